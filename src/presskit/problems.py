"""What is wrong in a user's files, as one value; and how it is told.

In: a place, a code, a sentence and a remedy. Out: the two lines a person reads, a row of JSON, or an
annotation for GitHub. Every room below the command line raises `Problems` or calls a `Warn`; nobody
prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """A hint that is so exact that an editor can do what it says.

    `new` belongs into the place of `old`, which stands where the problem is: inside a text, or the whole of it with its
    double quotation marks. Or `table` is where an entry has to be added; or the entry itself is to `go`; or it lacks a
    `field`, into which somebody has to write.
    """

    hint: str
    old: str = ""
    new: str = ""
    table: str = ""
    go: bool = False
    field: str = ""

    def __str__(self) -> str:
        return self.hint


Hint = str | Remedy
"""What to do about a mistake, for a person to read; as a `Remedy` also for a program."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands, and what to do about it.

    `line` and `column` count from 1, in characters (a byte order mark is not one of them), and are
    None where a file has none. `message` is one sentence without a full stop; `hint` says what to do, and `remedy`
    the same as a value, where it is that exact. `code` names the kind of mistake and is what `[check] ignore` takes.
    """

    severity: Severity
    path: str
    line: int | None
    column: int | None
    code: str
    message: str
    hint: str
    remedy: Remedy | None = None

    @property
    def where(self) -> str:
        """`path:line:column`, as far as they are known; a name of nothing but spaces in quotation marks, to be seen."""
        path = f'"{self.path}"' if self.path.isspace() else self.path
        return ":".join(str(part) for part in (path, self.line, self.column) if part is not None)


Warn = Callable[[Problem], None]
"""Takes a warning or a piece of advice as soon as it is found."""


def unheard(_: object) -> None:
    """A `Warn`, or whatever else is called with news, for callers that do not listen."""


def from_here(path: Path) -> str:
    """A path as it is displayed: relative to where the person stands, if it lies below; a link keeps its own name."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


class Problems(Exception):
    """Everything found wrong in the user's files, in the order of their lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=_place))
        super().__init__(to_text(self.problems))


class Missing(Exception):
    """Something that the machine lacks, with the command that brings it (exit status 3)."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what}\n  {remedy}")


class WrongArgument(ValueError):
    """A wrong argument of the caller's (exit status 2); any other ValueError is a mistake of presskit's own."""


def _problem(severity: Severity, path: str, at: tuple[int, int] | None, code: str, message: str, hint: Hint) -> Problem:
    """A Problem, each of whose texts is on one line, even where it quotes what the user wrote, line ends and all."""
    line, column = at or (None, None)
    lines = (text.splitlines() for text in (message, str(hint)))
    message, said = (" ".join(rows) for rows in lines)
    return Problem(severity, path, line, column, code, message, said, hint if isinstance(hint, Remedy) else None)


def error(path: str, at: tuple[int, int] | None, code: str, message: str, hint: Hint) -> Problem:
    """A Problem that stops the work; `at` is (line, column)."""
    return _problem("error", path, at, code, message, hint)


def failure(path: str, at: tuple[int, int] | None, code: str, message: str, hint: Hint) -> Problems:
    """What is raised for one mistake alone, which stops the work at once."""
    return Problems([error(path, at, code, message, hint)])


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset in a text, both counted from 1, in characters."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def warning(path: str, at: tuple[int, int] | None, code: str, message: str, hint: Hint) -> Problem:
    """A Problem that does not stop the work, unless `--strict` is given."""
    return _problem("warning", path, at, code, message, hint)


def advice(path: str, at: tuple[int, int] | None, code: str, message: str, hint: Hint) -> Problem:
    """Something that reads better otherwise; never a failure."""
    return _problem("advice", path, at, code, message, hint)


def nearest(word: str, words: Iterable[str], other_names: Mapping[str, str] | None = None) -> str | None:
    """The one of `words` that was meant, if one is near; `other_names` says what people call them elsewhere: for each
    name the words that it may stand for, the likeliest first."""
    from rapidfuzz import fuzz, process  # loaded only when something is misspelt

    known = {name.lower(): name for name in words}
    stand_for = {
        other: next((known[one] for one in meant.split() if one in known), None)
        for other, meant in (other_names or {}).items()
    }
    elsewhere = {other: name for other, name in stand_for.items() if name}
    lower = word.lower()
    if found := elsewhere.get(lower.replace("-", "_")):
        return found
    # Of 100: 70 takes "organisaton" and "hilights" and leaves "company" for "summary" alone; 90 takes "twiter" for
    # "twitter" and leaves "links", a table, for "link" alone.
    for named, least in ((known, 70), (elsewhere, 90)):
        if near := process.extractOne(lower, list(named), scorer=fuzz.ratio, score_cutoff=least):
            return named[near[0]]
    return None


def replacement(old: str, new: str, why: str = "") -> Remedy:
    """`write NEW`, in the place of `old`; `why` ends the hint."""
    return Remedy(f"write {new}{why}", old, new)


def suggestion(word: str, other: str) -> Remedy:
    """`did you mean "…"?`, with `other` in the place of `word`."""
    return Remedy(f'did you mean "{other}"?', word, other)


def did_you_mean(word: str, words: Iterable[str]) -> Remedy | None:
    """`did you mean "…"?` for the nearest of `words`, if one is near."""
    found = nearest(word, words)
    return suggestion(word, found) if found else None


def to_text(problems: Sequence[Problem]) -> str:
    """The form for people: `path:line:column: message`, and the remedy on a line of its own."""
    return "\n".join(
        f"{problem.where}: {'' if problem.severity == 'error' else problem.severity + ': '}{problem.message}"
        f"\n  {problem.hint}"
        for problem in problems
    )


def as_row(problem: Problem) -> dict[str, str | int | None]:
    """A problem as JSON has it: all of it but the remedy, which the hint says."""
    return {name: getattr(problem, name) for name in Problem.__slots__ if name != "remedy"}


def to_json(problems: Sequence[Problem]) -> str:
    """The form for programs: a list of objects with the fields of `Problem`."""
    return json.dumps([as_row(problem) for problem in problems], ensure_ascii=False, indent=2)


def to_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the line.

    Source: GitHub, "Workflow commands for GitHub Actions" (`::error file=…,line=…,col=…::message`).
    """
    level = {"error": "error", "warning": "warning", "advice": "notice"}
    lines = []
    for problem in problems:
        at = [("file", problem.path), ("line", problem.line), ("col", problem.column), ("title", problem.code)]
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in at if value is not None)
        lines.append(f"::{level[problem.severity]} {properties}::{_data(f'{problem.message}. {problem.hint}')}")
    return "\n".join(lines)


def _place(problem: Problem) -> tuple[str, int, int]:
    return (problem.path, problem.line or 0, problem.column or 0)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

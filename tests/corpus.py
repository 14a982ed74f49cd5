"""Wrong profiles, each with what is to be told about it in a comment on the wrong line.

A file in tests/wrong/ holds several, each below a line `# --- what is wrong`. Expected is what its comments say,

    born = "spring" # error: 8: person.born: "spring" is not a date | write it as 2021, "2021-03" or "2021-03-15"

the column, the message and the remedy; with `# error: 3:8:` the line stands there too, for lines that can hold no
comment. `python -m tests.corpus` writes the comments anew, to be read before they are committed.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from presskit import check
from presskit.problems import Problem

FOLDER = Path(__file__).parent / "wrong"

_COMMENT = re.compile(r" ?# (error|warning): (\d+):(?:(\d+):)? (.*?) \| (.*)$")


@dataclass(frozen=True)
class Case:
    """One wrong profile: the file that it stands in, what is wrong, and its text."""

    file: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"

    @property
    def profile(self) -> str:
        """The text without the comments that have a line of their own."""
        return re.sub(r"^# (error|warning): \d+:\d+: .*\n", "", self.text, flags=re.MULTILINE)

    def expected(self) -> list[Problem]:
        """What its comments say."""
        return sorted(self._comments(), key=_place)

    def _comments(self) -> Iterator[Problem]:
        for number, line in enumerate(self.text.split("\n"), 1):
            if found := _COMMENT.search(line):
                severity, first, second, message, hint = found.groups()
                at = (int(first), int(second)) if second else (number, int(first))
                yield Problem(severity, "profile.toml", *at, "", message, hint)  # type: ignore[arg-type]


def cases() -> list[Case]:
    """All of them."""
    return [
        Case(path.stem, *text.split("\n", 1))
        for path in _files()
        for text in re.split("^# --- ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    ]


def _files() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.toml") if not path.stem.startswith("advice-"))  # see test_check.py


def prepare(folder: Path) -> None:
    """Put the files into the folder that the wrong profiles name."""
    (folder / "portrait.png").write_bytes(png(30, 40))
    (folder / "huge.png").write_bytes(png(20_000, 20_000, rows=1))
    (folder / "notes.jpg").write_text("Not a picture.")
    (folder / "folder").mkdir(exist_ok=True)


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A grey picture; with fewer `rows` than its head says, the rest of it is missing."""
    data = zlib.compress((b"\0" + b"\x80" * width) * (height if rows is None else rows))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def told(text: str, folder: Path) -> list[Problem]:
    """What is told about a profile of this text, advice apart."""
    path = folder / "profile.toml"
    path.write_text(text, "utf-8")
    return sorted((problem for problem in check.check(path) if problem.severity != "advice"), key=_place)


def _place(problem: Problem) -> tuple[int, int, str]:
    return (problem.line or 0, problem.column or 0, problem.message)


def _annotated(text: str, folder: Path) -> str:
    """The text with a comment for everything that is told about it."""
    lines = [_COMMENT.sub("", line) for line in text.rstrip("\n").split("\n")]
    while lines and not lines[-1].strip():
        lines.pop()
    bare = "\n".join(lines) + "\n"
    expected = told(bare, folder)
    below = []
    for problem in expected:
        at, said = (problem.line or 1) - 1, f"{problem.message} | {problem.hint}"
        beside = [*lines]
        beside[at] += f" # {problem.severity}: {problem.column}: {said}"
        same = [(one.line, one.column, one.message, one.hint) for one in told("\n".join(beside) + "\n", folder)]
        if "#" not in lines[at] and same == [(one.line, one.column, one.message, one.hint) for one in expected]:
            lines = beside
        else:
            below.append(f"# {problem.severity}: {problem.line}:{problem.column}: {said}")
    return "\n".join([*lines, *below]) + "\n\n"


def main() -> None:
    """Write the expectations of all cases anew."""
    import os
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        prepare(Path(name))
        for path in _files():
            found = [case for case in cases() if case.file == path.stem]
            texts = [f"# --- {case.title}\n{_annotated(case.text, Path(name))}" for case in found]
            path.write_text("".join(texts).rstrip("\n") + "\n", "utf-8")


if __name__ == "__main__":
    main()

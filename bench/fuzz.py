"""Breaks presskit: wrong profiles, other tools' files, archives, templates, pictures and arguments by the thousand.

`make fuzz` tries 20,000 cases of a seed, each in a process of its own with the command line as people run it, and
fails if one of them ends in anything but what was asked for or problems told plainly. `python -m bench.fuzz --case
yaml:17` tries one, and shows what was said; docs/decisions/fuzzing.md has the figures.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import hashlib
import importlib
import io
import json
import os
import pickle
import pkgutil
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench import wrong_input
from bench.hostile import NO_PICTURES
from bench.wrong_input import Case, Command

SECONDS = 5.0
"""Of CPU, the most that a command may take."""

MEMORY = 500
"""MB, the most that a case may hold at once."""

PATIENCE = 15
"""Seconds of CPU after which a command is killed; six times as many by the clock."""

KILLED: dict[int, str] = {signal.SIGPROF: "a hang", signal.SIGALRM: "a hang by the clock", signal.SIGKILL: "killed"}

SECRET = "root:x:0:0"
"""What stands in a file of the machine that XML and paths point at."""


@dataclass
class Ran:
    """What one command ended with: its status, what it said, the CPU seconds that it took."""

    command: Command
    status: int
    out: str
    err: str
    seconds: float


@dataclass
class Outcome:
    """What became of a case: the commands that ran, what is wrong about it, the most memory in MB."""

    case: str
    ran: list[Ran] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    memory: float = 0

    @property
    def slowest(self) -> float:
        return max((ran.seconds for ran in self.ran), default=0)


# --- one case ----------------------------------------------------------------------------------------------


def attempt(case: Case, *, kit: Path | None = None) -> Outcome:
    """Run a case in a process of its own; `kit` is an output/ that stands beside the profile."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        answers, answer = os.pipe()
        child = os.fork()
        if not child:
            os.close(answers)
            with os.fdopen(answer, "wb") as file:
                _in_a_process(case, Path(name), kit, file)
            os._exit(0)
        os.close(answer)
        outcome, at = Outcome(str(case)), None
        with os.fdopen(answers, "rb") as file, contextlib.suppress(EOFError, pickle.UnpicklingError):
            while (said := pickle.load(file)) is not None:
                if isinstance(said, Outcome):
                    outcome, at = said, None
                else:
                    at = said
        _, ended, used = os.wait4(child, 0)
        outcome.memory = used.ru_maxrss / 1024
        if os.WIFSIGNALED(ended):
            number = os.WTERMSIG(ended)
            outcome.faults.append(f"{KILLED.get(number, f'signal {number}')} in {_spoken(at)}")
        elif at is not None or os.WEXITSTATUS(ended):
            outcome.faults.append(f"the process ended in {_spoken(at)}")
        if outcome.memory > MEMORY:
            outcome.faults.append("memory: more than 500 MB")
        return outcome


def _spoken(command: Command | None) -> str:
    return f"`{' '.join(command[:2])}`" if command else "the examination"


def _in_a_process(case: Case, folder: Path, kit: Path | None, answer: Any) -> None:
    """Run the commands of a case, look at what they did, and send it."""
    gc.disable()  # as `presskit.cli.main` does
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    here = folder / "here"
    (folder / "tmp").mkdir()
    here.mkdir()
    tempfile.tempdir = str(folder / "tmp")
    os.environ["TMPDIR"] = str(folder / "tmp")
    os.chdir(here)
    for name, data in case.files.items():
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if kit and case.kit:
        shutil.copytree(kit, here / "output")
    outcome = Outcome(str(case))
    watch = _Watch(folder)
    sys.addaudithook(watch.hear)
    for command in case.commands:
        pickle.dump(command, answer)
        answer.flush()
        before = _standing(here)
        watch.on = True
        ran, raised = _run(command, folder)
        watch.on = False
        outcome.ran.append(ran)
        if raised:
            outcome.faults.append(raised)
        outcome.faults += watch.faults()
        with _told_by(outcome):
            outcome.faults += _faults(ran, before, here, case)
        if ran.status:
            break
    if case.source and outcome.ran and outcome.ran[0].status == 0 and not outcome.faults:
        from tests.leaves import leaves, missing

        with _told_by(outcome):
            text = Path("new.toml").read_text("utf-8")
            said = "\n".join(ran.err for ran in outcome.ran)
            lost = missing(leaves(case.source, case.files[case.source]), f"{text}\n{said}")
            outcome.faults += [f"lost: {json.dumps(lost[0])[:80]}"] if lost else []
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.alarm(0)
    pickle.dump(outcome, answer)
    pickle.dump(None, answer)


@contextlib.contextmanager
def _told_by(outcome: Outcome) -> Iterator[None]:
    """A mistake of the examination is a fault like any other."""
    try:
        yield
    except Exception:
        outcome.faults.append(f"the examination: {traceback.format_exc(limit=-2)}")


def _run(command: Command, folder: Path) -> tuple[Ran, str]:
    """A command in this process, and the mistake of presskit's own that it ended in, if any."""
    from presskit import cli

    os.environ["PRESSKIT_TRACEBACK"] = "1"
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    signal.alarm(6 * PATIENCE)
    begun, raised, status = time.process_time(), "", -1
    out, err = (
        (folder / "out").open("w+", encoding="utf-8"),
        (folder / "err").open("w+", encoding="utf-8", errors="backslashreplace"),
    )
    sys.stdout, sys.stderr = out, err
    try:
        status = cli.run(command)
    except BaseException as mistake:
        place = next(
            (
                frame
                for frame in reversed(traceback.extract_tb(mistake.__traceback__))
                if "/presskit/" in frame.filename
            ),
            None,
        )
        where = f"{place.filename.rpartition('/presskit/')[2]}:{place.name}" if place else "?"
        raised = f"traceback: {type(mistake).__name__} in {where}: {str(mistake)[:120]!r}"
        err.write(traceback.format_exc(limit=-12))
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    texts = []
    for file in (out, err):
        with contextlib.suppress(ValueError, UnicodeError):
            file.flush()
        file.close()
        texts.append(Path(file.name).read_text("utf-8", "replace"))
    out_text, err_text = texts
    return Ran(command, status, out_text, err_text, time.process_time() - begun), raised


class _Watch:
    """Writes what is opened for writing outside the folder, and every use of the network or of other programs."""

    def __init__(self, folder: Path) -> None:
        self.on = False
        self.folder = os.path.realpath(folder)
        self.seen: set[str] = set()

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, _, flags = arguments
            writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
            if isinstance(path, str | bytes) and flags & writing:
                self._changed(path)
        elif event in ("os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.rename", "os.link", "os.symlink"):
            paths = arguments[:2] if event in ("os.rename", "os.link") else arguments[:1]
            for path in paths:
                if isinstance(path, str | bytes) and not _relative_to_descriptor(arguments):
                    self._changed(path)
        elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
            self.seen.add(f"network: {event}")
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
            self.seen.add(f"another program: {event}")

    def _changed(self, path: str | bytes) -> None:
        whole = os.path.realpath(os.fsdecode(path))
        if not whole.startswith((self.folder, "/dev/", os.path.realpath(os.environ.get("XDG_CACHE_HOME", "/dev")))):
            self.seen.add(f"written outside: {whole}")

    def faults(self) -> list[str]:
        """What was seen, once."""
        seen, self.seen = sorted(self.seen), set()
        return seen


def _relative_to_descriptor(arguments: tuple[Any, ...]) -> bool:
    return any(isinstance(one, int) and one >= 0 for one in arguments[-2:])


# --- whether it is good ------------------------------------------------------------------------------------

_PROBLEM = re.compile(r"(?P<path>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?: (?P<said>\S.*)")

_TOLD = re.compile(
    r"presskit: |Usage: |Error: |Try '|Read .* as |No place for |Left alone|Wrote |Made |It leaves out |"
    r"Nobody who gets |Nothing |blurbs leave |The profile holds |presskit goes on |\d+ words?, \d+ characters?, |"
    r"\d+ (sentence|change)s?|.* leaves out |.*: no problems$|.*: the profile has no fact that is not told yet$| "
)
"""What is told that is no problem."""

_PYTHON = re.compile(
    r"NoneType|\b(?:Key|Type|Value|Attribute|Index|Unicode\w*|OS|Recursion|Memory|Assertion)Error\b|\[Errno|<class |"
    r"object at 0x|pydantic|codec can't|Traceback|mistake of its own|zlib|libxml|\bNone\b(?! of\b)|dict_|PosixPath"
)
"""Words of a programmer's that a person must not meet."""

_WHOLE_FILE = re.compile(
    r"there is no such file|larger than|this is a folder|not an ordinary file|cannot be read|may not be read|"
    r"the kit cannot be written|presskit did not make|there is a |no sentence of the profile fits|"
    r"holds more than|even the shortest|no font of this look has"
)
"""Problems of a text file that have no line; the last is of letters that stand in presskit's own words only."""


def _faults(ran: Ran, before: dict[str, str], here: Path, case: Case) -> Iterator[str]:
    name = ran.command[0]
    told = ran.err + (ran.out if name == "check" else "")
    if ran.status not in (0, 1, 2):
        if ran.status != -1:
            yield f"status {ran.status} of {name}"
        return
    if ran.seconds > SECONDS:
        yield f"slow: {name} takes more than 5 s of CPU"
    written = "".join(line for line in told.splitlines(True) if not _quotes(line, case))
    if found := _PYTHON.search(written):
        yield f"words of Python: {name}: {found[0]}"
    if SECRET in told + ran.out:
        yield f"read from elsewhere: {name}"
    after = _standing(here)
    if ran.status == 1:
        yield from _untouched(name, before, after)
        yield from _plain(ran, here)
    elif ran.status == 2:
        yield from _untouched(name, before, after)
        if not ran.err.strip():
            yield f"nothing is said of a wrong argument: {name}"
    else:
        yield from _came_of_it(ran, here, case)
    strays = {path for path in after if path not in before and not path.startswith("output/")}
    if (
        name in ("check", "build", "blurb", "sources", "stale", "changes", "places")
        and strays
        and "-o" not in ran.command
    ):
        asked = any(one.startswith("--o") for one in ran.command)
        if not asked:
            yield f"{name} wrote {min(strays)}"


def _quotes(line: str, case: Case) -> bool:
    """Whether a line's odd words are the user's own."""
    words = _PYTHON.findall(line)
    texts = b"".join(case.files.values()) + " ".join(word for row in case.commands for word in row).encode()
    return bool(words) and all(found.group(0).encode() in texts for found in _PYTHON.finditer(line))


def _untouched(name: str, before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    if changed:
        yield f"{name} failed and changed {changed[0]}"


def _plain(ran: Ran, here: Path) -> Iterator[str]:
    """What is not as it should be in what was told of problems."""
    name = ran.command[0]
    if name == "check":
        if "json" in ran.command:
            rows = json.loads(ran.out)
            if not any(row["severity"] == "error" and row["hint"] and row["message"] for row in rows):
                yield "check --format json names no error"
            return
        if "github" in ran.command:
            if "::error " not in ran.out:
                yield "check --format github names no error"
            return
    text = ran.out if name == "check" else ran.err
    lines = text.removesuffix("\n").split("\n")
    if name == "stale" and ran.out:
        return
    problems = 0
    for at, line in enumerate(lines):
        if _TOLD.match(line):
            continue
        found = _PROBLEM.fullmatch(line)
        if not found:
            yield f"{name}: not the form of a problem: {line[:80]!r}"
            return
        if at + 1 == len(lines) or not lines[at + 1].startswith("  ") or not lines[at + 1].strip():
            yield f"{name}: no remedy: {line[:80]!r}"
        problems += not re.match(r"(warning|advice): ", found["said"])
        yield from _placed(found, here)
    if not problems:
        yield f"{name}: status 1, and no problem is told"


def _placed(found: re.Match[str], here: Path) -> Iterator[str]:
    """A place that there is not, or none where there must be one."""
    path = here / found["path"]
    try:
        if not path.is_file() or path.suffix not in (".toml", ".html", ".css"):
            return
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError):
        return
    if found["line"] is None:
        if not _WHOLE_FILE.search(found["said"]) and not found["said"].startswith(("advice: ", "warning: ")):
            yield f"no line is named: {found['said'][:60]!r}"
        return
    lines = text.split("\n")
    line, column = int(found["line"]), int(found["column"] or 1)
    if not 1 <= line <= len(lines) or not 1 <= column <= len(lines[line - 1]) + 1:
        yield f"a place that there is not: {found.group(0)[:80]!r}"


def _came_of_it(ran: Ran, here: Path, case: Case) -> Iterator[str]:
    """Whether what was asked for is there."""
    name, command = ran.command[0], ran.command
    if name == "build" and not {"-h", "--help", "--output", "-o"} & set(command):
        audience = command[command.index("--audience") + 1] if "--audience" in command else ""
        folder = here / "output" / audience
        rows = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
        for file, row in rows.items():
            if hashlib.sha256((folder / file).read_bytes()).hexdigest() != row["sha256"]:
                yield f"the kit is not what its manifest says: {file}"
    elif name == "blurb" and not {"-h", "--help"} & set(command):
        text = ran.out.removesuffix("\n")
        if not text.strip():
            yield "blurb says nothing"
        if "--words" in command and len(text.split()) > int(command[command.index("--words") + 1]):
            yield "blurb is over its words"
        if "--characters" in command and len(text) > int(command[command.index("--characters") + 1]):
            yield "blurb is over its characters"
    elif name == "import" and "new.toml" in command:
        tomllib.loads((here / "new.toml").read_text("utf-8"))


def _standing(here: Path) -> dict[str, str]:
    """The files of the folder with their hashes."""
    found = {}
    for root, _, names in os.walk(here):
        for name in names:
            path = Path(root) / name
            if path.is_file():
                found[path.relative_to(here).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


# --- many cases --------------------------------------------------------------------------------------------


@contextlib.contextmanager
def ready() -> Iterator[Path]:
    """Everything loaded once, for the cases that are forked from this process; gives a kit that stands."""
    with tempfile.TemporaryDirectory(prefix="fuzz-kit-") as name, contextlib.chdir(name):
        import presskit
        from presskit import cli

        sys.dont_write_bytecode = True
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one of the machine's cores is enough
        folder = Path(name)
        (folder / "profile.toml").write_bytes(NO_PICTURES)
        (folder / "me.json").write_bytes(b'{"basics": {"name": "Ada Lind"}}')
        wrong_input.issued()
        with io.StringIO() as unheard, contextlib.redirect_stdout(unheard), contextlib.redirect_stderr(unheard):
            for command in (["build"], ["check"], ["import", "me.json", "-o", "me.toml"]):
                if cli.run(command):
                    raise SystemExit(f"{' '.join(command)} of a right profile fails")
            shutil.rmtree(folder / "output")
            cli.run(["build", "--only", "blurbs", "--only", "vcard"])
        import bibtexparser.entrypoint
        import docxtpl
        import lxml.etree
        import PIL.Image
        import pypdf
        import yaml

        import tests.leaves

        _ = (bibtexparser.entrypoint, docxtpl, lxml.etree, PIL.Image, pypdf, yaml, tests.leaves)
        for module in pkgutil.walk_packages(presskit.__path__, "presskit."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        gc.collect()
        gc.freeze()
        yield folder / "output"


def in_a_fresh_process(case: Case) -> Iterator[str]:
    """The first command of a case once more, as a program of its own: it must end and say the same."""
    again = attempt(Case(case.kind, case.number, case.files, case.commands[:1], kit=False))
    if not again.ran or again.faults:
        return
    first = again.ran[0]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        for file, data in case.files.items():
            path = Path(name) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        command = [sys.executable, "-m", "presskit", *case.commands[0]]
        ran = subprocess.run(command, cwd=name, capture_output=True, timeout=60, check=False)
    said = ran.stderr.decode("utf-8", "replace")
    if (ran.returncode, said) != (first.status, first.err):
        yield f"a program of its own ends in another way: {case.commands[0][0]}: {ran.returncode} {said[-100:]!r}"


@dataclass
class Tally:
    """What became of many cases."""

    ends: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)
    largest: tuple[float, str] = (0, "")
    commands: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, outcome: Outcome) -> None:
        ends = self.ends[kind]
        ends["cases"] += 1
        if outcome.faults:
            ends["faults"] += 1
        elif outcome.ran:
            ends[("done", "problems", "arguments")[outcome.ran[0].status]] += 1
        for fault in outcome.faults:
            self.faults[re.sub(r"\d+", "N", fault)[:160]].append(outcome.case)
        for ran in outcome.ran:
            self.commands[ran.command[0] if ran.command else ""] += 1
            if ran.seconds > self.slowest.get(ran.command[0], (0, ""))[0]:
                self.slowest[ran.command[0]] = (ran.seconds, outcome.case)
        self.largest = max(self.largest, (outcome.memory, outcome.case))

    def __str__(self) -> str:
        names = ("cases", "done", "problems", "arguments", "faults")
        lines = [f"{'':12}" + "".join(f"{name:>11}" for name in names)]
        whole: Counter[str] = sum(self.ends.values(), Counter())
        for kind, ends in [*self.ends.items(), ("all", whole)]:
            lines.append(f"{kind:12}" + "".join(f"{ends[name]:11,}" for name in names))
        lines.append(f"commands: {', '.join(f'{name} {count:,}' for name, count in self.commands.most_common())}")
        slow = sorted(self.slowest.items(), key=lambda row: -row[1][0])[:5]
        lines.append("slowest: " + "; ".join(f"{name} {seconds:.2f} s ({case})" for name, (seconds, case) in slow))
        lines.append(f"most memory: {self.largest[0]:.0f} MB ({self.largest[1]})")
        for fault, cases in sorted(self.faults.items(), key=lambda row: -len(row[1])):
            lines.append(f"{len(cases):5} {fault}\n      {' '.join(cases[:5])}")
        return "\n".join(lines)


def without_layout(case: Case) -> Case:
    """The case without the commands that lay out pages, which take most of the time."""
    quick = [one for one in case.commands if one[:1] != ["build"] or one[1:] == ["--only", "blurbs"]]
    return replace(case, commands=quick or [["check"]])


@contextlib.contextmanager
def _deep() -> Iterator[None]:
    """Room to write values as deep as are tried; what is tried has the usual room again."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(usual)


def fuzz(
    cases: Iterable[tuple[str, int]], seed: int, *, fresh: int = 200, report: int = 0, layout: bool = True
) -> Tally:
    """Try these cases; every `fresh`th once more as a program of its own."""
    tally = Tally()
    with ready() as kit:
        for at, (kind, number) in enumerate(cases, 1):
            with _deep():
                case = wrong_input.case(kind, number, seed)
            case = case if layout else without_layout(case)
            outcome = attempt(case, kit=kit)
            if fresh and at % fresh == 0 and not outcome.faults and case.commands[0][:1] != ["build"]:
                outcome.faults += in_a_fresh_process(case)
            tally.add(kind, outcome)
            if report and outcome.faults:
                print(f"{outcome.case}: {'; '.join(outcome.faults)[:500]}", file=sys.stderr, flush=True)
            if report and at % report == 0:
                print(f"{at} cases, {sum(map(len, tally.faults.values()))} faults", file=sys.stderr, flush=True)
    return tally


def show(case: Case) -> Outcome:
    """Try one case and print all that was said."""
    with ready() as kit:
        outcome = attempt(case, kit=kit)
    for ran in outcome.ran:
        print(f"$ presskit {' '.join(ran.command)}\n{ran.out}{ran.err}[{ran.status}] {ran.seconds:.2f} s")
    print(f"{outcome.memory:.0f} MB", *outcome.faults, sep="\n")
    return outcome


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="how many cases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", default="1/1", metavar="K/N", help="only the Kth of N parts")
    parser.add_argument("--kind", action="append", choices=list(wrong_input.KINDS), help="only cases of this kind")
    parser.add_argument("--no-layout", action="store_true", help="lay no pages out: twice as fast")
    parser.add_argument("--case", metavar="KIND:NUMBER", help="one case, and what was said")
    parser.add_argument("--keep", type=Path, help="with --case: write its files into this folder")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("XDG_CACHE_HOME", tempfile.gettempdir())
    if asked.case:
        kind, _, number = asked.case.partition(":")
        case = wrong_input.case(kind, int(number), asked.seed)
        if asked.keep:
            for name, data in case.files.items():
                (asked.keep / name).parent.mkdir(parents=True, exist_ok=True)
                (asked.keep / name).write_bytes(data)
        return bool(show(case).faults)
    part, _, parts = asked.part.partition("/")
    cases = wrong_input.plan(asked.count)[int(part) - 1 :: int(parts)]
    cases = [(kind, number) for kind, number in cases if not asked.kind or kind in asked.kind]
    begun = time.monotonic()
    # what templates are compiled to is kept for the user, who is nobody's here
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="presskit-fuzz-")
    tally = fuzz(cases, asked.seed, report=500, layout=not asked.no_layout)
    print(tally)
    print(f"seed {asked.seed}, {time.monotonic() - begun:.0f} s by the clock")
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    return bool(tally.faults)


if __name__ == "__main__":
    sys.exit(main())

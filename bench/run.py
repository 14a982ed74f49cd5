"""How long presskit takes, beside its peers, in one run on one machine.

In: nothing. Out: a table on standard output: for each command the CPU seconds (its own and its children's), the
seconds on the clock and the peak memory, medians of several cold processes taken in turn, and the ratio to pandoc
with WeasyPrint. Then the share of each step of a build, measured inside one process.

    make bench                      # or: .venv/bin/python bench/run.py --rounds 9

Machines differ and are busy: the ratios are what to compare. Nothing here is a test, and nothing fails.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from presskit.document import Document
    from presskit.fit import Column, Layout

HERE = Path(__file__).parent
PROFILE = HERE.parent / "profile.toml"
BIN = Path(sys.executable).parent

# what pip compiles when it installs, a checkout compiles when it first runs, unless it is told not to
_ENV = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

FEW = ("tldr", "tagline", "words-25", "words-50", "words-100", "words-200", "characters-160", "characters-280")
"""The places of a short kit: eight texts instead of all."""

TYPST = """
import typst
typst.compile({source!r}, output={target!r})
"""


class Cost(NamedTuple):
    """What one process took: CPU and clock in seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="cold processes of each command (5)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(PROFILE, folder)
        few = Path(folder, "few")
        few.mkdir()
        (few / "profile.toml").write_text(f"{PROFILE.read_text('utf-8')}\n[kit]\nplaces = {list(FEW)}\n", "utf-8")
        academic = Path(folder, "academic")
        academic.mkdir()
        (academic / "profile.toml").write_text(_academic(), "utf-8")
        commands = dict(_commands(Path(folder)))
        costs = _measured(commands, Path(folder), rounds)
    base = costs.get("pandoc, WeasyPrint: one CV")
    print(f"{'':36}{'CPU s':>8}{'ratio':>8}{'clock s':>9}{'ratio':>8}{'MiB':>7}")
    for name, cost in costs.items():
        cpu, wall = (f"{cost.cpu / base.cpu:8.2f}", f"{cost.wall / base.wall:8.2f}") if base else (f"{'':8}", f"{'':8}")
        print(f"{name:36}{cost.cpu:8.2f}{cpu}{cost.wall:9.2f}{wall}{cost.memory:7.0f}")
    print("\nThe steps of one build, CPU seconds:")
    for step, seconds in _steps():
        print(f"  {step:32}{seconds:8.3f}")


def _academic() -> str:
    """The profile of 152 entries that a test holds to a number of layouts and to its memory; here are its seconds."""
    sys.path.insert(0, str(HERE.parent))
    from tests.profiles import academic

    return academic()


def _commands(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The commands to compare; one whose program is not here is named and left out."""
    presskit = [sys.executable, "-m", "presskit"]
    first = [f"--only={name}" for name in ("one-pager", "bio", "blurbs")]
    yield "presskit build: the whole kit", [*presskit, "build", "-o", "kit"]
    yield "presskit build: page, Word, 8 texts", [*presskit, "build", "few/profile.toml", "-o", "few/kit", *first]
    yield "presskit build: page, Word, texts", [*presskit, "build", "-o", "first", *first]
    yield "presskit build: 152 entries", [*presskit, "build", "academic/profile.toml", "-o", "academic/kit"]
    yield "presskit build: nothing changed", [*presskit, "build", "-o", "unchanged"]
    yield "presskit build --only one-pager", [*presskit, "build", "-o", "page", "--only", "one-pager"]
    yield "presskit blurb --words 50", [*presskit, "blurb", "--words", "50"]
    yield "presskit check", [*presskit, "check"]
    yield "presskit --version", [*presskit, "--version"]
    if shutil.which("pandoc"):
        engine = f"--pdf-engine={BIN / 'weasyprint'}"
        yield "pandoc, WeasyPrint: one CV", ["pandoc", str(HERE / "cv.md"), "-s", engine, "-o", "cv.pdf"]
    else:
        print("pandoc is not here (Debian: apt-get install pandoc): no ratios\n", file=sys.stderr)
    if importlib.util.find_spec("typst"):
        source = folder / "cv.typ"
        source.write_text((HERE / "cv.typ").read_text("utf-8"), "utf-8")
        yield "typst: one CV", [sys.executable, "-c", TYPST.format(source="cv.typ", target="cv-typst.pdf")]
    else:
        print("typst is not here (pip install typst): left out\n", file=sys.stderr)


def _measured(commands: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, Cost]:
    """Medians of several cold runs, the commands taken in turn so that a busy minute hits all of them."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            for kit in ("kit", "first", "few/kit", "page", "academic/kit"):  # a cold build finds nothing to keep
                shutil.rmtree(folder / kit, ignore_errors=True)
            cost = _cost(command, folder)
            if turn:  # the first fills the caches of the disk
                found[name].append(cost)
    return {
        name: Cost(*(statistics.median(values) for values in zip(*costs, strict=True))) for name, costs in found.items()
    }


def _cost(command: list[str], folder: Path) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=_ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode()}")
    wall = time.perf_counter() - started
    # ru_maxrss counts kilobytes on Linux, bytes on macOS
    memory = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return Cost(usage.ru_utime + usage.ru_stime, wall, memory)


def _steps() -> list[tuple[str, float]]:
    """The CPU seconds of each step of a build, in a process of its own."""
    code = f"import sys; sys.path.insert(0, {str(HERE)!r}); import run; run.steps()"
    told = subprocess.run([sys.executable, "-c", code], env=_ENV, capture_output=True, text=True, check=True).stdout
    return [(line.rpartition("\t")[0], float(line.rpartition("\t")[2])) for line in told.splitlines()]


def steps() -> None:
    """Walk the road of a build by hand and print what each step took."""
    took: dict[str, float] = {"start Python": time.process_time()}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        started = time.process_time()
        yield
        took[name] = took.get(name, 0) + time.process_time() - started

    with step("load models and words"):
        import presskit
        from presskit.kit import products
        from presskit.kit.context import build_context
        from presskit.writers.kit_file import KitFile
    with step("read the profile"):
        profile = presskit.load(PROFILE)
    with step("load WeasyPrint"):
        from presskit import weasy
        from presskit.writers import pdf

        weasy.load()
    with step("compose the one-pager"):
        day = profile.as_of or datetime.date(2026, 1, 1)
        context = build_context(profile, PROFILE.parent, audience=None, as_of=day, paper=None)
        template = context.templates.get("one-pager")
        drafts = context.drafts(template)
    from presskit.fit import fit

    typesetter = pdf.Typesetter(template, context.typefaces, paper="a4", accent=None, warn=print)
    layouts = _Counted(typesetter.measure)
    with step("fit the one-pager"):
        fitted = fit(drafts, layouts)
    took[f"  of which {layouts.calls} layouts"] = layouts.seconds
    with step("write the one-pager"):
        typesetter.write(fitted.document, fitted.layout, [], day)
    other = pdf.Typesetter(template, context.typefaces, paper="letter", accent=None, warn=print)
    with step("another one-pager, on other paper"):
        fitted = fit(drafts, other.measure)
        other.write(fitted.document, fitted.layout, [], day)
    files: dict[str, KitFile] = {}
    for stage in products.stages(context, products.wanted(context, None)):
        with step("settle the words of all files"):
            tasks = stage(files)
        for task in tasks:
            with step(f"make {task.name}"):
                for load in task.loads:
                    load()
                files |= {file.name: file for file in task.make(print)}
    print(*(f"{name}\t{seconds}" for name, seconds in took.items()), sep="\n")


class _Counted:
    """Measures, and knows how often it was asked to and how long that took."""

    def __init__(self, measure: Callable[[Document, Layout], Mapping[str, Column]]) -> None:
        self.measure, self.calls, self.seconds = measure, 0, 0.0

    def __call__(self, document: Document, layout: Layout) -> Mapping[str, Column]:
        started = time.process_time()
        try:
            return self.measure(document, layout)
        finally:
            self.calls, self.seconds = self.calls + 1, self.seconds + time.process_time() - started


if __name__ == "__main__":
    main()

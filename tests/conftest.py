"""What several tests share: presskit run as a person runs it, a folder to run it in, and a kit that stands there."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import settings

import presskit
from presskit import cli, weasy
from tests import validators

PERSON = '[person]\nname = "Ada Lind"\npronouns = "she"\noccupations = ["engineer"]\n'
"""The least of which every file of a kit can be made."""


class Ran(NamedTuple):
    """What a command ended with and what it said."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """What was told on standard error, without how a build ends."""
        ends = r"(?m)^(?:Made [\d,]+ files? in .*|The accent is .*|Nothing has changed since .*|Open(?: first)?:)\n"
        return re.sub(ends, "", self.err)


Run = Callable[..., Ran]

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""What one process of the tests compiles, hundreds of others find again, whatever this machine has Python do."""


settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("other")
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))
"""The values that Hypothesis draws are the same in every run, so that what passes once passes everywhere until the code
changes; `make fuzz` draws others."""


END_TO_END = "from end to end: it lays out a page, or starts another program"


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "run the unit tests only: those that lay out no page, start no program and are not marked as slow"
    parser.addoption("--quick", action="store_true", help=words)


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--quick"):
        sys.addaudithook(lambda event, _: _pass_over() if event == "subprocess.Popen" else None)
        for name in ("load", "render"):
            setattr(weasy, name, _pass_over)
    """What presskit keeps for its next process lies in the checkout, not in the folder of whoever runs the tests:
    there, two checkouts would compile by turns. Each process of the tests has its own: some look at what one command
    leaves for the next."""
    if cache := getattr(config, "cache", None):
        os.environ["XDG_CACHE_HOME"] = str(cache.mkdir("home" + os.environ.get("PYTEST_XDIST_WORKER", "")))


def _pass_over(*_: object) -> None:
    """Skip the test that is running where it turns out to be one from end to end, whatever file it stands in."""
    if "PYTEST_CURRENT_TEST" in os.environ:
        pytest.skip(END_TO_END)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--quick"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in set(slow)]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> None:
    """A test was passed over also where what it called has made another exception of that."""
    if call.excinfo and (skipped := _passed_over(call.excinfo.value)):
        call.excinfo = pytest.ExceptionInfo.from_exception(skipped)


def _passed_over(found: BaseException | None) -> BaseException | None:
    """The exception with which a test was passed over, among those that led to this one."""
    while found and not (isinstance(found, pytest.skip.Exception) and END_TO_END in str(found)):
        found = found.__cause__ or found.__context__
    return found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the person stands."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """`run("check", "profile.toml")`: the command line, in this process."""

    def command(*arguments: object) -> Ran:
        capfd.readouterr()
        status = cli.run([str(argument) for argument in arguments])
        return Ran(status, *capfd.readouterr())

    return command


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a profile and its kit, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "profile.toml").write_text(PERSON + '[kit]\nplaces = ["tldr", "words-50"]\n', "utf-8")
    presskit.build(folder / "profile.toml")
    return folder


@pytest.fixture
def kit(here: Path, built: Path) -> Path:
    """The kit that stands in output/ beside the profile."""
    shutil.copytree(built, here, dirs_exist_ok=True)
    return here / "output"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser of a file's tests, each of which opens a context of its own.

    It ends with the file: beside Playwright's thread presskit forks no process that it could hold to bounds, and a
    template without an end would run for ever in a later file's test.
    """
    validators.require("chromium")
    with validators.chromium() as browser:
        yield browser


def font(path: Path, letters: str, family: str, *, coloured: bool = False) -> None:
    """A font that has these letters, each a box as wide as none before it."""
    builder = FontBuilder(1000, isTTF=True)
    order = [".notdef", "space", *(f"u{ord(letter):X}" for letter in letters)]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({0x20: "space"} | {ord(letter): f"u{ord(letter):X}" for letter in letters})
    boxes = {}
    for at, name in enumerate(order):
        pen = TTGlyphPen(None)
        for index, point in enumerate([(50, 0), (50, 700), (400 + 20 * at, 700), (400 + 20 * at, 0)]):
            pen.lineTo(point) if index else pen.moveTo(point)
        pen.closePath()
        boxes[name] = pen.glyph()
    builder.setupGlyf(boxes)
    builder.setupHorizontalMetrics({name: (450 + 20 * at, 50) for at, name in enumerate(order)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    if coloured:
        builder.setupCPAL([[(0.8, 0.1, 0.1, 1.0)]])
        builder.setupCOLR({name: [(name, 0)] for name in order[2:]}, version=0)
    builder.save(path)


@pytest.fixture
def machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the fonts of a machine that has no others."""
    folder = tmp_path_factory.mktemp("fonts")
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(folder / "fonts.conf"))
    font(folder / "latin.ttf", "abc", "Plain")  # WeasyPrint warns of a machine without any font
    return folder


def files(folder: Path) -> dict[str, bytes | str]:
    """Everything below a folder, byte for byte; of a link, where it leads."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }

"""What several tests share: presskit run as a person runs it, a folder to run it in, and a kit that stands there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import presskit
from presskit import cli

PERSON = '[person]\nname = "Ada Lind"\npronouns = "she"\noccupations = ["engineer"]\n'
"""The least of which every file of a kit can be made."""


class Ran(NamedTuple):
    """What a command ended with and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


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


def files(folder: Path) -> dict[str, bytes | str]:
    """Everything below a folder, byte for byte; of a link, where it leads."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }

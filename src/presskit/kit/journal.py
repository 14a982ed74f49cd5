"""Writing to output/ so that a kill at any moment loses nothing.

In: the files of a finished build, in memory. Out: a folder that holds the whole new kit, or still the whole old
one. Everything is first written aside; then a journal says what is to be moved where; only then is it moved.
A build that was killed before its journal stood is undone by the next command, one killed after it is finished.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from presskit.problems import Problem, Problems, error

ASIDE = ".presskit"
"""The folder inside output/ that holds a build in the making; it is gone when the build is done."""

MANIFEST = "manifest.json"


class Plan(NamedTuple):
    """What is to be done to output/: files to write, files of an older kit to delete, files of ours that their
    owner has edited since, with the name under which each is kept."""

    write: Mapping[str, bytes]
    delete: Sequence[str]
    keep: Mapping[str, str]


def recover(output: Path) -> None:
    """Finish or undo what a killed build left in `output` and in its folders for audiences."""
    folders = [output, *(path for path in _children(output) if (path / ASIDE).is_dir())]
    for folder in folders:
        if not (folder / ASIDE).is_dir():
            continue
        with contextlib.suppress(OSError), _locked(folder) as free:
            if free:
                _finish(folder)


def publish(output: Path, plan: Plan, shown: str) -> None:
    """Carry out the plan, all of it or nothing; raises Problems for a folder that cannot be written to."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        with _locked(output) as free:
            if not free:
                hint = "wait until it is done, or choose another --output"
                raise Problems([_told(shown, "another build is writing here", hint)])
            _finish(output)
            try:
                _prepare(output, plan)
            except BaseException:
                shutil.rmtree(output / ASIDE, ignore_errors=True)
                raise
            _finish(output)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        hint = "choose another folder with --output, or make room and allow writing there"
        raise Problems([_told(shown, f"the kit cannot be written here: {reason}", hint)]) from None


def sha256(data: bytes) -> str:
    """The hash of a file, as manifest.json records it."""
    return hashlib.sha256(data).hexdigest()


def _prepare(output: Path, plan: Plan) -> None:
    aside = output / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "new").mkdir(parents=True)
    moves = []
    # the manifest comes last: while it is the old one, the old kit is the whole one
    for number, name in enumerate(sorted(plan.write, key=lambda name: (name == MANIFEST, name))):
        _write(aside / "new" / str(number), plan.write[name])
        moves.append([f"new/{number}", name])
    journal = {"keep": dict(plan.keep), "move": moves, "delete": list(plan.delete)}
    _write(aside / "journal.tmp", json.dumps(journal).encode())
    (aside / "journal.tmp").replace(aside / "journal.json")
    _sync(aside)


def _finish(output: Path) -> None:
    """Carry out the journal, if it stands; a step that was done before is passed over."""
    aside = output / ASIDE
    if (aside / "journal.json").is_file():
        journal = json.loads((aside / "journal.json").read_bytes())
        for name, kept in journal["keep"].items():
            if (output / name).exists() and not (output / kept).exists():
                (output / name).replace(output / kept)
        for staged, name in journal["move"]:
            if (aside / staged).exists():
                (output / name).parent.mkdir(parents=True, exist_ok=True)
                (aside / staged).replace(output / name)
        for name in journal["delete"]:
            (output / name).unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # not empty, or output/ itself
                if (output / name).parent != output:
                    (output / name).parent.rmdir()
        _sync(output)
    if aside.exists():
        # the journal goes first: without it what is left counts as never begun
        (aside / "journal.json").unlink(missing_ok=True)
        shutil.rmtree(aside)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether this process alone works in the folder; the lock goes with the process, however it ends."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _children(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir() and path.name != ASIDE]
    except OSError:
        return []


def _told(shown: str, message: str, hint: str) -> Problem:
    return error(shown, None, "output", message, hint)

"""Writing to output/ so that a kill at any moment loses nothing.

In: the files of a finished build, in memory. Out: a folder that holds the whole new kit, or still the whole old
one. Everything is first written aside; then a journal says what is to be moved where; only then is it moved.
A build that was killed before its journal stood is undone by the next command, one killed after it is finished.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from presskit.problems import Problem, Problems, error

ASIDE = ".presskit"
"""The folder inside output/ that holds a build in the making; it is gone when the build is done."""

MANIFEST = "manifest.json"
CLAIMS = "claims.json"


class Plan(NamedTuple):
    """What is to be done to output/: files to write, files of an older kit to delete, files of ours that their
    owner has edited since, with the name under which each is kept."""

    write: Mapping[str, bytes]
    delete: Sequence[str]
    keep: Mapping[str, str]


def recover(output: Path) -> None:
    """Finish or undo what a killed build left in `output` and in its folders for audiences."""
    for folder in (output, *_children(output)):
        with contextlib.suppress(OSError):  # whoever builds there is told
            if (folder / ASIDE).is_dir():
                with _locked(folder) as free:
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
            _try_out(output, plan)
            try:
                _prepare(output, plan)
            except BaseException:
                shutil.rmtree(output / ASIDE, ignore_errors=True)
                raise
            _finish(output)
    except OSError as fault:
        reason = (
            "a file has this name" if isinstance(fault, FileExistsError) else (fault.strerror or str(fault)).lower()
        )
        hint = "choose another folder with --output, or make room and allow writing there"
        raise Problems([_told(shown, f"the kit cannot be written here: {reason}", hint)]) from None


def sha256(data: bytes) -> str:
    """The hash of a file, as manifest.json records it."""
    return hashlib.sha256(data).hexdigest()


def inside(name: object) -> bool:
    """Whether a name stands for a file below output/: what lies elsewhere is not presskit's to touch."""
    return isinstance(name, str) and not Path(name).is_absolute() and ".." not in Path(name).parts and name != ""


def _try_out(output: Path, plan: Plan) -> None:
    """Raise OSError, before anything is begun, for a folder in output/ into which no file can be moved."""
    for folder in sorted({(output / name).parent for name in (*plan.write, *plan.delete, *plan.keep.values())}):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        if not there.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, f"{there.name} is not a folder")
        if not os.access(there, os.W_OK | os.X_OK):
            what = f"{there.name}/ may not be written to" if there != output else "permission denied"
            raise PermissionError(errno.EACCES, what)
        if there.stat().st_dev != output.stat().st_dev:
            raise OSError(errno.EXDEV, f"{there.name}/ is on another disk")


def _prepare(output: Path, plan: Plan) -> None:
    aside = output / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "new").mkdir(parents=True)
    moves = []
    # the manifest comes last: while it is the old one, the old kit is the whole one
    for number, name in enumerate(sorted(plan.write, key=lambda name: (name == MANIFEST, name))):
        _write(aside / "new" / str(number), plan.write[name])
        moves.append([f"new/{number}", name])
    for staged, _ in moves:
        _sync(aside / staged)
    journal = {"keep": dict(plan.keep), "move": moves, "delete": list(plan.delete)}
    _write(aside / "journal.tmp", json.dumps(journal).encode())
    _sync(aside / "journal.tmp")
    (aside / "journal.tmp").replace(aside / "journal.json")
    _sync(aside)


def _finish(output: Path) -> None:
    """Carry out the journal, if it stands; a step that was done before is passed over."""
    aside = output / ASIDE
    if journal := _journal(aside):
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


def _journal(aside: Path) -> dict[str, Any] | None:
    """What is to be done; None if nothing is, or if this is not what `_prepare` wrote."""
    try:
        journal = json.loads((aside / "journal.json").read_bytes())
        names = [*journal["keep"].items(), *journal["move"], *((name, name) for name in journal["delete"])]
        return journal if all(inside(first) and inside(second) for first, second in names) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


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
    """Write a file, and let the system begin to put it on the disk: fifty files then arrive there together."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync(path: Path) -> None:
    """Return when what stands in the file, or the folder, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
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

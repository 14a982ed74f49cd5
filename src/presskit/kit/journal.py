"""Writing to output/ so that a kill at any moment loses nothing.

In: the files of a finished build. Out: a folder that holds the whole new kit, or still the whole old one. Everything is
first written aside, what is large as soon as it is made; then a journal says what is to be moved where; only then is it
moved. A build that was killed before its journal stood is undone by the next build, one killed after it is finished.
Nothing but a build, which holds the lock of the folder from before it plans until it ends, does either.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from presskit import disk
from presskit.content import Content, Held
from presskit.kit.folder import Folder, Strange
from presskit.problems import Problem, Problems, error, failure, from_here, warning

ASIDE = ".presskit"
"""How the name of the folder in output/ begins that holds a build in the making; when that is done, it is gone."""

MANIFEST = "manifest.json"
CLAIMS = "claims.json"

LARGE = 1 << 16
"""Bytes of a file from which on it is put aside when it is made: less is held in memory until all are."""

_MARK = "presskit journal 2"


class StandingFile(Content):
    """A file in the folder of a kit, as it stands there or is put aside: read when it is needed."""

    def __init__(self, folder: Folder, name: str, size: int, sha256: str) -> None:
        self.folder = folder
        self.name = name
        self._size = size
        self._sha256 = sha256

    @property
    def size(self) -> int:
        return self._size

    @property
    def sha256(self) -> str:
        return self._sha256

    @contextlib.contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """A file to read it from; raises Problems if it is gone."""
        with self.folder.reading(self.name) as file:
            if file is None:
                raise Problems([self._changed()])
            yield file

    def write_to(self, file: BinaryIO) -> None:
        """Copy it; raises Problems if it is not any more what it was."""
        digest = hashlib.sha256()
        with self.opened() as source:
            while part := source.read(1 << 18):
                digest.update(part)
                file.write(part)
        if digest.hexdigest() != self.sha256:
            raise Problems([self._changed()])

    def _changed(self) -> Problem:
        shown = from_here(self.folder.path / self.name)
        return error(shown, None, "output", "this file was changed while the kit was built", "build again")


class Plan(NamedTuple):
    """What is to be done to output/: files to write, files of an older kit to delete, files of ours that their
    owner has edited since, with the name under which each is kept."""

    write: Mapping[str, Content]
    delete: Sequence[str]
    keep: Mapping[str, str]


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """The folder of a kit, for one build alone: what a killed one left there is finished or undone.

    It is made where it is missing, and taken away again if nothing comes into it. Raises Problems where another build
    is writing, and for a folder that cannot be made or written to.
    """
    made: list[Path] = []
    folder: Folder | None = None
    try:
        with _told_of(path):
            made = _make(path)
            folder = Folder(path)
            if not folder.lock():
                hint = "wait until it is done, or choose another --output"
                raise failure(from_here(path), None, "output", "another build is writing here", hint)
            _finish(folder)
        try:
            yield folder
        finally:
            _abandon(folder)
    finally:
        if folder:
            folder.close()
        with contextlib.suppress(OSError):  # not empty
            for one in made:
                one.rmdir()


def publish(folder: Folder, plan: Plan) -> None:
    """Carry out the plan, all of it or nothing; raises Problems for a folder that cannot be written to."""
    with _told_of(folder.path):
        for name in sorted((*plan.write, *plan.delete, *plan.keep.values())):
            if obstacle := folder.obstacle(name):
                raise OSError(errno.EACCES, obstacle)
        try:
            _prepare(folder, plan)
        except BaseException:
            with contextlib.suppress(OSError, Strange):
                folder.delete(f"{_aside(folder)}/journal.json")
            raise
        _finish(folder)


def put_aside(folder: Folder, name: str, content: Content) -> Content:
    """What is large, written to where a build is put aside; it takes this `name` if the build comes to its end.

    Processes that make the kit together may do this at the same time, for files of other names. Raises Problems.
    """
    if isinstance(content, StandingFile):
        return content
    if isinstance(content, Held) and content.size < LARGE:
        return content
    with _told_of(folder.path):
        folder.make(_aside(folder))
        there = f"{_aside(folder)}/{_number(name)}"
        folder.write(there, content)
        held = isinstance(content, Held)
        found = (content.size, content.sha256) if held else folder.size_and_hash(there)
    assert found
    return StandingFile(folder, there, *found)


def strangers(folder: Folder) -> list[Problem]:
    """What stands in the folder under such a name as builds are put aside by, and is none of this folder and user."""
    own = _aside(folder)
    found = [name for name in folder.names() or () if name.startswith(ASIDE) and name != own]
    message = "presskit puts a build aside under such a name, and this one was not made here; it stays as it is"
    hint = "delete it, if nobody needs it"
    return [warning(from_here(folder.path / name), None, "output", message, hint) for name in found]


def sha256(data: bytes) -> str:
    """The hash of a file, as manifest.json records it."""
    return hashlib.sha256(data).hexdigest()


def inside(name: object) -> bool:
    """Whether a name stands for a file below output/: what lies elsewhere is not presskit's to touch."""
    if not isinstance(name, str) or "\0" in name:
        return False
    return all(part not in ("", ".", "..") and not part.startswith(ASIDE) for part in name.split("/"))


def _aside(folder: Folder) -> str:
    """The name under which a build of this user in this folder is put aside: nobody can bring one from elsewhere."""
    device, number = folder.identity
    return f"{ASIDE}-{device:x}-{number:x}-{os.geteuid()}"


def _number(name: str) -> int:
    """What a file is called that is put aside as soon as it is made, of this name in the kit: no other has the number,
    nor have those that are numbered from 0."""
    return (1 << 64) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])


def _make(path: Path) -> list[Path]:
    """Make the folder, and those above it that are missing; the ones made, innermost first."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    path.mkdir(parents=True, exist_ok=True)
    return missing


def _prepare(folder: Folder, plan: Plan) -> None:
    aside = _aside(folder)
    folder.make(aside)
    moves, moved = [], set[str]()
    # the manifest comes last: while it is the old one, the old kit is the whole one
    for number, name in enumerate(sorted(plan.write, key=lambda name: (name == MANIFEST, name))):
        content, staged = plan.write[name], str(number)
        there = content.name if isinstance(content, StandingFile) else ""
        if there.startswith(f"{aside}/") and there not in moved:
            moved.add(there)
            staged = there.removeprefix(f"{aside}/")
        else:
            folder.write(f"{aside}/{number}", content)  # one that is moved may be copied, too: it is still here
        moves.append([staged, name])
    for staged, _ in moves:
        folder.sync(f"{aside}/{staged}")
    journal = {"made_by": _MARK, "keep": dict(plan.keep), "move": moves, "delete": list(plan.delete)}
    folder.write(f"{aside}/journal.tmp", Held(json.dumps(journal).encode()))
    folder.sync(f"{aside}/journal.tmp")
    folder.move(f"{aside}/journal.tmp", f"{aside}/journal.json")
    folder.sync(aside)


def _finish(folder: Folder) -> None:
    """Carry out the journal, if it stands; a step that was done before is passed over."""
    aside = _aside(folder)
    if folder.names(aside) is None:
        return
    if journal := _journal(folder, aside):
        for name, kept in journal["keep"].items():
            if folder.exists(name) and not folder.exists(kept):
                folder.move(name, kept)
        for staged, name in journal["move"]:
            if folder.exists(f"{aside}/{staged}"):
                folder.move(f"{aside}/{staged}", name)
        for name in journal["delete"]:
            folder.delete(name)
            if "/" in name:
                with contextlib.suppress(OSError):  # not empty, or gone
                    folder.delete_folder(name.rpartition("/")[0])
        folder.sync()
    # the journal goes first: without it what is left counts as never begun
    folder.delete(f"{aside}/journal.json")
    folder.delete_all(aside)


def _abandon(folder: Folder) -> None:
    """Take away what was put aside, unless it is decided that it is the kit."""
    aside = _aside(folder)
    with contextlib.suppress(OSError, Strange):
        if folder.names(aside) is not None and not folder.exists(f"{aside}/journal.json"):
            folder.delete_all(aside)


def _journal(folder: Folder, aside: str) -> dict[str, Any] | None:
    """What is to be done; None if nothing is, or if this is not what `_prepare` wrote."""
    try:
        journal = json.loads(folder.read(f"{aside}/journal.json") or b"")
        moved = [to for _, to in journal["move"]]
        named = [*journal["keep"], *journal["keep"].values(), *journal["delete"], *moved]
        ours = journal["made_by"] == _MARK and all(staged.isdecimal() for staged, _ in journal["move"])
        return journal if ours and all(map(inside, named)) else None
    except (Strange, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


@contextlib.contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Tell what the system, or what somebody put there, does not allow."""
    try:
        yield
    except Strange as found:
        message = f"this is {found.what}, through which presskit writes nothing"
        hint = "move it away, or choose another folder with --output"
        raise failure(from_here(path / found.name), None, "output", message, hint) from None
    except OSError as fault:
        reason = "a file has this name" if isinstance(fault, FileExistsError) else disk.reason_of(fault)
        hint = "choose another folder with --output, or make room and allow writing there"
        raise failure(from_here(path), None, "output", f"the kit cannot be written here: {reason}", hint) from None

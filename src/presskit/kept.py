"""What takes long to compile, kept for the next process as Python keeps its modules.

In: a name, everything that the thing is made of, and how to make it. Out: the thing: what an earlier process kept, if
it was made of the very same, else made anew and kept.

It lies in the `__pycache__` of presskit's own modules: whoever may write there may change presskit itself, and
PYTHONPYCACHEPREFIX is heeded. Where Python is told to write nothing, as in many containers, or may not, it lies in the
user's own folder for such things, `$XDG_CACHE_HOME/presskit` or `~/.cache/presskit`, if nobody else can write there;
else it is compiled each time. Of a user's own files only `data` keeps something, what was cut of a photograph, in that
folder alone; it is read as bytes and never run.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import pickle
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import TypeVar

Thing = TypeVar("Thing")


def code(name: str, made_of: tuple[str, ...], compile: Callable[[], CodeType]) -> CodeType:
    """The code of this name, a file name; `made_of` is all that it depends on, the versions of its makers too."""
    made: CodeType = thing(name, made_of, compile, write=marshal.dumps, read=marshal.loads)
    return made


def thing(
    name: str,
    made_of: tuple[str, ...],
    make: Callable[[], Thing],
    *,
    write: Callable[[Thing], bytes],
    read: Callable[[bytes], Thing],
) -> Thing:
    """As `code`, anything that can be written as bytes and read again."""
    digest = _digest(made_of)
    for path in _places(name):
        with contextlib.suppress(*_UNREADABLE):
            data = path.read_bytes()
            if data.startswith(digest):
                return read(data[len(digest) :])
    made = make()
    _keep(name, digest + write(made))
    return made


def data(made_of: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
    """What was made of a user's own file, kept for the next build; `made_of` is all that it depends on, the hash of the
    file too. What has not been asked for longest goes when there is more than `MOST` together.
    """
    folder = _users()
    path = folder / "made" / _digest(made_of).hex() if folder and all(made_of) else None
    if path and folder and _is_private(folder):
        with contextlib.suppress(OSError):
            found = path.read_bytes()
            if hashlib.sha256(found[_SUM:]).digest() == found[:_SUM]:
                os.utime(path)
                return found[_SUM:]
    made = make()
    if path and folder:
        with contextlib.suppress(OSError):
            folder.mkdir(0o700, parents=True, exist_ok=True)
            if _is_private(folder):
                path.parent.mkdir(0o700, exist_ok=True)
                _write(path, hashlib.sha256(made).digest() + made)
                _thin_out(path.parent)
    return made


MOST = 60_000_000
"""Bytes of what is kept of a user's files: the pictures of some forty press kits."""

_SUM = hashlib.sha256().digest_size


def _thin_out(folder: Path) -> None:
    """Let go of what was asked for longest ago, down to three quarters of what may be kept."""
    there = [(status.st_mtime, status.st_size, path) for path in folder.iterdir() if (status := path.stat())]
    left = sum(size for _, size, _ in there)
    if left > MOST:
        for _, size, path in sorted(there):
            if left <= MOST * 3 // 4:
                break
            path.unlink(missing_ok=True)
            left -= size


_UNREADABLE = (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError, AttributeError, ImportError)
"""What a damaged file brings, or one that names what another version of presskit had."""


def _places(name: str) -> list[Path]:
    """Where it may lie: beside Python's own, then in the user's folder."""
    file = f"{name}.{sys.implementation.cache_tag}.pyc"
    found = [beside / file] if (beside := _beside()) else []
    return [*found, users / file] if (users := _users()) and _is_private(users) else found


def _beside() -> Path | None:
    try:
        return Path(importlib.util.cache_from_source(__file__)).parent
    except NotImplementedError:  # a Python that keeps nothing
        return None


def _users() -> Path | None:
    """By the XDG Base Directory Specification 0.8, a relative path counts as none."""
    said = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 -- may be no path
    return Path(said, "presskit") if os.path.isabs(said) else None  # noqa: PTH117


def _is_private(folder: Path) -> bool:
    """Whether this user alone can write there: what is kept is run."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _digest(made_of: tuple[str, ...]) -> bytes:
    return hashlib.sha256(repr((importlib.util.MAGIC_NUMBER, made_of)).encode()).digest()


def _keep(name: str, data: bytes) -> None:
    """Write it for the next process, where that may be."""
    file = f"{name}.{sys.implementation.cache_tag}.pyc"
    try:
        beside = None if sys.dont_write_bytecode else _beside()
        if beside:
            beside.mkdir(parents=True, exist_ok=True)
            _write(beside / file, data)
    except OSError:
        beside = None
    if not beside and (users := _users()):
        with contextlib.suppress(OSError):
            users.mkdir(0o700, parents=True, exist_ok=True)
            if _is_private(users):
                _write(users / file, data)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: two processes may do this at once."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise

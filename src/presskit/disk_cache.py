"""What takes long to make, cached on the disk for the next process: compiled templates, parsed style sheets, cuts of
photographs.

In: a name, everything that the thing is made of, and how to make it. Out: the thing: what an earlier process cached, if
it was made of the very same, else made anew and cached.

It lies in `$XDG_CACHE_HOME/presskit` or `~/.cache/presskit` (XDG Base Directory Specification 0.8). What is read there
may be run, so the folder has to belong to the user, and nobody else may enter it (0700): both are checked, on the
folder that is then read, before anything in it is opened. Where there can be no such folder, everything is made each
time.
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
from collections.abc import Callable, Iterator
from types import CodeType
from typing import TypeVar

Thing = TypeVar("Thing")

MOST = 60_000_000
"""Bytes that are cached: the pictures of some forty press kits. What has not been asked for longest goes first."""


def cached_code(name: str, made_of: tuple[str, ...], compile: Callable[[], CodeType]) -> CodeType:
    """The code of this name, a part of a file name; `made_of` is all that it depends on, the versions of its makers
    too.
    """
    code: CodeType = cached_object(name, made_of, compile, write=marshal.dumps, read=marshal.loads)
    return code


def cached_bytes(made_of: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
    """Bytes that were made of a user's own file; `made_of` has the hash of that file, or nothing is cached."""
    return cached_object("data", made_of, make, write=bytes, read=bytes) if all(made_of) else make()


def cached_object(
    name: str,
    made_of: tuple[str, ...],
    make: Callable[[], Thing],
    *,
    write: Callable[[Thing], bytes],
    read: Callable[[bytes], Thing],
) -> Thing:
    """As `cached_code`, anything that can be written as bytes and read again."""
    digest = hashlib.sha256(repr((importlib.util.MAGIC_NUMBER, sys.implementation.cache_tag, made_of)).encode())
    file = f"{name}-{digest.hexdigest()[:32]}"
    with _folder() as folder, contextlib.suppress(*_UNREADABLE):
        if folder is not None:
            return read(_read(folder, file))
    made = make()
    with _folder(create=True) as folder, contextlib.suppress(OSError):
        if folder is not None:
            _write(folder, file, write(made))
            _remove_oldest(folder)
    return made


_UNREADABLE = (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError, AttributeError, ImportError)
"""What a damaged file brings, or one that names what another version of presskit had."""

_SUM = hashlib.sha256().digest_size


@contextlib.contextmanager
def _folder(create: bool = False) -> Iterator[int | None]:
    """The descriptor of the folder, which is the user's own and closed to others; None where there is no such one."""
    path = _path()
    folder = None
    try:
        if path and create:
            os.makedirs(path, 0o700, exist_ok=True)  # noqa: PTH103 -- may be no path
        if path:
            folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            status = os.fstat(folder)
            if status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) & 0o077:
                os.close(folder)
                folder = None
    except (OSError, ValueError):
        folder = None
    try:
        yield folder
    finally:
        if folder is not None:
            os.close(folder)


def _path() -> str | None:
    """A relative path counts as none, by the specification."""
    said = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 -- may be no path
    return os.path.join(said, "presskit") if os.path.isabs(said) else None  # noqa: PTH117, PTH118


def _read(folder: int, file: str) -> bytes:
    """What was written under this name; raises OSError, and ValueError for what is not whole."""
    with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder), "rb") as stream:
        data = stream.read()
        if hashlib.sha256(data[_SUM:]).digest() != data[:_SUM]:
            raise ValueError(file)
        with contextlib.suppress(OSError):
            os.utime(stream.fileno())
    return data[_SUM:]


def _write(folder: int, file: str, data: bytes) -> None:
    """Whole or not at all: two processes may do this at once."""
    beside = f"{file}.{os.getpid()}"
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with os.fdopen(os.open(beside, flags, 0o600, dir_fd=folder), "wb") as stream:
            stream.write(hashlib.sha256(data).digest() + data)
        os.replace(beside, file, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside, dir_fd=folder)
        raise


def _remove_oldest(folder: int) -> None:
    """Down to three quarters of what may be cached, if there is more."""
    with os.scandir(folder) as entries:
        there = [(status.st_mtime, status.st_size, one.name) for one in entries if (status := one.stat())]
    left = sum(size for _, size, _ in there)
    if left > MOST:
        for _, size, name in sorted(there):
            if left <= MOST * 3 // 4:
                break
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=folder)
                left -= size

"""A file in the place of another, in a single step; and one that is read only so far.

In: bytes and a path. Out: the file written, or Problems and the file that stood there before.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from shlex import quote

from presskit.problems import Problems, failure


def reason_of(fault: OSError) -> str:
    """Why the system could not do it, in its own words."""
    return (fault.strerror or str(fault)).lower()


class Overtaken(Exception):
    """The file was not put in its place: another program was quicker."""


def replace(
    path: Path, data: bytes, display_path: str, overtaken: Callable[[], bool] = lambda: False
) -> os.stat_result:
    """Put the new file in the place of the old one, so that at any moment one of them is there whole.

    A link stays a link. Returns what is known of the new file as it was put there. `overtaken` is asked last of all,
    when everything is on the disk. Raises Problems, with the file as `display_path`, and Overtaken.
    """
    if path.is_symlink():
        path = Path(os.path.realpath(path))
    if path.is_dir():
        raise _unwritable(display_path, "a folder has this name", "choose another name")
    if not path.parent.is_dir():
        hint = f"make it: mkdir -p {path.parent}"
        raise failure(display_path, None, "file", f"there is no folder {path.parent}", hint)
    there = path.exists()
    # an administrator may write to what nobody is to write to
    if there and (not os.access(path, os.W_OK) or not path.stat().st_mode & stat.S_IWUSR):
        hint = f"allow it with: chmod u+w {quote(display_path)}"
        raise _unwritable(display_path, "the file may not be written to", hint)
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        # nobody else may read it before it has the permissions of the old one
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if there:
            shutil.copymode(path, aside)
        else:
            aside.chmod(0o666 & ~_umask())
        made = aside.stat()
        if overtaken():
            raise Overtaken
        aside.replace(path)
        return made
    except OSError as fault:
        reason = reason_of(fault)
        hint = "allow writing in its folder, or make room"
        raise _unwritable(display_path, f"the file cannot be written: {reason}", hint) from None
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def at_most(path: Path, most: int) -> bytes | None:
    """The bytes of a file; None if they are more, as those of a device may be without end. Raises OSError.

    Of a pipe, what is written to it; one that nobody writes to is not waited for.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        os.set_blocking(handle, True)
        kind = os.fstat(handle).st_mode
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(handle)
    if not data and stat.S_ISFIFO(kind):
        raise OSError(errno.EINVAL, "it is a pipe that nobody writes to")
    return data if len(data) <= most else None


def _umask() -> int:
    """What new files may not be; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _unwritable(display_path: str, message: str, hint: str) -> Problems:
    return failure(display_path, None, "file", f"{message}; it is as it was", hint)

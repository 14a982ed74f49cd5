"""A folder of the user's to which presskit writes, so that nothing outside of it is ever touched.

In: the path of the folder, and names below it such as `blurbs/tldr.txt`. Out: what stands there is read, written,
moved, deleted. The folder is opened once and each name is walked from there, part by part: where a part is a symbolic
link, or a device, or a pipe, `Strange` is raised and nothing done. So it does not matter who put what there, or when.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from presskit.content import Content

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class Strange(Exception):
    """Something in the folder that presskit does not go through: its name, and what it is."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name} is {what}")
        self.name = name
        self.what = what


class Folder:
    """The folder at `path`, held open; every name is relative to it. Besides Strange, methods raise OSError.

    A process that is forked from this one, and answers it, may send it back: both mean the same open folder.
    """

    def __init__(self, path: Path) -> None:
        """Open it; raises OSError where there is none. A link as the folder itself is the user's own choice."""
        self.path = path
        self._handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        status = os.fstat(self._handle)
        self.identity = (status.st_dev, status.st_ino)
        """The device and the number of the folder there, which no other on this machine has."""

    def close(self) -> None:
        """Give it, and its lock, back."""
        os.close(self._handle)

    def lock(self) -> bool:
        """Whether this process alone works in the folder from now on, until it is closed or the process ends."""
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def exists(self, name: str) -> bool:
        """Whether anything stands there: also what is strange."""
        try:
            with self._holder(name) as (handle, last):
                os.stat(last, dir_fd=handle, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def names(self, name: str = ".") -> list[str] | None:
        """What stands in the folder of this name; None if it is none."""
        try:
            with self._holder(name) as (handle, last):
                if not stat.S_ISDIR(os.stat(last, dir_fd=handle, follow_symlinks=False).st_mode):
                    return None
                with _opened(last, _FOLDER, handle) as folder:
                    return sorted(os.listdir(folder))  # noqa: PTH208 -- of what is open, whatever its name is now
        except (FileNotFoundError, NotADirectoryError, Strange):
            return None

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None if nothing stands there."""
        with self.reading(name) as file:
            return file.read() if file else None

    @contextlib.contextmanager
    def reading(self, name: str) -> Iterator[BufferedReader | None]:
        """A file, open to be read; None if nothing stands there."""
        with contextlib.ExitStack() as opened:
            yield self._opened_to_read(name, opened)

    def _opened_to_read(self, name: str, opened: contextlib.ExitStack) -> BufferedReader | None:
        try:
            with self._holder(name) as (handle, last):
                status = os.stat(last, dir_fd=handle, follow_symlinks=False)
                if not stat.S_ISREG(status.st_mode):
                    raise Strange(name, _what(status.st_mode))
                file = opened.enter_context(os.fdopen(os.open(last, _READ, dir_fd=handle), "rb"))
                if not stat.S_ISREG(mode := os.fstat(file.fileno()).st_mode):
                    raise Strange(name, _what(mode))
                return file
        except (FileNotFoundError, NotADirectoryError):  # of a file in the place of a folder `obstacle` tells
            return None

    def size_and_hash(self, name: str) -> tuple[int, str] | None:
        """How many bytes a file has, and their SHA-256; None if nothing stands there."""
        with self.reading(name) as file:
            if file is None:
                return None
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return file.tell(), digest

    def write(self, name: str, content: Content) -> None:
        """Write a new file, and let the system begin to put it on the disk: fifty files then arrive there together."""
        with (
            self._holder(name) as (handle, last),
            os.fdopen(os.open(last, _CREATE, 0o666, dir_fd=handle), "wb") as file,
        ):
            content.write_to(file)
            file.flush()
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def sync(self, name: str = ".") -> None:
        """Return when what stands in the file, or the folder, is on the disk."""
        with self._holder(name) as (handle, last), _opened(last, _READ, handle) as there:
            os.fsync(there)

    def move(self, name: str, to: str) -> None:
        """Give a file this name, in the place of one that has it; its folder is made where it is missing."""
        with self._holder(name) as (source, old), self._holder(to, make=True) as (target, new):
            os.replace(old, new, src_dir_fd=source, dst_dir_fd=target)

    def make(self, name: str) -> None:
        """Make a folder, and those above it; one that is there stays."""
        with self._holder(f"{name}/.", make=True):
            pass

    def delete(self, name: str) -> None:
        """Delete a file, or a link as such, if it is there."""
        with contextlib.suppress(FileNotFoundError), self._holder(name) as (handle, last):
            os.unlink(last, dir_fd=handle)

    def delete_folder(self, name: str) -> None:
        """Delete an empty folder; raises OSError for one that is not."""
        with self._holder(name) as (handle, last):
            os.rmdir(last, dir_fd=handle)

    def delete_all(self, name: str) -> None:
        """Delete a folder with all that is in it."""
        with self._holder(name) as (handle, last):
            shutil.rmtree(last, dir_fd=handle)

    def obstacle(self, name: str) -> str | None:
        """Why no file can be moved to this name, if so; `name` itself may stand there already."""
        parts = name.split("/")[:-1]
        for count in range(len(parts), -1, -1):
            folder = "/".join(parts[:count]) or "."
            try:
                with self._holder(f"{folder}/.") as (handle, _):
                    shown = f"{parts[count - 1]}/" if count else ""
                    if not os.access(".", os.W_OK | os.X_OK, dir_fd=handle):
                        return f"{shown} may not be written to" if shown else "permission denied"
                    return f"{shown} is on another disk" if os.fstat(handle).st_dev != self.identity[0] else None
            except FileNotFoundError:
                continue
            except NotADirectoryError:
                return f"{parts[count - 1]} is not a folder"
        return "it is gone"

    @contextlib.contextmanager
    def _holder(self, name: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        """The open folder that holds the last part of a name, and that part."""
        *folders, last = name.split("/")
        handle, walked = self._handle, list[str]()
        with contextlib.ExitStack() as opened:
            for part in folders:
                walked.append(part)
                handle = self._step(handle, part, "/".join(walked), make)
                opened.callback(os.close, handle)
            yield handle, last

    def _step(self, handle: int, part: str, walked: str, make: bool) -> int:
        if make:
            with contextlib.suppress(FileExistsError):
                os.mkdir(part, dir_fd=handle)
        status = os.stat(part, dir_fd=handle, follow_symlinks=False)
        if not stat.S_ISDIR(status.st_mode) and not stat.S_ISREG(status.st_mode):
            raise Strange(walked, _what(status.st_mode))
        return os.open(part, _FOLDER, dir_fd=handle)  # whatever has been put there meanwhile


@contextlib.contextmanager
def _opened(name: str, flags: int, handle: int) -> Iterator[int]:
    there = os.open(name, flags, dir_fd=handle)
    try:
        yield there
    finally:
        os.close(there)


def _what(mode: int) -> str:
    kinds = {stat.S_IFLNK: "a link", stat.S_IFDIR: "a folder", stat.S_IFREG: "a file", stat.S_IFIFO: "a pipe"}
    return kinds.get(stat.S_IFMT(mode), "a device or a socket")

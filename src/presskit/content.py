"""What a file of a kit holds, in memory or on the disk.

In: bytes, or a way to write them. Out: a `Content`, which can be written, read, opened, and knows its size and hash,
wherever its bytes lie. Whoever hands files on need not hold them: a hundred photographs have a gigabyte.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import BinaryIO


class Content:
    """What a file holds; it is the same however often it is asked for."""

    def write_to(self, file: BinaryIO) -> None:
        """Write all of it to a file that can be written and sought in."""
        raise NotImplementedError

    def read(self) -> bytes:
        """All of it, in memory."""
        data = io.BytesIO()
        self.write_to(data)
        return data.getvalue()

    @contextlib.contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """A file to read it from; for those who need only its head."""
        yield io.BytesIO(self.read())

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.read())

    @property
    def sha256(self) -> str:
        """Its hash, as manifest.json records it."""
        return hashlib.sha256(self.read()).hexdigest()


class Held(Content):
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def write_to(self, file: BinaryIO) -> None:
        file.write(self.data)

    def read(self) -> bytes:
        return self.data

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class Written(Content):
    """What `write` writes to a file, when it is asked for."""

    def __init__(self, write: Callable[[BinaryIO], None]) -> None:
        self._write = write

    def write_to(self, file: BinaryIO) -> None:
        self._write(file)

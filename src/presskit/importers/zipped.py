"""An archive that is opened with care: nothing is written, and nothing unpacks without end.

In: the bytes of a ZIP. Out: its members by name, each read when it is asked for; or Problems.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from typing import Any

from presskit.importers import markup
from presskit.problems import failure

LARGEST = 8_000_000
"""Bytes of one member unpacked; a long career has 100 kB."""

TOGETHER = 40_000_000
"""Bytes of all members that are read."""


@dataclass
class Archive:
    """A ZIP, of which only so much is unpacked. `hint` says what to do when it cannot be read."""

    display_path: str
    hint: str
    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    read: int = field(default=0)
    _elements: dict[str, Any] | None = field(default=None, repr=False)

    @classmethod
    def of(cls, data: bytes, display_path: str, hint: str) -> Archive:
        """Raises Problems for what is no ZIP."""
        try:
            file = zipfile.ZipFile(io.BytesIO(data))
            return cls(display_path, hint, file, _members(file))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            told = "download it again; a ZIP that was cut off cannot be read"
            raise failure(display_path, None, "zip", "this is no ZIP that can be read", told) from None

    def names(self) -> list[str]:
        """The names of its files, as they stand in it; one that comes again is numbered: `Profile (2).csv`."""
        return list(self.members)

    def below(self, folder: str) -> Archive:
        """The archive of which only the files of one folder are seen."""
        inside = {name: info for name, info in self.members.items() if name.rpartition("/")[0] == folder}
        return replace(self, members=inside, _elements=None)

    def elements(self) -> dict[str, Any]:
        """The root elements of its XML files, by name, each parsed once; raises Problems for a damaged one."""
        if self._elements is None:
            names = sorted(name for name in self.names() if name.lower().endswith(".xml"))
            self._elements = {
                name: markup.root_of(self.bytes_of(name), f"{self.display_path}: {name}") for name in names
            }
        return self._elements

    def bytes_of(self, name: str) -> bytes:
        """What a member holds; raises Problems for one that is damaged, locked or too large."""
        bare = name.rpartition("/")[2]
        try:
            with self.file.open(self.members[name]) as file:
                data = file.read(LARGEST + 1)
        except Exception:  # a ZIP fails in a dozen ways, of which zlib.error and lzma.LZMAError share no base
            message = f"{bare} in it is damaged or locked and cannot be read"
            raise failure(self.display_path, None, "zip", message, self.hint) from None
        self.read += len(data)
        if len(data) > LARGEST or self.read > TOGETHER:
            most = f"{bare} in it is larger than {LARGEST // 1_000_000} MB unpacked, which no such file is"
            all = f"its files are larger than {TOGETHER // 1_000_000} MB together, unpacked"
            raise failure(self.display_path, None, "size", most if len(data) > LARGEST else all, self.hint)
        return data


def _members(file: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files by their names, of which a damaged archive may have one twice."""
    result = dict[str, zipfile.ZipInfo]()
    for info in file.infolist():
        name, number = info.filename, 1
        while name in result:
            number += 1
            stem, dot, ending = info.filename.rpartition(".")
            name = f"{stem} ({number}).{ending}" if dot else f"{ending} ({number})"
        if name and not name.endswith("/"):
            result[name] = info
    return result

"""Everything that the files of a kit say, packed, encoded and embedded things too.

In: a file, or a folder with a kit. Out: every text in it with the place where it stands. The oracle of the promise that
what is withheld appears nowhere.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import io
import re
import urllib.parse
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import zxingcpp
from PIL import Image
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject, NullObject, StreamObject, TextStringObject

OWNERS = ("manifest.json", "claims.json")
"""Files that stay with the owner."""


def pieces(where: str, data: bytes, read: set[bytes]) -> Iterator[tuple[str, str]]:
    """Every text in a file, its name and bytes first, then what it holds packed, encoded or embedded.

    What was `read` once, as most of the ZIP was beside it, is not taken apart again.
    """
    yield where, where
    if (digest := hashlib.sha256(data).digest()) in read:
        return
    read.add(digest)
    yield where, data.replace(b"\0", b"").decode("utf-8", "replace")  # without zeros, UTF-16 reads as ASCII
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{where} (comment)", archive.comment.decode("latin-1")
            for member in archive.infolist():
                yield where, f"{member.comment!r} {member.extra!r}"
                yield from pieces(f"{where} > {member.filename}", archive.read(member), read)
    elif data.startswith(b"%PDF"):
        yield from in_pdf(where, data, read)
    elif data.startswith((b"\xff\xd8\xff", b"\x89PNG")):
        yield from in_picture(where, data)
    else:
        yield from in_text(where, data.decode("utf-8", "replace"), read)


def in_picture(where: str, data: bytes) -> Iterator[tuple[str, str]]:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        exif = picture.getexif()
        held: list[Any] = [*picture.info.items(), *exif.items(), *getattr(picture, "text", {}).items()]
        held += [exif.get_ifd(number) for number in (0x8769, 0x8825, 0xA005)]
    for one in held:
        for part in one if isinstance(one, tuple) else (one,):
            text = part.replace(b"\0", b"").decode("latin-1") if isinstance(part, bytes) else str(part)
            yield f"{where} (metadata)", text


def in_text(where: str, text: str, read: set[bytes]) -> Iterator[tuple[str, str]]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for meant in {way(unfolded) for way in (html.unescape, urllib.parse.unquote, _unslashed)} - {text}:
        yield f"{where} (unescaped)", meant
    for found in re.findall(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}={0,2}", unfolded):
        try:
            decoded = base64.b64decode(found + "=" * (-len(found) % 4))
        except binascii.Error:
            continue
        if decoded.startswith((b"\xff\xd8\xff", b"\x89PNG", b"%PDF", b"PK\x03\x04")):
            yield from pieces(f"{where} (base64)", decoded, read)
        else:
            yield f"{where} (base64)", decoded.replace(b"\0", b"").decode("latin-1")


def _unslashed(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text).replace("\\", "")


def in_pdf(where: str, data: bytes, read: set[bytes]) -> Iterator[tuple[str, str]]:
    """All objects: strings, names, decoded streams, strings in hexadecimal; what pages and their codes to scan read."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        if found is None or isinstance(found, NullObject):
            continue
        yield from in_object(f"{where} (object {number})", found, read)
    yield f"{where} (metadata)", str(reader.metadata)
    with pypdfium2.PdfDocument(data) as pages:
        for number, page in enumerate(pages, 1):
            yield f"{where} (page {number})", page.get_textpage().get_text_range()
            if re.search("press-kit", where):
                for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil().convert("L")):
                    yield f"{where} (code on page {number})", code.text


def in_object(where: str, found: Any, read: set[bytes]) -> Iterator[tuple[str, str]]:
    if isinstance(found, StreamObject):
        stream = found.get_data()
        yield from pieces(where, stream, read)
        for hexed in re.findall(rb"<([0-9A-Fa-f]{8,})>", stream):
            yield where, bytes.fromhex(hexed.decode() + "0" * (len(hexed) % 2)).replace(b"\0", b"").decode("latin-1")
    if isinstance(found, DictionaryObject):
        for name in found:
            yield where, str(name)
            yield from in_object(where, found.raw_get(name), read)  # what is a reference is an object of its own
    elif isinstance(found, list):
        for inner in list.__iter__(found):
            yield from in_object(where, inner, read)
    elif isinstance(found, TextStringObject | NameObject):
        yield where, str(found)
    elif isinstance(found, ByteStringObject):
        yield where, found.replace(b"\0", b"").decode("latin-1")


class Read:
    """A kit, and every text in the files of it that leave their owner."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        read: set[bytes] = set()
        self.pieces = [
            piece
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in OWNERS
            for piece in pieces(path.relative_to(folder).as_posix(), path.read_bytes(), read)
        ]
        self.squashed: dict[str, list[str]] = {}
        for where, text in self.pieces:  # a word that is broken over two lines, or written in a name, is one again
            self.squashed.setdefault(where, []).append(squashed(text))

    def where(self, sought: str) -> list[str]:
        """The places in which a word of letters and digits stands."""
        return [where for where, texts in self.squashed.items() if any(sought in text for text in texts)]


def squashed(text: str) -> str:
    """Small letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", text.lower())

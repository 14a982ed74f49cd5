"""The files that a profile names: whether they are there, and are the pictures and fonts that they should be.

In: the raw values and the folder that they are relative to. Out: problems with their places. Only the head of
a file is read; Pillow is loaded only if the profile names a picture.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from presskit.problems import Problem, error
from presskit.profile.values import shown, spoken
from presskit.tomlfile import Key, TomlFile

MOST_PIXELS = 120_000_000
"""Three bytes a pixel in memory: 360 MB. The largest cameras in use take 100 to 102 megapixels."""

PICTURES = ("JPEG", "PNG", "WEBP", "TIFF")
"""What a photograph may be. Of the others that Pillow knows, one would start another program (EPS)."""

FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
"""The first bytes of a font (OpenType 1.9, "Organization of an OpenType Font"). WOFF2 is not for PDFs."""


class Fault(NamedTuple):
    """What is wrong with a file, and the remedy."""

    message: str
    hint: str


def faults(file: TomlFile, folder: Path) -> list[Problem]:
    """What is wrong with the files of [[photos]] and [[logos]], and with the fonts of [kit]."""
    found = []
    for key, name in _named(file):
        font = key[0] == "kit"
        fault = _absent(folder, name, "font" if font else "picture") or (
            _not_a_font(folder, name) if font else _not_a_picture(folder, name, vector=key[0] == "logos")
        )
        if fault:
            code = "font" if font else "photo"
            found.append(error(file.shown, file.value(key), code, f"{spoken(key)}: {fault.message}", fault.hint))
    return found


def _named(file: TomlFile) -> Iterator[tuple[Key, str]]:
    """The files that are named, with the way to each name; what is no name is told elsewhere."""
    names: list[tuple[Key, object]] = []
    for table in ("photos", "logos"):
        rows = file.data.get(table)
        for at, row in enumerate(rows if isinstance(rows, list) else []):
            names.append(((table, at, "file"), row.get("file") if isinstance(row, dict) else None))
    kit = file.data.get("kit")
    fonts = kit.get("fonts") if isinstance(kit, dict) else None
    names += [(("kit", "fonts", at), name) for at, name in enumerate(fonts if isinstance(fonts, list) else [])]
    yield from ((key, name) for key, name in names if isinstance(name, str) and name.strip())


def _absent(folder: Path, name: str, what: str) -> Fault | None:
    try:
        if (folder / name).is_file():
            return None
        if (folder / name).is_dir():
            return Fault(f"{shown(name)} is a folder", f"name the {what} in it")
    except (OSError, ValueError) as fault:
        return _unreadable(name, fault)
    return Fault(
        f"{shown(name)} does not exist", f"put the {what} at {shown(name)[1:-1]}, beside the profile, or take it out"
    )


def _not_a_font(folder: Path, name: str) -> Fault | None:
    try:
        with (folder / name).open("rb") as font:
            known = font.read(4) in FONTS
    except OSError as fault:
        return _unreadable(name, fault)
    return None if known else Fault(f"{shown(name)} is not a font", "use a TrueType or OpenType file: .ttf or .otf")


def _not_a_picture(folder: Path, name: str, *, vector: bool) -> Fault | None:
    path = folder / name
    if vector and path.suffix.lower() == ".svg":
        return None
    try:
        size = _size(path)
    except OSError as fault:
        return _unreadable(name, fault)
    if size is None:
        return Fault(f"{shown(name)} is not a picture", "use a JPEG, PNG, WebP or TIFF file")
    if size[0] * size[1] > MOST_PIXELS:
        megapixels, most = size[0] * size[1] // 1_000_000, MOST_PIXELS // 1_000_000
        message = f"{shown(name)} has {megapixels} megapixels, {most} are the most"
        return Fault(message, "save a smaller copy; print needs 1500 × 2100 pixels")
    return None


def _unreadable(name: str, fault: Exception) -> Fault:
    reason = getattr(fault, "strerror", None) or "no file can have this name"
    return Fault(f"{shown(name)} cannot be read: {reason.lower()}", "check its name and who may read it")


def _size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, or None for a file that is no picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures before we can measure them, and of broken remarks in their heads
            warnings.simplefilter("ignore")
            limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
            try:
                with Image.open(path, formats=PICTURES) as picture:
                    return picture.size
            finally:
                Image.MAX_IMAGE_PIXELS = limit
    except UnidentifiedImageError:
        return None
    except OSError as fault:
        if fault.strerror:
            raise
        return None  # Pillow found the right first bytes and then nonsense
    except (SyntaxError, ValueError, EOFError):  # what Pillow's readers raise for broken headers
        return None

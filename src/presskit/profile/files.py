"""The picture files that a profile names: whether they are there, are pictures, and can be held in memory.

In: the raw values and the folder that they are relative to. Out: problems with their places. Only the head of
a file is read; Pillow is loaded only if the profile names a picture.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from presskit.problems import Problem, error
from presskit.profile.values import shown
from presskit.tomlfile import Key, TomlFile

MOST_PIXELS = 120_000_000
"""Three bytes a pixel in memory: 360 MB. The largest cameras in use take 100 to 102 megapixels."""

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
"""What a photograph may be. Of the others that Pillow knows, one would start another program (EPS)."""


def faults(file: TomlFile, folder: Path) -> list[Problem]:
    """What is wrong with the files of [[photos]] and [[logos]]."""
    found = []
    for table in ("photos", "logos"):
        rows = file.data.get(table)
        for at, row in enumerate(rows if isinstance(rows, list) else []):
            name = row.get("file") if isinstance(row, dict) else None
            if not isinstance(name, str) or not name.strip():
                continue
            key: Key = (table, at, "file")
            for message, hint in _faults(folder, name, vector=table == "logos"):
                said = f"{table}[{at + 1}].file: {message}"
                found.append(error(file.shown, file.value(key), "photo", said, hint))
    return found


def _faults(folder: Path, name: str, *, vector: bool) -> Iterator[tuple[str, str]]:
    path = folder / name
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "does not exist"
            yield (
                f"{shown(name)} {what}",
                f"put the picture at {shown(name)[1:-1]}, beside the profile, or take the entry out",
            )
            return
        if vector and path.suffix.lower() == ".svg":
            return
        size = _size(path)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "its name is not one that a file can have"
        yield f"{shown(name)} cannot be read ({reason.lower()})", "check its name and who may read it"
        return
    if size is None:
        yield f"{shown(name)} is not a picture", "use a JPEG, PNG, WebP or TIFF file"
    elif size[0] * size[1] > MOST_PIXELS:
        megapixels = size[0] * size[1] // 1_000_000
        most = MOST_PIXELS // 1_000_000
        message = f"{shown(name)} has {megapixels} megapixels, {most} are the most"
        yield message, "save a smaller copy; print needs 1500 × 2100 pixels"


def _size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, or None for a file that is no picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures before we can measure them, and of broken remarks in their heads
            warnings.simplefilter("ignore")
            limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
            try:
                with Image.open(path, formats=FORMATS) as picture:
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

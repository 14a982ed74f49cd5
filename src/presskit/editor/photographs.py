"""Photographs that are dropped into the editor, and what it shows of them.

In: bytes and the name that a file had elsewhere; or the name of a photograph of the profile. Out: a file in photos/
that a build can use, under a name that nothing else has; or a small JPEG. A photograph that is zoomed into is a file of
its own beside the original, whose name says which part of that it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from presskit import disk
from presskit.problems import WrongArgument, failure
from presskit.profile.files import MOST_PIXELS, READERS, UNUSABLE, USABLE, Unreadable, kind_of, opened

SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "TIFF": ".tif", "HEIF": ".heic"}


def keep(folder: Path, name: str, data: bytes, *, drawing: bool = False) -> str:
    """Put a photograph, or a logo that may be a drawing, into photos/; returns its name as the profile writes it.
    Raises WrongArgument, Problems."""
    kind = kind_of(data) if data else None
    if kind == "SVG" and drawing:
        return _kept(folder, name, ".svg", data)
    if kind not in READERS:
        what = next((what for magic, what in UNUSABLE.items() if data.startswith(magic)), "no photograph")
        raise WrongArgument(f"this is {what}; {USABLE}")
    try:
        with opened(data) as picture:
            width, height = picture.size
    except (Unreadable, ImportError):
        raise WrongArgument(f"this photograph cannot be read; {USABLE}") from None
    if width * height > MOST_PIXELS:
        raise WrongArgument(f"this photograph has {width * height // 1_000_000} megapixels; save a smaller copy")
    return _kept(folder, name, SUFFIXES[kind or ""], data)


def _kept(folder: Path, name: str, suffix: str, data: bytes) -> str:
    from slugify import slugify

    stem = slugify(Path(name.replace("\\", "/")).stem, max_length=60, word_boundary=True) or "photo"
    target = folder / "photos"
    try:
        target.mkdir(exist_ok=True)
    except OSError as fault:
        reason = disk.reason_of(fault)
        raise failure(
            "photos", None, "file", f"the folder cannot be made: {reason}", "allow writing beside it"
        ) from None
    number = 1
    while (path := target / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}").exists():
        if path.read_bytes() == data:
            return f"photos/{path.name}"
        number += 1
    disk.replace(path, data, f"photos/{path.name}")
    return f"photos/{path.name}"


_ZOOMED = re.compile(r"(.+)-(\w+)-zoom-(\d+)-at-(\d+)-(\d+)\.jpg")


class Part(NamedTuple):
    """The part of an original photograph that a file shows: how many per cent larger, and its middle in per mille."""

    original: str
    percent: int = 100
    across: int = 500
    down: int = 500

    def left(self) -> float:
        """Where it begins, as a share of the original."""
        return _begins(self.across / 1000, 100 / self.percent)

    def top(self) -> float:
        """Where it begins, as a share of the original."""
        return _begins(self.down / 1000, 100 / self.percent)


def _begins(middle: float, share: float) -> float:
    return min(max(middle - share / 2, 0), 1 - share)


def part_of(folder: Path, name: str) -> Part:
    """Which part of which photograph a file of the profile is."""
    match = _ZOOMED.fullmatch(name)
    if match and (folder / (original := f"{match[1]}.{match[2]}")).is_file():
        return Part(original, *map(int, match.groups()[2:]))
    return Part(name)


MOST_ZOOM = 300


def zoomed(folder: Path, name: str, percent: int, focus: tuple[float, float]) -> tuple[str, tuple[float, float]]:
    """Show the original of a photograph so much larger around a point of it as it is now; returns the name of the file
    that does, and where in it the point is. Raises WrongArgument, Problems."""
    from presskit.writers import pictures

    now = part_of(folder, name)
    percent = min(max(percent, 100), MOST_ZOOM)
    x, y = (begin + at * 100 / now.percent for begin, at in zip((now.left(), now.top()), focus, strict=True))
    part = Part(now.original, percent, round(x * 1000), round(y * 1000))
    share = percent / 100
    point = (round((x - part.left()) * share, 2), round((y - part.top()) * share, 2))
    if percent == 100:
        return now.original, point
    try:
        picture = pictures.read(folder / now.original, lambda _: 1)
    except (pictures.Unreadable, OSError):
        raise WrongArgument(f"this photograph cannot be read; {USABLE}") from None
    width, height = picture.size
    left, top = round(part.left() * width), round(part.top() * height)
    box = (left, top, min(width, left + round(width / share)), min(height, top + round(height / share)))
    stem, _, suffix = now.original.rpartition(".")
    made = f"{stem}-{suffix}-zoom-{percent}-at-{part.across}-{part.down}.jpg"
    disk.replace(folder / made, picture.jpeg(box, quality=95), made)
    return made, point


def shown(folder: Path, name: str, width: int) -> bytes | None:
    """The photograph as a JPEG of this width, a drawing as it is; None where it cannot be read, or lies elsewhere."""
    from presskit.writers import pictures

    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return None
    try:
        if path.suffix.lower() == ".svg":
            return path.read_bytes()
        return pictures.ready(path, width)
    except (pictures.Unreadable, OSError):
        return None

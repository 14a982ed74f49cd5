"""Photographs that are dropped into the editor, and what it shows of them.

In: bytes and the name that a file had elsewhere; or the name of a photograph of the profile. Out: a file in photos/
that a build can use, under a name that nothing else has; or a small JPEG.
"""

from __future__ import annotations

from pathlib import Path

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
        reason = (fault.strerror or str(fault)).lower()
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

"""Photographs made ready for a page: upright, no larger than it prints, in sRGB, without private data.

In: the bytes of a picture. Out: a JPEG that goes into a PDF as it is. WeasyPrint would otherwise encode a picture
with EXIF data again, and leave the data in.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 88
"""Of a JPEG; above it files grow and nothing is seen (studies of the engine: 85–90)."""


class Unreadable(Exception):
    """The file begins like a picture and is none."""


def ready(path: Path, width: int, *, square: tuple[float, float] | None = None) -> bytes:
    """The picture, at most `width` pixels wide; with `square`, the largest square of it around that point.

    The point is (x, y) from the top left of the upright picture, each 0–1. Raises Unreadable.
    """
    from PIL import Image, ImageFile, ImageOps

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on: half a photograph, and nobody told
    try:
        # Pillow warns of what is odd in the head of a file; whoever has such a photograph cannot help it
        with warnings.catch_warnings(action="ignore"), Image.open(path) as opened:
            # a JPEG decoder can deliver an eighth, a quarter or half of the size for a fraction of the time
            opened.draft("RGB", (width * 2, width * 2))
            picture = _in_srgb(ImageOps.exif_transpose(opened))
            box = _square(picture.size, square) if square else (0, 0, *picture.size)
            wide, high = box[2] - box[0], box[3] - box[1]
            scale = min(1.0, width / wide)
            size = (max(1, round(wide * scale)), max(1, round(high * scale)))
            picture = picture.resize(size, Image.Resampling.LANCZOS, box=box)
            data = io.BytesIO()
            picture.save(data, "JPEG", quality=QUALITY, optimize=True)
            return data.getvalue()
    except (OSError, SyntaxError, ValueError, EOFError) as fault:
        raise Unreadable(str(fault)) from None


def size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels of the picture as it stands upright; None if that cannot be read."""
    from PIL import Image

    try:
        with warnings.catch_warnings(), Image.open(path) as opened:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            turned = opened.getexif().get(0x0112, 1) in (5, 6, 7, 8)  # EXIF orientation: lying on a side
            return (opened.height, opened.width) if turned else opened.size
    except (OSError, SyntaxError, ValueError, EOFError):  # `ready` tells what is wrong with it
        return None


def _in_srgb(picture: Image.Image) -> Image.Image:
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return converted or picture.convert("RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken colour profile: the plain conversion below is the best that can be done
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGB")


def _square(size: tuple[int, int], focus: tuple[float, float]) -> tuple[int, int, int, int]:
    side = min(size)
    left, top = (
        round(min(max(at * length - side / 2, 0), length - side)) for at, length in zip(focus, size, strict=True)
    )
    return (left, top, left + side, top + side)

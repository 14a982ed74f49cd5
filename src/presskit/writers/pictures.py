"""Photographs made ready for a page: upright, cropped around the focus point, in sRGB, without private data.

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


def crop(path: Path, ratio: float, focus: tuple[float, float], width: int) -> bytes:
    """The largest part of the picture with `ratio` (width by height) that keeps `focus`, at most `width` pixels wide.

    `focus` is (x, y) from the top left, each 0–1. Raises Unreadable.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings(), Image.open(path) as opened:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            # a JPEG decoder can deliver an eighth, a quarter or half of the size for a fraction of the time
            opened.draft("RGB", (width * 2, round(width * 2 / ratio)))
            picture = ImageOps.exif_transpose(opened)
            picture = _in_srgb(picture)
            box = _box(picture.size, ratio, focus)
            size = min(width, box[2] - box[0])
            picture = picture.resize((size, max(1, round(size / ratio))), Image.Resampling.LANCZOS, box=box)
            data = io.BytesIO()
            picture.save(data, "JPEG", quality=QUALITY, optimize=True)
            return data.getvalue()
    except (OSError, SyntaxError, ValueError, EOFError) as fault:
        raise Unreadable(str(fault)) from None


def _in_srgb(picture: Image.Image) -> Image.Image:
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return converted or picture.convert("RGB")
        except ImageCms.PyCMSError:
            pass  # a broken colour profile: the plain conversion below is the best that can be done
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGB")


def _box(size: tuple[int, int], ratio: float, focus: tuple[float, float]) -> tuple[int, int, int, int]:
    width, height = size
    wide, high = (min(width, height * ratio), min(height, width / ratio))
    left = min(max(focus[0] * width - wide / 2, 0), width - wide)
    top = min(max(focus[1] * height - high / 2, 0), height - high)
    return (round(left), round(top), round(left + wide), round(top + high))

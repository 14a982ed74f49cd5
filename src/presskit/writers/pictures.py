"""Photographs made ready: upright, in sRGB, no larger than needed, without anything that the camera wrote into them.

In: the path or the bytes of a picture. Out: a `DecodedPicture`, decoded once, from which crops and sizes are cut; or
the one JPEG that goes into a PDF as it is (WeasyPrint would encode a picture with EXIF data again, and leave the data
in).
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.profile.files import BROKEN, MOST_PIXELS, Unreadable, opened

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["DecodedPicture", "Unreadable", "read", "ready", "size"]

QUALITY = 88
"""Of a JPEG; above it files grow and nothing is seen (studies of the engine: 85–90)."""

PRINTED = ((220, 84), (220, 76), (200, 70), (180, 64), (150, 56))
"""Dots to an inch and quality of a photograph that is cut to its place in print, the best first: more than 220 are not
seen, and a press kit is sent by mail."""

HEAVY = 480_000, 62_000
"""Bytes that a photograph may have in print: over the whole of a page of A4, and however small it is."""

WHOLE = 62_370
"""Square millimetres of a page of A4."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""

ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held: 1 upright, 2–8 mirrored or turned (EXIF 2.32, 4.6.4 A)."""


@dataclass(frozen=True)
class DecodedPicture:
    """An upright picture in sRGB with no data but its pixels; with transparency if it has any.

    `image` is as large as was asked for; `original` is the size of the upright original.
    """

    image: Image.Image
    original: tuple[int, int]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, in pixels."""
        return self.image.size

    @property
    def transparent(self) -> bool:
        """Whether something shines through."""
        return self.image.mode == "RGBA"

    def scaled(self, size: tuple[int, int]) -> DecodedPicture:
        """The same, smaller."""
        return self if size == self.size else DecodedPicture(_shrunk(self.image, size), self.original)

    def jpeg(self, box: Box | None = None, **options: object) -> bytes:
        """The whole or the part in `box`; what is transparent is white."""
        from PIL import Image

        part = self.image.crop(box) if box else self.image
        if self.transparent:
            ground = Image.new("RGBA", part.size, "white")
            ground.alpha_composite(part)
            part = ground.convert("RGB")
        return _saved(part, "JPEG", **{"quality": QUALITY, "optimize": True, **options})

    def part(self, box: Box, width: float) -> bytes:
        """A part of it as a JPEG for print, so many inches wide, as good as its weight allows; what is transparent is
        white."""
        wide, high = box[2] - box[0], box[3] - box[1]
        part = DecodedPicture(self.image.crop(box), self.original)
        most = max(HEAVY[1], HEAVY[0] * (width * 25.4) ** 2 * high / wide / WHOLE)
        for dots, quality in PRINTED:
            scaled = part.scaled(smaller((wide, high), width * dots / wide))
            data = scaled.jpeg(quality=quality)
            if len(data) <= most:
                break
        return data

    def light(self, box: Box, zone: tuple[float, float, float, float]) -> tuple[float, float]:
        """The luminances (WCAG 2.2) below which 1 % and 99 % of the pixels lie in a zone, in shares of the box."""
        wide, high = box[2] - box[0], box[3] - box[1]
        place = [round(box[at % 2] + zone[at] * (wide, high)[at % 2]) for at in range(4)]
        part = self.image.convert("RGB").crop((place[0], place[1], place[2], place[3])).resize((64, 24))
        levels = sorted(_luminance(pixel) for pixel in _pixels(part))
        return levels[int(len(levels) * 0.01)], levels[int(len(levels) * 0.99)]

    def colours(self) -> dict[tuple[int, int, int], int]:
        """How often each colour occurs, in steps of eight of each channel; what shines through is none."""
        image = self.image
        if self.transparent:
            mask = image.getchannel("A").point(lambda value: 255 if value > 127 else 0)
            pixels = zip(_pixels(image.convert("RGB")), mask.tobytes(), strict=True)
            seen = Counter(pixel for pixel, opaque in pixels if opaque)
        else:
            seen = Counter(_pixels(image.convert("RGB")))
        result = Counter[tuple[int, int, int]]()
        for (red, green, blue), count in seen.items():
            result[(red & 0xF8 | 4, green & 0xF8 | 4, blue & 0xF8 | 4)] += count
        return result

    def png(self, xmp: bytes = b"") -> bytes:
        """The whole, with its transparency."""
        from PIL.PngImagePlugin import PngInfo

        texts = PngInfo()
        if xmp:
            texts.add_itxt("XML:com.adobe.xmp", xmp.decode())  # the keyword of XMP Specification, Part 3, 1.1.5
        return _saved(self.image, "PNG", pnginfo=texts)


def read(source: Path | bytes, scale: Callable[[tuple[int, int]], float]) -> DecodedPicture:
    """The picture of a file, made smaller by `scale`, a function of its upright size; never larger.

    The first frame of an animation. Raises Unreadable.
    """
    _return_memory()
    with opened(source) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Unreadable("it has too many pixels")
        orientation = _stance(picture)  # before the pixels are read: Pillow then turns a TIFF by itself
        original = picture.size[::-1] if orientation >= 5 else picture.size
        upright = smaller((original[0], original[1]), scale((original[0], original[1])))
        wanted = upright[::-1] if orientation >= 5 else upright
        # a JPEG decoder can deliver an eighth, a quarter or half of the size for a fraction of the time and memory
        picture.draft("RGB", (wanted[0], wanted[1]))
        picture.load()
        profile = picture.info.get("icc_profile")
        image = _plain(picture)
        if image.size != wanted:
            image = _shrunk(image, (wanted[0], wanted[1]))
        image = _in_srgb(_turned(image, orientation), profile)
        return DecodedPicture(image, (original[0], original[1]))


@lru_cache(maxsize=1)
def _return_memory() -> None:
    """Let the C library give the memory of a picture back as soon as it is freed.

    glibc takes ever larger pieces out of its heap (`mallopt(3)`, M_MMAP_THRESHOLD), where whatever small came after
    them holds them: a process that has cut 20 photographs kept 120 MB that nobody used.
    """
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, 1 << 20)


_MMAP_THRESHOLD = -3
"""The number of the parameter, in malloc.h."""


def ready(path: Path, width: int, *, square: tuple[float, float] | None = None) -> bytes:
    """The picture, at most `width` pixels wide; with `square`, the largest square of it around that point.

    The point is (x, y) from the top left of the upright picture, each 0–1. Raises Unreadable.
    """
    picture = read(path, lambda size: width / (min(size) if square else size[0]))
    return picture.jpeg(crop(picture.size, 1, square) if square else None)


def clear(path: Path, width: int) -> bytes:
    """The picture, at most `width` pixels wide, as a PNG if something shines through it; raises Unreadable."""
    picture = read(path, lambda size: width / size[0])
    return picture.png() if picture.transparent else picture.jpeg()


def plain(colour: str) -> bytes:
    """A small picture of nothing but a colour, `#rrggbb`."""
    from PIL import Image

    return _saved(Image.new("RGB", (8, 8), colour), "PNG")


def size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels of the picture as it stands upright; None if that cannot be read."""
    try:
        with opened(path) as picture:
            return (picture.height, picture.width) if _stance(picture) >= 5 else picture.size
    except Unreadable:  # `ready` tells what is wrong with it
        return None


def smaller(size: tuple[int, int], factor: float) -> tuple[int, int]:
    """Width and height times `factor`, never more than they are, never less than a pixel."""
    factor = min(1.0, factor)
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def crop(size: tuple[int, int], ratio: float, focus: tuple[float, float]) -> Box:
    """The largest part of a picture that is `ratio` times as wide as high, its middle as near `focus` as may be.

    `focus` is (x, y) from the top left, each 0–1.
    """
    wide, high = size
    width, height = max(1, round(min(wide, high * ratio))), max(1, round(min(high, wide / ratio)))
    left, top = (
        round(min(max(at * length - part / 2, 0), length - part))
        for at, length, part in zip(focus, size, (width, height), strict=True)
    )
    return (left, top, left + width, top + height)


def _pixels(image: Image.Image) -> list[tuple[int, int, int]]:
    data = image.tobytes()
    return [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]


def _luminance(pixel: tuple[int, int, int]) -> float:
    red, green, blue = (
        value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in pixel
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _stance(picture: Image.Image) -> int:
    """How the picture lies in the file, as the EXIF orientation 1–8; 1 where it is upright or its reader turns it."""
    if picture.format in ("TIFF", "HEIF"):
        return 1
    try:
        orientation = picture.getexif().get(ORIENTATION, 1)
    except BROKEN:  # broken EXIF data: as if there were none
        return 1
    return orientation if orientation in range(1, 9) else 1


def _plain(picture: Image.Image) -> Image.Image:
    """Eight bits a channel and no palette: RGB, RGBA, L, CMYK or LAB."""
    if picture.mode in ("LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode.startswith("I") or picture.mode == "F":
        return _eight_bits(picture)
    if picture.mode in ("RGB", "RGBA", "L", "CMYK", "LAB"):
        return picture
    return picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Of 16 bits the upper eight; of whole or broken numbers without a limit, so many that the lightest is white."""
    lightest: float = picture.getextrema()[1]  # type: ignore[assignment]  # a pair only of several channels
    limits = (65535.0,) if picture.mode.startswith("I;16") else (1.0, 255.0, 65535.0)
    factor = 255 / next((limit for limit in limits if lightest <= limit), lightest)
    numbers = picture.convert("F" if picture.mode == "F" else "I")
    return numbers.point(lambda value: value * factor + 0.5).convert("L")


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    # reducing_gap: a much smaller picture is first made by averaging whole pixels, which is faster and as good
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    from PIL.Image import Transpose

    way = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation)
    return image if way is None else image.transpose(way)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In RGB, or RGBA where something shines through, by the colour profile that the file carries."""
    from PIL import ImageCms

    alpha = None
    if image.mode == "RGBA":
        alpha, image = image.getchannel("A"), image.convert("RGB")
        if alpha.getextrema()[0] == 255:
            alpha = None
    if image.mode == "LAB" or profile:
        try:
            lab = image.mode == "LAB"
            source = ImageCms.createProfile("LAB") if lab else ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
            image = ImageCms.profileToProfile(image, source, _srgb(), outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile, or one for other channels: the plain conversion is the best that can be done
    image = image.convert("RGB")
    if alpha is not None:
        image.putalpha(alpha)
    return image


@lru_cache(maxsize=1)
def _srgb() -> Image.core.CmsProfile:  # type: ignore[name-defined]  # its stubs do not name it
    from PIL import ImageCms

    return ImageCms.createProfile("sRGB")


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """The colour profile that a finished picture carries, the same bytes on every day."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(_srgb()).tobytes())
    made[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # when it was made (ICC.1:2022, 7.2.1): 2000-01-01
    return bytes(made)


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    data = io.BytesIO()
    image.info = {}  # a comment, for one, would be written again
    image.save(data, form, **{"icc_profile": srgb(), **options})
    return data.getvalue()

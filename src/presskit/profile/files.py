"""The files that a profile names: whether they are there, and are the pictures and fonts that they should be.

In: the raw values and the folder that they are relative to. Out: problems with their places. Only the head of
a file is decoded, and the rest where it seems to be cut off; Pillow is loaded only if the profile names a picture. What
opens a picture here opens it for the writers, too, so that nothing is accepted that cannot be used.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from presskit.problems import Hint, Problem, Remedy, error
from presskit.profile.cut import seems_cut
from presskit.profile.values import shown, spoken
from presskit.tomlfile import Key, TomlFile

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 120_000_000
"""Four bytes a pixel in memory: 480 MB. The largest cameras in use take 100 to 102 megapixels."""

READERS = {
    "JPEG": "PIL.JpegImagePlugin",
    "PNG": "PIL.PngImagePlugin",
    "WEBP": "PIL.WebPImagePlugin",
    "AVIF": "PIL.AvifImagePlugin",
    "TIFF": "PIL.TiffImagePlugin",
    "HEIF": "pillow_heif.HeifImagePlugin",
}
"""What a photograph may be, and what reads it. Of the others that Pillow knows, one would start a program (EPS)."""

UNUSABLE = {b"GIF8": "a GIF", b"BM": "a bitmap", b"%PDF": "a PDF", b"%!PS": "an EPS file", b"8BPS": "a Photoshop file"}
"""What people also call a picture, by its first bytes."""

USABLE = "use a JPEG, PNG, WebP, AVIF, HEIC or TIFF file"
HEIC = "pip install pillow-heif"

FONTS_OF_KIT = ("fonts", "display_fonts", "text_fonts")
"""The keys of [kit] that name font files."""

FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
"""The first bytes of a font (OpenType 1.9, "Organization of an OpenType Font"). WOFF2 is not for PDFs."""

LARGEST_DRAWING = 5_000_000
"""Bytes of an SVG file; a logo has some 10,000, and one with a photograph inside 1,000,000."""


BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    ArithmeticError,
    LookupError,
    TypeError,
    RuntimeError,
    struct.error,
)
"""What Pillow's readers raise for nonsense in a file. A bomb in the texts of a PNG is a ValueError."""


class Unreadable(Exception):
    """The file begins like a picture and is none."""


class Fault(NamedTuple):
    """What is wrong with a file, and the remedy."""

    message: str
    hint: Hint


def faults(file: TomlFile, folder: Path) -> list[Problem]:
    """What is wrong with the files of [[photos]] and [[logos]], and with the fonts of [kit]."""
    problems = []
    for key, name in _named(file):
        font = key[0] == "kit"
        fault = _absent(folder, name, "font" if font else "picture") or (
            _not_a_font(folder, name) if font else _not_a_picture(folder, name, vector=key[0] == "logos")
        )
        if fault:
            code = "font" if font else "photo"
            problems.append(
                error(file.display_path, file.value(key), code, f"{spoken(key)}: {fault.message}", fault.hint)
            )
    return problems


def kind_of(source: Path | bytes) -> str | None:
    """What a picture is by its first bytes, whatever its name says: a key of READERS, "SVG", or None.

    Sources: JPEG, PNG and TIFF specifications; RIFF for WebP; ISO 23008-12, annex B, for the brands of HEIF, of which
    AVIF is a kind.
    """
    if isinstance(source, bytes):
        head = source[:4096]
    else:
        with source.open("rb") as file:
            head = file.read(4096)
    if head[4:8] == b"ftyp":
        brands = head[8 : int.from_bytes(head[:4])]
        if b"avif" in brands or b"avis" in brands:
            return "AVIF"
        return "HEIF" if any(brand in brands for brand in (b"hei", b"hev", b"mif1", b"msf1")) else None
    if head[:4] == b"RIFF":
        return "WEBP" if head[8:12] == b"WEBP" else None
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "SVG"
    first = {b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"II+\0": "TIFF"}
    return next((kind for magic, kind in first.items() if head.startswith(magic)), None)


@contextmanager
def opened(source: Path | bytes) -> Iterator[Image.Image]:
    """The picture, of which only the head has been read; raises Unreadable, also from what is done with it."""
    from PIL import Image, ImageFile

    # Pillow warns of large pictures before we can measure them, and of what is odd in the head of a file, which
    # whoever has the photograph cannot help; it must not write to standard error on its own
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on: half a photograph, and nobody told
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        kind = kind_of(source)
        if kind not in READERS:
            raise Unreadable("it is not a picture")
        import_module(READERS[kind])  # else Pillow would load all that it has, to find out
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=[kind]) as picture,
        ):
            yield picture
    except BROKEN as fault:
        raise Unreadable(str(fault)) from None
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _named(file: TomlFile) -> Iterator[tuple[Key, str]]:
    """The files that are named, with the way to each name; what is no name is told elsewhere."""
    names: list[tuple[Key, object]] = []
    for table in ("photos", "logos"):
        rows = file.data.get(table)
        for at, row in enumerate(rows if isinstance(rows, list) else []):
            names.append(((table, at, "file"), row.get("file") if isinstance(row, dict) else None))
    kit = file.data.get("kit")
    for key in FONTS_OF_KIT:
        fonts = kit.get(key) if isinstance(kit, dict) else None
        names += [(("kit", key, at), name) for at, name in enumerate(fonts if isinstance(fonts, list) else [])]
    yield from ((key, name) for key, name in names if isinstance(name, str) and name.strip())


def _absent(folder: Path, name: str, what: str) -> Fault | None:
    try:
        if (folder / name).is_file():
            return None
        if (folder / name).is_dir():
            return Fault(f"{shown(name)} is a folder", f"name the {what} in it")
        if (folder / name).exists():
            return Fault(f"{shown(name)} is not an ordinary file", f"name a file that holds the {what}")
    except (OSError, ValueError) as fault:
        return _unreadable(name, fault)
    last = re.split(r"[\\/]", name)[-1]
    if re.match(r"(?i)(?:https?|ftp)://|www\.", name):
        last = re.split(r"[?#]", last)[0]
        hint = f"download the {what} into the folder of the profile, and name that file"
        hint += f": {shown(last)}" if "." in last and "/" in name.partition("://")[2] else ""
        return Fault(f"{shown(name)} is a web address, not a file", hint)
    if re.match(r"[A-Za-z]:|\.\.[\\/]|[~/\\]", name) and last:
        hint = f"put a copy of the {what} beside the profile, and name that: {shown(last)}"
        return Fault(f"{shown(name)} does not exist", hint)
    if "\\" in name and last:
        slashes = re.sub(r"[\\/]+", "/", name)
        return Fault(f"{shown(name)} does not exist", f'write folders with a slash: "{slashes}"')
    if near := _of_other_case(folder, name):
        return Fault(f"{shown(name)} does not exist", f'write it as it is called there: "{near}"')
    if near := _of_longer_name(folder, name):
        return Fault(f"{shown(name)} does not exist", f'write the whole name, with its end: "{near}"')
    if what == "font" and not Path(name).suffix:
        file = f"fonts/{last.replace(' ', '')}.ttf"
        hint = f'put its file, .ttf or .otf, into a folder fonts beside the profile, and write "{file}"'
        hint += "; or take the line out: every look has fonts of its own"
        return Fault(f"{shown(name)} is not the file of a font", hint)
    hint = f"put the {what} at {shown(name)[1:-1]}, beside the profile, or take it out"
    return Fault(f"{shown(name)} does not exist", Remedy(hint, go=True) if what == "picture" else hint)


def _of_other_case(folder: Path, name: str) -> str | None:
    """The file that is called so but for capitals, which count on this disk."""
    found: list[str] = []
    for part in Path(name).parts:
        try:
            there = [path.name for path in (folder / Path(*found)).iterdir()]
        except OSError:
            return None
        near = part if part in there else next((one for one in there if one.casefold() == part.casefold()), None)
        if near is None:
            return None
        found.append(near)
    return "/".join(found)


def _of_longer_name(folder: Path, name: str) -> str | None:
    """The one file that is called so but for its suffix, which many systems do not show; a font also in fonts/."""
    asked = Path(name)
    there = list[str]()
    for inside in dict.fromkeys((asked.parent, asked.parent / "fonts")):
        with suppress(OSError):
            files = [path for path in (folder / inside).iterdir() if path.is_file()]
            there += [(inside / path.name).as_posix() for path in files if _plain(path.stem) == _plain(asked.name)]
    return there[0] if len(there) == 1 else None


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+|-?regular$", "", name.casefold())


def _not_a_font(folder: Path, name: str) -> Fault | None:
    try:
        with (folder / name).open("rb") as font:
            known = font.read(4) in FONTS
    except OSError as fault:
        return _unreadable(name, fault)
    return None if known else Fault(f"{shown(name)} is not a font", "use a TrueType or OpenType file: .ttf or .otf")


def _not_a_picture(folder: Path, name: str, *, vector: bool) -> Fault | None:
    path = folder / name
    try:
        kind = kind_of(path)
        if kind == "SVG" and vector:
            return _too_large_a_drawing(path, name)
        if kind not in READERS:
            return _not_usable(path, name, drawing=kind == "SVG")
        if kind == "HEIF" and find_spec("pillow_heif") is None:
            return Fault(
                f"{shown(name)} is a HEIC file, which needs one more package",
                f"run {HEIC}, or save the photograph as a JPEG",
            )
        with opened(path) as picture:
            width, height = picture.size
            if width * height <= MOST_PIXELS and seems_cut(path.read_bytes(), kind or "", picture):
                picture.load()  # now it is worth its time
    except OSError as fault:
        return _unreadable(name, fault)
    except Unreadable:
        return Fault(f"{shown(name)} is damaged and cannot be read to its end", "save or export the picture again")
    if width * height > MOST_PIXELS:
        megapixels, most = width * height // 1_000_000, MOST_PIXELS // 1_000_000
        message = f"{shown(name)} has {megapixels} megapixels, {most} are the most"
        return Fault(message, "save a smaller copy; print needs 1500 × 2100 pixels")
    return None


def _not_usable(path: Path, name: str, *, drawing: bool) -> Fault:
    with path.open("rb") as file:
        head = file.read(4)
    if drawing and path.suffix.lower() == ".svg":
        return Fault(f"{shown(name)} is a drawing, not a photograph", f"put it into [[logos]], or {USABLE}")
    what = next((what for magic, what in UNUSABLE.items() if head.startswith(magic)), None)
    if what:
        return Fault(f"{shown(name)} is {what}, which cannot be used", USABLE)
    if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".tif", ".tiff"):
        message = f"{shown(name)} is not a picture, though its name ends in {path.suffix}"
        return Fault(
            message, "open it in a program that shows pictures, and export it as a JPEG or PNG; or download it again"
        )
    return Fault(f"{shown(name)} is not a picture", USABLE)


def _too_large_a_drawing(path: Path, name: str) -> Fault | None:
    if (size := path.stat().st_size) <= LARGEST_DRAWING:
        return None
    message = f"{shown(name)} has {size // 1_000_000} megabytes, {LARGEST_DRAWING // 1_000_000} are the most for an SVG"
    return Fault(message, "take photographs out of the drawing, or save it as a PNG file")


def _unreadable(name: str, fault: Exception) -> Fault:
    reason = getattr(fault, "strerror", None) or "no file can have this name"
    return Fault(f"{shown(name)} cannot be read: {reason.lower()}", "check its name and who may read it")

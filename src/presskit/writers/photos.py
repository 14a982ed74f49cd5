"""The photographs and logos of a kit: crops and sizes for web and print, with credit, terms and alt text inside.

In: a profile that was filtered for its audience and day, and the folder in which its pictures lie. Out: the files of
photos/; a `Rendition` for each says beforehand, from the heads of the pictures alone, what there will be. Each
original is decoded once, and everything is cut from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from presskit.problems import Problem, Problems, Warn, error, warning
from presskit.profile import Logo, Photo, Profile
from presskit.profile.files import Unreadable, kind_of, opened
from presskit.writers import pictures, svg, xmp
from presskit.writers.pictures import FACE, Box, Picture

Use = Literal["web", "print"]

PRINT = (1500, 2100)
"""Pixels, shorter and longer side, of 5 × 7 in at 300 dpi: what a magazine asks of a portrait."""


class Shape(NamedTuple):
    """A crop: width to height (None: the whole), and the longest side in pixels for web and for print."""

    name: str
    ratio: float | None
    web: int
    print: int


SHAPES = (
    Shape("full", None, 1600, 3000),  # 10 in at 300 dpi: a page of a magazine
    Shape("square", 1, 1000, 2500),  # the largest that a platform for events asks for (studies of press kits)
    Shape("tall", 5 / 7, 1050, 2100),
    Shape("wide", 3 / 2, 1200, 2400),
)

LOGO_WIDTHS = (256, 512, 1024, 2048)
"""Pixels; never wider than the original."""

QUALITY: dict[Use, int] = {"web": 82, "print": pictures.QUALITY}


@dataclass(frozen=True)
class Rendition:
    """One file of photos/ and what it shows: `size` in pixels, `box` the part of the upright original."""

    name: str
    photo: Photo
    shape: str
    use: Use
    size: tuple[int, int]
    box: Box


def write(profile: Profile, folder: Path, slug: str, warn: Warn) -> dict[str, bytes]:
    """The files of photos/ by their names, "photos/…"; raises Problems for a picture that cannot be read."""
    for problem in remarks(profile, folder):
        warn(problem)
    names = stems(profile, slug)
    made: dict[str, bytes] = {}
    for photo in profile.photos:
        made |= _photo(photo, profile, folder, names[photo.key])
    for logo in profile.logos:
        made |= _logo(logo, profile, folder, names[logo.key], warn)
    return made


def sheet(profile: Profile, folder: Path, slug: str) -> tuple[Rendition, ...]:
    """What `write` will make of the photographs, in the order of the profile; only the heads of files are read."""
    names = stems(profile, slug)
    return tuple(
        rendition
        for photo in profile.photos
        if (size := pictures.size(folder / photo.file))
        for rendition in _renditions(photo, size, names[photo.key])
    )


def stems(profile: Profile, slug: str) -> dict[str, str]:
    """What the names of a picture's files begin with, by its key: nothing of the name that its owner gave it.

    `igor-babuschkin-portrait`, `igor-babuschkin-portrait-2`, `igor-babuschkin-logo-xai`.
    """
    from slugify import slugify

    found: dict[str, str] = {}
    wanted = [(photo.key, photo.kind or "photo") for photo in profile.photos]
    wanted += [(logo.key, f"logo {logo.organization or ''}") for logo in profile.logos]
    for key, words in wanted:
        stem = f"{slug}-{slugify(words, max_length=40, word_boundary=True) or 'photo'}"
        numbered, number = stem, 1
        while numbered in found.values():
            number += 1
            numbered = f"{stem}-{number}"
        found[key] = numbered
    return found


def remarks(profile: Profile, folder: Path) -> list[Problem]:
    """What is to be told about the photographs though they can be used: too small for print, more than one frame."""
    found = []
    for photo in profile.photos:
        at = profile.place(photo.key, "file")
        named = f'{photo.key}.file: "{photo.file}"'
        if (size := pictures.size(folder / photo.file)) is None:
            continue  # `write` tells it
        need = PRINT if size[0] <= size[1] else PRINT[::-1]
        if min(size) < PRINT[0] or max(size) < PRINT[1]:
            message = f"{named} has {size[0]} × {size[1]} pixels; print at 5 × 7 in needs {need[0]} × {need[1]}"
            hint = "ask the photographer for the original, or name a larger file"
            found.append(warning(profile.shown, at, "photo-size", message, hint))
        if frames := _frames(folder / photo.file):
            message = f"{named} {frames}, of which the first is used"
            hint = "save the picture that is meant as a JPEG or PNG file"
            found.append(warning(profile.shown, at, "photo-frames", message, hint))
    return found


def damaged(profile: Profile, picture: Photo | Logo) -> Problem:
    """That a picture begins well, and cannot be read to its end."""
    message = f'{picture.key}.file: "{picture.file}" is damaged and cannot be read to its end'
    return error(
        profile.shown, profile.place(picture.key, "file"), "photo", message, "save or export the picture again"
    )


def _frames(path: Path) -> str:
    """How a file is more than one picture; of the two in a JPEG of some cameras, the second is not for people."""
    try:
        with opened(path) as picture:
            if picture.format in ("JPEG", "MPO") or not getattr(picture, "is_animated", False):
                return ""
            return "has several pages" if picture.format in ("TIFF", "HEIF") else "is animated"
    except Unreadable:
        return ""


def _renditions(photo: Photo, size: tuple[int, int], stem: str) -> Iterator[Rendition]:
    for shape in SHAPES:
        box: Box = (0, 0, *size)
        if shape.ratio:
            box = pictures.crop(size, shape.ratio, photo.focus or FACE)
        web, print_ = (pictures.fitted(box, longest, side=max) for longest in (shape.web, shape.print))
        yield Rendition(f"photos/{stem}-{shape.name}-web.jpg", photo, shape.name, "web", web, box)
        if print_ != web:  # a picture too small for more than the web has one file
            yield Rendition(f"photos/{stem}-{shape.name}-print.jpg", photo, shape.name, "print", print_, box)


def _photo(photo: Photo, profile: Profile, folder: Path, stem: str) -> dict[str, bytes]:
    def scale(size: tuple[int, int]) -> float:
        """The most that any rendition needs."""
        return max(one.size[0] / (one.box[2] - one.box[0]) for one in _renditions(photo, size, stem))

    packet = xmp.packet(photo, profile)
    try:
        picture = pictures.read(folder / photo.file, scale)
    except Unreadable:
        raise Problems([damaged(profile, photo)]) from None
    made = {}
    for one in _renditions(photo, picture.size, stem):
        dots = {"dpi": (300, 300)} if one.use == "print" else {}
        made[one.name] = picture.jpeg(one.box, one.size, quality=QUALITY[one.use], xmp=packet, **dots)
    if picture.transparent:
        whole: Box = (0, 0, *picture.size)
        made[f"photos/{stem}-cutout-web.png"] = picture.png(pictures.fitted(whole, SHAPES[0].web, side=max), xmp=packet)
    return made


def _logo(logo: Logo, profile: Profile, folder: Path, stem: str, warn: Warn) -> dict[str, bytes]:
    path = folder / logo.file
    if kind_of(path) == "SVG":
        return {f"photos/{stem}.svg": _drawing(logo, profile, path, warn)}
    packet = xmp.packet(logo, profile)
    try:
        picture: Picture = pictures.read(path, lambda size: max(LOGO_WIDTHS) / size[0])
    except Unreadable:
        raise Problems([damaged(profile, logo)]) from None
    own = picture.size[0]
    widths = [width for width in LOGO_WIDTHS if width < own] + ([own] if own <= max(LOGO_WIDTHS) else [])
    whole: Box = (0, 0, *picture.size)
    return {f"photos/{stem}-{width}.png": picture.png(pictures.fitted(whole, width), xmp=packet) for width in widths}


def _drawing(logo: Logo, profile: Profile, path: Path, warn: Warn) -> bytes:
    at, named = profile.place(logo.key, "file"), f'{logo.key}.file: "{logo.file}"'
    try:
        drawing = svg.clean(path.read_bytes())
    except svg.Unusable as fault:
        message = f"{named}, line {fault.line}, column {fault.column}: {fault.message}"
        raise Problems([error(profile.shown, at, "drawing", message, fault.hint)]) from None
    if drawing.removed:
        message = f"{named} is shipped without {', '.join(drawing.removed)}"
        hint = "save the logo as a plain SVG (Inkscape: Plain SVG; Illustrator: Export As), and look at it"
        warn(warning(profile.shown, at, "drawing", message, hint))
    return drawing.data

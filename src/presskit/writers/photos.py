"""The photographs and logos of a kit: crops and sizes for web and print, with credit, terms and alt text inside.

In: a profile that was filtered for its audience and day, and the folder in which its pictures lie. Out: the files of
photos/; a `Rendition` for each says beforehand, from the heads of the pictures alone, what there will be. Each
original is decoded once, and everything is cut from that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from presskit.problems import Problem, Problems, Warn, error, warning
from presskit.profile import Logo, Photo, Profile
from presskit.profile.files import Unreadable, kind_of, opened
from presskit.writers import pictures, svg, xmp
from presskit.writers.pictures import Box

Use = Literal["web", "print"]

PRINT = (1500, 2100)
"""Pixels, shorter and longer side, of 5 × 7 in at 300 dpi: what a magazine asks of a portrait."""


SHAPES = {"full": None, "square": 1.0, "tall": 5 / 7, "wide": 3 / 2}
"""The crops by their names, and the width of each to its height; None is the whole."""

SHORTEST: dict[Use, int] = {"print": 2100, "web": 1050}
"""Pixels of the shorter side of the whole, from which the crops are cut: 7 in at 300 dpi, so that the tall crop of a
photograph taken across is 5 × 7 in; and half of it, twice the width that a page on a telephone has."""

LONGEST: dict[Use, int] = {"print": 4200, "web": 2100}
"""Pixels of the longer side: of a panorama."""

LOGO_WIDTHS = (2048, 1024, 512, 256)
"""Pixels; never wider than the original."""

QUALITY: dict[Use, int] = {"web": 82, "print": pictures.QUALITY}


@dataclass(frozen=True)
class Rendition:
    """One file of photos/: what it shows, and its width and height in pixels."""

    name: str
    photo: Photo
    shape: str
    use: Use
    box: Box  # of the whole, as large as it is for this use

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, in pixels."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]


def renditions(picture: Photo | Logo, profile: Profile, folder: Path, stem: str, warn: Warn) -> dict[str, bytes]:
    """The files of one picture, whose names begin with `stem`; raises Problems if it cannot be used."""
    for problem in remarks(picture, profile, folder):
        if problem.severity == "error":
            raise Problems([problem])
        warn(problem)
    if isinstance(picture, Photo):
        return _photo(picture, profile, folder / picture.file, stem)
    return _logo(picture, profile, folder / picture.file, stem)


def sheet(profile: Profile, folder: Path, slug: str) -> tuple[Rendition, ...]:
    """What will be made of the photographs, in the order of the profile; only the heads of files are read."""
    return tuple(
        rendition
        for photo, stem in stems(profile, slug)
        if isinstance(photo, Photo) and (size := pictures.size(folder / photo.file))
        for rendition in _renditions(photo, size, stem, profile.kit.photos)
    )


def stems(profile: Profile, slug: str) -> list[tuple[Photo | Logo, str]]:
    """Each picture with what its files' names begin with: nothing of the name that its owner gave it.

    `igor-babuschkin-portrait`, `igor-babuschkin-portrait-2`, `igor-babuschkin-logo-xai`.
    """
    from slugify import slugify

    found: dict[str, Photo | Logo] = {}
    wanted: list[tuple[Photo | Logo, str]] = [(photo, photo.kind or "photo") for photo in profile.photos]
    wanted += [(logo, f"logo {logo.organization or ''}") for logo in profile.logos]
    for picture, words in wanted:
        stem = f"{slug}-{slugify(words, max_length=40, word_boundary=True) or 'photo'}"
        numbered, number = stem, 1
        while numbered in found:
            number += 1
            numbered = f"{stem}-{number}"
        found[numbered] = picture
    return [(picture, stem) for stem, picture in found.items()]


def remarks(picture: Photo | Logo, profile: Profile, folder: Path) -> Iterator[Problem]:
    """What there is to say of a picture that can be opened: too small for print, animated, a drawing with a script.

    Only a drawing that cannot be made safe is an error.
    """
    at, path = profile.place(picture.key, "file"), folder / picture.file
    if isinstance(picture, Photo):
        for code, message, hint in _of_photo(path):
            yield warning(profile.display_path, at, code, f'{picture.key}.file: "{picture.file}" {message}', hint)
    elif kind_of(path) == "SVG":
        yield from _of_drawing(picture, profile, path)


def _of_photo(path: Path) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint of each remark."""
    if (size := pictures.size(path)) is None:
        return  # `renditions` tells it
    need = PRINT if size[0] <= size[1] else PRINT[::-1]
    if min(size) < PRINT[0] or max(size) < PRINT[1]:
        message = f"has {size[0]} × {size[1]} pixels; print at 5 × 7 in and 300 dpi needs {need[0]} × {need[1]}"
        hint = "ask the photographer for the original, or name a larger file; of one that is zoomed into, show more"
        yield "photo-size", message, hint
    if frames := _frames(path):
        yield (
            "photo-frames",
            f"{frames}, of which the first is used",
            "save the one that is meant as a JPEG or PNG file",
        )


def _of_drawing(logo: Logo, profile: Profile, path: Path) -> Iterator[Problem]:
    at, named = profile.place(logo.key, "file"), f'{logo.key}.file: "{logo.file}"'
    try:
        removed = svg.clean(path.read_bytes()).removed
    except svg.Unusable as fault:
        message = f"{named} cannot be used: {fault.message} (its line {fault.line}, column {fault.column})"
        yield error(profile.display_path, at, "drawing", message, fault.hint)
        return
    if removed:
        hint = "save the logo as a plain SVG (Inkscape: Plain SVG; Illustrator: Export As), and look at it"
        yield warning(profile.display_path, at, "drawing", f"{named} is shipped without {', '.join(removed)}", hint)


def damaged(profile: Profile, picture: Photo | Logo) -> Problem:
    """That a picture begins well, and cannot be read to its end."""
    message = f'{picture.key}.file: "{picture.file}" is damaged and cannot be read to its end'
    return error(
        profile.display_path, profile.place(picture.key, "file"), "photo", message, "save or export the picture again"
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


def _whole(size: tuple[int, int], use: Use) -> tuple[int, int]:
    """The size of a whole photograph for print or web, of the size of its original."""
    return pictures.smaller(size, min(SHORTEST[use] / min(size), LONGEST[use] / max(size)))


def _renditions(
    photo: Photo, original: tuple[int, int], stem: str, wanted: Sequence[str] | None
) -> Iterator[Rendition]:
    """The files that are `wanted`, by the names of `[kit] photos`, all if it is None; none twice."""
    uses: tuple[Use, ...] = ("print", "web")
    if _whole(original, "print") == _whole(original, "web"):  # too small for more than the web
        uses = ("web",)
        wanted = wanted and [name.replace("-print", "-web") for name in wanted]
    for use in uses:
        size = _whole(original, use)
        made: set[Box] = set()
        for shape, ratio in SHAPES.items():
            box = pictures.crop(size, ratio, photo.point) if ratio else (0, 0, *size)
            if (wanted is None or f"{shape}-{use}" in wanted) and box not in made:
                made.add(box)
                yield Rendition(f"photos/{stem}-{shape}-{use}.jpg", photo, shape, use, box)


def _photo(photo: Photo, profile: Profile, path: Path, stem: str) -> dict[str, bytes]:
    packet = xmp.packet(photo, profile)
    try:
        picture = pictures.read(path, lambda size: _whole(size, "print")[0] / size[0])
    except Unreadable:
        raise Problems([damaged(profile, photo)]) from None
    web = picture.scaled(_whole(picture.original, "web"))
    made = {}
    for one in _renditions(photo, picture.original, stem, profile.kit.photos):
        whole, dots = (picture, {"dpi": (300, 300)}) if one.use == "print" else (web, {})
        made[one.name] = whole.jpeg(one.box, quality=QUALITY[one.use], xmp=packet, **dots)
    if picture.transparent:
        made[f"photos/{stem}-cutout-web.png"] = web.png(packet)
    return made


def _logo(logo: Logo, profile: Profile, path: Path, stem: str) -> dict[str, bytes]:
    if kind_of(path) == "SVG":
        return {f"photos/{stem}.svg": svg.clean(path.read_bytes()).data}
    try:
        picture = pictures.read(path, lambda size: LOGO_WIDTHS[0] / size[0])
    except Unreadable:
        raise Problems([damaged(profile, logo)]) from None
    packet, own = xmp.packet(logo, profile), picture.size[0]
    widths = [own, *(width for width in LOGO_WIDTHS if width < own)]
    return {
        f"photos/{stem}-{width}.png": picture.scaled(pictures.smaller(picture.size, width / own)).png(packet)
        for width in widths
    }

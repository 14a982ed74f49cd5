"""On which grounds a logo is seen, and what is to be told of the one that `[kit] logo` puts on the press kit.

In: the file of a logo; a profile, as its audience may see it, and its folder. Out: grounds; warnings. A logo stands on
a ground on which it is seen, and is made as heavy as any other, so that only three things can go wrong with one that
can be read: its shape, that parts of it are as pale as the ground on which the others are seen, and a drawing that not
all programs draw alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.colour import contrast
from presskit.kit.accent import channels
from presskit.problems import Problem, warning
from presskit.profile import Profile
from presskit.profile.files import kind_of

if TYPE_CHECKING:
    from presskit.writers.pictures import DecodedPicture

WIDEST, TALLEST = 10.0, 0.25
"""Width to height. Beyond them a logo is less than 5 mm high, or wide, on the cover and 2.6 mm in heads of pages."""

PAPER = "#ffffff"

GROUNDS = {"paper": (PAPER, 1.5), "dark": ("#262626", 3.0)}
"""What a logo can stand on, paper or a dark ground of whatever hue; and the contrast (WCAG 2.2) of what is seen there:
on paper that of a yellow that is hardly seen, on the dark what WCAG asks of graphics (1.4.11)."""

WHOLE = 0.85
"""The share of a logo that is seen where all of it is: the rest are soft edges and small parts."""

MOST = 0.6
"""The share below which it is reported: of a white name beside a black sign one is lost on either ground."""

SEEN = 0.01
"""Of the pixels of a picture that brings its white: a darker dot that is smaller does not make a logo visible."""


def grounds(path: Path) -> tuple[str, ...]:
    """The grounds on which a logo is seen, at least the one on which more of it is."""
    from presskit.writers import svg

    if kind_of(path) == "SVG":
        drawing = svg.plain(path.read_bytes())  # how large its areas are is not known: each colour counts once
        paints = map(channels, svg.paints(drawing[2])) if drawing else ()
        return _seen(_shares({_in_hex(paint): 1 for paint in paints if paint}))
    if (small := _small(path)) is None:  # told as an error
        return ("paper",)
    if not small.transparent:
        return ("paper",) if _is_pale(small) else tuple(GROUNDS)  # a tile of its own is seen everywhere
    return _seen(_shares(_counted(small)))


def _seen(shares: dict[str, float]) -> tuple[str, ...]:
    return tuple(name for name, share in shares.items() if share >= WHOLE) or (max(shares, key=shares.__getitem__),)


def _shares(inks: dict[str, int]) -> dict[str, float]:
    """The share of some colours that is seen on each ground."""
    total = sum(inks.values()) or 1
    return {
        name: sum(count for ink, count in inks.items() if contrast(ink, ground) >= least) / total
        for name, (ground, least) in GROUNDS.items()
    }


def _small(path: Path) -> DecodedPicture | None:
    from presskit.writers import pictures

    try:
        return pictures.read(path, lambda size: 64 / max(size))
    except pictures.Unreadable:
        return None


def _counted(picture: DecodedPicture) -> dict[str, int]:
    return {_in_hex(colour): count for colour, count in picture.colours().items()}


def _is_pale(picture: DecodedPicture) -> bool:
    """Whether a picture brings a ground like paper: what its corners have."""
    image = picture.image
    corners = [image.getpixel((x, y)) for x in (0, image.width - 1) for y in (0, image.height - 1)]
    return all(contrast(_in_hex(corner), PAPER) < GROUNDS["paper"][1] for corner in corners)


def remarks(profile: Profile, folder: Path) -> list[Problem]:
    """What a build of the press kit says of its logo."""
    logo = next((row for row in profile.logos if row.file == profile.kit.logo), None)
    if logo is None or "logo" in profile.check.ignore:
        return []
    at = profile.place("kit", "logo")
    told = _of_drawing(folder / logo.file) if kind_of(folder / logo.file) == "SVG" else _of_picture(folder / logo.file)
    return [
        warning(profile.display_path, at, "logo", f'kit.logo: "{logo.file}" {message}', hint) for message, hint in told
    ]


def _of_drawing(path: Path) -> Iterator[tuple[str, str]]:
    from presskit.writers import svg

    data = path.read_bytes()
    if (drawing := svg.plain(data)) is None:
        why, hint = svg.obstacle(data)
        yield f"is left off the press kit: {why}", hint
        return
    wide, high, _ = drawing
    yield from _of_shape(wide / high)


def _of_picture(path: Path) -> Iterator[tuple[str, str]]:
    if (small := _small(path)) is None:  # told as an error
        return
    yield from _of_shape(small.original[0] / small.original[1])
    inks = _counted(small)
    if not small.transparent and _is_pale(small):
        least = SEEN * sum(inks.values())
        darkest = max(((contrast(ink, PAPER), ink) for ink, count in inks.items() if count >= least), default=None)
        if darkest and darkest[0] < GROUNDS["paper"][1]:
            message = f"can hardly be seen: it brings its white ground, and the darkest colour in it is {darkest[1]}"
            yield message, "name the version that is made for white paper, or one without a ground"
    elif small.transparent and (most := max(_shares(inks).values())) < MOST:
        message = f"can be seen in part only: {most:.0%} of it on one ground, the rest on another"
        yield message, "name the version that is made for white paper, or the one for dark grounds"


def _of_shape(ratio: float) -> Iterator[tuple[str, str]]:
    if ratio > WIDEST:
        message = f"is {ratio:.0f} times as wide as high: it is only {48 / ratio:.0f} mm high on the cover"
        yield message, "name a version that is not so wide, with its words on two lines or its sign alone"
    elif ratio < TALLEST:
        message = f"is {1 / ratio:.0f} times as high as wide: it is only {20 * ratio:.0f} mm wide on the cover"
        yield message, "name a version that is not so high, or its sign alone"


def _in_hex(channels: Any) -> str:
    """Of red, green and blue, and what else Pillow has, the three as `#rrggbb`."""
    return "#" + "".join(f"{channel:02x}" for channel in channels[:3])

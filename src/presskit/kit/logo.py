"""What is to be told of the logo that `[kit] logo` puts on the press kit.

In: a profile, as its audience may see it, and its folder. Out: warnings. The logo stands on white wherever it stands,
and is made as heavy as any other, so that only three things can go wrong with one that can be read: its shape, that it
is as pale as the paper, and a drawing that not all programs draw alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from presskit.colour import contrast
from presskit.problems import Problem, warning
from presskit.profile import Profile
from presskit.profile.files import kind_of

WIDEST, TALLEST = 10.0, 0.25
"""Width to height. Beyond them a logo is less than 5 mm high, or wide, on the cover and 2.6 mm in heads of pages."""

PALE = 1.5
"""Contrast with white (WCAG 2.2) of the darkest colour in a logo: that of a yellow that is hardly seen on paper."""

SEEN = 0.01
"""Of the pixels of a picture: a darker dot that is smaller does not make a logo visible."""


def remarks(profile: Profile, folder: Path) -> list[Problem]:
    """What a build of the press kit says of its logo."""
    logo = next((row for row in profile.logos if row.file == profile.kit.logo), None)
    if logo is None or "logo" in profile.check.ignore:
        return []
    at = profile.place("kit", "logo")
    told = _of_drawing(folder / logo.file) if kind_of(folder / logo.file) == "SVG" else _of_picture(folder / logo.file)
    return [warning(profile.shown, at, "logo", f'kit.logo: "{logo.file}" {message}', hint) for message, hint in told]


def _of_drawing(path: Path) -> Iterator[tuple[str, str]]:
    from presskit.writers import svg

    data = path.read_bytes()
    if (drawing := svg.plain(data)) is None:
        why, hint = svg.obstacle(data)
        yield f"is left off the press kit: {why}", hint
        return
    wide, high, safe = drawing
    yield from _of_shape(wide / high)
    yield from _of_colours(filter(None, map(_hex, svg.paints(safe))))


def _of_picture(path: Path) -> Iterator[tuple[str, str]]:
    from presskit.writers import pictures

    try:
        found = pictures.read(path, lambda size: 64 / max(size))
    except pictures.Unreadable:  # told as an error
        return
    yield from _of_shape(found.original[0] / found.original[1])
    pixels = pictures.read(found.jpeg(quality=95), lambda _: 1).image  # as it stands on white
    counted = pixels.quantize(32).convert("RGB").getcolors() or []
    least = SEEN * pixels.width * pixels.height
    yield from _of_colours(_in_hex(colour) for count, colour in counted if count >= least)


def _of_shape(ratio: float) -> Iterator[tuple[str, str]]:
    if ratio > WIDEST:
        message = f"is {ratio:.0f} times as wide as high: it is only {48 / ratio:.0f} mm high on the cover"
        yield message, "name a version that is not so wide, with its words on two lines or its sign alone"
    elif ratio < TALLEST:
        message = f"is {1 / ratio:.0f} times as high as wide: it is only {20 * ratio:.0f} mm wide on the cover"
        yield message, "name a version that is not so high, or its sign alone"


def _of_colours(colours: Iterable[str]) -> Iterator[tuple[str, str]]:
    darkest = max(((contrast(colour, "#ffffff"), colour) for colour in colours), default=None)
    if darkest and darkest[0] < PALE:
        message = f"can hardly be seen: it stands on white, and the darkest colour in it is {darkest[1]}"
        yield message, "name the version that is made for white paper"


def _hex(colour: str) -> str:
    """A colour of a drawing as `#rrggbb`; nothing for a word that is no colour of its own, such as currentColor."""
    from PIL import ImageColor

    try:
        return _in_hex(ImageColor.getrgb(colour))
    except ValueError:
        return "#000000" if colour == "currentColor" else ""


def _in_hex(channels: Any) -> str:
    """Of red, green and blue, and what else Pillow has, the three as `#rrggbb`."""
    return "#" + "".join(f"{channel:02x}" for channel in channels[:3])

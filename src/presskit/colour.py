"""Whether a colour can be read on a ground, and the nearest one that can.

In: colours as `#rrggbb`. Out: their contrast as WCAG 2.2 counts it, and a colour of the same hue and chroma, as far as
a screen has it, that is as much lighter or darker as it takes. Distances are those of OKLCH, in which equal steps of
lightness look equal, whatever the hue.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache

READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3)."""

STEPS = 1000
"""Of lightness between black and white: finer than the 256 values that a channel has."""

Linear = tuple[float, float, float]
"""Red, green and blue as light adds up, from 0 to 1."""


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white; raises ValueError for what is no `#rrggbb`."""
    dark, light = sorted((_luminance(_linear(one)), _luminance(_linear(other))))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, grounds: Iterable[str]) -> bool:
    """Whether text in this colour can be read on each of the grounds."""
    return all(contrast(colour, ground) >= READABLE for ground in grounds)


def nearest(colour: str, grounds: Iterable[str]) -> str | None:
    """The colour nearest to this one that can be read on each of the grounds; None if there is none.

    It is the colour itself if that can be read.
    """
    return _nearest(colour, tuple(grounds))


@cache  # every document of a kit asks for the same
def _nearest(colour: str, grounds: tuple[str, ...]) -> str | None:
    if readable(colour, grounds):
        return colour
    lightness, chroma, hue = _oklch(_linear(colour))
    by_distance = sorted((step / STEPS for step in range(STEPS + 1)), key=lambda step: abs(step - lightness))
    for step in by_distance:
        found = _hex(_within(step, chroma, hue))
        if readable(found, grounds):
            return found
    return None


def mixed(colour: str, other: str, share: float) -> str:
    """So much of the one colour, from 0 to 1, in the other, as screens mix them."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + rest * (1 - share)):02x}" for one, rest in pairs)


DEEP, DULL = 0.255, 0.045
"""Of a dark ground in the hue of a colour: its lightness, and the most of its chroma."""


@cache
def deep(colour: str) -> str:
    """A dark ground of the same hue, nearly black."""
    _, chroma, hue = _oklch(_linear(colour))
    return _hex(_within(DEEP, min(chroma, DULL), hue))


def _linear(colour: str) -> Linear:
    """sRGB to light (IEC 61966-2-1)."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour")
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values)
    return red, green, blue


def _hex(linear: Linear) -> str:
    values = (12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055 for one in linear)
    return "#" + "".join(f"{round(255 * value):02x}" for value in values)


def _luminance(linear: Linear) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# The matrices of OKLab: Björn Ottosson, "A perceptual color space for image processing", 2020.


def _oklch(linear: Linear) -> tuple[float, float, float]:
    """Lightness from 0 to 1, chroma, and hue in radians."""
    red, green, blue = linear
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _light(lightness: float, chroma: float, hue: float) -> Linear:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _within(lightness: float, chroma: float, hue: float) -> Linear:
    """The colour with as much of the chroma as a screen has at this lightness."""

    def shown(share: float) -> bool:
        return all(-1e-4 <= one <= 1 + 1e-4 for one in _light(lightness, chroma * share, hue))

    share = 1.0 if shown(1) else _bisected(shown)
    red, green, blue = (min(1.0, max(0.0, one)) for one in _light(lightness, chroma * share, hue))
    return red, green, blue


def _bisected(holds: Callable[[float], bool]) -> float:
    """The largest share, from 0 to 1, at which something holds that holds at 0."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low

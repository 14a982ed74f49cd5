"""Whether a colour can be read on a ground, the nearest one that can, and the colour that a picture is remembered by.

In: colours as `#rrggbb`, pixels. Out: their contrast as WCAG 2.2 counts it, and a colour of the same hue and chroma, as
far as a screen has it, that is as much lighter or darker as it takes. Distances are those of OKLCH, in which equal
steps of lightness look equal, whatever the hue.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache

READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3)."""

STEPS = 1000
"""Of lightness between black and white: finer than the 256 values that a channel has."""


def in_digits(text: str) -> str:
    """What to write for a colour that is written otherwise: its `#rrggbb`, of blue, rgb(0, 0, 255) and #00f, too."""
    from PIL import ImageColor

    for written in (text.strip(), f"#{text.strip()}"):
        try:
            return 'write it as six hexadecimal digits: "#{:02x}{:02x}{:02x}"'.format(*ImageColor.getrgb(written))
        except ValueError:
            continue
    return 'write it as six hexadecimal digits, such as "#1f4e9c"'


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
        result = _hex(_within(step, chroma, hue))
        if readable(result, grounds):
            return result
    return None


def mixed(colour: str, other: str, share: float) -> str:
    """So much of the one colour, from 0 to 1, in the other, as screens mix them."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + rest * (1 - share)):02x}" for one, rest in pairs)


DEEP, DULL = 0.225, 0.03
"""Of a dark ground in the hue of a colour: its lightness, and the most of its chroma."""

LESS_DEEP = 0.37
"""The lightness of a dark ground beside areas of a colour that is itself as dark as the usual one."""

APART = 1.3
"""The contrast from which on two areas beside each other are two."""


@cache
def deep(colour: str) -> str:
    """A dark ground of the same hue, nearly black; white type on it has a contrast of 9 at least."""
    _, chroma, hue = _oklch(_linear(colour))
    found = _hex(_within(DEEP, min(chroma, DULL), hue))
    return found if contrast(found, colour) >= APART else _hex(_within(LESS_DEEP, min(chroma, DULL), hue))


def lit(colour: str) -> str:
    """A colour as type on its own dark ground."""
    return nearest(mixed(colour, "#ffffff", 0.6), [deep(colour)]) or "#ffffff"


def area(colour: str) -> str:
    """The colour as areas have it: itself, but of one that is hardly seen on paper a dark ground of its hue."""
    return deep(colour) if faint(colour) else colour


FAINT = 1.3
"""The contrast with paper below which an area is taken for paper: that of a cream, less than any yellow has."""


def faint(colour: str) -> bool:
    """Whether an area of it is hardly seen on white paper."""
    return contrast(colour, "#ffffff") < FAINT


def inked(ground: str) -> str:
    """What is written on an area: white if that can be read, else near-black, else black, which then can be."""
    return next((ink for ink in ("#ffffff", "#16130f") if readable(ink, [ground])), "#000000")


# --- the colour of a picture ------------------------------------------------------------------------------

GREY, DIM, GLARING = 0.045, 0.2, 0.93
"""Below that chroma nobody names a hue; below and above that lightness neither."""

SKIN = ((35.0, 95.0, 0.145), (5.0, 35.0, 0.08))
"""Degrees of hue of human skin, of whatever lightness, and of most hair, wood and stone; then of cheeks and lips; each
with the chroma that it does not reach: an orange beyond that is a thing."""

NEAR = 22.0
"""Degrees of hue on both sides that count as one colour."""

LEAST = 0.012
"""The share of a picture that a colour has to have, to be what it is remembered by."""

AREA = ((0.36, 0.58), (0.07, 0.19))
"""Lightness and chroma within which a sampled colour is brought, so that it can be an area with white type on it."""


def sampled(pixels: Mapping[tuple[int, int, int], int], *, people: bool) -> str | None:
    """The colour that a picture is remembered by, made fit for areas; None for a picture that has none.

    `pixels` says how often each colour occurs, 0–255. With `people` hues of skin are left out unless they are vivid.
    The hue with the most chroma in it wins, of equal ones the redder.
    """
    total = sum(pixels.values())
    found: list[tuple[float, float, float, int]] = []
    for (red, green, blue), count in sorted(pixels.items()):
        lightness, chroma, hue = _oklch((_CHANNELS[red], _CHANNELS[green], _CHANNELS[blue]))
        degrees = math.degrees(hue) % 360
        skin = people and any(low <= degrees < high and chroma < vivid for low, high, vivid in SKIN)
        if chroma >= GREY and DIM <= lightness <= GLARING and not skin:
            found.append((degrees, chroma, lightness, count))
    best: tuple[float, list[tuple[float, float, float, int]]] = (0.0, [])
    for middle in range(0, 360, 6):
        near = [one for one in found if abs((one[0] - middle + 180) % 360 - 180) <= NEAR]
        weight = sum(chroma * count for _, chroma, _, count in near)
        if weight > best[0] and sum(one[3] for one in near) >= LEAST * total:
            best = (weight, near)
    return _typical(best[1])


def _typical(near: list[tuple[float, float, float, int]]) -> str | None:
    """Of colours of about one hue the one that stands for them: the mean, in which the vivid ones count most."""
    weights = [chroma**2 * count for _, chroma, _, count in near]
    if not sum(weights):
        return None

    def mean(values: Iterable[float]) -> float:
        return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)

    radians = [math.radians(degrees) for degrees, _, _, _ in near]
    hue = math.atan2(mean(map(math.sin, radians)), mean(map(math.cos, radians)))
    (dark, light), (dull, bright) = AREA
    lightness = min(max(mean(one[2] for one in near), dark), light)
    chroma = min(max(mean(one[1] for one in near), dull), bright)
    made = _hex(_within(lightness, chroma, hue))
    return nearest(made, ["#ffffff"]) or made


def _linear(colour: str) -> Linear:
    """sRGB to light (IEC 61966-2-1)."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour")
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values)
    return red, green, blue


_CHANNELS = tuple(
    value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in range(256)
)
"""The light of each value of a channel."""


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

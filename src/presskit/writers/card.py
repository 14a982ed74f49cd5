"""The picture that stands for the page where it is linked: name, what the person is, portrait or monogram.

In: the settled words, the colours and fonts of a look, the portrait's JPEG. Out: a PNG of 1200 × 630 pixels (the
1.91 : 1 of the Open Graph). It is drawn with the fonts that travel with presskit and with the same steps on every
machine, and is made to be read where it is shown 300 pixels wide: nothing is set below 30 pixels.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from presskit.template import Card
from presskit.writers import MissingGlyphs

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
FIELD = 420
"""Pixels: the width of the field of the portrait or monogram, at the right edge."""

NAME = (132, 44)
LINE = (46, 30)
"""The largest and the smallest size of type, in pixels."""

BELOW = HEIGHT - 2 * MARGIN - 62
"""Pixels: the height of what stands below the kicker, which keeps its distance."""

HEAVY = 300_000
"""Bytes above which some services show no picture: a portrait is then set in a palette, dithered."""


class Block(NamedTuple):
    """Lines of one size; `leading` is the distance of two baselines."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    leading: int

    @property
    def height(self) -> int:
        return len(self.lines) * self.leading


def write(
    name: str,
    line: str,
    kicker: str,
    initials: str,
    look: Card,
    accents: Mapping[str, str],
    font: Callable[[str], Path],
    spares: Sequence[Path],
    *,
    portrait: bytes | None = None,
) -> bytes:
    """The PNG. `accents` are the colours that "accent" and "accent-on-dark" mean, `font` finds a file of the look,
    `spares` are tried for letters that it lacks.

    Raises MissingGlyphs where no one font has all letters of a line.
    """
    from PIL import Image, ImageDraw

    def paint(colour: str) -> str:
        return accents.get(colour, colour)

    lines = ((look.name_font, name + initials), (look.line_font, line), (look.label_font, kicker))
    name_font, line_font, label_font = _with_letters([((font(file), *spares), text) for file, text in lines])
    picture = Image.new("RGB", (WIDTH, HEIGHT), paint(look.ground))
    draw = ImageDraw.Draw(picture)
    left = WIDTH - FIELD
    if portrait:
        picture.paste(_cropped(portrait, (FIELD, HEIGHT)), (left, 0))
    else:
        draw.rectangle((left, 0, WIDTH, HEIGHT), paint(look.field))
        _monogram(draw, initials, name_font, paint(look.initials))
    room = left - 2 * MARGIN + 24
    under = _fitted(line, line_font, LINE, (room, 165), 1.28) if line else None
    head = _fitted(name, name_font, NAME, (room, BELOW - (under.height + 26 if under else 0)), 1.02)
    label = _sized(label_font, 30)
    draw.text((MARGIN, MARGIN - 4), kicker, paint(look.label), label, anchor="la")
    # the name and its line stand at the foot, as on a title page
    at = HEIGHT - MARGIN
    if under:
        at = _set(draw, under, at, paint(look.line)) - 26
    _set(draw, head, at, paint(look.name))
    made = _png(picture)
    if len(made) > HEAVY:
        palette = picture.quantize(256, Image.Quantize.MEDIANCUT, kmeans=1)
        made = _png(picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG))
    return made


def _png(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "PNG", compress_level=4)  # 9 takes four times as long for a twentieth of the size
    return made.getvalue()


def ems(text: str, paths: Sequence[Path]) -> float:
    """How wide a text is, in ems, in the first font that has its letters; if none has, an em a letter."""
    path, missing = _first_with(paths, _codes(text))
    return len(text) if missing else _sized(path, 200).getlength(text) / 200


def _sized(path: Path, size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(path), size)


def _set(draw: ImageDraw.ImageDraw, block: Block, foot: int, colour: str) -> int:
    """Draw a block whose last baseline stands at `foot`, less its descent; returns the top of its first line."""
    last = foot - round(block.font.size * 0.22)
    for at, text in enumerate(reversed(block.lines)):
        draw.text((MARGIN, last - at * block.leading), text, colour, block.font, anchor="ls")
    return last - (len(block.lines) - 1) * block.leading - round(block.font.size * 0.74)


def _monogram(draw: ImageDraw.ImageDraw, initials: str, path: Path, colour: str) -> None:
    """The initials in the middle of the field, as large as it allows."""
    size = 300
    box = draw.textbbox((0, 0), initials, _sized(path, size), anchor="ls")
    font = _sized(path, round(size * min((FIELD - 110) / (box[2] - box[0]), 260 / (box[3] - box[1]))))
    wide = draw.textbbox((0, 0), initials, font, anchor="ls")
    x = WIDTH - FIELD / 2 - (wide[0] + wide[2]) / 2
    y = HEIGHT / 2 - (wide[1] + wide[3]) / 2
    draw.text((x, y), initials, colour, font, anchor="ls")


def _cropped(portrait: bytes, size: tuple[int, int]) -> Image.Image:
    """The portrait over the whole field, cropped a little above its middle, where a face is."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(portrait)) as opened:
        return ImageOps.fit(opened.convert("RGB"), size, Image.Resampling.LANCZOS, centering=(0.5, 0.35))


# --- fitting -----------------------------------------------------------------------------------------------


def _fitted(text: str, path: Path, sizes: tuple[int, int], room: tuple[int, int], spacing: float) -> Block:
    """The text as large as the room allows, in even lines broken between words; of one too long, what is full."""
    for size in range(sizes[0], sizes[1] - 1, -2):
        font = _sized(path, size)
        leading, wide = round(size * spacing), lru_cache(font.getlength)
        lines = _lines(text, wide, room[0])
        if lines and len(lines) * leading <= room[1]:
            return Block(_even(text, wide, lines), font, leading)
    font, leading = _sized(path, sizes[1]), round(sizes[1] * spacing)
    lines = tuple(_broken(text, font, room[0]))
    most = max(1, room[1] // leading)
    if len(lines) > most:
        last = lines[most - 1]
        while last and font.getlength(f"{last} …") > room[0]:
            last = last[:-1]
        lines = (*lines[: most - 1], last.rstrip(" ,;:") + " …")
    return Block(lines, font, leading)


def _lines(text: str, wide: Callable[[str], float], room: float) -> tuple[str, ...]:
    """The text broken between words; nothing if a word is wider than the room."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer) <= room:
            lines[-1] = longer
        elif wide(word) <= room:
            lines.append(word)
        else:
            return ()
    return tuple(lines)


def _even(text: str, wide: Callable[[str], float], lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines, in the narrowest room that holds them."""
    room = max(map(wide, lines))
    while narrower := _lines(text, wide, room - 8):
        if len(narrower) > len(lines):
            break
        lines, room = narrower, room - 8
    return lines


def _broken(text: str, font: ImageFont.FreeTypeFont, room: float) -> Iterator[str]:
    """The text in lines, words broken where they are wider than the room."""
    line = ""
    for word in text.split():
        if line and font.getlength(f"{line} {word}") > room:
            yield line
            line = ""
        line = f"{line} {word}".lstrip()
        while font.getlength(line) > room and len(line) > 1:
            fits = max(1, next((at for at in range(len(line), 0, -1) if font.getlength(line[:at]) <= room), 1))
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _with_letters(texts: Sequence[tuple[Sequence[Path], str]]) -> list[Path]:
    """For each text the first of its fonts that has every letter of it."""
    found, missing = [], ""
    for paths, text in texts:
        path, lacking = _first_with(paths, _codes(text))
        found.append(path)
        missing += "".join(map(chr, lacking))
    if missing:
        raise MissingGlyphs("".join(sorted(set(missing))))
    return found


def _codes(text: str) -> set[int]:
    return {ord(letter) for letter in text if letter.isprintable() and not letter.isspace()}


def _first_with(paths: Sequence[Path], codes: set[int]) -> tuple[Path, set[int]]:
    """The first font that has all these letters; or the first of all, with those that none has, or none has all of."""
    if all(code < 0x180 for code in codes):
        return paths[0], set()  # Latin letters, which every look must have
    from fontTools.ttLib import TTFont

    missing = codes
    for path in paths:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            lacking = codes - font.getBestCmap().keys()
        if not lacking:
            return path, set()
        missing = missing & lacking
    return paths[0], missing or codes

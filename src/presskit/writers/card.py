"""The picture that stands for the page where it is linked: name, what the person is, the portrait.

In: the settled words, the colours and fonts of a look, the portrait's JPEG. Out: a PNG of 1200 × 630 pixels (the
1.91 : 1 of the Open Graph). It is drawn with the fonts that travel with presskit and with the same steps on every
machine, and is made to be read where it is shown 300 pixels wide: nothing is set below 30 pixels.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from presskit.package_files import builtin
from presskit.template import Card
from presskit.writers import MissingGlyphs
from presskit.writers.coverage import unseen

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
FIELD = 540
"""Pixels: the width of the portrait, at the right edge."""

NAME, ALONE = (150, 44), (236, 44)
LINE = (48, 30)
"""The largest and the smallest size of type, in pixels: of a name beside a portrait, of one without, of the line."""

BELOW = HEIGHT - 2 * MARGIN - 62
"""Pixels: the height of what stands below the kicker, which keeps its distance."""

HEAVY = 300_000
"""Bytes above which some services show no picture: a portrait is then set in a palette, dithered."""


Font = tuple[Path, int]
"""A file, and the number of the font in it."""


@dataclass(frozen=True)
class Typeface:
    """What a line is set in: a font, and others for the letters that it lacks."""

    font: Font
    others: Mapping[str, Font]

    def sized(self, size: int) -> Type:
        """At a size, in pixels."""
        return Type(self, size)


@dataclass(frozen=True)
class Type:
    """A typeface at a size."""

    face: Typeface
    size: int

    @cached_property
    def _loaded(self) -> Mapping[Font, Any]:
        from PIL import ImageFont

        fonts = {self.face.font, *self.face.others.values()}
        return {font: ImageFont.truetype(str(font[0]), self.size, index=font[1]) for font in fonts}

    def _runs(self, text: str) -> Iterator[tuple[Any, str]]:
        """The text in parts of one font each; a space, or what is not seen, stays with what stands before it."""
        if not self.face.others:
            yield self._loaded[self.face.font], text
            return
        last, named = self.face.font, []
        for letter in text:
            last = last if unseen(ord(letter)) else self.face.others.get(letter, self.face.font)
            named.append((last, letter))
        for font, letters in groupby(named, key=lambda one: one[0]):
            yield self._loaded[font], "".join(letter for _, letter in letters)

    def getlength(self, text: str) -> float:
        """Its width, in pixels."""
        return float(sum(font.getlength(run) for font, run in self._runs(text)))

    def draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str, anchor: str) -> None:
        """Draw it; `anchor` is Pillow's, "ls" or "la"."""
        x, y = at
        for font, run in self._runs(text):
            draw.text((x, y), run, colour, font, anchor=anchor)
            x += font.getlength(run)

    def box(self, draw: ImageDraw.ImageDraw, text: str) -> tuple[float, float, float, float]:
        """The box of its ink, from the beginning of its baseline."""
        x, boxes = 0.0, []
        for font, run in self._runs(text):
            boxes.append(draw.textbbox((x, 0), run, font, anchor="ls"))
            x += font.getlength(run)
        left, top, right, bottom = zip(*boxes, strict=True)
        return min(left), min(top), max(right), max(bottom)


class TextBlock(NamedTuple):
    """Lines of one size; `leading` is the distance of two baselines."""

    lines: tuple[str, ...]
    font: Type
    leading: int

    @property
    def height(self) -> int:
        return len(self.lines) * self.leading


class CardText(NamedTuple):
    """What a card says: the name, the line below it, and above both what it is a card of."""

    name: str
    line: str
    kicker: str


def write(
    text: CardText,
    look: Card,
    accents: Mapping[str, str],
    font: Callable[[str], Path],
    spares: Sequence[Path],
    *,
    installed: Mapping[str, Font] | None = None,
    portrait: bytes | None = None,
) -> bytes:
    """The PNG. `accents` are the colours that "accent" and the like mean, `font` finds a file of the look,
    `spares` are tried for letters that it lacks, and then `installed`, which says for each letter what draws it.

    Raises MissingGlyphs for letters that no font has.
    """
    from PIL import Image, ImageDraw

    name, line, kicker = text

    def paint(colour: str) -> str:
        return accents.get(colour, colour)

    lines = ((look.name_font, name), (look.line_font, line), (look.label_font, kicker))
    fonts = [((font(file), *spares), text) for file, text in lines]
    name_font, line_font, label_font = _with_letters(fonts, installed or {})
    picture = Image.new("RGB", (WIDTH, HEIGHT), paint(look.ground))
    draw = ImageDraw.Draw(picture)
    left = WIDTH - FIELD if portrait else WIDTH
    if portrait:
        picture.paste(_cropped(portrait, (FIELD, HEIGHT)), (left, 0))
    room = left - 2 * MARGIN + (24 if portrait else 0)
    under = _fitted(line, line_font, LINE, (min(room, 900), 165), 1.2) if line else None
    above = BELOW - (under.height + 26 if under else 0)
    head = _fitted(name, name_font, NAME if portrait else ALONE, (room, above), 0.98)
    label_font.sized(30).draw(draw, (MARGIN, MARGIN - 4), kicker, paint(look.label), "la")
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
    return len(text) if missing else Typeface((path, 0), {}).sized(200).getlength(text) / 200


def _set(draw: ImageDraw.ImageDraw, block: TextBlock, foot: int, colour: str) -> int:
    """Draw a block whose last baseline stands at `foot`, less its descent; returns the top of its first line."""
    last = foot - round(block.font.size * 0.22)
    for at, text in enumerate(reversed(block.lines)):
        block.font.draw(draw, (MARGIN, last - at * block.leading), text, colour, "ls")
    return last - (len(block.lines) - 1) * block.leading - round(block.font.size * 0.74)


def _cropped(portrait: bytes, size: tuple[int, int]) -> Image.Image:
    """The portrait over the whole field, cropped a little above its middle, where a face is."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(portrait)) as opened:
        return ImageOps.fit(opened.convert("RGB"), size, Image.Resampling.LANCZOS, centering=(0.5, 0.35))


# --- fitting -----------------------------------------------------------------------------------------------


def _fitted(text: str, face: Typeface, sizes: tuple[int, int], room: tuple[int, int], spacing: float) -> TextBlock:
    """The text as large as the room allows, in even lines broken between words; of one too long, what is full."""
    for size in range(sizes[0], sizes[1] - 1, -2):
        font = face.sized(size)
        leading, wide = round(size * spacing), lru_cache(font.getlength)
        lines = _lines(text, wide, room[0])
        if lines and len(lines) * leading <= room[1]:
            return TextBlock(_even(text, wide, lines), font, leading)
    font, leading = face.sized(sizes[1]), round(sizes[1] * spacing)
    lines = tuple(_broken(text, font, room[0]))
    most = max(1, room[1] // leading)
    if len(lines) > most:
        last = lines[most - 1]
        while last and font.getlength(f"{last} …") > room[0]:
            last = last[:-1]
        lines = (*lines[: most - 1], last.rstrip(" ,;:") + " …")
    return TextBlock(lines, font, leading)


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


def _broken(text: str, font: Type, room: float) -> Iterator[str]:
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


def _with_letters(texts: Sequence[tuple[Sequence[Path], str]], installed: Mapping[str, Font]) -> list[Typeface]:
    """For each text what it is set in: its first font, with others for the signs that it lacks.

    A word is not set in two fonts: if the first lacks a letter, all comes from the next that lacks nothing.
    """
    found, missing = [], set[str]()
    for paths, text in texts:
        path, lacking = _first_with(paths[:1], _codes(text))
        if any(chr(code).isalnum() for code in lacking):
            path, lacking = _first_with(paths, _codes(text))
        others: dict[str, Font] = {}
        if lacking:
            shipped = _others(paths, text)
            others = shipped | {letter: font for letter, font in installed.items() if ord(letter) in lacking}
        missing |= {chr(code) for code in lacking} - others.keys()
        found.append(Typeface((path, 0), others))
    if missing:
        raise MissingGlyphs("".join(sorted(missing)))
    return found


def _others(paths: Sequence[Path], text: str) -> dict[str, Font]:
    """For each letter that the first of the fonts lacks, the first that has it, if one has."""
    from fontTools.ttLib import TTFont

    left, found = _codes(text), dict[str, Font]()
    for path in paths:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            has = left & font.getBestCmap().keys()
        found |= {chr(code): (path, 0) for code in has if path != paths[0]}
        left -= has
    return found


def _codes(text: str) -> set[int]:
    return {ord(letter) for letter in text if letter.isprintable() and not unseen(ord(letter))}


def _first_with(paths: Sequence[Path], codes: set[int]) -> tuple[Path, set[int]]:
    """The first font that has all these letters; or the first of all, with those that it lacks."""
    if all(code < 0x180 for code in codes) and paths[0].is_relative_to(builtin()):
        return paths[0], set()  # Latin letters, which every look that travels with presskit has
    from fontTools.ttLib import TTFont

    for path in paths:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            if not codes - font.getBestCmap().keys():
                return path, set()
    with TTFont(paths[0], fontNumber=0, lazy=True) as font:
        return paths[0], codes - font.getBestCmap().keys()

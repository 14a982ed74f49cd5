"""The head of a page about a person: how large the name is, how high the photograph, what the columns leave them.

In: a document, the layout of its columns, the measures of a look, and how wide display type is. Out: a `Head`, which a
template writes as markup. A head with a photograph has the name beside it; without one the name goes across the page.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from presskit.document import Document, Entry

DOTS = 0.8
"""Points in a pixel of a photograph that is printed at 90 dots to an inch, as large as one may be."""

CROPPED = 1.9
"""How much higher than wide, or the other way round, a photograph and its place may be of each other."""

SMALL = 0.5
"""Of the size of the name, that of honorifics."""

GAP = 0.24
"""Ems between two words of a name."""

IN_ONE_LINE = 40.0
"""Points of a name in one line that is large enough without being broken."""

LONGEST = 11.0
"""Ems of a part of a name that is not broken."""

OVER = 26.0
"""Points between the name and the photograph beside it."""

NAME_HIGH, ALONE_HIGH = 0.62, 0.8
"""The share of a head that a name may take, beside a photograph and without one."""

COVER = 0.8
"""The share of its height that a head without a photograph has at least as a cover, with the name over two lines."""

GROWS, ALONE_GROWS, UNDER = 170.0, 300.0, 40.0
"""Points that a head may grow by, with a photograph and without one, and that may stay white below it, of what the
columns leave."""


BANDED = 0.8
"""The share of its height that a head without a photograph has above a page with a band of figures."""


HUNG = ("photos", "numbers", "quotes", "timeline")
"""Of what there may be pictures above a name, besides the portrait."""


class Columns(Protocol):
    """What is known of the columns below: how large their type is, and what each of them leaves."""

    @property
    def body(self) -> float: ...
    @property
    def rests(self) -> Mapping[str, float] | None: ...


class Display(Protocol):
    """How wide display type is, in ems, and how large a name can be."""

    def ems(self, text: str) -> float: ...
    def largest(
        self, words: Sequence[str | float], room: float, height: float, most: float, lines: Sequence[int]
    ) -> tuple[float, float]: ...


@dataclass(frozen=True)
class Part:
    """A part of a name, with honorifics before and behind it; `whole` if it is not broken."""

    before: str
    word: str
    behind: str
    whole: bool


@dataclass(frozen=True)
class Head:
    """The photograph beside the name, or the one that hangs above it, or neither, and where it is held, in per cent;
    the parts of the name, its size in points, and the width of its lines in ems; the width that stands beside the
    photograph, the height of the head, how much it has grown, what stays white below it, the leading of a large name in
    sizes of its type; and for each column what it still leaves, in points.
    """

    photo: str | None
    hung: str | None
    held: tuple[float, float]
    parts: tuple[Part, ...]
    name: float
    width: float
    room: float
    high: float
    grown: float
    under: float
    line: float
    left: Mapping[str, float]

    @property
    def leading(self) -> float:
        """Of the lines of the name, in sizes of its type: a small one is read as text."""
        return self.line if self.name > 24 else 1.2


def head(document: Document, columns: Columns, look: Mapping[str, float], display: Display) -> Head:
    """The head of a page. `look` has `page`, the width between the margins, `photo`, the width of a photograph, `edge`,
    how far it reaches over the margin, `high`, the least height of a head, and `most`, the largest size of a name;
    `wall`, where pictures hang above the name: how high that may be then; `panel`, where something stands in the place
    of a photograph that is not there.
    """
    rests = columns.rests or {}
    rest = min(rests.values(), default=0.0)
    photo, most_high = _photograph(document, look)
    hangs = photo or any(document.section(id) for id in HUNG)
    wall = look.get("wall", 0.0) if hangs else 0.0
    narrow = bool(look.get("panel") or (photo and not wall))
    bare = look["bare"] * (BANDED if document.column("band") else 1)
    high = min(look["high"], most_high) if photo else look["high"] * bare
    grown = min(rest, GROWS, max(most_high - high, 0.0)) if photo else min(rest, ALONE_GROWS)
    room = look["page"] - look["photo"] - OVER if narrow else look["page"]
    lines = (2, 1, 3, 4) if narrow or (look["bare"] > COVER and not wall) else (1,)
    share = NAME_HIGH if narrow else ALONE_HIGH
    name, width, parts = _name(document, room, wall or (high + grown) * share, look["most"], display, lines)
    portrait, edge = document.portrait, look["edge"]
    wide = (look["photo"] + edge) / (high + grown + (0 if wall else edge))
    return Head(
        None if wall else photo,
        photo if wall else None,
        held(portrait.size, portrait.focus, wide) if photo and portrait.size else (50.0, 50.0),
        parts,
        name,
        width,
        room,
        round(high + grown, 1),
        round(grown, 1),
        round(min(rest - grown, UNDER), 1),
        look.get("leading", 0.98),
        {column: round(left - rest, 1) for column, left in rests.items()},
    )


def held(size: tuple[float, float], focus: tuple[float, float], wide: float) -> tuple[float, float]:
    """Where a portrait of this size is held in a place `wide` times as wide as high, as `object-position` has it: what
    stands above a face, hair and hat, is kept before what stands below it.
    """
    across, down = min(1.0, wide * size[1] / size[0]), min(1.0, size[0] / size[1] / wide)
    left, top = focus[0] - across / 2, focus[1] - LOW * down
    return _position(left, across), _position(top, down)


def _position(begin: float, part: float) -> float:
    """In per cent, of a part of a picture that begins at this share of it."""
    return round(100 * min(max(begin, 0.0), 1 - part) / (1 - part), 1) if part < 1 else 50.0


LOW = 0.6
"""How far down in its place a face may stand, as a share of it, so that nothing above it is cut."""


def least(look: Mapping[str, float]) -> int:
    """How many pixels wide a photograph is at least that stands in a head."""
    return math.ceil((look["photo"] + look["edge"]) / DOTS)


def has_photograph(document: Document, look: Mapping[str, float]) -> bool:
    """Whether the portrait is there and sharp enough for a head."""
    return _photograph(document, look)[0] is not None


def _photograph(document: Document, look: Mapping[str, float]) -> tuple[str | None, float]:
    """The portrait, where it is sharp enough for its place, and how high it may be there."""
    portrait = document.portrait
    wide = look["photo"] + look["edge"]
    if portrait.photo is None or portrait.size is None:
        return portrait.photo, 9999.0
    across, down = portrait.size
    if across < least(look):
        return None, 9999.0
    most = min(down * DOTS, wide * CROPPED) - look["edge"]
    return (portrait.photo, most) if most > look["high"] * 0.6 else (None, 9999.0)


def _name(
    document: Document, room: float, height: float, most: float, display: Display, lines: Sequence[int]
) -> tuple[float, float, tuple[Part, ...]]:
    """The size of the name, the width of its lines, and its parts."""
    parts, widths = _parts(document, display.ems)
    size, width = display.largest(widths, room, height, most, lines)
    if len(lines) == 1 and size < IN_ONE_LINE:
        size, width = display.largest(widths, room, height, most, (1, 2, 3, 4))
    if size < 13:  # a name of hundreds of letters: as text
        size = min(max((room * 110 / max(display.ems(document.title), 1)) ** 0.5 * 0.9, 13.0), 22.0)
        width = room / size
    told = tuple(Part(*part, whole=wide <= room / size) for part, wide in zip(parts, widths, strict=True))
    return round(size, 2), round(min(width * 1.05, room / size), 2), told


def _parts(document: Document, ems: Callable[[str], float]) -> tuple[list[tuple[str, str, str]], list[float]]:
    """The parts of a name that are not broken, with their widths: its words, those in small letters with what follows
    them ("van der Meer"), what stands after the name; honorifics with the first and the last, unless they are long.
    """
    first, _, after = document.name.partition(", ")
    if not after or ems(after) > LONGEST + 0.5:
        first, after = document.name, ""
    words = _joined(first.split(), ems)
    if after and words:
        words = [*words[:-1], f"{words[-1]},", after]
    before = behind = ""
    apart_before, apart_behind = ems(before) * SMALL > 4, ems(behind) * SMALL > 4
    parts: list[tuple[str, str, str]] = [(before, "", "")] if apart_before else []
    for at, word in enumerate(words):
        last = at == len(words) - 1
        parts.append(
            (
                before if at == 0 and not apart_before else "",
                f"{word}," if last and apart_behind else word,
                f", {behind}" if last and behind and not apart_behind else "",
            )
        )
    parts += [("", "", behind)] if apart_behind else []
    widths = [
        ems(word) + (ems(one) * SMALL + (GAP if word else 0.0) if one else 0.0) + ems(other) * SMALL
        for one, word, other in parts
    ]
    return parts, widths


def _joined(words: Sequence[str], ems: Callable[[str], float]) -> list[str]:
    result: list[str] = []
    small = ""
    for at, word in enumerate(words):
        if 0 < at < len(words) - 1 and word.islower() and ems(small + word) < 6:
            small += f"{word} "
            continue
        whole = small + word
        result += [whole] if ems(whole) < LONGEST else whole.split()
        small = ""
    return result


def figures(entries: Sequence[Entry], room: float, most: float, across: int, ems: Callable[[str], float]) -> float:
    """The size in points, `most` at most, of figures in a room of so many points, `across` of them side by side."""
    each = room / across * FIGURED
    return round(min([most, *(each / max(ems(entry.title), 0.5) for entry in entries)]), 1)


FIGURED = 0.86
"""Of its place, what a figure takes at most."""


def in_two(entries: Sequence[Entry], room: float, ems: Callable[[str], float]) -> bool:
    """Whether two contacts stand side by side in a room, in ems: nothing of theirs is broken there."""
    lines = ((entry.title, *(link.label for link in entry.links)) for entry in entries)
    return len(entries) == 2 and sum(max(map(ems, each)) for each in lines) < room - 1.8


def grown(
    texts: Sequence[str], room: float, size: float, left: float, most: float, ems: Callable[[str], float]
) -> tuple[float, float]:
    """The size at which paragraphs of `size` points, in lines of so many points, take what is `left` below them, and
    the points that are left then. Widths are estimates, so a part of what is left is not given.
    """

    def high(type: float) -> float:
        return sum(_lines(text, room / type, ems) for text in texts) * type * LINE

    least, steps = high(size), [size + step / 10 for step in range(1, round((most - size) * 10) + 1)]
    found = max((type for type in steps if high(type) - least <= left * GIVEN), default=size)
    return round(found, 1), round(left - (high(found) - least), 1)


def grows(left: float, high: float) -> float:
    """How many times as large the type of a column is set, which leaves so many points of about that height: less than
    would fill it, for lines that are broken anew may be one more.
    """
    left = min(left, high * MOST_LEFT)
    larger = GIVEN_BACK * math.pow(high / (high - left), 1 / HEIGHT)
    return round(min(max(larger, 1.0), LARGEST), 2)


MOST_LEFT, GIVEN_BACK, HEIGHT, LARGEST = 0.6, 0.95, 2.1, 1.25
"""The share of a column that counts as left at most; of what would fill it, what type takes; how its height follows the
size of its type, as an exponent; and how much larger type may be.
"""


def aloud(texts: Sequence[str], room: float, high: float, least: float, ems: Callable[[str], float]) -> float:
    """The size at which paragraphs are read from a lectern, in points: as large as a field holds that is so wide and so
    high, and not smaller than `least`.
    """
    steps = (LECTERN - step / 4 for step in range(round((LECTERN - least) * 4)))
    return next(
        (size for size in steps if sum(_lines(text, room / size, ems) + 0.4 for text in texts) * size * 1.4 <= high),
        least,
    )


LECTERN = 14.0
"""Points of what is read aloud from paper that lies on a lectern."""


def _lines(text: str, room: float, ems: Callable[[str], float]) -> int:
    """How many lines of so many ems a text takes."""
    count, at = 1, 0.0
    for word in text.split():
        wide = ems(word)
        if at and at + GAP + wide > room:
            count, at = count + 1, wide
        else:
            at += (GAP if at else 0.0) + wide
    return count


LINE, GIVEN = 1.48, 0.8
"""How high a line is, in sizes of its type, and which part of what is left is given to larger type."""

"""The photographs of the last pages: in a row, from edge to edge, or on sheets of their own, with credit and terms.

In: a `Setting` and the entries of photographs. Out: bands and blocks of the last page, or pages.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from presskit.document import Entry
from presskit.layout.page import Beside, Block, Item, Page, Rect, Shot, Text, beside, stacked
from presskit.layout.setting import Setting

THUMBNAIL = 150.0
"""Dots to an inch that a photograph has at least where it is small."""


@dataclass(frozen=True)
class Cell:
    """A part of a strip across the page: its name, the columns from and to, what stands in it, for a height."""

    name: str
    left: float
    right: float
    items: Callable[[float], list[Item]]


Band = tuple[str, list[Cell]]
"""A strip across the page: its name and its cells."""

ANY = 0.0
"""A height that asks a cell for what it needs at least."""


def thumbnails(s: Setting, photos: Sequence[Entry], most: float) -> Band | None:
    """In a row over the whole width, all of them as high, each in its own proportions, with caption, credit, terms and
    pixels; one alone has these beside it.
    """
    shown = [one for one in photos if one.picture and one.picture.size]
    if not shown:
        return None
    grid = s.grid
    width = grid.block("end.photos", 0, 12, 60, 120).inner.w
    row = _alone(s, shown[0], width, most) if len(shown) == 1 else _row(s, shown, width, most)
    heading = s.headed(s.contents.heading("photos"), width, 24)
    items: list[Item] = [heading, replace(row, above=3.0), Item(6.0 if grid.cover == "below" else 0.0, 0.0)]
    return ("photos", [Cell("end.photos", 0, 12, lambda high: items)])


def band(s: Setting, high: float) -> list[Block]:
    """The last photograph that is sharp enough from edge to edge over so much of a page; nothing if none is."""
    for one in reversed(s.contents.photos if len(s.contents.photos) > 4 else ()):
        picture = one.picture
        if picture and s.dots(picture, s.grid.width, high) >= THUMBNAIL and s.kept(picture, s.grid.width, high) >= CUT:
            return [s.picture_block(s.shot(picture, s.grid.width, high), 0, 0)]
    return []


# --- a strip of photographs -------------------------------------------------------------------------------


class Frame(NamedTuple):
    """A photograph of a strip: from where to where it stands, and how high."""

    entry: Entry
    x: float
    w: float
    h: float


LOWER = (1.0, 0.94, 0.88)
"""What is left of the height of a strip where the page has no room for all of it."""

SHAPE, CUT = 1.2, 0.6
"""The ratio of the photographs of a strip, and the share of one that is left of it at least."""


def strip(s: Setting, photos: Sequence[Entry]) -> list[Frame]:
    """Three or four photographs from edge to edge of the page, all of one size, cut about their focus; nothing if they
    are too many, too small to be printed so, or would lose too much.
    """
    shown = [one for one in photos if one.picture and one.picture.size]
    if not 3 <= len(shown) <= 4 or len(shown) != len(photos):
        return []
    wide = s.grid.width / len(shown)
    high = wide / SHAPE * (1.0 if len(shown) == 3 else 1.2)
    pictures = [one.picture for one in shown if one.picture]
    if any(s.dots(one, wide, high) < THUMBNAIL or s.kept(one, wide, high) < CUT for one in pictures):
        return []
    return [Frame(entry, at * wide, wide, high) for at, entry in enumerate(shown)]


def captions(s: Setting, strip: Sequence[Frame]) -> Cell:
    """What stands below a strip, below each photograph what it is; the strip itself is a gap above it."""
    widths = [right - left for left, right in _below_frames(s, strip)]
    stacks = [told(s, one.entry, wide) for one, wide in zip(strip, widths, strict=True)]
    (_, first), (second, _), *_ = _below_frames(s, strip)
    items: list[Item] = [Item(strip[0].h, 0.0), beside(stacks, widths, second - first), Item(2.0, 0.0)]
    return Cell("end.photos", 0, 12, lambda high: items)


def _below_frames(s: Setting, strip: Sequence[Frame]) -> list[tuple[float, float]]:
    """From where to where the words below each photograph stand."""
    grid = s.grid
    if len(strip) == 3:  # as the notes below
        places = [grid.block("end.notes.1", at * 4, at * 4 + 4, 60, 120).inner for at in range(3)]
        return [(place.x, place.right) for place in places]
    left = [max(one.x, grid.side) for one in strip]
    right = [*(after - grid.gutter for after in left[1:]), grid.width - grid.side]
    return list(zip(left, right, strict=True))


def hung(s: Setting, strip: Sequence[Frame], y: float, items: Sequence[Item]) -> list[Block]:
    """The photographs of a strip at a height of the page, and what is said of them below."""
    blocks = []
    for one in strip:
        assert one.entry.picture is not None
        blocks.append(s.picture_block(s.shot(one.entry.picture, one.w, one.h), one.x, y))
    _, told, _ = items
    place = Rect(s.grid.side, y + strip[0].h + 3, s.grid.width - 2 * s.grid.side, told.height + 0.5)
    under = Block("end.photos", "none", place, place)
    under.add(told)
    return [*blocks, under]


NARROWEST = 30.0
"""Millimetres of a column for the words below a photograph."""


def _row(s: Setting, photos: Sequence[Entry], width: float, most: float) -> Item:
    """Photographs beside each other, all as high: as high as fills the width, if they are sharp enough."""
    gap = s.grid.gutter
    ratios = list(map(_ratio, photos))
    room = width - gap * (len(photos) - 1)
    low, high = 5.0, most
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(max(one * middle, NARROWEST) for one in ratios) <= room else (low, middle)
    widths = [max(one * low, NARROWEST) for one in ratios]
    spare = (room - sum(widths)) / len(widths)
    widths = [one + spare for one in widths]
    stacks: list[list[Item]] = []
    for entry, ratio, wide in zip(photos, ratios, widths, strict=True):
        tall = min(low, entry.picture.size[1] / THUMBNAIL * 25.4)  # type: ignore[union-attr,index]
        stacks.append(_photo(s, entry, ratio * tall, tall, wide, low))
    return beside(stacks, widths, gap)


def _alone(s: Setting, entry: Entry, width: float, most: float) -> Item:
    """A photograph, and what there is to say of it beside it."""
    ratio = _ratio(entry)
    assert entry.picture is not None
    assert entry.picture.size is not None
    tall = min(most, width * 0.68 / ratio, entry.picture.size[1] / THUMBNAIL * 25.4)
    wide = max(ratio * tall, 20.0)
    room = width - wide - s.grid.gutter
    shot, title, told = _photo(s, entry, ratio * tall, tall, room, tall)
    said = [s.text("stand", entry.title, 17, room), replace(told, above=2.0)] if title else [told]
    return beside([[shot], said], [wide, room], s.grid.gutter)


def small(s: Setting, entry: Entry, room: float) -> list[Item]:
    """A photograph in a column, whole, with what there is to say of it."""
    ratio = _ratio(entry)
    high = min(46.0, room / ratio)
    return [s.shot(entry.picture, high * ratio, high, above=2.0), *told(s, entry, room)] if entry.picture else []


def told(s: Setting, entry: Entry, room: float) -> list[Item]:
    """What a photograph shows, its credit, terms and pixels."""
    return [one for one in _photo(s, entry, 10.0, 10.0, room, 10.0) if isinstance(one, Text)]


def _photo(s: Setting, entry: Entry, wide: float, high: float, room: float, row: float) -> list[Item]:
    assert entry.picture is not None
    size = entry.picture.size or (1, 1)
    pixels = f"{size[0]:,}\u00a0×\u00a0{size[1]:,}".replace(",", "\u202f")
    terms = ", ".join(filter(None, [entry.picture.terms, f"{pixels}\u00a0px"]))
    credit = entry.picture.credit
    return [
        s.shot(entry.picture, wide, high, above=max(0.0, row - high)),
        s.text("caption", entry.title, 9.8, room, above=2.0),
        s.text("meta", [one for one in (credit, terms) if one], 9.4, room, above=0.4),
    ]


def sheets(s: Setting, photos: Sequence[Entry]) -> list[Page]:
    """A contact sheet: rows of photographs of one size that fill the page."""
    s.part = "sheet"
    grid, heading = s.grid, s.contents.heading("photos")
    left = [one for one in photos if one.picture and one.picture.size]
    pages: list[Page] = []
    while left:
        block = grid.block("sheet", 0, 12, 0, grid.height)
        ground = block.ground
        if not pages:
            block.add(s.display("title", heading, block.inner.w, 30, 54, 22, tag="h2"))
        rows, left = _sheet(s, left, block.inner.w, block.room)
        for row in rows:
            block.add(row)
        pages.append(Page("sheet", heading, [block], title="" if pages else heading, ground=ground))
    return pages


LEAST = 34.0
"""Millimetres that a photograph of a sheet is high at least, where a page has several rows."""


def _sheet(s: Setting, photos: list[Entry], width: float, room: float) -> tuple[list[Item], list[Entry]]:
    """The rows of a page, which they fill, each over the whole width, and what is left for the next."""
    if len(photos) == 1:
        return [replace(_alone(s, photos[0], width, min(room - 30, 130.0)), above=6.0)], []
    for most in range(min(len(photos), FULL), 0, -1):
        shown = photos[:most]
        found = [rows for count in range(1, 5) if (rows := _filling(s, _dealt(shown, count), width, room))]
        if found:
            return min(found, key=_shape), photos[most:]
    return [replace(_alone(s, photos[0], width, room * 0.5), above=6.0)], photos[1:]


def _filling(s: Setting, rows: Sequence[Sequence[Entry]], width: float, room: float) -> list[Item]:
    """Rows of photographs of one size that fill a page, with what they are below; nothing if they were too low."""
    gap = s.grid.gutter
    cells = [(width - gap * (len(row) - 1)) / len(row) for row in rows]
    said = [[told(s, entry, wide) for entry in row] for row, wide in zip(rows, cells, strict=True)]
    below = [max(map(stacked, texts)) for texts in said]
    high = (room - sum(below) - 6.0 * len(rows) - 2) / len(rows)
    if high < LEAST or min(cells) < NARROWEST:
        return []
    high = min(high, max(cells) * 1.3)
    return [
        beside([[_framed(s, entry, wide, high), *texts] for entry, texts in zip(row, its, strict=True)],
               [wide] * len(row), gap, above=6.0)
        for row, its, wide in zip(rows, said, cells, strict=True)
    ]  # fmt: skip


def _framed(s: Setting, entry: Entry, wide: float, high: float) -> Shot:
    """A photograph cut to a frame; one that would lose too much, or is too small, whole in it."""
    picture = entry.picture
    assert picture is not None
    if s.dots(picture, wide, high) >= THUMBNAIL and s.kept(picture, wide, high) >= CUT - 0.1:
        return s.shot(picture, wide, high)
    ratio = _ratio(entry)
    tall = min(high, wide / ratio, (picture.size or (1, 1))[1] / THUMBNAIL * 25.4)
    return s.shot(picture, ratio * tall, tall, above=high - tall)


def _shape(rows: Sequence[Item]) -> float:
    """How far the frames of these rows are from the shape of most photographs."""
    found = [shot.w / max(shot.h, 1.0) for row in rows for shot in shots(row)]
    return abs(math.log(sum(found) / len(found) / 1.35))


def shots(row: Item) -> list[Shot]:
    """The photographs of a row."""
    stacks = row.stacks if isinstance(row, Beside) else ()
    return [one for stack in stacks for one in stack if isinstance(one, Shot)]


FULL = 12
"""So many photographs fill a page, however they are cut."""


def _dealt(photos: Sequence[Entry], count: int) -> list[list[Entry]]:
    """The photographs in order over so many rows, of as many as can be."""
    ends = [round(at * len(photos) / count) for at in range(count + 1)]
    return [list(photos[begin:end]) for begin, end in itertools.pairwise(ends) if end > begin]


def _ratio(entry: Entry) -> float:
    size = entry.picture.size if entry.picture and entry.picture.size else (1, 1)
    return size[0] / size[1]

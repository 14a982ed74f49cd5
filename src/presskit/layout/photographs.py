"""The photographs of the last pages: in a row, from edge to edge, or on sheets of their own, with credit and terms.

In: a `Setting` and the entries of photographs. Out: bands and blocks of the last page, or pages.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from presskit.document import Entry
from presskit.layout.page import Beside, Block, Item, Page, Rect, Shot, Text, beside, stacked
from presskit.layout.setting import Setting, TextBox

FEW = 4
"""So many photographs stand beside the facts; more have pages of their own."""

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
    first, *others = row(s, shown, width, most)
    heading = s.headed(s.contents.heading("photos"), width, 24)
    items: list[Item] = [heading, replace(first, above=3.0), *others, Item(6.0 if grid.cover == "below" else 0.0)]
    return ("photos", [Cell("end.photos", 0, 12, lambda high: items)])


def band(s: Setting, high: float) -> list[Block]:
    """The last photograph that no page has shown large, from edge to edge over so much of a page; nothing if none is
    sharp enough.
    """
    for one in reversed([one for one in s.contents.photos if one.picture and one.picture.name not in s.drawn]):
        picture = one.picture
        assert picture is not None
        if s.dots(picture, s.grid.width, high) >= THUMBNAIL and s.kept(picture, s.grid.width, high) >= BAND:
            return [s.picture_block(s.shot(picture, s.grid.width, high), 0, 0)]
    return []


BAND = 0.5
"""The share of a photograph that is left of it at least where it closes the kit."""


def row(s: Setting, photos: Sequence[Entry], width: float, most: float) -> list[Item]:
    """A few photographs in their own proportions with what they are, in a width, the credit and the terms once where
    they are the same; one alone has these beside it.
    """
    if len(photos) == 1:
        return [_alone(s, photos[0], width, most)]
    every = list(dict.fromkeys(map(_credited, photos)))
    once = [s.text("meta", every[0], 9.2, width, above=1.6)] if len(every) == 1 and every[0] else []
    return [_row(s, photos, width, most, credited=not once), *once]


def listed(s: Setting, photos: Sequence[Entry], width: float) -> list[Item]:
    """What photographs are that pages have shown, in columns, and the credit and the terms, once where they are the
    same.
    """
    gap = s.grid.gutter + 2
    wide = (width - gap * 2) / 3 if len(photos) < 4 else (width - gap * 3) / 4
    return _captions(s, photos, width, wide)


def strip(s: Setting, photos: Sequence[Entry], name: str) -> list[Block]:
    """Photographs from edge to edge at the head of a page, all of them as high, each in its own proportions as far as
    the strip is not too high; below each what it shows, and once the credit and the terms, where they are the same.
    Nothing if they are too few, or would be cut too much, or are not sharp.
    """
    grid, gap = s.grid, s.grid.gutter
    if len(photos) < 2:
        return []
    first, *rest = sorted(photos, key=_ratio, reverse=True)
    photos = [first, *rest[1:], *rest[:1]]  # wide ones at the margins, where their captions are narrower
    ratios = list(map(_ratio, photos))
    room = grid.width - SEAM * (len(photos) - 1)
    high = min(room / sum(ratios), grid.height * STRIP)
    widths = [room * one / sum(ratios) for one in ratios]
    blocks, stacks, x = list[Block](), list[list[Item]](), 0.0
    every = list(dict.fromkeys(map(_credited, photos)))
    for at, (photo, wide) in enumerate(zip(photos, widths, strict=True)):
        assert photo.picture is not None
        if s.kept(photo.picture, wide, high) < CUT or s.dots(photo.picture, wide, high) < THUMBNAIL:
            return []
        place = Rect(x, 0, wide, high)
        blocks.append(Block("picture", "none", place, place, picture=s.shot(photo.picture, wide, high)))
        left, right = max(x, grid.side), min(x + wide, grid.width - grid.side)
        stacks.append(told(s, photo, right - left - (gap if at < len(photos) - 1 else 0), credited=len(every) > 1))
        x += wide + SEAM
    width = grid.width - 2 * grid.side
    edges = [*[sum(widths[: at + 1]) + SEAM * (at + 1) - grid.side for at in range(len(widths) - 1)], width]
    spans = [end - begin for begin, end in itertools.pairwise([0.0, *edges])]
    under: list[Item] = [beside(stacks, spans, 0.0)]
    if len(every) == 1 and every[0]:
        under.append(s.text("meta", every[0], 9.4, width, above=1.2))
    place = Rect(grid.side, high + 3, width, stacked(under) + 6)
    below = Block(name, "none", place, place)
    below.add(*under)
    below.inner = below.paint = place._replace(h=stacked(below.items) + 4)
    return [*blocks, below]


STRIP = 0.27
"""The share of the height of a page that a strip of photographs has at most."""


# --- a wall of photographs --------------------------------------------------------------------------------


class Frame(NamedTuple):
    """A photograph of a wall, and where it hangs."""

    entry: Entry
    place: Rect


SEAM = 1.2
"""Millimetres between two photographs of a wall."""


def wall(s: Setting, photos: Sequence[Entry]) -> Page | None:
    """Three or four photographs from edge to edge over a whole page, each cut about its focus; below them, on a ground,
    what each is. Of all ways to hang them the one that cuts least; None if they are too many, too small to be printed
    so, or would lose too much.
    """
    grid, s.part = s.grid, "wall"
    shown = [one for one in photos if one.picture and one.picture.size]
    if not 3 <= len(shown) <= 4 or len(shown) != len(photos):
        return None
    width, heading = grid.width - 2 * grid.side, s.contents.heading("photos")
    wide = (width - grid.gutter * (len(shown) - 1)) / len(shown)
    told = _captions(s, shown, width, wide)
    head = s.headed(heading, width, 22)
    high = grid.floor - stacked([head, *told]) - 9
    ways = [[Frame(entry, place) for entry, place in zip(shown, places, strict=True)]
            for places in _places(grid.width, high, len(shown))]  # fmt: skip
    frames = max(ways, key=lambda frames: min(_kept(s, one) for one in frames))
    if any(_kept(s, one) < CUT for one in frames):
        return None
    blocks = []
    for entry, place in frames:
        assert entry.picture is not None
        if s.dots(entry.picture, place.w, place.h) < THUMBNAIL:
            return None
        blocks.append(s.picture_block(s.shot(entry.picture, place.w, place.h), place.x, place.y))
    ground = grid.ground("sheet", "dark")
    place = Rect(grid.side, high + 5, width, grid.height - high - 5)
    under = Block("wall", ground, Rect(0, high, grid.width, grid.height - high), place)
    under.add(head, *told)
    return Page("sheet", heading, [*blocks, under], title=heading, ground=ground)


CUT = 0.6
"""The share of a photograph that is left of it at least."""


def _kept(s: Setting, frame: Frame) -> float:
    assert frame.entry.picture is not None
    return s.kept(frame.entry.picture, frame.place.w, frame.place.h)


def _places(width: float, high: float, count: int) -> Iterator[list[Rect]]:
    """The ways to hang so many photographs: the last or the first across the page, the others beside each other; two
    and two; or one over the whole height, the others one above the other beside it.
    """
    rest = count - 1
    for share in (0.36, 0.4, 0.44, 0.48, 0.52, 0.56):
        tall, each = high * share, (width - SEAM * (rest - 1)) / rest
        low = high - tall - SEAM
        row = [Rect(at * (each + SEAM), 0, each, low) for at in range(rest)]
        yield [*row, Rect(0, low + SEAM, width, tall)]
        yield [Rect(0, 0, width, tall), *(one._replace(y=tall + SEAM) for one in row)]
        wide, each = width * share, (high - SEAM * (rest - 1)) / rest
        column = [Rect(wide + SEAM, at * (each + SEAM), width - wide - SEAM, each) for at in range(rest)]
        yield [Rect(0, 0, wide, high), *column]
    if count == 4:
        half, tall = (width - SEAM) / 2, (high - SEAM) / 2
        yield [Rect(x, y, half, tall) for y in (0, tall + SEAM) for x in (0, half + SEAM)]


def _captions(s: Setting, shown: Sequence[Entry], width: float, wide: float) -> list[Item]:
    """What each photograph is, in columns; the credit and the terms once where they are the same."""
    every = list(dict.fromkeys(map(_credited, shown)))
    stacks = [told(s, one, wide, credited=len(every) > 1) for one in shown]
    gap = (width - wide * len(shown)) / max(len(shown) - 1, 1)
    below: list[Item] = [beside(stacks, [wide] * len(shown), min(gap, s.grid.gutter + 2))]
    if len(every) == 1 and every[0]:
        below.append(s.text("meta", every[0], 9.4, width, above=1.2))
    return below


def _credited(entry: Entry) -> str:
    """The credit and the terms of a photograph."""
    assert entry.picture is not None
    told = [one.rstrip(".") for one in (entry.picture.credit, entry.picture.terms) if one]
    return f"{'. '.join(told)}." if told else ""


NARROWEST = 30.0
"""Millimetres of a column for the words below a photograph."""


def _row(s: Setting, photos: Sequence[Entry], width: float, most: float, *, credited: bool = True) -> Item:
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
        stacks.append(_photo(s, entry, ratio * tall, tall, wide, low, credited=credited))
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


def told(s: Setting, entry: Entry, room: float, *, credited: bool = True) -> list[Item]:
    """What a photograph shows, its credit and terms, unless they are told elsewhere, and its pixels."""
    shown = _photo(s, entry, 10.0, 10.0, room, 10.0, credited=credited)
    return [one for one in shown if isinstance(one, Text)]


def _photo(
    s: Setting, entry: Entry, wide: float, high: float, room: float, row: float, *, credited: bool = True
) -> list[Item]:
    assert entry.picture is not None
    size = entry.picture.size or (1, 1)
    pixels = f"{size[0]:,}\u00a0×\u00a0{size[1]:,}".replace(",", "\u202f")
    terms = ", ".join(filter(None, [entry.picture.terms if credited else "", f"{pixels}\u00a0px"]))
    credit = entry.picture.credit if credited else ""
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
            block.add(s.display("title", heading, TextBox(block.inner.w, 30, 54, 22), tag="h2"))
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

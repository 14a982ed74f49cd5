"""The photographs of the last pages: in a row, from edge to edge, or on sheets of their own, with credit and terms.

In: a `Setting` and the entries of photographs. Out: bands and blocks of the last page, or pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from presskit.document import Entry
from presskit.layout.columns import even_cuts
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
    items: list[Item] = [heading, replace(row, above=3.0)]
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
    stacks = [_told(s, one.entry, wide) for one, wide in zip(strip, widths, strict=True)]
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


def _told(s: Setting, entry: Entry, room: float) -> list[Item]:
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
    """A contact sheet: rows of photographs over the whole width, in their own proportions, as many on a page as go."""
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
        rows = _taller(s, rows, block.room)
        spare = max(0.0, block.room - stacked(rows)) * 0.98
        for at, row in enumerate(rows):
            block.add(replace(row, above=row.above + (spare / max(len(rows) - 1, 1) if at else 0)))
        pages.append(Page("sheet", heading, [block], title="" if pages else heading, ground=ground))
    return pages


TALLER = 1.45
"""How much higher than in its own proportions a photograph of a sheet is cut at most, to fill the page."""


def _taller(s: Setting, rows: Sequence[Item], room: float) -> list[Item]:
    """Rows that take what a page has left, their photographs cut higher about their focus."""
    highs = [max((shot.h for shot in shots(row)), default=0.0) for row in rows]
    spare = room - stacked(rows) - 1
    if spare <= 0 or not sum(highs):
        return list(rows)
    by = min(1 + spare / sum(highs), TALLER)
    return [_cut_taller(s, row, by) for row in rows]


def _cut_taller(s: Setting, row: Item, by: float) -> Item:
    if not isinstance(row, Beside):
        return row
    stacks = []
    for stack in row.stacks:
        first, *rest = stack
        if isinstance(first, Shot):
            size = first.picture.size
            high = min(first.h * by, size[1] / THUMBNAIL * 25.4) if size else first.h
            first = s.shot(first.picture, first.w, high, above=first.above * by)
        stacks.append((first, *rest))
    return beside(stacks, row.widths, row.gap, row.above)


def _sheet(s: Setting, photos: list[Entry], width: float, room: float) -> tuple[list[Item], list[Entry]]:
    """The rows of a page, as large as may be, and what is left for the next."""
    for most in (len(photos), FULL):
        best: tuple[float, list[Item]] | None = None
        for count in range(1, min(most, 7) + 1):
            rows = _dealt(photos[:most], count)
            if any(NARROWEST * len(row) + s.grid.gutter * (len(row) - 1) > width for row in rows):
                continue
            for tall in (130.0, 120.0, 112.0, 104.0, 98.0, 92.0, 87.0, 82.0, 77.0, 72.0):
                items: list[Item] = [
                    replace(_row(s, row, width, tall) if len(row) > 1 else _alone(s, row[0], width, tall), above=6.0)
                    for row in rows
                ]
                if stacked(items) <= room:
                    shown = sum(shot.w * shot.h for row in items for shot in shots(row))
                    best = max(best or (0.0, items), (shown, items), key=lambda one: one[0])
                    break
        if best:
            return best[1], photos[most:]
    rows = _dealt(photos[:FULL], 3)
    return [replace(_row(s, row, width, room / 3 - 30), above=6.0) for row in rows], photos[FULL:]


def shots(row: Item) -> list[Shot]:
    """The photographs of a row."""
    stacks = row.stacks if isinstance(row, Beside) else ()
    return [one for stack in stacks for one in stack if isinstance(one, Shot)]


FULL = 12
"""So many photographs fill a page, however they are cut."""


def _dealt(photos: Sequence[Entry], count: int) -> list[list[Entry]]:
    """The photographs in order over so many rows of about the same width."""
    ratios = [max(_ratio(one), 0.6) for one in photos]
    return [list(photos[begin:end]) for begin, end in even_cuts(ratios, count)]


def _ratio(entry: Entry) -> float:
    size = entry.picture.size if entry.picture and entry.picture.size else (1, 1)
    return size[0] / size[1]

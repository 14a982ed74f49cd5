"""A section of the profile's own that begins a page: its opening, with photographs where it has some, and its entries.

The first photograph stands over the head of the page, or down one side of it, from edge to edge, as it allows; others
stand below the heading. What a page cannot hold stands in lists, and photographs stand on the sheet at the end anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, Section
from presskit.layout.lists import record
from presskit.layout.page import Block, Item, Page, stacked
from presskit.layout.setting import Setting, TextBox

SHARP, KEPT = 140.0, 0.5
"""Of a photograph that opens a chapter: the least dots to an inch, and the least share of it that is left."""

HIGH, WIDE = (0.5, 0.42, 0.34), 5
"""The share of the height of a page that a photograph over it has, the largest that leaves room; and the columns of one
beside it."""

SIZES = ((22.0, 13.0, 4.0), (17.0, 11.0, 3.0), (13.0, 10.0, 2.4), (10.5, 9.0, 1.6))
"""Of the titles of entries and of what is said below them, in points, with the room around each, in millimetres."""


def chapter(s: Setting, section: Section) -> list[Page]:
    """The page of a section; several of lists where it has too much for one."""
    s.part = "chapter"
    shown = [one for one in section.pictures if one.picture and one.picture.size]
    for opening, top, columns in _openings(s, shown):
        rest = shown[1:] if opening else shown
        for size in SIZES:
            blocks = _beneath(s, section, top, columns, size, shown[:1] if opening else [], rest)
            if blocks:
                s.contents.take(*section.entries, of=section.id)
                return [Page("chapter", section.heading, [*opening, *blocks], title=section.heading)]
    return record(s, [section], section.heading)


Opening = tuple[list[Block], float, int]
"""The block of a photograph, or none; where the text below it begins; in how many columns it stands beside it."""


def _openings(s: Setting, shown: Sequence[Entry]) -> list[Opening]:
    grid, found = s.grid, list[Opening]()
    picture = shown[0].picture if shown else None
    if picture:
        over = [(grid.width, grid.height * share) for share in HIGH]
        beside = (grid.width * WIDE / 12, grid.height)
        for wide, high in sorted([*over, beside], key=lambda place: -s.kept(picture, *place)):
            if s.dots(picture, wide, high) < SHARP or s.kept(picture, wide, high) < KEPT:
                continue
            block = s.picture_block(s.shot(picture, wide, high), grid.width - wide, 0)
            found.append(([block], high, 12) if wide == grid.width else ([block], 0.0, 12 - WIDE))
    return [*found, ([], 0.0, 12)]


def _beneath(
    s: Setting,
    section: Section,
    top: float,
    columns: int,
    size: tuple[float, float, float],
    opened: Sequence[Entry],
    rest: Sequence[Entry],
) -> list[Block]:
    """The heading, and the entries beside it or below it; nothing where they have no room in this size."""
    grid = s.grid
    cut = 5 if columns == 12 else 0
    left = _block(s, "chapter.heading", 0, cut or columns, top)
    right = _block(s, "chapter.text", 5, 12, top) if cut else left
    title, note, pad = size
    rows = [s.row(entry) for entry in section.entries]
    dated = any(row.lead for row in rows)
    told = s.rows("dated" if dated else "plain", rows, right.inner.w, title=title, note=note, lead=9.4, pad=pad,
                  role="stand", indent=14.0 if dated else 0.0)  # fmt: skip
    captions: list[Item] = [s.caption(one, left.inner.w, above=2.0) for one in opened]
    high = left.inner.h if cut else grid.height * 0.3
    heading = s.display("title", section.heading, TextBox(left.inner.w, high * 0.6, 64, 20), tag="h2")
    if not cut:
        if heading.taken + told.height + 8 + stacked(captions) > left.inner.h:
            return []
        left.add(heading, replace(told, above=8.0))
        s.spread(left, 9.0)
        left.foot = captions
        return [left]
    if told.height > right.inner.h or heading.taken + stacked(captions) > left.inner.h:
        return []
    left.add(heading, *_below(s, rest, left.inner.w, left.inner.h - heading.taken - stacked(captions) - 6))
    left.foot = captions
    right.add(told)
    s.spread(right, 9.0)
    return [left, right]


def _below(s: Setting, rest: Sequence[Entry], width: float, room: float) -> list[Item]:
    """As many photographs below the heading as have room there, each with what it shows."""
    items: list[Item] = []
    for one in rest:
        picture = one.picture
        if picture is None or not picture.size:
            continue
        high = width * picture.size[1] / picture.size[0]
        wide = width if high <= room * 0.7 else width * room * 0.7 / high
        more = [s.shot(picture, wide, min(high, room * 0.7), above=5.0), s.caption(one, width)]
        if s.dots(picture, wide, high) < SHARP or stacked([*items, *more]) > room or wide < width * 0.45:
            break
        items += more
    return items


def _block(s: Setting, name: str, left: float, right: float, top: float) -> Block:
    block = s.grid.block(name, left, right, top, s.grid.height, deep=top <= 0)
    if not s.grid.flush and top > 0 and block.ground == "paper":
        block.inner = block.paint = block.inner._replace(y=top + 8, h=s.grid.floor - top - 8)
    return block

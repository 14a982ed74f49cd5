"""Pages of photographs: one that stands upright alone on a page, two that lie across one above the other, from edge to
edge, with their captions below.
"""

from __future__ import annotations

from collections.abc import Sequence

from presskit.document import Entry
from presskit.layout.page import Block, Item, Page, beside
from presskit.layout.setting import Setting

SHARP = 150.0
"""Dots to an inch that a photograph has at least on a page of its own."""

KEPT = 0.62
"""The share of a photograph that is left of it at least when it is cut to its place."""

CAPTION, CAPTIONS = 7.0, 13.0
"""Millimetres for one caption, and for two beside each other, above what stands in the foot of the page."""


def plates(s: Setting, photos: Sequence[Entry], most: int) -> list[Page]:
    """Up to so many pages, of photographs in this order that are sharp enough; the others stay for the sheet."""
    s.part = "plate"
    grid = s.grid
    high, both = grid.floor - CAPTION, (grid.floor - CAPTIONS - GAP) / 2
    pages: list[Page] = []
    across: list[Entry] = []
    for photo in photos:
        if len(pages) == most:
            break
        if _fits(s, photo, high):
            pages.append(_page(s, [photo], high))
        elif _fits(s, photo, both):
            across.append(photo)
        if len(across) == 2:
            pages.append(_page(s, across, both))
            across = []
    return pages


GAP = 1.5
"""Millimetres between two photographs on a page."""


def _fits(s: Setting, photo: Entry, high: float) -> bool:
    picture = photo.picture
    if picture is None or not picture.size:
        return False
    return s.dots(picture, s.grid.width, high) >= SHARP and s.kept(picture, s.grid.width, high) >= KEPT


def _page(s: Setting, photos: Sequence[Entry], high: float) -> Page:
    grid = s.grid
    blocks: list[Block] = []
    for at, photo in enumerate(photos):
        assert photo.picture is not None
        blocks.append(s.picture_block(s.shot(photo.picture, grid.width, high), 0, at * (high + GAP)))
    room = CAPTION if len(photos) == 1 else CAPTIONS
    foot = grid.block("plate.caption", 0, 12, grid.floor - room, grid.height, usual="dark", deep=False)
    width = grid.width - 2 * grid.side
    foot.inner = foot.inner._replace(x=grid.side, y=grid.floor - room + 3, w=width, h=room - 2)
    wide = (width - grid.gutter) / 2
    told: list[list[Item]] = [[s.caption(photo, wide if len(photos) > 1 else width, above=0)] for photo in photos]
    foot.add(beside(told, [wide] * 2, grid.gutter) if len(photos) > 1 else told[0][0])
    heading = s.contents.heading("photos")
    return Page("plate", heading, [*blocks, foot], title=heading)

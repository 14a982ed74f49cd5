"""The last pages: whom to ask, the photographs with credit and terms, sources, terms of use, logos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, plain
from presskit.layout.page import Block, Item, Page, Rect, Row, beside, stacked
from presskit.layout.setting import SMALLEST, Setting, shown
from presskit.layout.texts import even_cuts

THUMBNAIL = 150.0
"""Dots to an inch that a photograph has at least where it is small."""

FEW_PHOTOS = 4
"""So many stand on the page with the contact; more have a page of their own."""


def end(s: Setting) -> list[Page]:
    """Contact, photographs, sources and terms on one page, or on as many as they take."""
    c = s.contents
    photos = c.section("photos")
    pages = []
    if len(photos) > FEW_PHOTOS:
        pages += _sheets(s, photos)
        photos = ()
    found: list[Page] = []
    for size, high in NOTES:
        notes = _notes(s, size)
        bands = [band for band in (_contacts(s, large=not photos), _thumbnails(s, photos, high)) if band]
        if bands or notes:
            found = _pages(s, bands, notes)
        if len(found) < 2:
            break
    return [*pages, *found]


NOTES = (
    (11.6, 66.0),
    (10.8, 66.0),
    (10.4, 60.0),
    (9.8, 54.0),
    (9.4, 48.0),
    (9.2, 42.0),
    (8.8, 36.0),
    (8.6, 32.0),
    (8.5, 27.0),
    (8.5, 23.0),
)
"""The sizes of the notes, in points, and the heights of photographs, in millimetres, from roomy to tight."""

Band = tuple[str, list[tuple[str, float, float, list[Item]]]]
"""A strip across the page: its name, and its cells: their names, columns from and to, and what stands in them."""


def _pages(s: Setting, bands: list[Band], notes: list[tuple[str, list[Item]]]) -> list[Page]:
    """The bands below each other, then the notes in three columns; what has no room goes on another page."""
    grid, part = s.grid, s.label("contact")
    blocks: list[Block] = []
    y = 0.0
    for at, (_, cells) in enumerate(bands):
        high = max(stacked(items) for _, _, _, items in cells)
        padding = (grid.head if y == 0 else grid.inset) + grid.inset if grid.flush else (grid.head if y == 0 else 9.0)
        last = at == len(bands) - 1 and not notes
        below = grid.height if last else y + high + padding
        for name, left, right, items in cells:
            block = grid.block(name, left, right, y, below, deep=y == 0)
            if not grid.flush and y > 0 and block.ground == "paper":
                block.inner = block.paint = Rect(block.inner.x, y + 9, block.inner.w, below - y - 9)
            block.add(*items)
            blocks.append(block)
        y = below
    pages: list[Page] = []
    while notes:
        taken, columns = _note_columns(s, notes, y, len(bands) > 0 or bool(pages))
        if not taken and y > 0:
            pages.append(Page("end", part, blocks, title=part if not pages else ""))
            blocks, y = [], 0.0
            continue
        blocks += columns
        notes = notes[taken:] if taken else []
        pages.append(Page("end", part, blocks, title=part if not pages else ""))
        blocks, y = [], 0.0
    if blocks:
        pages.append(Page("end", part, blocks, title=part if not pages else ""))
    return pages


# --- whom to ask ------------------------------------------------------------------------------------------


def _contacts(s: Setting, *, large: bool) -> Band | None:
    """Up to two contacts large, others smaller below them; the code beside them."""
    c, grid = s.contents, s.grid
    entries = c.section("contacts")
    scanned = [row for row in c.section("codes") if row.picture]
    if not entries and not scanned:
        return None
    cells: list[tuple[str, float, float, list[Item]]] = []
    right = 12.0
    if scanned and entries:
        right = 8.0
    if entries:
        if grid.flush:
            inner = grid.block("end.contact", 0, right, 0, 60, usual="accent").inner.w
            each = (inner - grid.gutter) / 2
            found = people(s, entries, inner, large=large)
            if not large and len(entries) > 1:
                found = [
                    beside([people(s, entries[0::2], each), people(s, entries[1::2], each)], [each, each], grid.gutter)
                ]
            cells.append(("end.contact", 0, right, found))
        else:
            wide = right / min(len(entries), 2)
            for at in range(min(len(entries), 2)):
                inner = grid.block("end.contact", at * wide, (at + 1) * wide, 0, 60).inner.w
                mine = entries[at : at + 1] if len(entries) <= 2 else entries[at::2]
                cells.append(("end.contact", at * wide, (at + 1) * wide, people(s, mine, inner, large=large)))
    if scanned:
        begin = right if entries else 0.0
        inner = grid.block("end.codes", begin, 12, 0, 60).inner.w
        cells.append(("end.codes", begin, 12, codes(s, scanned, inner)))
    return ("contact", cells)


def people(s: Setting, entries: Sequence[Entry], width: float, *, large: bool = False) -> list[Item]:
    items: list[Item] = []
    for at, entry in enumerate(entries):
        first = at == 0 or (s.grid.flush and at == 1)
        most = (44.0 if large else 34.0) if first else 19.0
        items.append(s.text("label", entry.label, 9, width, above=6 if at else 0, ruled=at > 0, tag="h3"))
        items.append(s.display("head", entry.title, width, 34, most, 13, above=1.5))
        told = ", ".join(text for text in (entry.subtitle, *entry.details) if text and text != entry.title)
        if told:
            items.append(s.text("meta", told, 9.4, width, above=1.4))
        items += [_way(s, link.label, link.url, width) for link in entry.links]
    return items


def _way(s: Setting, label: str, url: str, width: float) -> Item:
    """A link on one line, if a size that can be read allows it."""
    size = 10.4
    while size > SMALLEST and s.role("way").width(label, size) > width * 0.97:
        size -= 0.2
    return s.text("way", label, size, width, above=0.6, url=url, tone="accent")


def codes(s: Setting, found: Sequence[Entry], width: float) -> list[Item]:
    """Beside each other, as large as the width allows."""
    gap = s.grid.gutter
    each = (width - gap * (len(found) - 1)) / len(found)
    side = min(30.0, each)
    stacks: list[list[Item]] = []
    for entry in found:
        assert entry.picture is not None
        stack: list[Item] = [s.text("label", entry.title, 9, each), s.drawing(entry.picture, side, side, above=1.5)]
        stack += [s.text("meta", link.label, SMALLEST, each, above=1.2, url=link.url) for link in entry.links]
        if entry.text:
            stack.append(s.text("meta", entry.text, SMALLEST, each, above=1.2))
        stacks.append(stack)
    return [beside(stacks, [each] * len(stacks), gap)]


# --- photographs ------------------------------------------------------------------------------------------


def _thumbnails(s: Setting, photos: Sequence[Entry], most: float) -> Band | None:
    """In a row, all of them as high, each in its own proportions, with caption, credit, terms and pixels."""
    shown = [one for one in photos if one.picture and one.picture.size]
    if not shown:
        return None
    grid = s.grid
    width = grid.block("end.photos", 0, 12, 60, 120).inner.w
    row, _ = _row(s, shown, width, most)
    heading = s.headed(s.contents.heading("photos"), width, 22)
    return ("photos", [("end.photos", 0, 12, [heading, replace(row, above=2.5)])])


def _row(s: Setting, photos: Sequence[Entry], width: float, most: float) -> tuple[Item, float]:
    gap = s.grid.gutter
    ratios = [one.picture.size[0] / one.picture.size[1] for one in photos]  # type: ignore[union-attr,index]
    high = min(most, (width - gap * (len(photos) - 1)) / sum(ratios))
    fine = [one.picture.size[1] / THUMBNAIL * 25.4 for one in photos]  # type: ignore[union-attr,index]
    widths = [max(ratio * min(high, finest), min(34.0, width)) for ratio, finest in zip(ratios, fine, strict=True)]
    spare = (width - sum(widths) - gap * (len(widths) - 1)) / len(widths)
    if spare > 0:
        widths = [min(wide + spare, max(wide, 80.0)) for wide in widths]
    while sum(widths) + gap * (len(widths) - 1) > width + 0.01:
        widths[widths.index(max(widths))] -= 0.5
    stacks = [
        _photo(s, entry, min(ratio * min(high, finest), wide), min(ratio * min(high, finest), wide) / ratio, wide, high)
        for entry, ratio, finest, wide in zip(photos, ratios, fine, widths, strict=True)
    ]
    return beside(stacks, widths, gap), high


def _photo(s: Setting, entry: Entry, wide: float, high: float, room: float, row: float) -> list[Item]:
    assert entry.picture is not None
    size = entry.picture.size or (1, 1)
    pixels = f"{size[0]:,} × {size[1]:,}".replace(",", "\u202f")
    terms = ", ".join(filter(None, [entry.picture.terms, f"{pixels} px"]))
    credit = entry.picture.credit
    return [
        s.shot(entry.picture, wide, high, above=max(0.0, row - high)),
        s.text("caption", entry.title, SMALLEST, room, above=1.8),
        s.text("meta", [one for one in (credit, terms) if one], SMALLEST, room),
    ]


def _sheets(s: Setting, photos: Sequence[Entry]) -> list[Page]:
    """A contact sheet: rows of photographs in their own proportions over whole pages."""
    grid, heading = s.grid, s.contents.heading("photos")
    shown = [one for one in photos if one.picture and one.picture.size]
    block = grid.block("sheet", 0, 12, 0, grid.height)
    width = block.inner.w
    for wide, most in ((1.9, 110.0), (2.4, 95.0), (3.2, 80.0), (4.0, 66.0), (4.6, 56.0)):
        items = [_row(s, row, width, most)[0] for row in _in_rows(shown, wide)]
        if sum(item.height + 6 for item in items) <= block.inner.h - 14:
            break
    pages = []
    block.add(s.headed(heading, width, 30))
    for item in items:
        if block.items and block.room < item.height + 7:
            pages.append(block)
            block = grid.block("sheet", 0, 12, 0, grid.height)
        block.add(replace(item, above=6.0 if block.items else 0.0))
    pages.append(block)
    return [Page("sheet", heading, [one], title=heading if one is pages[0] else "") for one in pages]


def _in_rows(shown: Sequence[Entry], wide: float) -> list[list[Entry]]:
    """The photographs in rows, each of them at most so many times as wide as high."""
    rows: list[list[Entry]] = [[]]
    for entry in shown:
        if rows[-1] and sum(map(_ratio, rows[-1])) + _ratio(entry) > wide:
            rows.append([])
        rows[-1].append(entry)
    return rows


def _ratio(entry: Entry) -> float:
    size = entry.picture.size if entry.picture and entry.picture.size else (1, 1)
    return size[0] / size[1]


# --- sources, terms, logos --------------------------------------------------------------------------------


def _notes(s: Setting, size: float) -> list[tuple[str, list[Item]]]:
    """Sources, terms of use, links, logos: each with its heading; measured for a third of the width."""
    c = s.contents
    width, small, pad = _note_width(s), max(SMALLEST, size - 0.9), (size - 8.0) * 0.9
    found: list[tuple[str, list[Item]]] = []
    for entry in c.left("tldr"):
        head = s.headed(c.heading("tldr"), width)
        found.append(("tldr", [head, s.text("note", entry.paragraphs, size, width, above=1.5, marks=c.notes(entry))]))
    sources = c.section("sources")
    for at, entry in enumerate(sources):
        rows = s.rows("sources", [source(s, entry, at + 1)], width, title=size, note=small, pad=pad)
        heading = [s.headed(c.heading("sources"), width, above=5)] if at == 0 else []
        found.append(("sources", [*heading, rows]))
    for entry in c.section("rights"):
        head = s.headed(c.heading("rights"), width, above=5)
        texts = [part for text in entry.paragraphs for part in [text]]
        found.append(("rights", [head, s.text("note", texts, size, width, above=1.5, between=1)]))
    links = c.section("links")
    if links:
        rows = s.rows(
            "stacked", [link(entry) for entry in links], width, title=size, lead=SMALLEST, pad=pad * 0.7, role="meta"
        )
        found.append(("links", [s.headed(c.heading("links"), width, above=5), rows]))
    for at, entry in enumerate(c.section("logos")):
        found.append(("logos", _logo(s, entry, width, first=at == 0)))
    return found


def link(entry: Entry) -> Row:
    url = entry.links[0].url if entry.links else ""
    return Row(entry.title, shown(url), url=url)


def source(s: Setting, entry: Entry, number: int) -> Row:
    told = ", ".join(filter(None, [entry.subtitle, entry.dates, *entry.details]))
    return Row(title=entry.title, note=told, links=entry.links, number=number)


def _logo(s: Setting, entry: Entry, width: float, *, first: bool) -> list[Item]:
    assert entry.picture is not None
    size = entry.picture.size or (1, 1)
    ratio = size[0] / size[1]
    high = min(17.0, (width - 8) / ratio)
    told = ". ".join(filter(None, [plain(entry.title), *entry.details]))
    head = [s.headed(s.contents.heading("logos"), width, above=5)] if first else []
    return [
        *head,
        s.drawing(entry.picture, high * ratio, high, above=2),
        s.text("meta", told, SMALLEST, width, above=1.6),
    ]


def _note_width(s: Setting) -> float:
    return min(s.grid.block("end.notes.1", at * 4, at * 4 + 4, 100, 200).inner.w for at in range(3))


def _note_columns(s: Setting, notes: list[tuple[str, list[Item]]], top: float, below: bool) -> tuple[int, list[Block]]:
    """As many notes as three columns have room for from `top` on, and these columns."""
    grid = s.grid
    blocks = []
    for at in range(3):
        block = grid.block(f"end.notes.{at + 1}", at * 4, at * 4 + 4, top, grid.height, deep=top == 0)
        if not grid.flush and top > 0 and block.ground == "paper":
            block.inner = block.paint = Rect(block.inner.x, top + 9, block.inner.w, grid.floor - top - 9)
        blocks.append(block)
    room = blocks[0].inner.h - 2
    if room < 30 and below:
        return 0, []
    heights = [stacked(items) for _, items in notes]
    count = _that_fit(heights, room)
    if count == 0:
        count = 1
    cuts = even_cuts(heights[:count], 3)
    for block, (begin, end) in zip(blocks, cuts, strict=False):
        for at, (_, items) in enumerate(notes[begin:end]):
            block.add(*([replace(items[0], above=0.0), *items[1:]] if at == 0 else items))
        s.spread(block, 6.5)
    return count, [block for block in blocks if block.items or block.ground not in ("paper", "none")]


def _that_fit(heights: Sequence[float], room: float) -> int:
    """How many of them three columns hold."""
    count = len(heights)
    while count:
        cuts = even_cuts(heights[:count], 3)
        if len(cuts) <= 3 and all(sum(heights[b:e]) <= room for b, e in cuts):
            return count
        count -= 1
    return 0

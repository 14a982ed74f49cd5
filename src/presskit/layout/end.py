"""The last pages: whom to ask, the photographs with credit and terms, sources, terms of use, logos."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, bare_address, plain
from presskit.layout import photographs
from presskit.layout.codes import CODE, addresses, codes, way
from presskit.layout.columns import even_cuts
from presskit.layout.page import Beside, Block, Item, Page, Rect, Row, Rows, beside, stacked
from presskit.layout.photographs import ANY, Band, Cell
from presskit.layout.setting import ASIDE, SMALLEST, Setting, TextBox

FEW_PHOTOS = 2
"""So many stand on the page with the contact; more have a page of their own."""


def end(s: Setting) -> list[Page]:
    """Contact, photographs, sources and terms on one page, or on as many as they take."""
    s.part = "end"
    c = s.contents
    photos = c.section("photos")
    pages = []
    if paired := _paired(s, photos):
        return [paired]
    if photos and not _shown(s):
        unseen = [one for one in photos if one.picture and one.picture.name not in s.drawn]
        wall = photographs.wall(s, photos) if len(unseen) > 1 else None
        pages += [wall] if wall else photographs.sheets(s, photos)
        photos, s.part = (), "end"
    largest = ORDINARY if photos else 3 if len(c.section("links")) > 4 else 2 if c.section("sources") else 0
    if not photos and (closing := _closing(s, NOTES[max(largest, 2) :])):
        return [*pages, closing]
    return [*pages, *_fitting(s, photos, NOTES[largest:])]


def _paired(s: Setting, photos: Sequence[Entry]) -> Page | None:
    """The only photograph over half of the page, whom to ask beside it or, where it lies, below it, and what there is
    to note below; None if it would be cut too much or not be sharp, or there are more to ask or more to note.
    """
    c, grid, part = s.contents, s.grid, s.label("contact")
    entries = c.section("contacts")
    photo = photos[0].picture if len(photos) == 1 else None
    if photo is None or not 0 < len(entries) <= 2 or organization(s):
        return None
    width = _note_width(s)
    told = [s.headed(c.heading("photos"), width), *photographs.told(s, photos[0], width)]
    notes: list[Note] = [("photos", told), *_short(s, NOTES[ORDINARY]), *notes_of(s, NOTES[ORDINARY])]
    below = max(stacked(items) for items in _columned(s, notes)[1])
    under = grid.floor - below - (grid.inset if grid.flush else 9.0) - 3
    lies = photo.size is not None and photo.size[0] > 1.1 * photo.size[1]
    wide, high = (grid.width, min(grid.width * 0.64, under * 0.49)) if lies else (grid.width / 2, under)
    fits = s.dots(photo, wide, high) >= photographs.THUMBNAIL and s.kept(photo, wide, high) >= 0.55
    if not fits or under < grid.height * 0.5:
        return None
    block = _asked_beside(s, entries, Rect(0, high, wide, under - high) if lies else Rect(wide, 0, wide, under))
    taken, columns = _note_columns(s, notes, under, True)
    if block is None or taken < len(notes):
        return None
    return Page("end", part, [s.picture_block(s.shot(photo, wide, high), 0, 0), block, *columns], title=part)


def _asked_beside(s: Setting, entries: Sequence[Entry], place: Rect) -> Block | None:
    """Whom to ask on a ground beside or below a photograph: the name as large as it holds it, the ways at its foot."""
    grid, pad = s.grid, s.grid.inset + 2
    left, above = (grid.side, pad) if place.x == 0 else (place.x + pad, grid.head)
    inner = Rect(left, place.y + above, place.right - grid.side - left, place.h - above - pad)
    block = Block("end.contact", grid.ground("end.contact", "dark"), place, inner)
    scanned = [row for row in s.contents.section("codes") if row.picture]
    first, *others = entries
    wide = inner.w if place.x else (inner.w - 2 * grid.gutter) / 3
    stacks: list[list[Item]] = [reached(s, first, wide)]
    for one in others:
        head = s.text("head", one.title, 21, wide, tag="h3", above=1.0)
        stacks.append([s.text("label", one.label, 10.5, wide), head, *reached(s, one, wide)])
    stacks += [codes(s, scanned, min(wide, 64.0))] if scanned else []
    if place.x:
        foot = [replace(item, above=8.0) if n and item is stack[0] else item
                for n, stack in enumerate(stacks) for item in stack]  # fmt: skip
    else:
        foot = [beside(stacks, [wide] * len(stacks), grid.gutter)]
    label = s.text("label", first.label, 12.0, inner.w, tag="p")
    room = inner.h - stacked(foot) - label.taken - 10
    if room < 11:
        return None
    block.add(label, s.poster(first.title, TextBox(inner.w, room, 120, 13), above=3.0, tag="h2"))
    block.foot = foot
    return block


def _reached_beside(s: Setting, entries: Sequence[Entry], scanned: Sequence[Entry], width: float) -> Item:
    """The ways to reach the first, and whom else to ask with theirs; beside them codes, if there are any, in a column
    as wide as keeps their addresses whole.
    """
    gap = s.grid.gutter
    last = min(max((width - 2 * gap) / 3, CODE + gap + addresses(s, scanned)), width * 0.44) if scanned else 0.0
    left = width - last - gap if scanned else width
    first, *others = entries
    each = left if scanned or not others else (left - gap) / 2
    stacks = [reached(s, first, each)]
    for one in others:
        head = s.text("head", one.title, 24, each, tag="h3", above=0.5)
        more = [s.text("label", one.label, 10.5, each, above=7.0 if scanned else 0.0), head, *reached(s, one, each)]
        stacks = [[*stacks[0], *more]] if scanned else [*stacks, more]
    widths = [each] * len(stacks)
    if scanned:
        stacks, widths = [*stacks, codes(s, scanned, last)], [*widths, last]
    return beside(stacks, widths, gap)


CLOSING = 0.42
"""The share of the page from which on whom to ask has it almost alone."""


def _closing(s: Setting, sizes: Sequence[float]) -> Page | None:
    """The name of whom to ask over the width of the page, as large as it holds it, the ways to reach them and the codes
    at its foot, the few notes below; None if these take more of the page.
    """
    c, grid, part = s.contents, s.grid, s.label("contact")
    entries = c.section("contacts")
    if not 0 < len(entries) <= 2 or organization(s):
        return None
    for size in sizes:
        notes = [*_short(s, size), *notes_of(s, size)]
        below = max((stacked(items) for items in _columned(s, notes)[1]), default=0.0)
        under = grid.floor - below - (grid.inset if grid.flush else 9.0) - 3 if notes else grid.height
        if under >= grid.height * CLOSING:
            break
    else:
        return None
    first = entries[0]
    ground = grid.ground("end.contact", "dark")
    bottom = under - grid.inset if notes else grid.floor - 2
    width = grid.width - 2 * grid.side
    band = photographs.band(s, under * 0.52)
    top, above = (band[0].paint.bottom, grid.inset + 2) if band else (0.0, grid.head)
    inner = Rect(grid.side, top + above, width, bottom - top - above)
    block = Block("end.contact", ground, Rect(0, top, grid.width, under - top), inner)
    scanned = [row for row in c.section("codes") if row.picture]
    block.foot = [_reached_beside(s, entries, scanned, width)]
    label = s.text("label", first.label, 12.0, width, tag="p")
    block.add(label, s.poster(first.title, TextBox(width, block.room - 14, 220, 24), above=3.0, tag="h2"))
    blocks = [*band, block]
    if notes:
        taken, columns = _note_columns(s, notes, under, True)
        if taken < len(notes):
            return None
        blocks += columns
    return Page("end", part, blocks, title=part)


def reached(s: Setting, entry: Entry, width: float) -> list[Item]:
    """What somebody is, and the ways to reach them."""
    told = ", ".join(text for text in (entry.subtitle, *entry.details) if text and text != entry.title)
    said = [s.text("meta", told, 11.0, width)] if told else []
    return [*said, *(way(s, link.label, link.url, width, 14.0) for link in entry.links)]


def _fitting(s: Setting, photos: Sequence[Entry], sizes: Sequence[float]) -> list[Page]:
    """One page if it can be: with photographs that are large before notes that are, then with smaller ones."""

    def made(size: float, high: float, share: float) -> list[Page]:
        notes = notes_of(s, size)
        shown = photographs.thumbnails(s, photos, high)
        bands = [band for band in (_contacts(s, share), shown, _about(s, share)) if band]
        if s.grid.cover == "below" and len(bands) > 1 and bands[1][0] == "photos":
            bands[:2] = bands[1], bands[0]
        return _pages(s, bands, notes) if bands or notes else []

    found: list[Page] = []
    for least in sorted({len(sizes) - 1, *(at for at, size in enumerate(sizes) if size == EASY)}):
        for share in SHARES:
            for high in HEIGHTS if photos else HEIGHTS[:1]:
                if len(found := made(sizes[least], high, share)) < 2:
                    best = bisect_left(sizes, 1, hi=least, key=lambda size: len(made(size, high, share)) < 2)
                    return made(sizes[best], high, share)
    return found


EASY = 9.4
"""Points of notes, one of their sizes, to which what stands above them rather gives way."""

SHARES = (1.0, 0.82, 0.66, 0.56)
"""The sizes of contacts and of what is said of an organisation, of the usual ones, where all is too much for a page."""


def _shown(s: Setting) -> bool:
    """Whether photographs stand on the page with the contact."""
    return 0 < len(s.contents.section("photos")) <= (FEW_PHOTOS if s.grid.cover != "below" else 1)


NOTES = (22.0, 18.0, 15.0, 13.0, 11.6, 10.8, 10.0, 9.4, 9.0, 8.8, 8.6, 8.5)
"""The sizes of the notes, in points, from roomy to tight."""

HEIGHTS = (90.0, 70.0, 60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 30.0, 24.0)
"""The heights of photographs, in millimetres."""

ORDINARY = 4
"""The sizes before are for those who have few sources."""


def _pages(s: Setting, bands: list[Band], notes: list[Note]) -> list[Page]:
    """The bands below each other, then the notes in three columns at the foot; what they leave goes to the band that
    can use it. What has no room goes on another page.
    """
    grid, part = s.grid, s.label("contact")
    needs = [max(stacked(cell.items(ANY)) for cell in cells) for _, cells in bands]
    above = [_padding(s, at == 0, grid.ground(cells[0].name)) for at, (_, cells) in enumerate(bands)]
    below = max((stacked(items) for items in _columned(s, notes)[1]), default=0.0)
    spare = grid.floor - sum(needs) - sum(above) - (below + _padding(s, not bands, "paper") + 3 if notes else 0)
    elastic = next((at for at, (name, _) in enumerate(bands) if name == "contact"), len(bands) - 1)
    if spare > 0 and bands:
        needs[elastic] += spare - (0 if notes else grid.inset if grid.flush else 0)
    blocks: list[Block] = []
    y = 0.0
    for at, (_, cells) in enumerate(bands):
        last = at == len(bands) - 1 and not notes
        under = grid.height if last else y + above[at] + needs[at]
        ground = grid.ground(cells[0].name)
        banded = not grid.flush and ground not in ("paper", "none")
        if banded:  # one ground below all cells, or paper would show between them
            place = Rect(0, y, grid.width, under - y)
            blocks.append(Block("end.band", ground, place, place))
        for cell in cells:
            block = grid.block(cell.name, cell.left, cell.right, y, under, deep=y == 0)
            if banded:
                top = grid.head if y == 0 else grid.inset + 2
                wide = grid.across(cell.right - cell.left)
                place = Rect(grid.x(cell.left), y + top, wide, under - y - top - grid.inset)
                block = Block(cell.name, "none", place, place)
            elif not grid.flush and y > 0 and block.ground == "paper":
                block.inner = block.paint = Rect(block.inner.x, y + 9, block.inner.w, min(under, grid.floor) - y - 9)
            items = cell.items(needs[at] if spare > 0 and at == elastic else ANY)
            _placed(block, items)
            blocks.append(block)
        y = under
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


def _padding(s: Setting, first: bool, ground: str) -> float:
    """What stands above and below the items of a band."""
    grid = s.grid
    if grid.flush or ground not in ("paper", "none"):
        return (grid.head if first else grid.inset) + grid.inset
    return grid.head if first else 9.0


def _placed(block: Block, items: list[Item]) -> None:
    """The items; those after a gap at the foot."""
    at = next((n for n, item in enumerate(items) if isinstance(item, Gap)), None)
    block.add(*(items if at is None else items[:at]))
    block.foot = [] if at is None else items[at + 1 :]


class Gap(Item):
    """What follows stands at the foot of its block."""


# --- whom to ask ------------------------------------------------------------------------------------------


def _contacts(s: Setting, share: float) -> Band | None:
    """Up to two contacts large, others smaller below them; the code beside them. `share` is the size of the names, of
    the usual one.
    """
    c, grid = s.contents, s.grid
    entries = c.section("contacts")
    scanned = [row for row in c.section("codes") if row.picture]
    if not entries and not scanned:
        return None
    cells: list[Cell] = []
    right = 12.0
    grounded = grid.flush or grid.ground("end.contact") not in ("paper", "none")
    alone = grounded and len(entries) == 2 and not _shown(s)
    if scanned and entries:
        right = 9.0 if len(scanned) == 1 else 7.0 if alone else 8.0
    if entries:
        count = min(len(entries), 2)
        stacks = (grid.flush and len(entries) > 2) or (alone and right < 12)
        wide = right if stacks else right / count
        for at in range(1 if wide == right else count):
            mine = entries if wide == right else entries[at : at + 1] if len(entries) <= 2 else entries[at::2]
            inner = grid.block("end.contact", at * wide, (at + 1) * wide, 0, 60).inner.w
            cells.append(
                Cell("end.contact", at * wide, (at + 1) * wide,
                     lambda high, mine=mine, inner=inner: people(s, mine, inner, high=high, share=share))  # type: ignore[misc]
            )  # fmt: skip
    if scanned:
        begin = right if entries else 0.0
        inner = grid.block("end.codes", begin, 12, 0, 60).inner.w
        cells.append(Cell("end.codes", begin, 12, lambda high: codes(s, scanned, inner, high)))
    return ("contact", cells)


def people(s: Setting, entries: Sequence[Entry], width: float, *, high: float = ANY, share: float = 1.0) -> list[Item]:
    """Each with a label, the name large and the ways to reach them; in a height, the first names as large as it
    allows.
    """

    def made(most: float, room: float) -> list[Item]:
        items: list[Item] = []
        for at, entry in enumerate(entries):
            first = at == 0 or (at == 1 and len(entries) == 2)
            items.append(s.text("label", entry.label, 9.4, width, above=6 if at else 0, ruled=at > 0, tag="h3"))
            box = TextBox(width, room, most if first else min(most, 22), 13)
            items.append(s.display("head", entry.title, box, above=1.5))
            told = ", ".join(text for text in (entry.subtitle, *entry.details) if text and text != entry.title)
            if told:
                items.append(s.text("meta", told, 9.8, width, above=1.8))
            items += [way(s, link.label, link.url, width) for link in entry.links]
        return items

    least = (25.0 if s.contents.section("photos") and width < s.grid.width * 0.4 else 34.0) * share
    best = made(least, 34)
    if high <= ANY:
        return best
    for most in (29.0, 34.0, 40.0, 46.0, 54.0, 62.0, 72.0, 84.0, 96.0):
        larger = made(most, high)
        if stacked(larger) > high:
            break
        best = larger
    return best


def organization(s: Setting, *, shown: bool = False) -> list[Entry]:
    """What is said of an organisation, where no page has told it, and there are no photographs or these are `shown`."""
    c = s.contents
    return [] if c.section("photos") and not shown else [one for one in c.left("organizations") if one.text][:1]


def _short(s: Setting, size: float) -> list[Note]:
    """The two sentences on somebody as a note."""
    c, width = s.contents, _note_width(s)
    return [("tldr", [s.headed(c.heading("tldr"), width),
                      s.text("note", one.paragraphs, min(size, 12.0), width, above=1.5, marks=c.notes(one))])
            for one in (() if told_before(s) else c.left("tldr"))]  # fmt: skip


def _about(s: Setting, share: float) -> Band | None:
    """The two sentences on somebody, and what is said of an organisation where no page has told it, beside each other
    or across the page, as large as the width allows.
    """
    c, grid = s.contents, s.grid
    short = () if told_before(s) else c.left("tldr")
    about = organization(s)
    said = [(c.heading("tldr"), one) for one in short]
    said += [(one.title or c.heading("organizations"), one) for one in about]
    if not said:
        return None
    wide = 12 / len(said)
    size = min(19.0 if len(one.text) < 400 else 13.0 for _, one in said) * max(share, 0.7)
    size *= 1.0 if len(said) == 1 else 0.78
    cells = []
    for at, (heading, entry) in enumerate(said):
        inner = grid.block("end.about", at * wide, (at + 1) * wide, 60, 120).inner.w

        def items(_: float, heading: str = heading, entry: Entry = entry, inner: float = inner) -> list[Item]:
            text = s.text("stand", entry.paragraphs, size, inner, above=2.0, marks=c.notes(entry), between=1.5)
            return [s.headed(heading, inner, 19), text]

        cells.append(Cell("end.about", at * wide, (at + 1) * wide, items))
    return ("about", cells)


# --- sources, terms, logos --------------------------------------------------------------------------------


Note = tuple[str, list[Item]]
"""What a note belongs to, and what stands in it."""


def notes_of(s: Setting, size: float) -> list[Note]:
    """Sources, terms of use, links, logos: each with its heading; measured for a third of the width, or for more of it
    where there are fewer than three.
    """
    c = s.contents
    count = sum(len(c.section(id)) for id in ("sources", "rights", "links", "logos"))
    width = _note_width(s) if count > 2 else s.grid.block("end.notes.1", 0, 12 / max(count, 1), 100, 200).inner.w
    found: list[Note] = []
    sources = c.section("sources")
    size = min(size, READ) if len(sources) >= MANY_SOURCES else size
    small, pad = max(SMALLEST, size - 0.9), (size - 8.0) * 0.9
    for at, entry in enumerate(sources):
        rows = s.rows("sources", [source(s, entry, at + 1)], width, title=size, note=small, pad=pad)
        heading = [s.headed(c.heading("sources"), width, above=5)] if at == 0 else []
        found.append(("sources", [*heading, rows]))
    for entry in c.section("rights"):
        head = s.headed(c.heading("rights"), width, above=5)
        texts = [part for text in entry.paragraphs for part in [text]]
        found.append(("rights", [head, s.text("note", texts, size, width, above=1.5, between=1)]))
    links = c.section("links")
    for at, entry in enumerate(links):
        rows = s.rows("stacked", [link(entry)], width, title=size, lead=small, pad=pad * 0.7, role="meta")
        found.append(("links", [*([s.headed(c.heading("links"), width, above=5)] if at == 0 else []), rows]))
    for at, entry in enumerate(c.section("logos")):
        found.append(("logos", _logo(s, entry, width, first=at == 0)))
    return found


def told_before(s: Setting) -> bool:
    """Whether the two sentences on somebody only shorten a longer text of the kit."""
    c = s.contents
    longer = [entry.text for id in ("long", "medium", "short") for entry in c.section(id)]
    return all(any(_shortens(one.text, text) for text in longer) for one in c.section("tldr"))


def _shortens(text: str, longer: str) -> bool:
    """Whether a longer text has all the words of a text in the same order."""
    words = iter(re.findall(r"\w+", longer))
    return all(word in words for word in re.findall(r"\w+", text))


def link(entry: Entry) -> Row:
    url = entry.links[0].url if entry.links else ""
    return Row(entry.title, bare_address(url), url=url)


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
        s.text("meta", told, ASIDE, width, above=1.6),
    ]


def _note_width(s: Setting) -> float:
    return min(s.grid.block("end.notes.1", at * 4, at * 4 + 4, 100, 200).inner.w for at in range(3))


def _columned(s: Setting, notes: Sequence[Note]) -> tuple[list[tuple[int, int]], list[list[Item]]]:
    """The notes in columns, which from and to: the sources in two across the page below their heading and the others
    beside each other below them, or all in three of about the same height.
    """
    if across := _across(s, notes):
        return [(0, 12)], [across]
    heights = [stacked(items) for _, items in notes]
    cuts = even_cuts(heights, 3)
    wide = 12 // max(len(cuts), 1)
    return [(at * wide, at * wide + wide) for at in range(len(cuts))], [first_of(notes[b:e]) for b, e in cuts]


ACROSS = 0.5
"""The share of a page that sources across it, with what stands below them, take at most."""


def _across(s: Setting, notes: Sequence[Note]) -> list[Item]:
    """The sources over two columns, terms of use, links and logos beside each other below them; nothing if there are
    too few sources or too many notes.
    """
    sources = [items for name, items in notes if name == "sources"]
    others = [note for note in notes if note[0] != "sources"]
    if len(sources) < MANY_SOURCES or len(others) > MOST_OTHERS:
        return []
    grid, gap = s.grid, s.grid.gutter + 3
    width = grid.block("end.notes.1", 0, 12, 100, 200).inner.w
    half = (width - gap) / 2
    head, *_ = sources[0]
    rows = [s.rows("sources", one.rows, half, title=one.title, pad=max(one.pad * 0.5, 0.8), indent=6.0)
            for items in sources for one in items if isinstance(one, Rows)]  # fmt: skip
    stacks = [rows[b:e] for b, e in even_cuts([row.height for row in rows], 2)]
    items: list[Item] = [replace(head, above=0.0), beside(stacks, [half] * len(stacks), gap, above=1.6)]
    if others:
        kinds = [[note for note in others if note[0] == kind] for kind in dict.fromkeys(name for name, _ in others)]
        below = [first_of(one) for one in kinds if one]
        if len(below) > 3:
            return []
        third = _note_width(s)
        items.append(beside(below, [third] * len(below), (width - 3 * third) / 2, above=8.0))
    return items if stacked(items) < grid.height * ACROSS else []


MANY_SOURCES, READ = 3, 11.6
"""With so many sources they stand in two columns across the page, in points of so much at most."""

MOST_OTHERS = 9
"""So many links, terms and logos stand below sources across the page."""


def first_of(notes: Sequence[Note]) -> list[Item]:
    """The notes below each other, from the head of a column."""
    items = [one for _, note in notes for one in note]
    return [replace(items[0], above=0.0), *items[1:]] if items else []


def _note_columns(s: Setting, notes: list[Note], top: float, below: bool) -> tuple[int, list[Block]]:
    """As many notes as columns have room for from `top` on, and these columns, which end together."""
    grid = s.grid
    probe = grid.block("end.notes.1", 0, 4, top, grid.height, deep=top == 0)
    room = probe.inner.h - 2
    if not grid.flush and top > 0 and probe.ground == "paper":
        room = grid.floor - top - 9 - 2
    if room < 30 and below and max(map(stacked, _columned(s, notes)[1]), default=0.0) > room:
        return 0, []
    count = len(notes)
    while count > 1 and max(map(stacked, _columned(s, notes[:count])[1])) > room:
        count -= 1
    if below and count < len(notes) and count < 4:
        return 0, []
    blocks = []
    places, columns = _columned(s, notes[:count])
    for at, ((left, right), items) in enumerate(zip(places, columns, strict=True)):
        block = grid.block(f"end.notes.{at + 1 if right < 12 else 3}", left, right, top, grid.height, deep=top == 0)
        if not grid.flush and top > 0 and block.ground == "paper":
            block.inner = block.paint = Rect(block.inner.x, top + 9, block.inner.w, grid.floor - top - 9)
        block.add(*items)
        _justify(s, block)
        blocks.append(block)
    return count, blocks


def _justify(s: Setting, block: Block) -> None:
    """Let a column end at its foot: first its rows, then its headings come apart."""
    s.spread(block, 5.5)
    if len(block.items) == 3 and isinstance(block.items[-1], Beside):  # sources across the page, and what is below them
        block.items, block.foot = block.items[:-1], [block.items[-1]]
    block.items = [_opened(item, block.room - 8) for item in block.items]
    heads = [at for at, item in enumerate(block.items) if at and getattr(item, "tag", "") == "h3"]
    apart = min(block.room / len(heads) * 0.97, 30.0) if heads and block.room > 0 else 0.0
    block.items = [
        replace(item, above=item.above + apart) if at in heads else item for at, item in enumerate(block.items)
    ]


def _opened(item: Item, room: float) -> Item:
    """Rows beside each other, opened so that they take a room more, but never loosely."""
    if not isinstance(item, Beside) or room <= 0:
        return item
    count = max(sum(len(one.rows) for one in stack if isinstance(one, Rows)) for stack in item.stacks)
    if not count:
        return item
    more = min(room / (2 * count) * 0.96, 2.4)
    stacks = [
        tuple(
            replace(one, pad=one.pad + more, height=one.height + 2 * more * len(one.rows))
            if isinstance(one, Rows)
            else one
            for one in stack
        )
        for stack in item.stacks
    ]
    return beside(stacks, item.widths, item.gap, item.above)

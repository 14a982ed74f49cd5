"""The last two pages of a full kit: what an editor checks and prints, and the back, which is for whom to ask.

In: a `Setting`. Out: pages; none where there are too few facts, too many photographs, or nobody to ask: these end as
`end` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, Section
from presskit.layout import photographs
from presskit.layout.codes import CODE, addresses, codes, way
from presskit.layout.columns import even_cuts
from presskit.layout.end import first_of, notes_of, organization, reached, source, told_before
from presskit.layout.page import Block, Item, Page, Rect, Row, Rows, Text, beside, stacked
from presskit.layout.setting import Setting, TextBox
from presskit.layout.works import by_line

CHECKED = 4
"""As many facts make a page of what there is to check."""

NOTED = (10.8, 10.4, 10.0, 9.7, 9.4, 9.1, 8.8, 8.6)
"""Points of the notes on it, from roomy to tight."""

TOLD = (25.0, 23.0, 21.0, 19.0, 17.5, 16.0, 15.0, 14.0, 13.0, 12.0, 11.2, 10.4, 9.8)
"""Points of the facts, from roomy to tight; of the first ones notes may become smaller to make room for them."""

EASY = 14.0
"""Points of facts that are read at a glance."""


EMPTY = 0.4
"""The share of its ground that the facts may leave, spread over their rows."""


def checks(s: Setting, more: Sequence[Section] = ()) -> Page | None:
    """What an editor checks and prints, if a page holds it: a strip of photographs from edge to edge; the facts,
    large, on a ground across the page; at its foot what is said of an organisation, `more` short lists, sources, terms
    of use, links and logos.
    """
    s.part = "check"
    c, grid = s.contents, s.grid
    facts = c.left("facts")
    photos = [one for one in c.section("photos") if one.picture and one.picture.size]
    if len(facts) < CHECKED or len(c.section("contacts")) > 2 or len(photos) > photographs.FEW:
        return None
    rows, seen = _facts(s, facts), sum(1 for one in photos if one.picture and one.picture.name not in s.drawn) < 2
    for least in (EASY, TOLD[-1]):
        for size in NOTED:
            head = [] if seen else photographs.strip(s, photos, "check.photos")
            noted = _noted(s, size, more, [] if head else photos, seen=seen)
            top = max((block.paint.bottom for block in head), default=0.0)
            pad = grid.inset + 1 if grid.flush else 8.0
            end = grid.floor - stacked(noted) - 2 - pad if noted else grid.height
            found = _told(s, rows, top, end, least)
            if found:
                break
        if found:
            break
    else:
        return None
    c.take(*facts, of="facts")
    c.take(*c.left("tldr"), of="tldr")
    c.take(*c.left("interests"), *organization(s, shown=True))
    for section in more:
        c.take(*section.entries, of=section.id)
    place = Rect(grid.side, end + pad, grid.width - 2 * grid.side, grid.floor - end - pad)
    ground = grid.ground("check.told", "paper")
    paint = Rect(0, end, grid.width, grid.height - end) if ground != "paper" else place
    under = Block("check.told", ground, paint, place)
    under.add(*noted)
    title = c.heading("facts")
    return Page("end", title, [*head, found, *([under] if noted else [])], title=title)


def _facts(s: Setting, facts: Sequence[Entry]) -> list[Row]:
    c = s.contents
    rows = [Row(one.title, one.text, marks=c.notes(one)) for one in facts]
    if interests := c.left("interests"):
        told = [", ".join(filter(None, [one.title, one.subtitle, *one.details])) for one in interests]
        rows.append(Row(c.heading("interests"), "; ".join(told)))
    return rows


def _told(s: Setting, rows: Sequence[Row], top: float, end: float, least: float) -> Block | None:
    """The facts in columns below their heading, as large as a field between two heights of the page holds them; None if
    that is less than so many points.
    """
    grid = s.grid
    block = grid.block("check.side", 0, 12, top, end, usual="accent")
    if not grid.flush and block.ground == "paper":
        block.inner = block.paint = block.inner._replace(y=top + 8, h=end - top - 8)
    gap, width = grid.gutter + 3, block.inner.w
    spelt = 5.0 if any("ˈ" in row.title for row in rows) else 0.0  # such letters are wider than they are measured
    for size in TOLD:
        if size < least:
            return None
        title = s.display("title", s.contents.heading("facts"), TextBox(width, 40, size * 3.0, 20), tag="h2")
        count = 2 if size > 19 else 3
        wide = (width - gap * (count - 1)) / count
        if max(s.role("stand").longest(row.title, size) for row in rows) > wide * 0.97:
            continue

        def listed(some: Sequence[Row], pad: float, size: float = size, wide: float = wide) -> Item:
            return s.rows("stacked", some, wide, title=size, lead=max(9.2, size * 0.58), pad=pad, role="stand")

        heights = [listed([row], size * 0.12).height for row in rows]
        cuts = even_cuts(heights, count)
        high = max(sum(heights[b:e]) for b, e in cuts)
        spare = block.inner.h - title.height - 5.0 - high - spelt
        if spare < 0:
            continue
        if spare > block.inner.h * EMPTY:
            return None
        most = max(e - b for b, e in cuts)
        pad = size * 0.12 + min(spare / most / 2 * 0.94, 4.5)
        block.add(title, beside([[listed(rows[b:e], pad)] for b, e in cuts], [wide] * len(cuts), gap, above=5.0))
        return block
    return None


def _noted(s: Setting, size: float, more: Sequence[Section], photos: Sequence[Entry], *, seen: bool) -> list[Item]:
    """What there is to note: photographs that make no strip, or what those are that the kit has shown large; an
    organisation and short lists beside each other, the sources in three columns, below them terms of use, links and
    logos.
    """
    c, grid = s.contents, s.grid
    gap, width = grid.gutter + 2, grid.width - 2 * grid.side
    third = (width - 2 * gap) / 3
    items: list[Item] = []
    if photos and seen:
        items = [s.headed(c.heading("photos"), width, HEADED), *photographs.listed(s, photos, width)]
    elif photos:
        items = photographs.row(s, photos, width, 30.0)
    for one in () if told_before(s) else c.left("tldr"):
        items.append(s.headed(c.heading("tldr"), width, HEADED, above=5.0 if items else 0.0))
        items.append(s.text("stand", one.paragraphs, size * 1.3, width, above=1.5, marks=c.notes(one)))
    about = [*organization(s, shown=True)]
    stacks: list[list[Item]] = [
        [s.headed(section.heading, third, HEADED),
         s.rows("plain", [s.row(one, dated=False) for one in section.entries], third, title=size, note=size - 0.6,
                pad=size * 0.1, above=1.5)]
        for section in more
    ]  # fmt: skip
    left = width - (third + gap) * len(stacks)
    if about:
        role, large = ("stand", size * 1.5) if left > third * 1.5 else ("note", size)
        told = [s.text(role, one.paragraphs, large, left, above=1.5, marks=c.notes(one)) for one in about]
        stacks.insert(0, [s.headed(about[0].title or c.heading("organizations"), left, HEADED), *told])
    if stacks:
        widths = [*([left] if about else []), *[third] * len(more)]
        items.append(beside(stacks, widths, gap, above=5.0 if items else 0.0))
    if sources := c.section("sources"):
        rows = [s.rows("sources", [source(s, one, at + 1)], third, title=size, pad=0.5, indent=5.0)
                for at, one in enumerate(sources)]  # fmt: skip
        columns = [rows[b:e] for b, e in even_cuts([one.height for one in rows], 3)]
        items.append(s.headed(c.heading("sources"), width, HEADED, above=6.0 if items else 0.0))
        items.append(beside(columns, [third] * len(columns), gap, above=1.0))
    notes = notes_of(s, size)
    kinds = [[one for at, one in enumerate(first_of([note for note in notes if note[0] == kind])) if at]
             for kind in ("rights", "links", "logos")]  # fmt: skip
    lower = [_narrowed(s, [replace(one[0], above=0.0), *one[1:]], third) for one in kinds if one]
    if lower:
        items.append(beside(lower, [third] * len(lower), gap, above=5.0 if items else 0.0))
    return items


HEADED = 15.0
"""Points of the headings of notes."""


def _narrowed(s: Setting, items: Sequence[Item], width: float) -> list[Item]:
    """Notes measured for another width."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Text):
            item = s.text(item.role, item.paragraphs, item.size, width, above=item.above, between=item.between)
        elif isinstance(item, Rows):
            item = s.rows(item.form, item.rows, width, title=item.title, note=item.note, lead=item.lead,
                          pad=0.6, role=item.role, above=item.above)  # fmt: skip
        found.append(item)
    return found


def back(s: Setting) -> Page:
    """The back: a photograph that no page has shown large, or a saying, and whom to ask, as large as it leaves room."""
    s.part = "end"
    c, grid, part = s.contents, s.grid, s.label("contact")
    first, *others = c.section("contacts")
    width = grid.width - 2 * grid.side
    band = photographs.band(s, grid.height * 0.5)
    top = band[0].paint.bottom if band else 0.0
    ground = grid.ground("end.contact", "dark")
    above = grid.inset + 4 if band else grid.head
    block = Block("end.contact", ground, Rect(0, top, grid.width, grid.height - top),
                  Rect(grid.side, top + above, width, grid.floor - top - above))  # fmt: skip
    scanned = [row for row in c.section("codes") if row.picture]
    gap = grid.gutter + 3
    stacks, widths = list[list[Item]](), list[float]()
    third = (width - 2 * gap) / 3
    code_width = max(third, min(CODE + gap + addresses(s, scanned), width * 0.48)) if scanned else 0.0
    for one in others:
        head = s.text("head", one.title, 21, width - code_width - gap, tag="h3", above=1.0)
        stacks.append([s.text("label", one.label, 10.5, third), head, *reached(s, one, width - code_width - gap)])
        widths.append(width - code_width - gap)
    if scanned:
        stacks.append(codes(s, scanned, code_width))
        widths.append(code_width)
        if not others:
            stacks, widths = [codes(s, scanned, width)], [width]
    block.foot = [beside(stacks, widths, gap)] if stacks else []
    told = ", ".join(text for text in (first.subtitle, *first.details) if text and text != first.title)
    label = s.text("label", " · ".join(filter(None, [first.label, told])), 12.0, width, tag="p")
    large, *rest = first.links or (None,)
    ways: list[Item] = []
    if large:
        ways.append(replace(way(s, large.label, large.url, width, 46.0, "head"), above=5.0))
    ways += [replace(way(s, one.label, one.url, width, 21.0, "head"), above=2.0) for one in rest]
    voice = [] if band else _voice(s, width, block.inner.h * 0.46)
    if not (band or voice) and large and (poster := _address(s, large.label, large.url, width)):
        return _posted(s, block, label, poster, ways[1:])
    room = block.inner.h - stacked(block.foot) - label.taken - stacked(ways) - stacked(voice) - 16
    name = s.poster(first.title, TextBox(width, room, 38 if voice else 200, 20), above=2.0, tag="h2")
    block.add(*voice)
    asked = [label, name, *ways]
    if voice:
        spare = block.room - stacked(asked) - 3
        asked[0] = replace(label, above=max(8.0, spare * 0.6))
    block.add(*asked)
    return Page("end", part, [*band, block], title=part, ground="paper" if band else ground)


def _address(s: Setting, told: str, url: str, width: float) -> Text | None:
    """An address over the width of the page, broken after its @ and before its last part, each line as wide as the
    page; None if it is no address of mail.
    """
    name, at, domain = told.partition("@")
    if not at or not url.startswith("mailto:"):
        return None
    first, dot, rest = domain.partition(".")
    lines = [f"{name}@", *([f"{first}{dot}", rest] if len(first) > SHORT and rest.count(".") else [domain])]
    role = s.role("title")
    sizes = [min(LARGEST, 98 * width / role.width(line, 100)) for line in lines]
    sizes = [min(size, 2.2 * min(sizes)) for size in sizes]
    found = s.lined([("title", line, size) for line, size in zip(lines, sizes, strict=True)], tag="p", clear=0.12)
    return replace(found, url=url)


SHORT = 4
"""Letters of the name of a host that stands on a line with what follows it."""

LARGEST = 210.0
"""Points of a line of an address, at most."""


def _posted(s: Setting, block: Block, label: Text, poster: Text, ways: Sequence[Item]) -> Page:
    """The back without a photograph: the address as a poster, below it whose it is."""
    first, part = s.contents.section("contacts")[0], s.label("contact")
    name = s.display("title", first.title, TextBox(block.inner.w, 40, 44, 16), above=2.0, tag="h2")
    under = [replace(label, above=10.0), name, *ways]
    room = block.inner.h - stacked([*under, *block.foot]) - 8
    if poster.height > room:
        less = room / poster.height
        lines = [("title", line, size * less) for line, size in zip(poster.lines, poster.sizes, strict=True)]
        poster = replace(s.lined(lines, tag="p", clear=0.12), url=poster.url)
    block.add(poster, *under)
    return Page("end", part, [block], title=part, ground=block.ground)


def _voice(s: Setting, width: float, high: float) -> list[Item]:
    """What the person said, that no page has shown."""
    c = s.contents
    said = next((one for one in c.own if one.key not in c.told and len(one.text) < VOICED), None)
    if said:
        c.take(said)
        by = s.text("meta", by_line(s, said), 11.0, width, above=2.4, marks=c.notes(said))
        box = TextBox(width, high - by.taken, 54, 18)
        return [s.display("said", said.text, box, said=True, tag="blockquote"), by]
    return []


VOICED = 160
"""Characters of a saying that closes the kit, at most."""

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
from presskit.layout.lists import beside_facts
from presskit.layout.page import Block, Item, Page, Rect, Row, Rows, Text, beside, stacked
from presskit.layout.setting import Setting, TextBox
from presskit.layout.works import by_line

CHECKED = 4
"""As many facts make a page of what there is to check."""

SIZES = (13.6, 12.4, 11.4, 10.4, 10.0, 9.6, 9.2, 8.9, 8.6)
"""Points of the notes on it, from roomy to tight."""

THUMBS = (52.0, 44.0, 38.0, 32.0, 26.0)
"""The heights of photographs on it, in millimetres."""


def checks(s: Setting, more: Sequence[Section] = ()) -> Page | None:
    """What an editor checks and prints, if a page holds it: the facts on a ground of full height; beside them a few
    photographs, what is said in short and of an organisation, `more` short lists, sources, terms of use.
    """
    s.part = "check"
    c, grid = s.contents, s.grid
    facts = c.left("facts")
    photos = [one for one in c.section("photos") if one.picture and one.picture.size]
    if len(facts) < CHECKED or len(c.section("contacts")) > 2 or len(photos) > photographs.FEW:
        return None
    side = grid.block("check.side", 0, 4, 0, grid.height, usual="accent")
    block = grid.block("check.told", 4, 12, 0, grid.height)
    if not grid.flush:
        block.inner = block.paint = block.inner._replace(x=block.inner.x + 3, w=block.inner.w - 3)
    ways = [(size, short, high) for short in (True, False) for size in SIZES
            for high in (THUMBS if photos else THUMBS[:1])]  # fmt: skip
    for size, short, high in ways:
        stacks = _checked(s, photos, block.inner.w, size, high, more, short=short)
        if sum(map(stacked, stacks)) + PART * (len(stacks) - 1) <= block.inner.h:
            break
    else:
        return None
    rows = [] if short else [Row(c.heading("tldr"), one.text, marks=c.notes(one)) for one in c.left("tldr")]
    rows += [Row(one.title, one.text, marks=c.notes(one)) for one in facts]
    if interests := c.left("interests"):
        told = [", ".join(filter(None, [one.title, one.subtitle, *one.details])) for one in interests]
        rows.append(Row(c.heading("interests"), "; ".join(told)))
    c.take(*facts, of="facts")
    c.take(*c.left("tldr"), of="tldr")
    c.take(*interests, *organization(s, shown=True))
    for section in more:
        c.take(*section.entries, of=section.id)
    beside_facts(s, side, c.heading("facts"), rows)
    apart = (block.inner.h - sum(map(stacked, stacks))) / max(len(stacks) - 1, 1) * 0.99
    for at, stack in enumerate(stacks[:-1]):
        block.add(replace(stack[0], above=min(apart, LOOSEST) if at else 0.0), *stack[1:])
    block.foot = stacks[-1]
    title = c.heading("facts")
    return Page("end", title, [side, block], title=title)


PART, LOOSEST = 9.0, 22.0
"""Millimetres between the parts of what there is to check, at least and at most."""


def _checked(
    s: Setting,
    photos: Sequence[Entry],
    width: float,
    size: float,
    high: float,
    more: Sequence[Section],
    *,
    short: bool,
) -> list[list[Item]]:
    """Its parts: photographs, what is said in short and of an organisation, sources, terms with links and logos."""
    c, gap = s.contents, s.grid.gutter + 2
    half = (width - gap) / 2
    stacks: list[list[Item]] = []
    if photos:
        first, *others = photographs.row(s, photos, width, high)
        stacks.append([s.headed(c.heading("photos"), width, 20), replace(first, above=3.0), *others])
    said = [(c.heading("tldr"), one) for one in (c.left("tldr") if short and not told_before(s) else ())]
    said += [(one.title or c.heading("organizations"), one) for one in organization(s, shown=True)]
    stacks += [[s.headed(heading, width, 20),
                s.text("stand", one.paragraphs, size * 1.34, width, above=1.5, marks=c.notes(one), between=1.2)]
               for heading, one in said]  # fmt: skip
    for section in more:
        listed = s.rows("plain", [s.row(one, dated=False) for one in section.entries], width, title=size * 1.2,
                        note=size, pad=size * 0.14)  # fmt: skip
        stacks.append([s.headed(section.heading, width, 20), replace(listed, above=1.5)])
    rows = [
        s.rows("sources", [source(s, one, at + 1)], half, title=size, pad=(size - 8) * 0.5, indent=6.0)
        for at, one in enumerate(c.section("sources"))
    ]
    if rows:
        columns = [rows[b:e] for b, e in even_cuts([one.height for one in rows], 2)]
        told = beside(columns, [half] * len(columns), gap, above=2.0)
        stacks.append([s.headed(c.heading("sources"), width, 20), told])
    notes = notes_of(s, size)
    kinds = [[first_of([note for note in notes if note[0] == kind]) for kind in group]
             for group in (("rights",), ("links", "logos"))]  # fmt: skip
    columns_of = [[_narrowed(s, items, half, at > 0) for at, items in enumerate(one for one in group if one)]
                  for group in kinds]  # fmt: skip
    columns_of = [group for group in columns_of if group]
    if columns_of:
        stacks.append([beside([[item for items in group for item in items] for group in columns_of],
                              [half if len(columns_of) > 1 else width] * len(columns_of), gap)])  # fmt: skip
    return stacks


def _narrowed(s: Setting, items: Sequence[Item], width: float, below: bool) -> list[Item]:
    """Notes measured for another width, `below` others or at the head of a column."""
    found: list[Item] = []
    for at, item in enumerate(items):
        if below and at == 0:
            item = replace(item, above=5.0)
        if isinstance(item, Text) and item.tag == "h3":
            item = s.headed(item.paragraphs[0], width, 15, above=item.above)
        elif isinstance(item, Text):
            item = s.text(item.role, item.paragraphs, item.size, width, above=item.above, between=item.between)
        elif isinstance(item, Rows):
            item = s.rows(item.form, item.rows, width, title=item.title, note=item.note, lead=item.lead,
                          pad=item.pad, role=item.role, above=item.above)  # fmt: skip
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
    room = block.inner.h - stacked(block.foot) - label.taken - stacked(ways) - stacked(voice) - 16
    name = s.poster(first.title, TextBox(width, room, 38 if voice else 200, 20), above=2.0, tag="h2")
    block.add(*voice)
    asked = [label, name, *ways]
    if voice:
        spare = block.room - stacked(asked) - 3
        asked[0] = replace(label, above=max(8.0, spare * 0.6))
    block.add(*asked)
    return Page("end", part, [*band, block], title=part, ground="paper" if band else ground)


def _voice(s: Setting, width: float, high: float) -> list[Item]:
    """What the person said, that no page has shown, else the line under their name."""
    c = s.contents
    said = next((one for one in c.own if one.key not in c.told and len(one.text) < VOICED), None)
    if said:
        c.take(said)
        by = s.text("meta", by_line(s, said), 11.0, width, above=2.4, marks=c.notes(said))
        box = TextBox(width, high - by.taken, 54, 18)
        return [s.display("said", said.text, box, said=True, tag="blockquote"), by]
    line = c.document.subtitle
    return [s.display("standfirst", line, TextBox(width, high, 60, 16), tone="accent")] if line else []


VOICED = 160
"""Characters of a saying that closes the kit, at most."""

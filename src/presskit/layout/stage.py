"""The page for a host: what is read out, large; topics, questions and what else helps beside it, on a ground of full
height.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from presskit.document import Entry, plain
from presskit.layout import end
from presskit.layout.biography import fact_rows
from presskit.layout.columns import dealt_out, shares, widths_of
from presskit.layout.page import Block, Item, Page, Rect, Row, Rows, Text, beside, stacked
from presskit.layout.setting import ASIDE, SMALLEST, Setting, TextBox

Sizes = tuple[float, float, float, float]
"""Points of titles and notes, millimetres around a row, points of headings."""

Part = tuple[str, list[Item]]
"""A heading, and what stands below it."""


def stage(s: Setting, more: Sequence[Part] = ()) -> tuple[Page | None, bool]:
    """What a host reads out, large; topics, questions and what else helps beside it, on a ground of full height; and
    whether `more` has found room below them.
    """
    s.part = "stage"
    c = s.contents
    aloud = c.first("introduction")
    topics, questions = c.section("topics"), c.section("questions")
    if not (aloud or topics or questions):
        return None, False
    if aloud is None:
        return _topics_alone(s), False
    grid = s.grid
    label = s.label("on_stage" if topics or c.section("talks") else "as_guest")
    c.take(aloud, *topics, *questions)
    parts = _side_parts(s)
    probe = grid.block("stage.side", 7, 12, 0, grid.height, usual="tint")
    placed = bool(more) and _fits(s, [*parts, *more], probe)
    closing = not any(c.section(id) for id in ("contacts", "photos", "logos"))
    if closing or (parts and not c.few and grid.cover == "below"):
        shown = closing or placed
        if across := _across(s, aloud, [*parts, *(more if shown else ())], closing=closing):
            return Page("stage", label, across, title=c.heading("introduction")), shown and bool(more)
    side = _stack_parts(s, [*parts, *(more if placed else ())], probe)
    left = grid.block("stage.aloud", 0, 7, 0, grid.height, usual="paper")
    if not side:  # the words alone, on a ground of their own
        ground = grid.ground("stage.side", "tint")
        left = grid.block("stage.words", 0, 12, 0, grid.height, usual=ground)
    if side and not grid.flush:
        left.inner = left.inner._replace(w=left.inner.w - 3)
    _aloud(s, left, aloud)
    return Page("stage", label, [left, *side], title=c.heading("introduction")), placed


STRIP, CLOSING_STRIP = 0.43, 0.44
"""The share of the page that the strip beside the words of a host takes at most, and on the last page of a kit."""

FACTS = 4
"""Facts beside each other on one line of such a strip."""


def _across(s: Setting, entry: Entry, parts: Sequence[Part], *, closing: bool) -> list[Block]:
    """The words of a host over the width of the page, and what helps in columns of a strip below them; where the page
    is the last of its kit, `closing`, above them, so that it ends on the name. Nothing if the strip would be too high.
    """
    grid = s.grid
    ground = "tint" if closing else grid.ground("stage.side", "tint")
    width, gap = grid.width - 2 * grid.side, grid.gutter + 3
    facts = [one for one in parts if closing and _are_facts(one)]
    parts = [one for one in parts if one not in facts]
    around = grid.inset + (grid.head if closing else grid.foot)
    told = ", ".join(filter(None, [s.label("read_aloud"), *entry.details]))
    head = [s.text("meta", told, ASIDE, width, tag="p")]
    if entry.subtitle:
        said = f"{s.contents.document.name}: {entry.subtitle}"
        head.append(s.text("label", said, 9.6, width, above=0.6, tone="accent"))
    *texts, last = entry.paragraphs if len(entry.paragraphs) > 1 else (*entry.paragraphs, "")
    names = (96.0, 78.0, 64.0, 52.0, 44.0, 36.0) if closing else (64.0, 48.0, 40.0)
    levels = ((ALOUD, len(SIDE)),) if closing else LEVELS
    ways = [(least, most, sizes) for least, last in levels for most in names for sizes in _finely(SIDE[6:last])]
    for least, most, sizes in ways:
        close = (
            s.display("title", last, TextBox(width, 46, most, 20), tone="" if closing else "accent") if last else None
        )
        foot = close.height + (grid.inset + grid.foot + 4 if closing else 8) if close else 0.0
        lower, widths = _in_columns(s, parts, width, sizes, weighed=closing)
        lines = [one for part in facts for one in _facts_across(s, part, width, sizes)]
        below = [beside(lower, widths, gap, above=8.0 if lines else 0.0)] if parts else []
        high = stacked([*lines, *below]) + around + 3 if lines or below else 0.0
        if high > grid.height * (CLOSING_STRIP if closing else STRIP):
            continue
        begin, end = (
            (high + grid.inset + 2 if high else grid.head, grid.height - foot)
            if closing
            else (grid.head, grid.height - high - 8)
        )
        room = end - begin - stacked(head) - (4.0 if closing else foot) - 6
        body = s.evenly("aloud", texts, TextBox(width, max(room, 1.0), 36.0, 11.5), between=2.6, above=4.0, tag="p")
        if body.size >= least:
            break
    else:
        return []
    top = 0.0 if closing else grid.height - high
    inner = Rect(grid.side, top + (grid.head if closing else grid.inset + 1), width, high - around)
    strip = Block("stage.side", ground, Rect(0, top, grid.width, high), inner)
    strip.add(*lines, *below)
    place = Rect(grid.side, begin, width, end - begin)
    words = Block("stage.aloud", "paper", place, place)
    words.add(*head, body)
    strips = [strip] if high else []
    if not close:
        return [*strips, words] if closing else [words, *strips]
    if not closing:
        words.foot = [close]
        return [words, *strips]
    place = Rect(0, grid.height - foot, grid.width, foot)
    inner = Rect(grid.side, place.y + grid.inset + 1, width, close.height + 1)
    name = Block("stage.close", grid.ground("stage.close", "accent"), place, inner)
    name.add(close)
    return [*strips, words, name]


def _are_facts(part: Part) -> bool:
    """Whether a part is labels and what they say."""
    return all(isinstance(one, Rows) and (one.form, one.role) == ("stacked", "row") for one in part[1])


def _facts_across(s: Setting, part: Part, width: float, sizes: Sizes) -> list[Item]:
    """Facts on lines of a strip, each in columns of its own, the more the more it says, below their heading."""
    heading, items = part
    rows, gap = [row for one in items if isinstance(one, Rows) for row in one.rows], s.grid.gutter + 3
    found: list[Item] = [s.headed(heading, width, sizes[3])]
    for at in range(0, len(rows), FACTS):
        line = rows[at : at + FACTS]
        least = [3 if max(map(len, f"{row.lead} {row.title}".split())) > WORD else 2 for row in line]
        widths = widths_of(shares([len(row.title) for row in line], least), width, gap)
        columns = [[_sized(s, s.rows("stacked", [row], wide), wide, sizes)]
                   for row, wide in zip(line, widths, strict=True)]  # fmt: skip
        found.append(beside(columns, widths, gap, above=1.5))
    return found


WORD = 9
"""Letters of a word that has room in two columns of twelve."""


def _in_columns(
    s: Setting, parts: Sequence[Part], width: float, sizes: Sizes, *, weighed: bool
) -> tuple[list[list[Item]], list[float]]:
    """Parts in columns beside each other, and how wide these are: as wide as each other or, weighed, the wider the more
    they say.
    """
    gap, count = s.grid.gutter + 3, max(min(len(parts), 3), 1)
    widths = widths_of([12 // count] * count, width, gap)
    stacks = _stacks(s, parts, widths[0], sizes)
    columns = dealt_out(list(map(stacked, stacks)), count, 7.0)
    if weighed:
        high = [sum(stacked(stacks[at]) for at in column) for column in columns]
        widths = widths_of(shares(high, [3] * len(columns)), width, gap)
    found: list[list[Item]] = []
    for column, wide in zip(columns, widths, strict=True):
        stacks = [stack for at in column for stack in _stacks(s, [parts[at]], wide, sizes)]  # headings of one size
        found.append([replace(one, above=7.0) if n and not m else one for n, stack in enumerate(stacks)
                      for m, one in enumerate(stack)])  # fmt: skip
    return found, widths


ALOUD = 14.05
"""Points of the words of a host, at least, where they stand across a page."""

LEVELS = ((17.0, 10), (16.0, 10), (15.0, 11), (14.05, 17))
"""Points of the words of a host that are looked for one after the other, and up to which of the sizes of what helps."""

FEW_WORDS = 30
"""So many words are read out from a page that is a poster."""


def _aloud(s: Setting, block: Block, entry: Entry) -> None:
    """The text as large as its block holds it; the name last, larger, at the foot."""
    width = block.inner.w
    told = ", ".join(filter(None, [s.label("read_aloud"), *entry.details]))
    block.add(s.text("meta", told, ASIDE, width, tag="p", label=""))
    if entry.subtitle:
        said = f"{s.contents.document.name}: {entry.subtitle}"
        block.add(s.text("label", said, 9.0, width, above=0.6, tone="accent"))
    *texts, last = entry.paragraphs if len(entry.paragraphs) > 1 else (*entry.paragraphs, "")
    room = block.room
    close = s.display("head", last, TextBox(width, room * 0.2, 46, 16), tone="accent") if last else None
    most = 36.0 if width < s.grid.width * 0.6 else 44.0 if sum(len(one.split()) for one in texts) > FEW_WORDS else 96.0
    left = room - (close.taken + 10 if close else 4)
    body = s.evenly("aloud", texts, TextBox(width, left, most, 11.5), between=2.8, above=4.5, tag="p")
    if close and body.taken < left * 0.8:  # few words: the name takes the room
        close = s.display("head", last, TextBox(width, room - body.taken - 12, 120, 16), tone="accent")
    block.add(body)
    if close:
        block.foot = [close]


def _side_parts(s: Setting) -> list[Part]:
    """Topics, questions, then the facts and what else there is."""
    c, grid = s.contents, s.grid
    topics, questions = c.section("topics"), c.section("questions")
    parts: list[Part] = []
    probe = grid.block("stage.side", 7, 12, 0, grid.height, usual="tint")
    width = probe.inner.w
    if topics:
        rows = [Row("", one.title, one.text, c.notes(one)) for one in topics]
        parts.append((c.heading("topics"), [s.rows("plain", rows, width, role="stand")]))
    if questions:
        rows = [Row("", one.title, number=at) for at, one in enumerate(questions, 1)]
        parts.append((c.heading("questions"), [s.rows("numbered", rows, width, role="asked")]))
    short = () if end.told_before(s) else c.left("tldr") if c.few or c.section("photos") else ()
    for one in short:
        c.take(one, of="tldr")
        body = s.text("note", one.paragraphs, 9.6, width, above=1.5, marks=c.notes(one), between=1)
        parts.append((c.heading("tldr"), [body]))
    facts = c.left("facts")
    if facts and (len(facts) > 2 or parts or c.helps_a_host):
        c.take(*facts, of="facts")
        parts.append((c.heading("facts"), [fact_rows(s, facts, width)]))
    about = [one for one in c.left("organizations") if one.text] if c.few else []
    for one in about:
        c.take(one)
        body = s.text("note", one.paragraphs, 9.6, width, above=1.5, marks=c.notes(one), between=1)
        parts.append((one.title or c.heading("organizations"), [body]))
    for section in [*c.lists, *c.figures] if c.few else ():
        own = section.column.startswith("own-") or section.id in ("interests", "facts", "organizations")
        form = "dated" if any(entry.dates for entry in section.entries) else "plain"
        rows = [s.row(one, dated=form == "dated") for one in section.entries]
        part: Part = (section.heading, [s.rows(form, rows, width)])
        if not own and len(section.entries) < 5 and _fits(s, [*parts, part], probe):
            parts.append(part)
            c.take(*section.entries, of=section.id)
    interests = c.left("interests")
    if interests:
        c.take(*interests)
        told = "; ".join(", ".join(filter(None, [one.title, one.subtitle, *one.details])) for one in interests)
        parts.append((c.heading("interests"), [s.text("note", told, 9.6, width, above=1.5)]))
    return parts


SIDE = (
    (44.0, 21.0, 9.0, 44.0), (38.0, 19.0, 8.0, 40.0), (33.0, 17.0, 7.0, 36.0), (29.0, 15.5, 6.0, 32.0),
    (26.0, 14.5, 5.4, 30.0), (24.0, 13.6, 4.8, 28.0), (22.0, 12.8, 4.2, 26.0), (20.5, 12.0, 3.8, 24.0),
    (19.0, 11.4, 3.4, 23.0), (17.5, 10.8, 3.1, 22.0), (16.0, 10.2, 2.7, 20.0), (14.5, 9.8, 2.4, 19.0),
    (13.0, 9.4, 2.0, 18.0), (12.0, 9.0, 1.6, 17.0), (11.0, 8.7, 1.3, 16.0), (10.0, 8.5, 1.0, 15.0),
    (9.0, 8.5, 0.6, 14.0),
)  # fmt: skip
"""Points of titles and notes, millimetres around a row, points of headings beside the words of a host, from roomy to
tight."""


def _finely(steps: Sequence[Sizes]) -> Iterator[Sizes]:
    """Steps with three more between each and the next."""
    for (a, b, c, d), (e, f, g, h) in itertools.pairwise(steps):
        for share in (0.0, 0.25, 0.5, 0.75):
            yield (a + (e - a) * share, b + (f - b) * share, c + (g - c) * share, d + (h - d) * share)
    yield steps[-1]


APART = 60.0
"""Millimetres that a side may leave empty at its foot."""


def _stack_parts(s: Setting, parts: Sequence[Part], probe: Block) -> list[Block]:
    """The parts below each other on one ground, as large as it holds them, the last at its foot; edge to edge, on one
    or two grounds of their own.
    """
    if not parts:
        return []
    for sizes in _finely(SIDE):
        stacks = _stacks(s, parts, probe.inner.w, sizes)
        high = sum(map(stacked, stacks)) + 8 * (len(stacks) - 1)
        if high <= probe.inner.h:
            break
    if s.grid.flush and len(stacks) >= 2:
        return _in_two(s, stacks, probe)
    if len(stacks) == 1 and probe.inner.h - high > APART:  # a block at the foot, not a heading far from its rows
        (probe.foot,) = stacks
        return [probe]
    apart = 8 + max(0.0, probe.inner.h - high) / max(len(stacks) - 1, 1) * 0.98
    if apart > 34 and len(stacks) > 1:  # it would fall apart: the last at the foot, the others together
        *upper, last = stacks
        for at, stack in enumerate(upper):
            probe.add(replace(stack[0], above=16.0 if at else 0.0), *stack[1:])
        probe.foot = last
        return [probe]
    for at, stack in enumerate(stacks):
        probe.add(replace(stack[0], above=apart if at else 0.0), *stack[1:])
    return [probe]


def _stacks(s: Setting, parts: Sequence[Part], width: float, sizes: Sizes) -> list[list[Item]]:
    """Each part below its heading, in these sizes."""
    return [
        [
            s.headed(heading, width, sizes[3] * (1.0 if at < 2 else 0.8)),
            *(_sized(s, one, width, sizes) for one in items),
        ]
        for at, (heading, items) in enumerate(parts)
    ]


def _fits(s: Setting, parts: Sequence[Part], probe: Block) -> bool:
    """Whether a side holds these parts at a size that is still good."""
    stacks = _stacks(s, parts, probe.inner.w, SIDE[12])
    return sum(map(stacked, stacks)) + 8 * len(stacks) <= probe.inner.h - 2 * s.grid.inset


def _sized(s: Setting, item: Item, width: float, sizes: Sizes) -> Item:
    """An item of a side in other sizes."""
    title, note, pad, _ = sizes
    if isinstance(item, Rows) and item.form == "sources":
        return s.rows("sources", item.rows, width, title=min(note, 10.5), note=SMALLEST, pad=1.2, above=item.above)
    if isinstance(item, Rows) and item.form == "stacked":
        return s.rows("stacked", item.rows, width, title=min(note + 1.0, 19), lead=max(SMALLEST, min(note - 2, 11)),
                      pad=pad * 0.5, above=item.above)  # fmt: skip
    if isinstance(item, Rows):
        longest = s.widest(item.role, [row.title for row in item.rows])
        room = width - (9.0 if item.form == "numbered" else 0.0)
        title = min(title, 96 * room / longest) if longest else title  # no word of it is broken
        if item.role == "row":
            title, note, pad = note, max(SMALLEST, note - 1.2), pad * 0.5
        return s.rows(item.form, item.rows, width, title=title, note=note, pad=pad, above=item.above, role=item.role)
    if isinstance(item, Text) and item.role == "note":
        return s.text(item.role, item.paragraphs, max(9.0, note), width, above=item.above, marks=item.marks,
                      between=item.between)  # fmt: skip
    return item


def _in_two(s: Setting, stacks: list[list[Item]], probe: Block) -> list[Block]:
    """The first part on a ground, the others on another, each with as much room as it needs."""
    grid = s.grid
    (first, *others), need = stacks, [stacked(stack) for stack in stacks]
    spare = probe.inner.h - sum(need) - 8 * (len(need) - 2) - 2 * grid.inset
    top = probe.inner.y + need[0] + grid.inset + max(0.0, spare) * need[0] / sum(need)
    if spare < -1:
        for at, stack in enumerate(stacks):
            probe.add(replace(stack[0], above=6.0 if at else 0.0), *stack[1:])
        return [probe]
    upper = grid.block("stage.topics", 7, 12, 0, top, usual=probe.ground)
    below = grid.block("stage.questions", 7, 12, top, grid.height, usual=probe.ground, deep=False)
    upper.add(*first)
    s.spread(upper, 7.0)
    for at, stack in enumerate(others):
        below.add(replace(stack[0], above=8.0 if at else 0.0), *stack[1:])
    if len(others) > 1 and below.room > 12:
        *kept, last = others
        below.items = [
            one for at, stack in enumerate(kept) for one in (replace(stack[0], above=8.0 if at else 0.0), *stack[1:])
        ]
        below.foot = last
    s.spread(below, 7.0)
    return [upper, below]


def _tighten(s: Setting, block: Block) -> None:
    """Topics and questions alone, smaller until the page holds them."""
    for sizes in SIDE[8:]:
        block.items = [
            _sized(s, item, block.inner.w, sizes) if isinstance(item, Rows) else item for item in block.items
        ]
        if block.room >= 0:
            s.spread(block, 6.0)
            return


def _topics_alone(s: Setting) -> Page:
    """Topics and questions where nothing is to be read out."""
    c, grid = s.contents, s.grid
    block = grid.block("stage.alone", 0, 12, 0, grid.height)
    width = block.inner.w
    for id, form, role in (("topics", "plain", "stand"), ("questions", "numbered", "asked")):
        entries = c.section(id)
        if entries:
            c.take(*entries)
            rows = [Row("", plain(one.title) and one.title, one.text, number=at) for at, one in enumerate(entries, 1)]
            block.add(s.headed(c.heading(id), width, 30, above=8 if block.items else 0))
            block.add(s.rows(form, rows, width, title=17, note=10.5, pad=2.6, role=role, above=2))
    if block.room < 0:
        _tighten(s, block)
    return Page("stage", c.heading("topics") or c.heading("questions"), [block])

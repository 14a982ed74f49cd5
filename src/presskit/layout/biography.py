"""The biography in three lengths, which look like three tools: bands across the page, each with its count of words as a
large figure beside it; the short one a deck, the medium one at reading size, the long one in two columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from presskit.document import Entry
from presskit.layout import plates
from presskit.layout.columns import even_cuts
from presskit.layout.faces import MM, largest
from presskit.layout.page import Block, Item, Page, Row, Rows, Text, beside, stacked
from presskit.layout.setting import ASIDE, Setting, TextBox

DECK = 40.0
"""Points of the short biography, at most, where there are longer ones."""

TEXT, TEXT_OF_TWO = 12.0, 17.0
"""Points of the long one, at most, of three and of two."""


def biography(s: Setting, photo: Entry | None, *, plate: bool = True) -> list[Page]:
    """The three lengths, those that there are, with a photograph beside them or the facts below; where photographs
    lead, after one on a page of its own, a `plate`, if it is wanted.
    """
    s.part = "bio"
    c = s.contents
    short, medium, long = (c.first(id) for id in ("short", "medium", "long"))
    if not (short or medium or long):
        return []
    for entry in (short, medium, long):
        if entry:
            c.take(entry)
    lead = short or medium or long
    assert lead is not None
    if medium is lead:
        medium = None
    if long is lead:
        long = None
    first = short or lead
    rest = [entry for entry in (medium, long) if entry]
    facts = c.section("facts")
    opened = plates.plates(s, [photo], 1) if plate and photo and s.grid.cover == "below" and rest else []
    if opened:
        s.part, photo = "bio", None
    if c.few and c.first("introduction") and (len(facts) > 2 or c.helps_a_host):
        facts = ()  # they stand beside the words of a host
    if opened:
        facts = ()  # they stand beside the lists
    blocks = _across(s, first, rest, facts)
    return [*opened, Page("biography", s.label("bio"), blocks, title=s.label("bio"))]


def _across(s: Setting, first: Entry, rest: list[Entry], facts: Sequence[Entry]) -> list[Block]:
    """Bands below each other, one for each length; the facts at the foot, where the texts are as large with them."""
    if not rest:
        return _alone(s, first, facts)
    strip = _strip(s, facts) if facts else None
    size = _band_size(s, [first, *rest], strip.paint.y) if strip else 0.0
    if not strip or size < EASY:
        if s.grid.cover != "below" and len(rest) == 2 and (blocks := _side_by_side(s, first, *rest)):
            return blocks
        strip, size = None, _band_size(s, [first, *rest], s.grid.height)
    else:
        s.contents.take(*facts, of="facts")
    return [*_bands(s, [first, *rest], size, strip.paint.y if strip else s.grid.height), *([strip] if strip else [])]


NAMES = ("bio.short", "bio.medium", "bio.long")
"""The grounds of the bands, from the shortest to the longest text."""

SCALES = ((1.9, 1.24), (1.6, 1.15), (1.3, 1.05))
"""How much larger the short and the medium text are than the long one, at least: the first that the page holds."""

LEAST = 8.6
"""Points of the long text, at least."""

COUNTED = 3
"""The columns, of twelve, of what a text is for."""

AROUND = 7.0
"""Millimetres above and below a band on paper."""


class Part(NamedTuple):
    """A text in its band: the role and the size of its type, in how many columns it stands."""

    entry: Entry
    name: str
    role: str
    scale: float
    columns: int


def _parts(s: Setting, entries: Sequence[Entry], end: float) -> list[Part]:
    """The texts, the shorter ones as large as the bands hold them that end at this height."""
    first, *_, last = entries
    parts: list[Part] = []
    for deck, medium in SCALES:
        parts = [Part(first, NAMES[0], "deck", deck, 1)]
        if len(entries) > 2:
            parts.append(Part(entries[1], NAMES[1], "medium", medium, 1))
        parts.append(Part(last, NAMES[2], "text", 1.0, 2 if len(entries) > 2 else 1))
        if _bands_high(s, parts, LEAST) <= end:
            break
    return parts


def _bands_high(s: Setting, parts: Sequence[Part], size: float) -> float:
    return sum(_band_high(s, one, size, at) for at, one in enumerate(parts))


def _band_size(s: Setting, entries: Sequence[Entry], end: float) -> float:
    """The size of the long text at which the bands end at a height; the others are so much larger."""
    parts = _parts(s, entries, end)
    most = TEXT if len(parts) > 2 else TEXT_OF_TWO
    return largest(lambda size: _bands_high(s, parts, size) <= end, most, LEAST)


def _band_high(s: Setting, part: Part, size: float, at: int) -> float:
    block = s.grid.block(part.name, 0, 12, 0 if at == 0 else 60, 120, usual="paper", deep=at == 0)
    return stacked(_band(s, part, size, block.inner.w)) + _over(s, block, at) + _below(s, block, part)


def _over(s: Setting, block: Block, at: int) -> float:
    """Millimetres above the text of a band."""
    if at == 0:
        return s.grid.head
    return s.grid.inset if s.grid.flush or block.ground != "paper" else AROUND


def _below(s: Setting, block: Block, part: Part) -> float:
    if part.name == NAMES[2]:
        return s.grid.foot
    return s.grid.inset + 1 if s.grid.flush or block.ground != "paper" else AROUND


def _band(s: Setting, part: Part, size: float, width: float, *, even: bool = False) -> list[Item]:
    """How many words a text has and what it is for, beside it the text; `even`, somewhat smaller where its lines end
    better then.
    """
    grid, entry, large = s.grid, part.entry, size * part.scale
    left = grid.across(COUNTED) - (0 if grid.flush else 2)
    right = width - left - grid.gutter
    use = _use(s, entry, left)
    if part.columns < 2:
        tag = "h2" if part.role == "deck" else "p"
        box = TextBox(right, grid.height, large, large * 0.5)
        told = (s.evenly(part.role, entry.paragraphs, box, between=1.5, tag=tag) if even else
                s.text(part.role, entry.paragraphs, large, right, between=1.5, tag=tag))  # fmt: skip
        return [beside([use, [told]], [left, right], grid.gutter)]
    gap = grid.gutter + 1
    wide = (width - left - gap * part.columns) / part.columns
    columns = _in_columns(s, part, large, wide)
    return [beside([use, *columns], [left, *[wide] * len(columns)], gap)]


def _in_columns(s: Setting, part: Part, size: float, width: float) -> list[list[Item]]:
    """Paragraphs over columns that end as near to each other as can be; between sentences one may be broken."""
    role, texts = part.role, list(part.entry.paragraphs)
    pieces = [piece for at, text in enumerate(texts) for piece in _sentences(text, at)]
    heights = [s.role(role).height(text, size, width) for _, text in pieces]
    cuts = even_cuts(heights, part.columns)
    columns = list[list[Item]]()
    for begin, end in cuts:
        mine = pieces[begin:end]
        told = [" ".join(text for of, text in mine if of == one) for one in dict.fromkeys(of for of, _ in mine)]
        columns.append([s.text(role, told, size, width, between=1.4)])
    return columns


def _sentences(text: str, at: int) -> list[tuple[int, str]]:
    """The sentences of a paragraph, with its number; short ones with the next."""
    found: list[str] = []
    for one in re.split(r"(?<=[.!?…][”\"’*]) |(?<=[.!?…]) (?=\w)", text):
        if found and (len(found[-1]) < SENTENCE or found[-1].count("“") > found[-1].count("”")
                      or found[-1].count("*") % 2):  # fmt: skip
            found[-1] += f" {one}"
        else:
            found.append(one)
    return [(at, one) for one in found]


SENTENCE = 40
"""Characters: a shorter one may end with an abbreviation, after which no column is broken."""

EASY = 9.8
"""Points of the long text with which the facts stand below."""


def _use(s: Setting, entry: Entry, width: float) -> list[Item]:
    """How many words a text has, as a figure, and what it is for."""
    id = s.contents.document.sections[_at(s, entry)].id
    use = s.label(f"use_{id}")
    told = ", ".join(filter(None, [*entry.details, use]))
    heading, notes = s.contents.heading(id), s.contents.notes(entry)
    found = re.match(r"(\d+)\s+(?=\D)", told)
    if not found:
        return [s.text("meta", told, ASIDE, width, tag="p", marks=notes, label=f"{heading} ")]
    large = s.display("figure", found[1], TextBox(width, 40, 64 if not s.grid.flush else 58, 20))
    rise = s.rise("figure", large.size)
    deep = s.role("figure").line(large.size) - rise - s.role("figure").face.bounds("0")[1] * large.size * MM
    return [
        s.text("label", heading, ASIDE, width),
        replace(large, above=2.2 - rise),
        s.text("meta", told[found.end() :], ASIDE, width, above=2.4 - deep, marks=notes),
    ]


def _at(s: Setting, entry: Entry) -> int:
    sections = s.contents.document.sections
    return next(at for at, section in enumerate(sections) if any(one is entry for one in section.entries))


def _bands(s: Setting, entries: Sequence[Entry], size: float, end: float) -> list[Block]:
    """The bands down to a height; what they leave makes the deck larger, then opens all of them."""
    grid, parts, y = s.grid, _parts(s, entries, end), 0.0
    others = sum(_band_high(s, part, size, at) for at, part in enumerate(parts) if at)
    deck = parts[0]
    most = largest(lambda scale: _band_high(s, deck._replace(scale=scale), size, 0) <= end - others - 1.5,
                   max(deck.scale, DECK / size), deck.scale, 0.02)  # fmt: skip
    parts[0] = deck._replace(scale=most)
    spare = max(0.0, end - others - _band_high(s, parts[0], size, 0)) / len(parts)
    blocks = list[Block]()
    for at, part in enumerate(parts):
        high = end - y if at == len(parts) - 1 else _band_high(s, part, size, at) + spare
        block = grid.block(part.name, 0, 12, y, y + high, usual="paper", deep=at == 0)
        top = y + _over(s, block, at)
        block.inner = block.inner._replace(y=top, h=y + high - _below(s, block, part) - top + 0.8)
        if block.ground == "paper" and not grid.flush:
            block.paint = block.inner
            if at and blocks[-1].ground == "paper":
                blocks.append(s.rule(y))
        block.add(*_band(s, part, size, block.inner.w, even=True))
        blocks.append(block)
        y += high
    return blocks


HEADS, DECKS = (0.44, 0.42, 0.4, 0.38, 0.36, 0.34, 0.32, 0.3), 34.0
"""The shares of the page that the short text may have above the others, and the points of its type at most."""

MEDIUM, LONG, TIGHT = 15.0, 12.0, 9.8
"""Points of the medium and of the long text beside each other at most, and of the long one at least."""


def _side_by_side(s: Setting, short: Entry, medium: Entry, long: Entry) -> list[Block]:
    """The short text across the head of the page, large; below it, each as large as its half of the page holds it, the
    medium one on a ground and the long one. Nothing where the long one would be small.
    """
    grid = s.grid
    best: tuple[float, list[Block]] | None = None
    for share in HEADS:
        y = grid.height * share
        deck = grid.block("bio.short", 0, 12, 0, y, usual="paper")
        if not grid.flush and deck.ground == "paper":
            deck.inner = deck.paint = deck.inner._replace(h=y - deck.inner.y - 6)
        left, right = (grid.block(name, at, at + 6, y, grid.height, usual="paper", deep=False)
                       for name, at in (("bio.medium", 0), ("bio.long", 6)))  # fmt: skip
        for block in (left, right):
            if not grid.flush and block.ground == "paper":
                block.inner = block.paint = block.inner._replace(y=y + 7, h=grid.floor - y - 7)
        for block, entry, role, most in ((deck, short, "deck", DECKS), (left, medium, "medium", MEDIUM),
                                         (right, long, "text", LONG)):  # fmt: skip
            head = _purpose(s, entry, block.inner.w)
            box = TextBox(block.inner.w, block.inner.h - head.taken - 4.0, most, 6.0)
            tag = "h2" if block is deck else "p"
            block.add(head, s.evenly(role, entry.paragraphs, box, above=3.0, between=1.6, tag=tag))
        sizes = [item.size for block in (deck, left, right) for item in block.items if isinstance(item, Text)]
        deck_size, medium_size, long_size = sizes
        if long_size < TIGHT or medium_size < long_size or deck_size < medium_size * 1.3:
            continue
        spare = max(left.room, right.room, deck.room) / grid.height
        worth = deck_size / DECKS + medium_size / MEDIUM + 1.5 * long_size / LONG - 2.0 * spare
        if best is None or worth > best[0]:
            best = worth, [deck, left, right]
    return best[1] if best else []


def _purpose(s: Setting, entry: Entry, width: float) -> Item:
    """How many words a text has, as a figure, and beside it its name and what it is for."""
    id = s.contents.document.sections[_at(s, entry)].id
    told = ", ".join(filter(None, [*entry.details, s.label(f"use_{id}")]))
    heading, notes = s.contents.heading(id), s.contents.notes(entry)
    found = re.match(r"(\d+)\s+(?=\D)", told)
    if not found:
        return s.text("meta", told, ASIDE, width, tag="p", marks=notes, label=f"{heading} ")
    role, figure = s.role("figure"), s.display("figure", found[1], TextBox(width, 40, 40.0, 20))
    wide = role.width(found[1], figure.size) * 1.04 + 3.0
    tall = role.face.bounds("0")[1] * figure.size * MM
    use = s.text("label", told[found.end() :], 10.5, width - wide, marks=notes)  # read on from the figure
    name = s.text("meta", heading, ASIDE, width - wide)
    middle = max(0.0, (tall - stacked([use, name])) / 2)
    stacks = [[replace(figure, above=-s.rise("figure", figure.size))], [replace(use, above=middle), name]]
    return replace(beside(stacks, [wide, width - wide], 0.0), height=max(tall + 0.5, stacked(stacks[1])))


def _use_line(s: Setting, entry: Entry, width: float) -> Item:
    """What a text is for, with its length and what it rests on, in a line."""
    id = s.contents.document.sections[_at(s, entry)].id
    told = ", ".join(filter(None, [*entry.details, s.label(f"use_{id}")]))
    return s.text("meta", told, ASIDE, width, marks=s.contents.notes(entry), label=f"{s.contents.heading(id)} ")


WORDS = 24
"""So many words are set in lines that are broken by sense."""


def _alone(s: Setting, first: Entry, facts: Sequence[Entry]) -> list[Block]:
    """One text only: across the page, as large as it holds it, and the facts in columns at its foot."""
    grid = s.grid
    ground = grid.ground("bio.alone", grid.ground("bio.short"))
    head = grid.block("bio.alone", 0, 12, 0, grid.height, usual=ground)
    inner, end = head.inner.w, grid.height
    below: list[Block] = []
    if facts:
        s.contents.take(*facts, of="facts")
        under = grid.ground("bio.alone.facts", grid.ground("bio.facts", "tint"))
        strip = grid.block("bio.alone.facts", 0, 12, 200, grid.height, usual=under, deep=False)
        gap = grid.gutter + 2
        count = min(len(facts), 3)
        wide = (strip.inner.w - (count - 1) * gap) / count
        stacks = [(fact_rows(s, part, wide, 14.0),) for part in in_columns(s, facts, wide, count) if part]
        item = beside(stacks, [wide] * len(stacks), gap, above=3)
        heading = s.headed(s.contents.heading("facts"), strip.inner.w, 24)
        end = grid.height - stacked([heading, item]) - grid.foot - grid.inset - 4
        strip = grid.block("bio.alone.facts", 0, 12, end, grid.height, usual=under, deep=False)
        strip.add(heading, item)
        below.append(strip)
        head = grid.block("bio.alone", 0, 12, 0, end, usual=ground)
    use = _use_line(s, first, inner)
    room = min(end, grid.floor if not facts else end - 8) - head.inner.y - use.taken - 4
    if len(first.text.split()) <= WORDS and "\n" not in first.text:  # few words, as large as the page holds them
        head.add(use, s.display("deck", first.text, TextBox(inner, room - 4, 170, 15), above=4, tag="h2"))
        return [head, *below]
    head.add(use, s.filling("deck", first.paragraphs, TextBox(inner, room, 130, 15), above=1.2, tag="h2"))
    return [head, *below]


# --- facts ------------------------------------------------------------------------------------------------


def fact_rows(s: Setting, facts: Sequence[Entry], width: float, size: float = 9.6) -> Rows:
    """Label above value."""
    rows = [Row(one.title, one.text, marks=s.contents.notes(one) if not _shared(s) else ()) for one in facts]
    return s.rows("stacked", rows, width, title=size, lead=ASIDE, pad=1.5)


def _shared(s: Setting) -> tuple[int, ...]:
    found = s.contents.document.section("facts")
    return s.contents.document.shared_notes(found) if found else ()


def _strip(s: Setting, facts: Sequence[Entry]) -> Block:
    """The facts in three columns at the foot of a page."""
    grid = s.grid
    inner = grid.block("bio.facts", 0, 12, 200, grid.height).inner.w
    gap = grid.gutter + 2
    count = min(3, len(facts))
    wide = (inner - (count - 1) * gap) / count
    parts = in_columns(s, facts, wide, count)
    high = max(fact_rows(s, part, wide).height for part in parts if part) + 3
    above = grid.inset if grid.flush else 0
    top = grid.height - grid.foot - high - above
    strip = grid.block("bio.facts", 0, 12, top, grid.height, usual="paper", deep=False)
    lists = [fact_rows(s, part, wide) for part in parts if part]
    strip.add(beside([(item,) for item in lists], [wide] * len(lists), gap))
    return strip


def in_columns(s: Setting, facts: Sequence[Entry], width: float, count: int) -> list[list[Entry]]:
    """Facts over columns of about the same height, in order."""
    heights = [fact_rows(s, [one], width).height for one in facts]
    return [list(facts[begin:end]) for begin, end in even_cuts(heights, count)]

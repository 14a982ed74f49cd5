"""Pages of figures: numbers as large as the page holds them, with their count drawn; lengths at one scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from presskit.document import Entry, capital, plain
from presskit.layout.contents import dates
from presskit.layout.faces import MM
from presskit.layout.page import Block, Count, Item, Page, Rect, Text, stacked
from presskit.layout.setting import ASIDE, Setting, TextBox


def numbers(s: Setting, found: Sequence[Entry]) -> Page:
    """Up to four figures: the first over the width of the page, as large as it holds it, the others in a row below it;
    each with what it counts, and drawn in squares of one size on the whole page.
    """
    s.part = "numbers"
    c, grid = s.contents, s.grid
    first, *others = found[:4]
    c.take(first, *others)
    mark = _mark(s, found[:4])
    cells = _cells(s, len(others))
    row = _row(s, others, [cell.inner.w for cell in cells], mark)
    above, below = (grid.inset, grid.foot) if grid.flush else (9.0, grid.foot)
    top = grid.height - below - row.high - above
    page_ground = grid.ground("numbers", "dark")
    blocks: list[Block] = []
    if grid.flush:
        place = Rect(0, 0, grid.width, top)
        blocks.append(Block("numbers.1", grid.ground("numbers.1", "accent"), place, place))
    blocks += _large(s, first, top - (grid.inset if grid.flush else 10.0), mark)
    if not grid.flush:
        blocks.append(s.rule(top))
    for cell, entry in zip(cells, others, strict=True):
        place = Rect(cell.inner.x, top + above, cell.inner.w, grid.height - below - top - above)
        block = Block(cell.name, cell.ground if grid.flush else "none", place, place)
        if grid.flush:
            block.paint = Rect(cell.paint.x, top, cell.paint.w, grid.height - top)
        block.add(*_small(s, entry, row, cell.inner.w))
        block.foot = _counted(s, plain(entry.title), cell.inner.w, DRAWN, mark)
        blocks.append(block)
    heading = c.heading("numbers")
    return Page("numbers", heading, blocks, title=heading, ground=page_ground)


DRAWN = 40.0
"""Millimetres that a count in the row is given to be drawn in."""

MARK = 11.0
"""Millimetres of a square of a count, at most."""


def _mark(s: Setting, found: Sequence[Entry]) -> float:
    """The size of the squares with which every count has room in its place, so that more of them are more."""
    width = min([s.grid.across(4), *(cell.inner.w for cell in _cells(s, len(found) - 1))])
    drawn = [one for entry in found for one in _counted(s, plain(entry.title), width, DRAWN, MARK)
             if isinstance(one, Count) and one.rows]  # fmt: skip
    return min((one.mark for one in drawn), default=MARK)


def _cells(s: Setting, count: int) -> list[Block]:
    """The places of the row below the first figure."""
    grid, wide = s.grid, 12 / max(count, 1)
    usual = ("dark", "tint", "paper")
    return [
        grid.block(f"numbers.{at + 2}", at * wide, (at + 1) * wide, 100, grid.height, usual=usual[at % 3], deep=False)
        for at in range(count)
    ]


class Row(NamedTuple):
    """The sizes of the figures of a row and of what they count, in points; how high they and it are, in millimetres."""

    figure: float
    label: float
    tall: float
    high: float


def _row(s: Setting, others: Sequence[Entry], widths: Sequence[float], mark: float, share: float = 0.0) -> Row:
    """All figures of the row in one size, that of the longest in its place, and all that they count in one; so high a
    `share` of the page at most. Without a `mark` no count is drawn.
    """
    role = s.role("figure")
    up = role.face.bounds("0")[1]
    size = min(
        [
            s.grid.height * (share or (0.12 if len(others) > 2 else 0.19)) / MM / up,
            *(92 * wide / role.width(plain(entry.title), 100) for entry, wide in zip(others, widths, strict=True)),
        ]
    )
    label = min((_label(s, entry, wide, 20.0).size for entry, wide in zip(others, widths, strict=True)), default=20.0)
    tall = up * size * MM
    needs = []
    for entry, wide in zip(others, widths, strict=True):
        drawn = _counted(s, plain(entry.title), wide, DRAWN, mark) if mark else []
        told = _label(s, entry, wide, label)
        deep = max(5.0, _deep(s, plain(entry.title), size) + 2)
        needs.append(tall + deep + told.height + (stacked(drawn) + 8 if drawn else 2))
    return Row(round(size, 1), label, tall, max(needs, default=0.0))


def _small(s: Setting, entry: Entry, row: Row, width: float) -> list[Item]:
    """A figure of the row, and what it counts below it."""
    value, role = plain(entry.title), s.role("figure")
    rise = s.rise("figure", row.figure)
    line = round(row.figure * role.leading, 2)
    below = role.line(row.figure) - rise - row.tall
    deep = max(5.0, _deep(s, value, row.figure) + 2)
    figure = Text(role.line(row.figure), "figure", (value,), row.figure, line, above=-rise, lines=(value,))
    return [figure, replace(_label(s, entry, width, row.label), above=deep - below)]


def _large(s: Setting, entry: Entry, end: float, mark: float) -> list[Block]:
    """The first figure from the head of the page to a height of it, what it counts beside it with the count drawn, or,
    where it takes the width, below it.
    """
    grid, role, value = s.grid, s.role("figure"), plain(entry.title)
    up, wide = role.face.bounds("0")[1], role.width(value, 100)
    begin = grid.head + (4 if not grid.flush else 2)
    room = end - begin
    split = next((n for n in (8, 7) if wide * room / MM / up / 100 <= 0.99 * grid.across(n)), 8)
    beside = min(98 * grid.across(split) / wide, room / MM / up)
    drawn = _counted(s, value, grid.across(12), room * 0.2, mark)
    label = s.display("stand", entry.subtitle, TextBox(grid.across(12), 30, 32, 13), marks=s.contents.notes(entry))
    taken = label.height + (stacked(drawn) + 7 if drawn else 0) + max(7.0, 0.03 * room)
    whole = min(98 * grid.across(12) / wide, (room - taken) / MM / up)
    if whole <= beside * 1.1:
        size, tall = round(beside, 1), beside * up * MM
        y = begin + (room - tall)
        width = grid.across(12 - split)
        drawn = _counted(s, value, width, tall * 0.66, mark)
        box = TextBox(width, max(20.0, tall - stacked(drawn) - 6), 34, 13)
        label = s.display("stand", entry.subtitle, box, marks=s.contents.notes(entry))
        rise = s.rise("stand", label.size)
        place = Rect(grid.x(split), y - rise, width, max(tall + rise, label.height + stacked(drawn) + 2))
    else:
        size, tall = round(whole, 1), whole * up * MM
        y = begin + max(0.0, room - tall - taken) * 0.5
        place = Rect(grid.side, y + tall + max(7.0, _deep(s, value, size) + 2), grid.across(12), 0)
        place = place._replace(h=end - place.y)
    told = Block("numbers.label", "none", place, place)
    told.add(label)
    told.foot = drawn
    line = round(size * role.leading, 2)
    place = Rect(grid.side, y - s.rise("figure", size), grid.across(12), role.line(size))
    figure = Block("numbers.figure", "none", place, place)
    figure.add(Text(role.line(size), "figure", (value,), size, line, lines=(value,)))
    return [figure, told]


def _deep(s: Setting, value: str, size: float) -> float:
    """How far a figure goes below its line, as a comma does, in millimetres."""
    return max(-s.role("figure").face.bounds(one)[0] for one in value) * size * MM


def _label(s: Setting, entry: Entry, width: float, most: float) -> Text:
    """What a figure counts."""
    return s.display("stand", entry.subtitle, TextBox(width, 27, most, 11), marks=s.contents.notes(entry))


def _counted(s: Setting, value: str, width: float, high: float, most: float) -> list[Item]:
    """A number drawn; of a large one a square for every ten, hundred or thousand, which is
    said below them."""
    drawn = count(value, width, high, most)
    if drawn:
        return [drawn]
    digits = re.sub(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}(?!\d))", "", value)
    for zeros, label in enumerate(("square_for_ten", "square_for_hundred", "square_for_thousand"), 1):
        if digits.isascii() and digits.isdigit() and digits.endswith("0" * zeros):
            note = s.text("meta", s.label(label), ASIDE, width, above=2.0)
            if drawn := count(digits[:-zeros], width, high - note.taken, most):
                return [drawn, note]
    return []


IN_A_ROW = 6
"""So many squares stand in one row."""


def count(value: str, width: float, high: float, most: float) -> Count | None:
    """A number drawn in a field so wide and so high: a square for each of up to 150, none larger than `most`; of a
    per cent a hundred, so many of them filled; of a part of one, a bar."""
    if found := re.fullmatch(r"(\d{1,2})\s?%", value):
        across = max((10, 20, 25, 50), key=lambda one: min(width / one, high * one / 100))
        mark = min(most, 0.78 * width / across, 0.78 * high * across / 100)
        rows, gap = (across,) * (100 // across), mark * 0.22 / 0.78
        tall = len(rows) * (mark + gap) - gap
        return Count(tall, rows, mark, gap, filled=int(found[1])) if mark > 1.4 else None
    if found := re.fullmatch(r"(\d{1,2}\.\d+)\s?%", value):
        return Count(min(high, max(12.0, most * 2)), share=float(found[1])) if high >= 3 else None
    many = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0
    if not 2 <= many <= 150:
        return None
    mark = min(most, 0.78 * width / many) if many <= IN_A_ROW else most
    while mark > 1.4:
        cell = mark / 0.78
        across = int((width + cell - mark) / cell)
        down = -(-many // max(across, 1))
        if across and down * cell <= high:
            rows = (*[across] * (many // across), *([many % across] if many % across else []))
            return Count(len(rows) * cell - cell + mark, rows, mark, cell - mark)
        mark -= 0.2
    return None


# --- measures ---------------------------------------------------------------------------------------------

LENGTH = re.compile(r"([\d.,]+)\s*(km|m|cm|mm)")
UNITS = {"km": 1000.0, "m": 1.0, "cm": 0.01, "mm": 0.001}


def measured(entries: Sequence[Entry]) -> list[tuple[float, Entry]]:
    """The figures that are lengths, by their own word or as they are written, with their metres, the longest first."""
    found = []
    for entry in entries:
        if entry.metres:
            found.append((entry.metres, entry))
        elif told := LENGTH.fullmatch(plain(entry.title).replace("\u00a0", " ").strip()):
            try:
                metres = float(told[1].replace(",", "")) * UNITS[told[2]]
            except ValueError:
                continue
            found.append((metres, entry))
    return sorted(found, key=lambda one: -one[0])


def measures(s: Setting, found: Sequence[tuple[float, Entry]], others: Sequence[Entry]) -> Page:
    """Lengths below each other, each with its bar, all at one scale: the longest runs to the edge of the page. Beside
    each the work that it is of, where its label names one; other figures in a row at the foot.
    """
    s.part = "measures"
    c, grid = s.contents, s.grid
    found, others = found[:4], others[:3]
    c.take(*(entry for _, entry in found), *others)
    ground = grid.ground("measures", "dark")
    page = Rect(0, 0, grid.width, grid.height)
    width = grid.width - 2 * grid.side
    heading = s.label("to_one_scale")
    title = s.display("title", heading, TextBox(width, 30, 72, 26), tag="h2")
    place = Rect(grid.side, grid.head, width, title.height + 1)
    head = Block("measures.head", "none", place, place)
    head.add(title)
    blocks = [Block("measures", ground, page, page), head]
    end = grid.floor
    if others:
        cells = [(grid.width - 2 * grid.side - grid.gutter * (len(others) - 1)) / len(others)] * len(others)
        row = _row(s, others, cells, 0.0, 0.075)
        end -= row.high + 6
        blocks.append(s.rule(end - 3))
        for at, (entry, wide) in enumerate(zip(others, cells, strict=True)):
            place = Rect(grid.side + at * (wide + grid.gutter), end + 5, wide, row.high + 1)
            block = Block("measures.other", "none", place, place)
            block.add(*_small(s, entry, row, wide))
            blocks.append(block)
        end -= 6
    begin = grid.head + title.height + 7
    high = (end - begin) / len(found)
    role = s.role("figure")
    most = min(97 * grid.across(6) / role.width(plain(entry.title), 100) for _, entry in found)
    size = round(min(150.0, (high - 11.0 - 16) / MM / role.face.bounds("0")[1], most), 1)
    for at, (metres, entry) in enumerate(found):
        blocks += _measure(s, entry, metres / found[0][0], begin + at * high, high, size)
    return Page("measures", c.heading("numbers"), blocks, title=c.heading("numbers"), ground=ground)


def _measure(s: Setting, entry: Entry, share: float, y: float, high: float, size: float) -> list[Block]:
    """A bar that is so long a share of the longest, its figure below it, and what it is the measure of."""
    grid, c, role = s.grid, s.contents, s.role("figure")
    thick = min(11.0, high * 0.16)
    place = Rect(grid.side, y, max((grid.width - grid.side) * share, 0.7), thick)
    bar = Block("measures.bar", grid.ground("measures.bar", "accent"), place, place)
    left, right = grid.across(6), grid.across(6)
    value = plain(entry.title)
    line, rise = round(size * role.leading, 2), s.rise("figure", size)
    place = Rect(grid.side, y + thick + 5 - rise, left, role.line(size))
    figure = Block("measures.figure", "none", place, place)
    figure.add(Text(role.line(size), "figure", (value,), size, line, lines=(value,)))
    place = Rect(grid.x(6), y + thick + 4, right, high - thick - 7)
    told = Block("measures.told", "none", place, place)
    work = next((one for one in (*c.section("projects"), *c.section("work"))
                 if plain(one.title) in plain(entry.subtitle) and one.key not in c.told), None)  # fmt: skip
    if work is None:
        told.add(s.display("stand", capital(entry.subtitle), TextBox(right, place.h, 26, 12), marks=c.notes(entry)))
        return [bar, figure, told]
    c.take(work)
    for name, text in ((28.0, 16.0), (26.0, 14.0), (24.0, 13.0), (22.0, 12.0), (19.0, 11.0), (16.0, 10.0), (14.0, 9.5)):
        items: list[Item] = [s.text("head", work.title, name, right, tag="h3", marks=c.notes(work) or c.notes(entry))]
        role_and_years = ", ".join(filter(None, [capital(work.subtitle), *work.details, dates(work)]))
        if role_and_years:
            items.append(s.text("meta", role_and_years, ASIDE, right, above=0.6))
        items += [s.text("point", one, text, right, above=1.6) for one in (*work.paragraphs, *work.points)]
        if stacked(items) <= place.h:
            break
    told.add(*items)
    return [bar, figure, told]

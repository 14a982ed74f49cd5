"""Pages of figures: numbers with their counts drawn in squares of one size; lengths at one scale."""

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
    """Up to four figures below each other, each with what it counts, and beside it its count: a square for each, all of
    one size on the page, as large as it holds them, so that more of them are more.
    """
    s.part = "numbers"
    c, grid = s.contents, s.grid
    shown = found[:MOST]
    c.take(*shown)
    title = s.display("title", c.heading("numbers"), TextBox(grid.across(12), 30, 54, 24), tag="h2")
    begin = grid.head + title.height + 6
    lines = _lines(s, shown, grid.floor - begin)
    ground = grid.ground("numbers", "dark")
    place = Rect(grid.side, grid.head, grid.across(12), title.height + 1)
    head = Block("numbers.head", "none", place, place)
    head.add(title)
    blocks, y = [head], begin
    if grid.flush:
        paint = Rect(0, 0, grid.width, begin)
        blocks = [Block("numbers.1", grid.ground("numbers.1", "accent"), paint, paint), head]
    for at, line in enumerate(lines):
        if grid.flush:
            usual = ("accent", "tint", "dark", "paper")[at % 4]
            last = at == len(lines) - 1
            paint = Rect(0, y, grid.width, grid.height - y if last else line.high)
            blocks.append(Block(f"numbers.{at + 1}", grid.ground(f"numbers.{at + 1}", usual), paint, paint))
        else:
            blocks.append(s.rule(y))
        blocks += _line(s, line, y)
        y += line.high
    return Page("numbers", c.heading("numbers"), blocks, title=c.heading("numbers"), ground=ground)


MOST = 4
"""Figures of a page."""

MARK = 12.0
"""Millimetres of a square of a count, at most."""


class Line(NamedTuple):
    """A figure in its size, what it counts, how it is drawn, and how high the strip is in which they stand."""

    entry: Entry
    size: float
    label: Text
    drawn: list[Item]
    split: int
    high: float


def _lines(s: Setting, shown: Sequence[Entry], room: float) -> list[Line]:
    """The figures in one size, their counts in squares of one size, over a room."""
    grid, role = s.grid, s.role("figure")
    counted = any(_counted(s, plain(one.title), grid.across(8), room, 3.0) for one in shown)
    split = 4 if counted else 7
    left, right = grid.across(split), grid.across(12 - split)
    up = role.face.bounds("0")[1] * MM
    size = min([room / len(shown) * (0.5 if counted else 0.72) / up,
                *(97 * left / role.width(plain(one.title), 100) for one in shown)])  # fmt: skip
    size = round(size, 1)
    most = min(_label(s, one, left if counted else right, 22.0).size for one in shown)
    labels = [_label(s, one, left if counted else right, most) for one in shown]
    own = _own(s, shown, labels, size, counted=counted)
    while sum(own) > room and size > SMALL:
        size = round(size - 2.0, 1)
        own = _own(s, shown, labels, size, counted=counted)
    mark, spare, needs, drawn = MARK, -1.0, own, list[list[Item]]()
    while spare < 0 and mark > 1.4:
        drawn = [_counted(s, plain(one.title), right, room, mark) for one in shown]
        needs = [max(high, stacked(items) + AROUND) for high, items in zip(own, drawn, strict=True)]
        spare = room - sum(needs)
        mark -= 0.2
    return [
        Line(entry, size, label, items, split, need + max(spare, 0.0) / len(shown))
        for entry, label, items, need in zip(shown, labels, drawn, needs, strict=True)
    ]


def _own(s: Setting, shown: Sequence[Entry], labels: Sequence[Text], size: float, *, counted: bool) -> list[float]:
    """How high each strip is without its count: of a figure that is counted what it counts stands below it."""
    tall = s.role("figure").face.bounds("0")[1] * size * MM
    told = zip(shown, labels, strict=True)
    if not counted:
        return [max(tall, label.height) + AROUND for _, label in told]
    return [tall + _under(s, plain(one.title), size) + label.height + AROUND for one, label in told]


SMALL = 30.0
"""Points of a figure: smaller ones are not looked for."""

AROUND = 14.0
"""Millimetres above and below what stands in a strip, together."""


def _under(s: Setting, value: str, size: float) -> float:
    """Millimetres from the foot of a figure to what it counts."""
    return max(4.5, _deep(s, value, size) + 2)


def _line(s: Setting, line: Line, y: float) -> list[Block]:
    """A strip from a height of the page on: the figure, what it counts below it, the count beside both."""
    grid, role, value = s.grid, s.role("figure"), plain(line.entry.title)
    tall = role.face.bounds("0")[1] * line.size * MM
    top = y + AROUND / 2
    left, right = grid.across(line.split), grid.across(12 - line.split)
    place = Rect(grid.side, top - s.rise("figure", line.size), left, role.line(line.size))
    figure = Block("numbers.figure", "none", place, place)
    leading = round(line.size * role.leading, 2)
    figure.add(Text(role.line(line.size), "figure", (value,), line.size, leading, lines=(value,)))
    room = line.high - AROUND / 2
    if line.split == 4:
        begin = top + tall + _under(s, value, line.size)
        place = Rect(grid.side, begin, left, y + line.high - begin)
    else:
        rise = s.rise("stand", line.label.size)
        place = Rect(grid.x(line.split), top - rise, right, room + rise)
    told = Block("numbers.label", "none", place, place)
    told.add(line.label)
    if not line.drawn:
        return [figure, told]
    place = Rect(grid.x(line.split), top, right, room)
    count = Block("numbers.count", "none", place, place)
    count.add(*line.drawn)
    return [figure, told, count]


class Row(NamedTuple):
    """The sizes of the figures of a row and of what they count, in points; how high they and it are, in millimetres."""

    figure: float
    label: float
    tall: float
    high: float


def _row(s: Setting, others: Sequence[Entry], widths: Sequence[float], share: float) -> Row:
    """All figures of a row in one size, that of the longest in its place, and all that they count in one; so high a
    `share` of the page at most.
    """
    role = s.role("figure")
    up = role.face.bounds("0")[1]
    size = min(
        [
            s.grid.height * share / MM / up,
            *(92 * wide / role.width(plain(entry.title), 100) for entry, wide in zip(others, widths, strict=True)),
        ]
    )
    label = min((_label(s, entry, wide, 20.0).size for entry, wide in zip(others, widths, strict=True)), default=20.0)
    tall = up * size * MM
    needs = []
    for entry, wide in zip(others, widths, strict=True):
        told = _label(s, entry, wide, label)
        needs.append(tall + max(5.0, _deep(s, plain(entry.title), size) + 2) + told.height + 2)
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


def _deep(s: Setting, value: str, size: float) -> float:
    """How far a figure goes below its line, as a comma does, in millimetres."""
    return max(-s.role("figure").face.bounds(one)[0] for one in value) * size * MM


def _label(s: Setting, entry: Entry, width: float, most: float) -> Text:
    """What a figure counts, with room for the numbers of its sources behind it."""
    marks = s.contents.notes(entry)
    room = width - 2.4 * len(marks)
    return s.display("stand", entry.subtitle, TextBox(room, 27, most, 11), marks=marks)


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
        across = next((one for one in (50, 25, 20) if one * most / 0.78 <= width), 10)
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
        row = _row(s, others, cells, 0.075)
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

"""Pages of figures: numbers in the form of their kind, a share, a crowd or a word; lengths at one scale."""

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
    """Up to four figures below each other, all in one size, each with what it counts on its line. A share has a bar
    below it, and the largest count a mark for each: what would say nothing is not drawn.
    """
    s.part = "numbers"
    c, grid = s.contents, s.grid
    shown = found[:MOST]
    c.take(*shown)
    title = s.display("title", c.heading("numbers"), TextBox(grid.across(12), 30, 40, 24), tag="h2")
    begin = grid.head + title.height + 5
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

APART = 6.0
"""Millimetres between a figure and what it counts, and between both and what is drawn below them."""


class Line(NamedTuple):
    """A figure in its size, what it counts and from where on that stands, what is drawn, how high its strip is."""

    entry: Entry
    size: float
    label: Text
    left: float
    drawn: Count | None
    high: float


def _lines(s: Setting, shown: Sequence[Entry], room: float) -> list[Line]:
    """The figures as large as a room holds them with what is drawn below them."""
    grid, role = s.grid, s.role("figure")
    width, values = grid.across(12), [plain(one.title) for one in shown]
    wide = [role.width(value, 100) for value in values]
    crowd = max(map(_counted, values))
    drawn = [share(value) or (many(crowd, width) if crowd and _counted(value) == crowd else None) for value in values]
    up = role.face.bounds("0")[1] * MM
    size = min(LARGEST, 100 * width * 0.62 / max(wide))
    while True:
        lefts = [one * size / 100 + APART for one in wide]
        label = min(_label(s, one, width - left, 44.0).size for one, left in zip(shown, lefts, strict=True))
        stood = [_label(s, one, width - left, label) for one, left in zip(shown, lefts, strict=True)]
        needs = [max(up * size, one.height) + (APART + count.height if count else 0) + AROUND + _deep(s, value, size)
                 for one, value, count in zip(stood, values, drawn, strict=True)]  # fmt: skip
        spare = room - sum(needs)
        if spare >= 0 or size < SMALL:
            break
        size -= 2.0
    return [
        Line(entry, round(size, 1), told, left, count, need + max(spare, 0.0) / len(shown))
        for entry, told, left, count, need in zip(shown, stood, lefts, drawn, needs, strict=True)
    ]


LARGEST, SMALL = 190.0, 30.0
"""Points of a figure, at most, and those below which a smaller one is not looked for."""

AROUND = 13.0
"""Millimetres above and below what stands in a strip, together."""


def _line(s: Setting, line: Line, y: float) -> list[Block]:
    """A strip from a height of the page on: the figure, what it counts on its line, what is drawn below both."""
    grid, role, value = s.grid, s.role("figure"), plain(line.entry.title)
    tall = role.face.bounds("0")[1] * line.size * MM
    spare = line.high - max(tall, line.label.height) - _deep(s, value, line.size)
    spare -= APART + line.drawn.height if line.drawn else 0
    top = y + spare / 2 + max(0.0, line.label.height - tall)
    place = Rect(grid.side, top - s.rise("figure", line.size), line.left, role.line(line.size))
    figure = Block("numbers.figure", "none", place, place)
    leading = round(line.size * role.leading, 2)
    figure.add(Text(role.line(line.size), "figure", (value,), line.size, leading, lines=(value,)))
    stand = s.role("stand")
    foot = s.rise("stand", line.label.size) + stand.face.bounds("0")[1] * line.label.size * MM
    begin = top + tall - (line.label.height - stand.line(line.label.size)) - foot
    place = Rect(grid.side + line.left, begin, grid.across(12) - line.left, line.label.height + 1)
    told = Block("numbers.label", "none", place, place)
    told.add(line.label)
    if not line.drawn:
        return [figure, told]
    place = Rect(grid.side, top + tall + _deep(s, value, line.size) + APART, grid.across(12), line.drawn.height + 0.5)
    count = Block("numbers.count", "none", place, place)
    count.add(line.drawn)
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
    return s.display("stand", entry.subtitle, TextBox(room, 34, most, 11), marks=marks)


THICK = 8.0
"""Millimetres of the bar of a share."""


def share(value: str) -> Count | None:
    """A per cent as a bar that is filled so far."""
    found = re.fullmatch(r"(\d{1,2}(?:\.\d+)?)\s?%", value)
    return Count(THICK, share=float(found[1])) if found else None


FROM, TO, ROWS = 13, 300, 5
"""A count of so many to so many is drawn, in so many rows at most."""


def _counted(value: str) -> int:
    """A number that can be drawn; 0 if it cannot."""
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0
    return number if FROM <= number <= TO else 0


def many(number: int, width: float) -> Count:
    """A mark for each of so many, in as few rows over a width as leave them large."""
    rows = next((n for n in range(1, ROWS) if width / -(-number // n) >= CELL), ROWS)
    across = -(-number // rows)
    cell = min(width / (across - 0.25), CELL * 1.7)
    full, rest = divmod(number, across)
    found = (*[across] * full, *([rest] if rest else []))
    return Count(len(found) * cell - 0.25 * cell, found, cell * 0.75, cell * 0.25)


CELL = 4.6
"""Millimetres from mark to mark, at least."""


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

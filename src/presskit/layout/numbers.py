"""Pages of figures: numbers as large as the page holds them, with their count drawn; lengths at one scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, plain
from presskit.layout.faces import MM
from presskit.layout.page import Block, Count, Item, Page, Rect, Scale, Text, beside, stacked
from presskit.layout.setting import ASIDE, Setting


def numbers(s: Setting, found: Sequence[Entry]) -> Page:
    """Up to four figures, as large as the page holds them."""
    s.part = "numbers"
    c, grid = s.contents, s.grid
    found = found[:4]
    c.take(*found)
    blocks = _modules(s, found) if grid.flush else _in_rows(s, found)
    return Page(
        "numbers", c.heading("numbers"), blocks, title=c.heading("numbers"), ground=grid.ground("numbers", "dark")
    )


SPLITS = (6, 7, 8, 5)
"""The columns, of twelve, that figures may take beside their labels, the usual first."""

ROW = 13.0
"""Millimetres of a row that stay free above and below its figure, together."""

BENEATH = 24.0
"""Millimetres of a row for a label below its figure."""


def _in_rows(s: Setting, found: Sequence[Entry]) -> list[Block]:
    """One below the other between lines, all figures of one size, that of the longest; beside each, from its head to
    its foot, what it counts, and the count drawn. What one that takes the whole width counts stands below it.
    """
    grid, role = s.grid, s.role("figure")
    widths = [role.width(plain(entry.title), 100) for entry in found]
    up, high = role.face.bounds("0")[1], (grid.floor - grid.head) / len(found)
    whole = 97 * grid.across(12) / max(widths)

    def size_in(columns: int, beside: Sequence[float]) -> float:
        return min([(high - ROW) / MM / up, 260.0, *(97 * grid.across(columns) / one for one in beside)])

    split = max(SPLITS, key=lambda columns: round(size_in(columns, widths) / 12))
    size, beneath = size_in(split, widths), [False] * len(found)
    large = min(whole, ((grid.floor - grid.head - BENEATH) / len(found) - ROW) / MM / up)
    if size < 0.84 * large:  # the longest takes the whole width
        size = large
        beneath = [one * size / 100 > grid.across(8) for one in widths]
        short = [one for one, below in zip(widths, beneath, strict=True) if not below]
        split = next((n for n in (6, 7, 8) if all(one * size / 100 <= grid.across(n) for one in short)), 8)
    size = round(size, 1)
    tall = up * size * MM
    needs = [tall + ROW + (BENEATH if below else 0) for below in beneath]
    spare = max(0.0, grid.floor - grid.head - sum(needs)) / len(found)
    right = grid.across(12 - split)
    most = min((_told(s, entry, right, tall, 34)[0].size for entry, below in zip(found, beneath, strict=True)
                if not below), default=34)  # fmt: skip
    blocks: list[Block] = []
    top = grid.head
    for entry, need, below in zip(found, needs, beneath, strict=True):
        if blocks:
            blocks.append(_rule(s, top))
        y = top + (need + spare - tall - (BENEATH if below else 0)) / 2
        blocks += _figure(s, entry, size, y, tall, None if below else split, most)
        top += need + spare
    return blocks


def _figure(
    s: Setting, entry: Entry, size: float, y: float, tall: float, split: int | None, most: float
) -> list[Block]:
    """A figure whose head stands at a height, so tall, with its label, at most so large, from a column on or, without
    one, below it.
    """
    grid, role, value = s.grid, s.role("figure"), plain(entry.title)
    line = round(size * role.leading, 2)
    place = Rect(grid.side, y - s.rise("figure", size), grid.across(split or 12), role.line(size))
    block = Block("numbers.figure", "none", place, place)
    block.add(Text(role.line(size), 0.0, "figure", (value,), size, line, lines=(value,)))
    if split is None:
        marks = s.contents.notes(entry)
        label = s.display("stand", entry.subtitle, grid.across(12), BENEATH - 7, min(most, 34), 13, marks=marks)
        place = Rect(grid.side, y + tall + max(6.0, _deep(s, value, size) + 1.5), grid.across(12), label.height)
        told = Block("numbers.label", "none", place, place)
        told.add(label)
        return [block, told]
    right = grid.across(12 - split)
    label, drawn = _told(s, entry, right, tall, most)
    rise = s.rise("stand", label.size)
    high = max(tall + rise, label.height + stacked(drawn))
    place = Rect(grid.x(split), y - rise, right, high)
    told = Block("numbers.label", "none", place, place)
    told.add(label)
    told.foot = drawn
    return [block, told]


def _deep(s: Setting, value: str, size: float) -> float:
    """How far a figure goes below its line, as a comma does, in millimetres."""
    return max(-s.role("figure").face.bounds(one)[0] for one in value) * size * MM


def _told(s: Setting, entry: Entry, width: float, tall: float, most: float) -> tuple[Text, list[Item]]:
    """What a figure counts, and the count drawn, beside a figure so tall."""
    drawn = _counted(s, plain(entry.title), width, tall * 0.56, 11.0)
    room = tall - (stacked(drawn) + 3 if drawn else -8)
    return s.display("stand", entry.subtitle, width, room, most, 14, marks=s.contents.notes(entry)), drawn


def _rule(s: Setting, y: float) -> Block:
    """A line across the page between its margins."""
    place = Rect(s.grid.side, y, s.grid.width - 2 * s.grid.side, 1)
    block = Block("rule", "none", place, place)
    block.add(Scale(0.2, 0.0, 100.0, 0.2))
    return block


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
        return Count(tall, 0.0, rows, mark, gap, filled=int(found[1])) if mark > 1.4 else None
    if found := re.fullmatch(r"(\d{1,2}\.\d+)\s?%", value):
        return Count(min(high, max(12.0, most * 2)), 0.0, share=float(found[1])) if high >= 3 else None
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
            return Count(len(rows) * cell - cell + mark, 0.0, rows, mark, cell - mark)
        mark -= 0.2
    return None


DRAWN = 46.0
"""Millimetres that a count is given to be drawn in."""


def _modules(s: Setting, found: Sequence[Entry]) -> list[Block]:
    """Each on a ground of its own, all figures of one size, that of the longest in the least room; right below each
    what it counts, and at the foot the count drawn.
    """
    grid, role = s.grid, s.role("figure")
    rows = _dealt(s, found)
    cells = [cell for row in rows for cell in row]
    probes = [grid.block("numbers.1", left, right, 0, grid.height).inner.w for _, left, right in cells]
    size = min([330.0, *(97 * wide / role.width(plain(entry.title), 100)
                         for (entry, _, _), wide in zip(cells, probes, strict=True))])  # fmt: skip
    least = 0.0
    while True:
        line = round(size * role.leading, 2)
        needs = [max(_need(s, entry, wide, size) for (entry, _, _), wide in zip(row, _widths(s, row), strict=True))
                 for row in rows]  # fmt: skip
        around = sum(grid.inset + (grid.foot if at == len(rows) - 1 else grid.inset) for at in range(len(rows)))
        least = grid.head - grid.inset + around + sum(needs)
        if least <= grid.height or size < 60:
            break
        size *= 0.96
    most = min(_label(s, entry, wide).size for (entry, _, _), wide in zip(cells, probes, strict=True))
    spare = max(0.0, grid.height - least) / len(rows)
    blocks, top = [], 0.0
    grounds = iter(("accent", "tint", "dark", "paper"))
    names = (f"numbers.{at}" for at in range(1, 9))
    for at, (row, need) in enumerate(zip(rows, needs, strict=True)):
        above = grid.head if at == 0 else grid.inset
        end = grid.height if at == len(rows) - 1 else top + above + need + grid.inset + spare
        for entry, left, right in row:
            block = grid.block(next(names), left, right, top, end, usual=next(grounds, "paper"), deep=at == 0)
            value = plain(entry.title)
            figure = Text(role.line(size), 0.0, "figure", (value,), round(size, 1), line, lines=(value,))
            label = _label(s, entry, block.inner.w, most)
            block.add(figure, replace(label, above=max(label.above, _deep(s, value, size) * 0.8)))
            block.foot = _counted(s, value, block.inner.w, block.room - 5, 16.0)
            blocks.append(block)
        top = end
    return blocks


Module = tuple[Entry, float, float]
"""A figure, and the columns from and to which it stands."""


def _dealt(s: Setting, found: Sequence[Entry]) -> list[list[Module]]:
    """The figures in rows: two beside each other take the columns in which both can be largest."""
    if len(found) < 3:
        return [[(entry, 0, 12)] for entry in found]
    rows: list[list[Module]] = [] if len(found) == 4 else [[(found[0], 0, 12)]]
    left = list(found if len(found) == 4 else found[1:])
    role = s.role("figure")
    for one, other in zip(left[::2], left[1::2], strict=True):
        wide = [role.width(plain(entry.title), 100) for entry in (one, other)]
        split = min((7, 6, 5), key=lambda at: max(wide[0] / at, wide[1] / (12 - at)))
        rows.append([(one, 0, split), (other, split, 12)])
    return rows


def _widths(s: Setting, row: Sequence[Module]) -> list[float]:
    return [s.grid.block("numbers.1", left, right, 0, s.grid.height).inner.w for _, left, right in row]


def _label(s: Setting, entry: Entry, width: float, most: float = 30.0) -> Text:
    """What a figure counts."""
    return s.display("stand", entry.subtitle, width, 42, most, 14, above=4, marks=s.contents.notes(entry))


def _need(s: Setting, entry: Entry, width: float, size: float) -> float:
    """How high a module is at least, with room to draw its count."""
    drawn = _counted(s, plain(entry.title), width, DRAWN, 16.0)
    return s.role("figure").line(size) + _label(s, entry, width).taken + (stacked(drawn) + 6 if drawn else 2)


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
    """Lengths beside each other, drawn to one scale; other figures below them."""
    s.part = "measures"
    c, grid = s.contents, s.grid
    found = found[:5]
    others = others[: max(0, 5 - len(found))]
    c.take(*(entry for _, entry in found), *others)
    most = found[0][0]
    rows = len(found) + len(others)
    head = grid.block("measures.head", 0, 12, 0, 60, usual="paper")
    title = s.display("title", s.label("to_one_scale"), head.inner.w, 26, 62, 26, tag="h2")
    top = head.inner.y + title.height + (grid.inset if grid.flush else 4)
    head = grid.block("measures.head", 0, 12, 0, top, usual="paper")
    head.add(title)
    blocks = [head]
    high = (grid.floor - top - 6) / rows
    for at, (entry, share) in enumerate(
        [(one, metres / most) for metres, one in found] + [(one, 0.0) for one in others]
    ):
        y = top + 6 + at * high
        place = Rect(grid.side, y, grid.width - 2 * grid.side, high)
        block = Block("measure", "none", place, place)
        if share:
            block.add(Scale(2.4, 0.0, round(share * 100, 3), 2.4))
        left = grid.across(6)
        value = plain(entry.title)
        size = min(84.0, (high - 12) / MM, 100 * left / s.role("figure").width(value, 100))
        line = round(size * s.role("figure").leading, 2)
        figure = Text(
            s.role("figure").line(size),
            4.0,
            "figure",
            (value,),
            round(size, 1),
            line,
            lines=(value,),
            tone="" if share else "accent",
        )
        right = grid.across(6)
        label = s.text(
            "stand", entry.subtitle, 22 if len(entry.subtitle) < 40 else 15, right, above=4, marks=c.notes(entry)
        )
        block.add(beside([[figure], [label]], [left, right], grid.gutter))
        blocks.append(block)
    return Page("measures", c.heading("numbers"), blocks, title=c.heading("numbers"))

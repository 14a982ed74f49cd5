"""Pages of figures: numbers as large as the page holds them, with their count drawn; lengths at one scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, plain
from presskit.layout.faces import MM
from presskit.layout.page import Block, Count, Item, Page, Rect, Scale, Text, beside
from presskit.layout.setting import SMALLEST, Setting


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


def _in_rows(s: Setting, found: Sequence[Entry]) -> list[Block]:
    """One below the other between lines: the figure, and beside it what it counts, and the count drawn."""
    grid = s.grid
    high = (grid.floor - grid.head + 1) / len(found)
    left, right = grid.across(6), grid.across(6)
    blocks: list[Block] = []
    role = s.role("figure")
    for at, entry in enumerate(found):
        top = grid.head + at * high
        value = plain(entry.title)
        size = min(230.0, (high - 7) / MM / 0.8, 97 * left / role.width(value, 100))
        line = round(size * role.leading, 2)
        figure = Text(role.line(size), 0.0, "figure", (value,), round(size, 1), line, lines=(value,))
        place = Rect(grid.side, top, left, high)
        block = Block("numbers.figure", "none", place, place)
        if at:
            blocks.append(_rule(s, top))
        block.add(replace(figure, above=max(0.0, high - figure.height - 6)))
        place = Rect(grid.x(6), top, right, high)
        told = Block("numbers.label", "none", place, place)
        told.add(s.display("stand", entry.subtitle, right, high * 0.55, 32, 15, above=7, marks=s.contents.notes(entry)))
        drawn = _counted(s, value, right, told.room - 16, 11.0)
        if drawn:
            told.inner = told.paint = place._replace(h=high - 8)
            told.foot = drawn
        blocks += [block, told]
    return blocks


def _rule(s: Setting, y: float) -> Block:
    """A line across the page between its margins."""
    place = Rect(s.grid.side, y, s.grid.width - 2 * s.grid.side, 1)
    block = Block("rule", "none", place, place)
    block.add(Scale(0.2, 0.0, 100.0, 0.2))
    return block


def _counted(s: Setting, value: str, width: float, high: float, most: float) -> list[Item]:
    """A number drawn; of a large one a square for every ten, which is said below them."""
    drawn = count(value, width, high, most)
    if drawn:
        return [drawn]
    if value.isascii() and value.isdigit() and value.endswith("0"):
        note = s.text("meta", s.label("square_for_ten"), SMALLEST, width, above=2.0)
        drawn = count(value[:-1], width, high - note.taken, most)
        return [drawn, note] if drawn else []
    return []


def count(value: str, width: float, high: float, most: float) -> Count | None:
    """A number drawn in a field so wide and so high: a square for each of up to 150, none larger than `most`; a per
    cent as a bar."""
    if found := re.fullmatch(r"(\d{1,2}(?:\.\d+)?)\s?%", value):
        return Count(min(high, 12.0), 0.0, share=float(found[1])) if high >= 3 else None
    many = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0
    if not 2 <= many <= 150:
        return None
    mark = most
    while mark > 1.4:
        cell = mark / 0.78
        across = int((width + cell - mark) / cell)
        down = -(-many // max(across, 1))
        if across and down * cell <= high:
            rows = (*[across] * (many // across), *([many % across] if many % across else []))
            return Count(len(rows) * cell - cell + mark, 0.0, rows, mark, cell - mark)
        mark -= 0.2
    return None


def _modules(s: Setting, found: Sequence[Entry]) -> list[Block]:
    """Each on a ground of its own, the count drawn below it."""
    grid = s.grid
    end = grid.height
    half = round(end * 0.48)
    if len(found) == 4:
        places = [(0, 7, 0, half), (7, 12, 0, half), (0, 6, half, end), (6, 12, half, end)]
    elif len(found) == 3:
        places = [(0, 12, 0, half), (0, 6, half, end), (6, 12, half, end)]
    elif len(found) == 2:
        places = [(0, 12, 0, half), (0, 12, half, end)]
    else:
        places = [(0, 12, 0, end)]
    grounds = ("accent", "tint", "dark", "paper")
    blocks = []
    role = s.role("figure")
    for at, (entry, (left, right, top, bottom)) in enumerate(zip(found, places, strict=True)):
        block = grid.block(f"numbers.{at + 1}", left, right, top, bottom, usual=grounds[at], deep=top == 0)
        width, value = block.inner.w, plain(entry.title)
        large = 34 if width > 80 else 26
        label = s.display("stand", entry.subtitle, width, 42, large, 14, above=5, marks=s.contents.notes(entry))
        spare = 20.0 if _counted(s, value, width, 14.0, 14.0) else 0.0
        most = min(300.0, (block.inner.h - label.taken - spare) / MM / role.leading)
        size = min(most, 97 * width / role.width(value, 100))
        line = round(size * role.leading, 2)
        block.add(Text(role.line(size), 0.0, "figure", (value,), round(size, 1), line, lines=(value,)))
        drawn = _counted(s, value, width, block.room - label.taken - 6, 14.0)
        if drawn:
            block.add(label)
            block.foot = drawn
        else:
            block.foot = [label]
        blocks.append(block)
    return blocks


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

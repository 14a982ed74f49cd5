"""What closes a résumé: its last short lists, beside each other so that they end together.

In: the sections of a page, how wide it is in sizes of its type, and how wide texts are. Out: the columns, none where
nothing is short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from presskit.document import Entry, Section

HEADING, APART = 2.2, 1.4
"""Lines that a heading takes, and those between two sections."""

GUTTER = 2.4
"""Between two columns, in sizes of the type."""

TWELFTHS = range(3, 9)
"""Of the width of the page, what a column may have."""

UNEVEN = 0.7
"""What a line counts that a column is shorter than the highest one."""


class Column(NamedTuple):
    """Sections below each other, and the share of the width that they have."""

    sections: tuple[Section, ...]
    share: float


def beside_each_other(sections: Sequence[Section], room: float, ems: Callable[[str], float]) -> tuple[Column, ...]:
    """The last of these sections, as far as they are brief, in two or three columns; one alone goes across."""
    first = len(sections)
    while first and sections[first - 1].is_brief:
        first -= 1
    short = sections[first:]

    def cost(columns: Sequence[Column]) -> float:
        wide = room - GUTTER * (len(columns) - 1)
        heights = [_high(one.sections, wide * one.share, ems) for one in columns]
        return max(heights) + UNEVEN * sum(max(heights) - one for one in heights) / len(heights)

    ways = list(_ways(short))
    return min(ways, key=cost) if ways else ()


def _ways(short: Sequence[Section]) -> Iterator[tuple[Column, ...]]:
    if len(short) == 1:
        yield (Column(tuple(short), 1.0),)
    for count in range(2, min(len(short), 3) + 1):
        for cuts in combinations(range(1, len(short)), count - 1):
            parts = [tuple(short[begin:end]) for begin, end in pairwise((0, *cuts, len(short)))]
            for twelfths in product(TWELFTHS, repeat=count):
                if sum(twelfths) == 12:
                    yield tuple(Column(part, wide / 12) for part, wide in zip(parts, twelfths, strict=True))


def _high(sections: Sequence[Section], room: float, ems: Callable[[str], float]) -> float:
    """How many lines so many ems wide they take."""
    return sum(HEADING + _lines(one, room, ems) for one in sections) + APART * (len(sections) - 1)


def _lines(section: Section, room: float, ems: Callable[[str], float]) -> float:
    if section.kind == "list" and not any(one.text for one in section.entries):
        return -(-ems(", ".join(map(_named, section.entries))) // (room * FILLED))
    told = (
        (_named(one), one.text) if section.kind == "entries" else (f"{_named(one)}: {one.text}",)
        for one in section.entries
    )
    return sum(-(-ems(text) // (room * FILLED)) for texts in told for text in texts if text)


FILLED = 0.94
"""Of the width of a column, what its lines fill."""


def _named(entry: Entry) -> str:
    return " ".join((entry.title, *filter(None, (entry.subtitle, *entry.details))))

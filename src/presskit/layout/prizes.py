"""Prizes, few enough to be read at a glance: the year as large as each name, over the head of a page of lists."""

from __future__ import annotations

import itertools
from dataclasses import replace

from presskit.document import Section
from presskit.layout.faces import Role
from presskit.layout.page import Block, Item, beside, stacked
from presskit.layout.setting import Setting

FEW, MANY = 2, 6
"""So many prizes are set large; more are a list."""

SIZES = (
    (30.0, 12.8, 3.6), (27.0, 12.2, 3.3), (24.0, 11.6, 3.0), (22.0, 11.0, 2.7), (20.0, 10.6, 2.4), (18.5, 10.2, 2.2),
    (17.0, 10.0, 2.0), (15.5, 9.8, 1.8),
)  # fmt: skip
"""Points of the years and names, and of what is said of each; millimetres above and below it."""

BELOW = 3
"""So many prizes stand below each other over a wide field, where it is high enough."""

WIDE = 130.0
"""Millimetres that hold two columns of prizes."""


def are_few(section: Section) -> bool:
    """Whether these are prizes of which each can be set large."""
    return section.id == "awards" and FEW <= len(section.entries) <= MANY


def _list(s: Setting, section: Section, width: float, high: float, most: float) -> Item | None:
    """The prizes as a list, over a wide field as two beside each other, as large as a field holds them, but no name on
    more than two lines; None if it does not.
    """
    told = [s.row(entry) for entry in section.entries]
    gap, role, middle = s.grid.gutter + 3, s.role("head"), (len(told) + 1) // 2
    halves = [told[:middle], told[middle:]]
    ways = [*([[told]] if len(told) <= BELOW or width <= WIDE else []),
            *([halves] if width > WIDE and len(told) > FEW else [])]  # fmt: skip
    for (title, note, pad), parts in itertools.product(SIZES, ways):
        if title > most:
            continue
        wide = (width - gap * (len(parts) - 1)) / len(parts)
        indent = s.role("figure").width("2000", title) + title * 0.2 if any(row.lead for row in told) else 0.0
        if title != SIZES[-1][0] and any(_breaks_badly(role, row.title, title, wide - indent) for row in told):
            continue
        lists = [s.rows("dated", part, wide, title=title, note=note, lead=title, pad=pad, role="head", indent=indent)
                 for part in parts]  # fmt: skip
        found = beside([[one] for one in lists], [wide] * len(lists), gap) if len(lists) > 1 else lists[0]
        if found.height <= high:
            return found
    return None


def _breaks_badly(role: Role, name: str, size: float, width: float) -> bool:
    """Whether a name takes more than two lines, or a second one for its last word."""
    lines, (most, _, _) = role.breaks(name, size, width), name.rpartition(" ")
    return lines > 2 or (lines == 2 and bool(most) and role.breaks(most, size, width) == 1)


def block(s: Setting, section: Section, name: str, left: float, high: float, most: float) -> Block | None:
    """The prizes below their heading on a ground from a column to the edge of the page, so high at most; None if they
    have no room there.
    """
    grid = s.grid
    found = grid.block(name, left, 12, 0, high, usual="accent")
    heading = s.headed(section.heading, found.inner.w, min(most * 1.4, 34.0))
    told = _list(s, section, found.inner.w, found.inner.h - heading.taken - 3, most)
    if told is None:
        return None
    taken = stacked([heading, told]) + 3
    into = grid.block(name, left, 12, 0, found.paint.h - (found.inner.h - taken), usual="accent")
    into.add(heading, replace(told, above=2.5))
    s.contents.take(*section.entries, of=section.id)
    return into

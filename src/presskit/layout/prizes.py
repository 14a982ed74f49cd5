"""Prizes, few enough to be read at a glance: the year as large as the name of each, over the head of a page of lists or
on a page of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Section
from presskit.layout.faces import Role
from presskit.layout.page import Block, Item, Page, Rows, stacked
from presskit.layout.setting import Setting, TextBox

FEW, MANY = 2, 6
"""So many prizes are set large; more are a list."""

SIZES = (
    (64.0, 17.0, 7.0), (56.0, 16.0, 6.5), (48.0, 15.0, 6.0), (42.0, 14.0, 5.4), (36.0, 13.4, 4.8), (32.0, 12.8, 4.2),
    (28.0, 12.2, 3.6), (25.0, 11.6, 3.1), (22.0, 11.0, 2.7), (19.5, 10.6, 2.3), (17.5, 10.2, 2.0),
)  # fmt: skip
"""Points of the years and names, and of what is said of each; millimetres above and below it."""

LARGE = 24.0
"""Points of the years on a page of their own, at least."""


def are_few(section: Section) -> bool:
    """Whether these are prizes of which each can be set large."""
    return section.id == "awards" and FEW <= len(section.entries) <= MANY


def rows(s: Setting, section: Section, width: float, high: float, most: float = 64.0) -> Rows | None:
    """The prizes as a list, as large as a field holds it, but no name on more than two lines; None if it does not."""
    told = [s.row(entry) for entry in section.entries]
    role = s.role("head")
    for title, note, pad in SIZES:
        if title > most:
            continue
        indent = s.role("figure").width("2000", title) + title * 0.2 if any(row.lead for row in told) else 0.0
        if any(_breaks_badly(role, row.title, title, width - indent) for row in told):
            continue
        found = s.rows("dated", told, width, title=title, note=note, lead=title, pad=pad, role="head", indent=indent)
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
    heading = s.headed(section.heading, found.inner.w, 19)
    told = rows(s, section, found.inner.w, found.inner.h - heading.taken - 3, most)
    if told is None:
        return None
    return _filled(s, section, grid.block(name, left, 12, 0, found.paint.h - (found.inner.h - stacked(
        [heading, told]) - 3), usual="accent"), [heading, replace(told, above=1.5)])  # fmt: skip


def _filled(s: Setting, section: Section, into: Block, items: Sequence[Item]) -> Block:
    s.contents.take(*section.entries, of=section.id)
    into.add(*items)
    return into


def plate(s: Setting, section: Section) -> Page | None:
    """The prizes alone on a ground, as large as the page holds them; None if they would be small there."""
    s.part = "prizes"
    into = s.grid.block("prizes", 0, 12, 0, s.grid.height, usual="accent")
    title = s.display("title", section.heading, TextBox(into.inner.w, 40, 96, 24), tag="h2")
    told = rows(s, section, into.inner.w, into.inner.h - title.height - 16)
    if told is None or told.title < LARGE:
        return None
    _filled(s, section, into, [title])
    into.foot = [told]
    more = max(0.0, min((into.room - 14) / (2 * len(told.rows)), 9.0))
    into.foot = [replace(told, pad=told.pad + more, height=told.height + 2 * more * len(told.rows))]
    return Page("prizes", section.heading, [into], title=section.heading, ground=into.ground)

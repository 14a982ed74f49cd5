"""Codes to scan, with what each is and where it leads; and an address as it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry
from presskit.layout.page import Item, beside
from presskit.layout.photographs import ANY
from presskit.layout.setting import ASIDE, SMALLEST, Setting


def addresses(s: Setting, found: Sequence[Entry]) -> float:
    """How wide the longest address of these codes is."""
    told = [link.label for entry in found for link in entry.links]
    return max((s.role("meta").width(one, ASIDE) for one in told), default=0.0) * 1.04


CODE = 22.0
"""Millimetres of a code with its address beside it."""


def way(s: Setting, label: str, url: str, width: float, size: float = 11.0, role: str = "way") -> Item:
    """A link on one line, if a size that can be read allows it."""
    while size > SMALLEST and s.role(role).width(label, size) > width * 0.97:
        size = max(SMALLEST, size - 0.2)
    return s.text(role, label, size, width, above=0.8, url=url)


def codes(s: Setting, found: Sequence[Entry], width: float, high: float = ANY) -> list[Item]:
    """Beside each other, as large as the width allows; where the addresses below them would be broken, below each other
    with these beside them.
    """
    gap = s.grid.gutter
    each = (width - gap * (len(found) - 1)) / len(found)
    told = [*(link.label for entry in found for link in entry.links), *(entry.text for entry in found)]
    if len(found) == 2 and max(s.role("meta").width(one.split("/")[0], ASIDE) for one in told) > each * 0.95:
        side = min(CODE if high <= ANY else max(CODE, min(32.0, (high - 6) / 2)), width * 0.4)
        side = max(18.0, min(side, width - gap - addresses(s, found)))
        rest = width - side - gap
        rows = [beside([[_code(s, entry, side)], _under_code(s, entry, rest)], [side, rest], gap) for entry in found]
        return [replace(row, above=5.0 if at else 1.5) for at, row in enumerate(rows)]
    side = min(26.0 if high <= ANY else 44.0, each)
    stacks = [[*_under_code(s, entry, each)[:1], _code(s, entry, side, 1.5), *_under_code(s, entry, each)[1:]]
              for entry in found]  # fmt: skip
    return [beside(stacks, [each] * len(stacks), gap)]


def _code(s: Setting, entry: Entry, side: float, above: float = 0.0) -> Item:
    assert entry.picture is not None
    return s.drawing(replace(entry.picture, grounds=("paper",)), side, side, above=above)


def _under_code(s: Setting, entry: Entry, width: float) -> list[Item]:
    """What a code is, where it leads and what is said of it."""
    found: list[Item] = [s.text("label", entry.title, 9.4, width)]
    found += [way(s, link.label, link.url, width, ASIDE, "meta") for link in entry.links]
    if entry.text:
        found.append(s.text("meta", entry.text, ASIDE, width, above=1.0))
    return found

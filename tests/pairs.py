"""Which of many combinations are built: a file takes seconds, and a fault shows with one value or where two meet.

In: the values of three and more axes, such as profiles, looks and papers. Out: few combinations in which every two
values of different axes meet (pairwise testing: Cohen et al., "The AETG System", IEEE TSE 23(7), 1997).
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Hashable, Iterable
from typing import TypeVar

EVERY = bool(os.environ.get("EVERY"))
"""Whether all are asked for: `EVERY=1 make test`, before a release and after a change to how pages are set."""

Value = TypeVar("Value", bound=Hashable)


def pairs(*axes: Iterable[Value]) -> list[tuple[Value, ...]]:
    """The combinations, the first of all of them first; the same every time."""
    every = list(itertools.product(*axes))
    if EVERY:
        return every
    open_pairs = {pair for one in every for pair in _pairs(one)}
    found = []
    while open_pairs:
        best = max(every, key=lambda one: len(open_pairs & _pairs(one)))
        found.append(best)
        open_pairs -= _pairs(best)
    return found


def _pairs(combination: tuple[Hashable, ...]) -> set[tuple[tuple[int, Hashable], ...]]:
    return set(itertools.combinations(enumerate(combination), 2))

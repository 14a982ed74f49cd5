"""Things over columns so that these end as near to each other as can be.

In: the heights of the things. Out: which of them stand in which column.
"""

from __future__ import annotations

from collections.abc import Sequence


def even_cuts(heights: Sequence[float], count: int) -> list[tuple[int, int]]:
    """Where each of so many columns begins and ends, so that the highest is as low as can be."""
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_cuts(heights, middle)) <= count else (middle, high)
    return _cuts(heights, high + 0.01)


def _cuts(heights: Sequence[float], most: float) -> list[tuple[int, int]]:
    found, begin, filled = [], 0, 0.0
    for at, height in enumerate(heights):
        if at > begin and filled + height > most:
            found.append((begin, at))
            begin, filled = at, 0.0
        filled += height
    return [*found, (begin, len(heights))] if heights else []


def dealt_out(heights: Sequence[float], count: int, gap: float) -> list[list[int]]:
    """Things over columns so that these end as near to each other as can be: for each column which, in order."""
    filled, columns = [0.0] * count, [list[int]() for _ in range(count)]
    for one in sorted(range(len(heights)), key=lambda at: -heights[at]):
        at = filled.index(min(filled))
        columns[at].append(one)
        filled[at] += heights[one] + gap
    return sorted((sorted(column) for column in columns if column), key=lambda column: column[0])


def shares(needs: Sequence[float], least: Sequence[int], columns: int = 12) -> list[int]:
    """How many columns of a grid each of some things has, at least so many, so that what needs more has more."""
    found = list(least)
    while needs and sum(found) < columns:
        found[max(range(len(needs)), key=lambda at: needs[at] / found[at])] += 1
    return found


def widths_of(spans: Sequence[int], width: float, gap: float, columns: int = 12) -> list[float]:
    """How wide things are that span so many columns each of a grid."""
    return [(width + gap) * span / columns - gap for span in spans]

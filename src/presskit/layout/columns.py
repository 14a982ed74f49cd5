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

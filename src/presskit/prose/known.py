"""What of a text makes a person known: prizes, works by name, what they founded, offices, superlatives.

In: a sentence, or a clause of one. Out: how much of that it tells, as a number to compare, and as a count.
"""

from __future__ import annotations

from typing import Final

from presskit.prose.english import pattern

_MEASURES: Final = (
    ("famed", 6), ("renowned", 6), ("honour", 4), ("named_work", 4), ("founded", 3), ("wrote", 3), ("work_won", 4),
    ("held_office", 3), ("today", 3), ("shown", 2), ("contribution", 4), ("placed", 2), ("title_marked", 1),
)  # fmt: skip
_MOST: Final = 3
"""Of each kind so many count."""


def weight(text: str) -> int:
    """How much of what makes a person known a text tells; what is but private or a study counts against it."""
    total = sum(worth * min(len(pattern(name).findall(text)), _MOST) for name, worth in _MEASURES)
    return total - 3 * sum(pattern(name).search(text) is not None for name in ("study", "personal", "lesser"))


_GEMS: Final = ("prize", "famed", "named_work", "founded", "held_office", "award", "post_named", "contribution")


def gems(text: str) -> int:
    """How many things that make a person known a text tells; three are as good as more."""
    spans = list[tuple[int, int]]()
    for name in _GEMS:
        for one in pattern(name).finditer(text):
            if not any(one.start() < end and start < one.end() for start, end in spans):
                spans.append(one.span())
    return min(len(spans), _MOST)

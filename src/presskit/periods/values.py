"""What is read of a date text: a period, and the parts that a year has."""

from __future__ import annotations

from typing import NamedTuple

LONGEST_DATE = 80
"""Characters of a period; what is longer is none, and would take long to be looked through."""

PARTS = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (1, 14),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip
"""The parts of a year, with the first and the last month that each can mean; 13 is January of the next year. Seasons
are those of the northern hemisphere, which is fair for order; winter is said of both ends of a year."""


class Span(NamedTuple):
    """When something began and ended; `current` True if the text says that it goes on. A text with one date has only
    a start, one that says that something ends on its date ("until 2020", "expected May 2027") only an end. `remark`:
    what the text says besides, such as "1 yr 3 mos"."""

    start: str | None = None
    end: str | None = None
    current: bool | None = None
    remark: str = ""

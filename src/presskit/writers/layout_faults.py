"""Why a page of the user's cannot be laid out, and which of its lines is to blame.

In: what WeasyPrint raised and the source of the page. Out: a `Problem`, and places in a source.
"""

from __future__ import annotations

import re

from presskit.bounds import OutOfTime, bounds
from presskit.problems import Problem, error, position
from presskit.weasy import SCHEME

BROKEN = (OutOfTime, MemoryError, RecursionError, ArithmeticError, ValueError, TypeError, LookupError, AttributeError)
"""What WeasyPrint raises over pages and styles that no browser could show either."""


def unlaid(own: str, fault: BaseException, where: str, source: str) -> Problem:
    """That a page of the user's cannot be laid out; with the line that most likely is to blame."""
    if isinstance(fault, OutOfTime):
        message, hint = bounds().out_of_time
    elif isinstance(fault, MemoryError):
        message, hint = bounds().out_of_memory
    elif isinstance(fault, RecursionError):
        message, hint = "its elements stand too deep in each other to be laid out", "take some of them away"
        return error(where, _deepest(source), "template", message, hint)
    else:
        message = f"it cannot be laid out: {fault or type(fault).__name__}"
        hint = "look for a length or a number that is far too large, here and in the style sheets"
        if huge := _HUGE.search(source):
            return error(where, line_of(huge[0], source), "template", message, hint)
    return error(own if isinstance(fault, OutOfTime | MemoryError) else where, None, "template", message, hint)


_HUGE = re.compile(r"-?\d{7,}[\d.]*|-?\d[\d.]*[eE]\+?\d+")
"""A number as no page has one."""


OVERSIZED = re.compile(
    r"(?<![\w#.])(?:\d{5,}(?:\.\d+)?|\d+(?:\.\d+)?e\+?\d+)(?:p[xtc]|[mc]m|in|r?em|ex|ch|q|%|v[wh])(?!\w)", re.IGNORECASE
)
"""A length of 10,000 or more, as no page has one."""


def _deepest(source: str) -> tuple[int, int]:
    """Where in a page the most elements are open."""
    depth, most, place = 0, 0, 0
    for tag in re.finditer(r"<(/?)[a-zA-Z]", source):
        depth += -1 if tag[1] else 1
        if depth > most:
            most, place = depth, tag.start()
    return position(source, place)


def line_of(url: str, source: str) -> tuple[int, int] | None:
    """Where a page or style sheet asks for this, if it can be found there."""
    at = source.find(url.removeprefix(SCHEME))
    return position(source, at) if at >= 0 else None

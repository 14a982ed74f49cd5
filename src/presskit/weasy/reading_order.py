"""A line that is set to both edges, with a date at its right one, is read as one line.

In: boxes that WeasyPrint has laid out, the stream that it draws them to. Out: the same, as `patches` needs it.

Where white is left between a title and a date, programs that take the text out of a PDF see two columns, and read the
dates of a whole page after its titles: of 340 dates, pdftotext put 141 beside what they date, pdfminer 87. In a file
that says what it means, the white is a space: one that is as wide (horizontal scaling, ISO 32000-2, 9.3.4), and that
belongs to the date (its replacement text, 14.9.4). Then pdftotext in all its modes, pdfium, pypdf and pdfminer read a
line as it reads to an eye. With versions of WeasyPrint that were not tested, the page looks the same.

An element with `data-beside`, whose text begins with a space, is such a date; what it dates is drawn right before it.
One with `data-apart` is a name from which the smaller text after it is to be read apart. Nothing else is touched.
"""

from __future__ import annotations

import re
from typing import Any

BESIDE, APART = "data-beside", "data-apart"

SPACE = 0.28
"""The width of a space, in ems, about: where the text after it begins is said once more."""


def white_before(stream: Any, box: Any) -> float:
    """How much white stands between the text that a stream drew last and the one that it draws now, in CSS pixels; 0 if
    that is no date beside it. It is to be asked for every text.
    """
    edge = getattr(stream, "right_edge", box.position_x)
    stream.right_edge = box.position_x + box.width
    dated = box.element is not None and box.element.get(BESIDE) is not None and box.text.startswith(" ")
    return max(0.0, box.position_x - edge) if dated else 0.0


def is_much_smaller(stream: Any, box: Any) -> bool:
    """Whether a text is much smaller than the name before, which is to be read apart. To be asked for every text."""
    size, before = box.style["font_size"], getattr(stream, "size_apart", 0.0)
    apart = box.element is not None and box.element.get(APART) is not None
    stream.size_apart = size if apart else 0.0
    return bool(size < before * MUCH)


def place_after_size(stream: list[Any], begin: int) -> None:
    """Let the size of a text, drawn from this place of a stream on, be said before its place: pypdf takes a line below
    a large name for the same line, if it knows only the size of the name when it comes to the place.
    """
    at = next((at for at in range(begin, len(stream)) if stream[at].endswith(b" Tm")), None)
    if at is not None and at + 1 < len(stream) and stream[at + 1].endswith(b" Tf"):
        stream[at : at + 2] = stream[at + 1], stream[at]


MUCH = 0.6
"""The share of the size of the text before from which on one is much smaller."""

_SHOWN = re.compile(rb"\[<([0-9a-f]{4})(?:>(-?[\d.]*)<)?(.*\] TJ)", re.DOTALL)
"""How pydyf writes what is shown: the first letter, what is taken from its width, the others."""


def widen_space(stream: list[Any], begin: int, white: float, size: float) -> None:
    """Let the space with which a text begins, drawn from this place of a stream on, reach over the white before it."""
    shown = next((at for at in range(begin, len(stream)) if _SHOWN.fullmatch(stream[at])), None)
    placed = next((at for at in range(begin, len(stream)) if stream[at].endswith(b" Tm")), None)
    if shown is None or placed is None or (first := _SHOWN.fullmatch(stream[shown])) is None:
        return
    space, taken, rest = first.groups()
    *matrix, x, y, operator = (place := stream[placed]).split()
    stream[placed] = b" ".join((*matrix, b"%.3f" % (float(x) - white), y, operator))
    stream[shown : shown + 1] = [
        b"%.1f Tz" % (100 * white / (SPACE * size)),
        b"[<%s>] TJ" % space,
        b"100 Tz",
        place,
        b"[<%s>%s<%s" % (space, taken or b"0", rest),
    ]

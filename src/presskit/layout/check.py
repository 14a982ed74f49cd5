"""Whether what was laid out keeps to the places that it was composed for.

In: the pages as WeasyPrint laid them out. Out: each place where a text or a picture stands past its block, its page or
what follows it, with how far. Nothing of WeasyPrint is imported: its boxes are walked as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

MM = 25.4 / 96
"""Millimetres in a CSS pixel (CSS Values and Units, section 6.2)."""

TOLERANCE = 0.7
"""Millimetres: less is a descender or what rounding adds."""


LOST = 60.0
"""Millimetres that count for an element with text that was not laid out at all: the page ended before it."""


class Fault(NamedTuple):
    """Something that stands past its place: on which page, counted from 1, in which block, by how many millimetres."""

    page: int
    block: str
    over: float


def faults(pages: Sequence[Any], planned: int) -> list[Fault]:
    """What does not keep to its place; a page more than was planned is one, too."""
    found = [Fault(number, "page", 999.0) for number in range(planned + 1, len(pages) + 1)]
    for number, page in enumerate(pages, 1):
        box = page._page_box
        for block in _blocks(box):
            name = block.element.get("data-block") or ""
            found += [Fault(number, name, over) for over in _over(block)]
            found += [Fault(number, name, LOST) for _ in range(_lost(block))]
    return found


def _blocks(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        element = child.element
        if element is not None and element.get("data-block") and child.element_tag == element.tag:
            yield child
        yield from _blocks(child)


def _over(block: Any) -> Iterator[float]:
    """How far texts and pictures stand past a block, and the stack at its top past that at its foot."""
    right = block.position_x + block.padding_left + block.width
    bottom = block.position_y + block.padding_top + block.height
    foot = next((one for one in block.children if _is_foot(one)), None)
    limit = foot.position_y if foot is not None else bottom
    if foot is not None and foot.position_y < block.position_y + block.padding_top - TOLERANCE / MM:
        yield (block.position_y + block.padding_top - foot.position_y) * MM
    for child in block.children:
        for line in _printed(child):
            wide = (line.position_x + line.width - right) * MM
            if wide > TOLERANCE + 0.8 and type(line).__name__ != "LineBox":
                yield wide
            deep = (line.position_y + line.height - (bottom if _is_foot(child) else limit)) * MM
            # a line in which two fonts meet is a little higher than its leading
            if deep > max(TOLERANCE, line.height * MM * 0.1) and type(line).__name__ != "TextBox":
                yield deep


def _lost(block: Any) -> int:
    """How many lines' worth of letters of a block were not laid out: what a page has no room for, WeasyPrint leaves
    out of it, whole elements as well as the last lines of one.
    """
    told = sum(len("".join(text.split())) for text in block.element.itertext())
    shown = sum(
        len("".join(box.text.split()))
        for box in _all(block)
        if type(box).__name__ == "TextBox" and "::" not in box.element_tag
    )
    return max(0, -(-(told - shown - HYPHENS) // LETTERS))


HYPHENS, LETTERS = 4, 50
"""Letters that may differ, and about how many stand on a line."""


def _all(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(child)


def _is_foot(box: Any) -> bool:
    return box.element is not None and "foot" in (box.element.get("class") or "").split()


def _printed(box: Any) -> Iterator[Any]:
    """The lines of text, the texts in them and the pictures in a box: of a line it is known how high it is, of a text
    how wide."""
    if type(box).__name__ in ("LineBox", "TextBox", "InlineReplacedBox", "BlockReplacedBox"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _printed(child)

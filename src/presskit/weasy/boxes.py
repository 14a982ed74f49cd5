"""The boxes of pages that WeasyPrint has laid out: where columns end, and what runs over its place.

In: a document of `rendering`. Out: of each column, what stands of it on each page; each place where a text or a picture
stands past its block, its page or what follows it, with how far.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

MM = 25.4 / 96
"""Millimetres in a CSS pixel (CSS Values and Units, section 6.2)."""

TOLERANCE = 0.7
"""Millimetres: less is a descender or what rounding adds."""


LOST = 60.0
"""Millimetres that count for an element with text that was not laid out at all: the page ended before it."""


class Overflow(NamedTuple):
    """Something that stands past its place: on which page, counted from 1, in which block, by how many millimetres;
    `lost` if it was not laid out, and no reader would know of it: then `told` is all that was to stand in the block.
    """

    page: int
    block: str
    over: float
    lost: bool = False
    told: str = ""


def overflows(document: Any, planned: int) -> list[Overflow]:
    """What does not keep to its place; a page more than was planned is one, too."""
    result = [Overflow(number, "page", 999.0) for number in range(planned + 1, len(document.pages) + 1)]
    seen = set[Any]()
    for number, page in enumerate(document.pages, 1):
        for block in _blocks(page._page_box):
            seen.add(block.element)
            name = block.element.get("data-block") or ""
            result += [Overflow(number, name, over) for over in _over(block)]
            told = " ".join(block.element.itertext())
            result += [Overflow(number, name, LOST, lost=True, told=told) for _ in range(_lost(block))]
    return [*result, *_absent(document, seen)]


def _absent(document: Any, seen: Container[Any]) -> Iterator[Overflow]:
    """Blocks with text that stand on no page."""
    roots = {child.element for page in document.pages for child in page._page_box.children if child.element is not None}
    for root in roots:
        for element in root.iter():
            name = element.get("data-block") if isinstance(element.tag, str) else None
            told = "".join(element.itertext()) if name and element not in seen else ""
            if name and told.strip():
                yield Overflow(1, name, LOST, lost=True, told=told)


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
        for box in _boxes(block)
        if type(box).__name__ == "TextBox" and "::" not in box.element_tag
    )
    return max(0, -(-(told - shown - HYPHENS) // LETTERS))


HYPHENS, LETTERS = 4, 50
"""Letters that may differ, and about how many stand on a line."""


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def _is_foot(box: Any) -> bool:
    return box.element is not None and "foot" in (box.element.get("class") or "").split()


def _printed(box: Any) -> Iterator[Any]:
    """The lines of text, the texts in them and the pictures in a box: of a line it is known how high it is, of a text
    how wide."""
    if type(box).__name__ in ("LineBox", "TextBox", "InlineReplacedBox", "BlockReplacedBox"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _printed(child)


# --- columns -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ColumnPart:
    """What stands of a column on one page, in CSS pixels.

    Its height and the height that it may have there, the height of a whole such page, and the heights of its
    sections, by their elements.
    """

    height: float
    room: float
    whole: float
    sections: Mapping[Any, float]


def columns(document: Any, height: float) -> dict[str, list[ColumnPart]]:
    """What stands of each column on each page; a page would be so many pixels high if it had an end."""
    result: dict[str, list[ColumnPart]] = {}
    for page in document.pages:
        for name, piece in _pieces(page._page_box, height):
            result.setdefault(name, []).append(piece)
    return result


def _pieces(page: Any, height: float) -> Iterator[tuple[str, ColumnPart]]:
    boxes = list(_elements(page))
    footer = next((box for box in boxes if box.element_tag == "footer"), None)
    foot = height - page.margin_bottom - page.padding_bottom
    if footer is not None:
        foot -= footer.margin_height()
    named = set[str]()
    for box in boxes:
        name = box.element.get("data-column") if box.element is not None else None
        if name is None or name in named:
            continue
        named.add(name)
        sections = [child for child in _elements(box) if child.element_tag == "section"]
        ends = [child.position_y + child.margin_height() - child.margin_bottom for child in sections]
        bottom = max(ends, default=box.position_y)
        heights = {child.element: child.border_height() for child in sections}
        whole = foot - page.margin_top - page.padding_top
        yield name, ColumnPart(bottom - box.position_y, foot - box.position_y, whole, heights)


def _elements(box: Any) -> Iterator[Any]:
    """Every box of an element below this one, each element's first."""
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element_tag == child.element.tag:
            yield child
        yield from _elements(child)

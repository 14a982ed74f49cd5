"""Lets the text of a Word file fill the pages that it has.

In: a filled python-docx document in a built-in template, and how full its pages are to be: as those of the PDF. Out:
the same document, its styles with more room or a little less; never with a page more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from presskit.writers.docx.lines import Block, Row, Spacing, blocks, pages, stack, top
from presskit.writers.docx.wordml import PICTURE, Element, w


class Full(NamedTuple):
    """How full pages are to be: how many there may be, which share of all of them is filled, and the points that stay
    empty at the foot of a single one.
    """

    pages: int
    share: float
    empty: float = 0.0


OPEN, CLOSE = Spacing(1.1, 3.6, 1.9), Spacing(0.93, 0.5, 0.3)
"""The widest spacing and the tightest; beyond, lines and sections fall apart, or run together."""

STEPS = 24
"""In how many steps the spacing is between the two."""

SCALES, LEAST_STEPS = (1.16, 1.1, 1.05, 1.0, 0.95, 0.9, 0.86), 9
"""How large type may be on a page of rows, largest first, and with how many steps of spacing at least."""

UNDER, MOST_MORE, MOST_HIGH = 10.0, 34.0, 1.4
"""Points that stay white below the first column, and that its headings may have more before them; how many times as
high as its text a row may be.
"""

LOWEST_HEAD = 108.0
"""Points of a head whose text leaves little white above and below."""

LEGIBLE = 17
"""Halves of a point: no text is made smaller than this."""

OF_HEAD = (
    "Title",
    "Subtitle",
    "SubtitleAlone",
    "Kicker",
    "Caption",
    "Portrait",
    "LongTitle",
    "LongerTitle",
    "Honorific",
)
"""Styles of a head of given height."""

LARGER = 11 / 10.5
"""How much larger type is on pages that the widest spacing leaves empty."""

LOOSE = Spacing(1.12, 2.4, 1.8)
"""The widest spacing of a text that may have as many pages as it needs."""

WELL, FULL = 0.62, 0.86
"""How full the last of several pages is at least, if spacing can do it, and at most, if spacing does it."""

SPARE = 26.0
"""Points: two lines that stay empty on the last of several pages, as programs break lines a little differently."""

FOOT = 6.0
"""Points that stay empty at the foot of a single page, for the same reason: the measured heights are a little too
high anyway.
"""

HEAD, MOST_HEAD = 0.3, 44.0
"""What stays empty stands at the head of the page too: which share of it, and how many points at most."""


def ended(word: Any) -> None:
    """A text that may have as many pages as it needs ends well: its last page is not left nearly empty. What would
    stand there is taken by the pages before, if these have room when they are closed up; else all are opened.
    """
    height, body = _height(word), blocks(word)
    count, last = pages(body, height, Spacing())
    if count == 1 or last >= WELL * height:
        return
    at = _widest(body, height, (count - 1) * height - SPARE, count - 1)
    if at is None:
        at = _widest(body, height, (count - 1 + FULL) * height, count, LOOSE)
        _apply(word, _between(at or 0, LOOSE), 0.0)
    else:
        _apply(word, _between(at), 0.0)


def filled(word: Any, full: Full) -> None:
    """Give the text as much spacing as fills its pages; where even the widest leaves much of them empty, larger type
    too.
    """
    if rows := word.element.body.findall(w("tbl")):
        _composed(word, rows)
        return
    height = _height(word)
    spare = FOOT if full.pages == 1 else SPARE
    aim = min(full.share * height * full.pages - full.empty, height * full.pages - spare)
    body = blocks(word)
    at = _widest(body, height, aim, full.pages)
    if at == STEPS:
        sizes = list(_sizes(word))
        _multiply(sizes, LARGER)
        larger = blocks(word)
        if (step := _widest(larger, height, aim, full.pages)) is not None and step > STEPS // 2:
            body, at = larger, step
        else:
            _restore(sizes)
    spacing = _between(at or 0)
    rest = max(0.0, aim - _stands(body, height, spacing)) + HEAD * full.empty
    _apply(word, spacing, min(rest, MOST_HEAD) if full.empty else 0.0)


def _composed(word: Any, rows: Sequence[Element]) -> None:
    """A page of rows: the largest type with which it still has room, then the highest row takes what is left of the
    height, and the headings of its first column what that leaves beside the others.
    """
    height = _height(word) - FOOT
    sizes = [(element, size) for element, size in _sizes(word) if not _of_head(element)]
    for scale in SCALES:
        _restore(sizes)
        _multiply(sizes, scale)
        body = [block.at_its_tallest() for block in blocks(word)]
        step = _widest(body, height, height, 1, LOOSE)
        if step is not None and step >= LEAST_STEPS:
            break
    spacing = _between(step or 0, LOOSE)
    _apply(word, spacing, 0.0)
    body = [block.at_its_tallest() for block in blocks(word)]
    if (over := _stands(body, height, Spacing()) - height) > 0:
        _lower_head(rows[0], over)
        body = [block.at_its_tallest() for block in blocks(word)]
    highest = max((block for block in body if isinstance(block, Row) and len(block.columns) > 1), key=_text_high)
    table = rows[[block for block in body if isinstance(block, Row)].index(highest)]
    left = max(height - _stands(body, height, Spacing()), 0.0)
    high = min(highest.height(1, Spacing()) + left, max(_text_high(highest) * MOST_HIGH, highest.least))
    for element in table.iter(w("trHeight")):
        element.set(w("val"), str(round(high * 20)))
    column = highest.columns[0]
    opening = [block for block in column[1:] if block.opens]
    spare = high - stack(column, Spacing()) - UNDER
    style = next(style for style in word.styles.element.style_lst if style.styleId == "Heading1")
    for element in style.iter(w("spacing")):
        if opening and spare > 0 and element.get(w("before")):
            more = min(spare / len(opening), MOST_MORE)
            element.set(w("before"), str(int(element.get(w("before"))) + round(more * 20)))


def _lower_head(head: Element, over: float) -> None:
    """Take so many points, as far as they are white, from a head that has no photograph."""
    if next(head.iter(PICTURE), None) is None:
        for high in head.iter(w("trHeight")):
            high.set(w("val"), str(round(max(int(high.get(w("val"))) - over * 20, LOWEST_HEAD * 20))))


def _text_high(row: Row) -> float:
    """How high the higher of its first and its last column is."""
    return max(stack(column, Spacing()) for column in row.columns)


def _of_head(element: Element) -> bool:
    """Whether a size is that of a style of the head, whose height is given."""
    style = next(element.iterancestors(w("style")), None)
    return style is not None and style.styleId in OF_HEAD


def _height(word: Any) -> float:
    """Of the text on a page, in points."""
    section = word.sections[0]
    return float(section.page_height.twips - section.bottom_margin.twips) / 20 - top(word)


def _widest(body: Sequence[Block | Row], height: float, aim: float, pages: int, most: Spacing = OPEN) -> int | None:
    """The widest spacing, in steps, with which the text stands no higher than `aim`, and on no more pages where other
    fonts are taken; none where all is too much.
    """
    tall = [block.at_its_tallest() for block in body]

    def fits(step: int) -> bool:
        spacing = _between(step, most)
        return _stands(body, height, spacing) <= aim and _stands(tall, height, spacing) <= height * pages

    low, high = -1, STEPS
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low if low >= 0 else None


def _stands(body: Sequence[Block | Row], height: float, spacing: Spacing) -> float:
    """How high it stands, pages above one another."""
    count, last = pages(body, height, spacing)
    return (count - 1) * height + last


def _between(step: int, most: Spacing = OPEN) -> Spacing:
    share = step / STEPS
    return Spacing(*(low + (high - low) * share for low, high in zip(CLOSE, most, strict=True)))


# --- styles ----------------------------------------------------------------------------------------------------------


def _sizes(word: Any) -> Iterator[tuple[Element, str]]:
    for name in ("sz", "szCs"):
        for element in word.styles.element.iter(w(name)):
            yield element, element.get(w("val"))


def _multiply(sizes: Sequence[tuple[Element, str]], factor: float) -> None:
    for element, size in sizes:
        smaller = max(round(int(size) * factor), min(int(size), LEGIBLE))  # in halves of points
        element.set(w("val"), str(smaller))


def _restore(sizes: Sequence[tuple[Element, str]]) -> None:
    for element, size in sizes:
        element.set(w("val"), size)


def _apply(word: Any, spacing: Spacing, lead: float) -> None:
    first = word.paragraphs[0].style.style_id if word.paragraphs else ""
    for style in word.styles.element.style_lst:
        if style.styleId in (*OF_HEAD, "Header", "Footer") and word.tables:
            continue  # closer lines would cut a picture; where the text of a page begins follows from its header
        if style.styleId == "Portrait":
            continue
        for element in style.iter(w("spacing")):
            opens = next((one.get(w("val")) == "0" for one in style.iter(w("outlineLvl"))), False)
            factors = {
                "line": spacing.leading,
                "before": spacing.sections if opens else spacing.room,
                "after": spacing.room,
            }
            for name, factor in factors.items():
                exact = name == "line" and element.get(w("lineRule")) == "exact"
                if (now := element.get(w(name))) and not exact:
                    more = lead * 20 if name == "before" and style.styleId == first else 0
                    element.set(w(name), str(round(int(now) * factor + more)))

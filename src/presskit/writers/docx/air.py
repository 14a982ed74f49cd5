"""Lets the text of a Word file fill the pages that it has.

In: a filled python-docx document in a built-in template, and how full its pages are to be: as those of the PDF. Out:
the same document, its styles with more room or a little less; never with a page more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from presskit.writers.docx.lines import Air, Block, Row, blocks, pages, stack, top
from presskit.writers.docx.wordml import PICTURE, Element, w


class Full(NamedTuple):
    """How full pages are to be: how many there may be, which share of all of them is filled, and the points that stay
    empty at the foot of a single one.
    """

    pages: int
    share: float
    empty: float = 0.0


OPEN, CLOSE = Air(1.1, 3.6, 1.9), Air(0.93, 0.5, 0.3)
"""The most air and the least; beyond, lines and sections fall apart, or run together."""

PACES = 24
"""Of how many steps the air is between the two."""

SCALES, AIRED = (1.16, 1.1, 1.05, 1.0, 0.95, 0.9, 0.86), 9
"""How large type may be on a page of rows, largest first, and with how many paces of air at least."""

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
"""How much larger type is on pages that the most air leaves empty."""

AIRY = Air(1.12, 2.4, 1.8)
"""The most air of a text that may have as many pages as it needs."""

WELL, FULL = 0.62, 0.86
"""How full the last of several pages is at least, if air can do it, and at most, if air does it."""

SPARE = 26.0
"""Points: two lines that stay empty on the last of several pages, as programs break lines a little differently."""

FOOT = 6.0
"""Points that stay empty at the foot of a single page, for the same reason: the heights that are told are a little too
high anyway.
"""

HEAD, MOST_HEAD = 0.3, 44.0
"""What stays empty stands at the head of the page too: which share of it, and how many points at most."""


def ended(word: Any) -> None:
    """A text that may have as many pages as it needs ends well: its last page is not left nearly empty. What would
    stand there is taken by the pages before, if these have room when they are closed up; else all are opened.
    """
    height, told = _height(word), blocks(word)
    count, last = pages(told, height, Air())
    if count == 1 or last >= WELL * height:
        return
    at = _most(told, height, (count - 1) * height - SPARE, count - 1)
    if at is None:
        at = _most(told, height, (count - 1 + FULL) * height, count, AIRY)
        _aired(word, _between(at or 0, AIRY), 0.0)
    else:
        _aired(word, _between(at), 0.0)


def filled(word: Any, full: Full) -> None:
    """Give the text as much air as fills its pages; where even the most leaves much of them empty, larger type too."""
    if rows := word.element.body.findall(w("tbl")):
        _composed(word, rows)
        return
    height = _height(word)
    spare = FOOT if full.pages == 1 else SPARE
    aim = min(full.share * height * full.pages - full.empty, height * full.pages - spare)
    told = blocks(word)
    at = _most(told, height, aim, full.pages)
    if at == PACES:
        sizes = list(_sizes(word))
        _multiply(sizes, LARGER)
        larger = blocks(word)
        if (step := _most(larger, height, aim, full.pages)) is not None and step > PACES // 2:
            told, at = larger, step
        else:
            _restore(sizes)
    air = _between(at or 0)
    rest = max(0.0, aim - _stands(told, height, air)) + HEAD * full.empty
    _aired(word, air, min(rest, MOST_HEAD) if full.empty else 0.0)


def _composed(word: Any, rows: Sequence[Element]) -> None:
    """A page of rows: the largest type with which it still has air, then the highest row takes what is left of the
    height, and the headings of its first column what that leaves beside the others.
    """
    height = _height(word) - FOOT
    sizes = [(element, size) for element, size in _sizes(word) if not _of_head(element)]
    for scale in SCALES:
        _restore(sizes)
        _multiply(sizes, scale)
        told = [block.at_its_tallest() for block in blocks(word)]
        step = _most(told, height, height, 1, AIRY)
        if step is not None and step >= AIRED:
            break
    air = _between(step or 0, AIRY)
    _aired(word, air, 0.0)
    told = [block.at_its_tallest() for block in blocks(word)]
    if (over := _stands(told, height, Air()) - height) > 0:
        _lower_head(rows[0], over)
        told = [block.at_its_tallest() for block in blocks(word)]
    highest = max((block for block in told if isinstance(block, Row) and len(block.columns) > 1), key=_text_high)
    table = rows[[block for block in told if isinstance(block, Row)].index(highest)]
    left = max(height - _stands(told, height, Air()), 0.0)
    high = min(highest.height(1, Air()) + left, max(_text_high(highest) * MOST_HIGH, highest.least))
    for element in table.iter(w("trHeight")):
        element.set(w("val"), str(round(high * 20)))
    column = highest.columns[0]
    opening = [block for block in column[1:] if block.opens]
    spare = high - stack(column, Air()) - UNDER
    style = next(style for style in word.styles.element.style_lst if style.styleId == "Heading1")
    for spacing in style.iter(w("spacing")):
        if opening and spare > 0 and spacing.get(w("before")):
            more = min(spare / len(opening), MOST_MORE)
            spacing.set(w("before"), str(int(spacing.get(w("before"))) + round(more * 20)))


def _lower_head(head: Element, over: float) -> None:
    """Take so many points, as far as they are white, from a head that has no photograph."""
    if next(head.iter(PICTURE), None) is None:
        for high in head.iter(w("trHeight")):
            high.set(w("val"), str(round(max(int(high.get(w("val"))) - over * 20, LOWEST_HEAD * 20))))


def _text_high(row: Row) -> float:
    """How high the higher of its first and its last column is."""
    return max(stack(column, Air()) for column in row.columns)


def _of_head(element: Element) -> bool:
    """Whether a size is that of a style of the head, whose height is given."""
    style = next(element.iterancestors(w("style")), None)
    return style is not None and style.styleId in OF_HEAD


def _height(word: Any) -> float:
    """Of the text on a page, in points."""
    section = word.sections[0]
    return float(section.page_height.twips - section.bottom_margin.twips) / 20 - top(word)


def _most(told: Sequence[Block | Row], height: float, aim: float, pages: int, most: Air = OPEN) -> int | None:
    """The most air, in paces, with which the text stands no higher than `aim`, and on no more pages where other fonts
    are taken; none where all is too much.
    """
    tall = [block.at_its_tallest() for block in told]

    def fits(step: int) -> bool:
        air = _between(step, most)
        return _stands(told, height, air) <= aim and _stands(tall, height, air) <= height * pages

    low, high = -1, PACES
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low if low >= 0 else None


def _stands(told: Sequence[Block | Row], height: float, air: Air) -> float:
    """How high it stands, pages above one another."""
    count, last = pages(told, height, air)
    return (count - 1) * height + last


def _between(step: int, most: Air = OPEN) -> Air:
    share = step / PACES
    return Air(*(low + (high - low) * share for low, high in zip(CLOSE, most, strict=True)))


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


def _aired(word: Any, air: Air, lead: float) -> None:
    first = word.paragraphs[0].style.style_id if word.paragraphs else ""
    for style in word.styles.element.style_lst:
        if style.styleId in (*OF_HEAD, "Header", "Footer") and word.tables:
            continue  # closer lines would cut a picture; where the text of a page begins follows from its header
        if style.styleId == "Portrait":
            continue
        for spacing in style.iter(w("spacing")):
            opens = next((one.get(w("val")) == "0" for one in style.iter(w("outlineLvl"))), False)
            factors = {"line": air.leading, "before": air.sections if opens else air.room, "after": air.room}
            for name, factor in factors.items():
                exact = name == "line" and spacing.get(w("lineRule")) == "exact"
                if (found := spacing.get(w(name))) and not exact:
                    more = lead * 20 if name == "before" and style.styleId == first else 0
                    spacing.set(w(name), str(round(int(found) * factor + more)))

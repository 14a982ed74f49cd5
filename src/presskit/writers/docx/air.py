"""Lets the text of a Word file fill the pages that it has.

In: a filled python-docx document in a built-in template, and how full its pages are to be: as those of the PDF. Out:
the same document, its styles with more room or a little less; never with a page more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from presskit.writers.docx.lines import Air, Block, at_their_tallest, blocks, pages
from presskit.writers.docx.wordml import Element, w


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

LARGER = 11 / 10.5
"""How much larger type is on pages that the most air leaves empty."""

STUB = 0.3
"""How full the last of several pages is at least: with less on it, the pages before are closed up to take it."""

SPARE = 26.0
"""Points: two lines that stay empty on the last of several pages, as programs break lines a little differently."""

FOOT = 6.0
"""Points that stay empty at the foot of a single page, for the same reason: the heights that are told are a little too
high anyway.
"""

HEAD, MOST_HEAD = 0.3, 44.0
"""What stays empty stands at the head of the page too: which share of it, and how many points at most."""


def closed_up(word: Any) -> None:
    """Take air from a text that may have as many pages as it needs, if that saves it a last one with a few lines."""
    height, told = _height(word), blocks(word)
    count, last = pages(told, height, Air())
    if count > 1 and last < STUB * height:
        at = _most(told, height, (count - 1) * height - SPARE, count - 1)
        if at is not None:
            _aired(word, _between(at), 0.0)


def filled(word: Any, full: Full) -> None:
    """Give the text as much air as fills its pages; where even the most leaves much of them empty, larger type too."""
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


def _height(word: Any) -> float:
    """Of the text on a page, in points."""
    section = word.sections[0]
    return float(section.page_height.twips - section.top_margin.twips - section.bottom_margin.twips) / 20


def _most(told: Sequence[Block], height: float, aim: float, pages: int) -> int | None:
    """The most air, in paces, with which the text stands no higher than `aim`, and on no more pages where other fonts
    are taken; none where all is too much.
    """
    tall = at_their_tallest(told)

    def fits(step: int) -> bool:
        air = _between(step)
        return _stands(told, height, air) <= aim and _stands(tall, height, air) <= height * pages

    low, high = -1, PACES
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low if low >= 0 else None


def _stands(told: Sequence[Block], height: float, air: Air) -> float:
    """How high it stands, pages above one another."""
    count, last = pages(told, height, air)
    return (count - 1) * height + last


def _between(step: int) -> Air:
    share = step / PACES
    return Air(*(low + (high - low) * share for low, high in zip(CLOSE, OPEN, strict=True)))


# --- styles ----------------------------------------------------------------------------------------------------------


def _sizes(word: Any) -> Iterator[tuple[Element, str]]:
    for name in ("sz", "szCs"):
        for element in word.styles.element.iter(w(name)):
            yield element, element.get(w("val"))


def _multiply(sizes: Sequence[tuple[Element, str]], factor: float) -> None:
    for element, size in sizes:
        element.set(w("val"), str(round(int(size) * factor)))  # in halves of points


def _restore(sizes: Sequence[tuple[Element, str]]) -> None:
    for element, size in sizes:
        element.set(w("val"), size)


def _aired(word: Any, air: Air, lead: float) -> None:
    first = word.paragraphs[0].style.style_id if word.paragraphs else ""
    for style in word.styles.element.style_lst:
        if next(style.iter(w("framePr")), None) is not None:
            continue  # a monogram or a picture, which closer lines would cut
        for spacing in style.iter(w("spacing")):
            opens = next((one.get(w("val")) == "0" for one in style.iter(w("outlineLvl"))), False)
            factors = {"line": air.leading, "before": air.sections if opens else air.room, "after": air.room}
            for name, factor in factors.items():
                exact = name == "line" and spacing.get(w("lineRule")) == "exact"
                if (found := spacing.get(w(name))) and not exact:
                    more = lead * 20 if name == "before" and style.styleId == first else 0
                    spacing.set(w(name), str(round(int(found) * factor + more)))

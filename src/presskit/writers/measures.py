"""What a page knows of the look that it is set in: how wide its display type is, and the numbers of the look.

In: a look and a template. Out: `Display`, which estimates the widths of texts and lines, as no style sheet can; and the
measures that the template names in its `template.toml`, with those that the look has of its own for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from presskit.document import Link
from presskit.layout.faces import advances
from presskit.template import Template, look_settings

LONGEST = 400
"""Characters of a text that are looked at: no line has more."""

SPACE = 0.24
"""Between two words, in ems."""


class Display:
    """Measures texts in the display face of a look, the first of its fonts; as estimates where it says so.

    Pages call its methods by their names. (As macros of theirs, they took a tenth of the time of every layout.)
    """

    def __init__(self, look: Template, stand_ins: Mapping[str, Path] | None = None) -> None:
        settings = look_settings(look)
        first = settings.fonts[0].file if settings.fonts else ""
        own = (stand_ins or {}).get(first)
        estimated = settings.widths == "estimated" or not first
        self._letters = advances(own) if own else {} if estimated else advances(look.file(first))

    @classmethod
    def of_names(cls, look: Template, stand_ins: Mapping[str, Path] | None = None) -> Display:
        """The face in which a look sets names as large as on a cover; its display face where it says none."""
        settings, display = look_settings(look), cls(look, stand_ins)
        letters = settings.pages.type.get("name")
        if letters is not None:
            display._letters = advances((stand_ins or {}).get(letters.font) or look.file(letters.font))
        return display

    def ems(self, text: str) -> float:
        """The width of a text on one line, in ems."""
        letters = self._letters
        return sum(letters.get(letter) or _estimated(letter) for letter in text[:LONGEST])

    def longest(self, text: str) -> float:
        """The width of its longest word, in ems; short words do not count."""
        return max([3.0, *(self.ems(word) for word in text.split() if len(word) > 5)])

    def balanced(self, text: str, full: float, least: int = 1) -> float:
        """The narrowest width, in ems, in which it has no more lines than in `full` and not fewer than `least`."""
        widths = [self.ems(word) for word in text[:LONGEST].split()]
        most, best = max(_lines(widths, full, SPACE), min(least, len(widths))), full
        for percent in range(96, 24, -4):
            width = full * percent / 100
            if max(widths, default=0.0) <= width and _lines(widths, width, SPACE) <= most:
                best = width
        return round(best, 2)

    def phrased(self, text: str, room: float) -> list[str]:
        """The lines of a text that is set large: as few as the room holds, in ems, even, and broken where its sense is:
        behind a mark rather than behind an article, none of them a lone word.
        """
        words = text.split()
        widths = [self.ems(word) for word in words]
        count = _lines(widths, room)
        if count == 1 or len(words) > MOST_PHRASED:
            return [text]
        even = (sum(widths) + SPACE * (len(words) - count)) / count
        best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [0])}
        for line in range(1, count + 1):
            for end in range(line, len(words) + 1):
                ways = [
                    (cost + _unlike(words, widths, (begin, end), even, room), [*ends, end])
                    for begin in range(line - 1, end)
                    for cost, ends in [best.get((line - 1, begin), (math.inf, []))]
                    if cost < math.inf
                ]
                if ways:
                    best[line, end] = min(ways)
        cost, ends = best.get((count, len(words)), (math.inf, []))
        return [" ".join(words[one:other]) for one, other in pairwise(ends)] if cost < math.inf else [text]

    def said(self, text: str, room: float, sizes: Sequence[float]) -> tuple[float, list[str]]:
        """The size at which a quotation stands in a room, and its lines there: the first of these sizes, from large to
        small, in the unit of the room, at which no sentence ends within a line; the largest if there is none.
        """
        ways = [(size, self.phrased(text, 0.97 * room / size)) for size in sizes]
        return next((way for way in ways if not any(map(_SENTENCE_WITHIN.search, way[1]))), ways[0])

    def largest(
        self, words: Sequence[str | float], room: float, height: float, most: float, lines: Sequence[int]
    ) -> tuple[float, float]:
        """The size in points, and the width in ems, at which a name is largest in a field so wide and so high.

        It is broken only between the `words`, or what is so many ems wide, on as many lines as serve it best: `lines`
        are the numbers to try, the first one preferred. `most` is the largest size.
        """
        widths = [self.ems(word) if isinstance(word, str) else word for word in words]
        widest, total = max(widths), sum(widths) + SPACE * (len(words) - 1)
        size, width = 0.0, total
        for count in lines:
            if count <= len(words):
                steps = (widest + (total - widest) * step / 40 + 0.001 for step in range(41))
                narrowest = next(step for step in steps if _lines(widths, step) <= count)
                possible = min(most, room / narrowest / 1.04, height / count)
                if possible > size * (1.06 if count < 4 else 1.35):
                    size, width = possible, narrowest
        return round(size, 2), round(width, 2)

    def spread(
        self, texts: Sequence[str], size: float, narrow: float, room: float, high: float, below: float
    ) -> list[QuotePage]:
        """Quotations over pages of their own, each page well filled; none where they fill none.

        `size` is that of a short one, in points; it grows as far as the pages hold. `narrow` is the width of its
        letters, in an italic for example, as a share of those of the display face. `room` and `high` are the text's of
        a page, in points, and `below` what stands below each quotation.
        """
        words = [[self.ems(word) * narrow for word in text.split()] for text in texts]
        shares = [next(share for most, *share in _QUOTED if len(text) < most) for text in texts]
        for count in range(1, len(texts) // 2 + 1):
            for percent in range(150, 95, -5):
                types = [(size * share * percent / 100, width * room, lead) for share, width, lead in shares]
                heights = [
                    _lines(found, width / type / 1.02) * type * lead + below
                    for found, (type, width, lead) in zip(words, types, strict=True)
                ]
                cuts = _even([one + APART[0] for one in heights], count)
                pages = [
                    QuotePage.of(heights[begin:end], high, [(type, width) for type, width, _ in types[begin:end]])
                    for begin, end in cuts
                ]
                if min(page.apart for page in pages) >= APART[0]:
                    return pages if max(page.empty for page in pages) <= EMPTY * high else []
        return []

    def in_lines(self, items: Iterable[Link | str], room: float) -> list[list[Link | str]]:
        """The items, line by line, as many on each as it has room for, in ems; see `in_lines`."""
        return in_lines(items, room, self.ems)

    def names(self) -> dict[str, Callable[..., Any]]:
        """What a page can call."""
        calls = (self.ems, self.longest, self.balanced, self.phrased, self.largest, self.spread, self.in_lines)
        return {call.__name__: call for call in calls}


_QUOTED = ((90, 1.0, 1.0, 1.2), (240, 0.8, 1.0, 1.24), (700, 0.56, 0.88, 1.34), (1 << 30, 0.42, 0.8, 1.42))
"""Of a quotation shorter than so many characters: its share of the largest size, of the room, and its leading."""

APART = (40.0, 130.0)
"""Points between two quotations on a page of their own, at least and at most."""

EMPTY = 0.15
"""The share of a page of quotations that may stay empty at its foot."""


class QuotePage(NamedTuple):
    """A page of quotations: how far apart they stand, what stays empty at its foot, both in points, and for each of
    them the size of its type and the width of its lines, in points.
    """

    apart: float
    empty: float
    types: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, heights: Sequence[float], high: float, types: Sequence[tuple[float, float]]) -> QuotePage:
        """Quotations so high on a page so high."""
        left, between = high - sum(heights), max(len(heights) - 1, 1)
        apart = min(left / between, APART[1])
        rounded = tuple((round(size, 1), float(round(width))) for size, width in types)
        return cls(round(apart, 1), left - apart * (len(heights) - 1), rounded)


def _even(heights: Sequence[float], count: int) -> list[tuple[int, int]]:
    """Where each of so many pages begins and ends, so that things in their order fill all about as far."""
    ends, done, total = [0], 0.0, sum(heights)
    for at, height in enumerate(heights):
        if len(ends) < count and at > ends[-1] and done + height / 2 > total * len(ends) / count:
            ends.append(at)
        done += height
    return list(pairwise([*ends, len(heights)]))


_SENTENCE_WITHIN = re.compile(r"[.!?][”’\"']? \S")

MOST_PHRASED = 60
"""Words of a text that is broken by its sense: a longer one is read as running text."""


def _unlike(words: Sequence[str], widths: Sequence[float], line: tuple[int, int], even: float, room: float) -> float:
    """How far a line is from a good one: not as long as the others, or broken behind a word that leans on the next."""
    begin, end = line
    width = sum(widths[begin:end]) + SPACE * (end - begin - 1)
    if width > room:
        return math.inf
    cost = ((width - even) / even) ** 2
    if end == len(words):
        return cost + (1.0 if end - begin == 1 else 0.0)
    last = words[end - 1].rstrip("”’\"'")
    if last[-1] in ".;:!?…":
        return cost - 0.2
    return cost - 0.1 if last[-1] in ",–—" else cost + 0.25 if len(last) < LEANS else cost


LEANS = 4
"""Letters of a word that leans on the one after it, as articles and prepositions do; longer ones may."""

DIVIDED = 1.2
"""What a mark between two items of a line takes with its spaces, in ems."""


def in_lines(items: Iterable[Link | str], room: float, ems: Callable[[str], float]) -> list[list[Link | str]]:
    """The items, line by line: marks stand between two of them, and never where a line begins or ends."""
    lines: list[list[Link | str]] = []
    left = 0.0
    for item in items:
        width = ems(item if isinstance(item, str) else item.label)
        if not lines or left < DIVIDED + width:
            lines.append([])
            left = room + DIVIDED
        lines[-1].append(item)
        left -= DIVIDED + width
    return lines


def estimated(text: str) -> float:
    """The width of a text on one line in an ordinary face, a little wide, in ems."""
    return sum(map(_estimated, text[:LONGEST]))


def _lines(widths: Sequence[float], room: float, indent: float = 0.0) -> int:
    """How many lines words of these widths take, the first of them so much indented."""
    count, line = 1, 0.0
    for width in widths:
        if line and line + SPACE + width > room:
            count, line = count + 1, width
        else:
            line += (SPACE if line else indent) + width
    return count


@cache
def _estimated(letter: str) -> float:
    """A letter's width in a book face, in ems, a little wide."""
    for letters, width in _ALIKE:
        if letter in letters:
            return width
    if letter in "MW" or letter > "⺀":  # of Chinese, Japanese and Korean all are square
        return 1.0
    if letter in "BEFLPRSZ":
        return 0.62
    if letter.isupper():
        return 0.76
    return 0.58 if "ά" <= letter <= "ώ" else 0.63 if letter > "ʯ" else 0.56


_ALIKE = (("iljtI.,:;'’!|- ιίΙі", 0.28), ('frsaceczJ()“”"?εζξέ', 0.45), ("mwωφψжшщыю", 0.82))


def measures(template: Template, look: Template, paper: str) -> dict[str, float]:
    """The numbers that a template asks for, as the look has them on a paper; others that it has are not asked for."""
    own = look_settings(look).measures.get(template.name, {})
    return {name: getattr(own.get(name, value), paper) for name, value in template.settings.measures.items()}

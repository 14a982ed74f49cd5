"""What a cover without a photograph shows of its subject: lengths, at one scale, else the career, a bar for each
post from its first year to its last. A page inside tells the same at length.

In: a `Setting`. Out: strokes, and blocks that draw them from edge to edge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from presskit.document import capital, plain
from presskit.layout import career, numbers
from presskit.layout.page import Block, Rect
from presskit.layout.setting import ASIDE, Setting

STAIR = 5
"""As many posts with dates make a picture."""

MOST = 9
"""Posts that are drawn, the latest."""


@dataclass(frozen=True)
class Stroke:
    """A bar, from where to where of the width, on which ground it is painted, and what is said below it."""

    begin: float
    end: float
    ground: str
    told: str = ""


def lengths(s: Setting) -> list[Stroke]:
    """Lengths at one scale, if there are three."""
    found = numbers.measured(s.contents.section("numbers"))[:4]
    if len(found) < 3:
        return []
    return [
        Stroke(0.0, metres / found[0][0], "now", f"{plain(entry.title)}  {capital(plain(entry.subtitle))}")
        for metres, entry in found
    ]


def posts(s: Setting) -> list[Stroke]:
    """The posts with dates, the earliest first, if they make a picture."""
    drawn = [post for post in reversed(s.contents.posts) if not post.undated][-MOST:]
    axis = career.axis(drawn, s.now) if len(drawn) >= STAIR else None
    if axis is None:
        return []

    def share(year: float | None) -> float:
        return 1.0 if year is None else (min(max(year, axis.begin), axis.end) - axis.begin) / (axis.end - axis.begin)

    found = []
    for post in drawn:
        begin = min(share(post.begin), 0.97)
        ground = "now" if post.goes_on else "past" if post.section != "education" else "study"
        found.append(Stroke(begin, max(share(post.end), begin + 0.02), ground))
    return found


def told(s: Setting) -> str:
    """What the bars of the posts are, with their years; nothing if there are none."""
    drawn = [post for post in reversed(s.contents.posts) if not post.undated][-MOST:]
    axis = career.axis(drawn, s.now) if len(drawn) >= STAIR else None
    return f"{math.floor(axis.begin)}–{math.floor(axis.end)}: {s.label('drawn_career')}" if axis else ""


def height(s: Setting, strokes: Sequence[Stroke], thick: float) -> float:
    """How high a field of bars is, each so thick."""
    said = s.role("meta").line(ASIDE) + 3.0 if any(one.told for one in strokes) else 0.0
    return len(strokes) * (thick + said)


def field(s: Setting, strokes: Sequence[Stroke], y: float, thick: float, grounds: dict[str, str]) -> list[Block]:
    """The bars below each other from a height of the page on; those of lengths begin at the margin, and what they are
    stands below them.
    """
    grid, blocks = s.grid, list[Block]()
    each = height(s, strokes, thick) / len(strokes)
    for at, one in enumerate(strokes):
        left = grid.side if one.told else 0.0
        room = grid.width - left
        top = y + at * each
        place = Rect(
            left + room * one.begin, top, max(room * (one.end - one.begin), 0.7), thick + (0 if one.told else 0.1)
        )
        blocks.append(Block("cover.bar", grounds[one.ground], place, place))
        if one.told:
            place = Rect(grid.side, top + thick + 1.0, grid.width - 2 * grid.side, s.role("meta").line(ASIDE) + 0.5)
            label = Block("cover.bar.label", "none", place, place)
            label.add(s.text("meta", one.told, ASIDE, place.w))
            blocks.append(label)
    return blocks

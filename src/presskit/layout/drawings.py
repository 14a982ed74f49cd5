"""What a cover without a photograph shows of its subject: the career, a bar with its name for each post from its first
year to its last, and before these an open one for each of which no dates are published; else lengths at one scale.

In: a `Setting`. Out: strokes, and blocks that draw them from edge to edge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from presskit.document import capital, plain
from presskit.layout import career, numbers
from presskit.layout.contents import Post
from presskit.layout.faces import MM
from presskit.layout.page import Block, Rect
from presskit.layout.setting import Setting

POSTS, DATED, MOST = 4, 2, 9
"""As many posts make a picture, of which so many have dates; and so many are drawn, the latest."""

LABEL = 11.5
"""Points of what stands below a bar."""

ROOM = 2.6
"""Millimetres between a bar and its name."""

ZONE = 0.36
"""The share of the width before the first year, where names stand in the open bars."""


@dataclass(frozen=True)
class Stroke:
    """A bar, from where to where of the width, on which ground it is painted, what is said below it, and its name."""

    begin: float
    end: float
    ground: str
    told: str = ""
    name: str = ""


def strokes(s: Setting) -> list[Stroke]:
    """What there is to draw: posts, else lengths; nothing if there are too few."""
    return posts(s) or lengths(s)


def lengths(s: Setting) -> list[Stroke]:
    """Lengths at one scale, if there are three."""
    found = numbers.measured(s.contents.section("numbers"))[:4]
    if len(found) < 3:
        return []
    return [
        Stroke(0.0, metres / found[0][0], "now", f"{plain(entry.title)}  {capital(plain(entry.subtitle))}")
        for metres, entry in found
    ]


def _drawn(s: Setting) -> tuple[list[Post], career.Time | None]:
    """The posts of a picture, the earliest first, and their time; no time if they make none."""
    every = list(reversed(s.contents.posts))
    drawn = [*(post for post in every if post.earlier), *(post for post in every if post.shown is not None)][-MOST:]
    enough = len(drawn) >= POSTS and sum(1 for post in drawn if not post.earlier) >= DATED
    time = career.time(drawn, s.now) if enough else None
    return drawn, replace(time, left=100 * ZONE if time.left else 0.0) if time else None


def posts(s: Setting) -> list[Stroke]:
    """The posts, the earliest first, if they make a picture."""
    drawn, time = _drawn(s)
    if time is None:
        return []
    found = []
    for post in drawn:
        name = plain(post.name)
        if post.shown is None:
            found.append(Stroke(0.0, ZONE, "open", name=name))
            continue
        begin = min(time.at(post.shown) / 100, 0.97)
        end = 1.0 if post.end is None else time.at(post.end) / 100
        ground = "now" if post.goes_on else "past" if post.section != "education" else "study"
        found.append(Stroke(begin, max(end, begin + 0.02), ground, name=name))
    return found


def told(s: Setting) -> str:
    """What the bars of the posts are, with their years; nothing if there are none."""
    drawn, time = _drawn(s)
    if time is None:
        return ""
    said = f"{time.told}: {s.label('drawn_career')}"
    return f"{said}; {s.label('key_open')}" if any(post.earlier for post in drawn) else said


def height(s: Setting, strokes: Sequence[Stroke], thick: float) -> float:
    """How high a field of bars is, each so thick."""
    said = s.role("meta").line(LABEL) + 4.5 if any(one.told for one in strokes) else 0.0
    return len(strokes) * (thick + said)


def field(s: Setting, strokes: Sequence[Stroke], y: float, thick: float, grounds: Mapping[str, str]) -> list[Block]:
    """The bars below each other from a height of the page on; those of lengths begin at the margin, and what they are
    stands below them; the names of posts stand on them or beside them.
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
        if one.ground == "open":
            blocks.append(Block("cover.bar.open", "none", place, place))
        else:
            blocks.append(Block("cover.bar", grounds[one.ground], place, place))
        if one.told:
            place = Rect(grid.side, top + thick + 1.0, grid.width - 2 * grid.side, s.role("meta").line(LABEL) + 0.5)
            label = Block("cover.bar.label", "none", place, place)
            label.add(s.text("meta", one.told, LABEL, place.w))
            blocks.append(label)
    return [*blocks, *_names(s, strokes, y, each)]


def _names(s: Setting, strokes: Sequence[Stroke], y: float, each: float) -> list[Block]:
    """The names of posts in one size: each after its bar; where that has no room there, on it, else before it."""
    named = [one for one in strokes if one.name]
    if not named:
        return []
    grid, role = s.grid, s.role("head")
    size = min(each * 0.6 / MM, 30.0)
    widest = max(role.width(one.name, 100) for one in named)
    size = max(9.5, min(size, 100 * grid.width * 0.5 / widest))
    blocks = []
    for at, one in enumerate(strokes):
        wide = role.width(one.name, size) * 1.02 + 1
        begin, end = max(grid.width * one.begin, grid.side - ROOM), min(grid.width * one.end, grid.width - grid.side)
        inside, right = begin + ROOM + wide <= end, end + ROOM + wide <= grid.width - grid.side * 0.6
        if one.ground == "open" or (inside and not right):
            x = begin + ROOM
        else:
            x = end + ROOM if right or begin - ROOM - wide <= 0 else max(begin - ROOM - wide, grid.side * 0.6)
        place = Rect(x, y + at * each + (each - role.line(size)) / 2, wide, role.line(size) + 0.5)
        block = Block("cover.bar.name", "none", place, place)
        block.add(s.text("head", one.name, round(size, 1), wide))
        blocks.append(block)
    return blocks

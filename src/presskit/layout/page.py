"""What a composed page is: blocks that stand in their places on a grid, and what stands in each, in order.

In: the measures of a look and a paper. Out: a `Grid`, which places blocks, and `Page`s, which templates write as
markup.
All lengths are millimetres from the top left of the paper; sizes of type are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, NamedTuple

from presskit.document import Link, Picture

COLUMNS = 12


class Rect(NamedTuple):
    """A place on the paper."""

    x: float
    y: float
    w: float
    h: float

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def right(self) -> float:
        return self.x + self.w

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom


# --- what stands in a block -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Item:
    """Something that stands in a block: `above` is the space before it, `height` its own, as measured."""

    kind: ClassVar[str] = ""
    height: float
    above: float = field(default=0.0, kw_only=True)

    @property
    def taken(self) -> float:
        """What it takes of the block."""
        return self.above + self.height


@dataclass(frozen=True)
class Text(Item):
    """Paragraphs in one role of type. `lines` are the text broken already, each in a size of its own if there are
    `sizes`, and with so much before it, in millimetres, if they are `apart`; `marks` are the numbers of its sources;
    `tone` is `accent` or `quiet`; what is `said` stands between quotation marks; `ruled` has a line above it; `label`
    runs into the first line.
    """

    kind: ClassVar[str] = "text"
    role: str
    paragraphs: tuple[str, ...]
    size: float
    line: float
    between: float = 0.0
    tag: str = "p"
    lines: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    tone: str = ""
    said: bool = False
    ruled: bool = False
    url: str = ""
    label: str = ""
    sizes: tuple[float, ...] = ()
    apart: tuple[float, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of a list: what stands before it (a year, a number, a label), its title, what is said below it."""

    lead: str = ""
    title: str = ""
    note: str = ""
    marks: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    number: int = 0
    url: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rows(Item):
    """A list. `form` says how its rows are set: `dated` with years before them, `stacked` with labels above, `plain`
    without, `numbered` with numbers, `sources`. `lead`, `title` and `note` are sizes; `indent` is the room for what
    stands before a row, `pad` the space above and below its text.
    """

    kind: ClassVar[str] = "rows"
    form: str
    rows: tuple[Row, ...]
    title: float
    note: float
    lead: float
    indent: float = 0.0
    pad: float = 1.8
    ordered: bool = False
    role: str = "row"


@dataclass(frozen=True)
class Ways(Item):
    """Ways to reach somebody, in a line or, `stacked`, below each other; `who` comes first."""

    kind: ClassVar[str] = "ways"
    who: tuple[str, str]
    links: tuple[Link, ...]
    size: float
    line: float
    stacked: bool = False
    ruled: bool = False


@dataclass(frozen=True)
class Shot(Item):
    """A photograph, cut to the size of its place, or a drawing; `cut` is the name by which it is asked for."""

    kind: ClassVar[str] = "shot"
    picture: Picture
    cut: str
    w: float
    h: float


@dataclass(frozen=True)
class Bar:
    """A bar of a drawn career: from where to where, in per cent of the width, and how it is drawn."""

    left: float
    width: float
    form: str


@dataclass(frozen=True)
class Tick:
    """A year on an axis, at a place in per cent of its width."""

    year: str
    at: float
    side: str = ""


@dataclass(frozen=True)
class Axis(Item):
    """The years above bars; in the first `told` millimetres of it the `key`: what the bars mean, in words, by their
    forms.
    """

    kind: ClassVar[str] = "axis"
    ticks: tuple[Tick, ...]
    key: tuple[tuple[str, str], ...] = ()
    told: float = 0.0
    ground: str = "paper"


@dataclass(frozen=True)
class Strip(Item):
    """A lane of time with bars, as high as the item; what goes on runs `bleed` millimetres further, off the paper.
    `told`, in a `size`, stands on it beside a place in per cent of its width: `after` it, `before` it, or after it
    `within` a bar.
    """

    kind: ClassVar[str] = "strip"
    bars: tuple[Bar, ...]
    ground: str = "paper"
    bleed: float = 0.0
    told: str = ""
    at: float = 0.0
    side: str = ""
    size: float = 0.0


@dataclass(frozen=True)
class Marks(Item):
    """So many marks for each year on an axis; `coming` of the last are open."""

    kind: ClassVar[str] = "marks"
    ticks: tuple[Tick, ...]
    columns: tuple[tuple[float, int, int], ...]
    mark: float
    gap: float


@dataclass(frozen=True)
class Count(Item):
    """A number drawn: a mark for each, in rows; a share of 100 as a bar that is filled so far."""

    kind: ClassVar[str] = "count"
    rows: tuple[int, ...] = ()
    mark: float = 0.0
    gap: float = 0.0
    share: float = 0.0


@dataclass(frozen=True)
class Scale(Item):
    """A bar, in per cent of the width: a measure beside others at one scale."""

    kind: ClassVar[str] = "scale"
    width: float
    thick: float


@dataclass(frozen=True)
class Beside(Item):
    """Stacks of items beside each other, so wide and so far apart."""

    kind: ClassVar[str] = "beside"
    stacks: tuple[tuple[Item, ...], ...]
    widths: tuple[float, ...]
    gap: float


def raised(item: Item, above: float) -> Item:
    """The item with so much space before it."""
    return replace(item, above=above)


def beside(stacks: Sequence[Sequence[Item]], widths: Sequence[float], gap: float, above: float = 0.0) -> Beside:
    """The stacks as one item, as high as the highest."""
    high = max((stacked(stack) for stack in stacks), default=0.0)
    return Beside(high, tuple(map(tuple, stacks)), tuple(widths), gap, above=above)


# --- blocks and pages -------------------------------------------------------------------------------------


@dataclass
class Block:
    """A place on a page with a ground, painted in `paint`; its items stand in `inner`, from the top, and those of
    `foot` at its bottom.
    """

    name: str
    ground: str
    paint: Rect
    inner: Rect
    items: list[Item] = field(default_factory=list)
    foot: list[Item] = field(default_factory=list)
    picture: Shot | None = None

    def add(self, *items: Item) -> None:
        """Put them below what stands there."""
        self.items += items

    def each(self) -> Iterator[Item]:
        """Every item, those beside each other too."""
        for item in (*self.items, *self.foot):
            yield item
            if isinstance(item, Beside):
                yield from (one for stack in item.stacks for one in stack)

    @property
    def used(self) -> float:
        """The height that its items take, as measured."""
        return sum(item.taken for item in (*self.items, *self.foot))

    @property
    def room(self) -> float:
        """What is left of its height."""
        return self.inner.h - self.used


@dataclass
class Page:
    """A composed page: its type, what stands in its running head, the blocks in the order in which they are read.

    `title` is what a bookmark of it is called, `above` whether its running head stands at the top, where it can.
    """

    type: str
    part: str
    blocks: list[Block]
    title: str = ""
    ground: str = "paper"
    bare: bool = False
    id: str = ""

    @property
    def has_title(self) -> bool:
        """Whether it has a heading of the second level: without, those of its lists are."""
        return any(getattr(item, "tag", "") == "h2" for block in self.blocks for item in block.each())

    def ground_at(self, x: float, y: float) -> str:
        """What a point of the page lies on: a ground, or `photo`."""
        found = self.ground
        for block in self.blocks:
            if block.paint.holds(x, y):
                found = "photo" if block.picture else block.ground if block.ground != "none" else found
        return found


@dataclass(frozen=True)
class Grid:
    """The measures of a paper and a look: margins, gutter, and whether blocks lie edge to edge (`flush`) or on paper
    between margins.
    """

    width: float
    height: float
    side: float
    head: float
    foot: float
    gutter: float
    inset: float
    flush: bool
    grounds: dict[str, str]
    cover: str = "over"

    @property
    def floor(self) -> float:
        """Where what stands on a page ends."""
        return self.height - self.foot

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.width - 2 * self.side - (COLUMNS - 1) * self.gutter) / COLUMNS

    def x(self, column: float) -> float:
        """Where a column begins."""
        return self.side + column * (self.column + self.gutter)

    def across(self, columns: float) -> float:
        """The width of so many columns with the gutters between them."""
        return columns * self.column + (columns - 1) * self.gutter

    def ground(self, name: str, usual: str = "paper") -> str:
        """The ground that the look gives a block."""
        return self.grounds.get(name, usual)

    def block(
        self,
        name: str,
        left: float,
        right: float,
        top: float,
        bottom: float,
        *,
        usual: str = "paper",
        deep: bool = True,
    ) -> Block:
        """A block from a column to another, from `top` to `bottom`, both as painted: 0 and `height` are the edges of
        the paper. `deep`: it keeps away from the running head at the top.
        """
        ground = self.ground(name, usual)
        x0, x1 = self._edges(left, right, ground)
        inner = Rect(x0, top, x1 - x0, bottom - top)
        if self.flush:
            inner = self._padded(inner, left, right, top, bottom, deep)
            return Block(name, ground, Rect(x0, top, x1 - x0, bottom - top), inner)
        above = (self.head if deep else self.inset) if top <= 0 else 0.0
        if ground in ("paper", "none"):
            end = min(bottom, self.floor)
            place = Rect(inner.x, top + above, inner.w, end - top - above)
            return Block(name, ground, place, place)
        return Block(name, ground, inner, self._padded(inner, left, right, top, bottom, deep))

    def _edges(self, left: float, right: float, ground: str) -> tuple[float, float]:
        if self.flush:
            return self.width * left / COLUMNS, self.width * right / COLUMNS
        grounded = ground not in ("paper", "none")
        begin = 0.0 if grounded and left <= 0 else self.x(left)
        end = self.width if grounded and right >= COLUMNS else self.x(right) - self.gutter
        return begin, end

    def _padded(self, rect: Rect, left: float, right: float, top: float, bottom: float, deep: bool) -> Rect:
        before = self.side if left <= 0 else self.inset
        after = self.side if right >= COLUMNS else self.inset
        above = (self.head if deep else self.inset) if top <= 0 else self.inset
        below = self.foot if bottom >= self.height else self.inset
        return Rect(rect.x + before, rect.y + above, rect.w - before - after, rect.h - above - below)


def stacked(items: Sequence[Item]) -> float:
    """How high items are that stand below each other."""
    return sum(item.taken for item in items)

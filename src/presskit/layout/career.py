"""The career: a drawing to scale across the page, an axis that is linear in time with a bar for each employer; below
it, in columns, what is said of each, in type as large as that of a biography.

In: the posts of a profile. Out: pages, or blocks for the lower part of one. Of what has no dates nothing is drawn, and
of few dates no chart is made: such posts stand in words. What the bars mean is said in a key wherever it is not plain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from presskit.document import Entry, capital
from presskit.layout.columns import even_cuts
from presskit.layout.contents import Post, dates
from presskit.layout.faces import MM
from presskit.layout.page import Bar, Block, Career, Item, Lane, Page, Rect, Tick, stacked
from presskit.layout.setting import SMALLEST, Setting
from presskit.layout.works import pull

SHORT, MIDDLE, LONG = 4, 8, 24
"""Years of an axis up to which it has a label for every year, every second, every fifth; beyond, every tenth."""

SIDED = 4
"""As many facts make a column of their own beside the lists, which have no head then for a saying."""

DRAWABLE = 4
"""As many posts with dates make a chart; fewer stand in words."""

LEAST_NAMES, MOST_NAMES, BESIDE = 16.0, 36.0, 3.0
"""Per cent of the width that the names take at least and at most; and those between them and the bars."""

EDGE = 96.0
"""Per cent of the width beyond which a year stands left of its place, or it would leave the page."""


@dataclass(frozen=True)
class Axis:
    """A stretch of time, and the per cent of the width that the names take."""

    begin: float
    end: float
    text: float = LEAST_NAMES

    @property
    def left(self) -> float:
        """Where the chart begins, in per cent of the width."""
        return self.text + BESIDE

    def at(self, year: float) -> float:
        """Where a time stands, in per cent of the width."""
        share = (min(max(year, self.begin), self.end) - self.begin) / (self.end - self.begin)
        return round(self.left + (100 - self.left) * share, 3)

    def ticks(self) -> tuple[Tick, ...]:
        """The years that are written on it: its first and last, and those between that leave room."""
        years = self.end - self.begin
        step = 1 if years <= SHORT else 2 if years <= MIDDLE else 5 if years <= LONG else 10
        first, last = math.floor(self.begin), math.floor(self.end)
        inner = [year for year in range(first + 1, last) if year % step == 0]
        gap = 8.0
        kept = [year for year in inner if min(self.at(year) - self.at(first), self.at(last) - self.at(year)) > gap]
        ticks = [Tick(str(first), self.at(first), "first"), *(Tick(str(year), self.at(year)) for year in kept)]
        if last > first and (len(ticks) > 1 or self.at(last) - self.at(first) > gap):
            ticks.append(Tick(str(last), self.at(last), "last" if self.at(last) > EDGE else ""))
        return tuple(ticks)


def axis(posts: Sequence[Post], now: float) -> Axis | None:
    """The axis of these posts, to this day; None if nothing has a date."""
    begins = [post.begin for post in posts if post.begin is not None]
    if not begins:
        return None
    begin = math.floor(min(begins))
    ends = [span.end for post in posts for span in post.spans if span.end is not None]
    end = max([now if any(post.goes_on for post in posts) else begin + 1, *ends, begin + 1])
    return Axis(begin, end)


def worth_drawing(posts: Sequence[Post]) -> bool:
    """Whether a drawing of them says something: four posts with dates at least, and not more without than with."""
    dated = sum(1 for post in posts if not post.undated)
    return dated >= DRAWABLE and 2 * dated >= len(posts)


# --- pages ------------------------------------------------------------------------------------------------


def career(s: Setting, now: float) -> list[Page]:
    """The whole career, on as many pages as it takes; none if it is not worth a page."""
    s.part = "career"
    posts = [_briefly(post, s.contents.told) for post in s.contents.posts]
    drawn = axis(posts, now) if worth_drawing(posts) else None
    if drawn is None:
        return []
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    for count in range(1, len(posts) + 1):
        parts = [posts[begin:end] for begin, end in even_cuts([_weight(s, post) for post in posts], count)]
        found = [_size(s, part, 0.0, LEAST) for part in parts]
        if count == len(posts) or all(found):
            size = min(one or LEAST for one in found)
            return [_page(s, axis(part, now) or drawn, part, size) for part in parts]
    return []


def _briefly(post: Post, told: set[str]) -> Post:
    """A post without the texts that another page tells."""
    entries = [replace(one, text="", points=()) if one.key in told else one for one in post.entries]
    return replace(post, entries=entries)


def _weight(s: Setting, post: Post) -> float:
    """About the height that a post takes of a page, its bar and half of its text."""
    return stacked(_post(s, post, s.grid.across(6), 10.4)) / 2 + LANE


def _page(s: Setting, drawn: Axis, posts: Sequence[Post], size: float) -> Page:
    heading = s.label("career")
    return Page("career", heading, _drawn(s, drawn, posts, 0.0, size), title=heading)


def below(s: Setting, posts: Sequence[Post], drawn: Axis, top: float, least: float) -> list[Block]:
    """The career from a height of the page down to its foot, filling it, as large as it can be but in no smaller type
    than `least`; nothing if it has no room there.
    """
    s.part = "career"  # its texts become denser where a layout has shown that they are
    size = _size(s, posts, top, least)
    return _drawn(s, drawn, posts, top, size) if size else []


SIZES = (17.0, 15.6, 14.4, 13.4, 12.8, 12.2, 11.6, 11.2, 10.8, 10.4, 10.1, 9.8, 9.5)
"""Points of what is said of a post, from roomy to tight."""

LEAST = SIZES[-1]

HEAD, SAYING = 27.0, 11.0
"""Millimetres of the head of a page: from when to when; and those more for a saying beside it."""

AXIS, KEY = 14.0, 6.0
"""Millimetres of an axis with the key above it, and of the key."""

LANE, ROOMY, MOST_LANE = 6.4, 9.0, 32.0
"""Millimetres from bar to bar: at least, where they are to make a picture, and at most."""

BAR = 0.7
"""The height of a bar, of its lane's."""

SURE = 2.0
"""Millimetres that stay free at the foot: a line that a page has no room for is left out of it."""

APART = 3.4
"""Millimetres between what is said of two posts, at least."""


def _size(s: Setting, posts: Sequence[Post], top: float, least: float) -> float:
    """The size of type with which the chart and the texts fill the page from a height on: rather a picture than the
    largest type. 0 if they do not fit.
    """
    floor = s.grid.floor - top - _around(s, top)
    for lane, smallest in ((ROOMY, 10.4), (LANE, least)):
        room = floor - lane * _drawable(posts)
        for size in SIZES:
            if size >= max(smallest, least) and _texts(s, posts, size, EVEN).high <= room:
                return size
    return 0.0


def _drawable(posts: Sequence[Post]) -> int:
    return sum(1 for post in posts if not post.undated)


def _around(s: Setting, top: float) -> float:
    """What a chart and the texts below it take besides lanes and texts."""
    grid = s.grid
    above = grid.head + _head(s) if top == 0 else grid.inset
    return above + AXIS + grid.inset + _between(s) + 1.5


def _head(s: Setting) -> float:
    return HEAD + (SAYING if _saying(s) else 0.0)


def _between(s: Setting) -> float:
    """Millimetres from the ground of the chart to the texts."""
    return s.grid.inset if s.grid.flush else 8.0


EVEN, SPLITS = (0.5,), (0.5, 0.54, 0.46, 0.58, 0.42, 0.62, 0.38)
"""The shares of the width, but for the gutter, that the first of two columns takes."""


class Texts(NamedTuple):
    """What is said of the posts in two columns: how many stand in the first, how wide the columns are, and how high, at
    most and of the lower one.
    """

    first: int
    widths: tuple[float, float]
    high: float
    low: float

    @property
    def cost(self) -> float:
        """How little is won: where one is much lower than the other, there is a hole."""
        return self.high + 1.5 * (self.high - self.low)


def _texts(s: Setting, posts: Sequence[Post], size: float, splits: Sequence[float]) -> Texts:
    """The posts over two columns, so wide that these end as near to each other as can be."""
    grid = s.grid
    room = grid.width - 2 * grid.side - _gutter(s)
    found: Texts | None = None
    most = math.inf  # columns of other widths are not to be higher than even ones
    for share in splits:
        widths = (room * share, room * (1 - share))
        left, right = ([stacked(_post(s, post, width, size)) + APART for post in posts] for width in widths)
        for first in range(1, len(posts) + 1):
            high = (sum(left[:first]) - APART, max(sum(right[first:]) - APART, 0.0))
            one = Texts(first, widths, max(high), min(high))
            if found is None or (one.high <= most and one.cost < found.cost - 0.5):
                found = one
        most = most if most < math.inf else found.high if found else most
    assert found is not None
    return found


def _gutter(s: Setting) -> float:
    return s.grid.gutter + 3


def _width(s: Setting, count: int) -> float:
    """The width of one of so many columns."""
    return (s.grid.width - 2 * s.grid.side - (count - 1) * _gutter(s)) / count


def _drawn(s: Setting, drawn: Axis, posts: Sequence[Post], top: float, size: float) -> list[Block]:
    """A chart on a ground from edge to edge, in its head from when to when and what somebody else said of the person;
    below it the texts in columns that end together.
    """
    grid = s.grid
    texts = _texts(s, posts, size, SPLITS)
    end = grid.floor - texts.high - _between(s) - 1.0
    ground = grid.ground("career.panel" if top == 0 else "career.lower", "dark")
    begin = top + (grid.head if top == 0 else grid.inset)
    inner = Rect(grid.side, begin, grid.width - 2 * grid.side, end - grid.inset - begin)
    panel = Block("career.panel", ground, Rect(0, top, grid.width, end - top), inner)
    drawable = [post for post in posts if not post.undated]
    head = _head(s) if top == 0 else 0.0
    lane = min(MOST_LANE, (panel.inner.h - head - AXIS) / max(len(drawable), 1))
    spare = panel.inner.h - head - AXIS - lane * len(drawable)
    blocks = [panel]
    if top == 0:
        blocks += _headed(s, drawn, panel, head + max(spare, 0.0))
    place = panel.inner._replace(y=panel.inner.y + head + max(spare, 0.0), h=panel.inner.h - head - max(spare, 0.0))
    chart = Block("career", "none", place, place)
    chart.add(_chart(s, drawn, drawable, lane, ground))
    return [*blocks, chart, *_columns(s, posts, end + _between(s), size, texts)]


def _headed(s: Setting, drawn: Axis, panel: Block, high: float) -> list[Block]:
    """From when to when, large; beside it what somebody else said of the person, if there is room for it."""
    inner = panel.inner
    years = f"{math.floor(drawn.begin)}–{math.floor(drawn.end)}"
    said = _saying(s)
    left = inner.w * (0.54 if said else 1.0)
    title = s.display("figure", years, left, high - 6, 120 if said is None else 84, 24, tag="h2")
    place = Rect(inner.x, inner.y, left, high)
    head = Block("career.head", "none", place, place)
    head.add(title)
    if said is None:
        return [head]
    wide = inner.w - left - s.grid.gutter
    items = pull(s, said, wide, high - 3, 22, 12)
    if stacked(items) > high - 2:
        return [head]
    s.contents.take(said)
    place = Rect(inner.x + left + s.grid.gutter, inner.y, wide, high)
    beside = Block("career.saying", "none", place, place)
    beside.add(*items)
    return [head, beside]


def _saying(s: Setting) -> Entry | None:
    """What somebody else said of the person in a few words, and no page has shown."""
    c = s.contents
    if len(c.left("facts")) < SIDED and sum(1 for one in c.others if one.key not in c.told) < 2:
        return None  # it leads the lists
    return next((one for one in c.others if one.key not in c.told and len(one.text) < 130), None)


def _columns(s: Setting, posts: Sequence[Post], top: float, size: float, texts: Texts) -> list[Block]:
    """What is said of the posts, in columns down to the foot of the page."""
    grid, (left, right) = s.grid, texts.widths
    blocks = []
    for at, (x, width, mine) in enumerate((
        (grid.side, left, posts[: texts.first]),
        (grid.width - grid.side - right, right, posts[texts.first :]),
    ), 1):  # fmt: skip
        place = Rect(x, top, width, grid.floor - top)
        block = Block(f"career.texts.{at}", "none", place, place)
        stacks = [_post(s, post, width, size) for post in mine]
        spare = place.h - 1.0 - sum(map(stacked, stacks))
        apart = min(spare / max(len(stacks) - 1, 1), 20.0)
        for n, stack in enumerate(stacks):
            block.add(replace(stack[0], above=apart if n else 0.0), *stack[1:])
        blocks.append(block)
    return [block for block in blocks if block.items]


# --- in words ---------------------------------------------------------------------------------------------


def alone(s: Setting) -> list[Page]:
    """The career in words on a page of its own, below its heading, which takes what they leave, if they fill most of
    it; else it is left for the lists.
    """
    c, grid = s.contents, s.grid
    s.part = "career"
    posts = [_briefly(post, c.told) for post in c.posts]
    if not any(told(one) for post in posts for one in post.entries):
        return []
    top = min(grid.height - _full_height(s, posts), grid.height * MOST_HEAD)
    if top == grid.height * MOST_HEAD and not fills(s, posts, 1 - MOST_HEAD - 0.06):
        return []
    heading = s.label("career")
    head = grid.block("career.panel", 0, 12, 0, max(top, grid.head + HEAD + grid.inset), usual="dark")
    head.add(s.display("title", heading, head.inner.w, head.inner.h, 190, 24, tag="h2"))
    lower = in_words(s, posts, head.paint.bottom, LEAST)
    if not lower:
        return []
    for post in posts:
        c.take(*post.entries, *post.events)
    return [Page("career", heading, [head, *lower], title=heading)]


MOST_HEAD = 0.42
"""The share of a page that a heading above few posts takes at most."""


def _full_height(s: Setting, posts: Sequence[Post]) -> float:
    """How high posts in words are, as large as they are set."""
    dated = [post for post in posts if not post.undated] or list(posts)
    lower = _earlier(s, [post for post in posts if post not in dated], 13.0)[1] if len(dated) < len(posts) else 0.0
    around = (2 * s.grid.inset + 2 if lower else s.grid.inset + 2 + s.grid.foot) + SURE + 0.5
    return max(map(stacked, _beside(s, dated, 23.0))) + lower + around


def fills(s: Setting, posts: Sequence[Post], share: float = 0.66) -> bool:
    """Whether these posts, in words as large as they are set, fill so much of a page."""
    return _full_height(s, posts) > s.grid.height * share


def in_words(s: Setting, posts: Sequence[Post], top: float, least: float) -> list[Block]:
    """Few posts from a height of the page down to its foot: those with dates beside each other, the first as large as
    the page holds them; below, on a ground, those of which no dates are published. Nothing if they have no room.
    """
    s.part = "career"
    dated = [post for post in posts if not post.undated] or list(posts)
    others = [post for post in posts if post not in dated]
    grid = s.grid
    above = grid.head if top == 0 else grid.inset + 2
    for size in (23.0, 21.0, 19.0, 17.5, 16.0, 15.0, 14.0, 13.2, 12.4, 11.6, 11.0, 10.4, 9.8, 9.5):
        if size < least:
            return []
        small = max(9.8, min(size, 13.0))
        lower, deep = _earlier(s, others, small) if others else ([], 0.0)
        room = grid.height - deep - top - above - (grid.inset if others else grid.foot + SURE)
        upper = _beside(s, dated, size)
        need = max(map(stacked, upper))
        if need <= room:
            break
    else:
        return []
    blocks, wide = [], 12 / len(upper)
    end = grid.height - deep if others else grid.height
    for at, items in enumerate(upper):
        usual = "tint" if at == 0 and grid.flush and len(upper) > 1 else "paper"
        block = grid.block(f"career.now.{at + 1}", at * wide, (at + 1) * wide, top, end, usual=usual, deep=top == 0)
        high = end - top - above - (grid.inset if others else grid.foot)
        block.inner = Rect(block.inner.x, top + above, block.inner.w, high)
        block.paint = block.paint if grid.flush else block.inner
        block.add(*items)
        blocks.append(block)
    return [*blocks, *lower]


def _beside(s: Setting, posts: Sequence[Post], size: float) -> list[list[Item]]:
    """Posts beside each other, three at most; of more, several below each other."""
    count = min(len(posts), 3 if len(posts) == 3 else 2)
    width = s.grid.block("career.now.1", 0, 12 / count, 100, 200, deep=False).inner.w
    stacks = [_post(s, post, width, size, 2.1) for post in posts]
    if len(stacks) <= count:
        high = max(map(stacked, stacks))
        return [_as_high(s, post, width, size, high) for post in posts]
    cuts = even_cuts([stacked(stack) + 6 for stack in stacks], count)
    return [[replace(one, above=6.0 if n and one is stack[0] else one.above)
             for n, stack in enumerate(stacks[b:e]) for one in stack] for b, e in cuts]  # fmt: skip


def _as_high(s: Setting, post: Post, width: float, size: float, high: float) -> list[Item]:
    """A post that says less than the one beside it, larger, so that both end together."""
    for larger in (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0):
        stack = _post(s, post, width, size * larger, 2.1 / larger**0.6)
        if stacked(stack) <= high:
            break
    return stack


def _earlier(s: Setting, posts: Sequence[Post], size: float) -> tuple[list[Block], float]:
    """Posts without dates on a ground at the foot of the page, and how high that is."""
    grid = s.grid
    count = min(len(posts), 3)
    width = _width(s, count)
    told = s.text("label", capital(s.label("key_undated")), 11.0, grid.width - 2 * grid.side)
    stacks = [_post(s, post, width, size, 1.7, dated=False) for post in posts]
    heights = [stacked(stack) + 5 for stack in stacks]
    cuts = even_cuts(heights, count)
    high = max(sum(heights[b:e]) for b, e in cuts) - 5
    deep = grid.inset + told.height + 5 + high + SURE + grid.foot
    top = grid.height - deep
    ground = grid.ground("career.earlier", "dark")
    place = Rect(grid.side, top + grid.inset, grid.width - 2 * grid.side, told.height + 1)
    panel = Block("career.earlier", ground, Rect(0, top, grid.width, deep), place)
    panel.add(told)
    blocks = [panel]
    for at, (begin, end) in enumerate(cuts):
        place = Rect(grid.side + at * (width + (grid.width - 2 * grid.side - count * width) / max(count - 1, 1)),
                     top + grid.inset + told.height + 5, width, high + 1)  # fmt: skip
        block = Block(f"career.earlier.{at + 1}", "none", place, place)
        for n, stack in enumerate(stacks[begin:end]):
            block.add(replace(stack[0], above=5.0 if n else 0.0), *stack[1:])
        blocks.append(block)
    return blocks, deep


# --- what is said of a post -------------------------------------------------------------------------------


def _post(s: Setting, post: Post, width: float, size: float, larger: float = 1.5, *, dated: bool = True) -> list[Item]:
    """The name of the employer, what the person is or was there and when, what there is to say."""
    several = len(post.entries) > 1
    notes = s.contents.notes
    roles = [", ".join([*filter(None, [one.subtitle, *one.details]), ""]) for one in post.entries]
    own = s.role("text").family != s.role("note").family  # one voice with the serif of the heads
    voice, line, tone = ("text", "text", "accent") if own else ("note", "label", "")
    longest = max(s.widest(line, roles), s.widest(voice, [told(one) for one in post.entries]))
    size = min(size, 97 * width / longest) if longest else size  # no word is broken
    marks = notes(post.entries[0]) if not several else ()
    large = min(size * larger, 97 * width / s.role("head").longest(post.name, 100))
    items: list[Item] = [s.text("head", post.name, large, width, tag="h3", marks=marks, ruled=True)]
    for at, entry in enumerate(post.entries):
        when = dates(entry) or (s.label("key_undated") if dated and post.undated else "")
        role = capital(", ".join(filter(None, [entry.subtitle, *entry.details, when])))
        if role:
            marks = notes(entry) if several else ()
            items.append(s.text(line, role, size, width, above=1.6 if at else 0.8, marks=marks, tone=tone))
        if said := told(entry):
            items.append(s.text(voice, said, size, width, above=0.5))
    items += [
        s.text(voice, f"{event.dates}: {event.title}", size, width, above=1.0, marks=notes(event), tone="accent")
        for event in post.events
    ]
    return items


def told(entry: Entry) -> str:
    """What an entry says, in one paragraph: its points are sentences."""
    texts = [*entry.paragraphs, *entry.points]
    return " ".join(_ended(text.replace("\n  - ", " – ").replace("\n- ", " – ").replace("\n", " ")) for text in texts)


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…”:" else f"{text}."


# --- the chart --------------------------------------------------------------------------------------------


def _chart(s: Setting, drawn: Axis, posts: Sequence[Post], lane: float, ground: str) -> Career:
    """The lanes, so high each, with their names before them."""
    width = s.grid.width - 2 * s.grid.side
    bar = min(lane * BAR, 19.0)
    role = s.role("head")
    size = max(9.5, min(bar / MM * 0.8, 19.0))
    most = width * MOST_NAMES / 100
    while size > 9.5 and any(role.height(post.name, size, most) > bar * 1.2 for post in posts):
        size -= 0.5
    longest = min(most, max(role.width(post.name, size) for post in posts) * 1.02)
    text = max(LEAST_NAMES, 100 * longest / width)
    at = replace(drawn, text=round(text, 2))
    lanes = tuple(_lane(s, at, post, size, width, lane, bar) for post in posts)
    key = _key(s, lanes)
    years = round(min(bar / MM * 0.66, 15.0), 2)
    return Career(AXIS + lane * len(lanes), 0.0, at.ticks(), lanes, AXIS, KEY if key else 0.0, bar, years, at.left,
                  at.text, key, ground, s.grid.side)  # fmt: skip


def _lane(s: Setting, drawn: Axis, post: Post, size: float, width: float, high: float, bar: float) -> Lane:
    """A lane: the name, its bars, its years beside them or in them."""
    bars = tuple(_bar(drawn, post, at) for at in range(len(post.entries)) if post.entries[at].span)
    room = width * drawn.text / 100
    count = s.role("head").breaks(post.name, size, room)
    while count > 1 and size > SMALLEST and count * s.role("head").line(size) > bar * 1.3:
        size -= 0.25
        count = s.role("head").breaks(post.name, size, room)
    years = _years(post)
    wide = 100 * s.role("figure").width(years, min(bar / MM * 0.66, 15.0)) / width + 3.0
    at, where = _years_at(drawn, bars, wide)
    return Lane(bars, post.name, size, round(bar / count, 2), years if where else "", at, where, high)


def _years_at(drawn: Axis, bars: Sequence[Bar], wide: float) -> tuple[float, str]:
    """Where the years of a lane stand: left of its block, right of it, or in it; nowhere if there is no room."""
    begin, end = min(bar.left for bar in bars), max(bar.left + bar.width for bar in bars)
    if begin - wide >= drawn.left:
        return round(100 - begin, 3), "left"
    if end + wide <= 100.5:
        return round(end, 3), "right"
    last = bars[0]
    if last.width >= wide and not last.fades and last.form in ("now", "past"):
        return round(last.left, 3), f"in-{last.form}"
    return 0.0, ""


def _years(post: Post) -> str:
    """From which year to which; as it is told where there is no year or only one."""
    if post.begin is None:
        return ""
    begin = math.floor(post.begin)
    end = None if post.end is None else max(begin, math.floor(post.end - 0.001))
    if end is None:  # in the words of the language, as the latest of them begins
        word = dates(post.entries[0]).split(" ")[0]
        return f"{word} {begin}" if word.isalpha() else f"{begin}–"
    return str(begin) if begin == end else f"{begin}–{end}"


def _bar(drawn: Axis, post: Post, at: int) -> Bar:
    span = post.entries[at].span
    assert span is not None
    begin = span.begin if span.begin is not None else (span.end or drawn.end) - 0.5
    end = drawn.end if span.end is None else max(span.end, begin + 0.1)
    left = drawn.at(begin)
    width = round(max(drawn.at(end) - left, 0.6), 3)
    form = "study" if post.section == "education" else "now" if span.end is None else "past"
    fades = 100 / max(end - begin, 1.0) if span.vague and span.begin is not None else 0.0
    return Bar(left, width, form, round(min(fades, 60.0), 1))


def _key(s: Setting, lanes: Sequence[Lane]) -> tuple[tuple[str, str], ...]:
    """What the bars mean: each form that is there, where there is more than one."""
    bars = [bar for lane in lanes for bar in lane.bars]
    forms = [form for form in ("now", "past", "study") if any(bar.form == form for bar in bars)]
    key = [(form, s.label(f"key_{form}")) for form in forms] if len(forms) > 1 else []
    if any(bar.fades for bar in bars):
        key.append(("fades", s.label("key_fades")))
    return tuple(key)

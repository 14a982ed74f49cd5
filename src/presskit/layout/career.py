"""The career: a drawing to scale across the page, an axis that is linear in time with a bar for each employer; what is
said of each stands below it, in type as large as that of a biography, or, where there is more of it, on a page that
follows.

In: the posts of a profile. Out: pages, or blocks for the lower part of one. Of what has no dates nothing is drawn, and
of few dates no chart is made: such posts stand in words. What the bars mean is said in a key wherever it is not plain.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presskit.document import Entry
from presskit.layout.contents import Post, dates
from presskit.layout.faces import MM
from presskit.layout.page import Bar, Block, Career, Lane, Page, Rect, Tick, stacked
from presskit.layout.posts import EVEN, HEAD, SIZES, SPLITS, briefly, columns, texts_of, told_over_pages
from presskit.layout.setting import SMALLEST, Setting, TextBox
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
    posts = [briefly(post, s.contents.told) for post in s.contents.posts]
    drawn = axis(posts, now) if worth_drawing(posts) else None
    if drawn is None:
        return []
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    if size := _size(s, posts, 0.0, LARGE):
        return [_page(s, drawn, posts, size)]
    plates = [_plate(s, drawn, part, at == 0) for at, part in enumerate(_in_parts(s, posts))]
    c = s.contents
    said = next((one for one in c.others if one.key not in c.told and len(one.text) < SHORT_SAYING), None)
    c.take(*([said] if said else []))
    return [*plates, *told_over_pages(s, posts, said)]


def _in_parts(s: Setting, posts: Sequence[Post]) -> list[list[Post]]:
    """The posts that are drawn, on as many plates as leave each of their lanes its height."""
    drawable = [post for post in posts if not post.undated]
    most = max(1, math.floor((s.grid.floor - s.grid.head - PLATE_HEAD - AXIS) / PLATE_LANE))
    count = math.ceil(len(drawable) / most)
    ends = [round(at * len(drawable) / count) for at in range(count + 1)]
    return [drawable[begin:end] for begin, end in itertools.pairwise(ends)]


SHORT_SAYING = 160
"""Characters of what somebody said that stands above what goes on."""

PLATE_HEAD, PLATE_LANE = 46.0, 7.6
"""Millimetres of the head of a plate of a career, and of a lane of it at least."""


def _plate(s: Setting, drawn: Axis, posts: Sequence[Post], first: bool) -> Page:
    """A drawing alone on a ground: from when to when over its width, a bar for each post down to its foot."""
    grid, heading = s.grid, s.label("career")
    ground = grid.ground("career.plate", "dark")
    panel = Block("career.panel", ground, Rect(0, 0, grid.width, grid.height),
                  Rect(grid.side, grid.head, grid.width - 2 * grid.side, grid.floor - grid.head))  # fmt: skip
    years = f"{math.floor(drawn.begin)}–{math.floor(drawn.end)}"
    title = s.display("figure", years, TextBox(panel.inner.w, panel.inner.h * 0.28, 230, 24), tag="h2")
    high = max(title.height + 6, PLATE_HEAD)
    lane = min(MOST_LANE, (panel.inner.h - high - AXIS - 1.5) / len(posts))
    spare = panel.inner.h - high - AXIS - 1.5 - lane * len(posts)
    place = panel.inner._replace(h=high)
    head = Block("career.head", "none", place, place)
    head.add(title)
    place = panel.inner._replace(y=panel.inner.y + high + spare, h=panel.inner.h - high - spare)
    chart = Block("career", "none", place, place)
    chart.add(_chart(s, drawn, posts, lane, ground, 26.0))
    return Page("career", heading, [panel, head, chart], title=heading if first else "", ground=ground)


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


SAYING = 11.0
"""Millimetres of the head of a page for a saying beside from when to when."""

AXIS, KEY = 14.0, 6.0
"""Millimetres of an axis with the key above it, and of the key."""

LANE, ROOMY, MOST_LANE = 6.4, 9.0, 36.0
"""Millimetres from bar to bar: at least, where they are to make a picture, and at most."""

LARGE = 11.6
"""Points of what is said of posts on the page of their drawing, at least, where the career has pages of its own; and
so much of it is left to the drawing that a lane is `PICTURE` millimetres high."""

PICTURE = 13.0

BAR = 0.7
"""The height of a bar, of its lane's."""


def _size(s: Setting, posts: Sequence[Post], top: float, least: float) -> float:
    """The size of type with which the chart and the texts fill the page from a height on: rather a picture than the
    largest type. 0 if they do not fit.
    """
    floor = s.grid.floor - top - _around(s, top)
    lanes = ((PICTURE, LARGE),) if top == 0 else ((ROOMY, 10.4), (LANE, least))
    for lane, smallest in lanes:
        room = floor - lane * _drawable(posts)
        for size in SIZES:
            if size >= max(smallest, least) and texts_of(s, posts, size, EVEN).high <= room:
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


def _drawn(s: Setting, drawn: Axis, posts: Sequence[Post], top: float, size: float) -> list[Block]:
    """A chart on a ground from edge to edge, in its head from when to when and what somebody else said of the person;
    below it the texts in columns that end together.
    """
    grid = s.grid
    texts = texts_of(s, posts, size, SPLITS)
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
    return [*blocks, chart, *columns(s, posts, end + _between(s), size, texts)]


def _headed(s: Setting, drawn: Axis, panel: Block, high: float) -> list[Block]:
    """From when to when, large; beside it what somebody else said of the person, if there is room for it."""
    inner = panel.inner
    years = f"{math.floor(drawn.begin)}–{math.floor(drawn.end)}"
    said = _saying(s)
    left = inner.w * (0.54 if said else 1.0)
    title = s.display("figure", years, TextBox(left, high - 6, 120 if said is None else 84, 24), tag="h2")
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


# --- the chart --------------------------------------------------------------------------------------------


def _chart(s: Setting, drawn: Axis, posts: Sequence[Post], lane: float, ground: str, most: float = 19.0) -> Career:
    """The lanes, so high each, with their names before them in type so large at most."""
    width = s.grid.width - 2 * s.grid.side
    bar = min(lane * BAR, 19.0)
    role = s.role("head")
    size = max(9.5, min(bar / MM * 0.8, most))
    room = width * MOST_NAMES / 100
    while size > 9.5 and any(role.height(post.name, size, room) > bar * 1.2 for post in posts):
        size -= 0.5
    longest = min(room, max(role.width(post.name, size) for post in posts) * 1.02)
    text = max(LEAST_NAMES, 100 * longest / width)
    at = replace(drawn, text=round(text, 2))
    years = round(min(bar / MM * 0.66, most * 0.8), 2)
    lanes = tuple(_lane(s, at, post, size, years, width, lane, bar) for post in posts)
    key = _key(s, lanes)
    return Career(AXIS + lane * len(lanes), at.ticks(), lanes, AXIS, KEY if key else 0.0, bar, years, at.left,
                  at.text, key, ground, s.grid.side)  # fmt: skip


def _lane(
    s: Setting, drawn: Axis, post: Post, size: float, small: float, width: float, high: float, bar: float
) -> Lane:
    """A lane: the name, its bars, its years beside them or in them."""
    bars = tuple(_bar(drawn, post, at) for at in range(len(post.entries)) if post.entries[at].span)
    room = width * drawn.text / 100
    count = s.role("head").breaks(post.name, size, room)
    while count > 1 and size > SMALLEST and count * s.role("head").line(size) > bar * 1.3:
        size -= 0.25
        count = s.role("head").breaks(post.name, size, room)
    years = _years(post)
    wide = 100 * s.role("figure").width(years, small) / width + 3.0
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
    if last.width >= wide and last.form in ("now", "past"):
        return round(last.left, 3), f"in-{last.form}"
    if end - begin >= wide and bars[-1].form == "past":  # over several of them
        return round(begin, 3), "in-past"
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
    return Bar(left, width, form)


def _key(s: Setting, lanes: Sequence[Lane]) -> tuple[tuple[str, str], ...]:
    """What the bars mean: each form that is there, where there is more than one."""
    bars = [bar for lane in lanes for bar in lane.bars]
    forms = [form for form in ("now", "past", "study") if any(bar.form == form for bar in bars)]
    return tuple([(form, s.label(f"key_{form}")) for form in forms]) if len(forms) > 1 else ()

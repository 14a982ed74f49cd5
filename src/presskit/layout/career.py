"""The career, drawn to scale: an axis that is linear in time, a lane for each employer, what happened below its bar.

In: the posts of a profile. Out: pages. What has no dates stands in a zone of its own, before the axis; what its bars
mean is said in a key wherever they are not plain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presskit.document import Entry, capital
from presskit.layout.columns import even_cuts
from presskit.layout.contents import Post, dates
from presskit.layout.page import Bar, Block, Career, Item, Lane, Page, Rect, Row, Tick, beside, stacked
from presskit.layout.setting import Setting
from presskit.layout.works import pull

SHORT, MIDDLE, LONG = 4, 8, 24
"""Years of an axis up to which it has a label for every year, every second, every fifth; beyond, every tenth."""

WIDE, SLIM, BESIDE = 37.0, 26.0, 4.0
"""Per cent of the width that the bars take, where there is little text beside them and where there is much, and those
between them and the text."""

ZONE = 10.0
"""Per cent of the width, before the axis, for what has no dates."""

TURN = 0.55
"""The share of the chart from which on the years below a bar end where it ends."""


@dataclass(frozen=True)
class Axis:
    """A stretch of time, the zone before it for what has no dates, and how far it goes, in per cent of the width."""

    begin: float
    end: float
    zone: float = 0.0
    chart: float = WIDE

    @property
    def text(self) -> float:
        """Where the text beside the bars begins, in per cent of the width."""
        return self.chart + BESIDE

    def at(self, year: float) -> float:
        """Where a time stands, in per cent of the width."""
        share = (min(max(year, self.begin), self.end) - self.begin) / (self.end - self.begin)
        return round(self.zone + (self.chart - self.zone) * share, 3)

    def ticks(self) -> tuple[Tick, ...]:
        """The years that are written on it: its first and last, and those between that leave room."""
        years = self.end - self.begin
        step = 1 if years <= SHORT else 2 if years <= MIDDLE else 5 if years <= LONG else 10
        first, last = math.floor(self.begin), math.floor(self.end)
        inner = [year for year in range(first + 1, last) if year % step == 0]
        gap = 7.4
        kept = [year for year in inner if self.at(year) - self.at(first) > gap and self.at(last) - self.at(year) > gap]
        ticks = [Tick(str(first), self.at(first), "first"), *(Tick(str(year), self.at(year)) for year in kept)]
        return (*ticks, Tick(str(last), self.chart, "last")) if last > first else tuple(ticks)


def axis(posts: Sequence[Post], now: float, *, zone: bool) -> Axis | None:
    """The axis of these posts, to this day; None if nothing has a date."""
    begins = [post.begin for post in posts if post.begin is not None]
    if not begins:
        return None
    begin = math.floor(min(begins))
    ends = [span.end for post in posts for span in post.spans if span.end is not None]
    end = max([now if any(post.goes_on for post in posts) else begin + 1, *ends, begin + 1])
    return Axis(begin, end, ZONE if zone else 0.0)


def worth_drawing(posts: Sequence[Post]) -> bool:
    """Whether a drawing of them fills a page: three posts at least, half of them with dates. Else they are a list."""
    dated = sum(1 for post in posts if not post.undated)
    return len(posts) >= 3 and 2 * dated >= len(posts)


def career(s: Setting, now: float, largest: int = 0) -> list[Page]:
    """The whole career, on as many pages as it takes, with lists or a saying where there is room on the last; none if
    it is not worth drawing. `largest` is the size in `SIZES` from which on it is set.
    """
    s.part = "career"
    posts = list(s.contents.posts)
    if not worth_drawing(posts):
        return []
    posts = [_briefly(post, s.contents.told) for post in posts]
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    zone = any(post.undated for post in posts)
    drawn = axis(posts, now, zone=zone)
    if drawn is None:
        for post in posts:
            s.contents.told.difference_update(entry.key for entry in post.entries)
        return []
    pages: list[Page] = []
    page, left = _page(s, drawn, posts, largest, first=True)
    if not left:
        return [page]
    room = s.grid.floor - s.grid.head - 32  # below a heading, without an axis and a key
    width = s.grid.block("career", 0, 12, 0, s.grid.height).inner.w
    slim = replace(drawn, chart=SLIM)
    heights = [_lane(s, slim, post, SIZES[-4], width).height for post in posts]
    count = math.ceil(sum(heights) / room)
    while len(cuts := even_cuts(heights, count)) < count or max(sum(heights[b:e]) for b, e in cuts) > room:
        count += 1
        if count > len(posts):
            break
    for begin, end in cuts:
        left = posts[begin:end]
        while left:
            page, left = _page(s, drawn, left, largest, first=not pages)
            pages.append(page)
    return pages


def _briefly(post: Post, told: set[str]) -> Post:
    """A post without the texts that another page tells."""
    entries = [replace(one, text="", points=()) if one.key in told else one for one in post.entries]
    return replace(post, entries=entries)


def _page(s: Setting, drawn: Axis, posts: list[Post], largest: int, *, first: bool) -> tuple[Page, list[Post]]:
    grid = s.grid
    block = grid.block("career", 0, 12, 0, grid.height)
    heading = s.label("career")
    if high(s, drawn, posts, SIZES[GOOD]) > block.room * 0.92:
        drawn = replace(drawn, chart=SLIM)
    block.add(_opening(s, block, drawn, posts) if first else s.text("title", heading, 30, block.inner.w, tag="h2"))
    taken, sizes = _as_many(s, drawn, posts, block.room - 6, block.inner.w, largest)
    block.add(drawn_as(s, drawn, posts[:taken], sizes, above=6))
    return Page("career", heading, [block], title=heading), posts[taken:]


def _opening(s: Setting, block: Block, drawn: Axis, posts: Sequence[Post]) -> Item:
    """From when to when, large; beside it what somebody else said of the person, if the page has room for it."""
    c, grid = s.contents, s.grid
    years = f"{math.floor(drawn.begin)}–{math.floor(drawn.end)}"
    need = high(s, drawn, posts, SIZES[-4])
    saying = next((one for one in c.others if one.key not in c.told and len(one.text.split()) <= 60), None)
    if saying:
        wide = block.inner.w * (100 - drawn.text) / 100
        left = block.inner.w - wide - grid.gutter
        items = pull(s, saying, wide, 36, 21, 12)
        if stacked(items) <= 44 and stacked(items) + need + 6 <= block.room:
            c.take(saying)
            return beside([[s.display("title", years, left, 30, 64, 24, tag="h2")], items], [left, wide], grid.gutter)
    for most in (110.0, 84.0, 64.0):
        title = s.display("title", years, block.inner.w, 44, most, 24, tag="h2")
        if title.height + need + 6 <= block.room:
            return title
    return s.display("title", years, block.inner.w, 20, 46, 24, tag="h2")


SIZES = (
    (15.0, 34.0, 11.0), (14.0, 31.0, 10.0), (13.0, 28.0, 9.0), (12.4, 26.0, 8.0), (11.8, 23.0, 7.0), (11.2, 21.0, 6.0),
    (10.6, 19.0, 5.0), (10.2, 17.5, 4.4), (9.8, 16.0, 3.6), (9.4, 14.5, 2.8), (9.0, 13.0, 2.2), (8.6, 12.0, 1.5),
)  # fmt: skip
"""Points of text and names, and millimetres below them, from roomy to tight."""


GOOD = 6
"""The size, of `SIZES`, down to which bars may be wide: below it, the text has the room."""

AXIS, KEY = 7.0, 7.0
"""Millimetres of an axis and of a key."""


def _as_many(
    s: Setting, drawn: Axis, posts: Sequence[Post], room: float, width: float, largest: int
) -> tuple[int, tuple[float, float, float]]:
    """How many posts a page has room for, and the sizes at which it has: all if it can be."""
    for sizes in SIZES[largest:]:
        if high(s, drawn, posts, sizes) <= room:
            return len(posts), sizes
    taken, filled = 0, AXIS + KEY
    sizes = SIZES[8]
    for post in posts:
        filled += _lane(s, drawn, post, sizes, width).height
        if filled > room and taken:
            break
        taken += 1
    if len(posts) - taken == 1:  # none goes alone to the next page
        taken -= 1
    return max(taken, 1), sizes


def drawn_as(s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float], above: float) -> Career:
    """The career as an item, measured."""
    width = s.grid.block("career", 0, 12, 0, s.grid.height).inner.w
    lanes = tuple(_lane(s, drawn, post, sizes, width) for post in posts)
    key = _key(s, lanes)
    high = sum(lane.height for lane in lanes) + AXIS + (KEY if key else 0)
    return Career(
        high, above, drawn.ticks(), lanes, AXIS, _thick(s, sizes), sizes[0], sizes[1], drawn.chart, drawn.text, key
    )


def high(s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float]) -> float:
    """How high a drawn career is, with its axis and its key."""
    return drawn_as(s, drawn, posts, sizes, above=0).height


def _thick(s: Setting, sizes: tuple[float, float, float]) -> float:
    """How thick a bar is: as high as the letters of the name beside it, or, on grounds, as its line."""
    return round(sizes[1] * 0.3528 * (0.72 if s.grid.flush else 0.3), 2)


YEARS = 0.92
"""The size of the years below a bar, as a share of that of the name beside it."""


def _lane(s: Setting, drawn: Axis, post: Post, sizes: tuple[float, float, float], width: float) -> Lane:
    """A lane, measured."""
    size, name_size, pad = sizes
    if post.undated:
        bars: tuple[Bar, ...] = (Bar(0.0, drawn.zone - 2, "undated"),)
    else:
        bars = tuple(_bar(drawn, post, at) for at in range(len(post.entries)) if post.entries[at].span)
    begin, end = min(bar.left for bar in bars), max(bar.left + bar.width for bar in bars)
    room = width * (100 - drawn.text) / 100
    several = len(post.entries) > 1
    role, lines, years = _said(s, post, several=several)
    years_size = name_size * YEARS
    wide = 100 * s.role("figure").width(years, years_size) / width
    from_right = not post.undated and (begin > drawn.chart * TURN or begin + wide > drawn.chart + 1)
    if from_right and end - wide < 0:
        from_right, begin = False, 0.0
    marked = post.name + "\u00a0\u00a0" * len(post.entries[0].sources)
    beside = s.role("head").height(marked, name_size, room)
    beside += s.role("label").breaks(role, size, room) * s.role("note").line(size) if role else 0
    beside += sum(s.role("note").height(_line(row), size, room) + 0.3 for row in lines)
    below = _thick(s, sizes) + 1.6 + s.role("figure").line(years_size) + 1.0
    tall = max(beside * s.dense, below) + pad + TOP
    marks = s.contents.notes(post.entries[0]) if not several else ()
    at = round(drawn.chart - end if from_right else begin, 3)
    return Lane(bars, post.name, role, lines, years, at, from_right, tall, marks)


TOP = 1.8
"""Millimetres from the line above a lane to its bars and its text."""


def _line(row: Row) -> str:
    """A line of a lane, about as wide as it is set."""
    if row.lead == "event":
        return f"{row.title}: {row.note}\u00a0\u00a0"
    return f"{row.lead}{row.title and ', '}{row.title}. {row.note}\u00a0\u00a0"


def _said(s: Setting, post: Post, *, several: bool) -> tuple[str, tuple[Row, ...], str]:
    """What stands below the name, the lines after it, and the years below the bar."""
    lines = []
    role = ""
    if several:
        lines = [Row(capital(one.subtitle), dates(one), told(one), s.contents.notes(one)) for one in post.entries]
    else:
        entry = post.entries[0]
        when = dates(entry)
        known = when if when != _years(post) else ""
        role = capital(", ".join(filter(None, [entry.subtitle, *entry.details, known])))
        if said := told(entry):
            lines.append(Row("", "", said))
    lines += [Row("event", event.dates, event.title, s.contents.notes(event)) for event in post.events]
    return role, tuple(lines), _years(post)


def _years(post: Post) -> str:
    """From which year to which; as it is told where there is no year or only one."""
    if post.begin is None:
        return ""
    begin = math.floor(post.begin)
    end = None if post.end is None else max(begin, math.floor(post.end - 0.001))
    told = dates(post.entries[0])
    if end is None:
        return (
            f"{told.rpartition(' ')[0].split(' ')[0]} {begin}"
            if told[-4:] == str(begin) and " " in told
            else f"{begin}–"
        )
    return str(begin) if begin == end else f"{begin}–{end}"


def told(entry: Entry) -> str:
    """What an entry says, in one paragraph: its points are sentences."""
    texts = [*entry.paragraphs, *entry.points]
    return " ".join(_ended(text.replace("\n  - ", " – ").replace("\n- ", " – ").replace("\n", " ")) for text in texts)


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…”:" else f"{text}."


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
    forms = [form for form in ("now", "past", "study", "undated") if any(bar.form == form for bar in bars)]
    key = [(form, s.label(f"key_{form}")) for form in forms] if len(forms) > 1 else []
    if any(bar.fades for bar in bars):
        key.append(("fades", s.label("key_fades")))
    return tuple(key)


def fill_last(s: Setting, page: Page, most: float = 30.0) -> None:
    """Give what is left of the page to its lanes."""
    block = page.blocks[-1]
    at = next((at for at, item in enumerate(block.items) if isinstance(item, Career)), None)
    if at is None or block.room <= 0:
        return
    drawn = block.items[at]
    assert isinstance(drawn, Career)
    more = min(block.room / len(drawn.lanes), most)
    lanes = tuple(replace(lane, height=lane.height + more) for lane in drawn.lanes)
    block.items[at] = replace(drawn, lanes=lanes, height=drawn.height + more * len(lanes))


def paneled(s: Setting, page: Page) -> None:
    """Paint a ground below the bars of a drawn career, from the edge of the paper to where they end."""
    for block in tuple(page.blocks):
        at = next((at for at, item in enumerate(block.items) if isinstance(item, Career)), None)
        if at is None:
            continue
        drawn = block.items[at]
        assert isinstance(drawn, Career)
        top = block.inner.y + stacked(block.items[:at]) + drawn.above + (KEY if drawn.key else 0) - 1.5
        end = block.inner.y + stacked(block.items[: at + 1]) if block.foot else s.grid.height
        wide = block.inner.x + block.inner.w * (drawn.chart + 1.6) / 100
        place = Rect(0, top, wide, end - top)
        block.ground = "none"
        page.blocks.insert(
            page.blocks.index(block), Block("career.panel", s.grid.ground("career.panel", "tint"), place, place)
        )

"""The career, drawn to scale: an axis that is linear in time, a lane for each employer, what happened below its bar.

In: the posts of a profile. Out: pages. What has no dates stands in a zone of its own, before the axis; what its bars
mean is said in a key wherever they are not plain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presskit.document import Entry, capital
from presskit.layout.contents import Post, dates
from presskit.layout.page import Bar, Block, Career, Item, Lane, Page, Row, Tick, beside, stacked
from presskit.layout.setting import Setting
from presskit.layout.works import pull

SHORT, MIDDLE, LONG = 8, 16, 40
"""Years of an axis up to which it has a label for every year, every second, every fifth; beyond, every tenth."""

TURN = 52.0
"""Per cent of the width: text below a bar that begins further right ends where the bar ends."""

NARROWEST = 0.55
"""The share of the width that the text below a bar has at least."""


@dataclass(frozen=True)
class Axis:
    """A stretch of time, and the zone before it for what has no dates, in per cent of the width."""

    begin: float
    end: float
    zone: float = 0.0

    def at(self, year: float) -> float:
        """Where a time stands, in per cent of the width."""
        share = (min(max(year, self.begin), self.end) - self.begin) / (self.end - self.begin)
        return round(self.zone + (100 - self.zone) * share, 3)

    def ticks(self) -> tuple[Tick, ...]:
        """The years that are written on it: its first and last, and those between that leave room."""
        years = self.end - self.begin
        step = 1 if years <= SHORT else 2 if years <= MIDDLE else 5 if years <= LONG else 10
        first, last = math.floor(self.begin), math.floor(self.end)
        inner = [year for year in range(first + 1, last) if year % step == 0]
        gap = 6.5 * 100 / (100 - self.zone)
        kept = [year for year in inner if self.at(year) - self.at(first) > gap and self.at(last) - self.at(year) > gap]
        ticks = [Tick(str(first), self.at(first), "first"), *(Tick(str(year), self.at(year)) for year in kept)]
        return (*ticks, Tick(str(last), 100.0, "last")) if last > first else tuple(ticks)


def axis(posts: Sequence[Post], now: float, *, zone: bool) -> Axis | None:
    """The axis of these posts, to this day; None if nothing has a date."""
    begins = [post.begin for post in posts if post.begin is not None]
    if not begins:
        return None
    begin = math.floor(min(begins))
    ends = [span.end for post in posts for span in post.spans if span.end is not None]
    end = max([now if any(post.goes_on for post in posts) else begin + 1, *ends, begin + 1])
    return Axis(begin, end, 24.0 if zone else 0.0)


def career(s: Setting, now: float) -> list[Page]:
    """The whole career, on as many pages as it takes, with lists or a saying where there is room on the last."""
    posts = list(s.contents.posts)
    if not posts:
        return []
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    zone = any(post.undated for post in posts)
    drawn = axis(posts, now, zone=zone)
    if drawn is None:
        for post in posts:
            s.contents.told.difference_update(entry.key for entry in post.entries)
        return []
    pages: list[Page] = []
    left = posts
    while left:
        page, left = _page(s, drawn, left, first=not pages)
        pages.append(page)
        if len(pages) > 12:
            break
    return pages


def _page(s: Setting, drawn: Axis, posts: list[Post], *, first: bool) -> tuple[Page, list[Post]]:
    grid = s.grid
    block = grid.block("career", 0, 12, 0, grid.height)
    heading = s.label("career")
    size = 46.0 if first else 24.0
    years = f"{math.floor(drawn.begin)}–{math.floor(drawn.end)}" if first else ""
    title = s.text("title", heading, size, block.inner.w * 0.4, tag="h2")
    told = set(s.contents.told)
    block.add(_opening(s, block, title, years) if first else title)
    if first and not _all_fit(s, drawn, posts, block):
        s.contents.told = told
        block.items = [s.text("title", heading, 30, block.inner.w, tag="h2")]
    taken, lanes = _as_many(s, drawn, posts, block.room - DRAWN, block.inner.w)
    block.add(drawn_as(s, drawn, posts[:taken], lanes, above=6))
    rest = posts[taken:]
    page = Page("career", heading, [block], title=heading)
    return page, rest


def _opening(s: Setting, block: Block, title: Item, years: str) -> Item:
    """The heading; beside it what somebody else said of the person."""
    c, grid = s.contents, s.grid
    saying = next((one for one in c.others if one.key not in c.told and len(one.text.split()) <= 60), None)
    if saying is None:
        return title
    wide = block.inner.w * 0.56
    items = pull(s, saying, wide, 34, 17, 11)
    if stacked(items) > 40:
        return title
    c.take(saying)
    return beside([[title], items], [block.inner.w - wide - grid.gutter, wide], grid.gutter)


SIZES = ((10.0, 16.0, 6.0), (9.6, 14.5, 4.5), (9.2, 13.5, 3.4), (8.8, 12.5, 2.2), (8.5, 11.5, 1.4))
"""Points of text and names, and millimetres below them, from roomy to tight."""


def _all_fit(s: Setting, drawn: Axis, posts: Sequence[Post], block: Block) -> bool:
    """Whether a page holds all of them, at the tightest."""
    high = sum(_lane(s, drawn, post, SIZES[-1], block.inner.w).height for post in posts)
    return high <= block.room - DRAWN


DRAWN = 21.5
"""Millimetres of an axis, a key and the space above them."""


def _as_many(
    s: Setting, drawn: Axis, posts: Sequence[Post], room: float, width: float
) -> tuple[int, tuple[float, float, float]]:
    """How many posts a page has room for, and the sizes at which it has: all if it can be."""
    for sizes in SIZES:
        if sum(_lane(s, drawn, post, sizes, width).height for post in posts) <= room:
            return len(posts), sizes
    taken, filled = 0, 0.0
    sizes = SIZES[2]
    for post in posts:
        filled += _lane(s, drawn, post, sizes, width).height
        if filled > room and taken:
            break
        taken += 1
    if len(posts) - taken == 1:  # none goes alone to the next page
        taken -= 1
    return max(taken, 1), sizes


def drawn_as(s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float], above: float) -> Career:
    grid = s.grid
    width = grid.block("career", 0, 12, 0, grid.height).inner.w
    lanes = tuple(_lane(s, drawn, post, sizes, width) for post in posts)
    key = _key(s, lanes)
    high = sum(lane.height for lane in lanes) + 7 + (7 if key else 0)
    return Career(high, above, drawn.ticks(), lanes, 7.0, _thick(s), sizes[0], sizes[1], key)


def high(s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float]) -> float:
    """How high a drawn career is, with its axis and its key."""
    width = s.grid.block("career", 0, 12, 0, s.grid.height).inner.w
    return sum(_lane(s, drawn, post, sizes, width).height for post in posts) + 15


def _thick(s: Setting) -> float:
    return 5.0 if s.grid.flush else 2.6


def _lane(s: Setting, drawn: Axis, post: Post, sizes: tuple[float, float, float], width: float) -> Lane:
    """A lane, measured."""
    size, name_size, pad = sizes
    if post.undated:
        begin, end = 0.0, drawn.zone - 2
        bars: tuple[Bar, ...] = (Bar(0.0, drawn.zone - 2, "undated"),)
    else:
        bars = tuple(_bar(drawn, post, at) for at in range(len(post.entries)) if post.entries[at].span)
        begin, end = min(bar.left for bar in bars), max(bar.left + bar.width for bar in bars)
    flush_right = begin > TURN
    left, right = (0.0, 100 - end) if flush_right else (begin, 0.0)
    if post.undated:
        left = drawn.zone
    if not flush_right and 100 - left < 100 * NARROWEST:
        left = 100 - 100 * NARROWEST
    room = width * (100 - left - right) / 100
    several = len(post.entries) > 1
    role, lines = _said(s, post, several=several)
    high = (0.6 if post.undated else _thick(s) + 1.2) + s.role("head").height(f"{post.name}  {role}", name_size, room)
    high += sum(s.role("note").height(f"{row.lead}, {row.title}. {row.note}   ", size, room) + 0.4 for row in lines)
    marks = s.contents.notes(post.entries[0]) if not several else ()
    return Lane(
        bars, post.name, role, lines, left, right, flush_right, high * s.dense + pad + 0.35, marks, post.undated
    )


def _said(s: Setting, post: Post, *, several: bool) -> tuple[str, tuple[Row, ...]]:
    """What stands beside the name, and the lines below it."""
    lines = []
    role = ""
    if several:
        lines = [Row(capital(one.subtitle), dates(one), told(one), s.contents.notes(one)) for one in post.entries]
    else:
        entry = post.entries[0]
        role = ", ".join(filter(None, [entry.subtitle, *entry.details, dates(entry)]))
        if said := told(entry):
            lines.append(Row("", "", said))
    lines += [Row("event", event.dates, event.title, s.contents.notes(event)) for event in post.events]
    return role, tuple(lines)


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


def fill_last(s: Setting, page: Page, most: float = 10.0) -> None:
    """Give what is left of the page to its lanes."""
    block = page.blocks[-1]
    drawn = next((item for item in block.items if isinstance(item, Career)), None)
    if drawn is None or block.room <= 0:
        return
    more = min(block.room / len(drawn.lanes), most)
    lanes = tuple(replace(lane, height=lane.height + more) for lane in drawn.lanes)
    grown = replace(drawn, lanes=lanes, height=drawn.height + more * len(lanes))
    block.items = [grown if item is drawn else item for item in block.items]

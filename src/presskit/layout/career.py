"""The career, drawn to scale: an axis that is linear in time, a lane for each employer, its bar from when to when;
beside it what is said of it.

In: the posts of a profile. Out: pages. Of what has no dates nothing is drawn: that is said; what its blocks
mean is said in a key wherever they are not plain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presskit.document import Entry, capital
from presskit.layout.columns import even_cuts
from presskit.layout.contents import Post, dates
from presskit.layout.page import Bar, Block, Career, Lane, Page, Rect, Row, Tick, stacked
from presskit.layout.setting import SMALLEST, Setting
from presskit.layout.works import pull

SHORT, MIDDLE, LONG = 4, 8, 24
"""Years of an axis up to which it has a label for every year, every second, every fifth; beyond, every tenth."""

SHARES, BESIDE = (50.0, 56.0, 62.0, 66.0, 70.0), 4.5
"""Per cent of the width that the texts take, where they are short and where they are long; and those between them and
the blocks."""

EDGE = 96.0
"""Per cent of the width beyond which a year stands left of its place, or it would leave the page."""


@dataclass(frozen=True)
class Axis:
    """A stretch of time, and the per cent of the width that the texts take."""

    begin: float
    end: float
    text: float = SHARES[0]

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
        gap = 10.0
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
    """Whether a drawing of them fills a page: three posts at least, half of them with dates. Else they are a list."""
    dated = sum(1 for post in posts if not post.undated)
    return len(posts) >= 3 and 2 * dated >= len(posts)


def career(s: Setting, now: float) -> list[Page]:
    """The whole career, on as many pages as it takes; none if it is not worth drawing."""
    s.part = "career"
    posts = list(s.contents.posts)
    if not worth_drawing(posts):
        return []
    posts = [_briefly(post, s.contents.told) for post in posts]
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    drawn = axis(posts, now)
    if drawn is None:
        for post in posts:
            s.contents.told.difference_update(entry.key for entry in post.entries)
        return []
    whole = _page(s, drawn, posts)
    if whole:
        return [whole]
    cuts = _cuts(s, replace(drawn, text=SHARES[1]), posts, SPLIT)
    if len(cuts) > 2:
        cuts = _cuts(s, replace(drawn, text=SHARES[-1]), posts, SIZES[-1])
    pages: list[Page] = []
    for begin, end in cuts:
        page = _page(s, drawn, posts[begin:end])
        page = page or _drawn(s, replace(drawn, text=SHARES[-1]), posts[begin:end], SIZES[-1])
        fill_last(s, page)
        pages.append(page)
    return pages


def _briefly(post: Post, told: set[str]) -> Post:
    """A post without the texts that another page tells."""
    entries = [replace(one, text="", points=()) if one.key in told else one for one in post.entries]
    return replace(post, entries=entries)


def _cuts(s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float]) -> list[tuple[int, int]]:
    """The posts of each page, from and to, at a size, on as few pages as may be."""
    width = s.grid.block("career", 0, 12, 0, s.grid.height).inner.w
    room = s.grid.floor - s.grid.head - HEAD - AXIS - SURE
    heights = [_lane(s, drawn, post, sizes, width).height for post in posts]
    count = max(math.ceil(sum(heights) / room), 2)
    while len(cuts := even_cuts(heights, count)) < count or max(sum(heights[b:e]) for b, e in cuts) > room:
        count += 1
        if count > len(posts):
            break
    return cuts


HEAD = 23.0
"""Millimetres of the head of a page: from when to when, and what the blocks mean."""


def _page(s: Setting, drawn: Axis, posts: Sequence[Post]) -> Page | None:
    """These posts on one page, as large as it holds them: rather larger type beside a narrower chart than small type
    beside a wide one; None if it does not.
    """
    for head in (HEAD + SAYING, HEAD) if _saying(s) else (HEAD,):
        room = s.grid.floor - s.grid.head - head - SURE
        best: tuple[float, int, Axis] | None = None
        for at, share in enumerate(SHARES):
            one = replace(drawn, text=share)
            size = next((n for n, sizes in enumerate(SIZES) if high(s, one, posts, sizes) <= room), None)
            if size is not None and (best is None or size + at * 1.5 < best[0]):
                best = (size + at * 1.5, size, one)
        if best and (head == HEAD or best[2].text < SHARES[2]):
            return _drawn(s, best[2], posts, SIZES[best[1]], head)
    return None


def _saying(s: Setting) -> Entry | None:
    """What somebody else said of the person in a few words, and no page has shown."""
    c = s.contents
    return next((one for one in c.others if one.key not in c.told and len(one.text) < 130), None)


SAYING = 12.0
"""Millimetres more that the head of a page has for a saying."""


def _drawn(
    s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float], high: float = HEAD
) -> Page:
    """A page of lanes, the chart on a ground of full height; above the texts from when to when, above the blocks what
    somebody else said of the person, if there is room for it.
    """
    grid, heading = s.grid, s.label("career")
    block = grid.block("career", 0, 12, 0, grid.height)
    inner = block.inner
    left, begin = inner.w * drawn.text / 100, inner.w * drawn.left / 100
    place = Rect(inner.x, inner.y, left, high - 2)
    head = Block("career.head", "none", place, place)
    years = f"{math.floor(drawn.begin)}–{math.floor(drawn.end)}"
    head.add(s.display("figure", years, left, high - 4, 84, 24, tag="h2"))
    lower = Rect(inner.x, inner.y + high, inner.w, inner.h - high)
    chart = Block("career", "none", lower, lower)
    chart.add(drawn_as(s, drawn, posts, sizes, above=0))
    beside = Rect(inner.x + begin, inner.y, inner.w - begin, high - 4)
    saying = Block("career.saying", "none", beside, beside)
    said = _saying(s)
    if said and high > HEAD:
        items = pull(s, said, beside.w, beside.h, 22, 12)
        if stacked(items) <= beside.h:
            s.contents.take(said)
            saying.add(*items)
    blocks = [_panel(s, drawn, inner, 0.0, grid.height), head, *([saying] if saying.items else []), chart]
    return Page("career", heading, blocks, title=heading)


def _panel(s: Setting, drawn: Axis, inner: Rect, top: float, bottom: float) -> Block:
    """The ground of a chart, to the edge of the paper."""
    x = inner.x + inner.w * (drawn.left - BESIDE * 0.45) / 100
    place = Rect(x, top, s.grid.width - x, bottom - top)
    return Block("career.panel", s.grid.ground("career.panel", "tint"), place, place)


SIZES = (
    (15.0, 34.0, 6.0), (14.0, 31.0, 5.4), (13.0, 28.0, 5.0), (12.4, 26.0, 4.6), (11.8, 23.0, 4.2), (11.2, 21.0, 3.8),
    (10.8, 19.0, 3.4), (10.4, 17.5, 3.0), (10.1, 16.0, 2.8), (9.8, 15.0, 2.6), (9.5, 14.0, 2.3), (9.5, 12.5, 1.2),
)  # fmt: skip
"""Points of text and names, and millimetres below them, from roomy to tight."""

SPLIT = SIZES[7]
"""The size by which what one page does not hold is cut into pages."""

SURE = 1.5
"""Millimetres that stay free at the foot: a lane that a page has no room for is left out of it whole."""

AXIS = 9.0
"""Millimetres of an axis, with the key beside it."""


def drawn_as(s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float], above: float) -> Career:
    """The career as an item, measured."""
    width = s.grid.block("career", 0, 12, 0, s.grid.height).inner.w
    lanes = tuple(_lane(s, drawn, post, sizes, width) for post in posts)
    key = _key(s, lanes)
    high = max(AXIS, _lines(s, key, width * drawn.text / 100) * s.role("meta").line(SMALLEST) + 1)
    tall = sum(lane.height for lane in lanes) + high
    return Career(
        tall, above, drawn.ticks(), lanes, high, _thick(s, sizes), sizes[0], sizes[1], drawn.left, drawn.text, key,
        s.grid.ground("career.panel", "tint"), s.grid.side,
    )  # fmt: skip


SWATCH = 12.0
"""Millimetres of a swatch and the space about it."""


def _lines(s: Setting, key: Sequence[tuple[str, str]], room: float) -> int:
    """How many lines a key takes."""
    count, filled = 1, 0.0
    for _, told in key:
        wide = s.role("meta").width(told, SMALLEST) * 1.04 + SWATCH
        if filled and filled + wide > room:
            count, filled = count + 1, 0.0
        filled += wide
    return count


def high(s: Setting, drawn: Axis, posts: Sequence[Post], sizes: tuple[float, float, float]) -> float:
    """How high a drawn career is, with its axis."""
    return drawn_as(s, drawn, posts, sizes, above=0).height


def below(
    s: Setting, posts: Sequence[Post], now: float, top: float, least: float, shares: Sequence[float] = SHARES
) -> list[Block]:
    """The career from a height of the page down to its foot, filling it, as large as it can be but in no smaller type
    than `least`; nothing if it has no room there.
    """
    drawn = axis(posts, now)
    if drawn is None:
        return []
    grid = s.grid
    block = grid.block("career", 0, 12, top, grid.height, deep=top == 0)
    if not grid.flush and top > 0:
        block.inner = block.inner._replace(y=top + 9, h=grid.floor - top - 9)
    s.part = "career"  # its lanes become denser where a layout has shown that they are
    for share in shares:
        one = replace(drawn, text=share)
        sizes = next((n for n in SIZES if n[0] >= least and high(s, one, posts, n) <= block.inner.h - SURE), None)
        if sizes:
            chart = Block("career", "none", block.inner, block.inner)
            chart.add(drawn_as(s, one, posts, sizes, above=0))
            _filled(chart, 60.0)
            return [_panel(s, one, block.inner, top, grid.height), chart]
    return []


def _thick(s: Setting, sizes: tuple[float, float, float]) -> float:
    """How thick a bar is, in millimetres: as high as the line of a name, or, on grounds, somewhat higher."""
    return round(min(s.role("head").line(sizes[1]) * (1.25 if s.grid.flush else 1.0), 11.0), 2)


YEARS = 0.8
"""The size of the years beside a block, as a share of that of the name beside it."""

TOP = 2.2
"""Millimetres from the line above a lane to its text."""


def _lane(s: Setting, drawn: Axis, post: Post, sizes: tuple[float, float, float], width: float) -> Lane:
    """A lane, measured."""
    size, name_size, pad = sizes
    if post.undated:
        bars: tuple[Bar, ...] = ()
    else:
        bars = tuple(_bar(drawn, post, at) for at in range(len(post.entries)) if post.entries[at].span)
    room = width * drawn.text / 100
    several = len(post.entries) > 1
    role, lines, years = _said(s, post, several=several)
    wide = 100 * s.role("figure").width(years, name_size * YEARS) / width + 3.0
    at, where = _beside(drawn, bars, wide) if years and bars else (0.0, "")
    if post.undated:  # nothing is drawn of what has no place on the axis: it is said
        years, at, where = s.label("key_undated"), drawn.left, "words"
    if years and not where and bars:
        if not any(years[-4:] in text for row in lines for text in (row.lead, row.title)) and years[-4:] not in role:
            role = ", ".join(filter(None, [role, years]))
        years = ""
    marked = post.name + "\u00a0\u00a0" * len(post.entries[0].sources)
    told = s.role("head").height(marked, name_size, room)
    told += s.role("label").breaks(role, size, room) * s.role("note").line(size) if role else 0
    told += sum(s.role("note").height(_line(row), size, room) + 0.3 for row in lines)
    tall = told * s.dense + pad + TOP
    marks = s.contents.notes(post.entries[0]) if not several else ()
    return Lane(bars, post.name, role, lines, years, at, where, tall, marks)


def _beside(drawn: Axis, bars: Sequence[Bar], wide: float) -> tuple[float, str]:
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
            lines.append(Row(_ended(role), "", said))
            role = ""
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
    forms = [form for form in ("now", "past", "study") if any(bar.form == form for bar in bars)]
    key = [(form, s.label(f"key_{form}")) for form in forms] if len(forms) > 1 else []
    if any(bar.fades for bar in bars):
        key.append(("fades", s.label("key_fades")))
    return tuple(key)


def fill_last(s: Setting, page: Page, most: float = 60.0) -> None:
    """Give what is left of the page to its lanes."""
    if page.blocks:
        _filled(page.blocks[-1], most)


def _filled(block: Block, most: float) -> None:
    at = next((at for at, item in enumerate(block.items) if isinstance(item, Career)), None)
    spare = block.room - SURE
    if at is None or spare <= 0:
        return
    drawn = block.items[at]
    assert isinstance(drawn, Career)
    more = min(spare / len(drawn.lanes), most)
    lanes = tuple(replace(lane, height=lane.height + more) for lane in drawn.lanes)
    block.items[at] = replace(drawn, lanes=lanes, height=drawn.height + more * len(lanes))

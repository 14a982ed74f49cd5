"""The career as a table to scale: the employer, beside it on a lane of time that is the same for all a bar from the
first year to the last; below the bar what there is to say. Newest first, so that the bars make a staircase.

In: the posts of a profile. Out: pages, or blocks for the lower part of one. Past posts without dates have an open bar
in a zone before the first year, all of one length; where there is no time to draw, lanes have no bars.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presskit.document import Entry, capital, plain
from presskit.layout.columns import even_cuts
from presskit.layout.contents import HALF, Post, dates
from presskit.layout.faces import MM
from presskit.layout.page import Axis, Bar, Beside, Block, Item, Page, Rect, Strip, Text, Tick, beside, stacked
from presskit.layout.setting import Setting, TextBox
from presskit.layout.works import pull

SHORT, MIDDLE, LONG = 4, 8, 24
"""Years of an axis up to which it has a label for every year, every second, every fifth; beyond, every tenth."""

DATED = 2
"""So many posts with dates make an axis."""

ZONE = 29.0
"""Per cent of the width that posts without dates have before the first year."""

NEAR, EDGE = 13.0, 95.0
"""Per cent of the width between two years that are written; and those beyond which one stands left of its place."""


@dataclass(frozen=True)
class Time:
    """A stretch of time across the page, and the per cent of its width before it."""

    begin: float
    end: float
    left: float = 0.0

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
        kept = [year for year in inner if min(self.at(year) - self.at(first), self.at(last) - self.at(year)) > NEAR]
        ticks = [Tick(str(first), self.at(first), "first"), *(Tick(str(year), self.at(year)) for year in kept)]
        if last > first and (len(ticks) > 1 or self.at(last) - self.at(first) > NEAR):
            ticks.append(Tick(str(last), self.at(last), "last" if self.at(last) > EDGE else ""))
        return tuple(ticks)

    @property
    def told(self) -> str:
        """From which year to which."""
        return f"{math.floor(self.begin)}–{math.floor(self.end)}"


def ordered(posts: Sequence[Post]) -> list[Post]:
    """What somebody is, then what they were, then what they studied, each as it stands."""
    return sorted(
        posts, key=lambda one: (one.section == "education", not one.goes_on and all(e.past for e in one.entries))
    )


def time(posts: Sequence[Post], now: float) -> Time | None:
    """The stretch of time of these posts, to this day; None if fewer than two have a date, or most of those that may
    go on have none.
    """
    begins = [post.shown for post in posts if post.shown is not None]
    if len(begins) < DATED or len(begins) < sum(1 for post in posts if post.shown is None and not post.earlier):
        return None
    begin = math.floor(min(begins))
    ends = [span.end for post in posts for span in post.spans if span.end is not None]
    end = max([now if any(post.goes_on for post in posts) else begin + 1, *ends, begin + 1])
    return Time(begin, end, ZONE if any(post.earlier for post in posts) else 0.0)


# --- pages ------------------------------------------------------------------------------------------------

SIZES = (17.0, 16.0, 15.0, 14.2, 13.4, 12.8, 12.2, 11.7, 11.3, 10.9, 10.5, 10.1, 9.8, 9.5, 9.2, 8.9, 8.5)
"""Points of what is said of a post, from roomy to tight."""

READ = 10.5
"""Points below which a career rather takes a page more: it is read across a table."""

LOOSE = 0.62
"""The share of a page that a career fills at least, or it is left for the lists."""


def career(s: Setting, now: float) -> list[Page]:
    """The whole career below from when to when, on as many pages as it takes; none if it would leave much of one."""
    s.part = "career"
    heading = s.label("career")
    posts = [_briefly(post, s.contents.told) for post in ordered(s.contents.posts)]
    drawn = time(posts, now)
    if not posts or TITLED + _high(s, posts, drawn, SIZES[0]) < _room(s) * LOOSE:
        return []
    saying = next((one for one in s.contents.others if one.key not in s.contents.told and len(one.text) < SAYING), None)
    for share in SHARES:
        title = _title(s, drawn, share, saying)
        size, parts = _parted(s, posts, drawn, _room(s), title)
        if size >= EASY and len(parts) == 1:
            break
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    if saying and isinstance(title[0], Beside):
        s.contents.take(saying)
    pages = []
    for at, part in enumerate(parts):
        block = _table(s, part, drawn, s.grid.head, size, title if at == 0 else [])
        pages.append(Page("career", heading, [block], title=heading if at == 0 else "", ground=block.ground))
    return pages


def _room(s: Setting) -> float:
    """Millimetres of a page from its head to its foot."""
    return s.grid.floor - s.grid.head


TITLED = 34.0
"""Millimetres of from when to when, about."""


def below(s: Setting, now: float, top: float, least: float) -> list[Block]:
    """The career from a height of the page down to its foot, as large as it can be but in no smaller type than `least`;
    nothing if it has no room there.
    """
    s.part = "career"  # its texts become denser where a layout has shown that they are
    posts = ordered(s.contents.posts)
    drawn = time(posts, now)
    begin = top + (s.grid.inset if s.grid.flush else 9.0)
    room = s.grid.floor - begin
    size = next((one for one in SIZES if one >= least and _high(s, posts, drawn, one) <= room), 0.0)
    if not size:
        return []
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    return [_table(s, posts, drawn, begin, size, top=top)]


def _parted(
    s: Setting, posts: Sequence[Post], drawn: Time | None, room: float, title: Sequence[Item]
) -> tuple[float, list[Sequence[Post]]]:
    """A size, and the posts over as few pages as hold them then, the first below a title."""
    head = stacked(title) + APART
    for size in SIZES:
        if size >= READ and _high(s, posts, drawn, size) <= room - head:
            return size, [posts]
    apart = [one for post in posts
             for one in (_divided(post) if _row_high(s, post, drawn, SIZES[-1]) > room - head else [post])]  # fmt: skip
    for count in range(2, len(apart) + 1):
        for size in SIZES:
            heights = [_row_high(s, post, drawn, size) for post in apart]
            cuts = even_cuts([heights[0] + head, *heights[1:]], count)
            parts: list[Sequence[Post]] = [apart[begin:end] for begin, end in cuts]
            rooms = [room - head, *[room] * (len(parts) - 1)]
            if all(_high(s, part, drawn, size) <= high for part, high in zip(parts, rooms, strict=True)):
                return size, parts
    return SIZES[-1], [[one] for one in apart]


def _divided(post: Post) -> list[Post]:
    """A post of several positions as one for each."""
    return [Post(post.section, [one], post.events if at == 0 else []) for at, one in enumerate(post.entries)]


def _briefly(post: Post, told: set[str]) -> Post:
    """A post without the texts that another page tells."""
    entries = [replace(one, text="", points=()) if one.key in told else one for one in post.entries]
    return replace(post, entries=entries)


def _title(s: Setting, drawn: Time | None, share: float, saying: Entry | None) -> list[Item]:
    """From when to when, or without dates a heading, over so large a share of the width of the page; beside it what
    somebody else said of the person, where that is short and has room there.
    """
    width = s.grid.width - 2 * s.grid.side
    role, told = ("figure", drawn.told) if drawn else ("title", s.label("career"))
    wide = width * min(share, 0.5 if saying and drawn else 1.0)
    title = s.display(role, told, TextBox(wide, 60.0, 230, 24), tag="h2")
    title = replace(title, above=-s.rise(role, title.size))
    left = width - wide - s.grid.gutter
    pulled = pull(s, saying, left, 30.0, 24, 12) if saying and drawn else []
    if not pulled or stacked(pulled) > 32.0:
        return [title]
    return [beside([[title], pulled], [wide, left], s.grid.gutter)]


SAYING = 160
"""Characters of what somebody said that stands beside from when to when."""

SHARES = (1.0, 0.72, 0.5)
"""The shares of the width that from when to when has: the largest that leaves the posts type that is easily read."""

EASY = 12.2
"""Points that are read across a table."""


# --- the table --------------------------------------------------------------------------------------------

KEY, YEARS = 7.5, 7.5
"""Millimetres of the key to the bars, and of the years of the axis."""

APART = 7.0
"""Millimetres between from when to when and the years of the axis."""

MOST_APART, MOST_THICK = 16.0, 15.0
"""Millimetres between two posts, and those of a bar, at most."""

SURE = 3.0
"""Millimetres that stay free at the foot: a line that a page has no room for is left out of it."""

NAMES = 4
"""The columns, of twelve, of the names; the others are those of time, which runs on to the edge of the page."""


def _table(
    s: Setting,
    posts: Sequence[Post],
    drawn: Time | None,
    begin: float,
    size: float,
    title: Sequence[Item] = (),
    top: float = 0.0,
) -> Block:
    """The posts below a title, from a height of the page down to its foot, over which their rows are spread."""
    grid = s.grid
    ground = grid.ground("career", "paper")
    place = Rect(grid.side, begin, grid.width - 2 * grid.side, grid.floor - begin)
    paint = Rect(0, top, grid.width, grid.height - top) if ground != "paper" or grid.flush else place
    block = Block("career", ground, paint, place)
    block.add(*title)
    spare = max(0.0, place.h - stacked(title) - (APART if title else 0) - _high(s, posts, drawn, size))
    thick = _thick(size) if drawn else 0.3
    if drawn:
        more = min(MOST_THICK - thick, spare * 0.4 / len(posts))
        thick, spare = thick + max(more, 0.0), spare - max(more, 0.0) * len(posts)
        block.add(replace(_axis(s, drawn, posts, ground), above=APART if title else 0.0))
    apart = _apart(size) + min(MOST_APART, spare / max(len(posts) - 1, 1))
    for at, post in enumerate(posts):
        block.add(_row(s, post, drawn, size, thick, apart if at or (drawn is None and title) else 1.5, ground))
    return block


def _thick(size: float) -> float:
    """Of a bar, in type of a size."""
    return size * 0.48


def _apart(size: float) -> float:
    """Between two posts, at least, in type of a size."""
    return size * 0.3


def _high(s: Setting, posts: Sequence[Post], drawn: Time | None, size: float) -> float:
    """How high the table is in type of a size, at least."""
    rows = sum(_row_high(s, post, drawn, size) for post in posts)
    return rows + (_axis(s, drawn, posts, "paper").taken + 1.5 if drawn else 0.0) + SURE


def _row_high(s: Setting, post: Post, drawn: Time | None, size: float) -> float:
    return _row(s, post, drawn, size, _thick(size) if drawn else 0.3, _apart(size), "paper").taken


def _widths(s: Setting) -> tuple[float, float]:
    """The widths of the names, and of time."""
    grid = s.grid
    return grid.across(NAMES), grid.width - 2 * grid.side - grid.across(NAMES) - grid.gutter


def _row(s: Setting, post: Post, drawn: Time | None, size: float, thick: float, apart: float, ground: str) -> Beside:
    """The employer, and beside it on a lane of time the bar of the post with its years; below that what the person is
    or was there, when, and what there is to say.
    """
    grid, widths = s.grid, _widths(s)
    bars = _bars(drawn, post) if drawn else ()
    marks = s.contents.notes(post.entries[0]) if len(post.entries) == 1 else ()
    longest = s.role("head").longest(post.name, 100)
    larger = 1.0 if len(post.name) > WORDY else 1.9 if size >= CLOSE else 1.6
    large = min(size * larger, LARGEST, 97 * widths[0] / longest)
    name = s.text("head", post.name, large, widths[0], tag="h3", marks=marks)
    line = s.role("head").line(large)
    rise = (thick - line) / 2 if drawn else 1.2  # the name stands at the middle of its bar
    years, at, side = _years(s, post, bars, min(thick / MM * 0.56, 14.0), widths[1])
    strip = Strip(
        thick, bars, ground, grid.side + 0.5, told=years, at=at, side=side, size=round(min(thick / MM * 0.56, 14.0), 1)
    )
    said = _said(s, post, widths[1], size, "" if drawn else s.label("key_undated"))
    if said:
        said[0] = replace(said[0], above=2.0)
    return beside([[replace(name, above=max(rise, 0.0))], [replace(strip, above=max(-rise, 0.0)), *said]],
                  widths, grid.gutter, above=apart)  # fmt: skip


LARGEST = 30.0
"""Points of a name, at most."""

WORDY = 200
"""Characters of a name beyond which it is set as large as what is said of it: in its column it would be a page."""

CLOSE = 10.4
"""Points below which a position runs into what is said of it."""


def _years(s: Setting, post: Post, bars: Sequence[Bar], size: float, width: float) -> tuple[str, float, str]:
    """From which year to which a post lasted, and where on its lane that stands: after its bar, or before it, or in it;
    nothing for a bar without dates.
    """
    if not bars or bars[0].form == "undated":
        return "", 0.0, ""
    begin, end = post.begin, post.end
    first = f"{math.floor(begin)}" if begin is not None else ""
    last = "" if end is None else f"{math.floor(end - 0.001)}"
    told = first if first == last else f"{first}–{last}"
    left, right = min(bar.left for bar in bars), max(bar.left + bar.width for bar in bars)
    wide = 100 * (s.role("axis").width(told, size) * 1.04 + 4.0) / width
    if right + wide <= 100:
        return told, right, "after"
    return (told, left, "before") if wide <= left else (told, left, "within")


def _when(entry: Entry, undated: str) -> str:
    """Its years; of a past post without dates that no bar shows, that these are not published."""
    return dates(entry) or (undated if entry.past else "")


def _said(s: Setting, post: Post, width: float, size: float, undated: str = "") -> list[Item]:
    """Each position with its years and what is said of it, then what happened meanwhile."""
    notes, several = s.contents.notes, len(post.entries) > 1
    roles = [capital(", ".join(filter(None, [one.subtitle, *one.details, _when(one, undated)])))
             for one in post.entries]  # fmt: skip
    longest = max(s.widest("label", roles), s.widest("note", [_told(one) for one in post.entries]))
    size = min(size, 97 * width / longest) if longest else size  # no word is broken
    items: list[Item] = []
    for role, entry in zip(roles, post.entries, strict=True):
        marks = notes(entry) if several else ()
        above = 1.2 if items else size * 0.06
        told = _told(entry)
        if size < CLOSE and role and told:
            items.append(s.text("note", told, size, width, above=above, marks=marks, label=f"{_ended(role)} "))
            continue
        items.append(s.text("label", role, size, width, above=above, marks=marks, tone="accent"))
        if told:
            items.append(s.text("note", told, size, width, above=0.3 if role else 0.0))
    items += [
        s.text("note", f"{event.dates}: {event.title}", size, width, above=0.8, marks=notes(event), tone="accent")
        for event in post.events
    ]
    return [item for item in items if not isinstance(item, Text) or item.paragraphs]


def _told(entry: Entry) -> str:
    """What an entry says, in one paragraph: its points are sentences."""
    texts = [*entry.paragraphs, *entry.points]
    return " ".join(_ended(text.replace("\n  - ", " – ").replace("\n- ", " – ").replace("\n", " ")) for text in texts)


def _ended(text: str) -> str:
    return text if not text or plain(text)[-1:] in ".!?…”:" else f"{text}."


def _axis(s: Setting, drawn: Time, posts: Sequence[Post], ground: str) -> Beside:
    """The years; above them what bars of different forms mean, where there is more than one."""
    found = {bar.form for post in posts for bar in _bars(drawn, post)}
    forms = [form for form in ("now", "past", "study", "undated") if form in found]
    key = tuple((form, s.label(f"key_{form}")) for form in forms) if len(forms) > 1 else ()
    told = KEY if key else 0.0
    years = Axis(told + YEARS, drawn.ticks(), key, told, ground)
    return beside([[], [years]], _widths(s), s.grid.gutter)


def _bars(drawn: Time, post: Post) -> tuple[Bar, ...]:
    if post.earlier:
        return (Bar(0.0, drawn.left - 2.0, "undated"),)
    return tuple(_bar(drawn, post, entry) for entry in post.entries if entry.span and post.shown is not None)


def _bar(drawn: Time, post: Post, entry: Entry) -> Bar:
    span = entry.span
    assert span is not None
    begin = span.begin if span.begin is not None else (span.end or drawn.end) - HALF
    end = drawn.end if span.end is None else max(span.end, begin + 0.1)
    left = drawn.at(begin)
    width = round(max(drawn.at(end) - left, 0.6), 3)
    form = "study" if post.section == "education" else "now" if span.end is None else "past"
    return Bar(left, width, "until" if span.begin is None and span.end is not None else form)

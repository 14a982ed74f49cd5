"""The career as a table to scale: the line above each post is an axis that is linear in time, and thick for as long as
the post lasted; below it stands what there is to say. Newest first, so that the bars make a staircase.

In: the posts of a profile. Out: pages, or blocks for the lower part of one. Past posts without dates have an open bar
in a zone before the first year, all of one length. Where the cover has drawn the career, or there is no time to draw,
it is told: the years as figures, what matters in rows, the rest in columns below them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presskit.document import Entry, capital, plain
from presskit.layout.columns import even_cuts
from presskit.layout.contents import HALF, Post, dates
from presskit.layout.page import Axis, Bar, Block, Item, Page, Rect, Strip, Text, Tick, beside, stacked
from presskit.layout.setting import Setting, TextBox
from presskit.layout.works import pull

SHORT, MIDDLE, LONG = 4, 8, 24
"""Years of an axis up to which it has a label for every year, every second, every fifth; beyond, every tenth."""

DATED = 2
"""So many posts with dates make an axis."""

ZONE = 29.0
"""Per cent of the width that posts without dates have before the first year."""

NEAR, EDGE = 8.0, 96.0
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

SIZES = (16.0, 15.0, 14.0, 13.2, 12.4, 11.8, 11.2, 10.8, 10.4, 10.0, 9.7, 9.4, 9.1, 8.8, 8.5)
"""Points of what is said of a post, from roomy to tight."""

HEADS = 56.0, 46.0, 36.0, 0.0
"""Millimetres of the head of a page, from when to when, at least, where there is room for it; else there is none."""

LEAST = 9.7
"""Points below which a career rather takes a page more."""

LOOSE = 0.78
"""The share of a page that a career fills at least, or it is left for the lists."""


def career(s: Setting, now: float) -> list[Page]:
    """The whole career below from when to when, on as many pages as it takes; none if it would leave much of one."""
    s.part = "career"
    grid, heading = s.grid, s.label("career")
    posts = [_briefly(post, s.contents.told) for post in ordered(s.contents.posts)]
    told = time(posts, now)
    room = grid.floor - _above(s)
    drawn = None if "career" in s.drawn else told
    most = _most_head(s, told)
    if not posts or _high(s, posts, drawn, SIZES[0]) + most < room * LOOSE:
        return []
    head, size, parts = _parted(s, posts, drawn, room)
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    top = max(head, min(most, room - _high(s, parts[0], drawn, size))) if head else 0.0
    pages = [
        Page(
            "career",
            heading,
            [*(_head(s, told, top) if top else []), _table(s, parts[0], drawn, top, size)],
            title=heading,
        )
    ]
    return [*pages, *(Page("career", heading, [_table(s, part, drawn, 0.0, size)]) for part in parts[1:])]


def below(s: Setting, now: float, top: float, least: float) -> list[Block]:
    """The career from a height of the page down to its foot, as large as it can be but in no smaller type than `least`;
    nothing if it has no room there.
    """
    s.part = "career"  # its texts become denser where a layout has shown that they are
    posts = ordered(s.contents.posts)
    drawn = None if "career" in s.drawn else time(posts, now)
    room = s.grid.floor - top - _above(s)
    size = next((one for one in SIZES if one >= least and _high(s, posts, drawn, one) <= room), 0.0)
    if not size:
        return []
    for post in posts:
        s.contents.take(*post.entries, *post.events)
    return [_table(s, posts, drawn, top, size)]


def high(s: Setting, now: float) -> float:
    """How high the career is below something else, as large as it is set."""
    posts = ordered(s.contents.posts)
    return _above(s) + _high(s, posts, time(posts, now), SIZES[0])


def _parted(
    s: Setting, posts: Sequence[Post], drawn: Time | None, room: float
) -> tuple[float, float, list[Sequence[Post]]]:
    """The height of the head of the first page, a size, and the posts over as few pages as hold them then: rather
    somewhat smaller type and a lower head than a page more, but no type that is too small to be read across a table.
    """
    bare = s.grid.head - _above(s)
    for head in HEADS:
        for size in [one for one in SIZES if one >= (LEAST if head == HEADS[-1] else EASY)]:
            if _high(s, posts, drawn, size) <= room - (head or bare):
                return head, size, [posts]
    head, least, room = HEADS[-2], SIZES[-1], room - HEADS[-2]
    apart = [one for post in posts for one in (_divided(post) if _row_high(s, post, drawn, least) > room else [post])]
    for count in range(2, len(apart) + 1):
        for size in SIZES:
            cuts = even_cuts([_row_high(s, post, drawn, size) for post in apart], count)
            parts: list[Sequence[Post]] = [apart[begin:end] for begin, end in cuts]
            if all(_high(s, part, drawn, size) <= room for part in parts):
                return head, size, parts
    return head, least, [[one] for one in apart]


def _divided(post: Post) -> list[Post]:
    """A post of several positions as one for each."""
    return [Post(post.section, [one], post.events if at == 0 else []) for at, one in enumerate(post.entries)]


def _briefly(post: Post, told: set[str]) -> Post:
    """A post without the texts that another page tells."""
    entries = [replace(one, text="", points=()) if one.key in told else one for one in post.entries]
    return replace(post, entries=entries)


def _head(s: Setting, drawn: Time | None, high: float) -> list[Block]:
    """From when to when on a ground, as large as it holds it; beside it what somebody else said of the person, where
    the height is for both.
    """
    c, grid = s.contents, s.grid
    head = grid.block("career.panel", 0, 12, 0, high, usual="dark")
    inner = head.inner
    saying = next((one for one in c.others if one.key not in c.told and len(one.text) < SAYING), None)
    left = inner.w * 0.5
    pulled = pull(s, saying, inner.w - left - grid.gutter, inner.h, 26, 11.5) if saying else []
    if saying and stacked(pulled) <= inner.h and drawn:
        c.take(saying)
        title = _title(s, drawn, left - 4, inner.h)
        head.add(beside([[title], pulled], [left, inner.w - left - grid.gutter], grid.gutter))
        return [head]
    head.add(_title(s, drawn, inner.w, inner.h))
    return [head]


def _most_head(s: Setting, drawn: Time | None) -> float:
    """How high the head is where from when to when takes the width of the page."""
    grid = s.grid
    inner = grid.block("career.panel", 0, 12, 0, grid.height, usual="dark").inner.w
    return grid.head + _title(s, drawn, inner, 90.0).height + grid.inset


def _title(s: Setting, drawn: Time | None, width: float, high: float) -> Text:
    """From when to when, or without dates a heading, as large as a field holds it."""
    role, told = ("figure", drawn.told) if drawn else ("title", s.label("career"))
    return s.display(role, told, TextBox(width, high, 230, 24), tag="h2")


SAYING = 160
"""Characters of what somebody said that stands beside from when to when."""


# --- the table --------------------------------------------------------------------------------------------

KEY, YEARS = 6.0, 6.5
"""Millimetres of the key to the bars, and of the years of the axis."""

MOST_APART, MOST_THICK = 20.0, 11.0
"""Millimetres between two posts, and those of a bar, at most."""

SURE = 3.0
"""Millimetres that stay free at the foot: a line that a page has no room for is left out of it."""

NAMES = 4
"""The columns, of twelve, of the names."""


def _above(s: Setting) -> float:
    """Millimetres between what is above a table and its axis."""
    return s.grid.inset if s.grid.flush else 8.0


def _table(s: Setting, posts: Sequence[Post], drawn: Time | None, top: float, size: float) -> Block:
    """The posts from a height of the page down to its foot, over which their rows are spread."""
    grid = s.grid
    ground = grid.ground("career", "paper")
    begin = top + _above(s) if top else grid.head
    place = Rect(grid.side, begin, grid.width - 2 * grid.side, grid.floor - begin)
    paint = Rect(0, top, grid.width, grid.height - top) if ground != "paper" or grid.flush else place
    block = Block("career", ground, paint, place)
    spare = max(0.0, place.h - _high(s, posts, drawn, size))
    if drawn is None:
        block.add(*_listed(s, posts, size, spare, ground))
        return block
    thick = min(MOST_THICK, _thick(size) + spare * 0.3 / len(posts))
    spare = max(0.0, spare - (thick - _thick(size)) * len(posts))
    apart = _apart(size) + min(MOST_APART, spare / max(len(posts) - 1, 1))
    block.add(_axis(s, drawn, posts, ground))
    for at, post in enumerate(posts):
        block.add(*_row(s, post, drawn, size, thick, apart if at else 0.0, ground))
    return block


def _thick(size: float) -> float:
    """Of a bar, in type of a size."""
    return size * 0.3


def _apart(size: float) -> float:
    """Between two posts, at least, in type of a size."""
    return size * 0.36


def _high(s: Setting, posts: Sequence[Post], drawn: Time | None, size: float) -> float:
    """How high the table is in type of a size, at least."""
    if drawn is None:
        return stacked(_listed(s, posts, size)) + SURE
    rows = sum(_row_high(s, post, drawn, size) for post in posts) - _apart(size)
    return rows + _axis(s, drawn, posts, "paper").height + SURE


def _row_high(s: Setting, post: Post, drawn: Time | None, size: float) -> float:
    return stacked(_row(s, post, drawn, size, _thick(size), _apart(size), "paper"))


def _row(
    s: Setting, post: Post, drawn: Time | None, size: float, thick: float, apart: float, ground: str
) -> list[Item]:
    """A line that is thick while the post lasted; below it the employer, beside that what the person is or was there,
    when, and what there is to say.
    """
    grid = s.grid
    widths = grid.across(NAMES), grid.width - 2 * grid.side - grid.across(NAMES) - grid.gutter
    bars = _bars(drawn, post) if drawn else ()
    strip = Strip(thick if bars else 0.3, bars, ground, grid.side, above=apart)
    marks = s.contents.notes(post.entries[0]) if len(post.entries) == 1 else ()
    large = min(size * (1.75 if size >= CLOSE else 1.55), 97 * widths[0] / s.role("head").longest(post.name, 100))
    left: list[Item] = [s.text("head", post.name, large, widths[0], tag="h3", marks=marks)]
    right = _said(s, post, widths[1], size, "" if drawn else s.label("key_undated"))
    return [strip, beside([left, right], widths, grid.gutter, above=1.8)]


YEARS_OF = 3.5
"""The columns, of twelve, of years and names."""

LITTLE, ABREAST = 130, 3
"""Characters of a past post that says little, and how many of these stand beside each other below the others."""


def _by_weight(posts: Sequence[Post]) -> tuple[Sequence[Post], Sequence[Post]]:
    """The posts that are told in rows, and the last ones, which are past and of which there is little to say."""
    at = len(posts)
    while at > 1 and all(one.past for one in posts[at - 1].entries) and _length(posts[at - 1]) <= LITTLE:
        at -= 1
    return (posts[:at], posts[at:]) if 1 < len(posts) - at <= 2 * ABREAST else (posts, ())


def _length(post: Post) -> int:
    """The characters of what is said of a post."""
    return sum(len(_told(one)) for one in post.entries)


def _listed(s: Setting, posts: Sequence[Post], size: float, spare: float = 0.0, ground: str = "paper") -> list[Item]:
    """The posts without an axis: the years of each as figures, its name beside them, or below them where that is
    dense, and what the person is or was there; the lesser ones in columns. What is to `spare` goes between them.
    """
    grid, items = s.grid, list[Item]()
    lead, lesser = _by_weight(posts)
    width = grid.width - 2 * grid.side
    wide = (width - grid.gutter * (ABREAST - 1)) / ABREAST
    undated = s.label("key_undated")
    rows: list[Item] = [_lead_row(s, post, lead, size, undated) for post in lead]
    for begin in range(0, len(lesser), ABREAST):
        some = lesser[begin : begin + ABREAST]
        stacks = [[*_above_name(s, one, wide, size * 0.86), *_below_name(s, one, wide, max(size * 0.92, 9.2), undated)]
                  for one in some]  # fmt: skip
        rows.append(beside(stacks, [wide] * len(some), grid.gutter, 2.6))
    apart = _apart(size) + min(MOST_APART, spare / max(len(rows) - 1, 1))
    for at, row in enumerate(rows):
        items += [Strip(0.3, (), ground, above=apart if at else 0.0), row]
    return items


def _lead_row(s: Setting, post: Post, lead: Sequence[Post], size: float, undated: str) -> Item:
    """A post over the width of the page: its years in a column and the rest beside them; where it is dense, or
    most have no years, its name in that column.
    """
    grid = s.grid
    without = sum(1 for one in lead if one.shown is None)
    columns = YEARS_OF if 2 * without <= len(lead) else 12 / 2
    widths = grid.across(columns), grid.width - 2 * grid.side - grid.across(columns) - grid.gutter
    years = _years(s, post, widths[0], size)
    if 2 * without > len(lead) or size < EASY:
        return beside(
            [_above_name(s, post, widths[0], size), _said(s, post, widths[1], size, undated)], widths, grid.gutter, 2.6
        )
    said = [_name(s, post, widths[1], size), *_below_name(s, post, widths[1], size, undated)]
    return beside([years, said], widths, grid.gutter, 2.6)


def _name(s: Setting, post: Post, width: float, size: float) -> Text:
    marks = s.contents.notes(post.entries[0]) if len(post.entries) == 1 else ()
    large = min(size * 1.7, 97 * width / s.role("head").longest(post.name, 100))
    return s.text("head", post.name, large, width, tag="h3", marks=marks)


def _years(s: Setting, post: Post, width: float, size: float) -> list[Item]:
    """The years of a post as figures on a line; nothing without any."""
    begin, end = post.begin, post.end
    if begin is None and end is None:
        return []
    years = [f"{math.floor(begin)}" if begin is not None else "", f"{math.floor(end - 0.001)}" if end else ""]
    told = years[0] if years[0] == years[1] else "–".join(years)
    high = min(size * 2.7, 94 * width / s.role("figure").width("2000–2000", 100))
    return [s.text("figure", told, high, width, tone="accent" if post.goes_on else "")]


def _above_name(s: Setting, post: Post, width: float, size: float) -> list[Item]:
    years = _years(s, post, width, size)
    return [*years, replace(_name(s, post, width, size), above=1.2 if years else 0.0)]


def _below_name(s: Setting, post: Post, width: float, size: float, undated: str) -> list[Item]:
    items = _said(s, post, width, size, undated)
    return [replace(items[0], above=0.8), *items[1:]] if items else []


EASY = 10.8
"""Points below which the head of a page gives way."""

CLOSE = 10.4
"""Points below which a position runs into what is said of it."""


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


def _axis(s: Setting, drawn: Time, posts: Sequence[Post], ground: str) -> Axis:
    """The years; above them what bars of different forms mean, where there is more than one."""
    found = {bar.form for post in posts for bar in _bars(drawn, post)}
    forms = [form for form in ("now", "past", "study", "undated") if form in found]
    key = tuple((form, s.label(f"key_{form}")) for form in forms) if len(forms) > 1 else ()
    told = KEY if key else 0.0
    return Axis(told + YEARS, drawn.ticks(), key, told, ground)


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
    return Bar(left, width, form)

"""The career in words: what is said of each post, beside each other, on grounds, over pages of their own.

In: the posts of a profile. Out: items, blocks or pages. Of few posts with dates no chart is made: they stand
here alone.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from presskit.document import Entry, capital, plain
from presskit.layout.columns import even_cuts
from presskit.layout.contents import Post, dates
from presskit.layout.page import Block, Item, Page, Rect, stacked
from presskit.layout.setting import Setting, TextBox
from presskit.layout.works import pull

HEAD = 27.0
"""Millimetres of the head of a page: from when to when."""

SIZES = (17.0, 15.6, 14.4, 13.4, 12.8, 12.2, 11.6, 11.2, 10.8, 10.4, 10.1, 9.8, 9.5)
"""Points of what is said of a post, from roomy to tight."""

LEAST = SIZES[-1]

SURE = 2.0
"""Millimetres that stay free at the foot: a line that a page has no room for is left out of it."""


APART = 3.4
"""Millimetres between what is said of two posts, at least."""


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


def texts_of(s: Setting, posts: Sequence[Post], size: float, splits: Sequence[float]) -> Texts:
    """The posts over two columns, so wide that these end as near to each other as can be."""
    grid = s.grid
    room = grid.width - 2 * grid.side - gutter(s)
    found: Texts | None = None
    most = math.inf  # columns of other widths are not to be higher than even ones
    for share in splits:
        widths = (room * share, room * (1 - share))
        left, right = ([stacked(post_items(s, post, width, size)) + APART for post in posts] for width in widths)
        for first in range(1, len(posts) + 1):
            high = (sum(left[:first]) - APART, max(sum(right[first:]) - APART, 0.0))
            one = Texts(first, widths, max(high), min(high))
            if found is None or (one.high <= most and one.cost < found.cost - 0.5):
                found = one
        most = most if most < math.inf else found.high if found else most
    assert found is not None
    return found


def columns(s: Setting, posts: Sequence[Post], top: float, size: float, texts: Texts) -> list[Block]:
    """What is said of the posts, in columns down to the foot of the page."""
    grid, (left, right) = s.grid, texts.widths
    blocks = []
    for at, (x, width, mine) in enumerate((
        (grid.side, left, posts[: texts.first]),
        (grid.width - grid.side - right, right, posts[texts.first :]),
    ), 1):  # fmt: skip
        place = Rect(x, top, width, grid.floor - top)
        block = Block(f"career.texts.{at}", "none", place, place)
        stacks = [post_items(s, post, width, size) for post in mine]
        spare = place.h - 1.0 - sum(map(stacked, stacks))
        apart = min(spare / max(len(stacks) - 1, 1), 20.0)
        for n, stack in enumerate(stacks):
            block.add(replace(stack[0], above=apart if n else 0.0), *stack[1:])
        blocks.append(block)
    return [block for block in blocks if block.items]


# --- pages after a drawing --------------------------------------------------------------------------------


def told_over_pages(s: Setting, posts: Sequence[Post], said: Entry | None) -> list[Page]:
    """What is said of posts that a page before has drawn: those that go on on a ground of full height, those before
    beside it, both in type of one size; else in columns, over as many pages as they take.
    """
    told_of = [post for post in posts if any(told(one) or one.subtitle for one in post.entries) or post.events]
    now = [post for post in told_of if post.goes_on]
    before = [post for post in told_of if not post.goes_on]
    heading = s.label("career")
    if now and before and (blocks := _now_and_before(s, now, before, said)):
        return [Page("posts", heading, blocks)]
    pages = []
    for count in range(1, len(told_of) + 1):
        cuts = even_cuts([stacked(post_items(s, post, s.grid.across(6), 10.4)) for post in told_of], count)
        parts = [told_of[begin:end] for begin, end in cuts]
        room = s.grid.floor - s.grid.head
        sizes = [next((size for size in SIZES if texts_of(s, part, size, SPLITS).high <= room - 1), 0.0)
                 for part in parts]  # fmt: skip
        if all(sizes) or count == len(told_of):
            size = min(one or LEAST for one in sizes)
            for part in parts:
                blocks = columns(s, part, s.grid.head, size, texts_of(s, part, size, SPLITS))
                pages.append(Page("posts", heading, blocks))
            break
    return pages


NOW = (5, 6, 4)
"""The columns, of twelve, of the ground on which stands what goes on, the usual first."""


def _now_and_before(s: Setting, now: Sequence[Post], before: Sequence[Post], said: Entry | None) -> list[Block]:
    """Two columns that end together, the first on a ground, below its heading or somebody's saying; nothing if a page
    does not hold them.
    """
    best: tuple[float, int] | None = None
    for wide in NOW:
        left, right = _two(s, wide)
        widths = left.inner.w, right.inner.w
        room = left.inner.h - LEAD - SURE, right.inner.h - SURE
        for size in SIZES[2:]:
            if all(_high(s, some, width, size) <= most
                   for some, width, most in zip((now, before), widths, room, strict=True)):  # fmt: skip
                if best is None or size > best[0] * 1.15:
                    best = (size, wide)
                break
    if best is None:
        return []
    size, wide = best
    left, right = _two(s, wide)
    stacks = [post_items(s, post, left.inner.w, size) for post in now]
    left.foot = _apart(stacks, 7.0)
    free = left.room - 8
    lead = pull(s, said, left.inner.w, free, 60, 13) if said else []
    if not lead or stacked(lead) > free:
        lead = [s.display("title", capital(s.label("key_now")), TextBox(left.inner.w, free, 120, 20), tag="h2")]
    left.add(*lead)
    stacks = [post_items(s, post, right.inner.w, size) for post in before]
    spare = right.inner.h - SURE - sum(map(stacked, stacks))
    right.add(*_apart(stacks, min(spare / max(len(stacks) - 1, 1), 44.0)))
    return [left, right]


LEAD = 26.0
"""Millimetres of the head of a ground, above what goes on."""


def _two(s: Setting, wide: int) -> tuple[Block, Block]:
    left = s.grid.block("career.now", 0, wide, 0, s.grid.height, usual="accent")
    right = s.grid.block("career.before", wide, 12, 0, s.grid.height)
    if not s.grid.flush:
        right.inner = right.paint = right.inner._replace(x=right.inner.x + 4, w=right.inner.w - 4)
    return left, right


def _high(s: Setting, posts: Sequence[Post], width: float, size: float) -> float:
    return sum(stacked(post_items(s, post, width, size)) + APART for post in posts) - APART


def _apart(stacks: Sequence[Sequence[Item]], apart: float) -> list[Item]:
    """Stacks below each other, so far apart."""
    return [
        replace(one, above=apart if n and at == 0 else one.above)
        for n, stack in enumerate(stacks) for at, one in enumerate(stack)
    ]  # fmt: skip


# --- without a drawing ------------------------------------------------------------------------------------


def alone(s: Setting) -> list[Page]:
    """The career in words on a page of its own, below its heading, which takes what they leave, if they fill most of
    it; else it is left for the lists.
    """
    c, grid = s.contents, s.grid
    s.part = "career"
    posts = [briefly(post, c.told) for post in c.posts]
    if not any(told(one) for post in posts for one in post.entries):
        return []
    top = min(grid.height - _full_height(s, posts), grid.height * MOST_HEAD)
    if top == grid.height * MOST_HEAD and not fills(s, posts, 1 - MOST_HEAD - 0.06):
        return []
    heading = s.label("career")
    head = grid.block("career.panel", 0, 12, 0, max(top, grid.head + HEAD + grid.inset), usual="dark")
    head.add(s.display("title", heading, TextBox(head.inner.w, head.inner.h, 190, 24), tag="h2"))
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


def ladder(s: Setting, posts: Sequence[Post]) -> list[Block]:
    """Few posts over a whole page, the first on a ground with its name over the width of the page, the others with
    dates below it, those without at the foot; what is said of an organisation stands with the post there. Nothing if
    they have no room, or would leave much of it.
    """
    s.part = "career"
    grid, c = s.grid, s.contents
    dated = [post for post in posts if not post.undated]
    others = [post for post in posts if post.undated]
    if not (2 <= len(dated) <= 3 and others):
        return []
    first, *rest = dated
    width = grid.width - 2 * grid.side
    marks = c.notes(first.entries[0])
    columns: list[tuple[float, float, list[Item]]] = []
    for least, high, larger in itertools.product((12.2, 11.2, 10.4, 9.5), (0.26, 0.22, 0.18, 0.14), (24.0, 20.0, 17.0)):
        lower, deep = _earlier(s, others, min(13.0, least + 0.6))
        name = s.poster(first.name, TextBox(width, grid.height * high, 170, 24), tag="h3", marks=marks)
        told_of = post_items(s, first, width * 0.86, larger)[1:]
        head = [name, *(replace(one, above=4.0 if at == 0 else one.above) for at, one in enumerate(told_of))]
        end = grid.head + stacked(head) + grid.inset + 2
        middle = grid.height - deep - end
        if columns := _rungs(s, rest, middle - 2 * grid.inset - 2, least):
            break
    if not columns:
        return []
    ground = grid.ground("career.panel", "accent")
    panel = Block(
        "career.first", ground, Rect(0, 0, grid.width, end), Rect(grid.side, grid.head, width, stacked(head) + 1)
    )
    panel.add(*head)
    blocks = [panel]
    for x, wide, items in columns:
        place = Rect(x, end + grid.inset + 1, wide, middle - 2 * grid.inset - 1)
        block = Block("career.now.1", "none", place, place)
        block.add(*items)
        blocks.append(block)
    return [*blocks, *lower]


def _rungs(s: Setting, posts: Sequence[Post], high: float, least: float) -> list[tuple[float, float, list[Item]]]:
    """The posts below the first, beside each other; of one what is said of the organisation beside it. As large as a
    height holds them, but not below `least`; where each begins and how wide it is.
    """
    grid, c = s.grid, s.contents
    about = next((one for one in c.left("organizations") if one.text and len(posts) == 1
                  and plain(one.title or c.heading("organizations")).endswith(plain(posts[0].name))), None)  # fmt: skip
    count = len(posts) + (1 if about else 0)
    if count == 0:
        return []
    gap = gutter(s)
    wide = (grid.width - 2 * grid.side - gap * (count - 1)) / count
    voice = "text" if s.role("text").family != s.role("note").family else "note"
    for size in (one for one in (19.0, 18.0, *SIZES) if one >= least):
        stacks = [post_items(s, post, wide, size, 2.1) for post in posts]
        if about:
            heading = about.title or c.heading("organizations")
            large = min(size * 2.1, 97 * wide / s.role("head").longest(heading, 100))
            body = s.text(voice, about.paragraphs, size, wide, above=0.8, marks=c.notes(about), between=1.0)
            stacks.append([s.text("head", heading, large, wide, tag="h3", ruled=True), body])
        if max(map(stacked, stacks)) <= high:
            if about:
                c.take(about)
            return [(grid.side + at * (wide + gap), wide, stack) for at, stack in enumerate(stacks)]
    return []


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
    stacks = [post_items(s, post, width, size, 2.1) for post in posts]
    if len(stacks) <= count:
        high = max(map(stacked, stacks))
        return [_as_high(s, post, width, size, high) for post in posts]
    cuts = even_cuts([stacked(stack) + 6 for stack in stacks], count)
    return [[replace(one, above=6.0 if n and one is stack[0] else one.above)
             for n, stack in enumerate(stacks[b:e]) for one in stack] for b, e in cuts]  # fmt: skip


def _as_high(s: Setting, post: Post, width: float, size: float, high: float) -> list[Item]:
    """A post that says less than the one beside it, larger, so that both end together."""
    for larger in (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0):
        stack = post_items(s, post, width, size * larger, 2.1 / larger**0.6)
        if stacked(stack) <= high:
            break
    return stack


def _earlier(s: Setting, posts: Sequence[Post], size: float) -> tuple[list[Block], float]:
    """Posts that no date places on a ground at the foot of the page, and how high that is: they are earlier only where
    something says that they are past.
    """
    grid = s.grid
    count = min(len(posts), 3)
    width = column_width(s, count)
    entries = [entry for post in posts for entry in post.entries]
    heading = s.contents.heading("education") if all(post.section == "education" for post in posts) else s.label("more")
    if all(entry.past and not dates(entry) for entry in entries):
        heading = s.label("key_undated")
    told = s.text("label", capital(heading), 11.0, grid.width - 2 * grid.side)
    stacks = [post_items(s, post, width, size, 1.7, dated=False) for post in posts]
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


def post_items(
    s: Setting, post: Post, width: float, size: float, larger: float = 1.5, *, dated: bool = True
) -> list[Item]:
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
        when = dates(entry) or (s.label("key_undated") if dated and entry.past else "")
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


def briefly(post: Post, told: set[str]) -> Post:
    """A post without the texts that another page tells."""
    entries = [replace(one, text="", points=()) if one.key in told else one for one in post.entries]
    return replace(post, entries=entries)


def gutter(s: Setting) -> float:
    return s.grid.gutter + 3


def column_width(s: Setting, count: int) -> float:
    """The width of one of so many columns."""
    return (s.grid.width - 2 * s.grid.side - (count - 1) * gutter(s)) / count

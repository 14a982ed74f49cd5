"""The biography in three lengths, which look like three tools: the short one large across the page, the medium one on a
ground of its own in another face, the long one in columns. What each is for stands above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from presskit.document import Entry
from presskit.layout import plates
from presskit.layout.columns import even_cuts
from presskit.layout.page import Block, Item, Page, Rect, Row, Rows, beside, stacked
from presskit.layout.setting import ASIDE, Setting, TextBox

DECK, DECK_LEAST = 46.0, 17.0
"""Points: the sizes between which the short biography is set."""

READ = 10.6
"""Points: below that, the long text is not made smaller for the sake of a larger short one."""

TEXT, TEXT_LEAST = 12.0, 9.2
"""Points: those of the long one; the medium one may be as large, and is never larger than 1.2 of it."""


def biography(s: Setting, photo: Entry | None, *, plate: bool = True) -> list[Page]:
    """The three lengths, those that there are, with a photograph beside them or the facts below; where photographs
    lead, after one on a page of its own, a `plate`, if it is wanted.
    """
    s.part = "bio"
    c = s.contents
    short, medium, long = (c.first(id) for id in ("short", "medium", "long"))
    if not (short or medium or long):
        return []
    for entry in (short, medium, long):
        if entry:
            c.take(entry)
    lead = short or medium or long
    assert lead is not None
    if medium is lead:
        medium = None
    if long is lead:
        long = None
    first = short or lead
    rest = [entry for entry in (medium, long) if entry]
    facts = c.section("facts")
    opened = plates.plates(s, [photo], 1) if plate and photo and s.grid.cover == "below" and rest else []
    if opened:
        s.part, photo = "bio", None
    if c.few and c.first("introduction") and (len(facts) > 2 or c.helps_a_host):
        facts = ()  # they stand beside the words of a host
    if opened:
        facts = ()  # they stand beside the lists
    if photo and photo.picture and _tall(s, photo) and len(rest) == 2:
        blocks = _beside_photo(s, lead, rest, photo)
    else:
        blocks = _across(s, first, rest, facts)
    return [*opened, Page("biography", s.label("bio"), blocks, title=s.label("bio"))]


def _tall(s: Setting, photo: Entry) -> bool:
    """Whether a photograph can stand tall beside the texts."""
    if photo.picture is None:
        return False
    w, h = s.grid.width * 0.43, s.grid.height * 0.62
    return s.dots(photo.picture, w, h) >= 150 and s.kept(photo.picture, w, h) >= 0.33


def _use(s: Setting, entry: Entry, width: float, above: float = 0.0, *, ruled: bool = False) -> Item:
    """What a text is for, with its length and what it rests on."""
    id = s.contents.document.sections[_at(s, entry)].id
    use = s.label(f"use_{id}")
    told = ", ".join(filter(None, [*entry.details, use]))
    heading = s.contents.heading(id)
    return s.text(
        "meta",
        told,
        ASIDE,
        width,
        above=above,
        tag="p",
        marks=s.contents.notes(entry),
        label=f"{heading} ",
        ruled=ruled,
    )


def _at(s: Setting, entry: Entry) -> int:
    sections = s.contents.document.sections
    return next(at for at, section in enumerate(sections) if any(one is entry for one in section.entries))


def _across(s: Setting, first: Entry, rest: list[Entry], facts: Sequence[Entry]) -> list[Block]:
    """The short text across the page, the others side by side below it, the facts at the foot."""
    grid = s.grid
    if not rest:
        return _alone(s, first, facts)
    strip = _strip(s, facts) if facts else None
    end = strip.paint.y if strip else grid.height
    wide = 12.0 if len(rest) < 2 else _split(s, *rest)
    long_width = grid.block("bio.long", 12 - wide, 12, 50, 90).inner.w
    head = grid.block("bio.short", 0, 12, 0, 60, usual="paper")
    size, below = _sizes(s, first, rest, long_width, head.inner.w, end - head.inner.y)
    deck = [_use(s, first, head.inner.w), s.text("deck", first.paragraphs, size, head.inner.w, above=1.2, tag="h2")]
    gap = 9.0 if not grid.flush else 0
    top = head.inner.y + stacked(deck) + (grid.inset + 2 if grid.flush else gap)
    if len(rest) == 2:
        top = max(top, end - below - (2 * grid.inset + 6 if grid.flush else 14))
    head = grid.block("bio.short", 0, 12, 0, top, usual="paper")
    head.add(*deck)
    if not grid.flush and head.ground == "paper":  # a line more than measured is seen
        head.inner = head.paint = head.inner._replace(h=stacked(deck) + 1)
    blocks = [head]
    if len(rest) == 2:
        medium, long = rest
        left = grid.block(
            "bio.medium", 0, 12 - wide, top, end - (0 if grid.flush or not strip else 8), usual="tint", deep=False
        )
        right = grid.block("bio.long", 12 - wide, 12, top, end - (0 if grid.flush or not strip else 8), deep=False)
        if not grid.flush:
            right.inner = right.inner._replace(x=right.inner.x + 3, w=right.inner.w - 3, y=left.inner.y, h=left.inner.h)
        _fill(s, right, long, "text", TEXT)
        set_as = right.items[-1].size  # type: ignore[attr-defined]
        _fill(s, left, medium, "medium", set_as)
        blocks += [left, right]
    else:
        only = grid.block("bio.long", 0, 12, top, end, deep=False)
        _fill(s, only, rest[0], "text", 17)
        blocks.append(only)
    return [*blocks, *([strip] if strip else [])]


def _split(s: Setting, medium: Entry, long: Entry) -> float:
    """The columns of the long text, of twelve, with which it and the medium one end nearest to each other."""

    def differ(wide: float) -> float:
        left = s.grid.block("bio.medium", 0, 12 - wide, 60, 200, usual="tint").inner.w
        right = s.grid.block("bio.long", 12 - wide, 12, 60, 200).inner.w
        one = sum(s.role("medium").height(text, 9.6, left) for text in medium.paragraphs)
        return abs(one - sum(s.role("text").height(text, 9.6, right) + 1.5 for text in long.paragraphs))

    return min((6.5, 7.0, 7.5, 8.0), key=differ)


def _sizes(s: Setting, first: Entry, rest: list[Entry], wide: float, across: float, room: float) -> tuple[float, float]:
    """The size of the short text, and the height that the others want at a good size."""
    longest = max(rest, key=lambda entry: len(entry.text))
    size = TEXT if len(rest) > 1 else 17.0
    most = DECK if len(rest) > 1 else 72.0
    while size > TEXT_LEAST:
        below = sum(s.role("text").height(text, size, wide) for text in longest.paragraphs) * s.dense
        below += 6 + 2 * len(longest.paragraphs)
        deck = s.filling("deck", first.paragraphs, TextBox(across, room - below - 26, most, DECK_LEAST))
        if deck.size >= (23 if size > READ else 18) and deck.height <= room - below - 24:
            break
        size -= 0.2
    return deck.size, below


def _fill(s: Setting, block: Block, entry: Entry, role: str, most: float) -> None:
    """A text in its block, as large as may be."""
    use = _use(s, entry, block.inner.w)
    texts = entry.paragraphs
    box = TextBox(block.inner.w, block.inner.h - use.taken - 3, most, 9.2)
    body = s.filling(role, texts, box, between=1.5, above=2.0)
    block.add(use, body)


WORDS = 24
"""So many words are set in lines that are broken by sense."""


def _alone(s: Setting, first: Entry, facts: Sequence[Entry]) -> list[Block]:
    """One text only: across the page, as large as it holds it, and the facts in columns at its foot."""
    grid = s.grid
    ground = grid.ground("bio.alone", grid.ground("bio.short"))
    head = grid.block("bio.alone", 0, 12, 0, grid.height, usual=ground)
    inner, end = head.inner.w, grid.height
    below: list[Block] = []
    if facts:
        s.contents.take(*facts, of="facts")
        under = grid.ground("bio.alone.facts", grid.ground("bio.facts", "tint"))
        strip = grid.block("bio.alone.facts", 0, 12, 200, grid.height, usual=under, deep=False)
        gap = grid.gutter + 2
        count = min(len(facts), 3)
        wide = (strip.inner.w - (count - 1) * gap) / count
        stacks = [(fact_rows(s, part, wide, 14.0),) for part in in_columns(s, facts, wide, count) if part]
        item = beside(stacks, [wide] * len(stacks), gap, above=3)
        heading = s.headed(s.contents.heading("facts"), strip.inner.w, 24)
        end = grid.height - stacked([heading, item]) - grid.foot - grid.inset - 4
        strip = grid.block("bio.alone.facts", 0, 12, end, grid.height, usual=under, deep=False)
        strip.add(heading, item)
        below.append(strip)
        head = grid.block("bio.alone", 0, 12, 0, end, usual=ground)
    use = _use(s, first, inner)
    room = min(end, grid.floor if not facts else end - 8) - head.inner.y - use.taken - 4
    if len(first.text.split()) <= WORDS and "\n" not in first.text:  # few words, as large as the page holds them
        head.add(use, s.display("deck", first.text, TextBox(inner, room - 4, 170, 15), above=4, tag="h2"))
        return [head, *below]
    head.add(use, s.filling("deck", first.paragraphs, TextBox(inner, room, 130, 15), above=1.2, tag="h2"))
    return [head, *below]


def _beside_photo(s: Setting, lead: Entry, rest: list[Entry], photo: Entry) -> list[Block]:
    """The short text across the page; below it the others in a column, and a tall photograph beside them."""
    grid, (medium, long) = s.grid, rest
    head = grid.block("bio.short", 0, 12, 0, 60, usual="paper")
    wide = grid.block("bio.medium.beside", 0, 7, 60, 200, usual="paper").inner.w
    room = grid.height - grid.foot - head.inner.y - (BELOW if not grid.flush and head.ground != "paper" else 0.0)
    text_size, deck_size = _with_photo_sizes(s, lead, medium, long, wide, head.inner.w, room)
    deck = [_use(s, lead, head.inner.w), s.text("deck", lead.paragraphs, deck_size, head.inner.w, above=1.2, tag="h2")]
    top = head.inner.y + stacked(deck) + (grid.inset + 2 if grid.flush else 9)
    head = grid.block("bio.short", 0, 12, 0, top, usual="paper")
    head.add(*deck)
    left = grid.block("bio.medium.beside", 0, 7, top, grid.height, usual="paper", deep=False)
    if not grid.flush and head.ground != "paper":
        left.inner = left.paint = left.inner._replace(y=top + BELOW, h=left.inner.h - BELOW)
    left.add(
        _use(s, medium, left.inner.w),
        s.text("medium", medium.paragraphs, text_size, left.inner.w, above=1.6),
        _use(s, long, left.inner.w, above=5.5, ruled=True),
        s.text("text", long.paragraphs, text_size, left.inner.w, above=1.6, between=1.2),
    )
    x = grid.x(7) + (2 if not grid.flush else 0)
    if grid.flush:
        x = left.paint.right
    indent = 4.0 if grid.flush else 0.0
    wide = grid.width - grid.side - x - indent
    caption = s.caption(photo, wide, above=1.8)
    high = grid.floor - top - caption.taken - (1 if grid.flush else 0)
    assert photo.picture is not None
    shot = s.picture_block(s.shot(photo.picture, grid.width - x, high), x, top)
    under = grid.block("bio.caption", 7, 12, top, grid.height, usual="none", deep=False)
    under.inner = under.paint = Rect(x + indent, top + high, wide, grid.floor - top - high)
    under.add(caption)
    return [head, left, shot, under]


BELOW = 7.0
"""Millimetres between a ground and the text on paper below it."""


def _with_photo_sizes(
    s: Setting, lead: Entry, medium: Entry, long: Entry, wide: float, across: float, room: float
) -> tuple[float, float]:
    size = TEXT
    deck = DECK_LEAST
    while size >= TEXT_LEAST:
        below = sum(s.role("text").height(text, size, wide) for text in long.paragraphs)
        below += sum(s.role("medium").height(text, size, wide) for text in medium.paragraphs)
        below = below * s.dense + 30 + 1.2 * len(long.paragraphs)
        left = room - below - 16
        deck = (
            s.filling("deck", lead.paragraphs, TextBox(across, left, 34, DECK_LEAST)).size if left > 30 else DECK_LEAST
        )
        if deck >= (23 if size > READ else 18):
            break
        size -= 0.2
    return size, deck


# --- facts ------------------------------------------------------------------------------------------------


def fact_rows(s: Setting, facts: Sequence[Entry], width: float, size: float = 9.6) -> Rows:
    """Label above value."""
    rows = [Row(one.title, one.text, marks=s.contents.notes(one) if not _shared(s) else ()) for one in facts]
    return s.rows("stacked", rows, width, title=size, lead=ASIDE, pad=1.5)


def _shared(s: Setting) -> tuple[int, ...]:
    found = s.contents.document.section("facts")
    return s.contents.document.shared_notes(found) if found else ()


def _strip(s: Setting, facts: Sequence[Entry]) -> Block:
    """The facts in three columns at the foot of a page."""
    grid = s.grid
    s.contents.take(*facts, of="facts")
    inner = grid.block("bio.facts", 0, 12, 200, grid.height).inner.w
    gap = grid.gutter + 2
    wide = (inner - 2 * gap) / 3
    parts = in_columns(s, facts, wide, 3)
    high = max(fact_rows(s, part, wide).height for part in parts if part) + 3
    above = grid.inset if grid.flush else 0
    top = grid.height - grid.foot - high - above
    strip = grid.block("bio.facts", 0, 12, top, grid.height, usual="paper", deep=False)
    lists = [fact_rows(s, part, wide) for part in parts if part]
    strip.add(beside([(item,) for item in lists], [wide] * len(lists), gap))
    return strip


def in_columns(s: Setting, facts: Sequence[Entry], width: float, count: int) -> list[list[Entry]]:
    """Facts over columns of about the same height, in order."""
    heights = [fact_rows(s, [one], width).height for one in facts]
    return [list(facts[begin:end]) for begin, end in even_cuts(heights, count)]

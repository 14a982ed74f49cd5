"""Pages of text to copy and to read out: the biography in three lengths, the stage.

Three lengths look like three tools: the short one large across the page, the medium one on a ground of its own in
another face, the long one in columns. What each is for stands above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, plain
from presskit.layout.contents import Contents
from presskit.layout.page import Block, Item, Page, Rect, Row, Rows, beside, stacked
from presskit.layout.setting import SMALLEST, Setting

DECK, DECK_LEAST = 46.0, 17.0
"""Points: the sizes between which the short biography is set."""

TEXT, TEXT_LEAST = 11.4, 8.9
"""Points: those of the long one; the medium one may be as large, and is never larger than 1.2 of it."""


def biography(s: Setting, photo: Entry | None) -> Page | None:
    """The three lengths, those that there are, with a photograph beside them or the facts below."""
    c = s.contents
    short, medium, long = (_only(c, id) for id in ("short", "medium", "long"))
    if not (short or medium or long):
        return None
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
    if photo and photo.picture and _tall(s, photo) and len(rest) == 2:
        blocks = _beside_photo(s, lead, rest, photo)
    else:
        blocks = _across(s, first, rest, facts)
    return Page("biography", s.label("bio"), blocks, title=s.label("bio"))


def _only(c: Contents, id: str) -> Entry | None:
    return next(iter(c.section(id)), None)


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
        SMALLEST,
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
        return _alone(s, first, () if s.contents.section("introduction") else facts)
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

    return min((7.0, 8.0, 8.5), key=differ)


def _sizes(s: Setting, first: Entry, rest: list[Entry], wide: float, across: float, room: float) -> tuple[float, float]:
    """The size of the short text, and the height that the others want at a good size."""
    longest = max(rest, key=lambda entry: len(entry.text))
    size = TEXT
    while size > TEXT_LEAST:
        below = sum(s.role("text").height(text, size, wide) for text in longest.paragraphs) * s.dense
        below += 6 + 2 * len(longest.paragraphs)
        deck = s.filling("deck", first.paragraphs, across, room - below - 26, DECK, DECK_LEAST)
        if deck.size >= 25 and deck.height <= room - below - 24:
            break
        size -= 0.2
    return deck.size, below


def _fill(s: Setting, block: Block, entry: Entry, role: str, most: float) -> None:
    """A text in its block, as large as may be."""
    use = _use(s, entry, block.inner.w)
    texts = entry.paragraphs
    body = s.filling(role, texts, block.inner.w, block.inner.h - use.taken - 3, most, 8.6, between=1.5, above=2.0)
    block.add(use, body)


def _alone(s: Setting, first: Entry, facts: Sequence[Entry]) -> list[Block]:
    """One text only: across the page, and the facts below it, large."""
    grid = s.grid
    inner = grid.block("bio.short", 0, 12, 0, 100).inner.w
    room = grid.floor * (0.55 if facts else 0.8)
    deck = s.filling("deck", first.paragraphs, inner, room, 44, 15, above=1.2, tag="h2")
    use = _use(s, first, inner)
    top = grid.head + stacked([use, deck]) + 14
    head = grid.block("bio.short", 0, 12, 0, top if facts else grid.height)
    head.add(use, deck)
    if not facts:
        return [head]
    s.contents.take(*facts, of="facts")
    below = grid.block("bio.facts", 0, 12, top, grid.height, usual="tint", deep=False)
    below.add(s.headed(s.contents.heading("facts"), below.inner.w, 24))
    below.add(fact_rows(s, facts, below.inner.w, 13.0, above=3))
    s.spread(below, 4.0)
    return [head, below]


def _beside_photo(s: Setting, lead: Entry, rest: list[Entry], photo: Entry) -> list[Block]:
    """The short text across the page; below it the others in a column, and a tall photograph beside them."""
    grid, (medium, long) = s.grid, rest
    head = grid.block("bio.short", 0, 12, 0, 60, usual="paper")
    wide = grid.block("bio.medium.beside", 0, 7, 60, 200, usual="paper").inner.w
    room = grid.height - grid.foot - head.inner.y
    text_size, deck_size = _with_photo_sizes(s, lead, medium, long, wide, head.inner.w, room)
    deck = [_use(s, lead, head.inner.w), s.text("deck", lead.paragraphs, deck_size, head.inner.w, above=1.2, tag="h2")]
    top = head.inner.y + stacked(deck) + (grid.inset + 2 if grid.flush else 9)
    head = grid.block("bio.short", 0, 12, 0, top, usual="paper")
    head.add(*deck)
    left = grid.block("bio.medium.beside", 0, 7, top, grid.height, usual="paper", deep=False)
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
        deck = s.filling("deck", lead.paragraphs, across, left, 34, DECK_LEAST).size if left > 30 else DECK_LEAST
        if deck >= 23:
            break
        size -= 0.2
    return size, deck


# --- facts ------------------------------------------------------------------------------------------------


def fact_rows(s: Setting, facts: Sequence[Entry], width: float, size: float = 9.6, above: float = 0.0) -> Rows:
    """Label above value."""
    rows = [Row(one.title, one.text, marks=s.contents.notes(one) if not _shared(s) else ()) for one in facts]
    return s.rows("stacked", rows, width, title=size, lead=SMALLEST, pad=1.5, above=above)


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
    high = max(fact_rows(s, part, wide).height for part in parts if part) + 12
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


def even_cuts(heights: Sequence[float], count: int) -> list[tuple[int, int]]:
    """Where each of so many columns begins and ends, so that the highest is as low as can be."""
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_cuts(heights, middle)) <= count else (middle, high)
    return _cuts(heights, high + 0.01)


def _cuts(heights: Sequence[float], most: float) -> list[tuple[int, int]]:
    found, begin, filled = [], 0, 0.0
    for at, height in enumerate(heights):
        if at > begin and filled + height > most:
            found.append((begin, at))
            begin, filled = at, 0.0
        filled += height
    return [*found, (begin, len(heights))] if heights else []


# --- stage ------------------------------------------------------------------------------------------------


def stage(s: Setting) -> Page | None:
    """What a host reads out, large; topics, questions and what else helps beside it, on a ground of full height."""
    c = s.contents
    aloud = _only(c, "introduction")
    topics, questions = c.section("topics"), c.section("questions")
    if not (aloud or topics or questions):
        return None
    if aloud is None:
        return _topics_alone(s)
    grid = s.grid
    c.take(aloud, *topics, *questions)
    side = _side(s)
    left = grid.block("stage.aloud", 0, 7 if side else 12, 0, grid.height, usual="paper")
    if side and not grid.flush:
        left.inner = left.inner._replace(w=left.inner.w - 3)
    _aloud(s, left, aloud)
    blocks = [left, *side]
    return Page("stage", s.label("on_stage"), blocks, title=c.heading("introduction"))


def narrowed(s: Setting, page: Page) -> None:
    """Make room beside the words of a host."""
    left = s.grid.block("stage.aloud", 0, 7, 0, s.grid.height, usual="paper")
    if not s.grid.flush:
        left.inner = left.inner._replace(w=left.inner.w - 3)
    aloud = s.contents.section("introduction")[0]
    _aloud(s, left, aloud)
    page.blocks[0] = left


def _aloud(s: Setting, block: Block, entry: Entry) -> None:
    """The text as large as its block holds it; the name last, larger."""
    width = block.inner.w
    told = ", ".join(filter(None, [s.label("read_aloud"), *entry.details]))
    block.add(s.text("meta", told, SMALLEST, width, tag="p", label=""))
    if entry.subtitle:
        said = f"{s.contents.document.name}: {entry.subtitle}"
        block.add(s.text("label", said, 9.0, width, above=0.6, tone="accent"))
    *texts, last = entry.paragraphs if len(entry.paragraphs) > 1 else (*entry.paragraphs, "")
    close = s.display("head", last, width, 60, 32, 16, above=7, tone="accent") if last else None
    room = block.room - (close.taken if close else 0) - 6
    most = 21 if width < s.grid.width * 0.6 else 30
    body = s.filling("aloud", texts, width, room, most, 11.5, between=2.8, above=4.5, tag="p")
    block.add(body)
    if close:
        block.add(close)


def _side(s: Setting) -> list[Block]:
    """Topics and questions on grounds beside the text; without them the facts, or what else there is."""
    c, grid = s.contents, s.grid
    topics, questions = c.section("topics"), c.section("questions")
    parts: list[tuple[str, list[Item]]] = []
    probe = grid.block("stage.side", 7, 12, 0, grid.height, usual="tint")
    width = probe.inner.w
    if topics:
        rows = [Row("", one.title, one.text, c.notes(one)) for one in topics]
        parts.append((c.heading("topics"), [s.rows("plain", rows, width, title=22, note=13, pad=4.2, role="stand")]))
    if questions:
        rows = [Row("", one.title, number=at) for at, one in enumerate(questions, 1)]
        parts.append(
            (c.heading("questions"), [s.rows("numbered", rows, width, title=22, note=13, pad=4.2, role="asked")])
        )
    facts = c.left("facts")
    if facts:
        c.take(*facts, of="facts")
        parts.append((c.heading("facts"), [fact_rows(s, facts, width)]))
    interests = c.left("interests")
    if interests:
        c.take(*interests)
        told = "; ".join(", ".join(filter(None, [one.title, one.subtitle, *one.details])) for one in interests)
        parts.append((c.heading("interests"), [s.text("note", told, 9.6, width, above=1.5)]))
    about = [one for one in c.left("organizations") if one.text] if c.few else []
    for one in about:
        c.take(one)
        body = s.text("note", one.paragraphs, 9.6, width, above=1.5, marks=c.notes(one), between=1)
        parts.append((one.title or c.heading("organizations"), [body]))
    for section in [*c.lists, *c.figures] if c.few else ():
        if (
            not section.column.startswith("own-")
            and len(section.entries) < 4
            and sum(len(e.text) for e in section.entries) < 400
        ):
            rows = [s.row(one, dated=False) for one in section.entries]
            parts.append((section.heading, [s.rows("plain", rows, width, title=10.0, note=9.0, pad=1.2)]))
            c.take(*section.entries, of=section.id)
    return _stack_parts(s, parts, probe)


def _stack_parts(s: Setting, parts: list[tuple[str, list[Item]]], probe: Block) -> list[Block]:
    """The parts below each other on one ground, or, edge to edge, on one or two of their own."""
    if not parts:
        return []
    width = probe.inner.w
    block = probe
    for at, (heading, items) in enumerate(parts):
        block.add(s.headed(heading, width, 24.0 if at < 2 else 17.0, above=0 if at == 0 else 9), *items)
    if block.room < 0:  # smaller, then what has no room goes to the lists
        _tighten(s, block)
    else:
        s.spread(block, 6.0)
    if s.grid.flush and len(parts) >= 2 and block.room < 60:
        return _in_two(s, block)
    return [block]


def _tighten(s: Setting, block: Block) -> None:
    for title, note, pad in (
        (19.0, 11.5, 3.6),
        (17.0, 10.6, 3.2),
        (15.5, 10.0, 2.8),
        (14.0, 9.6, 2.4),
        (13.0, 9.2, 2.0),
        (11.5, 8.9, 1.5),
        (10.0, 8.5, 1.0),
        (9.0, 8.5, 0.6),
    ):
        items: list[Item] = []
        for item in block.items:
            if isinstance(item, Rows) and item.form != "stacked":
                items.append(
                    s.rows(
                        item.form,
                        item.rows,
                        block.inner.w,
                        title=title,
                        note=note,
                        pad=pad,
                        above=item.above,
                        role=item.role,
                    )
                )
            else:
                items.append(item)
        block.items = items
        if block.room >= 0:
            s.spread(block, 5.0)
            return


def _in_two(s: Setting, block: Block) -> list[Block]:
    """The first part on a ground, the others on another."""
    grid = s.grid
    at = next((n for n, item in enumerate(block.items) if n and getattr(item, "tag", "") == "h3"), None)
    if at is None:
        return [block]
    first, others = block.items[:at], block.items[at:]
    left = block.room
    cut = block.inner.y + stacked(first) + left * 0.4 + grid.inset - 1
    top = grid.block("stage.topics", 7, 12, 0, cut, usual=block.ground)
    below = grid.block("stage.questions", 7, 12, cut, grid.height, usual=block.ground, deep=False)
    top.add(*first)
    below.add(replace(others[0], above=0.0), *others[1:])
    if below.room < 0:
        return [block]
    return [top, below]


def _topics_alone(s: Setting) -> Page:
    """Topics and questions where nothing is to be read out."""
    c, grid = s.contents, s.grid
    block = grid.block("stage.alone", 0, 12, 0, grid.height)
    width = block.inner.w
    for id, form, role in (("topics", "plain", "stand"), ("questions", "numbered", "asked")):
        entries = c.section(id)
        if entries:
            c.take(*entries)
            rows = [Row("", plain(one.title) and one.title, one.text, number=at) for at, one in enumerate(entries, 1)]
            block.add(s.headed(c.heading(id), width, 30, above=8 if block.items else 0))
            block.add(s.rows(form, rows, width, title=17, note=10.5, pad=2.6, role=role, above=2))
    if block.room < 0:
        _tighten(s, block)
    return Page("stage", c.heading("topics") or c.heading("questions"), [block])

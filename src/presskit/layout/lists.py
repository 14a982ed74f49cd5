"""Pages of lists: prizes, papers, press, talks, sections of one's own, in columns that end together.

Lists flow: what has no room in a column goes on in the next, over as many pages as it takes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from presskit.document import Entry, Section, plain
from presskit.layout import prizes
from presskit.layout.columns import dealt_out, even_cuts
from presskit.layout.page import Block, Item, Marks, Page, Row, Rows, Text, Tick, beside, stacked
from presskit.layout.setting import ASIDE, Setting, TextBox
from presskit.layout.works import by_line, pull

MANY_TALKS = 12
"""More of them have a page of their own, with a mark for each on an axis of years."""


@dataclass(frozen=True)
class Piece:
    """A row of a list, with the heading before it if it is the first; it is not broken."""

    section: str
    heading: str
    row: Row
    form: str
    height: float
    first: bool


@dataclass(frozen=True)
class Size:
    """The sizes of a list, in points, and the space around its rows."""

    title: float
    note: float
    pad: float
    head: float


SIZES = (
    Size(15.4, 12.6, 2.4, 34),
    Size(14.3, 12.0, 2.2, 32),
    Size(13.4, 11.4, 2.0, 30),
    Size(12.8, 11.0, 1.9, 28),
    Size(12.2, 10.6, 1.7, 26),
    Size(11.7, 10.3, 1.6, 25),
    Size(11.2, 10.0, 1.4, 24),
    Size(10.8, 9.8, 1.3, 22),
    Size(10.4, 9.6, 1.2, 21),
    Size(10.0, 9.3, 1.1, 20),
    Size(9.7, 9.0, 1.0, 18),
    Size(9.4, 8.8, 0.8, 17),
    Size(9.0, 8.5, 0.7, 16),
    Size(8.8, 8.5, 0.4, 15),
)
"""From roomy to tight."""

LARGE = (Size(22.0, 15.6, 6.4, 42), Size(19.0, 14.4, 5.4, 39), Size(17.0, 13.4, 4.6, 36))
"""Of few rows below prizes."""

TIGHT = 12
"""The last of them but for lists of hundreds."""


def pieces(s: Setting, sections: Sequence[Section], width: float, size: Size, most: float) -> list[Piece]:
    """The rows of all lists in their order; of a row that no column holds, several."""
    result = []
    for section in sections:
        dated = 2 * sum(1 for entry in section.entries if entry.dates) >= len(section.entries)
        form = "stacked" if section.kind == "facts" else "dated" if dated else "plain"
        shape = s.rows(form, (), width, title=size.title, note=size.note, lead=size.note, pad=size.pad)
        first = True
        for entry in _said_once(section.entries):
            for row in _rows(s, entry, dated=dated, shape=shape, width=width, most=most - size.head * 0.5):
                if form == "stacked":
                    row = Row(entry.title, entry.text, marks=s.contents.notes(entry))
                high = s.row_height(shape, row, width) * s.dense
                if first:
                    high += s.headed(section.heading, width, size.head).height + 6.5
                result.append(Piece(section.id, section.heading if first else "", row, form, high, first))
                first = False
    return result


def _said_once(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; those one after the other of which the same is said stand together, with it said once."""
    found: list[Entry] = []
    for entry in entries:
        last = found[-1] if found else None
        alike = last and (entry.text, entry.subtitle, entry.details, entry.dates, entry.points, entry.sources) == (
            last.text, last.subtitle, last.details, last.dates, last.points, last.sources)  # fmt: skip
        if last and alike and (entry.text or entry.subtitle) and not (entry.links or last.links or entry.parts):
            found[-1] = replace(last, title=f"{last.title}, {entry.title}")
        else:
            found.append(entry)
    return found


def _rows(s: Setting, entry: Entry, *, dated: bool, shape: Rows, width: float, most: float) -> Iterator[Row]:
    """A row, or several where it is too high for a column."""
    if entry.parts:
        for part in entry.parts:
            yield from _rows(
                s, replace(part, title=part.title or entry.title), dated=dated, shape=shape, width=width, most=most
            )
        return
    row = s.row(entry, dated=dated)
    if s.row_height(shape, row, width) <= most:
        yield row
        return
    room = width - shape.indent
    texts = [part for text in row.points for part in split_text(s, "note", text, shape.note, room, most * 0.6)]
    yield replace(row, points=())
    yield from (Row(title="", points=(text,)) for text in texts)


def split_text(s: Setting, role: str, text: str, size: float, width: float, most: float) -> list[str]:
    """A text in parts, none of them higher than so many millimetres."""
    words, parts = text.split(" "), []
    while words:
        count = len(words)
        if s.role(role).height(" ".join(words), size, width) > most:
            low, high = 1, count
            while high - low > 1:
                middle = (low + high) // 2
                fits = s.role(role).height(" ".join(words[:middle]), size, width) <= most
                low, high = (middle, high) if fits else (low, middle)
            count = low
        parts.append(" ".join(words[:count]))
        words = words[count:]
    return parts


MORE = 4.5
"""Millimetres that are added above and below a row of a column that is spread, at most."""


def columned(s: Setting, pieces: Sequence[Piece], width: float, size: Size, room: float = 0.0) -> list[Item]:
    """The items of one column; with a `room`, the rows are spread over it."""
    items: list[Item] = []
    run: list[Row] = []
    form = "plain"

    def close() -> None:
        if run:
            above = 1.4 if items and isinstance(items[-1], Text) else 0.0
            items.append(
                s.rows(
                    form, list(run), width, title=size.title, note=size.note, lead=size.note, pad=size.pad, above=above
                )
            )
            run.clear()

    for piece in pieces:
        if piece.first:
            close()
            items.append(s.headed(piece.heading, width, size.head, above=4.5 if items else 0))
        elif piece.form != form:
            close()
        form = piece.form
        run.append(piece.row)
    close()
    if room and items:
        high = stacked(items)
        count = sum(len(item.rows) for item in items if isinstance(item, Rows))
        heads = sum(1 for item in items[1:] if isinstance(item, Text))
        spare = max(0.0, room - high) * 0.985
        more = min(spare / (2 * count + 5 * heads), MORE)
        apart = min((spare - more * 2 * count) / heads, 40.0) if heads else 0.0
        items = [
            replace(item, pad=item.pad + more, height=item.height + 2 * more * len(item.rows))
            if isinstance(item, Rows)
            else replace(item, above=item.above + (apart if at else 0))
            for at, item in enumerate(items)
        ]
    return items


def record(s: Setting, sections: Sequence[Section], heading: str) -> list[Page]:
    """Lists in columns that end together: below a heading or a saying that takes the height that they leave, if one
    page holds them, none of them broken; else over as many pages as it takes, all of them full. Few prizes stand large
    above them.
    """
    few = next((one for one in sections if prizes.are_few(one)), None)
    s.part = "record"
    if not sections:
        return []
    for section in sections:
        s.contents.take(*section.entries, of=section.id)
    page = _crowned(s, sections, few, heading) or _packed(s, sections, heading)
    if page:
        return [page]
    return _flowing(s, sections, heading)


BAND = 58.0
"""Millimetres of the head of a page of lists that go over several columns or pages."""


def _flowing(s: Setting, sections: Sequence[Section], heading: str) -> list[Page]:
    """Lists that are broken over columns, over as many pages as they take, all of them full."""
    count = 3
    columns = _columns(s, count, BAND)
    width = min(block.inner.w for block in columns)
    room = columns[0].inner.h
    whole = math.ceil(_needed(s, sections, width, SIZES[TIGHT], room) / count)
    if whole < 2:  # rather two pages that can be read
        whole = math.ceil(_needed(s, sections, width, SIZES[TIGHT - 2], room) / count)
    for size in SIZES:
        if _needed(s, sections, width, size, room) <= whole * count:
            break
    found = pieces(s, sections, width, size, room)
    pages: list[Page] = []
    cuts = even_cuts([piece.height for piece in found], whole * count)
    for start in range(0, len(cuts), count):
        blocks = _columns(s, count, BAND)[: max(len(cuts[start : start + count]), 1)]
        highest = max(stacked(columned(s, found[b:e], width, size)) for b, e in cuts[start : start + count])
        target = min(room, max(highest, room * 0.985))
        for block, (begin, end) in zip(blocks, cuts[start : start + count], strict=True):
            block.add(*columned(s, found[begin:end], width, size, target))
        head = _head(s, heading, BAND)
        pages.append(Page("record", heading, [head, *blocks], title=heading if not pages else ""))
    return pages


HEAD, MOST_HEAD = 34.0, 0.46
"""Millimetres that the head of a page of lists takes at least, and the share of the page that it takes at most."""


def _crowned(s: Setting, sections: Sequence[Section], few: Section | None, heading: str) -> Page | None:
    """Whole lists in two or three columns below few prizes, which are as large as they leave room; None if a page does
    not hold them, or would be loose.
    """
    others = [one for one in sections if one is not few]
    if few is None or len(others) < 2:
        return None
    found: list[tuple[float, Block, int, Size, list[list[int]]]] = []
    for most in (30.0, 27.0, 24.0, 22.0, 20.0, 18.5):
        above = prizes.block(s, few, "record.prizes", 0, s.grid.height * 0.52, most)
        if above is None:
            continue
        top = above.paint.bottom
        for count in (3, 2) if len(others) > 2 else (2,):
            width = min(block.inner.w for block in _columns(s, count, top))
            room = s.grid.floor - top - (s.grid.inset if s.grid.flush else 8) - 2
            for size in (*LARGE, *SIZES[:11]):
                heights = [stacked(columned(s, pieces(s, [one], width, size, room), width, size)) for one in others]
                dealt = dealt_out(heights, count, GAP)
                tall = [sum(heights[one] for one in column) + GAP * (len(column) - 1) for column in dealt]
                if len(dealt) == count and max(tall) <= room and max(tall) - min(tall) <= LOOSE * max(tall):
                    step = most / size.title
                    found.append(
                        (size.title + 1.4 * (count == 2) - 9.0 * max(0.0, step - EVEN), above, count, size, dealt)
                    )
                    break
    if not found:
        return None
    _, above, count, size, dealt = max(found, key=lambda one: one[0])
    blocks = _columns(s, count, above.paint.bottom)
    for block, column in zip(blocks, dealt, strict=True):
        width = min(one.inner.w for one in blocks)
        rows = [p for at in column for p in pieces(s, [others[at]], width, size, block.inner.h)]
        block.add(*columned(s, rows, width, size, block.inner.h - 2))
    return Page("record", heading, [above, *blocks], title=heading)


EVEN = 1.9
"""How much larger prizes are than the lists below them, at most, where it can be."""

LOOSE = 0.34
"""How unequal whole lists may end, as a share of the longest: beyond, they are broken."""


def _packed(s: Setting, whole: Sequence[Section], heading: str, *, led: bool = True) -> Page | None:
    """Whole lists in two or three columns below a head; None if a page does not hold them."""
    grid = s.grid
    best: tuple[float, Size, int, list[list[int]]] | None = None
    sections, leading = _leading(s, whole) if led else (whole, None)
    room = grid.floor - grid.head - HEAD
    for count in (3, 2) if len(sections) > 2 else (len(sections),):
        width = min(block.inner.w for block in _columns(s, count))
        for at, size in enumerate(SIZES[: TIGHT + 1]):
            if best and 0.07 * at >= best[0]:
                break
            heights = [stacked(columned(s, pieces(s, [one], width, size, room), width, size)) for one in sections]
            dealt = dealt_out(heights, count, GAP)
            tall = [sum(heights[one] for one in column) + GAP * (len(column) - 1) for column in dealt]
            if max(tall) > room:
                continue
            ragged = (max(tall) - min(tall)) / max(tall)
            if ragged > LOOSE:
                continue
            low = max(0.0, 1 - MOST_HEAD - max(tall) / grid.height)
            cost = ragged + 0.07 * at + 1.5 * low
            if best is None or cost < best[0]:
                best = (cost, size, count, dealt)
    if best is None:
        return None
    _, size, count, dealt = best
    probes = _columns(s, count, 60)
    width = min(block.inner.w for block in probes)
    columns = [[sections[one] for one in column] for column in dealt]
    stacks = [columned(s, [p for one in column for p in pieces(s, [one], width, size, room)], width, size)
              for column in columns]  # fmt: skip
    need = max(map(stacked, stacks))
    above = grid.inset if grid.flush else 8.0
    top = max(grid.head + HEAD - above, grid.floor - need - above)
    top = min(top, grid.height * MOST_HEAD)
    if leading and top < 78:  # too low for a title of its own
        return _packed(s, whole, heading, led=False)
    blocks = [_head(s, leading or heading, top)]
    for block, column in zip(_columns(s, count, top), columns, strict=True):
        found = [p for one in column for p in pieces(s, [one], width, size, room)]
        block.add(*columned(s, found, width, size, block.inner.h - 2))
        blocks.append(block)
    return Page("record", heading, blocks, title=heading)


GAP = 5.0
"""Millimetres between two lists in a column."""


def _leading(s: Setting, sections: Sequence[Section]) -> tuple[Sequence[Section], Entry | None]:
    """The lists without the work that leads them: a book, a project, a prize with a short title that matters more than
    any other; where somebody's saying leads, all of them.
    """
    c = s.contents
    if any(one.key not in c.told for one in (*c.others, *c.own)):
        return sections, None
    made = [one for section in sections if section.id in MADE for one in section.entries if len(plain(one.title)) <= 40]
    leading = max(made, key=lambda one: one.importance, default=None)
    if leading is None or leading.importance < LED or sum(len(section.entries) for section in sections) < 4:
        return sections, None
    rest = (replace(one, entries=tuple(e for e in one.entries if e is not leading)) for one in sections)
    return [one for one in rest if one.entries], leading


LED = 4
"""The importance of what leads a page, at least."""

MADE = ("publications", "projects", "shows", "awards")
"""Lists of which an entry can lead a page."""


def _head(s: Setting, heading: str | Entry, top: float) -> Block:
    """What somebody said, as large as the head of a page holds it; else the work that leads the lists, or a heading."""
    c, grid = s.contents, s.grid
    block = grid.block("record.head", 0, 12, 0, top, usual="tint")
    if block.ground == "paper" and not grid.flush:
        block.inner = block.paint = block.inner._replace(h=top - block.inner.y)
    width, room = block.inner.w, block.inner.h
    left = [one for one in (*c.others, *c.own) if one.key not in c.told and "\n" not in one.text]
    for saying in left if room > 20 else ():
        by = s.text("meta", by_line(s, saying), 9.2, width, above=3, marks=c.notes(saying))
        said = s.display("said", saying.text, TextBox(width, room - by.taken - 3, 96, 15), said=True, tag="blockquote")
        if said.lines and stacked([said, by]) <= room:
            c.take(saying)
            block.add(said)
            block.foot = [by]
            return block
    if isinstance(heading, str):
        block.add(s.poster(heading, TextBox(width, room, 150, 24), tag="h2"))
        return block
    row = s.row(heading, dated=False)
    told = ". ".join(part.rstrip(".") for part in (row.note, *row.points) if part)
    foot = s.text("stand", f"{told}." if row.points else told, 13.0, width, marks=row.marks)
    block.add(s.poster(heading.title, TextBox(width, room - foot.height - 5, 150, 20), tag="h2"))
    block.foot = [foot]
    return block


def _columns(s: Setting, count: int, top: float = 0.0) -> list[Block]:
    """Columns from `top` to the foot of the page."""
    grid, wide = s.grid, 12 / count
    blocks = []
    for at in range(count):
        block = grid.block(
            f"record.{at + 1}", at * wide, (at + 1) * wide, top, grid.height, usual="paper", deep=top == 0
        )
        if not grid.flush and top > 0:
            block.inner = block.paint = block.inner._replace(y=top + 8, h=grid.floor - top - 8)
        blocks.append(block)
    return blocks


def _needed(s: Setting, sections: Sequence[Section], width: float, size: Size, room: float) -> int:
    """How many columns lists take."""
    count, filled = 1, 0.0
    for piece in pieces(s, sections, width, size, room):
        if filled + piece.height > room:
            count, filled = count + 1, 0.0
        filled += piece.height
    return count


# --- talks ------------------------------------------------------------------------------------------------


def talks(s: Setting, now: float) -> list[Page]:
    """Every talk, with a mark for each on an axis of years above them."""
    s.part = "talks"
    c, grid = s.contents, s.grid
    entries = c.left("talks")
    if len(entries) <= MANY_TALKS:
        return []
    heading = c.heading("talks")
    c.take(*entries)
    said = next((one for one in c.own if one.key not in c.told and _at_a_talk(one, entries)), None)
    block = grid.block("talks.head", 0, 12, 0, 80)
    left = min(s.role("title").width(heading, 64) * 1.03 + 4, block.inner.w * 0.4)
    right = block.inner.w - left - grid.gutter
    title = s.display("title", heading, TextBox(left, 40, 64, 24), tag="h2")
    marks = _marks(s, entries, now, right)
    drawn: list[Item] = [marks, s.text("meta", s.label("marks_talks"), ASIDE, right, above=1.0)] if marks else []
    items: list[Item] = [beside([[title], drawn], [left, right], grid.gutter)] if drawn else [title]
    if said:
        c.take(said)
        items += [replace(one, above=one.above + (6 if at == 0 else 0))
                  for at, one in enumerate(pull(s, said, block.inner.w, 20, 22, 12))]  # fmt: skip
    top = block.inner.y + stacked(items) + (grid.inset if grid.flush or block.ground != "paper" else 5)
    head = grid.block("talks.head", 0, 12, 0, top)
    head.add(*items)
    return _talk_columns(s, entries, heading, head, top)


def _talk_columns(s: Setting, entries: Sequence[Entry], heading: str, head: Block, top: float) -> list[Page]:
    section = Section("talks", "", "entries", tuple(entries))
    pages: list[Page] = []
    start = top
    blocks = [head]
    for count, size in [*((2, one) for one in SIZES[4 : TIGHT + 1]), *((3, one) for one in SIZES[10:])]:
        columns = _beneath(s, count, start, head.ground)
        width, room = columns[0].inner.w, columns[0].inner.h
        found = [_unheaded(piece) for piece in pieces(s, [section], width, size, room)]
        cuts = even_cuts([piece.height for piece in found], count)
        if len(cuts) <= count and max(sum(one.height for one in found[b:e]) for b, e in cuts) <= room:
            for block, (begin, end) in zip(columns, cuts, strict=False):
                block.add(*columned(s, _years_once(found[begin:end]), width, size, room))
            return [Page("talks", heading, [*blocks, *columns], title=heading)]
    size = SIZES[10]
    left = found = [_unheaded(piece) for piece in pieces(s, [section], width, size, room)]
    while left:
        columns = _beneath(s, 2, start, head.ground)
        room = columns[0].inner.h
        for block in columns:
            taken = _that_fit(left, room)
            if taken:
                block.add(*columned(s, _years_once(left[:taken]), block.inner.w, size))
            left = left[taken:]
        pages.append(Page("talks", heading, [*blocks, *columns], title=heading if not pages else ""))
        blocks, start = [], 0
    return pages


def _beneath(s: Setting, count: int, top: float, ground: str) -> list[Block]:
    """Columns of talks from a height on; below a ground a little lower."""
    grid, wide = s.grid, 12 / count
    blocks = [grid.block("talks", at * wide, at * wide + wide, top, grid.height, deep=top == 0) for at in range(count)]
    if not grid.flush and top > 0 and ground != "paper":
        for block in blocks:
            block.inner = block.paint = block.inner._replace(y=top + 7, h=grid.floor - top - 7)
    return blocks


def _unheaded(piece: Piece) -> Piece:
    return replace(piece, first=False)


def _that_fit(pieces: Sequence[Piece], room: float) -> int:
    filled = 0.0
    for at, piece in enumerate(pieces):
        filled += piece.height
        if filled > room:
            return max(at, 1)
    return len(pieces)


def _years_once(pieces: Sequence[Piece]) -> list[Piece]:
    """The year only where it changes."""
    shown, year = [], ""
    for piece in pieces:
        lead = piece.row.lead
        shown.append(replace(piece, row=replace(piece.row, lead="" if lead == year else lead)))
        year = lead
    return shown


def _at_a_talk(entry: Entry, talks: Sequence[Entry]) -> bool:
    context = " ".join(map(plain, entry.details))
    return any(talk.subtitle and plain(talk.subtitle) in context for talk in talks)


def _marks(s: Setting, entries: Sequence[Entry], now: float, width: float) -> Marks | None:
    """A column of marks for each year."""
    at = [entry.span.end for entry in entries if entry.span and entry.span.end is not None]
    if len(at) < len(entries) * 0.8:
        return None
    years = sorted(int(one - 1e-6) if one == int(one) else int(one) for one in at)
    first, last = years[0], years[-1]
    if last - first < 3 or last - first > 45:
        return None
    cell = width / (last - first + 1)
    highest = max(years.count(year) for year in set(years))
    mark = min(cell * 0.8, 4.6, 22 / highest)
    gap = mark * 0.2
    columns = []
    for year in range(first, last + 1):
        open_ones = sum(1 for one in at if one > now and int(one) == year)
        columns.append(((year - first) * cell / width * 100, years.count(year), min(open_ones, years.count(year))))
    step = 1 if last - first <= 10 else 5
    least = 11.0 / cell  # so many years between two labels
    inner = [year for year in range(first + 1, last) if year % step == 0]
    told = [first, *(year for year in inner if year - first >= least and last - year >= least), last]
    ticks = [Tick(str(year), (year - first) * cell / width * 100, "last" if year == last else "") for year in told]
    return Marks(highest * (mark + gap) + 6, tuple(ticks), tuple(columns), mark, gap)

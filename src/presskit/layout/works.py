"""Pages of work: the lead feature with its photograph, features on grounds, sayings and figures on plates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, capital, plain
from presskit.layout.contents import Feature, dates
from presskit.layout.faces import MM
from presskit.layout.page import Block, Item, Page, Rect, Scale, Text, beside, stacked
from presskit.layout.setting import SMALLEST, Setting


def meta(entry: Entry) -> str:
    """Role, place and years of an entry, in a line."""
    told = [capital(entry.subtitle), *entry.details, dates(entry)]
    return ", ".join(dict.fromkeys(one for one in told if one))


# --- lead feature -----------------------------------------------------------------------------------------


def lead(s: Setting, feature: Feature, second: Feature | None) -> Page:
    """A photograph across the page, the title below it or on a block that steps into it, and what there is to say."""
    c, grid, entry = s.contents, s.grid, feature.entry
    photo = feature.photo
    assert photo is not None
    assert photo.picture is not None
    c.take(entry)
    if second:
        c.take(second.entry)
    about = next((one for one in c.left("organizations") if feature.about and one.text == feature.about), None)
    if about:
        c.take(about)
    high = _high(s, photo)
    shot = s.picture_block(s.shot(photo.picture, grid.width, high), 0, 0)
    blocks = _lead_in_modules(s, feature, second, high) if grid.flush else _lead_on_paper(s, feature, second, high)
    return Page("lead", plain(entry.title), [shot, *blocks], title=plain(entry.title))


def _high(s: Setting, photo: Entry) -> float:
    """How high the photograph stands: as it is cut least, between two fifths and somewhat over half of the page."""
    assert photo.picture is not None
    size = photo.picture.size or (3, 2)
    return max(s.grid.height * 0.42, min(s.grid.height * 0.54, s.grid.width * size[1] / size[0]))


def _lead_on_paper(s: Setting, feature: Feature, second: Feature | None, high: float) -> list[Block]:
    c, grid, entry = s.contents, s.grid, feature.entry
    assert feature.photo is not None
    blocks = []
    caption = grid.block("lead.caption", 0, 12, high, high + 10, usual="paper", deep=False)
    caption.add(s.caption(feature.photo, caption.inner.w, above=2.2))
    blocks.append(caption)
    top = high + 14
    left = grid.block("lead.name", 0, 5, top, grid.height, deep=False)
    left.add(s.name(entry.title, left.inner.w, 62, 84, 26, tag="h2"))
    left.add(*_who(s, entry, left.inner.w))
    right = grid.block("lead.text", 5, 12, top, grid.height, deep=False)
    _told(s, right, feature)
    if second:
        bottom = _second(s, second, left.inner.w)
        if stacked(bottom) + 8 < left.room:
            left.foot = bottom
        elif stacked(bottom) + 8 < right.room:
            right.foot = _second(s, second, right.inner.w)
        else:
            c.told.discard(second.entry.key)
    _open(s, right)
    return [*blocks, left, right]


def _who(s: Setting, entry: Entry, width: float) -> list[Item]:
    found: list[Item] = [s.text("meta", meta(entry), 9.2, width, above=4)]
    url = next((link.url for link in entry.links), "")
    if url:
        shown = re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")
        found.append(s.text("meta", shown, 9.2, width, tone="accent", url=url))
    return found


def _told(s: Setting, block: Block, feature: Feature) -> None:
    """The summary as a standfirst, what is said about the organisation, the points between hairlines."""
    entry, width = feature.entry, block.inner.w
    notes = s.contents.notes(entry)
    if entry.text:
        size = 17.0 if len(entry.text) < 220 else 14.0
        block.add(s.text("stand", entry.paragraphs, size, width, marks=notes, between=1.5))
    if feature.about and feature.about != entry.text:
        block.add(s.text("text", [feature.about], 9.8, width, above=3))
    for point in entry.points:
        block.add(s.text("point", point, 12.5, width, above=2.2, ruled=True))
    size = 12.0
    while block.room < 0 and size >= 8.5:
        block.items = [
            s.text(one.role, one.paragraphs, min(one.size, size + 3 if one.role == "stand" else size), width,
                   above=one.above, marks=one.marks, ruled=one.ruled, between=one.between)
            if isinstance(one, Text) else one
            for one in block.items
        ]  # fmt: skip
        size -= 0.7


def _open(s: Setting, block: Block) -> None:
    """Give a block that is not full larger type."""
    factor = 1.0
    items = block.items
    while factor < 1.3:
        factor += 0.05
        larger = [
            s.text(one.role, one.paragraphs, min(one.size * factor, 21), block.inner.w, above=one.above * factor,
                   marks=one.marks, ruled=one.ruled, between=one.between)
            if isinstance(one, Text) and not one.lines else one
            for one in items
        ]  # fmt: skip
        if stacked([*larger, *block.foot]) > block.inner.h - 6:
            break
        block.items = larger


def _second(s: Setting, feature: Feature, width: float, above: float = 0.0) -> list[Item]:
    entry = feature.entry
    return [
        s.text("head", entry.title, 19, width, above=above, tag="h3", ruled=True),
        s.text("meta", meta(entry), SMALLEST, width, above=0.6),
        *(
            [s.text("note", entry.paragraphs, 9.6, width, above=1.4, marks=s.contents.notes(entry))]
            if entry.text
            else []
        ),
        *(s.text("note", point, 9.6, width, above=1.0) for point in entry.points),
    ]


def _lead_in_modules(s: Setting, feature: Feature, second: Feature | None, high: float) -> list[Block]:
    grid, entry, c = s.grid, feature.entry, s.contents
    assert feature.photo is not None
    step = 22.0
    name = grid.block("lead.name", 0, 6, high - step, high + 50, usual="accent", deep=False)
    title = s.name(entry.title, name.inner.w, 46, 110, 26, tag="h2")
    who = _who(s, entry, name.inner.w)
    deep = stacked([title, *who]) + 2 * grid.inset + 6
    name = grid.block("lead.name", 0, 6, high - step, high - step + deep, usual="accent", deep=False)
    name.add(title)
    name.foot = [replace(one, tone="") if isinstance(one, Text) else one for one in who]
    right = grid.block("lead.text", 6, 12, high, high - step + deep, deep=False)
    caption = s.caption(feature.photo, right.inner.w)
    right.inner = right.inner._replace(y=right.inner.y - 3, h=right.inner.h + 3)
    size = 18.0
    notes = c.notes(entry)
    while size > 11 and stacked([s.text("stand", entry.paragraphs, size, right.inner.w), caption]) > right.inner.h:
        size -= 0.5
    if entry.text:
        right.add(s.text("stand", entry.paragraphs, size, right.inner.w, marks=notes))
    right.foot = [caption]
    top = high - step + deep
    if right.room < 0:
        grown = -right.room
        right.paint = right.paint._replace(h=right.paint.h + grown)
        right.inner = right.inner._replace(h=right.inner.h + grown)
        name.paint = name.paint._replace(h=name.paint.h + grown)
        name.inner = name.inner._replace(h=name.inner.h + grown)
        top += grown
    return [name, right, *_under(s, feature, second, top)]


def _under(s: Setting, feature: Feature, second: Feature | None, top: float) -> list[Block]:
    """Edge to edge below the title: what is said about the organisation, the points, another employer."""
    grid = s.grid
    entry = feature.entry
    about = feature.about if feature.about != entry.text else ""
    cells: list[tuple[str, str]] = [("lead.about", "about")] if about else []
    cells += [("lead.points", "points")] if entry.points else []
    cells += [("lead.second", "second")] if second else []
    if not cells:
        return []
    blocks = []
    halves = cells if len(cells) < 3 else [cells[0], cells[1]]
    wide = 12 / len(halves)
    for at, (name, what) in enumerate(halves):
        end = grid.height
        block = grid.block(name, at * wide, (at + 1) * wide, top, end, usual="tint", deep=False)
        _under_item(s, block, what, feature, about, second)
        blocks.append(block)
    if len(cells) == 3 and second:
        last = blocks[-1]
        items = _second(s, second, last.inner.w, above=5)
        if stacked(items) < last.room:
            last.foot = items
        else:
            s.contents.told.discard(second.entry.key)
    for block in blocks:
        _open(s, block)
    return blocks


def _under_item(s: Setting, block: Block, what: str, feature: Feature, about: str, second: Feature | None) -> None:
    width = block.inner.w
    if what == "about":
        heading = s.contents.heading("organizations")
        block.add(s.text("label", heading, 9, width, tag="h3"))
        block.add(s.filling("stand", [about], width, block.room - 3, 16, 9, above=2))
    elif what == "points":
        for at, point in enumerate(feature.entry.points):
            block.add(s.text("point", point, 12.5, width, above=2.2 if at else 0, ruled=at > 0))
    elif second:
        block.add(*_second(s, second, width))


# --- quote plate ------------------------------------------------------------------------------------------


def quote(s: Setting, entry: Entry) -> Page:
    """A saying alone on a ground, as large as the page holds it."""
    grid, c = s.grid, s.contents
    c.take(entry)
    block = grid.block("quote", 0, 12, 0, grid.height, usual="accent")
    by = s.text("meta", by_line(s, entry), 9.6, block.inner.w, ruled=True, marks=c.notes(entry), tag="figcaption")
    room = block.inner.h - by.taken - 16
    said = s.display("said", entry.text, block.inner.w, room, 128, 22, above=4, said=True, tag="blockquote")
    block.add(said)
    block.foot = [by]
    return Page("quote", c.heading("quotes"), [block], title=c.heading("quotes"), ground=block.ground)


def by_line(s: Setting, entry: Entry) -> str:
    """Who said it, on what occasion, and when."""
    who = entry.title or s.contents.document.name
    return ", ".join(filter(None, [who, *entry.details, entry.dates]))


def pull(s: Setting, entry: Entry, width: float, height: float, most: float = 24.0, least: float = 12.0) -> list[Item]:
    """A saying as large as a corner of a page has room for, and who said it."""
    by = s.text("meta", by_line(s, entry), SMALLEST, width, above=2, marks=s.contents.notes(entry))
    return [
        s.display(
            "said", entry.text, width, height - by.taken, most, least, said=True, tag="blockquote", tone="accent"
        ),
        by,
    ]


# --- features ---------------------------------------------------------------------------------------------


def features(s: Setting, found: Sequence[Feature], saying: Entry | None) -> Page | None:
    """The first on a ground of its own, the next two or three below it; the others stay for the lists."""
    if not found:
        return None
    c, grid = s.contents, s.grid
    first, *others = found[:4]
    c.take(*(one.entry for one in found[:4]))
    if saying:
        c.take(saying)
    share = 0.46 if others else 1.0
    high = round(grid.height * share) if others else grid.height
    blocks = _first(s, first, saying, high)
    if others:
        blocks += _others(s, others, high)
    return Page("features", s.label("work_part"), blocks, title=s.label("work_part"))


def _first(s: Setting, first: Feature, saying: Entry | None, high: float) -> list[Block]:
    grid, entry = s.grid, first.entry
    if grid.flush:
        wide = 8 if saying else 12
        left = grid.block("features.first", 0, wide, 0, high, usual="accent")
        left.add(s.text("meta", meta(entry), 9.2, left.inner.w))
        foot = _text_of(s, first, left.inner.w, 15)
        left.add(s.name(entry.title, left.inner.w, left.room - stacked(foot) - 10, 128, 24, above=3, tag="h2"))
        left.foot = foot
        if not saying:
            return [left]
        right = grid.block("features.saying", 8, 12, 0, high, usual="dark")
        by = s.text("meta", by_line(s, saying), SMALLEST, right.inner.w, marks=s.contents.notes(saying))
        said = s.display(
            "said", saying.text, right.inner.w, right.inner.h - by.taken - 8, 40, 13, said=True, tag="blockquote"
        )
        right.add(said)
        right.foot = [by]
        return [left, right]
    ground = grid.block("features.first", 0, 12, 0, high, usual="tint")
    left_wide, right_wide = grid.across(7), grid.across(5)
    side: list[Item] = [s.text("meta", meta(entry), 9.2, right_wide)]
    side += [_lifted(one, 2.0 if at == 0 else one.above) for at, one in enumerate(_text_of(s, first, right_wide, 14))]
    if saying:
        room = ground.inner.h - stacked(side) - 12
        if room > 22:
            pulled = pull(s, saying, right_wide, min(room, 60), 22, 12)
            side += [_lifted(pulled[0], 6), *pulled[1:]]
        else:
            s.contents.told.discard(saying.key)
    name = s.name(entry.title, left_wide, ground.inner.h - 2, 118, 24, tag="h2")
    ground.add(beside([[name], side], [left_wide, right_wide], grid.gutter))
    return [ground]


def _lifted(item: Item, above: float) -> Item:
    return replace(item, above=above)


def _text_of(s: Setting, feature: Feature, width: float, size: float) -> list[Item]:
    entry = feature.entry
    found: list[Item] = []
    if len(entry.text) > 260:
        size = min(size, 11.0)
    if entry.text:
        found.append(s.text("stand", entry.paragraphs, size, width, marks=s.contents.notes(entry), between=1))
    found += [s.text("point", point, min(size, 12), width, above=1.6, ruled=True) for point in entry.points]
    return found


def _others(s: Setting, others: Sequence[Feature], top: float) -> list[Block]:
    """Up to three, beside each other or the first beside the other two."""
    grid = s.grid
    if len(others) == 1:
        places = [(0, 12, top, grid.height)]
    elif len(others) == 2:
        places = [(0, 6, top, grid.height), (6, 12, top, grid.height)]
    else:
        half = top + (grid.height - grid.foot - top) / 2
        places = [(0, 6, top, grid.height), (6, 12, top, half), (6, 12, half, grid.height)]
    blocks = []
    for at, (feature, (left, right, begin, end)) in enumerate(zip(others, places, strict=True)):
        usual = "tint" if at == 0 and grid.flush else "paper"
        block = grid.block(
            f"features.{'second' if at == 0 else 'third'}", left, right, begin, end, usual=usual, deep=False
        )
        if not grid.flush:
            block.inner = block.paint = Rect(block.inner.x, begin + 9, block.inner.w, min(end, grid.floor) - begin - 9)
        _feature(s, block, feature, large=at == 0 or len(others) < 3)
        blocks.append(block)
    return blocks


def _feature(s: Setting, block: Block, feature: Feature, *, large: bool) -> None:
    entry, width = feature.entry, block.inner.w
    short = len(entry.text) < 200
    most = 54.0 if large else 30.0
    title = s.name(entry.title, width, block.inner.h * 0.36, most, 15, tag="h3")
    found: list[Item] = [title, s.text("meta", meta(entry), SMALLEST, width, above=2)]
    size = (16.0 if short else 12.5) if large else (12.5 if short else 11.0)
    role = "stand" if short else "text"
    while size >= 8.5:
        body: list[Item] = []
        if entry.text:
            marks = s.contents.notes(entry)
            body.append(s.text(role, entry.paragraphs, size, width, above=2.5, marks=marks, between=1))
        spare = block.inner.h - stacked([*found, *body])
        foot = _points(s, entry, width, spare - 6, size, large=large)
        if stacked([*found, *body, *foot]) <= block.inner.h:
            break
        size -= 0.4
    block.add(*found, *body)
    if large and len(foot) == 1 and foot:
        block.foot = foot
    else:
        block.add(*foot)


def column(s: Setting, block: Block, feature: Feature) -> None:
    """Work in a column: its name, what the person is there, what there is to say."""
    entry, width = feature.entry, block.inner.w
    long = len(entry.text) + sum(map(len, entry.points)) > 420
    block.add(s.name(entry.title, width, 24, 30, 15, tag="h3"), s.text("meta", meta(entry), 9, width, above=1.6))
    if entry.text:
        size = 11.0 if long else 13.0
        block.add(s.text("stand", entry.paragraphs, size, width, above=2, marks=s.contents.notes(entry), between=1))
    for point in entry.points:
        block.add(s.text("point", point, 9.4 if long else 10.4, width, above=1.2, ruled=True))


def _points(s: Setting, entry: Entry, width: float, room: float, size: float, *, large: bool) -> list[Item]:
    """One point is a saying of its own, large; several are a list."""
    if len(entry.points) == 1 and large and room > 22:
        return [s.display("standfirst", entry.points[0], width, min(room, 56), 30, 12, above=3, tone="accent")]
    return [s.text("point", point, max(8.6, size - 0.5), width, above=1.6, ruled=True) for point in entry.points]


# --- numbers ----------------------------------------------------------------------------------------------


def numbers(s: Setting, found: Sequence[Entry]) -> Page:
    """Up to four figures, as large as the page holds them."""
    c, grid = s.contents, s.grid
    found = found[:4]
    c.take(*found)
    blocks = _modules(s, found) if grid.flush else _staggered(s, found)
    return Page(
        "numbers", c.heading("numbers"), blocks, title=c.heading("numbers"), ground=grid.ground("numbers", "dark")
    )


def _staggered(s: Setting, found: Sequence[Entry]) -> list[Block]:
    """One below the other, every second one further right, each with its label beside its foot."""
    grid = s.grid
    high = (grid.floor - grid.head - 2) / len(found)
    blocks: list[Block] = []
    for at, entry in enumerate(found):
        left = 0 if at % 2 == 0 else 4
        x = grid.x(left)
        place = Rect(x, grid.head + at * high, grid.width - grid.side - x, high)
        block = Block("numbers.figure", "none", place, place)
        width = place.w
        most = min(170.0, (high - 8) / MM * 0.94)
        value = plain(entry.title)
        size = min(most, 100 * (width * 0.66) / s.role("figure").width(value, 100))
        label_room = width - s.role("figure").width(value, size) - 6
        line = round(size * s.role("figure").leading, 2)
        figure = Text(s.role("figure").line(size), 0.0, "figure", (value,), round(size, 1), line, lines=(value,))
        label = s.text("stand", entry.subtitle, 20, max(label_room, 30), marks=s.contents.notes(entry))
        if label.height > figure.height or label_room < 34:
            label = s.text("stand", entry.subtitle, 15, width, above=3, marks=s.contents.notes(entry))
            block.foot = [figure, label]
        else:
            block.foot = [beside([[figure], [_lifted(label, figure.height - label.height)]],
                                 [width - label_room - 4, label_room], 4.0)]  # fmt: skip
        blocks.append(block)
    return blocks


def _modules(s: Setting, found: Sequence[Entry]) -> list[Block]:
    """Each on a ground of its own."""
    grid = s.grid
    end = grid.height
    half = round(end * 0.48)
    if len(found) == 4:
        places = [(0, 7, 0, half), (7, 12, 0, half), (0, 6, half, end), (6, 12, half, end)]
    elif len(found) == 3:
        places = [(0, 12, 0, half), (0, 6, half, end), (6, 12, half, end)]
    elif len(found) == 2:
        places = [(0, 12, 0, half), (0, 12, half, end)]
    else:
        places = [(0, 12, 0, end)]
    grounds = ("accent", "tint", "dark", "paper")
    blocks = []
    for at, (entry, (left, right, top, bottom)) in enumerate(zip(found, places, strict=True)):
        block = grid.block(f"numbers.{at + 1}", left, right, top, bottom, usual=grounds[at], deep=top == 0)
        width, value = block.inner.w, plain(entry.title)
        label = s.text("stand", entry.subtitle, 24 if width > 80 else 18, width, above=6, marks=s.contents.notes(entry))
        most = min(250.0, (block.inner.h - label.taken) / MM / s.role("figure").leading)
        size = min(most, 96 * width / s.role("figure").width(value, 100))
        line = round(size * s.role("figure").leading, 2)
        block.add(Text(s.role("figure").line(size), 0.0, "figure", (value,), round(size, 1), line, lines=(value,)))
        block.foot = [label]
        blocks.append(block)
    return blocks


# --- measures ---------------------------------------------------------------------------------------------

LENGTH = re.compile(r"([\d.,]+)\s*(km|m|cm|mm)")
UNITS = {"km": 1000.0, "m": 1.0, "cm": 0.01, "mm": 0.001}


def measured(entries: Sequence[Entry]) -> list[tuple[float, Entry]]:
    """The figures that are lengths, with the metres that they are, the longest first."""
    found = []
    for entry in entries:
        if told := LENGTH.fullmatch(plain(entry.title).replace("\u00a0", " ").strip()):
            try:
                metres = float(told[1].replace(",", "")) * UNITS[told[2]]
            except ValueError:
                continue
            found.append((metres, entry))
    return sorted(found, key=lambda one: -one[0])


def measures(s: Setting, found: Sequence[tuple[float, Entry]], others: Sequence[Entry]) -> Page:
    """Lengths beside each other, drawn to one scale; other figures below them."""
    c, grid = s.contents, s.grid
    found = found[:5]
    others = others[: max(0, 5 - len(found))]
    c.take(*(entry for _, entry in found), *others)
    most = found[0][0]
    rows = len(found) + len(others)
    head = grid.block("measures.head", 0, 12, 0, 60, usual="paper")
    title = s.display("title", s.label("to_one_scale"), head.inner.w, 26, 62, 26, tag="h2")
    top = head.inner.y + title.height + (grid.inset if grid.flush else 4)
    head = grid.block("measures.head", 0, 12, 0, top, usual="paper")
    head.add(title)
    blocks = [head]
    high = (grid.floor - top - 6) / rows
    for at, (entry, share) in enumerate(
        [(one, metres / most) for metres, one in found] + [(one, 0.0) for one in others]
    ):
        y = top + 6 + at * high
        place = Rect(grid.side, y, grid.width - 2 * grid.side, high)
        block = Block("measure", "none", place, place)
        if share:
            block.add(Scale(2.4, 0.0, round(share * 100, 3), 2.4))
        left = grid.across(6)
        value = plain(entry.title)
        size = min(84.0, (high - 12) / MM, 100 * left / s.role("figure").width(value, 100))
        line = round(size * s.role("figure").leading, 2)
        figure = Text(
            s.role("figure").line(size),
            4.0,
            "figure",
            (value,),
            round(size, 1),
            line,
            lines=(value,),
            tone="" if share else "accent",
        )
        right = grid.across(6)
        label = s.text(
            "stand", entry.subtitle, 22 if len(entry.subtitle) < 40 else 15, right, above=4, marks=c.notes(entry)
        )
        block.add(beside([[figure], [label]], [left, right], grid.gutter))
        blocks.append(block)
    return Page("measures", c.heading("numbers"), blocks, title=c.heading("numbers"))

"""Pages of work: the lead feature with its photograph, features on grounds, sayings and figures on plates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from presskit.document import Entry, capital, plain
from presskit.layout.contents import Feature, dates
from presskit.layout.page import Block, Item, Page, Rect, Text, beside, raised, stacked
from presskit.layout.setting import ASIDE, Setting, TextBox


def meta(entry: Entry) -> str:
    """Role, place and years of an entry, in a line."""
    told = [capital(entry.subtitle), *entry.details, dates(entry)]
    return ", ".join(dict.fromkeys(one for one in told if one))


SHARP = 150.0
"""Dots to an inch that a photograph has at least where it leads a page."""


# --- lead feature -----------------------------------------------------------------------------------------


def lead(s: Setting, feature: Feature, second: Feature | None) -> Page:
    """A photograph across the page, the title below it or on a block that steps into it, and what there is to say."""
    s.part = "lead"
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
    if grid.cover == "below" and (hung := _lead_hung(s, feature, second)):
        return hung
    high = _high(s, photo)
    shot = s.picture_block(s.shot(photo.picture, grid.width, high), 0, 0)
    blocks = _lead_in_modules(s, feature, second, high) if grid.flush else _lead_on_paper(s, feature, second, high)
    return Page("lead", plain(entry.title), [shot, *blocks], title=plain(entry.title))


def _lead_hung(s: Setting, feature: Feature, second: Feature | None) -> Page | None:
    """On a ground of one colour what there is to say, the photograph below it from edge to edge, as little cut as
    can be, its caption at the foot; None if the text leaves it no room.
    """
    grid, entry, photo = s.grid, feature.entry, feature.photo
    assert photo is not None
    assert photo.picture is not None
    ground = grid.ground("lead", "dark")
    width = grid.width - 2 * grid.side
    size = photo.picture.size or (3, 2)
    wanted = min(grid.width * size[1] / size[0], grid.height * 0.56)
    caption = s.caption(photo, width, above=0)
    foot = grid.floor - caption.height
    left, right = grid.block("lead", 0, 5, 0, grid.height), grid.block("lead", 5, 12, 0, grid.height)
    for scale in (1.3, 1.2, 1.1, 1.0, 0.92, 0.85):
        name = s.name(entry.title, TextBox(left.inner.w, 62, 84 * scale, 26), tag="h2")
        who = _who(s, entry, left.inner.w)
        notes = s.contents.notes(entry)
        told: list[Item] = []
        if entry.text:
            told.append(s.text("stand", entry.paragraphs, 16 * scale, right.inner.w, marks=notes, between=1.5))
        if feature.about and feature.about != entry.text:
            told.append(s.text("text", [feature.about], max(9.5, 10 * scale), right.inner.w, above=3))
        told += [s.text("point", one, max(9.5, 11 * scale), right.inner.w, above=2.2, ruled=True)
                 for one in entry.points]  # fmt: skip
        under = _second(s, second, left.inner.w) if second else []
        deep = max(stacked([name, *who]) + (stacked(under) + 8 if under else 0), stacked(told))
        high = foot - 4 - grid.head - deep - 10
        if high >= wanted * 0.97:
            break
    high = min(high, wanted)
    if high < grid.height * 0.34 or s.kept(photo.picture, grid.width, high) < 0.6:
        return None
    if s.dots(photo.picture, grid.width, high) < SHARP:
        return None
    top = foot - 4 - high
    blocks = []
    for items, block, last in (([name, *who], left, under), (told, right, [])):
        place = block.inner._replace(y=grid.head, h=top - grid.head - 8)
        made = Block("lead.name" if block is left else "lead.text", "none", place, place)
        made.add(*items)
        made.foot = list(last)
        blocks.append(made)
    shot = s.picture_block(s.shot(photo.picture, grid.width, high), 0, top)
    place = Rect(grid.side, foot, width, grid.floor - foot)
    under_it = Block("lead.caption", "none", place, place)
    under_it.add(caption)
    return Page("lead", plain(entry.title), [*blocks, shot, under_it], title=plain(entry.title), ground=ground)


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
    left.add(s.name(entry.title, TextBox(left.inner.w, 62, 84, 26), tag="h2"))
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
    items: list[Item] = [s.text("meta", meta(entry), 9.2, width, above=4)]
    url = next((link.url for link in entry.links), "")
    if url:
        shown = re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")
        items.append(s.text("meta", shown, 9.2, width, tone="accent", url=url))
    return items


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
        s.text("meta", meta(entry), ASIDE, width, above=0.6),
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
    title = s.name(entry.title, TextBox(name.inner.w, 46, 110, 26), tag="h2")
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
        block.add(s.filling("stand", [about], TextBox(width, block.room - 3, 16, 9), above=2))
    elif what == "points":
        for at, point in enumerate(feature.entry.points):
            block.add(s.text("point", point, 12.5, width, above=2.2 if at else 0, ruled=at > 0))
    elif second:
        block.add(*_second(s, second, width))


# --- quote plate ------------------------------------------------------------------------------------------


def quote(s: Setting, entry: Entry) -> Page:
    """A saying alone on a ground, as large as the page holds it."""
    s.part = "quote"
    grid, c = s.grid, s.contents
    c.take(entry)
    block = grid.block("quote", 0, 12, 0, grid.height, usual="accent")
    by = s.text("stand", by_line(s, entry), 15.0, block.inner.w, marks=c.notes(entry), tag="figcaption")
    room = block.inner.h - by.taken - 12
    said = s.display("said", entry.text, TextBox(block.inner.w, room, 190, 22), above=4, said=True, tag="blockquote")
    block.add(said)
    block.foot = [by]
    return Page("quote", c.heading("quotes"), [block], title=c.heading("quotes"), ground=block.ground)


def by_line(s: Setting, entry: Entry) -> str:
    """Who said it, on what occasion, and when."""
    who = entry.title or s.contents.document.name
    return ", ".join(filter(None, [who, *entry.details, entry.dates]))


def pull(s: Setting, entry: Entry, width: float, height: float, most: float = 24.0, least: float = 12.0) -> list[Item]:
    """A saying as large as a corner of a page has room for, and who said it."""
    by = s.text("meta", by_line(s, entry), ASIDE, width, above=2, marks=s.contents.notes(entry))
    box = TextBox(width, height - by.taken, most, least)
    return [s.display("said", entry.text, box, said=True, tag="blockquote", tone="accent"), by]


# --- features ---------------------------------------------------------------------------------------------


def features(s: Setting, found: Sequence[Feature], saying: Entry | None) -> Page | None:
    """The first on a ground of its own, as high as the next two or three below it leave room; the others stay for the
    lists, and so do those that a page has no room for. None if it has none for the first.
    """
    s.part = "features"
    c, told = s.contents, set(s.contents.told)
    for count in range(min(len(found), 4), 0, -1):
        first, *others = found[:count]
        c.take(*(one.entry for one in found[:count]), *([saying] if saying else []))
        high, columns = (
            (s.grid.height, []) if not others else _in_rows(s, others) if len(others) > 2 else _others(s, others)
        )
        blocks = [*_first(s, first, saying, high), *columns]
        if all(block.room > -1.0 for block in blocks):
            return Page("features", s.label("work_part"), blocks, title=s.label("work_part"))
        c.told.clear()
        c.told.update(told)
    return None


def _first(s: Setting, first: Feature, saying: Entry | None, high: float) -> list[Block]:
    grid, entry = s.grid, first.entry
    if grid.flush:
        wide = 7 if saying else 12
        left = grid.block("features.first", 0, wide, 0, high, usual="accent")
        left.add(s.text("meta", meta(entry), 9.2, left.inner.w))
        foot = _text_of(s, first, left.inner.w, 17)
        left.add(
            s.poster(entry.title, TextBox(left.inner.w, left.room - stacked(foot) - 10, 190, 24), above=3, tag="h2")
        )
        left.foot = foot
        if not saying:
            return [left]
        right = grid.block("features.saying", 7, 12, 0, high, usual="dark")
        by = s.text("meta", by_line(s, saying), ASIDE, right.inner.w, marks=s.contents.notes(saying))
        box = TextBox(right.inner.w, right.inner.h - by.taken - 8, 48, 13)
        said = s.display("said", saying.text, box, said=True, tag="blockquote")
        right.add(said)
        right.foot = [by]
        return [left, right]
    ground = grid.block("features.first", 0, 12, 0, high, usual="tint")
    left_wide, right_wide = grid.across(7), grid.across(5)
    side: list[Item] = [s.text("meta", meta(entry), 9.2, right_wide, above=2)]
    side += [raised(one, 2.0 if at == 0 else one.above) for at, one in enumerate(_text_of(s, first, right_wide, 17))]
    if saying:
        room = ground.inner.h - stacked(side) - 10
        if room > 22:
            pulled = pull(s, saying, right_wide, min(room, 90), 38, 12)
            side += [raised(pulled[0], max(6.0, room - stacked(pulled))), *pulled[1:]]
        else:
            s.contents.told.discard(saying.key)
    name = s.poster(entry.title, TextBox(left_wide, ground.inner.h - 2, 190, 24), tag="h2")
    below = 34.0 if saying else stacked(_told_below(s, first)) + 9
    whole = s.poster(entry.title, TextBox(ground.inner.w, ground.inner.h - below, 190, 24), tag="h2")
    if whole.size > name.size * 1.06 and (not saying or stacked(side) < ground.inner.h - whole.height + 4):
        return [_name_above(s, first, saying, ground, whole)]
    ground.add(beside([[name], side], [left_wide, right_wide], grid.gutter))
    return [ground]


def _name_above(s: Setting, first: Feature, saying: Entry | None, ground: Block, name: Text) -> Block:
    """The title across the page; below it what is said of it, and a saying beside that."""
    grid, told = s.grid, _told_below(s, first)
    left, right = grid.across(6), grid.across(6)
    ground.add(name)
    if not saying or saying.key not in s.contents.told:
        ground.foot = [*told]
        return ground
    pulled = pull(s, saying, right, ground.room - 8, 30, 12)
    ground.foot = [beside([told, pulled], [left, right], grid.gutter)]
    return ground


def _told_below(s: Setting, first: Feature) -> list[Item]:
    """What is said of the first work below its title, over half of the page."""
    wide = s.grid.across(6)
    said = [raised(one, 2.0 if at == 0 else one.above) for at, one in enumerate(_text_of(s, first, wide, 19))]
    return [s.text("meta", meta(first.entry), ASIDE, wide), *said]


def _text_of(s: Setting, feature: Feature, width: float, size: float) -> list[Item]:
    entry = feature.entry
    items: list[Item] = []
    size = min(size, 11.0) if len(entry.text) > 260 else size * 1.6 if len(entry.text) < 50 else size
    if entry.text:
        items.append(s.text("stand", entry.paragraphs, size, width, marks=s.contents.notes(entry), between=1))
    items += [s.text("point", point, min(size, 12), width, above=1.6, ruled=True) for point in entry.points]
    return items


FEATURES = (
    (60.0, 21.0), (53.0, 19.0), (46.0, 17.0), (40.0, 15.5), (36.0, 14.0), (31.0, 13.0), (27.0, 12.0), (24.0, 11.0),
    (21.0, 10.2), (18.0, 9.6),
)  # fmt: skip
"""Points of titles and texts of features beside each other, from roomy to tight."""


def _others(s: Setting, others: Sequence[Feature]) -> tuple[float, list[Block]]:
    """Up to three beside each other, each with its role and dates at the foot, and where they begin."""
    grid = s.grid
    wide = 12 / len(others)
    probes = [
        grid.block(f"features.{at + 2}", at * wide, (at + 1) * wide, 60, grid.height,
                   usual="tint" if at == 0 and grid.flush else "paper", deep=False)
        for at in range(len(others))
    ]  # fmt: skip
    for title, size in FEATURES:
        told = [_feature(s, block.inner.w, one, title, size) for block, one in zip(probes, others, strict=True)]
        need = max(stacked(upper) + stacked(lower) for upper, lower in told) + 4
        if need <= grid.height * 0.44:
            break
    above = grid.inset if grid.flush else 9.0
    high = max(grid.height * 0.4, grid.height - grid.foot - need - above)
    blocks = []
    for at, (upper, lower) in enumerate(told):
        block = grid.block(probes[at].name, at * wide, (at + 1) * wide, high, grid.height, usual=probes[at].ground,
                           deep=False)  # fmt: skip
        if not grid.flush:
            block.inner = block.paint = Rect(block.inner.x, high + 9, block.inner.w, grid.floor - high - 9)
        block.add(*upper)
        block.foot = lower
        blocks.append(block)
    return high, blocks


def _in_rows(s: Setting, others: Sequence[Feature]) -> tuple[float, list[Block]]:
    """Three below each other, each with its title on a line of its own and what is said of it beside that, and where
    they begin.
    """
    grid = s.grid
    probe = grid.block("features.second", 0, 12, 60, grid.height, usual="paper", deep=False).inner.w
    left, role = (probe - grid.gutter) * 0.56, s.role("title")
    right = probe - grid.gutter - left
    fits = min(98 * left / role.width(one.entry.title, 100) for one in others)
    for title, size in FEATURES:
        title = min(title, max(fits, 21.0))
        told = [_feature(s, right, one, title, size) for one in others]
        names = [s.name(one.entry.title, TextBox(left, 3 * role.line(title), title, 13), tag="h3") for one in others]
        stacks = [[*upper[1:], *lower] for upper, lower in told]
        needs = [max(name.height, stacked(stack)) + ROW for name, stack in zip(names, stacks, strict=True)]
        if sum(needs) <= grid.height * 0.55:
            break
    above = 0.0 if grid.flush else 4.0
    high = max(grid.height * 0.36, grid.height - grid.foot - sum(needs) - above)
    spare = (grid.height - grid.foot - sum(needs) - above - high) / len(others)
    blocks, top = [], high + above
    for at, (name, stack, need) in enumerate(zip(names, stacks, needs, strict=True)):
        end = grid.height if at == len(others) - 1 else top + need + spare
        ground = ("tint", "paper", "tint")[at % 3] if grid.flush else "none"
        place = Rect(0, top, grid.width, end - top)
        inner = Rect(grid.side, top + ROW / 2, probe, need + spare - ROW / 2)
        block = Block(f"features.{at + 2}", ground, place, inner)
        if not grid.flush:
            block.paint = block.inner
        if at and not grid.flush:
            blocks.append(s.rule(top))
        block.add(beside([[name], [raised(stack[0], 0.6), *stack[1:]]], [left, right], grid.gutter))
        blocks.append(block)
        top = end
    return high, blocks


ROW = 11.0
"""Millimetres above and below what stands in a row, together."""


def _feature(s: Setting, width: float, feature: Feature, title: float, size: float) -> tuple[list[Item], list[Item]]:
    """What stands at the top of a column, and what at its foot."""
    entry = feature.entry
    short = len(entry.text) < 260
    upper: list[Item] = [s.name(entry.title, TextBox(width - 1.5, 60, title, 13), tag="h3")]
    if entry.text:
        marks = s.contents.notes(entry)
        role = "stand" if short and not s.grid.flush else "text"
        large = (size if short else min(size, 11)) * (0.86 if s.grid.flush else 1.0)
        widest = s.widest(role, entry.paragraphs)  # a column is narrow: no word of it is broken
        large = min(max(9.5, large), 97 * width / widest if widest else large)
        upper.append(s.text(role, entry.paragraphs, large, width, above=2.5, marks=marks, between=1))
    lower: list[Item] = []
    if len(entry.points) == 1 and len(entry.points[0]) < 110:
        lower.append(
            s.display("standfirst", entry.points[0], TextBox(width, 60, size * 1.7, 12), above=4, tone="accent")
        )
    else:
        upper += [s.text("point", point, max(9.2, size - 2.5), width, above=1.6, ruled=True) for point in entry.points]
    lower.append(s.text("meta", meta(entry), 9.0, width, above=3, ruled=True))
    return upper, lower


COLUMN = (22.0, 20.0, 18.0, 16.0, 14.5, 13.0, 12.0, 11.0, 10.0, 9.4, 8.8)
"""Points of what is said of work in a column, from roomy to tight."""


def columns(s: Setting, blocks: Sequence[Block], made: Sequence[Feature], most: float) -> None:
    """Work beside each other, each in its column: its name, what the person is there, what there is to say, all of them
    at the largest size at which none is higher than `most`; one that says little is set larger, to end with the others.
    """
    roomy = COLUMN if len(made) == 1 else COLUMN[4:]
    size = next((one for one in roomy if _highest(s, blocks, made, one) <= most), COLUMN[-1])
    high = _highest(s, blocks, made, size)
    for block, feature in zip(blocks, made, strict=True):
        own = next(one for one in COLUMN if one <= size or stacked(_column(s, block, feature, one)) <= high * 1.01)
        block.add(*_column(s, block, feature, own))


def _highest(s: Setting, blocks: Sequence[Block], made: Sequence[Feature], size: float) -> float:
    return max(stacked(_column(s, block, one, size)) for block, one in zip(blocks, made, strict=True))


def _column(s: Setting, block: Block, feature: Feature, size: float) -> list[Item]:
    entry, width = feature.entry, block.inner.w
    items: list[Item] = [
        s.name(entry.title, TextBox(width, 30, 34 if width < s.grid.across(8) else 80, 15), tag="h3"),
        s.text("meta", meta(entry), 9.2, width, above=1.8),
    ]
    if entry.text:
        marks = s.contents.notes(entry)
        items.append(s.text("stand", entry.paragraphs, size, width, above=2.4, marks=marks, between=1))
    items += [
        s.text("point", point, max(9.0, min(size - 2.4, 12.5)), width, above=1.6, ruled=True) for point in entry.points
    ]
    return items

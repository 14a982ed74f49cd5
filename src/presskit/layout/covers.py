"""The first page: the person, at arm's length; then what they are, and whom to ask.

A portrait that is large enough fills the page; one that lies across stands above the name; a small one stands beside
what the person is known for. Without one the name itself fills the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from presskit.document import Picture, capital, plain
from presskit.layout import drawings
from presskit.layout.drawings import Stroke
from presskit.layout.faces import MM, largest
from presskit.layout.page import Block, Item, Page, Rect, Row, Text, beside, raised, stacked
from presskit.layout.setting import ASIDE, Setting, TextBox

FINE = 150.0
"""Dots to an inch: with less, a photograph is not printed so large."""

WHOLE = 0.6
"""The share of a portrait that a cut keeps at least: with less of it, a head is cut."""

HALF = 0.5
"""The share that is enough where the cut is taken from below."""

UPPER = 0.17
"""The share of the page, from its top, in which a name stands on the photograph."""

WHITE_ON, INK_ON = 0.183, 0.222
"""The luminances up to which white, and from which the ink of a look (at most 0.0105), stand at 4.5 : 1."""

VEIL = 30.0
"""Millimetres over which a photograph passes into the ground below it, as in the style sheet: no type stands there."""

COVERED = 0.12
"""The share of a photograph that stays free of type and blocks around its focus, above and below it."""

HEAD = 0.26
"""The share of a photograph from its focus to the top of a head, where a portrait fills it: no name stands
across that."""

BELOW = 70.0
"""Millimetres of the page below a photograph that nothing covers."""


def cover(s: Setting) -> Page:
    """The cover that the portrait allows."""
    s.part = "cover"
    portrait, grid = s.contents.portrait, s.grid
    page: Page | None = None
    if portrait and portrait.size:
        high = grid.height if grid.cover != "below" else grid.height - BELOW
        if s.kept(portrait, grid.width, high) >= WHOLE:
            page = _COVERS[grid.cover](s, portrait)
        page = page or _band(s, portrait)
    page = page or _typographic(s, portrait)
    _with_logo(s, page)
    return page


def _focus_in(picture: Picture, w: float, h: float) -> float:
    """How far below the top of a cut its focus lies, as a share of its height."""
    wide, high = picture.size or (1, 1)
    part = min(high, wide * h / w)
    top = min(max(picture.focus[1] * high - part / 2, 0), high - part)
    return (picture.focus[1] * high - top) / part


def _kicker(s: Setting, width: float) -> Text:
    """What the document is, and its day."""
    told = " · ".join([s.contents.document.kicker, *s.contents.document.footer])
    return s.text("meta", told, ASIDE, width)


def _standing(s: Setting, width: float, most: float, height: float, above: float) -> list[Item]:
    """The line under the name; before it the name with what belongs to it, where that is more."""
    document = s.contents.document
    items: list[Item] = []
    if document.title != document.name:
        items.append(s.text("meta", document.title, 9.4, width, above=above * 0.6))
    if document.subtitle:
        after = above if not items else 2.0
        items.append(s.display("standfirst", document.subtitle, TextBox(width, height, most, 11), above=after))
    return items


def _address(s: Setting, width: float, *, stacked: bool, ruled: bool = True) -> list[Item]:
    """Whom to ask."""
    if s.press is None:
        return []
    return [s.ways(s.press, 9.8 if stacked else 9.4, width, above=5.0, stacked=stacked, ruled=ruled)]


def _newsstand(s: Setting, portrait: Picture) -> Page | None:
    """The photograph from edge to edge, the name on its dark upper edge if it fits there, else on the ground at its
    foot. Nothing, if its focus would be there, if too little of it would be seen, or not sharply.
    """
    grid, document = s.grid, s.contents.document
    width = grid.width - 2 * grid.side
    for on_photo in (True, False):
        head = _masthead(s, portrait, width) if on_photo else None
        items: list[Item] = [] if head else _parted_name(s, width, 62, 0.0)
        items += _standing(s, grid.across(10), 21, 24, 5 if items else 0)
        items += _address(s, width, stacked=False)
        last = [] if head else [_kicker(s, width)]
        last += [s.text("meta", portrait.credit, ASIDE, width, above=1.4)] if portrait.credit else []
        top = grid.height - stacked([*items, *last]) - 11.5 - VEIL
        seen = top + VEIL + 1  # below, the ground is whole
        at = _focus_in(portrait, grid.width, seen)
        if head is None or (head.items and at - HEAD > grid.height * UPPER / seen):
            break
    if s.kept(portrait, grid.width, seen) < HALF or s.dots(portrait, grid.width, seen) < FINE or at > top / seen:
        return None
    photo = s.picture_block(s.shot(portrait, grid.width, seen), 0, 0, "portrait")
    veil = Rect(0, top, grid.width, grid.height - top)
    foot = Block("veil", "dark", veil, Rect(grid.side, top + VEIL + 0.5, width, grid.height - top - VEIL - 11.5))
    foot.foot = [*items, *last]
    blocks = [photo, head, foot] if head else [photo, foot]
    return Page("cover", "", blocks, title=document.title, ground="dark", bare=True)


def _masthead(s: Setting, portrait: Picture, width: float) -> Block | None:
    """The name on one line, with what the document is above it, on the upper edge of the photograph, in white or in
    ink; nothing if neither could be read there, or the name is too long.
    """
    grid, document, role = s.grid, s.contents.document, s.role("name")
    zone = (0.0, 0.0, 1.0, UPPER)
    low, high = s.light(portrait.name, grid.width / grid.height, portrait.focus, zone)
    ground = "photo-dark" if high <= WHITE_ON else "photo-light" if low >= INK_ON else ""
    size, lines = role.largest(document.name, width, 34, 100, 72, 1)
    if not ground or document.logo or len(lines) > 1 or role.width(lines[0], size) > width:
        return None
    head = Block("masthead", ground, Rect(0, 0, 0, 0), Rect(grid.side, 9, width, grid.height * UPPER - 9))
    line = round(size * role.leading, 2)
    head.add(
        _kicker(s, width),
        Text(role.line(size), "name", (document.name,), size, line, above=1.5, tag="h1", lines=lines),
    )
    return head


def _name(s: Setting, width: float, height: float, most: float, *, above: float = 0.0) -> list[Item]:
    """The name as a heading, as large as a field holds it."""
    document = s.contents.document
    return [s.display("name", document.name, TextBox(width, height, most, 17), tag="h1", above=above)]


def _modules(s: Setting, portrait: Picture) -> Page | None:
    """The photograph from edge to edge, the name on a block that steps into it, the contact on another. Nothing, if the
    block would cover its focus, if too little of it would be seen, or not sharply.
    """
    grid, document = s.grid, s.contents.document
    inner = grid.block("cover.name", 0, 8, 0, 60).inner.w
    name = _name(s, inner, 60, 110)
    stand = _standing(s, inner, 16, 26, 5)
    high = stacked([*name, *stand]) + 8 + 10 + 8
    left = grid.block("cover.name", 0, 8, grid.height - high, grid.height, usual="accent", deep=False)
    left.inner = Rect(left.inner.x, left.paint.y + 8, left.inner.w, high - 16)
    left.add(*name)
    left.foot = stand
    width = grid.block("cover.contact", 8, 12, 0, 60).inner.w
    items: list[Item] = [_kicker(s, width), *_address(s, width, stacked=True, ruled=False)]
    if portrait.credit:
        items.append(s.text("meta", portrait.credit, ASIDE, width, above=3.4))
    deep = stacked(items) + 16
    right = grid.block("cover.contact", 8, 12, grid.height - deep, grid.height, usual="dark", deep=False)
    right.inner = Rect(right.inner.x, right.paint.y + 8, right.inner.w, deep - 16)
    right.add(*items)
    seen = grid.height - min(high, deep) + 1  # below, blocks are all that is seen
    if s.kept(portrait, grid.width, seen) < HALF or s.dots(portrait, grid.width, seen) < FINE:
        return None
    if _focus_in(portrait, grid.width, seen) + COVERED > (grid.height - high) / seen:
        return None
    photo = s.picture_block(s.shot(portrait, grid.width, seen), 0, 0, "portrait")
    return Page("cover", "", [photo, left, right], title=document.title, bare=True)


def _band(s: Setting, portrait: Picture) -> Page | None:
    """A photograph from edge to edge, and everything on the ground below it, which is as high as that takes. Nothing,
    if there are not the pixels for it.
    """
    grid, document = s.grid, s.contents.document
    own = portrait.size[0] / portrait.size[1] if portrait.size else 1.5
    width = grid.width - 2 * grid.side
    told = [*_standing(s, grid.across(10), 24, 30, 0), *_address(s, width, stacked=False)]
    line = " · ".join(filter(None, [document.kicker, *document.footer, portrait.credit]))
    meta = s.text("meta", line, ASIDE, width)
    name = _name(s, width * 0.98, grid.height * 0.3, 132 if grid.flush else 120)
    around = 5 + 5 + 9 + 11  # above the line, the name and what is below it, and at the foot
    high = grid.height - meta.taken - stacked(name) - stacked(told) - around
    high = min(high, grid.width / own / WHOLE if own > 1 else high, grid.height * 0.68)
    if high < grid.height * 0.3 or s.dots(portrait, grid.width, high) < FINE:
        return None
    photo = s.picture_block(s.shot(portrait, grid.width, high), 0, 0, "portrait")
    ground = grid.ground("cover.band", "dark")
    below = Block("cover.band", ground, Rect(0, high, grid.width, grid.height - high),
                  Rect(grid.side, high + 5, width, grid.height - high - 16))  # fmt: skip
    below.add(meta, *[raised(item, 5.0) for item in name])
    below.foot = told
    return Page("cover", "", [photo, below], title=document.title, bare=True, ground=ground)


def _below(s: Setting, portrait: Picture) -> Page | None:
    """The name over the width of the page, the photograph hung below it to two edges of the paper, with nothing on it;
    what the person is and whom to ask in the column that it leaves. Nothing, if it is cut too much or is not sharp.
    """
    grid, document = s.grid, s.contents.document
    width, left = grid.width - 2 * grid.side, grid.across(HUNG) - 1
    name = [raised(one, 0) for one in _stepped_name(s, width, grid.height * 0.27)]
    begin = 24.0 if document.logo else 12.0
    top, x = begin + stacked(name) + 8, grid.x(HUNG)
    wide, high = grid.width - x, grid.height - top
    if s.dots(portrait, wide, high) < FINE or s.kept(portrait, wide, high) < WHOLE:
        return None
    ground = grid.ground("cover.below", "accent")
    page = Block("cover.below", ground, Rect(0, 0, grid.width, grid.height), Rect(grid.side, begin, width, top - begin))
    page.add(*name)
    photo = s.picture_block(s.shot(portrait, wide, high), x, top, "portrait")
    place = Rect(grid.side, top - 1, left, high - 11)
    side = Block("cover.side", "none", place, place)
    side.add(*_standing(s, left, 24, 90, 0))
    told = [s.contents.document.kicker, *document.footer, *([portrait.credit] if portrait.credit else [])]
    side.foot = [*_address(s, left, stacked=True, ruled=False), s.text("meta", told, ASIDE, left, above=4.0)]
    return (
        Page("cover", "", [page, photo, side], title=document.title, bare=True, ground=ground)
        if side.room > 0
        else None
    )


HUNG = 4
"""The columns, of twelve, that a portrait leaves beside it."""


def _three(s: Setting, width: float, *, standing: bool = True) -> Item:
    """What somebody is, unless it stands above, whom to ask, what this is, beside each other; no address is broken."""
    grid = s.grid
    told = [s.contents.document.kicker, *s.contents.document.footer]
    third = min(grid.across(3), width * 0.24)
    first = _standing if standing else _known
    if not s.press:
        widths = [width - 3 * grid.gutter - 2 * third - 14, third + 14 + grid.gutter, third]
        if not (plain_text := _plainly(s, widths[1], 10.6)):
            widths = [width - third - grid.gutter, third]
        stacks: list[list[Item]] = [first(s, widths[0], 18, 30, 0), plain_text, [s.text("meta", told, 9.8, third)]]
        return beside([one for one in stacks if one], widths, grid.gutter)
    asked = [s.press.title, *(link.label for link in (*s.press.links, *s.website))]
    wide = min(max(s.role("meta").width(one, 9.8) * 1.04 for one in asked) + 1, width * 0.4)
    widths = [width - wide - third - 2 * grid.gutter, wide, third]
    stacks = [first(s, widths[0], 18, 26, 0), _address(s, wide, stacked=True, ruled=False)]
    stacks[1] = [raised(one, 0) for one in stacks[1]]
    stacks.append([s.text("meta", told, 9.8, third)])
    return beside(stacks, widths, grid.gutter)


def _known(s: Setting, width: float, most: float, height: float, above: float) -> list[Item]:
    """What somebody is known for, in a list; without it, the full name."""
    known = [Row(title=_capital(one)) for one in s.contents.document.keywords][:5]
    if len(known) > 1:
        return [s.rows("plain", known, width, title=13.0, pad=1.3, role="stand", above=above)]
    return [s.text("meta", s.contents.document.title, 9.4, width, above=above)]


def _typographic(s: Setting, portrait: Picture | None) -> Page:
    """The name over the width of the page, large below it what the person is; at the foot, on two or three columns, a
    small portrait, what somebody is known for, whom to ask.
    """
    grid, document = s.grid, s.contents.document
    if grid.flush:
        return _type_in_modules(s, portrait)
    if grid.cover == "below" and not (portrait and portrait.size):
        return _poster(s)
    width = grid.width - 2 * grid.side
    ground = grid.ground("cover.type", "dark")
    place = Rect(0, 0, grid.width, grid.height)
    block = Block("cover.type", ground, place, Rect(grid.side, 9, width, grid.height - 9 - 13))
    share = 0.4 if s.press or document.keywords else 0.56
    strokes = [] if portrait and portrait.size else drawings.strokes(s)
    block.add(_kicker(s, width), *_parted_name(s, width, grid.height * share, 24.0 if document.logo else 12.0))
    block.foot = [_beneath(s, width) if strokes else _foot(s, portrait, width)]
    blocks = [block]
    if strokes:
        blocks += _drawn(s, strokes, Rect(0, block.inner.y + block.used - stacked(block.foot) + 12, grid.width,
                                          block.room - 26), DRAWN)  # fmt: skip
    else:
        stand = _standing(s, width, 88, block.room * 0.62, 0)
        if stand:
            above = max(6.0, (block.room - stacked(stand)) * 0.44)
            block.add(raised(stand[0], above), *stand[1:])
    return Page("cover", "", blocks, title=document.title, ground=ground, bare=True)


THICKEST = 26.0
"""Millimetres of a bar of a drawing, at most."""

DRAWN = {"now": "accent", "past": "paper", "study": "mid"}
"""The grounds of bars on the dark ground of a cover."""

ON_ACCENT = {"now": "paper", "past": "dark", "study": "mid"}
"""Those of bars on the accent."""


def _drawn(s: Setting, strokes: Sequence[Stroke], place: Rect, grounds: Mapping[str, str]) -> list[Block]:
    """A drawing of what somebody made or was, as large as a place holds it, and below it what it is."""
    told = drawings.told(s) if not strokes[0].told else ""
    width = s.grid.width - 2 * s.grid.side
    said = [s.text("meta", told, 10.8, width)] if told else []
    room = place.h - (stacked(said) + 4 if said else 0)
    thick = min(THICKEST, (room - drawings.height(s, strokes, 0.0)) / len(strokes))
    bars = drawings.field(s, strokes, place.y, thick, grounds)
    if said:
        under = Rect(s.grid.side, place.y + thick * len(strokes) + 4, width, stacked(said) + 0.5)
        label = Block("cover.bar.label", "none", under, under)
        label.add(*said)
        bars.append(label)
    return bars


def _beneath(s: Setting, width: float) -> Item:
    """Below a drawing: what the person is, large; beside it whom to ask, or the two sentences on them."""
    gap = s.grid.gutter + 3
    side = s.grid.across(4)
    asked = [raised(one, 0) for one in _address(s, side, stacked=True, ruled=False)] or _plainly(s, side, 11.4)
    stand = _standing(s, width - side - gap, 32, 44, 0)
    return beside([stand, asked], [width - side - gap, side], gap) if asked else beside([stand], [width], gap)


def _poster(s: Setting) -> Page:
    """A field of colour over the whole page, the name as large as it holds it; above it the career as a picture where
    there are posts enough: a bar for each with dates, all as high, from its first year to its last over the width of
    the page; else what the person is, large.
    """
    grid, document = s.grid, s.contents.document
    width = grid.width - 2 * grid.side
    ground = grid.ground("cover.type", "accent")
    strokes = drawings.strokes(s)
    strokes = [] if strokes and strokes[0].told else strokes
    columns = _three(s, width, standing=bool(strokes) or _is_poster(s))
    name = [raised(one, 0) for one in _stepped_name(s, width, grid.height * (0.44 if strokes else 0.5))]
    page = Block("cover.type", ground, Rect(0, 0, grid.width, grid.height), Rect(0, 0, grid.width, grid.height))
    foot = [columns, *([s.text("meta", drawings.told(s), 10.5, width, above=6.0)] if strokes else [])]
    high = grid.height - stacked([*name, *foot]) - 8 - 9 - 11
    if not strokes and (known := _known_for(s, width, high - 22 - 40)):
        kicker = _kicker(s, width)
        field = known.height + kicker.height + 36
        rest = Rect(0, field, grid.width, grid.height - field)
        upper = Block("cover.known", "dark", Rect(0, 0, grid.width, field), Rect(grid.side, 9, width, field - 9 - 12))
        upper.add(kicker)
        upper.foot = [known]
        lower = Block("cover.type", ground, rest, Rect(grid.side, field + 11, width, rest.h - 11 - 11))
        lower.add(*name)
        lower.foot = [columns]
        return Page("cover", "", [upper, lower], title=document.title, ground=ground, bare=True)
    if not strokes:
        page.inner = Rect(grid.side, 12, width, grid.height - 12 - 11)
        page.add(*name)
        if document.subtitle:
            room = page.inner.h - stacked([*name, columns]) - 34
            stand = s.display("standfirst", document.subtitle, TextBox(width, room, 58, 13))
            page.add(replace(stand, above=max(10.0, page.inner.h - stacked([*name, columns, stand]) - 24)))
        page.foot = [columns]
        return Page("cover", "", [page], title=document.title, ground=ground, bare=True)
    bars = drawings.field(s, strokes, 0.0, high / len(strokes), ON_ACCENT)
    blocks = [page, *bars]
    place = Rect(grid.side, high + 8, width, grid.height - high - 8 - 11)
    below = Block("cover.below", "none", place, place)
    below.add(*name)
    below.foot = foot
    return Page("cover", "", [*blocks, below], title=document.title, ground=ground, bare=True)


POSTER = 3
"""As many things somebody is known for make a poster."""


def _is_poster(s: Setting) -> bool:
    known = s.contents.document.keywords
    return len(known) >= POSTER and max(map(len, known)) <= 40


def _known_for(s: Setting, width: float, height: float) -> Text | None:
    """What somebody is known for as lines of a poster of one size, the longest as wide as the page, with as much room
    between them as a field so high has.
    """
    if not _is_poster(s):
        return None
    role, known = s.role("name"), [_capital(one) for one in s.contents.document.keywords][:6]
    sizes = [min(98 * width / role.width(one, 100) for one in known)] * len(known)
    for shrink in (0.72, 0.66, 0.6):
        lines = [("name", one, size * shrink) for one, size in zip(known, sizes, strict=True)]
        for tight in (1.25, 1.15, 1.05, 0.98, 0.9, 0.84):
            found = s.lined(lines, tag="p", tight=tight, clear=0.2)
            if found.height <= height:
                return replace(found, tone="accent")
    return None


def _foot(s: Setting, portrait: Picture | None, width: float) -> Item:
    """Columns below a line: a small portrait, what somebody is known for, whom to ask or the two sentences on them."""
    grid = s.grid
    stacks: list[list[Item]] = []
    widths: list[float] = []
    gap = grid.gutter + 3
    if portrait and portrait.size:
        wide = min(grid.across(4), portrait.size[0] / FINE * 25.4)
        high = min(wide * portrait.size[1] / portrait.size[0], 70.0)
        wide = high * portrait.size[0] / portrait.size[1]
        if wide >= 20:
            stacks.append([s.shot(portrait, wide, high)])
            widths.append(wide)
    known = [Row(title=_capital(one)) for one in s.contents.document.keywords][:6]
    asked = [raised(one, 0) for one in _address(s, grid.across(5), stacked=True, ruled=False)]
    left = width - sum(widths) - gap * len(widths)
    side = grid.across(5) if len(known) > 1 else left
    items: list[Item] = asked or _plainly(s, side, 10.5 if len(known) > 1 else 13.0)
    if len(known) > 1:
        wide = left - side - gap
        size = 20.0 if len(known) < 5 else 17.0
        stacks.append([s.rows("plain", known, wide, title=size, pad=1.9, role="stand")])
        widths.append(wide)
    if items:
        stacks.append(items)
        widths.append(side if len(known) > 1 else left)
    if asked and portrait and portrait.credit and len(widths) > 1:
        stacks[-1].append(s.text("meta", portrait.credit, ASIDE, widths[-1], above=3))
    return beside(stacks, widths, gap)


def _parted_name(s: Setting, width: float, height: float, above: float) -> list[Item]:
    """Given name and family name, each on its own line, the one upright, the other in the face beside it, as large as
    the width allows."""
    given, _, family = s.contents.document.name.rpartition(" ")
    other = "name_beside" if "name_beside" in s.roles else "name"
    if given and given.count(" ") < 2:
        first, second = s.role("name"), s.role(other)
        fits = largest(
            lambda size: max(first.width(given, size), second.width(family, size)) <= width * 0.985, LARGEST, 40, 1
        )
        size = min(fits, LARGEST)
        name = s.lined([("name", given, size), (other, family, size)], above=above)
        if name.height > height:
            size *= height / name.height
            name = s.lined([("name", given, size), (other, family, size)], above=above)
        if size > 52:
            return [name]
    return _name(s, width, height, LARGEST, above=above)


LARGEST = 300.0
"""Points: no name is larger, but on a page that is a poster."""


def _type_in_modules(s: Setting, portrait: Picture | None) -> Page:
    """The name on a block across the page, what the person is on a dark one, the contact on a light one."""
    grid, document = s.grid, s.contents.document
    width = grid.width - 2 * grid.side
    strokes = [] if portrait and portrait.size else drawings.strokes(s)
    name = _stepped_name(s, width, grid.height * (0.33 if strokes else 0.52))
    top = 9 + ASIDE * MM * 1.4 + stacked(name) + 12
    deep = grid.height * 0.66 - top if strokes else 0.0
    head = grid.block("cover.name", 0, 12, 0, top + deep, usual="accent")
    head.inner = Rect(grid.side, 9, width, top - 16)
    bars = _drawn(s, strokes, Rect(0, top, grid.width, deep - 7), ON_ACCENT) if strokes else []
    top += deep
    head.add(_kicker(s, width), *name)
    right = grid.block("cover.contact", 8, 12, top, grid.height, usual="paper", deep=False)
    left = grid.block("cover.line", 0, 8, top, grid.height, usual="dark", deep=False)
    for block in (left, right):
        block.inner = Rect(block.inner.x, block.inner.y + 1, block.inner.w, grid.height - top - 17)
    if document.subtitle:
        left.add(s.display("deck", document.subtitle, TextBox(left.inner.w, left.inner.h - 12, 74, 13)))
    if document.title != document.name:
        left.foot = [s.text("meta", document.title, 9.4, left.inner.w)]
    asked = _address(s, right.inner.w, stacked=True, ruled=False) if s.press else _plainly(s, right.inner.w, 11.6)
    right.add(*[raised(item, 0) for item in asked])
    blocks = [head, *bars, left, right]
    if portrait and portrait.size and right.room > 40:
        wide = min(right.inner.w, portrait.size[0] / FINE * 25.4)
        high = min(wide * portrait.size[1] / portrait.size[0], right.room - 6)
        right.foot = [s.shot(portrait, high * portrait.size[0] / portrait.size[1], high)]
    elif document.keywords and right.room > 30:
        known = [Row(title=_capital(one)) for one in document.keywords]
        for size in (20.0, 18.0, 16.0, 14.0):
            rows = s.rows("plain", known, right.inner.w, title=size, pad=1.8, role="stand")
            if rows.height <= right.room - 8:
                right.foot = [rows]
                break
    return Page("cover", "", blocks, title=document.title, bare=True)


def _plainly(s: Setting, width: float, size: float = 9.8) -> list[Item]:
    """The two sentences that say who somebody is, where nobody is named to ask, and no page for a host tells them."""
    told = () if s.contents.few and s.contents.first("introduction") else s.contents.left("tldr")
    s.contents.take(*told, of="tldr")
    texts = [text for row in told for text in row.paragraphs]
    return [s.text("small", texts, size, width)] if texts else []


def _stepped_name(s: Setting, width: float, height: float) -> list[Item]:
    """The words of the name, each line as wide as the page, if there are two; else as large as the field holds them."""
    document, role = s.contents.document, s.role("name")
    words = document.name.split()
    if len(words) == 2:
        sizes = [min(270.0, 100 * width * 0.985 / role.width(word, 100)) for word in words]
        sizes[0] = min(sizes[0], 1.9 * sizes[1])
        sizes[1] = min(sizes[1], 1.9 * sizes[0])
        name = s.lined([("name", word, round(size, 1)) for word, size in zip(words, sizes, strict=True)], above=4.0)
        if name.height > height:
            sizes = [size * height / name.height for size in sizes]
            name = s.lined([("name", word, round(size, 1)) for word, size in zip(words, sizes, strict=True)], above=4.0)
        if min(sizes) > 96 * width / role.width(document.name, 100):
            return [name]
    return _name(s, width, height, 200, above=4)


def _capital(text: str) -> str:
    return capital(plain(text))


_COVERS = {"over": _newsstand, "step": _modules, "below": _below}


def _with_logo(s: Setting, page: Page) -> None:
    """The logo at the upper edge of the page: on its ground if it is seen there, else on a label of white or of the
    dark ground. Where blocks have the name at that edge, it stands with the contact.
    """
    logo = s.contents.document.logo
    if not logo or not logo.size:
        return
    ratio = logo.size[0] / logo.size[1]
    high = min(15 / ratio**0.5, 20.0, 44 / ratio)
    wide = high * ratio
    label = "dark" if logo.grounds == ("dark",) else "paper"
    last = page.blocks[-1]
    if last.name == "cover.contact" and not last.picture and page.blocks[0].name == "cover.name":
        if last.room > high + 8 and wide <= last.inner.w:
            last.foot = [s.drawing(logo, wide, high, above=4), *[raised(item, 6) for item in last.foot]]
        return
    x = s.grid.width - s.grid.side - wide - 6
    under = page.ground_at(x + wide / 2, 8 + high / 2)
    bare = label == "paper" if under in ("paper", "tint") else under == "dark" and "dark" in logo.grounds
    place = Rect(x + (6 if bare else 4), 8, wide, high)
    paint = place if bare else Rect(x, 0, wide + 8, high + 12)
    block = Block("logo", "none" if bare else label, paint, place)
    block.add(s.drawing(logo, wide, high))
    page.blocks.append(block)

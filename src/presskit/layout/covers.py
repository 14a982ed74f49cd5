"""The first page: the person, at arm's length; then what they are, and whom to ask.

A portrait that is large enough fills the page; one that lies across stands above the name; a small one stands beside
what the person is known for. Without one the name itself fills the page.
"""

from __future__ import annotations

from dataclasses import replace

from presskit.document import Picture, capital, plain
from presskit.layout.faces import MM, largest
from presskit.layout.page import Block, Item, Page, Rect, Row, Text, stacked
from presskit.layout.setting import SMALLEST, Setting

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

VEIL = 15.0
"""Millimetres over which a photograph passes into the ground below it, as in the style sheet: no type stands there."""

COVERED = 0.12
"""The share of a photograph that stays free of type and blocks around its focus, above and below it."""


def cover(s: Setting) -> Page:
    """The cover that the portrait allows."""
    portrait, grid = s.contents.portrait, s.grid
    page: Page | None = None
    if portrait and portrait.size:
        if s.kept(portrait, grid.width, grid.height) >= WHOLE:
            page = _modules(s, portrait) if grid.flush else _newsstand(s, portrait)
        page = page or _band(s, portrait)
    page = page or _typographic(s, portrait)
    _with_logo(s, page)
    return page


def _focus_in(s: Setting, picture: Picture, w: float, h: float) -> float:
    """How far below the top of a cut its focus lies, as a share of its height."""
    wide, high = picture.size or (1, 1)
    part = min(high, wide * h / w)
    top = min(max(picture.focus[1] * high - part / 2, 0), high - part)
    return (picture.focus[1] * high - top) / part


def _kicker(s: Setting, width: float, tone: str = "") -> Text:
    """What the document is, and its day."""
    told = ", ".join([s.contents.document.kicker, *s.contents.document.footer])
    return s.text("meta", told, SMALLEST, width, tone=tone)


def _standing(s: Setting, width: float, most: float, height: float, above: float) -> list[Item]:
    """The line under the name, and how the name is spoken."""
    document = s.contents.document
    found: list[Item] = []
    called = [document.title] if document.title != document.name else []
    said = ", ".join([*called, document.pronunciation] if document.pronunciation else called)
    if said:
        found.append(s.text("meta", said, 9.4, width, above=above * 0.6))
    if document.subtitle:
        found.append(s.filling("standfirst", [document.subtitle], width, height, most, 11, above=above, tag="p"))
    return found


def _address(s: Setting, width: float, *, stacked: bool, ruled: bool = True) -> list[Item]:
    """Whom to ask."""
    if s.press is None:
        return []
    return [s.ways(s.press, 9.2, width, above=5.0, stacked=stacked, ruled=ruled)]


def _newsstand(s: Setting, portrait: Picture) -> Page | None:
    """The photograph from edge to edge, the name on its dark upper edge if it fits there, else on the ground at its
    foot. Nothing, if its focus would be there, if too little of it would be seen, or not sharply.
    """
    grid, document = s.grid, s.contents.document
    width = grid.width - 2 * grid.side
    for on_photo in (True, False):
        head = _masthead(s, portrait, width) if on_photo else None
        items: list[Item] = [] if head else _name(s, width, 76, 100)
        items += _standing(s, grid.across(10), 21, 24, 5 if items else 0)
        items += _address(s, width, stacked=False)
        last = [] if head else [_kicker(s, width)]
        last += [s.text("meta", portrait.credit, SMALLEST, width, above=1.4)] if portrait.credit else []
        top = grid.height - stacked([*items, *last]) - 11.5 - VEIL
        seen = top + VEIL + 1  # below, the ground is whole
        at = _focus_in(s, portrait, grid.width, seen)
        if head is None or (head.items and at - COVERED > grid.height * UPPER / seen):
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
        Text(role.line(size), 1.5, "name", (document.name,), size, line, tag="h1", lines=lines),
    )
    return head


def _name(s: Setting, width: float, height: float, most: float, *, above: float = 0.0) -> list[Item]:
    """The name as a heading, as large as a field holds it."""
    document = s.contents.document
    return [s.display("name", document.name, width, height, most, 17, tag="h1", above=above)]


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
    told: list[Item] = [_kicker(s, width), *_address(s, width, stacked=True, ruled=False)]
    if portrait.credit:
        told.append(s.text("meta", portrait.credit, SMALLEST, width, above=3.4))
    deep = stacked(told) + 16
    right = grid.block("cover.contact", 8, 12, grid.height - deep, grid.height, usual="dark", deep=False)
    right.inner = Rect(right.inner.x, right.paint.y + 8, right.inner.w, deep - 16)
    right.add(*told)
    seen = grid.height - min(high, deep) + 1  # below, blocks are all that is seen
    if s.kept(portrait, grid.width, seen) < HALF or s.dots(portrait, grid.width, seen) < FINE:
        return None
    if _focus_in(s, portrait, grid.width, seen) + COVERED > (grid.height - high) / seen:
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
    line = " · ".join(filter(None, [", ".join([document.kicker, *document.footer]), portrait.credit]))
    meta = s.text("meta", line, SMALLEST, width)
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
    below.add(meta, *[_raised(item, 5.0) for item in name])
    below.foot = told
    return Page("cover", "", [photo, below], title=document.title, bare=True, ground=ground)


def _raised(item: Item, above: float) -> Item:
    return replace(item, above=above)


def _typographic(s: Setting, portrait: Picture | None) -> Page:
    """The name over the width of the page; then a small portrait, or what the person is known for."""
    grid, document = s.grid, s.contents.document
    if grid.flush:
        return _type_in_modules(s, portrait)
    width = grid.width - 2 * grid.side
    ground = grid.ground("cover.type", "dark")
    place = Rect(0, 0, grid.width, grid.height)
    block = Block("cover.type", ground, place, Rect(grid.side, 9, width, grid.height - 9 - 14))
    block.add(_kicker(s, width))
    block.add(*_parted_name(s, width, grid.height * 0.4, 24.0 if document.logo else 14.0))
    foot = [*_standing(s, grid.across(10), 27, 44, 0), *_address(s, width, stacked=False)]
    if not s.press:
        foot += _shortly(s, width)
    block.foot = foot
    blocks = [block]
    room = block.room
    middle = _middle(s, portrait, room - 16)
    if middle:
        top = block.inner.y + stacked(block.items) + (room - middle[0].inner.h) * 0.55
        for one in middle:
            one.inner = one.paint = Rect(one.inner.x, top, one.inner.w, one.inner.h)
        blocks += middle
    return Page("cover", "", blocks, title=document.title, ground=ground, bare=True)


def _parted_name(s: Setting, width: float, height: float, above: float) -> list[Item]:
    """Given name and family name, each on its own line, the one upright, the other in the face beside it."""
    document = s.contents.document
    given, _, family = document.name.rpartition(" ")
    size, _ = s.role("name").largest(document.name, width, height, 168, 17, 1)
    if given and given.count(" ") == 0:
        first, second = s.role("name"), s.role("name_beside")
        fits = largest(
            lambda size: max(first.width(given, size), second.width(family, size)) <= width * 0.985, 168, 40, 1
        )
        if fits > 60 and 2 * fits * first.leading * MM <= height:
            high = 2 * first.line(fits)
            line = round(fits * first.leading, 2)
            return [
                Text(high, above, "name", (document.name,), fits, line, tag="h1", lines=(given, family), tone="parted")
            ]
    return _name(s, width, height, min(168, size + 1), above=above)


def _shortly(s: Setting, width: float) -> list[Item]:
    """The two sentences that say who somebody is, where nobody is named to ask."""
    told = s.contents.section("tldr")
    s.contents.take(*told, of="tldr")
    texts = [text for row in told for text in row.paragraphs]
    return [s.text("small", texts, 9.4, width, above=5, ruled=True)] if texts else []


def _middle(s: Setting, portrait: Picture | None, room: float) -> list[Block]:
    """Between the name and the foot of a cover of type: a small portrait, the list of what somebody is known for."""
    grid = s.grid
    found: list[Block] = []
    begin = 3.0
    if portrait and portrait.size:
        wide = min(grid.across(5), portrait.size[0] / FINE * 25.4)
        high = wide * portrait.size[1] / portrait.size[0]
        if high > room:
            wide, high = wide * room / high, room
        if wide >= 24 and high >= 24:
            found.append(s.picture_block(s.shot(portrait, wide, high), grid.x(0), 0, "portrait.small"))
            begin = 12 * (wide + grid.gutter + 4) / (grid.width - 2 * grid.side)
    known = s.contents.document.keywords
    width = grid.width - grid.side - grid.x(begin)
    size = 26.0
    while known and size >= 15:
        rows = s.rows("plain", [Row(title=_capital(one)) for one in known], width, title=size, pad=2.2, role="stand")
        if rows.height <= room:
            break
        size -= 1
    if known and len(known) >= 2 and size >= 15:
        at = Rect(grid.x(begin), 0, width, max(rows.height, found[0].inner.h if found else 0))
        block = Block("cover.known", "none", at, at)
        block.add(rows)
        found.append(block)
    high = max((one.inner.h for one in found), default=0)
    for one in found:
        if one.name == "cover.known":
            one.inner = Rect(one.inner.x, 0, one.inner.w, high)
    return found


def _type_in_modules(s: Setting, portrait: Picture | None) -> Page:
    """The name on a block across the page, what the person is on a dark one, the contact on a light one."""
    grid, document = s.grid, s.contents.document
    width = grid.width - 2 * grid.side
    name = _stepped_name(s, width, grid.height * 0.5)
    top = 9 + SMALLEST * MM * 1.4 + stacked(name) + 10
    head = grid.block("cover.name", 0, 12, 0, top, usual="accent")
    head.inner = Rect(grid.side, 9, width, top - 16)
    head.add(_kicker(s, width), *name)
    right = grid.block("cover.contact", 8, 12, top, grid.height, usual="paper", deep=False)
    left = grid.block("cover.line", 0, 8, top, grid.height, usual="dark", deep=False)
    for block in (left, right):
        block.inner = Rect(block.inner.x, block.inner.y + 1, block.inner.w, grid.height - top - 17)
    if document.subtitle:
        left.add(s.display("deck", document.subtitle, left.inner.w, left.inner.h - 12, 62, 13))
    left.foot = [
        item for item in _standing(s, left.inner.w, 16, 20, 0) if isinstance(item, Text) and item.role == "meta"
    ]
    if s.press:
        right.add(*[_raised(item, 0) for item in _address(s, right.inner.w, stacked=True, ruled=False)])
    else:
        right.add(*[_raised(item, 0) for item in _plainly(s, right.inner.w)])
    blocks = [head, left, right]
    if portrait and portrait.size and right.room > 40:
        wide = min(right.inner.w, portrait.size[0] / FINE * 25.4)
        high = min(wide * portrait.size[1] / portrait.size[0], right.room - 6)
        right.foot = [s.shot(portrait, wide, high)]
    elif document.keywords and right.room > 40:
        known = [Row(title=_capital(one)) for one in document.keywords]
        size = 15.0
        rows = s.rows("plain", known, right.inner.w, title=size, pad=1.6, role="stand")
        if rows.height <= right.room - 8:
            right.foot = [rows]
    return Page("cover", "", blocks, title=document.title, bare=True)


def _plainly(s: Setting, width: float) -> list[Item]:
    return [s.text("text", item.paragraphs, 9.4, width) for item in _shortly(s, width) if isinstance(item, Text)]


def _stepped_name(s: Setting, width: float, height: float) -> list[Item]:
    """The words of the name, each line as wide as the page, if there are two; else as large as the field holds them."""
    document, role = s.contents.document, s.role("name")
    words = document.name.split()
    if len(words) == 2:
        sizes = [min(250.0, 100 * width * 0.985 / role.width(word, 100)) for word in words]
        sizes[0] = min(sizes[0], 1.9 * sizes[1])
        sizes[1] = min(sizes[1], 1.9 * sizes[0])
        if sum(role.line(size) for size in sizes) <= height:
            high = sum(role.line(size) for size in sizes)
            given, family = (round(size, 1) for size in sizes)
            line = round(given * role.leading, 2)
            return [
                Text(high, 4.0, "name", (document.name,), given, line, tag="h1", lines=tuple(words),
                     sizes=(given, family))
            ]  # fmt: skip
    return _name(s, width, height, 200, above=4)


def _capital(text: str) -> str:
    return capital(plain(text))


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
            last.foot = [s.drawing(logo, wide, high, above=4), *[_raised(item, 6) for item in last.foot]]
        return
    x = s.grid.width - s.grid.side - wide - 6
    under = page.ground_at(x + wide / 2, 8 + high / 2)
    bare = label == "paper" if under in ("paper", "tint") else under == "dark" and "dark" in logo.grounds
    place = Rect(x + (6 if bare else 4), 8, wide, high)
    paint = place if bare else Rect(x, 0, wide + 8, high + 12)
    block = Block("logo", "none" if bare else label, paint, place)
    block.add(s.drawing(logo, wide, high))
    page.blocks.append(block)

"""Items for blocks, measured: texts, lists, pictures, as the roles of a look set them.

In: a `Grid`, the roles of type, the contents and the words of the language. Out: items whose heights are known, so that
a page can be composed before anything is laid out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypedDict, Unpack

from presskit.document import Entry, Link, Picture, plain
from presskit.layout.contents import Contents
from presskit.layout.faces import MM, Role, largest
from presskit.layout.page import Block, Grid, Item, Rect, Row, Rows, Scale, Shot, Text, Ways

SMALLEST = 8.5
"""Points: no text is smaller, but the numbers of sources."""

ASIDE = 9.6
"""Points of what stands beside something: captions, credits, who said it, what a text is for."""

MARK = 0.55
"""The width of a number of a source, in ems of the text that it stands behind."""

HANG = 0.42
"""The room for a quotation mark that hangs before a saying, in ems."""

VOICES = ("title", "head")
"""Roles of type of which the last line is set as that of the name on the cover, where a look has a face for it."""

FEW_WORDS = 7
"""So many words of a title may be broken anywhere between them."""

TIGHT = 0.76
"""The distance of two lines of a title of their own sizes, in ems of the lower one, where no letters are in the way."""

CLEAR = 0.09
"""The distance of the letters of two such lines, in ems of the lower one."""

BORDER = 0.6
"""Millimetres of the line above a list."""

GAP = 6.0
"""Millimetres between two ways to reach somebody in a line."""

Light = Callable[[str, float, tuple[float, float], tuple[float, float, float, float]], tuple[float, float]]
"""Asks how bright a part of a picture is: its name, the ratio to which it is cut, the focus, and the part as shares of
the cut; answers with the luminance below which 1 % and 99 % of its pixels lie."""


@dataclass(frozen=True)
class Cut:
    """A part of a photograph that a page shows: which, how large in millimetres, about which point."""

    file: str
    w: float
    h: float
    focus: tuple[float, float]


class TextBox(NamedTuple):
    """A field in millimetres that a text fills, and the sizes of type in points that it may have."""

    width: float
    height: float
    most: float
    least: float


class Style(TypedDict, total=False):
    """How a text stands: the space `above` it and `between` its paragraphs, its HTML `tag`, the `marks` of its sources,
    its `tone`, a line above it (`ruled`), the address that it leads to, a `label` before it."""

    above: float
    between: float
    tag: str
    marks: tuple[int, ...]
    tone: str
    ruled: bool
    url: str
    label: str


@dataclass
class Setting:
    """What pages are composed with. `density` says how much higher texts are taken to be than they were measured, where
    a first layout has shown that they are: by the first word of the names of blocks; elsewhere
    it is `usual`. `part` is that of the page which is being composed, `now` the day in years; `drawn` is what a page
    has drawn to scale, and the photographs that pages have shown large: that is done once.
    """

    grid: Grid
    roles: Mapping[str, Role]
    contents: Contents
    light: Light
    now: float
    density: Mapping[str, float] = field(default_factory=dict)
    cuts: dict[str, Cut] = field(default_factory=dict)
    part: str = ""
    usual: float = 1.0
    drawn: set[str] = field(default_factory=set)
    _row_heights: dict[tuple[object, ...], float] = field(default_factory=dict)

    @property
    def dense(self) -> float:
        """How much higher texts are taken to be than they were measured, on the page that is being composed."""
        return self.density.get(self.part, self.usual)

    @property
    def labels(self) -> Mapping[str, str]:
        """The words of the language."""
        return self.contents.document.labels

    def label(self, key: str) -> str:
        return self.labels.get(key, "")

    def role(self, name: str) -> Role:
        """A role by its name; one that a look does not have is set as its text."""
        return self.roles.get(name) or self.roles["text"]

    # --- texts ---

    def text(
        self,
        role: str,
        paragraphs: str | Sequence[str],
        size: float,
        width: float,
        **style: Unpack[Style],
    ) -> Text:
        """Running text."""
        between, marks, label = style.get("between", 0.0), style.get("marks", ()), style.get("label", "")
        told = tuple(one for one in ([paragraphs] if isinstance(paragraphs, str) else paragraphs) if one)
        set_as = self.role(role)
        marked = [one + "\u00a0\u00a0" * len(marks) if at == len(told) - 1 else one for at, one in enumerate(told)]
        high = sum(set_as.height(label + one, size, width) for one in marked) * self.dense
        high += between * max(len(told) - 1, 0) + (2.4 if style.get("ruled") else 0)
        line = round(size * set_as.leading, 2)
        return Text(high, role=role, paragraphs=told, size=round(size, 2), line=line, **style)

    def filling(self, role: str, paragraphs: Sequence[str], room: TextBox, **style: Unpack[Style]) -> Text:
        """Running text at the largest size at which it fits its room."""
        width, height, most, least = room
        between = style.get("between", 0.0)
        set_as = self.role(role)
        longest = self.widest(role, paragraphs)
        most = max(least, min(most, 100 * width * 0.97 / longest)) if longest else most
        size = set_as.size_for(paragraphs, width, height / self.dense, most, least, between=between)
        return self.text(role, paragraphs, size, width, **style)

    def evenly(self, role: str, paragraphs: Sequence[str], room: TextBox, **style: Unpack[Style]) -> Text:
        """Running text as large as it fits its room, or somewhat smaller where its lines end better then: none far
        before the others, the last not alone with a word or two.
        """
        found, set_as = self.filling(role, paragraphs, room, **style), self.role(role)
        words = [[set_as.ems(plain(word)) for word in _tied(text).split(" ")] for text in paragraphs]
        sizes = [found.size * (1 - step / 100) for step in range(9)]
        best = min(sizes, key=lambda size: _ragged(set_as, words, size, room.width) + 2.4 * (1 - size / found.size))
        return self.text(role, paragraphs, best, room.width, **style)

    def widest(self, role: str, paragraphs: Sequence[str]) -> float:
        """The width of the longest word of a text, with those that are tied to it, at 100 points."""
        return max((self.role(role).longest(_tied(text), 100) for text in paragraphs), default=0.0)

    def display(
        self,
        role: str,
        text: str,
        room: TextBox,
        *,
        said: bool = False,
        lines: tuple[float, tuple[str, ...]] | None = None,
        **style: Unpack[Style],
    ) -> Text:
        """A title or a saying in lines that are broken here, as large as a field holds it; `said` puts it between
        quotation marks, of which the first hangs; with `lines` it has this size and these lines."""
        width, height, most, least = room
        set_as, tone = self.role(role), style.get("tone", "")
        told = plain(text)
        marked, hang = (f"{told}”", HANG) if said else (told, 0.0)
        step = 0.5 if most < 40 else 1.0
        size, broken = lines or set_as.largest(marked, width * 0.99, height, most, least, step, hang)
        other = self.roles.get("name_beside") if role in VOICES and len(broken) > 1 and not said else None
        if other:  # the last line in the other voice of the cover, tracked as the lines above it
            other = replace(other, tracking=set_as.tracking, spacing=set_as.spacing)
            size = round(min(size, size * width * 0.99 / max(other.width(broken[-1], size), 0.01)), 2)
            tone = f"{tone} parted".strip()
        if any(set_as.width(line, size) > width for line in broken):  # a word that no line holds: it is broken
            style["tone"] = tone.removesuffix("parted").strip()
            return self.text(role, text, size, width, **style)
        if said:
            broken = (*broken[:-1], broken[-1].removesuffix("”"))
        high = len(broken) * set_as.line(size)
        line = round(size * set_as.leading, 2)
        style["tone"] = tone
        return Text(high, role=role, paragraphs=(told,), size=size, line=line, lines=broken, said=said, **style)

    def name(self, text: str, room: TextBox, **style: Unpack[Style]) -> Text:
        """A title that is broken between words only where it has to be."""
        return self.display("title", text, room, **style)

    def poster(self, text: str, room: TextBox, **style: Unpack[Style]) -> Text:
        """A title of up to seven words in as many lines as make it largest; a longer one as `name` sets it."""
        told = plain(text)
        if len(told.split()) <= FEW_WORDS:
            size, lines = self.role("title").tallest(told, room.width * 0.985, room.height, room.most)
            if size >= room.least:
                return self.display("title", text, room, lines=(round(size, 1), lines), **style)
        return self.name(text, room, **style)

    def lined(
        self,
        lines: Sequence[tuple[str, str, float]],
        *,
        above: float = 0.0,
        tag: str = "h1",
        tight: float = TIGHT,
        clear: float = CLEAR,
    ) -> Text:
        """A title in lines, each in a role and a size of its own, set as close as its letters allow, with `clear` ems
        of the lower one between them, but not closer than `tight`.
        """
        (first, _, size), *_ = lines
        apart, high = [0.0], self.role(first).line(size)
        for (role, text, large), (beneath, other, less) in itertools.pairwise(lines):
            upper, lower = self.role(role), self.role(beneath)
            touching = upper.face.apart(text, large, upper.tracking, other, lower.face, less)
            wanted = max(touching + clear * less, tight * less)
            usual = (upper.leading / 2 - upper.face.middle) * large + (lower.leading / 2 + lower.face.middle) * less
            apart.append(round((wanted - usual) * MM, 2))
            high += apart[-1] + lower.line(less)
        told = " ".join(text for _, text, _ in lines)
        sizes = tuple(round(one, 2) for _, _, one in lines)
        line = round(size * self.role(first).leading, 2)
        return Text(
            high, first, (told,), size, line, 0.0, tag, tuple(text for _, text, _ in lines), sizes=sizes,
            apart=tuple(apart), above=above, tone="parted" if lines[-1][0] != first else "",
        )  # fmt: skip

    def rise(self, role: str, size: float) -> float:
        """How far the tops of capitals and figures stand below the top of their line, in millimetres."""
        set_as = self.role(role)
        up = set_as.face.bounds("0")[1]
        return (set_as.leading / 2 + set_as.face.middle - up) * size * MM

    # --- lists ---

    def rows(
        self,
        form: str,
        rows: Sequence[Row],
        width: float,
        *,
        title: float = 10.0,
        note: float = 8.7,
        lead: float = 8.7,
        pad: float = 1.8,
        above: float = 0.0,
        role: str = "row",
        indent: float | None = None,
    ) -> Rows:
        """A list, measured."""
        if indent is None:
            year = self.role("label").width("0000–", lead) + 1.6
            indent = {"dated": max(11.0, year), "numbered": 8.0, "sources": 7.0}.get(form, 0.0)
        found = Rows(
            0.0, form, tuple(rows), title, note, lead, indent, pad, form in ("numbered", "sources"), role, above=above
        )
        high = sum(self.row_height(found, row, width) for row in rows) * self.dense
        return replace(found, height=high + (BORDER if rows else 0))

    def row_height(self, of: Rows, row: Row, width: float) -> float:
        """How high a row of a list is: it is asked for again and again while its page is composed."""
        key = (of.form, of.title, of.note, of.lead, of.indent, of.pad, of.role, row, width)
        if key not in self._row_heights:
            self._row_heights[key] = self._row_height(of, row, width)
        return self._row_heights[key]

    def _row_height(self, of: Rows, row: Row, width: float) -> float:
        room = width - of.indent
        high = 2 * of.pad + 0.32
        if of.form == "sources":
            told = ", ".join(filter(None, [row.title, row.note, *(link.label for link in row.links)]))
            return high + self.role("note").height(told, of.title, room)
        if row.lead and of.form == "stacked":
            high += self.role("label").height(row.lead, of.lead, room)
        if row.title:
            high += self.role(of.role).height(row.title + "\u00a0\u00a0" * len(row.marks), of.title, room)
        labels = [link.label for link in row.links]
        if of.form == "dated":
            noted = [", ".join(filter(None, [row.note, *labels])), *row.points]
        else:
            noted = [row.note, *row.points, *labels]
        if not row.title and noted:
            noted[-1] += "\u00a0\u00a0" * len(row.marks)
        for text in filter(None, noted):
            high += self.role("note").height(text, of.note, room)
        return high

    def spread(self, block: Block, most: float = 4.5) -> None:
        """Give what is left of a block to the rows of its lists: space above and below each."""
        lists = [item for item in block.items if isinstance(item, Rows) and item.rows]
        count = sum(len(item.rows) for item in lists)
        if count and block.room > 0:
            more = min(block.room / (2 * count) * 0.96, max(0.0, most - lists[0].pad))
            block.items = [
                replace(item, pad=item.pad + more, height=item.height + 2 * more * len(item.rows))
                if isinstance(item, Rows)
                else item
                for item in block.items
            ]

    def split(self, of: Rows, width: float, room: float) -> tuple[Rows, tuple[Row, ...]]:
        """As many rows as a height has room for, and those that are left."""
        taken, high = 0, 0.0
        for row in of.rows:
            high += self.row_height(of, row, width) * self.dense
            if high > room:
                break
            taken += 1
        kept, left = of.rows[:taken], of.rows[taken:]
        height = sum(self.row_height(of, row, width) for row in kept) * self.dense + BORDER
        return replace(of, rows=kept, height=height), left

    def row(self, entry: Entry, *, dated: bool = True, told: bool = True) -> Row:
        """An entry as a row: its year before it, its giver, place and full date below, then its text if `told`."""
        year = entry.dates[-4:] if dated and entry.dates[-4:].isdigit() else ""
        if dated and not year and entry.span:
            at = entry.span.begin if entry.span.begin is not None else entry.span.end
            year = str(int(at)) if at is not None else ""
        ended = entry.span is not None and entry.span.begin is None and entry.dates.endswith(year)
        date = "" if entry.dates == year or (year and ended and len(entry.dates.split()) == 2) else entry.dates
        if year and date and entry.span and entry.span.end is None and len(date.split()) == 2 and date.endswith(year):
            year, date = f"{year}–", ""  # what goes on since that year
        parts = [entry.subtitle, *entry.details, date]
        note = ", ".join(dict.fromkeys(part for part in parts if part))
        points = (*entry.paragraphs, *entry.points) if told else ()
        links = tuple(link for link in entry.links if link.label != entry.title)
        url = next((link.url for link in entry.links if link.label == entry.title), "")
        if not year and dated and entry.dates:
            note = ", ".join(part for part in (entry.subtitle, *entry.details, entry.dates) if part)
        return Row(year if dated else "", entry.title, note, self.contents.notes(entry), links, url=url, points=points)

    # --- pictures ---

    def shot(self, picture: Picture, w: float, h: float, above: float = 0.0) -> Shot:
        """A photograph cut to this size about its focus."""
        name = f"{picture.name}@{w:.1f}x{h:.1f}"
        self.cuts[name] = Cut(picture.name, w, h, picture.focus)
        return Shot(h, picture, name, w, h, above=above)

    def drawing(self, picture: Picture, w: float, h: float, above: float = 0.0) -> Shot:
        """A logo or a code, whole."""
        return Shot(h, picture, picture.name, w, h, above=above)

    def dots(self, picture: Picture, w: float, h: float) -> float:
        """How many dots to an inch a photograph has when it is cut to this size."""
        if not picture.size:
            return 0.0
        wide, high = picture.size
        return min(wide / w, high / h) * 25.4

    def kept(self, picture: Picture, w: float, h: float) -> float:
        """The share of a photograph that is left of it when it is cut to this ratio."""
        if not picture.size:
            return 1.0
        own, wanted = picture.size[0] / picture.size[1], w / h
        return min(own / wanted, wanted / own)

    def caption(self, entry: Entry | Picture, width: float, above: float = 1.6, tone: str = "quiet") -> Text:
        """What stands below a photograph: what it shows, then its credit."""
        if isinstance(entry, Picture):
            told = [entry.credit]
        else:
            credit = entry.picture.credit if entry.picture else ""
            told = [_stopped(entry.title) + (f" {credit}" if credit else "")]
        return self.text("meta", [one for one in told if one], ASIDE, width, above=above, tone=tone)

    # --- whom to ask ---

    def ways(
        self, entry: Entry, size: float, width: float, *, above: float = 0.0, stacked: bool = False, ruled: bool = False
    ) -> Ways:
        """How to reach a contact, and the web page of the kit."""
        links = (*entry.links, *self.website)
        who = (entry.label, entry.title)
        role = self.role("meta")
        label = self.role("label").width(f"{who[0]} ", size)
        if stacked:
            count = role.breaks(who[1], size, width) + sum(role.breaks(one.label, size, width) for one in links)
            count += self.role("label").breaks(who[0], size, width)
        else:
            count, filled = 1, label + role.width(who[1], size) + GAP
            for link in links:
                wide = role.width(link.label, size) * 1.03 + 1
                if filled + wide > width:
                    count, filled = count + 1 + int(wide // width), 0.0
                filled += wide + GAP
        high = count * role.line(size) * self.dense + (3 if ruled else 0)
        return Ways(high, who, links, size, round(size * role.leading, 2), stacked, ruled, above=above)

    @property
    def website(self) -> tuple[Link, ...]:
        """The page on which the kit stands, if a code leads there."""
        codes = (row.links for row in self.contents.section("codes") if row.links)
        return next(codes, ())[:1]

    @property
    def press(self) -> Entry | None:
        """The contact that comes first."""
        return next(iter(self.contents.section("contacts")), None)

    # --- blocks ---

    def picture_block(self, shot: Shot, x: float, y: float, name: str = "picture") -> Block:
        """A block that a photograph fills."""
        self.drawn.add(shot.picture.name)
        place = Rect(x, y, shot.w, shot.h)
        return Block(name, "none", place, place, picture=shot)

    def rule(self, y: float) -> Block:
        """A line across the page between its margins."""
        place = Rect(self.grid.side, y, self.grid.width - 2 * self.grid.side, 1)
        block = Block("rule", "none", place, place)
        block.add(Scale(0.2, 100.0, 0.2))
        return block

    def headed(self, key: str, width: float, size: float = 19.0, above: float = 0.0) -> Text:
        """The heading of a list, in a size in which its longest word has room."""
        longest = self.role("head").longest(key, size)
        size = size if longest <= width * 0.96 else max(11.0, size * width * 0.96 / longest)
        return self.text("head", key, size, width, above=above, tag="h3")


def _tied(text: str) -> str:
    """A text with its last words tied to each other, as `running` in templates/parts/type.html ties them, and short
    words to the next, by a letter as wide as a space, for measuring.
    """
    words = plain(text).split(" ")
    three = len(words) > 6 and len(" ".join(words[-2:])) < 13 and len(" ".join(words[-3:])) < 22
    last = words[-3:] if three else words[-2:]
    if len(words) > 2 and len(" ".join(last)) <= 30:
        words[-len(last) :] = ["i".join(last)]
    return re.sub(r"(?<!\S)(\w{1,2}) (?=\S)", r"\1i", " ".join(words))


def _ragged(set_as: Role, texts: Sequence[Sequence[float]], size: float, width: float) -> float:
    """How badly the lines of texts end, as shares of their width; of each text the widths of its words, in ems."""
    cost, space = 0.0, set_as.width("i i", size) - 2 * set_as.width("i", size)
    for words in texts:
        lines, filled = list[float](), 0.0
        for ems in words:
            wide = ems * size * MM
            if lines and filled + space + wide <= width * 0.998:
                filled += space + wide
                lines[-1] = filled
            else:
                lines.append(wide)
                filled = wide
        *upper, last = (one / width for one in lines)
        cost += max(0.0, 0.4 - last) + 2 * sum(max(0.0, 0.84 - one) for one in upper)
    return cost


def fitted(items: Callable[[float], Sequence[Item]], height: float, most: float, least: float) -> Sequence[Item]:
    """The items at the largest size, of `least` to `most`, at which they fit a height."""
    return items(largest(lambda size: sum(item.taken for item in items(size)) <= height, most, least))


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”")) or not text else f"{text}."

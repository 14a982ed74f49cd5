"""How high a filled Word file stands, told without a program that lays it out.

In: a python-docx document whose paragraphs have all their formatting from styles, as those of the built-in templates
have. Out: each paragraph's lines and the room around them, and how many pages they take with how much spacing. Letters
are as wide as those of Word's own fonts (`widths.json`); lines break at spaces and hyphens, as Word breaks
them, but within no word that `hold_hyphens` holds together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from presskit.writers.docx.wordml import HYPHENED, TEXT, Element, P, w
from presskit.writers.measures import estimated

TWIP = 1 / 20
"""A point in twips, as Word measures widths and heights."""


TALLEST = 1.2207
"""How high lines are, in ems, of the highest of the families that are taken where Word's own are not: Liberation's have
1.15, Ghostscript's (Nimbus) 1.2, Carlito's this. None is wider than what it stands in for.
"""


NARROWER = 0.97
"""Of a column's width, what its lines are counted for: in narrow ones a font that stands in for another breaks a line
more where its letters are wider.
"""


class Spacing(NamedTuple):
    """How many times as high as in the template lines are, what stands before sections, and between paragraphs."""

    leading: float = 1.0
    sections: float = 1.0
    room: float = 1.0


class Block(NamedTuple):
    """A paragraph: how many lines it has, how high each is, and how high in another font; what stands before, with the
    rule above, and after; all in points. `opens` a section; `tied` stays on the page of the next one, `whole` is not
    divided.
    """

    lines: int
    high: float
    tall: float
    before: float
    after: float
    rule: float
    opens: bool
    tied: bool
    whole: bool

    def height(self, lines: int, spacing: Spacing) -> float:
        """Of so many of its lines, with what stands before them."""
        before = self.before * (spacing.sections if self.opens else spacing.room)
        return before + self.rule + lines * self.high * spacing.leading

    def at_its_tallest(self) -> Block:
        """As high as it may be on a machine that has none of Word's fonts."""
        return self._replace(high=self.tall)


class Row(NamedTuple):
    """Columns beside each other, which one page holds: a table of one row. `least` is how high it is at least, and
    `above` how much of it stands above the place where the text of other pages begins; in points.
    """

    columns: tuple[tuple[Block, ...], ...]
    least: float
    above: float = 0.0
    # as those of a paragraph
    lines: int = 1
    high: float = 0.0
    after: float = 0.0
    tied: bool = False
    whole: bool = True

    def height(self, lines: int, spacing: Spacing) -> float:
        """Of the highest column."""
        return max(self.least, *(stack(column, spacing) for column in self.columns)) - self.above

    def at_its_tallest(self) -> Row:
        """As high as it may be on a machine that has none of Word's fonts."""
        return self._replace(columns=tuple(tuple(map(Block.at_its_tallest, column)) for column in self.columns))


def stack(column: Sequence[Block], spacing: Spacing) -> float:
    """How high the paragraphs of a column stand."""
    return sum(block.height(block.lines, spacing) + block.after * spacing.room for block in column)


def pages(blocks: Sequence[Block | Row], height: float, spacing: Spacing) -> tuple[int, float]:
    """How many pages they take, and down to where the last one is filled, in points."""
    page, at = 1, 0.0
    for group in _groups(blocks):
        *heads, last = group
        head = sum(block.height(block.lines, spacing) + block.after * spacing.room for block in heads)
        least = last.lines if last.whole or last.lines < 4 else 2
        if at and at + head + last.height(least, spacing) > height:
            page, at = page + 1, 0.0
        at += head + last.height(last.lines, spacing)
        if at > height and least < last.lines:
            over = -(-(at - height) // (last.high * spacing.leading))
            page, at = page + 1, max(over, 2.0) * last.high * spacing.leading
        at += last.after * spacing.room
    return page, at - (blocks[-1].after * spacing.room if blocks else 0.0)


def _groups(blocks: Sequence[Block | Row]) -> Iterator[list[Block | Row]]:
    """The paragraphs that stand on one page, at least with their first lines."""
    group: list[Block | Row] = []
    for block in blocks:
        group.append(block)
        if not block.tied:
            yield group
            group = []
    if group:
        yield group


# --- paragraphs ------------------------------------------------------------------------------------------------------

Said = dict[str, Any]
"""What styles say: of paragraphs and of their letters."""


def blocks(word: Any) -> list[Block | Row]:
    """The paragraphs of the body, and its tables of one row."""
    section = word.sections[0]
    width = (section.page_width.twips - section.left_margin.twips - section.right_margin.twips) * TWIP
    styles = _Styles(word)
    result: list[Block | Row] = []
    above, push = "", top(word) - section.top_margin.twips * TWIP
    for element in word.element.body:
        if element.tag == w("tbl"):
            result.append(_row(element, styles, 0.0 if result else push))
            above = ""
        elif element.tag == P:
            name = element.style or styles.usual
            result.append(_block(element, styles.said(name), styles, width, alike=name == above))
            above = name
    return result


def top(word: Any) -> float:
    """Where the text of a page that is not the first begins, in points: below its header."""
    section, styles = word.sections[0], _Styles(word)
    header = 0.0
    if not section.header.is_linked_to_previous:
        rows = section.header.paragraphs
        told = [_block(row._element, styles.said(row.style.style_id), styles, 9999.0, alike=False) for row in rows]
        header = section.header_distance.twips * TWIP + stack(told, Spacing())
    return float(max(section.top_margin.twips * TWIP, header))


def _row(table: Element, styles: _Styles, above: float) -> Row:
    """A table of one row."""
    columns = []
    for cell in table.iter(w("tc")):
        width = int(cell.find(f"{w('tcPr')}/{w('tcW')}").get(w("w")))
        edges = cell.find(f"{w('tcPr')}/{w('tcMar')}")
        room = (width - sum(int(edge.get(w("w"))) for edge in edges if edge.tag in (w("left"), w("right")))) * TWIP
        room *= NARROWER
        paragraphs = cell.findall(P)
        names = [paragraph.style or styles.usual for paragraph in paragraphs]
        column = (
            _block(paragraph, styles.said(name), styles, room, alike=name == before)
            for paragraph, name, before in zip(paragraphs, names, ["", *names], strict=False)
        )
        columns.append(tuple(column))
    high = next((int(high.get(w("val"))) for high in table.iter(w("trHeight"))), 0)
    return Row(tuple(columns), high * TWIP, above)


def _block(paragraph: Element, style: Said, styles: _Styles, width: float, alike: bool) -> Block:
    """A paragraph; `alike` is the one above if it has the same style."""
    runs = [(run, styles.of(run, style)) for run in paragraph.iter(w("r"))]
    sizes = [said for _, said in runs] or [style]
    high, tall = (max(_high(said, least) for said in sizes) for least in (0.0, TALLEST))
    rule = style.get("rule", 0.0)
    opens, tied = bool(style.get("opens")), bool(style.get("tied"))
    before = 0.0 if alike and style.get("contextual") else style.get("before", 0.0)
    after = style.get("after", 0.0)
    if style.get("framed"):  # it stands beside the others
        return Block(0, 0.0, 0.0, 0.0, 0.0, 0.0, opens, tied, True)
    if style.get("exactly"):
        return Block(1, 0.0, 0.0, before, after, rule + style["exactly"], opens, tied, True)
    hanging = 0.0 if style.get("listed") else style.get("hanging", 0.0)  # of a list there stands the mark
    lines = _lines(runs, width - style.get("left", 0.0) - style.get("right", 0.0), hanging)
    line, whole = style.get("line", 1.0), bool(style.get("whole"))
    return Block(lines, high * line, tall * line, before, after, rule, opens, tied, whole)


def _lines(runs: Sequence[tuple[Element, Said]], room: float, hanging: float) -> int:
    """How many lines the runs take, of which the first may begin to the left of the others. What follows a tab there
    stands under them, and elsewhere at the right edge, as far as there is room for it.
    """
    count, at, space = 1, -hanging, 0.0
    for run, said in runs:
        for piece in run:
            if piece.tag == w("br"):
                count, at, space = count + 1, 0.0, 0.0
            elif piece.tag == w("tab"):
                room, space = (room, 0.0) if at < 0 else (room + said.get("right", 0.0), 0.0)
                at = max(at, 0.0)
            elif piece.tag == TEXT:
                for part in _PARTS.findall(piece.text or ""):
                    wide = _wide(part, said)
                    if part == " ":
                        space += wide
                    elif at + space + wide > room and at:
                        count, at, space = count + 1, wide, 0.0
                    else:
                        at, space = at + space + wide, 0.0
                    more = max(int(at // room), 0)  # an address longer than a line
                    count, at = count + more, at - more * room
    return count


_PARTS = re.compile(rf" |{HYPHENED}[^ \-–]*|[^ \-–]+[\-–]?|[\-–]")


# --- letters ---------------------------------------------------------------------------------------------------------


def _high(said: Said, least: float = 0.0) -> float:
    family = _fonts().get(said["family"])
    return float(said["size"] * max(family["line"] if family else 1.2, least))


def _wide(text: str, said: Said) -> float:
    """A text on one line, in points."""
    if said.get("caps"):
        text = text.upper()
    style = ("bold" if said.get("bold") else "") + ("italic" if said.get("italic") else "") or "regular"
    letters = _letters(said["family"], style)
    ems = sum(letters.get(letter) or estimated(letter) for letter in text)
    return float(ems * said["size"] + len(text) * said.get("spacing", 0.0))


@cache
def _fonts() -> dict[str, Any]:
    result: dict[str, Any] = json.loads(Path(__file__).with_name("widths.json").read_text("utf-8"))
    return result


@cache
def _letters(family: str, style: str) -> Mapping[str, float]:
    """The width of each letter, in ems."""
    widths = _fonts().get(family, {}).get(style, {})
    return {letter: int(width) / 1000 for width, letters in widths.items() for letter in letters}


# --- styles ----------------------------------------------------------------------------------------------------------


class _Styles:
    """What each style says, with what the ones say that it is based on."""

    def __init__(self, word: Any) -> None:
        root = word.styles.element
        self._elements = {style.styleId: style for style in root.style_lst}
        self._families = families(word)
        self._known: dict[str, Said] = {}
        self._defaults = self._own(root.find(w("docDefaults"))[0])
        self.usual = word.styles.default(1).style_id

    def said(self, id: str) -> Said:
        """Of a style; of characters only what they change."""
        if id not in self._known:
            style = self._elements[id]
            based = style.find(w("basedOn"))
            below: Said = self._defaults if style.get(w("type")) == "paragraph" else {}
            if based is not None and based.get(w("val")) in self._elements:
                below = self.said(based.get(w("val")))
            self._known[id] = {**below, **self._own(style)}
        return self._known[id]

    def of(self, run: Element, style: Said) -> Said:
        """Of a run in a paragraph of that style."""
        own = run.find(f"{w('rPr')}/{w('rStyle')}")
        return style if own is None else style | self.said(own.get(w("val")))

    def _own(self, style: Element) -> Said:
        result = {name: value for element in style.iter(*_READ) for name, value in _READ[element.tag](element)}
        if "theme" in result:
            result["family"] = self._families[result.pop("theme")]
        return result


def families(word: Any) -> dict[str, str]:
    """The theme's families of letters: major and minor."""
    for relationship in word.part.rels.values():
        if relationship.reltype.endswith("/theme"):
            theme = relationship.target_part.blob.decode()
            return dict(re.findall(r'<a:(major|minor)Font>\s*<a:latin typeface="([^"]*)"', theme))
    return {}


def _switch(name: str) -> Any:
    return lambda element: [(name, element.get(w("val")) not in ("0", "false"))]


def _spacing(element: Element) -> Iterator[tuple[str, float]]:
    if value := element.get(w("val")):
        yield "spacing", int(value) * TWIP
    for name in ("before", "after"):
        if value := element.get(w(name)):
            yield name, int(value) * TWIP
    if value := element.get(w("line")):
        exact = element.get(w("lineRule")) == "exact"
        yield ("exactly", int(value) * TWIP) if exact else ("line", int(value) / 240)


def _indents(element: Element) -> Iterator[tuple[str, float]]:
    for name in ("left", "right", "hanging"):
        yield name, int(element.get(w(name)) or 0) * TWIP


def _family(element: Element) -> Iterator[tuple[str, str]]:
    if theme := element.get(w("asciiTheme")):
        yield "theme", theme[:5]


def _rule(element: Element) -> Iterator[tuple[str, float]]:
    for side in element:
        if side.tag != w("left"):
            yield "rule", int(side.get(w("sz"))) / 8 + int(side.get(w("space")))


_READ: Mapping[str, Any] = {
    w("b"): _switch("bold"),
    w("i"): _switch("italic"),
    w("caps"): _switch("caps"),
    w("contextualSpacing"): _switch("contextual"),
    w("outlineLvl"): lambda element: [("opens", element.get(w("val")) == "0")],
    w("keepNext"): _switch("tied"),
    w("keepLines"): _switch("whole"),
    w("sz"): lambda element: [("size", int(element.get(w("val"))) / 2)],
    w("spacing"): _spacing,
    w("ind"): _indents,
    w("numPr"): lambda element: [("listed", True)],
    w("framePr"): lambda element: [("framed", True)],
    w("rFonts"): _family,
    w("pBdr"): _rule,
}

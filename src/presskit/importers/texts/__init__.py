"""Other tools' texts as a profile has them: one set of rules for all importers.

In: a text as another tool holds it, with HTML, Markdown, TeX or Typst in it. Out: a line without any marks, and the
addresses that it led to; or paragraphs and points with the marks that a profile's texts can hold (`*emphasis*`,
`**strong**`, `[label](https://…)`, lines with `- ` below a point), in the order of the source. Dates in texts are
read by `presskit.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from presskit.importers.texts import html, marks, tex
from presskit.importers.texts.links import (
    HOMES as HOMES,
    home as home,
    link as link,
    network as network,
    network_at as network_at,
)

_BULLET = re.compile(r"(\s*)(?:([•‣▪◦●○∙·▸➢✓*+-])|([–—])|(\d{1,2})[.)])\s+(?=\S)")
"""What a point begins with: a sign, a dash, or a number."""

_RULE = re.compile(
    r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|`{3,}\w*|~{3,}\w*|\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*)"
)
"""A line of signs alone: a rule, what underlines a heading, the fence of code, the middle of a table."""


class MarkupBlock(NamedTuple):
    """A piece of text and the points that follow it; either may be empty."""

    text: str
    points: list[str]


def clean(text: str) -> str:
    """The text without HTML, TeX and Typst, their meaning in Markdown's marks; its line ends stay."""
    if "<" in text or "&" in text:
        text = html.to_marks(text)
    if "$" in text or "\\" in text:
        text = tex.in_text(text)
    if "#" in text:
        text = marks.from_typst(text)
    return text.replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n").strip()


def plain(text: str) -> str:
    """The text without any marks, links as `label (address)`; its line ends stay."""
    rows = (marks.plain(_without_mark(row)) for row in clean(text).split("\n") if not _RULE.fullmatch(row))
    return "\n".join(rows).strip()


def line(text: str) -> str:
    """The text on one line, without marks and without the addresses of its links; its stars are plain stars."""
    return titled(text)[0]


def titled(text: str) -> tuple[str, list[str]]:
    """A name or title on one line without marks, and the addresses that its links led to."""
    said, addresses = marks.unlinked(" ".join(clean(text).split()))
    return " ".join(said.split()), addresses


def paragraphs(text: str) -> tuple[str, list[str]]:
    """The text in paragraphs, and its points. Where text and points take turns, each heading becomes a point with
    what stands below it, so that the order stays."""
    first, *rest = blocks(text) or [MarkupBlock("", [])]
    if not rest:
        return first
    points, prose = list[str](), first.text
    if first.points and _is_heading(last := first.text.rpartition("\n\n")[2]):
        prose = first.text.removesuffix(last).strip()
        points.append(_below(last, first.points))
    else:
        points += first.points
    for block in rest:
        *told, last = block.text.split("\n\n")
        points += told
        if block.points and _is_heading(last):
            points.append(_below(last, block.points))
        else:
            points += [last, *block.points]
    return prose, [point for point in points if point]


def points(text: str) -> list[str]:
    """A text that is a point already, as points: what it lists stands below it; each further paragraph is one more."""
    found = list[str]()
    for block in blocks(text):
        *before, last = block.text.split("\n\n") if block.text else [""]
        found += before
        found += [_below(last, block.points)] if last and block.points else [last, *block.points]
    return [point for point in found if point]


def blocks(text: str) -> list[MarkupBlock]:
    """The text in the order of the source: each piece of prose with the points that follow it."""
    markup_blocks = list[MarkupBlock]()
    rows = [row for row in clean(text).split("\n") if not _RULE.fullmatch(row)]
    dashes = sum(bool((match := _BULLET.match(row)) and match[3]) for row in rows)
    numbers = [match[4] for row in rows if (match := _BULLET.match(row)) and match[4]]
    numbered = len(numbers) > 1 and numbers == [str(at) for at in range(1, len(numbers) + 1)]
    indent, prose, after = 0, list[str](), False
    for row in rows:
        match = _BULLET.match(row)
        if match and ((match[3] and dashes < 2) or (match[4] and not numbered)):
            match = None
        said = " ".join(marks.to_profile(_without_mark(row[match.end() :] if match else row)).split())
        if match:
            depth = len(match[1].expandtabs(4))
            if prose or not markup_blocks:
                markup_blocks.append(MarkupBlock("\n\n".join(prose), []))
                prose, indent = [], depth
            points = markup_blocks[-1].points
            if points and depth > indent + 1:
                points[-1] += f"\n- {said}"
            else:
                indent = min(indent, depth) if points else depth
                points.append(said)
        elif after and said and row[:1].isspace() and markup_blocks and markup_blocks[-1].points:
            markup_blocks[-1].points[-1] += f" {said}"  # the point goes on
            continue
        elif said:
            # a line end is a new line in the other tool: a new paragraph here, where a space would run lines together
            prose.append(said)
        after = bool(match)
    if prose:
        markup_blocks.append(MarkupBlock("\n\n".join(prose), []))
    return markup_blocks


def joined(parts: Sequence[str]) -> str:
    """The parts that say something, with commas."""
    return ", ".join(part for part in parts if part)


def _without_mark(row: str) -> str:
    """A line without the mark of a heading or a quotation; the cells of a table with commas between them."""
    row = re.sub(r"^\s{0,3}(?:#{1,6}\s+(?=\S)|>\s?)", "", row)
    if re.fullmatch(r"\s*\|.+\|\s*", row):
        return joined([cell.strip() for cell in row.strip().strip("|").split("|")])
    return row


def _is_heading(text: str) -> bool:
    """Whether a text announces the points below it."""
    return text.endswith((":", "：")) or (len(text) <= 60 and not text.endswith((".", "!", "?", "。")))


def _below(heading: str, points: Sequence[str]) -> str:
    """A point with others below it; there is one level of those."""
    return "\n- ".join([heading, *(inner for point in points for inner in point.split("\n- "))])

"""A pasted text as paragraphs, each of which knows its lines; what is no prose is put aside, with the reason.

In: plain text or Markdown, wrapped or not. Out: `Pasted`. Marks go, but for `*emphasis*`; nothing else of a paragraph
changes but its spaces.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from presskit.prose.english import pattern


class Note(NamedTuple):
    """What the author is to look at: the line in the pasted text, and a sentence without a full stop."""

    line: int
    text: str


class Passage(NamedTuple):
    """A paragraph, and at which of its characters the lines of the source begin."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """The line of the pasted text in which this character stands."""
        return self.lines[max(0, bisect.bisect_right(self.starts, offset) - 1)]


class Aside(NamedTuple):
    """A line that is no sentence, and why."""

    line: int
    text: str
    reason: str


@dataclass
class Pasted:
    """The paragraphs of a text, what was put aside, what has to be told, and names that its headings give."""

    passages: list[Passage] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


class _Row(NamedTuple):
    line: int
    text: str


def paragraphs(text: str) -> Pasted:
    """The text in paragraphs."""
    pasted = Pasted()
    rows = _rows(text, pasted)
    for rows_of_one in _blocks(rows, pasted):
        _add(rows_of_one, pasted)
    return pasted


_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f]")
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_ENDS = re.compile("\r\n?|\n|\x0b|\x0c|\u0085|\u2028")


def _rows(text: str, pasted: Pasted) -> list[_Row]:
    """The lines without their marks; the front matter of a site goes, but for a name in it."""
    lines = _ENDS.split(text.replace("\u2029", "\n\n"))
    first = 0
    if lines[0].strip() == "---" and "---" in (stripped := [line.strip() for line in lines[1:80]]):
        first = stripped.index("---") + 2
        for number, line in enumerate(lines[1 : first - 1], 2):
            key, _, value = line.partition(":")
            if value.strip():
                pasted.asides.append(Aside(number, line.strip(), "front matter of a site"))
            if key.strip().lower() in ("name", "title", "author"):
                pasted.headings.append(value.strip(" \"'"))
    rows = list[_Row]()
    for number, line in enumerate(lines[first:], first + 1):
        plain = _cleaned(line, number, pasted)
        rows.append(_Row(number, _unmarked(plain, number, pasted) if plain else ""))
    return rows


def _cleaned(line: str, number: int, pasted: Pasted) -> str:
    """A line without what nobody sees; what changes its letters is told."""
    seen = _INVISIBLE.sub("", line)
    if "\u00ad" in line:
        pasted.notes.append(Note(number, "soft hyphens stand within words; they are taken out"))
    said = _SPACES.sub(" ", seen).strip()
    for match in _RUN_ON.finditer(said):
        words = f"{said[: match.start()].split()[-1]}{said[match.start() :].split()[0]}"
        pasted.notes.append(Note(number, f"a space was missing, and is put in: “{words}”"))
    return run_on(said)


ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s|]+|www\.[^\s|]+|\+\d[\d ().-]{6,}\d")
"""A mail address, one of the web or a telephone number within a text."""

_ADDRESS = r"(?:@[\w.]+|https?://[^\s|]+|www\.[^\s|]+|[^\s|]+@[^\s|]+\.\w+|\+?\d[\d ().-]{6,}\d)"
_ADDRESSES = re.compile(rf"(?i){_ADDRESS}(?:\s*[|·•,;/]\s*{_ADDRESS})*")
_RUN_ON = re.compile(r"(?:(?<=[a-z)”\"]{2}[.!?])|(?<=\d\)[.!?]))(?=[A-Z][a-z]*\.? )")


def run_on(text: str) -> str:
    """The text with the spaces that are missing behind stops, without which nobody sees two sentences."""
    return _RUN_ON.sub(" ", text)


# --- marks -------------------------------------------------------------------------------------------------

_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)?)>?(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_UNDERLINED = re.compile(r"(?<![\w*_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])")
_QUOTED = re.compile(r"^>\s?")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_POINT = re.compile(r"^(?:[•‣▪◦●○∙·▸➢✓*+–—-]|\d{1,2}[.)])\s+(?=\S)")
_RULE = re.compile(r"^(?:(?:[-*_=~]\s*){3,}|\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?)$")


def _unmarked(row: str, line: int, pasted: Pasted) -> str:
    """A line without Markdown's marks, but for stars of emphasis; "" for one that is put aside."""
    row = _QUOTED.sub("", row)
    for label, address in _IMAGE.findall(row):
        pasted.asides.append(Aside(line, f"{label} {address}".strip(), "a picture"))
    row = _IMAGE.sub("", row).strip()
    if led := [f"{label}: {address}" for label, address in _LINK.findall(row) if address]:
        pasted.asides.append(Aside(line, "; ".join(led), "where links lead" if len(led) > 1 else "where a link leads"))
    linked = _LINK.sub(r"\1", row)
    row = _UNDERLINED.sub(r"*\1*", _BOLD.sub(r"\2", linked))
    if _RULE.match(row):
        return ""
    if heading := _HEADING.match(row):
        pasted.headings.append(heading[1])
        pasted.asides.append(Aside(line, heading[1], "a heading"))
        return ""
    return row


# --- paragraphs --------------------------------------------------------------------------------------------

_STOPPED = re.compile(r"[.!?…:][\"”’')\]*]*$")
_GOES_ON = re.compile(r"(?:[,;–—&-]|\b(?:and|or|the|a|an|of|in|at|for|with|to|by|from|on|as|his|her|their|my|is|was))$")
_SAYS = re.compile(r"\b(?:is|was|are|am|has|have|had|will) \w")
LONG_LINE = 110
"""Characters of a line that no program wrapped."""


def _blocks(rows: Sequence[_Row], pasted: Pasted) -> Iterator[list[_Row]]:
    """The lines of each paragraph; what is no prose is put aside."""
    wrapped = max((len(row.text) for row in rows), default=0) <= LONG_LINE
    block = list[_Row]()
    blank = True
    for at, row in enumerate(rows):
        if not row.text:
            blank = True
            continue
        if reason := _no_prose(rows, at, blank):
            pasted.asides.append(Aside(row.line, row.text, reason))
            if reason == "a heading":
                pasted.headings.append(row.text)
            continue
        if block and _parted(block[-1].text, row.text, blank=blank, wrapped=wrapped):
            yield block
            block = []
        block.append(row)
        blank = False
    if block:
        yield block


def _no_prose(rows: Sequence[_Row], at: int, after_blank: bool) -> str:
    """Why a line is no part of a paragraph, "" if it is."""
    text = rows[at].text
    if pattern("credit").match(text) and len(text) < LONG_LINE:
        return "a credit line"
    if _POINT.match(text):
        return "a point of a list"
    before_blank = at + 1 == len(rows) or not rows[at + 1].text
    if not re.search(r"\w", text):
        return "no words"
    short = len(text) <= 60 and not any(sign.search(text) for sign in (_STOPPED, _GOES_ON, _SAYS))
    if after_blank and short and (before_blank or at == 0) and text[0].isupper() and at + 1 < len(rows):
        return "a heading"
    if after_blank and before_blank and _ADDRESSES.fullmatch(text):
        return "an address"
    return ""


def _parted(before: str, after: str, *, blank: bool, wrapped: bool) -> bool:
    """Whether a new paragraph begins between two lines."""
    if _ADDRESSES.fullmatch(after):
        return True  # "ada@quay.example | www.quay.example", which begins in small letters
    if after[0].islower() or _GOES_ON.search(before):
        return False  # a line that only wraps, whatever stands between
    if blank:
        return True
    return not wrapped and bool(_STOPPED.search(before))


def _add(rows: Sequence[_Row], pasted: Pasted) -> None:
    """The lines as one paragraph."""
    text, starts = "", list[int]()
    for row in rows:
        broken = re.search(r"[a-z]-$", text) and row.text[0].islower()
        if broken:
            word = text.split()[-1] + row.text.split()[0]
            pasted.notes.append(Note(row.line, f"the line before ends within a word: “{word}”"))
        text += "" if not text or broken else " "
        starts.append(len(text))
        text += row.text
    pasted.passages.append(Passage(text, tuple(starts), tuple(row.line for row in rows)))

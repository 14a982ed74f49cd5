"""The tags in a part of a Word file: each put into one run, and what editing the file did to them.

In: the element that holds the text of a part. Out of `tidy`: that element with tags that docxtpl can read, and every
Fault of theirs, found before anything is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from presskit.problems import Hint, did_you_mean
from presskit.writers.docx.wordml import SPACE, TEXT, Element, P, text_of, w

QUOTED = 70
"""Characters of a paragraph that a problem quotes: enough to find it by searching in Word."""


class Fault(NamedTuple):
    """What is wrong with a tag, and what to do about it."""

    message: str
    hint: Hint


def tidy(root: Element) -> tuple[dict[str, str], list[Fault]]:
    """Put each tag into one run where Word split it.

    Gives the tags that take something away, as docxtpl leaves them → as their author wrote them; and all faults.
    """
    tags: list[_Tag] = []
    faults: list[Fault] = []
    for paragraph in root.iter(P):
        pieces = [text for text in paragraph.iter(TEXT) if next(text.iterancestors(P)) is paragraph]
        whole = "".join(piece.text or "" for piece in pieces)
        if not _BRACES.search(whole):
            continue
        faults += _unbalanced(whole)
        _join(pieces, whole)
        for language in [found for found in paragraph.iter(w("lang")) if found.getparent().tag == w("rPr")]:
            language.getparent().remove(language)  # of the keyboard on which the tag was written, not of the text
        here = [_Tag.read(text, paragraph) for text in _TAG.findall(whole)]
        faults += [_not_alone(tag) for tag in here if not tag.alone]
        tags += here
    return {_without_scope(tag.text): tag.text for tag in tags if tag.scope}, [*faults, *_pairs(tags)]


def quote(paragraph: str) -> str:
    """How a paragraph is quoted in a message."""
    text = _short(" ".join(paragraph.split()))
    return f" in “{text}”" if text else ""


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


# --- reading ---

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_TAG = re.compile(
    "|".join(rf"{re.escape(a)}(?:(?!\{{[{{%#]).)*?{re.escape(b)}" for a, b in _CLOSING.items()), re.DOTALL
)
_PARTS = re.compile(r"\{([{%#])(?:(p|tr|tc|r)(?= ))?[-+]?\s*(\w*)")

_BLOCKS = ("if", "for", "set", "with", "filter", "macro", "call", "raw", "block", "autoescape")
_STATEMENTS = (
    *_BLOCKS, *(f"end{block}" for block in _BLOCKS), "else", "elif", "include", "import", "from", "extends",
    "vm", "hm", "cellbg", "colspan",  # docxtpl's own, for tables
)  # fmt: skip


class _Tag(NamedTuple):
    """One tag. `scope` is what it takes away with it: p, tr, tc or nothing; `statement` is "" for what prints."""

    text: str
    scope: str
    statement: str
    paragraph: Element

    @classmethod
    def read(cls, text: str, paragraph: Element) -> _Tag:
        parts = _PARTS.match(text)
        assert parts is not None, text
        scope = "" if parts[2] in (None, "r") else parts[2]
        return cls(text, scope, parts[3] if parts[1] == "%" else "", paragraph)

    @property
    def taken(self) -> Element:
        """The paragraph, row or cell that it takes away."""
        return next(self.paragraph.iterancestors(w(self.scope)), self.paragraph) if self.scope else self.paragraph

    @property
    def alone(self) -> bool:
        """Whether the paragraph, row or cell that it takes away holds nothing but this tag."""
        return not self.scope or text_of(self.taken).strip() == self.text.translate(_STRAIGHT)

    @property
    def place(self) -> Element:
        """The body, cell, table or row in which it stands."""
        return self.taken.getparent()

    @property
    def begins(self) -> bool:
        """Whether it needs an end."""
        return self.statement in _BLOCKS and not (self.statement == "set" and "=" in self.text)

    def fits(self, begun: _Tag) -> bool:
        """Whether it can stand inside, or at the end of, what has begun."""
        if self.statement.startswith("end"):
            return self.statement == f"end{begun.statement}"
        return begun.statement == "if" or (begun.statement == "for" and self.statement == "else")

    @property
    def quoted(self) -> str:
        """Its paragraph, where that says more than the tag itself."""
        text = text_of(self.paragraph)
        return quote(text) if text.strip() != self.text else ""


def _without_scope(tag: str) -> str:
    return re.sub(r"^(\{[{%#])(?:p|tr|tc|r) ", r"\1 ", tag)


def _join(pieces: Sequence[Element], whole: str) -> None:
    """Put each tag into the run in which it begins, with the quotation marks that a program writes."""
    owner = [piece for piece in pieces for _ in piece.text or ""]
    texts: dict[Element, list[str]] = {piece: [] for piece in pieces}
    at = 0
    for tag in _TAG.finditer(whole):
        for position in range(at, tag.start()):
            texts[owner[position]].append(whole[position])
        text = tag[0].translate(_STRAIGHT)
        # what is printed may stand in any run here, docxtpl's {{r }} and {%r } too
        texts[owner[tag.start()]].append(_without_scope(text) if text[2:4] == "r " else text)
        at = tag.end()
    for position in range(at, len(whole)):
        texts[owner[position]].append(whole[position])
    for piece, letters in texts.items():
        piece.text = "".join(letters)
        piece.set(SPACE, "preserve")


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})


# --- faults ---


def _unbalanced(paragraph: str) -> Iterator[Fault]:
    """Braces that stand alone between the tags of a paragraph."""
    for between in _TAG.split(paragraph):
        for braces in _BRACES.findall(between)[:1]:
            what = "opens a tag that is not closed" if braces in _CLOSING else "closes a tag that is not opened"
            other = _CLOSING.get(braces) or next(opens for opens, closes in _CLOSING.items() if closes == braces)
            hint = f'write "{other}" in the same paragraph, or take "{braces}" out'
            yield Fault(f'"{braces}" {what}{quote(paragraph)}', hint)


def _not_alone(tag: _Tag) -> Fault:
    place = {"p": "paragraph", "tr": "row", "tc": "cell"}[tag.scope]
    message = f"{_short(tag.text)} does not stand alone in the {place} that it takes away{quote(text_of(tag.taken))}"
    return Fault(message, f"give it a {place} of its own, or write {_short(_without_scope(tag.text))}")


def _pairs(tags: Sequence[_Tag]) -> Iterator[Fault]:
    """Statements that there are not, that never end, that end without a beginning, or at another place."""
    strange = [tag for tag in tags if tag.statement and tag.statement not in _STATEMENTS]
    for tag in strange:
        hint = did_you_mean(tag.statement, _STATEMENTS) or "docs/templates.md lists the tags"
        yield Fault(f'there is no tag "{tag.statement}"{tag.quoted}', hint)
    if strange:
        return  # an end without its beginning would only be a consequence
    begun: list[_Tag] = []
    for tag in tags:
        if tag.begins:
            begun.append(tag)
        elif tag.statement in ("else", "elif") or tag.statement.startswith("end"):
            if not begun or not tag.fits(begun[-1]):
                yield _unpaired(tag, begun)
                return  # the rest would only be consequences
            if tag.scope != begun[-1].scope or tag.place is not begun[-1].place:
                message = f"{begun[-1].text} and {tag.text} stand at different places{tag.quoted}"
                hint = "write both with p or both without, both in the text or both in the same cell"
                yield Fault(message, hint)
            if tag.statement.startswith("end"):
                begun.pop()
    if begun:
        yield _unpaired(begun[-1], ())


def _unpaired(tag: _Tag, begun: Sequence[_Tag]) -> Fault:
    if tag.begins:
        end = f"{{%{tag.scope} end{tag.statement} %}}"
        return Fault(f"{tag.text} is never ended{tag.quoted}", f"write {end} where it ends")
    if begun:
        end = f"{{%{begun[-1].scope} end{begun[-1].statement} %}}"
        return Fault(f"{begun[-1].text} is not ended before {tag.text}{tag.quoted}", f"write {end} before it")
    begins = "if" if tag.statement in ("else", "elif") else tag.statement.removeprefix("end")
    hint = f"write the {begins}, or take this tag out"
    return Fault(f'{tag.text} has no "{begins}" before it{tag.quoted}', hint)

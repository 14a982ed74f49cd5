"""How running text is set: its marks of quotation and its apostrophe, its spaces, how a sentence begins and ends.

In: the marks of a language. Out: texts as an editor sets them. The marks differ from language to language, what is done
with them does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from presskit.markup import lone_stars

_TIDY: Final = (
    (re.compile(r"[ \t\r\n]+"), " "),
    (re.compile(r"\( ?\)"), ""),
    (re.compile(r" +(?=[,.)](?:[\s,.)]|$))"), ""),  # but not before ".NET"
    (re.compile(r"\( "), "("),
    (re.compile(r",(?:\s*,)+"), ","),
    (re.compile(r",\s*(?=\.(?:\s|$))"), ""),
    (re.compile(r"  +"), " "),
    (re.compile(r"^[\s,;:]+|\s+$"), ""),
)

# What any of these begins with: most texts are tidy, and are looked at once instead of eight times. Every branch begins
# with a character of its own, so that `re` looks at nothing else.
_UNTIDY: Final = re.compile(r"\t|\r|\n|  | [,.)]|\( |\(\)|,\s*[,.]")
_UNTIDY_AT_FIRST: Final = re.compile(r"[\s,;:]")

_TWO_STOPS = re.compile(r"(?<!\.)([.!?])(\*?)\.$")  # "Yahoo!.", "Inc.."; not "..."
_BEFORE_A_SECOND_STOP = (".", "!", "?", "*")

_FEET: Final = re.compile(r"\d+' ?\d[\d ./]*\"")
"""Feet and inches: 58' 11 1/2", whose marks stay as they are."""

_ANNOUNCES: Final = (":", ";")
"""What ends a paragraph that goes on in the next one, and takes no stop."""

_LINE_END: Final = re.compile(r"[ \t]*[\r\n]\s*|\t")


@dataclass(frozen=True)
class Typography:
    """`quotes`: double opening and closing, single opening and closing. `apostrophe`: what a straight one becomes.
    `stop`: what ends a sentence that has no mark; `comma`: what parts it. `abbreviations`: a pattern of what ends none
    with its stop, which stands in its first group without it. `quoted_stop`: how one of presskit's ends whose last
    words are quoted: its stop and the closing quote."""

    quotes: tuple[str, str, str, str]
    apostrophe: str
    stop: str
    comma: str
    abbreviations: str
    quoted_stop: str

    # --- a whole sentence ---

    def finish(self, text: str, *, keep: tuple[str, ...] = (), whole: bool = False) -> str:
        """A sentence with clean spaces, typographic quotes, a capital and a stop; `keep`: names as they are.

        `whole`: nothing was left out, and its spaces and commas, odd as they are, are its author's own.
        """
        text = self.curly(_LINE_END.sub(" ", text.strip())) if whole else self.tidy(text)
        text = lone_stars(text) if "*" in text else text
        if not any(name.islower() and text.startswith(name) for name in keep):
            text = capitalised(text)
        if text.endswith("."):
            return _TWO_STOPS.sub(r"\1\2", text) if text[-2:-1] in _BEFORE_A_SECOND_STOP else text
        return text if self._ended.search(text) or text[-1:] in _ANNOUNCES else text + self.stop

    def tidy(self, text: str) -> str:
        """Spaces and punctuation as if nothing had been left out, and typographic quotes."""
        if untidy(text) or _UNTIDY_AT_FIRST.match(text) or text[-1:].isspace():
            for pattern, replacement in _TIDY:
                text = pattern.sub(replacement, text)
        return self.curly(text) if '"' in text or "'" in text else text

    def curly(self, text: str) -> str:
        """Straight quotes made typographic, if they come in pairs; every other ' is an apostrophe, but that of feet."""
        if feet := _FEET.findall(text):
            return "".join(
                piece + mark for piece, mark in zip(map(self.curly, _FEET.split(text)), (*feet, ""), strict=True)
            )
        opening, closing, single_opening, single_closing = self.quotes
        if text.count('"') % 2 == 0:
            pieces = text.split('"')
            marks = (*(opening, closing) * (len(pieces) // 2), "")
            text = "".join(piece + mark for piece, mark in zip(pieces, marks, strict=True))
        if "'" not in text:
            return text
        text = re.sub(r"(?<![\w'])'(?=[^\W\d])(?=.*[\w.,!?]'(?!\w))", single_opening, text)
        if single_closing != self.apostrophe:
            text = re.sub(rf"({single_opening}.*?[\w.,!?])'(?!\w)", rf"\1{single_closing}", text)
        return text.replace("'", self.apostrophe)

    def words(self, text: str) -> list[str]:
        """The words that begin with a letter, with their apostrophes and hyphens."""
        return re.findall(rf"[^\W\d_][\w{self.apostrophe}'-]*", text)

    # --- where sentences begin and end within a text ---

    def begins_after(self, text: str) -> bool:
        """Whether a sentence, or what follows a colon, begins behind this text."""
        return bool(self._stopped.search(text))

    def stops_within(self, text: str) -> bool:
        """Whether a sentence ends within this text, an abbreviation apart."""
        return bool(self._stop_within.search(text))

    def opens(self, text: str) -> bool:
        """Whether a text holds but spaces and marks that may stand before the first word of a sentence."""
        return not text.strip(f" {self._opening}(*")

    @cached_property
    def _opening(self) -> str:
        return self.quotes[0] + self.quotes[2]

    @cached_property
    def _closing(self) -> str:
        return self.quotes[1] + self.quotes[3]

    @cached_property
    def _stopped(self) -> re.Pattern[str]:
        return re.compile(rf"[.!?…:][{self._closing})*]*\s+[{self._opening}(*]*$")

    @cached_property
    def _stop_within(self) -> re.Pattern[str]:
        return re.compile(rf"[^\W_]{{3,}}[.!?…][{self._closing})*]*\s")

    @cached_property
    def _ended(self) -> re.Pattern[str]:
        return re.compile(rf"[.!?…。！？][*\"{self._closing}»]*$")

    def sentences(self, text: str) -> int:
        """How many sentences a text has, estimated from its punctuation."""
        return len(self._end.findall(re.sub(self.abbreviations, r"\1", text.strip())))

    @cached_property
    def _end(self) -> re.Pattern[str]:
        """A stop and what closes with it, before a space and something that can begin a sentence, or at the end."""
        opening, closing = re.escape("\"'" + self._opening + "([*"), re.escape("\"'" + self._closing + ")]*")
        return re.compile(
            rf"(?<=[^\s.!?…])[.!?…]+[{closing}]*(?:$|\s+(?=[{opening}]*[A-ZÀ-ÞΑ-ΩА-Я\d]))"
            rf"|[。！？]|[^\s.!?…。！？][{closing}]*$"
        )

    # --- quotations ---

    @cached_property
    def quoted(self) -> re.Pattern[str]:
        """A quotation between double marks; its group is what stands between typographic ones."""
        opening, closing, *_ = self.quotes
        return re.compile(rf"{opening}([^{closing}]*){closing}|\"[^\"]*\"")


def untidy(text: str) -> bool:
    """Whether a text has spaces or punctuation that `tidy` would mend, but for its begin and its end."""
    return _UNTIDY.search(text) is not None


def capitalised(text: str) -> str:
    """The text with a capital, unless its first word has one further on: xAI, iPhone."""
    if text[:1].isupper():
        return text
    first = re.search(r"\w", text)
    if first is None or not first[0].islower():
        return text
    word = re.compile(r"\w+").match(text, first.start())
    if word is None or word[0] != word[0].lower():
        return text
    upper = first[0].upper()
    return text[: first.start()] + (upper if len(upper) == 1 else first[0].title()) + text[first.end() :]

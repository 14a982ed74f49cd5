"""The text that was settled for one place or length, as it is handed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from presskit.grammar import Voice
from presskit.words.count import Limit, Unit
from presskit.words.draft import Told


@dataclass(frozen=True)
class Blurb:
    """A text for one place or length.

    `text` is plain: a blank line parts paragraphs; `marked` is the same with its `*emphasis*`. `words` counts as the
    stricter of Word and LibreOffice, `characters` are code points, `left_out` names the entries of the profile
    (`bio[3]`) that it does not tell. `holds`: how much there is to tell at all, in the unit of `room`, where that is
    less than the place would take; `fills`: how much of it the text has;
    `sentences_missing`: how many of usual length the profile lacks to fill it.
    """

    text: str
    words: int
    characters: int
    sentences: int
    left_out: tuple[str, ...]
    told: tuple[Told, ...] = ()
    limits: tuple[Limit, ...] = ()
    voice: Voice = "third"
    place: str = ""
    pinned: bool = False
    holds: int | None = None
    fills: int = 0
    sentences_missing: int = 0
    marked: str = ""

    @property
    def room(self) -> Limit | None:
        """The limit that says how full the text is: the least of words, else of characters, else of seconds."""
        for units in _LENGTHS:
            limits = [limit for limit in self.limits if limit.unit in units]
            if limits:
                return min(limits, key=lambda limit: limit.max)
        return None


_LENGTHS: Final[tuple[tuple[Unit, ...], ...]] = (
    ("words", "words-strict"),
    ("characters", "graphemes", "utf16", "weighted"),
    ("seconds",),
)

"""The text that was settled for one place or length, as it is handed on."""

from __future__ import annotations

from dataclasses import dataclass

from presskit.words.count import Limit
from presskit.words.draft import Told
from presskit.words.realise import Voice


@dataclass(frozen=True)
class Blurb:
    """A text for one place or length.

    `text` is plain: a blank line parts paragraphs. `words` counts as the stricter of Word and LibreOffice,
    `characters` are code points, `left_out` names the entries of the profile (`bio[3]`) that it does not tell.
    `holds`: how many words there are to tell at all, where that is less than the place would take.
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

    @property
    def fills(self) -> int:
        """The limit in words; 0 where there is none."""
        return min((limit.max for limit in self.limits if limit.unit in ("words", "words-strict")), default=0)

    @property
    def sentences_missing(self) -> int:
        """How many sentences of usual length (17 words) the profile lacks to fill a limit of words."""
        room = self.fills
        return -(-(room - self.holds) // 17) if self.holds is not None and room > self.holds else 0

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

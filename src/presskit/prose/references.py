"""To what else a sentence refers as known: a thing that another one introduced, a short name, an abbreviation, a title.

In: the sentences of a biography as texts. Out: for one of them the places that it refers to, so that none is told whose
place is not told before it, and no bracket goes that such a place stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from presskit.prose.english import pattern, words
from presskit.prose.person import is_thing


class Reference(NamedTuple):
    """A place: the number of a sentence, and where in it something stands."""

    to: int
    start: int
    end: int


def references(texts: Sequence[str], at: int, names: Sequence[str], *, about: bool) -> Iterator[Reference]:
    """What the sentence at this place refers to in those before it; `names`: those of the person; `about`: it says
    itself that it speaks of the person."""
    text = texts[at]
    for found, introduced in (
        *_things(text),
        *_houses(text),
        *_short_names(text, names),
        *_abbreviations(text),
        *_returns(text),
        *_family(text, names),
        *(() if about else _titles(text)),
    ):
        if introduced.search(text[:found]):
            continue  # it is named in the sentence itself
        for before in range(at - 1, -1, -1):
            if place := introduced.search(texts[before]):
                yield Reference(before, *place.span())
                break


_Found = Iterator[tuple[int, re.Pattern[str]]]
"""Where something is spoken of as known, and what has introduced it."""


def _things(text: str) -> _Found:
    """ "the menu", "this studio", where "a menu" or "her studio" was told of before."""
    for match in pattern("definite_noun").finditer(text):
        noun = match["noun"]
        if noun not in words("nouns.known_to_all"):
            one = re.escape(noun.removesuffix("s"))
            introduces = r"\b(?:an?|one|two|three|four|five|another|(?:his|her|their|my|its)(?: first| own)?)"
            yield match.start(), re.compile(rf"(?i:{introduces}) (?:[\w’'-]+ ){{0,3}}?{one}s?\b")


def _houses(text: str) -> _Found:
    """ "the Festival", where "the Salt Festival" was told of before."""
    for match in pattern("house_alone").finditer(text):
        yield match.start(), re.compile(rf"[A-Z][\w’'-]+ {match[1]}\b|\b{match[1]} (?:of|for) [A-Z]")


def _short_names(text: str, names: Sequence[str]) -> _Found:
    """ "with Astrid", where "Astrid Holm" was told of before."""
    own = {part for name in names for part in name.split()}
    for match in pattern("short_name").finditer(text):
        name = match["name"] or match["name2"]
        if name not in own and name.lower() not in words("sentences.starters") and not is_thing(name):
            given, family = rf"{name} (?:[A-Z]\. )?[A-Z][\w’-]+", rf"(?<!\w )[A-Z][\w’-]+ (?:[A-Z]\. )?{name}"
            yield match.start(), re.compile(rf"(?<![\w’-] )\b{given}\b(?! [A-Z])|{family}\b(?! [A-Z])")


def _abbreviations(text: str) -> _Found:
    """ "the AHB", where "the Alto Harbour Board (AHB)" was told of before."""
    for match in re.finditer(r"\bthe ([A-Z]{2}[A-Z&]*)\b(?! [A-Z])|\b([A-Z]{2}[A-Z&]+)[’']s (?=[A-Z])", text):
        yield match.start(), re.compile(rf" ?\((?:the )?{re.escape(match[1] or match[2])}\)")


def _returns(text: str) -> _Found:
    """ "returned to Alto Works", where it was told that the person had come there before."""
    there = r"\b(?:return(?:s|ed)?|came back|went back) to (?:the )?([A-Z][\w’&-]+(?: [A-Z&][\w’-]*)*)"
    for match in re.finditer(there, text):
        yield match.start(), re.compile(re.escape(match[1]))


def _family(text: str, names: Sequence[str]) -> _Found:
    """ "The Linds", where it was told of a husband, a sister, a family."""
    several = "|".join(re.escape(name) for name in names if " " not in name) or "(?!)"
    for match in re.finditer(rf"\b[Tt]he (?:{several})s\b", text):
        yield match.start(), re.compile(r"\b(?:husband|wife|partner|brothers?|sisters?|family|sons?|daughters?)\b")


def _titles(text: str) -> _Found:
    """A title in a sentence that does not say whose work it is, where another one does."""
    for match in re.finditer(r"[“\"*_]([A-Z][^”\"*_]{3,})[”\"*_]", text):
        yield match.start(), re.compile(re.escape(match[0]))

"""What a language has to offer, so that running text is written in it.

    Language    how words are put: names and pronouns, verbs, lists, marks; `presskit.language` reads one from a file
    Grammar     what facts say: themes, each a few wordings in the notation; `presskit.english` is that of English

`words` asks these two and knows no language itself. The rest is what grammars share: the `Facts` that they are asked
about, and in `wording` how a text in the notation becomes a `Wording` that knows which of its parts tells what.
"""

from __future__ import annotations

from presskit.grammar.facts import (
    FIRST_OCCUPATION,
    FIRST_SENTENCE,
    KNOWN_FOR,
    LAST_CLAUSE,
    LOCATION,
    OCCUPATIONS,
    PERSON,
    SETTLING,
    THIRD_OCCUPATION,
    Called,
    Clause,
    Doubt,
    Facts,
    Grammar,
    Line,
    Piece,
    Theme,
    Voice,
    Way,
    Wording,
)
from presskit.grammar.language import Language

__all__ = [
    "FIRST_OCCUPATION",
    "FIRST_SENTENCE",
    "KNOWN_FOR",
    "LAST_CLAUSE",
    "LOCATION",
    "OCCUPATIONS",
    "PERSON",
    "SETTLING",
    "THIRD_OCCUPATION",
    "Called",
    "Clause",
    "Doubt",
    "Facts",
    "Grammar",
    "Language",
    "Line",
    "Piece",
    "Theme",
    "Voice",
    "Way",
    "Wording",
]

"""What a language has to offer, so that running text is written in it.

    Language    how words are put: names and pronouns, verbs, lists, marks; `presskit.language` reads one from a file
    Grammar     what facts say: themes, each a few wordings in the notation; `presskit.english` is that of English

`words` asks these two and knows no language itself. The rest is what grammars share: the `Facts` that they are asked
about, and in `wording` how a text in the notation becomes a `Wording` that knows which of its parts tells what.
"""

from __future__ import annotations

from presskit.grammar.facts import (
    FIRST_OCCUPATION as FIRST_OCCUPATION,
    FIRST_SENTENCE as FIRST_SENTENCE,
    KNOWN_FOR as KNOWN_FOR,
    LAST_CLAUSE as LAST_CLAUSE,
    LOCATION as LOCATION,
    OCCUPATIONS as OCCUPATIONS,
    PERSON as PERSON,
    SETTLING as SETTLING,
    THIRD_OCCUPATION as THIRD_OCCUPATION,
    Called as Called,
    Clause as Clause,
    Doubt as Doubt,
    Facts as Facts,
    Grammar as Grammar,
    Line as Line,
    Piece as Piece,
    Theme as Theme,
    Voice as Voice,
    Way as Way,
    Wording as Wording,
)
from presskit.grammar.language import Language as Language

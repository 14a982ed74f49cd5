"""What is long and what is short in a language, and what its words are worth where a text is chosen.

In: the tables `lengths` and `prices` of a language's file, which give the reason of each figure.
"""

from __future__ import annotations

from typing import NamedTuple


class Lengths(NamedTuple):
    """In words, where nothing else is said.

    `short` and `long`: between them a sentence that presskit makes has its usual length. One of the author's of `whole`
    and more is not cut to fewer than `stub`. `step`: two sentences that differ by less are about as long. `enough`:
    what the author wrote is a text by itself. `paragraphs`: the longest text of one paragraph; in `characters`, the
    least limit that keeps room for blank lines. `sentence_words`, `sentence_characters` and `sentence_seconds`: a
    sentence of usual length.
    """

    short: int
    long: int
    stub: int
    whole: int
    step: int
    enough: int
    paragraphs: int
    paragraphs_characters: int
    sentence_words: int
    sentence_characters: int
    sentence_seconds: int


class Prices(NamedTuple):
    """What words and sentences are worth or cost, in the unit of `presskit.words.choice.prices`.

    Worth: each `word` of a text; each `authors_word` of a sentence of the author's at its shortest; each `parts_word`
    of a bracket. Costs: a `sentence` that presskit makes; each `missing_word` that it is short of, each
    `word_too_many`; each `stubs_word` that one of the author's is shorter than a stub; a sentence that is the third in
    a row to begin with the person, `person_first`.
    """

    word: int
    authors_word: int
    parts_word: int
    sentence: int
    missing_word: int
    word_too_many: int
    stubs_word: int
    person_first: int

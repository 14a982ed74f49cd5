"""What a sentence is worth in a text: the objective that the choice makes as large as it can.

In: the importance of what a sentence tells, the parts that are kept, the words that come of it. Out: whole hundredths
of three tiers, of which the lower counts only where the higher are alike. What is of importance 4 and 5 stands before
all three, one thing after the other (`order`). What words and sentences are worth hangs on the language (`Prices`).
docs/words.md gives the whole objective.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from presskit.language import Lengths, Prices
from presskit.words.parts import Kept
from presskit.words.sentence import Sentence


class Tiers(NamedTuple):
    """Worth by tier: what is of importance 3 and more, what is of 2, the rest."""

    upper: int = 0
    middle: int = 0
    lower: int = 0

    def __add__(self, other: Tiers) -> Tiers:  # type: ignore[override]
        return Tiers(self.upper + other.upper, self.middle + other.middle, self.lower + other.lower)


def _in(tier: int, worth: int) -> Tiers:
    return Tiers(*(worth if each == tier else 0 for each in range(3)))


TIER: Final = (2, 2, 1, 0, 0, 0)
"""The tier of a fact, or of a whole sentence, by its importance from 0 to 5."""

TIER_OF_PARTS: Final = (2, 2, 2, 1, 1, 0)
TIER_OF_AUTHORS_PARTS: Final = (2, 2, 1, 0, 0, 0)
"""The tier of what a sentence may leave out: what the greatest has to add goes before another small fact, and before a
whole sentence of less importance what the author has to say of a greater thing."""

A_FACT: Final = (100, 400, 800, 800, 1200, 1600)
"""What telling a fact is worth, by its importance."""

FURTHER: Final = (100, 90, 80, 70, 60, 50, 40, 30)
"""Hundredths of it for the second, third … of its table: a post, a book and a prize say more than three posts."""

FORMER: Final = 40
"""Hundredths of it for a post that is over: works and honours go before it."""

A_SENTENCE: Final = (200, 400, 1000, 1000, 1400, 1800)
"""What a sentence of the author's is worth, without its words."""

KNOWN_FROM: Final = 3
A_GEM: Final = 800
"""What each thing is worth that makes a person known, in a sentence of the importance `KNOWN_FROM` or more."""

A_PLACE: Final = 60
"""What each wording of a sentence is worth less than the one before it."""

UNNAMED: Final = 0.5
"""The share of its worth that a bracket has without a name or a number."""

A_PART: Final = 50
"""What a bracket is worth, without its words; 0.85 of all at each depth, 0.15 of it in double brackets."""

AN_ITEM: Final = 200
"""An item of a list, 0.6 of it at each place."""

MORE_OF_THE_GREAT: Final = (1, 1, 1, 1, 1.5, 2)
"""By how much more what its author has to add to a sentence is worth, by its importance: what somebody is besides goes
before where they were before."""

MORE_OF_OURS: Final = (1, 1, 1, 1, 1, 3)
"""The same of what presskit has to add: the greatest is told in full before another thing is begun."""

MOST_OF_ITS_WORTH: Final = 93
"""Prices take at most so many hundredths of what a sentence is worth."""

WHO: Final = 200_000
"""Of a tagline: saying who the person is outranks all else."""


def worth(importance: int) -> int:
    """What a piece of a tagline is worth: each step doubles it."""
    return 1500 << importance


def of_fact(importance: int, place: int, *, former: bool = False) -> Tiers:
    """What telling a fact is worth; `place`: how many of its table go before it; `former`: a post that is over."""
    share = FURTHER[min(place, len(FURTHER) - 1)] * (FORMER if former else 100)
    return _in(TIER[importance], A_FACT[importance] * share // 10_000)


def of_sentence(importance: int, words: int, prices: Prices) -> Tiers:
    """What a sentence of the author's is worth, of so many words at its shortest."""
    return _in(TIER[importance], A_SENTENCE[importance] + prices.authors_word * words)


def of_known(importance: int, known: int) -> Tiers:
    """What a sentence is worth for what makes a person known in it."""
    return _in(TIER[importance], A_GEM * known)


def of_wording(importance: int, place: int, words: int, prices: Prices) -> Tiers:
    """What a shorter wording of a sentence is worth, the `place`-th best of them: never as much as the sentence."""
    return _in(TIER[importance], A_SENTENCE[importance] + prices.authors_word * words - A_PLACE * place)


def of_parts(sentence: Sentence, kept: Kept, importance: int, prices: Prices, unnamed: float = 1) -> Tiers:
    """What the kept parts are worth; those that tell a fact of their own count as that. `unnamed`: the share that is
    left of one without a name."""
    more = (MORE_OF_THE_GREAT if sentence.written else MORE_OF_OURS)[importance]
    found, tiers = [0, 0, 0], TIER_OF_AUTHORS_PARTS if sentence.written else TIER_OF_PARTS
    facts = {at for at, _ in sentence.adds}
    for part in sentence.parts:
        if part.at in kept and part.at not in facts:
            base = AN_ITEM if part.place else A_PART
            share = (1 if part.named else unnamed) if sentence.written else 1 / more if part.place else 1
            one = more * share * (base + prices.parts_word * part.words) * 0.85**part.depth * 0.6**part.place
            found[2 if part.last else tiers[importance]] += round(one * (0.15 if part.last else 1))
    return Tiers(*found)


def of_stub(gross: Tiers, importance: int, missing: int, prices: Prices) -> Tiers:
    """What is left of the worth of a sentence of the author's that is shorter than a stub by so many words."""
    return _less(gross, importance, prices.stubs_word * missing)


def of_ours(gross: Tiers, importance: int, words: int, lengths: Lengths, prices: Prices) -> Tiers:
    """What is left of the worth of a sentence of presskit's after its prices, in the tier of its greatest fact."""
    price = prices.sentence + prices.missing_word * max(0, lengths.short - words)
    return _less(gross, importance, price + prices.word_too_many * max(0, words - lengths.long))


def _less(gross: Tiers, importance: int, price: int) -> Tiers:
    """What is left of the worth of a sentence after a price, which takes at most most of it."""
    tier, found = TIER[importance], list(gross)
    found[tier] -= min(price, found[tier] * MOST_OF_ITS_WORTH // 100)
    return Tiers(*found)


def of_words(words: int, prices: Prices, *, again: bool) -> Tiers:
    """What the length is worth; `again`: the sentence is the third in a row that begins with the person."""
    worth = prices.word * words
    return Tiers(lower=worth - min(prices.person_first, worth * MOST_OF_ITS_WORTH // 100) * again)

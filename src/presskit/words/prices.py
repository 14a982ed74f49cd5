"""What a sentence is worth in a text: the objective that the choice makes as large as it can.

In: a sentence, the parts that are kept, the words that come of it. Out: whole thousandths, so that two sums of the
same things are equal whatever their order. docs/words.md gives the whole objective; the study behind the
numbers is told there, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from presskit.words.parts import Part

FULL_STOPS: Final = (8000, 4000, 1800, 500)
"""The price of a full stop: flowing first, crisper only where that would leave room (study, section 3)."""

TO_FILL: Final = 300
"""What a word is worth besides where every style leaves room: brackets and dates are then kept that are not worth their
words otherwise. Five words of it are half of the least important fact, so that facts stay in their order."""

STYLES: Final = ((FULL_STOPS[0], 0), *((full_stop, TO_FILL) for full_stop in FULL_STOPS))
"""Prices of a full stop and of a word, in the order in which they are tried."""

FILLED: Final = 0.96
"""A text that fills this share of its room is not looked for at a lower price."""

A_WORD: Final = 100
"""Length itself is worth something, so that room is used; less than the least important sentence (3000)."""

A_PART: Final = 100
A_PARTS_WORD: Final = 55
"""What a bracket is worth; 0.85 of it at each depth, 0.15 of it in double brackets (study, section 3)."""

AN_ITEM: Final = 400
"""An item of a list, 0.6 of it at each place: three occupations tell more than "from Germany" in as many words."""

OF_IMPORTANCE: Final = (0.5, 0.7, 1, 2, 3)
"""By which the worth of a part is multiplied in a sentence of importance 1 to 5: what a great fact has to add goes
before a small one."""

SHORT: Final = 16
"""Words under which a sentence costs more: human speaker bios have 18.9, and 15 to 20 read well. Read at 15, 16 and
17: at 17 the lists ("has worked at …") give way to short sentences of their own."""

A_MISSING_WORD: Final = 1500
"""For each word under SHORT. Chosen by reading: at 500, 50 words became six sentences of eight words."""

VERY_SHORT: Final = 8
"""Words under which each missing one costs as much again: "She founded Parsel." is for want of any other."""

LONG: Final = 30
A_WORD_TOO_MANY: Final = 60
"""For each word over LONG; less than A_WORD, so that what fits is said all the same."""

LONG_FOR_TWO: Final = 34
A_MERGED_WORD_TOO_MANY: Final = 600
"""For each word over LONG_FOR_TWO of what could as well be two sentences."""

MOST_OF_ITS_WORTH: Final = 93
"""Prices take at most so many hundredths of what a sentence is worth: what fits is said. (The study had 85; with
93 a sentence is made longer before a short one is added: 15.1 words a sentence instead of 14.8.)"""

PERSON_FIRST: Final = 200
"""For the third sentence in a row that begins with the person. With two words of a connective (200) it is less than
what is left of the least sentence (210, and 100 for each of three words): one more sentence never costs more than
it brings."""

PLAINER: Final = 85
"""Hundredths of the worth of a fact's own sentence that it has as a clause among others: less, so that its own
sentence is told where there is room; hardly less, so that two clauses win over one sentence where there is not."""

FAINT: Final = 40
"""The same for what is only named, an employer ("has worked at …") or a title in a list, while a sentence of the
author's tells more of it: so that the sentence is told, not the name."""

JOINED: Final = 2000
"""For each fact that stands behind another's subject and not in a short sentence of its own. Short sentences cost the
most that prices may take, so that without this two of them would cost no more than one."""

JOINED_TRIFLE: Final = (40, 160)
"""The same for a fact that is worth less than any sentence of the author's, behind another such and behind a greater
one: three do not go before a sentence; one is told behind a degree rather than by itself ("He spoke Dutch.")."""

WHO: Final = 200_000
"""Saying who the person is outranks all else: four times the most important fact."""

KEPT: Final = 1_000_000
"""For each thing that the next shorter standard length tells: more than everything else together."""


ABOUT: Final = 300
"""For each step of importance of the fact that a sentence of the author's is about: of two that are as important, the
one about the greater fact is told. Five of them are half of the least sentence."""

FAR_GREATER: Final = 4
"""The importance of a sentence of the author's beside whose absence no trifle is told."""


def worth(importance: int) -> int:
    """What a fact is worth: each step doubles it, so that two lesser ones do not outweigh a greater one.

    0: what goes behind everything that the author wrote.
    """
    return 1500 << importance


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of one table. `kept`: what the next shorter standard length told; `a_word`: what a word is worth
    besides."""

    full_stop: int
    kept: frozenset[str] = frozenset()
    a_word: int = 0

    def net(self, gross: int, words: int, *, again: bool = False, merged: bool = False) -> int:
        """What is left of a sentence's worth after its prices; `again`: a third one that begins with the person;
        `merged`: it could as well be two."""
        too_long = A_MERGED_WORD_TOO_MANY * max(0, words - LONG_FOR_TWO) * merged
        return after(gross, self.full_stop + PERSON_FIRST * again + too_long, words)


def after(gross: int, price: int, words: int) -> int:
    """What is left of a worth after this price and that of being short."""
    price += A_MISSING_WORD * (max(0, SHORT - words) + max(0, VERY_SHORT - words))
    return gross - min(price, gross * MOST_OF_ITS_WORTH // 100)


def of_parts(parts: Iterable[Part], kept: frozenset[int], facts: Mapping[int, int], importance: int) -> int:
    """What the kept parts are worth; `facts`: offset and worth of those that tell a fact of their own."""
    return sum(facts[part.at] if part.at in facts else _of_part(part, importance) for part in parts if part.at in kept)


def _of_part(part: Part, importance: int) -> int:
    base = AN_ITEM if part.place else A_PART
    worth = (
        (base + A_PARTS_WORD * part.words) * 0.85**part.depth * 0.6**part.place * OF_IMPORTANCE[max(importance, 1) - 1]
    )
    return round(worth * (0.15 if part.last else 1))


def of_words(words: int) -> int:
    """What the length of a sentence is worth."""
    return A_WORD * words - A_WORD_TOO_MANY * max(0, words - LONG)

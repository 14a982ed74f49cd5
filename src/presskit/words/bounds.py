"""Keeps the combinations few of which a text has to be chosen, however much a profile holds.

In: the slots of a text. Out: the same, or, where what was told so far could matter in too many ways at one place, with
the wordings that join several facts beside those of the facts themselves, and without the least of them. A fact that
only they tell they still tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from math import prod
from operator import itemgetter, or_
from typing import Final

from presskit.words.marks import Marks
from presskit.words.parts import some_variants
from presskit.words.sentence import Sentence, Slot

MOST_WORK: Final = 330_000
"""The ways in which what was told before a place may matter after it (which facts were told by whom, and which last),
for each place, for each thing that makes a text longer. The career of an executive has 672 at its widest of 22 places;
a fact that is told by itself here and joined to others far from here doubles them."""


def bounded(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The slots, so that no place has more ways than `MOST_WORK` allows, as far as wordings that join can help it."""
    most = MOST_WORK // max(len(slots), 1) ** 2
    if _Ways(slots).most() <= most:
        return tuple(slots)
    ways = _Ways(_beside_their_facts(slots))
    if ways.most() > most:
        ways.lessen(most)
    return tuple(tuple(slot) for slot in ways.slots if slot)


def _joins(sentence: Sentence) -> bool:
    """Whether it tells several facts, of which others may tell each."""
    return not sentence.written and not sentence.opens and len(_all(sentence)) > 1


def _all(sentence: Sentence) -> tuple[str, ...]:
    return (*sentence.facts, *(fact for _, fact in sentence.adds))


# --- in how many ways ----------------------------------------------------------------------------


class _Ways:
    """In how many ways what was told matters, while joining wordings go."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.slots = [list(slot) for slot in slots]
        self._marks = Marks(slots)
        self._told: dict[int, frozenset[int]] = {}
        self._tellers = Counter(fact for slot in slots for sentence in slot for fact in {*_all(sentence)})

    def most(self) -> int:
        """At the place where they are most."""
        most, last, live = 1, set[str](), list[frozenset[int]]()
        for slot, asked in zip(self.slots, self._marks.asked, strict=True):
            live = _live([*live, self._set_by(slot)], asked)
            last |= self._left_by(slot)
            most = max(most, _ways(live) * (len(last) + 1))
        return most

    def lessen(self, most: int) -> None:
        """Without joining wordings, the least important first, wherever there are more ways."""
        for place in range(len(self.slots)):
            while self._at(place) > most and self._without_one(place):
                pass  # where none goes, all are the author's: the table has a bound of its own

    def _at(self, place: int) -> int:
        last = frozenset[str]().union(*map(self._left_by, self.slots[: place + 1]))
        return _ways(self._live_at(place)) * (len(last) + 1)

    def _live_at(self, place: int) -> list[frozenset[int]]:
        asked = reduce(or_, (self._marks.asks(each) for slot in self.slots[place + 1 :] for each in slot), 0)
        return _live([self._set_by(slot) for slot in self.slots[: place + 1]], asked)

    def _without_one(self, place: int) -> bool:
        """Whether a slot could lose joining wordings: those of the least important that set or ask for what matters."""
        live = reduce(or_, (mask for some in self._live_at(place) for mask in some), 0)
        found = []
        for at, slot in enumerate(self.slots):
            joining = [each for each in slot if _joins(each) and self._matters(each, live, before=at <= place)]
            if some := self._told_elsewhere(joining):
                found.append((max(each.importance for each in some), -at, some))
        if not found:
            return False
        _, at, some = min(found, key=itemgetter(0, 1))
        self.slots[-at] = [each for each in self.slots[-at] if each not in some]
        self._tellers.subtract(fact for sentence in some for fact in {*_all(sentence)})
        return True

    def _matters(self, sentence: Sentence, live: int, *, before: bool) -> bool:
        """Whether it sets or asks for any of these bits, or asks which fact was told last."""
        if before:
            return any(mask & live for mask in self._sets(sentence))
        return bool(self._marks.asks(sentence) & live)

    def _left_by(self, slot: Sequence[Sentence]) -> frozenset[str]:
        """The facts to which a connective of a later sentence may refer."""
        asked = frozenset[str]().union(*(each.after for slot in self.slots for each in slot))
        return frozenset(each.facts[0] for each in slot if len(each.facts) == 1 and not each.after) & asked

    def _told_elsewhere(self, some: Sequence[Sentence]) -> list[Sentence]:
        """Those of them whose facts others tell, too."""
        own = Counter(fact for sentence in some for fact in {*_all(sentence)})
        return [each for each in some if all(self._tellers[fact] > own[fact] for fact in _all(each))]

    def _set_by(self, slot: Sequence[Sentence]) -> frozenset[int]:
        return frozenset().union(*map(self._sets, slot))

    def _sets(self, sentence: Sentence) -> frozenset[int]:
        """What each way to tell a sentence lets later ones know, as masks."""
        if id(sentence) not in self._told:
            ways = (
                {sentence.told(kept) for kept in some_variants(sentence.parts)} if sentence.adds else {sentence.facts}
            )
            self._told[id(sentence)] = frozenset(self._marks.sets(sentence, told) for told in ways)
        return self._told[id(sentence)]


def _live(masks: Sequence[frozenset[int]], asked: int) -> list[frozenset[int]]:
    """What of each slot is asked about later; those of which nothing is are gone."""
    left = (frozenset(mask & asked for mask in some if mask & asked) for some in masks)
    return [some for some in left if some]


def _ways(live: Sequence[frozenset[int]]) -> int:
    """A slot tells one of its sentences or none."""
    return prod(len(some) + 1 for some in live)


def _beside_their_facts(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Slots of nothing but joining wordings, each before the first other that tells one of its facts."""
    first: dict[str, int] = {}
    placed: list[list[Slot]] = []
    for place, slot in enumerate(slots):
        placed.append([])
        facts = [fact for sentence in slot if not sentence.opens for fact in _all(sentence)]
        if all(map(_joins, slot)):
            placed[min((first[fact] for fact in facts if fact in first), default=place)].append(slot)
        else:
            first |= dict.fromkeys((fact for fact in facts if fact not in first), place)
            placed[place].append(slot)
    # what was put to a place stands before what had been there
    return tuple(slot for some in placed for slot in (*some[1:], *some[:1]))

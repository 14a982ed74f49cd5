"""What room a text has left, filled with what is most important of all that fits.

In: the picks of a text that is chosen, the variants and their worth, the limits. Out: the same picks with further
sentences of the author's at their places, and with more of those that are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set as AbstractSet
from typing import Final

from presskit.words.choice.variants import Variants
from presskit.words.choice.worth import Worth
from presskit.words.count import Limit
from presskit.words.order import GREAT, Order
from presskit.words.sentence import Pick, Sentence

USUAL: Final = 3
LEAST: Final = 2
"""A sentence of less than usual importance is told only in a text that would else be less full than `BARE`."""

BARE: Final = 0.7
FULL: Final = 0.95
SCRAP: Final = 3
"""A text is full with so much of its room, and with so few words less."""


class Filler:
    """Fills one text after the other."""

    def __init__(self, variants: Variants, worth: Worth, order: Order) -> None:
        self._variants = variants
        self._worth = worth
        self._order = order
        self._writer = variants.writer

    def filled(self, picks: tuple[Pick, ...], limits: Sequence[Limit], never: AbstractSet[str]) -> tuple[Pick, ...]:
        """The text with what has room, the greatest first: sentences of importance 4 and 5, then more of what is told,
        then other sentences. `never`: keys of what it does not tell."""
        words = min((limit.max for limit in limits if limit.unit == "words"), default=0)
        if self._writer.count(picks, "words") > FULL * words - SCRAP:
            return picks
        picks = self._with_sentences(picks, limits, never, GREAT)
        picks = self._with_more(picks, limits)
        picks = self._with_sentences(picks, limits, never, USUAL)
        if self._writer.count(picks, "words") < BARE * words:
            picks = self._with_sentences(picks, limits, never, LEAST)
        return self._with_more(picks, limits)

    def _with_sentences(
        self, picks: tuple[Pick, ...], limits: Sequence[Limit], never: AbstractSet[str], least: int
    ) -> tuple[Pick, ...]:
        for place in self._by_importance(least):
            told = {sentence.key for sentence, _ in picks}
            if any(each.key in told | never for each in self._variants.slots[place]):
                continue
            for pick in self._ways(place):
                at = self._place_of(pick[0], place, picks)
                fuller = (*picks[:at], pick, *picks[at:])
                if at and self._may_follow(pick[0], picks[:at]) and self._writer.fits(fuller, limits):
                    picks = fuller
                    break
        return picks

    def _with_more(self, picks: tuple[Pick, ...], limits: Sequence[Limit]) -> tuple[Pick, ...]:
        """The text with fuller readings of its sentences, the greatest first."""
        slots = {each.key: place for place, slot in enumerate(self._variants.slots) for each in slot}
        for at in sorted(range(len(picks)), key=lambda at: (-picks[at][0].importance, at)):
            now = self._worth_of(picks[at])
            for pick in self._ways(slots[picks[at][0].key]):
                fuller = (*picks[:at], pick, *picks[at + 1 :])
                allowed = pick[0].needs == picks[at][0].needs and pick[0].opens == picks[at][0].opens
                if self._worth_of(pick) <= now:
                    break
                if allowed and not (pick[0].leans and not at) and self._writer.fits(fuller, limits):
                    picks = fuller
                    break
        return picks

    def _by_importance(self, least: int) -> Iterator[int]:
        """The slots whose sentence is important enough, the foremost first."""
        rank = {each: at for at, each in enumerate(self._order.foremost)}
        slots = self._variants.slots
        able = (place for place, slot in enumerate(slots) if slot[0].written and slot[0].importance >= least)
        yield from sorted(able, key=lambda at: (rank.get(slots[at][0].key, len(rank)), -slots[at][0].importance, at))

    def _ways(self, place: int) -> list[Pick]:
        """The ways to tell what stands in a slot, the one of most worth first."""
        found = (each.pick for each in self._variants.by_slot[place])
        return sorted(found, key=lambda pick: -self._worth_of(pick))

    def _worth_of(self, pick: Pick) -> int:
        return self._worth.of_pick(pick)

    def _place_of(self, sentence: Sentence, place: int, picks: Sequence[Pick]) -> int:
        """Where a sentence stands among the picks."""
        before = {each.key for slot in self._variants.slots[:place] for each in slot}
        return max((at for at, (other, _) in enumerate(picks, 1) if other.key in before), default=0)

    def _may_follow(self, sentence: Sentence, before: Sequence[Pick]) -> bool:
        """Whether a sentence may stand behind these: what it needs is told, and it does not stand first."""
        told = {other.key for other, _ in before}
        former = sentence.key in self._order.former and self._order.present not in told
        return not sentence.opens and not former and told.issuperset(sentence.needs)

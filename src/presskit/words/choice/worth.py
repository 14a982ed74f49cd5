"""What every sentence of a text is worth, as one number: first what goes first, then what the rest comes to by prices.

In: the variants of a text and its order. Out: `Worth`. A table only ever adds these numbers up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property

from presskit.grammar import PERSON
from presskit.words.choice import prices
from presskit.words.choice.prices import Tiers
from presskit.words.choice.states import RUN, Context
from presskit.words.choice.variants import Variants, worded_in
from presskit.words.order import GREATEST, Order, things
from presskit.words.sentence import Pick


class Worth:
    """That of every sentence of one text."""

    def __init__(self, variants: Variants, order: Order, known: Callable[[str], int] | None = None) -> None:
        """`known`: how many things a sentence tells that make a person known."""
        self._known = cache(known or (lambda text: 0))
        self._unnamed = prices.UNNAMED if known else 1
        self._variants = variants
        self._order = order
        self._language = variants.writer.manner.language

    @cached_property
    def by_slot(self) -> list[tuple[list[int], list[int]]]:
        """What each variant of a slot is worth, and what as the third in a row that begins with the person."""
        return [
            (
                [self._of(variant.pick, variant.named.words, again=False) for variant in variants],
                [self._of(variant.pick, variant.named.words, again=True) for variant in variants],
            )
            for variants in self._variants.by_slot
        ]

    def of_text(self, picks: Sequence[Pick]) -> int:
        """What a text is worth: the objective, worked out sentence by sentence."""
        total = first = run = 0
        named = False
        for pick in picks:
            context = Context(False, named, named and run >= RUN, first >= 2)
            variant = self._variants.writer.variant(*pick)
            wording = worded_in(variant, context)
            total += self._of(pick, variant.named.words, again=context.again and wording.first)
            if wording.mention:
                named, run = True, 0 if wording.mention == "name" else run + 1
            first = first + 1 if wording.first and named else 0
        return total

    def of_pick(self, pick: Pick) -> int:
        """What a sentence is worth wherever it stands."""
        return self._of(pick, self._variants.writer.variant(*pick).named.words, again=False)

    def _of(self, pick: Pick, words: int, *, again: bool) -> int:
        """The worth of a sentence, so that a higher tier outweighs all that is below it."""
        tiers = self._tiers(pick, words, again=again)
        upper, middle = self._steps
        ranks = sum(self._ranks.get(each, 0) for each in things(*pick))
        ranks += self._more(pick) * self._for_more if self._order.in_full else 0
        return ranks + tiers.upper * upper + tiers.middle * middle + tiers.lower

    def _more(self, pick: Pick) -> int:
        """What the kept parts of the opening are worth, further trades apart: of which country somebody is."""
        sentence, kept = pick
        kept = frozenset(part.at for part in sentence.parts if part.at in kept and not part.place)
        return sum(prices.of_parts(sentence, kept, GREATEST, self._language.prices)) if sentence.opens else 0

    @cached_property
    def _steps(self) -> tuple[int, int]:
        """What one of the upper and of the middle tier is worth in the lower."""
        most = Tiers()
        for variants in self._variants.by_slot:
            found = [self._tiers(each.pick, each.named.words, again=False) for each in variants]
            most += Tiers(*(max((each[tier] for each in found), default=0) for tier in range(3)))
        middle = 1 << most.lower.bit_length()
        return middle << most.middle.bit_length(), middle

    @property
    def _ranks(self) -> dict[str, int]:
        """What each of the foremost is worth: more than all that come after it."""
        return self._ranked[0]

    @property
    def _for_more(self) -> int:
        """What one of what more there is to say of who the person is is worth, where it goes before lesser things."""
        return self._ranked[1]

    @cached_property
    def _ranked(self) -> tuple[dict[str, int], int]:
        most = sum(
            max((self._tiers(each.pick, each.named.words, again=False).upper for each in variants), default=0)
            for variants in self._variants.by_slot
        )
        unit, more = self._steps[0] << most.bit_length(), 0
        ranks: dict[str, int] = {}
        for at, each in reversed([*enumerate(self._order.foremost, 1)]):
            if self._order.in_full and at == self._order.greatest_ones:
                more = unit
                by_slot = (max((self._more(each.pick) for each in some), default=0) for some in self._variants.by_slot)
                unit <<= sum(by_slot).bit_length()
            ranks[each] = unit
            unit <<= 1
        return ranks, more

    def _told(self, pick: Pick) -> int:
        """How many things that make a person known a sentence tells."""
        return self._known(self._variants.writer.variant(*pick).named.text)

    def _importance(self, pick: Pick) -> int:
        """The importance of what is told of a sentence: without what made it important it is a lesser thing."""
        sentence = pick[0]
        if sentence.importance != prices.KNOWN_FROM or self._told(pick):
            return sentence.importance
        most = max(map(self._told, (each.pick for each in self._variants.of(sentence))))
        return sentence.importance - (most > 0)

    def _tiers(self, pick: Pick, words: int, *, again: bool) -> Tiers:
        """What a sentence is worth behind the foremost; never less than nothing in any tier."""
        sentence, kept = pick
        tiers, lengths, by = Tiers(), self._language.lengths, self._language.prices
        if sentence.written:
            importance = self._importance(pick)
            shortest, longest = self._variants.lengths(sentence)
            known = self._told(pick) if importance >= prices.KNOWN_FROM else 0
            tiers += prices.of_known(importance, known)
            if sentence.instead:
                tiers += prices.of_wording(importance, sentence.instead, words, by)
                return tiers + prices.of_words(words, by, again=again)
            tiers += prices.of_sentence(importance, shortest, by)
            if PERSON not in sentence.facts and words < lengths.stub and longest >= lengths.whole:
                tiers = prices.of_stub(tiers, importance, lengths.stub - words, by)
        else:
            importance = self._order.greatest(pick)
            for fact in sentence.told(kept):
                former = fact in self._order.former
                tiers += prices.of_fact(self._order.importance[fact], self._order.place[fact], former=former)
            tiers = prices.of_ours(tiers, importance, words, lengths, by)
        tiers += prices.of_parts(sentence, kept, importance, by, self._unnamed)
        return tiers + prices.of_words(words, by, again=again)

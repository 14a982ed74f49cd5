"""The ways to tell every sentence of a text, each in its words.

In: the slots of a text, a `Writer`, how the facts stand. Out: for a sentence, or for a slot, its `Variant`s: as many as
can be tried, and of a long sentence of the author's none that is but a stub.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from presskit.grammar import PERSON
from presskit.words.choice.states import Context
from presskit.words.draft import Variant, Wording, Writer
from presskit.words.order import GREAT, Standing
from presskit.words.parts import MOST_VARIANTS, some_variants
from presskit.words.sentence import Sentence, Slot

MOST: Final = 1500
FEWEST_VARIANTS: Final = 4
"""Variants of all sentences together, and of each at least. A profile of thirty entries has 430; each is worded."""

SHORTER_IF_GREAT: Final = 3
"""Words by which a sentence of importance 4 and 5 may be shorter than what else is a stub: "She founded Alto."."""


class Variants:
    """Those of every sentence of a text."""

    def __init__(self, slots: Sequence[Slot], writer: Writer, standings: Mapping[str, Standing]) -> None:
        self.slots = slots
        self.writer = writer
        self._standings = standings
        self._lengths: dict[Sentence, tuple[int, int]] = {}
        self._of: dict[Sentence, list[Variant]] = {}

    @cached_property
    def by_slot(self) -> list[list[Variant]]:
        """For each slot the variants of all its sentences."""
        return [[each for sentence in slot for each in self.of(sentence)] for slot in self.slots]

    def of(self, sentence: Sentence) -> list[Variant]:
        """The ways to tell a sentence; of a long one of the author's none that is but a stub."""
        if sentence not in self._of:
            self._of[sentence] = self._told_of(sentence)
        return self._of[sentence]

    def _told_of(self, sentence: Sentence) -> list[Variant]:
        result = [self.writer.variant(sentence, kept) for kept in some_variants(sentence.parts, self._most)]
        held = (standing.post and standing.now for fact in sentence.facts if (standing := self._standings.get(fact)))
        if not sentence.written or PERSON in sentence.facts or any(held):
            return result  # who the person is, and what they do now, may be said in few words
        longest = max(each.named.words for each in result)
        lengths = self.writer.manner.language.lengths
        least = lengths.stub - SHORTER_IF_GREAT * (sentence.importance >= GREAT)
        return [each for each in result if longest < lengths.whole or each.named.words >= least]

    def lengths(self, sentence: Sentence) -> tuple[int, int]:
        """The words of a sentence at its shortest and its longest."""
        if sentence not in self._lengths:
            words = [each.named.words for each in self.of(sentence)]
            self._lengths[sentence] = min(words), max(words)
        return self._lengths[sentence]

    @cached_property
    def texts(self) -> set[str]:
        """Every sentence that a text can hold."""
        own = {text for slot in self.by_slot for each in slot for text in texts_of(each)}
        return own.union(self.writer.closing)

    @cached_property
    def _most(self) -> int:
        """Of each sentence: as many as may be, or fewer where there are very many sentences."""
        most = MOST_VARIANTS
        while most > FEWEST_VARIANTS and sum(len(some_variants(each.parts, most)) for each in self._sentences()) > MOST:
            most //= 2
        return most

    def _sentences(self) -> Iterator[Sentence]:
        for slot in self.slots:
            yield from slot


def worded_in(variant: Variant, context: Context) -> Wording:
    """The words of a variant after what was said before."""
    return variant.tired if context.tired else variant.named if context.named else variant.unnamed


def texts_of(variant: Variant) -> set[str]:
    """Its words in every context."""
    return {variant.unnamed.text, variant.named.text, variant.tired.text}

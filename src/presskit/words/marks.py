"""What later sentences ask about, as bits: which facts presskit told, and which sentences of the author's were told.

In: the slots of a text. Out: the `Effect` of telling a sentence, and for each slot what is asked about after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from presskit.words.draft import Wording
from presskit.words.sentence import Pick, Sentence, Slot
from presskit.words.situations import Effect


class Marks:
    """Bits for what later sentences ask about: facts, and sentences that others need."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._bits: dict[str, int] = {}
        self._known: dict[tuple[Sentence, tuple[str, ...]], tuple[int, int, int, bool]] = {}
        self._slots = slots
        self._needed = {name for slot in slots for sentence in slot for name in sentence.needs}
        self.asked = self._asked_after()

    def effect(self, pick: Pick, wording: Wording, sentences: int) -> Effect:
        """What telling this sets and asks for; `sentences`: as how many it counts."""
        sentence, kept = pick
        facts = () if sentence.written else sentence.told(kept)
        if (sentence, facts) not in self._known:
            self._known[sentence, facts] = self._of(sentence, facts)
        return Effect(wording.mention, wording.first, *self._known[sentence, facts], sentences)

    def _of(self, sentence: Sentence, facts: tuple[str, ...]) -> tuple[int, int, int, bool]:
        """What telling these facts needs, bars and sets, and whether it begins with a connective."""
        told = self._mask(facts)  # a fact is told once
        return self._mask(sentence.needs), told, self.sets(sentence, facts), sentence.linked

    def sets(self, sentence: Sentence, facts: Sequence[str]) -> int:
        """The bits that are set when the sentence has told these facts."""
        if sentence.written:
            return self._mask([sentence.key]) if sentence.key in self._needed else 0
        return self._mask(facts)

    def asks(self, sentence: Sentence) -> int:
        """The bits that matter to the sentence, whatever of it is told."""
        facts = () if sentence.written else sentence.told(frozenset(at for at, _ in sentence.adds))
        return self._mask(facts) | self._mask(sentence.needs)

    def _asked_after(self) -> list[int]:
        asked, masks = 0, []
        for slot in reversed(self._slots):
            masks.append(asked)
            for sentence in slot:
                asked |= self.asks(sentence)
        return masks[::-1]

    def _mask(self, names: Iterable[str]) -> int:
        mask = 0
        for name in names:
            mask |= 1 << self._bits.setdefault(name, len(self._bits))
        return mask

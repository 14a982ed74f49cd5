"""What later sentences ask about, as bits: which facts were told, by whom, and which sentences.

In: the slots of a text. Out: the `Effect` of telling a sentence, and for each slot what is asked about after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from presskit.words.draft import Wording
from presskit.words.sentence import Pick, Sentence, Slot
from presskit.words.situations import Effect


class Marks:
    """Bits for what later sentences ask about: which facts were told, by whom, and which sentences."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._bits: dict[str, int] = {}
        self._known: dict[tuple[Sentence, tuple[str, ...]], tuple[int, int, int, frozenset[str] | None, str]] = {}
        self._slots = slots
        self._asked_for = {name for slot in slots for sentence in slot for name in sentence.after}
        self._needed = {name for slot in slots for sentence in slot for name in sentence.needs}
        self.asked = self._asked_after()

    def effect(self, pick: Pick, wording: Wording, sentences: int) -> Effect:
        """What telling this sets and asks for; `sentences`: as how many it counts."""
        sentence, kept = pick
        facts = sentence.told(kept)
        if (sentence, facts) not in self._known:
            self._known[sentence, facts] = self._of(sentence, facts)
        return Effect(wording.mention, wording.first, *self._known[sentence, facts], sentences)

    def _of(self, sentence: Sentence, facts: tuple[str, ...]) -> tuple[int, int, int, frozenset[str] | None, str]:
        """What telling these facts needs, bars and sets, what it comes right after and what it leaves."""
        leaves = facts[0] if len(facts) == 1 and facts[0] in self._asked_for and not sentence.after else ""
        needs, bars = self._mask(sentence.needs), self._bars(sentence, (*facts, *sentence.instead_of))
        return needs, bars, self.sets(sentence, facts), sentence.after or None, leaves

    def sets(self, sentence: Sentence, facts: Sequence[str]) -> int:
        """The bits that are set when the sentence has told these facts."""
        told = (*facts, *sentence.instead_of)
        sets = self._mask(f"{'author' if sentence.written else 'presskit'} told {fact}" for fact in told)
        return sets | self._mask([sentence.key]) if sentence.key in self._needed and sentence.written else sets

    def asks(self, sentence: Sentence) -> int:
        """The bits that matter to the sentence, whatever of it is told."""
        facts = sentence.told(frozenset(at for at, _ in sentence.adds))
        return self._bars(sentence, (*facts, *sentence.instead_of)) | self._mask(sentence.needs)

    def _bars(self, sentence: Sentence, facts: Sequence[str]) -> int:
        """An author may tell a fact in several sentences; presskit tells none that was told, nor an author after it."""
        who = ("presskit",) if sentence.written else ("presskit", "author")
        return self._mask(f"{each} told {fact}" for each in who for fact in facts)

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

"""Which sentences are told, and which of their parts, so that the limits are kept and little room is left.

In: the sentences of a profile and a `Writer` that knows the manner and the limits. Out: picks in the order
of the file; or None when not even one sentence fits.

The choice is greedy: it goes by importance, from several starting points, and the best outcome by the
objective of studies/words.md section 3 is taken. An exact choice needs nothing else than what is handed in:
`Writer.word` gives the words of a variant and the state after it, `Writer.limits` what they may cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from presskit.words.count import count
from presskit.words.draft import Pick, Writer
from presskit.words.material import Sentence
from presskit.words.parts import NOTHING, Kept, Part, everything

# Prices of studies/words.md, section 3.
A_WORD: Final = 0.1
A_MISSING_WORD: Final = 1.5
"""Chosen by reading the real profile at 25, 50, 75 and 100 words: less, and every sentence stands bare."""
SHORT: Final = 14
"""Words under which a sentence costs more: three quarters of the 18.9 of human speaker bios."""
FULL_STOP: Final = 8.0
MOST_OF_ITS_WORTH: Final = 0.85
"""A full stop never costs more than this share of what the sentence is worth, so that what fits is said."""


def choose(sentences: Sequence[Sentence], writer: Writer) -> tuple[Pick, ...] | None:
    """The best text that keeps the limits, as picks in the order of `sentences`."""
    whole = tuple((sentence, everything(sentence.parts)) for sentence in sentences)
    if writer.introduces(whole) and writer.fits(whole):
        return whole
    levels = sorted({sentence.importance for sentence in sentences})
    for named in (True, False):  # a text that does not name the person is better than silence
        outcomes = [_Plan(sentences, writer, named).run(level) for level in levels]
        best = max(outcomes, key=lambda picks: _value(picks, writer), default=())  # the first of equals
        if best:
            return best
    return None


def shortest(sentences: Sequence[Sentence], writer: Writer) -> tuple[Pick, ...] | None:
    """What takes the least room by the limit that it breaks most; None if no sentence can open a text."""
    plan = _Plan(sentences, writer, named=True)
    texts = [_in_order(sentences, plan.with_needs(sentence, {})) for sentence in sentences]
    texts = [picks for picks in texts if not _leans(picks)]
    texts = [picks for picks in texts if writer.introduces(picks)] or texts

    def excess(picks: tuple[Pick, ...]) -> float:
        draft = writer.draft(picks)
        return max((draft.count(limit.unit) / max(limit.max, 1) for limit in writer.limits), default=0)

    return min(texts, key=excess, default=None)


class _Plan:
    """One greedy run. `kept` holds what is told so far, by the key of the sentence."""

    def __init__(self, sentences: Sequence[Sentence], writer: Writer, named: bool) -> None:
        """`named`: the text must name the person."""
        self.sentences = sentences
        self.writer = writer
        self.named = named
        self.by_key = {sentence.key: sentence for sentence in sentences}
        self.kept: dict[str, Kept] = {}

    def run(self, level: int) -> tuple[Pick, ...]:
        """Sentences of this importance or more, their parts, further sentences, their parts; `[[ ]]` last."""
        ranked = _ranked(self.sentences)
        self.tell(sentence for sentence in ranked if sentence.importance >= level)
        self.enrich(ranked, last=False)
        self.tell(ranked)
        self.enrich(ranked, last=False)
        self.enrich(ranked, last=True)
        return _in_order(self.sentences, self.kept)

    def tell(self, sentences: Iterable[Sentence]) -> None:
        """Each sentence at its shortest, with those that it needs, if there is room."""
        waiting, before = list(sentences), -1
        while len(waiting) != before:  # what could not open the text may follow what now does
            before = len(waiting)
            waiting = [each for each in waiting if not self.try_out(self.with_needs(each, self.kept))]

    def enrich(self, sentences: Iterable[Sentence], *, last: bool) -> None:
        """Parts of what is told, the most important sentence first, as long as there is room."""
        for sentence in sentences:
            for part in sentence.parts:
                kept = self.kept.get(sentence.key)
                if kept is not None and part.last == last and (part.within is None or part.within in kept):
                    self.try_out({**self.kept, sentence.key: kept | {part.at}})

    def with_needs(self, sentence: Sentence, kept: dict[str, Kept]) -> dict[str, Kept]:
        """`kept` with this sentence and, first, those that it needs."""
        grown = dict(kept)
        ahead = [sentence.key]
        while ahead:
            key = ahead.pop()
            if key not in grown:
                grown[key] = NOTHING
                ahead += self.by_key[key].needs
        return grown

    def try_out(self, kept: dict[str, Kept]) -> bool:
        """Takes this over if it says who is meant and keeps the limits."""
        picks = _in_order(self.sentences, kept)
        clear = self.writer.introduces(picks) if self.named else not _leans(picks)
        if not (clear and self.writer.fits(picks)):
            return False
        self.kept = kept
        return True


def _ranked(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The most important first; among equals, what tells a fact for the second time comes last."""
    seen: set[str] = set()
    again: set[str] = set()
    by_importance = sorted(sentences, key=lambda sentence: -sentence.importance)
    for sentence in by_importance:
        if sentence.about and seen.issuperset(sentence.about):
            again.add(sentence.key)
        seen.update(sentence.about)
    return sorted(by_importance, key=lambda sentence: (-sentence.importance, sentence.key in again))


def _in_order(sentences: Sequence[Sentence], kept: dict[str, Kept]) -> tuple[Pick, ...]:
    return tuple((sentence, kept[sentence.key]) for sentence in sentences if sentence.key in kept)


def _leans(picks: tuple[Pick, ...]) -> bool:
    return any(sentence.leans for sentence, _ in picks)


def _value(picks: tuple[Pick, ...], writer: Writer) -> float:
    """The objective: what is told, that the room is filled, and that the sentences are not all short."""
    if not picks:
        return -math.inf
    lengths = [count(sentence.text, "words") for sentence in writer.draft(picks).sentences]
    choppy = sum(max(0, SHORT - length) for length in lengths)
    return sum(map(_worth, picks)) + A_WORD * sum(lengths) - A_MISSING_WORD * choppy


def _worth(pick: Pick) -> float:
    """What a sentence with its parts is worth, less the price of its full stop."""
    sentence, kept = pick
    bare = 3 * math.pow(2, sentence.importance - 1)
    price = min(FULL_STOP, MOST_OF_ITS_WORTH * bare)
    return bare - price + sum(_worth_of(part) for part in sentence.parts if part.at in kept)


def _worth_of(part: Part) -> float:
    worth = 0.10 + 0.055 * part.words
    return worth * math.pow(0.85, part.depth) * math.pow(0.6, part.place) * (0.15 if part.last else 1)

"""A text that is settled, with what it tells and what it leaves out; and how it is put together.

In: sentences with the parts that are kept. Out: a `Draft`. A draft counts itself, by every unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from presskit.document import plain
from presskit.words.count import PACE, Limit, Unit, count, words
from presskit.words.material import Sentence
from presskit.words.parts import Kept
from presskit.words.realise import Manner, State, finish, realise

LONG: int = 120
"""Words past which a text falls into paragraphs (the four-paragraph bio of studies/words.md begins there)."""

Pick = tuple[Sentence, Kept]
"""A sentence that is told, with the parts that are kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a text: where in the profile it stands, its words, the facts that it tells."""

    key: str
    text: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text. `*emphasis*` is still marked in it, and is not counted; `left_out` are keys of sentences."""

    text: str
    sentences: tuple[Told, ...]
    left_out: tuple[str, ...] = ()
    words_per_minute: int = field(default=PACE, compare=False)

    def count(self, unit: Unit) -> int:
        """How many of `unit` the text has; sentences are those that were put together."""
        if unit == "sentences":
            return len(self.sentences)
        return count(plain(self.text), unit, words_per_minute=self.words_per_minute)

    def within(self, limits: Sequence[Limit]) -> bool:
        """Whether it keeps every limit."""
        return all(self.count(limit.unit) <= limit.max for limit in limits)


class Unfit(Exception):
    """No text keeps the limits. `shortest` is the shortest that there is.

    None: there is nothing to say yet. No `[[bio]]` sentence names the person ({they}, or the name) in this
    voice, and there are no occupations to make one from; for a tagline, neither headline nor occupations.
    """

    def __init__(self, shortest: Draft | None) -> None:
        self.shortest = shortest
        super().__init__(f"the shortest text is: {shortest.text}" if shortest else "there is nothing to say")


class Writer:
    """Puts sentences together for one manner and one set of limits. It remembers what it has worded."""

    def __init__(self, manner: Manner, limits: Sequence[Limit], keys: Sequence[str] = ()) -> None:
        """`keys`: every sentence of the profile, told or not."""
        self.manner = manner
        self.limits = tuple(limits)
        self.keys = tuple(keys)
        self._welcome = _welcome(manner) if manner.voice == "mc" else None
        self._worded: dict[tuple[str, Kept, State], tuple[str, State]] = {}

    def word(self, pick: Pick, state: State) -> tuple[str, State]:
        """The words of one sentence after what was said before, and the state after it."""
        sentence, kept = pick
        key = (sentence.key, kept, state)
        if key not in self._worded:
            self._worded[key] = realise(sentence.nodes, kept, self.manner, past=sentence.past, state=state)
        return self._worded[key]

    def draft(self, picks: Sequence[Pick]) -> Draft:
        """The text of these sentences, in this order."""
        texts = self._texts(picks)
        told = [Told(sentence.key, text, sentence.about) for (sentence, _), text in zip(picks, texts, strict=False)]
        told += [self._welcome] if self._welcome else []
        said = {sentence.key for sentence, _ in picks}
        left_out = tuple(key for key in self.keys if key not in said)
        pace = self.manner.language.words_per_minute
        return Draft(self._joined(picks, texts), tuple(told), left_out, pace)

    def fits(self, picks: Sequence[Pick]) -> bool:
        """Whether the text of these sentences keeps every limit."""
        texts = self._texts(picks)
        text = plain(self._joined(picks, texts))
        pace = self.manner.language.words_per_minute
        return all(
            (len(texts) if limit.unit == "sentences" else count(text, limit.unit, words_per_minute=pace)) <= limit.max
            for limit in self.limits
        )

    def introduces(self, picks: Sequence[Pick]) -> bool:
        """Whether the text says who is meant, and no sentence leans on a name that did not come before it."""
        for pick in picks:
            if pick[0].leans:
                return False
            if self.word(pick, State())[1].named:
                return True
        return False

    def _texts(self, picks: Sequence[Pick]) -> list[str]:
        """The sentences in their words, the host's last one with them."""
        state = State()
        texts: list[str] = []
        for pick in picks:
            text, state = self.word(pick, state)
            texts.append(text)
        if self._welcome:
            texts.append(self._welcome.text)
        return texts

    def _joined(self, picks: Sequence[Pick], texts: Sequence[str]) -> str:
        space = self.manner.language.space
        text = space.join(texts)
        starts = [place for place, (sentence, _) in enumerate(picks) if place and sentence.paragraph]
        if not starts or words(plain(text)) <= LONG:
            return text
        bounds = [0, *starts, len(texts)]
        return "\n\n".join(space.join(texts[start:end]) for start, end in pairwise(bounds))


def _welcome(manner: Manner) -> Told:
    """The host's last sentence, with the name."""
    return Told("person.name", finish(manner.language.welcome(manner.name), manner.language), (manner.name,))

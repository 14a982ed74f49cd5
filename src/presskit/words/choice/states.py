"""What of a text so far matters for what follows, and which states lead to which.

In: the slots of a text; for each what its sentences may do, as `Effect`s, which `Conditions` makes. Out: `Transitions`,
from each state to the next ones. They hang on no price, no unit and no limit of length, so all tables share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from presskit.words.draft import Wording
from presskit.words.sentence import Pick, Sentence, Slot

RUN: Final = 3
"""Sentences without the name after which it makes no difference how many more there were."""


class TextState(NamedTuple):
    """What of the text so far matters for what follows.

    `run`: sentences since the name; `first`: sentences in a row that begin with the person, 2 for two or more;
    `told`: bits of things that a later sentence asks about; `linked`: the last sentence begins with a connective;
    `sentences`: how many there are, where they are limited.
    """

    empty: bool
    named: bool
    run: int
    first: int
    told: int
    linked: bool
    sentences: int


START: Final = TextState(True, False, 0, 0, 0, False, 0)


class Effect(NamedTuple):
    """What telling a sentence changes, and what it asks for. Options of one effect differ in cost and value only.

    `mention`: "" (the person is not mentioned), "name", "pronoun". `needs` and `bars` are bits that must, and
    must not, be told; `sets` those that then are. `linked`: it begins with a connective, of which no two follow each
    other; `sentences`: as how many it counts.
    """

    mention: str
    first: bool
    needs: int
    bars: int
    sets: int
    linked: bool
    sentences: int


class Context(NamedTuple):
    """What of a state decides about words, cost and value of a sentence."""

    empty: bool
    named: bool
    tired: bool
    again: bool


CONTEXTS: Final = (
    Context(empty=True, named=False, tired=False, again=False),
    Context(empty=False, named=False, tired=False, again=False),
    *(Context(False, True, tired, again) for tired in (False, True) for again in (False, True)),
)
"""Those that there are: nobody begins with the person, or tires of a pronoun, before the name."""


class Conditions:
    """What sentences ask of those before them, as bits: which facts presskit told, which sentences of the author's were
    told. `asked`: for each slot what is asked about after it."""

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


class Deeds(NamedTuple):
    """What the sentences of one slot do, in each context: each effect, with the number of the group that has it.

    `asked`: the bits that a later slot asks about.
    """

    effects: Mapping[Context, Sequence[tuple[Effect, int]]]
    asked: int


NOTHING: Final = -1
"""The number of a road on which the slot is passed over."""


class Transition(NamedTuple):
    """To a state, by its number, with one of a group of sentences."""

    end: int
    group: int


class Transitions:
    """The states after each slot, numbered as they are found, and what leads on from each."""

    def __init__(self, slots: Sequence[Deeds], most: int | None = None) -> None:
        """`most`: the most sentences, None for no limit."""
        self.states: list[list[TextState]] = [[START], *([] for _ in slots)]
        self._slots = slots
        self._most = most
        self._numbers: list[dict[TextState, int]] = [{START: 0}, *({} for _ in slots)]
        self._onward: list[dict[int, list[Transition]]] = [{} for _ in slots]

    def onward(self, slot: int, number: int) -> list[Transition]:
        """The transitions from the state of this number before the slot."""
        known = self._onward[slot]
        if number not in known:
            known[number] = self._found(slot, self.states[slot][number])
        return known[number]

    def _found(self, slot: int, state: TextState) -> list[Transition]:
        effects, asked = self._slots[slot]
        left_out = state._replace(told=state.told & asked)
        transitions = [Transition(self._number(slot + 1, left_out), NOTHING)]
        for effect, group in effects[context_of(state)]:
            if allows(state, effect, self._most):
                reached = then(state, effect, asked, counted=self._most is not None)
                transitions.append(Transition(self._number(slot + 1, reached), group))
        return transitions

    def _number(self, place: int, state: TextState) -> int:
        numbers = self._numbers[place]
        if state not in numbers:
            numbers[state] = len(numbers)
            self.states[place].append(state)
        return numbers[state]


def context_of(state: TextState) -> Context:
    return Context(state.empty, state.named, state.run >= RUN, state.first >= 2)


def allows(state: TextState, effect: Effect, most: int | None) -> bool:
    """`most`: the most sentences."""
    return (
        (most is None or state.sentences + effect.sentences <= most)
        and state.told & effect.needs == effect.needs
        and not state.told & effect.bars
        and not (effect.linked and state.linked)
    )


def then(state: TextState, effect: Effect, asked: int, *, counted: bool) -> TextState:
    named, run = state.named, state.run
    if effect.mention:
        named, run = True, 0 if effect.mention == "name" else min(run + 1, RUN)
    first = min(state.first + 1, 2) if effect.first and named else 0
    told = (state.told | effect.sets) & asked
    sentences = state.sentences + effect.sentences if counted else 0
    return TextState(False, named, run, first, told, effect.linked, sentences)

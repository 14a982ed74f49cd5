"""What of a text so far matters for what follows, and which situations lead to which.

In: for each slot what its sentences may do, as `Effect`s. Out: `Roads`, from each situation to the next ones. They
hang on no price, no unit and no limit of length, so all tables of an engine share them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

RUN: Final = 3
"""Sentences without the name after which it makes no difference how many more there were."""


class Situation(NamedTuple):
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


START: Final = Situation(True, False, 0, 0, 0, False, 0)


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
    """What of a situation decides about words, cost and value of a sentence."""

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


class Deeds(NamedTuple):
    """What the sentences of one slot do, in each context: each effect, with the number of the group that has it.

    `asked`: the bits that a later slot asks about.
    """

    effects: Mapping[Context, Sequence[tuple[Effect, int]]]
    asked: int


NOTHING: Final = -1
"""The number of a road on which the slot is passed over."""


class Road(NamedTuple):
    """To a situation, by its number, with one of a group of sentences."""

    end: int
    group: int


class Roads:
    """The situations after each slot, numbered as they are found, and what leads on from each."""

    def __init__(self, slots: Sequence[Deeds], most: int | None = None) -> None:
        """`most`: the most sentences, None for no limit."""
        self.situations: list[list[Situation]] = [[START], *([] for _ in slots)]
        self._slots = slots
        self._most = most
        self._numbers: list[dict[Situation, int]] = [{START: 0}, *({} for _ in slots)]
        self._onward: list[dict[int, list[Road]]] = [{} for _ in slots]

    def onward(self, slot: int, number: int) -> list[Road]:
        """The roads from the situation of this number before the slot."""
        known = self._onward[slot]
        if number not in known:
            known[number] = self._found(slot, self.situations[slot][number])
        return known[number]

    def _found(self, slot: int, situation: Situation) -> list[Road]:
        effects, asked = self._slots[slot]
        left_out = situation._replace(told=situation.told & asked)
        roads = [Road(self._number(slot + 1, left_out), NOTHING)]
        for effect, group in effects[context_of(situation)]:
            if allows(situation, effect, self._most):
                reached = then(situation, effect, asked, counted=self._most is not None)
                roads.append(Road(self._number(slot + 1, reached), group))
        return roads

    def _number(self, place: int, situation: Situation) -> int:
        numbers = self._numbers[place]
        if situation not in numbers:
            numbers[situation] = len(numbers)
            self.situations[place].append(situation)
        return numbers[situation]


def context_of(situation: Situation) -> Context:
    return Context(situation.empty, situation.named, situation.run >= RUN, situation.first >= 2)


def allows(situation: Situation, effect: Effect, most: int | None) -> bool:
    """`most`: the most sentences."""
    return (
        (most is None or situation.sentences + effect.sentences <= most)
        and situation.told & effect.needs == effect.needs
        and not situation.told & effect.bars
        and not (effect.linked and situation.linked)
    )


def then(situation: Situation, effect: Effect, asked: int, *, counted: bool) -> Situation:
    named, run = situation.named, situation.run
    if effect.mention:
        named, run = True, 0 if effect.mention == "name" else min(run + 1, RUN)
    first = min(situation.first + 1, 2) if effect.first and named else 0
    told = (situation.told | effect.sets) & asked
    sentences = situation.sentences + effect.sentences if counted else 0
    return Situation(False, named, run, first, told, effect.linked, sentences)

"""The best text for every limit at once: a dynamic programme over sentences, variants, reference and budget.

In: the options of each slot, in the order of the text. Out: a `Table`; `best(limit)` reads a text off it. It is
exact: docs/words.md says what is maximised, what the state holds, and why what is dropped cannot be missed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from presskit.words.sentence import Pick

NEVER: Final = -(10**15)
"""The value of what cannot be; every sum with it stays far below every real one."""

MOST_STATES: Final = 3000
"""States at one place. Real profiles have some dozens; past this the least promising go, and the choice is no
longer exact (only when dozens of facts wait at once for sentences that may tell them again)."""

RUN: Final = 3
"""Sentences without the name after which it makes no difference how many more there were."""


class Situation(NamedTuple):
    """What of the text so far matters for what follows.

    `run`: sentences since the name; `first`: sentences in a row that begin with the person, 2 for two or more;
    `told`: bits of things that a later sentence asks about; `after`: the fact of the last sentence, where a
    connective asks for it; `sentences`: how many there are, where they are limited.
    """

    empty: bool
    named: bool
    run: int
    first: int
    told: int
    after: str
    sentences: int


START: Final = Situation(True, False, 0, 0, 0, "", 0)


class Effect(NamedTuple):
    """What telling a sentence changes, and what it asks for. Options of one effect differ in cost and value only.

    `mention`: "" (the person is not mentioned), "name", "pronoun". `needs` and `bars` are bits that must, and
    must not, be told; `sets` those that then are. `after`: facts of which one must come right before; None if
    it matters not. `leaves`: the fact that a connective may refer to; `sentences`: as how many it counts.
    """

    mention: str
    first: bool
    needs: int
    bars: int
    sets: int
    after: frozenset[str] | None
    leaves: str
    sentences: int


class Way(NamedTuple):
    """One way to tell a sentence, with what it costs by each unit that is asked for."""

    costs: tuple[int, ...]
    value: int
    pick: Pick


class Option(NamedTuple):
    """One way to tell a sentence, by one unit."""

    cost: int
    value: int
    pick: Pick


class Context(NamedTuple):
    """What of a situation decides about words, cost and value of a sentence."""

    empty: bool
    named: bool
    tired: bool
    again: bool


class Arc(NamedTuple):
    """A way into a situation: from which, by which options; none for a sentence that is left out."""

    source: Situation
    options: Sequence[Option]


class Ways(NamedTuple):
    """One slot: all ways to tell it in each context, by their effect, and the bits that are asked for after it."""

    ways: dict[Context, dict[Effect, list[Way]]]
    asked: int


class Table:
    """The values of every situation and cost, after each slot."""

    def __init__(self, steps: Iterable[Ways], cap: int, most: int | None = None) -> None:
        """The first of the costs counts. `cap`: the highest; `most`: the most sentences, None for no limit."""
        self.cap = cap
        self.layers: list[dict[Situation, Sequence[int]]] = [{START: [0]}]
        self.arcs: list[dict[Situation, list[Arc]]] = [{}]
        for step in steps:
            self._advance(step, most)
        self._paths: dict[tuple[int, Situation, int], tuple[Pick, ...]] = {}
        self._finals = [self._final(named=True), self._final(named=False)]

    def best(self, limit: int) -> tuple[tuple[Pick, ...], int, int] | None:
        """The best text that costs at most `limit`, its cost and its value; None if none does.

        A text that names the person goes before every other; of several that are worth the same, the shortest.
        """
        for final in self._finals:
            reached = [(values[min(limit, len(values) - 1)], end) for end, values in final if limit >= 0]
            value = max((value for value, _ in reached), default=NEVER)
            if value > NEVER // 2:
                layer = self.layers[-1]
                cost, end = min(
                    ((layer[end].index(value), end) for found, end in reached if found == value),
                    key=lambda place: place[0],
                )
                return self._path(len(self.layers) - 1, end, cost), cost, value
        return None

    def shortest(self) -> tuple[Pick, ...] | None:
        """The text that costs least."""
        for final in self._finals:
            starts = [next(cost for cost, value in enumerate(values) if value > NEVER // 2) for _, values in final]
            if starts and (best := self.best(min(starts))):
                return best[0]
        return None

    # --- forwards ---

    def _advance(self, step: Ways, most: int | None) -> None:
        before, by_context = self.layers[-1], {context: _pruned(ways) for context, ways in step.ways.items()}
        values: dict[Situation, list[int]] = {}
        arcs: dict[Situation, list[Arc]] = {}
        for situation, costs in before.items():
            left_out = situation._replace(told=situation.told & step.asked)
            _raise(values.setdefault(left_out, []), costs, 0, 0, self.cap)
            arcs.setdefault(left_out, []).append(Arc(situation, ()))
            for effect, options in by_context[context_of(situation)].items():
                if not allows(situation, effect, most):
                    continue
                reached = then(situation, effect, step.asked, counted=most is not None)
                target = values.setdefault(reached, [])
                for option in options:
                    _raise(target, costs, option.cost, option.value, self.cap)
                arcs.setdefault(reached, []).append(Arc(situation, options))
        if len(values) > MOST_STATES:
            ranked = sorted(values, key=lambda each: -max(values[each], default=NEVER))
            values = {situation: values[situation] for situation in ranked[:MOST_STATES]}
        # what lies behind is only read off: packed, it takes a fifth of the room
        self.layers[-1] = {situation: array("q", costs) for situation, costs in before.items()}
        self.layers.append({situation: costs for situation, costs in values.items() if costs})
        self.arcs.append(arcs)

    def _final(self, *, named: bool) -> list[tuple[Situation, list[int]]]:
        """Every situation in which a text may end, with the highest value up to each cost."""
        return [
            (end, list(accumulate(costs, max)))
            for end, costs in self.layers[-1].items()
            if not end.empty and end.named == named
        ]

    # --- backwards ---

    def _path(self, place: int, situation: Situation, cost: int) -> tuple[Pick, ...]:
        """The picks that lead to this situation at this cost with the value that the table has for it."""
        key = (place, situation, cost)
        if place == 0:
            return ()
        if key not in self._paths:
            source, rest, picks = self._back(place, situation, cost)
            self._paths[key] = self._path(place - 1, source, rest) + picks
        return self._paths[key]

    def _back(self, place: int, situation: Situation, cost: int) -> tuple[Situation, int, tuple[Pick, ...]]:
        value, before = self.layers[place][situation][cost], self.layers[place - 1]
        for source, options in self.arcs[place][situation]:
            costs = before[source]
            if not options and cost < len(costs) and costs[cost] == value:
                return source, cost, ()
            for option in options:
                rest = cost - option.cost
                if 0 <= rest < len(costs) and costs[rest] + option.value == value:
                    return source, rest, (option.pick,)
        raise AssertionError(situation)  # every value of a layer came over an arc


def context_of(situation: Situation) -> Context:
    return Context(situation.empty, situation.named, situation.run >= RUN, situation.first >= 2)


CONTEXTS: Final = (
    Context(empty=True, named=False, tired=False, again=False),
    Context(empty=False, named=False, tired=False, again=False),
    *(Context(False, True, tired, again) for tired in (False, True) for again in (False, True)),
)
"""Those that there are: nobody begins with the person, or tires of a pronoun, before the name."""


def allows(situation: Situation, effect: Effect, most: int | None) -> bool:
    """`most`: the most sentences."""
    return (
        (most is None or situation.sentences + effect.sentences <= most)
        and situation.told & effect.needs == effect.needs
        and not situation.told & effect.bars
        and (effect.after is None or situation.after in effect.after)
    )


def then(situation: Situation, effect: Effect, asked: int, *, counted: bool) -> Situation:
    named, run = situation.named, situation.run
    if effect.mention:
        named, run = True, 0 if effect.mention == "name" else min(run + 1, RUN)
    first = min(situation.first + 1, 2) if effect.first and named else 0
    told = (situation.told | effect.sets) & asked
    sentences = situation.sentences + effect.sentences if counted else 0
    return Situation(False, named, run, first, told, effect.leaves, sentences)


def _raise(target: list[int], source: Sequence[int], cost: int, value: int, cap: int) -> None:
    """Takes over every value of the source, so much dearer and so much better, that is higher than the target's."""
    room = min(len(source), cap + 1 - cost)
    if room <= 0:
        return
    here = len(target)
    if here < cost + room:  # beyond what the target has there is nothing to compare
        target += [NEVER] * (cost - here)
        fresh = max(here - cost, 0)
        target += [old + value for old in source[fresh:room]]
        room = fresh
    target[cost : cost + room] = [
        new if (new := old + value) > there else there
        for old, there in zip(source, target[cost : cost + room], strict=False)
    ]


def _pruned(ways: dict[Effect, list[Way]]) -> dict[Effect, list[Option]]:
    """Of each effect, what no other beats by costing no more and being worth no less: the rest is never missed."""
    return {effect: _pareto(Option(way.costs[0], way.value, way.pick) for way in some) for effect, some in ways.items()}


def _pareto(options: Iterable[Option]) -> list[Option]:
    kept: list[Option] = []
    for option in sorted(options, key=lambda option: (option.cost, -option.value)):
        if not kept or option.value > kept[-1].value:
            kept.append(option)
    return kept

"""The best text for every limit at once: a dynamic programme over sentences, variants, reference and budget.

In: the transitions between states, and the options of each slot by what they do. Out: a `ValueTable`; `best(limit)`
reads a text off it. It is exact: docs/words.md says what is maximised, what the state holds, and why what is dropped
cannot be missed.

The values of one state at every cost are one whole number, a *row*: fixed bits to each cost, the lowest at the
bottom. A sentence that costs 7 and is worth 300 shifts the row by 7 lanes and adds 300 to each; of two rows
the higher of each lane is taken by one subtraction. Python does that for all lanes at once at the speed of C, which
a list would only offer with a library for arrays.

In a lane, from the top: a bit for comparing, else 0; a bit that says that a text of this cost exists; its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from typing import Final, NamedTuple

from presskit.words.choice.states import NOTHING, Transition, Transitions
from presskit.words.sentence import Pick

MOST_WORK: Final = 660_000
FEWEST_SITUATIONS: Final = 120
"""States at one place, for each place, for each thing that makes a text longer; but at least so many. Real profiles
have some dozens, up to 1,000 at 22 places. Past these the least promising go, and the choice is no longer exact: only
where dozens of the author's sentences are needed far from where they stand, for `bounds` sees to the others."""

PROMISING_IN: Final = (1, 2, 4, 8, 16, 32, 64)
"""Parts of the room in which a state may be promising: one that has told little is so in a short text."""

BYTE: Final = 8


class Option(NamedTuple):
    """One way to tell a sentence. Its value is not negative."""

    cost: int
    value: int
    pick: Pick


Options = Sequence[Sequence[Option]]
"""Those of one slot, by the number of the group."""


class ValueTable:
    """The values of every state and cost, after each slot."""

    def __init__(self, transitions: Transitions, slots: Sequence[Options], cap: int) -> None:
        """`cap`: the highest cost; nothing can be told that costs more."""
        self._transitions = transitions
        self._slots = [[[option for option in group if option.cost <= cap] for group in slot] for slot in slots]
        most = sum(max((option.value for group in slot for option in group), default=0) for slot in self._slots)
        self._bytes = (most.bit_length() + 2 + BYTE - 1) // BYTE
        self._bits = self._bytes * BYTE
        self._real = 1 << (self._bits - 2)
        self._rows: list[dict[int, int]] = [{0: self._real}]
        self._back: list[dict[int, list[Transition]]] = [{}]
        lanes = 1
        for slot, options in enumerate(self._slots):
            dearest = max((option.cost for group in options for option in group), default=0)
            self._advance(slot, lanes, reached := min(lanes + dearest, cap + 1))
            lanes = reached
        self._most_lanes = lanes
        self._paths: dict[tuple[int, int, int], tuple[Pick, ...]] = {}
        self._finals = [self._final(named=True), self._final(named=False)]

    def best(self, limit: int) -> tuple[tuple[Pick, ...], int, int] | None:
        """The best text that costs at most `limit`, its cost and its value; None if none does.

        A text that names the person goes before every other; of several that are worth the same, the shortest.
        """
        for ends, highest in self._finals:
            value = highest[min(limit, len(highest) - 1)] if limit >= 0 and ends else 0
            if value >= self._real:
                cost = highest.index(value)
                rows, place = self._rows[-1], len(self._slots)
                end = next(end for end in ends if self._lane(rows[end], cost) == value)
                return self._path(place, end, cost), cost, value - self._real
        return None

    def shortest(self) -> tuple[Pick, ...] | None:
        """The text that costs least, whether it names the person or not."""
        costs = [cost for _, highest in self._finals for cost, value in enumerate(highest) if value >= self._real]
        best = self.best(min(costs)) if costs else None
        return best[0] if best else None

    # --- forwards ---

    def _advance(self, slot: int, lanes: int, reached: int) -> None:
        """From the rows before a slot, of so many lanes, to those after it."""
        bits, shift = self._bits, self._bits - 1
        ones, compare = _in_each(lanes, bits), _in_each(reached, bits) << shift
        inside = (1 << reached * bits) - 1
        told = [[(option.value * ones, option.cost * bits) for option in group] for group in self._slots[slot]]
        told.append([(0, 0)])  # NOTHING is the last one
        rows: dict[int, int] = {}
        back: dict[int, list[Transition]] = {}
        for number, row in self._rows[-1].items():
            for end, group in self._transitions.onward(slot, number):
                for added, by in told[group]:
                    new = (row + added << by) & inside
                    rows[end] = _higher(rows[end], new, compare, shift) if end in rows else new
                back.setdefault(end, []).append(Transition(number, group))
        exists = compare >> 1
        rows = {end: row for end, row in rows.items() if row & exists}
        most = max(FEWEST_SITUATIONS, MOST_WORK // len(self._slots) ** 2)
        if len(rows) > most:
            kept = {end for part in PROMISING_IN for end in _promising(rows, -(-reached // part), bits, most)}
            rows = {end: row for end, row in rows.items() if end in kept}
        self._rows.append(rows)
        self._back.append(back)

    def _final(self, *, named: bool) -> tuple[list[int], list[int]]:
        """Every state in which a text may end, and the highest value of all up to each cost."""
        states = self._transitions.states[-1]
        ends = [end for end in self._rows[-1] if states[end].named == named and not states[end].empty]
        rows = [self._rows[-1][end] for end in ends]
        shift = self._bits - 1
        compare = _in_each(self._most_lanes, self._bits) << shift
        highest = reduce(lambda one, other: _higher(one, other, compare, shift), rows, 0)
        return ends, list(accumulate(_lanes(highest, self._bytes), max))

    def _lane(self, row: int, cost: int) -> int:
        return row >> cost * self._bits & ((1 << self._bits) - 1)

    # --- backwards ---

    def _path(self, place: int, end: int, cost: int) -> tuple[Pick, ...]:
        """The picks that lead to this state at this cost with the value that the table has for it."""
        path: list[tuple[tuple[int, int, int], tuple[Pick, ...]]] = []
        while place and (place, end, cost) not in self._paths:
            start, rest, picks = self._step(place, end, cost)
            path.append(((place, end, cost), picks))
            place, end, cost = place - 1, start, rest
        found = self._paths[place, end, cost] if place else ()
        for key, picks in reversed(path):
            found = self._paths[key] = found + picks
        return found

    def _step(self, place: int, end: int, cost: int) -> tuple[int, int, tuple[Pick, ...]]:
        value, before = self._lane(self._rows[place][end], cost), self._rows[place - 1]
        for start, group in self._back[place][end]:
            row = before[start]
            if group == NOTHING:
                if self._lane(row, cost) == value:
                    return start, cost, ()
                continue
            for option in self._slots[place - 1][group]:
                rest = cost - option.cost
                if rest >= 0 and self._lane(row, rest) == value - option.value:
                    return start, rest, (option.pick,)
        raise AssertionError(end)  # every value of a row came over a transition


def _higher(one: int, other: int, compare: int, shift: int) -> int:
    """Of two rows the higher of each lane; `compare`: the highest bit of each, `shift` its place in a lane."""
    as_high = ((one | compare) - other) & compare  # of the lanes in which the first one is
    return other ^ (other ^ one) & (as_high - (as_high >> shift))


def _in_each(lanes: int, bits: int) -> int:
    """A row of ones."""
    return ((1 << lanes * bits) - 1) // ((1 << bits) - 1)


def _lanes(row: int, size: int) -> list[int]:
    """The lanes of a row, each of so many bytes, from the lowest cost up."""
    data = row.to_bytes(-(-row.bit_length() // (BYTE * size)) * size, "little")
    return [int.from_bytes(data[at : at + size], "little") for at in range(0, len(data), size)]


def _folds(lanes: int, bits: int) -> list[tuple[int, int]]:
    """How a row of so many lanes is folded on itself until one is left: by how many bits, the bits that compare."""
    folds = []
    while lanes > 1:
        lanes = (lanes + 1) // 2
        folds.append((lanes * bits, _in_each(lanes, bits) << (bits - 1)))
    return folds


def _highest(row: int, folds: Sequence[tuple[int, int]], shift: int) -> int:
    """The highest lane of a row; the same as the highest of `_lanes`, without taking the row apart."""
    for by, compare in folds:
        high, low = row >> by, row & ((1 << by) - 1)
        higher = ((low | compare) - high) & compare
        row = high ^ ((high ^ low) & (higher - (higher >> shift)))
    return row


def _promising(rows: Mapping[int, int], lanes: int, bits: int, most: int) -> list[int]:
    """The states of most worth among texts of so few lanes: each of `PROMISING_IN` has its share of `most`."""
    folds, inside = _folds(lanes, bits), (1 << lanes * bits) - 1
    ranked = sorted(rows, key=lambda end: -_highest(rows[end] & inside, folds, bits - 1))
    return ranked[: most // len(PROMISING_IN)]


def pruned(options: Iterable[Option]) -> list[Option]:
    """What no other beats by costing no more and being worth no less: the rest is never missed."""
    kept: list[Option] = []
    for option in sorted(options, key=lambda option: (option.cost, -option.value)):
        if not kept or option.value > kept[-1].value:
            kept.append(option)
    return kept

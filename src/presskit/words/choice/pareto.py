"""The best text within several limits that all bind: what `table` does for one cost, for a vector of costs.

In: the transitions between states, the ways of each slot, and the room in each unit. Out: the picks of highest value.
It keeps, in every state, the labels that no other beats in value and in every cost; their number grows fast, so
it is for the rare request whose limits cannot be met one at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from presskit.words.choice.states import NOTHING, Transitions
from presskit.words.sentence import Pick

MOST_LABELS: Final = 400
"""In one state. Past this the ones of least value go: the limits still hold, the best may be missed."""


class Way(NamedTuple):
    """One way to tell a sentence, with what it costs by each unit that is asked for."""

    costs: tuple[int, ...]
    value: int
    pick: Pick


class Label(NamedTuple):
    """A text so far: what it is worth, what it costs by each unit, what it consists of."""

    value: int
    costs: tuple[int, ...]
    picks: tuple[Pick, ...]


def best_of_several(
    transitions: Transitions, slots: Sequence[Sequence[Sequence[Way]]], rooms: Sequence[int]
) -> tuple[Pick, ...] | None:
    """The text of highest value within every room; None if there is none. `slots`: the ways of each, by group."""
    labels: dict[int, list[Label]] = {0: [Label(0, (0,) * len(rooms), ())]}
    for slot, ways in enumerate(slots):
        labels = _advance(labels, transitions, slot, ways, rooms)
    for named in (True, False):
        ends = [
            each
            for end, some in labels.items()
            for each in some
            if (there := transitions.states[-1][end]).named == named and not there.empty
        ]
        if ends:
            return max(ends, key=lambda label: label.value).picks
    return None


def _advance(
    labels: dict[int, list[Label]],
    transitions: Transitions,
    slot: int,
    ways: Sequence[Sequence[Way]],
    rooms: Sequence[int],
) -> dict[int, list[Label]]:
    grown: dict[int, list[Label]] = {}
    for start, some in labels.items():
        for end, group in transitions.onward(slot, start):
            target = grown.setdefault(end, [])
            if group == NOTHING:
                target += some
                continue
            longer = (
                Label(
                    label.value + way.value, tuple(map(int.__add__, label.costs, way.costs)), (*label.picks, way.pick)
                )
                for label in some
                for way in ways[group]
            )
            target += [label for label in longer if all(map(int.__le__, label.costs, rooms))]
    return {end: _pruned(some) for end, some in grown.items() if some}


def _pruned(labels: list[Label]) -> list[Label]:
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (-label.value, label.costs)):
        if not any(all(map(int.__le__, other.costs, label.costs)) for other in kept):
            kept.append(label)
        if len(kept) == MOST_LABELS:
            break
    return kept

"""The best text within several limits that all bind: what `table` does for one cost, for a vector of costs.

In: the slots with their options, and the room in each unit. Out: the picks of highest value. It keeps, in
every situation, the labels that no other beats in value and in every cost; their number grows fast, so it is for
the rare request whose limits cannot be met one at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from presskit.words.sentence import Pick
from presskit.words.table import START, Situation, Ways, allows, context_of, then

MOST_LABELS: Final = 400
"""In one situation. Past this the ones of least value go: the limits still hold, the best may be missed."""


class Label(NamedTuple):
    """A text so far: what it is worth, what it costs by each unit, what it consists of."""

    value: int
    costs: tuple[int, ...]
    picks: tuple[Pick, ...]


def best_of_several(steps: Sequence[Ways], rooms: Sequence[int], most: int | None) -> tuple[Pick, ...] | None:
    """The text of highest value within every room; None if there is none."""
    labels: dict[Situation, list[Label]] = {START: [Label(0, (0,) * len(rooms), ())]}
    for step in steps:
        labels = _advance(labels, step, rooms, most)
    for named in (True, False):
        ends = [each for end, some in labels.items() if not end.empty and end.named == named for each in some]
        if ends:
            return max(ends, key=lambda label: label.value).picks
    return None


def _advance(
    labels: dict[Situation, list[Label]], step: Ways, rooms: Sequence[int], most: int | None
) -> dict[Situation, list[Label]]:
    grown: dict[Situation, list[Label]] = {}
    for situation, some in labels.items():
        grown.setdefault(situation._replace(told=situation.told & step.asked), []).extend(some)
        for effect, ways in step.ways[context_of(situation)].items():
            if not allows(situation, effect, most):
                continue
            target = grown.setdefault(then(situation, effect, step.asked, counted=most is not None), [])
            longer = (
                Label(
                    label.value + way.value, tuple(map(int.__add__, label.costs, way.costs)), (*label.picks, way.pick)
                )
                for label in some
                for way in ways
            )
            target += [label for label in longer if all(map(int.__le__, label.costs, rooms))]
    return {situation: _pruned(some) for situation, some in grown.items() if some}


def _pruned(labels: list[Label]) -> list[Label]:
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (-label.value, label.costs)):
        if not any(all(map(int.__le__, other.costs, label.costs)) for other in kept):
            kept.append(label)
        if len(kept) == MOST_LABELS:
            break
    return kept

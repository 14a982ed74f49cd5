"""What of a sentence may be left out, and every way of doing so.

In: the tree of a sentence. Out: its parts, outer before inner, and the sets of parts that may be kept
together. A set holds the offsets of the parts (`Part.at`); it is all that a chooser decides about a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from presskit.notation import List, Nodes, Optional, Text, walk

Kept = frozenset[int]
"""Offsets of the parts of one sentence that are kept."""

NOTHING: Kept = frozenset()

MOST_VARIANTS: Final = 96
"""Of one sentence. A sentence that a person can still read has a dozen; each costs time for every limit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A bracket, or an item of a list after its first.

    `within` must be kept for this to be kept: the outer bracket, or the item before. `depth` counts the
    brackets around it, `place` the items before it; `words` are its own, without those of its inner parts.
    Those that stand `together` in a sentence are all kept, or none, as far as what they stand in is kept. `named`: it
    holds a name, a title or a number.
    """

    at: int
    within: int | None
    last: bool
    depth: int
    place: int
    words: int
    together: bool = False
    named: bool = True


def parts(nodes: Nodes, within: int | None = None, last: bool = False, depth: int = 0) -> tuple[Part, ...]:
    """The parts of a tree, in an order in which each follows what it needs."""
    result: list[Part] = []
    for node in nodes:
        if isinstance(node, Optional):
            final = last or node.last
            result.append(Part(node.at, within, final, depth, 0, _words(node.body), node.together, _named(node.body)))
            result += parts(node.body, node.at, final, depth + 1)
        elif isinstance(node, List):
            before = within
            for place, item in enumerate(node.items):
                if item.ending:
                    before = within  # it stands, however many items are kept
                elif place >= node.least:
                    result.append(Part(item.at, before, last, depth, place, _words(item.body)))
                    before = item.at
                result += parts(item.body, before, last, depth)
    return tuple(result)


def everything(all_parts: tuple[Part, ...]) -> Kept:
    """The set of all parts: the sentence at its longest."""
    return frozenset(part.at for part in all_parts)


def variants(all_parts: tuple[Part, ...]) -> Iterator[Kept]:
    """Every set that may be kept, each once, the empty one first. Their number grows fast with the parts."""
    waiting: list[tuple[int, Kept, bool | None]] = [(0, NOTHING, None)]
    while waiting:  # no calls within calls: a sentence may list a thousand things
        place, kept, together = waiting.pop()
        if place == len(all_parts):
            yield kept
            continue
        part = all_parts[place]
        may = part.within is None or part.within in kept
        if may and not (part.together and together is False):
            waiting.append((place + 1, kept | {part.at}, True if part.together else together))
        if not (may and part.together and together):
            waiting.append((place + 1, kept, False if may and part.together else together))


def some_variants(all_parts: tuple[Part, ...], most: int = MOST_VARIANTS) -> list[Kept]:
    """Every variant, or, of a sentence with more than `most`, a choice of them with every part in some.

    Parts that are too many to combine freely are kept from left to right only: each after the one before it.
    """
    roots, most_free = 0, len(all_parts)
    for place, part in enumerate(all_parts):
        roots += part.within is None
        if 1 << roots > most:  # with these free they are too many, whatever comes after them
            most_free = max(place - 1, 0)
            break
    for free in range(most_free, -1, -1):
        place = free + 1
        if 0 < free < most_free and place < len(all_parts) and all_parts[place].within == all_parts[free].at:
            continue  # an item of a list stands in the one before it as it is: the same as with one more free
        found = list(islice(variants(_chained(all_parts, free)), most + 1))
        if len(found) <= most or not free:
            return [kept for kept in found if _whole(kept, all_parts)]
    raise AssertionError(all_parts)


def _chained(all_parts: tuple[Part, ...], free: int) -> tuple[Part, ...]:
    """The parts, of which those after the first `free` stand in each other."""
    chained = [
        replace(part, within=all_parts[place - 1].at) if place > free else part for place, part in enumerate(all_parts)
    ]
    return tuple(chained)


def _whole(kept: Kept, all_parts: tuple[Part, ...]) -> bool:
    """Whether nothing is kept without what it stands in, or without what goes with it."""
    if not all(part.within is None or part.within in kept for part in all_parts if part.at in kept):
        return False
    alike = {part.at in kept for part in all_parts if part.together and (part.within is None or part.within in kept)}
    return len(alike) < 2


def _named(nodes: Nodes) -> bool:
    aside = isinstance(nodes[0], Text) and nodes[0].text.lstrip().startswith("(") if nodes else False  # a publisher
    return not aside and any(isinstance(node, Text) and _NAME.search(node.text) for node in walk(nodes))


_NAME: Final = re.compile(r"[A-Z0-9À-ÖØ-Þ]")


def _words(nodes: Nodes) -> int:
    own = (node for node in nodes if not isinstance(node, Optional))
    return sum(len(node.text.split()) if isinstance(node, Text) else 1 for node in own)

"""What can be told at one place of a text, and what is settled about it before anything is chosen.

A `Slot` holds the wordings of one place, of which at most one is told; the slots stand in the order of the
text. A `Pick` is a wording with those of its parts that are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from presskit.notation import Mention, Nodes, Optional, Reference, Text, merged, walk
from presskit.words.parts import Kept, Part, parts


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One wording, with all that may be left out of it.

    `key`: where it comes from, `bio[3]` or the first of its facts. `facts`: the keys of the facts that it tells
    even at its shortest; `adds`: offset of a part and the fact that it tells besides. `about`: what an author
    wrote there. `needs`: keys of sentences that must be told before it. `leans`: it opens with a pronoun that
    no name can replace, so it cannot come before the name. `past`: its {leads|led} reads "led".

    `written`: by the author. `opens`: it can only be the first. `linked`: it begins with a connective ("Earlier, …"),
    of which no two follow each other. `short`: the author's own shorter wording, with its nodes and parts; `wordings`:
    shorter ways to tell it, the best first, and `instead`: which of them this is, 0 for the sentence itself. `row`: the
    number of the author's sentence in the profile.
    """

    key: str
    nodes: Nodes
    parts: tuple[Part, ...]
    importance: int
    facts: tuple[str, ...] = ()
    adds: tuple[tuple[int, str], ...] = ()
    about: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    paragraph: bool = False
    past: bool = False
    leans: bool = False
    written: bool = True
    opens: bool = False
    linked: bool = False
    instead: int = 0
    wordings: tuple[tuple[Nodes, tuple[Part, ...]], ...] = ()
    short: tuple[Nodes, tuple[Part, ...]] | None = None
    row: int = 0

    def shorter(self) -> Sentence | None:
        """The author's shorter wording of it, if there is one."""
        if self.short is None:
            return None
        nodes, free = self.short
        return replace(self, nodes=nodes, parts=free, adds=(), short=None)

    def ways(self) -> Iterator[Sentence]:
        """The sentence, and its shorter wordings, which tell the same as far as they go."""
        yield replace(self, wordings=()) if self.wordings else self
        for place, (nodes, free) in enumerate(self.wordings, 1):
            yield replace(
                self, nodes=nodes, parts=free, adds=(), short=None, wordings=(), instead=place,
                leans=self.leans and has_front(nodes),
            )  # fmt: skip

    def always(self, holds: Callable[[Optional], bool]) -> Sentence:
        """The sentence in which those of its brackets of which this holds stand for good."""
        nodes = self.nodes
        while any(isinstance(node, Optional) and holds(node) for node in nodes):
            opened = (node.body if isinstance(node, Optional) and holds(node) else (node,) for node in nodes)
            nodes = merged([node for some in opened for node in some])
            nodes = tuple(
                replace(node, text=re.sub(" {2,}", " ", node.text)) if isinstance(node, Text) else node
                for node in nodes
            )
        if nodes is self.nodes:
            return self
        free = parts(nodes)
        at = {part.at for part in free}
        told = tuple(fact for place, fact in self.adds if place not in at)
        adds = tuple((place, fact) for place, fact in self.adds if place in at)
        return replace(self, nodes=nodes, parts=free, facts=(*self.facts, *told), adds=adds)

    def told(self, kept: Kept) -> tuple[str, ...]:
        """The keys of the facts that it tells with these parts."""
        return (*self.facts, *(fact for at, fact in self.adds if at in kept))


def has_front(nodes: Nodes) -> bool:
    """Whether something stands before the person even at the shortest: "In 1990, {she} founded"."""
    first = next((node for node in nodes if not isinstance(node, Optional)), None)
    return isinstance(first, Text) and any(isinstance(node, Reference | Mention) for node in walk(nodes))


Slot = tuple[Sentence, ...]
"""The wordings of one place; at most one is told."""

Pick = tuple[Sentence, Kept]
"""A sentence that is told, with the parts that are kept."""

"""Another tool's file as a tree whose every value is either taken or left over: nothing is lost between the two.

In: what a parser gives: dicts, lists, texts, numbers. Out: `Node`s. Whoever reads a text takes it; what nobody took
is what `left` names in the end.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

DEEPEST = 60
"""Levels of nesting; a real file has seven."""

MOST = 50_000
"""Values in one file; the longest real one has some 3,000. YAML can name one part many times."""


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document can hold."""


_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Where a word may be parted or must not be: of no meaning to who reads it."""

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""The direction of writing, which only a text says that has letters of both."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")

_ENDS = re.compile("\r\n|[\v\f\x1c-\x1f\x85\u2028\u2029]")
"""What parts lines besides the usual; Word and browsers put them into what is copied out of them."""


class TooMuch(Exception):
    """The file is nested too deeply, or holds more values than a person has."""


@dataclass(frozen=True)
class Node:
    """A value and the way to it: `work[2].name`, lists counted from 1."""

    value: Any
    way: str = ""
    taken: set[str] = field(default_factory=set, repr=False, compare=False)

    def __bool__(self) -> bool:
        return self.value not in (None, "", [], {})

    # --- going on ---

    def at(self, *names: str) -> Node:
        """What stands under the first of these names that holds something; an empty node if none does."""
        if isinstance(self.value, dict):
            for name in names:
                if (node := self._child(name, self.value.get(name))) and node.untaken():
                    return node
        return self._child(names[0] if names else "", None)

    def each(self, name: str) -> list[Node]:
        """The elements of a name in XML, of which a single one is no list."""
        inner = self.at(name)
        return inner.rows() if isinstance(inner.value, list) else [inner] if inner else []

    def rows(self, *names: str) -> list[Node]:
        """The entries under the first of these names: of a list its items, of a table of entries its values."""
        node = self.at(*names) if names else self
        if isinstance(node.value, list):
            return [Node(item, f"{node.way}[{at}]", self.taken) for at, item in enumerate(node.value, 1)]
        if isinstance(node.value, dict):
            inner = [node._child(name, value) for name, value in node.value.items()]
            nested = inner and all(isinstance(child.value, dict | list) for child in inner)
            return inner if nested else [node]
        return [node] if node else []

    def fields(self) -> list[tuple[str, Node]]:
        """What stands under each name."""
        if not isinstance(self.value, dict):
            return []
        return [(str(name), self._child(str(name), value)) for name, value in self.value.items()]

    def _child(self, name: str, value: Any) -> Node:
        return Node(value, f"{self.way}.{name}" if self.way else name, self.taken)

    # --- taking ---

    def text(self, *names: str, language: str = "") -> str:
        """The text under the first of these names, taken; other names that say the same are taken with it.

        Of a text in several languages, `{"en": …, "fr": …}`, the one in `language`, else the first.
        """
        node = self.at(*names) if names else self
        found = node._pick(language)
        if found is None:
            return ""
        self.taken.add(found.way)
        said = written(found.value)
        if names and isinstance(self.value, dict):
            for name in names:
                if written(self.value.get(name)) == said:
                    self.taken.add(self._child(name, None).way)
        return said

    def texts(self, *names: str) -> list[str]:
        """All texts below this name, taken: those of a list, or the one that stands there."""
        node = self.at(*names) if names else self
        return [child.text() for child in node.leaves() if child]

    def _pick(self, language: str) -> Node | None:
        if isinstance(self.value, dict):
            inner = [child for _, child in self.fields() if child and not isinstance(child.value, dict | list)]
            same = next((child for name, child in self.fields() if child and name == language), None)
            translated = self.value and all(1 < len(str(name)) <= 5 for name in self.value)
            return same or (inner[0] if inner and translated else None)
        if isinstance(self.value, list):
            leaves = list(self.leaves())
            return leaves[0] if len(leaves) == 1 else None
        return self or None

    # --- what is left ---

    def leaves(self, depth: int = 0) -> Iterator[Node]:
        """Every single value below this node that is not empty; raises TooMuch."""
        if depth > DEEPEST:
            raise TooMuch(f"it is nested more than {DEEPEST} levels deep")
        if isinstance(self.value, dict):
            for _, child in self.fields():
                yield from child.leaves(depth + 1)
        elif isinstance(self.value, list):
            for child in (Node(item, f"{self.way}[{at}]", self.taken) for at, item in enumerate(self.value, 1)):
                yield from child.leaves(depth + 1)
        elif written(self.value):
            yield self

    def untaken(self) -> bool:
        """Whether anything here is still to be taken."""
        return any(leaf.way not in self.taken for leaf in self.leaves())

    def left(self) -> Iterator[tuple[str, str]]:
        """The way and the text of everything here that nobody took."""
        for leaf in self.leaves():
            if leaf.way not in self.taken:
                yield leaf.way, written(leaf.value)


def tree(value: Any) -> Node:
    """The tree of a whole file; raises TooMuch before anybody walks it in vain."""
    node = Node(value)
    for count, _ in enumerate(node.leaves()):
        if count > MOST:
            raise TooMuch(f"it holds more than {MOST:,} values")
    return node


def written(value: Any) -> str:
    """A single value as a text; of a list, a table and nothing an empty one."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return (
            (str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value))
            if math.isfinite(value)
            else ""
        )
    if value is None or isinstance(value, dict | list):
        return ""
    try:
        return _visible(_CONTROL.sub("", _ENDS.sub("\n", str(value)))).strip()
    except ValueError:  # a number of more than 4,300 digits
        return ""


def _visible(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    return text if _RIGHT_TO_LEFT.search(text) else _DIRECTIONS.sub("", text)

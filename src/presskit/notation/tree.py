"""The tree of a sentence, and what is done to a tree without looking at the string.

`at` is the offset in the string. It tells two brackets of one sentence apart and places advice; two trees that differ
in nothing else are equal.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

Form = Literal["they", "them", "their", "theirs", "themselves"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are; a star that is no emphasis stands as `\\*`."""

    text: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """The person, as the voice and what was said before require.

    `name`: what the author calls them here, with its ’s if it has one; "" for {they}. The third person says it as it
    is written, every other voice takes the form.
    """

    form: Form
    capital: bool = False
    at: int = field(default=0, compare=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the third person singular, to agree with the person; contracted if it begins with an apostrophe."""

    word: str
    at: int = field(default=0, compare=False)

    @property
    def contracted(self) -> bool:
        """Whether it is written to the word before it, with an apostrophe: ’s."""
        return not self.word[0].isalpha()


@dataclass(frozen=True, slots=True)
class Tensed:
    """Present while the fact lasts, past when it has ended."""

    present: str
    past: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; `ending`: the last one, "and elsewhere", which always stands, as it is written."""

    body: Nodes
    at: int = field(default=0, compare=False)
    ending: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """Items of which the first, or the first `least`, are always said, each further one only after the one before."""

    items: tuple[Item, ...]
    at: int = field(default=0, compare=False)
    least: int = 1


@dataclass(frozen=True, slots=True)
class Optional:
    """What may be left out; `last`: only used when nothing else would fill the room.

    `third`: it stands only where the third person names somebody. `together`: kept or left out with the others of the
    sentence that are so.
    """

    body: Nodes
    last: bool = False
    at: int = field(default=0, compare=False)
    third: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A field to be filled in."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """The person in plain prose, `written` as it stands there; the words engine finds it, not `parse`.

    kind "name": one of the person's names; "pronoun": one that may give way to the name; "bare": one that
    may not, so that the name has to stand before it.
    """

    written: str
    form: Form
    kind: Literal["name", "pronoun", "bare"]
    at: int = field(default=0, compare=False)


Node = Text | Reference | Verb | Tensed | List | Optional | Value | Mention
Nodes = tuple[Node, ...]

Filling = str | Sequence[str | Nodes]
"""What a `Value` becomes: words, or several things that make a list."""


def walk(nodes: Nodes) -> Iterator[Node]:
    """Every node, an outer one before its inner ones, in the order of the string."""
    for node in nodes:
        yield node
        if isinstance(node, Optional):
            yield from walk(node.body)
        elif isinstance(node, List):
            for item in node.items:
                yield from walk(item.body)


def fill(nodes: Nodes, values: Mapping[str, Filling]) -> Nodes | None:
    """The tree with its values: several become a list, and a bracket without its value goes.

    None when a value is missing outside brackets: then this pattern cannot be used.
    """
    filled: list[Node] = []
    for node in nodes:
        if isinstance(node, Value):
            value = values.get(node.name)
            if not value:
                return None
            filled += _one(value) if isinstance(value, str) or len(value) == 1 else (_several(value),)
        elif isinstance(node, Optional):
            if body := fill(node.body, values):
                filled.append(replace(node, body=body))
        elif isinstance(node, List):
            items = [replace(item, body=body) for item in node.items if (body := fill(item.body, values))]
            if all(item.ending for item in items):
                return None
            filled.append(replace(node, items=tuple(items)))
        else:
            filled.append(node)
    return merged(filled)


def merged(nodes: Iterable[Node]) -> Nodes:
    """Neighbouring words as one node, as they are read from a string."""
    merged: list[Node] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(last := merged[-1], Text):
            merged[-1] = Text(last.text + node.text, last.at)
        else:
            merged.append(node)
    return tuple(merged)


def _one(value: Filling) -> Nodes:
    (only,) = (value,) if isinstance(value, str) else value
    return (Text(only),) if isinstance(only, str) else only


def _several(values: Filling) -> List:
    return List(tuple(Item(_one((value,))) for value in values))


def placed(nodes: Nodes, at: int = 0) -> Nodes:
    """The tree with a different offset for every part that may be left out, as if it had been read from a string."""
    return _placed(nodes, itertools.count(at))


def _placed(nodes: Nodes, numbers: Iterator[int]) -> Nodes:
    result: list[Node] = []
    for node in nodes:
        at = next(numbers)
        if isinstance(node, Optional):
            result.append(replace(node, body=_placed(node.body, numbers), at=at))
        elif isinstance(node, List):
            items = tuple(replace(item, body=_placed(item.body, numbers), at=next(numbers)) for item in node.items)
            result.append(replace(node, items=items, at=at))
        else:
            result.append(node)
    return tuple(result)


def in_tense(nodes: Nodes, *, past: bool) -> Nodes:
    """The tree with its {leads|led} settled: what several facts of different dates need in one sentence."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, Tensed):
            result.append(Verb(node.past if past else node.present, node.at))
        elif isinstance(node, Optional):
            result.append(replace(node, body=in_tense(node.body, past=past)))
        elif isinstance(node, List):
            items = (replace(item, body=in_tense(item.body, past=past)) for item in node.items)
            result.append(replace(node, items=tuple(items)))
        else:
            result.append(node)
    return tuple(result)

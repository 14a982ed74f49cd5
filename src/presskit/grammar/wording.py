"""A text in the notation into a `Wording`: a sentence, and which facts each part of it tells.

In: a text in which `told(key)` marks where a fact is told. Out: a tree that has a place for every part, with the facts
that it tells even at its shortest, and those that a part adds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from presskit.grammar.facts import Wording
from presskit.markup import lone_stars
from presskit.notation import List, Node, Nodes, NotationError, Optional, Text, escape, merged, parse, placed

_BEGIN, _OPEN, _CLOSE, _END = "\ue000", "\ue001", "\ue002", "\ue003"
_SPARE: Final = re.compile(f" +(?=(?:{_BEGIN}[^{_END}]*{_END})*[.,](?:\\s|$))|(?<= ) +")
"""A space before a stop, where a part is empty."""

_TOLD: Final = re.compile(f"{_BEGIN}([^{_END}]*){_END}")


def told(key: str) -> str:
    """A mark that a fact is told here."""
    return f"{_BEGIN}{key.replace('[', _OPEN).replace(']', _CLOSE)}{_END}"


def plain(text: str) -> str:
    """A value of the profile as text in the notation: its signs are plain signs, a lone star is no emphasis."""
    text = " ".join(text.split())
    return escape(lone_stars(text) if "*" in text else text)


def listed(items: Sequence[str], least: int = 1) -> str:
    """A list of the notation, of which the first `least` are always told; one alone is no list."""
    if len(items) == 1:
        return items[0]
    return f"{{{f'{least}+ ' if least > 1 else ''}{'; '.join(items)}}}"


def worded(text: str, *, opens: bool, leans: re.Pattern[str], linked: re.Pattern[str]) -> Wording | None:
    """The wording of a text with its marks; None where what the profile holds makes it no sentence.

    `leans` and `linked`: what such a wording holds.
    """
    text = _SPARE.sub("", text)
    try:
        tree = placed(parse(text))
    except NotationError:
        return None
    facts: list[str] = []
    adds: list[tuple[int, str]] = []
    nodes = _clean(tree, None, facts, adds)
    base = tuple(dict.fromkeys(facts))
    more = tuple((at, key) for at, key in dict.fromkeys(adds) if key not in base)
    return Wording(nodes, base, more, opens, bool(leans.search(text)), bool(linked.search(text)))


def _clean(nodes: Nodes, within: int | None, facts: list[str], adds: list[tuple[int, str]]) -> Nodes:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            for mark in _TOLD.findall(node.text):
                key = mark.replace(_OPEN, "[").replace(_CLOSE, "]")
                facts.append(key) if within is None else adds.append((within, key))
            if text := _TOLD.sub("", node.text):
                found.append(Text(text, node.at))
        elif isinstance(node, Optional):
            found.append(replace(node, body=_clean(node.body, node.at, facts, adds)))
        elif isinstance(node, List):
            items = [
                replace(item, body=_clean(item.body, item.at if place >= node.least else within, facts, adds))
                for place, item in enumerate(node.items)
            ]
            found.append(replace(node, items=tuple(items)))
        else:
            found.append(node)
    return merged(found)

"""Wordings of a theme: a sentence in the notation, and which facts each part of it tells.

In: a text in the notation, in which `told(key)` marks where a fact is told. Out: a `Wording`, whose tree has a place
for every part, with the facts that it tells even at its shortest, and those that a part adds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from presskit.document import lone_stars
from presskit.language import Language
from presskit.notation import List, Node, Nodes, NotationError, Optional, Text, escape, merged, parse, placed

_BEGIN, _OPEN, _CLOSE, _END = "\ue000", "\ue001", "\ue002", "\ue003"
_LEANS: Final = re.compile(r"^(?:Earlier|Before that)\b|^[^.]{0,60}\balso\b")
_SPARE: Final = re.compile(f" +(?=(?:{_BEGIN}[^{_END}]*{_END})*[.,](?:\\s|$))|(?<= ) +")
"""A space before a stop, where a part is empty."""

_TOLD: Final = re.compile(f"{_BEGIN}([^{_END}]*){_END}")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording. `facts`: keys of what it tells at its shortest; `adds`: offset of a part and the fact that it
    adds; `opens`: it says who the person is, so it can only be the first; `leans`: it cannot be ("Earlier", "also");
    `linked`: it begins with a connective, so that no two follow each other."""

    nodes: Nodes
    facts: tuple[str, ...]
    adds: tuple[tuple[int, str], ...]
    opens: bool = False
    leans: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """Wordings for one place of a text, of which at most one is told; `table` says where in a text that is."""

    table: str
    wordings: tuple[Wording, ...]


def told(key: str) -> str:
    """A mark that a fact is told here."""
    return f"{_BEGIN}{key.replace('[', _OPEN).replace(']', _CLOSE)}{_END}"


def plain(text: str) -> str:
    """A value of the profile as text in the notation: its signs are plain signs, a lone star is no emphasis."""
    text = " ".join(text.split())
    return escape(lone_stars(text) if "*" in text else text)


def listed(items: Sequence[str], least: int = 1, *, names: bool = False) -> str:
    """A list of the notation, of which the first `least` are always told; one alone is no list. `names`: an "and" in an
    item belongs to a name, and parts nothing."""
    if len(items) == 1:
        return items[0]
    if names and len(items) == 2 and least == 1:
        return f"{items[0]}[ and {items[1]}]"
    return f"{{{f'{least}+ ' if least > 1 else ''}{'; '.join(items)}}}"


def series(items: Sequence[str], language: Language) -> str:
    """As `listed`, where no list may stand (inside another): the last two before those between."""
    if len(items) < 2:
        return "".join(items)
    first, *between, last = items
    pair = language.joints(["", ""])[0]
    serial = language.joints(["", "", ""])[1] != pair or any(" and " in _bare(item) for item in (first, *between))
    middle = ""
    for each in reversed(between):
        middle = f"[, {each}{middle}]"
    if middle and serial:
        middle = middle[:-1] + ",]"
    return f"{first}[{middle}{pair}{last}]"


def _bare(text: str) -> str:
    """Without titles, whose "and" parts nothing."""
    return re.sub(r"\*[^*]*\*|“[^”]*”", "", text)


def closed(words: str) -> str:
    """What holds a comma with one behind it, too: a lecturer, statics, at … `realise` takes one too many away."""
    return f"{words}," if "," in words else words


def worded(text: str, *, opens: bool = False) -> Wording | None:
    """The wording of a text with its marks; None where what the profile holds makes it no sentence."""
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
    return Wording(nodes, base, more, opens, bool(_LEANS.search(text)), text.startswith("Earlier"))


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


def importances(rows: Mapping[str, int], facts: Sequence[str]) -> int:
    """Of these facts, the greatest importance."""
    return max((rows.get(fact, 1) for fact in facts), default=1)

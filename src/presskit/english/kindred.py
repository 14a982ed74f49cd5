"""What shares a name stands together: a prize behind its book, a show behind the house that somebody had joined.

In: themes in their order, and which of them have dates. Out: the same, each that has no date behind the one that names
the same house, work or board, if possible one that has a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from presskit.english.nouns import listed
from presskit.grammar import Theme
from presskit.notation import List, Node, Optional, Text

Name = frozenset[str]


def neighbours(themes: Sequence[Theme], is_dated: Callable[[Theme], bool], known: str) -> list[Theme]:
    """The themes, kin beside kin; `known`: names that part nothing, such as those of the first sentence."""
    spare = {*_names(known)}
    names = [{*_names(_text(theme.wordings[0].nodes))} - spare for theme in themes]
    behind: dict[int, list[int]] = {}
    moved = set[int]()
    for at, theme in enumerate(themes):
        kin = [one for one in range(len(themes)) if one != at and one not in moved and _alike(names[at], names[one])]
        if theme.table == "awards":  # what a work won stands behind it
            kin = [one for one in kin if themes[one].table in MADE or not is_dated(theme)]
        elif is_dated(theme):
            continue
        dated = [one for one in kin if is_dated(themes[one]) and themes[one].table not in ("awards", theme.table)]
        anchor = next(iter(dated), None) if dated else next((one for one in kin if one < at), None)
        if anchor is not None and at not in behind:
            behind.setdefault(anchor, []).append(at)
            moved.add(at)
    return [themes[one] for at in range(len(themes)) if at not in moved for one in (at, *behind.get(at, ()))]


def _alike(some: Iterable[Name], others: Iterable[Name]) -> bool:
    """Whether a name of the one is one of the others, or a part of one: the Whitney, the Whitney Museum of Art."""
    return any(one <= other or other <= one for one in some for other in others)


def _names(text: str) -> Iterator[Name]:
    """The names and titles in a text, each as its words, if it has one that not many have; towns, behind "in", are
    none."""
    for found in _NAME.finditer(text):
        words = frozenset(re.sub("’s$", "", word).casefold() for word in re.findall(r"[\w’-]+", found[0])) - _SMALL
        own = words - listed("organisations", "common") - listed("organisations", "shared")
        if own and max(map(len, own)) >= SHORTEST:
            yield words


MADE: Final = ("projects", "publications", "shows")
SHORTEST: Final = 4
"""Letters of the longest word of a name that says which it is."""

_NAME: Final = re.compile(
    r"\*[^*]+\*|“[^”]+”|(?<! in )(?<! from )(?<!^)\b[A-ZÀ-Þ][\w’&-]*"
    r"(?: (?:of |for |the |and (?=[A-Z]))*[A-ZÀ-Þ][\w’&-]*)*"
)
_SMALL: Final = frozenset(("of", "for", "the", "and", "a", "an"))


def _text(nodes: Iterable[Node]) -> str:
    """All that a theme may say."""
    found = ""
    for node in nodes:
        if isinstance(node, Text):
            found += node.text
        elif isinstance(node, Optional):
            found += _text(node.body)
        elif isinstance(node, List):
            found += ", ".join(_text(item.body) for item in node.items)
    return found

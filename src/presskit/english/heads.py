"""The nouns of posts as data: which noun a position ends in, what follows it, and whether each of its words is known.

In: a phrase as a profile has it ("Associate Concertmaster"). Out: a `Head`, None for what posts.toml does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

BESIDE: Final = r"(?i)(?:,\s*|\s+)(?:of|for|to|on|in|at|with|de|under)\s+|,|\s+[-–—(]"
"""What parts the noun phrase of a position from the rest: senior lecturer | in law."""


REGION: Final = (
    r" (?:Europe|Asia|Africa|Americas?|EMEA|APAC|UK|USA?|(?:North|South|Latin) America|Asia[- ]Pacific"
    r"|Middle East|International|Worldwide|Global)$"
)
"""A part of the world behind a title: Managing Director Europe."""


class Head(NamedTuple):
    """`beside`: what stands between the post and its organisation; `one`: whether one person holds it."""

    beside: str
    one: bool


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "posts.toml").read_text("utf-8"))


def _split(text: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split(",")]


@cache
def _heads() -> dict[str, Head]:
    result: dict[str, Head] = {}
    for group in _data()["posts"]:
        head = Head(group["beside"], group.get("one", False))
        for noun in _split(group["nouns"]):
            result.setdefault(noun, head)
    return result


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(_split(_data()[table][name]))


@cache
def _known() -> frozenset[str]:
    nouns = {word for noun in (*_heads(), *_words("nouns", "persons")) for word in noun.split(" ")}
    desks = {word for noun in _words("nouns", "instruments") for word in noun.split(" ")} | {
        "co-principal",
        "principal",
    }
    return _words("words", "common") | nouns | desks


def phrase_of(position: str) -> str:
    """Its noun phrase, without what follows: of "Senior Lecturer in Law", "senior lecturer"."""
    before = re.split(BESIDE, position.strip(), maxsplit=1)[0].strip()
    return re.sub(REGION, "", before).strip().casefold().replace("’", "'")


def head_of(position: str) -> Head | None:
    """By the longest end of its noun phrase that is known."""
    words = phrase_of(position).split()
    if instrument(position):
        return Head("with", one=True)
    for start in range(len(words)):
        head = _heads().get(" ".join(words[start:]))
        if head:
            before = " ".join(words[:start])
            alone = head.one or (head.beside == "with" and before in ("principal", "co-principal", "solo"))
            return Head(head.beside, alone and not _several(before))
    return None


def _several(before: str) -> bool:
    """Whether the words before a noun say that there are several: a deputy director."""
    return bool(before) and any(word in _words("nouns", "several") for word in (before, *before.split()))


def instrument(position: str) -> bool:
    """Whether it is a desk in an orchestra: principal cello, first violin."""
    words = phrase_of(position).replace("-", " ").split()
    for start in range(1, len(words)):
        if " ".join(words[start:]) in _words("nouns", "instruments"):
            desk = " ".join(words[:start])
            desks = _data()["nouns"]["desks"]
            return bool(re.search(desks, desk)) or all(re.search(desks, each) for each in words[:start])
    return False


def is_instrument(position: str) -> bool:
    """Whether a position is no more than the instrument that somebody plays."""
    return position.strip().casefold() in _words("nouns", "instruments")


def is_person(phrase: str) -> bool:
    """Whether the noun that it ends in is in the list of what somebody may be."""
    words = phrase_of(phrase).split()
    while words and re.fullmatch(r"(?:[ivx]+|\d+|emerit(?:us|a)|elect|laureate)", words[-1]):
        words = words[:-1]
    persons = _words("nouns", "persons")
    ends = {" ".join(words[start:]) for start in range(len(words))} | ({words[-1].split("-")[-1]} if words else set())
    return bool(ends & persons) or bool(ends & _heads().keys()) or instrument(phrase)


def is_common(word: str) -> bool:
    """Whether a word is one of those that positions, prizes and fields of study are made of, and no name."""
    bare = re.sub(r"^[^\w]+|[^\w]+$", "", word.casefold().replace("’", "'"))
    bare = bare.removesuffix("'s")
    if not bare or bare in _known() or (bare.endswith("s") and bare[:-1] in _known()):
        return True
    if re.search(r"[-/]", bare):
        return all(is_common(part) for part in re.split(r"[-/]", bare))
    return re.search(_data()["words"]["endings"], bare) is not None

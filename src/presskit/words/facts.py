"""Sentences made from facts, by the grammar of the profile's language.

In: the facts of a profile. Out: `Made`: slots of wordings, each with its table and the facts it is about, so that
`material` can put it in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presskit.grammar import (
    FIRST_OCCUPATION,
    FIRST_SENTENCE,
    KNOWN_FOR,
    LAST_CLAUSE,
    LOCATION,
    OCCUPATIONS,
    PERSON,
    SETTLING,
    THIRD_OCCUPATION,
    Facts,
    Language,
    Wording,
)
from presskit.notation import List, Nodes, Text
from presskit.profile import Profile
from presskit.words.parts import parts
from presskit.words.sentence import Sentence, Slot


@dataclass(frozen=True, slots=True)
class Made:
    """Wordings for one place: the table that they come from, and the keys of the facts that they are about."""

    table: str
    facts: tuple[str, ...]
    slot: Slot


def made(facts: Facts, language: Language) -> Iterator[Made]:
    """Every sentence that the facts make, in the order of a text."""
    rows = {entry.key: entry.importance for entry in facts.profile.entries()}
    # who it is comes before all
    importance = rows | {PERSON: 5, KNOWN_FOR: 4, LOCATION: 1, OCCUPATIONS: 5, FIRST_OCCUPATION: 3, THIRD_OCCUPATION: 3}
    importance |= {FIRST_SENTENCE: 5, LAST_CLAUSE: 4}
    for theme in language.grammar.tell(facts):
        slot = tuple(_sentence(wording, facts, importance) for wording in theme.wordings)
        told = dict.fromkeys(fact for each in slot for fact in (*each.facts, *(added for _, added in each.adds)))
        for each in SETTLING:
            told.pop(each, None)
        yield Made(theme.table, tuple(told), slot)


def _sentence(wording: Wording, about: Facts, importance: Mapping[str, int]) -> Sentence:
    facts = wording.facts
    if wording.opens and about.connected:  # what an author tells is no more than who they are
        facts = tuple(dict.fromkeys((*facts, *_occupations_in(wording.nodes, about.profile))))
    return Sentence(
        key=facts[0], nodes=wording.nodes, parts=parts(wording.nodes),
        importance=max(importance.get(fact, 1) for fact in facts), facts=facts,
        adds=wording.adds, written=False, opens=wording.opens, leans=wording.leans,
        linked=wording.linked, needs=wording.needs,
    )  # fmt: skip


def _occupations_in(nodes: Nodes, profile: Profile) -> tuple[str, ...]:
    """What the person is, if their first two occupations stand outside all that may be left out; and whether the first
    does."""
    heads = (
        tuple(each for item in node.items[: node.least] for each in item.body) if isinstance(node, List) else (node,)
        for node in nodes
    )
    said = " ".join(node.text for some in heads for node in some if isinstance(node, Text))
    held = [
        re.search(rf"(?<!\w){re.escape(each)}(?!\w)", said, re.IGNORECASE) is not None
        for each in profile.person.occupations[:2]
    ]
    return (*([OCCUPATIONS] if held and all(held) else []), *([FIRST_OCCUPATION] if held[:1] == [True] else []))

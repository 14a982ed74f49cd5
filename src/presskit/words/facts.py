"""Sentences made from facts, by the grammar of the profile's language.

In: a profile, a voice, a day; which facts the author's own sentences tell. Out: `Made`: slots of wordings, each with
its table and the facts it is about, so that `material` can put it in its place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from presskit import english
from presskit.language import Language
from presskit.notation import List, Nodes, Text
from presskit.profile import Profile
from presskit.words.order import FIRST_OCCUPATION, OCCUPATIONS
from presskit.words.parts import parts
from presskit.words.realise import Voice
from presskit.words.sentence import Sentence, Slot

LOCATION = english.LOCATION
"""The fact of where the person lives; it is no entry of its own."""


@dataclass(frozen=True, slots=True)
class Made:
    """Wordings for one place: the table that they come from, and the keys of the facts that they are about."""

    table: str
    facts: tuple[str, ...]
    slot: Slot


class Teller:
    """Makes the sentences of one profile."""

    def __init__(
        self,
        profile: Profile,
        voice: Voice,
        as_of: datetime.date,
        language: Language,
        authors: frozenset[str],
        *,
        connected: bool = True,
    ) -> None:
        """`authors`: the keys of the facts that the author's sentences tell. `connected`: sentences may refer to those
        before them."""
        self.connected = connected
        self.profile, self.voice, self.as_of, self.language, self.authors = profile, voice, as_of, language, authors

    def made(self) -> Iterator[Made]:
        """Every sentence that the facts make, in the order of a text."""
        for theme in english.tell(
            self.profile, self.voice, self.as_of, self.language, self.authors, connected=self.connected
        ):
            slot = tuple(self._sentence(wording) for wording in theme.wordings)
            facts = dict.fromkeys(fact for each in slot for fact in (*each.facts, *(added for _, added in each.adds)))
            for each in (OCCUPATIONS, FIRST_OCCUPATION):
                facts.pop(each, None)
            yield Made(theme.table, tuple(facts), slot)

    def _sentence(self, wording: english.Wording) -> Sentence:
        facts = wording.facts
        if wording.opens and self.connected:  # what an author tells is no more than who they are
            facts = tuple(dict.fromkeys((*facts, *self._occupations_in(wording.nodes))))
        return Sentence(
            key=facts[0], nodes=wording.nodes, parts=parts(wording.nodes),
            importance=max(self._importance.get(fact, 1) for fact in facts), facts=facts,
            adds=wording.adds, written=False, opens=wording.opens, leans=wording.leans,
            linked=wording.linked,
        )  # fmt: skip

    def _occupations_in(self, nodes: Nodes) -> tuple[str, ...]:
        """What the person is, if one of their first two occupations stands outside all that may be left out; and
        whether it is the first."""
        heads = (node.items[0].body if isinstance(node, List) else (node,) for node in nodes)
        said = " ".join(node.text for some in heads for node in some if isinstance(node, Text))
        held = [
            re.search(rf"(?<!\w){re.escape(each)}(?!\w)", said, re.IGNORECASE) is not None
            for each in self.profile.person.occupations[:2]
        ]
        return (*([OCCUPATIONS] if any(held) else []), *([FIRST_OCCUPATION] if held[:1] == [True] else []))

    @cached_property
    def _importance(self) -> dict[str, int]:
        """Of every fact; who the person is comes before all."""
        rows = {entry.key: entry.importance for entry in self.profile.entries()}
        return rows | {english.PERSON: 5, english.LOCATION: 1, OCCUPATIONS: 5, FIRST_OCCUPATION: 3}

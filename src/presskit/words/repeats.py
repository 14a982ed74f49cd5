"""Nothing is told twice: of the sentences that facts make, those that say what another one says already.

In: all of them, with how the person is spoken of. Out: the same without those that say nothing new beside the first
sentence of its author's, whatever explains them; a sentence that says all that another does tells its facts, too, so
that one of the two is told. Names, nouns and verbs are compared by their stems (`presskit.grammar.said`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, Protocol

from presskit.grammar import FIRST_SENTENCE, PERSON, SETTLING
from presskit.grammar.said import said
from presskit.markup import plain
from presskit.words.facts import Made
from presskit.words.parts import everything
from presskit.words.realise import Manner, State, realise
from presskit.words.sentence import Sentence

ENOUGH: Final = 2
"""Words that two sentences have in common, so that one may repeat the other."""

HEAD: Final = 5
LITTLE: Final = 2
"""Words with which a sentence begins, its subject among them: what somebody is or does; and words that hardly add to
what was said before."""

Said = frozenset[str]


class Says(Protocol):
    """What a sentence says, at its shortest or its longest."""

    def __call__(self, sentence: Sentence, *, long: bool) -> Said: ...


def told_once(made: Sequence[Made], manner: Manner) -> list[Made]:
    """What is made of facts, each thing told by one sentence."""

    def text_of(sentence: Sentence, *, long: bool = False) -> str:
        kept = everything(sentence.parts) if long else frozenset[int]()
        return plain(realise(sentence.nodes, kept, manner, state=State(named=True))[0])

    @cache
    def says(sentence: Sentence, *, long: bool) -> Said:
        return said(text_of(sentence, long=long), manner.language)

    def repeats(sentence: Sentence) -> bool:
        text = text_of(sentence)
        clause, head = text.split(f"{manner.language.typography.comma} ")[0], " ".join(text.split()[:HEAD])
        language = manner.language
        return _repeats(said(text, language), said(clause, language), said(head, language), begun)

    first = next((each.slot[0] for each in made if each.table == PERSON and FIRST_SENTENCE in each.slot[0].facts), None)
    begun = says(first, long=True) if first else frozenset[str]()
    found = list[Made]()
    covered = list[str]()
    for each in made:
        if each.table == PERSON:
            found.append(each)
            continue
        slot = tuple(one for one in each.slot if not repeats(one))
        if slot:
            found.append(replace(each, slot=slot))
        else:
            covered += each.facts
    found = [_telling(each, covered) if each.table == PERSON and first else each for each in found]
    return [_telling_others(each, found, says) for each in found]


KIN: Final = {
    "projects": "projects",
    "publications": "projects",
    "shows": "projects",
    "awards": "awards",
    "education": "education",
}
"""Tables of which one may tell what another holds; the others are of posts, offices and memberships."""


def _kin(table: str) -> str:
    return KIN.get(table, "")


def _repeats(new: Said, clause: Said, head: Said, before: Said) -> bool:
    """Whether a sentence says nothing that was not said before; or its first clause begins so, and says hardly more."""
    if len(new & before) >= ENOUGH and new <= before:
        return True
    common, more = len(clause & before), len(clause - before)
    return common >= ENOUGH and bool(head) and head <= before and more <= LITTLE and more < common


def _telling(made: Made, facts: Iterable[str]) -> Made:
    """The same, whose first wording tells these facts, too."""
    first, *rest = made.slot
    more = tuple(dict.fromkeys((*first.facts, *facts)))
    return replace(made, slot=(replace(first, facts=more), *rest), facts=tuple(dict.fromkeys((*made.facts, *facts))))


def _telling_others(made: Made, all_made: Sequence[Made], says: Says) -> Made:
    """The same, each wording of which tells what those of other places say that say nothing else."""
    if made.table == PERSON:
        return made
    slot = list[Sentence]()
    more = list[str]()
    for sentence in made.slot:
        whole = says(sentence, long=False)
        facts = [
            fact
            for other in all_made
            if other is not made and other.table != PERSON
            for one in other.slot
            if len(words := says(one, long=True)) >= ENOUGH
            and words < whole
            # a prize that names a book does not say who wrote it, but what kind of book it is, is said then
            and (_kin(made.table) == _kin(other.table) or words > says(one, long=False))
            for fact in one.facts
            if fact not in SETTLING
        ]
        more += facts
        slot.append(replace(sentence, facts=tuple(dict.fromkeys((*sentence.facts, *facts)))) if facts else sentence)
    return replace(made, slot=tuple(slot), facts=tuple(dict.fromkeys((*made.facts, *more)))) if more else made

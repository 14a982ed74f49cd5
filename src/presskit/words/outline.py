"""Sentences for an author to begin with: what no sentence of theirs tells yet, each fact once and whole.

In: a profile, the facts that are told already, a day. Out: sentences in the order of a text. They are those that
`facts` makes, but none that joins facts for want of room, none that only another one makes true ("Before that"),
and none that only one voice can say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from presskit.language import Language
from presskit.notation import List, Node, Nodes, Optional, Tensed, Verb, source, walk
from presskit.profile import Profile
from presskit.profile.tables import Work
from presskit.words.facts import Teller
from presskit.words.making import Clause, Made
from presskit.words.material import RANKS, foremost
from presskit.words.realise import Voice
from presskit.words.sentence import Sentence


def outline(profile: Profile, told: frozenset[str], as_of: datetime.date, language: Language) -> tuple[Sentence, ...]:
    """A sentence for each fact that is not among those `told`, or for several where a list tells them best."""
    profile = foremost(profile)
    # an author's sentence is told in every voice; the dead speak in none, and have the years of their life
    voice: Voice = "third" if profile.person.has_died(as_of) else "first"
    tenses = _tenses(language)
    found: list[Sentence] = []
    while True:
        teller = _Plain(profile, voice, as_of, language, told)
        new = [_fullest(made, tenses) for made in teller.made()]
        fresh = [_whole(sentence, profile, told) for sentence in new if sentence]
        if all(told.issuperset(sentence.facts) for sentence in fresh):
            return tuple(sorted(found, key=lambda sentence: rank(sentence.key)))
        for sentence in fresh:
            if not told.issuperset(sentence.facts):  # the one before it may say where the person lives
                found.append(sentence)
                told = told.union(facts_of(sentence))


class _Plain(Teller):
    """Makes sentences that join nothing."""

    def _joined(self, table: str, *rows: Sequence[Clause], after: frozenset[str] = frozenset()) -> Iterator[Made]:
        yield from ()

    def _together(self, past: Sequence[Work], jobs: Sequence[Work]) -> Iterator[Made]:
        yield from ()

    def _alike(self, items: Sequence[Nodes]) -> Iterator[Sequence[Nodes]]:
        yield items  # its author may want one with its year and one without

    def _career(self, job: Work, past: Sequence[Work]) -> list[Work]:
        return [job]


def facts_of(sentence: Sentence) -> tuple[str, ...]:
    """Every fact that the sentence tells at its longest."""
    return (*sentence.facts, *(fact for _, fact in sentence.adds))


def rank(key: str) -> int:
    """The place of a fact's table in a text."""
    return RANKS.get(key.split("[")[0], max(RANKS.values()) + 1)


def following(nodes: Nodes, language: Language) -> Nodes:
    """The tree with its verbs in both tenses, `{is}` as `{is|was}`: for a sentence about one fact that goes on."""
    return _following(nodes, _tenses(language))


def _following(nodes: Nodes, tenses: Mapping[str, str]) -> Nodes:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Verb) and node.word in tenses:
            found.append(Tensed(node.word, tenses[node.word], node.at))
        elif isinstance(node, Optional):
            found.append(replace(node, body=_following(node.body, tenses)))
        elif isinstance(node, List):
            items = (replace(item, body=_following(item.body, tenses)) for item in node.items)
            found.append(replace(node, items=tuple(items)))
        else:
            found.append(node)
    return tuple(found)


def _tenses(language: Language) -> dict[str, str]:
    """Present and past of every verb that the patterns have in both."""
    nodes = (node for name in language.data["facts"] for pattern in language.patterns(name) for node in walk(pattern))
    return {node.present: node.past for node in nodes if isinstance(node, Tensed)}


def _fullest(made: Made, tenses: Mapping[str, str]) -> Sentence | None:
    """Of the wordings for one place: that which tells most; then one that an end to come only puts into the past."""
    own = [each for each in made.slot if len(each.facts) == 1 and not each.plainer and not each.after]

    def worth(sentence: Sentence) -> tuple[int, bool, int]:
        verbs = {node.word for node in walk(sentence.nodes) if isinstance(node, Verb)}
        # "has been … since 2021" can be told of nothing that is over
        return len(sentence.adds), verbs <= {*tenses, *tenses.values()}, len(source(sentence.nodes))

    return max(own, key=worth, default=None)


def _whole(sentence: Sentence, profile: Profile, told: frozenset[str]) -> Sentence:
    """The sentence about the languages names all of them, and says so of the first only."""
    spoken = tuple(row.key for row in profile.languages if row.key not in told)
    return replace(sentence, facts=spoken) if sentence.key in spoken else sentence

"""Sentences for an author to begin with: what no sentence of theirs tells yet, each fact once and whole.

In: a profile, the facts that are told already, a day. Out: sentences in the order of a text. They are those that
`facts` makes, but none that only another one makes true ("Earlier"), and none that only one voice can say.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from presskit.grammar import PERSON, SETTLING, Facts, Language, Voice
from presskit.notation import List, Node, Nodes, Optional, Tensed, Verb, source, walk
from presskit.profile import Profile
from presskit.words.bounds import foremost
from presskit.words.facts import Made, made
from presskit.words.sentence import Sentence
from presskit.words.topics import topic_of


def outline(profile: Profile, told: frozenset[str], as_of: datetime.date, language: Language) -> tuple[Sentence, ...]:
    """A sentence for each fact that is not among those `told`, or for several where a list tells them best."""
    profile = foremost(profile)
    # an author's sentence is told in every voice; the dead speak in none, and have the years of their life
    voice: Voice = "third" if profile.person.has_died(as_of) else "first"
    tenses = language.grammar.tenses
    found: list[Sentence] = []
    while True:
        facts = Facts(profile, voice, as_of, told, connected=False)
        fullest = [(each.table, sentence) for each in made(facts, language) if (sentence := _fullest(each, tenses))]
        # what is done and was founded by itself, with all that is to say of it; the rest in as few sentences as tell it
        by_facts = sorted(fullest, key=lambda each: 0 if each[0] in BY_THEMSELVES else -len(facts_of(each[1])))
        fresh: list[Sentence] = []
        for _, sentence in by_facts:
            if told.isdisjoint(facts_of(sentence)):
                fresh.append(sentence)
                told = told.union(facts_of(sentence))
        if not fresh:
            return tuple(sorted(found, key=lambda sentence: topic_of(sentence.key).place))
        found += [sentence for _, sentence in fullest if sentence in fresh]


BY_THEMSELVES: Final = ("person", "work", "founded")
"""Tables of which each fact has a sentence of its own."""


def facts_of(sentence: Sentence) -> tuple[str, ...]:
    """Every fact that the sentence tells at its longest."""
    every = (*sentence.facts, *(fact for _, fact in sentence.adds))
    return tuple(fact for fact in every if fact not in SETTLING)


def following(nodes: Nodes, tenses: Mapping[str, str]) -> Nodes:
    """The tree with its verbs in both tenses, `{is}` as `{is|was}`: for a sentence about one fact that goes on."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, Verb) and node.word in tenses:
            result.append(Tensed(node.word, tenses[node.word], node.at))
        elif isinstance(node, Optional):
            result.append(replace(node, body=following(node.body, tenses)))
        elif isinstance(node, List):
            items = (replace(item, body=following(item.body, tenses)) for item in node.items)
            result.append(replace(node, items=tuple(items)))
        else:
            result.append(node)
    return tuple(result)


def _fullest(one: Made, tenses: Mapping[str, str]) -> Sentence | None:
    """Of the wordings for one place: that which tells most; then one that an end to come only puts into the past."""
    own = [each for each in one.slot if len(each.facts) == 1 or one.table != PERSON]

    def worth(sentence: Sentence) -> tuple[int, bool, int]:
        verbs = {node.word for node in walk(sentence.nodes) if isinstance(node, Verb)}
        # "has been … since 2021" can be told of nothing that is over
        return len(facts_of(sentence)), verbs <= {*tenses, *tenses.values()}, len(source(sentence.nodes))

    return max(own, key=worth, default=None)

"""Bad readings that no bracket may make, each with the rule that forbids it: what the word lists are for."""

from __future__ import annotations

import pytest

from presskit.prose.bio import read
from presskit.prose.person import found
from presskit.prose.tails import Scene, places
from presskit.prose.tokens import tokens


def refused(sentence: str) -> str:
    """The rule that forbids the clause of a sentence to end at its bar."""
    text = sentence.replace("|", "")
    subject = found(text, (), "Mara Lind", "", lambda _: None)
    mentions = subject.mentions(text, lambda _: None)
    some = tokens(text, {mention.end for mention in mentions if mention.subject})
    scene = Scene(text, some, mentions, False, len(text) - 1)
    verb = next(at for at, token in enumerate(some) if token.kind in ("verb", "past") and at)
    return dict(places(scene, verb)).get(sentence.index("|"), "")


FORBIDDEN = [
    # the clause is not complete
    ("Lind lives |in Oslo.", "the clause is not complete"),
    ("Lind immersed herself |in the archives.", "the clause is not complete"),
    ("Lind has written |for the stage.", "the clause is not complete"),
    # words that belong to the one before
    ("Lind has a doctorate from a school |of music in Bergen.", "the preposition belongs to the word before it"),
    ("Lind brought the quartet |to the stage.", "the preposition belongs to the word before it"),
    # nouns that lean
    ("Lind is an expert |in river clay.", "a word that leans on what follows"),
    ("Lind has a background |in mechanics.", "a word that leans on what follows"),
    ("Lind has a passion |for old maps.", "a word that leans on what follows"),
    # nouns that say too little
    ("Lind holds a degree |from Coastal University.", "a noun that says too little alone"),
    ("Lind has held positions |at Northwater and Alto.", "a noun that says too little alone"),
    # posts
    ("Lind is a director |at Northwater.", "a post without its organisation"),
    ("Lind is a violinist |with the Harbour Symphony.", "a trade without its place"),
    # definite nouns
    ("Lind reported the floods |in the north.", "a definite noun that is defined by what follows"),
    ("Lind traced his steps |from the coast.", "a definite noun that is defined by what follows"),
    # names
    ("Lind directs the Institute |for Peace Studies.", "part of a name"),
    # the most of its kind
    ("Lind is the youngest master |in the club.", "the most of those that follow"),
]


@pytest.mark.parametrize(("sentence", "rule"), FORBIDDEN)
def test_a_clause_does_not_end_where_it_would_say_too_little(sentence, rule):
    assert refused(sentence) == rule


def test_every_text_is_the_same_twice():
    text = "Mara Lind is a poet from Oslo. She has written two books, *Salt* and *Roads*."
    assert read(text) == read(text)

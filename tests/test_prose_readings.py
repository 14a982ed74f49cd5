"""Bad readings that no bracket may make, each with the rule that forbids it: what the word lists are for."""

from __future__ import annotations

import pytest

from presskit.prose.bio import read
from presskit.prose.person import found
from presskit.prose.rules import Scene
from presskit.prose.tails import places
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
    ("Lind lives |in Oslo.", "the clause is not complete"),
    ("Lind immersed herself |in the archives.", "the clause is not complete"),
    ("Lind has written |for the stage.", "the clause is not complete"),
    ("Lind works |with glass.", "the clause is not complete"),
    ("Lind has a doctorate from a school |of music in Bergen.", "the preposition belongs to the word before it"),
    ("Lind brought the quartet |to the stage.", "the preposition belongs to the word before it"),
    ("Lind wrote four essays |on salt.", "the preposition belongs to the word before it"),
    ("Lind set three firms up |in Bergen.", "behind a particle"),
    ("Lind holds both a chair |in Bergen and a studio in Oslo.", "one half of a pair"),
    ("Lind has shown Salt, Tide |at Alto, and Reef.", "a series is open"),
    ("Lind mixes Baltic songs |with brass, strings and voices of the north.", "a first item, of a series that goes on"),
    ("Lind won prizes for Salt and a medal |for Tide.", "the second of two phrases alike"),
    ("Lind led Northwater from 2014 |until 2019.", "a range"),
    ("Lind has a boat in Bergen |with which she still sails.", "a relative clause hangs on it"),
    ("Lind was the first woman of Norland |with a licence to fly.", "the first to do what follows"),
    ("Lind is the youngest master |in the club.", "the most of those that follow"),
    ("Lind was named a Poet |in Residence.", "a passive without its phrase"),
    ("Lind is a director |at Northwater.", "a post without its organisation"),
    ("Lind became professor of law |at Coastal University.", "a post without its organisation"),
    ("Lind is a violinist |with the Harbour Symphony.", "a trade without its place"),
    ("Lind is a painter |at Alto.", "a trade without its place"),
    ("Lind is an expert |in river clay.", "a word that leans on what follows"),
    ("Lind has a background |in mechanics.", "a word that leans on what follows"),
    ("Lind has a passion |for old maps.", "a word that leans on what follows"),
    ("Lind was a finalist |for the Harbour Prize.", "a trade without its place"),
    ("Lind took part |in the Northern Biennale.", "a word that leans on what follows"),
    ("Lind sang with Ole Brandt in conjunction |with Alto.", "a word that leans on what follows"),
    ("Lind holds a degree |from Coastal University.", "a noun that says too little alone"),
    ("Lind has held positions |at Northwater and Alto.", "a noun that says too little alone"),
    ("Lind gave a talk |at the Harbour Days.", "a noun that says too little alone"),
    ("Lind has had a career |in law.", "a noun that says too little alone"),
    ("Lind tours Norland with a show |for children.", "a noun that says too little alone, further on"),
    ("Lind reported the floods |in the north.", "a definite noun that is defined by what follows"),
    ("Lind traced his steps |from the coast.", "a definite noun that is defined by what follows"),
    ("Lind runs the library |at Alto.", "a definite noun that is defined by what follows"),
    ("Lind walked Norland |in search of clay.", "a fixed phrase"),
    ("Lind is active |in three unions.", "an adjective of which the phrase is the news"),
    ("Lind is quick |in three trades.", "an adjective of which the phrase is the news"),
    ("Lind sealed Northwater |as a name for boats.", "“as” behind an object"),
    ("Lind combines Baltic brass |with old songs.", "the verb needs it"),
    ("Lind graduated Coastal University |with honours.", "the verb needs it"),
    ("Lind directs the Institute |for Peace Studies.", "part of a name"),
    ("Lind promotes herbs |across Norland.", "next to nothing would remain"),
    ("Lind makes pots |in Bergen.", "next to nothing would remain"),
]


@pytest.mark.parametrize(("sentence", "rule"), FORBIDDEN)
def test_a_clause_does_not_end_where_it_would_say_too_little(sentence, rule):
    assert refused(sentence) == rule


def test_every_text_is_the_same_twice():
    text = "Mara Lind is a poet from Oslo. She has written two books, *Salt* and *Roads*."
    assert read(text) == read(text)

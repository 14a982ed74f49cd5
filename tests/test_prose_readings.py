"""Bad readings that no bracket may make, each with the rule that forbids it: what the word lists are for."""

from __future__ import annotations

import pytest

from presskit.prose.bio import read
from presskit.prose.identify import identify
from presskit.prose.rules import Scene
from presskit.prose.tails import places
from presskit.prose.tokens import tokens


def refused(sentence: str) -> str:
    """The rule that forbids the clause of a sentence to end at its bar."""
    text = sentence.replace("|", "")
    subject = identify(text, (), "Mara Lind", "", lambda _: None)
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
    ("Lind was described by Ole Brandt Jr. |in Brio as the best potter.", "the verb needs it"),
    ("Lind is a fellow of both the Academy of Arts and Letters |in Bonn and Brio Hall.", "one half of a pair"),
    ("Lind has shown at the Salt Museum |in Bergen, Alto Hall, and Brio University.", "more is told in it"),
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
    ("Lind’s film Salt won a Gold Medal |at the Alto Film & TV Awards.", "where something was won"),
    ("Lind joined the School of Clay |at Alto University.", "where a school is"),
    ("Lind won an Award in Glass |from the Alto Academy.", "who gave one of many"),
    ("Lind took part |in the Northern Biennale.", "a word that leans on what follows"),
    ("Lind sang with Ole Brandt in conjunction |with Alto.", "a word that leans on what follows"),
    ("Lind wrote three books about fire |in the north.", "it tells which one is meant"),
    ("Lind gives the growers of barley good seed |in Norland.", "it tells which one is meant"),
    ("Lind has taught potters of Norland Arts |at the Brio School.", "where somebody is at work"),
    ("Lind directed and edited Glimmer |from the Harbour.", "perhaps part of a title"),
    ("Lind edited Salt Road in 2019 |with Ole Brandt.", "with whom it was done"),
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
    ("Lind sang at halls on Alto, and in hospitals |in Bergen.", "a noun that says too little alone, further on"),
    ("Lind has been with Alto since day 1 |at Coastal University.", "a word that leans on what follows"),
    ("Lind teaches in the Song and Drama Departments |at Alto.", "a word that leans on what follows"),
    ("Lind was the first woman to run for mayor |in Norland.", "the first to do what follows"),
    ("Lind makes pots |in Bergen.", "next to nothing would remain"),
]


@pytest.mark.parametrize(("sentence", "rule"), FORBIDDEN)
def test_a_clause_does_not_end_where_it_would_say_too_little(sentence, rule):
    assert refused(sentence) == rule


NUMBERED = {
    "I worked in a Level I trauma center.": "* worked in a Level I trauma center.",
    "I wrote about Elizabeth I of England.": "* wrote about Elizabeth I of England.",
    "I led a Phase I study of my own.": "* led a Phase I study of * own.",
    "I teach the years before World War I.": "* teach the years before World War I.",
    "I treat type I diabetes.": "* treat type I diabetes.",
    "In Oslo I paint.": "In Oslo * paint.",
    "In Oslo I gladly paint.": "In Oslo * gladly paint.",
    "I mend the class I taught, as Lind.": "* mend the class * taught, as Lind.",
}


@pytest.mark.parametrize("sentence", NUMBERED)
def test_an_i_without_its_verb_is_a_number(sentence):
    subject = identify(f"I am a nurse. I live in Bonn. {sentence}", (), "Mara Lind", "", lambda _: None)
    marked = sentence
    for mention in reversed(subject.mentions(sentence, lambda _: None)):
        if not mention.name:
            marked = f"{marked[: mention.start]}*{marked[mention.end :]}"
    assert marked == NUMBERED[sentence]


def test_a_number_alone_makes_no_first_person():
    assert not identify("A nurse in a Level I trauma center.", (), "Mara Lind", "", lambda _: None).first


def test_every_text_is_the_same_twice():
    text = "Mara Lind is a poet from Oslo. She has written two books, *Salt* and *Roads*."
    assert read(text) == read(text)


def listed(sentence: str) -> str:
    """A sentence in the notation, whose text has no comma before "and"."""
    return read(sentence, name="Mara Lind", pronouns="she", language="en-GB").sentences[0].written


SERIES = {
    # may be shortened
    "Mara Lind has worked in houses such as Alto, Brio and Cello.":
        "{Mara Lind} {has} worked in houses such as {2+ Alto; Brio; Cello}.",
    "Mara Lind is a potter, singer and baker in Oslo.": "{Mara Lind} {is} a potter, singer and baker[ in Oslo].",
    "Mara Lind has shown at Alto, Brio and elsewhere.": "{Mara Lind} {has} shown at {Alto; Brio; and elsewhere}.",
    # stay whole
    "Mara Lind has worked at Alto, Brio and Cello.": "{Mara Lind} {has} worked at Alto, Brio and Cello.",
    "Mara Lind has shown at Alto, Brio and Cello.": "{Mara Lind} {has} shown at Alto, Brio and Cello.",
    "Mara Lind leads the boards of Alto, Brio and Cello.": "{Mara Lind} {leads} the boards of Alto, Brio and Cello.",
    "Mara Lind sang with Bo Vik, Jr., Ole Brandt and more.": "{Mara Lind} sang with Bo Vik, Jr., Ole Brandt and more.",
    "Mara Lind does sound, scenic and stage design.": "{Mara Lind} {does} sound, scenic and stage design.",
    "Mara Lind met 900 others in Alto, Brio and Cello.": "{Mara Lind} met 900 others in Alto, Brio and Cello.",
    "Mara Lind has shown at Alto and Brio.": "{Mara Lind} {has} shown at Alto and Brio.",
    "Mara Lind won three prizes: Salt, Tide and Reef.": "{Mara Lind} won three prizes[: Salt, Tide and Reef].",
    "Mara Lind won Poetry, Fiction and Essay Awards.": "{Mara Lind} won Poetry, Fiction and Essay Awards.",
    "Mara Lind teaches poetry, song and opera singing.": "{Mara Lind} {teaches} poetry, song and opera singing.",
    "Mara Lind was the director, editor and host of Alto.": "{Mara Lind} {was} the director, editor and host of Alto.",
    "Mara Lind wrote Salt, Tide and Reef and Shore.": "{Mara Lind} wrote Salt, Tide and Reef and Shore.",
    "Mara Lind mixes both clay, glass and wood.": "{Mara Lind} {mixes} both clay, glass and wood.",
    "Mara Lind knows the NRU, Alto and Brio.": "{Mara Lind} {knows} the NRU, Alto and Brio.",
    # within a title, before a place that belongs to all, within another series
    "Mara Lind edits Whole Hay: A Guide to Sowing, Mowing and Baling.":
        "{Mara Lind} {edits} Whole Hay: A Guide to Sowing, Mowing and Baling.",
    "Mara Lind was a guest at Alto, Brio and Cello, Norland.":
        "{Mara Lind} {was} a guest at Alto, Brio and Cello, Norland.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", SERIES)
def test_a_series_is_shortened_where_every_item_stands_for_itself(sentence):
    assert listed(sentence) == SERIES[sentence]


WHOLE = {
    # who the person is
    "Mara Lind is a poet, baker and coach who left.": "{Mara Lind} {is} a poet, baker and coach[ who left].",
    "Mara Lind is a potter who serves as the director of Alto.":
        "{Mara Lind} {is} a potter who serves as the director of Alto.",
    "Mara Lind is a potter who lives in Oslo.": "{Mara Lind} {is} a potter[ who lives in Oslo].",
    "Mara Lind is a reporter who covers Oslo.": "{Mara Lind} {is} a reporter who covers Oslo.",
    "Living and working as a potter in Alto, Mara Lind was born in Oslo, Norland.":
        "Living and working as a potter in Alto, {Mara Lind} {was} born in Oslo, Norland.",
    "As a potter, Mara Lind mixes river clay by hand.": "As a potter, {Mara Lind} {mixes} river clay by hand.",
    "Mara Lind, a potter from Oslo, won the Harbour Prize.": "{Mara Lind}, a potter from Oslo, won the Harbour Prize.",
    "A native of Bergen, Mara Lind is a potter.": "[A native of Bergen, ]{Mara Lind} {is} a potter.",
    "Mara Lind was head of Alto from 2001 to 2004 and is a reader at Brio.":
        "{Mara Lind} [{was} head of Alto from 2001 to 2004 and ]{is} a reader at Brio.",
    "Mara Lind was elected to Alto in 1994 and elected to Brio in 1996.":
        "{Mara Lind} {was} elected to Alto in 1994 and elected to Brio in 1996.",
    # a verb before the name, a common noun, a title, somebody's words
    "President Vik nominated Judge Lind to the Alto Court.":
        "President Vik nominated {Judge Lind:them} to the Alto Court.",
    "Mara Lind made her Broadway debut in Bonn.": "{Mara Lind} made {their} Broadway debut in Bonn.",
    "Brio magazine in November 2010 identified Mara Lind as one of ten makers.":
        "Brio magazine in November 2010 identified {Mara Lind:them} as one of ten makers.",
    "Born 1984, Mara Lind is a potter.": "[@Born 1984, ]{Mara Lind} {is} a potter.",
    "Mezzo-soprano, Mara Lind is a singer and potter.": "[@Mezzo-soprano, ]{Mara Lind} {is} a singer and potter.",
    "Alto made her Director of Glass.": "Alto made {them} Director of Glass.",
    "Together with Ole Brandt, Mara Lind edited Salt.": "Together with Ole Brandt, {Mara Lind} edited Salt.",
    "In 1979, the 25-year-old Lind opened her kiln.": "In 1979, the 25-year-old Lind opened her kiln.",
    "The 25-year-old Lind opened a kiln in Bonn.": "The 25-year-old Lind opened a kiln in Bonn.",
    "Lind runs two kilns, and wrote Mara’s Kitchen: New Salt.":
        "{Lind} {runs} two kilns[, and wrote Mara’s Kitchen: New Salt].",
    "Lind “won the hall over thanks to her fine voice” in Oslo.":
        "Lind “won the hall over thanks to her fine voice” in Oslo.",
    "It won, making her one of the great potters of Norland.":
        "It won, making {them} one of the great potters of Norland.",
    "Mara Lind, Department of Salt, Alto, is a potter.": "{Mara Lind}[@, Department of Salt, Alto,] {is} a potter.",
    "During her time at Alto State Lind received a cup.": "During her time at Alto State Lind received a cup.",
    # what belongs together
    "Of her many prizes, she is most proud of the Salt Cup.":
        "Of {their} many prizes, {they} {is} most proud of the Salt Cup.",
    "Today, her weekly show - in which she sings - is heard by many.":
        "[Today, ]{their} weekly show - in which {they} {sings} - is heard by many.",
    "She won a cup by Norland’s (The Salt News) in Bonn.": "{They} won a cup by Norland’s (The Salt News)[ in Bonn].",
    "She wrote a first chapter, which was published in 1986.":
        "{They} wrote a first chapter, which was published in 1986.",
    "She has translated many writers including Vik and What Is Salt?":
        "{They} {has} translated many writers including Vik and What Is Salt?",
    "Born and raised in Bonn.": "{Mara Lind} {was} born and raised in Bonn.",
    # conditions, pairs, what makes sense together only
    "If Mara Lind sings, the hall is full.": "If {Mara Lind} {sings}, the hall is full.",
    "Mara Lind not only sings but writes in Norland.": "{Mara Lind} not only {sings} but {writes} in Norland.",
    "Mara Lind came, saw, and won the Harbour Prize.": "{Mara Lind} came, saw, and won the Harbour Prize.",
    # dates, without which what is told of several years rattles
    "Mara Lind won the Harbour Prize in 2019.": "{Mara Lind} won the Harbour Prize in 2019.",
    "Mara Lind won Salt in 2019 and Tide in 2021.": "{Mara Lind} won Salt in 2019 and Tide in 2021.",
    "Mara Lind led Alto from 2014 to 2019.": "{Mara Lind} led Alto from 2014 to 2019.",
    "Mara Lind was born in 1970.": "{Mara Lind} {was} born in 1970.",
    # brackets and letters
    "Mara Lind, PhD, is a potter (of a kind).": "{Mara Lind}[@, PhD,] {is} a potter[ (of a kind)].",
    "Mara Lind (she/her) is a potter.": "{Mara Lind}[@ (she/her)] {is} a potter.",
    "Mara Lind showed at Alto (Oslo) and Brio (Bonn).": "{Mara Lind} showed at Alto[& (Oslo)] and Brio[& (Bonn)].",
    "Mara Lind opened Pia & Mara in Bonn.": "{Mara Lind} opened Pia & Mara in Bonn.",
    "Mara Lind, MD is a potter who lives in Oslo.": "{Mara Lind}[@, MD] {is} a potter[ who lives in Oslo].",
    # other people
    "Mara Lind sang with Dr. Ruth Vik and her choir.": "{Mara Lind} sang with Dr. Ruth Vik and her choir.",
    "Mara Lind wrote of a girl and her boat.": "{Mara Lind} wrote of a girl and her boat.",
    "Mara Lind sang with Dr. Ruth Vik in her hall.": "Mara Lind sang with Dr. Ruth Vik[ in her hall].",
    "Mara Lind sang for Dr. Ruth Vik and she won.": "Mara Lind sang for Dr. Ruth Vik and she won.",
    "Mara Lind and Ole Brandt run Alto.": "Mara Lind and Ole Brandt run Alto.",
    "Mara Lind lives with her wife and their two dogs.": "Mara Lind lives with her wife and their two dogs.",
    "The Mara Lind Prize is hers.": "The Mara Lind Prize is {theirs}.",
    "She and her wife sing in Oslo.": "She and her wife sing in Oslo.",
    "Mara Lind translated Song for Her Brother.": "{Mara Lind} translated Song for Her Brother.",
    "Zin Mara Lind has sung in Oslo.": "[@Zin ]{Mara Lind} {has} sung in Oslo.",
    # its only mention
    "Under her leadership, the hall opened.": "Under {their} leadership, the hall opened.",
    # without a subject
    "A poet and translator.": "{Mara Lind} {is} a poet and translator.",
    "Obtained her degree in Oslo.": "{Mara Lind} obtained {their} degree in Oslo.",
    "Currently pursuing a degree in Oslo.": "{Mara Lind} {is} currently pursuing a degree in Oslo.",
    "A salt lawyer turned singer at Alto.": "{Mara Lind} {is} a salt lawyer turned singer at Alto.",
    # when
    "In 2009, her first novel was published.": "In 2009, {their} first novel was published.",
    "Mara Lind became the head of Alto in 2003.": "{Mara Lind} became the head of Alto in 2003.",
    # whose verb
    "Mara Lind leads a team of four staff and interns.": "{Mara Lind} {leads} a team of four staff and interns.",
    "She has sung since her youth and is very glad.": "{They} {has} sung since {their} youth and {is} very glad.",
    "Mara Lind met a jury that judges art and is in Bonn.": "Mara Lind met a jury that judges art[ and is in Bonn].",
}  # fmt: skip


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_sentence_keeps_what_it_cannot_lose(sentence):
    assert listed(sentence) == WHOLE[sentence]


WHO = {
    "I am Mara Lind, 28 years old from Bergen. I am a full-time cello coach.": [3, 5],
    "Mara Lind joined Alto in 2000. Since 2013, Mara Lind is Brio Works’ Managing Director.": [4, 5],
    "Mara Lind is a potter. She has been a writer in residence at Alto.": [5, 3],
    "Mara Lind grew up in Bonn. She is proud to be a member of staff at Brio, serving as Head of Glass.": [1, 5],
    "Lind came to Bonn. Lind, with a degree from Alto, is a career diplomat at home in Norland.": [4, 5],
    "Mara Lind moved to Bonn in 1994 and never looked back. She runs Alto House, a small press of Norland.": [1, 5],
    "Mara Lind was born in 1949, the daughter of a professor at Alto. She wrote three novels, Salt, Tide and Reef.": [
        1,
        5,
    ],
    "Mara Lind is a potter. She is also a Distinguished Professor of Clay at Alto University and was a Fellow.": [5, 5],
    "Mara Lind was born in Bonn. She served as a reader at Alto until 2000 when she was named Director of Brio.": [
        1,
        5,
    ],
    # a seat beside others leads nothing; what was founded, and is told of further on, stands beside who it is
    "Mara Lind was appointed Chief Clay Officer of Brio on May 3, 2020. As a member of the Alto Council, she serves as "
    "one of the tri-chairs of the Clay Committee.": [5, 3],
    "Mara Lind is a potter. In 1997 she founded Alto. In 2013 she founded Brio. Brio has become a movement.": [
        5,
        4,
        5,
        2,
    ],
    "Mara Lind has special expertise in salt glazes. She runs a workshop that looks into river clay.": [5, 5],
    "Born in Alto, Mara Lind has been weaving since ca. 1980. She once worked with a dyer in Bonn.": [5, 3],
    "Mara Lind learned to cook at home, but initially worked as a clerk. She was named Best Cook in the Salt Guide.": [
        2,
        5,
    ],
    "Mara Lind is a potter. She is married to Ole Brandt, internationally known for his jugs of salt.": [5, 1],
    "Mara Lind is a potter. She loves hiking. She holds a doctorate from Alto University.": [5, 1, 2],
    # the title in a name is no post that is held
    "Ambassador Mara Lind came to Bonn in 2024. She assumed her position as Head of Mission of Alto. Ambassador "
    "Lind is a career diplomat.": [4, 5, 5],
    "Mara Lind was a pilot and became one of Norland’s first women captains.": [5],
    "Mara Lind is a potter. Her teachers include Ole Brandt and Ruth Vik.": [5, 2],
    "My work examines the light. I paint with chalk in fields of colour.": [4, 5],
    "I began the cello at seven with a neighbour, a teacher. I am the director of Alto in Bergen.": [2, 5],
    "Mara Lind was born in Bergen. In 2003, she accepted the position as head of Alto. Her motto is “All may sing”.": [
        1,
        5,
        2,
    ],
}


@pytest.mark.parametrize("text", WHO)
def test_who_the_person_is_counts_most_wherever_it_stands(text):
    bio = read(text, name="Mara Lind")
    assert [sentence.importance for sentence in bio.sentences] == WHO[text]


def test_a_name_said_after_i_am_is_not_told_twice():
    bio = read("I am Mara Lind, 28 years old from Bergen. I am a cello coach.", name="Mara Lind")
    assert bio.sentences[0].written.startswith("{They} {is} 28 years old")


def test_a_post_that_was_earlier_keeps_its_years():
    bio = read(
        "Mara Lind has led Alto since 2015. From 1999 to 2003, she served as the head of Brio.", name="Mara Lind"
    )
    assert bio.sentences[1].written.startswith("From 1999 to 2003, ")


def test_a_post_without_its_place_needs_the_sentence_before():
    bio = read("Mara Lind is a potter. She moved to Alto. She served as Department Chair.", name="Mara Lind")
    assert bio.sentences[2].needs == [1]


def test_what_goes_on_from_a_post_needs_it():
    bio = read("Mara Lind is a potter. She led Brio. She was then appointed head of Alto.", name="Mara Lind")
    assert bio.sentences[2].needs == [1]


NAMED = {
    "Mara Lind, principal potter of Alto Works, is one of the best of Norland.": "Mara Lind",
    "Mara Lind co-edited Salt Roads, the first book of its kind.": "Mara Lind",
    "Mara A.O. Lind, Director Emeritus, was born in Bonn.": "Mara A.O. Lind",
    "In Bonn (Norland), Mara Lind started a kiln.": "Mara Lind",
}


@pytest.mark.parametrize("text", NAMED)
def test_a_name_is_found_behind_and_before_what_only_looks_like_one(text):
    assert read(text).name == NAMED[text]


def test_a_short_word_with_a_stop_before_the_verb_ends_no_sentence():
    bio = read("During her time in Bonn, Exc. Lind wrote Salt. She moved to Oslo. Lind sings.", name="Mara Lind")
    assert [sentence.text for sentence in bio.sentences] == [
        "During her time in Bonn, Exc. Lind wrote Salt.", "She moved to Oslo.", "Lind sings.",
    ]  # fmt: skip


LATER = (
    "Mara Lind is a potter. In 2008 she won the Salt Award, and in 2011, her tale “For Want of Salt” won the Tide "
    "Award for Tales."
)


def test_the_later_half_keeps_its_year():
    told = read(LATER, name="Mara Lind").sentences[1].wordings
    assert "In 2011, {their} tale “For Want of Salt” won the Tide Award for Tales." in told


ICE = (
    "Mara Lind is a potter. She has shown works at Alto, including the jugs for Ole Brandt’s Song of Ice and Fire ("
    "Alto House)."
)


BY = (
    "Mara Lind has served on the boards of Alto and Brio, and is the author of dozens of works, including Salt "
    "(2012) published by the Salt House and distributed by the Tide Press."
)


def test_what_was_done_by_somebody_else_is_no_predicate():
    assert not any("Brio and distributed" in told for told in read(BY).sentences[0].wordings)


THREE = (
    "Mara Lind is Head of Alto Works in Bonn, chairs the Salt Award for the best jugs, and serves on the Tide Council."
)


def test_of_three_verbs_two_are_joined():
    for told in read(THREE).sentences[0].wordings:
        assert ", {chairs}" not in told or " and {serves}" in told


def test_no_title_is_parted_at_its_and():
    assert not any("Ice." in told for sentence in read(ICE).sentences for told in sentence.wordings)


POSTS = (
    "Mara Lind is Professor at both Alto University and Brio College, Fellow of the Norland Academy, and Envoy of Bonn."
)


def test_several_posts_are_parted_at_their_commas_and_not_from_a_place_that_they_share():
    (only,) = read(POSTS, name="Mara Lind").sentences
    assert only.wordings == [
        "{Mara Lind} {is} Professor at both Alto University and Brio College, and Fellow of the Norland Academy."
    ]
    (only,) = read(
        "Mara Lind is the Director of Glass Arts and Clay Reader at Alto University of Bonn.", name="Mara Lind"
    ).sentences
    assert not only.wordings


OTHERS = {
    "Lind’s a frequent guest of Alto.": "{Lind}{’s} a frequent guest of Alto.",
    "Mara Lind’s been a potter since 1990.": "{Mara Lind}{’s} been a potter since 1990.",
    "Lind’s winning entry was a jug.": "{Lind’s} winning entry was a jug.",
    "Her last book is The Best of Mara Lind.": "{Their} last book is The Best of Mara Lind.",
    "As M.O. Lind she writes tales.": "As M.O. Lind {they} {writes} tales.",
    "Each book follows Wen through her adventures.": "Each book follows Wen[ through her adventures].",
    "She collects essays on Ole Brandt and his jugs.": "{They} {collects} essays on Ole Brandt and his jugs.",
    "Her next book, Salt: Refashioned, a study of reimagined works such as Tide and Reef was shown in 2013.":
        "{Their} next book, Salt: Refashioned, a study of reimagined works such as Tide and Reef was shown in 2013.",
    "Mara Lind, principal potter of Alto Works, is one of the best of Norland and runs a kiln.":
        "{Mara Lind}[@, principal potter of Alto Works,] {is} one of the best of Norland[ and {runs} a kiln].",
    "She is a guest, writer of magazines and blogs and reader at Alto.":
        "{They} {is} a guest, writer of magazines and blogs and reader at Alto.",
    "Lind is Director of Alto Works, chairs the Salt Award for potters, and serves as a juror in Bonn.":
        "{Lind} {is} Director of Alto Works, {chairs} the Salt Award for potters, and {serves} as a juror in Bonn.",
    "She’s regarded as one of the best of Bonn.": "{They}’s regarded as one of the best of Bonn.",
    "She’s worked at Alto.": "{They}{’s} worked at Alto.",
    "Mara Lind is a writer who lives in Bonn with her wife and their two sons.":
        "{Mara Lind} {is} a writer[@ who lives in Bonn[ with {their} wife and their two sons]].",
    "They do not call potter Mara Lind “Hell” for nothing.": "They do not call potter Mara Lind “Hell” for nothing.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", OTHERS)
def test_a_name_is_the_person_only_where_it_can_be(sentence):
    assert listed(sentence) == OTHERS[sentence]


@pytest.mark.slow
def test_what_is_told_of_a_name_in_a_title_stays_in_every_voice(here, run):
    (here / "bio.txt").write_text("Mara Lind is a potter of jugs. Her last book is The Best of Mara Lind.\n")
    run("import", "bio.txt", "-o", "profile.toml")
    for voice, of in (("first", "My"), ("mc", "Her")):
        assert f"{of} last book is The Best of Mara Lind." in run("blurb", "profile.toml", "--voice", voice).out


@pytest.mark.slow
def test_a_given_name_may_be_shortened(here, run):
    (here / "bio.txt").write_text("Christopher Lind is a potter. Chris is Director of Alto Works in Bonn. He sings.\n")
    run("import", "bio.txt", "-o", "profile.toml")
    assert "text = '{Chris} {is} Director of Alto Works in Bonn.'" in (here / "profile.toml").read_text()
    assert (
        run("blurb", "profile.toml", "--voice", "first").out
        == "I am a potter. I am Director of Alto Works in Bonn. I sing.\n"
    )
    assert run("blurb", "profile.toml").out == (here / "bio.txt").read_text()


POINTS = {
    "Mara Lind is a potter. In 2006 she founded the Salt Festival. In 2012 she won a prize for the Festival.": 1,
    # a sentence that speaks of what was told before it needs that: its place of the sentence that it needs
    "Mara Lind is a potter. Her field is the glaze of salt. The glaze that she found is the best of the north.": 1,
    "Mara Lind is a potter. She went to Alto for a year. Returning to Bergen, she met Ole Brandt.": 1,
    "Mara Lind is a potter. She left Alto in 2012. Lind eventually settled in Bonn, where she founded Brio.": 1,
}


@pytest.mark.parametrize("text", POINTS)
def test_what_points_back_needs_what_it_points_at(text):
    assert read(text, name="Mara Lind", pronouns="she").sentences[2].needs == [POINTS[text]]


def test_these_in_a_title_points_at_nothing():
    text = "Mara Lind is a potter. She studied in Bonn. Her work includes: These Quiet Bowls (Alto) and Salt (Brio)."
    bio = read(text, name="Mara Lind", pronouns="she")
    assert (bio.sentences[2].importance, bio.sentences[2].needs) == (4, [0])


def test_who_trained_under_another_is_not_that_other():
    text = "Mara Lind is a potter. After obtaining her degree in clay under Ada Holm she was appointed head of Alto."
    bio = read(text, name="Mara Lind", pronouns="she")
    assert bio.sentences[1].written.endswith("under Ada Holm {they} {was} appointed head of Alto.")


def test_their_work_is_that_of_the_person():
    text = "Mara Lind is a potter and writer. Their work has appeared in Alto. Lind lives in Bonn with their partner."
    assert read(text, name="Mara Lind").pronouns == "they"


def test_a_family_name_in_capitals_is_no_second_name():
    bio = read("Mara LIND is a potter. She has won the Salt Prize.", name="Mara Lind", pronouns="she")
    assert bio.sentences[0].written == "{Mara LIND} {is} a potter."


def test_her_work_behind_a_title_is_that_of_the_person():
    text = "Mara Lind has been featured in Alto Art and Salt Views and her work has been shown in Brio."
    (only,) = read(text, name="Mara Lind", pronouns="she").sentences
    assert "{their} work" in only.written


def test_what_an_abbreviation_stands_for_stays_where_another_sentence_has_it():
    text = "Lind leads the Salten Law House (SLH), a school of law. In 2011 Lind founded SLH’s Harbour Clinic in Bonn."
    first, second = read(text, name="Mara Lind", pronouns="she").sentences
    assert "(SLH)" in first.written.replace("[ (SLH)]", "")
    assert 0 in second.needs


def test_what_was_before_goes_and_the_post_that_came_next_stays():
    before = "Mara Lind is Rector of the Alto House of Clay and prior to that was Dean of Glass at Brio."
    (only,) = read(before, name="Mara Lind", pronouns="she").sentences
    assert only.written.endswith("of Clay[ and prior to that was Dean of Glass at Brio].")
    later = "She served on the faculty at Alto, where she was named head of glass, and was recruited to Brio in 2007."
    last = read(f"Mara Lind is a potter. {later}", name="Mara Lind", pronouns="she").sentences[1]
    assert last.written.endswith("and {was} recruited to Brio in 2007.")


def test_a_thing_that_only_a_clause_tells_of_keeps_it():
    text = (
        "Mara Lind is a potter. In 2013 she founded Brio, marking the fire in Alto on 4 May 2013, when the kilns burnt."
    )
    written = read(text, name="Mara Lind", pronouns="she").sentences[1].written
    assert written.endswith("founded Brio[, marking the fire in Alto on 4 May 2013, when the kilns burnt].")


def test_what_goes_on_from_a_sentence_that_no_other_voice_can_say_is_put_aside_with_it():
    text = "I have made pots since 2001. The kiln came when we had started a family. These pots taught me a lot."
    bio = read(text, name="Mara Lind", pronouns="she")
    assert len(bio.sentences) == 1
    assert [aside.reason for aside in bio.asides] == [
        "only the first person can say “we”",
        "it goes on from what was put aside",
    ]


def test_complete_with_is_no_verb_of_who_says_i():
    text = "By fourteen I had written and sung the songs for three films of Alto, complete with a choir of my own."
    (only,) = read(text, name="Mara Lind", pronouns="she").sentences
    assert ", complete with a choir" in only.written


def test_a_title_that_is_cut_short_goes_with_the_name():
    (only,) = read("During her time in Bonn, Amb. Lind led the salt talks.", name="Mara Lind", pronouns="she").sentences
    assert "{Amb. Lind}" in only.written


def test_what_two_own_is_not_told_of_i_as_theirs():
    text = "Lind sings with her sister, the drummer Ada Holm, in their group Tide, and teaches songs in Bonn."
    (only,) = read(text, name="Mara Lind", pronouns="she").sentences
    assert "their group" in only.written
    assert "{" not in only.written or "[@" in only.written


def test_then_behind_its_own_half_points_at_nothing_before():
    text = "Mara Lind is a potter. She left Alto in 2012. She read law but then took up glass."
    assert read(text, name="Mara Lind", pronouns="she").sentences[2].needs == [0]


def test_an_indirect_question_keeps_its_verb():
    text = "Lind is a potter. Her practice explores how old salt, such as that of Brio, can be fired in glass."
    assert "[" not in read(text, name="Mara Lind", pronouns="she").sentences[1].written


def test_a_remark_behind_the_name_is_no_sentence():
    bio = read("Mara Lind, (Kiln Master). A former pilot, Mara has been a potter for ten years.", name="Mara Lind")
    assert [aside.text for aside in bio.asides] == ["Mara Lind, (Kiln Master)."]
    assert bio.sentences[0].text.startswith("A former pilot")


def test_a_space_that_is_missing_behind_a_stop_is_put_in():
    bio = read("In 1956 she won the Tide Cup, and came second in épée.She was in the team of Alto.", name="Mara Lind")
    assert [sentence.text.split(" ")[0] for sentence in bio.sentences] == ["In", "She"]
    assert any("a space was missing" in note.text for note in bio.notes)


def test_the_items_that_share_a_head_are_none_of_a_list():
    text = "Lind is a nurse. Her duties include survey plans, ward rounds, patient and visitor satisfaction."
    (_, duties) = read(text, name="Mara Lind", pronouns="she").sentences
    assert "patient;" not in duties.written
    assert not any(one.endswith("and patient.") for one in duties.wordings)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Lind is a dancer. She received the “Teacher of Tides” recognition from Brio in 2013, 2015, and 2016, "
            "and the “Coach of Tides” award from Alto in 2016 for her care of the young.",
            "received 2016",
        ),
        (
            "Lind is a nurse. During her years in Bonn she served as Clinical Manager of the Tide Ward and also as the "
            "Clinical Manager of the Salt Ward of Alto.",
            "as also as",
        ),
        (
            "Lind is a singer. She became the first host of Norland, hosted the first live show of Alto, and three "
            "hundred shows of Brio, and was named ‘Singer of the Year.’",
            "Year.’.",
        ),
    ],
)
def test_no_wording_breaks_what_it_cuts(text, never):
    told = read(text, name="Mara Lind", pronouns="she").sentences[1]
    assert not any(never in one for one in (told.written, *told.wordings))


def test_a_post_beside_a_practice_is_one_of_today():
    text = "Lind is a potter. Besides her studio practice she is also an assistant professor of glass at Alto College."
    assert read(text, name="Mara Lind", pronouns="she").sentences[1].importance == 5


def test_what_somebody_studies_today_is_more_than_where_they_live():
    text = "Lind is a potter. She was born in Bonn. She lives in Alto, where she is pursuing a PhD at Brio College."
    sentences = read(text, name="Mara Lind", pronouns="she").sentences
    assert sentences[2].importance > sentences[1].importance


def test_several_things_are_told_without_what_they_can_do():
    text = "Lind is a pilot. She has invented several tide reading lamps that can be used with a mobile telephone to "
    text += "measure and foretell the tides of rivers."
    told = read(text, name="Mara Lind", pronouns="she").sentences[1]
    assert told.wordings == ["{They} {has} invented several tide reading lamps."]


def test_what_somebody_is_now_leads_wherever_it_stands():
    text = (
        "Mara Lind (MBE) worked as a singer in Bonn, at Alto Hall and Brio Hall. Mara has been Chairman of the Tide "
        "Team (1975) and for ten years was a columnist in the Post. Now an established writer in Norland, with nine "
        "books published (in Alto, Brio and Salten), she has been Norland’s best-seller three times."
    )
    worked, chair, now = read(text, name="Mara Lind", pronouns="she").sentences
    assert (worked.importance, chair.importance, now.importance) == (4, 4, 5)
    assert now.short == "{They} {is} an established writer."
    assert now.written.startswith("Now an established writer in Norland, with nine books published[")
    assert not now.needs


def test_trades_in_place_of_the_name_stand_behind_it():
    text = "Founder, artistic director and dancer, graduated from the Tide Academy. She led Brio for ten years."
    assert (
        read(text, name="Mara Lind").sentences[0].text.startswith("Mara Lind, founder, artistic director and dancer, ")
    )


def test_what_follows_but_is_not_told_without_what_stands_before_it():
    text = (
        "Mara Lind is a judge. In 1986, she joined the law firm Alto & Brio, but she left to serve as counsel in Oslo. "
        "She returned to Alto & Brio in 1993."
    )
    _, joined, back = read(text, name="Mara Lind", pronouns="she").sentences
    assert "but ]" not in joined.written
    assert all("left" not in one or "joined" in one for one in joined.wordings)
    assert back.refers or back.needs


def test_the_whole_name_behind_a_phrase_without_its_comma_is_the_subject():
    text = (
        "As the founder and artistic director of The Foundry Mara Lind specializes in pieces for harbours. "
        "At Alto House Mara Lind showed her latest piece. The dancer and choreographer (‘Salt’, ‘Tide’) has received "
        "several awards for her pieces."
    )
    first, second, third = read(text, name="Mara Lind", pronouns="she").sentences
    assert "{Mara Lind} {specializes}" in first.written
    assert first.short == "{They} {is} the founder and artistic director of The Foundry."
    assert "At Alto House {Mara Lind} showed {their} latest piece." in second.written
    assert third.written.startswith("{The dancer and choreographer (‘Salt’, ‘Tide’)")


def test_a_plural_keeps_several_of_what_it_is_said_of():
    text = (
        "Mara Lind is a poet. She is a recipient of the Tide Medal and grants from the Alto Fund, Brio Trust, and Foss."
    )
    found = read(text, name="Mara Lind", pronouns="she").sentences[1].wordings
    assert not any(one.endswith("grants from the Alto Fund.") for one in found)


def test_whom_to_write_to_is_no_sentence():
    text = "Mara Lind is a potter.\n\nBooking: Bo Vik, bo@vikhouse.example, +44 1632 960 123.\n\nShe lives in Salten."
    bio = read(text, name="Mara Lind", pronouns="she")
    assert len(bio.sentences) == 2
    assert [one.text for one in bio.asides] == ["Booking: Bo Vik, bo@vikhouse.example, +44 1632 960 123."]
    assert not any("vikhouse" in note.text for note in bio.notes)


def test_what_somebody_teaches_today_counts_though_they_studied_it():
    text = "Mara Lind is a pianist. She studied in Bonn and teaches jazz piano there since 2019. She fears ferries."
    assert [one.importance for one in read(text, name="Mara Lind", pronouns="she").sentences[1:]] == [4, 2]


def test_what_both_announces_stays_together():
    text = "Mara Lind is a nurse. She received both her degree in Clay and her degree in Tides from Norland University."
    assert "[" not in read(text, name="Mara Lind", pronouns="she").sentences[1].written


def test_grants_beside_fellowships_are_no_verb():
    text = "Mara Lind is a potter. She is a recipient of fellowships and grants from Alto House, Brio Hall, and Foss."
    written = read(text, name="Mara Lind", pronouns="she").sentences[1].written
    assert "{grants}" not in written
    assert "fellowships[" not in written


def test_a_name_of_several_stops_is_one_name():
    text = "Mara Lind is a poet. She was named a fellow with Salt. Wind. Words. under Ole Brandt. She lives in Salten."
    assert len(read(text, name="Mara Lind", pronouns="she").sentences) == 3


def test_her_work_is_the_persons_though_somebody_else_is_named_before():
    text = (
        "Mara Lind is a poet. She is the winner of the 2021 Tide Prize, selected by Sunniva Brandt and her work has "
        "appeared in the Tide Review, Quay, and elsewhere."
    )
    found = read(text, name="Mara Lind", pronouns="she").sentences[1]
    assert "{their} work has appeared" in found.written
    assert "Tide Prize[, selected by Sunniva Brandt]" in found.written


def test_adjectives_that_a_comma_parts_are_no_series():
    text = (
        "Lind is a Black, queer poet who grew up at the edge of the woods with two older brothers. She lives in Bonn."
    )
    assert "poet[ who grew up" in read(f"Mara {text}", name="Mara Lind", pronouns="she").sentences[0].written


def test_no_verb_is_told_twice_of_one_sentence():
    text = (
        "Mara Lind is a guide. She leads workshops and gives talks for clubs, and leads regular forays at Alto House."
    )
    assert not any(one.count("{leads}") > 1 for one in read(text, name="Mara Lind").sentences[1].wordings)


def test_what_somebody_is_now_needs_nothing_behind_a_long_front():
    text = (
        "Mara Lind’s collection of poems, Salt, was a finalist for the Tide Prize. Her books are Reef and Wind. "
        "Formerly the Grace Holm Quist Poet-in-Residence and first director of the Poetry Center at Alto College in "
        "Bonn, she is currently Professor of Tides at Norland University."
    )
    now = read(text, name="Mara Lind", pronouns="she").sentences[2]
    assert (now.importance, now.needs) == (5, [])


def test_a_clause_that_speaks_of_what_the_first_one_named_is_not_told_alone():
    text = (
        "Lind was a swimmer. Her show included trips to Norland, and she always swam against the host country’s best."
    )
    assert not read(f"Mara {text}", name="Mara Lind", pronouns="she").sentences[1].written.startswith("[")


def test_the_end_of_a_given_name_is_a_name():
    text = "Ada Dorothea Lind is a cook. Thea has trained in Bonn. In 2022 Thea received her degree there."
    bio = read(text, name="Ada Dorothea Lind", pronouns="she")
    assert [one.written for one in bio.sentences[1:]] == [
        "{Thea} {has} trained in Bonn.",
        "In 2022 {Thea} received {their} degree there.",
    ]


def test_of_several_deeds_of_a_work_the_honour_is_told():
    text = (
        "Mara Lind is a director. In 2005 she made Our Tide, which opened in Foss at the 2011 Tide Festival, went on "
        "to over 60 festivals, was awarded the Grand Prize at the Quay Awards, and was nominated for Best Film."
    )
    found = read(text, name="Mara Lind", pronouns="she").sentences[1].wordings
    assert "In 2005 {they} made Our Tide, which was awarded the Grand Prize at the Quay Awards." in found
    assert not any("{they} {was} awarded" in one.lower() or "Our Tide went" in one for one in found)


def test_the_prize_that_was_won_counts_more_than_the_race_for_another():
    text = (
        "Mara Lind is a reporter. She was a finalist for the 1981 Quay Prize in foreign reporting for the flood. "
        "Her series Salt won the 1983 Quay Prize in features. Her work has appeared in several magazines "
        "such as Quay and Pier."
    )
    _, race, won, printed = read(text, name="Mara Lind", pronouns="she").sentences
    assert (race.importance, won.importance, printed.importance) == (3, 4, 3)
    assert "1981 Quay Prize[" not in race.written


def test_a_comma_between_name_and_verb_is_taken_out():
    text = "Mara Lind, is a Professor of Tides at Norland University. She lives in Bonn."
    bio = read(text, name="Mara Lind", pronouns="she")
    assert bio.sentences[0].written == "{Mara Lind} {is} a Professor of Tides at Norland University."
    assert any("comma" in note.text for note in bio.notes)


def test_what_a_phrase_waits_for_is_not_cut_off():
    text = (
        "Mara Lind is a farmer. She intervened as a party in the case and with the help of 4,500 letters, her "
        "attorney, and the Ministry, succeeded in creating a plan for all farms."
    )
    assert "[, succeeded" not in read(text, name="Mara Lind", pronouns="she").sentences[1].written


def test_a_book_that_is_being_written_counts_as_a_work():
    text = (
        "Mara Lind is a poet. She is currently working on a novel about the sea. She served as an editor at Quay Books."
    )
    assert read(text, name="Mara Lind", pronouns="she").sentences[1].importance == 4

"""Facts that become one sentence, the names in them, and what goes before what."""

from __future__ import annotations

import datetime

import pytest

from bench.evaluate import ROOT, Case
from presskit.document import plain
from presskit.words import Limit, write
from tests.test_words import BRITISH, IGOR, profile, told

ENGINEER = {**IGOR, "occupations": ["engineer"]}
POET = {"name": "Sam Lee", "pronouns": "they", "occupations": ["poet"]}


def text(*bio, person=ENGINEER, most=None, **tables) -> str:
    """Everything that there is to say, or the best within so many words."""
    limits = [Limit(most, "words")] if most else []
    return plain(told(profile(*bio, person=person, **tables), *limits).text)


def after(*bio, **tables) -> str:
    return text(*bio, **tables).removeprefix("Igor Babuschkin is an engineer. ")


# --- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Corrane Sound Crossing Authority", "the Corrane Sound Crossing Authority"),
        ("Guild of Bridge Engineers", "the Guild of Bridge Engineers"),
        ("University of Oslo", "the University of Oslo"),
        ("Open University", "the Open University"),
        ("Oslo University", "Oslo University"),
        ("Slack Water Studio", "Slack Water Studio"),
        ("Los Alamos National Laboratory", "Los Alamos National Laboratory"),
        ("Sotheby's Institute", "Sotheby’s Institute"),
        ("The Forum", "The Forum"),
    ],
)
def test_a_name_takes_its_article_by_its_shape(name, said):
    assert text(work=[{"organization": name}]) == f"Igor Babuschkin is an engineer at {said}."


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("{they} sang at the Komische Bühne[ in Berlin].", "the Komische Bühne"),
        ("The Komische Bühne is a house.", "the Komische Bühne"),
        ("{they} sang at Komische Bühne.", "Komische Bühne"),
        ("The Komische Bühne chorus {is} loud.", "Komische Bühne"),  # the article is the chorus's
        ("{they} sang at the {Komische Bühne; Oper}.", "the Komische Bühne"),
    ],
)
def test_a_name_takes_its_article_where_the_author_writes_it_so(sentence, said):
    made = profile({"text": sentence, "about": "prize", "importance": 1}, person=ENGINEER,
                   work=[{"organization": "Komische Bühne", "position": "stage engineer", "importance": 5}],
                   awards=[{"id": "prize", "title": "Prize"}])  # fmt: skip
    assert f"is a stage engineer at {said}." in plain(told(made).text)


def test_the_authors_texts_go_before_the_shape_of_a_name():
    rows = [{"organization": "Harbour Forum"}, {"organization": "W"}]
    assert "an engineer at Harbour Forum" in text({"text": "{they} left Harbour Forum.", "about": "W"}, work=rows)


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("chief executive", "is chief executive of Foo"),
        ("owner", "is the owner of Foo"),
        ("Managing Editor", "is managing editor of Foo"),
        ("Software Engineer Intern", "is a software engineer intern at Foo"),
        ("Violinist", "is a violinist with Foo"),
        ("Judge", "is a judge on Foo"),
        ("Candidate", "is a candidate for Foo"),
        ("expert member", "is an expert member of Foo"),
        ("Governor", "is governor of Foo"),
        ("chef-owner", "is chef-owner of Foo"),
        ("member of the board", "is a member of the board of Foo"),
        ("director of research", "is director of research at Foo"),
        ("designer", "is a designer at Foo"),
        ("team leader", "is a team leader at Foo"),
        ("adviser", "is an adviser to Foo"),
        ("lecturer, statics", "is a lecturer in statics at Foo"),
    ],
)
def test_an_office_is_of_its_organisation_and_a_post_at_it(position, said):
    job = {"organization": "Foo", "position": position}
    made = text(person={**IGOR, "occupations": []}, work=[job, {**job, "organization": "Bar", "importance": 1}])
    assert text(person={**IGOR, "occupations": []}, work=[job]) == f"Igor Babuschkin {said}."
    assert made == f"Igor Babuschkin {said} and Bar."


# --- positions ----------------------------------------------------------------------------------------


def test_positions_at_one_place_are_told_together_in_their_order():
    jobs = [
        {"organization": "Foo", "position": "trainee", "start": 2001, "end": 2004},
        {"organization": "Foo", "position": "designer", "start": 2004, "end": 2009},
        {"organization": "Foo", "position": "associate", "start": 2009, "end": 2012},
    ]
    assert after(work=jobs) == "From 2001 to 2012 he was a trainee, a designer and later an associate at Foo."
    apart = [{**jobs[0], "end": 2002}, *jobs[1:]]  # what lies between is not claimed
    assert after(work=apart) == "He was a trainee, a designer and later an associate at Foo."
    beside = [{**jobs[0], "end": 2008}, *jobs[1:]]
    assert "a trainee, a designer" not in after(work=beside)


@pytest.mark.slow
def test_a_position_that_is_held_names_those_before_it_at_the_same_place():
    jobs = [
        {"organization": "Foo", "position": "trainee", "start": 2001, "end": 2004},
        {"organization": "Foo", "position": "designer", "start": 2004, "end": 2009},
        {"organization": "Foo", "position": "director", "start": 2009, "importance": 5},
    ]
    made = [text(work=jobs, most=most) for most in range(12, 30)]
    assert any("director of Foo after working there as a trainee and a designer." in each for each in made)
    elsewhere = [*jobs, {"organization": "Bar", "end": 2000, "importance": 4}]
    for most in (*range(8, 40), None):
        assert "worked at Bar and Foo" not in text(work=elsewhere, most=most)
        assert "worked at Foo" not in text(work=elsewhere, most=most)
    free = [{**job, "organization": "Freelance"} for job in jobs[:2]]
    assert "later" not in text(work=free)


def test_what_came_before_a_founding_is_earlier_where_the_dates_prove_it():
    jobs = [
        {"organization": "Foo", "position": "founder", "start": 2020, "importance": 5},
        {"organization": "Bar", "position": "director", "start": 2012, "end": 2018},
        {"organization": "Baz", "start": 2009, "end": 2011},
    ]
    made = text(work=jobs)
    assert made == "Igor Babuschkin is an engineer and founder of Foo. Earlier, he directed Bar and worked at Baz."
    jobs[1]["end"] = 2022
    assert "Earlier, he directed" not in text(work=jobs)


def test_what_is_over_is_told_by_its_verb():
    assert after(work=[{"organization": "Foo", "position": "editor", "start": 2001, "end": 2004}]) == (
        "From 2001 to 2004 he edited Foo."
    )


def test_what_else_was_done_at_a_place_of_which_the_author_tells_is_not_told_beside_it():
    jobs = [
        {"organization": "Foo", "position": "director", "start": 2009, "end": 2012, "id": "d", "importance": 5},
        {"organization": "Foo", "position": "designer", "start": 2004, "end": 2009, "importance": 5},
    ]
    made = [{"text": "{they} rose to lead Foo, from a drawing board.", "about": "d", "importance": 5}]
    assert "a designer at Foo" not in text(*made, work=jobs)


# --- who the person is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who", ["{they} {is} an engineer.", "{they} {is} the builder of many bridges.", "[In 2001 ]{they} {leads|led} Foo."]
)
def test_nothing_is_put_into_a_sentence_of_the_authors(who):
    person = {**ENGINEER, "nationality": "German", "known_for": ["bridges"]}
    made = text({"text": who, "about": "Foo", "importance": 5}, person=person, work=[{"organization": "Foo"}])
    assert plain(who.split("{", 2)[-1].split("} ")[1]).rstrip(".") in made
    assert made.count("Igor Babuschkin") == 1
    assert "Babuschkin, " not in made


def test_a_sentence_that_begins_otherwise_is_left_alone():
    made = text({"text": "{their} bridge hums.", "importance": 5}, person=ENGINEER)
    assert made == "Igor Babuschkin is an engineer. His bridge hums."


def test_a_place_with_a_comma_ends_in_one():
    person = {**ENGINEER, "origin": "Boise, Idaho"}
    assert text(person=person) == "Igor Babuschkin is an engineer from Boise, Idaho."
    assert text(person={**person, "known_for": ["bridges"]}).endswith("from Boise, Idaho, known for bridges.")
    work = [{"organization": "Foo", "position": "founder", "start": 2001, "importance": 5}]
    made = text(person=person, work=[{**work[0], "current": False}])
    assert made == "Igor Babuschkin is an engineer from Boise, Idaho, who founded Foo."


def test_a_founder_who_founded_is_called_so_once():
    person = {**ENGINEER, "occupations": ["engineer", "founder"]}
    made = [text(person=person, work=[{"organization": "Foo", "position": "founder"}], most=most) for most in (7, 9)]
    assert not any("founder" in each and "founded" in each for each in made)


# --- lists -------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_things_of_a_list_have_all_their_years_or_none():
    books = [{"title": f"Book{number}", "date": 2000 + number, "kind": "book"} for number in (1, 2, 3)]
    for most in range(8, 25):
        made = text(person=POET, publications=books, most=most)
        several = made.count("Book") if "author of" in made else 0
        assert several < 2 or made.count("(20") in (0, several), made


def test_an_item_with_an_and_of_its_own_is_set_off():
    made = profile("{they} built {docks and piers; bridges; a *Salt and Smoke*}.", person=ENGINEER)
    assert "built docks and piers, bridges, and a Salt" in plain(told(made).text)
    made = profile("{they} built {*Salt and Smoke*; bridges; docks}.", person=ENGINEER)
    assert "built Salt and Smoke, bridges, and docks." in plain(told(made).text)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Designer of the Year", "He was named Designer of the Year by the Harbour Guild in 2020."),
        ("Fellow", "He is a fellow of the Harbour Guild."),
        ("Barrier of the Year", "He won Barrier of the Year from the Harbour Guild in 2020."),
        ("Bridge of the Year", "He won Bridge of the Year from the Harbour Guild in 2020."),
        ("Best New Pier", "He won the Harbour Guild award for Best New Pier in 2020."),
        ("Silver Bow", "He won the Silver Bow from the Harbour Guild in 2020."),
    ],
)
def test_an_honour_is_told_as_what_it_is(title, said):
    assert after(awards=[{"title": title, "awarder": "Harbour Guild", "date": 2020}]) == said


# --- what goes before what ----------------------------------------------------------------------------


def test_a_small_fact_does_not_come_before_a_great_sentence():
    bio = [
        {"text": "{they} {is} an engineer.", "importance": 5},
        {"text": "{their} bridge *Hum* won a prize.", "importance": 5, "about": "Hum"},
        {"text": "{they} {has} a boat.", "importance": 1},
    ]
    made = text(*bio, work=[{"organization": "Foo", "importance": 3}], projects=[{"name": "Hum"}])
    assert [made.index(each) for each in ("engineer", "Hum", "Foo", "boat")] == sorted(
        made.index(each) for each in ("engineer", "Hum", "Foo", "boat")
    )


def test_a_greater_position_comes_before_the_lesser_of_which_the_author_tells():
    bio = [{"text": "{their} podcast Bar {tells} of bridges.", "importance": 3, "about": "Bar"}]
    jobs = [{"organization": "Bar", "position": "host"}, {"organization": "Foo", "position": "lead", "importance": 5}]
    made = text(*bio, work=jobs)
    assert made.index("Foo") < made.index("Bar")


def test_where_one_has_spoken_does_not_go_before_what_the_author_wrote():
    bio = [
        {"text": "{they} {is} an engineer.", "importance": 5},
        {"text": "{they} {has} walked across every bridge in Norway, most of them twice.", "importance": 2},
    ]
    talks = [{"title": each, "event": each, "date": 2020, "importance": 5} for each in ("Bar Week", "Foo Days")]
    made = text(*bio, talks=talks, languages=[{"language": "Dutch"}], most=17)
    assert "walked across every bridge" in made
    assert "spoken" not in made


def test_a_trifle_fills_no_room_where_a_great_sentence_found_none():
    bio = [
        {"text": "{they} {is} an engineer.", "importance": 5},
        {
            "text": "{their} bridge over the Sound has two spans that lift, and it hums in the west wind.",
            "importance": 4,
        },
    ]
    made = text(*bio, projects=[{"name": "Hum", "importance": 1}], most=12)
    assert made == "Igor Babuschkin is an engineer."


@pytest.mark.parametrize(
    ("example", "most", "told", "named"),
    [("engineer", 50, "Causeway Medal of the Guild", "worked at"), ("chef", 50, "cooks Basque food", "received")],
)
def test_what_is_only_named_does_not_stand_in_for_the_authors_sentence(example, most, told, named):
    case = Case.of(ROOT / "examples" / example / "profile.toml")
    draft = case.write(Limit(most, "words"), "third")
    assert draft is not None
    assert told in draft.text
    assert named not in draft.text


@pytest.mark.parametrize("greater", ["Foo", "Bar"])
def test_of_two_sentences_as_important_the_one_about_the_greater_fact_is_told(greater):
    bio = [{"text": f"By hand {{they}} built {name}.", "about": name, "importance": 4} for name in ("Foo", "Bar")]
    rows = [{"name": name, "importance": 5 if name == greater else 1} for name in ("Foo", "Bar")]
    bio = [{"text": "{they} {is} an engineer.", "importance": 5}, *bio]
    assert f"built {greater}" in text(*bio, projects=rows, most=10)


def test_a_name_in_small_letters_opens_what_presskit_says_as_well():
    person = {"name": "wren okoye", "pronouns": "name", "short_name": "okoye"}
    paper = {"title": "Weir", "kind": "paper", "authors": ["wren okoye", "A"]}
    made = text(person=person, publications=[{"title": "Culvert", "kind": "book"}, paper])
    assert made.startswith("wren okoye ")
    assert ". okoye " in made


# --- lines ---------------------------------------------------------------------------------------------


def line(most: int, **tables) -> str:
    draft = write(
        profile(**tables),
        [Limit(most, "characters")],
        voice="tagline",
        as_of=datetime.date(2025, 1, 1),
        language=BRITISH,
    )
    return draft.text


def test_a_line_names_each_place_and_each_thing_once():
    jobs = [
        {"organization": "Foo", "position": "chief engineer", "importance": 5},
        {"organization": "Bar", "position": "cook", "start": 2001, "end": 2005},
        {"organization": "Bar", "position": "chef", "start": 2005, "end": 2009},
        {"organization": "Foo", "position": "trainee", "end": 2001},
    ]
    person = {**ENGINEER, "occupations": ["engineer", "author"]}
    assert line(160, person=person, work=jobs) == "Chief engineer at Foo · author · formerly chef at Bar"
    assert line(30, person=person, work=jobs) == "Chief engineer at Foo · author"
    books = [{"title": "Hum", "date": 2020}]
    assert line(160, person=person, publications=books) == "Engineer · author of Hum"


def test_a_line_begins_with_the_headline_and_says_no_word_of_it_again():
    person, jobs = {**ENGINEER, "headline": "Bridges that hum"}, [{"organization": "Foo", "position": "chief engineer"}]
    assert line(80, person=person, work=jobs) == "Bridges that hum · chief engineer at Foo"
    assert line(20, person=person, work=jobs) == "Bridges that hum"
    for alone in ("Bridges that hum, at Foo, as chief engineer", "I build what hums."):
        assert line(160, person={**person, "headline": alone}, work=jobs) == alone


def test_a_line_says_what_one_is_known_for_where_nothing_is_held():
    person = {**ENGINEER, "known_for": ["bridges"], "nationality": "German"}
    assert line(60, person=person) == "Engineer, known for bridges"
    assert line(60, person={**person, "born": 1900, "died": 1980}) == ("German engineer (1900–1980), known for bridges")

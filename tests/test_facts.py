"""Sentences that presskit makes of facts: what is claimed is what the facts say, however odd they are."""

from pathlib import Path

import pytest

from bench.evaluate import REAL, Case
from presskit.document import plain
from presskit.words import Limit, write
from tests.test_words import IGOR, SAM, profile, told

ENGINEER = {**IGOR, "occupations": ["engineer"]}
BOOK = {"title": "Own Book", "kind": "book"}


def text(person=ENGINEER, *limits, **tables) -> str:
    """Everything that the facts say, without the opening."""
    return plain(told(profile(person=person, **tables), *limits).text).removeprefix("Igor Babuschkin is an engineer. ")


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("awards", {"title": "Harbour Prize", "date": 2020}, "He won the Harbour Prize in 2020."),
        ("awards", {"title": "Harbour Prize 2020", "date": 2020}, "He won the Harbour Prize 2020."),
        ("awards", {"title": "Finalist, Harbour Prize"}, "He was a finalist for the Harbour Prize."),
        ("awards", {"title": "2nd place", "awarder": "RoboCup", "date": 2019},
         "He took second place at RoboCup in 2019."),
        ("awards", {"title": "Harbour Prize (shortlisted)"}, "He was shortlisted for the Harbour Prize."),
        ("education", {"institution": "ETH", "study_type": "Ph.D.", "area": "physics", "end": 2010},
         "He holds a Ph.D. in physics from ETH."),
        ("education", {"institution": "ETH", "study_type": "Dropped out", "area": "physics", "end": 2010},
         "He studied physics at ETH."),
        ("projects", {"name": "tinycc", "role": "contributor"}, "He is a contributor to tinycc."),
        ("projects", {"name": "tinycc", "role": "creator"}, "He created tinycc."),
        ("work", {"organization": "Freelance", "position": "self-employed", "start": 2019},
         "Igor Babuschkin is a freelance engineer."),
        ("work", {"organization": "Freelance", "position": "designer", "start": 2014, "end": 2019},
         "From 2014 to 2019 he worked freelance as a designer."),
        ("publications", {**BOOK, "authors": ["I. Babuschkin", "D. Eff"]}, "He co-wrote Own Book with D. Eff."),
        (
            "publications",
            {**BOOK, "authors": ["D. Eff", "Igor Babuschkin", "et al."]},
            "He co-wrote Own Book with D. Eff and others.",
        ),
        (
            "publications",
            {**BOOK, "authors": ["Igor Babuschkin", "Ann Babuschkin"]},
            "He co-wrote Own Book with Ann Babuschkin.",
        ),
        ("publications", {**BOOK, "authors": ["A. See", "D. Eff"]}, "Igor Babuschkin is an engineer."),
        ("publications", {**BOOK, "authors": ["D. Eff"]}, "Igor Babuschkin is an engineer."),
        ("publications", {"title": "Valve", "kind": "Patent"}, "Igor Babuschkin is an engineer."),
        ("languages", {"language": "French", "fluency": "Beginner"}, "Igor Babuschkin is an engineer."),
        ("languages", {"language": "French", "fluency": "fluent"}, "He speaks French."),
    ],
)  # fmt: skip
def test_a_fact_is_told_as_what_it_is(table, row, expected):
    assert expected.rstrip(".") in text(**{table: [row]})


def test_a_congress_that_comes_again_is_named_once():
    talks = [{"title": f"Talk {year}", "event": f"RoboCup {year}", "date": year} for year in range(2015, 2020)]
    talks.append({"title": "Ships", "event": "Harbour Week 2014", "date": 2014})
    assert text(talks=talks) == "He has spoken at RoboCup and Harbour Week 2014."


def test_stars_of_two_facts_are_no_emphasis():
    jobs = [{"organization": name, "position": "cook", "current": False} for name in ("7*7", "8*8")]
    assert text(SAM, work=jobs) == "Sam Lee was a cook at 7*7 and 8*8."
    assert plain(told(profile("{they} knows 7*7.", "{they} knows 8*8.")).text).count("*") == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("{they} {is} a {engineer; artist}.", "Igor Babuschkin is an engineer and artist."),
        ("{they} led a Series A {investment; sale}.", "Igor Babuschkin led a Series A investment and sale."),
        ("[In 2023 ]{They} {Has} won.", "In 2023 Igor Babuschkin has won."),
        ("It is late. {They} {Has} won.", "It is late. Igor Babuschkin has won."),
    ],
)
def test_articles_and_capitals_follow_what_stands_before_them(sentence, expected):
    assert told(profile(sentence)).text == expected


def test_an_entry_of_two_sentences_counts_as_two():
    made = profile("{they} won. It rained at Yahoo! and Foo Inc.", "{they} left.")
    draft = told(made, Limit(2, "sentences"))
    assert draft.text == "Igor Babuschkin won. It rained at Yahoo! and Foo Inc."
    assert draft.count("sentences") == 2
    assert told(made, Limit(1, "sentences")).text == "Igor Babuschkin left."


def test_what_stands_beside_a_text_is_not_told_in_it():
    case = Case.of(REAL)
    quote = "“maniacal sense of urgency”"
    limits = [Limit(300, "words")]

    def written(without: list[str]) -> str:
        return write(case.profile, limits, as_of=case.day, language=case.tongue, without=frozenset(without)).text

    assert quote in written([])
    less = written(["quotes[1]", "quotes[3]"])
    assert quote not in less
    assert "unlock the mysteries" not in less
    assert "“technical fearlessness”" in less


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("“A bridge,” {they} {says}, “is a promise that the other side is worth it.”", False),
        ('"A bridge is a promise", {they} {says}, "that the other side is worth it."', False),
        ("{they} {says} that “a bridge is a promise that the other side is worth it”.", False),
        ("“A bridge,” {they} {says}, “is a promise that the other side is far.”", True),
    ],
)
def test_a_quotation_is_told_once_though_the_sentence_parts_it(sentence, again):
    quotes = [{"text": "A bridge is a promise that the other side is worth it."}]
    made = plain(told(profile(sentence, person=ENGINEER, quotes=quotes)).text)
    assert ("He says: “A bridge is a promise" in made) is again


def test_what_is_not_of_one_kind_is_not_joined():
    made = text(
        volunteering=[{"organization": "Night Shelter"}],
        education=[{"institution": "ETH", "study_type": "MSc", "end": 2010},
                   {"institution": "MIT", "study_type": "BSc", "end": 2008}],
        languages=[{"language": "Dutch", "fluency": "native"}],
    )  # fmt: skip
    assert made == (
        "He volunteers at the Night Shelter. He holds an MSc from ETH and a BSc from MIT. Babuschkin speaks Dutch."
    )


@pytest.mark.slow
def test_the_employer_of_one_who_has_died_is_told_once(here, run):
    Path("profile.toml").write_text(
        'as_of = 2026-01-01\n[person]\nname = "Maren Holt"\npronouns = "she"\nborn = 1901\ndied = 1980\n'
        'occupations = ["physicist"]\nknown_for = ["tide tables"]\n'
        '[[work]]\norganization = "Harbour Observatory"\nposition = "director"\nstart = 1940\nend = 1960\n'
        "importance = 5\n"
        '[[publications]]\ntitle = "The Tides"\nkind = "book"\ndate = 1950\nimportance = 5\n',
        "utf-8",
    )
    for words in range(8, 41):
        text = run("blurb", "--words", str(words)).out
        assert text.count("Harbour Observatory") <= 1, text

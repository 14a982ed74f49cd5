"""One sentence after the other: reference, agreement, tense, a clean surface, the examples of the docs."""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from presskit import language
from presskit.notation import parse
from presskit.profile import Profile, read
from presskit.words import Draft, Limit, Manner, State, realise, write
from presskit.words.parts import NOTHING, everything, parts, variants

TODAY = datetime.date(2025, 11, 1)
BRITISH = language.load("en-GB")
AMERICAN = language.load("en-US")
NAMED = State(named=True, run=1)

IGOR = {"name": "Igor Babuschkin", "given_name": "Igor", "pronouns": "he"}
ADA = {"name": "Ada de la Cruz", "short_name": "de la Cruz", "pronouns": "she"}
SAM = {"name": "Sam Lee", "pronouns": "they"}
QUINN = {"name": "Quinn Okoro", "pronouns": "name"}


def profile(
    *bio: str | Mapping[str, object], person: Mapping[str, object] = IGOR, **tables: Sequence[Mapping[str, object]]
) -> Profile:
    """A profile with these sentences; a text alone is a sentence with nothing else."""
    rows = [{"text": entry} if isinstance(entry, str) else entry for entry in bio]
    lines = ["[person]", *_lines(person)]
    for table, entries in {**tables, "bio": rows}.items():
        for entry in entries:
            lines += [f"[[{table}]]", *_lines(entry)]
    return read("\n".join(lines))


def _lines(entry: Mapping[str, object]) -> list[str]:
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]


def told(made: Profile, *limits: Limit, voice="third", as_of=TODAY, tongue=BRITISH) -> Draft:
    return write(made, limits, voice=voice, as_of=as_of, language=tongue)


def say(text, person=IGOR, state=NAMED, voice="third", past=False, kept=None) -> str:
    """One sentence with everything kept."""
    nodes = parse(text)
    manner = Manner(
        person["name"], person.get("short_name", person["name"].split()[-1]), person["pronouns"], voice, BRITISH
    )
    return realise(nodes, everything(parts(nodes)) if kept is None else kept, manner, past=past, state=state)[0]


# --- reference -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("{they} saw {them} in {their} car", IGOR, "He saw him in his car."),
        ("{their} car is {theirs}", ADA, "Her car is hers."),
        ("{they} {has} a car and {drives} it {themselves}", SAM, "They have a car and drive it themselves."),
        ("{they} sold {their} car", QUINN, "Okoro sold Okoro’s car."),
    ],
)
def test_after_the_name_comes_the_pronoun(text, person, expected):
    assert say(text, person) == expected


def test_the_first_mention_is_the_full_name_and_the_next_in_the_sentence_a_pronoun():
    assert say("[Once ]{their} car hit {them}.", SAM, State()) == "Once Sam Lee’s car hit them."
    assert (
        say("{they} {has} a car and {their} team {has} two.", SAM, State())
        == "Sam Lee has a car and their team has two."
    )


def test_after_three_sentences_of_pronouns_comes_the_short_name():
    text = told(profile(*["{they} won[ {their} prize]."] * 6, person=ADA)).text
    names = [sentence.split(" won")[0] for sentence in text.split(". ")]
    assert names == ["Ada de la Cruz", "She", "She", "She", "De la Cruz", "She"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{they} {is} {themselves} and {has} {their} car", "I am myself and have my car."),
        ("{their} boss hired {them}", "My boss hired me."),
        ("{they} {was} and {isn't} in a firm that {is} {theirs}", "I was and am not in a firm that is mine."),
    ],
)
def test_the_first_person_is_i(text, expected):
    assert say(text, SAM, State(), voice="first") == expected


def test_a_host_names_the_person_last():
    draft = told(profile("{they} {is} a pilot.", "{their} plane is red.", person=SAM), voice="mc")
    assert draft.text == "Our guest is a pilot. Their plane is red. Please welcome Sam Lee."
    assert draft.count("sentences") == 3
    speaker = profile("{they} {is} a pilot.", person=SAM, talks=[{"title": "Landing"}])
    assert told(speaker, voice="mc").text == "Our next speaker is a pilot. Please welcome Sam Lee."
    by_name = told(profile("{they} {is} a pilot.", "{their} plane is red.", person=QUINN), voice="mc")
    assert by_name.text == "Our guest is a pilot. Our guest’s plane is red. Please welcome Quinn Okoro."


@pytest.mark.parametrize(
    ("plain_prose", "first", "then"),
    [
        ("Igor Babuschkin leads.", "Igor Babuschkin leads.", "He leads."),
        ("Babuschkin leads.", "Igor Babuschkin leads.", "He leads."),
        ("Igor's team won.", "Igor Babuschkin’s team won.", "His team won."),
        ("In May Babuschkin won.", "In May Igor Babuschkin won.", "In May Babuschkin won."),
        ("At xAI Igor won.", "At xAI Igor Babuschkin won.", "At xAI Babuschkin won."),
        ("Then at OpenAI Igor won.", "Then at OpenAI Igor Babuschkin won.", "Then at OpenAI Babuschkin won."),
        ("Then at Foo, Igor won.", "Then at Foo, Igor Babuschkin won.", "Then at Foo, Babuschkin won."),
        ("Dear Igor Babuschkin won.", "Dear Igor Babuschkin won.", "Dear Babuschkin won."),
        ("Later he won.", "Later Igor Babuschkin won.", "Later he won."),
        ("His team won.", "Igor Babuschkin’s team won.", "His team won."),
    ],
)
def test_plain_prose_names_the_person_too(plain_prose, first, then):
    made = profile("{they} {is} here.", plain_prose, organizations=[{"name": "xAI"}])
    assert told(made).text == f"Igor Babuschkin is here. {then}"
    assert told(profile(plain_prose, organizations=[{"name": "xAI"}])).text == first


@pytest.mark.parametrize(
    "text",
    [
        "Babuschkin Ventures grew.",
        "They lead Babuschkin Ventures.",
        "They met Mikhail Babuschkin.",
        "They met M. Babuschkin.",
        "They founded Babuschkin & Sons.",
        "They run the Babuschkin-Lee Prize.",
        "“Babuschkin is right,” wrote a critic.",
        "They run babuschkin.com.",
        "They run Babuschkin.com.",
    ],
)
def test_a_name_inside_another_name_or_a_quotation_stays(text):
    assert told(profile(text, "{they} won.")).text == f"{text} Igor Babuschkin won."


def test_plain_prose_of_someone_who_is_they_keeps_its_verbs():
    text = told(profile("{they} won.", "Sam Lee has won again.", person=SAM)).text
    assert text == "Sam Lee won. Lee has won again."


def test_a_sentence_that_leans_on_a_pronoun_never_opens():
    made = profile({"text": "They have a car.", "importance": 5}, "{they} won.", person=SAM)
    assert told(made).text == "Sam Lee won."
    assert told(made).left_out == ("bio[1]",)
    assert told(profile("She won.", "{they} won.", person=QUINN)).text == "Quinn Okoro won."


def test_the_first_person_leaves_out_plain_prose_that_is_in_doubt():
    draft = told(profile("Igor Babuschkin and his team lead.", "Babuschkin leads.", "{they} {left}."), voice="first")
    assert (draft.text, draft.left_out) == ("I lead. I left.", ("bio[1]",))


# --- agreement and tense -------------------------------------------------------------------------


def test_verbs_in_another_form_are_put_right():
    assert say("{they} {have} a car and {are} happy", IGOR) == "He has a car and is happy."


def test_a_verb_after_which_belongs_to_that_word():
    assert say("{they} {runs} a firm which {has} ten people, where {they} {leads} two", SAM) == (
        "They run a firm which has ten people, where they lead two."
    )
    assert say("{their} book {has} appeared", SAM) == "Their book has appeared."
    assert say("Since May {has} {they} been here?", SAM) == "Since May have they been here?"


XAI: Mapping[str, object] = {"organization": "xAI", "start": 2023, "end": "2025-08"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((2025, 8, 31), "Igor Babuschkin leads xAI."),
        ((2025, 9, 1), "Igor Babuschkin led xAI."),
    ],
)
def test_tense_follows_the_dates_of_the_fact(day, expected):
    made = profile({"text": "{they} {leads|led} xAI.", "about": "xAI"}, work=[XAI])
    assert told(made, as_of=datetime.date(*day)).text == expected


def test_undated_work_is_past_only_where_it_says_so():
    made = [
        profile({"text": "{they} {works|worked} at CERN.", "about": "CERN"}, work=[{"organization": "CERN", **more}])
        for more in ({}, {"current": False})
    ]
    assert [told(one).text.split()[2] for one in made] == ["works", "worked"]


def test_whoever_has_died_is_told_in_the_past():
    made = profile({"text": "{they} {leads|led} xAI.", "about": "xAI"}, person={**IGOR, "died": 2024}, work=[XAI])
    assert told(made, as_of=datetime.date(2024, 6, 1)).text == "Igor Babuschkin led xAI."


def test_nothing_is_told_before_it_begins():
    made = profile("{they} won.", {"text": "{they} founded xAI.", "about": "xAI"}, work=[XAI])
    early = told(made, as_of=datetime.date(2022, 12, 31))
    assert (early.text, early.left_out) == ("Igor Babuschkin won.", ("bio[2]",))
    talk: Mapping[str, object] = {"title": "On Sound", "date": "2026-02-01"}
    made = profile(
        "{they} won.",
        {"text": "{they} spoke on sound.", "about": "On Sound"},
        {"text": "{they} {will speak|spoke} on sound.", "about": "On Sound"},
        talks=[talk],
    )
    assert told(made).text == "Igor Babuschkin won. He will speak on sound."
    later = told(made, as_of=datetime.date(2026, 3, 1)).text
    assert later == "Igor Babuschkin won. He spoke on sound. He spoke on sound."


# --- surface -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [[German ]]engineer won", "An engineer won."),
        ("an [old ]German won", "A German won."),
        ("{they} {is} a[ very][ happy] AI hour", "He is an AI hour."),
        ("the University of a [big ]university", "The University of a university."),
        ("plan a [b ](c)", "Plan a (c)."),
        ("one[ two], three[, four], five", "One, three, five."),
        ("one ([two])[, three].", "One."),
        ("one [two ], [three ].", "One."),
        ("it runs .NET [well ]and C#", "It runs .NET and C#."),
        ("[Then, ]xAI won", "xAI won."),
        ("[“So”, ]*it* won", "*It* won."),
        ("it won at Yahoo!", "It won at Yahoo!"),
        ("it won at Yahoo!.", "It won at Yahoo!"),
        ("it won at Foo Inc.", "It won at Foo Inc."),
        ("it won at Foo Inc..", "It won at Foo Inc."),
        ("it won...", "It won..."),
        ("it won (at Foo Inc.)", "It won (at Foo Inc.)."),
        ("it won *Nature*", "It won *Nature*."),
        ("he said \"it's 'all' over\"", "He said “it’s ‘all’ over”."),
        ("the '90s were the actors' years", "The ’90s were the actors’ years."),
        ('the 5" disk', 'The 5" disk.'),
        ("2023 was good", "2023 was good."),
        ("élan vital", "Élan vital."),
    ],
)
def test_the_surface_is_clean_whatever_was_left_out(text, expected):
    assert say(text, kept=NOTHING) == expected


def test_a_name_in_small_letters_stays_so():
    assert (
        told(profile("{they} {is} a critic.", person={"name": "bell hooks", "pronouns": "she"})).text
        == "bell hooks is a critic."
    )


# --- docs/notation.md ----------------------------------------------------------------------------

PAGE = (Path(__file__).parents[1] / "docs" / "notation.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\ntext = (?:'(.*)'|\"(.*)\")\n```\n\n((?:- .*\n)+)", PAGE)
TOLD_BY: dict[str, dict[str, Any]] = {
    "then": {"state": NAMED},
    "she": {"person": {**IGOR, "pronouns": "she"}},
    "they": {"person": {**IGOR, "pronouns": "they"}},
    "name": {"person": {**IGOR, "pronouns": "name"}},
    "first": {"voice": "first"},
    "host": {"voice": "mc", "state": State()},
    "past": {"past": True, "state": State()},
}


def test_the_page_on_the_notation_has_an_example_for_each_mark():
    assert len(EXAMPLES) == PAGE.count("```toml") >= 7


@pytest.mark.parametrize(("text", "plain_prose", "results"), EXAMPLES)
def test_examples_in_the_docs_come_out_as_written(text, plain_prose, results):
    if plain_prose:
        made = [told(profile(plain_prose)).text, told(profile("{they} won.", plain_prose)).sentences[1].text]
        assert re.findall(r"- (?:\*then:\* )?(.*)", results) == made
        return
    expected = [line.removeprefix("- ") for line in results.splitlines() if not line.startswith("- *")]
    nodes = parse(text)
    assert sorted(say(text, state=State(), kept=kept) for kept in variants(parts(nodes))) == sorted(expected)
    for who, result in re.findall(r"- \*(\w+):\* (.*)", results):
        assert say(text, **TOLD_BY[who]) == result

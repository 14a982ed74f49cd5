"""The words of the editor are those of somebody who sees forms: no key, no bracket, no word of the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from presskit.editor import answers, changes, forms, plain

HEAD = '[person]\nname = "Ada Strand"\npronouns = "she"\noccupations = ["engineer"]\n\n'

OF_THE_FILE = re.compile(
    r"[\[\]{}\"`]| = |\b[a-z]+_[a-z_]+\b|\bpresskit (?:draft|new|check|places|templates)\b|\bdocs/|TOML|profile\.toml"
    r"|quotation marks of its own|\b(?:bio|work|person|kit)[.\[]"
)
OWN = re.compile(r"“[^”]*”")  # what the person wrote is quoted as it is

EXAMPLES = tomllib.loads((Path(__file__).parent / "advice.toml").read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("rule", [name for name, row in EXAMPLES.items() if isinstance(row, dict) and "wrong" in row])
def test_advice_speaks_of_forms(rule):
    wrong = EXAMPLES[rule]["wrong"]
    text = wrong if "[person]" in wrong[:40] else HEAD + wrong
    read = answers.read_text(text, "profile.toml", Path(__file__).parent / "wrong")
    found = answers.advice(read.profile, text) if read.profile else answers.told(read.problems, text)
    told = [one for one in found if one["code"] != "syntax"]  # a file that cannot be read is mended in the file
    for one in told:
        button = one["remedy"]["label"] if one["remedy"] else ""
        for said in (one["said"], one["todo"], button):
            assert not OF_THE_FILE.search(OWN.sub("", said)), said


TYPED = ("once", "ftp:/x y", "99999", "[x {y", "13/13/2020")
NOT_TYPED = {"stars", "table", "tables", "focus", "switch", "flag", "private", "choice", "several", "products", "pairs"}
NOT_TYPED |= {"facts", "sources", "look", "pronouns", "lines", "texts", "places", "audiences"}


def _fields() -> Iterator[tuple[str, str]]:
    for form in forms.forms()["tables"]:
        yield from ((form["name"], field["name"]) for field in form["fields"] if field["kind"] not in NOT_TYPED)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "field"), list(_fields()))
def test_a_mistake_in_a_field_is_told_in_the_words_of_forms(table, field):
    form = next(one for one in forms.forms()["tables"] if one["name"] == table)
    for typed in TYPED:
        text, way = HEAD, [table, field]
        if form["many"]:
            way = [table, 0, field]
            text = changes.change({"do": "add", "table": [table], "value": dict.fromkeys(form["needs"], "X")}).make(
                text
            )
        text = changes.change({"do": "put", "at": way, "value": typed}).make(text)
        for one in answers.state(text, "profile.toml", Path(__file__).parent)["problems"]:
            for said in (one["said"], one["todo"]):
                assert not OF_THE_FILE.search(OWN.sub("", said)), said


def test_hints_and_examples_are_for_people():
    for form in forms.forms()["tables"]:
        for field in form["fields"]:
            if field["kind"] in ("focus", "file", "products", "tables", "table", "stars", "private", "places"):
                continue
            example = field["example"][0] if isinstance(field["example"], list) else field["example"]
            for said in (field["label"], field["hint"], str(example)):
                assert not re.search(r"[\[\]{}`\"]|docs/|Grok|xAI|Babuschkin|\bids?\b", said), (
                    form["name"],
                    field["name"],
                    said,
                )


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("www.tinmoon.example", "https://www.tinmoon.example"),
        (" tinmoon.example/kit?a=1 ", "https://tinmoon.example/kit?a=1"),
        ("http://tinmoon.example", "http://tinmoon.example"),
        ("mailto:ada@tinmoon.example", "mailto:ada@tinmoon.example"),
        ("13/13/2020", "13/13/2020"),
        ("ada@tinmoon.example", "ada@tinmoon.example"),
    ],
)
def test_an_address_is_taken_as_people_write_it(typed, held):
    text = HEAD + '[[links]]\nlabel = "Website"\nurl = "https://example.org"\n'
    made = changes.change({"do": "put", "at": ["links", 0, "url"], "value": typed}).make(text)
    assert tomllib.loads(made)["links"][0]["url"] == held


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("{They} {was} artist in residence at Harbour House in 2023.", {"start": "2023", "end": "2023"}),
        ("{They} was a designer at Weir & Co between 2003 and 2009.", {"start": "2003", "end": "2009"}),
        ("{Their} book Breathing Wood was published by Fellside Press in 2022.", {"date": "2022"}),
        ("{They} trained at the Royal Academy of Music from 1999 to 2002.", {"start": "1999", "end": "2002"}),
        ("{They} studied acoustics at the University of Leeds, and left it in 2006.", {"end": "2006"}),
        ("{They} {is} head of design at Weir & Co.", {}),
    ],
)
def test_a_card_has_the_years_of_its_sentence(sentence, dates):
    (fact,) = answers.facts_without_cards(sentence, {})
    assert {name: fact["values"][name] for name in ("start", "end", "date") if name in fact["values"]} == dates
    assert "current" not in fact["values"]


def test_what_needs_no_other_words_stays_as_it_is():
    from presskit.problems import Problem

    problem = Problem("advice", "profile.toml", 1, 1, "puffery", "bio[1].text: “great” is praise", "say what was done")
    assert plain.plainly(problem) == ("“great” is praise", "say what was done")

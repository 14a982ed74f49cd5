"""`presskit readings`: what each of the author's sentences can become."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

PROFILE = """
[person]
name = "Ada Lind"
pronouns = "she"

[[work]]
organization = "Northlight"
start = "2090"

[[bio]]
id = "who"
text = '{Lind}[@, MFA,] {is} a potter[ from Oslo[, by the sea]] who {fires} {bowls; jars; and more}.'
importance = 5

[[bio]]
text = "Lind and Ode fire slow kilns."

[[bio]]
text = '{They} wrote *Ash*[& (2011)] and *Clay*[& (2014)], and {is} at @lind'

[[bio]]
about = "Northlight"
text = '{they} opened Northlight.'
"""


@pytest.fixture
def lind(here: Path) -> Path:
    (here / "profile.toml").write_text(PROFILE, "utf-8")
    return here / "profile.toml"


def test_each_sentence_has_its_longest_its_shortest_and_each_bracket_left_out(run: Run, lind: Path):
    assert run("readings").out.split("\n\n") == [
        "bio[1] (who): 10 to 16 words, importance 5\n"
        "  longest: Lind, MFA, is a potter from Oslo, by the sea who fires bowls, jars and more.\n"
        "  shortest: Ada Lind is a potter who fires bowls and more.\n"
        "  without [@, MFA,]: Ada Lind is a potter from Oslo, by the sea who fires bowls, jars and more.\n"
        "  without [ from Oslo[, by the sea]]: Ada Lind, MFA, is a potter who fires bowls, jars and more.\n"
        "  without [, by the sea]: Ada Lind, MFA, is a potter from Oslo who fires bowls, jars and more.\n"
        "  without ; jars: Ada Lind, MFA, is a potter from Oslo, by the sea who fires bowls and more.",
        "bio[2]: 6 words, one length only, importance 3\n  longest: Lind and Ode fire slow kilns.",
        "bio[3]: 9 to 11 words, importance 3\n"
        "  longest: She wrote Ash (2011) and Clay (2014), and is at @lind\n"
        "  shortest: She wrote Ash and Clay, and is at @lind\n"
        "  without [& (2011)] [& (2014)]: She wrote Ash and Clay, and is at @lind",
        "bio[4]: it is not told yet: what it is about has not begun\n  {they} opened Northlight.\n",
    ]


def test_in_the_first_person_and_for_one_sentence(run: Run, lind: Path):
    assert run("readings", "who", "--voice", "first").out == (
        "bio[1] (who): 9 to 15 words, importance 5\n"
        "  longest: I am a potter from Oslo, by the sea who fire bowls, jars and more.\n"
        "  shortest: I am a potter who fire bowls and more.\n"
        "  without [ from Oslo[, by the sea]]: I am a potter who fire bowls, jars and more.\n"
        "  without [, by the sea]: I am a potter from Oslo who fire bowls, jars and more.\n"
        "  without ; jars: I am a potter from Oslo, by the sea who fire bowls and more.\n"
    ).replace("who fire ", "who fires ")
    silent = run("readings", "2", "--voice", "first").out
    assert silent == (
        "bio[2]: it is not told in the first person: it names the person in plain words\n"
        "  Lind and Ode fire slow kilns.\n"
    )


def test_json_has_the_places(run: Run, lind: Path):
    (one,) = json.loads(run("readings", "bio[1]", "--format", "json").out)
    assert (one["key"], one["id"], one["importance"], one["not_told"]) == ("bio[1]", "who", 5, None)
    assert one["shortest"] == {"text": "Ada Lind is a potter who fires bowls and more.", "words": 10}
    line = PROFILE.splitlines()[one["line"] - 1]
    for each in one["without"]:
        assert line[each["column"] - 1 :].startswith(each["left_out"])
    assert {one["line"]} == {each["line"] for each in one["without"]}


def test_a_sentence_or_file_that_is_none_is_told(run: Run, lind: Path):
    assert 'there is no sentence "whoo"; did you mean "who"?' in run("readings", "whoo").err
    assert 'there is no sentence "zebra"; there are who, bio[2], bio[3], bio[4]' in run("readings", "zebra").err
    ran = run("readings", "profile.toml")
    assert (ran.status, "write -p profile.toml for another profile" in ran.err) == (2, True)
    lind.write_text('[person]\nname = "Ada Lind"\npronouns = "she"\n', "utf-8")
    assert "has no [[bio]] sentence; `presskit draft` writes" in run("readings").err

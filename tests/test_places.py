"""Places: the built-in rows, and a user's own beside and over them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from presskit.cli import run
from presskit.language import load
from presskit.problems import Problems
from presskit.template import Templates
from presskit.words import count

PROFILE = """
as_of = 2026-01-01
[person]
name = "Ada Strand"
pronouns = "she"
occupations = ["engineer", "author"]
[[bio]]
text = '{they} {is} an {engineer; author}[ from Norway][, known for bridges that hum[ in the wind]].'
[[bio]]
text = '{they} {builds} footbridges[ for towns by the water][ and for the people who live there].'
"""

BUILT_IN = Templates().places()

ASKED = {
    "x": {"weighted": 160, "utf16": 160},
    "bluesky": {"graphemes": 256, "bytes": 2560},
    "mastodon": {"graphemes": 500},
    "linkedin-headline": {"utf16": 220},
    "linkedin-about": {"utf16": 2600},
    "instagram": {"utf16": 150},
    "threads": {"utf16": 150},
    "github": {"utf16": 160},
    "youtube": {"utf16": 1000},
    "tiktok": {"utf16": 80},
    "medium": {"utf16": 160},
    "wikidata": {"utf16": 250},
    "wikipedia": {"utf16": 40},
    "orcid": {"utf16": 5000},
    "conference-50": {"words-strict": 50},
    "conference-100": {"words-strict": 100},
    "conference-150": {"words-strict": 150},
    "mc-30": {"seconds": 30},
    "mc-60": {"seconds": 60},
    "tldr": {"sentences": 2, "words": 45},
}
"""What studies/press-kits.md found, section 3."""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder with a profile, in which commands run."""
    (tmp_path / "profile.toml").write_text(PROFILE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(home: Path, text: str) -> None:
    """The user's own template.toml for texts."""
    (home / "templates" / "blurbs").mkdir(parents=True, exist_ok=True)
    (home / "templates" / "blurbs" / "template.toml").write_text(text)


@pytest.mark.parametrize("place", ASKED)
def test_a_place_counts_as_its_rule_does(place):
    assert {limit.unit: limit.max for limit in BUILT_IN[place].limits} == ASKED[place]


@pytest.mark.parametrize("words", [10, 15, 25, 50, 75, 100, 150, 200])
def test_every_standard_length_is_a_place(words):
    (limit,) = BUILT_IN[f"words-{words}"].limits
    assert (limit.max, limit.unit) == (words, "words")


@pytest.mark.parametrize("place", BUILT_IN.values(), ids=lambda place: place.id)
def test_a_place_says_where_its_rule_stands_and_when_that_was_looked_at(place):
    assert place.source
    assert place.checked == datetime.date(2026, 11, 23)


def test_a_rule_that_only_guides_repeat_is_not_called_sure():
    doubtful = {place.id for place in BUILT_IN.values() if place.confidence == "low"}
    assert {"instagram", "threads", "tiktok", "medium"} <= doubtful
    assert not doubtful.intersection({"bluesky", "mastodon", "wikidata", "orcid", "youtube", "tldr", "words-50"})


def test_introductions_single_lines_and_what_people_write_themselves_have_a_voice_of_their_own():
    voices = {place.id: place.voice for place in BUILT_IN.values() if place.voice != "third"}
    networks = ["x", "bluesky", "instagram", "threads", "tiktok", "github"]
    lines = dict.fromkeys(["tagline", "linkedin-headline", "wikidata", "wikipedia", *networks], "tagline")
    assert voices == {**lines, "mc-30": "mc", "mc-60": "mc", "linkedin-about": "first", "mastodon": "first"}


def test_the_strictest_count_is_never_below_another():
    for text in ("Zoë 👩‍🚀 builds", "नमस्ते", "plain", "e\u0301 🇳🇴"):
        assert all(count(text, "utf16") >= count(text, unit) for unit in ("characters", "graphemes"))


@pytest.mark.parametrize(
    "place", ["x", "bluesky", "linkedin-headline", "wikipedia", "tiktok", "conference-50", "mc-30"]
)
def test_a_text_for_a_place_keeps_all_of_its_limits(home, capsys, place):
    assert run(["blurb", "--place", place]) == 0
    text = capsys.readouterr().out.strip()
    assert text
    assert all(count(text, limit.unit, load("en")) <= limit.max for limit in BUILT_IN[place].limits)


# --- a user's own --------------------------------------------------------------------------------


def test_a_users_file_of_places_needs_nothing_but_the_places(home, capsys):
    rows(home, '[[place]]\nid = "badge"\nname = "Badge"\nlimits = [{ max = 5, unit = "words" }]\n')
    assert run(["blurb", "--place", "badge"]) == 0
    assert capsys.readouterr().out == "Ada Strand is an engineer.\n"
    assert run(["places"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0].startswith("tldr ")
    assert listed[-1].split() == ["badge", "Badge", "5", "words", "third"]
    assert len(listed) == len(BUILT_IN) + 1


def test_a_users_row_changes_only_what_it_says_of_a_built_in_place(home, capsys):
    rows(home, '[[place]]\nid = "x"\nlimits = [{ max = 26, unit = "utf16" }]\n')
    assert run(["blurb", "--place", "x"]) == 0
    assert capsys.readouterr().out == "Engineer and author\n"
    places = Templates(home).places()
    assert list(places) == list(BUILT_IN)
    assert places["x"].name == "X"
    assert places["bluesky"] == BUILT_IN["bluesky"]


def test_a_kit_holds_a_users_place_and_its_built_in_ones(home, capsys):
    rows(home, '[[place]]\nid = "badge"\nname = "Badge"\nlimits = [{ max = 5, unit = "words" }]\n')
    assert run(["build", "--only", "blurbs"]) == 0
    assert {"badge.txt", "x.txt", "words-25.txt"} <= {path.name for path in (home / "output" / "blurbs").iterdir()}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('id = "badge"\nname = "Badge"', "templates/blurbs/template.toml:1:1: place.1.limits is missing"),
        ('id = "badge"\nlimits = [{ max = 5, unit = "words" }]', "template.toml:1:1: place.1.name is missing"),
        ('id = "x"\nlimits = [{ max = 0, unit = "words" }]', "template.toml:3:19: place.1.limits.1.max"),
        ('id = "x"\nlimits = []', "template.toml:3:10: place.1.limits"),
        ('id = "x"\nlimit = 3', "template.toml:3:1: there is no key place.1.limit"),
        ('id = "../x"\nname = "X"\nlimits = [{ max = 5, unit = "words" }]', "template.toml:2:6: place.1.id"),
    ],
)
def test_a_mistake_in_a_users_row_is_told_at_its_place(home, capsys, row, told):
    rows(home, f"[[place]]\n{row}\n")
    assert run(["blurb", "--place", "x"]) == 1
    (first, _) = capsys.readouterr().err.splitlines()
    assert told in first


def test_a_template_of_another_name_still_says_what_it_is(home):
    (home / "templates" / "mine").mkdir(parents=True)
    (home / "templates" / "mine" / "template.toml").write_text('formats = ["text"]\n')
    with pytest.raises(Problems, match="description is missing"):
        Templates(home).get("mine").settings  # noqa: B018 -- reading it checks it


def test_an_unknown_place_is_a_wrong_argument_with_the_one_that_was_meant(home, capsys):
    assert run(["blurb", "--place", "blusky"]) == 2
    assert 'there is no place "blusky"; did you mean "bluesky"?' in capsys.readouterr().err


def test_an_unknown_place_that_is_near_to_none_is_told_with_the_list(home, capsys):
    rows(home, '[[place]]\nid = "badge"\nname = "Badge"\nlimits = [{ max = 5, unit = "words" }]\n')
    assert run(["blurb", "--place", "qqqqqqq"]) == 2
    told = capsys.readouterr().err
    assert all(f" {place}" in told for place in (*BUILT_IN, "badge"))


def test_places_beside_the_built_in_ones_are_read_once():
    """A checkout's own profile lies beside the built-in templates, which are then nobody's own."""
    root = Path(__file__).parents[1]
    assert Templates(root).own() == []
    assert list(Templates(root).places()) == list(BUILT_IN)


@pytest.mark.parametrize("asked", [["--words", "50", "--voice", "first"], ["--place", "mc-30"]])
def test_nobody_who_has_died_speaks_or_is_introduced(home, capsys, asked):
    text = PROFILE.replace("occupations", "died = 2019\noccupations", 1)
    (home / "profile.toml").write_text(text)
    assert run(["blurb", *asked]) == 1
    told = capsys.readouterr().err
    line = text.splitlines().index("died = 2019") + 1
    assert told.startswith(f"profile.toml:{line}:8: Ada Strand has died, and nobody who has died ")
    assert "--voice third" in told


def test_a_text_says_how_much_the_profile_holds_and_what_would_fill_the_rest(home, capsys):
    assert run(["blurb", "--words", "50"]) == 0
    assert "The profile holds 32 words; two more sentences would fill 50." in capsys.readouterr().err
    assert run(["blurb", "--characters", "900"]) == 0
    assert "The profile holds 170 characters; eight more sentences would fill 900." in capsys.readouterr().err
    assert run(["blurb", "--sentences", "9"]) == 0
    assert "The profile holds 32 words, and no more." in capsys.readouterr().err


def test_an_unknown_place_hears_which_it_may_mean_and_which_there_are(home, capsys):
    assert run(["blurb", "--place", "linkdin-about"]) == 2
    told = capsys.readouterr().err
    assert 'did you mean "linkedin-about"? (there are tldr, ' in told

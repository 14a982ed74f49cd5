"""Pinned texts, which are used as written or refused; and what is told where no text fits."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import presskit
from presskit.cli import run
from presskit.problems import Problems
from presskit.words import Limit, Unfit, Unit
from tests.test_choosing import profiles
from tests.test_engine import small
from tests.test_words import told

HEAD = """as_of = 2026-01-01
[person]
name = "Ada Strand"
pronouns = "she"
occupations = ["engineer"]
[check]
ignore = ["no-contact", "no-photo", "no-bio", "half-empty", "too-little"]
"""
AS_OF = datetime.date(2026, 1, 1)


def put(*pins: str) -> Path:
    path = Path("profile.toml")
    path.write_text(HEAD + "".join(f"[[pinned]]\n{pin}\n" for pin in pins), "utf-8")
    return path


def text(path: Path, **asked) -> str:
    return presskit.blurb(presskit.load(path), as_of=AS_OF, **asked).text


# --- which text is used ---------------------------------------------------------------------------


def test_a_pinned_text_is_used_as_written_for_its_length_and_no_other(here):
    path = put(
        "words = 8\ntext = 'Ada Strand\u2014*she* builds it all , really'",
        'characters = 40\ntext = "Ada Strand, forty characters."',
        'sentences = 2\ntext = "Ada. Strand."',
    )
    assert text(path, words=8) == "Ada Strand—she builds it all , really"
    assert text(path, characters=40) == "Ada Strand, forty characters."
    assert text(path, sentences=2) == "Ada. Strand."
    for asked in ({"words": 7}, {"words": 9}, {"characters": 39}, {"characters": 41}, {"sentences": 1}):
        assert text(path, **asked) == "Ada Strand is an engineer."


def test_a_pinned_text_is_used_in_its_voice_only(here):
    path = put(
        'words = 20\nvoice = "first"\ntext = "I, pinned."',
        'place = "mc-30"\ntext = "Pinned for a host."',
        'place = "x"\nvoice = "third"\ntext = "Pinned in the third person."',
    )
    assert text(path, words=20) == "Ada Strand is an engineer."
    assert text(path, words=20, voice="first") == "I, pinned."
    assert text(path, place="mc-30") == "Pinned for a host."
    assert text(path, place="mc-30", voice="third") == "Ada Strand is an engineer."
    assert text(path, place="x") == "Engineer"
    assert text(path, place="x", voice="third") == "Pinned in the third person."


def test_a_pinned_text_counts_itself(here):
    blurb = presskit.blurb(presskit.load(put('words = 9\ntext = "Ada *Strand*: one. Two."')), words=9)
    assert (blurb.text, blurb.words, blurb.characters, blurb.sentences) == ("Ada Strand: one. Two.", 4, 21, 2)
    assert blurb.pinned


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pin", "told"),
    [
        ('words = 3\ntext = "Ada Strand builds."', None),
        ('words = 3\ntext = "Ada Strand builds bridges."', "it has 4 words, 3 are the most"),
        ('characters = 18\ntext = "*Ada Strand* builds."', None),
        ('characters = 17\ntext = "*Ada Strand* builds."', "it has 18 characters, 17 are the most"),
        ('sentences = 1\ntext = "Ada builds. She rests."', "it has 2 sentences, 1 are the most"),
        ('place = "tiktok"\ntext = "' + "a" * 81 + '"', "it has 81 UTF-16 units, 80 are the most"),
        ('place = "x"\ntext = "' + "東" * 81 + '"', "it has 162 weighted characters, 160 are the most"),
        ('place = "bluesky"\ntext = "' + "👩‍🚀" * 250 + '"', "it has 2750 bytes, 2560 are the most"),
    ],
)
def test_a_pinned_text_over_its_limit_is_told_at_its_place(here, capsys, pin, told):
    put(pin)
    status = run(["check"])
    said = capsys.readouterr().out
    if told is None:
        assert (status, said) == (0, "")
        return
    assert status == 1
    assert said.startswith(f"profile.toml:10:8: pinned[1]: {told}\n  ")


def test_a_blurb_of_a_pinned_text_over_its_limit_is_refused(here, capsys):
    put('words = 3\ntext = "Ada Strand builds bridges."')
    assert run(["blurb", "--words", "3"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("profile.toml:10:8: pinned[1]: it has 4 words, 3 are the most\n  shorten it")


@pytest.mark.parametrize(("place", "meant"), [("tldrr", "tldr"), ("twitter", "x")])
def test_a_pinned_text_for_no_place_hears_which_one_it_may_mean(place, meant, here, capsys):
    put(f'place = "{place}"\ntext = "Ada."')
    assert run(["check"]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f'profile.toml:9:9: pinned[1]: there is no place "{place}"\n  did you mean "{meant}"?')


# --- where nothing fits -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--words", "4"], "fits in 4 words; the shortest needs 5 words"),
        (["--characters", "25"], "fits in 25 characters; the shortest needs 26 characters"),
        (["--place", "badge"], "fits in 9 words and 20 characters; the shortest needs 5 words and 26 characters"),
    ],
)
def test_what_the_shortest_text_needs_is_told_for_every_limit(here, capsys, asked, said):
    put()
    folder = Path("templates/blurbs")
    folder.mkdir(parents=True)
    limits = '{ max = 9, unit = "words" }, { max = 20, unit = "characters" }'
    (folder / "template.toml").write_text(f'[[place]]\nid = "badge"\nname = "Badge"\nlimits = [{limits}]\n', "utf-8")
    assert run(["blurb", *asked]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"profile.toml: no sentence of the profile {said}\n  ask for more")


def test_of_several_limits_the_text_counts_that_breaks_them_least(here, capsys):
    bio = '[[bio]]\ntext = "{they} loves internationalisation."\n[[bio]]\ntext = "{they} {is} on it, too."\n'
    Path("profile.toml").write_text(HEAD.replace('occupations = ["engineer"]\n', "") + bio, "utf-8")
    folder = Path("templates/blurbs")
    folder.mkdir(parents=True)
    limits = '{ max = 3, unit = "words" }, { max = 23, unit = "characters" }'
    (folder / "template.toml").write_text(f'[[place]]\nid = "badge"\nname = "Badge"\nlimits = [{limits}]\n', "utf-8")
    assert run(["blurb", "--place", "badge"]) == 1
    # the other has 6 words, twice as many as there is room for
    assert "; the shortest needs 4 words and 38 characters\n" in capsys.readouterr().err


UNITS_OF_LENGTH: tuple[Unit, ...] = ("words", "characters", "bytes")


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.one_of(profiles(), small()), st.sampled_from(UNITS_OF_LENGTH), st.sampled_from(["third", "mc"]))
def test_what_the_shortest_text_needs_is_enough_and_no_less_is(made, unit, voice):
    """Whenever anything fits something is said; where nothing does, one is told of what would."""
    try:
        told(made, Limit(1, unit), voice=voice)
    except Unfit as unfit:
        if unfit.shortest is None:  # nothing to say, whatever the room
            with pytest.raises(Unfit):
                told(made, voice=voice)
            return
        needs = unfit.shortest.count(unit)
        assert told(made, Limit(needs, unit), voice=voice).count(unit) <= needs
        with pytest.raises(Unfit):
            told(made, Limit(needs - 1, unit), voice=voice)


def test_nothing_to_say_is_told_as_such(here):
    path = Path("profile.toml")
    path.write_text('[person]\nname = "Ada Strand"\n', "utf-8")
    with pytest.raises(Problems, match="the profile has no sentence to tell"):
        text(path, words=50)

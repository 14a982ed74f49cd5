"""Pasted biographies in few words: who the person is and what they do now, whatever the text opens with."""

from pathlib import Path

import pytest

import presskit
from presskit.prose import read
from tests.conftest import Run

SHORT = {
    # a trade without what follows it; a post with its place
    "Mara Lind is Senior Reader in Salt Law at the Norland Institute of Law, which she helped to build up.":
        "is Senior Reader in Salt Law[ at the Norland Institute of Law].",
    "Mara Lind has been teaching the history of salt at Norland College since 1994, and has three grown children.":
        "teaches the history of salt[ at Norland College].",
    "Mara Lind has been teaching the history of salt at Norland College since the autumn of 1994.":
        "teaches the history of salt[ at Norland College].",
    "Mara Lind is an independent adviser with years of naval, legal and practical experience on four continents.":
        "is an independent adviser.",
    # what stands before the name, or behind it
    "Potter and glazier Mara Lind is the recipient of the Harbour Prize for her bowls in the colour of sea salt.":
        "is a potter and glazier.",
    "A lecturer in the salt department, Mara Lind leads the large first courses in coastal and marine chemistry.":
        "is a lecturer in the salt department.",
    "As Head of Glass at Brio Works, Mara Lind has created a practice which engages makers, growers and schools.":
        "is Head of Glass[ at Brio Works].",
    "Mara Lind, a Norwegian painter living and working in Bonn, holds a degree in paper from the Alto Academy.":
        "is a Norwegian painter.",
    "Mara Lind will be remembered as the first woman to cross the Sound alone, and as the founder of three schools.":
        "will be remembered as the first woman to cross the Sound alone.",
    "Mara Lind, Department of Salt, Alto University, is a historian of salt with a wide interest in coasts.":
        "is a historian.",
    # what was, is not told of today
    "A former singer and once the youngest judge of Norland, Mara Lind leads a small farm of sheep in the north.": "",
    "Mara Lind is a Norland salt lawyer turned curator and adviser to the houses of the whole northern coast.": "",
}  # fmt: skip


@pytest.mark.parametrize("sentence", SHORT)
def test_a_long_sentence_that_says_who_somebody_is_has_a_short_wording(sentence):
    (only,) = read(sentence, name="Mara Lind", pronouns="she", language="en-GB").sentences
    said = only.short.replace("{They} ", "").replace("{is}", "is").replace("{teaches}", "teaches")
    assert said == SHORT[sentence]


OLE = """\
Physicist Ole Brandt is a leader in precise measurements of very small things and the study of antimatter in Norland. \
Past chair of the Alto physics department, he is Professor and Director of the Centre for Small Things at Brio \
University. He has received the Harbour Medal for a set of long experiments, of which the first took him nine years. \
Brandt was elected to the Norland Academy in 2004.
"""


def blurb(run: Run, words: int, *more: str) -> str:
    return run("blurb", "profile.toml", "--words", words, *more).out.strip()


def test_ten_words_say_who_it_is_and_twenty_five_the_post_too(here: Path, run: Run):
    (here / "bio.txt").write_text(OLE)
    run("import", "bio.txt", "-o", "profile.toml")
    assert presskit.load("profile.toml").bio[0].short == "{They} {is} a physicist."
    assert blurb(run, 10) == "Ole Brandt is a physicist."
    assert blurb(run, 10, "--voice", "first") == "I am a physicist."
    now = "He is Professor and Director of the Centre for Small Things at Brio University."
    assert blurb(run, 25) == f"Ole Brandt is a physicist. {now} He has received the Harbour Medal."
    assert blurb(run, 65).startswith("Physicist Ole Brandt is a leader in precise measurements")
    assert run("blurb", "profile.toml").out == OLE
    texts = [run("blurb", "profile.toml", "--words", most) for most in range(5, 75)]
    assert all(
        text.status == 0 and len(text.out.split()) <= most for most, text in zip(range(5, 75), texts, strict=True)
    )


LEADS = {
    # a birth, a degree or a title before the name say nothing of what somebody does
    "Mara Lind was born in Bergen and raised in Bonn. She is the editor of Nordlys.": 1,
    "Professor Mara Lind received her diploma in salt law from Alto in 1982. She directs the Brio Institute.": 1,
    "Mara Lind is from Bergen. In 2015, she received the Harbour Medal for her photographs of the ice.": 1,
    "Ms Mara Lind is currently the Senior Director of the Alto Library. She was a reader at Brio.": 0,
    # what was joined by what is
    "Mara Lind studied law. She was the president of the Alto Guild and is a critic in glass at Brio.": 1,
    # nobody says who: the latest post, else what somebody made
    "Mara Lind came home to Bergen. She was elected as the General Secretary of the Salt Union in 2010.": 1,
    "Mara Lind spent her early years in Bonn. Her bowls were loud. Lind's works are owned by forty museums.": 2,
}


@pytest.mark.parametrize("text", LEADS)
def test_the_sentence_that_says_who_it_is_leads(text):
    importance = [each.importance for each in read(text, name="Mara Lind", pronouns="she").sentences]
    assert importance.index(5) == LEADS[text]


@pytest.mark.parametrize(
    ("short", "told"),
    [
        ("{they} {is a potter.", "bio[1].short: this { is never closed"),
        ("{Vik} {is} a potter.", "bio[1].short: {Vik} is no name of Ada Lind"),
        ("{is|was} a potter.", "bio[1].short: {is|was} follows the dates of a fact"),
    ],
)
def test_a_mistake_in_a_short_wording_is_told_at_its_place(short, told, here: Path, run: Run):
    Path("profile.toml").write_text(
        f'[person]\nname = "Ada Lind"\n[[bio]]\ntext = "{{They}} {{is}} a potter of large bowls."\nshort = "{short}"\n'
    )
    ran = run("blurb", "profile.toml")
    assert ran.status == 1
    assert told in ran.err
    assert "profile.toml:5:" in ran.err


NAMES = {
    "Born in Bonn, Ole studied law. He made shows such as I Want To Take You Home, a play. Ole is a potter.": "Ole",
    "My practice of Yoga began in 2001. I have found that Vinyasa Flow is for me. I teach in Bergen.": "",
    "RUTH VIK is a camerawoman in Bonn. Vik also teaches film.": "RUTH VIK",
}


@pytest.mark.parametrize("text", NAMES)
def test_no_title_is_taken_for_a_name(text):
    assert read(text).name == NAMES[text]

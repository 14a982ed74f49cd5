"""Advice on brackets that leave a sentence whole and empty."""

import pytest

from tests.test_check import codes, told  # noqa: F401 -- a fixture

LOST = [
    ("{they} {has} a PhD[ in physics].", "“a PhD” says too little"),
    ("{they} {has} a doctorate[ from Coastal University].", "“a doctorate” says too little"),
    ("{they} reported on the wars[ in Norland and Sudland].", "“the wars” says too little"),
    ("{they} {is} an expert[ in soils].", "“an expert” says too little"),
    ("{they} {was} a finalist[ for the Harbour Prize].", "“a finalist” says too little"),
    ("{they} {promotes} titles[ by young poets].", "“titles” says too little"),
    ("{they} {has} a background[ in dance].", "“a background” says too little"),
    ("{they} graduated[ from Coastal University].", "“graduated” lacks what it needs: “graduated from …”"),
    ("{they} {is} based[ in Oslo].", "“based” lacks what it needs"),
    ("{they} {serves}[ as a judge].", "“serves” lacks what it needs"),
    ("{they} {combines} physics[ with pottery].", "“combines physics” lacks what it needs: “combines physics with …”"),
    ("{they} immersed {themselves}[ in the archive].", "“immersed themselves” lacks what it needs"),
    ("{they} won prizes, including[ the Salt Prize and the Ash Prize].", "“including” announces nothing"),
    ("{they} {plays} instruments such as[ the viol].", "“such as” announces nothing"),
    ("{they} {has} [a background in law, ]held posts at Quill.", "“has held” becomes one verb"),
    ("In solo exhibition[s at Quay Hall], {they} showed bowls.", "begins inside a word"),
    ("{they} taught at Quill in 2005[–06].", "one end of a range"),
    ("{they} taught at Quill from 2014[ to 2019].", "one end of a range"),
    ("{they} taught at Quill[ in 2005]–06.", "one end of a range"),
]

KEPT = [
    "{they} {has} a PhD in physics[ from Coastal University].",
    "{they} {is} a poet[ from Oslo].",
    "{they} {is} a poet[ at Quill].",
    "{they} wrote three novels[ about the sea].",
    "{they} wrote a book[ in 2019].",
    "{they} graduated from Coastal University[ in 2004].",
    "{they} {works} at Quill[ in Oslo].",
    "{they} {sings}[ in two choirs].",
    "The firm[, based in Oslo,] grew with {them}.",
    "{they} {leads} the design of bridges[ in Norway].",
    "{they} {has} a background in law, and[ also] held posts at Quill.",
    "{they} won prizes[, including the Salt Prize].",
    "{they} {mixes} clay with ash[ from Oslo].",
    "{they} taught at Quill[ from 2014 to 2019].",
    "The foot[bridge]s that {they} drew.",
    "{they} {knows} the sea[ in winter].",
]


@pytest.mark.parametrize(("text", "message"), LOST)
def test_a_bracket_without_which_the_sentence_is_empty_is_told(told, text, message):  # noqa: F811
    problems = told(f"[[bio]]\ntext = '{text}'")
    assert "thin-bracket" in codes(problems)
    problem = next(one for one in problems if one.code == "thin-bracket")
    assert message in problem.message
    assert problem.column == len("text = '") + 1 + text.index("[")


@pytest.mark.parametrize("text", KEPT)
def test_a_bracket_that_the_sentence_can_lose_is_not(told, text):  # noqa: F811
    assert codes(told(f"[[bio]]\ntext = '{text}'")) == []


def test_contractions_and_chosen_names_hear_no_advice_but_on_a_plain_verb(told):  # noqa: F811
    text = "{Lind}{’ll} sing, {they}{’d} go, {they}{’s} here; {Lind’s} bowls and the team know {Lind:them}."
    person = '[person]\nname = "Ada Lind"\npronouns = "she"\n'
    assert "idle-braces" not in codes(told(f"{person}[[bio]]\ntext = '{text}'"))
    problems = told(f"{person}[[bio]]\ntext = '{{Lind}} designs kilns.'")
    assert any("“designs” does not agree where {Lind} becomes “they” or “I”" in each.message for each in problems)

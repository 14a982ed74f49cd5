"""A bio whose sentences keep their author's own form: names, contractions, spacing, and what only one voice tells."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from presskit import language
from presskit.notation import parse
from presskit.words import Limit, Manner, State, as_written
from presskit.words.parts import parts, variants
from tests.conftest import Run
from tests.test_words import AMERICAN, NAMED, SAM, profile, say, told

PROFILE = """
language = "en-US"
[person]
name = "Mara Quist"
pronouns = "she"
[[bio]]
text = '{Mara Quist}[@, MFA,] {is} a potter from Tromsø[ , in the north ,] who {builds} “slow” kilns'
importance = 5
[[bio]]
text = 'Besides {their} studio practice, {Quist}{’s} taught in {Oslo; Bergen; Turku; and elsewhere}.'
[[bio]]
text = "Her own account of it (printed in \\"Clay\\") names nobody."
[[bio]]
text = '{Quist’s} bowls[& (2011)] and jars[& (2014)] aren’t glazed.'
paragraph = true
[[bio]]
text = '{They} {isn’t} online, but find {Mara:them} at @quist'
importance = 1
"""

PASTED = """\
Mara Quist, MFA, is a potter from Tromsø , in the north , who builds “slow” kilns. Besides her studio practice, \
Quist’s taught in Oslo, Bergen, Turku, and elsewhere. Her own account of it (printed in “Clay”) names nobody.

Quist’s bowls (2011) and jars (2014) aren’t glazed. She isn’t online, but find Mara at @quist
"""


@pytest.fixture
def quist(here: Path) -> Path:
    (here / "profile.toml").write_text(PROFILE, "utf-8")
    return here / "profile.toml"


def test_without_a_limit_the_text_is_its_authors_letter_for_letter(run: Run, quist: Path):
    assert run("blurb", quist).out == PASTED


def test_within_a_limit_that_all_of_it_keeps_it_is_the_same_text_in_one_piece(run: Run, quist: Path):
    assert run("blurb", quist, "--words", "60").out == PASTED.replace("\n\n", " ")


@pytest.mark.slow
def test_a_shorter_text_names_the_person_in_full_and_then_as_its_author_does(run: Run, quist: Path):
    texts = [run("blurb", quist, "--words", most).out for most in range(7, 44)]
    assert all(re.match(r"(?:Besides her studio practice, )?Mara Quist\b", text) for text in texts)
    assert any("kilns. Besides her studio practice, Quist’s taught in Oslo and elsewhere." in text for text in texts)
    assert not any(re.search(r"bowls \(2011\) and jars are|bowls and jars \(2014\)", text) for text in texts)


def test_other_voices_take_the_form_and_no_letters_behind_the_name(run: Run, quist: Path):
    first = run("blurb", quist, "--voice", "first").out
    assert first.startswith("I am a potter from Tromsø")
    assert "Besides my studio practice, I’ve taught in Oslo" in first
    assert "My bowls (2011) and jars (2014) aren’t glazed. I am not online, but find me at @quist" in first
    host = run("blurb", quist, "--voice", "mc").out
    assert host.startswith("Our guest is a potter from Tromsø")
    assert "she’s taught" in host
    assert host.endswith("She isn’t online, but find her at @quist. Please welcome Mara Quist.\n")


def test_a_name_in_braces_that_is_not_the_persons_is_told_with_what_to_write(run: Run, quist: Path):
    quist.write_text(PROFILE.replace("{They} {isn’t}", "{They} {Sails} to {Lund} and {isn’t}"), "utf-8")
    ran = run("blurb", quist)
    assert ran.status == 1
    assert "profile.toml:17:16: bio[5].text: {Sails} is no name of Mara Quist" in ran.err
    assert "write {sails} if it is a verb; else take the braces out, or write {they}" in ran.err
    assert "{Lund} is no name of Mara Quist" in ran.err


@pytest.mark.parametrize("name", ["Quist", "Mara", "Dr. Quist", "Mara E. Quist", "Mara “Mo” Quist", "QUIST"])
def test_any_form_of_the_name_may_stand_in_braces(run: Run, quist: Path, name: str):
    quist.write_text(PROFILE.replace("{They} {isn’t}", f"{{{name}}} {{isn’t}}"), "utf-8")
    assert f"glazed. {name} isn’t online" in run("blurb", quist).out


# --- reference -----------------------------------------------------------------------------------


def test_where_the_author_chose_a_name_no_rule_puts_one():
    made = profile("{Igor Babuschkin} won.", *["{they} won."] * 6, "{Babuschkin} lost.")
    assert told(made).text == "Igor Babuschkin won. " + "He won. " * 6 + "Babuschkin lost."
    assert told(profile(*["{they} won."] * 5)).text.split()[-2:] == ["Babuschkin", "won."]


def test_behind_a_reference_in_braces_a_plain_pronoun_is_somebody_elses():
    made = profile("{Igor Babuschkin} wrote of a boy and his boat.", "With his dog {they} {swims}.")
    assert told(made, voice="first").text == "I wrote of a boy and his boat."
    assert told(made).text == "Igor Babuschkin wrote of a boy and his boat. With his dog he swims."


def test_the_full_name_a_second_time_is_the_usual_one_where_something_is_left_out():
    bio = ["{Igor Babuschkin} won[ twice].", "{they} {is} tall.", "{Babuschkin} lost.", "{Igor Babuschkin’s} team won."]
    made = profile(*bio)
    assert told(made).text == "Igor Babuschkin won twice. He is tall. Babuschkin lost. Igor Babuschkin’s team won."
    assert told(made, Limit(12, "words")).text.endswith("Babuschkin lost. Babuschkin’s team won.")
    # right behind a name, where what parted them is left out, a pronoun
    assert told(profile(bio[0], bio[1], bio[3]), Limit(8, "words")).text == "Igor Babuschkin won twice. His team won."


def test_plain_prose_beside_a_chosen_name_keeps_its_names_too():
    made = profile("{Igor Babuschkin} won.", "Babuschkin lost.", "Igor's team lost.")
    assert told(made).text == "Igor Babuschkin won. Babuschkin lost. Igor’s team lost."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Besides {their} practice, {they} {teaches}.", "Besides his practice, Babuschkin teaches."),
        ("{their} practice {is} small.", "His practice is small."),
        ("{their} firm grew, {they} {says}.", "His firm grew, he says."),
        ("It made {them} known, and {they} {teaches}.", "It made him known, and he teaches."),
        ("{they} {says} that, in time, {they} {sails}.", "Babuschkin says that, in time, he sails."),
    ],
)
def test_after_three_sentences_the_name_comes_as_the_subject_only(text, expected):
    assert say(text, state=State(named=True, run=3)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In {their} youth, {Babuschkin} won.", "In his youth, Igor Babuschkin won."),
        ("When {they} {was} ten, {Babuschkin} won.", "When he was ten, Igor Babuschkin won."),
        ("{they} won, {Babuschkin} says.", "Igor Babuschkin won, Babuschkin says."),
        ("It made {them} rich. Then, {Babuschkin} won.", "It made Igor Babuschkin rich. Then, Babuschkin won."),
        ("{Dr. Igor V. Babuschkin} won.", "Dr. Igor V. Babuschkin won."),
    ],
)
def test_a_pronoun_may_stand_before_a_chosen_name_in_the_front_of_its_sentence_only(text, expected):
    assert say(text, state=State()) == expected


@pytest.mark.parametrize(
    ("text", "he", "they", "first", "host"),
    [
        ("{they}{’s} a pilot", "He’s a pilot.", "They’re a pilot.", "I’m a pilot.", "Our next speaker is a pilot."),
        ("{they}{’s} flown", "He’s flown.", "They’ve flown.", "I’ve flown.", "Our next speaker has flown."),
        ("{they}{’s} also written", "He’s also written.", "They’ve also written.", "I’ve also written.",
         "Our next speaker has also written."),
        ("{they}{’s} based in Oslo", "He’s based in Oslo.", "They’re based in Oslo.", "I’m based in Oslo.",
         "Our next speaker is based in Oslo."),
        ("{they}{’s} represented by Foo", "He’s represented by Foo.", "They’re represented by Foo.",
         "I’m represented by Foo.", "Our next speaker is represented by Foo."),
        ("{they}{’re} here", "He’s here.", "They’re here.", "I’m here.", "Our next speaker is here."),
        ("{they}{’ll} sing", "He’ll sing.", "They’ll sing.", "I’ll sing.", "Our next speaker will sing."),
        ("{they}{’d} sung", "He’d sung.", "They’d sung.", "I’d sung.", "Our next speaker had sung."),
        ("{they} {hasn’t} {they} {doesn’t} {they} {wasn’t}", "He hasn’t he doesn’t he wasn’t.",
         "They haven’t they don’t they weren’t.", "I haven’t I don’t I wasn’t.",
         "Our next speaker hasn’t he doesn’t he wasn’t."),
    ],
)  # fmt: skip
def test_contractions_agree(text, he, they, first, host):
    said = (say(text), say(text, SAM), say(text, voice="first"), say(text, voice="mc", state=State()))
    assert said == (he, they, first, host)


# --- parts ---------------------------------------------------------------------------------------


def test_brackets_that_go_together_are_kept_together():
    text = "{Foo[& (2001)]; Bar[& (2002)]; Baz[& (2003)]}[, all[& ( of them)]]"
    said = {say(text, kept=kept) for kept in variants(parts(parse(text)))}
    assert "Foo (2001), Bar (2002) and Baz (2003)." in said
    assert "Foo and Bar, all." in said
    assert len(said) == 12
    assert all(one.count("(") in (0, one.count("Foo") + one.count("Ba") + one.count("all")) for one in said)


def test_a_list_keeps_its_least_and_its_ending():
    text = "Where {2+ politics; ethics; art and craft; law; and others} meet"
    assert [say(text, kept=kept) for kept in variants(parts(parse(text)))] == [
        "Where politics, ethics and others meet.",
        "Where politics, ethics, art and craft, and others meet.",
        "Where politics, ethics, art and craft, law, and others meet.",
    ]
    assert say("in {Bonn; Rome;, and elsewhere}") == "In Bonn, Rome, and elsewhere."
    assert say("in {Bonn; Rome;, and elsewhere}", kept=frozenset()) == "In Bonn and elsewhere."


def test_a_need_that_a_voice_cannot_tell_falls_away_in_it():
    made = profile(
        {"text": "Babuschkin and Ada Lind lead a lab.", "id": "lab"},
        {"text": "{they} {builds} engines.", "needs": ["lab"]},
    )
    assert told(made, voice="first").text == "I build engines."
    assert told(made).text == "Igor Babuschkin and Ada Lind lead a lab. He builds engines."
    assert told(made, Limit(9, "words")).left_out == ("bio[2]",)


# --- the sentence as its author wrote it -----------------------------------------------------------


@pytest.mark.parametrize("tongue", [language.load("en-GB"), AMERICAN])
@pytest.mark.parametrize(
    ("text", "state", "expected"),
    [
        ("{Quist}{’s} late ,  as ever.", State(whole=True), "Quist’s late ,  as ever."),
        ("{Quist}{’s} late.", State(), "Mara Quist is late."),
        ("{They} won[, {their} first].", NAMED, "She won, her first."),
        ("{They} won.", State(whole=True), "Mara Quist won."),
    ],
)
def test_a_sentence_with_all_marks_kept_is_the_authors(text, state, expected, tongue):
    manner = Manner("Mara Quist", "Quist", "she", "third", tongue, chosen=True)
    assert as_written(parse(text), manner, state)[0] == expected


PIECES = st.sampled_from(
    [
        ("{Quist}", "Quist"), ("{Mara Quist}", "Mara Quist"), ("{Quist’s}", "Quist’s"), ("{Mara:them}", "Mara"),
        ("{they}", "she"), ("{them}", "her"), ("{their}", "her"), ("{has}", "has"), ("{isn’t}", "isn’t"),
        ("{Quist}{’s}", "Quist’s"), ("{they}{’s} written", "she’s written"), ("[ in Oslo]", " in Oslo"),
        ("[@, MFA,]", ", MFA,"), ("[& (2011)]", " (2011)"), ("[[very ]]", "very "),
        ("[, as [ever ]said]", ", as ever said"),
        ("{clay; ash; and more}", "clay, ash, and more"), ("{2+ clay; ash; slip}", "clay, ash, and slip"),
        ("{clay; ash}", "clay and ash"), ("a", "a"), ("an hour", "an hour"), (" , ", " , "), ("  ", "  "),
        (" – ", " – "),
        ("“so”", "“so”"), (r"\[sic\]", "[sic]"), (r"\&", "&"), ("Inc. ", "Inc. "), ("o’clock", "o’clock"), (" ", " "),
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=8))
def test_whatever_is_marked_reads_as_it_would_without_the_marks(pieces):
    notation = "She " + "".join(mark for mark, _ in pieces) + " so."
    plain = "She " + "".join(words for _, words in pieces) + " so."
    manner = Manner("Mara Quist", "Quist", "she", "third", AMERICAN, chosen=True)
    said = as_written(parse(notation), manner, NAMED)[0]
    odd = re.compile(r" {2,}| (?=[,.](?:\s|$))|,\s*(?=,)")  # where two parts meet, spaces and commas are mended
    assert odd.sub(" ", said).replace(" ", "") == odd.sub(" ", plain).replace(" ", "")
    if not re.search(r"  | ,|,,|, ,", plain):
        assert said == plain

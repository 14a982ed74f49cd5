"""A long sentence of a pasted bio by its clauses: what makes a person known is told where the sentence has no room."""

from pathlib import Path

import pytest

from presskit.prose import read
from presskit.prose.known import gems, weight
from tests.conftest import Run

CLAUSES = {
    # predicates, each by itself
    "She founded the Alto Glass Works, wrote three novels and won the Harbour Prize.":
        "{They} won the Harbour Prize.",
    # a list that names some; one of works that semicolons part
    "Her many honours include the Harbour Prize, the Glass Medal of Norland, and the Order of Salt.":
        "{Their} many honours include the Harbour Prize and the Glass Medal of Norland.",
    "She is the author of Salt: A Life of the Sea (2001); The Glass Coast: Essays (2004); and Wind (2009).":
        "{They} {is} the author of Salt and The Glass Coast.",
    # what is told aside
    "She wrote two novels, Salt, which won the Harbour Prize, and Wind, which was shortlisted for the Alto Award.":
        "{They} wrote two novels[, Salt and Wind].",
    "She spent seven years in the north of Norland, where she was Dean of Alto College.":
        "{They} {was} Dean of Alto College.",
    "She has conducted the premieres of Brandt’s Salt and Berg’s Wind, and the first staging of Dal’s The Sea.":
        "{They} {has} conducted the premieres of Brandt’s Salt and Berg’s Wind.",
}  # fmt: skip

NEVER = {
    # no item of a name, a subtitle or a shared noun; no verb of another; nothing that only the rest names
    "She is a holder of Alto, Brio, and Harbour Fellowships for the study of salt.": "of Alto.",
    "She has been President of the Guild of Great Norland and Ireland in the years of the reform.": "Norland.",
    "The Salt Project, where Lind has worked since 1976, is the core of her studies in Norland.": "{is} the core",
    "She made her debut at Alto Opera with Brandt’s Salt, and her recording of the work was sold by Brio.":
        "{Their} recording",
    "She is Minister of Salt of Norland since 2008 and President of the Harbour League.": "{is} President",
    "She has published the following volumes with Alto: Salt by Ole Brandt, Wind by Ida Dal and Sea by Jon Berg.":
        "Alto.",
}  # fmt: skip


def told(sentence: str) -> list[str]:
    bio = read(f"Mara Lind is a painter. {sentence}", name="Mara Lind", pronouns="she", language="en-GB")
    return [bio.sentences[1].written, *bio.sentences[1].wordings]


@pytest.mark.parametrize("sentence", CLAUSES)
def test_a_clause_is_a_wording_of_its_sentence(sentence: str):
    bio = read(f"Mara Lind is a painter. {sentence}", name="Mara Lind", pronouns="she", language="en-GB")
    assert CLAUSES[sentence] in bio.sentences[1].wordings


@pytest.mark.parametrize("sentence", NEVER)
def test_no_wording_says_another_thing(sentence: str):
    assert not any(NEVER[sentence] in one for one in told(sentence))


@pytest.mark.slow
def test_what_somebody_is_known_for_is_told_from_a_long_sentence_and_no_trifle(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind is a reporter and film-maker whose work has received two international Salt Peace Awards; two "
        "Harbour Film Festival Awards; a Norland Human Rights Prize; and five Brio Awards. In 2019, she was named the "
        "Norland Reporter of the Year for her observational documentary War on Salt. She holds a degree in glass and a "
        "law degree.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml", "--pronouns", "she")
    text = run("blurb", "profile.toml", "--words", "20").out
    assert text == "Mara Lind is a reporter and film-maker. In 2019, she was named the Norland Reporter of the Year.\n"
    half = run("blurb", "profile.toml", "--words", "50").out
    assert "five Brio Awards" in half
    assert "degree" not in half


def test_all_wordings_are_read_and_their_mistakes_are_told_by_their_line(here: Path, run: Run):
    (here / "profile.toml").write_text(
        '[person]\nname = "Mara Lind"\npronouns = "she"\n\n[[bio]]\ntext = "{They} {is} a painter."\n'
        'wordings = [\n  "{They} {paints} well.",\n  "{They {is} a painter.",\n]\n'
    )
    told = run("check", "profile.toml")
    assert told.status
    assert "profile.toml:9:" in told.out + told.err


def test_what_makes_a_person_known_outweighs_a_study():
    assert weight("She won the Harbour Prize for her novel Salt.") > weight("She holds a degree in glass from Alto.")
    assert gems("She founded Alto and won the Harbour Prize.") > gems("She lives in Oslo with two cats.")


@pytest.mark.slow
def test_the_first_person_says_what_it_is_and_no_praise(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Dr Mara Lind, Norwegian nun, theologian and physician, is one of the great voices of the coast. Dr Lind from "
        "Alto is also a renowned painter. She joined WHO’s Harbour Office in 1999 and has served as Head of Tides.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml", "--name", "Mara Lind", "--pronouns", "she")
    told = run("blurb", "profile.toml", "--voice", "first").out
    assert "from Alto" not in told
    assert "I am also a painter" in told
    assert "in 1999 and have served" in told
    assert run("blurb", "profile.toml", "--words", "25").out.startswith("Dr Mara Lind, Norwegian nun, theologian")


@pytest.mark.slow
def test_also_goes_where_what_it_hangs_on_is_not_told(here: Path, run: Run):
    (here / "bio.txt").write_text(
        "Mara Lind is a reporter. She founded the Alto Review of the northern and the southern coast, which she has "
        "edited from a boat since 2015. She is also the President of Brio.\n"
    )
    run("import", "bio.txt", "-o", "profile.toml", "--pronouns", "she")
    assert (
        run("blurb", "profile.toml", "--words", "11").out == "Mara Lind is a reporter. She is the President of Brio.\n"
    )
    assert "She is also the President" in run("blurb", "profile.toml").out


def test_a_clause_goes_without_the_next_thing_that_somebody_is():
    sentence = "Mara Lind is a biologist at Alto, where she founded the Reed Lab, and a fellow of the Tide Academy."
    bio = read(sentence, name="Mara Lind", pronouns="she", language="en-GB")
    assert bio.sentences[0].written == (
        "{Mara Lind} {is} a biologist at Alto[, where {they} founded the Reed Lab,] and a fellow of the Tide Academy."
    )

"""The author's words lead: what presskit tells beside them, and what it leaves to them."""

import time
from pathlib import Path

import pytest

from presskit import language
from presskit.profile import read_file
from presskit.words.telling import Telling
from tests.conftest import Run

PERSON = '[person]\nname = "Mara Quist"\npronouns = "she"\noccupations = ["hospital chaplain", "beekeeper"]\n'
POST = '[[work]]\norganization = "St Ebba Hospital"\nposition = "lead chaplain"\nstart = 2019\nimportance = 5\n'
PRIZE = '[[awards]]\ntitle = "Lantern Prize"\ndate = 2021\n'
WHO = "{They} {is} a hospital chaplain at St Ebba."
MUCH = (
    "{They} {sits} with the dying when nobody else is awake, and {writes} down what they ask {them} to remember.",
    "In the garden behind the ward {they} {keeps} eleven hives; every nurse who leaves is given a jar of the honey.",
)


def put(*texts: str, own: str = "", more: str = POST + PRIZE) -> None:
    rows = "".join(f"[[bio]]\ntext = '{text}'\n" for text in texts)
    Path("profile.toml").write_text(f"{PERSON}{more}{rows}" + (f'[words]\nown = "{own}"\n' if own else ""), "utf-8")


def told(run: Run, *options: object) -> str:
    ran = run("blurb", *options)
    assert ran.status == 0, ran.err
    return ran.out.strip()


def test_an_author_who_wrote_forty_words_is_told_in_them_alone(here, run):
    put(WHO, *MUCH)
    assert "Lantern" not in told(run)
    put(WHO, MUCH[1])
    assert "Lantern Prize" in told(run)


def test_the_profile_settles_whose_words_are_told(here, run):
    put(WHO, *MUCH, own="first")
    assert "Lantern Prize" in told(run)
    put(WHO, own="only")
    assert told(run) == "Mara Quist is a hospital chaplain at St Ebba."
    put(WHO, own="always")
    ran = run("check")
    assert ran.status == 1
    assert "words.own" in ran.out
    assert 'write one of "only", "first"' in ran.out


def test_what_is_too_short_for_the_authors_first_sentence_is_told_from_facts(here, run):
    put("Since 2019 {they} {has} been a hospital chaplain at St Ebba, on the ward for the dying.", *MUCH)
    assert len(told(run, "--words", 9).split()) <= 9
    assert told(run, "--words", 9).startswith("Mara Quist is ")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("{They} {has} worked at St Ebba Hospital since she was a student.", "St Ebba Hospital"),
        ("{They} {leads} the team as lead chaplain.", "St Ebba Hospital"),  # by the role
        ("{They} {sings} in the choir of St Ebba.", "St Ebba Hospital"),  # by the first words of the name
        ("{They} was given the Lantern Prize for a book of last words.", "Lantern Prize"),
    ],
)
def test_what_the_author_tells_is_not_told_again(text, fact, here, run):
    put(WHO, text, own="first")
    said = told(run)
    other = "she won the Lantern Prize"
    assert (other in said) == (fact != "Lantern Prize")
    assert said.count("Hospital") <= 1


def test_where_the_author_says_the_person_lives_is_said_once(here, run):
    place = PERSON.replace("pronouns", 'location = "Lund, Sweden"\npronouns')
    Path("profile.toml").write_text(f"{place}[[bio]]\ntext = '{{They}} {{keeps}} bees in Lund.'\n", "utf-8")
    assert told(run).count("Lund") == 1


def test_a_town_in_the_name_of_a_school_is_not_the_school(here):
    put(
        WHO,
        more='[[education]]\ninstitution = "University of Lund"\nstudy_type = "MA"\narea = "theology"\nend = 2001\n',
    )
    telling = Telling(read_file(Path("profile.toml")), language.load("en-GB"))
    assert telling.told("Mara Quist keeps bees in Lund.", ()) == []
    assert telling.told("Mara Quist took an MA in theology.", ()) == ["education[1]"]
    assert telling.told("She studied at the University of Lund.", ()) == ["education[1]"]


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("Mara Quist is a chaplain.", True),  # the last word of an occupation
        ("Mara Quist is one of two beekeepers in the town.", True),
        ("Mara Quist walks to work.", False),
        ("Her hives hum.", False),
    ],
)
def test_a_sentence_says_who_the_person_is_by_an_occupation_or_by_what_she_is(who, says, here):
    put(WHO)
    assert Telling(read_file(Path("profile.toml")), language.load("en-GB")).introduces(who) == says


# --- plain prose -----------------------------------------------------------------------------------------


def test_plain_prose_is_told_in_the_first_person(here, run):
    who = "Mara Quist is a hospital chaplain who keeps bees."
    put(who, "Born in Lund, she says that her hives ask for patience.", own="only")
    said = "I am a hospital chaplain who keeps bees. I say that my hives ask for patience."
    assert told(run, "--voice", "first") == said


def test_what_no_first_person_can_tell_is_advice_with_its_line(here, run):
    put("Quist and her team sit with the dying.")
    assert "team" not in told(run, "--voice", "first")
    assert "bio[1].text: texts in the first person leave this sentence out" in run("check").out


# --- the order of an editor -------------------------------------------------------------------------------

CAREER = PERSON + "".join(
    f'[[work]]\norganization = "{name}"\nposition = "chaplain"\nstart = {start}\n{end}importance = {importance}\n'
    for name, start, end, importance in [
        ("Harbour Mission", 2001, "end = 2008\n", 5),
        ("Prison of Malen", 2008, "end = 2019\n", 5),
        ("St Ebba Hospital", 2019, "", 3),
    ]
)


@pytest.mark.parametrize("words", [*range(8, 60, 3), 25, 50])
def test_a_former_post_is_told_only_beside_the_present_one(words, here, run):
    Path("profile.toml").write_text(CAREER + PRIZE, "utf-8")
    said = told(run, "--words", words)
    assert "St Ebba" in said or not ("Malen" in said or "Harbour" in said)
    assert "St Ebba" in said or words < 13


@pytest.mark.slow
def test_no_small_thing_stands_in_for_a_post(here, run):
    small = "".join(f'[[awards]]\ntitle = "Prize {n}"\nimportance = 1\n' for n in range(5))
    small += "".join(f'[[languages]]\nlanguage = "{name}"\n' for name in ("Danish", "Sami", "Latin"))
    Path("profile.toml").write_text(CAREER + small, "utf-8")
    for words in range(20, 45, 4):
        said = told(run, "--words", words)
        assert "Malen" in said or ("Prize" not in said and "Danish" not in said), said


def test_how_full_a_text_is_stands_in_the_explanation(here, run):
    put(WHO)
    assert "It fills 75% of 12 words." in run("blurb", "--words", 12, "--explain").err


# --- bounded ----------------------------------------------------------------------------------------------


def _rows(table: str, number: int, fields: str) -> str:
    return "".join(
        f"[[{table}]]\n{fields}\n".replace("N", str(n)).replace("YEAR", str(1980 + n % 40)) for n in range(number)
    )


@pytest.mark.slow
@pytest.mark.parametrize("importance", ["", "importance = 5\n"])
def test_a_career_of_five_hundred_entries_is_told_in_its_time(importance, here, run):
    large = CAREER + _rows(
        "work", 100, f'{importance}organization = "Quay N"\nposition = "chaplain"\nstart = YEAR\nend = YEAR'
    )
    large += _rows("projects", 100, f'{importance}name = "Hive N"\nrole = "keeper"\nstart = YEAR')
    large += _rows("publications", 200, f'{importance}title = "On honey N"\nkind = "book"\ndate = YEAR')
    Path("profile.toml").write_text(large + _rows("skills", 100, 'name = "Skill N"'), "utf-8")
    before = time.process_time()
    told(run, "--words", 50)
    assert time.process_time() - before < 2  # 1 s on a free machine
    assert run("build", "--only", "blurbs").status == 0
    assert time.process_time() - before < 12  # 4 s on a free machine, and what the build is besides


@pytest.mark.parametrize("field", ["occupations", "known_for"])
def test_a_thousand_of_a_list_take_no_time(field, here, run):
    many = ", ".join(f'"keeper of hive {n}"' for n in range(1000))
    Path("profile.toml").write_text(f'[person]\nname = "Mara Quist"\nheadline = "Bees"\n{field} = [{many}]\n', "utf-8")
    before = time.process_time()
    told(run, "--words", 50)
    assert time.process_time() - before < 2


def test_who_the_person_is_is_what_a_pasted_bio_holds_greatest(here, run):
    rows = [
        ("Potter, teacher and diver, {Mara Quist} {is} known for salt glazes.", 5),
        ("{They} {is} a finalist of the Lantern Prize for a kiln that {they} built on a raft.", 4),
        ("{They} {teaches} at the school on the quay, and {dives} for the clay that nobody else wants to fetch.", 5),
    ]
    text = "".join(f"[[bio]]\ntext = '{said}'\nimportance = {importance}\n" for said, importance in rows)
    Path("profile.toml").write_text('[person]\nname = "Mara Quist"\npronouns = "she"\n' + text, "utf-8")
    assert told(run, "--words", 12) == "Potter, teacher and diver, Mara Quist is known for salt glazes."
    assert "teaches at the school" in told(run, "--words", 32)

"""A draft is the facts in sentences, written into the profile to be edited, and nothing else in the file changes."""

from __future__ import annotations

import datetime
import stat
import tomllib
from pathlib import Path

import pytest

import presskit
from presskit import check, language
from presskit.draft import REMARK, draft
from presskit.notation import parse, source
from presskit.problems import Problems
from presskit.words.material import written
from presskit.words.outline import outline
from tests import profiles
from tests.conftest import PERSON, files
from tests.test_bad_input import unprivileged
from tests.test_journal import every_moment, killed

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2025, 11, 1)

FOUND = [*sorted((ROOT / "tests/people").glob("*.toml")), ROOT / "profile.toml", ROOT / "templates/new/profile.toml"]
TEXTS = {path.stem if path.parent.name == "people" else path.parent.name: path.read_text("utf-8") for path in FOUND}
TEXTS |= {"overfull": profiles.overfull(12), "letters": profiles.LETTERS, "two_jobs": profiles.TWO_JOBS}


def put(text: str | bytes) -> Path:
    path = Path("profile.toml")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def bio(text: str | bytes) -> list[dict[str, object]]:
    """The sentences that a profile holds once a draft is written into it."""
    path = put(text)
    draft(path, DAY)
    found: list[dict[str, object]] = tomllib.loads(path.read_bytes().decode("utf-8-sig")).get("bio", [])
    return found


def facts(path: Path) -> set[str]:
    """What a long text tells; of several languages the engine names the first."""
    text = presskit.blurb(presskit.load(path), words=200, as_of=DAY)
    facts = {fact for told in text.told for fact in told.facts if not fact.startswith("person.occupations")}
    return {fact for fact in facts if not fact.startswith("languages") or "[1]" in fact}


def without(new: bytes, old: bytes) -> list[bytes]:
    """What a draft put into a file: at the end, and before one place of it."""
    at = next((at for at, (left, right) in enumerate(zip(old, new, strict=False)) if left != right), len(old))
    for place in range(at, -1, -1):
        between = new.find(old[place:], place)
        if between >= 0:
            return [new[place:between], new[between + len(old) - place :]]
    raise AssertionError("bytes of the file were changed")


# --- what is written ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each profile with its draft."""
    path, found = tmp_path_factory.mktemp("drafts") / "profile.toml", {}
    for name, text in TEXTS.items():
        path.write_text(text, "utf-8")
        draft(path, DAY)
        found[name] = path.read_bytes()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_draft_is_a_good_profile_and_keeps_every_byte_of_the_old_one(name, here, drafts):
    assert all(b"[[bio]]" in piece or not piece for piece in without(drafts[name], TEXTS[name].encode()))
    before = {problem.code for problem in check.check(put(TEXTS[name]))}
    found = check.check(put(drafts[name]))
    assert [problem for problem in found if problem.severity == "error"] == []
    assert {problem.code for problem in found} <= before | {
        "told-twice",
        "too-little",
        "half-empty",
        "other-language",
    }, found


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in TEXTS if name != "overfull"])
def test_a_long_text_tells_the_same_facts_after_a_draft(name, here, drafts):
    before = facts(put(TEXTS[name]))
    left = draft(put(drafts[name]), DAY)  # what no sentence of the author's can say
    assert before - facts(Path("profile.toml")) <= {*(left.left if left.silent else ()), "person"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_second_draft_adds_nothing(name, here, drafts):
    path = put(drafts[name])
    assert draft(path, DAY).added == ()
    assert path.read_bytes() == drafts[name]


@pytest.mark.parametrize("name", TEXTS)
def test_what_the_engine_hands_over_is_what_the_notation_reads_back(name, here):
    profile = presskit.load(put(TEXTS[name]))
    spoken = language.load(profile.language)
    own = written(profile, "third", DAY, spoken)
    told = frozenset(fact for sentence in own for fact in sentence.facts)
    for sentence in outline(profile, told, DAY, spoken):
        assert parse(source(sentence.nodes)) == sentence.nodes


def test_each_fact_gets_one_whole_sentence_with_its_brackets_and_importance(here):
    assert bio((ROOT / "tests/people/founder.toml").read_bytes())[:3] == [
        {
            "about": "Lena Huang",
            "importance": 5,
            "text": "{They} {is|was} a {software engineer; founder}[, known for open-source compilers].",
        },
        {
            "about": "Parsel",
            "importance": 5,
            "text": "[In June 2021 ]{they} founded Parsel"
            "[, where {they} {focuses|focused} on compilers for small chips].",
        },
        {
            "about": ["Orbit Labs", "Zephyr", "NTT"],
            "importance": 4,
            "text": "{They} {was} CTO of Orbit Labs[ and worked at Zephyr[ and NTT]].",
        },
    ]


def test_things_of_one_kind_stand_in_a_list_about_all_of_them(here):
    rows = bio((ROOT / "tests/people/executive.toml").read_bytes())
    assert rows[-3:-1] == [
        {
            "about": ["INSEAD", "Anna University"],
            "text": "{They} {holds} {an MBA from INSEAD; a BEng[ in electrical engineering] from Anna University}.",
        },
        {"about": ["Tamil", "English", "French"], "text": "{They} {speaks} {Tamil; English; French}."},
    ]


def test_tense_goes_on_following_the_dates(here):
    path = put(PERSON + '[[work]]\norganization = "Northwater"\nposition = "chief engineer"\nstart = 2021\n')
    draft(path, DAY)
    put(path.read_text("utf-8").replace("start = 2021", "start = 2021\nend = 2023"))
    assert "She was chief engineer at Northwater." in presskit.blurb(presskit.load(path), words=50, as_of=DAY).text


def test_a_fact_is_named_by_its_id_by_a_name_of_its_own_or_not_at_all(here):
    job = '[[work]]\norganization = "Nido"\nposition = "cook"\nstart = 2010\nend = 2012\n'
    assert bio(PERSON + job)[1]["about"] == "Nido"
    assert bio(PERSON + job + 'id = "first"\n')[1]["about"] == "first"
    twice = bio(PERSON + job + job.replace("cook", "chef"))
    assert ["about" in row for row in twice] == [True, False]


def test_a_sentence_with_an_apostrophe_stands_in_double_quotes(here):
    path = put(PERSON + "[[work]]\norganization = '''What's \"Next\" \\ Now; [sic]'''\nposition = 'cook'\nend = 2012\n")
    draft(path, DAY)
    assert 'text = "[Until 2012 ]{they} {was} a cook at What\'s \\"Next\\"' in path.read_text("utf-8")
    assert "What’s “Next” \\ Now; [sic]" in presskit.blurb(presskit.load(path), words=50, as_of=DAY).text


def test_who_the_person_is_stands_before_the_sentences_of_the_author(here):
    own = (
        "# The bio\n\n[[bio]] # mine\ntext = '{they} {has} two cats.'\n\n[[links]]\nlabel = 'x'\nurl = 'https://x.org'"
    )
    job = "[[work]]\norganization = 'Nido'\nposition = 'cook'\nend = 2012\n"
    rows = bio(PERSON + job + own)
    assert [str(row["text"]).split()[-1] for row in rows] == ["engineer.", "cats.", "Nido."]
    text = Path("profile.toml").read_text("utf-8")
    assert text.count(REMARK) == 2
    assert f"# The bio\n\n{REMARK}\n[[bio]]\nabout" in text


def test_what_is_not_for_everyone_stays_out(here):
    row = '[[awards]]\ntitle = "{} Prize"\n'
    rows = [row.format("Open"), row.format("Secret") + "private = true\n", row.format("Press") + 'audiences = ["a"]\n']
    text = PERSON + "".join(rows) + row.format("Late") + "embargo = 2026-01-01\n"
    assert [sentence["text"] for sentence in bio(text)][1:] == ["{They} won the Open Prize."]


def test_what_a_private_sentence_tells_is_not_told_to_everyone(here):
    prize = '[[awards]]\ntitle = "Pier Prize"\n[[bio]]\nprivate = true\nabout = "Pier Prize"\ntext = "{they} won it."\n'
    assert [sentence.get("about") for sentence in bio(PERSON + prize)] == ["Ada Lind", "Pier Prize"]


def test_a_sentence_that_only_one_voice_can_say_is_left_to_presskit(here):
    path = put(PERSON + 'location = "Bristol"\n[[quotes]]\ntext = "A bridge is a promise to the other side."\n')
    drafted = draft(path, DAY)
    assert drafted.left == ("quotes[1]",)
    assert "I say" not in presskit.blurb(presskit.load(path), words=100, voice="first", as_of=DAY).text


def test_stars_that_mark_no_emphasis_stay_stars(here):
    path = put(PERSON + '[[work]]\norganization = "A*B"\nposition = "clerk"\nfocus = "C*D"\n')
    drafted = draft(path, DAY)
    assert "{They} {is|was} a clerk at A\\*B[, where {they} {focuses|focused} on C\\*D]." in drafted.added
    assert "clerk at A*B, where she focuses on C*D" in presskit.blurb(presskit.load(path), words=50).text


# --- where it is written -----------------------------------------------------------------------------------


def test_line_ends_and_byte_order_mark_stay(here):
    text = "\ufeff" + (ROOT / "tests/people/engineer.toml").read_text("utf-8").replace("\n", "\r\n")
    path = put(text.encode())
    draft(path, DAY)
    new = path.read_bytes()
    assert len(without(new, text.encode())) == 2
    assert new.startswith(b"\xef\xbb\xbf#")
    assert new.count(b"\n") == new.count(b"\r\n")
    assert len(presskit.load(path).bio) == 10


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# the end", "\n  \n"])
def test_a_draft_stands_apart_from_what_is_before_it(end, here):
    path = put(PERSON.rstrip() + end)
    draft(path, DAY)
    assert path.read_text("utf-8").startswith(PERSON.rstrip() + end)
    before = path.read_text("utf-8").split(REMARK)[0].split("\n")
    assert not before[-1]
    assert not before[-2].strip()
    assert before[-3].strip()


def test_a_bio_in_brackets_is_told_and_stays(here, run):
    text = 'bio = [{ text = "{they} {sails}." }]\n' + PERSON
    put(text)
    ran = run("draft")
    assert ran.status == 1
    assert ran.err.startswith(
        "profile.toml:1:7: bio is a list in brackets, to which presskit adds nothing\n  write each"
    )
    assert Path("profile.toml").read_text("utf-8") == text


# --- how it is written -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_draft_that_is_killed_at_any_moment_loses_nothing(here):
    path = put(TEXTS["engineer"])
    draft(path, DAY)
    old, new = TEXTS["engineer"].encode(), path.read_bytes()
    outcomes = []
    for moment in every_moment():
        put(old)
        if not killed(lambda: draft(path.absolute(), DAY), moment, here):
            break
        outcomes.append(path.read_bytes())
    assert len(outcomes) > 3
    assert set(outcomes) <= {old, new}


def test_permissions_and_links_stay_and_nothing_lies_about(here):
    Path("real").mkdir()
    real = put(PERSON).rename("real/profile.toml")
    real.chmod(0o640)
    Path("profile.toml").symlink_to(real)
    draft("profile.toml", DAY)
    assert Path("profile.toml").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert b"[[bio]]" in real.read_bytes()
    assert list(files(here)) == ["profile.toml", "real/profile.toml"]


def test_a_file_or_folder_that_may_not_be_written_to_is_told_and_stays(here, run):
    path = put(PERSON)
    path.chmod(0o444)
    ran = run("draft")
    assert ran.status == 1
    assert ran.err == (
        "profile.toml: the file may not be written to; it is as it was\n  allow it with: chmod u+w profile.toml\n"
    )
    path.chmod(0o666)
    here.chmod(0o555)
    told = unprivileged("draft")
    here.chmod(0o755)
    assert told.returncode == 1
    assert told.stderr == (
        "profile.toml: the file cannot be written: permission denied; it is as it was\n"
        "  allow writing in its folder, or make room\n"
    )
    assert files(here) == {"profile.toml": PERSON.encode()}


# --- what is told ------------------------------------------------------------------------------------------


def test_how_much_was_written_is_told_on_standard_error(here, run):
    put(PERSON)
    assert run("draft") == (
        0,
        "",
        "Wrote one sentence into profile.toml, under [[bio]]. "
        "Make the words your own, and look at what becomes of them:\n  presskit blurb --words 100\n",
    )
    assert run("draft", "profile.toml") == (0, "", "profile.toml: the profile has no fact that is not told yet\n")


def test_what_stays_with_presskit_is_told(here, run):
    quote = '[[quotes]]\ntext = "A bridge is a promise that the other side is worth it."\n'
    put(PERSON + quote)
    assert run("draft").err.endswith("\npresskit goes on telling quotes[1] in its own words.\n")
    put(PERSON + quote + "".join(f'[[work]]\norganization = "Pier {n}"\nposition = "diver"\n' for n in range(9)))
    assert run("draft").err.endswith(
        "None of your sentences tells quotes[1]: write a sentence about it, "
        'or [words] own = "first", and presskit tells it in its own words.\n'
    )


@pytest.mark.parametrize(
    "text", ['[person]\nnam = "Ada"', PERSON + "[kit]\nlook = 'shiny'", "language = 'xx'\n" + PERSON]
)
def test_a_profile_with_problems_is_refused_with_them(text, here, run):
    path = put(text)
    ran = run("draft")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("profile.toml:")
    assert path.read_text("utf-8") == text
    with pytest.raises(Problems):
        draft(path)


def test_the_day_settles_the_tense(here, run):
    put(PERSON + "[[work]]\norganization = 'Nido'\nposition = 'cook'\nstart = 2010\nend = 2030\n")
    assert run("draft", "--as-of", "2031-01-01").status == 0
    assert "[From 2010 to 2030 ]{they} {was} a cook at Nido." in Path("profile.toml").read_text("utf-8")

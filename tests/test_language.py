"""A language: its labels, dates, lists, verbs and articles; and the one that has no file."""

import re
import shutil
from pathlib import Path

import pytest

from presskit import language
from presskit.problems import Problems
from presskit.profile import PartialDate, Profile
from tests.conftest import PERSON

BRITISH = language.load("en-GB")
AMERICAN = language.load("en-US")


def test_dates_are_told_as_far_as_they_are_known():
    year, month, day = PartialDate(2023), PartialDate(2023, 8), PartialDate(2023, 8, 15)
    assert [BRITISH.date(date) for date in (None, year, month, day)] == ["", "2023", "August 2023", "15 August 2023"]
    assert AMERICAN.date(day) == "August 15, 2023"
    assert BRITISH.date(month, short=True) == "Aug 2023"


@pytest.mark.parametrize(
    ("start", "end", "current", "expected"),
    [
        (None, None, None, ""),
        ((2023,), (2025,), None, "2023–2025"),
        ((2023,), (2023,), None, "2023"),
        ((2023, 8), (2025, 7), None, "August 2023 – July 2025"),
        ((2023,), (2025, 8), None, "2023 – August 2025"),
        ((2023,), None, None, "since 2023"),
        ((2023,), None, True, "since 2023"),
        ((2023,), None, False, "from 2023"),
        (None, (2025, 8), None, "until August 2025"),
    ],
)
def test_periods(start, end, current, expected):
    first, last = (PartialDate(*date) if date else None for date in (start, end))
    assert BRITISH.period(first, last, current) == expected


def test_lists_are_joined_as_the_region_does():
    items = ["a", "b", "c"]
    assert [BRITISH.join(items[:number]) for number in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert AMERICAN.join(items) == "a, b, and c"
    assert AMERICAN.join(items[:2]) == "a and b"


def test_a_language_without_a_file_is_a_problem_with_its_place():
    for tag in ("xx", "../en", ""):
        with pytest.raises(Problems) as caught:
            language.load(tag, path="me.toml", at=lambda: (2, 12))
        (problem,) = caught.value.problems
        assert (problem.where, problem.code) == ("me.toml:2:12", "language")
        assert problem.hint.startswith("write one of en")
    assert language.load("en").date(PartialDate(2023, 8, 15)) == "15 August 2023"


@pytest.mark.parametrize(
    "tag", ["en GB", "en-", "en-US en-US", "en-" + "-".join(["GB"] * 20), "en-Kingdomish", "../en"]
)
def test_what_is_no_language_tag_is_a_problem(tag):
    with pytest.raises(Problems, match="writes no texts"):
        language.load(tag)


@pytest.mark.parametrize("code", language.available())
def test_every_language_has_every_label(code):
    tongue = language.load(code)
    labels = {*Profile.model_fields} - {"as_of", "reviewed", "language", "kit", "check", "bio"}
    assert all(tongue.label(key) for key in (*labels, "as_of", "bio", "born", "known_for", "at_a_glance"))
    assert "Sam Lee" in tongue.welcome("Sam Lee")
    assert tongue.possessive("James") != "James"


@pytest.mark.parametrize(
    ("singular", "plural", "first"),
    [
        ("is", "are", "am"),
        ("was", "were", "was"),
        ("has", "have", "have"),
        ("does", "do", "do"),
        ("doesn’t", "don't", "don't"),
        ("leads", "lead", "lead"),
        ("carries", "carry", "carry"),
        ("plays", "play", "play"),
        ("teaches", "teach", "teach"),
        ("focuses", "focus", "focus"),
        ("closes", "close", "close"),
        ("goes", "go", "go"),
        ("lies", "lie", "lie"),
        ("co-founds", "co-found", "co-found"),
        ("led", "led", "led"),
        ("discuss", "discuss", "discuss"),
        ("is leading", "are leading", "am leading"),
        ("Has", "Have", "Have"),
    ],
)
def test_verbs_agree(singular, plural, first):
    assert BRITISH.verbs.agree(singular, "plural") == plural
    assert BRITISH.verbs.agree(singular, "first") == first
    assert BRITISH.verbs.agree(singular, "singular") == singular


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("engineer", "an"), ("pilot", "a"), ("AI researcher", "an"), ("MP", "an"), ("NASA fellow", "a"), ("hour", "an"),
        ("university", "a"), ("uninvited guest", "an"), ("European", "a"), ("X-ray", "an"), ("xAI founder", "an"),
        ("US senator", "a"), ("one-off", "a"), ("oncologist", "an"), ("8-bit artist", "an"), ("18-year-old", "an"),
        ("180-page book", "a"), ("Éclair", "an"), ("*Economist* writer", "an"), ("user", "a"), ("umbrella", "an"),
        ("FBI agent", "an"), ("historian", "a"), ("honest man", "an"), ("unionist", "a"), ("unimportant man", "an"),
    ],
)  # fmt: skip
def test_articles_follow_the_sound(word, article):
    assert BRITISH.article(word) == article


# --- the data files -----------------------------------------------------------------------------------------


@pytest.fixture
def changed(here, monkeypatch):
    """Lets presskit read a copy of its language files, in which `pattern` is replaced."""
    shutil.copytree(language.FOLDER, here / "languages")
    monkeypatch.setattr(language, "FOLDER", here / "languages")
    Path("profile.toml").write_text(PERSON, "utf-8")

    def change(pattern: str, words: str) -> None:
        language._load.cache_clear()
        file = here / "languages" / "en.toml"
        text, count = re.subn(pattern, words, file.read_text("utf-8"))
        assert count
        file.write_bytes(text.encode("latin-1" if "\xff" in words else "utf-8", "replace"))

    yield change
    language._load.cache_clear()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[labels", "this language file cannot be read as TOML\n  mend that line\n"),
        ("\xff[labels]", "this language file is not encoded as UTF-8\n  save it as UTF-8\n"),
    ],
)
def test_a_language_file_that_cannot_be_read_is_told_with_its_place(changed, run, words, told):
    changed(r"(?m)^\[labels\]", words)
    for command in (("blurb", "--words", 20), ("check",), ("build", "--only", "blurbs")):
        ran = run(*command)
        assert (ran.status, ran.out if command[0] == "blurb" else "") == (1, "")
        assert told in ran.out + ran.err
        assert "languages/en.toml" in ran.out + ran.err


def test_a_section_without_a_label_is_called_by_its_name(changed, run):
    changed(r"(?m)^(skills|memberships) *=.*\n", "")
    with Path("profile.toml").open("a") as file:
        file.write('[[skills]]\nname = "Welding"\n[[memberships]]\norganization = "Guild of Riggers"\n')
    assert run("build", "--only", "resume", "--only", "bio", "--only", "press-kit").status == 0
    said = run("export", "--to", "markdown").out
    assert "## Skills" in said
    assert "## Memberships" in said


def test_a_language_may_have_no_article(changed, run):
    changed(r"(?ms)^\[article\].*?'''.*?'''\n", "")
    ran = run("blurb", "--words", 20)
    assert (ran.status, ran.out) == (0, "Ada Lind is engineer.\n")
    assert run("check").status == 0

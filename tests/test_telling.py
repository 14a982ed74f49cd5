"""How a build ends, and what is answered to names that people use elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import PERSON


def write(text: str, head: str = PERSON) -> None:
    Path("profile.toml").write_text(f"as_of = 2026-01-01\n{head}{text}", "utf-8")


# --- the end of a build -----------------------------------------------------------------------------------------


def test_a_build_ends_with_what_was_made_and_which_files_to_open_first(here, run):
    write("")
    built = run("build")
    assert built.status == 0
    assert built.out.splitlines() == ["output/ada-lind-press-kit.pdf", "output/ada-lind-one-pager.pdf"]
    made, first = built.err.splitlines()[-2:]
    number = (
        sum(path.is_file() for path in Path("output").rglob("*")) - 2
    )  # claims.json and manifest.json are the owner's
    assert made.startswith(f"Made {number} files in output/ (")
    assert first == "Open first:"
    again = run("build")
    assert again.out == built.out
    assert f"Nothing has changed since this kit of {number} files was built." in again.err
    part = run("build", "--only", "resume")
    assert part.out.splitlines() == ["output/ada-lind-resume.pdf"]
    assert "Made 2 files in output/ (" in part.err
    assert f"); {number - 2} from before stand beside.\n" in part.err


def test_verbose_lists_every_file_and_everything_that_each_leaves_out(here, run):
    write('[[quotes]]\ntext = "It hums."\n')
    built = run("build", "--verbose")
    assert "output/manifest.json" in built.out.splitlines()
    assert len(built.out.splitlines()) == sum(path.is_file() for path in Path("output").rglob("*"))
    assert "ada-lind-resume.pdf leaves out quotes (1)" in built.err


def test_a_remedy_that_quotes_several_lines_is_one(here, run):
    Path("profile.toml").write_text(PERSON + '[[bio]]\ntext = """{sings and\n\nalso dances}"""\n', "utf-8")
    _, remedy, *rest = run("check").out.splitlines()
    assert remedy.startswith("  did you mean {sings} and  also dances? ")
    assert rest == []


def test_what_a_document_never_shows_is_no_news_and_what_has_no_room_is(here, run):
    write('[[quotes]]\ntext = "It hums."\n')
    assert "quotes" not in run("build").err
    point = "A point of some thirty words, about what was built and for whom, by which means, and how long it took."
    job = (
        '[[work]]\norganization = "Yard {at}"\nposition = "engineer"\nstart = {at}\nend = {at}\nhighlights = {points}\n'
    )
    jobs = "".join(job.format(at=at, points=[f"{point} {at}-{row}" for row in range(6)]) for at in range(1980, 2010))
    write(jobs.replace("'", '"'))
    said = run("build").err
    assert "ada-lind-resume.docx and ada-lind-resume.pdf have no room for " in said
    assert "(see --verbose)" in said


def test_a_part_of_a_kit_ends_with_that_part(here, run):
    write("")
    assert run("build", "--only", "vcard").out == "output/ada-lind.vcf\n"


# --- a folder in the place of a profile ---------------------------------------------------------------------------


def test_a_folder_with_a_profile_is_taken_for_it(here, run):
    Path("ada").mkdir()
    Path("ada/profile.toml").write_text(PERSON, "utf-8")
    assert run("blurb", "ada", "--words", 10).status == 0
    assert run("check", "ada").status == 0
    assert run("build", "ada", "--only", "vcard").out == "ada/output/ada-lind.vcf\n"
    Path("empty").mkdir()
    assert run("build", "empty").status == 1


# --- names from elsewhere -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[[prizes]]\ntitle = 'Pier Prize'", 'did you mean "awards"?'),
        ("[[books]]\ntitle = 'Piers'", 'did you mean "publications"?'),
        ("[[speaking]]\ntitle = 'Piers'", 'did you mean "talks"?'),
        ("[[work]]\norganization = 'Yard'\nbegin = 2020", 'did you mean "start"?'),
        ("[[work]]\norganization = 'Yard'\nfinished = 2020", 'did you mean "end"?'),
        ("[[work]]\norganization = 'Yard'\ncity = 'Oslo'", 'did you mean "location"?'),
        ("[[awards]]\ntitle = 'Prize'\nawarded_by = 'Yard'", 'did you mean "awarder"?'),
        ("[kit]\ntheme = 'studio'", 'did you mean "look"?'),
        ("[kit]\nplaces = ['twitter']", 'did you mean "x"?'),
    ],
)
def test_what_others_call_it_is_answered_with_what_it_is_called_here(text, hint, here, run):
    write(text)
    assert hint in run("check").out


def test_a_place_that_had_another_name_is_known_by_it(here, run):
    write("")
    asked = run("blurb", "--place", "twitter")
    assert asked.status == 2
    assert 'did you mean "x"?' in asked.err


def test_a_file_that_is_called_so_but_for_capitals_is_named(here, run):
    Path("photos").mkdir()
    Path("photos/ada.jpg").write_bytes(b"")
    write('[[photos]]\nfile = "Photos/ADA.JPG"\nalt = "Ada"\n')
    assert 'write it as it is called there: "photos/ada.jpg"' in run("check").out


# --- what a sentence is about ------------------------------------------------------------------------------------

JOBS = (
    '[[work]]\norganization = "Yard"\nposition = "engineer"\nstart = 2010\nend = 2015\n'
    '[[work]]\norganization = "Yard"\nposition = "director"\nstart = 2015\n'
)


def test_an_entry_can_be_named_as_messages_name_it(here, run):
    bio = "[[bio]]\nabout = '{}'\ntext = '{{they}} {{runs|ran}} the yard.'\n"
    write(JOBS + bio.format("Yard"))
    said = run("check").out
    assert '"Yard" is the name of 2 entries' in said
    assert 'write which is meant: "work[1]" or "work[2]"' in said
    write(JOBS + bio.format("work[2]"))
    assert run("check").status == 0
    assert "Ada Lind is an engineer. She runs the yard." in run("blurb", "--words", 20).out
    write(JOBS + bio.format("work[1]"))
    assert " ran the yard." in run("blurb", "--words", 20).out


def test_a_link_may_be_called_as_an_employer_is(here, run):
    link = '[[links]]\nlabel = "Quay"\nurl = "https://example.org"\n'
    bio = "[[bio]]\nabout = 'Quay'\ntext = '{they} {runs|ran} the quay.'\n"
    write(f'{link}[[work]]\norganization = "Quay"\nend = 2015\n{bio}')
    assert run("check").status == 0
    assert "ran the quay" in run("blurb", "--words", 20).out


# --- advice on what is missing -----------------------------------------------------------------------------------


def test_what_a_profile_lacks_is_advice_that_comes_last(here, run):
    write('[[work]]\norganization = "Yard"\nurl = "http://example.org"\n')
    said = run("check").out
    assert said.index("http") < said.index("no photo")
    assert "the profile has no sentence of its own" in said
    assert "presskit draft" in said


def test_a_profile_that_was_not_read_through_for_a_year_hears_of_it(here, run):
    Path("profile.toml").write_text(f"reviewed = 2024-06-01\n{PERSON}", "utf-8")
    assert "the profile was last read through on 2024-06-01" in run("check", "--as-of", "2025-07-01").out
    assert "last read through" not in run("check", "--as-of", "2025-01-01").out
    assert "2025-06-01 profile.toml:1:1" in run("stale", "--as-of", "2025-05-01").out


def test_places_that_stay_half_empty_are_named_by_check(here, run):
    write(
        "".join(
            f"[[bio]]\ntext = '{{they}} {{has}} built {n} piers by the sea for the people of Oslo.'\n"
            for n in (2, 3, 4)
        )
    )
    said = run("check").out
    assert "these places stay half empty: words-100, words-150, words-200" in said


@pytest.mark.slow
def test_many_warnings_with_one_remedy_are_counted_and_programs_get_each(here, run):
    rows = ""
    for at in range(12):
        Image.new("RGB", (30, 30), (at, 40, 90)).save(f"{at}.png")
        rows += f'[[photos]]\nfile = "{at}.png"\nalt = "Ada, {at}"\ncredit = "Kim"\nlicense = "free"\n'
    Path("profile.toml").write_text(PERSON + rows, "utf-8")
    for told in (run("check").out, run("build", "--only", "photos").err):
        assert told.count("has 30 × 30 pixels") == 3
        assert ":21:8: warning: 9 more are like these, from here to line 61\n  ask the photographer" in told
    Path("profile.toml").write_text(
        PERSON + "".join(f'[[numbers]]\nvalue = {at}\nlabel = "cranes"\n' for at in range(9))
    )
    told = run("check").out
    assert told.count("is claimed without a source") == 3
    assert "advice: 6 more are like these, from here to line" in told
    Path("profile.toml").write_text(PERSON + rows, "utf-8")
    every = json.loads(run("check", "--format", "json").out)
    assert sum("has 30 × 30 pixels" in row["message"] for row in every) == 12

"""Who went wrong is told the way on, and what is told can be copied and works."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from presskit.profile import schema
from presskit.tomlfile.syntax import LISTS
from tests.conftest import PERSON, files

TOM = PERSON.replace("Ada Lind", "Tom Aske")


def command_in(text: str) -> list[str]:
    """The words of the command that a message holds, as a shell reads them."""
    line = next(line for line in text.splitlines() if "presskit build " in line)
    return shlex.split(line[line.index("presskit build") :].partition(";")[0])[1:]


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, "utf-8")


# --- two people in one folder ------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), [("ada.toml", "tom.toml"), ("profile.toml", "Tom Aske/profile.toml")])
def test_a_kit_of_another_person_from_another_file_is_not_replaced_and_the_way_told_works(first, second, here, run):
    kit = '[kit]\ntemplates = ["blurbs"]\nplaces = ["tldr"]\n'
    write(first, PERSON + kit)
    write(second, TOM + kit)
    assert run("build", first).status == 0
    before = files(here)
    refused = run("build", second, "--output", "output")
    assert refused.status == 1
    assert "the kit in output is of Ada Lind, and this profile of Tom Aske" in refused.err
    assert files(here) == before
    assert run(*command_in(refused.err)).status == 0
    assert {name: data for name, data in files(here).items() if name in before} == before


def test_who_changes_her_name_goes_on_building_her_file(kit, run):
    write("profile.toml", TOM)
    assert run("build", "--only", "vcard").status == 1  # the rest would keep the old name
    assert run("build").status == 0
    assert not [name for name in files(kit) if "ada-lind" in name]


# --- commands that are copied ------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_folder_with_a_space_is_gone_into_as_told(here, run):
    told = run("new", "Ada Lind").err
    line = next(line for line in told.splitlines() if line.startswith("  cd "))
    assert subprocess.run(["bash", "-c", f"{line} && ls"], capture_output=True, text=True).stdout.split() == [
        "profile.schema.json",
        "profile.toml",
    ]


def test_what_is_no_profile_is_imported_as_told(here, run):
    write("my facts/a card.vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Ada Lind\nEND:VCARD\n")
    assert "presskit import 'my facts/a card.vcf' -o profile.toml" in run("check", "my facts/a card.vcf").out


# --- libraries ---------------------------------------------------------------------------------------------


def test_a_library_that_is_missing_ends_with_3_and_the_doctor_knows_all(here, run):
    write("profile.toml", PERSON + '[[contacts]]\nname = "Ada Lind"\nphone = "+44 20 7946 0123"\n')
    write("without/phonenumbers.py", 'raise ModuleNotFoundError("No module named …", name="phonenumbers")\n')
    arguments = [sys.executable, "-m", "presskit", "build", "--only", "web"]
    env = {**os.environ, "PYTHONPATH": "without"}
    ran = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False, env=env)
    assert ran.returncode == 3
    assert "the library phonenumbers is missing" in ran.stderr
    assert "presskit doctor" in ran.stderr
    assert not Path("output/manifest.json").exists()
    listed = next(line for line in run("doctor").out.splitlines() if "libraries of Python" in line)
    assert "phonenumberslite" in listed


# --- a first argument that names no profile ------------------------------------------------------------------

READER = PERSON + '[[links]]\nlabel = "Prize"\nurl = "https://example.org"\naudiences = ["jury"]\n'

MEANT = {
    "build one-pager": "presskit build --only one-pager",
    "build onepager": "presskit build --only one-pager",
    "build words-60": "presskit blurb --words 60",
    "build 60": "presskit blurb --words 60",
    "build jury": "presskit build --audience jury",
    "build letter": "presskit build --paper letter",
    "build 2025-11-01": "presskit build --as-of 2025-11-01",
    "check tldr": "presskit blurb --place tldr",
    "blurb tldr": "presskit blurb --place tldr",
    "blurb 50": "say what 50 counts: --words 50",
    "blurb --words 50 words": "take it out, or write --words N",
    "sources Lind": "presskit sources\n",
    "stale 6m": "presskit stale --within 6m",
    "places x": "blurb --place x",
    "templates studio": "presskit templates copy looks/studio",
    "templates list": "presskit templates alone lists them",
    "templates copy studio": 'did you mean "looks/studio"?',
    "blurb --place words-60": "the nearest are words-50 and words-75; one text of that length is made with",
}


@pytest.mark.parametrize("line", MEANT)
def test_what_was_meant_is_written_out(line, here, run):
    write("profile.toml", READER)
    ran = run(*line.split())
    assert (ran.status, ran.out) == (2, "")
    assert MEANT[line] in ran.err


def test_a_profile_is_named_by_its_file_and_not_by_its_person(here, run):
    write("profile.toml", READER)
    write("tom.toml", TOM)
    assert "write: presskit sources tom.toml\n" in run("sources", "tom aske").err
    assert "nobody: there is no such file" in run("sources", "nobody").err


def test_a_length_that_is_no_place_is_told_with_the_nearest(here, run):
    write("profile.toml", PERSON + '[kit]\nplaces = ["words-60"]\n')
    assert "the nearest are words-50 and words-75; one text" in run("check").out
    assert "presskit blurb --words 60" in run("check").out


@pytest.mark.parametrize("name", ["profile.toml.txt", "Profile.toml", "profile.txt"])
def test_a_profile_that_got_another_name_is_found_as_told(name, here, run):
    write(name, PERSON)
    told = run("check").out
    assert f'"{name}" lies there' in told
    subprocess.run(["bash", "-c", told.partition("with: ")[2]], check=True)
    assert run("check").status == 0


def test_the_only_profiles_that_lie_there_are_named(here, run):
    write("tom.toml", TOM)
    write("pyproject.toml", "[project]\n")
    assert run("blurb", "--words", 10).err.endswith("  name the file after the command: tom.toml\n")
    assert "write: presskit check tom.toml\n" in run("check", "tom").err


# --- what is not TOML, or no table -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "where", "told"),
    [
        ("occupations = engineer, pilot of kites", "3:15: a list of", 'write it as ["engineer", "pilot of kites"]'),
        ("location = Oslo, Norway", "3:12: a text needs", 'write it as "Oslo, Norway"'),
        ("[kit]\naccent = #0a5c4d", "4:10: the value is missing, for #", 'write it in quotation marks: "#0a5c4d"'),
        ("[kit]\naccent = # mine", "4:10: a value is missing", 'a text is written as "…"'),
        ("[work]\nposition = 'a'\n[work]", "5:1: work is set twice", "write [[work]] here and in line 3"),
        ("[person]", "3:1: person is set twice", "a second person has a profile of its own"),
        (
            "[person2]\nname = 'Tom'",
            '3:2: the profile has no key "person2"',
            "a profile is of one person: make one for",
        ),
    ],
)
def test_the_remedy_is_what_was_meant(text, where, told, here, run):
    write("profile.toml", f'[person]\nname = "Ada Lind"\n{text}\n')
    found = run("check").out
    assert f"profile.toml:{where}" in found
    assert told in found


def test_two_people_have_two_profiles(here, run):
    write("profile.toml", '[[person]]\nname = "Ada Lind"\n[[person]]\nname = "Tom Aske"\n')
    assert "a profile is of one person: make one for each, with: presskit new NAME" in run("check").out


def test_what_is_wrong_below_a_wrong_header_is_told_with_it(here, run):
    write("profile.toml", PERSON + '[[experience]]\ncompany = "Yard"\ntitle = "engineer"\nstart = "soon"\n')
    found = run("check").out
    assert 'profile.toml:5:3: the profile has no key "experience"\n  did you mean "work"?' in found
    assert 'profile.toml:6:1: work[1] has no key "company"\n  did you mean "organization"?' in found
    assert 'profile.toml:7:1: work[1] has no key "title"\n  did you mean "position"?' in found
    assert "profile.toml:8:9: work[1].start" in found
    assert "organization is missing" not in found


def lists_in(part: object) -> Iterator[str]:
    """The fields that a schema lets be a list of texts."""
    if isinstance(part, list):
        for inner in part:
            yield from lists_in(inner)
    if isinstance(part, dict):
        for name, field in part.get("properties", {}).items():
            for form in (field, *field.get("anyOf", ())):
                items = form.get("items")  # of a point, a list
                if isinstance(items, dict) and items.get("type") == "string":
                    yield name
        for inner in part.values():
            yield from lists_in(inner)


@pytest.mark.slow
def test_the_lists_of_texts_are_those_of_the_profile():
    assert {*lists_in(json.loads(schema())), "audiences"} == set(LISTS)  # which may be a table, too


# --- files that cannot be imported -----------------------------------------------------------------------------


def test_an_empty_word_file_and_an_address_are_answered_in_plain_words(here, run):
    docx.Document().save("cv.docx")
    told = run("import", "cv.docx").err
    assert told.startswith("cv.docx: there is no text in it that could be a biography\n  write the biography into")
    told = run("import", "https://example.org/in/ada").err
    assert told.startswith("https://example.org/in/ada: this is an address, and presskit reads files")

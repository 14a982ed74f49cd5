"""Far too large, too deep, too many: told in a sentence or simply done, and never for long.

Each of these once took minutes, gigabytes or ended in a traceback; `make fuzz` found them.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import presskit
from presskit.compose import document, sections_of
from presskit.fit import Column, fit
from presskit.language import load
from presskit.profile import read_file
from presskit.template import Templates
from presskit.words import Limit, engine_of
from presskit.words.bounds import MOST_FACTS
from presskit.writers.pdf import Typesetter
from tests import profiles
from tests.conftest import PERSON

IMPORTS = Path(__file__).parent / "imports"


def write(text: str) -> None:
    Path("profile.toml").write_text(text, "utf-8")


AWARDS = "".join(f'[[awards]]\ntitle = "Prize {at}"\n' for at in range(3000))
SENTENCES = "".join(f"[[bio]]\ntext = '{{they}} went to place {at}[ and on].'\n" for at in range(1100))


TOO_MUCH = {
    "a key of many parts": ("[" + "a." * 100_000 + "a]\n", "profile.toml:5:1: the values are nested too deeply"),
    "lists in lists": ("x = " + "[" * 10_000 + "]" * 10_000, "profile.toml:5:45: the values are nested too deeply"),
    "tables in tables": ("x = " + "{a=" * 10_000 + "1" + "}" * 10_000, "profile.toml:5:"),
    "many keys": ("".join(f"k{at} = 1\n" for at in range(160_000)), "profile.toml: the file holds more than 150,000 "),
    "a long word": (f'headline = "{"x" * 1500}"\n', "profile.toml:5:12: person.headline: the text has a word of more"),
    "many long words": (
        f'[[work]]\norganization = "Tay"\nhighlights = ["Built it.", "{" ".join(["x" * 200] * 49)}"]\n',
        "profile.toml:7:28: work[1].highlights[2]: the text has 49 words of more than 60 characters: ",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_is_too_much_is_told_in_one_sentence(case, here, run):
    more, message = case
    write(PERSON + more)
    ran = run("build")
    assert ran.status == 1
    assert ran.err.startswith(message)
    assert len(ran.err.strip().splitlines()) == 2


LONG = 70_000
LONG_RUNS = {
    "letters before a bare word": (f"[person]\n{'x' * LONG} = yes please\n", "a text needs quotation marks"),
    "spaces before a bare word": (f"[person]\nname = [1,{' ' * LONG}é]\n", "a text needs quotation marks"),
    "spaces in a header": (f"[person{' ' * LONG}x\nname = 1\n", "the header of this table is not closed"),
    "spaces before a name that comes twice": (f"{' ' * LONG}a = 1\n{' ' * LONG}a = 2\n", "a is set twice"),
}


@pytest.mark.parametrize("case", LONG_RUNS.values(), ids=LONG_RUNS)
def test_a_mistake_beside_a_long_run_of_letters_or_spaces_takes_no_square_of_their_number(case, here, run):
    text, told = case
    Path("profile.toml").write_text(text, "utf-8")
    begun = time.process_time()
    assert told in run("check").out
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("words", [["x" * 60] * 60, [f"https://example.org/{'x' * 400}"] * 2, ["桥" * 4000]])
def test_long_words_addresses_and_scripts_without_spaces_are_no_mistake(words, here, run):
    write(PERSON + f'[[projects]]\nname = "Tay"\nsummary = "{" ".join(words)}"\n')
    assert "characters" not in run("check").out


@pytest.mark.slow
def test_hundreds_of_mistakes_are_told_and_the_others_are_counted(here, run):
    write(PERSON + "".join(f"k{at} = 1\n" for at in range(2000)))
    ran = run("check")
    assert ran.status == 1
    assert ran.out.startswith("profile.toml:1:1: 1,500 more mistakes are not told here\n")
    assert ran.out.count("has no key") == 500


def test_a_hundred_control_characters_are_told_and_then_that_there_are_more(here, run):
    lines = "\x07\n" * 5000
    write(f'{PERSON}headline = "x"\n# {lines.replace(chr(10), chr(10) + "# ")}\n')
    ran = run("blurb", "--words", "50")
    assert ran.status == 0
    assert ran.err.count("U+0007 was left out") == 101
    assert "was left out, and so were others from here on" in ran.err


@pytest.mark.slow
@pytest.mark.parametrize("rows", [AWARDS, SENTENCES], ids=["awards", "sentences"])
def test_thousands_of_entries_make_a_text_and_those_that_nothing_can_tell_are_named(rows, here, run):
    write(PERSON + rows)
    ran = run("blurb", "--words", "100")
    assert ran.status == 0, ran.err
    assert 15 <= len(ran.out.split()) <= 100  # five prizes make a sentence, and there is nothing else to say
    explained = run("blurb", "--words", "100", "--explain")
    last = "awards[3000]" if "awards" in rows else "bio[1100]"
    assert f"{last} is left out" in explained.err


@pytest.mark.slow
def test_the_most_important_of_thousands_of_entries_is_told_wherever_it_stands(here, run):
    write(PERSON + AWARDS + '[[awards]]\ntitle = "the Golden Span"\nimportance = 5\n')
    assert "Golden Span" in run("blurb", "--words", "30").out


@pytest.mark.slow
def test_a_draft_of_thousands_of_entries_writes_the_foremost(here, run):
    write(PERSON + AWARDS)
    ran = run("draft")
    assert ran.status == 0, ran.err
    told = Path("profile.toml").read_text("utf-8").partition("[[bio]]")[2]
    assert 0 < sum(f'"Prize {at}"' in told or f"Prize {at} " in told for at in range(3000)) <= MOST_FACTS


A_HUNDRED = {
    "languages": "language = 'Tongue {}'",
    "work": "organization = 'Mill {}'\nposition = 'Engineer'\nstart = 2015",
    "sections": "title = 'Own {0}'\nentries = [{{ title = 'Thing {0}' }}]",
}


@pytest.mark.parametrize("table", A_HUNDRED)
def test_a_hundred_of_anything_fit_a_one_pager_and_those_without_room_are_named(table, here, run):
    write(PERSON + "".join(f"[[{table}]]\n{A_HUNDRED[table].format(at)}\n" for at in range(1, 101)))
    ran = run("build", "--only", "one-pager", "--verbose")
    assert ran.status == 0, ran.err
    row = json.loads(Path("output/manifest.json").read_text("utf-8"))["files"]["ada-lind-one-pager.pdf"]
    said = json.dumps(json.loads(Path("output/claims.json").read_text("utf-8"))["files"])
    word = {"languages": "Tongue", "work": "Mill", "sections": "Thing"}[table]
    left_out = json.dumps(row["no_room"])
    assert all(f"{word} {at}" in said or f"{word} {at}" in left_out for at in range(1, 101))
    assert 0 < sum(f"{word} {at}" in said for at in range(1, 101)) < 100


def test_forty_occupations_are_no_reason_to_refuse_a_page(here, run):
    names = ", ".join(f'"maker of mill {at}"' for at in range(40))
    write(PERSON.replace('["engineer"]', f"[{names}]"))
    ran = run("build", "--only", "one-pager", "--verbose")
    assert ran.status == 0, ran.err
    assert "person.occupations “maker of mill 39”" in ran.err


def test_a_date_without_end_is_no_date(here, run):
    rows = [{"name": "Mill", "startDate": "1-" * 50_000 + "to", "endDate": "(" * 50_000}]
    Path("resume.json").write_text(json.dumps({"basics": {"name": "Ada"}, "work": rows}))
    ran = run("import", "resume.json")
    assert ran.status == 0, ran.err
    assert "# work[1].startDate:" in ran.out


@pytest.mark.parametrize("more", ['\\"' * 50_000 + "," * 50_000, "/* " * 50_000, ", // x\n" * 20_000])
def test_json_that_never_ends_is_told(more, here, run):
    Path("resume.json").write_text('{"basics": {"name": "A' + more)
    ran = run("import", "resume.json")
    assert ran.status == 1
    assert ran.err.startswith("resume.json:1:21: the text that begins here has no closing quotation mark\n")


@pytest.mark.parametrize("rows", [6_000, 4_000])
def test_an_archive_with_too_many_rows_is_told_and_one_with_many_comes_in_once_each(rows, here, run):
    with zipfile.ZipFile("linkedin.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", "First Name,Last Name\nAda,Lind\n")
        archive.writestr("Skills.csv", "Name\n" + "".join(f"Skill {at % 30}\n" for at in range(rows)))
    ran = run("import", "linkedin.zip")
    if rows > 5_000:
        assert ran.err.startswith("linkedin.zip: Skills.csv in it holds more than 5,000 rows")
    else:
        assert "skills (30)" in ran.err


def test_a_member_of_an_archive_without_a_name_is_passed_over(here, run):
    with zipfile.ZipFile("linkedin.zip", "w") as archive:
        archive.writestr("Profile.csv", "First Name,Last Name\nAda,Lind\n")
        archive.writestr("x", "nothing")
    raw = Path("linkedin.zip").read_bytes()
    head, tail = raw.rsplit(b"PK\x01\x02", 1)
    # the name of the last member, one character, gone from the directory and its length with it
    entry = bytearray(b"PK\x01\x02" + tail)
    entry[28:30] = b"\0\0"
    del entry[46:47]
    end = entry.rindex(b"PK\x05\x06")
    size = int.from_bytes(entry[end + 12 : end + 16], "little") - 1
    entry[end + 12 : end + 16] = size.to_bytes(4, "little")
    Path("linkedin.zip").write_bytes(head + bytes(entry))
    ran = run("import", "linkedin.zip")
    assert ran.status == 0, ran.err
    assert 'name = "Ada Lind"' in ran.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_and_an_output_of_few_letters_are_told(here):
    write('[person]\nname = "Ελένη"\noccupations = ["engineer"]\n')
    command = [sys.executable, "-m", "presskit", "blurb", "--words", "20"]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (
        3,
        "presskit: it cannot be written: no space left on device",
    )
    few = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    told = subprocess.run(command, capture_output=True, env=few, check=False, timeout=60)
    assert told.returncode == 3
    assert told.stderr.endswith(b"  set PYTHONIOENCODING=utf-8 before the command\n")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
@pytest.mark.parametrize("command", [["import"], ["changes"]])
def test_a_file_without_end_is_not_read_to_it(command, here, run):
    write(PERSON)
    ran = run(*command, "/dev/zero")
    assert ran.status == 1
    assert ran.err.startswith("/dev/zero: the file is larger than ")


@pytest.mark.parametrize("command", ["build", "check", "import", "changes", "sources"])
def test_a_file_with_a_name_of_spaces_is_named_in_quotation_marks(command, here, run):
    ran = run(command, " ")
    assert ran.status == 1
    assert (ran.out + ran.err).startswith('" ": ')


@pytest.mark.parametrize("command", [["export", "--to", "text"], ["import", str(IMPORTS / "card.vcf")]])
@pytest.mark.parametrize("name", [".", "folder"])
def test_a_folder_in_the_place_of_a_file_is_told(command, name, here, run):
    write(PERSON)
    Path("folder").mkdir()
    ran = run(*command, "-o", name, "--force")
    assert ran.status == 1
    assert ran.err.startswith(f"{name}: a folder has this name")


@pytest.mark.parametrize("text", ["{t\\nhey}", "a \\\\\\nb", "[x\\ny"])
def test_a_mistake_that_is_quoted_over_two_lines_is_told_on_one(text, here, run):
    write(f'{PERSON}[[bio]]\ntext = "{text}"\n')
    ran = run("build")
    assert ran.status == 1
    assert ran.err.startswith("profile.toml:6:")
    assert len(ran.err.splitlines()) == 2


def rows(table: str, number: int, row: str) -> str:
    """So many entries; `row` is a template with `{n}`, and `{year}` between 1980 and 2019."""
    return "".join(f"[[{table}]]\n{row.format(n=n, year=1980 + n % 40)}\n" for n in range(number))


POSTS = 'organization = "Quay {n}"\nposition = "rigger of class {n}"\nstart = {year}\nimportance = 3'
MANY = {
    "projects": rows("projects", 100, 'name = "Project {n}"\nrole = "director"\nstart = {year}'),
    "trustees": rows("volunteering", 60, 'organization = "Charity {n}"\nposition = "trustee"\nstart = {year}'),
    "promotions": "".join(
        f'[[work]]\norganization = "Quay {n // 4}"\nposition = "rigger, class {n}"\nstart = "{1950 + n * 7 // 10}-03"\n'
        + (f'end = "{1951 + n * 7 // 10}-02"\n' if n % 5 else "")
        for n in range(100)
    ),
    "prizes": rows("awards", 250, 'title = "Prize {n} for Knots"\nawarder = "Society {n}"\ndate = {year}'),
    "brackets": "".join(
        f"[[bio]]\ntext = '{{they}} tied knot {n}[ in May][ at sea][ by night][ alone][ again][ at last].'\n"
        for n in range(200)
    ),
    "needs": "".join(
        f"[[bio]]\nid = \"s{n}\"\ntext = '{{they}} tied knot {n}.'\n" + (f'needs = ["s{n - 20}"]\n' if n > 20 else "")
        for n in range(60)
    ),
    "everything": rows("work", 60, POSTS)
    + rows("projects", 60, 'name = "Project {n}"\nrole = "director"\nstart = {year}')
    + rows("volunteering", 60, 'organization = "Charity {n}"\nposition = "trustee"\nstart = {year}')
    + rows("awards", 60, 'title = "Prize {n} for Knots"\nawarder = "Society {n}"\ndate = {year}')
    + rows("publications", 200, 'title = "On knot {n}"\nkind = "book"\ndate = {year}')
    + rows("languages", 100, 'language = "Tongue {n}"')
    + rows("bio", 60, "text = '{{they}} tied knot {n}[ in May].'\nabout = \"Quay {n}\""),
}


@pytest.mark.slow
@pytest.mark.parametrize("more", MANY.values(), ids=MANY)
def test_however_much_a_profile_holds_a_text_is_chosen_in_a_bounded_number_of_steps(more, here, run):
    write(f"as_of = 2026-01-01\n{PERSON}{more}")
    made = engine_of(read_file(Path("profile.toml")), "third", datetime.date(2026, 1, 1), load("en"))
    for most in (10, 50):
        made.draft([Limit(most, "words")])
    assert sum(map(len, made.variants.by_slot)) <= 2500  # what is worded
    roads = made.optimiser.transitions(None)
    assert sum(map(len, roads.states)) <= 60_000  # what is added up, for each table
    for most in (15, 50):
        ran = run("blurb", "--words", str(most))
        assert ran.status == 0, ran.err
        assert 0.35 * most <= len(ran.out.split()) <= most


def test_a_developer_of_forty_projects_is_told_of_several_in_one_sentence(here, run):
    write(f"as_of = 2026-01-01\n{PERSON}{MANY['projects']}")
    text = run("blurb", "--words", "60").out
    assert text.count("Project ") > text.count(".")


@pytest.mark.slow
def test_a_resume_of_thousands_of_talks_lays_out_what_may_fit_and_names_the_rest(here, run):
    talk = 'title = "On knot {n}"\nevent = "Congress {n}"\ndate = {year}'
    book = 'title = "Knot {n}"\npublisher = "House {n}"\ndate = {year}'
    write(f"as_of = 2026-01-01\n{PERSON}{rows('talks', 2000, talk)}{rows('publications', 2000, book)}")
    teller = sections_of(read_file(Path("profile.toml")), load("en"), datetime.date(2026, 1, 1))
    drafts = document(teller, Templates().get("resume"))
    laid_out = []

    def measure(draft, layout):
        entries = {name: sum(len([*each.each()]) for each in draft.column(name)) for name in drafts.steps}
        laid_out.append(max(entries.values()))
        return {name: Column(14.0 * number, 700.0) for name, number in entries.items()}

    fitted = fit(drafts, measure)
    assert max(laid_out) < 500
    assert len(fitted.document.sections) > 0
    ran = run("build", "--only", "resume")
    assert ran.status == 0, ran.err
    manifest = json.loads(Path("output/manifest.json").read_text("utf-8"))
    left_out = next(each["left_out"] for name, each in manifest["files"].items() if name.endswith("resume.pdf"))
    assert sum(each.startswith(("talks[", "publications[")) for each in left_out) > 3800


# --- how much a kit needs ------------------------------------------------------------------------------------------


def peak(*arguments: str) -> float:
    """The most that one of the processes of a build had in memory, in MiB.

    A small process asks for it: a child begins with the memory of whoever starts it, which here is all of the tests'.
    """
    asks = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2)"
    told = "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    build = [sys.executable, "-m", "presskit", "build", *arguments]
    done = subprocess.run([sys.executable, "-c", f"{asks}; {told}", *build], capture_output=True, check=True)
    return int(done.stdout) / 1024


def test_an_academic_of_152_entries_takes_no_more_layouts_than_fit(here, monkeypatch):
    """What takes time is to lay out pages, and that is counted; seconds are those of the machine (bench/run.py)."""
    laid_out = []
    render = Typesetter._laid_out

    def counted(*arguments: Any, **named: Any) -> Any:
        laid_out.append(arguments)
        return render(*arguments, **named)

    monkeypatch.setattr(Typesetter, "_laid_out", counted)
    write(profiles.academic())
    assert profiles.academic().count("[[") == 152
    presskit.build("profile.toml", only=["one-pager", "press-kit", "resume"])
    assert len(laid_out) <= 30


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone reports the peak of memory in KiB")
@pytest.mark.parametrize("of", ["an academic", "many projects"])
def test_a_kit_takes_no_more_memory_however_much_a_profile_holds(of, here):
    projects = 'name = "Project {0}"\nrole = "developer"\nstart = {1}\nsummary = "A tool for harbour {0}."\n'
    rows = "".join(f"[[projects]]\n{projects.format(at, 2000 + at // 2)}" for at in range(40))
    rows += "".join(f'[[skills]]\nname = "Skill {at}"\nkeywords = ["a{at}", "b{at}"]\n' for at in range(60))
    write(profiles.academic() if of == "an academic" else PERSON + rows)
    assert peak() < 250


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone reports the peak of memory in KiB")
def test_a_press_kit_of_many_photographs_has_two_of_them_decoded_at_a_time(here):
    """Each has 20 MB."""
    photo = '[[photos]]\nfile = "{0}.jpg"\nalt = "Ada {0}"\ncredit = "Kim"\nlicense = "free"\n'
    for at in range(8):
        Image.linear_gradient("L").resize((3000, 2250)).convert("RGB").rotate(at * 90).save(f"{at}.jpg")
    peaks = []
    for count in (2, 8):
        write(PERSON + "".join(photo.format(at) for at in range(count)))
        peaks.append(peak("--only", "press-kit"))
    assert peaks[1] - peaks[0] < 60

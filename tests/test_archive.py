"""The ZIP for the recipient: what is in it and what never is, the README, the sums, and the same bytes every time."""

from __future__ import annotations

import csv
import datetime
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from presskit import language
from presskit.content import Held
from presskit.profile import Profile
from presskit.writers import archive, kit_file
from presskit.writers.kit_file import KitFile
from tests.conftest import PERSON, files
from tests.test_photos import PHOTO, RIGHTS, drawn

pytestmark = pytest.mark.slow

KIT = 'language = "en-GB"\n' + PERSON + '[kit]\nplaces = ["tldr", "words-50"]\n'
CONTACT = '[[contacts]]\nname = "Press office"\nrole = "spokesman"\nemail = "press@example.org"\nkind = "press"\n'
ZIP = Path("output/ada-lind-press-kit.zip")
FOLDER = "ada-lind-press-kit/"


def build(run: Any, text: str, *arguments: str) -> Any:
    Path("profile.toml").write_text(text, "utf-8")
    ran = run("build", *arguments)
    assert ran.status == 0, ran.err
    return ran


def packed() -> dict[str, bytes]:
    """What the ZIP holds, by the names within its folder."""
    with zipfile.ZipFile(ZIP) as opened:
        assert opened.testzip() is None
        return {name.removeprefix(FOLDER): opened.read(name) for name in opened.namelist()}


def readme() -> str:
    data = packed()["README.txt"]
    assert data.startswith(b"\xef\xbb\xbf"), "old editors take UTF-8 without the mark for something else"
    assert b"\n" not in data.replace(b"\r\n", b""), "lines end as Notepad wants them"
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def test_the_zip_holds_what_is_for_the_recipient_and_nothing_else(here, run):
    drawn(300, 420).save("a.png")
    build(run, KIT + CONTACT + PHOTO.format("a.png"), "--as-of", "2026-01-02")
    made = {name: data for name, data in files(Path("output")).items() if not name.startswith("web/")}
    del made["manifest.json"], made["claims.json"], made[ZIP.name]
    inside = packed()
    assert {name for name in inside if name not in ("README.txt", "SHA256SUMS.txt")} == set(made)
    assert all(inside[name] == data for name, data in made.items())
    assert {"ada-lind-one-pager.pdf", "ada-lind-bio.docx", "ada-lind.vcf", "blurbs/words-50.txt"} < set(inside)
    assert "photos/ada-lind-photo-square-web.jpg" in inside


def test_sha256sum_finds_every_file_whole_and_a_changed_one_not(here, run):
    if shutil.which("sha256sum") is None:
        pytest.skip("this machine has no sha256sum")
    drawn(300, 420).save("a.png")
    build(run, KIT + PHOTO.format("a.png"))
    with zipfile.ZipFile(ZIP) as opened:
        opened.extractall("unpacked")
    command = ["sha256sum", "-c", "--strict", "SHA256SUMS.txt"]
    folder = Path("unpacked", FOLDER)
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count(": OK") == len(packed()) - 1
    (folder / "README.txt").write_text("something else")
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 1


def test_the_same_kit_makes_the_same_bytes_with_nothing_of_the_machine(here, run):
    build(run, KIT, "--as-of", "2026-01-02")
    first = ZIP.read_bytes()
    shutil.rmtree("output")
    build(run, KIT, "--as-of", "2026-01-02")
    assert ZIP.read_bytes() == first
    with zipfile.ZipFile(ZIP) as opened:
        entries = opened.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 1, 2, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {(entry.create_system, entry.extra, entry.comment) for entry in entries} == {(3, b"", b"")}
    names = [entry.filename for entry in entries]
    assert names[:2] == [FOLDER + "README.txt", FOLDER + "SHA256SUMS.txt"]
    assert names[2:] == sorted(names[2:])


@pytest.mark.parametrize(("day", "year"), [("1955-03-01", 1980), ("2200-03-01", 2107)])
def test_a_day_that_no_zip_can_say_is_told_as_near_as_it_can(day, year):
    profile = Profile.model_validate({"person": {"name": "Ada Lind"}})
    as_of = datetime.date.fromisoformat(day)
    data = io.BytesIO()
    card = KitFile("ada-lind.vcf", Held(b"x"), "vcard", kit_file.VCARD, "vcard", readme="vcf")
    archive.write([card], {}, profile, language.load("en-GB"), as_of, "ada-lind", data)
    with zipfile.ZipFile(data) as opened:
        assert {entry.date_time[:3] for entry in opened.infolist()} == {(year, 3, 1)}


def test_the_readme_says_who_when_whom_to_ask_what_and_on_what_terms(here, run):
    drawn(300, 420).save("a.png")
    rights = 'rights = """\nFree for *editorial* use with credit.\n\nNot for advertising."""\n'
    build(run, KIT + rights + CONTACT + PHOTO.format("a.png") + RIGHTS, "--as-of", "2026-01-02")
    said = readme()
    assert said.startswith("Press kit: Ada Lind\n===================\n\nAs of 2 January 2026.")
    assert "\nWhom to ask\n-----------\n\nPress office, spokesman\npress@example.org\n" in said
    assert "\nada-lind-bio.docx\n    Biography, Word, " in said
    assert "\nada-lind-one-pager.pdf\n    Press one-pager, PDF, " in said
    assert "\nphotos/ada-lind-portrait-square-web.jpg\n    square, for the web, 300 × 300 pixels, " in said
    assert "\nblurbs/\n    Texts of many lengths, to copy: 4 files, all of them also in\n    blurbs.md, " in said
    assert (
        "\nphotos/ada-lind-portrait…\n"
        "    Shows: Ada Lind on a bridge, “looking” up & away\n"
        "    Caption: At the opening <2024>\n"
        "    Photographer: Bo Ek\n"
        "    Credit: Photo: Bo Ek & Son\n"
        "    Licence: CC BY-SA 4.0\n"
    ) in said
    assert "\nFree for editorial use with credit.\n\nNot for advertising.\n" in said
    assert "    Linux: sha256sum -c SHA256SUMS.txt\n" in said
    for name in packed():
        assert name in said or name.startswith("blurbs/"), name
    assert max(map(len, said.split("\n"))) <= 72


def test_a_kit_without_terms_or_contact_says_so_plainly(here, run):
    drawn(300, 420).save("a.png")
    build(run, KIT + PHOTO.format("a.png"))
    said = readme()
    assert "\nThis kit names no contact.\n" in said
    assert "\nNo terms of use are given. Ask before you publish more than a quotation.\n" in said
    assert "\n    No licence is given: ask before you print it.\n" in said


def test_american_readers_are_addressed_as_they_write(here, run):
    drawn(300, 420).save("a.png")
    build(run, KIT.replace("en-GB", "en-US") + PHOTO.format("a.png") + RIGHTS, "--as-of", "2026-01-02")
    assert "As of January 2, 2026." in readme()
    assert "    License: CC BY-SA 4.0\n" in readme()


def test_private_facts_are_not_in_it(here, run):
    drawn(300, 420).save("a.png")
    drawn(301, 421).save("b.png")
    secret = '[[contacts]]\nname = "Secret office"\nemail = "secret@example.org"\nprivate = true\n'
    kept = PHOTO.format("a.png") + 'kind = "unsecretly"\nprivate = true\n' + PHOTO.format("b.png")
    build(run, KIT + CONTACT + secret + kept)
    assert not [name for name, data in packed().items() if b"ecret" in data or "secret" in name]


def test_zip_alone_packs_the_kit_that_stands(here, run):
    build(run, KIT)
    first = packed()
    build(run, KIT + CONTACT, "--only", "zip")
    second = packed()
    assert {name for name in first if first[name] != second[name]} == {"README.txt", "SHA256SUMS.txt"}
    assert "press@example.org" in readme()


def test_zip_alone_without_a_kit_is_told(here, run):
    Path("profile.toml").write_text(KIT, "utf-8")
    ran = run("build", "--only", "zip")
    assert ran.status == 1
    assert ran.err == (
        "profile.toml: there is no file yet that could go into the ZIP\n  build the kit first, without --only zip\n"
    )
    assert not Path("output").exists()


# --- the table for whoever checks facts ---

SOURCED = """
[[work]]
organization = "Harbour Works"
position = "chief engineer"
start = 2021
sources = ["jury", "site"]
[[awards]]
title = "=SUM(A1)"
date = 2024
[[links]]
label = "Her pages"
url = "https://example.org/pages"
[[sources]]
id = "jury"
title = "The jury, “in full”"
publisher = "Vane & Son"
date = "2025-03"
accessed = 2025-12-01
url = "https://example.org/jury"
[[sources]]
id = "site"
title = "Her site"
[[sources]]
id = "unused"
title = "Never cited"
"""


def table() -> list[dict[str, str]]:
    data = packed()["SOURCES.csv"]
    assert data.startswith(b"\xef\xbb\xbf"), "spreadsheets take UTF-8 without the mark for something else"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_whoever_checks_facts_gets_every_sentence_with_its_sources(here, run):
    build(run, KIT + SOURCED, "--as-of", "2026-01-02")
    rows = table()
    claims = json.loads(Path("output/claims.json").read_text("utf-8"))["files"]
    sent = {claim["text"] for name in packed() for claim in claims.get(name, ()) if "links[1]" not in claim["facts"]}
    assert {row["What is said"].removeprefix("’") for row in rows} == sent
    works = [row for row in rows if row["What is said"].startswith("Harbour Works, chief engineer")]
    assert [row["Source"] for row in works[:2]] == ["The jury, “in full”", "Her site"]
    assert works[0] == {
        "What is said": works[0]["What is said"],
        "Source": "The jury, “in full”",
        "Published by": "Vane & Son",
        "Published on": "March 2025",
        "Last looked at": "1 December 2025",
        "Address": "https://example.org/jury",
        "Said in": works[0]["Said in"],
    }
    assert {name for row in rows for name in row["Said in"].split("; ")} <= set(packed())
    without = [row["Source"].startswith("No source is named") for row in rows]
    assert without == sorted(without)
    assert any(without)
    assert not any("Never cited" in row["Source"] or "Her pages" in row["What is said"] for row in rows)
    assert "\nSOURCES.csv\n    What is said in these files, " in readme()


def test_no_cell_of_the_table_is_a_formula(here, run):
    build(run, KIT + SOURCED, "--as-of", "2026-01-02")
    cells = [cell for row in table() for cell in row.values()]
    assert any("=SUM(A1)" in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []


def test_a_profile_without_sources_makes_no_table_of_them(here, run):
    build(run, KIT, "--as-of", "2026-01-02")
    assert "SOURCES.csv" not in packed()


def test_the_table_follows_what_the_files_say(here, run):
    build(run, KIT + SOURCED, "--as-of", "2026-01-02")
    build(run, KIT + SOURCED.replace("Her site", "Her new site"), "--only", "zip", "--as-of", "2026-01-02")
    assert any(row["Source"] == "Her new site" for row in table())

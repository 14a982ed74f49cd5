"""presskit changes: what is not what it was when a ZIP, a PDF or a folder was issued, and whom to send it to."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pypdf
import pytest

pytestmark = pytest.mark.slow

BEFORE = """
as_of = 2026-01-01
[person]
name = "Ada Lind"
pronouns = "she"
occupations = ["engineer"]
[[work]]
organization = "Harbour Works"
position = "engineer"
start = 2021
[[awards]]
title = "Vane"
date = 2024
[[skills]]
name = "Secretskill"
private = true
"""

AFTER = (
    BEFORE.replace('position = "engineer"\nstart = 2021', 'position = "chief engineer"\nstart = 2021\nend = 2025')
    .replace('title = "Vane"\ndate = 2024', 'title = "Cup"\ndate = 2025')
    .replace("Secretskill", "Othersecret")
)


@pytest.fixture
def issued(here, run):
    """A ZIP and a PDF of a kit, and then a profile that has changed."""
    Path("profile.toml").write_text(BEFORE)
    assert run("build", "--only", "one-pager", "--only", "blurbs", "--only", "bio").status == 0
    assert run("build", "--only", "zip").status == 0
    shutil.copytree("output", "sent")
    Path("profile.toml").write_text(AFTER)
    return Path("sent")


FACTS = [
    "work: Harbour Works: end was absent, is “2025”",
    "work: Harbour Works: position was “engineer”, is “chief engineer”",
    "awards: Cup is new",
    "awards: Vane is gone",
]


def test_a_pdf_is_asked_for_the_facts_and_the_sentences_that_it_carries(issued, run):
    ran = run("changes", "sent/ada-lind-one-pager.pdf")
    assert ran.status == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[:4] == FACTS
    assert all(line.startswith("one-pager: “") for line in lines[4:])
    assert "one-pager: “Ada Lind is an engineer at Harbour Works.” became “Ada Lind is an engineer.”" in lines
    assert "one-pager: “From 2021 to 2025 she was chief engineer at Harbour Works.” is said now" in lines
    assert f"{len(lines)} changes since sent/ada-lind-one-pager.pdf was issued on 2026-01-01." in ran.err
    assert "Other words now: one-pager.\n" in ran.err
    assert "Send it again to everyone who has it" in ran.err


@pytest.mark.parametrize("old", ["sent/ada-lind-press-kit.zip", "sent", "zipped"])
def test_a_zip_or_a_folder_is_asked_for_its_texts_too(old, issued, run):
    Path("zipped").mkdir()
    shutil.copy("sent/ada-lind-press-kit.zip", "zipped/kit.zip")
    ran = run("changes", old)
    assert ran.out.splitlines()[:4] == FACTS
    (words,) = [line for line in ran.err.splitlines() if line.startswith("Other words now: ")]
    assert words.startswith("Other words now: one-pager, bio (Word), blurbs/")
    assert "blurbs/words-25" in words
    assert "Secret" not in ran.out + ran.err
    assert "secret" not in ran.out + ran.err


def test_nothing_is_told_where_nothing_changed(issued, run):
    Path("profile.toml").write_text(BEFORE + "# a remark\n")
    for old in ("sent", "sent/ada-lind-press-kit.zip", "sent/ada-lind-one-pager.pdf"):
        ran = run("changes", old)
        assert (ran.status, ran.out) == (0, "")
        assert ran.err == f"0 changes since {old} was issued on 2026-01-01.\n"


def test_another_day_alone_changes_the_words_that_follow_it(issued, run):
    Path("profile.toml").write_text(BEFORE.replace("start = 2021", "start = 2021\nend = 2027"))
    assert run("build", "--only", "one-pager", "--output", "later").status == 0
    ran = run("changes", "later/ada-lind-one-pager.pdf", "--as-of", "2028-01-01")
    assert "one-pager: “Ada Lind is an engineer at Harbour Works.” became “Ada Lind is an engineer.”" in ran.out
    assert "one-pager: “From 2021 to 2027 she was an engineer at Harbour Works.” is said now" in ran.out
    assert not any(line.startswith("work") for line in ran.out.splitlines())


def test_a_long_text_is_told_where_it_differs(here, run):
    text = BEFORE.replace("start = 2021", 'start = 2021\nsummary = "' + "One two three four five. " * 8 + 'Six seven."')
    Path("profile.toml").write_text(text)
    assert run("build", "--only", "one-pager").status == 0
    Path("profile.toml").write_text(text.replace("Six", "Sixty"))
    first = run("changes", "output/ada-lind-one-pager.pdf").out.splitlines()[0]
    assert first == (
        "work: Harbour Works: summary was “… two three four five. Six seven.”, is “… two three four five. Sixty seven.”"
    )


PRESS = '[[awards]]\ntitle = "Medal"\ndate = 2025\naudiences = ["press"]\n'


@pytest.mark.parametrize(
    ("change", "audience", "whom"),
    [
        (("date = 2025\naudiences", "date = 2024\naudiences"), "press", "press"),
        (("Vane", "Great Vane"), "press", "everyone"),
        (("Vane", "Great Vane"), None, "everyone"),
    ],
)
def test_whom_to_send_it_to_is_told(change, audience, whom, here, run):
    Path("profile.toml").write_text(BEFORE + PRESS)
    asked = ["--audience", audience] if audience else []
    assert run("build", "--only", "one-pager", "--output", "sent", *asked).status == 0
    Path("profile.toml").write_text((BEFORE + PRESS).replace(*change))
    ran = run("changes", "sent")
    assert [line for line in ran.out.splitlines() if line.startswith("awards")] != []
    assert f"Send it again to {whom} who has it: it shows in the kit for {whom}." in ran.err
    assert ("as the kit for press" in ran.err) == (audience == "press")
    assert ("Medal" in ran.out) == (whom == "press")


def test_a_file_that_is_renamed_is_known_by_what_it_carries(issued, run):
    shutil.copy("sent/ada-lind-one-pager.pdf", "final-FINAL")
    assert run("changes", "final-FINAL").out == run("changes", "sent/ada-lind-one-pager.pdf").out


@pytest.mark.parametrize(
    "sentences",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"document": 3, "sentences": 4}',
        '{"document": "one-pager", "sentences": [{"text": [1]}]}',
    ],
)
@pytest.mark.parametrize(
    "facts", ['{"person": []}', '{"work": {"a": 1}, "awards": [1, {"title": [2]}], "x": null}', "{}"]
)
def test_what_a_stranger_put_there_is_compared_all_the_same(facts, sentences, here, run):
    Path("profile.toml").write_text(BEFORE)
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("profile.json", facts.encode())
    writer.add_attachment("sentences.json", sentences.encode())
    writer.write("old.pdf")
    ran = run("changes", "old.pdf")
    assert ran.status in (0, 1)
    assert ran.out.splitlines() or ran.err.startswith("old.pdf: this holds no facts")


def test_a_document_that_is_all_others_is_told_in_a_moment(here, run):
    Path("profile.toml").write_text(BEFORE)
    rows = [
        {"text": f"Number {n} of the many sentences that say nothing of hers, and {n * 7} more words."}
        for n in range(2500)
    ]
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("profile.json", b'{"person": {"name": "Ada Lind"}}')
    writer.add_attachment("sentences.json", json.dumps({"document": "one-pager", "sentences": rows}).encode())
    writer.write("old.pdf")
    assert sum("is not said any more" in line for line in run("changes", "old.pdf").out.splitlines()) == 2000


@pytest.mark.parametrize("damaged", ["blurbs/tldr.txt", "ada-lind-bio.docx", "word/document.xml"])
def test_a_damaged_file_in_a_zip_hides_none_of_the_others(damaged, issued, run):
    """Of which zlib says what it will: that is no mistake of presskit's own, and the facts stand in another file."""
    path = issued / "ada-lind-press-kit.zip"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    word = next(name for name in members if name.endswith("-bio.docx"))
    if damaged == "word/document.xml":
        members[word] = _damaged(members[word], damaged)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    if damaged != "word/document.xml":
        name = next(name for name in members if name.endswith(damaged))
        path.write_bytes(_damaged(path.read_bytes(), name))
    ran = run("changes", path)
    assert ran.status == 0, ran.err
    assert ran.out.splitlines()[:4] == FACTS


def _damaged(data: bytes, name: str) -> bytes:
    """An archive in which the first byte of what is packed of this file says that it is packed in no way there is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo(name).header_offset
    name_size, extra = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (26, 28))
    packed = at + 30 + name_size + extra
    return data[:packed] + b"\xff" + data[packed + 1 :]


@pytest.mark.parametrize("kind", ["none", "text", "pdf", "zip", "cut"])
def test_a_file_without_facts_of_presskits_is_told(kind, here, run):
    Path("profile.toml").write_text(BEFORE)
    if kind == "text":
        Path("old").write_text("hello")
    elif kind == "pdf":
        writer = pypdf.PdfWriter()
        writer.add_blank_page(100, 100)
        writer.write("old")
    elif kind == "zip":
        with zipfile.ZipFile("old", "w") as archive:
            archive.writestr("a/b.txt", "x")
    elif kind == "cut":
        Path("old").write_bytes(b"%PDF-1.7 cut")
    ran = run("changes", "old")
    assert (ran.status, ran.out) == (1, "")
    wrong = (
        "it cannot be read: no such file or directory"
        if kind == "none"
        else "this holds no facts that presskit put there"
    )
    assert ran.err.startswith(f"old: {wrong}\n")


def test_a_profile_in_the_place_of_what_was_issued_and_a_zip_that_was_cut_off_are_told(here, run):
    Path("profile.toml").write_text(BEFORE)
    Path("old.zip").write_bytes(b"PK\x03\x04 cut")
    assert "presskit changes OLD.zip profile.toml\n" in run("changes", "profile.toml", "old.zip").err
    assert run("changes", "old.zip").err.endswith("  it is no ZIP, or was cut off: download it again\n")


def test_every_command_of_the_page_about_it_works(here, run):
    page = (Path(__file__).parents[1] / "docs" / "trust.md").read_text("utf-8")
    facts, *_ = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    person = 'as_of = 2026-01-01\n[person]\nname = "Ada Strand"\n[kit]\ntemplates = ["one-pager", "blurbs", "zip"]\n'
    Path("profile.toml").write_text(person + facts, "utf-8")
    assert run("build", "--output", "sent").status == 0
    lines = [
        line.partition("#")[0]
        for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
        for line in block.splitlines()
    ]
    commands = [line.partition(">")[0].split()[1:] for line in lines if line.startswith("presskit")]
    assert {command[0] for command in commands} == {"stale", "build", "changes"}
    for command in commands:
        ran = run(*command)
        assert ran.status == 0 or (command[0] == "stale" and ran.status == 1 and ran.out), (command, ran.err)


def test_the_docs_page_of_what_is_withheld_by_field_is_a_profile(here, run):
    page = (Path(__file__).parents[1] / "docs" / "trust.md").read_text("utf-8")
    _, fields = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    Path("profile.toml").write_text(fields, "utf-8")
    ran = run("export", "--to", "text")
    assert ran.status == 0, ran.err
    assert all(secret not in ran.out for secret in ("Bristol", "12 million", "7946"))

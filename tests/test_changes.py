"""presskit changes: what is not what it was when a ZIP or a PDF was issued."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pypdf
import pytest

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
    assert run("build", "--only", "one-pager", "--only", "blurbs").status == 0
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


def test_a_pdf_is_asked_for_the_facts_that_it_carries(issued, run):
    ran = run("changes", "sent/ada-lind-one-pager.pdf")
    assert ran.status == 0, ran.err
    assert ran.out.splitlines() == FACTS
    assert "4 changes since sent/ada-lind-one-pager.pdf was issued." in ran.err


def test_a_zip_is_asked_for_its_texts_too(issued, run):
    ran = run("changes", "sent/ada-lind-press-kit.zip")
    lines = ran.out.splitlines()
    assert lines[:4] == FACTS
    assert "blurbs/words-25.txt: the text is another" in lines
    assert "Secret" not in ran.out
    assert "secret" not in ran.out


def test_nothing_is_told_where_nothing_changed(issued, run):
    Path("profile.toml").write_text(BEFORE + "# a remark\n")
    ran = run("changes", "sent/ada-lind-press-kit.zip")
    assert (ran.status, ran.out) == (0, "")


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

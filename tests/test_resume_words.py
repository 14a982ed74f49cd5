"""What a résumé says where: headings above their entries, what is past without dates, words with a hyphen."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdf
import pypdfium2
import pytest

from tests import validators

pytestmark = pytest.mark.slow

PROFILE = """
as_of = 2026-01-31

[person]
name = "Ottoline Farrow"
headline = "Keeper of lighthouses"
pronouns = "she"
known_for = ["lamps"]

[[work]]
organization = "Skerry Lights"
position = "keeper"
start = 2009
summary = "Keeps nine lights on an unlit coast with a well-known co-founder."

[[work]]
organization = "Buoy Works"
current = false
summary = "Painted buoys."

[[work]]
organization = "Rope Walk"
current = false
summary = "Spliced rope."

[[education]]
institution = "Nautical School of Orrery Sound"
area = "optics"
end = 2003

[[skills]]
name = "Lamps"
keywords = ["oil", "glass"]

[[languages]]
language = "Norwegian"

[kit]
slug = "o"
"""
LOOKS = ("editorial", "studio", "gallery")
LABELS = ("Summary", "Experience", "Education", "Skills", "Languages")
BESIDE = ("I am", "Keeper", "Optics", "Lamps", "Norwegian")
READERS: dict[str, Callable[[Path], str]] = {
    "poppler": lambda path: validators.pdftotext(path),
    "poppler, as laid out": lambda path: validators.pdftotext(path, "-layout"),
    "poppler, as written": lambda path: validators.pdftotext(path, "-raw"),
    "pdfium": lambda path: pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range(),
    "pypdf": lambda path: pypdf.PdfReader(path).pages[0].extract_text(),
}


def made(here: Path, run: Any, look: str) -> Path:
    (here / "profile.toml").write_text(f'{PROFILE}look = "{look}"\n', "utf-8")
    assert run("build", "--only", "resume").status == 0
    return here / "output" / "o-resume.pdf"


@pytest.mark.parametrize("look", LOOKS)
def test_every_program_reads_a_heading_right_before_its_entries(here, run, look):
    path = made(here, run, look)
    for reader, read in READERS.items():
        text = read(path)
        places = [(at := text.find(label), text.find(beside, at)) for label, beside in zip(LABELS, BESIDE, strict=True)]
        assert all(-1 < label < beside for label, beside in places), (reader, places)
        assert list(itertools.chain(*places)) == sorted(itertools.chain(*places)), (reader, places)


def test_what_is_past_without_dates_stands_below_a_word_and_not_beside_a_date(here, run):
    text = validators.pdftotext(made(here, run, "editorial"), "-layout")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert [line for line in lines if "Formerly" in line] == ["Formerly"]
    assert lines.index("Formerly") < lines.index("Buoy Works") < lines.index("Rope Walk")
    word = [paragraph.text for paragraph in docx.Document(str(here / "output" / "o-resume.docx")).paragraphs]
    assert word.count("Formerly") == 1
    assert word.index("Formerly") < word.index("Buoy Works")


def test_no_line_of_a_word_file_ends_within_a_word_with_a_hyphen(here, run):
    made(here, run, "editorial")
    with zipfile.ZipFile("output/o-resume.docx") as opened:
        assert opened.read("word/document.xml").count(b"noBreakHyphen") >= 2
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(here / "output" / "o-resume.docx")).paragraphs)
    assert "well-known co-founder" in text.replace("\N{NO-BREAK SPACE}", " ")

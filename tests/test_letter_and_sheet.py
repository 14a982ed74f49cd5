"""The cover letter, which stays with its owner, and the sheet of a speaker, through the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

from tests import validators

pytestmark = pytest.mark.slow

PERSON = """
as_of = 2026-01-31

[person]
name = "Ottoline Farrow"
headline = "Keeper of lighthouses"
pronouns = "she"

[[work]]
organization = "Skerry Lights"
position = "keeper"
start = 2009
importance = 5
summary = "Keeps nine lights on an unlit coast."

[[contacts]]
name = "Skerry Lights"
kind = "press"
email = "press@skerry.example"

[[contacts]]
name = "Ottoline Farrow"
kind = "personal"
email = "ottoline@farrow.example"
"""
LETTER = """
[letter]
to = ["Mr Ivo Brandt", "Harbour Trust"]
subject = "Keeper of the north mole"
greeting = "Dear Mr Brandt,"
text = '''
Your lamp has been dark since the gale of 2019, and I should like to relight it.

I have kept nine lights for sixteen winters.'''
closing = "Yours sincerely,"
"""
SPEAKER = """
[[topics]]
title = "How a lamp is kept"
summary = "What sixteen winters teach about oil, glass and patience."

[[talks]]
title = "Nine lights"
event = "Coast Week"
date = 2024
"""
LOOKS = ("editorial", "studio", "gallery")


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_a_kit_has_a_letter_and_a_sheet_only_where_the_profile_has_what_stands_in_them(here, run):
    (here / "profile.toml").write_text(PERSON, "utf-8")
    assert run("build", "--only", "resume").status == 0
    for name, needs in (("cover-letter", "[letter]"), ("one-sheet", "[[talks]] or [[topics]]")):
        refused = run("build", "--only", name)
        assert refused.status != 0
        assert f'there is nothing to make "{name}" of: the profile has no {needs}' in refused.told
    assert not list((here / "output").glob("*letter*")) + list((here / "output").glob("*sheet*"))


@pytest.mark.parametrize("look", LOOKS)
def test_a_letter_is_dated_addressed_and_signed_and_stays_out_of_what_is_handed_on(here, run, look):
    (here / "profile.toml").write_text(f'{PERSON}{LETTER}{SPEAKER}[kit]\nlook = "{look}"\n', "utf-8")
    assert run("build").status == 0
    output = here / "output"
    told = text_of(output / "ottoline-farrow-cover-letter.pdf")
    order = (
        "Ottoline Farrow", "Keeper of lighthouses", "ottoline@farrow.example", "31 January 2026", "Mr Ivo Brandt",
        "Harbour Trust", "Keeper of the north mole", "Dear Mr Brandt,", "Your lamp has been dark", "I have kept nine",
        "Yours sincerely,", "Ottoline Farrow",
    )  # fmt: skip
    at = 0
    for part in order:
        at = told.find(part, at)
        assert at >= 0, part
    word = docx.Document(str(output / "ottoline-farrow-cover-letter.docx"))
    assert [row.text for row in word.paragraphs][-3:] == [
        *("I have kept nine lights for sixteen winters.", "Yours sincerely,", "Ottoline Farrow"),
    ]
    with zipfile.ZipFile(output / "ottoline-farrow-press-kit.zip") as packed:
        assert not [name for name in packed.namelist() if "letter" in name]
        assert [name for name in packed.namelist() if name.endswith("one-sheet.pdf")]
    assert not list((output / "web").rglob("*letter*"))
    for path in output.rglob("*"):  # the facts that a PDF carries, the linked data, the page
        if path.is_file() and "letter" not in path.name and path.name not in ("claims.json", "manifest.json"):
            data = path.read_bytes()
            if path.suffix == ".pdf":
                attached = pypdf.PdfReader(path).attachments
                data = b"".join(part for parts in attached.values() for part in parts) + text_of(path).encode()
            assert b"Ivo Brandt" not in data, path.name


def test_a_letter_that_is_shared_is_packed_and_offered(here, run):
    (here / "profile.toml").write_text(f"{PERSON}{LETTER}shared = true\n", "utf-8")
    assert run("build").status == 0
    with zipfile.ZipFile(here / "output" / "ottoline-farrow-press-kit.zip") as packed:
        assert [name for name in packed.namelist() if name.endswith("letter.pdf")]
    assert list((here / "output" / "web").rglob("*letter.pdf"))


def test_a_letter_without_a_text_or_with_a_word_that_it_does_not_know_is_told_with_its_line(here, run):
    (here / "profile.toml").write_text(f'{PERSON}\n[letter]\nto = ["A"]\nsalutation = "Dear A"\n', "utf-8")
    told = run("check").out
    line = PERSON.count("\n") + 2
    assert f"profile.toml:{line}:1: letter: text is missing" in told
    assert f'profile.toml:{line + 2}:1: letter has no key "salutation"' in told


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_sheet_is_one_page_with_topics_talks_the_hosts_text_and_a_contact(here, run, look, paper):
    many = "".join(
        f'[[topics]]\ntitle = "Topic number {n}"\nsummary = "{"What is kept is seen. " * 6}"\n'
        f'[[talks]]\ntitle = "Talk number {n}"\nevent = "Coast Week"\ndate = {1990 + n}\n'
        for n in range(20)
    )
    for text in (SPEAKER, many):
        (here / "profile.toml").write_text(f'{PERSON}{text}[kit]\nlook = "{look}"\n', "utf-8")
        assert run("build", "--only", "one-sheet", "--paper", paper).status == 0
        file = here / "output" / "ottoline-farrow-one-sheet.pdf"
        assert len(pypdf.PdfReader(file).pages) == 1
        told = text_of(file)
        for part in ("Ottoline", "Skerry Lights", "press@skerry.example"):
            assert part in told
        assert ("How a lamp is kept" if text is SPEAKER else "Topic number") in told
        assert "lease welcome" in told
        assert "ottoline@farrow" not in told


@pytest.mark.parametrize("fonts", ["word", "carlito"])
def test_the_word_sheet_is_one_page_of_legible_type_however_much_there_is(here, run, fonts):
    validators.require("libreoffice")
    many = "".join(
        f'[[topics]]\ntitle = "Topic number {n}"\nsummary = "{"What is kept is seen. " * 6}"\n'
        f'[[talks]]\ntitle = "Talk number {n}"\nevent = "Coast Week"\ndate = {1990 + n}\n'
        for n in range(20)
    )
    made = []
    for look in LOOKS:
        for name, text in (("few", SPEAKER), ("many", many)):
            (here / "profile.toml").write_text(f'{PERSON}{text}[kit]\nlook = "{look}"\n', "utf-8")
            assert run("build", "--only", "one-sheet").status == 0
            file = (here / "output" / "ottoline-farrow-one-sheet.docx").rename(here / f"{name}-{look}.docx")
            styles = docx.Document(str(file)).styles
            sizes = {style.name: style.font.size.pt for style in styles if style.type in (1, 2) and style.font.size}
            apart = ("Tag", "Inline Tag", "Between", "End", "Portrait")  # they set nothing that is read
            assert min(size for name, size in sizes.items() if name not in apart) >= 8.5
            made.append(file)
    printed = validators.libreoffice(made, here / "printed", fonts)
    assert {file.name: validators.pages(path) for file, path in printed.items()} == {file.name: 1 for file in made}


def test_letter_and_sheet_pass_their_validators(here, run):
    validators.require("verapdf")
    made = []
    for look in LOOKS:
        (here / "profile.toml").write_text(f'{PERSON}{LETTER}{SPEAKER}[kit]\nlook = "{look}"\n', "utf-8")
        assert run("build", "--only", "cover-letter", "--only", "one-sheet", "--output", look).status == 0
        made += sorted((here / look).glob("*.pdf"))
    assert len(made) == 2 * len(LOOKS)
    assert validators.verapdf(made) == []


def test_the_resume_and_the_letter_have_a_colour_of_their_own_where_it_is_asked_for(here, run):
    own = '[kit]\naccent = "#9c3b22"\nresume_accent = "#222222"\n'
    (here / "profile.toml").write_text(f"{PERSON}{LETTER}{own}", "utf-8")
    assert run("build", "--only", "cover-letter", "--only", "resume").status == 0
    for name in ("cover-letter", "resume"):
        with zipfile.ZipFile(here / "output" / f"ottoline-farrow-{name}.docx") as word:
            theme = next(word.read(part).decode() for part in word.namelist() if "theme" in part)
        assert "222222" in theme
        assert "9C3B22" not in theme


@pytest.mark.parametrize("look", LOOKS)
def test_what_a_host_reads_is_set_for_a_lectern_and_its_quote_is_not_printed_again(here, run, look):
    quote = '[[quotes]]\ntext = "A lamp tells you when it is ready."\ncontext = "in Nine Winters"\n'
    (here / "profile.toml").write_text(f'{PERSON}{SPEAKER}{quote}[kit]\nlook = "{look}"\nslug = "o"\n', "utf-8")
    assert run("build", "--only", "one-sheet").status == 0
    sizes: list[tuple[str, float]] = []
    page = pypdf.PdfReader("output/o-one-sheet.pdf").pages[0]
    page.extract_text(visitor_text=lambda text, now, matrix, font, size: sizes.append((text, size * 0.75)))
    read = [size for text, size in sizes if "next speaker" in text or "Please welcome" in text]
    assert read
    assert min(read) >= 13.9
    told = " ".join(page.extract_text().split())
    assert told.count("A lamp tells you when it is ready") <= 1

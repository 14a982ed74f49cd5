"""A biography that somebody wrote becomes sentences in the notation, through the command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import docx
import pytest

import presskit

MARA = (
    "Mara Lind covers East Africa from Nairobi, and previously reported for Nordlys from Oslo. Lind’s first book, "
    "*Salt Roads*, won the Harbour Prize in 2019. She lives in Nairobi with her two dogs.\n"
)


def pasted(run, text: str, *more: str) -> list[str]:
    """The sentences of a biography, in the notation; `bio.txt` and `profile.toml` stand in this folder."""
    Path("bio.txt").write_text(text, "utf-8")
    ran = run("import", "bio.txt", "-o", "profile.toml", "--force", *more)
    assert ran.status == 0, ran.err
    return [sentence.text for sentence in presskit.load("profile.toml").bio]


def test_a_biography_is_pasted_and_comes_back_letter_for_letter(here, run):
    assert pasted(run, MARA) == [
        "{Mara Lind} {covers} East Africa[ from Nairobi][, and previously reported for Nordlys from Oslo].",
        "{Lind’s} first book, *Salt Roads*, won the Harbour Prize[ in 2019].",
        "{They} {lives} in Nairobi[ with {their} two dogs].",
    ]
    profile = presskit.load("profile.toml")
    assert (profile.person.name, profile.person.pronouns) == ("Mara Lind", "she")
    assert [sentence.importance for sentence in profile.bio] == [5, 4, 2]
    assert run("check").status == 0
    assert run("blurb").out.replace("*", "") == MARA.replace("*", "")


def test_new_makes_a_folder_of_it_and_tells_every_sentence(here, run):
    document = docx.Document()
    document.add_heading("About Mara", 1)
    paragraph = document.add_paragraph("Mara Lind covers East Africa from Nairobi. Her book ")
    paragraph.add_run("Salt Roads").italic = True
    paragraph.add_run(" won the Harbour Prize.")
    document.save("bio.docx")
    ran = run("new", "me", "--bio", "bio.docx")
    assert ran.status == 0, ran.err
    assert "Mara Lind, she; 2 sentences of 15 words, told in 5 to 15:" in ran.err
    assert "  1  5–7    {Mara Lind} {covers} East Africa[ from Nairobi]." in ran.err
    assert "cd me && presskit blurb --words 50" in ran.err
    assert Path("me/profile.schema.json").exists()
    assert presskit.load("me/profile.toml").bio[1].text == "{Their} book *Salt Roads* won the Harbour Prize."
    assert run("new", "me", "--bio", "bio.docx").status == 1  # there is a profile already


def test_it_is_pasted_from_standard_input(here, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MARA.encode())))
    ran = run("import", "-")
    assert ran.status == 0, ran.err
    assert 'name = "Mara Lind"' in ran.out
    assert ran.err.startswith("Read standard input as prose: bio (3).")


def test_into_a_profile_uses_its_name_and_adds_nothing_twice(here, run):
    before = (
        '[person]\nname = "Mara Lind"\npronouns = "they"\n\n[[bio]]\nid = "bio-1"\ntext = "{they} {is} a potter."\n'
    )
    Path("profile.toml").write_text(before)
    Path("bio.txt").write_text("Lind is a potter in Nairobi. They cover East Africa. Lind is fond of maps.")
    ran = run("import", "bio.txt", "--into", "profile.toml")
    assert ran.status == 0, ran.err
    assert Path("profile.toml").read_text().startswith(before)
    assert [sentence.text for sentence in presskit.load("profile.toml").bio][1:] == [
        "{Lind} {is} a potter[ in Nairobi].", "{They} {covers} East Africa.", "{Lind} {is} fond of maps.",
    ]  # fmt: skip
    again = run("import", "bio.txt", "--into", "profile.toml")
    assert again.err.endswith("profile.toml has all of it already; it is as it was.\n")


FIRST = (
    "I am a potter in Bergen. I make jugs from river clay, and my glazes are mixed by hand. I've taught since 2009.\n"
)


def test_a_text_that_says_i_needs_pronouns_and_says_so(here, run):
    told = pasted(run, FIRST, "--name", "Ole Brandt")
    assert told[0] == "{They} {is} a potter[ in Bergen]."
    assert "# pronouns = " in Path("profile.toml").read_text()
    assert run("blurb", "--voice", "first").out == FIRST.replace("'", "’")
    pasted(run, FIRST, "--name", "Ole Brandt", "--pronouns", "he")
    assert run("blurb").out.startswith(
        "Ole Brandt is a potter in Bergen. He makes jugs from river clay, and his glazes"
    )


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "two",
            "Ada Strand and Ole Brandt are architects in Oslo. They build quays.",
            "about two people, Ada Strand and",
        ),
        ("nobody", "A short walk through the old town. Mind the steps.", "does not say whose it is"),
        ("long", "Ada Strand is a poet. " + "She writes a line a day. " * 1000, "has 6,005 words"),
        ("empty", " \n", "the file is empty"),
    ],
)
def test_what_is_no_biography_is_refused_with_what_to_do(name, text, told, here, run):
    Path("bio.txt").write_text(text)
    ran = run("import", "bio.txt", "-o", "profile.toml")
    assert ran.status in (1, 2)
    assert told in ran.err
    assert not Path("profile.toml").exists()


def test_the_summary_of_a_resume_is_the_persons_own_bio(here, run):
    summary = "I build bridges in Bergen. I have taught at Coastal University."
    Path("resume.json").write_text(json.dumps({"basics": {"name": "Ada Strand", "summary": summary}}))
    ran = run("import", "resume.json", "-o", "profile.toml", "--pronouns", "she")
    assert ran.status == 0, ran.err
    assert not presskit.load("profile.toml").sections
    assert run("blurb").out == "Ada Strand builds bridges in Bergen. She has taught at Coastal University.\n"

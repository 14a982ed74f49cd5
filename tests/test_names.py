"""Names, pronouns and telephone numbers as people write them."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
import vobject
from pypdf import PdfReader

from presskit.profile.names import taken_apart
from presskit.profile.phones import is_number, tel

# name: given name, family name, letters, and another family name that it may have
NAMES = {
    "Ida Lund, MBA": ("Ida", "Lund", "MBA", ""),
    "Ida Lund, Ph.D.": ("Ida", "Lund", "Ph.D.", ""),
    "Ida Lund PhD": ("Ida", "Lund", "PhD", ""),
    "Ida Lund, RN, BSN": ("Ida", "Lund", "RN, BSN", ""),
    "Ida Lund, FIMechE, CEng": ("Ida", "Lund", "FIMechE, CEng", ""),
    "Ida Lund, CISSP-ISSAP": ("Ida", "Lund", "CISSP-ISSAP", ""),
    "Sir Tor Lund KBE": ("Tor", "Lund", "KBE", ""),
    "Tor Lund, Jr.": ("Tor", "Lund", "", ""),
    "Tor Lund Jr., M.A.": ("Tor", "Lund", "M.A.", ""),
    "Tor Even Lund III": ("Tor Even", "Lund", "", ""),
    "Prof. Dr. Ida von der Lund": ("Ida", "von der Lund", "", ""),
    "Pieter van 't Zand": ("Pieter", "van 't Zand", "", ""),
    "Ines de la Vara": ("Ines", "de la Vara", "", ""),
    "Nora B. Le Brun": ("Nora B.", "Le Brun", "", ""),
    "Enzo De Luca": ("Enzo", "De Luca", "", ""),
    "Ines García Núñez": ("Ines", "García Núñez", "", ""),
    "Juan Pablo López Herrera": ("Juan Pablo", "López Herrera", "", ""),
    "José Mora y Gil": ("José", "Mora y Gil", "", ""),
    "Elena Prado Ruiz": ("Elena Prado", "Ruiz", "", "Prado Ruiz"),
    "Li Daoxin": ("Li", "Daoxin", "", "Li"),
    "Anna Li": ("Anna", "Li", "", ""),
    "O’Hara, Sean": ("Sean", "O’Hara", "", "Sean"),
    "Tor, the Tall": ("Tor", "the Tall", "", ""),
    "ida lund": ("ida", "lund", "", ""),
    "IDA LUND MA": ("IDA LUND", "MA", "", ""),
    "Ida": ("Ida", "", "", ""),
}

# as typed: what is dialled
NUMBERS = {
    "+44 (0)20 7946 0958": "tel:+442079460958",
    "00 44 20 7946 0958": "tel:+442079460958",
    "+44 (0) 20 7946 0958 (office)": "tel:+442079460958",
    "Tel.: +44 20 7946 0958": "tel:+442079460958",
    "+1 555 010 4477 x42": "tel:+15550104477;ext=42",
    "+1 555 010 4477 ext. 42": "tel:+15550104477;ext=42",
    "+1 (555) 010-4477 #42": "tel:+15550104477;ext=42",
    "+49 30 5550100 Durchwahl 12": "tel:+49305550100;ext=12",
    "+61 2 5550 1234 / 5678": "tel:+61255501234",
    "+44 20 7946 0958 or +44 20 7946 0959": "tel:+442079460958",
    "+81 3‑1234‑5678": "tel:+81312345678",
    "(011) 4555‑0199": "tel:01145550199",
    "+1-800-FLOWERS": "tel:+18003569377",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_taken_apart(name):
    parts = taken_apart(name)
    assert (parts.given, parts.family, parts.letters, parts.doubt) == NAMES[name]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_dialled_as_it_is_meant(number):
    assert is_number(number)
    assert tel(number) == NUMBERS[number]


@pytest.mark.parametrize("text", ["ask Ida", "12", "at 5 pm, room 300", "ida@example.org", "1" * 80])
def test_what_is_no_number_is_none(text):
    assert not is_number(text)


def write(text: str) -> None:
    Path("profile.toml").write_text(f"as_of = 2026-03-10\n{text}", "utf-8")


def test_letters_and_pronouns_of_a_name_stand_where_they_belong(here, run):
    write(
        '[person]\nname = "Ida van der Lund, MBA, Ph.D. (She/They)"\n'
        '[[work]]\norganization = "Pier Press"\nposition = "editor"\nstart = 2020\n'
        "[[bio]]\ntext = '{they} {reads} at night.'\n[[bio]]\ntext = '{They} {writes} by day.'"
    )
    said = run("blurb", "--words", 50).out
    assert "MBA" not in said
    assert "Ida van der Lund" in said
    assert "She" in said
    card = run("export", "--to", "vcard").out
    assert "N:van der Lund;Ida;;;MBA\\, Ph.D." in card
    assert "PRONOUNS:she/they" in card
    assert run("build", "--only", "one-pager").status == 0
    (page,) = PdfReader(next(Path("output").glob("*one-pager.pdf"))).pages
    assert "MBA, Ph.D." in page.extract_text().replace("\n", " ")


def test_a_family_name_with_a_particle_has_a_capital_where_a_sentence_begins(here, run):
    write(
        '[person]\nname = "Pieter van der Zand"\noccupations = ["biologist"]\n'
        "[[bio]]\ntext = '{they} {lives} by the sea.'\n[[bio]]\ntext = '{they} {keeps} {their} boat in Delft.'"
    )
    assert "Van der Zand keeps" in run("blurb", "--words", 50).out


def test_what_the_profile_says_of_a_name_wins(here, run):
    write('[person]\nname = "Li Daoxin"\ngiven_name = "Daoxin"\n')
    assert "N:Li;Daoxin;;;" in run("export", "--to", "vcard").out
    assert "family-name" not in run("check", "--format", "github").out


def test_a_family_name_that_can_only_be_guessed_is_asked_for(here, run):
    write('[person]\nname = "Li Daoxin"\n')
    said = run("check").out
    assert "profile.toml:3:8: advice: after the first mention texts say “Daoxin”" in said
    assert 'if the family name is Li, write family_name = "Li"; if not, family_name = "Daoxin"' in said
    write('[person]\nname = "O’Hara, Sean"\n')
    assert 'write name = "Sean O’Hara"' in run("check").out


def test_pronouns_that_no_sentence_can_use_are_shown_and_the_name_stays(here, run):
    bio = "[[bio]]\ntext = '{they} {lives} by the sea.'\n[[bio]]\ntext = '{they} {keeps} bees.'"
    write(f'[person]\nname = "Kim Lund"\npronouns = "ze/hir"\n{bio}')
    assert run("blurb", "--words", 20).out == "Kim Lund lives by the sea. Lund keeps bees.\n"
    assert "PRONOUNS:ze/hir" in run("export", "--to", "vcard").out
    write(f'[person]\nname = "Kim Lund"\npronouns = "ze/hir"\npronouns_used = "they"\n{bio}')
    assert run("blurb", "--words", 20).out == "Kim Lund lives by the sea. They keep bees.\n"


def test_a_number_is_shown_as_typed_and_linked_as_dialled(here, run):
    number = "+44 (0)20 7946 0958 ext. 42"
    write(f'[person]\nname = "Kim Lund"\n[[contacts]]\nname = "Press office"\nphone = "{number}"\nkind = "press"\n')
    assert run("build", "--only", "web").status == 0
    page = Path("output/web/index.html").read_text("utf-8")
    assert 'href="tel:+442079460958;ext=42"' in page
    assert number in page.replace("\u00a0", " ")


def test_an_address_book_of_version_3_gets_a_card_that_it_takes(here, run):
    write(
        '[person]\nname = "Kim Lund"\nborn = "1990-05-17"\npronouns = "they"\n[kit]\nvcard = "both"\n'
        '[[contacts]]\nname = "Press office"\nemail = "press@example.org"\nphone = "+44 20 7946 0958"\nkind = "press"\n'
        '[[photos]]\nfile = "kim.jpg"\nalt = "Kim Lund"\nkind = "portrait"\n'
    )
    from PIL import Image

    Image.new("RGB", (1600, 1600), "#884422").save("kim.jpg")
    assert run("build", "--only", "vcard", "--only", "zip").status == 0
    older = vobject.readOne(Path("output/kim-lund-vcard-3.vcf").read_text("utf-8"))
    assert (older.version.value, older.bday.value, older.n.value.family) == ("3.0", "1990-05-17", "Lund")
    assert base64.b64encode(older.photo.value)[:4] == b"/9j/"
    again = vobject.readOne(older.serialize())  # as a server writes it that takes it apart
    assert again.photo.value == older.photo.value
    assert "VERSION:4.0" in Path("output/kim-lund.vcf").read_text("utf-8")
    assert run("export", "--to", "vcard-3").out.startswith("BEGIN:VCARD\r\nVERSION:3.0")


@pytest.mark.parametrize(("kit", "width"), [("", 612), ('[kit]\npaper = "a4"', 595)])
def test_american_english_means_letter_unless_the_profile_says_otherwise(kit, width, here, run):
    Path("profile.toml").write_text(f'language = "en-US"\n[person]\nname = "Kim Lund"\n{kit}', "utf-8")
    assert run("build", "--only", "one-pager").status == 0
    (page,) = PdfReader(next(Path("output").glob("*one-pager.pdf"))).pages
    assert int(page.mediabox.width) == width

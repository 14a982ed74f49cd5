"""The vCard: read back by another's parser, whatever the name, and with what Outlook asks for."""

from __future__ import annotations

import base64
import datetime
import io
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings, strategies as st
from PIL import Image

from presskit import language
from presskit.document import plain
from presskit.profile import Profile
from presskit.writers import vcard
from tests.conftest import PERSON
from tests.test_photos import PHOTO, SECRETS, drawn, private

FULL = """
as_of = 2026-01-01
language = "en-GB"
[person]
name = "Dr Ada van Lind"
short_name = "van Lind"
honorific_prefix = "Dr"
honorific_suffix = "PhD"
pronouns = "she"
pronunciation = "AH-da fan LINT"
ipa = "/ˈaːda fɑn lɪnt/"
headline = "Builder of bridges, paths; and more"
occupations = ["engineer", "author"]
born = "1980-05"
url = "https://example.org/ada"
[[work]]
organization = "Brücken; Stege, Wege"
position = "Chief engineer, bridges"
start = 2020
[[work]]
organization = "Before"
end = 2019
[[links]]
label = "LinkedIn"
url = "https://www.linkedin.com/in/ada-lind"
[[contacts]]
name = "Ada herself"
email = "ada@example.org"
phone = "+44 20 7946 0000"
kind = "personal"
[[contacts]]
name = "Booking office"
email = "booking@example.org"
kind = "booking"
[[contacts]]
name = "Press office"
role = "spokesman"
email = "press@example.org"
phone = "+44 20 7946 0958"
kind = "press"
"""


def card(run: Any, text: str) -> Any:
    """The vCard of a profile, built by the command line and parsed by vobject; and its bytes."""
    Path("profile.toml").write_text(text, "utf-8")
    ran = run("build", "--only", "vcard")
    assert ran.status == 0, ran.err
    (path,) = Path("output").glob("*.vcf")
    return vobject.readOne(path.read_bytes().decode()), path.read_bytes()


def names(card: Any) -> dict[str, str]:
    parts = card.n.value
    return {name: str(getattr(parts, name)) for name in ("family", "given", "prefix", "suffix") if getattr(parts, name)}


def test_another_parser_reads_back_what_the_profile_says(here, run):
    read, data = card(run, FULL)
    assert read.version.value == "4.0"
    assert read.fn.value == "Dr Ada van Lind"
    assert names(read) == {"family": "van Lind", "given": "Ada", "prefix": "Dr", "suffix": "PhD"}
    assert read.pronouns.value == "she/her"
    assert read.title.value == "Chief engineer, bridges"
    assert read.org.value == ["Brücken; Stege, Wege"]
    assert [mail.value for mail in read.email_list] == ["press@example.org", "booking@example.org"]
    assert [tel.value for tel in read.tel_list] == ["+44 20 7946 0958"]
    assert [url.value for url in read.url_list] == ["https://example.org/ada", "https://www.linkedin.com/in/ada-lind"]
    assert read.socialprofile.value == "https://www.linkedin.com/in/ada-lind"
    assert read.socialprofile.params["SERVICE-TYPE"] == ["LinkedIn"]
    assert [person.value for person in read.related_list] == ["Press office", "Booking office"]
    assert read.bday.value == "1980-05"
    assert read.rev.value == "20260101T000000Z"
    assert read.note.value == (
        "Builder of bridges, paths; and more\n"
        "Pronunciation: AH-da fan LINT /ˈaːda fɑn lɪnt/\n"
        "Press contact: Press office, spokesman, press@example.org, +44 20 7946 0958\n"
        "Booking: Booking office, booking@example.org"
    )
    assert "ada@example.org" not in data.decode(), "a personal address is no business of the press"


def test_a_personal_address_serves_where_there_is_no_other(here, run):
    contact = '[[contacts]]\nname = "Ada"\nemail = "ada@example.org"\nkind = "personal"\n'
    read, _ = card(run, PERSON + contact)
    assert read.email.value == "ada@example.org"
    assert not hasattr(read, "related")


def test_what_outlook_needs_is_there(here, run):
    """By [MS-OXVCARD]: N and FN, TEL of type work, e-mail without a foreign type, a charset where it would guess."""
    _, data = card(run, FULL)
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n"), "no byte order mark"
    assert "N:van Lind;Ada;;Dr;PhD" in lines
    assert "ORG;CHARSET=UTF-8:Brücken\\; Stege\\, Wege" in lines
    assert "EMAIL;TYPE=work;PREF=1:press@example.org" in lines
    assert "TEL;TYPE=work;VALUE=text;PREF=1:+44 20 7946 0958" in lines
    assert all(("CHARSET" in line) == (not line.isascii()) for line in lines)


def test_of_four_addresses_three_are_given_because_outlook_ignores_a_fourth(here, run):
    rows = "".join(f'[[contacts]]\nname = "Desk {n}"\nemail = "desk{n}@example.org"\n' for n in range(4))
    _, data = card(run, f'[person]\nname = "Ada Lind"\n{rows}')
    found = [line for line in data.decode().replace("\r\n ", "").split("\r\n") if line.startswith("EMAIL")]
    assert [line.rpartition(":")[2] for line in found] == [f"desk{n}@example.org" for n in range(3)]


def test_a_card_without_facts_has_no_empty_lines(here, run):
    read, data = card(run, '[person]\nname = "Cher"\n')
    assert names(read) == {"given": "Cher"}
    assert [line.split(b":")[0] for line in data.split(b"\r\n")] == [
        b"BEGIN", b"VERSION", b"KIND", b"FN", b"N", b"UID", b"REV", b"END", b"",
    ]  # fmt: skip


NAMES = {
    "Ada Lind": {"family": "Lind", "given": "Ada"},
    "Ada Maria Lind": {"family": "Lind", "given": "Ada Maria"},
    "Ada Lind Jr.": {"family": "Lind", "given": "Ada", "suffix": "Jr."},
    "Ada Lind, PhD": {"family": "Lind", "given": "Ada", "suffix": "PhD"},
    "Lind; Ada, the \\\\ Great": {"family": "the Great", "given": "Lind; Ada"},
    "Ελένη Παπαδοπούλου": {"family": "Παπαδοπούλου", "given": "Ελένη"},
    "王小明": {"given": "王小明"},
    "Lind Lind": {"family": "Lind", "given": "Lind"},
}


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_come_back_whole(name, here, run):
    read, _ = card(run, f'[person]\nname = "{name}"\n')
    assert read.fn.value == name.replace("\\\\", "\\").removesuffix(", PhD")  # which stands beside it
    assert names(read) == NAMES[name]


def test_the_parts_that_the_profile_gives_are_taken(here, run):
    read, _ = card(run, '[person]\nname = "Máo Zédōng"\nfamily_name = "Máo"\ngiven_name = "Zédōng"\n')
    assert names(read) == {"family": "Máo", "given": "Zédōng"}
    read, _ = card(run, '[person]\nname = "Ludwig van Beethoven"\nfamily_name = "van Beethoven"\n')
    assert names(read) == {"family": "van Beethoven", "given": "Ludwig"}


@pytest.mark.slow
@given(
    st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" ,;:\\\"'😀é漢"), min_size=1, max_size=300)
)
@settings(max_examples=200, deadline=None)
def test_lines_have_75_octets_at_most_and_no_character_is_split(text):
    name = " ".join(text.split()) or "x"
    profile = Profile.model_validate({"person": {"name": name, "occupations": [name]}})
    written = vcard.write(profile, language.load("en-GB"), datetime.date(2026, 1, 1)).encode()
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    unfolded = written.replace(b"\r\n ", b"").decode()
    (said,) = (line for line in unfolded.split("\r\n") if line.startswith(("FN:", "FN;")))
    raw = said.split(":", 1)[1]
    assert raw.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\") == plain(profile.person.name)


def test_the_photograph_is_a_small_square_with_nothing_of_the_camera(here, run):
    drawn(1500, 2100).save("a.jpg", exif=private())
    read, data = card(run, PERSON + PHOTO.format("a.jpg") + 'kind = "portrait"\n')
    # vobject knows vCard 3, and ends the value at the comma; RFC 6350, 6.2.4, has this very form
    (line,) = (line for line in data.decode().replace("\r\n ", "").split("\r\n") if line.startswith("PHOTO"))
    head, _, encoded = line.partition(",")
    assert head == "PHOTO:data:image/jpeg;base64"
    assert read.fn.value == "Ada Lind", "what follows is read all the same"
    raster = base64.b64decode(encoded, validate=True)
    with Image.open(io.BytesIO(raster)) as image:
        assert image.size == (320, 320)
    assert not [secret for secret in SECRETS if secret in raster]
    assert len(data) < 40_000


def test_the_same_facts_make_the_same_card(here, run):
    first = card(run, FULL)[1]
    Path("output/manifest.json").unlink()
    Path("output/dr-ada-van-lind.vcf").unlink()
    assert card(run, FULL)[1] == first


@pytest.mark.slow
def test_a_card_whose_lines_have_changed_places_is_a_card_still(here, run):
    (here / "card.vcf").write_text("TEL;CELL:+49 30 555 0102\nFN:Jörn Feld\nEND:VCARD\nNOTE:keen\n\nBEGIN:VCARD\n")
    ran = run("import", "card.vcf", "-o", "profile.toml")
    assert ran.status == 0
    text = (here / "profile.toml").read_text("utf-8")
    assert 'name = "Jörn Feld"' in text
    assert "keen" in text


@pytest.mark.slow
def test_what_a_person_calls_an_empty_address_is_kept(here, run):
    card = "BEGIN:VCARD\nFN:Ada Lind\nitem1.ADR;TYPE=home:;;\nitem1.X-ABLabel:cottage\nEND:VCARD\n"
    (here / "card.vcf").write_text(card)
    assert run("import", "card.vcf", "-o", "profile.toml").status == 0
    assert "cottage" in (here / "profile.toml").read_text("utf-8")

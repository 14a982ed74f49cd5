"""Values that somebody types who has never seen a profile: each is understood, or told with what to write instead."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PERSON


def write(text: str, head: str = PERSON) -> None:
    Path("profile.toml").write_text(f"as_of = 2026-01-01\n{head}{text}", "utf-8")


# --- what is withheld --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["private", "hidden", "Secret"])
def test_a_kind_hides_nothing_and_is_no_kind_of_contact(kind, here, run):
    write(f'[[contacts]]\nname = "Rosa Lind"\nemail = "rosa@lind.example"\nkind = "{kind}"\n')
    checked = run("check")
    assert checked.status == 1
    assert checked.out.startswith(f'profile.toml:9:8: contacts[1].kind: "{kind}" hides nothing\n')
    assert "private = true" in checked.out
    assert run("build").status == 1
    assert not Path("output").exists()


# --- dates ahead -------------------------------------------------------------------------------------------------

WORK = """
[[work]]
organization = "Quay Pictures"
position = "director"
start = 2108
sources = ["quay"]

[[bio]]
about = "Quay Pictures"
text = '{they} {directs} the winter films of Quay Pictures.'

[[sources]]
id = "quay"
title = "Who is who at the quay"
"""


def test_a_year_mistyped_as_one_ahead_is_doubted_and_what_waits_for_it_is_to_come(here, run):
    write(WORK)
    checked = run("check")
    assert checked.status == 0
    assert "work[1].start: 2108 lies 82 years ahead, and the kit does not tell it before" in checked.out
    assert "did you mean 2018?" in checked.out
    said = run("build", "--only", "one-pager", "--only", "press-kit").err
    assert "no room for" not in said
    told = run("build", "--only", "one-pager", "--only", "press-kit", "--verbose").err
    assert "ada-lind-one-pager.pdf leaves out" in told
    assert "bio[1] (to come)" in told
    assert "sources[1] (to come)" in told
    Path("profile.toml").write_text(Path("profile.toml").read_text("utf-8").replace("2108", "2018"), "utf-8")
    assert "ahead" not in run("check").out


def test_nobody_is_born_ahead_of_the_kit(here, run):
    write("", head=PERSON + "born = 2031\n")
    checked = run("check")
    assert checked.status == 1
    assert checked.out == "profile.toml:6:8: person.born: 2031 lies ahead of 2026\n  look whether the year is right\n"
    assert run("build").status == 1


# --- addresses ---------------------------------------------------------------------------------------------------


def test_an_address_copied_from_a_link_is_the_address(here, run):
    address = 'email = "mailto:rosa@lind.example?subject=Hi"\nphone = "tel:+442079460958"\n'
    write(f'[[contacts]]\nname = "Rosa Lind"\n{address}')
    card = run("export", "--to", "vcard").out
    assert "mailto:" not in card
    assert "rosa@lind.example\r\n" in card or "rosa@lind.example\n" in card
    text = run("export", "--to", "text").out
    assert "+442079460958" in text
    assert "tel:" not in text


def test_an_address_with_its_name_is_told_alone(here, run):
    write('[[contacts]]\nname = "Rosa Lind"\nemail = "Rosa Lind <rosa@lind.example>"\n')
    assert '\n  write the address alone: "rosa@lind.example"\n' in run("check").out


# --- photographs -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("size", [(64, 64), (801, 603)])
def test_a_sound_heic_photograph_is_no_damaged_one(size, here):
    import pillow_heif
    from PIL import Image

    pillow_heif.from_pillow(Image.effect_noise(size, 40).convert("RGB")).save("quay.HEIC")
    write('[[photos]]\nfile = "quay.HEIC"\nalt = "The quay"\ncredit = "Ada"\nlicense = "Free"\n')
    # in a process of its own: what reads HEIC registers itself once in each
    ran = subprocess.run([sys.executable, "-m", "presskit", "check"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert "damaged" not in ran.stdout
    assert f"has {size[0]} × {size[1]} pixels" in ran.stdout


def test_a_file_is_looked_for_as_people_name_it(here, run):
    Path("portrait.jpg").write_bytes(b"")
    Path("fonts").mkdir()
    Path("fonts/QuaySans-Regular.ttf").write_bytes(b"")
    rows = ["portrait", "https://lind.example/pictures/ada.jpg?w=300", "../Pictures/quay.tiff"]
    photo = '[[photos]]\nfile = "{}"\nalt = "The quay"\n'
    write("".join(map(photo.format, rows)) + '[kit]\nfonts = ["Quay Sans", "Harbour Serif"]\n')
    said = run("check").out
    assert '"portrait" does not exist\n  write the whole name, with its end: "portrait.jpg"\n' in said
    assert "is a web address, not a file\n  download the picture into the folder of the profile, and name" in said
    assert 'name that file: "ada.jpg"\n' in said
    assert 'put a copy of the picture beside the profile, and name that: "quay.tiff"\n' in said
    assert 'write the whole name, with its end: "fonts/QuaySans-Regular.ttf"\n' in said
    assert '"Harbour Serif" is not the file of a font\n  put its file, .ttf or .otf, into a folder fonts' in said


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Rosa Lind MA", "Lind"),
        ("Rosa Lind BA", "Lind"),
        ("Rosa Lind MEng", "Lind"),
        ("Yun Ma", "Ma"),
        ("Yun MA", "MA"),
        ("Rosa Lind 🐟", "Lind"),
        ("Rosa Lind🐟", "Lind"),
        ("Rosa Lind MA 🐟", "Lind"),
        ("Rosa ⚓️ Lind", "Lind"),
        ("Rosa Lind ***", "Lind"),
    ],
)
def test_letters_and_signs_are_no_family_name(name, family, here, run):
    write("", head=f'[person]\nname = "{name}"\noccupations = ["engineer"]\n')
    assert f"\nN:{family};" in run("export", "--to", "vcard").out.replace("\r", "").replace(";CHARSET=UTF-8", "")


# --- other values ------------------------------------------------------------------------------------------------


def test_a_number_with_a_percent_sign_is_told_as_a_number(here, run):
    write('[[work]]\norganization = "Quay Pictures"\nimportance = 80%\n')
    said = run("check").out
    assert said == (
        "profile.toml:8:16: a number has no % in TOML\n  write a whole number "
        "from 1 (nice to have) to 5 (essential), without %\n"
    )
    write('[[numbers]]\nlabel = "of the boats"\nvalue = 80%\n')
    assert '\n  write it as a text: "80 %"\n' in run("check").out


def test_a_winter_has_the_year_in_which_it_begins(here, run):
    write('[[work]]\norganization = "Quay Pictures"\nstart = "Winter 2018/19"\n')
    assert '\n  write it as "2018-winter"\n' in run("check").out
    write('[[work]]\norganization = "Quay Pictures"\nstart = "Winter 2018/22"\n')
    assert "2018-winter" not in run("check").out


def test_a_source_is_named_by_its_id(here, run):
    award = '[[awards]]\ntitle = "Heron Prize"\nsources = ["The Quay Post"]\n'
    write(award)
    assert (
        '  write "the-quay-post" here, and at the end of the file [[sources]] and below it id = "the-quay-post" '
        'and title = "The Quay Post"\n'
    ) in run("check").out
    write(award + '[[sources]]\nid = "post-3"\ntitle = "The Quay Post"\n')
    assert '  write the id of that source: "post-3"\n' in run("check").out


def test_a_table_in_place_of_entries_is_shown_as_entries(here, run):
    write('[social]\ninstagram = "@ada"\n')
    assert 'did you mean [[links]], once for each entry, with label = "…" and url = "…" below?' in run("check").out


def test_another_language_is_answered_with_those_that_there_are(here, run):
    Path("profile.toml").write_text(f'language = "German"\n{PERSON}', "utf-8")
    said = run("check").out
    assert 'language: presskit writes no texts in "German"\n  write one of en' in said
    assert "languages that the person speaks go into [[languages]]" in said


def test_an_audience_of_which_nothing_is_said_is_told_how_to_be_named(here, run):
    write("")
    said = run("build", "--audience", "press").err
    assert "it marks no entry for one: leave --audience out, and the kit has everything" in said


@pytest.mark.slow
def test_a_blurb_of_the_starter_under_another_name_warns_as_a_build_does(here, run):
    assert run("new", "me").status == 0
    path = Path("me/profile.toml")
    path.write_text(path.read_text("utf-8").replace('"Ada Strand"', '"Rosa Lind"', 1), "utf-8")
    warned = next(line for line in run("build", "me", "--only", "vcard").err.splitlines() if "presskit new" in line)
    assert warned in run("blurb", "me", "--words", "25").err
    write("")
    assert "presskit new" not in run("blurb", "--words", "25").err


def test_a_tab_between_two_cells_is_advice_and_one_that_sets_a_line_in_is_not(here, run):
    occupations = PERSON.replace('"engineer"', '"engineer\tsailor", "cook \\t baker"')
    Path("profile.toml").write_text(
        f'{occupations}[[bio]]\ntext = """\n\t{{they}} {{sails}}\n\tat night."""\n', "utf-8"
    )
    ran = run("check")
    assert (
        "profile.toml:4:26: advice: person.occupations[1]: “engineer⇥sailor” holds a tab, as between two cells of a"
        ' spreadsheet\n  write each in quotation marks of its own: "engineer", "sailor"\n'
    ) in ran.out
    assert "person.occupations[2]: “cook⇥baker” holds a tab" in ran.out
    assert ran.out.count("holds a tab") == 2

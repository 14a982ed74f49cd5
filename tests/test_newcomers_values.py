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

"""The one colour: as it is set, as it is sampled from a picture, and as type in it can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageDraw

from presskit import colour, disk_cache
from tests.conftest import PERSON, Run

pytestmark = pytest.mark.slow

SKIN, HAIR, WALL, COAT, STEEL = (219, 172, 144), (96, 66, 48), (201, 199, 194), (24, 92, 128), (70, 72, 74)


def portrait(path: Path, coat: tuple[int, int, int], wall: tuple[int, int, int] = WALL) -> None:
    """Somebody in a coat before a wall, as a camera sees that: a face, hair, and mostly the wall."""
    image = Image.new("RGB", (800, 1000), wall)
    draw = ImageDraw.Draw(image)
    draw.rectangle((120, 620, 680, 1000), coat)
    draw.ellipse((250, 120, 550, 420), HAIR)
    draw.ellipse((280, 180, 520, 540), SKIN)
    path.parent.mkdir(exist_ok=True)
    image.save(path, quality=92)


def photo(file: str) -> str:
    return f'[[photos]]\nfile = "{file}"\nalt = "Ada Lind"\nkind = "portrait"\n'


def logo(file: str) -> str:
    return f'[[logos]]\nfile = "{file}"\nalt = "The mark of Lind Bridges"\n'


def hue(of: str) -> float:
    return colour._oklch(colour._linear(of))[2]


def told(run: Run, profile: str, *options: str) -> str:
    """What is told of the accent when the press kit is built."""
    Path("profile.toml").write_text(PERSON + profile)
    ran = run("build", "--only", "press-kit", *options)
    assert ran.status == 0, ran.err
    return next((line for line in ran.err.splitlines() if "accent" in line), "")


# --- sampled -----------------------------------------------------------------------------------------------


def test_without_an_accent_it_is_taken_from_the_portrait_and_that_is_told(here, run):
    portrait(here / "p.jpg", COAT)
    said = told(run, photo("p.jpg"))
    found = re.fullmatch(r'The accent is (#\w{6}), taken from p\.jpg; \[kit\] accent = "#RRGGBB" sets another\.', said)
    assert found
    assert abs(hue(found[1]) - hue("#185c80")) < 0.2
    assert colour.readable(found[1], ["#ffffff"])
    assert colour.readable("#ffffff", [found[1]])


def test_skin_hair_and_walls_are_no_accent(here, run):
    portrait(here / "p.jpg", STEEL)
    assert told(run, photo("p.jpg")) == ""
    portrait(here / "p.jpg", STEEL, wall=(205, 170, 128))  # a wall of wood
    assert told(run, photo("p.jpg")) == ""


def test_an_orange_coat_is_an_accent_though_its_hue_is_that_of_skin(here, run):
    portrait(here / "p.jpg", (222, 92, 24))
    assert "taken from p.jpg" in told(run, photo("p.jpg"))


@pytest.mark.parametrize("form", ["png", "svg"])
def test_else_it_is_taken_from_the_logo(form, here, run):
    if form == "png":
        mark = Image.new("RGBA", (300, 100), (255, 255, 255, 0))
        ImageDraw.Draw(mark).rectangle((20, 20, 280, 80), (10, 107, 79, 255))
        mark.save("mark.png")
    else:
        shapes = '<path fill="#0a6b4f" d="M0 0h9v9H0z"/><path fill="#222" d="M9 0h9v9H9z"/>'
        Path("mark.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 9">{shapes}</svg>')
    said = told(run, logo(f"mark.{form}"))
    assert f"taken from mark.{form}" in said
    assert abs(hue(re.findall(r"#\w{6}", said)[0]) - hue("#0a6b4f")) < 0.2


def test_a_set_accent_wins_and_a_grey_portrait_leaves_that_of_the_look(here, run):
    portrait(here / "p.jpg", COAT)
    assert told(run, photo("p.jpg") + '[kit]\naccent = "#7a1fa2"\n') == ""
    Image.new("L", (700, 900), 120).save("p.jpg")
    assert told(run, photo("p.jpg")) == ""


def test_a_withheld_photograph_gives_no_colour(here, run):
    portrait(here / "p.jpg", COAT)
    assert told(run, photo("p.jpg") + 'audiences = ["family"]\n') == ""
    assert "taken from" in told(run, photo("p.jpg") + 'audiences = ["family"]\n', "--audience", "family")


def test_it_is_sampled_once_and_told_again(here, run, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    portrait(here / "p.jpg", COAT)
    first = told(run, photo("p.jpg"))
    assert told(run, photo("p.jpg")) == first, "of a kit that stands unchanged"
    monkeypatch.setattr(colour, "sampled", lambda *_, **__: "#000000")
    assert told(run, photo("p.jpg") + '[[awards]]\ntitle = "Bow"\n') == first
    portrait(here / "p.jpg", (120, 20, 90))  # another picture is another colour
    assert told(run, photo("p.jpg")) != first


def test_a_damaged_store_is_made_anew(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert disk_cache.cached_bytes(("one",), lambda: b"made") == b"made"
    [path] = (tmp_path / "presskit").iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert disk_cache.cached_bytes(("one",), lambda: b"anew") == b"anew"
    assert disk_cache.cached_bytes(("one",), lambda: b"again") == b"anew"


def test_no_more_is_kept_than_some_press_kits_have(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(disk_cache, "MOST", 5000)
    for number in range(20):
        disk_cache.cached_bytes((str(number),), lambda: bytes(900))
    sizes = [path.stat().st_size for path in (tmp_path / "presskit").iterdir()]
    assert 2000 < sum(sizes) <= 5000


# --- set ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", ["editorial", "studio"])
@pytest.mark.parametrize("accent", ["#e4003a", "#ffd400", "#ffffff", "#fdf6e3", "#000000", "#14161f", "#8a8a8a"])
def test_no_accent_stops_a_strict_build_and_what_type_has_instead_is_told(look, accent, here, run):
    said = told(run, f'[kit]\nlook = "{look}"\naccent = "{accent}"\n', "--strict")
    if accent in ("#000000", "#14161f"):
        assert said == ""
    else:
        assert f"advice: kit.accent: {accent}" in said
        assert colour.readable(re.findall(r"#\w{6}", said)[-1], ["#ffffff"])


@pytest.mark.parametrize("accent", ["#ffffff", "#fdf6e3"])
def test_an_accent_like_paper_has_the_dark_of_its_hue_for_areas(accent, here, run):
    told(run, f'[kit]\nlook = "studio"\naccent = "{accent}"\n')
    contents = pypdf.PdfReader(next(here.glob("output/*press-kit.pdf"))).pages[0].get_contents()
    assert contents is not None
    fills = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) rg\s", contents.get_data().decode("latin-1"))
    dark = {fill for fill in fills if max(map(float, fill)) < 0.4}
    assert len(dark) >= 2, "the block of the name and the dark one beside it are two"


@pytest.mark.parametrize("brand", ["#7a7a7a", "#767676", "#e4003a", "#d9480f", "#00875a", "#ffd400", "#ffffff", "#000"])
def test_what_is_written_on_an_area_can_be_read(brand):
    brand = brand if len(brand) == 7 else "#000000"
    assert colour.readable(colour.inked(brand), [brand])


def test_the_dark_ground_of_a_colour_holds_white_type_and_stands_off_it():
    for accent in ("#000000", "#14161f", "#2b2b2b", "#a3401c", "#2d45f0", "#ffd400", "#ffffff"):
        assert colour.contrast(colour.deep(accent), "#ffffff") >= 9
        assert colour.contrast(colour.deep(accent), accent) >= colour.APART

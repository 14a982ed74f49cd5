"""The gallery shows what presskit makes: a fresh page, pictures that travel, photographs as drawn."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PIL import ExifTags, Image, ImageChops, ImageFilter, ImageStat

from presskit import check

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHOTOS = ("portrait", "dish", "room")


@pytest.fixture(scope="module")
def tool():
    """`tool("draw")`: a module of tools/, which is no package."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    sys.path.insert(0, str(ROOT / "tools"))
    yield load
    sys.path.remove(str(ROOT / "tools"))


@pytest.mark.slow
def test_the_page_is_what_the_gallery_makes(tool):
    assert (ROOT / "docs" / "gallery.md").read_text("utf-8") == tool("gallery").page(), (
        "run `tools/gallery.py --page`, or `make gallery`"
    )


def test_every_plate_and_no_other_picture_lies_in_the_folder(tool):
    gallery = tool("gallery")
    plates = {plate.name for plate in gallery.PLATES if gallery.drawn_for(plate)}
    there = {path.stem for path in PICTURES.iterdir()}
    others = {name for name in there - plates if not name.startswith("editor-")}  # of docs/tutorial.md
    assert others == {"hero"}
    assert plates - there == set(), "run `make gallery` where all of its programs are"


def test_every_plate_stands_under_a_heading(tool):
    gallery = tool("gallery")
    shown = [name for _, names in gallery.SECTIONS for name in names]
    assert sorted(shown) == sorted(plate.name for plate in gallery.PLATES)


def test_the_pictures_are_small_enough_to_travel():
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert {name: size for name, size in sizes.items() if size > 330_000} == {}
    assert sum(sizes.values()) < 3_600_000


def test_every_picture_of_the_gallery_and_the_readme_says_what_it_shows():
    for page in (ROOT / "README.md", ROOT / "docs" / "gallery.md"):
        images = re.findall(r"<img [^>]*>", page.read_text("utf-8"))
        assert images
        assert [image for image in images if not re.search(r'alt="[^"]{20,}\."', image)] == []


@pytest.mark.parametrize("name", ["chef", "engineer"])
def test_the_invented_profiles_have_no_problem_and_hear_no_advice(name):
    found = check.check(ROOT / "examples" / name / "profile.toml")
    assert [problem for problem in found if problem.code != "no-photo"] == []  # the engineer's kit shows one without


@pytest.mark.slow
@pytest.mark.parametrize("name", PHOTOS)
def test_the_photographs_of_the_chef_are_what_the_tool_draws(tool, name):
    """Drawn at an eighth of the size, where a shape that was moved or painted over is still seen."""
    shot = tool("draw").SHOTS[name]
    drawn = shot.draw(shot.width // 8, shot.height // 8)
    with Image.open(ROOT / "examples" / "chef" / "photos" / f"{name}.jpg") as photo:
        assert photo.size == (shot.width, shot.height)
        reduced = photo.convert("RGB").resize(drawn.size, Image.Resampling.BOX)
    soft = ImageFilter.GaussianBlur(3)  # lines of a pixel come out thicker in a small picture
    apart = ImageStat.Stat(ImageChops.difference(reduced.filter(soft), drawn.filter(soft)))
    assert max(apart.mean) < 5
    assert max(high for _, high in apart.extrema) < 50


@pytest.mark.parametrize("name", PHOTOS)
def test_the_photographs_of_the_chef_say_where_they_were_taken_so_that_a_kit_can_be_seen_to_strip_it(name):
    with Image.open(ROOT / "examples" / "chef" / "photos" / f"{name}.jpg") as photo:
        exif = photo.getexif()
    assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] == (47.0, 15.0, 36.0)
    assert exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber].startswith("NM-00")

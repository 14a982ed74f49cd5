"""Looks: their accents can be read wherever they stand, and what is wrong in one is told at its place."""

from __future__ import annotations

import colorsys
import datetime
import io
import itertools
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, strategies as st

import presskit
from presskit import colour
from presskit.package_files import builtin
from presskit.template import Templates, look_settings, on_dark
from tests import profiles, validators
from tests.conftest import PERSON

LOOKS = Templates().looks()
PDFS = ("one-pager", "press-kit", "resume")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def _hue(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hsv(red, green, blue)[0]


# --- accents -----------------------------------------------------------------------------------------------


def test_contrast_is_counted_as_wcag_counts_it():
    assert colour.contrast("#000000", "#ffffff") == 21
    assert colour.contrast("#ffffff", "#ffffff") == 1
    assert round(colour.contrast("#767676", "#ffffff"), 2) == 4.54  # the darkest grey but one that fails
    assert colour.contrast("#777777", "#ffffff") < colour.READABLE


@pytest.mark.slow
@given(COLOURS, st.sampled_from(["#ffffff", "#f5f0e8", "#000000", "#1b1917"]))
def test_the_nearest_colour_can_be_read_and_is_the_colour_itself_if_that_can(accent, ground):
    found = colour.nearest(accent, [ground])
    assert found is not None
    assert colour.readable(found, [ground])
    assert (found == accent) == colour.readable(accent, [ground])


@pytest.mark.parametrize("accent", ["#ffd400", "#ff8a00", "#7ee0a1", "#9fb8ff", "#ff9cc8"])
def test_the_nearest_colour_is_no_darker_than_it_has_to_be_and_of_the_same_hue(accent):
    found = colour.nearest(accent, ["#ffffff"])
    assert found
    assert colour.contrast(found, "#ffffff") < 4.6
    assert abs(_hue(found) - _hue(accent)) < 0.06


def test_no_colour_can_be_read_on_white_on_black_and_on_a_grey():
    assert colour.nearest("#9c3b22", ["#ffffff", "#777777", "#000000"]) is None


@pytest.mark.parametrize("name", LOOKS)
def test_the_own_accent_of_a_look_can_be_read_on_its_grounds(name):
    look = look_settings(Templates().look(name))
    assert colour.readable(look.accent, [look.light, "#ffffff"])
    assert colour.readable(on_dark(look.accent, look), [look.dark, "#000000"])


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("accent", "passes"), [("#0b5d4f", True), ("#7a1fa2", True), ("#ffd400", False)])
def test_check_lets_an_accent_pass_in_a_look_or_names_one_that_does(look, accent, passes, here, run):
    text = f'{PERSON}[kit]\nlook = "{look}"\naccent = "{accent}"\n'
    Path("profile.toml").write_text(text)
    ran = run("check")
    assert ("accent" in ran.out) is not passes
    assert ran.status == 0
    if not passes:
        assert "profile.toml:7:10: advice: kit.accent: #ffd400 on #" in ran.out
        better = ran.out.partition('write accent = "')[2][:7]
        for other in LOOKS:  # one proposal holds everywhere
            Path("profile.toml").write_text(text.replace(accent, better).replace(look, other))
            assert "accent" not in run("check", "--strict").out


def test_the_accent_of_ones_own_look_is_checked_in_its_own_file(here, run):
    Path("profile.toml").write_text(PERSON)
    folder = Path("templates/looks/mine")
    folder.mkdir(parents=True)
    (folder / "look.toml").write_text('description = "Mine"\nlight = "#eeeeee"\naccent = "#ff0000"\n')
    ran = run("check")
    assert ran.status == 1
    assert "templates/looks/mine/look.toml:3:10: accent: #ff0000 on #eeeeee has a contrast of 3.44" in ran.out


# --- pages -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def kits(tmp_path_factory) -> dict[tuple[str, str], list[Path]]:
    """The PDF files of a kit in every look on every paper."""
    made = {}
    for look, paper in itertools.product(LOOKS, ("a4", "letter")):
        folder = tmp_path_factory.mktemp("kit")
        (folder / "profile.toml").write_text(f'{profiles.TWO_JOBS}\n[kit]\nlook = "{look}"\n', "utf-8")
        kit = presskit.build(folder / "profile.toml", only=PDFS, paper=paper, as_of=datetime.date(2026, 1, 1))
        made[look, paper] = sorted(path for path in kit.files if path.suffix == ".pdf")
    return made


def test_every_document_in_every_look_on_every_paper_is_pdf_a_3a_and_pdf_ua_1(kits):
    validators.require("verapdf")
    assert {len(files) for files in kits.values()} == {len(PDFS)}
    assert validators.verapdf([path for files in kits.values() for path in files]) == []


def test_no_two_looks_set_a_page_in_the_same_families(kits):
    families = {}
    for look in LOOKS:
        fonts = [font for page in pypdf.PdfReader(kits[look, "a4"][0]).pages for font in _fonts(page)]
        families[look] = {re.sub(r"^/[A-Z]{6}\+|-[^-]*$", "", font) for font in fonts}
    assert all(families.values())
    assert not set.intersection(*families.values())


def _fonts(page) -> list[str]:
    return [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]


# --- Word files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("accent", "expected"), [(None, "2D45F0"), ("#0b5d4f", "0B5D4F")])
def test_word_files_have_the_accent_of_the_look_or_the_one_that_is_set(accent, expected, here):
    chosen = f'accent = "{accent}"\n' if accent else ""
    Path("profile.toml").write_text(f'{profiles.TWO_JOBS}\n[kit]\nlook = "studio"\n{chosen}', "utf-8")
    kit = presskit.build("profile.toml", only=["bio", "resume"])
    words = [path for path in kit.files if path.suffix == ".docx"]
    assert len(words) == 2
    for path in words:
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
        assert any(f'<a:accent1><a:srgbClr val="{expected}"' in part for part in parts)
        assert not any("9C3B22" in part.upper() for part in parts)
    if not validators.missing("openxml"):
        assert validators.openxml(words) == []


@pytest.mark.slow
def test_a_word_file_of_ones_own_keeps_its_colours(here):
    Path("profile.toml").write_text(f'{profiles.TWO_JOBS}\n[kit]\naccent = "#0b5d4f"\n', "utf-8")
    shutil.copytree(builtin() / "bio", "templates/bio")
    kit = presskit.build("profile.toml", only=["bio"])
    with zipfile.ZipFile(next(path for path in kit.files if path.suffix == ".docx")) as archive:
        assert "9C3B22" in archive.read("word/styles.xml").decode()


# --- a look of one's own -----------------------------------------------------------------------------------

FONT = "fonts/Inter-Regular.ttf"


def _replaced(old: str, new: str, file: str = "look.toml"):
    def change(look: Path) -> None:
        text = (look / file).read_text("utf-8")
        assert old in text
        (look / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


WRONG: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a font is missing": (
        lambda look: (look / FONT).unlink(),
        f'look.toml:11:35: there is no file "{FONT}" in this look',
        "put the font there, or take the line out",
    ),
    "a font is none": (
        lambda look: (look / FONT).write_text("Not a font."),
        f'look.toml:11:35: "{FONT}" is not a font that can be used',
        "a look takes TrueType and OpenType files, .ttf and .otf",
    ),
    "the style sheet is missing": (
        lambda look: (look / "look.css").unlink(),
        "look.css: this file of the look is missing",
        "write one, with the families and the sizes of the look, or copy that of a built-in look",
    ),
    "a family is misspelt": (
        _replaced('"PK Inter", ', '"PK Intr", ', "look.css"),
        'look.css:<"PK Intr">:13: there is no family "PK Intr" in this look',
        'did you mean "PK Inter"?',
    ),
    "a family has no file": (
        _replaced("h1 {", "h1 {\n    font: 600 1.2em/1.1 Futura, sans-serif;", "one-pager.css"),
        'one-pager.css:<Futura>:25: there is no family "Futura" in this look',
        "name it with its file under fonts; there are PK Archivo Condensed, PK Inter, PK Schibsted Grotesk",
    ),
    "an unknown key": (
        _replaced("accent =", "acent = 1\naccent ="),
        "look.toml:2:1: there is no key acent",
        'did you mean "accent"?',
    ),
    "a colour that is none": (
        _replaced('accent = "#2d45f0"', 'accent = "blue"'),
        "look.toml:2:10: accent does not have a value that it can have",
        'write it as six hexadecimal digits: "#0000ff"',
    ),
    "a measure that nobody asks for": (
        _replaced("most = 150", "apert = 6"),
        'look.toml:<apert = 6>:1: the template one-pager asks for no measure "apert"',
        'did you mean "apart"?',
    ),
    "measures of a template that there is not": (
        _replaced("measures.one-pager", "measures.one-pagr"),
        'look.toml:<[measures.one-pagr]>:11: there is no template "one-pagr"',
        'did you mean "one-pager"?',
    ),
}


@pytest.fixture
def mine(here) -> Path:
    """A copy of a look, chosen by the profile."""
    Path("profile.toml").write_text(f'{PERSON}[kit]\nlook = "mine"\n[check]\nignore = ["no-contact"]\n')
    shutil.copytree(builtin() / "looks" / "studio", "templates/looks/mine")
    return Path("templates/looks/mine")


@pytest.mark.slow
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_a_look_is_told_at_its_place(name, mine, run):
    spoil, message, hint = WRONG[name]
    spoil(mine)
    lines = (mine / message.partition(":")[0]).read_text("utf-8", "replace").splitlines() if "<" in message else []
    message = re.sub(
        "<(.+)>", lambda text: str(1 + next(at for at, line in enumerate(lines) if text[1] in line)), message
    )
    told = f"templates/looks/mine/{message}\n  {hint}\n"
    built = run("build", "--only", "one-pager")
    assert (built.status, built.err) == (1, told)
    assert told in run("check").out
    assert not Path("output").exists()


def test_a_copy_of_a_look_makes_the_same_page(mine, run):
    assert run("build", "--only", "one-pager", "--as-of", "2026-01-01").status == 0
    copied = Path("output/ada-lind-one-pager.pdf").read_bytes()
    Path("profile.toml").write_text(Path("profile.toml").read_text().replace("mine", "studio"))
    assert run("build", "--only", "one-pager", "--as-of", "2026-01-01").status == 0
    assert Path("output/ada-lind-one-pager.pdf").read_bytes() == copied


def test_a_font_whose_name_no_file_can_have_is_missing(mine, run):
    _replaced(FONT, "x" * 300 + ".ttf")(mine)
    assert (
        f'look.toml:11:35: there is no file "{"x" * 300}.ttf" in this look\n' in run("build", "--only", "one-pager").err
    )


def test_a_style_sheet_that_brings_a_font_of_its_own_is_told(mine, run):
    sheet = mine / "one-pager.css"
    sheet.write_text(f'{sheet.read_text()}\n  @font-face {{ font-family: "Own"; src: url("own.ttf") }}\n')
    ran = run("build", "--only", "one-pager")
    line = len(sheet.read_text().splitlines())
    assert ran.status == 1
    assert ran.err.startswith(f"templates/looks/mine/one-pager.css:{line}:3: a page cannot bring fonts of its own\n")


def test_a_damaged_font_is_told_when_a_page_is_laid_out(mine, run):
    (mine / FONT).write_bytes((mine / FONT).read_bytes()[:9000])
    ran = run("build", "--only", "one-pager")
    assert ran.status == 1
    assert ran.err.startswith('templates/looks/mine/look.toml: a font of the family "PK Inter" is damaged')


def test_a_mistake_in_a_style_sheet_is_told_at_its_line(mine, run):
    sheet = mine / "look.css"
    lines = sheet.read_text("utf-8").splitlines()
    sheet.write_text("\n".join([*lines, ".lead { colour: red }"]), "utf-8")
    ran = run("build", "--only", "one-pager")
    assert ran.status == 0
    assert f"templates/looks/mine/look.css:{len(lines) + 1}:9: warning:" in ran.err
    assert run("build", "--only", "one-pager", "--strict").status == 1


@pytest.mark.slow
def test_a_sheet_that_a_look_lacks_is_told_and_the_page_made_unless_no_look_needs_one(mine, run):
    (mine / "resume.css").unlink()
    shutil.copytree(builtin() / "one-pager", "templates/card")
    told = "templates/looks/mine/{0}.css: warning: the look has no style sheet for the template {0}, whose page"
    built = run("build", "--only", "resume", "--only", "card")
    assert built.status == 0
    assert len(list(Path("output").glob("*.pdf"))) == 2
    for text in (built.err, run("check").out):
        assert told.format("resume") in text
        assert told.format("card") not in text  # the looks of presskit have none either
    profile = Path("profile.toml")
    profile.write_text(profile.read_text("utf-8").replace("[kit]", '[kit]\ntemplates = ["one-pager"]'), "utf-8")
    assert "style sheet" not in run("check").out


@pytest.mark.slow
def test_sheets_are_read_from_what_all_pages_share_to_what_one_look_says_of_one(mine, run):
    """Each of the four, made to say something of the name, is heard over those before it."""
    size = "h1 {{ font-size: {}pt !important }}\n".format
    folder = Path("templates")
    assert run("templates", "copy", "parts").status == 0
    assert run("templates", "copy", "resume").status == 0
    sheets = [folder / "parts" / "base.css", mine / "look.css", folder / "resume" / "page.css", mine / "resume.css"]
    for points, sheet in enumerate(sheets, start=21):
        told = sheet.read_text("utf-8") if sheet.is_file() else ""
        sheet.write_text(told + size(points), "utf-8")
        assert run("build", "--only", "resume").status == 0
        assert round(_largest_type(Path("output/ada-lind-resume.pdf"))) == points


def _largest_type(path: Path) -> float:
    """The largest size of type on the first page, in points."""
    sizes: list[float] = []

    def visit(text: str, user: list[float], matrix: list[float], font: object, size: float) -> None:
        sizes.append(size * abs(matrix[0] * user[0]))

    pypdf.PdfReader(path).pages[0].extract_text(visitor_text=visit)
    return max(sizes)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bio", "resume"])
def test_a_word_file_is_copied_as_the_look_of_the_profile_has_it(name, here, run):
    Path("profile.toml").write_text(f'{profiles.TWO_JOBS}\n[kit]\nlook = "studio"\naccent = "#7a1f5c"\n', "utf-8")
    assert run("build", "--only", name).status == 0
    built = next(Path("output").glob(f"*-{name}.docx")).read_bytes()
    assert run("templates", "copy", name).status == 0
    copied = Path(f"templates/{name}/{name}.docx").read_bytes()
    assert copied != (builtin() / name / f"{name}.docx").read_bytes()

    def colours(data: bytes) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return re.findall(rb'srgbClr val="(\w+)"', parts.read("word/theme/theme1.xml"))

    assert colours(copied) == colours(built)
    assert run("check").err == ""  # its tags are still what they were
    shutil.rmtree("templates")
    Path("profile.toml").unlink()
    assert run("templates", "copy", name).status == 0  # without a profile, as it travels
    assert Path(f"templates/{name}/{name}.docx").read_bytes() == (builtin() / name / f"{name}.docx").read_bytes()


def test_a_colour_too_light_for_type_is_kept_for_areas_and_type_has_a_shade_of_it(here, run):
    Path("profile.toml").write_text(f'{PERSON}[kit]\nlook = "studio"\naccent = "#ffd400"\nplaces = ["words-10"]\n')
    built = run("build")
    assert built.status == 0
    assert "profile.toml:7:10: advice: kit.accent: #ffd400" in built.err
    shade = built.err.partition('write accent = "')[2][:7]
    page = (here / "output/web/index.html").read_text("utf-8")
    assert f"--accent-light:{shade};" in page
    assert "--brand:#ffd400;--on-brand:#16130f" in page
    pdf = pypdf.PdfReader(next(here.glob("output/*press-kit.pdf")))
    contents = pdf.pages[0].get_contents()
    assert contents is not None
    drawn = contents.get_data().decode("latin-1")
    assert re.search(r"1 0?\.83\d* 0 rg", drawn), "the area on the cover is in the colour itself"


def test_a_name_longer_than_a_files_can_be_is_a_name_that_there_is_not(here, run):
    long = "-".join(["one-pager"] * 40)
    Path("profile.toml").write_text(f'{PERSON}[kit]\nlook = "{long}"\ntemplates = ["{long}"]\n', "utf-8")
    for command in (("check",), ("build",), ("export", "--to", "json-resume")):
        ran = run(*command)
        assert ran.status == 1, ran.err
        assert f'kit.templates: there is no template "{long}"' in ran.out + ran.err
        assert f'kit.look: there is no look "{long}"' in ran.out + ran.err

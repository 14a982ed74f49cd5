"""A look that rests on another says only what differs: of settings, of style sheets, of files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from presskit.template import Templates, look_settings
from tests import profiles

ROOT = Path(__file__).parents[1]
FONT = "fonts/ArchivoCondensed-Bold.ttf"
LOOKS = ", ".join(Templates().looks())
SETTINGS = 'description = "Red"\nbase = "studio"\n'


@pytest.fixture
def red(here) -> Path:
    """The folder of a look that rests on studio, and a profile that uses it."""
    folder = Path("templates/looks/red")
    folder.mkdir(parents=True)
    (folder / "look.toml").write_text(f'{SETTINGS}accent = "#b3001b"\n[pages.grounds]\nquote = "dark"\n', "utf-8")
    Path("profile.toml").write_text(f'{profiles.TWO_JOBS}\n[kit]\nlook = "red"\n', "utf-8")
    return folder


@pytest.mark.slow
def test_it_makes_the_pages_of_the_other_with_its_own_colour(red, run):
    build = (
        "build",
        "--as-of",
        "2026-01-01",
        *(f"--only={one}" for one in ("one-pager", "resume", "press-kit", "web")),
    )
    assert run("check").status == 0
    assert run(*build).status == 0
    files = {path.name: path.read_bytes() for path in Path("output").rglob("*.pdf")}
    page = Path("output/web/index.html").read_text("utf-8")
    shutil.rmtree("output")
    text = Path("profile.toml").read_text("utf-8")
    Path("profile.toml").write_text(text.replace('look = "red"', 'look = "studio"\naccent = "#b3001b"'), "utf-8")
    assert run(*build).status == 0
    assert {path.name: path.read_bytes() for path in Path("output").rglob("*.pdf")} == files
    assert Path("output/web/index.html").read_text("utf-8") == page


def test_tables_are_laid_over_key_by_key_and_lists_whole(red):
    mine, below = (look_settings(Templates(Path()).look(name)) for name in ("red", "studio"))
    assert mine.fonts == below.fonts
    assert mine.pages.grounds == {**below.pages.grounds, "quote": "dark"}
    own = f'[[fonts]]\nfamily = "PK Archivo Condensed"\nfile = "{FONT}"\nweight = 700\n'
    (red / "look.toml").write_text(SETTINGS + 'accent = "#b3001b"\n' + own, "utf-8")
    mine = look_settings(Templates(Path()).look("red"))
    assert [face.file for face in mine.fonts] == [FONT]
    assert {role.font for role in mine.pages.type.values()} == {FONT}


@pytest.fixture
def refaced(red: Path) -> Path:
    """A look on editorial with other fonts: a display face, and for text a regular, an italic and a bold."""
    shutil.copytree(ROOT / "templates/looks/studio/fonts", red / "fonts")
    files = {
        "Archivo": {"ArchivoCondensed-Bold": ""},
        "Inter": {"Inter-Regular": "", "Inter-Italic": ', style = "italic"'},
    }
    files["Inter"]["Inter-SemiBold"] = ", weight = 600"
    rows = [
        f'    {{ family = "{family}", file = "fonts/{name}.ttf"{more} }},'
        for family, names in files.items()
        for name, more in names.items()
    ]
    settings = ['description = "Red"', 'base = "editorial"', 'accent = "#b3001b"', "fonts = [", *rows, "]", ""]
    (red / "look.toml").write_text("\n".join(settings), "utf-8")
    return red


def test_with_other_fonts_each_role_keeps_its_setting_and_has_the_nearest_of_them(refaced):
    mine, below = (look_settings(Templates(Path()).look(name)) for name in ("red", "editorial"))
    for name, role in below.pages.type.items():
        assert (name == "name_beside") != (name in mine.pages.type), name
        if own := mine.pages.type.get(name):
            assert (own.line, own.tracking, own.spacing) == (role.line, role.tracking, role.spacing), name
    fonts = {name: Path(mine.pages.type[name].font).stem for name in ("title", "said", "text", "label")}
    display = "ArchivoCondensed-Bold"
    assert fonts == {"title": display, "said": display, "text": "Inter-Regular", "label": "Inter-SemiBold"}
    assert mine.card
    assert mine.card.name_font.endswith(f"{display}.ttf")
    assert (mine.widths, below.widths) == ("measured", "estimated")


def test_the_families_of_the_base_that_a_look_lacks_are_told_until_it_names_its_own(refaced, run):
    told = run("check").out
    for sheet in ("look.css", "web.css"):
        assert f"templates/looks/red/look.toml:4:9: {sheet} of looks/editorial sets type in fonts" in told
    serif, rest = (
        '--serif: "Inter", "PK Fallback Serif"',
        '--display: "Archivo", "PK Fallback Serif"; --sans: "Inter", "PK',
    )
    assert f"write in templates/looks/red/web.css :root {{ {serif}; {rest} Fallback Sans" in told
    assert run("build", "--only", "press-kit").status == 1
    for line in told.splitlines():
        if "  write in " in line:
            path, _, rules = line.partition("write in ")[2].partition(" ")
            Path(path).write_text(rules, "utf-8")
    assert run("check").status == 0, run("check").out


def test_a_role_that_names_a_font_that_is_not_there_is_told_at_its_place(red, run):
    role = '[pages.type]\ntitle = {{ font = "fonts/{}.ttf" }}\n'
    for font, hint in (
        ("ArchivoCondensd-Bold", f'did you mean "{FONT}"?'),
        ("Nope", "list it under fonts, or name one"),
    ):
        (red / "look.toml").write_text(f'{SETTINGS}accent = "#b3001b"\n{role.format(font)}', "utf-8")
        for ran in (run("check"), run("build", "--only", "press-kit")):
            assert ran.status == 1
            told = f'templates/looks/red/look.toml:5:18: pages.type.title: "fonts/{font}.ttf" is none of the fonts'
            assert told in ran.out + ran.err
            assert hint in ran.out + ran.err


def test_its_style_sheet_is_read_after_that_of_the_other(red, run):
    (red / "resume.css").write_text("h1 { font-size: 51pt !important }\n", "utf-8")
    (red / "look.css").write_text(":root { --quiet: #222222 }\n", "utf-8")
    names = [path.parent.name for path in Templates(Path()).look("red").sheets("resume.css")]
    assert names == ["studio", "red"]
    assert run("build", "--only", "resume", "--as-of", "2026-01-01").status == 0
    (red / "resume.css").write_text("h1 { font-sise: 51pt }\n", "utf-8")
    assert "templates/looks/red/resume.css:1:6: warning:" in run("build", "--only", "resume").err


@pytest.mark.parametrize(
    ("base", "told", "hint"),
    [
        ("red", 'the look rests on itself: "red" rests on "red"', f"name another one: {LOOKS}"),
        ("studoi", 'there is no look "studoi"', 'did you mean "studio"?'),
        ("none", 'there is no look "none"', f"there are {LOOKS}"),
    ],
)
def test_a_look_that_it_cannot_rest_on_is_told_at_its_place(base, told, hint, red, run):
    (red / "look.toml").write_text(SETTINGS.replace("studio", base) + 'accent = "#b3001b"\n', "utf-8")
    for ran in (run("check"), run("build", "--only", "resume")):
        assert ran.status == 1
        assert f"templates/looks/red/look.toml:2:8: {told}" in ran.out + ran.err
        assert hint in ran.out + ran.err


def test_two_looks_that_rest_on_each_other_are_told(red, run):
    other = red.parent / "blue"
    other.mkdir()
    (other / "look.toml").write_text(SETTINGS.replace("studio", "red") + 'accent = "#10309c"\n', "utf-8")
    (red / "look.toml").write_text(SETTINGS.replace("studio", "blue") + 'accent = "#b3001b"\n', "utf-8")
    ran = run("build", "--only", "resume")
    assert ran.status == 1
    assert 'the look rests on itself: "red" rests on "blue"' in ran.err
    assert "Traceback" not in ran.err


def test_gallery_says_only_what_differs_from_editorial():
    folder = ROOT / "templates" / "looks"
    for sheet in folder.glob("gallery/*.css"):
        mine, below = (_rules((folder / look / sheet.name).read_text("utf-8")) for look in ("gallery", "editorial"))
        assert mine & below == set(), sheet.name


def _rules(sheet: str) -> set[str]:
    """The rules on lines of their own, those apart that hold only on some screens and papers."""
    return {line for line in sheet.splitlines() if "{" in line and "}" in line and not line.startswith(" ")}

"""Signs, emoji and other scripts: which font draws them, what is told, and that a PDF is read as it was written."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

import presskit
from presskit.package_files import builtin
from presskit.writers import coverage
from presskit.writers.markup import rich
from tests import validators
from tests.conftest import PERSON, font

pytestmark = pytest.mark.slow

SIGNS = "→ ⇒ ★ ☎ ✔ √ ∀ ℝ ⠓ ◆ ⬆ 𝗕 ⭐ 🚀 👍🏽 🇩🇪"
"""Of every shipped face of signs, with a tone of skin and a flag."""

PROFILE = f"""as_of = 2026-03-10
[person]
name = "Tove ★ Lind"
headline = "From 1M → 3M 🚀"
occupations = ["engineer"]
[[work]]
organization = "Fjord & Sons"
position = "designer"
start = 2020
highlights = ["{SIGNS}", "*Leaned {SIGNS}*"]
[[quotes]]
text = "A star ★ and a rocket 🚀"
[kit]
places = ["words-100"]
look = "LOOK"
"""

ETHIOPIC, HEBREW, HAN, PRIVATE = "ሰላም", "שלום", "北京", "\ue0a0"


def write(text: str) -> None:
    Path("profile.toml").write_text(text, encoding="utf-8")


def fonts_of(path: Path) -> set[str]:
    """The families in a PDF, without the letters of the subset."""
    found = set()
    for page in pypdf.PdfReader(path).pages:
        fonts: Any = page["/Resources"].get_object()
        fonts = fonts.get("/Font", {})
        found |= {re.sub(r"^/[A-Z]{6}\+", "", str(one.get_object()["/BaseFont"])) for one in fonts.values()}
    return found


def text_of(path: Path) -> str:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return text.replace("\N{NO-BREAK SPACE}", " ")


# --- signs that travel with presskit -------------------------------------------------------------------------------


@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_signs_are_drawn_from_shipped_fonts_and_come_out_again(here, run, machine, look):
    font(machine / "all.ttf", "→★⭐🚀√☎", "Everything")  # an installed font is not asked for what is shipped
    write(PROFILE.replace("LOOK", look))
    told = run("check", "--format", "json")
    assert "glyph" not in told.out
    assert "font" not in told.out
    assert run("build", "--strict").status == 0
    for name in ("one-pager", "press-kit", "resume"):
        path = here / f"output/tove-lind-{name}.pdf"
        families = fonts_of(path)
        assert {re.sub(r"-.*", "", family) for family in families} == {"PK"}
        assert any("Emoji" in family for family in families)
        assert "1M → 3M 🚀" in " ".join(text_of(path).split())
    resume = here / "output/tove-lind-resume.pdf"
    assert SIGNS in text_of(resume)
    if shutil.which("pdftotext"):
        assert SIGNS in subprocess.run(["pdftotext", resume, "-"], capture_output=True, text=True).stdout
    page = (here / "output/web/index.html").read_text("utf-8")
    assert '"PK Emoji"' in page
    card = Image.open(io.BytesIO((here / "output/web/card.png").read_bytes()))
    assert card.size == (1200, 630)


COLOURED = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<dir>FOLDER</dir><cachedir>FOLDER/cache</cachedir>
<match target="pattern"><test name="lang"><string>und-zsye</string></test><edit name="color" mode="append">
<bool>true</bool></edit></match>
<match><test qual="any" name="family"><string>emoji</string></test><edit name="family" mode="prepend" binding="same">
<string>Gaudy Emoji</string></edit></match></fontconfig>
"""
"""What every desktop tells Fontconfig: for a picture rather a font in colours, and that one before all others."""


@pytest.mark.parametrize("look", ["editorial", "studio", "gallery"])
def test_a_machine_with_emoji_in_colours_makes_the_same_kit(here, run, machine, look):
    font(machine / "gaudy.ttf", "🚀⭐👍☎", "Gaudy Emoji", coloured=True)
    (machine / "fonts.conf").write_text(COLOURED.replace("FOLDER", str(machine)))
    write(PROFILE.replace("LOOK", look))
    assert "Gaudy" not in run("check").out
    assert run("build", "--strict").status == 0
    for name in ("one-pager", "press-kit", "resume"):
        assert not any("Gaudy" in family for family in fonts_of(here / f"output/tove-lind-{name}.pdf"))


@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_a_page_of_signs_is_pdf_a_and_pdf_ua(here, run, machine, look):
    validators.require("verapdf")
    write(PROFILE.replace("LOOK", look))
    assert run("build").status == 0
    assert validators.verapdf(sorted(here.glob("output/*.pdf"))) == []


def test_a_profile_without_signs_has_no_font_of_them(here, run, machine):
    write('as_of = 2026-03-10\n[person]\nname = "Ada Lind"\nheadline = "Engineer – and more"\n')
    assert run("build").status == 0
    page = (here / "output/web/index.html").read_text("utf-8")
    assert "--user:sans-serif}" in page
    assert "PK Signs" not in page


def test_what_is_said_to_be_covered_is_what_the_fonts_have():
    for name, codes in coverage.shipped().items():
        with TTFont(builtin() / "fallback" / name) as face:
            assert codes <= face.getBestCmap().keys()
            assert set(map(ord, "\N{SPACE}")) <= face.getBestCmap().keys()
    rows = json.loads((builtin() / "fallback" / "covered.json").read_text())
    named = re.findall(r'file = "(.*?)"', (builtin() / "fallback" / "look.toml").read_text())
    assert set(rows) <= set(named)


# --- fonts of the machine ---------------------------------------------------------------------------------------


AFAR = f"""as_of = 2026-03-10
[person]
name = "Ada Lind"
headline = "Poet, at home {ETHIOPIC}"
[[work]]
organization = "Fjord & Sons"
position = "designer {HEBREW}"
start = 2020
[kit]
places = ["words-100"]
"""


def test_a_font_of_the_machine_is_taken_and_named(here, run, machine):
    font(machine / "ethiopic.ttf", ETHIOPIC, "Old Ethiopic")
    font(machine / "hebrew.ttf", HEBREW, "Old Hebrew")
    write(AFAR)
    said = (
        f"profile.toml:4:27: warning: person.headline: “{ETHIOPIC}” is drawn with Old Ethiopic, "
        "a font of this machine; on another the kit will look different\n"
    )
    checked = run("check")
    assert checked.status == 0
    assert said in checked.out
    assert f"profile.toml:7:22: warning: work[1].position: “{HEBREW}” is drawn with Old Hebrew" in checked.out
    built = run("build")
    assert built.status == 0
    assert said in built.err
    resume = here / "output/ada-lind-resume.pdf"
    assert {"OldEthiopic", "OldHebrew"} <= {family.replace("-", "") for family in fonts_of(resume)}
    assert ETHIOPIC in text_of(resume)
    assert (here / "output/web/card.png").is_file()
    assert said in run("build").err  # said of a kit that stands, too
    for command in ("check", "build"):
        strict = run(command, "--strict")
        assert strict.status == 1
        assert said.replace("warning: ", "") in strict.out + strict.err


def test_the_warning_can_be_silenced(here, run, machine):
    font(machine / "all.ttf", ETHIOPIC + HEBREW, "Old Letters")
    write(AFAR + '[check]\nignore = ["installed-font"]\n')
    assert "Old Letters" not in run("check").out
    built = run("build", "--strict")
    assert (built.status, "Old Letters" in built.err) == (0, False)


def test_words_from_right_to_left_run_so(here, run, machine):
    font(machine / "hebrew.ttf", HEBREW, "Old Hebrew")
    write(AFAR.replace(ETHIOPIC, HEBREW))
    assert run("build", "--only", "resume").status == 0
    page = pypdfium2.PdfDocument(here / "output/ada-lind-resume.pdf")[0].get_textpage()
    text = page.get_text_range()
    boxes = {}
    for at in range(page.count_chars()):
        if (letter := page.get_text_range(at, 1)) in HEBREW and letter not in boxes:
            boxes[letter] = page.get_charbox(at)[0]
    assert HEBREW in text or HEBREW[::-1] in text
    assert [boxes[letter] for letter in HEBREW] == sorted(boxes.values(), reverse=True)


def test_what_no_font_has_is_told_at_once_by_check_and_build(here, run, machine):
    write(AFAR)
    checked, built = run("check"), run("build")
    assert (checked.status, built.status) == (1, 1)
    for said in (checked.out, built.err):
        assert f"profile.toml:4:27: person.headline: no font on this machine has “{ETHIOPIC}”\n" in said
        assert f"profile.toml:7:22: work[1].position: no font on this machine has “{HEBREW}”\n" in said
        assert "apt-get install fonts-noto-core" in said
        assert "SPACE" not in said
    assert not Path("output").exists()


def test_chinese_japanese_and_korean_have_a_package_of_their_own(here, run, machine):
    write(AFAR.replace(ETHIOPIC, HAN).replace(HEBREW, ""))
    checked = run("check")
    assert f"no font on this machine has “{HAN}”" in checked.out
    assert "\n  install a font (Debian, Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf " in checked.out
    assert ", or pip install noto-cjk-sans-otc, or name one beside the profile: " in checked.out


def test_one_remedy_for_a_script_is_told_once_with_the_lines_that_it_holds_for(here, run, machine):
    write(AFAR.replace(ETHIOPIC, HAN).replace(HEBREW, HAN))
    said = run("check").out
    assert said.count("no font on this machine has") == 1
    assert (
        f"profile.toml:4:27: person.headline: no font on this machine has “{HAN}”; the same goes for line 7\n" in said
    )


def test_the_font_that_pip_brings_is_not_warned_of(here, run, machine, monkeypatch, tmp_path_factory):
    from presskit.writers import installed

    package = tmp_path_factory.mktemp("pip") / installed.CJK_PACKAGE
    package.mkdir()
    (package / "__init__.py").touch()
    font(package / installed.CJK_FILE, HAN, "Noto Sans CJK SC")
    font(machine / "han.ttf", HAN, "Other Han")
    monkeypatch.syspath_prepend(package.parent)
    write(AFAR.replace(ETHIOPIC, HAN).replace(HEBREW, ""))
    assert run("build", "--strict").status == 0
    families = {family.replace("-", "") for family in fonts_of(here / "output/ada-lind-resume.pdf")}
    assert not any("OtherHan" in family for family in families)
    assert HAN in text_of(here / "output/ada-lind-resume.pdf")


def test_texts_alone_need_no_font(here, run, machine):
    write(AFAR)
    assert run("build", "--only", "blurbs").status == 0
    assert run("blurb", "--words", "20").status == 0


def test_what_never_leaves_the_profile_needs_no_font(here, run, machine):
    write(AFAR.replace(ETHIOPIC, "").replace("start = 2020", "start = 2020\nprivate = true"))
    assert "no font" not in run("check").out
    assert run("build").status == 0


# --- fonts of the user's ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_a_font_of_the_kit_comes_before_those_of_the_machine_and_the_fallback(here, run, machine, look):
    font(machine / "installed.ttf", "→★" + ETHIOPIC, "Installed")
    font(here / "own.ttf", "→★Я" + ETHIOPIC, "Own")
    write(AFAR.replace(HEBREW, "→ ★ Я") + f'fonts = ["own.ttf"]\nlook = "{look}"\n')
    assert "font of this machine" not in run("check").out
    assert run("build", "--strict").status == 0
    families = fonts_of(here / "output/ada-lind-resume.pdf")
    assert any(re.match(r"User-1|Own", family) for family in families)
    assert not any("Fallback" in family or "Signs" in family or "Installed" in family for family in families)
    page = (here / "output/web/index.html").read_text("utf-8")
    assert '--user:"User 1"' in page
    assert 'font-family:"User 1"' in page


def test_a_look_of_the_users_own_falls_back_too(here, run, machine):
    assert run("templates", "copy", "looks/editorial").status == 0
    sheet = here / "templates/looks/editorial/look.css"
    sheet.write_text(sheet.read_text().replace(', "PK Fallback Serif"', "").replace(', "PK Fallback Sans"', ""))
    font(here / "own.ttf", ETHIOPIC, "Own")
    write(AFAR.replace(HEBREW, "→ ⇒ 🚀 Я") + 'fonts = ["own.ttf"]\n')
    assert run("build", "--strict").status == 0
    assert ETHIOPIC in text_of(here / "output/ada-lind-resume.pdf")


# --- what is not drawn ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unseen", ["\u00ad\u200b\u200d\u2060\u200e\u202f", "\ufe0f\ufe0e\u3000\U000e0067"])
def test_what_is_not_seen_stops_nothing(here, run, machine, unseen):
    write(AFAR.replace(ETHIOPIC, "".join(f"a{one}b" for one in unseen)).replace(HEBREW, ""))
    assert "font" not in run("check").out
    assert run("build", "--strict", "--only", "resume").status == 0


def test_what_means_something_in_one_font_only_is_left_out_and_told(here, run, machine):
    write(AFAR.replace(ETHIOPIC, f"here {PRIVATE}x").replace(HEBREW, ""))
    checked, built = run("check"), run("build")
    said = (
        "profile.toml:4:32: warning: person.headline: U+E0A0 means something in one font only, and pages leave it out"
    )
    assert said in checked.out
    assert said in built.err
    assert built.status == 0
    assert "at home here x" in text_of(here / "output/ada-lind-resume.pdf")
    assert PRIVATE not in (here / "output/web/index.html").read_text("utf-8")
    font(here / "own.ttf", PRIVATE, "Own")
    write(AFAR.replace(ETHIOPIC, f"here {PRIVATE}x").replace(HEBREW, "") + 'fonts = ["own.ttf"]\n')
    assert "U+E0A0" not in run("build", "--strict").err
    assert f"at home here {PRIVATE}x" in text_of(here / "output/ada-lind-resume.pdf")


def test_the_same_signs_give_the_same_bytes(here, machine):
    write(PROFILE.replace("LOOK", "studio"))
    first = {path.name: path.read_bytes() for path in presskit.build("profile.toml", output="a").files}
    second = {path.name: path.read_bytes() for path in presskit.build("profile.toml", output="b").files}
    assert first == second


# --- codes to scan ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Tove " * 80 + "Lind", "\u0e01" * 280])
def test_a_code_that_cannot_hold_a_name_is_left_out_and_told(here, run, machine, name):
    font(machine / "thai.ttf", "\u0e01", "Old Thai")
    write(f'[person]\nname = "{name}"\nurl = "https://example.org/{"a" * 450}"\n')
    checked, built = run("check"), run("build", "--only", "press-kit")
    assert built.status == 0
    for said in (checked.out, built.err):
        assert (
            "profile.toml:2:8: warning: person.name: it is too long for a code to scan, which takes 180 bytes" in said
        )
        assert "profile.toml:3:7: warning: person.url: it is too long for a code to scan, which takes 420 bytes" in said


# --- from right to left ----------------------------------------------------------------------------------------

SONG, HOUSE = "שיר הדרך", "בית הנהר"


def test_a_title_from_right_to_left_stands_in_its_list_and_keeps_its_brackets(here, run):
    text = PERSON + f'[[publications]]\ntitle = "{SONG}"\npublisher = "{HOUSE}"\ndate = 2019\n'
    text += f'summary = "She calls {SONG} (2019) a walk."\n'
    Path("profile.toml").write_text(text, "utf-8")
    assert run("build", "--only", "web").status == 0
    page = Path("output/web/index.html").read_text("utf-8")
    assert f"<h3><bdi>{SONG}</bdi>" in page
    assert f"<bdi>{HOUSE}</bdi>" in page
    assert f"She calls <bdi>{SONG}</bdi> (2019) a walk." in page


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"See {SONG} (2019), now", f"See \u2068{SONG}\u2069 (2019), now"),
        (f"{HOUSE} · 2019", f"\u2068{HOUSE}\u2069 · 2019"),
        (f"{SONG} ABC {HOUSE}", f"\u2068{SONG} ABC {HOUSE}\u2069"),
        ("The Road (2019)", "The Road (2019)"),
    ],
)
def test_what_runs_from_right_to_left_is_isolated_on_a_page(text, html):
    assert rich(text, printed=True) == html

"""Templates of one's own: copied from those that travel with presskit, and the families that style sheets name."""

import re
from pathlib import Path

import pytest

from presskit.package_files import builtin
from presskit.template import Templates, look_settings
from presskit.template.families import unknown_families
from tests import profiles
from tests.conftest import PERSON

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["press-kit", "one-pager", "resume", "cover-letter", "one-sheet", "web", "bio"])
@pytest.mark.parametrize("text", [PERSON, profiles.LETTERS], ids=["little", "much"])
def test_a_copied_template_has_no_fault(name, text, here, run):
    Path("profile.toml").write_text(text, "utf-8")
    before = run("check", "--format", "json").out
    assert run("templates", "copy", name).status == 0
    assert run("check", "--format", "json").out == before


OWN, SHARED = ["PK Inter", "PK Archivo"], ["PK Fallback Sans", "PK Emoji"]


def named(sheet: str, *, on_paper: bool = True) -> list[str]:
    """What is told of a style sheet."""
    found = unknown_families(sheet, "look.css", OWN, SHARED, on_paper=on_paper)
    return [f"{one.line}:{one.column} {one.message.split(chr(34))[1]}" for one in found]


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (':root { --sans: "PK Inter", "PK Fallback Sans" }', []),
        (':root { --sans: "PK Intr", "PK Fallback Sans" }', ["1:17 PK Intr"]),
        (":root {\n  --sans: 'PK Intr', var(--user), sans-serif }", ["2:11 PK Intr"]),
        ("h1 { font-family: pk inter, serif }", []),
        ("h1 { font-family: Futura }", ["1:19 Futura"]),
        ("h1 { font-family: Futura !important }", ["1:19 Futura"]),
        ('h1 { font-family: "PK Inter", Helvetica, sans-serif }', []),
        ('h1 { font-family: "PK Inter", "PK Archivio" }', ["1:31 PK Archivio"]),
        ('h1 { font: italic 600 1.2em/1.1 "PK Archivio" }', ["1:33 PK Archivio"]),
        ("h1 { font: 400 clamp(1.6rem, 1.3rem + 1vw, 2.1rem)/1.08 var(--display) }", []),
        ("h1 { font: inherit; font-size: 2em; font-family: inherit }", []),
        ('/* "font-family: PK Intr" */ h1 { color: red }', []),
        ('q { --marks: "«" "»"; quotes: "„" "“"; content: "PK Intr" }', []),
    ],
)
def test_families_that_nobody_brings_are_told_where_they_stand(sheet, told):
    assert named(sheet) == told


def test_a_page_for_the_web_may_name_what_a_machine_has():
    assert named('p { font-family: "Segoe UI", "PK Intr" }', on_paper=False) == ["1:30 PK Intr"]


def test_the_docs_name_every_role_and_class_of_the_press_kit():
    docs = Path(__file__).parents[1].joinpath("docs/templates.md").read_text("utf-8")
    docs = docs.partition("### Roles and classes of the press kit")[2].partition("\n## ")[0]
    looks = [look_settings(Templates().look(name)) for name in Templates().looks()]
    roles = {role for look in looks if look.pages for role in look.pages.type}
    page = "".join((builtin() / "press-kit" / file).read_text("utf-8") for file in ("page.html", "items.html"))
    given = " ".join(re.findall(r'class="([^"]*)"', page))
    classes = {name for name in re.sub(r"\{[{%].*?[}%]\}", " ", given).split() if not name.endswith("-")}
    told = {name for code in re.findall(r"`([^`]*)`", docs) for name in code.split()}
    assert roles | {name for name in classes if not name.startswith("role-")} <= told

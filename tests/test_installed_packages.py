"""A template, a look or an importer comes as a package of Python, which is asked where nothing else has the name."""

from __future__ import annotations

import json
import shutil
import sys
from importlib import metadata
from pathlib import Path

import pytest

from presskit import package_files
from presskit.package_files import builtin
from tests.conftest import PERSON

ENTRY_POINTS = """
[presskit.templates]
card = presskit_zine.card
one-pager = presskit_zine.card

[presskit.looks]
zine = presskit_zine.zine

[presskit.importers]
spoke = presskit_zine.spoke:IMPORTER
"""
SPOKE = """
from dataclasses import replace
from presskit.importers import Importer, json_resume

def read(file):
    return json_resume.read(replace(file, value={"basics": {"name": file.value["spoke"]["called"]}}))

IMPORTER = Importer("Spoke", ("json",), lambda value: isinstance(value, dict) and "spoke" in value, read)
"""
CARD = """description = "A card for the table"
formats = ["pdf"]
[sections]
main = ["biography"]
[fit]
least = 9
most = 16
gives_way = ["biography 20"]
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ document.title }}</title></head><body>
<h1>{{ document.title }}</h1><main data-column="main">{% for section in document.column("main") %}<section>
{% for entry in section.entries %}{% for text in entry.paragraphs %}<p>{{ text | rich }}</p>{% endfor %}{% endfor %}
</section>{% endfor %}</main></body></html>
"""


@pytest.fixture
def package(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package in a folder of packages, as an installer leaves it."""
    site = tmp_path_factory.mktemp("site-packages")
    there, about = site / "presskit_zine", site / "presskit_zine-1.0.dist-info"
    for folder in (there, there / "card", about):
        folder.mkdir()
    (there / "__init__.py").touch()
    (there / "spoke.py").write_text(SPOKE)
    (there / "card" / "template.toml").write_text(CARD)
    (there / "card" / "page.html").write_text(PAGE)
    shutil.copytree(builtin() / "looks" / "studio", there / "zine")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: presskit-zine\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(site)
    for name in [name for name in sys.modules if name.partition(".")[0] == there.name]:
        monkeypatch.delitem(sys.modules, name)
    package_files._of_packages.cache_clear()
    return there


def test_a_template_and_a_look_of_an_installed_package_are_used(package, here, run):
    asked = '[kit]\nlook = "zine"\ntemplates = ["card", "vcard"]\n'
    (here / "profile.toml").write_text(PERSON + asked, "utf-8")
    assert run("check").status == 0
    ran = run("build")
    assert ran.status == 0, ran.err
    assert {path.name for path in (here / "output").iterdir()} >= {"ada-lind-card.pdf", "ada-lind.vcf"}
    inputs = json.loads((here / "output" / "manifest.json").read_text("utf-8"))["inputs"]
    assert {"installed/card/page.html", "installed/looks/zine/look.toml"} <= inputs.keys()
    assert "Nothing has changed" in run("build").err
    (package / "card" / "page.html").write_text(PAGE.replace("<h1>", "<h1>The "), "utf-8")
    assert "Nothing has changed" not in run("build").err, "a new version of the package makes another card"


def test_the_users_and_the_built_in_templates_come_first_and_no_package_is_asked(package, here, run, monkeypatch):
    def asked(**named: object) -> metadata.EntryPoints:
        raise AssertionError(named)

    monkeypatch.setattr(metadata, "entry_points", asked)
    (here / "profile.toml").write_text(PERSON + '[kit]\nlook = "studio"\ntemplates = ["one-pager"]\n', "utf-8")
    assert run("check").status == 0


def test_a_name_that_no_package_has_is_told(package, here, run):
    (here / "profile.toml").write_text(PERSON + '[kit]\nlook = "zin"\ntemplates = ["../card"]\n', "utf-8")
    assert 'there is no look "zin"' in run("check").out
    assert 'there is no template "../card"' in run("check").out


@pytest.mark.slow
def test_a_file_that_no_other_importer_knows_is_read_by_that_of_an_installed_package(package, here, run):
    (here / "spoke.json").write_text('{"spoke": {"called": "Thea Quillfeather"}}')
    assert run("import", "spoke.json", "-o", "new.toml").status == 0
    assert 'name = "Thea Quillfeather"' in (here / "new.toml").read_text("utf-8")


def test_an_importer_that_cannot_be_loaded_is_told_with_its_package(package, here, run):
    (package / "spoke.py").write_text("import something_that_is_not_here")
    (here / "spoke.json").write_text('{"spoke": {"called": "Thea Quillfeather"}}')
    ran = run("import", "spoke.json", "-o", "new.toml")
    assert ran.status == 1
    assert "spoke, an importer of the package presskit-zine, cannot be loaded: No module named" in ran.err

"""What is compiled once: cached, found again, and never used for anything else than what it was made of."""

from __future__ import annotations

import datetime
import os
import pickle
import shutil
import subprocess
import sys

import pytest

from presskit import disk_cache
from presskit.document import Document, Portrait
from presskit.fit import Layout
from presskit.package_files import builtin
from presskit.template import Templates
from presskit.writers import docx, pdf
from tests import profiles


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Where presskit caches in these tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "presskit"


def value(made_of: str, compiled: list[str]) -> object:
    """What the cached code of this source says; `compiled` gets the sources that had to be compiled."""

    def compile_it():
        compiled.append(made_of)
        return compile(f"value = {made_of}", "source", "exec")

    there: dict[str, object] = {}
    exec(disk_cache.cached_code("test", (made_of,), compile_it), there)
    return there["value"]


def test_the_same_is_compiled_once():
    compiled: list[str] = []
    assert value("1", compiled) == value("1", compiled) == 1
    assert compiled == ["1"]


def test_what_has_changed_is_compiled_anew():
    compiled: list[str] = []
    assert [value(source, compiled) for source in ("1", "2", "1")] == [1, 2, 1]
    assert compiled == ["1", "2"]


@pytest.mark.parametrize("left", [0, 10, 32, 40, -1])
def test_a_cached_file_that_is_damaged_is_compiled_anew_and_mended(folder, left):
    compiled: list[str] = []
    value("1", compiled)
    [file] = folder.glob("test-*")
    file.write_bytes(file.read_bytes()[:left])
    assert value("1", compiled) == value("1", compiled) == 1
    assert compiled == ["1", "1"]


def test_what_an_older_presskit_cached_under_names_that_are_gone_is_made_anew(folder):
    def thing() -> object:
        return disk_cache.cached_object(
            "test", ("1",), dict, write=lambda _: b"cpresskit.disk_cache\nfoo\n.", read=pickle.loads
        )

    assert thing() == thing() == {}
    assert [*folder.glob("test-*")]


def test_where_nothing_can_be_cached_it_is_compiled_each_time(folder):
    folder.parent.write_text("a file where the folder would be")
    compiled: list[str] = []
    assert value("1", compiled) == value("1", compiled) == 1
    assert compiled == ["1", "1"]


def test_the_folder_and_its_files_are_for_the_user_alone(folder):
    value("1", [])
    [file] = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("mode", [0o777, 0o720, 0o702, 0o750, 0o701])
def test_nothing_is_loaded_from_a_folder_that_others_can_enter(mode, folder):
    compiled: list[str] = []
    value("1", compiled)
    folder.chmod(mode)
    value("1", compiled)
    assert compiled == ["1", "1"]


def test_nothing_is_loaded_from_a_folder_of_somebody_else(folder, monkeypatch):
    compiled: list[str] = []
    value("1", compiled)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    value("1", compiled)
    assert compiled == ["1", "1"]


def test_no_link_is_followed_to_the_folder_or_to_a_file_in_it(folder):
    compiled: list[str] = []
    value("1", compiled)
    [file] = folder.iterdir()
    elsewhere = folder.with_name("elsewhere")
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    value("1", compiled)
    assert not file.is_symlink(), "it is made anew"
    folder.rename(elsewhere.with_name("folder"))
    folder.symlink_to(elsewhere.with_name("folder"))
    value("1", compiled)
    assert compiled == ["1", "1", "1"]


@pytest.mark.parametrize("said", ["", "relative/path"])
def test_the_folder_of_the_user_is_where_the_system_has_such(said, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", said)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    compiled: list[str] = []
    value("1", compiled)
    value("1", compiled)
    assert compiled == (["1", "1"] if said else ["1"])
    assert (tmp_path / "home" / ".cache" / "presskit").exists() == (not said)


BUILD = """
import sys
compiled = []
sys.addaudithook(lambda event, given: event == "compile" and given[0] is not None and compiled.append(given[1]))
sys.argv = ["presskit", "build", "--output", sys.argv[1]]
from presskit import cli
try:
    cli.os._exit = sys.exit
    cli.main()
finally:
    names = {str(name) for name in compiled}
    print(len([name for name in names if name.endswith(".html") or "declarations" in name]), file=sys.stderr)
"""


def test_a_second_kit_compiles_no_template_anew_where_python_writes_nothing(here, tmp_path):
    (here / "profile.toml").write_text(profiles.TWO_JOBS + '[kit]\ntemplates = ["one-pager"]\n', "utf-8")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(tmp_path / "none")}

    def run(output: str) -> int:
        command = [sys.executable, "-c", BUILD, output]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return int(ran.stderr.splitlines()[-1])

    first, second = run("one"), run("two")
    assert first > 0
    assert second == 0
    assert (here / "one" / "manifest.json").read_bytes() == (here / "two" / "manifest.json").read_bytes()


def page(templates: Templates) -> str:
    template = templates.get("one-pager")
    document = Document("one-pager", "Author", "Mara Lindqvist", "", "en", Portrait("ML"), ())
    return pdf.html(
        template, pdf.page_environment(template, Templates().look("editorial"), "a4"), document, Layout(9), "a4"
    )


def test_a_page_from_cached_code_is_the_same_page(folder):
    first = page(Templates())
    assert [file.name.rpartition("-")[0] for file in folder.glob("*page.html*")] == ["one-pager-page.html"]
    assert page(Templates()) == first


def test_a_page_of_a_user_is_not_cached(folder, tmp_path):
    own = tmp_path / "templates" / "one-pager"
    shutil.copytree(builtin() / "one-pager", own)
    (own / "page.html").write_text("<p>{{ document.title }}")
    assert page(Templates(tmp_path)) == "<p>Mara Lindqvist"
    (own / "page.html").write_text("<h1>{{ document.title }}")
    assert page(Templates(tmp_path)) == "<h1>Mara Lindqvist"
    assert not list(folder.rglob("*.html*"))


def word(templates: Templates) -> bytes:
    document = Document("bio", "Author", "Mara Lindqvist", "", "en", Portrait("ML"), ())
    return docx.write(document, templates.get("bio"), day=datetime.date(2026, 1, 31), pictures={}, warn=print)


@pytest.mark.slow
def test_a_word_file_from_cached_code_is_the_same_file_and_that_of_a_user_is_not_cached(folder, tmp_path):
    first = word(Templates())
    cached = sorted(file.name for file in folder.rglob("bio-docx-*"))
    assert any(name.startswith("bio-docx-document.xml-") for name in cached)
    assert word(Templates()) == first
    shutil.copytree(builtin() / "bio", tmp_path / "templates" / "bio")
    own = tmp_path / "templates" / "bio" / "bio.docx"
    own.write_bytes(own.read_bytes())
    shutil.rmtree(folder)
    assert word(Templates(tmp_path)) == first
    assert not list(folder.rglob("bio-docx-*"))

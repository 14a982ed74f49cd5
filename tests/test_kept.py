"""What is compiled once: kept, found again, and never used for anything else than what it was made of."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import os
import pickle
import shutil
import subprocess
import sys
import typing

import pytest

from presskit import kept
from presskit.document import Document, Portrait
from presskit.fit import Layout
from presskit.shipped import builtin
from presskit.template import Templates
from presskit.writers import docx, pdf
from tests import profiles


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Where Python, and so presskit, keeps compiled code in these tests."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def value(made_of: str, compiled: list[str]) -> object:
    """What the kept code of this source says; `compiled` gets the sources that had to be compiled."""

    def compile_it():
        compiled.append(made_of)
        return compile(f"value = {made_of}", "source", "exec")

    there: dict[str, object] = {}
    exec(kept.code("test", (made_of,), compile_it), there)
    return there["value"]


def test_the_same_is_compiled_once():
    compiled: list[str] = []
    assert value("1", compiled) == value("1", compiled) == 1
    assert compiled == ["1"]


def test_what_has_changed_is_compiled_anew():
    compiled: list[str] = []
    assert [value(source, compiled) for source in ("1", "2", "1")] == [1, 2, 1]
    assert compiled == ["1", "2", "1"]


SHORT = """
import sys
compiled = []
sys.addaudithook(lambda event, given: event == "compile" and given[1] == "<string>" and compiled.append(given[0]))
sys.argv = ["presskit", "blurb", "--words", "30"]
from presskit import cli
try:
    cli.os._exit = sys.exit
    cli.main()
finally:
    print(len(compiled), file=sys.stderr)
"""


def test_a_command_compiles_in_a_second_process_nothing_that_the_first_has_and_says_the_same(here, tmp_path):
    (here / "profile.toml").write_text(profiles.TWO_JOBS, "utf-8")
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}

    def run() -> tuple[str, int]:
        ran = subprocess.run([sys.executable, "-c", SHORT], env=environment, capture_output=True, text=True, check=True)
        return ran.stdout, int(ran.stderr.splitlines()[-1])

    (said, compiled), (again, later) = run(), run()
    assert said == again
    assert compiled > 500  # or there is nothing to save
    assert later < compiled / 10


def test_a_class_of_kept_code_is_what_it_is_without(folder):
    def made() -> tuple[object, ...]:
        @dataclasses.dataclass(frozen=True, order=True)
        class Point:
            x: int
            y: str = dataclasses.field(default_factory=str)

        class Pair(typing.NamedTuple):
            a: int
            b: int = 2

        class Table(typing.TypedDict):
            a: list[int]

        same, less = Point(1) == Point(1), Point(1) < Point(2)
        return repr(Point(1)), same, less, hash(Point(1)), Pair(1), typing.get_type_hints(Table)

    plain = made()
    try:
        for _ in range(2):
            sources = kept.Sources()
            sources.serve()
            assert made() == plain
            sources.keep()
        assert not sources._new
    finally:
        for module, name in ((dataclasses, "exec"), (collections, "eval"), (typing, "compile")):
            delattr(module, name)
    assert len(list(folder.rglob("sources.*"))) == 1


@pytest.mark.parametrize("left", [0, 10, 32, 40, -1])
def test_a_kept_file_that_is_damaged_is_compiled_anew_and_mended(folder, left):
    compiled: list[str] = []
    value("1", compiled)
    [file] = folder.rglob("test.*")
    file.write_bytes(file.read_bytes()[:left])
    assert value("1", compiled) == value("1", compiled) == 1
    assert compiled == ["1", "1"]


def test_what_an_older_presskit_kept_under_names_that_are_gone_is_made_anew(folder):
    def thing() -> object:
        return kept.thing("test", ("1",), dict, write=lambda _: b"cpresskit.kept\nfoo\n.", read=pickle.loads)

    assert thing() == thing() == {}
    assert [*folder.rglob("test.*")]


def test_where_nothing_can_be_kept_it_is_compiled_each_time(folder):
    folder.write_text("a file where the folder would be")
    compiled: list[str] = []
    assert value("1", compiled) == value("1", compiled) == 1
    assert compiled == ["1", "1"]


def test_nothing_is_kept_where_python_is_told_to_keep_nothing(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled: list[str] = []
    assert value("1", compiled) == value("1", compiled) == 1
    assert compiled == ["1", "1"]
    assert not folder.exists()


def page(templates: Templates) -> str:
    template = templates.get("one-pager")
    document = Document("one-pager", "Author", "Mara Lindqvist", "", "en", Portrait("ML"), ())
    return pdf.html(
        template, pdf.page_environment(template, Templates().look("editorial"), "a4"), document, Layout(9), "a4"
    )


def test_a_page_from_kept_code_is_the_same_page(folder):
    first = page(Templates())
    assert [file.name.partition(".")[0] for file in folder.rglob("*page.html*")] == ["one-pager-page"]
    assert page(Templates()) == first


def test_a_page_of_a_user_is_not_kept(folder, tmp_path):
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


def test_a_word_file_from_kept_code_is_the_same_file_and_that_of_a_user_is_not_kept(folder, tmp_path):
    first = word(Templates())
    kept_files = sorted(file.name for file in folder.rglob("bio-docx-*"))
    assert any(name.startswith("bio-docx-document.xml.") for name in kept_files)
    assert word(Templates()) == first
    shutil.copytree(builtin() / "bio", tmp_path / "templates" / "bio")
    own = tmp_path / "templates" / "bio" / "bio.docx"
    own.write_bytes(own.read_bytes())
    shutil.rmtree(folder)
    assert word(Templates(tmp_path)) == first
    assert not list(folder.rglob("bio-docx-*"))

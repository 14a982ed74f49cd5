"""What the README and docs/ say is what presskit does: made pages are fresh, commands run as written.

The README is read as a newcomer reads it: its `sh` blocks run one after the other, in an empty folder, with the network
closed.
"""

from __future__ import annotations

import doctest
import importlib.util
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import jsonschema
import pytest
from PIL import Image
from pydantic import BaseModel

import presskit
from presskit import check, profile, template
from presskit.cli import commands, run
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node
from presskit.kit.export import EXPORTS
from presskit.profile import Entry, Period, model, tables

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PROFILES = [ROOT / "profile.toml", ROOT / "templates" / "new" / "profile.toml", ROOT / "docs" / "example.toml"]
PROFILES += sorted((ROOT / "examples").glob("*/profile.toml"))

NOT_HERE = {
    "presskit new me --bio bio.docx": "tests/test_prose.py does, with a file",
    "pipx install '.[edit]'": "tests/test_wheel.py installs what a checkout builds",
    "make kit\nmake test": "this test is run by the second, which needs the first",
}
"""Blocks of the README that the newcomer below does not run, and why."""


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a Markdown page in one language."""
    return [found.strip() for found in re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)]


@pytest.fixture(scope="module")
def docs():
    """tools/docs.py, which writes what is made."""
    spec = importlib.util.spec_from_file_location("docs", ROOT / "tools" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "tools")
        spec.loader.exec_module(module)
    return module


# --- pages made from the code ------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_pages_are_what_the_code_makes(docs):
    stale = [name for name, text in docs.pages().items() if (ROOT / name).read_text("utf-8") != text]
    assert stale == [], "run: make docs"


@pytest.mark.slow
def test_a_rule_of_advice_without_an_example_is_told(docs, monkeypatch):
    code = check.RULES[-1].code
    monkeypatch.delitem(docs.EXAMPLES, code)
    with pytest.raises(
        SystemExit, match=rf"^tests/advice.toml: no example of {code}: add \[{code}\] with wrong and right"
    ):
        docs.pages()


def every_command(command: click.Command, path: str = "presskit") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from every_command(inner, f"{path} {name}")


COMMANDS = dict(every_command(commands))


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_is_documented_with_an_example(path):
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    section = page.partition(f"## `{path}`\n")[2].partition("\n## ")[0]
    for parameter in COMMANDS[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} has no help text"
            assert all(name in section for name in parameter.opts)
        else:
            assert parameter.human_readable_name in section
    if path != "presskit":  # which shows three commands
        example = section.partition("Example:\n")[2].partition("\n\n")[0]
        assert example.strip()
        assert all(line.strip().startswith(path) for line in example.splitlines())


def every_table(table: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield table
    for field in table.model_fields.values():
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from every_table(part)


def test_every_field_has_a_description():
    silent = [
        f"{table.__name__}.{name}"
        for table in every_table(model.Profile)
        for name, field in table.model_fields.items()
        if not (field.description or "").endswith((".", "…"))
    ]
    assert silent == []


def test_every_table_and_field_is_in_the_reference():
    page = (ROOT / "docs" / "profile.md").read_text("utf-8")
    for table in every_table(model.Profile):
        assert [name for name in table.model_fields if f"`{name}`" not in page and f"[{name}]" not in page] == []


# --- profiles ----------------------------------------------------------------------------------------------


def test_the_example_has_every_table_and_field():
    text = PROFILES[2].read_text("utf-8")
    data = tomllib.loads(re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE))  # with what is commented out
    common = set(Entry.model_fields)
    used = {name for rows in data.values() if isinstance(rows, list) for row in rows for name in row}
    assert common | set(Period.model_fields) <= used
    for name, table in model.TABLES.items():
        rows = data[name] if isinstance(data[name], list) else [data[name]]
        assert set(inspect.get_annotations(table)) - {"shape", "bound"} <= {field for row in rows for field in row}, (
            name
        )
    assert set(data) == set(model.Profile.model_fields)
    assert set(data["kit"]) == set(tables.Kit.model_fields)
    assert set(data["kit"]["sections"]) == set(tables.KitSections.model_fields)
    assert set(data["sections"][0]["entries"][0]) == set(tables.FreeEntry.model_fields)


@pytest.mark.slow
def test_the_example_is_a_profile_without_problems(tmp_path):
    (tmp_path / "photos").mkdir()
    for row in [*tomllib.loads(PROFILES[2].read_text("utf-8"))["photos"], {"file": "photos/northwater.png"}]:
        Image.new("RGB", (1500, 2100)).save(tmp_path / row["file"])
    (tmp_path / "profile.toml").write_bytes(PROFILES[2].read_bytes())
    assert check.check(tmp_path / "profile.toml") == []


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile that `presskit new` makes."""
    folder = tmp_path_factory.mktemp("new") / "me"
    assert run(["new", str(folder)]) == 0
    return folder / "profile.toml"


@pytest.mark.slow
def test_a_newcomer_gets_a_profile_without_problems_or_advice_that_fits_on_a_screen_or_two(fresh):
    told = {problem.code for problem in check.check(fresh)}
    assert told <= {"no-photo", "half-empty"}  # her photograph is for nobody else, and the longest place not for her
    lines = fresh.read_text("utf-8").splitlines()
    assert len(lines) < 90
    assert max(map(len, lines)) <= 120


def test_the_bio_of_a_newcomer_grows_with_its_room(fresh):
    loaded = presskit.load(fresh)
    texts = [presskit.blurb(loaded, words=most) for most in (25, 50, 100)]
    assert [text.words > least for text, least in zip(texts, (20, 40, 70), strict=True)] == [True] * 3
    assert texts[-1].left_out == ()
    assert all("Ada Strand is " in text.text and "Northwater Bridges" in text.text for text in texts)


# --- the README, as written --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a newcomer did what the README says, without a network."""
    folder = tmp_path_factory.mktemp("newcomer")
    closed = tmp_path_factory.mktemp("closed")
    refuse = 'def refuse(*_, **__): raise OSError("the README says that presskit works offline")'
    (closed / "sitecustomize.py").write_text(
        f"import socket\n{refuse}\nsocket.socket.connect = socket.getaddrinfo = refuse\n", "utf-8"
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = "set -eu\n" + "\n".join(block for block in blocks(README, "sh") if block not in NOT_HERE)
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(closed)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (folder / "said.txt").write_text(done.stdout, "utf-8")
    return folder


def test_every_command_of_the_readme_runs_as_written(newcomer):
    assert [block for block in NOT_HERE if block not in blocks(README, "sh")] == []
    said = (newcomer / "said.txt").read_text("utf-8")
    assert "output/ada-strand-one-pager.pdf\n" in said
    quoted = [" ".join(lines.replace("> ", "").split()) for lines in re.findall(r"(?:^> .*\n)+", README, re.MULTILINE)]
    assert quoted[1] + "\n" in said


def test_the_files_that_the_readme_shows_are_there(newcomer):
    shown = re.findall(r"^  (\S+)", blocks(README, "text")[0], re.MULTILINE)
    assert len(shown) > 4
    assert [name for name in shown if not (newcomer / "me" / "output" / name).exists()] == []


def test_the_python_of_the_readme_runs_as_written(newcomer):
    (code,) = blocks(README, "python")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=newcomer / "me", capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Ada Strand is an engineer")
    assert "ada-strand-one-pager.pdf" in done.stdout


def test_the_profile_of_the_readme_is_one():
    (text,) = blocks(README, "toml")
    blurb = presskit.blurb(profile.read(text), words=25)
    assert blurb.text.startswith("Ada Strand is an engineer and author")
    assert blurb.left_out == ()


def test_the_packages_of_the_readme_are_those_of_doctor():
    from presskit.machine import MANAGERS

    for manager in MANAGERS:
        row = next(line for line in README.splitlines() if f"`{manager.program} " in line)
        assert row.endswith(f" {manager.pango} {manager.subset}` |")


def test_the_readme_names_every_look_and_every_file_with_a_name_of_its_own():
    assert [look for look in template.Templates().looks() if f"*{look}*" not in README] == []
    rows = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("## The files of a kit")[2]
    files = [name.replace("SLUG", "ada-strand") for name in re.findall(r"`(SLUG[^`]*)`", rows) if name != "SLUG"]
    assert len(files) > 6
    assert [name for name in files if name not in README] == []


# --- docs/templates.md, as written -------------------------------------------------------------------------


def test_the_template_of_the_guide_makes_a_page(fresh, tmp_path):
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    card = tmp_path / "templates" / "card"
    card.mkdir(parents=True)
    (card / "template.toml").write_text(blocks(page, "toml")[0], "utf-8")
    (card / "page.html").write_text(blocks(page, "html")[0], "utf-8")
    (card / "page.css").write_text("header { background: url(presskit:/template/dot.png) }", "utf-8")
    Image.new("RGB", (8, 8), "teal").save(card / "dot.png")
    (tmp_path / "profile.toml").write_bytes(fresh.read_bytes())
    made = presskit.build(tmp_path / "profile.toml", only=["card"], strict=True)
    assert [path.name for path in made.files] == ["ada-strand-card.pdf", "claims.json", "manifest.json"]


def test_the_place_of_the_guide_is_added_to_the_built_in_ones(fresh, tmp_path, capsys):
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    own = tmp_path / "templates" / "blurbs"
    own.mkdir(parents=True)
    (own / "template.toml").write_text(blocks(page, "toml")[1], "utf-8")
    (tmp_path / "profile.toml").write_bytes(fresh.read_bytes())
    places = template.Templates(tmp_path).places()
    assert places.keys() > template.Templates().places().keys()
    text = presskit.blurb(presskit.load(tmp_path / "profile.toml"), place="conference")
    assert text.words <= 60
    assert text.characters <= 400


def test_everything_that_the_guide_says_a_page_can_name_is_there(docs, fresh, tmp_path):
    """A page that prints all of it; an unknown name would be a problem."""
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    names: dict[str, list[str]] = {}
    for name, table in re.findall(r"^### `(\w+)`\n(.*?)(?=^#|^A `kind`|^<!--)", page, re.DOTALL | re.MULTILINE):
        names[name] = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    parts = {"document", "section", "entry", "span", "link", "picture", "portrait", "layout"}
    assert parts == names.keys()
    printed = "".join(f"{{{{ {name} | string }}}}" for name in ("paper", "day"))
    loops = (
        "{% set portrait = document.portrait %}{% for section in document.sections %}{% for entry in section.entries %}"
    )
    inner = "{% for link in entry.links %}" + _printing("link", names) + "{% endfor %}"
    loops += _printing("section", names) + _printing("entry", names) + inner + "{% endfor %}{% endfor %}"
    body = printed + loops + _printing("document", names) + _printing("portrait", names) + _printing("layout", names)
    mine = tmp_path / "templates" / "everything"
    mine.mkdir(parents=True)
    (mine / "template.toml").write_text(
        'description = "All"\nformats = ["pdf"]\nfile = "all"\n[sections]\nmain = ["facts", "contacts"]\n', "utf-8"
    )
    (mine / "page.html").write_text(
        "<html lang='en'><title>All</title><main data-column='main'><section style='display: none'>"
        f"{body}{{% if document.section('facts') and document.column('main') %}}{{% endif %}}</section></main></html>",
        "utf-8",
    )
    (tmp_path / "profile.toml").write_bytes(fresh.read_bytes())
    assert presskit.build(tmp_path / "profile.toml", only=["everything"]).files


def _printing(name: str, names: dict[str, list[str]]) -> str:
    return "".join(f"{{{{ {name}.{field} | string }}}}" for field in names[name])


# --- all pages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_repository_leads_somewhere(page):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", text)
    for target in (found for pair in targets for found in pair if found and "://" not in found):
        path, _, heading = target.partition("#")
        linked = page.parent / path if path else page
        assert linked.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.*)$", linked.read_text("utf-8"), re.MULTILINE)
            assert heading in [re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings], target


# --- docs/architecture.md ----------------------------------------------------------------------------------

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_the_drawing_has_every_room_on_the_floor_on_which_its_imports_are_checked():
    drawn = [re.findall(r"\w+", line)[1:] for line in blocks(ARCHITECTURE, "text")[1].splitlines()]
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    assert drawn == [re.findall(r"\w+", layer) for layer in contract["layers"]]
    code = (ROOT / "src" / "presskit").iterdir()
    there = {path.stem for path in code if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert {room for floor in drawn for room in floor} == there - {"__init__", "__main__"}
    assert re.findall(r"^\| `(\w+)` \|", ARCHITECTURE, re.MULTILINE) == [room for floor in drawn for room in floor]


def test_everything_that_is_to_be_touched_is_where_the_page_says():
    rows = ARCHITECTURE.partition("## Where to add")[2]
    paths = re.findall(r"`((?:src|templates|tests)/[^`]*)`", rows)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    tables_named = re.findall(r"`([A-Z]+)`", rows)
    assert len(tables_named) > 5
    assert [name for name in tables_named if not re.search(rf"^{name}\b.*=", code, re.MULTILINE)] == []


def test_the_guide_to_importers_names_what_there_is():
    page = (ROOT / "docs" / "write-an-importer.md").read_text("utf-8")
    named = set(re.findall(r"\b(file|found|node|tree|job)\.(\w+)", page))
    assert len(named) > 10
    node = {*dir(Node), *(field.name for field in fields(Node))}
    own = {"file": {field.name for field in fields(Parsed)} | {*dir(Parsed)}, "found": {*dir(ImportedProfile)}}
    assert [one for one in named if one[1] not in own.get(one[0], node)] == []


def test_the_page_on_import_lists_every_format_that_goes_out():
    page = (ROOT / "docs" / "import.md").read_text("utf-8").partition("## Out again")[2].partition("\n## ")[0]
    assert re.findall(r"(?m)^\| ([\w-]+) \|", page.partition("| --- |")[2]) == [*EXPORTS]


def test_the_page_on_words_has_a_word_for_every_module():
    page = (ROOT / "docs" / "words.md").read_text("utf-8")
    said = page.partition("\n## ")[0]
    modules = {path.stem for path in (ROOT / "src" / "presskit" / "words").rglob("*.py")} - {"__init__"}
    assert [name for name in sorted(modules) if f"`{name}`" not in said] == []


# --- docs/glossary.md ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_name_of_the_glossary_is_in_the_code():
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    column = [row.rpartition(" | ")[2] for row in re.findall(r"^\| (?!term|---).*", page, re.MULTILINE)]
    names = [name for cell in column for name in re.findall(r"`([\w.]+)`", cell)]
    assert len(names) > 40
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    modules = {name for name in names if "." in name}
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []
    defined = r"^\s*(?:class |def |async def )?{}\b *(?:[=:(\[]|$)"
    assert [name for name in {*names} - modules if not re.search(defined.format(name), code, re.MULTILINE)] == []


# --- docs/README.md ------------------------------------------------------------------------------------------


def test_the_index_leads_to_every_page():
    """Each page is in the index by reader, and that is one click from the README."""
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    linked = {target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", index)}
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages - linked == set()
    assert "](docs/README.md)" in README


# --- docs/api.md ---------------------------------------------------------------------------------------------

API = (ROOT / "docs" / "api.md").read_text("utf-8")


def test_the_examples_of_the_api_page_do_what_it_says(newcomer, monkeypatch):
    shutil.copytree(newcomer / "me", newcomer / "api")
    shutil.rmtree(newcomer / "api" / "output")
    monkeypatch.chdir(newcomer / "api")
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "api.md"), module_relative=False, optionflags=doctest.ELLIPSIS, verbose=False
    )
    assert tried > 20
    assert failed == 0
    (code,) = blocks(API, "python")
    exec(compile(code, "docs/api.md", "exec"), {})
    assert {*json.loads(Path("bio.json").read_text("utf-8"))} == {"short", "medium", "long"}


def test_the_api_page_has_every_name_argument_and_attribute():
    rows = set(re.findall(r"`(\w+)`", API))
    told = {name for function in (presskit.load, presskit.blurb, presskit.build) for name in _arguments(function)}
    told |= {field.name for kind in (presskit.Kit, presskit.Blurb, presskit.Problem) for field in fields(kind)}
    told |= {name for kind in (presskit.Blurb, presskit.Problem) for name in dir(kind) if not name.startswith("_")}
    told |= {"problems", "what", "remedy"}
    assert told - rows == set()
    assert [name for name in presskit.__all__ if not re.search(rf"`(?:presskit\.)?{name}\b", API)] == []


def _arguments(function: object) -> set[str]:
    return set(inspect.signature(function).parameters)  # type: ignore[arg-type]


# --- docs/formats.md -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit of the example with every field, in which something is withheld, and of which a warning was told."""
    folder = tmp_path_factory.mktemp("everything")
    (folder / "photos").mkdir()
    text = PROFILES[2].read_text("utf-8")
    for row in [*tomllib.loads(text)["photos"], {"file": "photos/northwater.png"}]:
        Image.new("RGB", (1500, 2100)).save(folder / row["file"])
    (folder / "profile.toml").write_text(text, "utf-8")
    presskit.build(folder / "profile.toml", only=["blurbs", "vcard"])
    return folder


@pytest.mark.parametrize("name", ["manifest", "claims", "blurbs"])
def test_what_a_build_writes_is_valid_by_its_schema(everything, docs, name):
    file, _, _ = docs.formats.FORMATS[name]
    schema = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    written = json.loads((everything / "output" / file).read_text("utf-8"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(written)] == []
    assert written
    if name == "manifest":
        assert written["withheld"]
        broken = {**written, "format": 0}
        assert list(jsonschema.Draft202012Validator(schema).iter_errors(broken))


def test_the_python_of_the_formats_page_runs_as_written(newcomer, monkeypatch, capsys):
    monkeypatch.chdir(newcomer / "me")
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    for code in blocks(page, "python"):
        exec(compile(code, "docs/formats.md", "exec"), {})
    assert "Ada Strand" in capsys.readouterr().out


# --- docs/terminal.md ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_way_by_commands_can_be_followed(here, capfd):
    """Its bio, its commands and its edits, one after the other; the table of files at its end is what there is."""
    page = (ROOT / "docs" / "terminal.md").read_text("utf-8")
    (bio,) = re.findall(r"<!-- the file: bio.txt -->\n\n```text\n(.*?)```", page, re.DOTALL)
    Path("bio.txt").write_text(bio, "utf-8")
    edits = iter(re.findall(r"<!-- the (?:addition|edit: \w+) -->\n\n```toml\n(.*?)```", page, re.DOTALL))
    for command in (line for block in blocks(page, "sh") for line in block.splitlines()):
        if command == "presskit check":  # before it the profile was edited
            profile = Path("profile.toml").read_text("utf-8")
            profile, count = re.subn(r"^# occupations.*\n", lambda _: next(edits), profile, flags=re.MULTILINE)
            assert count == 1
            Path("profile.toml").write_text(profile + "\n" + "\n".join(edits), "utf-8")
        if command.startswith("cd "):
            os.chdir(command.removeprefix("cd "))
        else:
            assert run(command.split()[1:]) == 0, command
    opened = capfd.readouterr().out.splitlines()[-2:]
    assert "\n".join(opened) in blocks(page, "text")
    files = re.findall(r"^\| `(tomke[^`]*|web[^`]*|blurbs[^`]*)`", page, re.MULTILINE)
    assert len(files) == 7
    assert [name for name in files if not Path("output", name).exists()] == []


def test_the_formats_page_lists_every_product():
    from presskit.kit.products import names

    page = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("## The files of a kit")[2]
    assert sorted(re.findall(r"(?m)^\| `([\w-]+)` \|", page.partition("| --- |")[2])) == names(template.Templates())

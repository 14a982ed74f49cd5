"""One change in a TOML file: the value reads back, and every other byte is as it was."""

from __future__ import annotations

import os
import random
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from presskit.editor.history import Step
from presskit.tomlfile import edit
from presskit.tomlfile.places import Index

MANY = 100 if os.environ.get("EVERY") else 15
"""Edits of each file; there are ten."""

ROOT = Path(__file__).parent.parent
FILES = [
    *sorted((ROOT / "examples").glob("*/profile.toml")),
    ROOT / "profile.toml",
    ROOT / "docs" / "example.toml",
    ROOT / "templates" / "new" / "profile.toml",
]

WORDS = [
    "harbour",
    "a “quiet” room",
    'of "three" kinds',
    "it’s",
    "it's",
    "[maybe]",
    "café",
    "\\",
    "#1",
    "x = 1",
    "日本",
    "🎈",
]


def a_text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 5)))


def leaves(data: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to everything that is no table."""
    if isinstance(data, dict):
        return [found for name, inner in data.items() for found in leaves(inner, (*way, name))]
    if isinstance(data, list) and data and all(isinstance(one, dict) for one in data):
        return [found for at, inner in enumerate(data) for found in leaves(inner, (*way, at))]
    return [way] if way else []


def changed(before: Any, chance: random.Random) -> Any:
    """Another value of the same kind, as a form would send it."""
    if isinstance(before, bool):
        return not before
    if isinstance(before, int):
        return chance.randint(1, 5)
    if isinstance(before, list):
        items = list(before)
        how = chance.randrange(4)
        if how == 0 or not items:
            items.insert(chance.randint(0, len(items)), a_text(chance))
        elif how == 1 and len(items) > 1:
            items.pop(chance.randrange(len(items)))
        elif how == 2:
            items[chance.randrange(len(items))] = a_text(chance)
        else:
            chance.shuffle(items)
        return items
    return a_text(chance) if chance.random() < 0.8 else f"{a_text(chance)}\n\n{a_text(chance)}"


class Edited(NamedTuple):
    """A random change as a form makes it: the text that came of it, and what of the text before it may have touched."""

    text: str
    how: str
    begin: int = 0
    end: int = 0


def an_edit(text: str, chance: random.Random) -> Edited:
    data = tomllib.loads(text.replace("\r\n", "\n"))
    tables = [name for name, rows in data.items() if isinstance(rows, list) and rows and isinstance(rows[0], dict)]
    how = chance.choice(["put", "put", "put", "new", "take out", "add", "drop", "move"])
    table = chance.choice(tables)
    row = chance.randrange(len(data[table]))
    if how == "put":
        at = chance.choice(leaves(data))
        held: Any = data
        for part in at:
            held = held[part]
        value = changed(held, chance)
        made = edit.put(text, at, value)
        assert at_the_end(tomllib.loads(made.replace("\r\n", "\n")), at) == value
        node = Index.of(text.encode()).values[at]
        characters = [len(text.encode()[:place].decode()) for place in (node.start_byte, node.end_byte)]
        return Edited(made, how, *characters)
    if how == "new":
        return Edited(edit.put(text, (table, row, f"n{chance.random():.9f}"[:9].replace(".", "")), a_text(chance)), how)
    if how == "take out":
        return Edited(edit.take_out(text, chance.choice([at for at in leaves(data) if isinstance(at[-1], str)])), how)
    if how == "add":
        return Edited(edit.add(text, (table,), {"name": a_text(chance), "text": "[may go] {they} stay"}), how)
    if how == "drop":
        return Edited(edit.drop(text, (table,), row), how)
    return Edited(edit.move(text, (table,), row, chance.randrange(len(data[table]))), how)


def at_the_end(data: Any, way: tuple[str | int, ...]) -> Any:
    for part in way:
        data = data[part]
    return data


@pytest.mark.slow
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_random_edits_change_what_they_mean_and_every_other_byte_stays(path, newline):
    """What each writes is also compared with what it means by `edit` itself, which raises where it cannot."""
    chance = random.Random(path.parent.name + newline)
    text = path.read_text("utf-8").replace("\n", newline)
    for _ in range(MANY):
        before, made = text, an_edit(text, chance)
        text = made.text
        splice = Step.between(before, text, "")
        if text == before:
            continue
        if made.how == "put":
            assert made.begin <= splice.at
            assert splice.at + len(splice.old) <= made.end
        elif made.how in ("new", "add"):
            assert "".join(splice.old.split()) == ""
        elif made.how == "drop":
            assert "".join(splice.new.split()) == ""
        elif made.how == "take out":
            assert splice.new.strip() == "" or splice.new.lstrip().startswith("#")
        else:
            assert sorted(before.split(newline)) == sorted(text.split(newline))
        assert (text.count("\r\n") == text.count("\n")) == (newline == "\r\n")


WRITTEN = """\
person = { name = "Ada", pronouns = "she" } # braces

[kit.sections] # without [kit]
hidden = [
    "interests", # nobody asks
    "skills",
]

# About the work
[[work]]
organization = "Weir" # the first
start = 2019 # or so

# this one belongs to Mill
[[work]]
organization = 'Mill'
"""


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda text: edit.put(text, ("person", "name"), "Eve"), '"Ada"', '"Eve"'),
        (lambda text: edit.put(text, ("person", "url"), "x"), '"she" }', '"she", url = "x" }'),
        (lambda text: edit.put(text, ("kit", "look"), "studio"), "[kit.sec", '[kit]\nlook = "studio"\n\n[kit.sec'),
        (
            lambda text: edit.put(text, ("kit", "sections", "hidden"), ["interests", "awards", "skills"]),
            '"interests", # nobody asks\n',
            '"interests",\n    "awards", # nobody asks\n',
        ),
        (lambda text: edit.put(text, ("work", 1, "organization"), "Mill's"), "'Mill'", '"Mill\'s"'),
        (lambda text: edit.take_out(text, ("work", 0, "start")), "start = 2019 # or so", "# or so"),
        (lambda text: edit.put(text, ("work", 0, "end"), 2020, ("start", "end")), "# or so\n", "# or so\nend = 2020\n"),
        (lambda text: edit.put(text, ("language",), "en-US"), "# braces\n", '# braces\nlanguage = "en-US"\n'),
        (
            lambda text: edit.move(text, ("work",), 1, 0),
            WRITTEN[WRITTEN.index("[[work]]") :],
            "# this one belongs to Mill\n[[work]]\norganization = 'Mill'\n\n"
            '[[work]]\norganization = "Weir" # the first\nstart = 2019 # or so\n',
        ),
        (lambda text: edit.drop(text, ("work",), 1), WRITTEN[WRITTEN.index("\n# this one") :], ""),
    ],
)
def test_a_change_is_made_where_it_belongs(change, before, after):
    assert change(WRITTEN) == WRITTEN.replace(before, after, 1)


def test_what_cannot_be_changed_in_place_is_not_changed():
    for text, at in [("a = 1\n[a", ("a",)), ("[a.b]\nc = 1\n", ("a", "b"))]:
        with pytest.raises(edit.Unchangeable):
            edit.put(text, at, "x")

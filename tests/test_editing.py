"""One change in a TOML file: the value reads back, and every other byte is as it was."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from presskit.tomlfile import edit

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


def an_edit(text: str, chance: random.Random) -> str:
    """One random change as a form makes them; returns the text that came of it."""
    data = tomllib.loads(text)
    tables = [name for name, rows in data.items() if isinstance(rows, list) and rows and isinstance(rows[0], dict)]
    how = chance.choice(["put", "put", "put", "new", "take out", "add", "drop", "move"])
    table = chance.choice(tables)
    row = chance.randrange(len(data[table]))
    if how == "put":
        at = chance.choice(leaves(data))
        held: Any = data
        for part in at:
            held = held[part]
        return edit.put(text, at, changed(held, chance))
    if how == "new":
        return edit.put(text, (table, row, f"new{chance.randrange(9)}"), a_text(chance), ("id", "text", "new3"))
    if how == "take out":
        return edit.take_out(text, chance.choice([at for at in leaves(data) if isinstance(at[-1], str)]))
    if how == "add":
        return edit.add(text, (table,), {"name": a_text(chance), "text": "[may go] {they} stay"})
    if how == "drop":
        return edit.drop(text, (table,), row)
    return edit.move(text, (table,), row, chance.randrange(len(data[table])))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_random_edits_change_what_they_mean_and_nothing_else(path, newline):
    """`edit` compares what it writes with what the change means, and raises where it cannot; so none may raise here."""
    chance = random.Random(path.parent.name + newline)
    text = path.read_text("utf-8").replace("\n", newline)
    comments = [line for line in text.split(newline) if line.lstrip().startswith("#")]
    for _ in range(80):
        before = text
        text = an_edit(before, chance)
        if text == before:
            continue
        assert (text.count("\r\n") == text.count("\n")) == (newline == "\r\n")
    assert sum(comment in text for comment in comments) >= len(comments) // 2

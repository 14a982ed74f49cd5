"""What the relatives of JSON Resume have in common: values in another shape, of which nothing may be lost.

In: the values of a file, and what was made of them. Out: what a JSON Resume of them tells.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from presskit.importers import json_resume
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.tree import tree, written

Row = dict[str, Any]


def read(
    file: Parsed,
    shaped: Row,
    layout: Collection[str] = (),
    headings: Mapping[str, str] | None = None,
    apart: object = None,
) -> ImportedProfile:
    """What a file tells, by its values under JSON Resume's names; what found no place in the new shape is left over,
    but for what is of these names and about the page. `headings` are those that the person gave to tables; what is
    `apart` the caller reads."""
    kept = (shaped, apart, dict(headings or {}))
    there = {written(leaf.value) for value in kept for leaf in tree(value).leaves()}
    lost = {leaf.way: leaf.value for leaf in file.tree().leaves() if written(leaf.value) not in there}
    lost = {
        way: value
        for way, value in lost.items()
        if way.rpartition(".")[2] not in layout or (isinstance(value, str) and " " in value)
    }
    imported = json_resume.of(tree({**shaped, json_resume.LEFT: lost} if lost else shaped))
    imported.titles |= {name: said for name, said in (headings or {}).items() if imported.tables.get(name)}
    return imported


def table(value: object) -> Row:
    """A table, to be changed; an empty one if it is none."""
    return dict(value) if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """A list; an empty one if it is none."""
    return value if isinstance(value, list) else []


def renamed(row: object, **names: str) -> Any:
    """A row whose fields have other names: `{here: there}`."""
    return {names.get(name, name): inner for name, inner in row.items()} if isinstance(row, dict) else row

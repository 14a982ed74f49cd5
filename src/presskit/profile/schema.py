"""The JSON Schema of profile.toml, which lets an editor complete and check while one types.

In: the models. Out: JSON Schema, draft 7, as text: the newest that Taplo and the editors that are built on it read
whole; of a later one they pass over what they do not know, without a word.
"""

from __future__ import annotations

import json
from typing import Any

from presskit.profile.model import Profile

DRAFT = "http://json-schema.org/draft-07/schema#"

Node = dict[str, Any]


def schema() -> str:
    """The schema, with a description and examples for every field.

    It refuses nothing that presskit takes. Rules between fields, and calendars, are left to `presskit check`.
    """
    made = Profile.model_json_schema(ref_template="#/definitions/{model}")
    tables: dict[str, Node] = made.pop("$defs")
    # what TOML may hold besides: one reference instead of a list, a number for a figure
    tables["Bio"]["properties"]["about"] |= {"type": ["string", "array"]}
    tables["Number"]["properties"]["value"]["type"] = ["string", "number"]
    for table in tables.values():
        _one_or_list(table["properties"].get("private", {}))
        _one_or_list(table["properties"].get("audiences", {}))
        _tidy(table)
    _tidy(made)
    _with_examples(made["properties"], tables)
    whole = {"$schema": DRAFT, **made, "title": "presskit profile", "definitions": tables}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _one_or_list(field: Node) -> None:
    """What is withheld by field may be one field, and for one audience, in the place of a list."""
    for kind in field.get("oneOf", ()):
        lists = kind if field.get("default") is False else kind.get("additionalProperties", {})
        if lists.get("type") == "array":
            lists["type"] = ["string", "array"]


def _tidy(node: Node) -> None:
    """Take away what TOML has not (null) and what tells nothing: titles made of names, defaults that are empty."""
    for field in node.get("properties", {}).values():
        field.pop("title", None)
        if not isinstance(field.get("default"), str | int):
            field.pop("default", None)
        for whole in (field, field.get("items", {})):
            _without_null(whole)
        if "prefixItems" in field:  # draft 7 calls a list of known length by the name of any list
            field["items"] = field.pop("prefixItems")
    node.pop("title", None)


def _without_null(node: Node) -> None:
    kinds = [kind for kind in node.pop("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) == 1:
        # the words of the field stand before those of its kind
        node |= {**kinds[0], **node}
        _without_null(node)
    elif kinds:
        node["anyOf"] = kinds


def _with_examples(fields: Node, tables: dict[str, Node]) -> None:
    """A table's example has what it must have, or else its first field that has an example."""
    for field in fields.values():
        name = str(field.get("$ref") or field.get("items", {}).get("$ref", "")).rpartition("/")[2]
        if name and "examples" not in field:
            field.setdefault("description", tables[name]["description"])  # pydantic says no words twice
            inner = tables[name]["properties"]
            names = tables[name].get("required") or [next(part for part in inner if "examples" in inner[part])]
            row = {part: inner[part]["examples"][0] for part in names}
            field["examples"] = [[row] if "items" in field else row]

"""The JSON Schema of profile.toml, which lets an editor complete and check while one types.

In: the models. Out: JSON Schema, draft 2020-12, as text.
"""

from __future__ import annotations

import json
from typing import Any

from presskit.profile.model import Profile


def schema() -> str:
    """The schema, with a description and, where it helps, an example for every field."""
    made: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "presskit profile",
        **Profile.model_json_schema(),
    }
    # what TOML may hold besides: one reference instead of a list, a number for a figure, a TOML date for a text
    defs = made["$defs"]
    about = defs["Bio"]["properties"]["about"]
    about["anyOf"] = [{"type": "string"}, {"type": "array", "items": about.pop("items")}]
    about.pop("type")
    value = defs["Number"]["properties"]["value"]
    value["type"] = ["string", "number"]
    return json.dumps(made, ensure_ascii=False, indent=2)

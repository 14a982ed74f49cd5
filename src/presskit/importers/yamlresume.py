"""YAMLResume, which grew out of JSON Resume.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: its schema.
"""

from __future__ import annotations

from presskit.importers import relatives
from presskit.importers.found import Found
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import Row


def is_it(value: object) -> bool:
    """Whether a parsed file is YAMLResume's: everything stands below `content`."""
    content = value.get("content") if isinstance(value, dict) else None
    return isinstance(content, dict) and isinstance(content.get("basics"), dict)


def read(file: Parsed) -> Found:
    """What a file of YAMLResume tells."""
    return relatives.read(file, _shaped(file.value))


def _shaped(value: Row) -> Row:
    content = dict(value["content"])
    basics = {**content.pop("basics"), "location": content.pop("location", None)}
    basics["profiles"] = content.pop("profiles", None)
    page = {name: inner for name, inner in value.items() if name != "content"}
    return {"basics": basics, **content, "meta": page}

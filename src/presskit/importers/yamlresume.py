"""YAMLResume, which grew out of JSON Resume.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: its schema.
"""

from __future__ import annotations

from presskit.importers import relatives, texts
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import Row, rows, table


def is_it(value: object) -> bool:
    """Whether a parsed file is YAMLResume's: everything stands below `content`."""
    content = value.get("content") if isinstance(value, dict) else None
    return isinstance(content, dict) and isinstance(content.get("basics"), dict)


def read(file: Parsed) -> ImportedProfile:
    """What a file of YAMLResume tells."""
    return relatives.read(file, _shaped(file.value), headings=_headings(file.value))


def _headings(value: Row) -> dict[str, str]:
    """What the person calls the sections, in the first layout that says so."""
    result: dict[str, str] = {}
    for layout in rows(value.get("layouts")):
        for name, said in table(table(table(layout).get("sections")).get("aliases")).items():
            if title := texts.line(str(said or "")):
                result.setdefault(_OURS.get(name, name), title)
    return result


_OURS = {"volunteer": "volunteering"}
"""Tables that a profile calls otherwise."""


def _shaped(value: Row) -> Row:
    content = dict(value["content"])
    basics = {**content.pop("basics"), "location": content.pop("location", None)}
    basics["profiles"] = content.pop("profiles", None)
    page = {name: inner for name, inner in value.items() if name != "content"}
    if language := table(page.get("locale")).get("language"):
        page = {**page, "locale": {**table(page["locale"]), "language": None}, "language": language}
    return {"basics": basics, **content, "meta": page}

"""FRESH (FRESCA, of HackMyResume), which grew out of JSON Resume.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: the FRESCA schema.
"""

from __future__ import annotations

from typing import Any

from presskit.importers import relatives
from presskit.importers.found import Found
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import Row, renamed, rows, table


def is_it(value: object) -> bool:
    """Whether a parsed file is FRESH: a history below the name of a kind of work, or its own word for it."""
    if not isinstance(value, dict):
        return False
    histories = ("employment", "education", "service")
    return any(isinstance(value.get(name), dict) and "history" in value[name] for name in histories) or str(
        table(value.get("meta")).get("format", "")
    ).upper().startswith("FRESH")


def read(file: Parsed) -> Found:
    """What a FRESH file tells."""
    return relatives.read(file, _shaped(file.value))


def _shaped(value: Row) -> Row:
    rest = dict(value)
    info, contact = table(rest.pop("info", None)), table(rest.pop("contact", None))
    basics = {
        "name": rest.pop("name", None),
        "label": info.pop("label", None),
        "summary": info.pop("brief", None),
        **renamed(contact, website="url"),
        "location": rest.pop("location", None),
        "profiles": [renamed(row, user="username") for row in rows(rest.pop("social", None))],
        **{name: inner for name, inner in info.items() if name not in contact},
    }
    found: Row = {"basics": basics}
    for theirs, ours, names in (
        ("employment", "work", {"employer": "name"}),
        ("education", "education", {"title": "studyType", "curriculum": "courses"}),
        ("service", "volunteer", {}),
    ):
        part = table(rest.pop(theirs, None))
        found[ours] = [renamed(row, **names) for row in rows(part.pop("history", None))]
        basics |= {f"{theirs}.{name}": inner for name, inner in part.items()}
    skills = rest.pop("skills", None)
    if isinstance(skills, dict):
        sets = [renamed(row, skills="keywords") for row in rows(skills.get("sets"))]
        named = {word for row in sets if isinstance(row, dict) for word in map(str, rows(row.get("keywords")))}
        singles = rows(skills.get("list"))  # the same ones again, with a level each
        skills = [*sets, *(row for row in singles if str(table(row).get("name")) not in named)]
        basics["skills.list"] = [row for row in singles if str(table(row).get("name")) in named]
    found["skills"] = skills
    found["publications"] = [_published(row) for row in rows(rest.pop("writing", None))]
    found["awards"] = [renamed(row, **{"from": "awarder"}) for row in rows(rest.pop("recognition", None))]
    found["references"] = [renamed(row, quote="reference") for row in rows(rest.pop("testimonials", None))]
    return {**found, **rest}


def _published(row: object) -> Any:
    row = renamed(row)
    if isinstance(row, dict) and isinstance(row.get("publisher"), dict):
        row |= {"publisher": row["publisher"].get("name"), "publisherUrl": row["publisher"].get("url")}
    return row

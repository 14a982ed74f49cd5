"""FRESH (FRESCA, of HackMyResume), which grew out of JSON Resume.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: the FRESCA schema.
"""

from __future__ import annotations

from typing import Any

from presskit.importers import relatives, texts
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import Row, renamed, rows, table
from presskit.importers.tree import Node


def is_it(value: object) -> bool:
    """Whether a parsed file is FRESH: a history below the name of a kind of work, or its own word for it."""
    if not isinstance(value, dict):
        return False
    histories = ("employment", "education", "service")
    return any(isinstance(value.get(name), dict) and "history" in value[name] for name in histories) or str(
        table(value.get("meta")).get("format", "")
    ).upper().startswith("FRESH")


def read(file: Parsed) -> ImportedProfile:
    """What a FRESH file tells; what is private there is left over."""
    hidden, shown = list[str](), {}
    for name, value in file.value.items():
        shown[name] = _public(value, hidden, name)
    talks = rows(shown.pop("speaking", None))
    imported = relatives.read(file, _shaped(shown), apart=talks)
    for at, row in enumerate(talks, 1):
        _talk(Node(row, f"speaking[{at}]"), imported)
    if hidden:
        names = ", ".join(hidden[:4]) + (f" and {len(hidden) - 4} more" if len(hidden) > 4 else "")
        imported.said.append(f"private in FRESH, and kept as comments: {names}")
    return imported


def _public(value: Any, hidden: list[str], name: str) -> Any:
    """A value without the entries in it that are private or to be ignored, of which the names are noted."""
    if isinstance(value, dict):
        return {key: _public(inner, hidden, key) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    kept = list[Any]()
    for row in value:
        if isinstance(row, dict) and (row.get("private") is True or row.get("ignore") is True):
            called = ("employer", "institution", "organization", "title", "name")
            hidden.append(next((texts.line(str(row[one])) for one in called if row.get(one)), name))
        else:
            kept.append(_public(row, hidden, name))
    return kept


def _talk(row: Node, imported: ImportedProfile) -> None:
    """A talk; what was said there stays beside it."""
    if not isinstance(row.value, dict):
        imported.add("talks", row, title=row.text())
        return
    imported.add(
        "talks", row, title=row.text("title", "name") or row.text("event"), event=row.text("event"),
        date=imported.date(row, "date"), location=row.text("location"), url=row.text("url"),
    )  # fmt: skip


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
    for name, title in _MEMBERSHIPS.items():
        part = rest.pop(name, None)
        told = table(part)
        entries = rows(told.pop("history", None)) if told else rows(part)
        if summary := told.pop("summary", None):
            basics[f"{name}.summary"] = summary
        basics |= {f"{name}.{key}": inner for key, inner in told.items()}
        rest[title] = [renamed(row, role="position") for row in entries]
    basics["disposition"] = rest.pop("disposition", None)
    found["awards"] = [renamed(row, **{"from": "awarder"}) for row in rows(rest.pop("recognition", None))]
    said = [*rows(rest.pop("testimonials", None)), *rows(rest.pop("references", None))]
    found["references"] = [renamed(row, quote="reference") for row in said]
    return {**found, **rest}


_MEMBERSHIPS = {"affiliation": "Affiliations", "governance": "Governance", "extracurricular": "Extracurricular"}
"""Sections of roles in organisations, under the headings that they get."""


def _published(row: object) -> Any:
    row = renamed(row, flavor="type", category="type")
    if isinstance(row, dict) and isinstance(row.get("publisher"), dict):
        row |= {"publisher": row["publisher"].get("name"), "publisherUrl": row["publisher"].get("url")}
    return row

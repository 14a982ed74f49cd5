"""Reactive Resume, which grew out of JSON Resume.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: its schemas of versions 4
and 5.
"""

from __future__ import annotations

from typing import Any

from presskit.importers import relatives, texts
from presskit.importers.found import Found
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import Row, renamed, rows, table


def is_it(value: object) -> bool:
    """Whether a parsed file is Reactive Resume's: basics, and sections by their names."""
    return isinstance(value, dict) and isinstance(value.get("sections"), dict) and isinstance(value.get("basics"), dict)


def read(file: Parsed) -> Found:
    """What a file of Reactive Resume tells."""
    sections = {name: table(section) for name, section in file.value["sections"].items()}
    headings = {
        _OURS.get(ours := _TABLES[name], ours): said
        for name, section in sections.items()
        if name in _TABLES and (said := texts.line(str(section.get("name") or section.get("title") or "")))
        if said.lower() not in (name, f"{name}s", _TABLES[name], *_USUAL)
    }
    return relatives.read(file, _shaped(file.value), _LAYOUT, headings)


_OURS = {"volunteer": "volunteering"}
"""Tables that a profile calls otherwise than JSON Resume."""

_USUAL = ("work experience", "professional experience", "volunteering")
"""Headings that need not be kept: the documents have their own."""


_TABLES = {
    "experience": "work", "volunteer": "volunteer", "education": "education", "projects": "projects",
    "awards": "awards", "certifications": "certificates", "publications": "publications", "skills": "skills",
    "languages": "languages", "interests": "interests", "references": "references",
}  # fmt: skip

_LAYOUT = {"id", "visible", "icon", "columns", "separateLinks", "hidden", "iconColor", "showLinkInTitle", "options"}
"""What Reactive Resume keeps for its pages."""


def _shaped(value: Row) -> Row:
    rest, sections = dict(value), dict(value["sections"])
    basics = {name: _plain(inner) for name, inner in table(rest.pop("basics")).items()}
    summary = table(sections.pop("summary", None)) or table(rest.pop("summary", None))
    picture = table(rest.pop("picture", None)) or table(basics.pop("picture", None))
    basics |= {"summary": summary.get("content"), "image": picture.get("url")}
    basics["profiles"] = _items(sections.pop("profiles", None))
    fields = [table(field) for field in rows(basics.pop("customFields", None))]
    basics |= {str(field.get("name") or "customField"): field.get("value", field.get("text")) for field in fields}
    found: Row = {"basics": basics}
    for theirs, ours in _TABLES.items():
        found[ours] = [_row(ours, row) for row in _items(sections.pop(theirs, None))]
    for custom in [*table(sections.pop("custom", None)).values(), *rows(rest.pop("customSections", None))]:
        found[str(table(custom).get("name") or table(custom).get("title") or "More")] = _items(custom)
    headings = {name: table(section).get("name") for name, section in value["sections"].items()}
    own = {name: said for name, said in headings.items() if str(said or name).lower() != str(name).lower()}
    found["meta"] = {**table(rest.pop("metadata", None)), "headings": own}
    rest.pop("sections")
    return {**found, **{name: _items(section) for name, section in sections.items()}, **rest}


def _items(section: object) -> list[Any]:
    return [
        {name: _plain(inner) for name, inner in row.items() if name not in _LAYOUT} if isinstance(row, dict) else row
        for row in rows(table(section).get("items"))
    ]


def _plain(value: Any) -> Any:
    """An address, which is kept with a label that only the page needs."""
    if isinstance(value, dict) and value.keys() <= {"label", "href", "url", "inlineLink"}:
        return value.get("href") or value.get("url")
    return value


def _row(kind: str, row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    if kind in ("skills", "languages"):
        name = "level" if kind == "skills" else "fluency"
        said = [row.pop(one, None) for one in ("description", "fluency", "proficiency", "level")]
        row |= dict(zip((name, "stars"), filter(None, said), strict=False))  # words first, then so many of five
    if kind == "references":
        row = renamed(row, summary="reference")
    return row

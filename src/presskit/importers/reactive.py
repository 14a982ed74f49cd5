"""Reactive Resume, which grew out of JSON Resume: versions 3, 4 and 5.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: its schemas of these
versions. All have a head and sections by their names; 3 has dates in two fields, 4 in a text, 5 calls most otherwise.
"""

from __future__ import annotations

import re
from typing import Any

from presskit.importers import relatives, texts
from presskit.importers.imported import TOLD, ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import Row, renamed, rows, table


def is_it(value: object) -> bool:
    """Whether a parsed file is Reactive Resume's: basics, and sections by their names; or what its interface gives."""
    return _within(value) is not None


def _within(value: object) -> Row | None:
    """The résumé in a file."""
    for one in (value, table(value).get("data")):
        if isinstance(one, dict) and isinstance(one.get("sections"), dict) and isinstance(one.get("basics"), dict):
            return one
    return None


def read(file: Parsed) -> ImportedProfile:
    """What a file of Reactive Resume tells; what is hidden there is left over."""
    whole = _within(file.value) or {}
    shown = _shown(whole)
    headings = {
        _OURS.get(ours := _TABLES[name], ours): said
        for name, section in table(shown["sections"]).items()
        if name in _TABLES and (said := _title(section)) and not _is_usual(name, said) and _items(section)
    }
    imported = relatives.read(file, _shaped(shown), _LAYOUT, headings)
    for name, section in _sections(shown):
        kind, title = str(table(section).get("type") or ""), _title(section)
        if name == "custom" and _is_told(kind) and title and not _is_usual(kind, title):
            ours = _OURS.get(_TABLES[kind], _TABLES[kind])
            imported.said.append(f"{title} stands with the other entries of {ours}, where bios tell it")
    if hidden := _hidden(whole):
        names = ", ".join(hidden[:4]) + (f" and {len(hidden) - 4} more" if len(hidden) > 4 else "")
        imported.said.append(f"hidden in Reactive Resume, and kept as comments: {names}")
    return imported


_TABLES = {
    "work": "work", "experience": "work", "volunteer": "volunteer", "education": "education", "projects": "projects",
    "awards": "awards", "certifications": "certificates", "publications": "publications", "skills": "skills",
    "languages": "languages", "interests": "interests", "references": "references",
}  # fmt: skip

_OURS = {"volunteer": "volunteering"}
"""Tables that a profile calls otherwise than JSON Resume."""

_USUAL = ("experience", "work experience", "professional experience", "employment history", "volunteering")
"""Headings that need not be kept: the documents have their own."""

_LAYOUT = {
    "id", "visible", "icon", "columns", "separateLinks", "hidden", "iconColor", "showLinkInTitle", "options",
    "inlineLink", "keepTogether", "startOnNewPage", "type",
}  # fmt: skip
"""What Reactive Resume keeps for its pages."""


def _title(section: object) -> str:
    """What the person calls a section."""
    return texts.line(str(table(section).get("name") or table(section).get("title") or ""))


def _is_usual(name: str, said: str) -> bool:
    return said.lower() in (name, f"{name}s", _TABLES.get(name, ""), *_USUAL)


# --- what is hidden ----------------------------------------------------------------------------------------


def _is_hidden(row: object) -> bool:
    """Whether a section or an entry is shown to nobody."""
    return isinstance(row, dict) and (row.get("visible") is False or row.get("hidden") is True)


def _sections(value: Row) -> list[tuple[str, Any]]:
    """All sections of a résumé, each with its name."""
    named = [(str(name), section) for name, section in value["sections"].items() if name != "custom"]
    custom = [*table(value["sections"].get("custom")).values(), *rows(value.get("customSections"))]
    return [*named, *(("custom", section) for section in custom)]


def _shown(value: Row) -> Row:
    """The résumé without what is hidden in it."""
    sections = {name: _without(one) for name, one in value["sections"].items() if name != "custom"}
    if custom := table(value["sections"].get("custom")):
        sections["custom"] = {name: _without(one) for name, one in custom.items()}
    shown = {**value, "sections": {name: one for name, one in sections.items() if one is not None}}
    if "customSections" in value:
        shown["customSections"] = [kept for one in rows(value["customSections"]) if (kept := _without(one)) is not None]
    if _is_hidden(value.get("summary")):
        del shown["summary"]
    return shown


def _without(section: Any) -> Any:
    if _is_hidden(section):
        return None
    if isinstance(section, dict) and isinstance(section.get("items"), list):
        return {**section, "items": [row for row in section["items"] if not _is_hidden(row)]}
    return section


def _hidden(value: Row) -> list[str]:
    """What is hidden, by its name."""
    result = list[str]()
    for name, section in _sections(value):
        items = rows(table(section).get("items"))
        if _is_hidden(section) and (items or table(section).get("content")):
            result.append(f"the section {_title(section) or name}")
        elif not _is_hidden(section):
            called = ("company", "organization", "institution", "school", "name", "title", "network", "language")
            result += [
                next((texts.line(str(row[one])) for one in called if row.get(one)), name)
                for row in items if _is_hidden(row)
            ]  # fmt: skip
    return result


# --- in the shape of JSON Resume ---------------------------------------------------------------------------


def _shaped(value: Row) -> Row:
    rest, sections = dict(value), dict(value["sections"])
    basics = {name: _plain(inner) for name, inner in table(rest.pop("basics")).items()}
    summary = table(sections.pop("summary", None)) or table(rest.pop("summary", None))
    picture = table(rest.pop("picture", None)) or table(basics.pop("picture", None)) or table(basics.pop("photo", None))
    if summary:
        basics["summary"] = summary.get("content")
    basics["image"] = picture.get("url")
    links = _items(sections.pop("profiles", None)) + rows(basics.pop("profiles", None))
    known = {texts.link(str(table(one).get("url") or table(one).get("website") or "")) for one in links}
    more = _custom_fields(rows(basics.pop("customFields", None)), basics)
    basics["profiles"] = [*links, *(one for one in more if texts.link(str(one["url"])) not in known)]
    resume: Row = {"basics": basics}
    for theirs, ours in _TABLES.items():
        resume.setdefault(ours, []).extend(_rows(ours, sections.pop(theirs, None)))
    for custom in [*table(sections.pop("custom", None)).values(), *rows(rest.pop("customSections", None))]:
        _custom(custom, resume, table(value["sections"]))
    headings = {name: table(section).get("name") for name, section in value["sections"].items()}
    own = {name: said for name, said in headings.items() if str(said or name).lower() != str(name).lower()}
    resume["meta"] = {**table(rest.pop("metadata", None)), "headings": own}
    rest.pop("sections")
    for name, section in sections.items():  # version 3 keeps a section of one's own under a number
        if isinstance(section, dict) and _title(section):
            _custom(section, resume, {})
        else:
            resume[name] = _items(section)
    return {**resume, **rest}


def _custom_fields(fields: list[Any], basics: Row) -> list[Row]:
    """Fields of one's own: what leads somewhere is a link, all else stays beside the name."""
    links = list[Row]()
    for at, field in enumerate(map(table, fields), 1):
        name, said = field.get("name"), field.get("value", field.get("text"))
        address = field.get("link") or (said if re.match(r"https?://\S+$", str(said or "")) else "")
        if address:
            links.append({"network": name or (said if said != address else ""), "url": address})
        elif said:
            basics[str(name or f"customField {at}")] = said
    return links


def _custom(section: object, resume: Row, known: Row) -> None:
    """A section of one's own; one that goes on where a section of its type left off, under its heading, is of it."""
    title, kind = _title(section), str(table(section).get("type") or "")
    usual = _is_usual(kind, title) or title in ("", _title(known.get(kind)))
    if kind in _TABLES and (usual or _is_told(kind)):
        resume[_TABLES[kind]].extend(_rows(_TABLES[kind], section))
    elif kind == "cover-letter":
        pass  # a letter to one reader is left over
    elif kind == "profiles":
        resume["basics"]["profiles"].extend(_items(section))
    else:
        resume.setdefault(title or "More", []).extend(_rows(_TABLES.get(kind, ""), section))


def _is_told(kind: str) -> bool:
    """Whether the entries of a section of this type stay in its table, whatever the section is called."""
    return kind in _TABLES and _OURS.get(_TABLES[kind], _TABLES[kind]) in TOLD


def _items(section: object) -> list[Any]:
    """The entries of a section, of one company each role."""
    return [entry for row in rows(table(section).get("items")) for entry in _roles(row)]


def _rows(kind: str, section: object) -> list[Any]:
    return [_row(kind, row) for row in _items(section)]


def _roles(row: Any) -> list[Any]:
    if not isinstance(row, dict):
        return [row]
    row = {name: _plain(inner) for name, inner in row.items() if name not in _LAYOUT}
    if isinstance(date := row.get("date"), dict):
        row |= {"startDate": date.get("start"), "endDate": date.get("end")}
        del row["date"]
    row = renamed(row, period="date")
    roles = [table(one) for one in rows(row.pop("roles", None))]
    if not roles:
        return [row]
    company = {name: row.get(name) for name in ("company", "location", "website")}
    found = [{**company, **renamed(role, period="date")} for role in roles]
    if about := row.get("description"):
        found[0]["description"] = f"{about}\n\n{found[0].get('description') or ''}"
    return [{name: inner for name, inner in one.items() if name not in _LAYOUT} for one in found]


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
        dots, most = (row.pop("levelNum", None), 10) if "levelNum" in row else (row.get("level"), 5)
        if isinstance(dots, int | float) and not isinstance(dots, bool):
            row["level"] = row.get("level") if most == 10 else None
            stars = f"{dots:g} of {most}" if dots else None
        else:
            stars = None
        said = [row.pop(one, None) for one in ("description", "fluency", "proficiency", "level")]
        row |= dict(zip((name, "stars", "more"), filter(None, [*said, stars]), strict=False))  # words go first
    if kind == "work":  # of what the person did; of the company only in JSON Resume
        row = renamed(row, description="summary")
    if kind == "references":
        row = renamed(row, summary="reference", description="reference")
    return row

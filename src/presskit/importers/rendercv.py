"""RenderCV's YAML: sections with free titles, whose entries are known by their keys.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: RenderCV's schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from presskit.importers import sections, texts
from presskit.importers.imported import TOLD, ImportedProfile, free_entry, spoken
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node
from presskit.profile.headings import table_of

_TABLES = {
    "volunteering": r"volunteer\w*|community (?:service|work|involvement)|extra.?curricular",
    "work": r"experience|employment|work|career|positions?|appointments?",
    "education": r"education|studies|educaci[oó]n|formaci[oó]n|formation|ausbildung|formação|istruzione",
    "projects": r"projects?|open source|software|proyectos?|projets?|projekte|projetos?|progetti",
    "awards": r"awards?|honou?rs?|prizes?|distinctions?|premios?|prix|auszeichnungen|prêmios?|premi\b",
    "certificates": r"certificat|licen[cs]es?",
    "publications": r"publications?|papers?|articles?|publicaciones|publikationen|publicações|pubblicazioni",
    "skills": r"skills?|technolog|expertise|competenc|habilidades|compétences|kenntnisse|fähigkeiten|competenze",
    "languages": r"languages?|idiomas|langues|sprachen|línguas|lingue",
    "interests": r"interests?|hobbies|intereses|loisirs|interessen|interesses|interessi",
    "talks": r"talks?|presentations?|speaking",
    "references": r"references?|recommendations?",
}
"""What a section's title says of its table."""

_USUAL = {
    "work": ("experience", "work", "work experience", "professional experience"),
    "volunteering": ("volunteering", "volunteer"),
    "skills": ("skills",),
}
"""Titles that need not be kept: the documents have their own."""


_HEAD = ("name", "email", "phone", "website", "social_networks", "custom_connections", "sections", "section_order")
"""What stands at the head of the file, and is no section."""


def is_it(value: object) -> bool:
    """Whether a parsed file is RenderCV's."""
    return isinstance(value, dict) and isinstance(value.get("cv"), dict)


def read(file: Parsed) -> ImportedProfile:
    """What a RenderCV file tells."""
    root, imported = file.tree(), ImportedProfile()
    cv = root.at("cv")
    _person(cv, imported)
    imported.prose(cv.text("summary"))
    # until version 1.9 the sections stood beside the name, each under a name of its own
    old = [(title, section) for title, section in cv.fields() if title not in _HEAD and isinstance(section.value, list)]
    for title, section in [*cv.at("sections").fields(), *old]:
        rows = section.rows() if isinstance(section.value, list) else [section]
        if table_of(spoken(title)) != "awards" and sections.add(spoken(title), rows, imported):
            continue
        table = next((name for name, words in _TABLES.items() if re.search(rf"(?i)\b(?:{words})", spoken(title))), "")
        before = {
            name: len(rows) for name, rows in imported.tables.items() if name not in ("sections", "organizations")
        }
        for row in rows:
            _entry(row, title, table, imported)
        _head(spoken(title), before, imported)
    imported.leave(cv.at("section_order"), "it says how RenderCV draws the page")
    for name in ("design", "locale", "locale_catalog", "settings", "rendercv_settings"):
        imported.leave(root.at(name), "it says how RenderCV draws the page")
    imported.leave(root)
    return imported


def _head(heading: str, before: Mapping[str, int], imported: ImportedProfile) -> None:
    """Keep the heading of a section: as that of its table, or, where the table has entries of a section with another
    heading, as that of a section of its own. What a biography is made of stays in its table, under no other heading."""
    for table in [name for name in imported.tables if name not in ("sections", "organizations")]:
        first = before.get(table, 0)
        if len(imported.tables[table]) == first:
            continue
        usual = heading.lower() in (table, *_USUAL.get(table, ()))
        there = imported.titles.get(table, "") if first else heading
        if first and heading != there and table in TOLD:
            imported.titles.pop(table, None)
            imported.said.append(f"{heading} stands with the other entries of {table}, where bios tell it")
        elif first and heading != there and not (usual and not there):
            imported.move_to_section(table, first, heading)
        elif not first and not usual:
            imported.titles[table] = heading


def _person(cv: Node, imported: ImportedProfile) -> None:
    for name in ("name", "headline", "location"):
        imported.set_person(name, cv.text(name, *(["label"] if name == "headline" else [])))
    emails, phones = cv.texts("email"), [text.removeprefix("tel:") for text in cv.texts("phone")]
    for at in range(max(len(emails), len(phones))):
        email, phone = (values[at] if at < len(values) else "" for values in (emails, phones))
        imported.add_contact(email, phone)
    for at, url in enumerate(cv.texts("website")):
        label = re.sub(r"^\w+://(?:www\.)?|/$", "", url) if at else "Website"
        imported.add("links", label=label, url=url, kind="website")
    for row in cv.rows("social_networks"):
        network, user = row.text("network"), row.text("username")
        if address := row.text("url") or texts.home(network, user):
            known = texts.network(network)
            imported.add("links", row, label=known or network, url=address, kind=known.lower())
            if user.strip("@").lower() not in address.lower():
                imported.forget(f"{row.way}.username", user)
        else:
            imported.forget(row.way, texts.joined([network, user]), "a link needs an address")
    for row in cv.rows("custom_connections"):
        if url := row.text("url"):
            imported.add("links", row, label=row.text("placeholder", "label", "name") or url, url=url)
    imported.leave(cv.at("photo"), "save the picture beside the profile, then add it as [[photos]]")


def _entry(row: Node, title: str, table: str, imported: ImportedProfile) -> None:
    keys = set(row.value) if isinstance(row.value, dict) else set[str]()
    if {"company", "position"} & keys and table == "education":
        dates = imported.dates(row, ("start_date",), ("end_date",), ("date", "summary"))
        imported.add(
            "education", row, institution=row.text("company"), area=row.text("position"), location=row.text("location"),
            **dates, url=row.text("url"), summary=row.text("summary"), points=_points(row),
        )  # fmt: skip
    elif {"company", "position"} & keys:
        dates = imported.dates(row, ("start_date",), ("end_date",), ("date",))
        imported.add(
            "volunteering" if table == "volunteering" else "work", row, organization=row.text("company"),
            position=row.text("position"), location=row.text("location"), **dates, url=row.text("url"),
            summary=row.text("summary"), points=_points(row),
        )  # fmt: skip
    elif {"institution", "area"} & keys:
        dates = imported.dates(row, ("start_date",), ("end_date",), ("date",))
        imported.add(
            "education", row, institution=row.text("institution"), area=row.text("area"),
            study_type=row.text("degree", "study_type"), location=row.text("location"), **dates, url=row.text("url"),
            score=row.text("gpa", "grade"), summary=row.text("summary"), points=_points(row),
        )  # fmt: skip
    elif {"authors", "author"} & keys and "title" in keys:
        doi = row.text("doi")
        imported.add(
            "publications", row, title=row.text("title"), authors=row.texts("authors", "author"),
            publisher=row.text("journal"), date=imported.date(row, "date"), summary=row.text("summary"),
            url=row.text("url") or (f"https://doi.org/{doi}" if doi else ""),
        )  # fmt: skip
        if doi and doi not in imported.tables["publications"][-1].get("url", ""):
            imported.forget(f"{row.way}.doi", doi, table="publications")
    elif {"label", "details"} & keys or {"name", "details"} <= keys:
        _one_line(row, title, table, imported)
    elif "name" in keys:
        _normal(row, title, table, imported)
    else:
        _loose(row, title, table, imported)


def _normal(row: Node, title: str, table: str, imported: ImportedProfile) -> None:
    """RenderCV's NormalEntry: a name, a date, highlights; its section says what it is."""
    if table == "projects":
        dates = imported.dates(row, ("start_date",), ("end_date",), ("date",))
        imported.add(
            "projects", row, name=row.text("name"), **dates, url=row.text("url"),
            summary="\n\n".join(filter(None, (row.text("summary"), row.text("location")))), points=_points(row),
        )  # fmt: skip
    elif table in ("awards", "certificates", "talks"):
        name = "name" if table == "certificates" else "title"
        more = {"summary": "\n\n".join(_points(row, "summary"))} if table == "awards" else {}
        imported.add(
            table,
            row,
            **{name: row.text("name")},
            date=imported.date(row, "date", "end_date"),
            url=row.text("url"),
            **more,
        )
    else:
        imported.section(spoken(title), [free_entry(row)])
        imported.leave(row)


def _one_line(row: Node, title: str, table: str, imported: ImportedProfile) -> None:
    label, details = row.text("label", "name"), row.text("details")
    if table in ("skills", "interests"):
        imported.add(table, row, name=label, keywords=_listed(details))
    elif table == "languages":
        imported.add("languages", row, language=label, fluency=details)
    else:
        said, addresses = texts.titled(label)
        told, points = texts.paragraphs("\n\n".join([details, *addresses]))
        entry = {"title": said, "text": told, "points": points}
        imported.section(spoken(title), [{name: value for name, value in entry.items() if value}])
        imported.leave(row)


def _loose(row: Node, title: str, table: str, imported: ImportedProfile) -> None:
    """Plain texts, bullets and numbered lines."""
    for text in row.texts():
        if table in ("skills", "interests"):
            imported.add(table, name=text)
        elif table == "languages":
            imported.add("languages", language=text)
        else:
            told, points = texts.paragraphs(text)
            bare = not isinstance(row.value, dict)
            entry = {"text": told, "points": points} if bare else {"points": texts.points(text)}
            imported.section(spoken(title), [{name: value for name, value in entry.items() if value}])


def _listed(details: str) -> list[str]:
    """The parts of a list in one text: between semicolons, else between commas that stand in no brackets."""
    parts = details.split(";") if ";" in details else re.split(r",(?![^()]*\))", details)
    return [part.strip() for part in parts if part.strip()]


def _points(row: Node, *more: str) -> list[str]:
    return [point for name in (*more, "highlights") for text in _lines(row.at(name)) for point in _nested(text)]


def _nested(text: str) -> list[str]:
    """A point with those below it, which YAML has put into one line with ` - ` between them, as RenderCV reads it."""
    return texts.points("\n- ".join(re.split(r"(?<=[^\d\s]) - (?=\D)", text)))


def _lines(node: Node) -> list[str]:
    """The texts of a list. One with a colon and no quotation marks is a key and a value to YAML, and a text here."""
    if not isinstance(node.value, list):
        return node.texts()
    lines = list[str]()
    for row in node.rows():
        if isinstance(row.value, dict):
            lines += [f"{key}: {' '.join(child.texts())}".rstrip() for key, child in row.fields()]
        else:
            lines += row.texts()
    return lines

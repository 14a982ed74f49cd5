"""The person as a JSON Resume, for the tools that read one.

In: a profile that was filtered for its audience, the day. Out: plain values, and what JSON Resume has no place for.
Source: the schema of jsonresume.org 1.2.1, which lets a certificate have a year alone, and a file keys of its own; all
names are those of 1.0.0. What a table there lacks and others have (the place of a course of study, the authors of a
paper) stands under the name that the others have for it: the schema allows that, and tools that do not know it pass
over it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable
from typing import Any

from pydantic.fields import FieldInfo

from presskit import places
from presskit.document import capital, plain
from presskit.profile import Entry, PartialDate, Period, Profile
from presskit.profile.tables import Award, FreeSection, Project, WebLink, Work

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.2.1/schema.json"

VERSION = "v1.2.1"

WEBSITE = "Website"
"""What `presskit import` calls a page that has no name."""

ABOUT = "About"
"""The title of the section of one's own that stands for the summary, as `presskit import` makes it."""

_NAMES = {
    "work": "work", "volunteering": "volunteer", "education": "education", "projects": "projects",
    "awards": "awards", "certificates": "certificates", "publications": "publications", "skills": "skills",
    "languages": "languages", "interests": "interests", "references": "references", "shows": "shows",
    "memberships": "memberships",
}  # fmt: skip
"""Tables and the names that JSON Resume has for them; of shows and memberships, which it has not, their own."""

_DATES = {"start": "startDate", "end": "endDate"}

_FIELDS: dict[str, dict[str, str]] = {
    "work": {
        "organization": "name", "position": "position", "location": "location", "url": "url", **_DATES,
        "summary": "summary", "highlights": "highlights",
    },
    "volunteering": {
        "organization": "organization", "position": "position", "location": "location", "url": "url", **_DATES,
        "summary": "summary", "highlights": "highlights",
    },
    "memberships": {
        "organization": "organization", "role": "position", "url": "url", **_DATES, "summary": "summary",
    },
    "shows": {
        "title": "title", "kind": "type", "venue": "venue", "location": "location", "date": "date", **_DATES,
        "role": "role", "collaborators": "collaborators", "url": "url", "summary": "summary",
    },
    "education": {
        "institution": "institution", "url": "url", "area": "area", "study_type": "studyType", "teachers": "teachers",
        "location": "location",
        **_DATES, "score": "score", "summary": "summary", "highlights": "courses",
    },
    "projects": {
        "name": "name", "summary": "description", "highlights": "highlights", **_DATES, "url": "url", "role": "roles",
        "collaborators": "collaborators",
    },
    "awards": {"title": "title", "date": "date", "awarder": "awarder", "url": "url", "result": "result", "work": "work",
        "summary": "summary",
    },
    "certificates": {"name": "name", "date": "date", "url": "url", "issuer": "issuer"},
    "publications": {
        "title": "name", "publisher": "publisher", "date": "releaseDate", "url": "url", "summary": "summary",
        "authors": "authors", "kind": "type", "volume": "volume", "issue": "issue", "pages": "pages",
        "status": "status",
    },
    "skills": {"name": "name", "level": "level", "keywords": "keywords"},
    "languages": {"language": "language", "fluency": "fluency"},
    "interests": {"name": "name", "level": "level", "keywords": "keywords"},
    "references": {"name": "name", "text": "reference"},
}  # fmt: skip
"""The fields of each table and the names that JSON Resume has for them, in its order."""

_HEADINGS = ("position", "studyType", "area")
"""What themes set as a heading, and a profile has as it stands inside a sentence: "founder and principal engineer"."""

_OURS = {"id", "importance", "sources", "private", "audiences", "embargo", "the", "at", "told_as"}
"""What an entry says to presskit alone."""

Row = dict[str, Any]


def write(profile: Profile, as_of: datetime.date, summary: str = "") -> Row:
    """The resume; `summary` stands where the profile has no section "About"."""
    found: Row = {"$schema": SCHEMA, "basics": _basics(profile, summary)}
    for table, name in _NAMES.items():
        rows = [_row(table, row, profile) for row in getattr(profile, table) if row.begun(as_of)]
        if rows:
            found[name] = rows
    titles = {}
    for section in profile.sections:
        if section is not _about(profile):
            key = _key(section.title, {*found, *_NAMES.values(), *_NAMES, "meta"})
            titles[key] = section.title
            found[key] = [_free(section, at) for at in range(len(section.entries))]
    meta = {"version": VERSION, "lastModified": f"{as_of:%Y-%m-%d}T00:00:00", "titles": titles}
    found["meta"] = _said(meta)
    return found


def left_out(profile: Profile, as_of: datetime.date) -> Iterable[str]:
    """What JSON Resume has no place for, by key, and what it would misunderstand."""
    for name in type(profile).model_fields:
        rows = getattr(profile, name)
        if isinstance(rows, tuple) and rows and name not in (*_NAMES, *_ELSEWHERE):
            yield f"{name} ({len(rows)})"
    if len(profile.contacts) > 1:
        yield f"contacts ({len(profile.contacts) - 1} of {len(profile.contacts)})"
    employers = {row.organization for row in profile.work}
    unheld = [row for row in profile.organizations if row.name not in employers or not row.description]
    yield from (row.key for row in unheld)
    contact = profile.personal_contact
    for row in profile.entries():
        table = row.table
        if table in _NAMES and not row.begun(as_of):
            yield f"{row.key} (to come)"
            continue
        held = {*_OURS, *_FIELDS.get(table, _ELSEWHERE.get(table, ())), "current"}
        if row is profile.person and not row.headline:
            held.add("occupations")
        if contact is row:  # whom it names is then the person
            held |= {"name"} if contact.name == profile.person.name else set()
            held |= {"kind"} if contact.is_personal else set()
        if isinstance(row, WebLink) and (row.kind or row.label).lower() == row.label.lower():
            held.add("kind")  # the name of the network says it
        if row is contact or (table in (*_FIELDS, *_ELSEWHERE) and table != "contacts" and row not in unheld):
            fields = type(row).model_fields.items()
            yield from (f"{row.key}.{name}" for name, field in fields if name not in held and _says(row, name, field))
        if isinstance(row, Period) and row.current is False and row.end is None:
            yield f"{row.key}.current (without an end, other tools take it to go on)"
        for name in ("start", "end", "date"):
            if (date := getattr(row, name, None)) and date.part and table in _NAMES:
                yield f"{row.key}.{name} (of {date} the year alone: {date.iso})"


def _says(row: Entry, name: str, field: FieldInfo) -> bool:
    return bool(getattr(row, name) != field.default)


_ELSEWHERE = {
    "person": ("name", "headline", "location", "url", "appeared_in"),
    "organizations": ("name", "description"),
    "links": ("label", "url"),
    "contacts": ("email", "phone"),
    "sections": ("title", "entries"),
}
"""Tables that are told in another place, with the fields that are."""


def _about(profile: Profile) -> FreeSection | None:
    """The section that stands for the summary: prose and points, without titles."""
    return next(
        (
            row
            for row in profile.sections
            if row.title == ABOUT and not any(one.title or one.subtitle or one.start or one.end for one in row.entries)
        ),
        None,
    )


def _basics(profile: Profile, summary: str) -> Row:
    person, contact, about = profile.person, profile.personal_contact, _about(profile)
    sites = [link.url for link in profile.links if link.kind == "website" or link.label == WEBSITE]
    url = person.url or next(iter(sites), None) or profile.kit.website
    # a page that has a name of its own is a profile, too: basics.url has no place for the name
    pages = [link for link in profile.links if link.url != url or link.label != WEBSITE]
    label = person.headline or ", ".join(person.occupations)
    return _said(
        {
            "name": person.name,
            "label": capital(plain(label)),
            "email": contact.email if contact else None,
            "phone": contact.phone if contact else None,
            "url": url,
            "summary": _prose(about) if about else plain(summary),
            "location": _location(person.location),
            "appearedIn": person.appeared_in,
            "profiles": [_said({"network": plain(link.label), "url": link.url}) for link in pages],
        }
    )


def _location(place: str | None) -> Row | None:
    if not place:
        return None
    city, region, country = places.parts(plain(place))
    return _said({"city": city, "region": region, "countryCode": country})


def _prose(section: FreeSection) -> str:
    parts = [
        part for entry in section.entries for part in (entry.text, *(f"- {point}" for point in entry.points)) if part
    ]
    return plain("\n\n".join(parts))


def _row(table: str, entry: Entry, profile: Profile) -> Row:
    """An entry in JSON Resume's words; an employer brings the description that the profile has of it."""
    row = {there: getattr(entry, here) for here, there in _FIELDS[table].items()}
    row |= {name: capital(text) for name in _HEADINGS if isinstance(text := row.get(name), str)}
    if isinstance(entry, Work) and table == "work":
        about = (one.description for one in profile.organizations if one.name == entry.organization)
        row["description"] = next(about, None)
    if isinstance(entry, Award) and not entry.won:  # whoever reads the title alone is told that, too
        row["title"] = f"{entry.title} ({entry.result})"
    if isinstance(entry, Project):
        row["roles"] = (capital(entry.role),) if entry.role else ()
    over = isinstance(entry, Period) and entry.current is False and entry.end is None
    return _said(row) | ({"current": False} if over else {})


def _free(section: FreeSection, at: int) -> Row:
    entry = section.entries[at]
    row = {"title": entry.title, "name": entry.subtitle, "startDate": entry.start, "endDate": entry.end}
    return _said({**row, "summary": entry.text, "highlights": entry.points})


def _key(title: str, taken: Collection[str]) -> str:
    """A title as a key: "Side projects" is `sideProjects`; one that is taken gets a number."""
    words = re.findall(r"\w+", title)
    key = "".join([words[0].lower(), *(word.capitalize() for word in words[1:])]) if words else "more"
    number = 1
    while key in taken:
        number += 1
        key = f"{key.rstrip('0123456789')}{number}"
    return key


def _said(row: Row) -> Row:
    """The fields that say something, as JSON has them."""
    told: Row = {}
    for name, value in row.items():
        if isinstance(value, PartialDate):
            told[name] = value.iso
        elif isinstance(value, tuple):
            told[name] = [plain(text) for text in value]
        elif isinstance(value, str):
            told[name] = plain(value)
        else:
            told[name] = value
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}

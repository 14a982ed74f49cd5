"""The person as a JSON Resume, for the tools that read one.

In: a profile that was filtered for its audience, the day. Out: plain values, and what JSON Resume has no place for.
Source: the schema of jsonresume.org 1.0.0, of which no later version takes anything away.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from presskit.document import plain
from presskit.profile import Entry, PartialDate, Period, Profile
from presskit.profile.tables import Education, FreeSection, Project, Volunteering, Work

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

ABOUT = "About"
"""The title of the section of one's own that stands for the summary, as `presskit import` makes it."""

_ELSEWHERE = ("person", "organizations", "links", "contacts", "sections", "bio", "pinned", "sources")
"""Tables that are told in another place, or that steer texts."""

_TABLES = {
    "work": "work",
    "volunteering": "volunteer",
    "education": "education",
    "projects": "projects",
    "awards": "awards",
    "certificates": "certificates",
    "publications": "publications",
    "skills": "skills",
    "languages": "languages",
    "interests": "interests",
    "references": "references",
}
"""Tables and the names that JSON Resume has for them."""

_PLAIN_LINKS = ("website", "", None)
"""Kinds of link that are no profile on a network."""

Row = dict[str, Any]


def write(profile: Profile, as_of: datetime.date, summary: str = "") -> Row:
    """The resume; `summary` stands where the profile has no section "About"."""
    found: Row = {"$schema": SCHEMA, "basics": _basics(profile, summary)}
    for table, name in _TABLES.items():
        rows = [_said(_ROWS[table](row, profile)) for row in getattr(profile, table)]
        if rows:
            found[name] = rows
    for section in profile.sections:
        if section.title != ABOUT:
            found[_key(section.title, found)] = [_free(section, at) for at in range(len(section.entries))]
    found["meta"] = {"version": "v1.0.0", "lastModified": f"{as_of:%Y-%m-%d}T00:00:00"}
    return found


def left_out(profile: Profile) -> Iterable[str]:
    """What JSON Resume has no place for, by key, and what it would misunderstand."""
    for name in type(profile).model_fields:
        rows = getattr(profile, name)
        if isinstance(rows, tuple) and rows and name not in (*_TABLES, *_ELSEWHERE):
            yield f"{name} ({len(rows)})"
    if len(profile.contacts) > 1:
        yield f"contacts ({len(profile.contacts) - 1} of {len(profile.contacts)})"
    for row in profile.entries():
        if isinstance(row, Period) and row.current is False and row.end is None:
            yield f"{row.key}.current (without an end, JSON Resume takes it to go on)"
        yield from (f"{row.key}.{field}" for field in _LOST.get(row.key.partition("[")[0], ()) if getattr(row, field))


_LOST = {
    "person": ("pronunciation", "ipa", "pronouns", "known_for", "origin", "nationality", "born", "died"),
    "work": ("focus",),
    "education": ("location", "summary"),
    "volunteering": ("focus", "location"),
    "publications": ("authors", "kind"),
}
"""Fields that JSON Resume does not have."""


def _basics(profile: Profile, summary: str) -> Row:
    person = profile.person
    contact = profile.personal_contact
    site = next((link.url for link in profile.links if link.kind in _PLAIN_LINKS), None)
    about = next((row for row in profile.sections if row.title == ABOUT), None)
    label = person.headline or ", ".join(person.occupations)
    return _said(
        {
            "name": person.name,
            "label": plain(label),
            "email": contact.email if contact else None,
            "phone": contact.phone if contact else None,
            "url": person.url or site,
            "summary": _prose(about) if about else plain(summary),
            "location": _location(person.location),
            "profiles": [
                _said({"network": plain(link.label), "url": link.url}) for link in profile.links if link.url != site
            ],
        }
    )


def _location(place: str | None) -> Row | None:
    if not place:
        return None
    found = re.fullmatch(r"(.+), ([A-Z]{2})", place)
    return {"city": found[1], "countryCode": found[2]} if found else {"city": place}


def _prose(section: FreeSection) -> str:
    parts = [
        part for entry in section.entries for part in (entry.text, *(f"- {point}" for point in entry.points)) if part
    ]
    return plain("\n\n".join(parts))


def _work(row: Work, profile: Profile) -> Row:
    about = next((one.description for one in profile.organizations if one.name == row.organization), None)
    return {
        "name": row.organization, "position": row.position, "location": row.location, "description": about,
        "url": row.url, **_dates(row), "summary": row.summary, "highlights": row.highlights,
    }  # fmt: skip


def _volunteer(row: Volunteering, profile: Profile) -> Row:
    return {
        "organization": row.organization, "position": row.position, "url": row.url, **_dates(row),
        "summary": row.summary, "highlights": row.highlights,
    }  # fmt: skip


def _education(row: Education, profile: Profile) -> Row:
    return {
        "institution": row.institution, "url": row.url, "area": row.area, "studyType": row.study_type, **_dates(row),
        "score": row.score, "courses": row.highlights,
    }  # fmt: skip


def _project(row: Project, profile: Profile) -> Row:
    return {
        "name": row.name, "description": row.summary, "highlights": row.highlights, **_dates(row), "url": row.url,
        "roles": [row.role] if row.role else [],
    }  # fmt: skip


def _fields(**names: str) -> Any:
    """A row whose fields only have other names there: `{there: here}`."""

    def row(entry: Entry, profile: Profile) -> Row:
        return {there: getattr(entry, here) for there, here in names.items()}

    return row


_ROWS: dict[str, Any] = {
    "work": _work,
    "volunteering": _volunteer,
    "education": _education,
    "projects": _project,
    "awards": _fields(title="title", date="date", awarder="awarder", url="url", summary="summary"),
    "certificates": _fields(name="name", date="date", url="url", issuer="issuer"),
    "publications": _fields(name="title", publisher="publisher", releaseDate="date", url="url", summary="summary"),
    "skills": _fields(name="name", level="level", keywords="keywords"),
    "languages": _fields(language="language", fluency="fluency"),
    "interests": _fields(name="name", keywords="keywords"),
    "references": _fields(name="name", reference="text"),
}


def _free(section: FreeSection, at: int) -> Row:
    entry = section.entries[at]
    row = {"title": entry.title, "name": entry.subtitle, "startDate": entry.start, "endDate": entry.end}
    return _said({**row, "summary": entry.text, "highlights": entry.points})


def _key(title: str, taken: Row) -> str:
    """A title as a key: "Side projects" is `sideProjects`; one that is taken gets a number."""
    words = re.findall(r"\w+", title)
    key = "".join([words[0].lower(), *(word.capitalize() for word in words[1:])]) if words else "more"
    number = 1
    while key in taken:
        number += 1
        key = f"{key.rstrip('0123456789')}{number}"
    return key


def _dates(row: Period) -> Row:
    return {"startDate": row.start, "endDate": row.end}


def _said(row: Row) -> Row:
    """The fields that say something, as JSON has them."""
    told: Row = {}
    for name, value in row.items():
        if isinstance(value, PartialDate):
            told[name] = str(value)
        elif isinstance(value, tuple):
            told[name] = [plain(text) for text in value]
        elif isinstance(value, str):
            told[name] = plain(value)
        else:
            told[name] = value
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}

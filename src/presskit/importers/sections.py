"""Sections of one's own whose heading says plainly that they are exhibitions, memberships or honours.

In: a heading, and what stands under it in another tool's file. Out: entries of [[shows]], [[memberships]] and
[[awards]], where every one of the section is plain; else nothing is taken, and the section stays one of one's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from presskit.importers import places, texts
from presskit.importers.imported import ImportedProfile, Row
from presskit.importers.tree import Node, written
from presskit.profile.headings import table_of

_KINDS = re.compile(
    r"(?i)(?!.*(?:,|&|/|\band\b))(?:.*?\s)??((?:(?:solo|group|two-person|joint|duo|permanent)\s+)?"
    r"(?:exhibition|performance|concert|production|screening|recital|installation|reading))s?(?:\s+history)?"
)

_START = ("startDate", "start_date", "start", "from")
_END = ("endDate", "end_date", "end", "to", "until")
_ONCE = ("date", "Date", "dates", "period", "year", "releaseDate")
_NAMES = ("title", "Title", "name", "Name")
_TEXT = ("summary", "description", "Description", "text")
_ORGANIZATION = ("organization", "organisation", "company", "institution", "entity", "association", "society")
_VENUE = ("venue", "gallery", "museum", "theatre", "theater", "house", "festival", "event", *_ORGANIZATION, "publisher")
_KIND = ("kind", "type", "Type")
_AWARDER = ("awarder", "issuer", "by", "from", *_ORGANIZATION)
_POINTS = ("highlights", "bullets", "points")
_URL = ("url", "link", "website", "Link")
_ROLE = ("role", "position", "roles", "Role")

_AS = re.compile(
    r"((?:(?:honorary|life|elected|founding|associate|board|jury|committee|corresponding)\s+)?"
    r"(?:fellow|member|trustee|chair|president|secretary|treasurer|juror|patron|associate))"
    r"(?:,|\s+of|\s+at|\s+on)\s+(?:the\s+)?(\S.*)",
    re.IGNORECASE,
)

MOST_WORDS = 9
"""In the name of a society; a longer text is a sentence."""


Dates = Callable[[Node], Row]
"""Reads `start`, `end`, `current` and `date` of an entry."""


def add(heading: str, rows: Sequence[Node], imported: ImportedProfile, dates: Dates | None = None) -> bool:
    """Put the section into its table; False, and nothing taken, if its heading or one of its entries is not plain.

    `dates` reads them where the format writes dates in a way of its own.
    """
    table = table_of(heading)
    if not table or not rows or not all(_is_plain(row, table) for row in rows):
        return False
    usual = partial(_dates, imported)
    kind = match[1].lower() if (match := _KINDS.fullmatch(" ".join(heading.split()))) else ""
    for row in rows:
        if not isinstance(row.value, dict):
            role, organization = _society(row.text())
            imported.add("memberships", row, organization=organization, role=role)
        elif table == "shows":
            _show(row, kind, (dates or usual)(row), imported)
        elif table == "memberships":
            _membership(row, (dates or usual)(row), imported)
        else:
            _honour(row, (dates or usual)(row), imported)
    return True


def _is_plain(row: Node, table: str) -> bool:
    if not isinstance(row.value, dict):
        return table == "memberships" and isinstance(row.value, str) and bool(_society(row.value)[1])
    named = (*_NAMES, *{"shows": (*_VENUE, *_KIND), "memberships": _ORGANIZATION}.get(table, ()))
    held = [written(row.value.get(name)) for name in named if row.value.get(name)]
    return bool(held) and not re.fullmatch(r"[\d\s–-]*", held[0])


def _society(text: str) -> tuple[str, str]:
    """What somebody is, and where, in a line: "Fellow of the Harbour Society"; nothing of what is no such line."""
    said = " ".join(text.split()).rstrip(".;")
    role, name = (match[1], match[2]) if (match := _AS.fullmatch(said)) else ("", said)
    plain = name[:1].isupper() and len(name.split()) <= MOST_WORDS and not re.search(r"[\d,;:(]|\s[–—-]\s", name)
    return (role[:1].lower() + role[1:], name) if plain else ("", "")


def _dates(imported: ImportedProfile, row: Node) -> Row:
    return imported.dates(row, _START, _END, _ONCE)


def _show(row: Node, kind: str, dates: Row, imported: ImportedProfile) -> None:
    if dates.keys() == {"end"} or (len(dates) == 2 and dates.get("start") == dates.get("end")):
        dates = {"date": dates["end"]}
    title, venue = row.text(*_NAMES), row.text(*_VENUE)
    role, said = texts.joined(row.texts(*_ROLE)), row.text(*_KIND)
    imported.add(
        "shows", row, title=title, venue=venue, kind=said or kind, location=_place(row), role=role,
        collaborators=row.texts("collaborators", "with"), **_going_on(row, dates), url=row.text(*_URL),
        summary=_told(row),
    )  # fmt: skip


def _membership(row: Node, dates: Row, imported: ImportedProfile) -> None:
    if day := dates.pop("date", ""):
        dates["start"] = day  # since when one is a member
    organization = row.text(*_ORGANIZATION)
    role = texts.joined(row.texts(*_ROLE))
    if not organization:
        organization = row.text("name", "Name", "title", "Title")
        said, name = _society(organization)
        role, organization = (role or said, name) if said and (not role or role == said) else (role, organization)
    role = role or row.text("title", "Title")
    imported.add(
        "memberships", row, organization=organization, role=role, **_going_on(row, dates),
        url=row.text(*_URL), summary=_told(row),
    )  # fmt: skip


def _honour(row: Node, dates: Row, imported: ImportedProfile) -> None:
    imported.add(
        "awards", row, title=row.text(*_NAMES), awarder=row.text(*_AWARDER),
        date=dates.get("date") or dates.get("end") or dates.get("start") or "", url=row.text(*_URL),
        work=row.text("work"), result=row.text("result"), summary=_told(row),
    )  # fmt: skip


def _going_on(row: Node, dates: Row) -> Row:
    """The dates, past where the entry says so and has no end."""
    if written(row.at("current").value).lower() in ("no", "false") and "end" not in dates:
        row.text("current")
        return {**dates, "current": False}
    return dates


def _place(row: Node) -> str:
    place = row.at("location", "Location", "city")
    return places.place(*place.texts()) if isinstance(place.value, dict) else place.text()


def _told(row: Node) -> str:
    return "\n\n".join([*filter(None, [row.text(*_TEXT)]), *(f"- {text}" for text in row.texts(*_POINTS))])

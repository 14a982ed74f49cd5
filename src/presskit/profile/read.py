"""The text of profile.toml into a valid, frozen `Profile`, or every problem in it with line and column.

In: a path or a text. Out: a Profile whose entries know where they stand. All problems are told at once;
only an error of syntax comes alone, because nothing after it can be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from presskit import periods, tomlfile
from presskit.problems import Hint, Problem, Problems, Remedy, Warn, error, failure, nearest, suggestion, unheard
from presskit.profile import files, rules
from presskit.profile.entries import Entry, Named
from presskit.profile.model import TABLES, Profile, keyed
from presskit.profile.tables import Person
from presskit.profile.values import FIELDS, WHOLE, shown, spoken
from presskit.tomlfile import Key, TomlFile

MOST_TOLD = 500
"""Mistakes that are told one by one; whatever has more is hardly a profile."""


def read_file(path: Path, name: str | None = None, warn: Warn = unheard) -> Profile:
    """Read the profile at `path`, written as `name` in problems; raises Problems."""
    file = tomlfile.read(path, name or str(path), warn)
    return read_parsed(file, path.parent, warn)


def read(text: str, path: str = "profile.toml", folder: Path | None = None, warn: Warn = unheard) -> Profile:
    """Read the text of a profile; files that it names are looked up in `folder`, and not at all without one."""
    return read_parsed(tomlfile.parse(text, path, warn), folder, warn)


def read_parsed(file: TomlFile, folder: Path | None = None, warn: Warn = unheard) -> Profile:
    """The profile of a text that was parsed already; as `read`."""
    if not file.data:
        hint = 'begin with [person] and name = "…", or make a commented one with: presskit new me'
        raise failure(file.display_path, (1, 1), "empty", "the profile is empty", hint)
    problems: list[Problem] = []
    profile = None
    astray: set[str] = set()
    try:
        profile = Profile.model_validate(file.data)
    except ValidationError as faults:
        found = [_without_tags(fault) for fault in faults.errors(include_url=False)]
        astray = {text for fault in found if fault["type"] != "missing" for text in _texts(fault["input"])}
        problems += _told(found[:MOST_TOLD], file)
        problems += _below_wrong_headers(file)
        if more := len(found) - MOST_TOLD:
            hint = "mend those that are told; if there are so many, look whether this is a profile at all"
            said = f"{more:,} more mistakes are not told here"
            problems += [error(file.display_path, (1, 1), "more", said, hint)] if more > 0 else []
    problems += rules.broken(file, astray)
    if folder is not None:
        problems += files.faults(file, folder)
    if profile is None or problems:
        raise Problems(problems)
    return keyed(profile, file, folder)


def _told(details: Sequence[ErrorDetails], file: TomlFile) -> list[Problem]:
    """The faults of the model as Problems.

    A required field that stands there under a wrong name, or above its table, is one mistake and not two.
    """
    misspelt = {meant for fault in details if fault["type"] == "extra_forbidden" and (meant := _meant(fault["loc"]))}
    return [
        _problem(fault, file)
        for fault in details
        if fault["type"] != "missing" or all(fault["loc"] != at[: len(fault["loc"])] for at in misspelt)
    ]


@dataclass(frozen=True)
class _Renamed(TomlFile):
    """A file of which a table is called as it should be, and stands where it does."""

    wrong: str
    right: str

    def value(self, key: Key, offset: int | None = None) -> tuple[int, int]:
        return super().value(self._written(key), offset)

    def key(self, key: Key) -> tuple[int, int]:
        return super().key(self._written(key))

    def header(self, key: Key) -> tuple[int, int]:
        return super().header(self._written(key))

    def _written(self, key: Key) -> Key:
        return (self.wrong, *key[1:]) if key[:1] == (self.right,) else key


def _below_wrong_headers(file: TomlFile) -> Iterator[Problem]:
    """What is wrong in tables whose header is: it would be told only when that is mended."""
    for name, value in file.data.items():
        meant = None if name in Profile.model_fields else _meant((name,))
        if meant is None or len(meant) > 1 or meant[0] == "person" or not isinstance(value, dict | list):
            continue
        try:
            Profile.model_validate({"person": {"name": "…"}, meant[0]: value})
        except ValidationError as faults:
            found = [_without_tags(fault) for fault in faults.errors(include_url=False)]
            renamed = _Renamed(file.display_path, file.text, file.data, name, str(meant[0]))
            # of the header itself, which may have single brackets too, the hint on its name says enough
            below = [one for one in found if one["loc"][:1] == meant and len(one["loc"]) > 1]
            yield from _told(below[:MOST_TOLD], renamed)


def _without_tags(fault: ErrorDetails) -> ErrorDetails:
    """The fault with the way to it as it stands in the file."""
    return {**fault, "loc": tuple(part for part in fault["loc"] if part not in (WHOLE, FIELDS))}


def _texts(value: object) -> Iterator[str]:
    """Every text in a value: what it holds is not read, and so nothing that names it is wrong besides."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one


# --- what pydantic finds, in our own words -----------------------------------------------------------------

_KINDS = {
    "string": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "tuple": "a list",
    "list": "a list",
    "dict": "a table",
    "model": "a table",
    "date": "a date",
}

_REMEDIES = {
    "string": 'write one text in quotation marks: "…"',
    "int": "write a whole number, without quotation marks",
    "float": "write a number, without quotation marks",
    "bool": "write true or false, without quotation marks",
    "tuple": 'write it as ["…", "…"]',
    "list": 'write it as ["…", "…"]',
    "dict": "write it as { name = … }, or as a table of its own",
    "date": "write it as 2025-11-01, without quotation marks",
}

# What other tools and other people call our fields.
_OTHER_NAMES = {
    # tables
    "basics": "person", "about_me": "person", "speaker": "person", "artist": "person",
    "experience": "work", "employment": "work", "jobs": "work", "career": "work", "positions": "work",
    "employers": "work", "volunteer": "volunteering", "volunteer_work": "volunteering",
    "prizes": "awards", "prize": "awards", "honors": "awards", "honours": "awards", "fellowships": "awards",
    "grants": "awards", "distinctions": "awards", "recognition": "awards", "achievements": "awards",
    "books": "publications", "papers": "publications", "articles": "publications", "writing": "publications",
    "works": "publications", "studies": "education", "schools": "education", "degrees": "education",
    "certifications": "certificates", "licenses": "certificates", "licences": "certificates",
    "technologies": "skills", "tools": "skills", "hobbies": "interests",
    "testimonials": "references", "recommendations": "references",
    "speaking": "talks", "lectures": "talks", "presentations": "talks", "keynotes": "talks", "appearances": "talks",
    "quotations": "quotes", "media": "coverage", "press": "coverage", "news": "coverage", "mentions": "coverage",
    "timeline": "milestones", "stats": "numbers", "statistics": "numbers", "metrics": "numbers", "figures": "numbers",
    "companies": "organizations", "organisations": "organizations",
    "exhibitions": "shows", "exhibition": "shows", "performances": "shows", "productions": "shows",
    "concerts": "shows", "screenings": "shows", "readings": "shows", "recitals": "shows", "gigs": "shows",
    "membership": "memberships", "affiliations": "memberships", "societies": "memberships",
    "headshots": "photos", "website": "links", "websites": "links", "profiles": "links", "social": "links",
    "socials": "links", "social_links": "links", "urls": "links", "email": "contacts", "phone": "contacts",
    "photo": "photos", "image": "photos", "images": "photos", "picture": "photos", "pictures": "photos",
    "bios": "bio", "biography": "bio", "cover_letter": "letter", "output": "kit", "settings": "kit",
    # fields
    "company": "organization", "employer": "organization", "organisation": "organization", "entity": "organization",
    "title": "position name label", "name": "title organization institution label language", "job": "position",
    "role": "position", "school": "institution", "university": "institution",
    "degree": "study_type", "subject": "area", "major": "area", "description": "summary", "bullets": "highlights",
    "points": "highlights", "bullet_points": "highlights", "duties": "highlights",
    "from": "start", "since": "start", "start_date": "start", "startdate": "start", "begin": "start", "began": "start",
    "beginning": "start", "started": "start", "until": "end", "to": "end", "end_date": "end", "enddate": "end",
    "finish": "end", "finished": "end", "ended": "end", "till": "end", "text": "summary",
    "year": "date", "when": "date", "day": "date", "issued": "date", "link": "url", "href": "url",
    "where": "location", "place": "location", "city": "location", "venue": "location",
    "with": "collaborators", "collaborator": "collaborators", "coauthors": "authors", "co_authors": "authors",
    "teacher": "teachers", "studied_with": "teachers", "published_in": "appeared_in", "featured_in": "appeared_in",
    "society": "organization", "event": "venue", "festival": "venue", "gallery": "venue", "theatre": "venue",
    "theater": "venue",
    "birthplace": "origin", "hometown": "origin", "outcome": "result", "status": "result", "for": "work",
    "issuer": "awarder", "by": "awarder", "awarded_by": "awarder", "conference": "event", "journal": "publisher",
    "path": "file", "src": "file", "caption": "alt", "licence": "license", "photographer": "creator",
    "nickname": "short_name", "surname": "family_name", "last_name": "family_name", "first_name": "given_name",
    "full_name": "name", "birthday": "born", "birth_date": "born", "date_of_birth": "born", "label": "headline",
    "tagline": "headline", "sentence": "text", "color": "accent", "colour": "accent", "theme": "look",
    "heading_fonts": "display_fonts", "title_fonts": "display_fonts", "body_fonts": "text_fonts",
    "style": "look", "font": "fonts",
}  # fmt: skip


def _problem(fault: ErrorDetails, file: TomlFile) -> Problem:
    """One fault of the model as a Problem, keyed by its type, never by the library's English."""
    kind, at, value = fault["type"], tuple(fault["loc"]), fault["input"]
    context: dict[str, Any] = fault.get("ctx", {})
    text = value if isinstance(value, str) else ""  # Python does not write numbers of more than 4,300 digits
    if kind == "missing":
        return _missing(at, file)
    if kind == "extra_forbidden":
        return _unknown(at, file)
    name = spoken(at)
    if "hint" in context:
        if kind == "id" and "sources" in at[1:]:
            context = {**context, "hint": rules.source_remedy(text, file.data)}
        hint: Hint = (kind == "date" and _date_remedy(at, value)) or context["hint"]
        return error(file.display_path, file.value(at), kind, f"{name}: {context['message']}", hint)
    place = file.value(at)
    if kind == "literal_error":
        choices = [choice.strip("'") for choice in _choices(at)]
        choice = _meant_choice(text, choices)
        hint = suggestion(text, choice) if choice else "write one of " + ", ".join(f'"{one}"' for one in choices)
        return error(file.display_path, place, "choice", f"{name}: {shown(value)} is not one of its values", hint)
    if kind.startswith(("greater_than", "less_than", "finite")):
        return error(
            file.display_path,
            place,
            "range",
            f"{name}: {shown(value)} is out of range",
            _range(at, kind, context, value),
        )
    if kind.startswith("date"):
        day = periods.date(text or shown(value)) or ""
        example = day if len(day) == len("2025-11-01") else "2025-11-01"
        hint = f"write a whole day, year-month-day, without quotation marks: {example}"
        if at == ("as_of",) and periods.is_open(text):
            hint = "take the line out: without it, it is the day of the build"
        return error(file.display_path, place, "date", f"{name}: {shown(value)} is not a day", hint)
    if kind in ("too_long", "too_short"):
        return _not_two_numbers(at, file)
    wanted = next((word for word in _KINDS if kind.startswith(word)), "string")
    if wanted == "model":
        return _not_a_table(at, value, file)
    if wanted in ("tuple", "list") and len(at) == 1:
        hint = f"write it as [[{at[0]}]] with its fields below, once for each entry{_fields_below(str(at[0]))}"
        return error(file.display_path, place, "type", f"{name} is a list of tables", hint)
    message = f"{name}: {shown(value)} is not {_KINDS[wanted]}"
    if isinstance(value, dict | list):
        message = f"{name} is {shown(value)}, not {_KINDS[wanted]}"
    hint = _range(at, kind, context, value) if at[-1] == "importance" else _REMEDIES[wanted]
    if wanted == "tuple" and isinstance(value, str):
        listed = f"[{', '.join(shown(part) for part in _parts(value))}]"
        hint = Remedy(f"write it as {listed}", f'"{value}"', listed)
        if "…" in listed:
            hint = "put square brackets around it, outside the quotation marks"
    elif wanted == "string" and not isinstance(value, dict | list):
        hint = f'write it as "{shown(value)}"'
    return error(file.display_path, place, "type", message, hint)


def _meant_choice(value: str, choices: Sequence[str]) -> str | None:
    """The choice that was meant: "A4 paper" has it as a word."""
    words = (value.strip().lower(), *re.findall(r"[^\W_]+", value.lower()))
    return next((word for word in words if word in choices), None) or nearest(value, choices)


def _date_remedy(at: Key, value: object) -> Hint | None:
    """What to write in place of what is no date."""
    if isinstance(value, float):  # of 2014.03; 2014.1 may have been October
        value = f"{value:.2f}" if str(value) == f"{value:.2f}" else None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**8:
        value = str(value)
    if isinstance(value, str) and len(value) <= periods.LONGEST_DATE:
        return periods.remedy(value, str(at[-1]))
    return None


MOST_WORDS = 4
"""In each of the things that somebody put into one text with commas between; with more it is a sentence."""


def _parts(value: str) -> list[str]:
    """What somebody put into one text in place of a list: "engineer, author and pilot"."""
    parts = [part for part in map(str.strip, re.split(r"[,;|\n]", value)) if part]
    if len(parts) > 1:
        parts[-1:] = [part for part in re.split(r"^(?:and|und|&)\s+|\s+(?:and|und|&)\s+", parts[-1]) if part]
    return parts if parts and all(len(part.split()) <= MOST_WORDS for part in parts) else [value]


def _not_a_table(at: Key, value: object, file: TomlFile) -> Problem:
    """A table was wanted: [person], an entry of [[work]], or one of a free section."""
    name = spoken(at)
    if isinstance(at[-1], int):
        header = ".".join(str(part) for part in at if isinstance(part, str))
        hint = f"write it as [[{header}]] with its fields below, once for each entry"
        return error(file.display_path, file.value(at), "type", f"{name}: {shown(value)} is not an entry", hint)
    if isinstance(value, list):
        hint = f"write [{name}] once, with single brackets"
        if at == ("person",) and len(value) > 1:
            hint = f"write [person] in single brackets; {ONE_PERSON}"
        return error(file.display_path, file.header((*at, 0)), "type", f"{name} is a table, not a list", hint)
    hint = f"write [{name}] on a line of its own, and its fields below"
    return error(file.display_path, file.value(at), "type", f"{name}: {shown(value)} is not a table", hint)


def _not_two_numbers(at: Key, file: TomlFile) -> Problem:
    hint = "write the point as [0.5, 0.4]: from the left and from the top, each 0 to 1"
    return error(file.display_path, file.value(at), "type", f"{spoken(at)}: these are not two numbers", hint)


def _range(at: Key, kind: str, context: dict[str, Any], value: object) -> str:
    if "importance" in at:
        return "write a whole number from 1 (nice to have) to 5 (essential)"
    if "focus" in at:
        percent = f", such as {value / 100:g}" if isinstance(value, int | float) and 10 <= value <= 100 else ""
        return f"write a number from 0 to 1{percent}"
    if kind.startswith("finite"):
        return "write a number"
    bound = next(iter(context.values()))
    return f"write a number that is {'at least' if kind.startswith('greater') else 'at most'} {bound}"


def _missing(at: Key, file: TomlFile) -> Problem:
    field = str(at[-1])
    if isinstance(at[-1], int):
        return _not_two_numbers(at[:-1], file)
    if at == ("person",):
        return error(file.display_path, (1, 1), "missing", "the person is missing", 'add [person] and name = "…"')
    whose = spoken(at[:-1])
    table = _model(at[:-1])
    told = (table.model_fields[field].description or "").removesuffix(".") if table else ""
    hint = f'add {field} = "…"' + (f": {told[0].lower()}{told[1:]}" if told.count(" ") > 1 else "")
    return error(file.display_path, file.header(at[:-1]), "missing", f"{whose}: {field} is missing", hint)


def _fields_below(table: str) -> str:
    """How an entry of this table begins: its first fields, as they are written."""
    shape = TABLES[table].shape if table in TABLES else None
    own = (*shape.title[:1], *shape.subtitle[:1]) if shape else ()
    written = " and ".join(f'{name} = "…"' for name in own)
    return f": {written}" if own else ""


ONE_PERSON = "a profile is of one person: make one for each, with: presskit new NAME"
"""What to do with a second person."""


def _unknown(at: Key, file: TomlFile) -> Problem:
    key, table = str(at[-1]), _model(at[:-1])
    fields = sorted(table.model_fields, key=lambda name: name in Named.model_fields) if table else []
    whose = spoken(at[:-1]) if len(at) > 1 else "the profile"
    meant = _meant(at)
    hint: Hint
    if meant and len(meant) > len(at):
        hint = "write it below [person]" if "person" in file.data else "write [person] on a line of its own above it"
    elif meant and len(at) > 1 and (row := _written(meant, file)):
        hint = f'"{meant[-1]}" stands in line {row} already: take one of the two away'
    elif meant == ("person",) and isinstance(file.data.get("person"), dict | list):
        hint = ONE_PERSON
    elif meant and (numbered := re.fullmatch(r"(.*?)[_-]?\d+", key)) and numbered[1] == meant[-1]:
        hint = f"write [[{meant[-1]}]], with double brackets, above each of its entries"
    elif meant and len(at) == 1 and isinstance(file.data.get(key), dict) and (shape := _as_rows(str(meant[-1]))):
        hint = f"did you mean {shape}?"
    elif meant:
        hint = suggestion(key, str(meant[-1]))
    elif len(at) > 1 and key in Profile.model_fields and key not in TABLES and key != "kit":
        hint = "write it at the beginning of the file, above all that stands in [brackets]"
    elif (own := _table_of_its_own(key)) and len(at) > 1:
        hint = f"it has a table of its own: write [[{own}]] on a line, and its fields below"
    elif deeper := _deeper(at):
        hint = deeper
    elif len(at) == 1:
        hint = "whatever has no table of its own goes into [[sections]]; there are " + ", ".join(fields)
    else:
        hint = "it can have " + ", ".join(fields)
    return error(file.display_path, file.key(at), "unknown-key", f"{whose} has no key {shown(key)}", hint)


def _written(at: Key, file: TomlFile) -> int | None:
    """The line in which the field has been given, too."""
    table: Any = file.data
    for part in at[:-1]:
        try:
            table = table[part]
        except (LookupError, TypeError):  # it belongs to a table whose name is misspelt, too
            return None
    return file.key(at)[0] if isinstance(table, dict) and at[-1] in table else None


def _as_rows(name: str) -> str | None:
    """How the entries of a table are written, of which somebody wrote a single one."""
    if name == "person" or name not in TABLES:
        return None
    fields = TABLES[name].model_fields
    required = sorted((one for one in fields if fields[one].is_required()), key=lambda one: one in Entry.model_fields)
    below = " and ".join(f'{one} = "…"' for one in required) or "its fields"
    return f"[[{name}]], once for each entry, with {below} below"


def _table_of_its_own(key: str) -> str | None:
    """The table of entries that somebody writes into another table: links, an e-mail address."""
    own = _OTHER_NAMES.get(key.lower(), key.lower())
    return own if own in TABLES and own != "person" else None


def _deeper(at: Key) -> str | None:
    """How a field is written that somebody gave to a table, and that a table or a list inside it has."""
    table = _model(at[:-1]) if len(at) > 1 else None
    for name, field in (table.model_fields if table else {}).items():
        inner = _model((*at[:-1], name))
        if inner is None or at[-1] not in inner.model_fields:
            continue
        if field.annotation is inner:
            return f"write it below [{spoken((*at[:-1], name))}]"
        needed = [one for one in inner.model_fields if inner.model_fields[one].is_required() or one == at[-1]]
        entry = ", ".join(f'{one} = "…"' for one in needed)
        return f"write it in its {name}: {name} = [{{ {entry} }}]"
    return None


def _meant(at: Key) -> Key | None:
    """The field that a key which its table does not have was meant to be."""
    if len(at) == 1 and at[0] in Person.model_fields:
        return ("person", *at)
    table = _model(at[:-1])
    found = nearest(str(at[-1]), table.model_fields, _OTHER_NAMES) if table else None
    return (*at[:-1], found) if found else None


def _choices(at: Key) -> list[str]:
    """What may stand at this place, or in the list at it."""
    field = at[:-1] if isinstance(at[-1], int) else at
    table = _model(field[:-1])
    assert table is not None
    schema = _schema(table)["properties"][field[-1]]
    options: list[dict[str, Any]] = schema.get("anyOf", [schema])
    return [str(choice) for option in options for choice in option.get("items", option).get("enum", [])]


@lru_cache
def _schema(table: type[BaseModel]) -> dict[str, Any]:
    return table.model_json_schema()


def _model(at: Key) -> type[BaseModel] | None:
    """The model of the table at this place."""
    table: type[BaseModel] = Profile
    for part in at:
        if isinstance(part, str):
            field = table.model_fields.get(part)
            if field is None:
                return None
            inner = _table_in(field.annotation)
            if inner is None:
                return None
            table = inner
    return table


def _table_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if result := _table_in(part):
            return result
    return None

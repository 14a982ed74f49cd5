"""What a form has to ask for, table by table, made of the models: nothing is typed in twice.

In: the models of profile.toml and their JSON Schema. Out: plain data for the page. A field that is added to a table
appears in its form by itself; what is here beside the schema is only how a few fields are asked for.
"""

from __future__ import annotations

import json
import re
import typing
from functools import cache
from typing import Any

from presskit import language, periods
from presskit.kit import products
from presskit.profile import TABLES, Profile, schema
from presskit.profile.values import Link, Text, Texts
from presskit.template import Templates

Row = dict[str, Any]

SHARED = ("id", "importance", "sources", "url", "private", "audiences", "embargo", "the", "at", "told_as", "current")
"""Fields that stand behind “More”: most entries do without them."""

ORDER = (
    "person", "photos", "bio", "work", "education", "awards", "publications", "projects", "talks", "shows",
    "volunteering", "memberships", "numbers", "quotes", "topics", "questions", "links", "contacts", "coverage",
    "milestones", "organizations", "skills", "languages", "certificates", "interests", "references", "logos",
    "sections", "pinned", "sources", "letter", "kit", "words", "check",
)  # fmt: skip
"""The tables as the page lists them: who, how they look, what is told, what they did."""

FIRST = {
    "Person": ("name", "pronouns", "occupations", "known_for", "headline", "location", "origin", "born"),
    "Kit": ("look", "accent", "paper", "templates", "resume_pages", "rights"),
    "Photo": ("file", "alt", "credit", "license", "caption"),
    "Logo": ("file", "alt", "organization"),
    "Bio": ("text", "about"),
    "Work": ("organization", "position", "start", "end", "location", "summary", "highlights"),
    "Volunteering": ("organization", "position", "start", "end", "location", "summary"),
    "Membership": ("organization", "role", "start", "end"),
    "Education": ("institution", "study_type", "area", "start", "end", "location"),
    "Award": ("title", "awarder", "date", "result"),
    "Publication": ("title", "publisher", "date", "kind", "summary"),
    "Show": ("title", "venue", "kind", "start", "end", "location"),
    "Contact": ("name", "email", "phone", "kind", "organization"),
    "WebLink": ("label", "url"),
}
"""Of a table with many fields those that most people fill in; its others stand behind “More”."""

_LABELS = {
    "occupations": "What you are", "headline": "Line under your name", "highlights": "Achievements",
    "pronouns_used": "Pronouns in sentences", "honorific_prefix": "Title before the name",
    "honorific_suffix": "Letters after the name", "appeared_in": "Work has appeared in", "ipa": "Phonetic",
    "url": "Link", "id": "Short name, to refer to it by", "alt": "What it shows", "at": "Preposition",
    "the": "Takes “the”", "as_of": "Texts are told as of", "reviewed": "Last read through on", "study_type": "Degree",
    "area": "Subject", "resume_pages": "Pages of the résumé", "resume_photo": "Photograph on the résumé",
    "resume_accent": "Colour of the résumé", "accent": "Colour", "rights": "Terms for the texts",
    "slug": "File names begin with", "license": "Licence", "needs": "Only told after the sentence",
    "about": "What it is about", "short": "Shortest wording", "paragraph": "Begins a paragraph",
    "wordings": "Shorter wordings",
    "audiences": "Only for these audiences", "told_as": "Told in sentences as", "vcard": "Contact card",
    "templates": "What is in the kit", "contacts.kind": "What it is for", "email": "E-mail",
    "embargo": "Not before", "links.label": "Name of the page",
}  # fmt: skip
"""What a field is called where its own name says too little."""

_EXAMPLES = {
    "person.name": "Marta Viegas", "short_name": "Viegas", "given_name": "Marta", "family_name": "Viegas",
    "pronunciation": "MAR-ta VYAY-gash", "ipa": "ˈmaɾtɐ ˈvjeɣɐʃ", "occupations": "cellist",
    "known_for": "playing what others leave out", "headline": "Cellist and teacher in Leeds", "location": "Leeds",
    "origin": "Porto", "contacts.kind": "press, booking", "organization": "Northern Strings",
    "organizations.name": "Northern Strings", "position": "principal cellist", "work.focus": "new music for strings",
    "volunteering.focus": "concerts in hospitals", "projects.name": "Cello in the Post", "awards.title": "Pier Prize",
    "topics.title": "Why we practise", "skills.name": "Arranging", "interests.name": "Sea swimming",
    "skills.keywords": "arranging for strings", "interests.keywords": "winter", "id": "northern-strings",
    "about": "Northern Strings", "bio.text": "She plays with Northern Strings.",
    "bio.short": "She plays the cello.", "wordings": "She plays the cello in Leeds.", "needs": "northern-strings",
    "memberships.organization": "Society of Cellists", "work.summary": "Leads the cellos and plans the chamber series.",
    "work.highlights": "Recorded the Pier Suites in one winter.",
    "volunteering.summary": "Plays for patients, once a month.",
    "volunteering.highlights": "Brought concerts to eleven wards.", "projects.collaborators": "Kim Vale",
    "projects.summary": "A piece of music a week, by post, to people who cannot leave home.",
    "projects.highlights": "Sent to eleven towns.", "person.told_as": "is a cellist who plays what others leave out",
    "told_as": "is the principal cellist of Northern Strings", "rights": "Free for reports about Marta Viegas.",
    "photos.alt": "Marta Viegas laughs behind her cello", "photos.caption": "Marta Viegas at the Pier Hall, 2024",
}  # fmt: skip
"""Examples that more people see themselves in than those of the schema: a musician's."""

_HINTS = {
    "license": "On what terms the photograph may be printed.",
    "rights": "On what terms texts and pages may be printed.",
    "about": "The card that it tells, so that nothing is told twice.", "end": "When it ended; empty while it goes on.",
    "headline": "Your text for X, Instagram, LinkedIn’s top line begins with it.",
    "needs": "The short names of the sentences that it must follow.", "sources": "Where it can be checked.",
    "bio.text": "The sentence.", "photos.focus": "The point that every crop keeps.",
    "pinned.place": "The place that it is for.", "kit.look": "The look of all pages.",
    "kit.logo": "The logo on the cover of the press kit: the file of one below “Logos”.",
    "sections.entries": "What stands in it.", "sections.photos": "The files of the photographs that show it.",
}  # fmt: skip
"""Hints where those of the schema are for whoever edits the file."""

_TITLES = {
    "person": "You", "bio": "Your bio, sentence by sentence", "pinned": "Texts to use as they are",
    "kit": "Look and files", "words": "How texts are written", "check": "Advice", "letter": "Letter",
    "sections": "Sections of your own",
}  # fmt: skip

_INTRODUCED = {
    "talks": "Where you speak, and where you spoke.",
    "logos": "Of your house, or of those you work with.",
    "pinned": "A text of your own for one place, as it is.",
    "skills": "What you can do.",
    "sections": "Whatever has no place elsewhere.",
    "memberships": "What you belong to.",
    "interests": "What you care about.",
    "topics": "What you speak about.",
    "links": "Your pages.",
    "references": "What others say of you.",
    "photos": "Of you, and of what you do.",
}
"""What a table is for, where its description says it to whoever edits the file."""


@cache
def forms() -> Row:
    """Every table in the order of the page, each with its fields; and the few values that stand above all tables."""
    whole = json.loads(schema())
    spoken = language.load("en-GB")
    tables = []
    for name in (*ORDER, *(other for other in TABLES if other not in ORDER)):
        node = whole["properties"][name]
        model = _model(name)
        definition = _definition(node, whole)
        tables.append(
            {
                "name": name,
                "title": _TITLES.get(name) or spoken.title(name),
                "one": _one(model.__name__),
                "hint": _INTRODUCED.get(name, node.get("description", "")),
                "many": node.get("type") == "array",
                "named": list(_named(model)),
                "needs": _needs(model, definition),
                "any": list(getattr(model, "named_by", ())),
                "fields": _fields(model, definition, whole, name),
            }
        )
    top = [_field(name, whole["properties"][name], Profile, whole) for name in ("language", "as_of", "reviewed")]
    top[0]["kind"] = "tongue"
    there = Templates(None)
    return {"tables": tables, "top": top, "looks": there.looks(), "products": products.names(there)}


def order(table: str) -> list[str]:
    """The fields of a table in the order in which they are asked for; a new one is written behind those before it."""
    return [field["name"] for form in forms()["tables"] if form["name"] == table for field in form["fields"]]


def named(table: str) -> list[str]:
    """The fields that an entry of a table is called by."""
    return next((list(form["named"]) for form in forms()["tables"] if form["name"] == table), [])


def field_of(way: tuple[str | int, ...]) -> Row | None:
    """The field at a way of the profile; None for one that no form knows."""
    if len(way) == 1:
        return next((field for field in forms()["top"] if field["name"] == way[0]), None)
    fields: list[Row] = next((form["fields"] for form in forms()["tables"] if form["name"] == way[0]), [])
    found = None
    for part in way[1:]:
        if isinstance(part, str):
            found = next((field for field in fields if field["name"] == part), None)
            fields = (found or {}).get("fields", [])
    return found


def _model(name: str) -> Any:
    hint = typing.get_type_hints(Profile, include_extras=True)[name]
    return next(one for one in _kinds(hint) if hasattr(one, "model_fields"))


def _kinds(hint: Any) -> list[Any]:
    """A type and all that it is made of."""
    return [hint, *(inner for part in typing.get_args(hint) if not isinstance(part, str) for inner in _kinds(part))]


def _definition(node: Row, whole: Row) -> Row:
    items = node.get("items")
    inner = items.get("$ref", "") if isinstance(items, dict) else ""
    reference = str(node.get("$ref") or inner).rpartition("/")[2]
    found: Row = whole["definitions"].get(reference, node)
    return found


def _one(model: str) -> str:
    """What one entry is called: `SpokenLanguage`, spoken language."""
    names = {"Bio": "sentence", "WebLink": "link", "Quotation": "quotation", "FreeSection": "section",
             "Work": "position", "Education": "course of study"}  # fmt: skip
    return names.get(model) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model).lower()


def _named(model: Any) -> tuple[str, ...]:
    shape = getattr(model, "shape", None)
    return (*shape.title, *shape.subtitle) if shape else ()


def _needs(model: Any, definition: Row) -> list[str]:
    """The fields that an entry has at least: those that the schema asks for, or what it is called by."""
    required: list[str] = definition.get("required", [])
    return required or list(_named(model)[:1])


def _fields(model: Any, definition: Row, whole: Row, table: str = "") -> list[Row]:
    required: list[str] = definition.get("required", [])
    own = [name for name in definition["properties"] if name not in SHARED]
    named = [name for name in _named(model) if name in own]
    first = FIRST.get(model.__name__, ())
    names = [*dict.fromkeys([*first, *(one for one in required if one not in first), *named, *own])]
    names += [name for name in SHARED if name in definition["properties"] and name not in names]
    behind = [name for name in names if name not in first] if first else []
    fields = (_field(name, definition["properties"][name], model, whole, table) for name in names)
    return [
        {**field, "required": field["name"] in required, "more": _is_more(field["name"], behind, required)}
        for field in fields
    ]


def _is_more(name: str, behind: list[str], required: list[str]) -> bool:
    """Whether a field stands behind “More”."""
    return name not in required and (name in behind or (not behind and name in SHARED and name != "importance"))


def _field(name: str, node: Row, model: Any, whole: Row, table: str = "") -> Row:
    hint = typing.get_type_hints(model, include_extras=True)[name]
    kind = _kind(name, node, hint, whole)
    examples = node.get("examples") or [None]
    field: Row = {
        "name": name,
        "label": _LABELS.get(f"{table}.{name}") or _LABELS.get(name) or name.replace("_", " ").capitalize(),
        "hint": _HINTS.get(f"{table}.{name}") or _HINTS.get(name) or _hint(node.get("description", "")),
        "example": _EXAMPLES.get(f"{table}.{name}") or _EXAMPLES.get(name) or examples[0],
        "kind": kind,
    }
    if kind in ("choice", "several"):
        field["choices"] = node.get("enum") or node.get("items", {}).get("enum", [])
    if kind in ("table", "tables"):
        inner = next(one for one in _kinds(hint) if hasattr(one, "model_fields"))
        field["fields"] = _fields(inner, _definition(node, whole), whole)
        field["named"] = list(_named(inner))
        field["one"] = _one(inner.__name__)
    return field


def _hint(description: str) -> str:
    """What the schema says, without the values of the file."""
    return re.sub(r"^(?:true|false): (\w)", lambda match: match[1].upper(), description)


_BY_NAME = {
    "importance": "stars", "private": "private", "audiences": "audiences", "focus": "focus", "file": "file",
    "about": "facts", "sources": "sources", "accent": "colour", "resume_accent": "colour", "look": "look",
    "pronouns": "pronouns", "places": "places", "templates": "products",
}  # fmt: skip


def _kind(name: str, node: Row, hint: Any, whole: Row) -> str:
    """How a field is asked for."""
    definition = _definition(node, whole)
    if name in _BY_NAME and (name != "focus" or node.get("type") == "array"):
        return _BY_NAME[name]
    if definition.get("properties"):
        return "tables" if node.get("type") == "array" else "table"
    if node.get("format") == "date":
        return "day"
    if name in periods.FIELDS:
        return "date"
    if node.get("type") == "array":
        if "enum" in node.get("items", {}):
            return "several"
        return "texts" if Texts in _kinds(hint) else "lines"
    if node.get("type") == "object":
        return "pairs"
    if "enum" in node:
        return "choice"
    if node.get("type") == "boolean":
        return "switch" if node.get("default") is False else "flag"
    if node.get("type") in ("integer", "number"):
        return "number"
    if Link in _kinds(hint):
        return "link"
    return "text" if Text in _kinds(hint) else "line"

"""What was found, as a profile.toml that a person likes to edit: ordered, spaced, with a word of explanation a table.

In: `ImportedProfile`. Out: text. What has no place stands as comments below the entry that it belongs to, the rest at
the end.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from presskit.importers.imported import LANGUAGES, LINES_OF_TEXT, ImportedProfile, Left, Row
from presskit.profile import TABLES, Entry, Period, Person
from presskit.tomlfile.writing import WIDTH, key, literal, string, written

SCHEMA = "#:schema ./profile.schema.json"
"""What tells Taplo and VS Code by which schema to complete and check."""

_DATES = ("start", "end", "date", "founded", "born")
"""Fields that hold dates; a year alone needs no quotation marks."""

_HEADINGS = {
    "bio": ("Bio", "a sentence at a time: what stands in brackets may go, docs/notation.md says how"),
    "work": (
        "Work",
        "without an end it goes on; importance = 5 is essential and stays, 1 gives way first. A position\n"
        "# stands inside sentences: in small letters, where you would write it so; `presskit check` says which",
    ),
    "volunteering": ("Volunteering", ""),
    "education": ("Education", ""),
    "projects": ("Projects", ""),
    "awards": ("Awards", ""),
    "publications": ("Publications", ""),
    "certificates": ("Certificates", ""),
    "skills": ("Skills", ""),
    "interests": ("Interests", ""),
    "languages": ("Languages", ""),
    "references": ("References", "what others say; only résumés show it"),
    "organizations": ("Organisations", "for “About …”"),
    "links": ("Links", ""),
    "contacts": ("Contacts", "add one with kind = \"press\"; what says private = true never leaves this file"),
    "sections": ("Sections of your own", "whatever has no table"),
}  # fmt: skip


def write(imported: ImportedProfile, source: str) -> str:
    """The whole file; `source` is the name of the file that it comes from."""
    lines = [
        SCHEMA,
        f"# Imported from {_comment(source)}. Every table and field: docs/profile.md. What follows a # is a comment.",
        "# Next: read it through, then `presskit check`, `presskit draft` for a bio to edit, and `presskit build`.",
        "",
        f"language = {string(_language(imported.language))}",
        "",
        "[person]",
        *fields("person", imported.person),
    ]
    lines += _hints(imported.person)
    lines += _tables(imported)
    if imported.titles:
        lines += [
            "",
            "[kit.sections.titles]",
            *(f"{key(name)} = {string(title)}" for name, title in imported.titles.items()),
        ]
    lines += _loose(imported, source)
    return "\n".join(lines) + "\n"


def entries(imported: ImportedProfile, source: str) -> str:
    """The tables alone and what is left over, to be put at the end of a profile that there is."""
    return "\n".join([*_tables(imported), *_loose(imported, source)]).lstrip("\n") + "\n"


def _loose(imported: ImportedProfile, source: str) -> list[str]:
    """What is left over and belongs to no entry."""
    loose = [one for one in imported.left if not one.table]
    if not loose:
        return []
    remark = f"# What {_comment(source)} says and presskit has no place for. Delete it, or move it."
    return ["", _rule("Left over"), remark, "#", *(line for one in loose for line in _left(one))]


def _tables(imported: ImportedProfile) -> Iterator[str]:
    for table in TABLES:
        rows = imported.tables.get(table, [])
        if table == "person" or not rows:
            continue
        title, remark = _HEADINGS.get(table, (table.capitalize(), ""))
        yield from ("", _rule(title))
        if remark:
            yield f"# {remark[:1].upper()}{remark[1:]}."
        for at, row in enumerate(rows):
            yield from ("", f"[[{table}]]")
            yield from fields(table, {name: value for name, value in row.items() if name != "entries"})
            for entry in row.get("entries", ()):
                yield from ("", "[[sections.entries]]", *_plain_fields(entry))
            for one in imported.left:
                if one.table == table and one.row == at:
                    yield from _left(one)


def fields(table: str, row: Row) -> Iterator[str]:
    """The fields in the order of the model, those that every entry may have last; a sentence has its text last."""
    if table == "bio":
        yield from _plain_fields({name: value for name, value in row.items() if name != "text"})
        yield f"text = {literal(row['text'])}"
        return
    model = Person if table == "person" else TABLES[table]
    shared = {**Entry.model_fields, **Period.model_fields}
    first = [name for name in inspect.get_annotations(model) if name in model.model_fields]
    own = [*first, *(name for name in model.model_fields if name not in shared)]
    order = [*own[:2], "start", "end", "current", "date", *own[2:], *model.model_fields]
    for name in dict.fromkeys([*order, *row]):
        if name in row:
            yield from _plain_fields({name: row[name]})


def _plain_fields(row: Row) -> Iterator[str]:
    for name, value in row.items():
        if name in _DATES and value.isdecimal():
            yield f"{name} = {value}"
        elif name in LINES_OF_TEXT and isinstance(value, str):
            yield f"{name} = {_prose(value)}"
        else:
            yield f"{name} = {written(value)}"


def _hints(person: Mapping[str, Any]) -> list[str]:
    lines = []
    if "pronouns" not in person:
        lines.append('# pronouns = "she" # he, she, they, or name (no pronoun at all)')
    if "occupations" not in person:
        line = person.get("headline", "")
        guess = line if line and len(line) <= 40 and not re.search(r"[,;|/&@·]| at | and ", line) else "engineer"
        told = "what you are, in small letters, the most important first: bios begin with it"
        lines.append(f"# occupations = [{string(guess)}] # {told}")
    return lines


def _prose(value: str) -> str:
    """A text in paragraphs; one that is longer than a line in several, between three quotation marks."""
    if "\n" not in value and len(value) <= WIDTH:
        return string(value)
    lines = [part for line in value.split("\n") for part in _wrapped(line, WIDTH) or [""]]
    body = "\n".join(string(line)[1:-1] for line in lines).replace('"""', '""\\"')  # three would end the text
    return f'"""\n{body}"""'


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of whole words; a run of spaces is one, as everywhere in a profile. No line begins with a
    hyphen but the first: that would be a point below the others."""
    kept = text.replace(" - ", "\ue000- ")  # which no line is broken at
    return [
        line.replace("\ue000-", " -")  # at the end of a line, too
        for line in textwrap.wrap(kept, width, break_long_words=False, break_on_hyphens=False)
    ]


def _left(one: Left) -> list[str]:
    """A comment of what is left over: its way and its text, the reason behind it."""
    reason = f" ({_comment(one.reason)})" if one.reason else ""
    text = "\n".join(_comment(line) for line in _without_data(one.text).split("\n"))
    first, *rest = [
        part for line in f"{_comment(one.way)}{reason}: {text}".split("\n") for part in _wrapped(line, WIDTH)
    ]
    return [f"# {first}", *(f"#   {line}" for line in rest)]


def _without_data(text: str) -> str:
    """The text; of a picture or a key, written in letters, how it begins and how long it is."""
    return f"{text[:40]}… ({len(text):,} characters)" if len(text) > 200 and _DATA.fullmatch(text) else text


_DATA = re.compile(r"data:\S+|(?:[\w+/=-]{40,}+\s*+)+[\w+/=-]*", re.ASCII)
"""Octets written in letters, in one run or in lines."""


def _comment(text: str) -> str:
    """A text that ends no comment: without control characters, on one line."""
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]", " ", text).strip()


def _rule(title: str) -> str:
    return f"# --- {title} ".ljust(WIDTH, "-")


def _language(tag: str) -> str:
    return tag if LANGUAGES.fullmatch(tag) else "en-GB"

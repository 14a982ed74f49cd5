"""Another tool's file becomes a profile: a new one, or more entries in the one that there is.

In: a file, and where its facts are to go. Out: the text of a profile, or the profile written; what is left over is
named. Nothing that stands is overwritten unless that was asked for.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from presskit import disk, periods
from presskit.importers import LARGEST, ImportedProfile, Known, Left, read as read_import, tell
from presskit.importers.imported import LANGUAGES
from presskit.problems import Problem, Problems, Warn, WrongArgument, error, failure
from presskit.profile import NAMELESS, TABLES, Entry, Profile, read, read_file, schema
from presskit.profile_import import toml
from presskit.prose import Bio
from presskit.prose.english import foreign
from presskit.tomlfile import newline_of


@dataclass(frozen=True)
class Taken:
    """What an import came to: the text of the profile, of what kind the file was, how many entries each table got,
    what has no place, what was there already, remarks, what to look at first, and whether the text is another now; the
    biography, if there was one."""

    text: str
    kind: str
    counts: tuple[tuple[str, int], ...]
    left: tuple[Left, ...]
    known: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    written: bool = True
    bio: Bio | None = None


STDIN = Path("-")
"""What stands for standard input."""


def take(path: Path, *, name: str | None = None, pronouns: str | None = None, warn: Warn) -> Taken:
    """The profile that another tool's file makes, or a biography; raises Problems, ValueError for a file that names
    nobody."""
    importer, found = read_import(_bytes(path), display_path(path), warn, name or "")
    if name and not found.chosen:
        _name(found, name)
    if pronouns:
        found.person["pronouns"] = pronouns
    language = found.language if LANGUAGES.fullmatch(found.language) else ""
    known = Known(found.person.get("name", ""), found.person.get("pronouns", ""), language)
    bio = tell(found, known, display_path(path))
    if not found.person.get("name"):
        remedy = 'add --name "…" with the person’s name as the file has it, or --into a profile that there is'
        message = f"{display_path(path)} does not say whose it is; {remedy}"
        raise WrongArgument(message)
    text = toml.write(found, _source(path))
    _check(text)
    first = tuple(_to_look_at(found))
    return Taken(text, importer.name, _counts(found), tuple(found.left), said=tuple(found.said), first=first, bio=bio)


def display_path(path: Path) -> str:
    """How a file is named in messages."""
    return "standard input" if path == STDIN else str(path)


def _to_look_at(imported: ImportedProfile) -> Iterator[str]:
    """What whoever imports has to look at first: what may be wrong, then what is public, then what is missing."""
    dates = [
        one.way for one in imported.left
        if _DATE.search(one.way) and re.search(r"\d", one.text) and not one.reason and periods.span(one.text) is None
    ]  # fmt: skip
    if dates:
        yield f"dates that nobody can read for certain: {', '.join(dates[:3])}{' …' if len(dates) > 3 else ''}"
    if language := foreign(" ".join(_running_text(imported))):
        yield f"the language: what is told is not English but {language}, and presskit writes English around it"
    asides = [row["title"] for row in imported.tables.get("sections", ()) if str(row["title"]).startswith("More ")]
    if asides:
        yield f"entries that lack their name, under {', '.join(asides)}"
    public = [row for row in imported.tables.get("contacts", ()) if not row.get("private")]
    if public:
        yield "[[contacts]], which are printed: private = true keeps one in this file"
    if not {"pronouns", "occupations"} <= imported.person.keys():
        yield "[person]: pronouns and occupations, with which bios begin"


def _running_text(imported: ImportedProfile) -> Iterator[str]:
    """What is told in sentences and points, of every entry."""
    rows = [row for rows in imported.tables.values() for row in rows]
    for row in (*rows, *(entry for section in rows for entry in section.get("entries", ()))):
        for name in ("summary", "description", "text", "highlights", "points"):
            value = row.get(name, "")
            yield from value if isinstance(value, list) else [value]


_DATE = re.compile(r"(?i)(?:date|year|month|started on|finished on|start|end|period|since|until)(?:\[\d+\])?$")
"""Ways to values that are dates in other tools' files."""


def _name(imported: ImportedProfile, name: str) -> None:
    """Call the person as the argument says; raises ValueError if nobody can be called that."""
    said = imported.person.pop("name", "")
    imported.set_person("name", name)
    if "name" not in imported.person:
        raise WrongArgument("--name is no name: it is empty, or longer than a line can be")
    if said not in ("", imported.person["name"]):
        imported.forget("person.name", said, "--name says another")


def take_into(path: Path, profile: Path, *, warn: Warn) -> Taken:
    """Add what another tool's file says to a profile: entries at its end, fields of the person that it lacks below
    the name. What it has is left alone. Raises Problems."""
    there = read_file(profile, str(profile), warn)
    importer, found = read_import(_bytes(path), display_path(path), warn, there.person.name)
    bio = tell(found, _known_of(there), display_path(path))
    if bio:
        found.language = ""
    if (name := str(found.person.get("name", ""))) and not _same_person(name, there.person.name):
        message = f"the file is about {name}, {there.display_path} about {there.person.name}"
        hint = f"of two people, each has a profile: presskit import {display_path(path)} -o NAME.toml; "
        hint += "of one, write the name in one of the two files as in the other"
        raise failure(str(path), None, "person", message, hint)
    known = _without_known(found, there)
    raw = profile.read_bytes()
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    before = raw[len(mark) :].decode()
    newline = newline_of(before)
    text = _with_person(before, newline, found, there)
    added = text != before
    if any(found.tables.values()):
        more = f"# Imported from {_source(path)}\n\n{toml.entries(found, _source(path))}"
        text = text.rstrip() + newline * 2 + more.replace("\n", newline)
    elif added and (loose := toml.entries(found, _source(path)).strip()):
        text = text.rstrip() + newline * 2 + f"{loose}\n".replace("\n", newline)
    if text != before:
        _check_grown(text, found, there)
        disk.replace(profile, mark + text.encode(), str(profile))
    kind = importer.name
    first = [look for look in _to_look_at(found) if not look.startswith("[person]")]
    left, said = tuple(found.left), tuple(found.said)
    counts, written = _counts(found), text != before
    return Taken(text, kind, counts, left, tuple(known), said, tuple(first), written=written, bio=bio)


def _source(path: Path) -> str:
    """Where something comes from, without its folders."""
    return display_path(path) if path == STDIN else path.name


def _known_of(there: Profile) -> Known:
    """What a profile says of the person before more of their prose is read."""
    pronouns = there.person.pronoun_set
    ids = {entry.id for entry in there.entries() if entry.id}
    return Known(there.person.name, pronouns, there.language, ids, {sentence.text for sentence in there.bio})


def _with_person(text: str, newline: str, imported: ImportedProfile, there: Profile) -> str:
    """The text with what it lacks of the person; what it says otherwise is left over."""
    imported.person.pop("name", None)
    said = there.person.model_fields_set  # a default, as of the pronouns, is no word of the author's
    lacking = {
        field: value
        for field, value in imported.person.items()
        if field not in said or not getattr(there.person, field)
    }
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)  # as TOML counts them: other line ends are letters to it
    header, at = there.place("person"), there.place("person", "name")
    if not header or not at or not re.match(r"\s*\[\s*person\s*\]", lines[header[0] - 1]):
        lacking = {}  # a table in braces, or one with dotted keys: nothing is put into those
    for field, value in imported.person.items():
        if field not in lacking and value != getattr(there.person, field, None):
            imported.left.append(Left(f"person.{field}", str(value)))
    if not lacking or not header or not at:
        return text
    below = at[0] if lines[at[0] - 1].count('"""') + lines[at[0] - 1].count("'''") != 1 else header[0]
    if not lines[below - 1].endswith("\n"):
        lines[below - 1] += newline
    lines.insert(below, "".join(line + newline for line in toml.fields("person", lacking)))
    return "".join(lines)


def _same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: they have a word in common."""
    first, second = ({_same(word) for word in name.split()} - {""} for name in (one, other))
    return bool(first & second)


def _check_grown(text: str, imported: ImportedProfile, there: Profile) -> None:
    """Whether the text is a profile; raises Problems where the old one has no room for entries, or where a sentence
    means by a name one of two entries from now on."""
    try:
        read(text)
    except Problems:
        told = [*_in_brackets(imported, there), *_meant_twice(imported, there)]
        if told:
            raise Problems(told) from None
        raise


def _in_brackets(imported: ImportedProfile, there: Profile) -> Iterator[Problem]:
    """The tables that stand as lists in brackets, to which no header can add."""
    hint = "write each of its entries under a header of its own, as docs/profile.md shows"
    for table in TABLES:
        if imported.tables.get(table) and getattr(there, table):
            first = there.place(f"{table}[1]")
            if first and not there.lines()[first[0] - 1].lstrip().startswith("[["):
                message = f"{table} is a list in brackets, to which presskit adds nothing"
                yield error(there.display_path, there.place(table), "import", message, hint)


def _meant_twice(imported: ImportedProfile, there: Profile) -> Iterator[Problem]:
    """What sentences are about by a name that an entry of the other file has, too."""
    new = {
        " ".join(str(row[name]).split())
        for table, rows in imported.tables.items()
        if table not in NAMELESS and (shape := TABLES[table].shape)
        for row in rows
        if (name := next((name for name in shape.title if row.get(name)), None))
    }
    for sentence in there.bio:
        for at, name in enumerate(sentence.about):
            entry = there.named(name)
            if entry and entry.id != name and name in new:
                message = f'{sentence.key}: "{name}" is the name of {entry.key}, and would be that of an imported entry'
                hint = f"give {entry.key} an id, write that in about, and import again"
                yield error(there.display_path, there.place(sentence.key, "about", at), "import", message, hint)


def write(taken: Taken, target: Path) -> None:
    """Write a new profile, over one that is there, and beside it the schema for editors."""
    beside = target.parent / "profile.schema.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        disk.replace(target, taken.text.encode(), str(target))
        if not beside.exists():
            beside.write_text(schema() + "\n", "utf-8")
    except OSError as fault:
        message = f"it cannot be written: {disk.reason_of(fault)}"
        raise failure(str(target), None, "file", message, "choose another place, or make room") from None


def _bytes(path: Path) -> bytes:
    if path == STDIN:
        if len(data := sys.stdin.buffer.read(LARGEST + 1)) > LARGEST:
            message = f"it holds more than {LARGEST // 1_000_000} MB"
            raise failure(display_path(path), None, "size", message, "a biography has some hundred words")
        return data
    try:
        if path.is_dir():
            hint = "name a file; of LinkedIn's data the ZIP, not the folder that it was unpacked into"
            raise failure(str(path), None, "file", "this is a folder", hint)
        if (data := disk.at_most(path, LARGEST)) is None:
            message = f"the file is larger than {LARGEST // 1_000_000} MB"
            raise failure(str(path), None, "size", message, "export it without pictures and messages")
        return data
    except OSError as fault:
        message = f"it cannot be read: {disk.reason_of(fault)}"
        raise failure(str(path), None, "file", message, "look at its name and at who may read it") from None


def _check(text: str) -> Profile:
    """What was written is a profile: presskit's own promise, kept or a mistake of presskit's."""
    return read(text)


def _counts(imported: ImportedProfile) -> tuple[tuple[str, int], ...]:
    return tuple((table, len(imported.tables[table])) for table in TABLES if imported.tables.get(table))


def _without_known(imported: ImportedProfile, there: Profile) -> list[str]:
    """Take out the entries that the profile has in the same table; returns what they are called."""
    known = []
    for table, rows in imported.tables.items():
        if table == "bio":  # whoever read them left out those that are there
            continue
        kept = []
        for at, row in enumerate(rows):
            same = next((entry for entry in getattr(there, table) if _known(row, entry)), None)
            if same is None:
                kept.append(at)
                continue
            known.append(f"{table}: {_called(row, same)}")
            imported.left = [
                replace(one, table="") if (one.table, one.row) == (table, at) else one for one in imported.left
            ]
            imported.left += _unsaid(row, same)
            if table == "sections":  # of a section of that title, what it does not hold
                held = {_same(text) for entry in there.sections if entry is same for text in _texts(entry.entries)}
                for text in _texts(row["entries"]):
                    if _same(text) not in held:
                        imported.left.append(Left(f"sections: {same.name_of}", text))
        imported.keep_only(table, kept)
    return known


def _unsaid(row: Mapping[str, Any], entry: Entry) -> Iterator[Left]:
    """What was found of an entry that the profile has, and the profile does not say."""
    for field, value in row.items():
        if field in ("entries", "current", "private"):  # told elsewhere, or for whoever wrote the profile to say
            continue
        held = getattr(entry, field, None)
        texts = {_same(str(text)) for text in (held if isinstance(held, tuple) else (held or "",))}
        for text in value if isinstance(value, list | tuple) else [value]:
            said = _same(str(text))
            if said and not any(one.startswith(said) for one in texts):
                yield Left(f"{entry.key}.{field}", str(text), "the entry is there already")


_TELLING = ("position", "study_type", "area", "event", "email", "outlet", "start", "date")
"""Fields that tell two entries of one name apart, if both have them: two positions at one employer."""


def _known(row: Mapping[str, Any], entry: Entry) -> bool:
    """Whether an entry of the profile is the one that was found: of that name, and nothing speaks against it."""
    if row.get("url") and row["url"] == entry.url:
        return True
    if _same(_called(row, entry)) != _same(entry.name_of):
        return False
    pairs = [
        (_same(str(row[name])), _same(str(getattr(entry, name))))
        for name in _TELLING
        if row.get(name)
        if getattr(entry, name, None)
    ]
    # "2013" is "2013-10", told with less precision
    return all(one.startswith(other) or other.startswith(one) for one, other in pairs)


def _called(row: Mapping[str, Any], entry: Entry) -> str:
    """What a row is called, as an entry of its table is: by the first of its title fields."""
    return next((str(row[name]) for name in (entry.shape.title if entry.shape else ()) if row.get(name)), "")


def _texts(entries: Iterable[Any]) -> Iterator[str]:
    """Every text in the entries of a section, as they were found or as the profile holds them."""
    for entry in entries:
        values = entry if isinstance(entry, Mapping) else entry.model_dump(mode="json")
        for value in values.values():
            yield from value if isinstance(value, list | tuple) else [value] if isinstance(value, str) else []


def _same(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())

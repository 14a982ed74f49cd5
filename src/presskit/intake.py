"""Another tool's file becomes a profile: a new one, or more entries in the one that there is.

In: a file, and where its facts are to go. Out: the text of a profile, or the profile written; what is left over is
named. Nothing that stands is overwritten unless that was asked for.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from presskit import tomlfile
from presskit.importers import LARGEST, Found, Left, toml
from presskit.importers import read as read_import
from presskit.problems import Problems, Warn, WrongArgument, error
from presskit.profile import TABLES, Profile, read, read_file, schema


@dataclass(frozen=True)
class Taken:
    """What an import came to: the text of the profile, of what kind the file was, how many entries each table got,
    what has no place, what was there already, and remarks."""

    text: str
    kind: str
    counts: tuple[tuple[str, int], ...]
    left: tuple[Left, ...]
    known: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def take(path: Path, *, name: str | None = None, warn: Warn) -> Taken:
    """The profile that another tool's file makes; raises Problems, ValueError for a file that names nobody."""
    importer, found = read_import(_bytes(path), str(path), warn)
    if name:
        found.person["name"] = name
    if not found.person.get("name"):
        message = f'{path} does not say whose it is; add --name "Ada Strand", or --into a profile that there is'
        raise WrongArgument(message)
    text = toml.write(found, path.name)
    _check(text)
    return Taken(text, found.kind or importer.name, _counts(found), tuple(found.left), said=tuple(found.said))


def take_into(path: Path, profile: Path, *, warn: Warn) -> Taken:
    """Add the entries of another tool's file to a profile; those that it has are left alone. Raises Problems."""
    there = read_file(profile, str(profile), warn)
    importer, found = read_import(_bytes(path), str(path), warn)
    known = _without_known(found, there)
    raw = profile.read_bytes()
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    before = raw[len(mark) :].decode()
    newline = "\r\n" if before.count("\r\n") * 2 > before.count("\n") else "\n"
    text = before
    found.left += [Left(f"person.{name}", str(value)) for name, value in found.person.items()]
    if any(found.tables.values()):
        more = f"# Imported from {path.name}\n\n{toml.entries(found, path.name)}"
        text = before.rstrip() + newline * 2 + more.replace("\n", newline)
        _check(text)
        tomlfile.replace(profile, mark + text.encode(), str(profile))
    return Taken(text, found.kind or importer.name, _counts(found), tuple(found.left), tuple(known), tuple(found.said))


def write(taken: Taken, target: Path, *, force: bool) -> None:
    """Write a new profile, and beside it the schema for editors; raises Problems if there is one already."""
    if target.exists() and not force:
        hint = "choose another name, add to it with --into, or overwrite it with --force"
        raise Problems([error(str(target), None, "exists", "there is a file of that name already", hint)])
    beside = target.parent / "profile.schema.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        tomlfile.replace(target, taken.text.encode(), str(target))
        if not beside.exists():
            beside.write_text(schema() + "\n", "utf-8")
    except OSError as fault:
        message = f"it cannot be written: {(fault.strerror or str(fault)).lower()}"
        raise Problems([error(str(target), None, "file", message, "choose another place, or make room")]) from None


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            hint = "name a file; of LinkedIn's data the ZIP, not the folder that it was unpacked into"
            raise Problems([error(str(path), None, "file", "this is a folder", hint)])
        if path.stat().st_size > LARGEST:
            message = f"the file is larger than {LARGEST // 1_000_000} MB"
            raise Problems([error(str(path), None, "size", message, "export it without pictures and messages")])
        return path.read_bytes()
    except OSError as fault:
        message = f"it cannot be read: {(fault.strerror or str(fault)).lower()}"
        raise Problems([error(str(path), None, "file", message, "look at its name and at who may read it")]) from None


def _check(text: str) -> Profile:
    """What was written is a profile: presskit's own promise, kept or a mistake of presskit's."""
    return read(text)


def _counts(found: Found) -> tuple[tuple[str, int], ...]:
    return tuple((table, len(found.tables[table])) for table in TABLES if found.tables.get(table))


def _without_known(found: Found, there: Profile) -> list[str]:
    """Take out the entries whose names the profile has in the same table; returns what they are called."""
    known = []
    for table, rows in found.tables.items():
        names = {_same(entry.name_of) for entry in getattr(there, table)}
        fields: Sequence[str] = shape.title if (shape := TABLES[table].shape) else ()
        kept: list[dict[str, object]] = []
        for at, row in enumerate(rows):
            called = next((str(row[name]) for name in fields if row.get(name)), "")
            if _same(called) in names:
                known.append(f"{table}: {called}")
                found.left = [one for one in found.left if (one.table, one.row) != (table, at)]
            else:
                found.left = [
                    Left(one.way, one.text, one.reason, table, len(kept))
                    if (one.table, one.row) == (table, at)
                    else one
                    for one in found.left
                ]
                kept.append(row)
        found.tables[table] = kept
    return known


def _same(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())

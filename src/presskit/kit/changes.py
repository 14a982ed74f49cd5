"""What changed since a kit was issued: its facts, and its texts.

In: the path of a profile, and a ZIP or a PDF that presskit made earlier. Out: one line for each fact and each text that
is not what it was, so that its owner knows what to send again. What was issued carries its facts: every PDF holds a
profile.json, and a ZIP holds such PDFs and the texts.
"""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from presskit import compose
from presskit.document import plain
from presskit.kit.faults import sound
from presskit.kit.order import Order, order
from presskit.problems import Problem, Problems, Warn, error

LARGEST = 50_000_000
"""Bytes of one file inside what was issued; the largest kit so far has 20 MB."""

FACTS = "profile.json"

_NAMES = ("id", "organization", "institution", "title", "name", "language", "text", "label", "alt", "value")
"""What entries are called, the first that they have."""


class Issued(NamedTuple):
    """What an earlier kit said: its facts, and its texts by the names of their files."""

    facts: Mapping[str, Any]
    texts: Mapping[str, str]


def changes(
    path: Path, old: Path, *, audience: str | None = None, as_of: datetime.date | None = None, warn: Warn
) -> list[str]:
    """One line for each fact and each text that changed since `old` was issued; raises Problems."""
    from presskit.writers import data

    issued = read(old)
    profile = sound(path, audience, warn)
    ordered = order(profile, path.parent, audience=audience, as_of=as_of)
    now = json.loads(data.write(ordered.profile))
    return [*_facts(issued.facts, now), *_texts(issued.texts, ordered)]


def read(old: Path) -> Issued:
    """What a ZIP or a PDF says that presskit made; raises Problems for any other file."""
    shown = str(old)
    try:
        raw = old.read_bytes()
    except OSError as fault:
        message = f"it cannot be read: {(fault.strerror or str(fault)).lower()}"
        raise Problems([error(shown, None, "file", message, "look at its name and at who may read it")]) from None
    if raw.lstrip()[:5] == b"%PDF-":
        return Issued(_facts_in(raw, shown), {})
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            files = {info.filename: info for info in archive.infolist() if info.file_size <= LARGEST}
            pdf = next((name for name in sorted(files) if name.endswith(".pdf")), None)
            if pdf is None:
                raise Problems([_stranger(shown)])
            texts = {
                f"blurbs/{name.rpartition('/')[2]}": archive.read(name).decode("utf-8", "replace").strip()
                for name in files
                if "/blurbs/" in name and name.endswith(".txt")
            }
            return Issued(_facts_in(archive.read(pdf), shown), texts)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise Problems([_stranger(shown)]) from None


def _facts_in(raw: bytes, shown: str) -> Mapping[str, Any]:
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is told below
    try:
        found = pypdf.PdfReader(io.BytesIO(raw)).attachments.get(FACTS, [])
        facts = json.loads(found[0]) if found else None
    except Exception:  # pypdf raises whatever it stumbles over in a damaged file
        facts = None
    if not isinstance(facts, dict):
        raise Problems([_stranger(shown)])
    return facts


def _stranger(shown: str) -> Problem:
    hint = "name a ZIP or a PDF that presskit built; each carries its facts"
    return error(shown, None, "changes", "this holds no facts that presskit put there", hint)


def _facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for table in dict.fromkeys([*after, *before]):
        old, new = before.get(table), after.get(table)
        if table == "as_of" or old == new:
            continue
        if isinstance(new, dict) or (new is None and isinstance(old, dict)):
            yield from _fields(table, old if isinstance(old, dict) else {}, new or {})
        elif isinstance(new, list) or (new is None and isinstance(old, list)):
            yield from _rows(table, old if isinstance(old, list) else [], new or [])
        else:
            yield f"{table}: was {_said(old)}, is {_said(new)}"


def _rows(table: str, old: list[Any], new: list[Any]) -> Iterator[str]:
    """Entries of one name are compared in their order; the others have come or gone."""
    before, after = _named(old), _named(new)
    for name in dict.fromkeys([*after, *before]):
        if name not in before:
            yield f"{table}: {name[0]} is new"
        elif name not in after:
            yield f"{table}: {name[0]} is gone"
        else:
            yield from _fields(f"{table}: {name[0]}", before[name], after[name])


def _named(rows: list[Any]) -> dict[tuple[str, int], dict[str, Any]]:
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for row in rows:
        if isinstance(row, dict):
            name = next((str(row[field]) for field in _NAMES if row.get(field)), "an entry")
            name = name if len(name) <= 60 else f"{name[:59]}…"
            number = sum(1 for known, _ in found if known == name)
            found[name, number] = row
    return found


def _fields(what: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for field in dict.fromkeys([*new, *old]):
        if old.get(field) != new.get(field):
            yield f"{what}: {field} was {_said(old.get(field))}, is {_said(new.get(field))}"


def _said(value: Any) -> str:
    if value is None:
        return "absent"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = plain(" ".join(text.split()))
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"


def _texts(before: Mapping[str, str], order: Order) -> Iterator[str]:
    """The texts that are not what they were."""
    places = order.templates.places()
    for name, text in sorted(before.items()):
        place = places.get(name.removeprefix("blurbs/").removesuffix(".txt"))
        if place is None:
            yield f"{name}: there is no such place any more"
            continue
        try:
            now = compose.for_place(order.profile, place, as_of=order.as_of, language=order.language).text
        except Problems:
            now = ""
        if now.split() != text.split():
            yield f"{name}: the text is another" if now else f"{name}: there is no text any more"

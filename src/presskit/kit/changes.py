"""What changed since a kit was issued: its facts, its texts, and so what to send again, and to whom.

In: the path of a profile, and what presskit made earlier (see `issued`). Out: one line for each fact and each sentence
that is not what it was. The documents of that kit are made again, in memory, for only then is it known what they say.
"""

from __future__ import annotations

import datetime
import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from presskit import compose
from presskit.document import plain
from presskit.kit import issued, products
from presskit.kit.context import BuildContext, build_context
from presskit.kit.faults import load_valid
from presskit.kit.issued import Issued
from presskit.problems import Problems, Warn, unheard
from presskit.profile import Profile
from presskit.writers.kit_file import KitFile

_NAMES = ("id", "organization", "institution", "title", "name", "language", "text", "label", "alt", "value")
"""What entries are called, the first that they have."""

LONG, AROUND, MOST = 60, 4, 200
"""Characters of a text up to which it is told whole; words around what differs in a longer one; characters at most."""

ALIKE = 0.6
"""How much of a sentence has to be the same, of 1, that it is told as one that became another."""


@dataclass(frozen=True)
class Changes:
    """What changed: a line for each fact and sentence; the texts that are others now; when the old kit was issued.

    `audience` is whose kit it was compared with, None everyone's; `whom` whose kits show what changed, likewise.
    """

    lines: tuple[str, ...]
    texts: tuple[str, ...]
    day: datetime.date | None
    audience: str | None
    whom: tuple[str | None, ...]


def changes(
    path: Path, old: Path, *, audience: str | None = None, as_of: datetime.date | None = None, warn: Warn
) -> Changes:
    """What changed since `old` was issued; raises Problems.

    Without `audience` it is compared with the kit of the audience whose facts are nearest to it, everyone's first.
    """
    before = issued.read(old)
    assert before.facts is not None
    profile = load_valid(path, audience, warn)
    contexts = {
        name: build_context(profile, path.parent, audience=name, as_of=as_of) for name in (None, *profile.audiences())
    }
    facts = {name: _public(_carried(one, before.carrier)) for name, one in contexts.items()}
    found = {name: list(_facts(before.facts, now)) for name, now in facts.items()}
    nearest = audience or min(found, key=lambda name: (sum(change.gone for change in found[name]), len(found[name])))
    lines, texts = _words(before, contexts[nearest])
    shown = {name: {(table, one) for table, rows in now.items() for one in _names(rows)} for name, now in facts.items()}
    whom = {name for change in found[nearest] for name in shown if change.what in shown[name]} or {nearest}
    return Changes(
        (*(change.line for change in found[nearest]), *lines),
        texts,
        before.day,
        nearest,
        (None,) if None in whom else tuple(sorted(filter(None, whom))),
    )


def _carried(context: BuildContext, name: str) -> Profile:
    """The profile as a document of this name carries it: a résumé has other contacts."""
    return (
        context.for_template(context.templates.get(name)).profile
        if name in context.templates.names()
        else context.profile
    )


def _public(profile: Profile) -> dict[str, Any]:
    from presskit.writers import data

    facts: dict[str, Any] = json.loads(data.write(profile))
    return facts


# --- facts -----------------------------------------------------------------------------------------------------


class Change(NamedTuple):
    """A fact that is not what it was: how that is told, the table and the name of its entry, which may be gone."""

    line: str
    what: tuple[str, str]
    gone: bool = False


def _facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for table in dict.fromkeys([*after, *before]):
        old, new = before.get(table), after.get(table)
        if table == "as_of" or old == new:
            continue
        if isinstance(new, dict) or (new is None and isinstance(old, dict)):
            for line in _fields(table, old if isinstance(old, dict) else {}, new or {}):
                yield Change(line, (table, ""))
        elif isinstance(new, list) or (new is None and isinstance(old, list)):
            yield from _rows(table, old if isinstance(old, list) else [], new or [])
        else:
            was, now = _apart(_text(old), _text(new))
            yield Change(f"{table}: was {was or 'absent'}, is {now or 'absent'}", (table, ""))


def _rows(table: str, old: list[Any], new: list[Any]) -> Iterator[Change]:
    """Entries of one name are compared in their order; the others have come or gone."""
    before, after = _named(old), _named(new)
    for name in dict.fromkeys([*after, *before]):
        what = (table, name[0])
        if name not in before:
            yield Change(f"{table}: {name[0]} is new", what)
        elif name not in after:
            yield Change(f"{table}: {name[0]} is gone", what, gone=True)
        else:
            for line in _fields(f"{table}: {name[0]}", before[name], after[name]):
                yield Change(line, what)


def _names(rows: object) -> Iterator[str]:
    """What the entries of a table are called; of what is no list of entries, nothing."""
    if isinstance(rows, list):
        yield from (name for name, _ in _named(rows))
    else:
        yield ""


def _named(rows: list[Any]) -> dict[tuple[str, int], dict[str, Any]]:
    result: dict[tuple[str, int], dict[str, Any]] = {}
    for row in rows:
        if isinstance(row, dict):
            name = next((str(row[field]) for field in _NAMES if row.get(field)), "an entry")
            name = name if len(name) <= 60 else f"{name[:59]}…"
            number = sum(1 for known, _ in result if known == name)
            result[name, number] = row
    return result


def _fields(what: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for field in dict.fromkeys([*new, *old]):
        if old.get(field) != new.get(field):
            was, now = _apart(_text(old.get(field)), _text(new.get(field)))
            yield f"{what}: {field} was {was or 'absent'}, is {now or 'absent'}"


def _text(value: Any) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return plain(" ".join(text.split()))


def _apart(old: str, new: str) -> tuple[str, str]:
    """Both texts in quotation marks; of long ones only where they differ, with a few words around it."""
    was, now = old.split(" "), new.split(" ")
    start = end = 0
    if max(len(old), len(new)) > LONG:
        shorter = min(len(was), len(now))
        start = next((at for at in range(shorter) if was[at] != now[at]), shorter)
        end = next((at for at in range(shorter - start) if was[-1 - at] != now[-1 - at]), shorter - start)
    first, last = max(start - AROUND, 0), max(end - AROUND, 0)
    return _quoted(was, first, last), _quoted(now, first, last)


def _quoted(words: Sequence[str], first: int, last: int) -> str:
    text = " ".join(words[first : len(words) - last])
    if len(text) > MOST:
        text = text[: MOST - 1] + "…"
    return f"“{'… ' if first else ''}{text}{' …' if last else ''}”" if text else ""


# --- words -----------------------------------------------------------------------------------------------------


def _words(before: Issued, context: BuildContext) -> tuple[list[str], tuple[str, ...]]:
    """A line for each sentence that documents say otherwise now, and the names of the texts that are others."""
    made = {name: _made(context, name) for name in dict.fromkeys((*before.documents, *before.word))}
    said: dict[str, dict[str, None]] = {}
    others = []
    for name, old in before.documents.items():
        now = next((one.claims for one in made[name] if one.claims), ())
        lines = list(_sentences(old, tuple(claim.text for claim in now)))
        for line in lines:
            said.setdefault(line, {})[name] = None
        others += [name] if lines else []
    for name, words in before.word.items():
        if words and words not in {issued.words_of(one.content.read()) for one in made[name]}:
            others.append(f"{name} (Word)")
    others += [f"blurbs/{id}" for id, text in before.blurbs.items() if _blurb_changed(context, id, text)]
    return [f"{', '.join(names)}: {line}" for line, names in said.items()], tuple(others)


def _made(context: BuildContext, name: str) -> tuple[KitFile, ...]:
    """The files of a document as they are made now; none where there is no template of that name."""
    if name not in context.templates.names():
        return ()
    made: list[KitFile] = []
    for task in products.tasks(context, name):
        for load in task.loads:
            load()
        made += task.make(unheard)
    return tuple(made)


def _sentences(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """What is said no more, what is said now, and which of these became which."""
    gone = [text for text in dict.fromkeys(old) if text not in new]
    come = [text for text in dict.fromkeys(new) if text not in old]
    for text in gone:
        alike = [one for one in come if _shared(text, one) >= ALIKE / 2]  # quick; most are nothing alike
        nearest = difflib.get_close_matches(text, alike, 1, ALIKE)
        if nearest:
            come.remove(nearest[0])
            was, now = _apart(text, nearest[0])
            yield f"{was} became {now}"
        else:
            yield f"“{text}” is not said any more"
    yield from (f"“{text}” is said now" for text in come)


def _shared(text: str, other: str) -> float:
    """How many of the words of the shorter text stand in the other, of 1."""
    words, others = set(text.split()), set(other.split())
    return len(words & others) / max(1, min(len(words), len(others)))


def _blurb_changed(context: BuildContext, id: str, old: str) -> bool:
    place = context.templates.places().get(id)
    if place is None:
        return True
    try:
        now = compose.for_place(context.profile, place, as_of=context.as_of, language=context.language).text
    except Problems:
        now = ""
    return now.split() != old.split()

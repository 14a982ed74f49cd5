"""What must hold between fields, and in the notation of a sentence.

In: the raw values of the file, so that one wrong field hides no other. Out: problems with their places.
Each rule is a function in `RULES` and yields (code, way to the value, message, hint[, offset in a text]).
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator, Set as AbstractSet
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from presskit.notation import NotationError, Reference, Tensed, parse, walk
from presskit.problems import Hint, Problem, Remedy, did_you_mean, error, replacement
from presskit.profile import model
from presskit.profile.entries import Entry
from presskit.profile.tables import FreeEntry
from presskit.profile.values import FIELDS, PartialDate, of_private, shown, spoken, way
from presskit.tomlfile import Key, TomlFile


class Broken(NamedTuple):
    """A rule that is broken: where, and what to do; and the name that was looked for and not found."""

    code: str
    key: Key
    message: str
    hint: Hint
    offset: int | None = None
    sought: str | None = None


Rule = Callable[[dict[str, Any]], Iterator[Broken]]


def broken(file: TomlFile, astray: AbstractSet[str] = frozenset()) -> list[Problem]:
    """Every rule that the file breaks. What stands `astray`, in a table or field of a wrong name, is reported already:
    that nothing of its name is found is no second mistake."""
    return [
        error(
            file.display_path,
            file.value(found.key, found.offset),
            found.code,
            found.message,
            file.with_backslashes(found.hint, found.key),
        )
        for rule in RULES
        for found in rule(file.data)
        if found.sought not in astray
    ]


def _end_before_start(data: dict[str, Any]) -> Iterator[Broken]:
    for key, row in (*_rows(data), *_free_entries(data)):
        start, end = _date(row.get("start")), _date(row.get("end"))
        if start and end and end.last_day() < start.first_day():
            message = f"{spoken(key)}: it ends ({end}) before it starts ({start})"
            yield Broken("order", (*key, "end"), message, "change one of the two dates")
        if end and row.get("current") is True and not _future(row, data):
            message = f"{spoken(key)}: it has an end and current = true"
            yield Broken("order", (*key, "current"), message, "take one of the two out")
    person = data.get("person")
    if isinstance(person, dict):
        born, died = _date(person.get("born")), _date(person.get("died"))
        if born and died and died.last_day() < born.first_day():
            message = f"person: died ({died}) is before born ({born})"
            yield Broken("order", ("person", "died"), message, "change one of the two dates")


def _says_what_it_is(data: dict[str, Any]) -> Iterator[Broken]:
    """An entry that needs no field in particular has one of those that say what it is, and not only withheld ones."""
    for key, row in _rows(data):
        table = model.TABLES.get(str(key[0]))
        names = table.named_by if table else ()
        there = [name for name in names if row.get(name)]
        held = {name for name in (*_list(row.get("private")), *_held_by_audience(row)) if isinstance(name, str)}
        if isinstance(private := row.get("private"), str):
            held.add(private)
        if names and not there and table and not row.keys() - table.model_fields.keys():
            # a field of a wrong name may be the one, and is told already
            message = f"{spoken(key)}: it does not say what it is"
            yield Broken("missing", key, message, f"add one of {', '.join(names)}")
        elif there and held.issuperset(there):
            message = f"{spoken(key)}: without {' and '.join(there)} nothing says what it is"
            yield Broken("withheld-field", key, message, "withhold the whole entry: private = true")


def _held_by_audience(row: dict[str, Any]) -> list[str]:
    audiences = row.get("audiences")
    return list(audiences) if isinstance(audiences, dict) else []


def _date_beside_a_span(data: dict[str, Any]) -> Iterator[Broken]:
    """A show has one date, or runs from when to when."""
    for key, row in _rows(data):
        others = [name for name in ("start", "end", "current") if name in row]
        if key[0] == "shows" and "date" in row and others:
            message = f"{spoken(key)}: it has a date and {' and '.join(others)}"
            hint = "keep date for what was once; start and end for what ran from one day to another"
            yield Broken("order", (*key, "date"), message, hint)


def _born_ahead(data: dict[str, Any]) -> Iterator[Broken]:
    person, as_of = data.get("person"), _date(data.get("as_of"))
    born = _date(person.get("born")) if isinstance(person, dict) else None
    day = as_of.last_day() if as_of else datetime.date.today()  # noqa: DTZ011 -- the day where the person sits
    if born and born.first_day() > day:
        message = f"person.born: {born} lies ahead of {day.year if born.year > day.year else day}"
        yield Broken("order", ("person", "born"), message, "look whether the year is right")


_HIDING = ("private", "hidden", "hide", "secret", "confidential")


def _kind_that_hides(data: dict[str, Any]) -> Iterator[Broken]:
    """A kind that says that nobody may see the entry, which a kind does not do."""
    for key, row in _rows(data):
        kind = row.get("kind")
        if isinstance(kind, str) and kind.strip().casefold() in _HIDING:
            message = f"{spoken(key)}.kind: {shown(kind)} hides nothing"
            hint = "write private = true, and no file shows the entry"
            if key[0] == "contacts":
                hint += '; kind = "personal" shows it in the résumé only'
            yield Broken("private", (*key, "kind"), message, hint)


def _two_of_one_id(data: dict[str, Any]) -> Iterator[Broken]:
    seen: dict[str, Key] = {}
    for key, row in _rows(data):
        name = row.get("id")
        if not isinstance(name, str):
            continue
        if name in seen:
            message = f"{spoken(key)}: the id {shown(name)} is taken by {spoken(seen[name])}"
            yield Broken("duplicate-id", (*key, "id"), message, "give one of the two another id")
        seen.setdefault(name, key)


def _unknown_sources(data: dict[str, Any]) -> Iterator[Broken]:
    known = [row["id"] for key, row in _rows(data) if key[0] == "sources" and isinstance(row.get("id"), str)]
    for key, row in _rows(data):
        for at, name in enumerate(_list(row.get("sources"))):
            if isinstance(name, str) and name not in known:
                hint = did_you_mean(name, known) or source_remedy(name, data)
                message = f"{spoken(key)}: there is no source {shown(name)}"
                yield Broken("unknown-source", (*key, "sources", at), message, hint, sought=name)


def _unknown_photos(data: dict[str, Any]) -> Iterator[Broken]:
    """What a section of one's own shows is among the photographs, which say what is on them and whose they are."""
    photos = [row for key, row in _rows(data) if key[0] == "photos"]
    known = [row[field] for row in photos for field in ("file", "id") if isinstance(row.get(field), str)]
    for key, row in _rows(data):
        for at, name in enumerate(_list(row.get("photos")) if key[0] == "sections" else ()):
            if isinstance(name, str) and name not in known:
                hint = did_you_mean(name, known) or Remedy(
                    f'add [[photos]] with file = {shown(name)} and alt = "…"', table="photos"
                )
                message = f"{spoken(key)}: there is no photo {shown(name)}"
                yield Broken("unknown-photo", (*key, "photos", at), message, hint, sought=name)


def source_remedy(name: str, data: dict[str, Any]) -> Remedy:
    """What to write where an entry names a source by anything but its id."""
    called = {name.strip().casefold()}
    for key, row in _rows(data):
        titles = {str(row.get(field)).strip().casefold() for field in ("title", "publisher")}
        if key[0] == "sources" and isinstance(row.get("id"), str) and called & titles:
            return Remedy(f"write the id of that source: {shown(row['id'])}", name, row["id"])
    own = re.sub(r"[^\w.-]+", "-", name.strip()).strip("-.")[:40] or "a-source"
    if own == name:
        return Remedy(f'add [[sources]] with id = {shown(name)} and title = "…", or take it out here', table="sources")
    entry = f'[[sources]] and below it id = "{own.lower()}" and title = {shown(name)}'
    return Remedy(f'write "{own.lower()}" here, and at the end of the file {entry}', name, own.lower())


def _unknown_references(data: dict[str, Any]) -> Iterator[Broken]:
    ids = [row["id"] for _, row in _rows(data) if isinstance(row.get("id"), str)]
    named = list(_names(data))
    names = Counter(name for _, name in named)
    keys = {spoken(key) for key, _ in _rows(data)}
    sentences = {row["id"] for key, row in _rows(data) if key[0] == "bio" and isinstance(row.get("id"), str)}
    for key, row in _rows(data):
        if key[0] != "bio":
            continue
        about = row.get("about")
        for at, name in enumerate([about] if isinstance(about, str) else _list(about)):
            place: Key = (*key, "about") if isinstance(about, str) else (*key, "about", at)
            if not isinstance(name, str) or name in ids or names[name] == 1 or name in keys:
                continue
            if names[name]:
                meant = [spoken(other) for other, called in named if called == name]
                message = f"{spoken(key)}: {shown(name)} is the name of {names[name]} entries"
                hint: Hint = f"write which is meant: {' or '.join(shown(one) for one in meant[:4])}"
                yield Broken("ambiguous", place, message, hint)
            else:
                hint = did_you_mean(name, [*ids, *names]) or "write the id of an entry, or a name that occurs once"
                message = f"{spoken(key)}: there is no entry {shown(name)}"
                yield Broken("unknown-reference", place, message, hint, sought=name)
        for at, name in enumerate(_list(row.get("needs"))):
            if isinstance(name, str) and name not in sentences:
                hint = did_you_mean(name, sorted(sentences)) or "write the id of another [[bio]] sentence"
                message = f"{spoken(key)}: there is no sentence {shown(name)}"
                yield Broken("unknown-reference", (*key, "needs", at), message, hint, sought=name)


def _notation(data: dict[str, Any]) -> Iterator[Broken]:
    for key, field, text, row in _in_notation(data):
        place = f"{spoken(key)}.{field}"
        try:
            tree = parse(text)
        except NotationError as fault:
            yield Broken("notation", (*key, field), f"{place}: {fault.message}", fault.hint, fault.offset)
            continue
        about = row.get("about")
        facts = [about] if isinstance(about, str) else _list(about)
        tensed = next((part for part in walk(tree) if isinstance(part, Tensed)), None)
        if tensed and len(facts) != 1:
            braces = f"{{{tensed.present}|{tensed.past}}}"
            message = f"{place}: {braces} follows the dates of a fact, and about names {len(facts) or 'none'}"
            hint = 'add about = "…" with the one entry whose dates count'
            yield Broken("notation", (*key, field), message, hint, max(text.find(braces), 0))


def _in_notation(data: dict[str, Any]) -> Iterator[tuple[Key, str | int, str, dict[str, Any]]]:
    """What is written in the notation of sentences: the key of its row, its field, itself, its row."""
    for key, row in _rows(data):
        for field in ("text", "short") if key[0] == "bio" else ():
            if isinstance(text := row.get(field), str):
                yield key, field, text, row
        for at, text in enumerate(_list(row.get("wordings"))) if key[0] == "bio" else ():
            if isinstance(text, str):
                yield (*key, "wordings"), at, text, row


def _names_in_braces(data: dict[str, Any]) -> Iterator[Broken]:
    """A name in braces that is none of the person's: {Leads}, or the name of somebody else."""
    person = data.get("person")
    row = person if isinstance(person, dict) else {}
    called = [
        row[field] for field in ("name", "short_name", "given_name", "family_name") if isinstance(row.get(field), str)
    ]
    own = {word for name in called for part in name.split() for word in _words_of(part)}  # initials, too
    for key, field, text, _ in _in_notation(data) if called else ():
        try:
            named = [node for node in walk(parse(text)) if isinstance(node, Reference) and node.name]
        except NotationError:
            continue  # told already
        for node in named:
            if not _is_own(node.name, own) and not _STYLED.match(node.name):
                message = f"{spoken(key)}.{field}: {{{node.name}}} is no name of {called[0]}"
                hint: Hint = f"take the braces out, or write {{they}}, or one of the names: {{{called[0]}}}"
                if " " not in node.name:
                    verb = f"{{{node.name[0].lower()}{node.name[1:]}}}"
                    hint = replacement(f"{{{node.name}}}", verb, f" if it is a verb; else {hint}")
                yield Broken("notation", (*key, field), message, hint, node.at)


def _is_own(name: str, own: set[str]) -> bool:
    """Whether a name has a word of the person's names, or the beginning or end of one: Chris of Christopher, Thea of
    Dorothea."""
    words = _words_of(name)
    short = next(iter(words)) if len(words) == 1 and min(map(len, words)) > 2 else ""
    part = bool(short) and any(whole.startswith(short) or whole.endswith(short) for whole in own)
    return part or not own.isdisjoint(words)


_STYLED = re.compile(r"(?:His|Her|Their|The|This) [\w’'-]")
"""What stands for a name: His Grace; the London-based designer."""


def _words_of(name: str) -> set[str]:
    """The words of a name, without the ending of a possessive and without initials."""
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", name.casefold()))
    return {word for word in words if len(word) > 1} or set(words)


def _pinned_for_one_thing(data: dict[str, Any]) -> Iterator[Broken]:
    for key, row in _rows(data):
        if key[0] != "pinned":
            continue
        given = [name for name in ("place", "words", "characters", "sentences") if name in row]
        if len(given) > 1:
            message = f"{spoken(key)}: it has {' and '.join(given)}; a pinned text is for one place or length"
            yield Broken("pinned", key, message, "keep one of them, and pin the text again for the other")
        elif not given:
            message = f"{spoken(key)}: it does not say what place or length it is for"
            yield Broken("pinned", key, message, "add one of place, words, characters, sentences")


def _needs_go_round(data: dict[str, Any]) -> Iterator[Broken]:
    needs = {
        row["id"]: (key, [name for name in _list(row.get("needs")) if isinstance(name, str)])
        for key, row in _rows(data)
        if key[0] == "bio" and isinstance(row.get("id"), str)
    }
    for name, (key, first) in needs.items():
        reached, ahead = set[str](), list(first)
        while ahead:
            at = ahead.pop()
            if at not in reached:
                reached.add(at)
                ahead += needs[at][1] if at in needs else []
        if name in reached:
            message = f"{spoken(key)}: {shown(name)} needs itself, in the end"
            yield Broken("order", (*key, "needs"), message, "take one of the needs out")


def _hidden_person(data: dict[str, Any]) -> Iterator[Broken]:
    person = data.get("person")
    if isinstance(person, dict) and person.get("private") is True:
        message = "person: a profile whose person is private has nothing to show"
        yield Broken(
            "private", ("person", "private"), message, "take the line out, and make private what must not be shown"
        )


def _hidden_fields(data: dict[str, Any]) -> Iterator[Broken]:
    """Each field or point that is withheld by name is there, and can be withheld by itself."""
    for key, row in _rows(data):
        table = model.TABLES.get(str(key[0]))
        private, audiences = row.get("private"), row.get("audiences")
        names: list[tuple[Key, object, str]] = [
            ((*key, "private", at), name, "private = true") for at, name in enumerate(_list(private))
        ]
        if isinstance(private, str) and of_private(private) == FIELDS:
            names.append(((*key, "private"), private, "private = true"))
        for name, whom in audiences.items() if isinstance(audiences, dict) else ():
            written = ", ".join(shown(one) for one in (_list(whom) or [whom]))
            names.append(((*key, "audiences", name), name, f"audiences = [{written}]"))
        for place, name, whole in names if table else ():
            if table and isinstance(name, str) and (found := _not_withheld(key, row, table, name, whole)):
                yield Broken("withheld-field", place, *found)


def _not_withheld(key: Key, row: dict[str, Any], table: type[Entry], name: str, whole: str) -> tuple[str, Hint] | None:
    """Why what is called so cannot be withheld from an entry, and what to do; None if it can. `whole` is the line that
    withholds the entry."""
    fields, at = table.model_fields, way(name)
    field = str(at[0]) if at else name
    free = [part for part in Entry.model_fields if part not in ("url", "sources")]
    if field not in fields or at is None:
        known = [part for part in fields if part not in (*free, *table.bound) and not fields[part].is_required()]
        near = did_you_mean(field, [part for part in fields if part not in free])
        return f"{spoken(key)} has no field {shown(name)}", near or "it can withhold " + ", ".join(known)
    text = f"{spoken(key)}: {field} cannot be withheld by itself"
    hint = f"withhold the whole entry: {whole}" if key != ("person",) else "take it out of the list"
    if field in free:
        return text, "nobody gets to see it; take it out of the list"
    if fields[field].is_required():
        return f"{text}: every entry of its table has it", hint
    if field in table.bound:
        return f"{text}: without it the entry would say something else", hint
    held: object = row.get(field)
    return None if held is None else _no_point(spoken(key), at, held)


def _no_point(whose: str, at: Key, held: Any) -> tuple[str, str] | None:
    """Why there is nothing at this way in a field that is there, and what to write; None if there is."""
    for depth, part in enumerate(at[1:], 1):
        field = spoken(at[:depth])
        if isinstance(part, int) and not isinstance(held, list):
            return f"{whose}.{field} is not a list", f'write "{field}"'
        if isinstance(part, int) and not 0 <= part < len(held):
            first = "they are counted from 1; " if part < 0 else ""
            return f"{whose} has no {spoken(at[: depth + 1])}", f"{first}{field} has {len(held)}"
        if isinstance(part, str) and (not isinstance(held, dict) or part not in FreeEntry.model_fields):
            known = ", ".join(FreeEntry.model_fields) if isinstance(held, dict) else ""
            return (
                f"{whose}.{field} has no field {shown(part)}",
                f"it can have {known}" if known else f'write "{field}"',
            )
        held = held[part] if isinstance(part, int) else held.get(part)
        if held is None:
            return None
    return None


def _unknown_logo(data: dict[str, Any]) -> Iterator[Broken]:
    kit = data.get("kit")
    name = kit.get("logo") if isinstance(kit, dict) else None
    rows = [row for key, row in _rows(data) if key[0] == "logos"]
    known = [row["file"] for row in rows if isinstance(row.get("file"), str)]
    if not isinstance(name, str) or not name.strip() or name in known:
        return
    message = f"kit.logo: none of [[logos]] has the file {shown(name)}"
    hint = did_you_mean(name, known) or Remedy(
        f'add [[logos]] with file = {shown(name)} and alt = "whose it is"', table="logos"
    )
    yield Broken("unknown-logo", ("kit", "logo"), message, hint, sought=name)


RULES: tuple[Rule, ...] = (
    _end_before_start,
    _says_what_it_is,
    _date_beside_a_span,
    _born_ahead,
    _kind_that_hides,
    _two_of_one_id,
    _unknown_sources,
    _unknown_photos,
    _unknown_references,
    _unknown_logo,
    _notation,
    _names_in_braces,
    _pinned_for_one_thing,
    _needs_go_round,
    _hidden_person,
    _hidden_fields,
)


def _rows(data: dict[str, Any]) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Every entry of the file, the person too, with the way to it."""
    for table, value in data.items():
        if isinstance(value, dict):
            if table == "person":
                yield (table,), value
        elif isinstance(value, list):
            yield from (((table, at), row) for at, row in enumerate(value) if isinstance(row, dict))


def _free_entries(data: dict[str, Any]) -> Iterator[tuple[Key, dict[str, Any]]]:
    """The entries of free sections, with the way to each."""
    for key, row in _rows(data):
        if key[0] == "sections":
            for at, entry in enumerate(_list(row.get("entries"))):
                if isinstance(entry, dict):
                    yield (*key, "entries", at), entry


def _names(data: dict[str, Any]) -> Iterator[tuple[Key, str]]:
    """What entries are called, with the way to each; of those that share a name with a fact, the fact alone."""
    named = list(_called(data))
    facts = {name for key, name in named if key[0] not in model.BESIDE}
    yield from ((key, name) for key, name in named if key[0] not in model.BESIDE or name not in facts)


def _called(data: dict[str, Any]) -> Iterator[tuple[Key, str]]:
    """What entries are called, with the way to each; organisations' own table apart."""
    for key, row in _rows(data):
        table = model.TABLES.get(str(key[0]))
        if table is None or key[0] in model.NAMELESS:
            continue
        shape = table.shape
        values = (row.get(name) for name in (shape.title if shape else ()))
        name = next((_in_a_line(value) for value in values if value), "")
        if name:
            yield key, " ".join(name.split())


def _in_a_line(value: object) -> str:
    """A text, or those of a list."""
    texts = value if isinstance(value, list) else [value]
    return ", ".join(text for text in texts if isinstance(text, str))


def _date(value: object) -> PartialDate | None:
    try:
        return PartialDate.of(value)
    except PydanticCustomError:
        return None


def _future(row: dict[str, Any], data: dict[str, Any]) -> bool:
    """Whether the end of the row lies after the day of the profile, as far as the file says one."""
    end, today = _date(row.get("end")), data.get("as_of")
    return end is not None and (today is None or str(end.last_day()) > str(today))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []

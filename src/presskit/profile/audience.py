"""What an audience may not see on a day: what an entry says of itself, and what would tell of a hidden entry.

In: entries and an audience's name; None is everyone. Out: keys of entries, and of their fields and points
(`contacts[1].phone`, `work[2].highlights[2]`), with the reason where it is an entry's own; entries without these.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from presskit.profile.entries import Entry, Period, Table, Told
from presskit.profile.tables import Bio, FreeEntry, Photo, Source
from presskit.profile.values import ByField, spoken, way
from presskit.tomlfile import Key

E = TypeVar("E", bound=Entry)


def withheld(entry: Entry, audience: str | None, as_of: datetime.date) -> dict[str, str]:
    """What of the entry is not for this audience on that day, by key, and why: the entry, or parts of it."""
    fields = _withheld_fields(entry, audience)
    reason = _withheld_whole(entry, audience, as_of, fields)
    return {entry.key: reason} if reason else {f"{entry.key}.{field}": why for field, why in fields.items()}


def _withheld_whole(entry: Entry, audience: str | None, as_of: datetime.date, fields: Mapping[str, str]) -> str:
    """Why nothing of an entry is for this audience on that day; nothing if some of it is."""
    if entry.private is True:
        return "private"
    if entry.embargo is not None and entry.embargo > as_of:
        return f"under embargo until {entry.embargo}"
    if isinstance(entry.audiences, tuple) and entry.audiences and audience not in entry.audiences:
        return _only(entry.audiences)
    if isinstance(entry, Photo) and entry.expires is not None and entry.expires < as_of:
        return f"its licence ended on {entry.expires}"
    if fields.keys() & {"start", "date"} and not entry.begun(as_of):  # without its date it would seem to have begun
        return "it has not begun, and its date is withheld"
    return ""


def _withheld_fields(entry: Entry, audience: str | None) -> dict[str, str]:
    """The fields and points that are not for this audience, as `phone` and `highlights[2]`, and why; no others than the
    entry has, and no point of a list that is withheld whole."""
    found: dict[Key, str] = {}
    for name, whom in entry.withheld_fields.items():
        at = way(name)
        if at and not (whom and audience in whom) and _has(entry, at):
            found[at] = _only(whom) if whom else "private"
    within = {at for at in found for end in range(1, len(at)) if at[:end] in found}
    return {spoken(at): reason for at, reason in found.items() if at not in within}


def _only(audiences: Sequence[str]) -> str:
    return f"for {', '.join(audiences)} only"


def _has(value: object, at: Key) -> bool:
    """Whether there is something at the end of the way."""
    for part in at:
        if isinstance(value, tuple) and isinstance(part, int) and 0 <= part < len(value):
            value = value[part]
        elif isinstance(value, Table) and part in type(value).model_fields:
            field = type(value).model_fields[str(part)]
            value = getattr(value, str(part))
            if value == field.get_default():
                return False
        else:
            return False
    return True


def without_fields(entry: E, fields: Iterable[str], as_of: datetime.date) -> E:
    """The entry without these fields and points, and what it says of them. What has ended stays past, though its
    end is withheld."""
    ways = [at for field in fields if (at := way(field))]
    left: E = _without(entry, ways)
    update: dict[str, object] = {}
    if isinstance(entry, Period) and ("end",) in ways and entry.past(as_of):
        update["current"] = False
    if ("pronouns",) in ways:
        update["pronouns_used"] = None
    if isinstance(entry, Told) and ways:
        update["told_as"] = None  # its author's words may hold what is withheld
    if isinstance(entry.audiences, ByField):
        update["audiences"] = ()
    return left.model_copy(update={**update, "private": False})


def _without(value: Any, ways: Sequence[Key]) -> Any:
    """A table or a list without what stands at the ends of these ways."""
    within: dict[str | int, list[Key]] = {}
    for first, *rest in ways:
        within.setdefault(first, []).append(tuple(rest))
    if isinstance(value, tuple):
        left = [_without(part, within.get(at, ())) for at, part in enumerate(value) if () not in within.get(at, ())]
        return tuple(part for part in left if part != FreeEntry())
    if not within:
        return value
    if isinstance(value, FreeEntry) and () in within.get("end", ()):  # with a start alone it would seem to go on
        within["start"] = [()]
    fields = type(value).model_fields
    update = {
        name: fields[name].get_default() if () in rest else _without(getattr(value, name), rest)
        for name, rest in within.items()
        if isinstance(name, str)
    }
    return value.model_copy(update=update)


def with_sentences(hidden: set[str], bio: Sequence[Bio], named: Callable[[str], Entry | None]) -> set[str]:
    """The hidden keys and those of sentences about something hidden, or that need a sentence that is hidden."""
    about = {sentence.key: [named(name) for name in sentence.about] for sentence in bio}
    hidden = set(hidden)
    while True:
        gone = {sentence.id for sentence in bio if sentence.key in hidden}
        dependent = {
            sentence.key
            for sentence in bio
            if gone.intersection(sentence.needs) or any(fact and fact.key in hidden for fact in about[sentence.key])
        }
        if dependent <= hidden:
            return hidden
        hidden |= dependent


def with_sources(hidden: set[str], entries: Iterable[Entry], lost: set[str], sources: Sequence[Source]) -> set[str]:
    """The hidden keys and those of sources that only what is hidden cites: their titles would tell of it.

    `lost`: ids of sources that an entry cites where that is withheld.
    """
    entries, hidden = list(entries), set(hidden)
    while True:
        kept_out = {name for entry in entries if entry.key in hidden for name in entry.sources} | lost
        cited = {name for entry in entries if entry.key not in hidden for name in entry.sources}
        telling = {source.key for source in sources if source.id in kept_out - cited}
        if telling <= hidden:
            return hidden
        hidden |= telling


def without(entry: E, sources: set[str]) -> E:
    """The entry without references to these sources."""
    if not sources.intersection(entry.sources):
        return entry
    return entry.model_copy(update={"sources": tuple(name for name in entry.sources if name not in sources)})

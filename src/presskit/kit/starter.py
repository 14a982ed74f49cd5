"""What a profile still says of the person whose facts `presskit new` writes to begin with.

In: a profile. Out: the places of those values. They are compared with the file that is written, so that it may change.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from presskit.package_files import builtin
from presskit.problems import Problem, warning
from presskit.profile import Entry, Profile, read
from presskit.tomlfile import Key

CODE = "starter"

LONG = 13
"""Characters of a value that nobody has by chance: "Harbour Works"; others count beside one of these only."""

EVERYDAY = ("position", "area", "study_type")
"""Fields whose values many people share, however long they are."""

SILENT = ("importance", "id", "about", "kind", "pronouns", "sources")
"""Fields of which no reader sees anything that is Ada's."""

SENTENCE, SEVERAL = 30, 3
"""Characters of a value, and entries with a long value, of which either shows that the file began as the starter: one
employer of the same name does not."""

Held = tuple[str | int, ...]


def leftovers(profile: Profile) -> Iterator[tuple[Entry, tuple[Key, ...]]]:
    """Each entry that still holds something of the starter's, with the ways to what. Nothing in the starter itself, in
    which only the name is to be another."""
    if not _may_be_left(profile):
        return
    person, values = _starter()
    if profile.person.name == person:
        return
    entries = list[tuple[Entry, list[tuple[Key, str]]]]()
    for entry in profile.entries():
        table = entry.table
        said = ((at, text) for at, text in entry.said(entry.key) if at[0] not in SILENT)
        found = [(at, text) for at, text in said if _held(table, at, text) in values]
        if any(len(text) >= LONG and at[0] not in EVERYDAY for at, text in found):
            entries.append((entry, found))
    if len(entries) >= SEVERAL or any(len(text) >= SENTENCE for _, found in entries for _, text in found):
        yield from ((entry, tuple(at for at, _ in found)) for entry, found in entries)


def told(profile: Profile) -> Problem | None:
    """All of it in one warning, for whoever builds a kit; None where there is nothing, or nobody wants to hear."""
    found = list(leftovers(profile))
    if not found or CODE in profile.check.ignore:
        return None
    entry, (first, *_) = found[0]
    count = sum(len(ways) for _, ways in found)
    values = "a value is" if count == 1 else f"{count} values are"
    message = f"{values} still {_starter()[0]}’s, as `presskit new` writes them; the first stands here"
    hint = "put yours in their place, or take them out: presskit check names each"
    return warning(profile.display_path, profile.place(entry.key, *first), CODE, message, hint)


def _may_be_left(profile: Profile) -> bool:
    """Whether a long value occurs in the starter: what a profile of somebody's own is not compared for."""
    text = _text()
    return any(len(said) >= LONG and said in text for entry in profile.entries() for _, said in entry.said(entry.key))


@cache
def _text() -> str:
    return (builtin() / "new" / "profile.toml").read_text("utf-8")


@cache
def _starter() -> tuple[str, frozenset[Held]]:
    """The name and the values of the file that `presskit new` writes."""
    profile = read(_text())
    rows = [(entry.table, *said) for entry in profile.entries() for said in entry.said(entry.key)]
    return profile.person.name, frozenset(_held(*row) for row in rows)


def _held(table: str, at: Key, text: str) -> Held:
    """A value with where it stands, whatever its number."""
    return (table, *(part for part in at if isinstance(part, str)), text)

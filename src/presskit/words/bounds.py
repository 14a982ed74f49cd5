"""What a text is chosen from: a profile with no more entries than can be chosen among in time.

In: a profile. Out: the same without some of its entries; the others keep their keys.
"""

from __future__ import annotations

from collections.abc import Sequence, Set as AbstractSet
from typing import Final, TypeVar

from presskit.grammar import LOCATION
from presskit.profile import Entry, Profile
from presskit.words.topics import table_of

EntryT = TypeVar("EntryT", bound=Entry)


LONGEST_LIST: Final = 12
"""What a text says at most of occupations, and of what one is known for; a thousand would take half a minute."""


def with_short_lists(profile: Profile) -> Profile:
    """The profile with no more occupations, and of what it is known for, than a text says."""
    lists = {name: getattr(profile.person, name)[:LONGEST_LIST] for name in ("occupations", "known_for", "appeared_in")}
    return profile.model_copy(update={"person": profile.person.model_copy(update=lists)})


def facts_alone(profile: Profile) -> Profile:
    """The profile for a text that is too short for any sentence of its author's."""
    return profile.model_copy(update={"bio": ()})


MOST_FACTS: Final = 72
MOST_SENTENCES: Final = 120
"""What a text is chosen from; 500 words hold some 60 facts, and the time to choose grows with the square."""

_TOLD = ("work", "volunteering", "education", "projects", "publications", "shows", "awards",
         "memberships", "talks", "quotes")  # fmt: skip
"""The tables that may be long and are told in prose."""


def foremost(profile: Profile) -> Profile:
    """The profile without the facts that are too many to choose from, the least important."""
    weak = weakest(profile)
    return less(profile, frozenset(weak)) if weak else profile


def weakest(profile: Profile) -> tuple[str, ...]:
    """The keys of what is too much: the least important, of those alike what is furthest back in its table."""
    told: list[tuple[int, int, str]] = []
    for table in _TOLD:
        rows = sorted(getattr(profile, table), key=lambda row: (-row.importance, *_age(row)))
        told += [(-row.importance, place, row.key) for place, row in enumerate(rows)]
    return tuple(key for _, _, key in sorted(told)[MOST_FACTS:])


def _age(row: Entry) -> tuple[bool, int]:
    """What goes on comes first, then the latest."""
    ended = getattr(row, "end", None) is not None or getattr(row, "current", None) is False
    return ended, -(row.latest.last_day().toordinal() if row.latest else 0)


def strongest(entries: Sequence[EntryT], most: int) -> Sequence[EntryT]:
    """The most important ones in their order, of those alike the first."""
    if len(entries) <= most:
        return entries
    kept = sorted(range(len(entries)), key=lambda at: -entries[at].importance)[:most]
    return [entries[at] for at in sorted(kept)]


def less(profile: Profile, without: AbstractSet[str]) -> Profile:
    """The profile without some of its entries; the others keep their keys."""
    tables = dict.fromkeys(table_of(key) for key in sorted(without) if "[" in key)
    less: dict[str, object] = {
        name: tuple(row for row in getattr(profile, name) if row.key not in without) for name in tables
    }
    if LOCATION in without:
        less["person"] = profile.person.model_copy(update={"location": None})
    return profile.model_copy(update=less)

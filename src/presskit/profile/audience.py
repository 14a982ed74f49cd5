"""What an audience may not see on a day: what an entry says of itself, and what would tell of a hidden entry.

In: entries and an audience's name; None is everyone. Out: keys of entries, with the reason where it is an entry's own.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from presskit.profile.tables import Bio, Entry, Photo, Source

E = TypeVar("E", bound=Entry)


def withheld(entry: Entry, audience: str | None, as_of: datetime.date) -> str:
    """Why an entry is not for this audience on that day; nothing if it is."""
    if entry.private:
        return "private"
    if entry.embargo is not None and entry.embargo > as_of:
        return f"under embargo until {entry.embargo}"
    if entry.audiences and audience not in entry.audiences:
        return f"for {', '.join(entry.audiences)} only"
    if isinstance(entry, Photo) and entry.expires is not None and entry.expires < as_of:
        return f"its licence ended on {entry.expires}"
    return ""


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


def with_sources(hidden: set[str], entries: Iterable[Entry], sources: Sequence[Source]) -> set[str]:
    """The hidden keys and those of sources that only hidden entries cite: their titles would tell of these."""
    entries, hidden = list(entries), set(hidden)
    while True:
        kept_out = {name for entry in entries if entry.key in hidden for name in entry.sources}
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

"""Advice on what is kept from an audience and told it all the same, by a text that is for everyone.

In: a `CheckContext`. Out: a note where an entry that an audience sees names one, or a field of one, that it does not.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import partial

from presskit.check.context import CheckContext, Note, Rule, names_in
from presskit.problems import Problems
from presskit.profile import Entry
from presskit.tomlfile import Key

LONGEST = 60
"""Characters of a name; what is called by a longer text is a sentence, which nobody says again by chance."""

NO_WORDS = (
    "id",
    "sources",
    "about",
    "needs",
    "private",
    "audiences",
    "url",
    "video",
    "file",
    "email",
    "phone",
    "kind",
    "pronouns",
)
"""Fields that no reader reads."""


def tells_hidden(context: CheckContext) -> Iterator[Note]:
    """A text that names an entry which its readers may not see: private, for others, or under embargo."""
    profile = context.profile
    entries = {entry.key: entry for entry in profile.entries()}
    names_of = partial(_names_of, entries)
    told = set[tuple[str, Key, str]]()
    for audience in (None, *profile.audiences()):
        withheld = profile.withheld(audience, context.as_of)
        if not withheld:
            continue
        try:
            seen = list(profile.for_audience(audience, context.as_of).entries())
        except Problems:  # nothing is told to an audience that may not see the person
            continue
        open_names = {entry.name_of for entry in seen} | set(context.own_names)
        secret = {name: key for key in withheld for name in names_of(key)}
        names = sorted(secret.keys() - open_names, key=len, reverse=True)
        for entry in seen if names else ():
            for field, text in _texts(entries[entry.key], withheld):
                for name, at in names_in(text, names):
                    if (entry.key, field, name) not in told:
                        told.add((entry.key, field, name))
                        where = entry.key + "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in field)
                        message = (
                            f"{where}: it names “{name}”, and {secret[name]} is withheld: {withheld[secret[name]]}"
                        )
                        hint = "withhold this too, or leave the name out; a sentence goes with the entry it is about"
                        yield Note(entry.key, message, hint, field, at)


def _names_of(entries: Mapping[str, Entry], key: str) -> Iterator[str]:
    """What a text could call what is withheld: the name of an entry; of a field or a point all that it holds."""
    entry, field = entries[key.partition(".")[0]], key.partition(".")[2]
    if not field:
        yield from (name for name in (entry.name_of,) if _is_name(name))
        return
    exact = field in ("email", "phone", "url", "video")
    for _, text in entry.said(key):
        if _is_name(text) or (exact and len(text) <= LONGEST):
            yield text


def _is_name(name: str) -> bool:
    return 3 <= len(name) <= LONGEST and name != name.lower() and "[" not in name


def _texts(entry: Entry, withheld: Container[str]) -> Iterator[tuple[Key, str]]:
    """Every text of an entry that a reader may see, and the way to it: nothing that is withheld itself."""
    for field in type(entry).model_fields:
        value = getattr(entry, field)
        if field in NO_WORDS or f"{entry.key}.{field}" in withheld:
            continue
        if isinstance(value, str):
            yield (field,), value
        elif isinstance(value, tuple):
            yield from (
                ((field, row), text)
                for row, text in enumerate(value)
                if isinstance(text, str) and f"{entry.key}.{field}[{row + 1}]" not in withheld
            )


RULES = (Rule("tells-hidden", tells_hidden),)

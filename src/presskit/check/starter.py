"""Advice on what is still the starter's: a kit with somebody else's prize in it is worse than one without a prize.

In: a `CheckContext`. Out: a note for every entry that still holds values of the file that `presskit new` writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit.check.context import CheckContext, Note, Rule
from presskit.kit import starter


def still_the_starters(context: CheckContext) -> Iterator[Note]:
    """What still stands as in the file that `presskit new` writes, under another name."""
    for entry, ways in starter.leftovers(context.profile):
        fields = list(dict.fromkeys(str(at[0]) for at in ways))
        names = context.language.join(fields)
        is_still, them = ("is still", "it") if len(fields) == 1 else ("are still", "them")
        message = f"{entry.key}: {names} {is_still} as `presskit new` writes {them}"
        yield Note(entry.key, message, f"put yours in the place of {them}, or take {them} out", ways[0])


RULES = (Rule(starter.CODE, still_the_starters),)

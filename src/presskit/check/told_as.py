"""Advice on sentences that are told of facts: the first one, and those that their author gives from the verb on.

In: a `CheckContext`. Out: notes that name what to write. Whose own sentences are enough hears none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presskit.check.context import CheckContext, Note, Rule
from presskit.markup import plain
from presskit.problems import Remedy
from presskit.profile import Entry
from presskit.words import Limit, Unfit, write

GREAT: Final = 5
LONGEST_GREAT: Final = 15
LONGEST_FIRST: Final = 18
"""Words of a sentence of importance 5, and of the first one, that fit 25 words beside each other, or nearly so."""

LONGEST_LIST: Final = 6
"""Names in a row that are still read."""


def first_sentence(context: CheckContext) -> Iterator[Note]:
    """The sentence that every text begins with, where it joins several facts: a person might say it otherwise."""
    profile, person = context.profile, context.profile.person
    if profile.bio or person.told_as or person.has_died(context.as_of):
        return
    for at, said in enumerate(person.known_for):
        if any(pattern.search(said) for pattern in context.patterns("fields")):
            message = f"person.known_for: “{said}” is what somebody does, and nobody is known for that"
            hint = 'say it in the first sentence: told_as = "is a … who …"'
            yield Note("person", message, hint, ("known_for", at), 0)
            return
    posts = [row for row in profile.work if not row.past(context.as_of)]
    if not (person.occupations and posts):
        return
    try:
        draft = write(
            profile, [Limit(1, "sentences"), Limit(25, "words")], as_of=context.as_of, language=context.language
        )
    except Unfit:
        return
    if not any(row.organization in draft.text for row in posts):
        return
    rest = plain(draft.text).removeprefix(person.name).strip().rstrip(".")
    message = f"person: every text begins “{plain(draft.text)}”"
    yield Note(
        "person", message, f'where a person would say it otherwise, write so: told_as = "{rest}"', ("name",), None
    )


def told_as(context: CheckContext) -> Iterator[Note]:
    """A sentence of the author's that editors would not print as it stands: too long for what matters most, a list too
    long to be read, a capital that belongs to a name."""
    for entry in context.profile.entries():
        said = getattr(entry, "told_as", None)
        if said:
            yield from _faults(context, entry, said)


def _faults(context: CheckContext, entry: Entry, said: str) -> Iterator[Note]:
    key = entry.key
    first = entry is context.profile.person
    most = LONGEST_FIRST if first else LONGEST_GREAT if entry.importance >= GREAT else 0
    words = len(context.language.grammar.least(said).split())
    if most and words > most and not context.profile.bio:
        fits = (
            "at most 15, so that 25 hold another sentence"
            if first
            else "at most 12, so that 25 hold the first sentence"
        )
        message = f"{key}: told_as has {words} words before what may be left out; write {fits}"
        yield Note(key, message, "say one thing; what only explains stands last, behind a comma", ("told_as",), 0)
    if len(said.split(", ")) > LONGEST_LIST:
        message = f"{key}: told_as is a list of more than {LONGEST_LIST}, which nobody reads in a sentence"
        yield Note(key, message, "name the four that say most", ("told_as",), 0)
    for pattern in context.patterns("capital_titles"):
        if match := pattern.search(said):
            low = match["title"].lower()
            message = f"{key}: “{match['title']}” is what somebody is, and no name"
            hint = Remedy(f'write "{low}", as in all the others', match["title"], low)
            yield Note(key, message, hint, ("told_as",), match.start("title"))
            return


RULES: tuple[Rule, ...] = (Rule("first-sentence", first_sentence), Rule("told-as", told_as))

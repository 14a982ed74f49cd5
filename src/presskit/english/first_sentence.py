"""The first sentence of a text in its author's words, and what it tells besides.

In: a `Subject` whose person has a `told_as`. Out: a sentence of the notation.
"""

from __future__ import annotations

import re
from typing import Final

from presskit.english.subject import Subject, fact, is_in, known_verbs
from presskit.english.told_as import shortened
from presskit.english.wording import told
from presskit.grammar import FIRST_OCCUPATION, FIRST_SENTENCE, KNOWN_FOR, LOCATION, OCCUPATIONS, PERSON
from presskit.profile import Entry
from presskit.profile.tables import Work


def as_its_author_says(subject: Subject) -> str:
    """The first sentence in its author's words; what they name is told with it."""
    person = subject.person
    verb, rest = subject.predicate(person.told_as or "")
    verb = "was" if subject.dead and verb in ("", "is") else verb or "is"
    said = f"{verb} {rest}"
    rows = (*subject.profile.work, *subject.profile.volunteering, *subject.profile.publications)
    named = [row for row in (*rows, *subject.profile.projects) if is_in(row.name_of, said)]
    named = [row for row in named if row.key not in subject.authors and not _tells_more(subject, row)]
    marks = "".join(map(told, (PERSON, FIRST_SENTENCE, OCCUPATIONS, FIRST_OCCUPATION, *sorted(subject.told_first))))
    marks += "".join(map(fact, named))
    at_home = person.location and is_in(person.location.split(",")[0], said)
    marks += told(LOCATION) if at_home else ""
    marks += told(KNOWN_FOR) if person.known_for else ""
    braces = verb in ("is", "was") or verb in known_verbs() or verb.endswith("s")
    rest_ = subject.theirs(rest)
    rest_ = subject.series(rest_) if braces and verb not in ("is", "was") else rest_
    what = f"{shortened(rest_, placed=True)}{_which_they_began(subject, rest)}"
    return f"{marks}{{They}} {f'{{{verb}}}' if braces else verb} {what}."


def _which_they_began(subject: Subject, said: str) -> str:
    """What may follow a first sentence that ends with what the person began: ", which she founded in 2006"."""
    for row in (*subject.profile.work, *subject.profile.volunteering):
        verb, rest = subject.predicate(row.told_as or "")
        began = re.fullmatch(rf"(?:the )?{re.escape(row.name_of)} (in \d{{4}})(?:, [^,]*)?", rest)
        if began and subject.began(row) and said.endswith(row.name_of) and row.key not in subject.authors:
            return f"[{fact(row)}, which {{they}} {verb} {began[1]}]"
    return ""


def _tells_more(subject: Subject, row: Entry) -> bool:
    """Whether an entry that the first sentence names says something else of it: another post, what is over."""
    said = getattr(row, "told_as", None)
    verb = subject.predicate(said)[0] if said else "is"
    alone = _ALONE.search(said) if said else None  # the first woman to be what the sentence says
    if alone and not is_in(alone[0], subject.person.told_as or ""):
        return True
    return verb not in ("", "is") or (isinstance(row, Work) and subject.over(row))


_ALONE: Final = re.compile(r"\b(?:first|only|youngest|oldest|longest|largest)\b")

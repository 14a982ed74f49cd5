"""The first sentence of a text in its author's words, and what it tells besides.

In: a `Subject` whose person has a `told_as`. Out: a sentence of the notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from presskit.english.subject import Subject, fact, is_in, known_verbs
from presskit.english.told_as import shortened
from presskit.english.wording import told
from presskit.grammar import (
    FIRST_OCCUPATION,
    FIRST_SENTENCE,
    KNOWN_FOR,
    LAST_CLAUSE,
    LOCATION,
    OCCUPATIONS,
    PERSON,
    THIRD_OCCUPATION,
)
from presskit.grammar.said import said as words_of
from presskit.profile import Entry
from presskit.profile.tables import Work


def as_its_author_says(subject: Subject) -> Iterator[str]:
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
    rest_ = subject.series(rest_) if braces and verb not in ("is", "was") else _DOES.sub(r"{\1}", rest_)
    what = _CLAUSE.sub(rf"[{told(LAST_CLAUSE)}\1]", shortened(rest_, placed=True)) + _which_they_began(subject, rest)
    yield from _since(subject, rest_, marks)
    if verb == "is":
        yield from _with_its_post(subject, rest, marks)
    verb = f"{{{verb}}}" if braces else verb
    trades = _TRADES.fullmatch(what)
    two = trades["two"].split(", ") if trades else []
    trades = trades if all(map(subject.nouns.is_person, two)) else None  # no "tall, bold writer"
    yield f"{marks}{told(THIRD_OCCUPATION) if trades else ''}{{They}} {verb} {what}."
    if trades:
        yield f"{marks}{{They}} {verb} {trades['two'].replace(', ', ' and ')}{trades['clause'] or ''}."


def _since(subject: Subject, said: str, marks: str) -> Iterator[str]:
    """The first sentence of who holds one post, and says no more: "has been a judge at the Quay Court since 2015"."""
    words = words_of(said, subject.language)
    rows = [row for row in subject.profile.work if row.start and row.position and not subject.over(row)]
    held = [row for row in rows if row.begun(subject.as_of) and words_of(row.position or "", subject.language) <= words]
    one = re.fullmatch(r"(?:an?|the) [^,*“\[\]]+", said) and not re.search(r" (?:and|who|whose|which|that|with) ", said)
    if (
        one
        and len(held) == 1
        and held[0].start
        and not re.search(r"\d{4}", said)
        and not subject.is_status(said)
        and held[0].key not in subject.authors
    ):
        told_ = fact(held[0]) if re.match("(?!is |has been |was )", held[0].told_as or "is ") is None else ""
        yield f"{marks}{told_}{{They}} {{has}} been {said} since {held[0].start.year}."


_TRADES: Final = re.compile(
    r"(?P<two>an? (?:[\w-]+ ){0,2}[\w-]+, (?:[a-z-]+ ){0,2}[a-z-]+)"
    r"(?:, (?:[a-z-]+ ){0,2}[a-z-]+)*,? and (?:[a-z-]+ ){0,2}[a-z-]+(?P<clause> who .+|\[.*\])?"
)
"""A first sentence that lists trades: where there is little room, the first two are told."""


def _with_its_post(subject: Subject, said: str, marks: str) -> Iterator[str]:
    """The first sentence, in which all of a post stands for what it says of it: not "is a professor of tides", and then
    "is the Vale Professor of Tides at Alto"."""
    clause = re.search(r" who ([a-z]+s) (?=[^,]+$)", said)
    nouns = said[: clause.start()] if clause else said
    if re.search(r" (?:whose|which|that|who) |, (?:an?|the) ", nouns):
        return
    items = re.split(r"(, | and )", nouns)
    for row in subject.profile.work:
        post = re.fullmatch(r"is ((?:an?|the) [^,;]+)", row.told_as or "")
        if post is None or subject.over(row) or row.key in subject.authors or " and " in post[1]:
            continue
        whole = {*post[1].casefold().split(), *post[1].casefold().replace("’s", "").split()}
        for at, item in enumerate(items[::2]):
            part = [word for word in item.casefold().split() if len(word) > LETTERS]
            alone = len(items) == 1 or re.match("(?:an?|the) ", item)
            if (
                alone
                and len(part) >= LEAST_OF_A_POST
                and {*part} < {*whole, *post[1].casefold().replace("’s", "").split()}
            ):
                told_ = [*items]
                told_[2 * at] = post[1]
                behind = f"{',' if len(items) > 1 else ''} and {{{clause[1]}}} {said[clause.end() :]}" if clause else ""
                yield f"{marks}{fact(row)}{{They}} {{is}} {subject.theirs(''.join(told_))}{behind}."
                break


LETTERS: Final = 3
LEAST_OF_A_POST: Final = 2
"""Letters of words that say something; such words of a trade, all of which the post says, too."""

_CLAUSE: Final = re.compile(r"(?<=[a-z])( (?:who|whose|which) [^A-ZÀ-Þ*“\[\]\d]+)$")
"""What a first sentence says of somebody at its end that names nothing: a soprano[ who has sung at great theatres]."""


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
    if isinstance(row, Work) and said and not _is_named(row, subject.person.told_as or ""):
        return True
    alone = _ALONE.search(said) if said else None  # the first woman to be what the sentence says
    if alone and not is_in(alone[0], subject.person.told_as or ""):
        return True
    return verb not in ("", "is") or (isinstance(row, Work) and subject.over(row))


_DOES: Final = re.compile(
    r"(?<= and )([a-z]+[^isu]s)(?= (?!of|for|to|in|on|at|with|about|from|by|and|or|who|that)[a-z]+ )"
)
"""A second verb, which follows the person: "is the founder of Alto and conducts expeditions in all seas"."""


def _is_named(row: Work, first: str) -> bool:
    """Whether the first sentence names a post of which its author says what the person is: its last word before what
    it is of."""
    post = re.split(
        r" (?:of|for|at|in|with|on|within|to) |,", re.sub("^(?:is|was) (?:an?|the) ", "", row.told_as or "")
    )[0]
    noun = post.split()[-1].casefold() if post else ""
    return not re.match("(?:is|was) ", row.told_as or "") or is_in(noun, first.casefold())


_ALONE: Final = re.compile(r"\b(?:first|only|youngest|oldest|longest|largest)\b")

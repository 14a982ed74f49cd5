"""One line about a person, without name and stop: the headline, or what fits of occupations and positions.

In: a profile and limits. Out: a `Draft` with one `Told`; Unfit if not even the first occupation fits. The pieces
are few, so that every line that they make is tried.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from presskit import english
from presskit.language import Language, capitalised
from presskit.profile import Profile
from presskit.profile.tables import Work
from presskit.words import prices
from presskit.words.count import Limit
from presskit.words.draft import Draft, Told, Unfit

MOST: Final = 3
"""Pieces of one kind: a line with more is a list."""


class Piece(NamedTuple):
    """A piece of a line, what it is worth, and the keys that it rests on."""

    text: str
    worth: int
    keys: tuple[str, ...]


NOTHING: Final = Piece("", 0, ())


def tagline(profile: Profile, limits: Sequence[Limit], as_of: datetime.date, language: Language) -> Draft:
    """The headline if it fits; else the line that is worth most: no name, no stop."""
    person = profile.person
    drafts = []
    if person.headline:
        draft = _draft(profile, Piece(person.headline, 0, ("person.headline",)), language)
        if draft.within(limits):
            return draft
        drafts.append(draft)
    lines = sorted(_lines(profile, limits, as_of, language), key=lambda line: -line.worth)
    for line in lines:
        draft = _draft(profile, line, language)
        if draft.within(limits):
            return draft
        drafts.append(draft)
    raise Unfit(min(drafts, key=lambda draft: draft.count("characters"), default=None))


def _draft(profile: Profile, line: Piece, language: Language) -> Draft:
    person = profile.person
    told = Told(line.keys[0], language.typography.tidy(capitalised(line.text)), (person.id or person.name,), line.keys)
    return Draft(told.text, (told,), (), language)


def _lines(profile: Profile, limits: Sequence[Limit], as_of: datetime.date, language: Language) -> Iterator[Piece]:
    """Every line of occupations, positions, works, former employers and what the person is known for; each with its
    worth, length included."""
    joint = language.joint_of_pieces(of_words=any("words" in limit.unit for limit in limits))
    subject = english.Subject(profile, "tagline", as_of, language, frozenset())
    positions, formers = _positions(subject, joint), _former(subject)
    first = next(iter(profile.person.occupations), "")
    for position, work in product(positions, _works(subject)):
        held = [piece for piece in (position, work) if piece.text]
        for who, former, known in product(_occupations(subject, held), formers, _known(profile, language)):
            if former.text and ((not position.text and len(positions) > 1) or known.text):
                continue  # what is past does not go before what is now, nor does a line need both
            pieces = [piece for piece in _with_known(who, known, held, language) if piece.text]
            pieces = [*pieces[:1], *held, *pieces[1:], former] if pieces[:1] != [known] else [*held, *pieces, former]
            pieces = [piece for piece in pieces if piece.text]
            if pieces:
                line = _line(pieces, position, joint, first)
                yield line if who.text else line._replace(worth=line.worth + who.worth)


def _with_known(who: Piece, known: Piece, held: Sequence[Piece], language: Language) -> tuple[Piece, ...]:
    """Who the person is and what they are known for, in one piece where nothing stands between them."""
    if who.text and known.text and not held:
        return (_together(language.joints(["", "", ""])[0].join((who.text, known.text)), [who, known]),)
    return who, known


def _line(pieces: Sequence[Piece], position: Piece, joint: str, first: str) -> Piece:
    """The pieces in a line; a position that holds the first occupation goes before the others."""
    if position in pieces[1:] and _says(position.text, first):
        pieces = [position, *(piece for piece in pieces if piece is not position)]
    text = joint.join(piece.text for piece in pieces)
    return Piece(text, sum(piece.worth for piece in pieces) + len(text), _keys(pieces))


OCCUPATIONS: Final = ("person.occupations",)


def _occupations(subject: english.Subject, held: Sequence[Piece]) -> list[Piece]:
    """The occupations; where a position says the first already, "chief engineer", "founder of", only the others.

    Of somebody who has died, also with nationality and years: a Dutch astronomer (1931–2019).
    """
    person = subject.person
    given = [subject.nouns.lowered(each) for each in person.occupations]
    left = [each for each in given if not any(subject.nouns.says(piece.text, each) for piece in held)]
    said = bool(given) and given[0] not in left  # then the line says who the person is without them
    found = [Piece("", prices.WHO if said else 0, ())]
    found += [
        Piece(subject.join(left[:number]), 500 * number + prices.WHO - said, OCCUPATIONS)
        for number in range(1, len(left) + 1)
    ]
    if person.died and person.born and subject.dead:
        years = f" ({person.born.year}–{person.died.year})"
        found += [Piece(f"{person.nationality or ''} {each.text}{years}".strip(), each.worth + 600, OCCUPATIONS)
                  for each in found if each.text]  # fmt: skip
    return found


def _works(subject: english.Subject) -> list[Piece]:
    """The books that the person wrote alone, the most important first."""
    books = [row for row in english.Works(subject).alone if english.is_book(row.kind or "")]
    found = [Piece(row.title, prices.worth(row.importance) // 2, (row.key,)) for row in books[:2]]
    lines = [
        _together(
            subject.language.piece("author", publications=subject.join([each.text for each in found[:number]])),
            found[:number],
        )
        for number in _some(found)
    ]
    return [NOTHING, *lines]


def _says(text: str, occupation: str) -> bool:
    return bool(occupation) and re.search(rf"(?<!\w){re.escape(occupation)}(?!\w)", text, re.IGNORECASE) is not None


def _positions(subject: english.Subject, joint: str) -> list[Piece]:
    """What was founded, and the positions that are held; nobody who has died holds one."""
    found: list[Piece] = []
    for job in subject.greatest(subject.profile.work, Work):
        each = english.held(subject, job)
        if each.post and each.kind == "post" and (each.deed or not each.over):
            text = subject.language.piece(
                "deed" if each.deed else "role",
                position=each.post.noun,
                beside=each.post.beside,
                organization=subject.names.at(job.organization),
            )
            found.append(Piece(text, prices.worth(job.importance), (job.key,)))
    lines = [_together(joint.join(piece.text for piece in found[:number]), found[:number]) for number in _some(found)]
    return [NOTHING, *lines]


def _former(subject: english.Subject) -> list[Piece]:
    """Where the person has worked and works no more, each place once."""
    rows = [english.held(subject, job) for job in subject.greatest(subject.profile.work, Work)]
    rows = [each for each in rows if each.kind in ("post", "work", "field")]
    now = {each.row.organization for each in rows if not each.over}
    past = [each.row for each in rows if each.over and not each.deed and each.row.organization not in now]
    places = [] if subject.dead else list({job.organization: job for job in reversed(past)}.values())[::-1]
    places.sort(key=lambda job: -job.importance)
    found = [Piece(subject.names.at(job.organization), prices.worth(job.importance) // 2, (job.key,)) for job in places]
    lines = [
        _together(
            subject.language.piece("former", organizations=subject.join([each.text for each in found[:number]])),
            found[:number],
        )
        for number in _some(found)
    ]
    return [NOTHING, *lines]


def _known(profile: Profile, language: Language) -> list[Piece]:
    """What the person is known for."""
    given = profile.person.known_for
    found = [Piece(item, 400, ("person.known_for",)) for item in given]
    lines = [
        _together(language.piece("known_for", known_for=language.join(list(given[:number]))), found[:number])
        for number in _some(found)
    ]
    return [NOTHING, *lines]


def _some(pieces: Sequence[Piece]) -> range:
    return range(1, min(len(pieces), MOST) + 1)


def _keys(pieces: Sequence[Piece]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for piece in pieces for key in piece.keys))


def _together(text: str, pieces: Sequence[Piece]) -> Piece:
    return Piece(text, sum(piece.worth for piece in pieces), _keys(pieces))

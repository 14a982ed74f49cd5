"""One line about a person, without name and stop: the headline, or what fits of occupations and positions.

In: a profile and limits. Out: a `Draft` with one `Told`; Unfit if not even the first occupation fits. The pieces
are few, so that every line that they make is tried.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from presskit.language import Language
from presskit.profile import Profile
from presskit.words import prices
from presskit.words.count import Limit
from presskit.words.draft import Draft, Told, Unfit
from presskit.words.realise import capitalised, tidy

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
    told = Told(line.keys[0], tidy(capitalised(line.text), language), (person.id or person.name,), line.keys)
    return Draft(told.text, (told,), (), language.words_per_minute)


def _lines(profile: Profile, limits: Sequence[Limit], as_of: datetime.date, language: Language) -> Iterator[Piece]:
    """Every line of occupations, positions and former employers; each with its worth, length included."""
    joint = language.joint_of_pieces(of_words=any("words" in limit.unit for limit in limits))
    held = any(position.text for position in _positions(profile, joint, as_of, language))
    for occupation in _occupations(profile, language):
        for position in _positions(profile, joint, as_of, language):
            for former in _former(profile, as_of, language):
                if former.text and not position.text and held:
                    continue  # what is past does not go before what is now
                pieces = [piece for piece in (occupation, position, former) if piece.text]
                if pieces:
                    text = joint.join(piece.text for piece in pieces)
                    worth = sum(piece.worth for piece in pieces) + len(text)
                    yield Piece(text, worth, tuple(key for piece in pieces for key in piece.keys))


def _occupations(profile: Profile, language: Language) -> Iterator[Piece]:
    names = profile.person.occupations
    yield NOTHING
    for number in range(1, len(names) + 1):
        yield Piece(language.join(names[:number]), prices.WHO + 500 * number, ("person.occupations",))


def _positions(profile: Profile, joint: str, as_of: datetime.date, language: Language) -> Iterator[Piece]:
    """What was founded, and the positions that are held; nobody who has died holds one."""
    died = profile.person.died
    found: list[Piece] = []
    for job in sorted(profile.work, key=lambda job: -job.importance):
        deed = bool(language.deed(job.position or ""))
        held = not job.past(as_of) and (died is None or died.first_day() > as_of)
        if job.position and job.begun(as_of) and (deed or held):
            position = job.position.split(",")[0] if deed else job.position
            kind = "deed" if deed else "role"
            text = language.piece(kind, position=position, organization=language.at(job.organization))
            found.append(Piece(text, prices.worth(job.importance), (job.key,)))
    yield NOTHING
    for number in range(1, min(len(found), MOST) + 1):
        yield _together(joint.join(piece.text for piece in found[:number]), found[:number])


def _former(profile: Profile, as_of: datetime.date, language: Language) -> Iterator[Piece]:
    jobs = [job for job in profile.work if job.past(as_of) and not language.deed(job.position or "")]
    jobs = [] if profile.person.died else sorted(jobs, key=lambda job: -job.importance)
    found = [Piece(job.organization, prices.worth(job.importance) // 2, (job.key,)) for job in jobs]
    yield NOTHING
    for number in range(1, min(len(found), MOST) + 1):
        names = language.join([piece.text for piece in found[:number]])
        yield _together(language.piece("former", organizations=names), found[:number])


def _together(text: str, pieces: Sequence[Piece]) -> Piece:
    return Piece(text, sum(piece.worth for piece in pieces), tuple(key for piece in pieces for key in piece.keys))

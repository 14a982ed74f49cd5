"""One line about a person, without name and stop: the headline, or what fits of occupations and positions.

In: a profile and limits. Out: a `Draft` with one `Told`; Unfit if not even the first occupation fits. The pieces
are few, so that every line that they make is tried.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, product
from typing import Final, NamedTuple

from presskit import grammar
from presskit.grammar import Facts, Language, Line
from presskit.language import capitalised
from presskit.profile import Person, Profile
from presskit.words.choice import prices
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


class Taglines:
    """The lines about one person on one day. What they may hold is asked once."""

    def __init__(self, profile: Profile, as_of: datetime.date, language: Language) -> None:
        self._profile = profile
        self._as_of = as_of
        self._language = language
        self._by_joint: dict[str, list[Piece]] = {}

    def draft(self, limits: Sequence[Limit]) -> Draft:
        """The headline if it fits, and what else there is room for; else the line that is worth most: no name, no stop.
        Raises Unfit if none fits."""
        of_words = any("words" in limit.unit for limit in limits)
        drafts = []
        for line in chain(self._headlines(of_words=of_words), self._lines(of_words=of_words)):
            draft = _draft(self._profile, line, self._language)
            if draft.within(limits):
                return draft
            drafts.append(draft)
        raise Unfit(min(drafts, key=lambda draft: draft.count("characters"), default=None))

    @cached_property
    def material(self) -> Draft | None:
        """Everything that there is to say."""
        try:
            return self.draft(())
        except Unfit:
            return None

    def _headlines(self, *, of_words: bool) -> Sequence[Piece]:
        """The headline with what is held and written, and without; one that is a sentence, or says so itself, stands
        alone."""
        headline = self._profile.person.headline
        if not headline:
            return []
        own = Piece(headline, 0, ("person.headline",))
        joint = self._language.joint_of_pieces(of_words=of_words)
        said = set(_words(headline))
        found = [
            [piece for piece in pieces if said.isdisjoint(_words(piece.text))]
            for pieces in (_positions(self._line, joint), _works(self._line, self._language))
        ]
        if headline.endswith((".", "!", "?", "…")):
            return [own]
        lines = [[own, *(piece for piece in pair if piece.text)] for pair in product(*found)]
        return sorted((_line(pieces, NOTHING, joint, "") for pieces in lines), key=lambda line: -line.worth)

    def _lines(self, *, of_words: bool) -> Iterator[Piece]:
        """Every line, those that are worth most first; `of_words`: words are counted."""
        joint = self._language.joint_of_pieces(of_words=of_words)
        if joint not in self._by_joint:
            lines = _lines(self._profile, self._line, joint, self._as_of, self._language)
            self._by_joint[joint] = sorted(lines, key=lambda line: -line.worth)
        yield from self._by_joint[joint]

    @cached_property
    def _line(self) -> Line:
        return self._language.grammar.line(Facts(self._profile, "tagline", self._as_of))


def _draft(profile: Profile, line: Piece, language: Language) -> Draft:
    person = profile.person
    told = Told(line.keys[0], language.typography.tidy(capitalised(line.text)), (person.id or person.name,), line.keys)
    return Draft(told.text, (told,), (), language)


def _lines(profile: Profile, line: Line, joint: str, as_of: datetime.date, language: Language) -> Iterator[Piece]:
    """Every line of occupations, positions, works, former employers and what the person is known for; each with its
    worth, length included."""
    positions, formers = _positions(line, joint), _former(line, language)
    first = next(iter(profile.person.occupations), "")
    dead = profile.person.has_died(as_of)
    for position, work in product(positions, _works(line, language)):
        held = [piece for piece in (position, work) if piece.text]
        occupations = _occupations(line, held, language)
        occupations += _with_years(occupations, profile.person, language) if dead else []
        for who, former, known in product(occupations, formers, _known(profile, language)):
            if former.text and ((not position.text and len(positions) > 1) or known.text):
                continue  # what is past does not go before what is now, nor does a line need both
            pieces = [piece for piece in _with_known(who, known, held, language) if piece.text]
            pieces = [*pieces[:1], *held, *pieces[1:], former] if pieces[:1] != [known] else [*held, *pieces, former]
            pieces = [piece for piece in pieces if piece.text]
            if pieces:
                made = _line(pieces, position, joint, first)
                yield made if who.text else made._replace(worth=made.worth + who.worth)


def _words(text: str) -> list[str]:
    """The words of a text that say something."""
    return re.findall(r"\w{4,}", text.casefold())


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


OCCUPATIONS: Final = (grammar.OCCUPATIONS,)


def _occupations(line: Line, held: Sequence[Piece], language: Language) -> list[Piece]:
    """The occupations; where a position says the first already, "chief engineer", "founder of", only the others."""
    left = [each for each in line.occupations if not any(line.says(piece.text, each) for piece in held)]
    said = bool(line.occupations) and line.occupations[0] not in left  # then the line says who it is without them
    result = [Piece("", prices.WHO if said else 0, ())]
    result += [
        Piece(language.join(left[:number]), 500 * number + prices.WHO - said, OCCUPATIONS)
        for number in range(1, len(left) + 1)
    ]
    return result


def _with_years(pieces: Sequence[Piece], person: Person, language: Language) -> list[Piece]:
    """Occupations of somebody who has died, with nationality and years: a Dutch astronomer (1931–2019)."""
    if not person.died or not person.born:
        return []
    born, died, nation = str(person.born.year), str(person.died.year), person.nationality
    result = []
    for each in pieces:
        if each.text:
            who = language.piece("national", nationality=nation, occupations=each.text) if nation else each.text
            text = language.piece("life", occupations=who, born=born, died=died)
            result.append(Piece(text, each.worth + 600, OCCUPATIONS))
    return result


def _works(line: Line, language: Language) -> list[Piece]:
    """The books that the person wrote alone, the most important first."""
    found = [Piece(book.text, prices.worth(book.importance) // 2, (book.key,)) for book in line.books[:2]]
    lines = [
        _together(
            language.piece("author", publications=language.join([each.text for each in found[:number]])),
            found[:number],
        )
        for number in _some(found)
    ]
    return [NOTHING, *lines]


def _says(text: str, occupation: str) -> bool:
    return bool(occupation) and re.search(rf"(?<!\w){re.escape(occupation)}(?!\w)", text, re.IGNORECASE) is not None


def _positions(line: Line, joint: str) -> list[Piece]:
    """What was founded, and the positions that are held."""
    found = [Piece(each.text, prices.worth(each.importance), (each.key,)) for each in line.positions]
    lines = [_together(joint.join(piece.text for piece in found[:number]), found[:number]) for number in _some(found)]
    return [NOTHING, *lines]


def _former(line: Line, language: Language) -> list[Piece]:
    """Where the person has worked and works no more."""
    found = [Piece(each.text, prices.worth(each.importance) // 2, (each.key,)) for each in line.former]
    lines = [
        _together(
            language.piece("former", posts=language.join([each.text for each in found[:number]])),
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

"""Which facts a sentence of the author's tells, so that none is told a second time beside it.

In: the words of a sentence, what it says that it is about, the profile. Out: the keys of the entries that it tells.
They are found by their names, by parts of names, by the whole of a position or of a degree, and by places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from presskit.grammar import Language
from presskit.profile import Entry, Person, Profile

POSTS: Final = ("work[", "volunteering[")

_NAMED: Final = ("work", "volunteering", "education", "awards", "publications", "projects", "talks", "languages",
                 "shows", "memberships")  # fmt: skip
"""The tables whose entries a sentence tells by naming them."""

SHORTEST: Final = 4
"""Letters of a word that tells one name from others."""


class _Name(NamedTuple):
    """What an entry is called: its key, whether it is a post, the forms of its name, and the words that tell its name
    from others, as they are written. Asked for once: a sentence is held against every entry of a profile."""

    key: str
    post: bool
    forms: tuple[str, ...]
    words: tuple[str, ...]


def _says(text: str, said: str, name: _Name) -> bool:
    if any(form in said for form in name.forms):
        return True
    # one word alone may be a town: who lives in Oslo has not studied at its university
    return len(name.words) > 1 and all(
        word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in name.words
    )


class Telling:
    """What the author's sentences tell of one profile."""

    def __init__(self, profile: Profile, language: Language) -> None:
        self._profile = profile
        self._language = language
        rows = [row for table in _NAMED for row in getattr(profile, table, ())]
        self._rows: list[Entry] = rows
        self._named = [self._name(row.key, row) for row in rows]
        self._quotes = [(row.key, self._bare(row.text)) for row in profile.quotes]

    def told(self, text: str, about: Sequence[Entry]) -> list[str]:
        """The keys of the facts that a sentence tells: those that it is about, that it names, that it quotes.

        A position that it names counts only where it is about nothing in particular: "{they} left xAI to found …" does
        not say that they founded xAI.
        """
        said = self._bare(text)
        named = [name.key for name in self._named if not (about and name.post) and _says(text, said, name)]
        return list(dict.fromkeys([*(fact.key for fact in about), *named, *self._quoted(text, said)]))

    def places(self, text: str) -> bool:
        """Whether it says where the person lives."""
        place = (self._profile.person.location or "").split(",")[0]
        return bool(place) and self._bare(place) in self._bare(text)

    def introduces(self, text: str) -> bool:
        """Whether it says who the person is: it begins with their name, and holds an occupation, or "is a …"."""
        person = self._profile.person
        said, name = self._bare(text), self._bare(person.name)
        if not said.startswith(name):
            return False
        return any(self._in(said, each) for each in person.occupations) or self._is_something(text, person)

    def _is_something(self, text: str, person: Person) -> bool:
        apostrophe, being = self._language.typography.apostrophe, self._language.alike.being
        name = re.escape(person.name.replace("'", apostrophe))
        return re.match(name + being, text.replace("'", apostrophe)) is not None

    def _in(self, said: str, occupation: str) -> bool:
        """Whether an occupation is said, or its last word, which is what it is: "structural engineer"."""
        words = self._bare(occupation).split()
        return bool(words) and (f" {' '.join(words)} " in said or f" {words[-1]} " in said)

    def _name(self, key: str, row: Entry) -> _Name:
        words = [
            word
            for word in self._language.typography.words(row.name_of)
            if len(word) >= SHORTEST and word[0].isupper() and word.casefold() not in self._common
        ]
        return _Name(key, key.startswith(POSTS), (*self._called(row),), (*words,))

    def _called(self, row: Entry) -> Iterator[str]:
        """What it is called, wholly and without what is often left out, and what a person is there."""
        study, area = getattr(row, "study_type", None), getattr(row, "area", None)
        if study and area:
            yield f" {self._bare(study).strip()} {self._language.alike.subject} {self._bare(area).strip()} "
        name = row.name_of
        if name in (study, area):
            return  # a course of study at no school: its subject is no name
        bare = name.split(" (")[0]
        for form in (name, bare, bare.split(": ")[0], *re.findall(r"\(([A-Z]{3,})\)", name)):
            words = self._bare(form).split()
            if words[:1] == [self._language.alike.definite]:
                words = words[1:]
            while len(words) > 2 and words[-1] in self._companies:
                words = words[:-1]
            if words and (len(words) > 1 or len(words[0]) > 1):
                yield f" {' '.join(words)} "
        if row.key.startswith(POSTS):
            yield from self._beginning(bare)
        position = getattr(row, "position", None)
        if position and len(position.split()) > 1:
            yield self._bare(position)

    def _beginning(self, name: str) -> Iterator[str]:
        """The first words of an employer's name by which it is called: "St Ebba" of St Ebba Hospital."""
        words = name.split()
        while len(words) > 2 and self._bare(words[-1]).strip() in self._common:
            words = words[:-1]
            begun = " ".join(words)
            if all(word[0].isupper() for word in words) and self._bare(begun) not in self._places:
                yield self._bare(begun)

    @property
    def _common(self) -> frozenset[str]:
        return self._language.alike.common

    @property
    def _companies(self) -> frozenset[str]:
        return self._language.alike.companies

    @cached_property
    def _places(self) -> frozenset[str]:
        """What names a place, wherever the profile says one: "New York" is not its Times."""
        entries: tuple[Entry, ...] = (self._profile.person, *self._rows)
        texts = [getattr(entry, name, None) or "" for entry in entries for name in ("location", "origin")]
        return frozenset(self._bare(part) for text in texts for part in text.split(","))

    def _quoted(self, text: str, said: str) -> list[str]:
        """The quotations that a sentence holds, in one piece or in several: “A bridge,” she says, “is a promise.”"""
        quoted = self._language.typography.quoted.finditer(text)
        pieces = self._bare(" ".join(found[1] for found in quoted if found[1] is not None))
        return [key for key, words in self._quotes if words.strip() and (words in said or words in pieces)]

    def _bare(self, text: str) -> str:
        """The words of a text without their punctuation, to be found whole: a space on either side of each."""
        words = re.findall(r"[^\W_]+", self._possessive.sub("", text).casefold())
        return f" {' '.join(words)} "

    @cached_property
    def _possessive(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=\w)(?:{self._language.possessive_ending})\b")

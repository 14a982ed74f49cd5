"""English, as far as facts are told in it: nouns and names, posts, works, honours, and the sentences that they make.

In: a profile, a voice, a day, the facts that its author's sentences tell. Out: `Theme`s in an editor's order, each with
a few wordings. Only what the dates prove is said: an order in time ("Earlier"), an end ("was"), a degree
that is held.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from presskit.english.career import LOCATION, PERSON, Career
from presskit.english.honours import honours
from presskit.english.names import Names
from presskit.english.nouns import Nouns
from presskit.english.posts import held
from presskit.english.studies import certificates, life, numbers, said, studies
from presskit.english.subject import Subject, Voice
from presskit.english.wording import Theme, Wording
from presskit.english.works import Works, is_book, projects, talks, wrote
from presskit.language import Language
from presskit.profile import Profile

__all__ = [
    "LOCATION",
    "PERSON",
    "TENSES",
    "Career",
    "Names",
    "Nouns",
    "Subject",
    "Theme",
    "Wording",
    "Works",
    "founds",
    "held",
    "is_book",
    "tell",
    "wrote",
]

TENSES = {
    "is": "was", "works": "worked", "holds": "held", "speaks": "spoke", "studies": "studied",
    "volunteers": "volunteered", "leads": "led", "teaches": "taught", "hosts": "hosted", "maintains": "maintained",
    "says": "said", "lives": "lived",
}  # fmt: skip
"""Present and past of the verbs of these sentences."""


def tell(
    profile: Profile,
    voice: Voice,
    as_of: datetime.date,
    language: Language,
    authors: frozenset[str],
    *,
    connected: bool = True,
) -> Iterator[Theme]:
    """Every theme, in the order of a text. `authors`: the keys of the facts that the author's sentences tell.
    `connected`: sentences may refer to those before them."""
    subject = Subject(profile, voice, as_of, language, authors, connected=connected)
    works = Works(subject)
    career = Career(subject, works.books)
    works.in_opening = career.tells_books
    yield from career.themes()
    yield from projects(subject)
    yield from works.themes()
    yield from certificates(subject)
    yield from honours(subject)
    yield from numbers(subject)
    yield from career.earlier()
    yield from studies(subject)
    yield from talks(subject)
    yield from life(subject)
    yield from said(subject)


def founds(position: str, language: Language) -> bool:
    """Whether who held this position founded the organisation, which is told by its verb."""
    first = position.split(",")[0].split(" and ")[0].split(" & ")[0].strip()
    return bool(first and Nouns(language).post(first, "").deed)

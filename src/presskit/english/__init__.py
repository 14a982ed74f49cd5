"""English, as far as facts are told in it: nouns and names, posts, works, honours, and the sentences that they make.

`English` is the grammar that languages/en.toml names (`presskit.grammar.Grammar`): `Facts` in, `Theme`s out, in an
editor's order, each with a few wordings. Only what the dates prove is said: an order in time ("Earlier"), an end
("was"), a degree that is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from presskit.english.nouns import Nouns
from presskit.grammar import Facts, Grammar, Line, Theme
from presskit.language import Language

__all__ = ["English"]

TENSES: Final = {
    "is": "was", "works": "worked", "holds": "held", "speaks": "spoke", "studies": "studied",
    "volunteers": "volunteered", "leads": "led", "teaches": "taught", "hosts": "hosted", "maintains": "maintained",
    "says": "said", "lives": "lived", "focuses": "focused", "serves": "served", "plays": "played",
}  # fmt: skip


class English:
    """The grammar of English, of one region."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @property
    def tenses(self) -> Mapping[str, str]:
        """Present and past of the verbs of its sentences."""
        return TENSES

    def tell(self, facts: Facts) -> Iterator[Theme]:
        """Every theme, in the order of a text."""
        from presskit.english.career import Career  # whom their own sentences suffice is told without these
        from presskit.english.honours import honours
        from presskit.english.projects import projects, talks
        from presskit.english.studies import certificates, life, numbers, said, studies
        from presskit.english.subject import Subject
        from presskit.english.works import Works

        subject = Subject(facts, self._language)
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

    def line(self, facts: Facts) -> Line:
        """What a line without name and stop may hold."""
        from presskit.english.line import line
        from presskit.english.subject import Subject

        return line(Subject(facts, self._language))

    def founds(self, position: str) -> bool:
        """Whether who held this position founded the organisation, which is told by its verb."""
        first = position.split(",")[0].split(" and ")[0].split(" & ")[0].strip()
        return bool(first and Nouns(self._language).post(first, "").deed)


_: type[Grammar] = English

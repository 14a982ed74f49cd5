"""English, as far as facts are told in it: nouns and names, posts, works, honours, and the sentences that they make.

`English` is the grammar that languages/en.toml names (`presskit.grammar.Grammar`): `Facts` in, `Theme`s out, in an
editor's order, each with a few wordings. Only what the dates prove is said: an order in time ("Earlier"), an end
("was"), a degree that is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from presskit.english.nouns import Nouns
from presskit.grammar import Called, Clause, Doubt, Facts, Grammar, Line, Theme, Way
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
        from presskit.english.life import Life
        from presskit.english.subject import Subject

        yield from Life(Subject(facts, self._language)).themes()

    def doubts(self, facts: Facts) -> Sequence[Doubt]:
        """The entries that no sentence tells, because how they stand in one is not certain."""
        from presskit.english.life import Life
        from presskit.english.subject import Subject

        subject = Subject(facts, self._language)
        for _ in Life(subject).themes():
            pass
        return tuple(subject.doubts.values())

    def line(self, facts: Facts) -> Line:
        """What a line without name and stop may hold."""
        from presskit.english.line import line
        from presskit.english.subject import Subject

        return line(Subject(facts, self._language))

    def least(self, predicate: str) -> str:
        """What is always said of a sentence that an author gives from the verb on."""
        from presskit.english.told_as import without_tail

        return without_tail(predicate)

    def ways(self, clauses: Sequence[Clause], called: Called) -> Iterator[Way]:
        """Every way to tell one to three clauses in one sentence."""
        from presskit.english.sentences import ways

        yield from ways(clauses, called, self._language)

    def names(self, text: str) -> frozenset[str]:
        """The stems of the names in a text that not many share."""
        from presskit.english.sentences import names

        return names(text.partition(" ")[2], self._language)

    def named_before(self, text: str, name: str, others: Iterable[str]) -> str:
        """A sentence that names what was named before: "the foundation", or without the place at its end."""
        from presskit.english.sentences import named_before

        return named_before(text, name, others)

    def founds(self, position: str) -> bool:
        """Whether who held this position founded the organisation, which is told by its verb."""
        first = position.split(",")[0].split(" and ")[0].split(" & ")[0].strip()
        return bool(first and Nouns(self._language).post(first, "").deed)


_: type[Grammar] = English

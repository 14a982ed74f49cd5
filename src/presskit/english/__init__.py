"""English, as far as facts are told in it: nouns and names, posts, works, honours, and the sentences that they make.

`English` is the grammar that languages/en.toml names (`presskit.grammar.Grammar`): `Facts` in, `Theme`s out, in an
editor's order, each with a few wordings. Only what the dates prove is said: an order in time ("Earlier"), an end
("was"), a degree that is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from presskit.english.nouns import Nouns
from presskit.grammar import Doubt, Facts, Grammar, Line, Theme
from presskit.language import Language

if TYPE_CHECKING:
    from presskit.english.subject import Subject

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
        from presskit.english.subject import Subject

        yield from self._themes(Subject(facts, self._language))

    def doubts(self, facts: Facts) -> Sequence[Doubt]:
        """The entries that no sentence tells, because how they stand in one is not certain."""
        from presskit.english.subject import Subject

        subject = Subject(facts, self._language)
        for _ in self._themes(subject):
            pass
        return tuple(subject.doubts.values())

    @staticmethod
    def _themes(subject: Subject) -> Iterator[Theme]:
        from presskit.english.career import (  # whom their own sentences suffice is told without these
            GREAT,
            GREATEST,
            Career,
        )
        from presskit.english.honours import honours, prizes_in_a_row
        from presskit.english.past import Past
        from presskit.english.projects import projects, talks
        from presskit.english.studies import certificates, degrees_told, life, numbers, said, studies
        from presskit.english.told_as import as_told, by_date, without
        from presskit.english.works import Works

        works = Works(subject)
        career = Career(subject, works.books)
        works.in_opening = career.tells_books
        profile = subject.profile
        yield from career.themes()
        greatest = [row for row in profile.numbers if row.importance > GREATEST]
        yield from as_told(subject, "work", greatest)
        posts = (*profile.work, *profile.volunteering)
        now = [row for row in posts if not subject.over(row) or subject.began(row)]
        left = [row for row in posts if row not in now and (now or row.importance <= GREAT)]
        yield from as_told(subject, "work", [row for row in posts if row not in left])
        yield from projects(subject)
        yield from as_told(subject, "projects", profile.projects)
        yield from works.themes()
        yield from as_told(subject, "publications", without(profile.publications, works.said))
        yield from certificates(subject)
        alone = [row for row in profile.awards if row.key not in prizes_in_a_row(subject)]
        shown = [*as_told(subject, "shows", profile.shows)]
        won = [*as_told(subject, "awards", (*alone, *profile.certificates)), *honours(subject)]
        offices = [each for each in won if each.table == "memberships"]
        offices += as_told(subject, "memberships", profile.memberships)
        deeds = by_date((*profile.shows, *profile.awards), shown + [each for each in won if each not in offices])
        held = [each for each in offices if any(map(subject.goes_on, each.keys))]
        left_ = [each for each in offices if each not in held]
        grades = [subject.importance(key) for each in deeds if each not in shown for key in each.keys]
        path = [row.importance for row in (*left, *profile.education)]
        known = max(grades, default=0) > min(GREATEST, max(path, default=GREATEST))
        honoured = [each for each in deeds if each not in shown]
        posts_of_honour = [each for each in held if not any(map(subject.is_fellow, each.keys))]
        yield from shown if posts_of_honour or not known else ()
        yield from posts_of_honour
        # honours stand last, if it is not they that made somebody known
        yield from [each for each in deeds if not (posts_of_honour and each in shown)] if known else ()
        yield from [each for each in held if each not in posts_of_honour]
        yield from left_ if known else ()
        yield from numbers(subject)
        yield from as_told(subject, "earlier", [row for row in profile.numbers if row not in greatest])
        learnt = [*studies(subject), *as_told(subject, "education", without(profile.education, degrees_told(subject)))]
        yield from learnt
        yield from by_date(posts, [*as_told(subject, "earlier", left), *Past(career).themes()])
        yield from [] if known else [*honoured, *left_]
        yield from talks(subject)
        yield from life(subject)
        yield from said(subject)

    def line(self, facts: Facts) -> Line:
        """What a line without name and stop may hold."""
        from presskit.english.line import line
        from presskit.english.subject import Subject

        return line(Subject(facts, self._language))

    def least(self, predicate: str) -> str:
        """What is always said of a sentence that an author gives from the verb on."""
        from presskit.english.told_as import without_tail

        return without_tail(predicate)

    def founds(self, position: str) -> bool:
        """Whether who held this position founded the organisation, which is told by its verb."""
        first = position.split(",")[0].split(" and ")[0].split(" & ")[0].strip()
        return bool(first and Nouns(self._language).post(first, "").deed)


_: type[Grammar] = English

"""The order of a life: every theme of a person, as an editor would tell one after the other.

In: a `Subject`. Out: themes: who the person is, what they do and what they began; then blocks, those with what must not
be missed first, else works, shows, offices, figures, the path of all that has dates, up to how they came to the post
that they hold, posts and honours without dates; then degrees, talks, home, what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from presskit.english.career import GREAT, GREATEST, Career  # whom their own sentences suffice is told without these
from presskit.english.honours import honours, prizes_in_a_row
from presskit.english.past import Past
from presskit.english.projects import projects, talks
from presskit.english.studies import certificates, degrees_told, life as home, numbers, said, studies
from presskit.english.subject import Subject
from presskit.english.told_as import as_told, by_date, without
from presskit.english.wording import told
from presskit.english.works import Works
from presskit.grammar import PERSON, Theme
from presskit.notation import Text, Verb
from presskit.profile import Entry
from presskit.profile.tables import Number


class Life:
    """The themes of one person."""

    def __init__(self, subject: Subject) -> None:
        self.subject, self.profile = subject, subject.profile
        self.works = Works(subject)
        self.career = Career(subject, self.works.books)
        self.works.in_opening = self.career.tells_books
        self.posts = (*self.profile.work, *self.profile.volunteering)
        now = [row for row in self.posts if not subject.over(row) or subject.began(row)]
        self.left = [row for row in self.posts if row not in now and (now or row.importance <= GREAT)]
        held = [row for row in self.posts if row not in self.left]
        self.entered = [row for row in held if subject.entered(row)]
        self.begun = [row for row in held if subject.began(row) or (subject.was_done(row) and row not in self.entered)]

    def themes(self) -> Iterator[Theme]:
        """Every theme, in the order of a text."""
        yield from self._now()
        blocks = sorted(self._blocks(), key=lambda block: not self._leads(block))
        yield from (each for block in blocks for each in block)
        yield from self._degrees
        yield from talks(self.subject)
        yield from home(self.subject)
        yield from said(self.subject)

    def _grade(self, theme: Theme) -> int:
        """The importance of the greatest that a theme tells."""
        return max((self.subject.importance(key) for key in theme.keys), default=0)

    def _leads(self, block: Sequence[Theme]) -> bool:
        """Whether a block tells what must not be missed, and so goes before others."""
        return any(self._grade(each) > GREATEST for each in block)

    def _greatest_first(self, themes: Iterable[Theme]) -> list[Theme]:
        return sorted(themes, key=lambda each: -self._grade(each))

    def _blocks(self) -> Iterator[list[Theme]]:
        """What stands together. Of what has no date the greatest goes first, what has one goes by it."""
        apart = without(self.profile.numbers, [(row, "") for row in self._greatest])
        figures = [*numbers(self.subject), *as_told(self.subject, "earlier", apart)]
        great = [each for each in figures if self._grade(each) >= GREATEST]
        yield great
        yield self._greatest_first(self._made)
        yield self._greatest_first(self._undated(self._shown))
        yield [each for each in self._offices_held if each not in self._great_offices]
        yield [each for each in figures if each not in great]
        yield self._path
        yield self._greatest_first(self._undated(self._former))
        yield self._greatest_first([*self._undated(self._won), *self._undated(self._offices_over)])

    @cached_property
    def _greatest(self) -> list[Number]:
        return [row for row in self.profile.numbers if row.importance > GREATEST]

    def _now(self) -> Iterator[Theme]:
        """Who the person is, what they do now, the great offices that they hold, and what they began."""
        subject, later = self.subject, (*self.left, *self.begun, *self.entered)
        first = [*self.career.themes(), *as_told(subject, "work", self._greatest)]
        for key, text in subject.told_further.items():
            first += subject.theme("work", f"{told(key)}{text}.")
        first += as_told(subject, "work", [row for row in self.posts if row not in later])
        yield from sorted(first, key=lambda each: not (each.table == PERSON or self._grade(each) > GREATEST))
        yield from self._great_offices
        yield from by_date(self.posts, [*as_told(subject, "work", self.begun)])

    @cached_property
    def _made(self) -> list[Theme]:
        subject, profile = self.subject, self.profile
        made = [*projects(subject), *as_told(subject, "projects", profile.projects), *self.works.themes()]
        made += as_told(subject, "publications", without(profile.publications, self.works.said))
        return [*made, *certificates(subject)]

    # --- what has dates, and what has none ---

    def _is_dated(self, theme: Theme) -> bool:
        return not self._dated.isdisjoint(theme.keys)

    def _undated(self, themes: Iterable[Theme]) -> list[Theme]:
        return [each for each in themes if not self._is_dated(each)]

    @cached_property
    def _rows(self) -> tuple[Entry, ...]:
        """What a life tells one after the other."""
        profile = self.profile
        return (*self.posts, *profile.education, *profile.certificates, *profile.shows, *profile.awards)

    @cached_property
    def _dated(self) -> frozenset[str]:
        rows = (*self._rows, *self.profile.memberships)
        return frozenset(row.key for row in rows if row.latest or getattr(row, "start", None))

    @cached_property
    def _path(self) -> list[Theme]:
        """Studies, posts, shows, honours and offices by their dates, with how the person came to what they are; other
        studies behind the last that have a date."""
        entered = as_told(self.subject, "work", self.entered)
        learnt = [each for each in self._learnt if each not in self._degrees]
        past = [*learnt, *self._former, *entered, *self._shown, *self._won, *self._offices_over]
        path = by_date((*self._rows, *self.profile.memberships), [*filter(self._is_dated, past)])
        for each in self._greatest_first(self._undated(learnt)):
            studied = ((at, one) for at, one in enumerate(path, 1) if one.keys[0].startswith("education"))
            before = [at for at, one in studied if self._grade(one) >= self._grade(each)]
            path.insert(max(before, default=0), each)
        return path

    @cached_property
    def _learnt(self) -> list[Theme]:
        subject, profile = self.subject, self.profile
        own = as_told(subject, "education", without(profile.education, degrees_told(subject)))
        return [*studies(subject), *own, *as_told(subject, "education", profile.certificates)]

    @cached_property
    def _degrees(self) -> list[Theme]:
        """What the person holds and studies now, whenever they got it."""
        return [each for each in self._learnt if goes_on(each)]

    @cached_property
    def _former(self) -> list[Theme]:
        return [*as_told(self.subject, "earlier", self.left), *Past(self.career).themes()]

    # --- shows, offices and honours ---

    @cached_property
    def _shown(self) -> list[Theme]:
        return [*as_told(self.subject, "shows", self.profile.shows)]

    @cached_property
    def _honours(self) -> list[Theme]:
        alone = [row for row in self.profile.awards if row.key not in prizes_in_a_row(self.subject)]
        return [*as_told(self.subject, "awards", alone), *honours(self.subject)]

    @cached_property
    def _won(self) -> list[Theme]:
        return [each for each in self._honours if each.table != "memberships"]

    @cached_property
    def _offices(self) -> list[Theme]:
        own = [each for each in self._honours if each.table == "memberships"]
        return [*own, *as_told(self.subject, "memberships", self.profile.memberships)]

    @cached_property
    def _offices_held(self) -> list[Theme]:
        held = [each for each in self._offices if any(map(self.subject.goes_on, each.keys))]
        return [each for each in held if not self._entered(each)]

    @cached_property
    def _great_offices(self) -> list[Theme]:
        return [each for each in self._offices_held if self._grade(each) >= GREATEST]

    @cached_property
    def _offices_over(self) -> list[Theme]:
        """Offices that are over, and how the person came to one that they hold."""
        left = [each for each in self._offices if each not in self._offices_held]
        return by_date(self.profile.memberships, left)

    def _entered(self, theme: Theme) -> bool:
        rows = [row for row in self.profile.memberships if row.key in theme.keys]
        return bool(rows) and all(map(self.subject.entered, rows))


def goes_on(theme: Theme) -> bool:
    """Whether a theme begins with a verb of the present: holds a degree, has one."""
    nodes = [*theme.wordings[0].nodes]
    at = next((at for at, node in enumerate(nodes) if isinstance(node, Verb)), None)
    if at is None:
        return False
    verb, after = nodes[at], nodes[at + 1 : at + 2]
    done = isinstance(after[0], Text) and not re.match(r" an? ", after[0].text) if after else False
    return isinstance(verb, Verb) and verb.word != "was" and not (verb.word in ("has", "had") and done)

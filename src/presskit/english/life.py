"""The order of a life: every theme of a person, as an editor would tell one after the other.

In: a `Subject`. Out: themes: who the person is and what they do; what they began and made; works and shows; offices
and, if it is these that made somebody known, honours; figures; the path, studies, posts, shows and honours by their
dates, up to how they came to the post that they hold; then honours without a date, talks, home, what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from presskit.english.career import GREAT, GREATEST, Career  # whom their own sentences suffice is told without these
from presskit.english.honours import honours, prizes_in_a_row
from presskit.english.past import Past
from presskit.english.projects import projects, talks
from presskit.english.studies import certificates, degrees_told, numbers, said, studies
from presskit.english.studies import life as home
from presskit.english.subject import Subject
from presskit.english.told_as import as_told, by_date, without
from presskit.english.works import Works
from presskit.grammar import Theme
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
        yield from self._made()
        yield from self._known_for()
        yield from numbers(self.subject)
        yield from as_told(self.subject, "earlier", [row for row in self.profile.numbers if row not in self._greatest])
        yield from self._path
        if not self._is_known:
            yield from (each for each in self._undated if each not in self._shown)
            yield from self._offices_later
        yield from talks(self.subject)
        yield from home(self.subject)
        yield from said(self.subject)

    @cached_property
    def _greatest(self) -> list[Number]:
        return [row for row in self.profile.numbers if row.importance > GREATEST]

    def _now(self) -> Iterator[Theme]:
        """Who the person is, what they do now, and what they began."""
        subject, later = self.subject, (*self.left, *self.begun, *self.entered)
        yield from self.career.themes()
        yield from as_told(subject, "work", self._greatest)
        yield from as_told(subject, "work", [row for row in self.posts if row not in later])
        yield from by_date(self.posts, [*as_told(subject, "work", self.begun)])

    def _made(self) -> Iterator[Theme]:
        subject, profile = self.subject, self.profile
        yield from projects(subject)
        yield from as_told(subject, "projects", profile.projects)
        yield from self.works.themes()
        yield from as_told(subject, "publications", without(profile.publications, self.works.said))
        yield from certificates(subject)

    def _known_for(self) -> Iterator[Theme]:
        """Shows, offices that are held, and honours, if it is these that made somebody known."""
        posts = [each for each in self._offices_held if not any(map(self.subject.is_fellow, each.keys))]
        yield from [each for each in self._undated if each in self._shown]
        yield from posts
        yield from [each for each in self._undated if each not in self._shown] if self._is_known else ()
        yield from [each for each in self._offices_held if each not in posts]
        yield from self._offices_later if self._is_known else ()

    def _is_dated(self, theme: Theme) -> bool:
        return not self._dated.isdisjoint(theme.keys)

    @cached_property
    def _rows(self) -> tuple[Entry, ...]:
        """What a life tells one after the other."""
        profile = self.profile
        return (*self.posts, *profile.education, *profile.certificates, *profile.shows, *profile.awards)

    @cached_property
    def _dated(self) -> frozenset[str]:
        return frozenset(row.key for row in self._rows if row.latest or getattr(row, "start", None))

    @cached_property
    def _path(self) -> list[Theme]:
        """Studies, posts, shows and honours by their dates, with an office that was held before them all."""
        subject, profile = self.subject, self.profile
        learnt = [*studies(subject), *as_told(subject, "education", without(profile.education, degrees_told(subject)))]
        learnt += as_told(subject, "education", profile.certificates)
        posts = [*as_told(subject, "earlier", self.left), *Past(self.career).themes()]
        great = any(subject.importance(key) >= GREATEST for each in posts for key in each.keys)
        # what nobody has dated goes before all posts, if none of these is so great that it must not stand behind
        last = [each for each in learnt if not self._is_dated(each)] if great else []
        first = [each for each in learnt if each not in last]
        deeds = [each for each in self._deeds if self._is_dated(each)]
        path = by_date(self._rows, [*first, *posts, *as_told(subject, "work", self.entered), *deeds])
        dated_rows = (*self._rows, *profile.memberships)
        early = [each for each in self._offices_over if by_date(dated_rows, [*path, each])[:1] == [each]]
        return [*early, *path, *last]

    @cached_property
    def _offices_later(self) -> list[Theme]:
        return [each for each in self._offices_over if each not in self._path]

    # --- offices and honours ---

    @cached_property
    def _shown(self) -> list[Theme]:
        return [*as_told(self.subject, "shows", self.profile.shows)]

    @cached_property
    def _undated(self) -> list[Theme]:
        return [each for each in self._deeds if not self._is_dated(each)]

    @cached_property
    def _won(self) -> list[Theme]:
        alone = [row for row in self.profile.awards if row.key not in prizes_in_a_row(self.subject)]
        return [*as_told(self.subject, "awards", alone), *honours(self.subject)]

    @cached_property
    def _offices(self) -> list[Theme]:
        own = [each for each in self._won if each.table == "memberships"]
        return [*own, *as_told(self.subject, "memberships", self.profile.memberships)]

    @cached_property
    def _offices_held(self) -> list[Theme]:
        held = [each for each in self._offices if any(map(self.subject.goes_on, each.keys))]
        return [each for each in held if not self._entered(each)]

    @cached_property
    def _offices_over(self) -> list[Theme]:
        """Offices that are over, and how the person came to one that they hold."""
        left = [each for each in self._offices if each not in self._offices_held]
        return by_date(self.profile.memberships, left)

    def _entered(self, theme: Theme) -> bool:
        rows = [row for row in self.profile.memberships if row.key in theme.keys]
        return bool(rows) and all(map(self.subject.entered, rows))

    @cached_property
    def _deeds(self) -> list[Theme]:
        """Shows and honours by their dates."""
        won = [each for each in self._won if each not in self._offices]
        return by_date((*self.profile.shows, *self.profile.awards), [*self._shown, *won])

    @cached_property
    def _honoured(self) -> list[Theme]:
        return [each for each in self._deeds if each not in self._shown]

    @cached_property
    def _is_known(self) -> bool:
        """Whether honours made the person known: one is far greater than all of the path."""
        grades = [self.subject.importance(key) for each in self._honoured for key in each.keys]
        path: Sequence[Entry] = (*self.left, *self.profile.education)
        return max(grades, default=0) > max((row.importance for row in path), default=GREAT) + 1

"""When something was: the dates of an entry as a reader has them, and as numbers for a drawing.

In: an entry of a profile, a language, a day. Out: texts and a `Span`. What has yet to come, and what ended with the
person, is settled here.
"""

from __future__ import annotations

import datetime
from functools import cached_property

from presskit.document import Span, capital, in_years
from presskit.language import Language
from presskit.profile import Education, Entry as Fact, PartialDate, Period, Profile, Show


class Dates:
    """The dates of one profile's entries, as they stand on one day."""

    def __init__(self, profile: Profile, language: Language, as_of: datetime.date) -> None:
        self.profile, self.language, self.as_of = profile, language, as_of

    def past(self, row: Fact) -> bool:
        """Whether it is over: by its own dates, or because the person's life is."""
        return row.past(self.as_of) or self.dead

    @cached_property
    def dead(self) -> bool:
        """Whether the person has died."""
        return self.profile.person.has_died(self.as_of)

    def lasting(self, row: Fact) -> Span | None:
        """The dates of an entry as numbers: from the first day that its start can mean to the last of its end."""
        if not isinstance(row, Period):
            at = row.latest
            return (
                Span(in_years(at.first_day()), in_years(at.first_day()) + (0.5 if at.month is None else 0))
                if at
                else None
            )
        end = in_years(row.end.last_day()) if row.end else None
        if end is None and self.past(row):
            end = in_years(self.as_of) if row.start and not self.dead else end
            died = self.profile.person.died
            end = in_years(died.last_day()) if self.dead and died else end
            told = self.within(row)
            return Span(in_years(row.start.first_day()), end, row.start.month is None, told) if row.start else None
        if row.start is None and end is None:
            return None
        begin = in_years(row.start.first_day()) if row.start else None
        vague = bool(row.start and row.start.month is None and row.start.part is None)
        return Span(begin, end, vague, self.within(row))

    def within(self, row: Period) -> str:
        """The dates of an entry as they stand within a sentence."""
        told = self.of(row)
        bare = self.language.period(row.start, row.end, row.current)
        return told[:1].lower() + told[1:] if bare[:1].islower() else told

    def of(self, row: Fact) -> str:
        """The dates of an entry; nothing where it has none."""
        if isinstance(row, Period) and not self.once(row):
            return self.period(row.start, row.end, row.current, planned=isinstance(row, Education))
        return self.language.date(row.latest) if row.latest else ""

    @staticmethod
    def once(row: Period) -> bool:
        """Whether it has a date, and did not last."""
        return isinstance(row, Show) and row.date is not None

    def years(self, row: Fact) -> str:
        """As a timeline has it: a position by its years, an event by its month."""
        if isinstance(row, Period):
            start, end = (PartialDate(date.year) if date else None for date in (row.start, row.end))
            past = self.past(row)
            ahead = row.end is not None and not row.past(self.as_of)
            end = None if ahead and self.dead else end
            planned = ahead and end is not None and isinstance(row, Education)
            unknown = self.language.label("formerly") if past else ""
            since = start or (end if planned else None)
            years = capital(self.language.period(since, end, False if past else row.current)) or unknown
            return self.language.expected(years) if planned else years
        return self.language.date(row.latest, short=True)

    def period(
        self, start: PartialDate | None, end: PartialDate | None, current: bool | None, *, planned: bool = False
    ) -> str:
        """From when to when; `planned`: an end that lies ahead is expected, as that of studies, and not agreed upon."""
        ahead = end is not None and end.last_day() >= self.as_of
        if ahead and self.dead:
            end, ahead = None, False
        if self.dead or (start is not None and start.first_day() > self.as_of):
            current = False  # it does not go on: it ended with the person, or has yet to begin
        told = self.span(end, end, None) if ahead and planned and start is None else self.span(start, end, current)
        return self.language.expected(told) if ahead and planned else told

    def span(self, start: PartialDate | None, end: PartialDate | None, current: bool | None) -> str:
        """From when to when, by year."""
        if start and end and start.without_day != end.without_day:
            start, end = start.without_day, end.without_day  # days say more than a reader of years asks for
        return capital(self.language.period(start, end, current))

"""The talks of a kit as a calendar, for whoever wants to come, or to write about it on the day.

In: a `BuildContext`. Out: SLUG-talks.ics, if the profile has talks of which it says the day.
"""

from __future__ import annotations

import datetime

from presskit.content import Held
from presskit.document import Claim, plain
from presskit.kit.context import BuildContext
from presskit.kit.jobs import Task
from presskit.problems import Warn
from presskit.profile.tables import Talk
from presskit.writers import ical, kit_file
from presskit.writers.kit_file import KitFile


def tasks(context: BuildContext) -> list[Task]:
    """The calendar, the nearest of the talks last; talks of which the day is not known are left out, and named."""
    talks = _dated(context)
    left_out = tuple(talk.key for talk in context.profile.talks if not _day(talk))

    def make(warn: Warn) -> list[KitFile]:
        person = context.profile.person.name
        events = [
            ical.Event(
                day,
                key=f"{context.slug} {talk.name_of} {day}",
                summary=plain(f"{person}: {talk.name_of}"),
                description=plain(talk.event or "") if talk.title else "",
                location=plain(talk.location or ""),
                url=talk.video or "",
            )
            for day, talk in sorted(talks, key=lambda row: row[0])
        ]
        file = KitFile(
            f"{context.slug}-talks.ics", Held(ical.write(events, context.as_of, "talks").encode()), "talks",
            kit_file.CALENDAR, "talks", recipient=True, offered="downloads", left_out=left_out, claims=claims(context),
        )  # fmt: skip
        return [file]

    return [Task("talks", "talks", make)] if talks else []


def claims(context: BuildContext) -> tuple[Claim, ...]:
    """What the calendar claims: each talk, and where it was given."""
    said = [(talk.key, [plain(name) for name in (talk.title, talk.event) if name]) for _, talk in _dated(context)]
    return tuple(context.sections.claim(", ".join(parts), (key,)) for key, parts in said)


def _dated(context: BuildContext) -> list[tuple[datetime.date, Talk]]:
    return [(day, talk) for talk in context.profile.talks if (day := _day(talk))]


def _day(talk: Talk) -> datetime.date | None:
    """The day of a talk; None where the profile has a month or a year alone."""
    date = talk.date
    return datetime.date(date.year, date.month, date.day) if date and date.month and date.day else None

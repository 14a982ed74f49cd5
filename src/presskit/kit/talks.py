"""The talks of a kit as a calendar, for whoever wants to come, or to write about it on the day.

In: a `BuildContext`. Out: SLUG-talks.ics, if the profile has talks of which it says the day.
"""

from __future__ import annotations

import datetime

from presskit.content import Held
from presskit.document import plain
from presskit.kit.context import BuildContext
from presskit.kit.jobs import Task
from presskit.problems import Warn
from presskit.profile.tables import Talk
from presskit.writers import ical, kit_file
from presskit.writers.kit_file import KitFile


def tasks(context: BuildContext) -> list[Task]:
    """The calendar, the nearest of the talks last."""
    talks = [(day, talk) for talk in context.profile.talks if (day := _day(talk))]

    def make(warn: Warn) -> list[KitFile]:
        person = context.profile.person.name
        events = [
            ical.Event(
                day,
                key=f"{context.slug} {talk.title} {day}",
                summary=plain(f"{person}: {talk.title}"),
                description=plain(talk.event or ""),
                location=plain(talk.location or ""),
                url=talk.video or "",
            )
            for day, talk in sorted(talks, key=lambda row: row[0])
        ]
        said = [(talk.key, ", ".join(filter(None, (plain(talk.title), plain(talk.event or ""))))) for _, talk in talks]
        file = KitFile(
            f"{context.slug}-talks.ics", Held(ical.write(events, context.as_of, "talks").encode()), "talks",
            kit_file.CALENDAR, "talks", recipient=True, offered="downloads",
            claims=tuple(context.teller.claim(text, (key,)) for key, text in said),
        )  # fmt: skip
        return [file]

    return [Task("talks", "talks", make)] if talks else []


def _day(talk: Talk) -> datetime.date | None:
    """The day of a talk; None where the profile has a month or a year alone."""
    date = talk.date
    return datetime.date(date.year, date.month, date.day) if date and date.month and date.day else None

"""What goes out of date in a kit, and on which day.

In: a profile, a day, a number of days. Out: for each thing that ends, begins or runs out within that time, the day and
what changes on it, the nearest first.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from presskit.profile import Period, Profile


class Turn(NamedTuple):
    """A day on which something in the kit stops being right, the key of the entry, and what happens."""

    day: datetime.date
    key: str
    message: str


def stale(profile: Profile, day: datetime.date, within: int) -> list[Turn]:
    """What turns after `day` and at most `within` days later; what has run out already is the first."""
    last = day + datetime.timedelta(days=within)
    return sorted(turn for turn in _turns(profile, day) if turn.day <= last)


def _turns(profile: Profile, day: datetime.date) -> Iterator[Turn]:
    for row in profile.entries():
        if isinstance(row, Period) and row.begun(day) and row.end and row.end.last_day() >= day:
            yield Turn(_after(row.end.last_day()), row.key, f"{row.name_of} is over: texts tell it as past")
        start = getattr(row, "start", None) or getattr(row, "date", None)
        if start and start.first_day() > day:
            what = "has taken place" if row.key.startswith("talks[") else "begins, and is told from then on"
            yield Turn(start.first_day(), row.key, f"{row.name_of} {what}")
        if row.embargo and row.embargo > day:
            yield Turn(row.embargo, row.key, f"the embargo on {row.name_of} ends")
    for photo in profile.photos:
        if photo.expires:
            gone = "has run out" if photo.expires < day else "runs out: the photo is left out from then on"
            yield Turn(max(_after(photo.expires), day), photo.key, f"its licence {gone}")


def _after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1)

"""Days and what is on them, as a calendar that other programs subscribe to or take in (iCalendar, RFC 5545).

In: events, each for the whole of a day. Out: the text of an .ics file, the same for the same events: one that is taken
in again replaces itself.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import NamedTuple


class Event(NamedTuple):
    """What is on a day; `key` is what tells it from all others, also when its words change."""

    day: datetime.date
    key: str
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""


def write(events: Iterable[Event], day: datetime.date, name: str) -> str:
    """The calendar; `day` is the one on which it is made, `name` says to programs which calendar it is."""
    from icalendar import Calendar, Event as Component

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//presskit//{name}//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    for event in events:
        number = hashlib.sha256(event.key.encode()).hexdigest()[:32]
        component = Component()
        component.add("UID", f"{number}@presskit")
        component.add("DTSTAMP", datetime.datetime.combine(day, datetime.time(), datetime.UTC))
        component.add("DTSTART", event.day)
        for property in ("summary", "description", "location", "url"):
            if value := getattr(event, property):
                component.add(property, value)
        component.add("TRANSP", "TRANSPARENT")
        calendar.add_component(component)
    text: str = calendar.to_ical(sorted=False).decode()
    return text

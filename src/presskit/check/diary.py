"""What goes out of date, as a calendar that other programs subscribe to or take in (RFC 5545).

In: turns, each a day and a problem. Out: the text of an .ics file, an event for the whole of each day, the same for the
same turns: an event that is taken in again replaces itself.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from presskit.problems import Problem

WIDTH = 75
"""Bytes of a line, without its end (RFC 5545, 3.1)."""


class Turn(Protocol):
    """A day, and what happens on it."""

    @property
    def day(self) -> datetime.date: ...
    @property
    def problem(self) -> Problem: ...


def write(turns: Iterable[Turn], day: datetime.date) -> str:
    """The calendar; `day` is the one on which it is made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//presskit//stale//EN", "CALSCALE:GREGORIAN"]
    for turn in turns:
        problem = turn.problem
        number = hashlib.sha256(f"{problem.code} {problem.message}".encode()).hexdigest()[:32]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@presskit",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{turn.day:%Y%m%d}",
            f"SUMMARY:{_escaped(problem.message)}",
            f"DESCRIPTION:{_escaped(f'{problem.where}: {problem.hint}')}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _escaped(text: str) -> str:
    """TEXT, RFC 5545, 3.3.11."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes, those after the first begun with a space; no character is cut in two."""
    part = ""
    for char in line:
        if len((part + char).encode()) > WIDTH:
            yield part
            part = " "
        part += char
    yield part

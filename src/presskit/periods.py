"""Dates and periods as people and other tools write them.

In: a text such as "March 2014", "03/2014", "10/2018 – present". Out: dates as a profile holds them, `2014`, `2014-03`
or `2014-03-15`; None for what cannot be read without doubt.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {
    # German, French, Spanish, Italian, Portuguese, Dutch, where the first letters are others
    "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12, "jän": 1, "fév": 2, "fev": 2, "avr": 4, "juin": 6, "juil": 7,
    "aoû": 8, "aou": 8, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "gen": 1, "mag": 5, "giu": 6, "lug": 7,
    "set": 9, "ott": 10, "out": 10, "mei": 5, "maa": 3, "juni": 6, "juli": 7,
}  # fmt: skip

_OPEN = re.compile(
    r"(?i)present|current(?:ly)?|now|today|to date|ongoing|heute|aktuell|laufend|jetzt|actuel(?:lement)?|"
    r"aujourd.?hui|en cours|presente|actual(?:idad|mente)?|attuale|oggi|atual|heden|nu|"
    r"至今|現在|现在|(?:по )?настоящее время|до сих пор|н\.?в\.?|obecnie|idag|i dag|nuvarande|halen|still|until now"
)
_REMARK = re.compile(
    r"(?i)[(（][^)）]*[)）]|^(?:Q[1-4]|spring|summer|autumn|fall|winter|early|mid|late|end of|about|around|c\.|ca\.|"
    r"frühjahr|sommer|herbst|printemps|été|automne|hiver)[\s/-]+(?=(?:\w+ )?\d{4}$)"
)
"""What a date says besides: a duration in brackets, a season, a quarter, that it is not sure."""
_SINCE = re.compile(r"(?i)^(?:since|from|seit|von|ab|depuis|desde|dal|vanaf)\s+")
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?[月日]?(?:[T ].*)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{3,})\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_YEAR = re.compile(r"(\d{4})年?")
_BETWEEN = re.compile(r"\s+(?:to|bis|until|till|through|à|au|a|al|tot)\s+|\s*[-–—‒−~〜,]\s*")


LONGEST_DATE = 80
"""Characters of a period; what is longer is none, and would take long to be looked through."""


def remark(text: str) -> str:
    """What stands in brackets in a date: "2013-10 (1 year)"."""
    found = _REMARK.search(text) if len(text) <= LONGEST_DATE else None
    return found[0] if found else ""


class Span(NamedTuple):
    """When something began and ended; `current` True if it says that it goes on."""

    start: str | None = None
    end: str | None = None
    current: bool | None = None


def is_open(text: str) -> bool:
    """Whether the text says "present"."""
    return len(text) <= LONGEST_DATE and _OPEN.fullmatch(_REMARK.sub("", text).strip()) is not None


def date(text: str) -> str | None:
    """The date of a text: `2023`, `2023-08` or `2023-08-15`; None if it has none that can be read without doubt."""
    if len(text) > LONGEST_DATE:
        return None
    text = _REMARK.sub("", text).strip()
    if found := _YEAR.fullmatch(text):
        return _dated(found[1])
    if found := _ISO.fullmatch(text):
        return _dated(found[1], found[2], found[3])
    if found := _MONTH_FIRST.fullmatch(text):
        return _dated(found[2], found[1])
    if found := _DAY_FIRST.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:  # 03/04/2020 is March to some and April to others
            return _dated(found[3], found[2], found[1])
        return _dated(found[3], found[1], found[2]) if second > 12 else _dated(found[3])
    if (found := _NAMED.fullmatch(text)) and (month := _month(found[2])):
        return _dated(found[4], str(month), found[1] or found[3])
    return None


def span(text: str) -> Span | None:
    """A period in one text: "10/2018-Present", "2018/06 - 2018/08", "2018, 2019"; None if it cannot be read."""
    if len(text) > LONGEST_DATE:
        return None
    text = _SINCE.sub("", _REMARK.sub("", text).strip())
    if one := date(text):
        return Span(one)
    for between in _BETWEEN.finditer(text):
        first, last = date(text[: between.start()]), text[between.end() :].strip()
        if first and is_open(last):
            return Span(first, None, True)
        if first and (end := date(last)) and end[:4] >= first[:4]:
            return Span(first, end)
    return None


FIELDS = ("start", "end", "date", "born", "died", "founded", "accessed")
"""What a profile calls its dates."""


def remedy(written: str, field: str) -> str | None:
    """What to write into `field` in place of what is no date there; None if that is anybody's guess."""
    text = written.strip()
    if not text or re.fullmatch(r"(?i)[-–—?.]+|n/?a|tb[ac]|unknown|none|null", text):
        return "take the line out: what is not known is not written"
    if is_open(text):
        return "take the line out: what has no end goes on" if field == "end" else None
    if (both := _DAY_FIRST.fullmatch(text)) and int(both[1]) != int(both[2]) and max(int(both[1]), int(both[2])) <= 12:
        day_first, month_first = _dated(both[3], both[2], both[1]), _dated(both[3], both[1], both[2])
        return f'write the year first, then the month: "{day_first}" or "{month_first}"'
    if found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)?", text):
        text = "-".join(part for part in found.groups() if part)
    if one := date(text.strip("?~ ")):
        return f"write it as {_quoted(one)}"
    if field not in ("start", "end") or not (both_ends := span(text)):
        return None
    lines = [f"{name} = {_quoted(day)}" for name, day in zip(("start", "end"), both_ends[:2], strict=True) if day]
    return "write " + " and, on a line of its own, ".join(lines)


def _quoted(date: str) -> str:
    """A date as TOML has it: a year is a number, too."""
    return date if date.isdecimal() else f'"{date}"'


def _month(name: str) -> int | None:
    lower = name.lower()
    return next((_MONTHS[lower[:length]] for length in (4, 3) if lower[:length] in _MONTHS), None)


def _dated(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """As much of a date as there is; one that no calendar has is none."""
    if not 1000 <= int(year) <= 2999:
        return None
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year}-{int(month):02}"
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"

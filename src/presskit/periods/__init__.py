"""Dates and periods as people and other tools write them.

In: a text such as "March 2014", "03/2014", "10/2018 – present", "Summer 2019". Out: dates as a profile holds them,
`2014`, `2014-03`, `2014-03-15`, `2019-summer` or `2019-Q3`. **A text is understood whole or not at all**: where a word
is not known, a figure would be left over or two readings are possible (03/04/2020), there is none.
"""

from __future__ import annotations

import re

from presskit.periods.values import LONGEST_DATE as LONGEST_DATE, PARTS as PARTS, Span as Span
from presskit.problems import Hint, Remedy

FIELDS = ("start", "end", "date", "born", "died", "founded", "accessed")
"""What a profile calls its dates."""


_DOUBT = re.compile(r"(?i)^(?:c|ca|circa|about|around|approx|early|mid|late|etwa|um|vers|hacia)\b[.\s-]*")


_WINTER = re.compile(r"(?i)\b(winter\s+)(\d{4})\s*[/–-]\s*((?:\d{2})?\d{2})$")
"""A winter told with both of its years: "Winter 2018/19"."""


def _from_its_first_year(match: re.Match[str]) -> str:
    follows = str(int(match[2]) + 1).endswith(match[3])
    return f"{match[1]}{match[2]}" if follows else match[0]


def span(text: str) -> Span | None:
    """A period in one text: "10/2018-Present", "2018/06 - 2018/08", "since 2019"; None if it cannot be read whole."""
    found = _readings(text)
    return found[0] if len(found) == 1 else None


def date(text: str) -> str | None:
    """The date of a text that has one, also "May 2027 (expected)"; None if it cannot be read whole."""
    if (result := span(text)) is None or result.current or (result.start and result.end):
        return None
    return result.start or result.end


def season(text: str) -> str | None:
    """The season of a text in EDTF, as BibLaTeX has it (ISO 8601-2, level 1): 2019-22 is the summer of 2019, where
    people mean two years; None for anything else."""
    match = re.fullmatch(r"(\d{4})-2([1-4])", text.strip())
    return f"{match[1]}-{('spring', 'summer', 'autumn', 'winter')[int(match[2]) - 1]}" if match else None


def is_open(text: str) -> bool:
    """Whether the text says "present"."""
    if len(text) > LONGEST_DATE:
        return False
    from presskit.periods.reader import goes_on

    return goes_on(text)


def remark(text: str) -> str:
    """What a text that is read says besides its date: "part-time" of "ongoing (part-time)"."""
    if len(text) > LONGEST_DATE:
        return ""
    from presskit.periods.tokens import lexed

    return "; ".join(found.remarks) if (found := lexed(text)) else ""


def is_over(text: str) -> bool:
    """Whether a text that is not understood speaks of dates and not of the present: "c. 1998", "early 2019"."""
    if span(text) is not None or not re.search(r"\d{4}|\d[./-]\d", text):
        return False
    from presskit.periods.tokens import says

    return not says(text, "open", "since", "since after")


def remedy(written: str, field: str) -> Hint | None:
    """What to write into `field` in place of what is no date there; None if that is anybody's guess."""
    text = written.strip()
    if not text or re.fullmatch(r"(?i)[-–—?.]+|n/?a|tb[ac]|unknown|none|null", text):
        return "take the line out: what is not known is not written"
    if is_open(text):
        return "take the line out: what has no end goes on" if field == "end" else None
    text = _DOUBT.sub("", text.strip("?~ "))  # who writes it may say so; an import may not
    if match := re.fullmatch(r"(\d{4})(\d\d)", text):
        text = "-".join(match.groups())
    text = _WINTER.sub(_from_its_first_year, text)
    meant = _readings(text)
    if len(meant) == 2 and all(one.start and not one.end for one in meant):
        return f'write the year first, then the month: "{meant[0].start}" or "{meant[1].start}"'
    if one := date(text):
        return Remedy(f"write it as {_quoted(one)}", f'"{written}"', _quoted(one))
    if field not in ("start", "end") or not (both := span(text)):
        return None
    lines = [f"{name} = {_quoted(day)}" for name, day in zip(("start", "end"), both[:2], strict=True) if day]
    return "write " + " and, on a line of its own, ".join(lines)


def _readings(text: str) -> tuple[Span, ...]:
    if len(text) > LONGEST_DATE:
        return ()
    from presskit.periods.reader import readings  # a profile without a mistake in its dates needs no grammar

    return readings(text)


def _quoted(date: str) -> str:
    """A date as TOML has it: a year is a number, too."""
    return date if date.isdecimal() else f'"{date}"'

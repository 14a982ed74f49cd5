"""What a heading or a title says plainly: which table a section is, and how near to a prize somebody came.

In: the heading of a section, the title of an award, in English. Out: the name of a table; the prize and its result.
Where there is a doubt, nothing.
"""

from __future__ import annotations

import re

_BESIDE = (
    r"(?:(?:selected|recent|past|current|upcoming|forthcoming|public|juried|solo|group|two-person|joint|duo|permanent|live"
    r"|international|national|professional|academic|other|key|notable|theatre|theater|dance|film|poetry|literary|art|music)"
    r"(?:\s*(?:,|&|/)|\s+and)?\s+)*"
)
_SHOWS = r"(?:exhibitions?|exhibits|performances|concerts|productions|screenings|recitals|shows|installations|readings)"
_SOCIETIES = (
    r"(?:memberships?|affiliations?|associations?|societies|learned societies|professional bodies|organi[sz]ations"
    r"|governance|boards|committees|networks)"
)
_HONOURS = r"(?:honou?rs|awards|prizes|distinctions|nominations)"

_TABLES = {
    table: (rf"(?i){_BESIDE}{noun}(?:(?:,|\s+and|\s+&|\s*/)?\s+{_BESIDE}{noun})*(?:\s+history)?")
    for table, noun in (("shows", _SHOWS), ("memberships", _SOCIETIES), ("awards", _HONOURS))
}
"""Headings that leave no doubt. "Reading" alone is a hobby, "Performance" what a machine has."""

_RESULTS = (
    r"short-?list(?:ed)?|long-?list(?:ed)?|(?:semi-?|quarter-?)?finalist|nominated|nominee|nomination|runner-?up"
    r"|honou?rable mention|special mention|highly commended|commended"
)
_ARTICLE = r"(?:(?:the|an?)\s+)?(?!(?:the|an?)\s)"
_BEHIND = (
    rf"(?i)(?P<title>.+?)(?:\s*\((?P<in>{_RESULTS})\)|\s*[,:–—]\s*(?P<after>{_RESULTS})|\s+-\s+(?P<dash>{_RESULTS}))"
)
_BEFORE = (
    rf"(?i)(?P<result>{_RESULTS})(?:\s*[,:–—]\s*|\s+-\s+|\s+for\s+{_ARTICLE}|\s+(?:of|in)\s+{_ARTICLE}(?=\S+\s))"
    r"(?P<title>\S.+)"
)

_SAID = {
    "shortlist": "shortlisted", "short-list": "shortlisted", "short-listed": "shortlisted",
    "longlist": "longlisted", "long-list": "longlisted", "long-listed": "longlisted",
    "nominee": "nominated", "nomination": "nominated", "runnerup": "runner-up",
}  # fmt: skip
"""What is said otherwise in a profile."""


def table_of(heading: str) -> str:
    """The table that a section of this heading is, if it says so plainly."""
    text = " ".join(heading.split())
    return next((table for table, named in _TABLES.items() if re.fullmatch(named, text)), "")


def placing(title: str) -> tuple[str, str]:
    """The prize and the result."""
    title = " ".join(title.split())
    if match := re.fullmatch(_BEHIND, title):
        result = match["in"] or match["after"] or match["dash"]
    elif match := re.fullmatch(_BEFORE, title):
        result = match["result"]
    else:
        return title, ""
    return match["title"], _SAID.get(result.lower(), result.lower())

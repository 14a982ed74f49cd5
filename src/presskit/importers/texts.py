"""Other tools' texts as presskit writes them: without HTML and Markdown, in paragraphs and points, with dates.

In: a text as another tool holds it. Out: plain texts; dates as `2023`, `2023-08` or `2023-08-15`.
"""

from __future__ import annotations

import calendar
import html
import re
from collections.abc import Sequence
from typing import NamedTuple

_BREAK = re.compile(r"(?i)<\s*(?:br|/p|/div|/h\d|/ul|/ol|/tr)\b[^>]*>")
_ITEM = re.compile(r"(?i)<\s*li\b[^>]*>")
_TAG = re.compile(r"<\s*/?\s*[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_STYLE = re.compile(r"(?is)<\s*(script|style)\b[^>]*>.*?<\s*/\s*\1\s*>")
_ANCHOR = re.compile(
    r"""(?is)<\s*a\b[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s<>"']+))[^<>]*>(.*?)<\s*/\s*a\s*>"""
)
_LINK = re.compile(r"!?\[([^\]\[]+)\]\((\S+?)(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_PAIR = r"(?<![\w*\\])\*(?=[^\s*])[^*\n]*?(?<=[^\s*])\*(?![\w*])"
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*?)(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_BULLET = re.compile(r"^\s*(?:[•‣▪◦●○∙·*+–—-]|\d{1,2}[.)])\s+(?=\S)")


def plain(text: str) -> str:
    """The text without HTML and Markdown; its line ends stay."""
    if "<" in text or "&" in text:
        text = _ANCHOR.sub(_named_link, _STYLE.sub(" ", text))
        text = _TAG.sub("", _ITEM.sub("\n- ", _BREAK.sub("\n", text)))
        text = html.unescape(text)
    text = _STRONG.sub(r"\2", text)
    text = _LINK.sub(lambda found: found[1] if found[1] == found[2] else f"{found[1]} ({found[2]})", text)
    text = _CODE.sub(r"\1", text)
    return text.replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n").strip()


def _named_link(found: re.Match[str]) -> str:
    """A link of HTML as its words and its address."""
    address, words = (found[1] or found[2] or found[3] or "").strip(), found[4]
    said = _TAG.sub("", words).strip()
    bare = re.sub(r"(?i)^(?:https?://(?:www\.)?|mailto:|tel:)|/$", "", address)
    return words if not address or address in said or (bare and bare in said) else f"{words} ({address})"


def line(text: str) -> str:
    """The text on one line, without emphasis; its other stars as plain stars."""
    return " ".join(_EMPHASIS.sub(r"\1", plain(text)).split()).replace("*", "\\*")


def paragraphs(text: str) -> tuple[str, list[str]]:
    """The text in paragraphs, and the points of its bullet list, if it has one."""
    prose, points = list[str](), list[str]()
    for row in plain(text).split("\n"):
        if _BULLET.match(row):
            points.append(_starless(" ".join(_BULLET.sub("", row).split())))
        else:
            prose.append(" ".join(row.split()))
    told = re.sub(r"\n{3,}", "\n\n", "\n".join(prose)).strip()
    # a single line end is a new line in the other tool: a new paragraph here, where a space would run lines together
    return _starless("\n\n".join(part for part in told.split("\n") if part)), [point for point in points if point]


def _starless(text: str) -> str:
    """The text with its emphasis, which Markdown marks as presskit does, and its other stars as plain stars."""
    parts = re.split(rf"({_PAIR})", text)
    return "".join(part if at % 2 else part.replace("*", "\\*") for at, part in enumerate(parts))


# --- dates -------------------------------------------------------------------------------------------------

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


# --- links -------------------------------------------------------------------------------------------------

HOMES = {
    "Bluesky": "https://bsky.app/profile/{}",
    "Facebook": "https://www.facebook.com/{}",
    "GitHub": "https://github.com/{}",
    "GitLab": "https://gitlab.com/{}",
    "Google Scholar": "https://scholar.google.com/citations?user={}",
    "IMDB": "https://www.imdb.com/name/{}",
    "Instagram": "https://www.instagram.com/{}",
    "LeetCode": "https://leetcode.com/u/{}",
    "LinkedIn": "https://www.linkedin.com/in/{}",
    "Medium": "https://medium.com/@{}",
    "Reddit": "https://www.reddit.com/user/{}",
    "Telegram": "https://t.me/{}",
    "ORCID": "https://orcid.org/{}",
    "ResearchGate": "https://www.researchgate.net/profile/{}",
    "StackOverflow": "https://stackoverflow.com/users/{}",
    "Twitter": "https://twitter.com/{}",
    "X": "https://x.com/{}",
    "YouTube": "https://www.youtube.com/@{}",
}
"""Where a network has the page of a user name; the networks whose addresses are this simple."""


def network(name: str) -> str:
    """The network's name as it writes it itself, if it is a known one."""
    return next((known for known in (*HOMES, "Mastodon") if known.lower() == " ".join(name.lower().split())), "")


def home(name: str, user: str) -> str | None:
    """The address of a user's page, where a name is enough to know it."""
    pattern = HOMES.get(network(name))
    handle = user.strip().removeprefix("@")
    if name.strip().lower() == "mastodon" and (found := re.fullmatch(r"([\w.-]+)@([\w-]+(?:\.[\w-]+)+)", handle)):
        return f"https://{found[2]}/@{found[1]}"
    return pattern.format(handle) if pattern and re.fullmatch(r"[\w.\-/]+", handle) else None


def link(text: str) -> str:
    """An address with its scheme: `example.org` is `https://example.org`."""
    text = text.strip()
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", text):
        return f"https://{text}"
    return text


def joined(parts: Sequence[str]) -> str:
    """The parts that say something, with commas."""
    return ", ".join(part for part in parts if part)

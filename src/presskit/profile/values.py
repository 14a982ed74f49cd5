"""The kinds of value that a profile's fields hold: texts, dates, links, colours.

In: what TOML gives. Out: a checked value, or an error in our own words whose context carries the remedy.
"""

from __future__ import annotations

import calendar
import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from presskit import colour
from presskit.periods import PARTS
from presskit.problems import Hint, Remedy, nearest
from presskit.profile.phones import is_number

LONGEST = 10_000
"""Characters in one text. The longest real thing, a job's description pasted from a site, has 3,000."""

LONGEST_LINE = 2_000
"""Characters in a name, a title, a sentence or a link. The longest title of a paper has some 300."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PART = r"(?i:spring|summer|autumn|fall|winter|q[1-4]|h[12])"
_PART_FIRST = re.compile(rf"({_PART})[ -](\d{{4}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}})[ -]?({_PART})")
_SCHEME = re.compile(r"(?:https?://[^\s/?#]+\S*|mailto:[^\s@]+@\S+|tel:\+?[\d().-]+)", re.IGNORECASE)


def fault(code: str, message: str, hint: Hint) -> PydanticCustomError:
    """An error of the model: `message` follows the field's name, `hint` is the remedy."""
    # pydantic fills braces from the context, so the words travel in the context themselves
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a part of one, a month or a day: as much of a date as is known.

    Written in TOML as `2023`, `"2023"`, `"2023-08"`, `"2023-08-15"` or a TOML date; a season, a quarter or a half as
    `"2023-summer"`, `"2023-Q3"`, `"2023-H1"`, or "Summer 2023", "Q3 2023". ISO 8601-2 (EDTF) has 2023-22 for summer and
    2023-35 for Q3, which people would take for ranges of years; its order, the year first, is kept.
    """

    year: int
    month: int | None = None
    day: int | None = None
    part: str | None = None
    """spring, summer, autumn, winter, Q1 to Q4, H1 or H2; a date with a part has no month."""

    @classmethod
    def of(cls, value: object) -> PartialDate:
        """Read a TOML value; raises PydanticCustomError for what is no date."""
        hint = 'write it as 2021, "2021-03" or "2021-03-15"'
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, datetime.datetime):
            value = value.date()
        if isinstance(value, datetime.date):
            return cls(value.year, value.month, value.day)
        if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
            return cls(value)
        if isinstance(value, str) and (part := _part_of_year(" ".join(value.split()))):
            return part
        if not isinstance(value, str) or not (match := _DATE.fullmatch(value.strip())):
            raise fault("date", f"{shown(value)} is not a date", hint)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the pattern has it
        if year < 1 or (month is not None and not 1 <= month <= 12):
            raise fault("date", f"there is no month {value}" if year else "there is no year 0000", hint)
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise fault("date", f"there is no day {value}", hint)
        return cls(year, month, day)

    def first_day(self) -> datetime.date:
        """The first day that it can mean: of "2025-08", 1 August; of a season as in the north, of winter 1 January."""
        return datetime.date(self.year, PARTS[self.part][0] if self.part else self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The last day that it can mean: of "2025-08", 31 August; of winter the last of February of the next year.

        That seasons are those of the northern hemisphere is a fair reading for order and tense, and for nothing else.
        """
        month = PARTS[self.part][1] if self.part else self.month or 12
        year, month = (self.year, month) if month <= 12 else (self.year + 1, month - 12)
        if year > datetime.MAXYEAR:
            return datetime.date.max
        return datetime.date(year, month, self.day or calendar.monthrange(year, month)[1])

    @property
    def iso(self) -> str:
        """What plain ISO 8601 can say of it: of a part of a year the year alone."""
        return str(self if self.part is None else replace(self, part=None))

    @property
    def without_day(self) -> PartialDate:
        """The same as far as the month."""
        return replace(self, day=None)

    def __str__(self) -> str:
        if self.part:
            return f"{self.year:04}-{self.part}"
        parts = (f"{self.year:04}", self.month and f"{self.month:02}", self.day and f"{self.day:02}")
        return "-".join(part for part in parts if part)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {
            "description": 'A date: 2023, "2023-08", "2023-08-15", a TOML date, "2023-summer" or "2023-Q3".',
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                # a TOML date with a time of day reaches the editor's check as one text
                {"type": "string", "pattern": r"^\s*\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([T ].*)?)?)?\s*$"},
                {"type": "string", "pattern": rf"^\s*(\d{{4}}[ -]?{_SCHEMA_PART}|{_SCHEMA_PART}[ -]\d{{4}})\s*$"},
            ],
        }


# JSON Schema's patterns know no letter that may be large or small
_SCHEMA_PART = "([Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|[Qq][1-4]|[Hh][12])"


def _part_of_year(text: str) -> PartialDate | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, part = match.groups()
    elif match := _PART_FIRST.fullmatch(text):
        part, year = match.groups()
    else:
        return None
    part = part.upper() if part[1].isdecimal() else "autumn" if part.lower() == "fall" else part.lower()
    return PartialDate(int(year), part=part) if int(year) else None


def shown(value: object) -> str:
    """A value as the user wrote it, on one line and short enough for a message."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        value = " ".join(value.split())
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}…"'
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, int) and abs(value) >= 10**20:  # Python refuses to write more than 4,300 digits
        return "such a large number"
    return str(value)


def spoken(at: Sequence[str | int]) -> str:
    """The way to a value as people read it: `work[2].start`, entries counted from 1."""
    words = ""
    for part in at:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def way(words: str) -> tuple[str | int, ...] | None:
    """The way that is written `work[2].highlights[1]`, with entries counted from 0; None for what is no way."""
    parts: list[str | int] = []
    for part in words.split("."):
        match = re.fullmatch(r"(\w+)(?:\[(\d{1,6})\])?", part.strip(), re.ASCII)
        if match is None:
            return None
        parts += [match[1]] if match[2] is None else [match[1], int(match[2]) - 1]
    return tuple(parts)


def _check_length(value: str, most: int) -> None:
    if len(value) > most:
        message = f"the text has {len(value):,} characters, {most:,} are the most"
        raise fault("length", message, "split it into several entries, or keep what matters")


_LONG = re.compile(r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff]{61,}")
"""A word longer than a line, as a long address is; scripts that write without spaces apart."""

MOST_IN_LONG_WORDS = 1000
"""Characters of a text that may stand in words longer than a line: each such line is looked for letter by letter,
through all that is left of the text, and takes far longer than a line of words."""


def _check_words(value: str) -> None:
    if len(value) <= MOST_IN_LONG_WORDS or sum(map(len, words := _LONG.findall(value))) <= MOST_IN_LONG_WORDS:
        return
    longest = max(words, key=len)
    many = f"{len(words)} words of more than 60 characters"
    what = many if len(longest) <= MOST_IN_LONG_WORDS else f"a word of more than {MOST_IN_LONG_WORDS:,} characters"
    raise fault(
        "length", f"the text has {what}: {shown(longest)}", "put spaces between its words, or keep what matters"
    )


def _text(value: str) -> str:
    _check_length(value, LONGEST)
    _check_words(value)
    # any run of spaces and line ends is one space, a blank line parts paragraphs, a hyphen begins a line that stays one
    paragraphs = [
        "\n".join(filter(None, (" ".join(line.split()) for line in re.split(r"\n(?=\s*-\s)", part))))
        for part in re.split(r"\n\s*\n", value)
    ]
    text = re.sub(r"\n\n(?=- )", "\n", "\n\n".join(part for part in paragraphs if part))
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise fault("empty", "the text is empty", "write something, or take the line out")
    return text


def _line(value: str) -> str:
    _check_length(value, LONGEST_LINE)
    return " ".join(_text(value).split())


def _file(value: str) -> str:
    if not value.strip():
        raise fault("empty", "the file name is empty", "name a file beside the profile, or take the line out")
    return value


def _link(value: str) -> str:
    _check_length(value, LONGEST_LINE)
    value = value.strip()
    if _SCHEME.fullmatch(value) and _has_parts(value):
        return value
    if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+\.\w+", value):
        hint: Hint = _whole(value, f"mailto:{value}")
    elif re.fullmatch(r"(tel:)?\s*\+?\d[\d\s().-]{4,}", value):
        hint = _whole(value, f"tel:{re.sub(r'[^0-9+]', '', value)}")
    elif re.fullmatch(r"(www\.)?[\w-]+(\.[\w-]+)+(/\S*)?", value):
        hint = _whole(value, f"https://{value}")
    elif re.fullmatch(r"@?[\w.-]+", value):
        hint = 'open the page in a browser, and copy its whole address, which begins with "https://"'
    else:
        hint = 'a link begins with "https://", "http://", "mailto:" or "tel:"'
    raise fault("link", f"{shown(value)} is not a link", hint)


def _whole(old: str, new: str) -> Remedy:
    return Remedy(f'write it as "{new}"', f'"{old}"', f'"{new}"')


def _has_parts(link: str) -> bool:
    """Whether programs can take the link apart; "https://[x" is none."""
    try:
        return urlsplit(link).scheme != ""
    except ValueError:
        return False


def _email(value: str) -> str:
    value = re.split(r"[?#]", value.strip()[7:])[0] if value.strip().lower().startswith("mailto:") else value.strip()
    # 254 characters are the most that a server takes (RFC 5321, section 4.5.3.1, less the brackets)
    if not re.fullmatch(r"(?=.{3,254}$)[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", value):
        found = re.findall(r"[^\s@<>\"',;:()]+@[^\s@<>\"',;:()]+\.[^\s@<>\"',;:()]+", value[:LONGEST_LINE])
        hint = f'write the address alone: "{found[0]}"' if found else 'write it as "name@example.org"'
        raise fault("email", f"{shown(value)} is not an e-mail address", hint)
    return value


def _phone(value: str) -> str:
    value = re.sub(r"^(?:tel|callto):(?=[+(\d])", "", " ".join(value.split()), flags=re.IGNORECASE)
    if not is_number(value):
        match = re.search(r"\+?\(?\d[\d\s()./-]{3,24}\d", value)
        hint = "write the number alone:" if match and len(value) <= LONGEST_LINE else "write it as"
        number = match[0] if match else "+44 20 7946 0958"
        raise fault("phone", f"{shown(value)} is not a telephone number", f'{hint} "{number}"')
    return value


def _color(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value.strip()):
        hint = f"{colour.in_digits(value)}, or take the line out: the portrait or the look says one"
        raise fault("color", f"{shown(value)} is not a colour", hint)
    return value.strip().lower()


SETS = ("he", "she", "they", "name")
"""The pronouns that sentences can be written with; name: none at all."""

_SET_OF = {
    "her": "she", "hers": "she", "female": "she", "f": "she", "woman": "she", "sie": "she", "elle": "she",
    "ella": "she", "him": "he", "his": "he", "male": "he", "m": "he", "man": "he", "er": "he", "il": "he", "él": "he",
    "them": "they", "their": "they", "theirs": "they", "neutral": "they", "none": "name",
}  # fmt: skip
"""What other people write where these are asked for."""

_OTHER_PRONOUNS = ("any", "ask", "ae", "ey", "fae", "hen", "iel", "it", "sier", "thon", "ve", "xe", "xier", "ze", "zie")
"""Pronouns that sentences cannot be written with, and what is said in their place; a set with a slash is one, too."""


def pronoun_set(pronouns: str) -> str:
    """Which of `SETS` sentences use for pronouns as a person writes them: of "she/they" the first, of others none."""
    words = re.findall(r"[^\W_]+", pronouns.lower())
    return next((found for word in words[:1] if (found := _SET_OF.get(word, word)) in SETS), "name")


def _pronouns(value: str) -> str:
    value = " ".join(value.split())
    low = value.lower()
    if low in SETS:
        return low
    words = re.findall(r"[^\W_]+", low)
    several = len(words) > 1 and bool(re.fullmatch(r"[^\W\d_]+(?:\s*[/,]\s*[^\W\d_]+)+", value))
    if len(value) <= 40 and (several or (words and words[0] in _OTHER_PRONOUNS)):
        return value
    meant = next((_SET_OF[word] for word in words if word in _SET_OF), nearest(low, SETS))
    others = 'write "he", "she", "they", "name" for none at all, or a set of your own, such as "ze/hir"'
    raise fault("choice", f"{shown(value)} is not one of its values", f'did you mean "{meant}"?' if meant else others)


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[\w][\w.-]*", value):
        raise fault("id", f"{shown(value)} cannot be an id", "use letters, digits and hyphens only")
    return value


def _figure(value: object) -> object:
    """A number may be written as one or as a text ("40 %", "1.2 million")."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if not math.isfinite(value) or abs(value) >= 1e20:
        raise fault("figure", f"{shown(value)} is not a figure to show", 'write it as a text, such as "1.2 million"')
    return str(value)


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _pattern(expression: str) -> Any:
    """What an editor checks of a text while one types; never more than presskit does."""
    return Field(json_schema_extra={"pattern": expression})


Text = Annotated[str, AfterValidator(_text)]
"""One or more paragraphs; a blank line parts them. It may hold the markup of presskit.markup."""

Line = Annotated[str, AfterValidator(_line)]
"""A text without line ends."""

Link = Annotated[str, AfterValidator(_link), _pattern(r"^\s*[A-Za-z]+:.+$")]
"""http, https, mailto or tel."""

Email = Annotated[str, AfterValidator(_email), _pattern(r"^\s*[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\s*$")]
Phone = Annotated[str, AfterValidator(_phone), _pattern(r"\d.*\d.*\d")]
Pronouns = Annotated[
    str,
    AfterValidator(_pronouns),
    Field(json_schema_extra={"anyOf": [{"enum": list(SETS)}, {"pattern": r"^\s*[^\d_]{1,40}\s*$"}]}),
]
Color = Annotated[str, AfterValidator(_color), _pattern(r"^\s*#[0-9a-fA-F]{6}\s*$")]
File = Annotated[str, AfterValidator(_file)]
"""A file, relative to the folder of the profile."""

Identifier = Annotated[str, AfterValidator(_identifier)]
Figure = Annotated[Line, BeforeValidator(_figure)]
Metres = Annotated[float, Field(gt=0, strict=False)]

Lines = Annotated[tuple[Line, ...], Field(strict=False)]
Texts = Annotated[tuple[Text, ...], Field(strict=False)]
Identifiers = Annotated[tuple[Identifier, ...], Field(strict=False)]
References = Annotated[tuple[Line, ...], BeforeValidator(_one_or_more), Field(strict=False)]


class ByField(dict[str, tuple[str, ...]]):
    """For each field, or point of a list, of an entry the audiences that may see it."""

    def __hash__(self) -> int:  # type: ignore[override]  # frozen as the entry is that holds it
        return hash(tuple(self.items()))


WHOLE, FIELDS = "(whole)", "(fields)"
"""Tags of the two ways to say what is withheld; pydantic puts them into the way to a mistake."""


def of_private(value: object) -> str:
    """The tag of what stands behind `private`: a single word is a field, but for those that mean true or false."""
    a_word = isinstance(value, str) and value.strip().casefold() in ("", "true", "false", "yes", "no", "on", "off")
    return FIELDS if isinstance(value, str | list | tuple) and not a_word else WHOLE


def _of_audiences(value: object) -> str:
    return FIELDS if isinstance(value, dict) else WHOLE


Private = Annotated[Annotated[bool, Tag(WHOLE)] | Annotated[References, Tag(FIELDS)], Discriminator(of_private)]
"""Whether an entry is private, or which fields and points of it are: `highlights[2]`."""

NamesByField = Annotated[dict[str, Annotated[Identifiers, BeforeValidator(_one_or_more)]], AfterValidator(ByField)]
Audiences = Annotated[
    Annotated[Identifiers, Tag(WHOLE)] | Annotated[NamesByField, Tag(FIELDS)], Discriminator(_of_audiences)
]
"""For whom an entry is; or for whom which fields and points of it are."""

"""A date text in tokens.

In: a text of at most `LONGEST_DATE` characters. Out: `Lexed`: numbers, words with what they can mean, marks, and what
the text says besides; None where a character or a word has no place in a date.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from presskit.periods.lexicon import Roles, folded, is_asian, lexemes, phrases, roman
from presskit.periods.values import LONGEST_DATE


class Token(NamedTuple):
    """A number (`roles` empty), a word or a mark; `spaced` if a space stands before it, `ordinal` if it is a "3rd"."""

    text: str
    roles: Roles
    spaced: bool = False
    ordinal: bool = False

    @property
    def number(self) -> bool:
        """Whether it is written in figures."""
        return self.text.isdecimal()


class Lexed(NamedTuple):
    """The tokens of a text; `remarks` says what is no date in it, `expected` that what it dates lies ahead, `ended`
    that it ends something."""

    tokens: tuple[Token, ...]
    remarks: tuple[str, ...]
    expected: bool
    ended: bool


# signs of full width, as Asian keyboards write them
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFF5E: "-", 0x301C: "-", 0x3001: ","}
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212~\u223c\u2192"
_HYPHENS = "-\u2010\u2011"
_UNITS = (
    r"years?|yrs?|y|months?|mos?|mths?|m|weeks?|wks?|days?|jahren?|jahre?|monaten?|monate?|wochen?|tagen?|tage?|ans?|annees?|"
    r"mois|semaines?|jours?|anos?|mes(?:es)?|semanas?|dias?|anni|anno|mes[ei]|giorni|settiman[ae]|jaar|jaren|"
    r"maand(?:en)?|weken|week|dag(?:en)?|semesters?|semestres?|年間?|[个個ヶかヵ]月間?|周|天|日|년|개월"
)
_DURATION = (
    r"(?:(?:less than|over|almost|ca\.?|about)\s+)?"
    rf"(?:\d+(?:[.,]\d+)?\+?[\s-]*(?:{_UNITS})\.?(?:\s*(?:,|and|und|et|y|e|en|&))?\s*)+"
)
_TIME = r"[T\s]\s*(\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?"


class _Shapes(NamedTuple):
    duration: re.Pattern[str]
    behind: re.Pattern[str]
    time: re.Pattern[str]
    bracket: re.Pattern[str]
    lexeme: re.Pattern[str]


@cache
def _shapes() -> _Shapes:
    return _Shapes(
        re.compile(_DURATION, re.IGNORECASE),
        re.compile(rf"\s*[·•|,;:]\s*({_DURATION})$", re.IGNORECASE),
        re.compile(rf"(?<=\d){_TIME}", re.IGNORECASE),
        re.compile(r"[(\[]([^()\[\]]*)[)\]]"),
        # "--" and "->" are dashes, too
        re.compile(
            rf"(\d+)(?:(st|nd|rd|th|ère|ere|ème|eme|er|e|º|ª|°|o|a)(?![^\W\d_]))?|-+>|[{_DASHES}]+|[^\W\d_]+|[./,:'’‘`]",
            re.IGNORECASE,
        ),
    )


def lexed(text: str) -> Lexed | None:
    """The tokens of a text; None where something in it has no place in a date."""
    text = " ".join(unicodedata.normalize("NFC", text).translate(_NARROW).split())
    if len(text) > LONGEST_DATE or not text.isprintable():
        return None
    shapes, remarks = _shapes(), list[str]()

    def bracketed(match: re.Match[str]) -> str:
        inner = match[1].strip()
        roles = _phrase(inner)
        if "open" in roles or (match.start(), match.end()) == (0, len(text)):
            return f" {inner} "
        if any("expected" in _phrase(word) for word in lexemes(inner)) and re.search(r"\d", inner):
            return f" {inner} "
        figures = re.search(r"\d", shapes.duration.sub("", folded(inner), count=1))
        if figures or "doubt" in roles or not inner.strip("?!"):
            return "\0"  # what it says bears upon the date
        if not (expected := "expected" in roles):
            remarks.append(inner)
        return f" {inner} " if expected else " "

    text = shapes.bracket.sub(bracketed, text)
    if behind := shapes.behind.search(folded(text)) if len(folded(text)) == len(text) else None:
        remarks.append(behind[1].strip())
        text = text[: behind.start()]

    def timed(match: re.Match[str]) -> str:
        if re.search(r"[1-9]", match[0]):  # midnight says no more than the day does
            remarks.append(match[0].strip("T "))
        return " "

    text = shapes.time.sub(timed, text).strip()
    tokens = _tokens(text)
    if tokens is None:
        return None
    kept = list[Token]()
    expected = ended = False
    for at, token in enumerate(tokens):
        said = "expected" in token.roles or "ended" in token.roles
        if said:
            expected |= "expected" in token.roles
            ended |= "ended" in token.roles
            remarks.append(token.text)
        elif token.text in ",:" and at and {"expected", "ended"} & tokens[at - 1].roles.keys():
            continue  # "Expected: May 2027"
        else:
            kept.append(token._replace(spaced=True) if at and len(kept) < at else token)
    while kept and kept[-1].text == ",":
        kept.pop()
    return Lexed(tuple(kept), tuple(remarks), expected, ended) if kept else None


def says(text: str, *roles: str) -> bool:
    """Whether a phrase with one of these roles stands anywhere in a text, read or not."""
    words = lexemes(folded(text[:LONGEST_DATE]))
    return any(
        phrases().get(" ".join(words[at:end]), {}).keys() & set(roles)
        for at in range(len(words))
        for end in range(at + 1, min(at + _LONGEST_PHRASE, len(words)) + 1)
    )


def _phrase(text: str) -> Roles:
    return phrases().get(" ".join(lexemes(folded(text).strip(" .:"))), {})


def _tokens(text: str) -> tuple[Token, ...] | None:
    pieces = list(_pieces(text))
    if None in pieces:
        return None
    whole = [piece for piece in pieces if piece is not None]
    tokens, at = list[Token](), 0
    while at < len(whole):
        token, length = _longest(whole, at)
        if token is None:
            return None
        tokens.append(token)
        at += length
    return tuple(tokens)


def _pieces(text: str) -> Iterator[Token | None]:
    """Lexemes, not yet known; None for a character that no date has."""
    at, spaced = 0, False
    for match in _shapes().lexeme.finditer(text):
        between = text[at : match.start()]
        if between.strip():
            yield None
        spaced, at = bool(between), match.end()
        if match[1]:
            yield Token(match[1], {}, spaced, bool(match[2])) if match[1].isascii() else None
        elif match[0][0] in _DASHES:
            sign = "-" if match[0] in _HYPHENS else match[0] if match[0] == "~" else "–"
            yield Token(sign, {}, spaced)
        elif is_asian(match[0][0]):
            for place, piece in enumerate(lexemes(match[0])):
                yield Token(piece, {}, spaced and not place)
        elif len(match[0]) > 1 and any(map(is_asian, match[0])):
            yield None
        else:
            yield Token(match[0].translate({ord(mark): "'" for mark in "’‘`"}), {}, spaced)
    if text[at:].strip():
        yield None


_MARKS = frozenset("-–~./,:'")
_LONGEST_PHRASE = 6


def _longest(pieces: list[Token], at: int) -> tuple[Token | None, int]:
    """The longest phrase that begins here, with the number of its lexemes; None for a word that nobody knows."""
    first = pieces[at]
    for length in range(min(_LONGEST_PHRASE, len(pieces) - at), 0, -1):
        some = pieces[at : at + length]
        if length > 1 and any(piece.number and not piece.ordinal for piece in some):
            continue
        roles = phrases().get(" ".join(folded(piece.text) for piece in some))
        if roles is None:
            continue
        if length == 1 and (month := roman(first.text)):
            roles = {**roles, "month": roles.get("month", month)}
        return Token("".join(" " * piece.spaced + piece.text for piece in some).strip(), roles, first.spaced), length
    if first.number or first.text in _MARKS:
        return first, 1
    if month := roman(first.text):
        return first._replace(roles={"month": month}), 1
    return None, 1


def weekday(year: int, month: int, day: int) -> int:
    """The weekday of a day, Monday 0."""
    return datetime.date(year, month, day).weekday()

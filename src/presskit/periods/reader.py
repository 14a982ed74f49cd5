"""The grammar of dates and periods, over the tokens of a text.

In: a text. Out: `readings`, everything that it can mean, each a `Span`. A reading takes every token of the text: what
is left over is no reading.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from presskit.periods.lexicon import roman
from presskit.periods.tokens import Lexed, Token, lexed, weekday
from presskit.periods.values import PARTS, Span


class _Date(NamedTuple):
    """A date, or what is written of one where the other date of a period says the rest."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    weekday: int | None = None
    year_first: bool = False
    bare: bool = False
    """A year in four figures, and no more."""

    @property
    def possible(self) -> bool:
        """Whether a calendar has it."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return 1 <= self.day <= 31
        year = self.year or 2000  # a leap year: 29 February may be one
        if not 1 <= self.day <= calendar.monthrange(year, self.month)[1]:
            return False
        return self.weekday is None or self.year is None or weekday(self.year, self.month, self.day) == self.weekday

    @property
    def whole(self) -> bool:
        """Whether nothing is missing before its smallest part."""
        return self.year is not None and (self.day is None or self.month is not None)

    def __str__(self) -> str:
        if self.part:
            return f"{self.year}-{self.part}"
        return "-".join([str(self.year), *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    def bounds(self) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        """The first day and the last that it can mean, for comparing."""
        assert self.year is not None
        if self.part:
            first, last = PARTS[self.part]
            return (self.year, first, 1), (self.year + last // 13, (last - 1) % 12 + 1, 31)
        return (self.year, self.month or 1, self.day or 1), (self.year, self.month or 12, self.day or 31)


Order = Literal["dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
Found = Iterator[tuple[_Date, int]]

_SHAPES = {
    "Y": "y", "YN": "ym", "NY": "my", "YNN": "ymd", "NN": "dm", "M": "m", "N": "d", "P": "p",
    "B": "b", "MY": "my", "YM": "ym",
    "NMY": "dmy", "MNY": "mdy", "YMN": "ymd", "NM": "dm", "MN": "md", "PY": "py", "YP": "yp",
}  # fmt: skip
"""What a date is that consists of a year, of numbers, of the name of a month or of a part of a year, in this order; B
is a whole date in eight figures."""

_AGES = 40
"""Years that a range with a short end, 1998–02, may have."""


@lru_cache(maxsize=2048)
def readings(text: str) -> tuple[Span, ...]:
    """Everything that a text can mean; of a text without doubt one, of a text that is no date none."""
    found = lexed(text)
    if found is None:
        return ()
    remark = "; ".join(found.remarks)
    spans = dict.fromkeys(span for order in ORDERS for span in _Reader(found, order).spans())
    return tuple(span._replace(remark=remark) for span in spans)


def goes_on(text: str) -> bool:
    """Whether the text says "present" and no more."""
    found = lexed(text)
    if found is None or found.expected or found.ended:
        return False
    said = [*found.tokens]
    return "open" in said[-1].roles and all({"to", "of", "in"} & token.roles.keys() for token in said[:-1])


class _Reader:
    """The readings of one text, where 03/04/2020 is taken in one order."""

    def __init__(self, lexed: Lexed, order: Order) -> None:
        self.tokens: Sequence[Token] = lexed.tokens
        self.end = len(lexed.tokens)
        self.lexed = lexed
        self.order = order

    def spans(self) -> Iterator[Span]:
        """Every reading of the whole text."""
        ends = self.lexed.expected or self.lexed.ended
        for span in (*self._ranges(), *self._open(), *self._ending(), *(() if ends else self._single())):
            if span.end or not ends:
                yield span
        if ends:
            yield from (Span(None, span.start) for span in self._single())

    # --- periods ---

    def _single(self) -> Iterator[Span]:
        yield from (Span(str(date)) for date, at in self._dates(0) if at == self.end and date.whole)

    def _ranges(self) -> Iterator[Span]:
        for start in {0, int(self._has(0, "from") or self._has(0, "since"))}:
            for first, at in self._dates(start):
                for joined, last_at in self._between(at, with_and=bool(start)):
                    for last, end in self._dates(last_at):
                        if end == self.end or (self._has(end, "after") and end + 1 == self.end):
                            yield from _closed(first, last, joined)
                if not start:
                    yield from self._short(first, at)

    def _short(self, first: _Date, at: int) -> Iterator[Span]:
        """2019/20, 2019-24, 2019–20: a year and the last figures of another."""
        if at + 2 != self.end or not first.bare or first.year is None:
            return
        joint, last = self.tokens[at], self.tokens[at + 1]
        if joint.text not in "-–/" or len(last.text) != 2 or not last.number or joint.spaced or last.spaced:
            return
        if joint.text == "-" and 1 <= int(last.text) <= 12:
            return  # 2009-10 is October (ISO 8601)
        year = first.year - first.year % 100 + int(last.text)
        year += 100 * (year <= first.year)
        if year - first.year <= (1 if joint.text == "/" else _AGES):
            yield Span(str(first), str(year))

    def _between(self, at: int, *, with_and: bool) -> Iterator[tuple[str, int]]:
        """What stands between the two dates of a period; with the place behind it."""
        if at >= self.end:
            return
        token = self.tokens[at]
        if self.lexed.expected:
            # 2022 – present (expected April 2026); since 2022 (expected April 2026)
            now = at + (token.text in ("-", "–"))
            if self._has(now, "open"):
                behind = now + 1
                yield "to", behind + (behind < self.end and self.tokens[behind].text == ",")
            elif self._has(0, "since"):
                yield "to", at
        if token.text in ("-", "–", "~", "/", ","):
            yield token.text, at + 1
            if token.text in "-–~" and self._has(at + 1, "to"):
                yield "to", at + 2
        if "to" in token.roles or (with_and and "and" in token.roles):
            yield "to", at + 1
            if self._has(at + 1, "of") and not self._has(at + 1, "to"):
                yield "to", at + 2

    def _open(self) -> Iterator[Span]:
        """What goes on: since 2019, 2019 – present, 2019 –."""
        for start in {0, int(self._has(0, "from") or self._has(0, "since"))}:
            for date, at in self._dates(start):
                since = start and self._has(0, "since")
                if date.whole and self._is_open(at, since=bool(since)):
                    yield Span(str(date), None, True)

    def _is_open(self, at: int, *, since: bool) -> bool:
        if at == self.end:
            return since
        if self._has(at, "since after") and at + 1 == self.end:
            return True
        dash = self.tokens[at].text in ("-", "–", "~", "/", ",")
        if dash and self.tokens[at].text in "-–~" and at + 1 == self.end:
            return True
        at += dash
        while at + 1 < self.end and {"to", "until", "of"} & self.tokens[at].roles.keys():
            at += 1
        return self._has(at, "open") and at + 1 == self.end

    def _ending(self) -> Iterator[Span]:
        """What is only told to end: until 2020, – 2020."""
        if self._has(0, "until") or self.tokens[0].text in ("-", "–"):
            yield from (Span(None, str(date)) for date, at in self._dates(1) if at == self.end and date.whole)
        if self._has(self.end - 1, "after"):
            yield from (Span(None, str(date)) for date, at in self._dates(0) if at == self.end - 1 and date.whole)

    # --- dates ---

    def _has(self, at: int, role: str) -> bool:
        return 0 <= at < self.end and role in self.tokens[at].roles

    def _dates(self, at: int) -> Found:
        """Every date that begins here, and every part of one; with the place behind it."""
        if self._has(at, "in"):
            yield from ((date, end) for date, end in self._dates(at + 1))
        day: int | None = None
        if self._has(at, "weekday"):
            day = int(str(self.tokens[at].roles["weekday"]))
            at += 1
            at += at < self.end and self.tokens[at].text in ".,"
            at += self._has(at, "in")
        for found, end in (*self._asian(at), *self._atoms(at, "", (), ())):
            date = found._replace(weekday=day)
            if date.possible and (day is None or date.day):
                yield date, end
                if end < self.end and self.tokens[end].text == "." and not self.tokens[end].spaced:
                    yield date, end + 1  # Sept. – Dec. 2019

    def _asian(self, at: int) -> Found:
        """2019年11月1日, 11月, 2019년 11월."""
        parts = dict[str, int]()
        year_first = False
        for name in ("year", "month", "day"):
            if at + 1 < self.end and self.tokens[at].number and self._has(at + 1, f"{name} mark"):
                if name == "year" and not _is_year(self.tokens[at]):
                    return
                parts[name] = int(self.tokens[at].text)
                year_first |= name == "year"
                at += 2
                yield _Date(**parts, year_first=year_first, bare=parts.keys() == {"year"}), at  # type: ignore[arg-type]

    def _atoms(self, at: int, shape: str, values: tuple[object, ...], joints: tuple[str, ...]) -> Found:
        """Years, numbers, months and parts of a year, one behind the other, as far as they make a date."""
        for kind, value, end in self._atom(at):
            longer, more = shape + kind, (*values, value)
            if (ways := _fields(longer, self.order, joints)) and _joined_well(longer, joints):
                yield _made(ways, more, longer), end
            if len(longer) < 3 and not (longer == "N" and len(str(value)) > 2):
                for joint, next_at in self._joints(end):
                    yield from self._atoms(next_at, longer, more, (*joints, joint))

    def _atom(self, at: int) -> Iterator[tuple[str, object, int]]:
        if at >= self.end:
            return
        token = self.tokens[at]
        if _is_year(token):
            yield "Y", int(token.text), at + 1
        elif token.number and not token.ordinal and len(token.text) == 8 and 1000 <= int(token.text[:4]) <= 2999:
            parts = int(token.text[:4]), int(token.text[4:6]), int(token.text[6:])
            yield "B", parts, at + 1
        elif token.number and len(token.text) <= 2:
            yield "N", int(token.text), at + 1
        if token.text == "'" and at + 1 < self.end and (year := _short_year(self.tokens[at + 1])):
            yield "Y", year, at + 2
        if "month" in token.roles:
            yield "M", token.roles["month"], at + 1
        if "part" in token.roles:
            yield "P", token.roles["part"], at + 1
        yield from self._part(at)

    def _part(self, at: int) -> Iterator[tuple[str, object, int]]:
        """Q3, T3, 3rd quarter, 3. Quartal, III trimestre, third quarter, H1, 1. Halbjahr."""
        token = self.tokens[at]
        for role, letter, most in (("quarter", "Q", 4), ("half", "H", 2)):
            if role in token.roles and at + 1 < self.end:
                number = self.tokens[at + 1]
                if number.number and not number.spaced and len(number.text) == 1 and 1 <= int(number.text) <= most:
                    yield "P", f"{letter}{number.text}", at + 2
            behind = at + 1
            behind += behind < self.end and self.tokens[behind].text == "."
            if 1 <= (nth := _nth(token)) <= most and self._has(behind, role):
                yield "P", f"{letter}{nth}", behind + 1

    def _joints(self, at: int) -> Iterator[tuple[str, int]]:
        """What stands between two parts of a date: a space, "." "/" "-" "," "of", or a stop and one of these."""
        yield "", at
        if at >= self.end:
            return
        token = self.tokens[at]
        if token.text == "." and not token.spaced:
            yield ".", at + 1
            yield from ((f".{joint}", end) for joint, end in self._joints(at + 1) if joint and joint[0] != ".")
        elif token.text == "-":
            if not token.spaced and at + 1 < self.end and not self.tokens[at + 1].spaced:
                yield "-", at + 1
        elif token.text in ("/", ","):
            yield token.text, at + 1
            if token.text == "," and self._has(at + 1, "of"):
                yield ",", at + 2
        elif "of" in token.roles:
            yield "of", at + 1
            if self._has(at + 1, "in"):
                yield "of", at + 2


def _fields(shape: str, order: Order, joints: tuple[str, ...]) -> str | None:
    """Which part of a date each piece is."""
    if shape == "NNY":
        return "dmy" if "." in joints else order
    if shape == "NY" and joints[0] in ("", ","):
        return "dy"  # of "July 1–3, 2019" what stands behind the dash
    return _SHAPES.get(shape)


def _joined_well(shape: str, joints: tuple[str, ...]) -> bool:
    """Whether dates of this shape are written with these signs between their parts: of figures alone, one sign."""
    if shape in ("YN", "YNN", "NNY"):
        return len(set(joints)) == 1 and joints[0] in ("-", "/", ".")
    if shape == "NY":
        return joints[0] in ("-", "/", ".", ",", "")
    if shape == "NN":
        return joints == (".",)
    return not any(joint == "/" for joint in joints) or "N" not in shape or set(joints) == {"/"}


def _made(fields: str, values: Sequence[object], shape: str) -> _Date:
    if fields == "b":
        return _Date(*values[0])  # type: ignore[misc]
    names = {"y": "year", "m": "month", "d": "day", "p": "part"}
    known = {names[field]: value for field, value in zip(fields, values, strict=True)}
    return _Date(**known, year_first=fields[0] == "y", bare=shape == "Y")  # type: ignore[arg-type]


def _nth(token: Token) -> int:
    """The number of a quarter: 3rd, 3., III, third; 0 of anything else."""
    if token.number:
        return int(token.text) if len(token.text) == 1 else 0
    found = token.roles.get("nth") or (roman(token.text) or 0)
    return found if isinstance(found, int) else 0


def _is_year(token: Token) -> bool:
    return token.number and not token.ordinal and len(token.text) == 4 and 1000 <= int(token.text) <= 2999


def _short_year(token: Token) -> int | None:
    """The year from 1940 to 2039 that is meant: of '19, 2019; of '98, 1998."""
    if not token.number or len(token.text) != 2 or token.spaced or token.ordinal:
        return None
    return int(token.text) + (2000 if int(token.text) < 40 else 1900)


def _closed(first: _Date, last: _Date, joint: str) -> Iterator[Span]:
    """From one date to another, where each lends the other what it does not say; none where they cannot be a period."""
    if joint == "," and not (first.bare and last.bare and _next(first, last)):
        return
    finer = last.month is not None or last.part is not None
    if first.year is None and last.year is not None:
        if first.day is not None and first.month is None:
            if last.day is None or last.month is None:
                return
            first = first._replace(month=last.month)
        elif first.day is not None and last.day is not None and last.month is None:  # July 1–3, 2019
            last = last._replace(month=first.month)
        elif not finer:
            return
        first = first._replace(year=last.year)
    elif last.year is None and first.year is not None:
        if not (first.year_first and finer and (first.month or first.part)):
            return
        last = last._replace(year=first.year)
    if joint == "/" and first.bare and last.bare and first.year == last.year:
        return
    if not (first.whole and last.whole and first.possible and last.possible):
        return
    if first.bounds()[0] <= last.bounds()[1]:
        yield Span(str(first), str(last))


def _next(first: _Date, last: _Date) -> bool:
    """Whether one year comes right after the other: "2018, 2020" is two years, and no period."""
    assert first.year is not None
    return any(later - earlier == 1 for earlier, later in pairwise((first.year, last.year or 0)))

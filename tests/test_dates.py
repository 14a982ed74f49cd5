"""Dates and periods as people write them: understood whole, or kept whole."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presskit import language, periods
from presskit.profile import PartialDate

TABLE = tomllib.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
ROWS = [(text, reading) for rows in TABLE.values() for text, reading in rows.items()]


def reading(text: str) -> str:
    """What is read of a text, as the table has it."""
    if periods.is_open(text):
        return "present"
    if (found := periods.span(text)) is None:
        return "kept whole"
    start, end, current, remark = found
    if end or current:
        said = f"{start or ''} .. {end or ''}".strip()
    else:
        said = start or ""
    return f"{said} | {remark}" if remark else said


def test_every_date_of_the_table_is_read_as_it_says():
    assert len(ROWS) >= 300
    wrong = [f"{text!r}: {reading(text)!r}, not {wanted!r}" for text, wanted in ROWS if reading(text) != wanted]
    assert not wrong, "\n".join(wrong)


def test_what_is_read_can_be_written_into_a_profile():
    for text, _ in ROWS:
        for date in (periods.span(text) or ())[:2]:
            assert date is None or str(PartialDate.of(date)) == date


# --- no figure of a text that is read goes unread ---------------------------------------------------------------

_PIECES = [piece for text, _ in ROWS for piece in re.findall(r"\d+|[^\W\d]+|[^\w\s]+|\s+", text)]
_TEXTS = st.one_of(
    st.lists(st.sampled_from(sorted(set(_PIECES))), min_size=1, max_size=9).map("".join),
    st.lists(
        st.one_of(
            st.integers(1, 31).map(str), st.integers(1990, 2030).map(str),
            st.sampled_from([f"{n:02}" for n in range(13)]), st.sampled_from([" May ", " Q3 ", " summer "]),
            st.sampled_from([" ", "-", "–", " - ", "/", ".", ". ", ", ", " to ", "'", "(", ")"]),
        ),
        min_size=1, max_size=9,
    ).map("".join),
    st.tuples(st.sampled_from([text for text, _ in ROWS]), st.sampled_from([text for text, _ in ROWS])).map(" ".join),
    st.text(st.sampled_from("0123456789 -–/.,()年月T:Z'QXIV"), max_size=30),
)  # fmt: skip


def numbers(text: str) -> list[int]:
    """Every number of a text that is not nought."""
    return [int(figures) for figures in re.findall(r"\d+", text) if int(figures)]


@given(_TEXTS)
@example("2019-11-01 (2 years)")
@example("2018/19")
@example("20190701")
def test_no_figure_of_a_text_that_is_read_goes_unread(text):
    found = periods.span(text)
    if found is None:
        return
    dates = [PartialDate.of(date) for date in (found.start, found.end) if date]
    known = {*numbers(found.remark), *(int(figure) for date in dates for figure in re.findall(r"\d+", str(date)))}
    known |= {date.year % 100 for date in dates}  # '19, 2019/20
    known |= {int(str(date).replace("-", "")) for date in dates if date.day}  # 20190701
    assert set(numbers(text)) <= known, (text, found)


@given(_TEXTS)
def test_whatever_is_read_ends_after_it_starts_and_is_read_again_as_the_same(text):
    found = periods.span(text)
    if found and found.start and found.end:
        assert PartialDate.of(found.start).first_day() <= PartialDate.of(found.end).last_day()
        assert periods.span(f"{found.start} – {found.end}") == found._replace(remark="")
    assert not (found and found.current and found.end)


@given(st.text(max_size=90))
def test_any_text_is_read_or_is_none(text):
    assert periods.span(text) is None or periods.date(text) is None or periods.remedy(text, "start") is not None


# --- what the pages show is read again --------------------------------------------------------------------------

_DATES = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28)),
    st.builds(PartialDate, st.integers(1900, 2100), part=st.sampled_from(sorted(periods.PARTS))),
)


@given(_DATES, _DATES, st.sampled_from(["en-GB", "en-US"]), st.booleans())
def test_whatever_a_page_shows_of_dates_is_read_back(one, other, tag, short):
    told = language.load(tag)
    start, end = sorted((one, other), key=lambda date: (date.first_day(), date.last_day()))
    assert periods.date(told.date(one, short=short)) == str(one)
    shown = [told.period(start, end, short=short)] + ([told.span(start, end)] if short else [])
    for period in shown if str(start) != str(end) else ():
        assert periods.span(period) == (str(start), str(end), None, "")
        assert periods.span(told.expected(period)) == (str(start), str(end), None, "expected")
    assert periods.span(told.period(start, None, short=short)) == (str(start), None, True, "")
    assert periods.span(told.span(start, None)) == (str(start), None, True, "")
    assert periods.span(told.period(None, end, short=short)) == (None, str(end), None, "")


# --- parts of a year --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kept", "first", "last"),
    [
        ("2019-spring", "2019-spring", "2019-03-01", "2019-05-31"),
        ("Summer 2019", "2019-summer", "2019-06-01", "2019-08-31"),
        ("fall 2019", "2019-autumn", "2019-09-01", "2019-11-30"),
        ("2019 winter", "2019-winter", "2019-01-01", "2020-02-29"),
        ("9999-winter", "9999-winter", "9999-01-01", "9999-12-31"),
        ("q3 2019", "2019-Q3", "2019-07-01", "2019-09-30"),
        ("2019Q1", "2019-Q1", "2019-01-01", "2019-03-31"),
        ("2019-H2", "2019-H2", "2019-07-01", "2019-12-31"),
    ],
)
def test_a_part_of_a_year_is_a_date(written, kept, first, last):
    date = PartialDate.of(written)
    assert (str(date), str(date.first_day()), str(date.last_day())) == (kept, first, last)
    assert (date.iso, str(date.without_day)) == (kept[:4], kept)


def test_the_language_names_every_part_of_a_year_on_pages_and_in_sentences():
    for tag in ("en-GB", "en-US"):
        told = language.load(tag)
        for part in periods.PARTS:
            date = PartialDate(2019, part=part)
            assert "2019" in told.date(date)
            assert "2019" in told.date(date, prose=True)
    assert language.load("en-US").date(PartialDate(2019, part="autumn")) == "Fall 2019"
    assert language.load("en-GB").date(PartialDate(2019, part="autumn")) == "Autumn 2019"
    assert language.load("en-GB").date(datetime.date(2019, 5, 1)) == "1 May 2019"


@pytest.mark.parametrize(
    ("written", "field", "hint"),
    [
        ("Summer of 2019", "start", 'write it as "2019-summer"'),
        ("third quarter of 2019", "date", 'write it as "2019-Q3"'),
        ("Jul 2019 - Dec 2020", "start", 'write start = "2019-07" and, on a line of its own, end = "2020-12"'),
        ("2019/20", "start", "write start = 2019 and, on a line of its own, end = 2020"),
        ("since 2019", "start", "write start = 2019"),
        ("03/04/2020", "date", 'write the year first, then the month: "2020-04-03" or "2020-03-04"'),
        ("May 2027 (expected)", "end", 'write it as "2027-05"'),
        ("heute", "end", "take the line out: what has no end goes on"),
        ("c. 1998", "start", None),
        ("Marketing 2019", "start", None),
    ],
)
def test_who_writes_a_date_wrongly_is_told_how_to_write_it(written, field, hint):
    assert periods.remedy(written, field) == hint

"""Dates and periods as people write them: understood whole, or kept whole."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import example, given, strategies as st

from presskit import language, periods
from presskit.profile import PartialDate, read

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


@pytest.mark.slow
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
        ("c. 1998", "start", "write it as 1998"),
        ("Easter 1998", "start", None),
        ("Marketing 2019", "start", None),
    ],
)
def test_who_writes_a_date_wrongly_is_told_how_to_write_it(written, field, hint):
    remedy = periods.remedy(written, field)
    assert (remedy and str(remedy)) == hint


# --- through the command line -----------------------------------------------------------------------------------


def entries(text: str, table: str = "work") -> list[tuple[str | None, str | None, bool | None]]:
    """Start, end and `current` of each entry of a table."""
    rows = getattr(read(text), table)
    return [(row.start and str(row.start), row.end and str(row.end), row.current) for row in rows]


def resume(run) -> str:
    """The text of the Word résumé that is built of the profile beside it; the PDF has every date, too."""
    ran = run("build", "--only", "resume")
    assert ran.status == 0, ran.err
    (word,), (pdf,) = Path("output").glob("*-resume.docx"), Path("output").glob("*-resume.pdf")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs).replace("\u00a0", " ")
    printed = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())
    for date in re.findall(r"[A-Z][a-z]+ \d{4}|\d{4}", text):
        assert date in printed, date
    return text


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2022-07-01 - 2024-12-02", "2022-07-01", "2024-12-02"),
        ("2022-07-01 – 2024-12-02", "2022-07-01", "2024-12-02"),
        ("2022-07 to 2024-12", "2022-07", "2024-12"),
        ("01/11/2019 - 25/10/2020", "2019-11-01", "2020-10-25"),
        ("2019年11月 - 2020年3月", "2019-11", "2020-03"),
        ("Herbst 2019 bis Frühjahr 2020", "2019-autumn", "2020-spring"),
        ("seit Mai 2019", "2019-05", None),
        ("jusqu'en mai 2019", None, "2019-05"),
    ],
)
def test_a_period_in_one_text_comes_in_with_both_its_ends(here, run, date, start, end):
    item = {"company": "Tarn Works", "position": "Rigger", "date": date}
    sections = {"experience": {"name": "Experience", "items": [item]}}
    Path("r.json").write_text(json.dumps({"basics": {"name": "Ines Tarn"}, "sections": sections}))
    ran = run("import", "r.json")
    assert entries(ran.out) == [(start, end, None)]
    assert date not in ran.out


@pytest.mark.parametrize("date", ["03/04/2018 - 05/06/2019", "c. 1998", "early 2019", "2018, 2020", "2019-13"])
def test_a_date_that_is_not_understood_whole_is_kept_and_makes_nothing_present(here, run, date):
    item = {"company": "Tarn Works", "position": "Rigger", "date": date}
    sections = {"experience": {"name": "Experience", "items": [item]}}
    Path("r.json").write_text(json.dumps({"basics": {"name": "Ines Tarn"}, "sections": sections}))
    ran = run("import", "r.json")
    assert entries(ran.out) == [(None, None, False)]
    assert re.search(rf"^# .*{re.escape(date)}$", ran.out, re.MULTILINE)
    assert "kept as comments" in ran.err
    assert "date" in ran.err


def test_what_stands_beside_a_date_is_kept_as_a_comment(here, run):
    work = [{"name": "Tarn Works", "startDate": "2019-07 (1 yr 3 mos)", "endDate": "2020-09-30T22:00:00Z"}]
    Path("r.json").write_text(json.dumps({"basics": {"name": "Ines Tarn"}, "work": work}))
    ran = run("import", "r.json")
    assert entries(ran.out) == [("2019-07", "2020-09-30", None)]
    assert "2019-07 (1 yr 3 mos)" in ran.out
    assert "2020-09-30T22:00:00Z" in ran.out


@pytest.mark.slow
def test_one_date_alone_is_over_on_it_and_a_season_is_kept(here, run):
    Path("cv.yaml").write_text(
        "cv:\n  name: Ines Tarn\n  sections:\n    experience:\n"
        "      - {company: Tarn Works, position: rigger, date: Summer 2019}\n"
        "      - {company: Fell Yard, position: diver, date: 2018}\n"
        "    projects:\n      - {name: Rope atlas, date: 2019-07}\n"
        "    education:\n      - {institution: Fell College, area: knots, degree: BSc, date: '2016'}\n"
        "    contests:\n      - {name: Knot Cup, date: 2017-05}\n"
    )
    assert run("import", "cv.yaml", "-o", "profile.toml").status == 0
    text = Path("profile.toml").read_text()
    assert entries(text) == [("2019-summer", "2019-summer", None), ("2018", "2018", None)]
    assert entries(text, "projects") == [("2019-07", "2019-07", None)]
    assert entries(text, "education") == [(None, "2016", None)]
    told = resume(run)
    for date in ("Summer 2019", "2018", "July 2019", "2016", "May 2017"):
        assert re.search(rf"(?<!– ){date}(?! –)", told), date
    assert "Present" not in told
    blurb = run("blurb", "--words", "120").out
    assert not re.search(r"\b(?:works|studies|is a (?:rigger|diver))\b", blurb)
    assert "the summer of 2019" in blurb or "2019" not in blurb


@pytest.mark.parametrize("nothing", ["null", "~", "", "Null"])
def test_an_end_that_is_null_goes_on(here, run, nothing):
    Path("r.yaml").write_text(
        f'basics:\n  name: Ines Tarn\nwork:\n  - name: Tarn Works\n    position: rigger\n    startDate: "2014-08"\n'
        f"    endDate: {nothing}\n"
    )
    ran = run("import", "r.yaml")
    assert entries(ran.out) == [("2014-08", None, None)]
    Path("r.yaml").write_text(
        "cv:\n  name: Ines Tarn\n  sections:\n    experience:\n"
        f"      - company: Tarn Works\n        position: rigger\n"
        f"        start_date: 2014-08\n        end_date: {nothing}\n"
    )
    assert entries(run("import", "r.yaml").out) == [("2014-08", None, None)]


PERSON = 'as_of = 2026-03-10\nlanguage = "en-US"\n[person]\nname = "Ines Tarn"\npronouns = "she"\n'


@pytest.mark.parametrize(
    ("fields", "dates"),
    [
        ('start = 2022\nend = "2027-07"', "2022 – July 2027 (expected)"),
        ('end = "2027-05"', "May 2027 (expected)"),
        ('start = "2026-09-01"\nend = "2027-spring"', "Sept 2026 – Spring 2027 (expected)"),
        ('start = "2022-08-15"\nend = "2025-06-30"', "Aug 2022 – June 2025"),
    ],
)
def test_a_resume_shows_the_end_of_studies(here, run, fields, dates):
    study = f'[[education]]\ninstitution = "Fell College"\nstudy_type = "BSc"\narea = "knots"\n{fields}\n'
    Path("profile.toml").write_text(PERSON + study)
    told = resume(run)
    assert dates in told
    assert ("(expected)" in told) == ("(expected)" in dates)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ('area = "geology"\nstart = 2022\nend = "2027-07"', "Ines Tarn studies geology at Fell College."),
        ('area = "geology"\nend = "2027-05"', "Ines Tarn studies geology at Fell College."),
        (
            'study_type = "BSc"\narea = "geology"\nend = "2027-05"',
            "Ines Tarn is working towards a BSc in geology at Fell College.",
        ),
        (
            'study_type = "Residency"\narea = "surgery"\nstart = 2024\nend = 2027',
            "Ines Tarn is completing a residency in surgery at Fell College.",
        ),
        ('area = "geology"\nstart = 2022\nend = "2026-02"', "Ines Tarn studied geology at Fell College."),
    ],
)
def test_studies_whose_end_lies_ahead_go_on(here, run, fields, sentence):
    Path("profile.toml").write_text(f'{PERSON}[[education]]\ninstitution = "Fell College"\n{fields}\n')
    assert run("blurb", "--words", 50).out == f"{sentence}\n"


def test_a_resume_shows_what_is_to_come_and_months(here, run):
    Path("profile.toml").write_text(
        PERSON + '[[work]]\norganization = "Fell Yard"\nposition = "diver"\nstart = "2021-01-01"\nend = "2023-12-31"\n'
        '[[work]]\norganization = "Tarn Works"\nposition = "rigger"\nstart = "2024-fall"\nend = "2026-08-31"\n'
        '[[work]]\norganization = "Ghyll Rescue"\nposition = "head"\nstart = "2026-09-01"\n'
        '[[publications]]\ntitle = "Ropes"\ndate = "2026-11"\n'
        '[[certificates]]\nname = "Crane licence"\ndate = "Q4 2026"\n'
    )
    told = resume(run)
    for dates in (
        "Jan 2021 – Dec 2023", "Fall 2024 – Aug 2026", "From Sept 2026", "Nov 2026 (forthcoming)", "Q4 2026 (expected)",
    ):  # fmt: skip
        assert dates in told, dates
    bio = run("blurb", "--words", "100").out
    assert "Ghyll" not in bio
    assert "Ropes" not in bio
    assert "is a rigger at Tarn Works" in bio


def test_what_plain_iso_dates_cannot_say_is_exported_as_its_year_and_named(here, run):
    Path("profile.toml").write_text(
        PERSON + 'born = "1990-spring"\n[[work]]\norganization = "Tarn Works"\nposition = "rigger"\n'
        'start = "2019-summer"\nend = "2021-Q3"\n[[awards]]\ntitle = "Knot Cup"\ndate = "Fall 2022"\n'
    )
    ran = run("export", "--to", "json-resume")
    (work,), (award,) = (json.loads(ran.out)[table] for table in ("work", "awards"))
    assert (work["startDate"], work["endDate"], award["date"]) == ("2019", "2021", "2022")
    assert "work[1].start (of 2019-summer the year alone: 2019)" in ran.err
    assert "BDAY:1990\r\n" in run("export", "--to", "vcard").out.replace("\r\n", "\n").replace("\n", "\r\n")
    linked = json.loads(run("export", "--to", "json-ld").out)
    assert not re.search(r"\d-(?:summer|autumn|spring|Q3)", json.dumps(linked))


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('start = "July 2019"', 'write it as "2019-07"'),
        ('start = "2019年7月"', 'write it as "2019-07"'),
        ('start = "verano de 2019"', 'write it as "2019-summer"'),
        ('start = "Jul 2019 – Dec 2020"', 'write start = "2019-07" and, on a line of its own, end = "2020-12"'),
        ('end = "May 2027 (expected)"', 'write it as "2027-05"'),
        ('end = "heute"', "take the line out: what has no end goes on"),
        ('start = "Easter 1998"', 'write it as 2021, "2021-03" or "2021-03-15"'),
    ],
)
def test_check_tells_how_to_write_a_date(here, run, line, hint):
    Path("profile.toml").write_text(PERSON + f'[[work]]\norganization = "Tarn Works"\n{line}\n')
    ran = run("check")
    assert ran.status == 1
    assert "is not a date" in ran.out + ran.err
    assert hint in ran.out + ran.err


def test_the_seasons_of_biblatex_are_no_ranges_of_years(here, run):
    Path("p.bib").write_text(
        "@article{a, title={Ropes}, author={Tarn, Ines}, date={2019-22}}\n"
        "@article{b, title={Knots}, author={Tarn, Ines}, date={2019-07-03}}\n"
    )
    ran = run("import", "p.bib", "--name", "Ines Tarn")
    assert [str(row.date) for row in read(ran.out).publications] == ["2019-summer", "2019-07-03"]


def test_two_dates_in_the_field_for_the_start_that_nobody_understands_make_nothing_present(here, run):
    work = [
        {"name": "Tarn Works", "startDate": "01/02/2018 - 03/04/2019"},
        {"name": "Fell Yard", "startDate": "c. 1998"},
    ]
    Path("r.json").write_text(json.dumps({"basics": {"name": "Ines Tarn"}, "work": work}))
    ran = run("import", "r.json")
    assert entries(ran.out) == [(None, None, False), (None, None, None)]
    assert "# work[1].startDate: 01/02/2018 - 03/04/2019" in ran.out

"""The facts: every table and field of the design, frozen and checked; and what an audience may see of them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from pydantic import ValidationError

from presskit import profile
from presskit.problems import Problem, Problems
from presskit.profile import PartialDate, Profile
from presskit.profile.model import TABLES
from presskit.profile.tables import Check, FreeEntry, Kit, KitSections, Words
from tests import corpus

EVERY_ENTRY = "id, importance, sources, url, private, audiences, embargo"

DESIGN = """
| person | name*, short_name, given_name, family_name, honorific_prefix, honorific_suffix, pronouns, pronouns_used, pronunciation, ipa, headline, occupations, told_as, known_for, appeared_in, origin, nationality, location, born, died |
| work, volunteering | organization*, position, start, end, current, location, focus, summary, highlights, the, at, told_as |
| memberships | organization*, role, start, end, current, summary, the, at, told_as |
| education | institution, area, study_type, teachers, start, end, current, location, score, summary, highlights, told_as |
| projects | name*, role, collaborators, start, end, current, summary, highlights, told_as |
| shows | title, kind, venue, location, start, end, current, date, role, collaborators, summary, told_as |
| awards | title*, awarder, date, result, work, summary, the, at, told_as |
| publications | title*, publisher, date, authors, kind, summary, volume, issue, pages, status, told_as |
| certificates | name*, issuer, date, told_as |
| skills, interests | name*, level, keywords |
| languages | language*, fluency |
| references | name*, text |
| talks | title, event, date, location, video |
| topics | title*, summary |
| questions | text* |
| quotes | text*, speaker, context, date |
| coverage | title*, outlet, date |
| milestones | date*, text* |
| numbers | value*, label*, metres, told_as |
| organizations | name*, description, founded, the, at |
| photos | file*, alt*, caption, creator, credit, license, kind, focus, expires |
| logos | file*, alt*, organization, license |
| links | label*, url*, kind |
| contacts | name*, role, organization, email, phone, kind |
| sources | id*, title*, publisher, date, accessed, url |
| sections | title*, entries, page, photos |
| bio | text*, short, wordings, about, needs, paragraph |
| pinned | text*, place, words, characters, sentences, voice |
"""  # noqa: E501 -- the table of the design, as it stands there
"""The tables of entries and their fields; * is required."""

OTHERS = {
    Profile: "as_of, reviewed, language, person*, letter, kit, words, check, "
    + ", ".join(name for name in TABLES if name != "person"),
    Kit: "slug, paper, look, accent, logo, fonts, display_fonts, text_fonts, templates, places, photos, website, "
    "rights, resume_pages, vcard, "
    "resume_accent, resume_photo, sections",
    KitSections: "order, titles, hidden",
    Words: "own",
    Check: "ignore",
    FreeEntry: "title, subtitle, start, end, text, points",
}
"""What is no table of entries."""


def rows() -> dict[str, list[str]]:
    """The fields of each table, as the design has them."""
    lines = [line.strip("| ").split(" | ") for line in DESIGN.strip().splitlines()]
    return {table: fields.split(", ") for tables, fields in lines for table in tables.split(", ")}


def read(text: str, folder: Path | None = None) -> Profile:
    return profile.read(text, folder=folder)


def problems(text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read(text)
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in caught.value.problems]


ADA = '[person]\nname = "Ada Lind"\n'
DAY = datetime.date(2025, 11, 1)


# --- the model ---------------------------------------------------------------------------------------------


def test_the_tables_are_those_of_the_design():
    assert set(TABLES) == set(rows())


@pytest.mark.parametrize("table", rows())
def test_a_table_has_the_fields_of_the_design_and_no_others(table):
    fields = TABLES[table].model_fields
    expected = {name.rstrip("*") for name in rows()[table]} | set(EVERY_ENTRY.split(", "))
    assert set(fields) == expected
    required = {name for name, field in fields.items() if field.is_required()}
    assert required == {name.rstrip("*") for name in rows()[table] if name.endswith("*")}


@pytest.mark.parametrize(("table", "fields"), OTHERS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_table_of_entries_has_the_fields_of_the_design(table, fields):
    names = fields.split(", ")
    assert set(table.model_fields) == {name.rstrip("*") for name in names}
    assert {name for name, field in table.model_fields.items() if field.is_required()} == {
        name.rstrip("*") for name in names if name.endswith("*")
    }


@pytest.mark.parametrize("table", rows())
def test_every_field_says_what_it_is(table):
    assert all(field.description for field in TABLES[table].model_fields.values())
    assert TABLES[table].__doc__


VALUES = {
    "pronouns_used": '"she"',
    "text": '"{they} hum."', "date": '"2023-08"', "start": "2020", "end": "2021", "born": "1990", "died": "2024-02-29",
    "founded": "2023", "accessed": "2025-01-02", "expires": "2030-01-01", "current": "false",
    "the": "true", "pronouns": '"she"',
    "url": '"https://x.org"', "video": '"https://x.org"', "email": '"press@example.org"', "phone": '"+47 22 12"',
    "id": '"id-1"', "short": '"{they} hum."', "metres": "2400",
    "focus": '"bridges"', "file": '"portrait.png"', "value": "40", "paragraph": "true", "words": "50", "voice": '"mc"',
    "entries": '[{ title = "Physics", start = 2010, end = "2011", points = ["x"], text = "y", subtitle = "z" }]',
}  # fmt: skip
LISTS = {
    "occupations",
    "known_for",
    "appeared_in",
    "teachers",
    "collaborators",
    "highlights",
    "authors",
    "keywords",
    "about",
    "needs",
    "wordings",
}


def entry(table: str) -> str:
    """An entry of this table in which every field stands."""
    header = f"[{table}]" if table == "person" else f"[[{table}]]"
    lines = [header]
    for name in (field.rstrip("*") for field in rows()[table]):
        if (table, name) in (("pinned", "place"), ("pinned", "characters"), ("pinned", "sentences"), ("bio", "needs")):
            continue  # one of them is enough, and no other sentence is there
        if table == "shows" and name == "date":
            continue  # it has a start and an end
        value = "[0.5, 0.25]" if (table, name) == ("photos", "focus") else VALUES.get(name, '"some words"')
        value = '["Bridges"]' if name in LISTS else value
        if table == "sections":
            value = {"page": "true", "photos": f"[{VALUES['file']}]"}.get(name, value)
        lines.append(f"{name} = {value}")
    return "\n".join(lines)


def test_a_profile_with_every_field_of_every_table_is_read(tmp_path):
    corpus.prepare(tmp_path)
    parts = [entry(table) for table in rows()]
    parts[0] += '\nid = "ada"\nimportance = 5\nsources = ["id-1"]\nurl = "mailto:ada@example.org"\nprivate = false'
    text = "as_of = 2025-11-01\n" + "\n".join(parts).replace('"Bridges"', '"ada"')
    whole = read(text, tmp_path)
    for name in TABLES:
        table = getattr(whole, name)
        made = table if name == "person" else table[0]
        for field in rows()[name]:
            if field.rstrip("*") not in ("place", "characters", "sentences", "needs") and (name, field) != (
                "shows",
                "date",
            ):
                assert getattr(made, field.rstrip("*")) not in (None, ()), (name, field)
    assert whole.person.born == PartialDate(1990)
    assert whole.talks[0].date == PartialDate(2023, 8)
    assert whole.sources[0].accessed == PartialDate(2025, 1, 2)


def test_a_profile_is_frozen():
    whole = read(ADA + '[[work]]\norganization = "Bridges"\nhighlights = ["one"]')
    for model, field in (
        (whole, "language"),
        (whole.person, "name"),
        (whole.work[0], "position"),
        (whole.kit, "paper"),
    ):
        with pytest.raises(ValidationError):
            setattr(model, field, "changed")
    assert isinstance(whole.work[0].highlights, tuple)
    assert hash(whole.work[0]) == hash(whole.work[0])


def test_what_is_not_said_is_not_assumed():
    whole = read(ADA + '[[work]]\norganization = "Bridges"')
    assert whole.person.pronouns == "name"
    assert whole.person.surname == "Lind"
    assert whole.work[0].model_dump(exclude_defaults=True) == {"organization": "Bridges"}
    assert (whole.work[0].importance, whole.paper, whole.language) == (3, "a4", "en-GB")


def test_an_entry_knows_where_it_stands():
    whole = read(ADA + '[[work]]\norganization = "Bridges"\n\n[[work]]\norganization = "Harbour"\nstart = 2020')
    assert [row.key for row in whole.work] == ["work[1]", "work[2]"]
    assert whole.person.key == "person"
    assert whole.place("work[2]") == (6, 1)
    assert whole.place("work[2]", "start") == (8, 9)
    assert whole.place("person") == (1, 1)
    assert whole.place("kit", "sections", "order", 0) == (1, 1)


def test_spaces_and_line_ends_are_one_space_and_a_blank_line_parts_paragraphs():
    summary = 'summary = """\none\ntwo\n\n \nthree  four\n"""'
    whole = read(f'[person]\nname = " Ada \\t\\n Lind "\n[[work]]\norganization = "B"\n{summary}')
    assert whole.person.name == "Ada Lind"
    assert whole.work[0].summary == "one two\n\nthree four"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023", PartialDate(2023)),
        ('"2023"', PartialDate(2023)),
        ('"2023-08"', PartialDate(2023, 8)),
        ('" 2023-08-15 "', PartialDate(2023, 8, 15)),
        ("2023-08-15", PartialDate(2023, 8, 15)),
        ("2023-08-15T10:00:00Z", PartialDate(2023, 8, 15)),
        ('"2024-02-29"', PartialDate(2024, 2, 29)),
    ],
)
def test_a_date_is_as_much_as_is_known(written, date):
    assert read(ADA + f"born = {written}").person.born == date


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-08-15", "2025-08-15", "2025-08-15"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_date_means_its_first_day_to_its_last(date, first, last):
    known = PartialDate.of(date)
    assert (str(known.first_day()), str(known.last_day()), str(known)) == (first, last, date)


@pytest.mark.parametrize(
    ("fields", "day", "past"),
    [
        ("", DAY, False),
        ("start = 2020", DAY, False),
        ("current = false", DAY, True),
        ("current = true", DAY, False),
        ('end = "2025-08"', datetime.date(2025, 8, 31), False),
        ('end = "2025-08"', datetime.date(2025, 9, 1), True),
        ("end = 2025", datetime.date(2025, 12, 31), False),
        ("end = 2025", datetime.date(2026, 1, 1), True),
        ("end = 2025-08-15", datetime.date(2025, 8, 15), False),
        ("end = 2025-08-15", datetime.date(2025, 8, 16), True),
        ("end = 2030\ncurrent = false", DAY, True),
    ],
)
def test_an_entry_is_past_after_its_last_day_or_by_its_own_word(fields, day, past):
    assert read(ADA + f'[[work]]\norganization = "B"\n{fields}').work[0].past(day) is past


def test_an_entry_has_begun_on_its_first_day():
    work, talk = '[[work]]\norganization = "B"\nstart = "2025-08"', '[[talks]]\ntitle = "T"\ndate = 2026'
    whole = read(f'{ADA}{work}\n{talk}\n[[topics]]\ntitle = "X"')
    assert not whole.work[0].begun(datetime.date(2025, 7, 31))
    assert whole.work[0].begun(datetime.date(2025, 8, 1))
    assert not whole.talks[0].begun(datetime.date(2025, 12, 31))
    assert whole.topics[0].begun(datetime.date(1, 1, 1))


# --- names -------------------------------------------------------------------------------------------------

NAMED = (
    ADA
    + """
[[work]]
id = "bridges"
organization = "Example Bridges"
[[work]]
organization = "Harbour"
[[education]]
institution = "Harbour"
[[organizations]]
name = "Example Bridges"
[[organizations]]
name = "Docks"
[[talks]]
title = "bridges"
[[projects]]
name = "Walks"
[[sources]]
id = "walks"
title = "Walks"
"""
)


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        ("bridges", "work[1]"),
        ("Example Bridges", "work[1]"),
        ("Harbour", None),
        ("Docks", None),
        ("Walks", "projects[1]"),
        ("walks", "sources[1]"),
        ("Ada Lind", "person"),
        ("nothing", None),
    ],
)
def test_an_entry_is_named_by_its_id_or_by_a_name_that_occurs_once_outside_organizations(reference, key):
    found = read(NAMED).named(reference)
    assert (found.key if found else None) == key


# --- audiences ---------------------------------------------------------------------------------------------

SECRETS = (
    ADA
    + """
sources = ["open", "closed"]
[[work]]
id = "open-work"
organization = "Open Bridges"
sources = ["closed", "open"]
[[work]]
organization = "Secret Bridges"
private = true
[[work]]
organization = "Press Bridges"
audiences = ["press", "jury"]
[[talks]]
title = "Future Talk"
embargo = 2026-03-01
[[organizations]]
name = "Open Bridges"
private = true
[[sources]]
id = "open"
title = "Open page"
[[sources]]
id = "closed"
title = "Closed page"
private = true
[[bio]]
id = "one"
text = '{they} built.'
[[bio]]
id = "two"
about = "Open Bridges"
text = '{they} built Open Bridges.'
[[bio]]
id = "three"
about = ["open-work", "Secret Bridges"]
text = '{they} built Secret Bridges.'
[[bio]]
id = "four"
needs = ["three"]
text = 'It is secret.'
[[bio]]
id = "five"
needs = ["four"]
text = 'It is very secret.'
[[bio]]
about = "Press Bridges"
text = '{they} built Press Bridges.'
[[bio]]
about = "Future Talk"
text = '{they} {speaks|spoke}.'
[[bio]]
audiences = ["jury"]
text = '{they} won.'
[[pinned]]
words = 50
private = true
text = "Secret words."
"""
)


@pytest.mark.parametrize(
    ("audience", "day", "work", "talks", "bio"),
    [
        (None, DAY, [1], [], [1, 2]),
        ("press", DAY, [1, 3], [], [1, 2, 6]),
        ("jury", DAY, [1, 3], [], [1, 2, 6, 8]),
        (None, datetime.date(2026, 2, 28), [1], [], [1, 2]),
        (None, datetime.date(2026, 3, 1), [1], [1], [1, 2, 7]),
    ],
)
def test_an_audience_sees_what_is_for_it_and_no_sentence_about_the_rest(audience, day, work, talks, bio):
    seen = read(SECRETS).for_audience(audience, day)
    assert [row.key for row in seen.work] == [f"work[{at}]" for at in work]
    assert [row.key for row in seen.talks] == [f"talks[{at}]" for at in talks]
    assert [row.key for row in seen.bio] == [f"bio[{at}]" for at in bio]
    assert not seen.organizations
    assert not seen.pinned
    assert "ecret" not in seen.model_dump_json()


def test_a_hidden_source_is_hidden_wherever_it_is_named():
    seen = read(SECRETS).for_audience(None, DAY)
    assert [source.id for source in seen.sources] == ["open"]
    assert seen.person.sources == ("open",)
    assert seen.work[0].sources == ("open",)


def test_the_audiences_are_those_that_the_file_names():
    assert read(SECRETS).audiences() == ["jury", "press"]


def test_a_profile_without_secrets_is_seen_whole():
    whole = read(NAMED)
    assert whole.for_audience(None, DAY) is whole


@pytest.mark.parametrize("line", ['audiences = ["press"]', "embargo = 2030-01-01"])
def test_a_person_who_may_not_be_shown_is_told(line):
    whole = read(ADA + line)
    with pytest.raises(Problems) as caught:
        whole.for_audience(None, DAY)
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (1, "private")


VISIBILITY = st.sampled_from(
    ["", "private = true", 'audiences = ["press"]', 'audiences = ["jury"]', "embargo = 2030-01-01"]
)


@pytest.mark.slow
@given(
    st.lists(st.tuples(VISIBILITY, st.integers(0, 4)), min_size=1, max_size=5),
    st.lists(st.tuples(VISIBILITY, st.integers(0, 4), st.integers(0, 9)), max_size=5),
    st.sampled_from([None, "press", "jury"]),
)
@settings(max_examples=80, deadline=None)
def test_nothing_that_is_seen_leads_to_anything_hidden(facts, sentences, audience):
    text = ADA
    for at, (visible, source) in enumerate(facts):
        text += f'[[sources]]\nid = "s{at}"\ntitle = "Source {at}"\n{visible}\n'
        text += f'[[work]]\norganization = "Fact{at}x"\nsources = ["s{source % len(facts)}"]\n{visible}\n'
    for at, (visible, fact, need) in enumerate(sentences):
        needs = f'needs = ["b{need}"]\n' if need < at else ""
        text += f'[[bio]]\nid = "b{at}"\nabout = "Fact{fact % len(facts)}x"\n{needs}{visible}\ntext = "{{they}} hum."\n'
    whole = read(text)
    if audience not in (None, *whole.audiences()):
        return
    seen = whole.for_audience(audience, DAY)
    ids = {entry.id for entry in seen.entries()}
    for entry in seen.entries():
        assert not entry.private
        assert not entry.audiences or audience in entry.audiences
        assert entry.embargo is None
        assert ids.issuperset(entry.sources)
    names = {row.organization for row in seen.work}
    for sentence in seen.bio:
        assert names.issuperset(sentence.about)
        assert ids.issuperset(sentence.needs)


# --- problems ----------------------------------------------------------------------------------------------


def test_problems_of_fields_and_of_rules_between_them_are_told_together_in_the_order_of_the_lines():
    text = """[person]
name = 5
born = 2000
died = 1999
[[work]]
organization = "B"
start = 2021
end = 2019
importance = 9
sources = ["nowhere"]
[[bio]]
text = '{they} [hum'
about = "C"
"""
    assert problems(text) == [
        "2:8: person.name: 5 is not a text",
        "4:8: person: died (1999) is before born (2000)",
        "8:7: work[1]: it ends (2019) before it starts (2021)",
        "9:14: work[1].importance: 9 is out of range",
        '10:12: work[1]: there is no source "nowhere"',
        "12:16: bio[1].text: this [ is never closed",
        '13:9: bio[1]: there is no entry "C"',
    ]


ANYTHING = st.recursive(
    st.one_of(
        st.none().map(lambda _: "spring"),
        st.text(max_size=8),
        st.integers(),
        st.integers(10**5000, 10**5001),
        st.booleans(),
        st.floats(),
        st.dates(),
        st.times(),
        st.datetimes(),
        st.sampled_from(["{they} hum.", "[x", "https://x.org", "a@b.c", "2020", "xAI", "she", "press", "tldr"]),
    ),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["name", "id", "title", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)
FIELDS = sorted({"zodiac", "paper", "sections", *(name for table in TABLES.values() for name in table.model_fields)})


@pytest.mark.slow
@given(
    st.dictionaries(
        st.sampled_from([*TABLES, "kit", "check", "as_of", "language", "zodiac"]),
        ANYTHING
        | st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=4)
        | st.lists(st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=4), max_size=2),
        max_size=4,
    )
)
@settings(max_examples=120, deadline=None)
def test_whatever_stands_in_a_file_it_is_a_profile_or_problems_of_one_line_each(tree):
    from presskit.profile.read import read_parsed  # what tomllib hands over, without the writing of TOML
    from presskit.tomlfile import TomlFile

    warnings: list[Problem] = []
    try:
        read_parsed(TomlFile("profile.toml", "", tree), None, warnings.append)
    except Problems as caught:
        for problem in caught.problems:
            assert problem.message
            assert problem.hint
            assert "\n" not in problem.message + problem.hint
            assert len(problem.message) < 300


# --- the schema --------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_schema_describes_every_field():
    schema = json.loads(profile.schema())
    names = {name: schema["definitions"][model.__name__]["properties"] for name, model in TABLES.items()}
    for table, fields in rows().items():
        assert {field.rstrip("*") for field in fields} <= set(names[table])
    assert set(schema["properties"]) == set(Profile.model_fields)

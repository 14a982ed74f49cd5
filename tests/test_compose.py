"""The words of documents: sections, dates, what gives way, what is left out."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from presskit import compose, language
from presskit.compose import documents
from presskit.compose.documents import _thinned
from presskit.compose.resume import Resume
from presskit.document import Entry, Section, bound
from presskit.problems import Problems
from presskit.profile import read
from presskit.template import Templates
from tests import profiles

DAY = datetime.date(2026, 1, 1)
BRITISH = language.load("en-GB")


def teller(text: str, day: datetime.date = DAY) -> compose.Sections:
    return compose.sections_of(read(text), BRITISH, day)


def dates(text: str, day: datetime.date = DAY, section: str = "work") -> list[str]:
    found = teller('[person]\nname = "Ada"\n' + text, day).section(section)
    assert found is not None
    return [entry.dates for entry in found.entries]


@pytest.mark.parametrize("section", ["work", "timeline"])
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("start = 2023\nend = 2025", "2023–2025"),
        ("start = 2023", "Since 2023"),
        ("start = 2023\ncurrent = false", "From 2023"),
        ("current = false", {"work": "", "timeline": "Formerly"}),
        ("", ""),
        ("end = 2025", "Until 2025"),
    ],
)
def test_dates_say_what_is_known_and_no_more(fields, said, section):
    expected = said[section] if isinstance(said, dict) else said
    assert dates(f'[[work]]\norganization = "A"\n{fields}', section=section) == [expected]


def test_an_end_within_the_year_of_the_kit_is_an_end_in_the_timeline_too():
    row = '[[work]]\norganization = "A"\nstart = 2023\nend = "2025-08"'
    assert dates(row, datetime.date(2025, 11, 1), "timeline") == ["2023–2025"]


@pytest.mark.parametrize("section", ["work", "timeline"])
def test_an_end_that_lies_ahead_is_told(section):
    row = '[[work]]\norganization = "A"\nstart = 2023\nend = 2025'
    assert dates(row, datetime.date(2024, 6, 1), section) == ["2023–2025"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            'start = 2022\nend = "2027-07"',
            {"education": "2022 – July 2027 (expected)", "timeline": "2022–2027 (expected)"},
        ),
        ('end = "2027-07"', {"education": "July 2027 (expected)", "timeline": "2027 (expected)"}),
        ('end = "2027-spring"', {"education": "Spring 2027 (expected)", "timeline": "2027 (expected)"}),
        ('start = 2022\nend = "2025-07"', {"education": "2022 – July 2025", "timeline": "2022–2025"}),
    ],
)
@pytest.mark.parametrize("section", ["education", "timeline"])
def test_the_end_of_studies_is_expected_as_long_as_it_lies_ahead(fields, said, section):
    assert dates(f'[[education]]\ninstitution = "A"\n{fields}', section=section) == [said[section]]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ('start = "2021-01-01"\nend = "2023-12-31"', "January 2021 – December 2023"),
        ('start = "2021-07-01"\nend = "2021-07-03"', "1 July 2021 – 3 July 2021"),
        ('start = "2021-07-01"', "Since 1 July 2021"),
        ('start = "2019-summer"\nend = "2020-Q1"', "Summer 2019 – Q1 2020"),
    ],
)
def test_days_are_told_of_what_lasted_days(fields, said):
    assert dates(f'[[projects]]\nname = "A"\n{fields}', section="projects") == [said]


@pytest.mark.parametrize(
    ("headline", "shown"), [("iOS engineer", "iOS engineer"), ("engineer of bridges", "Engineer of bridges")]
)
def test_a_capital_is_put_before_a_headline_but_not_into_a_name_with_a_spelling_of_its_own(headline, shown):
    assert teller(f'[person]\nname = "Ada"\nheadline = "{headline}"').subtitle == shown


def test_what_has_not_begun_is_not_told():
    assert teller('[person]\nname = "Ada"\n[[work]]\norganization = "A"\nstart = 2030').section("work") is None


def test_what_an_organiser_asks_for_is_told_before_it_takes_place():
    told = teller(
        '[person]\nname = "Ada"\n[[talks]]\ntitle = "Cranes"\nevent = "Harbour Days"\ndate = 2030\n'
        '[[shows]]\ntitle = "Hulls"\nvenue = "Quay Hall"\nstart = 2030\n[[awards]]\ntitle = "Vane"\ndate = 2030\n'
    )
    sections = {id: told.section(id) for id in ("talks", "shows", "awards")}
    assert [id for id, section in sections.items() if section] == ["talks", "shows"]


def test_the_present_position_stays_where_there_is_room_for_one_even_if_it_matters_less():
    text = '[person]\nname = "Ada"\n[[work]]\norganization = "Now"\nstart = 2024\nimportance = 1\n'
    text += '[[work]]\norganization = "Then"\nstart = 2019\nend = 2023\nimportance = 4\n'
    section = Resume.of(teller(text)).section("work", 1)
    assert section is not None
    assert [entry.title for entry in section.entries] == ["Now"]


@pytest.mark.parametrize(
    ("importances", "points", "most", "kept"),
    [
        ((3, 5), 2, 2, [0, 2]),  # a step of importance counts as much as a point
        ((3, 3, 3), 2, 3, [2, 1, 0]),  # a place in the list half as much
        ((3, 3, 3, 3), 2, 4, [2, 1, 1, 0]),
    ],
)
def test_points_give_way_by_importance_then_by_place(importances, points, most, kept):
    entries = [
        Entry(f"work[{at}]", f"{at}", points=tuple("abc"[:points]), importance=importance)
        for at, importance in enumerate(importances, 1)
    ]
    assert [len(entry.points) for entry in _thinned(entries, "points", most)] == kept


def test_what_goes_on_comes_first_then_the_latest_then_what_has_no_date():
    rows = [
        ("undated", "current = false"),
        ("old", "start = 1990\nend = 1995"),
        ("now", "start = 2000"),
        ("late", "end = 2020"),
    ]
    text = "\n".join(f'[[work]]\norganization = "{name}"\n{fields}' for name, fields in rows)
    section = teller('[person]\nname = "Ada"\n' + text).section("work")
    assert section is not None
    assert [entry.title for entry in section.entries] == ["now", "late", "old", "undated"]


def test_when_room_is_short_the_most_important_stay_in_their_order():
    text = '[person]\nname = "Ada"\n' + "\n".join(
        f'[[topics]]\ntitle = "{title}"\nimportance = {importance}'
        for title, importance in [("a", 2), ("b", 5), ("c", 4)]
    )
    section = teller(text).section("topics", 2)
    assert section is not None
    assert [entry.title for entry in section.entries] == ["b", "c"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Igor Babuschkin", "IB"),
        ("Ada", "A"),
        ("Maria de la Fuente", "MF"),
        ("Gerd van 't Hoff", "GH"),
        ("ελένη παπαδοπούλου", "ΕΠ"),
        ("!!!", "!"),
        ("bell hooks", "BH"),
        ("李 明", "李明"),
    ],
)
def test_a_monogram_takes_the_first_and_the_last_capital(name, letters):
    assert compose.sections.initials(name) == letters


def drafts(text: str) -> compose.Drafts:
    return compose.document(teller(text), Templates().get("one-pager"))


def test_each_step_of_a_column_makes_its_draft_no_longer():
    whole = drafts(profiles.overfull(12))
    for column, steps in whole.steps.items():
        lengths = []
        for step in range(steps + 1):
            document = whole.draft({column: step})
            lengths.append(sum(_length(section) for section in document.column(column)))
        assert all(later <= sooner for sooner, later in pairwise(lengths)), column


def _length(section: Section) -> int:
    parts = [(entry.title, entry.text, *entry.points, *entry.details) for entry in section.entries]
    return sum(len(text) for texts in parts for text in texts)


def test_what_is_left_out_and_what_is_shown_are_together_everything():
    text = profiles.overfull(12)
    whole = drafts(text)
    room = {column: steps // 2 for column, steps in whole.steps.items()}
    shown = {entry.key for section in whole.draft(room).sections for entry in section.entries}
    left_out = {name.split()[0] for name in whole.left_out(room)}
    for table in ("talks", "awards", "questions", "topics"):
        for n in range(1, 13):
            assert (f"{table}[{n}]" in shown) != (f"{table}[{n}]" in left_out), (table, n)


def test_sections_are_ordered_renamed_and_hidden_by_the_user():
    text = profiles.overfull(3) + (
        '\n[kit.sections]\norder = ["quotes", "timeline"]\nhidden = ["organizations"]\ntitles = {quotes = "Said"}\n'
    )
    sections = compose.document(teller(text), Templates().get("bio")).draft({}).sections
    ids = [section.id for section in sections]
    assert ids.index("short") == 0
    assert ids.index("quotes") < ids.index("timeline")
    assert "organizations" not in ids
    assert next(section.heading for section in sections if section.id == "quotes") == "Said"


def test_a_section_that_a_template_names_and_that_there_is_not_is_told_at_its_line(tmp_path):
    folder = tmp_path / "templates" / "one-pager"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(
        'description = "x"\nformats = ["pdf"]\n[sections]\nmain = ["biography",\n  "wrok"]\n'
    )
    with pytest.raises(Problems) as told:
        compose.document(teller(profiles.TWO_JOBS), Templates(tmp_path).get("one-pager"))
    (problem,) = told.value.problems
    assert (problem.where, problem.hint) == ("templates/one-pager/template.toml:5:3", 'did you mean "work"?')


@pytest.mark.slow
def test_every_way_down_of_the_built_in_templates_can_be_gone():
    for name in Templates().names():
        template = Templates().get(name)
        if "text" not in template.settings.formats:
            found = compose.document(teller(profiles.overfull(3)), template)
            assert found.draft(found.steps).title


def test_the_last_resort_is_looked_for_when_there_is_no_other(monkeypatch):
    """It takes longer to find than everything else of a page whose sentences are many."""

    def looked_for(_composer: object) -> tuple[()]:
        raise AssertionError

    monkeypatch.setattr(documents._Composer, "last", property(looked_for))
    drafts = compose.document(teller(profiles.overfull(3)), Templates().get("one-pager"))
    assert drafts.draft({}).title
    assert drafts.left_out(drafts.steps)


def test_three_biographies_each_longer_than_the_last():
    real = (Path(__file__).parents[1] / "profile.toml").read_text("utf-8")
    found = [teller(real).section(id) for id in ("short", "medium", "long")]
    lengths = [len(section.entries[0].text.split()) for section in found if section]
    assert len(lengths) == 3
    assert lengths == sorted(lengths)
    assert all(length <= most for length, most in zip(lengths, (50, 100, 200), strict=True))


def test_the_biography_does_not_say_again_what_the_page_sets_large():
    profile = read((Path(__file__).parents[1] / "profile.toml").read_text(encoding="utf-8"))
    draft = compose.document(compose.sections_of(profile, BRITISH, DAY), Templates().get("one-pager"))
    page = draft.draft({})
    (quote,) = next(section for section in page.sections if section.id == "quotes").entries
    told = " ".join(entry.text for section in page.sections if section.kind == "prose" for entry in section.entries)
    assert "unlock the mysteries" in quote.text
    assert "unlock the mysteries" not in told


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a gap of 2.4 km and 60 mm", "a gap of 2.4_km and 60_mm"),
        ("at 20 €, 5 ₴ or 3 £, 40 % of it", "at 20_€, 5_₴ or 3_£, 40_% of it"),
        ("on 2 May 2021 and 17 Sept 2026", "on 2_May 2021 and 17_Sept 2026"),
        ("Dr Lind met Mrs Ray at St Ives", "Dr_Lind met Mrs_Ray at St_Ives"),
        ("In 2023 he had 4 men, 12 m-long", "In 2023 he had 4 men, 12 m-long"),
        ("budget of £612 million", "budget of £612_million"),
    ],
)
def test_what_is_read_as_one_is_not_broken(text, printed):
    assert bound(text) == printed.replace("_", "\u00a0")


def test_a_section_of_ones_own_that_a_document_has_no_place_for_is_named():
    told = teller(profiles.TWO_JOBS + '[[sections]]\ntitle = "Training"\nentries = [{ title = "Rope access" }]\n')
    left_out = {name: compose.document(told, Templates().get(name)).left_out({}) for name in ("bio", "press-kit")}
    assert "sections[1] “Training”" in left_out["bio"]
    assert not [named for named in left_out["press-kit"] if named.startswith("sections")]

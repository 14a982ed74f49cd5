"""A profile goes out in other formats, and comes back from JSON Resume with everything that both can hold."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import click
import jsonschema
import lxml.html
import pytest
from markdown_it import MarkdownIt
from pyld import jsonld

import presskit
from presskit import places
from presskit.cli import making
from presskit.document import capital, plain
from presskit.importers import Known, read, tell
from presskit.kit.export import EXPORTS, export
from presskit.profile import read as read_profile
from presskit.profile_import import toml
from presskit.writers import json_resume
from tests.conftest import files

ROOT = Path(__file__).parents[1]
EXAMPLE = (ROOT / "docs" / "example.toml").read_text("utf-8")
DAY = datetime.date(2026, 1, 1)
IMPORTS = Path(__file__).parent / "imports"

FULL = """
as_of = 2026-01-01
[person]
name = "Thea Quillfeather"
headline = "Bridge engineer"
location = "Bergen, NO"
[[work]]
organization = "Northwater"
position = "Lead"
location = "Bergen"
start = "2019-09"
url = "https://north.example.org"
summary = "Leads *design*, 7\\\\*7."
highlights = ["One", "Two"]
[[work]]
organization = "Old Co"
start = 2010
end = "2014-03-02"
[[volunteering]]
organization = "Kite School"
position = "Teacher"
[[education]]
institution = "Coastal University"
study_type = "BSc"
area = "Bridges"
score = "3.9"
start = 2005
end = 2009
highlights = ["Statics"]
[[projects]]
name = "Open weir"
role = "author"
summary = "A weir."
highlights = ["Opened"]
[[awards]]
title = "Prize"
awarder = "Jury"
date = "2020-05"
summary = "For a bridge"
[[certificates]]
name = "Diver"
issuer = "Sea Board"
date = 2011
[[publications]]
title = "Crossing Over"
publisher = "Harbour Books"
date = 2024
summary = "Twelve bridges."
[[skills]]
name = "Statics"
level = "expert"
keywords = ["arches", "cables"]
[[interests]]
name = "Kites"
[[languages]]
language = "Norwegian"
fluency = "native"
[[references]]
name = "Ilmari Vento"
text = "She knows."
[[organizations]]
name = "Northwater"
description = "Makes bridges."
[[links]]
label = "Website"
url = "https://quill.example.org"
kind = "website"
[[links]]
label = "GitHub"
url = "https://github.com/theaq"
kind = "github"
[[contacts]]
name = "Thea Quillfeather"
email = "thea@example.org"
phone = "+47 555 01 02"
kind = "personal"
[[sections]]
title = "About"
entries = [{ text = "I build bridges.", points = ["Small ones"] }]
[[sections]]
title = "Side notes"
entries = [{ title = "Canal", text = "I own a boat.", points = ["Red"] }]
"""


def there_and_back(text: str) -> presskit.Profile:
    profile = read_profile(text)
    out = json.dumps(json_resume.write(profile, DAY))
    _, found = read(out.encode(), "resume.json", lambda problem: None)
    tell(found, Known(profile.person.name, profile.person.pronouns), "resume.json")
    return read_profile(toml.write(found, "resume.json"))


def facts(profile: presskit.Profile) -> dict[str, Any]:
    """What it says; with capitals where JSON Resume has headings, and places in their parts."""
    left = {"as_of", "language", "kit", "check"}
    found: dict[str, Any] = json.loads(profile.model_dump_json(exclude=left, exclude_defaults=True))
    for row in [found["person"], *(row for rows in found.values() if isinstance(rows, list) for row in rows)]:
        row |= {
            name: capital(row[name]) for name in ("headline", "position", "role", "study_type", "area") if name in row
        }
    if "location" in found["person"]:
        found["person"]["location"] = places.parts(found["person"]["location"])
    return found


def without_marks(value: Any) -> Any:
    """The values with their texts as JSON Resume has them, which has no marks."""
    if isinstance(value, dict):
        return {name: without_marks(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_marks(inner) for inner in value]
    return plain(value).replace("*", "\\*") if isinstance(value, str) else value


def test_what_both_can_hold_comes_back_from_json_resume_unchanged():
    plain = FULL.replace("*design*, 7\\\\*7", "design").replace("Bergen, NO", "Bergen, Norway")
    back, there = facts(there_and_back(plain)), facts(read_profile(plain))
    assert [sentence["text"] for sentence in back.pop("bio")] == ["{They} {builds} bridges."]
    assert there["sections"][0]["entries"][0].pop("text") == "I build bridges."  # which is told in bios now
    assert back == there


@pytest.mark.parametrize("title", ["Volunteering", "Experience", "Honors & more", "Skills", "Meta", "Über mich", "CV"])
def test_a_section_keeps_its_title_whatever_json_resume_calls_its_own(title):
    text = f'[person]\nname = "Thea"\n[[sections]]\ntitle = "{title}"\nentries = [{{ title = "A", text = "B" }}]\n'
    assert facts(there_and_back(text))["sections"] == [{"title": title, "entries": [{"title": "A", "text": "B"}]}]


def test_stars_come_back_as_stars_and_emphasis_as_words():
    assert there_and_back(FULL).work[0].summary == "Leads design, 7\\*7."


CORPUS = [ROOT / "profile.toml", ROOT / "docs" / "example.toml"]
CORPUS += [path for folder in ("examples", "tests/people", "tests/careers") for path in (ROOT / folder).rglob("*.toml")]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_exported_comes_back_and_is_exported_again_the_same(path):
    profile = read_profile(path.read_text("utf-8"))
    once = json_resume.write(profile, DAY)
    _, found = read(json.dumps(once).encode(), "resume.json", lambda problem: None)
    assert [one for one in found.left if not one.way.startswith(("$schema", "meta."))] == []
    assert json_resume.write(read_profile(toml.write(found, "resume.json")), DAY) == once


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_text_of_a_profile_is_in_the_json_resume_or_named_as_left_out(path):
    profile = read_profile(path.read_text("utf-8"))
    told = "\n".join(leaves(json_resume.write(profile, DAY)))
    named = "\n".join(json_resume.left_out(profile, DAY))
    for row in profile.entries():
        table = row.key.partition("[")[0]
        for field, value in row.model_dump(mode="json", exclude=OURS, exclude_defaults=True).items():
            if any(
                re.search(rf"(?m)^{re.escape(one)}(?:$| )", named) for one in (table, row.key, f"{row.key}.{field}")
            ):
                continue
            for leaf in leaves(value):
                # a page without a name is a website there, and the contact the person's own
                said = leaf in ("Website", "website", "personal") or plain(leaf) in told or capital(leaf) in told
                if (row.key, field) == ("person", "location"):
                    said = all(part in told for part in leaf.split(", ")) or bool(places.parts(leaf).country)
                assert said, f"{row.key}.{field}: {leaf}"


OURS = {"id", "importance", "sources", "private", "audiences", "embargo", "the", "at", "told_as"}


def leaves(value: object) -> list[str]:
    """Every text below a value."""
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list | tuple):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [str(value)] if isinstance(value, str | int | float) and not isinstance(value, bool) else []


@pytest.mark.parametrize("path", sorted(IMPORTS.glob("*.*[!d]")), ids=lambda path: path.name)
def test_what_was_imported_survives_a_second_trip(path):
    _, found = read(path.read_bytes(), path.name, lambda problem: None)
    found.person.setdefault("name", "Thea Quillfeather")
    once = read_profile(toml.write(found, path.name))
    again = there_and_back(toml.write(found, path.name))
    first, second = without_marks(facts(once)), without_marks(facts(again))
    named = list(json_resume.left_out(once, DAY))
    for table, row, field in (match.groups() for name in named if (match := re.match(r"(\w+)\[(\d+)\]\.(\w+)", name))):
        if field in ("start", "end", "date"):  # of a season the year is kept
            first[table][int(row) - 1][field] = first[table][int(row) - 1][field][:4]
        elif field != "current":  # kept for presskit itself
            first[table][int(row) - 1].pop(field)
    for table in (match[1] for name in named if (match := re.fullmatch(r"(\w+) \(\d+\)", name))):
        first.pop(table, None)
    if any(name.startswith("contacts (") for name in named):
        del first["contacts"][1:]
    lost = {name.removeprefix("person.") for name in named}
    person = {name: value for name, value in first.pop("person").items() if name not in lost}
    if "occupations" in person:
        person["headline"] = capital(", ".join(person.pop("occupations")))
    assert second.pop("person") == person
    for links in (first.get("links", []), second.get("links", [])):
        links.sort(key=lambda link: link["url"])  # the website stands first there, and is taken for one
        for link in links:
            link.pop("kind", None)
    assert second == first


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_schema_of_json_resume_takes_what_is_written(path):
    schema = json.loads((Path(__file__).parent / "json-resume" / "schema.json").read_text("utf-8"))
    found = json_resume.write(read_profile(path.read_text("utf-8")), DAY)
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [fault.message for fault in checker.iter_errors(found)] == []
    assert found["$schema"].endswith(f"/{found['meta']['version']}/schema.json")


def test_the_address_in_a_resume_is_the_persons_own():
    contacts = "".join(
        f'[[contacts]]\nname = "{kind}"\nemail = "{kind}@example.org"\nkind = "{kind}"\n'
        for kind in ("press", "personal")
    )
    found = json_resume.write(read_profile(f'[person]\nname = "Ada Lind"\n{contacts}'), DAY)
    assert found["basics"]["email"] == "personal@example.org"


@pytest.mark.parametrize("to", EXPORTS)
def test_a_table_that_a_format_does_not_tell_is_named(to, here):
    more = '[[questions]]\ntext = "Why wexcombe?"\n[[numbers]]\nvalue = 7\nlabel = "weirs"\n'
    Path("profile.toml").write_text(FULL + more)
    made = export(Path("profile.toml"), to, warn=lambda problem: None)
    for table, text in (("questions", "wexcombe"), ("numbers", "weirs"), ("certificates", "Diver")):
        assert (text in made.text) != (f"{table} (1)" in made.left_out), table


def test_dates_are_those_of_the_schema():
    found = json_resume.write(read_profile(EXAMPLE), DAY)
    dates = re.findall(r'"(?:startDate|endDate|date|releaseDate)": "([^"]*)"', json.dumps(found))
    assert dates
    assert all(re.fullmatch(r"[1-2]\d{3}(-[0-1]\d(-[0-3]\d)?)?", date) for date in dates)


def test_a_past_without_an_end_is_named_because_the_format_takes_it_to_go_on(here, run):
    Path("profile.toml").write_text('[person]\nname = "Ada"\n[[work]]\norganization = "X"\ncurrent = false\n')
    ran = run("export", "--to", "json-resume")
    assert ran.status == 0
    assert json.loads(ran.out)["work"] == [{"name": "X", "current": False}]
    assert "work[1].current (without an end, other tools take it to go on)" in ran.err
    Path("resume.json").write_text(ran.out)
    assert "current = false" in run("import", "resume.json").out


def test_the_command_offers_every_format_that_there_is():
    (to,) = (option for option in making.export.params if option.name == "to")
    assert isinstance(to.type, click.Choice)
    assert list(to.type.choices) == list(EXPORTS)


@pytest.mark.parametrize("to", EXPORTS)
def test_nothing_private_is_exported(to, here):
    secret = '[[contacts]]\nname = "Secretname"\nphone = "+47 555 09 09"\nprivate = true\n'
    secret += '[[work]]\norganization = "Secretfirm"\nembargo = 2099-01-01\n'
    secret += '[[skills]]\nname = "Secretskill"\naudiences = ["x"]\n'
    Path("profile.toml").write_text(FULL + secret)
    made = export(Path("profile.toml"), to, warn=lambda problem: None)
    assert "Thea Quillfeather" in made.text.replace("\\", "")
    assert "Secret" not in made.text
    assert "09 09" not in made.text
    for_x = export(Path("profile.toml"), to, audience="x", warn=lambda problem: None)
    if to in ("json-resume", "markdown", "text"):
        assert "Secretskill" in for_x.text


def test_text_holds_no_markup_and_markdown_none_of_the_profiles_own(here):
    Path("profile.toml").write_text(FULL.replace('"One"', '"<script> {{ x }} [a](b) #tag _x_"'))
    text = export(Path("profile.toml"), "text", warn=lambda problem: None).text
    assert "<script> {{ x }} [a](b) #tag _x_" in text
    assert "Leads design, 7*7." in text
    assert not re.search(r"\*\*|^#|\\", text, re.MULTILINE)
    markdown = export(Path("profile.toml"), "markdown", warn=lambda problem: None).text
    assert "\\<script\\> {{ x }} \\[a\\](b) \\#tag \\_x\\_" in markdown
    assert "Leads *design*, 7\\*7." in markdown


def test_text_for_forms_tells_one_position_at_a_time_and_skills_on_a_line(here, run):
    Path("profile.toml").write_text(
        FULL + '[[work]]\norganization = "Northwater"\nposition = "Apprentice"\nstart = "2018-01"\nend = "2019-08"\n'
        'summary = "Carried rods."\n'
    )
    ran = run("export", "--to", "text", "--as-of", "2026-01-01")
    assert "Lead\nNorthwater, Bergen\nSept 2019 – Present\nLeads design, 7*7.\n- One\n- Two\n" in ran.out
    assert "\n\nApprentice\nNorthwater, Bergen\nJan 2018 – Aug 2019\nCarried rods.\n\n" in ran.out
    assert "\n\nNorthwater" not in ran.out
    assert "SKILLS\n\nStatics (expert): arches, cables\n" in ran.out
    assert "\n+47 555 01 02\n" in ran.out
    assert "LANGUAGES\n\nNorwegian (native)\n" in ran.out
    before = run("export", "--to", "text", "--as-of", "2019-01-01")
    assert "Apprentice\nNorthwater, Bergen\nJan 2018 – Aug 2019" in before.out
    assert "Lead\nNorthwater, Bergen\nFrom Sept 2019\n" in before.out
    resume = run("export", "--to", "json-resume", "--as-of", "2019-01-01")
    assert [row["position"] for row in json.loads(resume.out)["work"] if "position" in row] == ["Apprentice"]
    assert "work[1] (to come)" in resume.err


def test_a_reader_of_markdown_sees_each_text_as_the_profile_has_it(here, run):
    hostile = "1. <b>x</b> {{ y }} [a](b) _z_ ~~w~~ `v` & # | >"
    Path("profile.toml").write_text(
        FULL.replace('"One"', json.dumps(hostile)).replace("https://north.example.org", "https://north.example.org/a>b")
    )
    shown = MarkdownIt("commonmark").render(run("export", "--to", "markdown", "--as-of", "2026-01-01").out)
    page = lxml.html.fromstring(shown)
    assert hostile in [" ".join(item.text_content().split()) for item in page.iter("li")]
    assert {element.tag for element in page.iter()} <= {
        "div", "h1", "h2", "p", "strong", "em", "a", "ul", "li", "br", "blockquote",
    }  # fmt: skip
    assert [link.get("href") for link in page.iter("a") if link.text == "Northwater"] == [
        "https://north.example.org/a%3Eb"
    ]
    titles = {"Crossing Over", "Open weir"}  # what she wrote, in the bios
    assert {em.text for em in page.iter("em")} == {"design", *titles}


def test_json_ld_expands_without_losing_a_name(here, run):
    Path("profile.toml").write_text(FULL)
    data = json.loads(run("export", "--to", "json-ld").out)

    def offline(url: str, options: object) -> dict[str, object]:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}}

    (page,) = jsonld.expand(data, {"documentLoader": offline})
    (person,) = page["https://schema.org/mainEntity"]
    role, _ = person["https://schema.org/worksFor"]
    assert role["@type"] == ["https://schema.org/OrganizationRole"]
    assert role["https://schema.org/roleName"] == [{"@value": "Lead"}]
    names = set(re.findall(r"https://schema.org/(\w+)", json.dumps([page])))
    used = set(re.findall(r'"(\w+)":', json.dumps(data)))
    assert used <= names


def test_what_is_the_persons_own_is_no_contact_point(here, run):
    own = 'name = "Ada Strand"\nemail = "ada@example.org"\nphone = "+44 20 7946 0958"\nkind = "Personal"\n'
    kim = '[[contacts]]\nname = "Kim Vale"\nemail = "kim@example.org"\nkind = "booking"\n'
    Path("profile.toml").write_text(f'[person]\nname = "Ada Strand"\n[[contacts]]\n{own}')
    person = json.loads(run("export", "--to", "json-ld").out)["mainEntity"]
    assert (person["email"], person["telephone"]) == ("ada@example.org", "+44 20 7946 0958")
    assert "contactPoint" not in person
    Path("profile.toml").write_text(f'[person]\nname = "Ada Strand"\n[[contacts]]\n{own}{kim}')
    person = json.loads(run("export", "--to", "json-ld").out)["mainEntity"]
    assert {"email", "telephone"}.isdisjoint(person)  # they are for a résumé
    assert person["contactPoint"] == [
        {"@type": "ContactPoint", "name": "Kim Vale", "contactType": "booking", "email": "kim@example.org"}
    ]


def test_a_file_is_overwritten_only_when_told(here, run):
    Path("profile.toml").write_text(FULL)
    Path("resume.json").write_text("precious")
    ran = run("export", "--to", "json-resume", "-o", "resume.json")
    assert ran.status == 1
    assert ran.err.startswith("resume.json: there is a file of that name already\n")
    assert Path("resume.json").read_text() == "precious"
    assert run("export", "--to", "json-resume", "-o", "resume.json", "--force").status == 0
    assert json.loads(Path("resume.json").read_text())["basics"]["name"] == "Thea Quillfeather"


def test_an_unknown_format_and_a_broken_profile_are_told(here, run):
    Path("profile.toml").write_text("[person]\n")
    assert run("export", "--to", "pdf").status == 2
    ran = run("export", "--to", "text", "-o", "a.txt")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("profile.toml:1:1: person: name is missing")
    assert set(files(here)) == {"profile.toml"}


@pytest.mark.slow
def test_a_new_profile_tells_editors_of_its_schema(here, run):
    assert run("new", "me").status == 0
    first = Path("me/profile.toml").read_text("utf-8").partition("\n")[0]
    assert first == "#:schema ./profile.schema.json"
    assert json.loads(Path("me/profile.schema.json").read_text("utf-8"))["properties"]["person"]
    assert json.loads(run("schema").out) == json.loads(Path("me/profile.schema.json").read_text("utf-8"))


@pytest.mark.slow
def test_headings_of_a_json_resume_have_capitals_and_places_their_parts(here, run):
    (here / "profile.toml").write_text(
        '[person]\nname = "Thea Quillfeather"\nlocation = "Tacoma, Washington"\noccupations = ["xAI watcher"]\n'
        '[[work]]\norganization = "Weir Co"\nposition = "founder and principal engineer"\n'
        '[[education]]\ninstitution = "Coastal University"\nstudy_type = "master"\narea = "bridges"\n',
        "utf-8",
    )
    resume = json.loads(run("export", "--to", "json-resume").out)
    assert resume["basics"]["location"] == {"city": "Tacoma", "region": "Washington", "countryCode": "US"}
    assert resume["basics"]["label"] == "xAI watcher"
    assert resume["work"][0]["position"] == "Founder and principal engineer"
    assert (resume["education"][0]["studyType"], resume["education"][0]["area"]) == ("Master", "Bridges")
    (here / "resume.json").write_text(json.dumps(resume), "utf-8")
    run("import", "resume.json", "-o", "again.toml")
    assert 'location = "Tacoma, Washington"\n' in (here / "again.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Bergen", ("Bergen", "", "")),
        ("Bergen, Norway", ("Bergen", "", "NO")),
        ("Bergen, NO", ("Bergen", "", "NO")),
        ("Portland, Oregon, USA", ("Portland", "Oregon", "US")),
        ("Edinburgh, Scotland, UK", ("Edinburgh", "Scotland", "GB")),
        ("Cambridge, England", ("Cambridge", "England", "GB")),
        ("Toronto, Ontario", ("Toronto", "Ontario", "CA")),
        # two things each
        ("Fairhaven, CA", ("Fairhaven", "CA", "")),
        ("Fairhaven, Georgia", ("Fairhaven", "Georgia", "")),
        ("Fairhaven, WA", ("Fairhaven", "WA", "")),
        ("Fairhaven and Northwater", ("Fairhaven and Northwater", "", "")),
    ],
)
def test_a_place_in_its_parts(place, found):
    assert tuple(places.parts(place)) == found

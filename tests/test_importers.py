"""Other tools' files come in whole: every text is in the new profile or named, and a kit can be built of it at once."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from lxml import etree

import presskit
from presskit.importers import IMPORTERS, Known, read, tell
from presskit.problems import Problems
from presskit.profile import read as read_profile
from presskit.profile_import import toml
from tests.conftest import files
from tests.leaves import leaves, missing

HERE = Path(__file__).parent / "imports"

LINKEDIN = {path.name: path.read_bytes().decode() for path in sorted((HERE / "linkedin").glob("*.csv"))}
"""A small archive with everything that makes LinkedIn's odd: line ends in cells, entities, notes, private files."""


def linkedin(folder: Path, *, prefix: str = "", changes: dict[str, str] | None = None) -> Path:
    path = folder / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in ({**LINKEDIN, **(changes or {})}).items():
            archive.writestr(prefix + name, text)
    return path


def europass_pdf(folder: Path, name: str = "europass.xml") -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("attachment.xml", (HERE / name).read_bytes())
    path = folder / "cv.pdf"
    writer.write(path)
    return path


CASES = sorted(path.name for path in HERE.iterdir() if path.is_file() and path.name != "README.md")


RESUMES = sorted((HERE / "resumes").iterdir())
"""Hard JSON Resumes, one trouble each."""


def imported(path: Path) -> tuple[str, list[str]]:
    """The text of the profile that a file makes, and what was warned of."""
    said: list[str] = []
    _, found = read(path.read_bytes(), path.name, lambda problem: said.append(problem.message))
    found.person.setdefault("name", "Thea Quillfeather")
    tell(found, Known(found.person["name"], found.person.get("pronouns", "")), path.name)
    return toml.write(found, path.name), said


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_each_file_is_imported_and_a_kit_built_of_it_at_once(name, here, run):
    named = ["--name", "Thea Quillfeather"] if name in ("papers.bib", "papers.ris", "csl.json") else []
    ran = run("import", str(HERE / name), "-o", "profile.toml", *named)
    assert ran.status == 0, ran.err
    assert ran.out == ""
    assert Path("profile.toml").read_text("utf-8").startswith("#:schema ./profile.schema.json\n")
    assert json.loads(Path("profile.schema.json").read_text("utf-8"))["title"] == "presskit profile"
    assert run("check").status == 0
    built = run("build", "--only", "bio", "--only", "one-pager")
    assert built.status == 0, built.err


@pytest.mark.parametrize("name", CASES)
def test_every_text_of_the_file_is_in_the_profile_or_named_there(name):
    path = HERE / name
    text, _ = imported(path)
    found = list(leaves(name, path.read_bytes()))
    assert found, "no text was looked for"
    assert missing(found, text) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.stem)
def test_a_hard_json_resume_comes_in_whole_and_texts_are_written_of_it_at_once(path, here, run):
    ran = run("import", path, "-o", "profile.toml")
    assert ran.status == 0, ran.err
    found = list(leaves(path.name, path.read_bytes()))
    assert found, "no text was looked for"
    assert missing(found, Path("profile.toml").read_text("utf-8")) == []
    checked = run("check")
    assert checked.status == 0 or "no font on this machine has" in checked.out  # scripts that few machines can draw
    built = run("build", "--only", "blurbs")
    assert built.status == 0, built.err


@pytest.mark.slow
def test_a_json_resume_of_half_a_megabyte_comes_in_whole(here, run):
    rows = [
        {
            "name": f"Library {at}",
            "position": "Reader",
            "highlights": [f"Row {at}-{n} was read twice." for n in range(60)],
        }
        for at in range(250)
    ]
    Path("large.json").write_text(json.dumps({"basics": {"name": "Perpetua Longfellow"}, "work": rows}, indent=1))
    assert Path("large.json").stat().st_size > 500_000
    ran = run("import", "large.json", "-o", "profile.toml")
    assert ran.status == 0, ran.err
    found = leaves("large.json", Path("large.json").read_bytes())
    assert missing(found, Path("profile.toml").read_text("utf-8")) == []


LOST_BEFORE = {
    "whether it goes on": ("r.json", b'{"basics": {"name": "A"}, "work": [{"name": "B", "current": "now and then"}]}',
    "now and then"),
    "a name that comes twice": ("r.json", b'{"basics": {"name": "Ada", "label": "Cook", "label": "Baker"}}', "Cook"),
    "dates of nothing": ("r.json", b'{"basics": {"name": "A"}, "work": [{"startDate": "2015", "x": 1}]}', "2015"),
    "the start of a date": ("r.json", b'{"basics": {"name": "A"}, "awards": [{"title": "P", "date": "2016-2018/08"}]}',
    "2016"),
    "a link of HTML": ("r.json", b'{"basics": {"name": "A", "summary": "<a href=http://b.example>b</a>"}}',
    "b.example"),
    "a language": ("r.json", b'{"basics": {"name": "A"}, "meta": {"language": "gsw-CH"}}', "gsw-CH"),
    "a list that is none": ("r.json", b'{"name": "A", "meta": {"format": "FRESH@1"}, "social": "chatty"}', "chatty"),
    "skills that are none": (
        "r.json", b'{"name": "A", "meta": {"format": "FRESH@1"}, "skills": {"list": [{"name": ["odd"]}]}}', "odd",
    ),
    "a second name": ("c.vcf", b"BEGIN:VCARD\nFN:Ada Lind\nFN:Aada Lindh\nN:Lind;Ada;Maria;;\nEND:VCARD\n",
    "Aada Lindh"),
    "an additional name": ("c.vcf", b"BEGIN:VCARD\nFN:Ada Lind\nN:Lind;Ada;Maria;;\nEND:VCARD\n", "Maria"),
    "a second role": ("c.vcf", b"BEGIN:VCARD\nFN:Ada\nROLE:cook\nROLE:baker\nEND:VCARD\n", "baker"),
    "a name on no network": (
        "c.vcf", b"BEGIN:VCARD\nFN:Ada\nSOCIALPROFILE;TYPE=Github:" + b"htt{a=" * 90 + b"\nEND:VCARD\n", "htt{a=" * 90,
    ),
    "what runs into the first line": ("c.vcf", b"BEGIN:VCARD\r" + b"x" * 900 + b"\nFN:Ada\nEND:VCARD\n", "x" * 40),
    "what a link is called that is none": (
        "c.vcf", b"BEGIN:VCARD\nFN:Ada\nitem1.URL;X=y:https://a.example b\nitem1.X-ABLabel:Field notes\nEND:VCARD\n",
        "Field notes",
    ),
    "what a name is called": ("c.vcf", b"BEGIN:VCARD\na.FN:Ada\na.X-ABLabel:of her boat\nEND:VCARD\n", "of her boat"),
    "what an employer is called": (
        "c.vcf", b"BEGIN:VCARD\nFN:Ada\na.ORG:Tay Boats\na.X-ABLabel:in summer\nEND:VCARD\n", "in summer",
    ),
    "what nothing is called": ("c.vcf", b"BEGIN:VCARD\nFN:Ada\na.URL:\na.X-ABLabel:to come\nEND:VCARD\n", "to come"),
    "what a link to a network is called": (
        "c.vcf", b"BEGIN:VCARD\nFN:Ada\na.URL;TYPE=github:https://github.com/a\na.X-ABLabel:My kites\nEND:VCARD\n",
        "My kites",
    ),
    "two pronouns": ("c.vcf", b"BEGIN:VCARD\nFN:Ada\nPRONOUNS:she/they\nEND:VCARD\n", "she/they"),
    "a line that is none": ("c.vcf", b"BEGIN:VCARD\nFN:Ada\nstray words\nEND:VCARD\n", "stray words"),
    "a DOI beside an address": ("b.bib", b"@book{a, title={T}, doi={10.1/x}, url={https://b.example}}", "10.1/x"),
    "a user of an odd address": (
        "c.yaml", b"cv:\n  name: A\n  social_networks:\n  - network: Reddit\n    username: u_ada\n    url: nowhere\n",
        "u_ada",
    ),
    "a year that is none": ("b.bib", b"@book{a, title={T}, year={MMXX}, month={Brumaire}}", "MMXX"),
    "a percent sign": ("b.bib", b"@book{a, title={T}, url={https://b.example/a%20b}}", "https://b.example/a%20b"),
    "what stands between entries": ("b.bib", b"@book{a, title={T}}\nleft alone\n", "left alone"),
    "a string that nobody uses": ("b.bib", b"@string{x = {Unused Press}}\n@book{a, title={T}}", "Unused Press"),
}  # fmt: skip
"""What `make fuzz` found missing from both the profile and what was said to be left out."""


@pytest.mark.parametrize("case", LOST_BEFORE.values(), ids=LOST_BEFORE)
def test_what_once_was_lost_is_in_the_profile_or_named(case, here, run):
    name, data, text = case
    Path(name).write_bytes(data)
    ran = run("import", name, "--name", "Thea Quillfeather")
    assert ran.status == 0, ran.err
    assert text in ran.out


@pytest.mark.parametrize("language", ["de", "ǆ", "gsw-CH"])
def test_a_resume_in_a_language_that_presskit_does_not_write_comes_in_whole(language, here, run):
    said = "Thea ist Seilerin in Bergen. Sie hat zwölf Seile gedreht. Sie lebt am Fjord."
    made = {"basics": {"name": "Thea Quillfeather", "summary": said}, "meta": {"language": language}}
    Path("me.json").write_text(json.dumps(made), "utf-8")
    ran = run("import", "me.json", "-o", "profile.toml")
    assert ran.status == 0, ran.err
    assert missing([said, language], Path("profile.toml").read_text("utf-8")) == []


def test_a_cell_beyond_the_header_of_a_table_is_named(here, run):
    changes = {"Skills.csv": "Name\nCartography,beyond the header\n"}
    ran = run("import", linkedin(here, changes=changes))
    assert "# Skills.csv[1].column 2: beyond the header" in ran.out


@pytest.mark.slow
def test_rows_above_the_names_of_the_columns_are_rows_like_the_others(here, run):
    """Whoever sorts a table in a program of tables has its header somewhere among the rows."""
    held = "Tide pilot,https://example.org/tp,Harbour Board,Jan 2019,,77-X\n"
    header = "Name,Url,Authority,Started On,Finished On,License Number\n"
    later = "Yacht master,,Sea Board,May 2016,,\n"
    path = linkedin(here, changes={"Certifications.csv": f"a remark of one's own\n{held}{header}{later}"})
    assert run("import", path, "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    assert [(row.name, row.issuer, str(row.date)) for row in profile.certificates] == [
        ("Tide pilot", "Harbour Board", "2019-01"), ("Yacht master", "Sea Board", "2016-05"),
    ]  # fmt: skip
    text = Path("profile.toml").read_text("utf-8")
    assert "# Certifications.csv[1].column 1: a remark of one's own\n" in text
    there = list(leaves(path.name, path.read_bytes()))
    assert {"a remark of one's own", "Tide pilot", "Sea Board"} <= {*there}
    assert "Authority" not in there
    assert missing(there, text) == []
    assert missing(there, text.replace("Tide pilot", "")) == ["Tide pilot"]  # the oracle itself
    assert missing(there, text.replace("a remark", "")) == ["a remark of one's own"]


def test_a_parameter_of_a_card_whose_name_is_a_networks_says_nothing(here, run):
    Path("card.vcf").write_text('BEGIN:VCARD\nFN:Ada Lind\nURL;TYPE=home;X="a:b;c":https://ada.example\nEND:VCARD\n')
    assert run("import", "card.vcf", "-o", "profile.toml").status == 0
    assert [(row.label, row.kind) for row in presskit.load("profile.toml").links] == [("Website", "website")]


def test_a_name_that_is_none_is_refused(here, run):
    for name in ("", "x" * 3000):
        ran = run("import", HERE / "card.vcf", "--name", name)
        assert ran.status in (0, 2)
        assert (ran.status == 2) == bool(name)


def test_what_has_ended_at_a_time_that_cannot_be_read_does_not_go_on(here):
    rows = [
        {"name": "Mill", "startDate": "2015", "endDate": "when it rained"},
        {"name": "Inn", "startDate": "Summer 2016"},
    ]
    Path("resume.json").write_text(json.dumps({"basics": {"name": "Ada"}, "work": rows}))
    text, _ = imported(Path("resume.json"))
    mill, inn = read_profile(text).work
    assert (str(mill.start), mill.end, mill.current) == ("2015", None, False)
    assert (str(inn.start), inn.end, inn.current) == ("2016-summer", None, None)
    assert "# work[1].endDate: when it rained" in text


@pytest.mark.parametrize("name", CASES)
def test_what_is_left_over_is_a_comment_and_what_is_written_is_a_profile(name):
    text, _ = imported(HERE / name)
    profile = read_profile(text)
    assert profile.person.name
    assert text == toml_again(text)


def toml_again(text: str) -> str:
    """The text, if every line of it is TOML or a comment."""
    import tomllib

    tomllib.loads(text)
    return text


@pytest.mark.slow
def test_an_archive_of_linkedin_comes_in_without_what_is_private(here, run):
    ran = run("import", str(linkedin(here)), "-o", "profile.toml")
    assert ran.status == 0, ran.err
    text = Path("profile.toml").read_text("utf-8")
    profile = presskit.load("profile.toml")
    assert profile.person.name == "Nerissa Oakhollow"
    assert [(row.organization, row.position, str(row.start), str(row.end)) for row in profile.work] == [
        ("Wind Office", "Chief cartographer", "2020-01", "None"),
        ("Wind Office", "Cartographer", "2015-03", "2019-12"),
        ("Breeze & Daughters", "Assistant", "2012", "2015-02"),
    ]
    assert profile.work[0].summary == "Leads maps & charts."
    assert profile.work[0].highlights == ("First atlas",)
    assert profile.contacts[0].email == "nerissa@example.org"
    assert [row.text for row in profile.references] == ["She knows the wind, all of it."]
    assert profile.volunteering[0].focus is None  # nobody works "on Children"
    assert "# Volunteering.csv[1].Cause: Children\n" in text
    for private in (
        "Hidden Street", "Jan 1", "1234", "Nowhere", "Geheim", "private message", "Somebody", "old@", "+358 555",
        "Not to be",
    ):  # fmt: skip
        assert private not in text + ran.err, private
    found = list(leaves("x.zip", linkedin(here).read_bytes()))
    assert len(found) > 40
    assert missing(found, text) == []
    assert run("build", "--only", "one-pager").status == 0


@pytest.mark.slow
def test_the_address_that_one_signs_in_to_linkedin_with_is_imported_private_and_that_is_said(here, run):
    ran = run("import", linkedin(here), "-o", "profile.toml")
    assert "nerissa@example.org, with which you sign in to LinkedIn, is imported with private = true" in ran.err
    contact = presskit.load("profile.toml").contacts[0]
    assert (contact.email, contact.private) == ("nerissa@example.org", True)
    vcard = run("export", "--to", "vcard")
    assert vcard.status == 0
    assert "nerissa@" not in vcard.out
    Path("profile.toml").write_text(Path("profile.toml").read_text("utf-8").replace("private = true\n", ""), "utf-8")
    again = run("import", linkedin(here), "--into", "profile.toml")
    assert "has all of it already" in again.err
    assert presskit.load("profile.toml").contacts[0].private is False
    assert "# contacts" not in Path("profile.toml").read_text("utf-8")


def test_what_linkedin_says_in_another_way_than_usual_is_kept_and_what_is_private_is_not(here):
    profile = LINKEDIN["Profile.csv"]
    assert "Maiden Name" in profile
    assert "[nerissa]" in profile
    assert "Birth Date" in profile
    changes = {
        "Profile.csv": profile.replace("Maiden Name", "maiden  name").replace("Birth Date", "Maiden Name").replace(
            "[nerissa]", "[{They} {has}]"
        ),
        "Languages.csv": "Name,Profciency\nFinnish,Native\nFinnish,Bilingual\nFinnish,Native\n",
    }  # fmt: skip
    text, _ = imported(linkedin(here, changes=changes))
    assert "# Profile.csv[1].Twitter Handles (no name on Twitter): {They} {has}\n" in text
    assert [row.language for row in read_profile(text).languages] == ["Finnish"]  # copies are one
    assert text.count("Profciency: Native\n") == text.count("Profciency: Bilingual\n") == 1
    assert "Geheim" not in text
    assert "Jan 1" not in text


def test_tables_of_linkedin_that_excel_has_saved_are_read_in_its_letters_with_its_semicolons(here, run):
    path = here / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "Profile.csv", "\ufeffVorname;Nachname;Profilslogan\r\nJörg;Oakhollow;Köhler\r\n".encode("cp1252", "ignore")
        )
        archive.writestr(
            "Positions_987654.csv",
            "\r\nUnternehmen;Titel;Ort;Beginn;Ende\r\nWald & Söhne;Köhler;Nürnberg;März 2019;\r\n".encode("utf-8-sig"),
        )
        archive.writestr("Skills.csv", "No skills found\n")
        archive.writestr("TestScores.csv", "Name,Description,Score,Tested On\nKnots,A hard one.,98,Jun 2018\n")
        archive.writestr(
            "Patents.csv", "Title,Issuer,Number,Issued On,Url\nWet wood,EPO,EP 1,May 2020,https://p.example.org\n"
        )
        archive.writestr("Courses.csv", "Name,Number\nSmoke,SM-1\n")
    ran = run("import", path, "-o", "profile.toml")
    assert ran.status == 0, ran.err
    profile = presskit.load("profile.toml")
    assert (profile.person.name, profile.person.headline) == ("Jörg Oakhollow", "Köhler")
    assert "export.zip: Profile.csv:2:2: warning: the file is not UTF-8" in ran.err
    assert [(row.organization, row.location, str(row.start)) for row in profile.work] == [
        ("Wald & Söhne", "Nürnberg", "2019-03")
    ]
    assert profile.skills == ()
    assert [(row.title, row.publisher, row.kind, str(row.date)) for row in profile.publications] == [
        ("Wet wood", "EPO", "Patent", "2020-05")
    ]
    sections = {row.title: row.entries[0] for row in profile.sections}
    assert (sections["Test scores"].title, sections["Test scores"].subtitle, str(sections["Test scores"].end)) == (
        "Knots", "98", "2018-06",
    )  # fmt: skip
    assert (sections["Courses"].title, sections["Courses"].text) == ("Smoke", "SM-1")


def test_an_archive_of_linkedin_that_was_packed_again_is_opened_and_a_summary_of_two_files_is_said_once(here):
    changes = {
        "Profile Summary.csv": 'Profile Summary\n"I map winds.\n• Trade winds\n• Local ones"\n',
        "Profile.csv": LINKEDIN["Profile.csv"].replace(
            "PORTFOLIO:https", "OTHER:https://github.com/nerissa,PORTFOLIO:https"
        ),
    }
    inner = linkedin(here, changes=changes).read_bytes()
    with zipfile.ZipFile(here / "again.zip", "w") as archive:
        archive.writestr("Downloads/Basic_LinkedInDataExport_01-02-2024.zip", inner)
        archive.writestr("__MACOSX/._a.zip", b"x")
    profile = read_profile(imported(here / "again.zip")[0])
    assert profile.person.name == "Nerissa Oakhollow"
    (about,) = [row for row in profile.sections if row.title == "About"]
    assert [entry.points for entry in about.entries] == [("Trade winds", "Local ones")]
    assert ("GitHub", "https://github.com/nerissa", "github") in [
        (row.label, row.url, row.kind) for row in profile.links
    ]


def test_a_linkedin_archive_is_known_by_its_files_wherever_they_lie(here):
    changes = {"Positions.csv": ""}
    path = linkedin(here, prefix="Complete_Export/", changes=changes)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Complete_Export/positions_123456.csv", LINKEDIN["Positions.csv"])
        archive.writestr("Complete_Export/Positions_1.csv", LINKEDIN["Positions.csv"])
    text, _ = imported(path)
    assert len(read_profile(text).work) == 3  # copies are one


def test_a_europass_pdf_gives_the_data_that_it_carries(here):
    from_pdf, _ = imported(europass_pdf(here))
    from_xml, _ = imported(HERE / "europass.xml")
    assert from_pdf.replace("cv.pdf", "europass.xml") == from_xml


def orcid_zip(folder: Path) -> Path:
    """What an owner downloads: a file for the person and one for each activity."""
    root = etree.parse(HERE / "orcid-record.xml").getroot()
    path = folder / "orcid.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for element in root.iter("{*}person", "{*}employment-summary", "{*}work-summary", "{*}education-summary"):
            name = etree.QName(element).localname.removesuffix("-summary")
            element.tag = f"{{{etree.QName(element).namespace}}}{name}"
            folder_of = "" if name == "person" else f"{name}s/"
            archive.writestr(f"0000/{folder_of}{len(archive.namelist())}.xml", etree.tostring(element))
    return path


@pytest.mark.slow
def test_a_record_of_orcid_comes_in_from_xml_and_from_the_archive_of_its_owner_without_what_is_private(here, run):
    for file in (HERE / "orcid-record.xml", orcid_zip(here)):
        ran = run("import", str(file), "-o", "profile.toml", "--force")
        assert ran.status == 0, ran.err
        text = Path("profile.toml").read_text("utf-8")
        profile = presskit.load("profile.toml")
        assert profile.person.name == "Tiberio Halloway-Ngata"
        assert [(row.organization, row.position, str(row.start)) for row in profile.work] == [
            ("Moorland University, Soil", "Reader", "2015-02")
        ]
        assert [(row.institution, row.study_type) for row in profile.education] == [("Fen College", "PhD")]
        assert [(row.title, str(row.date), row.url) for row in profile.publications] == [
            ("How peat remembers: a study", "2020-11", "https://doi.org/10.1000/peat"), ("Bogs", "2018", None),
        ]  # fmt: skip
        assert [row.name for row in profile.interests] == ["peat"]
        for private in ("secret@example.org", "Hidden Mire", "Secret bog"):
            assert private not in text + ran.err
        assert "left away, because ORCID does not show it to everybody" in ran.err
        assert run("build", "--only", "resume").status == 0


def test_a_document_of_before_2007_is_told(here, run):
    Path("bio.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    ran = run("import", "bio.doc")
    assert (ran.status, ran.out) == (1, "")
    assert "this is a file of Word before 2007" in ran.err
    assert "save it as .docx" in ran.err


def test_into_adds_what_the_profile_does_not_have_and_touches_nothing_else(here, run):
    before = '# mine\n[person]\nname = "Thea Quillfeather" # me\n\n[[publications]]\ntitle = "Crossing over"\r\n'
    Path("profile.toml").write_bytes(before.encode())
    ran = run("import", str(HERE / "papers.bib"), "--into", "profile.toml")
    assert ran.status == 0, ran.err
    after = Path("profile.toml").read_bytes().decode()
    assert after.startswith(before.rstrip())
    assert [row.title for row in presskit.load("profile.toml").publications] == [
        "Crossing over", "The Öffice of DNA: 10% more", "Locks",
    ]  # fmt: skip
    assert "Left alone, because the profile has them: publications: Crossing Over." in ran.err
    again = run("import", str(HERE / "papers.bib"), "--into", "profile.toml")
    assert again.status == 0
    assert Path("profile.toml").read_bytes().decode() == after


MINE = """# precious
[person] # me
name = "Thea Quillfeather"   # as written
pronouns = "she"

[[work]] # the big one
organization = "Northwater"
position = "Lead"
start = 2019

[[work]]
organization = "Old Co"
position = "Apprentice"

[[sections]]
title = "About"
entries = [{ text = "I build bridges & ferries." }]   # keep
"""


def test_into_fills_in_the_person_keeps_every_line_and_adds_nothing_twice(here, run):
    Path("profile.toml").write_text(MINE)
    ran = run("import", str(HERE / "odd.json"), "--into", "profile.toml")
    assert ran.status == 0, ran.err
    after = Path("profile.toml").read_text()
    start = after.index("\n# Imported from odd.json")
    added = ['headline = "Bridge engineer"', 'location = "Bergen, Norway"']
    assert [line for line in after[:start].splitlines() if line not in added] == MINE.splitlines()
    assert after.splitlines()[2:5] == ['name = "Thea Quillfeather"   # as written', *added]
    profile = presskit.load("profile.toml")
    assert [(row.organization, row.position) for row in profile.work] == [
        ("Northwater", "Lead"), ("Old Co", "Apprentice"), ("Old Co", "Eng"), ("Weird", None),
    ]  # fmt: skip
    assert "# sections: About: Two" in after  # what the section of that title did not hold
    assert "I build bridges" not in after[start:]
    again = run("import", str(HERE / "odd.json"), "--into", "profile.toml")
    assert (again.status, Path("profile.toml").read_text()) == (0, after)
    assert again.err.endswith("profile.toml has all of it already; it is as it was.\n")


@pytest.mark.parametrize("name", ["csl.json", "papers.ris"])
def test_publications_come_from_csl_and_ris_with_dates_authors_and_addresses(name, here, run):
    assert run("import", str(HERE / name), "-o", "profile.toml", "--name", "Tiberio Halloway").status == 0
    first, second = presskit.load("profile.toml").publications
    assert (first.publisher, str(first.date)[:7], first.kind) == ("Mires", "2020-11", "article")
    assert first.authors[0] == "Tiberio Halloway"
    assert "10.1000/peat" in Path("profile.toml").read_text("utf-8")
    assert (second.title, second.publisher, str(second.date), second.kind) == ("Bogs", "Fen Press", "2018", "book")
    ran = run("import", str(HERE / name))
    assert ran.status == 2
    assert "does not say whose it is; add --name" in ran.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind", "work", "skill"),
    [
        (
            "fresh.json", "FRESH", ("Crumb & Co", "Head baker", "2013-10", "2015-01"),
            ("Bread", "advanced", ("Rye", "Spelt")),
        ),
        (
            "reactive.json", "Reactive Resume", ("Hawk Hall", "Head falconer", "2014-03", "None"),
            ("Hawks", "Expert", ("harris",)),
        ),
        ("yamlresume.yaml", "YAMLResume", ("Grove Ltd", "Surveyor", "2014-07", "None"), None),
    ],
)  # fmt: skip
def test_the_relatives_of_json_resume_come_in_as_what_they_are(name, kind, work, skill, here, run):
    ran = run("import", str(HERE / name), "-o", "profile.toml")
    assert ran.status == 0
    assert f" as {kind}: " in ran.err
    profile = presskit.load("profile.toml")
    first = profile.work[0]
    assert (first.organization, first.position, str(first.start), str(first.end)) == work
    assert [(row.name, row.level, row.keywords) for row in profile.skills] == ([skill] if skill else [])
    text = Path("profile.toml").read_text("utf-8")
    assert not [word for word in ("visible", "separateLinks", ".id:", ".icon:") if word in text]  # for its pages
    assert {link.kind for link in profile.links} == ({"github"} if name == "yamlresume.yaml" else {"website", "github"})


def test_reactive_resume_3_has_dates_in_two_fields_and_sections_under_numbers(here, run):
    ran = run("import", str(HERE / "reactive-v3.json"), "-o", "profile.toml")
    assert ran.status == 0, ran.err
    profile = presskit.load("profile.toml")
    assert [(row.organization, row.position, str(row.start), str(row.end)) for row in profile.work] == [
        ("Meadow Trust", "Keeper", "2016-04-01", "None"), ("Orchard Co", "Picker", "2012", "2015-10"),
    ]  # fmt: skip
    assert profile.work[0].highlights == ("Nine meadows", "One scythe")
    assert [(str(row.start), str(row.end), row.study_type) for row in profile.education] == [("2008", "2011", "BSc")]
    assert [(row.name, row.level) for row in profile.skills] == [("Scything", "Novice")]
    assert [(row.language, row.fluency) for row in profile.languages] == [("Welsh", "9 of 10")]
    assert profile.awards == ()
    assert "hidden in Reactive Resume, and kept as comments: the section Awards" in ran.err
    fairs = next(row for row in profile.sections if row.title == "Fairs")
    assert (fairs.entries[0].title, str(fairs.entries[0].start)) == ("Hay Fair", "2018-07")


@pytest.mark.slow
def test_reactive_resume_5_has_roles_at_a_company_and_what_is_hidden_stays_so(here, run):
    ran = run("import", str(HERE / "reactive-v5.json"), "-o", "profile.toml")
    assert ran.status == 0, ran.err
    profile = presskit.load("profile.toml")
    assert [(row.organization, row.position, str(row.start), str(row.end)) for row in profile.work] == [
        ("Stave & Hoop", "Master cooper", "2018-03", "None"), ("Stave & Hoop", "Cooper", "2012", "2018-02"),
        ("Tun Works", "Apprentice", "2009", "2012"), ("Fair of Casks", "Turner", "2006", "2006"),
        ("The Gannet", "Ship's cooper", "2005", "2006"),
    ]  # fmt: skip
    assert (profile.work[0].summary, profile.work[0].highlights) == ("The old yard.", ("Leads six",))
    assert profile.work[2].summary == "Swept shavings."  # what the person did is nothing about the organisation
    assert profile.organizations == ()
    assert [(row.institution, row.study_type, row.score) for row in profile.education] == [
        ("Guild School", "Journeyman", "good")
    ]
    assert [(row.name, row.level) for row in profile.skills] == [("Bending", "4 of 5")]
    assert [(row.name, row.text) for row in profile.references] == [("Rui Vela", "No drop lost.")]
    assert {row.label for row in profile.links} == {"Website", "GitHub", "The cask log"}
    assert profile.publications == ()
    assert "kept as comments: Secret Vat, the section publications" in ran.err
    assert "At sea stands with the other entries of work, where bios tell it" in ran.err
    shown = Path("profile.toml").read_text("utf-8")
    assert not [word for word in ("Secret Vat", "Dear all") if word in shown.partition("# --- Left over")[0]]
    wrapped = {"id": "1", "title": "mine", "data": json.loads((HERE / "reactive-v5.json").read_text("utf-8"))}
    Path("api.json").write_text(json.dumps(wrapped))
    assert len(read_profile(run("import", "api.json").out).work) == 5


def test_fresh_has_talks_memberships_and_words_of_others_and_what_is_private_there_stays_so(here, run):
    ran = run("import", str(HERE / "fresh-whole.json"), "-o", "profile.toml")
    assert ran.status == 0, ran.err
    profile = presskit.load("profile.toml")
    assert [row.organization for row in profile.work] == ["Coast Trust"]
    assert [(row.title, row.event, str(row.date), row.location) for row in profile.talks] == [
        ("What sand remembers", "Shore Days", "2019-09-12", "Texel")
    ]
    assert [(row.title, row.kind, row.authors) for row in profile.publications] == [
        ("Marram", "book", ("Philippa Marram",))
    ]
    assert [(row.name, row.text) for row in profile.references] == [
        ("Hal Groyne", "She stopped the sand."), ("Tom Bar", "Sailed with her."),
    ]  # fmt: skip
    sections = {row.title: row.entries for row in profile.sections}
    assert ("Dune Society", "Fellow", "2016-06") in [
        (row.organization, row.role, str(row.start)) for row in profile.memberships
    ]
    assert {"Extracurricular", "Reading", "Samples"} <= set(sections)
    assert "private in FRESH, and kept as comments: Quiet Agency, Lodge, Meg Spit" in ran.err
    shown = Path("profile.toml").read_text("utf-8").partition("# --- Left over")[0]
    assert not [word for word in ("Quiet Agency", "Meg Spit", "555-0153", "Texel" + '"]') if word in shown]


def test_many_settings_of_how_another_programs_pages_look_are_one_remark(here, run):
    made = json.loads((HERE / "reactive.json").read_text("utf-8"))
    made["metadata"] |= {
        "css": {"value": ".page { color: red }", "visible": True}, "page": {"margin": 18, "format": "a4"},
        "theme": {"background": "#ffffff", "text": "#000000", "primary": "#ca8a04"}, "notes": "Ask Rook about hawks",
        "typography": {"font": {"family": "IBM Plex Serif", "size": 14}, "lineHeight": 1.5},
    }  # fmt: skip
    Path("resume.json").write_text(json.dumps(made), "utf-8")
    ran = run("import", "resume.json", "-o", "profile.toml")
    assert ran.status == 0, ran.err
    text = Path("profile.toml").read_text("utf-8")
    meta = [line for line in text.replace("\n#   ", " ").splitlines() if line.startswith("# meta")]
    assert meta == [
        "# meta ([kit] has its own): 12 settings of how its pages look: layout, css, page, theme, typography",
        "# meta.template (it is about the file, not the person): glalie",
        "# meta.notes (it is about the file, not the person): Ask Rook about hawks",
        "# meta.headings.experience (it is about the file, not the person): Years in the air",
    ]
    assert missing(leaves("resume.json", Path("resume.json").read_bytes()), text) == []


def test_what_yamlresume_calls_the_sections_is_their_heading(here, run):
    ran = run("import", str(HERE / "yamlresume-aliases.yaml"), "-o", "profile.toml")
    assert ran.status == 0, ran.err
    text = Path("profile.toml").read_text("utf-8")
    assert "In the tower" in text.partition("# --- Left over")[0]
    assert "Ropes" in text.partition("# --- Left over")[0]
    assert "# meta.language (presskit writes English): nl" in text
    assert presskit.load("profile.toml").work[0].highlights == ("Rang", "Oiled", "bronze")


def test_sections_in_a_list_are_no_settings_and_what_they_are_called_is_kept(here, run):
    sections = "sections: {aliases: {work: In the tower, volunteer: Ropes}, order: [work]}"
    listed = f"{sections.replace(': {', ': [{', 1)}]\n  size: 9\n  margin: 8\n  grid: 7\n  lines: 6"
    whole = (HERE / "yamlresume-aliases.yaml").read_text("utf-8")
    Path("cv.yaml").write_text(whole.replace(sections, listed), "utf-8")
    assert run("import", "cv.yaml", "-o", "profile.toml").status == 0
    text = Path("profile.toml").read_text("utf-8")
    assert "6 settings of how its pages look" in text
    assert "In the tower" in text
    assert "Ropes" in text


@pytest.mark.slow
def test_hr_open_in_json_in_a_credential_and_in_xml_is_a_resume(here, run):
    assert run("import", str(HERE / "ler-rs.json"), "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    assert [(row.organization, row.position, str(row.start), str(row.end)) for row in profile.work] == [
        ("Kiln Co", "Head potter", "2016-05", "None"), ("Clay Works", "Thrower", "2012-03", "2014-01"),
        ("Clay Works", "Sweeper", "2011", "2012-02"),
    ]  # fmt: skip
    assert [(row.institution, row.study_type, row.area) for row in profile.education] == [
        ("School of Clay", "BFA", "Ceramics")
    ]
    assert [(row.name, row.issuer) for row in profile.certificates] == [("Gas safety", "Gas Board")]
    assert (profile.person.location, profile.contacts[0].phone) == ("Halifax, Canada", "+1 555 0161")
    xml, _ = imported(HERE / "hr-xml.xml")
    old = read_profile(xml)
    assert [(row.organization, row.position, str(row.start)) for row in old.work] == [
        ("Minster Press", "Compositor", "2009-04"), ("Minster Press", "Apprentice", "2006"),
        ("Quill & Co", "Reader", "2015-01-05"),
    ]  # fmt: skip
    assert [(row.institution, row.area, str(row.end)) for row in old.education] == [
        ("College of Letters", "Printing", "2006")
    ]
    candidate = {
        "personName": {"formattedName": "Barnabas Inkwell"},
        "employmentHistory": [
            {"organizationName": "Quill", "positionTitle": "Reader", "validPeriod": {"description": "2015 - 2018"}}
        ],
        "languageCompetencies": [{"languageName": "German"}],
    }
    Path("c.json").write_text(json.dumps({"schemaName": "Candidate", "candidate": candidate}))
    (row,) = read_profile(run("import", "c.json").out).work
    assert (row.organization, row.position, str(row.start), str(row.end)) == ("Quill", "Reader", "2015", "2018")


@pytest.mark.slow
def test_rendercvs_files_of_before_version_2_have_their_sections_beside_the_name(here, run):
    ran = run("import", str(HERE / "rendercv-old.yaml"), "-o", "profile.toml")
    assert ran.status == 0
    profile = presskit.load("profile.toml")
    assert [(row.organization, row.position, row.highlights) for row in profile.work] == [
        ("Peat Board", "Engineer", ("Drained nothing", "Kept 40 % wet"))
    ]
    assert [row.name for row in profile.projects] == ["Bog map"]
    own = next(row for row in profile.sections if row.title == "Personal projects")  # not among those of the first
    assert [(entry.title, entry.text) for entry in own.entries] == [("Sod cutter", "https://sod.example.org")]
    assert [(row.name, row.keywords) for row in profile.skills] == [("Tools", ("Spade", "slane", "GIS"))]
    assert [(row.study_type, row.score) for row in profile.education] == [("BSc", "3.99/4.00")]
    assert {row.label: row.url for row in profile.links}["Mastodon"] == "https://social.example.org/@odhran"
    assert "353 1 555 0133" in Path("profile.toml").read_text("utf-8")  # a number is no page
    assert run("build", "--only", "resume").status == 0


def test_bullets_are_one_list_and_a_colon_in_one_is_no_loss(here, run):
    assert run("import", str(HERE / "rendercv-hard.yaml"), "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    honours = next(row for row in profile.sections if row.title == "Selected Honors")
    assert [entry.points for entry in honours.entries] == [("Wet Medal (2019)", "Dry Medal (2020)")]
    assert profile.work[0].highlights == ("Built: 3 weirs", "Kept: 40 % wet")
    assert profile.skills[0].keywords == ("Python", "C++ (good, fast)", "Irish")


def several_vcards(*names: str) -> None:
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{at}@example.org\r\nEND:VCARD\r\n"
        for at, name in enumerate(names)
    )
    Path("all.vcf").write_bytes(cards.encode())


def test_of_several_vcards_the_one_is_taken_that_name_chooses(here, run):
    several_vcards("Ada Marsh", "Ilmari Vento", "Ada Vento")
    ran = run("import", "all.vcf", "--name", "ilmari")
    assert "Of 3 people in it Ilmari Vento was taken.\n" in ran.err
    profile = read_profile(ran.out)
    assert (profile.person.name, profile.contacts[0].email) == ("Ilmari Vento", "1@example.org")
    Path("mine.toml").write_text('[person]\nname = "Ada Vento"\n')
    assert run("import", "all.vcf", "--into", "mine.toml").status == 0
    assert presskit.load("mine.toml").contacts[0].email == "2@example.org"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((), 'it is about 3 people: Ada Marsh, Ilmari Vento, Ada Vento\n  choose one: --name "Ada Marsh"\n'),
        (("--name", "Ada"), "of its 3 people 2 are called Ada: Ada Marsh, Ada Vento\n  write the name in full"),
        (("--name", "B"), "of its 3 people none is called B: Ada Marsh, Ilmari Vento, Ada Vento\n  write the name as"),
    ],
)
def test_several_vcards_are_listed_until_one_is_chosen(here, run, asked, told):
    several_vcards("Ada Marsh", "Ilmari Vento", "Ada Vento")
    ran = run("import", "all.vcf", *asked)
    assert (ran.status, ran.out) == (1, "")
    assert f"all.vcf: {told}" in ran.err


def test_an_old_telephones_vcard_is_read_across_its_soft_line_breaks_and_in_its_own_letters(here, run):
    Path("old.vcf").write_bytes(
        b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCllerstein;J=F6rn\n"
        b"FN;ENCODING=QUOTED-PRINTABLE:J=F6rn M=FCllerstein\n"
        b"ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BChle=20=\n"
        b" und S=C3=B6hne\nTITLE:Ch\n ef\nTEL;CELL:+49 30 901820\nEND:VCARD\n"
    )
    profile = read_profile(run("import", "old.vcf").out)
    assert profile.person.name == "Jörn Müllerstein"
    assert [(row.organization, row.position) for row in profile.work] == [("Mühle und Söhne", "Chef")]


def test_what_apple_calls_the_lines_of_a_card_is_their_label_and_the_preferred_ones_are_taken(here, run):
    assert run("import", str(HERE / "apple.vcf"), "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    assert (profile.person.name, profile.person.honorific_prefix) == ("Wilhelmina Ada Gorse", "Dr.")
    (contact,) = profile.contacts
    assert (contact.email, contact.phone) == ("wilhelmina@example.org", "+44 555 0108")
    assert [(row.label, row.url) for row in profile.links] == [
        ("HomePage", "https://heath.example.org"), ("Field notes", "https://gorse.example.org/notes"),
        ("Mastodon", "https://social.example.org/@mina"),
    ]  # fmt: skip
    assert [(row.language) for row in profile.languages] == ["Welsh"]
    assert [(row.name, row.level) for row in profile.skills] == [("Controlled burning", "expert")]
    text = Path("profile.toml").read_text("utf-8")
    assert "# EMAIL (allotment): mina.home@example.org\n" in text
    assert "# TEL (work, fax): +44 555 0107\n" in text


def test_lines_that_end_twice_over_are_unfolded(here, run):
    Path("a.vcf").write_bytes(
        b"BEGIN:VCARD\r\r\nVERSION:3.0\r\r\nFN:Ottoline Fen\r\r\nTITLE:Eel\r\r\n  catcher\r\r\nEND:VCARD\r\r\n"
    )
    assert read_profile(run("import", "a.vcf").out).person.headline == "Eel catcher"


def test_letters_that_a_card_has_for_the_family_name_are_letters(here, run):
    Path("a.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nN:MBA;Ottoline Fen\\,;;;\nFN:Ottoline Fen\\, MBA\nEND:VCARD\n")
    person = read_profile(run("import", "a.vcf").out).person
    assert (person.name, person.given_name, person.family_name) == ("Ottoline Fen", "Ottoline", "Fen")
    assert person.honorific_suffix == "MBA"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "who", "work"),
    [
        ("jcard.json", "Ignace Saltmarsh", ("Lighthouse Board, Lamps", "Keeper, first class")),
        ("xcard.xml", "Rosamund Tarn", ("Lake Survey, Depths", "Sounder")),
    ],
)
def test_a_card_in_json_or_xml_is_the_card(name, who, work, here, run):
    assert run("import", str(HERE / name), "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    assert profile.person.name == who
    assert [(row.organization, row.position) for row in profile.work] == [work]
    assert profile.links[0].url.startswith(("https://lamps.example.org/?a=1,2;b=3", "https://depths.example.org"))
    assert run("export", "--to", "vcard").status == 0


def test_a_card_that_a_parser_of_microformats_found_is_the_card(here, run):
    properties = {
        "name": ["Ottoline Fen"],
        "url": ["https://fen.example.org"],
        "job-title": ["Eel catcher"],
        "org": [{"type": ["h-card"], "properties": {"name": ["Eel Hall"]}, "value": "Eel Hall"}],
        "locality": ["Ely"],
        "country-name": ["United Kingdom"],
        "note": ["Catches eels; smokes them, too."],
    }
    Path("card.json").write_text(json.dumps({"items": [{"type": ["h-card"], "properties": properties}], "rels": {}}))
    profile = read_profile(run("import", "card.json").out)
    assert (profile.person.name, profile.person.location) == ("Ottoline Fen", "Ely, United Kingdom")
    assert [(row.organization, row.position) for row in profile.work] == [("Eel Hall", "Eel catcher")]
    assert profile.bio[0].text == r"{Ottoline Fen} {catches} eels\; smokes them, too."


def test_of_a_damaged_vcard_every_line_is_read_or_named(here, run):
    """What follows the end of the card; a soft line break where no quoted-printable is spoken of."""
    Path("card.vcf").write_bytes(
        b"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLM:Ada Lind=\nTITLE:Chef\nNOTE:quoted-printable=\n"
        b"X-HAT:a cap\nEND:VCARD\nORG:Harbour Works\nstray\nEND:VCARD\n"
    )
    text = run("import", "card.vcf").out
    profile = read_profile(text)
    assert [(row.organization, row.position) for row in profile.work] == [("Harbour Works", "Chef")]
    assert "# a line that is none of a vCard's: stray\n" in text
    assert "# X-HAT: a cap\n" in text
    assert missing(leaves("card.vcf", Path("card.vcf").read_bytes()), text) == []


def test_a_text_between_the_elements_of_a_europass_and_a_score_of_nobodys_scale_are_kept(here, run):
    whole = (HERE / "europass.xml").read_text("utf-8")
    listening = "CEF-Understanding-Listening<"
    assert listening in whole
    Path("cv.xml").write_text(
        whole.replace("</PersonCompetency>", "a stray text</PersonCompetency>", 1).replace(listening, "Whistling<", 1),
        "utf-8",
    )
    text = run("import", "cv.xml").out
    assert "loose text: a stray text\n" in text
    assert "whistling C1" in text
    assert missing(leaves("cv.xml", Path("cv.xml").read_bytes()), text) == []


@pytest.mark.slow
def test_a_europass_of_today_fills_the_tables_that_there_are(here, run):
    assert run("import", str(HERE / "europass.xml"), "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    assert [(row.position, str(row.start), str(row.end), row.highlights) for row in profile.work] == [
        ("Conservator", "2016-03-01", "None", ("Saved a keel", "Wrote a manual")),
        ("Trainee", "2015-02", "2016-02", ("Scraped & painted",)),
    ]
    assert profile.contacts[0].phone == "+39 5550102"
    assert [(row.label, row.url) for row in profile.links] == [
        ("LinkedIn", "https://www.linkedin.com/in/marisolf"), ("Website", "https://keels.example.org"),
        ("Ship log", "https://log.example.org/m"),
    ]  # fmt: skip
    assert [(row.name, row.keywords) for row in profile.skills] == [("Photogrammetry", ()), ("Drawing", ("CAD", "GIS"))]
    assert [(row.name, row.summary, row.url) for row in profile.projects] == [
        ("Open keel", "Drawings for all.", "https://keel.example.org")
    ]
    assert [(row.title, row.publisher, str(row.date)) for row in profile.publications] == [
        ("Rust and its enemies", "Journal of Rust", "2020")
    ]
    assert [row.title for row in profile.sections] == ["Conferences and seminars"]


def test_sections_of_todays_europass_are_entries_with_their_dates_and_what_is_over_does_not_go_on(here, run):
    ran = run("import", str(HERE / "europass-today.xml"), "-o", "profile.toml")
    assert "the CV is written in French" in ran.err
    profile = presskit.load("profile.toml")
    (keeper,) = profile.work
    assert (keeper.organization, keeper.current, keeper.url) == (
        "National Herbarium, Mosses", False, "https://mosses.example.org",
    )  # fmt: skip
    (study,) = profile.education
    assert (study.location, study.score, study.url) == ("Liège, Belgium", "17/20", "https://ferns.example.org")
    assert study.highlights == ("Spores", "Fronds", "Thesis: How moss travels")
    assert [(row.name, str(row.date), row.issuer) for row in profile.certificates] == [
        ("First aid", "2020", "Red Kite")
    ]
    assert [(row.name, row.keywords) for row in profile.skills] == [("Microscopy", ()), ("Mapping", ("GIS", "R"))]
    assert [(row.language, row.fluency) for row in profile.languages][1] == ("French", "understanding listening C1")
    sections = {row.title: row.entries for row in profile.sections}
    assert [(row.title, row.kind) for row in profile.shows] == [
        ("Green walls", "exhibition"), ("Damp", "exhibition"),
    ]  # fmt: skip
    assert {str(profile.shows[0].start), str(profile.shows[0].date)} == {"2022", "None"}
    (walk,) = sections["Voluntary works"]
    assert (walk.title, walk.subtitle, str(walk.start), str(walk.end)) == (
        "Guide in the bog", "Hautes Fagnes", "2019-05", "2019-09",
    )  # fmt: skip
    shown = Path("profile.toml").read_text("utf-8")
    assert "+35255501" not in shown.partition("# --- Left over")[0]


@pytest.mark.slow
def test_a_europass_of_before_2020_comes_in_with_its_dates_and_only_what_is_ticked_goes_on(here, run):
    assert run("import", str(HERE / "europass-2012.xml"), "-o", "profile.toml").status == 0
    profile = presskit.load("profile.toml")
    assert (profile.person.name, profile.person.headline) == ("Ottilie Brackwater", "Engineer of weirs")
    assert [(row.position, str(row.start), str(row.end), row.current) for row in profile.work] == [
        ("Head of sluices", "2015-09-01", "None", None), ("Trainee", "2009", "2011-02", None),
        ("Summer guard", "2008-06", "None", False),
    ]  # fmt: skip
    assert profile.work[0].highlights == ("Nine sluices", "One lock")
    assert [(row.language, row.fluency) for row in profile.languages][1] == (
        "Dutch", "listening C1, reading C2, spoken interaction B2, spoken production B2, writing B1",
    )  # fmt: skip
    skills = next(row for row in profile.sections if row.title == "Personal skills").entries
    assert [(entry.title, entry.text, entry.points) for entry in skills] == [
        ("Communication skills", "Speaks to fishermen.", ()), ("Digital skills", "GIS and CAD", ()),
        (None, "information A, safety C", ()), (None, None, ("GIS licence",)), ("Driving licence", "B, BE", ()),
    ]  # fmt: skip
    assert "Nobody" not in Path("profile.toml").read_text("utf-8").partition("# --- Left over")[0]
    old, _ = imported(HERE / "europass-2006.xml")
    work = read_profile(old).work
    assert [(str(row.start), str(row.end), row.current) for row in work] == [
        ("2007-07-14", "None", None), ("2004", "2006-12", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "usual", "odd", "kept"),
    [
        ("europass-2006.xml", "<day>14</day>", "<day><x>fourteenth</x></day>", "fourteenth"),
        ("europass-2006.xml", "<month>7</month>", "<month>Messidor</month>", "Messidor"),
        ("europass-2006.xml", "<misclist>", "<misclist>beside it", "beside it"),
        ("europass-2012.xml", "<Current>true</Current>", "<Current>more or less</Current>", "more or less"),
        ("europass-2012.xml", "<Description>Every summer.</Description>", "", "Lock-keeping"),
        ("europass-today.xml", "<Title>Damp</Title>", "<Title>Damp</Title><Hall>North wing</Hall>", "North wing"),
        ("xcard.xml", "<email>", "<email>beside it", "beside it"),
        ("xcard.xml", "<street>", "<floor>third</floor><street>", "third"),
    ],
)
def test_what_stands_where_no_format_has_anything_is_kept(name, usual, odd, kept, here, run):
    whole = (HERE / name).read_text("utf-8")
    assert usual in whole
    Path("odd.xml").write_text(whole.replace(usual, odd, 1), "utf-8")
    ran = run("import", "odd.xml")
    assert ran.status == 0, ran.err
    assert kept in ran.out


def test_a_europass_of_before_2020_comes_in_from_its_pdf_and_from_the_json_of_its_interface(here, run):
    europass_pdf(here, "europass-2012.xml")
    from_pdf, _ = imported(here / "cv.pdf")
    assert read_profile(from_pdf).work == read_profile(imported(HERE / "europass-2012.xml")[0]).work
    learner = {
        "Identification": {"PersonName": {"FirstName": "Ottilie", "Surname": "Brackwater"}},
        "WorkExperience": [
            {
                "Period": {"From": {"Year": 2015, "Month": 9}, "Current": True},
                "Position": {"Label": "Head of sluices"},
                "Employer": {"Name": "Harbour of Bergen"},
            }
        ],
    }
    Path("cv.json").write_text(json.dumps({"SkillsPassport": {"LearnerInfo": learner}}))
    (row,) = read_profile(run("import", "cv.json").out).work
    assert (row.organization, row.position, str(row.start), row.current) == (
        "Harbour of Bergen", "Head of sluices", "2015-09", None,
    )  # fmt: skip


@pytest.mark.slow
def test_lists_that_come_twice_in_an_old_europass_are_read_to_their_ends(here, run):
    whole = (HERE / "europass-2006.xml").read_text("utf-8")
    more = (
        "<languagelist><language><code>oc</code><label>Occitan</label></language>Ladin</languagelist>"
        '<skilllist><skill type="artistic">Whittles spoons.</skill></skilllist><miscs>x</miscs>'
        '<misclist><misc type="additional">Owns a barge.</misc></misclist>'
    )
    beside = "<language><label>Ligurian</label></language><lastname>Rowan</lastname>"
    changed = whole.replace("<misclist>", f"{more}<misclist>", 1).replace(
        "<languagelist>", f"{beside}<languagelist>", 1
    )
    Path("cv.xml").write_text(changed, "utf-8")
    assert run("import", "cv.xml", "-o", "profile.toml").status == 0
    text = Path("profile.toml").read_text("utf-8")
    assert {"Maltese", "Italian", "Occitan", "Ligurian"} <= {
        row.language for row in presskit.load("profile.toml").languages
    }
    assert missing(leaves("cv.xml", Path("cv.xml").read_bytes()), text) == []


def test_a_percent_sign_in_bibtex_hides_nothing_and_addresses_stay_whole(here, run):
    Path("a.bib").write_text(
        "@article{a, title={Bogs: 40% wet, 60\\% dry}, year=2018, abstract={We saw 5% {\\'e}t{\\'e} -- no more.},\n"
        "url={https://bog.example.org/a_b~c?x=1&y=2}}"
    )
    (row,) = read_profile(run("import", "a.bib", "--name", "Ada Marsh").out).publications
    assert row.title == "Bogs: 40% wet, 60% dry"
    assert row.summary == "We saw 5% été – no more."
    assert row.url == "https://bog.example.org/a_b~c?x=1&y=2"


def test_others_are_no_author_and_a_junior_keeps_his_place(here, run):
    Path("a.bib").write_text("@book{a, title={Bogs}, author={Vento, Jr., Ilmari and Ada Marsh and others}, year=2018}")
    ran = run("import", "a.bib", "--name", "Ada Marsh")
    assert 'authors = ["Ilmari Vento Jr.", "Ada Marsh", "et al."]\n' in ran.out


def test_a_code_of_a_skill_that_is_more_than_a_code_is_named(here, run):
    for sample in HERE.glob("*.xml"):
        if "Digital_Skill<" in (text := sample.read_text("utf-8")):
            (here / "cv.xml").write_text(text.replace("Digital_Skill<", "Digital_Skill and drawing<", 1), "utf-8")
    ran = run("import", "cv.xml")
    assert ran.status == 0
    assert "Digital_Skill and drawing" in " ".join(ran.out.replace("#", " ").split())  # comments are broken into lines


def test_a_line_that_has_lost_its_begin_is_read_as_it_is_encoded(here, run):
    (here / "card.vcf").write_bytes(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ada\r\nQUOTED-PRINTABLE:J=C3=B6rn=\r\n Lind\r\nEND:VCARD"
    )
    ran = run("import", "card.vcf")
    assert ran.status == 0
    assert "# QUOTED-PRINTABLE: Jörn Lind" in ran.out


def test_into_names_and_keeps_what_an_entry_that_is_there_does_not_say(here, run):
    (here / "profile.toml").write_text(
        '[person]\nname = "Ada Lind"\n\n[[work]]\norganization = "Harbour Works"\nstart = 2019\n'
        'highlights = ["Built a crane."]\nsummary = "Cranes of every kind, and piers."\n',
        "utf-8",
    )
    work = {
        "name": "Harbour Works",
        "startDate": "2019-03",
        "position": "Crane builder",
        "salaryBand": "zz9",
        "summary": "Cranes of every kind",  # as the profile says it
        "highlights": ["Built a crane.", "Mended a pier."],
    }
    other = {"name": "Quay Co", "startDate": "2015", "endDate": "2018"}
    (here / "r.json").write_text(json.dumps({"basics": {"name": "Ada Lind"}, "work": [work, other]}), "utf-8")
    ran = run("import", "r.json", "--into", "profile.toml")
    assert ran.status == 0, ran.err
    kept = (here / "profile.toml").read_text("utf-8").partition("# --- Left over")[2].split("\n")[3:]
    assert kept == [
        "# work[1].salaryBand: zz9",
        "# work[1].position (the entry is there already): Crane builder",
        "# work[1].start (the entry is there already): 2019-03",
        "# work[1].highlights (the entry is there already): Mended a pier.",
        "",
    ]
    assert "work[1].highlights" in ran.err


def test_into_counts_lines_as_toml_does(here, run):
    before = 'language = "en-GB" # a\u2028b\x85c\n[person]\r\nname = "Thea Quillfeather"\n[kit]\nrights = "Ask"'
    Path("profile.toml").write_bytes(before.encode())
    ran = run("import", str(HERE / "odd.json"), "--into", "profile.toml")
    assert ran.status == 0, ran.err
    profile = presskit.load("profile.toml")
    assert (profile.person.headline, profile.kit.rights) == ("Bridge engineer", "Ask")
    after = Path("profile.toml").read_bytes().decode()
    assert after.startswith(before.partition("[kit]")[0] + 'headline = "Bridge engineer"')


def test_into_takes_nothing_of_another_person(here, run):
    Path("profile.toml").write_text(MINE)
    ran = run("import", str(HERE / "card.vcf"), "--into", "profile.toml")
    assert ran.status == 1
    assert "the file is about Ysolde van der Plank, profile.toml about Thea Quillfeather\n" in ran.err
    assert "of two people, each has a profile: presskit import " in ran.err
    assert Path("profile.toml").read_text() == MINE


def test_into_a_list_in_brackets_is_told(here, run):
    before = 'work = [{organization = "A"}]\nperson = {name = "Thea Quillfeather"}'
    Path("profile.toml").write_text(before)
    ran = run("import", str(HERE / "odd.json"), "--into", "profile.toml")
    assert ran.status == 1
    assert "profile.toml:1:8: work is a list in brackets, to which presskit adds nothing\n" in ran.err
    assert Path("profile.toml").read_text() == before


def test_into_a_profile_whose_sentence_would_mean_one_of_two_is_told(here, run):
    about = '\n[[bio]]\nabout = ["Old Co", "Northwater"]\ntext = "{they} learnt at Old Co."\n'
    Path("profile.toml").write_text(MINE + about)
    jobs = [{"name": "Old Co", "position": "Chair"}, {"name": "Third Co", "position": "Clerk"}]
    Path("r.json").write_text(json.dumps({"basics": {"name": "Thea Quillfeather"}, "work": jobs}))
    ran = run("import", "r.json", "--into", "profile.toml")
    line = (MINE + about).split("\n").index('about = ["Old Co", "Northwater"]') + 1
    said = 'bio[1]: "Old Co" is the name of work[2], and would be that of an imported entry'
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"profile.toml:{line}:10: {said}\n  give work[2] an id, write that in about, and import again\n"
    assert Path("profile.toml").read_text() == MINE + about
    Path("profile.toml").write_text(
        (MINE + about).replace('"Old Co"\n', '"Old Co"\nid = "old"\n').replace('["Old Co"', '["old"')
    )
    assert run("import", "r.json", "--into", "profile.toml").status == 0


def test_what_is_left_over_of_an_entry_stands_beside_it_and_no_line_is_long(here):
    text, _ = imported(HERE / "odd.json")
    weird = text[text.index('"Weird"') :].partition("[[")[0]
    assert "# work[4].endDate (it ends before it starts (2015-03)): 2014-01" in weird
    Path("long.json").write_text(json.dumps({
        "basics": {"name": "Thea"},
        "work": [{"name": "Co", "summary": "Many \\ \"words\" follow. " * 40, "remark": "And \ttoo " * 40}],
    }))  # fmt: skip
    text, _ = imported(Path("long.json"))
    assert max(map(len, text.splitlines())) <= 120
    assert read_profile(text).work[0].summary == ('Many \\ "words" follow. ' * 40).strip()


@pytest.mark.slow
def test_printed_it_names_the_schema_only_where_there_is_one(here, run):
    assert run("import", str(HERE / "card.vcf")).out.startswith("# Imported from card.vcf.")
    Path("profile.schema.json").write_text(run("schema").out)
    assert run("import", str(HERE / "card.vcf")).out.startswith("#:schema ./profile.schema.json\n")


def test_of_doubled_rows_one_stays_with_what_is_left_over_of_it(here):
    rows = "A,,Board,Jan 2019,,1-X\nA,,Board,Jan 2019,,1-X\nB,,Board,Jan 2020,,2-Y\n"
    changes = {"Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n" + rows}
    text, _ = imported(linkedin(here, changes=changes))
    first, second = text.split("[[certificates]]\n")[1:3]
    assert "1-X" in first
    assert "2-Y" in second
    assert "1-X" not in second


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Name\n" + "\n" * 7_900_000, "bomb.zip: Skills_0.csv in it holds more than 5,000 rows, or 200 columns"),
        ("Name" + "," * 7_900_000, "bomb.zip: Skills_0.csv in it holds more than 5,000 rows, or 200 columns"),
        ('Name\n"' + "a" * 7_900_000 + '"\n', "bomb.zip: its files are larger than 40 MB together, unpacked"),
    ],
    ids=["rows", "columns", "bytes"],
)
def test_an_archive_of_many_large_files_is_not_read_to_its_end(text, message, here, run):
    with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for at in range(6):
            archive.writestr(f"Skills_{at}.csv", text)
        archive.writestr("Profile.csv", LINKEDIN["Profile.csv"])
    ran = run("import", "bomb.zip")
    assert ran.status == 1
    assert message + "\n" in ran.err


def test_without_an_output_the_profile_is_printed_and_nothing_is_written(here, run):
    ran = run("import", str(HERE / "card.vcf"))
    assert ran.status == 0
    assert read_profile(ran.out).person.name == "Ysolde van der Plank"
    assert files(here) == {}


def test_the_day_of_birth_and_the_address_are_left_to_the_person(here):
    profile = read_profile(imported(HERE / "card.vcf")[0])
    assert profile.person.born is None
    assert profile.person.location == "Vlissingen, Netherlands"


# --- bad input ---------------------------------------------------------------------------------------------


def zipped(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.csv", text)
    return data.getvalue()


BAD = {
    "empty": (b"  \n", "file.x: the file is empty"),
    "nothing": (b"\x00\x01binary", "file.x: this is not a file of a kind that presskit reads"),
    "a picture": (b"\x89PNG\r\n", "file.x: this is a picture, in which presskit reads no text\n  copy the biography"),
    "a key": (b"-----BEGIN PGP PUBLIC KEY BLOCK-----\nabc\n", "file.x: this is a public key (PGP) and no contact card"),
    "other json": (b'{"a": 1}', "file.x:1:1: this is JSON with the key a; presskit knows no kind of file like it"),
    "missing comma": (b'{"basics": {"name": "A"}\n "work": []}', "file.x:2:2: a comma was expected here, or the end"),
    "open text": (b'{"basics": {"name": "A}}', "file.x:1:21: the text that begins here has no closing quotation mark"),
    "cut off": (b'{"basics": {"name": "A"}, "work": [\n', "file.x:2:1: the file ends here, before all that it"),
    "unquoted": (b'{"basics": {image: data}}', "file.x:1:13: a name in double quotes was expected here"),
    "deep": (b'{"basics":' + b"[" * 10_000 + b"]" * 10_000 + b"}", "file.x: it is nested deeper than any file of"),
    "deeper than is read": (b'{"basics":' + b"[" * 101 + b"]" * 101 + b"}", "file.x: it is nested deeper"),
    "deep yaml": (b"basics: " + b"[" * 10_000, "file.x:1:"),
    "not utf-8": (b'{"basics": {"name": "\xff"}}', "file.x:1:22: the file is not UTF-8"),
    "other yaml": (b"work: nothing\n  x: 1\n", "file.x:2:4: a colon makes a new key here; put the text in"),
    "tab": (b"cv:\n\tname: x\n", "file.x:2:1: no text begins like this; put it in quotes, and indent with spaces"),
    "alias": (b"cv:\n  name: *nobody\n", "file.x:2:9: the name after the star is not defined anywhere above"),
    "not yaml cv": (b"cv: 3\n", "file.x:1:1: this is YAML with the key cv; presskit knows no kind of file like it"),
    "zip": (b"PK\x03\x04 cut off", "file.x: this is no ZIP that can be read"),
    "other zip": (zipped(Notes="a,b\n"), "file.x: this ZIP holds no Profile.csv, Positions.csv or Education.csv"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "file.x: this PDF "),
    "html": (b"<!DOCTYPE html>\n<html><body>CV</body></html>", "file.x: there is no text in it that could be a bio"),
    "other xml": (b"<cv><name>A</name></cv>", "file.x:1:1: this XML is a <cv>, which presskit does not read"),
    "rtf": (b"{\\rtf1 CV}", "file.x: there is no text in it that could be a biography"),
    "profile": (b"# mine\nlanguage = \"en\"\n\n[person] # me\nname = \"A\"\n", "file.x: this is a profile already"),
    "table": (b"Company Name,Title,Description\nA,B,C\n", "file.x: this is one table of LinkedIn's data"),
    "xml": (b"<Candidate><a></Candidate>", "file.x:1:"),
    "entities": (
        b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z SYSTEM "file:///etc/passwd">]><Candidate>&z;</Candidate>',
        "file.x: it declares a document type with entities, as no file of a CV does",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_imported_is_told_and_nothing_is_written(name, here, run):
    data, message = BAD[name]
    Path("file.x").write_bytes(data)
    ran = run("import", "file.x", "-o", "profile.toml")
    assert ran.status == 1, ran
    assert ran.err.startswith(message)
    assert len(ran.err.strip().splitlines()) == 2  # one sentence and its remedy
    assert not Path("profile.toml").exists()


def test_a_pdf_without_europass_data_is_told(here, run):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("a.txt", b"hello")
    writer.write(here / "cv.pdf")
    ran = run("import", "cv.pdf")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("cv.pdf: this is a PDF, which presskit cannot read")


@pytest.mark.slow
def test_a_profile_is_overwritten_only_when_told(here, run):
    Path("profile.toml").write_text("precious")
    ran = run("import", str(HERE / "card.vcf"), "-o", "profile.toml")
    assert ran.status == 1
    assert ran.err.startswith("profile.toml: there is a file of that name already\n")
    assert Path("profile.toml").read_text() == "precious"
    assert run("import", str(HERE / "card.vcf"), "-o", "profile.toml", "--force").status == 0
    assert presskit.load("profile.toml").person.name == "Ysolde van der Plank"


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["nowhere.json"], 1, "nowhere.json: it cannot be read: no such file or directory"),
        (["."], 1, ".: this is a folder"),
        ([str(HERE / "papers.bib")], 2, 'does not say whose it is; add --name "…" with the person’s name'),
        ([str(HERE / "card.vcf"), "-o", "a.toml", "--into", "b.toml"], 2, "give one of the two"),
        ([str(HERE / "card.vcf"), "--into", "b.toml"], 1, "b.toml: "),
        ([str(HERE / "card.vcf"), "--into", "b.toml", "--name", "x"], 2, "--name is for a new profile"),
    ],
)
def test_wrong_arguments_of_an_import_are_told(arguments, status, message, here, run):
    ran = run("import", *arguments)
    assert ran.status == status, ran
    assert message in ran.err
    assert files(here) == {}


def test_a_zip_that_unpacks_without_end_is_not_unpacked(here, run):
    with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", "First Name\n" + "a" * 9_000_000)
    ran = run("import", "bomb.zip")
    assert ran.status == 1
    assert ran.err.startswith("bomb.zip: Profile.csv in it is larger than 8 MB unpacked")


def test_names_in_an_archive_lead_nowhere(here, run):
    with zipfile.ZipFile("evil.zip", "w") as archive:
        archive.writestr("../../Profile.csv", LINKEDIN["Profile.csv"])
        archive.writestr("/etc/Positions.csv", LINKEDIN["Positions.csv"])
    assert run("import", "evil.zip", "-o", "me/profile.toml").status == 0
    assert sorted(path.name for path in here.rglob("*") if path.is_file()) == [
        "evil.zip", "profile.schema.json", "profile.toml",
    ]  # fmt: skip


@pytest.mark.slow
def test_one_part_named_many_times_in_yaml_is_not_written_out(here, run):
    levels = "\n".join(f"  l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]" for at in range(1, 12))
    Path("bomb.yaml").write_text(f"cv:\n  name: x\n  l0: &l0 [a, a]\n{levels}\n")
    ran = run("import", "bomb.yaml")
    assert ran.status == 1
    assert ran.err.startswith("bomb.yaml: it holds more than 50,000 values")


def test_texts_that_look_like_toml_or_like_markup_stay_texts(here):
    nasty = 'a "quoted" \\ ' + "'''" + ' """ [[work]] # no comment {they} * one *two\n*three* \x7f \x00 \u2028 end'
    Path("n.json").write_text(
        json.dumps({"basics": {"name": nasty, "label": nasty, "secret": nasty}, "x y": {"a": nasty}})
    )
    text, _ = imported(Path("n.json"))
    profile = read_profile(text)
    assert profile.person.name.startswith('a "quoted" \\ \'\'\' """ [[work]] # no comment {they} \\* one \\*two three')


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_file_gives_a_profile_or_a_problem_and_never_a_traceback(data):
    path = HERE / data.draw(st.sampled_from(CASES))
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        kind = data.draw(st.sampled_from(["drop", "byte", "cut", "double"]))
        if kind == "drop":
            del raw[at : at + data.draw(st.integers(1, 30))]
        elif kind == "byte":
            raw[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del raw[at:]
        else:
            raw[at:at] = raw[at : at + 200]
        if not raw:
            break
    try:
        _, found = read(bytes(raw), "x", lambda problem: None)
    except Problems:
        return
    found.person.setdefault("name", "X")
    read_profile(toml.write(found, "x"))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
    | st.sampled_from(["Present", "2020-01", "<b>x</b>"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["name", "company", "position", "startDate", "endDate", "highlights", "summary", "url",
         "keywords", "level", "language", "x"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from(
            ["basics", "work", "education", "skills", "awards", "languages", "projects", "references", "z", "meta"]
        ),
        _VALUES,
        max_size=5,
    )
)
def test_whatever_shape_a_json_resume_has_a_profile_comes_of_it(value):
    value["basics"] = {"name": "Ada"} | (basics if isinstance(basics := value.get("basics"), dict) else {})
    _, found = read(json.dumps(value).encode(), "x.json", lambda problem: None)
    found.person.setdefault("name", "Ada")
    read_profile(toml.write(found, "x.json"))


def test_every_kind_is_documented():
    page = (Path(__file__).parents[1] / "docs" / "import.md").read_text("utf-8")
    for importer in IMPORTERS:
        assert importer.name in page


def test_of_a_picture_inside_a_json_resume_the_beginning_is_named_and_of_a_text_all(here, run):
    inside, said = "data:image/png;base64," + "A" * 900, "data: a picture of me, standing on the long bridge at Tay"
    for picture, told in ((inside, f"{inside[:40]}… (922 characters)"), (said, said)):
        Path("me.json").write_text(json.dumps({"basics": {"name": "Ada Lind", "image": picture}}))
        text = run("import", "me.json").out
        assert f": {told}\n" in text.replace("\n#   ", " ")
        assert missing(leaves("me.json", Path("me.json").read_bytes()), text) == []


def test_every_address_of_an_organisation_in_orcids_xml_is_kept_and_what_stands_between(here, run):
    whole = (HERE / "orcid-record.xml").read_text("utf-8")
    first = "<common:address><common:city>"
    assert first in whole
    Path("record.xml").write_text(
        whole.replace(
            first, f"a stray text<common:address><common:country>FI</common:country></common:address>{first}", 1
        ),
        "utf-8",
    )
    text = run("import", "record.xml").out
    assert 'location = "Finland"\n' in text
    assert missing(leaves("record.xml", Path("record.xml").read_bytes()), text) == []


def test_an_address_on_linkedin_that_is_none_is_kept(here, run):
    ran = run(
        "import", linkedin(here, changes={"Profile.csv": LINKEDIN["Profile.csv"].replace("https://", "https://[")})
    )
    assert ran.status == 0
    assert "https://[" in ran.out


@pytest.mark.slow
def test_a_card_whose_note_is_one_word_of_many_lines_is_read_in_time(here, run):
    lines = "x=\n" * 100_000
    (here / "card.vcf").write_text(f"BEGIN:VCARD\nFN:Ada Lind\nNOTE;ENCODING=QUOTED-PRINTABLE:{lines}\nEND:VCARD\n")
    assert run("import", "card.vcf", "-o", "profile.toml").status == 0


def test_what_only_programs_read_and_what_is_private_is_printed_nowhere():
    text, _ = imported(HERE / "resumes" / "for-programs.json")
    profile = tomllib.loads(text)
    assert [row["label"] for row in profile["links"]] == ["Mastodon (@lioba@boards.example)"]
    assert profile["references"] == [{"name": "Udo Brandis", "text": "Her doors never stick."}]
    assert not {"Sops", "Disposition"} & {row["title"] for row in profile["sections"]}


def test_promotions_stand_below_their_house():
    text, _ = imported(HERE / "resumes" / "positions-in-work.json")
    posts = [(row["organization"], row["position"], row.get("end")) for row in tomllib.loads(text)["work"]]
    assert posts == [
        ("Coastal Lights", "Chief engineer", None),
        ("Coastal Lights", "Engineer", "2019-12"),
        ("Harbour Board", "Trainee", 2014),
    ]


def test_sections_in_spanish_stand_in_their_tables_and_the_language_is_said(here, run):
    ran = run("import", HERE / "rendercv-spanish.yaml", "-o", "profile.toml")
    assert "not English but Spanish" in ran.err
    profile = tomllib.loads(Path("profile.toml").read_text("utf-8"))
    assert {table: len(profile[table]) for table in ("work", "education", "projects", "skills", "publications")} == {
        "work": 1, "education": 1, "projects": 1, "skills": 1, "publications": 2,
    }  # fmt: skip
    assert "sections" not in profile
    assert profile["education"][0]["start"] == 2014
    assert [row["url"] for row in profile["links"]] == [
        "https://github.com/benita-urdanoz",
        "https://www.linkedin.com/in/benita-urdanoz",
    ]


@pytest.mark.parametrize("words", range(7, 20))
def test_a_dash_at_the_end_of_a_line_is_a_dash(words):
    text = toml._prose(" ".join([*(f"Word{at:02}" for at in range(words)), "-", *(f"Word{at:02}" for at in range(20))]))
    assert "\ue000" not in text
    assert " -" in text

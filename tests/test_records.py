"""Shows, memberships, prizes nearly won, studies without a school: in every document, by the command line."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

import presskit
from presskit.document import capital
from presskit.kit.export import EXPORTS, export
from presskit.problems import unheard

ARTIST = (Path(__file__).parent / "people" / "artist.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def artist(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each document says, in one line; the press kit, the résumé in both formats, the page, the exports."""
    folder = tmp_path_factory.mktemp("artist")
    (folder / "profile.toml").write_text(ARTIST, "utf-8")
    kit = presskit.build(folder / "profile.toml", only=["one-pager", "press-kit", "resume", "web"], strict=False)
    found = {form: export(folder / "profile.toml", form, warn=unheard).text for form in EXPORTS}
    for path in (folder / "output").rglob("*"):
        if path.suffix == ".pdf":
            found[path.stem.split("-ito-")[-1]] = "\n".join(page.extract_text() for page in PdfReader(path).pages)
        elif path.suffix == ".docx":
            found["word"] = "\n".join(row.text for row in Document(str(path)).paragraphs)
        elif path.name == "index.html":
            found["web"] = re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    named = next(rows for name, rows in kit.no_room.items() if name.endswith("-resume.pdf"))
    return {name: re.sub(r"\s+", " ", text) for name, text in (found | {"named": " ".join(named)}).items()}


DOCUMENTS = ("press-kit", "resume", "word", "web", "markdown", "text")


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(
    "said",
    [
        r"(?i)Exhibitions and performances",
        r"(?i)memberships",
        "Railing Organ",
        "Fog Mass",
        "Museum of Weather",
        "Skerry Film Days",
        r"(?i)solo exhibition",
        r"with (?:Joss Penhale|Lantern Ensemble)",
        r"(?i)shortlisted, for \**Fog Mass",
        r"(?i)Port of Bergen, for \**Eight Buoys",
        r"(?i)runner-up",
        "Guild of Northern Composers",
        r"(?i)juror",
        r"Organ building",
        r"(?i)with Teodor Quist and Anneke Blom",
        r"\bBA\b",
        "with Joss Penhale and Ryo Ito",
    ],
)
def test_every_document_tells_them(artist, name, said):
    if name in ("resume", "word") and said in NO_ROOM:
        assert NO_ROOM[said] in artist["named"]
    else:
        assert re.search(said, artist[name]), artist[name]


NO_ROOM = {"Museum of Weather": "shows[4]", "Skerry Film Days": "shows[5]"}
"""What one page of a résumé has no room for, and how the build names it."""


def test_where_work_has_appeared_stands_among_the_facts(artist):
    for name in ("one-pager", "press-kit", "web", "markdown"):
        assert re.search(r"Appeared in:?\W* The Foghorn Review, Third Ear and Radio Skerry", artist[name]), name


def test_what_was_not_won_is_told_as_such_to_machines_too(artist):
    person = json.loads(artist["json-ld"])["mainEntity"]
    assert person["award"][1:] == [
        "Lighthouse Award for New Music (shortlisted), 2024",
        "Aeolian Medal (runner-up), 2018",
    ]
    assert [row["@type"] for row in person["performerIn"]] == [
        "ExhibitionEvent", "Event", "MusicEvent", "ExhibitionEvent", "ScreeningEvent", "ExhibitionEvent",
    ]  # fmt: skip
    assert [row.get("roleName") for row in person["memberOf"]] == ["fellow", None, "juror"]
    assert "BA" not in [row["roleName"] for row in person["alumniOf"]]  # of no school


@pytest.mark.parametrize(
    ("kinds", "heading"),
    [
        (["solo exhibition", "installation"], "Exhibitions"),
        (["concert", "recital"], "Concerts"),
        (["reading"], "Readings"),
        (["production", "concert"], "Performances"),
        (["concert", "group exhibition"], "Exhibitions and performances"),
        ([], "Shows"),
    ],
)
def test_the_heading_says_what_the_shows_are(here: Path, run, kinds, heading):
    rows = [f'[[shows]]\ntitle = "Fog {at}"\nkind = "{kind}"' for at, kind in enumerate(kinds)]
    rows += [] if kinds else ['[[shows]]\ntitle = "Fog"']
    (here / "profile.toml").write_text("\n".join(['[person]\nname = "Ada Lind"', *rows]), "utf-8")
    assert f"## {heading}\n" in run("export", "--to", "markdown").out


def test_what_the_heading_says_no_entry_says_again(here: Path, run):
    rows = "".join(
        f'[[shows]]\nvenue = "House {kind}"\nkind = "{kind}"\n' for kind in ("exhibition", "solo exhibition")
    )
    (here / "profile.toml").write_text(f'[person]\nname = "Ada Lind"\n{rows}', "utf-8")
    told = run("export", "--to", "markdown").out
    assert "**House exhibition**\n\n" in told
    assert "**House solo exhibition**  \nsolo exhibition" in told


def test_many_magazines_leave_room_for_what_was_shown(here: Path, run):
    names = ", ".join(f'"Magazine {at}"' for at in range(60))
    rows = "".join(f'[[shows]]\ntitle = "Fog {at}"\ndate = {2000 + at}\n' for at in range(8))
    (here / "profile.toml").write_text(f'[person]\nname = "Ada Lind"\nappeared_in = [{names}]\n{rows}', "utf-8")
    assert run("build", "--only", "one-pager").status == 0
    (page,) = PdfReader("output/ada-lind-one-pager.pdf").pages
    assert all(f"Fog {at}" in page.extract_text() for at in (5, 6, 7))


def test_a_show_lasts_or_has_a_date_and_one_to_come_is_announced(here: Path, run):
    """What is on stands first, what has no date last."""
    (here / "profile.toml").write_text(
        """
as_of = 2026-03-01
[person]
name = "Ada Lind"
[[shows]]
title = "Undated"
[[shows]]
title = "Once"
date = "2025-11"
[[shows]]
title = "On"
start = "2026-01"
[[shows]]
title = "Over"
start = "2020-01"
end = "2020-03"
[[shows]]
title = "Ahead"
date = "2027-05"
""",
        "utf-8",
    )
    told = run("export", "--to", "markdown").out
    assert re.findall(r"\*\*\*(\w+)\*\*\*(?:  \n(.*))?", told) == [
        ("Ahead", "May 2027"),
        ("On", "Since January 2026"),
        ("Once", "November 2025"),
        ("Over", "January 2020 – March 2020"),
        ("Undated", ""),
    ]


def test_what_is_left_out_is_named_without_marks(here: Path, run):
    rows = "".join(f'[[shows]]\ntitle = "Fog {at}"\ndate = {1990 + at}\n' for at in range(30))
    (here / "profile.toml").write_text(f'[person]\nname = "Ada Lind"\n{rows}', "utf-8")
    told = run("build", "--only", "one-pager")
    assert "shows[26] “Fog 25”" in told.err


# --- in and out --------------------------------------------------------------------------------------------

RENDERCV = """
cv:
  name: Ada Lind
  sections:
    Experience:
      - {company: Quay Co, position: lead, start_date: 2019-01}
    Teaching experience:
      - {company: Pier School, position: tutor, start_date: 2016, end_date: 2018}
    Selected solo exhibitions:
      - {name: Fog, location: Oslo, date: 2021, summary: A room of fog.}
      - {name: Rain, start_date: 2022-01, end_date: 2022-04, highlights: [Two rooms, One cloud]}
    Exhibitions and performances:
      - {name: Weather, date: 2020}
    Professional memberships:
      - Society of Fog
      - Fellow of the Royal Rain Society
    Boards:
      - {company: Pier Trust, position: trustee, start_date: 2020}
    Readings:
      - Reads at the pier whenever there is somebody who would listen
    Awards:
      - {name: Harbour Prize (shortlist), date: 2020}
      - {name: "Finalist, Pier Prize"}
      - {name: Finalist Medal}
      - {name: Finalist of the Year}
    Education:
      - {area: fog studies, degree: MA}
"""


@pytest.mark.slow
def test_sections_that_say_so_plainly_become_shows_and_memberships(here: Path, run):
    (here / "cv.yaml").write_text(RENDERCV, "utf-8")
    ran = run("import", "cv.yaml", "-o", "profile.toml")
    assert "Teaching experience stands with the other entries of work, where bios tell it" in ran.err
    profile = presskit.load("profile.toml")
    assert [row.organization for row in profile.work] == ["Quay Co", "Pier School"]
    assert [(row.title, row.kind, str(row.date), str(row.start), row.summary) for row in profile.shows] == [
        ("Fog", "solo exhibition", "2021", "None", "A room of fog."),
        ("Rain", "solo exhibition", "None", "2022-01", "Two rooms\n\nOne cloud"),
        ("Weather", None, "2020", "None", None),
    ]
    assert [(row.organization, row.role) for row in profile.memberships] == [
        ("Society of Fog", None), ("Royal Rain Society", "fellow"), ("Pier Trust", "trustee"),
    ]  # fmt: skip
    assert [(row.title, row.result) for row in profile.awards] == [
        ("Harbour Prize", "shortlisted"), ("Pier Prize", "finalist"), ("Finalist Medal", None),
        ("Finalist of the Year", None),
    ]  # fmt: skip
    assert [(row.institution, row.area, row.study_type) for row in profile.education] == [(None, "fog studies", "MA")]
    assert [row.title for row in profile.sections] == ["Readings"]  # of which nobody knows what was read


@pytest.mark.slow
def test_linkedins_organizations_and_orcids_memberships_are_memberships(here: Path, run):
    (here / "Organizations.csv").write_text(
        "Name,Position,Description,Started On,Finished On\nSociety of Fog,Treasurer,Counts the coins.,Mar 2014,\n",
        "utf-8",
    )
    (here / "Profile.csv").write_text("First Name,Last Name,Headline\nAda,Lind,Painter\n", "utf-8")
    with zipfile.ZipFile("linkedin.zip", "w") as archive:
        for name in ("Organizations.csv", "Profile.csv"):
            archive.write(name)
    assert run("import", "linkedin.zip", "-o", "profile.toml").status == 0
    (row,) = presskit.load("profile.toml").memberships
    assert (row.organization, row.role, row.summary) == ("Society of Fog", "Treasurer", "Counts the coins.")
    assert (str(row.start), row.end, row.current) == ("2014-03", None, None)
    member = {
        "organization": {"name": "Rain Academy"},
        "role-title": "Fellow",
        "start-date": {"year": {"value": "2019"}},
    }
    record = {
        "orcid-identifier": {"path": "0000"},
        "person": {"name": {"given-names": {"value": "Ada"}, "family-name": {"value": "Lind"}}},
        "activities-summary": {
            "memberships": {"affiliation-group": [{"summaries": [{"membership-summary": member}]}]}
        },
    }  # fmt: skip
    (here / "orcid.json").write_text(json.dumps(record), "utf-8")
    assert run("import", "orcid.json", "-o", "orcid.toml").status == 0
    (row,) = presskit.load("orcid.toml").memberships
    assert (row.organization, row.role, str(row.start)) == ("Rain Academy", "Fellow", "2019")


SOCIETIES = {
    "hr.xml": """<Resume xmlns="http://ns.hr-xml.org/2006-02-28"><StructuredXMLResume><ContactInfo><PersonName>
<FormattedName>Ada Lind</FormattedName></PersonName></ContactInfo><Associations><Association><Name>Society of Fog</Name>
<StartDate><YearMonth>2014-03</YearMonth></StartDate><Role><Name>treasurer</Name></Role></Association></Associations>
</StructuredXMLResume></Resume>""",
    "hr.json": """{"person": {"name": {"formattedName": "Ada Lind"}}, "employmentHistories": [{"employer": "Quay"}],
"associations": [{"name": "Society of Fog", "role": {"name": "treasurer"}, "startDate": "2014-03"}]}""",
    "fresh.json": """{"name": "Ada Lind", "meta": {"format": "FRESH@0.1.0"}, "governance": [
{"organization": "Society of Fog", "role": "treasurer", "start": "2014-03"}]}""",
    "reactive.json": """{"basics": {"name": "Ada Lind"}, "sections": {"custom": {"a": {"name": "Memberships", "items": [
{"id": "a", "name": "Society of Fog", "role": "treasurer", "startDate": "2014-03"}]}}}}""",
    "resume.json": """{"basics": {"name": "Ada Lind"}, "professionalAffiliations": [
{"name": "Society of Fog", "position": "treasurer", "startDate": "2014-03"}]}""",
    "old.xml": """<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification><PersonName>
<FirstName>Ada</FirstName><Surname>Lind</Surname></PersonName></Identification><AchievementList><Achievement><Title>
<Code>memberships</Code><Label>Memberships</Label></Title><Description>&lt;ul&gt;&lt;li&gt;Treasurer of the Society
of Fog&lt;/li&gt;&lt;/ul&gt;</Description></Achievement></AchievementList></LearnerInfo></SkillsPassport>""",
    "today.xml": """<Candidate xmlns="http://www.europass.eu/1.0" xmlns:hr="http://www.hr-xml.org/3"><CandidatePerson><PersonName>
<hr:FormattedName>Ada Lind</hr:FormattedName></PersonName></CandidatePerson><CandidateProfile><Others><Title>Networks
and memberships</Title><Other><Title>Society of Fog</Title><Role>treasurer</Role><Date><StartDate>
<hr:FormattedDateTime>2014-03</hr:FormattedDateTime></StartDate></Date></Other></Others></CandidateProfile></Candidate>""",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SOCIETIES)
def test_every_format_that_has_memberships_brings_them(here: Path, run, name):
    (here / name).write_text(SOCIETIES[name], "utf-8")
    ran = run("import", name, "-o", "profile.toml")
    assert ran.status == 0, ran.err
    (row,) = presskit.load("profile.toml").memberships
    assert (row.organization, row.role) == ("Society of Fog", "treasurer")
    assert str(row.start) == ("None" if name == "old.xml" else "2014-03")


@pytest.mark.slow
def test_what_is_exported_as_json_resume_comes_back(here: Path, run):
    (here / "profile.toml").write_text(ARTIST, "utf-8")
    assert run("export", "--to", "json-resume", "-o", "out.json").status == 0
    ran = run("import", "out.json", "-o", "back.toml")
    assert "no table" not in ran.err
    once, back = presskit.load("profile.toml"), presskit.load("back.toml")
    for table in ("shows", "memberships", "awards", "education", "projects"):
        kept = {"the", "at", "told_as", "importance"} | ({"current"} if table == "education" else set())
        rows = [row for row in getattr(once, table) if row.begun(once.as_of)]  # what is to come is named as left out
        told = [json.loads(row.model_dump_json(exclude=kept, exclude_defaults=True)) for row in rows]
        again = [json.loads(row.model_dump_json(exclude=kept, exclude_defaults=True)) for row in getattr(back, table)]
        assert [capitals(row) for row in again] == [capitals(row) for row in told], table
    assert back.person.appeared_in == once.person.appeared_in
    titles = [row["title"] for row in json.loads((here / "out.json").read_text("utf-8"))["awards"]]
    assert titles[1:] == ["Lighthouse Award for New Music (shortlisted)", "Aeolian Medal (runner-up)"]


def capitals(row: dict[str, object]) -> dict[str, object]:
    """With capitals where JSON Resume has headings."""
    return {name: capital(text) if isinstance(text, str) else text for name, text in row.items()}


# --- advice ------------------------------------------------------------------------------------------------


def test_advice_walks_the_new_tables(here: Path, run):
    (here / "profile.toml").write_text(
        """
as_of = 2026-03-01
[person]
name = "Ada Lind"
[[shows]]
title = "Fog"
date = 2026-04-02
url = "http://example.org"
[[memberships]]
organization = "Society of Fog"
role = "Board Member"
end = "2026-03-20"
""",
        "utf-8",
    )
    told = run("check").out
    assert "shows[1]: Fog takes place on 2026-04-02" in told
    assert "memberships[1]: the time in Society of Fog ends on 2026-03-20" in told
    assert "shows[1].url: the link is not https" in told
    assert 'memberships[1].role: "Board Member" has capitals' in told

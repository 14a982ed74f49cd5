"""Shows, memberships, prizes nearly won, studies without a school: in every document, by the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

ARTIST = (Path(__file__).parent / "people" / "artist.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def artist(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each document says, in one line; the press kit, the résumé in both formats, the page, the exports."""
    import presskit
    from presskit.kit.export import EXPORTS, export
    from presskit.problems import unheard

    folder = tmp_path_factory.mktemp("artist")
    (folder / "profile.toml").write_text(ARTIST, "utf-8")
    presskit.build(folder / "profile.toml", only=["one-pager", "press-kit", "resume", "web"], strict=False)
    found = {form: export(folder / "profile.toml", form, warn=unheard).text for form in EXPORTS}
    for path in (folder / "output").rglob("*"):
        if path.suffix == ".pdf":
            found[path.stem.split("-ito-")[-1]] = "\n".join(page.extract_text() for page in PdfReader(path).pages)
        elif path.suffix == ".docx":
            found["word"] = "\n".join(row.text for row in Document(str(path)).paragraphs)
        elif path.name == "index.html":
            found["web"] = re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    return {name: re.sub(r"\s+", " ", text) for name, text in found.items()}


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
        "Solo exhibition",
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
    assert re.search(said, artist[name]), artist[name]


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

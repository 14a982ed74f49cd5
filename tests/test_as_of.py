"""The kit of any day: what is past, present and to come on that day, in every file, to the day on which it turns."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from PIL import Image

import presskit
from tests.test_same_facts import named, told

PROFILE = """[person]
name = "Ada Lind"
pronouns = "she"
occupations = ["engineer"]
born = 1980-05-04
died = 2031-03-03
location = "Bergen"
known_for = ["cranes"]
[[work]]
id = "hw"
organization = "Harbour Works"
position = "chief engineer"
start = "2019-03"
end = "2024-06-15"
summary = "A yard."
[[work]]
organization = "New Pier"
position = "director"
start = "2024-09-01"
[[volunteering]]
organization = "Boat Club"
position = "treasurer"
start = 2020
end = 2023
[[education]]
institution = "Bergen University"
study_type = "MSc"
area = "physics"
start = 2022
end = "2024-06"
[[projects]]
name = "Crane Map"
role = "editor"
start = 2018
end = "2024-05"
summary = "A map of cranes."
[[talks]]
title = "On Cranes"
event = "Quay Days"
date = "2024-10-10"
[[awards]]
title = "Vane Prize"
awarder = "Vane Society"
date = "2024-11"
[[publications]]
title = "Cranes"
publisher = "Quay Press"
date = "2024-12-01"
[[coverage]]
title = "The crane woman"
outlet = "Bergen Post"
date = "2025-01-05"
[[milestones]]
date = "2025-02-01"
text = "Opened the second yard"
[[quotes]]
text = "Cranes hum."
date = "2025-03-01"
[[certificates]]
name = "Crane licence"
issuer = "Port"
date = "2025-04-01"
[[sections]]
title = "Exhibitions"
entries = [{ title = "Cranes in Ink", start = "2025-05", end = "2025-08", text = "Drawings." }]
[[bio]]
about = "hw"
text = 'At Harbour Works {they} {leads|led} sixty people.'
[[organizations]]
name = "Harbour Works"
founded = 1999
description = "A yard in Bergen."
[[contacts]]
name = "Press office"
email = "press@example.org"
"""

LATER = {
    "2024-09-01": ["New Pier"],
    "2024-11-01": ["Vane Prize"],
    "2024-12-01": ["Quay Press"],
    "2025-01-05": ["The crane woman"],
    "2025-02-01": ["Opened the second yard"],
    "2025-05-01": ["Cranes in Ink"],
    "2031-03-03": ["2031"],
}
"""What may be read from that day on and not before. A talk may be announced; a résumé tells what is to come."""

DAYS = ("2024-06-15", "2024-06-16", "2026-01-01", "2031-03-03")


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """For each of the days the text of each file that says something."""
    folder = tmp_path_factory.mktemp("days")
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    kits = {}
    for day in DAYS:
        output = folder / day
        presskit.build(folder / "profile.toml", output=output, as_of=datetime.date.fromisoformat(day))
        texts = {name: file for file in sorted(output.rglob("*")) if file.is_file() and (name := named(file, output))}
        kits[day] = {
            name: file.read_text("utf-8") if file.suffix in (".vcf", ".jsonld") else " ".join(text.split())
            for name, file in texts.items()
            if (text := told(file))
        }
    return kits


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_told_before_it_has_happened(kits, day):
    kit = kits[day]
    for first, words in LATER.items():
        for word in words:
            told_in = [name for name, text in kit.items() if word in text and (first <= day or "resume" not in name)]
            if first > day:
                assert told_in == [], word
            else:
                assert told_in, word


def test_a_role_is_present_on_its_last_day_and_past_on_the_next(kits):
    last, next_day = kits["2024-06-15"], kits["2024-06-16"]
    for kit, present in ((last, True), (next_day, False)):
        told_of = {name: text for name, text in kit.items() if "sixty people" in text}
        assert {"ada-lind-bio.docx", "blurbs/words-150.txt", "ada-lind-press-kit.pdf"} <= set(told_of)
        for name, text in told_of.items():
            assert bool(re.search(r"\b[Ss]?he leads|\bI lead|\bspeaker leads", text)) == present, name
            assert bool(re.search(r"\b(?:she|I|speaker) led\b", text)) != present, name
        assert ("ORG:Harbour Works" in kit["ada-lind.vcf"]) == present
        assert ("formerly chief engineer at Harbour Works" in kit["blurbs/wikidata.txt"]) != present
        assert "March 2019 – June 2024" in kit["ada-lind-press-kit.pdf"]
        assert bool(re.search(r'"jobTitle": \[\s*"chief engineer"', kit["web/person.jsonld"])) == present


def test_a_resume_tells_what_is_to_come_as_such(kits):
    for day in ("2024-06-15", "2024-06-16"):
        resume = kits[day]["ada-lind-resume.docx"]
        for told_of in ("From Sept 2024", "Nov 2024 (forthcoming)", "Dec 2024 (forthcoming)", "May 2025 – Aug 2025"):
            assert told_of in resume, told_of
        assert "Oct 2024 (forthcoming)" not in resume  # of a talk its date says it
    later = kits["2026-01-01"]["ada-lind-resume.docx"]
    assert "forthcoming" not in later
    assert "Sept 2024 – Present" in later


def test_who_has_died_holds_nothing_and_does_nothing(kits):
    dead = kits["2031-03-03"]
    for name, text in dead.items():
        assert not re.search(r"\b(?:Ada Lind|Lind|She|she) (?:is|has|leads|holds|lives|speaks)\b", text), name
        assert not re.search(r"\b(?:Since|since) (?:September )?2024|\bPresent\b|^Now$", text), name
    assert "DEATHDATE:20310303" in dead["ada-lind.vcf"]
    assert "ORG" not in dead["ada-lind.vcf"]
    assert "jobTitle" not in dead["web/person.jsonld"]
    alive = kits["2026-01-01"]
    assert "ORG:New Pier" in alive["ada-lind.vcf"]
    assert "DEATHDATE" not in alive["ada-lind.vcf"]


def test_what_is_to_come_is_named(here, run):
    Path("profile.toml").write_text(PROFILE, "utf-8")
    ran = run("build", "--only", "press-kit", "--as-of", "2024-06-15")
    assert "sections[1] “Cranes in Ink” (to come)" in Path("output/manifest.json").read_text("utf-8").replace(
        '\\"', '"'
    )
    assert ran.status == 0


def test_a_line_keeps_former_employers_until_the_day_of_a_death(tmp_path):
    (tmp_path / "profile.toml").write_text(PROFILE, "utf-8")
    profile = presskit.load(tmp_path / "profile.toml")
    lines = {
        day: presskit.blurb(profile, characters=150, voice="tagline", as_of=datetime.date.fromisoformat(day)).text
        for day in ("2031-03-02", "2031-03-03")
    }
    assert "Harbour Works" in lines["2031-03-02"]
    assert "Harbour Works" not in lines["2031-03-03"]


def test_check_looks_as_of_the_day_that_is_asked_for(here, run):
    Path("profile.toml").write_text(
        'as_of = 2024-06-15\n[person]\nname = "Ada Strand"\n'
        '[[photos]]\nfile = "ada.jpg"\nalt = "Ada"\ncredit = "Kim Vale"\nlicense = "Free"\nexpires = 2025-03-01\n'
    )
    Image.new("RGB", (2400, 3000), "teal").save("ada.jpg")
    assert "licence" not in run("check").out
    assert "runs out on 2025-03-01" in run("check", "--as-of", "2025-02-01").out
    assert "ran out on 2025-03-01" in run("check", "--as-of", "2025-03-02").out

"""SLUG-talks.ics: the talks with a day, as calendars read them."""

from __future__ import annotations

import datetime
import json
import zipfile
from pathlib import Path

import icalendar
import pytest

TALKS = """
as_of = 2026-03-01
[person]
name = "Ada Lind"
occupations = ["engineer"]
[kit]
templates = ["talks", "vcard", "zip", "web"]
[[talks]]
title = "Cranes; cables, *and* rope"
event = "Harbour Days"
date = 2026-06-15
location = "Malmö, Sweden"
video = "https://example.org/cranes?a=1,2"
sources = ["days"]
[[talks]]
title = "Bolts"
date = 2024-02-29
[[talks]]
title = "Only a month"
date = "2025-05"
[[talks]]
title = "For the board"
date = 2026-07-01
audiences = ["board"]
[[sources]]
id = "days"
title = "The programme"
"""
NAME = "ada-lind-talks.ics"


@pytest.mark.slow
def test_talks_with_a_day_are_a_calendar_in_the_zip_on_the_page_and_among_the_claims(here, run):
    Path("profile.toml").write_text(TALKS, "utf-8")
    ran = run("build")
    assert ran.status == 0, ran.err
    data = Path("output", NAME).read_bytes()
    bolts, cranes = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (bolts["SUMMARY"], bolts.decoded("DTSTART")) == ("Ada Lind: Bolts", datetime.date(2024, 2, 29))
    assert "DESCRIPTION" not in bolts
    assert cranes["SUMMARY"] == "Ada Lind: Cranes; cables, and rope"
    assert cranes.decoded("DTSTART") == datetime.date(2026, 6, 15)
    assert (cranes["DESCRIPTION"], cranes["LOCATION"]) == ("Harbour Days", "Malmö, Sweden")
    assert cranes["URL"] == "https://example.org/cranes?a=1,2"
    assert bolts["UID"] != cranes["UID"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))

    with zipfile.ZipFile("output/ada-lind-press-kit.zip") as packed:
        assert packed.read(f"ada-lind-press-kit/{NAME}") == data
        assert f"{NAME}\r\n    Talks, iCalendar, 1 KB" in packed.read("ada-lind-press-kit/README.txt").decode(
            "utf-8-sig"
        )
    assert Path("output/web/files", NAME).read_bytes() == data
    assert f'href="files/{NAME}" download' in Path("output/web/index.html").read_text("utf-8")
    row = json.loads(Path("output/manifest.json").read_text("utf-8"))["files"][NAME]
    assert (row["product"], row["media_type"], row["claims"]) == ("talks", "text/calendar", 2)
    said = json.loads(Path("output/claims.json").read_text("utf-8"))["files"][NAME]
    assert {"text": "Cranes; cables, and rope, Harbour Days", "facts": ["talks[1]"], "sources": ["days"]} in said
    assert row["left_out"] == ["talks[3]"], "of which only the month is known"
    assert f"{NAME} leaves out talks[3]" in run("build", "--only", "talks", "--verbose").err


def test_what_the_calendar_says_is_among_the_sources_on_the_screen(here, run):
    Path("profile.toml").write_text(TALKS, "utf-8")
    ran = run("sources")
    assert ran.status == 0, ran.err
    assert "Cranes; cables, and rope, Harbour Days" in ran.out
    assert "Bolts" in ran.out


@pytest.mark.slow
def test_without_a_talk_whose_day_is_known_there_is_no_calendar(here, run):
    Path("profile.toml").write_text(TALKS.replace("2026-06-15", "2026").replace("2024-02-29", '"2024-02"'), "utf-8")
    assert run("build").status == 0
    assert not Path("output", NAME).exists()


def test_another_audience_has_its_own_calendar(here, run):
    Path("profile.toml").write_text(TALKS, "utf-8")
    assert run("build", "--audience", "board", "--only", "talks").status == 0
    assert b"For the board" in Path("output/board", NAME).read_bytes()

"""What goes out of date, and on which day: presskit stale for a calendar or CI, and check by the same rules."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from PIL import Image

from presskit.check import times

PROFILE = """
[person]
name = "Ada Lind"
[[work]]
organization = "Harbour Works"
start = 2021
end = "2026-06"
[[work]]
organization = "Old Quay"
end = 2019
[[work]]
organization = "New Pier"
start = "2026-08-01"
[[talks]]
title = "Cranes"
date = "2026-06-15"
[[awards]]
title = "Vane"
date = 2025
embargo = 2026-06-20
[[awards]]
title = "Secret Vane"
date = "2026-06-16"
private = true
"""

TALK = "2026-06-15 profile.toml:16:8: talks[1]: Cranes takes place on 2026-06-15"
EMBARGO = "2026-06-20 profile.toml:20:11: awards[1]: the embargo on Vane ends on 2026-06-20"
WORK = (
    "2026-07-01 profile.toml:7:7: work[1]: the position at Harbour Works ends on 2026-06-30, "
    "and texts tell it as past from then on"
)
PIER = "2026-08-01 profile.toml:13:9: work[3]: New Pier begins on 2026-08-01"


@pytest.mark.parametrize(
    ("within", "told"),
    [
        ("10d", []),
        ("14", [TALK]),
        ("2w", [TALK]),
        ("1m", [TALK, EMBARGO, WORK]),
        ("30d", [TALK, EMBARGO, WORK]),
        ("90d", [TALK, EMBARGO, WORK, PIER]),
        ("1y", [TALK, EMBARGO, WORK, PIER]),
        ("99999y", [TALK, EMBARGO, WORK, PIER]),
    ],
)
def test_what_turns_within_the_time_is_told_with_its_day_and_line(within, told, here, run):
    Path("profile.toml").write_text(PROFILE)
    ran = run("stale", "--within", within, "--as-of", "2026-06-01")
    assert ran.out.splitlines()[::2] == told
    assert all(remedy.startswith("  ") for remedy in ran.out.splitlines()[1::2])
    assert ran.status == (1 if told else 0)


@pytest.mark.parametrize("within", ["soon", "-3", "9d9", "999999", "d", "", "٣d", "3q"])
def test_what_is_no_stretch_of_time_is_told(within, here, run):
    Path("profile.toml").write_text(PROFILE)
    ran = run("stale", f"--within={within}")
    assert ran.status == 2
    assert "is no stretch of time; write it as 90d, 12w, 6m or 1y" in ran.err


def told(run, day: str, within: str = "90d") -> list[tuple[str, str, str]]:
    """Day, code and message of what is stale."""
    rows = json.loads(run("stale", "--as-of", day, "--within", within, "--format", "json").out)
    return [(row["day"], row["code"], row["message"].partition(": ")[2]) for row in rows]


def test_a_licence_is_told_when_it_runs_out_and_after(here, run):
    Image.new("RGB", (1500, 2100)).save("ada.jpg")
    photo = '[[photos]]\nfile = "ada.jpg"\nalt = "Ada"\nexpires = 2026-06-10\n'
    Path("profile.toml").write_text('[person]\nname = "Ada Lind"\n' + photo)
    runs_out = "its licence runs out on 2026-06-10, and the photo is left out from then on"
    assert told(run, "2026-02-01") == []
    assert told(run, "2026-06-01") == [("2026-06-11", "photo-expired", runs_out)]
    assert told(run, "2026-06-10") == [("2026-06-11", "photo-expired", runs_out)]  # on its last day it still holds
    assert told(run, "2026-07-01", "0d") == [("2026-07-01", "photo-expired", "its licence ran out on 2026-06-10")]


@pytest.mark.slow
@pytest.mark.parametrize(("day", "there"), [("2026-06-10", True), ("2026-06-11", False)])
def test_a_photo_is_in_the_kit_until_the_last_day_of_its_licence(here, run, day, there):
    Image.new("RGB", (1500, 2100)).save("ada.jpg")
    photo = '[[photos]]\nfile = "ada.jpg"\nalt = "Ada"\nexpires = 2026-06-10\n'
    Path("profile.toml").write_text('[person]\nname = "Ada Lind"\n' + photo)
    assert run("build", "--only", "photos", "--only", "web", "--as-of", day).status == 0
    assert any(Path("output/photos").glob("*.jpg")) == there
    assert ("ada-lind-photo" in Path("output/web/index.html").read_text()) == there


def test_a_source_is_told_two_years_after_it_was_looked_at(here, run):
    source = '[[sources]]\nid = "s"\ntitle = "S"\naccessed = "2024-02-29"\n'
    Path("profile.toml").write_text('[person]\nname = "Ada Lind"\n' + source)
    assert told(run, "2026-02-28", "0d") == []
    assert told(run, "2026-02-28", "1d") == [("2026-03-01", "old-source", "it was last looked at in 2024-02")]
    assert told(run, "2027-01-01", "0d")[0][0] == "2027-01-01"


SENTENCES = """
[person]
name = "Ada Lind"
born = 1984-04-12
[[work]]
organization = "Harbour Works"
position = "chief engineer"
start = 2021
end = "2026-06"
[[bio]]
text = '{they} {chairs} the board of Harbour Works.'
[[bio]]
about = "Harbour Works"
text = '{they} {leads} sixty people.'
[[bio]]
text = 'In June 2026 {they} will open a pier.'
[[bio]]
text = 'Ada Lind, a 42-year-old engineer, {builds} cranes.'
"""


def test_a_sentence_is_told_with_the_day_from_which_it_is_wrong(here, run):
    Path("profile.toml").write_text(SENTENCES)
    assert [row for row in told(run, "2026-05-01") if row[1] != "date-ahead"] == [
        ("2026-05-01", "age", "“42-year-old” is an age that ends on 2027-04-12"),
        ("2026-07-01", "ended-role", "“chairs” is in the present, and the time at Harbour Works ends on 2026-06-30"),
        (
            "2026-07-01",
            "stale-verb",
            "{leads} stays in the present, and the position at Harbour Works ends on 2026-06-30",
        ),
        ("2026-07-01", "past-event", "“will open” announces something that will be over on 2026-06-30"),
    ]
    assert [row[1] for row in told(run, "2026-05-01", "10d")] == ["age"]
    assert {row[0] for row in told(run, "2026-08-01", "0d")} == {"2026-08-01"}
    gone = {code: message for _, code, message in told(run, "2026-08-01", "0d")}
    assert gone["ended-role"].endswith("the time at Harbour Works has ended")
    assert gone["past-event"].endswith("was over on 2026-06-30")


@pytest.mark.parametrize("day", ["2026-02-01", "2026-05-01", "2026-08-01"])
def test_check_tells_the_same_of_the_next_ninety_days(day, here, run):
    Path("profile.toml").write_text(f"as_of = {day}\n" + SENTENCES)
    found = json.loads(run("check", "--format", "json").out)
    codes = {rule.code for rule in times.RULES}
    checked = sorted((row["code"], row["message"]) for row in found if row["code"] in codes)
    stale = json.loads(run("stale", "--as-of", day, "--format", "json").out)
    assert sorted((row["code"], row["message"]) for row in stale) == checked != []


def test_what_is_silenced_for_check_is_silent_for_stale(here, run):
    silenced = SENTENCES.replace("cranes.'", "cranes.' # presskit: ignore age") + '[check]\nignore = ["past-event"]\n'
    Path("profile.toml").write_text(silenced)
    assert {row[1] for row in told(run, "2026-05-01")} == {"date-ahead", "ended-role", "stale-verb"}


def test_a_workflow_shows_each_beside_its_line(here, run):
    Path("profile.toml").write_text(PROFILE)
    (line,) = run("stale", "--as-of", "2026-06-01", "--within", "2w", "--format", "github").out.splitlines()
    assert line.startswith("::notice file=profile.toml,line=16,col=8,title=date-ahead::2026-06-15: talks[1]: Cranes")


def test_a_calendar_has_an_event_on_each_day(here, run):
    Path("profile.toml").write_text(PROFILE.replace('"Cranes"', '"Cranes; a, b\\\\ — ' + "ñ" * 60 + '"'))
    ran = run("stale", "--as-of", "2026-06-01", "--format", "ics")
    written = ran.out.replace("\r\n", "\n")
    lines = written.splitlines()
    assert all(len(line.encode()) <= 75 for line in lines)
    text = written.replace("\n ", "").splitlines()
    assert (text[0], text[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events = [line.removeprefix("DTSTART;VALUE=DATE:") for line in text if line.startswith("DTSTART")]
    assert [datetime.date.fromisoformat(day) for day in events] == [
        datetime.date(2026, 6, 15), datetime.date(2026, 6, 20), datetime.date(2026, 7, 1), datetime.date(2026, 8, 1),
    ]  # fmt: skip
    assert len({line for line in text if line.startswith("UID:")}) == 4
    assert f"SUMMARY:talks[1]: Cranes\\; a\\, b\\\\ — {'ñ' * 60} takes place on 2026-06-15" in text
    again = run("stale", "--as-of", "2026-06-01", "--format", "ics")
    assert again.out == ran.out


def test_an_empty_calendar_is_one(here, run):
    Path("profile.toml").write_text('[person]\nname = "Ada Lind"\n')
    ran = run("stale", "--format", "ics")
    assert ran.status == 0
    assert ran.out.split() == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//presskit//stale//EN", "CALSCALE:GREGORIAN", "END:VCALENDAR",
    ]  # fmt: skip
    assert run("stale", "--format", "json").out == "[]\n"

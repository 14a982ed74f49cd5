"""presskit stale: what goes out of date, on which day, for a calendar or CI."""

from __future__ import annotations

from pathlib import Path

import pytest

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
"""


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("10d", []),
        ("14", ["2026-06-15 profile.toml:14:1: talks[1]: Cranes has taken place"]),
        (
            "30d",
            [
                "2026-06-15 profile.toml:14:1: talks[1]: Cranes has taken place",
                "2026-06-20 profile.toml:17:1: awards[1]: the embargo on Vane ends",
                "2026-07-01 profile.toml:4:1: work[1]: Harbour Works is over: texts tell it as past",
            ],
        ),
        (
            "90d",
            [
                "2026-06-15 profile.toml:14:1: talks[1]: Cranes has taken place",
                "2026-06-20 profile.toml:17:1: awards[1]: the embargo on Vane ends",
                "2026-07-01 profile.toml:4:1: work[1]: Harbour Works is over: texts tell it as past",
                "2026-08-01 profile.toml:11:1: work[3]: New Pier begins, and is told from then on",
            ],
        ),
    ],
)
def test_what_turns_within_the_days_is_told_with_its_day_and_line(days, told, here, run):
    Path("profile.toml").write_text(PROFILE)
    ran = run("stale", "--within", days, "--as-of", "2026-06-01")
    assert ran.out.splitlines() == told
    assert ran.status == (1 if told else 0)


def test_a_licence_is_told_when_it_runs_out_and_after(here, run):
    from PIL import Image

    Image.new("RGB", (1500, 2100)).save("ada.jpg")
    photo = '[[photos]]\nfile = "ada.jpg"\nalt = "Ada"\nexpires = 2026-06-10\n'
    Path("profile.toml").write_text('[person]\nname = "Ada Lind"\n' + photo)
    before = run("stale", "--as-of", "2026-06-01").out
    assert before == (
        "2026-06-11 profile.toml:3:1: photos[1]: its licence runs out: the photo is left out from then on\n"
    )
    after = run("stale", "--as-of", "2026-07-01", "--within", "0").out
    assert after == "2026-07-01 profile.toml:3:1: photos[1]: its licence has run out\n"


@pytest.mark.parametrize("days", ["soon", "-3", "9d9", "999999"])
def test_what_is_no_number_of_days_is_told(days, here, run):
    Path("profile.toml").write_text(PROFILE)
    ran = run("stale", f"--within={days}")
    assert ran.status == 2
    assert "is not a number of days; write it as 90d" in ran.err

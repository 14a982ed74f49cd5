"""What a new profile still says of the person of whom `presskit new` writes."""

from __future__ import annotations

import json
import tomllib

import pytest


@pytest.mark.slow
def test_what_is_still_the_starters_under_another_name_is_told_by_check_and_once_by_build(here, run):
    assert run("new", "me").status == 0
    profile = here / "me" / "profile.toml"
    assert "presskit new" not in run("check", profile).out
    profile.write_text(profile.read_text("utf-8").replace('"Ada Strand"', '"Bo Marsh"'), "utf-8")
    told = run("check", profile, "--format", "json")
    assert told.status == 0
    found = {row["message"].partition(":")[0] for row in json.loads(told.out) if row["code"] == "starter"}
    written = tomllib.loads(profile.read_text("utf-8"))
    entries = {
        f"{table}[{at + 1}]" for table, rows in written.items() if isinstance(rows, list) for at in range(len(rows))
    }
    assert found == {"person", *entries}
    ran = run("build", profile, "--only", "vcard")
    assert ran.err.count("still Ada Strand’s, as `presskit new` writes them") == 1
    assert run("build", profile, "--only", "vcard", "--strict").status == 1
    profile.write_text(profile.read_text("utf-8") + '\n[check]\nignore = ["starter"]\n', "utf-8")
    assert "Ada Strand" not in run("build", profile, "--only", "vcard").err
    assert "starter" not in run("check", profile, "--format", "json").out


def test_one_employer_of_the_starters_name_is_nobodys_mistake(here, run):
    (here / "profile.toml").write_text(
        '[person]\nname = "Bo Marsh"\noccupations = ["engineer"]\n'
        '[[work]]\norganization = "Harbour Works"\nposition = "engineer"\nstart = 2014\n',
        "utf-8",
    )
    assert "starter" not in run("check", "--format", "json").out

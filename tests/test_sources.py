"""presskit sources: every sentence of a kit with what it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from presskit.kit.sources import sources

pytestmark = pytest.mark.slow

PROFILE = """
as_of = 2026-01-01
[person]
name = "Ada Lind"
pronouns = "she"
occupations = ["engineer"]
sources = ["site"]
[[work]]
organization = "Harbour Works"
position = "chief engineer"
start = 2021
sources = ["jury"]
[[talks]]
title = "Cranes"
event = "Quay Days"
date = 2024
[[skills]]
name = "Secretskill"
private = true
[[sources]]
id = "site"
title = "Her page"
[[sources]]
id = "jury"
title = "The jury"
"""


def blocks(out: str) -> dict[str, str]:
    """What each sentence rests on, by its words."""
    lines = out.splitlines()
    return dict(zip(lines[::3], lines[1::3], strict=True))


def test_each_sentence_names_its_entries_and_sources_and_stands_once(here, run):
    Path("profile.toml").write_text(PROFILE)
    ran = run("sources")
    assert ran.status == 0, ran.err
    told = blocks(ran.out)
    assert len(told) == len(ran.out.splitlines()) // 3
    about = next(rest for text, rest in told.items() if "Harbour Works" in text)
    assert "work[1]" in about
    assert "jury (The jury)" in about
    assert next(rest for text, rest in told.items() if "Cranes" in text).endswith("no source is named")
    assert "Secretskill" not in ran.out


def test_what_is_told_of_the_person_rests_on_the_persons_sources(here, run):
    text = PROFILE.replace('pronouns = "she"', 'pronouns = "she"\nlocation = "Bergen"\norigin = "Norway"')
    Path("profile.toml").write_text(text + '[[languages]]\nlanguage = "Norwegian"\n')
    told = blocks(run("sources").out)
    based = [rest for rest in told.values() if "person.location" in rest]
    assert based
    assert all("site (Her page)" in rest for rest in based)


def test_every_kind_of_text_is_among_those_that_say_a_sentence(here, run):
    Path("profile.toml").write_text(PROFILE)
    places = everywhere()
    for text in (
        "bio",
        "one-pager",
        "press-kit",
        "resume",
        "vcard",
        "web/index.html",
        "web/person.jsonld",
        "blurbs/tldr",
    ):
        assert text in places


def everywhere() -> list[str]:
    """Every text that says any sentence, of which the command line names a few."""
    _, resting = sources(Path("profile.toml"), warn=lambda problem: None)
    return sorted({text for one in resting for text in one.texts})


def test_what_lacks_a_source_can_be_asked_for_alone(here, run):
    Path("profile.toml").write_text(PROFILE)
    told = blocks(run("sources", "--missing").out)
    assert told
    assert all(rest.endswith("no source is named") for rest in told.values())


def test_the_texts_are_those_of_the_claims_that_a_build_writes(here, run):
    import json

    Path("profile.toml").write_text(PROFILE)
    told = set(blocks(run("sources").out))
    assert run("build", "--only", "blurbs", "--only", "bio").status == 0
    claims = json.loads(Path("output/claims.json").read_text("utf-8"))["files"]
    built = {claim["text"] for rows in claims.values() for claim in rows}
    assert built
    assert built <= told


def test_a_broken_profile_is_told(here, run):
    Path("profile.toml").write_text("[person]\n")
    ran = run("sources")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("profile.toml:1:1: person: name is missing")

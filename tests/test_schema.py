"""The JSON Schema of a profile: an editor completes and checks by it what presskit takes, and Taplo reads it."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from presskit import profile
from presskit.cli import run

ROOT = Path(__file__).parent.parent
PROFILES = [ROOT / "profile.toml", ROOT / "templates" / "new" / "profile.toml", ROOT / "docs" / "example.toml"]
PROFILES += sorted((ROOT / "examples").glob("*/profile.toml")) + sorted((ROOT / "tests" / "people").glob("*.toml"))


@pytest.mark.slow
@pytest.mark.parametrize("path", PROFILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_schema_takes_every_profile_of_ours(path):
    data = json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=datetime.date.isoformat))
    assert against(json.loads(profile.schema()), data) == []


@pytest.mark.slow
def test_the_schema_refuses_what_presskit_refuses():
    schema = json.loads(profile.schema())
    wrong = {
        "person": {"name": "Ada", "nmae": "Ada", "pronouns": 5},
        "work": [{"organization": 7, "importance": 6}, {"start": "spring"}],
        "photos": [{"file": "a.jpg", "alt": "A", "focus": [2, 0.5]}],
    }
    assert against(schema, wrong) == [
        "$.person.pronouns: type",
        "$.person: additionalProperties",
        "$.photos[0].focus[0]: maximum",
        "$.work[0].importance: maximum",
        "$.work[0].organization: type",
        "$.work[1].start: anyOf",
        "$.work[1]: required",
    ]


def fields_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for table, node in (("Profile", schema), *schema["definitions"].items()):
        for name, field in node["properties"].items():
            yield f"{table}.{name}", field


@pytest.mark.slow
def test_every_field_of_the_schema_has_a_description_and_examples_that_it_takes():
    schema = json.loads(profile.schema())
    jsonschema.Draft7Validator.check_schema(schema)
    fields = dict(fields_of(schema))
    assert len(fields) > 300
    assert [name for name, field in fields.items() if not field.get("description")] == []
    assert [name for name, field in fields.items() if not field.get("examples")] == []
    definitions = {"definitions": schema["definitions"]}
    wrong = {
        name: against({**field, **definitions}, one) for name, field in fields.items() for one in field["examples"]
    }
    assert {name: faults for name, faults in wrong.items() if faults} == {}


@pytest.mark.slow
def test_an_example_of_the_schema_is_one_that_presskit_takes():
    schema = json.loads(profile.schema())
    for model in profile.TABLES.values():
        table = schema["definitions"][model.__name__]
        required = {name: table["properties"][name]["examples"][0] for name in table.get("required", ())}
        for name, field in table["properties"].items():
            for example in field["examples"]:
                day = field.get("format") == "date"  # a TOML date, which JSON has not
                value = datetime.date.fromisoformat(example) if day else example
                assert model.model_validate({**required, name: value}), name


def taplo(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("taplo")), "check", "--no-auto-config", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.slow
def test_taplo_takes_every_profile_of_ours_by_the_schema(tmp_path):
    (tmp_path / "schema.json").write_text(profile.schema(), "utf-8")
    ran = taplo("--schema", (tmp_path / "schema.json").as_uri(), *map(str, PROFILES))
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
def test_taplo_finds_the_schema_that_stands_beside_a_new_profile_and_tells_what_is_wrong(here):
    assert run(["new", "."]) == 0
    fresh = here / "profile.toml"
    assert taplo(str(fresh)).returncode == 0
    wrong = fresh.read_text("utf-8").replace("start = 2021 ", 'start = "spring" ').replace("pronunciation =", "ipaa =")
    wrong += '[[photos]]\nfile = "a.jpg"\nalt = "A"\nfocus = [2, 0.5]\n[kit]\naccent = "red"\n'
    fresh.with_name("wrong.toml").write_text(wrong, "utf-8")
    ran = taplo(str(fresh.with_name("wrong.toml")))
    assert ran.returncode != 0
    for told in (
        '"spring" is not valid',
        "('ipaa' was unexpected)",
        "2 is greater than the maximum of 1",
        '"red" does',
    ):
        assert told in ran.stderr, told


def against(schema: dict[str, Any], value: Any) -> list[str]:
    """What a value breaks of a schema, each with the way to it, as an editor would find it."""
    faults = jsonschema.Draft7Validator(schema).iter_errors(value)
    return sorted(f"{fault.json_path}: {fault.validator}" for fault in faults)

"""The formats of the JSON files that presskit writes for other programs, as JSON Schemas.

In: the types below, which say what each key holds; the units, voices and problems of the code itself. Out: the text of
docs/manifest.schema.json, docs/claims.schema.json and docs/blurbs.schema.json, and the tables of docs/formats.md.
A test validates what a build writes with these schemas: a key that no type here has, or a value of another type,
fails it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from presskit.grammar import Voice
from presskit.kit.manifest import FORMAT
from presskit.words import Unit
from presskit.writers.kit_file import Part

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0)]
Key = str


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Asked(_Closed):
    """What a build was asked for, besides the profile."""

    as_of: Annotated[datetime.date, Field(description="The day of the kit.")]
    audience: Annotated[str | None, Field(description="The audience, `null` for the public kit.")]
    paper: Annotated[Literal["a4", "letter"] | None, Field(description="The paper, `null` for the profile's own.")]
    only: Annotated[list[str], Field(description="The products of `--only`, sorted; empty for the whole kit.")]


class Warning(_Closed):
    """A problem that did not stop the build; the fields of `presskit.Problem`."""

    severity: Annotated[Literal["error", "warning", "advice"], Field(description="How grave it is.")]
    path: Annotated[str, Field(description="The file, as it was named on the screen.")]
    line: Annotated[int | None, Field(description="The line, from 1.")]
    column: Annotated[int | None, Field(description="The column in characters, from 1.")]
    code: Annotated[str, Field(description="The kind of mistake, which `[check] ignore` takes.")]
    message: Annotated[str, Field(description="What is wrong, in one sentence without a full stop.")]
    hint: Annotated[str, Field(description="The remedy.")]


class File(_Closed):
    """One file of the kit."""

    product: Annotated[str, Field(description="The product that it belongs to: what `--only` takes.")]
    task: Annotated[
        str, Field(description="The piece of work that made it; files with the same one were made together.")
    ]
    reads: Annotated[
        Literal[""] | Hash,
        Field(
            description="The hash of all that it was made from: unchanged, it is kept. Without one it is always made."
        ),
    ]
    sha256: Annotated[Hash, Field(description="The hash of the file.")]
    bytes: Annotated[Count, Field(description="Its size.")]
    media_type: Annotated[str, Field(description="What kind of file it is: `application/pdf`.")]
    label: Annotated[str, Field(description="What it is called, by the key of a label of the language.")]
    readme: Annotated[str, Field(description="The pattern by which `README.txt` of the ZIP tells of it.")]
    recipient: Annotated[bool, Field(description="Whether it is for whoever gets the kit: the ZIP has it.")]
    offered: Annotated[Part, Field(description="Where the web page has it; nothing where it does not offer it.")]
    left_out: Annotated[
        list[Key],
        Field(description="What it does not show: an entry, `work[2]`, or how many of a section, `awards (1)`."),
    ]
    no_room: Annotated[list[Key], Field(description="The part of it for which there was no room.")]
    claims: Annotated[Count, Field(description="How many sentences and lines it has in `claims.json`.")]


class Manifest(_Closed):
    """manifest.json: what each file of a kit was made from, and what it leaves out. It is for the owner alone."""

    format: Annotated[Literal[FORMAT], Field(description="The version of this format.")]  # type: ignore[valid-type]
    presskit: Annotated[str, Field(description="The version of presskit that made the kit.")]
    asked: Annotated[Asked, Field(description="What the build was asked for.")]
    person: Annotated[str, Field(description="The name of the person.")]
    profile: Annotated[Hash, Field(description="A hash of the path that leads from the kit to its profile.")]
    inputs: Annotated[
        dict[str, Hash],
        Field(
            description="Every file that was read, by name, with its hash. One that is withheld has a hash for a name."
        ),
    ]
    withheld: Annotated[
        dict[Key, str], Field(description="What this kit may not show, by key, each with the reason: `private`.")
    ]
    hidden: Annotated[list[Hash], Field(description="A hash of each text that is withheld, to see it come back.")]
    warnings: Annotated[list[Warning], Field(description="What was told while the kit was made.")]
    told: Annotated[
        dict[str, list[Warning]], Field(description="The same by task, for a build that makes only some tasks again.")
    ]
    chosen: Annotated[list[str], Field(description="Sentences on what was chosen where the profile does not say.")]
    files: Annotated[
        dict[str, File], Field(description="Every file of the kit but this one, by its path in `output/`.")
    ]


class Source(_Closed):
    """A source of the profile."""

    title: Annotated[str, Field(description="What it is called.")]
    publisher: Annotated[str | None, Field(description="Who published it.")]
    date: Annotated[str | None, Field(description="When, as far as is known: `2025`, `2025-08`.")]
    accessed: Annotated[str | None, Field(description="The day on which it was last looked at.")]
    url: Annotated[str | None, Field(description="Where it can be read.")]


class Claim(_Closed):
    """A sentence or a line of a file."""

    text: Annotated[str, Field(description="The words, as they stand in the file.")]
    facts: Annotated[list[Key], Field(description="The entries of the profile that it tells, by key.")]
    sources: Annotated[list[str], Field(description="The ids of the sources of these entries.")]


class Claims(_Closed):
    """claims.json: what each sentence of a kit rests on. It is for the owner alone."""

    sources: Annotated[dict[str, Source], Field(description="The sources of the profile, by id.")]
    files: Annotated[dict[str, list[Claim]], Field(description="The sentences and lines of each file, by its path.")]


class Limit(_Closed):
    """A length that the text keeps to."""

    max: Annotated[int, Field(ge=1, description="So much at most.")]
    unit: Annotated[Unit, Field(description="Of what.")]


class Blurb(_Closed):
    """One text, for one place or length."""

    id: Annotated[str, Field(description="The place, as `--place` takes it; the name of the text's own file.")]
    name: Annotated[str, Field(description="The place in words.")]
    voice: Annotated[Voice, Field(description="Who speaks.")]
    text: Annotated[str, Field(description="The text without marks; a blank line separates paragraphs.")]
    words: Annotated[Count, Field(description="Its words, by the stricter of Word and LibreOffice.")]
    characters: Annotated[Count, Field(description="Its characters: Unicode code points.")]
    sentences: Annotated[Count, Field(description="Its sentences.")]
    limits: Annotated[list[Limit], Field(description="The limits of the place, all of which it keeps.")]


Blurbs = list[Blurb]

FORMATS: dict[str, tuple[str, Any, tuple[type, ...]]] = {
    "manifest": ("manifest.json", Manifest, (Manifest, Asked, File, Warning)),
    "claims": ("claims.json", Claims, (Claims, Claim, Source)),
    "blurbs": ("blurbs/blurbs.json", Blurbs, (Blurb, Limit)),
}
"""Each format: its file in a kit, its type, and the types of which docs/formats.md has a table."""


def schema(name: str) -> str:
    """The JSON Schema of a format, as it is checked in."""
    file, shape, _ = FORMATS[name]
    made = TypeAdapter(shape).json_schema()
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": file}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def tables(name: str) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """Of each type of a format: its name, what it is, and a row a key: name, type, meaning."""
    _, shape, types = FORMATS[name]
    made = TypeAdapter(shape).json_schema()
    for one in types:
        found = made if made.get("title") == one.__name__ else made["$defs"][one.__name__]
        rows = [(key, _type(value, made["$defs"]), value["description"]) for key, value in found["properties"].items()]
        yield one.__name__, found["description"], rows


def _type(value: dict[str, Any], known: dict[str, Any]) -> str:
    """A type of JSON Schema in a few words: `string or null`, `list of Claim`."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"{name}"
    if options := value.get("anyOf"):
        return " or ".join(_type(one, known) for one in options)
    if options := value.get("enum"):
        return " or ".join(f'`"{one}"`' for one in options)
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if value.get("type") == "array":
        return f"list of {_type(value['items'], known)}"
    if value.get("type") == "object":
        return f"object of {_type(value['additionalProperties'], known)} by name"
    if value.get("format") == "date":
        return "date"
    return "hash" if "pattern" in value else str(value["type"])

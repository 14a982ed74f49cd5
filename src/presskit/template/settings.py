"""What a `template.toml` and a `look.toml` can say, and what is told of one that says something else.

In: the path of such a file. Out: frozen settings; or Problems that point into it.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from presskit import colour, tomlfile
from presskit.problems import Problem, Problems, did_you_mean, error, unheard
from presskit.tomlfile import TomlFile

Unit = Literal["words", "words-strict", "characters", "utf16", "graphemes", "bytes", "weighted", "sentences", "seconds"]


_PATTERNS = {
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": "it becomes the name of a file: use letters, digits and hyphens only",
    r"^#[0-9a-fA-F]{6}$": "",
}
"""What a text has to look like, and how that is told; of a colour, as it is written."""


FileName = Annotated[str, Field(pattern=next(iter(_PATTERNS)))]
"""What becomes a part of a file's name, so that no file is written outside output/."""


Points = Annotated[float, Field(ge=4, le=72, strict=False)]
"""A size of type. Below 4 nothing can be read, and above 72 nothing fits."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class PlaceLimit(_Table):
    """The most of one unit that a place takes."""

    max: Annotated[int, Field(ge=1)]
    unit: Unit


class Place(_Table):
    """Somewhere a text goes, with the rules it counts by."""

    id: FileName
    name: str
    also: Annotated[tuple[str, ...], Field(strict=False)] = ()
    limits: Annotated[tuple[PlaceLimit, ...], Field(strict=False, min_length=1)]
    voice: Literal["third", "first", "mc", "tagline"] = "third"
    source: str = ""
    checked: datetime.date | None = None
    confidence: Literal["high", "medium", "low"] = "medium"


class Fit(_Table):
    """How a page is filled: body sizes in points, and what gives way first when room is short."""

    pages: Annotated[int, Field(ge=1)] = 1
    least: Points = 8.5
    most: Points = 11.5
    gives_way: Annotated[tuple[str, ...], Field(strict=False)] = ()
    last_resort: Annotated[tuple[str, ...], Field(strict=False)] = ()


class Papers(_Table):
    """A number that is another one on each paper."""

    a4: float = Field(strict=False)
    letter: float = Field(strict=False)


def _on_both(value: Any) -> Any:
    return {"a4": value, "letter": value} if isinstance(value, int | float) else value


Measure = Annotated[Papers, BeforeValidator(_on_both)]
"""A number that a page works with, for each paper or for both: points, ems, a count."""


class Settings(_Table):
    """The contents of a `template.toml`."""

    description: str
    title: str | None = None
    headings: dict[str, str] = {}
    formats: Annotated[tuple[Literal["pdf", "docx", "text", "web"], ...], Field(strict=False)]
    kind: Literal["page", "resume", "letter"] = "page"
    file: FileName | None = None
    page: str = "page.html"
    sections: dict[str, Annotated[tuple[str, ...], Field(strict=False)]] = {}
    most: dict[str, Annotated[int, Field(ge=0)]] = {}
    moves: dict[str, str] = {}
    letters: dict[str, Annotated[int, Field(ge=1)]] = {}
    fit: Fit | None = None
    bios: Annotated[tuple[FileName, ...], Field(strict=False)] = ()
    measures: dict[str, Measure] = {}
    body: Points | None = None
    composed: bool = False
    needs: Annotated[tuple[str, ...], Field(strict=False)] = ()
    private: bool = False
    place: Annotated[tuple[Place, ...], Field(strict=False)] = ()


class Face(_Table):
    """One font file of a look. `emphasis`, `strong`: a web page takes it in only where it has `*…*`, `**…**`."""

    family: str
    file: str
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"
    emphasis: bool = False
    strong: bool = False


Colour = Annotated[str, Field(pattern=list(_PATTERNS)[1])]
"""A colour as `#rrggbb`."""


Paint = Colour | Literal["accent", "accent-on-dark", "brand", "on-brand", "deep", "pale"]
"""A colour, or the kit's own: as type on light or dark grounds, as an area, and what is written on that; a dark
ground of its hue, and a pale type on that."""


class Card(_Table):
    """The picture that stands for a page where it is linked: its colours, and the font files that it is set in.

    `fallback` is the file in templates/fallback/ for letters that a font lacks.
    """

    ground: Paint = "#ffffff"
    name: Paint = "#1a1a1a"
    line: Paint = "#5c5c5c"
    label: Paint = "accent"
    name_font: str
    line_font: str
    label_font: str
    fallback: str = "FallbackSans-Regular.ttf"


class Letters(_Table):
    """What a look has otherwise in a style of the built-in Word files; what it does not say is as in the file.

    `size`, `spacing` between letters, `before`, `after` and `rule`, the line above, are in points, `line` in heights of
    a line.
    """

    size: Points | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    spacing: float | None = Field(None, strict=False)
    colour: Literal["ink", "quiet", "accent", "hairline", "paper"] | None = None
    line: float | None = Field(None, strict=False)
    before: float | None = Field(None, strict=False)
    after: float | None = Field(None, strict=False)
    rule: float | None = Field(None, strict=False)


class Word(_Table):
    """How the built-in Word files look: families that come with Word, the colours of their theme, and their styles.

    A user's own Word file stays as it is.
    """

    text: str = "Cambria"
    labels: str = "Calibri"
    ink: Colour = "#1d1b19"
    quiet: Colour = "#68625c"
    hairline: Colour = "#cfc8bf"
    field: Colour = "#f5f0e8"
    styles: dict[str, dict[str, Letters]] = {}


class Lettering(_Table):
    """How a role of type is set on composed pages: a font of the look, its leading as a share of its size, and what is
    added to each letter and to each space, in ems.

    A space and what is added to it are 0.2 em together at least: programs that take the text out read narrower ones as
    none.
    """

    font: str
    line: float = Field(1.4, strict=False)
    tracking: float = Field(0.0, strict=False)
    spacing: float = Field(0.0, strict=False)


DISPLAY = ("name", "name_beside", "title", "said", "deck", "stand", "standfirst", "asked", "head", "figure", "point")
"""The roles of type that are set large; the others are text, but for the years on an axis, which may be either."""


Ground = Literal["paper", "tint", "mid", "accent", "dark", "none"]


class Pages(_Table):
    """What a look says of composed pages, the press kit: lengths are millimetres.

    `flush`: blocks lie edge to edge over the whole paper, `inset` from their edges to what stands in them; else they
    stand on paper between margins. `cover` is where the name stands: over a portrait, on a block that steps into it, or
    below it. `fallback` is the family for letters that a font lacks. `grounds` are those of
    blocks by name, `type` the roles of type.
    """

    side: float = Field(16.0, strict=False)
    head: float = Field(20.0, strict=False)
    foot: float = Field(17.0, strict=False)
    gutter: float = Field(5.0, strict=False)
    inset: float = Field(7.0, strict=False)
    flush: bool = False
    cover: Literal["over", "step", "below"] = "over"
    fallback: str = "PK Fallback Sans"
    grounds: dict[str, Ground] = {}
    type: dict[str, Lettering] = {}


class Look(_Table):
    """The contents of a `look.toml`: what a look is called, its accent and its fonts.

    `light` is the darkest of the light grounds that the accent stands on as type, `dark` the lightest of the dark
    ones: what can be read there can be read on the others. On dark ones stands
    `--accent-on-dark`. `base` is a look that it rests on: what it does not say and the files that it does not have are
    that one's, and its style sheets are read after that one's.
    """

    description: str
    base: str = ""
    accent: Colour
    light: Colour = "#ffffff"
    dark: Colour = "#161616"
    fonts: Annotated[tuple[Face, ...], Field(strict=False)] = ()
    card: Card | None = None
    word: Word = Word()
    widths: Literal["measured", "estimated"] = "measured"
    measures: dict[str, dict[str, Measure]] = {}
    pages: Pages = Pages()


def display_path(path: Path) -> str:
    """How a template's path is told: from `templates/` on, so that it reads the same on every machine."""
    parts = path.parts
    at = len(parts) - 1 - parts[::-1].index("templates") if "templates" in parts else 0
    return "/".join(parts[at:])


T = TypeVar("T", bound=_Table)


def read(path: Path) -> TomlFile:
    """A TOML file of a template or look; raises Problems.

    Control characters in a template are dropped without a word: templates are not the user's texts.
    """
    return tomlfile.read(path, display_path(path), unheard)


def valid(file: TomlFile, data: dict[str, Any], model: type[T]) -> T:
    """What `data` says, as the model has it; raises Problems that point into the file."""
    try:
        return model.model_validate(data)
    except ValidationError as faults:
        found = faults.errors(include_url=False)
        # a list is "too short" also when what stands in it is wrong: that is one mistake and not two
        inner = {fault["loc"][:-length] for fault in found for length in range(1, len(fault["loc"]))}
        own = [fault for fault in found if fault["type"] != "too_short" or fault["loc"] not in inner]
        raise Problems([_fault(fault, file, model) for fault in own]) from None


def _fault(fault: Any, file: TomlFile, model: type[_Table]) -> Problem:
    at = tuple(fault["loc"])
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in at)
    hint = "see docs/templates.md for what a template can say"
    if fault["type"] == "missing":
        return error(file.display_path, file.header(at), "missing", f"{name} is missing", hint)
    if fault["type"] == "extra_forbidden":
        near = did_you_mean(name, model.model_fields) if len(at) == 1 else None
        return error(file.display_path, file.key(at), "unknown-key", f"there is no key {name}", near or hint)
    if choices := fault.get("ctx", {}).get("expected"):
        hint = f"write {choices}".replace("'", '"')
    if fault["type"] == "string_pattern_mismatch":
        hint = _PATTERNS[fault["ctx"]["pattern"]] or colour.in_digits(fault["input"])
    return error(file.display_path, file.value(at), "type", f"{name} does not have a value that it can have", hint)

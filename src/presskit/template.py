"""Templates, looks and places: what the folders in templates/ say, the user's own before the built-in ones.

In: the name of a template and the folder of the profile. Out: its settings, checked, with problems that point
into `template.toml`; its files, found first beside the profile and then among the built-in ones; and a Jinja2
environment in which every mistake of a template's author becomes a Problem at the template's own line.

A template chooses looks, never words.
"""

from __future__ import annotations

import datetime
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from presskit import colour, kept, tomlfile
from presskit.problems import Problem, Problems, did_you_mean, error, unheard
from presskit.shipped import builtin
from presskit.tomlfile import Key, TomlFile

if TYPE_CHECKING:
    import jinja2

Unit = Literal["words", "words-strict", "characters", "utf16", "graphemes", "bytes", "weighted", "sentences", "seconds"]
_PATTERNS = {
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": "it becomes the name of a file: use letters, digits and hyphens only",
    r"^#[0-9a-fA-F]{6}$": 'write it as six hexadecimal digits: "#1f4e9c"',
}
"""What a text has to look like, and how that is told."""

FileName = Annotated[str, Field(pattern=next(iter(_PATTERNS)))]
"""What becomes a part of a file's name, so that no file is written outside output/."""

Points = Annotated[float, Field(ge=4, le=72, strict=False)]
"""A size of type. Below 4 nothing can be read, and above 72 nothing fits."""

MOST_TURNS = 1_000_000
"""Turns of loops over `range` in one template; a page that needs more never ends."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Limit(_Table):
    """The most of one unit that a place takes."""

    max: Annotated[int, Field(ge=1)]
    unit: Unit


class Place(_Table):
    """Somewhere a text goes, with the rules it counts by."""

    id: FileName
    name: str
    limits: Annotated[tuple[Limit, ...], Field(strict=False, min_length=1)]
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
    formats: Annotated[tuple[Literal["pdf", "docx", "text", "web"], ...], Field(strict=False)]
    kind: Literal["page", "resume"] = "page"
    file: FileName | None = None
    page: str = "page.html"
    sections: dict[str, Annotated[tuple[str, ...], Field(strict=False)]] = {}
    most: dict[str, Annotated[int, Field(ge=0)]] = {}
    fit: Fit | None = None
    bios: Annotated[tuple[FileName, ...], Field(strict=False)] = ()
    measures: dict[str, Measure] = {}
    body: Points | None = None
    place: Annotated[tuple[Place, ...], Field(strict=False)] = ()


class Face(_Table):
    """One font file of a look. `emphasis`: a web page takes it in only where it has `*emphasis*`."""

    family: str
    file: str
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"
    emphasis: bool = False


Colour = Annotated[str, Field(pattern=list(_PATTERNS)[1])]
"""A colour as `#rrggbb`."""


Paint = Colour | Literal["accent", "accent-on-dark"]
"""A colour, or the kit's own as it is set on light or dark grounds."""


class Card(_Table):
    """The picture that stands for a page where it is linked: its colours, and the font files that it is set in.

    `fallback` is the file in templates/fallback/ for letters that a font lacks.
    """

    ground: Paint = "#ffffff"
    name: Paint = "#1a1a1a"
    line: Paint = "#5c5c5c"
    label: Paint = "accent"
    field: Paint = "#f2f2f2"
    initials: Paint = "accent"
    name_font: str
    line_font: str
    label_font: str
    fallback: str = "FallbackSans-Regular.ttf"


class Look(_Table):
    """The contents of a `look.toml`: what a look is called, its accent and its fonts.

    `light` is the darkest of the light grounds that the accent stands on as type, `dark` the lightest of the dark
    ones: what can be read there can be read on the others. On dark ones stands
    `--accent-on-dark`.
    """

    description: str
    accent: Colour
    light: Colour = "#ffffff"
    dark: Colour = "#161616"
    fonts: Annotated[tuple[Face, ...], Field(strict=False)] = ()
    card: Card | None = None
    widths: Literal["measured", "estimated"] = "measured"
    measures: dict[str, dict[str, Measure]] = {}


@dataclass(frozen=True)
class Template:
    """A folder of `templates/`, or two of one name: the user's and the built-in one below it.

    `parts` are the folders of what pages share, in which a file is looked for last.
    """

    name: str
    folders: tuple[Path, ...]
    parts: tuple[Path, ...] = ()

    def find(self, file: str) -> Path | None:
        """The path of one of its files, the user's before the built-in one; what lies elsewhere is none of its."""
        for folder in (*self.folders, *self.parts):
            path = folder / file
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None

    def file(self, file: str) -> Path:
        """As `find`; a file that neither folder has is a Problem."""
        path = self.find(file)
        if path is None:
            hint = f"put it back, or delete {self.name}/ so that the built-in template is used"
            message = "this file of the template is missing"
            raise Problems([error(shown(self.folders[0] / file), None, "template", message, hint)])
        return path

    def read(self, file: str) -> bytes:
        """The bytes of one of its files."""
        return self.file(file).read_bytes()

    @cached_property
    def settings(self) -> Settings:
        """What its `template.toml` says.

        The user's file is laid over the built-in one, key by key; its places by id, field by field, new ones last.
        """
        files = [folder / "template.toml" for folder in self.folders if (folder / "template.toml").is_file()]
        found: Settings | None = None
        for file in reversed(files or [self.file("template.toml")]):
            found = _over(found, file)
        assert found is not None  # there is at least one file
        return found.model_copy(update={"file": found.file or self.name})

    def place(self, key: Key) -> tuple[str, tuple[int, int]]:
        """The path of its `template.toml`, as told, and where a value stands in it."""
        file = _read(self.file("template.toml"))
        return file.shown, file.value(key)

    def key(self, key: Key, file: str) -> tuple[int, int]:
        """Where a key stands in one of its TOML files."""
        return _read(self.file(file)).key(key)


@dataclass(frozen=True)
class Templates:
    """The templates that a profile in `folder` may use."""

    folder: Path | None = None

    def names(self) -> list[str]:
        """What can be asked for, looks apart."""
        return sorted({path.parent.name for root in self._roots for path in root.glob("*/template.toml")})

    def looks(self) -> list[str]:
        """The looks that there are."""
        return sorted({path.parent.name for root in self._roots for path in root.glob("looks/*/look.toml")})

    def get(self, name: str) -> Template:
        """The template of this name; raises Problems for a name that there is not."""
        folders = self._folders(name)
        if not folders or name not in self.names():
            raise Problems([self.unknown(name, "templates", self.names())])
        return Template(name, folders, self._folders("parts"))

    def look(self, name: str) -> Template:
        """The folder of the look of this name."""
        folders = self._folders(f"looks/{name}")
        if not folders or name not in self.looks():
            raise Problems([self.unknown(name, "looks", self.looks())])
        return Template(f"looks/{name}", folders)

    def fallback(self) -> Template:
        """The faces for characters that a look's own lack."""
        return Template("fallback", (builtin() / "fallback",))

    def places(self) -> dict[str, Place]:
        """Every place that a text can be written for, by id."""
        return {place.id: place for place in self.get("blurbs").settings.place}

    def faults(self) -> list[Problem]:
        """What is wrong in the user's own templates and looks, as far as it shows without a profile."""
        found: list[Problem] = []
        for name in self.own():
            template = Template(name, self._folders(name), self._folders("parts"))
            try:
                _look_through(template)
                found += self._faults_of_measures(template) if name.startswith("looks/") else []
            except Problems as problems:
                found += problems.problems
        return found

    def _faults_of_measures(self, look: Template) -> list[Problem]:
        """Measures that no template asks for."""
        found, file = [], _read(look.file("look.toml"))
        for name, own in look_settings(look).measures.items():
            if name not in self.names():
                problem = self.unknown(name, "templates", self.names(), file.shown)
                found.append(_at_key(problem, file, ("measures", name)))
                continue
            there = self.get(name).settings.measures
            for measure in own.keys() - there.keys():
                hint = did_you_mean(measure, there) or f"there are {', '.join(there) or 'none'}"
                message = f'the template {name} asks for no measure "{measure}"'
                problem = error(file.shown, None, "unknown-key", message, hint)
                found.append(_at_key(problem, file, ("measures", name, measure)))
        return found

    def undressed(self, name: str, templates: Iterable[str]) -> list[Problem]:
        """The style sheets that a look lacks: it has one for every page that comes with presskit."""
        look, found = self.look(name), []
        for template in templates:
            formats = set(self.get(template).settings.formats)
            if (builtin() / template).is_dir() and formats & {"pdf", "web"} and not look.find(f"{template}.css"):
                path = shown(look.folders[0] / f"{template}.css")
                message = f"the look has no style sheet for the template {template}"
                hint = "copy that of a built-in look, or leave the template out of [kit] templates"
                found.append(error(path, None, "file", message, hint))
        return found

    def own(self) -> list[str]:
        """The user's own templates and looks, by the names of their folders."""
        names = (*self.names(), *(f"looks/{look}" for look in self.looks()))
        return [name for name in names if self._own and (self._own / name).is_dir()]

    def unknown(self, name: str, what: str, names: list[str], path: str = "profile.toml") -> Problem:
        """The Problem for a name that there is not."""
        hint = did_you_mean(name, names) or f"there are {', '.join(names)}"
        return error(path, None, what.removesuffix("s"), f'there is no {what.removesuffix("s")} "{name}"', hint)

    def _folders(self, name: str) -> tuple[Path, ...]:
        return tuple(root / name for root in self._roots if (root / name).is_dir())

    @property
    def _own(self) -> Path | None:
        """The user's own folder; in a checkout of presskit, beside its profile.toml, lie the built-in ones."""
        own = self.folder / "templates" if self.folder else None
        return own if own and own.is_dir() and own.resolve() != builtin().resolve() else None

    @property
    def _roots(self) -> list[Path]:
        return [*([self._own] if self._own else []), builtin()]


def _look_through(template: Template) -> None:
    """Raises Problems for settings that cannot be, and for a page that cannot be parsed."""
    if template.name.startswith("looks/"):
        _look_through_look(template)
    elif {"pdf", "web"}.intersection(template.settings.formats):
        page = template.settings.page
        path = template.file(page)
        with told(template, page):
            environment(template, {}).parse(tomlfile.read_text(path, shown(path)), page)


def _look_through_look(look: Template) -> None:
    """Raises Problems for an accent that cannot be read, and for files that are missing or no fonts."""
    settings, file, found = look_settings(look), _read(look.file("look.toml")), []
    if fault := accent_fault(settings.accent, settings):
        line, column = file.value(("accent",))
        found.append(replace(fault, path=file.shown, line=line, column=column))
    for at, face in enumerate(settings.fonts):
        path = look.find(face.file)
        place = file.value(("fonts", at, "file"))
        if path is None:
            hint = "put the font there, or take the line out"
            found.append(error(file.shown, place, "file", f'there is no file "{face.file}" in this look', hint))
        elif path.read_bytes()[:4] not in _FONTS:
            hint = "a look takes TrueType and OpenType files, .ttf and .otf"
            found.append(error(file.shown, place, "font", f'"{face.file}" is not a font that can be used', hint))
    if look.find("look.css") is None:
        hint = "write one, with the families and the sizes of the look, or copy that of a built-in look"
        found.append(error(shown(look.folders[0] / "look.css"), None, "file", "this file of the look is missing", hint))
    if found:
        raise Problems(found)


_FONTS = (b"\0\1\0\0", b"OTTO", b"true")
"""How a font file begins (OpenType 1.9, "Organization of an OpenType Font"; "true" of old Macintosh ones)."""


def _at_key(problem: Problem, file: TomlFile, key: Key) -> Problem:
    line, column = file.key(key)
    return replace(problem, line=line, column=column)


def look_settings(look: Template) -> Look:
    """What the look's `look.toml` says."""
    file = _read(look.file("look.toml"))
    return _valid(file, file.data, Look)


def accent_fault(accent: str, look: Look, name: str = "accent") -> Problem | None:
    """The Problem, with no place, of an accent that cannot be read in a look; with the nearest one that can."""
    if colour.readable(accent, [look.light]):
        return None
    least = f"{colour.READABLE:g}"
    ratio = f"{int(colour.contrast(accent, look.light) * 100) / 100:g}"  # 4.499 is not 4.5
    message = f"{name}: {accent} on {look.light} has a contrast of {ratio}, and text needs {least}"
    found = colour.nearest(accent, [look.light])
    hint = f'the nearest colour that can be read is "{found}"' if found else "let light be a lighter ground"
    return error("", None, "accent", message, hint)


def on_dark(accent: str, look: Look) -> str:
    """The accent as it can be read on the dark grounds of a look."""
    return colour.nearest(accent, [look.dark]) or "#ffffff"


def shown(path: Path) -> str:
    """How a template's path is told: from `templates/` on, so that it reads the same on every machine."""
    parts = path.parts
    at = len(parts) - 1 - parts[::-1].index("templates") if "templates" in parts else 0
    return "/".join(parts[at:])


T = TypeVar("T", bound=_Table)


def _over(below: Settings | None, path: Path) -> Settings:
    """What a `template.toml` says, over what the one below it says."""
    if below is None:
        return _builtin_settings(path) if path.is_relative_to(builtin()) else _first_settings(path)
    file = _read(path)
    data = {**below.model_dump(exclude={"place"}), **file.data}
    there = {place.id: place for place in below.place}
    if isinstance(rows := data.get("place"), list):
        data["place"] = [_with_fields_of(there, row) for row in rows]
    found = _valid(file, data, Settings)
    places = there | {place.id: place for place in found.place}
    return found.model_copy(update={"place": tuple(places.values())})


def _with_fields_of(there: Mapping[str, Place], row: Any) -> Any:
    """The row, with what it does not say as the place of the same id has it."""
    below = there.get(str(row.get("id"))) if isinstance(row, dict) else None
    return {**below.model_dump(), **row} if below else row


def _first_settings(path: Path) -> Settings:
    file = _read(path)
    return _valid(file, file.data, Settings)


@lru_cache
def _builtin_settings(path: Path) -> Settings:
    """As `_first_settings`; a file that comes with presskit does not change while it runs."""
    return _first_settings(path)


def _read(path: Path) -> TomlFile:
    """Control characters in a template are dropped without a word: templates are not the user's texts."""
    return tomlfile.read(path, shown(path), unheard)


def _valid(file: TomlFile, data: dict[str, Any], model: type[T]) -> T:
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
        return error(file.shown, file.header(at), "missing", f"{name} is missing", hint)
    if fault["type"] == "extra_forbidden":
        hint = (did_you_mean(name, model.model_fields) if len(at) == 1 else None) or hint
        return error(file.shown, file.key(at), "unknown-key", f"there is no key {name}", hint)
    if choices := fault.get("ctx", {}).get("expected"):
        hint = f"write {choices}".replace("'", '"')
    if fault["type"] == "string_pattern_mismatch":
        hint = _PATTERNS[fault["ctx"]["pattern"]]
    return error(file.shown, file.value(at), "type", f"{name} does not have a value that it can have", hint)


# --- Jinja2 ------------------------------------------------------------------------------------------------


_OPTIONS: Any = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def environment(template: Template, filters: Mapping[str, Any]) -> jinja2.Environment:
    """The environment in which the pages of a template are rendered: sandboxed, strict, escaping."""
    import jinja2
    from jinja2.sandbox import SandboxedEnvironment

    class Loader(jinja2.BaseLoader):
        def get_source(self, environment: jinja2.Environment, name: str) -> tuple[str, str, Any]:
            path = template.find(name)
            if path is None:
                raise jinja2.TemplateNotFound(name)
            return tomlfile.read_text(path, shown(path)), str(path), lambda: True

        def load(self, environment: jinja2.Environment, name: str, globals: Any = None) -> jinja2.Template:
            """As Jinja2's; what travels with presskit is not compiled anew each time (a page: 0.1 s of 1 s)."""
            if not all(folder.is_relative_to(builtin()) for folder in template.folders):
                return super().load(environment, name, globals)
            source, file, uptodate = self.get_source(environment, name)
            code = kept.code(
                f"{template.name}-{name}".replace("/", "-"),
                (source, file, jinja2.__version__, repr(_OPTIONS)),
                lambda: environment.compile(source, name, file),
            )
            return environment.template_class.from_code(environment, code, globals or {}, uptodate)

    env = SandboxedEnvironment(loader=Loader(), undefined=jinja2.StrictUndefined, **_OPTIONS)
    env.filters.update(filters)
    env.globals["range"] = _Range()
    return env


class _Range:
    """`range` for templates, which all together takes no more than so many turns."""

    def __init__(self) -> None:
        self.left = MOST_TURNS

    def __call__(self, *bounds: int) -> range:
        turns = range(*bounds)
        self.left -= len(turns)
        if self.left < 0:
            raise OverflowError("its loops do not end")
        return turns


@contextmanager
def told(template: Template, file: str) -> Iterator[None]:
    """Turn what Jinja2 raises while `file` is rendered into a Problem at the template's own line."""
    import jinja2

    try:
        yield
    except jinja2.TemplateSyntaxError as fault:
        named: tuple[str, int | None] = (fault.name or file, fault.lineno)
        raise _wrong(template, named, str(fault.message), "mend the tag; {{ … }} prints, {% … %} acts") from None
    except jinja2.TemplateNotFound as fault:
        message = f'there is no file "{fault.name}" in this template'
        raise _wrong(template, _deepest(template, fault, file), message, "put it beside the page") from None
    except jinja2.UndefinedError as fault:
        names = re.findall(r"'([^']+)'", str(fault))
        message = f'there is no "{names[-1]}" here' if names else "a name is not known here"
        raise _wrong(template, _deepest(template, fault, file), message, _LISTED) from None
    except jinja2.TemplateError as fault:
        raise _wrong(template, _deepest(template, fault, file), str(fault), _LISTED) from None
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError, MemoryError) as fault:
        at = _deepest(template, fault, file)
        if at[1] is None:
            raise  # not the template's doing
        said = "it calls itself without end" if isinstance(fault, RecursionError) else fault or type(fault).__name__
        raise _wrong(template, at, f"the template goes wrong here: {said}", _LISTED) from None


_LISTED = "docs/templates.md lists what a template can name and do"


def _wrong(template: Template, at: tuple[str, int | None], message: str, hint: str) -> Problems:
    file, line = at
    path = template.find(file) or template.folders[0] / file
    return Problems([error(shown(path), (line, 1) if line else None, "template", message.rstrip("."), hint)])


def _deepest(template: Template, fault: BaseException, file: str) -> tuple[str, int | None]:
    """File and line of the innermost frame that stands in one of the template's own files.

    Jinja2 rewrites tracebacks so that frames of compiled templates name the template's file and line.
    """
    found: tuple[str, int | None] = (file, None)
    for frame in traceback.extract_tb(fault.__traceback__):
        for folder in (*template.folders, *template.parts):
            path = Path(frame.filename)
            if path.is_relative_to(folder):
                found = (path.relative_to(folder).as_posix(), frame.lineno)
    return found

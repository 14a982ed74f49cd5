"""Where a template, a look or a place is found: in the user's `templates/` first, then among the built-in ones.

In: the folder of the profile and a name. Out: a `Template` with its settings, the user's laid over the built-in ones,
and its files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from presskit import colour
from presskit.package_files import builtin, installed
from presskit.problems import Problem, Problems, did_you_mean, error, failure, nearest
from presskit.template.settings import DISPLAY, Face, Look, Place, Settings, display_path, read, valid
from presskit.tomlfile import Key


@dataclass(frozen=True)
class Template:
    """A folder of `templates/`, or two of one name: the user's and the built-in one below it.

    `parts` are the folders of what pages share, in which a file is looked for last. `home` is the user's `templates/`:
    what a link leads to outside of it is refused, for a template that somebody else has written could then hand out any
    file of the user's. `base` is the look that a look rests on: what it does not have is that one's.
    """

    name: str
    folders: tuple[Path, ...]
    parts: tuple[Path, ...] = ()
    home: Path | None = None
    base: Template | None = None

    @property
    def own(self) -> str:
        """What of it the user has brought, as its path is told; nothing if all of it travels with presskit."""
        brought = next((display_path(folder) for folder in (*self.folders, *self.parts) if self._is_own(folder)), "")
        return brought or (self.base.own if self.base else "")

    def find(self, file: str) -> Path | None:
        """The path of one of its files, the user's before the built-in one; what lies elsewhere is none of its.

        Raises Problems for a link that leads out of the user's templates.
        """
        if Path(file).is_absolute() or ".." in Path(file).parts:
            return None
        for folder in (*self.folders, *self.parts):
            path = folder / file
            if os.path.isfile(path):  # noqa: PTH113 - of a name that no file can have `Path.is_file` raises
                return self._held(path)
        return self.base.find(file) if self.base else None

    def sheets(self, file: str) -> list[Path]:
        """The style sheets of this name, in the order in which they are read: those of what it rests on first, so that
        its own says only what differs.
        """
        below = self.base.sheets(file) if self.base else []
        path = self.find(file)
        return [*below, path] if path and path not in below else below

    def _held(self, path: Path) -> Path:
        if self.home and self._is_own(path) and not path.resolve().is_relative_to(self.home.resolve()):
            message = "a link leads from here to a file outside templates/, and presskit does not follow it"
            hint = "put a copy of the file there, or let templates/ as a whole be the link"
            raise failure(display_path(path), None, "template", message, hint)
        return path

    def _is_own(self, path: Path) -> bool:
        return bool(self.home and path.is_relative_to(self.home))

    def file(self, file: str) -> Path:
        """As `find`; a file that neither folder has is a Problem."""
        path = self.find(file)
        if path is None:
            builtin = len(self.folders) > 1
            hint = f"put it back{f', or delete {self.name}/ so that the built-in template is used' if builtin else ''}"
            message = "this file of the template is missing"
            raise failure(display_path(self.folders[0] / file), None, "template", message, hint)
        return path

    def read(self, file: str) -> bytes:
        """The bytes of one of its files."""
        return self.file(file).read_bytes()

    @cached_property
    def settings(self) -> Settings:
        """What its `template.toml` says.

        The user's file is laid over the built-in one, key by key; its places by id, field by field, new ones last.
        """
        files = [self._held(file) for folder in self.folders if (file := folder / "template.toml").is_file()]
        found: Settings | None = None
        for file in reversed(files or [self.file("template.toml")]):
            found = _over(found, file)
        assert found is not None  # there is at least one file
        return found.model_copy(update={"file": found.file or self.name})

    def place(self, key: Key) -> tuple[str, tuple[int, int]]:
        """The path of its `template.toml`, as told, and where a value stands in it."""
        file = read(self.file("template.toml"))
        return file.display_path, file.value(key)

    def key(self, key: Key, file: str) -> tuple[int, int]:
        """Where a key stands in one of its TOML files."""
        return read(self.file(file)).key(key)


@dataclass(frozen=True)
class Templates:
    """The templates that a profile in `folder` may use.

    `asked` are the names of those that it asks for, as their folders are called. Only for such a name that is found
    neither among the user's nor among the built-in ones, installed packages are asked.
    """

    folder: Path | None = None
    asked: frozenset[str] = frozenset()

    def names(self) -> list[str]:
        """What can be asked for, looks apart."""
        there = {path.parent.name for root in self._roots for path in root.glob("*/template.toml")}
        return sorted({*there, *(name for name in self._installed if "/" not in name)})

    def looks(self) -> list[str]:
        """The looks that there are."""
        there = {path.parent.name for root in self._roots for path in root.glob("looks/*/look.toml")}
        return sorted({*there, *(name.rpartition("/")[2] for name in self._installed if "/" in name)})

    def get(self, name: str) -> Template:
        """The template of this name; raises Problems for a name that there is not."""
        if name not in (names := self.names()):  # what is no name may be too long for a file's
            raise Problems([self.unknown(name, "templates", names)])
        return Template(name, self._folders(name), self._folders("parts"), self._own)

    def look(self, name: str) -> Template:
        """The folder of the look of this name."""
        return self._look(name, ())

    def _look(self, name: str, resting: tuple[str, ...]) -> Template:
        """The look of this name; `resting` are those that rest on it, the last first named in its `look.toml`."""
        if name not in (there := self.looks()):
            raise Problems([self.unknown(name, "looks", there)])
        look = Template(f"looks/{name}", self._folders(f"looks/{name}"), home=self._own)
        base = _base_of(look)
        if not base:
            return look
        path = look.file("look.toml")
        if base in (name, *resting):
            message = f'the look rests on itself: "{base}" rests on "{name}"'
            hint = f"name another one: {', '.join(one for one in there if one not in (name, *resting))}"
            raise failure(display_path(path), read(path).value(("base",)), "look", message, hint)
        if base not in there:
            problem = self.unknown(base, "looks", [one for one in there if one != name], display_path(path))
            line, column = read(path).value(("base",))
            raise Problems([replace(problem, line=line, column=column)])
        return replace(look, base=self._look(base, (name, *resting)))

    def fallback(self) -> Template:
        """The faces for characters that a look's own lack."""
        return Template("fallback", (builtin() / "fallback",))

    def places(self) -> dict[str, Place]:
        """Every place that a text can be written for, by id."""
        return {place.id: place for place in self.get("blurbs").settings.place}

    def own(self) -> list[str]:
        """The user's own templates and looks, by the names of their folders."""
        names = (*self.names(), *(f"looks/{look}" for look in self.looks()))
        return [name for name in names if self._own and (self._own / name).is_dir()]

    def unknown(self, name: str, what: str, names: list[str], path: str = "profile.toml") -> Problem:
        """The Problem for a name that there is not; raises OSError for one of presskit's own that may not be read."""
        for its in (builtin(), builtin() / "looks"):
            if any(own.name == name and own.is_dir() for own in its.iterdir()):
                list((its / name).iterdir())
        hint = place_meant(name, self.places()) if what == "places" else did_you_mean(name, names)
        hint = hint or f"there are {', '.join(names)}"
        return error(path, None, what.removesuffix("s"), f'there is no {what.removesuffix("s")} "{name}"', hint)

    def _folders(self, name: str) -> tuple[Path, ...]:
        own = tuple(root / name for root in self._roots if (root / name).is_dir())
        return own or ((self._installed[name],) if name in self._installed else ())

    @cached_property
    def _installed(self) -> Mapping[str, Path]:
        """The folders of what installed packages bring, by its name."""
        return {name: folder for name in sorted(self.asked) if (folder := installed(name, self._roots))}

    @property
    def _own(self) -> Path | None:
        """The user's own folder; in a checkout of presskit, beside its profile.toml, lie the built-in ones."""
        own = self.folder / "templates" if self.folder else None
        return own if own and own.is_dir() and own.resolve() != builtin().resolve() else None

    @property
    def _roots(self) -> list[Path]:
        return [*([self._own] if self._own else []), builtin()]


def look_settings(look: Template) -> Look:
    """What the look's `look.toml` says, over what that of the look says that it rests on."""
    return _look_of(_settings_of(look))


def _settings_of(look: Template) -> tuple[Path, ...]:
    """The `look.toml` of a look, then that of the one it rests on, and so on."""
    return (look.file("look.toml"), *(_settings_of(look.base) if look.base else ()))


def _look_of(paths: tuple[Path, ...]) -> Look:
    return _builtin_look(paths) if all(path.is_relative_to(builtin()) for path in paths) else _read_look(paths)


def _read_look(paths: tuple[Path, ...]) -> Look:
    file, below = read(paths[0]), paths[1:]
    if not below:
        return valid(file, file.data, Look)
    base, refaced = _look_of(below), "fonts" in file.data
    # what was estimated of the base's letters says nothing of others
    settings = base.model_dump(exclude_unset=True, exclude={"widths"} if refaced else None)
    found = valid(file, _merged(settings, file.data), Look)
    return (
        _in_own_faces(found, file.data, {face.file: face for face in base.fonts}) if refaced and found.fonts else found
    )


@lru_cache
def _builtin_look(paths: tuple[Path, ...]) -> Look:
    """As `_read_look`; every page and every measure asks for it."""
    return _read_look(paths)


def _in_own_faces(look: Look, own: Mapping[str, Any], below: Mapping[str, Face]) -> Look:
    """The look with its own fonts in what it takes from its base, but for what it says itself, `own`: for display the
    nearest of its first family, for text of its last. A last line in another voice, `name_beside`, goes with its font.
    """
    there = {face.file for face in look.fonts}
    roles, card = own.get("pages", {}).get("type", {}), own.get("card", {})

    def nearest(font: str, *, display: bool) -> str:
        if font in there or font not in below:
            return font
        face, family = below[font], look.fonts[0 if display else -1].family
        near = (one for one in look.fonts if one.family == family)
        return min(near, key=lambda one: (one.style != face.style, abs(one.weight - face.weight))).file

    types = {
        name: role
        if "font" in roles.get(name, {})
        else role.model_copy(update={"font": nearest(role.font, display=name in DISPLAY)})
        for name, role in look.pages.type.items()
        if name in roles or name != "name_beside" or role.font in there
    }
    pages = look.pages.model_copy(update={"type": types})
    faces = {
        name: nearest(getattr(look.card, name), display=name != "label_font")
        for name in ("name_font", "line_font", "label_font")
        if look.card and name not in card
    }
    return look.model_copy(update={"pages": pages, "card": look.card and look.card.model_copy(update=faces)})


def _base_of(look: Template) -> str:
    """The look that a look rests on, by its `look.toml`; what is no text is told when that is checked."""
    path = look.file("look.toml")
    base = _builtin_look_base(path) if path.is_relative_to(builtin()) else read(path).data.get("base")
    return base if isinstance(base, str) else ""


@lru_cache
def _builtin_look_base(path: Path) -> str:
    return str(read(path).data.get("base", ""))


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Tables key by key, everything else whole."""
    both = {
        key: _merged(below[key], value) if isinstance(value, dict) and isinstance(below.get(key), dict) else value
        for key, value in above.items()
    }
    return {**below, **both}


def on_light(accent: str, look: Look, others: Iterable[Look] = ()) -> str | None:
    """The accent as type can be read on the light grounds of a look: itself, or the nearest that holds in the others,
    too; None where these grounds are too dark for any.
    """
    if colour.readable(accent, [look.light]):
        return accent
    every = colour.nearest(accent, [look.light, *(other.light for other in others)])
    return every or colour.nearest(accent, [look.light])


def on_brand(brand: str) -> str:
    """What is written on an area of a colour."""
    return colour.inked(brand)


def on_dark(accent: str, look: Look) -> str:
    """The accent as it can be read on the dark grounds of a look."""
    return colour.nearest(accent, [look.dark]) or "#ffffff"


def _over(below: Settings | None, path: Path) -> Settings:
    """What a `template.toml` says, over what the one below it says."""
    if below is None:
        return _builtin_settings(path) if path.is_relative_to(builtin()) else _first_settings(path)
    file = read(path)
    data = {**below.model_dump(exclude={"place"}), **file.data}
    there = {place.id: place for place in below.place}
    if isinstance(rows := data.get("place"), list):
        data["place"] = [_with_fields_of(there, row) for row in rows]
    found = valid(file, data, Settings)
    places = there | {place.id: place for place in found.place}
    return found.model_copy(update={"place": tuple(places.values())})


def _with_fields_of(there: Mapping[str, Place], row: Any) -> Any:
    """The row, with what it does not say as the place of the same id has it."""
    below = there.get(str(row.get("id"))) if isinstance(row, dict) else None
    return {**below.model_dump(), **row} if below else row


def _first_settings(path: Path) -> Settings:
    file = read(path)
    return valid(file, file.data, Settings)


@lru_cache
def _builtin_settings(path: Path) -> Settings:
    """As `_first_settings`; a file that comes with presskit does not change while it runs."""
    return _first_settings(path)


def place_meant(name: str, places: Mapping[str, Place]) -> str | None:
    """Which place was meant, by its id or by what else people call it (X was Twitter); of a length that no place has,
    the nearest ones and how a text of it is made.
    """
    if asked := re.fullmatch(r"(?i)(words|characters)[ _-]?(\d{1,6})", name):
        unit, length = asked[1].lower(), int(asked[2])
        lengths = sorted(int(end) for one in places for end in [one.removeprefix(f"{unit}-")] if end.isdecimal())
        around = [*[one for one in lengths if one <= length][-1:], *[one for one in lengths if one > length][:1]]
        if around:
            near = " and ".join(f"{unit}-{one}" for one in around)
            own = f"one text of that length is made with: presskit blurb --{unit} {length}"
            return f"the nearest are {near}; {own}" if len(around) > 1 else f"the nearest is {near}; {own}"
    meant = nearest(name, places, {also: place.id for place in places.values() for also in place.also})
    return f'did you mean "{meant}"?' if meant else None

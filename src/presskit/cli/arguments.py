"""What several commands take: the profile, a day, an audience.

In: words of the command line. Out: values of their types; what is wrong with one is told by click.
"""

from __future__ import annotations

import calendar
import datetime
import os
from pathlib import Path
from typing import Any, NamedTuple

import click

from presskit.package_files import travels
from presskit.problems import Problems, failure

FILE = click.Path(path_type=Path, readable=False)
"""A file or folder; whether it can be read is told with the rest, where it is read."""


class ProfileFile(click.Path):
    """A profile; of a folder that holds one, that one.

    The context holds what tells what was meant by an argument that names no file, for that knows all commands.
    """

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not os.fspath(value):
            return path
        try:
            if (path / "profile.toml").is_file():
                return path / "profile.toml"
            if not isinstance(param, click.Argument) or value == param.default or os.path.lexists(path):
                return path
        except (OSError, ValueError):  # no file can be called that: whoever reads it says so
            return path
        if ctx.obj and (meant := ctx.obj(str(path), ctx)):
            raise click.UsageError(f'"{path}" is no profile; {meant}', ctx)
        return path


PROFILE = click.argument("profile", type=ProfileFile(), default="profile.toml", required=False)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A day, written 2025-11-01."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day; write it as 2025-11-01', param, ctx)


class Count(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A number of words, characters or sentences, in figures."""

    name = "number"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        text = str(value).strip()
        if not (text.removeprefix("-").isascii() and text.removeprefix("-").isdecimal() and len(text) < 10):
            self.fail(f'"{value}" is no whole number; write it in figures, such as {param.opts[0]} 50', param, ctx)
        return int(text)


class Format(click.Choice):  # type: ignore[type-arg]  # generic from click 8.2 on only
    """One of several formats; what is made otherwise is answered with its command."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        asked = str(value).lower().lstrip(".")
        if asked in ("pdf", "docx", "word", "html", "web", "zip"):
            self.fail(
                f'"{value}" is made by: presskit build; an export is one of {", ".join(self.choices)}', param, ctx
            )
        if asked not in self.choices:
            places = "a text for a site is printed by presskit blurb --place ID, and presskit places lists them"
            self.fail(f'"{value}" is not one of {", ".join(self.choices)}; {places}', param, ctx)
        return super().convert(asked, param, ctx)


class Span(NamedTuple):
    """So many days, weeks, months or years, by their first letter."""

    number: int
    unit: str

    def after(self, day: datetime.date) -> datetime.date:
        """The day that much later; the last that there is, where it would be after that."""
        if self.unit in "dw":
            days = datetime.timedelta(days=self.number * (7 if self.unit == "w" else 1))
            return day + days if days < datetime.date.max - day else datetime.date.max
        months = day.month - 1 + self.number * (12 if self.unit == "y" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        if year > datetime.MAXYEAR:
            return datetime.date.max
        return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Within(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A stretch of time, written 90d, 12w, 6m or 1y."""

    name = "time"

    def convert(self, value: Any, param: Any, ctx: Any) -> Span:
        if isinstance(value, Span):
            return value
        text = str(value).strip().lower()
        number, unit = (text[:-1], text[-1]) if text[-1:] in ("d", "w", "m", "y") else (text, "d")
        if not (number.isascii() and number.isdecimal()) or len(number) > 5:
            self.fail(f'"{value}" is no stretch of time; write it as 90d, 12w, 6m or 1y', param, ctx)
        return Span(int(number), unit)


AS_OF = click.option("--as-of", type=Day(), help="“Today”, for tense and open dates.")
AUDIENCE = click.option("--audience", metavar="NAME", help="What this audience may see.")


def must_be_new(path: Path, message: str, hint: str) -> None:
    """Raise Problems for something that stands where a command would write."""
    if os.path.exists(path):  # noqa: PTH110 - of a name that no file can have `Path.exists` raises
        raise failure(str(path), None, "exists", message, hint)


def must_be_free(path: Path, hint: str) -> None:
    """Raise Problems for a file that a command would overwrite, and for a folder, in whose place none can stand."""
    if os.path.isdir(path):  # noqa: PTH112 - as below
        raise failure(str(path), None, "exists", "this is a folder", "add the name of a file in it")
    must_be_new(path, "there is a file of that name already", hint)


def unmade(path: Path, fault: OSError, hint: str) -> Problems:
    """What to raise for a folder that cannot be made, or whose contents presskit cannot read from its own files."""
    if travels(fault.filename):
        raise fault
    return failure(str(path), None, "file", f"it cannot be made: {(fault.strerror or '').lower()}", hint)

"""What several commands take: the profile, a day, an audience.

In: words of the command line. Out: values of their types; what is wrong with one is told by click.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

FILE = click.Path(path_type=Path, readable=False)
"""A file or folder; whether it can be read is told with the rest, where it is read."""

PROFILE = click.argument("profile", type=FILE, default="profile.toml", required=False)


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


class Days(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A number of days, written 90d or 90."""

    name = "days"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        number = str(value).strip().lower().removesuffix("d")
        if not number.isdecimal() or len(number) > 5:
            self.fail(f'"{value}" is not a number of days; write it as 90d', param, ctx)
        return int(number)


AS_OF = click.option("--as-of", type=Day(), help="“Today”, for tense and open dates.")
AUDIENCE = click.option("--audience", metavar="NAME", help="What this audience may see.")


def recover(profile: Path) -> None:
    """Finish or undo what a killed build left beside the profile, before anything else."""
    if (profile.parent / "output").is_dir():
        from presskit.kit import journal

        journal.recover(profile.parent / "output")

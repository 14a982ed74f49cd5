"""A profile as a command takes it up, and the day that is "today" for it.

In: a path. Out: a `Profile`, or Problems. The clock is read here and nowhere else. Nothing heavy is loaded but what
reading a profile takes, and that when one is read.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.problems import Warn, from_here, unheard

if TYPE_CHECKING:
    from presskit.profile import Profile


def load(path: Path | str, warn: Warn | None = None) -> Profile:
    """The whole profile at `path`, private entries too; raises Problems."""
    from presskit.profile import read_file

    path = Path(path)
    return read_file(path, from_here(path), warn or unheard)


def day_of(profile: Profile, as_of: datetime.date | None = None) -> datetime.date:
    """The day that was asked for, else the profile's own, else today."""
    return as_of or profile.as_of or today()


def today() -> datetime.date:
    """The day where the person sits."""
    return datetime.date.today()  # noqa: DTZ011 -- not the day of another time zone

"""A profile as a command takes it up: read from its file, and looked through.

In: a path. Out: a `Profile`, or Problems; and the day that is "today" for it. The clock is read here and nowhere else.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.problems import Problems, Warn, from_here, unheard

if TYPE_CHECKING:
    from presskit.profile import Profile


def load(path: Path | str, warn: Warn | None = None) -> Profile:
    """The whole profile at `path`, private entries too; raises Problems."""
    from presskit.profile import read_file

    path = Path(path)
    return read_file(path, from_here(path), warn or unheard)


def sound(path: Path, audience: str | None, warn: Warn) -> Profile:
    """As `load`, where whatever the profile names is there, too; raises ValueError for an unknown audience."""
    from presskit.kit.faults import faults_of
    from presskit.kit.order import check_audience

    profile = load(path, warn)
    check_audience(profile, audience)
    if faults := faults_of(profile):
        raise Problems(faults)
    return profile


def day_of(profile: Profile, as_of: datetime.date | None = None) -> datetime.date:
    """The day that was asked for, else the profile's own, else today."""
    return as_of or profile.as_of or today()


def today() -> datetime.date:
    """The day where the person sits."""
    return datetime.date.today()  # noqa: DTZ011 -- not the day of another time zone

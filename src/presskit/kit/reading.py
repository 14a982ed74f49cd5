"""A profile as a command takes it up, the day that is "today" for it, and for which audience it is asked.

In: a path. Out: a `Profile`, or Problems. The clock is read here and nowhere else. Nothing heavy is loaded but what
reading a profile takes, and that when one is read.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.problems import Warn, WrongArgument, did_you_mean, from_here, unheard

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


def check_audience(profile: Profile, audience: str | None) -> None:
    """Raise ValueError for an audience that does not occur in the profile."""
    if audience is not None and audience not in profile.audiences():
        names = profile.audiences()
        none = "it marks no entry for one: leave --audience out, and the kit has everything; "
        none += f'or write audiences = ["{audience}"] below each entry that nobody else may see'
        hint = did_you_mean(audience, names) or (f"it names {', '.join(names)}" if names else none)
        raise WrongArgument(f'the profile names no audience "{audience}"; {hint}')

"""A person's facts: the text of profile.toml becomes a frozen, checked `Profile`.

In: a file. Out: `Profile`, or `Problems` with every mistake and its line. Nothing here knows what a profile is
used for.
"""

from presskit.profile.entries import Entry, Period, Shape, Table
from presskit.profile.model import NAMELESS, TABLES, Profile
from presskit.profile.read import read, read_file
from presskit.profile.schema import schema
from presskit.profile.tables import (
    Bio,
    Education,
    FreeEntry,
    FreeSection,
    Logo,
    Membership,
    Organization,
    Person,
    Photo,
    Pinned,
    Show,
    Skill,
    Source,
    SpokenLanguage,
    Work,
)
from presskit.profile.values import PartialDate

__all__ = [
    "NAMELESS",
    "TABLES",
    "Bio",
    "Education",
    "Entry",
    "FreeEntry",
    "FreeSection",
    "Logo",
    "Membership",
    "Organization",
    "PartialDate",
    "Period",
    "Person",
    "Photo",
    "Pinned",
    "Profile",
    "Shape",
    "Show",
    "Skill",
    "Source",
    "SpokenLanguage",
    "Table",
    "Work",
    "read",
    "read_file",
    "schema",
]

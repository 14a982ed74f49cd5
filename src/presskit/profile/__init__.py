"""A person's facts: the text of profile.toml becomes a frozen, checked `Profile`.

In: a file. Out: `Profile`, or `Problems` with every mistake and its line. Nothing here knows what a profile is
used for.
"""

from presskit.profile.entries import Entry as Entry, Period as Period, Shape as Shape, Table as Table
from presskit.profile.model import NAMELESS as NAMELESS, TABLES as TABLES, Profile as Profile
from presskit.profile.read import read as read, read_file as read_file
from presskit.profile.schema import schema as schema
from presskit.profile.tables import (
    Bio as Bio,
    Education as Education,
    FreeEntry as FreeEntry,
    FreeSection as FreeSection,
    Logo as Logo,
    Membership as Membership,
    Organization as Organization,
    Person as Person,
    Photo as Photo,
    Pinned as Pinned,
    Show as Show,
    Skill as Skill,
    Source as Source,
    SpokenLanguage as SpokenLanguage,
    Work as Work,
)
from presskit.profile.values import PartialDate as PartialDate

"""The tables of profile.toml and their fields, as frozen models.

In: checked values. Out: an `Entry` for each row, which knows its key in the file. The JSON Schema and the reference
in docs/ are made from the descriptions here. Beside each table stands, once, how its fields become the parts of an
entry (`Shape`): a page, a Word file and a Markdown file then show a new table without an edit of their own.
"""

from presskit.profile.tables.career import (
    Certificate as Certificate,
    Education as Education,
    Interest as Interest,
    Membership as Membership,
    Reference as Reference,
    Skill as Skill,
    SpokenLanguage as SpokenLanguage,
    Volunteering as Volunteering,
    Work as Work,
)
from presskit.profile.tables.person import Contact as Contact, Person as Person, WebLink as WebLink
from presskit.profile.tables.press import (
    Logo as Logo,
    Milestone as Milestone,
    Number as Number,
    Organization as Organization,
    Photo as Photo,
    Question as Question,
    Quotation as Quotation,
    Source as Source,
    Topic as Topic,
)
from presskit.profile.tables.settings import (
    Bio as Bio,
    Check as Check,
    FreeEntry as FreeEntry,
    FreeSection as FreeSection,
    Kit as Kit,
    KitSections as KitSections,
    Letter as Letter,
    Pinned as Pinned,
    Words as Words,
)
from presskit.profile.tables.works import (
    Award as Award,
    Coverage as Coverage,
    Project as Project,
    Publication as Publication,
    Show as Show,
    Talk as Talk,
)

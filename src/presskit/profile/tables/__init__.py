"""The tables of profile.toml and their fields, as frozen models.

In: checked values. Out: an `Entry` for each row, which knows its key in the file. The JSON Schema and the reference
in docs/ are made from the descriptions here. Beside each table stands, once, how its fields become the parts of an
entry (`Shape`): a page, a Word file and a Markdown file then show a new table without an edit of their own.
"""

from presskit.profile.tables.career import (
    Certificate,
    Education,
    Interest,
    Membership,
    Reference,
    Skill,
    SpokenLanguage,
    Volunteering,
    Work,
)
from presskit.profile.tables.person import Contact, Person, WebLink
from presskit.profile.tables.press import (
    Logo,
    Milestone,
    Number,
    Organization,
    Photo,
    Question,
    Quotation,
    Source,
    Topic,
)
from presskit.profile.tables.settings import Bio, Check, FreeEntry, FreeSection, Kit, KitSections, Letter, Pinned, Words
from presskit.profile.tables.works import Award, Coverage, Project, Publication, Show, Talk

__all__ = [
    "Award",
    "Bio",
    "Certificate",
    "Check",
    "Contact",
    "Coverage",
    "Education",
    "FreeEntry",
    "FreeSection",
    "Interest",
    "Kit",
    "KitSections",
    "Letter",
    "Logo",
    "Membership",
    "Milestone",
    "Number",
    "Organization",
    "Person",
    "Photo",
    "Pinned",
    "Project",
    "Publication",
    "Question",
    "Quotation",
    "Reference",
    "Show",
    "Skill",
    "Source",
    "SpokenLanguage",
    "Talk",
    "Topic",
    "Volunteering",
    "WebLink",
    "Words",
    "Work",
]

"""The tables of profile.toml and their fields, as frozen models.

In: checked values. Out: an `Entry` for each row, which knows its key in the file. The JSON Schema and the reference
in docs/ are made from the descriptions here. Beside each table stands, once, how its fields become the parts of an
entry (`Shape`): a page, a Word file and a Markdown file then show a new table without an edit of their own.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from presskit.profile.entries import Entry, Period, Shape, Table
from presskit.profile.names import PersonalName, taken_apart
from presskit.profile.values import (
    LONGEST_LINE,
    Color,
    Email,
    Figure,
    File,
    Identifier,
    Identifiers,
    Line,
    Lines,
    Link,
    PartialDate,
    Phone,
    Pronouns,
    References,
    Text,
    Texts,
    pronoun_set,
)  # fmt: skip


class Person(Entry):
    """The person whom the profile is about."""

    shape = Shape(title=("name",))
    bound = frozenset({"died", "pronouns_used"})

    name: Line = Field(description="The full name, as it is to be written.", examples=["Igor Babuschkin"])
    short_name: Line | None = Field(
        None, description="After the first mention; the family name when absent.", examples=["Babuschkin"]
    )
    given_name: Line | None = Field(
        None, description="The given name; taken from the name when absent.", examples=["Igor"]
    )
    family_name: Line | None = Field(
        None, description="The family name; taken from the name when absent.", examples=["Babuschkin"]
    )
    honorific_prefix: Line | None = Field(None, description="Before the name.", examples=["Dr"])
    honorific_suffix: Line | None = Field(
        None, description="Letters after the name; those that stand in the name are taken from there.", examples=["PhD"]
    )
    pronouns: Pronouns = Field(
        "name",
        description="he, she, they, name (no pronoun at all), or others, which are shown as written.",
        examples=["she", "she/they"],
    )
    pronouns_used: Literal["he", "she", "they", "name"] | None = Field(
        None,
        description="Which of them sentences use; of several the first, of others than he, she and they none.",
        examples=["they"],
    )
    pronunciation: Line | None = Field(
        None, description="Respelt for a reader aloud.", examples=["EE-gor bah-BOOSH-kin"]
    )
    ipa: Line | None = Field(None, description="In the International Phonetic Alphabet.", examples=["ˈeɪdə strænd"])
    headline: Line | None = Field(
        None,
        description="One line under the name; made of the occupations when absent.",
        examples=["Engineer of bridges that hum"],
    )
    occupations: Lines = Field(
        (), description="What the person is, most important first.", examples=[["AI researcher", "engineer"]]
    )
    known_for: Lines = Field(
        (), description="Completes “known for …”, most important first.", examples=[["work in deep learning"]]
    )
    origin: Line | None = Field(None, description="Where the person comes from.", examples=["Germany"])
    nationality: Line | None = Field(None, description="As an adjective.", examples=["German"])
    location: Line | None = Field(None, description="Where the person lives or works.", examples=["Bristol"])
    born: PartialDate | None = Field(None, description="Date or year of birth.", examples=["1990-03"])
    died: PartialDate | None = Field(None, description="Date or year of death.", examples=["2071-05-01"])

    @model_validator(mode="before")
    @classmethod
    def _without_letters(cls, data: Any) -> Any:
        """Letters and pronouns that stand in the name have fields of their own: "Jane Doe, MBA (she/her)"."""
        name = data.get("name") if isinstance(data, dict) else None
        if not isinstance(name, str) or len(name) > LONGEST_LINE:
            return data
        parts = taken_apart(" ".join(name.split()))
        said = data.get("honorific_suffix")
        if parts.letters and (said is None or isinstance(said, str)):
            known = re.split(r"[,\s]+", said or "")
            more = [one for one in parts.letters.split(", ") if one not in known]
            data = {**data, "name": parts.name, "honorific_suffix": ", ".join(filter(None, (*more, said)))}
        if parts.pronouns:
            data = {**data, "name": parts.name, "pronouns": data.get("pronouns", parts.pronouns)}
        return data

    @property
    def parts(self) -> PersonalName:
        """The given and the family name, as the profile says or else as they can be taken from the name."""
        parts = taken_apart(self.name)
        given, family = self.given_name or "", self.family_name or ""
        if given and not family and parts.family:
            rest = [word for word in parts.words if word not in given.split()]
            family = " ".join(rest) or parts.family
        if family and not given:
            given = " ".join(parts.words).replace(family, " ", 1).strip() if family in self.name else parts.given
            given = " ".join(given.split())
        doubt = "" if self.given_name or self.family_name else parts.doubt
        return parts._replace(given=given or parts.given, family=family or parts.family, doubt=doubt)

    @property
    def surname(self) -> str:
        """The name after the first mention."""
        return self.short_name or self.parts.family or self.name

    @property
    def pronoun_set(self) -> str:
        """The pronouns that sentences use: he, she, they, or name for none."""
        return self.pronouns_used or pronoun_set(self.pronouns)

    def has_died(self, as_of: datetime.date) -> bool:
        """Whether the person is dead on that day, as far as the profile knows."""
        return self.died is not None and self.died.first_day() <= as_of


class Work(Period):
    """A position: employment, a company founded, a board."""

    shape = Shape(
        title=("organization",),
        subtitle=("position",),
        details=("location",),
        text="summary",
        points="highlights",
        order="newest",
    )

    organization: Line = Field(description="The organisation.", examples=["xAI"])
    position: Line | None = Field(None, description="What the person is or was there.", examples=["co-founder"])
    location: Line | None = Field(None, description="Where.", examples=["Bristol"])
    focus: Line | None = Field(
        None, description="What the work is about; completes “works on …”.", examples=["reinforcement learning"]
    )
    summary: Text | None = Field(
        None,
        description="One or two sentences.",
        examples=["Leads the design of footbridges and of the paths around them."],
    )
    highlights: Texts = Field(
        (),
        description="What was achieved, a line each.",
        examples=[["Opened the Whistling Bridge, whose railings the wind plays."]],
    )


class Volunteering(Work):
    """A position without pay."""


class Education(Period):
    """A course of study."""

    shape = Shape(
        title=("institution",),
        subtitle=("study_type", "area"),
        details=("location", "score"),
        text="summary",
        points="highlights",
        order="newest",
    )

    institution: Line = Field(description="School or university.", examples=["University of Oslo"])
    area: Line | None = Field(None, description="The subject.", examples=["theoretical physics"])
    study_type: Line | None = Field(None, description="The degree.", examples=["MSc"])
    location: Line | None = Field(None, description="Where.", examples=["Bergen"])
    score: Line | None = Field(None, description="The mark.", examples=["with distinction"])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["On what makes a handrail sound."]
    )
    highlights: Texts = Field(
        (), description="What was achieved, a line each.", examples=[["Built an organ of forty handrails."]]
    )


class Project(Period):
    """Something made."""

    shape = Shape(title=("name",), subtitle=("role",), text="summary", points="highlights", order="file")

    name: Line = Field(description="What it is called.", examples=["Grok"])
    role: Line | None = Field(None, description="The person's part in it.", examples=["initiator"])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["Free drawings for handrails that sound."]
    )
    highlights: Texts = Field((), description="What was achieved, a line each.", examples=[["Built in eleven towns."]])


class Award(Entry):
    """A prize, an honour, a fellowship."""

    shape = Shape(title=("title",), subtitle=("awarder",), text="summary", order="newest")

    title: Line = Field(description="The award.", examples=["Turing Award"])
    awarder: Line | None = Field(None, description="Who gave it.", examples=["Society of Footbridges"])
    date: PartialDate | None = Field(None, description="When.", examples=[2025])
    summary: Text | None = Field(None, description="What for.", examples=["For the Whistling Bridge."])


class Publication(Entry):
    """A book, a paper, an article by the person."""

    shape = Shape(
        title=("title",),
        subtitle=("publisher",),
        details=("where_in_it", "authors", "status", "kind"),
        text="summary",
        order="newest",
    )
    bound = frozenset({"authors", "kind", "status"})

    title: Line = Field(description="The title.", examples=["Crossing Over"])
    publisher: Line | None = Field(None, description="Publisher, journal or site.", examples=["Pier Press"])
    date: PartialDate | None = Field(None, description="When it appeared.", examples=["2024-09-12"])
    authors: Lines = Field((), description="Everyone who wrote it, in order.", examples=[["Ada Strand"]])
    kind: Line | None = Field(None, description="Book, paper, article …", examples=["Book"])
    volume: Line | None = Field(None, description="The volume of the journal.", examples=["12"])
    issue: Line | None = Field(None, description="The issue in the volume.", examples=["3"])
    pages: Line | None = Field(None, description="The pages, or the number of the article.", examples=["45–67"])
    status: Line | None = Field(None, description="How far it is: submitted, in press …", examples=["in press"])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["Twelve bridges and the people who walk them."]
    )

    @property
    def where_in_it(self) -> str:
        """Where in its journal it stands, as lists of works have it: "12(3), 45–67"."""
        issue = f"({self.issue})" if self.issue else ""
        return ", ".join(filter(None, (f"{self.volume or ''}{issue}", self.pages)))


class Certificate(Entry):
    """A certificate or licence."""

    shape = Shape(title=("name",), subtitle=("issuer",), order="newest")

    name: Line = Field(description="What is certified.", examples=["Chartered engineer"])
    issuer: Line | None = Field(None, description="Who says so.", examples=["Institution of Bridge Engineers"])
    date: PartialDate | None = Field(None, description="When.", examples=[2017])


class Skill(Entry):
    """Something the person can do."""

    shape = Shape(title=("name",), subtitle=("level",), details=("keywords",))

    name: Line = Field(description="The skill.", examples=["Machine learning"])
    level: Line | None = Field(None, description="How well, in your own words.", examples=["fifteen years of practice"])
    keywords: Lines = Field((), description="What belongs to it.", examples=[["aeolian tones", "damping"]])


class Interest(Skill):
    """Something the person cares about."""


class SpokenLanguage(Entry):
    """A language that the person speaks."""

    shape = Shape(title=("language",), subtitle=("fluency",))
    bound = frozenset({"fluency"})

    language: Line = Field(description="The language.", examples=["German"])
    fluency: Line | None = Field(None, description="How well.", examples=["native speaker"])


class Reference(Entry):
    """What somebody says of the person, for a résumé."""

    shape = Shape(title=("name",), text="text")

    name: Line = Field(description="Who says it.", examples=["Kim Vale, Harbour Works"])
    text: Text | None = Field(
        None, description="What they say.", examples=["She listens to a structure before she draws it."]
    )


class Talk(Entry):
    """A talk given or to come."""

    shape = Shape(title=("title",), subtitle=("event",), details=("location",), order="newest")

    title: Line = Field(description="The title.", examples=["What a handrail sings"])
    event: Line | None = Field(None, description="Where it was given.", examples=["Footbridge Days"])
    date: PartialDate | None = Field(None, description="When.", examples=["2025-05"])
    location: Line | None = Field(None, description="The place.", examples=["Oslo"])
    video: Link | None = Field(None, description="A recording.", examples=["https://example.org/talk"])


class Topic(Entry):
    """Something the person speaks about."""

    shape = Shape(title=("title",), text="summary")

    title: Line = Field(description="The topic.", examples=["AI safety"])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["Why a bridge may hum and a road may not."]
    )


class Question(Entry):
    """A question that an interviewer may ask."""

    shape = Shape(title=("text",))

    text: Line = Field(description="The question.", examples=["Which bridge would you never cross?"])


class Quotation(Entry):
    """Words that may be quoted."""

    shape = Shape(title=("speaker",), details=("context",), text="text")
    bound = frozenset({"speaker"})

    text: Text = Field(description="The words, without quotation marks.", examples=["technical fearlessness"])
    speaker: Line | None = Field(None, description="Who said them; the person when absent.", examples=["Ada Strand"])
    context: Line | None = Field(
        None, description="On what occasion, or about what.", examples=["at the opening of the Whistling Bridge"]
    )
    date: PartialDate | None = Field(None, description="When.", examples=["2024-04-02"])


class Coverage(Entry):
    """What others wrote about the person."""

    shape = Shape(title=("title",), subtitle=("outlet",), order="newest")

    title: Line = Field(description="The headline.", examples=["The bridge that plays the weather"])
    outlet: Line | None = Field(None, description="Where it appeared.", examples=["The Harbour Post"])
    date: PartialDate | None = Field(None, description="When.", examples=["2024-04-03"])


class Milestone(Entry):
    """An event for the timeline."""

    shape = Shape(title=("text",), order="newest")

    date: PartialDate = Field(description="When.", examples=["2024-04-02"])
    text: Line = Field(description="What happened.", examples=["The Whistling Bridge opens"])


class Number(Entry):
    """A figure worth showing large."""

    shape = Shape(title=("value",), subtitle=("label",))

    value: Figure = Field(description="The figure.", examples=["40"])
    label: Line = Field(description="What it counts.", examples=["talks"])


class Organization(Entry):
    """An organisation, for “About …”."""

    shape = Shape(title=("name",), text="description")

    name: Line = Field(description="Its name.", examples=["xAI"])
    description: Text | None = Field(
        None,
        description="Two or three sentences about it.",
        examples=["Northwater Bridges designs footbridges for towns by the water."],
    )
    founded: PartialDate | None = Field(None, description="When it was founded.", examples=[2009])


Share = Annotated[float, Field(ge=0, le=1)]
"""Of the width or height of a picture."""


class Photo(Entry):
    """A photograph that may be printed."""

    bound = frozenset({"focus", "expires"})
    file: File = Field(
        description="The file, beside the profile: JPEG, PNG, WebP, AVIF, HEIC or TIFF.",
        examples=["photos/portrait.jpg"],
    )
    alt: Line = Field(
        description="What it shows, for those who cannot see it.",
        examples=["Ada Strand leans on a handrail and laughs"],
    )
    caption: Line | None = Field(
        None, description="The line below it.", examples=["Ada Strand on the Whistling Bridge, 2024"]
    )
    creator: Line | None = Field(None, description="Who took it.", examples=["Kim Vale"])
    credit: Line | None = Field(None, description="How to credit it.", examples=["Photo: Kim Vale"])
    license: Line | None = Field(
        None, description="On what terms it may be used.", examples=["Free for editorial use with credit"]
    )
    kind: Line | None = Field(None, description="portrait, stage, group …", examples=["portrait"])
    focus: Annotated[tuple[Share, Share], Field(strict=False)] | None = Field(
        None, description="The point that a crop must keep, [x, y] from the top left, each 0–1.", examples=[[0.5, 0.4]]
    )
    expires: datetime.date | None = Field(
        None, description="The last day of the licence; from the next one it is left out.", examples=["2030-12-31"]
    )


class Logo(Entry):
    """A logo that may be printed."""

    file: File = Field(
        description="The file, beside the profile: SVG, or as for photographs.", examples=["photos/northwater.png"]
    )
    alt: Line = Field(description="What it shows, for those who cannot see it.", examples=["Northwater Bridges"])
    organization: Line | None = Field(None, description="Whose it is.", examples=["Northwater Bridges"])
    license: Line | None = Field(
        None, description="On what terms it may be used.", examples=["For reports about Northwater Bridges"]
    )


class WebLink(Entry):
    """A page of the person's."""

    shape = Shape(title=("label",))

    label: Line = Field(description="What to call it.", examples=["Website"])
    url: Link = Field(description="Where it is.", examples=["https://example.org"])
    kind: Line | None = Field(None, description="website, linkedin, github …", examples=["website"])


class Contact(Entry):
    """Whom to write to."""

    shape = Shape(title=("name",), subtitle=("role",), details=("organization",))
    bound = frozenset({"kind"})

    name: Line = Field(description="Who answers.", examples=["Press office"])
    role: Line | None = Field(None, description="What they do.", examples=["press"])
    organization: Line | None = Field(None, description="Where.", examples=["Northwater Bridges"])
    email: Email | None = Field(None, description="E-mail address.", examples=["press@example.org"])
    phone: Phone | None = Field(None, description="Telephone number.", examples=["+44 20 7946 0958"])
    kind: Line | None = Field(
        None,
        description="press, booking, investors …: what it is for; personal: for the résumé only, if there is another.",
        examples=["press"],
    )

    @property
    def is_personal(self) -> bool:
        """Whether it is the person's own, for a résumé."""
        return (self.kind or "").casefold() == "personal"

    @property
    def is_press(self) -> bool:
        """Whether it is for the press."""
        return (self.kind or "").casefold() in ("press", "media")


class Source(Entry):
    """Where a fact comes from."""

    shape = Shape(title=("title",), subtitle=("publisher",))

    id: Identifier = Field(description="The name by which entries refer to it.", examples=["press-page"])
    title: Line = Field(description="What it is called.", examples=["The statement of the jury"])
    publisher: Line | None = Field(None, description="Who published it.", examples=["Society of Footbridges"])
    date: PartialDate | None = Field(None, description="When it appeared.", examples=["2025-10-02"])
    accessed: PartialDate | None = Field(None, description="When it was last looked at.", examples=["2026-10-30"])


class FreeEntry(Table):
    """An entry of a section of your own."""

    title: Line | None = Field(None, description="Its first line.", examples=["Handrails"])
    subtitle: Line | None = Field(None, description="Its second line.", examples=["Harbour Museum"])
    start: PartialDate | None = Field(None, description="When it began.", examples=["2025-05"])
    end: PartialDate | None = Field(None, description="When it ended.", examples=["2025-09"])
    text: Text | None = Field(None, description="A paragraph.", examples=["An organ to walk on."])
    points: Texts = Field((), description="A list.", examples=[["Forty handrails", "One wind machine"]])


class FreeSection(Entry):
    """A section for whatever has no table of its own."""

    shape = Shape(title=("title",))

    title: Line = Field(description="The heading.", examples=["Exhibitions"])
    entries: Annotated[tuple[FreeEntry, ...], Field(strict=False)] = Field(
        (),
        description="What stands in it: [{title, subtitle, start, end, text, points}].",
        examples=[[{"title": "Handrails", "points": ["Forty handrails"]}]],
    )


class Bio(Entry):
    """One sentence in the author's own words."""

    bound = frozenset({"about", "needs", "paragraph"})
    text: Line = Field(
        description="The sentence, in the notation of docs/notation.md.", examples=["[In 2023 ]{they} co-founded xAI."]
    )
    about: References = Field(
        (),
        description="The fact that it tells, by id or unique name (one or a list); then not told twice.",
        examples=["xAI"],
    )
    needs: Identifiers = Field((), description="Ids of sentences that it must follow.", examples=[["leads"]])
    paragraph: bool = Field(False, description="true: starts a new paragraph.", examples=[True])


class Pinned(Entry):
    """A text to use as it is, for one place or length; checked, never edited."""

    bound = frozenset({"place", "words", "characters", "sentences", "voice"})
    text: Text = Field(description="The text.", examples=["Bridges that hum, books about crossing them"])
    place: Line | None = Field(None, description="The place that it is for (see `presskit places`).", examples=["tldr"])
    words: Annotated[int, Field(ge=1)] | None = Field(
        None, description="The number of words that it is for.", examples=[10]
    )
    characters: Annotated[int, Field(ge=1)] | None = Field(
        None, description="The number of characters that it is for.", examples=[60]
    )
    sentences: Annotated[int, Field(ge=1)] | None = Field(
        None, description="The number of sentences that it is for.", examples=[1]
    )
    voice: Literal["third", "first", "mc", "tagline"] | None = Field(
        None, description="The voice that it speaks in.", examples=["tagline"]
    )


class KitSections(Table):
    """The order, the headings and the absence of sections, in every document that has them."""

    order: Lines = Field(
        (), description="Table names, or titles of [[sections]], first to last.", examples=[["work", "talks"]]
    )
    titles: dict[str, Line] = Field({}, description="Headings of your own.", examples=[{"work": "Career"}])
    hidden: Lines = Field((), description="What is not shown.", examples=[["interests"]])
    chapters: Lines = Field(
        (), description="Titles of [[sections]] that begin a page of the press kit.", examples=[["Exhibitions"]]
    )


class Kit(Table):
    """How the kit is built."""

    slug: Line | None = Field(
        None, description="The beginning of every file name; made of the name when absent.", examples=["ada-strand"]
    )
    paper: Literal["a4", "letter"] | None = Field(
        None, description="The size of the pages; letter where the language is en-US, else a4.", examples=["a4"]
    )
    vcard: Literal["4.0", "3.0", "both"] = Field(
        "4.0", description="The version of the contact card; some address books take 3.0 only.", examples=["both"]
    )
    look: Line = Field(
        "editorial", description="The look of the pages (see `presskit templates`).", examples=["editorial"]
    )
    accent: Color | None = Field(None, description="The one colour.", examples=["#9c3b22"])
    logo: File | None = Field(
        None,
        description="The logo on the cover and in the running head of the press kit: the file of one of [[logos]].",
        examples=["photos/northwater.png"],
    )
    fonts: Annotated[tuple[File, ...], Field(strict=False)] = Field(
        (), description="Font files for what the look lacks.", examples=[["fonts/NotoSansThai-Regular.ttf"]]
    )
    templates: Lines | None = Field(
        None, description="What to build; everything when absent.", examples=[["one-pager", "bio"]]
    )
    places: Lines | None = Field(
        None, description="The blurbs to write; all when absent.", examples=[["tldr", "words-50"]]
    )
    photos: (
        Annotated[
            tuple[
                Literal[
                    "full-print",
                    "square-print",
                    "tall-print",
                    "wide-print",
                    "full-web",
                    "square-web",
                    "tall-web",
                    "wide-web",
                ],
                ...,
            ],
            Field(strict=False),
        ]
        | None
    ) = Field(
        None,
        description="The crops and sizes that are made of each photograph; all when absent.",
        examples=[["full-print", "square-web"]],
    )
    website: Link | None = Field(None, description="Where the web page will stand.", examples=["https://example.org"])
    rights: Text | None = Field(
        None, description="On what terms the kit may be used.", examples=["Free for reports about Ada Strand."]
    )
    resume_pages: Annotated[int, Field(ge=1, le=2)] = Field(1, description="Pages of the résumé.", examples=[1])
    resume_photo: bool = Field(False, description="true: the portrait stands on the résumé.", examples=[True])
    sections: KitSections = Field(
        KitSections(),
        description="Order, headings and absence of sections.",
        examples=[{"order": ["work", "publications"], "titles": {"publications": "Books"}, "hidden": ["interests"]}],
    )


class Check(Table):
    """What `presskit check` says nothing about."""

    ignore: Lines = Field((), description="Codes of advice to leave out.", examples=[["no-contact"]])

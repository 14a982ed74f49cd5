"""Free sections, texts of the author's, and how the kit is built."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from presskit.profile.entries import Entry, Shape, Table
from presskit.profile.values import Color, File, Identifiers, Line, Lines, Link, PartialDate, References, Text, Texts


class FreeEntry(Table):
    """An entry of a section of your own."""

    title: Line | None = Field(None, description="Its first line.", examples=["Seven bridges by night"])
    subtitle: Line | None = Field(None, description="Its second line.", examples=["Bristol"])
    start: PartialDate | None = Field(None, description="When it began.", examples=["2025-05"])
    end: PartialDate | None = Field(None, description="When it ended.", examples=["2025-09"])
    text: Text | None = Field(None, description="A paragraph.", examples=["For up to twenty people."])
    points: Texts = Field((), description="A list.", examples=[["Two hours", "One ferry"]])


class FreeSection(Entry):
    """A section for whatever has no table of its own."""

    shape = Shape(title=("title",))
    bound = frozenset({"page", "photos"})

    title: Line = Field(description="The heading.", examples=["Walks"])
    entries: Annotated[tuple[FreeEntry, ...], Field(strict=False)] = Field(
        (),
        description="What stands in it: [{title, subtitle, start, end, text, points}].",
        examples=[[{"title": "Seven bridges by night", "points": ["Two hours"]}]],
    )
    page: bool = Field(False, description="true: it begins a page of the press kit, as a chapter.", examples=[True])
    photos: Lines = Field(
        (),
        description="What shows it: files of [[photos]], or their ids; it then begins a page of the press kit.",
        examples=[["photos/ada-strand.jpg"]],
    )

    @property
    def begins_a_page(self) -> bool:
        """Whether it is a chapter of the press kit."""
        return self.page or bool(self.photos)


class Bio(Entry):
    """One sentence in the author's own words."""

    bound = frozenset({"short", "wordings", "about", "needs", "paragraph"})
    text: Line = Field(
        description="The sentence, in the notation of docs/notation.md.", examples=["[In 2023 ]{they} co-founded xAI."]
    )
    short: Line | None = Field(
        None,
        description="The same in fewest words, for texts that have no room for the sentence.",
        examples=["{they} co-founded xAI."],
    )
    wordings: Lines = Field(
        (),
        description="Shorter ways to tell it, the best first: where it has no room, one stands for it.",
        examples=[["{they} co-founded xAI."]],
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


class Letter(Table):
    """A cover letter in the look of the résumé, which is handed to nobody else."""

    to: Lines = Field(
        (), description="Whom it goes to, line by line.", examples=[["Ms Imara Oduya", "Northwater Museum", "Leith"]]
    )
    date: datetime.date | None = Field(
        None, description="Its date; “today” of the profile when absent.", examples=["2026-03-02"]
    )
    subject: Line | None = Field(None, description="What it is about.", examples=["Curator of movable bridges"])
    greeting: Line | None = Field(None, description="The line that it begins with.", examples=["Dear Ms Oduya,"])
    text: Text = Field(
        description="What it says; an empty line begins a paragraph.",
        examples=["Your swing bridge has stood still since 2019.\n\nI would like to turn it again."],
    )
    closing: Line | None = Field(
        None, description="The line above the name that it is signed with.", examples=["Yours sincerely,"]
    )
    shared: bool = Field(False, description="true: it goes into the ZIP and onto the web page, too.", examples=[True])


class KitSections(Table):
    """The order, the headings and the absence of sections, in every document that has them."""

    order: Lines = Field(
        (), description="Table names, or titles of [[sections]], first to last.", examples=[["work", "talks"]]
    )
    titles: dict[str, Line] = Field({}, description="Headings of your own.", examples=[{"work": "Career"}])
    hidden: Lines = Field((), description="What is not shown.", examples=[["interests"]])


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
        "",
        description="The look of the pages (see `presskit templates`); when absent, gallery where there are three "
        "large photographs, studio where there are three figures, a line to quote and no book, else editorial.",
        examples=["editorial"],
    )
    accent: Color | None = Field(
        None,
        description="The one colour; when absent, one that the portrait or the logo is remembered by, else the look's.",
        examples=["#9c3b22"],
    )
    logo: File | None = Field(
        None,
        description="The logo on the cover and in the running head of the press kit: the file of one of [[logos]].",
        examples=["photos/northwater.png"],
    )
    fonts: Annotated[tuple[File, ...], Field(strict=False)] = Field(
        (), description="Font files for what the look lacks.", examples=[["fonts/NotoSansThai-Regular.ttf"]]
    )
    display_fonts: Annotated[tuple[File, ...], Field(strict=False)] = Field(
        (),
        description="Font files of a brand, for names, titles and whatever is set large, in the place of the look's.",
        examples=[["fonts/Harbour-Black.ttf"]],
    )
    text_fonts: Annotated[tuple[File, ...], Field(strict=False)] = Field(
        (),
        description="Font files of a brand, for text: regular, bold, italic; what is not among them is the look's.",
        examples=[["fonts/Harbour-Regular.ttf", "fonts/Harbour-Bold.ttf"]],
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
    resume_accent: Color | None = Field(
        None,
        description="The colour of the résumé and the letter; the kit's when absent.",
        examples=["#1d1b19"],
    )
    resume_photo: bool = Field(False, description="true: the portrait stands on the résumé.", examples=[True])
    sections: KitSections = Field(
        KitSections(),
        description="Order, headings and absence of sections.",
        examples=[{"order": ["work", "publications"], "titles": {"publications": "Books"}, "hidden": ["interests"]}],
    )


class Words(Table):
    """How texts are written."""

    own: Literal["only", "first"] | None = Field(
        None,
        description="only: texts are told in your own sentences; first: what they say nothing of is told from the "
        "facts where there is room. When absent, only once your sentences have forty words together.",
        examples=["first"],
    )


class Check(Table):
    """What `presskit check` says nothing about."""

    ignore: Lines = Field((), description="Codes of advice to leave out.", examples=[["no-contact"]])

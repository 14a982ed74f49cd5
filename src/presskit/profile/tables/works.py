"""What the person made, and how it was received."""

from __future__ import annotations

from pydantic import Field

from presskit.profile.entries import Entry, Period, Shape
from presskit.profile.values import Line, Lines, Link, PartialDate, Text, Texts


class Project(Period):
    """Something made."""

    shape = Shape(title=("name",), subtitle=("role",), text="summary", points="highlights", order="file")

    name: Line = Field(description="What it is called.", examples=["Grok"])
    role: Line | None = Field(None, description="The person's part in it.", examples=["initiator"])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["Free drawings for handrails that sound."]
    )
    highlights: Texts = Field((), description="What was achieved, a line each.", examples=[["Built in eleven towns."]])


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


class Award(Entry):
    """A prize, an honour, a fellowship."""

    shape = Shape(title=("title",), subtitle=("awarder",), text="summary", order="newest")

    title: Line = Field(description="The award.", examples=["Turing Award"])
    awarder: Line | None = Field(None, description="Who gave it.", examples=["Society of Footbridges"])
    date: PartialDate | None = Field(None, description="When.", examples=[2025])
    summary: Text | None = Field(None, description="What for.", examples=["For the Whistling Bridge."])


class Talk(Entry):
    """A talk given or to come."""

    shape = Shape(title=("title",), subtitle=("event",), details=("location",), order="newest")

    title: Line = Field(description="The title.", examples=["What a handrail sings"])
    event: Line | None = Field(None, description="Where it was given.", examples=["Footbridge Days"])
    date: PartialDate | None = Field(None, description="When.", examples=["2025-05"])
    location: Line | None = Field(None, description="The place.", examples=["Oslo"])
    video: Link | None = Field(None, description="A recording.", examples=["https://example.org/talk"])


class Coverage(Entry):
    """What others wrote about the person."""

    shape = Shape(title=("title",), subtitle=("outlet",), order="newest")

    title: Line = Field(description="The headline.", examples=["The bridge that plays the weather"])
    outlet: Line | None = Field(None, description="Where it appeared.", examples=["The Harbour Post"])
    date: PartialDate | None = Field(None, description="When.", examples=["2024-04-03"])

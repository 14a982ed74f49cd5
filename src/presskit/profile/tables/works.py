"""What the person made, and how it was received."""

from __future__ import annotations

import datetime
import re

from pydantic import Field

from presskit.profile.entries import Entry, Named, Period, Shape, Told
from presskit.profile.values import Line, Lines, Link, PartialDate, Text, Texts

WON = ("won", "winner", "awarded", "recipient", "laureate", "received")
"""Results that say no more than an award without one."""


class Project(Told, Period):
    """Something made."""

    shape = Shape(
        title=("name",),
        subtitle=("role",),
        details=("collaborators",),
        text="summary",
        points="highlights",
        order="file",
    )
    bound = Period.bound | {"collaborators"}

    name: Line = Field(description="What it is called.", examples=["Grok"])
    role: Line | None = Field(None, description="The person's part in it.", examples=["initiator"])
    collaborators: Lines = Field((), description="Whom it was made with.", examples=[["Kim Vale"]])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["Free drawings for handrails that sound."]
    )
    highlights: Texts = Field((), description="What was achieved, a line each.", examples=[["Built in eleven towns."]])


class Publication(Told):
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
        """Where in its journal it stands, as lists of works have it: "12(3), 45–67", with a dash from page to page."""
        issue = f"({self.issue})" if self.issue else ""
        whole = ", ".join(filter(None, (f"{self.volume or ''}{issue}", self.pages)))
        return re.sub(r"(?<![\w.-])(\w?\d+)\s?--?\s?(\w?\d+)(?![\w.-])", r"\1–\2", whole)


class Show(Told, Period):
    """An exhibition, a production, a concert, a screening, a reading; it has a title, a venue or a kind."""

    shape = Shape(
        title=("title", "venue", "kind"),
        subtitle=("venue",),
        details=("location", "kind", "role", "collaborators"),
        text="summary",
        order="newest",
    )
    bound = Period.bound | {"collaborators"}
    named_by = ("title", "venue", "kind")

    title: Line | None = Field(None, description="What was shown or played.", examples=["Handrails"])
    kind: Line | None = Field(
        None,
        description="solo exhibition, group exhibition, performance, concert, production, screening, reading …",
        examples=["solo exhibition"],
    )
    venue: Line | None = Field(None, description="The house, the gallery or the festival.", examples=["Harbour Museum"])
    location: Line | None = Field(None, description="The town.", examples=["Oslo"])
    date: PartialDate | None = Field(
        None, description="When it was, if it has no start and end: a day, a year.", examples=["2025-05"]
    )
    role: Line | None = Field(None, description="The person’s part in it.", examples=["composer"])
    collaborators: Lines = Field((), description="Whom it was made or played with.", examples=[["Kim Vale"]])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["An organ to walk on, of forty handrails."]
    )

    def past(self, as_of: datetime.date) -> bool:
        """Whether it is over; what has a date was on then, and does not go on."""
        over = self.date is not None and self.date.last_day() < as_of
        return over or super().past(as_of)


class Award(Named, Told):
    """A prize, an honour, a fellowship, won or nearly won."""

    shape = Shape(title=("title",), subtitle=("awarder",), details=("result", "work"), text="summary", order="newest")
    bound = Named.bound | {"result"}

    title: Line = Field(description="The award.", examples=["Turing Award"])
    awarder: Line | None = Field(None, description="Who gave it.", examples=["Society of Footbridges"])
    date: PartialDate | None = Field(None, description="When.", examples=[2025])
    result: Line | None = Field(
        None,
        description="shortlisted, longlisted, finalist, nominated, runner-up, honourable mention …; won when absent.",
        examples=["shortlisted"],
    )
    work: Line | None = Field(
        None, description="For which work of the person’s, by its title.", examples=["Whistling Bridge"]
    )
    summary: Text | None = Field(None, description="What for.", examples=["For the Whistling Bridge."])

    @property
    def won(self) -> bool:
        """Whether it was given to the person; else `result` says how near that came."""
        return self.result is None or self.result.casefold() in WON


class Talk(Entry):
    """A talk given or to come; it has a title or an event."""

    shape = Shape(title=("title", "event"), subtitle=("event",), details=("location",), order="newest")
    named_by = ("title", "event")

    title: Line | None = Field(None, description="The title.", examples=["What a handrail sings"])
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

"""What a newsroom asks for: topics, quotations, figures, pictures, and where facts come from."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from presskit.profile.entries import Entry, Named, Shape, Told
from presskit.profile.values import Figure, File, Identifier, Line, Metres, PartialDate, Text


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


class Milestone(Entry):
    """An event for the timeline."""

    shape = Shape(title=("text",), order="newest")

    date: PartialDate = Field(description="When.", examples=["2024-04-02"])
    text: Line = Field(description="What happened.", examples=["The Whistling Bridge opens"])


class Number(Told):
    """A figure worth showing large."""

    shape = Shape(title=("value",), subtitle=("label",))

    value: Figure = Field(description="The figure.", examples=["40"])
    label: Line = Field(description="What it counts.", examples=["talks"])
    metres: Metres | None = Field(
        None, description="If it is a length, its metres: three lengths are drawn to one scale.", examples=[2400]
    )


class Organization(Named):
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
        None,
        description="The point that a crop must keep, [x, y] from the top left, each 0–1; of a portrait that names "
        "none it is in the upper third, so that what a crop takes away is taken from below the head.",
        examples=[[0.5, 0.4]],
    )
    expires: datetime.date | None = Field(
        None, description="The last day of the licence; from the next one it is left out.", examples=["2030-12-31"]
    )

    @property
    def point(self) -> tuple[float, float]:
        """The point that a crop keeps: `focus`, or where it most likely is."""
        return self.focus or (FACE if self.kind in (None, "portrait") else MIDDLE)


FACE = (0.5, 0.3)
"""Of a portrait: a crop of its upper part, with what is above the head; hardly any has its face below the middle."""

MIDDLE = (0.5, 0.48)
"""Of any other picture: a little above its middle, as pictures on walls hang."""


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


class Source(Entry):
    """Where a fact comes from."""

    shape = Shape(title=("title",), subtitle=("publisher",))

    id: Identifier = Field(description="The name by which entries refer to it.", examples=["press-page"])
    title: Line = Field(description="What it is called.", examples=["The statement of the jury"])
    publisher: Line | None = Field(None, description="Who published it.", examples=["Society of Footbridges"])
    date: PartialDate | None = Field(None, description="When it appeared.", examples=["2025-10-02"])
    accessed: PartialDate | None = Field(None, description="When it was last looked at.", examples=["2026-10-30"])

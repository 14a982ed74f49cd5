"""Posts, studies, and what the person can do."""

from __future__ import annotations

from pydantic import Field

from presskit.profile.entries import Entry, Named, Period, Shape, Told
from presskit.profile.values import Line, Lines, PartialDate, Text, Texts


class Work(Named, Told, Period):
    """A position: employment, a company founded, a board."""

    shape = Shape(
        title=("organization",),
        subtitle=("position",),
        details=("location",),
        text="summary",
        points="highlights",
        order="newest",
    )
    bound = Named.bound | Period.bound

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


class Membership(Named, Told, Period):
    """A society, an academy, a jury or a board that the person belongs to."""

    shape = Shape(title=("organization",), subtitle=("role",), text="summary", order="newest")
    bound = Named.bound | Period.bound | {"role"}

    organization: Line = Field(description="The organisation.", examples=["Society of Footbridges"])
    role: Line | None = Field(
        None, description="fellow, board member, juror …; member when absent.", examples=["fellow"]
    )
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["Elected for her work on sounding handrails."]
    )


class Education(Told, Period):
    """A course of study, at a school or with a teacher; it has an institution, an area, a study_type or teachers."""

    shape = Shape(
        title=("institution", "study_type", "area", "teachers"),
        subtitle=("study_type", "area"),
        details=("location", "score", "teachers"),
        text="summary",
        points="highlights",
        order="newest",
    )
    named_by = ("institution", "area", "study_type", "teachers")

    institution: Line | None = Field(None, description="School or university.", examples=["University of Oslo"])
    area: Line | None = Field(None, description="The subject.", examples=["theoretical physics"])
    study_type: Line | None = Field(None, description="The degree.", examples=["MSc"])
    teachers: Lines = Field(
        (), description="Whom the person studied with, where that is worth telling.", examples=[["Ivo Quay"]]
    )
    location: Line | None = Field(None, description="Where.", examples=["Bergen"])
    score: Line | None = Field(None, description="The mark.", examples=["with distinction"])
    summary: Text | None = Field(
        None, description="One or two sentences.", examples=["On what makes a handrail sound."]
    )
    highlights: Texts = Field(
        (), description="What was achieved, a line each.", examples=[["Built an organ of forty handrails."]]
    )


class Certificate(Told):
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

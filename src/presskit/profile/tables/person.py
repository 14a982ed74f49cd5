"""The person, and the ways to reach them."""

from __future__ import annotations

import datetime
import re
from typing import Any, Literal

from pydantic import Field, model_validator

from presskit.profile.entries import Entry, Shape, Told
from presskit.profile.names import PersonalName, taken_apart
from presskit.profile.values import LONGEST_LINE, Email, Line, Lines, Link, PartialDate, Phone, Pronouns, pronoun_set


class Person(Told):
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
    honorific_prefix: Line | None = Field(
        None, description="Before the name; Sir, Dame, Rabbi and their like are told with it.", examples=["Dr"]
    )
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
        description="One line under the name, with which the text of every place begins that takes a line and no more, "
        "and ends where there is room for no more; made of the occupations when absent.",
        examples=["Engineer of bridges that hum"],
    )
    occupations: Lines = Field(
        (), description="What the person is, most important first.", examples=[["AI researcher", "engineer"]]
    )
    told_as: Line | None = Field(
        None,
        description="The first sentence of every text, from the verb on: who the person is, and what they do now.",
        examples=["is an engineer at Northwater Bridges who makes handrails sound"],
    )
    known_for: Lines = Field(
        (), description="Completes “known for …”, most important first.", examples=[["work in deep learning"]]
    )
    appeared_in: Lines = Field(
        (),
        description="Where work of the person’s has appeared: magazines, newspapers, broadcasters.",
        examples=[["Pier Review", "The Harbour Post"]],
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

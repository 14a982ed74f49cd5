"""A profile: the tables of the file together, with what is asked of them all.

In: checked values. Out: `Profile`, which everything else reads and nothing changes, or the part of it that an
audience may see; and the places in the file of whatever a problem has to point at.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, PrivateAttr

from presskit.problems import Hint, Problem, Problems, error
from presskit.profile.audience import with_sentences, with_sources, withheld, without, without_fields
from presskit.profile.entries import Entry, Table
from presskit.profile.tables import (
    Award,
    Bio,
    Certificate,
    Check,
    Contact,
    Coverage,
    Education,
    FreeSection,
    Interest,
    Kit,
    Letter,
    Logo,
    Membership,
    Milestone,
    Number,
    Organization,
    Person,
    Photo,
    Pinned,
    Project,
    Publication,
    Question,
    Quotation,
    Reference,
    Show,
    Skill,
    Source,
    SpokenLanguage,
    Talk,
    Topic,
    Volunteering,
    WebLink,
    Words,
    Work,
)
from presskit.profile.values import Line, way as spelt
from presskit.tomlfile import Key, TomlFile


class Profile(Table):
    """Everything that is known of a person; what a file holds, or the part of it that an audience may see."""

    as_of: datetime.date | None = Field(
        None,
        description="“Today” for tense and age; the day of the build when absent.",
        examples=["2025-11-01"],
    )
    reviewed: datetime.date | None = Field(
        None,
        description="The day on which you last read all of this through; a year later `presskit check` reminds you.",
        examples=["2026-10-15"],
    )
    language: Line = Field("en-GB", description="The language of the texts.", examples=["en-US"])
    person: Person = Field(description="The person.")
    work: tuple[Work, ...] = Field((), description="Positions.", strict=False)
    volunteering: tuple[Volunteering, ...] = Field((), description="Positions without pay.", strict=False)
    memberships: tuple[Membership, ...] = Field((), description="What the person belongs to.", strict=False)
    education: tuple[Education, ...] = Field((), description="Courses of study.", strict=False)
    projects: tuple[Project, ...] = Field((), description="Things made.", strict=False)
    shows: tuple[Show, ...] = Field((), description="Exhibitions, productions, concerts, readings.", strict=False)
    awards: tuple[Award, ...] = Field((), description="Prizes and honours.", strict=False)
    publications: tuple[Publication, ...] = Field((), description="Books, papers, articles.", strict=False)
    certificates: tuple[Certificate, ...] = Field((), description="Certificates and licences.", strict=False)
    skills: tuple[Skill, ...] = Field((), description="What the person can do.", strict=False)
    interests: tuple[Interest, ...] = Field((), description="What the person cares about.", strict=False)
    languages: tuple[SpokenLanguage, ...] = Field((), description="Languages spoken.", strict=False)
    references: tuple[Reference, ...] = Field((), description="What others say of the person.", strict=False)
    talks: tuple[Talk, ...] = Field((), description="Talks.", strict=False)
    topics: tuple[Topic, ...] = Field((), description="What the person speaks about.", strict=False)
    questions: tuple[Question, ...] = Field((), description="Questions for an interview.", strict=False)
    quotes: tuple[Quotation, ...] = Field((), description="Words that may be quoted.", strict=False)
    coverage: tuple[Coverage, ...] = Field((), description="What others wrote.", strict=False)
    milestones: tuple[Milestone, ...] = Field((), description="Events for the timeline.", strict=False)
    numbers: tuple[Number, ...] = Field((), description="Figures worth showing.", strict=False)
    organizations: tuple[Organization, ...] = Field((), description="Organisations, for “About …”.", strict=False)
    photos: tuple[Photo, ...] = Field((), description="Photographs.", strict=False)
    logos: tuple[Logo, ...] = Field((), description="Logos.", strict=False)
    links: tuple[WebLink, ...] = Field((), description="The person's pages.", strict=False)
    contacts: tuple[Contact, ...] = Field((), description="Whom to write to.", strict=False)
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.", strict=False)
    sections: tuple[FreeSection, ...] = Field((), description="Whatever has no table of its own.", strict=False)
    bio: tuple[Bio, ...] = Field((), description="Sentences in your own words.", strict=False)
    pinned: tuple[Pinned, ...] = Field((), description="Texts to use as they are.", strict=False)
    letter: Letter | None = Field(None, description="A cover letter.")
    kit: Kit = Field(Kit(), description="How the kit is built.")
    words: Words = Field(Words(), description="How texts are written.")
    check: Check = Field(Check(), description="What not to be told.")

    _file: TomlFile | None = PrivateAttr(None)
    _folder: Path | None = PrivateAttr(None)

    def entries(self) -> Iterator[Entry]:
        """Every entry of every table, the person first, in the order of the tables above."""
        for field in type(self).model_fields:
            value = getattr(self, field)
            rows = value if isinstance(value, tuple) else (value,)
            yield from (row for row in rows if isinstance(row, Entry))

    def named(self, reference: str) -> Entry | None:
        """The entry with this id; else the one of this name, if it is the only one; else the one at this key: work[1].

        What stands in [[organizations]], and a link or a contact that shares a fact's name, is not what a name means.
        """
        return self.by_reference().get(reference)

    def by_reference(self) -> dict[str, Entry]:
        """The entries by what a sentence can call them, as `named` finds them."""
        by_key = {entry.key: [entry] for entry in self.entries()}
        by_id: dict[str, list[Entry]] = {}
        facts: dict[str, list[Entry]] = {}
        beside: dict[str, list[Entry]] = {}
        for entry in self.entries():
            if entry.id:
                by_id.setdefault(entry.id, []).append(entry)
            if not isinstance(entry, Organization | Source | Bio | Pinned):
                by_name = beside if entry.table in BESIDE else facts
                by_name.setdefault(entry.name_of, []).append(entry)
        references = by_key | beside | facts | by_id
        return {name: found[0] for name, found in references.items() if len(found) == 1}

    @property
    def paper(self) -> str:
        """The size of the pages, "a4" or "letter": where nothing is said, the language's region decides."""
        return self.kit.paper or ("letter" if self.language.replace("_", "-").casefold() == "en-us" else "a4")

    @property
    def folder(self) -> Path | None:
        """The folder of the file, in which the files that it names lie; None for a profile without one."""
        return self._folder

    @property
    def display_path(self) -> str:
        """How the file's path is written in problems."""
        return self._file.display_path if self._file else "profile.toml"

    def with_press_contacts(self, audience: str | None) -> Profile:
        """The profile as everything but a résumé shows it: without personal contacts where there are others, the ones
        that are there for this audience first, then the press's."""
        others = [contact for contact in self.contacts if not contact.is_personal] or self.contacts
        contacts = sorted(others, key=lambda contact: (audience not in _whom(contact), not contact.is_press))
        return self.model_copy(update={"contacts": tuple(contacts)})

    @property
    def personal_contact(self) -> Contact | None:
        """How to reach the person: the contact that is their own, else the first."""
        own = (contact for contact in self.contacts if contact.is_personal)
        return next(own, self.contacts[0] if self.contacts else None)

    def place(self, key: str, *way: str | int, offset: int | None = None) -> tuple[int, int] | None:
        """Line and column of `work[2]` or `work[2].location`, or of what lies `way` further in; None for a profile
        without a file.

        `offset` counts the characters of a text as the entry holds it, in which a run of spaces is one.
        """
        if self._file is None:
            return None
        path: Key = spelt(key) or (key,)
        if not way and len(path) > 2:  # a field of an entry, or of the person
            path, way = path[:2], path[2:]
        elif not way and len(path) == 2 and isinstance(path[1], str):
            path, way = path[:1], path[1:]
        if offset is not None:
            offset = _as_written(_at(self._file.data, (*path, *way)), _at(self, (*path, *way)), offset)
        return self._file.value((*path, *way), offset) if way else self._file.header(path)

    def with_backslashes(self, hint: Hint, key: str, *way: str | int) -> Hint:
        """The hint as it can be followed in this text of the file: each backslash doubled where that is needed."""
        return self._file.with_backslashes(hint, ((spelt(key) or (key,)) + way)) if self._file else hint

    def written(self, key: str, *way: str | int) -> str | None:
        """A text as the file has it, its runs of spaces whole; None where there is none."""
        text = _at(self._file.data, ((spelt(key) or (key,)) + way)) if self._file else None
        return text if isinstance(text, str) else None

    def lines(self) -> list[str]:
        """The lines of the file, for remarks such as `# presskit: ignore code`."""
        return self._file.lines() if self._file else []

    def withheld(self, audience: str | None, as_of: datetime.date) -> dict[str, str]:
        """What this audience may not see on that day, and why: keys of entries, `work[2]`, and of fields and points of
        others, `contacts[1].phone`."""
        return {key: why for entry in self.entries() for key, why in withheld(entry, audience, as_of).items()}

    def for_audience(self, audience: str | None, as_of: datetime.date) -> Profile:
        """What this audience may see on that day: nothing private, nothing for others, nothing under embargo.

        A sentence about an entry that is left out goes with it, and so do what needs that sentence and the sources
        that nothing else cites. Raises Problems where the person is not for this audience.
        """
        told = self.withheld(audience, as_of)
        if "person" in told:
            raise Problems([self._nobody_to_show(audience)])
        if self.person.died and not self.person.has_died(as_of):  # the kit of a day in the person's life
            alive = self.person.model_copy(update={"died": None})
            return self.model_copy(update={"person": alive}).for_audience(audience, as_of)
        if not told:
            return self
        fields: dict[str, list[str]] = {}
        for key, _, field in (key.partition(".") for key in told):
            fields.setdefault(key, []).extend([field] if field else [])
        rows = {
            entry.key: without_fields(entry, names, as_of) if (names := fields.get(entry.key)) else entry
            for entry in self.entries()
        }
        lost = {name for entry in self.entries() for name in entry.sources if name not in rows[entry.key].sources}
        hidden = with_sentences({key for key in told if key in rows}, self.bio, self.by_reference().get)
        hidden = with_sources(hidden, rows.values(), lost, self.sources)
        sources = {source.id for source in self.sources if source.key in hidden}
        kept: dict[str, object] = {"person": without(rows["person"], sources)}
        for field in type(self).model_fields:
            value = getattr(self, field)
            if isinstance(value, tuple):
                kept[field] = tuple(without(rows[row.key], sources) for row in value if row.key not in hidden)
        return self.model_copy(update=kept)

    def _nobody_to_show(self, audience: str | None) -> Problem:
        who = f'the audience "{audience}"' if audience else "everyone"
        message = f"person: on that day the person may not be shown to {who}"
        hint = "take private, audiences or embargo out of [person], or build for another audience or day"
        return error(self.display_path, self.place("person"), "private", message, hint)

    def audiences(self) -> list[str]:
        """The audiences that the file names, in the order of the alphabet."""
        return sorted({name for entry in self.entries() for _, name in entry.named_audiences()})


NAMELESS = frozenset({"organizations", "sources", "bio", "pinned"})
"""Tables whose entries are not what a name in `about` means."""

BESIDE = frozenset({"links", "contacts", "photos", "logos"})
"""Tables whose entries are what a name means only where no fact has it: the link to an employer is called as it is."""

TABLES: dict[str, type[Entry]] = {
    name: next(
        table
        for table in (field.annotation, *getattr(field.annotation, "__args__", ()))
        if isinstance(table, type) and issubclass(table, Entry)
    )
    for name, field in Profile.model_fields.items()
    if name not in ("as_of", "reviewed", "language", "letter", "kit", "words", "check")
}
"""The model of each table of entries, by its name in the file."""


def _whom(entry: Entry) -> tuple[str, ...]:
    return entry.audiences if isinstance(entry.audiences, tuple) else ()


def _at(data: Any, path: Key) -> object:
    """What stands at the end of the way, in a model or in what TOML gave."""
    for part in path:
        data = getattr(data, part) if isinstance(data, BaseModel) and isinstance(part, str) else data[part]
    return data


def _as_written(raw: object, text: object, offset: int) -> int:
    """The offset in a text of the file of a character of the text that was made of it: only spaces differ."""
    if not isinstance(raw, str) or not isinstance(text, str) or raw == text:
        return offset
    before = sum(not char.isspace() for char in text[:offset])
    places = [at for at, char in enumerate(raw) if not char.isspace()]
    return places[before] if before < len(places) else len(raw)


def keyed(profile: Profile, file: TomlFile, folder: Path | None) -> Profile:
    """The profile whose entries know where they stand; called once, by the reader."""
    for field in type(profile).model_fields:
        value = getattr(profile, field)
        if isinstance(value, Entry):
            value.stand_at(field)
        elif isinstance(value, tuple):
            for row, entry in enumerate(value, 1):
                entry.stand_at(field, row)
    profile._file = file
    profile._folder = folder
    return profile

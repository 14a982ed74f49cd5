"""What a profile holds: every table and field of profile.toml, as frozen models.

In: checked values. Out: `Profile`, which everything else reads and nothing changes. The JSON Schema and the
reference in docs/ are made from the descriptions here. Beside each table stands, once, how its fields
become the parts of an entry (`Shape`): a page, a Word file and a Markdown file then show a new table
without an edit of their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from presskit.problems import Problem, Problems, error
from presskit.profile.values import (
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
    References,
    Text,
    Texts,
)  # fmt: skip
from presskit.tomlfile import Key, TomlFile

E = TypeVar("E", bound="Entry")

SUFFIXES = ("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "PhD", "MD", "Esq.", "OBE", "MBE", "CBE")
"""What may follow a surname and is none."""


class Shape(NamedTuple):
    """Which field of a table is which part of an entry; a field that is not named here is not shown.

    `title`, `subtitle` and `details` may list several fields: the first that has a value is taken for
    title and subtitle, all are for details. `order` is "newest" (by date, latest first) or "file".
    """

    title: tuple[str, ...]
    subtitle: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    text: str | None = None
    points: str | None = None
    order: Literal["newest", "oldest", "file"] = "file"


class Table(BaseModel):
    """What all tables have in common: frozen, no unknown keys, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Entry(Table):
    """One entry of a table, with what every entry may carry."""

    shape: ClassVar[Shape | None] = None

    id: Identifier | None = Field(None, description="A name for this entry, unique in the file.", examples=["xai"])
    importance: Annotated[int, Field(ge=1, le=5)] = Field(
        3, description="1 nice to have … 5 essential: what stays when room is short."
    )
    sources: Identifiers = Field(
        (), description="Ids of the [[sources]] that this rests on.", examples=[["press-page"]]
    )
    url: Link | None = Field(None, description="Where to read more.", examples=["https://example.org"])
    private: bool = Field(False, description="true: never leaves the profile.")
    audiences: Identifiers = Field(
        (), description="Only in a build for one of these; everyone, when absent.", examples=[["press"]]
    )
    embargo: datetime.date | None = Field(
        None, description="The day before which this appears nowhere.", examples=["2026-03-01"]
    )

    _key: str = PrivateAttr("")

    @property
    def key(self) -> str:
        """Where it stands in the profile, counted from 1: `work[2]`."""
        return self._key

    @property
    def name_of(self) -> str:
        """What the entry is called: the first of its title fields that has a value."""
        fields = self.shape.title if self.shape else ()
        return next((str(value) for name in fields if (value := getattr(self, name, None))), self._key)

    @property
    def latest(self) -> PartialDate | None:
        """The last date that it gives: of its end, its start, or the date on which it happened."""
        dates = (getattr(self, name, None) for name in ("end", "start", "date"))
        return next((date for date in dates if date is not None), None)

    def past(self, as_of: datetime.date) -> bool:
        """Whether it has ended: by its own word, or by its dates."""
        end: PartialDate | None = getattr(self, "end", None)
        return getattr(self, "current", None) is False or (end is not None and end.last_day() < as_of)

    def begun(self, as_of: datetime.date) -> bool:
        """Whether it has begun or happened; an entry without a date has."""
        start: PartialDate | None = getattr(self, "start", None) or getattr(self, "date", None)
        return start is None or start.first_day() <= as_of


class Period(Entry):
    """An entry that lasts."""

    start: PartialDate | None = Field(None, description="When it began.", examples=["2023-03"])
    end: PartialDate | None = Field(
        None, description='When it ended; "2025-08" means its last day.', examples=["2025-08"]
    )
    current: bool | None = Field(None, description="false: past, though no end is known; true: goes on.")


class Person(Entry):
    """The person whom the profile is about."""

    shape = Shape(title=("name",))

    name: Line = Field(description="The full name, as it is to be written.", examples=["Igor Babuschkin"])
    short_name: Line | None = Field(
        None, description="After the first mention; the last word of the name when absent.", examples=["Babuschkin"]
    )
    given_name: Line | None = Field(None, description="The given name, for the vCard.", examples=["Igor"])
    family_name: Line | None = Field(None, description="The family name, for the vCard.", examples=["Babuschkin"])
    honorific_prefix: Line | None = Field(None, description="Before the name.", examples=["Dr"])
    honorific_suffix: Line | None = Field(None, description="After the name.", examples=["PhD"])
    pronouns: Literal["he", "she", "they", "name"] = Field("name", description="name: no pronoun at all.")
    pronunciation: Line | None = Field(
        None, description="Respelt for a reader aloud.", examples=["EE-gor bah-BOOSH-kin"]
    )
    ipa: Line | None = Field(None, description="In the International Phonetic Alphabet.")
    headline: Line | None = Field(None, description="One line under the name; made of the occupations when absent.")
    occupations: Lines = Field(
        (), description="What the person is, most important first.", examples=[["AI researcher", "engineer"]]
    )
    known_for: Lines = Field(
        (), description="Completes “known for …”, most important first.", examples=[["work in deep learning"]]
    )
    origin: Line | None = Field(None, description="Where the person comes from.", examples=["Germany"])
    nationality: Line | None = Field(None, description="As an adjective.", examples=["German"])
    location: Line | None = Field(None, description="Where the person lives or works.")
    born: PartialDate | None = Field(None, description="Date or year of birth.")
    died: PartialDate | None = Field(None, description="Date or year of death.")

    @property
    def surname(self) -> str:
        """The name after the first mention."""
        words = [word for word in self.name.split() if word.strip(",") not in SUFFIXES] or self.name.split()
        return self.short_name or words[-1].rstrip(",")


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
    location: Line | None = Field(None, description="Where.")
    focus: Line | None = Field(
        None, description="What the work is about; completes “works on …”.", examples=["reinforcement learning"]
    )
    summary: Text | None = Field(None, description="One or two sentences.")
    highlights: Texts = Field((), description="What was achieved, a line each.")


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
    location: Line | None = Field(None, description="Where.")
    score: Line | None = Field(None, description="The mark.")
    summary: Text | None = Field(None, description="One or two sentences.")
    highlights: Texts = Field((), description="What was achieved, a line each.")


class Project(Period):
    """Something made."""

    shape = Shape(title=("name",), subtitle=("role",), text="summary", points="highlights", order="file")

    name: Line = Field(description="What it is called.", examples=["Grok"])
    role: Line | None = Field(None, description="The person's part in it.")
    summary: Text | None = Field(None, description="One or two sentences.")
    highlights: Texts = Field((), description="What was achieved, a line each.")


class Award(Entry):
    """A prize, an honour, a fellowship."""

    shape = Shape(title=("title",), subtitle=("awarder",), text="summary", order="newest")

    title: Line = Field(description="The award.", examples=["Turing Award"])
    awarder: Line | None = Field(None, description="Who gave it.")
    date: PartialDate | None = Field(None, description="When.")
    summary: Text | None = Field(None, description="What for.")


class Publication(Entry):
    """A book, a paper, an article by the person."""

    shape = Shape(
        title=("title",), subtitle=("publisher",), details=("authors", "kind"), text="summary", order="newest"
    )

    title: Line = Field(description="The title.")
    publisher: Line | None = Field(None, description="Publisher, journal or site.")
    date: PartialDate | None = Field(None, description="When it appeared.")
    authors: Lines = Field((), description="Everyone who wrote it, in order.")
    kind: Line | None = Field(None, description="Book, paper, article …")
    summary: Text | None = Field(None, description="One or two sentences.")


class Certificate(Entry):
    """A certificate or licence."""

    shape = Shape(title=("name",), subtitle=("issuer",), order="newest")

    name: Line = Field(description="What is certified.")
    issuer: Line | None = Field(None, description="Who says so.")
    date: PartialDate | None = Field(None, description="When.")


class Skill(Entry):
    """Something the person can do."""

    shape = Shape(title=("name",), subtitle=("level",), details=("keywords",))

    name: Line = Field(description="The skill.", examples=["Machine learning"])
    level: Line | None = Field(None, description="How well, in your own words.")
    keywords: Lines = Field((), description="What belongs to it.")


class Interest(Skill):
    """Something the person cares about."""


class SpokenLanguage(Entry):
    """A language that the person speaks."""

    shape = Shape(title=("language",), subtitle=("fluency",))

    language: Line = Field(description="The language.", examples=["German"])
    fluency: Line | None = Field(None, description="How well.", examples=["native speaker"])


class Reference(Entry):
    """What somebody says of the person, for a résumé."""

    shape = Shape(title=("name",), text="text")

    name: Line = Field(description="Who says it.")
    text: Text | None = Field(None, description="What they say.")


class Talk(Entry):
    """A talk given or to come."""

    shape = Shape(title=("title",), subtitle=("event",), details=("location",), order="newest")

    title: Line = Field(description="The title.")
    event: Line | None = Field(None, description="Where it was given.")
    date: PartialDate | None = Field(None, description="When.")
    location: Line | None = Field(None, description="The place.")
    video: Link | None = Field(None, description="A recording.")


class Topic(Entry):
    """Something the person speaks about."""

    shape = Shape(title=("title",), text="summary")

    title: Line = Field(description="The topic.", examples=["AI safety"])
    summary: Text | None = Field(None, description="One or two sentences.")


class Question(Entry):
    """A question that an interviewer may ask."""

    shape = Shape(title=("text",))

    text: Line = Field(description="The question.")


class Quotation(Entry):
    """Words that may be quoted."""

    shape = Shape(title=("speaker",), details=("context",), text="text")

    text: Text = Field(description="The words, without quotation marks.", examples=["technical fearlessness"])
    speaker: Line | None = Field(None, description="Who said them; the person when absent.")
    context: Line | None = Field(None, description="On what occasion, or about what.")
    date: PartialDate | None = Field(None, description="When.")


class Coverage(Entry):
    """What others wrote about the person."""

    shape = Shape(title=("title",), subtitle=("outlet",), order="newest")

    title: Line = Field(description="The headline.")
    outlet: Line | None = Field(None, description="Where it appeared.")
    date: PartialDate | None = Field(None, description="When.")


class Milestone(Entry):
    """An event for the timeline."""

    shape = Shape(title=("text",), order="newest")

    date: PartialDate = Field(description="When.")
    text: Line = Field(description="What happened.")


class Number(Entry):
    """A figure worth showing large."""

    shape = Shape(title=("value",), subtitle=("label",))

    value: Figure = Field(description="The figure.", examples=["40"])
    label: Line = Field(description="What it counts.", examples=["talks"])


class Organization(Entry):
    """An organisation, for “About …”."""

    shape = Shape(title=("name",), text="description")

    name: Line = Field(description="Its name.", examples=["xAI"])
    description: Text | None = Field(None, description="Two or three sentences about it.")
    founded: PartialDate | None = Field(None, description="When it was founded.")


Share = Annotated[float, Field(ge=0, le=1)]
"""Of the width or height of a picture."""


class Photo(Entry):
    """A photograph that may be printed."""

    file: File = Field(
        description="The file, beside the profile: JPEG, PNG, WebP, AVIF, HEIC or TIFF.",
        examples=["photos/portrait.jpg"],
    )
    alt: Line = Field(description="What it shows, for those who cannot see it.")
    caption: Line | None = Field(None, description="The line below it.")
    creator: Line | None = Field(None, description="Who took it.")
    credit: Line | None = Field(None, description="How to credit it.")
    license: Line | None = Field(None, description="On what terms it may be used.")
    kind: Line | None = Field(None, description="portrait, stage, group …")
    focus: Annotated[tuple[Share, Share], Field(strict=False)] | None = Field(
        None, description="The point that a crop must keep, [x, y] from the top left, each 0–1."
    )
    expires: datetime.date | None = Field(
        None, description="The last day of the licence; from the next one it is left out."
    )


class Logo(Entry):
    """A logo that may be printed."""

    file: File = Field(description="The file, beside the profile: SVG, or as for photographs.")
    alt: Line = Field(description="What it shows, for those who cannot see it.")
    organization: Line | None = Field(None, description="Whose it is.")
    license: Line | None = Field(None, description="On what terms it may be used.")


class WebLink(Entry):
    """A page of the person's."""

    shape = Shape(title=("label",))

    label: Line = Field(description="What to call it.", examples=["Website"])
    url: Link = Field(description="Where it is.")
    kind: Line | None = Field(None, description="website, linkedin, github …")


class Contact(Entry):
    """Whom to write to."""

    shape = Shape(title=("name",), subtitle=("role",), details=("organization",))

    name: Line = Field(description="Who answers.", examples=["Press office"])
    role: Line | None = Field(None, description="What they do.")
    organization: Line | None = Field(None, description="Where.")
    email: Email | None = Field(None, description="E-mail address.", examples=["press@example.org"])
    phone: Phone | None = Field(None, description="Telephone number.", examples=["+44 20 7946 0958"])
    kind: Line | None = Field(
        None, description="press, booking, personal …: the résumé takes personal, else the first; the rest press first."
    )


class Source(Entry):
    """Where a fact comes from."""

    shape = Shape(title=("title",), subtitle=("publisher",))

    id: Identifier = Field(description="The name by which entries refer to it.", examples=["press-page"])
    title: Line = Field(description="What it is called.")
    publisher: Line | None = Field(None, description="Who published it.")
    date: PartialDate | None = Field(None, description="When it appeared.")
    accessed: PartialDate | None = Field(None, description="When it was last looked at.")


class FreeEntry(Table):
    """An entry of a section of your own."""

    title: Line | None = Field(None, description="Its first line.")
    subtitle: Line | None = Field(None, description="Its second line.")
    start: PartialDate | None = Field(None, description="When it began.")
    end: PartialDate | None = Field(None, description="When it ended.")
    text: Text | None = Field(None, description="A paragraph.")
    points: Texts = Field((), description="A list.")


class FreeSection(Entry):
    """A section for whatever has no table of its own."""

    shape = Shape(title=("title",))

    title: Line = Field(description="The heading.")
    entries: Annotated[tuple[FreeEntry, ...], Field(strict=False)] = Field(
        (), description="What stands in it: [{title, subtitle, start, end, text, points}]."
    )


class Bio(Entry):
    """One sentence in the author's own words."""

    text: Line = Field(
        description="The sentence, in the notation of docs/notation.md.", examples=["[In 2023 ]{they} co-founded xAI."]
    )
    about: References = Field(
        (),
        description="The fact that it tells, by id or unique name (one or a list); then not told twice.",
        examples=["xAI"],
    )
    needs: Identifiers = Field((), description="Ids of sentences that it must follow.")
    paragraph: bool = Field(False, description="true: starts a new paragraph.")


class Pinned(Entry):
    """A text to use as it is, for one place or length; checked, never edited."""

    text: Text = Field(description="The text.")
    place: Line | None = Field(None, description="The place that it is for (see `presskit places`).", examples=["tldr"])
    words: Annotated[int, Field(ge=1)] | None = Field(None, description="The number of words that it is for.")
    characters: Annotated[int, Field(ge=1)] | None = Field(None, description="The number of characters that it is for.")
    sentences: Annotated[int, Field(ge=1)] | None = Field(None, description="The number of sentences that it is for.")
    voice: Literal["third", "first", "mc", "tagline"] | None = Field(None, description="The voice that it speaks in.")


class KitSections(Table):
    """The order, the headings and the absence of sections, in every document that has them."""

    order: Lines = Field(
        (), description="Table names, or titles of [[sections]], first to last.", examples=[["work", "talks"]]
    )
    titles: dict[str, Line] = Field({}, description="Headings of your own.", examples=[{"work": "Career"}])
    hidden: Lines = Field((), description="What is not shown.", examples=[["interests"]])


class Kit(Table):
    """How the kit is built."""

    slug: Line | None = Field(None, description="The beginning of every file name; made of the name when absent.")
    paper: Literal["a4", "letter"] = Field("a4", description="The size of the pages.")
    look: Line = Field("editorial", description="The look of the pages (see `presskit templates`).")
    accent: Color | None = Field(None, description="The one colour.", examples=["#9c3b22"])
    fonts: Annotated[tuple[File, ...], Field(strict=False)] = Field(
        (), description="Font files for scripts that the look lacks."
    )
    templates: Lines | None = Field(
        None, description="What to build; everything when absent.", examples=[["one-pager", "bio"]]
    )
    places: Lines | None = Field(
        None, description="The blurbs to write; all when absent.", examples=[["tldr", "words-50"]]
    )
    website: Link | None = Field(None, description="Where the web page will stand.")
    rights: Text | None = Field(None, description="On what terms the kit may be used.")
    resume_pages: Annotated[int, Field(ge=1, le=2)] = Field(1, description="Pages of the résumé.")
    sections: KitSections = Field(KitSections(), description="Order, headings and absence of sections.")


class Check(Table):
    """What `presskit check` says nothing about."""

    ignore: Lines = Field((), description="Codes of advice to leave out.")


class Profile(Table):
    """Everything that is known of a person; what a file holds, or the part of it that an audience may see."""

    as_of: datetime.date | None = Field(
        None, description="“Today” for tense and age; the day of the build when absent."
    )
    language: Line = Field("en-GB", description="The language of the texts.", examples=["en-US"])
    person: Person = Field(description="The person.")
    work: tuple[Work, ...] = Field((), description="Positions.", strict=False)
    volunteering: tuple[Volunteering, ...] = Field((), description="Positions without pay.", strict=False)
    education: tuple[Education, ...] = Field((), description="Courses of study.", strict=False)
    projects: tuple[Project, ...] = Field((), description="Things made.", strict=False)
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
    kit: Kit = Field(Kit(), description="How the kit is built.")
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
        """The entry with this id; else the one of this name, if it is the only one outside [[organizations]]."""
        entries = list(self.entries())
        by_id = [entry for entry in entries if entry.id == reference]
        by_name = [
            entry
            for entry in entries
            if entry.name_of == reference and not isinstance(entry, Organization | Source | Bio | Pinned)
        ]
        found = by_id or by_name
        return found[0] if len(found) == 1 else None

    @property
    def folder(self) -> Path | None:
        """The folder of the file, in which the files that it names lie; None for a profile without one."""
        return self._folder

    @property
    def shown(self) -> str:
        """How the file's path is written in problems."""
        return self._file.shown if self._file else "profile.toml"

    @property
    def press_contacts(self) -> tuple[Contact, ...]:
        """Whom the press may write to, the press contact first; a personal address only where there is no other."""
        others = [contact for contact in self.contacts if contact.kind != "personal"]
        return tuple(sorted(others, key=lambda contact: contact.kind != "press")) or self.contacts

    def place(self, key: str, *way: str | int, offset: int | None = None) -> tuple[int, int] | None:
        """Line and column of `work[2]`, or of what lies `way` further in; None for a profile without a file.

        `offset` counts the characters of a text as the entry holds it, in which a run of spaces is one.
        """
        if self._file is None:
            return None
        table, _, row = key.rstrip("]").partition("[")
        path: Key = (table, int(row) - 1) if row else (table,)
        if offset is not None:
            offset = _as_written(_at(self._file.data, (*path, *way)), _at(self, (*path, *way)), offset)
        return self._file.value((*path, *way), offset) if way else self._file.header(path)

    def lines(self) -> list[str]:
        """The lines of the file, for remarks such as `# presskit: ignore code`."""
        return self._file.lines() if self._file else []

    def withheld(self, audience: str | None, as_of: datetime.date) -> dict[str, str]:
        """What this audience may not see on that day, by key, and why."""
        return {entry.key: reason for entry in self.entries() if (reason := _withheld(entry, audience, as_of))}

    def for_audience(self, audience: str | None, as_of: datetime.date) -> Profile:
        """What this audience may see on that day: nothing private, nothing for others, nothing under embargo.

        A sentence about something that is left out goes with it, and so does what needs that sentence.
        """
        if _withheld(self.person, audience, as_of):
            raise Problems([self._nobody_to_show(audience)])
        hidden = set(self.withheld(audience, as_of))
        if not hidden:
            return self
        about = {sentence.key: [self.named(name) for name in sentence.about] for sentence in self.bio}
        while True:
            gone = {sentence.id for sentence in self.bio if sentence.key in hidden}
            dependent = {
                sentence.key
                for sentence in self.bio
                if gone.intersection(sentence.needs) or any(fact and fact.key in hidden for fact in about[sentence.key])
            }
            if dependent <= hidden:
                break
            hidden |= dependent
        # a source that only hidden entries cite would tell of them by its title, and so would one that only it cites
        while True:
            kept_out = {name for entry in self.entries() if entry.key in hidden for name in entry.sources}
            cited = {name for entry in self.entries() if entry.key not in hidden for name in entry.sources}
            telling = {source.key for source in self.sources if source.id in kept_out - cited}
            if telling <= hidden:
                break
            hidden |= telling
        sources = {source.id for source in self.sources if source.key in hidden}
        kept: dict[str, object] = {"person": _without(self.person, sources)}
        for field in type(self).model_fields:
            value = getattr(self, field)
            if isinstance(value, tuple):
                kept[field] = tuple(_without(row, sources) for row in value if row.key not in hidden)
        return self.model_copy(update=kept)

    def _nobody_to_show(self, audience: str | None) -> Problem:
        who = f'the audience "{audience}"' if audience else "everyone"
        message = f"person: on that day the person may not be shown to {who}"
        hint = "take private, audiences or embargo out of [person], or build for another audience or day"
        return error(self.shown, self.place("person"), "private", message, hint)

    def audiences(self) -> list[str]:
        """The audiences that the file names, in the order of the alphabet."""
        return sorted({name for entry in self.entries() for name in entry.audiences})


TABLES: dict[str, type[Entry]] = {
    name: next(
        table
        for table in (field.annotation, *getattr(field.annotation, "__args__", ()))
        if isinstance(table, type) and issubclass(table, Entry)
    )
    for name, field in Profile.model_fields.items()
    if name not in ("as_of", "language", "kit", "check")
}
"""The model of each table of entries, by its name in the file."""


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


def _withheld(entry: Entry, audience: str | None, as_of: datetime.date) -> str:
    """Why an entry is not for this audience on that day; nothing if it is."""
    if entry.private:
        return "private"
    if entry.embargo is not None and entry.embargo > as_of:
        return f"under embargo until {entry.embargo}"
    if entry.audiences and audience not in entry.audiences:
        return f"for {', '.join(entry.audiences)} only"
    if isinstance(entry, Photo) and entry.expires is not None and entry.expires < as_of:
        return f"its licence ended on {entry.expires}"
    return ""


def _without(entry: E, sources: set[str]) -> E:
    """The entry without references to sources that are left out."""
    if not sources.intersection(entry.sources):
        return entry
    return entry.model_copy(update={"sources": tuple(name for name in entry.sources if name not in sources)})


def keyed(profile: Profile, file: TomlFile, folder: Path | None) -> Profile:
    """The profile whose entries know where they stand; called once, by the reader."""
    for field in type(profile).model_fields:
        value = getattr(profile, field)
        if isinstance(value, Entry):
            value._key = field
        elif isinstance(value, tuple):
            for row, entry in enumerate(value, 1):
                entry._key = f"{field}[{row}]"
    profile._file = file
    profile._folder = folder
    return profile

"""The sections that a document can have, made of the profile's tables.

In: a profile, a language, a day. Out: `Section`s of entries in reading order. How a table's fields become the
parts of an entry is said once, beside the table (`Shape` in the profile); here stand only the sections that are
put together from several tables.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from typing import ClassVar, NamedTuple

from presskit import words
from presskit.compose.dates import Dates
from presskit.document import (
    Claim,
    Entry,
    Kind,
    Link,
    Picture,
    Portrait,
    Section,
    bare_address,
    capital,
    plain,
    with_points,
)
from presskit.language import Language
from presskit.markup import as_written, unlinked
from presskit.profile import (
    TABLES,
    Education,
    Entry as Fact,
    FreeEntry,
    FreeSection,
    PartialDate,
    Period,
    Photo,
    Profile,
    Show,
)
from presskit.profile.names import own_among, taken_apart
from presskit.profile.phones import tel
from presskit.profile.tables import Award, Membership, Person, Words, Work
from presskit.template import Place, Templates
from presskit.words import Draft, Limit, Unfit

KINDS: dict[str, Kind] = {
    "quotes": "quotes",
    "numbers": "numbers",
    "contacts": "contacts",
    "topics": "list",
    "questions": "list",
    "skills": "list",
    "interests": "list",
    "languages": "list",
    "links": "list",
    "sources": "list",
}
"""Tables whose sections are not plain entries."""

LABELS = {
    "facts": "at_a_glance",
    "biography": "bio",
    "short": "short_bio",
    "medium": "medium_bio",
    "long": "long_bio",
    "summary": "summary",
}
"""Sections that are no tables, by their name in the language file."""

SUMMARY = 36
"""Words of the summary of a résumé: about three lines."""

GREATEST = 5
"""The importance of what a summary made of facts tells besides what the person is and does."""

BESIDE = {"collaborators": "together", "teachers": "together", "work": "for_work"}
"""Fields that stand beside a title with a word before them: "with Kim Vale", "for *Crossing Over*"."""

WORKS = (("shows", "title"), ("awards", "work"))
"""Titles of works that stand among names of other things: in italics."""

COMMON = ("kind", "study_type", "area")
"""Fields that say what kind of thing an entry is, where it has no name: "Solo exhibition"."""

ANNOUNCED = ("talks[", "shows[")
"""Of these a date that lies ahead is told, too: that is what an organiser asks for."""

MOST_OCCUPATIONS = 12
"""What the line under a name says at most, where it is made of occupations."""

LOOKED_UP = {
    "known_for": 5, "current": 4, "location": 4, "pronunciation": 4, "pronouns": 4, "born": 2, "languages": 2,
    "nationality": 1,
}  # fmt: skip
"""The importance of lines of the facts, by their labels, where a page has no room for all."""


class FactItem(NamedTuple):
    """Something that a line of the facts lists: its entry, what it says, how important it is."""

    key: str
    text: str
    importance: int = 3


class Listed(NamedTuple):
    """A line of the facts: the name of its label, its entry, all that it lists."""

    label: str
    key: str
    items: tuple[FactItem, ...]

    def kept(self, most: int | None) -> tuple[FactItem, ...]:
        """The most important items, in their order."""
        ranked = sorted(range(len(self.items)), key=lambda at: (-self.items[at].importance, at))
        return tuple(self.items[at] for at in sorted(ranked[:most]))


class Sections:
    """Everything that a profile has to tell on one day, section by section.

    `section(id, room)` gives a section with at most `room` entries (of a biography, words), the most important
    ones, in the order of reading; None if there is nothing to show.
    """

    within: tuple[str, ...] = ()
    """Tables that are told within the section of another."""

    dates_of: ClassVar[type[Dates]] = Dates
    """How its entries are dated."""

    def __init__(
        self,
        profile: Profile,
        language: Language,
        as_of: datetime.date,
        sizes: Mapping[str, tuple[int, int]] | None = None,
        places: Mapping[str, Place] | None = None,
        others: Mapping[str, Callable[..., Section | None]] | None = None,
    ) -> None:
        """`sizes`: width and height in pixels of the pictures, by the name that the profile gives them; `places`: what
        texts are written for, the built-in ones where there are none; `others`: what makes the sections that no table
        holds, by their names.
        """
        self.profile, self.language, self.as_of = profile, language, as_of
        self.dates = self.dates_of(profile, language, as_of)
        self.sizes = sizes or {}
        self.others = others or {}
        self._places = places
        self._made: dict[str, Callable[[], Section | None]] = {
            "timeline": self._timeline,
            "organizations": self._organizations,
            "contacts": self._contacts,
            **{id: partial(make, self) for id, make in self.others.items()},
        }

    def claims(self, draft: Draft) -> tuple[Claim, ...]:
        """The sentences of a text, each with the entries that it tells and the sources of these."""
        return tuple(self.claim(told.text, (told.key, *told.facts)) for told in draft.sentences)

    def claim(self, text: str, keys: Sequence[str]) -> Claim:
        """A sentence, with what these entries rest on."""
        facts = tuple(dict.fromkeys(keys))
        entries = (key.partition(".")[0] for key in facts)  # of person.location the person
        sources = dict.fromkeys(id for key in entries for id in self.sources.get(key, ()))
        return Claim(plain(text), facts, tuple(sources))

    def section(self, id: str, room: int | None = None, items: int | None = None) -> Section | None:
        """The section of this name; `room` is the most entries it may have, of a summary the most words, `items` the
        most that a line of the facts lists.
        """
        if id == "summary":
            return self._summaries(SUMMARY if room is None else room)
        whole = self._sections(id, items)
        if whole is None or room is None or len(whole.entries) <= room:
            return whole
        if room <= 0:
            return None
        ranked = sorted(range(len(whole.entries)), key=lambda at: (-whole.entries[at].importance, at))
        kept = sorted(ranked[:room])
        return replace(whole, entries=tuple(whole.entries[at] for at in kept))

    def biography(self, most: int, without: frozenset[str] = frozenset()) -> Draft | None:
        """The biography in at most so many words; None if it cannot be so short, or says no more than the headline.

        `without`: keys of facts that stand beside it, `quotes[1]`, and that it does not tell again.
        """
        draft, person = self._drafts(most, without), self.profile.person
        return None if draft and draft.text.removesuffix(".") == f"{person.name}: {person.headline}" else draft

    @cached_property
    def logo(self) -> Picture | None:
        """The logo of which `[kit] logo` says that it stands on the press kit, if it is not withheld and a page can
        show it."""
        named = (row for row in self.profile.logos if row.file == self.profile.kit.logo and row.file in self.sizes)
        return next((Picture(row.file, row.alt, self.sizes[row.file]) for row in named), None)

    @cached_property
    def portrait(self) -> Portrait:
        """The person's portrait, or the initials for a monogram; never a photograph whose licence has run out."""
        photos = [photo for photo in self.profile.photos if not self.expired(photo)]
        photo = next((photo for photo in photos if photo.kind == "portrait"), photos[0] if photos else None)
        if photo is None:
            return Portrait(initials(self.profile.person.name))
        portrait = Portrait(
            initials(self.profile.person.name), photo.file, photo.alt, photo.credit or photo.creator or ""
        )
        return replace(portrait, size=self.sizes.get(photo.file), focus=photo.point)

    @property
    def honorifics(self) -> tuple[str, str]:
        """What stands before the name and behind it, with the space or comma between."""
        person = self.profile.person
        before = f"{person.honorific_prefix} " if person.honorific_prefix else ""
        return before, f", {person.honorific_suffix}" if person.honorific_suffix else ""

    @property
    def title(self) -> str:
        """The name with its honorifics."""
        before, after = self.honorifics
        return f"{before}{self.profile.person.name}{after}"

    @property
    def subtitle(self) -> str:
        """The line under the name: the headline, or the occupations."""
        person = self.profile.person
        return capital(person.headline or self.language.join(person.occupations[:MOST_OCCUPATIONS]))

    @property
    def occupations_left_out(self) -> tuple[str, ...]:
        """Those for which the line under the name has no room."""
        person = self.profile.person
        return () if person.headline else person.occupations[MOST_OCCUPATIONS:]

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """What texts are written for, by id."""
        return self._places or Templates().places()

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the sources that each entry of the profile rests on, by its key."""
        return {row.key: row.sources for row in self.profile.entries()}

    def expired(self, photo: Photo) -> bool:
        """Whether its licence has run out."""
        return photo.expires is not None and photo.expires < self.as_of

    def to_come(self, id: str) -> list[Fact]:
        """The entries of a table that have not begun on the day of the kit, and are therefore not shown."""
        rows: tuple[Fact, ...] = getattr(self.profile, id) if id in TABLES else ()
        return [row for row in rows if not self._shown(row)]

    def own_to_come(self, id: str) -> list[str]:
        """The same of a section of the profile's own: its key and what its entry is called."""
        rows = [row for row in self.profile.sections if row.title == id]
        return [f"{row.key} “{entry.title or id}”" for row in rows for entry in row.entries if self._later(entry)]

    def _later(self, entry: FreeEntry) -> bool:
        return entry.start is not None and entry.start.first_day() > self.as_of

    def _shown(self, row: Fact) -> bool:
        """A talk or a show may be to come. Anything else is told when it has happened."""
        return row.begun(self.as_of) or row.key.startswith(ANNOUNCED)

    @cached_property
    def _sections(self) -> Callable[[str, int | None], Section | None]:
        return lru_cache(maxsize=None)(self._make)

    @cached_property
    def _drafts(self) -> Callable[[int, frozenset[str]], Draft | None]:
        return lru_cache(maxsize=None)(self._draft)

    def _draft(self, most: int, without: frozenset[str]) -> Draft | None:
        return self._written(most, "third", without)

    def _written(self, most: int, voice: words.Voice, without: frozenset[str] = frozenset()) -> Draft | None:
        return self._text_of(self.profile, most, voice, without)

    def _text_of(
        self, profile: Profile, most: int, voice: words.Voice, without: frozenset[str] = frozenset()
    ) -> Draft | None:
        limits = [Limit(most, "words")]
        try:
            return words.write(profile, limits, voice=voice, as_of=self.as_of, language=self.language, without=without)
        except Unfit:
            return None

    def _make(self, id: str, items: int | None) -> Section | None:
        if made := self._facts(items) if id == "facts" else self._told(id):
            rests = (replace(entry, sources=entry.sources or self.sources.get(entry.key, ())) for entry in made.entries)
            return replace(made, entries=tuple(rests))
        return None

    def _told(self, id: str) -> Section | None:
        if id in self._made:
            return self._made[id]()
        own = next((section for section in self.profile.sections if section.title == id), None)
        if own is not None:
            return self._own(own)
        rows: tuple[Fact, ...] = getattr(self.profile, id)
        entries = tuple(self._entry(row) for row in self._sorted([row for row in rows if self._shown(row)]))
        return Section(id, self.heading(id), KINDS.get(id, "entries"), entries) if entries else None

    def _own(self, section: FreeSection) -> Section | None:
        told = (self._own_entry(section, entry) for entry in section.entries if not self._later(entry))
        entries = tuple(entry for entry in told if entry.dates or not entry.is_empty)
        shown = [photo for name in section.photos for photo in self.profile.photos if name in (photo.file, photo.id)]
        photos = self.section("photos") if shown else None
        rows = {row.picture.name: row for row in photos.entries if row.picture} if photos else {}
        pictures = tuple(rows[photo.file] for photo in shown if photo.file in rows)
        return Section(section.title, section.title, "entries", entries, pictures=pictures) if entries else None

    def _own_entry(self, section: FreeSection, entry: FreeEntry) -> Entry:
        text, points = with_points(entry.text or "", entry.points)
        return Entry(
            section.key,
            as_written(entry.title or ""),
            as_written(entry.subtitle or ""),
            self.dates.period(entry.start, entry.end, None) if entry.start or entry.end else "",
            text=text,
            points=points,
            importance=section.importance,
        )

    def heading(self, id: str) -> str:
        """The heading of a section: the user's, or the language's; of shows, what they all are."""
        if own := self.profile.kit.sections.titles.get(id):
            return own
        kinds = [row.kind or "" for row in self.profile.shows] if id == "shows" else []
        return self.language.shows(kinds) if kinds else self.language.title(LABELS.get(id, id))

    def _sorted(self, rows: list[Fact]) -> list[Fact]:
        """In the table's order: what goes on first, then the latest first; what has no date keeps its place behind the
        others."""
        order = rows[0].shape.order if rows and rows[0].shape else "file"
        if order == "file":
            return rows

        def place(row: Fact) -> tuple[int, int]:
            began: PartialDate | None = getattr(row, "start", None) or getattr(row, "date", None)
            if isinstance(row, Period) and not self.dates.past(row) and (began or not isinstance(row, Show)):
                return (0, -began.first_day().toordinal() if began else 0)
            return (1, -row.latest.last_day().toordinal()) if row.latest else (2, 0)

        return sorted(rows, key=place)

    def _entry(self, row: Fact) -> Entry:
        shape = row.shape
        assert shape is not None, row.key

        named, title = self._title(row, shape.title)
        understood = self._one_kind if isinstance(row, Show) else None
        subtitles = [
            text for name in shape.subtitle if (text := self._value(row, name)) and name != named and text != title
        ]
        links = tuple(
            Link(self.language.label(name) if name != "url" else title, target)
            for name in ("url", "video")
            if (target := getattr(row, name, None))
        )
        if email := getattr(row, "email", None):
            links += (Link(email, f"mailto:{email}"),)
        if phone := getattr(row, "phone", None):
            links += (Link(phone, tel(phone)),)
        prose = str(getattr(row, shape.text) or "") if shape.text else ""
        points = getattr(row, shape.points) if shape.points else ()
        if row.table not in KINDS:
            prose, points = with_points(prose, points)
        return Entry(
            key=row.key,
            metres=getattr(row, "metres", None),
            title=title,
            subtitle=self.language.side_by_side(subtitles),
            dates=self.dates.of(row),
            details=tuple(
                text
                for name in shape.details
                if name != named
                and (text := self._value(row, name))
                and text.casefold() != understood
                and not any(one.startswith(f"{text},") for one in subtitles)  # "Patent, with a firm" says its kind
            ),
            text=prose,
            points=points,
            links=links,
            importance=row.importance,
            past=self.dates.past(row),
            span=self.dates.lasting(row),
        )

    @cached_property
    def _one_kind(self) -> str:
        """The kind of shows that their heading says: "concert" below Concerts; nothing where they are of several."""
        kinds = [row.kind or "" for row in self.profile.shows]
        said = dict.fromkeys(kind.casefold() for kind in kinds if self.language.shows([kind]) == self.heading("shows"))
        return next((kind for kind in said if kind and self.heading("shows").casefold().startswith(kind)), "")

    def _title(self, row: Fact, names: Sequence[str]) -> tuple[str, str]:
        """The first of these fields that has a value, and how it stands as a title."""
        name, text = next(((name, text) for name in names if (text := self._value(row, name))), ("", ""))
        if name == "teachers":
            text = self.language.phrase("studies", names=self.language.join(getattr(row, name)))
        return name, capital(text) if name in COMMON else text

    def _value(self, row: Fact, name: str) -> str:
        """A field as it stands beside others; nothing where it says what is understood."""
        found = getattr(row, name, None)
        if isinstance(row, Award) and name == "result" and row.won:
            return ""
        if name == "authors" and found:  # whose page it is need not be said
            return "" if found == (self.profile.person.name,) else self._authors(found)
        told = as_written(self.language.join(found) if isinstance(found, tuple) else str(found or ""))
        if told and "*" not in told and (row.table, name) in WORKS:
            told = f"*{told}*"
        return self.language.phrase(BESIDE[name], names=told) if told and name in BESIDE else told

    def _authors(self, names: Sequence[str]) -> str:
        """Everyone who wrote it; the person's own name, in whatever form it stands there, is strong."""
        own = own_among(names, self.profile.person.parts)
        told = [f"**{name}**" if at == own and "*" not in name else as_written(name) for at, name in enumerate(names)]
        if len(told) > 1 and told[-1] == "et al.":
            return f"{', '.join(told[:-1])} {told[-1]}"
        return self.language.join(told)

    # --- sections of several tables ---

    def _facts(self, items: int | None) -> Section | None:
        """Label and value, of a list at most so many `items`: what somebody who introduces the person looks up."""
        entries = tuple(
            Entry(row.key, self.language.label(row.label), text=text, importance=LOOKED_UP.get(row.label, 3))
            for row in self.facts
            if (text := self._in_a_row(row, row.kept(items)))
        )
        return Section("facts", self.heading("facts"), "facts", entries) if entries else None

    def _in_a_row(self, row: Listed, items: Sequence[FactItem]) -> str:
        told = [item.text for item in items]
        text = "; ".join(told) if row.label == "current" else self.language.join(told)
        return capital(text) if row.label in ("current", "known_for") else text

    @cached_property
    def facts(self) -> tuple[Listed, ...]:
        """The lines of the facts, each with all that it lists."""
        person = self.profile.person
        now = [row for row in self.profile.work if not self.dates.past(row) and row.begun(self.as_of)]
        roles = [
            FactItem(row.key, self.language.side_by_side((row.position, row.organization)), row.importance)
            for row in now
        ]
        pronouns = "" if person.pronouns == "name" else self.language.pronouns_shown(person.pronouns)
        alone = {
            "origin": person.origin,
            "nationality": person.nationality,
            "location": "" if self.dates.dead else person.location,
            "born": self.language.date(person.born),
            "died": self.language.date(person.died),
            "pronunciation": " ".join(filter(None, (person.pronunciation, person.ipa))),
            "pronouns": pronouns,
        }
        return (
            Listed("current", now[0].key if now else "", tuple(roles)),
            Listed("known_for", "person", tuple(FactItem("person", text) for text in person.known_for)),
            Listed("appeared_in", "person", tuple(FactItem("person", text) for text in person.appeared_in)),
            *(Listed(label, "person", (FactItem("person", text),) if text else ()) for label, text in alone.items()),
            Listed(
                "languages",
                "languages[1]",
                tuple(FactItem(row.key, row.language, row.importance) for row in self.profile.languages),
            ),
        )

    def _contacts(self) -> Section | None:
        """Whom to write to, in the order of the profile, each with what for; where it names nobody, the site."""
        rows, person = self.profile.contacts, self.profile.person
        entries = tuple(replace(self._entry(row), label=self.language.contact(row.kind)) for row in rows)
        told = {link.url for link in self.profile.links} if "links" not in self.profile.kit.sections.hidden else set()
        site = next((url for url in (self.profile.kit.website, person.url) if url and url not in told), None)
        if site and not any(row.email or row.phone or row.url for row in rows):
            entries += (Entry("person", person.name, links=(Link(bare_address(site), site),)),)
        return Section("contacts", self.heading("contacts"), "contacts", entries) if entries else None

    def _timeline(self) -> Section | None:
        """Positions, studies and milestones by date, without their texts."""
        rows: list[Fact] = [*self.profile.work, *self.profile.education, *self.profile.milestones]
        begun = self._sorted([row for row in rows if row.begun(self.as_of)])
        entries = tuple(
            replace(
                self._entry(row),
                subtitle=self._taught(row),
                dates=self.dates.years(row),
                # what goes on is what a timeline is read for
                importance=row.importance if self.dates.past(row) or not isinstance(row, Period) else 5,
                text="",
                points=(),
                details=(),
                links=(),
            )
            for row in begun
        )
        return Section("timeline", self.heading("timeline"), "entries", entries) if entries else None

    def _taught(self, row: Fact) -> str:
        """The second line of an entry of the timeline: of studies with whom, too, which no other section may say."""
        entry = self._entry(row)
        taught = self._value(row, "teachers") if isinstance(row, Education) else ""
        return self.language.side_by_side((entry.subtitle, taught if taught in entry.details else ""))

    @cached_property
    def _summaries(self) -> Callable[[int], Section | None]:
        return lru_cache(maxsize=None)(self._summary)

    def _summary(self, most: int) -> Section | None:
        """What somebody says of themselves in at most so many words; None if the line below the name says as much.

        In the first person: a résumé is its owner's own text. Of the dead it speaks in the third.
        """
        voice: words.Voice = "third" if self.dates.dead else "first"
        own = [row for row in self.profile.pinned if row.words == most and row.voice == voice]
        if own:
            key, text = own[0].key, own[0].text
            claims: tuple[Claim, ...] = (self.claim(text, (key,)),)
        elif draft := self._summed_up(most, voice):
            key, text, claims = draft.sentences[0].key, unlinked(draft.text), self.claims(draft)
        else:
            return None
        said = plain(text).removesuffix(self.language.typography.stop).casefold()
        if said.endswith(plain(self.subtitle).casefold()):
            return None
        return Section("summary", self.heading("summary"), "prose", (Entry(key, text=text, claims=claims),))

    def _summed_up(self, most: int, voice: words.Voice) -> Draft | None:
        """The summary in the owner's own sentences, where they say what the owner is; else what the facts say."""
        if not self.profile.bio:
            return self._written(most, voice, self._beside_the_person)
        draft, own = self._written(most, voice), self._text_of(self._in_own_words, most, voice)
        if draft is None or own is None:
            return draft
        opens = draft.sentences[0].key.startswith("bio[")
        # "Critical-care nurse with seven years in a trauma centre." is whole as a summary, though nobody is named
        said = re.findall(r"\w+", own.sentences[0].text.casefold())
        fragment = {word.casefold() for word in self.language.pronouns["first"].values()}.isdisjoint(said)
        return own if opens or (fragment and not self.dates.dead) else draft

    @cached_property
    def _in_own_words(self) -> Profile:
        return self.profile.model_copy(update={"words": Words(own="only")})

    @cached_property
    def _beside_the_person(self) -> frozenset[str]:
        """What the sections of a résumé tell better than a summary made of facts: all but what the person is and does,
        and what is of the greatest importance."""
        told = (row for row in self.profile.entries() if row.importance < GREATEST and not isinstance(row, Person))
        return frozenset(row.key for row in told if not isinstance(row, Work | Membership) or row.past(self.as_of))

    def _organizations(self) -> Section | None:
        """About each organisation that the profile describes."""
        entries = tuple(
            replace(self._entry(row), title=row.name) for row in self.profile.organizations if row.description
        )
        if not entries:
            return None
        heading = self.profile.kit.sections.titles.get("organizations")
        if heading is None and len(entries) == 1:
            heading = f"{self.language.label('about')} {entries[0].title}"
            entries = (replace(entries[0], title=""),)
        return Section("organizations", heading or self.language.label("organizations"), "entries", entries)


def initials(name: str) -> str:
    """The letters of a monogram: of the first word and of the last that is written with a capital."""
    words = taken_apart(name).words
    parts = [part for part in words if any(letter.isalnum() for letter in part)] or name.split()[:1]
    letters = [next((letter for letter in part if letter.isalnum()), part[0]) for part in parts]
    capital = [letter for letter in letters if letter.isupper() or not letter.islower()] or letters
    return (capital[0] + (capital[-1] if len(capital) > 1 else "")).upper()

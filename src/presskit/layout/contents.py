"""What a press kit has to show, sorted by what pages want: features, quotations, posts by employer, lists.

In: a `Document`. Out: `Contents`. Nothing is changed and nothing is lost: what no page of its own takes is left for the
lists (`rest`), and what the pages have taken is remembered (`told`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from presskit.document import Document, Entry, Picture, Section, Span, plain

FEW = 6
"""With fewer prizes, talks, publications, projects, numbers and articles together, a kit has few facts."""

DATED = ("work", "volunteering", "education")
"""Sections whose entries a drawn career shows."""

BOOKS = re.compile(
    r"\b(?:book|cookbook|novel|memoir|monograph|album|film|anthology|collection|poems|play)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Feature:
    """Something made or led that is worth a place of its own."""

    entry: Entry
    section: str
    photo: Entry | None = None
    about: str = ""

    @property
    def leads(self) -> bool:
        return self.entry.importance >= 5


@dataclass
class Contents:
    """A document, sorted; `told` are the keys of the entries that pages have shown."""

    document: Document
    told: set[str] = field(default_factory=set)

    def section(self, id: str) -> tuple[Entry, ...]:
        """The entries of a section."""
        found = self.document.section(id)
        return found.entries if found else ()

    def first(self, id: str) -> Entry | None:
        """The first entry of a section; nothing where there is none."""
        return next(iter(self.section(id)), None)

    def heading(self, id: str) -> str:
        """Its heading; of one that is not there, nothing."""
        found = self.document.section(id)
        return found.heading if found else ""

    def notes(self, entry: Entry) -> tuple[int, ...]:
        """The numbers of its sources."""
        return self.document.notes(entry)

    def take(self, *entries: Entry, of: str = "") -> None:
        """Remember that a page shows them; `of` names a section whose entries have the keys of others."""
        for entry in entries:
            self.told.update(_named(one, of) for one in entry.each())

    def left(self, id: str) -> tuple[Entry, ...]:
        """The entries of a section that no page has shown yet."""
        return tuple(entry for entry in self.section(id) if _named(entry, id) not in self.told)

    @cached_property
    def few(self) -> bool:
        """Whether it has few facts."""
        ids = ("awards", "talks", "publications", "projects", "numbers", "coverage")
        return sum(len(self.section(id)) for id in ids) < FEW

    @property
    def helps_a_host(self) -> bool:
        """Whether there is more than facts to stand beside the words of a host."""
        return any(self.section(id) for id in ("topics", "questions", "interests", "organizations"))

    # --- pictures ---

    @cached_property
    def photos(self) -> tuple[Entry, ...]:
        """The photographs, the most important first, without the portrait and those of chapters."""
        shown = {row.picture.name for one in self.document.sections for row in one.pictures if row.picture}
        shown |= {self.portrait_name} if self.portrait_name else set()
        rows = [row for row in self.section("photos") if row.picture and row.picture.name not in shown]
        return tuple(sorted(rows, key=lambda row: -row.importance))

    @property
    def portrait_name(self) -> str | None:
        return self.document.portrait.photo

    @cached_property
    def portrait(self) -> Picture | None:
        """The portrait as a picture, with its credit."""
        told = self.document.portrait
        row = next((one for one in self.section("photos") if one.picture and one.picture.name == told.photo), None)
        if told.photo is None:
            return None
        kind = row.picture.kind if row and row.picture else "portrait"
        return Picture(told.photo, told.alt, told.size, told.focus, kind, told.credit)

    # --- quotations ---

    @cached_property
    def own(self) -> tuple[Entry, ...]:
        """What the person said, the most important first."""
        return tuple(sorted((one for one in self.section("quotes") if not one.title), key=lambda one: -one.importance))

    @cached_property
    def others(self) -> tuple[Entry, ...]:
        """What others said of the person."""
        return tuple(sorted((one for one in self.section("quotes") if one.title), key=lambda one: -one.importance))

    @cached_property
    def plate(self) -> Entry | None:
        """The saying that may have a page."""
        found = self.own[0] if self.own else None
        return found if found and found.importance >= 4 and 5 <= len(found.text.split()) <= 40 else None

    # --- work ---

    @cached_property
    def features(self) -> tuple[Feature, ...]:
        """Work of importance 4 or more, and what was made: books, projects, what is done without pay."""
        result = [self._feature(one, "work") for one in self.section("work") if one.importance >= 4 and _says(one)]
        result += [
            self._feature(one, "publications")
            for one in self.section("publications")
            if one.importance >= 5 or (one.importance >= 4 and any(BOOKS.search(text) for text in one.details))
        ]
        result += [
            self._feature(one, id)
            for id in ("volunteering", "projects")
            for one in self.section(id)
            if _says(one) and (one.importance >= 4 or id == "projects")
        ]
        return tuple(result)

    @cached_property
    def lead(self) -> Feature | None:
        """The work that a photograph shows and that matters most."""
        return next((one for one in self.features if one.photo and one.section == "work" and one.leads), None)

    def _feature(self, entry: Entry, section: str) -> Feature:
        title = plain(entry.title)
        photo = next((row for row in self.photos if title and title in plain(row.title)), None)
        about = next((one.text for one in self.section("organizations") if self._is_about(one, title)), "")
        return Feature(entry, section, photo, about)

    def _is_about(self, organization: Entry, title: str) -> bool:
        heading = self.heading("organizations")
        return plain(organization.title) == title or (not organization.title and heading.endswith(f" {title}"))

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Everything with dates or without that a career is made of, by employer, what goes on and is latest first, and
        last that of which no date is known, neither a first nor a last."""
        found: list[Post] = []
        for id in DATED:
            for entry in self.section(id):
                post = next((one for one in found if one.takes(entry, id)), None)
                if post:
                    post.entries.append(entry)
                else:
                    found.append(Post(id, [entry]))
        self._hang_milestones(found)
        return tuple(
            sorted(found, key=lambda one: (one.shown is None, not one.goes_on, -(one.end or 9999), -(one.shown or 0)))
        )

    def _hang_milestones(self, posts: list[Post]) -> None:
        """Each beneath the employer that it names, else beneath the most important post of its day."""
        for event in self.section("milestones"):
            at = event.span.end if event.span and event.span.end is not None else None
            named = next((one for one in posts if plain(one.name) in plain(event.title)), None)
            then = [one for one in posts if at is not None and one.lasts(at) and one.section != "education"]
            found = named or max(then, key=lambda one: max(row.importance for row in one.entries), default=None)
            if found is not None:
                found.events.append(event)

    # --- lists ---

    @property
    def lists(self) -> tuple[Section, ...]:
        """What is left for lists: sections with the entries that no page has shown, without those of other pages."""
        result = []
        for section in self.document.sections:
            if section.id in NO_LISTS or section.kind in ("prose", "contacts", "pictures"):
                continue
            entries = self.left(section.id)
            if entries:
                result.append(replace(section, entries=entries))
        return tuple(result)

    @property
    def figures(self) -> tuple[Section, ...]:
        """Figures and events that no page has shown, as lists."""
        found = ((id, tuple(replace(one, text="") for one in self.left(id))) for id in ("numbers", "milestones"))
        return tuple(Section(id, self.heading(id), "entries", entries) for id, entries in found if entries)


NO_LISTS = ("quotes", "numbers", "sources", "rights", "topics", "questions", "milestones", "links", "references")


HALF = 0.5
"""A half-year."""


@dataclass
class Post:
    """Posts at one employer one after another, as segments of one bar, and what happened meanwhile."""

    section: str
    entries: list[Entry]
    events: list[Entry] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.entries[0].title

    @property
    def spans(self) -> list[Span]:
        return [entry.span for entry in self.entries if entry.span]

    @property
    def undated(self) -> bool:
        return not any(span.begin is not None for span in self.spans)

    @property
    def earlier(self) -> bool:
        """Whether it is past, and no more is known of when."""
        return self.undated and self.end is None and all(entry.past and not dates(entry) for entry in self.entries)

    @property
    def shown(self) -> float | None:
        """From when on it can be drawn: of a post of which only the end is known, the half-year before."""
        return self.begin if self.begin is not None or self.end is None else self.end - HALF

    @property
    def begin(self) -> float | None:
        return min((span.begin for span in self.spans if span.begin is not None), default=None)

    @property
    def goes_on(self) -> bool:
        return any(span.begin is not None and span.end is None for span in self.spans)

    @property
    def end(self) -> float | None:
        """Nothing if it goes on."""
        return None if self.goes_on else max((span.end for span in self.spans if span.end is not None), default=None)

    def lasts(self, at: float) -> bool:
        return self.begin is not None and self.begin - 0.01 <= at and (self.end is None or at <= self.end + 0.05)

    def takes(self, entry: Entry, section: str) -> bool:
        """Whether an entry goes on where this post began, or begins where it ends, at the same employer."""
        if section != self.section or section == "education" or plain(entry.title) != plain(self.name):
            return False
        if entry.span is None or entry.span.begin is None or self.undated:
            return (entry.span is None or entry.span.begin is None) == self.undated
        assert self.begin is not None
        end = entry.span.end if entry.span.end is not None else 9999.0
        mine = self.end if self.end is not None else 9999.0
        return abs(self.begin - end) < 0.8 or abs(entry.span.begin - mine) < 0.8


def _named(entry: Entry, section: str) -> str:
    """What an entry is remembered by."""
    return f"{section}: {entry.key}" if section in SHARED else entry.key


SHARED = ("facts", "tldr")
"""Sections that tell what other sections tell too: their entries have the keys of these."""


def dates(entry: Entry) -> str:
    """The dates of an entry as they stand within a line."""
    return (entry.span.told if entry.span else "") or entry.dates


def _says(entry: Entry) -> bool:
    """Whether there is more to it than a line."""
    return bool(entry.text or entry.points)


def counted(texts: Iterable[str]) -> int:
    """Their words."""
    return sum(len(plain(text).split()) for text in texts)

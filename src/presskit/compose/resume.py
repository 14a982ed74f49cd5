"""A profile as a résumé tells it.

In: what `Sections` takes. Out: the same sections with positions and degrees before the organisations, the positions at
one employer under it, dates by month and side by side, links in words, and one contact: the person's own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from presskit.compose.dates import Dates
from presskit.compose.sections import ANNOUNCED, Sections
from presskit.document import Entry, Link, Section, bare_address, capital
from presskit.profile import Education, Entry as Fact, FreeEntry, PartialDate, Period, Skill, SpokenLanguage, Work
from presskit.profile.tables import Certificate

GROUPED = ("work", "volunteering")
"""Tables in which one organisation may occur several times."""

PLACES = 3
"""How many places in the list a step of importance is worth: the latest positions stay before older ones."""

APART = datetime.timedelta(days=28)
"""Between two positions at one employer, if that is to be one stay: with a month between them, which has 28 days at
least, a span of both would claim too much."""


_BARE = re.compile(r"[\d.,]+\s*(?:$|[/%(]|of\b|out of\b)|[A-F][+\N{MINUS SIGN}-]{0,2}$")
"""A score that does not say what it is: a number, a letter. "GPA 3.9" and "first class" do."""


class ResumeDates(Dates):
    """By month and, of what did not last, by one date: what is to come is said so."""

    def of(self, row: Fact) -> str:
        if isinstance(row, Education) and row.end and not row.start and row.past(self.as_of):
            return self.span(row.end, row.end, None)  # as a degree is dated
        if (isinstance(row, Period) and not self.once(row)) or row.latest is None:
            return super().of(row)
        date = self.span(row.latest, row.latest, None)
        announced = row.key.startswith(ANNOUNCED)  # its date says it
        if announced or row.begun(self.as_of):
            return date
        return self.language.expected(date) if isinstance(row, Certificate) else self.language.forthcoming(date)

    def span(self, start: PartialDate | None, end: PartialDate | None, current: bool | None) -> str:
        """By month, as a résumé is read; by year where the profile says no more."""
        return self.language.span(start and start.without_day, end and end.without_day, current)


class Resume(Sections):
    """What a profile has to tell in a résumé."""

    within = ("links",)
    dates_of = ResumeDates

    @classmethod
    def of(cls, sections: Sections) -> Resume:
        """The same profile on the same day."""
        return cls(sections.profile, sections.language, sections.as_of, sections.sizes, others=sections.others)

    def section(self, id: str, room: int | None = None, items: int | None = None) -> Section | None:
        """As `Sections`; of work and volunteering `room` is the most positions, however many employers they are at."""
        return self._grouped(id, room) if id in GROUPED else super().section(id, room, items)

    @cached_property
    def _grouped(self) -> Callable[[str, int | None], Section | None]:
        return lru_cache(maxsize=None)(self._group)

    def _group(self, id: str, room: int | None) -> Section | None:
        rows: tuple[Work, ...] = getattr(self.profile, id)
        shown = self._sorted([row for row in rows if self._shown(row)])
        # what goes on is what a reader asks for first
        worth = [row.importance if self.dates.past(row) else max(row.importance, 4) for row in shown]
        kept = sorted(range(len(shown)), key=lambda at: at - PLACES * worth[at])[:room]
        keys = {shown[at].key for at in kept}
        entries = self._formerly(
            self._stay(stay, [row for row in stay if row.key in keys])
            for stay in self._stays([row for row in shown if isinstance(row, Work)])
            if any(row.key in keys for row in stay)
        )
        return Section(id, self.heading(id), "entries", entries) if entries else None

    def _formerly(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries; where those begin of which it is only known that they are past, it is said once: as their label,
        too, for it is no date.
        """
        told: list[Entry] = []
        said = self.language.label("formerly")
        for entry in entries:
            bare = entry.past and not entry.parts and entry.dates in ("", said)
            begins = bare and not any(other.label == said for other in told)
            dates, label = (said, said) if begins else ("", "") if bare else (entry.dates, entry.label)
            told.append(replace(entry, dates=dates, label=label))
        return tuple(told)

    # --- several positions at one employer ---

    def _stays(self, rows: Sequence[Work]) -> list[list[Work]]:
        """The positions, those together that are one stay at an employer."""
        stays: list[list[Work]] = []
        for row in rows:
            same = [stay for stay in stays if _one_employer(stay[0], row) and self._touch(stay, row)]
            if same:
                same[0].append(row)
            else:
                stays.append([row])
        return stays

    def _touch(self, stay: Sequence[Work], row: Work) -> bool:
        """Whether the dates leave no gap; what has none is taken to belong together."""
        first, last = self._bounds(row)
        return any(
            (before is None or last is None or before - last <= APART)
            and (after is None or first is None or first - after <= APART)
            for before, after in map(self._bounds, stay)
        )

    def _bounds(self, row: Work) -> tuple[datetime.date | None, datetime.date | None]:
        first = row.start.first_day() if row.start else None
        last = row.end.last_day() if row.end else None if row.past(self.as_of) else max(self.as_of, first or self.as_of)
        return first, last

    def _stay(self, stay: Sequence[Work], kept: Sequence[Work]) -> Entry:
        """An employer and the positions there that are kept; one position is an entry as any other."""
        entries = [self._entry(row) for row in kept]
        if len(kept) == 1:
            return entries[0]
        places = dict.fromkeys(row.location for row in stay if row.location)
        place = next(iter(places)) if len(places) == 1 else None
        return Entry(
            key=kept[0].key,
            title=stay[0].organization,
            dates=self._whole(stay),
            details=(place,) if place else (),
            links=tuple(dict.fromkeys(link for entry in entries for link in entry.links)),
            importance=max(row.importance for row in kept),
            past=all(entry.past for entry in entries),
            sources=tuple(dict.fromkeys(source for entry in entries for source in entry.sources)),
            parts=tuple(
                replace(entry, subtitle="", details=() if place else entry.details, links=()) for entry in entries
            ),
        )

    def _whole(self, stay: Sequence[Work]) -> str:
        """The dates of a whole stay; nothing where one of its ends is not known."""
        starts = [row.start for row in stay if row.start]
        ends = [row.end for row in stay if row.end]
        goes_on = [row for row in stay if not self.dates.past(row)]
        if len(starts) < len(stay) or len(ends) + len([row for row in goes_on if not row.end]) < len(stay):
            return ""
        start = min(starts, key=PartialDate.first_day)
        known = all(row.end for row in goes_on)
        return self.dates.period(start, max(ends, key=PartialDate.last_day) if known and ends else None, None)

    # --- one entry ---

    def _entry(self, row: Fact) -> Entry:
        entry = super()._entry(row)
        links = tuple(
            Link(bare_address(target), target) for name in ("url", "video") if (target := getattr(row, name, None))
        )
        entry = replace(entry, links=links, sources=self.sources.get(row.key, ()))
        if isinstance(row, Education) and row.institution is None:
            entry = replace(
                entry, title=capital(self.language.side_by_side((entry.title, entry.subtitle))), subtitle=""
            )
        elif isinstance(row, Work | Education) and entry.subtitle:
            entry = replace(entry, title=capital(entry.subtitle), subtitle=entry.title)
        if isinstance(row, Work) and not row.summary and not row.highlights:
            return replace(entry, text=capital(row.focus or ""))
        if isinstance(row, Education):
            score = row.score
            if score and _BARE.match(score):
                score = f"{self.language.label('score')}: {score}"
            return replace(
                entry, details=tuple(score if score and text == row.score else text for text in entry.details)
            )
        if isinstance(row, Skill):
            return replace(entry, details=(), text=self.language.side_by_side(row.keywords))
        if isinstance(row, SpokenLanguage):
            return replace(entry, subtitle=row.fluency or "")
        return entry

    def _shown(self, row: Fact) -> bool:
        """Whoever applies with it tells what is agreed upon: a position to come, a paper in press."""
        return True

    def _later(self, entry: FreeEntry) -> bool:
        return False

    # --- the contact ---

    def _contacts(self) -> Section | None:
        """Where the person can be reached: their own contact, else the first, and their pages."""
        person, hidden = self.profile.person, self.profile.kit.sections.hidden
        contact = self.profile.personal_contact
        links: tuple[Link, ...] = ()
        name, role = "", ""
        if contact is not None:
            entry = super()._entry(contact)
            links = tuple(link for link in entry.links if link.url != contact.url)
            if contact.name != person.name:  # whoever answers for the person is named
                name, role = entry.title, self.language.side_by_side((entry.subtitle, *entry.details))
        pages = () if "links" in hidden else self.profile.links
        urls = dict.fromkeys(
            filter(None, (contact and contact.url, person.url, self.profile.kit.website, *(row.url for row in pages)))
        )
        words = {bare_address(url): url for url in reversed(urls)}
        links += tuple(Link(label, url) for label, url in reversed(words.items()))
        place = (person.location,) if person.location and not self.dates.dead else ()
        if not links and not place:
            return None
        key = contact.key if contact else "person"
        return Section("contacts", "", "contacts", (Entry(key, name, role, details=place, links=links),))


def _one_employer(one: Work, other: Work) -> bool:
    """Whether two positions, each with a name, are at the same organisation."""
    same = one.organization.casefold() == other.organization.casefold()
    return same and bool(one.position) and bool(other.position)

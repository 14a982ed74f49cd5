"""What a document says, in order and without a look: sections of entries, and a few special blocks.

In: words that are settled. Out: frozen values that every writer understands, whatever the format: a page, a
Word file, Markdown. `text` and `points` may hold all markup of a profile's texts (presskit.markup), which `runs`
resolves and `plain` takes away; titles, subtitles and details hold emphasis and strong, and no links.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from presskit.markup import ITEM, Run as Run, lone_stars as lone_stars, outline, plain as plain, runs as runs

Kind = Literal["entries", "prose", "facts", "quotes", "numbers", "contacts", "list", "pictures"]
"""How the entries of a section are to be read.

entries: title, subtitle, dates, text, points; prose: paragraphs in `text`; facts: label in `title` and value in
`text`; quotes: words in `text`, who said them in `title`; numbers: figure in `title`, label in `text`;
contacts: as entries, with links; list: `title` and, where there is more to say, `text`; pictures: `picture` with its
caption in `title`, credit and terms in `details`.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that an entry shows. `size` is its width and height in pixels as it stands upright, `focus` the point
    that a crop must keep, from the top left, each 0–1, `kind` what it is a picture of: portrait, room … `grounds` are,
    of a logo, those on which it is seen: `paper`, `dark`.
    """

    name: str
    alt: str
    size: tuple[int, int] | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    kind: str = ""
    credit: str = ""
    terms: str = ""
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something lasted, in years and their fractions: 2018.33 is May 2018. Without an end it goes on;
    without a beginning only its end is known. `vague` says that of the beginning the year alone is known. What happened
    on a day or in a year begins and ends there. `told` are the dates as they stand within a sentence: "since 2018".
    """

    begin: float | None
    end: float | None = None
    vague: bool = False
    told: str = ""


def in_years(day: datetime.date) -> float:
    """A day in years and their fraction: 2018.33 is 1 May 2018."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 4)


class Claim(NamedTuple):
    """A sentence or a line of a document: its words, the keys of the entries that it tells, their sources' ids."""

    text: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]


def headed(line: str, sources: tuple[str, ...]) -> tuple[Claim, ...]:
    """What the line under a name claims, where there is one."""
    return (Claim(plain(line), ("person",), sources),) if line else ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a section tells. `key` says where in the profile it comes from: `work[2]`.

    `claims` are the sentences of running prose, each with what it rests on; anything else is a claim by itself.
    `parts` are entries beneath it, as the positions at one employer; an entry with parts has no text of its own.
    `label` says of a contact what it is for, and of the first of several past posts without dates that they are past;
    `span` is its dates as numbers, where it has any; `metres` is the length that a figure tells.
    """

    key: str
    title: str = ""
    subtitle: str = ""
    dates: str = ""
    details: tuple[str, ...] = ()
    text: str = ""
    points: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    importance: int = 3
    past: bool = False
    picture: Picture | None = None
    sources: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    parts: tuple[Entry, ...] = ()
    label: str = ""
    span: Span | None = None
    metres: float | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of `text`; points inside it are paragraphs of their own, with a dash."""
        parts = [part for part in self.text.split("\n\n") if part]
        if f"\n{ITEM}" not in f"\n{self.text}":
            return tuple(parts)
        told = ((head, *(f"– {item}" for item in items)) for head, items in map(outline, parts))
        return tuple(part for paragraph in told for part in paragraph if part)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to read: a date alone says nothing."""
        said = (self.title, self.subtitle, self.text, self.points, self.details, self.links, self.picture, self.parts)
        return not any(said)

    def each(self) -> Iterator[Entry]:
        """This entry, then those beneath it."""
        yield self
        for part in self.parts:
            yield from part.each()


LITTLE, FEW = 160, 12
"""Letters of what little is told of an entry, and entries of a short list."""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading.

    `id` is the name by which templates and `[kit.sections]` know it, `column` the part of the page that its
    template puts it in; `pictures` are entries with the photographs that show it.
    """

    id: str
    heading: str
    kind: Kind
    entries: tuple[Entry, ...]
    column: str = ""
    pictures: tuple[Entry, ...] = ()

    @property
    def is_brief(self) -> bool:
        """Whether it is a short list without dates, of whose entries little is told. Work and education never are."""
        entries = self.entries
        bare = all(not one.dates and not one.points and not one.parts and len(one.text) <= LITTLE for one in entries)
        return (
            bare and self.kind in ("list", "entries") and self.id not in ("work", "education") and len(entries) <= FEW
        )

    def each(self) -> Iterator[Entry]:
        """Its entries, each followed by those beneath it."""
        for entry in self.entries:
            yield from entry.each()


@dataclass(frozen=True, slots=True)
class Portrait:
    """The person's picture, or the initials of a monogram where there is none.

    `size` is the width and height of the upright picture in pixels, which says how large it may be printed.
    """

    initials: str
    photo: str | None = None
    alt: str = ""
    credit: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    size: tuple[int, int] | None = None


LAST_RESORT = "last resort"
"""What counts, beside the columns, how many of the last steps a draft has taken: those for its whole page."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that one file says. `title` is the person's name, `kicker` what kind of document it is.

    `honorifics` are what stands before and after the name in `title`, each with what divides it from the name: "Dr ",
    ", CEng".

    `cited` are the ids of the sources that it refers to, in the order of
    its first references to them; `labels` the words with which the language names things; `sources` the ids of those on
    which the subtitle rests; `with_photo` says that the portrait is wanted where it is a matter of choice, on a résumé;
    `logo` is the one that the profile chose for the press kit.
    """

    id: str
    kicker: str
    title: str
    subtitle: str
    language: str
    portrait: Portrait
    sections: tuple[Section, ...]
    footer: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    pronunciation: str = ""
    cited: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    honorifics: tuple[str, str] = ("", "")
    sources: tuple[str, ...] = ()
    with_photo: bool = True
    logo: Picture | None = None

    @property
    def name(self) -> str:
        """The name without honorifics."""
        before, after = self.honorifics
        return self.title.removeprefix(before).removesuffix(after)

    def notes(self, entry: Entry) -> tuple[int, ...]:
        """The numbers of the sources that an entry rests on, as the section of the sources counts them."""
        return tuple(sorted(self.cited.index(id) + 1 for id in set(entry.sources) if id in self.cited))

    def shared_notes(self, section: Section) -> tuple[int, ...]:
        """The numbers of the sources on which all entries of a section rest: then its heading has them, once."""
        found = {self.notes(entry) for entry in section.entries}
        return found.pop() if len(found) == 1 else ()

    def column(self, name: str) -> tuple[Section, ...]:
        """The sections of one column, top to bottom."""
        return tuple(section for section in self.sections if section.column == name)

    def section(self, id: str) -> Section | None:
        """The section of this name, if the document has it."""
        return next((section for section in self.sections if section.id == id), None)

    def head(self) -> Iterator[Claim]:
        """What the line under the name claims."""
        yield from headed(self.subtitle, self.sources)

    def claims(self) -> Iterator[Claim]:
        """Everything that the document claims: the line under the name, sentences, the lines of its entries."""
        yield from self.head()
        for section in self.sections:
            for top in section.entries:
                if section.column == "band" and top.picture and top.picture.name == self.portrait.photo:
                    continue  # it stands at the head of the page, without its caption
                if top.claims or section.id in ("sources", "codes"):
                    yield from top.claims
                    continue
                for entry in top.each():
                    above = top.title if entry is not top else ""
                    parts = (entry.title, entry.subtitle, above, *entry.details, entry.dates)
                    head = ", ".join(part for part in parts if part)
                    told = [part for part in (head, *entry.paragraphs, *entry.points) if part]
                    keys = tuple(part.key for part in entry.parts) or (entry.key,)
                    if told:  # an entry of links alone says nothing
                        yield Claim(plain(". ".join(part.rstrip(".") for part in told)), keys, entry.sources)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text that a reader may see, with the key of the entry that it comes from."""
        yield from ((key, text) for key, text in (("person", self.title), ("person", self.subtitle)) if text)
        for section in self.sections:
            yield "", section.heading
            for entry in section.each():
                parts = (entry.title, entry.subtitle, entry.dates, *entry.details, entry.text, *entry.points)
                yield from ((entry.key, part) for part in parts if part)


def with_points(text: str, points: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A text and its points, of which those are the first with which the text ends: an entry shows them as its list."""
    before, gap, last = text.rpartition("\n\n")
    head, items = outline(last)
    return (f"{before}{gap if head else ''}{head}", (*items, *points)) if items else (text, points)


def bare_address(url: str) -> str:
    """An address as it is read, without what every address begins with: `github.com/ada`."""
    return url.split("://", 1)[-1].removeprefix("mailto:").removeprefix("www.").removesuffix("/")


def capital(text: str) -> str:
    """The text with a capital at its start, unless its first word has a spelling of its own, as xAI has."""
    return text[:1].upper() + text[1:] if text.split(" ")[0].islower() else text


# A figure and its unit or currency, the day and its month, an address and the name.
_BOUND = re.compile(
    r"(?<=\d) (?=(?:[%‰°€£$¥₴₽₺]|(?:mm|cm|dm|km|m|mg|g|kg|t|ml|l|h|min|s|Hz|kHz|MHz|GHz|W|kW|MW|GW|kB|MB|GB|TB|bn"
    r"|million|billion)(?![\w-])))|(?<=\b\d) (?=[A-Z]\w+ \d{4}\b)|(?<=\b\d\d) (?=[A-Z]\w+ \d{4}\b)"
    r"|(?<=\b(?:Mr|Ms|Dr|St|No)) (?=[A-Z\d])|(?<=\b(?:Mrs|Sir)) (?=[A-Z])|(?<=\b(?:Mr|Ms|Dr|St|No)\.) (?=[A-Z\d])"
)


def bound(text: str) -> str:
    """The text as a line of a page has it: what is read as one, "60 mm", "2 May 2021", "Dr Lind", is not broken."""
    return _BOUND.sub("\u00a0", text)

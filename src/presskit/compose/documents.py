"""Whole documents, at every amount of room that they may be given.

In: a `Sections` and what a template asks for: its sections column by column, the most that each may hold, and
what gives way first. Out: `Drafts`, of which `fit` picks one; or a `Document` where there is no limit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Literal

from presskit.compose.resume import Resume
from presskit.compose.sections import Sections
from presskit.compose.special import SECTIONS, SPECIAL
from presskit.document import LAST_RESORT, Document, Entry, Section, plain
from presskit.markup import unlinked
from presskit.problems import Hint, Problem, Problems, did_you_mean, error
from presskit.profile import TABLES, Logo
from presskit.template import Fit, Template
from presskit.tomlfile import Key
from presskit.words import Draft, to_come

NO_SECTIONS = ("person", "sections")
"""Tables that are told as something else."""

KNOWN = (
    *SPECIAL,
    "own",
    *(name for name, table in TABLES.items() if name in SECTIONS or (table.shape and name not in NO_SECTIONS)),
)
"""The sections that a template can name."""

IN_WORDS = ("biography", "summary")
"""Sections whose room is told in words; that of the others in entries."""

ELSEWHERE = ("person", "sections", "sources", "milestones", "languages")
"""Tables that are told in another section, or that are not for readers of a page."""

LEAD = 22
"""Words that the opening of a biography has at least, if its sentences allow: two lines of a lead."""

USUAL_LINE, HOLDS = 60, 44
"""Letters of a line of a column of which a template says nothing, and about how many lines a page holds of one."""

LONGEST_BIOGRAPHY = 600
"""Words; three times the longest bio that organisers ask for."""

WORDS_A_STEP = 8
"""How many words a biography gives up at a time: about a line of a text column."""

OWN = "own-"
"""What the names of columns begin with that hold one of the profile's own sections, as a chapter of its own."""

Room = Mapping[str, int]
"""How many steps each column has taken towards the barest draft."""

_STEP = re.compile(r"([\w-]+)(?=[. ])(?:\.(text|points|details|links|items))?(?: +(\d+))?")

LISTS = ("facts", "items")
"""What gives way of the lines of the facts: what they list."""

PACES = 20
"""In how many paces points give way at most, however many there are."""


@dataclass(frozen=True)
class Step:
    """One thing that gives way: a section keeps at most `most` entries (of a biography, words); or its entries keep a
    `part`, `most` of them all together: points, or the entries that have a text.
    """

    section: str
    most: int | None = None
    part: str | None = None


@dataclass(frozen=True)
class Drafts:
    """The drafts of one document. `steps` says for each column how many there are below the fullest, `last` how many
    there are below these for the whole page, as the steps of the column LAST_RESORT: they are seldom needed, and take
    long to find.
    """

    steps: Mapping[str, int]
    count_last: Callable[[], int]
    draft: Callable[[Room], Document]
    left_out: Callable[[Room], tuple[str, ...]]
    no_room: Callable[[Room], tuple[str, ...]]
    fit: Fit

    @property
    def last(self) -> int:
        """How many steps there are when nothing is left to give way of the columns."""
        return self.count_last()


def document(sections: Sections, template: Template) -> Drafts:
    """The drafts of the document that a template describes; raises Problems for a section that there is not."""
    if template.settings.kind in ("resume", "letter"):
        sections = Resume.of(sections)
    composer = _Composer(sections, template)
    return Drafts(
        composer.steps,
        lambda: len(composer.last),
        composer.document,
        composer.left_out,
        composer.no_room,
        composer.fit,
    )


class _Composer:
    def __init__(self, sections: Sections, template: Template) -> None:
        self.sections = sections
        self.template = template
        self.fit = template.settings.fit or Fit()
        if template.settings.kind == "resume":
            self.fit = self.fit.model_copy(update={"pages": sections.profile.kit.resume_pages})
        self.most = template.settings.most
        self.own = [section.title for section in sections.profile.sections]
        self.chapters = [section.title for section in sections.profile.sections if section.begins_a_page]
        self.columns = self._columns()
        self.columns = self._levelled(self.columns)
        self._gives_way, self._resort = self._asked("gives_way"), self._asked("last_resort")
        self._steps = self._ways_down()
        self.steps = {column: len(steps) for column, steps in self._steps.items()}

    def document(self, room: Room) -> Document:
        """The draft for so much room."""
        given: dict[str, list[Step]] = {}
        for step in self._given(room):
            given.setdefault(step.section, []).append(step)
        sections = tuple(
            replace(section, column=column)
            for column, ids in self.columns.items()
            for id in ids
            for section in self._tell(id, given.get(id, ()))
        )
        asked = {id for ids in self.columns.values() for id in ids}
        sections = _said_once(sections, biography=not asked & {"medium", "long"})
        if self.template.settings.body or self.template.settings.moves:
            sections = _told_once(sections)
        if self.template.settings.kind == "resume":
            sections = self._brief_last(sections)
        sections, cited = _with_sources(sections)
        person, language = self.sections.profile.person, self.sections.language
        return Document(
            id=self.template.name,
            kicker=language.title(self.template.settings.title or self.template.name),
            title=self.sections.title,
            honorifics=self.sections.honorifics,
            subtitle=self.sections.subtitle,
            language=language.tag,
            portrait=self.sections.portrait,
            logo=self.sections.logo,
            sections=sections,
            footer=(f"{language.label('as_of')} {language.date(self.sections.as_of)}",),
            description=self.sections.subtitle,
            keywords=person.known_for,
            pronunciation=person.pronunciation or person.ipa or "",
            cited=cited,
            labels=language.labels,
            sources=person.sources,
            with_photo=self.template.settings.kind == "page" or self.sections.profile.kit.resume_photo,
        )

    def _brief_last(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """Short lists after all that is told at length, unless the profile says where they stand."""
        ordered = self.sections.profile.kit.sections.order
        return tuple(sorted(sections, key=lambda one: one.column != "head" and one.is_brief and one.id not in ordered))

    def left_out(self, room: Room) -> tuple[str, ...]:
        """What the profile has and this draft does not show: what has no room in it, what is to come, and what has no
        place in a document of this kind."""
        ids = [id for column in self.columns.values() for id in column]
        later = [row.key for id in ids for row in self.sections.to_come(id)]
        later += [named for id in ids for named in self.sections.own_to_come(id)]
        later += [key for id in ids for key in self._later.get(id, ())]
        return (
            *self.no_room(room),
            *(f"{key} (to come)" for key in later),
            *(f"{row.key} (a drawing that is handed on as a file)" for row in self._drawings(ids)),
            *self._tables_without_a_section(ids),
        )

    def no_room(self, room: Room) -> tuple[str, ...]:
        """What the profile has for this document's sections and this draft has no room for."""
        given = self._given(room)
        ids = [id for column in self.columns.values() for id in column]
        shown = {entry.key for section in self.document(room).sections for entry in section.each()}
        wholes = [whole for id in ids if id not in ("biography", "facts") and (whole := self.sections.section(id))]
        later = {key for keys in self._later.values() for key in keys}
        known = shown | later
        missing = [entry for whole in wholes for entry in whole.each() if not entry.parts and entry.key not in known]
        draft = self._biography(self._room_for("biography", given)) if "biography" in ids else None
        return (
            *dict.fromkeys(f"{entry.key} {_called(entry)}" for entry in missing),
            *(key for key in (draft.left_out if draft else ()) if key not in known),
            *dict.fromkeys(self._facts_left_out(given, shown)),
            *self._parts_left_out(given),
            *(f"person.occupations “{occupation}”" for occupation in self.sections.occupations_left_out),
        )

    @cached_property
    def _later(self) -> dict[str, tuple[str, ...]]:
        """What waits for facts that are to come: the author's sentences about them, and the sources of nothing else."""
        profile = self.sections.profile
        sentences = to_come(profile, self.sections.as_of)
        waiting = {*sentences, *(row.key for id in TABLES if id != "person" for row in self.sections.to_come(id))}
        rests = {row.id: [one.key for one in profile.entries() if row.id in one.sources] for row in profile.sources}
        sources = (row.key for row in profile.sources if rests[row.id] and waiting.issuperset(rests[row.id]))
        return {"biography": sentences, "sources": tuple(sources)}

    def _facts_left_out(self, given: Sequence[Step], display_path: Container[str]) -> Iterator[str]:
        """What the lines of the facts list and do not say here, unless its entry is shown elsewhere."""
        if not any("facts" in ids for ids in self.columns.values()):
            return
        told = {entry.title for section in self._tell("facts", given) for entry in section.entries}
        most = _least(given).get(LISTS)
        for row in self.sections.facts:
            kept = row.kept(most) if self.sections.language.label(row.label) in told else ()
            for item in row.items:
                if item not in kept and (item.key not in display_path or item.key == "person"):
                    yield f"{item.key} “{item.text if len(item.text) <= 40 else item.text[:39] + '…'}”"

    def _parts_left_out(self, given: Sequence[Step]) -> Iterator[str]:
        """What entries that are shown had to give up: `work: 4 of 12 points`."""
        for (id, part), most in _least(given).items():
            if (id, part) == LISTS:
                continue  # each is named
            have = sum(_size(entry, part) for section in self._tell(id, ()) for entry in section.each())
            yield f"{id}: {have - most} of {have} {part}" if most and have > most else f"{id}: {part}"

    def _drawings(self, ids: Sequence[str]) -> list[Logo]:
        """The logos that a page cannot show."""
        return [row for row in self.sections.profile.logos if "logos" in ids and row.file not in self.sections.sizes]

    def _tables_without_a_section(self, ids: list[str]) -> Iterator[str]:
        """Tables and sections of the profile that this kind of document has no place for."""
        hidden = self.sections.profile.kit.sections.hidden
        for name, table in TABLES.items():
            rows = getattr(self.sections.profile, name)
            told = (*ids, *hidden, *ELSEWHERE, *self.sections.within)
            if table.shape and name not in told and isinstance(rows, tuple) and rows:
                yield f"{name} ({len(rows)})"
        for row in self.sections.profile.sections:
            if row.title not in (*ids, *hidden):
                yield f"{row.key} “{row.title}”"

    # --- what stands where ---

    def _columns(self) -> dict[str, tuple[str, ...]]:
        """The sections of each column: as the template has them, those that `[kit.sections]` orders in its order.

        "own" in a template stands for the profile's own [[sections]].
        """
        wanted = self.sections.profile.kit.sections
        place = {id: at for at, id in enumerate(wanted.order)}
        columns = {}
        for column, ids in self.template.settings.sections.items():
            for at, id in enumerate(ids):
                if id not in KNOWN:
                    hint = did_you_mean(id, KNOWN) or f"there are {', '.join(KNOWN)}"
                    raise Problems([self._fault(("sections", column, at), f'there is no section "{id}"', hint)])
            named = [name for id in ids for name in (self.own if id == "own" else [id]) if name not in wanted.hidden]
            apart = [name for name in named if name in self.chapters and self.template.settings.composed]
            columns[column] = _in_order([name for name in named if name not in apart], place)
            for name in _in_order(apart, place):
                columns[f"{OWN}{self.own.index(name) + 1}"] = (name,)
        return columns

    def _levelled(self, columns: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """The columns, with those sections moved for which another has the room that theirs lacks."""
        letters = self.template.settings.letters
        rooms = {column: letters.get(column, USUAL_LINE) for column in columns}
        high = {column: sum(self._lines(id, rooms[column]) for id in ids) for column, ids in columns.items()}
        for id, other in self.template.settings.moves.items():
            own = next((column for column, ids in columns.items() if id in ids), other)
            if own == other or other not in columns:
                continue
            left, grown = high[own] - self._lines(id, rooms[own]), high[other] + self._lines(id, rooms[other])
            if grown <= HOLDS and max(left, grown) < high[own]:
                columns = {
                    **columns,
                    own: tuple(one for one in columns[own] if one != id),
                    other: (*columns[other], id),
                }
                high |= {own: left, other: grown}
        return columns

    def _lines(self, id: str, letters: int) -> float:
        """About how many lines a section takes in a column whose lines have so many letters."""
        lines = 0.0
        for section in self._tell(id, ()):
            lines += 2.2
            for entry in section.each():
                if id == "work" and not _says_more(entry):
                    continue  # the timeline tells it
                told = (
                    entry.title,
                    ", ".join(filter(None, (entry.subtitle, *entry.details))),
                    entry.text,
                    *entry.points,
                )
                lines += 0.3 + sum(-(-len(text) // letters) for text in told if text)
        return lines

    def _tell(self, id: str, given: Sequence[Step]) -> tuple[Section, ...]:
        """The section, if there is something to show; the biography as its lead and its text."""
        here = [step for step in given if step.section == id]
        return self._tellings(id, self._room_for(id, here), tuple(_least(here).items()))

    @cached_property
    def _tellings(self) -> Callable[[str, int | None, tuple[tuple[tuple[str, str], int], ...]], tuple[Section, ...]]:
        return lru_cache(maxsize=None)(self._telling)

    def _telling(
        self, id: str, room: int | None, parts: tuple[tuple[tuple[str, str], int], ...]
    ) -> tuple[Section, ...]:
        if id == "biography":
            return tuple(self._told(self._biography(room)))
        asked = dict(parts)
        section = self.sections.section(id, room, asked.get(LISTS))
        if section is None:
            return ()
        entries = section.entries
        for (_, part), most in parts:
            entries = entries if part == "items" else _thinned(entries, part, most)
        if not entries:
            return ()
        return (replace(section, heading=self._heading(section), entries=entries),)

    def _heading(self, section: Section) -> str:
        """The user's own heading, else the one that this kind of document has, else the usual one."""
        here = self.sections.language.heading(self.template.name, section.id) or self.template.settings.headings.get(
            section.id
        )
        return section.heading if section.id in self.sections.profile.kit.sections.titles else here or section.heading

    def _told(self, draft: Draft | None) -> Iterator[Section]:
        if draft is None:
            return
        lead, rest = lead_and_rest(draft)
        key, claims = draft.sentences[0].key, self.sections.claims(draft)
        opening = tuple(claim for told, claim in zip(draft.sentences, claims, strict=True) if told.text in lead)
        yield Section("lead", "", "prose", (Entry(key, text=unlinked(lead), claims=opening),))
        if rest:
            entry = Entry(key, text=unlinked(rest), claims=claims[len(opening) :])
            yield Section("biography", self.sections.heading("biography"), "prose", (entry,))

    def _biography(self, most: int | None) -> Draft | None:
        most = LONGEST_BIOGRAPHY if most is None else most
        return (self.sections.biography(most, self._set_apart) or self.sections.biography(most)) if most else None

    @cached_property
    def _set_apart(self) -> frozenset[str]:
        """The quotation that the page sets large: the biography does not say it again."""
        pulled = self.most.get("quotes") == 1 and any("quotes" in ids for ids in self.columns.values())
        section = self.sections.section("quotes", 1) if pulled else None
        return frozenset(entry.key for entry in section.entries) if section else frozenset()

    def _room_for(self, id: str, given: Sequence[Step]) -> int | None:
        """The most that a section may have: the least of the steps taken, else what the template says."""
        taken = [step.most for step in given if step.section == id and not step.part and step.most is not None]
        return min(taken) if taken else self.most.get("own" if id in self.own else id)

    # --- what gives way ---

    def _given(self, room: Room) -> list[Step]:
        given = [step for column, steps in self._steps.items() for step in steps[: room.get(column, 0)]]
        return given + list(self.last[: room.get(LAST_RESORT, 0)]) if LAST_RESORT in room else given

    def _ways_down(self) -> dict[str, tuple[Step, ...]]:
        """What gives way in each column, one entry, one point or one line at a time."""
        column_of = {id: column for column, ids in self.columns.items() for id in ids}
        found: dict[str, list[Step]] = {column: [] for column in self.columns}
        have: dict[str, int] = {}
        says = {id: self._tell(id, ()) for id in column_of}
        taken: dict[str, list[Step]] = {id: [] for id in column_of}
        for step in self._gives_way:
            if step.section not in column_of:
                continue  # hidden by the user
            steps = found[column_of[step.section]]
            for way in self._paces(step, have):
                # one that changes nothing would cost a layout; fewer words of a biography always change it
                said = () if step.section in IN_WORDS else self._tell(step.section, (*taken[step.section], way))
                if step.section in IN_WORDS or said != says[step.section]:
                    steps.append(way)
                    taken[step.section].append(way)
                    says[step.section] = said
        return {column: tuple(steps) for column, steps in found.items()}

    @cached_property
    def last(self) -> tuple[Step, ...]:
        """What gives way of the whole page, when nothing is left to give way of its columns."""
        there = {id for ids in self.columns.values() for id in ids}
        given = self._given(self.steps)
        have: dict[str, int] = {}
        steps: list[Step] = []
        for step in self._resort:
            for way in self._paces(step, have) if step.section in there else ():
                if self._tell(step.section, (*given, *steps, way)) != self._tell(step.section, (*given, *steps)):
                    steps.append(way)
        return tuple(steps)

    def _paces(self, step: Step, have: dict[str, int]) -> Iterator[Step]:
        """A step one entry, one point, or of a biography one line, at a time."""
        of = f"{step.section}.{step.part}" if step.part else step.section
        if of not in have:
            have[of] = self._fullest(step.section, step.part)
        if step.most is None:
            yield step
            return
        pace = WORDS_A_STEP if step.section in IN_WORDS else -(-have[of] // PACES)
        while have[of] > step.most:
            have[of] = max(have[of] - pace, step.most)
            yield Step(step.section, have[of], step.part)

    def _asked(self, setting: Literal["gives_way", "last_resort"]) -> list[Step]:
        """The steps that the template names in `gives_way`, or in `last_resort`."""
        steps: list[Step] = []
        known = {id for ids in self.template.settings.sections.values() for id in ids}
        for at, text in enumerate(getattr(self.fit, setting)):
            match = _STEP.fullmatch(text)
            if match is None or match[1] not in known:
                said = f'"{text}" is not a step' if match is None else f'no column has a section "{match[1]}"'
                hint = (
                    'write it as "SECTION 3", "SECTION.text", "SECTION.points", "SECTION.points 3" or "SECTION.details"'
                )
                raise Problems([self._fault(("fit", setting, at), said, hint)])
            named = self.own if match[1] == "own" else [match[1]]
            steps += [Step(id, int(match[3]) if match[3] else None, match[2]) for id in named]
        return steps

    def _fullest(self, id: str, part: str | None) -> int:
        """How many entries (of a biography, words), or parts of entries, the fullest draft has."""
        if (id, part) == LISTS:
            return max((len(row.items) for row in self.sections.facts), default=0)
        sections = self._tell(id, ())
        if id in IN_WORDS:
            return sum(len(entry.text.split()) for section in sections for entry in section.entries)
        entries = [entry for section in sections for entry in section.each() if not entry.parts]
        return sum(_size(entry, part) for entry in entries) if part else len(entries)

    def _fault(self, key: Key, message: str, hint: Hint) -> Problem:
        shown, place = self.template.place(key)
        return error(shown, place, "template", message, hint)


def _in_order(ids: Sequence[str], place: Mapping[str, int]) -> tuple[str, ...]:
    """The sections that have a place in it, in that order, where such sections stood; the others stay."""
    placed = iter(sorted((id for id in ids if id in place), key=lambda id: place[id]))
    return tuple(next(placed) if id in place else id for id in ids)


def _told_once(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections without the positions and studies of which the timeline tells as much as there is to tell."""
    timeline = next((section for section in sections if section.id == "timeline"), None)
    dated = {entry.key for entry in timeline.entries} if timeline else set()
    kept = (
        replace(
            section, entries=tuple(entry for entry in section.entries if entry.key not in dated or _says_more(entry))
        )
        if section is not timeline
        else section
        for section in sections
    )
    return tuple(section for section in kept if section.entries)


def _said_once(sections: tuple[Section, ...], *, biography: bool) -> tuple[Section, ...]:
    """The sections without the quotes that a host reads out, or that the short biography beside it has, if it is the
    only `biography` of the document: a press kit, which has more, may show a saying large.
    """
    beside = [section for section in sections if section.id in ("introduction", *(["short"] if biography else []))]
    host = any(section.id == "introduction" for section in beside)
    read = " ".join(entry.text for section in beside for entry in section.entries) if host else ""
    kept = (
        replace(section, entries=tuple(entry for entry in section.entries if entry.text.rstrip(".!?") not in read))
        if section.kind == "quotes" and read
        else section
        for section in sections
    )
    return tuple(section for section in kept if section.entries)


def _says_more(entry: Entry) -> bool:
    return bool(entry.text or entry.points or not entry.key.startswith(("work[", "education[")))


def _with_sources(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """The sections, of the sources only those that the others refer to, in the order of their first references, with
    the ids of these."""
    told = next((section for section in sections if section.id == "sources"), None)
    if told is None:
        return sections, ()
    others = (section for section in sections if section is not told)
    there = {id: entry for entry in told.entries for id in entry.sources}
    cited = dict.fromkeys(id for section in others for entry in section.entries for id in entry.sources if id in there)
    rows = replace(told, entries=tuple(there[id] for id in cited))
    shown = (rows if section is told else section for section in sections)
    return tuple(section for section in shown if section.entries), tuple(cited)


def _least(steps: Iterable[Step]) -> dict[tuple[str, str], int]:
    """How much each part may still have, by section and part."""
    result: dict[tuple[str, str], int] = {}
    for step in steps:
        if step.part:
            most = step.most or 0
            result[step.section, step.part] = min(most, result.get((step.section, step.part), most))
    return result


def _size(entry: Entry, part: str) -> int:
    """How many points or links an entry has; of another part, whether it has it."""
    return len(getattr(entry, part)) if part in MANY else int(bool(getattr(entry, part)))


def _thinned(entries: Sequence[Entry], part: str, most: int) -> tuple[Entry, ...]:
    """The entries with so much of a part as they may have together: the first points of the most important and latest.

    What counts, from 0 for the first point of an essential entry at the head: a place in the list half as much as a
    point, a step of importance as much as one. What says nothing but its text keeps it: it goes as a whole, or not.
    """
    if not most:
        return _that_say_something(_without(entry, part) for entry in entries)
    flat = [entry for top in entries for entry in top.each() if not entry.parts]
    units = [
        (unit + 5 - entry.importance + at / 2, at, unit)
        for at, entry in enumerate(flat)
        for unit in range(_size(entry, part))
    ]
    kept = Counter(at for _, at, _ in sorted(units)[:most])
    place = iter(range(len(flat)))

    def thin(entry: Entry) -> Entry:
        if entry.parts:
            return replace(entry, parts=tuple(map(thin, entry.parts)))
        keep = kept[next(place)]
        if part in MANY:
            fewer: dict[str, Any] = {part: getattr(entry, part)[:keep]}
            return replace(entry, **fewer)
        return entry if keep else _without(entry, part)

    return _that_say_something(map(thin, entries))


def _that_say_something(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if not entry.is_empty)


def _without(entry: Entry, part: str) -> Entry:
    gone: dict[str, Any] = {part: _NOTHING[part]}
    bare = replace(entry, **gone, parts=tuple(_without(below, part) for below in entry.parts))
    return entry if part == "text" and bare.is_empty else bare


_NOTHING: dict[str, object] = {"text": "", "points": (), "details": (), "links": ()}

MANY = ("points", "links")
"""Parts of which an entry may have several."""


def _called(entry: Entry) -> str:
    name = plain(entry.title) or entry.text
    return f"“{name if len(name) <= 40 else name[:39] + '…'}”"


def lead_and_rest(draft: Draft) -> tuple[str, str]:
    """The opening sentences of a biography, set larger, and the text that follows them."""
    opening = ""
    for sentence in draft.sentences:
        longer = f"{opening} {sentence.text}".lstrip()
        if not draft.text.startswith(longer):
            break  # a new paragraph begins here
        opening = longer
        if len(opening.split()) >= LEAD:
            break
    return opening, draft.text[len(opening) :].strip()

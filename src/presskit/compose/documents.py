"""Whole documents, at every amount of room that they may be given.

In: a `Teller` and what a template asks for: its sections column by column, the most that each may hold, and
what gives way first. Out: `Drafts`, of which `fit` picks one; or a `Document` where there is no limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from presskit.compose.sections import Teller, lead_and_rest
from presskit.document import Document, Entry, Section
from presskit.problems import Problems, error
from presskit.template import Fit, Settings
from presskit.words import count

LONGEST_BIOGRAPHY = 600
"""Words; three times the longest bio that organisers ask for."""

WORDS_A_STEP = 8
"""How many words a biography gives up at a time: about a line of a text column."""

Room = Mapping[str, int]
"""How many steps each column has taken towards the barest draft."""

_STEP = re.compile(r"([\w-]+)(?:\.(text|points|details) *| +(\d+))")


@dataclass(frozen=True)
class Step:
    """One thing that gives way: a section keeps at most `most` entries (words), or loses a part of each."""

    section: str
    most: int | None = None
    part: str | None = None


@dataclass(frozen=True)
class Drafts:
    """The drafts of one document. `steps` says for each column how many there are below the fullest."""

    steps: Mapping[str, int]
    draft: Callable[[Room], Document]
    left_out: Callable[[Room], tuple[str, ...]]
    fit: Fit


def document(teller: Teller, name: str, settings: Settings, path: str) -> Drafts:
    """The drafts of the document that a template describes; `path` is where its settings stand, for problems."""
    return _Composer(teller, name, settings, path).drafts()


class _Composer:
    def __init__(self, teller: Teller, name: str, settings: Settings, path: str) -> None:
        self.teller = teller
        self.name = name
        self.settings = settings
        self.path = path
        self.fit = settings.fit or Fit()

    def drafts(self) -> Drafts:
        steps = {column: len(found) for column, found in self._steps.items()}
        return Drafts(steps, self._document, self._left_out, self.fit)

    @cached_property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The sections of each column, in the order of the template, or of `[kit.sections]` where that has one.

        A section that a template does not name (one of the user's own) goes to the end of the last column.
        """
        wanted = self.teller.profile.kit.sections
        order = {name: at for at, name in enumerate(wanted.order)}
        columns = {name: [id for id in ids if id != "own"] for name, ids in self.settings.sections.items()}
        for name, ids in self.settings.sections.items():
            if "own" in ids:
                at = ids.index("own")
                columns[name][at:at] = self.teller.own_sections()
        return {
            name: tuple(sorted((id for id in ids if id not in wanted.hidden), key=lambda id: order.get(id, len(order))))
            if order
            else tuple(id for id in ids if id not in wanted.hidden)
            for name, ids in columns.items()
        }

    @cached_property
    def _steps(self) -> dict[str, tuple[Step, ...]]:
        """What gives way in each column, one entry or one line at a time."""
        column_of = {id: name for name, ids in self.columns.items() for id in ids}
        found: dict[str, list[Step]] = {name: [] for name in self.columns}
        have = {id: self._fullest(id) for id in column_of}
        for step in self._asked():
            at = column_of.get(step.section)
            if at is None:
                continue
            if step.most is None:
                found[at].append(step)
                continue
            pace = WORDS_A_STEP if step.section == "biography" else 1
            for most in range(have[step.section] - pace, step.most - pace, -pace):
                found[at].append(Step(step.section, max(most, step.most)))
            have[step.section] = min(have[step.section], step.most)
        return {name: tuple(steps) for name, steps in found.items()}

    def _asked(self) -> Iterator[Step]:
        known = {id for ids in self.settings.sections.values() for id in ids}
        for row, text in enumerate(self.fit.gives_way):
            match = _STEP.fullmatch(text)
            if match is None or match[1] not in known:
                what = f'"{text}" is not a step' if match is None else f'no column has a section "{match[1]}"'
                hint = 'write it as "SECTION 3", "SECTION.text", "SECTION.points" or "SECTION.details"'
                raise Problems([error(self.path, None, "template", f"fit.gives_way[{row + 1}]: {what}", hint)])
            for id in self.teller.own_sections() if match[1] == "own" else [match[1]]:
                yield Step(id, int(match[3]) if match[3] else None, match[2])

    def _fullest(self, id: str) -> int:
        """How many entries (of the biography, words) the fullest draft has."""
        most = self._most(id)
        if id == "biography":
            draft = self.teller.biography(most or LONGEST_BIOGRAPHY)
            return count(draft.text, "words") if draft else 0
        section = self.teller.section(id, most)
        return len(section.entries) if section else 0

    def _document(self, room: Room) -> Document:
        taken = [step for name, steps in self._steps.items() for step in steps[: room.get(name, 0)]]
        most = {step.section: step.most for step in taken if step.most is not None}
        without = {(step.section, step.part) for step in taken if step.part}
        sections = [
            replace(_without_parts(section, without), column=column)
            for column, ids in self.columns.items()
            for id in ids
            for section in self._tell(id, most.get(id))
        ]
        person, language = self.teller.profile.person, self.teller.language
        name = " ".join(filter(None, (person.honorific_prefix, person.name)))
        name += f", {person.honorific_suffix}" if person.honorific_suffix else ""
        return Document(
            id=self.name,
            kicker=language.label(self.name.replace("-", "_")),
            title=name,
            subtitle=self.teller.subtitle,
            language=language.tag,
            portrait=self.teller.portrait,
            sections=tuple(sections),
            footer=(f"{language.label('as_of')} {language.date(self.teller.as_of)}",),
            description=self.teller.subtitle,
            keywords=person.known_for,
        )

    def _tell(self, id: str, most: int | None) -> Iterator[Section]:
        """The section, if there is something to show; the biography as its lead and its text."""
        if id != "biography":
            section = self.teller.section(id, self._most(id) if most is None else most)
            yield from [section] if section else []
            return
        draft = self.teller.biography(most or self._most(id) or LONGEST_BIOGRAPHY)
        if draft is None or most == 0:
            return
        lead, rest = lead_and_rest(draft)
        keys = draft.sentences[0].key if draft.sentences else "person"
        yield Section("lead", "", "prose", (Entry(keys, text=lead),))
        if rest:
            yield Section("biography", self.teller.heading("biography"), "prose", (Entry(keys, text=rest),))

    def _most(self, id: str) -> int | None:
        return self.settings.most.get("own" if id in self.teller.own_sections() else id)

    def _left_out(self, room: Room) -> tuple[str, ...]:
        """The entries that the profile has for this document's sections and this draft does not show."""
        shown = {entry.key for section in self._document(room).sections for entry in section.entries}
        missing = []
        for ids in self.columns.values():
            for id in ids:
                whole = self.teller.section(id) if id != "biography" else None
                missing += [f"{entry.key} {_called(entry)}" for entry in (whole.entries if whole else ()) if entry.key not in shown]  # fmt: skip
        taken = [step for name, steps in self._steps.items() for step in steps[: room.get(name, 0)]]
        most = min((step.most for step in taken if step.section == "biography" and step.most is not None), default=None)
        draft = self.teller.biography(most or self._most("biography") or LONGEST_BIOGRAPHY) if any("biography" in ids for ids in self.columns.values()) else None  # fmt: skip
        parts = [f"{step.section}: {step.part}" for step in taken if step.part]
        return tuple(dict.fromkeys([*missing, *(draft.left_out if draft else ()), *parts]))


def _called(entry: Entry) -> str:
    name = entry.title or entry.text
    return f"“{name if len(name) <= 40 else name[:39] + '…'}”"


def _without_parts(section: Section, without: set[tuple[str, str | None]]) -> Section:
    parts = [part for id, part in without if id == section.id]
    if not parts:
        return section
    empty: dict[str, object] = {"text": "", "points": (), "details": ()}
    gone = {part: empty[part] for part in parts if part}
    return replace(section, entries=tuple(replace(entry, **gone) for entry in section.entries))  # type: ignore[arg-type]

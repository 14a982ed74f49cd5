"""What was found in another tool's file, in the profile's own words, and what has no place there.

In: entries, as an importer makes them. Out: tables that the model accepts, field by field; whatever it does not
accept is left over, with the reason, beside the entry that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from presskit import periods
from presskit.importers import places, texts
from presskit.importers.tree import Node, written
from presskit.profile import TABLES, FreeEntry, PartialDate, Period, Person
from presskit.profile.headings import placing

LINES_OF_TEXT = {"summary", "description", "text"}
"""Fields that hold paragraphs; bullets in them become highlights where the table has those."""

LANGUAGES = re.compile(r"en(-[A-Za-z]{2})?")
"""The languages that a profile can be in."""

ABOUT = "About"
"""The section for a text about the person that is no biography."""

TOLD = ("work", "volunteering", "education")
"""Tables that a biography is made of: what another tool keeps under a second heading stays in them."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Left:
    """A text that has no place: where it stood in the other file, and the entry that it belongs to, if any."""

    way: str
    text: str
    reason: str = ""
    table: str = ""
    row: int = 0


@dataclass(frozen=True)
class Told:
    """Prose about the person, of which a biography is made; `unit` is what a line of it is called, "" within others."""

    text: str
    unit: str


@dataclass
class ImportedProfile:
    """The tables of a profile in the making. `said` are remarks for the person who imports; `chosen` if the file is
    about several people, of whom this one was asked for."""

    person: Row = field(default_factory=dict)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    language: str = ""
    chosen: bool = False
    _waiting: list[Left] = field(default_factory=list)  # what belongs to the entry that is about to be added

    def set_person(self, name: str, *said: str) -> None:
        """Set a field of the person, unless there is nothing to say; what says something else later is left over."""
        read = [texts.titled(text) for text in said]
        parts = [line for line, _ in read if line]
        for address in [address for _, addresses in read for address in addresses]:
            if self.person.setdefault("url", address) != address:
                self.forget(f"person.{name}", address, "there is another address")
        value = parts if name in ("occupations", "known_for", "appeared_in") else " ".join(parts)
        value = places.spelled(value) if name == "location" and isinstance(value, str) else value
        if name in self.person:
            if value and value != self.person[name]:
                self.forget(f"person.{name}", texts.joined(parts), "something else is said before")
        elif value:
            late: list[Left] = []
            self.person |= _without_faults(Person, {name: value}, late)
            self.left += [Left(f"person.{one.way}", one.text, one.reason) for one in late]

    def add(self, table: str, node: Node | None = None, /, **fields: Any) -> Row:
        """Put an entry into a table, after everything else in `node` is left over; empty fields are dropped."""
        row: Row = {}
        if "date" in fields and issubclass(TABLES[table], Period) and "date" not in TABLES[table].model_fields:
            fields |= _over_on(table, fields.pop("date"))
        if table == "awards" and not fields.get("result"):
            fields["title"], fields["result"] = placing(str(fields.get("title") or ""))
        late: list[Left] = []
        points = list(fields.pop("points", ()))
        addresses = list[tuple[str, str]]()
        for name, value in fields.items():
            if name in LINES_OF_TEXT and isinstance(value, str):
                value, bullets = texts.paragraphs(value)
                points = [*bullets, *points] if "highlights" in TABLES[table].model_fields else points
                if bullets and "highlights" not in TABLES[table].model_fields:
                    value = "\n\n".join(filter(None, (value, *bullets)))
            elif isinstance(value, str):
                value = texts.link(value) if name in ("url", "video") else value
                if name not in _VERBATIM:
                    value, led = texts.titled(value)
                    value = places.spelled(value) if name == "location" else value
                    addresses += [(name, address) for address in led]
            elif isinstance(value, list | tuple):
                read = [texts.titled(text) for text in value]
                value = [line for line, _ in read if line]
                late += [Left(name, address, "where it led to") for _, led in read for address in led]
            if value not in ("", None, [], ()):
                row[name] = value
        if points:
            row["highlights"] = points
        for name, address in addresses:  # a name or a title holds no link: the entry leads there
            if "url" not in TABLES[table].model_fields or row.setdefault("url", address) != address:
                late.append(Left(name, address, "the entry has another address"))
        kept = self._accepted(table, row, late)
        if kept is None:
            return self._free(table, row, node, late)
        rows = self.tables.setdefault(table, [])
        rows.append(kept)
        self._leave(table, len(rows) - 1, node, late)
        return kept

    def add_contact(self, email: str, phone: str = "", node: Node | None = None) -> None:
        """Where the person is reached, unless there is nothing to say: a contact of the person's own."""
        if email or phone:
            name = self.person.get("name") or email or phone
            self.add("contacts", node, name=name, email=email, phone=phone, kind="personal")

    def prose(self, text: str, unit: str = "") -> None:
        """A text about the person, unless it is empty.

        `unit` is what its lines are to whoever reads the file: a "line", a "paragraph", or nothing, for a text within
        others, whose points stay points of a section.
        """
        if unit and text.strip():
            self.told.append(Told(text, unit))
        elif text.strip():
            blocks = texts.blocks(text)
            told = Told("\n\n".join(block.text for block in blocks if block.text), "")
            pointed = [{"points": block.points} for block in blocks if block.points]
            if told in self.told:
                return  # it stands in two files of an archive
            if len(pointed) > 1 or told.text.endswith(":"):
                self.section(ABOUT, texts_and_points(text))  # text and points take turns
                return
            self.told += [told] if told.text else []
            if pointed:
                self.section(ABOUT, pointed)

    def dates(self, node: Node, start: Sequence[str], end: Sequence[str], both: Sequence[str] = ()) -> Row:
        """`start`, `end` and `current` of an entry, from the fields of these names; what is no date stays untaken.

        A field of `both` with one date alone, "2019-07", gives `date`: it was over on that day, and `add` puts it where
        the table has a place for it.
        """
        row: Row = {}
        first, last, whole = node.at(*start), node.at(*end), node.at(*both) if both else Node(None)
        if span := self._period(first):
            row |= _ends(span)
        if (text := _said(last)).casefold() in _NULL:
            last.text()
        elif text and not periods.is_open(text):
            row.pop("end", None)
            span = periods.span(text)
            if span is None or span.current or (span.start and span.end):
                row["current"] = False  # it has ended, who knows when: nothing may say that it goes on
            elif span := self._period(last):
                row["end"] = span.end or span.start
        elif text:
            self._goes_on(last)
            row.pop("end", None)
        if "start" not in row and periods.is_open(_said(whole)):
            self._goes_on(whole)
        elif "start" not in row and (span := periods.span(_said(whole))) and not (span.end and "end" in row):
            alone = span.start and not span.end and not span.current
            if not alone or "end" not in row:
                self._period(whole)
                row |= {"date": span.start} if alone else _ends(span)
        elif not row and periods.is_over(_said(whole)):
            row["current"] = False  # "c. 1998": who knows when it was, but it does not go on
        if not row and len(re.findall(r"\d{4}", _said(first))) > 1 and periods.is_over(_said(first)):
            row["current"] = False  # two dates in the field for the start, of which nobody knows which they are
        if row.get("current") is not False:
            row.pop("current", None)  # an entry without an end goes on
        start_date, end_date = row.get("start"), row.get("end")
        if start_date and end_date and PartialDate.of(end_date).last_day() < PartialDate.of(start_date).first_day():
            del row["end"]
            row["current"] = False
            self._waiting.append(Left(last.way, end_date, f"it ends before it starts ({start_date})"))
        return row

    def _goes_on(self, node: Node) -> None:
        """A field that says "present", taken; what it says besides is named."""
        if periods.remark(_said(node)):
            self._waiting.append(Left(node.way, _said(node), "it goes on"))
        node.text()

    def _period(self, node: Node) -> periods.Span | None:
        """A field that is a date or a period, taken; what it says besides, such as a duration, is named."""
        if (result := periods.span(_said(node))) is not None:
            if result.remark:
                self._waiting.append(Left(node.way, _said(node), "the date was taken from it"))
            node.text()
        return result

    def date(self, node: Node, *names: str) -> str:
        """A single date; what is none stays untaken. Of a period, its end, or its start where it goes on."""
        at = node.at(*names)
        if (span := self._period(at)) is None:
            return ""
        if span.start and span.end:
            self._waiting.append(Left(at.way, _said(at), "its end was taken"))
        return span.end or span.start or ""

    def leave(self, node: Node, reason: str = "", table: str = "", row: int = 0) -> None:
        """Everything in this node that nobody took is left over."""
        for way, text in list(node.left()):
            self.left.append(Left(way, text, reason, table, row))
            node.taken.add(way)

    def forget(self, way: str, text: str, reason: str = "", table: str = "") -> None:
        """A text that was taken and has no place after all; with a table it belongs to the last entry there."""
        if text:
            rows = len(self.tables.get(table, ()))
            self.left.append(Left(way, text, reason, table if rows else "", max(0, rows - 1)))

    def keep_only(self, table: str, kept: Sequence[int]) -> None:
        """Only these entries of a table stay, with what is left over of them."""
        places = {old: new for new, old in enumerate(kept)}
        self.tables[table] = [self.tables[table][old] for old in kept]
        self.left = [
            replace(one, row=places[one.row]) if one.table == table else one
            for one in self.left
            if one.table != table or one.row in places
        ]

    def merge_copies(self, table: str) -> None:
        """Copies of an entry are one, which also has what is left over of the others and is not of it."""
        first = dict[str, int]()
        where = [first.setdefault(repr(row), at) for at, row in enumerate(self.tables[table])]
        told = {(one.row, one.text) for one in self.left if one.table == table and where[one.row] == one.row}
        self.left = [
            replace(one, row=where[one.row]) if one.table == table else one
            for one in self.left
            if one.table != table or where[one.row] == one.row or (where[one.row], one.text) not in told
        ]
        self.keep_only(table, sorted(first.values()))

    def section(self, title: str, entries: Sequence[Row]) -> None:
        """A section of the profile's own, for what has no table."""
        self.left += self._waiting
        self._waiting, late = [], list[Left]()
        kept = [good for entry in entries if (good := _without_faults(FreeEntry, entry, late))]
        self.left += [Left(f"{title}.{one.way}", one.text, one.reason) for one in late]
        if not kept:
            return
        title = str(_without_faults(FreeEntry, {"title": texts.line(title)[:200]}, []).get("title", "More"))
        there = next((row for row in self.tables.setdefault("sections", []) if row["title"] == title), None)
        if there is None:
            there = {"title": title, "entries": []}
            self.tables["sections"].append(there)
        for entry in kept:  # one point after the other is a list
            last = there["entries"][-1] if there["entries"] else {}
            if last.keys() == entry.keys() == {"points"}:
                last["points"] = [*last["points"], *entry["points"]]
            else:
                there["entries"].append(entry)

    def move_to_section(self, table: str, before: int, title: str) -> None:
        """The entries of a table from this one on, as a section of the profile's own under their own heading."""
        rows = self.tables[table][before:]
        self.said.append(f"{title} is a section of its own, since {table} has another heading")
        self.section(title, [_as_free(row) for row in rows])
        self.left = [replace(one, table="") if one.table == table and one.row >= before else one for one in self.left]
        del self.tables[table][before:]

    # --- what the model accepts ---

    def _accepted(self, table: str, row: Row, late: list[Left]) -> Row | None:
        """The row without the fields that the model does not accept; None if it then lacks what it must have."""
        kept = _without_faults(TABLES[table], row, late)
        required = (name for name, field in TABLES[table].model_fields.items() if field.is_required())
        named = TABLES[table].named_by
        whole = all(name in kept for name in required) and (not named or any(name in kept for name in named))
        return kept if whole else None

    def _free(self, table: str, row: Row, node: Node | None, late: list[Left]) -> Row:
        """An entry that lacks what its table asks for, as an entry of a section of one's own."""
        entry = _as_free(row)
        if entry.keys() & {"title", "text", "points"}:
            self.section(f"More {spoken(table).lower()}", [entry])
        else:  # dates of nothing
            way = node.way if node else table
            self.left += [
                Left(f"{way}.{name}", row[name], "it stands alone") for name in ("start", "end", "date") if name in row
            ]
        self._leave("", 0, node, late)
        return entry

    def _leave(self, table: str, row: int, node: Node | None, late: Sequence[Left]) -> None:
        waiting, self._waiting = self._waiting, []
        self.left += [replace(one, table=table, row=row) for one in waiting]
        self.left += [
            Left(f"{node.way}.{one.way}" if node else one.way, one.text, one.reason, table, row) for one in late
        ]
        if node is not None:
            self.leave(node, table=table, row=row)


_NULL = ("null", "~")
"""How YAML says that there is no value: what has no end goes on."""


def _ends(found: periods.Span) -> Row:
    """What a period gives an entry."""
    fields = {"start": found.start, "end": found.end, "current": found.current}
    return {name: value for name, value in fields.items() if value is not None}


def _over_on(table: str, day: str) -> Row:
    """What happened on one date, over on it; a course of study has the date on which it was finished."""
    return {"end": day} if table == "education" else {"start": day, "end": day}


def _without_faults(model: type[BaseModel], row: Row, late: list[Left]) -> Row:
    """The fields that the model accepts; the others go to `late`, with the reason."""
    try:
        model.model_validate(row)
    except ValidationError as faults:
        row = dict(row)
        for fault in faults.errors(include_url=False):
            name = str(fault["loc"][0])
            if fault["type"] != "missing" and name in row:
                value, reason = row.pop(name), str(fault.get("ctx", {}).get("message", "it does not fit there"))
                late += [Left(name, str(text), reason) for text in (value if isinstance(value, list) else [value])]
    return row


_VERBATIM = {"start", "end", "date", "url", "video", "email", "phone", "founded", "born"}
"""Fields that are no running text: their stars and dashes are their own."""


_TITLES = ("position", "title", "name", "role", "institution", "organization", "area")
"""What an entry is called, the most telling first."""


def _as_free(row: Row) -> Row:
    """A row of a table as an entry of a section of one's own: everything in it, in lines and paragraphs."""
    told = [str(row[name]) for name in _TITLES if name in row]
    entry: Row = {"title": told[0]} if told else {}
    if len(told) > 1:
        entry["subtitle"] = texts.joined(told[1:])
    if "date" in row:
        entry |= {"start": row["date"], "end": row["date"]}
    entry |= {name: row[name] for name in ("start", "end") if name in row}
    said = {str(value).casefold() for value in (*told, *entry.values())}
    rest = dict[str, str]()
    for name, value in row.items():
        if name not in ("highlights", "current", "start", "end", "date", *_TITLES):
            text = texts.joined(list(map(str, value))) if isinstance(value, list | tuple) else str(value)
            rest.setdefault(text.casefold(), text)
    if rest := {folded: text for folded, text in rest.items() if folded not in said}:
        entry["text"] = "\n\n".join(rest.values())
    if row.get("highlights"):
        entry["points"] = row["highlights"]
    return entry


def texts_and_points(text: str) -> list[Row]:
    """A text as entries of a section of one's own: each piece of prose with the points that follow it."""
    return [
        {name: value for name, value in (("text", block.text), ("points", block.points)) if value}
        for block in texts.blocks(text)
    ]


_PRIVATE = re.compile(r"(?i)e-?mail|phone|mobile|\baddress|birth|password|token|secret|\bkey$")
"""What a field is called that is not for whoever reads a page."""

_WHO_OR_WHAT = re.compile(r"(?i)^(name|title|label|position|organi[sz]ation|company|event)$")


def is_for_readers(node: Node) -> bool:
    """Whether an entry of a table that nobody knows says anything to a reader: it is a text or has a name or a text of
    some words. What only programs read, settings, codes and keys, does not."""
    if not isinstance(node.value, dict):
        return any(len(text) < 60 or " " in text for text in (written(leaf.value) for leaf in node.leaves()))
    named = any(_WHO_OR_WHAT.search(name) and child for name, child in node.fields())
    return named or any(len(written(leaf.value).split()) > 2 for leaf in node.leaves())


def free_entry(node: Node) -> Row:
    """An entry of a section of one's own, made of whatever stands in a node."""
    entry: Row = {}
    if not isinstance(node.value, dict):
        if isinstance(node.value, list):
            return {"points": points} if (points := [p for text in node.texts() for p in texts.points(text)]) else {}
        text, points = texts.paragraphs(node.text())
        return {name: value for name, value in (("text", text), ("points", points)) if value}
    names = [name for name, child in node.fields() if child]
    titles = [name for name in names if _WHO_OR_WHAT.search(name)]
    prose, points = list[str](), list[str]()
    for part, name in zip(("title", "subtitle"), titles, strict=False):
        text, addresses = texts.titled(node.text(name))
        entry |= {part: text} if text else {}
        prose += addresses
    for name in names:
        child = node.at(name)
        if _PRIVATE.search(name) or isinstance(child.value, bool):
            continue  # nobody's business, or a setting: it is left over
        if re.search(r"(?i)^(start_?date|end_?date|date|from|to|until|start|end|year)$", name) and (
            found := periods.span(_said(child))
        ):
            ends = re.search(r"(?i)^(end|to|until)", name)
            if found.start and not found.end and not found.current and re.search(r"(?i)^(date|year)$", name):
                found = found._replace(end=found.start)  # over on that date
            if found.start:
                entry.setdefault("end" if ends and not found.end else "start", found.start)
            if found.end:
                entry.setdefault("end", found.end)
            if found.remark:
                prose.append(_said(child))
            child.text()
            continue
        many = isinstance(child.value, list)
        for text in child.texts():
            if many:
                points += texts.points(text)
            else:
                told, bullets = texts.paragraphs(text)
                prose += [told] if told else []
                points += bullets
    start, end = (PartialDate.of(entry[name]) if name in entry else None for name in ("start", "end"))
    if start and end and end.last_day() < start.first_day():
        prose.append(f"{entry.pop('start')} – {entry.pop('end')}")
    if prose:
        entry["text"] = "\n\n".join(prose)
    if points:
        entry["points"] = points
    return entry


def spoken(name: str) -> str:
    """A key as a heading: `sideProjects`, `side_projects` are "Side projects"; a heading stays as it is."""
    if " " in name.strip():
        return " ".join(name.split())
    words = re.sub(r"(?<=[a-z\d])(?=[A-Z])|[_\-\s]+", " ", name).strip()
    return words[:1].upper() + (words[1:] if words.isupper() else words[1:].lower()) or "More"


def _said(node: Node) -> str:
    """A text without taking it."""
    return written(node.value) if node and not isinstance(node.value, dict | list) else ""

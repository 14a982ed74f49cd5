"""What an entry of every table carries, and how a table says what becomes of its fields.

In: checked values. Out: `Entry`, on which the tables are built, and which says what of it is withheld from whom.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from presskit.profile.values import Audiences, ByField, Identifier, Identifiers, Line, Link, PartialDate, Private, way
from presskit.tomlfile import Key


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
    order: Literal["newest", "file"] = "file"


class Table(BaseModel):
    """What all tables have in common: frozen, no unknown keys, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Entry(Table):
    """One entry of a table, with what every entry may carry."""

    shape: ClassVar[Shape | None] = None
    bound: ClassVar[frozenset[str]] = frozenset()
    """Fields without which the entry would say something else; they cannot be withheld by themselves."""

    named_by: ClassVar[tuple[str, ...]] = ()
    """Fields of which it has one at least, where none is required by itself: each says what the entry is."""

    id: Identifier | None = Field(None, description="A name for this entry, unique in the file.", examples=["xai"])
    importance: Annotated[int, Field(ge=1, le=5)] = Field(
        3, description="1 nice to have … 5 essential: what stays when room is short.", examples=[5]
    )
    sources: Identifiers = Field(
        (), description="Ids of the [[sources]] that this rests on.", examples=[["press-page"]]
    )
    url: Link | None = Field(None, description="Where to read more.", examples=["https://example.org"])
    private: Private = Field(
        False,
        description="true: never leaves the profile; or the fields and points of which that holds.",
        examples=[True, ["phone", "highlights[2]"]],
    )
    audiences: Audiences = Field(
        (),
        description="Only in a build for one of these; everyone, when absent. Or that for single fields and points.",
        examples=[["press"], {"phone": ["press"], "highlights[2]": ["investors"]}],
    )
    embargo: datetime.date | None = Field(
        None, description="The day before which this appears nowhere.", examples=["2026-03-01"]
    )

    _key: str = PrivateAttr("")
    _table: str = PrivateAttr("")
    _row: int = PrivateAttr(0)

    @property
    def key(self) -> str:
        """Where it stands in the profile, counted from 1: `work[2]`."""
        return self._key

    @property
    def table(self) -> str:
        """The table that it stands in: `work`."""
        return self._table

    @property
    def row(self) -> int:
        """Its number in the table, counted from 1; 0 for the person, who stands in no list."""
        return self._row

    @property
    def withheld_fields(self) -> dict[str, tuple[str, ...] | None]:
        """The fields and points that not everyone may see, as they are written, with the audiences that may; None:
        nobody."""
        fields: dict[str, tuple[str, ...] | None] = {}
        if isinstance(self.audiences, ByField):
            fields |= {name: whom for name, whom in self.audiences.items() if whom}
        if not isinstance(self.private, bool):
            fields |= dict.fromkeys(self.private)
        return fields

    def named_audiences(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Every audience that the entry names, each with the way to it."""
        if not isinstance(self.audiences, ByField):
            return [(("audiences", row), name) for row, name in enumerate(self.audiences)]
        return [
            (("audiences", field, row), name) for field, whom in self.audiences.items() for row, name in enumerate(whom)
        ]

    def stand_at(self, table: str, row: int = 0) -> None:
        """Tell the entry where it stands; called once, by the reader."""
        self._table, self._row = table, row
        self._key = f"{table}[{row}]" if row else table

    @property
    def name_of(self) -> str:
        """What the entry is called: the first of its title fields that has a value."""
        fields = self.shape.title if self.shape else ()
        values = (value for name in fields if (value := getattr(self, name, None)))
        return next((", ".join(value) if isinstance(value, tuple) else str(value) for value in values), self._key)

    def said(self, key: str) -> Iterator[tuple[Key, str]]:
        """Every text, date and figure below a key of this entry, or of a field or point of it, with the way there; not
        what says who may see it."""
        at = way(key.removeprefix(self._key).lstrip(".")) or ()
        held = self.model_dump(mode="json", exclude={"private", "audiences", "embargo"}, exclude_defaults=True)
        yield from (found for found in _leaves(held, ()) if found[0][: len(at)] == at)

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


def _leaves(value: object, at: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict | list):
        for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*at, part))
    else:
        yield at, str(value)


class Period(Entry):
    """An entry that lasts."""

    bound = frozenset({"current"})
    start: PartialDate | None = Field(None, description="When it began.", examples=["2023-03"])
    end: PartialDate | None = Field(
        None, description='When it ended; "2025-08" means its last day.', examples=["2025-08"]
    )
    current: bool | None = Field(
        None, description="false: past, though no end is known; true: goes on.", examples=[False]
    )


class Told(Entry):
    """An entry that sentences tell, with its author's last word on how."""

    told_as: Line | None = Field(
        None,
        description="How a sentence tells it, from the verb on, where the fields do not read like one; of a post also "
        "without the verb.",
        examples=["is the Pier Party’s whip in the Norland Senate"],
    )


class Named(Entry):
    """An entry whose name stands inside sentences, with its author's last word on how."""

    bound = frozenset({"the", "at"})
    the: bool | None = Field(
        None,
        description="Whether the name takes “the” inside a sentence; true or false where the tool guesses wrong.",
        examples=[True],
    )
    at: Line | None = Field(
        None,
        description="The preposition before it: a judge “on” a programme, a violinist “with” an orchestra.",
        examples=["with"],
    )

"""The making of sentences from patterns and facts, whatever the facts are: `facts` says which there are.

In: a pattern with its values, the keys of the facts that it tells. Out: `Sentence`s, and `Made`: wordings for one
place.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final, TypeVar

from presskit.document import lone_stars
from presskit.language import Language
from presskit.notation import Filling, Item, List, Node, Nodes, Optional, fill, in_tense, merged, placed, walk
from presskit.profile import Entry, PartialDate, Person, Profile
from presskit.profile.tables import Award, Education, Publication
from presskit.words.names import Names
from presskit.words.parts import parts
from presskit.words.realise import Voice
from presskit.words.sentence import Sentence, Slot

E = TypeVar("E", bound=Entry)

MOST_IN_A_LIST: Final = 5
"""Facts in one sentence: a sixth is no longer read."""


MOST_CLAUSES: Final = 3
"""Clauses behind one subject: "founded …, co-founded … and won …"."""


@dataclass(frozen=True, slots=True)
class Made:
    """Wordings for one place: the table that they come from, and the keys of the facts that they are about."""

    table: str
    facts: tuple[str, ...]
    slot: Slot


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that tell facts after a subject; `deed`: they begin with a verb of their own, not with "is"; `shares`: with
    that of the clause before; `role`: they say what the person is; `faint`: they only name an employer."""

    facts: tuple[str, ...]
    nodes: Nodes
    importance: int
    deed: bool
    shares: bool = False
    role: bool = False
    faint: bool = False


class Maker:
    """Makes sentences for one profile, voice and day."""

    def __init__(
        self, profile: Profile, voice: Voice, as_of: datetime.date, language: Language, authors: frozenset[str]
    ) -> None:
        """`authors`: the keys of the facts that the author's sentences tell."""
        self.profile = profile
        self.voice = voice
        self.as_of = as_of
        self.language = language
        self.names = Names(profile, language)
        self.authors = authors
        self.dead = profile.person.has_died(as_of)

    def _clause(
        self,
        kind: str,
        entry: Entry,
        values: Mapping[str, Filling],
        *,
        deed: bool = False,
        past: bool | None = None,
        every: bool = False,
    ) -> Iterator[Clause]:
        """A clause about an entry; `every`: what may be left out is told wherever there is a value for it."""
        for pattern in self.language.patterns(kind):
            if nodes := fill(in_tense(pattern, past=self._over(entry) if past is None else past), inert(values)):
                yield Clause((entry.key,), opened(nodes) if every else nodes, entry.importance, deed)

    def _filled(self, kind: str, values: Mapping[str, Filling]) -> Iterator[Nodes]:
        """The pattern of this name with its values, where it has them all; in the present."""
        for pattern in self.language.patterns(kind):
            if nodes := fill(in_tense(pattern, past=False), inert(values)):
                yield nodes
                return

    def _single(self, kind: str, table: str, row: Entry, values: Mapping[str, Filling]) -> Iterator[Made]:
        if row.key in self.authors:
            return  # the author has said it better
        found = (
            self._sentence(pattern, values, [row.key], row.importance, past=self._over(row))
            for pattern in self.language.patterns(kind)
        )
        if slot := tuple(sentence for sentence in found if sentence):
            yield Made(table, (row.key,), slot)

    def _several(
        self, kind: str, table: str, rows: Sequence[E], values: Callable[[E], Mapping[str, Filling]], item: str
    ) -> Iterator[Made]:
        """Several facts of one kind in a sentence, each worded by the pattern `item`."""
        made: dict[str, Nodes] = {}
        for row in rows:
            for nodes in self._filled(item, values(row)):
                made[row.key] = nodes
        told = [row for row in rows if row.key in made]
        name = "degrees" if kind == "degrees" else "awards" if table == "awards" else table
        yield from self._listed(kind, table, told, lambda row: made[row.key], name)

    def _listed(
        self,
        kind: str,
        table: str,
        rows: Sequence[E],
        word: Callable[[E], Nodes],
        name: str = "",
        most: int = MOST_IN_A_LIST,
        least: int = 0,
    ) -> Iterator[Made]:
        """Facts in a list, `least` to `most` of them.

        The lists without what the author tells are apart from the others, for they stand elsewhere.
        """
        slots: dict[bool, list[Sentence]] = {True: [], False: []}
        for some in self._lists(rows, most):
            if len(some) < least:
                continue
            for items in self._alike([word(row) for row in some]):
                for pattern in self.language.patterns(kind):
                    sentence = self._sentence(
                        pattern, {name or table: items}, [some[0].key], some[0].importance,
                        past=self.dead, clauses=[(row.key,) for row in some], faint=[row.key for row in some],
                        least=least,
                    )  # fmt: skip
                    if sentence:
                        slots[sentence.plainer].append(sentence)
        for plainer, slot in slots.items():
            if slot:
                keys = tuple(row.key for row in rows if plainer or row.key not in self.authors)
                yield Made(table, keys, tuple(slot))

    def _alike(self, items: Sequence[Nodes]) -> Iterator[Sequence[Nodes]]:
        """The items of a list, all with the same of what may be left out: "A (2018), B and C (2014)" asks when B was.

        One alone keeps its brackets.
        """
        if len(items) < 2:
            yield items
            return
        places = list(dict.fromkeys(node.at for item in items for node in item if isinstance(node, Optional)))
        for kept in product((True, False), repeat=len(places)):
            chosen = {at for at, keep in zip(places, kept, strict=True) if keep}
            yield [_only(item, chosen) for item in items]

    def _lists(self, rows: Sequence[E], most: int = MOST_IN_A_LIST) -> Iterator[Sequence[E]]:
        """The facts in one sentence; also without those that the author tells, and without the first of them, where no
        greater one is passed over for a lesser."""
        seen: set[tuple[str, ...]] = set()
        own = [row for row in rows if row.key not in self.authors]
        for some in (rows, own, own[1:], own[2:]):
            keys = tuple(row.key for row in some)
            passed = own[: len(own) - len(some)] if some is not rows else ()
            if some and keys not in seen and all(row.importance <= some[0].importance for row in passed):
                seen.add(keys)
                yield some[:most]

    def _joined(self, table: str, *rows: Sequence[Clause], after: frozenset[str] = frozenset()) -> Iterator[Made]:
        """Clauses one after the other behind one subject, in a slot for all `rows`; `after`: positions that the dates
        prove to be later."""
        slot = []
        for some in (some for clauses in rows for some in _windows(clauses)):
            for kind in ("positions", "positions_before") if after else ("positions",):
                for pattern in self.language.patterns(kind):
                    sentence = self._sentence(
                        pattern, {"clauses": [clause.nodes for clause in some]}, [some[0].facts[0]], some[0].importance,
                        clauses=[clause.facts for clause in some], plainer=False, least=2, joins=True,
                        after=after if kind == "positions_before" else frozenset(),
                    )  # fmt: skip
                    slot += [sentence] if sentence else []
        if slot:
            facts = dict.fromkeys(fact for clauses in rows for clause in clauses for fact in clause.facts)
            yield Made(table, tuple(facts), tuple(slot))

    def _sentence(
        self,
        pattern: Nodes,
        values: Mapping[str, Filling],
        facts: Sequence[str],
        importance: int,
        *,
        past: bool = False,
        clauses: Sequence[tuple[str, ...]] = (),
        plainer: bool | None = None,
        opens: bool = False,
        least: int = 0,
        after: frozenset[str] = frozenset(),
        joins: bool = False,
        faint: Collection[str] = (),
    ) -> Sentence | None:
        """A pattern with its values, or None where one is missing. `clauses`: the facts of the items of its list."""
        filled = fill(in_tense(pattern, past=past), inert(values))
        if filled is None:
            return None
        nodes = placed(filled)
        adds: tuple[tuple[int, str], ...] = ()
        bare = tuple(dict.fromkeys((*facts, *(clauses[0] if clauses else ()))))
        if len(clauses) > 1:
            *_, items = (found for found in _lists_in(nodes) if len(found) == len(clauses))
            adds = tuple((item.at, fact) for item, told in zip(items[1:], clauses[1:], strict=True) for fact in told)
        if plainer is None:
            plainer = any(self.authors.intersection(told) for told in (bare, *clauses))
        return Sentence(
            key=bare[0], nodes=nodes, parts=parts(nodes), importance=importance, facts=bare, adds=adds, past=past,
            written=False, plainer=plainer, opens=opens, after=after, least=2 if plainer and not opens else least,
            joins=joins and not plainer, faint=self.authors.intersection(faint),
        )  # fmt: skip

    # --- facts -------------------------------------------------------------------------------------

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.profile.entries()}

    def _over(self, entry: Entry) -> bool:
        return self.dead or entry.past(self.as_of)

    def newest(self, rows: Sequence[Entry], kind: type[E]) -> list[E]:
        """What has begun or happened, in the order of a text.

        What goes on comes first, the most important of it at the head; then what is past, the newest at the head.
        """

        def place(row: Entry) -> tuple[int, int, int]:
            start: PartialDate | None = getattr(row, "start", None) or getattr(row, "date", None)
            if not row.past(self.as_of):
                return (0, -row.importance, -start.first_day().toordinal() if start else 0)
            return (1, -row.latest.last_day().toordinal(), 0) if row.latest else (2, 0, 0)

        return sorted(
            (row for row in rows if isinstance(row, kind) and row.begun(self.as_of) and _has_words(row)), key=place
        )


def _has_words(row: Entry) -> bool:
    """Whether there is a pattern for it: none for a prize that was not won, or studies without a school."""
    return row.won if isinstance(row, Award) else not isinstance(row, Education) or row.institution is not None


def inert(values: Mapping[str, Filling]) -> Mapping[str, Filling]:
    """The values with their lone stars escaped: "7*7" twice in a sentence is no emphasis."""

    def escaped(value: Filling) -> Filling:
        if isinstance(value, str):
            return lone_stars(value) if "*" in value else value
        return [lone_stars(item) if isinstance(item, str) and "*" in item else item for item in value]

    return {name: escaped(value) for name, value in values.items()}


def opened(nodes: Nodes) -> Nodes:
    """The tree with everything in it that may be left out."""
    found: list[Node] = []
    for node in nodes:
        found += opened(node.body) if isinstance(node, Optional) else (node,)
    return merged(found)


def _only(item: Nodes, brackets: Collection[int]) -> Nodes:
    """The item with these brackets open and without the others, by their place in the pattern."""
    found: list[Node] = []
    for node in item:
        if not isinstance(node, Optional):
            found.append(node)
        elif node.at in brackets:
            found += node.body
    return merged(found)


def _lists_in(nodes: Nodes) -> Iterator[tuple[Item, ...]]:
    return (node.items for node in walk(nodes) if isinstance(node, List))


def wrote(person: Person, row: Publication) -> bool:
    """Whether the person is among the authors, as far as the profile names them."""
    names = {person.name.casefold(), person.surname.casefold()}
    return not row.authors or any(name in author.casefold() for author in row.authors for name in names)


def closed(words: str) -> str:
    """What holds a comma with one behind it, too: from Boise, Idaho, who …; a lecturer, statics, at …

    `realise` takes it away before a stop and before another.
    """
    return f"{words}," if "," in words else words


def ranked(rows: Sequence[E]) -> list[E]:
    """The most important first; among equals the order stays."""
    return sorted(rows, key=lambda row: -row.importance)


def year(date: PartialDate | None) -> str:
    """The year; "" without a date."""
    return str(date.year) if date else ""


def _windows(clauses: Sequence[Clause]) -> Iterator[Sequence[Clause]]:
    """What may stand behind one subject: up to three clauses, from each that has a verb of its own."""
    starts = max(len(clauses) - 1, int(len(clauses) == 1 and len(clauses[0].facts) > 1))
    for start in range(starts):
        if not clauses[start].shares:
            yield clauses[start : start + MOST_CLAUSES]

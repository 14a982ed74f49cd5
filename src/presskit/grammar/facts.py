"""What is asked of a grammar, and what it answers: `Facts` in, `Theme`s out; for a line without a name, its pieces."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, Protocol

from presskit.notation import Nodes
from presskit.profile import Profile

Voice = Literal["third", "first", "mc", "tagline"]

PERSON: Final = "person"
"""The fact of who the person is, by the key of its table."""

LOCATION: Final = "person.location"
"""The fact of where the person lives; it is no entry of its own."""

OCCUPATIONS: Final = "person.occupations"
FIRST_OCCUPATION: Final = "person.occupations[1]"
THIRD_OCCUPATION: Final = "person.occupations[3]"
LAST_CLAUSE: Final = "person.told_as.clause"
"""What the person is in their own words, where a sentence says it beside the present post; and the first and the third
of these words."""


KNOWN_FOR: Final = "person.known_for"
"""The fact of what the person is known for."""


FIRST_SENTENCE: Final = "person.told_as"
"""The fact that a text begins with its author's words."""


SETTLING: Final = (OCCUPATIONS, FIRST_OCCUPATION, THIRD_OCCUPATION, KNOWN_FOR, FIRST_SENTENCE, LAST_CLAUSE)
"""Facts that only settle what is chosen, and are no entries of their own."""


@dataclass(frozen=True)
class Facts:
    """The facts of one profile, as they are on a day, for texts in one voice.

    `told`: the keys of those that the author's own sentences tell, and a grammar leaves to them. `connected`: sentences
    may refer to those before them ("Earlier", "also").
    """

    profile: Profile
    voice: Voice
    as_of: datetime.date
    told: frozenset[str] = frozenset()
    connected: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording. `facts`: keys of what it tells at its shortest; `adds`: offset of a part and the fact that it
    adds; `opens`: it says who the person is, so it can only be the first; `leans`: it cannot be ("Earlier", "also");
    `linked`: it begins with a connective, so that no two follow each other; `needs`: facts that must be told before."""

    nodes: Nodes
    facts: tuple[str, ...]
    adds: tuple[tuple[int, str], ...]
    opens: bool = False
    leans: bool = False
    linked: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """Wordings for one place of a text, of which at most one is told; `table` says where in a text that is."""

    table: str
    wordings: tuple[Wording, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The facts that its wordings tell at their shortest."""
        return tuple(dict.fromkeys(fact for each in self.wordings for fact in each.facts))


class Piece(NamedTuple):
    """A piece of a line: what it says, the fact that it tells, how important that is."""

    text: str
    key: str
    importance: int


class Line(NamedTuple):
    """What a line about a person may hold, one thing each, the foremost first.

    `occupations` as they stand in a sentence; `positions`: "founder of Foo"; `former`: "cook at Bar", what the
    person was and is no more; `books` that they wrote alone. `says(text, occupation)`: whether a text says that
    occupation, too.
    """

    occupations: Sequence[str]
    positions: Sequence[Piece]
    former: Sequence[Piece]
    books: Sequence[Piece]
    says: Callable[[str, str], bool]


class Doubt(NamedTuple):
    """An entry that no sentence tells, because how it stands in one is not certain: by its key, the field that is in
    doubt, and why, in words that follow its value."""

    key: str
    field: str
    why: str


class Clause(NamedTuple):
    """What one sentence says of the person from the verb on, without its stop: "has shown at Alto".

    `table`: which it tells of; `done`: whether it tells what was done; `whole`: it is a sentence that begins with
    something else, or the first of a text, with all its words; `more`: the verb of
    what is told before it, if that is of its kind; `full`: the same before what was named already was said shorter.
    """

    text: str
    table: str
    done: bool = False
    whole: bool = False
    more: str = ""
    full: str = ""


class Called(NamedTuple):
    """How a sentence calls the person: at its beginning, within it, and as whose something is."""

    they: str
    again: str
    their: str


class Way(NamedTuple):
    """One sentence: with what it begins, of which no two neighbours have the same; what it costs to say it so.

    `begins`: "" with the person; "their"; else how: its first word, or "apposition".
    """

    text: str
    begins: str = ""
    price: float = 0


class Grammar(Protocol):
    """What facts say in one language. Only what the dates prove is said."""

    def tell(self, facts: Facts) -> Iterable[Theme]:
        """Every theme, in the order of a text."""

    def line(self, facts: Facts) -> Line:
        """What a line without name and stop may hold."""

    def doubts(self, facts: Facts) -> Sequence[Doubt]:
        """The entries that no sentence tells, because how they stand in one is not certain."""

    def least(self, predicate: str) -> str:
        """What is always said of a sentence that an author gives from the verb on."""

    def ways(self, clauses: Sequence[Clause], called: Called) -> Iterable[Way]:
        """Every way in which a text may tell these clauses, one to three, in one sentence; none where they do not
        belong together."""

    def names(self, text: str) -> frozenset[str]:
        """The stems of the names in a sentence that not many share, without its first word."""

    def named_before(self, text: str, name: str, others: Iterable[str]) -> str:
        """A sentence that names what a text has named before, said shorter where that is certain; `others`: what else
        it has named."""

    def founds(self, position: str) -> bool:
        """Whether who held this position founded the organisation."""

    @property
    def tenses(self) -> Mapping[str, str]:
        """Present and past of the verbs of its sentences."""

"""Where the tables of a profile belong in a text, and which of them give way first.

In: the key of a fact, `work[2]`, or the name of a theme. Out: its place among the topics, and how soon it gives way.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from presskit.grammar import PERSON


class Topic(NamedTuple):
    """`place`: from the front of a text to its end; tables of one place make one topic. `yields`: of lesser things
    those with the greatest number go first."""

    place: float
    yields: int = 9


TOPICS: Final = {
    PERSON: Topic(0),
    "work": Topic(1, 1),
    "founded": Topic(2),
    "projects": Topic(2, 2),
    "publications": Topic(3, 1),
    "shows": Topic(3, 2),
    "awards": Topic(4, 1),
    "memberships": Topic(4, 4),
    "earlier": Topic(5),
    "volunteering": Topic(5),
    "education": Topic(6, 4),
    "talks": Topic(7),
    "languages": Topic(8),
    "quotes": Topic(9),
}
"""The tables, and the themes that are told as one."""

FORMER: Final = 3
"""How soon a post that is over gives way."""

UNTOLD: Final = Topic(9)
"""Of a table that no theme tells."""

OF_NO_TABLE: Final = 7.5
"""The place of an author's sentence about nothing that a table holds: "She swims in every month of the year." It comes
after the works and the honours, before where the person lives and what they say."""


def table_of(key: str) -> str:
    """The table of a fact: `work` of `work[2]`."""
    return key.partition("[")[0]


def topic_of(key: str) -> Topic:
    """The topic of a fact, or of a theme."""
    return TOPICS.get(table_of(key), UNTOLD)

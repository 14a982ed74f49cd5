"""What an editor tells first: who the person is, what they do now, then by importance, then what is recent.

In: the sentences of a text, and how each fact stands. Out: an `Order`, which names one after the other the things of
importance 4 and 5, and says of all others how important they are. A thing is a sentence of the author's, by its key,
or a fact that presskit words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from presskit.grammar import FIRST_SENTENCE, KNOWN_FOR, OCCUPATIONS, PERSON, SETTLING
from presskit.words.parts import Kept
from presskit.words.sentence import Pick, Sentence, Slot
from presskit.words.topics import table_of

GREAT: Final = 4
"""The importance from which each thing has its place, and what a short text tells of it every longer one tells."""

HONOURS: Final = ("awards", "memberships")
LEARNT: Final = "education"
WRITTEN: Final = "publications"
"""Tables of what somebody was given, the greatest of which goes behind the greatest that they did; of what they
studied, which goes behind all that is as important; and of what they wrote, which goes before other such works."""

SHORT: Final = 25
"""Words of a text in which the present post is told before anything else, and one great thing beside who it is."""

GREATEST: Final = 5
"""The importance of who the person is and what they do now."""


class Standing(NamedTuple):
    """How a fact stands: its importance, 0 for what goes behind everything; when it was last so, as the day's number;
    whether it is a post, and one that is held."""

    importance: int
    day: int = 0
    post: bool = False
    now: bool = False


@dataclass(frozen=True)
class Order:
    """`foremost`: what is of importance 4 and 5, who the person is and the present post before all else. `former`: what
    is told only beside the `present` post. `place`: how many facts of its table go before each. `begun`: what the first
    sentence of its author's tells, which nothing holds up. `in_full`: what more there is to say of who the person is
    goes before what is less important than the greatest."""

    foremost: tuple[str, ...]
    present: str
    former: frozenset[str]
    importance: Mapping[str, int]
    place: Mapping[str, int]
    begun: frozenset[str] = frozenset()
    in_full: bool = False

    def first(self, some: AbstractSet[str], *, in_full: bool) -> Order:
        """The same order, in which some of the foremost go before the others."""
        before = [each for each in self.foremost if each in some]
        foremost = (*before, *(each for each in self.foremost if each not in some))
        return replace(self, foremost=foremost, in_full=in_full)

    @property
    def greatest_ones(self) -> int:
        """How many of the foremost there are up to the last of the greatest importance."""
        last = (at for at, each in enumerate(self.foremost, 1) if self.importance.get(each, GREATEST) == GREATEST)
        return max(last, default=0)

    def lesser_than(self, great: AbstractSet[str]) -> frozenset[str]:
        """What stands in the same tables as these facts and is less important: no lesser book is told for a greater.

        The author's sentences are of no one kind, so none of them stands in for another."""
        most: dict[str, int] = {}
        for each in great:
            most[table_of(each)] = max(most.get(table_of(each), 0), self.importance.get(each, 0))
        return frozenset(
            each
            for each, grade in self.importance.items()
            if "[" in each and each not in self.begun and grade < most.get(table_of(each), 0)
        )

    def greatest(self, pick: Pick) -> int:
        """The importance of the greatest thing that a sentence tells."""
        return max(self.importance.get(each, 0) for each in things(*pick))


def things(sentence: Sentence, kept: Kept) -> tuple[str, ...]:
    """What a sentence tells: its author's by its key, presskit's by its facts."""
    if sentence.written:
        return (sentence.key, PERSON) if PERSON in sentence.facts else (sentence.key,)
    return sentence.told(kept)


def ordered(
    slots: Sequence[Slot],
    standings: Mapping[str, Standing],
    length: Callable[[Sentence], int],
    step: int = 1,
    known: Callable[[Sentence], int] = lambda sentence: 0,
) -> Order:
    """The order of what these slots tell.

    `length`: the words of a sentence without what may be left out. Of two of the author's as important, the one that is
    shorter by a `step` goes first; else their order holds. `known`: how many things that make a person known a sentence
    tells in few words; one that tells such a thing goes before one that does not.
    """
    sentences = [sentence for slot in slots for sentence in slot]
    written = [sentence for sentence in sentences if sentence.written]
    told = dict.fromkeys(
        fact for each in sentences if not each.written for fact in (*each.facts, *(fact for _, fact in each.adds))
    )
    importance = {fact: standings.get(fact, _SMALL).importance for fact in told}
    importance |= {sentence.key: sentence.importance for sentence in written}
    days = {fact: standings.get(fact, _SMALL).day for fact in told}
    lengths, famed = dict[str, int](), set[str]()
    for sentence in written:
        if length(sentence) <= SHORT and known(sentence):
            famed.add(sentence.key)
        lengths[sentence.key] = min(length(sentence) // step, lengths.get(sentence.key, length(sentence)))
    present = _present(written, told, standings)
    costs = _costs(sentences, length, {FIRST_SENTENCE, OCCUPATIONS, present})
    who = [thing for each in written if PERSON in each.facts for thing in (PERSON, each.key)][:2]
    first = who or ([PERSON] if PERSON in told else [])
    begun = frozenset(fact for each in sentences if FIRST_SENTENCE in each.facts for fact in each.facts)
    early = present in lengths or costs.get(present, 0) <= SHORT
    early &= (
        bool(written)
        or importance.get(present) == GREATEST
        or not any(
            grade == GREATEST and costs.get(fact, SHORT + 1) <= SHORT and not standings.get(fact, _SMALL).post
            for fact, grade in importance.items()
            if fact not in (PERSON, *SETTLING)
        )
    )  # what its author holds greater goes before it, if the shortest texts have room for that
    first += [
        thing for thing in (FIRST_SENTENCE, present if early else "", OCCUPATIONS) if thing in told or thing in lengths
    ]
    own = [key for key in lengths if importance[key] >= GREAT]
    facts = [fact for fact in told if importance[fact] >= GREAT]
    facts.sort(
        key=lambda fact: (
            -importance[fact], fact != present, table_of(fact) == LEARNT, not standings[fact].now,
            standings[fact].post, importance[fact] == GREATEST and table_of(fact) in HONOURS, -days[fact],
            table_of(fact) != WRITTEN,
        )
    )  # fmt: skip
    if KNOWN_FOR in told:
        facts.remove(KNOWN_FOR)  # goes before a present post where its author holds nothing greater than other things
        great = own or any(fact not in (PERSON, *SETTLING) for fact in facts)
        first = [*first, KNOWN_FOR] if great else [*first[:1], KNOWN_FOR, *first[1:]]
    about = {each.key: max((standings[fact].importance for fact in each.facts if fact in standings), default=0)
             for each in written}  # fmt: skip
    first += [fact for fact in facts if fact in begun and fact not in first]
    ranked = [*sorted(own, key=lambda key: (-importance[key], key not in famed, lengths[key], -about[key])), *facts]
    # the author's sentences of importance 4 before the facts of 5 that they left to presskit, but behind none of 4
    ranked.sort(key=lambda thing: -importance[thing] + (thing in told and bool(own)))
    beside = [thing for thing in ranked if thing not in (*first, PERSON, *SETTLING)]
    for fact in [each for each in beside if costs.get(each, SHORT + 1) <= SHORT][:1]:
        if not own and (early or not present):  # something great that the shortest texts have room for
            ranked.remove(fact)
            ranked.insert(0, fact)
    former = {
        sentence.key
        for sentence in written
        if PERSON not in sentence.facts
        and (posts := [standings[fact] for fact in sentence.facts if fact in standings and standings[fact].post])
        and not any(post.now for post in posts)
    }
    former |= {fact for fact in told if (standing := standings.get(fact, _SMALL)).post and not standing.now}
    return Order(
        tuple(dict.fromkeys((*first, *ranked))),
        present,
        frozenset(former) if present else frozenset(),
        importance,
        _places(told, days, importance),
        begun,
    )


_SMALL: Final = Standing(1)


def _costs(
    sentences: Sequence[Sentence], length: Callable[[Sentence], int], wanted: AbstractSet[str]
) -> dict[str, int]:
    """The words of the shortest text that tells each fact: who the person is with what is `wanted`, and a sentence
    with it."""
    lengths = {id(each): length(each) for each in sentences if not each.written}
    opening = [each for each in sentences if each.opens and id(each) in lengths]
    who = min(((-len(wanted & {*each.facts}), lengths[id(each)]) for each in opening), default=(0, 0))[1]
    costs: dict[str, int] = {}
    for each in sentences:
        if id(each) in lengths:
            cost = lengths[id(each)] + (0 if each.opens else who)
            for fact in each.facts:
                costs[fact] = min(costs.get(fact, cost), cost)
    return costs


def _present(written: Sequence[Sentence], told: Iterable[str], standings: Mapping[str, Standing]) -> str:
    """What tells the post that the person holds, the foremost of several; "" if nothing does."""
    posts = [fact for fact, standing in standings.items() if standing.post and standing.now]
    for post in sorted(posts, key=lambda fact: (-standings[fact].importance, -standings[fact].day)):
        own = [sentence for sentence in written if post in sentence.facts]
        if own:
            return max(own, key=lambda sentence: sentence.importance).key
        if post in told:
            return post
    return ""


def _places(facts: Iterable[str], days: Mapping[str, int], importance: Mapping[str, int]) -> dict[str, int]:
    places: dict[str, int] = {}
    counted: dict[str, int] = {}
    for fact in sorted(facts, key=lambda fact: (-importance[fact], -days[fact])):
        table = table_of(fact)
        places[fact] = counted.get(table, 0)
        counted[table] = places[fact] + 1
    return places


def facts_of(sentence: Sentence, kept: Kept) -> tuple[str, ...]:
    """The facts that it tells, without those that only settle the choice."""
    return tuple(each for each in sentence.told(kept) if each not in SETTLING)


def told_by(picks: Iterable[tuple[Sentence, Kept]]) -> set[str]:
    """The things that a text tells."""
    return {thing for sentence, kept in picks for thing in things(sentence, kept)}

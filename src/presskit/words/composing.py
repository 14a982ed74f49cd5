"""How a text of facts is composed: the order of its sentences, and which of them become one.

In: what a text tells, sentence by sentence. Out: the same in an order in which what is related stands together, past
goes by its dates and nothing small comes before what is great, in sentences of which no two neighbours begin alike.
Both are found as what costs least: first the order, then the best of the ways that the language has to tell one, two
or three of them in one sentence (`Grammar.ways`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

from presskit.grammar import Called, Clause, Language, Way
from presskit.grammar.said import said
from presskit.markup import plain
from presskit.notation import Node, Nodes, Optional, Reference, Text, Verb
from presskit.words.count import words
from presskit.words.order import GREAT, GREATEST
from presskit.words.realise import Manner
from presskit.words.sentence import Pick
from presskit.words.topics import table_of

OFFICES: Final = ("work", "volunteering", "memberships", "person")
PATH: Final = ("work", "volunteering", "education", "certificates")
STUDIES: Final = ("education", "certificates")
HOME: Final = ("languages", "quotes", "interests")

SENTENCE: Final = 5.0
SHORT: Final = 4.0
SHORTEST: Final = 8
LONG: Final = 0.6
LONGEST: Final = 30
"""What each full stop costs; a sentence of fewer words than the shortest, and each word over the longest."""

SAME_SUBJECT: Final = (0.0, 0.5, 7.0, 14.0, 20.0)
"""What a sentence costs that is the first, second, third … in a row to begin with the person."""

SAME_FRONT: Final = 6.0
NAME: Final = 2.5
NAME_AGAIN: Final = 12.0
"""What it costs to begin as the sentence before it does; to say the name; and to say it too soon again."""

TRADE: Final = 2.0
AGAIN: Final = 10.0
"""What it costs to say "the weaver" in place of the name; and right behind a sentence that says so."""

SAME_VERB: Final = 3.0
"""What it costs to begin with the same subject and verb as the sentence before."""

NEAR_ENOUGH: Final = 2
"""Sentences behind a name in which its kind says which it is: "the foundation"."""

NAMED_FOR: Final = 2
"""Sentences behind one with the name before it is said again."""


class Piece(NamedTuple):
    """A sentence that is told: by the pronoun and by the name, and what settles where it stands."""

    pick: Pick
    clause: Clause
    named: Clause
    grade: int
    years: tuple[int, ...]
    kin: frozenset[str]


class Sentence(NamedTuple):
    """A sentence of the text: the picks that it tells, in its words."""

    picks: tuple[Pick, ...]
    text: str


def composed(
    picks: Sequence[Pick],
    texts: Sequence[str],
    by_name: Sequence[str],
    manner: Manner,
    names: Iterable[str] = (),
    importance: Mapping[str, int] = MappingProxyType({}),
    *,
    with_names: bool = True,
) -> list[Sentence]:
    """The sentences of a text that tells these picks, of which the first opens it.

    `texts`, `by_name`: each by the pronoun, and by the name; `names`: what may be said shorter where it was named
    before; `importance` of the facts; `with_names`: whether a name may stand for a pronoun, which may be longer.
    """
    if manner.voice == "mc" or len(picks) < 2 or any(sentence.written for sentence, _ in picks):
        return [Sentence((pick,), text) for pick, text in zip(picks, texts, strict=False)]
    return _Composer(manner, with_names=with_names).text(picks, texts, by_name, names, importance)


@dataclass(frozen=True)
class _Composer:
    manner: Manner
    with_names: bool
    _known: dict[tuple[tuple[Clause, ...], str], Sequence[Way]] = field(default_factory=dict, compare=False)

    def text(
        self,
        picks: Sequence[Pick],
        texts: Sequence[str],
        by_name: Sequence[str],
        names: Iterable[str],
        importance: Mapping[str, int],
    ) -> list[Sentence]:
        """See `composed`."""
        pieces = [
            self._piece(pick, text, named, importance, first=not at)
            for at, (pick, text, named) in enumerate(zip(picks, texts, by_name, strict=False))
        ]
        names = [name for name in names if " " in name]
        prices = _Prices(pieces, self.manner.language)
        order = [*range(1, len(pieces))]
        order = _least(prices, order) if len(order) <= MANY else order

        def told(some: Sequence[int]) -> tuple[float, list[Sentence]]:
            price, sentences = self._sentences(self._named_once([pieces[at] for at in (0, *some)], names))
            return price + prices.of(some), sentences

        best, sentences = told(order)
        improved = len(pieces) <= FEW
        while improved:
            improved = False
            for moved in _moved(order):
                if prices.of(moved) < prices.of(order) + NEAR and (found := told(moved))[0] < best - 1e-9:
                    (best, sentences), order, improved = found, moved, True
                    break
        return sentences

    # --- pieces ---

    @cached_property
    def _called(self) -> Called | None:
        """The person by their pronoun; None where they have none."""
        language, pronouns = self.manner.language, "first" if self.manner.voice == "first" else self.manner.pronouns
        if pronouns not in language.pronouns:
            return None
        they, their = (language.pronoun(pronouns, form) for form in ("they", "their"))
        return Called(_capital(they), they, _capital(their))

    @cached_property
    def _by_name(self) -> Called:
        name = self.manner.short_name
        return Called(name, name, self.manner.language.possessive(name))

    @cached_property
    def _by_trade(self) -> Called | None:
        """Who has no pronoun, by what they are; None where the text does not begin with that."""
        language, trade = self.manner.language, self.manner.trade
        if not trade or self.manner.voice != "third":
            return None
        again = f"{language.alike.definite} {trade}"
        return Called(_capital(again), again, language.possessive(_capital(again)))

    def _says_trade(self, text: str) -> bool:
        language = self.manner.language
        return not said(self.manner.trade, language).isdisjoint(said(text, language))

    def _piece(self, pick: Pick, text: str, named: str, importance: Mapping[str, int], *, first: bool) -> Piece:
        sentence, kept = pick
        grade = max((importance.get(fact, 1) for fact in sentence.told(kept)), default=1)
        bare = re.sub(r"\*[^*]*\*|\([^)]*\)", "", text)
        years = tuple(int(year) for year in re.findall(r"\b(?:1[89]|20)\d\d\b", bare))
        table = table_of(sentence.key)
        done = _is_done(sentence.nodes, self.manner.language)
        clauses = [self._clause(each, table, done=done, whole=first) for each in (text, named)]
        names = self.manner.language.grammar.names
        return Piece(pick, clauses[0], clauses[1], grade, years, names(text) - names(self.manner.name))

    def _clause(self, text: str, table: str, *, done: bool, whole: bool) -> Clause:
        typography = self.manner.language.typography
        if text.endswith(typography.quoted_stop):
            text = text.removesuffix(typography.quoted_stop) + typography.quoted_stop.replace(typography.stop, "")
        text = text.removesuffix(typography.stop)
        for called in filter(None, (self._called, self._by_name)):
            if not whole and text.startswith(f"{called.they} "):
                return Clause(text[len(called.they) + 1 :], table, done)
        return Clause(text, table, done, whole=True)

    def _named_once(self, pieces: Sequence[Piece], names: Sequence[str]) -> list[Piece]:
        """The pieces, in which a name that one before them has is said shorter."""
        found, before, grammar = list[Piece](), dict[str, int](), self.manner.language.grammar
        told = list[str]()
        for piece in pieces:
            texts = [piece.clause.text, piece.named.text]
            here = dict.fromkeys(name for name in names if name in texts[0])  # in their order: alike on every run
            for name in here if found else ():
                if name in before and len(found) - before[name] <= NEAR_ENOUGH:
                    others = before.keys() - {name}
                    texts = [grammar.named_before(f"{text}.", name, others)[:-1] for text in texts]
            before.update(dict.fromkeys(here, len(found)))
            texts = [_without_echo(text, told, self.manner.language) for text in texts] if found else texts
            told.append(piece.clause.text)
            clauses = [
                each._replace(text=text, full=each.text)
                for each, text in zip((piece.clause, piece.named), texts, strict=True)
            ]
            found.append(piece._replace(clause=clauses[0], named=clauses[1]))
        return found

    # --- sentences ---

    def _sentences(self, pieces: Sequence[Piece]) -> tuple[float, list[Sentence]]:
        """The cheapest way to tell the pieces in their order, and its price."""
        states: dict[_State, tuple[float, list[Sentence]]] = {_START: (0.0, [])}
        waiting: list[dict[_State, tuple[float, list[Sentence]]]] = [states, *({} for _ in pieces)]
        pronoun, trade = self._called is not None, self._by_trade and self._by_trade.they
        for at in range(len(pieces)):
            goes_on = _goes_on(pieces[at - 1], pieces[at]) if at > 1 else ""
            for many in range(1, min(MOST, len(pieces) - at) + 1):
                some = pieces[at : at + many]
                for way, by_name in self._ways(some, more=goes_on):
                    begun = way.text.split(" ", 2)[:2]
                    for state, (price, before) in waiting[at].items():
                        beside = before[-1].text if before else ""
                        hidden = self.manner.short_name in beside
                        more, after = state.then(way, by_name=by_name, hidden=hidden, pronoun=pronoun)
                        more += SAME_VERB * (beside.split(" ", 2)[:2] == begun)
                        more += AGAIN * (way.begins == trade and self.manner.trade in beside)
                        known = waiting[at + many].get(after)
                        if known is None or price + way.price + more < known[0]:
                            told = [*before, Sentence(tuple(each.pick for each in some), way.text)]
                            waiting[at + many][after] = (price + way.price + more, told)
        return min(waiting[-1].values(), key=lambda each: each[0])

    def _ways(self, pieces: Sequence[Piece], *, more: str) -> list[tuple[Way, bool]]:
        found = list[tuple[Way, bool]]()
        clauses, named = tuple(each.clause for each in pieces), tuple(each.named for each in pieces)
        if more:
            clauses, named = ((each[0]._replace(more=more), *each[1:]) for each in (clauses, named))
        if self._called:
            found += [(way, False) for way in self._in_one(clauses, self._called)]
        if not self._called or (self.with_names and self.manner.voice == "third" and not self.manner.familiar):
            found += [(way, True) for way in self._in_one(named, self._by_name) if not (self._called and way.begins)]
        if self._by_trade and not any(each.whole or self._says_trade(each.text) for each in named):
            ways = self._in_one(named, self._by_trade)
            they = self._by_trade.they
            found += [(way._replace(begins=they, price=way.price + TRADE), False) for way in ways if not way.begins]
        return found

    def _in_one(self, clauses: tuple[Clause, ...], called: Called) -> Sequence[Way]:
        """The ways to tell clauses in one sentence, each finished and at all its price; many orders share them."""
        key = clauses, called.they
        if key not in self._known:
            ways = self.manner.language.grammar.ways(clauses, called)
            finished = ((way, self._finished(way.text)) for way in ways)
            self._known[key] = [way._replace(text=text, price=_alone(way, text)) for way, text in finished]
        return self._known[key]

    def _finished(self, text: str) -> str:
        typography = self.manner.language.typography
        quoted = typography.quoted_stop.replace(typography.stop, "")
        if text.endswith(quoted) and quoted:
            return text.removesuffix(quoted) + typography.quoted_stop
        return typography.finish(text, keep=(self.manner.name, self.manner.short_name))


def _goes_on(before: Piece, here: Piece) -> str:
    """With which word what stands before a piece begins, if the piece tells more of its kind; else ""."""
    ours, theirs = here.clause, before.clause
    alike = ours.table == theirs.table and ours.done == theirs.done and not theirs.whole
    return theirs.text.split(" ", 1)[0] if alike else ""


FEW: Final = 16
MANY: Final = 24
NEAR: Final = 9.0
"""Sentences of which other orders are tried for the sake of how they are told, or at all; by how much the former may be
dearer."""

MOST: Final = 3
"""Clauses of a sentence."""


class _State(NamedTuple):
    """How a text ends: with what its last sentence begins, how many in a row begin with the person, and how many
    sentences ago the name was said."""

    begins: str | None
    row: int
    since: int

    def then(self, way: Way, *, by_name: bool, hidden: bool, pronoun: bool) -> tuple[float, _State]:
        """What it costs to go on so, and how the text ends then. `hidden`: the name stands in the sentence before."""
        if self.begins is None:
            return 0.0, _State("", 1, 0)
        named = by_name and way.begins == ""
        row = 0 if way.begins else 1 if named and pronoun else self.row + 1
        price = SAME_SUBJECT[min(row, len(SAME_SUBJECT)) - 1] if row else 0.0
        price += SAME_FRONT if way.begins and way.begins == self.begins else 0.0
        if by_name and not pronoun and not self.since:
            price += NAME
        if named and pronoun:
            price += NAME + (NAME_AGAIN if self.since < NAMED_FOR or hidden else 0.0)
        return price, _State(way.begins, min(row, len(SAME_SUBJECT)), 0 if by_name else min(self.since + 1, 4))


_START: Final = _State(None, 0, 0)


def _alone(way: Way, text: str) -> float:
    """What a sentence costs by itself."""
    length = words(plain(text))
    return SENTENCE + way.price + (SHORT if length < SHORTEST else LONG * max(0, length - LONGEST))


# --- the order ---

EARLY: Final = 12.0
MIXED: Final = 4.0
TURNED: Final = 15.0
SMALL_FIRST: Final = 4.0
LEADS: Final = 24.0
APART: Final = 5.0
FAR: Final = 4.0
AWAY: Final = 3.0
ALIKE: Final = 3.0
"""What it costs an order: each that stands before what belongs before it; a change of kind; dates the wrong way; each
step by which something small comes before what is great, and a small honour before the greatest; what shares a name and
stands apart, and what shares one with the first sentence and stands far from it; each that goes before what stood
before it; what is of one verb and stands apart."""


class _Prices:
    """What an order of pieces costs."""

    def __init__(self, pieces: Sequence[Piece], language: Language) -> None:
        self.pieces = pieces
        self.kinds = [_kind(each, pieces[0].kin, language) for each in pieces]
        known = pieces[0].kin
        self.kin = [each.kin - known for each in pieces]
        self.verbs = [(each.clause.table, *each.clause.text.split(" ", 2)[:2]) for each in pieces]
        count = range(len(pieces))
        great = any(
            each.grade >= GREATEST and kind.part in (_Part.MADE, _Part.HONOURS)
            for each, kind in zip(pieces[1:], self.kinds[1:], strict=True)
        )
        posts = [at for at, kind in enumerate(self.kinds) if kind.late == NOW and pieces[at].clause.table == "work"]
        first = min(posts, key=lambda at: -pieces[at].grade, default=0) if not known else 0
        if great:  # what somebody made goes before what they do besides their post
            self.kinds = [
                kind._replace(late=MAIN)
                if kind.late == NOW and each.grade < GREATEST and at not in (0, first) and not each.kin & known
                else kind
                for at, (each, kind) in enumerate(zip(pieces, self.kinds, strict=True))
            ]
        self.pairs = [[self._pair(one, other) for other in count] for one in count]

    def _pair(self, one: int, other: int) -> float:
        """What it costs that the one stands anywhere before the other."""
        first, second = self.kinds[one], self.kinds[other]
        price = EARLY * (first.late > second.late) * (first.late - second.late)
        ours, theirs = self.pieces[one], self.pieces[other]
        if first.over and second.over and ours.years and theirs.years and ours.years > theirs.years:
            price += TURNED * (1 if _Part.HONOURS not in (first.part, second.part) else 0.6)
        if first.part == second.part == _Part.PATH and first.late == second.late:
            learnt = theirs.clause.table in STUDIES and ours.clause.table not in STUDIES
            price += TURNED * (learnt and not (ours.years and theirs.years))
        if first.part == _Part.MADE and second.part == _Part.PATH and theirs.clause.table in STUDIES and ours.years:
            price += EARLY * (not theirs.years)
        if first.part == _Part.HONOURS and second.part == _Part.MADE and self.kin[one] & self.kin[other]:
            price += TURNED  # what a work won stands behind it
        if first.part == _Part.HONOURS and second.part == _Part.MADE and first.over and ours.grade <= theirs.grade:
            price += AWAY
        alike = ours.clause.table == theirs.clause.table and ours.clause.done == theirs.clause.done
        if ours.pick[0].leans and not theirs.pick[0].leans and alike:
            price += TURNED  # "has also written"
        apart = first.part != second.part and _Part.HONOURS not in (first.part, second.part)
        if apart and first.late == second.late and self.kin[one] & self.kin[other] and theirs.years and not ours.years:
            price += 2 * TURNED  # what has no date stands behind what has one
        if first.late == second.late and first.late < LAST:
            steps = max(0, min(theirs.grade, GREATEST) - ours.grade)
            same = first.part == second.part == _Part.PATH and bool(ours.years and theirs.years)
            greater = ours.grade >= GREATEST > theirs.grade and second.part == _Part.PATH and not theirs.years
            price += (0.5 if same else SMALL_FIRST) * steps + AWAY * (one > other and not greater)
            price += LEADS * (first.part == second.part == _Part.HONOURS and ours.grade < GREAT < theirs.grade)
        return price

    def of(self, order: Sequence[int]) -> float:
        """The price of an order."""
        price = sum(self.pairs[one][other] for at, one in enumerate(order) for other in order[at + 1 :])
        left, now = set[_Part](), self.kinds[order[0]].part if order else _Part.NOW
        for one, other in pairwise(order):
            before, here = self.kinds[one], self.kinds[other]
            price += AWAY * (here.part == before.part and here.been != before.been)
            in_time = before.over and here.over and self.pieces[one].years and self.pieces[other].years
            if here.part != now and not in_time and not self.kin[one] & self.kin[other]:
                left.add(now)
                now = here.part
                price += MIXED * (4 if now in left else 1)
        pieces = self.pieces
        price += FAR * sum(
            min(at, 3) * (1 + pieces[each].clause.whole)
            for at, each in enumerate(order)
            if pieces[each].kin & pieces[0].kin
        )
        for at, one in enumerate(order):
            for between, other in enumerate(order[at + 1 :]):
                alike = self.verbs[one] == self.verbs[other] and not (
                    self.pieces[one].years or self.pieces[other].years
                )
                price += ALIKE * alike * min(between, 3)
                if self.kin[one] & self.kin[other]:
                    crowns = {self.kinds[one].part, self.kinds[other].part} == {_Part.MADE, _Part.HONOURS}
                    price += (2 if crowns else 1) * APART * min(between, 3)
        return price


class _Part(Enum):
    """The parts of a text."""

    NOW = auto()
    MADE = auto()
    PATH = auto()
    HONOURS = auto()
    LAST = auto()


class _Kind(NamedTuple):
    """To which part of a text a piece belongs; how late that comes; whether it tells what is over, or was till now."""

    part: _Part
    late: int
    over: bool
    been: bool = False


NOW: Final = 0
MAIN: Final = 1
LAST: Final = 3


def _kind(piece: Piece, known: frozenset[str], language: Language) -> _Kind:
    table, done = piece.clause.table, piece.clause.done
    been = _verb(piece.pick[0].nodes) == language.alike.perfect
    if table in HOME or piece.pick[0].key == "person.location" or (table in STUDIES and not done):
        return _Kind(_Part.LAST, LAST, False)
    if table in OFFICES and not done:
        if been and not piece.years:
            return _Kind(_Part.PATH, MAIN, True, been)
        return _Kind(_Part.NOW, NOW if piece.grade >= GREAT or piece.kin & known else MAIN, False, been)
    if table in PATH or (table == "memberships" and done):
        return _Kind(_Part.PATH, MAIN, True, been)
    return _Kind(_Part.HONOURS if table in ("awards", "memberships") else _Part.MADE, MAIN, done, been)


def _least(prices: _Prices, places: Iterable[int]) -> list[int]:
    """The order that costs least, as far as moving one piece after the other finds it."""
    order = [*places]
    best = prices.of(order)
    while True:
        price, found = min(((prices.of(each), each) for each in _moved(order)), default=(best, order))
        if price >= best - 1e-9:
            return order
        best, order = price, found


def _moved(order: Sequence[int]) -> Iterator[list[int]]:
    """The orders in which one stands at another place."""
    for each in order:
        rest = [other for other in order if other != each]
        yield from ([*rest[:to], each, *rest[to:]] for to in range(len(order)) if order[to] != each)


# --- what a sentence says of itself ---


def _is_done(nodes: Nodes, language: Language) -> bool:
    """Whether it tells what was done: its verb hangs on nobody, or is a past."""
    verb = _behind(nodes)
    if isinstance(verb, Verb):
        return verb.word in language.grammar.tenses.values()
    return isinstance(verb, Text) and verb.text.startswith(" ")


def _verb(nodes: Nodes) -> str:
    """The verb behind the person, if its form hangs on them."""
    verb = _behind(nodes)
    return verb.word if isinstance(verb, Verb) else ""


def _behind(nodes: Nodes) -> Node | None:
    """What stands behind the person; None for nothing."""
    flat = [node for each in nodes for node in (each.body if isinstance(each, Optional) else (each,))]
    at = next((at for at, node in enumerate(flat) if isinstance(node, Reference)), len(flat))
    return next((node for node in flat[at + 1 : at + 4] if not isinstance(node, Text) or node.text.strip()), None)


def _without_echo(text: str, told: Sequence[str], language: Language) -> str:
    """A clause without what it ends with, if that was told before: "has shown nine works since retiring from teaching"
    behind "has woven full-time since retiring from teaching"."""
    words_ = text.split()
    far, near = (f" {' '.join(re.sub('[,.]', ' ', ' '.join(some)).split())} " for some in (told, told[-NEAR_ENOUGH:]))
    for at in range(LEAST_LEFT, len(words_) - ECHO + 1):
        start, end = " ".join(words_[:at]), " ".join(words_[at:])
        if start.count("*") % 2:
            continue  # within a title
        before = far if end.islower() else near  # which house it is, is known for a while only
        starts = words_[at] in language.alike.empty or words_[at] in language.alike.relative
        if starts and not _is_article(words_[at], language) and f" {end} " in before and len(said(end, language)) > 1:
            return start.rstrip(",") if words_[at - 1] not in language.alike.empty else text
    return text


def _is_article(word: str, language: Language) -> bool:
    return word == language.alike.definite or language.article_at_the_end(word) is not None


ECHO: Final = 3
LEAST_LEFT: Final = 4
"""Words that are told a second time; and of what is left without them."""


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]

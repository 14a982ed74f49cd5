"""Which sentences are told, and which of their parts, so that the limits are kept and what matters most is told.

In: the slots of a profile in the order of the text, how the person is spoken of, and how the facts stand. Out: a
`Draft` for any limits. What goes first stands in `order`, what sentences are worth in `worth`, which text is worth most
in `optimise`; here is what an editor does besides. docs/words.md explains all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Final

from presskit.grammar import FIRST_SENTENCE, KNOWN_FOR, LOCATION, PERSON, SETTLING, THIRD_OCCUPATION
from presskit.notation import Optional, Text, walk
from presskit.words.choice.filling import Filler
from presskit.words.choice.finishing import Finisher
from presskit.words.choice.optimise import Optimiser
from presskit.words.choice.variants import Variants
from presskit.words.choice.worth import Worth
from presskit.words.count import Limit, Unit
from presskit.words.draft import Draft, Unfit, Writer, tells_all_written
from presskit.words.order import GREAT, GREATEST, LEARNT, Order, Standing, ordered, told_by
from presskit.words.parts import some_variants
from presskit.words.sentence import Pick, Sentence, Slot
from presskit.words.topics import FORMER, table_of, topic_of

LADDER: Final = (10, 15, 25, 50, 75, 100, 150, 200)
"""Words of the standard lengths."""

TRIFLE: Final = 1
MISSED: Final = 3
"""No sentence about nothing more important than a trifle is told where something of the importance of
`MISSED` has found no room: nothing is told because it fits."""


LESSER: Final = 2
ENOUGH: Final = 0.45
"""Nothing of this importance is told where one of the foremost has found no room, if the text is so full without it."""

STAGES: Final = (25, 30, 37, 50, 60, 75, 100, 150)
FEW_STAGES: Final = (25, 50, 100)
MANY: Final = 400
"""Words of the lengths at which it is settled what of the great is told: a stage tells what the one before it tells,
then what finds room, the foremost first; a length between them tells what the stage before it does. Of very many
variants there are few."""

IN_FULL: Final = 50
"""Words of a text that tells in full who the person is before anything of less importance than the greatest, and of
what it tells, when that was: without its date, what is over may seem to come after what stands before it."""

WORDS_A_SENTENCE: Final = 17
WORDS_OF_JOINED: Final = 13
LONG: Final = 75
"""Of a text of so many words one sentence, and two at least, is enough where the others tell nothing great; of a `LONG`
one, in which short sentences are joined, one of fewer."""

FEW: Final = 2
"""Sentences beside which one about where the person lives has its place, whatever else has none."""

BALD: Final = 5
"""Words of a sentence that says enough, where it is about nothing great: not "She wrote Ebb." """

FULL: Final = 0.75
"""How full a text is of which lesser things are left out because it has sentences enough."""

SHORTEST: Final = 30
FEWEST: Final = 10
"""In a text of at most so many words nothing lesser stands in for what is great, if so many words are left."""

NAMES: Final = 2
"""Words of names: a shorter wording that lacks so many of those of its sentence says who the person is, but does not
tell what the sentence tells."""


class Engine:
    """Every text about one person in one voice on one day."""

    def __init__(
        self,
        slots: Sequence[Slot],
        writer: Writer,
        standings: Mapping[str, Standing] = MappingProxyType({}),
        facts: Callable[[], Engine] | None = None,
        known: Callable[[str], int] | None = None,
        order: Order | None = None,
    ) -> None:
        """`facts`: the texts of the facts alone, for limits that are too short for what the author wrote; `known`: how
        many things a sentence tells that make a person known; `order`: what goes before what, as far as it is settled
        already."""
        self.known = known
        self.slots = tuple(tuple(way for each in slot for way in each.ways()) for slot in slots)
        self.writer = writer
        self.variants = Variants(self.slots, writer, standings)
        self._settled = order
        self._standings = standings
        self._make_facts = facts

    def draft(self, limits: Sequence[Limit]) -> Draft:
        """The best text within all limits; raises Unfit if nothing keeps them."""
        whole = self.optimiser.whole if self.optimiser.roomy(limits) else None
        if whole and (draft := self.writer.as_written(self.slots, whole, limits)):
            return draft
        if self._led:
            return self._led.draft(limits)
        picks = self.choose(limits)
        if in_short := self._in_short(picks, limits):
            return in_short
        if (picks is None or not self._in_a_row(picks)) and self._facts:
            short = self._facts.choose(limits, self._of_longer_texts)
            if short is None and picks is None:
                short = self._facts.choose(limits)  # a little of what is great, rather than nothing
            if short and (picks is None or self._facts._in_a_row(short)):
                return self._facts.writer.draft(short)
        if picks and (draft := self.writer.as_written(self.slots, picks, limits)):
            return draft
        if picks is None:
            short_ones = [*self._shortest(limits), *(self._facts._shortest(limits) if self._facts else ())]
            shortest: Draft | None = min(short_ones, key=lambda draft: _excess(draft, limits), default=None)
            if shortest is None or not shortest.within(limits):
                raise Unfit(shortest)
            return shortest  # as its author wrote it, which is shorter than with the full name
        return self._finisher.finished(picks, limits)

    def _in_short(self, picks: tuple[Pick, ...] | None, limits: Sequence[Limit]) -> Draft | None:
        """The text with the author's shorter wordings, where these leave room for more of the greatest.

        Who the person is, is not cut for the sake of a book."""
        told = self._in_a_row(picks or ())
        greatest = sum(self.order.importance.get(each, GREATEST) == GREATEST for each in self.foremost)
        if told >= greatest or self._shorter is None:
            return None
        who = {each.key for slot in self.slots for each in slot if PERSON in each.facts}
        shorter = self._shorter if not who.isdisjoint(told_by(picks or ())) else self._standing_in
        assert shorter
        short = shorter.choose(limits)
        return shorter._finisher.finished(short, limits) if short and shorter._in_a_row(short) > told else None

    @cached_property
    def _led(self) -> Engine | None:
        """The same texts, opened by who the person is, where the author begins with something else: no text that leaves
        something out begins with a birth or a school."""
        lead = next(
            (
                (at, one)
                for at, slot in enumerate(self.slots)
                for each in slot
                if (one := _lead(each)) and not self._dated(one)
            ),
            None,
        )
        if not all(each.written for slot in self.slots for each in slot):
            return None  # what presskit makes of facts begins so anyway
        if lead is None or self.slots[0][0].opens or (lead[0] == 0 and lead[1] is self.slots[0][0]):
            return None
        at, first = lead
        slot = self.slots[at] if first in self.slots[at] else (first, *self.slots[at])
        rest = [tuple(map(_not_who, slot)) for slot in (*self.slots[:at], *self.slots[at + 1 :])]
        return Engine((slot, *rest), self.writer, self._standings, self._make_facts, self.known)

    def _dated(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with a year: in front of what went before, it would turn the order of dates."""
        first = next((node.text for node in walk(sentence.nodes) if isinstance(node, Text)), "")
        return self.writer.manner.language.verbs.is_dated(first)

    @cached_property
    def _shorter(self) -> Engine | None:
        """The same texts, to which the author's shorter wordings are open."""
        slots = [tuple(one for each in slot for one in self._with_its_short(each)) for slot in self.slots]
        return Engine(slots, self.writer, self._standings, None, self.known) if slots != list(self.slots) else None

    @cached_property
    def _standing_in(self) -> Engine | None:
        """The same texts, in which a shorter wording stands for its sentence whatever that tells besides: where there
        is no room for the sentence, the next of the greatest follows."""
        slots = [
            tuple(one for each in slot for one in (each, each.shorter()) if one and (one is each or _is_greatest(each)))
            for slot in self.slots
        ]
        return Engine(slots, self.writer, self._standings, None, self.known) if slots != list(self.slots) else None

    def _with_its_short(self, sentence: Sentence) -> Iterator[Sentence]:
        yield sentence
        short = sentence.shorter() if _is_greatest(sentence) else None
        if short is not None and PERSON in sentence.facts and len(self._names(sentence) - self._names(short)) >= NAMES:
            yield replace(short, key=f"{sentence.key}.short", importance=MISSED, facts=(PERSON,))
        elif short is not None:
            yield short

    def _names(self, sentence: Sentence) -> set[str]:
        """The words of names in a sentence at its shortest."""
        wordings = (self.writer.variant(sentence, kept).named for kept in some_variants(sentence.parts))
        shortest = min(wordings, key=lambda wording: wording.words).text
        language = self.writer.manner.language
        bare = re.sub(rf"(?<=\w)(?:{language.possessive_ending})\b", "", shortest)
        return {word for word in language.typography.words(bare)[1:] if word[0].isupper()}

    @cached_property
    def _facts(self) -> Engine | None:
        return self._make_facts() if self._make_facts else None

    @cached_property
    def material(self) -> Draft | None:
        """Everything that there is to say."""
        whole = self.optimiser.whole
        return (self.writer.as_written(self.slots, whole) or self._finisher.finished(whole, ())) if whole else None

    @cached_property
    def order(self) -> Order:
        """What goes before what."""
        return self._settled or ordered(
            self.slots,
            self._standings,
            lambda sentence: self.variants.lengths(sentence)[0],
            self.writer.manner.language.lengths.step,
            self._known_in_short,
        )

    def _known_in_short(self, sentence: Sentence) -> int:
        """How many things a sentence tells at its shortest that make a person known."""
        shortest = min(self.variants.of(sentence), key=lambda variant: variant.named.words)
        return self.known(shortest.named.text) if self.known else 0

    # --- stages: what of the great a text of facts tells, by its length ---

    def _at_its_stage(self, limits: Sequence[Limit]) -> tuple[Engine, frozenset[str]]:
        """The same texts as they are chosen at the length of these limits, and what of the great is told by longer ones
        only."""
        if self._settled or any(sentence.written for slot in self.slots for sentence in slot):
            return self, frozenset()
        words = min((self._as_words(limit) for limit in limits if limit.unit != "sentences"), default=STAGES[-1])
        stages = STAGES if sum(map(len, self.variants.by_slot)) <= MANY else FEW_STAGES
        for at, most in enumerate(stages):
            if at == len(self._stages):
                before, longer = self._stages[-1] if self._stages else (self, frozenset({*self.order.foremost}))
                told = frozenset(each for each in before.foremost if each not in longer)
                self._stages.append(before._next_stage(most, told))
            if words < (*stages, words + 1)[at + 1]:
                break
        return self._stages[at]

    @cached_property
    def _stages(self) -> list[tuple[Engine, frozenset[str]]]:
        return []

    def _as_words(self, limit: Limit) -> int:
        """About how many words keep a limit."""
        unit, most = limit.unit, limit.max
        if unit == "seconds":
            return most * self.writer.manner.language.words_per_minute // 60
        return most if unit in ("words", "words-strict") else most * self._all("words") // max(1, self._all(unit))

    def _all(self, unit: Unit) -> int:
        return self.optimiser.costs.of_all(unit)

    def _next_stage(self, most: int, before: frozenset[str]) -> tuple[Engine, frozenset[str]]:
        """The same texts with what a text of so many words tells of the great before all else, and what it does not;
        `before`: what shorter ones tell of it, for which a date gives way."""
        order = self.order.first(frozenset(), in_full=most >= IN_FULL)
        able = self._as(self._with_dates if most >= IN_FULL else self.slots, order)
        told = able._with_room(most)
        if able.slots != self.slots and not before <= told:
            able = self._as(self.slots, order)
            told = able._with_room(most)
        if most < IN_FULL and told:  # a longer text, in which no date is left out, tells all that a shorter one does
            dated = self._as(self._with_dates, order.first(told, in_full=True))
            told &= dated._with_room(IN_FULL)
        settled = order.first(told, in_full=order.in_full)
        stage = able._as(able.slots, settled)
        return stage, frozenset(each for each in settled.foremost if each not in told and each not in SETTLING)

    def _as(self, slots: Sequence[Slot], order: Order) -> Engine:
        """The same texts with other slots or another order."""
        same = order == self.order and slots == self.slots
        return self if same else Engine(slots, self.writer, self._standings, order=order)

    @cached_property
    def _with_dates(self) -> tuple[Slot, ...]:
        """The slots in which no date may be left out, nor what the person is besides."""
        return tuple(tuple(each.always(_is_date) for each in _with_all_trades(slot)) for slot in self.slots)

    def _with_room(self, most: int) -> frozenset[str]:
        """What of the foremost a text of so many words tells: the first ones without a gap, and the next that has
        room, if it is no less important; no post that is over without the present one, and nothing of a table of which
        something greater has no room."""
        order, barred, limits = self.order, frozenset[str](), [Limit(most, "words")]
        while True:
            told = told_by(self.optimiser.within(limits, barred) or ())
            missing = [each for each in self.foremost if each not in told | {*SETTLING}]
            row = {*self.foremost[: self.foremost.index(missing[0])]} if missing else {*self.foremost}
            later = [each for each in self.foremost if each in told and each not in row | {*SETTLING}]
            least = order.importance[missing[0]] if missing and most > STAGES[0] else 0
            never = order.lesser_than({*missing} - barred).intersection(later)
            never |= order.former.intersection(later) if order.present in missing else set()
            never |= {each for each in later if table_of(each) == LEARNT and most < IN_FULL}
            if not never:
                later = [each for each in later if order.importance[each] >= least]
                return frozenset(row.union(later, told.intersection(SETTLING)))
            barred |= never

    @cached_property
    def _finisher(self) -> Finisher:
        return Finisher(self.writer, self.order)

    @cached_property
    def worth(self) -> Worth:
        """What every sentence is worth."""
        return Worth(self.variants, self.order, self.known)

    @cached_property
    def optimiser(self) -> Optimiser:
        """What finds the texts of most worth."""
        return Optimiser(self.variants, self.worth)

    @cached_property
    def _of_longer_texts(self) -> frozenset[str]:
        """What a text of the facts alone leaves to longer ones, in which the author's sentences stand: what is of great
        importance, and not told by the one that says who the person is."""
        assert self._facts
        who = {fact for slot in self.slots for each in slot if PERSON in each.facts for fact in each.facts}
        return frozenset(each for each in self._facts.foremost if each not in {*who, PERSON, *SETTLING})

    def choose(self, limits: Sequence[Limit], never: frozenset[str] = frozenset()) -> tuple[Pick, ...] | None:
        """The best text, as picks in the order of the slots; `never`: what it must not tell.

        Of the foremost it tells the first ones without a gap, as many as there is a text for, and none further on: so
        every longer text tells them, too. Where there is no room for the first of them, it is the best of all texts.
        """
        stage, longer = self._at_its_stage(limits)
        never |= longer
        if stage is not self:
            return stage.choose(limits, never)
        limits = self.optimiser.merged(limits)
        picks = self._chosen(limits, never)
        own = all(each.written for slot in self.slots for each in slot)
        return Filler(self.variants, self.worth, self.order).filled(picks, limits, never) if picks and own else picks

    def _chosen(self, limits: Sequence[Limit], never: frozenset[str]) -> tuple[Pick, ...] | None:
        whole = self.optimiser.whole if self.optimiser.roomy(limits) else None
        if whole and self.writer.fits(whole, limits) and never.isdisjoint(told_by(whole)):
            return whole
        best = self.optimiser.within(limits, never)
        if best is None:
            return None
        for first in range(self._in_a_row(best), 0, -1):
            barred = self.barred(first) | never
            picks = best if barred.isdisjoint(told_by(best)) else self.optimiser.within(limits, barred)
            if picks and self._in_a_row(picks) >= first:
                return self._few(self._without_trifles(self._without_lesser(picks, limits, barred)), limits)
        return self._few(self._without_trifles(best), limits)

    def _few(self, picks: tuple[Pick, ...], limits: Sequence[Limit]) -> tuple[Pick, ...]:
        """The text without the least of presskit's sentences, as far as they are more than a text of that length needs:
        each sentence more is one more to stumble over."""
        words = [limit.max for limit in limits if limit.unit == "words"]
        length = min(words, default=0)
        most = max(2, -(-length // (WORDS_OF_JOINED if length >= LONG else WORDS_A_SENTENCE))) if words else len(picks)
        if not words or any(sentence.written for sentence, _ in picks):
            return picks
        home = {id(sentence) for sentence, _ in picks if sentence.facts == (LOCATION,)}
        most += bool(home)  # it is short, and nobody stumbles over it
        lesser = [pick for pick in picks if not pick[0].opens and self.order.greatest(pick) < GREAT]
        lesser.sort(key=lambda pick: (self.order.greatest(pick), -self._rank(pick[0].facts)))
        gone = set[int]()
        for sentence, _ in [pick for pick in lesser if id(pick[0]) not in home][: max(0, len(picks) - most)]:
            rest = tuple(pick for pick in picks if id(pick[0]) not in gone | {id(sentence)})
            if self._share(rest, limits) >= FULL:
                gone.add(id(sentence))
        gone |= {id(pick[0]) for pick in lesser if self._words(pick) < BALD and len(picks) > FEW} - home
        missed = [each for each, grade in self.order.importance.items() if grade >= MISSED]
        missed = [each for each in missed if each not in {*told_by(picks), *SETTLING}]
        gone |= home if missed and len(picks) > FEW else set()
        if min(words) <= SHORTEST and not {*self.foremost} <= {*told_by(picks), *SETTLING}:
            without = tuple(pick for pick in picks if pick not in lesser)
            if without and self.writer.count(without, "words") >= FEWEST:
                gone |= {id(sentence) for sentence, _ in lesser}  # no filler where something great has found no room
        if not gone:
            return picks
        kept = tuple(pick for pick in picks if id(pick[0]) not in gone)
        told = {*told_by(kept), *SETTLING}
        also = told if missed else {*told, LOCATION}
        fuller = self.optimiser.within(limits, frozenset(each for each in self.order.importance if each not in also))
        return fuller if fuller and {*told_by(fuller)} | {*SETTLING} >= told else kept

    def _words(self, pick: Pick) -> int:
        """The words of a sentence as it is picked."""
        return self.writer.variant(*pick).named.words

    def _rank(self, facts: Sequence[str]) -> int:
        """How soon a lesser sentence gives way."""
        over = all(each in self.order.former for each in facts)
        return FORMER if over else topic_of(facts[0]).yields

    def _without_lesser(
        self, picks: tuple[Pick, ...], limits: Sequence[Limit], barred: frozenset[str]
    ) -> tuple[Pick, ...]:
        """The text without what is of importance 1 and 2, where one of the foremost has found no room, if what is left
        has enough to say: no degree and no home town stands in for a book."""
        told, order = {*told_by(picks), *SETTLING}, self.order
        lesser = {each for each in told if order.importance.get(each, GREAT) <= LESSER}
        missed = self.known is not None and any(
            grade >= MISSED and each not in told for each, grade in order.importance.items()
        )
        if not lesser or (told.issuperset(self.foremost) and not missed):
            return picks
        small = {each for each, grade in order.importance.items() if grade <= LESSER} - order.begun
        rest = self.optimiser.within(limits, barred | small)
        if rest is None or self._in_a_row(rest) < self._in_a_row(picks):
            return picks
        if self._says_whom(rest) < self._says_whom(picks):
            return picks
        return rest if self._share(rest, limits) >= ENOUGH else picks

    def _says_whom(self, picks: Sequence[Pick]) -> bool:
        """Whether a text says whom it is about."""
        return any(self.writer.variant(*pick).unnamed.mention for pick in picks)

    def _share(self, picks: tuple[Pick, ...], limits: Sequence[Limit]) -> float:
        """How full a text makes the limit that it fills most."""
        lengths = [limit for limit in limits if limit.unit != "sentences"]
        return max((self.writer.count(picks, limit.unit) / limit.max for limit in lengths), default=1)

    def _in_a_row(self, picks: Sequence[Pick]) -> int:
        """How many of the foremost a text tells without a gap."""
        told = told_by(picks)
        return next((at for at, each in enumerate(self.foremost) if each not in told), len(self.foremost))

    @cached_property
    def foremost(self) -> tuple[str, ...]:
        """The foremost of what some text can tell: what none can holds nothing up, nor fame that goes before a post,
        for it may be long."""
        told = told_by(self.optimiser.whole or ()) - (
            {KNOWN_FOR} if self.order.foremost[1:2] == (KNOWN_FOR,) else set()
        )
        return tuple(each for each in self.order.foremost if each in told)

    def barred(self, first: int) -> frozenset[str]:
        """What a text may not tell that tells only the first so many of the foremost."""
        later, present = frozenset(self.foremost[first:]), self.order.present
        own = {sentence.key for slot in self.slots for sentence in slot if sentence.written}
        later |= self.order.lesser_than({*later} - {*SETTLING} - own) - {*self.foremost[:first]}
        return (later - {*SETTLING}) | (self.order.former if present in later else frozenset())

    def _without_trifles(self, picks: tuple[Pick, ...]) -> tuple[Pick, ...]:
        """The text without what only fills it, where something greater has found no room."""
        told, importance = told_by(picks), self.order.importance
        if max((importance[each] for each in importance if each not in told), default=0) < MISSED:
            return picks
        kept, needed = list[Pick](), set[str]()
        for pick in reversed(picks):  # what a sentence needs stands before it
            if pick[0].opens or self.order.greatest(pick) > TRIFLE or pick[0].key in needed:
                kept.insert(0, pick)
                needed.update(pick[0].needs)
        as_good = self._in_a_row(kept) == self._in_a_row(picks) and self._says_whom(kept) == self._says_whom(picks)
        return tuple(kept) if kept and as_good else picks

    def _shortest(self, limits: Sequence[Limit]) -> Iterator[Draft]:
        """What takes the least room by each of the limits; nothing if there is nothing to say."""
        for picks in self.optimiser.shortest(limits):
            yield self.writer.draft(picks)
            if tells_all_written(self.slots, picks):
                yield self.writer.draft(picks, whole=True)


def _lead(sentence: Sentence) -> Sentence | None:
    """What says who the person is: a sentence of the greatest importance that needs no other, or the shorter wording of
    a lesser one, which is of the greatest importance whatever else the sentence tells; None for any other."""
    if not sentence.written or sentence.opens or sentence.instead:
        return None
    if sentence.importance == GREATEST and not (sentence.needs or sentence.leans):
        return sentence
    short = sentence.shorter()
    if short is None:
        return None
    return replace(short, key=f"{sentence.key}.short", importance=GREATEST, facts=(PERSON,), needs=(), opens=True)


def _with_all_trades(slot: Slot) -> Slot:
    """The wordings, without those that tell fewer trades of who the person is than another."""
    return tuple(each for each in slot if {THIRD_OCCUPATION, FIRST_SENTENCE} <= {*each.facts}) or slot


def _is_date(bracket: Optional) -> bool:
    """Whether a bracket holds no more than when something was: " from 2015 to 2023"."""
    first = bracket.body[0] if bracket.body else None
    return isinstance(first, Text) and len(first.text.split()) <= DATE and _YEAR.search(first.text) is not None


DATE: Final = 6
"""Words of a date at most: from June 2015 to May 2023."""

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _is_greatest(sentence: Sentence) -> bool:
    return sentence.importance == GREATEST


def _not_who(sentence: Sentence) -> Sentence:
    """A sentence beside another that says who the person is."""
    return replace(sentence, facts=tuple(fact for fact in sentence.facts if fact != PERSON))


def _excess(draft: Draft, limits: Sequence[Limit]) -> float:
    """By how much a text breaks the limit that it breaks most."""
    return max(draft.count(limit.unit) / limit.max if limit.max > 0 else 1e9 for limit in limits)

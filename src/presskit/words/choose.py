"""Which sentences are told, and which of their parts, so that the limits are kept and what matters most is told.

In: the slots of a profile in the order of the text, how the person is spoken of, and how the facts stand. Out: a
`Draft` for any limits. One table serves every limit of a unit; it is made at the first request and kept. What goes
first stands in `order`, what the rest is worth in `prices`, the dynamic programme in `table`; here they come together.
docs/words.md explains all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from presskit.grammar import FIRST_OCCUPATION, OCCUPATIONS, PERSON
from presskit.markup import plain
from presskit.words import prices
from presskit.words.count import Limit, Unit, as_characters, count
from presskit.words.draft import Draft, Unfit, Variant, Wording, Writer, tells_all_written
from presskit.words.fronts import Way, best_of_several
from presskit.words.marks import Marks
from presskit.words.order import GREAT, Order, Standing, ordered, things, told_by
from presskit.words.parts import MOST_VARIANTS, some_variants
from presskit.words.prices import Tiers
from presskit.words.sentence import Pick, Sentence, Slot
from presskit.words.situations import CONTEXTS, RUN, Context, Deeds, Effect, Roads
from presskit.words.table import Option, Table, pruned

LADDER: Final = (10, 15, 25, 50, 75, 100, 150, 200)
"""Words of the standard lengths."""

MOST: Final = 1500
FEWEST_VARIANTS: Final = 4
"""Variants of all sentences together, and of each at least. A profile of thirty entries has 430; each is worded."""

SMALLEST: Final = 320
"""The least cap of a table: every word limit that is asked for in practice, and every social profile."""

LARGE: Final = 1280
"""A cap past which a table is made for one limit."""

TRIFLE: Final = 1
MISSED: Final = 3
"""No sentence about nothing more important than a trifle is told where something of the importance of
`MISSED` has found no room: nothing is told because it fits."""


LESSER: Final = 2
NAMES: Final = 2
"""Words of names: a shorter wording that lacks so many of those of its sentence says who the person is, but does not
tell what the sentence tells."""

ENOUGH: Final = 0.6
"""Nothing of this importance is told where one of the foremost has found no room, if the text is so full without it."""


class _Row(NamedTuple):
    """A variant, by its number in the slot, in one of the contexts in which it may stand.

    `again`: it would be the third in a row that begins with the person.
    """

    number: int
    text: str
    again: bool
    pick: Pick


class _Group(NamedTuple):
    """The variants of one slot that do the same in one context."""

    context: Context
    effect: Effect
    rows: list[_Row]


class Engine:
    """Every text about one person in one voice on one day."""

    def __init__(
        self,
        slots: Sequence[Slot],
        writer: Writer,
        standings: Mapping[str, Standing] = MappingProxyType({}),
        facts: Callable[[], Engine] | None = None,
    ) -> None:
        """`facts`: the texts of the facts alone, for limits that are too short for what the author wrote."""
        self.slots = tuple(slots)
        self.writer = writer
        self.language = writer.manner.language
        self._standings = standings
        self._make_facts = facts
        self._lengths: dict[str, tuple[int, int]] = {}
        self._tables: dict[tuple[object, ...], Table] = {}
        self._found: dict[int | None, Roads] = {}
        self._costs: dict[tuple[str, Unit], int] = {}
        self._longest: dict[Unit, list[int]] = {}
        self._named_alike: dict[Unit, bool] = {}

    def draft(self, limits: Sequence[Limit]) -> Draft:
        """The best text within all limits; raises Unfit if nothing keeps them."""
        whole = self._whole if self._roomy(limits) else None
        picks = self.choose(limits)
        if in_short := self._in_short(picks, limits):
            return in_short
        if (picks is None or not self._in_a_row(picks)) and self._facts:
            short = self._facts.choose(limits, self._of_longer_texts)
            if short is None and picks is None:
                short = self._facts.choose(limits)  # a little of what is great, rather than nothing
            if short and (picks is None or self._facts._in_a_row(short)):
                return self._facts.writer.draft(short)
        for told in (whole, picks):
            if told and (draft := self.writer.as_written(self.slots, told, limits)):
                return draft
        if picks is None:
            short_ones = [*self._shortest(limits), *(self._facts._shortest(limits) if self._facts else ())]
            shortest: Draft | None = min(short_ones, key=lambda draft: _excess(draft, limits), default=None)
            if shortest is None or not shortest.within(limits):
                raise Unfit(shortest)
            return shortest  # as its author wrote it, which is shorter than with the full name
        return self.writer.draft(picks)

    def _in_short(self, picks: tuple[Pick, ...] | None, limits: Sequence[Limit]) -> Draft | None:
        """The text with the author's shorter wordings, where these leave room for more of the foremost."""
        told = self._in_a_row(picks or ())
        if told >= len(self.foremost) or self._shorter is None:
            return None
        short = self._shorter.choose(limits)
        return self._shorter.writer.draft(short) if short and self._shorter._in_a_row(short) > told else None

    @cached_property
    def _shorter(self) -> Engine | None:
        """The same texts, to which the author's shorter wordings are open."""
        slots = [tuple(one for each in slot for one in self._with_its_short(each)) for slot in self.slots]
        return Engine(slots, self.writer, self._standings) if slots != list(self.slots) else None

    def _with_its_short(self, sentence: Sentence) -> Iterator[Sentence]:
        yield sentence
        short = sentence.shorter()
        if short is not None and PERSON in sentence.facts and len(self._names(sentence) - self._names(short)) >= NAMES:
            yield replace(short, key=f"{sentence.key}.short", importance=MISSED, facts=(PERSON,))
        elif short is not None:
            yield short

    def _names(self, sentence: Sentence) -> set[str]:
        """The words of names in a sentence at its shortest."""
        wordings = (self.writer.variant(sentence, kept).named for kept in some_variants(sentence.parts))
        shortest = min(wordings, key=_words).text
        return {word.strip(",.;:()’'s") for word in shortest.split()[1:] if word[:1].isupper()}

    @cached_property
    def _facts(self) -> Engine | None:
        return self._make_facts() if self._make_facts else None

    @cached_property
    def material(self) -> Draft | None:
        """Everything that there is to say."""
        return (
            (self.writer.as_written(self.slots, self._whole) or self.writer.draft(self._whole)) if self._whole else None
        )

    @cached_property
    def order(self) -> Order:
        """What goes before what."""
        return ordered(self.slots, self._standings, self._steps_of)

    def _steps_of(self, sentence: Sentence) -> int:
        """How long a sentence is without what may be left out, roughly."""
        return self._lengths_of(sentence)[0] // self.language.lengths.step

    def _lengths_of(self, sentence: Sentence) -> tuple[int, int]:
        """The words of one of the author's sentences at its shortest and its longest."""
        if sentence.key not in self._lengths:
            words = [each.named.words for each in self.variants(sentence)]
            self._lengths[sentence.key] = min(words), max(words)
        return self._lengths[sentence.key]

    @cached_property
    def _of_longer_texts(self) -> frozenset[str]:
        """What a text of the facts alone leaves to longer ones, in which the author's sentences stand: what is of great
        importance, and not told by the one that says who the person is."""
        assert self._facts
        who = {fact for slot in self.slots for each in slot if PERSON in each.facts for fact in each.facts}
        return frozenset(
            each for each in self._facts.foremost if each not in {*who, PERSON, OCCUPATIONS, FIRST_OCCUPATION}
        )

    def choose(self, limits: Sequence[Limit], never: frozenset[str] = frozenset()) -> tuple[Pick, ...] | None:
        """The best text, as picks in the order of the slots; `never`: what it must not tell.

        Of the foremost it tells the first ones without a gap, as many as there is a text for, and none further on: so
        every longer text tells them, too. Where there is no room for the first of them, it is the best of all texts.
        """
        limits = self._merged(limits)
        whole = self._whole if self._roomy(limits) else None
        if whole and self.writer.fits(whole, limits) and never.isdisjoint(told_by(whole)):
            return whole
        best = self.within(limits, never)
        if best is None:
            return None
        for first in range(self._in_a_row(best), 0, -1):
            barred = self.barred(first) | never
            picks = best if barred.isdisjoint(told_by(best)) else self.within(limits, barred)
            if picks and self._in_a_row(picks) >= first:
                return self._without_trifles(self._without_lesser(picks, limits, barred))
        return self._without_trifles(best)

    def _without_lesser(
        self, picks: tuple[Pick, ...], limits: Sequence[Limit], barred: frozenset[str]
    ) -> tuple[Pick, ...]:
        """The text without what is of importance 1 and 2, where one of the foremost has found no room, if what is left
        has enough to say: no degree and no home town stands in for a book."""
        told, order = {*told_by(picks), OCCUPATIONS, FIRST_OCCUPATION}, self.order
        lesser = {each for each in told if order.importance.get(each, GREAT) <= LESSER}
        if not lesser or told.issuperset(self.foremost):
            return picks
        rest = self.within(limits, barred | {each for each, grade in order.importance.items() if grade <= LESSER})
        if rest is None or self._in_a_row(rest) < self._in_a_row(picks):
            return picks
        return rest if self._share(rest, limits) >= ENOUGH else picks

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
        """The foremost of what some text can tell: what none can holds nothing up."""
        told = told_by(self._whole or ())
        return tuple(each for each in self.order.foremost if each in told)

    def barred(self, first: int) -> frozenset[str]:
        """What a text may not tell that tells only the first so many of the foremost."""
        later, present = frozenset(self.foremost[first:]), self.order.present
        return (later - {OCCUPATIONS, FIRST_OCCUPATION}) | (self.order.former if present in later else frozenset())

    def _without_trifles(self, picks: tuple[Pick, ...]) -> tuple[Pick, ...]:
        """The text without what only fills it, where something greater has found no room."""
        told, importance = told_by(picks), self.order.importance
        if max((importance[each] for each in importance if each not in told), default=0) < MISSED:
            return picks
        kept = tuple(pick for pick in picks if pick[0].opens or self._greatest(pick) > TRIFLE)
        return kept if kept and self._in_a_row(kept) == self._in_a_row(picks) else picks

    def _greatest(self, pick: Pick) -> int:
        return max(self.order.importance.get(each, 0) for each in things(*pick))

    def _merged(self, limits: Sequence[Limit]) -> Sequence[Limit]:
        """The limits, of each unit the least; units that count this text as characters do are characters.

        So that the places whose rules differ only for emoji and links are read off one table.
        """
        least: dict[Unit, int] = {}
        for limit in limits:
            unit: Unit = "characters" if self._as_characters(limit.unit) else limit.unit
            least[unit] = min(limit.max, least.get(unit, limit.max))
        return [Limit(most, unit) for unit, most in least.items()]

    def _as_characters(self, unit: Unit) -> bool:
        if unit not in ("utf16", "graphemes", "weighted"):
            return False
        if unit not in self._named_alike:
            self._named_alike[unit] = all(as_characters(plain(text), unit) for text in self._texts())
        return self._named_alike[unit]

    @cached_property
    def _whole(self) -> tuple[Pick, ...] | None:
        """The text of most worth where nothing limits it, of several the shortest.

        Costs are counted against the worth, each less than the smallest difference, so that a row has one lane.
        """
        room = 1 + self._total("words")
        slots = [
            [pruned(Option(0, max(each.value * room - each.cost, 0), each.pick) for each in group) for group in options]
            for options in self._options("words", wide=True)
        ]
        found = Table(self._roads(None), slots, 0).best(0)
        return found[0] if found else None

    def _roomy(self, limits: Sequence[Limit]) -> bool:
        """Whether everything that there is to say may fit, so that it is worth asking for."""
        lengths = [limit for limit in limits if limit.unit not in ("sentences", "seconds")]
        return all(limit.max * 2 > self._total(limit.unit) for limit in lengths)

    # --- tables ---

    def within(self, limits: Sequence[Limit], barred: frozenset[str] = frozenset()) -> tuple[Pick, ...] | None:
        """The text of highest value within all limits that tells nothing of what is barred."""
        lengths = [limit for limit in limits if limit.unit != "sentences"]
        if len(lengths) < 2:
            return self._read_off(limits, barred)
        sentences = [limit for limit in limits if limit.unit == "sentences"]
        for limit in lengths:
            picks = self._read_off([limit, *sentences], barred)
            if picks is None or self.writer.fits(picks, limits):
                return picks  # the best within one of the limits, and it keeps the others
        return self._within_several(lengths, sentences, barred)

    def _read_off(self, limits: Sequence[Limit], barred: frozenset[str]) -> tuple[Pick, ...] | None:
        unit, most, sentences = self._single(limits)
        wide = self._wide(limits)
        room = most + (self._slack if unit in ("words", "words-strict") else 0)
        if room < 0:
            return None
        table = self._table(unit, room, sentences, barred, wide)
        while (found := table.best(room)) and not self.writer.fits(found[0], limits):
            room = found[1] - 1
        return found[0] if found else None

    @cached_property
    def _slack(self) -> int:
        """By how many words a text may be shorter than its sentences together, for the larger of two counts is taken.

        That takes a dash in two sentences; more than two words it hardly ever is.
        """
        dashes = sum(any("–" in each.named.text or "—" in each.named.text for each in slot) for slot in self._variants)
        return min(dashes, 2)

    def _single(self, limits: Sequence[Limit]) -> tuple[Unit, int, int | None]:
        """The unit in which length counts, the most of it, and the most sentences."""
        unit: Unit = "words"
        most, sentences = self._total(unit), None
        for limit in limits:
            if limit.unit == "sentences":
                sentences = limit.max - len(self.writer.closing)
            else:
                unit, most = self._additive(limit)
        if sentences is not None and sentences >= len(self.slots):
            sentences = None
        return unit, most, sentences

    def _additive(self, limit: Limit) -> tuple[Unit, int]:
        """The limit in a unit whose sum over the sentences is the length of the text, less the host's last one."""
        unit, most = limit.unit, limit.max
        if unit == "seconds":
            unit, most = "words", limit.max * self.language.words_per_minute // 60
        for text in self.writer.closing:
            most -= self._cost(text, unit) + self._cost_of_joint(unit, wide=False)
        return unit, min(most, self._total(unit))

    def _table(self, unit: Unit, most: int, sentences: int | None, barred: frozenset[str], wide: bool) -> Table:
        """A table that reaches `most`, as large as to serve other limits too."""
        total, cap = self._total(unit, sentences), SMALLEST
        if barred:
            cap = most  # the table of one limit
        while cap < most:
            cap = cap * 2 if cap < LARGE else most
        key = (unit, min(cap, total), sentences, barred, wide)
        if key in self._tables:
            return self._tables[key]
        table = Table(self._roads(sentences), [*self._options(unit, barred, wide=wide)], min(cap, total))
        if not barred:
            self._tables[key] = table
        return table

    def _wide(self, limits: Sequence[Limit]) -> bool:
        """Whether a text within these limits may have paragraphs."""
        least = self.language.lengths.paragraphs_characters
        return all(limit.max >= least for limit in limits if limit.unit not in ("words", "sentences", "seconds"))

    def _total(self, unit: Unit, sentences: int | None = None) -> int:
        """No text of so many sentences is longer than this."""
        if unit not in self._longest:
            joint = self._cost_of_joint(unit, wide=True)
            self._longest[unit] = [
                joint + max((self._cost(text, unit) for each in slot for text in _texts_of(each)), default=0)
                for slot in self._variants
            ]
        longest = self._longest[unit]
        return sum(longest if sentences is None else sorted(longest)[max(len(longest) - sentences, 0) :])

    def _roads(self, sentences: int | None) -> Roads:
        """What may follow what, which no unit and no price changes."""
        if sentences not in self._found:
            self._found[sentences] = Roads([self._deeds(slot) for slot in range(len(self.slots))], sentences)
        return self._found[sentences]

    def _deeds(self, slot: int) -> Deeds:
        effects: dict[Context, list[tuple[Effect, int]]] = {context: [] for context in CONTEXTS}
        for number, group in enumerate(self._groups[slot]):
            effects[group.context].append((group.effect, number))
        return Deeds(effects, self._marks.asked[slot])

    def _options(self, unit: Unit, barred: frozenset[str] = frozenset(), *, wide: bool) -> Iterator[list[list[Option]]]:
        """For each slot the options of every group, by one unit."""
        for slot, groups in enumerate(self._groups):
            values = self._values[slot]
            yield [
                pruned(
                    Option(cost, values[row.again][row.number], row.pick)
                    for cost, row in zip(self._costs_in(group, unit, wide=wide), group.rows, strict=True)
                    if barred.isdisjoint(things(*row.pick))
                )
                for group in groups
            ]

    def _costs_in(self, group: _Group, unit: Unit, *, wide: bool) -> list[int]:
        """What each variant of a group costs, with the joint before it."""
        if group.context.empty:
            return [self._cost(row.text, unit) for row in group.rows]
        near, far = (self._cost_of_joint(unit, wide=parted) for parted in (False, wide))
        return [self._cost(row.text, unit) + (far if row.pick[0].paragraph else near) for row in group.rows]

    @cached_property
    def _groups(self) -> list[list[_Group]]:
        """For each slot its variants in every context in which they may stand, by what they do."""
        slots: list[list[_Group]] = []
        for variants in self._variants:
            groups: dict[tuple[Context, Effect], list[_Row]] = {}
            for number, variant in enumerate(variants):
                sentence, count = variant.pick[0], self.writer.sentences(variant.pick)
                for context in CONTEXTS:
                    if (context.empty or not sentence.opens) and (context.named or not sentence.leans):
                        wording = _in(variant, context)
                        effect = self._marks.effect(variant.pick, wording, count)
                        row = _Row(number, wording.text, context.again and wording.first, variant.pick)
                        groups.setdefault((context, effect), []).append(row)
            slots.append([_Group(context, effect, rows) for (context, effect), rows in groups.items()])
        return slots

    # --- what a sentence costs and is worth ---

    def _cost(self, text: str, unit: Unit) -> int:
        key = (text, unit)
        if key not in self._costs:
            self._costs[key] = count(plain(text), unit)
        return self._costs[key]

    def _cost_of_joint(self, unit: Unit, *, wide: bool) -> int:
        return self._cost("\n\n" if wide else self.language.space, unit)

    @cached_property
    def _values(self) -> list[tuple[list[int], list[int]]]:
        """What each variant of a slot is worth, and what as the third in a row that begins with the person."""
        return [
            (
                [self._value(variant.pick, variant.named.words, again=False) for variant in variants],
                [self._value(variant.pick, variant.named.words, again=True) for variant in variants],
            )
            for variants in self._variants
        ]

    def _value(self, pick: Pick, words: int, *, again: bool) -> int:
        """The worth of a sentence as one number, so that a higher tier outweighs all that is below it."""
        tiers = self._worth(pick, words, again=again)
        upper, middle = self._steps
        ranks = sum(self._ranks.get(each, 0) for each in things(*pick))
        return ranks + tiers.upper * upper + tiers.middle * middle + tiers.lower

    @cached_property
    def _steps(self) -> tuple[int, int]:
        """What one of the upper and of the middle tier is worth in the lower."""
        most = Tiers()
        for variants in self._variants:
            found = [self._worth(each.pick, each.named.words, again=False) for each in variants]
            most += Tiers(*(max((each[tier] for each in found), default=0) for tier in range(3)))
        middle = 1 << most.lower.bit_length()
        return middle << most.middle.bit_length(), middle

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """What each of the foremost is worth: more than all that come after it."""
        most = sum(
            max((self._worth(each.pick, each.named.words, again=False).upper for each in variants), default=0)
            for variants in self._variants
        )
        last = self._steps[0] << most.bit_length()
        return {each: last << at for at, each in enumerate(reversed(self.order.foremost))}

    def _worth(self, pick: Pick, words: int, *, again: bool) -> Tiers:
        """What a sentence is worth behind the foremost; never less than nothing in any tier."""
        sentence, kept = pick
        tiers, lengths, by = Tiers(), self.language.lengths, self.language.prices
        if sentence.written:
            importance = sentence.importance
            shortest, longest = self._lengths_of(sentence)
            tiers += prices.of_sentence(importance, shortest, by)
            if PERSON not in sentence.facts and words < lengths.stub and longest >= lengths.whole:
                tiers = prices.of_stub(tiers, importance, lengths.stub - words, by)
        else:
            importance = self._greatest(pick)
            for fact in sentence.told(kept):
                former = fact in self.order.former
                tiers += prices.of_fact(self.order.importance[fact], self.order.place[fact], former=former)
            tiers = prices.of_ours(tiers, importance, words, lengths, by)
        tiers += prices.of_parts(sentence, kept, importance, by)
        return tiers + prices.of_words(words, by, again=again)

    def worth_of(self, picks: Sequence[Pick]) -> int:
        """What a text is worth: the objective, worked out sentence by sentence; tables only ever add it up."""
        total = first = run = 0
        named = False
        for pick in picks:
            context = Context(False, named, named and run >= RUN, first >= 2)
            variant = self.writer.variant(*pick)
            wording = _in(variant, context)
            total += self._value(pick, variant.named.words, again=context.again and wording.first)
            if wording.mention:
                named, run = True, 0 if wording.mention == "name" else run + 1
            first = first + 1 if wording.first and named else 0
        return total

    # --- the words of every variant ---

    def _sentences(self) -> Iterator[Sentence]:
        for slot in self.slots:
            yield from slot

    @cached_property
    def _variants(self) -> list[list[Variant]]:
        return [[each for sentence in slot for each in self.variants(sentence)] for slot in self.slots]

    def variants(self, sentence: Sentence) -> list[Variant]:
        """The ways to tell a sentence; of a long one of the author's none that is but a stub."""
        found = [self.writer.variant(sentence, kept) for kept in some_variants(sentence.parts, self._most_variants)]
        held = (standing.post and standing.now for fact in sentence.facts if (standing := self._standings.get(fact)))
        if not sentence.written or PERSON in sentence.facts or any(held):
            return found  # who the person is, and what they do now, may be said in few words
        longest = max(each.named.words for each in found)
        lengths = self.language.lengths
        return [each for each in found if longest < lengths.whole or each.named.words >= lengths.stub]

    @cached_property
    def _most_variants(self) -> int:
        """Of each sentence: as many as may be, or fewer where there are very many sentences."""
        most = MOST_VARIANTS
        while most > FEWEST_VARIANTS and sum(len(some_variants(each.parts, most)) for each in self._sentences()) > MOST:
            most //= 2
        return most

    def _texts(self) -> set[str]:
        return {text for slot in self._variants for each in slot for text in _texts_of(each)}.union(self.writer.closing)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.slots)

    # --- what does not fit in the usual way ---

    def _within_several(
        self, lengths: Sequence[Limit], sentences: Sequence[Limit], barred: frozenset[str]
    ) -> tuple[Pick, ...] | None:
        units = [self._additive(limit) for limit in lengths]
        most = sentences[0].max - len(self.writer.closing) if sentences else None
        ways = self._ways([unit for unit, _ in units], barred, wide=self._wide(lengths))
        return best_of_several(self._roads(most), ways, [room for _, room in units])

    def _ways(self, units: Sequence[Unit], barred: frozenset[str], *, wide: bool) -> list[list[list[Way]]]:
        """For each slot all that can be told of every group, with what it costs by each unit."""
        slots: list[list[list[Way]]] = []
        for slot, groups in enumerate(self._groups):
            values, ways = self._values[slot], []
            for group in groups:
                costs = zip(*(self._costs_in(group, unit, wide=wide) for unit in units), strict=True)
                ways.append(
                    [
                        Way(cost, values[row.again][row.number], row.pick)
                        for cost, row in zip(costs, group.rows, strict=True)
                        if barred.isdisjoint(things(*row.pick))
                    ]
                )
            slots.append(ways)
        return slots

    def _shortest(self, limits: Sequence[Limit]) -> Iterator[Draft]:
        """What takes the least room by each of the limits; nothing if there is nothing to say."""
        for unit in dict.fromkeys(limit.unit for limit in limits):
            own: Unit = "words" if unit in ("seconds", "sentences") else unit
            table = self._table(own, self._total(own), None, frozenset(), wide=False)
            if picks := table.shortest():
                yield self.writer.draft(picks)
                if tells_all_written(self.slots, picks):
                    yield self.writer.draft(picks, whole=True)


def _words(wording: Wording) -> int:
    return wording.words


def _excess(draft: Draft, limits: Sequence[Limit]) -> float:
    """By how much a text breaks the limit that it breaks most."""
    return max(draft.count(limit.unit) / limit.max if limit.max > 0 else 1e9 for limit in limits)


def _in(variant: Variant, context: Context) -> Wording:
    return variant.tired if context.tired else variant.named if context.named else variant.unnamed


def _texts_of(variant: Variant) -> set[str]:
    return {variant.unnamed.text, variant.named.text, variant.tired.text}

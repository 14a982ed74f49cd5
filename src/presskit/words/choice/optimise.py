"""The texts of most worth within limits: which tables there are, and what is read off them.

In: the variants of a text, what each costs and is worth. Out: picks in the order of the text. One table serves every
limit of a unit; it is made at the first request and kept. The dynamic programme itself is `table`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from presskit.words.choice.costs import Costs
from presskit.words.choice.pareto import Way, best_of_several
from presskit.words.choice.states import CONTEXTS, Conditions, Context, Deeds, Effect, Transitions
from presskit.words.choice.table import Option, ValueTable, pruned
from presskit.words.choice.variants import Variants, worded_in
from presskit.words.choice.worth import Worth
from presskit.words.count import Limit, Unit
from presskit.words.order import things
from presskit.words.sentence import Pick

SMALLEST: Final = 320
"""The least cap of a table: every word limit that is asked for in practice, and every social profile."""

LARGE: Final = 1280
"""A cap past which a table is made for one limit."""


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


class Optimiser:
    """Finds the text of most worth. What it has made serves every further limit."""

    def __init__(self, variants: Variants, worth: Worth) -> None:
        self.costs = Costs(variants)
        self._variants = variants
        self._worth = worth
        self._writer = variants.writer
        self._conditions = Conditions(variants.slots)
        self._tables: dict[tuple[object, ...], ValueTable] = {}
        self._found: dict[int | None, Transitions] = {}

    # --- what is asked ---

    @cached_property
    def whole(self) -> tuple[Pick, ...] | None:
        """The text of most worth where nothing limits it, of several the shortest.

        Costs are counted against the worth, each less than the smallest difference, so that a row has one lane.
        """
        room = 1 + self.costs.of_all("words")
        slots = [
            [pruned(Option(0, max(each.value * room - each.cost, 0), each.pick) for each in group) for group in options]
            for options in self._options("words", wide=True)
        ]
        found = ValueTable(self.transitions(None), slots, 0).best(0)
        return found[0] if found else None

    def within(self, limits: Sequence[Limit], barred: frozenset[str] = frozenset()) -> tuple[Pick, ...] | None:
        """The text of most worth within all limits that tells nothing of what is barred."""
        lengths = [limit for limit in limits if limit.unit != "sentences"]
        if len(lengths) < 2:
            return self._read_off(limits, barred)
        sentences = [limit for limit in limits if limit.unit == "sentences"]
        for limit in lengths:
            picks = self._read_off([limit, *sentences], barred)
            if picks is None or self._writer.fits(picks, limits):
                return picks  # the best within one of the limits, and it keeps the others
        return self.within_several(lengths, sentences, barred)

    def within_several(
        self, lengths: Sequence[Limit], sentences: Sequence[Limit], barred: frozenset[str]
    ) -> tuple[Pick, ...] | None:
        """As `within`, of limits that all bind."""
        units = [self.costs.room(limit) for limit in lengths]
        most = sentences[0].max - len(self._writer.closing) if sentences else None
        ways = self._ways([unit for unit, _ in units], barred, wide=self._wide(lengths))
        return best_of_several(self.transitions(most), ways, [room for _, room in units])

    def shortest(self, limits: Sequence[Limit]) -> Iterator[tuple[Pick, ...]]:
        """What takes the least room by each of the limits; nothing if there is nothing to say."""
        for unit in dict.fromkeys(limit.unit for limit in limits):
            own: Unit = "words" if unit in ("seconds", "sentences") else unit
            if picks := self.table(own, self.costs.of_all(own), None, frozenset(), wide=False).shortest():
                yield picks

    def roomy(self, limits: Sequence[Limit]) -> bool:
        """Whether everything that there is to say may fit, so that it is worth asking for."""
        lengths = [limit for limit in limits if limit.unit not in ("sentences", "seconds")]
        return all(limit.max * 2 > self.costs.of_all(limit.unit) for limit in lengths)

    def merged(self, limits: Sequence[Limit]) -> Sequence[Limit]:
        """The limits, of each unit the least; units that count this text as characters do are characters.

        So that the places whose rules differ only for emoji and links are read off one table.
        """
        least: dict[Unit, int] = {}
        for limit in limits:
            unit: Unit = "characters" if self.costs.as_characters(limit.unit) else limit.unit
            least[unit] = min(limit.max, least.get(unit, limit.max))
        return [Limit(most, unit) for unit, most in least.items()]

    # --- tables ---

    def _read_off(self, limits: Sequence[Limit], barred: frozenset[str]) -> tuple[Pick, ...] | None:
        unit, most, sentences = self._single(limits)
        room = most + (self.costs.slack if unit in ("words", "words-strict") else 0)
        if room < 0:
            return None
        table = self.table(unit, room, sentences, barred, wide=self._wide(limits))
        while (found := table.best(room)) and not self._writer.fits(found[0], limits):
            room = found[1] - 1
        return found[0] if found else None

    def _single(self, limits: Sequence[Limit]) -> tuple[Unit, int, int | None]:
        """The unit in which length counts, the most of it, and the most sentences."""
        unit: Unit = "words"
        most, sentences = self.costs.of_all(unit), None
        for limit in limits:
            if limit.unit == "sentences":
                sentences = limit.max - len(self._writer.closing)
            else:
                unit, most = self.costs.room(limit)
        if sentences is not None and sentences >= len(self._variants.slots):
            sentences = None
        return unit, most, sentences

    def table(self, unit: Unit, most: int, sentences: int | None, barred: frozenset[str], *, wide: bool) -> ValueTable:
        """A table that reaches `most`, as large as to serve other limits too; `sentences`: the most of them."""
        total, cap = self.costs.of_all(unit, sentences), SMALLEST
        if barred:
            cap = most  # the table of one limit
        while cap < most:
            cap = cap * 2 if cap < LARGE else most
        key = (unit, min(cap, total), sentences, barred, wide)
        if key in self._tables:
            return self._tables[key]
        table = ValueTable(self.transitions(sentences), [*self._options(unit, barred, wide=wide)], min(cap, total))
        if not barred:
            self._tables[key] = table
        return table

    def _wide(self, limits: Sequence[Limit]) -> bool:
        """Whether a text within these limits may have paragraphs."""
        least = self._writer.manner.language.lengths.paragraphs_characters
        return all(limit.max >= least for limit in limits if limit.unit not in ("words", "sentences", "seconds"))

    # --- what may follow what, and what can be told of each slot ---

    def transitions(self, sentences: int | None) -> Transitions:
        """What may follow what, which no unit and no price changes; `sentences`: the most of them."""
        if sentences not in self._found:
            deeds = [self._deeds(slot) for slot in range(len(self._variants.slots))]
            self._found[sentences] = Transitions(deeds, sentences)
        return self._found[sentences]

    def _deeds(self, slot: int) -> Deeds:
        effects: dict[Context, list[tuple[Effect, int]]] = {context: [] for context in CONTEXTS}
        for number, group in enumerate(self._groups[slot]):
            effects[group.context].append((group.effect, number))
        return Deeds(effects, self._conditions.asked[slot])

    @cached_property
    def _groups(self) -> list[list[_Group]]:
        """For each slot its variants in every context in which they may stand, by what they do."""
        slots: list[list[_Group]] = []
        for variants in self._variants.by_slot:
            groups: dict[tuple[Context, Effect], list[_Row]] = {}
            for number, variant in enumerate(variants):
                sentence, count = variant.pick[0], self._writer.sentences(variant.pick)
                for context in CONTEXTS:
                    if (context.empty or not sentence.opens) and (context.named or not sentence.leans):
                        wording = worded_in(variant, context)
                        effect = self._conditions.effect(variant.pick, wording, count)
                        row = _Row(number, wording.text, context.again and wording.first, variant.pick)
                        groups.setdefault((context, effect), []).append(row)
            slots.append([_Group(context, effect, rows) for (context, effect), rows in groups.items()])
        return slots

    def _options(self, unit: Unit, barred: frozenset[str] = frozenset(), *, wide: bool) -> Iterator[list[list[Option]]]:
        """For each slot the options of every group, by one unit."""
        for slot, groups in enumerate(self._groups):
            values = self._worth.by_slot[slot]
            yield [
                pruned(
                    Option(cost, values[row.again][row.number], row.pick)
                    for cost, row in zip(self._costs_in(group, unit, wide=wide), group.rows, strict=True)
                    if barred.isdisjoint(things(*row.pick))
                )
                for group in groups
            ]

    def _ways(self, units: Sequence[Unit], barred: frozenset[str], *, wide: bool) -> list[list[list[Way]]]:
        """For each slot all that can be told of every group, with what it costs by each unit."""
        slots: list[list[list[Way]]] = []
        for slot, groups in enumerate(self._groups):
            values, ways = self._worth.by_slot[slot], []
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

    def _costs_in(self, group: _Group, unit: Unit, *, wide: bool) -> list[int]:
        """What each variant of a group costs, with the joint before it."""
        if group.context.empty:
            return [self.costs.of(row.text, unit) for row in group.rows]
        near, far = (self.costs.of_joint(unit, wide=parted) for parted in (False, wide))
        return [self.costs.of(row.text, unit) + (far if row.pick[0].paragraph else near) for row in group.rows]

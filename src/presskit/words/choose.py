"""Which sentences are told, and which of their parts, so that the limits are kept and little room is left.

In: the slots of a profile in the order of the text, and how the person is spoken of. Out: a `Draft` for any
limits. One table serves every limit of a unit; it is made at the first request and kept. The objective stands
in `prices`, the dynamic programme in `table`; here the two come together. docs/words.md explains all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest
from typing import Final, NamedTuple

from presskit.document import plain
from presskit.words import prices
from presskit.words.count import Limit, Unit, as_characters, count
from presskit.words.draft import Draft, Unfit, Variant, Wording, Writer
from presskit.words.fronts import Way, best_of_several
from presskit.words.marks import Marks
from presskit.words.parts import MOST_VARIANTS, Kept, everything, some_variants
from presskit.words.prices import Prices
from presskit.words.sentence import PERSON, Pick, Sentence, Slot
from presskit.words.situations import CONTEXTS, RUN, Context, Deeds, Effect, Roads
from presskit.words.table import Option, Table, pruned

LADDER: Final = (10, 15, 25, 50, 75, 100, 150, 200)
"""Words of the standard lengths. Each tells what the one before it tells; no other length promises that."""

PARAGRAPHS: Final = 700
"""Characters of a limit from which room is kept for blank lines: 121 words are hardly ever shorter."""

MOST: Final = 1500
FEWEST_VARIANTS: Final = 4
"""Variants of all sentences together, and of each at least. A profile of thirty entries has 430; each is worded."""

SMALLEST: Final = 320
"""The least cap of a table: every word limit that is asked for in practice, and every social profile."""

LARGE: Final = 1280
"""A cap past which a table is made for one limit."""


class _Worth(NamedTuple):
    """What a variant is worth before its prices. `clauses`: facts whose own sentences it stands for; `counted`: its
    words, without those of double brackets."""

    always: int
    gross: int
    clauses: tuple[str, ...] | None
    faint: frozenset[str]
    opens: bool
    merged: bool
    counted: int
    words: int


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

    def __init__(self, slots: Sequence[Slot], writer: Writer) -> None:
        self.slots = tuple(slots)
        self.writer = writer
        self._tables: dict[tuple[object, ...], Table] = {}
        self._found: dict[int | None, Roads] = {}
        self._left: dict[Prices, dict[str, int]] = {}
        self._costs: dict[tuple[str, Unit], int] = {}
        self._longest: dict[Unit, list[int]] = {}
        self._rungs: dict[int, tuple[Pick, ...] | None] = {}
        self._named_alike: dict[Unit, bool] = {}

    def draft(self, limits: Sequence[Limit]) -> Draft:
        """The best text within all limits; raises Unfit if nothing keeps them."""
        whole = self._whole if self._roomy(limits) else None
        picks = self.choose(limits)
        for told in (whole, picks):
            if told and (draft := self.writer.as_written(self.slots, told, limits)):
                return draft
        if picks is None:
            raise Unfit(self._shortest(limits))
        return self.writer.draft(picks)

    @cached_property
    def material(self) -> Draft | None:
        """Everything that there is to say."""
        return (
            (self.writer.as_written(self.slots, self._whole) or self.writer.draft(self._whole)) if self._whole else None
        )

    def choose(self, limits: Sequence[Limit]) -> tuple[Pick, ...] | None:
        """The best text, as picks in the order of the slots."""
        limits = self._merged(limits)
        rung = limits[0].max if len(limits) == 1 and limits[0].unit == "words" else 0
        if rung in LADDER:
            return self._rung(rung)
        return self._loosened(limits, frozenset())

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
            for options in self._options("words", Prices(prices.FULL_STOPS[0]), wide=True)
        ]
        found = Table(self._roads(None), slots, 0).best(0)
        return found[0] if found else None

    # --- style and ladder ---

    def _rung(self, words: int) -> tuple[Pick, ...] | None:
        """The text of a standard length: it keeps what the next shorter one tells."""
        if words not in self._rungs:
            place = LADDER.index(words)
            shorter = self._rung(LADDER[place - 1]) if place else None
            self._rungs[words] = self._loosened([Limit(words, "words")], _things(shorter or ()))
        return self._rungs[words]

    def _loosened(self, limits: Sequence[Limit], kept: frozenset[str]) -> tuple[Pick, ...] | None:
        """The first text that fills its room, with an ever lower price of a full stop; else the fullest."""
        whole = self._whole if self._roomy(limits) else None
        if whole and self.writer.fits(whole, limits) and self._keeps(whole, kept):
            return whole  # nothing is worth more, and it is full
        fullest, filled = None, -1.0
        for full_stop, a_word in prices.STYLES:
            picks = self._keeping(limits, Prices(full_stop, a_word=a_word), kept)
            if picks is None:
                return None  # prices forbid nothing
            share = self._share(picks, limits)
            if share > filled:
                fullest, filled = picks, share
            if filled >= prices.FILLED:
                break
        return fullest and self._without_trifles(fullest, limits)

    def _without_trifles(self, picks: tuple[Pick, ...], limits: Sequence[Limit]) -> tuple[Pick, ...]:
        """The text without what only fills it, where something far greater has found no room.

        A trifle is one fact of the least importance in a sentence that the author did not write.
        """
        told = {thing for pick in picks for thing in self._things_of(*pick)}
        missed = [each for each in self._sentences() if each.written and not each.opens and each.key not in told]
        if all(each.importance < prices.FAR_GREATER or not told.isdisjoint(each.facts) for each in missed):
            return picks
        kept = tuple(
            pick
            for pick, after in zip_longest(picks, picks[1:])
            if not self._is_trifle(pick) or (after and after[0].after)
        )
        return kept if self.writer.fits(kept, limits) else picks

    def _is_trifle(self, pick: Pick) -> bool:
        sentence, told = pick[0], pick[0].told(pick[1])
        alone = len(told) == 1 and not sentence.written and not sentence.opens
        return alone and self._worths[told[0]] <= prices.worth(1)

    def _keeping(self, limits: Sequence[Limit], style: Prices, kept: frozenset[str]) -> tuple[Pick, ...] | None:
        """The best text that tells what is to be kept.

        Where the best of all texts does so, it is that one, and no table of its own is needed.
        """
        picks = self.within(limits, style)
        if picks is None or self._keeps(picks, kept):
            return picks
        return self.within(limits, replace(style, kept=kept))

    def _keeps(self, picks: Sequence[Pick], kept: frozenset[str]) -> bool:
        return not kept or kept <= {thing for pick in picks for thing in self._things_of(*pick)}

    def _roomy(self, limits: Sequence[Limit]) -> bool:
        """Whether everything that there is to say may fit, so that it is worth asking for."""
        lengths = [limit for limit in limits if limit.unit not in ("sentences", "seconds")]
        return all(limit.max * 2 > self._total(limit.unit) for limit in lengths)

    def _share(self, picks: tuple[Pick, ...], limits: Sequence[Limit]) -> float:
        """How full the text makes the limit that it fills most, or how much it tells of what there is to say."""
        lengths = [limit for limit in limits if limit.unit != "sentences"]
        if not lengths:
            return 1
        used = [(self.writer.count(picks, limit.unit), limit) for limit in lengths]
        share = max(count / limit.max for count, limit in used)
        if share < prices.FILLED and len(lengths) == len(limits) and self._whole:
            share = max(count / min(self.writer.count(self._whole, limit.unit), limit.max) for count, limit in used)
        return share

    # --- tables ---

    def within(self, limits: Sequence[Limit], style: Prices) -> tuple[Pick, ...] | None:
        """The text of highest value within all limits, at one price of the full stop."""
        lengths = [limit for limit in limits if limit.unit != "sentences"]
        if len(lengths) < 2:
            return self._read_off(limits, style)
        sentences = [limit for limit in limits if limit.unit == "sentences"]
        for limit in lengths:
            picks = self._read_off([limit, *sentences], style)
            if picks is None or self.writer.fits(picks, limits):
                return picks  # the best within one of the limits, and it keeps the others
        return self._within_several(lengths, sentences, style)

    def _read_off(self, limits: Sequence[Limit], style: Prices) -> tuple[Pick, ...] | None:
        unit, most, sentences = self._single(limits)
        wide = _wide(limits)
        room = most + (self._slack if unit in ("words", "words-strict") else 0)
        table = self._table(unit, room, sentences, style, wide)
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
            unit, most = "words", limit.max * self.writer.manner.language.words_per_minute // 60
        for text in self.writer.closing:
            most -= self._cost(text, unit) + self._cost_of_joint(unit, wide=False)
        return unit, min(most, self._total(unit))

    def _table(self, unit: Unit, most: int, sentences: int | None, style: Prices, wide: bool) -> Table:
        """A table that reaches `most`, as large as to serve other limits too."""
        total, cap = self._total(unit, sentences), SMALLEST
        if (style.full_stop, style.a_word) != prices.STYLES[0]:
            cap //= 8  # only short texts need another style as a rule
        if style.kept:
            cap = most  # the table of one standard length
        while cap < most:
            cap = cap * 2 if cap < LARGE else most
        key = (unit, min(cap, total), sentences, style, wide)
        if key in self._tables:
            return self._tables[key]
        table = Table(self._roads(sentences), [*self._options(unit, style, wide=wide)], min(cap, total))
        if not style.kept:
            self._tables[key] = table
        return table

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

    def _options(self, unit: Unit, style: Prices, *, wide: bool) -> Iterator[list[list[Option]]]:
        """For each slot the options of every group, by one unit."""
        for slot, groups in enumerate(self._groups):
            values = self._values(slot, style)
            yield [
                pruned(
                    Option(cost, values[row.again][row.number], row.pick)
                    for cost, row in zip(self._costs_in(group, unit, wide=wide), group.rows, strict=True)
                )
                for group in groups
            ]

    def _values(self, slot: int, style: Prices) -> tuple[list[int], list[int]]:
        """What each variant of a slot is worth, and what as the third in a row that begins with the person."""
        nets = self._nets(style)
        plain = again = [self._worth(worth, style, nets, again=False) for worth in self._parts[slot]]
        if any(row.again for group in self._groups[slot] for row in group.rows):  # an opening never is
            again = [self._worth(worth, style, nets, again=True) for worth in self._parts[slot]]
        if style.kept:
            kept = [
                prices.KEPT * len(style.kept.intersection(self._things_of(*variant.pick)))
                for variant in self._variants[slot]
            ]
            plain, again = ([*map(int.__add__, values, kept)] for values in (plain, again))
        return plain, again

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

    @cached_property
    def _parts(self) -> list[list[_Worth]]:
        """What every variant of every slot is worth before its prices."""
        return [
            [self._parts_of_worth(variant.pick, variant.named.words) for variant in variants]
            for variants in self._variants
        ]

    # --- what a sentence costs and is worth ---

    def _cost(self, text: str, unit: Unit) -> int:
        key = (text, unit)
        if key not in self._costs:
            self._costs[key] = count(plain(text), unit)
        return self._costs[key]

    def _cost_of_joint(self, unit: Unit, *, wide: bool) -> int:
        return self._cost("\n\n" if wide else self.writer.manner.language.space, unit)

    def _parts_of_worth(self, pick: Pick, words: int) -> _Worth:
        """What a sentence is worth, as far as it hangs on nothing but the sentence."""
        sentence, kept = pick
        adds = dict.fromkeys((at for at, _ in sentence.adds), 0)  # facts are counted below, and not as parts
        told = sentence.told(kept)
        always = prices.of_parts(sentence.parts, kept, adds, sentence.importance)
        always += prices.of_words(words)
        always += prices.WHO if self._introduces(sentence) else 0
        always += self._joined_worth(told) if sentence.joins else 0
        if sentence.written:
            gross = prices.worth(sentence.importance) + (self._worths.get(PERSON, 0) if sentence.opens else 0)
            always += prices.ABOUT * sentence.of
        else:
            gross = sum(self._worths[each] for each in told)
        # what stands in double brackets makes no sentence long enough, else it would not be used last
        counted = words - sum(part.words for part in sentence.parts if part.last and part.at in kept)
        return _Worth(
            always,
            gross,
            told if sentence.plainer else None,
            sentence.faint,
            sentence.opens,
            sentence.merged,
            counted,
            words,
        )

    def _joined_worth(self, told: Sequence[str]) -> int:
        great = [self._worths[fact] > prices.worth(0) for fact in told]
        return sum(prices.JOINED if each else prices.JOINED_TRIFLE[great[0]] for each in great[1:])

    def _worth(self, worth: _Worth, style: Prices, nets: Mapping[str, int], *, again: bool) -> int:
        if worth.clauses is None:
            net = style.net(worth.gross, worth.counted, again=again, merged=worth.merged)
        else:
            # the price of a full stop is in the nets already; an opening pays it again, so that it is for want of room
            clauses = sum(
                nets[fact] * (prices.FAINT if fact in worth.faint else prices.PLAINER) // 100 for fact in worth.clauses
            )
            net = prices.after(clauses, style.full_stop if worth.opens else 0, worth.counted)
        return net + worth.always + style.a_word * worth.words

    def worth_of(self, picks: Sequence[Pick], style: Prices) -> int:
        """What a text is worth: the objective, worked out sentence by sentence; tables only ever add it up."""
        nets = self._nets(style)
        total = first = run = 0
        named = False
        for pick in picks:
            context = Context(False, named, named and run >= RUN, first >= 2)
            variant = self.writer.variant(*pick)
            wording = _in(variant, context)
            worth = self._parts_of_worth(pick, variant.named.words)
            total += self._worth(worth, style, nets, again=context.again and wording.first)
            total += prices.KEPT * len(style.kept.intersection(self._things_of(*pick)))
            if wording.mention:
                named, run = True, 0 if wording.mention == "name" else run + 1
            first = first + 1 if wording.first and named else 0
        return total

    def _introduces(self, sentence: Sentence) -> bool:
        if not sentence.written:
            return PERSON in (*sentence.facts, *sentence.instead_of)
        return PERSON in sentence.facts and (sentence.opens or sentence is self._first_about.get(PERSON))

    def _things_of(self, sentence: Sentence, kept: Kept) -> set[str]:
        """What it tells, by the names of `_things`."""
        if not sentence.written:
            told = {*sentence.told(kept)}
            firsts = (self._first_about[fact] for fact in told if fact in self._first_about)
            return told | {first.key for first in firsts if told.issuperset(first.facts)}
        first = {fact for fact in sentence.facts if self._first_about.get(fact, sentence).key == sentence.key}
        return {sentence.key, *first, *({PERSON} if sentence.opens else ())}

    @cached_property
    def _first_about(self) -> dict[str, Sentence]:
        """The first sentence of the author's about each fact."""
        found: dict[str, Sentence] = {}
        for sentence in self._sentences():
            for fact in sentence.facts if sentence.written and not sentence.opens else ():
                found.setdefault(fact, sentence)
        return found

    def _nets(self, style: Prices) -> dict[str, int]:
        """What is left of the worth of each fact when it has a sentence of its own, the fullest that there is."""
        if style not in self._left:
            self._left[style] = self._what_is_left(style)
        return self._left[style]

    def _what_is_left(self, style: Prices) -> dict[str, int]:
        nets: dict[str, int] = {}
        for sentence in self._sentences():
            if sentence.written and sentence.opens:
                continue  # two in one: what each is worth, its own sentence says
            net = style.net(prices.worth(sentence.importance), self._most_words[id(sentence)])
            if sentence.written:  # what it is worth is shared by the facts that it tells
                shares = dict.fromkeys(sentence.facts, net // max(len(sentence.facts), 1))
            else:  # what stands further on in a list has a sentence of its own, or is told here as it would be first
                shares = dict.fromkeys(sentence.facts[:1], 0 if sentence.plainer else net)
                shares |= {fact: 0 for _, fact in sentence.adds} | dict.fromkeys(sentence.facts[1:], 0)
            for fact, share in shares.items():
                nets[fact] = max(nets.get(fact, 0), share)
        return nets

    @cached_property
    def _worths(self) -> dict[str, int]:
        """What each fact is worth by itself: as much as the sentence that begins with it."""
        worths: dict[str, int] = {}
        for sentence in self._sentences():
            if sentence.facts and not (sentence.written and sentence.opens):
                first = sentence.facts[0]
                worths[first] = max(worths.get(first, 0), prices.worth(sentence.importance))
        return {
            fact: worths.get(fact, prices.worth(min(3, each.importance)))
            for each in self._sentences()
            for fact in (*each.facts, *(fact for _, fact in each.adds))
        } | worths

    @cached_property
    def _most_words(self) -> dict[int, int]:
        return {
            id(sentence): self.writer.variant(sentence, everything(sentence.parts)).named.words
            for sentence in self._sentences()
        }

    # --- the words of every variant ---

    def _sentences(self) -> Iterator[Sentence]:
        for slot in self.slots:
            yield from slot

    @cached_property
    def _variants(self) -> list[list[Variant]]:
        return [
            [
                self.writer.variant(sentence, kept)
                for sentence in slot
                for kept in some_variants(sentence.parts, self._most_variants)
                if len(sentence.told(kept)) >= sentence.least
            ]
            for slot in self.slots
        ]

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
        self, lengths: Sequence[Limit], sentences: Sequence[Limit], style: Prices
    ) -> tuple[Pick, ...] | None:
        units = [self._additive(limit) for limit in lengths]
        most = sentences[0].max - len(self.writer.closing) if sentences else None
        ways = self._ways([unit for unit, _ in units], style, wide=_wide(lengths))
        return best_of_several(self._roads(most), ways, [room for _, room in units])

    def _ways(self, units: Sequence[Unit], style: Prices, *, wide: bool) -> list[list[list[Way]]]:
        """For each slot all that can be told of every group, with what it costs by each unit."""
        slots: list[list[list[Way]]] = []
        for slot, groups in enumerate(self._groups):
            values, ways = self._values(slot, style), []
            for group in groups:
                costs = zip(*(self._costs_in(group, unit, wide=wide) for unit in units), strict=True)
                ways.append(
                    [
                        Way(cost, values[row.again][row.number], row.pick)
                        for cost, row in zip(costs, group.rows, strict=True)
                    ]
                )
            slots.append(ways)
        return slots

    def _shortest(self, limits: Sequence[Limit]) -> Draft | None:
        """What takes the least room by the limit that it breaks most; None if there is nothing to say."""
        found = []
        for unit in dict.fromkeys(limit.unit for limit in limits):
            own: Unit = "words" if unit in ("seconds", "sentences") else unit
            table = self._table(own, self._total(own), None, Prices(prices.FULL_STOPS[0]), wide=False)
            if picks := table.shortest():
                found.append(self.writer.draft(picks))

        def excess(draft: Draft) -> float:
            return max(draft.count(limit.unit) / limit.max if limit.max > 0 else 1e9 for limit in limits)

        return min(found, key=excess, default=None)


def _things(picks: Sequence[Pick]) -> frozenset[str]:
    """What a text tells: sentences of the author by their keys, what presskit worded by its facts."""
    return frozenset(
        name for sentence, kept in picks for name in ((sentence.key,) if sentence.written else sentence.told(kept))
    )


def _in(variant: Variant, context: Context) -> Wording:
    return variant.tired if context.tired else variant.named if context.named else variant.unnamed


def _texts_of(variant: Variant) -> set[str]:
    return {variant.unnamed.text, variant.named.text, variant.tired.text}


def _wide(limits: Sequence[Limit]) -> bool:
    """Whether a text within these limits may have paragraphs."""
    return all(limit.max >= PARAGRAPHS for limit in limits if limit.unit not in ("words", "sentences", "seconds"))

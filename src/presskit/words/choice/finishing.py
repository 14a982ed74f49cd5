"""The last that an editor does to a text whose sentences are chosen: nothing said twice, nothing that points at what
is not told, no abbreviation that nothing uses.

In: a text as picks, with a writer and what goes first. Out: a `Draft`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeGuard

from presskit.grammar.said import said
from presskit.markup import plain
from presskit.notation import Node, Optional, Text, walk
from presskit.words.count import Limit
from presskit.words.draft import Draft, Writer
from presskit.words.order import Order
from presskit.words.sentence import Pick, Sentence

ENOUGH_SAID: Final = 2
"""Words of a sentence of which another may say all."""


class Finisher:
    """Finishes the texts of one engine."""

    def __init__(self, writer: Writer, order: Order) -> None:
        self.writer = writer
        self.order = order
        self._telling: list[Sentence] = []  # what a writer has worded must live as long as it

    def finished(self, picks: Sequence[Pick], limits: Sequence[Limit]) -> Draft:
        """The text without abbreviations in brackets that nothing in it uses; and with a pronoun for a name that only
        what is left out has put right behind another. Of facts alone short sentences are joined."""
        if not any(sentence.written for sentence, _ in picks):
            picks = self._without_clauses_in_a_row(self._told_once(picks))
            importance = self.order.importance
            ways = (self.writer.composed(picks, importance, with_names=named) for named in (True, False))
            return next((draft for draft in ways if draft.within(limits)), None) or self.writer.draft(picks)
        if not all(sentence.written for sentence, _ in picks):
            return self.writer.draft(picks)
        picks = self._without_idle_abbreviations(self._without_hanging_words(picks))
        apart = {
            sentence.key
            for last, (sentence, _) in pairwise(picks)
            if sentence.row != last[0].row + 1 or last[0].instead or last[0].opens or len(last[1]) < len(last[0].parts)
        }
        plain, closer = self.writer.draft(picks), self.writer.draft(picks, apart=apart)
        return closer if closer.within(limits) else plain

    def _told_once(self, picks: Sequence[Pick]) -> tuple[Pick, ...]:
        """The text without sentences all of whose words another one has, which tells their facts, too: a prize beside
        the book that is told with it."""
        language = self.writer.manner.language
        texts = [said(plain(self.writer.variant(*pick).named.text), language) for pick in picks]
        kept = list(picks)
        for at in range(len(picks) - 1, 0, -1):
            others = (other for other in range(1, len(kept)) if other != at and texts[at] <= texts[other])
            teller = next(others, None)
            if teller is None or len(texts[at]) < ENOUGH_SAID:
                continue
            (sentence, parts), (repeated, its_parts) = kept[teller], kept[at]
            more = tuple(dict.fromkeys((*sentence.facts, *repeated.told(its_parts))))
            kept[teller] = replace(sentence, facts=more), parts
            self._telling.append(kept[teller][0])
            del kept[at], texts[at]
        return tuple(kept)

    def _without_clauses_in_a_row(self, picks: Sequence[Pick]) -> tuple[Pick, ...]:
        """The text in which no two sentences in a row end with a clause that may be left out: ", which …, which"."""
        kept, before = list[Pick](), False
        for sentence, parts in picks:
            clauses = [node for node in walk(sentence.nodes) if self._is_clause(node) and node.at in parts]
            inside = {each.at for node in clauses for each in walk((node,)) if isinstance(each, Optional)}
            kept.append((sentence, parts - inside if before else parts))
            before = bool(clauses) and not before
        return tuple(kept)

    def _is_clause(self, node: Node) -> TypeGuard[Optional]:
        """Whether it is a bracket that holds a relative clause."""
        language = self.writer.manner.language
        first = node.body[0] if isinstance(node, Optional) and node.body else None
        begun = first.text.removeprefix(f"{language.typography.comma} ") if isinstance(first, Text) else ""
        return begun.partition(" ")[0] in language.alike.relative

    def _without_hanging_words(self, picks: Sequence[Pick]) -> tuple[Pick, ...]:
        """The text without "[ also]" in sentences whose forerunner it does not tell."""
        kept, row = list[Pick](), -1
        for sentence, parts in picks:
            small = {
                node.at
                for node in walk(sentence.nodes)
                if isinstance(node, Optional) and len(node.body) == 1 and isinstance(node.body[0], Text)
                if self.writer.manner.language.verbs.hangs(node.body[0].text.strip())
            }
            kept.append((sentence, parts - small if row != sentence.row - 1 else parts))
            row = sentence.row
        return tuple(kept)

    def _without_idle_abbreviations(self, picks: Sequence[Pick]) -> tuple[Pick, ...]:
        text = self.writer.text(picks)
        kept = list[Pick]()
        for sentence, parts in picks:
            brackets = {
                node.at: node for node in walk(sentence.nodes) if isinstance(node, Optional) and node.at in parts
            }
            idle = {at for at, node in brackets.items() if (short := _abbreviation(node)) and text.count(short) == 1}
            joined = {part.at for part in sentence.parts if part.together} & parts
            if joined - idle:
                idle -= joined  # of several alike all stay, or none
            kept.append((sentence, parts - idle))
        return tuple(kept)


def _abbreviation(node: Optional) -> str:
    """The capitals that are all that a bracket of the notation holds, in round brackets; "" for any other."""
    body = node.body[0] if len(node.body) == 1 else None
    match = re.fullmatch(r" ?\(([A-ZÀ-Þ][\w&.-]*[A-ZÀ-Þ])\)", body.text) if isinstance(body, Text) else None
    return match[1] if match else ""

"""Brackets that a sentence cannot do without: every way of keeping and leaving them out is spelled and looked at.

In: the tree of a sentence. Out: (offset, message, hint) for each bracket that breaks it. The words engine mends
spaces and commas around what is left out; what it cannot mend is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from presskit.check.desk import Desk, Note, Rule
from presskit.notation import List, Nodes, Optional, Reference, Tensed, Text, Value, Verb, walk

_AFTER_A_WORD = re.compile(r"(?P<before>\uf000X|[^\W_]+(?:['’-][^\W_]+)*) (?=(?P<word>[a-z]+)(?![\w’'-]))")
"""A word after another, with nothing but a space between them; each is looked at as the second and as the first."""

ALL_WAYS = 7
"""Brackets up to which every way of keeping them is tried (128); beyond, each is left out and kept alone."""

PERSON, AGREES, OPEN, CLOSE, GAP = "\uf000", "\uf001", "\uf002", "\uf003", 0xE000
"""Private characters in a spelled sentence: the person, a verb that agrees, the ends of a kept bracket; from GAP on,
what stands for each bracket that is left out."""


def broken_bracket(desk: Desk) -> Iterator[Note]:
    """A bracket without which the sentence is none: it ends in "and", runs two words together, has no verb left."""
    for sentence in desk.sentences:
        told = set[int]()
        for at, message, hint in _faults(sentence.nodes, desk):
            if at not in told:
                told.add(at)
                yield sentence.piece.note(at, message, hint)


def _faults(nodes: Nodes, desk: Desk) -> Iterator[tuple[int, str, str]]:
    brackets = [node for node in walk(nodes) if isinstance(node, Optional)]
    if not brackets:
        return
    words = _Words(desk)
    bodies = {node.at: _spell(node.body, frozenset(b.at for b in brackets), {}) for node in brackets}
    signs = {node.at: chr(GAP + number) for number, node in enumerate(brackets)}
    by_sign = {sign: at for at, sign in signs.items()}
    everything = frozenset(signs)
    for kept in _ways(everything):
        text = _spell(nodes, kept, signs)
        for at, sign in signs.items():
            if sign in text:
                yield from _left_out(text, sign, at, bodies[at], words, by_sign)
    yield from _run_together(_spell(nodes, everything, signs, ends=True), brackets, words)
    least, most = _spell(nodes, frozenset(), signs), _spell(nodes, everything, signs)
    if words.verbs and not words.has_verb(least) and words.has_verb(most):
        first = next(node.at for node in brackets if words.has_verb(bodies[node.at]))
        yield first, "without what stands in brackets the sentence has no verb", "let the verb stand outside"


class _Words:
    """The small words of a language that a sentence cannot end or begin with."""

    def __init__(self, desk: Desk) -> None:
        self.conjunctions = desk.terms("conjunctions")
        self.articles = desk.terms("articles")
        self.prepositions = desk.terms("prepositions")
        self.relatives = desk.terms("relatives")
        self.auxiliaries = desk.terms("auxiliaries")
        self.verbs = desk.terms("verbs")
        self.no_verbs = desk.terms("no_verbs")
        self.agree = desk.language.agree
        self.small = self.conjunctions | self.articles | self.prepositions | self.relatives

    def has_verb(self, text: str) -> bool:
        """Whether something in it can be the verb, as far as can be seen cheaply."""
        if AGREES in text:
            return True
        if any(word in self.verbs or (word.endswith("ed") and len(word) > 3) for word in _words(text)):
            return True
        return any(self._is_verb(found["word"], found["before"]) for found in _AFTER_A_WORD.finditer(text))

    def _is_verb(self, word: str, before: str) -> bool:
        """Whether a word agrees with the one before it as a verb does with its subject: "She visits", "the firm makes".

        After an article or a preposition the same ending makes a plural: "the visits".
        """
        changes = self.agree(word, "plural") != word and not word.endswith(("ss", "us", "is"))
        return changes and word not in self.no_verbs and before.lower() not in self.small


def _ways(everything: frozenset[int]) -> Iterator[frozenset[int]]:
    """The sets of brackets to keep: all of them, one left out, and so on down to none."""
    if len(everything) > ALL_WAYS:
        yield from (everything - {at} for at in sorted(everything))
        yield from (frozenset({at}) for at in sorted(everything))
        yield frozenset()
        return
    ordered = sorted(everything)
    ways = [
        frozenset(at for at, keep in zip(ordered, way, strict=True) if keep)
        for way in product((True, False), repeat=len(ordered))
    ]
    yield from sorted(ways, key=len, reverse=True)


def _spell(nodes: Nodes, kept: frozenset[int], signs: dict[int, str], *, ends: bool = False) -> str:
    """The sentence with these brackets, a sign for each that is left out."""
    found: list[str] = []
    for node in nodes:
        match node:
            case Text(text):
                found.append(text)
            case Reference():
                found.append(PERSON + "X")
            case Verb(word):
                found.append(AGREES + word)
            case Tensed(present):
                found.append(AGREES + present)
            case List(items):
                found.append(", ".join(_spell(item.body, kept, signs, ends=ends) for item in items))
            case Optional(body):
                if node.at in kept:
                    inner = _spell(body, kept, signs, ends=ends)
                    found.append(OPEN + inner + CLOSE if ends else inner)
                else:
                    found.append(signs.get(node.at, ""))
            case Value() | _:  # values stand only in language files, mentions are found later
                pass
    return "".join(found)


def _left_out(
    text: str, sign: str, at: int, body: str, words: _Words, by_sign: dict[str, int]
) -> Iterator[tuple[int, str, str]]:
    """What goes wrong around one gap."""
    start = text.index(sign)
    before, after = text[:start], text[start + 1 :]
    if before and by_sign.get(before.rstrip(" ")[-1:]) is not None:
        return  # the gap before it is looked at, with what follows both
    rest = re.sub(r"^[\ue000-\uefff ]+", lambda gaps: " " if " " in gaps[0] else "", after)
    last = (
        _words(before)[-1]
        if before and not before.rstrip().endswith((",", ";", ":", PERSON + "X")) and _words(before)
        else ""
    )
    following = _words(rest)
    inside = _words(body)
    ends = not rest.strip() or rest.lstrip()[0] in ".,;:!?)"
    opens = not re.sub(r"[\ue000-\uefff\s]", "", before)
    own = inside[0] if inside else ""
    if last and ends:
        dangles = last in words.conjunctions | words.articles or (
            last in words.prepositions and own not in words.small and not body.lstrip().startswith(",")
        )
        if dangles:
            where = "the sentence ends" if not rest.strip(" .!?") else "a part of the sentence ends"
            yield at, f"without this bracket {where} in “{last}”", f"take “{last}” into the bracket: [ {last} …]"
            return
    if last in words.conjunctions | words.articles and following and not ends:
        doubled = following[0] in words.conjunctions or (last in words.articles and following[0] in words.small)
        if doubled:
            message = f"without this bracket “{last}” stands before “{following[0]}”"
            yield at, message, "take one of the two into the bracket"
            return
    if (
        opens
        and following
        and following[0] in words.conjunctions | words.relatives
        and not rest.lstrip().startswith(PERSON)
    ):
        message = f"without this bracket the sentence begins with “{following[0]}”"
        yield at, message, f"take “{following[0]}” into the bracket: [… {following[0]} ]"
        return
    if before[-1:].isalnum() and (rest[:1].isalnum() or rest[:1] in (PERSON, AGREES)) and body != body.strip():
        yield (
            at,
            f"without this bracket “{last}” and the word after it run together",
            "leave one space outside the bracket",
        )
        return
    comma = re.match(rf"\s*,\s*({AGREES})?(\w+)", rest)
    verb = comma is not None and (comma[1] is not None or comma[2].lower() in words.auxiliaries)
    if comma and verb and body.lstrip().startswith(",") and not body.rstrip().endswith(","):
        message = f"without this bracket a comma stands before “{comma[2]}”"
        yield at, message, "take both commas into the bracket: [, … ,]"


def _run_together(text: str, brackets: list[Optional], words: _Words) -> Iterator[tuple[int, str, str]]:
    """A bracket that, kept, runs into the word beside it: xAI[in 2023]."""
    opened = [place for place, char in enumerate(text) if char == OPEN]
    for node, place in zip(brackets, opened, strict=True):
        before, inside = text[:place].rstrip(OPEN + CLOSE), text[place + 1 :]
        first = re.match(r"\w+", inside.lstrip(OPEN))
        close = _closing(text, place)
        after = text[close + 1 :].lstrip(CLOSE + OPEN)
        body = text[place + 1 : close].strip(OPEN + CLOSE)
        last = re.search(r"\w+$", body)
        if first and before[-1:].isalnum() and (first[0].lower() in words.small or first[0][0].isdigit()):
            yield (
                node.at,
                f"with this bracket “{first[0]}” runs into the word before it",
                "begin the bracket with a space",
            )
        elif last and body and (after[:1] in (PERSON, AGREES) or (after[:1].isalnum() and last[0][-1].isdigit())):
            yield node.at, f"with this bracket “{last[0]}” runs into the word after it", "end the bracket with a space"


def _closing(text: str, place: int) -> int:
    depth = 0
    for at in range(place, len(text)):
        depth += {OPEN: 1, CLOSE: -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise AssertionError("every bracket is closed")


def _words(text: str) -> list[str]:
    return [found.lower() for found in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)]


RULES: tuple[Rule, ...] = (
    Rule(
        "broken-bracket",
        broken_bracket,
        "[[bio]]\ntext = '{they} {designs} footbridges and[ the paths around them].'",
        "[[bio]]\ntext = '{they} {designs} footbridges[ and the paths around them].'",
    ),
)

"""Brackets that a sentence cannot do without: every way of keeping and leaving them out is spelled and looked at.

In: the tree of a sentence. Out: (offset, message, hint) for each bracket that breaks it. The words engine mends
spaces and commas around what is left out; what it cannot mend is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from presskit.check.context import CheckContext, Note, Rule
from presskit.notation import List, Nodes, Optional, Reference, Tensed, Text, Value, Verb, walk

_AFTER_A_WORD = re.compile(r"(?P<before>\uf000X|[^\W_]+(?:['’-][^\W_]+)*) (?=(?P<word>[a-z]+)(?![\w’'-]))")
"""A word after another, with nothing but a space between them; each is looked at as the second and as the first."""

ALL_WAYS = 7
"""Brackets up to which every way of keeping them is tried (128); beyond, each is left out and kept alone."""

PERSON, AGREES, OPEN, CLOSE, GAP = "\uf000", "\uf001", "\uf002", "\uf003", 0xE000
"""Private characters in a spelled sentence: the person, a verb that agrees, the ends of a kept bracket; from GAP on,
what stands for each bracket that is left out."""


def broken_bracket(context: CheckContext) -> Iterator[Note]:
    """A bracket without which the sentence is none: it ends in "and", runs two words together, has no verb left."""
    for sentence in context.sentences:
        told = set[int]()
        for at, message, hint in _faults(sentence.nodes, context):
            if at not in told:
                told.add(at)
                yield sentence.piece.note(at, message, hint)


def _faults(nodes: Nodes, context: CheckContext) -> Iterator[tuple[int, str, str]]:
    brackets = [node for node in walk(nodes) if isinstance(node, Optional)]
    if not brackets:
        return
    words = _Words(context)
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
        # a verb may be told by the word before its bracket only: Ada [visits] Norway
        first = next((node.at for node in brackets if words.has_verb(bodies[node.at])), brackets[0].at)
        yield first, "without what stands in brackets the sentence has no verb", "let the verb stand outside"


class _Words:
    """The small words of a language that a sentence cannot end or begin with."""

    def __init__(self, context: CheckContext) -> None:
        self.conjunctions = context.terms("conjunctions")
        self.articles = context.terms("articles")
        self.prepositions = context.terms("prepositions")
        self.relatives = context.terms("relatives")
        self.auxiliaries = context.terms("auxiliaries")
        self.verbs = context.terms("verbs")
        self.no_verbs = context.terms("no_verbs")
        self.agree = context.language.verbs.agree
        self.small = self.conjunctions | self.articles | self.prepositions | self.relatives

    def has_verb(self, text: str) -> bool:
        """Whether something in it can be the verb, as far as can be seen cheaply."""
        if AGREES in text:
            return True
        if any(word in self.verbs or (word.endswith("ed") and len(word) > 3) for word in _words(text)):
            return True
        return any(self._is_verb(match["word"], match["before"]) for match in _AFTER_A_WORD.finditer(text))

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
            case Reference("themselves"):
                found.append("themselves")
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


class Gap:
    """The place of a bracket that is left out: what stands before it and after it, as words and as written."""

    def __init__(self, before: str, after: str, body: str) -> None:
        self.before, self.body = before, body
        self.rest = re.sub(r"^[\ue000-\uefff ]+", lambda gaps: " " if " " in gaps[0] else "", after)
        pauses = before.rstrip().endswith((",", ";", ":", PERSON + "X"))
        self.last = next(reversed(_words(before)), "") if not pauses else ""
        self.following = next(iter(_words(self.rest)), "")
        self.inside = next(iter(_words(body)), "")

    @property
    def ends(self) -> bool:
        """Whether the sentence, or a part of it, ends here."""
        return not self.rest.strip() or self.rest.lstrip()[0] in ".,;:!?)"

    @property
    def opens(self) -> bool:
        """Whether the sentence begins here."""
        return not re.sub(r"[\ue000-\uefff\s]", "", self.before)


def gaps(nodes: Nodes) -> Iterator[tuple[int, Gap]]:
    """Each bracket left out by itself, with what stands in it, all others kept: its offset, and what is left."""
    brackets = [node for node in walk(nodes) if isinstance(node, Optional)]
    everything = frozenset(node.at for node in brackets)
    sign = chr(GAP)
    for node in brackets:
        text = _spell(nodes, everything - {node.at}, {node.at: sign})
        if sign in text:
            before, _, after = text.partition(sign)
            yield node.at, Gap(before, after, _spell(node.body, everything, {}))


def _left_out(
    text: str, sign: str, at: int, body: str, words: _Words, by_sign: dict[str, int]
) -> Iterator[tuple[int, str, str]]:
    """What goes wrong around one gap: the first of `_BREAKS` that finds something."""
    start = text.index(sign)
    before, after = text[:start], text[start + 1 :]
    if before and by_sign.get(before.rstrip(" ")[-1:]) is not None:
        return  # the gap before it is looked at, with what follows both
    gap = Gap(before, after, body)
    if found := next((found for breaks in _BREAKS if (found := breaks(gap, words))), None):
        yield at, *found


def _dangles(gap: Gap, words: _Words) -> tuple[str, str] | None:
    if not gap.last or not gap.ends:
        return None
    belongs = gap.inside in words.small or gap.body.lstrip().startswith(",")
    if gap.last in words.conjunctions | words.articles or (gap.last in words.prepositions and not belongs):
        where = "the sentence ends" if not gap.rest.strip(" .!?") else "a part of the sentence ends"
        return f"without this bracket {where} in “{gap.last}”", f"take “{gap.last}” into the bracket: [ {gap.last} …]"
    return None


def _doubles(gap: Gap, words: _Words) -> tuple[str, str] | None:
    if gap.ends or not gap.following or gap.last not in words.conjunctions | words.articles:
        return None
    if gap.following in words.conjunctions or (gap.last in words.articles and gap.following in words.small):
        message = f"without this bracket “{gap.last}” stands before “{gap.following}”"
        return message, "take one of the two into the bracket"
    return None


def _begins(gap: Gap, words: _Words) -> tuple[str, str] | None:
    if not gap.opens or gap.rest.lstrip().startswith(PERSON):
        return None
    if gap.following and gap.following in words.conjunctions | words.relatives:
        message = f"without this bracket the sentence begins with “{gap.following}”"
        return message, f"take “{gap.following}” into the bracket: [… {gap.following} ]"
    return None


def _joins(gap: Gap, words: _Words) -> tuple[str, str] | None:
    touches = gap.before[-1:].isalnum() and (gap.rest[:1].isalnum() or gap.rest[:1] in (PERSON, AGREES))
    if touches and gap.body != gap.body.strip():
        message = f"without this bracket “{gap.last}” and the word after it run together"
        return message, "leave one space outside the bracket"
    return None


def _parts_by_comma(gap: Gap, words: _Words) -> tuple[str, str] | None:
    comma = re.match(rf"\s*,\s*({AGREES})?(\w+)", gap.rest)
    if comma is None or (comma[1] is None and comma[2].lower() not in words.auxiliaries):
        return None
    if gap.body.lstrip().startswith(",") and not gap.body.rstrip().endswith(","):
        return f"without this bracket a comma stands before “{comma[2]}”", "take both commas into the bracket: [, … ,]"
    return None


_BREAKS = (_dangles, _doubles, _begins, _joins, _parts_by_comma)


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


RULES = (Rule("broken-bracket", broken_bracket),)

"""A sentence with what was found in it, as a tree of the notation; and the proof that it gives back the source.

In: a sentence, its mentions, verbs, cuts and series. Out: nodes, whose `source` is written into a profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presskit.language import Language
from presskit.notation import (
    Item,
    List,
    Node,
    Nodes,
    NotationError,
    Optional,
    Reference,
    Text,
    Verb,
    merged,
    parse,
    source,
)
from presskit.prose.lists import Series
from presskit.prose.person import Mention, Subject
from presskit.prose.tails import Cut
from presskit.prose.verbs import Mark


@dataclass(frozen=True)
class Marked:
    """A sentence and its marks."""

    text: str
    mentions: Sequence[Mention] = ()
    verbs: Sequence[Mark] = ()
    cuts: Sequence[Cut] = ()
    series: Sequence[Series] = ()

    def nodes(self) -> Nodes:
        """The tree of the sentence."""
        return merged(self._between(0, len(self.text)))

    def _between(self, start: int, end: int) -> Iterator[Node]:
        """The nodes of a stretch of the text; what opens first is outside of what opens at the same place."""
        at = start
        while at < end:
            following = self._next(at, end, (start, end))
            if following is None:
                yield Text(self.text[at:end])
                return
            if following[0] > at:
                yield Text(self.text[at : following[0]])
            yield self._node(following)
            at = following[1]

    def _next(self, at: int, end: int, within: tuple[int, int]) -> tuple[int, int, object] | None:
        """The widest of what begins first at or after an offset and ends within the stretch."""
        marks: list[Mention | Mark | Cut | Series] = [*self.mentions, *self.verbs, *self.cuts, *self.series]
        inside = [
            (mark.start, mark.end, mark) for mark in marks
            if at <= mark.start and mark.end <= end
            if (mark.start, mark.end) != within or not isinstance(mark, Cut | Series)
        ]  # fmt: skip
        return min(inside, key=lambda mark: (mark[0], -mark[1]), default=None)

    def _node(self, found: tuple[int, int, object]) -> Node:
        start, end, mark = found
        match mark:
            case Cut(_, _, why, together):
                return Optional(merged(self._between(start, end)), third=why == "third person", together=together)
            case Series(_, _, items, ended, least):
                last = len(items) - 1
                return List(
                    tuple(
                        Item(merged(self._between(*item)), ending=ended and at == last) for at, item in enumerate(items)
                    ),
                    least=least,
                )
            case Mention(_, _, form, by_name):
                said = self.text[start:end]
                name = said.replace("'", "’") if by_name else ""
                return Reference(
                    form, capital=bool(name) or (said[0].isupper() and (said != "I" or not start)), name=name
                )
            case Mark(_, _, text):
                return Verb(text)
        raise AssertionError(mark)


def proven(marked: Marked, subject: Subject, language: Language) -> str:
    """The sentence in the notation; "" where it would not give back the source with all marks kept."""
    try:
        written = source(marked.nodes())
        tree = parse(written)
    except NotationError:
        return ""
    back = "".join(_said(tree, _Spoken(marked), subject, language))
    return written if _same(back, marked.text) else ""


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same letter for letter, but for the kind of apostrophe."""
    return one.replace("'", "’") == other.replace("'", "’")


class _Spoken:
    """The mentions and verbs of a sentence in order, each with what its author wrote there."""

    def __init__(self, marked: Marked) -> None:
        places: list[Mention | Mark] = [*marked.mentions, *marked.verbs]
        self.places = sorted(places, key=lambda mark: mark.start)
        self.text = marked.text
        self.plural = False

    def take(self) -> tuple[Mention | Mark, str]:
        mark = self.places.pop(0)
        return mark, self.text[mark.start : mark.end]


def _said(nodes: Nodes, spoken: _Spoken, subject: Subject, language: Language) -> Iterator[str]:
    """What the tree says with all that it has, in the pronouns of its author."""
    for node in nodes:
        match node:
            case Text(text):
                yield text.replace("\\*", "*")
            case Optional(body):
                yield from _said(body, spoken, subject, language)
            case List(items):
                yield _listed(items, ["".join(_said(item.body, spoken, subject, language)) for item in items], language)
            case Reference():
                yield _called(node, spoken, subject, language)
            case Verb(word):
                mark, said = spoken.take()
                agreed = word if not spoken.plural else language.verbs.agree(word, language.verbs.number(subject.voice))
                yield (
                    said if isinstance(mark, Mark) and (word[0] == "’" or _same(agreed.lower(), said.lower())) else "\0"
                )
            case _:
                yield "\0"


def _listed(items: Sequence[Item], texts: Sequence[str], language: Language) -> str:
    """The items of a list as the language joins them; an ending brings a comma of its own."""
    if not items[-1].ending:
        return "".join(text + joint for text, joint in zip(texts, (*language.joints(texts), ""), strict=True))
    joints = language.joints(texts[:-1], ended=True)
    last = texts[-1] if texts[-1].startswith(",") else joints[-1] + texts[-1]
    return "".join(text + joint for text, joint in zip(texts[:-1], (*joints[:-1], ""), strict=True)) + last


def _called(node: Reference, spoken: _Spoken, subject: Subject, language: Language) -> str:
    mark, said = spoken.take()
    if not isinstance(mark, Mention) or mark.form != node.form:
        return "\0"
    if node.form == "they":
        spoken.plural = not node.name and language.verbs.number(subject.voice) != "singular"
    if node.name:
        return node.name
    word = language.pronoun(subject.voice, node.form)
    return word[:1].upper() + word[1:] if said[0].isupper() else word

"""What each of the author's sentences can become: its longest reading, its shortest, and each part left out by itself.

In: a profile that was filtered for its audience. Out: `Readings` of every `[[bio]]` sentence, in the order of the file.
No limit chooses here: it is for whoever writes the sentences and wants to read what brackets make of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from presskit.grammar import Language, Voice
from presskit.markup import plain
from presskit.notation import Item, List, Nodes, Optional, source, walk
from presskit.profile import Bio, Profile
from presskit.words.count import words
from presskit.words.draft import without_added_stop
from presskit.words.material import manner, to_come, written
from presskit.words.parts import Kept, Part, everything
from presskit.words.realise import Manner, State, realise
from presskit.words.sentence import Sentence

Silent = Literal["", "early", "plain", "needs"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it reads, its words counted; `left_out`: what of its notation is gone, and `at` which offset."""

    text: str
    words: int
    left_out: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Readings:
    """What one sentence can become; `silent`: why it is not told at all, "" for one that is.

    "early": what it is about has not begun; "plain": it names the person in plain words, which the first person cannot
    tell; "needs": what it needs is not told, or there are too many sentences.
    """

    entry: Bio
    longest: Reading | None = None
    shortest: Reading | None = None
    without: tuple[Reading, ...] = ()
    silent: Silent = ""


def readings(profile: Profile, voice: Voice, as_of: datetime.date, language: Language) -> list[Readings]:
    """Those of every sentence, each as it reads after the ones before it; the first one names the person."""
    told = {sentence.key: sentence for sentence in written(profile, voice, as_of, language)}
    waiting = to_come(profile, as_of)
    spoken = manner(profile, voice, language)
    state, found = State(whole=True), list[Readings]()
    for entry in profile.bio:
        sentence = told.get(entry.key)
        if sentence is None:
            found.append(Readings(entry, silent=_why_not(entry, voice, waiting)))
            continue
        known = _of(entry, sentence, spoken, state)
        _, state = realise(sentence.nodes, everything(sentence.parts), spoken, past=sentence.past, state=state)
        found.append(known)
    return found


def _why_not(entry: Bio, voice: Voice, waiting: tuple[str, ...]) -> Silent:
    if entry.key in waiting:
        return "early"
    return "plain" if voice == "first" else "needs"


def _of(entry: Bio, sentence: Sentence, spoken: Manner, state: State) -> Readings:
    whole = everything(sentence.parts)

    def read(kept: Kept, left_out: str = "", at: int = 0) -> Reading:
        # a text that lacks something names the person in full
        before = state if kept == whole else state._replace(whole=False)
        said = realise(sentence.nodes, kept, spoken, past=sentence.past, state=before)[0]
        text = plain(without_added_stop(said, sentence))
        return Reading(text, words(text), left_out, at)

    shown = {node.at: node for node in _shown(sentence.nodes)}
    without = tuple(
        read(
            _less(whole, gone, sentence.parts),
            " ".join(_named(shown[part.at]) for part in gone),
            _where(shown[gone[0].at]),
        )
        for gone in _alone(sentence.parts)
    )
    return Readings(entry, read(whole), _shortest(sentence, spoken, state), without)


def _shortest(sentence: Sentence, spoken: Manner, state: State) -> Reading:
    """The sentence with nothing that may be left out; its author's shorter wording, if it has one."""
    told = sentence.shorter() or sentence
    before = state._replace(whole=False) if told.parts or told is not sentence else state
    said = realise(told.nodes, frozenset(), spoken, past=told.past, state=before)[0]
    text = plain(without_added_stop(said, told))
    return Reading(text, words(text))


def _alone(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """What can be left out by itself: a bracket, an item with those behind it, all brackets that go together."""
    together = tuple(part for part in parts if part.together)
    for part in parts:
        if not part.together:
            yield (part,)
        elif part is together[0]:
            yield together


def _less(whole: Kept, gone: tuple[Part, ...], parts: tuple[Part, ...]) -> Kept:
    """Everything but these parts and what stands in them."""
    left = {part.at for part in gone}
    for part in parts:
        if part.within in left:
            left.add(part.at)
    return whole - left


def _shown(nodes: Nodes) -> Iterator[Optional | Item]:
    for node in walk(nodes):
        if isinstance(node, Optional):
            yield node
        elif isinstance(node, List):
            yield from node.items


def _where(node: Optional | Item) -> int:
    """Where the part begins in the text: an item with its semicolon."""
    return node.at if isinstance(node, Optional) else node.at - 1


def _named(node: Optional | Item) -> str:
    """The part as it is written."""
    return source((node,)) if isinstance(node, Optional) else f"; {source(node.body)}"

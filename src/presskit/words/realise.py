"""A sentence's tree into its words: who is meant, which verb form, which tense, a clean surface.

In: the tree, the parts that are kept, how the person is spoken of, what was said before. Out: the text of one
sentence, and what is then said. The rule of reference: not yet named, the full name; then the pronoun; after
three sentences of pronouns, the short name, as a subject. Where the author chose a name, it is said as it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple, cast

from presskit.grammar import Language, Voice
from presskit.language import Number, capitalised, untidy
from presskit.notation import Form, List, Mention, Nodes, Optional, Reference, Tensed, Text, Verb
from presskit.profile.names import title_of
from presskit.words.parts import Kept, everything, parts

MOST_BESIDE: Final = 5
"""Words of a trade that may stand between a front and the name."""

LONGEST_RUN: Final = 3
"""Sentences in a row that may hold no name: people write 1.8 on average, one in ten writes more than 3."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the person is spoken of, in a whole text. `pronouns`: he, she, they or name.

    `chosen`: the author's sentences say by which names, {Strand}, so that no rule puts one in place of a pronoun;
    `usual`: the short one that they have most, "" if none; `title`: one that they put before a name; `speaks`: whether
    a host introduces a speaker, or a guest; `trade`: what who has no pronoun may be called, "" for others.
    """

    name: str
    short_name: str
    pronouns: str
    voice: Voice
    language: Language
    chosen: bool = False
    usual: str = ""
    title: str = ""
    speaks: bool = True
    trade: str = ""

    def introduced(self, form: Form, *, again: bool = False) -> str:
        """What a host calls the person before the name."""
        return self.language.introduced(form, again=again, speaks=self.speaks)

    def titled(self, title: str) -> str:
        """The name behind a title, unless it has that."""
        return f"{title} {self.name}" if title and title not in self.name else self.name

    @property
    def familiar(self) -> bool:
        """Whether the name after the first mention is the given name: a text about them has the pronoun instead."""
        first, *rest = self.name.split(" ")
        return bool(rest) and self.short_name == first and self.pronouns != "name"


class State(NamedTuple):
    """What was said before: whether the person was named, and in how many sentences since then not.

    `whole`: nothing of the author's is left out, so that every mention is as they have it. `apart`: what stood before
    this sentence is left out, so that the name that its author chose may stand right behind another.
    """

    named: bool = False
    run: int = 0
    whole: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where something was left out."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a list begins: its first item may ask for another article."""


_GAP: Final = _Gap()
_START: Final = _Start()

Leaf = Text | Reference | Mention | Verb | Tensed | _Gap | _Start


def realise(nodes: Nodes, kept: Kept, manner: Manner, *, past: bool = False, state: State) -> tuple[str, State]:
    """The sentence with these parts, and the state after it. `past`: the fact that it tells has ended.

    A sentence of which nothing is left out comes out letter for letter, but for straight quotes, line ends and a stop.
    """
    (said,) = realise_in(nodes, kept, manner, past=past, states=(state,))
    return said


def as_written(nodes: Nodes, manner: Manner, state: State) -> tuple[str, State]:
    """The sentence as its author wrote it, with all that it has, and the state after it.

    `state`: `State(whole=True)` before the first mention of the person. The first of a text says their name whatever
    the author called them; that is so where a reference holds none, {they}.
    """
    return realise(nodes, everything(parts(nodes)), manner, state=state)


def realise_in(
    nodes: Nodes, kept: Kept, manner: Manner, *, past: bool = False, states: Sequence[State]
) -> Sequence[tuple[str, State]]:
    """As `realise` after each of several states: what they have in common is done once."""
    return _said(tuple(_leaves(nodes, kept, manner)), manner, past, tuple(states))


@lru_cache(maxsize=2048)
def _said(
    leaves: tuple[Leaf, ...], manner: Manner, past: bool, states: tuple[State, ...]
) -> tuple[tuple[str, State], ...]:
    """As `realise_in` says it. Half of the ways to open a text come to the same words, and so do two engines."""
    people = [(at, leaf) for at, leaf in enumerate(leaves) if isinstance(leaf, (Reference, Mention))]
    result: list[tuple[str, State]] = []
    worded: dict[tuple[object, ...], str] = {}
    for state in states:
        called, numbers, after = _refer(leaves, people, manner, state)
        key = (*called.values(), *numbers.values())
        if key not in worded:
            worded[key] = _worded(leaves, called, numbers, manner, past=past)
        result.append((worded[key], after))
    return tuple(result)


def _worded(
    leaves: Sequence[Leaf], called: dict[int, str], numbers: dict[int, Number], manner: Manner, *, past: bool
) -> str:
    words: list[str] = []
    for at, leaf in enumerate(leaves):
        if isinstance(leaf, Text):
            word = "" if _lost_its_name(leaves, called, at) else leaf.text
        elif isinstance(leaf, Verb) and leaf.contracted:
            word = _contracted(leaves, called, numbers, at, manner)
        elif isinstance(leaf, Verb):
            verb = leaf.word if _begins(leaves, at, manner.language) else leaf.word[0].lower() + leaf.word[1:]
            word = manner.language.verbs.agree(verb, _number(leaves, numbers, at, manner.language))
        elif isinstance(leaf, Tensed):
            number = _number(leaves, numbers, at, manner.language)
            word = manner.language.verbs.agree(leaf.past if past else leaf.present, number)
        else:
            word = called.get(at, "")
        words.append(word)
    _mend_articles(leaves, words, manner.language)
    whole = _GAP not in leaves and any(untidy(leaf.text) for leaf in leaves if isinstance(leaf, Text))
    return manner.language.typography.finish("".join(words), keep=(manner.name, manner.short_name), whole=whole)


def _leaves(nodes: Nodes, kept: Kept, manner: Manner) -> list[Leaf]:
    """What is said, in order: brackets opened or gone, lists joined."""
    leaves: list[Leaf] = []
    for node in nodes:
        if isinstance(node, Text):
            leaves.append(node)
        elif isinstance(node, Optional):
            if node.at in kept and (not node.third or manner.voice == "third"):
                leaves += _leaves(node.body, kept, manner)
            else:
                leaves.append(_GAP)
        elif isinstance(node, List):
            leaves += _listed(node, kept, manner)
        else:
            leaves.append(cast("Leaf", node))  # a pattern's values are filled in before
    return leaves


def _listed(node: List, kept: Kept, manner: Manner) -> Iterator[Leaf]:
    """The items that are kept, joined; and the ending of the list, if it has one."""
    items = [item for place, item in enumerate(node.items) if place < node.least or item.ending or item.at in kept]
    ended = items[-1].ending
    said = [_leaves(item.body, kept, manner) for item in items]
    several = [*map(_text, said[:-1] if ended else said)]
    joints = [*manner.language.joints(several, ended=ended), ""]
    comma = manner.language.typography.comma
    if ended and isinstance(first := said[-1][0], Text) and first.text.startswith(comma):
        # a comma of the author's own, which one item does not need
        own = first.text if len(several) > 1 else manner.language.space + first.text.lstrip(f"{comma} ")
        said[-1][0] = Text(own)
        joints[-2] = ""
    yield _START  # "a {engineer; artist}": the article is chosen here, too
    for some, joint in zip(said, joints, strict=True):
        yield from some
        if joint:
            yield Text(joint)


def _text(leaves: Sequence[Leaf]) -> str:
    return "".join(leaf.text for leaf in leaves if isinstance(leaf, Text))


# --- reference -----------------------------------------------------------------------------------


def _refer(
    leaves: Sequence[Leaf], people: Sequence[tuple[int, Reference | Mention]], manner: Manner, state: State
) -> tuple[dict[int, str], dict[int, Number], State]:
    """What the person is called at each place, the number of each subject, and the state afterwards.

    `people`: the leaves that speak of the person, with their places.
    """
    called: dict[int, str] = {}
    numbers: dict[int, Number] = {}
    mentioned = by_name = False
    named = state.named
    ahead = None if named else _named_later(leaves, people, manner.language)
    for at, leaf in people:
        if isinstance(leaf, Mention) and leaf.kind == "bare":
            called[at] = leaf.written
            continue
        tired = state.run >= LONGEST_RUN and not manner.chosen
        tired = tired and _takes_the_name(leaves, people, at, manner.language, by_name=by_name)
        opens = _opens(leaves, at)
        waits = ahead is not None and at < ahead
        text, number, is_name = _call(leaf, manner, named=named or waits, tired=tired, opens=opens, whole=state.whole)
        alone = not (
            at + 1 < len(leaves)
            and isinstance(beside := leaves[at + 1], Text)
            and beside.text.lstrip().startswith(("(", ","))
        )
        if (
            is_name
            and alone
            and state.apart
            and state.named
            and not state.run
            and at == people[0][0]
            and _opens(leaves, at)
        ):
            text, number, is_name = _by_pronoun(leaf, manner) or (text, number, is_name)
        capital = isinstance(leaf, Reference) and leaf.capital and text != leaf.name
        capital = capital and _begins(leaves, at, manner.language)
        called[at] = capitalised(text) if capital and not (is_name and text.islower()) else text
        if leaf.form == "they":
            numbers[at] = number
        mentioned, named = True, named or not waits
        by_name |= is_name
    if not mentioned:
        return called, numbers, state
    return called, numbers, State(True, 0 if by_name else state.run + 1, state.whole)


def _named_later(
    leaves: Sequence[Leaf], people: Sequence[tuple[int, Reference | Mention]], language: Language
) -> int | None:
    """The place of a name of the author's choice behind the front of its sentence, in which pronouns may stand.

    "Besides her practice, {Ada Strand} teaches": so it is written, so it is said.
    """
    place = next((at for at, leaf in people if isinstance(leaf, Reference) and leaf.name), None)
    if not place or place == people[0][0]:
        return None
    first, before = people[0], _text(leaves[:place])
    subject = first[1].form == "they" and _opens(leaves, first[0])
    behind = before.rpartition(language.typography.comma)
    fronted = language.typography.comma in _text(leaves[first[0] + 1 : place])  # of the front that has the pronoun
    near = fronted and len(behind[2].split()) <= MOST_BESIDE
    front = (near or _behind_comma(leaves, place, language)) and not language.typography.stops_within(before)
    return place if front and not subject else None


def _behind_comma(leaves: Sequence[Leaf], at: int, language: Language) -> bool:
    before = leaves[at - 1] if at else _GAP
    return isinstance(before, Text) and before.text.rstrip().endswith(language.typography.comma)


def _takes_the_name(
    leaves: Sequence[Leaf],
    people: Sequence[tuple[int, Reference | Mention]],
    at: int,
    language: Language,
    *,
    by_name: bool,
) -> bool:
    """Whether a pronoun here may give way to the name: the first of the sentence, or the subject behind its front.

    "Besides her practice, Strand teaches."
    """
    first = people[0][0]
    return at == first or (_behind_comma(leaves, at, language) and not _opens(leaves, first) and not by_name)


def _call(
    leaf: Reference | Mention, manner: Manner, *, named: bool, tired: bool, opens: bool, whole: bool
) -> tuple[str, Number, bool]:
    """A name or a pronoun; the number of the verb beside it; whether it is a name."""
    language, form = manner.language, leaf.form
    if manner.voice == "first":
        return language.pronoun("first", form), language.verbs.number("first"), False
    chosen = _chosen(leaf, manner)
    full = bool(chosen) and _is_full(chosen, manner.name)
    if full and named and not whole and (opens or manner.usual):  # the full name again, closer than its author has it
        if manner.usual:
            return _named(manner.usual, form, language), "singular", True
        chosen = ""
    if chosen and (named or whole or (full and not chosen.isupper())):
        return chosen, "singular", True
    if not named:
        if manner.voice == "mc":
            return manner.introduced(form), "singular", True
        name = manner.titled(title_of(chosen) if chosen else manner.title)
        comma = language.typography.comma if form == "they" and language.typography.comma in name else ""
        return _named(name, form, language) + comma, "singular", True
    if manner.voice == "mc":
        short = manner.introduced(form, again=True)
        tired = False  # the name comes last, so it cannot stand in between
    else:
        short = _named(manner.short_name, form, language)
    by_name = tired and form == "they" and not manner.familiar
    if isinstance(leaf, Mention):
        if leaf.kind == "pronoun":
            return leaf.written, "singular", False
        # plain prose tells neither case nor the verb: a pronoun only where it is surely right
        by_name |= (not opens or manner.pronouns == "they") and form in ("they", "their")
    if manner.pronouns == "name" or by_name:
        return short, "singular", True
    return language.pronoun(manner.pronouns, form), language.verbs.number(manner.pronouns), False


def _by_pronoun(leaf: Reference | Mention, manner: Manner) -> tuple[str, Number, bool] | None:
    """A pronoun in place of a name at the beginning of a sentence, where the person has one."""
    if manner.voice != "third" or manner.pronouns in ("they", "name") or leaf.form not in ("they", "their"):
        return None
    return manner.language.pronoun(manner.pronouns, leaf.form), "singular", False


def _chosen(leaf: Reference | Mention, manner: Manner) -> str:
    """The name that the author chose for this place, which the third person says as it is written; "" if none."""
    if manner.voice != "third":
        return ""
    if isinstance(leaf, Reference):
        return leaf.name
    return leaf.written if manner.chosen and leaf.kind == "name" else ""


def usual_name(names: Iterable[str], name: str, language: Language) -> str:
    """Of the names that an author chose, the one that is no possessive nor all of `name` and stands there most; what
    has no word of it (His Grace) is none."""
    own = _words_in(name)
    short = Counter(
        each
        for each in names
        if not own.isdisjoint(_words_in(each)) and not _is_full(each, name) and not language.is_possessive(each)
    )
    return short.most_common(1)[0][0] if short else ""


def _is_full(written: str, name: str) -> bool:
    """Whether the author's form holds all of the name: Dr. Ada M. Strand."""
    return _words_in(written) >= _words_in(name)


def _words_in(name: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", name)}


def _named(name: str, form: Form, language: Language) -> str:
    return language.possessive(name) if form in ("their", "theirs") else name


_SILENT: Final = (_GAP, _START)


def _opens(leaves: Sequence[Leaf], at: int) -> bool:
    """Whether nothing is said before this."""
    return not any(leaf.text.strip() if isinstance(leaf, Text) else leaf not in _SILENT for leaf in leaves[:at])


def _begins(leaves: Sequence[Leaf], at: int, language: Language) -> bool:
    """Whether a sentence begins here: in "[In 2023 ]{They} {Is}" a capital says nothing."""
    for leaf in reversed(leaves[:at]):
        if leaf in _SILENT or (isinstance(leaf, Text) and language.typography.opens(leaf.text)):
            continue
        return isinstance(leaf, Text) and language.typography.begins_after(leaf.text)
    return True


def _number(leaves: Sequence[Leaf], numbers: dict[int, Number], at: int, language: Language) -> Number:
    """The number of a verb's subject: the last {they} before it, unless a "which" or "who" stands between."""
    between = ""
    for before in range(at - 1, -1, -1):
        if before in numbers:
            return "singular" if language.verbs.turns_away(between) else numbers[before]
        leaf = leaves[before]
        if isinstance(leaf, Text):
            between = leaf.text + between
    follows = next((place for place in range(at + 1, len(leaves)) if leaves[place] != Text(" ")), None)
    return numbers.get(follows, "singular") if follows is not None else "singular"


_LETTERS: Final = re.compile(r",? [A-Z][A-Za-z.]*(?:,? [A-Z][A-Za-z.]*)*,?| \([a-z]+(?:/[a-z]+)+\)")
"""What stands behind a name and means a degree, an order, or the pronouns."""


def _lost_its_name(leaves: Sequence[Leaf], called: dict[int, str], at: int) -> bool:
    """Whether a text is the letters, or the pronouns, behind a name in whose place a pronoun stands."""
    text, before = leaves[at], at - 1
    if not (isinstance(text, Text) and _LETTERS.fullmatch(text.text)):
        return False
    while before > 0 and isinstance(letters := leaves[before], Text) and _LETTERS.fullmatch(letters.text):
        before -= 1
    name = leaves[before] if before >= 0 else _GAP
    return isinstance(name, Reference) and bool(name.name) and name.name not in called[before]


def _contracted(
    leaves: Sequence[Leaf], called: dict[int, str], numbers: dict[int, Number], at: int, manner: Manner
) -> str:
    """A contraction: to a pronoun, or to the name to which its author wrote it; else the verb in full."""
    verb = leaves[at]
    assert isinstance(verb, Verb)
    number = _number(leaves, numbers, at, manner.language)
    subject = leaves[at - 1] if at else _GAP
    said = called.get(at - 1, "")
    full = isinstance(subject, (Reference, Mention)) and not (
        (isinstance(subject, Reference) and said == subject.name)
        or any(said.lower() == forms["they"].lower() for forms in manner.language.pronouns.values())
    )
    following = "".join(leaf.text for leaf in leaves[at + 1 :] if isinstance(leaf, Text))
    return manner.language.verbs.contracted(verb.word, number, following, full=full)


# --- surface -------------------------------------------------------------------------------------


def _mend_articles(leaves: Sequence[Leaf], words: list[str], language: Language) -> None:
    """Chooses an article anew where something was left out between it and the word that follows."""
    before: int | None = None
    for at, leaf in enumerate(leaves):
        if leaf not in _SILENT:
            before = at if words[at] else before
            continue
        if before is None or not (article := language.article_at_the_end(words[before])):
            continue
        after = next((word for word in words[at + 1 :] if word), "")
        if article[0][0].isupper() and any(
            word.strip() for word in (*words[:before], words[before][: article.start()])
        ):
            continue  # Series A, vitamin A
        apart = words[before][-1].isspace() or after[:1].isspace()
        if apart and after.strip()[:1].isalnum():
            chosen = language.article(after.lstrip())
            chosen = capitalised(chosen) if article[0][0].isupper() else chosen
            words[before] = words[before][: article.start()] + chosen + words[before][article.end() :]

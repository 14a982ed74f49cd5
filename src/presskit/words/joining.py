"""How presskit's sentences go on from one another, so that not each begins with the person.

In: the sentences of a text, each by the pronoun and by the name. Out: the same, of which some have taken in the one
behind them. Joined are what was done, the later behind the earlier; what has been done; what goes on; two things that
somebody is. What somebody is may stand before what they do: "A diver, she maps reefs." Never are three joined. Of three
sentences in a row that begin with the person, the third has its date before them, or says their name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from presskit.grammar import Language
from presskit.grammar.said import said
from presskit.markup import plain
from presskit.notation import Node, Nodes, Optional, Reference, Text, Verb
from presskit.words.count import words
from presskit.words.realise import Manner
from presskit.words.sentence import Pick
from presskit.words.topics import table_of

LONGEST: Final = 34
LONGEST_OF_TWO: Final = 24
"""Words of two that become one, and of each of them."""

KINDS: Final = (
    ("work", "volunteering", "memberships", "numbers"),
    ("work", "volunteering", "education", "certificates"),
    ("projects", "publications", "shows", "awards", "person"),
)
"""Tables of which one sentence may tell: what somebody holds, their path, what they made and what it was given."""

POSTS: Final = ("work", "volunteering")
PATH: Final = KINDS[1]
STUDIES: Final = ("education", "certificates")

ALIKE: Final = 2
"""Words besides years that two sentences may have in common: with more, a name would stand there twice."""

MOST_AND: Final = 3
"""How many lists two that become one may have."""

IN_A_ROW: Final = 3
"""The first sentence in a row that does not begin with the same pronoun, where it can begin otherwise."""


def joined(
    picks: Sequence[Pick],
    texts: Sequence[str],
    by_name: Sequence[str],
    manner: Manner,
    names: Iterable[str] = (),
    *,
    with_names: bool = True,
) -> tuple[list[Pick], list[str]]:
    """These sentences in their order, and their texts, "" for one that the sentence before it has taken in.

    `by_name`: the same, in which the person is called by name; `names`: what may be said shorter where it was named
    before; `with_names`: whether a name may stand for a pronoun, which may be longer.
    """
    subjects = _subjects(manner)
    if not subjects:
        return list(picks), list(texts)
    shorter = [name for name in names if " " in name]
    both = zip(
        _named_once(picks, texts, shorter, manner.language),
        _named_once(picks, by_name, shorter, manner.language),
        strict=True,
    )
    waiting = [
        _Said(pick, text, named, subjects, manner.language) for pick, (text, named) in zip(picks, both, strict=False)
    ]
    found: list[_Said | None] = []
    at = 0
    while at < len(waiting):
        here, *after = waiting[at : at + 4]
        if after[1:] and not here.until(after[0]) and here.until(after[1]):
            after[:2] = waiting[at + 1 : at + 3] = after[1::-1]  # what goes on from it comes before what is between
        kept_for_the_next = any(after[0].until(each) for each in after[1:])
        whole = here.with_(after[0], first=at == 0) if after and not kept_for_the_next else None
        found += [whole, None] if whole else [here]
        at += 2 if whole else 1
    return [each.pick for each in waiting], _varied(found, manner, with_names=with_names)


def _varied(found: Sequence[_Said | None], manner: Manner, *, with_names: bool) -> list[str]:
    """The texts, of which no three in a row begin with the same pronoun if one can begin otherwise."""
    texts, row, before = list[str](), 0, ""
    for each in found:
        if each is None:
            texts.append("")
            continue
        text = each.text
        row = row + 1 if each.begins else 0
        dated = manner.language.grammar.dated_first(text, each.begins) if row >= IN_A_ROW - 1 else ""
        if dated or row >= IN_A_ROW:
            alone = manner.short_name not in f"{before} {text}"  # no "with Kim Vale. Vale opened"
            named = with_names and each.named != text and alone
            text, row = (dated, 0) if dated else (each.named, 0) if named else (text, row)
        texts.append(text)
        before = text
    return texts


def _named_once(picks: Sequence[Pick], texts: Sequence[str], names: Sequence[str], language: Language) -> list[str]:
    """The sentences, in which a name that one before them has is said shorter."""
    found, before = list[str](), set[str]()
    for at, text in enumerate(texts):
        here = dict.fromkeys(name for name in names if name in text)  # in their order: the same text on every run
        for name in [each for each in here if each in before and at < len(picks) and not picks[at][0].written]:
            text = language.grammar.named_before(text, name, before - {name})
        found.append(text)
        before.update(here)
    return found


def _subjects(manner: Manner) -> tuple[str, ...]:
    """The person as a sentence begins with them once they are named; none where a host speaks of them."""
    language, pronouns = manner.language, "first" if manner.voice == "first" else manner.pronouns
    if manner.voice == "mc":
        return ()
    if pronouns not in language.pronouns:
        return (manner.short_name,)
    return (language.pronoun(pronouns, "they"), manner.short_name)


def _begins(text: str, subjects: Sequence[str]) -> str:
    """With which of the names of its subject a sentence begins; "" with none."""
    return next((text[: len(each)] for each in subjects if text.casefold().startswith(f"{each.casefold()} ")), "")


@dataclass(frozen=True)
class _Said:
    """A sentence in its words: by the pronoun, and by the name."""

    pick: Pick
    text: str
    named: str
    subjects: Sequence[str]
    language: Language

    @cached_property
    def begins(self) -> str:
        """The subject with which it begins; "" for an author's sentence and what begins otherwise."""
        return "" if self.pick[0].written else _begins(self.text, self.subjects)

    @cached_property
    def table(self) -> str:
        return table_of(self.pick[0].key)

    @cached_property
    def years(self) -> list[str]:
        return re.findall(r"\b\d{4}\b", self.text)

    @cached_property
    def verb(self) -> tuple[str, str]:
        """The verb behind the person, in the present where its form hangs on them, and then the word behind it."""
        verb, *after = _behind(self.pick[0].nodes)
        if isinstance(verb, Verb):
            follows = after[0].text.split()[:1] if after and isinstance(after[0], Text) else []
            return verb.word, "".join(follows)
        return (verb.text.split()[0], "") if isinstance(verb, Text) and verb.text.startswith(" ") else ("", "")

    @cached_property
    def is_done(self) -> bool:
        """Whether it tells what was done."""
        return self.verb[1] == "" or self.verb[0] in self.language.grammar.tenses.values()

    @property
    def is_plainly_done(self) -> bool:
        return self.is_done and not self.has_been_done

    @cached_property
    def has_been_done(self) -> bool:
        return self.verb[0] == self.language.alike.perfect

    @cached_property
    def _names(self) -> set[str]:
        """The words of names in it."""
        return {word for word in self.language.typography.words(plain(self.text))[1:] if word[0].isupper()}

    @cached_property
    def _bare(self) -> str:
        return re.sub(r"\*[^*]*\*|\([^)]*\)", "", self.text)

    @cached_property
    def lists(self) -> bool:
        """Whether it holds a list, or a comma."""
        listing = self.language.alike.listing
        return "," in self._bare or not listing.isdisjoint(re.findall(r"\w+", self._bare.casefold()))

    @cached_property
    def is_one_clause(self) -> bool:
        """Whether nothing begins another, nor has it a second verb."""
        words_ = re.findall(r"\w+", self._bare.casefold())
        one = not re.search(r"[;:–]", self._bare) and self.language.alike.relative.isdisjoint(words_)
        return one and not self.language.grammar.has_two_verbs(self.text)

    def with_(self, other: _Said, *, first: bool) -> _Said | None:
        """The two in one; None where they stand better apart."""
        if both := self.until(other):
            return replace(self, text=both, named=both.replace(self.text[:-1], self.named[:-1], 1))
        stop = self.language.typography.stop
        if first or not (self.begins and other.begins and self.verb[0] and other.verb[0]):
            return None
        if not (self.text.endswith(stop) and other.text.endswith(stop)):
            return None
        lengths = [words(plain(each.text)) for each in (self, other)]
        if sum(lengths) > LONGEST or max(lengths) > LONGEST_OF_TWO:
            return None
        subjects = (self.begins, other.begins)
        able = self.is_one_clause and not self.lists and not (other.is_plainly_done and other.table in PATH)
        if able and (both := self.language.grammar.apposed(self.text, other.text, subjects)):
            return replace(self, text=both, named=both)
        if not self._goes_with(other):
            return None
        both, named = self._and(self.text, other.text, other), self._and(self.named, other.named, other)
        return replace(self, text=both, named=named)

    def _and(self, one: str, other: str, said_: _Said) -> str:
        """Two sentences as one; a verb that is the same is said once."""
        rest = other[len(_begins(other, self.subjects)) + 1 :]
        rest = rest.removeprefix(self._alike(said_))
        joint = self.language.joints(["", ""])[0]
        comma = self.language.typography.comma if self.lists else ""
        return f"{one[:-1]}{comma}{joint}{rest}"

    def _listing_with(self, other: _Said) -> int:
        """How many times the two say "and"."""
        said_ = re.findall(r"\w+", f"{self._bare} {other._bare}".casefold())
        return sum(each in self.language.alike.listing for each in said_)

    def _alike(self, other: _Said) -> str:
        """The verb of two sentences, where one says it for both: has shown A and B; "" where it is not the same."""
        return self.language.grammar.same_verb(*(each.text[len(each.begins) + 1 :] for each in (self, other)))

    def until(self, other: _Said) -> str:
        """The two in one, where the other tells what began when this was over, or what honour its work was given."""
        if not (self.begins or self.pick[0].opens) or other.pick[0].written:
            return ""
        return self.language.grammar.went_on(self.text, other.text, other.begins)

    def _goes_with(self, other: _Said) -> bool:
        """Whether what the other tells is of the same time and kind."""
        if self.verb == other.verb and not self._alike(other):
            return False
        if not self.is_one_clause or self.language.grammar.has_two_verbs(other.text):
            return False
        tables = {self.table, other.table}
        alike = self.table == other.table or any(tables <= {*kind} for kind in KINDS)
        ours, theirs = (said(plain(each.text[len(each.begins) :]), self.language) for each in (self, other))
        common = (ours & theirs) - said(self.verb[0], self.language)
        names = said(" ".join(self._names & other._names), self.language)
        if len(names - said(" ".join(self.language.alike.common), self.language)) > 2 * (self.table in POSTS):
            return False
        common -= said(" ".join(self.language.alike.common), self.language)
        if sum(not each.isdigit() for each in common) > ALIKE:
            return False
        if self.language.grammar.has_its_time(self.text, other.text) or self._listing_with(other) > MOST_AND:
            return False
        if self.has_been_done or other.has_been_done:  # has written A and has shown B; is a nurse and has worked in B
            alike &= other.has_been_done or self.table == other.table
            alike &= tables <= {*STUDIES} or not {*STUDIES} & tables
            return alike and not (other.is_plainly_done or (self.is_plainly_done and (self.years or other.years)))
        if not (self.is_done and other.is_done):
            return self.is_done == other.is_done and alike and not {*STUDIES} & tables
        in_order = bool(self.years and other.years) and self.years[-1] <= other.years[0]
        if self.years or other.years:
            on_the_path = tables <= {*PATH}
            # nobody knows which came first; but one studies before one works
            before = self.table in STUDIES and other.table not in STUDIES and not (self.years and other.years)
            return in_order or (before and on_the_path and other.verb[1] == "")
        return alike


def _behind(nodes: Nodes) -> Sequence[Node | None]:
    """What stands behind the person; None for nothing."""
    flat = [node for each in nodes for node in (each.body if isinstance(each, Optional) else (each,))]
    at = next((at for at, node in enumerate(flat) if isinstance(node, Reference)), len(flat))
    return [node for node in flat[at + 1 : at + 4] if not isinstance(node, Text) or node.text.strip()] or [None]

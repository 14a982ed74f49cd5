"""How presskit's sentences go on from one another, so that not each begins with the person.

In: the sentences of a text in their words. Out: the same, of which some have taken in the one behind them. Joined are
what was done, of one topic or one path, the later behind the earlier; two posts that are held; two things that somebody
is. What somebody is may stand before what they do: "A diver, she maps reefs." Never are three joined. And now and then
a date stands before the person: "In 2019 she founded Brio."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from presskit.grammar import Language
from presskit.grammar.said import said
from presskit.markup import plain
from presskit.notation import Node, Nodes, Optional, Reference, Text, Verb
from presskit.words.count import words
from presskit.words.realise import Manner
from presskit.words.sentence import Pick
from presskit.words.topics import table_of, topic_of

LONGEST: Final = 30
"""Words of two that become one."""

SHORT: Final = 24
"""Words of two that become one though they are of two topics."""

POSTS: Final = ("work", "volunteering")
PATH: Final = (*POSTS, "education", "certificates")
"""Tables that tell somebody's path."""

MADE: Final = ("projects", "publications", "shows")
"""Tables of what somebody made."""

ALIKE: Final = 1
"""Words besides years that two sentences may have in common: with more, a name would stand there twice."""


def joined(picks: Sequence[Pick], texts: Sequence[str], manner: Manner, names: Iterable[str] = ()) -> list[str]:
    """The texts of these sentences, "" for one that the sentence before it has taken in. `names`: what may be said
    shorter where it was named before."""
    subjects = _subjects(manner)
    if not subjects:
        return list(texts)
    texts = _named_once(picks, texts, [name for name in names if " " in name], manner.language)
    found = list(texts)
    sentences = [_Said(pick, text, subjects, manner.language) for pick, text in zip(picks, texts, strict=False)]
    at, row = 1, 0
    while at < len(sentences):
        here, *after = sentences[at : at + 3]
        kept_for_the_next = len(after) > 1 and after[0].until(after[1])
        both = here.with_(after[0], manner) if after and not kept_for_the_next else ""
        found[at : at + 2] = [both, ""] if both else found[at : at + 2]
        row = row + 1 if _begins(found[at], subjects) else 0
        if not both and row > 1 and here.begins:
            dated = manner.language.grammar.dated_first(here.text, here.begins)
            found[at], row = (dated, 0) if dated else (here.text, row)
        at += 2 if both else 1
    return found


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
    """A sentence in its words."""

    pick: Pick
    text: str
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

    def is_plain(self, *, without_tail: bool = False) -> bool:
        """Whether it has one clause and one stop, at its end; `without_tail`: up to its first comma."""
        bare = re.sub(r"\*[^*]*\*", "", self.text)
        bare = re.sub(r", .*\.$", ".", bare) if without_tail else bare
        listing = self.language.alike.listing
        return self.is_one_clause and "," not in bare and listing.isdisjoint(re.findall(r"\w+", bare.casefold()))

    @cached_property
    def is_one_clause(self) -> bool:
        """Whether nothing begins another, and its stop is at its end."""
        bare = re.sub(r"\*[^*]*\*", "", self.text)
        words_ = re.findall(r"\w+", bare.casefold())
        return not re.search(r"[;:()–]", bare) and self.language.alike.relative.isdisjoint(words_)

    def with_(self, other: _Said, manner: Manner) -> str:
        """The two in one; "" where they stand better apart."""
        if both := self.until(other):
            return both
        if not (self.begins and other.begins and self.verb[0] and other.verb[0]):
            return ""
        if not (
            self.text.endswith(self.language.typography.stop) and other.text.endswith(self.language.typography.stop)
        ):
            return ""
        length = words(plain(f"{self.text} {other.text}"))
        if length > LONGEST:
            return ""
        if self.verb != other.verb and self.is_done == other.is_done and self._goes_with(other, length):
            return f"{self.text[:-1]}{self.language.joints(['', ''])[0]}{other.text[len(other.begins) + 1 :]}"
        if manner.voice == "first" or not self.is_plain():
            return ""
        return self.language.grammar.apposed(self.text, other.text, (self.begins, other.begins))

    def until(self, other: _Said) -> str:
        """The two in one, where the other tells what began when this was over, or what honour its work was given."""
        if not self.begins or other.pick[0].written:
            return ""
        return self.language.grammar.went_on(self.text, other.text, other.begins)

    def _on_the_path(self, other: _Said) -> bool:
        return self.table in PATH and other.table in PATH

    def _goes_with(self, other: _Said, length: int) -> bool:
        """Whether what the other tells is of the same time and kind."""
        on_the_path = self._on_the_path(other)
        alike = topic_of(self.table) == topic_of(other.table) or on_the_path
        # "has written A and has worked in B, C and D": its verb parts the one from the other
        parted = other.is_one_clause and self.verb[0] == other.verb[0] == self.language.alike.perfect
        if not (self.is_plain() and (parted or other.is_plain(without_tail=True))):
            return False
        if not self.is_done:
            return parted or {self.table, other.table} <= {*POSTS}
        in_order = bool(self.years and other.years) and self.years[-1] <= other.years[0]
        if not alike:
            return length <= SHORT and {self.table, other.table} <= {*MADE} and not (self.years or other.years)
        common = said(plain(self.text), self.language) & said(plain(other.text), self.language)
        if sum(not each.isdigit() for each in common) > ALIKE:
            return False
        if not on_the_path:
            return not any(each.isdigit() for each in common)
        if not in_order and (self.years or other.years):
            # nobody knows which came first, or that it is over; but one studies before one works
            return self.table != other.table and not (self.years and other.years) and other.verb[1] == ""
        return in_order or self.table == other.table or other.verb[1] == ""  # "studied at A, and was dean of B"


def _behind(nodes: Nodes) -> Sequence[Node | None]:
    """What stands behind the person; None for nothing."""
    flat = [node for each in nodes for node in (each.body if isinstance(each, Optional) else (each,))]
    at = next((at for at, node in enumerate(flat) if isinstance(node, Reference)), len(flat))
    return [node for node in flat[at + 1 : at + 4] if not isinstance(node, Text) or node.text.strip()] or [None]

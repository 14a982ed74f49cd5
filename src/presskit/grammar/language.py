"""How words are put in a language: all that is asked of it where a sentence becomes text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from presskit.grammar.facts import Grammar
from presskit.language import Alike, Lengths, Prices, Typography, Verbs
from presskit.notation import Form


class Language(Protocol):
    """A language as sentences are put into words in it; `presskit.language.Language` is one, made of a data file."""

    @property
    def tag(self) -> str:
        """What the profile says: "en-GB"; what is worded is remembered by it."""

    @property
    def grammar(self) -> Grammar:
        """How facts are told in it."""

    def in_the_style_of(self, texts: Iterable[str]) -> Language:
        """The same language as these texts are written: with lists as they have them."""

    # --- how a text is set, and how long it takes ---

    @property
    def typography(self) -> Typography:
        """Marks of quotation, the apostrophe, what ends a sentence."""

    @property
    def space(self) -> str:
        """What stands between two sentences."""

    @property
    def words_per_minute(self) -> int:
        """How fast a host speaks."""

    @property
    def lengths(self) -> Lengths:
        """What is long and what is short in it."""

    @property
    def prices(self) -> Prices:
        """What words and sentences are worth where a text is chosen."""

    # --- the person ---

    @property
    def pronouns(self) -> Mapping[str, Mapping[Form, str]]:
        """The forms of each pronoun: he, she, they, first."""

    def pronoun(self, pronouns: str, form: Form) -> str:
        """One of them."""

    def possessive(self, name: str) -> str:
        """A name in the form of whose something is: `Strand’s`."""

    def is_possessive(self, name: str) -> bool:
        """Whether an author wrote a name in that form."""

    @property
    def possessive_ending(self) -> str:
        """A pattern of what such a name has behind it in prose."""

    def introduced(self, form: Form, *, again: bool, speaks: bool) -> str:
        """How a host speaks of a person whose name comes last: "our next speaker", or "our guest"."""

    def welcome(self, name: str) -> str:
        """The sentence with which a host ends."""

    # --- verbs, articles, lists ---

    @property
    def verbs(self) -> Verbs:
        """How verbs agree, and are contracted."""

    def article_at_the_end(self, text: str) -> re.Match[str] | None:
        """The article that ends a text, if it hangs on the sound of the word that follows."""

    def article(self, word: str) -> str:
        """That article before this word; asked only where `article_at_the_end` found one."""

    def joints(self, items: Sequence[str], *, ended: bool = False) -> tuple[str, ...]:
        """What stands between these items, from left to right; `ended`: and before an ending, "and elsewhere"."""

    def join(self, items: Sequence[str]) -> str:
        """The items with their joints."""

    # --- a line without name and stop ---

    def piece(self, kind: str, **values: str) -> str:
        """A piece of the line: former, known_for, author, national, life."""

    def joint_of_pieces(self, *, of_words: bool) -> str:
        """What stands between two pieces; `of_words`: where words are counted, it is none."""

    # --- what an author's sentence says ---

    @property
    def understands_prose(self) -> bool:
        """Whether `presskit.prose` understands sentences without marks."""

    @property
    def nouns_have_capitals(self) -> bool:
        """Whether every noun has a capital, so that one behind a name says nothing."""

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the twelve months, which have a capital and are no names of people."""

    @property
    def alike(self) -> Alike:
        """Whether two texts tell of the same thing."""

"""Verbs of a language: how one agrees with its subject, and how it is contracted.

In: the table `verbs` of a language's file, and a verb in the third person singular, or in the past. Out: its form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

Number = Literal["singular", "plural", "first"]
"""What a verb agrees with: a name or "she"; "they"; "I"."""


class Verbs:
    """Those of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def agree(self, verb: str, number: Number) -> str:
        """The verb (third person singular, or past) beside a subject: `has`, `they have`, `I am`.

        Only its first word changes: "is leading" becomes "are leading". A capital stays.
        """
        first, space, rest = verb.partition(" ")
        lower = first.lower().replace("’", "'")
        word = self._agreed(self._singular.get(lower, lower), number)
        if word == lower:
            return verb
        return (word[0].upper() + word[1:] if first[0].isupper() else word) + space + rest

    def _agreed(self, verb: str, number: Number) -> str:
        verbs = self._data
        if number == "singular":
            return verb
        if number == "first" and verb in verbs["first"]:
            return str(verbs["first"][verb])
        if verb in verbs["plural"]:
            return str(verbs["plural"][verb])
        for ending, other in self._endings:
            if ending.search(verb):
                return ending.sub(other, verb)
        return verb

    def contracted(self, verb: str, number: Number, following: str, *, full: bool) -> str:
        """The verb of a contraction ("’s") before these words: `’s`, `’ve`; in `full`, with a space before it, ` has`.

        What the language does not know stays.
        """
        contractions: Mapping[str, Any] = self._data.get("contractions", {})
        verbs = contractions.get(verb.replace("'", "’"))
        if not verbs:
            return verb
        done = len(verbs) > 1 and re.search(contractions["participle"], following)
        agreed = self.agree(verbs[-1 if done else 0], number)
        return f" {agreed}" if full else str(self._data["contracted"][agreed])

    def number(self, pronouns: str) -> Number:
        """What verbs agree with beside this pronoun."""
        if pronouns not in self._data["plural_with"]:
            return "singular"
        return "first" if pronouns == "first" else "plural"

    def turns_away(self, words: str) -> bool:
        """Whether a verb after these words belongs to something else than the subject before them."""
        return bool(self._relatives.search(words))

    def hangs(self, word: str) -> bool:
        """Whether a word hangs on the sentence before: also."""
        return word in self._data["hanging"]

    def is_dated(self, text: str) -> bool:
        """Whether a sentence begins with a year: In 2019, she …"""
        return re.match(self._data["dated"], text) is not None

    def says_what(self, text: str) -> bool:
        """Whether what stands beside a name says what somebody is: ", nun and physician,"."""
        return re.match(self._data["trade_beside"], text) is not None

    def boasts(self, text: str) -> bool:
        """Whether a sentence says of somebody what nobody says of themselves."""
        return re.search(self._data.get("boast", "(?!)"), text) is not None

    @cached_property
    def _endings(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(ending), other) for ending, other in self._data["endings"]]

    @cached_property
    def _singular(self) -> dict[str, str]:
        """The third person of forms that people put in braces instead: are, have, am."""
        verbs = self._data
        tables = (*verbs["first"].items(), *verbs["plural"].items())
        return {form: verb for verb, form in tables if verb != form}

    @cached_property
    def _relatives(self) -> re.Pattern[str]:
        forms = [form for word in self._data["relatives"] for form in (word, word.capitalize())]
        return re.compile(r"\b(?:" + "|".join(forms) + r")\b")  # not the WHO

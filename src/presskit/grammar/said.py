"""What a text says, as far as two of them are compared: the stems of its words without those that say nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from presskit.grammar.language import Language

LEAST: Final = 4
"""Letters that are left of a word without its ending."""


def said(text: str, language: Language) -> frozenset[str]:
    """The stems of the words of a text: "founded the Quay Prizes" says found, quay, priz."""
    alike = language.alike
    bare = re.sub(rf"(?<=\w)(?:{language.possessive_ending})\b", "", text).casefold()
    words = re.findall(r"[^\W_]+(?:[’'.][^\W_]+)*", bare)
    return frozenset(_stem(word, alike.endings) for word in words if word not in alike.empty)


@lru_cache(maxsize=4096)
def _stem(word: str, endings: str) -> str:
    stem = re.sub(endings, "", word)
    return stem if len(stem) >= LEAST else word.removesuffix("s") if len(word) > LEAST else word

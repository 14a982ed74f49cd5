"""Words that no list of English knows, in a text that somebody pasted: told, with the word that may be meant.

In: a paragraph. Out: where such a word stands. Names are not looked at, nor what stands in quotation marks, emphasis
or an address, nor a word beside another that nobody knows: that is another language. The list is SCOWL's
(`word_list/`); it is read when the first paragraph is.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from presskit.prose.english import words

_WORD = re.compile(r"(?<![\w’'@#/.-])[a-zà-ÿ]{4,}(?![\w’'@/]|-\w|\.\w)")
_QUIET = re.compile(r"https?:\S+|www\.\S+|\S+@\S+|\*[^*\n]+\*|“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’(?!\w)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FOREIGN_WITHIN = 4
"""Words on either side in which another unknown one makes both foreign."""


def unknown(text: str) -> Iterator[tuple[int, str]]:
    """The words that are in no list and near one that is, or two run together; each with what is told."""
    text = _QUIET.sub(lambda match: " " * len(match[0]), text)
    said = [(match.start(), match[0].lower()) for match in re.finditer(r"[^\W\d_]+", text)]
    strange = {at for at, (_, word) in enumerate(said) if not word.isascii() or (len(word) > 3 and not is_known(word))}
    places = {start: at for at, (start, _) in enumerate(said)}
    for match in _WORD.finditer(text):
        if is_known(match[0]) or match.start() not in places:
            continue
        at = places[match.start()]
        beside = range(at - _FOREIGN_WITHIN, at + _FOREIGN_WITHIN + 1)
        small = {other for other in strange.intersection(beside) if text[said[other][0]].islower()}
        capital = {other for other in strange.intersection((at - 1, at - 2)) if not said[other][1].isascii()}
        between = {at - 1, at + 1} <= strange  # Teatro alla Scala
        other = any(
            said[place][1] in words("slips.small_foreign") for place in (at - 1, at + 1) if 0 <= place < len(said)
        )
        if small == {at} and not (capital or between or other) and (meant := _meant(match[0])):
            yield match.start(), f"“{match[0]}” is in no list of English words; “{meant}” may be meant"


def is_known(word: str) -> bool:
    return word in _known() or word in words("slips.known") or word in words("nouns.free_roles")


@cache
def _known() -> frozenset[str]:
    """The list; each word has, in front of its rest, how many letters it shares with the one before."""
    data = lzma.decompress(Path(__file__).with_name("word_list").joinpath("words.xz").read_bytes()).decode()
    found, before = list[str](), ""
    for line in data.split("\n"):
        before = before[: int(line[0], 36)] + line[1:]
        found.append(before)
    return frozenset(found)


def _meant(word: str) -> str:
    """The word that differs by one slip of a finger, or the two of which it is made; "" if there is none."""
    for small in ("for", "and", "the", "with", "from", "that", "has", "was", "of", "in"):
        if word.endswith(small) and len(word) > len(small) + 3 and word.removesuffix(small) in _known():
            return f"{word.removesuffix(small)} {small}"
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = [one + two[1] + two[0] + two[2:] for one, two in parts if len(two) > 1]
    doubled = [one + one[-1] + two for one, two in parts if one]
    single = [one + two[1:] for one, two in parts if two]
    added = [one + letter + two for one, two in parts[1:] for letter in _LETTERS]
    changed = [one + letter + two[1:] for one, two in parts[1:] if two for letter in _LETTERS]
    near = [each for each in (*swapped, *doubled, *added, *changed, *single) if each in _known() and each[0] == word[0]]
    if near:
        return near[0]
    return next((f"{one} {two}" for one, two in parts[4:-3] if one in _known() and two in _known()), "")

"""A person's name taken apart: given and family name, letters after it, pronouns in brackets.

In: a name as people write it. Out: `PersonalName`. Names follow no rule that holds everywhere: where a part can only
be guessed, `doubt` says what else it may be, for `presskit check` to ask.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_PRONOUNS = re.compile(r"\s*[(\[]\s*((?:\w+)(?:\s*/\s*\w+)+)\s*[)\]]\s*$")
_LETTERS = re.compile(r"[A-Z][A-Za-z.()-]*[A-Z.][A-Za-z.()-]*|[A-Z]\.?")
"""What stands behind a comma with two capitals or stops at least: FIMechE, Ph.D., M.A., CISSP-ISSAP."""


class PersonalName(NamedTuple):
    """The parts of a name.

    `name` is how it is written without letters and pronouns, `words` are those of given and family name, in the order
    in which they stand there; `letters` are academic and other letters after it; `doubt` is another family name that it
    may as well have, "" if there is none that is likely.
    """

    name: str
    words: tuple[str, ...] = ()
    given: str = ""
    family: str = ""
    letters: str = ""
    pronouns: str = ""
    prefix: str = ""
    generation: str = ""
    doubt: str = ""


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """The lists of names.toml."""
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def title_of(name: str) -> str:
    """The titles before a name, but not those of daily life: "Sir" of Sir Andrew; "" of Ms Lind."""
    return " ".join(word for word in taken_apart(name).prefix.split() if _bare(word) not in _words()["civil"])


@lru_cache(maxsize=64)
def taken_apart(text: str) -> PersonalName:
    """The parts of a name as somebody writes it: "Jane Doe, Ph.D. (she/her)", "Ludwig van der Heijden"."""
    name, pronouns = text.strip(), ""
    if match := _PRONOUNS.search(name):
        name, pronouns = name[: match.start()].strip(), "/".join(part.strip().lower() for part in match[1].split("/"))
    name, letters = _without_letters(name)
    words, generation = [word for word in map(_without_signs, name.replace(",", " ,").split()) if word], ""
    if words and _bare(words[-1]) in _words()["generations"] and len(words) > 1:
        generation = words.pop()
    words = [word for word in words if word != ","] if generation else words
    prefix = list[str]()
    while len(words) > 1 and _bare(words[0]) in _words()["prefixes"]:
        prefix.append(words.pop(0))
    before, comma, behind = " ".join(words).replace(" ,", ",").partition(", ")
    if comma and behind[:1].isupper():  # as lists have it: O’Neill, Sean
        given, family, doubt = behind, before, behind
    else:
        given, family, doubt = _divided([word for word in words if word != ","])
    of_it = tuple(word.rstrip(",") for word in words if word.strip(",")) or (name,)
    return PersonalName(name, of_it, given, family, letters, pronouns, " ".join(prefix), generation, doubt)


def own_among(authors: Sequence[str], person: PersonalName) -> int | None:
    """Which of the authors is the person, as lists of works have names: "Ada Strand", "A. Strand", "Strand, A. B.",
    "Strand A". None where nobody is, or where it may be two of them.
    """
    exact = [at for at, author in enumerate(authors) if _folded(author) == _folded(person.name)]
    alike = exact or [at for at, author in enumerate(authors) if _may_be(author, person)]
    return alike[0] if len(alike) == 1 else None


def _may_be(author: str, person: PersonalName) -> bool:
    """Whether family name and given names, as far as they are told, or their initials are the person's."""
    words, family, given = (re.findall(r"\w+", part) for part in (author, person.family, person.given))
    size = len(family)
    if not given or not family or len(words) <= size:
        return False
    alike = [_folded(word) for word in family]
    sides = ((words[:size], words[size:]), (words[-size:], words[:-size]))
    return any([_folded(word) for word in name] == alike and _are_given(rest, given) for name, rest in sides)


def _are_given(words: Sequence[str], given: Sequence[str]) -> bool:
    if len(words) == 1 and 1 < len(words[0]) <= 3 and words[0].isupper() and not given[0].isupper():
        words = list(words[0])  # Strand AB
    pairs = zip(words, given, strict=False)
    alike = all(_folded(said) == _folded(name)[: len(said) if len(said) == 1 else None] for said, name in pairs)
    return alike and all(len(word) == 1 for word in words[len(given) :])


def _folded(text: str) -> str:
    """A name without capitals and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _without_letters(name: str) -> tuple[str, str]:
    """A name, and the letters that stand behind it."""
    parts, letters = name.split(","), list[str]()
    while len(parts) > 1 and (part := parts[-1].strip()) and _are_letters(part):
        letters.insert(0, part)
        parts.pop()
    words = ",".join(parts).strip().split()
    shouted = all(word == word.upper() for word in words)
    trailing, signs = list[str](), list[str]()
    while len(words) > 2 and not _without_signs(words[-1]):
        signs.insert(0, words.pop())
    while len(words) > 2 and not shouted and _stopless(words[-1]) in _words()["letters"]:
        trailing.insert(0, words.pop())
    words += signs
    return " ".join(words).rstrip(","), ", ".join(filter(None, (" ".join(trailing), *letters)))


def are_letters(word: str) -> bool:
    """Whether a word is letters that stand behind a name: PhD."""
    return _stopless(word) in _words()["letters"] and not word.isupper()


def _are_letters(part: str) -> bool:
    """Whether what stands between commas is letters: each of its words is."""
    words = part.split()
    return all(
        _bare(word) not in _words()["generations"]
        and (_stopless(word) in _words()["letters"] or (_LETTERS.fullmatch(word) and len(word) > 1))
        for word in words
    )


def _divided(words: list[str]) -> tuple[str, str, str]:
    """Given name, family name, and another family name that it may be, of the words of a name in the western order."""
    if len(words) < 2:
        return " ".join(words), "", ""
    particles, first = _words()["particles"], _words()["first"]
    start = len(words) - 1
    while start > 1 and words[start - 1] in particles:
        start -= 1
    if words[start] in ("y", "e", "i") and start > 1:  # José Ortega y Gasset
        start -= 1
    if start == len(words) - 1 and start >= 2 and _in_pairs(words[start - 1]) and _in_pairs(words[start]):
        start -= 1
        while start > 1 and words[start - 1] in particles:
            start -= 1
    given, family = " ".join(words[:start]), " ".join(words[start:])
    if words[0] in first and words[-1] not in first and len(words) <= 3:
        return given, family, words[0]
    if start == 2 and len(words) == 3 and (_in_pairs(words[1]) or _in_pairs(words[2])):
        return given, family, " ".join(words[1:])
    return given, family, ""


def _in_pairs(word: str) -> bool:
    """Whether it is a family name of Spanish speakers, who have their father's and their mother's."""
    return word in _words()["pairs"] or bool(re.search(r"..[eé]z$", word))


def _without_signs(word: str) -> str:
    """A word of a name without emoji and other signs, which are no part of it; "" if it is nothing else.

    U+200D and U+FE0F join and dress emoji; between letters they stay.
    """
    bare = word.strip("".join(one for one in word if unicodedata.category(one) in _SIGNS or one in "\u200d\ufe0f"))
    return bare if bare == "," or any(unicodedata.category(one)[0] in "LN" for one in bare) else ""


_SIGNS = ("So", "Sk", "Sm", "Cn")


def _bare(word: str) -> str:
    return word.strip(".,").casefold()


def _stopless(word: str) -> str:
    return word.replace(".", "").strip(",")

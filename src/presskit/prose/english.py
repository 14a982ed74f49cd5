"""What presskit knows of English prose: the lists and patterns of `en.toml`, and the forms of verbs made from it.

In: the name of a list. Out: its words, or a compiled pattern. Each is made when it is first asked for.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FORMS_OF_BE = {"am": "is", "are": "is", "have": "has", "do": "does", "were": "was"}
"""What stands behind "I" or "they" and does not follow the rule, as it goes with "she"."""


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("en.toml").read_text("utf-8"))
    return data


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list: `words("nouns.lean")`."""
    table, _, field = name.partition(".")
    return frozenset(_data()[table][field].split())


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the file."""
    return re.compile(_data()["patterns"][name])


@cache
def proofreading() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What a proof-reader marks: patterns, each with its words."""
    data = tomllib.loads(Path(__file__).with_name("proofreading.toml").read_text("utf-8"))
    marks: dict[str, list[str]] = data["marks"]
    return tuple((re.compile(one), told) for told, some in marks.items() for one in some)


@cache
def mendings() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What is put right where it is pasted: patterns, each with what stands there instead and what is told."""
    rows: list[dict[str, str]] = _data()["slips"]["mended"]
    return tuple((re.compile(row["mark"]), row["right"], row["told"]) for row in rows)


def written(name: str) -> str:
    """A pattern of the file as it is written, to be part of another."""
    text: str = _data()["patterns"][name]
    return text


# --- verbs -------------------------------------------------------------------------------------------------


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1:]) for row in (entry.split("/") for entry in _data()["verbs"]["irregular"].split())}


@cache
def bases() -> frozenset[str]:
    """The verbs that are known, as they stand behind "I"."""
    return words("verbs.regular") | _irregular().keys()


@cache
def thirds() -> frozenset[str]:
    """Third persons of the present: `leads`."""
    return frozenset(map(third, bases()))


@cache
def pasts() -> dict[str, str]:
    """Past forms and participles, with their verbs: `led`, `written`."""
    return {form: verb for verb in bases() for form in _past(verb)}


@cache
def pure_pasts() -> frozenset[str]:
    """Past forms that are no participles: `wrote`, `began`."""
    return frozenset(forms[1] for forms in _irregular().values() if len(forms) > 2 and forms[1] != forms[2])


@cache
def own_pasts() -> frozenset[str]:
    """Past forms that behind "and" are the subject's own verb, whatever stood before: `wrote`, `joined`."""
    return pure_pasts() | words("rules.own_pasts")


@cache
def gerunds() -> frozenset[str]:
    """`leading`."""
    return frozenset(map(gerund, bases()))


@cache
def complements() -> dict[str, frozenset[str]]:
    """By each form of a verb, the prepositions without which it says something else."""
    result = dict[str, frozenset[str]]()
    for verb, prepositions in _data()["verbs"]["complements"].items():
        needed = frozenset(prepositions.split())
        for form in (verb, third(verb), gerund(verb), *_past(verb)):
            result[form] = result.get(form, frozenset()) | needed
    return result


def third(verb: str) -> str:
    """The third person of the present: `leads` of `lead`."""
    if verb in _irregular():
        return _irregular()[verb][0]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _past(verb: str) -> tuple[str, ...]:
    """Past and participle; of "set", of which the list has no other form, itself."""
    if verb in _irregular():
        return _irregular()[verb][1:] or (verb,)
    if verb.endswith("e"):
        return (f"{verb}d",)
    if re.search(r"[^aeiou]y$", verb):
        return (f"{verb[:-1]}ied",)
    return (f"{verb}{verb[-1]}ed",) if verb in words("verbs.doubled") else (f"{verb}ed",)


def gerund(verb: str) -> str:
    """`leading` of `lead`."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith("ee") and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if verb in words("verbs.doubled") else f"{verb}ing"


# --- other languages ---------------------------------------------------------------------------------------


def foreign(text: str) -> str:
    """The language of a text that is not English, "another language" where nobody can tell; "" for English."""
    said = re.findall(r"[^\W\d_]+", text.lower())
    if len(said) < _FEWEST:
        return ""
    letters = "".join(said)  # not words: some scripts write none apart
    if len(re.findall(r"[a-zß-ɏ]", letters)) * 4 < len(letters) * 3:
        return "another language"
    ours = _data()["small"]
    common = {word for field in ("prepositions", "determiners", "possessives") for word in ours[field].split()}
    common |= words("verbs.auxiliaries") | {"and", "he", "she", "they", "who", "i"}
    english = sum(word in common for word in said)
    theirs = {name: set(few.split()) for name, few in _data()["languages"].items()}
    counts = {name: sum(word in few for word in said) for name, few in theirs.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > max(english, len(said) // _ENOUGH) else ""


_FEWEST = 8
"""Words of a text whose language can be told."""

_ENOUGH = 20
"""Of so many words one at the least is among a language's commonest; a row of catchwords has fewer."""

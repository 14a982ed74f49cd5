"""Problems as somebody reads them who sees forms and buttons, and no file.

In: a problem, which names tables, keys and the marks of the notation as the file has them. Out: what it says and what
to do, in the words of the forms. Whoever edits the file itself reads the problem as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from presskit.editor import forms
from presskit.problems import Problem, as_row
from presskit.template import Templates

_FOLLOWS = "let it follow who speaks"

_HINTS = {
    "no-bio": "add a sentence about what you do",
    "no-contact": "add whom the press may write to, with an e-mail address",
    "no-photo": "add one, and say in a few words what it shows",
    "too-little": "add a sentence of your own",
    "half-empty": "add sentences, or choose in “Look and files” which texts you need",
    "cells": "write each on a line of its own",
    "several-in-one": "write each on a line of its own",
    "several-sentences": "make a sentence of its own of each",
    "color": "choose one with the button beside it",
    "date-before-where": "put the date first, or end the sentence before it",
    "unattributed-quote": "say whose words they are",
    "link": "write the address as your browser shows it",
    "photo": "drop the picture into this section again, or take it out",
    "logo": "drop the picture into this section again, or take it out",
    "unknown-logo": "drop it into “Logos” first",
    "bare-pronoun": _FOLLOWS,
    "bracketed-pronoun": _FOLLOWS,
    "plain-verb": _FOLLOWS,
    "wrong-case": _FOLLOWS,
    "pronouns": f"{_FOLLOWS}, or choose other pronouns for you",
    "not-first": "begin it with yourself, or with what you did",
    "stale-verb": "write what you did there in the past",
    "idle-braces": "choose “Edit the words”, then “Show its brackets”, and take the braces away",
    "lone-mark": "choose “Edit the words”, then “Show its brackets”, and take the “&” away",
    "notation": "choose “Edit the words”, then “Show its brackets”, and mend it there",
    "broken-bracket": "shade the words with what belongs to them",
    "thin-bracket": "shade the words with what they are about, or keep them",
    "one-length": "click the words that may go, or make two of it",
    "loses-reference": "say it without that word, or choose the other one below “Only told after the sentence”",
    "told-twice": "make one sentence of the two",
    "not-in-sentences": "say below “Summary” what it is",
    "first-sentence": "where a person would say it otherwise, write so below “Told in sentences as”",
    "markup": "write the name alone, and its address below “Link”",
    "old-source": "look again, and write the day below “Accessed”",
    "personal-contact": "add one for the press: this one then stands in the résumé only",
    "result-in-title": "write the title alone, and what became of it below “Result”",
    "section-of-a-table": "add each entry to the section that there is for it",
    "two-people": "make a profile for each, in a folder of its own",
    "unsourced": "name where it can be checked",
    "title-in-name": "for headings only, write them below “Title before the name” and “Letters after the name”",
}
"""What to do, by the code of a problem, where the hint is about the file."""

_MESSAGES = {
    "bare-pronoun": r"“\1” stays as it is, whoever speaks",
    "bracketed-pronoun": r"“\1” in brackets means nobody",
    "lone-mark": "the sentence has a part that goes together with others, and there is none",
    "plain-verb": r"“\1” is right with one of you only",
    "idle-braces": r"“\1” is marked as a verb that follows you, and is none",
    "notation": "a bracket of the sentence is never closed",
}

_KEY = r"\w+\[\d+\](?:\.\w+(?:\[\d+\])?)*"


def row(problem: Problem) -> dict[str, Any]:
    """A problem as a page is told it: as it is, and what it says in the words of the forms, `said` and `todo`."""
    said, todo = plainly(problem)
    return {**as_row(problem), "said": said, "todo": todo}


def plainly(problem: Problem) -> tuple[str, str]:
    """What a problem says and what to do, each a sentence without its end."""
    message, hint = problem.message, _HINTS.get(problem.code, problem.hint)
    message = re.sub(rf"^(?:{_KEY}|[a-z_]+(?:\.\w+(?:\[\d+\])?)*): ", "", message)
    if said := _MESSAGES.get(problem.code):
        word = re.search(r"[“{\[](\w+)", message)
        message = said.replace(r"\1", word[1] if word else "it")
    return _spoken(message), _spoken(hint)


def _spoken(text: str) -> str:
    """A text without the signs of the file."""
    for pattern, made in _SIGNS:
        text = re.sub(pattern, made, text)
    return text


def _entry(match: re.Match[str]) -> str:
    """What a key names: `bio[2].text` is sentence 2."""
    table, number = match[1], match[2]
    return f"sentence {number}" if table == "bio" else f"{_title(table)} {number}"


@cache
def _titles() -> dict[str, str]:
    return {form["name"]: form["title"] for form in forms.forms()["tables"]}


@cache
def _labels() -> dict[str, str]:
    rows = [field for form in forms.forms()["tables"] for field in form["fields"]]
    return {field["name"]: field["label"] for field in reversed(rows)}


def _title(table: str) -> str:
    return _titles().get(table, table)


def _label(field: str) -> str:
    return _labels().get(field, field.replace("_", " "))


@cache
def _places() -> dict[str, str]:
    return {id: place.name for id, place in Templates(None).places().items()}


def _place(match: re.Match[str]) -> str:
    return _places().get(match[0], match[0])


Made = str | Callable[[re.Match[str]], str]

_SIGNS: tuple[tuple[str, Made], ...] = (
    (
        r"(?:without )?this bracket\b",
        lambda match: "without the shaded words" if match[0][0] == "w" else "the shaded part",
    ),
    (r"\bthe bracket\b", "the shaded part"),
    (r"\"photos/[^\"]*\"", "the photograph"),
    (r"write it as 2021, \"2021-03\" or \"2021-03-15\"", "write it as you would say it: March 2021, or 2021"),
    (r" ?\(see (?:`[^`]*`|docs/[^)]*)\)", ""),
    (r"\b([a-z]+)\[(\d+)\](?:\.\w+(?:\[\d+\])?)*", _entry),
    (r"\[\[?([a-z]+)\]\]?", lambda match: f"“{_title(match[1])}”" if match[1] in _titles() else match[0]),
    (r"\{(\w[\w’']*)(?:\|[^}]*)?\}", r"“\1”"),
    (r"\b([a-z_]+) = (?:\"([^\"]*)\"|'([^']*)')", lambda match: f"“{match[2] or match[3]}” below “{_label(match[1])}”"),
    (r"\b(?:person|kit)\.([a-z_]+)\b", lambda match: f"“{_label(match[1])}”"),
    (r"(?:words|conference|mc|linkedin)-\w+|\btldr\b", _place),
    (r", without quotation marks\b", ""),
    (r"\"([^\"]*)\"", r"“\1”"),
    (r"`([^`]*)`", r"“\1”"),
)

"""Families of fonts that a style sheet names and nobody brings: the page would be set in others, without a word.

In: the text of a style sheet and the families that there are. Out: Problems at the names that are none of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from presskit.problems import Problem, did_you_mean, error, position

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)

_DECLARATION = re.compile(r"(?<![\w-])(?P<name>font-family|font|--[\w-]+)\s*:\s*(?P<value>[^;{}]*)", re.IGNORECASE)

_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)

_ONE = r"\s*(?:\"[^\"]*\"|'[^']*'|[a-z-]+|var\([^()]*\))\s*"
_LIST = re.compile(f"{_ONE}(?:,{_ONE})+", re.IGNORECASE)
"""A list of families, as a custom property holds it."""

_SIZES = re.compile(r".*\d\S*\s+", re.DOTALL)
"""What stands before the families in `font`: style, weight, size and height of lines."""

_FAMILY = re.compile(r"\"(?P<quoted>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[a-z][\w -]*)$", re.IGNORECASE)

_KEYWORDS = {
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace",
    "ui-rounded", "math", "emoji", "inherit", "initial", "unset", "revert", "revert-layer",
}  # fmt: skip
"""What stands for a family without being one (CSS Fonts Module Level 4, 2.1.3 and 2.1.5)."""


def unknown_families(
    text: str, display_path: str, own: Collection[str], shared: Collection[str], *, on_paper: bool
) -> list[Problem]:
    """The families of a style sheet that are neither a look's `own` nor `shared` by all: the first of each stack, and
    one that is nearly one of them wherever it stands. On the web (not `on_paper`) only the latter are wrong, for a
    reader's machine has others.
    """
    known = [*own, *shared]
    problems, lower = list[Problem](), {name.lower() for name in known}
    text = _without(text, _COMMENT, _FONT_FACE)  # what a page cannot bring is told elsewhere
    for name, at, first, _ in _named(text):
        if name.lower() in lower:
            continue
        near = did_you_mean(name, known)
        if near or (first and on_paper):
            hint = near or f"name it with its file under fonts; there are {', '.join(own)}"
            problems.append(
                error(display_path, position(text, at), "font", f'there is no family "{name}" in this look', hint)
            )
    return problems


def custom_properties(text: str) -> dict[str, list[str]]:
    """The custom properties that a style sheet sets to a stack of families, with these."""
    result = dict[str, list[str]]()
    for family, _, _, name in _named(_without(text, _COMMENT)):
        if name.startswith("--"):
            result.setdefault(name, []).append(family)
    return result


def _without(text: str, *passed: re.Pattern[str]) -> str:
    """The text with blanks for what is passed over, so that all else keeps its place."""
    for one in passed:
        text = one.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _named(text: str) -> Iterator[tuple[str, int, bool, str]]:
    """Each family that a style sheet names, where it stands, whether it is the first of its stack, and what it is of:
    `font`, `font-family` or a custom property.
    """
    for match in _DECLARATION.finditer(text):
        begin, value = match.start("value"), match["value"]
        if match["name"].startswith("--") and not (_LIST.fullmatch(value) and re.search("[\"']", value)):
            continue
        if match["name"].lower() == "font" and (sizes := _SIZES.match(value)):
            begin, value = begin + sizes.end(), value[sizes.end() :]
        first = True
        for part in re.finditer(r"[^,]+", value):
            family = _FAMILY.match(part[0].partition("!")[0].strip())
            name = next(filter(None, family.groups()), "").strip() if family else ""
            if name and name.lower() not in _KEYWORDS:
                yield name, begin + part.start() + len(part[0]) - len(part[0].lstrip()), first, match["name"]
            first = False

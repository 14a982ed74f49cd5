"""Remedies that one click can do: what a hint says to write, in the place of what the message quotes.

In: a problem, and the lines of the text that it is about. Out: what the button says, and the operation that it sends;
None where somebody has to think first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from presskit.problems import Problem
from presskit.tomlfile import Key

Row = dict[str, Any]

_QUOTED = r"“([^”]+)”|\"([^\"]+)\"|(\{[^}]+\})"
_WRITE = re.compile(rf"^(?:write|did you mean) (?:{_QUOTED})")
_SAID = re.compile(_QUOTED)
_AS = re.compile(r"^write it as (.+)$")
_ADD = re.compile(r"^add \[\[(\w+)\]\] with ")
_OUT = re.compile(r"\btake (?:it|the photo) out$")


def remedy(problem: Problem, lines: Sequence[str], way: Key | None) -> Row | None:
    """{label, do} with an operation, or {label, add} with the table in which a first entry is to be made."""
    if found := _ADD.match(problem.hint):
        return {"label": "Add it", "add": found[1]}
    if way and way[0] in ("photos", "logos") and len(way) > 1 and _OUT.search(problem.hint):
        return {"label": "Take it out", "do": {"do": "drop", "table": [way[0]], "row": way[1]}}
    if problem.line is None or problem.column is None or problem.line > len(lines):
        return None
    there = lines[problem.line - 1][problem.column - 1 :]
    old = _first(_SAID.search(problem.message))
    if not old:
        return None
    if (found := _AS.match(problem.hint)) and (value := _literal(found[1])) and there.startswith(f'"{old}"'):
        return _replace(problem, f'"{old}"', value, value)
    new = _first(_WRITE.match(problem.hint))
    if not new or any(sign in new for sign in "\"\\'\n"):
        return None
    if there.startswith(old):
        return _replace(problem, old, new, new)
    quote = there[:1]
    if quote in ("'", '"') and there.startswith(f"{quote}{old}"):
        return _replace(problem, f"{quote}{old}", f"{quote}{new}", new)
    return None


def _first(found: re.Match[str] | None) -> str:
    return next((group for group in found.groups() if group), "") if found else ""


def _literal(text: str) -> str:
    """A value as a hint writes it, if it is a whole one."""
    try:
        tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return ""
    return text


def _replace(problem: Problem, old: str, new: str, said: str) -> Row:
    operation = {"do": "replace", "line": problem.line, "column": problem.column, "old": old, "new": new}
    shown = said if said.startswith(("{", "[", '"')) else f"“{said}”"
    return {"label": f"Write {shown}", "do": operation}

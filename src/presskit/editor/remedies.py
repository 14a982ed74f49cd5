"""Remedies that one click can do.

In: a problem with its remedy, and the lines of the text that it is about. Out: what the button says, and the operation
that it sends; None where somebody has to think first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from presskit.problems import Problem
from presskit.tomlfile import Key

Row = dict[str, Any]


def button(problem: Problem, lines: Sequence[str], way: Key | None) -> Row | None:
    """{label, do} with an operation, or {label, add} with the table in which an entry is to be made."""
    remedy = problem.remedy
    if remedy is None:
        return None
    if remedy.table:
        return {"label": "Add it", "add": remedy.table}
    if remedy.go and way and len(way) > 1:
        return {"label": "Take it out", "do": {"do": "drop", "table": [way[0]], "row": way[1]}}
    old, new = remedy.old, remedy.new
    if not old or problem.line is None or problem.column is None or problem.line > len(lines):
        return None
    there = lines[problem.line - 1][problem.column - 1 :]
    is_whole = old.startswith('"')
    if not is_whole and any(sign in new for sign in "\"\\'\n"):
        return None  # would end the text in which it stands
    quote = there[:1] if there.startswith(("'", '"')) and not is_whole else ""
    if not there.startswith(quote + old):
        return None
    shown = re.sub(r'^\["|"\]$|^"|"$', "", new)
    label = "Let it follow who speaks" if new.startswith("{") else f"Write “{shown}”"
    place = {"line": problem.line, "column": problem.column}
    return {"label": label, "do": {"do": "replace", **place, "old": quote + old, "new": quote + new}}

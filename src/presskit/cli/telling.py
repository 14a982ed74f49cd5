"""What a person is told, on standard error: problems, progress, numbers and names in a sentence; and what is listed."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from presskit.problems import Problem, to_text

IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""The numbers from 1 on that are written as words."""


def tell(problems: Iterable[Problem]) -> None:
    """Each problem with its place and its remedy."""
    for problem in problems:
        where, rest = problem.where, to_text([problem])[len(problem.where) :]
        message, _, hint = rest.partition("\n")
        click.echo(styled(where, bold=True) + message, err=True)
        click.echo(styled(hint, dim=True), err=True)


def warn(problem: Problem) -> None:
    """A `Warn` that tells at once."""
    tell([problem])


MANY, SHOWN = 4, 3
"""How many warnings, or pieces of advice, with one remedy are told each; and of more, how many all the same."""


def without_repetition(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems in their order; of many with one remedy, unless they are errors, the first and how many more."""
    problems = list(problems)
    alike = Counter(map(_kind, problems))
    told = Counter[tuple[str, ...]]()
    for problem in problems:
        kind = _kind(problem)
        told[kind] += 1
        if problem.severity == "error" or alike[kind] <= MANY or told[kind] <= SHOWN:
            yield problem
        elif told[kind] == SHOWN + 1:
            last = [one for one in problems if _kind(one) == kind][-1]
            to = f", from here to line {last.line}" if last.line else ""
            yield replace(problem, message=f"{alike[kind] - SHOWN} more are like these{to}")


def _kind(problem: Problem) -> tuple[str, ...]:
    return problem.severity, problem.path, problem.code, problem.hint


def styled(text: str, **style: Any) -> str:
    """The text in colour, if the person wants any (https://no-color.org); click takes it off where nobody sees it."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)


class Progress:
    """The step that is being taken, on one line of a terminal; nothing elsewhere."""

    def __init__(self) -> None:
        self._heard: list[Problem] = []
        self.on = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def step(self, name: str) -> None:
        """Show that this product is begun."""
        if self.on:
            click.echo(f"\r\x1b[Kbuilding {name} …", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self.on:
            click.echo("\r\x1b[K", nl=False, err=True)

    def warn(self, problem: Problem) -> None:
        """A `Warn` that tells at the end, when it is known how many are alike."""
        self._heard.append(problem)

    def end(self) -> None:
        """Take the line away, and tell what was warned of."""
        self.clear()
        tell(without_repetition(self._heard))


def a_few(names: Sequence[str], where: str) -> str:
    """A few of the names, how many there are besides, and where they stand."""
    shown = ", ".join(names[:4])
    return f"{shown} and {len(names) - 4} more (see {where})" if len(names) > 5 else ", ".join(names)


def counted(count: int, what: str) -> str:
    """`1 day`, `90 days`."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def show_columns(rows: Iterable[Sequence[str]]) -> None:
    """Rows in columns, on standard output; the last one is as long as it is."""
    rows = list(rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())

"""Every problem and every piece of advice about a profile and its templates, without building anything.

In: a path. Out: problems in the order of their lines, what `[check] ignore` or a remark silences left out. A remark,
`# presskit: ignore CODE`, stands at the end of the line, or of the header of the entry. A rule of advice is a function
and its row in `RULES`; its examples in tests/advice.toml are its documentation and its test.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from presskit import language
from presskit.check import (
    bracket_meaning,
    brackets,
    claims,
    fields,
    foreign,
    hidden,
    marked,
    prose,
    reach,
    sentences,
    starter,
    times,
    told_as,
    whole,
)
from presskit.check.context import CheckContext, Note, Rule
from presskit.kit.faults import characters_of, codes_of, faults_of
from presskit.kit.reading import day_of, load
from presskit.problems import Problem, Problems, advice, as_row, to_github
from presskit.profile import Logo, Photo, Profile
from presskit.template import Templates

__all__ = ["RULES", "Rule", "Turn", "check", "notes", "stale", "to_format"]

RULES: tuple[Rule, ...] = (
    *sentences.RULES,
    *brackets.RULES,
    *bracket_meaning.RULES,
    *prose.RULES,
    *foreign.RULES,
    *times.RULES,
    *hidden.RULES,
    *reach.RULES,
    *starter.RULES,
    *marked.RULES,
    *fields.RULES,
    *told_as.RULES,
    *whole.RULES,
    *claims.RULES,
)

AHEAD = datetime.timedelta(days=90)
"""How far ahead advice looks for what goes out of date."""

_IGNORE = re.compile(r"#\s*presskit:\s*ignore\s+([\w, -]+)")


def check(path: Path, *, as_of: datetime.date | None = None, strict: bool = False) -> list[Problem]:
    """What is found in the profile at `path`, `as_of` a day or the profile's own; with `strict` every warning is an
    error."""
    found: list[Problem] = []
    try:
        profile = load(path, found.append)
    except Problems as problems:
        return _ordered([*found, *problems.problems], strict)
    faults = faults_of(profile)
    if all(
        one.severity != "error" for one in faults
    ):  # a template is tried on the profile, which must be whole for that
        faults += [*_own_templates(profile, as_of), *_pictures(profile)]
    faults += [*characters_of(profile), *codes_of(profile)]
    found = [problem for problem in (*found, *faults) if not _ignored(problem, profile, problem.line)]
    with suppress(Problems):  # an unknown language, a place that cannot be read: told among the faults
        found += notes(profile, as_of)
    return _ordered(found, strict)


def _own_templates(profile: Profile, as_of: datetime.date | None) -> list[Problem]:
    """What is wrong in the user's own templates, as far as it shows without laying a page out."""
    templates = Templates(profile.folder)
    own = [name for name in templates.own() if not name.startswith("looks/")]
    if not own or profile.folder is None:
        return []
    from presskit.kit.context import build_context
    from presskit.kit.jobs import apart
    from presskit.kit.products import dry_run

    context, result = build_context(profile, profile.folder, audience=None, as_of=as_of), list[Problem]()
    for template in map(templates.get, own):
        try:
            result += apart(partial(dry_run, context, template), template.own)
        except Problems as problems:
            result += problems.problems
    return result


def _pictures(profile: Profile) -> list[Problem]:
    """What a build would say of the photographs and logos."""
    if profile.folder is None or not (profile.photos or profile.logos):
        return []
    from presskit.kit import logo
    from presskit.writers import photos

    pictures: tuple[Photo | Logo, ...] = (*profile.photos, *profile.logos)
    result = [problem for picture in pictures for problem in photos.remarks(picture, profile, profile.folder)]
    wanted = profile.kit.templates
    return result + (logo.remarks(profile, profile.folder) if wanted is None or "press-kit" in wanted else [])


def notes(profile: Profile, as_of: datetime.date | None = None) -> list[Problem]:
    """The advice on a profile, `as_of` a day or its own; raises Problems if its language or places cannot be read."""
    day = day_of(profile, as_of)
    last = day + AHEAD if day <= datetime.date.max - AHEAD else datetime.date.max
    return [problem for _, problem in _told(profile, RULES, day, last)]


class Turn(NamedTuple):
    """A day from which something in the kit is out of date, and what."""

    day: datetime.date
    problem: Problem


def stale(profile: Profile, day: datetime.date, last: datetime.date) -> list[Turn]:
    """What goes out of date from `day` up to `last`, by the rules of `times`, the nearest first.

    What has gone already is as of `day`. Raises Problems as `notes` does.
    """
    result = [Turn(max(turn.day, day), turn.problem) for turn in _told(profile, times.RULES, day, last)]
    return sorted(result, key=lambda turn: (turn.day, turn.problem.line or 0, turn.problem.column or 0))


def to_format(turns: Sequence[Turn], form: str, day: datetime.date) -> str:
    """The turns as text, json, github (workflow commands) or ics, as of `day`."""
    if form == "ics":
        from presskit.writers import ical

        events = [
            ical.Event(
                turn.day,
                key=f"{turn.problem.code} {turn.problem.message}",
                summary=turn.problem.message,
                description=f"{turn.problem.where}: {turn.problem.hint}",
            )
            for turn in turns
        ]
        return ical.write(events, day, "stale")
    if form == "json":
        rows = [{"day": turn.day.isoformat(), **as_row(turn.problem)} for turn in turns]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    if form == "github":
        dated = [replace(turn.problem, message=f"{turn.day}: {turn.problem.message}") for turn in turns]
        return to_github(dated)
    return "\n".join(
        f"{turn.day} {turn.problem.where}: {turn.problem.message}\n  {turn.problem.hint}" for turn in turns
    )


def _told(profile: Profile, rules: Sequence[Rule], day: datetime.date, last: datetime.date) -> Iterator[Turn]:
    """What the rules find that holds on `day`, or from a later one up to `last`; what is silenced left out."""
    spoken = language.load(profile.language, path=profile.display_path, at=lambda: profile.place("language"))
    context = CheckContext(profile, spoken, Templates(profile.folder).places(), day)
    for rule in rules:
        if rule.code in profile.check.ignore:
            continue
        for note in rule.find(context):
            if note.day and note.day > last:
                continue
            hint = profile.with_backslashes(note.hint, note.key, *note.field)
            problem = advice(profile.display_path, _place(note, profile), rule.code, note.message, hint)
            header = profile.place(note.key) if note.key else None
            if not _ignored(problem, profile, problem.line, header[0] if header else None):
                yield Turn(note.day or day, problem)


def _place(note: Note, profile: Profile) -> tuple[int, int] | None:
    return profile.place(note.key, *note.field, offset=note.offset) if note.key else None


def _ordered(problems: list[Problem], strict: bool) -> list[Problem]:
    if strict:
        problems = [replace(one, severity="error") if one.severity == "warning" else one for one in problems]
    ordered = Problems(problems).problems
    # what the profile lacks follows after what stands in it, then claims without a source, the strongest first
    result = [one for one in ordered if one.code != "unsourced"]
    result.sort(key=lambda one: one.severity == "advice" and one.line is None)
    return result + [one for one in problems if one.code == "unsourced"]


def _ignored(problem: Problem, profile: Profile, *numbers: int | None) -> bool:
    """Whether the profile silences it: by its code, or by a remark in one of the lines."""
    if problem.severity == "error":
        return False
    if problem.code in profile.check.ignore:
        return True
    lines = profile.lines()
    remarks = [_IGNORE.search(lines[number - 1]) for number in numbers if number and number <= len(lines)]
    return any(remark and problem.code in re.split(r"[,\s]+", remark[1]) for remark in remarks)

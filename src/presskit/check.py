"""Every problem and every piece of advice about a profile and its templates, without building anything.

In: a path. Out: problems in the order of their lines, what `[check] ignore` or a remark at the end of a line
(`# presskit: ignore CODE`) silences left out. A rule is a function and its row in `RULES`.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from presskit.kit import faults_of, load
from presskit.problems import Problem, Problems, advice
from presskit.profile import Profile
from presskit.template import Templates

Rule = Callable[[Profile], Iterator[Problem]]

_IGNORE = re.compile(r"#\s*presskit:\s*ignore\s+([\w, -]+)")


def check(path: Path, *, strict: bool = False) -> list[Problem]:
    """What is found in the profile at `path`; with `strict` every warning is an error."""
    found: list[Problem] = []
    try:
        profile = load(path, found.append)
    except Problems as problems:
        return _ordered([*found, *problems.problems], strict)
    found += faults_of(profile)
    found += _word_files(profile)
    for rule in RULES:
        found += rule(profile)
    lines = profile.lines()
    return _ordered([problem for problem in found if not _ignored(problem, profile, lines)], strict)


def _word_files(profile: Profile) -> list[Problem]:
    """What is wrong in the user's own Word templates."""
    templates = Templates(profile.folder)
    own = []
    for name in templates.own():
        with contextlib.suppress(Problems):  # faults_of tells what is wrong with the settings
            if not name.startswith("looks/") and "docx" in templates.get(name).settings.formats:
                own.append(templates.get(name))
    if not own:
        return []
    from presskit.writers import docx

    return [fault for template in own for fault in docx.check(template)]


def _photo_without_rights(profile: Profile) -> Iterator[Problem]:
    """A photograph that nobody may print as long as its rights are unknown."""
    for photo in profile.photos:
        lacks = [name for name in ("credit", "license") if not getattr(photo, name)]
        if lacks:
            message = f"{photo.key}: the photo has no {' and no '.join(lacks)}"
            hint = "say whom to credit and on what terms it may be printed"
            yield advice(profile.shown, profile.place(photo.key), "photo-rights", message, hint)


def _nobody_to_ask(profile: Profile) -> Iterator[Problem]:
    """A kit without a contact: what journalists miss first (studies of newsrooms name it before all else)."""
    if not profile.contacts:
        hint = 'add [[contacts]] with name = "…", email = "…" and kind = "press"'
        yield advice(profile.shown, None, "no-contact", "the profile names nobody to ask", hint)


RULES: tuple[Rule, ...] = (_photo_without_rights, _nobody_to_ask)


def _ordered(found: list[Problem], strict: bool) -> list[Problem]:
    if strict:
        found = [replace(one, severity="error") if one.severity == "warning" else one for one in found]
    return list(Problems(found).problems)


def _ignored(problem: Problem, profile: Profile, lines: list[str]) -> bool:
    if problem.severity == "error":
        return False
    if problem.code in profile.check.ignore:
        return True
    line = lines[problem.line - 1] if problem.line and problem.line <= len(lines) else ""
    remark = _IGNORE.search(line)
    return remark is not None and problem.code in re.split(r"[,\s]+", remark[1])

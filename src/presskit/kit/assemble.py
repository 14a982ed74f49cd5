"""From profile.toml to a kit, step by step.

In: the path of a profile and what was asked for. Out: `Kit`, its files written; or Problems, and the kit that
stood before is untouched.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import presskit
from presskit.kit import manifest
from presskit.kit.journal import MANIFEST, Plan, publish, recover, sha256
from presskit.problems import Problem, Problems, Warn, WrongArgument, error, warning
from presskit.profile import Profile, read_file

Progress = Callable[[str], None]
"""Takes the name of the step that begins."""


@dataclass(frozen=True)
class Kit:
    """What a build made: the paths of its files, what each leaves out, and what was found on the way."""

    files: tuple[Path, ...]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False


def load(path: Path | str, warn: Warn | None = None) -> Profile:
    """The whole profile at `path`, private entries too; raises Problems."""
    path = Path(path)
    return read_file(path, _shown(path), warn or _unheard)


def build(
    path: Path | str,
    *,
    output: Path | str | None = None,
    only: Sequence[str] | None = None,
    audience: str | None = None,
    as_of: datetime.date | None = None,
    paper: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
    warn: Warn | None = None,
) -> Kit:
    """Make the kit of the profile at `path`.

    `output` is the folder of the kit (output/ beside the profile; for an audience a folder in it), `only` names
    the templates to build and leaves the rest as it is, `as_of` is the day of the kit, `paper` "a4" or "letter",
    `strict` makes warnings errors. Raises Problems, ValueError for a wrong argument, Missing.
    """
    path, progress = Path(path), progress or _unheard
    folder = Path(output) if output is not None else path.parent / "output" / (audience or "")
    if paper not in (None, "a4", "letter"):
        raise WrongArgument(f'there is no paper "{paper}"; there are a4 and letter')
    recover(path.parent / "output")
    recover(folder)

    found: list[Problem] = []
    heard = _both(found.append, warn)
    profile = load(path, heard)
    day = as_of or profile.as_of or datetime.date.today()  # noqa: DTZ011 -- the day where the person sits
    asked = {"as_of": day.isoformat(), "audience": audience, "paper": paper, "only": sorted(only or [])}
    made_from = manifest.inputs(path)
    before = manifest.read(folder)
    if before and not found and manifest.is_current(before, asked, made_from, folder):
        withheld = profile.withheld(audience, day)
        return Kit(_paths(folder, before["files"]), _left_out(before["files"]), withheld=withheld, unchanged=True)

    from presskit.kit.makers import Made, make  # what an unchanged kit need not wait for
    from presskit.kit.order import order

    withheld = profile.withheld(audience, day)
    if only and before and before["asked"]["audience"] != audience:
        raise Problems([_other_audience(folder, before["asked"]["audience"])])
    ordered = order(profile, path.parent, audience=audience, as_of=day, paper=paper, warn=heard)
    wanted = ordered.wanted(only)
    made: dict[str, Made] = {}
    for name in wanted:
        progress(name)
        made |= make(ordered, ordered.templates.get(name))
    if strict and (warnings := [problem for problem in found if problem.severity == "warning"]):
        raise Problems(replace(problem, severity="error") for problem in warnings)

    files: dict[str, dict[str, Any]] = {
        name: {
            "template": file.template,
            "sha256": sha256(file.data),
            "bytes": len(file.data),
            "left_out": list(file.left_out),
        }
        for name, file in made.items()
    }
    rest = before.get("files", {}) if only else {}
    files |= {name: row for name, row in rest.items() if row.get("template") not in wanted}
    contents = {
        "format": manifest.FORMAT,
        "presskit": presskit.__version__,
        "asked": asked,
        "inputs": made_from,
        "withheld": withheld,
        "files": dict(sorted(files.items())),
    }
    written = {name: file.data for name, file in made.items()}
    written[MANIFEST] = (json.dumps(contents, ensure_ascii=False, indent=2) + "\n").encode()
    publish(folder, _plan(folder, written, before, files, heard), _shown(folder))
    return Kit(_paths(folder, files), _left_out(files), tuple(found), withheld)


def _plan(folder: Path, made: Mapping[str, bytes], before: Mapping[str, Any], after: Iterable[str], warn: Warn) -> Plan:
    """What to write, delete and keep; raises Problems rather than touch a file that presskit did not make."""
    rows = before.get("files", {})
    write, keep, strangers = {}, {}, []
    for name, data in made.items():
        old = _bytes(folder / name)
        if old == data:
            continue
        write[name] = data
        if old is None or (name == MANIFEST and before):
            continue
        if name not in rows:
            hint = "move it away, or choose another folder with --output"
            message = "presskit did not make this file and will not replace it"
            strangers.append(error(_shown(folder / name), None, "output", message, hint))
        elif sha256(old) != rows[name]["sha256"]:
            keep[name] = _name_for_kept(folder, name)
            message = f"this file was edited after it was built; it is kept as {Path(keep[name]).name}"
            hint = "put the change into the profile or the template, and it is made every time"
            warn(warning(_shown(folder / name), None, "edited", message, hint))
    if strangers:
        raise Problems(strangers)
    delete = []
    for name in sorted(set(rows) - set(after)):
        if _is(folder / name, rows[name]["sha256"]):
            delete.append(name)
        elif _bytes(folder / name) is not None:
            message = "this file is no part of the kit any more; it stays, for it was edited after it was built"
            warn(warning(_shown(folder / name), None, "edited", message, "delete it, if nobody needs it"))
    return Plan(write, delete, keep)


def _bytes(path: Path) -> bytes | None:
    """What stands there: None for nothing, no bytes for something that is no file."""
    try:
        return path.read_bytes()
    except OSError:
        return b"" if os.path.lexists(path) else None


def _is(path: Path, digest: str) -> bool:
    data = _bytes(path)
    return data is not None and sha256(data) == digest


def _name_for_kept(folder: Path, name: str) -> str:
    path, number = Path(name), 1
    while (folder / (kept := path.with_name(f"{path.stem}-edited-{number}{path.suffix}"))).exists():
        number += 1
    return kept.as_posix()


def _other_audience(folder: Path, audience: str | None) -> Problem:
    whom = f'the audience "{audience}"' if audience else "everyone"
    hint = "build the whole kit, without --only, or choose another --output"
    return error(_shown(folder), None, "audience", f"the kit that stands here is for {whom}", hint)


def _paths(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    return tuple(folder / name for name in sorted([*names, MANIFEST]))


def _left_out(files: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(row["left_out"]) for name, row in files.items() if row["left_out"]}


def _both(first: Warn, second: Warn | None) -> Warn:
    def both(problem: Problem) -> None:
        first(problem)
        if second is not None:
            second(problem)

    return both


def _shown(path: Path) -> str:
    """A path as it is told: relative to where the person stands, if it lies below."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))  # a link keeps its own name
    except (ValueError, OSError):
        return str(path)


def _unheard(_: object) -> None:
    """For callers that do not listen."""

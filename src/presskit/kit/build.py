"""From profile.toml to a kit, step by step.

In: the path of a profile and what was asked for. Out: `Kit`, its files written; or Problems, and the kit that
stood before is untouched.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

import presskit
from presskit.content import Content, Held
from presskit.kit import manifest
from presskit.kit.folder import Folder, Strange
from presskit.kit.journal import CLAIMS, MANIFEST, Plan, opened, publish, put_aside, sha256, strangers
from presskit.problems import Problem, Problems, Warn, WrongArgument, error, from_here, unheard, warning

if TYPE_CHECKING:
    from presskit.document import Claim
    from presskit.kit.context import BuildContext
    from presskit.kit.jobs import Made, Outcome, Task
    from presskit.profile import Logo, Photo, Profile

Progress = Callable[[str], None]
"""Takes the name of the step that begins."""

Rows = Mapping[str, Mapping[str, Any]]
"""The rows of a manifest: what it says of each file, by its name."""


@dataclass(frozen=True)
class Kit:
    """What a build made: the paths of its files, what each leaves out, and what was found on the way.

    `no_room` is what of `left_out` there was no room for; the rest has no place in a document of that kind. `chosen`
    tells, in sentences, what was chosen where the profile does not say.
    """

    files: tuple[Path, ...]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False
    no_room: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()


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
    processes: int = 1,
) -> Kit:
    """Make the kit of the profile at `path`.

    `output` is the folder of the kit (output/ beside the profile; for an audience a folder in it), `only` names
    the products to build and leaves the rest as it is, `as_of` is the day of the kit, `paper` "a4" or "letter",
    `strict` makes warnings errors. With more than one of `processes`, others are forked from this one, which must
    then have no threads. Raises Problems, ValueError for a wrong argument, Missing.
    """
    path, progress = Path(path), progress or unheard
    if paper not in (None, "a4", "letter"):
        raise WrongArgument(f'there is no paper "{paper}"; there are a4 and letter')
    asked = Asked(audience, as_of, paper, tuple(only) if only else None)
    with opened(_folder(path, output, audience)) as folder:
        before = manifest.read(folder)
        # before anything is read of them: what is changed from here on is not what the kit is said to be made of
        inputs = manifest.inputs(path) if _is_file(path) else {}
        if before and inputs:
            day = asked.as_of or manifest.day(path)
            if manifest.is_current(before, asked.of(day), inputs, folder):
                return _as_it_was(folder.path, before, strict, warn or unheard)
        return _built(path, folder, before, inputs, asked, strict, progress, warn, processes)


def _is_file(path: Path) -> bool:
    """Whether a file is there; False, too, for a name that no file can have."""
    try:
        return path.is_file()
    except OSError:
        return False


def _folder(path: Path, output: Path | str | None, audience: str | None) -> Path:
    """The folder of the kit; raises Problems for one in output/ that leads elsewhere, which nobody has asked for."""
    if output is not None:
        return Path(output)
    folder = path.parent / "output" / (audience or "")
    if audience and folder.is_symlink():
        hint = "move the link away, or choose the folder itself with --output"
        raise Problems(
            [error(from_here(folder), None, "output", "this is a link, which presskit does not follow", hint)]
        )
    return folder


@dataclass(frozen=True)
class Asked:
    """What a build was asked for, besides the profile."""

    audience: str | None
    as_of: datetime.date | None
    paper: str | None
    only: tuple[str, ...] | None

    def of(self, day: datetime.date) -> dict[str, Any]:
        """As manifest.json records it, for the day that was settled."""
        only = sorted(self.only or [])
        return {"as_of": day.isoformat(), "audience": self.audience, "paper": self.paper, "only": only}


def _built(
    path: Path,
    folder: Folder,
    before: Mapping[str, Any],
    inputs: dict[str, str],
    asked: Asked,
    strict: bool,
    progress: Progress,
    warn: Warn | None,
    processes: int,
) -> Kit:
    """The kit, made of the `inputs` and put into the folder; `before` is the manifest of the one that stands there."""
    from presskit.kit import logo, products, starter  # what an unchanged kit need not wait for
    from presskit.kit.context import build_context
    from presskit.kit.faults import load_valid

    found: list[Problem] = []
    heard = _both(found.append, warn)
    profile = load_valid(path, asked.audience, heard)
    if left := starter.told(profile):
        heard(left)
    if before and _is_of_another(before, path, folder, profile):
        raise Problems([_other_person(profile, folder.path, before["person"], path)])
    context = build_context(
        profile, path.parent, audience=asked.audience, as_of=asked.as_of, paper=asked.paper, inputs=inputs
    )
    wanted = products.wanted(context, asked.only)
    _tell_of_characters(context, products.formats(context, wanted), heard)
    if "press-kit" in wanted:
        for problem in logo.remarks(context.profile, context.folder):
            heard(problem)
    withheld = profile.withheld(asked.audience, context.as_of)
    rest = _rest(before, wanted, folder.path, asked.audience, profile, withheld) if asked.only else {}
    known = before if manifest.is_comparable(before, inputs) else {}
    for problem in strangers(folder):
        heard(problem)

    workshop = _Workshop(folder, rest, known, progress, processes)
    for stage in products.stages(context, wanted):
        workshop.work(stage(workshop.files))
    for problem in workshop.warnings:
        heard(problem)
    if strict and (warnings := [problem for problem in found if problem.severity == "warning"]):
        raise Problems(replace(problem, severity="error") for problem in warnings)

    contents = {
        "format": manifest.FORMAT,
        "presskit": presskit.__version__,
        "asked": asked.of(context.as_of),
        "person": profile.person.name,
        "profile": manifest.way_to(path, folder),
        "inputs": manifest.veiled(inputs, _hidden_files(profile, withheld)),
        "withheld": withheld,
        "hidden": sorted({one for said in _hidden(profile, withheld).values() for one in said}),
        "warnings": [asdict(problem) for problem in found],
        "chosen": (chosen := _chosen(context, products.formats(context, wanted))),
    }
    files = _publish(folder, workshop, before, contents, context.profile, heard)
    left_out, no_room = _told(files, "left_out"), _told(files, "no_room")
    return Kit(_paths(folder.path, files), left_out, tuple(found), withheld, no_room=no_room, chosen=tuple(chosen))


def _chosen(context: BuildContext, formats: set[str]) -> list[str]:
    """What was chosen where the profile does not say: the look, and the colour, where it was taken from a picture."""
    if not formats & {"pdf", "docx", "web"}:
        return []
    found = (
        [f'The look is {context.profile.kit.look}, {why}; [kit] look = "editorial" sets another.']
        if (why := context.why_look)
        else []
    )
    if not (file := context.chosen_accent.file):
        return found
    return [*found, f'The accent is {context.brand}, taken from {file}; [kit] accent = "#RRGGBB" sets another.']


def _is_of_another(before: Mapping[str, Any], path: Path, folder: Folder, profile: Profile) -> bool:
    """Whether the kit that stands is of another name and of another file: who changes her name keeps her file."""
    way, name = before["profile"], before["person"]
    return bool(way and name) and way != manifest.way_to(path, folder) and name != profile.person.name


def _tell_of_characters(context: BuildContext, formats: set[str], warn: Warn) -> None:
    """Tell what only a font of this machine draws, and what no code holds; raise Problems for what nothing draws."""
    from presskit.kit import characters
    from presskit.kit.faults import codes_of

    remarks = characters.remarks(context.profile, context.coverage) if formats & {"pdf", "web"} else []
    if "pdf" in formats and (errors := [problem for problem in remarks if problem.severity == "error"]):
        raise Problems(errors)
    if "pdf" in formats:
        remarks += codes_of(context.profile)
    for problem in remarks:
        if problem.severity != "error":  # the web page has the reader's fonts, too, and of its picture that is told
            warn(problem)


def _hidden(profile: Profile, withheld: Mapping[str, str]) -> dict[str, list[str]]:
    """Hashes of what is withheld, by its key: of each text and figure with the name of its entry, for keys move as
    entries and points come and go."""
    entries = {entry.key: entry for entry in profile.entries()}
    found = {}
    for key in withheld:
        entry = entries[key.partition(".")[0]]
        named = (key.partition("[")[0], entry.id or entry.name_of)
        said = [(*named, *(part for part in at if isinstance(part, str)), text) for at, text in entry.said(key)]
        found[key] = [sha256(repr(one).encode()) for one in said]
    return found


def _hidden_files(profile: Profile, withheld: Mapping[str, str]) -> set[str]:
    """The pictures that only withheld entries name."""
    rows: tuple[Photo | Logo, ...] = (*profile.photos, *profile.logos)
    named = [(row.file, row.key in withheld) for row in rows]
    return {file for file, hidden in named if hidden} - {file for file, hidden in named if not hidden}


def _as_it_was(folder: Path, before: Mapping[str, Any], strict: bool, warn: Warn) -> Kit:
    """The kit that stands in the folder, with what was told of it when it was built."""
    found = tuple(Problem(**told) for told in before["warnings"])
    if strict and found:
        raise Problems(replace(problem, severity="error") for problem in found)
    for problem in found:
        warn(problem)
    files = before["files"]
    left_out, no_room = _told(files, "left_out"), _told(files, "no_room")
    return Kit(
        _paths(folder, files), left_out, found, before["withheld"], unchanged=True, no_room=no_room,
        chosen=tuple(before["chosen"]),
    )  # fmt: skip


def _rest(
    before: Mapping[str, Any],
    wanted: Sequence[str],
    folder: Path,
    audience: str | None,
    profile: Profile,
    withheld: Mapping[str, str],
) -> Rows:
    """The files of the last kit that are left as they are; raises Problems if they are not for this audience."""
    if before and before["asked"].get("audience") != audience:
        raise Problems([_other_audience(folder, before["asked"].get("audience"))])
    rows = before.get("files", {}).items()
    rest = {name: row for name, row in rows if name != CLAIMS and row["product"] not in wanted}
    if rest and before["person"] not in ("", profile.person.name):
        hint = "choose another --output; or, if that is one person, build the whole kit, without --only"
        raise Problems([_of_others(profile, folder, before["person"], hint)])
    known = set(before.get("hidden", ()))
    if rest and (hidden := [key for key, said in _hidden(profile, withheld).items() if not known.issuperset(said)]):
        raise Problems([_tells_more(profile, folder, hidden[0], withheld[hidden[0]])])
    return rest


class _Workshop:
    """Makes what must be made, and takes from the last kit what would come out the same.

    `rest` are rows of files that are left as they are, `known` the last manifest if what rests on the same is the same.
    """

    def __init__(
        self, folder: Folder, rest: Rows, known: Mapping[str, Any], progress: Progress, processes: int
    ) -> None:
        self.folder = folder
        self.rest = rest
        self.known = known
        self.progress = progress
        self.processes = processes
        self._claimed = manifest.read_claims(folder)
        self.files: dict[str, Made] = {
            name: self._made(row, name, there)
            for name, row in rest.items()
            if (there := manifest.standing(folder, name, row["sha256"]))
        }
        self.rows: dict[str, Mapping[str, Any]] = {}
        self.told: dict[str, list[Problem]] = {}

    @property
    def claims(self) -> dict[str, tuple[Claim, ...]]:
        """What each file of the kit claims."""
        return {name: made.claims for name, made in self.files.items() if made.claims}

    @property
    def warnings(self) -> list[Problem]:
        """What was told while the files were made, this time or when they were."""
        return [problem for told in self.told.values() for problem in told]

    def work(self, tasks: Sequence[Task]) -> None:
        """Do these tasks, unless their files stand."""
        from presskit.kit import jobs

        outcomes: dict[str, Outcome] = {task.name: kept for task in tasks if (kept := self._kept(task))}
        missing = [task for task in tasks if task.name not in outcomes]
        outcomes |= jobs.run(missing, self.progress, self.processes, partial(put_aside, self.folder))
        for task in tasks:
            outcome = outcomes[task.name]
            self.told[task.name] = outcome.warnings
            self.files |= outcome.made
            self.rows |= {name: _row(task, outcome.rests_on, made) for name, made in outcome.made.items()}

    def _kept(self, task: Task) -> Outcome | None:
        """The files of the last kit that rest on the same, if all of them still stand."""
        from presskit.kit.jobs import Outcome

        rows = {name: row for name, row in self.known.get("files", {}).items() if row["task"] == task.name}
        if not rows:
            return None
        rests_on = task.rests_on()
        if any(row["rests_on"] != rests_on for row in rows.values()):
            return None
        there = {name: manifest.standing(self.folder, name, row["sha256"]) for name, row in rows.items()}
        made = {name: self._made(rows[name], name, content) for name, content in there.items() if content}
        if len(made) < len(rows):
            return None
        if any(len(made[name].claims) != row["claims"] for name, row in rows.items()):
            return None  # claims.json was lost or edited
        return Outcome(made, rests_on, [Problem(**told) for told in self.known["told"].get(task.name, ())])

    def _made(self, row: Mapping[str, Any], name: str, content: Content) -> Made:
        """A file of the last kit, as it stands there."""
        from presskit.kit.jobs import Made

        left_out, no_room = tuple(row["left_out"]), tuple(row["no_room"])
        return Made(row["product"], content, left_out, self._claimed.get(name, ()), no_room)


def _row(task: Task, rests_on: str, made: Made) -> dict[str, Any]:
    return {
        "product": task.product,
        "task": task.name,
        "rests_on": rests_on,
        "sha256": made.data.sha256,
        "bytes": made.data.size,
        "left_out": list(made.left_out),
        "no_room": list(made.no_room),
        "claims": len(made.claims),
    }


def _publish(
    folder: Folder,
    workshop: _Workshop,
    before: Mapping[str, Any],
    contents: Mapping[str, Any],
    public: Profile,
    warn: Warn,
) -> Rows:
    """Put what was made into the folder, with claims.json and the manifest; returns the rows of the whole kit."""
    claims = manifest.claims(workshop.claims, public)
    files = {**workshop.rest, **workshop.rows, CLAIMS: manifest.row_of_claims(claims)}
    told = {name: [asdict(one) for one in told] for name, told in workshop.told.items() if told}
    whole = {**contents, "told": told, "files": dict(sorted(files.items()))}
    written = {name: made.data for name, made in workshop.files.items() if name not in workshop.rest}
    written |= {CLAIMS: Held(claims), MANIFEST: Held(to_json(whole, indent=2) + b"\n")}
    publish(folder, _plan(folder, written, before, files, warn))
    return files


def _plan(
    folder: Folder, made: Mapping[str, Content], before: Mapping[str, Any], after: Iterable[str], warn: Warn
) -> Plan:
    """What to write, delete and keep; raises Problems rather than touch a file that presskit did not make."""
    rows = before.get("files", {})
    write, keep, foreign = {}, {}, list[Problem]()
    for name, content in made.items():
        try:
            old = folder.size_and_hash(name)
        except Strange as found:
            foreign.append(_foreign(folder, found.name, f"this is {found.what}, which presskit did not make"))
            continue
        if old == (content.size, content.sha256):
            continue
        write[name] = content
        if old is None or (name == MANIFEST and before):
            continue
        if name not in rows:
            foreign.append(_foreign(folder, name, "presskit did not make this file and will not replace it"))
        elif old[1] != rows[name]["sha256"]:
            keep[name] = _name_for_kept(folder, name)
            message = f"this file was edited after it was built; it is kept as {Path(keep[name]).name}"
            hint = "put the change into the profile or the template, and it is made every time"
            warn(warning(from_here(folder.path / name), None, "edited", message, hint))
    if foreign:
        raise Problems(dict.fromkeys(foreign))
    delete = []
    for name in sorted(set(rows) - set(after)):
        if manifest.stands(folder, name, rows[name]["sha256"]):
            delete.append(name)
        elif folder.exists(name):
            message = "this file is no part of the kit any more; it stays, for it was edited after it was built"
            warn(warning(from_here(folder.path / name), None, "edited", message, "delete it, if nobody needs it"))
    return Plan(write, delete, keep)


def _foreign(folder: Folder, name: str, message: str) -> Problem:
    hint = "move it away, or choose another folder with --output"
    return error(from_here(folder.path / name), None, "output", message, hint)


def _name_for_kept(folder: Folder, name: str) -> str:
    path, number = Path(name), 1
    while folder.exists((kept := path.with_name(f"{path.stem}-edited-{number}{path.suffix}")).as_posix()):
        number += 1
    return kept.as_posix()


def _other_audience(folder: Path, audience: str | None) -> Problem:
    whom = f'the audience "{audience}"' if audience else "everyone"
    hint = "build the whole kit, without --only, or choose another --output"
    return error(from_here(folder), None, "audience", f"the kit that stands here is for {whom}", hint)


def _other_person(profile: Profile, folder: Path, name: str, path: Path) -> Problem:
    """That the whole kit of one person would be replaced by that of another."""
    named = path.stem if path.stem != "profile" else path.absolute().parent.name
    aside = f"{from_here(folder)}-{named}"
    command = f"presskit build {quote(from_here(path))} --output {quote(aside)}"
    hint = f"give each person a folder: {command}; or delete {from_here(folder)}, if nobody needs that kit"
    return _of_others(profile, folder, name, hint)


def _of_others(profile: Profile, folder: Path, name: str, hint: str) -> Problem:
    """That the texts of one person would come among the files of another, or in their place."""
    message = f"the kit in {from_here(folder)} is of {name}, and this profile of {profile.person.name}"
    return error(profile.shown, profile.place("person", "name"), "person", message, hint)


def _tells_more(profile: Profile, folder: Path, key: str, reason: str) -> Problem:
    """That files which would be left, and packed, may hold what has been withheld since they were built."""
    message = f"{key}: it is withheld ({reason}), and the kit in {from_here(folder)} was built when it was not"
    hint = "build the whole kit, without --only, or choose another --output"
    return error(profile.shown, profile.place(key), "audience", message, hint)


def _paths(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    return tuple(folder / name for name in sorted([*names, MANIFEST]))


def _told(files: Mapping[str, Any], what: str) -> dict[str, tuple[str, ...]]:
    """What each file leaves out, or has no room for: `what` is the column of the manifest."""
    return {name: tuple(row[what]) for name, row in files.items() if row[what]}


def _both(first: Warn, second: Warn | None) -> Warn:
    def both(problem: Problem) -> None:
        first(problem)
        if second is not None:
            second(problem)

    return both

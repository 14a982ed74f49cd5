"""From profile.toml to a kit, step by step.

In: the path of a profile and what was asked for. Out: `Kit`, its files written; or Problems, and the kit that
stood before is untouched.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import presskit
from presskit.content import Held
from presskit.kit import journal, manifest
from presskit.kit.folder import Folder
from presskit.kit.journal import MANIFEST
from presskit.kit.manifest import FileRow, Manifest, Request
from presskit.problems import Problem, Problems, Warn, WrongArgument, failure, from_here, unheard

if TYPE_CHECKING:
    from presskit.kit.context import BuildContext
    from presskit.profile import Profile
    from presskit.writers.kit_file import KitFile

Progress = Callable[[str], None]
"""Takes the name of the step that begins."""


@dataclass(frozen=True)
class Kit:
    """What a build made: the paths of its files, what each leaves out, and what was found on the way.

    `no_room` is what of `left_out` there was no room for; the rest has no place in a document of that kind. `chosen`
    tells, in sentences, what was chosen where the profile does not say. `kept` are the files that this build, of
    `only` some products, left as they were.
    """

    files: tuple[Path, ...]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False
    no_room: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    kept: tuple[Path, ...] = ()

    @classmethod
    def of(
        cls,
        folder: Path,
        made: Manifest,
        warnings: Sequence[Problem],
        *,
        unchanged: bool = False,
        kept: Iterable[str] = (),
    ) -> Kit:
        """The kit in a folder, of what its manifest says."""
        rows = made.files.items()
        return cls(
            tuple(folder / name for name in sorted([*made.files, MANIFEST])),
            {name: row.left_out for name, row in rows if row.left_out},
            tuple(warnings),
            made.withheld,
            unchanged,
            {name: row.no_room for name, row in rows if row.no_room},
            made.chosen,
            tuple(folder / name for name in sorted(kept)),
        )


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
    with journal.opened(_folder(path, output, audience)) as folder:
        last = manifest.read(folder)
        # before anything is read of them: what is changed from here on is not what the kit is said to be made of
        inputs = manifest.inputs(path) if _is_file(path) else {}
        if last and inputs:
            asked = Request(str(as_of or manifest.day(path)), audience, paper, tuple(sorted(only or ())))
            if last.is_current(asked, inputs, folder):
                return _unchanged(folder.path, last, strict, warn or unheard)

        from presskit.kit import jobs, products  # what an unchanged kit need not wait for
        from presskit.kit.context import build_context
        from presskit.kit.faults import load_valid
        from presskit.kit.previous import Previous, hidden_files, hidden_texts

        found: list[Problem] = []
        heard = _both(found.append, warn)
        profile = load_valid(path, audience, heard)
        previous = Previous(folder, last, inputs)
        previous.must_be_of(profile, path)
        context = build_context(profile, path.parent, audience=audience, as_of=as_of, paper=paper, inputs=inputs)
        wanted = products.wanted(context, only)
        for problem in _remarks(profile, context, wanted, folder):
            heard(problem)
        withheld = profile.withheld(audience, context.as_of)
        rows, left = previous.left_alone(wanted, profile, withheld, audience) if only else ({}, ())

        files = {file.name: products.as_shared(context, file) for file in left}
        rows |= {
            name: replace(rows[name], recipient=file.recipient, offered=file.offered) for name, file in files.items()
        }
        made: dict[str, KitFile] = {}
        told: dict[str, list[Problem]] = {}
        for stage in products.stages(context, wanted):
            tasks = stage(files)
            outcomes = {task.name: kept for task in tasks if (kept := previous.of_task(task))}
            missing = [task for task in tasks if task.name not in outcomes]
            outcomes |= jobs.run(missing, progress, processes, partial(journal.put_aside, folder))
            for task in tasks:
                outcome = outcomes[task.name]
                told[task.name] = outcome.warnings
                made |= {file.name: file for file in outcome.files}
                rows |= {file.name: FileRow.of(file, task.name, task.key) for file in outcome.files}
            files |= made
        for problem in (problem for problems in told.values() for problem in problems):
            heard(problem)
        if strict and (warnings := [problem for problem in found if problem.severity == "warning"]):
            raise Problems(replace(problem, severity="error") for problem in warnings)

        standing = rows.keys() - made.keys()
        claims = manifest.claims(files, context.profile)
        rows[claims.name] = FileRow.of(claims, "claims", "")
        whole = Manifest(
            format=manifest.FORMAT,
            presskit=presskit.__version__,
            asked=Request(str(context.as_of), audience, paper, tuple(sorted(only or ()))),
            person=profile.person.name,
            profile=manifest.way_to(path, folder),
            inputs=manifest.redacted(inputs, hidden_files(profile, withheld)),
            withheld=withheld,
            hidden=tuple(sorted({one for said in hidden_texts(profile, withheld).values() for one in said})),
            warnings=tuple(found),
            chosen=_chosen(context, wanted),
            told={name: problems for name, problems in told.items() if problems},
            files=dict(sorted(rows.items())),
        )
        contents = {name: file.content for name, file in {**made, claims.name: claims}.items()}
        journal.publish(folder, previous.plan({**contents, MANIFEST: Held(whole.json())}, rows, heard))
        return Kit.of(folder.path, whole, found, kept=standing)


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
        raise failure(from_here(folder), None, "output", "this is a link, which presskit does not follow", hint)
    return folder


def _unchanged(folder: Path, last: Manifest, strict: bool, warn: Warn) -> Kit:
    """The kit that stands in the folder, with what was told of it when it was built."""
    if strict and last.warnings:
        raise Problems(replace(problem, severity="error") for problem in last.warnings)
    for problem in last.warnings:
        warn(problem)
    return Kit.of(folder, last, last.warnings, unchanged=True)


def _chosen(context: BuildContext, wanted: Sequence[str]) -> tuple[str, ...]:
    """What was chosen where the profile does not say: the look, and the colour, where it was taken from a picture."""
    from presskit.kit import products

    if not products.formats(context, wanted) & {"pdf", "docx", "web"}:
        return ()
    result = []
    if why := context.why_look:
        result.append(f'The look is {context.profile.kit.look}, {why}; [kit] look = "editorial" sets another.')
    if file := context.chosen_accent.file:
        result.append(f'The accent is {context.brand}, taken from {file}; [kit] accent = "#RRGGBB" sets another.')
    return tuple(result)


def _remarks(profile: Profile, context: BuildContext, wanted: Sequence[str], folder: Folder) -> Iterator[Problem]:
    """What is to be told before anything is made; raises Problems for characters that nothing draws."""
    from presskit.kit import characters, logo, products, starter
    from presskit.kit.faults import codes_of

    if left := starter.told(profile):
        yield left
    formats = products.formats(context, wanted)
    drawn = characters.remarks(context.profile, context.coverage) if formats & {"pdf", "web"} else []
    if "pdf" in formats and (errors := [problem for problem in drawn if problem.severity == "error"]):
        raise Problems(errors)
    # the web page has the reader's fonts, too, and of its picture that is reported
    yield from (problem for problem in drawn if problem.severity != "error")
    if "pdf" in formats:
        yield from codes_of(context.profile)
    if "press-kit" in wanted:
        yield from logo.remarks(context.profile, context.folder)
    yield from journal.strangers(folder)


def _both(first: Warn, second: Warn | None) -> Warn:
    def both(problem: Problem) -> None:
        first(problem)
        if second is not None:
            second(problem)

    return both

"""From profile.toml to a kit, step by step.

In: the path of a profile and what was asked for. Out: `Kit`, its files written; or Problems, and the kit that
stood before is untouched.
"""

from __future__ import annotations

import datetime
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from presskit import compose, language
from presskit.kit import manifest
from presskit.kit.journal import MANIFEST, Plan, publish, recover, sha256
from presskit.fit import Layout, Overfull, fit
from presskit.language import Language
from presskit.problems import Problem, Problems, Warn, error, warning
from presskit.profile import Profile, read_file
from presskit.template import Template, Templates, shown

Progress = Callable[[str], None]
"""Takes the name of the step that begins."""


@dataclass(frozen=True)
class Kit:
    """What a build made: the paths of its files, what each leaves out, and what was found on the way."""

    files: tuple[Path, ...]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    unchanged: bool = False


@dataclass(frozen=True)
class _Made:
    """One file of a kit before it is written, and the template that it comes from."""

    template: str
    data: bytes
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Order:
    """Everything that the makers of files need to know."""

    profile: Profile
    folder: Path
    templates: Templates
    language: Language
    as_of: datetime.date
    paper: str
    warn: Warn


def load(path: Path | str, warn: Warn | None = None) -> Profile:
    """The whole profile at `path`, private entries too; raises Problems."""
    path = Path(path)
    return read_file(path, _shown(path), warn or _unheard)


def products(profile_folder: Path | None = None) -> list[str]:
    """What `only` can name: the templates that there are."""
    return Templates(profile_folder).names()


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
    if paper is not None and paper not in ("a4", "letter"):
        raise ValueError(f'there is no paper "{paper}"; there are a4 and letter')
    recover(path.parent / "output")
    recover(folder)
    found: list[Problem] = []
    heard = _both(found.append, warn)

    before = manifest.read(folder)
    profile = load(path, heard)
    day = as_of or profile.as_of or datetime.date.today()  # noqa: DTZ011 -- the day where the person sits
    asked = {"as_of": day.isoformat(), "audience": audience, "paper": paper, "only": sorted(only or [])}
    made_from = manifest.inputs(path)
    if before and not strict and manifest.is_current(before, asked, made_from, folder):
        return Kit(_paths(folder, before["files"]), _left_out(before["files"]), tuple(found), unchanged=True)

    order = _order(profile, path.parent, audience=audience, as_of=day, paper=paper, warn=heard)
    made: dict[str, _Made] = {}
    wanted = _wanted(order, only)
    for name in wanted:
        progress(name)
        made |= _make(order, name)
    if strict and (warnings := [problem for problem in found if problem.severity == "warning"]):
        raise Problems(replace(problem, severity="error") for problem in warnings)

    rows = {name: {"template": file.template, "sha256": sha256(file.data), "bytes": len(file.data), "left_out": list(file.left_out)} for name, file in made.items()}  # fmt: skip
    kept = {name: row for name, row in before.get("files", {}).items() if only and row.get("template") not in wanted}
    written = {
        "format": manifest.FORMAT,
        "presskit": manifest.release(),
        "asked": asked,
        "inputs": made_from,
        "files": dict(sorted({**kept, **rows}.items())),
    }
    data = {name: file.data for name, file in made.items()}
    data[MANIFEST] = (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode()
    publish(folder, _plan(folder, data, before.get("files", {}), set(written["files"]), heard), _shown(folder))
    return Kit(_paths(folder, written["files"]), _left_out(written["files"]), tuple(found))


# --- making the files --------------------------------------------------------------------------------------


def _order(
    profile: Profile, folder: Path, *, audience: str | None, as_of: datetime.date, paper: str | None, warn: Warn
) -> _Order:
    """Filter for the audience before anything else looks at the profile."""
    if audience is not None and audience not in profile.audiences():
        names = ", ".join(profile.audiences()) or "none"
        raise ValueError(f'the profile names no audience "{audience}"; it names {names}')
    spoken = language.load(profile.language, path=profile.shown, at=profile.place("language"))
    templates = Templates(folder)
    public = profile.for_audience(audience, as_of)
    if faults := faults_of(profile):
        raise Problems(faults)
    return _Order(public, folder, templates, spoken, as_of, paper or profile.kit.paper, warn)


def _wanted(order: _Order, only: Sequence[str] | None) -> list[str]:
    names = order.templates.names()
    for name in only or ():
        if name not in names:
            raise ValueError(f'there is nothing called "{name}" to build; there are {", ".join(names)}')
    chosen = order.profile.kit.templates
    return [name for name in names if (name in only if only else chosen is None or name in chosen)]


def _make(order: _Order, name: str) -> dict[str, _Made]:
    """The files of one template."""
    template = order.templates.get(name)
    makers = {"pdf": _pages, "docx": _word, "text": _blurbs}
    made: dict[str, _Made] = {}
    for form in template.settings.formats:
        made |= makers[form](order, template)
    return made


def _pages(order: _Order, template: Template) -> dict[str, _Made]:
    """A PDF: the fullest draft that fits, on pages that are full."""
    from presskit.writers import data, pdf, vcard

    drafts = _drafts(order, template)
    kit = order.profile.kit
    typesetter = pdf.Typesetter(
        template,
        order.templates,
        look=kit.look,
        paper=order.paper,
        accent=kit.accent,
        fonts=[order.folder / name for name in kit.fonts],
        pictures=_pictures(order),
        warn=order.warn,
    )
    try:
        fitted = fit(drafts, typesetter.measure)
    except Overfull as overfull:
        raise Problems([_overfull(order, template, overfull)]) from None
    attachments = [
        pdf.Attachment("profile.json", data.write(order.profile).encode(), "The facts on this page", "Source"),
        pdf.Attachment(f"{slug(order.profile)}.vcf", vcard.write(order.profile, order.as_of).encode(), "vCard", "Supplement"),
    ]  # fmt: skip
    try:
        printed = typesetter.write(fitted.document, fitted.layout, attachments, order.as_of)
    except pdf.MissingGlyphs as missing:
        raise Problems(_missing_glyphs(order.profile, missing.characters)) from None
    return {
        f"{slug(order.profile)}-{template.settings.file}.pdf": _Made(
            template.name, printed.data, drafts.left_out(fitted.taken)
        )
    }


def _word(order: _Order, template: Template) -> dict[str, _Made]:
    """A Word file: no limit, so the fullest draft."""
    from presskit.writers import docx

    drafts = _drafts(order, template)
    document = drafts.draft({})
    data = docx.write(
        document, template, day=order.as_of, pictures=_pictures(order), paper=order.paper, warn=order.warn
    )
    return {f"{slug(order.profile)}-{template.settings.file}.docx": _Made(template.name, data, drafts.left_out({}))}


def _blurbs(order: _Order, template: Template) -> dict[str, _Made]:
    """A text for every place; one that nothing fits is told and left out."""
    from presskit.writers import text

    places = {place.id: place for place in template.settings.place}
    chosen = order.profile.kit.places
    blurbs = {}
    for id, place in places.items():
        if chosen is None or id in chosen:
            try:
                blurbs[id] = compose.for_place(
                    order.profile, place, voice=None, as_of=order.as_of, language=order.language
                )
            except Problems as problems:
                for problem in problems.problems:
                    message = f"blurbs/{id}.txt is left out: {problem.message}"
                    order.warn(replace(problem, severity="warning", message=message))
    if not blurbs:
        return {}
    files = text.write(blurbs, places, order.profile.person.name)
    left_out = {f"{id}.txt": blurb.left_out for id, blurb in blurbs.items()}
    return {
        f"blurbs/{name}": _Made(template.name, words.encode(), left_out.get(name, ())) for name, words in files.items()
    }


def _drafts(order: _Order, template: Template) -> compose.Drafts:
    teller = compose.Teller(order.profile, order.language, order.as_of)
    return compose.document(teller, template.name, template.settings, shown(template.file("template.toml")))


def _pictures(order: _Order) -> dict[str, bytes]:
    """The photographs that a page may show, cropped square around their focus."""
    from presskit.writers import pictures

    found = {}
    for photo in order.profile.photos:
        try:
            # 53 mm at 300 dpi are 626 pixels; a little more for a larger portrait
            found[photo.file] = pictures.crop(order.folder / photo.file, 1.0, photo.focus or (0.5, 0.4), 800)
        except pictures.Unreadable:
            at = order.profile.place(photo.key, "file")
            message = f'{photo.key}.file: "{photo.file}" is damaged and cannot be read to its end'
            raise Problems(
                [error(order.profile.shown, at, "photo", message, "save or export the picture again")]
            ) from None
    return found


def slug(profile: Profile) -> str:
    """The beginning of every file name: plain lower-case ASCII, `person` where nothing is left."""
    from slugify import slugify

    # 60 characters leave room for the rest of the name on every file system (255 bytes) and in a mail
    return slugify(profile.kit.slug or profile.person.name, max_length=60, word_boundary=True) or "person"


# --- what can be wrong -------------------------------------------------------------------------------------


def faults_of(profile: Profile) -> list[Problem]:
    """What is wrong between a profile and the templates, places, looks and languages that there are."""
    templates = Templates(profile.folder)
    try:
        spoken = language.load(profile.language, path=profile.shown, at=profile.place("language"))
        places = templates.places()
    except Problems as problems:
        return list(problems.problems)
    return [*compose.faults_of_pinned(profile, places, spoken), *_faults_of_kit(profile, templates)]


def _faults_of_kit(profile: Profile, templates: Templates) -> list[Problem]:
    """Names in `[kit]` that stand for nothing."""
    kit, found = profile.kit, []
    known = {*type(profile).model_fields, *(row.title for row in profile.sections), "facts", "timeline", "biography"}
    checks: list[tuple[str, Iterable[str], Iterable[str]]] = [
        ("look", [kit.look], templates.looks()),
        ("templates", kit.templates or (), templates.names()),
        ("places", kit.places or (), templates.places()),
    ]
    for field_name, asked, there in checks:
        for name in asked:
            if name not in there:
                problem = templates.unknown(name, field_name, list(there), profile.shown)
                line, column = profile.place("kit", field_name) or (None, None)
                message = f"kit.{field_name}: {problem.message}"
                found.append(replace(problem, line=line, column=column, message=message))
    sections = kit.sections
    for name in (*sections.order, *sections.titles, *sections.hidden):
        if name not in known:
            hint = "write the name of a table, or the title of a [[sections]] entry"
            message = f'kit.sections: there is no section "{name}"'
            found.append(error(profile.shown, profile.place("kit", "sections"), "section", message, hint))
    return found


def _overfull(order: _Order, template: Template, overfull: Overfull) -> Problem:
    keys = [entry.key for section in overfull.sections for entry in section.entries]
    longest = list(dict.fromkeys(keys))[:3] or ["person"]
    message = f"even the shortest {template.name} does not fit on its page; too long are {', '.join(longest)}"
    hint = "shorten them, or hide a section with [kit.sections] hidden"
    return error(order.profile.shown, order.profile.place(longest[0]), "overfull", message, hint)


def _missing_glyphs(profile: Profile, characters: str) -> list[Problem]:
    """For each line of the profile with characters that no font has, one problem that names them."""
    hint = 'add a font that has them: [kit] fonts = ["fonts/NAME.ttf"]'
    problems, told = [], set[str]()
    for number, line in enumerate(profile.lines(), 1):
        here = [character for character in dict.fromkeys(line) if character in characters]
        if here and not told.issuperset(here):
            names = ", ".join(f"{character} ({unicodedata.name(character, f'U+{ord(character):04X}')})" for character in here)  # fmt: skip
            at = (number, line.index(here[0]) + 1)
            problems.append(error(profile.shown, at, "missing-glyph", f"no font of this look has {names}", hint))
            told.update(here)
    rest = [character for character in characters if character not in told]
    if rest or not problems:
        names = ", ".join(f"U+{ord(character):04X}" for character in rest)
        problems.append(error(profile.shown, None, "missing-glyph", f"no font of this look has {names}", hint))
    return problems


# --- what is written ---------------------------------------------------------------------------------------


def _plan(folder: Path, data: Mapping[str, bytes], before: Mapping[str, Any], after: set[str], warn: Warn) -> Plan:
    """What to write, delete and keep; raises Problems rather than touch a file that presskit did not make."""
    strangers, keep, write = [], {}, {}
    for name, new in data.items():
        path = folder / name
        try:
            old = path.read_bytes() if path.exists() else None
        except OSError:
            old = b""
        if old == new:
            continue
        write[name] = new
        if old is None or name == MANIFEST:
            continue
        if name not in before:
            strangers.append(_stranger(path))
        elif sha256(old) != before[name].get("sha256"):
            keep[name] = _name_for_kept(folder, name)
            hint = "put the change into the profile or the template, and it is made every time"
            warn(warning(_shown(path), None, "edited", f"this file was edited after it was built; it is kept as {Path(keep[name]).name}", hint))  # fmt: skip
    if strangers:
        raise Problems(strangers)
    delete = []
    for name in before:
        if name not in after and (folder / name).is_file():
            unedited = sha256((folder / name).read_bytes()) == before[name].get("sha256")
            delete += [name] if unedited else []
    return Plan(write, delete, keep)


def _stranger(path: Path) -> Problem:
    hint = "move it away, or choose another folder with --output"
    return error(_shown(path), None, "output", "presskit did not make this file and will not replace it", hint)


def _name_for_kept(folder: Path, name: str) -> str:
    path = Path(name)
    for number in range(1, 1000):
        kept = path.with_name(f"{path.stem}-edited{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not (folder / kept).exists():
            return kept.as_posix()
    raise Problems([_stranger(folder / name)])


def _paths(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    return tuple(folder / name for name in sorted([*names, MANIFEST]))


def _left_out(rows: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(row["left_out"]) for name, row in rows.items() if row["left_out"]}


def _both(first: Warn, second: Warn | None) -> Warn:
    def both(problem: Problem) -> None:
        first(problem)
        if second is not None:
            second(problem)

    return both


def _shown(path: Path) -> str:
    """A path as it is told: relative to where the person stands, if it lies below."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _unheard(_: object) -> None:
    """For callers that do not listen."""

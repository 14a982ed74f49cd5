"""What everything in a kit is made from, settled before the first file is.

In: a whole profile and what was asked for. Out: an `Order`: the profile as its audience may see it, the language,
the day, the templates; or Problems for whatever does not go together.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from presskit import compose, language
from presskit.language import Language
from presskit.problems import Problem, Problems, Warn, WrongArgument, did_you_mean, error
from presskit.profile import Profile
from presskit.template import Template, Templates, accent_fault, look_settings


@dataclass(frozen=True)
class Order:
    """Everything that the makers of files need to know. `profile` holds nothing that the audience may not see."""

    profile: Profile
    folder: Path
    templates: Templates
    language: Language
    as_of: datetime.date
    paper: str
    warn: Warn

    @cached_property
    def teller(self) -> compose.Teller:
        """What the profile has to tell."""
        from presskit.writers import pictures

        sizes = {photo.file: pictures.size(self.folder / photo.file) for photo in self.profile.photos}
        known = {file: size for file, size in sizes.items() if size}
        return compose.Teller(self.profile, self.language, self.as_of, known)

    @cached_property
    def slug(self) -> str:
        """The beginning of every file name: plain lower-case ASCII, `person` where nothing is left."""
        from slugify import slugify

        # 60 characters leave room for the rest of the name on every file system (255 bytes) and in a mail
        name = self.profile.kit.slug or self.profile.person.name
        return slugify(name, max_length=60, word_boundary=True) or "person"

    @cached_property
    def pictures(self) -> Mapping[str, bytes]:
        """The photographs that pages show, whole: a page crops them itself."""
        # 127 mm at 300 dpi; the widest that a page sets a photograph, 176 mm, is then printed at 216 dpi
        return self._photographs(1500, square=None)

    @cached_property
    def squares(self) -> Mapping[str, bytes]:
        """The photographs that Word files show, cropped square around their focus."""
        return self._photographs(600, square=self.teller.portrait.focus)  # 32 mm and some room to enlarge it

    def _photographs(self, width: int, square: tuple[float, float] | None) -> dict[str, bytes]:
        from presskit.writers import pictures

        photo = next((row for row in self.profile.photos if row.file == self.teller.portrait.photo), None)
        if photo is None:
            return {}
        try:
            return {photo.file: pictures.ready(self.folder / photo.file, width, square=square)}
        except pictures.Unreadable:
            message = f'{photo.key}.file: "{photo.file}" is damaged and cannot be read to its end'
            at = self.profile.place(photo.key, "file")
            hint = "save or export the picture again"
            raise Problems([error(self.profile.shown, at, "photo", message, hint)]) from None

    def drafts(self, template: Template) -> compose.Drafts:
        """The drafts of the document that a template describes."""
        return compose.document(self.teller, template)

    def wanted(self, only: Sequence[str] | None) -> list[str]:
        """The templates to build; raises ValueError for a name that there is not."""
        names = self.templates.names()
        for name in only or ():
            if name not in names:
                hint = did_you_mean(name, names) or "there are " + ", ".join(names)
                raise WrongArgument(f'there is nothing called "{name}" to build; {hint}')
        chosen = only or self.profile.kit.templates
        return [name for name in names if chosen is None or name in chosen]


def order(
    profile: Profile, folder: Path, *, audience: str | None, as_of: datetime.date, paper: str | None, warn: Warn
) -> Order:
    """Check that all goes together, and filter for the audience before anything else looks at the profile."""
    check_audience(profile, audience)
    if faults := faults_of(profile):
        raise Problems(faults)
    public = profile.for_audience(audience, as_of)
    spoken = language.load(profile.language)
    return Order(public, folder, Templates(folder), spoken, as_of, paper or profile.kit.paper, warn)


def check_audience(profile: Profile, audience: str | None) -> None:
    """Raise ValueError for an audience that does not occur in the profile."""
    if audience is not None and audience not in profile.audiences():
        names = profile.audiences()
        hint = did_you_mean(audience, names) or f"it names {', '.join(names) or 'none'}"
        raise WrongArgument(f'the profile names no audience "{audience}"; {hint}')


def faults_of(profile: Profile) -> list[Problem]:
    """What is wrong between a profile and the templates, places, looks and languages that there are."""
    templates = Templates(profile.folder)
    if faults := templates.faults():
        return faults
    try:
        spoken = language.load(profile.language, path=profile.shown, at=lambda: profile.place("language"))
        places = templates.places()
    except Problems as problems:
        return list(problems.problems)
    return [
        *compose.faults_of_pinned(profile, places, spoken),
        *_unknown_names(profile, templates),
        *_accent(profile, templates),
        *_unknown_sections(profile),
    ]


def _unknown_names(profile: Profile, templates: Templates) -> list[Problem]:
    kit, found = profile.kit, []
    checks: list[tuple[str, Iterable[str], list[str]]] = [
        ("look", [kit.look], templates.looks()),
        ("templates", kit.templates or (), templates.names()),
        ("places", kit.places or (), list(templates.places())),
    ]
    for field, asked, there in checks:
        for at, name in enumerate(asked):
            if name not in there:
                problem = templates.unknown(name, field, there, profile.shown)
                place = profile.place("kit", field) if field == "look" else profile.place("kit", field, at)
                line, column = place or (None, None)
                message = f"kit.{field}: {problem.message}"
                found.append(replace(problem, line=line, column=column, message=message))
    return found


def _accent(profile: Profile, templates: Templates) -> list[Problem]:
    kit = profile.kit
    if kit.accent is None or kit.look not in templates.looks():
        return []
    fault = accent_fault(kit.accent, look_settings(templates.look(kit.look)), "kit.accent")
    line, column = profile.place("kit", "accent") or (None, None)
    return [replace(fault, path=profile.shown, line=line, column=column)] if fault else []


def _unknown_sections(profile: Profile) -> list[Problem]:
    sections = profile.kit.sections
    tables = (name for name in type(profile).model_fields if name not in ("as_of", "language", "kit", "check"))
    known = [*tables, *compose.SPECIAL, *(row.title for row in profile.sections)]
    asked: list[tuple[str, str | int, str]] = [
        *(("titles", name, name) for name in sections.titles),
        *(("order", at, name) for at, name in enumerate(sections.order)),
        *(("hidden", at, name) for at, name in enumerate(sections.hidden)),
    ]
    found = []
    for field, at, name in asked:
        if name not in known:
            place = profile.place("kit", "sections", field, at)
            message = f'kit.sections.{field}: there is no section "{name}"'
            hint = did_you_mean(name, known) or "write the name of a table, or the title of a [[sections]] entry"
            found.append(error(profile.shown, place, "section", message, hint))
    return found

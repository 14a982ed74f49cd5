"""What everything in a kit is made from, settled before the first file is.

In: a whole profile and what was asked for. Out: a `BuildContext`: the profile as its audience may see it, the
language, the day, the templates.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from presskit import colour, compose, disk_cache, language
from presskit.kit.accent import Accent, accent
from presskit.kit.choose_look import best_look_for, templates_of, with_look
from presskit.kit.reading import check_audience, day_of
from presskit.kit.typesetters import TypesetterCache
from presskit.language import Language
from presskit.problems import Problems
from presskit.profile import Logo, Photo, Profile
from presskit.template import Template, Templates, look_settings, on_light

if TYPE_CHECKING:
    from presskit.layout import Cut
    from presskit.writers.coverage import Coverage
    from presskit.writers.pictures import DecodedPicture
    from presskit.writers.typefaces import Typefaces


LARGEST = 3000
"""Pixels of the longer side of a photograph that is cut: a page of A4 at 250 dots to an inch."""


def pictures_of() -> ModuleType:
    """The module that decodes pictures, which is loaded when there is one."""
    from presskit.writers import pictures

    return pictures


@dataclass(frozen=True)
class BuildContext:
    """Everything that products need to know. `profile` holds nothing that the audience may not see.

    `whole` has the person's own contacts, too, which only a résumé shows; `why_look` says why a profile that names no
    look has the one that it has.
    """

    profile: Profile
    whole: Profile
    folder: Path
    templates: Templates
    language: Language
    as_of: datetime.date
    paper: str
    inputs: Mapping[str, str]
    why_look: str = ""
    typesetters: TypesetterCache = field(default_factory=TypesetterCache)

    @cached_property
    def sections(self) -> compose.Sections:
        """What the profile has to tell."""
        from presskit.writers import pictures

        sizes = {row.file: pictures.size(self.folder / row.file) for row in self._pictures}
        sizes |= {file: (round(1000 * wide / high), 1000) for file, (wide, high, _) in self._drawings.items()}
        known = {file: size for file, size in sizes.items() if size}
        return compose.sections_of(self.profile, self.language, self.as_of, known, self.templates.places())

    @cached_property
    def chosen_accent(self) -> Accent:
        """The one colour, and the picture that it was taken from: then one that can be read, too."""
        own = look_settings(self.templates.look(self.profile.kit.look)).accent
        found = accent(self.profile, self.sections.portrait.photo, self.folder, self.inputs, own)
        return found._replace(colour=self._as_type(found.colour)) if found.file else found

    @cached_property
    def brand(self) -> str:
        """The one colour, of areas and marks."""
        return colour.area(self.chosen_accent.colour)

    @cached_property
    def accent(self) -> str:
        """The one colour as type in it can be read."""
        return self._as_type(self.brand)

    def _as_type(self, chosen: str) -> str:
        looks = map(look_settings, map(self.templates.look, self.templates.looks()))
        return on_light(chosen, look_settings(self.templates.look(self.profile.kit.look)), looks) or chosen

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
        return self._photographs(900, square=self.sections.portrait.focus)  # 88 mm at 260 dpi

    def small(self, file: str) -> bytes:
        """A photograph or logo as a sheet of several shows it."""
        if file in self._drawings:
            return self._drawings[file][2]
        return self._ready(next(row for row in self._pictures if row.file == file), 800)  # 84 mm at 240 dpi

    def cut(self, part: Cut) -> bytes:
        """A part of a photograph, as sharp as print needs it and no sharper."""

        def make() -> bytes:
            picture = self._decoded(part.file)
            box = pictures_of().crop(picture.size, part.w / part.h, part.focus)
            return picture.part(box, part.w / 25.4)

        return self._kept(part.file, make, "cut", part.w, part.h, part.focus)

    def light(
        self, file: str, ratio: float, focus: tuple[float, float], zone: tuple[float, float, float, float]
    ) -> tuple[float, float]:
        """The luminances below which 1 % and 99 % of the pixels lie in a zone, in shares, of a photograph that is cut
        to a ratio.
        """

        def make() -> bytes:
            picture = self._decoded(file)
            levels = picture.light(pictures_of().crop(picture.size, ratio, focus), zone)
            return " ".join(map(repr, levels)).encode()

        low, high = map(float, self._kept(file, make, "light", ratio, focus, zone).split())
        return low, high

    def grounds(self, file: str) -> tuple[str, ...]:
        """The grounds on which a logo is seen."""
        from presskit.kit import logo

        return tuple(
            self._kept(file, lambda: " ".join(logo.grounds(self.folder / file)).encode(), "grounds").decode().split()
        )

    def _kept(self, file: str, make: Callable[[], bytes], *how: object) -> bytes:
        """What was made of a picture, by an earlier build if that is kept."""
        from PIL import __version__

        return disk_cache.cached_bytes(
            (self.inputs.get("presskit", ""), __version__, self.inputs.get(file, ""), repr(how)), make
        )

    def _decoded(self, file: str) -> DecodedPicture:
        """A photograph, decoded once for the parts of it that are asked for one after the other: it has 27 MB."""
        if file not in self._open:
            self._open.clear()  # before the next is read, which takes four times as much
            row = next(one for one in self._pictures if one.file == file)
            pictures = pictures_of()
            try:
                self._open[file] = pictures.read(self.folder / file, lambda size: LARGEST / max(size))
            except pictures.Unreadable:
                from presskit.writers import photos

                raise Problems([photos.damaged(self.profile, row)]) from None
        return self._open[file]

    @cached_property
    def _open(self) -> dict[str, DecodedPicture]:
        return {}

    @cached_property
    def faces(self) -> Mapping[str, bytes]:
        """The photograph of the vCard: what a phone shows of a caller, and small enough for a mail."""
        return self._photographs(320, square=self.sections.portrait.focus)

    @cached_property
    def _drawings(self) -> dict[str, tuple[float, float, bytes]]:
        """Width, height and bytes of the logos that are drawings of plain shapes: what a page draws as they do."""
        from presskit.writers import svg

        files = [logo.file for logo in self.profile.logos if logo.file.lower().endswith(".svg")]
        found = ((file, svg.plain((self.folder / file).read_bytes())) for file in files)
        return {file: drawing for file, drawing in found if drawing}

    def _photographs(self, width: int, square: tuple[float, float] | None) -> dict[str, bytes]:
        photo = next((row for row in self.profile.photos if row.file == self.sections.portrait.photo), None)
        return {photo.file: self._ready(photo, width, square)} if photo else {}

    def _ready(self, row: Photo | Logo, width: int, square: tuple[float, float] | None = None) -> bytes:
        from presskit.writers import photos, pictures

        def make() -> bytes:
            try:
                if isinstance(row, Logo):  # what shines through it is the page
                    return pictures.clear(self.folder / row.file, width)
                return pictures.ready(self.folder / row.file, width, square=square)
            except pictures.Unreadable:
                raise Problems([photos.damaged(self.profile, row)]) from None

        return self._kept(row.file, make, "ready", width, square)

    @property
    def _pictures(self) -> tuple[Photo | Logo, ...]:
        return (*self.profile.photos, *self.profile.logos)

    @cached_property
    def typefaces(self) -> Typefaces:
        """What pages are set in."""
        from presskit.writers.typefaces import Typefaces

        kit = self.profile.kit
        display, text = ([self.folder / name for name in names] for names in (kit.display_fonts, kit.text_fonts))
        return Typefaces(self.templates, kit.look, self.fonts, self.coverage, display=display, text=text)

    @property
    def fonts(self) -> list[Path]:
        """The user's own fonts."""
        return [self.folder / name for name in self.profile.kit.fonts]

    @cached_property
    def coverage(self) -> Coverage:
        """What draws the characters of the profile that no font of presskit has."""
        from presskit.kit import characters

        return characters.coverage(self.profile, self.fonts)

    def users_own_path(self, template: Template | None = None) -> str:
        """The displayed path of the user's own template, or look, that is rendered for a page; empty without one."""
        used = [*([template] if template else []), self.templates.look(self.profile.kit.look)]
        return next((own for one in used if (own := one.own)), "")

    def drafts(self, template: Template) -> compose.Drafts:
        """The drafts of the document that a template describes; the last ones stay, with what was found of them."""
        if template.name not in self._drafts:
            self._drafts.clear()
            self._drafts[template.name] = compose.document(self.for_template(template).sections, template)
        return self._drafts[template.name]

    @cached_property
    def _drafts(self) -> dict[str, compose.Drafts]:
        return {}

    def for_template(self, template: Template) -> BuildContext:
        """The context of this template: of a résumé or a letter with the person's own contacts."""
        return self._for_resume if template.settings.kind in ("resume", "letter") else self

    @cached_property
    def _for_resume(self) -> BuildContext:
        kit = self.whole.kit
        coloured = kit.model_copy(update={"accent": kit.resume_accent or kit.accent})
        return replace(self, profile=self.whole.model_copy(update={"kit": coloured}))

    def inputs_of_template(self, template: Template, *folders: str) -> tuple[object, ...]:
        """All that a page is made from whose template takes from these folders of templates/, too: the facts, the
        pictures and fonts, templates and look, the user's and the built-in ones, and what was settled for the kit."""
        owners = {"check"} if template.settings.kind == "letter" else {"check", "letter"}
        kit = self.profile.kit
        named = [*(row.file for row in self._pictures), *kit.fonts, *kit.display_fonts, *kit.text_fonts]
        taken = (template.name, *folders, f"looks/{kit.look}", "fallback", "blurbs")
        within = tuple(f"{folder}/" for folder in taken)
        return (
            self.profile.model_dump_json(exclude=owners), self.paper, self.as_of, self.accent, self.brand,
            self.coverage.installed,
            {name: self.inputs.get(name, "") for name in named},
            {name: digest for name, digest in self.inputs.items() if name.partition("/")[2].startswith(within)},
        )  # fmt: skip


def build_context(
    profile: Profile,
    folder: Path,
    *,
    audience: str | None,
    as_of: datetime.date | None,
    paper: str | None = None,
    inputs: Mapping[str, str] | None = None,
    typesetters: TypesetterCache | None = None,
) -> BuildContext:
    """Filter for the audience before anything else looks at the profile; raises ValueError for an unknown audience.

    `as_of` and `paper` None are the profile's own.
    `inputs` are the hashes of all files that a build reads, by their names (see `manifest.inputs`); `press` is what an
    earlier kit has left, if the process stays.
    """
    check_audience(profile, audience)
    day = day_of(profile, as_of)
    public = profile.for_audience(audience, day)
    spoken = language.load(profile.language)
    why = "" if public.kit.look else best_look_for(public, folder)[1]
    public = with_look(public, folder)
    shown = public.with_press_contacts(audience)
    return BuildContext(
        shown,
        public,
        folder,
        templates_of(public, folder),
        spoken,
        day,
        paper or profile.paper,
        inputs or {},
        why,
        typesetters or TypesetterCache(),
    )

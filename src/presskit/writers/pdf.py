"""A document and its layout, as a PDF that archives and screen readers accept.

In: a `Document`, a `Layout`, a template, `Typefaces` and the pictures that the document shows. Out: how long its
columns are, for `fit`; or the bytes of a PDF/A-3a and PDF/UA-1 file. Nothing is fetched: WeasyPrint is served the
prepared bytes and nothing else. What WeasyPrint would only log becomes a Problem.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections import OrderedDict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from presskit import colour, layout, machine, weasy
from presskit.document import Document, Entry, bound, in_years
from presskit.fit import Column, Layout
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, Warn, error, failure, warning
from presskit.template import Template, display_path, environment, look_settings, on_brand, on_dark, template_errors
from presskit.tomlfile import read_text
from presskit.weasy import SCHEME, Attachment, boxes
from presskit.writers import MissingGlyphs, composed as style_of, pictures
from presskit.writers.coverage import named, unseen, without
from presskit.writers.layout_faults import BROKEN, OVERSIZED, line_of, unlaid
from presskit.writers.markup import rich, styled, unparted
from presskit.writers.measures import Display, measures
from presskit.writers.typefaces import Typefaces

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in millimetres (ISO 216; ANSI/ASME Y14.1 size A)."""

ENDLESS = 6000
"""Millimetres: the height of the page that columns are measured on, longer than any draft."""

POINTS = 0.75
"""Points in a CSS pixel (CSS Values and Units, section 6.2: 96 pixels and 72 points in an inch)."""


PLATE = "/plate"
"""The name of a picture of nothing but the dark ground; no file of a profile begins so."""


SHEETS = 60
"""Pages of press kits that are kept laid out: those of a kit, and some that were tried."""


def _nothing() -> None:
    """Nothing stops it."""


@dataclass(frozen=True)
class Photographs:
    """What composed pages ask of photographs: how bright they are, their cuts, and of a picture by its name what it is
    made of, so that one that has changed is seen. `stop` is called before each layout, and may raise.
    """

    light: layout.Light
    cut: Callable[[layout.Cut], bytes]
    made_of: Callable[[str], str]
    stop: Callable[[], None] = _nothing


class Sheet(NamedTuple):
    """A composed page, laid out: WeasyPrint's document, where it does not keep to its places, all that it is made of,
    and its markup."""

    laid_out: Any
    faults: tuple[boxes.Overflow, ...]
    key: str
    page: str


class Settled(NamedTuple):
    """The pages of a press kit, how dense their texts are taken to be, and whether all keep to their places; `lost` is
    the first place that has no room for all of its text, if there is one.
    """

    sheets: tuple[Sheet, ...]
    density: Mapping[str, float]
    fits: bool
    lost: boxes.Overflow | None = None


@dataclass(frozen=True)
class Printed:
    """The bytes of a PDF, how many pages it has, and whether every column ends within its page; `lost` is the first
    place that has no room for all of its text, if there is one; `columns` are those of a page that was fitted.
    """

    data: bytes
    pages: int
    fits: bool
    lost: boxes.Overflow | None = None
    columns: Mapping[str, Column] = field(default_factory=dict)


class Typesetter:
    """Lays out and prints the documents of one template, in the typefaces of one look.

    `pictures` make the bytes of the photographs, by the name that the profile gives them, when a page shows them.
    """

    def __init__(
        self,
        template: Template,
        typefaces: Typefaces,
        *,
        paper: str,
        accent: str | None,
        brand: str | None = None,
        pictures: Mapping[str, Callable[[], bytes]] | None = None,
        warn: Warn,
    ) -> None:
        machine.require_pango()
        self.template = template
        self.typefaces = typefaces
        self.look = typefaces.look
        self.paper = paper
        self.accent = accent or typefaces.settings.accent
        self.brand = brand or self.accent
        self.accent_on_dark = on_dark(self.brand, typefaces.settings)
        self.pictures = dict(pictures or {})
        self.warn = warn
        self._heard = set[str]()
        self._cuts: dict[str, Callable[[], bytes]] = {}
        self._images: dict[str, Any] = {}
        self._kept: OrderedDict[str, Sheet] = OrderedDict()
        self._parsed = ("", None)
        self._composed: tuple[tuple[object, ...], layout.Composed] | None = None
        self.width, self.height = PAPERS[paper]

    def begin_anew(self, pictures: Mapping[str, Callable[[], bytes]], warn: Warn) -> None:
        """Forget the pictures of the documents before, and what was told of them."""
        self.pictures, self.warn = dict(pictures), warn
        self._heard.clear()
        self._cuts.clear()

    def measure(self, document: Document, layout: Layout) -> dict[str, Column]:
        """How long each column is, and how long it may be; on a page without an end if there may be one only."""
        laid_out = self._render(document, layout, height=ENDLESS if layout.pages == 1 else None)
        return self._columns(laid_out, layout.pages)

    def _columns(self, laid_out: Any, pages: int) -> dict[str, Column]:
        pieces = boxes.columns(laid_out, self.height / 25.4 * 96)
        columns = {name: _column(found, pages) for name, found in pieces.items()}
        if not columns:
            page = self.template.file(self.template.settings.page)
            text = read_text(page, display_path(page))
            at = line_of("<main", text) or line_of("<body", text) or (1, 1)
            hint = 'write data-column="main" on the element that holds the sections of the column'
            raise failure(display_path(page), at, "template", "the page does not say where its columns are", hint)
        if unknown := sorted(columns.keys() - self.template.settings.sections.keys()):
            path = self.template.file("template.toml")
            message = f'the page has a column "{unknown[0]}", and [sections] does not say what stands in it'
            hint = f'add {unknown[0]} = ["biography", "work"] to [sections], or take data-column out of the page'
            raise failure(display_path(path), self.template.place(("sections",))[1], "template", message, hint)
        return columns

    def write(
        self, document: Document, layout: Layout, attachments: Sequence[Attachment] | None, day: datetime.date
    ) -> Printed:
        """The PDF; `day` is the date of all its parts. Without `attachments` it is for the eye, and has nothing else
        either that one does not see. Raises MissingGlyphs for characters that no font has.
        """
        laid_out = self._render(document, layout, day=day)
        data = self._printed(laid_out, attachments, day)
        columns = self._columns(laid_out, layout.pages)
        fits = len(laid_out.pages) <= layout.pages and all(column.fill <= 1 for column in columns.values())
        return Printed(data, len(laid_out.pages), fits, columns=columns)

    def flow(
        self, document: Document, layout: Layout, attachments: Sequence[Attachment], day: datetime.date
    ) -> Printed:
        """As `write`, on as many pages as it takes."""
        laid_out = self._render(document, layout, day=day)
        return Printed(self._printed(laid_out, attachments, day), len(laid_out.pages), fits=True)

    def compose(
        self,
        document: Document,
        attachments: Sequence[Attachment],
        day: datetime.date,
        photographs: Photographs,
    ) -> Printed:
        """The pages of a press kit, composed before they are laid out; anew, less full, where they do not keep to
        their places.
        """
        settled = self.settle(document, day, photographs)
        whole = weasy.joined([sheet.laid_out for sheet in settled.sheets], settled.sheets[0].page)
        return Printed(self._printed(whole, attachments, day), len(whole.pages), settled.fits, settled.lost)

    def settle(self, document: Document, day: datetime.date, photographs: Photographs) -> Settled:
        """The pages of a press kit, laid out."""
        tried: list[tuple[tuple[int, float], Settled]] = []
        density: dict[str, float] | None = {}
        while density is not None:
            composed = self.composed(document, day, photographs, density)
            sheets = self.sheets(document, day, photographs, composed)
            found = [fault for sheet in sheets for fault in sheet.faults]
            lost = [
                fault._replace(page=at) for at, sheet in enumerate(sheets, 1) for fault in sheet.faults if fault.lost
            ]
            settled = Settled(sheets, density, not found, next(iter(lost), None))
            tried.append(((len(lost), sum(one.over for one in found)), settled))
            density = layout.denser(density, found) if found else None
        return min(tried, key=lambda one: one[0])[1]._replace(fits=not found)

    def composed(
        self, document: Document, day: datetime.date, photographs: Photographs, density: Mapping[str, float]
    ) -> layout.Composed:
        """The pages of a press kit as they are composed where texts are so dense; the last ones are kept, for who looks
        at pages asks for some of them first."""
        made_of = (document, day, dict(density), photographs.light)
        if self._composed is None or self._composed[0] != made_of:
            found = layout.compose(
                document, self.look, self.typefaces.settings, (self.width, self.height), photographs.light,
                in_years(day), density, self.typefaces.stand_ins,
            )  # fmt: skip
            self._composed = (made_of, found)
        return self._composed[1]

    def sheets(
        self, document: Document, day: datetime.date, photographs: Photographs, composed: layout.Composed,
        wanted: Container[int] | None = None,
    ) -> tuple[Sheet, ...]:  # fmt: skip
        """Composed pages, or those at the places that are `wanted`, laid out: each by itself, for none depends on
        another, and one that is as it was before is laid out no more. Pages that a user has written are laid out as a
        whole.
        """
        self._cuts = {name: partial(photographs.cut, cut) for name, cut in composed.cuts.items()}
        self._images = {}
        if self.template.own or self.look.own:
            return (self._sheet(document, day, photographs, composed, None),)
        places = [at for at in range(len(composed.pages)) if wanted is None or at in wanted]
        return tuple(self._sheet(document, day, photographs, composed, at) for at in places)

    def _sheet(
        self, document: Document, day: datetime.date, photographs: Photographs, composed: layout.Composed,
        at: int | None,
    ) -> Sheet:  # fmt: skip
        """The composed page at this place, or all of them."""
        pages = composed.pages if at is None else composed.pages[at : at + 1]
        logo = _picture(document.logo.name) if document.logo else ""
        common = style_of.colours(self.accent, self.brand) + style_of.roles(composed)
        style = style_of.sheet(composed, pages, document, logo, _picture(PLATE), None if at is None else at + 1)
        page = self._html(document, Layout(10), day, **_composed_names(replace(composed, pages=pages)))
        told = page.partition("</head>")[2]
        shots = [cut for name, cut in composed.cuts.items() if _picture(name) in told]
        others = [name for name in self.pictures if _picture(name) in told + style]
        made_of = (shots, others, *map(photographs.made_of, (*(cut.file for cut in shots), *others)))
        key = repr((told, style, common, made_of))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]._replace(page=page)
        photographs.stop()
        heard = len(self._heard)
        laid_out = self._laid_out(page, self._numbers(Layout(10)) + common, style)
        sheet = Sheet(laid_out, tuple(boxes.overflows(laid_out, len(pages))), key, page)
        if len(self._heard) == heard:  # what is reported of a page is reported again
            self._kept[key] = sheet
        while len(self._kept) > SHEETS:
            self._kept.popitem(last=False)
        return sheet

    def write_sheets(self, sheets: Sequence[Sheet]) -> tuple[bytes, list[str]]:
        """Pages of a press kit for the eye, and what each is known by: the same if it looks the same."""
        whole = weasy.joined([sheet.laid_out for sheet in sheets], sheets[0].page)
        with weasy.logged():  # of links to pages that are not there
            data, drawn = weasy.write_for_the_eye(whole)
        self._check_fonts(whole)
        pages = [sheet.key for sheet in sheets for _ in sheet.laid_out.pages]
        return data, [f"{key} {digest}" for key, digest in zip(pages, drawn, strict=True)]

    def _printed(self, laid_out: Any, attachments: Sequence[Attachment] | None, day: datetime.date) -> bytes:
        with self._listening():
            if attachments is None:
                data, _ = weasy.write_for_the_eye(laid_out)
            else:
                data = weasy.write(laid_out, attachments, _moment(day))
        self._check_fonts(laid_out)
        return data

    # --- laying out ---

    def _render(
        self,
        document: Document,
        layout: Layout,
        *,
        height: float | None = None,
        day: datetime.date | None = None,
    ) -> Any:
        self._images = {}
        return self._laid_out(self._html(document, layout, day), self._numbers(layout, height))

    def _laid_out(self, page: str, numbers: str, style: str = "") -> Any:
        """A page in the styles of template and look, these numbers, and a style of its own."""
        with self._listening():
            if self._parsed[0] != numbers:
                self._parsed = (numbers, weasy.stylesheet(numbers, self._fetcher))
            sheets = [*self._styles, self._parsed[1]]
            if style:
                sheets.append(weasy.stylesheet(style, self._fetcher))
            return weasy.render(page, sheets, self.typefaces.configuration, self._fetcher, self._images)

    def _html(self, document: Document, layout: Layout, day: datetime.date | None, **more: object) -> str:
        page = html(self.template, self._environment, document, layout, self.paper, day, **more)
        return without(page, self.typefaces.coverage.private)

    def _numbers(self, layout: Layout, height: float | None = None) -> str:
        return (
            f":root {{ --body: {layout.body}; --space: {layout.space}; --short: {layout.short}pt;"
            f" --accent: {self.accent}; --accent-on-dark: {self.accent_on_dark};"
            f" --brand: {self.brand}; --on-brand: {on_brand(self.brand)};"
            f" {style_of.grounds(self.accent, self.brand)} }}"
            f"@page {{ size: {self.width}mm {height or self.height}mm }}"
        )

    @cached_property
    def _environment(self) -> Any:
        path = self.template.file(self.template.settings.page)
        _without_fonts(display_path(path), read_text(path, display_path(path)))
        return page_environment(self.template, self.look, self.paper, self.typefaces.stand_ins)

    @cached_property
    def _styles(self) -> list[Any]:
        result: list[Any] = []
        for folder, file in (
            (self.template, "base.css"),
            (self.look, "look.css"),
            (self.template, "page.css"),
            (self.look, f"{self.template.name}.css"),
        ):
            for path in folder.sheets(file):
                text = read_text(path, display_path(path))
                _without_fonts(display_path(path), text)
                with self._listening(display_path(path), text):
                    result.append(weasy.stylesheet(text, self._fetcher, _travels_as(path)))
        return result

    @cached_property
    def _fetcher(self) -> Any:
        return weasy.fetcher(self._asset)

    def _asset(self, name: str) -> bytes:
        """The bytes under `presskit:/name`: of the look, the template, a picture."""
        folder, _, file = unquote(name).partition("/")
        if folder == "pictures":
            if file == PLATE:
                return pictures.plain(colour.deep(self.brand))
            return (self._cuts.get(file) or self.pictures[file])()
        there = {"look": self.look, "template": self.template}[folder]
        paths = there.sheets(file) if file.endswith(".css") else [path for path in [there.find(file)] if path]
        if not paths:
            raise KeyError(name)
        return b"\n".join(path.read_bytes() for path in paths)

    def oversized(self) -> Problem | None:
        """That a page or a style sheet of the user's has a length that no paper has, where it has one."""
        sheets = ((self.template, "base.css"), (self.look, "look.css"), (self.template, "page.css"))
        files = ((self.template, self.template.settings.page), *sheets, (self.look, f"{self.template.name}.css"))
        for path in (path for folder, file in files if folder.own for path in folder.sheets(file)):
            text = read_text(path, display_path(path))
            told = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
            if match := OVERSIZED.search(told):
                message = f"the page has no room for anything beside a length of {match[0]}"
                return error(display_path(path), line_of(match[0], text), "template", message, "write a smaller length")
        return None

    # --- what WeasyPrint would only log ---

    @contextlib.contextmanager
    def _listening(self, sheet: str = "", text: str = "") -> Iterator[None]:
        """Tell what WeasyPrint logs, and turn what it raises for a fault of the template into a Problem.

        `sheet` is the path of the style sheet that is read, as it is displayed, and `text` what stands in it; without
        them, it is the page.
        """
        page = self.template.file(self.template.settings.page)
        where, source = (sheet, text) if sheet else (display_path(page), read_text(page, display_path(page)))
        try:
            with weasy.logged() as texts:
                yield
        except weasy.Unserved as fault:
            message = f"{_name(fault.url)} is asked for, which is not a file of the template or the profile"
            hint = "a template may use its own files and the profile's pictures, nothing else"
            if fault.in_circles:
                message, hint = f"{_name(fault.url)} imports itself, or what imports it", "take one of the lines out"
            raise failure(where, line_of(fault.url, source), "template", message, hint) from None
        except BROKEN as fault:
            if own := self.template.own or self.look.own:
                raise Problems([unlaid(own, fault, where, source)]) from None
            raise  # not the template's doing
        for said in dict.fromkeys(texts):
            if broken := re.match(r"Failed to load (image|stylesheet) at '?([^' ]+)", said):
                message = f"{_name(broken[2])} is not {'a picture' if broken[1] == 'image' else 'a style sheet'}"
                hint = "put a file there that is one, or take the line out"
                raise failure(where, line_of(broken[2], source), "template", message, hint)
            if said.startswith(".notdef glyph") or said in self._heard:
                continue  # MissingGlyphs tells where in the profile the character stands
            self._heard.add(said)
            at = re.search(r" at (\d+):(\d+)", said)
            place = (int(at[1]), int(at[2])) if at and sheet else None
            message = f"WeasyPrint says: {said.rstrip('.')}"
            self.warn(warning(where, place, "style", message, "mend the style sheet of the template or look"))

    def _check_fonts(self, laid_out: Any) -> None:
        """Tell of characters that no font has, and of fonts that nobody named: a template's own signs bring them in."""
        fonts = weasy.drawn_fonts(laid_out)
        missing = {chr(code) for font in fonts for code in font.missing}
        if missing:
            raise MissingGlyphs("".join(sorted(missing)))
        ours = self.typefaces.families
        for family, font in {font.family: font for font in fonts if font.family not in ours}.items():
            if letters := sorted(code for code in font.characters if not unseen(code)):
                where = display_path(self.template.file(self.template.settings.page))
                message = (
                    f"{named(map(chr, letters))} {'are' if len(letters) > 1 else 'is'} drawn with {family}, a font"
                )
                hint = "take the characters out of the template, or name a font that has them in [kit] fonts"
                self.warn(warning(where, None, "installed-font", f"{message} of this machine", hint))


def _moment(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def _picture(name: str) -> str:
    """The address of a picture, by the name that the profile gives it."""
    return f"{SCHEME}pictures/{quote(name, safe='')}"


def page_environment(
    template: Template, look: Template, paper: str, stand_ins: Mapping[str, Path] | None = None
) -> Any:
    """The Jinja2 environment of the pages of a template in a look, with the fonts that stand in for its own."""
    display, names = Display(look, stand_ins or {}), Display.of_names(look, stand_ins)

    def printed(text: str) -> Any:
        html = rich(bound(text), printed=True)
        return html if template.settings.composed else unparted(html)  # composed pages count their lines

    def line(text: str, url: str = "") -> Any:
        return styled(bound(text), url, printed=True)

    env = environment(template, {"rich": printed, "styled": line, "ems": display.ems})
    numbers = measures(template, look, paper)

    def head(document: Document, columns: Layout) -> layout.Head:
        return layout.head(document, columns, numbers, names)

    def figures(entries: Sequence[Entry], room: float, most: float, across: int) -> float:
        return layout.figures(entries, room, most, across, names.ems)

    def in_two(entries: Sequence[Entry], room: float) -> bool:
        return layout.in_two(entries, room, display.ems)

    def grown(texts: Sequence[str], room: float, size: float, left: float, most: float) -> tuple[float, float]:
        return layout.grown(texts, room, size, left, most, display.ems)

    def aloud(texts: Sequence[str], room: float, high: float, least: float) -> float:
        return layout.aloud(texts, room, high, least, display.ems)

    named = {"named": names.ems, "said": names.said, "fitted": names.largest}
    settled = {**named, "aloud": aloud, "head": head, "figures": figures, "in_two": in_two, "grown": grown}
    shared = {"grows": layout.grows, "held": layout.held, "lengths": layout.measured}
    env.globals |= {**display.names(), **settled, **shared, "look": numbers}
    return env


def html(
    template: Template,
    env: Any,
    document: Document,
    layout: Layout,
    paper: str,
    day: datetime.date | None = None,
    **more: object,
) -> str:
    """The page as HTML, before WeasyPrint; raises Problems at the template's own line."""
    page = template.settings.page
    with template_errors(template, page):
        made: str = env.get_template(page).render(
            document=document, layout=layout, paper=paper, day=day, picture=_picture, **more
        )
    return made


def _composed_names(composed: layout.Composed) -> dict[str, Any]:
    """What the page of a template that is `composed` can name besides."""
    above = 0.0 if composed.grid.flush else composed.grid.head
    return {"composed": composed, "above": above, "leading": composed.leading}


def dry_run(
    template: Template, look: Template, document: Document, body: float, paper: str, day: datetime.date
) -> None:
    """Make the page of a template as HTML, and lay nothing out; raises Problems at the template's own line."""
    more: dict[str, Any] = {}
    if template.settings.composed:
        grey = (0.5, 0.5)  # no photograph is opened for this
        settings, size = look_settings(look), PAPERS[paper]
        more = _composed_names(layout.compose(document, look, settings, size, lambda *_: grey, in_years(day)))
    html(template, page_environment(template, look, paper), document, Layout(body), paper, **more)


def _column(pieces: Sequence[boxes.ColumnPart], pages: int) -> Column:
    """The whole of a column that stands on one or several pages, of which there may be so many."""
    whole = pieces[-1].whole
    rooms = [piece.room for piece in pieces] + [whole] * (pages - len(pieces))
    sections: dict[Any, float] = {}
    for piece in pieces:
        for element, height in piece.sections.items():
            sections[element] = sections.get(element, 0) + height
    return Column(
        height=(sum(rooms[: len(pieces) - 1]) + pieces[-1].height) * POINTS,
        room=sum(rooms[:pages]) * POINTS,
        sections=tuple(height * POINTS for height in sections.values()),
        names=tuple(element.get("data-section", "") for element in sections),
        last=rooms[pages - 1] * POINTS,
        feet=tuple(_feet(pieces)),
    )


def _feet(pieces: Sequence[boxes.ColumnPart]) -> Iterator[tuple[int, float, bool]]:
    """Of each page: how many sections begin on it, how many points stay empty at its foot, and whether all of them end
    on it.
    """
    told = set[Any]()
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        begun = len(piece.sections.keys() - told)
        told |= piece.sections.keys()
        yield begun, (piece.room - piece.height) * POINTS, after is None or not after.sections.keys() & told


def _name(url: str) -> str:
    """What a page asks for, as a message names it."""
    name = url.removeprefix(SCHEME)
    return name if len(name) <= 60 else f"{name[:57]}…"


def _travels_as(path: Path) -> str:
    """The name of a style sheet among those that travel with presskit; of a user's, nothing."""
    return "-".join(path.relative_to(builtin()).parts) if path.is_relative_to(builtin()) else ""


def _without_fonts(where: str, source: str) -> None:
    """Raise Problems for a font that a template brings itself: only those of a look are embedded and checked."""
    if place := line_of("@font-face", source):
        hint = "name the font under fonts in the look.toml of a look, or in [kit] fonts"
        raise failure(where, place, "template", "a page cannot bring fonts of its own", hint)


def load() -> None:
    """Bring in WeasyPrint and Jinja2, which every page needs; raises Missing where the machine has no Pango."""
    import jinja2.sandbox  # noqa: F401 -- before processes are forked

    machine.require_pango()
    weasy.load()

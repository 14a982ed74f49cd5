"""The person's page for the website: a folder that can be put on any host as it is.

In: a `Document`, the texts to copy, the files to offer, the photographs, a template and a look. Out: the files of the
folder by name: index.html, which needs nothing but itself to be read; tldr.html, person.jsonld, card.png, and under
files/ what the page offers. A writer chooses nothing: words, order and what is offered are settled.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from markupsafe import Markup, escape

from presskit import colour
from presskit.document import Document, plain
from presskit.language import Language
from presskit.profile import Profile
from presskit.template import (
    Look,
    Template,
    Templates,
    display_path,
    environment,
    look_settings,
    on_brand,
    on_dark,
    template_errors,
)
from presskit.tomlfile import read_text
from presskit.words import Blurb
from presskit.writers import card, jsonld
from presskit.writers.coverage import without
from presskit.writers.kit_file import KitFile
from presskit.writers.markup import href, rich, styled
from presskit.writers.web import fonts


class Bio(NamedTuple):
    """A text to copy: the id of its place, what it is called, and the text with its length."""

    id: str
    name: str
    blurb: Blurb

    @property
    def paragraphs(self) -> list[str]:
        return self.blurb.marked.split("\n\n")

    @property
    def words(self) -> int:
        return self.blurb.words

    @property
    def characters(self) -> int:
        return self.blurb.characters


class Offer(NamedTuple):
    """A file to download: its name below files/, how many bytes it has, what it is called, what kind of file it is."""

    name: str
    bytes: int
    label: str
    type: str

    @classmethod
    def of(cls, file: KitFile, label: str) -> Offer:
        return cls(file.name, file.content.size, label, file.type)

    @property
    def href(self) -> str:
        return "files/" + quote(self.name)

    @property
    def size(self) -> str:
        """In thousands of bytes, as shops and systems other than Windows count: 64 kB, 1.2 MB."""
        return written_size(self.bytes)


@dataclass(frozen=True)
class WebPicture:
    """A picture on the page: a small copy to look at, of so many pixels, and the files to download.

    `files` are the whole, `crops` parts of it; `media` is the media type of `data`. Of a drawing without a size of its
    own, `size` is (0, 0). `focus` is the point of it that is kept where a part is shown, `grounds` are those on which a
    logo is seen; `name` is what the profile calls its file.
    """

    data: bytes
    size: tuple[int, int]
    alt: str
    media: str = "image/jpeg"
    caption: str = ""
    credit: str = ""
    license: str = ""
    files: tuple[Offer, ...] = ()
    crops: tuple[Offer, ...] = ()
    focus: tuple[float, float] = (0.5, 0.5)
    grounds: tuple[str, ...] = ()
    name: str = ""

    @property
    def preview(self) -> str:
        return f"data:{self.media};base64,{base64.b64encode(self.data).decode()}"

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]


@dataclass(frozen=True)
class Page:
    """Everything that the folder is made from, settled.

    `fonts` are files of the user's, `stand_ins` those that are set in the place of the look's, `day` is the day of the
    kit, `portrayed` the address, from the page, of the portrait to download; `card` says that the picture for links to
    the page stands beside it; `private` are characters that only a font of its own would show, and that the page leaves
    out.
    """

    document: Document
    profile: Profile
    language: Language
    day: datetime.date
    bios: Sequence[Bio] = ()
    tldr: str = ""
    description: str = ""
    downloads: Sequence[Offer] = ()
    photographs: Sequence[WebPicture] = ()
    logos: Sequence[WebPicture] = ()
    portrait: WebPicture | None = None
    portrayed: str = ""
    fonts: Sequence[Path] = field(default=())
    stand_ins: Mapping[str, Path] = field(default_factory=dict)
    card: bool = False
    private: frozenset[str] = frozenset()

    @property
    def offers(self) -> list[Offer]:
        """Every file that the page offers."""
        pictures = [
            offer
            for display_path in (*self.photographs, *self.logos)
            for offer in (*display_path.files, *display_path.crops)
        ]
        return [*self.downloads, *pictures]

    @cached_property
    def address(self) -> str:
        """Where the page will stand; nothing where the profile does not say."""
        website = self.profile.kit.website
        return website if website and website.startswith("http") else ""

    def at(self, name: str) -> str:
        """The address of a file beside the page: absolute where the page's own is known."""
        if not self.address:
            return name
        path = urlsplit(self.address).path
        folder = self.address if path.endswith("/") or "." in path.rpartition("/")[2] else self.address + "/"
        return urljoin(folder, name)


def write(
    page: Page, template: Template, templates: Templates, *, look: str, accent: str | None, brand: str | None = None
) -> dict[str, bytes]:
    """The files of the folder but for what it offers; raises Problems for a fault of the template, at its own line."""
    folder = templates.look(look)
    settings = look_settings(folder)
    accent = accent or settings.accent
    colours = (accent, brand or accent)
    data = jsonld.write(
        page.profile,
        page.day,
        description=page.tldr or plain(page.document.subtitle),
        address=page.address,
        image=page.at(page.portrayed) if page.portrayed and page.address else "",
        card=page.at("card.png") if page.card and page.address else "",
    )
    env = _environment(template, page.language)
    css = _style(page, template, templates, folder, settings, colours)
    values = _values(page, css, _script(template), data, colours[1])
    files = {
        name: without(_rendered(env, template, name, values), page.private).encode()
        for name in (template.settings.page, "tldr.html")
    }
    return files | {"person.jsonld": (jsonld.text(data, indent=2) + "\n").encode()}


def dry_run(document: Document, profile: Profile, language: Language, template: Template, day: datetime.date) -> None:
    """Render the pages without fonts and pictures; raises Problems for a fault of the template."""
    page = Page(document, profile, language, day)
    env = _environment(template, language)
    values = _values(page, "", "", {}, "#000000")
    for name in (template.settings.page, "tldr.html"):
        _rendered(env, template, name, values)


def written_size(size: int) -> str:
    """A number of bytes as it stands beside a download."""
    if size < 999_500:
        return f"{max(1, round(size / 1000))}\u00a0kB"
    return f"{size / 1_000_000:.1f}\u00a0MB"


# --- parts of the page -------------------------------------------------------------------------------------


def _values(page: Page, style: str, script: str, data: dict[str, Any], accent: str) -> dict[str, Any]:
    """Everything that the page can name; listed in docs/templates.md."""
    contacts = next(iter(page.document.column("head")), None)
    links = [link for entry in contacts.entries for link in entry.links] if contacts else []
    return {
        "document": page.document,
        "person": page.profile.person,
        "bios": page.bios,
        "tldr": page.tldr,
        "description": page.description,
        "downloads": page.downloads,
        "photos": page.photographs,
        "logos": page.logos,
        "portrait": page.portrait,
        "rights": page.profile.kit.rights or "",
        "reach": links[0] if links else None,
        "address": page.address,
        "card": page.at("card.png") if page.card and page.address else "",  # who shares a page takes no other address
        "data": Markup(jsonld.text(data)),
        "style": Markup(style),
        "script": Markup(script),
        "policy": _policy(style, script),
        "icon": _icon(page.document.portrait.initials, accent, _ink(accent)),
        "nbsp": "\u00a0",
    }


def _environment(template: Template, language: Language) -> Any:
    env = environment(template, {"rich": rich, "styled": styled, "plain": plain, "breakable": breakable, "href": href})
    env.globals["label"] = language.label
    return env


def _rendered(env: Any, template: Template, name: str, values: dict[str, Any]) -> str:
    with template_errors(template, name):
        made: str = env.get_template(name).render(**values)
    return re.sub(r"\n(?:[ \t]*\n)+", "\n", made).strip() + "\n"


def _style(
    page: Page, template: Template, templates: Templates, look: Template, settings: Look, colours: tuple[str, str]
) -> str:
    """Fonts, the two accents, the template's own sheet and the look's, as one sheet."""
    said = "".join(_texts(page))
    faces = fonts.faces(look, settings, templates.fallback(), page.fonts, said, page.stand_ins)
    (accent, brand), dark = colours, on_dark(colours[1], settings)
    # a generic family would draw every letter that the reader's machine has: the look names one at the end
    named = ",".join(f'"{family}"' for family in faces.families) or "sans-serif"
    head = f":root{{{_measures(page, templates, look, settings)}}}\n"
    head += (
        f":root{{--accent-light:{accent};--on-accent-light:{_ink(accent)};"
        f"--accent-dark:{dark};--on-accent-dark:{_ink(dark)};--brand:{brand};--on-brand:{on_brand(brand)};"
        f"--deep:{colour.deep(brand)};--pale:{colour.mixed('#ffffff', colour.deep(brand), 0.8)};"
        f"--line-deep:{colour.mixed('#ffffff', colour.deep(brand), 0.42)};--lit:{colour.lit(brand)};--user:{named}}}\n"
    )
    sheets = []
    for folder, file in ((template, "page.css"), (look, "web.css")):
        sheets += [read_text(path, display_path(path)) for path in folder.sheets(file)]
    return _tight(faces.css + head + "\n".join(sheets)).replace("</", "<\\/")


def _measures(page: Page, templates: Templates, look: Template, settings: Look) -> str:
    """What a sheet cannot measure: how wide the longest word of the name is, in ems; what of the portrait is kept."""
    if settings.card is None:
        return ""
    name_font = settings.card.name_font
    own = [page.stand_ins[name_font]] if name_font in page.stand_ins else []
    faces = (*own, look.file(name_font), templates.fallback().file(settings.card.fallback), *page.fonts)
    longest = max(card.ems(word, faces) for word in page.document.title.split())
    x, y = page.portrait.focus if page.portrait else (0.5, 0.5)
    return f"--longest:{longest:.2f};--focus:{x:.0%} {y:.0%}"


def _texts(page: Page) -> list[str]:
    """Every text on the page that a font must have."""
    bios = [text for bio in page.bios for text in (bio.name, bio.blurb.marked)]
    pictures = (*page.photographs, *page.logos)
    photos = [
        text for display_path in pictures for text in (display_path.caption, display_path.credit, display_path.license)
    ]
    links = [link.label for part in page.document.sections for entry in part.entries for link in entry.links]
    rest = [page.document.kicker, page.document.portrait.initials, *page.document.footer, page.profile.kit.rights or ""]
    return [*(text for _, text in page.document.texts()), *bios, *photos, *links, *rest]


def _script(template: Template) -> str:
    path = template.find("page.js")
    return _tight(read_text(path, display_path(path))).replace("</", "<\\/") if path else ""


def _tight(text: str) -> str:
    """A style sheet or script without its comments on lines of their own and the indents that nobody reads."""
    bare = re.sub(r"^\s*(?:/\*.*?\*/|//[^\n]*)[ \t]*$", "", text, flags=re.MULTILINE | re.DOTALL)
    return "\n" + "\n".join(line.strip() for line in bare.splitlines() if line.strip()) + "\n"


def _policy(style: str, script: str) -> str:
    """A Content Security Policy under which the page can use itself and nothing else (CSP Level 3)."""
    allowed = {
        "default-src": "'none'",
        "img-src": "data:",
        "font-src": "data:",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _ink(ground: str) -> str:
    """What is written on a ground."""
    return colour.inked(ground)


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _icon(initials: str, accent: str, on: str) -> str:
    """The initials as a little picture for the browser's tab."""
    size = 34 if len(initials) > 1 else 42
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" fill="{accent}"/><text x="32" y="33" fill="{on}" font-family="Georgia,serif"'
        f' font-size="{size}" text-anchor="middle" dominant-baseline="central">{escape(initials)}</text></svg>'
    )
    return "data:image/svg+xml," + quote(svg, safe="")


# --- filters -----------------------------------------------------------------------------------------------


def breakable(text: str) -> Markup:
    """An address that may be broken before its @, and after a full stop or a slash."""
    return Markup("<wbr>").join(part for part in re.split(r"(?=@)|(?<=[./])(?!/)", text) if part)

"""The web folder of a kit: what the page is made of, taken from what the kit has made before it.

In: an `Order`, the template of the page, the files that are made. Out: the files of web/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from presskit import compose
from presskit.kit.order import Order
from presskit.problems import Warn, warning
from presskit.template import Template

if TYPE_CHECKING:
    from presskit.kit.jobs import Made
    from presskit.writers.web import Offer, Photograph

PREVIEW = 720
"""Pixels: the width of a photograph on the page, twice what a phone shows and three columns of a desk's screen."""

OFFERED = {".zip": 0, ".pdf": 1, ".docx": 2, ".vcf": 3}
"""What the page offers of the files at the top of output/, and in which order."""

DESCRIPTION = "meta-description"
"""The place of the text under a page's title in search results."""


def offered(order: Order, files: Mapping[str, Made]) -> dict[str, bytes]:
    """Of the files of a kit those that its page offers: its documents and the ZIP at the top, and the photographs."""
    return {
        name: made.data
        for name, made in files.items()
        if name.startswith("photos/") or (name.startswith(f"{order.slug}-") or name == f"{order.slug}.vcf")
    }


def write(
    order: Order, template: Template, made: Mapping[str, bytes], warn: Warn
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files by their names below output/, and what the page leaves out. `made`: what it offers, likewise."""
    from presskit.writers import web

    drafts = order.drafts(template)
    document = replace(drafts.draft({}), kicker=order.language.title("press-kit"))
    places = order.templates.places()
    wanted = [places[id] for id in template.settings.bios if id in places]
    texts = compose.bios(order.profile, wanted, as_of=order.as_of, language=order.language)
    extra = [places[id] for id in ("tldr", DESCRIPTION) if id in places]
    short = compose.bios(order.profile, extra, as_of=order.as_of, language=order.language)
    tldr = short["tldr"][1].text if "tldr" in short else ""
    page = web.Page(
        document=document,
        profile=order.profile,
        language=order.language,
        day=order.as_of,
        bios=[web.Bio(id, name, blurb) for id, (name, blurb) in texts.items()],
        tldr=tldr,
        description=short[DESCRIPTION][1].text if DESCRIPTION in short else tldr,
        downloads=_downloads(order, made),
        photographs=_photographs(order, made),
        portrait=_portrait(order),
        fonts=[order.folder / name for name in order.profile.kit.fonts],
    )
    kit = order.profile.kit
    written = web.write(page, template, order.templates, look=kit.look, accent=kit.accent)
    if written.missing:
        message = f"web/card.png is left out: no font of this look has {', '.join(written.missing)}"
        hint = 'add a font that has them: [kit] fonts = ["fonts/NAME.ttf"]'
        warn(warning(order.profile.shown, order.profile.place("person", "name"), "missing-glyph", message, hint))
    return {f"web/{name}": data for name, data in written.files.items()}, drafts.left_out({})


def _downloads(order: Order, made: Mapping[str, bytes]) -> list[Offer]:
    """The kit's files for a reader, the ZIP first."""
    from presskit.writers.web import Offer

    found = []
    for name, data in made.items():
        stem, dot, suffix = name.removeprefix(f"{order.slug}-").rpartition(".")
        if "/" not in name and dot + suffix in OFFERED:
            called = {"zip": "zip", "vcf": "vcard"}.get(suffix, stem)
            found.append((OFFERED[dot + suffix], Offer(name, data, order.language.title(called))))
    return [offer for _, offer in sorted(found, key=lambda row: (row[0], row[1].name))]


def _photographs(order: Order, made: Mapping[str, bytes]) -> list[Photograph]:
    return []


def _portrait(order: Order) -> Photograph | None:
    from presskit.writers import pictures
    from presskit.writers.web import Photograph

    portrait = order.teller.portrait
    if portrait.photo is None or portrait.size is None:
        return None
    jpeg = pictures.ready(order.folder / portrait.photo, PREVIEW)
    scale = min(1.0, PREVIEW / portrait.size[0])
    size = (round(portrait.size[0] * scale), round(portrait.size[1] * scale))
    return Photograph(jpeg, size, portrait.alt, credit=portrait.credit)

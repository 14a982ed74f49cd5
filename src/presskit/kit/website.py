"""The web folder of a kit: what the page is made of, taken from what the kit has made before it.

In: a `BuildContext`, the template of the page, the files that it offers. Out: the files of web/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit import colour
from presskit.content import Held
from presskit.document import plain
from presskit.kit import claims
from presskit.kit.claims import DESCRIPTION, SNIPPET
from presskit.kit.context import BuildContext
from presskit.layout import held
from presskit.problems import Warn, warning
from presskit.profile import Logo
from presskit.template import Card, Template, look_settings, on_brand, on_dark
from presskit.writers import MissingGlyphs, kit_file
from presskit.writers.coverage import named, without
from presskit.writers.kit_file import KitFile

if TYPE_CHECKING:
    from presskit.writers.photos import Rendition
    from presskit.writers.pictures import DecodedPicture
    from presskit.writers.web import Offer, WebPicture

Files = Mapping[str, KitFile]
"""Files of a kit by their names in output/."""

MEDIA_TYPES = {"html": kit_file.HTML, "jsonld": kit_file.JSON_LD}
"""Of the files that the writer makes, by their suffix."""

PREVIEW = 720
"""Pixels: the width of a photograph on the page, twice what a phone shows and three columns of a desk's screen."""

LEADS = 480
"""Pixels of the shorter side of a portrait that leads the page and the card: less would be enlarged."""

HEAD = 1080
"""Pixels: the width of the portrait at the head of the page, half of a desk's screen."""

QUALITY = 78
"""Of the JPEGs inside the page: what is looked at there; what is printed is downloaded."""

CARD = "web/card.png"
"""The picture that stands for the page where it is linked."""


def write(context: BuildContext, template: Template, made: Files) -> list[KitFile]:
    """The files of the folder. `made`: what the kit has that the page offers."""
    from presskit.writers import web

    texts = claims.on_the_web(context, template)
    document = replace(texts.document, kicker=context.language.title("press-kit"))
    tldr = texts.short[SNIPPET][1].text if SNIPPET in texts.short else ""
    downloads = sorted((file for file in made.values() if file.offered == "downloads"), key=lambda file: file.rank)
    page = web.Page(
        document=document,
        profile=context.profile,
        language=context.language,
        day=context.as_of,
        bios=[web.Bio(id, name, blurb) for id, (name, blurb) in texts.bios.items()],
        tldr=tldr,
        description=texts.short[DESCRIPTION][1].text if DESCRIPTION in texts.short else tldr,
        downloads=[web.Offer.of(file, context.language.title(file.label)) for file in downloads],
        photographs=_photographs(context, made),
        logos=_logos(context, made),
        portrait=_portrait(context),
        portrayed=_portrayed(context, made),
        fonts=context.fonts,
        stand_ins=context.typefaces.stand_ins,
        card=CARD in made,
        private=context.coverage.private,
    )
    kit = context.profile.kit
    written = web.write(page, template, context.templates, look=kit.look, accent=context.accent, brand=context.brand)
    said = claims.of_web(context, template, texts)
    files = [
        KitFile(
            f"web/{name}", Held(data), template.name, MEDIA_TYPES[name.rpartition(".")[2]], claims=said.get(name, ()),
            left_out=texts.left_out if name == template.settings.page else (),
        )
        for name, data in written.items()
    ]  # fmt: skip
    copies = {offer.name: made[offer.name] for offer in page.offers}
    return files + [
        KitFile(f"web/files/{name}", file.content, template.name, file.media_type) for name, file in copies.items()
    ]


def card(context: BuildContext, warn: Warn) -> list[KitFile]:
    """The picture that stands for the page where it is linked; none if no font has its letters or the look has none."""
    from presskit.writers import card

    look, sections = context.templates.look(context.profile.kit.look), context.sections
    settings = look_settings(look)
    if _is_small(context):
        wide, high = sections.portrait.size or (0, 0)
        message = f"has {wide} × {high} pixels: it is too small to lead the web page, and stands among the photographs"
        photo = next(row for row in context.profile.photos if row.file == sections.portrait.photo)
        place = context.profile.place(photo.key, "file")
        hint = f"name a larger file; at least {LEADS} pixels are needed"
        warn(
            warning(
                context.profile.display_path, place, "photo-size", f'{photo.key}.file: "{photo.file}" {message}', hint
            )
        )
    if settings.card is None:
        return []
    try:
        data = card.write(
            card.CardText(
                without(sections.title, context.coverage.private),
                without(plain(sections.subtitle), context.coverage.private),
                context.language.title("press-kit"),
            ),
            settings.card,
            {
                "accent": context.accent,
                "accent-on-dark": on_dark(context.brand, settings),
                "brand": context.brand,
                "on-brand": on_brand(context.brand),
                "deep": colour.deep(context.brand),
                "pale": colour.mixed("#ffffff", colour.deep(context.brand), 0.8),
            },
            lambda name: context.typefaces.stand_ins.get(name) or look.file(name),
            _spares(context, settings.card),
            installed={letter: (font.file, font.number) for letter, font in context.coverage.installed.items()},
            portrait=_poster(context),
        )
    except MissingGlyphs as missing:
        message = f"{CARD} is left out: no font has {named(missing.characters)}"
        hint = 'add a font that has them: [kit] fonts = ["fonts/NAME.ttf"]'
        warn(
            warning(
                context.profile.display_path, context.profile.place("person", "name"), "missing-glyph", message, hint
            )
        )
        return []
    said = claims.of_headline(context)
    return [KitFile(CARD, Held(data), "web", kit_file.PNG, offered="preview", claims=said)]


def _spares(context: BuildContext, card: Card) -> list[Path]:
    """What draws letters that a font of the look lacks: the user's fonts, then those that presskit falls back on."""
    fallback = context.templates.fallback()
    others = [face.file for face in look_settings(fallback).fonts if face.weight == 400 and face.style == "normal"]
    look = context.templates.look(context.profile.kit.look)
    brand = [look.file(name) for name in (card.name_font, card.label_font) if name in context.typefaces.stand_ins]
    return [*brand, *context.fonts, *(fallback.file(name) for name in dict.fromkeys([card.fallback, *others]))]


def _photographs(context: BuildContext, made: Files) -> list[WebPicture]:
    """The photographs whose files are made, each with the whole for print and web, and the crops for the best use."""
    from presskit.writers import photos, web

    found: dict[str, list[photos.Rendition]] = {}
    for rendition in photos.sheet(context.profile, context.folder, context.slug):
        expires = rendition.photo.expires
        if rendition.name in made and (expires is None or expires >= context.as_of):
            found.setdefault(rendition.photo.key, []).append(rendition)
    shown = []
    for renditions in found.values():
        photo = renditions[0].photo
        whole = [one for one in renditions if one.shape == "full"] or renditions[:1]
        crops = [one for one in renditions if one not in whole and one.use == renditions[0].use]
        preview, size = _preview(made[whole[-1].name].content.read(), PREVIEW)
        shown.append(
            web.WebPicture(
                preview,
                size,
                photo.alt,
                caption=photo.caption or "",
                credit=photo.credit or (f"{context.language.label('photo')}: {photo.creator}" if photo.creator else ""),
                license=photo.license or "",
                files=tuple(_rendition(context, one, made, one.use) for one in whole),
                crops=tuple(_rendition(context, one, made, one.shape) for one in crops),
                name=photo.file,
            )
        )
    return shown


def _rendition(context: BuildContext, one: Rendition, made: Files, called: str) -> Offer:
    from presskit.writers.web import Offer

    label = f"{context.language.label(f'picture_{called}')}, {one.size[0]}\u00a0×\u00a0{one.size[1]}"
    return Offer.of(made[one.name], label)


def _logos(context: BuildContext, made: Files) -> list[WebPicture]:
    """The logos whose files are made, each as a drawing or in all its widths."""
    from presskit.writers import photos, pictures, web

    shown = []
    for logo, stem in photos.stems(context.profile, context.slug):
        names = [name for name in made if re.fullmatch(rf"photos/{re.escape(stem)}(-\d+\.png|\.svg)", name)]
        if not isinstance(logo, Logo) or not names:
            continue
        names.sort(key=lambda name: (-made[name].content.size, name))
        drawn = names[0].endswith(".svg")
        data, size = made[names[0]].content.read(), (0, 0)
        if not drawn:
            picture = pictures.read(data, lambda size: PREVIEW / 2 / size[0])
            data, size = picture.png(), picture.size
        media = kit_file.SVG if drawn else kit_file.PNG
        called = context.language.label("picture_logo")
        files = tuple(web.Offer.of(made[name], f"{called}{_width(name)}") for name in names)
        shown.append(
            web.WebPicture(
                data, size, logo.alt, media, logo.organization or "", "", logo.license or "", files,
                grounds=context.grounds(logo.file),
            )
        )  # fmt: skip
    return shown


def _width(name: str) -> str:
    """Of a logo's file, its width in pixels as its name has it."""
    match = re.search(r"-(\d+)\.png$", name)
    return f", {match[1]}\u00a0px" if match else ""


def _portrait(context: BuildContext) -> WebPicture | None:
    """The portrait for the page's head, which a sheet cuts about its focus: not much wider than high, nor higher."""
    from presskit.writers import pictures, web

    if (picture := _picture(context)) is None:
        return None
    portrait = context.sections.portrait
    wide, high = picture.size
    box = pictures.crop(picture.size, min(max(wide / high, 0.8), 1.25), portrait.focus)
    x, y = (
        (portrait.focus[0] * wide - box[0]) / (box[2] - box[0]),
        (portrait.focus[1] * high - box[1]) / (box[3] - box[1]),
    )
    head, size = _preview(picture.jpeg(box, quality=88), HEAD)
    kept = held(size, (x, y), size[0] / size[1] / STRIP)[1] / 100
    return web.WebPicture(head, size, portrait.alt, credit=portrait.credit, focus=(x, kept))


STRIP = 0.45
"""The share of the portrait's height that a low and wide window shows: what is above a face is kept there, too."""


def _poster(context: BuildContext) -> bytes | None:
    """The portrait cut for the card: a JPEG."""
    from presskit.writers import card, pictures

    picture = _picture(context)
    if picture is None:
        return None
    return picture.jpeg(pictures.crop(picture.size, card.FIELD / card.HEIGHT, context.sections.portrait.focus))


def _picture(context: BuildContext) -> DecodedPicture | None:
    from presskit.writers import pictures

    photo = context.sections.portrait.photo
    if photo is None or photo not in context.pictures or _is_small(context):
        return None
    return pictures.read(context.pictures[photo], lambda size: 1350 / max(size))


def _is_small(context: BuildContext) -> bool:
    """Whether the portrait would have to be enlarged to lead a page."""
    size = context.sections.portrait.size
    return bool(size and min(size) < LEADS)


def _portrayed(context: BuildContext, made: Files) -> str:
    """The address of the whole portrait as it is made for the web; nothing where it is not made."""
    from presskit.writers import photos
    from presskit.writers.web import Offer

    portrait = context.sections.portrait.photo
    for one in photos.sheet(context.profile, context.folder, context.slug) if portrait else ():
        if one.photo.file == portrait and (one.shape, one.use) == ("full", "web") and one.name in made:
            return Offer.of(made[one.name], "").href
    return ""


def _preview(jpeg: bytes, width: int) -> tuple[bytes, tuple[int, int]]:
    """A small copy of a picture, and its width and height."""
    from presskit.writers import pictures

    picture = pictures.read(jpeg, lambda size: width / size[0])
    return picture.jpeg(quality=QUALITY), picture.size

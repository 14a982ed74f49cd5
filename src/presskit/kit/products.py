"""What a kit is made of: each product's tasks, one function for each kind of product.

In: a `BuildContext` and the name of a product. Out: its tasks, whose words are settled when they are made. `PRODUCTS`
has a row for each product that has a name, and for each format that a template can name; what a file is, and for whom,
it says itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from presskit import compose
from presskit.content import Held, Written
from presskit.document import Claim, Document, Picture, Portrait
from presskit.fit import Fitted, Layout, Overfull, fit
from presskit.kit import claims, page_faults, talks
from presskit.kit.context import BuildContext
from presskit.kit.jobs import Task
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, Warn, WrongArgument, did_you_mean, failure, warning
from presskit.profile import TABLES, Logo, PartialDate, Photo
from presskit.template import Place, Template, Templates
from presskit.words import Blurb, Limit, Voice
from presskit.writers import MissingGlyphs, kit_file
from presskit.writers.kit_file import KitFile

if TYPE_CHECKING:
    from presskit.weasy import Attachment
    from presskit.writers import pdf

FACTS, SENTENCES = "profile.json", "sentences.json"
"""What every PDF carries, besides the vCard: its facts, and what it says with its sources."""

SMALLEST, SMALLEST_COVER = 190, 300
"""Pixels of the shorter side of a photograph in a Word file: 32 mm at 150 dpi; and in the head of the built-in bio and
sheet, 84 mm at 90 dpi, as in the head of a PDF."""

Files = Mapping[str, KitFile]
"""Files of a kit by their names in output/."""


class Product(NamedTuple):
    """Something that a kit can be made of: what there is to do for it.

    Either it has a `name`, or it is made of every template that names this `format`. What `gathers` files that others
    made is done after them, and of those for which this holds. `tasks` takes the context, the template if it has a
    `format`, and what it gathers if it does. What has no template says in `claims` what its files claim, so that it is
    known without making them.
    """

    tasks: Callable[..., list[Task]]
    name: str = ""
    format: str = ""
    gathers: Callable[[KitFile], bool] | None = None
    claims: Callable[[BuildContext], tuple[Claim, ...]] | None = None


def names(templates: Templates) -> list[str]:
    """Everything that a kit can be made of, as `--only` and `[kit] templates` name it."""
    return sorted([*templates.names(), *filter(None, (row.name for row in PRODUCTS))])


def wanted(context: BuildContext, only: Sequence[str] | None) -> list[str]:
    """The products to make; raises ValueError for a name that there is not."""
    known = names(context.templates)
    for name in only or ():
        if name not in known:
            hint = _in_format(context, name) or did_you_mean(name, known) or "there are " + ", ".join(known)
            raise WrongArgument(f'there is nothing called "{name}" to build; {hint}')
        if not _has_what_it_needs(context, name):
            tables = context.templates.get(name).settings.needs
            needs = " or ".join(f"[[{table}]]" if table in TABLES else f"[{table}]" for table in tables)
            raise WrongArgument(f'there is nothing to make "{name}" of: the profile has no {needs}')
    chosen = only or context.profile.kit.templates
    return [name for name in known if (chosen is None or name in chosen) and _has_what_it_needs(context, name)]


def _has_what_it_needs(context: BuildContext, name: str) -> bool:
    """Whether the profile has one of the tables that a template asks for, if it asks for any."""
    needs = context.templates.get(name).settings.needs if name in context.templates.names() else ()
    return not needs or any(getattr(context.profile, table, None) for table in needs)


def as_shared(context: BuildContext, file: KitFile) -> KitFile:
    """The file as it is for others: one of a private template is for nobody else, unless the profile shares it."""
    if file.product not in context.templates.names():
        return file
    settings = context.templates.get(file.product).settings
    shared = settings.kind == "letter" and context.profile.letter is not None and context.profile.letter.shared
    return replace(file, recipient=False, offered="") if settings.private and not shared else file


def stages(context: BuildContext, names: Sequence[str]) -> Iterator[Callable[[Files], list[Task]]]:
    """What there is to do for these products, in groups of tasks that can be done at the same time.

    Each group is settled when those before it are done, and takes the files that the kit has by then.
    """
    asked = [(name, row) for name in names for row in _rows(context.templates, name)]
    for gatherer in (None, *(row for row in PRODUCTS if row.gathers)):
        group = [(name, row) for name, row in asked if (row if row.gathers else None) is gatherer]
        if group:
            yield partial(_tasks, context, group)


def tasks(context: BuildContext, name: str) -> list[Task]:
    """What there is to do for the product of this name, if it gathers nothing."""
    return _tasks(context, [(name, row) for row in _rows(context.templates, name) if not row.gathers], {})


def _rows(templates: Templates, name: str) -> list[Product]:
    """The rows of a product: its own, or one for each format of its template."""
    named = [row for row in PRODUCTS if row.name == name]
    return named or [row for row in PRODUCTS if row.format in templates.get(name).settings.formats]


def _tasks(context: BuildContext, group: Sequence[tuple[str, Product]], files: Files) -> list[Task]:
    found: dict[str, Task] = {}
    for name, row in group:
        taken: list[object] = [context]
        if row.format:
            taken.append(context.templates.get(name))
        if row.gathers:
            taken.append({file.name: file for file in files.values() if row.gathers(file)})
        found |= {task.name: task for task in row.tasks(*taken)}
    return list(found.values())


def _pages(context: BuildContext, template: Template) -> list[Task]:
    """A PDF: the fullest draft that fits, on pages that are full; or all there is, on as many as it takes.

    A template that has a Word file too says the same in it: what fits the pages.
    """
    from presskit.writers import pdf

    context = context.for_template(template)
    loads = (pdf.load, _load_word) if "docx" in template.settings.formats else (pdf.load,)
    length = sum(map(len, template.settings.sections.values()))
    make, reads = partial(_laid_out, context, template), context.inputs_of_template(template, "parts")
    return [Task(f"{template.name}.pdf", template.name, make, reads, loads, length, context.users_own_path(template))]


def _laid_out(context: BuildContext, template: Template, warn: Warn) -> list[KitFile]:
    """The files of `_pages`; the facts and the vCard travel inside the PDF."""
    from presskit.weasy import Attachment
    from presskit.writers import data

    drafts = context.drafts(template)
    facts, card = data.write(context.profile), card_of(context)
    typesetter = typesetter_of(context, template, pictures_of(context, drafts, card), warn)
    attachments = [
        Attachment(FACTS, facts.encode(), "The facts on this page", "Source"),
        Attachment(f"{context.slug}.vcf", card.encode(), "vCard", "Supplement"),
    ]
    try:
        unfitted = template.settings.body or template.settings.composed
        fitted = None if unfitted else fit(drafts, context.typesetters.watched(typesetter.measure))
        if fitted:
            context.typesetters.fitted[template.name] = fitted
        taken = fitted.taken if fitted else {}
        said = tuple(drafts.draft(taken).claims())
        page = _document(context, template, said, drafts.left_out(taken), drafts.no_room(taken))
        made = []
        if fitted:
            _tell_of_portrait(context, template, fitted.document, warn)
        if "pdf" in template.settings.formats:
            sentences = data.sentences(template.name, said).encode()
            attachments.append(Attachment(SENTENCES, sentences, "The sentences and their sources", "Data"))
            printed = _printed(context, typesetter, template, drafts, fitted, attachments)
            made.append(page("pdf", kit_file.PDF, printed))
        if "docx" in template.settings.formats and fitted:
            word = _word_file(context, template, fitted.document, warn, fitted)
            made.append(page("docx", kit_file.WORD, word))
    except Overfull as overfull:
        raise Problems([typesetter.oversized() or page_faults.overfull_page(context, template, overfull)]) from None
    except MissingGlyphs as missing:
        raise Problems(page_faults.missing_glyphs(context.profile, missing.characters)) from None
    return made


def card_of(context: BuildContext) -> str:
    """The vCard that travels in a PDF, and that its code to scan holds."""
    from presskit.writers import vcard

    return vcard.write(context.profile, context.language, context.as_of)


def typesetter_of(
    context: BuildContext, template: Template, pictures: Mapping[str, Callable[[], bytes]], warn: Warn
) -> pdf.Typesetter:
    """What lays out a template's documents: the one of the kit before, where it was made of the same."""
    from presskit.writers import pdf

    def make() -> pdf.Typesetter:
        return pdf.Typesetter(
            template,
            context.typefaces,
            paper=context.paper,
            accent=context.accent,
            brand=context.brand,
            pictures=pictures,
            warn=warn,
        )

    kit, own = context.profile.kit, context.users_own_path(template)
    files = {name: context.inputs.get(name) for name in (*kit.fonts, *kit.display_fonts, *kit.text_fonts)}
    key = (
        template.name, kit.look, context.paper, context.accent, context.brand, str(context.folder), repr(files),
        repr(context.coverage), context.profile.language,
    )  # fmt: skip
    return context.typesetters.typesetter(key, make, pictures, warn, keep=not own)


def _document(
    context: BuildContext,
    template: Template,
    claims: tuple[Claim, ...],
    left_out: tuple[str, ...],
    no_room: tuple[str, ...],
) -> Callable[[str, str, bytes], KitFile]:
    """What makes a file of a document, of its suffix, its media type and its bytes."""
    name = template.settings.file or template.name
    title = template.settings.title or name

    def made(suffix: str, media_type: str, data: bytes) -> KitFile:
        file = KitFile(
            f"{context.slug}-{name}.{suffix}", Held(data), template.name, media_type, title,
            recipient=True, offered="downloads", left_out=left_out, no_room=no_room, claims=claims,
        )  # fmt: skip
        return as_shared(context, file)

    return made


def _printed(
    context: BuildContext,
    typesetter: pdf.Typesetter,
    template: Template,
    drafts: compose.Drafts,
    fitted: Fitted | None,
    attachments: Sequence[Attachment],
) -> bytes:
    """The bytes of a document that was fitted to its pages, or of one that takes as many as it needs."""
    day = context.as_of
    if template.settings.composed:
        document = on_grounds(context, drafts.draft({}))
        composed = typesetter.compose(document, attachments, day, photographs_of(context))
        if composed.lost:
            raise Problems([page_faults.lost_text(context, template, document, composed.lost)])
        return composed.data
    if fitted is None:
        return typesetter.flow(drafts.draft({}), Layout(template.settings.body or 10), attachments, day).data
    printed = typesetter.write(fitted.document, fitted.layout, attachments, day)
    if not printed.fits:  # a style that adds more than --gap before a section; without, it was measured to fit
        printed = typesetter.write(fitted.document, replace(fitted.layout, gaps=None), attachments, day)
    return printed.data


def photographs_of(context: BuildContext) -> pdf.Photographs:
    """How composed pages come by photographs and codes to scan: a code is drawn of its name, that of the card of the
    contact card itself.
    """
    from presskit.writers import pdf

    def made_of(name: str) -> str:
        return card_of(context) if name == f"{compose.CODE}card" else context.inputs.get(name, "")

    return pdf.Photographs(context.light, context.cut, made_of, context.typesetters.stop)


def on_grounds(context: BuildContext, document: Document) -> Document:
    """The document with its logos, each on the grounds on which it is seen."""

    def seen(picture: Picture) -> Picture:
        return replace(picture, grounds=context.grounds(picture.name))

    sections = tuple(
        replace(one, entries=tuple(replace(row, picture=row.picture and seen(row.picture)) for row in one.entries))
        if one.id == "logos"
        else one
        for one in document.sections
    )
    return replace(document, logo=document.logo and seen(document.logo), sections=sections)


def pictures_of(context: BuildContext, drafts: compose.Drafts, card: str) -> dict[str, Callable[[], bytes]]:
    """What makes the pictures that a document shows: its portrait, and photographs, logos and codes to scan."""
    from presskit.writers import codes

    result: dict[str, Callable[[], bytes]] = {}
    document = drafts.draft({})
    if document.logo:
        result[document.logo.name] = partial(context.small, document.logo.name)
    for section in document.sections:
        for name in (entry.picture.name for entry in section.entries if entry.picture):
            code = name.removeprefix(compose.CODE)
            if code != name:
                result[name] = partial(codes.draw, codes.contact(card) if code == "card" else code)
            else:
                result[name] = partial(context.small, name)
    if portrait := context.sections.portrait.photo:
        result[portrait] = lambda: context.pictures[portrait]
    return result


def _word(context: BuildContext, template: Template) -> list[Task]:
    """A Word file: no limit, so the fullest draft. One that has to keep to pages is made with these."""
    context = context.for_template(template)
    if template.settings.fit:
        return [] if "pdf" in template.settings.formats else _pages(context, template)

    def make(warn: Warn) -> list[KitFile]:
        drafts = context.drafts(template)
        document = drafts.draft({})
        made = _document(context, template, tuple(document.claims()), drafts.left_out({}), drafts.no_room({}))
        return [made("docx", kit_file.WORD, _word_file(context, template, document, warn))]

    return [
        Task(f"{template.name}.docx", template.name, make, loads=(_load_word,), own=context.users_own_path(template))
    ]


def _load_word() -> None:
    from presskit.writers import docx

    docx.load()


def _word_file(
    context: BuildContext, template: Template, document: Document, warn: Warn, fitted: Fitted | None = None
) -> bytes:
    """A Word file, as full as the pages to which its document was fitted."""
    from presskit.writers import docx

    full = None
    if fitted:
        empty = sum((fitted.layout.rests or {}).values())
        full = docx.Full(fitted.layout.pages, fitted.fill, empty)

    cover = template.settings.kind == "page" and template.file(f"{template.name}.docx").is_relative_to(builtin())
    least = SMALLEST_COVER if cover else SMALLEST
    if document.portrait.size and min(document.portrait.size) < least:
        if cover:
            _tell_small(context, template, least, warn)
        document = replace(document, portrait=Portrait(document.portrait.initials))
    look = context.templates.look(context.profile.kit.look)
    appearance, say = docx.Appearance(context.paper, look, context.accent, full), partial(_said, context)
    shown = {row.picture.name for part in document.sections for row in part.pictures if row.picture}
    pictures = {**{name: context.small(name) for name in sorted(shown)}, **context.squares}
    return docx.write(document, template, appearance, day=context.as_of, pictures=pictures, warn=warn, say=say)


def _tell_of_portrait(context: BuildContext, template: Template, document: Document, warn: Warn) -> None:
    """Tell of a portrait that the head of a page (`presskit.layout.heads`) leaves off."""
    from presskit.layout import heads
    from presskit.writers.measures import measures

    look = measures(template, context.templates.look(context.profile.kit.look), context.paper)
    if (
        document.portrait.photo
        and {"photo", "edge", "high"} <= look.keys()
        and not heads.has_photograph(document, look)
    ):
        _tell_small(context, template, heads.least(look), warn)


def _tell_small(context: BuildContext, template: Template, least: int, warn: Warn) -> None:
    """Tell that the portrait is too small for the head of a document, which goes without it."""
    portrait = context.sections.portrait
    photo = next((row for row in context.profile.photos if row.file == portrait.photo), None)
    if photo and portrait.size:
        wide, high = portrait.size
        title = context.language.title(template.settings.title or template.name)
        message = f'"{photo.file}" has {wide} × {high} pixels: it is too small to print large, and left off “{title}”'
        place = context.profile.place(photo.key, "file")
        hint = f"name a larger file; at least {least} pixels are needed"
        warn(warning(context.profile.display_path, place, "photo-size", f"{photo.key}.file: {message}", hint))


def _said(context: BuildContext, name: str) -> str:
    """What a simple name in a Word file stands for; raises Problems where no text is as short as it wants."""
    from presskit.writers.docx.names import BIO

    profile, sections = context.profile, context.sections
    if match := BIO.fullmatch(name):
        most = compose.LENGTHS[match[1]] if match[1] in compose.LENGTHS else int(match[1])
        limits, voice = (Limit(most, "words"),), cast(Voice, match[2] or "third")
        return compose.blurb(profile, limits, voice=voice, as_of=context.as_of, language=context.language).marked
    contacts = sorted(profile.contacts, key=lambda row: row.kind != "press")
    facts = sections.section("facts")
    values: dict[str, str | None] = {
        "name": profile.person.name,
        "headline": sections.subtitle,
        "location": profile.person.location,
        "email": next((row.email for row in contacts if row.email), None),
        "phone": next((row.phone for row in contacts if row.phone), None),
        "website": profile.kit.website or profile.person.url,
        "date": context.language.date(PartialDate.of(context.as_of)),
        "facts": "\n".join(f"{row.title}: {row.text}" for row in facts.entries) if facts else "",
    }
    return values[name] or ""


_IN: Final[dict[Voice, str]] = {
    "third": "", "first": " in the first person", "mc": " for a host", "tagline": " of one line",
}  # fmt: skip


def _blurbs(context: BuildContext, template: Template) -> list[Task]:
    """A text for every place; one that nothing fits is reported and left out."""
    chosen = context.profile.kit.places
    places = {place.id: place for place in template.settings.place if chosen is None or place.id in chosen}

    def make(warn: Warn) -> Iterator[KitFile]:
        from presskit.writers import text

        blurbs = _of_places(context, places, warn)
        said = {f"{id}.txt": claims.of_blurb(context, blurb) for id, blurb in blurbs.items()}
        left_out = {f"{id}.txt": blurb.left_out for id, blurb in blurbs.items()}
        every = claims.of_all(said.values())
        for name, words in text.write(blurbs, places, context.profile.person.name).items() if blurbs else ():
            yield KitFile(
                f"blurbs/{name}", Held(words.encode()), template.name, _media_type(name), readme="blurbs",
                recipient=True, left_out=left_out.get(name, ()), claims=said.get(name) or every,
            )  # fmt: skip

    return [Task(template.name, template.name, make)]


def _of_places(context: BuildContext, places: Mapping[str, Place], warn: Warn) -> dict[str, Blurb]:
    """The texts for these places, by their ids; none, if there is nothing to say in the third person."""
    blurbs = {}
    silent = set[str]()
    for id, place in places.items():
        try:
            blurbs[id] = compose.for_place(context.profile, place, as_of=context.as_of, language=context.language)
        except Problems as problems:
            for problem in problems.problems:
                if problem.code == "nothing-to-say":  # no place of this voice, however large, changes that
                    if place.voice not in silent:
                        silent.add(place.voice)
                        message = f"there are no blurbs{_IN[place.voice]}: {problem.message}"
                        warn(replace(problem, severity="warning", message=message))
                    if place.voice == "third":
                        return {}
                    continue
                message = f"blurbs/{id}.txt is left out: {problem.message}"
                warn(replace(problem, severity="warning", message=message))
    return blurbs


def _page(context: BuildContext, template: Template, offered: Files) -> list[Task]:
    """The folder for a website, with copies of what the kit has for its visitors."""
    from presskit.kit import website

    def make(warn: Warn) -> list[KitFile]:
        return website.write(context, template, offered)

    return [Task(f"{template.name}.web", template.name, make, own=context.users_own_path(template))]


def _share(context: BuildContext, template: Template) -> list[Task]:
    """The picture for links to the page, which waits for no other file."""
    from presskit.kit import website

    profile = context.profile
    told_at = [profile.place("person", "name"), *(profile.place(photo.key, "file") for photo in profile.photos)]
    reads = (*context.inputs_of_template(template), told_at)
    return [Task("web.card", "web", partial(website.card, context), reads, own=context.users_own_path())]


def _vcard(context: BuildContext) -> list[Task]:
    """The vCard, in the version that the profile asks for, or in both."""
    from presskit.writers import vcard

    asked = context.profile.kit.vcard
    versions: dict[str, vcard.Version] = {"vcard": "3.0" if asked == "3.0" else "4.0"}
    if asked == "both":
        versions["vcard-3"] = "3.0"

    def make(warn: Warn) -> Iterator[KitFile]:
        portrait = next(iter(context.faces.values()), None)
        for label, version in versions.items():
            name = f"{context.slug}.vcf" if label == "vcard" else f"{context.slug}-{label}.vcf"
            card = vcard.write(context.profile, context.language, context.as_of, portrait, version)
            yield KitFile(
                name, Held(card.encode()), "vcard", kit_file.VCARD, label, readme="vcf",
                recipient=True, offered="downloads", claims=claims.of_card(context),
            )  # fmt: skip

    return [Task("vcard", "vcard", make)]


def _photos(context: BuildContext) -> list[Task]:
    """The crops and sizes of the photographs and logos; each is a task of its own."""
    from presskit.writers import photos

    def task(picture: Photo | Logo, stem: str) -> Task:
        def make(warn: Warn) -> Iterator[KitFile]:
            made = photos.renditions(picture, context.profile, context.folder, stem, warn)
            for name, data in made.items():
                media_type = _media_type(name)
                yield KitFile(
                    name, Held(data), "photos", media_type, readme="picture", recipient=True, offered="pictures"
                )

        person = context.profile.person
        at, sizes = context.profile.place(picture.key, "file"), context.profile.kit.photos
        reads = (picture, picture.key, at, stem, person.name, person.surname, sizes, context.inputs.get(picture.file))
        return Task(stem, "photos", make, reads)

    return [task(picture, stem) for picture, stem in photos.stems(context.profile, context.slug)]


def _zip(context: BuildContext, packed: Files) -> list[Task]:
    """Everything for the recipient in one file."""
    from presskit.writers import archive

    def make(warn: Warn) -> list[KitFile]:
        if not packed:
            message = "there is no file yet that could go into the ZIP"
            hint = "build the kit first, without --only zip"
            raise failure(context.profile.display_path, None, "zip", message, hint)
        checked = claims.for_checkers({name: file.claims for name, file in packed.items()})
        files = [packed[name] for name in sorted(packed)]
        write = partial(archive.write, files, checked, context.profile, context.language, context.as_of, context.slug)
        name = f"{context.slug}-press-kit.zip"
        return [KitFile(name, Written(write), "zip", kit_file.ZIP, "zip", offered="downloads")]

    return [Task("zip", "zip", make)]


def _media_type(name: str) -> str:
    """What a writer of several kinds of files has made, by the suffix that it gave it."""
    return _MEDIA_TYPES[name.rpartition(".")[2]]


_MEDIA_TYPES = {
    "jpg": kit_file.JPEG, "png": kit_file.PNG, "svg": kit_file.SVG,
    "txt": kit_file.TEXT, "md": kit_file.MARKDOWN, "json": kit_file.JSON,
}  # fmt: skip


PRODUCTS = (
    Product(_pages, format="pdf"),
    Product(_word, format="docx"),
    Product(_blurbs, format="text"),
    Product(_share, format="web"),
    Product(_photos, "photos"),
    Product(_vcard, "vcard", claims=claims.of_card),
    Product(talks.tasks, "talks", claims=talks.claims),
    Product(_zip, "zip", gathers=lambda file: file.recipient),
    Product(_page, format="web", gathers=lambda file: bool(file.offered)),
)
"""What a kit can be made of. Those that gather files do so in this order; a file says itself for whom it is."""


_SUFFIXES = {"word": "docx", "doc": "docx", "html": "web", "website": "web", "txt": "text"}
"""What people call a format of a template."""


def _in_format(context: BuildContext, name: str) -> str:
    """What is made in a format, where a product is asked for by its name: pdf, Word."""
    form = _SUFFIXES.get(name.lower(), name.lower())
    made = [one for one in context.templates.names() if form in context.templates.get(one).settings.formats]
    return f"that is a format, which these have: {', '.join(made)}" if made else ""


def formats(context: BuildContext, names: Sequence[str]) -> set[str]:
    """The formats of the templates among these products."""
    templates = [context.templates.get(name) for name in names if name in context.templates.names()]
    return {form for template in templates for form in template.settings.formats}


def dry_run(context: BuildContext, template: Template) -> list[Problem]:
    """What a build would find wrong in a template, without laying anything out."""
    try:
        drafts = context.drafts(template) if template.settings.formats != ("text",) else None
        if drafts and "pdf" in template.settings.formats:
            from presskit.writers import pdf

            look = context.templates.look(context.profile.kit.look)
            body = template.settings.body or drafts.fit.least
            pdf.dry_run(template, look, drafts.draft({}), body, context.paper, context.as_of)
        if drafts and "web" in template.settings.formats:
            from presskit.writers import web

            web.dry_run(drafts.draft({}), context.profile, context.language, template, context.as_of)
        if drafts and "docx" in template.settings.formats:
            from presskit.writers import docx

            return docx.check(template)
    except Problems as problems:
        return list(problems.problems)
    return []

"""What a kit is made of: each product's tasks, one function for each kind of product.

In: a `BuildContext` and the name of a product. Out: its tasks, whose words are settled when they are made, or when a
task is asked what it rests on.
A product is a template, whose formats each have a row in `FORMS`, or one of `OTHERS`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Final, cast

from presskit import compose
from presskit.content import Held, Written
from presskit.document import LAST_RESORT, Document, Picture, Portrait
from presskit.fit import Fitted, Layout, Overfull, fit
from presskit.kit import claims
from presskit.kit.context import BuildContext
from presskit.kit.jobs import Made, Task
from presskit.problems import Problem, Problems, Warn, WrongArgument, did_you_mean, error
from presskit.profile import TABLES, Logo, PartialDate, Photo, Profile
from presskit.template import Template, Templates
from presskit.words import Limit, Voice
from presskit.writers import MissingGlyphs

if TYPE_CHECKING:
    from presskit.writers import pdf

FACTS, SENTENCES = "profile.json", "sentences.json"
"""What every PDF carries, besides the vCard: its facts, and what it says with its sources."""

SMALLEST = 190
"""Pixels of the shorter side of a photograph in a Word file: 32 mm at 150 dpi."""

LAST = ("zip", "web")
"""Products that are made of others, in the order in which they are made, after everything else."""

Files = Mapping[str, Made]
"""The files of the kit that were made before, by their names in output/."""


def stages(context: BuildContext, names: list[str]) -> Iterator[Callable[[Files], list[Task]]]:
    """What there is to do for these products, in groups of tasks that can be done at the same time.

    Each group is settled when those before it are done, and takes the files that stand in the kit by then.
    """
    early = [name for name in names if name not in LAST]
    card = [_share(context)] if "web" in names else []
    yield lambda files: [*(task for name in early for task in tasks(context, name, files)), *card]
    for name in LAST:
        if name in names:
            yield partial(tasks, context, name)


def tasks(context: BuildContext, name: str, files: Files) -> list[Task]:
    """What there is to do for the product of this name; `files` are those that stand in the kit by then."""
    if name in OTHERS:
        return OTHERS[name](context, files)
    template = context.templates.get(name)
    forms = [form_of(template, form) for form in template.settings.formats]
    return [form(context, template, files) for form in dict.fromkeys(forms)]


def form_of(template: Template, form: str) -> Form:
    """What makes a format of a template: a Word file that has to keep to pages is made with these."""
    return _pages if form == "docx" and template.settings.fit else FORMS[form]


def names(templates: Templates) -> list[str]:
    """Everything that a kit can be made of, as `--only` and `[kit] templates` name it."""
    return sorted([*templates.names(), *OTHERS])


def wanted(context: BuildContext, only: Sequence[str] | None) -> list[str]:
    """The products to make; raises ValueError for a name that there is not."""
    known = names(context.templates)
    for name in only or ():
        if name not in known:
            hint = did_you_mean(name, known) or "there are " + ", ".join(known)
            raise WrongArgument(f'there is nothing called "{name}" to build; {hint}')
        if not _has_what_it_needs(context, name):
            tables = context.templates.get(name).settings.needs
            needs = " or ".join(f"[[{table}]]" if table in TABLES else f"[{table}]" for table in tables)
            raise WrongArgument(f'there is nothing to make "{name}" of: the profile has no {needs}')
    chosen = only or context.profile.kit.templates
    return [name for name in known if (chosen is None or name in chosen) and _has_what_it_needs(context, name)]


def _has_what_it_needs(context: BuildContext, name: str) -> bool:
    """Whether the profile has one of the tables that a template asks for, if it asks for any."""
    if name in OTHERS:
        return True
    needs = context.templates.get(name).settings.needs
    return not needs or any(getattr(context.profile, table, None) for table in needs)


def handed_out(context: BuildContext, files: Files) -> dict[str, Made]:
    """The files that go to whoever gets the kit: not those of a private template, unless the profile shares them."""
    shared = context.profile.letter is not None and context.profile.letter.shared
    private = {
        name
        for name in context.templates.names()
        if (settings := context.templates.get(name).settings).private and not (settings.kind == "letter" and shared)
    }
    return {name: made for name, made in files.items() if made.product not in private}


def _rests_on(*parts: object) -> str:
    """The hash of everything that a task is made from: values whose `repr` says all that they hold."""
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()


def _pages(context: BuildContext, template: Template, files: Files) -> Task:
    """A PDF: the fullest draft that fits, on pages that are full; or all there is, on as many as it takes.

    A template that has a Word file too says the same in it: what fits the pages.
    """
    from presskit.writers import data, pdf, vcard

    context = context.of(template)
    kit = context.profile.kit
    facts, card = data.write(context.profile), vcard.write(context.profile, context.language, context.as_of)
    drafts = cache(lambda: context.drafts(template))

    def make(warn: Warn) -> dict[str, Made]:
        return _laid_out(context, template, drafts(), facts, card, warn)

    def rests_on() -> str:
        return _rests_on(
            _words(context, drafts()), facts, card, context.slug, context.paper, context.as_of, context.accent,
            context.brand, (kit.fonts, kit.display_fonts, kit.text_fonts), context.coverage.installed,
            context.hashes(template.name, f"looks/{kit.look}", "fallback", "parts"), context.hashes_of_pictures,
            _profile_of(context, template),
        )  # fmt: skip

    loads = (pdf.load, _load_word) if "docx" in template.settings.formats else (pdf.load,)
    length = sum(map(len, template.settings.sections.values()))
    return Task(f"{template.name}.pdf", template.name, rests_on, make, loads, length, context.own(template))


def _laid_out(
    context: BuildContext, template: Template, drafts: compose.Drafts, facts: str, card: str, warn: Warn
) -> dict[str, Made]:
    """The files of `_pages`; `facts` and `card`, the vCard, travel inside the PDF."""
    from presskit.writers import data, pdf

    typesetter = pdf.Typesetter(
        template,
        context.typefaces,
        paper=context.paper,
        accent=context.accent,
        brand=context.brand,
        pictures=_pictures(context, drafts, card),
        warn=warn,
    )
    attachments = [
        pdf.Attachment(FACTS, facts.encode(), "The facts on this page", "Source"),
        pdf.Attachment(f"{context.slug}.vcf", card.encode(), "vCard", "Supplement"),
    ]
    try:
        unfitted = template.settings.body or template.settings.composed
        fitted = None if unfitted else fit(drafts, typesetter.measure)
        taken = fitted.taken if fitted else {}
        said = tuple(drafts.draft(taken).claims())
        told = (drafts.left_out(taken), said, drafts.no_room(taken))
        made = {}
        if "pdf" in template.settings.formats:
            sentences = data.sentences(template.name, said).encode()
            attachments.append(pdf.Attachment(SENTENCES, sentences, "The sentences and their sources", "Data"))
            printed = _printed(context, typesetter, template, drafts, fitted, attachments)
            made[f"{context.slug}-{template.settings.file}.pdf"] = Made(template.name, Held(printed), *told)
        if "docx" in template.settings.formats and fitted:
            word = _word_file(context, template, fitted.document, warn, fitted)
            made[f"{context.slug}-{template.settings.file}.docx"] = Made(template.name, Held(word), *told)
    except Overfull as overfull:
        raise Problems([typesetter.oversized() or _overfull(context, template, overfull)]) from None
    except MissingGlyphs as missing:
        raise Problems(_missing_glyphs(context.profile, missing.characters)) from None
    return made


def _printed(
    context: BuildContext,
    typesetter: pdf.Typesetter,
    template: Template,
    drafts: compose.Drafts,
    fitted: Fitted | None,
    attachments: Sequence[pdf.Attachment],
) -> bytes:
    """The bytes of a document that was fitted to its pages, or of one that takes as many as it needs."""
    day = context.as_of
    if template.settings.composed:
        return typesetter.compose(
            _on_grounds(context, drafts.draft({})), attachments, day, context.light, context.cut
        ).data
    if fitted is None:
        return typesetter.flow(drafts.draft({}), Layout(template.settings.body or 10), attachments, day).data
    printed = typesetter.write(fitted.document, fitted.layout, attachments, day)
    if not printed.fits:  # a style that adds more than --gap before a section; without, it was measured to fit
        printed = typesetter.write(fitted.document, replace(fitted.layout, gaps=None), attachments, day)
    return printed.data


def _on_grounds(context: BuildContext, document: Document) -> Document:
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


def _pictures(context: BuildContext, drafts: compose.Drafts, card: str) -> dict[str, Callable[[], bytes]]:
    """What makes the pictures that a document shows: its portrait, and photographs, logos and codes to scan."""
    from presskit.writers import codes

    found: dict[str, Callable[[], bytes]] = {}
    document = drafts.draft({})
    if document.logo:
        found[document.logo.name] = partial(context.small, document.logo.name)
    for section in document.sections:
        for name in (entry.picture.name for entry in section.entries if entry.picture):
            code = name.removeprefix(compose.CODE)
            if code != name:
                found[name] = partial(codes.draw, codes.contact(card) if code == "card" else code)
            else:
                found[name] = partial(context.small, name)
    if portrait := context.teller.portrait.photo:
        found[portrait] = lambda: context.pictures[portrait]
    return found


def _word(context: BuildContext, template: Template, files: Files) -> Task:
    """A Word file: no limit, so the fullest draft."""
    drafts = cache(lambda: context.drafts(template))

    def make(warn: Warn) -> dict[str, Made]:
        document, left_out, no_room = drafts().draft({}), drafts().left_out({}), drafts().no_room({})
        data, said = _word_file(context, template, document, warn), tuple(document.claims())
        return {
            f"{context.slug}-{template.settings.file}.docx": Made(template.name, Held(data), left_out, said, no_room)
        }

    def rests_on() -> str:
        return _rests_on(
            drafts().draft({}), drafts().left_out({}), context.slug, context.paper, context.as_of, context.accent,
            context.hashes(template.name, f"looks/{context.profile.kit.look}"), context.hashes_of_pictures,
            _profile_of(context, template),
        )  # fmt: skip

    return Task(f"{template.name}.docx", template.name, rests_on, make, (_load_word,), own=context.own(template))


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

    if document.portrait.size and min(document.portrait.size) < SMALLEST:
        document = replace(document, portrait=Portrait(document.portrait.initials))
    return docx.write(
        document,
        template,
        day=context.as_of,
        pictures=context.squares,
        paper=context.paper,
        warn=warn,
        full=full,
        look=context.templates.look(context.profile.kit.look),
        accent=context.accent,
        say=partial(_said, context),
    )


def _profile_of(context: BuildContext, template: Template) -> str:
    """What a user's own template rests on beside its document: its Word file may name texts of any length."""
    return context.profile.model_dump_json() if template.own else ""


def _said(context: BuildContext, name: str) -> str:
    """What a simple name in a Word file stands for; raises Problems where no text is as short as it wants."""
    from presskit.writers.docx.names import BIO

    profile, teller = context.profile, context.teller
    if found := BIO.fullmatch(name):
        most = compose.LENGTHS[found[1]] if found[1] in compose.LENGTHS else int(found[1])
        limits, voice = (Limit(most, "words"),), cast(Voice, found[2] or "third")
        return compose.blurb(profile, limits, voice=voice, as_of=context.as_of, language=context.language).marked
    contacts = sorted(profile.contacts, key=lambda row: row.kind != "press")
    facts = teller.section("facts")
    values: dict[str, str | None] = {
        "name": profile.person.name,
        "headline": teller.subtitle,
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


def _blurbs(context: BuildContext, template: Template, files: Files) -> Task:
    """A text for every place; one that nothing fits is told and left out."""
    from presskit.writers import text

    chosen = context.profile.kit.places
    places = {place.id: place for place in template.settings.place if chosen is None or place.id in chosen}

    def make(warn: Warn) -> dict[str, Made]:
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
        written = text.write(blurbs, places, context.profile.person.name)
        files = {f"blurbs/{name}": Made(template.name, Held(words.encode())) for name, words in written.items()}
        for id, blurb in blurbs.items():
            name = f"blurbs/{id}.txt"
            files[name] = replace(files[name], left_out=blurb.left_out, claims=claims.of_blurb(context, blurb))
        every = claims.of_all(made.claims for made in files.values())
        gathered = {name: replace(made, claims=every) for name, made in files.items() if not made.claims}
        return files | gathered

    # what the words engine reads, and nothing of how pages look; where a problem stands is told anew every time
    facts = context.profile.model_dump_json(exclude={"letter", "kit", "check"})
    rests_on = partial(_rests_on, facts, places, context.as_of, context.language.tag)
    return Task(template.name, template.name, rests_on, make)


def _web(context: BuildContext, template: Template, files: Files) -> Task:
    """The folder for a website, with copies of what the kit has for its visitors."""
    from presskit.kit import website

    offered = website.offered(context, handed_out(context, files))

    def make(warn: Warn) -> dict[str, Made]:
        texts = claims.on_the_web(context, template)
        made = website.write(context, template, texts, offered)
        files = {name: Made(template.name, data) for name, data in made.items()}
        page = f"web/{template.settings.page}"
        files[page] = replace(files[page], left_out=texts.left_out)
        said = {f"web/{name}": told for name, told in claims.of_web(context, template, texts).items()}
        return {name: replace(made, claims=said.get(name, ())) for name, made in files.items()}

    kit = context.profile.kit
    rests_on = partial(
        _rests_on, context.profile.model_dump_json(), context.slug, context.as_of, context.language.tag,
        {name: content.sha256 for name, content in offered.items()},
        context.hashes(template.name, "blurbs", f"looks/{kit.look}", "fallback"), context.hashes_of_pictures,
    )  # fmt: skip
    return Task(f"{template.name}.web", template.name, rests_on, make, own=context.own(template))


def _share(context: BuildContext) -> Task:
    """The picture for links to the page, which waits for no other file."""
    from presskit.kit import website

    def make(warn: Warn) -> dict[str, Made]:
        made = website.card(context, warn)
        return {name: Made("web", Held(data), claims=claims.of_headline(context)) for name, data in made.items()}

    teller, kit = context.teller, context.profile.kit
    rests_on = partial(
        _rests_on, teller.title, teller.subtitle, context.language.title("press-kit"), teller.portrait, context.accent,
        context.brand, context.profile.person.sources, context.coverage.installed,
        context.hashes(f"looks/{kit.look}", "fallback"),
        context.hashes_of_pictures,
    )  # fmt: skip
    return Task("web.card", "web", rests_on, make, own=context.own())


def _card(context: BuildContext, files: Files) -> list[Task]:
    """The vCard, in the version that the profile asks for, or in both."""
    from presskit.writers import vcard

    asked = context.profile.kit.vcard
    versions: dict[str, vcard.Version] = {f"{context.slug}.vcf": "3.0" if asked == "3.0" else "4.0"}
    if asked == "both":
        versions[f"{context.slug}-vcard-3.vcf"] = "3.0"

    def make(warn: Warn) -> dict[str, Made]:
        portrait = next(iter(context.faces.values()), None)
        cards = {
            name: vcard.write(context.profile, context.language, context.as_of, portrait, version)
            for name, version in versions.items()
        }
        return {
            name: Made("vcard", Held(card.encode()), claims=claims.of_card(context)) for name, card in cards.items()
        }

    said = (vcard.write(context.profile, context.language, context.as_of), claims.of_card(context), asked)
    portrait = (context.teller.portrait, context.inputs.get(context.teller.portrait.photo or "", ""))
    return [Task("vcard", "vcard", partial(_rests_on, *said, portrait, context.slug), make)]


def _photos(context: BuildContext, files: Files) -> list[Task]:
    """The crops and sizes of the photographs and logos; each is a task of its own."""
    from presskit.writers import photos

    def task(picture: Photo | Logo, stem: str) -> Task:
        def make(warn: Warn) -> dict[str, Made]:
            made = photos.renditions(picture, context.profile, context.folder, stem, warn)
            return {name: Made("photos", Held(data)) for name, data in made.items()}

        person = context.profile.person
        at, sizes = context.profile.place(picture.key, "file"), context.profile.kit.photos
        said = (picture, picture.key, at, stem, person.name, person.surname, sizes)
        return Task(stem, "photos", partial(_rests_on, *said, context.inputs.get(picture.file, "")), make)

    return [task(picture, stem) for picture, stem in photos.stems(context.profile, context.slug)]


def _zip(context: BuildContext, files: Files) -> list[Task]:
    """Everything for the recipient in one file."""
    from presskit.writers import archive

    files = handed_out(context, files)
    packed = archive.chosen({name: made.data for name, made in files.items()}, context.slug)
    checked = claims.for_checkers({name: files[name].claims for name in packed})

    def make(warn: Warn) -> dict[str, Made]:
        if not packed:
            message = "there is no file yet that could go into the ZIP"
            hint = "build the kit first, without --only zip"
            raise Problems([error(context.profile.shown, None, "zip", message, hint)])
        write = partial(archive.write, packed, checked, context.profile, context.language, context.as_of, context.slug)
        return {f"{context.slug}-press-kit.zip": Made("zip", Written(write))}

    profile = context.profile
    said = (
        profile.person.name, profile.contacts, profile.kit.rights, profile.photos, profile.logos, profile.sources,
        checked,
    )  # fmt: skip
    sums = {name: content.sha256 for name, content in packed.items()}
    rests_on = partial(_rests_on, *said, sums, context.slug, context.as_of, context.language.tag)
    return [Task("zip", "zip", rests_on, make)]


def formats(context: BuildContext, names: Sequence[str]) -> set[str]:
    """The formats of the templates among these products."""
    return {form for name in names if name not in OTHERS for form in context.templates.get(name).settings.formats}


Form = Callable[[BuildContext, Template, Files], Task]
"""Makes a format, or several, of a template."""

FORMS: dict[str, Form] = {
    "pdf": _pages,
    "docx": _word,
    "text": _blurbs,
    "web": _web,
}
"""What makes each format that a template can name."""

OTHERS: dict[str, Callable[[BuildContext, Files], list[Task]]] = {"photos": _photos, "vcard": _card, "zip": _zip}
"""What makes the products that have no template."""


MOST_DRAFTS = 200
"""More of them are not written out to learn whether a page is still the same: then it is made anew more often."""


def _words(context: BuildContext, drafts: compose.Drafts) -> list[object]:
    """Everything that a page made of these drafts can come to say, or rests on."""
    most = max(drafts.steps.values(), default=0)
    if most > MOST_DRAFTS:
        return [drafts.steps, drafts.last, drafts.fit, context.profile.model_dump_json()]
    every = [drafts.draft(dict.fromkeys(drafts.steps, taken)) for taken in range(most + 1)]
    barest = drafts.draft({**drafts.steps, LAST_RESORT: drafts.last})
    return [drafts.steps, drafts.fit, drafts.left_out({}), every, drafts.last, barest]


def dry_run(context: BuildContext, template: Template) -> list[Problem]:
    """What a build would find wrong in a template, without laying anything out."""
    try:
        drafts = context.drafts(template) if template.settings.formats != ("text",) else None
        if drafts and "pdf" in template.settings.formats:
            from presskit.writers import pdf

            layout = Layout(template.settings.body or drafts.fit.least)
            look = context.templates.look(context.profile.kit.look)
            env = pdf.page_environment(template, look, context.paper)
            pdf.html(template, env, drafts.draft({}), layout, context.paper)
        if drafts and "web" in template.settings.formats:
            from presskit.writers import web

            web.dry_run(drafts.draft({}), context.profile, context.language, template, context.as_of)
        if drafts and "docx" in template.settings.formats:
            from presskit.writers import docx

            return docx.check(template)
    except Problems as problems:
        return list(problems.problems)
    return []


def _overfull(context: BuildContext, template: Template, overfull: Overfull) -> Problem:
    keys = [entry.key for section in overfull.sections for entry in section.entries]
    longest = list(dict.fromkeys(keys))[:3] or ["person"]
    message = f"even the shortest {template.name} does not fit on its page; too long are {', '.join(longest)}"
    hint = "shorten them, or hide a section with [kit.sections] hidden"
    return error(context.profile.shown, context.profile.place(longest[0]), "overfull", message, hint)


def _missing_glyphs(profile: Profile, characters: str) -> list[Problem]:
    """For each line of the profile with characters that no font has, one problem that names them."""
    hint = 'add a font that has them: [kit] fonts = ["fonts/NAME.ttf"]'
    problems, told = [], set[str]()
    for number, line in enumerate(profile.lines(), 1):
        here = [character for character in dict.fromkeys(line) if character in characters]
        if not told.issuperset(here):
            message = f"no font of this look has {', '.join(map(_named, here))}"
            problems.append(error(profile.shown, (number, line.index(here[0]) + 1), "missing-glyph", message, hint))
            told.update(here)
    if rest := [character for character in characters if character not in told]:
        message = f"no font of this look has {', '.join(map(_named, rest))}"
        problems.append(error(profile.shown, None, "missing-glyph", message, hint))
    return problems


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{character} ({unicodedata.name(character, code)})" if character.isprintable() else code

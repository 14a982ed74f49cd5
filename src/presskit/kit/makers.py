"""The files of a kit: what each format of a template takes.

In: an `Order` and a template. Out: the bytes of its files, with what they leave out; or Problems. One row of
`MAKERS` a format.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from presskit import compose
from presskit.document import Portrait
from presskit.fit import Layout, Overfull, fit
from presskit.kit.order import Order
from presskit.problems import Problem, Problems, error
from presskit.profile import Profile
from presskit.template import Template

SMALLEST = 190
"""Pixels of the shorter side of a photograph in a Word file: 32 mm at 150 dpi."""


@dataclass(frozen=True)
class Made:
    """One file of a kit before it is written, the template that it comes from, and what it leaves out."""

    template: str
    data: bytes
    left_out: tuple[str, ...] = ()


def make(order: Order, template: Template) -> dict[str, Made]:
    """The files of one template, by the names that they have in output/."""
    made: dict[str, Made] = {}
    for form in template.settings.formats:
        made |= MAKERS[form](order, template)
    return made


def _pages(order: Order, template: Template) -> dict[str, Made]:
    """A PDF: the fullest draft that fits, on pages that are full."""
    from presskit.writers import data, pdf, vcard

    drafts = order.drafts(template)
    kit = order.profile.kit
    typesetter = pdf.Typesetter(
        template,
        order.templates,
        look=kit.look,
        paper=order.paper,
        accent=kit.accent,
        fonts=[order.folder / name for name in kit.fonts],
        pictures=order.pictures,
        warn=order.warn,
    )
    try:
        fitted = fit(drafts, typesetter.measure)
    except Overfull as overfull:
        raise Problems([_overfull(order, template, overfull)]) from None
    facts, card = data.write(order.profile), vcard.write(order.profile, order.as_of)
    attachments = [
        pdf.Attachment("profile.json", facts.encode(), "The facts on this page", "Source"),
        pdf.Attachment(f"{order.slug}.vcf", card.encode(), "vCard", "Supplement"),
    ]
    try:
        printed = typesetter.write(fitted.document, fitted.layout, attachments, order.as_of)
        if not printed.fits:  # a style that adds more than --gap before a section; without gaps it was measured to fit
            printed = typesetter.write(fitted.document, replace(fitted.layout, gaps=None), attachments, order.as_of)
    except pdf.MissingGlyphs as missing:
        raise Problems(_missing_glyphs(order.profile, missing.characters)) from None
    name = f"{order.slug}-{template.settings.file}.pdf"
    return {name: Made(template.name, printed.data, drafts.left_out(fitted.taken))}


def _word(order: Order, template: Template) -> dict[str, Made]:
    """A Word file: no limit, so the fullest draft."""
    from presskit.writers import docx

    drafts = order.drafts(template)
    document, pictures, paper = drafts.draft({}), order.squares, order.paper
    if document.portrait.size and min(document.portrait.size) < SMALLEST:
        document = replace(document, portrait=Portrait(document.portrait.initials))
    data = docx.write(document, template, day=order.as_of, pictures=pictures, paper=paper, warn=order.warn)
    return {f"{order.slug}-{template.settings.file}.docx": Made(template.name, data, drafts.left_out({}))}


def _blurbs(order: Order, template: Template) -> dict[str, Made]:
    """A text for every place; one that nothing fits is told and left out."""
    from presskit.writers import text

    chosen = order.profile.kit.places
    places = {place.id: place for place in template.settings.place if chosen is None or place.id in chosen}
    blurbs = {}
    for id, place in places.items():
        try:
            blurbs[id] = compose.for_place(order.profile, place, as_of=order.as_of, language=order.language)
        except Problems as problems:
            for problem in problems.problems:
                if problem.code == "nothing-to-say":  # no place, however large, changes that
                    order.warn(replace(problem, severity="warning", message=f"there are no blurbs: {problem.message}"))
                    return {}
                message = f"blurbs/{id}.txt is left out: {problem.message}"
                order.warn(replace(problem, severity="warning", message=message))
    files = text.write(blurbs, places, order.profile.person.name)
    left_out = {f"{id}.txt": blurb.left_out for id, blurb in blurbs.items()}
    return {
        f"blurbs/{name}": Made(template.name, words.encode(), left_out.get(name, ())) for name, words in files.items()
    }


def rehearse(order: Order, template: Template) -> list[Problem]:
    """What a build would find wrong in a template, without laying anything out."""
    try:
        drafts = order.drafts(template) if template.settings.formats != ("text",) else None
        if drafts and "pdf" in template.settings.formats:
            from presskit.writers import pdf

            layout = Layout(drafts.fit.least)
            pdf.html(template, pdf.page_environment(template), drafts.draft({}), layout, order.paper)
        if drafts and "docx" in template.settings.formats:
            from presskit.writers import docx

            return docx.check(template)
    except Problems as problems:
        return list(problems.problems)
    return []


MAKERS: dict[str, Callable[[Order, Template], dict[str, Made]]] = {"pdf": _pages, "docx": _word, "text": _blurbs}
"""What makes each format that a template can name."""


def _overfull(order: Order, template: Template, overfull: Overfull) -> Problem:
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

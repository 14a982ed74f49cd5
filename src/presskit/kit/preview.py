"""Pages while somebody types: what is looked at first, as it was laid out last; then as a build does it.

In: the context of a kit, with a press that stays, and the name of a template. Out: PDFs for the eye, of a document or
of single pages. A build makes the files.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from presskit.kit import page_faults
from presskit.kit.context import BuildContext
from presskit.kit.products import card_of, on_grounds, photographs_of, pictures_of, typesetter_of
from presskit.problems import Problems, Warn
from presskit.writers import MissingGlyphs


class Pages(NamedTuple):
    """The PDF of the pages that were asked for, each with its place in the document, from 0, and with what it is known
    by: the same for a page that looks the same; how many pages the document has; and what has no room on any."""

    data: bytes
    pages: tuple[tuple[int, str], ...]
    total: int
    no_room: tuple[str, ...]


def guess(context: BuildContext, name: str, warn: Warn) -> bytes | None:
    """The PDF of a document as the last one of its template was laid out, with one layout, or where that is too long
    with a second, of a draft that is a step shorter; None where it does not fit so, or nothing is known. It is for the
    eye of whoever types: a build fits every document anew."""
    template = context.templates.get(name)
    context, last = context.for_template(template), context.typesetters.fitted.get(name)
    if last is None:
        return None
    drafts = context.drafts(template)
    typesetter = typesetter_of(context, template, pictures_of(context, drafts, card_of(context)), warn)
    taken = dict(last.taken)
    for _ in range(2):
        if any(taken.get(column, 0) > steps for column, steps in drafts.steps.items()):
            return None
        context.typesetters.stop()
        try:
            printed = typesetter.write(drafts.draft(taken), last.layout, None, context.as_of)
        except (MissingGlyphs, Problems):  # the exact one tells
            return None
        if printed.fits:
            return printed.data
        taken |= {column: taken.get(column, 0) + 1 for column, found in printed.columns.items() if found.fill > 1}
    return None


def is_by_page(context: BuildContext, name: str) -> bool:
    """Whether the pages of a template are laid out each by itself: they are composed, and no user has written them."""
    template = context.templates.get(name)
    return template.settings.composed and not context.users_own_path(template)


def pages(context: BuildContext, name: str, warn: Warn, looked_at: Container[int] | None = None) -> Pages:
    """The pages of a template that `is_by_page`, as a build lays them out; or, of those that are `looked_at`, the first
    guess, composed as the last document was. Those that did not change are laid out no more. Raises Problems."""
    template = context.templates.get(name)
    context = context.for_template(template)
    drafts = context.drafts(template)
    typesetter = typesetter_of(context, template, pictures_of(context, drafts, card_of(context)), warn)
    document, photographs = on_grounds(context, drafts.draft({})), photographs_of(context)
    places: Sequence[int]
    if looked_at is None:
        settled = typesetter.settle(document, context.as_of, photographs)
        context.typesetters.density[name] = settled.density
        sheets, places = settled.sheets, range(sum(len(sheet.laid_out.pages) for sheet in settled.sheets))
        total = len(places)
    else:
        density = context.typesetters.density.get(name, {})
        context.typesetters.stop()
        composed = typesetter.composed(document, context.as_of, photographs, density)
        total = len(composed.pages)
        places = [at for at in range(total) if at in looked_at] or [0]
        sheets = typesetter.sheets(document, context.as_of, photographs, composed, places)
    context.typesetters.stop()
    try:
        data, keys = typesetter.write_sheets(sheets)
    except MissingGlyphs as missing:
        raise Problems(page_faults.missing_glyphs(context.profile, missing.characters)) from None
    return Pages(data, tuple(zip(places, keys, strict=False)), total, drafts.no_room({}))

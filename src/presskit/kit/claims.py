"""What the texts of a kit claim, besides its documents, which say it themselves.

In: a `BuildContext`, and a text. Out: its sentences, each with the entries that it tells and the sources of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from presskit import compose
from presskit.document import Claim, Document, headed
from presskit.kit.context import BuildContext
from presskit.template import Template
from presskit.words import Blurb

DESCRIPTION = "meta-description"
"""The place of the text under a page's title in search results."""

SNIPPET = "tldr"
"""The place of the text of the snippet to paste."""


def of_blurb(context: BuildContext, blurb: Blurb) -> tuple[Claim, ...]:
    """What a blurb claims, sentence by sentence."""
    return tuple(context.sections.claim(told.text, (told.key, *told.facts)) for told in blurb.told)


class OnTheWeb(NamedTuple):
    """The texts of the web folder: the document of the page, what it leaves out, its biographies, and shorter ones."""

    document: Document
    left_out: tuple[str, ...]
    bios: Mapping[str, tuple[str, Blurb]]
    short: Mapping[str, tuple[str, Blurb]]


def on_the_web(context: BuildContext, template: Template) -> OnTheWeb:
    """Settles the texts of the web folder."""
    places = context.templates.places()

    def told(ids: Iterable[str]) -> dict[str, tuple[str, Blurb]]:
        wanted = [places[id] for id in ids if id in places]
        headings = template.settings.headings
        return compose.bios(context.profile, wanted, as_of=context.as_of, language=context.language, headings=headings)

    drafts = context.drafts(template)
    bios, short = told(template.settings.bios), told((SNIPPET, DESCRIPTION))
    return OnTheWeb(drafts.draft({}), drafts.left_out({}), bios, short)


def of_web(context: BuildContext, template: Template, texts: OnTheWeb) -> dict[str, tuple[Claim, ...]]:
    """What the files of the web folder claim: the page with its biographies, the snippet, the linked data."""
    from presskit.writers import jsonld

    short = {id: of_blurb(context, blurb) for id, (_, blurb) in texts.short.items()}
    shown = [claim for _, blurb in texts.bios.values() for claim in of_blurb(context, blurb)]
    snippet = short.get(SNIPPET, ())
    linked = (context.sections.claim(text, (key,)) for key, text in jsonld.told(context.profile, context.as_of))
    return {
        template.settings.page: _once([*texts.document.claims(), *shown, *short.get(DESCRIPTION, ())]),
        "tldr.html": snippet,
        "person.jsonld": _once([*snippet, *linked]),
    }


def of_headline(context: BuildContext) -> tuple[Claim, ...]:
    """What a picture with the name and the line under it claims."""
    return headed(context.sections.subtitle, context.profile.person.sources)


def of_card(context: BuildContext) -> tuple[Claim, ...]:
    """What the vCard claims: the position that the person holds, and what the person is."""
    from presskit.writers import vcard

    return tuple(context.sections.claim(text, (key,)) for key, text in vcard.told(context.profile, context.as_of))


def of_all(claims: Iterable[tuple[Claim, ...]]) -> tuple[Claim, ...]:
    """What a file claims that holds several texts."""
    return _once(claim for said in claims for claim in said)


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(dict.fromkeys(claims))


def told_once(said: Iterable[tuple[str, Claim]]) -> dict[Claim, tuple[str, ...]]:
    """Each sentence once, with the names of what says it: what rests on several entries in several places, on all."""
    found: dict[str, tuple[Claim, dict[str, None]]] = {}
    for name, claim in said:
        known, names = found.get(claim.text, (claim, {}))
        facts, sources = dict.fromkeys((*known.facts, *claim.facts)), dict.fromkeys((*known.sources, *claim.sources))
        found[claim.text] = Claim(claim.text, tuple(facts), tuple(sources)), {**names, name: None}
    return {claim: tuple(names) for claim, names in found.values()}


def for_checkers(files: Mapping[str, tuple[Claim, ...]]) -> dict[Claim, tuple[str, ...]]:
    """Every claim that these files make, with their names, the documents first; of blurbs only what no document says.

    What nobody can check, such as links and contacts, is left out.
    """
    in_order = sorted(files, key=lambda name: ("/" in name, name))
    found = told_once(
        (name, claim)
        for name in in_order
        for claim in files[name]
        if not all(key.partition("[")[0] in NO_CLAIMS for key in claim.facts)
    )
    return {claim: _told_in(names) for claim, names in found.items()}


def _told_in(names: tuple[str, ...]) -> tuple[str, ...]:
    documents = tuple(name for name in names if "/" not in name)
    return documents or tuple(name for name in names if name.endswith(".txt"))


NO_CLAIMS = frozenset({"contacts", "links", "questions", "topics", "photos", "logos", "kit", "letter", "sources", ""})
"""Tables whose entries offer something and say nothing of the person that could be wrong."""

"""What every sentence of a kit rests on, without building it.

In: the path of a profile and the audience. Out: each sentence once, with the entries that it tells, their sources,
and the texts in which it stands. Pages are taken at their fullest: what a page leaves out for want of room is in it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from presskit import compose
from presskit.document import Claim
from presskit.kit import claims
from presskit.kit.context import BuildContext, build_context
from presskit.kit.faults import load_valid
from presskit.kit.products import PRODUCTS, wanted
from presskit.problems import Problems, Warn
from presskit.profile import Profile


@dataclass(frozen=True)
class Resting:
    """A sentence, what it rests on, and the texts that say it."""

    claim: Claim
    texts: tuple[str, ...]


def sources(
    path: Path, *, audience: str | None = None, as_of: datetime.date | None = None, warn: Warn
) -> tuple[Profile, list[Resting]]:
    """The profile as its audience sees it, and every sentence of its kit; raises Problems."""
    profile = load_valid(path, audience, warn)
    context = build_context(profile, path.parent, audience=audience, as_of=as_of)
    found = claims.told_once(_claims(context))
    return context.profile, [Resting(claim, texts) for claim, texts in found.items()]


def _claims(context: BuildContext) -> Iterator[tuple[str, Claim]]:
    """Every claim with the name of the text that makes it."""
    for name in wanted(context, None):
        for row in PRODUCTS:
            if row.name == name and row.claims:
                yield from ((name, claim) for claim in row.claims(context))
        if name not in context.templates.names():
            continue
        template = context.templates.get(name)
        if "web" in template.settings.formats:
            said = claims.of_web(context, template, claims.on_the_web(context, template))
            yield from ((f"{name}/{file}", claim) for file, told in said.items() for claim in told)
        elif template.settings.formats != ("text",):
            yield from ((name, claim) for claim in context.drafts(template).draft({}).claims())
        else:
            chosen = context.profile.kit.places
            for place in template.settings.place:
                if chosen is None or place.id in chosen:
                    yield from ((f"blurbs/{place.id}", claim) for claim in _of_place(context, place.id))


def _of_place(context: BuildContext, id: str) -> tuple[Claim, ...]:
    place = context.templates.places()[id]
    try:
        blurb = compose.for_place(context.profile, place, as_of=context.as_of, language=context.language)
    except Problems:  # nothing fits: a build tells it
        return ()
    return claims.of_blurb(context, blurb)

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
from presskit.kit.faults import sound
from presskit.kit.makers import wanted
from presskit.kit.order import Order, order
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
    profile = sound(path, audience, warn)
    ordered = order(profile, path.parent, audience=audience, as_of=as_of)
    found = claims.told_once(_claims(ordered))
    return ordered.profile, [Resting(claim, texts) for claim, texts in found.items()]


def _claims(order: Order) -> Iterator[tuple[str, Claim]]:
    """Every claim with the name of the text that makes it."""
    for name in wanted(order, None):
        if name == "vcard":
            yield from ((name, claim) for claim in claims.of_card(order))
        if name not in order.templates.names():
            continue
        template = order.templates.get(name)
        if "web" in template.settings.formats:
            said = claims.of_web(order, template, claims.on_the_web(order, template))
            yield from ((f"{name}/{file}", claim) for file, told in said.items() for claim in told)
        elif template.settings.formats != ("text",):
            yield from ((name, claim) for claim in order.drafts(template).draft({}).claims())
        else:
            chosen = order.profile.kit.places
            for place in template.settings.place:
                if chosen is None or place.id in chosen:
                    yield from ((f"blurbs/{place.id}", claim) for claim in _of_place(order, place.id))


def _of_place(order: Order, id: str) -> tuple[Claim, ...]:
    place = order.templates.places()[id]
    try:
        blurb = compose.for_place(order.profile, place, as_of=order.as_of, language=order.language)
    except Problems:  # nothing fits: a build tells it
        return ()
    return claims.of_blurb(order, blurb)

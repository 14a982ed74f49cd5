"""Advice on whom a reader can write to, in every kit that the profile makes: everyone's and that of each audience.

In: a `CheckContext`. Out: notes on kits without a contact, and on contacts that stand where their owner may not want
them.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit.check.context import CheckContext, Note, Rule
from presskit.problems import Problems, Remedy
from presskit.profile import Profile
from presskit.profile.tables import Contact


def nobody_to_ask(context: CheckContext) -> Iterator[Note]:
    """A kit without a contact: what journalists miss first (surveys of newsrooms name it before all else). The kit of
    each audience counts."""
    hint = Remedy('add [[contacts]] with name = "…", email = "…" and kind = "press"', table="contacts")
    if not context.profile.contacts:
        yield Note("", "the profile names nobody to ask", hint)
        return
    lacking = [whom for whom, public in _kits(context) if not any(_ways(row) for row in public.contacts)]
    if not lacking:
        return
    withheld = context.profile.withheld(lacking[0], context.as_of)
    found = [f"{key} is withheld ({why})" for key, why in withheld.items() if key.startswith("contacts[")]
    reason = f": {found[0]}" if found else ": no contact has an e-mail address or a telephone number"
    names = [f'the kit for the audience "{whom}"' if whom else "the kit for everyone" for whom in lacking]
    message = f"{' and '.join(names)} {'name' if len(names) > 1 else 'names'} nobody to ask{reason}"
    yield Note("contacts[1]", message, hint)


def personal_contact(context: CheckContext) -> Iterator[Note]:
    """A personal contact where there is no other: it then stands in every file of the kit, not in the résumé alone."""
    told = set[str]()
    for whom, public in _kits(context):
        for row in public.contacts:
            ways = _ways(row)
            if ways and all(other.is_personal for other in public.contacts) and row.key not in told:
                told.add(row.key)
                there = f'in the kit for the audience "{whom}" there' if whom else "there"
                message = (
                    f"{row.key}: {there} is no other contact, so its {' and '.join(ways)}"
                    f" {'stand' if len(ways) > 1 else 'stands'} in the press kit, on the web page and in the vCard, too"
                )
                hint = 'add [[contacts]] with kind = "press": this one then stands in the résumé only'
                yield Note(row.key, message, Remedy(hint, table="contacts"))


def _kits(context: CheckContext) -> Iterator[tuple[str | None, Profile]]:
    """Each audience, None for everyone, with what it may see; none that may not see the person."""
    for audience in (None, *context.profile.audiences()):
        try:
            yield audience, context.profile.for_audience(audience, context.as_of)
        except Problems:
            continue


def _ways(row: Contact) -> list[str]:
    """How the contact can be reached, in words."""
    ways = {"e-mail address": row.email, "telephone number": row.phone, "page": row.url}
    return [name for name, value in ways.items() if value]


RULES: tuple[Rule, ...] = (
    Rule("no-contact", nobody_to_ask),
    Rule("personal-contact", personal_contact),
)

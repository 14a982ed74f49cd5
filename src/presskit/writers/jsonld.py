"""The person as linked data that search engines read: a schema.org ProfilePage about a Person.

In: a profile that was filtered for its audience, the day, the addresses that are known. Out: plain values, and the
text of them as JSON-LD that may stand inside a page. Nothing is said that the profile does not say: a position
carries its dates, one that has ended stands under alumniOf, which schema.org has for former organisations. A contact
that is the person's own is their email and telephone; the others are contact points, each with what it is for.

Sources: schema.org 29, ProfilePage, Person, Role; "Profile page structured data" of Google's Search Central.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from presskit.document import plain
from presskit.profile import PartialDate, Profile
from presskit.profile.names import PersonalName, own_among
from presskit.profile.tables import Award, Coverage, Education, Membership, Publication, Show, Work

Node = dict[str, Any]

# A publication is what its kind says it is; anything else is a CreativeWork, which all of them are.
_KINDS = {
    "book": "Book",
    "novel": "Book",
    "memoir": "Book",
    "cookbook": "Book",
    "paper": "ScholarlyArticle",
    "article": "Article",
    "essay": "Article",
    "album": "MusicAlbum",
    "film": "Movie",
}

# A show is the event that its kind says it is; anything else is an Event.
_EVENTS = {
    "exhibition": "ExhibitionEvent",
    "installation": "ExhibitionEvent",
    "biennale": "ExhibitionEvent",
    "biennial": "ExhibitionEvent",
    "concert": "MusicEvent",
    "recital": "MusicEvent",
    "screening": "ScreeningEvent",
    "reading": "LiteraryEvent",
    "production": "TheaterEvent",
    "play": "TheaterEvent",
    "dance": "DanceEvent",
    "ballet": "DanceEvent",
}

TELLS = (
    "work", "volunteering", "memberships", "education", "shows", "awards", "publications", "languages", "topics",
    "coverage", "links", "contacts",
)  # fmt: skip
"""The tables of which the data say at least the names; the others have no place in it."""


def write(
    profile: Profile,
    as_of: datetime.date,
    *,
    description: str = "",
    address: str = "",
    image: str = "",
    card: str = "",
) -> Node:
    """The page and its person; `address` is where the page stands, `image` shows the person and `card` the page.

    All three are absolute or empty.
    """
    page = {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": address,
        "url": address,
        "name": profile.person.name,
        "image": card,
        "inLanguage": profile.language,
        "dateModified": as_of.isoformat(),
        "mainEntity": _person(profile, as_of, description, address, image),
    }
    said: Node = _said(page)
    return said


def told(profile: Profile, as_of: datetime.date) -> Iterator[tuple[str, str]]:
    """What the data say of the person beside the description, each with the key of the entry that it comes from."""
    societies = (*profile.work, *profile.volunteering, *profile.memberships)
    schools = (row for row in profile.education if row.institution)
    for row in (*societies, *schools, *profile.publications, *profile.shows, *profile.coverage):
        if row.begun(as_of) or isinstance(row, Show):  # a show is announced
            role = getattr(row, "position", None) or getattr(row, "role", None)
            yield row.key, ", ".join(filter(None, (plain(row.name_of), role)))
    yield from ((row.key, _award(row)) for row in profile.awards if row.begun(as_of))
    yield from (("person", plain(name)) for name in (*profile.person.occupations, *profile.person.known_for))


def text(node: Node, *, indent: int | None = None) -> str:
    """The data as JSON that may stand in a script element: no text in it can end the element or open a comment."""
    written = json.dumps(node, ensure_ascii=False, indent=indent)
    for mark in "<>&\u2028\u2029":
        written = written.replace(mark, f"\\u{ord(mark):04x}")
    return written


def _person(profile: Profile, as_of: datetime.date, description: str, address: str, image: str) -> Node:
    person = profile.person
    dead = person.has_died(as_of)
    rows: list[Work] = [*profile.work, *profile.volunteering]
    begun = [row for row in rows if row.begun(as_of)]
    now = [row for row in begun if not row.past(as_of) and not dead]
    studies = [row for row in profile.education if row.institution and row.begun(as_of)]
    former: list[Work | Education] = [row for row in begun if row not in now]
    pages = dict.fromkeys(link.url for link in profile.links if link.url.startswith("http"))
    own = [row for row in profile.contacts if row.is_personal]
    return {
        "@type": "Person",
        "@id": f"{address}#person" if address else "",
        "name": person.name,
        "givenName": person.given_name,
        "familyName": person.family_name,
        "honorificPrefix": person.honorific_prefix,
        "honorificSuffix": person.honorific_suffix,
        "description": plain(description or person.headline or ""),
        "jobTitle": [row.position for row in now if row.position],
        "hasOccupation": [{"@type": "Occupation", "name": plain(name)} for name in person.occupations],
        "worksFor": [_role("worksFor", row, as_of) for row in now],
        "alumniOf": [_role("alumniOf", row, as_of) for row in [*former, *studies]],
        "memberOf": [_role("memberOf", row, as_of) for row in profile.memberships if row.begun(as_of)],
        "performerIn": [_show(row) for row in profile.shows],
        "award": [_award(row) for row in profile.awards if row.begun(as_of)],
        "knowsAbout": [plain(name) for name in dict.fromkeys((*person.known_for, *_titles(profile)))],
        "knowsLanguage": [row.language for row in profile.languages],
        "nationality": {"@type": "Country", "name": person.nationality} if person.nationality else None,
        "workLocation": {"@type": "Place", "name": person.location} if person.location and not dead else None,
        "birthDate": _date(person.born),
        "deathDate": _date(person.died),
        "email": _one_or_all(row.email for row in own),
        "telephone": _one_or_all(row.phone for row in own),
        "url": person.url or address,
        "image": image,
        "sameAs": list(pages),
        "contactPoint": [
            {
                "@type": "ContactPoint",
                "name": row.name,
                "contactType": row.kind or row.role,
                "email": row.email,
                "telephone": row.phone,
            }
            for row in profile.contacts
            if row not in own
        ],
        "subjectOf": [_coverage(row) for row in profile.coverage if row.begun(as_of)],
        "@reverse": {"author": [_publication(row, person.parts) for row in profile.publications if row.begun(as_of)]},
    }


def _one_or_all(values: Iterable[str | None]) -> str | list[str]:
    """One value as itself, several as a list."""
    result = list(dict.fromkeys(filter(None, values)))
    return result[0] if len(result) == 1 else result


def _award(row: Award) -> str:
    title = row.title if row.won else f"{row.title} ({row.result})"
    return plain(", ".join(filter(None, (title, row.awarder, row.date.iso if row.date else ""))))


def _titles(profile: Profile) -> list[str]:
    return [topic.title for topic in profile.topics]


def _role(property: str, row: Work | Education | Membership, as_of: datetime.date) -> Node:
    """An organisation with what the person is or was there and when (schema.org/Role: the property stands twice).

    An end that has not come yet is no fact.
    """
    if isinstance(row, Education):
        name, role = row.institution, ", ".join(filter(None, (row.study_type, row.area)))
    else:
        name, role = row.organization, (row.role if isinstance(row, Membership) else row.position) or ""
    kind = "EducationalOrganization" if isinstance(row, Education) else "Organization"
    dates = {"startDate": _date(row.start), "endDate": _date(row.end) if row.past(as_of) else None}
    organization = {"@type": kind, "name": name, "url": row.url}
    return {"@type": "OrganizationRole", "roleName": role, **dates, property: organization}


def _show(row: Show) -> Node:
    """An event that the person takes part in, as schema.org has it for exhibitions and concerts alike."""
    kind = (row.kind or "").casefold()
    place = ", ".join(filter(None, (row.venue, row.location)))
    return {
        "@type": next((event for word, event in _EVENTS.items() if word in kind), "Event"),
        "name": plain(row.name_of),
        "location": {"@type": "Place", "name": plain(place)} if place else None,
        "startDate": _date(row.start or row.date),
        "endDate": _date(row.end),
        "url": row.url,
    }


def _coverage(row: Coverage) -> Node:
    outlet = {"@type": "Organization", "name": row.outlet} if row.outlet else None
    return {
        "@type": "Article",
        "headline": plain(row.title),
        "url": row.url,
        "publisher": outlet,
        "datePublished": _date(row.date),
    }


def _publication(row: Publication, person: PersonalName) -> Node:
    publisher = {"@type": "Organization", "name": row.publisher} if row.publisher else None
    own = own_among(row.authors, person)
    others = [{"@type": "Person", "name": author} for at, author in enumerate(row.authors) if at != own]
    return {
        "@type": _KINDS.get((row.kind or "").lower(), "CreativeWork"),
        "name": plain(row.title),
        "author": others,
        "creativeWorkStatus": row.status,
        "isPartOf": _issue(row),
        "pagination": row.pages,
        "publisher": publisher,
        "datePublished": _date(row.date),
        "url": row.url,
    }


def _issue(row: Publication) -> Node | None:
    volume = {"@type": "PublicationVolume", "volumeNumber": row.volume} if row.volume else None
    return {"@type": "PublicationIssue", "issueNumber": row.issue, "isPartOf": volume} if row.issue else volume


def _date(date: PartialDate | None) -> str | None:
    """ISO 8601, to the year or month where no more is known."""
    return date.iso if date else None


def _said(value: Any) -> Any:
    """The value without what is empty, however deep."""
    if isinstance(value, dict):
        kept = {key: said for key, part in value.items() if (said := _said(part)) not in (None, "", [], {})}
        return kept if kept.keys() - {"@type"} else {}
    if isinstance(value, list):
        return [said for part in value if (said := _said(part)) not in (None, "", [], {})]
    return value

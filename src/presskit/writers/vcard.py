"""The person as a vCard 4 that address books import.

In: a profile that was filtered for its audience. Out: text with CRLF line ends. Sources: RFC 6350; RFC 9554 for
PRONOUNS.
"""

from __future__ import annotations

import datetime

from presskit.profile import PartialDate, Profile


def write(profile: Profile, as_of: datetime.date) -> str:
    """The vCard, folded at 75 octets as RFC 6350, section 3.2, asks."""
    person = profile.person
    now = next((work for work in profile.work if not work.past(as_of) and work.begun(as_of)), None)
    contact = next((row for row in profile.contacts if row.kind == "personal"), None)
    family = person.family_name or person.surname
    given = person.given_name or person.name.removesuffix(family).strip()
    structured = (family, given, "", person.honorific_prefix or "", person.honorific_suffix or "")
    links = dict.fromkeys((person.url, profile.kit.website, *(link.url for link in profile.links)))
    properties: list[tuple[str, str | None]] = [
        ("FN", _escaped(person.name)),
        ("N", ";".join(map(_escaped, structured))),
        ("PRONOUNS", _PRONOUNS.get(person.pronouns)),
        ("TITLE", _escaped(now.position if now else None)),
        ("ORG", _escaped(now.organization if now else None)),
        ("ROLE", _escaped(", ".join(person.occupations))),
        ("BDAY", _date(person.born)),
        ("DEATHDATE", _date(person.died)),
        ("EMAIL;TYPE=work", _escaped(contact.email if contact else None)),
        ("TEL;TYPE=work;VALUE=text", _escaped(contact.phone if contact else None)),
        *(("URL", url) for url in links),
        ("NOTE", _escaped(person.headline)),
        ("REV", f"{as_of:%Y%m%d}T000000Z"),
    ]
    lines = [f"{name}:{value}" for name, value in properties if value]
    return "".join(_folded(line) + "\r\n" for line in ("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD"))


_PRONOUNS = {"he": "he/him", "she": "she/her", "they": "they/them"}


def _escaped(text: str | None) -> str:
    return (text or "").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _date(date: PartialDate | None) -> str | None:
    """Basic format; a year or a month alone keep what they know (RFC 6350, 4.3.1)."""
    if date is None:
        return None
    if date.month is None:
        return f"{date.year:04}"
    return f"{date.year:04}-{date.month:02}" if date.day is None else f"{date.year:04}{date.month:02}{date.day:02}"


def _folded(line: str) -> str:
    folded, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > 75:
            folded, octets = folded + "\r\n ", 1
        folded, octets = folded + character, octets + size
    return folded

"""The person as a vCard 4 that address books import.

In: a profile that was filtered for its audience. Out: text with CRLF line ends. Source: RFC 6350, RFC 9554 for PRONOUNS.
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
    structured = ";".join(
        map(_escaped, (family, given, "", person.honorific_prefix or "", person.honorific_suffix or ""))
    )
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        f"FN:{_escaped(person.name)}",
        f"N:{structured}",
        *([f"PRONOUNS:{_PRONOUNS[person.pronouns]}"] if person.pronouns != "name" else []),
        *([f"TITLE:{_escaped(now.position)}"] if now and now.position else []),
        *([f"ORG:{_escaped(now.organization)}"] if now else []),
        *([f"ROLE:{_escaped(', '.join(person.occupations))}"] if person.occupations else []),
        *([f"BDAY:{_date(person.born)}"] if person.born else []),
        *([f"DEATHDATE:{_date(person.died)}"] if person.died else []),
        *([f"EMAIL;TYPE=work:{_escaped(contact.email)}"] if contact and contact.email else []),
        *([f"TEL;TYPE=work;VALUE=text:{_escaped(contact.phone)}"] if contact and contact.phone else []),
        *(
            f"URL:{url}"
            for url in dict.fromkeys(
                [*filter(None, (person.url, profile.kit.website)), *(link.url for link in profile.links)]
            )
        ),  # fmt: skip
        *([f"NOTE:{_escaped(person.headline)}"] if person.headline else []),
        f"REV:{as_of:%Y%m%d}T000000Z",
        "END:VCARD",
    ]
    return "".join(_folded(line) + "\r\n" for line in lines)


_PRONOUNS = {"he": "he/him", "she": "she/her", "they": "they/them"}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _date(date: PartialDate) -> str:
    """Basic format; a year or a month alone keep what they know (RFC 6350, 4.3.1)."""
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

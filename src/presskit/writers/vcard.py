"""The person as a vCard that address books import, Outlook's among them: version 4, or 3 for those that refuse 4.

In: a profile that was filtered for its audience. Out: text with CRLF line ends. Sources: RFC 6350, RFC 2426; RFC 9554
for PRONOUNS and SOCIALPROFILE; [MS-OXVCARD] for what Outlook takes (docs/decisions/vcard.md).
"""

from __future__ import annotations

import base64
import datetime
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Literal
from urllib.parse import urlsplit

from presskit.document import plain
from presskit.language import Language
from presskit.profile import PartialDate, Person, Profile
from presskit.profile.tables import Work

SERVICES = {
    "bsky.app": "Bluesky",
    "facebook.com": "Facebook",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "instagram.com": "Instagram",
    "linkedin.com": "LinkedIn",
    "mastodon.social": "Mastodon",
    "threads.net": "Threads",
    "tiktok.com": "TikTok",
    "twitter.com": "X",
    "x.com": "X",
    "youtube.com": "YouTube",
}
"""What SERVICE-TYPE calls the service at an address."""

MOST_ADDRESSES = 3
"""E-mail addresses: Outlook ignores a fourth."""


Version = Literal["4.0", "3.0"]


def write(
    profile: Profile,
    language: Language,
    as_of: datetime.date,
    portrait: bytes | None = None,
    version: Version = "4.0",
) -> str:
    """The vCard, folded at 75 octets as RFC 6350, section 3.2, asks. `portrait` is a small square JPEG."""
    properties = [(name, value) for name, value in _properties(profile, language, as_of, portrait) if value]
    lines = [f"{name}:{value}" for name, value in (_older(properties) if version == "3.0" else properties)]
    return "".join(_folded(line) + "\r\n" for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"))


def _older(properties: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The properties as RFC 2426 has them; those that it does not know under the names that Apple and others read."""
    for name, value in properties:
        kind, _, parameters = name.partition(";")
        preferred = ",pref" if "PREF=1" in parameters else ""
        if kind in ("KIND", "RELATED"):
            continue  # the note names the contacts
        if kind == "EMAIL":
            yield f"EMAIL;TYPE=INTERNET{preferred}", value
        elif kind == "TEL":
            yield f"TEL;TYPE=WORK,VOICE{preferred}", value
        elif kind == "BDAY":
            if len(value) == len("19900102"):  # a whole day is all that it can hold
                yield kind, f"{value[:4]}-{value[4:6]}-{value[6:]}"
        elif kind == "PHOTO":
            yield "PHOTO;ENCODING=b;TYPE=JPEG", value.partition(",")[2]
        elif kind in ("DEATHDATE", "PRONOUNS"):
            yield f"X-{name}", value
        elif kind == "SOCIALPROFILE":
            yield f"X-SOCIALPROFILE;TYPE={parameters.partition('=')[2].casefold()}", value
        elif kind == "UID":
            yield kind, value.removeprefix("urn:uuid:")
        else:
            yield name, value


def told(profile: Profile, as_of: datetime.date) -> Iterator[tuple[str, str]]:
    """What the vCard says of the person that may be wrong, with the key of the entry that it comes from."""
    if now := _now(profile, as_of):
        yield now.key, ", ".join(filter(None, (now.position, now.organization)))
    for text in (profile.person.headline, ", ".join(profile.person.occupations)):
        if text:
            yield "person", text


def _now(profile: Profile, as_of: datetime.date) -> Work | None:
    """The position that the person holds on that day: the first that has begun and is not over; the dead hold none."""
    if profile.person.has_died(as_of):
        return None
    return next((work for work in profile.work if not work.past(as_of) and work.begun(as_of)), None)


def _properties(
    profile: Profile, language: Language, as_of: datetime.date, portrait: bytes | None
) -> Iterator[tuple[str, str | None]]:
    person = profile.person
    now = _now(profile, as_of)
    contacts = profile.contacts
    yield "KIND", "individual"
    yield _text("FN", person.name)
    yield _text("N", *_parts(person))
    yield _text("PRONOUNS", None if person.pronouns == "name" else language.pronouns_shown(person.pronouns))
    yield _text("TITLE", now.position if now else None)
    yield _text("ORG", now.organization if now else None)
    yield _text("ROLE", ", ".join(person.occupations))
    yield "BDAY", _date(person.born)
    yield "DEATHDATE", _date(person.died)
    for rank, contact in enumerate(contacts[:MOST_ADDRESSES], 1):
        yield _text(f"EMAIL;TYPE=work;PREF={rank}", contact.email)
        yield _text(f"TEL;TYPE=work;VALUE=text;PREF={rank}", contact.phone)
    for link in dict.fromkeys((person.url, profile.kit.website, *(link.url for link in profile.links))):
        yield "URL", link
        if service := SERVICES.get(re.sub(r"^(www|m|[a-z]{2})\.", "", urlsplit(link or "").hostname or "")):
            yield f"SOCIALPROFILE;SERVICE-TYPE={service}", link
    for contact in contacts:
        yield _text("RELATED;TYPE=agent;VALUE=text", contact.name if not contact.is_personal else None)
    yield _text("NOTE", "\n".join(_notes(profile, language)))
    yield "PHOTO", _data(portrait)
    yield "UID", uuid.uuid5(uuid.NAMESPACE_URL, person.url or profile.kit.website or person.name).urn
    yield "REV", f"{as_of:%Y%m%d}T000000Z"


def _notes(profile: Profile, language: Language) -> Iterator[str]:
    """What has no place of its own that address books show: how to say the name, and whose the addresses are."""
    person = profile.person
    if person.headline:
        yield person.headline
    if said := " ".join(filter(None, (person.pronunciation, person.ipa))):
        yield f"{language.label('pronunciation')}: {said}"
    for contact in profile.contacts:
        if not contact.is_personal:
            parts = (contact.name, contact.role, contact.organization, contact.email, contact.phone)
            yield f"{language.contact(contact.kind)}: {', '.join(filter(None, parts))}"


def _parts(person: Person) -> tuple[str, str, str, str, str]:
    """Family name, given name, more names, what stands before and what stands behind (RFC 6350, 6.2.2).

    Of a name whose parts the profile does not give, the short name is the family name if the name ends with it.
    """
    parts, short = person.parts, person.short_name or ""
    given, family, name = parts.given, parts.family, " ".join(parts.words)
    if short and name.endswith(f" {short}") and not (person.given_name or person.family_name):
        given, family = name.removesuffix(short).strip(), short
    prefix, suffix = person.honorific_prefix or parts.prefix, (parts.generation, person.honorific_suffix)
    return family, given, "", prefix, ", ".join(filter(None, suffix))


def _text(name: str, *parts: str | None) -> tuple[str, str | None]:
    """A property of text. Outlook reads what is not ASCII only with a word on it, which RFC 6350 lets others ignore."""
    value = ";".join(_escaped(plain(part or "")) for part in parts)
    return (name if value.isascii() else f"{name};CHARSET=UTF-8"), value.strip(";") and value


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _date(date: PartialDate | None) -> str | None:
    """Basic format; a year or a month alone keep what they know (RFC 6350, 4.3.1)."""
    if date is None:
        return None
    if date.month is None:
        return f"{date.year:04}"
    return f"{date.year:04}-{date.month:02}" if date.day is None else f"{date.year:04}{date.month:02}{date.day:02}"


def _data(jpeg: bytes | None) -> str | None:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}" if jpeg else None


def _folded(line: str) -> str:
    """Lines of at most 75 octets, of which the later ones begin with a space; no character is split."""
    folded, octets = [], 0
    for character in line:
        size = len(character.encode())
        if octets + size > 75:
            folded.append("\r\n ")
            octets = 1
        folded.append(character)
        octets += size
    return "".join(folded)

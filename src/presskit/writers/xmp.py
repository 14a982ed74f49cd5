"""What is written into a picture about it: who made it, how to credit it, on what terms, what it shows.

In: a photograph or a logo of the profile. Out: an XMP packet, which JPEG and PNG files carry and which photo desks and
search engines read. Sources: IPTC Photo Metadata Standard 2023.2 (which property holds what); XMP Specification,
Part 1 (2012), 7.4–7.8, and Part 3, 1.1.3 (JPEG: 65,502 bytes at most).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from presskit.document import plain
from presskit.profile import Logo, Photo, Profile

LONGEST = 65_502
"""Bytes of a packet in a JPEG."""

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}

Value = str | tuple[str, tuple[str, ...]]
"""A plain text; or the kind of a list (Seq, Bag, Alt) and what stands in it."""


def packet(picture: Photo | Logo, profile: Profile) -> bytes:
    """What the profile says of a picture, as XMP; what it does not say is not there.

    A text is never cut: where all of them together are too long for a JPEG, whole ones are left out, the last first.
    """
    values = dict(_values(picture, profile))
    while len(data := _written(values)) > LONGEST:
        values.popitem()
    return data


def _values(picture: Photo | Logo, profile: Profile) -> list[tuple[str, Value]]:
    """The properties, the most needed first."""
    photo = picture if isinstance(picture, Photo) else None
    creator, credit, caption = (photo.creator, photo.credit, photo.caption) if photo else (None, None, None)
    found: list[tuple[str, str | None, str]] = [
        ("dc:creator", creator, "Seq"),
        ("photoshop:Credit", credit, ""),
        ("xmpRights:UsageTerms", picture.license, "Alt"),
        ("xmpRights:WebStatement", _terms(picture), ""),
        ("xmpRights:Marked", "True" if picture.license else None, ""),
        ("Iptc4xmpCore:AltTextAccessibility", picture.alt, "Alt"),
        ("Iptc4xmpExt:PersonInImage", profile.person.name if photo and _shows(photo, profile) else None, "Bag"),
        ("dc:description", caption, "Alt"),
    ]
    texts = ((name, plain(text), kind) for name, text, kind in found if text)
    return [(name, (kind, (text,)) if kind else text) for name, text, kind in texts]


def _shows(photo: Photo, profile: Profile) -> bool:
    """Whether the profile says that the person is in the picture: by its kind, or by name in its texts."""
    if (photo.kind or "").casefold() in ("portrait", "headshot"):
        return True
    said = f"{photo.alt} {photo.caption or ''}"
    names = (profile.person.name, profile.person.surname)
    return any(re.search(rf"\b{re.escape(name)}\b", said) for name in names)


def _terms(picture: Photo | Logo) -> str | None:
    """The page with the terms: a link in the licence, the deed of a Creative Commons licence, or the entry's link."""
    terms = picture.license or ""
    if link := re.search(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]", terms):
        return link[0]
    if deed := re.search(r"\bCC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -]([1-4]\.\d)\b", terms, re.IGNORECASE):
        return f"https://creativecommons.org/licenses/{deed[1].lower()}/{deed[2]}/"
    if re.search(r"\bCC0\b", terms, re.IGNORECASE):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return picture.url


def _written(values: Mapping[str, Value]) -> bytes:
    spaces = " ".join(
        f"xmlns:{prefix}={quoteattr(uri)}"
        for prefix, uri in NAMESPACES.items()
        if any(name.startswith(f"{prefix}:") for name in values)
    )
    properties = "".join(f"<{name}>{_value(value)}</{name}>" for name, value in values.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{properties}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _value(value: Value) -> str:
    if isinstance(value, str):
        return escape(value)
    kind, items = value
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<rdf:{kind}>" + "".join(f"<rdf:li{language}>{escape(item)}</rdf:li>" for item in items) + f"</rdf:{kind}>"

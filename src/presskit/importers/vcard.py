"""vCards 2.1, 3 and 4, as address books write them.

In: a parsed file. Out: the tables of a profile, and what is left over. Sources: RFC 6350, RFC 2426,
RFC 9554 (PRONOUNS).
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from presskit.importers import places, texts
from presskit.importers.found import Found
from presskit.importers.parsing import Parsed

_LINE = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):(.*)', re.DOTALL)

_END = re.compile(r"(?im)^END:VCARD[ \t\r]*$")

_PRONOUNS = {
    said: name
    for name, forms in {"he": "he/him/his", "she": "she/her/hers", "they": "they/them/theirs"}.items()
    for said in (name, forms.rpartition("/")[0], forms)
}
"""What is one of the pronouns that presskit knows, and nothing more: "she/they" is left to the person."""


class _Property(NamedTuple):
    """One line: its name in capitals, its parameters in capitals, its value as written."""

    name: str
    parameters: tuple[str, ...]
    value: str

    @property
    def text(self) -> str:
        return _unescaped(self.value)

    @property
    def parts(self) -> list[str]:
        """The parts of a structured value, between semicolons."""
        return [_unescaped(part).strip() for part in re.split(r"(?<!\\);", self.value)]

    @property
    def kind(self) -> str:
        """What the TYPE parameter says, in small letters."""
        return ",".join(self.parameters).lower()


def people(file: Parsed) -> list[tuple[str, Parsed]]:
    """The vCards of a file, each with the name on it, which may be empty, and with what follows its end."""
    found = list[str]()
    for part in _END.split(file.text):
        if found and "BEGIN:VCARD" not in part.upper():
            found[-1] += part
        else:
            found.append(part)
    return [(_called(card), replace(file, value=card, text=card)) for card in found]


def read(file: Parsed) -> Found:
    """What a vCard tells; a line after its end, which a damaged file may have, is of the card like the others."""
    found = Found()
    properties = _properties(_END.sub("", file.text))
    _name(properties, found)
    email, phone, organization, title = ("", "", "", "")
    for one in properties:
        if one.name == "EMAIL" and not email:
            email = one.text.removeprefix("mailto:")
        elif one.name == "TEL" and not phone and "fax" not in one.kind:
            phone = one.text.removeprefix("tel:")
        elif one.name == "ORG" and not organization:
            organization = texts.joined(one.parts)
        elif one.name == "TITLE" and not title:
            title = one.text
        else:
            _other(one, found)
    found.reached(email, phone)
    if organization:
        found.add("work", organization=organization, position=title)
    else:
        found.about("headline", title)
    return found


def _called(card: str) -> str:
    """The name on a card."""
    found = Found()
    _name(_properties(card), found)
    return str(found.person.get("name", ""))


def _name(properties: list[_Property], found: Found) -> None:
    full = next((one.text for one in properties if one.name == "FN"), "")
    parts = next((one.parts for one in properties if one.name == "N"), [])
    family, given, middle, prefix, suffix = [*parts, "", "", "", "", ""][:5]
    found.about("given_name", given)
    found.about("family_name", family)
    found.about("honorific_prefix", prefix)
    found.about("honorific_suffix", suffix)
    name = texts.line(full) or " ".join(filter(None, (given, middle, family)))
    name = name.removeprefix(f"{prefix} ") if prefix else name
    found.about("name", re.sub(rf",?\s+{re.escape(suffix)}$", "", name) if suffix else name)
    if middle and middle not in name:
        found.forget("N", middle, "an additional name")
    found.forget("N", texts.joined(parts[5:]))
    for kind in ("FN", "N"):
        for one in [one for one in properties if one.name == kind][1:]:
            found.forget(kind, texts.joined(one.parts) if kind == "N" else one.text, "it is said twice")


def _other(one: _Property, found: Found) -> None:
    if one.name not in _ABOUT_THE_CARD and one.text.strip():
        _READERS.get(one.name, _unknown)(one, found)


def _unknown(one: _Property, found: Found) -> None:
    found.forget(one.name, texts.joined(one.parts) if ";" in one.value else one.text.strip())


def _link(one: _Property, found: Found) -> None:
    address = one.text.strip()
    if re.match(r"(?i)https?:|www\.|[\w-]+\.\w", address):
        network = next((name for part in re.split(r"[=,;]", one.kind) if (name := texts.network(part))), "")
        found.add("links", label=network or "Website", url=address, kind=network.lower() or "website")
    else:
        _unknown(one, found)


def _role(one: _Property, found: Found) -> None:
    found.about("occupations", *texts.line(one.text).split(","))


def _pronouns(one: _Property, found: Found) -> None:
    if said := _PRONOUNS.get(re.sub(r"\s", "", one.text.lower())):
        found.about("pronouns", said)
    else:
        _unknown(one, found)


def _note(one: _Property, found: Found) -> None:
    found.prose(one.text.strip())


def _address(one: _Property, found: Found) -> None:
    parts = [*one.parts, *[""] * 7]
    found.about("location", places.place(parts[3], code=parts[6]))
    found.forget(one.name, texts.joined([part for at, part in enumerate(parts) if at not in (3, 6)]), "an address")


def _birthday(one: _Property, found: Found) -> None:
    found.forget(one.name, one.text.strip(), 'if everybody may know it: born = "…" in [person]')


def _language(one: _Property, found: Found) -> None:
    found.add("languages", language=one.text.strip())


def _picture(one: _Property, found: Found) -> None:
    text = one.text.strip()
    shown = text if re.match("(?i)https?:", text) else f"{len(text):,} characters"
    found.forget(one.name, shown, "save the picture beside the profile, then add it as [[photos]]")


def _key(one: _Property, found: Found) -> None:
    text = one.text.strip()
    shown = text if len(text) <= 200 else f"{len(text):,} characters"
    found.forget(one.name, shown, "a public key, with which others write to the person in secret")


_ABOUT_THE_CARD = {"BEGIN", "VERSION", "FN", "N", "PRODID", "REV", "UID", "END", "KIND", "SOURCE", "X-ABUID"}
"""What is read elsewhere, or is about the card and not the person."""

_READERS: dict[str, Callable[[_Property, Found], None]] = {
    "URL": _link, "SOCIALPROFILE": _link, "X-SOCIALPROFILE": _link, "ROLE": _role, "PRONOUNS": _pronouns,
    "NOTE": _note, "ADR": _address, "BDAY": _birthday, "LANG": _language, "X-LANGUAGE": _language,
    "PHOTO": _picture, "LOGO": _picture, "SOUND": _picture, "KEY": _key,
}  # fmt: skip
"""What reads a line, by the name of the property; a line of another name is left over."""


def _properties(text: str) -> list[_Property]:
    """The lines of a card, unfolded (RFC 6350, section 3.2; soft line breaks of quoted-printable in 2.1)."""
    found, rows = list[_Property](), text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(rows):
        soft = "QUOTED-PRINTABLE" in rows[at].partition(":")[0].upper()
        parts, at = [rows[at]], at + 1
        while at < len(rows):
            if soft and parts[-1].endswith("="):
                parts[-1:] = [parts[-1][:-1], rows[at]]
            elif rows[at].startswith((" ", "\t")):
                parts.append(rows[at][1:])
            else:
                break
            at += 1
        row = "".join(parts)
        if match := _LINE.fullmatch(row.strip()):
            found.append(_decoded(match))
        elif row.strip():
            found.append(_Property("a line that is none of a vCard's", (), row.strip()))
    return found


def _decoded(match: re.Match[str]) -> _Property:
    parameters = tuple(part.strip() for part in match[3].upper().split(";") if part.strip())
    value = match[4]
    if any("QUOTED-PRINTABLE" in part for part in (match[2].upper(), *parameters)):  # a line may have lost its begin
        charset = next((part.partition("=")[2] for part in parameters if part.startswith("CHARSET=")), "utf-8")
        value = _text(quopri.decodestring(value.encode()), charset)
    return _Property(match[2].upper(), parameters, value)


def _text(data: bytes, charset: str) -> str:
    """The text of octets; where they are not what they are said to be, what old telephones wrote."""
    for name in (charset, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)

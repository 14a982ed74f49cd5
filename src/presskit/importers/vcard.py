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

from presskit.importers import languages, places, texts
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.profile.names import taken_apart

_LINE = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):(.*)', re.DOTALL)

_END = re.compile(r"(?im)^END:VCARD[ \t\r]*$")

_PRONOUNS = {
    said: name
    for name, forms in {"he": "he/him/his", "she": "she/her/hers", "they": "they/them/theirs"}.items()
    for said in (name, forms.rpartition("/")[0], forms)
}
"""What is one of the pronouns that presskit knows, and nothing more: "she/they" is left to the person."""


class _Property(NamedTuple):
    """One line: its name in capitals, its parameters in capitals, its value as written; the group that it belongs to,
    and what the person calls it in a line of its group."""

    name: str
    parameters: tuple[str, ...]
    value: str
    group: str = ""
    label: str = ""

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

    @property
    def words(self) -> list[str]:
        """What it is, in words: those of the parameters that say so, and of those that vCard 2.1 has no names for."""
        said = [part.rpartition("=")[::2] for part in self.parameters]
        return [
            word.strip(' "')
            for name, words in said
            if name in ("", "TYPE", "SERVICE-TYPE", "X-SERVICE-TYPE")
            for word in words.split(",")
        ]

    @property
    def preferred(self) -> bool:
        """Whether it is the one to use of several."""
        return bool(re.search(r"\bpref(?:=1)?(?=[,;]|$)|type=\"?[^,;]*pref", self.kind))

    @property
    def uses(self) -> str:
        """What it is for, in the words of the person or of the standard."""
        known = [word for word in _USES if re.search(rf"\b{word}\b", self.kind)]
        return texts.joined([self.label, *known])


def people(file: Parsed) -> list[tuple[str, Parsed]]:
    """The vCards of a file, each with the name on it, which may be empty, and with what follows its end; with the
    first goes what stands before it."""
    first, *rest = _END.split(file.text)
    found = [first]
    for part in rest:
        if "BEGIN:VCARD" in part.upper() and "BEGIN:VCARD" in found[-1].upper():
            found.append(part)
        else:
            found[-1] += part
    return [(_called(card), replace(file, value=card, text=card)) for card in found]


def read(file: Parsed) -> ImportedProfile:
    """What a vCard tells; a line after its end, which a damaged file may have, is of the card like the others."""
    imported = ImportedProfile()
    properties = _properties(_END.sub("", file.text))
    _name(properties, imported)
    mail, telephone = (_first(properties, kind) for kind in ("EMAIL", "TEL"))
    email, phone, organization, title = ("", "", "", "")
    for one in properties:
        if one is mail:
            email = one.text.removeprefix("mailto:")
            _forget_label(one, imported)
        elif one is telephone:
            phone = one.text.removeprefix("tel:").replace(";ext=", " ext. ")
            _forget_label(one, imported)
        elif one.name == "ORG" and not organization:
            organization = texts.joined(one.parts)
            _forget_label(one, imported)
        elif one.name == "TITLE" and not title:
            title = one.text
            _forget_label(one, imported)
        else:
            _other(one, imported)
    imported.add_contact(email, phone)
    if organization:
        imported.add("work", organization=organization, position=title)
    else:
        imported.set_person("headline", title)
    if kind := next((one for one in properties if one.name == "KIND" or one.name == "X-ABSHOWAS"), None):
        said = _KINDS.get(kind.text.strip().lower())
        imported.said += [f"the card says that it is of {said} and not of a person"] if said else []
    return imported


_KINDS = {"org": "an organisation", "company": "an organisation", "group": "a group", "location": "a place"}
"""What a card may be of besides a person."""

_USES = ("work", "home", "cell", "mobile", "fax", "pager", "voice", "video", "text")
"""What telephones and addresses are for."""


def _first(properties: list[_Property], name: str) -> _Property | None:
    """The preferred one of several ways to reach somebody, else the first; a facsimile machine reaches nobody."""
    ways = [one for one in properties if one.name == name and one.text.strip() and "fax" not in one.kind]
    return next((one for one in ways if one.preferred), ways[0] if ways else None)


def _called(card: str) -> str:
    """The name on a card."""
    imported = ImportedProfile()
    _name(_properties(card), imported)
    return str(imported.person.get("name", ""))


def _name(properties: list[_Property], imported: ImportedProfile) -> None:
    full = next((one.text for one in properties if one.name == "FN"), "")
    parts = next((one.parts for one in properties if one.name == "N"), [])
    family, given, middle, prefix, suffix = [*parts, "", "", "", "", ""][:5]
    apart = taken_apart(texts.line(full))
    if apart.letters and family in re.split(r"[,\s]+", apart.letters):  # a program took the last word for the family
        family, given, suffix = apart.family, apart.given, apart.letters
    imported.set_person("given_name", given)
    imported.set_person("family_name", family)
    imported.set_person("honorific_prefix", prefix)
    imported.set_person("honorific_suffix", suffix)
    name = texts.line(full) or " ".join(filter(None, (given, middle, family)))
    name = name.removeprefix(f"{prefix} ") if prefix else name
    imported.set_person("name", re.sub(rf",?\s+{re.escape(suffix)}$", "", name) if suffix else name)
    if middle and middle not in name:
        imported.forget("N", middle, "an additional name")
    imported.forget("N", texts.joined(parts[5:]))
    for kind in ("FN", "N"):
        for one in [one for one in properties if one.name == kind][1:]:
            imported.forget(kind, texts.joined(one.parts) if kind == "N" else one.text, "it is said twice")


def _other(one: _Property, imported: ImportedProfile) -> None:
    if one.name == "BEGIN" and one.text.strip().upper() != "VCARD":
        _unknown(one, imported)  # something has run into it
    empty = one.name in _ABOUT_THE_CARD or not one.text.strip()
    reader = _READERS.get(one.name, _unknown)
    if not empty:
        reader(one, imported)
    if empty or reader not in (_unknown, _link, _address):
        _forget_label(one, imported)


def _forget_label(one: _Property, imported: ImportedProfile) -> None:
    imported.forget(f"{one.name} is called", one.label)


def _unknown(one: _Property, imported: ImportedProfile) -> None:
    imported.forget(one.name, texts.joined(one.parts) if ";" in one.value else one.text.strip(), one.uses)


def _link(one: _Property, imported: ImportedProfile) -> None:
    address = one.text.strip()
    if re.match(r"(?i)https?:|www\.|[\w-]+\.\w", address):
        network = next((name for word in one.words if (name := texts.network(word))), "") or texts.network(one.label)
        if any(row["url"] == texts.link(address) for row in imported.tables.get("links", ())):
            _forget_label(one, imported)
            return
        label = network or one.label or "Website"
        imported.add("links", label=label, url=address, kind=network.lower() or "website")
        if texts.network(one.label) != network:
            imported.forget(f"{one.name} is called", one.label if label != one.label else "")
    else:
        _unknown(one, imported)


def _role(one: _Property, imported: ImportedProfile) -> None:
    imported.set_person("occupations", *texts.line(one.text).split(","))


def _pronouns(one: _Property, imported: ImportedProfile) -> None:
    if said := _PRONOUNS.get(re.sub(r"\s", "", one.text.lower())):
        imported.set_person("pronouns", said)
    else:
        _unknown(one, imported)


def _note(one: _Property, imported: ImportedProfile) -> None:
    imported.prose(one.text.strip())


def _address(one: _Property, imported: ImportedProfile) -> None:
    parts = [*one.parts, *[""] * 7]
    imported.set_person("location", places.place(parts[3], code=parts[6]))
    imported.forget(
        one.name,
        texts.joined([part for at, part in enumerate(parts) if at not in (3, 6)]),
        texts.joined(["an address", one.uses]),
    )


def _birthday(one: _Property, imported: ImportedProfile) -> None:
    imported.forget(one.name, one.text.strip(), 'if everybody may know it: born = "…" in [person]')


def _language(one: _Property, imported: ImportedProfile) -> None:
    imported.add("languages", language=languages.name(one.text.strip()))


def _interest(one: _Property, imported: ImportedProfile) -> None:
    imported.add("interests", name=one.text.strip())


def _skill(one: _Property, imported: ImportedProfile) -> None:
    level = next((part.partition("=")[2].lower() for part in one.parameters if part.startswith("LEVEL=")), "")
    imported.add("skills", name=one.text.strip(), level=level)


def _picture(one: _Property, imported: ImportedProfile) -> None:
    imported.forget(one.name, one.text.strip(), "save the picture beside the profile, then add it as [[photos]]")


def _key(one: _Property, imported: ImportedProfile) -> None:
    imported.forget(one.name, one.text.strip(), "a public key, with which others write to the person in secret")


_ABOUT_THE_CARD = {
    "BEGIN",
    "VERSION",
    "FN",
    "N",
    "PRODID",
    "REV",
    "UID",
    "END",
    "KIND",
    "SOURCE",
    "X-ABUID",
    "X-ABSHOWAS",
}
"""What is read elsewhere, or is about the card and not the person."""

_READERS: dict[str, Callable[[_Property, ImportedProfile], None]] = {
    "URL": _link, "SOCIALPROFILE": _link, "X-SOCIALPROFILE": _link, "ROLE": _role, "PRONOUNS": _pronouns,
    "NOTE": _note, "ADR": _address, "BDAY": _birthday, "LANG": _language, "X-LANGUAGE": _language,
    "HOBBY": _interest, "INTEREST": _interest, "EXPERTISE": _skill,
    "PHOTO": _picture, "LOGO": _picture, "SOUND": _picture, "KEY": _key,
}  # fmt: skip
"""What reads a line, by the name of the property; a line of another name is left over."""


def _properties(text: str) -> list[_Property]:
    """The lines of a card, unfolded (RFC 6350, section 3.2; soft line breaks of quoted-printable in 2.1)."""
    found, rows = list[_Property](), re.sub("\r+\n|\r", "\n", text).split("\n")
    at = 0
    while at < len(rows):
        head = rows[at].partition(":")[0].upper()
        soft, octets = "QUOTED-PRINTABLE" in head, bool(re.search(r"BASE64|ENCODING=B\b", head))
        parts, at = [rows[at]], at + 1
        while at < len(rows):
            if soft and parts[-1].endswith("="):
                parts[-1] = parts[-1][:-1]
                parts.append(rows[at])
            elif rows[at].startswith((" ", "\t")):
                parts.append(rows[at][1:])
            elif octets and _OCTETS.fullmatch(rows[at]):  # 2.1 does not ask for the space
                parts.append(rows[at])
            else:
                break
            at += 1
        row = "".join(parts)
        if match := _LINE.fullmatch(row.strip()):
            found.append(_decoded(match))
        elif row.strip():
            found.append(_Property("a line that is none of a vCard's", (), row.strip()))
    return _labelled(found)


_OCTETS = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}|[A-Za-z0-9+/]+={1,2}")
"""A line of base64."""


def _labelled(properties: list[_Property]) -> list[_Property]:
    """Apple's and Google's lines `item1.X-ABLabel` are what the person calls the other lines of the group."""
    labels = {
        one.group: re.sub(r"^_\$!<(.*)>!\$_$", r"\1", one.text.strip())
        for one in properties
        if one.name in _LABELS and one.group
    }
    used = {one.group for one in properties if one.name not in _LABELS and one.text.strip(" ;,")}
    return [
        one._replace(label=texts.line(labels.get(one.group, "")))
        for one in properties
        if one.name not in _LABELS or one.group not in used
    ]


_LABELS = ("X-ABLABEL",)


def _decoded(match: re.Match[str]) -> _Property:
    parameters = tuple(part.strip() for part in match[3].upper().split(";") if part.strip())
    value = match[4]
    if any("QUOTED-PRINTABLE" in part for part in (match[2].upper(), *parameters)):  # a line may have lost its begin
        charset = next((part.partition("=")[2] for part in parameters if part.startswith("CHARSET=")), "utf-8")
        value = _text(quopri.decodestring(value.encode()), charset)
    return _Property(match[2].upper(), parameters, value, (match[1] or "").lower())


def _text(data: bytes, charset: str) -> str:
    """The text of octets; where they are not what they are said to be, what old telephones wrote."""
    for name in (charset, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)

"""vCards in other notations: jCard (RFC 7095), xCard (RFC 6351), and h-cards as parsers of microformats give them.

In: a parsed file. Out: what a vCard of the same lines tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from presskit.importers import elements, markup, vcard
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import rows
from presskit.importers.tree import written

Line = tuple[str, Mapping[str, Any], Any]
"""A line of a card: its name, its parameters, its value: a text, or a list of the parts of one."""


class Notation(NamedTuple):
    """A notation of vCards: whether a value is in it, and the lines of each card of one that is."""

    is_it: Callable[[Any], bool]
    cards: Callable[[Any], Iterable[Sequence[Line]]]

    def people(self, file: Parsed) -> list[tuple[str, Parsed]]:
        """The cards of a file, each with the name on it."""
        return vcard.people(_as_vcards(file, self.cards(file.value)))

    def read(self, file: Parsed) -> ImportedProfile:
        """What the cards tell."""
        return vcard.read(_as_vcards(file, self.cards(file.value)))


# --- jCard -------------------------------------------------------------------------------------------------


def _cards(value: object) -> list[list[Any]]:
    """The lines of each card."""
    cards: list[Any] = [value] if _is_card(value) else rows(value)
    return [row[1] for row in cards if _is_card(row)]


def _is_card(value: object) -> bool:
    return isinstance(value, list) and len(value) > 1 and value[0] == "vcard" and isinstance(value[1], list)


def _lines(card: list[Any]) -> list[Line]:
    lines: list[Line] = []
    for row in card:
        if isinstance(row, list) and len(row) >= 4 and isinstance(row[0], str):
            parameters = row[1] if isinstance(row[1], dict) else {}
            lines += [(row[0], parameters, value) for value in row[3:]]
        else:
            lines.append(("note", {}, row if isinstance(row, list) else [row]))
    return lines


# --- xCard -------------------------------------------------------------------------------------------------


def _of_xml(root: Any) -> list[list[Line]]:
    cards = [root] if markup.name_of(root) == "vcard" else markup.within(root)
    result = [[*_loose(card), *(line for one in markup.within(card) for line in _line_of_xml(one))] for card in cards]
    if root not in cards:
        result[0:1] = [[*card, *_loose(root)] for card in result[0:1]]
    return result


def _loose(element: Any) -> list[Line]:
    """Texts beside elements, which are no lines of a card."""
    return [("loose-text", {}, text.strip()) for some in markup.loose(element).values() for text in some]


def _line_of_xml(element: Any) -> list[Line]:
    """A property; those of a group stand one level deeper."""
    name = markup.name_of(element)
    if name == "group":
        return [*_loose(element), *(line for one in markup.within(element) for line in _line_of_xml(one))]
    parameters: dict[str, Any] = {}
    parts: list[Any] = []
    for child in markup.within(element):
        if markup.name_of(child) == "parameters":
            for one in markup.within(child):
                parameters[markup.name_of(one)] = _texts(elements.values(one))
        else:
            parts.append((markup.name_of(child), _texts(elements.values(child))))
    loose = _loose(element) if parts else []
    if name in _STRUCTURED:  # every part has its place, and may be missing
        placed = [[text for named, said in parts if named == part for text in said] for part in _STRUCTURED[name]]
        odd: list[Line] = [
            ("loose-text", {}, text) for named, said in parts for text in said if named not in _STRUCTURED[name]
        ]
        return [(name, parameters, placed), *loose, *odd]
    said = [text for _, some in parts for text in some] or [element.text or ""]
    lines = [(name, parameters, said)] if name == "org" else [(name, parameters, text) for text in said]
    return [*lines, *loose]


_STRUCTURED = {
    "n": ("surname", "given", "additional", "prefix", "suffix"),
    "adr": ("pobox", "ext", "street", "locality", "region", "code", "country"),
}
"""The parts of structured values in their order (RFC 6350, sections 6.2.2 and 6.3.1)."""


def _texts(value: Any) -> list[str]:
    """All texts in a value."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [text] if (text := written(value)) else []


# --- h-card ------------------------------------------------------------------------------------------------


def _hcards(value: object) -> list[dict[str, Any]]:
    return [
        row["properties"]
        for row in (rows(value.get("items", [value])) if isinstance(value, dict) else ())
        if isinstance(row, dict) and "h-card" in rows(row.get("type")) and isinstance(row.get("properties"), dict)
    ]  # fmt: skip


_HCARD = {
    "name": "fn", "job-title": "title", "country-name": "", "locality": "", "region": "", "postal-code": "",
    "street-address": "", "given-name": "", "family-name": "", "additional-name": "", "honorific-prefix": "",
    "honorific-suffix": "",
}  # fmt: skip
"""What microformats call otherwise than vCards; what is empty is part of a name or an address."""


def _of_hcard(card: dict[str, Any]) -> list[Line]:
    said = {name: _texts(_plain(inner)) for name, inner in card.items()}

    def part(name: str) -> str:
        return ", ".join(said.get(name, []))

    lines: list[Line] = [
        ("n", {}, [part(one) for one in (
            "family-name", "given-name", "additional-name", "honorific-prefix", "honorific-suffix")]),
        ("adr", {}, ["", "", *(part(one) for one in (
            "street-address", "locality", "region", "postal-code", "country-name"))]),
    ]  # fmt: skip
    lines = [line for line in lines if any(line[2])]
    lines += [(called, {}, text) for name, some in said.items() if (called := _HCARD.get(name, name)) for text in some]
    return lines


def _plain(value: Any) -> Any:
    """A card or an address in a card is its text."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value["value"] if isinstance(value, dict) and "value" in value else value


# --- the lines of a vCard ----------------------------------------------------------------------------------


def _as_vcards(file: Parsed, cards: Iterable[Sequence[Line]]) -> Parsed:
    """The file as the text that a vCard of it would be."""
    text = "".join(f"BEGIN:VCARD\n{''.join(map(_written, lines))}END:VCARD\n" for lines in cards)
    return replace(file, value=text, text=text)


def _written(line: Line) -> str:
    name, parameters, value = line
    name = re.sub(r"[^\w-]", "-", name).upper() or "NOTE"
    text = "".join(
        f";{_NO_NAME.sub('', key)}={_NO_PARAMETER.sub('', ','.join(_texts(inner)))}"
        for key, inner in parameters.items()
    )
    parts = value if isinstance(value, list) else [value]
    escaped = [",".join(map(_escaped, _texts(part))) for part in parts]
    return f"{name}{text}:{';'.join(escaped)}\n"


_NO_NAME, _NO_PARAMETER = re.compile(r"[^A-Za-z0-9-]"), re.compile(r"[^\w,./@+ -]")
"""What no name of a parameter has, and what its value would need quotation marks for."""


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


JCARD = Notation(lambda value: bool(_cards(value)), lambda value: map(_lines, _cards(value)))
XCARD = Notation(lambda element: markup.name_of(element) in ("vcards", "vcard"), _of_xml)
HCARD = Notation(lambda value: bool(_hcards(value)), lambda value: map(_of_hcard, _hcards(value)))

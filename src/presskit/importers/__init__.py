"""Other tools' files in: each becomes the tables of a profile, and nothing in it is lost.

In: the bytes of a file. Out: `Found`, whatever kind it is: what has a place in a profile, and what is left over.
One row of `IMPORTERS` a kind. An importer knows no writer, and no other importer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from presskit.importers import (
    bibtex,
    europass,
    json_resume,
    lenient,
    linkedin,
    literature,
    markup,
    orcid,
    relatives,
    rendercv,
    vcard,
    zipped,
)
from presskit.importers.found import Found, Left
from presskit.importers.tree import TooMuch, tree
from presskit.problems import Problems, Warn, error

__all__ = ["IMPORTERS", "LARGEST", "Found", "Importer", "Left", "read"]

LARGEST = 50_000_000
"""Bytes of a file; a LinkedIn archive with years of messages has some 20 MB."""


class Importer(NamedTuple):
    """A kind of file: what it is called, how it is known by its first bytes, and its reader."""

    name: str
    is_it: Callable[[bytes], bool]
    read: Callable[[bytes, str, Warn], Found]
    people: Callable[[bytes, str], list[tuple[str, bytes]]] | None = None
    """Of a file that may be about several people: their names, each with the part of the file about them."""


def read(data: bytes, shown: str, warn: Warn, whose: str = "") -> tuple[Importer, Found]:
    """What a file tells, and of what kind it is; raises Problems. `shown` is its name in messages; `whose` chooses
    among the people of a file about several."""
    if not data.strip():
        raise Problems([error(shown, None, "empty", "the file is empty", "export it again")])
    head = _head(data).lstrip()
    for pattern, message, hint in _OTHERS:
        if re.match(pattern, head):
            raise Problems([error(shown, None, "kind", message, hint)])
    for importer in IMPORTERS:
        if importer.is_it(data):
            try:
                people = importer.people(data, shown) if importer.people else []
                if len(people) < 2:
                    return importer, importer.read(data, shown, warn)
                name, part = _one_of(people, shown, whose)
                found = importer.read(part, shown, warn)
                said = [f"Of {len(people)} people in it {name} was taken.", *found.said]
                return importer, replace(found, chosen=True, said=said)
            except TooMuch as fault:
                raise Problems([lenient.too_much(fault, shown)]) from None
            except RecursionError:
                raise Problems([lenient.too_deep(shown)]) from None
    message = "this is not a file of a kind that presskit reads"
    raise Problems([error(shown, None, "kind", message, f"it reads {_kinds()}")])


def _one_of(people: list[tuple[str, bytes]], shown: str, whose: str) -> tuple[str, bytes]:
    """The one person who is called that, or whose name has these words; raises Problems that list the people."""
    asked = _words(whose)
    fitting = [one for one in people if asked and _words(one[0]) == asked]
    fitting = fitting or [one for one in people if asked and asked <= _words(one[0])]
    if len(fitting) == 1:
        return fitting[0]
    listed = [name[:_LONGEST_NAME] or "one without a name" for name, _ in fitting or people]
    names = ", ".join(listed[:_LISTED]) + (f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else "")
    which = next((name for name, _ in people if name), "")
    if not asked:
        message, hint = f"it is about {len(people)} people: {names}", f'choose one: --name "{which[:_LONGEST_NAME]}"'
    elif fitting:
        message = f"of its {len(people)} people {len(fitting)} are called {whose}: {names}"
        hint = "write the name in full, or leave one of them in the file"
    else:
        message = f"of its {len(people)} people none is called {whose}: {names}"
        hint = "write the name as it stands there"
    raise Problems([error(shown, None, "person", message, hint)])


_LISTED, _LONGEST_NAME = 20, 60
"""People that are listed, and characters of a name that are shown."""


def _words(name: str) -> set[str]:
    """The words of a name, as they are compared."""
    return set(re.findall(r"\w+", name.casefold()))


def _kinds() -> str:
    return ", ".join(importer.name for importer in IMPORTERS)


_SHOWN = "which says what it shows and not what it means"

_OTHERS = (
    (
        r"(?is)(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)",
        f"this is a web page, {_SHOWN}",
        "import the data behind it",
    ),
    (
        r"\{\\rtf",
        f"this is a document of a word processor, {_SHOWN}",
        "import what another tool keeps its data in",
    ),
    (
        r"(?m)(?:(?!\[).*\n)*?\[person\]\s*(?:#.*)?$",
        "this is a profile already",
        "look at it with presskit check; presskit import reads what other tools write",
    ),
    (
        r"(?:First Name,Last Name|Company Name,Title|School Name|Name,Url,Authority)\b",
        "this is one table of LinkedIn's data",
        "import the whole ZIP, as LinkedIn sends it",
    ),
)
"""Files that people try, by how they begin, and what to do with them."""


def _zip(data: bytes, shown: str, warn: Warn) -> Found:
    archive = zipped.Archive.of(data, shown, linkedin.HINT)
    names = archive.names()
    if any(name in ("word/document.xml", "xl/workbook.xml", "content.xml") for name in names):
        message = f"this is a document of an office program, {_SHOWN}"
        hint = f"import what another tool keeps its data in: {_kinds()}"
        raise Problems([error(shown, None, "kind", message, hint)])
    if not linkedin.files_in(archive) and (xml := [name for name in names if name.lower().endswith(".xml")]):
        elements = [markup.root_of(archive.bytes_of(name), f"{shown}: {name}") for name in sorted(xml)]
        if any(orcid.is_xml(element) for element in elements):
            return orcid.read(orcid.from_xml([element for element in elements if orcid.is_xml(element)]))
    return linkedin.read(archive, warn)


def _pdf(data: bytes, shown: str, warn: Warn) -> Found:
    return europass.read(markup.root_of(europass.xml_of(data, shown), shown), shown)


def _xml(data: bytes, shown: str, warn: Warn) -> Found:
    root = markup.root_of(data, shown)
    return orcid.read(orcid.from_xml([root])) if orcid.is_xml(root) else europass.read(root, shown)


def _vcard(data: bytes, shown: str, warn: Warn) -> Found:
    return vcard.read(_text_of_card(data, shown))


def _cards(data: bytes, shown: str) -> list[tuple[str, bytes]]:
    return [(name, card.encode()) for name, card in vcard.cards(_text_of_card(data, shown))]


def _bibtex(data: bytes, shown: str, warn: Warn) -> Found:
    return bibtex.read(lenient.text_of(data, shown), shown, warn)


def _ris(data: bytes, shown: str, warn: Warn) -> Found:
    return literature.read_ris(lenient.text_of(data, shown))


def _json(data: bytes, shown: str, warn: Warn) -> Found:
    value = lenient.read_json(lenient.text_of(data, shown), shown, warn)
    if orcid.is_it(value):
        return orcid.read(value)
    if found := _resume(value):
        return found
    root = tree(value)
    if literature.is_csl(value):
        return literature.read_csl(root)
    hint = 'a JSON Resume has "basics" with "name", ORCID\'s "orcid-identifier", CSL-JSON items with "type" and "title"'
    message = "this JSON is neither a JSON Resume nor a record of ORCID nor CSL-JSON"
    raise Problems([error(shown, (1, 1), "kind", message, hint)])


def _resume(value: Any) -> Found | None:
    """What a JSON Resume tells, or a file of a format that grew out of it."""
    tree(value)  # before anybody walks in vain what is too deep or too much
    if relative := relatives.shaped(value):
        found = json_resume.read(tree(relative.value))
        return replace(found, kind=relative.kind)
    root = tree(value)
    return json_resume.read(root) if json_resume.within(root) else None


def _yaml(data: bytes, shown: str, warn: Warn) -> Found:
    value = lenient.read_yaml(lenient.text_of(data, shown), shown)
    if rendercv.is_it(value):
        return rendercv.read(tree(value))
    if found := _resume(value):
        return found
    hint = "RenderCV's YAML begins with cv:, a JSON Resume in YAML with basics:"
    raise Problems([error(shown, (1, 1), "kind", "this YAML is neither RenderCV's nor a JSON Resume", hint)])


def _text_of_card(data: bytes, shown: str) -> str:
    """vCard 2.1 was often written in the machine's own character set."""
    try:
        return lenient.text_of(data, shown)
    except Problems:
        return data.decode("cp1252", "replace")


def _head(data: bytes) -> str:
    head = data[:200_000]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace").lstrip("\ufeff")
    return head.decode("utf-8-sig", "replace")


def _looks_like_yaml(data: bytes) -> bool:
    return re.search(r"(?m)^(?:cv|basics|content|work|education|skills)\s*:", _head(data)) is not None


IMPORTERS: tuple[Importer, ...] = (
    Importer("LinkedIn's and ORCID's data ZIP", lambda data: data[:2] == b"PK", _zip),
    Importer("Europass PDF", lambda data: data.lstrip()[:5] == b"%PDF-", _pdf),
    Importer("Europass and ORCID XML", lambda data: _head(data).lstrip()[:1] == "<", _xml),
    Importer("vCard", lambda data: vcard.is_it(_head(data)), _vcard, _cards),
    Importer(
        "JSON Resume, ORCID and CSL-JSON",
        lambda data: _head(data).lstrip()[:1] in ("{", "[") or _head(data).lstrip()[:2] in ("//", "/*"),
        _json,
    ),
    Importer("RenderCV and JSON Resume (YAML)", _looks_like_yaml, _yaml),
    Importer("RIS", lambda data: literature.is_ris(_head(data)), _ris),
    Importer("BibTeX", lambda data: bibtex.is_it(_head(data)), _bibtex),
)
"""What can be imported, in the order in which it is recognised."""

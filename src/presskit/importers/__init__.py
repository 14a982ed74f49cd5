"""Other tools' files in: each becomes the tables of a profile, and nothing in it is lost.

In: the bytes of a file. Out: `ImportedProfile`, whatever kind it is: what has a place in a profile, and what is left
over. A file is parsed once; one row of `IMPORTERS` a kind, which is known by its structure. An importer knows no
writer, and no other importer but the one for the format that its own grew out of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from presskit.importers import (
    bibtex,
    documents,
    europass,
    fresh,
    hropen,
    json_resume,
    lenient,
    linkedin,
    literature,
    orcid,
    reactive,
    rendercv,
    skillspassport,
    unknown,
    vcard,
    yamlresume,
)
from presskit.importers.biography import Known, tell
from presskit.importers.imported import ImportedProfile, Left
from presskit.importers.jcard import HCARD, JCARD, XCARD
from presskit.importers.parsing import Form, Parsed, parse
from presskit.importers.tree import TooMuch
from presskit.problems import Problems, Warn, failure

__all__ = ["IMPORTERS", "LARGEST", "ImportedProfile", "Importer", "Known", "Left", "read", "tell"]

LARGEST = 50_000_000
"""Bytes of a file; a LinkedIn archive with years of messages has some 20 MB."""


class Importer(NamedTuple):
    """A kind of file: what it is called, in which forms it comes, how its value is recognised, and its reader."""

    name: str
    forms: tuple[Form, ...]
    is_it: Callable[[Any], bool]
    read: Callable[[Parsed], ImportedProfile]
    people: Callable[[Parsed], list[tuple[str, Parsed]]] | None = None
    """Of a file that may be about several people: their names, each with the part of the file about them."""


def _by_its_form(value: object) -> bool:
    """Of files in this form there is one kind only."""
    return True


VALUES: tuple[Form, ...] = ("json", "yaml")
"""Forms of which a parser makes dicts, lists and texts: whoever reads the one reads the other."""

IMPORTERS: tuple[Importer, ...] = (
    Importer("Reactive Resume", VALUES, reactive.is_it, reactive.read),
    Importer("YAMLResume", VALUES, yamlresume.is_it, yamlresume.read),
    Importer("RenderCV", VALUES, rendercv.is_it, rendercv.read),
    Importer("FRESH", VALUES, fresh.is_it, fresh.read),
    Importer("ORCID", ("json",), orcid.is_it, orcid.read),
    Importer("HR Open", VALUES, hropen.is_it, hropen.read),
    Importer("JSON Resume", VALUES, json_resume.is_it, json_resume.read),
    Importer("LinkedIn's data ZIP", ("zip",), linkedin.is_it, linkedin.read, linkedin.people),
    Importer("ORCID (ZIP)", ("zip",), orcid.is_zip, orcid.read_zip),
    Importer("ORCID (XML)", ("xml",), orcid.is_xml, orcid.read_xml),
    Importer("Europass", ("xml",), europass.is_it, europass.read),
    Importer("Europass (PDF)", ("pdf",), europass.is_pdf, europass.read_pdf),
    Importer("Europass of before 2020", ("xml",), skillspassport.is_it, skillspassport.read),
    Importer("Europass of before 2020 (PDF)", ("pdf",), skillspassport.is_pdf, skillspassport.read_pdf),
    Importer("Europass of before 2020 (JSON)", VALUES, skillspassport.is_json, skillspassport.read_json),
    Importer("HR Open (HR-XML)", ("xml",), hropen.is_xml, hropen.read_xml),
    Importer("CSL-JSON", VALUES, literature.is_csl, literature.read_csl),
    Importer("vCard", ("vcard",), _by_its_form, vcard.read, vcard.people),
    Importer("vCard (jCard)", ("json",), JCARD.is_it, JCARD.read, JCARD.people),
    Importer("vCard (xCard)", ("xml",), XCARD.is_it, XCARD.read, XCARD.people),
    Importer("h-card", ("json",), HCARD.is_it, HCARD.read, HCARD.people),
    Importer("RIS", ("ris",), _by_its_form, literature.read_ris),
    Importer("BibTeX", ("bibtex",), _by_its_form, bibtex.read),
    Importer("a Word file", ("docx",), _by_its_form, documents.read_word),
    Importer("a text of LibreOffice", ("odt",), _by_its_form, documents.read_office),
    Importer("a web page", ("html",), _by_its_form, documents.read_web),
    Importer("an RTF file", ("rtf",), _by_its_form, documents.read_rtf),
    Importer("prose", ("text",), documents.is_text, documents.read_text),
)
"""What can be imported, in the order in which it is recognised: what has more of a structure of its own first."""


def _importers(display_path: str) -> Iterator[Importer]:
    """Those above; before the last one, which reads any text, those of installed packages, where none has fitted."""
    from importlib.metadata import entry_points

    yield from IMPORTERS[:-1]
    for point in entry_points(group="presskit.importers"):
        try:
            yield point.load()
        except Exception as fault:  # whatever somebody else's module raises
            package = point.dist.name if point.dist else ""
            message = f"{point.name}, an importer of the package {package}, cannot be loaded: {fault}"
            hint = f"bring in a version that can be, or take it away: pip uninstall {package}"
            raise failure(display_path, None, "importer", message, hint) from None
    yield IMPORTERS[-1]


def read(data: bytes, display_path: str, warn: Warn, whose: str = "") -> tuple[Importer, ImportedProfile]:
    """What a file tells, and of what kind it is; raises Problems. `display_path` is its name in messages; `whose`
    chooses among the people of a file about several."""
    if not data.strip():
        raise failure(display_path, None, "empty", "the file is empty", "export it again")
    try:
        file = parse(data, display_path, warn)
        if not lenient.is_shallow(file.value):
            raise Problems([lenient.too_deep(display_path)])
        for importer in _importers(display_path):
            if file.form in importer.forms and importer.is_it(file.value):
                return importer, _read(importer, file, whose)
    except TooMuch as fault:
        raise Problems([lenient.too_much(fault, display_path)]) from None
    except RecursionError:
        raise Problems([lenient.too_deep(display_path)]) from None
    raise Problems([unknown.problem(file)])


def _read(importer: Importer, file: Parsed, whose: str) -> ImportedProfile:
    people = importer.people(file) if importer.people else []
    if len(people) < 2:
        return importer.read(file)
    name, part = _one_of(people, file.display_path, whose)
    found = importer.read(part)
    return replace(found, chosen=True, said=[f"Of {len(people)} people in it {name} was taken.", *found.said])


def _one_of(people: list[tuple[str, Parsed]], display_path: str, whose: str) -> tuple[str, Parsed]:
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
    raise failure(display_path, None, "person", message, hint)


_LISTED, _LONGEST_NAME = 20, 60
"""People that are listed, and characters of a name that are shown."""


def _words(name: str) -> set[str]:
    """The words of a name, as they are compared."""
    return set(re.findall(r"\w+", name.casefold()))

"""What belongs to the whole of a Word file: title, dates, language, paper, and the archive that it is.

In: a python-docx document with its text. Out: the bytes of the file, the same for the same input.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from presskit.document import Document, plain
from presskit.problems import Warn, advice
from presskit.writers.docx.wordml import R_ID, w

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twips, twentieths of a point, as Word itself writes them."""

NEARLY = 30
"""Twips by which a page may differ from a paper and still be meant as it: half a millimetre."""

LONGEST_PROPERTY = 255
"""Characters that python-docx takes as a title, an author, a subject or keywords, as Word's own fields for them do."""


# The order in which the schema wants what a paragraph says of itself (ECMA-376, part 1, 17.3.1.26).
_OF_PARAGRAPHS = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip


def in_order(word: Any) -> None:
    """Mend what LibreOffice 7 writes against the schema: frames of paragraphs out of order, sides and sets of
    characters by the names of a later edition.
    """
    place = {w(name): at for at, name in enumerate(_OF_PARAGRAPHS)}
    for part in word.part.package.iter_parts():
        if part.partname.endswith("/fontTable.xml"):
            part._blob = re.sub(rb' w:characterSet="[^"]*"', b"", part.blob)
        for properties in part.element.iter(w("pPr")) if hasattr(part, "element") else ():
            said = {child.tag: child for child in reversed(properties)}  # of what is said twice, the first
            if len(said) < len(properties) or sorted(said, key=lambda tag: place.get(tag, 0)) != [*said][::-1]:
                properties[:] = sorted(said.values(), key=lambda child: place.get(child.tag, 0))
        for side in part.element.iter(w("lvlJc"), w("jc")) if hasattr(part, "element") else ():
            if side.tag == w("lvlJc") or side.getparent().tag in (w("tblPr"), w("trPr")):
                value = side.get(w("val"))
                side.set(w("val"), {"start": "left", "end": "right"}.get(value, value))


def finished(word: Any, document: Document, day: datetime.date, warn: Warn) -> bytes:
    """With title, dates and language; nothing of whoever edited the template, or of their machine.

    A property that is too long for Word's fields is left empty, and told.
    """
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    properties = word.core_properties
    title = f"{document.title}: {document.kicker}" if document.kicker else document.title
    title = title if len(plain(title)) <= LONGEST_PROPERTY else document.title
    said = {"title": title, "author": document.title, "subject": document.description}
    for name, text in (said | {"keywords": ", ".join(document.keywords)}).items():
        setattr(properties, name, _property(document, name, plain(text), warn))
    properties.comments = ""
    properties.language = document.language
    properties.created = properties.modified = moment
    properties.revision = 1
    for element in list(properties._element):
        if element.tag.rpartition("}")[2] in ("lastModifiedBy", "lastPrinted"):
            properties._element.remove(element)
    for part in word.part.package.iter_parts():
        if part.content_type.endswith("extended-properties+xml"):
            part._blob = _APPLICATION
    for relationship in word.part.rels.values():
        if relationship.reltype.endswith("/settings"):
            _forget_origin(relationship.target_part)
    _set_language(word, document.language)
    return _packed(word)


def _forget_origin(settings: Any) -> None:
    """The template that a Word file was once made from, with its path on its author's machine."""
    for element in settings.element.findall(w("attachedTemplate")):
        del settings.rels[element.get(R_ID)]
        settings.element.remove(element)


_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>presskit</Application></Properties>'
)


def _property(document: Document, name: str, text: str, warn: Warn) -> str:
    if len(text) <= LONGEST_PROPERTY:
        return text
    message = (
        f"{name}: not in the file's properties; {len(text)} characters are more than the {LONGEST_PROPERTY} of Word"
    )
    hint = "the text of the file has all of it; nothing has to be done"
    warn(advice(f"{document.id}.docx", None, "property", message, hint))
    return ""


def _set_language(word: Any, language: str) -> None:
    """Of the whole text: spelling and screen readers follow it."""
    styles = word.styles.element
    defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is not None and defaults.find(w("lang")) is None:
        defaults.append(defaults.makeelement(w("lang")))
    attributes = {"val", _SCRIPTS.get(language.split("-")[0], "val")}
    for element in (*styles.iter(w("lang")), *word.settings.element.iter(w("themeFontLang"))):
        for attribute in attributes:
            element.set(w(attribute), language)


# Word keeps three languages of a text: of East Asian scripts, of right-to-left ones and of the rest.
_SCRIPTS = {
    "zh": "eastAsia",
    "ja": "eastAsia",
    "ko": "eastAsia",
    "ar": "bidi",
    "fa": "bidi",
    "he": "bidi",
    "ur": "bidi",
}


def on_paper(word: Any, paper: str) -> None:
    """Every section on this paper, "a4" or "letter"."""
    for section in word.sections:
        _set_paper(section, paper)


def _set_paper(section: Any, paper: str) -> None:
    """A4 to Letter and back, with columns as wide as they were; any other size is what its author wants."""
    from docx.shared import Twips

    old = [length.twips for length in (section.page_width, section.page_height) if length is not None]
    if len(old) < 2 or not any(_alike(sorted(old), known) for known in PAPERS.values()):
        return
    new = PAPERS[paper] if old == sorted(old) else PAPERS[paper][::-1]
    more = new[0] - old[0]
    for table in section._document_part.element.body.iter(w("tbl")):
        _widen(table, old[0], more)
    section.page_width, section.page_height = map(Twips, new)
    if section.left_margin is not None and section.right_margin is not None:
        section.left_margin = Twips(max(section.left_margin.twips + more // 2, 0))
        section.right_margin = Twips(max(section.right_margin.twips + more - more // 2, 0))


def _widen(table: Any, page: int, more: int) -> None:
    """A table that is as wide as the page stays so, its first column grows; its text keeps its distance from the text
    of the page.
    """
    width, indent = (table.find(f"{w('tblPr')}/{w(name)}") for name in ("tblW", "tblInd"))
    if more and width is not None and indent is not None and abs(int(width.get(w("w"), 0)) - page) <= NEARLY:
        first = (table.find(f"{w('tblGrid')}/{w('gridCol')}"), next(table.iter(w("tcW")), None))
        for element, by in ((width, more), (indent, -(more // 2)), *((element, more) for element in first)):
            if element is not None:
                element.set(w("w"), str(int(element.get(w("w"))) + by))
        if (edge := next(table.iter(w("tcMar")), None)) is not None:
            for side in edge.iter(w("left")):
                side.set(w("w"), str(int(side.get(w("w"))) + more // 2))


def _alike(size: Sequence[int], paper: Sequence[int]) -> bool:
    return all(abs(have - want) <= NEARLY for have, want in zip(size, paper, strict=True))


def _packed(word: Any) -> bytes:
    """The archive, with the same order and dates each time."""
    made, packed = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        # by this first name programs tell a Word file from other archives
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()

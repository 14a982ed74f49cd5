"""The XML of a Word file: its names, and an element as text."""

from __future__ import annotations

import re
from typing import Any

Element = Any  # of lxml, which carries no types

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
IMAGE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """A name of Word's own, as lxml writes it."""
    return f"{{{W}}}{name}"


P, TEXT = w("p"), w("t")


HYPHENED = r"(?<![\w@.:/\-–])[^\W\d_]{1,12}-[^\W\d_]{1,12}(?![\w@/\-–]|[.:]\w)"
"""A word with a hyphen that is read as one, "co-founded", and that no line is to break: no address, no number."""

_HYPHENED = re.compile(HYPHENED)


def hold_hyphens(word: Any) -> None:
    """Let no line of a python-docx document end within such a word: its hyphen is one that does not break."""
    for text in [text for text in word.element.body.iter(TEXT) if _HYPHENED.search(text.text or "")]:
        before, at = text, 0
        told = text.text
        for found in _HYPHENED.finditer(told):
            hyphen = told.index("-", found.start())
            before.text = told[at:hyphen]
            at = hyphen + 1
            after = text.makeelement(TEXT)
            before.addnext(text.makeelement(w("noBreakHyphen")))
            before.getnext().addnext(after)
            before = after
        before.text = told[at:]
        for piece in text.getparent().findall(TEXT):
            piece.set(SPACE, "preserve")


def text_of(element: Element | None) -> str:
    """What a reader sees of it."""
    return "".join(text.text or "" for text in element.iter(TEXT)) if element is not None else ""


def xml_of(element: Element) -> str:
    """The element as it stands in the file."""
    from lxml import etree

    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text

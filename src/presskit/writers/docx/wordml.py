"""The XML of a Word file: its names, and an element as text."""

from __future__ import annotations

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


def text_of(element: Element | None) -> str:
    """What a reader sees of it."""
    return "".join(text.text or "" for text in element.iter(TEXT)) if element is not None else ""


def xml_of(element: Element) -> str:
    """The element as it stands in the file."""
    from lxml import etree

    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text

"""XML without its dangers: no entities, no document types, nothing fetched.

In: the bytes of a file. Out: its root element; or Problems with line, column and what is wrong there.
"""

from __future__ import annotations

from typing import Any

from presskit.problems import failure


def root_of(data: bytes, display_path: str) -> Any:
    """The root element, of lxml; raises Problems for what is no XML, or declares more than elements."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        at = fault.position if fault.position and fault.position[0] else None
        said = "this is not well-formed XML from here on" if at else "this is not XML"
        raise failure(display_path, at, "xml", said, "export it again") from None
    if root.getroottree().docinfo.doctype:
        message = "it declares a document type with entities, as no file of a CV does"
        raise failure(display_path, None, "xml", message, "export it again")
    return root


def name_of(element: Any) -> str:
    """The name of an element, without its namespace."""
    return str(element.tag).rpartition("}")[2]


def within(element: Any) -> list[Any]:
    """The elements directly in an element."""
    return [child for child in element if isinstance(child.tag, str)]


def loose(element: Any) -> dict[str, list[str]]:
    """The texts beside the elements in an element, which a format of data has none of, under a name of their own."""
    found = [text for text in (element.text, *(child.tail for child in element)) if text and text.strip()]
    return {"loose text": found} if found else {}

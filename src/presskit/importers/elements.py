"""XML as the values that importers read: texts, tables and lists by local names.

In: a root element of lxml. Out: what JSON of the same would be.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from presskit.importers import markup

TEXT = "text"
"""Under this name stands the text of an element that has attributes of interest, too."""


def values(element: Any, attributes: Collection[str] = ()) -> Any:
    """An element as a text, or as a table whose entries are texts, tables and lists, by local names. Of attributes,
    which in formats of data are codes of schemes, only those of these local names are taken, as `@name`."""
    inner: dict[str, list[Any]] = {}
    for child in markup.within(element):
        inner.setdefault(markup.name_of(child), []).append(values(child, attributes))
    said = {f"@{name}": text for key, text in element.attrib.items() if (name := local(key)) in attributes}
    if not inner:
        text = element.text or ""
        return {**said, TEXT: text} if said else text
    inner |= markup.loose(element)
    return said | {name: one[0] if len(one) == 1 else one for name, one in inner.items()}


def local(name: Any) -> str:
    """The name without its namespace."""
    return str(name).rpartition("}")[2]

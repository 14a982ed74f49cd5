"""A tree written: the string that is read as that tree."""

from __future__ import annotations

import re

from presskit.notation.reading import LEAST, form_of, named_by
from presskit.notation.tree import List, Mention, Node, Nodes, Optional, Reference, Tensed, Text, Value, Verb

_TO_ESCAPE = re.compile(r"\\\*|[\[\]{};|\\]")


def source(nodes: Nodes) -> str:
    """The string of a tree: `parse(source(tree)) == tree`."""
    return "".join(_written(node) for node in nodes)


def _written(node: Node) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Reference(form, name=name) if name:
            plain = name[0].isupper() and form == form_of(name) and named_by(name, 0)
            return f"{{{name}}}" if plain else f"{{{name}:{form}}}"
        case Reference(form, capital):
            return f"{{{form.capitalize() if capital else form}}}"
        case Verb(word):
            return f"{{{word}}}"
        case Tensed(present, past):
            return f"{{{escape(present)}|{escape(past)}}}"
        case List():
            return _list(node)
        case Optional(body, last):
            inner = "@" * node.third + "&" * node.together + _escaped_first(source(body), "@&")
            return f"[[{inner}]]" if last else f"[{inner}]"
        case Value(name):
            return f"{{={name}}}"
        case Mention(written):
            return escape(written)


def _list(node: List) -> str:
    *before, last = [source(item.body) for item in node.items]
    last = last if node.items[-1].ending else _escaped_first(last, "&")
    numbered = node.least > 1 or LEAST.match([*before, last][0])
    return "{" + f"{node.least}+ " * bool(numbered) + "; ".join((*before, last)) + "}"


def _escaped_first(text: str, signs: str) -> str:
    """The text with a backslash before one of these signs, which would mean something at its beginning."""
    return "\\" + text if text[:1] and text[0] in signs else text


def escape(text: str) -> str:
    """Text that the notation leaves alone; `*emphasis*` in it stays emphasis."""
    return _TO_ESCAPE.sub(lambda match: match[0] if match[0] == "\\*" else "\\" + match[0], text)

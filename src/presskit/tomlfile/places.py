"""Where the keys, values and tables of a TOML text stand.

In: the text. Out: an `Index` of nodes of its syntax tree by the way to them, and the characters that the
token of a string stands for, each with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

Key = tuple[str | int, ...]
"""The way to a value: `("work", 2, "start")`."""

# C0 and C1 controls but for tab and newline, Unicode's noncharacters in the basic plane, and the two
# separators that Word and browsers draw as boxes. XML 1.0 (section 2.2) forbids the first group.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")

SEPARATOR = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""Those of them that part lines or words, which grow together without them."""

_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\", "e": "\x1b"}
_DIGITS = re.compile(r"[0-9a-fA-F]{2}|[0-9a-fA-F]{4}|00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}")
"""What follows \\x, \\u and \\U; the last character of Unicode is U+10FFFF."""

_GAP = re.compile(r"[ \t]*\n[ \t\n]*")


def newline_of(text: str) -> str:
    """What most lines of a file end with."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


@dataclass
class Index:
    """Nodes of the syntax tree by the way to them.

    `twice` holds, in the order of the text, each key or table that was there before, with the earlier node.
    """

    keys: dict[Key, Node] = field(default_factory=dict)
    values: dict[Key, Node] = field(default_factory=dict)
    headers: dict[Key, Node] = field(default_factory=dict)
    twice: list[tuple[Node, Node]] = field(default_factory=list)
    _rows: dict[Key, int] = field(default_factory=dict)

    @classmethod
    def of(cls, source: bytes) -> Index:
        """The index of a text in UTF-8; what cannot be parsed is passed over."""
        import tree_sitter
        import tree_sitter_toml

        index = cls()
        tree = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language())).parse(source)
        for node in tree.root_node.children:
            if node.type == "pair":
                index._pair((), node)
            elif node.type in ("table", "table_array_element"):
                index._table(node)
        return index

    def _table(self, node: Node) -> None:
        header = next((child for child in node.children if child.is_named), None)
        if header is None:
            return
        parts = list(_key_parts(header))
        at: Key = ()
        for depth, (name, key) in enumerate(parts, 1):
            at = (*at, name)
            last = depth == len(parts)
            if last and (before := self.headers.get(at) or self.values.get(at) or self._other(at, node)):
                self.twice.append((before, node))
            self.keys.setdefault(at, key)
            if last and node.type == "table_array_element":
                self._rows[at] = self._rows.get(at, -1) + 1
            if at in self._rows:  # a table below an array of tables belongs to its latest row
                at = (*at, self._rows[at])
        self.headers.setdefault(at, node)
        for child in node.children:
            if child.type == "pair":
                self._pair(at, child)

    def _other(self, at: Key, node: Node) -> Node | None:
        """The first [[table]] of what is now a [table]."""
        return self.headers.get((*at, 0)) if node.type == "table" and at in self._rows else None

    def _pair(self, at: Key, node: Node) -> None:
        inner = [child for child in node.children if child.is_named and child.type != "comment"]
        if len(inner) < 2:  # a value is missing: the parser tells that
            return
        header, value = inner[:2]
        names = list(_key_parts(header))
        whole = (*at, *(name for name, _ in names))
        if before := self.keys.get(whole):
            self.twice.append((before, node))
        for name, key in names:
            at = (*at, name)
            self.keys.setdefault(at, key)
        self._value(at, value)

    def _value(self, at: Key, node: Node) -> None:
        self.values.setdefault(at, node)
        inner = [child for child in node.children if child.is_named and child.type != "comment"]
        if node.type == "array":
            for row, child in enumerate(inner):
                self._value((*at, row), child)
        elif node.type == "inline_table":
            for child in inner:
                if child.type == "pair":
                    self._pair(at, child)


def token(node: Node) -> str:
    """The text of a node."""
    return (node.text or b"").decode()


def characters(token: str) -> Iterator[tuple[str, int]]:
    """Each character of the string that a token stands for, with its place in the token.

    Follows TOML 1.0, "String": a newline right after the opening quotes is left off, a backslash at the
    end of a line takes the white space after it along. Control characters, which are taken out of the
    values, are left out here too.
    """
    quote = token[:3] if token[:3] in ('"""', "'''") else token[:1]
    at, end = len(quote), len(token) - len(quote)
    if len(quote) == 3 and token[at : at + 1] == "\n":
        at += 1
    while at < end:
        start, character = at, token[at]
        at += 1
        if character == "\\" and quote[0] == '"':
            if len(quote) == 3 and (gap := _GAP.match(token, at)):
                at = gap.end()
                continue
            letter, at = token[at], at + 1
            digits = {"x": 2, "u": 4, "U": 8}.get(letter, 0)
            if digits and _DIGITS.fullmatch(token[at : at + digits]):
                character, at = chr(int(token[at : at + digits], 16)), at + digits
            else:  # in a text that is not TOML, of which only the places are asked for, any letter may follow
                character = _ESCAPES.get(letter, letter)
        if not CONTROL.match(character):
            yield character, start


def _key_parts(node: Node) -> Iterator[tuple[str, Node]]:
    waiting = [node]
    while waiting:  # a.b.c is nested as (a.b).c: a loop, for a file that nobody means may have thousands of dots
        node = waiting.pop()
        if node.type == "dotted_key":
            waiting += reversed([child for child in node.children if child.is_named])
        elif node.type == "quoted_key":
            yield "".join(character for character, _ in characters(token(node))), node
        else:
            yield token(node), node

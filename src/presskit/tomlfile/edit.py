"""One change in the text of a TOML file, and every other byte as it was.

In: the text and a change: a value set or taken out, an entry of a list of tables added, taken out or moved. Out: the
new text. It is parsed and compared with what the change means, so that what cannot be changed in place raises
`Unchangeable` and nothing is ever written that says something else.

A comment belongs to the entry that it stands in, or directly below or above without a blank line; above the first
entry of a table it belongs to the table. A comment behind a value stays when the value goes.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from presskit.tomlfile.places import Index, Key, newline_of, token
from presskit.tomlfile.writing import WIDTH, key, literal, string, written

if TYPE_CHECKING:
    from tree_sitter import Node


class Unchangeable(Exception):
    """The text is written in a way in which this change has no place; it is to be made by hand."""


def put(text: str, at: Key, value: Any, order: Sequence[str] = ()) -> str:
    """The text with another value at `at`; a new key stands after those before it in `order`, or last in its table."""
    return _checked(text, _Source(text).put(at, value, order), lambda data: _put(data, at, value))


def take_out(text: str, at: Key) -> str:
    """The text without the key `at`, or the item of a list."""
    return _checked(text, _Source(text).take_out(at), lambda data: _take_out(data, at))


def add(text: str, table: Key, row: Mapping[str, Any], after: Sequence[Key] = ()) -> str:
    """The text with one more entry at the end of a list of tables, of which the first stands behind the last entry of
    the tables in `after`, the nearest first."""

    def added(data: Any) -> None:
        *way, name = table
        _at(data, tuple(way)).setdefault(name, []).append(dict(row))

    return _checked(text, _Source(text).add(table, row, after), added)


def drop(text: str, table: Key, row: int) -> str:
    """The text without this entry of a list of tables, counted from 0."""

    def dropped(data: Any) -> None:
        rows = _at(data, table)
        del rows[row]
        if not rows:
            del _at(data, table[:-1])[table[-1]]

    return _checked(text, _Source(text).drop(table, row), dropped)


def move(text: str, table: Key, row: int, to: int) -> str:
    """The text in which this entry of a list of tables is the one at `to`."""

    def moved(data: Any) -> None:
        rows = _at(data, table)
        rows.insert(to, rows.pop(row))

    return _checked(text, _Source(text).move(table, row, to), moved)


_last: tuple[str, Any] = ("", {})
"""The last text that was made, and what it holds: what most changes begin with."""


def data(text: str) -> Any:
    """What a text holds, to be looked at only; raises Unchangeable for one that is not TOML."""
    return _last[1] if text == _last[0] else _parsed(text)


def _parsed(text: str) -> Any:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as fault:
        raise Unchangeable(str(fault)) from None


# --- what a change means ----------------------------------------------------------------------------------


def _at(data: Any, way: Key) -> Any:
    for part in way:
        data = data[part]
    return data


def _put(data: Any, at: Key, value: Any) -> None:
    for part in at[:-1]:
        data = data.setdefault(part, {}) if isinstance(data, dict) else data[part]
    data[at[-1]] = value


def _take_out(data: Any, at: Key) -> None:
    del _at(data, at[:-1])[at[-1]]


def _checked(before: str, after: str, change: Any) -> str:
    global _last
    meant, found = _parsed(before), _parsed(after)
    try:
        change(meant)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as fault:
        raise Unchangeable(str(fault)) from None
    if found != meant:
        raise Unchangeable("it would say something else")
    _last = (after, found)
    return after


# --- where it stands --------------------------------------------------------------------------------------


class _Block(NamedTuple):
    """Bytes of an entry, from its header or the comments above it to the end of its last line, without that end."""

    begin: int
    end: int


class _Source:
    """A text with its index; positions are bytes."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self.index = Index.of(self.data)
        self.newline = newline_of(text)

    def spliced(self, begin: int, end: int, new: str) -> str:
        return (self.data[:begin] + new.encode() + self.data[end:]).decode()

    def node(self, at: Key) -> Node | None:
        return self.index.values.get(at)

    # values

    def put(self, at: Key, value: Any, order: Sequence[str]) -> str:
        node = self.node(at)
        if node is None:
            if at in self.index.headers:
                raise Unchangeable("it is a table of its own")
            return self.new(at, value, order)
        if node.type == "array" and isinstance(value, list | tuple):
            return self.relisted(node, at, list(value))
        return self.spliced(node.start_byte, node.end_byte, self.like(token(node), value))

    def like(self, before: str, value: Any) -> str:
        """The value in the quotation marks of the one before it, if they will do."""
        if not isinstance(value, str):
            return self.lined(written(value))
        if before[:3] in ('"""', "'''") or "\n" in value:
            body = "\n".join(map(_escaped, value.split("\n")))
            return self.lined(f'"""\n{body}"""') if "\n" in value else string(value)
        return literal(value) if before[:1] == "'" else string(value)

    def lined(self, text: str) -> str:
        return text.replace("\n", self.newline)

    def relisted(self, node: Node, at: Key, new: list[Any]) -> str:
        """A list whose items are others: those that stay keep their bytes, and the comments beside them."""
        items = _inner(node)
        old = [_at(tomllib.loads(self.data.decode().replace("\r\n", "\n")), (*at, row)) for row in range(len(items))]
        whole = self.like(token(node), new)
        if not items or not new:
            return self.spliced(node.start_byte, node.end_byte, whole)
        first = _common(old, new)
        last = _common(old[first:][::-1], new[first:][::-1])
        gone, come = items[first : len(items) - last], new[first : len(new) - last]
        text, at_byte = bytearray(self.data), 0
        if len(gone) > len(come):  # from the last to the first, so that places before stay
            keep = gone[len(come) - 1] if come else (items[first - 1] if first else None)
            if keep is not None:
                text[keep.end_byte : gone[-1].end_byte] = b""
            else:
                text[gone[0].start_byte : items[first + len(gone)].start_byte] = b""
        elif len(come) > len(gone):
            several = come[len(gone) :]
            anchor = gone[-1] if gone else (items[first - 1] if first else items[0])
            between = self.between(node, items)
            added = [self.lined(written(one)) for one in several]
            if gone or first:
                at_byte = anchor.end_byte
                text[at_byte:at_byte] = "".join(between + one for one in added).encode()
            else:
                at_byte = anchor.start_byte
                text[at_byte:at_byte] = "".join(one + between for one in added).encode()
        for one, value in reversed(list(zip(gone, come, strict=False))):
            text[one.start_byte : one.end_byte] = self.like(token(one), value).encode()
        made = text.decode()
        line = self.data.rfind(b"\n", 0, node.start_byte) + 1
        longer = len(made.encode()) - len(self.data) + node.end_byte - line
        if b"\n" not in self.data[node.start_byte : node.end_byte] and longer > WIDTH + 20 and "\n" in whole:
            return self.spliced(node.start_byte, node.end_byte, whole)
        return made

    def between(self, node: Node, items: Sequence[Node]) -> str:
        """What parts two items of a list: a comma and a space, or a line with its indent."""
        line = self.data[node.start_byte : items[-1].start_byte].decode()
        match = re.search(r"(\r?\n[ \t]*)[^\r\n]*$", line)
        return f",{match[1]}" if match else ", "

    def take_out(self, at: Key) -> str:
        node = self.node(at)
        if node is None or node.parent is None:
            raise Unchangeable("it is not written as a value")
        if isinstance(at[-1], int):
            siblings = _inner(node.parent)
            where = next(row for row, one in enumerate(siblings) if one.id == node.id)
            if where + 1 < len(siblings):
                return self.spliced(node.start_byte, siblings[where + 1].start_byte, "")
            begin = siblings[where - 1].end_byte if where else node.start_byte
            return self.spliced(begin, node.end_byte, "")
        pair = node.parent
        if pair.parent is not None and pair.parent.type == "inline_table":
            siblings = [one for one in pair.parent.children if one.type == "pair"]
            where = next(row for row, one in enumerate(siblings) if one.id == pair.id)
            if where + 1 < len(siblings):
                return self.spliced(pair.start_byte, siblings[where + 1].start_byte, "")
            return self.spliced(siblings[where - 1].end_byte if where else pair.start_byte, node.end_byte, "")
        begin, end = pair.start_byte, node.end_byte
        rest = re.match(rb"[ \t]*(#[^\n]*)?", self.data[end:])
        if rest and rest[1]:  # the comment stays, on a line of its own
            return self.spliced(begin, end + rest.start(1), "")
        begin = self.data.rfind(b"\n", 0, begin) + 1
        return self.spliced(begin, self.line_end(end, past=True), "")

    def new(self, at: Key, value: Any, order: Sequence[str]) -> str:
        """The text with this key and value added to its table."""
        *way, name = at
        table: Key = tuple(way)
        assert isinstance(name, str)
        held = self.node(table) if table else None
        if held is not None and held.type == "inline_table":
            pairs = [one for one in held.children if one.type == "pair"]
            said = f"{key(name)} = {written(value)}"
            if not pairs:
                return self.spliced(held.start_byte, held.end_byte, f"{{ {said} }}")
            return self.spliced(pairs[-1].end_byte, pairs[-1].end_byte, f", {said}")
        said = f"{key(name)} = {self.fresh(name, value)}"
        if not table:
            return self.at_top(said)
        header = self.index.headers.get(table)
        if header is not None:
            return self.below(header, table, name, said, order)
        if table in self.index.keys and (pairs := self.dotted(table)):
            way_before = token(pairs[-1].children[0]).rpartition(".")[0]
            at_byte = self.line_end(pairs[-1].end_byte)
            return self.spliced(at_byte, at_byte, f"{self.newline}{way_before}.{said}")
        return self.new_table(table, said, value, name)

    def fresh(self, name: str, value: Any) -> str:
        if name == "text" and isinstance(value, str) and re.search(r"[\[{\\]", value):
            return literal(value)
        if isinstance(value, str) and "\n" in value:
            return self.like('"""', value)
        return self.lined(written(value))

    def dotted(self, table: Key) -> list[Node]:
        """The pairs that set something of a table by dotted keys."""
        found = (node.parent for way, node in self.index.values.items() if way[:-1] == table)
        pairs = [one for one in found if one is not None and one.type == "pair"]
        return sorted((one for one in pairs if one.children[0].type == "dotted_key"), key=lambda one: one.start_byte)

    def below(self, header: Node, table: Key, name: str, said: str, order: Sequence[str]) -> str:
        """A new pair in a table with a header."""
        pairs = [one for one in header.children if one.type == "pair"]
        before = set(order[: order.index(name)]) if name in order else None
        anchor: Node | None = None
        for pair in pairs:
            first = token(pair.children[0]).split(".")[0].strip("\"' ")
            if before is None or first in before:
                anchor = pair
        if anchor is None:
            closing = next(one for one in header.children if one.type in ("]", "]]"))
            at_byte = self.line_end(closing.end_byte)
        else:
            at_byte = self.line_end(_value_of(anchor).end_byte)
        return self.spliced(at_byte, at_byte, self.newline + said)

    def at_top(self, said: str) -> str:
        """A pair above all tables."""
        pairs = [one.parent for way, one in self.index.values.items() if len(way) == 1]
        tops = [one for one in pairs if one and one.type == "pair" and one.parent and one.parent.type == "document"]
        if tops:
            at_byte = self.line_end(max(one.end_byte for one in map(_value_of, tops)))
            return self.spliced(at_byte, at_byte, self.newline + said)
        headers = [one.start_byte for one in self.index.headers.values()]
        first = self.above(min(headers)) if headers else len(self.data)
        gap = self.newline if headers else ""
        return self.spliced(first, first, f"{said}{self.newline}{gap}")

    def new_table(self, table: Key, said: str, value: Any, name: str) -> str:
        """A header for a table that was not there, with its first pair."""
        for length in range(len(table) - 1, -1, -1):
            holder = table[:length]
            node = self.node(holder) if holder else None
            if node is not None and node.type == "inline_table":
                inner: Any = {name: value}
                for part in reversed(table[length + 1 :]):
                    inner = {part: inner}
                return self.new((*holder, table[length]), inner, ())
            if not holder or holder in self.index.headers:
                break
        names = ".".join(key(part) for part in table if isinstance(part, str))
        below = [one.start_byte for way, one in self.index.headers.items() if way[: len(table)] == table]
        block = f"[{names}]{self.newline}{said}"
        if below:  # what belongs to it has a header already: [kit.sections] without [kit]
            first = self.above(min(below))
            return self.spliced(first, first, f"{block}{self.newline * 2}")
        end = self.block(holder, first=False).end if holder else None
        return self.appended(block, end)

    def appended(self, block: str, end: int | None) -> str:
        """A block behind a place, or at the end of the file."""
        if end is None:
            body = self.data.decode()
            if not body.strip():
                return block + self.newline
            gap = "" if body.endswith("\n") else self.newline
            return f"{body}{gap}{self.newline}{block}{self.newline}"
        return self.spliced(end, end, f"{self.newline * 2}{block}")

    # entries

    def rows(self, table: Key) -> list[Key]:
        """The ways to the entries of a list of tables that have headers."""
        result = [way for way in self.index.headers if way[:-1] == table and isinstance(way[-1], int)]
        return sorted(result, key=lambda way: int(way[-1]))

    def add(self, table: Key, row: Mapping[str, Any], after: Sequence[Key]) -> str:
        if (held := self.node(table)) is not None:
            items = _inner(held)
            if held.type != "array":
                raise Unchangeable("it is no list")
            if not items:
                return self.spliced(held.start_byte, held.end_byte, f"[{written(row)}]")
            return self.spliced(items[-1].end_byte, items[-1].end_byte, self.between(held, items) + written(row))
        names = ".".join(key(part) for part in table if isinstance(part, str))
        lines = [f"[[{names}]]", *(f"{key(name)} = {self.fresh(name, value)}" for name, value in row.items())]
        block = self.newline.join(lines)
        rows = self.rows(table)
        if rows:
            return self.appended(block, self.block(rows[-1], first=False).end)
        if len(table) > 1:
            return self.appended(block, self.block(table[:-1], first=False).end)
        for other in after:
            if there := self.rows(other) or [way for way in [other] if way in self.index.headers]:
                return self.appended(block, self.block(there[-1], first=False).end)
        return self.appended(block, None)

    def drop(self, table: Key, row: int) -> str:
        if (held := self.node(table)) is not None:
            if len(_inner(held)) == 1:
                return self.take_out(table)
            return self.take_out((*table, row))
        rows = self.rows(table)
        if row >= len(rows):
            raise Unchangeable("there is no such entry")
        block = self.block(rows[row], first=row == 0)
        begin = self.data.rfind(b"\n", 0, block.begin) + 1
        end = self.line_end(block.end, past=True)
        before = self.data[:begin]
        if rest := re.match(rb"(?:[ \t]*\r?\n)+", self.data[end:]):  # of the blank lines around it those above stay
            if not before.strip() or before.endswith((b"\n\n", b"\n\r\n")) or end + rest.end() == len(self.data):
                end += rest.end()
        elif end == len(self.data):
            begin = len(before.rstrip()) + (len(self.newline) if before.strip() else 0)
        return self.spliced(begin, end, "")

    def move(self, table: Key, row: int, to: int) -> str:
        if (held := self.node(table)) is not None:
            blocks = [_Block(one.start_byte, one.end_byte) for one in _inner(held)]
        else:
            blocks = [self.block(way, first=at == 0) for at, way in enumerate(self.rows(table))]
        if not (0 <= row < len(blocks) and 0 <= to < len(blocks)):
            raise Unchangeable("there is no such entry")
        order = list(range(len(blocks)))
        order.insert(to, order.pop(row))
        made, last = bytearray(), 0
        for slot, whose in zip(blocks, order, strict=True):
            if slot.begin < last:
                raise Unchangeable("its entries stand in one another")
            made += self.data[last : slot.begin] + self.data[blocks[whose].begin : blocks[whose].end]
            last = slot.end
        return (bytes(made) + self.data[last:]).decode()

    def block(self, way: Key, *, first: bool) -> _Block:
        """An entry with what belongs to it: the tables below it, the comments above (but of the `first`) and below."""
        own = sorted(
            (node for other, node in self.index.headers.items() if other[: len(way)] == way),
            key=lambda node: node.start_byte,
        )
        if not own:
            raise Unchangeable("it has no header of its own")
        every = sorted(node.start_byte for node in self.index.headers.values())
        begin, last = own[0], own[-1]
        inside = [at for at in every if begin.start_byte <= at <= last.start_byte]
        if len(inside) != len({node.start_byte for node in own}):
            raise Unchangeable("it is written in several places")
        pairs = [_value_of(one).end_byte for one in last.children if one.type == "pair"]
        closing = next(one for one in last.children if one.type in ("]", "]]")).end_byte
        end = self.line_end(max([closing, *pairs]))
        while more := re.match(rb"\r?\n[ \t]*#[^\r\n]*", self.data[end:]):  # comments directly below
            following = self.data[end + more.end() :]
            if re.match(rb"(?:\r?\n[ \t]*#[^\r\n]*)*\r?\n[ \t]*\[", following):  # or above the next
                break
            end += more.end()
        return _Block(begin.start_byte if first else self.above(begin.start_byte), end)

    def above(self, begin: int) -> int:
        """Where the comments begin that stand directly above a header."""
        begin = self.data.rfind(b"\n", 0, begin) + 1
        while match := re.search(rb"(?:^|\n)([ \t]*#[^\n]*\n)\Z", self.data[:begin]):
            begin = match.start(1)
        return begin

    def line_end(self, at: int, *, past: bool = False) -> int:
        """The end of a line, before its line end or behind it."""
        found = self.data.find(b"\n", at)
        if found < 0:
            return len(self.data)
        return found + 1 if past else found - self.data[:found].endswith(b"\r")


def _inner(node: Node) -> list[Node]:
    """The items of a list."""
    return [child for child in node.children if child.is_named and child.type != "comment"]


def _value_of(pair: Node) -> Node:
    return _inner(pair)[1]


def _common(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many of the first items are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _escaped(line: str) -> str:
    """A line as it stands between three quotation marks."""
    said = json.dumps(line, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007F")
    return re.sub(r"[\ud800-\udfff]", "\ufffd", said)

"""A TOML file, and where each thing in it stands.

In: a path, or the text of a file. Out: the values, and line and column for any key, value or character
inside a string; or a `Problems` that says in our own words what is wrong and where. Characters that no
document can hold are taken out with a warning.

`tomllib` reads the values; `tree-sitter-toml` knows the positions and is asked only when there is
something to tell, so that a file without a fault costs no more than its reading.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.problems import Problem, Problems, Warn, error, warning

if TYPE_CHECKING:
    from tree_sitter import Node

Key = tuple[str | int, ...]
"""The way to a value: `("work", 2, "start")`."""

LARGEST = 4_000_000
"""Bytes. A profile of a very long career is 60 kB; beyond this the file is something else."""

DEEPEST = 40
"""Levels of nesting; the model has five. Python's own parser gives up, with a traceback, near 300."""

# C0 and C1 controls but for tab and newline, Unicode's noncharacters in the basic plane, and the two
# separators that Word and browsers draw as boxes. XML 1.0 (section 2.2) forbids the first group.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")

_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\", "e": "\x1b"}


@dataclass(frozen=True)
class TomlFile:
    """The values of one file and the way back to its lines.

    `shown` is how the path is written in problems; `data` holds what `tomllib` read, without control
    characters. Lines and columns count from 1, in characters.
    """

    shown: str
    text: str
    data: dict[str, Any]

    def value(self, key: Key, offset: int | None = None) -> tuple[int, int]:
        """Where the value stands, or the character at `offset` of a string; else its nearest table."""
        node = self._index.values.get(key)
        if node is None:
            return self.header(key)
        if offset is None or node.type != "string":
            return self._point(node.start_byte)
        places = [at for _, at in _characters(_text(node))] or [0]
        return self._point_in(node, places[min(offset, len(places) - 1)] + (offset >= len(places)))

    def key(self, key: Key) -> tuple[int, int]:
        """Where the last part of the key is written."""
        node = self._index.keys.get(key)
        return self._point(node.start_byte) if node is not None else self.header(key)

    def header(self, key: Key) -> tuple[int, int]:
        """The header of the table that holds (or should hold) the key; of the file, its first line."""
        for length in range(len(key), 0, -1):
            for found in (self._index.headers, self._index.values):
                if node := found.get(key[:length]):
                    return self._point(node.start_byte)
        return (1, 1)

    def lines(self) -> list[str]:
        """The lines of the file as written."""
        return self.text.splitlines()

    @cached_property
    def _source(self) -> bytes:
        return self.text.encode()

    @cached_property
    def _index(self) -> _Index:
        return _Index.of(self._source)

    def _point(self, byte: int) -> tuple[int, int]:
        before = self._source[:byte].decode()
        return (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)

    def _point_in(self, node: Node, characters: int) -> tuple[int, int]:
        return self._point(node.start_byte + len(_text(node)[:characters].encode()))


def read(path: Path, shown: str, warn: Warn) -> TomlFile:
    """Read and parse the file at `path`; raises Problems for whatever stands in the way."""
    return parse(read_text(path, shown), shown, warn)


def read_text(path: Path, shown: str) -> str:
    """The text of a UTF-8 file, a byte order mark left off; raises Problems."""
    try:
        if path.stat().st_size > LARGEST:
            raise Problems([_file(shown, f"the file is larger than {LARGEST // 1_000_000} MB", "a profile is text: check that this is the file you meant")])  # fmt: skip
        raw = path.read_bytes()
    except FileNotFoundError:
        hint = "name the file, or make one with: presskit new me"
        raise Problems([_file(shown, "there is no such file", hint)]) from None
    except IsADirectoryError:
        raise Problems([_directory(shown)]) from None
    except PermissionError:
        if path.is_dir():
            raise Problems([_directory(shown)]) from None
        raise Problems([_file(shown, "the file may not be read", f"allow it with: chmod u+r {shown}")]) from None
    except OSError as fault:
        raise Problems([_file(shown, f"the file cannot be read: {fault.strerror}", "check its name")]) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8-sig", "ignore")
        message = f"the file is not UTF-8: byte 0x{raw[fault.start]:02x} is not text"
        hint = "save it again in your editor with the encoding UTF-8"
        raise Problems([error(shown, _place(before, len(before)), "encoding", message, hint)]) from None


def parse(text: str, shown: str, warn: Warn) -> TomlFile:
    """Parse the text of a TOML file; raises Problems with the first error of syntax."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        warn(_control(shown, _place(text, found.start()), found.group()))
        text = _CONTROL.sub("", text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Problems([_syntax(text, shown, str(fault))]) from None
    except RecursionError:
        raise Problems([_file(shown, "the values are nested too deeply", "a profile has tables, entries and lists, no more")]) from None  # fmt: skip
    except ValueError:  # Python refuses to read integers of more than 4,300 digits
        raise Problems([_long_number(text, shown)]) from None
    file = TomlFile(shown, text, data)
    file.data.update(_without_controls(data, (), file, warn))
    return file


# --- positions ---------------------------------------------------------------------------------------------


@dataclass
class _Index:
    """Nodes of the syntax tree by the way to them."""

    keys: dict[Key, Node] = field(default_factory=dict)
    values: dict[Key, Node] = field(default_factory=dict)
    headers: dict[Key, Node] = field(default_factory=dict)
    _rows: dict[Key, int] = field(default_factory=dict)

    @classmethod
    def of(cls, source: bytes) -> _Index:
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
        header = next(child for child in node.children if child.is_named)
        parts = list(_key_parts(header))
        at: Key = ()
        for depth, (name, key) in enumerate(parts, 1):
            at = (*at, name)
            self.keys.setdefault(at, key)
            if depth == len(parts) and node.type == "table_array_element":
                self._rows[at] = self._rows.get(at, -1) + 1
            if at in self._rows:  # a table below an array of tables belongs to its latest row
                at = (*at, self._rows[at])
        self.headers.setdefault(at, node)
        for child in node.children:
            if child.type == "pair":
                self._pair(at, child)

    def _pair(self, at: Key, node: Node) -> None:
        header, value = [child for child in node.children if child.is_named and child.type != "comment"][:2]
        for name, key in _key_parts(header):
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
                self._pair(at, child)


def _key_parts(node: Node) -> Iterator[tuple[str, Node]]:
    if node.type == "dotted_key":
        for child in node.children:
            if child.is_named:
                yield from _key_parts(child)
    elif node.type == "quoted_key":
        yield "".join(character for character, _ in _characters(_text(node))), node
    else:
        yield _text(node), node


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _characters(token: str) -> Iterator[tuple[str, int]]:
    """Each character of the string that a token stands for, with its place in the token.

    Follows TOML 1.0, "String": a newline right after the opening quotes is left off, a backslash at the
    end of a line takes the white space after it along.
    """
    quote = token[:3] if token[:3] in ('"""', "'''") else token[:1]
    at, end = len(quote), len(token) - len(quote)
    if len(quote) == 3 and token[at : at + 1] == "\n":
        at += 1
    while at < end:
        start, character = at, token[at]
        at += 1
        if character == "\\" and quote[0] == '"':
            if gap := re.compile(r"[ \t]*\n[ \t\n]*").match(token, at):
                at = gap.end()
                continue
            letter, at = token[at], at + 1
            if digits := {"x": 2, "u": 4, "U": 8}.get(letter):
                character, at = chr(int(token[at : at + digits], 16)), at + digits
            else:
                character = _ESCAPES[letter]
        if not _CONTROL.match(character):  # these were taken out of the value
            yield character, start


# --- what can be wrong -------------------------------------------------------------------------------------

_KINDS: tuple[tuple[str, str, str], ...] = (
    # what tomllib says, what we say, the remedy
    (r"Unterminated string|Illegal character '\\n'|invalid character '\\n'", "a text is not closed", 'end it with the quotation mark that it began with: name = "Ada"'),
    (r"Cannot overwrite a value", "this key is set twice", "keep one of the two lines"),
    (r"Cannot declare", "this table stands twice", "join the two, or write [[double brackets]] where entries repeat"),
    (r"Cannot mutate|Cannot namespace", "this table was already closed", "put its keys together in one place"),
    (r"Expected '=' after a key", "after the name of a key comes =", 'write it as key = "value"; a key of several words needs _ between them'),
    (r"at the end of a table declaration", "the header of a table is not closed", "write it as [person] or [[work]]"),
    (r"Unescaped '\\\\'|Escaped character", "a backslash in \"…\" begins an escape that TOML does not have", "write the text in single quotes: '…', or double the backslash"),
    (r"Unclosed array", "a list is not closed, or a comma is missing in it", 'write it as ["one", "two"]'),
    (r"Unclosed inline table", "an inline table is not closed, or a comma is missing in it", "write it on one line as { x = 1, y = 2 }"),
    (r"Invalid initial character for a key", "a key is missing here", 'write it as key = "value"'),
    (r"Duplicate inline table key", "this key is set twice", "keep one of the two"),
    (r"Invalid date or datetime", "there is no such date", 'write dates as 2023, "2023-08" or "2023-08-15"'),
)  # fmt: skip

_YEAR_MONTH = re.compile(r"=\s*(\d{4}-\d{2})\s*(#.*)?$")
_DAY = re.compile(r"=\s*(\d{4}-\d{2}-\d{2})\s*(#.*)?$")
_BARE = re.compile(r"""=\s*([^\s"'\[{#0-9+-][^#\n]*?)\s*(#.*)?$""")
_CURLY = re.compile("=\\s*([“”„‟«»‘’])")


def _syntax(text: str, shown: str, fault: str) -> Problem:
    """The first error of syntax, keyed by the kind of mistake rather than by the library's English."""
    said = re.match(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", fault, re.DOTALL)
    kind = said.group(1) if said else fault
    at = (int(said.group(2)), int(said.group(3))) if said and said.group(2) else _last_place(text, kind)
    lines = text.split("\n")
    # tomllib names the newline where a line ends too early: the line is the one that was begun
    if at[0] > len(lines):
        at = (len(lines), len(lines[-1]) + 1)
    line = lines[at[0] - 1]

    def problem(message: str, hint: str, column: int | None = None) -> Problem:
        return error(shown, (at[0], column or at[1]), "syntax", message, hint)

    if found := _CURLY.search(line):
        return problem("a text begins with a straight quotation mark, not a curly one", 'write " or \' around it', found.start(1) + 1)  # fmt: skip
    if found := _YEAR_MONTH.search(line):
        return problem(f"{found.group(1)} needs quotation marks", f'write it as "{found.group(1)}"', found.start(1) + 1)  # fmt: skip
    if found := _DAY.search(line):
        return problem(f"there is no day {found.group(1)}", "write the date as year-month-day", found.start(1) + 1)
    for pattern, message, hint in _KINDS:
        if re.search(pattern, kind):
            if message == "a text is not closed":
                return problem(message, hint, _opening_quote(line, at[1]))
            return problem(message, hint)
    if re.search("Invalid value|Expected newline", kind) and (found := _BARE.search(line)):
        word = found.group(1)
        if word.lower() in ("yes", "no", "on", "off", "true", "false"):
            truth = "true" if word.lower() in ("yes", "on", "true") else "false"
            return problem(f"{word} is not a value in TOML", f"write {truth}", found.start(1) + 1)
        quoted = word if len(word) <= 40 else word[:38] + "…"
        return problem("a text needs quotation marks", f'write it as "{quoted}"', found.start(1) + 1)
    if "Invalid statement" in kind:
        return problem("this line is neither a key nor a table", 'write it as key = "value" or [table]; a comment begins with #')  # fmt: skip
    if re.search(r"=\s*(#.*)?$", line):
        return problem("a value is missing here", 'write it as key = "value"')
    return problem("this is not a value in TOML", 'texts stand in "…", lists in […], dates as "2023-08"')


def _last_place(text: str, kind: str) -> tuple[int, int]:
    """Where to look when the parser only says that the file ended too early."""
    if "Unterminated" in kind:
        openings = [(text.rfind(quotes), quotes) for quotes in ('"""', "'''") if text.count(quotes) % 2]
        if openings:
            return _place(text, max(openings)[0])
    ended = text.rstrip("\n")
    return _place(ended, len(ended))


def _opening_quote(line: str, column: int) -> int:
    """The column of the mark that opens the text which is still open at `column`."""
    opening = 0
    for at, character in enumerate(line[: column - 1] if column > 1 else line, 1):
        if character in "\"'":
            mark = line[opening - 1] if opening else ""
            opening = at if not opening else 0 if character == mark else opening
    return opening or column


def _long_number(text: str, shown: str) -> Problem:
    found = re.search(r"\d{4000,}", text.replace("_", ""))
    at = _place(text, text.find(found.group()[:100])) if found else None
    return error(shown, at, "type", "this number has too many digits", "write it as a text, in quotation marks")


def _without_controls(value: Any, key: Key, file: TomlFile, warn: Warn) -> Any:
    """`value` without control characters, which `\\u0007` in a string can bring in."""
    if len(key) > DEEPEST:
        raise Problems([error(file.shown, None, "syntax", "the values are nested too deeply", "a profile has tables, entries and lists, no more")])  # fmt: skip
    if isinstance(value, dict):
        return {name: _without_controls(inner, (*key, name), file, warn) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_controls(inner, (*key, row), file, warn) for row, inner in enumerate(value)]
    if isinstance(value, str) and (found := _CONTROL.search(value)):
        warn(_control(file.shown, file.value(key), found.group()))
        return _CONTROL.sub("", value)
    return value


def _control(shown: str, at: tuple[int, int], character: str) -> Problem:
    message = f"the control character U+{ord(character):04X} was left out"
    return warning(shown, at, "control-character", message, "delete it in the file")


def _file(shown: str, message: str, hint: str) -> Problem:
    return error(shown, None, "file", message, hint)


def _directory(shown: str) -> Problem:
    return _file(shown, "this is a folder, not a profile", f"name the file in it: {shown.rstrip('/')}/profile.toml")


def _place(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return (text.count("\n", 0, offset) + 1, offset - start + 1)

"""The text of a TOML file into values whose places are known.

In: a path or a text. Out: a `TomlFile`, or Problems for a file that cannot be read or is not TOML.
"""

from __future__ import annotations

import re
import stat
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from presskit.package_files import travels
from presskit.problems import Hint, Problem, Problems, Remedy, Warn, error, failure, position, warning
from presskit.tomlfile import kinds
from presskit.tomlfile.places import CONTROL, SEPARATOR, Index, Key, characters, token
from presskit.tomlfile.syntax import deepest, syntax, too_long_number

if TYPE_CHECKING:
    from tree_sitter import Node

LARGEST = 4_000_000
"""Bytes. A profile of a very long career is 60 kB; beyond this the file is something else."""

MOST = 150_000
"""Values; a very long career has 5,000."""

MOST_TOLD = 100
"""Control characters that are told one by one; a file with more of them is damaged as a whole."""

DEEPEST = 40
"""Levels of nesting; the model has five. Python's own parser gives up, with a traceback, near 300."""

_DEEP_KEY = re.compile(
    r"""(?m)(?:^[ \t]*+\[{0,2}+|[{,])[ \t]*+(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){41}"""
)
"""A key of more parts than `DEEPEST`, for which Python's parser takes the square of their number."""

_STAND_IN = "\ufdd0"
"""What a control character is until the file is parsed, so that every other character keeps its place: a
noncharacter of Unicode, which TOML allows inside strings and comments."""


@dataclass(frozen=True)
class TomlFile:
    """The values of one file and the way back to its lines.

    `display_path` is how the path is written in problems; `data` holds what `tomllib` read, without control
    characters. Lines and columns count from 1, in characters.
    """

    display_path: str
    text: str
    data: dict[str, Any]

    def value(self, key: Key, offset: int | None = None) -> tuple[int, int]:
        """Where the value stands, or the character at `offset` of a string; else its nearest table."""
        node = self._index.values.get(key)
        if node is None:
            return self.header(key)
        if offset is None or node.type != "string":
            return self._point(node.start_byte)
        places = [at for _, at in characters(token(node))] or [0]
        return self._point_in(node, places[min(offset, len(places) - 1)] + (offset >= len(places)))

    def with_backslashes(self, hint: Hint, key: Key) -> Hint:
        """The hint as it can be followed in a text: each \\ is written twice within double quotation marks."""
        node = self._index.values.get(key) if "\\" in str(hint) else None
        if node is None or not token(node).startswith('"'):
            return hint
        doubled = str(hint).replace("\\", "\\\\")
        return replace(hint, hint=doubled) if isinstance(hint, Remedy) else doubled

    def key(self, key: Key) -> tuple[int, int]:
        """Where the last part of the key is written."""
        node = self._index.keys.get(key)
        return self._point(node.start_byte) if node is not None else self.header(key)

    def header(self, key: Key) -> tuple[int, int]:
        """The header of the table that holds (or should hold) the key; of the file, its first line."""
        for length in range(len(key), 0, -1):
            for found in (self._index.headers, self._index.values, self._index.keys):
                if node := found.get(key[:length]):
                    return self._point(node.start_byte)
        return (1, 1)

    def lines(self) -> list[str]:
        """The lines of the file as written."""
        return self.text.split("\n")

    @cached_property
    def _source(self) -> bytes:
        return self.text.encode()

    @cached_property
    def _index(self) -> Index:
        return Index.of(self._source)

    @cached_property
    def _starts(self) -> list[int]:
        """The bytes at which lines begin."""
        return [0, *(match.end() for match in re.finditer(b"\n", self._source))]

    def _point(self, byte: int) -> tuple[int, int]:
        line = bisect_right(self._starts, byte)
        return line, len(self._source[self._starts[line - 1] : byte].decode()) + 1

    def _point_in(self, node: Node, characters: int) -> tuple[int, int]:
        return self._point(node.start_byte + len(token(node)[:characters].encode()))


def read(path: Path, display_path: str, warn: Warn) -> TomlFile:
    """Read and parse the file at `path`; raises Problems for whatever stands in the way."""
    return parse(read_text(path, display_path), display_path, warn)


def read_text(path: Path, display_path: str) -> str:
    """The text of a UTF-8 file, a byte order mark left off; raises Problems."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            inside = (path / "profile.toml").is_file()
            hint = f"name the file in it: {display_path.rstrip('/')}/profile.toml" if inside else "name a file"
            hint += "" if inside else f", or make a profile in the folder with: presskit new {quote(display_path)}"
            raise _file(display_path, "this is a folder, not a profile", hint)
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device may never end
            raise _file(display_path, "this is not an ordinary file", "name a file that holds a profile")
        if about.st_size > LARGEST:
            message = f"the file is larger than {LARGEST // 1_000_000} MB"
            raise _file(display_path, message, "a profile is text: check that this is the file you meant")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _file(display_path, "there is no such file", kinds.instead_of(path, display_path)) from None
    except PermissionError:
        if travels(path):  # none of the user's
            raise
        hint = f"allow it with: chmod u+r {quote(display_path)}"
        raise _file(display_path, "the file may not be read", hint) from None
    except (OSError, ValueError) as fault:  # ValueError: the name holds a null character
        reason = (getattr(fault, "strerror", None) or "no file can have this name").lower()
        raise _file(display_path, f"the file cannot be read: {reason}", "check its name") from None
    if kind := kinds.of_bytes(raw, display_path):
        raise failure(display_path, (1, 1), "file", kind.message, kind.hint)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8-sig", "ignore").replace("\r\n", "\n").replace("\r", "\n")
        message = f"the file is not UTF-8: byte 0x{raw[fault.start]:02x} is not text"
        hint = "save it again in your editor with the encoding UTF-8"
        raise failure(display_path, position(before, len(before)), "encoding", message, hint) from None


def parse(text: str, display_path: str, warn: Warn) -> TomlFile:
    """Parse the text of a TOML file; raises Problems with the first error of syntax."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems: list[Problem] = [*_controls_in(text, display_path)]
    for problem in problems[:MOST_TOLD]:
        warn(problem)
    data, text = _values(CONTROL.sub(_STAND_IN, SEPARATOR.sub(" ", text)), display_path)
    if _holds_more(data, MOST):
        message = f"the file holds more than {MOST:,} values"
        raise _file(display_path, message, "a profile is text: check that this is the file you meant")
    file = TomlFile(display_path, text, data)
    inside: list[Problem] = []
    clean = _without_controls(data, (), file, inside.append)
    for problem in inside[:MOST_TOLD]:
        warn(problem)
    for problem in (*problems[MOST_TOLD : MOST_TOLD + 1], *inside[MOST_TOLD : MOST_TOLD + 1]):
        warn(replace(problem, message=f"{problem.message}, and so were others from here on"))
    data.clear()
    data.update(clean)
    return file


def _values(text: str, display_path: str) -> tuple[dict[str, Any], str]:
    """What `tomllib` reads, and the text that it could read."""
    if match := _DEEP_KEY.search(text):
        raise Problems([_too_deep(display_path, position(text, match.start()))])
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as fault:
        if _STAND_IN in text:  # a control character outside the strings: without it, perhaps
            return _values(text.replace(_STAND_IN, ""), display_path)
        raise Problems([syntax(text, display_path, str(fault))]) from None
    except RecursionError:
        raise Problems([_too_deep(display_path, deepest(text, DEEPEST))]) from None
    except ValueError:  # Python refuses to read integers of more than 4,300 digits
        raise Problems([too_long_number(text, display_path)]) from None


def _holds_more(data: dict[str, Any], most: int) -> bool:
    """Whether there are more values than that, at any depth."""
    waiting: list[Any] = [data]
    while waiting and most >= 0:
        value = waiting.pop()
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            most -= len(value)
            waiting += value
    return most < 0


def _without_controls(value: Any, key: Key, file: TomlFile, warn: Warn) -> Any:
    """`value` without control characters, which `\\u0007` in a string can bring in."""
    if len(key) > DEEPEST:
        raise Problems([_too_deep(file.display_path, file.header(key[:1]))])
    if isinstance(value, dict):
        return {
            CONTROL.sub("", name): _without_controls(inner, (*key, CONTROL.sub("", name)), file, warn)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_without_controls(inner, (*key, row), file, warn) for row, inner in enumerate(value)]
    if isinstance(value, str) and CONTROL.search(value):
        for found in dict.fromkeys(CONTROL.findall(value)):
            if found != _STAND_IN:  # that one was told with its own place
                warn(_control(file.display_path, file.value(key), found))
        return CONTROL.sub("", SEPARATOR.sub(" ", value))
    return value


def _controls_in(text: str, display_path: str) -> Iterator[Problem]:
    """A warning for each line with control characters, at the first of them."""
    if CONTROL.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            if match := CONTROL.search(line):
                yield _control(display_path, (number, match.start() + 1), match.group())


def _control(display_path: str, at: tuple[int, int], character: str) -> Problem:
    done = "was read as a space" if SEPARATOR.match(character) else "was left out"
    message = f"the control character U+{ord(character):04X} {done}"
    return warning(display_path, at, "control-character", message, "delete it in the file")


def _too_deep(display_path: str, at: tuple[int, int] | None) -> Problem:
    hint = "a profile has tables, entries and lists, no more"
    return error(display_path, at, "syntax", "the values are nested too deeply", hint)


def _file(display_path: str, message: str, hint: str) -> Problems:
    return failure(display_path, None, "file", message, hint)

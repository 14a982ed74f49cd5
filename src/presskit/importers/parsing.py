"""The bytes of a file, parsed exactly once: what is in it is known by its structure, not by its name or first bytes.

In: bytes. Out: `Parsed`, which importers recognise and read; or Problems with line, column and what is wrong there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from presskit.importers import lenient, markup
from presskit.importers.decoding import text_of
from presskit.importers.tree import MOST, Node, TooMuch, tree
from presskit.importers.zipped import Archive
from presskit.problems import Problems, Warn, failure

Form = Literal[
    "json", "yaml", "toml", "csv", "xml", "html", "pdf", "zip", "docx", "doc", "odt", "xlsx", "rtf", "vcard",
    "ris", "bibtex", "text", "binary",
]  # fmt: skip
"""What a file is to a parser."""

LARGEST_TEXT = 12_000_000
"""Characters of a text file. A résumé with a photograph inside has 3 million; parsed, it takes ten times its size."""

LARGEST_INSIDE = 20_000_000
"""Bytes of a file inside a PDF; a photograph in it takes the most."""


@dataclass(frozen=True)
class Parsed:
    """A file: its form, and its value.

    `value` is, of JSON, YAML and TOML, dicts, lists and texts; of CSV a list of rows by their column; of XML the root
    element; of a PDF the root elements of the XML that it carries, by name; of ZIP and office documents an `Archive`;
    of all else the text. `text` is the text of every file that is one.
    """

    form: Form
    value: Any
    display_path: str
    warn: Warn = field(repr=False)
    text: str = field(default="", repr=False)
    data: bytes = field(default=b"", repr=False)

    def tree(self) -> Node:
        """The values as a tree, of which everything is taken or left; raises TooMuch."""
        return tree(self.value)


def parse(data: bytes, display_path: str, warn: Warn) -> Parsed:
    """What the bytes are; raises Problems for a damaged file, `TooMuch` for one that holds too much."""
    for start, form in _BINARY:
        if data.startswith(start):
            return Parsed(form, "", display_path, warn, data=data)
    if data.lstrip()[:5] == b"%PDF-":
        return Parsed("pdf", _pdf(data, display_path), display_path, warn, data=data)
    if data[:2] == b"PK":
        archive = Archive.of(data, display_path, "export it again")
        office = next((form for name, form in _OFFICE.items() if name in archive.names()), None)
        return Parsed(office or "zip", archive, display_path, warn, data=data)
    if re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<[\0]?[?!a-zA-Z]", data):
        return _markup(data, display_path, warn)
    text = text_of(data, display_path, warn).removeprefix("\ufeff")
    if len(text) > LARGEST_TEXT:
        raise TooMuch(f"it holds more than {LARGEST_TEXT // 1_000_000} million characters")
    form, value = _text(text, display_path, warn)
    return Parsed(form, value, display_path, warn, text)


_BINARY: tuple[tuple[bytes, Form], ...] = (
    (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "doc"), (b"\x89PNG", "binary"), (b"\xff\xd8\xff", "binary"),
    (b"\x1f\x8b", "binary"), (b"GIF8", "binary"), (b"SQLite", "binary"), (b"\x00\x01", "binary"),
)  # fmt: skip

_OFFICE: dict[str, Form] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "content.xml": "odt"}


_HTML = re.compile(
    rb"(?is)^\W*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h[1-6]|"
    rb"span|a|b|strong|i|em|img|br|ul|ol|table|blockquote|figure|header|nav|meta|title|style|script)\b"
)
"""How a web page begins, or a piece of one."""


def _markup(data: bytes, display_path: str, warn: Warn) -> Parsed:
    head = data[:4000].replace(b"\0", b"")
    if _HTML.search(head):
        text = text_of(data, display_path, warn)
        return Parsed("html", text, display_path, warn, text)
    return Parsed("xml", markup.root_of(data, display_path), display_path, warn)


def _pdf(data: bytes, display_path: str) -> Mapping[str, Any]:
    """The XML that a PDF carries."""
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity; what matters is told below
    try:
        attached = pypdf.PdfReader(io.BytesIO(data)).attachments
        inside = {
            name: file for name, files in attached.items() for file in files
            if len(file) <= LARGEST_INSIDE and b"<" in file[:4]
        }  # fmt: skip
    except Exception:  # pypdf raises whatever it stumbles over in a damaged file
        message = "this PDF is damaged or locked and cannot be read"
        hint = "download it again; of a locked one, save a copy without its password"
        raise failure(display_path, None, "pdf", message, hint) from None
    return {name: markup.root_of(file, f"{display_path}: {name}") for name, file in inside.items()}


# --- texts -------------------------------------------------------------------------------------------------


def _text(text: str, display_path: str, warn: Warn) -> tuple[Form, Any]:
    """The form of a text and its value. JSON, YAML and TOML that are plainly meant and broken raise Problems."""
    for form, begins in _TEXTS:
        if begins.search(text):
            return form, _VALUES[form](text, display_path, warn) if form in _VALUES else text
    if rows := _csv(text):
        return "csv", rows
    return _yaml(text, display_path)


_TEXTS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("vcard", re.compile(r"(?im)^(?:BEGIN|END):VCARD[ \t\r]*$")),  # anywhere: its lines may have changed places
    ("ris", re.compile(r"\A\s*TY  ?- ")),
    ("toml", re.compile(r"\A\s*\[\[?\s*[A-Za-z][\w.-]*\s*\]\]?\s*(?:#.*)?(?:\n|\Z)")),  # before JSON, which has [ too
    ("json", re.compile(r"\A\s*(?:\{|\[(?![^\]\[\n\"{}]+\]\()|//|/\*)")),  # not Markdown that begins with a link
    ("bibtex", re.compile(r"(?m)^\s*@[A-Za-z]+\s*[{(]")),  # anywhere: it may begin with remarks
    ("toml", re.compile(r"\A(?:#.*\n|\s+)*(?:[\w\"-]+(?:\.[\w\"-]+)*\s*=|\[\[?[\w.\"-]+\]\]?\s*(?:#.*)?(?:\n|\Z))")),
)
"""By what a text is known for a form, in the order in which it is tried: of two that fit a text, the first holds.

Tables of cells, YAML and prose come after these, since nearly any text can be taken for one of them. What only has a
suffix of its own is not known by it: files are sent on under any name.
"""


def _toml(text: str, display_path: str, warn: Warn) -> Any:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}  # nobody imports TOML: what it is told to be is enough


_VALUES: dict[Form, Callable[[str, str, Warn], Any]] = {"json": lenient.read_json, "toml": _toml}
"""The forms that are parsed here; of all others an importer takes the text."""

_KEY = re.compile(r"""\s*(?:-\s+)*(?:"[^"\n]*"|'[^'\n]*'|[^\s:#&"'\[\]{}-][^:\n]{0,60}):(?:\s|$)""")
"""A line of YAML that begins with a key."""

_STRUCTURE = re.compile(r"""\s*(?:-\s+\S|(?:"[^"\n]*"|'[^'\n]*'|[^\s:#]+|[^\s:#][^:\n]{0,60}(?=:\s*$)):(?:\s|$))""")
"""A line that only YAML has: an item, a key of one word or in quotation marks, a key of several that opens a block."""

_OF_YAML = re.compile(rf"{_KEY.pattern}|\s*-\s|\s*#|---|\.\.\.|%YAML|\s+\S")
"""A line that YAML may have: a key, an item, or what goes on with the line above."""


def _yaml(text: str, display_path: str) -> tuple[Form, Any]:
    """YAML, in one document or several; prose that has a colon is none."""
    rows = [row for row in text.splitlines() if row.strip()]
    first = next((row for row in rows if not re.match(r"\s*#|---|%", row)), "")
    if not any(map(_STRUCTURE.match, rows)) and first.lstrip()[:1] not in ("{", "["):
        return "text", text
    if len(rows) > 2 * MOST:
        raise TooMuch(f"it holds more than {MOST:,} values")
    fitting = sum(bool(_OF_YAML.match(row)) for row in rows)
    front = re.match(r"---\s*\n.*?\n---\s*\n(.*)", text, re.DOTALL)
    if front and not any(_KEY.match(row) for row in front[1].splitlines()):
        return "text", text  # Markdown, after the front matter of a site
    try:
        documents = [one for one in lenient.read_yaml(text, display_path) if one not in (None, "")]
    except Problems:
        if fitting * 10 >= len(rows) * 8 and _KEY.match(first):
            raise
        return "text", text
    if not any(isinstance(one, dict) or (isinstance(one, list) and any(map(_is_table, one))) for one in documents):
        return "text", text
    names = [name for one in documents if isinstance(one, dict) for name in one]
    if all(isinstance(one, dict) for one in documents) and len(set(names)) == len(names):
        return "yaml", {name: value for one in documents for name, value in one.items()}  # one file in several parts
    return "yaml", documents[0] if len(documents) == 1 else documents


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _csv(text: str) -> list[dict[str, str]]:
    """The rows of a table with a header, of which each has as many cells; of any other text none."""
    first = text.lstrip().partition("\n")[0]
    sign = max(",;\t", key=first.count)
    names = [name.strip().strip('"') for name in first.split(sign)]
    if len(names) < 2 or not all(0 < len(name) <= 40 for name in names) or ":" in first:
        return []
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip()[:200_000]), delimiter=sign, strict=True))
    except csv.Error:
        return []
    rows = [row for row in rows if row]
    if len(rows) < 2 or any(len(row) != len(rows[0]) for row in rows[:-1]):
        return []
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]

"""Documents that hold a person's prose: Word, LibreOffice, RTF, web pages and plain texts, as paragraphs of text.

In: a parsed file. Out: `ImportedProfile` with the text that a biography is made of: a paragraph a line, with `# `
before a heading, `- ` before a point, and stars around what is in italics. What is no text of the document's own
(menus, scripts) goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from presskit.importers import markup
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.problems import failure


def is_text(value: object) -> bool:
    """Whether a text may be prose: words, of which most are of letters."""
    if not isinstance(value, str) or re.match(
        r"\s*(?:-----BEGIN |BEGIN:|\\document|\\begin|version https://git-lfs|%PDF|#!)", value
    ):
        return False
    some = value[:20_000].split()
    worded = sum(bool(re.match(r"[\W_]*[^\W\d_]+", word)) for word in some)
    return len(some) >= _FEWEST and worded * 10 >= len(some) * 6


_FEWEST = 4
"""Words of the shortest biography."""


def read_text(file: Parsed) -> ImportedProfile:
    """A text, or Markdown; one with elements of HTML in it is read as a web page."""
    if _ELEMENT.search(file.text):
        return _paragraphs(file, _of_web(re.sub(r"\n[ \t]*\n", "\n<p>", file.text)))
    return _found(_ENTITY.sub(lambda match: unescape(match[0]), file.text), "line")


_ELEMENT = re.compile(r"(?i)</?(?:p|br|em|i|strong|b|span|div|a|h[1-6]|li|ul|blockquote)\b[^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,12});")


def read_word(file: Parsed) -> ImportedProfile:
    """A Word file; raises Problems for one that is damaged, or that holds no text."""
    return _paragraphs(file, _of_word(_root(file, "word/document.xml")))


def read_office(file: Parsed) -> ImportedProfile:
    """A text of LibreOffice; raises Problems for one that is damaged, or that holds no text."""
    return _paragraphs(file, _of_office(_root(file, "content.xml")))


def _root(file: Parsed, name: str) -> Any:
    return markup.root_of(file.value.bytes_of(name), f"{file.display_path}: {name.rpartition('/')[2]}")


def read_rtf(file: Parsed) -> ImportedProfile:
    """A file of a word processor in RTF."""
    return _paragraphs(file, _of_rtf(file.data.decode("latin-1")))


def read_web(file: Parsed) -> ImportedProfile:
    """A web page: of a whole site the part that is a biography; raises Problems where there is none."""
    return _paragraphs(file, _of_web(file.text))


def _found(text: str, unit: str) -> ImportedProfile:
    imported = ImportedProfile()
    imported.prose(text, unit)
    return imported


def _paragraphs(file: Parsed, rows: Iterator[str]) -> ImportedProfile:
    kept = [row for row in rows if row.strip()]
    if not any(len(row.split()) >= _FEWEST for row in kept if not row.startswith("# ")):
        hint = "write the biography into a file of plain text (.txt), and import that"
        raise failure(file.display_path, None, "prose", "there is no text in it that could be a biography", hint)
    return _found("\n\n".join(kept), "paragraph")


# --- Word and LibreOffice ----------------------------------------------------------------------------------


def _of_word(root: Any) -> Iterator[str]:
    for paragraph in root.iter():
        if (
            not isinstance(paragraph.tag, str)
            or markup.name_of(paragraph) != "p"
            or "wordprocessingml" not in paragraph.tag
        ):
            continue
        style = next((_value(one) for one in paragraph.iter() if markup.name_of(one) == "pStyle"), "")
        listed = any(markup.name_of(one) == "numPr" for one in paragraph.iter() if isinstance(one.tag, str))
        text = _runs(
            _of_run(run) for run in paragraph.iter() if isinstance(run.tag, str) and markup.name_of(run) == "r"
        )
        if text.strip():
            heading = re.match(r"(?i)heading|title|subtitle|.berschrift|titre", style)
            yield f"# {text.strip('* ')}" if heading else f"- {text}" if listed else text


def _value(element: Any) -> str:
    return next((str(value) for name, value in element.attrib.items() if name.endswith("}val")), "")


def _of_run(run: Any) -> tuple[str, bool]:
    """The text of a run, and whether it is in italics."""
    said, italic = "", False
    for one in run.iter():
        name = markup.name_of(one) if isinstance(one.tag, str) else ""
        if name == "t":
            said += one.text or ""
        elif name in ("tab", "br", "cr"):
            said += " "
        elif name == "noBreakHyphen":
            said += "-"
        elif name == "i":
            italic = _value(one) not in ("0", "false", "off")
    return said, italic


def _runs(runs: Iterator[tuple[str, bool]]) -> str:
    """Runs side by side, those in italics between stars."""
    pieces = list[tuple[str, bool]]()
    for said, italic in runs:
        if pieces and (pieces[-1][1] == italic or not said.strip()):
            pieces[-1] = (pieces[-1][0] + said, pieces[-1][1])
        elif said:
            pieces.append((said, italic))
    if len(pieces) == 1:  # a paragraph in italics is one of style
        return pieces[0][0]
    return "".join(_starred(said) if italic else said for said, italic in pieces)


def _starred(said: str) -> str:
    core = said.strip()
    if not core or "*" in core:
        return said
    at = said.index(core)
    return f"{said[:at]}*{core}*{said[at + len(core) :]}"


def _of_office(root: Any) -> Iterator[str]:
    italics = {
        str(value)
        for style in root.iter() if isinstance(style.tag, str) and markup.name_of(style) == "style"
        for name, value in style.attrib.items() if name.endswith("}name")
        if any(key.endswith("}font-style") and one == "italic" for part in style for key, one in part.attrib.items())
    }  # fmt: skip
    for paragraph in root.iter():
        name = markup.name_of(paragraph) if isinstance(paragraph.tag, str) else ""
        if name not in ("p", "h"):
            continue
        text = _runs(iter(list(_spans(paragraph, italics, italic=False))))
        inside = paragraph.getparent()
        listed = inside is not None and markup.name_of(inside) == "list-item"
        if text.strip():
            yield f"# {text}" if name == "h" else f"- {text}" if listed else text


def _spans(element: Any, italics: set[str], *, italic: bool) -> Iterator[tuple[str, bool]]:
    yield element.text or "", italic
    for child in element:
        name = markup.name_of(child) if isinstance(child.tag, str) else ""
        if name in ("s", "tab", "line-break"):
            yield " ", italic
        elif name not in ("note", "annotation", "frame"):
            style = next((str(value) for key, value in child.attrib.items() if key.endswith("}style-name")), "")
            yield from _spans(child, italics, italic=italic or style in italics)
        yield child.tail or "", italic


# --- RTF ---------------------------------------------------------------------------------------------------

_RTF = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL)
_SILENT = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr",
    "headerf", "footerl", "footerr", "footerf", "footnote", "listtable", "listoverridetable", "rsidtbl",
    "generator", "themedata", "datastore", "latentstyles", "xmlnstbl", "fldinst", "bkmkstart", "bkmkend",
}  # fmt: skip
_SIGNS = {"tab": " ", "line": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
          "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " "}  # fmt: skip


@dataclass
class _Group:
    """What holds within a pair of braces."""

    silent: bool = False
    italic: bool = False
    skip: int = 1


def _of_rtf(text: str) -> Iterator[str]:
    groups, runs, left = [_Group()], list[tuple[str, bool]](), 0
    for match in _RTF.finditer(text):
        word, number, code, sign, brace, plain = match.groups()
        group = groups[-1]
        said = ""
        if brace == "{":
            groups.append(_Group(group.silent, group.italic, group.skip))
        elif brace == "}":
            groups = groups[:-1] or [_Group()]
        elif word in _SILENT or sign == "*":
            group.silent = True
        elif word in ("par", "sect", "page", "row", "cell"):
            yield _runs(iter(runs))
            runs = []
        elif word == "i":
            group.italic = number != "0"
        elif word == "plain":
            group.italic = False
        elif word == "uc":
            group.skip = int(number or 1)
        elif word == "u" and number:
            said, left = chr(int(number) % 65536), group.skip
            runs += [] if group.silent else [(said, group.italic)]
            continue
        elif word:
            said = _SIGNS.get(word, "")
        elif code or sign or plain:
            said = (
                bytes.fromhex(code).decode("cp1252", "replace")
                if code
                else {"~": " ", "_": "-"}.get(sign, sign)
                if sign
                else plain
            )
            said, left = said[left:], max(0, left - len(said))
        if said and not groups[-1].silent:
            runs.append((said, groups[-1].italic))
    yield _runs(iter(runs))


# --- web pages ---------------------------------------------------------------------------------------------

_DROPPED = {
    "script", "style", "nav", "header", "footer", "form", "aside", "noscript", "svg", "button", "select",
    "figcaption", "head", "iframe", "template", "dialog", "menu", "video", "audio", "canvas", "object",
    "textarea", "label",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre", "section",
    "table", "tbody", "td", "th", "tr", "ul",
}  # fmt: skip
_INLINE = {"i", "em", "cite"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
}  # fmt: skip
_MOST = 1_500
"""Words of a page of which only one part can be the biography."""


@dataclass
class _Block:
    """A stretch of a page: its text, the element, the container that it stands in, and characters of links in it."""

    text: str
    kind: str
    inside: int
    main: bool
    linked: int = 0


class _Page(HTMLParser):
    """The blocks of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [_Block("", "body", 0, False)]
        self.open = [("", 0)]
        self.count = self.silent = self.links = self.main = self.italic = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._say("\n" if self.blocks[-1].text.endswith("\n") else " \n")
        if tag in _VOID:
            return
        if tag in _DROPPED and not (tag == "header" and self.main):
            self.silent += 1
        self.count += 1
        self.open.append((tag, self.count))
        self.main += tag in ("main", "article")
        self.links += tag == "a"
        if tag in _BLOCKS:
            self._block(tag)
        elif tag in _INLINE:
            self.italic += 1
            if self.italic == 1:
                self._say("*")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(tag == name for name, _ in self.open):
            return
        while len(self.open) > 1:
            name, _ = self.open.pop()
            self.silent -= name in _DROPPED and not (name == "header" and self.main)
            self.main -= name in ("main", "article")
            self.links -= name == "a"
            if name in _INLINE:
                self.italic -= 1
                if not self.italic:
                    self._say("*")
            if name == tag:
                break
        self.silent = max(0, self.silent)
        if tag in _BLOCKS:
            self._block("")

    def handle_data(self, data: str) -> None:
        self._say(re.sub(r"\s+", " ", data))

    def _say(self, text: str) -> None:
        if not self.silent:
            self.blocks[-1].text += text
            self.blocks[-1].linked += len(text) if self.links else 0

    def _block(self, kind: str) -> None:
        holder = next(
            (
                number
                for name, number in reversed(self.open)
                if name in ("section", "article", "main", "div", "td", "li")
            ),
            0,
        )
        if self.blocks[-1].text.strip():
            self.blocks.append(_Block("", kind, holder, self.main > 0))
        else:
            self.blocks[-1] = _Block("", kind, holder, self.main > 0)


def _of_web(text: str) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    page.close()
    blocks = [block for block in page.blocks if block.text.strip(" *\n")]
    if any(block.main and _reads_as_prose(block) for block in blocks):
        blocks = [block for block in blocks if block.main]
    if sum(len(block.text.split()) for block in blocks) > _MOST or any(
        block.linked > len(block.text) / 2 for block in blocks
    ):
        blocks = _biography(blocks)
    for block in blocks:
        said = re.sub(r"\*([^*]*)\*", _tight, block.text)
        for row in re.split(r"\s*\n\s*\n\s*", said.strip()):
            row = " ".join(row.split())
            yield (
                f"# {row.strip('*')}"
                if re.fullmatch(r"h[1-6]", block.kind)
                else f"- {row}"
                if block.kind == "li"
                else row
            )


def _tight(match: re.Match[str]) -> str:
    """Emphasis without the spaces at its ends, which stand outside: `<em>Salt </em>(2019)`."""
    inner = match[1]
    core = inner.strip()
    if not core:
        return inner
    at = inner.index(core)
    return f"{inner[:at]}*{core}*{inner[at + len(core) :]}"


_SENTENCE = re.compile(r"[a-z][”\"’)]?[.!?](?:\s|$|\*|[”\"])")
_PERSON = re.compile(
    r"\b(?:[Ss]he|[Hh]e|[Tt]hey|I|[Hh]er|[Hh]is|[Tt]heir|[Mm]y|is an?|was born|lives in|works (?:as|at))\b"
)


def _reads_as_prose(block: _Block) -> bool:
    return (
        len(block.text.split()) >= 8 and _SENTENCE.search(block.text) is not None and block.linked * 2 < len(block.text)
    )


def _biography(blocks: list[_Block]) -> list[_Block]:
    """Of a whole site, the headings and paragraphs of the container that speaks most of a person."""
    scores = dict[int, int]()
    for block in blocks:
        if _reads_as_prose(block):
            scores[block.inside] = scores.get(block.inside, 0) + len(_PERSON.findall(block.text))
    if not any(scores.values()):
        return []
    best = max(scores, key=lambda inside: scores[inside])
    headings = [block for block in blocks if block.kind == "h1"][:1]
    return headings + [block for block in blocks if block.inside == best and _reads_as_prose(block)]

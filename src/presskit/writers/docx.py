"""A document as a Word file, in a template that its user can restyle in Word or LibreOffice.

In: a `Document`, the pictures that it shows and a Word file with tags, `{{ … }}` and `{% … %}`. Out: the bytes of a
Word file with real headings, links, language, title and alternative texts; or, from `check`, everything that is
wrong with the template. docxtpl turns the tags into text; whatever an edited template can get wrong is told as a
Problem that quotes the paragraph.

What a template can name: `document` (see presskit.document), `portrait` (a `Picture`, or nothing where the person has
none), and the filters in `FILTERS`. A tag `{%p … %}` takes its whole paragraph away, `{%tr … %}` its row of a table.
"""

from __future__ import annotations

import datetime
import io
import re
import sys
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from presskit.document import Document, Entry, Link, Portrait, Section, plain, runs
from presskit.problems import Problem, Problems, Warn, advice, did_you_mean, error
from presskit.template import Template, shown

if TYPE_CHECKING:
    import jinja2

    Element = Any  # of lxml, which carries no types

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twips, twentieths of a point, as Word itself writes them."""

SAME = 30
"""Twips that a page may differ from a paper and still be meant as it: half a millimetre."""

WIDTH = 40.0
"""Millimetres: how wide a picture is where the template does not say."""

LONGEST_PROPERTY = 255
"""Characters that Word takes for a title, a subject, the keywords."""

QUOTED = 70
"""Characters of a paragraph that a problem quotes: enough to find it by searching in Word."""

REFERENCE = "docs/templates.md lists what a template can name"


def write(
    document: Document,
    template: Template,
    *,
    day: datetime.date,
    pictures: Mapping[str, bytes],
    warn: Warn,
    paper: str = "a4",
) -> bytes:
    """The Word file; `day` is its date, `pictures` are JPEG or PNG by the name that the profile gives them.

    Raises Problems for everything that the template gets wrong. The same input gives the same bytes.
    """
    file = _open(template)
    faults = file.structure()
    for fault in faults:
        if fault.severity != "error":
            warn(fault)
    wrong = [fault for fault in faults if fault.severity == "error"]
    wrong = wrong or file.render(document, pictures)
    if wrong:
        raise Problems(wrong)
    _finish(file.word.docx, document, day, paper)
    return _packed(file.word.docx)


def check(template: Template) -> list[Problem]:
    """Everything that is wrong with the template, found without a profile: with samples that have all there is."""
    try:
        file = _open(template)
    except Problems as unopened:
        return list(unopened.problems)
    faults = file.structure()
    if not any(fault.severity == "error" for fault in faults):
        found = [fault for document in SAMPLES for fault in _open(template).render(document, {"portrait": _PIXEL})]
        faults += dict.fromkeys([*file.unknown_names(), *found])
    return faults


# --- what a template can name ------------------------------------------------------------------------------

# Elements of our own, which stand inside a run's text until `_settle` makes runs of them.
_OURS = "presskit"
_EMPHASIS, _LINK = f"{{{_OURS}}}em", f"{{{_OURS}}}a"


def rich(text: str) -> Markup:
    """The text with its `*emphasis*` in the style Emphasis: `{{ entry.text | rich }}`."""
    parts = [
        Markup('<em xmlns="{}">{}</em>').format(_OURS, run.text) if run.emphasis else escape(run.text)
        for run in runs(str(text))
    ]
    return Markup("").join(parts)


def link(what: Link | Entry | str, url: str = "") -> Markup:
    """A hyperlink in the style Hyperlink.

    `{{ entry.links[0] | link }}`; `{{ entry | link }}`, the title of an entry, which leads to its page if it has one;
    `{{ "our website" | link("https://…") }}`.
    """
    if isinstance(what, Entry):
        own = next((link.url for link in what.links if link.label == what.title), "")
        words, url = what.title, own
    else:
        words, url = (what.label, what.url) if isinstance(what, Link) else (str(what), url)
    return Markup('<a xmlns="{}" href="{}">{}</a>').format(_OURS, url, rich(words)) if url else rich(words)


FILTERS: Mapping[str, Callable[..., Any]] = {"rich": rich, "link": link}
"""The filters of a Word template, besides those of Jinja2."""


class Picture:
    """A photograph in a line of text: `{{ portrait }}`, or `{{ portrait.wide(34) }}` in millimetres."""

    # Names with an underscore are out of a template's reach: what it could reach, it could write to disk.
    __slots__ = ("_alt", "_data", "_width", "_word")

    def __init__(self, word: Any, data: bytes, alt: str, width: float = WIDTH) -> None:
        self._word, self._data, self._alt, self._width = word, data, alt, width

    def wide(self, width: float) -> Picture:
        """The same picture, so many millimetres wide."""
        return Picture(self._word, self._data, self._alt, width)

    def __html__(self) -> str:
        from docx.shared import Mm
        from lxml import etree

        inline = self._word.current_rendering_part.new_pic_inline(io.BytesIO(self._data), width=Mm(self._width))
        inline.docPr.set("descr", self._alt)
        drawing: str = etree.tostring(inline, encoding="unicode")
        return f'<w:drawing xmlns:w="{_W}">{drawing}</w:drawing>'


# --- the Word file -----------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


# Made once: they are compared thousands of times.
_P, _RUN, _T, _RPR, _TAB, _BR = (_w(name) for name in ("p", "r", "t", "rPr", "tab", "br"))


@dataclass(frozen=True)
class _Tag:
    """One tag of a template. `scope` is the p, tr or tc that it takes away, or nothing."""

    text: str
    scope: str
    statement: str  # "if", "endfor"; "" for what prints
    paragraph: Element


@dataclass
class _File:
    """A template's Word file, opened. `path` is how it is told."""

    word: Any
    path: str
    written: dict[str, str] = field(default_factory=dict)  # tags as docxtpl leaves them → as their author wrote them

    def structure(self) -> list[Problem]:
        """What is wrong with the paragraphs and tags themselves, before any of them is filled in."""
        found: list[Problem] = []
        for root in self.word.roots():
            found += self._leftovers(root)
            tags = []
            for paragraph in root.iter(_P):
                tags += self._tags(paragraph, found)
            found += self._pairs(tags)
        return found

    def unknown_names(self) -> list[Problem]:
        """Names that no template can use, in parts too that no sample reaches."""
        from jinja2 import TemplateSyntaxError, meta, nodes

        known = {"document", "portrait"}
        found = []
        environment = _environment([])
        for source in self.word.sources():
            try:
                tree = environment.parse(source)
            except TemplateSyntaxError:
                continue  # told when the samples are rendered
            for name in sorted(meta.find_undeclared_variables(tree) - known - set(environment.globals)):
                lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == name]
                found.append(self._unknown(name, [*known, *_declared(tree)], source, min(lines)))
        return found

    def render(self, document: Document, pictures: Mapping[str, bytes]) -> list[Problem]:
        """Fill the tags in; what is wrong with them."""
        missed: list[_Missed] = []
        photo = document.portrait.photo
        portrait = Picture(self.word, pictures[photo], document.portrait.alt) if photo else None
        try:
            self.word.render({"document": document, "portrait": portrait}, _environment(missed))
        except _Failed as failed:
            return [*self._missed(missed), self._told(failed.fault, failed.source)]
        return self._missed(missed)

    # --- paragraphs and tags ---

    def _leftovers(self, root: Element) -> Iterator[Problem]:
        """What the recipient must not see, and pictures that a screen reader cannot tell."""
        for names, what, remedy in (
            (("ins", "del", "moveFrom", "moveTo"), "tracked changes", "accept or reject them all (Review › Accept)"),
            (("commentReference",), "comments", "delete them (Review › Delete)"),
        ):
            for element in root.iter(*map(_w, names)):
                paragraph = next(element.iterancestors(_P), None)
                message = f"there are {what} in this file, which the recipient would see{_of(paragraph)}"
                yield self._error(message, f"{remedy} and save the file again")
                break
        for drawing in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
            if not drawing.get("descr") and not drawing.getchildren():
                name = drawing.get("name", "")
                message = f'the picture "{name}" has no alternative text'
                yield advice(self.path, None, "alt", message, "in Word: right click on it, View Alt Text, and describe it")

    def _tags(self, paragraph: Element, found: list[Problem]) -> Iterator[_Tag]:
        """The tags of a paragraph, each put together into one run where Word split it."""
        pieces = [text for text in paragraph.iter(_T) if next(text.iterancestors(_P)) is paragraph]
        whole = "".join(piece.text or "" for piece in pieces)
        if not re.search(r"[{%#]\}|\{[{%#]", whole):
            return
        at = 0
        for match in _TAG.finditer(whole):
            self._unclosed(whole[at : match.start()], whole, found)
            at = match.end()
        self._unclosed(whole[at:], whole, found)
        _join(pieces, whole)
        for language in [language for language in paragraph.iter(_w("lang")) if language.getparent().tag == _RPR]:
            language.getparent().remove(language)  # of the keyboard on which the tag was written
        for match in _TAG.finditer(whole):
            tag = _Tag(match[0], match["scope"] or "", match["word"] or "" if match["kind"] == "%" else "", paragraph)
            self.written[re.sub(r"^(\{.)(?:p|tr|tc) ", r"\1 ", tag.text)] = tag.text
            holder = next(paragraph.iterancestors(_w(tag.scope)), paragraph) if tag.scope not in ("", "p") else paragraph
            if tag.scope and match["kind"] != "#" and _text(holder).strip() != tag.text.strip():
                found.append(self._alone(tag, whole))
            if match["kind"] != "#":
                yield tag

    def _unclosed(self, text: str, paragraph: str, found: list[Problem]) -> None:
        """A brace pair that stands alone between the tags of a paragraph."""
        if match := re.search(r"\{[{%#]|[}%#]\}", text):
            opens = match[0][0] == "{"
            other = {"{{": "}}", "{%": "%}", "{#": "#}", "}}": "{{", "%}": "{%", "#}": "{#"}[match[0]]
            what = "opens a tag that is not closed" if opens else "closes a tag that is not opened"
            message = f'"{match[0]}" {what} in “{_short(paragraph)}”'
            found.append(self._error(message, f'write "{other}" in the same paragraph'))

    def _alone(self, tag: _Tag, paragraph: str) -> Problem:
        place = {"p": "paragraph", "tr": "row", "tc": "cell"}[tag.scope]
        message = f"{tag.text} must stand alone in its {place}, which it takes away: “{_short(paragraph)}”"
        plain_tag = re.sub(r"^(\{.)(?:p|tr|tc) ", r"\1 ", tag.text)
        return self._error(message, f"give it a {place} of its own, or write {plain_tag}")

    def _pairs(self, tags: list[_Tag]) -> Iterator[Problem]:
        """Tags that open and never close, or the other way round, or at different places."""
        strange = [tag for tag in tags if tag.statement and tag.statement not in _STATEMENTS]
        for tag in strange:
            hint = did_you_mean(tag.statement, _STATEMENTS) or REFERENCE
            yield self._error(f'there is no tag "{tag.statement}": “{_short(_text(tag.paragraph))}”', hint)
        if strange:
            return
        opened: list[_Tag] = []
        for tag in tags:
            if tag.statement in _OPENING and not (tag.statement == "set" and "=" in tag.text):
                opened.append(tag)
            elif tag.statement.startswith("end"):
                before = opened.pop() if opened and tag.statement == f"end{opened[-1].statement}" else None
                if before is None:
                    yield self._unpaired(tag, f"there is nothing for {tag.text} to close")
                    return  # the rest would only be its consequences
                if before.scope != tag.scope or _place(before) is not _place(tag):
                    message = f"{before.text} and {tag.text} must stand at the same level{_of(tag.paragraph)}"
                    yield self._error(message, "both with p or both without, both in the body or both in the same cell")
        for tag in opened[-1:]:
            yield self._unpaired(tag, f"{tag.text} is never closed")

    def _unpaired(self, tag: _Tag, message: str) -> Problem:
        p = f"{tag.scope} " if tag.scope else " "
        other = tag.statement.removeprefix("end") if tag.statement.startswith("end") else f"end{tag.statement}"
        quoted = f": “{_short(_text(tag.paragraph))}”" if _text(tag.paragraph).strip() != tag.text else ""
        return self._error(message + quoted, f"add {{%{p}{other} … %}} before it" if tag.statement.startswith("end") else f"add {{%{p}{other} %}} where it ends")  # fmt: skip

    # --- telling ---

    def _told(self, fault: Exception, source: str) -> Problem:
        """What Jinja2 or an expression of the template raised, with the paragraph that it stands in."""
        from jinja2 import TemplateSyntaxError, UndefinedError

        line = fault.lineno if isinstance(fault, TemplateSyntaxError) else _line(fault)
        quoted = self._quoted(source, line)
        if isinstance(fault, UndefinedError) and "None" in str(fault):
            names = re.findall(r"'(\w+)'", str(fault))
            hint = "ask first whether it is there: {%p if … %}"
            return self._error(f'there is nothing here of which to take "{names[-1]}"{quoted}', hint)
        if match := re.match(r"No (filter|test) named '(.*)'", str(fault)):
            known = _environment([])
            names = list(known.filters if match[1] == "filter" else known.tests)
            return self._error(f'there is no {match[1]} "{match[2]}"{quoted}', did_you_mean(match[2], names) or REFERENCE)
        what = str(fault).rstrip(".") or type(fault).__name__
        return self._error(f"the tag does not work: {what}{quoted}", "{{ … }} prints, {% … %} acts; docs/templates.md has examples")  # fmt: skip

    def _missed(self, missed: list[_Missed]) -> list[Problem]:
        found = [self._unknown(miss.name, miss.known, miss.source(), miss.line) for miss in missed]
        return list(dict.fromkeys(found))

    def _unknown(self, name: str, known: list[str], source: str, line: int) -> Problem:
        hint = did_you_mean(name, known) or REFERENCE
        return self._error(f'there is no "{name}"{self._quoted(source, line)}', hint)

    def _quoted(self, source: str, line: int | None) -> str:
        """The paragraph on this line of what docxtpl makes of a part, as it stands in Word."""
        rows = source.splitlines()
        if line is None or not 0 < line <= len(rows):
            return ""
        text = unescape(re.sub(r"<[^>]*>", "", rows[line - 1])).strip()
        return f" in “{_short(self.written.get(text, text))}”"

    def _error(self, message: str, hint: str) -> Problem:
        return error(self.path, None, "template", message, hint)


_TAG = re.compile(
    r"""\{(?P<kind>[{%#])(?:(?P<scope>p|tr|tc)(?=\ )|r(?=\ ))?   # {%p takes its paragraph away; r is docxtpl's, for runs
        [-+]?\s*(?P<word>\w*)(?:(?!\{[{%#]).)*?(?(kind))[}%#]\}""",
    re.VERBOSE | re.DOTALL,
)

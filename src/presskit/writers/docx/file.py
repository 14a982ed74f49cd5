"""The Word file of a template: opened, filled in, and told what is wrong with it.

In: a `Template`, then a `Document` and its pictures. Out: the filled file, and a Problem with the paragraph for
whatever an edited template can get wrong.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from presskit.document import Document
from presskit.package_files import builtin
from presskit.problems import Hint, Problem, advice, did_you_mean, error, failure, warning
from presskit.template import Template, display_path
from presskit.writers.docx.filling import Failed, Missed, environment
from presskit.writers.docx.names import CONTEXT, Picture, rich, simple_names
from presskit.writers.docx.tags import quote, tidy
from presskit.writers.docx.wordml import IMAGE, PICTURE, Element, P, text_of, w

REFERENCE = "docs/templates.md lists what a template can name"

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an old .doc begins, and a Word file with a password


@dataclass
class File:
    """A template's Word file. `display_path` is how messages name it, `faults` what is wrong before anything is filled
    in.
    """

    word: Any
    display_path: str
    faults: list[Problem] = field(default_factory=list)
    sure: bool = True  # whether the document is the person's, not a sample of which others may have more
    written: dict[str, str] = field(default_factory=dict)  # a tag as docxtpl leaves it → as its author wrote it

    @classmethod
    def open(cls, template: Template) -> File:
        """The template's Word file; a file that is none is a Problem."""
        from docx.exceptions import PythonDocxError
        from docx.opc.exceptions import OpcError

        from presskit.writers.docx.word import WordFile

        # RuntimeError: an archive with a password; SyntaxError: of XML
        unreadable = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError)
        incomplete = (OpcError, PythonDocxError, KeyError, ValueError, AttributeError, SyntaxError)
        path = template.file(f"{template.name}.docx")
        data = path.read_bytes()
        try:
            word = WordFile(data, f"{template.name}-docx" if path.is_relative_to(builtin()) else "")
        except (*unreadable, *incomplete):
            hint = "save it in Word or LibreOffice as a Word document (.docx)"
            if data.startswith(_COMPOUND):
                hint += ", without a password"
            raise failure(display_path(path), None, "template", "this is not a Word file", hint) from None
        return cls(word, display_path(path))._prepared()

    def _prepared(self) -> File:
        """Find and tidy the tags of every part."""
        for root in self.word.parts.values():
            self.faults += self._left_by_editing(root)
            written, faults = tidy(root)
            self.written |= written
            self.faults += [self._error(fault.message, fault.hint) for fault in faults]
        return self

    def names(self) -> list[str]:
        """The simple names that its tags use: `bio_100`."""
        return simple_names(self.word.sources())

    def render(
        self,
        document: Document,
        pictures: Mapping[str, bytes],
        look: Mapping[str, float],
        said: Mapping[str, str] | None = None,
    ) -> list[Problem]:
        """Fill the tags in; says what is wrong with them. `said` is what its simple names stand for, as texts."""
        photo = document.portrait.photo
        portrait = Picture(self.word, pictures[photo], document.portrait.alt) if photo else None
        shown = {row.picture.name: row.picture for part in document.sections for row in part.pictures if row.picture}

        def picture(name: str) -> Picture:
            return Picture(self.word, pictures[name], shown[name].alt)

        missed: list[Missed] = []
        broken = []
        try:
            context: dict[str, Any] = {
                "document": document,
                "portrait": portrait,
                "photo": portrait or "",
                "picture": picture,
                "look": look,
            }
            context |= {name: rich(text) for name, text in (said or {}).items()}
            self.word.render(context, environment(missed), missed)
        except Failed as failed:
            broken = [self._told(failed)]
        unknown = dict.fromkeys(self._unknown(miss) for miss in missed)
        return list(unknown) or broken  # what breaks after a name was missing may break because of that

    def unknown_names(self) -> list[Problem]:
        """Names that there are in no template, in places too that no sample reaches."""
        from jinja2 import TemplateSyntaxError, meta, nodes

        sandbox = environment([])
        result = []
        for source in self.word.sources():
            try:
                tree = sandbox.parse(source)
                unknown = meta.find_undeclared_variables(tree).difference(CONTEXT, self.names(), sandbox.globals)
            except TemplateSyntaxError:
                continue  # told when a sample is rendered
            names = list(tree.find_all(nodes.Name))
            known = [*CONTEXT, *(node.name for node in names if node.ctx == "store")]
            for name in sorted(unknown):
                line = min(node.lineno for node in names if node.name == name)
                result.append(self._unknown(Missed(name, line, known, of_nothing=False, source=source)))
        return result

    def _left_by_editing(self, root: Element) -> Iterator[Problem]:
        """What its recipient must not see, and pictures that a screen reader cannot tell."""
        for names, what, remedy in (
            (("ins", "del", "moveFrom", "moveTo"), "tracked changes", "accept or reject them all (Review, Accept)"),
            (("commentReference",), "comments", "delete them (Review, Delete)"),
        ):
            element = next(root.iter(*map(w, names)), None)
            if element is not None:
                paragraph = next(element.iterancestors(P), None)
                message = f"there are {what} in this file, which its readers would see{quote(text_of(paragraph))}"
                yield self._error(message, f"{remedy} and save the file again")
        for picture in root.iter(PICTURE):
            if not picture.get("descr") and next(picture.getparent().iter(IMAGE), None) is not None:
                message = f'the picture "{picture.get("name", "")}" has no alternative text'
                hint = "describe it in Word: right click on it, View Alt Text"
                yield advice(self.display_path, None, "alt", message, hint)

    # --- telling ---

    def _told(self, failed: Failed) -> Problem:
        """What Jinja2, an expression or XML objected to, with its paragraph."""
        quoted = self._quoted(failed.source, failed.line)
        if isinstance(failed.fault, SyntaxError):  # of XML
            message = "a tag begins in one stretch of text and ends in another: in a link, or in another cell"
            return self._error(message, "give the tag and its end paragraphs of their own, with {%p … %}")
        what = str(failed.fault).rstrip(".") or type(failed.fault).__name__
        if missing := re.match(r"No (filter|test) named '(.*)'", what):
            sandbox = environment([])
            known = sandbox.filters if missing[1] == "filter" else sandbox.tests
            hint = did_you_mean(missing[2], known) or REFERENCE
            return self._error(f'there is no {missing[1]} "{missing[2]}"{quoted}', hint)
        hint = "{{ … }} prints, {% … %} acts; docs/templates.md has examples"
        return self._error(f"a tag does not work{quoted}: {what}", hint)

    def _unknown(self, miss: Missed) -> Problem:
        quoted = self._quoted(miss.source, miss.line)
        if miss.of_nothing:
            message = f'there may be nothing of which to take "{miss.name}"{quoted}'
            hint = "ask first, with {%p if … %}, whether it is there"
            told = error if self.sure else warning
            return told(self.display_path, None, "template", message, hint)
        return self._error(f'there is no "{miss.name}" here{quoted}', did_you_mean(miss.name, miss.known) or REFERENCE)

    def _quoted(self, source: str, line: int | None) -> str:
        """The paragraph at this line of the source, as it stands in the Word file."""
        rows = source.split("\n")
        if line is None or not 0 < line <= len(rows):
            return ""
        text = unescape(re.sub(r"<[^>]*>", "", rows[line - 1])).strip()
        # a tag that takes a row away stands, without it, at the end of the paragraph before
        within = next((tag for left, tag in self.written.items() if "%tr" in tag and text.endswith(left)), text)
        return quote(self.written.get(text, within))

    def _error(self, message: str, hint: Hint) -> Problem:
        return error(self.display_path, None, "template", message, hint)

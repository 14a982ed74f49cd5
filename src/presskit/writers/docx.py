"""A document as a Word file, in a template that its user can restyle in Word or LibreOffice.

In: a `Document`, the pictures that it shows and a Word file with tags, `{{ … }}` and `{% … %}`. Out: the bytes of a
Word file with real headings and links, its language, title and alternative texts; or, from `check`, everything that
is wrong with the template. docxtpl makes text of the tags; whatever an edited template can get wrong is told as a
Problem that quotes the paragraph.

A template can name `document` (see presskit.document) and `portrait` (a `Picture`; nothing where the person has none),
and use `FILTERS` besides those of Jinja2. `{%p … %}` takes its whole paragraph away, `{%tr … %}` its row of a table,
`{%tc … %}` its cell.
"""

from __future__ import annotations

import base64
import datetime
import io
import re
import sys
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from presskit.document import Document, Entry, Kind, Link, Portrait, Section, plain, runs
from presskit.problems import Problem, Problems, Warn, advice, did_you_mean, error
from presskit.template import Template, shown

Element = Any  # of lxml, which carries no types

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twips, twentieths of a point, as Word itself writes them."""

NEARLY = 30
"""Twips by which a page may differ from a paper and still be meant as it: half a millimetre."""

WIDTH = 40.0
"""Millimetres: how wide a picture is where the template does not say."""

LONGEST_PROPERTY = 255
"""Characters that Word takes as a title, a subject or keywords."""

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
    """The Word file, dated `day`; `pictures` are JPEG or PNG, by the name that the document gives them.

    Raises Problems with everything that the template gets wrong. The same input gives the same bytes.
    """
    file = _open(template)
    for fault in file.faults:
        if fault.severity != "error":
            warn(fault)
    faults = [fault for fault in file.faults if fault.severity == "error"] or file.render(document, pictures)
    if faults:
        raise Problems(faults)
    _finish(file.word.docx, document, day, paper)
    return _packed(file.word.docx)


def check(template: Template) -> list[Problem]:
    """Everything that is wrong with the template, found without a profile: by samples that have all there is."""
    try:
        file = _open(template)
    except Problems as unopened:
        return list(unopened.problems)
    found = list(file.faults)
    if not any(fault.severity == "error" for fault in found):
        for document in _samples():
            found += _open(template).render(document, {"portrait": _PIXEL})
        found += file.unknown_names()
    once: dict[str, Problem] = {}
    for fault in found:
        once.setdefault(fault.message, fault)
    return list(once.values())


# --- what a template can name ------------------------------------------------------------------------------

# Elements of our own inside a run's text, of which `_settle` makes runs.
_OURS = "presskit"
_EMPHASIS, _LINK = f"{{{_OURS}}}em", f"{{{_OURS}}}a"


def rich(text: str) -> Markup:
    """The text, with its `*emphasis*` in the style Emphasis: `{{ entry.text | rich }}`."""
    parts = [
        Markup('<em xmlns="{}">{}</em>').format(_OURS, run.text) if run.emphasis else escape(run.text)
        for run in runs(str(text))
    ]
    return Markup("").join(parts)


def link(what: Link | Entry | str, url: str = "") -> Markup:
    """A hyperlink in the style Hyperlink: `{{ entry.links[0] | link }}`, `{{ "our site" | link("https://…") }}`.

    `{{ entry | link }}` is the title of an entry, which leads to the entry's own page where there is one.
    """
    if isinstance(what, Entry):
        words, url = what.title, next((own.url for own in what.links if own.label == what.title), "")
    else:
        words, url = (what.label, what.url) if isinstance(what, Link) else (str(what), url)
    return Markup('<a xmlns="{}" href="{}">{}</a>').format(_OURS, url, rich(words)) if url else rich(words)


def capital(text: str) -> str:
    """The text with a capital at its start, unless its first word has a spelling of its own, as xAI has."""
    return text[:1].upper() + text[1:] if text.split(" ")[0].islower() else text


FILTERS: Mapping[str, Callable[..., Any]] = {"rich": rich, "link": link, "capital": capital}
"""The filters of a Word template, besides those of Jinja2."""


class Picture:
    """A photograph in a line of text: `{{ portrait }}`, or `{{ portrait.wide(34) }}` in millimetres."""

    # A template cannot reach names with an underscore: what it could reach here, it could write to disk with.
    __slots__ = ("_alt", "_data", "_width", "_word")

    def __init__(self, word: Any, data: bytes, alt: str, width: float = WIDTH) -> None:
        self._word, self._data, self._alt, self._width = word, data, alt, width

    def wide(self, width: float) -> Picture:
        """The same picture, so many millimetres wide."""
        return Picture(self._word, self._data, self._alt, width)

    def __html__(self) -> str:
        from docx.shared import Mm

        inline = self._word.current_rendering_part.new_pic_inline(io.BytesIO(self._data), width=Mm(self._width))
        inline.docPr.set("descr", self._alt)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # LibreOffice leaves a gap of 3 mm where nothing is said
        return f'<w:drawing xmlns:w="{_W}">{_xml(inline)}</w:drawing>'


# --- the template's Word file ------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_IMAGE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


_P, _TEXT = _w("p"), _w("t")


class _Failed(Exception):
    """Rendering broke off; `source` is what docxtpl made of the part in which it did."""

    def __init__(self, fault: Exception, source: str) -> None:
        self.fault = fault
        self.source = source
        super().__init__(str(fault))


@dataclass
class _Missed:
    """A name that a template uses and that there is not."""

    name: str
    line: int | None
    known: Sequence[str]
    of_nothing: bool
    source: str = ""


@dataclass
class _File:
    """A template's Word file. `shown` is how its path is told, `faults` what is wrong before anything is filled in."""

    word: Any
    shown: str
    faults: list[Problem] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)  # a tag as docxtpl leaves it → as its author wrote it

    def prepare(self) -> _File:
        """Find and tidy the tags of every part."""
        for root in self.word.parts.values():
            self.faults += self._left_by_editing(root)
            tags = [tag for paragraph in root.iter(_P) for tag in self._tags(paragraph)]
            self.faults += self._pairs(tags)
        return self

    def render(self, document: Document, pictures: Mapping[str, bytes]) -> list[Problem]:
        """Fill the tags in; says what is wrong with them."""
        photo = document.portrait.photo
        portrait = Picture(self.word, pictures[photo], document.portrait.alt) if photo else None
        missed: list[_Missed] = []
        broken = []
        try:
            self.word.render({"document": document, "portrait": portrait}, _environment(missed), missed)
        except _Failed as failed:
            broken = [self._told(failed.fault, failed.source)]
        unknown = dict.fromkeys(self._unknown(miss) for miss in missed)
        return list(unknown) or broken  # what breaks after a name was missing may break because of that

    def unknown_names(self) -> list[Problem]:
        """Names that there are in no template, in places too that no sample reaches."""
        from jinja2 import TemplateSyntaxError, meta, nodes

        environment = _environment([])
        found = []
        for source in self.word.sources():
            try:
                tree = environment.parse(source)
                unknown = meta.find_undeclared_variables(tree).difference(_CONTEXT, environment.globals)
            except TemplateSyntaxError:
                continue  # told when a sample is rendered
            names = list(tree.find_all(nodes.Name))
            known = [*_CONTEXT, *(node.name for node in names if node.ctx == "store")]
            for name in sorted(unknown):
                line = min(node.lineno for node in names if node.name == name)
                found.append(self._unknown(_Missed(name, line, known, of_nothing=False, source=source)))
        return found

    # --- paragraphs and tags ---

    def _left_by_editing(self, root: Element) -> Iterator[Problem]:
        """What its recipient must not see, and pictures that a screen reader cannot tell."""
        for names, what, remedy in (
            (("ins", "del", "moveFrom", "moveTo"), "tracked changes", "accept or reject them all (Review, Accept)"),
            (("commentReference",), "comments", "delete them (Review, Delete)"),
        ):
            element = next(root.iter(*map(_w, names)), None)
            if element is not None:
                paragraph = next(element.iterancestors(_P), None)
                message = f"there are {what} in this file, which its readers would see{_in(_text(paragraph))}"
                yield self._error(message, f"{remedy} and save the file again")
        for picture in root.iter(_PICTURE):
            if not picture.get("descr") and next(picture.getparent().iter(_IMAGE), None) is not None:
                message = f'the picture "{picture.get("name", "")}" has no alternative text'
                hint = "describe it in Word: right click on it, View Alt Text"
                yield advice(self.shown, None, "alt", message, hint)

    def _tags(self, paragraph: Element) -> Iterator[_Tag]:
        """The tags of a paragraph, after putting each into one run where Word split it."""
        pieces = [text for text in paragraph.iter(_TEXT) if next(text.iterancestors(_P)) is paragraph]
        whole = "".join(piece.text or "" for piece in pieces)
        if not _BRACES.search(whole):
            return
        for between in _TAG.split(whole):
            self.faults += self._unbalanced(between, whole)
        _join(pieces, whole)
        for language in [found for found in paragraph.iter(_w("lang")) if found.getparent().tag == _w("rPr")]:
            language.getparent().remove(language)  # of the keyboard on which the tag was written, not of the text
        for text in _TAG.findall(whole):
            tag = _Tag.read(text, paragraph)
            if tag.scope:
                self.written[_without_scope(text)] = text
                if _text(tag.taken).strip() != text.translate(_STRAIGHT):
                    self.faults.append(self._not_alone(tag))
            yield tag

    def _unbalanced(self, between: str, paragraph: str) -> Iterator[Problem]:
        """Braces that stand alone between the tags of a paragraph."""
        for braces in _BRACES.findall(between)[:1]:
            what = "opens a tag that is not closed" if braces in _CLOSING else "closes a tag that is not opened"
            other = _CLOSING.get(braces) or next(opens for opens, closes in _CLOSING.items() if closes == braces)
            hint = f'write "{other}" in the same paragraph, or take "{braces}" out'
            yield self._error(f'"{braces}" {what}{_in(paragraph)}', hint)

    def _not_alone(self, tag: _Tag) -> Problem:
        place = {"p": "paragraph", "tr": "row", "tc": "cell"}[tag.scope]
        message = f"{_short(tag.text)} does not stand alone in the {place} that it takes away{_in(_text(tag.taken))}"
        return self._error(message, f"give it a {place} of its own, or write {_short(_without_scope(tag.text))}")

    def _pairs(self, tags: Sequence[_Tag]) -> Iterator[Problem]:
        """Statements that there are not, that never end, that end without a beginning, or at another place."""
        strange = [tag for tag in tags if tag.statement and tag.statement not in _STATEMENTS]
        for tag in strange:
            hint = did_you_mean(tag.statement, _STATEMENTS) or "docs/templates.md lists the tags"
            yield self._error(f'there is no tag "{tag.statement}"{tag.quoted}', hint)
        if strange:
            return  # an end without its beginning would only be a consequence
        begun: list[_Tag] = []
        for tag in tags:
            if tag.begins:
                begun.append(tag)
            elif tag.statement in ("else", "elif") or tag.statement.startswith("end"):
                if not begun or not tag.fits(begun[-1]):
                    yield self._unpaired(tag, begun)
                    return  # the rest would only be consequences
                if tag.scope != begun[-1].scope or tag.place is not begun[-1].place:
                    message = f"{begun[-1].text} and {tag.text} stand at different places{tag.quoted}"
                    hint = "write both with p or both without, both in the text or both in the same cell"
                    yield self._error(message, hint)
                if tag.statement.startswith("end"):
                    begun.pop()
        if begun:
            yield self._unpaired(begun[-1], ())

    def _unpaired(self, tag: _Tag, begun: Sequence[_Tag]) -> Problem:
        if tag.begins:
            end = f"{{%{tag.scope} end{tag.statement} %}}"
            return self._error(f"{tag.text} is never ended{tag.quoted}", f"write {end} where it ends")
        if begun:
            end = f"{{%{begun[-1].scope} end{begun[-1].statement} %}}"
            return self._error(f"{begun[-1].text} is not ended before {tag.text}{tag.quoted}", f"write {end} before it")
        begins = "if" if tag.statement in ("else", "elif") else tag.statement.removeprefix("end")
        hint = f"write the {begins}, or take this tag out"
        return self._error(f'{tag.text} has no "{begins}" before it{tag.quoted}', hint)

    # --- telling ---

    def _told(self, fault: Exception, source: str) -> Problem:
        """What Jinja2, an expression or XML objected to, with its paragraph."""
        from jinja2 import TemplateSyntaxError

        line = fault.lineno if isinstance(fault, TemplateSyntaxError) else _line(fault)
        quoted = self._quoted(source, line)
        if isinstance(fault, SyntaxError):  # of XML
            message = "a tag begins in one stretch of text and ends in another: in a link, or in another cell"
            return self._error(message, "give the tag and its end paragraphs of their own, with {%p … %}")
        what = str(fault).rstrip(".") or type(fault).__name__
        if missing := re.match(r"No (filter|test) named '(.*)'", what):
            environment = _environment([])
            known = environment.filters if missing[1] == "filter" else environment.tests
            hint = did_you_mean(missing[2], known) or REFERENCE
            return self._error(f'there is no {missing[1]} "{missing[2]}"{quoted}', hint)
        hint = "{{ … }} prints, {% … %} acts; docs/templates.md has examples"
        return self._error(f"a tag does not work{quoted}: {what}", hint)

    def _unknown(self, miss: _Missed) -> Problem:
        quoted = self._quoted(miss.source, miss.line)
        if miss.of_nothing:
            message = f'there may be nothing of which to take "{miss.name}"{quoted}'
            return self._error(message, "ask first, with {%p if … %}, whether it is there")
        return self._error(f'there is no "{miss.name}" here{quoted}', did_you_mean(miss.name, miss.known) or REFERENCE)

    def _quoted(self, source: str, line: int | None) -> str:
        """The paragraph at this line of the source, as it stands in the Word file."""
        rows = source.split("\n")
        if line is None or not 0 < line <= len(rows):
            return ""
        text = unescape(re.sub(r"<[^>]*>", "", rows[line - 1])).strip()
        return _in(self.written.get(text, text))

    def _error(self, message: str, hint: str) -> Problem:
        return error(self.shown, None, "template", message, hint)


# --- tags --------------------------------------------------------------------------------------------------

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_TAG = re.compile(
    "|".join(rf"{re.escape(a)}(?:(?!\{{[{{%#]).)*?{re.escape(b)}" for a, b in _CLOSING.items()), re.DOTALL
)
_PARTS = re.compile(r"\{([{%#])(?:(p|tr|tc|r)(?= ))?[-+]?\s*(\w*)")

_BLOCKS = ("if", "for", "set", "with", "filter", "macro", "call", "raw", "block", "autoescape")
_STATEMENTS = (
    *_BLOCKS, *(f"end{block}" for block in _BLOCKS), "else", "elif", "include", "import", "from", "extends",
    "vm", "hm", "cellbg", "colspan",  # docxtpl's own, for tables
)  # fmt: skip


class _Tag(NamedTuple):
    """One tag. `scope` is what it takes away with it: p, tr, tc or nothing; `statement` is "" for what prints."""

    text: str
    scope: str
    statement: str
    paragraph: Element

    @classmethod
    def read(cls, text: str, paragraph: Element) -> _Tag:
        parts = _PARTS.match(text)
        assert parts is not None, text
        scope = "" if parts[2] in (None, "r") else parts[2]
        return cls(text, scope, parts[3] if parts[1] == "%" else "", paragraph)

    @property
    def taken(self) -> Element:
        """The paragraph, row or cell that it takes away."""
        return next(self.paragraph.iterancestors(_w(self.scope)), self.paragraph) if self.scope else self.paragraph

    @property
    def place(self) -> Element:
        """The body, cell, table or row in which it stands."""
        return self.taken.getparent()

    @property
    def begins(self) -> bool:
        """Whether it needs an end."""
        return self.statement in _BLOCKS and not (self.statement == "set" and "=" in self.text)

    def fits(self, begun: _Tag) -> bool:
        """Whether it can stand inside, or at the end of, what has begun."""
        if self.statement.startswith("end"):
            return self.statement == f"end{begun.statement}"
        return begun.statement == "if" or (begun.statement == "for" and self.statement == "else")

    @property
    def quoted(self) -> str:
        """Its paragraph, where that says more than the tag itself."""
        text = _text(self.paragraph)
        return _in(text) if text.strip() != self.text else ""


def _without_scope(tag: str) -> str:
    return re.sub(r"^(\{[{%#])(?:p|tr|tc|r) ", r"\1 ", tag)


def _join(pieces: Sequence[Element], whole: str) -> None:
    """Put each tag into the run in which it begins, with the quotation marks that a program writes."""
    owner = [piece for piece in pieces for _ in piece.text or ""]
    texts: dict[Element, list[str]] = {piece: [] for piece in pieces}
    at = 0
    for tag in _TAG.finditer(whole):
        for position in range(at, tag.start()):
            texts[owner[position]].append(whole[position])
        text = tag[0].translate(_STRAIGHT)
        # what is printed may stand in any run here, docxtpl's {{r }} and {%r } too
        texts[owner[tag.start()]].append(_without_scope(text) if text[2:4] == "r " else text)
        at = tag.end()
    for position in range(at, len(whole)):
        texts[owner[position]].append(whole[position])
    for piece, letters in texts.items():
        piece.text = "".join(letters)
        piece.set(_SPACE, "preserve")


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})


def _text(element: Element | None) -> str:
    return "".join(text.text or "" for text in element.iter(_TEXT)) if element is not None else ""


def _in(paragraph: str) -> str:
    """How a paragraph is quoted."""
    text = _short(" ".join(paragraph.split()))
    return f" in “{text}”" if text else ""


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


# --- filling in --------------------------------------------------------------------------------------------

_CONTEXT = ("document", "portrait")


def _environment(missed: list[_Missed]) -> Any:
    """Sandboxed and escaping; a name that there is not goes to `missed`, so that all of them are told at once."""
    from jinja2 import ChainableUndefined
    from jinja2.sandbox import SandboxedEnvironment
    from jinja2.utils import missing

    class Missing(ChainableUndefined):
        """Strict wherever it is used; `is defined` and `default` may ask for it."""

        __slots__ = ()

        def _note(self) -> None:
            if isinstance(self._undefined_name, str):
                line, variables = _where()
                of = self._undefined_obj
                known = (*_CONTEXT, *variables) if of is missing else [name for name in dir(of) if name[0] != "_"]
                missed.append(_Missed(self._undefined_name, line, known, of_nothing=of is None))

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __bool__(self) -> bool:
            self._note()
            return False

        def __len__(self) -> int:
            self._note()
            return 0

        def __call__(self, *_: Any, **__: Any) -> Any:
            self._note()
            return self

        def __eq__(self, other: object) -> bool:
            self._note()
            return False

        def __hash__(self) -> int:
            self._note()
            return 0

    environment = SandboxedEnvironment(undefined=Missing, autoescape=True)
    environment.filters.update(FILTERS)
    return environment


def _where() -> tuple[int | None, list[str]]:
    """The line of the template that is being rendered, and the names of its loops there."""
    from jinja2.utils import missing

    frame = sys._getframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and frame.f_code.co_filename == template.filename:
            # Jinja2 compiles a loop's `entry` to l_2_entry, and what it does not find to a `missing` of that name
            there = [name for name, value in frame.f_locals.items() if value is not missing]
            names = [found[1] for name in there if (found := re.fullmatch(r"l_\d+_(\w+)", name))]
            return template.get_corresponding_lineno(frame.f_lineno), names
        frame = frame.f_back  # type: ignore[assignment]
    return None, []


def _line(fault: BaseException) -> int | None:
    """The line of the template in which it was raised; Jinja2 writes it into the traceback."""
    lines = [frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else None


@cache
def _word_file() -> Any:
    """The class of an opened Word file: docxtpl's, made when it is first needed."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.parser import parse_xml
    from docxtpl.template import DocxTemplate

    class WordFile(DocxTemplate):  # type: ignore[misc]  # docxtpl is not typed
        """`parts` are the body, headers, footers and notes: each part, with the element that holds its text."""

        def __init__(self, data: bytes) -> None:
            super().__init__(io.BytesIO(data))
            self.docx = docx.Document(self.template_file)
            self.parts = {self.docx.part: self.docx.element.body}
            for relationship in self.docx.part.rels.values():
                if relationship.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
                    self.parts[relationship.target_part] = relationship.target_part.element
                elif relationship.reltype in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
                    self.parts[relationship.target_part] = parse_xml(relationship.target_part.blob)

        def sources(self) -> list[str]:
            """What Jinja2 gets to read, part by part."""
            return [self._source(root) for root in self.parts.values()]

        def _source(self, root: Element) -> str:
            # each paragraph on a line of its own, so that a line of the source is a paragraph of the Word file
            text = re.sub(r"(?=<w:p[ >])", "\n", _xml(root).replace("\n", " "))
            # docxtpl takes the XML out of tags, but for this
            return re.sub(r"\{[{%].*?[}%]\}", lambda tag: tag[0].replace("&amp;", "&"), self.patch_xml(text))

        def render(self, context: Mapping[str, Any], environment: Any, missed: list[_Missed]) -> None:
            """Fill every part in. Raises _Failed; afterwards `missed` says in which source each name is missing."""
            self.render_init()
            for part, root in self.parts.items():
                source, before = self._source(root), len(missed)
                self.current_rendering_part = part
                try:
                    self._put(part, root, parse_xml(environment.from_string(source).render(context)))
                except Exception as fault:  # an expression of the template can raise anything
                    raise _Failed(fault, source) from fault
                finally:
                    for miss in missed[before:]:
                        miss.source = source

        def _put(self, part: Any, root: Element, filled: Element) -> None:
            def relate(url: str) -> str:
                id: str = part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                return id

            if next(filled.iter(_w("tbl")), None) is not None:
                filled = parse_xml(_xml(self.fix_tables(_xml(filled))))
            # by name: Word translates the ids of styles
            _settle(filled, relate, {style.name_val: style.styleId for style in self.docx.styles.element.style_lst})
            for picture in filled.iter(_PICTURE):
                self.docx_ids_index += 1  # no two in a file may have the same
                picture.set("id", str(self.docx_ids_index))
            if root.getparent() is not None:
                root.getparent().replace(root, filled)
            elif hasattr(part, "_element"):
                part._element = filled
            else:
                part._blob = _xml(filled).encode()

    return WordFile


def _xml(element: Element) -> str:
    from lxml import etree  # type: ignore[import-untyped]  # it carries no types

    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text


def _open(template: Template) -> _File:
    """The template's Word file; a file that is none is a Problem."""
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    unreadable = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)  # RuntimeError: an archive with a password
    incomplete = (OpcError, PythonDocxError, KeyError, ValueError, AttributeError, SyntaxError)  # SyntaxError: of XML
    path = template.file(f"{template.name}.docx")
    data = path.read_bytes()
    try:
        word = _word_file()(data)
    except (*unreadable, *incomplete):
        hint = "save it in Word or LibreOffice as a Word document (.docx)"
        if data.startswith(_COMPOUND):
            hint += ", without a password"
        raise Problems([error(shown(path), None, "template", "this is not a Word file", hint)]) from None
    return _File(word, shown(path)).prepare()


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an old .doc begins, and a Word file with a password

Relate = Callable[[str], str]
"""Gives the id of the relationship that leads to an address."""


def _settle(root: Element, relate: Relate, styles: Mapping[str, str]) -> None:
    """Make runs of what the filters left inside texts, and mend what a part without its tags is short of."""
    full = [text for text in root.iter(_TEXT) if len(text) or not text.text or "\n" in text.text or "\t" in text.text]
    for run in dict.fromkeys(text.getparent() for text in full):
        properties = run.find(_w("rPr"))
        for child in [child for child in run if child is not properties]:
            pieces = _pieces(child, properties, relate, styles) if child.tag == _TEXT else [_run(properties, child)]
            for piece in pieces:
                run.addprevious(piece)
        run.getparent().remove(run)
    for table in [table for table in root.iter(_w("tbl")) if table.find(_w("tr")) is None]:
        table.getparent().remove(table)
    for holder in root.iter(_w("tc"), _w("txbxContent"), _w("hdr"), _w("ftr")):
        if not len(holder) or holder[-1].tag not in (_P, _w("sdt")):  # each must end with a paragraph
            holder.append(holder.makeelement(_P))


def _pieces(text: Element, properties: Element, relate: Relate, styles: Mapping[str, str]) -> Iterator[Element]:
    """The runs, links and pictures that a text holds."""
    if text.text:
        yield _run(properties, text.text)
    for child in list(text):
        tail, child.tail = child.tail, None
        if child.tag == _EMPHASIS:
            yield from _pieces(child, _styled(text, properties, styles.get("Emphasis"), "i"), relate, styles)
        elif child.tag == _LINK:
            hyperlink = text.makeelement(_w("hyperlink"), {_R_ID: relate(child.get("href"))})
            hyperlink.extend(_pieces(child, _styled(text, properties, styles.get("Hyperlink"), "u"), relate, styles))
            yield hyperlink
        else:
            yield _run(properties, child)
        if tail:
            yield _run(properties, tail)


def _styled(text: Element, properties: Element, style: str | None, otherwise: str) -> Element:
    """The properties of a run in a character style; where it has another or there is none, with i or u instead."""
    found = text.makeelement(_w("rPr")) if properties is None else deepcopy(properties)
    if style and found.style is None:
        found.style = style  # Word sets a style's italics upright in an italic paragraph
    elif otherwise == "i":
        found.get_or_add_i()
    else:
        found.get_or_add_u().set(_w("val"), "single")
    return found


def _run(properties: Element, content: Element | str) -> Element:
    from docx.oxml.parser import OxmlElement

    run: Element = OxmlElement("w:r")
    if properties is not None:
        run.append(deepcopy(properties))
    if isinstance(content, str):
        run.text = content  # python-docx makes tabs and line breaks of "\t" and "\n"
    else:
        run.append(content)
    return run


# --- what belongs to the whole file ------------------------------------------------------------------------


def _finish(word: Any, document: Document, day: datetime.date, paper: str) -> None:
    """Title, dates, language and paper; nothing of whoever edited the template, or of their machine."""
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    properties = word.core_properties
    properties.title = _property(f"{document.title}: {document.kicker}" if document.kicker else document.title)
    properties.author = _property(document.title)
    properties.subject = _property(document.description)
    properties.keywords = _property(", ".join(document.keywords))
    properties.comments = ""
    properties.language = document.language
    properties.created = properties.modified = moment
    properties.revision = 1
    for element in list(properties._element):
        if element.tag.rpartition("}")[2] in ("lastModifiedBy", "lastPrinted"):
            properties._element.remove(element)
    for part in word.part.package.iter_parts():
        if part.content_type.endswith("extended-properties+xml"):
            part._blob = _APPLICATION
    for relationship in word.part.rels.values():
        if relationship.reltype.endswith("/settings"):
            _forget_origin(relationship.target_part)
    _set_language(word, document.language)
    for section in word.sections:
        _set_paper(section, paper)


def _forget_origin(settings: Any) -> None:
    """The template that a Word file was once made from, with its path on its author's machine."""
    for element in settings.element.findall(_w("attachedTemplate")):
        del settings.rels[element.get(_R_ID)]
        settings.element.remove(element)


_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>presskit</Application></Properties>'
)


def _property(text: str) -> str:
    text = plain(text)
    return text if len(text) <= LONGEST_PROPERTY else text[: LONGEST_PROPERTY - 1] + "…"


def _set_language(word: Any, language: str) -> None:
    """Of the whole text: spelling and screen readers follow it."""
    styles = word.styles.element
    defaults = styles.find(f"{_w('docDefaults')}/{_w('rPrDefault')}/{_w('rPr')}")
    if defaults is not None and defaults.find(_w("lang")) is None:
        defaults.append(defaults.makeelement(_w("lang")))
    attributes = {"val", _SCRIPTS.get(language.split("-")[0], "val")}
    for element in (*styles.iter(_w("lang")), *word.settings.element.iter(_w("themeFontLang"))):
        for attribute in attributes:
            element.set(_w(attribute), language)


# Word keeps three languages of a text: of East Asian scripts, of right-to-left ones and of the rest.
_SCRIPTS = {
    "zh": "eastAsia",
    "ja": "eastAsia",
    "ko": "eastAsia",
    "ar": "bidi",
    "fa": "bidi",
    "he": "bidi",
    "ur": "bidi",
}


def _set_paper(section: Any, paper: str) -> None:
    """A4 to Letter and back, with columns as wide as they were; any other size is what its author wants."""
    from docx.shared import Twips

    old = [length.twips for length in (section.page_width, section.page_height) if length is not None]
    if len(old) < 2 or not any(_alike(sorted(old), known) for known in PAPERS.values()):
        return
    new = PAPERS[paper] if old == sorted(old) else PAPERS[paper][::-1]
    more = new[0] - old[0]
    section.page_width, section.page_height = map(Twips, new)
    if section.left_margin is not None and section.right_margin is not None:
        section.left_margin = Twips(max(section.left_margin.twips + more // 2, 0))
        section.right_margin = Twips(max(section.right_margin.twips + more - more // 2, 0))


def _alike(size: Sequence[int], paper: Sequence[int]) -> bool:
    return all(abs(have - want) <= NEARLY for have, want in zip(size, paper, strict=True))


def _packed(word: Any) -> bytes:
    """The archive, with the same order and dates each time."""
    made, packed = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        # by this first name programs tell a Word file from other archives
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


# --- samples for the check ---------------------------------------------------------------------------------

# A picture of one pixel (PNG).
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def _samples() -> Iterator[Document]:
    """Two documents that take a template everywhere: one has all that there is, the other hardly anything."""
    word = "sample"
    full = Entry(word, word, word, word, (word,), word, (word,), (Link(word, "https://example.org"),))
    kinds: dict[str, Kind] = {
        "short": "prose", "medium": "prose", "long": "prose", "facts": "facts", "numbers": "numbers",
        "quotes": "quotes", "topics": "list", "sources": "list", "contacts": "contacts", "timeline": "entries",
        "work": "entries", "organizations": "entries",
    }  # fmt: skip
    for entry, portrait in ((full, Portrait("S", "portrait", word, word)), (Entry(word), Portrait("S"))):
        sections = tuple(Section(id, entry.title, kind, (entry, entry), "main") for id, kind in kinds.items())
        rest = (word,) if entry is full else ()
        yield Document("sample", entry.title, word, entry.title, "en", portrait, sections, rest, entry.title, rest)

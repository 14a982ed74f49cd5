"""Filling the tags in: docxtpl and Jinja2, in a sandbox and with strict names.

In: the bytes of a Word file, and what its tags can name. Out: the same file with text for tags; where that breaks off,
`Failed`, and a `Missed` for each name that there is not.
"""

from __future__ import annotations

import io
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from presskit import kept
from presskit.writers.docx.names import CONTEXT, FILTERS, settle
from presskit.writers.docx.wordml import PICTURE, Element, w, xml_of


class Failed(Exception):
    """Rendering broke off; `source` is what docxtpl made of the part in which it did."""

    def __init__(self, fault: Exception, source: str) -> None:
        self.fault = fault
        self.source = source
        super().__init__(str(fault))

    @property
    def line(self) -> int | None:
        """The line of the source; Jinja2 writes it into the traceback."""
        from jinja2 import TemplateSyntaxError

        if isinstance(self.fault, TemplateSyntaxError):
            return self.fault.lineno
        frames = traceback.extract_tb(self.fault.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
        return lines[-1] if lines else None


@dataclass
class Missed:
    """A name that a template uses and that there is not."""

    name: str
    line: int | None
    known: Sequence[str]
    of_nothing: bool
    source: str = ""


def environment(missed: list[Missed]) -> Any:
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
                known = (*CONTEXT, *variables) if of is missing else [name for name in dir(of) if name[0] != "_"]
                missed.append(Missed(self._undefined_name, line, known, of_nothing=of is None))

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

    sandbox = SandboxedEnvironment(undefined=Missing, autoescape=True)
    sandbox.filters.update(FILTERS)
    return sandbox


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
        frame = frame.f_back  # type: ignore[assignment]  # nothing calls the outermost
    return None, []


def _compiled(environment: Any, source: str, keep: str) -> Any:
    """The template of this source; one that is to be kept is not compiled anew each time, which takes 0.02 s."""
    import jinja2

    if not keep:
        return environment.from_string(source)
    code = kept.code(keep, (source, jinja2.__version__, "sandboxed, escaped"), lambda: environment.compile(source))
    return environment.template_class.from_code(environment, code, environment.make_globals(None))


@cache
def word_file() -> Any:
    """The class of an opened Word file: docxtpl's, made when it is first needed."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.parser import parse_xml
    from docxtpl.template import DocxTemplate

    class WordFile(DocxTemplate):  # type: ignore[misc]  # docxtpl is not typed
        """`parts` are the body, headers, footers and notes: each part, with the element that holds its text."""

        def __init__(self, data: bytes, keep: str = "") -> None:
            """`keep` is the name under which what its parts are compiled to is kept; nothing is without one."""
            super().__init__(io.BytesIO(data))
            self.keep = keep
            self.docx = docx.Document(self.template_file)
            for relationship in self.docx.part.package.rels.values():
                # LibreOffice writes officedocument for package; python-docx would add a second part of the same name
                if relationship.reltype.endswith("/metadata/core-properties"):
                    relationship._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES
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
            text = re.sub(r"(?=<w:p[ >])", "\n", xml_of(root).replace("\n", " "))
            # docxtpl takes the XML out of tags, but for this
            return re.sub(r"\{[{%].*?[}%]\}", lambda tag: tag[0].replace("&amp;", "&"), self.patch_xml(text))

        def render(self, context: Mapping[str, Any], environment: Any, missed: list[Missed]) -> None:
            """Fill every part in. Raises Failed; afterwards `missed` says in which source each name is missing."""
            self.render_init()
            for part, root in self.parts.items():
                source, before = self._source(root), len(missed)
                self.current_rendering_part = part
                try:
                    template = _compiled(environment, source, self.keep and f"{self.keep}-{part.partname.filename}")
                    self._put(part, root, parse_xml(template.render(context)))
                except Exception as fault:  # an expression of the template can raise anything
                    raise Failed(fault, source) from fault
                finally:
                    for miss in missed[before:]:
                        miss.source = source

        def _put(self, part: Any, root: Element, filled: Element) -> None:
            def relate(url: str) -> str:
                id: str = part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                return id

            if next(filled.iter(w("tbl")), None) is not None:
                filled = parse_xml(xml_of(self.fix_tables(xml_of(filled))))
            # by name: Word translates the ids of styles
            settle(filled, relate, {style.name_val: style.styleId for style in self.docx.styles.element.style_lst})
            for picture in filled.iter(PICTURE):
                self.docx_ids_index += 1  # no two in a file may have the same
                picture.set("id", str(self.docx_ids_index))
            if root.getparent() is not None:
                root.getparent().replace(root, filled)
            elif hasattr(part, "_element"):
                part._element = filled
            else:
                part._blob = xml_of(filled).encode()

    return WordFile

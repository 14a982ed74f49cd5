"""A Word file with tags, opened and filled in: docxtpl's, with what presskit asks of it.

In: the bytes of a Word file, and what its tags can name. Out: the same file with text for tags; where that breaks off,
`Failed`. Imported as a whole when the first Word file is opened: python-docx and docxtpl come with it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import docx
import jinja2
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docxtpl.template import DocxTemplate

from presskit import disk_cache
from presskit.writers.docx.filling import Failed, Missed
from presskit.writers.docx.names import settle
from presskit.writers.docx.wordml import PICTURE, Element, w, xml_of


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

    @cached_property
    def styles(self) -> dict[str, str]:
        """The ids of the styles by their names: Word translates the ids."""
        names = ((style.find(w("name")), style) for style in self.docx.styles.element.iter(w("style")))
        return {name.get(w("val")): style.get(w("styleId")) for name, style in names if name is not None}

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
        settle(filled, relate, self.styles)
        for picture in filled.iter(PICTURE):
            self.docx_ids_index += 1  # no two in a file may have the same
            picture.set("id", str(self.docx_ids_index))
        if root.getparent() is not None:
            root.getparent().replace(root, filled)
        elif hasattr(part, "_element"):
            part._element = filled
        else:
            part._blob = xml_of(filled).encode()


def _compiled(environment: Any, source: str, keep: str) -> Any:
    """The template of this source; one that is to be kept is not compiled anew each time, which takes 0.02 s."""
    if not keep:
        return environment.from_string(source)
    code = disk_cache.cached_code(
        keep, (source, jinja2.__version__, "sandboxed, escaped"), lambda: environment.compile(source)
    )
    return environment.template_class.from_code(environment, code, environment.make_globals(None))

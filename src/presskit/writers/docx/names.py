"""What a template can name, and what becomes of it in Word.

In: a text, a link or a photograph of a Document. Out: markup that stands inside the text of a run; and, once the tags
of a part are filled in, `settle` makes of it the runs, hyperlinks and pictures that Word knows.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from markupsafe import Markup, escape

from presskit.document import Entry, Link, capital, runs
from presskit.writers.docx.wordml import R_ID, TEXT, Element, P, W, w, xml_of
from presskit.writers.measures import estimated, in_lines

CONTEXT = ("document", "portrait", "look")
"""What every template is given."""

WIDTH = 40.0
"""Millimetres: how wide a picture is where the template does not say."""

# Elements of our own inside a run's text, of which `settle` makes runs.
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
    if url.startswith("tel:"):
        words = words.replace(" ", "\u00a0")  # a number is not broken
    return Markup('<a xmlns="{}" href="{}">{}</a>').format(_OURS, url, rich(words)) if url else rich(words)


def tied(text: str) -> str:
    """The text with its last two words tied, so that none ends it alone on a line: `{{ text | tied | rich }}`.

    Short texts have one line, and long pairs would leave too much of the line above empty: both stay as they are.
    """
    head, _, last = text.rpartition(" ")
    return f"{head}\u00a0{last}" if len(head) > 50 and len(head.rpartition(" ")[2]) + len(last) < 24 else text


def unbroken(text: str) -> str:
    """The text as one that is not broken at its spaces, as a date: `{{ entry.dates | unbroken }}`."""
    return text.replace(" ", "\u00a0")


def lines(items: Iterable[Link | str], ems: float) -> list[list[Link | str]]:
    """Texts and links, line by line, for a width in ems: `{%p for line in entry.links | lines(48) %}`."""
    return in_lines(items, ems, estimated)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "rich": rich,
    "link": link,
    "capital": capital,
    "tied": tied,
    "unbroken": unbroken,
    "lines": lines,
}
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
        return f'<w:drawing xmlns:w="{W}">{xml_of(inline)}</w:drawing>'


# --- in Word ---

Relate = Callable[[str], str]
"""Gives the id of the relationship that leads to an address."""


def settle(root: Element, relate: Relate, styles: Mapping[str, str]) -> None:
    """Make runs of what the filters left inside texts, and mend what a part without its tags is short of."""
    full = [text for text in root.iter(TEXT) if len(text) or not text.text or "\n" in text.text or "\t" in text.text]
    for run in dict.fromkeys(text.getparent() for text in full):
        properties = run.find(w("rPr"))
        for child in [child for child in run if child is not properties]:
            pieces = _pieces(child, properties, relate, styles) if child.tag == TEXT else [_run(properties, child)]
            for piece in pieces:
                run.addprevious(piece)
        run.getparent().remove(run)
    for table in [table for table in root.iter(w("tbl")) if table.find(w("tr")) is None]:
        table.getparent().remove(table)
    for holder in root.iter(w("tc"), w("txbxContent"), w("hdr"), w("ftr")):
        if not len(holder) or holder[-1].tag not in (P, w("sdt")):  # each must end with a paragraph
            holder.append(holder.makeelement(P))


def _pieces(text: Element, properties: Element, relate: Relate, styles: Mapping[str, str]) -> Iterator[Element]:
    """The runs, links and pictures that a text holds."""
    if text.text:
        yield _run(properties, text.text)
    for child in list(text):
        tail, child.tail = child.tail, None
        if child.tag == _EMPHASIS:
            yield from _pieces(child, _styled(text, properties, styles.get("Emphasis"), "i"), relate, styles)
        elif child.tag == _LINK:
            hyperlink = text.makeelement(w("hyperlink"), {R_ID: relate(child.get("href"))})
            hyperlink.extend(_pieces(child, _styled(text, properties, styles.get("Hyperlink"), "u"), relate, styles))
            yield hyperlink
        else:
            yield _run(properties, child)
        if tail:
            yield _run(properties, tail)


def _styled(text: Element, properties: Element, style: str | None, otherwise: str) -> Element:
    """The properties of a run in a character style; where it has another or there is none, with i or u instead."""
    found = text.makeelement(w("rPr")) if properties is None else deepcopy(properties)
    if style and found.style is None:
        found.style = style  # Word sets a style's italics upright in an italic paragraph
    elif otherwise == "i":
        found.get_or_add_i()
    else:
        found.get_or_add_u().set(w("val"), "single")
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

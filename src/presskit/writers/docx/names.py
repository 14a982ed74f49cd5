"""What a template can name, and what becomes of it in Word.

In: a text, a link or a photograph of a Document. Out: markup that stands inside the text of a run; and, once the tags
of a part are filled in, `settle` makes of it the runs, hyperlinks and pictures that Word knows.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from presskit.document import Entry, Link, capital, runs
from presskit.markup import Run, outline
from presskit.writers.docx.wordml import R_ID, TEXT, Element, P, W, w, xml_of
from presskit.writers.measures import estimated, in_lines

SIMPLE = ("name", "headline", "location", "email", "phone", "website", "date", "facts")
"""What a template can name by a word, besides texts of a length (`BIO`): `{{ name }}`."""

BIO = re.compile(r"bio_(\d{1,4}|short|medium|long)(?:_(first|third|mc))?")
"""A text of at most so many words, in a voice: `{{ bio_100 }}`, `{{ bio_short }}`, `{{ bio_50_first }}`."""

CONTEXT = ("document", "portrait", "photo", "picture", "look", *SIMPLE)
"""What every template is given."""

_TAGS = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)


def simple_names(sources: Iterable[str]) -> list[str]:
    """The simple names that the tags of a file use: those of SIMPLE, and texts of a length."""
    words = (word for source in sources for tag in _TAGS.findall(source) for word in re.findall(r"[A-Za-z_]\w*", tag))
    return sorted({word for word in words if word in SIMPLE or BIO.fullmatch(word)})


WIDTH = 40.0
"""Millimetres: how wide a picture is where the template does not say."""

# Elements of our own inside a run's text, of which `settle` makes runs; of an item it makes a paragraph.
_OURS = "presskit"
_EMPHASIS, _STRONG, _LINK, _ITEM = (f"{{{_OURS}}}{name}" for name in ("em", "strong", "a", "li"))

_STYLES = {_EMPHASIS: ("Emphasis", "i"), _STRONG: ("Strong", "b"), _LINK: ("Hyperlink", "u")}
"""The character style of each, and what stands for it in a file that does not have the style."""

IN_TEXT = "Link in Text"
"""The style of a link inside a text, in a file that has one; elsewhere it is that of all links."""

BELOW = {"List Bullet": "List Bullet 2", "List Bullet 2": "List Bullet 3"}
"""The style of the points below a paragraph, by its own."""


def rich(text: str) -> Markup:
    """The text, with what it holds of emphasis, bold and links in the styles Emphasis, Strong and Hyperlink, and the
    points below it as paragraphs: `{{ entry.text | rich }}`.
    """
    head, items = outline(str(text))
    rows = (Markup('<li xmlns="{}">{}</li>').format(_OURS, _marked(runs(item))) for item in items)
    return Markup("").join([_marked(runs(head)), *rows])


def styled(text: str) -> Markup:
    """A name or a title, with its emphasis and without links: `{{ entry.title | styled }}`."""
    return _marked(runs(str(text), links=False))


def _marked(runs: Iterable[Run]) -> Markup:
    told = Markup("")
    for url, parts in groupby(runs, key=lambda run: run.url):
        label = Markup("").join(map(_run_of, parts))
        told += Markup('<a xmlns="{}" href="{}" in="text">{}</a>').format(_OURS, url, label) if url else label
    return told


def _run_of(run: Run) -> Markup:
    told = escape(run.text)
    for name, on in (("em", run.emphasis), ("strong", run.strong)):
        told = Markup('<{} xmlns="{}">{}</{}>').format(name, _OURS, told, name) if on else told
    return told


def link(what: Link | Entry | str, url: str = "") -> Markup:
    """A hyperlink in the style Hyperlink: `{{ entry.links[0] | link }}`, `{{ "our site" | link("https://…") }}`.

    `{{ entry | link }}` is the title of an entry, which leads to the entry's own page where there is one.
    """
    if isinstance(what, Entry):
        words, url = what.title, next((own.url for own in what.links if own.label == what.title), "")
    else:
        words, url = (what.label, what.url) if isinstance(what, Link) else (str(what), url)
    return Markup('<a xmlns="{}" href="{}">{}</a>').format(_OURS, url, styled(words)) if url else styled(words)


def tied(text: str) -> str:
    """The text with its last two words tied, so that none ends it alone on a line: `{{ text | tied | rich }}`.

    Short texts have one line, and long pairs would leave too much of the line above empty: both stay as they are.
    """
    head, _, last = text.rpartition(" ")
    if head.endswith("\n-"):
        return text  # a point of one word
    return f"{head}\u00a0{last}" if len(head) > 50 and len(head.rpartition(" ")[2]) + len(last) < 24 else text


def unbroken(text: str) -> str:
    """The text as one that is not broken at its spaces, as a date: `{{ entry.dates | unbroken }}`."""
    return text.replace(" ", "\u00a0")


def lines(items: Iterable[Link | str], ems: float) -> list[list[Link | str]]:
    """Texts and links, line by line, for a width in ems: `{%p for line in entry.links | lines(48) %}`."""
    return in_lines(items, ems, estimated)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "rich": rich,
    "styled": styled,
    "link": link,
    "capital": capital,
    "tied": tied,
    "unbroken": unbroken,
    "lines": lines,
}
"""The filters of a Word template, besides those of Jinja2."""


class Picture:
    """A photograph in a line of text: `{{ portrait }}`, `{{ portrait.wide(34) }}` in millimetres, or
    `{{ portrait.wide(88, 74) }}`, which is cropped to that height.
    """

    # A template cannot reach names with an underscore: what it could reach here, it could write to disk with.
    __slots__ = ("_alt", "_data", "_high", "_width", "_word")

    def __init__(self, word: Any, data: bytes, alt: str, width: float = WIDTH, high: float | None = None) -> None:
        self._word, self._data, self._alt, self._width, self._high = word, data, alt, width, high

    def wide(self, width: float, high: float | None = None) -> Picture:
        """The same picture, so many millimetres wide, and of so much height at most."""
        return Picture(self._word, self._data, self._alt, width, high)

    def __html__(self) -> str:
        from docx.shared import Mm

        inline = self._word.current_rendering_part.new_pic_inline(io.BytesIO(self._data), width=Mm(self._width))
        inline.docPr.set("descr", self._alt)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # LibreOffice leaves a gap of 3 mm where nothing is said
        if self._high and inline.extent.cy > Mm(self._high):
            _crop(inline, Mm(self._high))
        return f'<w:drawing xmlns:w="{W}">{xml_of(inline)}</w:drawing>'


def _crop(inline: Element, high: int) -> None:
    """Show as much of a picture as is so high: more goes below, where a portrait has less to say."""
    over = 1 - high / inline.extent.cy
    fill = inline.graphic.graphicData.pic.blipFill
    edges = {"t": str(round(over * CROPPED_ABOVE * 100000)), "b": str(round(over * (1 - CROPPED_ABOVE) * 100000))}
    source = fill.makeelement(fill[0].tag.replace("}blip", "}srcRect"), edges)
    fill[0].addnext(source)
    for extent in (inline.extent, inline.graphic.graphicData.pic.spPr.xfrm.ext):
        extent.cy = high


CROPPED_ABOVE = 0.25
"""Of what a cropped picture loses, the share that it loses above."""


# --- in Word ---

Relate = Callable[[str], str]
"""Gives the id of the relationship that leads to an address."""


def settle(root: Element, relate: Relate, styles: Mapping[str, str]) -> None:
    """Make runs of what the filters left inside texts, and mend what a part without its tags is short of."""
    for item in reversed(list(root.iter(_ITEM))):  # each stands right behind the text, before those that follow it
        _set_below(item, styles)
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
        if child.tag in _STYLES:
            name, otherwise = _STYLES[child.tag]
            name = IN_TEXT if child.get("in") and IN_TEXT in styles else name
            inner = _pieces(child, _styled(text, properties, styles.get(name), otherwise), relate, styles)
            if child.tag == _LINK:
                hyperlink = text.makeelement(w("hyperlink"), {R_ID: relate(child.get("href"))})
                hyperlink.extend(inner)
                yield hyperlink
            else:
                yield from inner
        else:
            yield _run(properties, child)
        if tail:
            yield _run(properties, tail)


def _set_below(item: Element, styles: Mapping[str, str]) -> None:
    """Give an item of a text a paragraph of its own, behind that of the text."""
    from docx.oxml.parser import OxmlElement

    run = next(item.iterancestors(w("r")))
    above = next(item.iterancestors(P))
    names = {id: name for name, id in styles.items()}
    name = BELOW.get(names.get(above.style or "", ""), "List Bullet")
    paragraph, text = deepcopy(above), OxmlElement("w:t")
    for child in [child for child in paragraph if child.tag != w("pPr")]:
        paragraph.remove(child)
    if name in styles:
        paragraph.style = styles[name]
    else:
        paragraph.get_or_add_pPr().get_or_add_ind().set(w("left"), "720")
    text.text, text[:] = item.text, list(item)
    paragraph.append(_run(run.find(w("rPr")), text))
    item.getparent().remove(item)  # the items are the last in their text
    above.addnext(paragraph)


def _styled(text: Element, properties: Element, style: str | None, otherwise: str) -> Element:
    """The properties of a run in a character style; where it has another or there is none, with b, i or u instead."""
    found = text.makeelement(w("rPr")) if properties is None else deepcopy(properties)
    if style and found.style is None:
        found.style = style  # Word sets a style's italics upright in an italic paragraph
    elif otherwise == "u":
        found.get_or_add_u().set(w("val"), "single")
    else:
        getattr(found, f"get_or_add_{otherwise}")()
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

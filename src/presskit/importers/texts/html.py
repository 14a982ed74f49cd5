"""HTML in a text, as the marks of Markdown: what a browser shows stays, in its order; nothing else is taken for HTML.

In: a text. Out: the text, with `**`, `*`, `[label](address)` and `- ` for what its elements mean.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "nav", "p", "pre",
    "section", "table", "tr",
}  # fmt: skip
"""Elements that begin a line."""

_STYLES = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*"}

_OTHERS = {
    "abbr", "big", "br", "code", "col", "colgroup", "del", "font", "img", "ins", "kbd", "li", "mark", "ol", "q", "s",
    "samp", "script", "small", "span", "strike", "style", "tbody", "td", "tfoot", "th", "thead", "tt", "u", "ul",
}  # fmt: skip

_KNOWN = {*_BLOCKS, *_STYLES, *_OTHERS, "a", "sub", "sup"}
"""The elements of a text that somebody formatted. `Atelier <Nord>` and `Map<Key, Value>` hold none."""

_TAG = re.compile(r"<(?=/?\s?([A-Za-z][\w:-]*)[^<>]*>)|<(?=!--)|<")
_ENTITY = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)")
_LINES = re.compile(r"(?i)<\s*/?\s*(?:p|div|ul|ol|li|br|h\d|table|section)\b[^<>]*>")

_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


def to_marks(text: str) -> str:
    """The text, its HTML as marks. A bracket that opens no known element stands as written."""
    found = _TAG.sub(lambda match: match[0] if _is_html(match, text) else "&lt;", text)
    found = _ENTITY.sub("&amp;", found)
    if "<" not in found:
        return unescape(found)
    reader = _Reader(flow=bool(_LINES.search(found)))
    reader.feed(found)
    reader.close()
    return reader.whole()


def _is_html(match: re.Match[str], text: str) -> bool:
    if match[1]:
        return match[1].lower() in _KNOWN
    return text.startswith("<!--", match.start()) and "-->" in text[match.start() :]


def raised(text: str) -> str:
    """The text as superscript, if every character of it has one."""
    told = text.translate(_RAISED)
    return told if not re.search(r"[\w+=()-]", re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ]", "", told)) else ""


def lowered(text: str) -> str:
    """The text as subscript, if every character of it has one."""
    told = text.translate(_LOWERED)
    return told if not re.search(r"[\w+=()-]", re.sub(r"[₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ]", "", told)) else ""


class _Reader(HTMLParser):
    """The rows of a text. What stands in an element of style is held until that ends."""

    def __init__(self, flow: bool) -> None:
        super().__init__()
        self.flow = flow  # line ends are spaces, since elements say where lines end
        self.rows = [""]
        self.held: list[tuple[str, str, str]] = []  # element, address, text so far
        self.lists = 0
        self.silent = ""

    def whole(self) -> str:
        self._close_elements()
        return "\n".join(row.rstrip() for row in self.rows)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("ul", "ol"):
            self._row()
            self.lists += 1
        elif tag == "li":
            self._row(f"{'  ' * max(0, self.lists - 1)}- ")
        elif tag == "br":
            self._row("  " * (self.lists + 1) if self.lists else "")
        elif tag in ("td", "th"):
            self._say(", " if self.rows[-1].strip() else "")
        elif tag == "img":
            address, alt = values.get("src", ""), values.get("alt", "").strip()
            self._say(f"[{alt or 'image'}]({address})" if not address.startswith("data:") and address else alt)
        elif tag in _BLOCKS:
            self._paragraph()
        elif tag in _STYLES or tag in ("a", "sub", "sup"):
            self.held.append((tag, values.get("href", "").strip(), ""))
        elif tag in ("script", "style"):
            self.silent = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists = max(0, self.lists - 1)
            self._row() if self.lists else self._paragraph()
        elif tag in _BLOCKS:
            self._paragraph()
        elif tag in ("script", "style"):
            self.silent = ""
        elif any(held[0] == tag for held in self.held):
            while self.held:
                element, address, text = self.held.pop()
                self._say(_wrapped(element, address, text))
                if element == tag:
                    break

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.flow:
            data = re.sub(r"\s+", " ", data)
            self._say(data.lstrip() if not self.held and not self.rows[-1].strip(" ") else data)
            return
        self._say(data)

    def _say(self, text: str) -> None:
        if self.held:
            element, address, before = self.held[-1]
            self.held[-1] = (element, address, before + text)
        else:
            *lines, last = text.split("\n")
            for line in lines:
                self.rows[-1] += line
                self.rows.append("")
            self.rows[-1] += last

    def _close_elements(self) -> None:
        """End the elements of style that are open: a line ends within them, or nothing ever ends them."""
        held, self.held = self.held, []
        for element, address, text in held:
            self._say(_wrapped(element, address, text))

    def _row(self, begin: str = "") -> None:
        self._close_elements()
        if self.rows[-1].strip() in ("", "-") and begin.strip() in ("", self.rows[-1].strip()):
            if self.rows[-1].strip() != "-":
                self.rows[-1] = begin
            return
        self.rows.append(begin)

    def _paragraph(self) -> None:
        self._close_elements()
        if self.rows[-1].strip() == "-":
            return  # a paragraph in an item of a list
        if self.lists:
            self._row("  " * (self.lists + 1))
        elif self.rows[-1].strip():
            self.rows += ["", ""]


def _wrapped(element: str, address: str, text: str) -> str:
    core = text.strip()
    if not core:
        return text or (address if element == "a" and re.match(r"(?i)https?:|mailto:", address) else "")
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if element == "a":
        core = f"[{core}]({address.replace(' ', '%20')})" if address else core
    elif element in ("sub", "sup"):
        core = (lowered(core) if element == "sub" else raised(core)) or core
    elif mark := _STYLES[element] if "*" not in core else "":
        core = f"{mark}{core}{mark}"
    return before + core + after

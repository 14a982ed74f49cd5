"""TeX as text: `$\\alpha$` is α, `H$_2$O` is H₂O, `\\(\\sqrt{s}\\)` is √s.

In: a text. Out: the text in Unicode. The names of letters and signs are pylatexenc's.
"""

from __future__ import annotations

import functools
import re
from html import unescape
from html.entities import html5
from typing import Any

from presskit.importers.texts.html import lowered, raised

_MATH = re.compile(
    r"\$\$?(?=[^\s$])([^$\n]{1,400}?)(?<=[^\s$\\])\$\$?(?!\d)|\\\((.{1,400}?)\\\)|\\\[(.{1,400}?)\\\](?!\()"
)
_MEANT = re.compile(r"\\[A-Za-z]+|[_^]|^[A-Za-z]$|^\d+$|[<>=]")
"""What a formula has and a price has not."""

_LATEX = re.compile(r"[\\{}$~%&^_#]|--|``|''")
"""What a text with LaTeX in it has."""

_ADDRESS = re.compile(r"(?:https?://|10\.\d{4})[^\s{}]+")
"""An address or a DOI, in which a tilde is no space."""

_RELATION = re.compile(
    r"(\\(?:leq?|geq?|neq?|ll|gg|approx|simeq|sim|equiv|propto|to|rightarrow|times|cdot|pm|in|subset|cup|cap|mid))\s+"
)
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}")


_MARKED = re.compile(
    r"\\(?:(?P<strong>textbf)|(?P<star>emph|textit|textsl)|text(?:sc|tt|rm|sf|up|normal)|underline|mbox|url)\s*\{(?P<of>[^{}]*)\}"
    r"|\{\\(?:(?P<bf>bf)|(?P<it>em|it|sl)|sc|tt|rm|sf)(?:series|shape|family)?\s+(?P<in>[^{}]*)\}"
)
"""The commands with which people set words apart, and what they set apart."""

_ACCENT = re.compile(
    r"\{\\[\"'`^~=.uvHcdbkr]\s*\{?[A-Za-z]\}?\}|(?<=[A-Za-z])\\(?:[cuvHkr]\{[A-Za-z]\}|[\"'`^~](?:\{[A-Za-z]\}|[A-Za-z]))"
)
"""A letter with an accent: in braces, or within a word, where no quotation begins."""


def in_text(text: str) -> str:
    """A text that may hold TeX: formulas, accents and words set apart as text, with Markdown's marks; whatever else
    has a dollar or a backslash stays."""
    text = _MATH.sub(lambda match: math(inner) if _MEANT.search(inner := _inner(match)) else match[0], text)
    if "\\" not in text:
        return text
    told = _ACCENT.sub(lambda match: text_of(match[0]), text)
    told = _HREF.sub(r"[\2](\1)", _MARKED.sub(_set_apart, told))
    return re.sub(r"(?<=[\w.])~(?=\w)", " ", told) if told != text else told


def _set_apart(match: re.Match[str]) -> str:
    """The words in Markdown's marks, or without any where the command only chooses a typeface."""
    inner = match["of"] if match["of"] is not None else match["in"]
    mark = "**" if match["strong"] or match["bf"] else "*" if match["star"] or match["it"] else ""
    return f"{mark}{inner.strip()}{mark}" if inner.strip() else ""


def text_of(latex: str) -> str:
    """A text that is LaTeX as a whole, as a field of BibTeX is. A line end is a space in it."""
    if not _LATEX.search(latex):
        return latex
    if _ADDRESS.fullmatch(latex.strip()):
        return _with_entities(re.sub(r"\\([_%&#$~])", r"\1", latex))
    kept = list[str]()

    def put_aside(text: str) -> str:
        kept.append(text)
        return f"\ue000{len(kept) - 1}\ue001"  # no LaTeX: it comes back as it is

    latex = _MATH.sub(lambda found: put_aside(math(_inner(found))), latex)
    latex = _HREF.sub(lambda match: f"[{match[2]}]({put_aside(text_of(match[1]))})", latex)
    # nobody writes a remark or a table into a field: a percent sign is one, and so is an ampersand
    escaped = re.sub(r"(?<!\\)[%&]", r"\\\g<0>", latex)
    text = _with_entities(str(_decoder().latex_to_text(escaped)))
    return re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match[1])], text)


def _with_entities(text: str) -> str:
    """As other programs export a text to BibTeX: HTML's `&amp;` is an ampersand."""
    return _ENTITY.sub(
        lambda match: unescape(match[0]) if match[1][0] == "#" or f"{match[1]};" in html5 else match[0], text
    )


_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def math(formula: str) -> str:
    """A formula as text: scripts and roots as Unicode has them, where it does."""
    formula = re.sub(r"\\(?:left|right|displaystyle|limits|[,;!])(?![A-Za-z])", "", formula)
    formula = re.sub(r"\\(?:text|mathrm|mathbf|mathit|mathcal|mathbb|operatorname|textrm|textit|rm)\s*\{([^{}]*)\}",
                     r"\1", formula)  # fmt: skip
    formula = re.sub(r"\\sqrt\s*\{([^{}]*)\}", _root, formula)
    formula = re.sub(r"([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\]))", _script, formula)
    formula = _RELATION.sub(r"\1{} ", formula)  # a space after the name of a sign is nobody's otherwise
    return " ".join(str(_decoder().latex_to_text(formula)).split()) if re.search(r"[\\{}~]", formula) else formula


def _inner(match: re.Match[str]) -> str:
    return str(next(filter(None, match.groups())))


def _root(match: re.Match[str]) -> str:
    inner = math(match[1])
    return f"√{inner}" if re.fullmatch(r"\w+", inner) else f"√({inner})"


def _script(match: re.Match[str]) -> str:
    inner = math(match[2] if match[2] is not None else match[3])
    if inner in ("′", "∘", "°"):
        return {"∘": "°"}.get(inner, inner)
    # in braces, for a letter of a script that follows the name of a sign would be read as part of that name
    return "{" + ((lowered(inner) if match[1] == "_" else raised(inner)) or (match[1] + inner)) + "}"


@functools.cache
def _decoder() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    known.add_context_category("addresses", prepend=True, macros=[MacroTextSpec("url", simplify_repl="%s")])
    return LatexNodes2Text(latex_context=known, math_mode="text", keep_comments=True)

"""A text of a document as the pages of PDFs and of the website print it.

In: a text of a profile, with its markup. Out: HTML in which everything else stands as written.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from presskit.markup import Run, outline, runs


def rich(text: str, *, printed: bool = False, inline: bool = False) -> Markup:
    """A text or point as HTML: emphasis, strong, links; the points below it as a list. `printed`: for a PDF; `inline`:
    others stand beside it in its line."""
    html = _printed if printed else partial(_on_screen, inline=inline)
    head, items = outline(text)
    if not items:
        return html(runs(text))
    rows = Markup("").join(Markup("<li>{}</li>").format(html(runs(item))) for item in items)
    return Markup('{}<ul class="points">{}</ul>').format(html(runs(head)), rows)


def styled(text: str, url: str = "", *, printed: bool = False) -> Markup:
    """A name or a title as HTML: emphasis and strong, no links but one of the whole, to `url`."""
    found = (run._replace(url=url) for run in runs(text, links=False))
    return (_printed if printed else partial(_on_screen, inline=True))(tuple(found))


def unparted(html: Markup) -> Markup:
    """The same HTML, in which no line ends after the first three letters of a word with a hyphen: "co-founded"."""
    return Markup(_PARTED.sub(lambda match: match[0] if match[0][0] == "<" else _WORD.format(match[0]), html))


_PARTED = re.compile(r"<[^>]*>|(?<![^\s>])[(\[“‘]?[^\W\d_]{1,3}-[^\s<]{2,24}")
_WORD = '<span class="word">{}</span>'


def href(url: str) -> str:
    """An address as HTML takes it: what no URL may hold as it is, is encoded (URL Standard, "URL code points")."""
    return re.sub(r'[\s"<>\\^`{|}]', lambda match: quote(match[0]), url)


# Letters and marks of scripts from right to left (Unicode, Blocks.txt), and what may stand between two of their words.
_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_WORDS = re.compile(rf"[{_FROM_RIGHT}]+(?:[\s\-–—'’.\"]+[{_FROM_RIGHT}]+)*")


def isolated(text: str, *, whole: bool = True) -> list[tuple[str, bool]]:
    """The text in pieces, and of each whether it is from right to left among others from left to right.

    Such a piece is to be isolated (Unicode Standard Annex 9, 2.4.2), or the brackets and figures beside it change their
    side. A text that is mostly from right to left is one piece, from its first such word to its last; nothing is
    isolated in it if it is the `whole` line.
    """
    if not (found := list(_WORDS.finditer(text))):
        return [(text, False)]
    spans = [match.span() for match in found]
    if 2 * sum(sum(map(str.isalpha, match[0])) for match in found) > sum(map(str.isalpha, text)):
        if whole:
            return [(text, False)]
        spans = [(spans[0][0], spans[-1][1])]
    pieces, at = list[tuple[str, bool]](), 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _escaped(text: str, *, whole: bool) -> Markup:
    pieces = isolated(text, whole=whole)
    return Markup("").join(Markup("<bdi>{}</bdi>" if apart else "{}").format(piece) for piece, apart in pieces)


def _on_screen(runs: tuple[Run, ...], *, inline: bool = False) -> Markup:
    html = Markup("")
    for url, parts in groupby(runs, key=lambda run: run.url):
        label = Markup("").join(_element(_escaped(run.text, whole=not inline), run) for run in parts)
        html += _link(label, url)
    return html


def _printed(runs: tuple[Run, ...]) -> Markup:
    """As WeasyPrint 70 needs it. The space before an element goes into it: it ends a line after its first word where
    what stands before an element fits by itself and its last space does not. And a link is the innermost element: one
    inside it would be a link of its own, with another tag than PDF/UA wants (7.18.5). What is isolated stands between
    the characters for it, which no font draws, and in no element, for the same reason.
    """
    html, space = Markup(""), ""
    for run in runs:
        text, space = space + run.text, ""
        if not (run.strong or run.emphasis or run.url) and text.endswith(" "):
            text, space = text.removesuffix(" "), " "
        pieces = isolated(text, whole=False)
        label = "".join(f"\u2068{piece}\u2069" if apart else piece for piece, apart in pieces)
        html += _element(_link(Markup.escape(label), run.url), run)
    return html + space


def _element(html: Markup, run: Run) -> Markup:
    html = Markup("<em>{}</em>").format(html) if run.emphasis else html
    return Markup("<strong>{}</strong>").format(html) if run.strong else html


def _link(label: Markup, url: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href(url), label) if url else label

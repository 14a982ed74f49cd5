"""A text of a document as the pages of PDFs and of the website print it.

In: a text of a profile, with its markup. Out: HTML in which everything else stands as written.
"""

from __future__ import annotations

import re
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from presskit.markup import Run, outline, runs


def rich(text: str, *, printed: bool = False) -> Markup:
    """A text or point as HTML: emphasis, strong, links; the points below it as a list. `printed`: for a PDF."""
    html = _printed if printed else _on_screen
    head, items = outline(text)
    if not items:
        return html(runs(text))
    rows = Markup("").join(Markup("<li>{}</li>").format(html(runs(item))) for item in items)
    return Markup('{}<ul class="points">{}</ul>').format(html(runs(head)), rows)


def styled(text: str, url: str = "", *, printed: bool = False) -> Markup:
    """A name or a title as HTML: emphasis and strong, no links but one of the whole, to `url`."""
    found = (run._replace(url=url) for run in runs(text, links=False))
    return (_printed if printed else _on_screen)(tuple(found))


def href(url: str) -> str:
    """An address as HTML takes it: what no URL may hold as it is, is encoded (URL Standard, "URL code points")."""
    return re.sub(r'[\s"<>\\^`{|}]', lambda match: quote(match[0]), url)


def _on_screen(found: tuple[Run, ...]) -> Markup:
    html = Markup("")
    for url, parts in groupby(found, key=lambda run: run.url):
        label = Markup("").join(_element(Markup.escape(run.text), run) for run in parts)
        html += _link(label, url)
    return html


def _printed(found: tuple[Run, ...]) -> Markup:
    """As WeasyPrint 70 needs it. The space before an element goes into it: it ends a line after its first word where
    what stands before an element fits by itself and its last space does not. And a link is the innermost element: one
    inside it would be a link of its own, with another tag than PDF/UA wants (7.18.5).
    """
    html, space = Markup(""), ""
    for run in found:
        text, space = space + run.text, ""
        if not (run.strong or run.emphasis or run.url) and text.endswith(" "):
            text, space = text.removesuffix(" "), " "
        html += _element(_link(Markup.escape(text), run.url), run)
    return html + space


def _element(html: Markup, run: Run) -> Markup:
    html = Markup("<em>{}</em>").format(html) if run.emphasis else html
    return Markup("<strong>{}</strong>").format(html) if run.strong else html


def _link(label: Markup, url: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href(url), label) if url else label

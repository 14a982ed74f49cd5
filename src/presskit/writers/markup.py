"""A text of a document as the pages of PDFs and of the website print it.

In: text that may hold `*emphasis*`. Out: HTML in which everything else stands as written.
"""

from __future__ import annotations

from markupsafe import Markup

from presskit.document import runs


def rich(text: str) -> Markup:
    """The text as HTML: escaped, with `*emphasis*` as <em>.

    The space before an emphasis goes into it. WeasyPrint 70 ends a line after its first word where what stands before
    an element fits by itself and its last space does not.
    """
    html, space = Markup(""), ""
    for run in runs(text):
        if run.emphasis:
            html += Markup("<em>{}{}</em>").format(space, run.text)
            space = ""
        else:
            html += space + run.text.removesuffix(" ")
            space = " " if run.text.endswith(" ") else ""
    return html + space

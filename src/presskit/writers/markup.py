"""A text of a document as the pages of PDFs and of the website print it.

In: text that may hold `*emphasis*`. Out: HTML in which everything else stands as written.
"""

from __future__ import annotations

from markupsafe import Markup

from presskit.document import runs


def rich(text: str) -> Markup:
    """The text as HTML: escaped, with `*emphasis*` as <em>."""
    return Markup("").join(
        Markup("<em>{}</em>").format(run.text) if run.emphasis else Markup("{}").format(run.text) for run in runs(text)
    )

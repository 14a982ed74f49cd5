"""WeasyPrint, behind one door: nothing else of presskit imports it, or a library that it stands on.

In: a page as HTML, style sheets, fonts, and a way to read what they name. Out: pages, their boxes, a PDF.
docs/decisions/importing-weasyprint.md tells what is done to it so that it is quick, what each part saves, and why it
is safe.
"""

from presskit.weasy.rendering import (
    SCHEME,
    Attachment,
    DrawnFont,
    Unserved,
    drawn_fonts,
    fetcher,
    is_importable,
    joined,
    load,
    logged,
    render,
    stylesheet,
    write,
    write_for_the_eye,
)

__all__ = [
    "SCHEME",
    "Attachment",
    "DrawnFont",
    "Unserved",
    "drawn_fonts",
    "fetcher",
    "is_importable",
    "joined",
    "load",
    "logged",
    "render",
    "stylesheet",
    "write",
    "write_for_the_eye",
]

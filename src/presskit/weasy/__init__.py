"""WeasyPrint, behind one door: nothing else of presskit imports it, or a library that it stands on.

In: a page as HTML, style sheets, fonts, and a way to read what they name. Out: pages, their boxes, a PDF.
docs/decisions/importing-weasyprint.md tells what is done to it so that it is quick, what each part saves, and why it
is safe.
"""

from presskit.weasy.rendering import (
    SCHEME as SCHEME,
    Attachment as Attachment,
    DrawnFont as DrawnFont,
    Unserved as Unserved,
    drawn_fonts as drawn_fonts,
    fetcher as fetcher,
    is_importable as is_importable,
    joined as joined,
    load as load,
    logged as logged,
    render as render,
    stylesheet as stylesheet,
    write as write,
    write_for_the_eye as write_for_the_eye,
)

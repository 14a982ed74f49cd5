"""Pages laid out and written by WeasyPrint, which fetches nothing by itself and is heard when it complains.

In: a page, style sheets, a fetcher of prepared bytes. Out: the document that WeasyPrint has laid out; the bytes of a
PDF/A-3a and PDF/UA-1 file; what was logged meanwhile.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import io
import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from presskit.weasy import fonts, importing, metadata, patches

SCHEME = "presskit:/"
"""The private scheme under which pages are served what they name; nothing else can be fetched."""

VARIANT = "pdf/a-3a"


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF. `relationship` is PDF's AFRelationship: Source, Data, Supplement …"""

    name: str
    data: bytes
    description: str
    relationship: str


@dataclass(frozen=True)
class DrawnFont:
    """A font in which something of a document is drawn: its family, the characters, and those that it lacks."""

    family: str
    characters: frozenset[int]
    missing: frozenset[int]


class Unserved(Exception):
    """A page or a style sheet names what it is not served; `in_circles` if that is a sheet that imports itself."""

    def __init__(self, url: str, in_circles: bool) -> None:
        super().__init__(url)
        self.url = url
        self.in_circles = in_circles


def load() -> None:
    """Import WeasyPrint, quickly; a process that has imported it before has it as it is."""
    importing.load()


def is_importable() -> bool:
    """Whether it is installed, with the libraries that it needs."""
    # Where a library is missing it prints, warns and raises OSError; the library's own row tells that better.
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
        try:
            load()
        except (ImportError, OSError):
            return False
    return True


def stylesheet(text: str, fetcher: Any, name: str = "") -> Any:
    """A style sheet for pages; under a name to keep it by, one that travels with presskit is parsed only once."""
    load()
    from weasyprint import CSS

    def parsed() -> Any:
        with _served():
            return CSS(string=text, base_url=SCHEME, url_fetcher=fetcher)

    return importing.cached_sheets(name, text, parsed) if name else parsed()


def fetcher(read: Callable[[str], bytes]) -> Any:
    """A URL fetcher that serves the bytes that `read` has under `presskit:/name`, and refuses everything else: files,
    http, data.
    """
    load()
    from email.message import EmailMessage, Message

    from weasyprint.urls import URLFetcher, URLFetcherResponse

    # with the plain policy: the one that an EmailMessage has by itself takes 15 ms to load
    no_headers: Any = EmailMessage(policy=Message().policy)

    class Prepared(URLFetcher):  # type: ignore[misc]  # weasyprint is not typed
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(SCHEME):
                raise ValueError(f"{url} is not served")
            return URLFetcherResponse(url, read(url.removeprefix(SCHEME)), no_headers)

    return Prepared(allow_redirects=False, fail_on_errors=True)


def render(
    page: str, stylesheets: Sequence[Any], configuration: Any, fetcher: Any, images: dict[str, Any] | None = None
) -> Any:
    """The page as WeasyPrint's Document; raises Unserved, and whatever WeasyPrint raises for what cannot be laid out.

    `configuration` is one of `presskit.weasy.fonts`; `images` are the pictures of pages before, by their addresses,
    to which those of this one are added.
    """
    load()
    import weasyprint

    with patches.applied(), fonts.current(configuration), _served():
        return weasyprint.HTML(string=page, base_url=SCHEME, url_fetcher=fetcher).render(
            stylesheets=stylesheets, font_config=configuration, pdf_variant=VARIANT, cache=images
        )


def joined(documents: Sequence[Any], page: str) -> Any:
    """The pages of several documents as one, which says of itself what the head of this page says."""
    load()
    import weasyprint
    from weasyprint.html import get_html_metadata
    from weasyprint.pdf.metadata import DocumentMetadata

    html = weasyprint.HTML(string=page.partition("</head>")[0], base_url=SCHEME)
    whole = documents[0].copy([page for document in documents for page in document.pages])
    whole.metadata = DocumentMetadata(**get_html_metadata(html))
    return whole


def write_for_the_eye(document: Any) -> tuple[bytes, list[str]]:
    """The bytes of a PDF that looks as `write` makes it and has no tags for screen readers; and a digest
    for each page, of how what stands on it is drawn: the width of a letter is that of the first one in the file,
    rounded, so that other pages may move it by the thousandth part of its size.
    """
    drawn: list[str] = []

    def digest(_document: Any, pdf: Any) -> None:
        for reference in pdf.page_references:
            page = pdf.objects[int(reference.split()[0])]
            stream = pdf.objects[int(page["Contents"].split()[0])]
            drawn.append(hashlib.sha256(stream.data).hexdigest())

    with patches.applied(), fonts.current(document.font_config), _served():
        data: bytes = document.write_pdf(finisher=digest, pdf_variant=VARIANT, pdf_tags=False, custom_metadata=False)
    return data, drawn


def write(document: Any, attachments: Sequence[Attachment], moment: datetime.datetime) -> bytes:
    """The bytes of a PDF; `moment` is the time of all its parts."""
    import weasyprint

    document.metadata.attachments = [
        weasyprint.Attachment(
            string=attached.data,
            name=attached.name,
            description=attached.description,
            relationship=attached.relationship,
            created=moment,
            modified=moment,
        )
        for attached in attachments
    ]
    metadata.declare_accessible(document.metadata)
    with patches.applied(), fonts.current(document.font_config), _served():
        data: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_tags=True, custom_metadata=False)
    return data


def drawn_fonts(document: Any) -> list[DrawnFont]:
    """The fonts of a document that was written: which characters a font lacks is known only then."""
    return [
        DrawnFont(
            font.family,
            frozenset(ord(character) for text in font.to_unicode.values() for character in text),
            frozenset(font.missing),
        )
        for font in document.fonts.values()
    ]


@contextlib.contextmanager
def _served() -> Iterator[None]:
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as fault:  # derives from BaseException
        url = str(fault).partition('"')[2].rpartition('"')[0]
        raise Unserved(url, isinstance(fault.__cause__ or fault.__context__, RecursionError)) from None


@contextlib.contextmanager
def logged() -> Iterator[list[str]]:
    """What WeasyPrint logs meanwhile, as a warning or worse."""
    listener = _Listener()
    log = logging.getLogger("weasyprint")
    log.addHandler(listener)
    try:
        yield listener.texts
    finally:
        log.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())

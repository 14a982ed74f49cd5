"""WeasyPrint, fetching nothing, and heard when it complains.

In: nothing. Out: the module; style sheets; a fetcher of prepared bytes; what is logged while it works.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

from presskit.writers import haste

SCHEME = "presskit:/"
"""The private scheme under which WeasyPrint is served; nothing else can be fetched."""


def weasyprint() -> Any:
    """The module `weasyprint`; a process that has imported it before has it as it is."""
    if "weasyprint" not in sys.modules:
        haste.load()
    import weasyprint

    return weasyprint


def sheet(text: str, fetcher: Any, keep: str = "") -> Any:
    """A style sheet for pages; under a name to keep it by, one that travels with presskit is parsed only once."""
    from weasyprint import CSS

    def parsed() -> Any:
        return CSS(string=text, base_url=SCHEME, url_fetcher=fetcher)

    return haste.kept_sheets(keep, text, parsed) if keep else parsed()


def fetcher(read: Callable[[str], bytes]) -> Any:
    """A URL fetcher that serves the bytes that `read` has under `presskit:/name`, and refuses everything else: files,
    http, data.
    """
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


@contextlib.contextmanager
def heard() -> Iterator[list[str]]:
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

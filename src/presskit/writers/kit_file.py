"""A file of a kit, which says itself what it is, for whom, and what it claims.

Out: `KitFile`, which products make, and which the ZIP, the web page, the manifest and the claims take as it is: none of
them has to know what there may be in a kit, or to guess it from a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from presskit.content import Content

if TYPE_CHECKING:
    from presskit.document import Claim

Part = Literal["", "downloads", "pictures", "preview"]
"""Where the web page has a file; nothing for one that it does not offer. The preview stands for the page elsewhere."""

PDF: Final = "application/pdf"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VCARD: Final = "text/vcard"
CALENDAR: Final = "text/calendar"
ZIP: Final = "application/zip"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
SVG: Final = "image/svg+xml"
TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
JSON: Final = "application/json"
JSON_LD: Final = "application/ld+json"
CSV: Final = "text/csv"

TYPES: Final = {
    ZIP: "ZIP",
    PDF: "PDF",
    WORD: "Word",
    VCARD: "vCard",
    CALENDAR: "iCalendar",
    JPEG: "JPEG",
    PNG: "PNG",
    SVG: "SVG",
    TEXT: "TXT",
    MARKDOWN: "Markdown",
    HTML: "HTML",
    JSON: "JSON",
    JSON_LD: "JSON-LD",
    CSV: "CSV",
}
"""Media types (IANA) in the words of those who receive a file; downloads are offered in this order."""


@dataclass(frozen=True)
class KitFile:
    """One file of a kit.

    `name` is its name below output/, `product` what it is made as (see `presskit.kit.products`). `label` is what it is
    called, by the key of a label of the language, or as its template says; `readme` the pattern by which README.txt
    tells of it. `recipient` says that the ZIP has it, `offered` where the web page has it. `left_out` are the keys of
    what the profile has and it has not, `no_room` those among them for which there was none, `claims` its sentences
    with what they rest on.
    """

    name: str
    content: Content
    product: str
    media_type: str
    label: str = ""
    readme: str = "file"
    recipient: bool = False
    offered: Part = ""
    left_out: tuple[str, ...] = ()
    no_room: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def type(self) -> str:
        """What kind of file it is, in the words of those who receive it: PDF, Word."""
        return TYPES.get(self.media_type, self.media_type)

    @property
    def rank(self) -> tuple[int, str]:
        """Where it stands among downloads."""
        order = [*TYPES]
        return (order.index(self.media_type) if self.media_type in order else len(order), self.name)

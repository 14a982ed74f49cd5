"""Settles the words: what each document says, for every amount of room that it may be given.

In: a profile that was filtered for its audience, what a template asks for, a language and a day. Out: for a
page, `Drafts`, from the fullest to the barest; for a Word file, a `Document`; for a place or a length, a
`Blurb`. Nothing here knows of pages, and nothing after it changes a word.
"""

from typing import TYPE_CHECKING

from presskit.lazy_imports import names_of

if TYPE_CHECKING:
    from presskit.compose.blurbs import bios, blurb, faults_of_pinned, for_place
    from presskit.compose.documents import Drafts, document
    from presskit.compose.sections import Sections
    from presskit.compose.special import CODE, LENGTHS, SPECIAL, sections_of, too_long_to_scan

__all__ = [
    "CODE",
    "LENGTHS",
    "SPECIAL",
    "Drafts",
    "Sections",
    "bios",
    "blurb",
    "document",
    "faults_of_pinned",
    "for_place",
    "sections_of",
    "too_long_to_scan",
]

# who wants a text needs no documents
__getattr__ = names_of(
    __name__,
    {
        **dict.fromkeys(("bios", "blurb", "faults_of_pinned", "for_place"), "blurbs"),
        **dict.fromkeys(("Drafts", "document"), "documents"),
        "Sections": "sections",
        **dict.fromkeys(("CODE", "LENGTHS", "SPECIAL", "sections_of", "too_long_to_scan"), "special"),
    },
)

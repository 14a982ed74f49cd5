"""What a kit says, sentence by sentence, with the sources of each: a table for whoever checks facts.

In: claims, with the files that make each, and a profile that was filtered for its audience. Out: a table
(CSV). A row for each claim and source; what no source is named for stands last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from presskit.document import Claim, plain
from presskit.language import Language
from presskit.profile import Profile, Source
from presskit.writers import table

COLUMNS = ("claim", "source", "publisher", "published", "accessed", "address", "said_in")
"""The headings, by their names under [checklist] in a language file."""


def write(claims: Mapping[Claim, Sequence[str]], profile: Profile, language: Language) -> bytes:
    """The table."""
    headings = [language.checklist(column) for column in COLUMNS]
    return table.write([headings, *_rows(claims, profile, language)])


def _rows(claims: Mapping[Claim, Sequence[str]], profile: Profile, language: Language) -> Iterator[Sequence[str]]:
    sources = {source.id: source for source in profile.sources}
    for claim, names in claims.items():
        for id in claim.sources:
            if id in sources:
                yield claim.text, *_told(sources[id], language), _files(names)
    for claim, names in claims.items():
        if not any(id in sources for id in claim.sources):
            yield claim.text, language.checklist("none"), "", "", "", "", _files(names)


def _told(source: Source, language: Language) -> tuple[str, str, str, str, str]:
    published, accessed = (language.date(date) if date else "" for date in (source.date, source.accessed))
    return plain(source.title), plain(source.publisher or ""), published, accessed, source.url or ""


def _files(names: Sequence[str]) -> str:
    return "; ".join(sorted(names))

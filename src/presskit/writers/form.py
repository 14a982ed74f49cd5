"""A document as plain text, to be pasted into the fields of a web form.

In: a `Document`. Out: text without markup: a blank line between entries, a line for each heading in capitals, a hyphen
for each point, addresses written out, and no line broken that a field breaks itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from presskit.document import Document, Entry, Section, plain

SHORT = 120
"""Characters of a text that may stand on one line with its title."""


def write(document: Document) -> str:
    """The whole document, section by section."""
    head = "\n".join(filter(None, (plain(document.title), plain(document.subtitle))))
    told = ((section.heading, "\n\n".join(_section(section, document))) for section in document.sections)
    parts = [f"{plain(heading).upper()}\n\n{body}" if heading else body for heading, body in told if body]
    return "\n\n\n".join([head, *parts]) + "\n"


def _section(section: Section, document: Document) -> Iterator[str]:
    if section.kind == "facts":
        yield "\n".join(f"{plain(entry.title)}: {plain(entry.text)}" for entry in section.entries)
    elif section.kind == "numbers":
        yield "\n".join(f"{plain(entry.title)} {plain(entry.subtitle)}" for entry in section.entries)
    elif section.kind == "quotes":
        for entry in section.entries:
            yield f"“{plain(entry.text)}”\n{plain(', '.join([entry.title or document.title, *entry.details]))}"
    elif section.kind == "list" and all(_is_short(entry) for entry in section.entries):
        yield "\n".join(_line(entry) for entry in section.entries)
    elif section.kind != "pictures":
        yield from (_entry(each) for entry in section.entries for each in _apart(entry))


def _is_short(entry: Entry) -> bool:
    return not entry.points and len(entry.text) <= SHORT and "\n" not in entry.text


def _line(entry: Entry) -> str:
    """ "Bridges (thirty years): lifting spans, bearings": what a field for skills or languages takes."""
    beside = ", ".join(part for part in (entry.subtitle, *entry.details, entry.dates) if part)
    title = f"{entry.title} ({beside})" if entry.title and beside else entry.title or beside
    told = f"{title}: {entry.text}" if title and entry.text else title or entry.text
    return ", ".join([plain(told), *_addresses(entry)])


def _apart(entry: Entry) -> Iterator[Entry]:
    """The entry, or each of the positions in it as an entry of its own: a form asks for one position at a time."""
    for part in entry.parts:
        links = entry.links if part is entry.parts[0] else ()
        yield replace(part, subtitle=entry.title, details=part.details or entry.details, links=links)
    if not entry.parts:
        yield entry


def _entry(entry: Entry) -> str:
    head = [
        plain(entry.title),
        plain(", ".join(part for part in (entry.subtitle, *entry.details) if part)),
        entry.dates,
    ]
    told = "\n\n".join(map(plain, entry.paragraphs))
    lines = [line for line in (*head, told) if line]
    points = (f"- {plain(point)}".replace("\n", "\n  ") for point in entry.points)
    return "\n".join([*lines, *points, *_addresses(entry)])


def _addresses(entry: Entry) -> Iterator[str]:
    """Pages as addresses, a telephone number as it is written for people."""
    for link in entry.links:
        yield plain(link.label) if link.url.startswith("tel:") and link.label else link.url.removeprefix("mailto:")

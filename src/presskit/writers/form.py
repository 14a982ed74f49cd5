"""A document as plain text, to be pasted into the fields of a web form.

In: a `Document`. Out: text without markup: a blank line between entries, a line for each heading in capitals, a hyphen
for each point, addresses written out.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit.document import Document, Entry, Section, plain


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
    elif section.kind == "list" and not any(entry.text or entry.points for entry in section.entries):
        yield "\n".join(_titled(entry) for entry in section.entries)
    elif section.kind != "pictures":
        yield from map(_entry, section.entries)


def _titled(entry: Entry) -> str:
    more = [part for part in (entry.title, entry.subtitle, *entry.details, entry.dates) if part]
    return ", ".join([*map(plain, more), *_addresses(entry)])


def _entry(entry: Entry) -> str:
    head = [
        plain(entry.title),
        plain(", ".join(part for part in (entry.subtitle, *entry.details) if part)),
        entry.dates,
    ]
    told = "\n\n".join(map(plain, entry.paragraphs))
    lines = [line for line in (*head, told) if line]
    return "\n".join([*lines, *(f"- {plain(point)}" for point in entry.points), *_addresses(entry)])


def _addresses(entry: Entry) -> Iterator[str]:
    for link in entry.links:
        yield link.url.removeprefix("mailto:").removeprefix("tel:")

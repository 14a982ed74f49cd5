"""A document as Markdown, for a wiki, a README or a static site.

In: a `Document`. Out: text in CommonMark, in which whatever the profile says stands as written.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit.document import Document, Entry, Section, runs
from presskit.writers.text import escaped


def write(document: Document) -> str:
    """The whole document: its title, then each section under its heading."""
    parts = [f"# {_rich(document.title)}"]
    if document.subtitle:
        parts.append(_rich(document.subtitle))
    for section in document.sections:
        if body := list(_section(section, document)):
            parts += [f"## {_rich(section.heading)}", *body] if section.heading else body
    if document.footer:
        parts.append(" · ".join(map(_rich, document.footer)))
    return "\n\n".join(parts) + "\n"


def _section(section: Section, document: Document) -> Iterator[str]:
    if section.kind == "facts":
        yield "\n".join(f"- **{_rich(entry.title)}:** {_rich(entry.text)}" for entry in section.entries)
    elif section.kind == "numbers":
        yield "\n".join(f"- **{_rich(entry.title)}** {_rich(entry.subtitle)}" for entry in section.entries)
    elif section.kind == "quotes":
        for entry in section.entries:
            who = ", ".join([entry.title or document.title, *entry.details])
            yield "\n".join([*(f"> {_rich(line)}" for line in entry.paragraphs), ">", f"> — {_rich(who)}"])
    elif section.kind == "list" and not any(entry.text or entry.points for entry in section.entries):
        yield "\n".join(f"- {_line(entry)}" for entry in section.entries)
    elif section.kind != "pictures":
        for entry in section.entries:
            yield from _entry(entry)


def _line(entry: Entry) -> str:
    """A title, what belongs to it, and its links, on one line."""
    title = _link(entry.title, entry.links[0].url) if entry.links else _rich(entry.title)
    more = [part for part in (entry.subtitle, *entry.details, entry.dates) if part]
    return f"{title}, {_rich(', '.join(more))}" if more else title


def _entry(entry: Entry) -> Iterator[str]:
    """A title that leads to its page, what stands beside it on a line of its own, texts, points, further links."""
    links = [link for link in entry.links if link.label]
    if entry.title:
        own = next((link for link in links if link.label == entry.title), None)
        title = _link(entry.title, own.url) if own else _rich(entry.title)
        links = [link for link in links if link is not own]
        yield f"**{title}**" + (f"  \n{_rich(more)}" if (more := _beside(entry)) else "")
    elif more := _beside(entry):
        yield _rich(more)
    yield from (_rich(text) for text in entry.paragraphs)
    if entry.points:
        yield "\n".join(f"- {_rich(point)}" for point in entry.points)
    for part in entry.parts:
        yield from _entry(part)
    if links:
        yield " · ".join(_link(link.label, link.url) for link in links)


def _beside(entry: Entry) -> str:
    told = ", ".join(part for part in (entry.subtitle, *entry.details) if part)
    return " · ".join(part for part in (told, entry.dates) if part)


def _link(label: str, url: str) -> str:
    """Words that lead somewhere; an address between angle brackets may hold anything but those."""
    target = url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"[{_rich(label)}](<{target}>)"


def _rich(text: str) -> str:
    """The text with its emphasis, everything else as written."""
    return "".join(f"*{escaped(run.text)}*" if run.emphasis else escaped(run.text) for run in runs(text))

"""A document as Markdown, for a wiki, a README or a static site.

In: a `Document`. Out: text in CommonMark, in which whatever the profile says stands as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from presskit.document import Document, Entry, Section
from presskit.markup import Run, outline, runs
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
            yield "\n".join([*(f"> {_text(line)}" for line in entry.paragraphs), ">", f"> — {_rich(who)}"])
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
    for text in entry.text.split("\n\n"):
        head, items = outline(text)
        yield from filter(None, (_text(head), "\n".join(f"- {_text(item)}" for item in items)))
    if entry.points:
        yield "\n".join(_point(point) for point in entry.points)
    for part in entry.parts:
        yield from _entry(part)
    if links:
        yield " · ".join(_link(link.label, link.url) for link in links)


def _beside(entry: Entry) -> str:
    told = ", ".join(part for part in (entry.subtitle, *entry.details) if part)
    return " · ".join(part for part in (told, entry.dates) if part)


def _point(text: str) -> str:
    """A point, and below it those of its own."""
    head, items = outline(text)
    return "\n".join([f"- {_text(head)}", *(f"  - {_text(item)}" for item in items)])


def _link(label: str, url: str) -> str:
    """Words that lead somewhere; an address between angle brackets may hold anything but those."""
    return _linked(_rich(label), url)


def _linked(label: str, url: str) -> str:
    target = url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"[{label}](<{target}>)"


def _rich(text: str) -> str:
    """A name or a title with its emphasis, everything else as written."""
    return _marked(runs(text, links=False))


def _text(text: str) -> str:
    """A text with all its markup, everything else as written."""
    return _marked(runs(text))


def _marked(runs: tuple[Run, ...]) -> str:
    told = ""
    for url, parts in groupby(runs, key=lambda run: run.url):
        label = "".join(_run(run, opens=not told and run is runs[0]) for run in parts)
        told += _linked(label, url) if url else label
    return told


def _run(run: Run, *, opens: bool) -> str:
    """CommonMark reads no mark beside a space: what is strong or emphasised keeps its spaces outside."""
    text = escaped(run.text, opens=opens)
    mark = "*" * (run.emphasis + 2 * run.strong)
    inner = text.strip(" ")
    return text.replace(inner, f"{mark}{inner}{mark}", 1) if inner and mark else text

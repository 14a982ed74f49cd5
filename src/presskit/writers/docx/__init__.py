"""A document as a Word file, in a template that its user can restyle in Word or LibreOffice.

In: a `Document`, the pictures that it shows and a Word file with tags, `{{ … }}` and `{% … %}`. Out: the bytes of a
Word file with real headings and links, its language, title and alternative texts; or, from `check`, everything that
is wrong with the template. docxtpl makes text of the tags; whatever an edited template can get wrong is reported as a
Problem that quotes the paragraph.

A template can name `document` (see presskit.document), `portrait` (a `Picture`; nothing where the person has none),
`look`, its measures, and by simple words texts of any length (`SIMPLE` and `BIO`), and use `FILTERS` besides those of
Jinja2. `{%p … %}` takes its whole paragraph away, `{%tr … %}` its row of a table, `{%tc … %}` its cell.
"""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from presskit.document import Document, Entry, Kind, Link, Portrait, Section
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, Warn
from presskit.template import Template, look_settings
from presskit.writers.docx.file import File
from presskit.writers.docx.finish import finished, in_order, on_paper
from presskit.writers.docx.look import apply_look
from presskit.writers.docx.names import FILTERS, Picture
from presskit.writers.docx.spacing import Full, ended, filled
from presskit.writers.docx.wordml import hold_hyphens
from presskit.writers.measures import measures

__all__ = ["FILTERS", "Appearance", "Full", "Picture", "apply_look_to", "check", "load", "write"]


def load() -> None:
    """Bring in python-docx and docxtpl, which every Word file needs."""
    from presskit.writers.docx import word  # noqa: F401 -- for what comes with it


class Appearance(NamedTuple):
    """How a Word file is to look: its paper; of a built-in one also the look, its one colour, and how full its pages
    are to be, if it has to keep to some. A user's own keeps the spacing, the letters and the colours that it has.
    """

    paper: str = "a4"
    look: Template | None = None
    accent: str | None = None
    full: Full | None = None


def write(
    document: Document,
    template: Template,
    appearance: Appearance = Appearance(),  # noqa: B008 -- it cannot be changed
    *,
    day: datetime.date,
    pictures: Mapping[str, bytes],
    warn: Warn,
    say: Callable[[str], str] = lambda name: name,
) -> bytes:
    """The Word file, dated `day`; `pictures` are JPEG or PNG, by the name that the document gives them, and `say` gives
    the text for a simple name, `bio_100`.

    Raises Problems with everything that the template gets wrong. The same input gives the same bytes.
    """
    paper, look, accent, full = appearance
    file = File.open(template)
    for fault in file.faults:
        if fault.severity != "error":
            warn(fault)
    faults = [fault for fault in file.faults if fault.severity == "error"] or file.render(
        document, pictures, _measures(template, look, paper), {name: say(name) for name in file.names()}
    )
    if faults:
        raise Problems(faults)
    on_paper(file.word.docx, paper)
    if template.file(f"{template.name}.docx").is_relative_to(builtin()):
        if look:
            settings = look_settings(look)
            apply_look(file.word.docx, settings.word, template.name, accent or settings.accent)
        if full:
            filled(file.word.docx, full)
        else:
            ended(file.word.docx)
    else:
        in_order(file.word.docx)
    hold_hyphens(file.word.docx)
    return finished(file.word.docx, document, day, warn)


def _measures(template: Template, look: Template | None, paper: str) -> Mapping[str, float]:
    """The numbers that the template asks for, as the look has them, or as it has them itself."""
    if look:
        return measures(template, look, paper)
    return {name: getattr(value, paper) for name, value in template.settings.measures.items()}


def apply_look_to(file: Path, name: str, look: Template, accent: str | None) -> None:
    """Give `file`, a copy of the built-in one of the template `name`, the look that built documents have."""
    import docx

    word, settings = docx.Document(str(file)), look_settings(look)
    apply_look(word, settings.word, name, accent or settings.accent)
    word.save(str(file))


def check(template: Template) -> list[Problem]:
    """Everything that is wrong with the template, found without a profile: by samples that have all there is."""
    try:
        file = File.open(template)
    except Problems as unopened:
        return list(unopened.problems)
    found = list(file.faults)
    if not any(fault.severity == "error" for fault in found):
        for document in _samples():
            sample = File.open(template)
            sample.sure = False
            said = dict.fromkeys(sample.names(), document.title)
            found += sample.render(document, {"portrait": _PIXEL}, _measures(template, None, "a4"), said)
        found += file.unknown_names()
    once: dict[str, Problem] = {}
    for fault in found:
        once.setdefault(fault.message, fault)
    return list(once.values())


# --- samples for the check ---------------------------------------------------------------------------------

# A picture of one pixel (PNG).
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def _samples() -> Iterator[Document]:
    """Two documents that take a template everywhere: one has all that there is, the other hardly anything."""
    word = "sample"
    full = Entry(word, word, word, word, (word,), word, (word,), (Link(word, "https://example.org"),))
    full = replace(full, parts=(full,))
    kinds: dict[str, Kind] = {
        "short": "prose", "medium": "prose", "long": "prose", "facts": "facts", "numbers": "numbers",
        "quotes": "quotes", "topics": "list", "sources": "list", "contacts": "contacts", "timeline": "entries",
        "work": "entries", "organizations": "entries", "summary": "prose", "skills": "list", "languages": "list",
    }  # fmt: skip
    for entry, portrait in ((full, Portrait("S", "portrait", word, word)), (Entry(word), Portrait("S"))):
        sections = tuple(Section(id, entry.title, kind, (entry, entry), "main") for id, kind in kinds.items())
        rest = (word,) if entry is full else ()
        yield Document("sample", entry.title, word, entry.title, "en", portrait, sections, rest, entry.title, rest)

"""BibTeX: publications, as reference managers and ORCID export them.

In: a parsed file. Out: publications, and what is left over. Who the person is, no such file says.
"""

from __future__ import annotations

import logging
import re

from presskit import periods
from presskit.importers.imported import ImportedProfile
from presskit.importers.literature import ranged
from presskit.importers.parsing import Parsed
from presskit.importers.texts import tex
from presskit.importers.tree import Node, written
from presskit.problems import warning

_KINDS = {
    "article": "article", "book": "book", "booklet": "booklet", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper", "conference": "paper", "proceedings": "proceedings", "mastersthesis": "thesis",
    "phdthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report", "manual": "manual",
    "unpublished": "manuscript", "patent": "patent", "software": "software", "dataset": "dataset",
}  # fmt: skip

_STATES = {"inpreparation": "in preparation", "inpress": "in press"}
"""What BibLaTeX writes without a space (its `pubstate`)."""

_WHERE = ("journal", "journaltitle", "booktitle", "publisher", "school", "institution", "howpublished", "organization")


def read(file: Parsed) -> ImportedProfile:
    """The publications of a file; an entry that cannot be read is told with its line, and the others are read."""
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it tells there is told below
    imported = ImportedProfile()
    library = parse_string(file.text, append_middleware=[])
    for block in library.failed_blocks:
        hint = "look for a brace or a quotation mark that is not closed, or a key that occurs twice"
        said = _written(block.raw or "")
        message = f"this entry cannot be read and is left out: {said[:60]}"
        file.warn(warning(file.display_path, ((block.start_line or 0) + 1, 1), "bibtex", message, hint))
        imported.forget("bibtex", said)
    for entry in library.entries:
        values = {field.key.lower(): _text(str(field.value)) for field in entry.fields}
        _publication(Node(values, entry.key), entry.entry_type.lower(), imported)
    for comment in library.comments:  # what stands between the entries, the rest of a broken one too
        imported.forget("bibtex", _written(comment.comment))
    told = [str(field.value) for entry in library.entries for field in entry.fields]
    for string in library.strings:
        if not any(str(string.value) in value for value in told):
            imported.forget(f"@string {string.key}", str(string.value))
    return imported


def _text(latex: str) -> str:
    """The value of a field: LaTeX, in which a line end is a space and an empty line parts paragraphs."""
    paragraphs = re.split(r"\n\s*\n", tex.text_of(latex.replace("\r", "")))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _written(text: str) -> str:
    """A piece of the file, on one line."""
    return " ".join(text.split())


def _publication(node: Node, kind: str, imported: ImportedProfile) -> None:
    doi = re.sub(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", node.text("doi"))
    date = _season(node) or imported.date(node, "date") or _dated(node, imported)
    url = node.text("url")
    if url and doi and doi.lower() not in url.lower():
        imported.forget(f"{node.way}.doi", doi, "the address is another")
    title, authors, state = node.text("title"), node.text("author"), node.text("pubstate")
    if subtitle := node.text("subtitle"):
        title = f"{title}: {subtitle}"
    imported.add(
        "publications", node, title=title, publisher=node.text(*_WHERE), date=date,
        authors=_authors(authors), kind=_KINDS.get(kind, "" if kind in ("misc", "online") else kind),
        url=url or (f"https://doi.org/{doi}" if doi else ""), summary=node.text("abstract"),
        volume=node.text("volume"), issue=node.text("number", "issue"),
        pages=ranged(node.text("pages", "eid")), status=_STATES.get(state, state),
    )  # fmt: skip


def _season(node: Node) -> str:
    """The season that BibLaTeX's `date` is, if it is one."""
    date = node.at("date")
    season = periods.season(written(date.value))
    if season:
        date.text()
    return season or ""


def _dated(node: Node, imported: ImportedProfile) -> str:
    year, month = node.text("year"), node.text("month")
    named = periods.date(f"{month} {year}") if not month.isdecimal() else periods.date(f"{year}-{int(month[:2]):02}")
    date = named or periods.date(year) or ""
    imported.forget(f"{node.way}.year", "" if date else year, "it is no year")
    imported.forget(f"{node.way}.month", "" if named else month, "it is no month")
    return date


def _authors(text: str) -> list[str]:
    """The names of `Müller, Anna and J. Smith`, as they are spoken; "others" is et al."""
    names = [" ".join(name.split()) for name in re.split(r"\s+and\s+", text) if name.strip()]
    return ["et al." if name.lower() == "others" else _spoken(name) for name in names]


def _spoken(name: str) -> str:
    """`Last, First` and `Last, Jr., First`, turned."""
    last, *first = [part.strip() for part in name.split(",", 2)]
    return " ".join([*first[-1:], last, *first[:-1]])

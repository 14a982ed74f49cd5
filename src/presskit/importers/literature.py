"""CSL-JSON and RIS: publications, as Zotero, Mendeley, EndNote and library catalogues export them.

In: a parsed file. Out: publications, and what is left over. Who the person is, no such file says. Sources
of the names: the schema of CSL-JSON 1.0.2; the tags of RIS as Zotero and Mendeley write them.
"""

from __future__ import annotations

import re
from typing import Any

from presskit import periods
from presskit.importers import texts
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node

_KINDS = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "article",
    "paper-conference": "paper", "chapter": "chapter", "book": "book", "thesis": "thesis", "report": "report",
    "patent": "patent", "dataset": "dataset", "software": "software", "post-weblog": "article", "webpage": "",
    # RIS
    "jour": "article", "mgzn": "article", "news": "article", "cpaper": "paper", "conf": "paper", "chap": "chapter",
    "ebook": "book", "edbook": "book", "thes": "thesis", "rprt": "report", "pat": "patent", "data": "dataset",
    "comp": "software", "elec": "", "gen": "", "blog": "article",
}  # fmt: skip
"""What the two call a kind of publication, and a reader."""

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")

_ABOUT_THE_FILE = ("id", "citation-key", "language", "source", "accessed", "ID", "DB", "LA", "Y2")


def is_csl(value: object) -> bool:
    """Whether a parsed file is CSL-JSON: a list of items with a type and a title, or one such item."""
    items = value.get("items", [value]) if isinstance(value, dict) else value
    first = items[0] if isinstance(items, list) and items else None
    return isinstance(first, dict) and str(first.get("type", "")).lower() in _KINDS and "title" in first


def read_csl(file: Parsed) -> ImportedProfile:
    """The publications of a CSL-JSON file."""
    root = file.tree()
    imported = ImportedProfile()
    for row in root.rows("items") if isinstance(root.value, dict) and "items" in root.value else _items(root):
        dates = row.at("issued")
        date = periods.date("-".join(dates.texts("date-parts")[:3])) if dates.at("date-parts") else None
        said = dates.text("raw", "literal") if isinstance(dates.value, dict) else dates.text()
        date = date or periods.date(said) or ""
        _add(
            row, imported, kind=row.text("type"), title=row.text("title"),
            publisher=row.text("container-title", "publisher"), date=date, doi=row.text("DOI"), url=row.text("URL"),
            authors=[_name(one) for one in row.rows("author")], summary=row.text("abstract"),
            volume=row.text("volume"), issue=row.text("issue"), pages=ranged(row.text("page", "number")),
            status=row.text("status"),
        )  # fmt: skip
    imported.leave(root)
    return imported


def _items(root: Node) -> list[Node]:
    return root.rows() if isinstance(root.value, list) else [root]


def _name(node: Node) -> str:
    if not isinstance(node.value, dict):
        return node.text()
    parts = [node.text(name) for name in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")]
    return node.text("literal") or " ".join(filter(None, parts))


def read_ris(file: Parsed) -> ImportedProfile:
    """The publications of a RIS file."""
    imported = ImportedProfile()
    for number, fields in enumerate(_entries(file.text), 1):
        row = Node(fields, f"[{number}]")
        kind = row.text("TY")
        date = next((date for name in ("DA", "PY", "Y1") if (date := _date(row.at(name)))), "")
        _add(
            row, imported, kind=kind, title=row.text("TI", "T1", "CT"),
            publisher=row.text("JO", "JF", "T2", "JA", "BT", "PB"), date=date, doi=row.text("DO"), url=row.text("UR"),
            authors=[_turned(one) for name in ("AU", "A1") for one in row.texts(name)],
            summary=row.text("AB", "N2"), volume=row.text("VL"), issue=row.text("IS"), pages=_pages(row),
        )  # fmt: skip
    return imported


def _entries(text: str) -> list[dict[str, Any]]:
    """The tags of each entry with their values, of which several make a list; a line without a tag goes on."""
    entries = list[dict[str, Any]]()
    last = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if (match := _LINE.fullmatch(line.rstrip())) is None:
            if entries and last and line.strip():
                entries[-1][last][-1] += f" {line.strip()}"
            continue
        last, value = match[1], (match[2] or "").strip()
        if last == "TY":
            entries.append({})
        if last == "ER" or not entries:
            last = ""
        else:
            entries[-1].setdefault(last, []).append(value)
    return entries


def _date(node: Node) -> str:
    """`2020/11/03/remark`, of which only the year need be there; a range of dates is none."""
    return periods.date("-".join(part for part in node.text().split("/")[:3] if part.strip())) or ""


def ranged(pages: str) -> str:
    """Pages with the dash of a range: 45-67 and 45--67 are 45–67."""
    return re.sub(r"(?<=\d)\s*-{1,2}\s*(?=\w)", "–", pages)


def _pages(row: Node) -> str:
    first, last = row.text("SP"), row.text("EP")
    return ranged(first) if not last or last == first or "-" in first else f"{first}–{last}"


def _turned(name: str) -> str:
    return " ".join(reversed([part.strip() for part in name.split(",", 1)]))


def _add(row: Node, imported: ImportedProfile, *, kind: str, doi: str, url: str, **fields: Any) -> None:
    doi = re.sub(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi)
    address = url or (f"https://doi.org/{doi}" if doi else "")
    authors = [texts.line(name) for name in fields.pop("authors") if name]
    for name in _ABOUT_THE_FILE:
        row.texts(name)
    imported.add("publications", row, url=address, kind=_KINDS.get(kind.lower(), kind), authors=authors, **fields)
    if doi and doi.lower() not in address.lower():
        imported.forget(f"{row.way}.DOI", doi, table="publications")

"""A table that spreadsheets open: CSV (RFC 4180), with a mark that says that it is UTF-8.

In: rows of texts, the first of them the headings. Out: bytes, in which no cell is taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """The table."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_cell(part) for part in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"\u2019{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

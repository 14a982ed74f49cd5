"""What was issued earlier, read back: the facts and the words of a ZIP, a PDF, or a folder with such files.

In: a path. Out: `Issued`. Every PDF of a kit carries its facts and its sentences; texts and Word files are read as they
are.
"""

from __future__ import annotations

import datetime
import html
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presskit import disk
from presskit.kit.products import FACTS, SENTENCES
from presskit.problems import Problem, Problems, error, failure

WHOLE = 200_000_000
"""Bytes of what was issued; the largest kit so far has 20 MB."""

LARGEST = 50_000_000
"""Bytes of one file that is read; the largest kit so far has 20 MB."""

MOST = 2000
"""Files that are looked at in a folder or a ZIP, and sentences in a document; a kit has a hundred of either."""

LONGEST = 5000
"""Characters of a sentence."""


@dataclass
class Issued:
    """An earlier kit, or a part of it: its facts, the day, the sentences of documents, the texts of blurbs, Word files.

    Documents and Word files by the names of their templates, blurbs by the ids of their places; a Word file as the
    letters and figures in it. `carrier` is the document that carried the facts.
    """

    facts: Mapping[str, Any] | None = None
    carrier: str = ""
    day: datetime.date | None = None
    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blurbs: dict[str, str] = field(default_factory=dict)
    word: dict[str, str] = field(default_factory=dict)


def read(old: Path) -> Issued:
    """What a ZIP, a PDF or a folder says that presskit made; raises Problems for anything else."""
    issued = Issued()
    try:
        if old.is_dir():
            for path in sorted(old.rglob("*"))[:MOST]:
                if path.is_file() and path.suffix in (".pdf", ".txt", ".docx") and path.stat().st_size <= LARGEST:
                    _take(issued, path.relative_to(old).as_posix(), path.read_bytes())
            if issued.facts is None:
                for path in sorted(old.glob("*.zip")):
                    if path.is_file() and (raw := disk.at_most(path, WHOLE)) is not None:
                        _unpack(issued, raw)
        else:
            raw = disk.at_most(old, WHOLE)
            if raw is None:
                message = f"the file is larger than {WHOLE // 1_000_000} MB"
                raise failure(str(old), None, "size", message, "name a ZIP or a PDF that presskit built")
            if raw.lstrip()[:5] == b"%PDF-":
                _take(issued, old.name if old.suffix == ".pdf" else f"{old.name}.pdf", raw)
            else:
                _unpack(issued, raw)
    except OSError as fault:
        message = f"it cannot be read: {disk.reason_of(fault)}"
        hint = "look at its name and at who may read it"
        raise failure(str(old), None, "file", message, hint) from None
    if issued.facts is None:
        raise Problems([_stranger(old)])
    return issued


def _unpack(issued: Issued, raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for info in sorted(archive.infolist()[:MOST], key=lambda info: info.filename):
                if info.filename.endswith((".pdf", ".txt", ".docx")) and info.file_size <= LARGEST:
                    _take(issued, info.filename, _inside(archive, info))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        return  # what is no ZIP has no facts


def _inside(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A file of an archive; nothing of one that is damaged or locked."""
    try:
        return archive.read(info)
    except Exception:  # a ZIP fails in a dozen ways, of which zlib.error and lzma.LZMAError share no base
        return b""


def _take(issued: Issued, name: str, raw: bytes) -> None:
    """What a file of a kit says."""
    *_, folder, file = "", *name.split("/")
    if file.endswith(".pdf"):
        _take_pdf(issued, raw)
    elif file.endswith(".docx"):
        issued.word.setdefault(file.removesuffix(".docx").rpartition("-")[2], words_of(raw))
    elif folder == "blurbs":
        issued.blurbs.setdefault(file.removesuffix(".txt"), raw.decode("utf-8", "replace").strip())


def _take_pdf(issued: Issued, raw: bytes) -> None:
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is reported elsewhere
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        attached = {name: reader.attachments.get(name, []) for name in (FACTS, SENTENCES)}
        facts = json.loads(attached[FACTS][0]) if attached[FACTS] else None
        said = json.loads(attached[SENTENCES][0]) if attached[SENTENCES] else {}
        created = str(reader.metadata.get("/CreationDate", "")) if reader.metadata else ""
        made = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d).*", created)
        day = datetime.date(*map(int, made.groups())) if made else None
        sentences = tuple(str(row["text"])[:LONGEST] for row in said["sentences"][:MOST]) if said else ()
        name = str(said["document"]) if said else ""
    except Exception:  # pypdf raises whatever it stumbles over in a damaged file, and a stranger's data may be anything
        return
    if isinstance(facts, dict):
        if issued.facts is None:
            issued.facts, issued.carrier = facts, name
        issued.day = issued.day or day
        if sentences:
            issued.documents.setdefault(name, sentences)


def words_of(raw: bytes) -> str:
    """The letters and figures of the body of a Word file; nothing of what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            info = archive.getinfo("word/document.xml")
            text = _inside(archive, info).decode("utf-8", "replace") if info.file_size <= LARGEST else ""
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, OSError, ValueError):
        return ""
    words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text))
    return re.sub(r"[\W_]", "", html.unescape(words).casefold())


def _stranger(old: Path) -> Problem:
    hint = "name a ZIP or a PDF that presskit built, or a folder with one; each PDF carries its facts"
    if old.suffix.lower() == ".toml":
        hint = "name what was issued first, and the profile after it: presskit changes OLD.zip profile.toml"
    elif old.suffix.lower() == ".zip" and not zipfile.is_zipfile(old):
        hint = "it is no ZIP, or was cut off: download it again"
    return error(str(old), None, "changes", "this holds no facts that presskit put there", hint)

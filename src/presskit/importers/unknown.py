"""A file that no importer knows: what it looks like, and the way on. Nothing of it is read.

In: a parsed file. Out: a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from presskit.importers import markup
from presskit.importers.parsing import Form, Parsed
from presskit.problems import Problem, error
from presskit.profile.files import kind_of

_READ = (
    "a biography (Word, LibreOffice, RTF, text, web page), LinkedIn's ZIP, Europass, ORCID, JSON "
    "Resume, Reactive Resume, RenderCV, YAMLResume, FRESH, HR Open, vCard, BibTeX, RIS and CSL-JSON"
)
"""What people have, the likeliest first."""

READS = f"presskit reads {_READ}"

_COPY = "copy the biography that stands in it into a text file, and import that: presskit import bio.txt"

_COPY_OR = f"{_COPY}; or export it as something that presskit reads: {_READ}"
_ELSEWHERE = f"{READS}: import one of these, or write the facts into a profile begun with presskit new"

_FORMS: dict[Form, tuple[str, str]] = {
    "xlsx": ("this is a file of Excel, which presskit cannot read", _COPY_OR),
    "doc": (
        "this is a file of Word before 2007, which presskit cannot read",
        "open it in Word or LibreOffice, save it as .docx, and import that",
    ),
    "pdf": (
        "this is a PDF, which presskit cannot read: it says how a page looks, not what stands there (only Europass "
        "puts its data into it)",
        f"{_COPY}; or import the file that the PDF was made of: {READS}",
    ),
    "zip": (
        "this ZIP holds no Profile.csv, Positions.csv or Education.csv, as LinkedIn's does",
        "ask LinkedIn for a copy of your data (Settings, Data privacy), and import the ZIP that it sends",
    ),
}
"""Forms of which no other kind is read: the message and the remedy."""

_KINDS: tuple[tuple[str, str, frozenset[str]], ...] = tuple(
    (what, hint, frozenset(names.split()))
    for what, hint, names in (
        ("a package.json of Node", "", "name version dependencies"),
        ("a package.json of Node", "", "name version devDependencies"),
        ("a package.json of Node", "", "name version scripts"),
        ("a theme configuration", "", "colors fonts"),
        ("a theme configuration", "", "theme plugins"),
        ("a theme configuration", "", "primaryColor"),
        ("the configuration of a website", "", "title baseurl"),
        ("the configuration of a website", "", "title plugins"),
        ("the configuration of a website", "", "baseURL title"),
        ("the settings of TypeScript", "", "compilerOptions"),
        ("a map", "", "type features"),
        ("the description of an interface (OpenAPI)", "", "openapi paths"),
        ("the set-up of containers", "", "services"),
        ("a workflow of a build server", "", "on jobs"),
        ("a workflow of a build server", "", "stages script"),
        ("a JSON Schema", "", "$schema properties"),
        ("a JSON Schema", "", "type properties"),
        ("a notebook of Jupyter", "", "cells nbformat"),
        ("a CITATION.cff, which says how to cite a work", "export it as BibTeX and import that", "cff-version"),
        ("a person as schema.org has it", "{elsewhere}", "@context @type"),
        ("the design of RenderCV without the person", "import the file that begins with cv:", "design"),
        ("the locale of RenderCV without the person", "import the file that begins with cv:", "locale"),
    )
)
"""Files that are tried, by the names that all stand at their top, and what to do with them."""

_RESUME = re.compile(
    r"(?i)(?:professional|work|job)?[ _-]?(?:experiences?|history)|work|employment|jobs?|positions?|educations?|"
    r"skills?|publications?|projects?|awards?|certifi\w+|languages?|interests|references|volunteer\w*|honou?rs|talks|teaching|"
    r"basics|personal[ _-]?\w*|contacts?|summary|objective|profiles?|about|formation|expériences?|berufserfahrung|"
    r"ausbildung|experiencia|educaci[oó]n"
)
"""Names that a résumé gives to its parts, in whatever schema."""


def problem(file: Parsed) -> Problem:
    """What the file looks like, and what presskit reads instead."""
    if told := _FORMS.get(file.form):
        return error(file.display_path, None, "kind", *told)
    at = (1, 1)
    if file.form in ("json", "yaml"):
        message, hint = _values(file.value, file.form.upper())
    elif file.form == "xml":
        message, hint = _xml(file.value)
        at = (file.value.sourceline or 1, 1)
    elif file.form == "toml":
        return error(file.display_path, None, "kind", *_toml(file.value))
    elif file.form == "csv":
        return error(file.display_path, None, "kind", *_table(file.value))
    else:
        return error(file.display_path, None, "kind", *_loose(file))
    return error(file.display_path, at, "kind", message, hint)


def _values(value: Any, form: str) -> tuple[str, str]:
    """JSON and YAML."""
    if isinstance(value, list):
        several = f"this is {form} with a list of {len(value):,}"
        rows = [row for row in value if isinstance(row, dict)]
        if rows and any(map(_parts_of_resume, rows)):
            named = f"it looks like {len(rows)} résumés" if len(rows) > 1 else "it looks like a résumé in a list"
            return f"{several}; {named} of a schema that presskit does not know", _ELSEWHERE
        if rows and all("title" in row and ("contents" in row or "type" in row) for row in rows):
            told = "it looks like the cv.yml of a website (al-folio), in whose lists nothing says what is what"
            return f"{several}; {told}", _ELSEWHERE
        names = _listed(dict.fromkeys(name for row in rows[:20] for name in row))
        return f"{several}{f', each with {names}' if names else ''}; presskit knows none like it", _ELSEWHERE
    if not isinstance(value, dict):
        return f"this is {form} without a person in it", _ELSEWHERE
    has = f"this is {form} with {_listed(value)}"
    parts = _parts_of_resume(value)
    for what, hint, top in _KINDS:
        if top <= value.keys() and len(parts) < 2:
            return f"{has}; it looks like {what}", hint.replace("{elsewhere}", _ELSEWHERE) or _ELSEWHERE
    if len(parts) >= 2 or any(len(_parts_of_resume(inner)) >= 2 for inner in value.values()):
        return f"{has}; it looks like a résumé of a schema that presskit does not know", _ELSEWHERE
    return f"{has}; presskit knows no kind of file like it", _ELSEWHERE


def _parts_of_resume(value: Any) -> list[str]:
    return [name for name in value if _RESUME.fullmatch(str(name))] if isinstance(value, dict) else []


def _listed(names: Any) -> str:
    """The first few keys."""
    shown = [str(name)[:30] for name in names]
    if not shown:
        return "no keys" if isinstance(names, dict) else ""
    more = f" and {len(shown) - 5} more" if len(shown) > 6 else ""
    return f"the key{'s' if len(shown) > 1 else ''} {', '.join(shown[:5] if more else shown)}{more}"


def _xml(element: Any) -> tuple[str, str]:
    name = markup.name_of(element)
    looks = {"svg": "; it is a drawing", "rss": "; it is a feed", "feed": "; it is a feed"}.get(name, "")
    hint = "name a Europass XML, which begins with <Candidate> or <SkillsPassport>, or one of ORCID's"
    return f"this XML is a <{name}>, which presskit does not read{looks}", f"{hint}; {READS}"


def _toml(value: dict[str, Any]) -> tuple[str, str]:
    if "person" in value or not value:
        hint = "look at it with presskit check; presskit import reads what other tools write"
        return "this is a profile already", hint
    for name, what in (("project", "a pyproject.toml of Python"), ("package", "a Cargo.toml of Rust")):
        if name in value:
            return f"this is TOML with {_listed(value)}; it looks like {what}", _ELSEWHERE
    return f"this is TOML with {_listed(value)}, and presskit imports no TOML", _ELSEWHERE


def _table(rows: Sequence[dict[str, str]]) -> tuple[str, str]:
    names = set(rows[0])
    if any(known <= names for known in _LINKEDINS):
        return "this is one table of LinkedIn's data", "import the whole ZIP, as LinkedIn sends it"
    return f"this is a table with {_listed(rows[0])}, and presskit imports no tables", (
        f"write the facts into a profile begun with: presskit new me ({READS})"
    )


_LINKEDINS = (
    {"First Name", "Last Name"}, {"Company Name", "Title"}, {"School Name"}, {"Name", "Url", "Authority"},
)  # fmt: skip
"""Columns of LinkedIn's tables."""


_LOOSE: tuple[tuple[str, str, str], ...] = (
    (r"-----BEGIN PGP PUBLIC KEY", "this is a public key (PGP) and no contact card", ""),
    (r"-----BEGIN ", "this is a key or a certificate", ""),
    (r"\\documentclass|\\begin\{document\}", "this is the source of a LaTeX document", _COPY),
    (r"BEGIN:VCALENDAR", "this is a calendar", "export the contact as a vCard (.vcf)"),
    (
        r"version https://git-lfs",
        "this stands for a file that lies _ELSEWHERE (Git LFS)",
        "fetch it with: git lfs pull",
    ),
)
"""Texts that people try, by how they begin."""


def _loose(file: Parsed) -> tuple[str, str]:
    head = file.text[:2000].lstrip()
    for pattern, message, hint in _LOOSE:
        if re.match(pattern, head):
            return message, hint or _ELSEWHERE
    if kind_of(file.data) or file.data.startswith(b"GIF8"):
        return "this is a picture, in which presskit reads no text", _COPY
    return "this is not a file of a kind that presskit reads", _COPY_OR

"""What a file is that somebody meant to be TOML.

In: the bytes of a file, or a text that is not TOML. Out: what it is, and the way from there; None for what looks like
nothing else. Asked only where reading has failed, or would.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from shlex import quote
from typing import NamedTuple


class Kind(NamedTuple):
    """Where it shows, in characters, what the file is, and what to do."""

    at: int
    message: str
    hint: str


NEW = "a profile to fill in is made with: presskit new me"

_WRITTEN, _PRINTED, _SHOWN = (
    "a biography becomes a profile with: {import}",
    "copy the biography that stands in it into a text file, and make a profile of that with: "
    "presskit import bio.txt -o {output}",
    NEW,
)
_MAGIC = (
    (b"%PDF", "a PDF", _PRINTED),
    (rb"PK\x03\x04.*word/document", "a Word file", _WRITTEN),
    (rb"PK\x03\x04", "a ZIP archive", "the one of LinkedIn's data becomes a profile with: {import}; " + NEW),
    (rb"\xd0\xcf\x11\xe0", "a file of Word before 2007", "open it in Word, save it as .docx, and import that"),
    (rb"\{\\rtf", "a file of a word processor (RTF)", _WRITTEN),
    (rb"\xff\xd8\xff|\x89PNG|GIF8", "a picture", _SHOWN),
)
"""How files begin that are no text: what they are, and what to do with them."""


def of_bytes(raw: bytes, display_path: str) -> Kind | None:
    """What a file is that is no text in UTF-8."""
    for begins, what, way in _MAGIC:
        if re.match(begins, raw, re.DOTALL):
            hint = way.replace("{import}", _import(display_path)).replace("{output}", _output(display_path))
            if way is _WRITTEN and display_path.endswith(".toml"):
                hint = f"if it is a profile, choose Save As there, Plain Text, UTF-8, with this name; {hint}"
            return Kind(0, f"this is {what}, not a text", hint)
    head = raw[:400]
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(head) > 3 and zeros * 5 > len(head)):
        hint = "save it again in your editor with the encoding UTF-8, which its “Save as” offers"
        return Kind(0, "the file is UTF-16, not UTF-8", hint)
    return None


def of_text(text: str, display_path: str) -> Kind | None:
    """What a text is that is not TOML."""
    begins = len(text) - len(text.lstrip("\ufeff \t\n"))
    start = text[begins:]
    first = start.partition("\n")[0]
    if fence := re.match(r"(```|~~~)", start):
        hint = f"take out the line, and the {fence[0]} at the end: they mark code in Markdown"
        return Kind(begins, f"a line with {fence[0]} stands before the profile", hint)
    if fence := re.search(r"(?m)^[ \t]*(```|~~~)[^\n]*", text):
        before = text[: fence.start()]
        if _TOML_LINE.search(before):
            return Kind(fence.start(), f"a line with {fence[1]} is no TOML", "take it out: it marks code in Markdown")
    if re.match(r"\{\s*(?:[\"}]|\Z)|\[\s*\{", start):
        return Kind(begins, "this is JSON, not TOML", _way(display_path, "a JSON Resume", '"basics"' in text))
    if first.upper().startswith("BEGIN:VCARD"):
        return Kind(begins, "this is a vCard, not TOML", f"make a profile of it with: {_import(display_path)}")
    if re.match(r"@\w+\s*\{", start):
        return Kind(
            begins,
            "this is BibTeX, not TOML",
            f"add it to a profile with: presskit import {quote(display_path)} --into …",
        )
    if re.match(r"<[?!a-zA-Z]", start):
        return Kind(
            begins, "this is XML or HTML, not TOML", _way(display_path, "a Europass file", "europass" in text.lower())
        )
    if not _TOML_LINE.search(text):
        if first.strip() == "---" or _YAML_LINE.match(_uncommented(start)):
            known = re.search(r"(?m)^(cv|basics):", text) is not None
            return Kind(begins, "this is YAML, not TOML", _way(display_path, "a RenderCV file or a JSON Resume", known))
        if len(text.split()) > 3:
            hint = f'facts stand in it as [person] and, on the next line, name = "…"; {NEW}'
            return Kind(begins, "this is a text, not a profile", hint)
    return None


_TOML_LINE = re.compile(r"(?m)^[ \t\u00a0]*(?:[\w.\"'-]+[ \t\u00a0]*=|\[{1,2}[^\[\]\n,{}]+\]?)")
_YAML_LINE = re.compile(r"(?:- +)?[\w \"'-]+:(?: |\n|$)")


def _uncommented(text: str) -> str:
    """The text from its first line that is no comment."""
    return re.sub(r"\A(?:[ \t]*(?:#[^\n]*)?\n)+", "", text)


def _way(display_path: str, what: str, known: bool) -> str:
    if known:
        return f"make a profile of it with: {_import(display_path)}"
    return f"{what} becomes a profile with: {_import(display_path)}; {NEW}"


def _import(display_path: str) -> str:
    return f"presskit import {quote(display_path)} -o {_output(display_path)}"


def _output(display_path: str) -> str:
    return "new.toml" if display_path.endswith("profile.toml") else "profile.toml"


def instead_of(path: Path, display_path: str) -> str:
    """The way on from a file that is not there: the one beside it that was meant, by its name or by what it holds."""
    with contextlib.suppress(OSError, ValueError):
        wanted = path.name.casefold()
        beside = [one for one in sorted(path.parent.iterdir()) if one.suffix.casefold() in _ENDINGS and one.is_file()]
        for one in beside:
            name = one.name.casefold()
            aside = quote(display_path.removesuffix(path.name) + one.name)
            if name == f"{wanted}.toml":
                return f"the file is called {aside}: name it so"
            if name in (wanted, f"{wanted}.txt", wanted.removesuffix(".toml"), wanted.removesuffix("toml") + "txt"):
                return f'"{one.name}" lies there: give it its name with: mv {aside} {quote(display_path)}'
        profiles = [one.name for one in beside if one.suffix == ".toml" and _begins_with_person(one)]
        if profiles:
            return f"name the file after the command: {', '.join(map(quote, profiles[:4]))}"
    return "name the file of a profile (profile.toml), or make one with: presskit new me"


_ENDINGS = ("", ".toml", ".txt")
"""Of files that an editor may have made of a profile."""


def _begins_with_person(path: Path) -> bool:
    with path.open("rb") as file:
        return re.search(rb"(?m)^\[person\]", file.read(20_000)) is not None

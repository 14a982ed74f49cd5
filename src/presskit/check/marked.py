"""Advice on markup where none is read: links and bold in names and titles, links in texts that lead nowhere.

In: a `Desk`. Out: a note for each name or title that would be printed with its marks.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from presskit.check.desk import Desk, Note, Rule
from presskit.markup import same_address
from presskit.profile import Bio, Entry, FreeSection, Table
from presskit.profile.values import Line, Lines, Text, Texts
from presskit.tomlfile import Key

_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")
_STARS = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*]+)(?<!\s)\*\*")
_LEADS = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def markup(desk: Desk) -> Iterator[Note]:
    """A link or bold in a name or a title, where it is printed with its marks; a link whose address is none."""
    for entry in desk.profile.entries():
        for row, field, text, is_text in _fields(entry):
            where = entry.key + "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in field)
            if is_text:
                yield from _leads_nowhere(entry, where, field, text)
            elif link := _LINK.search(text):
                label, url = link[1], link[2]
                whole = text.replace(link[0], label)
                hint = f"write {field[-1] if isinstance(field[-1], str) else field[-2]} without it: “{whole}”"
                if "url" in type(row).model_fields and not isinstance(row, Bio) and _LEADS.match(url):
                    hint += f', and url = "{url}"'
                message = f"{where}: only texts hold links; “{link[0]}” is printed as it stands"
                yield Note(entry.key, message, hint, field, link.start())
            elif (stars := _STARS.search(text)) and not isinstance(row, Bio):
                message = f"{where}: only texts hold bold; “{stars[0]}” is printed with its stars"
                yield Note(entry.key, message, f"write “{stars[1]}”; *one star* makes italics", field, stars.start())


def _leads_nowhere(entry: Entry, where: str, field: Key, text: str) -> Iterator[Note]:
    for link in _LINK.finditer(text):
        label, url = link[1], link[2]
        if _LEADS.match(url):
            continue
        is_mail = "@" in url
        if not is_mail and not _SITE.fullmatch(url):
            continue  # brackets and what follows them, nobody's address
        better = f"mailto:{url}" if is_mail else f"https://{url}"
        hint = better if same_address(label, url) else f"[{label}]({better})"
        message = f"{where}: “{url}” is no address of a link, and “{link[0]}” is printed as it stands"
        yield Note(entry.key, message, f"write {hint}", field, link.start())


def _fields(entry: Entry) -> Iterator[tuple[Table, Key, str, bool]]:
    """Names, titles and texts of an entry, each with its row, the way to it, and whether it is a text."""
    rows: list[tuple[Table, Key]] = [(entry, ())]
    if isinstance(entry, FreeSection):
        rows += [(row, ("entries", at)) for at, row in enumerate(entry.entries)]
    for row, way in rows:
        for name, is_text in _kinds(type(row)).items():
            value = getattr(row, name)
            if isinstance(value, str):
                yield row, (*way, name), value, is_text
            elif isinstance(value, tuple):
                yield from ((row, (*way, name, at), text, is_text) for at, text in enumerate(value))


@cache
def _kinds(table: type[Table]) -> dict[str, bool]:
    """The fields of a table that hold names or texts, and whether they hold texts."""
    found = {}
    for name, hint in get_type_hints(table, include_extras=True).items():
        kinds = list(_parts(hint))
        if name in table.model_fields and any(kind in (Text, Texts, Line, Lines) for kind in kinds):
            found[name] = Text in kinds or Texts in kinds
    return found


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    if get_origin(hint) in (Union, types.UnionType):
        yield from get_args(hint)
    elif get_origin(hint) is Annotated:
        yield from _parts(get_args(hint)[0])


RULES: tuple[Rule, ...] = (
    Rule(
        "markup",
        markup,
        '[[work]]\norganization = "[Harbour Works](https://example.org)"',
        '[[work]]\norganization = "Harbour Works"\nurl = "https://example.org"\n'
        'summary = "Wrote [the **yearly** report](https://example.org/report)."',
    ),
)

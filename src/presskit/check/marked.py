"""Advice on markup where none is read: links and bold in names and titles, links in texts that lead nowhere.

In: a `CheckContext`. Out: a note for each name or title that would be printed with its marks.
"""

from __future__ import annotations

import html
import re
import types
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from presskit.check.context import CheckContext, Note, Rule
from presskit.markup import same_address
from presskit.problems import Hint, Remedy
from presskit.profile import Bio, Entry, FreeSection, Table
from presskit.profile.values import Line, Lines, Text, Texts
from presskit.tomlfile import Key

_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")
_STARS = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*]+)(?<!\s)\*\*")
_LEADS = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def markup(context: CheckContext) -> Iterator[Note]:
    """A link or bold in a name or a title, where it is printed with its marks; a link whose address is none."""
    for entry in context.profile.entries():
        for row, field, text, is_text in _fields(entry):
            where = entry.key + "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in field)
            if is_text:
                yield from _leads_nowhere(entry, where, field, text)
            elif link := _LINK.search(text):
                label, url = link[1], link[2]
                whole = text.replace(link[0], label)
                hint: Hint = f"write {field[-1] if isinstance(field[-1], str) else field[-2]} without it: “{whole}”"
                if "url" in type(row).model_fields and not isinstance(row, Bio) and _LEADS.match(url):
                    hint = f'{hint}, and url = "{url}"'
                message = f"{where}: only texts hold links; “{link[0]}” is printed as it stands"
                if isinstance(row, Bio):
                    message = f"{where}: a sentence of a biography holds no links, and prints “({url})”"
                    hint = f"write “{label}” alone, and the address below [[links]], as url = …"
                yield Note(entry.key, message, hint, field, link.start())
            elif (stars := _STARS.search(text)) and not isinstance(row, Bio):
                message = f"{where}: only texts hold bold; “{stars[0]}” is printed with its stars"
                hint = Remedy(f"write “{stars[1]}”; *one star* makes italics", stars[0], stars[1])
                yield Note(entry.key, message, hint, field, stars.start())


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


def foreign_marks(context: CheckContext) -> Iterator[Note]:
    """What is no markup here: `**` in a sentence, a star without its other, HTML, letters of a wrong encoding."""
    for entry in context.profile.entries():
        for row, field, text, is_text in _fields(entry):
            where = entry.key + "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in field)
            is_bio = isinstance(row, Bio)
            for at, message, hint in _foreign(text, is_bio=is_bio, stars=is_bio or is_text):
                yield Note(entry.key, f"{where}: {message}", hint, field, at)


_TAG = re.compile(r"<(/?)(b|strong|i|em|u|br|p|span|div|sup|sub|font|a(?=\s+href))\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[\da-fA-F]{1,5});")
_MOJIBAKE = re.compile(r"(?:[ÂÃÅ][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122€]|â[€‚][\u0080-\u2122])+")
_LONE = re.compile(r"(?<![\w*\\])\*(?=[^\W\d])[^*\s]+")


def _foreign(text: str, *, is_bio: bool, stars: bool) -> Iterator[tuple[int, str, Hint]]:
    """Where a text has such marks, one sentence on each, and the remedy."""
    if is_bio:
        for strong in _STARS.finditer(text):
            yield strong.start(), "sentences of a biography hold no bold", f"write *{strong[1]}*, which makes italics"
    if stars and (lone := _LONE.search(_paired_stars(text))):
        behind = "put a * behind the words that it begins, take it out, or write \\* for a plain star"
        yield lone.start(), f"the * before “{lone[0][1:]}” has no other that ends it", behind
    if tag := _TAG.search(text):
        name = tag[2].lower()
        out = "take it out"
        if name in ("i", "em") or (is_bio and name in ("b", "strong")):
            out += "; *one star* on either side makes italics"
        elif name in ("b", "strong") and stars:
            out += "; **two stars** on either side make bold"
        yield tag.start(), f"“{tag[0]}” is HTML, and printed as it stands", out
    for entity in _ENTITY.finditer(text):
        if (meant := html.unescape(entity[0])) != entity[0]:
            hint = "write a space" if meant.isspace() else Remedy(f"write “{meant}”", entity[0], meant)
            yield entity.start(), f"“{entity[0]}” is HTML, and printed as it stands", hint
    for broken in _MOJIBAKE.finditer(text):
        if meant := _read_aright(broken[0]):
            hint = Remedy(f"write “{meant}”", broken[0], meant)
            yield broken.start(), f"“{broken[0]}” was read in a wrong encoding", hint


def _paired_stars(text: str) -> str:
    """The text with emphasis and its stars blanked, so that those that are left have no other."""
    return re.sub(r"(\*{1,3})(?=[^\s*])[^*]*[^\s*\\]\1", lambda match: " " * len(match[0]), text)


def _read_aright(text: str) -> str:
    """UTF-8 that was read as Windows-1252; nothing if it was not."""
    with suppress(UnicodeError):
        return b"".join(c.encode("latin-1" if c < "\u0100" else "cp1252") for c in text).decode("utf-8")
    return ""


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
    result = {}
    for name, hint in get_type_hints(table, include_extras=True).items():
        kinds = list(_parts(hint))
        if name in table.model_fields and any(kind in (Text, Texts, Line, Lines) for kind in kinds):
            result[name] = Text in kinds or Texts in kinds
    return result


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    if get_origin(hint) in (Union, types.UnionType):
        yield from get_args(hint)
    elif get_origin(hint) is Annotated:
        yield from _parts(get_args(hint)[0])


def cells(context: CheckContext) -> Iterator[Note]:
    """A tab inside a text, as two cells of a spreadsheet have it between them: they become one."""
    if not any("\t" in line or "\\t" in line for line in context.profile.lines()):
        return
    for entry in context.profile.entries():
        for _, field, text, _ in _fields(entry):
            found = [part for part in _TAB.split(context.profile.written(entry.key, *field) or "") if part.strip()]
            if len(found) < 2:
                continue
            parts = [" ".join(part.split()) for part in found]
            where = entry.key + "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in field)
            message = f"{where}: “{'⇥'.join(parts[:2])}” holds a tab, as between two cells of a spreadsheet"
            listed = ", ".join(f'"{part}"' for part in parts)
            in_list = isinstance(field[-1], int)
            hint = f"write each in quotation marks of its own: {listed}" if in_list else "write a space in its place"
            hint += "" if in_list else ", or put what stands behind it into a field of its own"
            yield Note(entry.key, message, hint, field, min(len(parts[0]), len(text) - 1))


_TAB = re.compile(r"(?<=\S)[^\S\n]*\t[^\S\n]*(?=\S)")
"""A tab between words, not one that sets a line in."""


RULES: tuple[Rule, ...] = (
    Rule("cells", cells),
    Rule("markup", markup),
    Rule("foreign-marks", foreign_marks),
)

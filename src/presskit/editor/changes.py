"""What a form does to the text of a profile.

In: an operation as the page sends it: what is to be done, where, with which value. Out: the change of the text, and
how it is called where it can be undone. What people write is taken as they write it: a date in any of its forms, a
number as a text; what is empty goes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from itertools import chain, count
from typing import Any, NamedTuple

from slugify import slugify

from presskit import periods
from presskit.editor import forms, sentence
from presskit.problems import WrongArgument
from presskit.profile import TABLES
from presskit.tomlfile import edit, newline_of

Way = tuple[str | int, ...]


class Change(NamedTuple):
    """A change of the text: how it is made, what it is called, and in which field it is, "" for one in no field; and
    whether a page shows it before it is answered, so that what is done next is made looking at it."""

    make: Callable[[str], str]
    label: str
    field: str = ""
    shown: bool = True


def change(asked: dict[str, Any]) -> Change:
    """What an operation means; raises WrongArgument for one that there is not.

    {"do": "put", "at": ["work", 0, "position"], "value": "chef"}     an empty value takes the field out
    {"do": "add", "table": ["work"], "value": {"organization": "…"}}  "at": the field in which it is typed, if it is
    {"do": "drop", "table": ["work"], "row": 2}
    {"do": "move", "table": ["work"], "row": 2, "to": 0}
    {"do": "text", "text": "…"}                                      the whole file
    {"do": "replace", "line": 4, "column": 1, "old": "pronous", "new": "pronouns"}    words of a line, as a hint says
    {"do": "sentence", "row": 0, "begin": 4, "end": 9}                words of a sentence may go; {"keep": 4} keeps them
    {"do": "sentence", "row": 0, "reads": "…"}                        … it reads so, its marks kept
    """
    do = asked.get("do")
    if do == "text" and isinstance(asked.get("text"), str):
        whole = asked["text"]
        return Change(lambda text: with_line_ends(text, whole), "edit the file", "text")
    if do == "put":
        return _put(_way(asked.get("at")), asked.get("value"))
    if do == "replace":
        return _replaced(asked)
    if do == "sentence":
        return _sentence(asked)
    table = _way(asked.get("table"))
    name = str(table[0]).replace("_", " ")
    if do == "add" and isinstance(asked.get("value"), dict):
        row = {field: _held((*table, 0, field), value) for field, value in asked["value"].items()}
        row = {field: value for field, value in row.items() if value not in (None, "", [], {})}
        field = ".".join(map(str, _way(asked["at"]))) if "at" in asked else ""
        return Change(lambda text: edit.add(text, table, row, _before(table)), f"add to {name}", field)
    row_at, to = asked.get("row"), asked.get("to")
    if do == "drop" and type(row_at) is int:
        return Change(lambda text: edit.drop(text, table, row_at), f"remove from {name}", shown=False)
    if do == "move" and type(row_at) is int and type(to) is int:
        return Change(lambda text: edit.move(text, table, row_at, to), f"reorder {name}", shown=False)
    raise WrongArgument(f"there is no such operation: {do}")


def _replaced(asked: dict[str, Any]) -> Change:
    line, column, old, new = (asked.get(name) for name in ("line", "column", "old", "new"))
    if type(line) is not int or type(column) is not int or not isinstance(old, str) or not isinstance(new, str):
        raise WrongArgument("a replacement says where, what and by what")

    def make(text: str) -> str:
        lines = text.split("\n")
        there = lines[line - 1] if 0 < line <= len(lines) else ""
        if not old or not there.startswith(old, column - 1):
            raise WrongArgument("it stands there no more; look at the advice again")
        lines[line - 1] = f"{there[: column - 1]}{new}{there[column - 1 + len(old) :]}"
        return "\n".join(lines)

    return Change(make, f"write {new}")


def _sentence(asked: dict[str, Any]) -> Change:
    row, reads, kept, begin, end = (asked.get(name) for name in ("row", "reads", "keep", "begin", "end"))
    if type(row) is not int or not (isinstance(reads, str) or type(kept) is int or type(begin) is type(end) is int):
        raise WrongArgument("say which sentence, and what becomes of it")

    def make(text: str) -> str:
        whole = edit.data(text)
        try:
            held = whole["bio"][row]["text"]
        except (KeyError, IndexError, TypeError):
            raise WrongArgument("there is no such sentence any more") from None
        if isinstance(reads, str):
            made = sentence.reword(held, reads, sentence.spoken(whole.get("person")))
        else:
            made = sentence.keep(held, kept) if type(kept) is int else sentence.let_go(held, begin or 0, end or 0)
        return _put(("bio", row, "text"), made).make(text)

    if isinstance(reads, str):
        return Change(make, "edit a sentence", f"bio.{row}.text")
    return Change(make, "let words go")


def _way(given: Any) -> Way:
    if not (isinstance(given, list) and given and all(type(part) in (str, int) for part in given)):
        raise WrongArgument("an operation says where, as a list of names and numbers")
    return tuple(given)


def _put(at: Way, value: Any) -> Change:
    held = _held(at, value)
    label = f"edit {' '.join(str(part) for part in at if isinstance(part, str)).replace('_', ' ')}"
    field = ".".join(map(str, at))

    def make(text: str) -> str:
        there = _there(text, at)
        text = _still_told(text, at, there) if there != held else text
        if held is None or held in ("", [], {}):
            return edit.take_out(text, at) if there is not None else text
        if there == held and type(there) is type(held):
            return text
        return edit.put(text, at, held, forms.order(str(at[0])))

    return Change(make, label, field)


def _still_told(text: str, at: Way, name: Any) -> str:
    """The text with an id for an entry that is about to lose its name, where sentences tell it by that."""
    if len(at) != 3 or not isinstance(name, str) or at[2] not in forms.named(str(at[0])):
        return text
    whole = edit.data(text)
    told = {row: _listed(bio.get("about")) for row, bio in enumerate(whole.get("bio", ()))}
    told = {row: names for row, names in told.items() if name in names}
    if not told or whole[at[0]][at[1]].get("id"):
        return text
    ids = {entry.get("id") for rows in whole.values() if isinstance(rows, list) for entry in rows}
    plain = slugify(name) or str(at[0])
    id = next(one for one in chain([plain], (f"{plain}-{number}" for number in count(2))) if one not in ids)
    text = edit.put(text, (*at[:2], "id"), id, forms.order(str(at[0])))
    for row, names in told.items():
        text = edit.put(text, ("bio", row, "about"), [id if one == name else one for one in names], forms.order("bio"))
    return text


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _there(text: str, at: Way) -> Any:
    data: Any = edit.data(text)
    for part in at:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _held(at: Way, value: Any) -> Any:
    """A value as the file holds it."""
    kind = (forms.field_of(at) or {}).get("kind")
    if kind == "date" and isinstance(value, str):
        return _date(value)
    if kind == "day" and isinstance(value, str):
        try:
            return datetime.date.fromisoformat(found) if (found := periods.date(value.strip())) else value.strip()
        except ValueError:
            return value.strip()
    if kind == "number" and isinstance(value, str):
        return _number(value)
    if kind == "link" and isinstance(value, str):
        return _link(value)
    if kind in ("lines", "texts", "several", "sources", "facts", "places") and isinstance(value, list):
        return [one for one in value if one != ""]
    return value


def _date(value: str) -> str | int:
    """A date as people write it, as a profile holds it; what is no date stays as it is."""
    found = periods.date(value.strip()) or value.strip()
    return int(found) if found.isdecimal() and len(found) == 4 else found


_HOST = re.compile(r"(?i)(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?")


def _link(value: str) -> str:
    """An address as people write it, as a profile holds it; what is none stays as it is."""
    return f"https://{value.strip()}" if _HOST.fullmatch(value.strip()) else value


def _number(value: str) -> str | int | float:
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


def _before(table: Way) -> list[Way]:
    """The tables behind which the first entry of one stands, the nearest first."""
    names = list(TABLES)
    return [(name,) for name in reversed(names[: names.index(str(table[0]))])] if table[0] in names else []


def with_line_ends(before: str, after: str) -> str:
    """A text as an editor gives it, which knows one line end only, with those of the file where a line is as it was."""
    if "\r" not in before:
        return after
    newline = newline_of(before)
    old, new = before.splitlines(keepends=True), after.replace("\r\n", "\n").splitlines(keepends=True)
    size = min(len(old), len(new))
    same = [one.rstrip("\r\n") == other.rstrip("\r\n") for one, other in zip(old, new, strict=False)]
    begin = next((at for at in range(size) if not same[at]), size)
    end = next(
        (at for at in range(size - begin) if old[-1 - at].rstrip("\r\n") != new[-1 - at].rstrip("\r\n")), size - begin
    )
    middle = (line.replace("\n", newline) for line in new[begin : len(new) - end])
    return "".join([*old[:begin], *middle, *(old[len(old) - end :] if end else [])])

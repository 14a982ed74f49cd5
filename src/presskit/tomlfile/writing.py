"""Values as TOML writes them.

In: a text, a number, a day, a list or a table in braces. Out: the token for a file. A list that is longer than a line
has a line an item.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 100
"""Characters of a line, about."""


def written(given: Any) -> str:
    """Any value, on one line but for a long list."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int | float):
        return str(given)
    if isinstance(given, datetime.date | datetime.time):
        return given.isoformat()
    if isinstance(given, Mapping):
        inner = ", ".join(f"{key(str(name))} = {written(one)}" for name, one in given.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(given, str):
        return string(given)
    return _list(given)


def string(text: str) -> str:
    """A basic string: TOML's escapes are those of JSON, and it also wants DEL escaped."""
    made = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
    if '\\"' in made and "'" not in text and made.count("\\") == made.count('\\"'):
        return f"'{text}'"
    return re.sub(r"[\ud800-\udfff]", "\ufffd", made)


def literal(text: str) -> str:
    """A text as it is in single quotes, unless it has some: for what is full of brackets and backslashes."""
    plain = "'" not in text and not re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", text)
    return f"'{text}'" if plain else string(text)


def key(name: str) -> str:
    """The name of a key; in quotation marks where it has more than letters, digits, _ and -."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else string(name)


def _list(values: Sequence[Any]) -> str:
    items = [written(one) for one in values]
    flat = f"[{', '.join(items)}]"
    if len(flat) <= WIDTH and "\n" not in flat:
        return flat
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"

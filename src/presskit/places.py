"""Cities, parts of countries, and countries, as people write them behind each other.

In: a place, "Tacoma, Washington". Out: its parts, where they can be told; what may mean two things means none.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Locality(NamedTuple):
    """The parts of a place, each empty where it cannot be told; `country` is a code of ISO 3166-1."""

    city: str = ""
    region: str = ""
    country: str = ""


def parts(place: str) -> Locality:
    """City, region and country of a place; all of it is the city where it says no more than that."""
    words = [word.strip() for word in place.split(",") if word.strip()]
    country = ""
    if len(words) > 1 and (found := _code(words[-1], _tables()["countries"])) and not _regions(words[-1]):
        country = found
        words.pop()
    regions = _regions(words[-1]) if len(words) > 1 else ()
    if len(words) < 2 or len(words) > 2:
        return Locality(", ".join(words), "", country)
    if not country and len(regions) == 1 and not _code(words[-1], _tables()["countries"]):
        country = regions[0]
    return Locality(words[0], words[1], country)


def country(code: str) -> str:
    """The name of a country by its code; nothing where there is none of that code."""
    name: str = _tables()["countries"].get(code.upper(), "")
    return name.partition("|")[0]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def _regions(name: str) -> tuple[str, ...]:
    """The countries that have a part of that name or code."""
    tables: dict[str, Any] = _tables()["parts"]
    return tuple(country for country, table in tables.items() if _code(name, table))


def _code(name: str, table: dict[str, str]) -> str:
    """The code that the table has for a name, or that the name is; codes are written in capitals."""
    said = name.casefold()
    found = (code for code, names in table.items() if name == code or said in names.casefold().split("|"))
    return next(found, "")

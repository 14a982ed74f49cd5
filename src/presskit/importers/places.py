"""Places of other tools' files: the codes of countries are their names in a profile.

In: the parts of a place. Out: one line.
"""

from __future__ import annotations

from presskit import places
from presskit.importers import texts


def country(code: str) -> str:
    """The name of a country, by its code of two letters; what is no code stays as it is."""
    code = code.strip()
    return (places.country(code) or code) if len(code) == 2 else code


def spelled(place: str) -> str:
    """A place as one text, "Geneve, CH", with the name of the country in the place of its code, if it can be no other's
    and no part of a country's."""
    near, _, code = place.rpartition(", ")
    is_code = bool(near) and len(code) == 2 and code.isupper() and places.parts(place).country == code
    return f"{near}, {country(code)}" if is_code else place


def place(*parts: str, code: str = "") -> str:
    """A place of its parts, from the near to the far, and its country, told by its code or its name: said once, and
    not at all where the part of it says it, as in "Tacoma, Washington"."""
    last, said = country(code), [text for part in parts if (text := texts.line(part))]
    if not last and len(said) == 1 and said[0].isupper():
        return country(said[0])
    inside = list[str]()
    for part in dict.fromkeys(said):
        head, _, tail = part.rpartition(", ")  # "Asunción, PY" says the country already
        same = last and tail.casefold() in (code.strip().casefold(), last.casefold())
        inside += [head] if same and head else [] if same else [part]
    result = texts.joined(inside)
    if len(code.strip()) == 2 and places.parts(result).country == code.strip().upper():
        return result
    return texts.joined([result, texts.line(last)])

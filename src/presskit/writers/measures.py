"""What a page is told of the look that it is set in: how wide a letter is, and the numbers of the look.

In: a look and a template. Out: a function that estimates the width of a text in display type, which no style sheet can
take; and the measures that the template names in its `template.toml`, with those that the look has of its own for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from presskit.problems import Problems, did_you_mean, error
from presskit.template import Measure, Template, look_settings, shown

Ems = Callable[[str], float]
"""The width of one line of a text, in ems."""

LONGEST = 400
"""Characters of a text that are looked at: no line has more."""


def ems(look: Template) -> Ems:
    """Measures texts in the display face of a look, the first of its fonts; as estimates where it says so."""
    settings = look_settings(look)
    if settings.widths == "estimated" or not settings.fonts:
        return lambda text: sum(map(_estimated, text[:LONGEST]))
    widths = _widths(look.file(settings.fonts[0].file))
    return lambda text: sum(widths.get(letter) or _estimated(letter) for letter in text[:LONGEST])


@lru_cache
def _widths(path: Path) -> Mapping[str, float]:
    """The width of every character of a font, in ems; empty if it is no font that can be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True) as font:
            em, advances = font["head"].unitsPerEm, font["hmtx"].metrics
            return {chr(code): advances[name][0] / em for code, name in (font.getBestCmap() or {}).items()}
    except (TTLibError, KeyError, ValueError, AssertionError):
        return {}  # whoever loads it tells what is wrong with it


def _estimated(letter: str) -> float:
    """A letter's width in a book face, in ems, a little wide."""
    for letters, width in _ALIKE:
        if letter in letters:
            return width
    if letter in "MW" or letter > "⺀":  # of Chinese, Japanese and Korean all are square
        return 1.0
    if letter in "BEFLPRSZ":
        return 0.62
    if letter.isupper():
        return 0.76
    return 0.58 if "ά" <= letter <= "ώ" else 0.63 if letter > "ʯ" else 0.56


_ALIKE = (("iljtI.,:;'’!|- ιίΙі", 0.28), ('frsaceczJ()“”"?εζξέ', 0.45), ("mwωφψжшщыю", 0.82))


def measures(template: Template, look: Template, paper: str) -> dict[str, float]:
    """The numbers that a template asks for, as the look has them on a paper; raises Problems for one that it lacks."""
    found = template.settings.measures
    own = look_settings(look).measures.get(template.name, {})
    for name in own:
        if name not in found:
            hint = did_you_mean(name, found) or f"there are {', '.join(found) or 'none'}"
            path = look.file("look.toml")
            message = f'the template {template.name} asks for no measure "{name}"'
            place = look.key(("measures", template.name, name), "look.toml")
            raise Problems([error(shown(path), place, "unknown-key", message, hint)])
    return {name: _on(paper, value) for name, value in {**found, **own}.items()}


def _on(paper: str, value: Measure) -> float:
    of: Any = value
    return float(of if isinstance(value, int | float) else getattr(value, paper))

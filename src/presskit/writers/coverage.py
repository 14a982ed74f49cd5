"""Which font draws a character: one that travels with presskit, the user's, one of the machine, or none.

In: characters, the user's fonts, a language. Out: `Coverage`. What the shipped fonts have is read from
`templates/fallback/covered.json`, which tools/fonts.py makes; a font of the user's is opened, and Fontconfig asked,
only for a character that none of those has.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from presskit.package_files import builtin
from presskit.writers.installed import Installed, drawing

PLAIN = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x180)})
"""Latin letters and signs, which every font that travels with presskit has."""

_UNSEEN = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2028, 0x202E), (0x2060, 0x206F),
    (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip


def unseen(code: int) -> bool:
    """Whether nothing is drawn for it: spaces, controls, joiners, variation selectors, tags.

    Source: Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point.
    """
    invisible = chr(code).isspace() or any(first <= code <= last for first, last in _UNSEEN)
    return invisible or code in (0x00AD, 0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF) or code < 0x20


def private(code: int) -> bool:
    """Whether it means something in one font only (Unicode, "Private-Use Characters")."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


@dataclass(frozen=True)
class Coverage:
    """What draws the characters of a text that no shipped font has.

    `installed` are fonts of the machine, by the character; `missing` what no font has; `private` what no font is asked
    for but the user's, and what pages leave out.
    """

    installed: Mapping[str, Installed] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()


NOTHING = Coverage()

MOST_NAMED = 8
"""Characters that are named one by one."""


def named(characters: Iterable[str]) -> str:
    """Characters as they are told: ⭐ (WHITE MEDIUM STAR), 北, 京, 3 more; one that is not seen by its number."""
    found = list(dict.fromkeys(characters))
    told = [_named(one, whole=len(found) < 3) for one in found[:MOST_NAMED]]
    return ", ".join([*told, *([f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else [])])


def _named(character: str, *, whole: bool) -> str:
    code = f"U+{ord(character):04X}"
    if not character.isprintable() or private(ord(character)):
        return code
    name = unicodedata.name(character, code)
    mark = "\u25cc" if unicodedata.combining(character) else ""  # what it stands on: without, on the comma before it
    return f"{mark}{character} ({name})" if whole else mark + character


def without(text: str, characters: frozenset[str]) -> str:
    """A text without these characters."""
    return text.translate(dict.fromkeys(map(ord, characters))) if characters else text


def coverage(text: Iterable[str], users: Sequence[Path], language: str) -> Coverage:
    """What draws these characters, the user's fonts asked first."""
    codes = frozenset(map(ord, text)) - PLAIN
    left = frozenset(code for code in codes.difference(*shipped().values()) if not unseen(code)) if codes else codes
    if not left:
        return NOTHING
    left = left.difference(*(_of_user(path, path.stat().st_mtime_ns) for path in users))
    own = frozenset(code for code in left if private(code))
    found = drawing(left - own, language)
    if found is None:  # then there is no PDF either, and that is reported
        return Coverage(private=frozenset(map(chr, own)))
    fonts = {chr(code): font for code, font in sorted(found.items())}
    return Coverage(fonts, frozenset(map(chr, left - own - found.keys())), frozenset(map(chr, own)))


@lru_cache
def shipped() -> Mapping[str, frozenset[int]]:
    """What each fallback file that travels with presskit has; of a family, what all its weights have."""
    rows = json.loads((builtin() / "fallback" / "covered.json").read_bytes())
    return {name: frozenset(_codes(ranges)) for name, ranges in rows.items()}


def _codes(ranges: str) -> Iterable[int]:
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


@lru_cache
def _of_user(path: Path, changed: int) -> frozenset[int]:
    """What a font of the user's has; of one that cannot be read, nothing: whoever draws with it tells that."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, KeyError, AssertionError, OSError):
        return frozenset()

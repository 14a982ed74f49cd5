"""The user's own typefaces in the place of a look's: which file stands in for which face.

In: what a look says of its fonts, the files that `[kit]` names for display and for text. Out: for each face of the look
the file that stands in for it, if one does. What a file lacks, letters, a bold or an italic, comes from the look's own
face, which stays behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from presskit.template import DISPLAY, Face, Look

BOLD = 550
"""The weight from which on a face is bold."""


class FaceCut(NamedTuple):
    """What a font file is: its weight, whether it is slanted, and the characters that it has."""

    weight: int
    italic: bool
    letters: frozenset[int]


def stand_ins(look: Look, display: Sequence[Path], text: Sequence[Path]) -> dict[str, Path]:
    """For each font file of a look, by its name there, the user's file that stands in for it.

    Of display faces each has one, the nearest; a bold or an italic for text only one that is bold or italic itself.
    """
    result = {}
    for face in look.fonts:
        shown = is_display(look, face)
        files = [(path, cut) for path in (display if shown else text) if (cut := read(path, path.stat().st_mtime_ns))]
        slanted = face.style == "italic"
        if not shown:
            files = [(path, cut) for path, cut in files if cut.italic == slanted]
            files = [one for one in files if (one[1].weight >= BOLD) == (face.weight >= BOLD)]
        if files:
            result[face.file] = min(
                files, key=lambda one: (one[1].italic != slanted, abs(one[1].weight - face.weight))
            )[0]
    return result


def is_display(look: Look, face: Face) -> bool:
    """Whether a face is one for display: by the roles that it is set in, else by those of its family."""
    large = {role.font for name, role in look.pages.type.items() if name in DISPLAY}
    small = {role.font for name, role in look.pages.type.items() if name not in (*DISPLAY, "axis")}
    if face.file in large | small:
        return face.file not in small
    family = {one.file for one in look.fonts if one.family == face.family}
    return not family & small and (bool(family & large) or face.family == look.fonts[0].family)


@lru_cache
def read(path: Path, changed: int) -> FaceCut | None:
    """What a file is; None for one that cannot be read: whoever sets type with it tells that."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            weight = font["OS/2"].usWeightClass if "OS/2" in font else 400
            italic = bool(font["head"].macStyle & 2 or ("OS/2" in font and font["OS/2"].fsSelection & 1))
            return FaceCut(weight, italic, frozenset(font.getBestCmap() or ()))
    except (TTLibError, KeyError, AssertionError, OSError, AttributeError):
        return None


def lacking(files: Mapping[str, Path], letters: frozenset[int]) -> dict[Path, frozenset[int]]:
    """For each of the files that stand in for others what it lacks of these characters."""
    found = {path: read(path, path.stat().st_mtime_ns) for path in dict.fromkeys(files.values())}
    return {path: left for path, cut in found.items() if cut and (left := letters - cut.letters)}


def without(look: Look, found: Mapping[str, Path]) -> dict[str, str]:
    """Which of bold and italic no file for text is, with the family of the look that is set instead."""
    result: dict[str, str] = {}
    for face in look.fonts:
        if face.file in found or is_display(look, face):
            continue
        result.setdefault(
            "bold" if face.weight >= BOLD else "italic" if face.style == "italic" else "regular", face.family
        )
    return result

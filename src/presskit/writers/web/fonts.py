"""The look's faces inside the page: only what its text needs, so that the page stays small.

In: a look, the fallback faces, the user's fonts, the text. Out: @font-face rules with the fonts as data. Each face of
a look travels in pieces as WOFF2 (`fonts/web/FACE.PIECE.woff2`, made by tools/fonts.py), and the pieces in which the
text has a letter go in. For letters that no piece has, the fallback faces and the user's are cut down here to those
letters, which takes about a quarter of a second a face; letters that those lack are left to the reader's machine.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from presskit.template import Face, Look, Template, look_settings

BASIC = frozenset(
    {
        *range(0x20, 0x7F),
        *(0xA0, 0xA3, 0xA7, 0xA9, 0xAE, 0xB0, 0xB7, 0xBD, 0xD7, 0x2009, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018),
        *(0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x20AC, 0x2192, 0x2193),
    }
)
WEST = frozenset(
    {
        *(0xA1, 0xAB, 0xBB, 0xBF, 0x152, 0x153, 0x178, 0x201A, 0x201E, 0x2039, 0x203A),
        *range(0xC0, 0xD7),
        *range(0xD8, 0x100),
    }
)
EAST = frozenset(
    {
        *(0x218, 0x219, 0x21A, 0x21B, 0x1E9E),
        *range(0x100, 0x108),
        *range(0x10A, 0x114),
        *range(0x116, 0x11C),
        *range(0x11E, 0x120),
        *range(0x122, 0x124),
        *range(0x12A, 0x12C),
        *range(0x12E, 0x132),
        *range(0x136, 0x138),
        *range(0x139, 0x13F),
        *range(0x141, 0x149),
        *range(0x14C, 0x14E),
        *range(0x150, 0x152),
        *range(0x154, 0x15C),
        *range(0x15E, 0x166),
        *range(0x16A, 0x174),
        *range(0x174, 0x178),
        *range(0x179, 0x17F),
    }
)
PIECES: Mapping[str, frozenset[int]] = {"basic": BASIC, "west": WEST, "east": EAST}
"""The code points of each piece: English; the languages of Western Europe; those east of them, and Welsh."""

UNSEEN = frozenset({0x0A, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF})
"""Line ends and marks without a shape: no font is embedded for them."""

FALLBACKS = ("FallbackSerif-Regular", "FallbackSerif-Italic", "FallbackSans-Regular", "FallbackSans-SemiBold")
"""The fallback faces that a page needs; other weights are near enough."""


class Faces(NamedTuple):
    """The rules, and the families of the user's fonts in them."""

    css: str
    users: tuple[str, ...]


def faces(look: Template, settings: Look, fallback: Template, users: Sequence[Path], text: str) -> Faces:
    """The faces for a text."""
    codes = frozenset(map(ord, text)) - UNSEEN
    rules = list(_of_look(look, settings, codes, emphasis="*" in text))
    others = codes - BASIC - WEST - EAST
    families = []
    if others:
        for face in look_settings(fallback).fonts:
            if PurePosixPath(face.file).stem in FALLBACKS:
                rules += _cut(fallback.file(face.file).read_bytes(), face, others)
        for at, path in enumerate(users, 1):
            cut = _cut(path.read_bytes(), Face(family=f"User {at}", file=path.name), others)
            rules += cut
            families += [f"User {at}"] if cut else []
    return Faces("".join(rules), tuple(families))


def _of_look(look: Template, settings: Look, codes: frozenset[int], *, emphasis: bool) -> Iterator[str]:
    for face in settings.fonts:
        path = PurePosixPath(face.file)
        for piece, letters in PIECES.items():
            file = look.find(f"{path.parent}/web/{path.stem}.{piece}.woff2")
            if file and (piece == "basic" or codes & letters) and (emphasis or not face.emphasis):
                yield _rule(face, file.read_bytes(), letters)


def _cut(data: bytes, face: Face, codes: frozenset[int]) -> list[str]:
    """The rule for a font with no more than these letters; none if it has none of them or cannot be cut."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(io.BytesIO(data), fontNumber=0, lazy=True, recalcTimestamp=False)
        letters = frozenset(font.getBestCmap()) & codes
        if not letters:
            return []
        options = Options(hinting=False, glyph_names=False, notdef_outline=False, name_IDs=[], recalc_timestamp=False)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        font.flavor = "woff2"
        made = io.BytesIO()
        font.save(made)
    except (TTLibError, KeyError, AssertionError):  # the reader's machine has a font for these letters, or nobody
        return []
    return [_rule(face, made.getvalue(), letters)]


def _rule(face: Face, data: bytes, letters: frozenset[int]) -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};font-display:swap;'
        f"unicode-range:{ranges(letters)};src:url(data:font/woff2;base64,{base64.b64encode(data).decode()})}}\n"
    )


def ranges(codes: frozenset[int]) -> str:
    """Code points as CSS writes them: U+20-7E,U+A0."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in found)

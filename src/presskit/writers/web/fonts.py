"""The look's faces inside the page: only what its text needs, so that the page stays small.

In: a look, the fallback faces, the user's fonts, the text. Out: @font-face rules with the fonts as data. The letters
of English travel as WOFF2 with each face that a page uses (`fonts/web/FACE.basic.woff2`, made by tools/fonts.py). Other
letters of the text are cut here from the look's own face, then from the fallback faces and the user's: some 0.15 s of
CPU for a few accents, 0.5 s for a text in Greek or Cyrillic. Letters that none has are left to the reader's machine.
"""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from presskit.template import Face, Look, Template, look_settings
from presskit.writers.coverage import shipped

BASIC = frozenset(
    {
        *range(0x20, 0x7F),
        *(0xA0, 0xA3, 0xA7, 0xA9, 0xAE, 0xB0, 0xB7, 0xBD, 0xD7, 0x2009, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018),
        *(0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x20AC, 0x2192, 0x2193),
    }
)
"""The code points that travel as WOFF2: letters, figures and signs of English."""

UNSEEN = frozenset({0x0A, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF})
"""Line ends and marks without a shape: no font is embedded for them."""

FALLBACKS = ("FallbackSerif-Regular", "FallbackSerif-Italic", "FallbackSans-Regular", "FallbackSans-SemiBold")
"""The fallback faces that a page needs; other weights are near enough."""


LETTERS, EMOJI, SERIF = ("PK Fallback Serif", "PK Fallback Sans"), "PK Emoji", "FallbackSerif-Regular.ttf"
"""The families that every look names behind its own, one of which lacks what the other has; another; a file."""


class Faces(NamedTuple):
    """The rules, and the families in them that no look names: the user's, and those of signs."""

    css: str
    families: tuple[str, ...]


def faces(
    look: Template, settings: Look, fallback: Template, users: Sequence[Path], text: str, stand_ins: Mapping[str, Path]
) -> Faces:
    """The faces for a text; `stand_ins` are the files that are set in the place of the look's, as far as they have its
    letters.
    """
    others = frozenset(map(ord, text)) - BASIC - UNSEEN
    rules, found = [], set[int]()
    for face in settings.fonts:
        path = PurePosixPath(face.file)
        basic = look.find(f"{path.parent}/web/{path.stem}.basic.woff2")
        if basic and ("*" in text or not face.emphasis) and ("**" in text or not face.strong):
            left = BASIC
            if brand := stand_ins.get(face.file):
                for rule, letters in _cut(brand, face, frozenset(map(ord, text)) - UNSEEN):
                    rules.append(rule)
                    left -= letters
                    found |= letters
            if not brand or left & frozenset(map(ord, text)):
                rules.append(_rule(face, basic.read_bytes(), left))
            for rule, letters in _cut(look.file(face.file), face, others - found if brand else others):
                rules.append(rule)
                found |= letters
    families = []
    if left := others - found:
        for at, user in enumerate(users, 1):
            face = Face(family=f"User {at}", file=user.name)
            for rule, letters in _cut(user, face, left, whole=True):
                rules.append(rule)
                families.append(face.family)
                found |= letters
        left = others - found
        for face in look_settings(fallback).fonts:
            for rule, letters in _cut(fallback.file(face.file), face, _asked(face, left), whole=face.family == EMOJI):
                rules.append(rule)
                families += [face.family] if face.family not in LETTERS or letters - shipped()[SERIF] else []
    return Faces("".join(rules), tuple(dict.fromkeys(families)))


def _asked(face: Face, codes: frozenset[int]) -> frozenset[int]:
    """What a fallback face is to draw of these, as far as that is known without opening it."""
    if face.family in LETTERS:
        return codes if PurePosixPath(face.file).stem in FALLBACKS else frozenset()
    return codes & shipped()[face.file]


def _cut(path: Path, face: Face, codes: frozenset[int], *, whole: bool = False) -> Iterator[tuple[str, frozenset[int]]]:
    """The rule for a font with no more than these letters, and which they are; nothing if it has none of them.

    `whole`: with everything that shapes its script; a look's own letters need that only to place marks.
    """
    if not codes:
        return
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    options = Options(hinting=False, glyph_names=False, notdef_outline=False, name_IDs=[], recalc_timestamp=False)
    if not whole:
        options.layout_features = ["ccmp", "mark", "mkmk"] if _marked(codes) else []
        options.drop_tables += [] if _marked(codes) else ["GDEF", "GPOS", "GSUB"]
    made = io.BytesIO()
    try:
        with TTFont(path, fontNumber=0, lazy=True, recalcTimestamp=False) as font:
            letters = codes & font.getBestCmap().keys()
            if not letters:
                return
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=letters)
            subsetter.subset(font)
            font.flavor = "woff2"
            font.save(made)
    except (TTLibError, KeyError, AssertionError):  # the reader's machine has a font for these letters, or nobody has
        return
    yield _rule(face, made.getvalue(), letters), letters


def _marked(codes: frozenset[int]) -> bool:
    """Whether there are marks that combine with the letter before them."""
    return any(unicodedata.combining(chr(code)) for code in codes)


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

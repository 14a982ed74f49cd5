"""The fonts of this machine, asked for characters that no font has which travels with presskit.

In: characters and a language. Out: for each the font that draws it. Fontconfig is asked by itself, in some 30 ms and
without WeasyPrint; presskit-toolkit[cjk], a package with a font for Chinese, Japanese and Korean, comes before the
fonts of the machine.
"""

from __future__ import annotations

import ctypes
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Self

from presskit import machine

CJK_PACKAGE, CJK_FILE = "noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc"
"""What presskit-toolkit[cjk] brings."""


class Installed(NamedTuple):
    """A font that is not presskit's own: its family, its file and its number in it; `extra` if pip brought it."""

    family: str
    file: Path
    number: int = 0
    extra: bool = False


def drawing(codes: frozenset[int], language: str) -> dict[int, Installed] | None:
    """The font of this machine that draws each of these characters, as far as there is one; None without Fontconfig.

    What belongs to one script comes from as few fonts as can be: letters of two in one word would not join.
    """
    result: dict[int, Installed] = {}
    if not codes:
        return result
    library = machine.load("libfontconfig.so.1")
    if library is None:
        return None
    with _Fontconfig(library) as fontconfig:
        for script, letters in _by_script(codes).items():
            left, fonts = set(letters), list(fontconfig.fonts(letters, _tag(script, letters, language)))
            while fonts and left:
                has, font = max(fonts, key=lambda one: len(one[0] & left))  # the first of the best
                if not has & left:
                    break
                result |= dict.fromkeys(has & left, font)
                left -= has
    return result


def script_of(character: str) -> str:
    """Its script, about: the first word of its name, and "CJK" for what Chinese, Japanese and Korean fonts have."""
    first = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
    return "CJK" if first in _CJK or 0x3000 <= ord(character) <= 0x303F else first


_CJK = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "KANGXI"}


def cjk_family(codes: frozenset[int], language: str) -> str:
    """Of the faces of the CJK font that which has the forms of the language, told by it or by the characters."""
    return {"ja": "JP", "ko": "KR", "zh-tw": "TC", "zh-hk": "HK"}.get(_tag("CJK", codes, language), "SC")


def _by_script(codes: frozenset[int]) -> Mapping[str, frozenset[int]]:
    found = defaultdict(set)
    for code in sorted(codes):
        found[script_of(chr(code))].add(code)
    return {script: frozenset(letters) for script, letters in found.items()}


def _tag(script: str, codes: frozenset[int], language: str) -> str:
    """The language that fonts are asked for: Japanese and Chinese share characters that look different."""
    if script != "CJK" or language.partition("-")[0] in ("ja", "ko", "zh"):
        return language.lower()
    if any(0x3040 <= code <= 0x30FF for code in codes):
        return "ja"
    return "ko" if any(0xAC00 <= code <= 0xD7A3 for code in codes) else "zh-cn"


def extra() -> Path | None:
    """The font of presskit-toolkit[cjk], if it is installed."""
    spec = find_spec(CJK_PACKAGE)
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return next((path for folder in folders if (path := Path(folder) / CJK_FILE).is_file()), None)


class _Fontconfig:
    """A configuration of Fontconfig as `FONTCONFIG_FILE` or the system has it."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
        for name, result, arguments in (
            ("FcInitLoadConfigAndFonts", pointer, ()),
            ("FcConfigAppFontAddFile", number, (pointer, text)),
            ("FcConfigDestroy", None, (pointer,)),
            ("FcPatternCreate", pointer, ()),
            ("FcPatternAddString", number, (pointer, text, text)),
            ("FcPatternAddCharSet", number, (pointer, text, pointer)),
            ("FcPatternDestroy", None, (pointer,)),
            ("FcPatternGetString", number, (pointer, text, number, ctypes.POINTER(text))),
            ("FcPatternGetBool", number, (pointer, text, number, ctypes.POINTER(number))),
            ("FcPatternGetInteger", number, (pointer, text, number, ctypes.POINTER(number))),
            ("FcPatternGetCharSet", number, (pointer, text, number, ctypes.POINTER(pointer))),
            ("FcCharSetCreate", pointer, ()),
            ("FcCharSetAddChar", number, (pointer, ctypes.c_uint32)),
            ("FcCharSetHasChar", number, (pointer, ctypes.c_uint32)),
            ("FcCharSetDestroy", None, (pointer,)),
            ("FcConfigSubstitute", number, (pointer, pointer, number)),
            ("FcDefaultSubstitute", None, (pointer,)),
            ("FcFontSort", ctypes.POINTER(_FontSet), (pointer, pointer, number, pointer, ctypes.POINTER(number))),
            ("FcFontSetDestroy", None, (ctypes.POINTER(_FontSet),)),
        ):  # fmt: skip
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments

    def __enter__(self) -> Self:
        self._config = self._library.FcInitLoadConfigAndFonts()
        self._extra = extra()
        if self._extra:
            self._library.FcConfigAppFontAddFile(self._config, os.fsencode(self._extra))
        return self

    def __exit__(self, *_: object) -> None:
        self._library.FcConfigDestroy(self._config)

    def fonts(self, codes: frozenset[int], language: str) -> Iterator[tuple[set[int], Installed]]:
        """The fonts that have some of these characters and that a PDF can take, the best for the language first."""
        library = self._library
        pattern, wanted, result = library.FcPatternCreate(), library.FcCharSetCreate(), ctypes.c_int()
        for code in codes:
            library.FcCharSetAddChar(wanted, code)
        library.FcPatternAddCharSet(pattern, b"charset", wanted)
        library.FcPatternAddString(pattern, b"lang", language.encode())
        library.FcConfigSubstitute(self._config, pattern, _MATCH_PATTERN)
        library.FcDefaultSubstitute(pattern)
        found = library.FcFontSort(self._config, pattern, False, None, ctypes.byref(result))
        try:
            rows = [self._row(found.contents.fonts[at], codes) for at in range(found.contents.nfont)] if found else []
        finally:
            if found:
                library.FcFontSetDestroy(found)
            library.FcCharSetDestroy(wanted)
            library.FcPatternDestroy(pattern)
        known = [row for row in rows if row]
        own = "Noto Sans CJK " + cjk_family(codes, language)
        yield from (row for row in known if row[1].extra and row[1].family == own)
        yield from (row for row in known if not row[1].extra)

    def _row(self, font: int, codes: frozenset[int]) -> tuple[set[int], Installed] | None:
        family, file = self._text(font, b"family"), self._text(font, b"file")
        usable = self._text(font, b"fontformat") in (b"TrueType", b"CFF") and self._number(font, b"scalable", 1)
        if not usable or self._number(font, b"color", 0) or family.lstrip(b".").startswith(b"LastResort"):
            return None
        charset = ctypes.c_void_p()
        if self._library.FcPatternGetCharSet(font, b"charset", 0, ctypes.byref(charset)):
            return None
        has = {code for code in codes if self._library.FcCharSetHasChar(charset, code)}
        path = Path(os.fsdecode(file))
        index = self._number(font, b"index", 0) & 0xFFFF  # above stands the instance of a variable font
        return (has, Installed(family.decode(errors="replace"), path, index, path == self._extra)) if has else None

    def _text(self, font: int, name: bytes) -> bytes:
        value = ctypes.c_char_p()
        missing = self._library.FcPatternGetString(font, name, 0, ctypes.byref(value))
        return b"" if missing else value.value or b""

    def _number(self, font: int, name: bytes, absent: int) -> int:
        value = ctypes.c_int()
        get: Any = self._library.FcPatternGetInteger if name == b"index" else self._library.FcPatternGetBool
        return absent if get(font, name, 0, ctypes.byref(value)) else value.value


class _FontSet(ctypes.Structure):
    _fields_ = [("nfont", ctypes.c_int), ("sfont", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p))]


_MATCH_PATTERN = 0

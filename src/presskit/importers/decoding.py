"""The bytes of a text file as text, in whatever encoding: told by a mark, declared, or plain from the letters.

In: bytes. Out: text; or Problems that name the encoding. A guess is told by name, so that somebody can look.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from presskit.problems import Warn, failure, warning

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""Byte order marks; that of UTF-32 begins as that of UTF-16 does."""

_ZEROS = (
    (re.compile(rb"\0\0\0[^\0]", re.DOTALL), "utf-32-be"), (re.compile(rb"[^\0]\0\0\0", re.DOTALL), "utf-32-le"),
    (re.compile(rb"\0[^\0]\0[^\0]", re.DOTALL), "utf-16-be"), (re.compile(rb"[^\0]\0[^\0]\0", re.DOTALL), "utf-16-le"),
)  # fmt: skip
"""How a text that begins with two ASCII characters begins in wide encodings (RFC 4627, section 3)."""

_DECLARED = re.compile(rb"(?im)^%\s*Encoding:\s*([\w-]+)|;CHARSET=\"?([\w-]+)|coding[:=]\s*([\w.-]+)")
"""What BibTeX files of JabRef, vCards and editors say of their own encoding."""


def text_of(data: bytes, display_path: str, warn: Warn) -> str:
    """The text of a file; raises Problems for one whose encoding nobody can tell."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name, display_path)
    for pattern, name in _ZEROS:
        if pattern.match(data):
            return _decoded(data, name, display_path)
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    at = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    if match := _DECLARED.search(data[:200_000]):
        name = next(filter(None, match.groups())).decode("ascii")
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass  # it says so, and is not: what do its letters say?
    for name, codec, is_it in _GUESSES:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if is_it(data, [letter for letter in text if ord(letter) > 0x7F]):
            message = f"the file is not UTF-8; it was read as {name}"
            hint = "look at its letters beyond A to Z; where they are wrong, save the file as UTF-8 and import again"
            warn(warning(display_path, at, "encoding", message, hint))
            return text
    hint = "save it again as UTF-8 in the program that wrote it, or convert it: iconv -f ENCODING -t UTF-8"
    raise failure(display_path, at, "encoding", f"the file is not UTF-8{_perhaps(data)}", hint)


def _decoded(data: bytes, name: str, display_path: str) -> str:
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError:
        said = name.removesuffix("-sig").upper()
        message = f"the file begins as {said} does and goes on as something else"
        raise failure(display_path, None, "encoding", message, "save the file again as UTF-8") from None


def _is_western(data: bytes, foreign: list[str]) -> bool:
    """Whether single letters with accents and a writer's punctuation stand between ASCII."""
    runs = sum(len(run) for run in re.findall(rb"[\x80-\xff]{3,}", data))
    usual = sum(letter in _WESTERN for letter in foreign)
    return usual == len(foreign) and runs * 10 <= len(foreign)


_WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýŠšŽžŒœ€£§©®°·ºª«»‘’“”„–—•…¿¡½¼™×\xa0")


def _mostly(pattern: str, some: str = "") -> Callable[[bytes, list[str]], bool]:
    """Whether nine in ten of the letters beyond ASCII are of a script, and some of a part of it."""

    def is_it(data: bytes, foreign: list[str]) -> bool:
        fitting = len(re.findall(pattern, "".join(foreign)))
        return fitting * 10 >= len(foreign) * 9 and (not some or bool(re.search(some, "".join(foreign))))

    return is_it


def _is_korean(data: bytes, foreign: list[str]) -> bool:
    """Whether nine in ten of the letters beyond ASCII are syllables of KS X 1001, and plain ones.

    Any two bytes of another encoding of East Asia may be a syllable of the code page, but hardly ever a plain one.
    """
    own = [ord(letter) - 0xAC00 for letter in foreign if len(letter.encode("euc_kr", "ignore")) == 2]
    plain = [at for at in own if 0 <= at < 11_172 and _is_plain(at // 588, at // 28 % 21, at % 28)]
    return len(plain) * 10 >= len(foreign) * 9


def _is_plain(initial: int, vowel: int, final: int) -> bool:
    """Whether a syllable, by Unicode's numbers of its parts, is one of those of which nearly all of Korean is made."""
    doubled, rare = initial in (1, 4, 8, 10, 13), vowel in (3, 10, 15) or (vowel == 16 and initial != 11)
    return not doubled and not rare and final in (0, 1, 4, 8, 16, 17, 19, 20, 21)  # none, ㄱ ㄴ ㄹ ㅁ ㅂ ㅅ ㅆ ㅇ


_JAPANESE = "[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]"
_GUESSES: tuple[tuple[str, str, Callable[[bytes, list[str]], bool]], ...] = (
    ("Windows-1252 (Western Europe)", "cp1252", _is_western),
    ("Shift-JIS (Japanese)", "cp932", _mostly(_JAPANESE, "[\u3041-\u30ff]")),
    ("EUC-JP (Japanese)", "euc_jp", _mostly(_JAPANESE, "[\u3041-\u30ff]")),
    ("EUC-KR (Korean)", "cp949", _is_korean),
    ("Windows-1251 (Cyrillic)", "cp1251", _mostly("[А-яЁёІіЇїЄєЂ-ћў№«»—–]", "[а-я]{2}[а-я]")),
)
"""Encodings that their letters give away: its name, its codec, and whether the letters make sense."""


def _perhaps(data: bytes) -> str:
    """The encodings whose letters would make some sense."""
    fitting = list[str]()
    for name, codec in (("Shift-JIS", "cp932"), ("GB18030", "gb18030"), ("Big5", "big5"), ("EUC-JP", "euc_jp")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _mostly(_JAPANESE)(data, [letter for letter in text if ord(letter) > 0x7F]):
            fitting.append(name)
    return f"; it may be {' or '.join(fitting)}" if fitting else ""

"""Telephone numbers as people write them, and as a telephone dials them.

In: a number with spaces, brackets, an extension. Out: a tel: address (RFC 3966). What is shown is what was typed.
"""

from __future__ import annotations

import re

_EXTENSION = re.compile(
    r"(?i)[\s,;]*(?:\bext(?:ension)?\b\.?|\bextn\b\.?|\bx(?=\s*\d)|#|\bDurchwahl\b|\bDW\b|\bAppar[ae]t\b|\bposte\b|\bint(?:erno)?\b\.?|"
    r"\banexo\b|\bramal\b|\btoestel\b|\banknytning\b|\bkl\b\.?)[\s.:=]*(\d{1,7})\b"
)
"""An extension, as it is named in several languages."""

_ANOTHER = re.compile(r"(?i)\s+/\s*|\s*;\s*(?=\+?\d)|\s*\b(?:or|and|oder|und|ou|et|o|y)\b\s*")
"""What parts a number from another one."""

_REMARK = re.compile(
    r"\(\s*[^\W\d_][^)]*\)|^\s*(?:tel|phone|mobile|cell|fon|mob)\b[.:]*|^\s*[tmp][.:]\s*", re.IGNORECASE
)
"""What says which number it is: "(office)", "Tel.:"."""

_LETTERS = re.compile(r"(?<=[\d-])[\s.-]*[A-Z]{3,8}\b")
"""The end of a number that one dials by the letters on the keys: 1-800-FLOWERS."""

LONGEST = 60
"""Characters of a number with its remarks."""


def is_number(text: str) -> bool:
    """Whether a text is a telephone number, with what people write beside one."""
    rest = _EXTENSION.sub(" ", _ANOTHER.sub(" ", _LETTERS.sub("", _REMARK.sub(" ", text))))
    digits = sum(character.isdecimal() for character in text)
    return len(text) <= LONGEST and digits >= 3 and bool(re.fullmatch(r"[+\d\s().,/*\-‐‑‒–—−]*", rest))


def tel(text: str) -> str:
    """The address that dials a number: `tel:+442079460958`, `tel:+15550104477;ext=42`; of two numbers the first.

    A number without its country keeps its digits alone: which country is meant cannot be known.
    """
    import phonenumbers  # only whoever shows a number waits for it

    plain = _REMARK.sub(" ", text)
    extension = _EXTENSION.search(plain)
    number = _ANOTHER.split(plain[: extension.start()] if extension else plain)[0].strip()
    number = re.sub(r"^00(?=[\s\d])", "+", number)
    behind = f";ext={extension[1]}" if extension else ""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        digits = "".join(
            str(int(mark)) for mark in phonenumbers.convert_alpha_characters_in_number(number) if mark.isdecimal()
        )
        return f"tel:{digits}{behind}"
    return f"tel:{phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}{behind}"

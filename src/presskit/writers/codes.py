"""Codes to scan with a telephone.

In: text. Out: the bytes of a PNG, black on white, with no border: the page leaves the white around it that readers
need (four modules; ISO/IEC 18004, 9.1).
"""

from __future__ import annotations

import io
import re

MOST = 420
"""Bytes of a contact. So many make a code of 85 modules a side with a seventh of it to spare for damage: at 30 mm a
module then has 0.35 mm, which every telephone reads from paper."""

KEPT = ("BEGIN", "VERSION", "FN", "N", "TEL", "EMAIL", "URL", "ORG", "TITLE", "END")
"""What of a vCard goes into a code; the last of what lies between goes first when there is too much."""


def draw(text: str) -> bytes:
    """The code that holds this text."""
    import segno

    code = segno.make(text, error="m", micro=False, boost_error=False)
    data = io.BytesIO()
    code.save(data, kind="png", scale=8, border=0)
    return data.getvalue()


def contact(card: str) -> str:
    """What a code holds of a vCard: name, position, one address of each kind."""
    found: dict[str, str] = {}
    for line in re.sub(r"\r\n[ \t]", "", card).splitlines():
        name = re.split("[;:]", line, maxsplit=1)[0]
        if name in KEPT:
            found.setdefault(name, line)
    for name in reversed(KEPT[4:-1]):
        if len(_lines(found).encode()) > MOST:
            found.pop(name, None)
    return _lines(found)


def _lines(found: dict[str, str]) -> str:
    return "".join(f"{found[name]}\r\n" for name in KEPT if name in found)

"""What themes of English are put together with: lists, series, and which sentences lean on others.

The rest every language has alike: `presskit.grammar.wording`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from presskit.grammar import Theme, Wording, wording
from presskit.grammar.wording import plain, told
from presskit.language import Language

__all__ = ["MARK", "Theme", "Wording", "closed", "listed", "main_title", "plain", "series", "told", "worded"]

_LEANS: Final = re.compile(r"^(?:Earlier|Before that)\b|^[^.]{0,60}\balso\b")
_LINKED: Final = re.compile("^Earlier")


def listed(items: Sequence[str], least: int = 1, *, names: bool = False) -> str:
    """A list of the notation, of which the first `least` are always told; one alone is no list. `names`: an "and" in an
    item belongs to a name, and parts nothing."""
    if names and len(items) == 2 and least == 1:
        return f"{items[0]}[ and {items[1]}]"
    return wording.listed(items, least)


def series(items: Sequence[str], language: Language) -> str:
    """As `listed`, where no list may stand (inside another): the last two before those between."""
    if len(items) < 2:
        return "".join(items)
    first, *between, last = items
    pair = language.joints(["", ""])[0]
    serial = language.joints(["", "", ""])[1] != pair or any(" and " in _bare(item) for item in (first, *between))
    if not between:
        pair = language.joints([_bare(re.sub(MARK, "", first)), ""])[0]
    middle = ""
    for each in reversed(between):
        middle = f"[, {each}{middle}]"
    if middle and serial:
        middle = middle[:-1] + ",]"
    return f"{first}[{middle}{pair}{last}]"


MARK: Final = "\ue000[^\ue003]*\ue003"
"""The mark of a fact in a text (`told`)."""


def _bare(text: str) -> str:
    """Without titles, whose "and" parts nothing."""
    return re.sub(r"\*[^*]*\*|“[^”]*”", "", text)


def closed(words: str) -> str:
    """What holds a comma with one behind it, too: a lecturer, statics, at … `realise` takes one too many away.
    A list of fields needs none: a professor of tides, fog and sand at …"""
    closes = "," in words and not re.search(r" (?:of|in) [^,]+, (?:[^,]+, )*[^,]+ and [^,]+$", words)
    return f"{words}," if closes else words


def worded(text: str, *, opens: bool = False) -> Wording | None:
    """The wording of a text with its marks; None where what the profile holds makes it no sentence."""
    return wording.worded(text, opens=opens, leans=_LEANS, linked=_LINKED)


def main_title(title: str) -> str:
    """A title without its subtitle, where what is left names the work: *Science* alone is another book."""
    main, colon, rest = re.match(r"(.*?)(: |(?<=\w\w)\. |$)(.*)", title).groups()  # type: ignore[union-attr]
    return main if colon and rest and len(main.split()) > 1 else title

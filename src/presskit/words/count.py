"""How long a text is, by the rule of the form that will take it.

In: a text as it will be pasted, without marks of emphasis. Out: a number. Where programs disagree the
larger number counts, so that no form can call a text too long.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal, get_args

from presskit.grammar import Language

Unit = Literal["words", "words-strict", "characters", "utf16", "graphemes", "bytes", "weighted", "sentences", "seconds"]
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `max` of `unit`."""

    max: int
    unit: Unit

    def __str__(self) -> str:
        one = {"words-strict": "strict words", "utf16": "UTF-16 units", "weighted": "weighted characters"}
        name = one.get(self.unit, self.unit)
        return f"{self.max} {name.removesuffix('s') if self.max == 1 else name}"


def count(text: str, unit: Unit, language: Language | None = None) -> int:
    """How many of `unit` the text has; sentences and seconds take the language in which it is written.

    Sentences are estimated from the punctuation; who made the text knows better (see `Draft.count`).
    """
    match unit:
        case "words":
            return words(text)
        case "words-strict":
            return max(words(text), len(_runs(_STRICT, text)))
        case "characters":
            return len(text)
        case "utf16":
            return len(text) + sum(char > "\uffff" for char in text)
        case "graphemes":
            return graphemes(text)
        case "bytes":
            return len(text.encode("utf-8", "surrogatepass"))
        case "weighted":
            return weighted(text)
        case "sentences":
            assert language
            return language.typography.sentences(text)
        case "seconds":
            assert language
            return math.ceil(words(text) * 60 / language.words_per_minute)


def as_characters(text: str, unit: Unit) -> bool:
    """Whether the text and every part of it is as long by this unit as by characters."""
    match unit:
        case "characters":
            return True
        case "utf16":
            return max(text, default="") <= "\uffff"
        case "graphemes":
            return bool(_SINGLE.fullmatch(text))
        case "weighted":
            return bool(_SIMPLE.fullmatch(text)) and not re.search(_LINK, text, re.IGNORECASE)
    return False


# --- words ---------------------------------------------------------------------------------------

_DASH = re.compile(r"[\s\u2013\u2014]+")
_STRICT = re.compile(r"[\s\u2013\u2014\u2010\u2011/-]+")
# Chinese characters and kana are a word each for both programs.
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def words(text: str) -> int:
    """Words, by the larger of two counts.

    Word counts what stands between spaces, so that a dash between two spaces is a word. LibreOffice takes
    en and em dashes for spaces ("Word Count" in its help: default separators — and –).
    """
    if not text.isascii() and _IDEOGRAPH.search(text):
        text = _IDEOGRAPH.sub(" \\g<0> ", text)
    return max(len(text.split()), len(_runs(_DASH, text)) if "\u2013" in text or "\u2014" in text else 0)


def _runs(separator: re.Pattern[str], text: str) -> list[str]:
    return [run for run in separator.split(text) if run]


# --- characters ----------------------------------------------------------------------------------

# Nothing in these joins with its neighbour: Latin with its accents, typographic punctuation, currencies.
_SINGLE = re.compile("[\\n\\t -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b\u20a0-\u20c0]*")


def graphemes(text: str) -> int:
    """Characters as people see them (Unicode Standard Annex 29, extended grapheme clusters)."""
    return len(text) if _SINGLE.fullmatch(text) else len(_clusters(text))


def _clusters(text: str) -> list[str]:
    import regex  # 11 ms to load, and few texts need it

    clusters: list[str] = regex.findall(r"\X", text)
    return clusters


# --- X -------------------------------------------------------------------------------------------
# twitter-text 3, config/v3.json: each link 23, each emoji 2, the ranges below 1, all else 2.

_LINK_LENGTH: Final = 23
_LIGHT: Final = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_SIMPLE = re.compile("[\0-\x7f\u00a0-\u00a8\u00aa-\u00ad\u00af-\u024f\u2010-\u201f]*")
_LINK = (  # a string, as it costs 3 ms to compile and few texts need it
    r"(?<![\w@$#.-])(?P<protocol>https?://)?(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,})"
    r"(?P<path>(?::\d+)?(?:/[\w!#$%&'()*+,./:;=?@~-]*[\w#%&+/=~-]|/)?(?:\?[\w!#$%&'()*+,./:;=?@~-]*[\w#%&+/=~-])?)"
    r"(?![\w@])"
)


def weighted(text: str) -> int:
    """Characters as X counts them.

    Where only its list of domains could tell whether "node.js" is a link, the larger number counts.
    """
    text = unicodedata.normalize("NFC", text)
    total, at = 0, 0
    for link in re.finditer(_LINK, text, re.IGNORECASE):
        total += _weight(text[at : link.start()])
        written = _weight(link[0])
        if any(_label_length(label) > 63 for label in link["host"].split(".")):
            total += written
        else:
            total += _LINK_LENGTH if link["protocol"] else max(_LINK_LENGTH, written)
        at = link.end()
    return total + _weight(text[at:])


def _label_length(label: str) -> int:
    return len(label) if label.isascii() else len("xn--") + len(label.encode("punycode"))


def _weight(text: str) -> int:
    if _SIMPLE.fullmatch(text):
        return len(text)
    import regex

    emoji = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")
    return sum(2 if emoji.search(cluster) else sum(map(_character, cluster)) for cluster in _clusters(text))


def _character(char: str) -> int:
    return 1 if any(first <= ord(char) <= last for first, last in _LIGHT) else 2

"""What stands in a biography without its subject, made a sentence: "A poet and translator.", "Born in Oslo."

In: such a text, what the text calls the person. Out: the sentence, "" for what is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from presskit.prose.english import pasts, pattern, words
from presskit.prose.person import is_number
from presskit.prose.short import lowered
from presskit.prose.vocabulary import is_finite, is_role


def what_alone(text: str, called: str, article: Callable[[str], str], *, opens: bool) -> str:
    """A sentence that only says what the person is, with subject and verb: "A poet and translator", at the beginning of
    a text; "Currently pursuing a degree". "" for any other."""
    verb = {"I": "am", "They": "are"}.get(called, "is")
    if (
        called
        and re.match(r"(?:Currently|Now|Presently) [a-z]+ing\b", text)
        and not re.search(r", (?:he|she|they|I) ", text)
    ):
        return f"{called} {verb} {text[0].lower()}{text[1:]}"
    trades = _TRADES.match(text) if opens and called not in ("", "I", "They") else None
    if trades and all(is_role(trade.split()[-1]) for trade in re.split(r",? and |, ", trades[1])):
        return f"{called}, {text[0].lower()}{text[1:]}"
    if called and (whole := _with_subject(text, called, verb)):
        return whole
    said = re.fullmatch(r"(?:An? )((?:[\w-]+ ){0,3}[\w-]+(?:,? and (?:an? )?(?:[\w-]+ )?[\w-]+)?)\.", text)
    if called and opens and (bare := _without_article(text, article)):
        return f"{called} {verb} {bare}"
    if called and opens and _is_phrase(text):
        return f"{called} {verb} {text[0].lower()}{text[1:]}"
    if called and opens and said and is_role(said[1].split()[-1]):
        return f"{called} {verb} {text[0].lower()}{text[1:]}"
    return ""


_TRADES = re.compile(
    r"([A-Z][a-z-]+(?: [a-z-]+){0,2}(?:, [a-z-]+(?: [a-z-]+){0,2})*,? and [a-z-]+(?: [a-z-]+){0,2}), "
    r"(?=(?:[a-z]+ed|[a-z]+s|won|wrote|became|led|has|is|was) )"
)
"""Trades in place of the subject: "Founder, artistic director and dancer, graduated from …"."""


def _with_subject(text: str, called: str, verb: str) -> str:
    """A sentence of a past form with its subject: "Born in Oslo.", "Graduated from the Academy."; "" for any other."""
    said = [word.strip(",.;").lower() for word in text.split()]
    if (
        not said
        or any((is_finite(word) and word not in pasts()) or word in ("i", "he", "she", "they") for word in said)
        or called.split()[-1].lower() in said
    ):
        return ""
    if re.search(r"\b(?:[a-z]+ed|won|wrote|became|made|led|took)\b", text.partition(",")[2]):
        return ""
    rest = f"{text[0].lower()}{text[1:]}"
    was = "were" if verb == "are" else "was"
    if pattern("passive_opening").match(text):
        return f"{called} {was} {rest}"
    return f"{called} {rest}" if pattern("active_opening").match(text) else ""


def _without_article(text: str, article: Callable[[str], str]) -> str:
    """ "Critical-care nurse with seven years in Bonn.", as a summary begins, with its article; "" for any other."""
    trade = re.match(
        r"(?!An? )[A-Z][\w’-]*(?: [\w’-]+){0,4}?(?=,? (?:with|who|in|at|from|based|living|speciali[sz]ing|and)\b|\.$)",
        text,
    )
    if not trade or not text.endswith(".") or not is_role(trade[0].split()[-1]):
        return ""
    small = lowered(trade[0])
    if small is None or not _is_phrase(f"A {small}{text[trade.end() :]}"):
        return ""
    return f"{article(small)} {small}{text[trade.end() :]}"


def _is_phrase(text: str) -> bool:
    """Whether a text is one long "A … lawyer turned curator at …", in which no verb and no pronoun stands."""
    text = re.sub(r" I\b", lambda match: "" if is_number(text, match.start() + 1) else match[0], text)
    said = [word.strip(",.;").lower() for word in text.split()]
    beside = words("rules.behind_a_trade")
    others = {"who", "that", "which", "i", "he", "she", "they", "my", "his", "her", "their"}
    return (
        said[:1] in (["a"], ["an"])
        and text.endswith(".")
        and any(map(is_role, said[1:8]))
        and not any(word in others or (is_finite(word) and word not in beside) for word in said)
    )

"""The words and signs of a sentence, each with what it can be: a guess by lists and endings, made for the rules on top.

In: a sentence, and where its subjects that are the person end. Out: `Token`s.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal

from presskit.prose.english import bases, gerunds, pasts, thirds, words
from presskit.prose.vocabulary import is_post

Kind = Literal[
    "verb", "past", "participle", "gerund", "base", "preposition", "adverb", "determiner", "joint", "sign", "word"
]
"""`verb`: surely finite. `past`: a past form that may be finite or a participle. `participle`: one surely."""


@dataclass(slots=True)
class Token:
    """A word or a sign; `shut`: it stands in brackets or quotation marks, which no rule looks into."""

    text: str
    start: int
    end: int
    shut: bool = False
    kind: Kind = "word"
    low: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.low = self.text.lower().replace("'", "’")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


_TOKEN = re.compile(r"\w+(?:[’'\-./&+@]\w+)*|[^\w\s]")
_SHUT = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|\[[^\]]*\]|‘[^’]{3,}’(?!\w)|(?<!\w)'[A-Z][^']{3,}'(?!\w)|\*[^*]+\*")
_UNMARKED = re.compile(
    r"(?<![\w“*])[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|in|and|for|to|an?|on|from|with|at|by|or|&))*: "
    r"[A-Z][^().;:“”*]*?(?= \((?:[^()]*\b)?(?:19|20)\d\d\))"
)
"""A title with its subtitle, of which no mark says where it ends, before its year."""
_JOINTS = ("and", "or", "but", "nor", "&")


def unmarked_titles(text: str) -> list[tuple[int, int]]:
    """Where titles with a subtitle stand that nothing marks but the year behind them."""
    return [match.span() for match in _UNMARKED.finditer(text)]


def shut(text: str) -> list[bool]:
    """For each character, whether it stands in brackets, quotation marks or stars of emphasis."""
    found = [False] * (len(text) + 1)
    for span in (*_SHUT.finditer(text), *_UNMARKED.finditer(text)):
        found[span.start() : span.end()] = [True] * (span.end() - span.start())
    return found


def tokens(text: str, subjects: Collection[int] = ()) -> list[Token]:
    """The tokens; `subjects` are the ends of those mentions of the person that are subjects."""
    closed = shut(text)
    result = [Token(match[0], match.start(), match.end(), closed[match.start()]) for match in _TOKEN.finditer(text)]
    for at, token in enumerate(result):
        token.kind = _kind(result, at, subjects)
    return result


def _kind(tokens: Sequence[Token], at: int, subjects: Collection[int]) -> Kind:
    token, before = tokens[at], tokens[at - 1] if at else None
    low = token.low
    behind_subject = before is not None and before.end in subjects
    if not token.text[0].isalnum():
        return "sign"
    if low in _JOINTS:
        return "joint"
    named = low == "do" and before is not None and before.capital and at + 1 < len(tokens) and tokens[at + 1].capital
    if low in words("verbs.auxiliaries") and not (token.capital and at) and not named:
        return "verb"
    if low in words("small.prepositions") and not (low == "like" and behind_subject):
        return "preposition"
    if low in words("small.determiners"):
        return "determiner"
    if low in words("small.adverbs"):
        return "adverb"
    if low in ("been", "being", "having"):
        return "participle"
    if token.capital and at and not behind_subject:
        return "word"
    return _of_verb(tokens, at, subjects)


def _of_verb(tokens: Sequence[Token], at: int, subjects: Collection[int]) -> Kind:
    """What a small word is that may be a form of a verb."""
    low = tokens[at].low
    if low in thirds() and _is_third(tokens, at, subjects):
        return "verb"
    if low == "born":
        return "participle"
    if low in pasts() or (re.search(r"[a-z]{2}ed$", low) and len(low) > 4 and "-" not in low):
        return "participle" if _behind_auxiliary(tokens, at) else "past"
    if low in gerunds() or (low.endswith("ing") and len(low) > 5):
        return "gerund"
    if low in bases() and at and tokens[at - 1].low in words("rules.before_base"):
        return "base"
    if low.endswith("ly") and len(low) > 4 and tokens[at].text[0].islower():
        return "adverb"
    return "word"


def _is_third(tokens: Sequence[Token], at: int, subjects: Collection[int]) -> bool:
    """Whether a form such as "leads" or "works" is a verb here, and no plural."""
    if not at:
        return True
    low, before = tokens[at].low, tokens[at - 1]
    sure = low not in words("verbs.like_nouns")
    if before.end in subjects or before.low in ("who", "which", "that"):
        return True
    if before.kind == "adverb" and at > 1 and tokens[at - 2].end in subjects:
        return True
    return sure and before.kind in ("adverb", "joint", "sign", "word")


def _behind_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """Whether an auxiliary stands before this, past adverbs."""
    before = at - 1
    while before >= 0 and tokens[before].kind == "adverb":
        before -= 1
    return before >= 0 and tokens[before].low in (words("verbs.auxiliaries") | words("rules.auxiliary"))


def can_be_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object or a phrase can begin at this token: what tells the verb "leads" from the noun."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.low in ("him", "her", "them", "me", "it", "us", "himself", "herself", "themselves", "myself"):
        return True
    return (token.kind in ("determiner", "preposition", "adverb") and token.low != "of") or token.capital


def beside_an_honour(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -s is a second honour and no verb: a recipient of fellowships and grants from Alto."""
    if at < 2 or at + 1 >= len(tokens) or tokens[at - 1].low != "and" or tokens[at + 1].kind != "preposition":
        return False
    return tokens[at - 2].low in words("nouns.honours_given")


def predicate_at(tokens: Sequence[Token], at: int) -> int | None:
    """The verb of a predicate of the same subject that begins here, past adverbs and a phrase: and, until 1989, led."""
    at = past_phrase(tokens, at)
    while at < len(tokens) and tokens[at].kind == "adverb":
        at += 1
    if at >= len(tokens) or tokens[at].shut:
        return None
    token = tokens[at]
    auxiliary = ("is", "was", "has", "had", "are", "have", "were", "am", "does", "can", "will", "isn’t", "hasn’t")
    if token.low in auxiliary and not token.capital:
        return at
    small, objects = token.text[0].islower(), can_be_object(tokens, at + 1)
    if beside_an_honour(tokens, at):
        return None
    if small and token.low in thirds() and (token.low not in words("verbs.like_nouns") or objects):
        return at
    if (
        small
        and token.low in bases()
        and token.kind in ("base", "word")
        and objects
        and tokens[at - 1].low in ("and", "but")
        and token.low not in words("verbs.bases_like_nouns")
    ):
        return at
    before, after = tokens[at - 1].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    objects = objects or before in words("rules.then") | {"previously", "formerly"} or is_post(after)
    past = token.low in pasts() or (token.kind in ("past", "participle") and token.low.endswith("ed"))
    return (
        at
        if past
        and small
        and objects
        and token.low not in ("based", "named", "born", "known", "called", "entitled", "titled")
        else None
    )


def past_phrase(tokens: Sequence[Token], at: int) -> int:
    """Behind a phrase between "and" and its verb: ", until 1989," or "for many years", if an auxiliary follows that."""
    if at < len(tokens) and tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].kind == "preposition":
        end = next((place for place in range(at + 2, min(at + 9, len(tokens))) if tokens[place].text == ","), None)
        return end + 1 if end is not None else at
    if at < len(tokens) and tokens[at].kind == "preposition":
        for end in range(at + 2, min(at + 5, len(tokens))):
            if tokens[end].low in ("has", "is", "was", "have", "am", "are"):
                return end
    return at

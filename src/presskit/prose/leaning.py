"""On which other sentences one leans: what must stand before it, and what it speaks of as known.

In: the sentences of a biography. Out: the places of those that one needs; whether a text points back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from presskit.prose.english import pattern, words
from presskit.prose.person import Mention, Subject
from presskit.prose.tokens import Token


class Ranked(Protocol):
    """What the order needs of a sentence."""

    text: str
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    front: bool
    refers: list[int]
    fragment: bool
    written: str
    importance: int
    needs: list[int]
    shortest: int


GREAT = 4
"""The importance of works and honours."""

NEAR = 40
"""Characters from the beginning of a sentence within which a word is said of its subject."""

FIRST_CLAUSE = 110
"""Characters in which the verb of the person stands, as a rule, whatever stands before it."""

EPITHET = re.compile(
    r"The (?:artist|author|composer|conductor|director|novelist|photographer|pianist|playwright|poet|singer|writer),? "
)
"""What stands for the person by their trade."""


def needs_of(sentences: Sequence[Ranked], at: int, subject: Subject) -> list[int]:
    """The sentences that must stand before this one."""
    if not at:
        return []
    sentence = sentences[at]
    text = sentence.text
    if sentence.front and (joins := pattern("joins_on").match(text)):
        text = text[joins.end()].upper() + text[joins.end() + 1 :]  # without its first word it needs nothing
    if (named := named_before(sentences, at)) is not None:
        return [named]
    they = subject.voice == "they" and text.startswith(("They ", "Their "))
    if sentence.front and sentence.importance >= GREAT and ADDED.match(text):
        return _who_before(sentences, at)  # without its first word it needs nothing
    if pattern("leans").search(text) and not they:
        return [at - 1]
    if subject.pronouns in ("he", "she") and _points_back(sentence):
        return [at - 1]
    if EPITHET.match(text) and not sentence.mentions:
        return _who_before(sentences, at)
    if re.match(r"The ", text) and (pattern("bare_thing").match(text) or not (sentence.front or sentence.mentions)):
        return [at - 1]
    if not sentence.mentions and EXAMPLES_OF_WORK.match(text):
        return _who_before(sentences, at)
    if not sentence.mentions and not subject.first:
        return [at - 1]
    if _SOMEWHERE.search(text):
        return [at - 1]
    if goes_on(text):
        return [next((one for one in range(at - 1, 0, -1) if not sentences[one].needs), at - 1)]
    if pattern("hangs").search(text) or (points_back(text) and not re.match(r"In this|This", text)):
        return [at - 1]
    if pattern("also").search(text.partition(",")[0] if len(text) > 160 else text[:80]):
        return (
            [at - 1]
            if at == 1
            or re.search(r"\b(?:has|was|were|won|received) also\b|\balso (?:been|won|received|served|worked)\b", text)
            else _who_before(sentences, at)
        )
    described = pattern("now_a").match(text) is not None
    early = any(mention.start < FIRST_CLAUSE for mention in sentence.mentions)
    if not (described or early or sentence.front or subject.first):
        return [at - 1]
    return []


def _who_before(sentences: Sequence[Ranked], at: int) -> list[int]:
    """What an "also" needs: the sentence that says who the person is; nothing where that is a later one, which then
    leads; else the one before."""
    before = [one for one in range(at) if sentences[one].importance == 5][:1]
    later = any(sentence.importance == 5 for sentence in sentences[at:])
    return before or ([] if later else [at - 1])


def named_before(sentences: Sequence[Ranked], at: int) -> int | None:
    """The sentence that has named what this one, which says nothing of the person, begins with: "KVA has built …"."""
    match = re.match(
        r"(?:The )?((?:[A-ZÀ-ÖØ-Þ][\w&-]*)(?: [A-ZÀ-ÖØ-Þ][\w&-]*)*)(?:[’']s)?(?: [a-z]+)* (?:is|was|has|have|are)\b",
        sentences[at].text,
    )
    if sentences[at].mentions or not match or match[1].lower() in words("sentences.starters"):
        return None
    if len(match[1]) < _SHORTEST_NAME or pattern("back").search(sentences[at].text):
        return None
    return next((one for one in range(at) if re.search(rf"\b{re.escape(match[1])}\b", sentences[one].text)), None)


_SHORTEST_NAME = 3
THEN = re.compile(r"\b(?:was|were|is|has|had|they|she|he|I|[A-Z][\w’-]+) (?:then|subsequently|later|eventually) [a-z]")
ADDED = re.compile(r"(?:Additionally|In addition|Furthermore|Moreover|Besides|Also), ")
"""What a sentence begins with that goes on from another, and can lose it."""

EXAMPLES_OF_WORK = re.compile(
    r"(?=[A-Z])(?:(?:Recent|Past|Career|Selected|Upcoming|Future|Forthcoming|Notable|Operatic|Major|Current|Concert) )*"
    r"(?:and (?:\w+ ))?(?i:highlights|engagements|credits|performances|roles|projects|works?|books|publications|"
    r"exhibitions|awards|honou?rs|appearances|commissions|recordings|shows|films) (?:have )?(?:include|are)\b"
)
"""What is told of the person without a word for them: Recent highlights include the title role of Salt."""

_SOMEWHERE = re.compile(
    r"\bas (?:the )?(?:Department|Faculty|Section|Division|Committee|Programme?) "
    r"(?:Chair|Head|Director)\b(?! (?:of|at|for))"
)
"""A post whose place the sentence before has named."""


def goes_on(text: str) -> bool:
    """Whether a sentence goes on from the one before: "Lind then left"; not from its own half."""
    then = THEN.search(text[:FIRST_CLAUSE])
    return then is not None and re.search(r" (?:but|and)\b", text[: then.end()]) is None


def leans_back(text: str) -> bool:
    """Whether a sentence hangs on the one before it, whose end it may speak of."""
    return points_back(text[:80]) or any(pattern(name).match(text) for name in ("leans", "hangs", "points"))


def begins_or_studies(sentence: Ranked) -> bool:
    """Whether what a sentence says of the person is a birth, an upbringing or a study."""
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    return subject is not None and pattern("beginnings").match(sentence.text[subject.end :]) is not None


def stands_beside(sentence: Ranked) -> bool:
    """Whether the person's name stands beside a noun, as no “I” does: the historian, Ada Lind, is."""
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    behind = sentence.text[subject.end : subject.end + 6] if subject else ""
    return re.match(r", (?:an?|the|is) ", behind) is not None or _TRADES_BESIDE.match(sentence.written) is not None


_TRADES_BESIDE = re.compile(r"\{[^{}]*\}(?:\[@)?, [A-Z]?[a-z][\w ’-]+(?:,| and ) ?[\w ,’-]+,\]")


def leaning_front(sentence: Ranked) -> bool:
    """Whether only what a sentence begins with, and can lose, leans: "Since then, she is …"."""
    subject = next((mention for mention in sentence.mentions if mention.subject), None)
    front = sentence.text[: subject.start] if subject else ""
    return bool(front) and sentence.front and pattern("leans").match(front) is not None


def points_back(text: str) -> bool:
    """Whether a text speaks of something as known that it has not named: the company, since then, that year."""
    named = re.compile(r"(?<=[a-z,] )[A-Z]\w")
    text = text.replace(" and,", ",")
    text = re.sub(r"(?<=[\w,:;)] )(?:This|That|These|Those|Such)(?= )", "…", text)  # in a title
    back = pattern("back").search(text)
    if back and pattern("back_to_a_time").search(back[0]) and pattern("time_told").search(text[: back.start()]):
        back = None  # in the last few years she has woven, and has taken part in nine shows in that time
    if back and not re.search(r"\b(?:founded|launched|created|established) (?:the )?[A-Z]", text[: back.start()]):
        return True  # else it is named in the sentence itself: founded the Alto Works and leads this project
    match = pattern("known_thing").search(text)
    return match is not None and named.search(text[: match.start()]) is None


def _points_back(sentence: Ranked) -> bool:
    """Whether "them" or "it" stands before any noun that it could mean: "She sings of them, too"."""
    ends = {mention.end for mention in sentence.mentions}
    for token in sentence.tokens[:9]:
        if token.low in ("them", "it", "they", "both") and token.end not in ends:
            return True
        small = token.kind in ("verb", "past", "participle", "base", "gerund", "preposition", "adverb")
        if not small and token.end not in ends and token.text != ",":
            return False
    return False

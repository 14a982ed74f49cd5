"""The verbs of a sentence that agree with the person.

In: a sentence's tokens and mentions. Out: `Mark`s, in the third person singular as the notation has them; or None for
a sentence in which a verb may belong to somebody or something else: it stays plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from presskit.prose.english import FORMS_OF_BE, bases, pasts, pattern, third, thirds, words, written
from presskit.prose.person import Doubt, Mention, Subject
from presskit.prose.tokens import Token, beside_an_honour, can_be_object, past_phrase
from presskit.prose.vocabulary import is_role


class Mark(NamedTuple):
    """What stands in braces in the place of some characters."""

    start: int
    end: int
    text: str


_PLURAL = frozenset(FORMS_OF_BE)

_CONTRACTED = re.compile(r"[’'](s|m|ve|re|d|ll)\b")
_NEGATED = {"isn’t": "isn’t", "aren’t": "isn’t", "wasn’t": "wasn’t", "weren’t": "wasn’t", "hasn’t": "hasn’t",
            "haven’t": "hasn’t", "doesn’t": "doesn’t", "don’t": "doesn’t"}  # fmt: skip


def marks(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], subject: Subject, doubt: Doubt
) -> list[Mark] | None:
    """The verbs of the person; None where one may be another's."""
    found = dict[int, Mark]()
    ends = {mention.end: mention for mention in mentions if mention.subject}
    for mention in ends.values():
        agreeing = list(_of(text, tokens, mention, ends, subject))
        if not agreeing and not _needs_none(text, tokens, mention):
            doubt(f"no verb was found behind “{text[mention.start : mention.end]}”")
            return None
        for mark in agreeing:
            found.setdefault(mark.start, mark)
    if ends and (either := _either(text, found)):
        doubt(f"“{either}” may be the person’s verb or another’s, so the sentence is not told in the first person")
        return None
    return [found[start] for start in sorted(found)]


def _of(
    text: str, tokens: Sequence[Token], mention: Mention, ends: dict[int, Mention], subject: Subject
) -> Iterator[Mark]:
    """The verb behind one subject, and those that are joined to it."""
    plural = not mention.name and subject.voice in ("first", "they")
    if short := _CONTRACTED.match(text, mention.end):
        if short[1] == "s" and pattern("is_passive").match(text, short.end()):
            return  # he’s regarded as: “’s” before a participle is “has”
        if short[1] in ("s", "m", "ve", "re"):
            yield Mark(mention.end, short.end(), "’s")
        first = next((at for at, token in enumerate(tokens) if token.start >= short.end()), len(tokens))
    else:
        behind = mention.end + gap(text, mention.end)
        first = next((at for at, token in enumerate(tokens) if token.start >= behind), len(tokens))
        first = _past_adverbs(tokens, first)
        if first == len(tokens) or tokens[first].shut:
            return
        if mark := _first(tokens[first], plural=plural):
            yield mark
        elif tokens[first].kind in ("sign", "joint") and tokens[first].low != "and":
            return
    hangs = pattern("hanging_clause").search(text[: mention.start]) is not None
    yield from _joined(tokens, first, mention.end, ends, plural=plural, hangs=hangs)


def _needs_none(text: str, tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the verb of a subject goes with "I" as with "she": wrote, had, can; or belongs to another clause."""
    behind = mention.end + gap(text, mention.end)
    at = _past_adverbs(tokens, next((at for at, token in enumerate(tokens) if token.start >= behind), len(tokens)))
    if at == len(tokens) or _CONTRACTED.match(text, mention.end):
        return True
    if tokens[at].kind in ("sign", "joint", "preposition"):
        return True
    low = tokens[at].low
    return low in pasts() or low.endswith(("ed", "n’t")) or low in words("verbs.modals") or low in ("had", "did")


def _past_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].low not in words("verbs.auxiliaries"):
        if tokens[at].kind != "adverb" and tokens[at].low not in (
            "both",
            "all",
            "then",
            "not",
            "only",
            "never",
            "even",
        ):
            break
        at += 1
    return at


def _first(token: Token, *, plural: bool) -> Mark | None:
    """The verb straight behind its subject: there, every word in -s is one."""
    low = token.low
    if low in _NEGATED:
        return Mark(token.start, token.end, _NEGATED[low])
    if agreed := _agreed(low, plural=plural):
        return Mark(token.start, token.end, agreed)
    small = re.fullmatch(r"[a-z]+(?:-[a-z]+)*", token.text)
    if not small or low in words("small.adverbs") or token.kind == "preposition":
        return None
    if not plural and re.search(r"[^s]s$", low):
        return Mark(token.start, token.end, low)
    past = low in pasts() or low.endswith("ed") or low in words("verbs.modals")
    if plural and len(low) > 2 and token.kind in ("word", "base") and not past:
        return Mark(token.start, token.end, third(low))
    return None


def _agreed(low: str, *, plural: bool) -> str | None:
    """A known verb as it goes with "she"; None for a word that does not change, or that is no verb."""
    if low in words("rules.be"):
        return low
    if low in _PLURAL:
        return FORMS_OF_BE[low] if plural else None
    if plural and low in bases() and low not in words("rules.unchanged"):
        return third(low)
    return low if not plural and low in thirds() else None


def _joined(
    tokens: Sequence[Token], first: int, subject_end: int, ends: dict[int, Mention], *, plural: bool, hangs: bool
) -> Iterator[Mark]:
    """Verbs further on, behind a comma, "and" or "but": only such as are surely verbs. A clause ends the search; and so
    does the comma behind a clause that `hangs` on another noun: "The dig, where I have worked for years, is"."""
    at, infinitive = first + 1, False
    while at < len(tokens):
        token = tokens[at]
        infinitive |= token.low == "to" and at + 1 < len(tokens) and tokens[at + 1].low in bases()
        following = tokens[at + 1 : at + 2] if token.low == "since" else ()
        since = any(each.kind in ("determiner", "gerund") or each.text[0].isdigit() for each in following)
        joined = at + 1 < len(tokens) and tokens[at + 1].kind == "joint"  # the dig, where I work, is; but: …, and is
        if hangs and token.text == "," and not token.shut and not joined:
            return
        if (token.low in words("rules.stops_search") and not since) or (token.end in ends and token.end > subject_end):
            return
        if not token.shut and (token.kind == "joint" or token.text == ","):
            verb = at + 1
            while verb < len(tokens) and tokens[verb].kind in ("adverb", "joint"):
                verb += 1
            verb = past_phrase(tokens, verb)
            past = tokens[first].kind == "past" or tokens[first].low in ("had", "was", "were")
            if (
                verb < len(tokens)
                and (
                    joined or token.kind == "joint" or verb > at + 1 or not (plural and past)
                )  # I had sung, complete with a choir
                and not tokens[verb].shut
                and not tokens[verb].capital  # in a title: Salt, Don’t Go Out
                and (agreed := _further(tokens, verb, plural=plural, infinitive=infinitive))
            ):
                yield Mark(tokens[verb].start, tokens[verb].end, agreed)
                at = verb
        at += 1


def _further(tokens: Sequence[Token], at: int, *, plural: bool, infinitive: bool) -> str | None:
    """A verb that is joined on; behind "excited to join", "and learn" goes on with the infinitive."""
    low = tokens[at].low
    if low in _NEGATED:
        return _NEGATED[low]
    agreed = _agreed(low, plural=plural)
    if agreed is None or tokens[at].capital or beside_an_honour(tokens, at):
        return None
    if low in words("rules.be") or low in _PLURAL:
        return agreed
    if plural and infinitive:
        return None
    sure = not plural and low not in words("verbs.like_nouns")
    return agreed if sure or can_be_object(tokens, at + 1) else None


def gap(text: str, at: int) -> int:
    """Characters between a subject and its verb: letters behind the name, a bracket, ", who …,"."""
    before_verb = r"(?= (?:\w+ly |also |currently |now )*(?:is|was|has|had|[a-z]*[a-rt-z]s|[a-z]+ed)\b)"
    before_any = r"(?= (?:\w+ly |also |currently |now )*[a-z]+(?:s|ed)\b)"
    letters = re.match(
        rf"{written('letters')}(?: \([^()]*\))?{before_verb}|(?: \([^()]*\))+,?|, (?:aged )?\d{{1,2}},{before_any}",
        text[at:],
    )
    if letters:
        return letters.end()
    first = r"(?:who|whose|which|with|an?|the|now|also|formerly|originally|former|born|[a-z]+ed)\b"
    post = r"(?:[A-Z][\w’'-]* ){1,5}(?:of|for|in|at|to) |(?:[a-z][\w’-]+ ){1,4}(?:of|at|for|in|with) (?:the )?[A-Z]"
    opens = rf"(?:{first}|{post})"
    place = re.match(rf" (?:from|of) (?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]*)*{before_verb}", text[at:])
    if place:
        return place.end()
    trades = re.match(rf", ([\w’ -]+(?:, [\w’ -]+){{0,4}}),{before_verb}", text[at:])
    if trades and any(is_role(item.split()[-1]) for item in trades[1].split(",") if item.strip()):
        return trades.end()
    if dashes := re.match(rf" ?([—–])[^—–.;]{{3,90}}\1{before_verb.replace('(?= ', '(?= ?')}", text[at:]):
        return dashes.end()
    clause = re.match(rf", {opens}[^,]*(?:,[^,]*){{0,3}}?,{before_verb}", text[at:])
    return clause.end() if clause else 0


def _either(text: str, found: dict[int, Mark]) -> str:
    """A verb behind a clause that may be the person's or belong to the clause, "" if there is none."""
    opener = re.search(r"\b(?:who|which|that|where)\b", text)
    if not opener or (opener[0] == "who" and re.search(r"\b(?:is|am|are) (?:an?|the|one) ", text[: opener.start()])):
        return ""  # "a reporter who holds … and is": one or the other, both are right in the first person, too
    joined = re.compile(r"(?:,| and| but)(?: also| currently| now)* (is|has|was|are|have|am)\b")
    for match in joined.finditer(text, opener.start()):
        if match.start(1) in found or re.search(r", (?:who|which|where|whose)\b", text[: match.start(1)]):
            continue
        return match[0].strip(" ,")
    return ""


def their_children(text: str) -> re.Match[str] | None:
    """Where "their" means the person and a partner, for which the first person would need "our"."""
    return re.search(
        r"\b(?:wife|husband|partner|spouse|fianc\w+|family|brothers?|sisters?)\b.*\b(their)\b.*\b(?:child|children|sons?|"
        r"daughters?|dogs?|cats?|kids|home|family|pets?|group|band|duo|trio|company|studio|farm|firm|label|business)\b",
        text,
    )

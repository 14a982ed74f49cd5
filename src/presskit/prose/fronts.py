"""What stands before the subject of a sentence: whether it may go, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presskit.prose.english import pattern, words
from presskit.prose.rules import Scene
from presskit.prose.tokens import Token
from presskit.prose.vocabulary import is_post, is_role, is_verb_form


def front_end(scene: Scene) -> int:
    """Where a phrase before the subject ends that may go; 0 if there is none."""
    tokens, text = scene.tokens, scene.text
    first = tokens[0].low
    if tokens[1:2] and tokens[1].text == "," and first not in words("rules.openings"):
        return 0  # Previously, she led: else nobody knows what came first
    subjects = [mention for mention in scene.mentions if mention.form in ("they", "their")]
    if any(mention.start == 0 and mention.subject for mention in subjects) or _needed_front(scene):
        return 0
    if re.match(r"(?!Born )[^,]*\b(?:19|20)\d\d\b", text):
        return 0  # what is told of several years rattles without them
    now = re.search(r", (?:he|she|they|I) (?:is|am|are) (?:currently|now) ", text)
    if not now and re.match(r"(?:Earl(?:y|ier)|Late|Formerly|Previously|Prior to|Before)\b", text):
        return 0  # what was, is not told as if it were so today
    if (bare := pattern("bare_front").match(text)) and any(mention.start == bare.end() for mention in subjects):
        return bare.end()
    known = first in words("rules.fronts") or first in words("small.prepositions") or first in words("small.adverbs")
    if not (known or first.endswith("ly") or tokens[0].kind in ("gerund", "past", "participle")):
        return 0
    for at, token in enumerate(tokens[:-1]):
        if token.text != "," or token.shut:
            continue
        following = tokens[at + 1]
        subject = next((mention for mention in subjects if mention.start == following.start), None)
        if subject is not None and not subject.subject and _apposition(tokens, at + 1):
            return 0  # The Salt Road, her first novel, was
        if subject is not None:
            return following.start if _goes_on(scene, at + 1, subject.end, subject.subject) else 0
        if first in ("a", "an", "the"):
            continue
        if following.low in ("the", "a", "an", "his", "her", "their", "my") and _own_clause(tokens, at):
            only = bool(scene.mentions) and all(mention.end < following.start for mention in scene.mentions)
            return 0 if only else following.start  # "Under her leadership, the house opened": else of whom?
    return 0


def _apposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a comma ends with another before its verb."""
    verb = next((place for place in range(at, len(tokens)) if tokens[place].kind in ("verb", "past")), len(tokens))
    return 0 < verb < len(tokens) and tokens[verb - 1].text == ","


def kept_front_end(scene: Scene) -> int:
    """Where the clause of the person begins behind a front that stays: nothing within that front goes."""
    first = next((mention for mention in scene.mentions if mention.form in ("they", "their")), None)
    if first is None or not first.start or scene.tokens[0].kind in ("determiner", "word"):
        return 0
    before = [token for token in scene.tokens if token.end <= first.start]
    return 0 if any(token.kind == "verb" for token in before) else first.start


def _needed_front(scene: Scene) -> bool:
    """What a sentence cannot lose at its beginning: a condition; in the first one, what the person is."""
    first = scene.tokens[0].low
    if first in ("of", "among") and re.search(r"\b(?:most|best|one|first|only|\w+est)\b", scene.text):
        return True
    leisure = re.match(
        r"While (?:at|still|on|in|working|living|studying)\b|When (?:she|he|they|I) (?:is|am|are)n[o’']", scene.text
    )
    if re.search(r"\b(?:unsurprisingly|therefore|accordingly|consequently|naturally)\b", scene.text):
        return True  # With a background in film, her work unsurprisingly …
    if re.match(r"(?:At the (?:time|age|height|end|beginning)|By the time|As of|Until)\b", scene.text):
        return True  # At the time of her retirement, she held the record
    if first in words("rules.no_front") and not (leisure and first == "while"):
        return True
    head = scene.text.partition(",")[0]
    beside = (
        r"(?:[a-z]+ ){0,3}(?:[A-ZÀ-ÖØ-Þ]|other [a-z]+s\b|fellow |(?:his|her|their|my) (?:friend|colleague|partner)s?\b)"
    )
    if re.match(rf"(?:Together with|Along(?:side)?(?: with)?|With) {beside}", head):
        return True  # with whom it was done
    if first == "as" and re.match(r"As an? (?:[\w’'-]+ )*?[A-ZÀ-ÖØ-Þ]", head) and pattern("won").search(scene.text):
        return True  # As a Harbour City player, he won ten titles
    if first == "as" and any(is_post(token.low) for token in scene.tokens if token.end <= len(head)):
        return True
    if (
        first in ("at", "with", "for")
        and re.match(r"\w+ (?:the )?[A-ZÀ-ÖØ-Þ]", head)
        and not re.search(r", (?:I|\w+) (?:was|had|\w+ed)\b", scene.text)
    ):
        return True  # where the person works
    if not scene.opens:
        return False
    is_what = (
        re.match(r"(?:As|An?|The|Author|Founder|Winner|Co-founder|Editor|[A-Z]\w+ing\b.* as an?)\b", head) is not None
    )
    says = any(is_role(token.low) or token.low == "winner" for token in scene.tokens if token.end <= len(head))
    linking = re.search(r",[^,]*\b(?:is|am|are)\b", scene.text) is not None
    return first == "as" or (is_what and says and not linking)


def _goes_on(scene: Scene, at: int, end: int, subject: bool) -> bool:
    """Whether a clause with a verb begins at this mention of the person."""
    tokens = scene.tokens
    behind = next((place for place in range(at, len(tokens)) if tokens[place].start >= end), len(tokens))
    if not subject:
        return _has_finite(tokens[at:])
    if behind < len(tokens) and tokens[behind].text == ",":
        return False
    while behind < len(tokens) and tokens[behind].kind == "adverb":
        behind += 1
    if behind == len(tokens):
        return False
    token = tokens[behind]
    return is_verb_form(token.low) or token.kind in ("verb", "past", "participle", "base") or token.text in ("’", "'")


def _own_clause(tokens: Sequence[Token], comma: int) -> bool:
    """Whether behind a comma another subject and its verb follow within seven words: "In 2011, the Journal gave …"."""
    rest = tokens[comma + 1 :]
    for at in range(1, min(8, len(rest))):
        if rest[at].text == ",":
            return False
        if rest[at].kind in ("verb", "past"):
            return not _has_finite(tokens[1:comma])
    return False


def _has_finite(tokens: Sequence[Token]) -> bool:
    return any(token.kind in ("verb", "past") and not token.shut for token in tokens)

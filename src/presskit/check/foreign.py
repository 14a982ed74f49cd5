"""Advice on a sentence in another language than the profile's.

In: a `CheckContext`. Out: notes on sentences in which the small words of another language stand, and none of this one.
The lists of words are `[other_languages]` in the file of the language, and hold no word that is common in names ("de
la", "und") or is one of this language, too ("son", "in").
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from presskit.check.context import MARK, CheckContext, Note, Piece, Rule, sentence_around
from presskit.profile import Bio, Pinned

LEAST_WORDS = 4
"""Words of a sentence from which its language is judged; fewer may be a name."""

_OURS = ("articles", "auxiliaries", "conjunctions", "copulas", "prepositions", "relatives", "verbs")
"""Lists of the language's own small words."""

_SCRIPTS = {"CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DEVANAGARI", "THAI"}


def other_language(context: CheckContext) -> Iterator[Note]:
    """A sentence in another language: texts take it as it is, among sentences in the language of the profile."""
    others, ours = context.other_languages, frozenset[str]().union(*map(context.terms, _OURS))
    if not others:
        return
    for piece in context.pieces:
        if isinstance(piece.entry, Bio | Pinned):
            for start, end in _sentences(piece):
                if spoken := _spoken(piece, start, end, others, ours):
                    first = min((at for at in range(start, end) if piece.text[at].isalnum()), default=start)
                    message = f"this sentence seems to be {spoken}, and the profile is in {context.language_name}"
                    hint = f"write it in {context.language_name}: every text has the sentences of a profile as they are"
                    yield piece.note(first, message, hint)


def _sentences(piece: Piece) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(piece.view):
        start, end = sentence_around(piece.view, at)
        yield start, end
        at = max(end, at) + 1


def _spoken(piece: Piece, start: int, end: int, others: Mapping[str, frozenset[str]], ours: frozenset[str]) -> str:
    """The language that a sentence seems to be in, if it is not that of the profile; "" if it may be."""
    sentence = piece.view[start:end]
    letters = [letter for letter in sentence if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    script, many = scripts.most_common(1)[0] if scripts else ("", 0)
    if script in _SCRIPTS and many * 2 > len(letters):
        return f"in {script.capitalize() if script != 'CJK' else 'Chinese'} letters"
    words = [token.low for token in piece.tokens if start <= token.at < end and not token.text.isupper()]
    if len(words) < LEAST_WORDS:
        return ""
    own = sum(word in ours for word in words) + len(re.findall(f"{MARK}+", sentence))
    found = {name: [word for word in words if word in theirs] for name, theirs in others.items()}
    name = max(found, key=lambda one: len(found[one]))
    return name if len({*found[name]}) > 1 and len(found[name]) > 3 * own else ""


RULES = (Rule("other-language", other_language),)

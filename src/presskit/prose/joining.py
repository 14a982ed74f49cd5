"""Sentences that are one with the one before: announced by it, or speaking of its end.

In: the sentences of a biography, in their order. Out: as many or fewer, their needs counted anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from presskit.prose.english import pattern
from presskit.prose.leaning import Ranked


class Joined(Ranked, Protocol):
    """What joining needs of a sentence, besides what the order does."""

    paragraph: bool
    loose: str
    longest: int


S = TypeVar("S", bound=Joined)
_HANGS = re.compile(r"(?:That|This|It|These|Those|Both|There|They) ")


def hangs_by_its_end(following: str) -> bool:
    """Whether a sentence begins with a word that points at the end of the one before."""
    return _HANGS.match(following) is not None


def with_what_hangs(sentences: Sequence[S]) -> list[S]:
    """The sentences, one that speaks of the end of the one before as a part of that end, which then may go with it:
    "Lind was mayor of Alto[, an office that she won twice[. That made her the first to do so]]."""
    kept, places = list[S](), dict[int, int]()
    for at, sentence in enumerate(sentences):
        before = kept[-1] if kept else None
        hangs = sentence.needs == [at - 1] and not sentence.paragraph and hangs_by_its_end(sentence.text)
        if (
            before
            and hangs
            and places.get(at - 1) == len(kept) - 1
            and before.loose.endswith("].")
            and sentence.written.endswith(".")
            and ("{" in sentence.written or not sentence.mentions)
        ):
            before.written = f"{before.loose[:-2]}[. {sentence.written[:-1]}]]."
            before.text += f" {sentence.text}"
            before.longest += sentence.longest
            before.shortest = len(re.sub(r"\[[^\[\]]*\]", "", re.sub(r"\[[^\[\]]*\]", "", before.loose)).split())
            before.loose = ""
            if pattern("renowned").search(sentence.text) or pattern("famed").search(sentence.text):
                before.importance = max(before.importance, 4)
        else:
            kept.append(sentence)
        places[at] = len(kept) - 1
    for sentence in kept:
        sentence.needs = sorted({places[need] for need in sentence.needs})
    return kept


def together(sentences: Sequence[S]) -> list[S]:
    """The sentences, one that announces the next together with it: "She realised something. It was …"."""
    kept = list[S]()
    for sentence in sentences:
        before = kept[-1] if kept else None
        if before and not sentence.paragraph and pattern("announces").search(before.text):
            before.text += f" {sentence.text}"
            before.written += f" {sentence.written}"
            before.longest += sentence.longest
            before.shortest += sentence.shortest
        else:
            kept.append(sentence)
    return kept

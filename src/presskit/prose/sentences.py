"""A paragraph as its sentences.

In: a paragraph, the names of the person. Out: where each sentence begins and ends. A stop ends a sentence if a capital
follows and it belongs to no abbreviation, initial, bracket or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presskit.prose.english import pattern, words
from presskit.prose.vocabulary import is_finite, is_role

_BEHIND = r"([.!?…])([\"”’)\]*]*)\s+(?=[\"“‘(\[*]*(?:[A-Z0-9À-ÖØ-Þ@]{names}))"
_ASKS = re.compile(
    r"[\"“‘(]*(?:Wh(?:at|y|o|en|ere|ich|ose)|How|Is|Are|Am|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|"
    r"Should|Shall|May|Might|Ever|Want|Need|Got|Remember|If|So|And|But|Or|In what|Really|Not|Looking|Sound|Interested|"
    r"Curious)\b"
)
"""How a sentence begins that asks; a question mark further on belongs to a title."""

_SMALL = 2
"""Words of what may be part of a name: "Salt. Wind. Words." """


def divided(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Start and end of each sentence; `names` are those that the person is called by."""
    spans, start = list[tuple[int, int]](), 0
    depth = _Depth(text)
    small = "".join(f"|{re.escape(name)}\\b" for name in names if name[:1].islower())  # bell hooks
    for stop in re.finditer(_BEHIND.format(names=small), text):
        end = stop.end(2)
        if depth.at(end) or not _ends(text, start, stop, names):
            continue
        spans.append((start, end))
        start = stop.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return list(_joined(text, spans))


class _Depth:
    """How many brackets and quotations are open at a place; of a paragraph that closes too few, none are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs = [(one, other) for one, other in (("(", ")"), ("“", "”")) if text.count(one) == text.count(other)]
        self.seen = self.open = 0

    def at(self, offset: int) -> int:
        for one, other in self.pairs:
            self.open += self.text.count(one, self.seen, offset) - self.text.count(other, self.seen, offset)
        self.seen = offset
        return self.open


def _ends(text: str, start: int, stop: re.Match[str], names: Sequence[str]) -> bool:
    """Whether this stop ends a sentence."""
    if re.match(r"\([^()]*\)\s*[;,:.]|\([^()]*\)\s+[a-z]", text[stop.end() :]):
        return False  # "Oliver! (Brunton Theatre); …"
    goes_on = re.match(r"(?:He|She|They|I|His|Her|Their|My)\b", text[stop.end() :]) is None
    if stop[1] == "?" and not stop[2] and goes_on and not _ASKS.match(text[start : stop.start()]):
        return False  # the sign of a title: Who Is Salt? and other plays
    if re.match(r"(?:(?:Vol(?:ume|\.)|Part|Book) )?(?:[IVX]+|\d{1,2}|One|Two|Three|Four):? ?[:(]", text[stop.end() :]):
        return False  # a volume of the title before it: "Salt, A Life. I: The Harbour"
    if stop[1] != "." or stop[2]:
        return True
    head, tail = text[max(start, stop.start() - 200) : stop.end(1)], text[stop.end() : stop.end() + 80]
    following = re.match(r"[\"“‘(\[*]*([\w’'-]*)", tail)
    after = following[1] if following else ""
    last = re.search(r"([\w’'.&-]+)\.$", head)
    word = last[1].lower() if last else ""
    firsts = {part for name in names for part in (name.split()[0], name.split()[-1])}
    starts = after.lower() in words("sentences.starters") or after in firsts
    if _within_name(head, after, names) or (after[:1].isdigit() and re.search(r"\b[A-Z][a-z]{0,3}\.$", head)):
        return False  # on Nov. 14, 1998
    if re.fullmatch(r"[a-z]", word):  # an initial: W. W. Norton; but "class of Section B. She"
        return starts and bool(re.search(r"[A-Z][\w’'-]*\s+[A-Z]\.$", head)) and after not in firsts
    if word in words("sentences.titles_abbreviated"):
        return False
    if (
        word not in {first.lower() for first in firsts}
        and re.search(r"(?<![.\w])[A-Z][a-z]{1,3}\.$", head)
        and _is_verbless(text[start : stop.start()])
    ):
        return False  # "During her time in Bonn, Amb. Lind …"
    if word in words("sentences.abbreviations") or re.fullmatch(r"(?:[a-z]{1,2}\.)+[a-z]{1,2}", word):
        if word in ("no", "vol", "jr", "sr") and after.lower() in ("the", "in", "for", "a", "at", "and", "over"):
            return False
        return starts or _again(text[start : stop.start()], after, tail)
    return True


def stops_inside(text: str) -> bool:
    """Whether a sentence has a stop that ends no abbreviation: that of a title, whose end nobody can know."""
    known = words("sentences.abbreviations") | words("sentences.titles_abbreviated")
    return any(word.lower() not in known for word in re.findall(r"([\w’'-]{4,})\. (?=[A-Z]\w|A |\d{4})", text))


def _is_verbless(text: str) -> bool:
    """Whether a text has no finite verb that is one for certain."""
    if re.match(r"(?:I|They|We) [a-z]", text):
        return False  # They live in Bonn.
    return not any(is_finite(word) or word.endswith("ed") for word in re.findall(r"[a-z]+", text))


def _within_name(head: str, after: str, names: Sequence[str]) -> bool:
    """Whether the stop stands in the person's own name: C. B. Lind, Ada M. Lind."""
    last = head.split()[-1] if head.split() else ""
    if any(f"{last} {after}" in name for name in names):
        return True
    if re.fullmatch(r"(?:[A-Z]\.){2,}", last) and any(after == name.split()[-1] for name in names):
        return True
    return any(re.search(rf"\b{re.escape(name.split()[0])} [A-Z]\.$", head) for name in names)


def _again(before: str, after: str, tail: str) -> bool:
    """Whether a name opens the next sentence that this one has named: "at Norrland, Inc. Norrland is …"."""
    said = bool(after) and re.search(rf"\b{re.escape(after)}\b", before) is not None
    return said and re.match(r"[\w’'-]+ (?:is|was|has)\b", tail) is not None


_OWN_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Ww]e)\b")


def _goes_on_from_a_title(said: str) -> bool:
    """Whether what looks like a sentence is the second half of a title, with what follows: "They showed Salt. A Coast
    (2010) and are at work on Wind."."""
    first = said.split()[0].strip(",.").lower()
    if is_role(first) or is_finite(first) or first.endswith(("ed", "born")) or _OWN_SUBJECT.search(said):
        return False
    main = re.split(r", (?:which|who|where|whose)\b| and (?:is|are|am|was|has|have)\b", said)
    return _is_verbless(main[0]) and (len(main) > 1 or re.search(r"\((?:[^()]*\W)?(?:19|20)\d\d\)", said) is not None)


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those of one or two words without a verb joined to their neighbours."""
    kept = list[tuple[int, int]]()
    for start, end in spans:
        said = text[start:end]
        one = re.fullmatch(r"[A-Z][a-z]+[.!]", said) is not None  # Wind.
        small = len(said.split()) <= _SMALL and not re.search(r"\b\w?[a-z]{3,}(?:s|ed)\b", said) and "@" not in said
        small |= one
        goes_on = (
            kept
            and (
                re.match(r"(?:[\w’'-]+[.!?] )+[a-z]", said)  # "Words. is"
                or (pattern("ends_in_a_title").search(text[kept[-1][0] : kept[-1][1]]) and _goes_on_from_a_title(said))
            )
        )
        asked = re.search(r"[!?]$", text[kept[-1][0] : kept[-1][1]]) if kept else None
        if kept and (small or goes_on) and (not asked or said.startswith("(")):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    yield from kept

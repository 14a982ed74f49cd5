"""Advice on claims that name no source, the strongest first.

In: a `CheckContext`. Out: a note for each superlative, sum and figure that nothing vouches for, and for what others are
quoted with; of plain facts one note in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presskit.check.context import NAME, CheckContext, Note, Piece, Rule
from presskit.profile import Bio, Entry, Pinned, Source
from presskit.profile.tables import Contact, Logo, Person, Photo, WebLink

KEPT = 0.5
"""The share of entries with a source from which on an author is taken to keep sources, and told of the others."""

_MONEY = re.compile(
    r"[£€$¥]\s?\d[\d,.]{0,20}(?:\s?(?:million|billion|bn|[kKmMbB]\b))?"
    r"|\d[\d,.]{0,20}\s?(?:%|per cent\b|percent\b|million\b|billion\b|(?:euros|pounds|dollars|francs)\b)"
)
_FIGURE = re.compile(r"(?<![\w.,/:-])(?!(?:1[5-9]|20)\d\d\b)(?:\d{1,3}(?:[,.]\d{3})+|\d{3,})(?![\w/:-]|\.\d)")
"""A figure of three digits or more; years are plain facts."""

_NO_CLAIM = (Contact, Logo, Photo, Pinned, Source, WebLink)


def unsourced(context: CheckContext) -> Iterator[Note]:
    """A claim without a source: first what is first, only or largest, then sums and figures, then plain facts."""
    hint = 'name where it can be checked: sources = ["…"], an id of [[sources]]'
    pieces = [piece for piece in context.pieces if _is_claim(piece) and not _sourced(context, piece.entry)]
    for piece in pieces:
        for words, at in piece.phrases({word: ((word,),) for word in context.terms("superlatives")}):
            if not _an_order(piece, words, at):
                yield piece.note(at, f"“{words}” is claimed without a source", hint)
    for piece, words, at in _sums(pieces):
        yield piece.note(at, f"“{words}” is claimed without a source", hint)
    for row in context.profile.numbers:
        if not row.sources:
            yield Note(row.key, f"{row.key}: “{row.value} {row.label}” is claimed without a source", hint, ("value",))
    for quote in context.profile.quotes:
        others = quote.speaker and quote.speaker != context.profile.person.name
        if others and not (quote.sources or quote.url or quote.context):
            yield Note(quote.key, f"{quote.key}: {quote.speaker} is quoted without a source", hint, ("text",))
    yield from _plain(context, hint)


def _sums(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str, int]]:
    """Money and shares, then figures."""
    for piece in pieces:
        for match in _MONEY.finditer(piece.view):
            yield piece, match[0].strip().rstrip(".,"), match.start()
    for piece in pieces:
        view = _MONEY.sub(lambda hit: NAME * len(hit[0]), piece.view)
        for match in _FIGURE.finditer(view):
            yield piece, match[0], match.start()


def _plain(context: CheckContext, hint: str) -> Iterator[Note]:
    """One note on all that is left, for an author who keeps sources."""
    told = (entry for entry in context.profile.entries() if entry.shape and not isinstance(entry, _NO_CLAIM))
    facts = [entry for entry in told if not isinstance(entry, Person)]
    bare = [entry.key for entry in facts if not _sourced(context, entry)]
    if bare and context.profile.sources and len(bare) <= (1 - KEPT) * len(facts):
        named = ", ".join(bare[:6]) + (f" and {len(bare) - 6} more" if len(bare) > 6 else "")
        yield Note(bare[0], f"no source is named for {named}", hint)


def _is_claim(piece: Piece) -> bool:
    return not isinstance(piece.entry, _NO_CLAIM) and not piece.entry.key.startswith(
        ("quotes[", "questions[", "topics[", "kit")
    )


def _sourced(context: CheckContext, entry: Entry) -> bool:
    """Whether it names a source, or tells of an entry that does."""
    about = entry.about if isinstance(entry, Bio) else ()
    return bool(entry.sources) or any(row.sources for name in about if (row := context.named(name)))


def _an_order(piece: Piece, words: str, at: int) -> bool:
    """Words that rank nothing: "the first sketch", "first worked", "most of", "a record of"."""
    before, after = piece.view[:at].lower(), piece.view[at + len(words) :].lower()
    if words.lower() == "first":
        return not (
            before.endswith("the ") and re.match(r"(?:\s+[\w-]+){1,4}?\s+(?:to|in the|of its|ever|who)\b", after)
        )
    if re.search(r"\bone of (?:the|\w+[’']s)\s+$", before):
        return True  # praise, which another rule tells
    if words.lower() in ("most", "only", "top", "record", "leading"):
        return not re.search(r"(?:\b(?:the|a|its|his|her|their|our|my)|[’']s|\x01)\s+$", before) or after.startswith(
            " of"
        )
    return False


RULES = (Rule("unsourced", unsourced),)

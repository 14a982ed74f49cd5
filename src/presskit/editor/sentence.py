"""A sentence of the bio as words that one clicks to let go when room is short; nobody types a bracket.

In: a sentence in the notation. Out: its words, each with how deep it may go; or the sentence in which other words may.
The notation's own parser reads what is made, so that nothing comes of a click that `presskit` would refuse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presskit import language
from presskit.notation import (
    List,
    Mention,
    Node,
    NotationError,
    Optional,
    Reference,
    Tensed,
    Text as Words,
    Verb,
    escape,
    parse,
    source,
)
from presskit.problems import WrongArgument
from presskit.profile.values import pronoun_set

Row = dict[str, Any]

_STOPS = ".,;:!?…"
_PIECE = re.compile(rf"\s+|[^\s{_STOPS}]+(?:[{_STOPS}]+[^\s{_STOPS}]+)*|[{_STOPS}]+")
"""A word, the spaces between two, or the stops behind one: whoever lets the last word go keeps the full stop."""


def words(text: str, spoken: Mapping[str, str] | None = None) -> list[Row] | None:
    """The pieces of a sentence in their order: `text` as it reads, where it begins and ends in the notation, how `deep`
    it stands in brackets, and `kind`: word, space, person, verb or mark. None for a sentence that cannot be read.

    `spoken` are the forms of the person's pronoun; without them {they} reads as they.
    """
    try:
        nodes = parse(text)
    except NotationError:
        return None
    rows: list[Row] = []
    _words(nodes, text, 0, rows, spoken or {})
    if rows and rows[0]["kind"] == "person":
        rows[0]["text"] = rows[0]["text"][:1].upper() + rows[0]["text"][1:]
    return rows


def _words(nodes: tuple[Node, ...], text: str, deep: int, rows: list[Row], spoken: Mapping[str, str]) -> None:
    for node in nodes:
        match node:
            case Words(at=at):
                end = _end(text, at)
                for piece in _PIECE.finditer(text[at:end]):
                    kind = "space" if piece[0].isspace() else "word"
                    plain = re.sub(r"\\(.)", r"\1", piece[0])
                    rows.append(_piece(plain, at + piece.start(), at + piece.end(), deep, kind))
            case Optional(body=body, at=at):
                _words(body, text, deep + 1, rows, spoken)
            case List(items=items, at=at):
                for number, item in enumerate(items):
                    if number and not item.ending:
                        rows.append(_piece(";", item.at - 1, item.at, deep, "mark"))
                    _words(item.body, text, deep + (1 if number >= node.least and not item.ending else 0), rows, spoken)
            case _:
                rows.append(_piece(_reads(node, spoken), node.at, text.index("}", node.at) + 1, deep, _kind(node)))


def _piece(reads: str, begin: int, end: int, deep: int, kind: str) -> Row:
    return {"text": reads, "begin": begin, "end": end, "deep": deep, "kind": kind}


def _end(text: str, at: int) -> int:
    """Where plain words end: before the next sign that means something."""
    while at < len(text) and text[at] not in "[]{};|":
        at += 2 if text[at] == "\\" else 1
    return min(at, len(text))


def _kind(node: Node) -> str:
    return "person" if isinstance(node, Reference | Mention) else "verb"


def _reads(node: Node, spoken: Mapping[str, str]) -> str:
    match node:
        case Reference(name=name) if name:
            return name
        case Reference(form=form, capital=capital):
            said = spoken.get(form, form)
            return said[:1].upper() + said[1:] if capital else said
        case Verb(word=word):
            return word
        case Tensed(present=present):
            return present
    return source((node,))


def spoken(person: Any) -> dict[str, str]:
    """The forms of the person's pronoun, for showing a sentence; of somebody without one, the name."""
    said = person if isinstance(person, Mapping) else {}
    pronouns, name = pronoun_set(str(said.get("pronouns", "name"))), str(said.get("name", "")).split(" ")
    if pronouns in ("he", "she", "they"):
        return {str(form): word for form, word in language.load("en-GB").pronouns[pronouns].items()}
    short = str(said.get("short_name") or name[-1] or "they")
    return {"they": short, "them": short, "their": f"{short}’s", "theirs": f"{short}’s", "themselves": short}


def reword(text: str, reads: str, spoken: Mapping[str, str] | None = None) -> str:
    """The sentence that reads so, with all its marks where the words around them are as they were.

    A part that was let go stays so as long as words of it stand; a verb or a pronoun that was written over is plain
    from then on. Raises WrongArgument for what cannot be a sentence.
    """
    pieces = words(text, spoken)
    if pieces is None:
        raise WrongArgument("the sentence has a mistake; mend it as it is written")
    before, after = "".join(piece["text"] for piece in pieces), " ".join(reads.split())
    size = min(len(before), len(after))
    first = next((at for at in range(size) if before[at] != after[at]), size)
    last = next((at for at in range(size - first) if before[-1 - at] != after[-1 - at]), size - first)
    begin, end = first, len(before) - last
    place, source_begin, source_end = 0, len(text), len(text)
    start: int | None = None
    for piece in pieces:
        behind = place + len(piece["text"])
        plain = piece["kind"] in ("word", "space") and piece["end"] - piece["begin"] == len(piece["text"])
        if place <= begin < behind or (start is None and begin == behind == len(before)):
            start = begin if plain else place
            source_begin = piece["begin"] + (begin - place if plain else 0)
            if begin == behind:
                start, source_begin = begin, piece["end"]
        if begin == end == behind and piece["kind"] == "word":  # what is added behind a word goes with it
            start, source_begin = begin, piece["end"]
            break
        if place < end <= behind:
            source_end = piece["begin"] + end - place if plain else piece["end"]
            end = end if plain else behind
        place = behind
    if end <= begin:
        source_end = source_begin
    start = begin if start is None else start
    new = after[start : len(after) - (len(before) - end)] if end > begin else after[start : len(after) - last]
    gone = text[source_begin:source_end]
    made = text[:source_begin] + escape(new) + _unmatched(gone) + text[source_end:]
    return _read(re.sub(r"\[[@&]*\s*\]", "", made))


def _unmatched(text: str) -> str:
    """The brackets of a text that have no partner in it."""
    open_brackets: list[int] = []
    kept: set[int] = set()
    for at, sign in enumerate(text):
        if sign in "[{":
            open_brackets.append(at)
        elif sign in "]}":
            if open_brackets:
                open_brackets.pop()
            else:
                kept.add(at)
    return "".join(sign for at, sign in enumerate(text) if at in kept or at in open_brackets)


def let_go(text: str, begin: int, end: int) -> str:
    """The sentence in which the words between two places may go; raises WrongArgument where they may not."""
    if not 0 <= begin < end <= len(text):
        raise WrongArgument("choose words of the sentence")
    begin, end = _whole(text, begin, end)
    # the space or the comma before the words goes with them; at the beginning, the one behind
    before = re.search(r"[,;:–—]?[ \u00a0]+\Z|[,;:]\Z", text[:begin])
    if before and text[: before.start()].strip() and text[before.start() - 1 : before.start()] not in "[{":
        begin = before.start()
        if text[begin : begin + 1] == "," and text[end : end + 1] == "," and re.match(r",\s", text[end:]):
            end += 1  # between two commas both go, and the words around them need none
    elif after := re.match(r"[ \u00a0]+", text[end:]):
        end += after.end()
    made = f"{text[:begin]}[{text[begin:end]}]{text[end:]}"
    return _read(made)


def keep(text: str, at: int) -> str:
    """The sentence in which the words at a place stay: without the innermost brackets around them."""
    opened: list[int] = []
    inner: tuple[int, int] | None = None
    place = 0
    while place < len(text):
        sign = text[place]
        if sign == "\\":
            place += 1
        elif sign == "[":
            opened.append(place)
        elif sign == "]" and opened:
            begin = opened.pop()
            if begin <= at <= place and inner is None:
                inner = (begin, place)
        place += 1
    if inner is None:
        raise WrongArgument("these words stay as it is")
    begin, last = inner
    body = re.sub(r"\A[@&]+", "", text[begin + 1 : last])
    if text[begin : begin + 2] == "[[" or text[begin - 1 : begin + 1] == "[[":  # [[only when nothing else would do]]
        whole = text[begin - 1 : begin + 1] == "[["
        begin, last, body = (begin - 1, last + 1, body) if whole else (begin, last, body.strip("[]"))
    return _read(text[:begin] + body + text[last + 1 :])


def _whole(text: str, begin: int, end: int) -> tuple[int, int]:
    """The places moved outwards until every bracket between them has its partner there too."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    place = 0
    while place < len(text):
        sign = text[place]
        if sign == "\\":
            place += 1
        elif sign in "[{":
            opened.append(place)
        elif sign in "]}" and opened:
            pairs.append((opened.pop(), place + 1))
        place += 1
    stars = [match.start() for match in re.finditer(r"(?<!\\)\*", text)]
    pairs += [(one, other + 1) for one, other in zip(stars[::2], stars[1::2], strict=False)]
    changed = True
    while changed:
        changed = False
        for one, other in pairs:
            if one < begin < other < end or begin < one < end < other or (text[one] == "*" and one < begin < other):
                begin, end = min(begin, one), max(end, other)
                changed = True
            within = text[one] == "{" and ";" not in text[one:other] and one <= begin and end <= other
            if within and (one, other) != (begin, end):
                begin, end = one, other
                changed = True
    return begin, end


def _read(made: str) -> str:
    try:
        parse(made)
    except NotationError as fault:
        raise WrongArgument(f"{fault.message}: {fault.hint}") from None
    return made

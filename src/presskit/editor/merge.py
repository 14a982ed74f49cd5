"""Two changes of one text, made without knowing of each other, as one text.

In: what both were made of, mine, theirs. Out: the text with both, and the places where both changed the same lines
otherwise: there mine is taken, and theirs is reported. Lines that stand beside each other and were changed by one side
each are no conflict; two different insertions at one place both stand, theirs first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Conflict:
    """Lines that both changed, as either has them; `line` is where they stand in the merged text, from 1."""

    line: int
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """The merged text and its conflicts, with mine in their places; `theirs` is the same with theirs in them."""

    text: str
    theirs: str
    conflicts: tuple[Conflict, ...] = ()


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Both changes of `base` in one text."""
    if mine == theirs or theirs == base:
        return Merged(mine, mine)
    if mine == base:
        return Merged(theirs, theirs)
    lines = base.splitlines(keepends=True)
    ours, others = mine.splitlines(keepends=True), theirs.splitlines(keepends=True)
    kept: list[str] = []
    taken: list[str] = []
    found = []
    for before, one, other in (small for part in _parts(lines, ours, others) for small in _by_lines(*part)):
        if one in (before, other):
            chosen = alternative = other
        elif other == before:
            chosen = alternative = one
        elif not before:
            chosen = alternative = _both(other, one)
        else:
            chosen, alternative = one, other
            found.append(Conflict(len(kept) + 1, "".join(one), "".join(other)))
        kept += chosen
        taken += alternative
    return Merged("".join(kept), "".join(taken), tuple(found))


def _by_lines(
    before: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """A part line by line, where both sides have as many as before: neighbours are no conflict."""
    if len(before) == len(one) == len(other):
        yield from (([a], [b], [c]) for a, b, c in zip(before, one, other, strict=True))
    else:
        yield before, one, other


def _both(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Two insertions at one place, what both begin with once."""
    end = first[-1] if first else ""
    whole = [*first[:-1], end if end.endswith("\n") or not end else f"{end}\n"]
    return [*whole, *second]


def _parts(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """The three texts in parts that belong together: lines that all three have, and between them what was changed."""
    one = {at: (to, size) for at, to, size in _matches(base, mine)}
    other = {at: (to, size) for at, to, size in _matches(base, theirs)}
    in_mine = {at + step: to + step for at, (to, size) in one.items() for step in range(size)}
    in_theirs = {at + step: to + step for at, (to, size) in other.items() for step in range(size)}
    last = (0, 0, 0)
    for at in [*range(len(base)), len(base)]:
        if at < len(base) and not (at in in_mine and at in in_theirs):
            continue
        here = (at, in_mine.get(at, len(mine)), in_theirs.get(at, len(theirs)))
        parts = (base[last[0] : here[0]], mine[last[1] : here[1]], theirs[last[2] : here[2]])
        if any(parts):
            yield parts
        if at < len(base):
            line = [base[at]]
            yield line, line, line
            last = (here[0] + 1, here[1] + 1, here[2] + 1)


def _matches(base: Sequence[str], text: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of lines that both have; what both begin and end with is found without looking further."""
    size = min(len(base), len(text))
    begin = next((at for at in range(size) if base[at] != text[at]), size)
    end = next((at for at in range(size - begin) if base[-1 - at] != text[-1 - at]), size - begin)
    middle = SequenceMatcher(None, base[begin : len(base) - end], text[begin : len(text) - end], autojunk=False)
    inner = [(block.a + begin, block.b + begin, block.size) for block in middle.get_matching_blocks() if block.size]
    return [(0, 0, begin), *inner, (len(base) - end, len(text) - end, end)]

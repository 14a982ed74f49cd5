"""How wide and how high a text is before it is laid out, and the size at which it fills its room.

In: font files and texts. Out: `Role`s, each a way to set type, that measure and break texts. Widths come from the
fonts' own tables of advances, without kerning, which only makes lines shorter; of letters that no font here has they
are estimates.
"""

from __future__ import annotations

import functools
import itertools
import marshal
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from presskit import disk_cache
from presskit.document import plain
from presskit.markup import outline
from presskit.package_files import builtin

T = TypeVar("T")

MM = 25.4 / 72
"""Millimetres in a point."""

SURE = 0.985
"""The share of a line that words are taken to fill: what is measured here must not come out longer there."""


LENT = 1.04
"""How much wider a letter that another font lends is taken to be: where a weight is lacking, it is drawn bolder."""


class Face:
    """The widths of a font's characters, in ems."""

    def __init__(self, *paths: Path | None) -> None:
        """Of several fonts each has the letters that those before it lack."""
        there = [advances(path) for path in paths if path]
        self._widths = dict(there[0]) if there and paths[0] else {}
        for lent in there[1:] if self._widths else there:
            self._widths = {letter: width * LENT for letter, width in lent.items()} | self._widths
        self._known = dict[str, float]()
        self._paths = tuple(path for path in paths if path)

    def width(self, text: str) -> float:
        """The width of a text on one line, in ems."""
        if (known := self._known.get(text)) is None:
            widths = self._widths
            known = sum(widths.get(letter) or _estimated(letter) for letter in text)
            self._known[text] = known
        return known

    @property
    def middle(self) -> float:
        """How far below the middle of a line its letters stand, in ems."""
        if not self._paths:
            return 0.35
        up, down = _bounds(self._paths[0])[""]
        return (up - down) / 2

    def bounds(self, letter: str) -> tuple[float, float]:
        """How far a letter reaches below and above the line that it stands on, in ems."""
        found = (there for path in self._paths if (there := _bounds(path).get(letter)))
        return next(found, (-0.24, 0.95))

    def apart(self, above: str, size: float, tracking: float, below: str, beneath: Face, other: float) -> float:
        """How far two lines of letters have to stand apart so that no letter touches another, in points: from the foot
        of the one, in a size, to the foot of the other, in `beneath` at another size. Both begin at the same edge.
        """
        low = _profile(self, above, size, tracking, deep=True)
        high = _profile(beneath, below, other, tracking, deep=False)
        return max((a + b for x0, x1, a in low for y0, y1, b in high if x0 < y1 and y0 < x1), default=0.0)


def face_of(*paths: Path | None) -> Face:
    """The widths of a font's characters, of several fonts together; the same while the files are the same, so that what
    was measured in them is known."""
    return _face(paths, tuple(path.stat().st_mtime_ns if path else 0 for path in paths))


@functools.lru_cache(64)
def _face(paths: tuple[Path | None, ...], changed: tuple[int, ...]) -> Face:
    return Face(*paths)


def _profile(face: Face, text: str, size: float, tracking: float, *, deep: bool) -> list[tuple[float, float, float]]:
    """For each letter of a line from where to where it stands, and how far it reaches below or above its foot."""
    found, x = [], 0.0
    for letter in text:
        wide = (face.width(letter) + tracking) * size
        down, up = face.bounds(letter)
        if not letter.isspace():
            found.append((x - 0.03 * size, x + wide + 0.03 * size, (-down if deep else up) * size))
        x += wide
    return found


@dataclass(frozen=True)
class Role:
    """A way to set type: a face, its leading as a share of its size, what is added to each letter and to each space, in
    ems, and how far capitals and tails reach above and below the middle of a line, in ems.
    """

    name: str
    face: Face
    leading: float
    tracking: float = 0.0
    spacing: float = 0.0
    family: str = ""
    weight: int = 400
    style: str = "normal"
    fallback: str = ""

    def width(self, text: str, size: float) -> float:
        """The width of a text on one line, in millimetres."""
        return self.ems(plain(text)) * size * MM

    def ems(self, text: str) -> float:
        """The width of a text without marks on one line, in ems."""
        return self.face.width(text) + self.tracking * len(text) + self.spacing * text.count(" ")

    def breaks(self, text: str, size: float, room: float) -> int:
        """How many lines a text takes in a column so many millimetres wide."""
        return _breaks(self.face, self.tracking, self.spacing, text, size, room)

    def height(self, text: str, size: float, room: float) -> float:
        """How high it is then, in millimetres."""
        return self.breaks(text, size, room) * self.line(size)

    def line(self, size: float) -> float:
        """The height of a line, in millimetres."""
        return size * self.leading * MM

    # --- lines that are broken here ---

    def longest(self, text: str, size: float) -> float:
        """The width of its longest word, in millimetres."""
        return max((self.width(word, size) for word in plain(text).split()), default=0.0)

    def even(self, text: str, size: float, room: float) -> tuple[str, ...]:
        """The text in as few lines as may be, the longest as short as it can be."""
        words = plain(text).split(" ")
        least = len(_greedy(words, room, lambda part: self.width(part, size)))
        low, high = 0.0, room
        for _ in range(16):
            middle = (low + high) / 2
            found = _greedy(words, middle, lambda part: self.width(part, size))
            over = max(self.width(line, size) for line in found) > middle
            low, high = (middle, high) if len(found) > least or over else (low, middle)
        return tuple(_greedy(words, high, lambda part: self.width(part, size)))

    def largest(
        self, text: str, room: float, height: float, most: float, least: float, step: float = 1.0, hang: float = 0.0
    ) -> tuple[float, tuple[str, ...]]:
        """The size, from `most` down to `least`, and the lines at which a saying fills a field so wide and so high; a
        somewhat smaller one that breaks better may win. At `least`, whatever its height. `hang` is the room for a mark
        that hangs before it, in ems.
        """
        found: list[tuple[float, float, tuple[str, ...]]] = []
        size, saying = most, _Saying.of(self, text)
        while size >= least:
            broken = saying.broken(size, room - hang * size * MM)
            if broken and len(broken[1]) * self.line(size) <= height:
                found.append((size * (1 - 1.2 * broken[0] - 0.4 * self._gap(broken[1], size, room)), size, broken[1]))
            if found and size < found[0][1] * 0.7:
                break
            size -= step
        if found:
            _, size, lines = max(found)
            return round(size, 2), lines
        return least, self.even(text, least, room - hang * least * MM)

    def tallest(self, text: str, room: float, height: float, most: float) -> tuple[float, tuple[str, ...]]:
        """The size at which a title of a few words fills a field, in as many lines as make it largest."""
        words = plain(text).split(" ")
        best: tuple[float, tuple[str, ...]] = (0.0, (plain(text),))
        for count in range(1, min(len(words), 5) + 1):
            lines = min(_splits(words, count), key=lambda lines: max(self.width(line, 100) for line in lines))
            size = min(100 * room / max(self.width(line, 100) for line in lines), height / count / self.line(1.0), most)
            if size > best[0] * 1.02:
                best = (size, lines)
        return best

    def _gap(self, lines: Sequence[str], size: float, room: float) -> float:
        """How bad the emptiest line but the last is, as a share."""
        return max(((1 - self.width(line, size) / room) ** 2 for line in lines[:-1]), default=0.0)

    def size_for(
        self, texts: Iterable[str], room: float, height: float, most: float, least: float, *, between: float = 0.0
    ) -> float:
        """The largest size at which paragraphs, with so many millimetres between them, fit a column; else `least`."""
        told = list(texts)

        def fits(size: float) -> bool:
            return sum(self.height(text, size, room) for text in told) + between * (len(told) - 1) <= height

        return largest(fits, most, least)


def largest(fits: Callable[[float], bool], most: float, least: float, step: float = 0.1) -> float:
    """The largest size that fits, by steps, of what fits the better the smaller it is; `least` if none does."""
    if fits(most):
        return most
    low, high = 0, math.floor((most - least) / step)  # in steps above the least: low fits, or nothing does
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(least + middle * step) else (low, middle)
    return round(least + low * step, 2)


@functools.lru_cache(1 << 14)  # a plan of a page asks some twenty times for the same text in the same column
def _breaks(face: Face, tracking: float, spacing: float, text: str, size: float, room: float) -> int:
    head, items = outline(text)
    if items:  # each begins a line
        return sum(_breaks(face, tracking, spacing, one, size, room) for one in (head, *items) if one)
    most = room * SURE / (size * MM)
    space = face.width(" ") + tracking + spacing
    count, filled = 1, 0.0
    for word in _words(text):
        bare = word.lstrip(_GLUE)
        width = face.width(bare) + tracking * len(bare)
        glued = word.startswith(_GLUE)
        gap = 0.0 if glued or not filled else space
        if filled and filled + gap + width > most:
            count, filled = count + 1, width
        else:
            filled += gap + width
        if filled > most:  # a word that is wider than its line is broken
            count += int(filled // most)
            filled %= most
    return count


_GLUE = "\u2060"


def _splits(words: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """Every way to set words in so many lines."""
    for cuts in itertools.combinations(range(1, len(words)), count - 1):
        ends = [0, *cuts, len(words)]
        yield tuple(" ".join(words[a:b]) for a, b in itertools.pairwise(ends))


def _words(text: str) -> list[str]:
    """What a line can be ended after: words, and their parts at hyphens, which begin with a mark."""
    words = plain(text).replace("\n", " ").split(" ")
    if "-" not in text and "–" not in text and "/" not in text:
        return [word for word in words if word]
    result = []
    for word in words:
        parts = [part for part in _HYPHENS.split(word) if part]
        result += [part if at == 0 else _GLUE + part for at, part in enumerate(parts)]
    return result


_HYPHENS = re.compile(r"(?<=\w-)(?=\w)|(?<=–)(?=\w)|(?<=\w/)(?=\w)")


def _greedy(words: Sequence[str], room: float, width: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class _Saying:
    """The words of a saying, and what of them is the same at any size.

    `ems` are their widths and `space` what stands between two of them, in ems; `ended` says after how many words how
    many sentences have ended, `closed` which words end with a stop or a comma, `short` with which no line should end.
    """

    words: tuple[str, ...]
    ems: tuple[float, ...]
    space: float
    ended: tuple[int, ...]
    closed: tuple[bool, ...]
    short: tuple[bool, ...]

    @classmethod
    def of(cls, role: Role, text: str) -> _Saying:
        words = tuple(plain(text).split(" "))
        return cls(
            words,
            tuple(role.ems(word) for word in words),
            role.face.width(" ") + 2 * role.tracking + role.spacing,
            (0, *itertools.accumulate(word[-1:] in ".!?" and len(word) > 2 for word in words)),
            tuple(word[-1:] in ".!?,;:”" for word in words),
            tuple(len(word) <= 2 and word.isalpha() for word in words),
        )

    def broken(self, size: float, room: float) -> tuple[float, tuple[str, ...]] | None:
        """How badly it breaks, by the line, and its lines: even, and ended where a sentence or clause ends rather than
        beside it. None if a word is wider than the room, in millimetres.
        """
        count, space = len(self.words), self.space * size * MM
        widths = [ems * size * MM for ems in self.ems]
        best: list[tuple[float, int] | None] = [None] * count + [(0.0, count)]
        for start in range(count - 1, -1, -1):
            width = -space
            for end in range(start + 1, count + 1):
                width += space + widths[end - 1]
                if width > room:
                    break
                after = best[end]
                if after is None:
                    continue
                cost = after[0] + self._badness(start, end, 1 - width / room)
                if best[start] is None or cost < best[start][0]:  # type: ignore[index]
                    best[start] = (cost, end)
        if best[0] is None:
            return None
        lines, at = [], 0
        while at < count:
            end = best[at][1]  # type: ignore[index]
            lines.append(" ".join(self.words[at:end]))
            at = end
        return best[0][0] / len(lines), tuple(lines)

    def _badness(self, start: int, end: int, empty: float) -> float:
        """What a line costs: what stays empty of it, sentences that end in its midst, a short word at its end."""
        last = end == len(self.words)
        cost = empty**2 * (0.5 if last else 1.0) + 0.06 + 0.42 * (self.ended[end - 1] - self.ended[start])
        if not self.closed[end - 1]:
            cost += 0.05
        if last and end - start == 1 and len(self.words) > 1:
            cost += 0.35  # a word alone on the last line
        return cost + (0.05 if not last and self.short[end - 1] else 0.0)


def advances(path: Path) -> Mapping[str, float]:
    """The width of every character of a font, in ems; nothing if it cannot be read: whoever loads it tells why."""
    return _advances(path, path.stat().st_mtime_ns)


@functools.cache
def _advances(path: Path, changed: int) -> dict[str, float]:
    return _cached("advances", path, _read)


@functools.cache
def _bounds(path: Path) -> dict[str, tuple[float, float]]:
    """How far each character of a font reaches below and above its line, in ems; under the empty text, its lines."""
    return _cached("bounds", path, _measured)


def _cached(what: str, path: Path, read: Callable[[Path], T]) -> T:
    """What is read of a font, cached on the disk if it travels with presskit."""
    if not path.is_relative_to(builtin()):
        return read(path)
    status = path.stat()
    made_of = (str(path), str(status.st_size), str(status.st_mtime_ns))
    name = f"{what}-{path.stem}"
    found: T = disk_cache.cached_object(name, made_of, lambda: read(path), write=marshal.dumps, read=marshal.loads)
    return found


def _measured(path: Path) -> dict[str, tuple[float, float]]:
    from fontTools.pens.boundsPen import ControlBoundsPen
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True) as font:
            em, glyphs = font["head"].unitsPerEm, font.getGlyphSet()
            result = {"": (font["hhea"].ascent / em, -font["hhea"].descent / em)}
            for code, name in (font.getBestCmap() or {}).items():
                pen = ControlBoundsPen(glyphs)
                glyphs[name].draw(pen)
                if pen.bounds:
                    result[chr(code)] = (pen.bounds[1] / em, pen.bounds[3] / em)
            return result
    except (TTLibError, KeyError, ValueError, AssertionError, OSError):
        return {"": (0.95, 0.25)}


def _read(path: Path) -> dict[str, float]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True) as font:
            em, advances = font["head"].unitsPerEm, font["hmtx"].metrics
            return {chr(code): advances[name][0] / em for code, name in (font.getBestCmap() or {}).items()}
    except (TTLibError, KeyError, ValueError, AssertionError, OSError):
        return {}


def _estimated(letter: str) -> float:
    """The width of a letter in a face that is not known, a little wide, in ems."""
    if letter > "⺀":
        return 1.0
    if letter in "iljtI.,:;'’!|- ιίΙі\u00a0":
        return 0.32
    return 0.86 if letter in "MWmwωφψжшщыюЖШЩЫЮ" else 0.72 if letter.isupper() else 0.58

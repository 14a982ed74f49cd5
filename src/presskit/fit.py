"""Fills pages: the fullest draft that fits at a readable size, then room between the lines, then larger type.

In: `DraftSource`, from the fullest to the barest, and a way to measure a layout. Out: the draft and the `Layout` that
fill the pages, or `Overfull` if even the barest draft is too long. It lays nothing out itself, and changes no
word.

The method was measured in a study of 20 random profiles: laying out costs five times what writing costs, so
layouts are what is saved. A page of endless height tells how long every column is; from there the next guess
follows by interpolation instead of bisection.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from presskit.document import LAST_RESORT, Document, Section

OPEN = 1.5
"""The widest spacing: of `space`, 1 is tight and 1.5 open (leading 1.45 and 1.54); beyond, lines fall apart."""

FULL = 0.985
"""The aim, of the room of the longest column: above it the next guess overflows too often."""

ENOUGH = 0.93
"""A page this full is done: what is missing goes into the spaces before headings."""

LEVEL = 0.995
"""Where columns end, of their room: the rest is for what rounding adds."""

WIDEST_GAP = 18.0
"""Points: about a line more than the space before a section that is there anyway; beyond, sections drift apart."""

SURE = 0.03
"""A draft that the estimate finds this much too long is taken to be too long without laying it out."""

MOST_LAYOUTS = 12
"""A stop for pages that no guess improves; the usual number is four."""

A_THIRD = 1 / 3
"""How full the last of several pages is at least: with less on it, one page fewer says it better."""

SHARES, LEAST_SHORT = (0.96, 0.84, 0.6), 12.0
"""Of what the last of several pages leaves empty: how much of its part each page is shorter by, most first, for entries
are not broken anywhere; and from how many points on that is worth a layout."""

EXPONENT = 1.7
"""How a column's height follows the type size: squared for running text, less for lines that do not wrap."""

LINE, FEWEST_POINTS = 0.98, 600.0
"""Before anything is measured, of a page with one column: how high a line is at most, in body sizes, by the weights
below, and how much room there is at least, in points. Of 16 résumés, lines had 0.65 to 1.03 and pages 640 to 690.
"""

LEAST_LINE, MOST_POINTS, FAR_TOO_LONG = 0.6, 720.0, 3.0
"""The other way round: how high a line is at least, how much room a page has at most, and how many times as much as
there is room for is not laid out to learn that it is too much. A narrow column only makes it longer."""

TOGETHER = 8
"""In how many paces all columns give way together, where that of one alone is not enough."""

AIRY = 1.12
"""About how much higher a column is with the widest spacing than with the tightest."""


@dataclass(frozen=True)
class Layout:
    """The numbers of a page: body size in points, spacing (1 tight … 1.5 open), and for each column the points
    that its style adds once before each section but the first. `rests` are the points that a column then still
    cannot use: what all of them have left is for the head of the page. `pages` is how many there may be, and `short`
    how many points each of several ends before its foot, so that all of them end together.
    """

    body: float
    space: float = 1.0
    gaps: Mapping[str, float] | None = None
    rests: Mapping[str, float] | None = None
    pages: int = 1
    short: float = 0.0
    feet: tuple[tuple[int, float, bool], ...] = ()


@dataclass(frozen=True)
class Column:
    """One measured column: its height and the height that it may have, the heights of its sections from top to
    bottom, in points, and their ids, if the page says them. Over several pages they are the sums: `last` is the room
    that the last one has of it, and what a page leaves empty at its foot counts as height.
    """

    height: float
    room: float
    sections: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    last: float | None = None
    feet: tuple[tuple[int, float, bool], ...] = ()

    @property
    def breaks(self) -> int:
        """How many sections have another above them."""
        return max(len(self.sections) - 1, 0)

    @property
    def fill(self) -> float:
        """The share of its room that it takes."""
        return self.height / self.room if self.room > 0 else float("inf")

    def shrunk(self, factor: float) -> Column:
        """As it would be if everything in it were so many times less high."""
        return replace(self, height=self.height / factor, sections=tuple(one / factor for one in self.sections))

    @property
    def fill_of_last(self) -> float:
        """The share that it takes of its room on the last page; less than 0 if it does not get so far."""
        last = self.room if self.last is None else self.last
        return (self.height - self.room + last) / last if last > 0 else float("inf")


Measure = Callable[[Document, Layout], Mapping[str, Column]]
"""Lays a document out, on a page without an end if it may have one only, and tells how long its columns are."""


class Fit(Protocol):
    """What a template says of its pages: body sizes in points."""

    @property
    def pages(self) -> int: ...
    @property
    def least(self) -> float: ...
    @property
    def most(self) -> float: ...


class DraftSource(Protocol):
    """The drafts of a document; see `compose`."""

    @property
    def steps(self) -> Mapping[str, int]: ...
    @property
    def last(self) -> int: ...
    @property
    def draft(self) -> Callable[[Mapping[str, int]], Document]: ...
    @property
    def fit(self) -> Fit: ...


class Overfull(Exception):
    """Even the barest draft is too long; `sections` are those of the column that overflows, longest first."""

    def __init__(self, column: str, sections: tuple[Section, ...]) -> None:
        self.column = column
        self.sections = tuple(sorted(sections, key=_weight, reverse=True))
        super().__init__(column)


@dataclass(frozen=True)
class Fitted:
    """A document, the layout that fills its page, how many steps each column took, how full it is."""

    document: Document
    layout: Layout
    taken: Mapping[str, int]
    fill: float
    layouts: int


def fit(drafts: DraftSource, measure: Measure) -> Fitted:
    """The fullest draft that fits, laid out so that its pages are full; raises Overfull.

    There are as many pages as the drafts ask for, or fewer: none is begun for less than a third of it.
    """
    for pages in range(drafts.fit.pages, 1, -1):
        fitted = _Fitter(drafts, measure, pages).run()
        if fitted is not None:
            return fitted
    fitted = _Fitter(drafts, measure, 1).run()
    assert fitted is not None  # one page is no page too many
    return fitted


@dataclass
class _Trial:
    """What is known of one draft: how long its columns are at the least size, measured or about, and on pages with
    open spacing, by the size of their type.
    """

    taken: Mapping[str, int]
    document: Document
    tight: Mapping[str, Column]
    wide: dict[float, Mapping[str, Column]] = field(default_factory=dict)


class _Fitter:
    def __init__(self, drafts: DraftSource, measure: Measure, pages: int) -> None:
        self.drafts = drafts
        self.pages = pages
        self.least, self.most = drafts.fit.least, drafts.fit.most
        self.layouts = 0
        self._measure = measure

    def run(self) -> Fitted | None:
        """None if the last of several pages would be nearly empty."""
        trial = self._fullest()
        layout, columns = self._open(trial)
        if self.pages == 1:
            layout, columns = self._level(layout, columns)
        elif max(column.fill_of_last for column in columns.values()) < A_THIRD:
            return None
        else:
            layout, columns = self._together(trial, layout, columns)
            layout = replace(layout, feet=max((column.feet for column in columns.values()), key=len))
        layout = replace(layout, pages=self.pages)
        return Fitted(trial.document, layout, trial.taken, _fill(columns), self.layouts)

    def measure(self, document: Document, layout: Layout) -> Mapping[str, Column]:
        self.layouts += 1
        return self._measure(document, replace(layout, pages=self.pages))

    # --- which draft ---

    def _fullest(self) -> _Trial:
        """The draft with the fewest steps whose columns all fit at the least size."""
        searches = {name: _Search(name, steps) for name, steps in self.drafts.steps.items()}
        taken = {name: self._not_hopeless(name, steps) for name, steps in self.drafts.steps.items()}
        for name, search in searches.items():
            search.over = taken[name] - 1
        best: _Trial | None = None
        while True:
            expected = [search.expected(self._column(name, taken[name])) for name, search in searches.items()]
            if (
                self.layouts == 0
                and not any(taken.values())
                and [steps > 0 for steps in self.drafts.steps.values()].count(True) == 1
            ):
                expected = [self._by_lines()]
            trial = self._tried(taken, max(expected, default=0.0))
            try:
                for name, search in searches.items():
                    if name in trial.tight:
                        search.learn(taken[name], trial.tight[name], trial.document)
            except Overfull as overfull:
                return self._barer(taken, overfull)
            if _fill(trial.tight) <= 1:
                best = trial
            following = {name: search.next(partial(self._column, name)) for name, search in searches.items()}
            if best is not None and (following == best.taken or self.layouts >= MOST_LAYOUTS):
                return best
            taken = following

    def _barer(self, taken: Mapping[str, int], overfull: Overfull) -> _Trial:
        """The fullest draft that fits where a column is too long with all of its steps: the others give way, too, for a
        page may tell in one what belongs to another, or be shorter for what stands at its foot; then the last resort.
        """
        steps = self.drafts.steps
        rooms: list[Mapping[str, int]] = [
            {name: taken[name] + (most - taken[name]) * part // TOGETHER for name, most in steps.items()}
            for part in range(1, TOGETHER + 1)
        ]
        rooms += [{**steps, LAST_RESORT: count} for count in range(1, self.drafts.last + 1)]
        found: dict[int, _Trial] = {}

        def fits(at: int) -> bool:
            document = self.drafts.draft(rooms[at])
            found[at] = _Trial(rooms[at], document, self.measure(document, Layout(self.least)))
            return _fill(found[at].tight) <= 1

        if not fits(len(rooms) - 1):
            raise overfull
        return found[bisect_left(range(len(rooms) - 1), True, key=fits)]

    def _tried(self, taken: Mapping[str, int], expected: float) -> _Trial:
        """A draft, measured at the least size; or, if it is known or thought to leave room there, at once on the page
        that it is expected to fill, which tells about how long it is at the least.
        """
        document = self.drafts.draft(taken)
        if self.pages == 1 and 0 < expected < ENOUGH - SURE:
            body = self._guess(self.least, expected * AIRY)
            wide = self.measure(document, Layout(body, OPEN))
            if _fill(wide) <= 1:
                larger = AIRY * (body / self.least) ** EXPONENT
                tight = {name: column.shrunk(larger) for name, column in wide.items()}
                return _Trial(taken, document, tight, {body: wide})
        return _Trial(taken, document, self.measure(document, Layout(self.least)))

    def _not_hopeless(self, name: str, steps: int) -> int:
        """The fewest steps with which a column is not many times longer than its pages."""
        most = FAR_TOO_LONG * MOST_POINTS * self.pages / (LEAST_LINE * self.least)

        def hopeless(taken: int) -> bool:
            return sum(map(_weight, self._column(name, taken))) > most

        return bisect_left(range(steps), True, key=lambda taken: not hopeless(taken))

    def _by_lines(self) -> float:
        """About how full a page of one column is with the fullest draft, at the least size."""
        name = max(self.drafts.steps, key=self.drafts.steps.__getitem__)
        return sum(map(_weight, self._column(name, 0))) * LINE * self.least / FEWEST_POINTS

    def _column(self, name: str, steps: int) -> tuple[Section, ...]:
        return self.drafts.draft({**dict.fromkeys(self.drafts.steps, 0), name: steps}).column(name)

    # --- how large ---

    def _open(self, trial: _Trial) -> tuple[Layout, Mapping[str, Column]]:
        """Spacing first, then type, until the longest column is full or the type is as large as it may be."""
        wide = trial.wide
        if not wide and _fill(trial.tight) >= ENOUGH:
            return Layout(self.least), trial.tight
        body = self._next(wide) if wide else self._guess(self.least, _fill(trial.tight) * AIRY)
        while self.layouts < MOST_LAYOUTS and not self._is_done(wide, body):
            wide[body] = self.measure(trial.document, Layout(body, OPEN))
            if _fill(wide[body]) > 1 and body <= self.least:
                return self._space(trial, wide[body])
            body = self._next(wide)
        fitting = [body for body, columns in wide.items() if _fill(columns) <= 1]
        if not fitting:
            return Layout(self.least), trial.tight
        body = max(fitting, key=lambda body: _fill(wide[body]))
        return Layout(body, OPEN), wide[body]

    def _is_done(self, wide: Mapping[float, Mapping[str, Column]], following: float) -> bool:
        """Whether the last page is full, or as full as it can be, or the next one would not differ from one before."""
        if not wide:
            return False
        body, fill = [(body, _fill(columns)) for body, columns in wide.items()][-1]
        if ENOUGH <= fill <= 1 or (fill < ENOUGH and body >= self.most):
            return True
        return any(abs(following - body) < 0.02 for body in wide)

    def _space(self, trial: _Trial, wide: Mapping[str, Column]) -> tuple[Layout, Mapping[str, Column]]:
        """The widest spacing at the least size: heights are linear in it, for no line breaks anew."""
        tight = trial.tight
        shares = [
            (FULL * column.room - column.height) / (wide[name].height - column.height)
            for name, column in tight.items()
            if wide[name].height > column.height
        ]
        layout = Layout(self.least, 1 + (OPEN - 1) * max(0.0, min(1.0, *shares) if shares else 0.0))
        if layout.space == 1:
            return layout, tight
        columns = self.measure(trial.document, layout)
        return (layout, columns) if _fill(columns) <= 1 else (Layout(self.least), tight)

    # --- where columns end ---

    def _level(self, layout: Layout, columns: Mapping[str, Column]) -> tuple[Layout, Mapping[str, Column]]:
        """Let the columns end together at their foot: room before sections first, what is left for the head."""
        spare = {name: max(0.0, LEVEL * column.room - column.height) for name, column in columns.items()}
        head = min((spare[name] - WIDEST_GAP * column.breaks for name, column in columns.items()), default=0.0)
        head = max(0.0, head)
        gaps, rests, level = {}, {}, {}
        for name, column in columns.items():
            gap = min(WIDEST_GAP, (spare[name] - head) / column.breaks) if column.breaks else 0.0
            gaps[name] = round(gap, 2)
            rests[name] = round(spare[name] - gap * column.breaks, 2)
            level[name] = replace(column, height=column.height + gap * column.breaks + head)
        return replace(layout, gaps=gaps, rests=rests), level

    def _together(
        self, trial: _Trial, layout: Layout, columns: Mapping[str, Column]
    ) -> tuple[Layout, Mapping[str, Column]]:
        """Let several pages end together: what the last one does not need, each of them has a part of at its foot."""
        spare = min(column.room - column.height for column in columns.values())
        for share in SHARES:
            shorter = replace(layout, short=round(spare / self.pages * share, 1))
            if shorter.short < LEAST_SHORT:
                break
            measured = self.measure(trial.document, shorter)
            if _fill(measured) <= 1:
                return shorter, measured
        return layout, columns

    def _guess(self, body: float, fill: float) -> float:
        """The body size at which a column that is `fill` full at `body` would be full."""
        size = body * (FULL / fill) ** (1 / EXPONENT) if fill > 0 else self.most
        return round(max(self.least, min(self.most, size)), 2)

    def _next(self, wide: Mapping[float, Mapping[str, Column]]) -> float:
        """The next body size: by the last measure alone, or between the nearest below and above."""
        known = [(body, _fill(columns)) for body, columns in wide.items()]
        below = max((one for one in known if one[1] <= 1), default=None)
        above = min((one for one in known if one[1] > 1), default=None)
        if below and above:
            share = (FULL - below[1]) / (above[1] - below[1])
            # a little below the line: a step of line breaks lies somewhere between
            return round(below[0] + (above[0] - below[0]) * max(0.2, min(0.8, share)), 2)
        return self._guess(*known[-1])


def _fill(columns: Mapping[str, Column]) -> float:
    """How full the fullest of them is."""
    return max(column.fill for column in columns.values())


class _Search:
    """The search for the fewest steps at which one column fits."""

    def __init__(self, name: str, steps: int) -> None:
        self.name = name
        self.steps = steps
        self.over = -1  # the most steps known to be too few
        self.fits: int | None = None  # the fewest steps known to be enough
        self._heights: dict[str, dict[float, float]] = {}  # of each section: its height, by the weight that it had
        self._between = 0.0  # what stands between two sections
        self._column = Column(0, 1)

    def learn(self, taken: int, column: Column, document: Document) -> None:
        """Take in what was measured; raises Overfull if nothing more can give way."""
        sections = document.column(self.name)
        if column.fill <= 1:
            self.fits = taken if self.fits is None else min(taken, self.fits)
        elif taken == self.steps:
            raise Overfull(self.name, sections)
        else:
            self.over = max(taken, self.over)
        self._column = column
        if column.breaks:
            self._between = (column.height - sum(column.sections)) / column.breaks
        heights = dict(zip((one.id for one in sections), column.sections, strict=False))
        if column.names and all(column.names):  # a page may tell a section elsewhere: here it has no height
            heights = {one.id: 0.0 for one in sections} | dict(zip(column.names, column.sections, strict=True))
        for section in sections:
            if section.id in heights:
                self._heights.setdefault(section.id, {})[_weight(section)] = heights[section.id]

    def expected(self, sections: tuple[Section, ...]) -> float:
        """About how full the column is with these sections; 0 as long as it was not measured."""
        return self._height(sections) / self._column.room if self._heights else 0.0

    def next(self, column: Callable[[int], tuple[Section, ...]]) -> int:
        """The number of steps to measure next: those that are known to fit, when nothing is left to find out."""
        if self.fits is None and self.over < 0:
            return 0  # a part of the page that is not measured keeps what it has
        last = self.steps if self.fits is None else self.fits
        for steps in range(self.over + 1, last):
            if self._height(column(steps)) <= self._column.room * (1 + SURE):
                return steps
        return last

    def _height(self, sections: tuple[Section, ...]) -> float:
        """About how high a column of these sections is, by what was measured of each."""
        known = [pair for heights in self._heights.values() for pair in heights.items()]
        usual = sum(height for _, height in known) / max(sum(weight for weight, _ in known), 1)
        heights = [_between(self._heights.get(one.id, {}), _weight(one), usual) for one in sections]
        return sum(heights) + self._between * max(len([height for height in heights if height]) - 1, 0)


def _between(known: Mapping[float, float], weight: float, usual: float) -> float:
    """The height of a section of this weight: on the line through the two nearest that are known, or in proportion to
    the one; without any, `usual` is the height of a weight of 1.
    """
    if len(known) < 2:
        return weight * next((height / of for of, height in known.items()), usual)
    one, two = sorted(known, key=lambda at: abs(at - weight))[:2]
    return max(0.0, known[one] + (known[two] - known[one]) * (weight - one) / (two - one))


def _weight(section: Section) -> float:
    """About how many lines a section takes: enough to compare drafts of one column with each other."""
    lines = 1.8 if section.heading else 0.4
    for entry in section.each():
        lines += 0.5 + _lines(entry.title) + _lines(entry.subtitle) * 0.8 + (0.5 if entry.dates else 0)
        lines += (
            _lines(entry.text) + sum(_lines(point) for point in entry.points) + 0.8 * sum(map(_lines, entry.details))
        )
    return lines


def _lines(text: str) -> float:
    return -(-len(text) // 60) if text else 0

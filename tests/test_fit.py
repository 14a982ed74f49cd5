"""Filling pages, on a paper whose heights are known by a formula: every draft can be tried, so that the fitter's choice
can be compared with the best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given, settings, strategies as some

from presskit.document import Document, Entry, Portrait, Section
from presskit.fit import OPEN, Column, Layout, Overfull, fit

LEAST, MOST, ROOM = 8.5, 11.5, 700.0


@dataclass(frozen=True)
class Pages:
    pages: int = 1
    least: float = LEAST
    most: float = MOST


@dataclass
class Paper:
    """Drafts of a document that lose one line of their last section with every step, and how high each is."""

    sections: list[int]
    fit: Pages = field(default_factory=Pages)
    power: float = 1.7
    leading: float = 0.12
    layouts: int = 0
    last: int = 0

    @property
    def steps(self) -> dict[str, int]:
        return {"main": sum(self.sections) - 1}

    def draft(self, taken: Mapping[str, int]) -> Document:
        left = sum(self.sections) - taken["main"]
        sections = []
        for number, lines in enumerate(self.sections):
            here, left = min(lines, left), max(0, left - lines)
            if here:
                entries = tuple(Entry(f"work[{line}]", text="x" * 55) for line in range(here))
                sections.append(Section(f"s{number}", f"Section {number}", "entries", entries, "main"))
        return Document("one-pager", "", "Ada", "", "en", Portrait("A"), tuple(sections))

    def lines(self, taken: int) -> int:
        return sum(self.sections) - taken

    def height(self, lines: int, layout: Layout) -> float:
        open_share = (layout.space - 1) / (OPEN - 1)
        return float(10 * lines * (layout.body / LEAST) ** self.power * (1 + self.leading * open_share))

    def measure(self, document: Document, layout: Layout) -> dict[str, Column]:
        self.layouts += 1
        heights = tuple(self.height(len(section.entries), layout) for section in document.column("main"))
        names = tuple(section.id for section in document.column("main"))
        return {"main": Column(sum(heights), ROOM, heights, names)}


PAPERS = some.builds(
    Paper,
    some.lists(some.integers(1, 60), min_size=1, max_size=6),
    power=some.floats(1.2, 2.0),
    leading=some.floats(0.07, 0.2),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(PAPERS)
@example(Paper([64]))
@example(Paper([70, 1]))
@example(Paper([90, 1]))
def test_the_page_holds_the_fullest_draft_that_fits_and_is_full(paper):
    fitted = fit(paper, paper.measure)
    height = paper.height(paper.lines(fitted.taken["main"]), fitted.layout)
    assert height <= ROOM
    fullest = next(taken for taken in range(1000) if paper.height(paper.lines(taken), Layout(LEAST)) <= ROOM)
    assert fitted.taken["main"] == fullest
    assert LEAST <= fitted.layout.body <= MOST
    assert fitted.fill >= 0.93 or fitted.layout.body == MOST  # gaps and head take up the rest
    assert paper.layouts == fitted.layouts <= 7


class AllOrNothing(Paper):
    """The last section goes at once."""

    @property
    def steps(self) -> dict[str, int]:
        return {"main": 1}

    def draft(self, taken: Mapping[str, int]) -> Document:
        return super().draft({"main": taken["main"] * self.sections[-1]})

    def lines(self, taken: int) -> int:
        return sum(self.sections) - taken * self.sections[-1]


def test_a_draft_that_is_known_to_leave_room_is_laid_out_once():
    paper = AllOrNothing([60, 18])  # 780 points high, of 700, then 600
    fitted = fit(paper, paper.measure)
    assert fitted.taken == {"main": 1}
    assert fitted.layouts == 2
    assert 0.93 <= fitted.fill <= 1


def test_a_page_of_one_column_with_few_lines_is_laid_out_once():
    paper = Paper([8, 6])
    assert fit(paper, paper.measure).layout == fit(paper, paper.measure).layout
    assert paper.layouts == 2  # once each time
    assert fit(paper, paper.measure).layout.body == MOST


def test_a_draft_that_was_expected_to_leave_room_and_does_not_is_measured_at_the_least_size():
    paper = AllOrNothing([55, 18], leading=0.6)  # open spacing takes five times what is usual
    fitted = fit(paper, paper.measure)
    assert fitted.taken == {"main": 1}
    assert paper.height(55, fitted.layout) <= ROOM
    assert fitted.fill >= 0.93


def test_a_page_on_which_nothing_more_can_give_way_is_overfull():
    class Long(Paper):
        @property
        def steps(self) -> dict[str, int]:
            return {"main": 0}

    with pytest.raises(Overfull):
        fit(Long([80]), Long([80]).measure)

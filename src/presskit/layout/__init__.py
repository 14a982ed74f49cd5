"""The press kit as composed pages: which there are, what stands where, how large, before anything is laid out.

In: a `Document`, the measures and faces of a look, a paper, a way to ask how bright a photograph is. Out: the pages,
which a template writes as markup; and, of what was laid out, where it does not keep to its places.

A page is a composition: it has a grid, one job, and an element that takes the height that is left. Families dress the
same pages: a look says its margins, whether blocks lie edge to edge, what ground each has, and what type its roles are
set in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from presskit.document import Document
from presskit.layout.contents import Contents
from presskit.layout.faces import Role, face_of
from presskit.layout.heads import (
    Head as Head,
    aloud as aloud,
    figures as figures,
    grown as grown,
    grows as grows,
    head as head,
    held as held,
    in_two as in_two,
)
from presskit.layout.numbers import measured as measured
from presskit.layout.page import Grid, Page as Page
from presskit.layout.plan import plan
from presskit.layout.setting import Cut as Cut, Light as Light, Setting
from presskit.template import Look, Template, Templates, look_settings
from presskit.weasy.boxes import Overflow

DENSER = (1.0, 1.04, 1.1, 1.2, 1.36, 1.6)
"""How much higher than measured texts are taken to be, where a layout has shown that they are."""


def denser(density: Mapping[str, float], found: Sequence[Overflow]) -> dict[str, float] | None:
    """What a layout with these faults is composed with next: the pages on which they are a step denser; None if
    there is no step left.
    """
    parts = {fault.block.split(".")[0] for fault in found if fault.block != "page"}
    steps = {part: DENSER.index(density.get(part, DENSER[0])) + 1 for part in parts}
    if not steps or all(step >= len(DENSER) for step in steps.values()):
        return None
    return {**density, **{part: DENSER[min(step, len(DENSER) - 1)] for part, step in steps.items()}}


@dataclass(frozen=True)
class Composed:
    """The pages, the roles of their type, and the cuts of photographs that they show, by name."""

    pages: tuple[Page, ...]
    grid: Grid
    roles: Mapping[str, Role]
    cuts: Mapping[str, Cut]

    def leading(self, role: str, size: float) -> float:
        """The leading of a role at a size, in points."""
        found = self.roles.get(role) or self.roles["text"]
        return round(size * found.leading, 2)


def compose(
    document: Document, look: Template, settings: Look, paper: tuple[float, float], light: Light, now: float,
    density: Mapping[str, float] | None = None, stand_ins: Mapping[str, Path] | None = None,
) -> Composed:  # fmt: skip
    """The pages of a press kit on a paper, in millimetres, on a day, in years and their fraction; `density` says where
    texts came out higher than measured, and by what they are taken to be higher, as `denser` tells; `stand_ins` are the
    files that are set in the place of the look's, by the names of these.
    """
    pages = settings.pages
    grid = Grid(
        paper[0],
        paper[1],
        pages.side,
        pages.head,
        pages.foot,
        pages.gutter,
        pages.inset,
        pages.flush,
        dict(pages.grounds),
        pages.cover,
    )
    setting = Setting(
        grid, roles(look, settings, stand_ins or {}), Contents(document), light, now, density or {}, usual=DENSER[0]
    )
    return Composed(tuple(plan(setting, now)), grid, setting.roles, setting.cuts)


def roles(look: Template, settings: Look, stand_ins: Mapping[str, Path]) -> dict[str, Role]:
    """The ways to set type of a look; one that it does not name is set in the first of its fonts."""
    result = {}
    pages = settings.pages
    fallback = Templates().fallback()
    behind = [face for face in look_settings(fallback).fonts if face.family == pages.fallback]
    faces = {face.file: face for face in settings.fonts}
    for name, letters in pages.type.items():
        face = faces.get(letters.font)
        family, weight, style = (face.family, face.weight, face.style) if face else ("", 400, "normal")
        nearest = min(behind, key=lambda one: abs(one.weight - weight), default=None)
        own, brand = look.find(letters.font), stand_ins.get(letters.font)
        measure = face_of(*([brand] if brand else []), own, fallback.find(nearest.file) if nearest else None)
        result[name] = Role(
            name, measure, letters.line, letters.tracking, letters.spacing, family, weight, style, pages.fallback
        )
    first = settings.fonts[0] if settings.fonts else None
    path = look.find(first.file) if first else None
    usual = Role(
        "text", face_of(path), 1.4, family=first.family if first else "", weight=first.weight if first else 400
    )
    result.setdefault("text", usual)
    return result

"""The head of the built-in Word files that have a cover: a name large, with the photograph beside it up to the edges of
the page, or alone on a ground from edge to edge.

In: how far the text stands from the edges of the page. Out: styles, and paragraphs for a body. The head is the only
table of a text that is pasted from: text in it is in order, and a page without a top margin begins with it.
"""

from __future__ import annotations

import word_file
from word_file import PAGE, Column, Row, block, letters, mm, style

TOP = mm(32)
"""Where the text of the other pages begins: below their header."""

TITLE = (
    "[Inline Tag|{% if document.title | length < 40 and document.title.split() | map('length') | max < 14 %}]"
    "[Honorific|{{ document.honorifics[0] }}]{{ document.name }}[Honorific|{{ document.honorifics[1] | unbroken }}]"
    "[Inline Tag|{% elif document.title | length < 70 %}][Long Title|{{ document.title }}]"
    "[Inline Tag|{% else %}][Longer Title|{{ document.title }}][Inline Tag|{% endif %}]"
)


def styles() -> list[str]:
    """Those of the head: 44, 15 and 9 points."""
    capitals = letters(sans=True, size=9, bold=True, caps=True, spacing=0.55, of="accent1")
    return [
        style("Kicker", block(after=10, leading=1, keep="next"), capitals, next="Title"),
        style("Title", block(after=9, leading=0.95, keep="next"), letters(size=44, spacing=-0.6), next="Subtitle"),
        style("Subtitle", block(leading=1.15, keep="lines"), letters(size=15, italic=True, of="dk2")),
        style("Subtitle Alone", block(leading=1.15, right=mm(48), keep="lines"), based="Subtitle"),
        style("caption", block(before=9, leading=1.15, keep="lines"), letters(sans=True, size=9, of="dk2")),
        style("Portrait", block(leading=1), letters(size=1), next="Title"),
    ]


CHARACTERS = (
    ("Long Title", letters(size=30, spacing=-0.4)),
    ("Longer Title", letters(size=19, spacing=-0.2)),
    ("Honorific", letters(size=20, spacing=0, of="dk2")),
)
"""Names that are longer, and what stands before and behind a name."""


def _named(subtitle: str) -> list[tuple[str, str]]:
    """The name, with what stands above and below it."""
    return [
        ("Kicker", "{{ document.kicker }}"),
        ("Title", TITLE),
        ("Tag", "{%p if document.subtitle %}"),
        (subtitle, "{{ document.subtitle | tied | styled }}"),
        ("Tag", "{%p endif %}"),
    ]


def head(side: int, text: int, photo: tuple[float, float], alone: float) -> word_file.Paragraphs:
    """The head, for a page whose columns begin `side` twips from its left edge, and its text `text` twips. `photo` is
    how wide and how high the photograph is, `alone` how high the head is without one, in millimetres.
    """
    wide, high = photo
    credited = [
        *_named("Subtitle"),
        ("Tag", "{%p if document.portrait.credit %}"),
        ("Caption", "{{ document.portrait.credit }}"),
        ("Tag", "{%p endif %}"),
    ]
    portrait = [("Portrait", f"{{{{ portrait.wide({wide}, {high}) }}}}")]
    beside = Column(PAGE[0] - mm(wide), credited, left=side, right=mm(7), ground="lt2", middle=True)
    return [
        ("Tag", "{%p if portrait %}"),
        Row([beside, Column(mm(wide), portrait)], left=-text, high=mm(high)),
        ("Tag", "{%p else %}"),
        Row(
            [Column(PAGE[0], _named("Subtitle Alone"), left=side, right=side, ground="lt2", middle=True)],
            left=-text,
            high=mm(alone),
        ),
        ("Tag", "{%p endif %}"),
    ]

"""Makes one-sheet.docx, a speaker's sheet for Word: `python tools/word_one_sheet.py [FILE]`.

In: the tables of styles and of paragraphs below. Out: FILE, or that of the template, the same bytes each time. Not
needed to use presskit: whoever wants another look edits one-sheet.docx in Word or LibreOffice.

The page: a head from edge to edge; below it what to book, and beside that what to read out, on a ground that reaches
down to the contacts. How large the type is, and how high the two columns are, presskit counts (`docx/spacing.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import word_file
import word_head
from word_file import PAGE, Column, Family, Page, Row, block, colour, letters, line, mm, style
from word_resume import NOTE

FILE = Path(__file__).parents[1] / "templates" / "one-sheet" / "one-sheet.docx"

SERIF, SANS = Family("Cambria", "Caladea"), Family("Calibri", "Carlito")

SIDE = mm(18)
ASIDE = mm(88)  # the column to read out from, up to the right edge; as wide as the photograph above it
PHOTO, ALONE = (88, 80), 60
BETWEEN = mm(6)

# --- styles ------------------------------------------------------------------------------------------------

CAPITALS: dict[str, Any] = {"sans": True, "size": 9, "bold": True, "caps": True, "spacing": 0.55, "of": "accent1"}
QUIET: dict[str, Any] = {"sans": True, "size": 9, "of": "dk2", "bold": False, "italic": False}


def styles() -> str:
    """The type scale: 44, 15, 13, 12 and 10 points; labels have 9."""
    found = [
        style("Normal", block(leading=1.2), default=True),
        style("Body Text", block()),
        *word_head.styles(),
        style("Between", block(exactly=BETWEEN), letters(size=2)),
        style("End", block(exactly=20), letters(size=1)),
        style("Lead", block(before=14, after=6, leading=1.24), letters(size=13), based="Body Text"),
        style("heading 1", block(before=14, after=3, leading=1.1, keep="next", level=0), letters(**CAPITALS)),
        style("First Heading", block(before=17, after=3, leading=1.1, keep="next", level=0), based="heading 1"),
        style("heading 2", block(before=4, keep="next", level=1), letters(size=12), next="Body Text"),
        style("Brief Entry", block(before=4, keep="next", level=1), letters(size=10, bold=True), based="heading 2"),
        style("Where", block(leading=1.15, keep="lines"), letters(**QUIET)),
        # in the column beside
        style("Aside Heading", block(before=17, after=2, leading=1.1, keep="next", level=0), based="heading 1"),
        style("Aside Note", block(after=6, leading=1.15, contextual=True), letters(**QUIET)),
        style("Aside Text", block(after=5)),
        style(
            "Quote", block(before=16, after=4, leading=1.18, keep="next"), letters(size=15, italic=True, of="accent1")
        ),
        style("Quote Source", block(after=16, leading=1.15, keep="lines"), based="Aside Note"),
        # at the foot
        style(
            "Foot Heading",
            block(before=10, after=3, leading=1.1, keep="next", rule=line("top", space=6, of="dk1"), level=0),
            based="heading 1",
        ),
        style("Contact Name", block(), letters(sans=True, size=9.5, bold=True)),
        style("Contact", block(leading=1.15, keep="lines"), letters(sans=True, size=9.5)),
        style("footer", block(leading=1), letters(sans=True, size=8.5, of="dk2")),
        style("Tag", block(leading=1), letters(sans=True, size=7, of="dk2")),
        *(
            style(name, characters=characters, kind="character", based="Default Paragraph Font")
            for name, characters in (
                ("Emphasis", letters(italic=True)),
                ("Strong", letters(bold=True)),
                ("Hyperlink", letters(sans=True, size=9.5, of="dk1")),
                ("Link in Text", colour("hlink")),
                ("Inline Tag", letters(sans=True, size=7, of="dk2", italic=False)),
                *word_head.CHARACTERS,
            )
        ),
    ]
    return word_file.styles(found, 10)


# --- the paragraphs ----------------------------------------------------------------------------------------

WHERE = "{{ ([entry.subtitle] + entry.details | list + [entry.dates]) | select | join(', ') | tied | styled }}"
WHO = "{{ ([entry.subtitle] + entry.details | list) | select | join(', ') | capital | styled }}"

MAIN = [
    ("Tag", '{%p for section in document.column("main") %}'),
    ("Tag", "{%p if loop.first %}"),  # beside that of the other column
    ("First Heading", "{{ section.heading }}"),
    ("Tag", "{%p else %}"),
    ("Heading 1", "{{ section.heading }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", '{%p if section.kind == "prose" %}'),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Lead", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p else %}"),
    ("Tag", "{%p if entry.text %}"),
    ("Heading 2", "{{ entry.title | tied | styled }}"),
    ("Tag", "{%p else %}"),
    ("Brief Entry", "{{ entry.title | tied | styled }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if entry.subtitle or entry.details or entry.dates %}"),
    ("Where", WHERE),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Body Text", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
]
BESIDE = [
    ("Tag", '{%p for section in document.column("side") %}'),
    ("Tag", '{%p if section.id != "quotes" %}'),
    ("Aside Heading", "{{ section.heading }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", '{%p if section.id == "quotes" %}'),
    ("Quote", "“{{ entry.text | tied | rich }}”"),
    ("Quote Source", "{{ ([entry.title or document.title] + entry.details | list) | join(', ') | styled }}"),
    ("Tag", "{%p else %}"),
    ("Tag", "{%p for text in entry.details | list + [entry.subtitle] | select | list %}"),
    ("Aside Note", "{{ text | styled }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Aside Text", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
]


def contact(at: int) -> list[tuple[str, str]]:
    """One of those whom to ask, of the section that is being shown."""
    return [
        ("Tag", f"{{%p for entry in section.entries[{at}::2] %}}"),
        ("Contact Name", "{{ entry.title | styled }}"),
        ("Tag", "{%p if entry.subtitle or entry.details %}"),
        ("Contact", WHO),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p for item in entry.links %}"),
        ("Contact", "{{ item | link }}"),
        ("Tag", "{%p endfor %}"),
        ("Tag", "{%p endfor %}"),
    ]


WIDE = PAGE[0] - 2 * SIDE
BODY: word_file.Paragraphs = [
    ("Tag", NOTE),
    *word_head.head(SIDE, SIDE, PHOTO, ALONE),
    ("Between", ""),
    Row(
        [
            Column(PAGE[0] - ASIDE, MAIN, left=SIDE, right=mm(10)),
            Column(ASIDE, BESIDE, left=mm(8), right=SIDE, ground="lt2"),
        ],
        left=-SIDE,
        high=mm(20),
    ),
    ("Tag", '{%p for section in document.column("foot") %}'),
    ("Foot Heading", "{{ section.heading }}"),
    Row([Column(PAGE[0] - ASIDE, contact(0), left=SIDE), Column(ASIDE, contact(1), left=mm(8))], left=-SIDE),
    ("Tag", "{%p endfor %}"),
    ("End", ""),  # behind a table Word wants a paragraph
]
FOOT = [("Footer", "{{ document.footer | join(' · ') }}")]


if __name__ == "__main__":
    word_file.write(
        word_file.asked_for(FILE),
        title="Word sheet of a speaker",
        styles=styles(),
        numbering=word_file.numbering("•", mm(4)),
        families=(SERIF, SANS),
        page=Page(SIDE, SIDE, top=0, bottom=mm(17), header=0, footer=mm(9)),
        footer=(FOOT, FOOT),
        body=BODY,
    )

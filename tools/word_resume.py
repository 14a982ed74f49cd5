"""Makes resume.docx, the built-in Word résumé: `python tools/word_resume.py [FILE]`.

In: the tables of styles and of paragraphs below. Out: FILE, or templates/resume/resume.docx, the same bytes each time.
Not needed to use presskit: whoever wants another look edits resume.docx in Word or LibreOffice.

Cambria and Calibri come with every Word; Caladea and Carlito, which stand in for them elsewhere, have the same widths.
How much room its lines and paragraphs get, so that it fills the pages of the PDF and no more, presskit counts
(`docx/spacing.py`).

Without tables or text boxes, in the order in which a parser reads it: dates close the line of what they date, in a
column of their own, as on the page. They end at its right edge: a tab to its left edge would break the line there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import word_file
from docx.oxml.ns import nsdecls
from word_file import PAGE, Family, Page, block, colour, letters, line, mm, style

FILE = Path(__file__).parents[1] / "templates" / "resume" / "resume.docx"

SERIF, SANS = Family("Cambria", "Caladea"), Family("Calibri", "Carlito")

SIDE = mm(22)
TEXT = PAGE[0] - 2 * SIDE
HEADLINE = mm(115)  # as on the page: two lines are then about equally long
SHORT = TEXT - mm(159)  # how much shorter the lines of a text are than the page is wide, as on the page
LETTER = mm(123)  # how long the lines of a letter are
BULLET = mm(4)
POST = mm(5)  # how far positions at one employer are set in, from the line that joins them

PORTRAIT = 28  # millimetres, as a template says it; it ends above the first rule
FRAMES = {
    "Portrait": f'<w:framePr {nsdecls("w")} w:w="{mm(PORTRAIT)}" w:h="{mm(PORTRAIT)}" w:hRule="atLeast" w:hSpace="0"'
    f' w:wrap="around" w:hAnchor="margin" w:vAnchor="page" w:xAlign="right" w:y="{mm(13)}"/>'
}

# --- styles ------------------------------------------------------------------------------------------------

AT_RIGHT = f'<w:tab w:val="right" w:pos="{TEXT}"/>'
JOINED = line("left", points=0.75, space=9, of="accent1")
QUIET: dict[str, Any] = {"sans": True, "size": 9.5, "of": "dk2", "bold": False, "italic": False}


def styles() -> str:
    """The type scale of the editorial look's résumé: 36, 14, 10.5 and 9.5 points."""
    found = [
        style("Normal", block(leading=1.1), default=True),
        style("Title", block(after=2, leading=0.95, keep="next"), letters(size=36, spacing=-0.6), next="Subtitle"),
        style(
            "Subtitle",
            block(after=5, leading=1, right=TEXT - HEADLINE, keep="lines"),
            letters(size=14, italic=True, of="dk2"),
        ),
        style("Contact", block(before=1.5, leading=1.05, keep="lines"), letters(sans=True, size=9.5)),
        style(
            "heading 1",
            block(before=9, after=1.5, leading=1, keep="next", rule=line("top", space=5), level=0),
            letters(size=14, of="accent1"),
            next="Body Text",
        ),
        style("Summary", block(leading=1.05), letters(size=14), next="heading 1"),
        # an entry, and one of which there is no more to say than its line
        style(
            "heading 2",
            block(before=5, keep="next", level=1, tab=AT_RIGHT),
            letters(bold=True),
            next="Body Text",
        ),
        style("Brief Entry", block(before=5, keep="apart", contextual=True, level=1), based="heading 2"),
        style("Formerly", block(before=5, keep="next"), letters(sans=True, size=9.5, of="dk2"), next="heading 2"),
        style("Below", block(keep="next", tab=AT_RIGHT), letters(italic=True), next="Body Text"),
        style("Last Below", block(keep="apart"), based="Below"),
        # a position at an employer who has the line above; one line joins them all
        style(
            "heading 3",
            block(before=2, left=POST, keep="next", rule=JOINED, level=2, tab=AT_RIGHT),
            letters(bold=True),
            next="Position Text",
        ),
        style(
            "Brief Position",
            block(before=2, left=POST, keep="apart", rule=JOINED, level=2),
            based="heading 3",
        ),
        style("Body Text", block(right=SHORT)),
        style("List Bullet", block(left=BULLET, right=SHORT, hanging=BULLET, numbered=1), based="Body Text"),
        style("List Bullet 2", block(left=2 * BULLET, right=SHORT, hanging=BULLET, numbered=2), based="List Bullet"),
        style("Position Text", block(left=POST, right=SHORT, rule=JOINED), based="Body Text"),
        style(
            "Position Bullet",
            block(left=POST + BULLET, right=SHORT, hanging=BULLET, numbered=1, rule=JOINED),
            based="List Bullet",
        ),
        # those of a letter and of a speaker's sheet
        style("Sheet Text", block(after=4), letters(size=11.5), based="Body Text"),
        style("Letter Day", block(before=20, after=14), letters(of="dk2"), next="Body Text"),
        style("Letter Subject", block(before=18, keep="next"), letters(size=14, of="accent1"), next="Letter Text"),
        style("Letter Text", block(before=9, leading=1.25, right=TEXT - LETTER), based="Body Text"),
        style("Letter Closing", block(before=16, keep="next"), based="Body Text"),
        style("Letter Name", block(before=5), letters(size=16), based="Body Text"),
        style("Portrait", block(leading=1, frame=FRAMES["Portrait"]), next="Title"),
        word_file.mark(TEXT),
        style("footer", block(leading=1, tab=AT_RIGHT), letters(sans=True, size=9, of="dk2")),
        style("Tag", block(leading=1), letters(sans=True, size=7, of="dk2")),
        *(
            style(name, characters=characters, kind="character", based="Default Paragraph Font")
            for name, characters in (
                ("Emphasis", letters(italic=True)),
                ("Strong", letters(bold=True)),
                ("Hyperlink", letters(sans=True, size=9.5, bold=False, italic=False, of="dk1")),
                ("Link in Text", colour("hlink")),
                ("Inline Tag", letters(sans=True, size=7, of="dk2", bold=False)),
                ("Long Title", letters(size=22)),
                ("Longer Title", letters(size=13, spacing=0)),
                ("Work Title", letters(bold=False, italic=True)),
                ("Where", letters(bold=False, italic=False)),
                ("Dates", letters(**QUIET)),
            )
        ),
    ]
    return word_file.styles(found, 10.5)


# --- the paragraphs ----------------------------------------------------------------------------------------

NOTE = (
    "{#p This is a template of presskit: change its styles and its order as you like. “presskit build” fills in what"
    " stands in braces; docs/templates.md lists what there is to name. #}"
)
TITLE = (
    "[Inline Tag|{% if document.name | length > 60 %}][Longer Title|{{ document.name }}]"
    "[Inline Tag|{% elif document.name | length > 30 %}][Long Title|{{ document.name }}]"
    "[Inline Tag|{% else %}]{{ document.name }}[Inline Tag|{% endif %}]"
)
PLACES = (
    "(([document.title] if document.honorifics | select | list else []) + entry.details | list"
    " + entry.links | list + [[entry.title, entry.subtitle] | select | join(', ')])"
    " | select | list"
)
CONTACT = (
    "[Inline Tag|{% for item in line %}]{{ item | link }}"
    "[Inline Tag|{% if not loop.last %}] | [Inline Tag|{% endif %}][Inline Tag|{% endfor %}]"
)
COMMA = "{% if entry.title and (entry.subtitle or entry.details | list) %},{% endif %}"
LINKS = "[Inline Tag|{% for link in entry.links %}]\u2003{{ link | link }}[Inline Tag|{% endfor %}]"
WHERE = (
    "[Inline Tag|{% if entry.subtitle or entry.details %}] [Inline Tag|{% endif %}]"
    "[Where|{{ ([entry.subtitle] + entry.details | list) | select | join(', ') | styled }}]" + LINKS
)
DATED = (
    "[Inline Tag|{% if entry.dates and entry.dates != entry.label %}]\t[Dates|{{ entry.dates }}]"
    "[Inline Tag|{% endif %}]"
)
# Where it was stands under when, if it has room there.
BELOW = (
    "{{ entry.subtitle | capital | styled }}" + LINKS + "[Inline Tag|{% if entry.details %}]"
    "[Inline Tag|{% if not entry.subtitle and not entry.links %}]"
    "[Inline Tag|{% elif entry.details | join(', ') | length < 24 %}]\t"
    "[Inline Tag|{% else %}]\u2003[Inline Tag|{% endif %}]"
    "[Dates|{{ entry.details | join(', ') | styled }}][Inline Tag|{% endif %}]"
)
NAME = "{{ entry.title | styled }}{% if entry.subtitle %} ({{ entry.subtitle | styled }}){% endif %}"
JOINT = "{% if not loop.last %}{{ '; ' if section.entries | map(attribute='title') | map('length') | max > 24 else ', ' }}{% endif %}"  # noqa: E501 -- a tag cannot be broken
WORKS = "section.id == 'publications' or (entry.title.startswith('*') and entry.title.endswith('*'))"
"""Books, and shows that have a title: it stands between stars."""


def entry(head: str, brief: str, text: str, bullet: str) -> list[tuple[str, str]]:
    """An entry, with its head in one of two styles, and what there is to say below it.

    In two lines stands what a reader or a program looks for one by one: posts of which more is told, and degrees.
    """
    top = head == "Heading 2"
    title = "{{ entry.title | tied | styled }}"
    told = (
        f"[Inline Tag|{{% if {WORKS} %}}][Work Title|{{{{ entry.title.strip('*') | tied | styled }}}}%s]"
        f"[Inline Tag|{{% else %}}]{title}%s[Inline Tag|{{% endif %}}]"
        if top
        else f"{title}%s"
    )
    one = told.replace("%s", COMMA) + WHERE + DATED
    two = told.replace("%s", "") + DATED
    below = [
        ("Tag", "{%p if entry.subtitle or entry.details or entry.links %}"),
        ("Below", BELOW),
        ("Tag", "{%p endif %}"),
    ]
    degree = [
        ("Tag", "{%p elif entry.key.startswith('education') %}"),
        ("Heading 2", two),
        ("Tag", "{%p if entry.subtitle or entry.details or entry.links %}"),
        ("Last Below", BELOW),
        ("Tag", "{%p endif %}"),
    ]
    return [
        ("Tag", "{%p if entry.text or entry.points %}"),
        (head, two if top else one),
        *(below if top else []),
        *(degree if top else []),
        ("Tag", "{%p else %}"),
        (brief, one),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p for text in entry.paragraphs %}"),
        (text, "{{ text | tied | rich }}"),
        ("Tag", "{%p endfor %}"),
        ("Tag", "{%p for point in entry.points %}"),
        (bullet, "{{ point | tied | rich }}"),
        ("Tag", "{%p endfor %}"),
    ]


# How the Word letter and the speaker’s sheet begin, too.
NAMED = [
    ("Tag", "{%p if look.mark %}"),
    ("Mark", ""),
    ("Tag", "{%p endif %}"),
    ("Title", TITLE),
    ("Tag", "{%p if document.subtitle %}"),
    ("Subtitle", "{{ document.subtitle | tied | styled }}"),
    ("Tag", "{%p endif %}"),
]
REACHED = [
    ("Tag", '{%p for section in document.column("head") %}'),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", f"{{%p for line in ({PLACES}) | lines(52) %}}"),
    ("Contact", CONTACT),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
]
BODY = [
    ("Tag", NOTE),
    ("Tag", "{%p if portrait and document.with_photo %}"),
    ("Portrait", f"{{{{ portrait.wide({PORTRAIT}) }}}}"),
    ("Tag", "{%p endif %}"),
    *NAMED,
    *REACHED,
    ("Tag", '{%p for section in document.column("main") %}'),
    ("Tag", "{%p if section.heading %}"),
    ("Heading 1", "{{ section.heading }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", '{%p if section.id == "summary" %}'),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Summary", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", '{%p elif section.kind == "prose" %}'),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Body Text", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
    # names in a run, or a line each where there is more to say
    ("Tag", '{%p elif section.kind == "list" %}'),
    ("Tag", '{%p if section.entries | selectattr("text") | list %}'),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Body Text", f"[Strong|{NAME}]{{% if entry.text %}}: {{{{ entry.text | tied | rich }}}}{{% endif %}}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p else %}"),
    ("Body Text", f"{{% for entry in section.entries %}}{NAME}{JOINT}{{% endfor %}}"),
    ("Tag", "{%p endif %}"),
    # everything else: an entry, or an employer and the positions there
    ("Tag", "{%p else %}"),
    ("Tag", "{%p for top in section.entries %}"),
    ("Tag", "{%p if top.parts %}"),
    ("Tag", "{%p for entry in [top] %}"),
    ("Heading 2", "{{ entry.title | tied | styled }}" + COMMA + WHERE + DATED),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p for entry in top.parts %}"),
    *entry("Heading 3", "Brief Position", "Position Text", "Position Bullet"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p else %}"),
    ("Tag", "{%p for entry in [top] %}"),
    # where those begin of which it is only known that they are past, it is said above them: it is no date
    ("Tag", "{%p if entry.label %}"),
    ("Formerly", "{{ entry.label }}"),
    ("Tag", "{%p endif %}"),
    *entry("Heading 2", "Brief Entry", "Body Text", "List Bullet"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
]
FOOT = [("Footer", "{{ document.title }}, {{ document.kicker }}\t<PAGE> / <NUMPAGES>")]


def write(file: Path, title: str, body: word_file.Paragraphs, frames: Mapping[str, str] = {}) -> None:
    """Write a document in the styles and on the page of the résumé."""
    word_file.write(
        word_file.asked_for(file),
        title=title,
        styles=styles(),
        numbering=word_file.numbering("•", BULLET),
        families=(SERIF, SANS),
        page=Page(SIDE, SIDE, top=mm(16), bottom=mm(15), header=mm(9), footer=mm(8)),
        footer=([], FOOT),
        body=body,
        frames=frames,
    )


if __name__ == "__main__":
    write(FILE, "Word résumé", BODY, FRAMES)

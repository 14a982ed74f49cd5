"""Makes bio.docx, the built-in Word template: `python tools/word_bio.py [FILE]`.

In: the tables of styles and of paragraphs below. Out: FILE, or templates/bio/bio.docx, the same bytes each time. Not
needed to use presskit: whoever wants another look edits bio.docx in Word or LibreOffice.

Cambria and Calibri come with every Word; Caladea and Carlito, which come with LibreOffice and stand in for them
elsewhere, have the same widths. The résumé is set in the same two.

The page: a head from edge to edge; below it a column of text, and to its left a narrower one for labels and dates. The
left margin is wide and labels reach out into it with negative indents, so that the text itself has no indent and can be
pasted anywhere. There is no top margin: the head begins there; on other pages the header pushes the text down.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import word_file
import word_head
from word_file import PAGE, Family, Page, block, colour, letters, line, mm, style

FILE = Path(__file__).parents[1] / "templates" / "bio" / "bio.docx"

SERIF, SANS = Family("Cambria", "Caladea"), Family("Calibri", "Carlito")

# presskit sets Letter by moving the outer margins, the columns stay as they are.
TEXT = mm(122)  # the column of text: about 67 characters of Cambria at 10.5 points
LABELS = mm(45)  # the column to its left, with the gutter: as wide as "September 2016 – November 2023"
RIGHT = mm(22)
LEFT = PAGE[0] - TEXT - RIGHT
BULLET = mm(5)

# --- styles ------------------------------------------------------------------------------------------------

AT_RIGHT = f'<w:tab w:val="right" w:pos="{TEXT}"/>'
WIDE: dict[str, Any] = {"left": -LABELS}  # from the left edge of the labels to the right edge of the text
DATED: dict[str, Any] = {
    "hanging": LABELS,
    "tab": '<w:tab w:val="left" w:pos="0"/>',
}

LABEL: dict[str, Any] = {"sans": True, "size": 9, "of": "dk2"}
CAPITALS: dict[str, Any] = {"sans": True, "size": 9, "bold": True, "caps": True, "spacing": 0.55}


def styles() -> str:
    """The type scale of the editorial look: 44, 15, 12.5, 10.5 and 9 points."""
    ruled = line("top", space=7, of="dk1")
    found = [
        style("Normal", block(leading=1.25), default=True),
        style("Body Text", block(after=7, leading=1.25, keep="lines")),  # a biography is divided between its paragraphs
        *word_head.styles(),
        style("Lead", block(after=8, leading=1.28), letters(size=12.5), based="Body Text"),
        style(
            "heading 1",
            block(before=17, after=6, leading=1.1, keep="next", rule=ruled, tab=AT_RIGHT, level=0, **WIDE),
            letters(**CAPITALS),
            next="Body Text",
        ),
        style(
            "heading 2",
            block(before=9, after=1, leading=1.15, keep="next", level=1, **DATED),
            letters(bold=True),
            next="Entry Detail",
        ),
        style("Entry Detail", block(after=1, leading=1.2), next="Body Text"),
        style("Fact", block(after=5, leading=1.2, keep="lines", **DATED)),
        style(
            "Quote",
            block(before=4, after=5, leading=1.18, right=mm(20), keep="next"),
            letters(size=15, italic=True, of="accent1"),
            next="Quote Source",
        ),
        style("Quote Source", block(after=12, leading=1.15, keep="lines"), letters(**LABEL), next="Quote"),
        style("List Bullet", block(after=3, leading=1.22, left=BULLET, hanging=BULLET, numbered=1), based="Body Text"),
        style(
            "List Bullet 2",
            block(after=3, leading=1.22, left=2 * BULLET, hanging=BULLET, numbered=2),
            based="List Bullet",
        ),
        style("Source", block(after=1.5, leading=1.15, keep="lines"), letters(**LABEL), next="Source"),
        style(
            "header", block(before=mm(18) / 20, after=mm(10) / 20, leading=1, tab=AT_RIGHT, **WIDE), letters(**LABEL)
        ),
        style("First Header", block(exactly=14), letters(size=1)),
        style("footer", block(leading=1, rule=line("top", space=6), tab=AT_RIGHT, **WIDE), letters(**LABEL)),
        style("Tag", block(leading=1), letters(sans=True, size=7, of="dk2")),
        *(
            style(name, characters=characters, kind="character", based="Default Paragraph Font")
            for name, characters in (
                ("Emphasis", letters(italic=True)),
                ("Strong", letters(bold=True)),
                ("Hyperlink", colour("hlink") + '<w:u w:val="single"/>'),
                ("Inline Tag", letters(sans=True, size=7, of="dk2", italic=False)),
                *word_head.CHARACTERS,
                ("Fact Label", letters(bold=False, **LABEL)),
                ("Count", letters(bold=False, caps=False, spacing=0, **LABEL)),
                ("Figure", letters(size=22, of="accent1")),
            )
        ),
    ]
    return word_file.styles(found, 10.5)


# --- the paragraphs ----------------------------------------------------------------------------------------

# The least that Word takes for a line. Where the first page has no header of its own, LibreOffice 25 sets an empty one
# as high as that of the others, and the head of the page stands 90 points too low.
HEADER_OF_FIRST = [("First Header", "")]
HEADER_OF_OTHERS = [("Header", "{{ document.title }}\t{{ document.kicker }}")]
FOOT = [("Footer", '{{ document.footer | join(" · ") }}\t<PAGE> / <NUMPAGES>')]

NOTE = (
    "{#p This is a template of presskit: change its styles, its order and its pictures as you like. “presskit build”"
    " fills in what stands in braces; docs/templates.md lists what there is to name. #}"
)
COUNT = "[Count|{{ section.entries[0].details | join(', ') }}]"
LINE_OF_LIST = (
    "[Inline Tag|{% if entry.text and not entry.links %}][Strong|{{ entry.title | styled }}]"
    "[Inline Tag|{% else %}]{{ entry | link }}[Inline Tag|{% endif %}]{% for more in (entry.subtitle, entry.dates) if more %}, {{ more }}{% endfor %}"  # noqa: E501 -- a tag cannot be broken
    "{% for detail in entry.details %}, {{ detail | styled }}{% endfor %}"
    "{% if entry.text %}: {{ entry.text | rich }}{% endif %}"
)
LINKS = (
    "[Inline Tag|{% for link in line %}]{{ link | link }}"
    "[Inline Tag|{% if not loop.last %}] · [Inline Tag|{% endif %}][Inline Tag|{% endfor %}]"
)
BESIDE = "{% for more in [entry.subtitle] + entry.details | list if more %}, {{ more | styled }}{% endfor %}"
BRIEF = 'section.id in ("work", "education") and document.section("timeline")'
# As the page has them; where a language is not named, as in English. Escaped: in a tag Word's quotes become straight.
MARKS = {"de": "„“", "cs": "„“", "sk": "„“", "pl": "„”", "fr": "«»", "el": "«»", "ru": "«»", "uk": "«»", "es": "«»"}
QUOTES = ascii(MARKS) + ".get(document.language[:2], " + ascii("“”") + ")"

BODY = [
    ("Tag", NOTE),
    *word_head.head(LEFT - LABELS, LEFT, (84, 84), 70),
    ("Tag", "{%p for section in document.sections %}"),
    # a biography: its length at the end of the heading's line; the short one as a lead
    ("Tag", '{%p if section.kind == "prose" %}'),
    ("Heading 1", "{{ section.heading }}\t" + COUNT),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Tag", '{%p if section.id == "short" %}'),
    ("Lead", "{{ text | rich }}"),
    ("Tag", "{%p else %}"),
    ("Body Text", "{{ text | rich }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p else %}"),
    # what the timeline tells is not told again: of these only those of which there is more to say
    ("Tag", f"{{%p if not ({BRIEF}) or section.entries | map(attribute='text') | select | list %}}"),
    ("Heading 1", "{{ section.heading }}"),
    # the photographs of a section of one's own
    ("Tag", "{%p for shown in section.pictures %}"),
    ("Body Text", "{{ picture(shown.picture.name).wide(118, 84) }}"),
    ("Source", "{{ ([shown.title] + shown.details[:1] | list) | join(', ') | styled }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", f"{{%p for entry in section.entries if entry.text or not ({BRIEF}) %}}"),
    ("Tag", '{%p if section.kind == "facts" %}'),
    ("Fact", "[Fact Label|{{ entry.title }}]\t{{ entry.text | tied | rich }}"),
    # when, and in one line what: there is more of it in the press kit
    ("Tag", '{%p elif section.id == "timeline" %}'),
    ("Fact", "[Fact Label|{{ entry.dates }}]\t[Strong|{{ entry | link }}]" + BESIDE),
    ("Tag", '{%p elif section.id == "sources" %}'),
    ("Source", LINE_OF_LIST.replace("[Strong|{{ entry.title | styled }}]", "{{ entry.title | styled }}")),
    ("Tag", '{%p elif section.kind == "numbers" %}'),
    ("Fact", "[Figure|{{ entry.title }}]\t{{ (entry.subtitle or entry.text) | rich }}"),
    ("Tag", '{%p elif section.kind == "quotes" %}'),
    ("Quote", f"{{{{ ({QUOTES})[0] }}}}{{{{ entry.text | rich }}}}{{{{ ({QUOTES})[1] }}}}"),
    (
        "Quote Source",
        "{{ entry.title or document.title }}{% for detail in entry.details %}, {{ detail | styled }}{% endfor %}",
    ),
    ("Tag", '{%p elif section.kind == "list" %}'),
    ("List Bullet", LINE_OF_LIST),
    # everything else: dates beside the title, then what there is to say
    ("Tag", "{%p else %}"),
    ("Tag", "{%p if entry.title or entry.dates %}"),
    ("Heading 2", "[Fact Label|{{ entry.dates }}]\t{{ entry | link }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if entry.subtitle or entry.details %}"),
    ("Entry Detail", "{{ ([entry.subtitle] + entry.details | list) | select | join(', ') | capital | styled }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Body Text", "{{ text | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p for point in entry.points %}"),
    ("List Bullet", "{{ point | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p for line in entry.links | rejectattr('label', 'equalto', entry.title) | lines(60) %}"),
    ("Entry Detail", LINKS),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
]


if __name__ == "__main__":
    word_file.write(
        word_file.asked_for(FILE),
        title="Word bio",
        styles=styles(),
        numbering=word_file.numbering("•", BULLET),
        families=(SERIF, SANS),
        page=Page(LEFT, RIGHT, top=0, bottom=mm(27), header=0, footer=mm(12)),
        header=(HEADER_OF_FIRST, HEADER_OF_OTHERS),
        footer=(FOOT, FOOT),
        body=BODY,
    )

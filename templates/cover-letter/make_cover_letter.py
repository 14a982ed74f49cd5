"""Makes cover-letter.docx, the built-in Word letter: `python templates/cover-letter/make_cover_letter.py [FILE]`.

In: the paragraphs below, and the styles of the Word résumé. Out: FILE, or cover-letter.docx beside this, the same bytes
each time. Not needed to use presskit: whoever wants another look edits cover-letter.docx in Word or LibreOffice.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "parts"))
sys.path.insert(0, str(Path(__file__).parents[1] / "resume"))

import word
from make_resume import BULLET, CONTACT, FOOT, PLACES, SANS, SERIF, SIDE, TITLE, styles
from word import Page, mm

FILE = Path(__file__).with_name("cover-letter.docx")

NOTE = (
    "{#p This is a template of presskit: change its styles and its order as you like. “presskit build” fills in what"
    " stands in braces; docs/templates.md lists what there is to name. #}"
)
BODY = [
    ("Tag", NOTE),
    ("Tag", "{%p if look.mark %}"),
    ("Mark", ""),
    ("Tag", "{%p endif %}"),
    ("Title", TITLE),
    ("Tag", "{%p if document.subtitle %}"),
    ("Subtitle", "{{ document.subtitle | tied | styled }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", '{%p for section in document.column("head") %}'),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", f"{{%p for line in ({PLACES}) | lines(46) %}}"),
    ("Contact", CONTACT),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", '{%p for section in document.column("main") %}'),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Letter Day", "{{ entry.dates }}"),
    ("Tag", "{%p for line in entry.details %}"),
    ("Body Text", "{{ line | styled }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p if entry.title %}"),
    ("Letter Subject", "{{ entry.title | tied | styled }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if entry.subtitle %}"),
    ("Letter Text", "{{ entry.subtitle | styled }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Letter Text", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p if entry.label %}"),
    ("Letter Closing", "{{ entry.label | styled }}"),
    ("Tag", "{%p endif %}"),
    ("Letter Name", "{{ document.name }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
]


if __name__ == "__main__":
    word.write(
        word.asked_for(FILE),
        title="Word letter",
        styles=styles(),
        numbering=word.numbering("•", BULLET),
        families=(SERIF, SANS),
        page=Page(SIDE, SIDE, top=mm(18), bottom=mm(15), header=mm(9), footer=mm(8)),
        footer=([], FOOT),
        body=BODY,
    )

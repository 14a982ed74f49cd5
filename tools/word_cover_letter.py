"""Makes cover-letter.docx, the built-in Word letter: `python tools/word_cover_letter.py [FILE]`.

In: the paragraphs below, and the styles of the Word résumé. Out: FILE, or that of the template, the same bytes
each time. Not needed to use presskit: whoever wants another look edits cover-letter.docx in Word or LibreOffice.
"""

from __future__ import annotations

from pathlib import Path

from word_resume import NAMED, NOTE, REACHED, write

FILE = Path(__file__).parents[1] / "templates" / "cover-letter" / "cover-letter.docx"

BODY = [
    ("Tag", NOTE),
    *NAMED,
    *REACHED,
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
    write(FILE, "Word letter", BODY)

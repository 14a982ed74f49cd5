"""Makes one-sheet.docx, a speaker's sheet for Word: `python tools/word_one_sheet.py [FILE]`.

In: the paragraphs below, and the styles of the Word résumé. Out: FILE, or that of the template, the same bytes
each time. Not needed to use presskit: whoever wants another look edits one-sheet.docx in Word or LibreOffice.
"""

from __future__ import annotations

from pathlib import Path

from word_resume import CONTACT, FRAMES, NAMED, NOTE, PORTRAIT, write

FILE = Path(__file__).parents[1] / "templates" / "one-sheet" / "one-sheet.docx"

WHERE = "{{ ([entry.subtitle] + entry.details | list + [entry.dates]) | select | join(', ') | styled }}"
WHO = "{{ ([entry.subtitle] + entry.details | list) | select | join(', ') | styled }}"
HEAD = (
    "{{ entry.title | tied | styled }}[Inline Tag|{% if entry.dates or entry.subtitle %}]"
    f"\u2003[Dates|{WHERE}][Inline Tag|{{% endif %}}]"
)
BODY = [
    ("Tag", NOTE),
    ("Tag", "{%p if portrait %}"),
    ("Portrait", f"{{{{ portrait.wide({PORTRAIT}) }}}}"),
    ("Tag", "{%p endif %}"),
    *NAMED,
    ("Tag", "{%p for section in document.sections %}"),
    ("Tag", '{%p if section.heading and section.id != "quotes" %}'),
    ("Heading 1", "{{ section.heading }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", '{%p if section.kind == "prose" %}'),
    ("Tag", "{%p if entry.details %}"),
    ("Contact", "{{ (entry.details | list + [entry.subtitle]) | select | join(' | ') }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Sheet Text", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", '{%p elif section.kind == "quotes" %}'),
    ("Heading 1", "“{{ entry.text | tied | rich }}”"),
    ("Contact", "{{ ([entry.title or document.title] + entry.details | list) | join(', ') | styled }}"),
    ("Tag", '{%p elif section.kind == "contacts" %}'),
    ("Brief Entry", f"{{{{ entry.title | styled }}}}[Where|\u2003{WHO}]"),
    ("Tag", "{%p for line in entry.links | lines(46) %}"),
    ("Contact", CONTACT),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p else %}"),
    ("Tag", "{%p if entry.text %}"),
    ("Heading 2", HEAD),
    ("Tag", "{%p else %}"),
    ("Brief Entry", HEAD),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Body Text", "{{ text | tied | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
]


if __name__ == "__main__":
    write(FILE, "Word sheet of a speaker", BODY, FRAMES)

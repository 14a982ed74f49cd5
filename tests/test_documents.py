"""What documents show of a profile: nothing without content, nothing said twice, nothing that is not so."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pypdf
import pytest

PERSON = '[person]\nname = "Noor Vale"\noccupations = ["engineer"]\n'


def texts(output: Path, name: str) -> dict[str, str]:
    """What the PDF and the Word file of a document say."""
    pdf = pypdf.PdfReader(next(output.glob(f"*-{name}.pdf")))
    found = {"pdf": "\n".join(page.extract_text() for page in pdf.pages)}
    for file in output.glob(f"*-{name}.docx"):
        found["docx"] = "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
    return found


def test_a_section_that_is_only_text_keeps_it_or_goes_as_a_whole(here, run):
    points = ", ".join(
        f'"Rebuilt lock number {at} and its gates, with a crew of six, in the dry season."' for at in range(5)
    )
    jobs = "".join(
        f'[[work]]\norganization = "Lock {at}"\nposition = "engineer"\nstart = {2004 + at}\nend = {2005 + at}\n'
        f"highlights = [{points}]\n"
        for at in range(9)
    )
    skills = "".join(f'[[skills]]\nname = "Group {at}"\nkeywords = ["{"gates, " * 20}"]\n' for at in range(8))
    own = "Engineer of locks for twenty years, in rivers and canals of four countries, with a love of old gates."
    (here / "profile.toml").write_text(
        f'{PERSON}{jobs}{skills}[[sections]]\ntitle = "About me"\nentries = [{{ text = "{own}" }}]\n'
        '[[sections]]\ntitle = "Nothing"\nentries = [{}]\n',
        "utf-8",
    )
    assert run("build", "--only", "resume", "--only", "press-kit").status == 0
    for name in ("resume", "press-kit"):
        for told in texts(here / "output", name).values():
            assert re.search(rf"ABOUT ME\s+{own[:30]}|About me\s+{own[:30]}", told, re.IGNORECASE) or (
                "about me" not in told.lower()
            )
            assert "nothing" not in told.lower()
    assert own[:30] in texts(here / "output", "resume")["pdf"]


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        ("3.9", "Grade: 3.9"),
        ("3.9/4.0", "Grade: 3.9/4.0"),
        ("A-", "Grade: A-"),
        ("GPA 3.9/4.0", "GPA 3.9/4.0"),
        ("first class", "first class"),
    ],
)
def test_a_score_is_called_a_grade_unless_it_says_what_it_is(here, run, score, shown):
    study = f'[[education]]\ninstitution = "Weir College"\nstudy_type = "BS"\nend = 2023\nscore = "{score}"\n'
    (here / "profile.toml").write_text(f"as_of = 2026-03-10\n{PERSON}{study}", "utf-8")
    assert run("build", "--only", "resume").status == 0
    for told in texts(here / "output", "resume").values():
        assert f"Weir College, {shown}" in told.replace("\u00a0", " ")

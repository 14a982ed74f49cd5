"""What documents show of a profile: nothing without content, nothing said twice, nothing that is not so."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image

from presskit.profile import read as read_profile
from presskit.profile.names import own_among, taken_apart
from tests import validators

pytestmark = pytest.mark.slow

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
            assert re.search(rf"About me\s+{own[:17]}", told, re.IGNORECASE) or ("about me" not in told.lower())
            assert "nothing" not in told.lower()
    assert own[:30] in " ".join(texts(here / "output", "resume")["pdf"].split())


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
        assert f"Weir College {shown}" in " ".join(told.split())


WORKS = """
[[contacts]]
name = "Noor Vale"
kind = "personal"
email = "noor@example.org"

[[publications]]
title = "Aeolian Tones"
publisher = "Journal of Rails"
volume = "12"
issue = "3"
pages = "45–67"
date = 2024
authors = ["K. Moss", "Vale, N.", "et al."]

[[publications]]
title = "Rails in Rain"
status = "in press"
authors = ["Noor Vale", "N. Vale"]

[[publications]]
title = "Two of a Name"
authors = ["N. Vale", "N. A. Vale"]
"""


def test_publications_have_volume_issue_pages_and_status_and_mark_the_persons_own_name(here, run):
    (here / "profile.toml").write_text(f"as_of = 2026-03-10\n{PERSON}{WORKS}", "utf-8")
    assert run("build").status == 0
    output = here / "output"
    for name in ("resume", "press-kit"):
        for told in texts(output, name).values():
            told = " ".join(told.split())
            assert "Journal of Rails, 12(3), 45–67, K. Moss, Vale, N. et al." in told
            assert "Noor Vale and N. Vale, in press" in told
    html = (output / "web/index.html").read_text("utf-8")
    assert "K. Moss, <strong>Vale, N.</strong> et al." in html
    assert "<strong>Noor Vale</strong> and N. Vale" in html
    assert "N. Vale and N. A. Vale" in html  # which of the two it is, nobody can tell
    assert "K. Moss, **Vale, N.** et al." in run("export", "--to", "markdown").out
    word = docx.Document(str(next(output.glob("*-resume.docx"))))
    pieces = [piece for paragraph in word.paragraphs for piece in paragraph.runs]
    assert [piece.text for piece in pieces if piece.text == "Vale, N." and piece.bold]
    made = json.loads(run("export", "--to", "json-resume").out)["publications"][0]
    assert (made["volume"], made["issue"], made["pages"]) == ("12", "3", "45–67")
    (work,) = [
        work
        for work in json.loads((output / "web/person.jsonld").read_text("utf-8"))["mainEntity"]["@reverse"]["author"]
        if work["name"] == "Aeolian Tones"
    ]
    assert work["pagination"] == "45–67"
    assert work["isPartOf"]["isPartOf"]["volumeNumber"] == "12"
    assert [author["name"] for author in work["author"]] == ["K. Moss", "et al."]


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        *(("4-9", "4–9"), ("45 -- 67", "45–67"), ("S4-S9", "S4–S9"), ("4–9", "4–9")),
        *(("1-3, 7-9", "1–3, 7–9"), ("e2024-03-12", "e2024-03-12"), ("10.1-2", "10.1-2"), ("A-12", "A-12")),
    ],
)
def test_a_hyphen_from_page_to_page_is_a_dash(pages, shown, here, run):
    (here / "profile.toml").write_text(f"{PERSON}{WORKS}".replace('pages = "45–67"', f'pages = "{pages}"'), "utf-8")
    assert f"12(3), {shown}, K. Moss" in run("export", "--to", "markdown").out


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "a.bib",
            "@article{a, title={Tones}, author={Vale, Noor and Moss, Kit}, journal={Rails}, volume={12}, number={3},"
            " pages={45--67}, year={2024}, pubstate={inpress}}",
        ),
        (
            "a.ris",
            "TY  - JOUR\nTI  - Tones\nAU  - Vale, Noor\nJO  - Rails\nVL  - 12\nIS  - 3\nSP  - 45\nEP  - 67\n"
            "PY  - 2024\nER  - \n",
        ),
        (
            "a.json",
            '[{"id": "a", "type": "article-journal", "title": "Tones", "container-title": "Rails", "volume": "12",'
            ' "issue": "3", "page": "45-67", "status": "in press", "issued": {"date-parts": [[2024]]}}]',
        ),
    ],
)
def test_volume_issue_and_pages_are_imported(here, run, file, text):
    (here / file).write_text(text, "utf-8")
    assert run("import", file, "--name", "Noor Vale", "-o", "made.toml").status == 0
    (made,) = read_profile((here / "made.toml").read_text("utf-8")).publications
    assert (made.volume, made.issue, made.pages) == ("12", "3", "45–67")
    assert made.status == (None if file == "a.ris" else "in press")


@pytest.mark.parametrize(
    ("name", "author", "own"),
    [
        ("Noor Vale", "Vale, Noor", True),
        ("Noor Vale", "NOOR VALE", True),
        ("Noor Anne Vale", "N. A. Vale", True),
        ("Noor Anne Vale", "N. Vale", True),
        ("Noor Anne Vale", "Vale NA", True),
        ("Noor Vale", "N. A. Vale", True),
        ("Noor Vale", "Kim Vale", False),
        ("Noor Vale", "K. Vale", False),
        ("Noor Vale", "Noor Valente", False),
        ("Zoë van der Meer", "van der Meer, Z.", True),
        ("Zoë van der Meer", "Zoe van der Meer", True),
        ("Jean-Luc Åberg", "J.-L. Åberg", True),
        ("Sappho", "S. Phaon", False),
    ],
)
def test_whose_name_it_is(name, author, own):
    assert (own_among([author], taken_apart(name)) == 0) is own


@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_a_photo_stands_on_the_resume_where_it_is_wanted(here, run, look):
    Image.new("RGB", (800, 1000), (120, 140, 160)).save(here / "noor.jpg")
    photo = '[[photos]]\nfile = "noor.jpg"\nalt = "Noor by the sea"\nkind = "portrait"\n'
    for wanted in (True, False):
        (here / "profile.toml").write_text(
            f'{PERSON}{WORKS}{photo}[kit]\nlook = "{look}"\nresume_photo = {str(wanted).lower()}\n', "utf-8"
        )
        assert run("build", "--only", "resume").status == 0
        page = pypdf.PdfReader(next((here / "output").glob("*-resume.pdf"))).pages[0]
        assert len(page.images) == wanted
        word = docx.Document(str(next((here / "output").glob("*-resume.docx"))))
        assert len(word.inline_shapes) == wanted
        if wanted:
            validators.require("verapdf")
            assert validators.verapdf([next((here / "output").glob("*-resume.pdf"))]) == []


def test_a_word_file_of_ones_own_names_texts_by_simple_words(here, run):
    (here / "profile.toml").write_text(
        f"{PERSON}{WORKS}[[work]]\norganization = 'Weir Co'\nposition = 'engineer'\nstart = 2019\n"
        "[[pinned]]\nwords = 12\ntext = 'Noor Vale builds *weirs*.'\n",
        "utf-8",
    )
    folder = here / "templates/letter"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(
        'description = "A letter"\nformats = ["docx"]\nfile = "letter"\n[sections]\nmain = ["work"]\n', "utf-8"
    )
    file = docx.Document()
    for line in (
        "{{ name }}, {{ headline }}",
        "{{ bio_30 }}",
        "{{ bio_30_first }}",
        "{{ bio_12 }}",
        "Ask {{ email }}.",
        "{{ bio_short }}",
        "{{ facts }}",
        "Seen: {{ photo }}.",
    ):
        file.add_paragraph(line)
    file.save(str(folder / "letter.docx"))
    assert run("check").status == 0
    assert run("build", "--only", "letter").status == 0
    made = docx.Document(str(next((here / "output").glob("*-letter.docx"))))
    told = [paragraph.text for paragraph in made.paragraphs]
    assert told[0] == "Noor Vale, Engineer"
    assert told[1] == run("blurb", "--words", "30").out.strip()
    assert told[2] == run("blurb", "--words", "30", "--voice", "first").out.strip()
    assert told[3:5] == ["Noor Vale builds weirs.", "Ask noor@example.org."]
    assert told[5] == run("blurb", "--words", "50").out.strip()
    assert "Now: Engineer, Weir Co" in told[6].splitlines()
    assert told[7] == "Seen: ."  # there is no photograph
    assert made.paragraphs[3].runs[1].italic or made.paragraphs[3].runs[1].style.name == "Emphasis"
    text = (here / "profile.toml").read_text("utf-8")
    (here / "profile.toml").write_text(text.replace("builds *weirs*", "builds *dams*"), "utf-8")
    assert run("build", "--only", "letter").status == 0  # what the file rests on is the whole profile
    made = docx.Document(str(next((here / "output").glob("*-letter.docx"))))
    assert made.paragraphs[3].text == "Noor Vale builds dams."


def test_a_section_of_ones_own_is_a_chapter_that_begins_a_page(here, run):
    shows = '[[sections]]\ntitle = "Shows"\npage = true\nentries = [{ title = "Rails", text = "Forty of them." }]\n'
    (here / "profile.toml").write_text(f"{PERSON}{WORKS}{shows}", "utf-8")
    assert run("build", "--only", "press-kit", "--only", "resume").status == 0
    pdf = pypdf.PdfReader(next((here / "output").glob("*-press-kit.pdf")))
    pages = [page.extract_text() for page in pdf.pages]
    (at,) = [number for number, page in enumerate(pages) if "Forty of" in page]
    assert any("Aeolian Tones" in page for page in pages)
    assert "Aeolian" not in pages[at]
    assert "Shows" in pages[at]
    assert "Forty of" in texts(here / "output", "resume")["pdf"]


def test_a_chapter_shows_its_photographs_on_its_page_on_the_web_and_in_word(here, run):
    Image.new("RGB", (2400, 1500), "teal").save("hall.jpg")
    Image.new("RGB", (900, 1200), "maroon").save("noor.jpg")
    photo = '[[photos]]\nfile = "noor.jpg"\nalt = "Noor Vale"\nkind = "portrait"\n'
    photo += '[[photos]]\nfile = "hall.jpg"\nid = "hall"\nalt = "A hall with rails along its walls"\n'
    section = '[[sections]]\ntitle = "Shows"\nphotos = ["%s"]\nentries = [{ title = "Rails", text = "Forty." }]\n'
    (here / "profile.toml").write_text(PERSON + WORKS + photo + section % "hall", "utf-8")
    run("templates", "copy", "bio")
    settings = here / "templates" / "bio" / "template.toml"
    settings.write_text(settings.read_text("utf-8").replace('main = ["short"', 'main = ["own", "short"'), "utf-8")
    assert run("build").status == 0
    pdf = pypdf.PdfReader(next((here / "output").glob("*-press-kit.pdf")))
    (page,) = [page for page in pdf.pages if "Forty." in page.extract_text()]
    assert "Shows" in page.extract_text()
    assert max(picture.image.size[0] for picture in page.images if picture.image) > 1000
    web = (here / "output" / "web" / "index.html").read_text("utf-8")
    assert re.search(r'<figure class="shown"><img[^>]*alt="A hall with rails along its walls"', web)
    with zipfile.ZipFile(next((here / "output").glob("*-bio.docx"))) as word:
        assert 'descr="A hall with rails along its walls"' in word.read("word/document.xml").decode()
    (here / "profile.toml").write_text(PERSON + WORKS + photo + section % "halle.jpg", "utf-8")
    told = run("check").out
    assert 'sections[1]: there is no photo "halle.jpg"\n  did you mean "hall.jpg"?' in told


def test_a_template_says_what_its_document_and_its_sections_are_called(here, run):
    folder = here / "templates" / "door"
    folder.mkdir(parents=True)
    settings = (
        'description = "A card"\ntitle = "Card for the Door"\nformats = ["pdf"]\nfile = "door"\n'
        '[headings]\nwork = "Where to find them"\nawards = "Prizes on the wall"\n'
        '[sections]\nmain = ["work", "awards"]\n'
        "[fit]\nleast = 9\nmost = 12\n"
    )
    (folder / "template.toml").write_text(settings, "utf-8")
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>'
        "<h1>{{ document.kicker }}</h1>"
        '<main data-column="main">{% for part in document.column("main") %}<h2>{{ part.heading }}</h2>'
        "{% for entry in part.entries %}<p>{{ entry.title }}</p>{% endfor %}{% endfor %}</main></body></html>"
    )
    (folder / "page.html").write_text(page, "utf-8")
    (here / "profile.toml").write_text(
        f'{PERSON}[[work]]\norganization = "Lock House"\nposition = "engineer"\n'
        '[[awards]]\ntitle = "Gate of the Year"\n'
        '[kit.sections.titles]\nawards = "Won"\n',
        "utf-8",
    )
    assert run("build").status == 0
    told = texts(here / "output", "door")["pdf"]
    assert "Card for the Door" in told
    assert "Where to find them" in told  # as the template says
    assert "Won" in told and "Prizes on the wall" not in told  # noqa: PT018 -- the profile goes first
    assert "Where to find them" not in texts(here / "output", "press-kit")["pdf"]
    assert "Card for the Door" in (here / "output" / "web" / "index.html").read_text("utf-8")

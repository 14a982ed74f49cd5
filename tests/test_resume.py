"""The résumé as recruiters and their parsers get it: read back from the bytes of the PDF and of the Word file."""

from __future__ import annotations

import datetime
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pypdf
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

import presskit
from presskit.document import Document
from presskit.kit.context import build_context
from presskit.kit.products import tasks
from presskit.template import Templates
from presskit.writers.docx import lines
from tests import profiles, validators
from tests.conftest import PERSON
from tests.pairs import EVERY

CAREERS = Path(__file__).with_name("careers")
TWO = "\n[kit]\nresume_pages = 2\n"
CASES = {
    "real": (Path(__file__).parents[1] / "profile.toml").read_text("utf-8"),
    **{path.stem: path.read_text("utf-8") for path in sorted(CAREERS.glob("*.toml"))},
    "forty": profiles.career(),
    "forty on two": profiles.career() + TWO,
    "overfull": profiles.overfull(),
    "overfull on two": profiles.overfull() + TWO,
    "little on two": profiles.TWO_JOBS + TWO,
    "only a name": profiles.ONLY_NAME,
    "one word": profiles.ONLY_NAME.replace("Ada Example", "Cher"),
    "long": profiles.LONG,
    "letters": profiles.LETTERS,
    "forty in studio": f'{profiles.career()}\n[kit]\nlook = "studio"\n',
    "letters in studio": f'{profiles.LETTERS}\n[kit]\nlook = "studio"\n',
}
PAPERS = ("a4", "letter")
FULL = ("promoted", "senior", "forty", "forty on two", "overfull", "overfull on two", "letters", "forty in studio")
"""Those whose pages end where the paper does, or a parser reads."""

BUILT = [(name, paper) for name in CASES for paper in PAPERS if paper == "a4" or name in FULL or EVERY]
EACH = pytest.mark.parametrize(("name", "paper"), BUILT)
ON_TWO = ("senior", "forty on two", "overfull on two")


class Built(NamedTuple):
    """The two files, and what they leave out."""

    pdf: Path
    word: Path
    left_out: tuple[str, ...]


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> dict[tuple[str, str], Built]:
    """Every case, and on every paper those that fill it."""
    found = {}
    for name, paper in BUILT:
        folder = tmp_path_factory.mktemp("resume")
        (folder / "profile.toml").write_text(CASES[name], "utf-8")
        day = datetime.date(2026, 1, 31)
        kit = presskit.build(folder / "profile.toml", only=["resume"], paper=paper, as_of=day)
        pdf, word = (next(path for path in kit.files if path.suffix == end) for end in (".pdf", ".docx"))
        # LibreOffice names what it prints after the file
        word = word.rename(word.with_name(f"{name.replace(' ', '-')}-{paper}.docx"))
        found[name, paper] = Built(pdf, word, kit.left_out.get(pdf.name, ()))
    return found


def fitted(text: str, folder: Path, room: dict[str, int] | None = None) -> Document:
    """The document, before it is written."""
    (folder / "profile.toml").write_text(text, "utf-8")
    profile = presskit.load(folder / "profile.toml")
    day = profile.as_of or datetime.date(2026, 1, 31)
    made = build_context(profile, folder, audience=None, as_of=day, paper=None)
    return made.drafts(made.templates.get("resume")).draft(room or {})


def words_of(text: str) -> str:
    """The text with every run of white space as one space, without the marks of lists."""
    return " ".join(word for word in unicodedata.normalize("NFC", text).split() if word != "•")


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def raw_text(path: Path) -> str:
    """In the order in which it stands in the file."""
    return validators.pdftotext(path, "-raw")


def word_text(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def letters(text: str) -> str:
    """What is told, letter by letter: spaces, dashes in dates, bullets, and marks between items are typography."""
    return re.sub(r"[\s–•|,;]", "", unicodedata.normalize("NFKC", text)).casefold()


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts follow one another."""
    at, text = 0, letters(text)
    for part in parts:
        at = text.find(letters(part), at)
        assert at >= 0, f"{part} is not there, or not after what comes before it"
        at += len(letters(part))
    return True


# --- pages -------------------------------------------------------------------------------------------------


@EACH
def test_it_has_as_many_pages_as_were_asked_for_and_no_second_one_for_a_few_lines(built, name, paper):
    reader = pypdf.PdfReader(built[name, paper].pdf)
    assert len(reader.pages) == (2 if name in ON_TWO else 1)
    if name in ON_TWO:
        heights: list[float] = []
        reader.pages[1].extract_text(
            visitor_text=lambda text, _, matrix, *__: heights.append(matrix[5]) if text.strip() else None
        )
        height = float(reader.pages[1].mediabox.height)
        running = [found for found in heights if 0 < found < height * 0.05]
        assert min(set(heights) - set(running) - {0.0}) < height * 2 / 3, "the second page is not a third full"


@pytest.fixture(scope="session")
def printed(built, tmp_path_factory) -> dict[Path, Path]:
    """The Word files as LibreOffice prints them with fonts of the same measures as Word's."""
    validators.require("libreoffice")
    return validators.libreoffice([made.word for made in built.values()], tmp_path_factory.mktemp("printed"))


@pytest.mark.parametrize("fonts", validators.STAND_INS)
def test_the_word_file_keeps_to_the_pages_of_the_pdf_whatever_stands_in_for_its_fonts(built, fonts, printed, tmp_path):
    if fonts != "word":
        printed = validators.libreoffice([made.word for made in built.values()], tmp_path, fonts)
    wrong = {
        key: (validators.pages(printed[made.word]), validators.pages(made.pdf))
        for key, made in built.items()
        if validators.pages(printed[made.word]) != validators.pages(made.pdf)
    }
    assert wrong == {}


def filled(path: Path) -> float:
    """Down to which share of its pages there is text, without what stands at their feet."""
    with pypdfium2.PdfDocument(path) as pages:
        page = pages[len(pages) - 1]
        text, high = page.get_textpage(), page.get_height()
        lowest = min(low for at in range(text.count_rects()) if (low := text.get_rect(at)[1]) > high * 0.048)
        return float((len(pages) - lowest / high) / len(pages))


def test_the_word_file_is_as_full_as_the_pdf_and_not_fuller_than_a_page_can_be(built, printed):
    differences = {key: filled(printed[made.word]) - filled(made.pdf) for key, made in built.items()}
    # the room that other fonts may take; of letters that Word's own lack, the widths are estimated, a little wide
    least = {key: -0.1 if key[0].startswith("letters") or key[0] in ON_TWO else -0.09 for key in built}
    assert {key: round(found, 3) for key, found in differences.items() if not least[key] < found < 0.03} == {}


def test_the_lines_of_a_word_file_are_counted_as_libreoffice_breaks_them_or_a_little_too_high(built, printed):
    wrong = {}
    for key, made in built.items():
        word: Any = docx.Document(str(made.word))
        section = word.sections[0]
        height = (section.page_height.pt - section.top_margin.pt) - section.bottom_margin.pt
        count, told = lines.pages(lines.blocks(word), height, lines.Spacing())
        share = filled(printed[made.word])
        lowest = (share * validators.pages(printed[made.word]) - (count - 1)) * section.page_height.pt
        # on two pages an entry that is not divided may be counted to the second that in print is on the first
        if not -4 < told - (lowest - section.top_margin.pt) < height * (0.15 if count > 1 else 0.1):
            wrong[key] = count, round(told), round(lowest - section.top_margin.pt)
    assert wrong == {}


def test_every_pdf_is_pdf_a_3a_and_pdf_ua_1(built):
    validators.require("verapdf")
    assert validators.verapdf([made.pdf for made in built.values()]) == []


def test_every_word_file_is_valid(built):
    validators.require("openxml")
    assert validators.openxml([made.word for (_, paper), made in built.items() if paper == "a4"]) == []


@pytest.mark.parametrize("name", ["forty", "overfull", "senior"])
def test_no_type_is_smaller_than_can_be_read(built, name):
    sizes: list[float] = []
    for page in pypdf.PdfReader(built[name, "a4"].pdf).pages:
        page.extract_text(
            visitor_text=lambda text, now, matrix, font, size: (
                sizes.append(size * abs(matrix[3] * now[3])) if len(text.strip()) > 40 else None
            )
        )
    assert min(sizes) >= 8.5


def test_what_has_no_room_is_named_and_the_present_position_stays(built):
    made = built["forty", "a4"]
    left_out = " ".join(made.left_out)
    text = pdf_text(made.pdf).partition("Experience")[2]  # the summary may name a position that has no room
    for n in range(40):
        assert (f"work[{n + 1}] " in left_out) != (("deputy" if n == 1 else f"grade {40 - n}\n") in _lines(text))
    assert "grade 40" in text.replace("\u00a0", " ")
    assert re.search(r"work: (\d+ of 80 )?points", left_out)
    assert built["graduate", "a4"].left_out == ()


def _lines(text: str) -> str:
    """The text with a line break after each position."""
    return re.sub(r"(grade \d+)", r"\1\n", words_of(text)).replace("Deputy", "deputy")


# --- what stands where -------------------------------------------------------------------------------------

OF_PROMOTED = (
    *("Teodor Vance", "Director of structural engineering", "Tacoma, Washington", "teodor@example.org"),
    *("+1 253 555 0142", "example.com/in/teodor-vance", "Summary", "Experience"),
    *("Sound & Harbor Engineers, Tacoma, Washington", "June 2011 – Present"),
    *(
        "Director of structural engineering",
        "Apr 2021 – Present",
        "Leads 34 engineers",
        "Brought the first eleven-story",
    ),
    *("Principal engineer", "Sept 2017 – Mar 2021", "Senior engineer", "Feb 2014 – Aug 2017", "Engineer"),
    *("Board member", "Jan 2019 – Present", "Cascade Timber Council", "Chairs the committee on tall timber."),
    *("Adjunct lecturer, statics", "Sept 2015 – June 2020"),
    *("Summer intern, Sound & Harbor Engineers", "June 2007 – Aug 2007", "Education"),
    *("MS, civil engineering", "2007 – 2009", "University of Puget North", "Olympia, Washington"),
    *("BS, civil engineering", "2007", "Kettle State University", "Grade: 3.8"),
    *("Certificates", "Structural Engineer, Washington", "May 2016"),
    *("Skills", "Analysis (expert): nonlinear dynamics, base isolation", "Tools: ETABS, Tekla, Python"),
    *("Languages", "English (native), Romanian (fluent)"),
)


@pytest.mark.parametrize("read", [pdf_text, raw_text, word_text])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_parser_reads_name_contact_summary_and_of_each_entry_what_when_and_where(built, read, paper):
    made = built["promoted", paper]
    lower = ("Certificates", "Structural Engineer, Washington", "May 2016") if paper == "letter" else ()
    told = [part for part in OF_PROMOTED if part not in lower]  # which have no room there
    assert in_order(read(made.word if read is word_text else made.pdf), *told)


READERS: dict[str, Callable[[Path], str]] = {
    "poppler": lambda path: validators.pdftotext(path),
    "poppler, as laid out": lambda path: validators.pdftotext(path, "-layout"),
    "poppler, as written": raw_text,
    "pdfium": lambda path: "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)),
    "pypdf": pdf_text,
}
HEADS = ("Heading 2", "Heading 3", "Brief Entry", "Brief Position")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["promoted", "senior", "changer", "graduate", "forty", "forty in studio"])
def test_every_program_reads_a_date_right_after_its_own_title(built, name, reader):
    made = built[name, "a4"]
    word: Any = docx.Document(str(made.word))
    heads = [row.text for row in word.paragraphs if row.style.name in HEADS]
    dated = [head for head in heads if re.search(r"\t[^ ].*\d{4}|\t.*Present", head)]
    text = letters(READERS[reader](made.pdf))
    assert len(dated) > 1
    assert [head for head in dated if letters(head) not in text] == []


def test_dates_end_at_the_right_margin_beside_what_they_date(built):
    with pypdfium2.PdfDocument(built["promoted", "a4"].pdf) as pages:
        text = pages[0].get_textpage()
        told = text.get_text_range()
        month = "(?:[A-Z][a-z]+ )?"
        date = re.compile(rf"(?<= ){month}\d{{4}}(?: – {month}(?:\d{{4}}|Present))?(?=\r?\n)")
        dates = date.finditer(told, told.index("Experience"))  # above it a telephone number may end as a year does
        edges = [text.get_charbox(date.end() - 1, loose=True)[2] for date in dates]
        assert len(edges) > 6
        assert max(edges) - min(edges) < 1.5
        assert abs((210 - 22) / 25.4 * 72 - min(edges)) < 3


def test_several_pages_end_together(built):
    for name, paper in BUILT:
        if name not in ON_TWO:
            continue
        with pypdfium2.PdfDocument(built[name, paper].pdf) as pages:
            ends = []
            for page in pages:
                text, foot = page.get_textpage(), page.get_height() * 0.048
                lowest = (text.get_rect(at)[1] for at in range(text.count_rects()))
                ends.append(min(low for low in lowest if low > foot))
        assert max(ends) - min(ends) < 84, (name, paper, ends)  # an entry that is not divided may be so high


@EACH
def test_both_formats_say_the_same_words_in_the_same_order(built, name, paper):
    made = built[name, paper]
    if name.startswith("letters"):  # pdftotext puts the accents of two of its letters elsewhere
        assert set(letters(word_text(made.word))) <= set(letters(raw_text(made.pdf)))
        return
    # poppler 26 leaves out the spaces of the small line at the foot, and the end of the page's last line
    running = re.compile(r"^.*, ?(CV|Résumé)\s+2 / 2$|^.*, ?(CV|Résumé)$|^2 / 2$", re.MULTILINE)
    said, written = letters(running.sub("", raw_text(made.pdf).replace("\f", "\n"))), letters(word_text(made.word))
    foot = said.removeprefix(written)
    assert said == written or re.fullmatch(r".{3,80},(?:cv|résumé)2/2", foot)


def test_positions_at_one_employer_stand_under_it_with_the_whole_span_and_a_return_after_years_apart(tmp_path):
    work = fitted(CASES["promoted"], tmp_path).section("work")
    assert work is not None
    stay, *others = work.entries
    assert (stay.title, stay.dates, stay.details) == (
        "Sound & Harbor Engineers",
        "June 2011 – Present",
        ("Tacoma, Washington",),
    )
    assert [(part.title, part.subtitle, part.dates) for part in stay.parts] == [
        ("Director of structural engineering", "", "Apr 2021 – Present"),
        ("Principal engineer", "", "Sept 2017 – Mar 2021"),
        ("Senior engineer", "", "Feb 2014 – Aug 2017"),
        ("Engineer", "", "June 2011 – Jan 2014"),
    ]
    assert ("Summer intern", "Sound & Harbor Engineers", "June 2007 – Aug 2007") in [
        (entry.title, entry.subtitle, entry.dates) for entry in others
    ]


STAY = """
as_of = 2026-01-31
[person]
name = "Ada Example"
[[work]]
organization = "Quay"
position = "head"
{first}
[[work]]
organization = "Quay"
position = "clerk"
{second}
"""


@pytest.mark.parametrize(
    ("first", "second", "dates"),
    [
        ('start = "2020-02"', 'start = 2016\nend = "2020-01"', "2016 – Present"),
        ("start = 2020\nend = 2022", "start = 2016\nend = 2019", "2016 – 2022"),
        ("start = 2020", "current = false", ""),  # nobody knows when it began
        ("start = 2020\ncurrent = false", "start = 2016\nend = 2019", ""),  # nor when it ended
        ("start = 2020\nend = 2031", "start = 2016\nend = 2019", "2016 – 2031"),
        ('start = "2020-03"', 'start = 2016\nend = "2020-01"', None),  # a month between them
    ],
)
def test_the_span_of_a_stay_claims_no_more_than_its_positions(tmp_path, first, second, dates):
    work = fitted(STAY.format(first=first, second=second), tmp_path).section("work")
    assert work is not None
    assert [entry.dates for entry in work.entries if entry.parts] == ([dates] if dates is not None else [])


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ('start = "2021-03"', "Mar 2021 – Present"),
        ('start = "2021-03"\nend = "2024-08"', "Mar 2021 – Aug 2024"),
        ("start = 2019\nend = 2019", "2019"),
        ("end = 2011", "Until 2011"),
        ("start = 2011\ncurrent = false", "From 2011"),
        ("current = false", "Formerly"),
        ("", ""),
        ("current = true", "Present"),
        ('start = "2021-03"\nend = "2026-09"', "Mar 2021 – Sept 2026"),  # an end that lies ahead is told
        ('start = "2021-03-15"\nend = "2026-01-30"', "Mar 2021 – Jan 2026"),
    ],
)
def test_dates_are_told_one_way_and_the_present_follows_the_day(tmp_path, dates, told):
    text = 'as_of = 2026-01-31\n[person]\nname = "Ada Example"\n[[work]]\norganization = "Quay"\nposition = "head"\n'
    work = fitted(text + dates, tmp_path).section("work")
    assert work is not None
    assert work.entries[0].dates == told


def test_the_contact_is_the_persons_own_else_the_first_named(tmp_path):
    promoted = fitted(CASES["promoted"], tmp_path).section("contacts")
    assert promoted is not None
    assert promoted.entries[0].title == ""
    assert [link.label for link in promoted.entries[0].links] == [
        "teodor@example.org",
        "+1 253 555 0142",
        "example.com/in/teodor-vance",
    ]
    press = re.sub(r'\[\[contacts\]\]\nname = "Teodor Vance".*', "", CASES["promoted"], flags=re.DOTALL)
    named = fitted(press, tmp_path).section("contacts")
    assert named is not None
    assert (named.entries[0].title, named.entries[0].links[0].label) == ("Front desk", "press@soundharbor.example")


def test_addresses_are_printed_as_words_and_lead_there(built):
    made = built["changer", "a4"]
    targets = {
        str(annotation.get_object()["/A"]["/URI"])
        for page in pypdf.PdfReader(made.pdf).pages
        for annotation in page.get("/Annots", ())
    }
    word = docx.Document(str(made.word))
    linked = {rel.target_ref for rel in word.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.HYPERLINK}
    wanted = {"https://quade.example/", "mailto:marisol@quade.example", "https://www.example.org/marisol/cuecheck"}
    assert wanted <= targets
    assert wanted == linked
    assert in_order(raw_text(made.pdf), "quade.example", "Cuecheck", "author", "example.org/marisol/cuecheck")


def test_sections_are_ordered_renamed_hidden_and_the_profiles_own_stand_among_them(tmp_path):
    document = fitted(CASES["changer"], tmp_path)
    assert [section.heading for section in document.column("main")] == [
        *("Summary", "Skills", "Software", "Education", "Experience", "Volunteering", "Stage credits", "References"),
    ]
    assert document.section("interests") is None


@pytest.mark.slow
def test_the_summary_is_short_in_the_first_person_and_says_more_than_the_headline(tmp_path):
    for name in ("real", "promoted", "changer", "senior"):
        summary = fitted(CASES[name], tmp_path).section("summary")
        assert summary is not None
        assert summary.entries[0].text.startswith(("I ", "In ", "At ", "My "))
        assert len(summary.entries[0].text.split()) <= 36
        assert summary.entries[0].claims
    person = '[person]\nname = "Ada Example"\noccupations = ["engineer"]\n'
    assert fitted(person, tmp_path).section("summary") is None
    pinned = person + '[[pinned]]\nwords = 36\nvoice = "first"\ntext = "I build what lasts."\n'
    summary = fitted(pinned, tmp_path).section("summary")
    assert summary is not None
    assert summary.entries[0].text == "I build what lasts."


def test_a_summary_made_of_facts_says_what_the_person_is_and_no_list_of_projects(tmp_path):
    person = '[person]\nname = "Ada Example"\noccupations = ["engineer", "teacher"]\n'
    post = '[[work]]\norganization = "Harbour Works"\nposition = "head of design"\nstart = 2019\n'
    projects = "".join(f'[[projects]]\nname = "Crane {n}"\n' for n in range(4))
    summary = fitted(person + post + projects, tmp_path).section("summary")
    assert summary is not None
    assert "head of design" in summary.entries[0].text
    assert "Crane" not in summary.entries[0].text


def test_a_summary_of_the_owners_own_is_the_summary_and_nothing_beside_it(tmp_path):
    person = '[person]\nname = "Ada Example"\nheadline = "nurse"\n'
    post = '[[work]]\norganization = "General Hospital"\nposition = "nurse"\nstart = 2019\n'
    own = "[[bio]]\ntext = 'Critical-care nurse with seven years in a trauma centre.'\n"
    summary = fitted(person + post + own, tmp_path).section("summary")
    assert summary is not None
    assert summary.entries[0].text == "Critical-care nurse with seven years in a trauma centre."


@pytest.mark.parametrize(("language", "title"), [("en-GB", "CV"), ("en-US", "Résumé"), ("en", "CV")])
def test_it_is_called_what_its_region_calls_it(tmp_path, language, title):
    document = fitted(f'language = "{language}"\n{profiles.ONLY_NAME}', tmp_path)
    assert document.kicker == title


# --- the files ---------------------------------------------------------------------------------------------


def test_the_pdf_has_a_title_bookmarks_tags_and_lists(built):
    reader = pypdf.PdfReader(built["promoted", "a4"].pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == "Teodor Vance: Résumé"
    titles = [str(item.title) for item in _flat(reader.outline)]
    assert titles == ["Teodor Vance", "Summary", "Experience", "Education", "Certificates", "Skills", "Languages"]
    tags = _tags(reader.root_object["/StructTreeRoot"])
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 6
    assert tags.count("/H4") == 4  # the positions of one stay
    assert {"/L", "/LI", "/LBody", "/Link"} <= set(tags)


def _flat(outline: Any) -> list[Any]:
    return [one for item in outline for one in (_flat(item) if isinstance(item, list) else [item])]


def _tags(element: Any) -> list[str]:
    element = element.get_object()
    if not isinstance(element, pypdf.generic.DictionaryObject):
        return [tag for child in element for tag in _tags(child)] if isinstance(element, list) else []
    below = _tags(element["/K"]) if "/K" in element else []
    return [str(element["/S"]), *below] if "/S" in element else below


def test_the_word_file_is_made_of_styles_and_lists_alone(built):
    made = built["senior", "a4"]
    document: Any = docx.Document(str(made.word))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[:3] == ["Title", "Subtitle", "Contact"]
    assert {"Heading 1", "Heading 2", "Heading 3", "Body Text", "List Bullet", "Brief Entry"} <= set(styles)
    assert len(document.tables) == 0
    with zipfile.ZipFile(made.word) as archive:
        xml = archive.read("word/document.xml").decode()
        style_sheet = archive.read("word/styles.xml").decode()
    for box in ("w:txbxContent", "w:framePr", "w:tbl>", "w:cols w:num", "w:drawing", "{{", "{%"):
        assert box not in xml
    dated = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Heading 2")
    assert re.search(r"\t(\w+ )?\d{4} – ", dated.text)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        assert document.styles[name].paragraph_format.keep_with_next
    assert "w:widowControl" in style_sheet
    assert 'w:val="en-GB"' in style_sheet
    assert document.core_properties.title == "Dr Honor Castellane, FREng: CV"
    assert document.core_properties.language == "en-GB"


def test_the_same_facts_make_the_same_bytes(built, tmp_path):
    (tmp_path / "profile.toml").write_text(CASES["promoted"], "utf-8")
    kit = presskit.build(tmp_path / "profile.toml", only=["resume"], as_of=datetime.date(2026, 1, 31), paper="a4")
    made = built["promoted", "a4"]
    again = {path.suffix: path.read_bytes() for path in kit.files}
    assert (again[".pdf"], again[".docx"]) == (made.pdf.read_bytes(), made.word.read_bytes())


def test_a_restyled_copy_is_used_as_it_is_and_an_unknown_tag_is_told(here, run):
    (here / "profile.toml").write_text(CASES["graduate"], "utf-8")
    assert run("templates", "copy", "resume").status == 0
    file = here / "templates" / "resume" / "resume.docx"
    document = docx.Document(str(file))
    document.styles["Heading 1"].font.name = "Papyrus"
    spacing = document.styles["Heading 1"].paragraph_format.space_before
    document.save(str(file))
    assert run("build", "--only", "resume").status == 0
    made = docx.Document(str(here / "output" / "bryony-aske-resume.docx"))
    assert made.styles["Heading 1"].font.name == "Papyrus"
    assert made.styles["Heading 1"].paragraph_format.space_before == spacing
    document.add_paragraph("Her {{ document.nickname }}")
    document.save(str(file))
    told = run("check")
    assert told.status == 1
    assert "nickname" in told.out
    assert "Her" in told.out


def test_both_files_are_one_task_so_that_pages_are_laid_out_once(tmp_path):
    (tmp_path / "profile.toml").write_text(CASES["graduate"], "utf-8")
    profile = presskit.load(tmp_path / "profile.toml")
    made = build_context(profile, tmp_path, audience=None, as_of=datetime.date(2026, 1, 31), paper=None)
    assert [task.name for task in tasks(made, "resume")] == ["resume.pdf"]
    assert Templates(None).get("resume").settings.kind == "resume"


def test_what_is_written_by_the_person_is_shown_as_written(built, tmp_path):
    text = profiles.TWO_JOBS + '[[skills]]\nname = "<b>{{ 7 * 7 }}</b> & #tags"\nkeywords = ["{% if x %}", "C*"]\n'
    (tmp_path / "profile.toml").write_text(text, "utf-8")
    kit = presskit.build(tmp_path / "profile.toml", only=["resume"])
    pdf, word = (next(path for path in kit.files if path.suffix == end) for end in (".pdf", ".docx"))
    for said in (raw_text(pdf), word_text(word)):
        assert letters("<b>{{ 7 * 7 }}</b> & #tags: {% if x %}, C*") in letters(said)


def test_a_program_reads_the_name_apart_from_the_line_below_it(here, run):
    (here / "profile.toml").write_text(PERSON, "utf-8")
    for look in ("editorial", "studio", "gallery"):
        (here / "profile.toml").write_text(f'{PERSON}[kit]\nlook = "{look}"\n', "utf-8")
        assert run("build", "--only", "resume").status == 0
        page = pypdf.PdfReader("output/ada-lind-resume.pdf").pages[0]
        assert page.extract_text().splitlines()[:2] == ["Ada Lind", "Engineer"]

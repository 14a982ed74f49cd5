"""The Word bio as Word, LibreOffice and screen readers get it, and what its template's author is told."""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.enum.dml import MSO_THEME_COLOR
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph

import presskit
from presskit.document import Document, Entry, Link, Portrait, Section
from presskit.package_files import builtin
from presskit.problems import Problem, Problems
from presskit.template import Template, Templates
from presskit.writers import docx as writer
from presskit.writers.docx.wordml import PICTURE
from tests import validators

DAY = datetime.date(2026, 1, 31)
AS_WRITTEN = (
    "<script>alert('x')</script> {{ document.title }} {% if x %} {# y #} {%p endif %} #tag & \"a\" ]]> {_{ }_} ]]"
)


def png(side: int = 8) -> bytes:
    """A small square picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"\0".join([b"", *[b"\x9c\x3b\x22" * side] * side]))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


XAI = Link("xAI", "https://example.org/?a=1&b=2")
FULL = Document(
    "bio",
    "Biography",
    "Ada <Example> & Co.",
    "Builder of *foot*bridges",
    "en-GB",
    Portrait("AE"),
    (
        Section("short", "Short biography", "prose", (Entry("bio", text=AS_WRITTEN, details=("50 words",)),)),
        Section(
            "long", "Long biography", "prose", (Entry("bio", text="One *two* three.\n\nFour.", details=("4 words",)),)
        ),
        Section("facts", "At a glance", "facts", (Entry("person", "Now", text="Founder, *Example*"),)),
        Section("numbers", "In numbers", "numbers", (Entry("numbers[1]", "11", "bridges"),)),
        Section(
            "work",
            "Experience",
            "entries",
            (
                Entry(
                    "work[1]",
                    "xAI",
                    "xAI engineer",
                    "2023–2025",
                    ("london",),
                    "What she did.",
                    ("First\nin two lines", "Second\ttabbed"),
                    (XAI, Link("Video", "https://example.org/v")),
                ),
                Entry("work[2]", "OpenAI"),
            ),
        ),
        Section("quotes", "Quotes", "quotes", (Entry("quotes[1]", text="It *holds*.", details=("on bridges",)),)),
        Section("contacts", "Contact", "contacts", (Entry("c", "Press", links=(Link("a@b.org", "mailto:a@b.org"),)),)),
        Section("sources", "Sources", "list", (Entry("s", "xAI", "Daily", "2024", ("read",), links=(XAI,)),)),
    ),
    ("As of 31 January 2026",),
    "Builder of *foot*bridges",
    ("bridges", "timber"),
)
BARE = Document("bio", "", "Cher", "", "de", Portrait("C"), ())
WITH_PHOTO = replace(FULL, portrait=Portrait("AE", "ada.png", "Ada at her <desk>"))


def write(
    document: Document = FULL,
    template: Template | None = None,
    paper: str = "a4",
    warn: Callable[[Problem], None] = pytest.fail,  # type: ignore[assignment]  # a warning would be a surprise
) -> bytes:
    template = template or Templates().get("bio")
    appearance = writer.Appearance(paper)
    return writer.write(document, template, appearance, day=DAY, pictures={"ada.png": png()}, warn=warn)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def told_in(document: Any) -> list[Any]:
    """The paragraphs of a body in order, those of its head's table too; the one with the picture has no text."""
    return [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in told_in(opened(data))]


def empty(document: Any) -> None:
    """Take everything out of the body."""
    for element in [element for element in document.element.body if element.tag != qn("w:sectPr")]:
        document.element.body.remove(element)


def member(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@pytest.fixture
def edited(tmp_path) -> Callable[..., Template]:
    """The built-in template after its user has edited it: other paragraphs, or whatever `change` does to it."""

    def edit(*texts: str, change: Callable[[Any], object] | None = None, data: bytes | None = None) -> Template:
        file = tmp_path / "templates" / "bio" / "bio.docx"
        file.parent.mkdir(parents=True, exist_ok=True)
        document = docx.Document(str(builtin() / "bio" / "bio.docx"))
        if texts:
            empty(document)
        for text in texts:
            document.add_paragraph(text)
        if change:
            change(document)
        document.save(str(file))
        if data is not None:
            file.write_bytes(data)
        return Templates(tmp_path).get("bio")

    return edit


def told(template: Template, document: Document = FULL) -> list[tuple[str, str]]:
    with pytest.raises(Problems) as found:
        write(document, template, warn=lambda problem: None)
    assert {problem.path for problem in found.value.problems} == {"templates/bio/bio.docx"}
    return [(problem.message, problem.hint) for problem in found.value.problems]


# --- what its readers get ----------------------------------------------------------------------------------


def test_says_everything_in_order_in_the_styles_of_its_kind():
    assert paragraphs(write()) == [
        ("Kicker", "Biography"),
        ("Title", "Ada <Example> & Co."),
        ("Subtitle Alone", "Builder of footbridges"),
        ("Heading 1", "Short biography\t50 words"),
        ("Lead", AS_WRITTEN),
        ("Heading 1", "Long biography\t4 words"),
        ("Body Text", "One two three."),
        ("Body Text", "Four."),
        ("Heading 1", "At a glance"),
        ("Fact", "Now\tFounder, Example"),
        ("Heading 1", "In numbers"),
        ("Fact", "11\tbridges"),
        ("Heading 1", "Experience"),
        ("Heading 2", "2023–2025\txAI"),
        ("Entry Detail", "xAI engineer, london"),
        ("Body Text", "What she did."),
        ("List Bullet", "First\nin two lines"),
        ("List Bullet", "Second\ttabbed"),
        ("Entry Detail", "Video"),
        ("Heading 2", "\tOpenAI"),
        ("Heading 1", "Quotes"),
        ("Quote", "“It holds.”"),
        ("Quote Source", "Ada <Example> & Co., on bridges"),
        ("Heading 1", "Contact"),
        ("Heading 2", "\tPress"),
        ("Entry Detail", "a@b.org"),
        ("Heading 1", "Sources"),
        ("Source", "xAI, Daily, 2024, read"),
    ]


def test_what_the_profile_does_not_have_leaves_no_trace():
    assert paragraphs(write(BARE)) == [("Kicker", ""), ("Title", "Cher")]


def test_a_name_too_long_for_its_size_is_set_smaller():
    sizes = {"Ada Example": "Default Paragraph Font", "Ada Ex-" * 6: "Long Title", "Ada " * 60: "Longer Title"}
    for name, style in sizes.items():
        _, title = told_in(opened(write(replace(BARE, title=name))))
        assert {run.style.name for run in title.runs if run.text} == {style}
        assert title.text == name


def test_emphasis_is_a_style_not_a_formatting():
    data = write()
    runs = [run for paragraph in told_in(opened(data)) for run in paragraph.runs if run.style.name == "Emphasis"]
    assert [run.text for run in runs] == ["foot", "two", "Example", "holds"]
    assert "<w:i/>" not in member(data, "word/document.xml")


def test_links_are_real_and_look_like_links():
    document = opened(write())
    links = [link for paragraph in told_in(document) for link in paragraph.hyperlinks]
    assert [(link.text, link.url) for link in links] == [
        ("xAI", XAI.url),
        ("Video", "https://example.org/v"),
        ("a@b.org", "mailto:a@b.org"),
        ("xAI", XAI.url),
    ]
    assert {run.style.name for link in links for run in link.runs} == {"Hyperlink"}


def test_headings_are_headings_and_stay_with_what_follows():
    styles = opened(write()).styles
    for level in (1, 2):
        style = styles[f"Heading {level}"]
        assert style.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
        assert style.paragraph_format.keep_with_next


@pytest.mark.slow
def test_the_head_reaches_from_edge_to_edge_with_a_photograph_and_without(tmp_path):
    for paper, wide in (("a4", 11906), ("letter", 12240)):
        for document, high in ((FULL, Mm(70)), (WITH_PHOTO, Mm(84))):
            word = opened(write(document, paper=paper))
            (table,) = word.tables
            indent = int(table._tbl.tblPr.find(qn("w:tblInd")).get(qn("w:w")))
            assert sum(cell.width.twips for cell in table.rows[0].cells) == wide
            assert word.sections[0].left_margin.twips + indent == 0
            assert abs(table.rows[0].height - high) < Mm(1)
            edge = int(table._tbl.find(f".//{qn('w:tcMar')}/{qn('w:left')}").get(qn("w:w")))
            heading = word.styles["Heading 1"].paragraph_format.left_indent.twips
            assert edge == word.sections[0].left_margin.twips + heading  # its text stands above the labels
            (above,) = word.sections[0].first_page_header.paragraphs  # of its own, since LibreOffice makes a high one
            assert above.style.paragraph_format.line_spacing < Pt(1)


def test_the_photograph_has_its_alternative_text_and_its_width():
    data = write(WITH_PHOTO)
    document = opened(data)
    (picture,) = document.element.body.iter(PICTURE)
    assert picture.get("descr") == "Ada at her <desk>"
    assert {picture.getparent().extent.cx, picture.getparent().extent.cy} == {Mm(84)}
    assert document.tables[0].cell(0, 1).paragraphs[0].style.name == "Portrait"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [archive.read(name) for name in archive.namelist() if "media/" in name] == [png()]


def test_the_footer_says_the_day_and_counts_its_pages():
    section = opened(write()).sections[0]
    for footer in (section.footer, section.first_page_footer):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "As of 31 January 2026\t / "
        fields = paragraph._element.findall(qn("w:fldSimple"))
        assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Ada <Example> & Co.\tBiography"


def test_says_its_title_author_dates_and_language_and_nothing_of_the_templates_author(edited):
    def signed(document: Any) -> None:
        properties = document.core_properties
        properties.last_modified_by, properties.author, properties.comments = "Jane", "Jane", "draft by Jane"
        properties.revision, properties.last_printed = 17, datetime.datetime(2020, 1, 1)  # noqa: DTZ001 as Word has it
        settings = document.settings.element
        part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/settings"))
        template = part.relate_to("file:///C:/Users/Jane/x.dotx", "http://x/attachedTemplate", is_external=True)
        settings.insert(1, parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{template}"/>'))

    data = write(template=edited(change=signed))
    properties = opened(data).core_properties
    assert properties.title == "Ada <Example> & Co.: Biography"
    assert properties.author == "Ada <Example> & Co."
    assert properties.subject == "Builder of footbridges"
    assert properties.keywords == "bridges, timber"
    assert properties.language == "en-GB"
    assert properties.revision == 1
    assert {properties.created, properties.modified} == {datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC)}
    assert (properties.last_modified_by, properties.comments, properties.last_printed) == ("", "", None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if b"Jane" in archive.read(name)]


def test_a_property_longer_than_word_takes_is_not_cut_but_left_out_and_told():
    told: list[Problem] = []
    name, topics = "Ada " * 62 + "Lind", tuple(f"bridges of {n} spans" for n in range(20))
    document = replace(BARE, title=name, kicker="Biography", keywords=topics, description="x" * 255)
    properties = opened(write(document, warn=told.append)).core_properties
    assert properties.title == properties.author == name  # without what it is, there is room for it
    assert (properties.subject, properties.keywords) == ("x" * 255, "")
    assert [(problem.severity, problem.path, problem.code) for problem in told] == [("advice", "bio.docx", "property")]
    assert told[0].message.startswith("keywords")


@pytest.mark.parametrize(
    ("language", "attributes"), [("de-AT", {"val"}), ("ja", {"val", "eastAsia"}), ("he", {"val", "bidi"})]
)
def test_the_whole_text_has_the_language_of_the_profile(language, attributes):
    styles = opened(write(replace(FULL, language=language))).styles.element
    found = styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}").attrib
    assert {name.rpartition("}")[2] for name, value in found.items() if value == language} == attributes


def test_letter_has_columns_as_wide_as_a4_has():
    a4, letter = (opened(write(paper=paper)).sections[0] for paper in ("a4", "letter"))
    assert (a4.page_width.twips, a4.page_height.twips) == (11906, 16838)
    assert (letter.page_width.twips, letter.page_height.twips) == (12240, 15840)
    widths = {page.page_width - page.left_margin - page.right_margin for page in (a4, letter)}
    assert len(widths) == 1


def test_a_page_of_another_size_stays_as_its_author_wants_it(edited):
    def a5(document: Any) -> None:
        document.sections[0].page_width, document.sections[0].page_height = Mm(148), Mm(210)

    section = opened(write(template=edited(change=a5), paper="letter")).sections[0]
    assert section.page_width.twips == Twips(Mm(148).twips).twips


def test_the_same_input_gives_the_same_bytes_in_another_process_too():
    script = (
        "import hashlib; from tests.test_docx import WITH_PHOTO, write;"
        "print(hashlib.sha256(write(WITH_PHOTO)).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": "src"},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == hashlib.sha256(write(WITH_PHOTO)).hexdigest()


def test_nothing_heavy_is_loaded_before_a_word_file_is_written():
    script = "import sys, presskit.writers.docx; print({'docx', 'docxtpl', 'lxml', 'jinja2'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


# --- the template ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_built_in_template_is_small_and_has_nothing_wrong():
    template = Templates().get("bio")
    assert writer.check(template) == []
    assert template.file("bio.docx").stat().st_size < 40_000


@pytest.mark.parametrize("name", ["bio", "resume", "one-sheet", "cover-letter"])
def test_the_built_in_file_is_what_its_script_makes(tmp_path, name):
    script = Path(__file__).parents[1] / "tools" / f"word_{name.replace('-', '_')}.py"
    subprocess.run([sys.executable, script, tmp_path / "made.docx"], check=True)
    with zipfile.ZipFile(tmp_path / "made.docx") as made, zipfile.ZipFile(builtin() / name / f"{name}.docx") as kept:
        assert made.namelist() == kept.namelist()
        assert [name for name in made.namelist() if made.read(name) != kept.read(name)] == []


def test_a_user_can_restyle_it_with_tables_headers_notes_and_links(edited):
    template = edited(data=restyled())
    assert [problem for problem in writer.check(template) if problem.severity == "error"] == []
    document = opened(write(template=template))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Ada <Example> & Co.: xAI", "tail"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Short biography", AS_WRITTEN],
        ["Long biography", "One two three.\n\nFour."],
    ]
    header = document.sections[0].header
    assert [(link.text, link.url) for link in header.paragraphs[0].hyperlinks] == [("our site", "https://example.org/")]
    assert len(document.tables) == 1  # the other has no rows
    assert "Ada &lt;Example&gt; in a note" in member(write(template=template), "word/footnotes.xml")


NOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{{{{ document.title.split(" &amp;")[0] }}}}'
    " in a note</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def in_look(template: Template, look: str, accent: str | None = None) -> bytes:
    appearance = writer.Appearance("a4", Templates().look(look), accent)
    return writer.write(FULL, template, appearance, day=DAY, pictures={}, warn=lambda problem: None)


@pytest.mark.slow
def test_a_look_dresses_the_built_in_file_and_leaves_a_users_own_as_it_is(edited):
    built_in, own = Templates().get("bio"), edited(data=restyled())
    plain, studio = in_look(built_in, "editorial"), in_look(built_in, "studio")
    assert paragraphs(plain) == paragraphs(studio)  # one template for both
    assert member(plain, "word/styles.xml") != member(studio, "word/styles.xml")
    theme, fonts = member(studio, "word/theme/theme1.xml"), member(studio, "word/fontTable.xml")
    assert re.findall(r'<a:latin typeface="(\w+)"', theme)[:2] == ["Arial", "Arial"]
    assert '<w:altName w:val="Liberation Sans"/>' in fonts
    title = opened(studio).styles["Title"].font
    assert (title.bold, title.size.pt, title.color.theme_color) == (True, 42, MSO_THEME_COLOR.BACKGROUND_1)
    assert str(opened(studio).styles["Heading 1"].font.color.rgb) == "2D45F0"
    assert str(opened(in_look(built_in, "studio", "#7A1F5C")).styles["Heading 1"].font.color.rgb) == "7A1F5C"
    assert in_look(own, "studio") == in_look(own, "editorial")


def test_a_style_that_a_word_file_does_not_have_is_told_at_its_line(here, run):
    (here / "profile.toml").write_text('[person]\nname = "Ada Example"\n[kit]\nlook = "mine"\n', "utf-8")
    shutil.copytree(builtin() / "looks" / "editorial", here / "templates" / "looks" / "mine")
    file = here / "templates" / "looks" / "mine" / "look.toml"
    text = file.read_text("utf-8")
    file.write_text(f"{text}\n[word.styles.bio]\nTitel = {{ size = 30 }}\n[word.styles.resum]\nTitle = {{}}\n", "utf-8")
    told = run("check")
    line = len(text.splitlines()) + 3
    assert told.status == 1
    assert (
        f'templates/looks/mine/look.toml:{line}:1: bio.docx has no style "Titel"\n  did you mean "Title"?' in told.out
    )
    assert 'there is no built-in Word file "resum"\n  did you mean "resume"?' in told.out


def restyled() -> bytes:
    """A user's template with a table, a table that stays empty, a link in the header and tags that Word split."""
    document = docx.Document(str(builtin() / "bio" / "bio.docx"))
    empty(document)
    split = document.add_paragraph()
    for part in ("{", "{ docu", "ment.tit", "le }", "}: {{r document.sec", "tion(“work”).entries[0] | link }}"):
        run = split.add_run(part)
        run._element.addnext(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
        run._element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="sv-SE"/>'))
    for kind in ("prose", "nothing"):
        table = document.add_table(3, 2)
        table.cell(0, 0).text = f'{{%tr for part in document.sections if part.kind == "{kind}" %}}'
        table.cell(1, 0).text, table.cell(1, 1).text = "{{ part.heading }}", "{{ part.entries[0].text | rich }}"
        table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("tail")
    header = document.sections[0].header
    header.paragraphs[0].text = '{{ "our site" | link("https://example.org/") }}'
    note = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        NOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(note, RELATIONSHIP_TYPE.FOOTNOTES)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_runs_keep_the_formatting_around_what_a_tag_prints(edited):
    def bold(document: Any) -> None:
        document.add_paragraph().add_run('before {{ "a *b* c" | rich }} after').bold = True

    paragraph = opened(write(template=edited("x", change=bold))).paragraphs[-1]
    assert [(run.text, run.bold, run.style.name) for run in paragraph.runs] == [
        ("before a ", True, "Default Paragraph Font"),
        ("b", True, "Emphasis"),
        (" c after", True, "Default Paragraph Font"),
    ]


def test_names_may_be_asked_for_before_they_are_used(edited):
    template = edited("{{ nickname is defined }} {{ document.nickname | default('none') }}")
    assert paragraphs(write(template=template)) == [("Normal", "False none")]


def test_pictures_without_alternative_text_are_advised_of(edited):
    heard: list[Problem] = []
    template = edited("x", change=lambda document: document.add_picture(io.BytesIO(png())))
    write(template=template, warn=heard.append)
    assert [(problem.severity, problem.message) for problem in heard] == [
        ("advice", 'the picture "Picture 1" has no alternative text')
    ]
    assert writer.check(template) == heard


WRONG = {
    "an unknown name": (
        ["Dear {{ documnet.title }}"],
        'there is no "documnet" here in “Dear {{ documnet.title }}”',
        'did you mean "document"?',
    ),
    "an unknown field": (
        ["{{ document.titel }}"],
        'there is no "titel" here in “{{ document.titel }}”',
        'did you mean "title"?',
    ),
    "an unknown field in a loop": (
        ["{%p for section in document.sections %}", "Here: {{ section.headin }}", "{%p endfor %}"],
        'there is no "headin" here in “Here: {{ section.headin }}”',
        'did you mean "heading"?',
    ),
    "a misspelt name of a loop": (
        ["{%p for section in document.sections %}", "{{ secton.heading }}", "{%p endfor %}"],
        'there is no "secton" here in “{{ secton.heading }}”',
        'did you mean "section"?',
    ),
    "a question for a name that there is not": (
        ["{%p if docs %}", "{%p endif %}"],
        'there is no "docs" here in “{%p if docs %}”',
        "docs/templates.md lists what a template can name",
    ),
    "a section that may be absent": (
        ['{{ document.section("awards").heading }}'],
        'there may be nothing of which to take "heading" in “{{ document.section("awards").heading }}”',
        "ask first, with {%p if … %}, whether it is there",
    ),
    "an unclosed tag": (
        ["Born as {{ document.title", "and so on"],
        '"{{" opens a tag that is not closed in “Born as {{ document.title”',
        'write "}}" in the same paragraph, or take "{{" out',
    ),
    "an unknown tag": (
        ["{%p iff portrait %}", "{%p endif %}"],
        'there is no tag "iff"',
        'did you mean "if"?',
    ),
    "an unknown filter": (
        ["{{ document.title | rihc }}"],
        'there is no filter "rihc" in “{{ document.title | rihc }}”',
        'did you mean "rich"?',
    ),
    "a tag that takes its paragraph and more away": (
        ["Hello {%p if portrait %}", "{%p endif %}"],
        "{%p if portrait %} does not stand alone in the paragraph that it takes away in “Hello {%p if portrait %}”",
        "give it a paragraph of its own, or write {% if portrait %}",
    ),
    "a block without its end": (
        ["{%p if portrait %}", "x"],
        "{%p if portrait %} is never ended",
        "write {%p endif %} where it ends",
    ),
    "an end without its block": (
        ["x {% endfor %}"],
        '{% endfor %} has no "for" before it in “x {% endfor %}”',
        "write the for, or take this tag out",
    ),
    "blocks that cross": (
        ["{%p for a in document.sections %}", "{%p if a %}", "{%p endfor %}", "{%p endif %}"],
        "{%p if a %} is not ended before {%p endfor %}",
        "write {%p endif %} before it",
    ),
    "a block that begins with its paragraph and ends without": (
        ["{%p if portrait %}", "x {% endif %}"],
        "{%p if portrait %} and {% endif %} stand at different places in “x {% endif %}”",
        "write both with p or both without, both in the text or both in the same cell",
    ),
    "an expression that goes wrong": (
        ["Age: {{ 1 / 0 }}"],
        "a tag does not work in “Age: {{ 1 / 0 }}”: division by zero",
        "{{ … }} prints, {% … %} acts; docs/templates.md has examples",
    ),
    "an expression that is none": (
        ["{{ document. }}"],
        "a tag does not work in “{{ document. }}”: expected name or number",
        "{{ … }} prints, {% … %} acts; docs/templates.md has examples",
    ),
    "another file": (
        ['{% include "other.docx" %}'],
        "a tag does not work in “{% include \"other.docx\" %}”: no loader for this environment specified",
        "{{ … }} prints, {% … %} acts; docs/templates.md has examples",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_in_the_template_is_told_with_its_paragraph(edited, case):
    texts, message, hint = WRONG[case]
    assert told(edited(*texts)) == [(message, hint)]


@pytest.mark.parametrize("case", [case for case in WRONG if case != "a section that may be absent"])
def test_the_check_finds_the_mistakes_without_a_profile(edited, case):
    texts, message, hint = WRONG[case]
    assert [(problem.message, problem.hint) for problem in writer.check(edited(*texts))] == [(message, hint)]


def test_all_unknown_names_are_told_at_once_wherever_they_stand(edited):
    def everywhere(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ in_header }}"
        document.add_table(1, 1).cell(0, 0).text = "{{ in_table }}"

    template = edited(
        "{{ first }} and {{ second }}", "{% if document.nothing %}{{ never }}{% endif %}", change=everywhere
    )
    named = {re.findall(r'"(\w+)"', message)[0] for message, _ in told(template)}
    assert named == {"first", "second", "in_table", "nothing", "in_header"}
    checked = {re.findall(r'"(\w+)"', problem.message)[0] for problem in writer.check(template)}
    assert checked == named | {"never"}


def test_a_tag_that_ends_in_another_stretch_of_text_is_told(edited):
    def linked(document: Any) -> None:
        run = f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t>{{% if portrait %}}here</w:t></w:r></w:hyperlink>'
        paragraph = document.add_paragraph()
        paragraph._element.append(parse_xml(run))
        paragraph.add_run("{% endif %}")

    assert told(edited("x", change=linked)) == [
        (
            "a tag begins in one stretch of text and ends in another: in a link, or in another cell",
            "give the tag and its end paragraphs of their own, with {%p … %}",
        )
    ]


@pytest.mark.parametrize("reach", ["{{ document.__class__.__mro__ }}", "{{ portrait._word.docx.save('x') }}"])
def test_a_template_cannot_reach_python(edited, reach):
    message = told(edited(reach), WITH_PHOTO)[0][0]
    assert reach in message
    assert not Path("x").exists()


TRUNCATED = (builtin() / "bio" / "bio.docx").read_bytes()[:5000]


@pytest.mark.parametrize(
    "data",
    [b"", b"Dear all,", b"PK\x03\x04", TRUNCATED, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)],
    ids=["empty", "text", "head of an archive", "half", "old or with a password"],
)
def test_a_file_that_is_no_word_file_is_told(edited, data):
    template = edited(data=data)
    ((message, hint),) = told(template)
    assert message == "this is not a Word file"
    assert hint.startswith("save it in Word or LibreOffice as a Word document (.docx)")
    assert ("password" in hint) == (data[:1] == b"\xd0")
    assert [problem.message for problem in writer.check(template)] == [message]


@pytest.mark.parametrize("lost", ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"])
def test_a_word_file_without_one_of_its_parts_is_told(edited, lost):
    assert (
        told(edited(data=repacked(lambda name, data: None if name == lost else data)))[0][0]
        == "this is not a Word file"
    )


def test_a_word_file_with_broken_xml_is_told(edited):
    broken = repacked(lambda name, data: data[:-20] if name == "word/document.xml" else data)
    assert told(edited(data=broken))[0][0] == "this is not a Word file"


def repacked(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The built-in template with its members changed or left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(builtin() / "bio" / "bio.docx") as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
    return made.getvalue()


def test_tracked_changes_and_comments_must_not_reach_a_recipient(edited):
    def tracked(document: Any) -> None:
        run = parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="Jane"><w:r><w:t>new</w:t></w:r></w:ins>')
        document.paragraphs[-1]._element.append(run)
        document.add_comment(document.paragraphs[0].runs, text="Is that so?", author="Jane")

    assert [message for message, _ in told(edited("one", "two", change=tracked))] == [
        "there are tracked changes in this file, which its readers would see in “twonew”",
        "there are comments in this file, which its readers would see in “one”",
    ]


# --- other programs ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    """What a user may get, and the template itself."""
    folder = tmp_path_factory.mktemp("word")
    (folder / "templates" / "bio").mkdir(parents=True)
    (folder / "templates" / "bio" / "bio.docx").write_bytes(restyled())
    made = {
        "full": write(),
        "letter": write(WITH_PHOTO, paper="letter"),
        "bare": write(BARE),
        "studio": in_look(Templates().get("bio"), "studio"),
        "restyled": write(WITH_PHOTO, Templates(folder).get("bio")),
        "template": (builtin() / "bio" / "bio.docx").read_bytes(),
    }
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    return {name: folder / f"{name}.docx" for name in made}


@pytest.mark.slow
def test_is_valid_office_open_xml(files):
    validators.require("openxml")
    assert validators.openxml(files.values()) == []


def test_the_bio_of_a_long_career_has_three_pages_and_names_the_lists_that_stand_in_the_press_kit(tmp_path):
    validators.require("libreoffice")
    profile = Path(__file__).parents[1] / "examples" / "engineer" / "profile.toml"
    kit = presskit.build(profile, output=tmp_path, only=["bio"], paper="a4", as_of=DAY)
    (file,) = (path for path in kit.files if path.suffix == ".docx")
    printed = validators.libreoffice([file], tmp_path / "printed")[file]
    words = validators.pdftotext(printed, "-layout")
    assert re.findall(r"\d ?/ ?\d", words) == ["1/3", "2/3", "3/3"]
    headings = [text.partition("\t")[0] for style, text in paragraphs(file.read_bytes()) if style == "Heading 1"]
    assert headings[:4] == ["Short biography", "Medium biography", "Long biography", "At a glance"]
    assert headings[-2:] == ["Contact", "Sources"]
    assert {"work (7)", "talks (28)", "publications (7)", "coverage (3)"} <= set(kit.left_out[file.name])


@pytest.mark.parametrize("fonts", validators.STAND_INS)
def test_a_bio_closes_up_rather_than_begin_a_page_for_a_few_lines_and_its_portrait_is_not_cut(fonts, tmp_path):
    validators.require("libreoffice")
    long = FULL.section("long")
    assert long is not None
    made = {}
    for count in range(20, 41, 4):
        text = "\n\n".join(["One sentence stands on a line of its own here."] * count)
        sections = tuple(
            replace(one, entries=(replace(one.entries[0], text=text),)) if one is long else one for one in FULL.sections
        )
        file = tmp_path / f"{count}.docx"
        file.write_bytes(write(replace(WITH_PHOTO, sections=sections)))
        made[file] = docx.Document(str(file)).styles
    printed = validators.libreoffice(made, tmp_path / "printed", fonts)
    assert all(validators.pages(path) > 1 for path in printed.values())
    assert all(styles["Portrait"].paragraph_format.line_spacing == 1 for styles in made.values())
    leading = {styles["Body Text"].paragraph_format.line_spacing for styles in made.values()}
    assert {height < 1.25 for height in leading} == {True, False}
    for file, path in printed.items():
        text = validators.pdftotext(path, "-layout")
        last = [line for line in text.split("\f")[-2].splitlines() if line.strip()]
        assert len(last) > 8, f"{file.name} ends with a page of {len(last)} lines"


def test_opens_in_libreoffice_with_its_pages_and_words_and_its_head_at_the_edge_of_the_paper(files, tmp_path):
    validators.require("libreoffice")
    printed = validators.libreoffice(files.values(), tmp_path)
    for name in ("full", "letter", "studio"):
        with pypdfium2.PdfDocument(printed[files[name]]) as pdf:
            image = pdf[0].render(scale=1).to_pil()
        assert image.getpixel((4, 4)) != (255, 255, 255), f"{name}: nothing but paper stands above its head"
    assert [validators.pages(printed[files[name]]) for name in ("full", "bare")] == [2, 1]
    words = validators.pdftotext(printed[files["full"]], "-layout")
    assert re.findall(r"\d ?/ ?\d", words) == ["1/2", "2/2"]


def test_a_template_saved_by_libreoffice_says_the_same(edited, tmp_path):
    validators.require("libreoffice")
    # its filter by name, and a profile of its own: as validators.libreoffice does, which can only print
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(builtin() / "bio" / "bio.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    template = edited(data=(tmp_path / "bio.docx").read_bytes())
    assert writer.check(template) == []
    data = write(WITH_PHOTO, template)
    assert paragraphs(data) == paragraphs(write(WITH_PHOTO))
    if not validators.missing("openxml"):
        (tmp_path / "made.docx").write_bytes(data)
        assert validators.openxml([tmp_path / "made.docx"]) == []


def test_what_an_editor_writes_out_of_order_is_put_in_order(edited):
    def muddled(document: Any) -> None:
        frame = '<w:framePr w:w="100" w:h="100" w:wrap="around" w:vAnchor="page" w:hAnchor="margin"/>'
        properties = f'<w:pPr {nsdecls("w")}><w:pStyle w:val="Title"/><w:pBdr/><w:rPr/>{frame}<w:pBdr/></w:pPr>'
        document.add_paragraph("muddled")._element.insert(0, parse_xml(properties))
        next(document.part.numbering_part.element.iter(qn("w:lvlJc"))).set(qn("w:val"), "start")

    data = write(template=edited(change=muddled))
    last = opened(data).paragraphs[-1]._element.pPr
    assert [child.tag.rpartition("}")[2] for child in last] == ["pStyle", "framePr", "pBdr", "rPr"]
    assert 'w:lvlJc w:val="left"' in member(data, "word/numbering.xml")


ROWS = (
    '{%tr for entry in document.section("awards").entries %}',
    "{{ entry.title }}",
    "{%tr endfor %}",
)


@pytest.mark.slow
def test_what_only_some_profiles_have_is_a_warning_of_check_and_an_error_where_it_is_not_there(edited):
    def table(document: Any) -> None:
        rows = document.add_table(rows=4, cols=2).rows
        rows[0].cells[1].text = "Prizes"
        for row, text in zip(rows[1:], ROWS, strict=True):
            row.cells[0].text = text

    template = edited(change=table)
    message = f'there may be nothing of which to take "entries" in “{ROWS[0]}”'
    assert [(problem.severity, problem.message) for problem in writer.check(template)] == [("warning", message)]
    assert [text for text, _ in told(template)] == [message]
    prizes = Section("awards", "Awards", "entries", (Entry("awards[1]", "Medal"), Entry("awards[2]", "Cup")))
    data = write(replace(FULL, sections=(*FULL.sections, prizes)), template)
    assert [[cell.text for cell in row.cells] for row in opened(data).tables[-1].rows] == [
        ["", "Prizes"],
        ["Medal", ""],
        ["Cup", ""],
    ]


def test_properties_that_libreoffice_relates_in_its_own_way_do_not_become_two_parts(edited):
    made = io.BytesIO()
    with zipfile.ZipFile(builtin() / "bio" / "bio.docx") as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "_rels/.rels":
                right = b"package/2006/relationships/metadata/core-properties"
                assert right in data
                data = data.replace(right, b"officedocument/2006/relationships/metadata/core-properties")
            new.writestr(name, data)
    data = write(template=edited(data=made.getvalue()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        assert archive.read("_rels/.rels").count(b"core-properties") == 1
    assert opened(data).core_properties.title == "Ada <Example> & Co.: Biography"

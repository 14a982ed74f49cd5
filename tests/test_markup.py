"""Markup in texts: what is read, and that every format shows it as its own."""

from __future__ import annotations

import itertools
import json
import re
import time
from pathlib import Path

import docx
import pypdf
import pytest

from presskit.markup import Run, outline, plain, runs
from tests import validators

PROFILE = """
as_of = 2026-03-10

[person]
name = "Kit Moss"
occupations = ["weaver"]

[[work]]
organization = "Loom Works"
position = "weaver"
start = 2020
summary = '''
Runs **two** looms, see [the *yearly* report](https://loom.example/report_(2025)?a=1&b=2).

Since then:

- a carpet
- write to loom@example.org
'''
highlights = [
    "Docs stand at https://loom.example/docs, in English.",
    "Three works:\\n  - one in [red](https://loom.example/red)\\n  - one in **blue**",
    'A \\*star\\*, [brackets] and 2 * 3 * 4',
]

[kit]
places = ["tldr"]
"""


@pytest.fixture
def profile(here: Path) -> Path:
    (here / "profile.toml").write_text(PROFILE, "utf-8")
    return here


def run_of(text: str, *style: str) -> Run:
    """A run in a style: "e" for emphasis, "s" for strong, or where it leads."""
    url = next((one for one in style if ":" in one), "")
    return Run(text, "e" in style, "s" in style, url)


LINK = "https://e.org/x"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", [Run("plain")]),
        ("a *b* c", [Run("a "), run_of("b", "e"), Run(" c")]),
        ("a **b** c", [Run("a "), run_of("b", "s"), Run(" c")]),
        ("***b***", [run_of("b", "e", "s")]),
        ("**a *b* c**", [run_of("a ", "s"), run_of("b", "e", "s"), run_of(" c", "s")]),
        ("[l](https://e.org/x)", [run_of("l", LINK)]),
        ("[*l*](<https://e.org/x>)", [run_of("l", "e", LINK)]),
        ("**[l](https://e.org/x)**", [run_of("l", "s", LINK)]),
        ("[l](mailto:a@e.org)", [run_of("l", "mailto:a@e.org")]),
        ("[l](tel:+4420)", [run_of("l", "tel:+4420")]),
        ("[l](https://e.org/a_(b))", [run_of("l", "https://e.org/a_(b)")]),
        ("see https://e.org/x.", [Run("see "), run_of("https://e.org/x", LINK), Run(".")]),
        ("(https://e.org/x)", [Run("("), run_of("https://e.org/x", LINK), Run(")")]),
        ("to a@e.org, or", [Run("to "), run_of("a@e.org", "mailto:a@e.org"), Run(", or")]),
        # none of these is markup
        ("2 * 3 * 4", [Run("2 * 3 * 4")]),
        ("a ** b ** c", [Run("a ** b ** c")]),
        ("[l](example.org)", [Run("[l](example.org)")]),
        ("[l](javascript:alert)", [Run("[l](javascript:alert)")]),
        ("[l] (https://e.org/x)", [Run("[l] ("), run_of("https://e.org/x", LINK), Run(")")]),
        (r"\*a\*", [Run("*a*")]),
        (r"\**a*\*", [Run("*"), run_of("a", "e"), Run("*")]),
        (r"\[l\](x)", [Run("[l](x)")]),
        ("@ada@social.example", [Run("@ada@social.example")]),
        ("_a_ `b` # c <b>", [Run("_a_ `b` # c <b>")]),
    ],
)
def test_what_is_read_as_markup(text, found):
    assert runs(text) == tuple(found)


def test_names_and_titles_hold_no_links():
    assert runs("*a* [l](https://e.org) b@e.org", links=False) == (run_of("a", "e"), Run(" [l](https://e.org) b@e.org"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("see [the **report**](https://e.org/r).", "see the report (https://e.org/r)."),
        ("[e.org/r](https://www.e.org/r/)", "e.org/r"),
        ("[call](tel:+4420), [+44 20](tel:+4420)", "call (+4420), +44 20"),
        ("[write](mailto:a@e.org) or a@e.org", "write (a@e.org) or a@e.org"),
    ],
)
def test_a_text_without_its_marks_keeps_where_links_lead(text, told):
    assert plain(text) == told


def test_points_below_a_text():
    assert outline("one\n- two\n- three") == ("one", ("two", "three"))
    assert outline("- two - three") == ("", ("two - three",))


@pytest.mark.parametrize("piece", ["*a ", "**a ", "**", "***a", "[a](", "[", "a@", "a.", "https://", "\\", "(", "- "])
def test_no_text_takes_long_to_read(piece):
    text = (piece * 10_000)[:10_000]
    began = time.process_time()
    plain(text)
    outline(text)
    assert time.process_time() - began < 1


@pytest.mark.slow
def test_nothing_of_a_text_is_lost():
    letters = re.compile(r"[*\\\[\]()]|https://e\.org")
    for parts in itertools.product(("a", "*", "**", "[", "](https://e.org)", " ", "\\"), repeat=5):
        text = "".join(parts)
        assert letters.sub("", "".join(run.text for run in runs(text))) == letters.sub("", text)
        assert plain(text).count("https://e.org") == text.count("https://e.org")


def test_markup_works_in_every_format(profile, run):
    assert run("build").status == 0
    output = profile / "output"
    for name in ("resume", "press-kit", "one-pager"):
        pdf = pypdf.PdfReader(output / f"kit-moss-{name}.pdf")
        urls = {note["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", ()) if "/A" in note}
        assert {
            "https://loom.example/report_(2025)?a=1&b=2", "mailto:loom@example.org", "https://loom.example/docs",
            "https://loom.example/red",
        } <= urls, name  # fmt: skip
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert "**" not in text
        assert "](" not in text
        assert "A *star*, [brackets] and 2 * 3 * 4" in text
    html = (output / "web/index.html").read_text("utf-8")
    assert '<a href="https://loom.example/report_(2025)?a=1&amp;b=2">the <em>yearly</em> report</a>' in html
    assert "Runs <strong>two</strong> looms" in html
    assert '<li>one in <a href="https://loom.example/red">red</a></li><li>one in <strong>blue</strong></li>' in html
    word = docx.Document(str(output / "kit-moss-resume.docx"))
    links = {link.url: link.text for paragraph in word.paragraphs for link in paragraph.hyperlinks}
    assert links["https://loom.example/report_(2025)?a=1&b=2"] == "the yearly report"
    assert links["mailto:loom@example.org"] == "loom@example.org"
    styles = [(paragraph.style and paragraph.style.name, paragraph.text) for paragraph in word.paragraphs]
    at = styles.index(("List Bullet", "Three works:"))
    assert styles[at + 1 : at + 3] == [("List Bullet 2", "one in red"), ("List Bullet 2", "one in\u00a0blue")]
    bold = [piece.text for paragraph in word.paragraphs for piece in paragraph.runs if piece.style.name == "Strong"]
    assert "two" in bold
    assert "blue" in bold


def test_pdfs_with_markup_are_accessible(profile, run):
    validators.require("verapdf")
    with (profile / "profile.toml").open("a", encoding="utf-8") as file:
        file.write('[[projects]]\nname = "The *Red* Loom"\nurl = "https://loom.example/project"\n')
    assert run("build").status == 0
    assert validators.verapdf(sorted((profile / "output").glob("*.pdf"))) == []


def test_exports_show_it_as_their_own(profile, run):
    markdown = run("export", "--to", "markdown").out
    assert "Runs **two** looms, see [the *yearly* report](<https://loom.example/report_(2025)?a=1&b=2>)." in markdown
    assert "- Three works:\n  - one in [red](<https://loom.example/red>)\n  - one in **blue**\n" in markdown
    assert "- a carpet\n- write to [loom@example.org](<mailto:loom@example.org>)\n" in markdown
    text = run("export", "--to", "text").out
    assert "Runs two looms, see the yearly report (https://loom.example/report_(2025)?a=1&b=2)." in text
    assert "- Three works:\n  - one in red (https://loom.example/red)\n  - one in blue\n" in text
    work = json.loads(run("export", "--to", "json-resume").out)["work"][0]
    assert "see the yearly report (https://loom.example/report_(2025)?a=1&b=2)" in work["summary"]
    assert work["highlights"][1:] == [
        "Three works:\n- one in red (https://loom.example/red)\n- one in blue", "A *star*, [brackets] and 2 * 3 * 4",
    ]  # fmt: skip


def test_a_list_inside_a_text_is_shown_where_it_stands(here, run):
    text = "First.\\n- one\\n- two\\n\\nThen."
    (here / "profile.toml").write_text(
        f'[person]\nname = "Kit Moss"\n[[projects]]\nname = "Loom"\nsummary = "{text}"\n', "utf-8"
    )
    assert run("build", "--only", "resume").status == 0
    told = pypdf.PdfReader(here / "output/kit-moss-resume.pdf").pages[0].extract_text()
    assert re.search(r"First\.\s+–\sone\s+–\stwo\s+Then\.", told)
    assert "First.\n\n- one\n- two\n\nThen.\n" in run("export", "--to", "markdown").out


def test_marks_in_names_are_advice_and_printed_as_they_stand(here, run):
    (here / "profile.toml").write_text(
        '[person]\nname = "Kit Moss"\n'
        '[[work]]\norganization = "[Loom Works](https://loom.example)"\nposition = "**head** weaver"\n'
        'summary = "See [the report](www.loom.example/r)."\nstart = 2020\n',
        "utf-8",
    )
    told = run("check").out
    assert "profile.toml:4:17: advice: work[1].organization: only texts hold links" in told
    assert 'write organization without it: “Loom Works”, and url = "https://loom.example"' in told
    assert "work[1].position: only texts hold bold; “**head**” is printed with its stars" in told
    assert "write [the report](https://www.loom.example/r)" in told
    assert run("build", "--only", "resume").status == 0
    text = pypdf.PdfReader(here / "output/kit-moss-resume.pdf").pages[0].extract_text()
    assert "[Loom Works](https://loom.example)" in " ".join(text.split())
    said = text.replace("\u00a0", " ")
    assert "**Head** weaver" in said or "**head** weaver" in said

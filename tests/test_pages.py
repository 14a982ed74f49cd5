"""The one-pager as its readers get it: real layout, real fonts, read back from the bytes of the PDF."""

from __future__ import annotations

import datetime
import io
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

import presskit
from presskit.fit import Column
from presskit.kit.context import build_context
from presskit.kit.products import tasks
from presskit.template import Templates
from tests import profiles, validators
from tests.pairs import pairs

REAL = (Path(__file__).parents[1] / "profile.toml").read_text("utf-8")
PAPERS = ("a4", "letter")
CASES = {
    "real": REAL,
    "only a name": profiles.ONLY_NAME,
    "two jobs": profiles.TWO_JOBS,
    "letters": profiles.LETTERS,
    "overfull": profiles.overfull(),
    "long": profiles.LONG,
}


LOOKS = Templates().looks()
BUILT = pairs(CASES, LOOKS, PAPERS)
EACH = pytest.mark.parametrize(("name", "look", "paper"), BUILT)
EVERY = pytest.mark.parametrize("look", LOOKS)


def dressed(text: str, look: str) -> str:
    """The profile in a look."""
    return f'{text}\n[kit]\nlook = "{look}"\n'


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> dict[tuple[str, str, str], Path]:
    """Every case in every look and on every paper, built once."""
    built = {}
    for name, look, paper in BUILT:
        folder = tmp_path_factory.mktemp("kit")
        (folder / "profile.toml").write_text(dressed(CASES[name], look), "utf-8")
        day = datetime.date(2026, 1, 1)
        kit = presskit.build(folder / "profile.toml", only=["one-pager"], paper=paper, as_of=day)
        built[name, look, paper] = next(path for path in kit.files if path.suffix == ".pdf")
    return built


@pytest.fixture
def real(pages: dict[tuple[str, str, str], Path]) -> Path:
    return pages["real", "editorial", "a4"]


def one_of(pages: dict[tuple[str, str, str], Path], name: str, look: str) -> Path:
    """The page of a case in a look, on whatever paper."""
    return next(path for (case, dress, _), path in pages.items() if (case, dress) == (name, look))


def text_of(path: Path) -> str:
    return pypdf.PdfReader(path).pages[0].extract_text()


def raw_text(path: Path) -> str:
    """The text in the order in which it stands in the file, as screen readers and robots take it."""
    return validators.pdftotext(path, "-raw")


def words_of(text: str) -> str:
    """The text with every run of white space as one space: line breaks are the page's business."""
    return " ".join(text.split())


@EACH
def test_the_one_pager_is_exactly_one_page_of_the_paper_that_was_asked_for(pages, name, paper, look):
    reader = pypdf.PdfReader(pages[name, look, paper])
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    millimetres = (round(float(box.width) / 72 * 25.4, 1), round(float(box.height) / 72 * 25.4, 1))
    assert millimetres == {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}[paper]


def test_every_page_is_pdf_a_3a_and_pdf_ua_1(pages):
    validators.require("verapdf")
    assert validators.verapdf(list(pages.values())) == []


@EACH
def test_no_character_is_private_use_or_missing(pages, name, look, paper):
    text = text_of(pages[name, look, paper])
    odd = [
        f"U+{ord(mark):04X}" for mark in text if unicodedata.category(mark) in ("Co", "Cn", "Cs") or mark == "\ufffd"
    ]
    assert odd == []


@EVERY
def test_letters_of_other_scripts_are_drawn_with_the_fonts_that_are_shipped(pages, look):
    text = words_of(raw_text(one_of(pages, "letters", look)))
    for word in ("Παπαδοπούλου", "писатель", "писменниця", "Đặng", "Љубљана", "Київ", "İstanbul", "eˈleni"):
        assert unicodedata.normalize("NFC", word) in unicodedata.normalize("NFC", text)


def test_it_has_a_title_a_language_bookmarks_and_dates(real):
    reader = pypdf.PdfReader(real)
    assert reader.metadata is not None
    assert reader.metadata.title == "Igor Babuschkin: Press one-pager"
    assert reader.metadata.author == "Igor Babuschkin"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20260101")
    titles = [str(item.title) for item in _flat(reader.outline)]
    assert titles[0] == "Igor Babuschkin"
    assert "At a glance" in titles


def _flat(outline) -> Iterator[Any]:
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def test_the_facts_and_the_card_travel_inside(real):
    attached = pypdf.PdfReader(real).attachments
    facts = json.loads(attached["profile.json"][0])
    assert facts["person"]["name"] == "Igor Babuschkin"
    assert "kit" not in facts
    card = attached["igor-babuschkin.vcf"][0].decode()
    assert card.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert "FN:Igor Babuschkin\r\n" in card


@EVERY
def test_it_reads_as_a_person_reads(pages, look):
    raw = " ".join(raw_text(one_of(pages, "real", look)).lower().split())  # one look sets its headings in capitals
    order_of = [raw.index(part) for part in ("igor", "ai researcher, engineer", "igor babuschkin is", "at a glance")]
    assert order_of == sorted(order_of)


@EVERY
def test_every_font_is_embedded_and_is_one_of_ours(pages, look):
    resources: Any = pypdf.PdfReader(one_of(pages, "real", look)).pages[0]["/Resources"]
    fonts = resources["/Font"]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
    assert names
    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"].get_object()
    assert all("PK-" in name for name in names), names


def test_same_facts_same_bytes_in_another_process_with_another_hash_seed(real, tmp_path):
    (tmp_path / "profile.toml").write_text(REAL, "utf-8")
    code = (
        "import presskit, datetime;"
        "presskit.build('profile.toml', only=['one-pager'], paper='a4', as_of=datetime.date(2026, 1, 1))"
    )
    for seed in ("1", "2"):
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=_env(seed), check=True)
        assert (tmp_path / "output" / real.name).read_bytes() == real.read_bytes()
        (tmp_path / "output" / real.name).unlink()


def _env(seed: str) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONHASHSEED": seed}


def _fitted(text: str, paper: str, tmp_path: Path, look: str = "editorial"):
    """The layout of a one-pager and the measures of its columns."""
    from presskit.fit import fit
    from presskit.profile import read
    from presskit.writers.pdf import Typesetter
    from presskit.writers.typefaces import Typefaces

    day = datetime.date(2026, 1, 1)
    context = build_context(read(text), tmp_path, audience=None, as_of=day, paper=paper)
    template = context.templates.get("one-pager")
    typesetter = Typesetter(template, Typefaces(context.templates, look), paper=paper, accent=None, warn=_fail)
    fitted = fit(context.drafts(template), typesetter.measure)
    return fitted, typesetter.measure(fitted.document, fitted.layout)


def _fail(problem):
    raise AssertionError(problem)


@pytest.mark.slow
@EVERY
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["real", "overfull"])
def test_the_page_is_full_and_its_type_is_readable(name, paper, tmp_path, look):
    fitted, columns = _fitted(CASES[name], paper, tmp_path, look)
    assert 8.5 <= fitted.layout.body <= 11.5
    fills = {column: measured.fill for column, measured in columns.items()}
    assert all(0.84 <= fill <= 1 for fill in fills.values()), fills  # they end together, above a band and a foot
    assert fitted.layouts <= (7 if look == "editorial" else 8)


@EVERY
@pytest.mark.parametrize("paper", PAPERS)
def test_a_nearly_empty_page_has_large_type_and_no_empty_heading(paper, tmp_path, look):
    fitted, _ = _fitted(profiles.TWO_JOBS, paper, tmp_path, look)
    assert fitted.layout.body == 11.5
    assert all(section.entries for section in fitted.document.sections)


def test_what_had_to_go_is_named_and_the_most_important_stays(tmp_path):
    (tmp_path / "profile.toml").write_text(profiles.overfull(), "utf-8")
    kit = presskit.build(tmp_path / "profile.toml", only=["one-pager"])
    left_out = kit.left_out["maximilian-overfull-one-pager.pdf"]
    assert any(name.startswith("questions[") for name in left_out)
    manifest = json.loads((tmp_path / "output" / "manifest.json").read_text())
    assert tuple(manifest["files"]["maximilian-overfull-one-pager.pdf"]["left_out"]) == left_out
    gone = {int(number) for name in left_out for number in re.findall(r"^work\[(\d+)\]", name)}
    shown = set(range(1, 41)) - gone
    assert shown
    assert all(number % 5 == 0 for number in shown)  # importance 5


def test_a_page_that_cannot_be_short_enough_is_a_problem_that_names_the_entries(tmp_path):
    rows = "\n".join(f'[[contacts]]\nname = "{"xxxx " * 380}{n}"\nkind = "press"' for n in range(2))
    text = f'[person]\nname = "Ada"\nheadline = "{"long words " * 180}"\n{rows}'
    (tmp_path / "profile.toml").write_text(text)
    with pytest.raises(presskit.Problems) as told:
        presskit.build(tmp_path / "profile.toml", only=["one-pager"])
    assert "does not fit on its page" in str(told.value)


def test_a_photograph_is_cropped_upright_and_stripped(tmp_path):
    from PIL import Image

    picture = Image.new("RGB", (600, 900), "#336699")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    exif[0x010F] = "SecretCamera"
    picture.save(tmp_path / "me.jpg", exif=exif)
    text = profiles.TWO_JOBS + '\n[[photos]]\nfile = "me.jpg"\nalt = "Ada Example at work"\n'
    (tmp_path / "profile.toml").write_text(text)
    kit = presskit.build(tmp_path / "profile.toml", only=["one-pager"])
    data = kit.files[0].read_bytes()
    assert b"SecretCamera" not in data
    reader = pypdf.PdfReader(io.BytesIO(data))
    image = reader.pages[0].images[0].image
    assert image is not None
    assert image.size == (900, 600)  # turned as its EXIF data say
    if not validators.missing("verapdf"):
        assert validators.verapdf([kit.files[0]]) == []


def test_measures_rest_on_a_private_attribute_that_is_still_there(tmp_path):
    _, columns = _fitted(profiles.TWO_JOBS, "a4", tmp_path)
    assert set(columns) == {"main", "side"}
    for column in columns.values():
        assert isinstance(column, Column)
        assert 0 < column.height < column.room < 700


def test_one_template_at_a_time_leaves_the_rest(tmp_path):
    (tmp_path / "profile.toml").write_text(profiles.TWO_JOBS)
    presskit.build(tmp_path / "profile.toml")
    before = {path: path.read_bytes() for path in (tmp_path / "output").rglob("*.txt")}
    kit = presskit.build(tmp_path / "profile.toml", only=["one-pager"], paper="letter")
    assert {path: path.read_bytes() for path in (tmp_path / "output").rglob("*.txt")} == before
    assert {path.name for path in kit.files} >= {path.name for path in before}


def test_products_need_nothing_but_their_context(tmp_path):
    from presskit.profile import read

    context = build_context(
        read(profiles.TWO_JOBS), tmp_path, audience=None, as_of=datetime.date(2026, 1, 1), paper="a4"
    )
    (task,) = tasks(context, "blurbs")
    assert "blurbs/blurbs.json" in {file.name for file in task.make(_fail)}


@EACH
def test_no_letter_stands_outside_the_margins_where_it_would_be_cut(pages, name, paper, look):

    page = pypdfium2.PdfDocument(pages[name, look, paper])[0]
    text = page.get_textpage()
    margin = 14 / 25.4 * 72
    outside = []
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        letter = text.get_text_range(at, 1)
        if letter.strip() and not (
            margin <= left and right <= page.get_width() - margin and margin / 2 <= bottom and top <= page.get_height()
        ):
            outside.append(letter)
    assert "".join(outside) == ""

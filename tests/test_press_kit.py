"""The press kit as its readers get it: real layout, real fonts, read back from the bytes of the PDF."""

from __future__ import annotations

import datetime
import io
import json
import random
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageOps

import presskit
from presskit import layout
from presskit.package_files import builtin
from presskit.weasy import boxes
from presskit.writers import codes, pdf
from tests import profiles, validators
from tests.pairs import EVERY, pairs

ROOT = Path(__file__).parents[1]
REAL = (ROOT / "profile.toml").read_text("utf-8")
PAPERS = ("a4", "letter")
DAY = datetime.date(2026, 11, 1)
PHOTOS = [(1600, 2000), (1200, 800), (1000, 1000), (1500, 1000), (900, 1200), (1000, 1300)]


def full() -> str:
    """Everything that a profile can have, several times over, with six photographs and a logo."""
    text = (ROOT / "docs" / "example.toml").read_text("utf-8")
    text = re.sub(r"(?m)^(templates|places|chapters) = .*\n|^# presskit: .*\n", "", text)
    first, kit = text.split("\n[kit]\n")
    rows = [
        f'[[photos]]\nfile = "photos/{n}.jpg"\nalt = "Ada Strand, view {n}"\ncaption = "In the workshop, {2018 + n}"\n'
        f'credit = "Photo: Kim Vale {n}"\nlicense = "Free for editorial use"'
        for n in range(1, 6)
    ]
    rows += [f'[[quotes]]\ntext = "Sentence {n} on bridges and on those who walk them."' for n in range(5)]
    rows += [
        f'[[talks]]\ntitle = "Handrails, part {n}"\nevent = "Bridge Days"\ndate = {2010 + n}\nsources = ["second"]'
        for n in range(6)
    ]
    rows += ['[[sources]]\nid = "second"\ntitle = "Programme of the Bridge Days"\nurl = "https://example.org/days"']
    rows += ['[[sources]]\nid = "unused"\ntitle = "Nobody refers to this"']
    return "\n".join([first, *rows, "[kit]", kit])


CASES = {
    "real": REAL,
    "full": full(),
    "only a name": profiles.ONLY_NAME,
    "two jobs": profiles.TWO_JOBS,
    "letters": profiles.LETTERS,
    "overfull": profiles.overfull(),
    "long": profiles.LONG,
}
LOOKS = ("editorial", "studio", "gallery")
PEOPLE = {
    name: ROOT / folder
    for name, folder in [("real", "."), ("chef", "examples/chef"), ("engineer", "examples/engineer")]
}
"""The kits of the gallery: what a visitor sees first."""

STUDIO = "\n[kit]\nlook = 'studio'\n"
CASES |= {f"{name} in studio": CASES[name] + STUDIO for name in ("real", "letters", "overfull", "long")}
CASES["full in studio"] = CASES["full"].replace('look = "editorial"', 'look = "studio"')
CASES["full in gallery"] = CASES["full"].replace('look = "editorial"', 'look = "gallery"')
CASES["long in gallery"] = CASES["long"] + STUDIO.replace("studio", "gallery")

BUILT = [(name, "letter" if name.endswith("in studio") or name == "long in gallery" else "a4") for name in CASES]
BUILT += [("full", "letter"), ("overfull", "letter"), ("full in studio", "a4")]
BUILT = [(name, paper) for name in CASES for paper in PAPERS] if EVERY else BUILT
"""Each case on a paper, what fills most pages on both."""

SHOWN = pairs(PEOPLE, LOOKS, PAPERS)


def each(*names: str) -> pytest.MarkDecorator:
    """These cases, all where none is named, on the papers on which they are built."""
    return pytest.mark.parametrize(("name", "paper"), [one for one in BUILT if not names or one[0] in names])


def build(folder: Path, text: str, paper: str = "a4", only: tuple[str, ...] = ("press-kit",)) -> presskit.Kit:
    """The kit of a profile with pictures that look like photographs to a JPEG encoder."""
    (folder / "photos").mkdir(exist_ok=True)
    for at, name in enumerate(["ada-strand.jpg", *(f"{n}.jpg" for n in range(1, 6))]):
        if name in text:
            (folder / "photos" / name).write_bytes(_drawn(PHOTOS[at], at))
    Image.new("RGB", (600, 200), "#224466").save(folder / "photos" / "northwater.png")
    (folder / "profile.toml").write_text(text, "utf-8")
    return presskit.build(folder / "profile.toml", only=list(only), paper=paper, as_of=DAY)


def pdf_of(kit: presskit.Kit) -> Path:
    """The press kit among the files of a kit."""
    return next(path for path in kit.files if path.name.endswith("press-kit.pdf"))


@cache
def _drawn(size: tuple[int, int], seed: int) -> bytes:
    chance = random.Random(seed)
    coarse, grain = (Image.frombytes("RGB", (side, side), chance.randbytes(3 * side * side)) for side in (24, 400))
    data = io.BytesIO()
    smooth = [picture.resize(size, Image.Resampling.BICUBIC) for picture in (coarse, grain)]
    Image.blend(smooth[0], smooth[1], 0.2).save(data, "JPEG", quality=92)
    return data.getvalue()


@pytest.fixture(scope="session")
def kits(tmp_path_factory) -> dict[tuple[str, str], Path]:
    """Every case, built once."""
    return {(name, paper): pdf_of(build(tmp_path_factory.mktemp("kit"), CASES[name], paper)) for name, paper in BUILT}


@pytest.fixture(scope="session")
def shown(tmp_path_factory) -> dict[tuple[str, str, str], Path]:
    """The kits of the gallery, each in both looks and on both papers."""
    built = {}
    for name, source in PEOPLE.items():
        text = (source / "profile.toml").read_text("utf-8")
        folder = tmp_path_factory.mktemp("shown")
        for pictures in ("photos", "logos"):
            if (source / pictures).is_dir():
                shutil.copytree(source / pictures, folder / pictures)
        for look, paper in [(look, paper) for person, look, paper in SHOWN if person == name]:
            chosen = f'[kit]\nlook = "{look}"'
            dressed = text.replace("[kit]", chosen, 1) if "\n[kit]\n" in text else f"{text}\n{chosen}\n"
            (folder / "profile.toml").write_text(dressed, "utf-8")
            kit = presskit.build(folder / "profile.toml", output=folder / look / paper, only=["press-kit"], paper=paper)
            built[name, look, paper] = pdf_of(kit)
    return built


@pytest.fixture
def real(kits: dict[tuple[str, str], Path]) -> Path:
    return kits["real", "a4"]


@pytest.fixture
def rich(kits: dict[tuple[str, str], Path]) -> Path:
    return kits["full", "a4"]


def words_of(text: str) -> str:
    """The text with every run of white space as one space: line breaks are the page's business."""
    return " ".join(text.replace("\xa0", " ").split())


@cache
def pages_of(path: Path) -> list[str]:
    return [words_of(page.extract_text()) for page in pypdf.PdfReader(path).pages]


def text_of(path: Path) -> str:
    return " ".join(pages_of(path))


@cache
def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Level, title and page, counted from 1, of every bookmark."""
    reader = pypdf.PdfReader(path)

    def below(items: Any, level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from below(item, level + 1)
            else:
                page = reader.get_destination_page_number(item)
                assert page is not None
                yield level, str(item.title), page + 1

    return list(below(reader.outline, 1))


def links(path: Path) -> list[tuple[int, Any]]:
    """Page and annotation of every link."""
    return [
        (number, annotation.get_object())
        for number, page in enumerate(pypdf.PdfReader(path).pages, 1)
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]


# --- what the file is ------------------------------------------------------------------------------------------


@each()
def test_every_page_has_the_paper_that_was_asked_for(kits, name, paper):
    for page in pypdf.PdfReader(kits[name, paper]).pages:
        size = (round(float(page.mediabox.width) / 72 * 25.4, 1), round(float(page.mediabox.height) / 72 * 25.4, 1))
        assert size == {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}[paper]


def test_every_kit_is_pdf_a_3a_and_pdf_ua_1(kits):
    validators.require("verapdf")
    assert validators.verapdf(list(kits.values())) == []


@each()
def test_no_character_is_private_use_or_missing(kits, name, paper):
    text = text_of(kits[name, paper])
    odd = [f"U+{ord(mark):04X}" for mark in text if unicodedata.category(mark) in ("Co", "Cn", "Cs") or mark == "�"]
    assert odd == []


def test_it_has_a_title_a_language_and_the_facts_and_the_card_inside(real):
    reader = pypdf.PdfReader(real)
    assert reader.metadata is not None
    assert reader.metadata.title == "Igor Babuschkin: Press kit"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert json.loads(reader.attachments["profile.json"][0])["person"]["name"] == "Igor Babuschkin"
    assert reader.attachments["igor-babuschkin.vcf"][0].startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")


def test_same_facts_same_bytes(rich, tmp_path):
    again = pdf_of(build(tmp_path, CASES["full"]))
    assert again.read_bytes() == rich.read_bytes()


def test_six_photographs_make_less_than_two_megabytes(rich):
    """These are noise, which no encoder makes small."""
    assert rich.stat().st_size < 2_000_000
    names = {image.name for page in pypdf.PdfReader(rich).pages for image in page.images}
    assert len(names) >= 9  # six photographs, of which the cover shows one too, a logo and two codes


# --- where one finds one's way ---------------------------------------------------------------------------------


@each("real", "full", "overfull", "real in studio", "full in studio")
def test_every_page_has_its_number_and_every_bookmark_its_page(kits, name, paper):
    path = kits[name, paper]
    for number, text in enumerate(pages_of(path)[1:], 2):
        assert re.search(rf"(?:^| ){number}(?: |$)", text), number
    found = bookmarks(path)
    assert [level for level, _, _ in found] == [1, *[2] * (len(found) - 1)]
    assert [page for _, _, page in found] == sorted(page for _, _, page in found)
    assert len(found) >= 4


def test_bookmarks_are_the_name_and_the_pages(rich):
    assert [title for _, title, _ in bookmarks(rich)] == [
        "Dr Ada Strand, CEng", "Biography", "Career", "Walks", "Record", "Quotes", "Introduction",
        "Photographs to print", "Contact",
    ]  # fmt: skip


def test_numbers_in_the_text_lead_to_their_sources(rich):
    reader = pypdf.PdfReader(rich)
    at_sources = next(page for _, title, page in bookmarks(rich) if title == "Contact")
    text = pages_of(rich)[at_sources - 1]
    assert "The statement of the jury, Society of Footbridges, 2 October 2025" in text
    assert "accessed 30 October 2026" in text
    assert "Programme of the Bridge Days, example.org/days" in text
    there = {name: reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}
    assert there["source-1"] == there["source-2"] == at_sources - 1
    leading = {str(link["/Dest"]) for page, link in links(rich) if link.get("/Dest") is not None and page < at_sources}
    assert {"source-1", "source-2"} <= leading


@pytest.mark.parametrize("name", ["real", "full"])
def test_every_link_leads_somewhere_and_says_where(kits, name):
    reader = pypdf.PdfReader(kits[name, "a4"])
    found = links(kits[name, "a4"])
    assert found
    for _, link in found:
        assert link.get("/Contents")
        if link.get("/Dest") is not None:
            assert str(link["/Dest"]) in reader.named_destinations
        else:
            assert str(link["/A"]["/URI"]).startswith(("https://", "mailto:", "tel:"))


@pytest.mark.slow
def test_a_source_that_nothing_refers_to_is_left_out_and_named(tmp_path):
    kit = build(tmp_path, CASES["full"])
    left_out = kit.left_out[pdf_of(kit).name]
    assert "sources[3] “Nobody refers to this”" in left_out
    assert "Nobody refers" not in text_of(pdf_of(kit))


# --- what it says ----------------------------------------------------------------------------------------------


def test_biographies_and_introduction_are_the_texts_of_the_blurbs_with_their_counts(tmp_path):
    kit = build(tmp_path, REAL, only=("press-kit", "blurbs"))
    text = text_of(pdf_of(kit))
    for place in ("words-50", "words-100", "words-200"):
        blurb = words_of((tmp_path / "output" / "blurbs" / f"{place}.txt").read_text("utf-8"))
        assert _without_breaks(blurb) in _without_breaks(text)
        assert f"{len(blurb.split())} words" in text
    assert "In short" not in text  # it only shortens what the longer texts say
    introduction = words_of((tmp_path / "output" / "blurbs" / "mc-60.txt").read_text("utf-8"))
    assert _without_breaks(introduction) in _without_breaks(text)
    seconds = presskit.words.count(introduction, "seconds", presskit.language.load("en-GB"))
    assert f"about {seconds} seconds when read aloud" in text


def _without_breaks(text: str) -> str:
    """A line may end after a hyphen; then the text that is read back has a space there."""
    return text.replace("- ", "-")


def test_a_pinned_text_is_used_for_its_length_and_its_place(tmp_path):
    pinned = (
        '[[pinned]]\nwords = 50\ntext = "Fifty words, pinned as *they* are."\n'
        '[[pinned]]\nplace = "words-100"\ntext = "A hundred words, pinned by place."\n'
        '[[pinned]]\nplace = "tldr"\ntext = "In short, pinned."\n'
        '[[pinned]]\nplace = "mc-60"\nvoice = "mc"\ntext = "Pinned for a host: here is Igor."\n'
    )
    text = text_of(pdf_of(build(tmp_path, REAL + pinned)))
    for said in ("Fifty words, pinned as they are.", "6 words", "A hundred words, pinned by place."):
        assert said in text
    assert "In short, pinned." in text
    assert "Pinned for a host: here is Igor." in text


@each("real", "full", "two jobs", "overfull", "long", "real in studio", "full in studio")
def test_the_introduction_is_large_and_ends_on_the_name(kits, name, paper):
    host = re.compile(r"Our\s+(?:next\s+speaker|guest)")
    page = next(page for page, said in enumerate(pages_of(kits[name, paper]), 1) if host.search(said))
    text = pypdfium2.PdfDocument(kits[name, paper])[page - 1].get_textpage()
    whole = text.get_text_range()
    begin = host.search(whole).start()  # type: ignore[union-attr]
    end = re.search(r"Please\s+welcome", whole).start()  # type: ignore[union-attr]
    sizes = {_size(text, at) for at in range(begin, end) if whole[at].isalpha()}
    assert min(sizes) >= 14
    person = pypdf.PdfReader(kits[name, paper]).attachments["profile.json"][0]
    short = json.loads(person)["person"]["name"].split()[-1]
    said = re.search(r"Please\s+welcome\s+([^.]*)\.", whole)
    assert said is not None
    assert said[1].split()[-1] == short


def _size(text: Any, at: int) -> float:
    """Points; pdfium tells the size before the page's own scale of 0.75."""
    return round(float(pypdfium2.raw.FPDFText_GetFontSize(text, at)) * pdf.POINTS, 2)


def test_quotes_have_their_speaker_their_occasion_and_their_source(rich, real):
    assert "A bridge is a promise that the other side is worth it.” Ada Strand, at the opening" in text_of(rich)
    assert "Igor Babuschkin, on what he gained from working alongside Elon Musk 1" in text_of(real)


def test_photographs_have_caption_credit_and_licence_and_terms_of_use_are_told(rich):
    text = text_of(rich)
    for n in range(1, 6):
        assert f"In the workshop, {2018 + n} Photo: Kim Vale {n} Free for editorial use" in text
    assert "Northwater Bridges. For reports about Northwater Bridges" in text
    assert "Terms of use Free for reports about Ada Strand." in text


def test_a_photograph_whose_licence_has_run_out_is_not_shown_and_is_named(tmp_path):
    text = CASES["full"].replace("expires = 2030-12-31", "expires = 2025-01-31")
    kit = build(tmp_path, text)
    assert "Whistling Bridge, 2024 Photo" not in text_of(pdf_of(kit))
    assert kit.withheld["photos[1]"] == "its licence ended on 2025-01-31"


def test_what_is_private_or_under_embargo_is_told_nowhere(tmp_path):
    hidden = '[[quotes]]\ntext = "Secret words"\nprivate = true\n'
    hidden += '[[talks]]\ntitle = "Embargoed talk"\nembargo = 2027-01-01\nsources = ["hush"]\n'
    hidden += '[[sources]]\nid = "hush"\ntitle = "A secret source"\n'
    path = pdf_of(build(tmp_path, REAL + hidden))
    text = text_of(path) + pypdf.PdfReader(path).attachments["profile.json"][0].decode()
    for said in ("Secret words", "Embargoed", "secret source"):
        assert said not in text


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'


def test_a_logo_of_plain_shapes_is_drawn_and_one_with_type_is_named(tmp_path):
    (tmp_path / "plain.svg").write_text(DRAWING.format('<path fill="#123456" d="M0 0h40v20z"/>'))
    (tmp_path / "type.svg").write_text(DRAWING.format('<text x="2" y="9">Unreadable</text>'))
    logos = "".join(
        f'[[logos]]\nfile = "{name}.svg"\nalt = "A {name} logo"\nlicense = "Terms of {name}"\n'
        for name in ("plain", "type")
    )
    kit = build(tmp_path, profiles.TWO_JOBS + logos)
    text = text_of(pdf_of(kit))
    assert "A plain logo. Terms of plain" in text
    assert "Terms of type" not in text
    assert "Unreadable" not in text
    assert any(name.startswith("logos[2]") for name in kit.left_out[pdf_of(kit).name])


# --- codes to scan ---------------------------------------------------------------------------------------------


def test_codes_on_the_page_hold_the_contact_and_the_address(rich):
    number = next(page for _, title, page in bookmarks(rich) if title == "Contact")
    page = pypdfium2.PdfDocument(rich)[number - 1].render(scale=3).to_pil()
    read = sorted(code.text for code in zxingcpp.read_barcodes(page))
    assert len(read) == 2
    assert read[0].startswith("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Strand\r\n")
    assert read[0].endswith("END:VCARD\r\n")
    assert read[1] == "https://example.org"


def _alternatives(path: Path) -> set[str]:
    """The alternative texts of all figures in the structure of the file."""
    found = set[str]()

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict) and "/S" in node:
            if "/Alt" in node:
                found.add(str(node["/Alt"]))
            walk(node.get("/K", []))

    root: Any = pypdf.PdfReader(path).root_object
    walk(root["/StructTreeRoot"]["/K"])
    return found


def test_every_picture_has_its_alternative_text(rich):
    found = _alternatives(rich)
    assert "Ada Strand leans on a handrail and laughs" in found
    assert "Ada Strand, view 3" in found
    assert "QR code that opens example.org" in found
    assert "QR code: Ada Strand as a contact for the address book of a telephone" in found


@pytest.mark.slow
def test_a_contact_with_too_much_to_say_is_cut_down_to_what_can_be_scanned():
    card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nN:;Ada;;;\r\nTITLE:{}\r\nORG:Here\r\nURL:https://example.org\r\nEND:VCARD\r\n"
    short, long = codes.contact(card.format("x")), codes.contact(card.format("x" * 500))
    assert "TITLE:x\r\n" in short
    assert "TITLE" not in long
    assert "ORG:Here\r\n" in long
    (code,) = zxingcpp.read_barcodes(ImageOps.expand(Image.open(io.BytesIO(codes.draw(long))).convert("L"), 32, 255))
    assert code.text == long


def test_without_an_address_there_is_no_code(kits):
    assert "Contact card" not in text_of(kits["two jobs", "a4"])
    assert "Contact card" not in text_of(kits["real", "a4"])


# --- how it is laid out ----------------------------------------------------------------------------------------


def test_what_is_empty_leaves_no_trace(kits):
    path = kits["two jobs", "a4"]
    text = text_of(path)
    for heading in ("Quotes", "Sources", "Photographs", "Topics", "Terms", "Record", "Press contact"):
        assert heading not in text
        assert heading not in [title for _, title, _ in bookmarks(path)]
    assert len(pypdf.PdfReader(path).pages) == 3
    assert len(pypdf.PdfReader(kits["only a name", "a4"]).pages) == 1


@each("real", "full", "overfull", "real in studio", "overfull in studio")
def test_a_kit_has_as_many_pages_as_a_reader_takes(kits, name, paper):
    least, most = {"real": (4, 6), "full": (8, 11), "overfull": (9, 12)}[name.partition(" in ")[0]]
    assert least <= len(pypdf.PdfReader(kits[name, paper]).pages) <= most


@each()
def test_no_letter_stands_outside_the_margins_where_it_would_be_cut(kits, name, paper):
    margin = 9 / 25.4 * 72
    for page in pypdfium2.PdfDocument(kits[name, paper]):
        text = page.get_textpage()
        outside = []
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            letter = text.get_text_range(at, 1)
            if letter.strip() and not (
                margin - 9 <= left and right <= page.get_width() - margin and bottom >= 18 and top <= page.get_height()
            ):
                outside.append(letter)
        assert "".join(outside) == ""


def test_a_very_long_quote_goes_over_pages_and_loses_nothing(tmp_path):
    said = [f"word{n}" for n in range(1100)]
    text = profiles.TWO_JOBS + f'[[quotes]]\ntext = "{" ".join(said)}"\nimportance = 5\n'
    assert re.findall(r"word\d+", text_of(pdf_of(build(tmp_path, text)))) == said
    text += "".join(f'[[quotes]]\ntext = "Number {n}, {"and on " * n}"\n' for n in range(30))
    kit = build(tmp_path, text)
    assert re.findall(r"word\d+", text_of(pdf_of(kit))) == said
    assert "quotes[31]" in " ".join(kit.left_out[pdf_of(kit).name])


def test_the_real_kit_takes_one_layout_of_each_page(tmp_path, monkeypatch):
    laid_out = []
    render = pdf.Typesetter._laid_out

    def counted(*arguments: Any, **named: Any) -> Any:
        laid_out.append(arguments)
        return render(*arguments, **named)

    monkeypatch.setattr(pdf.Typesetter, "_laid_out", counted)
    kit = build(tmp_path, REAL)
    assert len(laid_out) == len(pypdfium2.PdfDocument(pdf_of(kit)))


def test_pages_that_a_user_has_written_are_laid_out_as_a_whole_to_the_same_bytes(tmp_path):
    (tmp_path / "ours").mkdir()
    ours = build(tmp_path / "ours", REAL)
    shutil.copytree(builtin() / "press-kit", tmp_path / "theirs" / "templates" / "press-kit")
    theirs = build(tmp_path / "theirs", REAL)
    assert pdf_of(theirs).read_bytes() == pdf_of(ours).read_bytes()


READERS: dict[str, Callable[[Path], str]] = {
    "its structure": validators.structure,
    "poppler": lambda path: validators.pdftotext(path, "-l", "1"),
    "pdfium": lambda path: pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range(),
    "pypdf": lambda path: pages_of(path)[0],
}
"""How a program comes to the text of the first page. Poppler's `-raw` is none of them: since version 26 it takes the
space of a sans serif for none."""


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("name", "paper"), {one[0]: one for one in BUILT if one[0].startswith("full")}.values())
def test_every_program_reads_the_cover_in_the_order_of_the_page(kits, name, paper, reader):
    """What the person is and whom to ask may stand beside each other, where poppler takes either first."""
    cover = words_of(READERS[reader](kits[name, paper]))
    person = ["Ada Strand", "Dr Ada Strand, CEng", "Engineer of bridges"]
    asked = ["Ada Strand", "Press contact", "Press office", "press@example.org", "+44 20 7946 0958"]
    for said in (person, asked):
        found = re.findall("|".join(map(re.escape, said)), cover)
        assert list(dict.fromkeys(found)) == said, cover


@each()
def test_no_text_is_small_but_the_numbers_of_sources(kits, name, paper):
    """Those are 6.6 pt; everything else is 8.5 at least."""
    for page in pypdfium2.PdfDocument(kits[name, paper]):
        text = page.get_textpage()
        whole = text.get_text_range()
        small = {
            whole[at]
            for at in range(min(len(whole), text.count_chars()))
            if whole[at].isalpha() and _size(text, at) < 8.4
        }
        assert small == set()


@pytest.mark.parametrize(("name", "look", "paper"), SHOWN)
def test_pages_are_full(shown, name, look, paper):
    """Ink, or a ground, stands on every page down to three quarters of its height at least."""
    for number, page in enumerate(pypdfium2.PdfDocument(shown[name, look, paper]), 1):
        grey = page.render(scale=0.25).to_pil().convert("L")
        ground = grey.getpixel((2, grey.height - 3))
        dark = [y for y in range(int(grey.height * 0.93))
                if any(abs(grey.getpixel((x, y)) - ground) > 12 for x in range(0, grey.width, 2))]  # fmt: skip
        assert ground < 250 or dark[-1] > grey.height * 0.74, number


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is found wrong with each layout, in the order in which they are made."""
    found = []
    overflows = boxes.overflows

    def heard(document: Any, planned: int) -> Any:
        found.append(overflows(document, planned))
        return found[-1]

    monkeypatch.setattr(boxes, "overflows", heard)
    return found


def test_nothing_that_is_laid_out_stands_past_its_place(tmp_path, found):
    """What was measured is what came out: the first layout holds, or the next one does."""
    for look in LOOKS:
        (tmp_path / look).mkdir()
        build(tmp_path / look, f"{REAL}\n[kit]\nlook = '{look}'\n")
        assert found[-1] == []


def test_a_text_that_stands_past_its_place_is_found(tmp_path, monkeypatch, found):
    """Taken to be half as high as it is, text runs over, which is seen; then it is set again, and holds."""
    monkeypatch.setattr(layout, "DENSER", (0.6, 1.0))
    pages = len(pypdf.PdfReader(pdf_of(build(tmp_path, REAL))).pages)
    assert any(found[:pages])
    assert len(found) > pages
    assert not any(found[pages:])


def test_every_fact_of_the_profile_is_told_somewhere(kits):
    """However full: nothing is lost between the pages."""
    for name in ("full", "full in studio", "full in gallery"):
        text = text_of(kits[name, "a4"])
        for n in range(6):
            assert f"Handrails, part {n}" in text
        for n in range(5):
            assert f"Sentence {n} on" in text


# --- what is wrong is told -------------------------------------------------------------------------------------


def test_letters_that_no_font_has_are_told_with_their_place(tmp_path, machine):
    with pytest.raises(presskit.Problems) as told:
        build(tmp_path, profiles.TWO_JOBS + '[[quotes]]\ntext = "สวัสดี"\n')
    problem = told.value.problems[0]
    assert problem.code == "missing-glyph"
    assert problem.line == len(profiles.TWO_JOBS.splitlines()) + 2


def test_a_damaged_photograph_on_the_sheet_is_told_with_its_place(tmp_path):
    build(tmp_path, CASES["full"])
    data = (tmp_path / "photos" / "3.jpg").read_bytes()
    (tmp_path / "photos" / "3.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(presskit.Problems) as told:
        presskit.build(tmp_path / "profile.toml", only=["press-kit"], as_of=DAY)
    assert "photos[4].file" in str(told.value)

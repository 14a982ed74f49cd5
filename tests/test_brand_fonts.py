"""Fonts of a brand: set in the place of a look's, as far as they have what is set in them; the rest is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from presskit.package_files import builtin
from tests.conftest import PERSON, Run

pytestmark = pytest.mark.slow

TOLD = """
[[numbers]]
value = "1,280"
label = "bridges drawn"
[[numbers]]
value = "61"
label = "of them opened"
[[numbers]]
value = "38"
label = "in one year"
[[work]]
organization = "Lind Bridges"
position = "founder"
start = 2011
importance = 5
summary = "Draws bridges that are walked on, **never driven on**, and tells *how they stand*."
"""

SERIF, GROTESQUE = "looks/editorial/fonts/InstrumentSerif-Regular.ttf", "looks/studio/fonts/Inter-{}.ttf"


def font(path: Path, source: str, without: str = "") -> None:
    """A font of another look, without some of its characters, as a brand's."""
    path.parent.mkdir(exist_ok=True)
    if not without:
        shutil.copy(builtin() / source, path)
        return
    options = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    with TTFont(builtin() / source) as made:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=set(made.getBestCmap()) - set(map(ord, without)))
        subsetter.subset(made)
        made.save(path)


def built(run: Run, kit: str) -> tuple[Path, str]:
    Path("profile.toml").write_text(f"as_of = 2026-01-01\n{PERSON}{TOLD}[kit]\n{kit}", "utf-8")
    ran = run("build", "--only", "press-kit", "--only", "one-pager", "--only", "web")
    assert ran.status == 0, ran.err
    return Path("output"), ran.told


def fonts_of(path: Path) -> set[str]:
    """The fonts in a PDF, by their names."""
    found = set()
    for page in pypdf.PdfReader(path).pages:
        for one in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found.add(str(one["/BaseFont"]).partition("+")[2])
    return found


@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_display_and_text_are_set_in_the_fonts_of_a_brand(look, here, run):
    font(here / "fonts/Harbour.ttf", SERIF)
    for cut in ("Regular", "SemiBold", "Italic"):
        font(here / f"fonts/Quay-{cut}.ttf", GROTESQUE.format(cut))
    texts = ", ".join(f'"fonts/Quay-{cut}.ttf"' for cut in ("Regular", "SemiBold", "Italic"))
    folder, told = built(run, f'look = "{look}"\ndisplay_fonts = ["fonts/Harbour.ttf"]\ntext_fonts = [{texts}]\n')
    assert told == ""
    for name in ("press-kit", "one-pager"):
        names = fonts_of(folder / f"ada-lind-{name}.pdf")
        assert any("Harbour" in one for one in names), names
        assert any("Quay-Regular" in one for one in names), names
        assert not any(one.startswith("PK-") for one in names), names
    page = (folder / "web/index.html").read_text("utf-8")
    assert page.count("@font-face") < 12


def test_what_a_font_lacks_comes_from_the_look_by_the_letter_and_is_told(here, run):
    font(here / "fonts/Harbour.ttf", SERIF, without="0123456789")
    font(here / "fonts/Quay.ttf", GROTESQUE.format("Regular"), without="é")
    folder, told = built(
        run, 'look = "studio"\ndisplay_fonts = ["fonts/Harbour.ttf"]\ntext_fonts = ["fonts/Quay.ttf"]\n'
    )
    assert 'kit.display_fonts: "fonts/Harbour.ttf" lacks 0, 1, 2, 3, 4, 5, 6, 7, 2 more: the look\'s own face' in told
    assert "kit.text_fonts: none of them is bold" in told
    assert "kit.text_fonts: none of them is italic" in told
    assert "é" not in told
    names = fonts_of(folder / "ada-lind-press-kit.pdf")
    assert any("Harbour" in one for one in names)
    assert any("Archivo" in one for one in names), "the figures"
    text = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(folder / "ada-lind-press-kit.pdf")
    )
    assert "1,280" in text
    assert "Ada Lind" in text.replace("\r\n", " ")


def test_sizes_are_settled_from_the_widths_of_the_brand(here, run):
    """A name fills the width of the cover, however wide its font is."""
    widths = []
    for source in (SERIF, "looks/studio/fonts/ArchivoCondensed-ExtraBold.ttf", GROTESQUE.format("SemiBold")):
        font(here / "fonts/Harbour.ttf", source)
        text = PERSON.replace("Ada Lind", "Wilhelmina Achterberg")
        Path("profile.toml").write_text(f'{text}[kit]\nlook = "studio"\ndisplay_fonts = ["fonts/Harbour.ttf"]\n')
        page = pypdfium2.PdfDocument(run("build", "--only", "press-kit").out.splitlines()[-1])[0]
        name = [
            box.get_bounds() for box in page.get_objects(max_depth=1) if box.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT
        ]
        widest = max(right - left for left, _, right, _ in name)
        widths.append(widest / page.get_width())
    assert all(0.75 < width < 0.97 for width in widths), widths


@pytest.mark.parametrize(
    ("data", "said"),
    [(None, 'kit.display_fonts[1]: "fonts/Harbour.ttf" does not exist'), (b"%PDF-1.7", "is no font")],
)
def test_what_is_no_font_is_told_at_its_line(data, said, here, run):
    if data:
        (here / "fonts").mkdir()
        (here / "fonts/Harbour.ttf").write_bytes(data)
    Path("profile.toml").write_text(f'{PERSON}[kit]\ndisplay_fonts = ["fonts/Harbour.ttf"]\n', "utf-8")
    ran = run("check")
    assert ran.status == 1
    assert "profile.toml:6:18: " in ran.out

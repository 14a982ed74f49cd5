"""The logo of the press kit: on its cover and in the heads of its pages, told where it cannot be seen."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests import validators
from tests.conftest import PERSON, Run

pytestmark = pytest.mark.slow

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">{}</svg>'
GREEN = '<path fill="#0a6b4f" d="M0 0h9v9H0z"/>'
ALT = "The mark of Lind Bridges"


def profile(file: str, *, logo: str | None = None, more: str = "", kit: str = "") -> None:
    """Ada Lind with some pages to tell, her logo in `file`, and `logo` on the press kit, that file if it is None."""
    told = "".join(
        f'[[work]]\norganization = "Pier {n}"\nposition = "engineer"\nstart = {1980 + n}\nend = {1981 + n}\n'
        f'summary = "Drew the bridge of pier {n}, and the paths that lead to it from both shores."\n'
        for n in range(8)
    )
    row = f'[[logos]]\nfile = "{file}"\nalt = "{ALT}"\n{more}'
    named = f'logo = "{file if logo is None else logo}"\naccent = "#2d45f0"\n'
    Path("profile.toml").write_text(f"{PERSON}{told}{row}[kit]\n{named}{kit}", "utf-8")


def built(run: Run, *options: str) -> pypdf.PdfReader:
    ran = run("build", "--only", "press-kit", *options)
    assert ran.status == 0, ran.err
    return pypdf.PdfReader(ran.out.splitlines()[-1])


def figures(pdf: pypdf.PdfReader) -> list[str]:
    """The alternative texts of the figures in the structure, in the order of reading."""
    root: Any = pdf.trailer["/Root"]

    def found(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                yield from found(kid)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                yield str(node.get("/Alt"))
            yield from found(node["/K"]) if "/K" in node else ()

    return list(found(root["/StructTreeRoot"]))


def drawn(page: pypdf.PageObject) -> int:
    """How often the green of the logo is taken up on a page."""
    return page.get_contents().get_data().count(b"0.039216 0.419608 0.309804 rg")  # type: ignore[union-attr]


@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_a_logo_is_a_drawing_on_the_cover_and_in_the_heads_of_pages(here, run, look):
    Path("logo.svg").write_text(SVG.format(9, 9, GREEN), "utf-8")
    profile("logo.svg", kit=f'look = "{look}"\n[kit.sections]\nhidden = ["logos"]\n')
    pdf = built(run)
    assert sum(drawn(page) for page in pdf.pages[:1]) == 1
    heads = pypdfium2.PdfDocument("output/ada-lind-press-kit.pdf")
    for number in range(1, len(heads)):
        page = heads[number].render(scale=1).to_pil().convert("RGB")
        box = (200, 15, 400, 60) if look == "editorial" else (200, page.height - 45, 400, page.height - 5)
        margin = page.crop(box)
        seen = [margin.getpixel((x, y)) for x in range(margin.width) for y in range(margin.height)]
        dark = sum(min(pixel) < 190 for pixel in seen) > len(seen) / 2  # it stands on light grounds only
        assert dark != any(map(near, seen)), number
    assert figures(pdf).count(ALT) == 1  # in heads of pages it is an artifact


def test_a_logo_that_is_a_picture_is_shown_too_and_the_file_passes_its_validator(here, run):
    Image.new("RGBA", (500, 900), (20, 90, 60, 255)).save("logo.png")
    profile("logo.png")
    assert ALT in figures(built(run))
    validators.require("verapdf")
    assert validators.verapdf([Path("output/ada-lind-press-kit.pdf")]) == []


@pytest.mark.parametrize(("width", "height", "paper"), [(90, 9, "a4"), (9, 9, "letter"), (9, 30, "a4")])
def test_a_logo_stands_within_its_column_whatever_its_shape(here, run, width, height, paper):
    shape = f'<path fill="#0a6b4f" d="M0 0h{width}v{height}H0z"/>'
    Path("logo.svg").write_text(SVG.format(width, height, shape), "utf-8")
    profile("logo.svg", kit=f'paper = "{paper}"\n')
    built(run)
    points = 72 / 25.4
    page = pypdfium2.PdfDocument("output/ada-lind-press-kit.pdf")[0].render(scale=4 / points).to_pil().convert("RGB")
    apart = ImageChops.difference(page, Image.new("RGB", page.size, "#0a6b4f")).split()
    near = [channel.point(lambda level: 255 if level < 6 else 0) for channel in apart]
    left, top, right, bottom = (edge / 4 for edge in functools.reduce(ImageChops.darker, near).getbbox() or ())
    wide, high = right - left, bottom - top
    assert right < page.width / 4 - 16  # within the margin
    assert wide / high == pytest.approx(width / height, rel=0.15)
    assert wide < 49
    assert high < 21
    assert wide * high > 100


def near(colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 6 for one, other in zip(colour, (0x0A, 0x6B, 0x4F), strict=True))


def test_what_an_audience_may_not_see_is_no_logo_of_its_kit(here, run):
    Path("logo.svg").write_text(SVG.format(9, 9, GREEN), "utf-8")
    profile("logo.svg", more='audiences = ["investors"]\n')
    assert not sum(map(drawn, built(run).pages))
    assert sum(map(drawn, built(run, "--audience", "investors").pages))


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("northwater.png", 'add [[logos]] with file = "northwater.png" and alt = "whose it is"'),
        ("Logo.svg", 'did you mean "logo.svg"?'),
    ],
)
def test_a_logo_that_is_none_of_logos_is_told_at_its_line(here, run, named, hint):
    Path("logo.svg").write_text(SVG.format(9, 9, GREEN), "utf-8")
    profile("logo.svg", logo=named)
    line = Path("profile.toml").read_text("utf-8").splitlines().index(f'logo = "{named}"') + 1
    for command in ("check", "build"):
        ran = run(command)
        assert ran.status == 1
        told = f'profile.toml:{line}:8: kit.logo: none of [[logos]] has the file "{named}"\n  {hint}\n'
        assert told in ran.err + ran.out


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (SVG.format(270, 9, GREEN), "is 30 times as wide as high: it is only 2 mm high on the cover"),
        (SVG.format(9, 90, GREEN), "is 10 times as high as wide: it is only 2 mm wide on the cover"),
        (SVG.format(9, 9, "<text>Lind</text>"), "is left off the press kit: it has type"),
        (SVG.format(9, 9, GREEN).replace("viewBox", "class"), "is left off the press kit: it has no viewBox"),
    ],
)
def test_what_makes_a_logo_hard_to_see_is_told_alike_by_check_and_build(here, run, drawing, said):
    Path("logo.svg").write_text(drawing, "utf-8")
    profile("logo.svg")
    check, build = run("check"), run("build", "--only", "press-kit")
    assert build.status == 0
    for ran in (check, build):
        assert f': warning: kit.logo: "logo.svg" {said}' in ran.err + ran.out


@pytest.mark.parametrize(
    ("ground", "inks", "said"),
    [
        ((0, 0, 0, 0), [(255, 255, 255, 255)], ""),  # on nothing: it stands on the dark
        ((10, 20, 60, 255), [(255, 255, 255, 255)], ""),
        ((255, 255, 255, 255), [(255, 246, 170, 255)], "can hardly be seen: it brings its white ground"),
        ((0, 0, 0, 0), [(255, 255, 255, 255), (0, 0, 0, 255)], "can be seen in part only: 50% of it on one ground"),
    ],
)
def test_a_picture_of_a_logo_that_is_seen_on_no_ground_is_told(ground, inks, said, here, run):
    image = Image.new("RGBA", (300, 100), ground)
    for at, ink in enumerate(inks):
        image.paste(ink, (20 + at * 260 // len(inks), 20, 20 + (at + 1) * 260 // len(inks), 80))
    (image.convert("RGB") if ground[3] else image).save("logo.png")
    profile("logo.png")
    told = [line for line in run("check").out.splitlines() if "kit.logo" in line]
    assert len(told) == bool(said)
    assert not said or said in told[0]

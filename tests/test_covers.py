"""Covers: what stands on a photograph can be read, heads are kept, logos are seen, pictures are cut once."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from presskit import colour
from presskit.writers import pictures
from tests.conftest import PERSON, Run

pytestmark = pytest.mark.slow

SCALE = 2.0
"""Pixels to a point."""


def sky(path: Path, size: tuple[int, int], light: tuple[int, int], *, striped: bool = False) -> None:
    """A head before a sky that is as bright as `light` above and below, 0–255; `striped`, with bright and dark bars."""
    wide, high = size
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    for y in range(high):
        level = round(light[0] + (light[1] - light[0]) * y / high)
        draw.line((0, y, wide, y), (level, level, min(255, level + 12)))
    if striped:
        for x in range(0, wide, wide // 9):
            draw.rectangle((x, 0, x + wide // 18, high), (245, 240, 230))
    middle, radius = wide // 2, min(size) // 6
    draw.ellipse((middle - radius, high // 3 - radius, middle + radius, high // 3 + radius), (180, 60, 40))
    path.parent.mkdir(exist_ok=True)
    image.save(path, quality=90)


def photo(file: str, more: str = "") -> str:
    return (
        f'[[photos]]\nfile = "{file}"\nalt = "Ada Lind"\nkind = "portrait"\ncredit = "Photo: Rut Aalto"\n'
        f'license = "Free with credit"\n{more}'
    )


def built(run: Run, profile: str, look: str = "editorial", kit: str = "") -> pypdfium2.PdfDocument:
    contact = '[[contacts]]\nkind = "press"\nname = "Rut Aalto"\nemail = "press@lind.example"\n'
    Path("profile.toml").write_text(f'{PERSON}{contact}{profile}[kit]\nlook = "{look}"\n{kit}', "utf-8")
    ran = run("build", "--only", "press-kit")
    assert ran.status == 0, ran.err
    return pypdfium2.PdfDocument(ran.out.splitlines()[-1])


def _texts(holder: object) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The colour and the box, in points from the bottom left, of each text of a page."""
    for item in holder.get_objects(max_depth=1):  # type: ignore[attr-defined]
        if item.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
            parts = [ctypes.c_uint() for _ in range(4)]
            pypdfium2.raw.FPDFPageObj_GetFillColor(item.raw, *parts)
            yield "#" + "".join(f"{part.value:02x}" for part in parts[:3]), item.get_bounds()


def hardest(page: pypdfium2.PdfPage) -> float:
    """The least contrast of any text of a page with what lies under it, where that is hardest to read: measured on the
    pixels of the page without its texts."""
    texts = list(_texts(page))
    assert texts
    for item in list(page.get_objects(max_depth=1)):
        if item.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
            page.remove_obj(item)
    page.gen_content()
    bare = page.render(scale=SCALE).to_pil().convert("RGB")
    least = 21.0
    for ink, (left, bottom, right, top) in texts:
        high = page.get_height()
        place = (left * SCALE, (high - top) * SCALE, right * SCALE, (high - bottom) * SCALE)
        box = tuple(map(round, place))
        if box[2] <= box[0] or box[3] <= box[1]:
            continue
        # two pixels at a time: an edge of two areas is drawn half in one and half in the other
        part = bare.crop(box).resize(
            (max(1, (box[2] - box[0]) // 2), max(1, (box[3] - box[1]) // 2)), Image.Resampling.BOX
        )
        grounds = {"#{:02x}{:02x}{:02x}".format(*one) for _, one in part.getcolors(1 << 20) or ()}
        least = min(least, *(colour.contrast(ink, ground) for ground in grounds))
    return least


UPRIGHT, ACROSS = (1500, 1900), (2400, 1600)


@pytest.mark.parametrize("look", ["editorial", "studio"])
@pytest.mark.parametrize("size", [UPRIGHT, ACROSS, (260, 320)])
@pytest.mark.parametrize("light", [(8, 14), (250, 244), (40, 230), (120, 120), "striped"])
def test_all_type_of_a_cover_can_be_read_on_what_lies_under_it(look, size, light, here, run):
    striped = light == "striped"
    sky(here / "p.jpg", size, (20, 30) if striped else light, striped=striped)
    assert hardest(built(run, photo("p.jpg"), look)[0]) >= 4.5


@pytest.mark.parametrize("look", ["editorial", "studio"])
@pytest.mark.parametrize("accent", ["#ffffff", "#000000", "#ffd400", "#e4003a", "#808080"])
def test_so_it_can_with_any_accent(look, accent, here, run):
    sky(here / "p.jpg", UPRIGHT, (90, 160))
    pdf = built(run, photo("p.jpg"), look, f'accent = "{accent}"\n')
    assert min(hardest(page) for page in pdf) >= 4.49


def test_no_line_shows_where_a_photograph_passes_into_the_ground(here, run):
    sky(here / "p.jpg", UPRIGHT, (250, 244), striped=True)
    image = built(run, photo("p.jpg"))[0].render(scale=2).to_pil().convert("L")
    column = [image.getpixel((image.width // 4, y)) for y in range(image.height * 3 // 4)]
    assert not any(
        here < min(above, below) - 30 for above, here, below in zip(column, column[1:], column[2:], strict=False)
    )


@pytest.mark.parametrize("look", ["editorial", "studio"])
@pytest.mark.parametrize("size", [UPRIGHT, ACROSS, (1500, 2600)])
def test_without_a_focus_the_head_is_kept_and_nothing_stands_on_it(look, size, here, run):
    sky(here / "p.jpg", size, (200, 200))
    page = built(run, photo("p.jpg"), look, 'accent = "#185c80"\n')[0].render(scale=0.5).to_pil().convert("RGB")
    red = [(x, y) for x in range(page.width) for y in range(page.height) if _is_red(page.getpixel((x, y)))]
    wide, high = (max(one) - min(one) + 1 for one in zip(*red, strict=True))
    assert 0.93 < wide / high < 1.07, "the disc is whole"


def _is_red(pixel: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 28 for one, other in zip(pixel, (180, 60, 40), strict=True))


@pytest.mark.parametrize("focus", [(0.0, 0.0), (1.0, 0.0), (0.02, 0.98), (1.0, 1.0)])
@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_what_the_focus_names_is_on_the_cover_though_it_is_a_corner(look, focus, here, run):
    sky(here / "p.jpg", UPRIGHT, (200, 200))
    with Image.open("p.jpg") as image:
        at = [round(share * length) for share, length in zip(focus, image.size, strict=True)]
        ImageDraw.Draw(image).rectangle((at[0] - 50, at[1] - 50, at[0] + 50, at[1] + 50), (20, 200, 40))
        image.save("p.jpg", quality=90)
    page = built(run, photo("p.jpg", f"focus = {list(focus)}\n"), look)[0].render(scale=0.5).to_pil().convert("RGB")
    assert any(g > 150 and r < 90 and b < 110 for r, g, b in page.get_flattened_data())


# --- logos -------------------------------------------------------------------------------------------------


def mark(path: Path, ink: tuple[int, int, int], size: tuple[int, int]) -> None:
    """A frame on nothing."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((4, 4, size[0] - 5, size[1] - 5), outline=(*ink, 255), width=min(size) // 3)
    image.save(path)


LOGO = '[[logos]]\nfile = "mark.png"\nalt = "The mark of Lind Bridges"\n'


@pytest.mark.parametrize("look", ["editorial", "studio"])
@pytest.mark.parametrize("size", [(600, 200), (200, 200), (150, 600)])
@pytest.mark.parametrize("photographed", [True, False])
def test_a_white_logo_and_a_black_one_are_seen_on_cover_and_end(look, size, photographed, here, run):
    if photographed:
        sky(here / "p.jpg", UPRIGHT, (250, 244))
    for ink in ((255, 255, 255), (0, 0, 0)):
        mark(here / "mark.png", ink, size)
        shown = (photo("p.jpg") if photographed else "") + LOGO
        pdf = built(run, shown, look, 'logo = "mark.png"\naccent = "#7a1fa2"\n')
        for page in (pdf[0], pdf[len(pdf) - 1]):
            assert stands_off(page, size) >= 3, (ink, page)


def stands_off(page: pypdfium2.PdfPage, size: tuple[int, int]) -> float:
    """The contrast of a picture of so many pixels with what lies under it, where it draws something; 0 if the page has
    none."""
    found = [item for item in page.get_objects(max_depth=6) if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    logos = [item for item in found if item.get_px_size() == size]
    if not logos:
        return 0.0
    drawn = page.render(scale=SCALE).to_pil().convert("RGB")
    for item in logos:
        page.remove_obj(item)
    page.gen_content()
    bare = page.render(scale=SCALE).to_pil().convert("RGB")
    place = ImageChops.difference(drawn, bare).getbbox()
    both = (
        {*zip(drawn.crop(place).get_flattened_data(), bare.crop(place).get_flattened_data(), strict=True)}
        if place
        else set()
    )
    apart = [
        colour.contrast("#{:02x}{:02x}{:02x}".format(*one), "#{:02x}{:02x}{:02x}".format(*other))
        for one, other in both
        if one != other
    ]
    return max(apart, default=1.0)


def test_a_white_logo_stands_on_a_plate_in_the_heads_of_pages(here, run):
    mark(here / "mark.png", (255, 255, 255), (600, 200))
    work = '[[work]]\norganization = "Lind Bridges"\nposition = "founder"\nstart = 2011\nsummary = "Draws bridges."\n'
    page = built(run, LOGO + work, kit='logo = "mark.png"\naccent = "#7a1fa2"\n')[1].render(scale=SCALE).to_pil()
    middle, top = page.width // 2, page.convert("L")
    head = top.crop((middle - 120, 0, middle + 120, 110))
    levels = list(head.get_flattened_data())
    dark = sum(level < 90 for level in levels) / len(levels)
    assert 0.05 < dark < 0.4, "a plate, and no more than that"
    row = [head.getpixel((x, head.height // 2)) for x in range(head.width)]
    plate = [level for level in row[row.index(min(row)) :] if level is not None]
    assert max(plate[: len(plate) // 2]) > 220, "the logo on it"


# --- cut once, and light enough for a mail -----------------------------------------------------------------


def grainy(path: Path, size: tuple[int, int], grain: int = 40) -> None:
    """A photograph with more detail than most: leaves, gravel, a crowd."""
    noise = Image.effect_noise((size[0] // 2, size[1] // 2), grain).resize(size)
    Image.merge("RGB", [noise, noise.point(lambda level: level * 4 // 5), noise.rotate(180)]).save(path, quality=92)


def test_a_second_build_cuts_no_picture_again(here, run, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    sky(here / "p.jpg", UPRIGHT, (200, 200))
    first = len(built(run, photo("p.jpg")))

    def read(*_: object) -> None:
        raise AssertionError("a picture is decoded")

    monkeypatch.setattr(pictures, "read", read)
    assert len(built(run, photo("p.jpg") + '[[awards]]\ntitle = "Bow"\n')) >= first


def test_a_press_kit_with_six_photographs_weighs_less_than_a_mail_takes(here, run):
    rows = ""
    for at in range(6):
        grainy(here / f"{at}.jpg", UPRIGHT if at == 0 else (2400, 1600))
        rows += photo(f"{at}.jpg") if at == 0 else photo(f"{at}.jpg").replace("portrait", "place")
    built(run, rows)
    assert next(here.glob("output/*press-kit.pdf")).stat().st_size < 1_500_000

"""Covers: what stands on a photograph can be read, heads are kept, logos are seen, pictures are cut once."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from presskit import colour
from presskit.kit import order as ordering
from tests.conftest import PERSON, Run

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
        part = bare.crop(box).resize((max(1, (box[2] - box[0]) // 2), max(1, (box[3] - box[1]) // 2)), Image.Resampling.BOX)
        grounds = {"#%02x%02x%02x" % one for _, one in part.getcolors(1 << 20) or ()}
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

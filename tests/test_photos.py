"""Photographs and logos: what is cut from them, what is written into them, and what is never in them."""

from __future__ import annotations

import io
import itertools
import struct
import subprocess
import sys
import textwrap
import zlib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image, ImageCms, ImageDraw
from PIL.Image import Transpose

from presskit.writers import pictures
from tests.conftest import PERSON, files

PHOTO = """
[[photos]]
file = "{}"
alt = "Ada Lind on a bridge, “looking” up & away"
"""

RIGHTS = """
caption = "At the opening <2024>"
creator = "Bo Ek"
credit = "Photo: Bo Ek & Son"
license = "CC BY-SA 4.0"
kind = "portrait"
"""

SECRETS = (b"SecretCam", b"Diary of Ada", b"secret-name", b"GPS", b"Exif")


def drawn(width: int = 60, height: int = 40) -> Image.Image:
    """White, with a red block top left and a blue one bottom right: which way up it is can be seen."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 3, height // 4), fill="red")
    draw.rectangle((width * 2 // 3, height * 3 // 4, width, height), fill="blue")
    return image


def is_upright(image: Image.Image) -> bool:
    """Whether the blocks are where `drawn` put them."""
    image = image.convert("RGB")
    at = [(0.05, 0.05), (0.95, 0.95), (0.95, 0.05), (0.05, 0.95)]
    seen: list[Any] = [image.getpixel((int(x * image.width), int(y * image.height))) for x, y in at]
    red, blue, *white = ([channel > 128 for channel in pixel] for pixel in seen)
    return red == [True, False, False] and blue == [False, False, True] and white == [[True] * 3] * 2


def private() -> bytes:
    """What a camera writes: its name, a diary, and where it was."""
    exif = Image.Exif()
    exif[0x010F], exif[0x010E] = "SecretCam", "Diary of Ada"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 0.0), 3: "E", 4: (10.0, 45.0, 0.0)})
    return exif.tobytes()


def build(run: Any, *rows: str, only: str = "photos") -> Any:
    Path("profile.toml").write_text(PERSON + "".join(rows), "utf-8")
    return run("build", "--only", only)


def look(path: Path) -> Image.Image:
    """The picture in a file, which is closed again."""
    with Image.open(path) as image:
        image.load()
    return image


def made(name: str) -> Image.Image:
    return look(Path("output/photos", name))


def sizes() -> dict[str, tuple[int, int]]:
    """What stands in photos/, and how large it is."""
    return {path.name: look(path).size for path in Path("output/photos").iterdir()}


def said(path: Path) -> dict[str, str]:
    """What the XMP in a file says, by the names of the standard and the prefixes that it recommends."""
    data = path.read_bytes()
    at = data.index(b"<x:xmpmeta")
    tree = etree.fromstring(data[at : data.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")])
    prefixes = {uri: prefix for prefix, uri in STANDARD.items()}
    names = ((etree.QName(node), node) for node in tree[0][0])
    return {f"{prefixes[name.namespace]}:{name.localname}": "".join(node.itertext()) for name, node in names}


STANDARD = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


# --- crops and sizes ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_from_one_original_come_all_crops_in_sizes_for_web_and_print(here, run):
    drawn(4000, 3000).save("IMG_4711 Ada secret-name.jpg", exif=private(), comment=b"Diary of Ada")
    ran = build(run, PHOTO.format("IMG_4711 Ada secret-name.jpg"), RIGHTS)
    assert (ran.status, ran.told) == (0, "")
    assert sizes() == {
        "ada-lind-portrait-full-print.jpg": (2800, 2100),
        "ada-lind-portrait-square-print.jpg": (2100, 2100),
        "ada-lind-portrait-tall-print.jpg": (1500, 2100),  # 5 × 7 in at 300 dpi
        "ada-lind-portrait-wide-print.jpg": (2800, 1867),
        "ada-lind-portrait-full-web.jpg": (1400, 1050),
        "ada-lind-portrait-square-web.jpg": (1050, 1050),
        "ada-lind-portrait-tall-web.jpg": (750, 1050),
        "ada-lind-portrait-wide-web.jpg": (1400, 933),
    }
    for path in Path("output/photos").iterdir():
        data = path.read_bytes()
        assert not [secret for secret in SECRETS if secret in data]
        image = look(path)
        assert image.mode == "RGB"
        assert image.info["icc_profile"] == pictures.srgb()
        assert image.info.get("dpi") == ((300, 300) if "print" in path.name else None)
        assert not image.getexif()
        assert "comment" not in image.info
    assert is_upright(made("ada-lind-portrait-full-web.jpg"))


@pytest.mark.slow
def test_a_crop_that_is_the_whole_is_made_once(here, run):
    drawn(3000, 2000).save("a.jpg")
    assert build(run, PHOTO.format("a.jpg"), RIGHTS).status == 0
    assert len(sizes()) == 6
    assert not [name for name in sizes() if "wide" in name]


@pytest.mark.slow
def test_the_crops_and_sizes_of_photographs_can_be_chosen(here, run):
    drawn(4000, 3000).save("a.jpg")
    build(run, PHOTO.format("a.jpg"), RIGHTS)
    ran = build(run, PHOTO.format("a.jpg"), '[kit]\nphotos = ["square-web", "tall-print"]\n')
    assert ran.status == 0
    assert sizes() == {"ada-lind-photo-tall-print.jpg": (1500, 2100), "ada-lind-photo-square-web.jpg": (1050, 1050)}
    ran = build(run, PHOTO.format("a.jpg"), '[kit]\nphotos = ["tall-prnt"]\n')
    assert ran.status == 1
    assert "kit.photos[1]" in ran.err
    assert 'did you mean "tall-print"?' in ran.err


@pytest.mark.slow
@pytest.mark.parametrize("focus", [(0.0, 0.0), (1.0, 1.0), (0.1, 0.9), (0.5, 0.5)])
def test_every_crop_holds_the_point_of_focus(focus, here, run):
    image = Image.new("RGB", (1200, 1800), "white")
    at = [int(share * (length - 1)) for share, length in zip(focus, image.size, strict=True)]
    ImageDraw.Draw(image).ellipse((at[0] - 45, at[1] - 45, at[0] + 45, at[1] + 45), fill="red")
    image.save("a.png")
    assert build(run, PHOTO.format("a.png"), f"focus = {list(focus)}").status == 0
    for shape, use in itertools.product(("square", "tall", "wide"), ("web", "print")):
        crop = made(f"ada-lind-photo-{shape}-{use}.jpg")
        red = crop.getchannel("G").point(lambda value: 255 if value < 90 else 0)
        assert red.getbbox(), shape
        whole = made(f"ada-lind-photo-full-{use}.jpg").getchannel("G").point(lambda value: 255 if value < 90 else 0)
        assert sum(red.histogram()[255:]) == pytest.approx(sum(whole.histogram()[255:]), rel=0.05), "all of it"


def test_a_picture_is_never_made_larger_and_a_small_one_has_no_print_files(here, run):
    drawn(900, 700).save("a.png")
    ran = build(run, PHOTO.format("a.png"))
    assert ran.told == (
        'profile.toml:7:8: warning: photos[1].file: "a.png" has 900 × 700 pixels; '
        "print at 5 × 7 in and 300 dpi needs 2100 × 1500\n"
        "  ask the photographer for the original, or name a larger file; of one that is zoomed into, show more\n"
    )
    assert sizes() == {
        "ada-lind-photo-full-web.jpg": (900, 700),
        "ada-lind-photo-square-web.jpg": (700, 700),
        "ada-lind-photo-tall-web.jpg": (500, 700),
        "ada-lind-photo-wide-web.jpg": (900, 600),
    }
    again = run("build", "--only", "photos")
    assert again.told == ran.told, "told again all the same"
    assert "Nothing has changed since this kit of" in again.err
    assert ran.told.splitlines()[0] in run("check").out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "need"),
    [((1499, 2100), "1500 × 2100"), ((2100, 1499), "2100 × 1500"), ((1500, 2099), "1500 × 2100"), ((1, 1), "1500 ×")],
)
def test_too_small_for_print_is_told_with_the_pixels_it_has_and_needs(size, need, here, run):
    Image.new("RGB", size).save("a.png")
    ran = build(run, PHOTO.format("a.png"))
    assert ran.status == 0
    assert f"has {size[0]} × {size[1]} pixels; print at 5 × 7 in and 300 dpi needs {need}" in ran.err
    assert run("build", "--only", "photos", "--strict").status == 1


@pytest.mark.slow
def test_what_is_large_enough_for_print_is_not_told(here, run):
    Image.new("RGB", (1500, 2100)).save("a.png")
    assert build(run, PHOTO.format("a.png")).told == ""


@pytest.mark.slow
def test_several_photographs_have_their_own_names_and_a_changed_one_alone_is_made_again(here, run):
    for name in ("x", "y"):
        drawn(300, 420).save(f"{name}.png")
    rows = [
        PHOTO.format(f"{name}.png") + f'kind = "{kind}"\n' for name, kind in (("x", "On stage!"), ("y", "On stage!"))
    ]
    assert build(run, *rows).status == 0
    before = files(Path("output"))
    assert {name.rsplit("-", 2)[0] for name in before if name.startswith("photos/")} == {
        "photos/ada-lind-on-stage",
        "photos/ada-lind-on-stage-2",
    }
    drawn(300, 420).transpose(Transpose.ROTATE_180).save("y.png")
    assert run("build", "--only", "photos").status == 0
    changed = {name for name, data in files(Path("output")).items() if before[name] != data}
    assert {name for name in changed if "on-stage-2" not in name} == {"manifest.json"}
    assert len(changed) == 4


def test_the_same_photograph_makes_the_same_bytes(here, run):
    Image.effect_noise((300, 420), 90).save("a.jpg")
    assert build(run, PHOTO.format("a.jpg"), RIGHTS).status == 0
    first = files(Path("output/photos"))
    for path in Path("output").rglob("*"):
        if path.is_file():
            path.unlink()
    assert run("build", "--only", "photos").status == 0
    assert files(Path("output/photos")) == first


def test_a_photograph_whose_licence_has_ended_is_left_out_and_named(here, run):
    drawn(300, 420).save("a.png")
    drawn(300, 420).save("b.png")
    rows = [PHOTO.format("a.png"), 'kind = "old"\nexpires = 2025-12-31\n', PHOTO.format("b.png")]
    Path("profile.toml").write_text(PERSON + "".join(rows), "utf-8")
    ran = run("build", "--as-of", "2026-01-01")
    assert ran.status == 0, ran.err
    assert "Nobody who gets this kit sees photos[1] (its licence ended on 2025-12-31).\n" in ran.err
    assert {path.name.split("-")[2] for path in Path("output/photos").iterdir()} == {"photo"}
    ran = run("build", "--as-of", "2025-12-31", "--only", "photos")
    assert "licence" not in ran.err
    assert {path.name.split("-")[2] for path in Path("output/photos").iterdir()} == {"old", "photo"}


def test_a_private_photograph_appears_nowhere_not_even_as_a_hash(here, run):
    drawn(300, 420).save("a.png")
    drawn(301, 420).save("b.png")
    ran = build(run, PHOTO.format("a.png"), "private = true\n", PHOTO.format("b.png"), 'kind = "stage"')
    assert ran.status == 0, ran.err
    assert {path.name.split("-")[2] for path in Path("output/photos").iterdir()} == {"stage"}


# --- what is written into them ------------------------------------------------------------------------------


def test_credit_terms_and_alt_text_are_read_back_by_their_names_in_the_standard(here, run):
    drawn(300, 420).save("a.jpg")
    assert build(run, PHOTO.format("a.jpg"), RIGHTS).status == 0
    for path in Path("output/photos").iterdir():
        assert said(path) == {
            "dc:creator": "Bo Ek",
            "photoshop:Credit": "Photo: Bo Ek & Son",
            "xmpRights:UsageTerms": "CC BY-SA 4.0",
            "xmpRights:WebStatement": "https://creativecommons.org/licenses/by-sa/4.0/",
            "xmpRights:Marked": "True",
            "Iptc4xmpCore:AltTextAccessibility": "Ada Lind on a bridge, “looking” up & away",
            "Iptc4xmpExt:PersonInImage": "Ada Lind",
            "dc:description": "At the opening <2024>",
        }
        assert look(path).info["xmp"].startswith(b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>')


@pytest.mark.parametrize(
    ("license", "page"),
    [
        ("Free with credit, see https://example.org/terms.", "https://example.org/terms"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("cc by-nc-nd 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("Editorial use only", None),
    ],
)
def test_the_page_with_the_terms_is_found_in_the_licence(license, page, here, run):
    drawn(300, 420).save("a.jpg")
    assert build(run, PHOTO.format("a.jpg"), f'license = "{license}"\n').status == 0
    assert said(Path("output/photos/ada-lind-photo-full-web.jpg")).get("xmpRights:WebStatement") == page


def test_what_the_profile_does_not_say_is_not_written(here, run):
    drawn(300, 420).save("a.jpg")
    assert build(run, '\n[[photos]]\nfile = "a.jpg"\nalt = "A bridge"\n').status == 0
    path = Path("output/photos/ada-lind-photo-full-web.jpg")
    assert said(path) == {"Iptc4xmpCore:AltTextAccessibility": "A bridge"}, "nobody says that she is in the picture"


@pytest.mark.slow
def test_texts_too_long_for_a_jpeg_are_left_out_whole(here, run):
    drawn(1500, 2100).save("a.jpg")
    long = " ".join(["&" * 60] * 32)  # each takes five bytes
    rows = "".join(f'{field} = "{long}"\n' for field in ("creator", "credit", "license", "caption", "alt"))
    url = f"url = 'https://example.org/{long.replace(' ', '')}'\n"
    text = f'[person]\nname = "{long}"\n[[photos]]\nfile = "a.jpg"\nkind = "portrait"\n{rows}{url}'
    Path("profile.toml").write_text(text, "utf-8")
    assert run("build", "--only", "photos").status == 0
    found = said(Path("output/photos/person-portrait-full-print.jpg"))
    assert found["photoshop:Credit"] == long
    assert "dc:description" not in found


# --- what may come in ---------------------------------------------------------------------------------------


def whole(size: tuple[int, int]) -> float:
    return 1.0


def half(size: tuple[int, int]) -> float:
    return 0.5


LYING = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
"""How a picture lies in the file of a camera that was held so (EXIF orientation)."""


@pytest.mark.parametrize("orientation", LYING)
@pytest.mark.parametrize("form", ["jpg", "png", "webp", "tiff", "avif", "heic"])
def test_a_photograph_stands_upright_however_the_camera_was_held(form, orientation, here):
    if form == "heic":
        import pillow_heif

        pillow_heif.register_heif_opener()
    way = LYING[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = drawn() if way is None else drawn().transpose(way)
    path = Path(f"a.{form}")
    lying.save(path, exif=exif.tobytes(), quality=95)
    assert pictures.size(path) == (60, 40)
    for scale in (whole, half):
        picture = pictures.read(path, scale)
        assert picture.original == (60, 40)
        assert picture.size == ((60, 40) if scale is whole else (30, 20))
        assert is_upright(picture.image)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
def test_every_kind_of_file_works_under_any_name(form, here, run):
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    drawn(1500, 2100).save("a.txt", form)
    ran = build(run, PHOTO.format("a.txt"))
    assert (ran.status, ran.told) == (0, "")
    assert is_upright(made("ada-lind-photo-full-web.jpg"))


def test_heic_without_its_package_is_told_with_the_command_that_brings_it(kit, run, monkeypatch):
    import pillow_heif

    pillow_heif.register_heif_opener()
    drawn(1500, 2100).save("a.heic")
    monkeypatch.setattr("presskit.profile.files.find_spec", lambda name: None)
    before = files(kit)
    ran = build(run, PHOTO.format("a.heic"))
    assert ran.status == 1
    assert ran.told == (
        'profile.toml:7:8: photos[1].file: "a.heic" is a HEIC file, which needs one more package\n'
        "  run pip install pillow-heif, or save the photograph as a JPEG\n"
    )
    assert files(kit) == before


def colours(name: str = "ada-lind-photo-full-web.jpg") -> list[Any]:
    image = made(name)
    return [image.getpixel((image.width * n // 8, image.height // 2)) for n in (1, 3, 5, 7)]


def test_a_cmyk_photograph_comes_out_in_the_colours_that_it_had(here, run):
    Image.new("CMYK", (300, 420), (0, 255, 255, 0)).save("a.jpg")
    assert build(run, PHOTO.format("a.jpg")).status == 0
    red, green, blue = colours()[0]
    assert red > 200 > 60 > max(green, blue)


def test_colours_are_managed_by_the_profile_in_the_file(here, run):
    # a space whose red is the green of sRGB: without the profile the picture would be red
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = Image.new("RGB", (300, 420), (200, 40, 40))
    image.save("a.png", icc_profile=swapped())
    assert build(run, PHOTO.format("a.png")).status == 0
    red, green, _ = colours()[0]
    assert green > red + 80
    image.save("a.png", icc_profile=lab)  # for other channels than the picture has
    assert build(run, PHOTO.format("a.png")).status == 0
    red, green, _ = colours()[0]
    assert red > green + 80


def swapped() -> bytes:
    """The profile of sRGB with its red and green primaries exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", profile[128:132])[0]
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile)


def png16(channels: int) -> bytes:
    """Sixteen bits a channel, from black on the left to white on the right."""
    width, height = 300, 420
    row = b"\0" + b"".join(struct.pack(">H", x * 65535 // (width - 1)) * channels for x in range(width))
    head = struct.pack(">IIBBBBB", width, height, 16, {1: 0, 3: 2}[channels], 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


@pytest.mark.parametrize("channels", [1, 3])
def test_sixteen_bits_keep_their_lights_and_shades(channels, here, run):
    Path("a.png").write_bytes(png16(channels))
    assert build(run, PHOTO.format("a.png")).status == 0
    assert [pixel[0] for pixel in colours()] == pytest.approx([255 * n / 8 for n in (1, 3, 5, 7)], abs=3)


@pytest.mark.parametrize("mode", ["I", "I;16", "F"])
def test_a_tiff_of_numbers_keeps_its_lights_and_shades(mode, here):
    most = 1.0 if mode == "F" else 65535
    image = Image.new(mode, (3, 1))
    for x, share in enumerate((0, 0.5, 1)):
        image.putpixel((x, 0), most * share if mode == "F" else round(most * share))
    image.save("a.tiff")
    read = pictures.read(Path("a.tiff"), whole).image
    assert [read.getpixel((x, 0)) for x in range(3)] == [(0,) * 3, (128,) * 3, (255,) * 3]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["png", "webp", "tiff"])
def test_of_an_animated_picture_the_first_frame_is_used_and_that_is_told(form, here, run):
    frames = [drawn(1500, 2100), Image.new("RGB", (1500, 2100), "black")]
    frames[0].save(f"a.{form}", save_all=True, append_images=frames[1:])
    ran = build(run, PHOTO.format(f"a.{form}"))
    what = "has several pages" if form == "tiff" else "is animated"
    assert ran.status == 0
    assert ran.told == (
        f'profile.toml:7:8: warning: photos[1].file: "a.{form}" {what}, of which the first is used\n'
        "  save the one that is meant as a JPEG or PNG file\n"
    )
    assert is_upright(made("ada-lind-photo-full-web.jpg"))


def test_a_cut_out_portrait_stands_on_white_and_comes_as_png_too(here, run):
    image = Image.new("RGBA", (300, 420), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (100, 100, 200, 320))
    image.save("a.png")
    assert build(run, PHOTO.format("a.png")).status == 0
    assert min(colours()[0]) > 250
    cutout = made("ada-lind-photo-cutout-web.png")
    assert cutout.size == (300, 420)
    assert cutout.getpixel((3, 3)) == (0, 0, 0, 0)
    assert cutout.getpixel((150, 200)) == (255, 0, 0, 255)
    assert "Iptc4xmpCore:AltTextAccessibility" in said(Path("output/photos/ada-lind-photo-cutout-web.png"))


def test_a_palette_with_transparency_works(here, run):
    image = Image.new("P", (300, 420), 1)
    image.putpalette([0, 0, 0, 0, 255, 0])
    image.paste(0, (0, 0, 140, 420))
    image.save("a.png", transparency=0)
    assert build(run, PHOTO.format("a.png")).status == 0
    assert min(colours()[0]) > 250
    assert made("ada-lind-photo-cutout-web.png").getpixel((200, 10)) == (0, 255, 0, 255)


@pytest.mark.slow
def test_broken_exif_data_and_a_broken_colour_profile_do_no_harm(here, run):
    drawn(1500, 2100).save("a.jpg", exif=b"Exif\0\0II*\0\xff\xff\xff\xff broken", icc_profile=b"broken" * 99)
    ran = build(run, PHOTO.format("a.jpg"))
    assert (ran.status, ran.told) == (0, "")
    assert is_upright(made("ada-lind-photo-full-web.jpg"))


# --- what may not -------------------------------------------------------------------------------------------


def assert_refused(ran: Any, message: str, hint: str) -> None:
    assert ran.status == 1
    assert ran.out == ""
    assert ran.told == f"profile.toml:7:8: photos[1].file: {message}\n  {hint}\n"


def cut(form: str) -> bytes:
    data = io.BytesIO()
    Image.effect_noise((400, 400), 90).convert("RGB").save(data, form)
    return data.getvalue()[: len(data.getvalue()) // 2]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_a_truncated_photograph_is_told_and_the_kit_stays(form, kit, run):
    before = files(kit)
    Path("a.x").write_bytes(cut(form))
    ran = build(run, PHOTO.format("a.x"))
    assert ran.status == 1
    assert 'profile.toml:7:8: photos[1].file: "a.x" is damaged and cannot be read' in ran.err
    assert "\n  save or export the picture again\n" in ran.err
    assert files(kit) == before


@pytest.mark.parametrize("form", ["WEBP", "AVIF", "HEIF"])
def test_a_truncated_photograph_of_a_newer_kind_is_told_too(form, kit, run):
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    before = files(kit)
    Path("a.x").write_bytes(cut(form))
    ran = build(run, PHOTO.format("a.x"))
    assert ran.status == 1
    assert '"a.x" is damaged and cannot be read' in ran.err
    assert "Traceback" not in ran.err
    assert files(kit) == before


NO_PICTURES = {
    "a GIF": b"GIF89a" + b"\0" * 99,
    "a PDF": b"%PDF-1.7\n",
    "an EPS file": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "a Photoshop file": b"8BPS\0\1",
    "a bitmap": b"BM" + b"\0" * 99,
}
USABLE = "use a JPEG, PNG, WebP, AVIF, HEIC or TIFF file"


@pytest.mark.parametrize("what", NO_PICTURES)
def test_other_files_are_called_by_their_names(what, kit, run):
    before = files(kit)
    Path("a.jpg").write_bytes(NO_PICTURES[what])
    assert_refused(build(run, PHOTO.format("a.jpg")), f'"a.jpg" is {what}, which cannot be used', USABLE)
    assert files(kit) == before


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"not a picture", b"<html><body>404</body></html>"])
def test_what_is_no_picture_is_told(data, here, run):
    Path("a.jpg").write_bytes(data)
    hint = "open it in a program that shows pictures, and export it as a JPEG or PNG; or download it again"
    assert_refused(build(run, PHOTO.format("a.jpg")), '"a.jpg" is not a picture, though its name ends in .jpg', hint)
    Path("a.bin").write_bytes(data)
    assert_refused(build(run, PHOTO.format("a.bin")), '"a.bin" is not a picture', USABLE)


def test_a_drawing_is_no_photograph(here, run):
    Path("a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    message = '"a.svg" is a drawing, not a photograph'
    assert_refused(build(run, PHOTO.format("a.svg")), message, f"put it into [[logos]], or {USABLE}")


def head_of_png(width: int, height: int, *more: tuple[bytes, bytes]) -> bytes:
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), *more, (b"IDAT", zlib.compress(b"\0"))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


@pytest.mark.parametrize(("size", "megapixels"), [((20_000, 10_000), 200), ((2_000_000_000, 2), 4000)])
def test_too_many_pixels_are_refused_with_their_number(size, megapixels, kit, run):
    before = files(kit)
    Path("a.png").write_bytes(head_of_png(*size))
    message = f'"a.png" has {megapixels} megapixels, 120 are the most'
    assert_refused(build(run, PHOTO.format("a.png")), message, "save a smaller copy; print needs 1500 × 2100 pixels")
    assert files(kit) == before


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"iCCP"])
def test_a_bomb_in_the_texts_of_a_png_is_told_or_does_nothing(kind, kit, run):
    before = files(kit)
    bomb = zlib.compress(b"\0" * 200_000_000, 9)
    body = b"x\0\1\0\0\0" + bomb if kind == b"iTXt" else b"x\0\0" + bomb
    whole = io.BytesIO()
    drawn(300, 420).save(whole, "PNG")
    data = whole.getvalue()
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    Path("a.png").write_bytes(data[:33] + chunk + data[33:])
    ran = build(run, PHOTO.format("a.png"))
    assert ran.status == 0 or ("is damaged" in ran.err and files(kit) == before)
    assert "Traceback" not in ran.err


# --- memory -------------------------------------------------------------------------------------------------

PEAK = """
    import re, sys
    from pathlib import Path
    from presskit.cli import run
    status = run(["build", "--only", "photos"])
    print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024, file=sys.stderr)
    sys.exit(status)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much memory was in use")
@pytest.mark.parametrize(("form", "most"), [("jpg", 260), ("png", 420)])
def test_sixty_megapixels_work_in_bounded_memory(form, most, here):
    Image.linear_gradient("L").resize((9000, 6667)).convert("RGB").save(f"a.{form}", compress_level=1)
    Path("profile.toml").write_text(PERSON + PHOTO.format(f"a.{form}"), "utf-8")
    command = [sys.executable, "-c", textwrap.dedent(PEAK)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stderr.split()[-1]) < most, "megabytes"
    assert made("ada-lind-photo-full-print.jpg").size == (2835, 2100)


# --- logos --------------------------------------------------------------------------------------------------

LOGO = (
    '\n[[logos]]\nfile = "{}"\nalt = "The mark of Lind Bridges"\norganization = "Lind Bridges"\nlicense = "Unchanged"\n'
)


@pytest.mark.slow
def test_a_logo_comes_in_several_widths_with_its_transparency(here, run):
    image = Image.new("RGBA", (1200, 600), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (300, 100, 900, 500))
    image.save("Logo secret-name.png")
    assert build(run, LOGO.format("Logo secret-name.png")).status == 0
    assert sizes() == {
        "ada-lind-logo-lind-bridges-1200.png": (1200, 600),
        "ada-lind-logo-lind-bridges-1024.png": (1024, 512),
        "ada-lind-logo-lind-bridges-512.png": (512, 256),
        "ada-lind-logo-lind-bridges-256.png": (256, 128),
    }
    small = made("ada-lind-logo-lind-bridges-256.png")
    assert (small.getpixel((2, 2)), small.getpixel((128, 64))) == ((0, 0, 0, 0), (255, 0, 0, 255))
    assert said(Path("output/photos/ada-lind-logo-lind-bridges-256.png")) == {
        "xmpRights:UsageTerms": "Unchanged",
        "xmpRights:Marked": "True",
        "Iptc4xmpCore:AltTextAccessibility": "The mark of Lind Bridges",
    }

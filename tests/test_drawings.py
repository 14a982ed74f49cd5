"""Logos as SVG: what they show stays, what they could do or fetch goes, and that is told."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from presskit.writers import svg
from tests.conftest import PERSON, files
from tests.test_photos import private

LOGO = PERSON + '\n[[logos]]\nfile = "logo.svg"\nalt = "The mark of Lind Bridges"\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
MADE = Path("output/photos/ada-lind-logo.svg")


def build(run: Any, drawing: str | bytes) -> Any:
    Path("profile.toml").write_text(LOGO, "utf-8")
    Path("logo.svg").write_bytes(drawing if isinstance(drawing, bytes) else drawing.encode())
    return run("build", "--only", "photos")


def clean(inside: str) -> tuple[str, tuple[str, ...]]:
    """What comes out for what stands in the drawing, without the outermost tag; and what is told."""
    drawing = svg.clean(SVG.format(inside).encode())
    etree.fromstring(drawing.data)
    return drawing.data.decode().split('9 9">', 1)[1].removesuffix("</svg>\n"), drawing.removed


SAFE = [
    '<path d="M0 0h9v9z" fill="#a33" fill-rule="evenodd"></path>',
    '<g transform="translate(1 2) scale(.5)"><circle cx="1" cy="1" r="1" style="fill:rgb(1,2,3)"></circle></g>',
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"></stop></linearGradient></defs>'
    '<rect width="9" height="9" fill="url(#g)"></rect><use xlink:href="#g"></use>',
    "<style>.a{fill:#fff;font-family:'Noto Sans', serif}</style>"
    '<text class="a" x="1" xml:space="preserve"> Ø &amp; Å</text>',
    "<title>Lind &lt;Bridges&gt;</title><desc>A mark</desc>",
    '<clipPath id="c"><rect width="3"></rect></clipPath><g clip-path="url(#c)"><ellipse rx="1"></ellipse></g>',
    '<filter id="f"><feGaussianBlur stdDeviation="2"></feGaussianBlur></filter><rect filter="url(#f)"></rect>',
]


@pytest.mark.parametrize("inside", SAFE)
def test_what_a_logo_is_drawn_with_stays_as_it_is(inside):
    assert clean(inside) == (inside, ())


UNSAFE = {
    "<script>alert(1)</script>": ("", "a script"),
    '<script href="x.js"/>': ("", "a script"),
    '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>': ("", "a script"),
    '<rect onclick="x()" OnLoad="y()"/>': ("<rect></rect>", "an event handler (onclick)"),
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="//x"/></body></foreignObject>': (
        "",
        "foreign content (foreignObject)",
    ),
    '<iframe xmlns="http://www.w3.org/1999/xhtml" src="//x"/>': ("", "an element (iframe)"),
    '<a href="javascript:x()"><rect/></a>': ("<rect></rect>", "a link"),
    '<a><set attributeName="href" to="javascript:x()"/></a>': ("", "an animation"),
    '<image href="https://example.org/x.png"/>': ("", "a picture from elsewhere"),
    '<image xlink:href="file:///etc/passwd"/>': ("", "a picture from elsewhere"),
    '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>': ("", "a picture that cannot be read"),
    '<image href="data:image/png;base64,!!!"/>': ("", "a picture that cannot be read"),
    '<use href="other.svg#a"/>': ("", "a reference to another file"),
    '<linearGradient xlink:href="http://x/#a"/>': ("<linearGradient></linearGradient>", "a reference to another file"),
    '<feImage href="http://x/y.png"/>': ("", "an element (feImage)"),
    "<style>@import url(http://x/y.css);.a{fill:red}</style>": (
        "<style>.a{fill:red}</style>",
        "a style rule (@import)",
    ),
    "<style>@font-face{src:url(http://x)}</style>": ("<style></style>", "a style rule (@font-face)"),
    "<style>@media print{.a{fill:red}.b{fill:red}}.c{fill:red}</style>": (
        "<style>.c{fill:red}</style>",
        "a style rule (@media)",
    ),
    "<style>.a{fill:url(http://x/#y)}</style>": ("<style></style>", "a style that asks for another file"),
    "<style>.a{background:url(http://x/y)}</style>": ("<style></style>", "a style that asks for another file"),
    '<rect style="mask:url(//x);fill:red"/>': ('<rect style="fill:red"></rect>', "a style that asks for another file"),
    '<rect fill="url(http://x/#y)"/>': ("<rect></rect>", "a style that asks for another file"),
    '<rect fill="\\75rl(http://x)"/>': ("<rect></rect>", "a style that is not plain"),
    '<rect filter="image-set(&quot;http://x&quot; 1x)"/>': ("<rect></rect>", "a style that is not plain"),
    '<rect style="fill:expression(x())"/>': ("<rect></rect>", "a style that is not plain"),
    '<rect formaction="x"/>': ("<rect></rect>", "an attribute (formaction)"),
}


@pytest.mark.parametrize("inside", UNSAFE)
def test_what_a_logo_could_do_or_fetch_is_taken_out_and_told(inside):
    made, removed = clean(inside)
    kept, told = UNSAFE[inside]
    assert made == kept
    assert told in removed


def test_what_an_editor_left_for_itself_goes_without_a_word():
    inside = (
        '<!-- /home/ada/secret --><metadata><x>secret</x></metadata><?xml-stylesheet href="http://x"?>'
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" secret="1"/>'
        '<g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="/home/secret.png"/>'
    )
    assert clean(inside) == ("<g></g>", ())


def test_a_picture_in_a_logo_is_kept_without_what_the_camera_wrote():
    data = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(data, "JPEG", exif=private())
    made, removed = clean(
        f'<image width="9" href="data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}"/>'
    )
    assert removed == ()
    found = re.search(r'xlink:href="data:image/jpeg;base64,([^"]+)"', made)
    assert found
    raster = base64.b64decode(found[1])
    assert b"SecretCam" not in raster
    with Image.open(io.BytesIO(raster)) as image:
        assert image.size == (30, 20)


def test_a_plain_doctype_goes_and_other_encodings_work(here, run):
    head = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd">'
    ran = build(run, (head + SVG.format("<title>Ø</title>")).encode("utf-16"))
    assert (ran.status, ran.told) == (0, "")
    assert MADE.read_text("utf-8").endswith("<title>Ø</title></svg>\n")


def test_a_logo_made_safe_is_told_at_its_place(here, run):
    ran = build(run, SVG.format('<script>alert(1)</script><rect onload="x()"/>'))
    assert ran.status == 0
    assert ran.told == (
        'profile.toml:7:8: warning: logos[1].file: "logo.svg" is shipped without a script, an event handler (onload)\n'
        "  save the logo as a plain SVG (Inkscape: Plain SVG; Illustrator: Export As), and look at it\n"
    )
    assert "script" not in MADE.read_text()
    assert ran.told.splitlines()[0] in run("check").out


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "entities": (
        f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>' + SVG.format("<text>&l9;</text>"),
        "it declares entities, which can be a trap (its line 1, column 28)",
    ),
    "an entity that names a file": (
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&x;</text>"),
        "it declares entities, which can be a trap (its line 1, column 54)",
    ),
    "depth": (
        SVG.format("<g>" * 10_000 + "</g>" * 10_000),
        "its elements are nested more than 200 deep (its line 1, column 699)",
    ),
    "use of use": (
        SVG.format(
            '<g id="a0"><rect/></g>'
            + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
        ),
        "it draws more than 100,000 parts (its line 1, column 1)",
    ),
    "use of itself": (
        SVG.format('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        "it uses itself, or parts within parts without end (its line 1, column 1)",
    ),
    "no XML": ("<svg><g></svg>", "this is not XML: mismatched tag (its line 1, column 11)"),
    "no SVG": ("<html/>", "this is not an SVG (its line 1, column 1)"),
    "half of it": (SVG.format("<g>")[:120], "this is not XML: mismatched tag (its line 1, column 107)"),
    "an unknown encoding": (
        '<?xml version="1.0" encoding="klingon"?><svg/>',
        "its encoding is unknown (its line 1, column 31)",
    ),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_drawing_that_cannot_be_made_safe_is_told_and_the_kit_stays(what, kit, run):
    before = files(kit)
    drawing, message = BOMBS[what]
    ran = build(run, drawing)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f'profile.toml:7:8: logos[1].file: "logo.svg" cannot be used: {message}\n  ')
    assert files(kit) == before


def test_a_drawing_of_many_megabytes_is_refused(kit, run):
    before = files(kit)
    ran = build(run, SVG.format(" " * 6_000_000))
    assert ran.status == 1
    assert '"logo.svg" has 6 megabytes, 5 are the most for an SVG\n' in ran.err
    assert files(kit) == before


def test_a_drawing_under_another_name_is_still_made_safe(here, run):
    Path("profile.toml").write_text(LOGO.replace("logo.svg", "logo.png"), "utf-8")
    Path("logo.png").write_text("\ufeff\n" + SVG.format("<script/>"), "utf-8")
    ran = run("build", "--only", "photos")
    assert ran.status == 0
    assert "is shipped without a script" in ran.err
    assert "script" not in MADE.read_text()

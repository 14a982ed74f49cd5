"""The web page, read in a real browser, and its parts: linked data, card, snippet.

In: profiles, built through the command line's own road. Out: trust that copying copies, that downloads arrive, that
everybody can use the page, and that it asks nobody for anything.
"""

from __future__ import annotations

import functools
import http.server
import io
import json
import random
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import html as lxml_html
from PIL import Image, ImageChops, ImageDraw

import presskit
from presskit.template import Templates, look_settings
from presskit.words import count
from presskit.writers import card, jsonld
from presskit.writers.web import fonts, written_size
from tests import profiles, validators

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
PLACES = ["tldr", "words-50", "words-100", "words-200", "mc-60"]

RICH = """
as_of = 2026-09-01
language = "en-GB"
[person]
name = "Maren Solvang"
given_name = "Maren"
family_name = "Solvang"
pronouns = "she"
pronunciation = "MAH-ren SOL-vang"
headline = "Civil engineer of *long* bridges; chief engineer at Tverrfjord Crossings"
occupations = ["civil engineer", "author"]
known_for = ["floating bridges", "wind loads on long spans"]
nationality = "Norwegian"
born = "1971-03"
[kit]
website = "https://solvang.example/press"
rights = "Free for reports, *with credit*.\\n\\nNot for advertising."
[[contacts]]
name = "Ida Brekke"
role = "press officer"
email = "press@tverrfjord.example"
phone = "+47 55 00 12 34"
kind = "press"
[[contacts]]
name = "Maren Solvang"
email = "maren@solvang.example"
kind = "personal"
[[links]]
label = "Website"
url = "https://solvang.example"
[[links]]
label = "Code"
url = "https://code.example/solvang"
[[work]]
organization = "Tverrfjord Crossings"
position = "chief engineer"
start = 2016
url = "https://tverrfjord.example"
summary = "Leads the design of a floating bridge of 5 km across the *Tverrfjord*."
highlights = ["Chose end-anchored pontoons.", "Built a team of sixty engineers."]
[[work]]
organization = "Halden & Lie"
position = "partner"
start = "2006-04"
end = "2016-02"
[[education]]
institution = "Norwegian Institute of Bridge Building"
study_type = "PhD"
area = "structural dynamics"
start = 1993
end = 1997
[[awards]]
title = "Golden Pontoon"
awarder = "Nordic Bridge Society"
date = 2021
[[publications]]
title = "What the Wind Wants"
publisher = "Fjordpress"
date = 2019
kind = "book"
url = "https://fjordpress.example/wind"
[[talks]]
title = "A bridge that floats"
event = "Span 2026"
date = "2026-10-14"
video = "https://span.example/v/12"
[[topics]]
title = "Floating bridges"
summary = "Why they move, and why that is good."
[[questions]]
text = "What does a bridge do in a storm?"
[[quotes]]
text = "A bridge that cannot move is a bridge that will break."
context = "at Span 2022"
[[numbers]]
value = "40"
label = "bridges designed"
[[coverage]]
title = "The woman who makes bridges swim"
outlet = "Morgenbladet Nord"
date = "2025-06-14"
url = "https://morgenbladet-nord.example/solvang"
[[milestones]]
date = "2023-05"
text = "First pontoon launched"
[[organizations]]
name = "Tverrfjord Crossings"
description = "A company of three counties that plans, builds and will run the crossing."
[[photos]]
file = "portrait.jpg"
alt = "Maren Solvang on a pontoon, in a yellow jacket"
caption = "On the first *pontoon*, May 2023"
credit = "Photo: Aud Lunde & Co"
license = "free for press, with credit"
kind = "portrait"
[[photos]]
file = "tunnel.jpg"
alt = "The model in the wind tunnel"
creator = "Nils Aas"
[[photos]]
file = "expired.jpg"
alt = "An old portrait"
expires = 2025-12-31
[[logos]]
file = "wave.svg"
alt = "A wave"
organization = "Tverrfjord Crossings"
[[sources]]
id = "cv"
title = "Curriculum vitae"
date = "2026-08"
url = "https://solvang.example/cv"
[[interests]]
name = "Sea kayaks"
[[languages]]
language = "Norwegian"
[[sections]]
title = "Apart from bridges"
entries = [{ title = "Choir", text = "Second alto." }]
"""

HOSTILE = "</script><script>document.title='taken'</script><!-- --> ]]> </style> {{ 7*7 }} \\u2028 \"'&amp;"
"""What would end a script, a style, a comment or an attribute, and what a template would count."""

FIELDS = {
    "person": ["headline", "pronunciation", "origin", "location"],
    "work": ["organization", "position", "location", "summary"],
    "education": ["institution", "area"],
    "awards": ["title", "awarder"],
    "publications": ["title", "publisher", "kind"],
    "talks": ["title", "event"],
    "topics": ["title", "summary"],
    "questions": ["text"],
    "quotes": ["text", "speaker", "context"],
    "coverage": ["title", "outlet"],
    "organizations": ["name", "description"],
    "contacts": ["name", "role", "organization", "kind"],
    "interests": ["name"],
}


def hostile() -> str:
    """A profile that says it in every field that is a text."""
    text = json.dumps(HOSTILE.replace("\\u2028", "\u2028"), ensure_ascii=False)
    rows = [f'as_of = 2026-01-01\n[person]\nname = {text}\nknown_for = [{text}]\noccupations = ["a", {text}]']
    rows[0] += "".join(f"\n{name} = {text}" for name in FIELDS["person"])
    for table, names in FIELDS.items():
        if table != "person":
            rows.append(f"[[{table}]]" + "".join(f"\n{name} = {text}" for name in names))
    rows.append('[[links]]\nlabel = "Link"\nurl = "https://a.example/?a=</script>&b=\\"x\\"<!--"')
    rows.append(f"[[sections]]\ntitle = {text}\nentries = [{{ title = {text}, text = {text}, points = [{text}] }}]")
    rows.append(f"[[numbers]]\nvalue = 3\nlabel = {text}\n[kit]\nslug = 'h'\nrights = {text}")
    rows.append(f"[[sources]]\nid = 's'\ntitle = {text}\npublisher = {text}")
    return "\n".join(rows)


POSITIONS = "".join(
    f'[[work]]\norganization = "Company number {at} of many"\nposition = "Director of matter {at}"\n'
    f'start = {1970 + at}\nend = {1971 + at}\nsummary = "It took longer than anybody had thought."\n'
    for at in range(40)
)
LONG = f"""
as_of = 2026-01-01
[person]
name = "Maximilian van der Overfull"
headline = "{"Director of matters great and small " * 4}"
{POSITIONS}
[[work]]
organization = "{"Donaudampfschifffahrts" * 4}gesellschaft"
position = "{"Very long title " * 8}"
[[contacts]]
name = "Press"
kind = "press"
email = "{"a" * 60}@{"b" * 21}.example"
"""
CZECH = RICH.replace("Maren Solvang", "Šárka Dvořáková").replace("Solvang", "Dvořáková").partition("[[photos]]")[0]
STUDIO = RICH.replace("[kit]", '[kit]\nlook = "studio"').partition("[[photos]]")[0]


def drawn(path: Path, size: tuple[int, int]) -> None:
    """A photograph that nobody took."""
    picture = Image.new("RGB", size, (90, 110, 130))
    draw = ImageDraw.Draw(picture)
    wide, high = size
    draw.ellipse((wide * 0.3, high * 0.15, wide * 0.7, high * 0.15 + wide * 0.4), (225, 180, 150))
    draw.rectangle((wide * 0.2, high * 0.55, wide * 0.8, high), (240, 190, 60))
    picture.save(path, quality=85)


def built(folder: Path, text: str, only: tuple[str, ...] = ("web",), **options: Any) -> Path:
    """The web folder of a profile."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profile.toml").write_text(text, "utf-8")
    kit = presskit.build(folder / "profile.toml", only=list(only), **options)
    return next(path.parent for path in kit.files if path.name == "index.html")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The web folders of several people."""
    root = tmp_path_factory.mktemp("sites")
    (root / "rich").mkdir()
    for name, size in (("portrait", (1500, 2100)), ("tunnel", (1300, 900)), ("expired", (300, 400))):
        drawn(root / "rich" / f"{name}.jpg", size)
    wave = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 6"><path d="M0 4 Q5 0 10 4 T20 4"/></svg>'
    (root / "rich" / "wave.svg").write_text(wave)
    return {
        "rich": built(root / "rich", RICH, ("web", "photos", "vcard", "bio")),
        "bare": built(root / "bare", profiles.ONLY_NAME),
        "hostile": built(root / "hostile", hostile()),
        "long": built(root / "long", LONG),
        "czech": built(root / "czech", CZECH),
        "studio": built(root / "studio", STUDIO),
        "letters": built(root / "letters", profiles.LETTERS),
        "real": built(root / "real", (ROOT / "profile.toml").read_text("utf-8")),
        "bare in studio": built(root / "bare in studio", f'{profiles.ONLY_NAME}[kit]\nlook = "studio"\n'),
        "long in studio": built(root / "long in studio", f'{LONG}\n[kit]\nlook = "studio"\n'),
    }


@dataclass
class Visit:
    """A page that is open, what it asked for, and what it complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium: Any, sites: dict[str, Path]) -> Iterator[Any]:
    """`visit("rich", width=320, scheme="dark")`: a page opened as a file."""
    contexts = []

    def opened(name: str, width: int = 1280, scheme: str = "light", script: str = "", **options: Any) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, accept_downloads=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        seen = Visit(page)
        page.on("request", lambda request: seen.asked.append(request.url))
        page.on("console", lambda message: seen.said.append(message.text))
        page.on("pageerror", lambda error: seen.said.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(name if "://" in name else (sites[name] / "index.html").as_uri())
        return seen

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def served(sites: dict[str, Path]) -> Iterator[str]:
    """The address of a server of the rich page, on this machine only."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(sites["rich"]))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def parsed(folder: Path) -> Any:
    return lxml_html.fromstring((folder / "index.html").read_text("utf-8"))


def data_of(folder: Path) -> dict[str, Any]:
    (script,) = parsed(folder).xpath("//script[@type='application/ld+json']")
    data: dict[str, Any] = json.loads(script.text)
    return data


# --- copying ------------------------------------------------------------------------------------------------


def expected(site: Path) -> dict[str, str]:
    """The texts of the page by the ids of their places, as `presskit blurb --place` gives them."""
    profile = presskit.load(site.parent.parent / "profile.toml")
    texts: dict[str, str] = {}
    for place in PLACES:
        text = presskit.blurb(profile, place=place).text
        texts |= {} if text in texts.values() else {place: text}
    return texts


def test_copy_puts_the_exact_text_on_the_clipboard_and_says_so(visit, served, sites):
    page = visit(served, permissions=["clipboard-read", "clipboard-write"]).page
    texts = expected(sites["rich"])
    assert page.locator("button.copy").count() == len(texts) > 2
    for place, text in texts.items():
        button = page.locator(f".bio.{place} button.copy")
        assert button.inner_text() == "Copy"
        button.click()
        name = page.locator(f".bio.{place} h3").inner_text()
        page.wait_for_function("name => document.querySelector('.status').textContent.includes(name)", arg=name)
        assert page.evaluate("navigator.clipboard.readText()") == text
        said = page.locator("[role=status]").inner_text()
        assert said.startswith("Copied: ")
        assert said.endswith(f"{count(text, 'words')} words")
        assert button.inner_text() == "Copied"


@pytest.mark.parametrize(
    "hindrance",
    [
        "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})",
        "Clipboard.prototype.writeText = () => Promise.reject(new Error('not allowed'))",
    ],
)
def test_copy_works_from_a_file_where_pages_are_not_given_the_clipboard(visit, sites, hindrance):
    page = visit("real", script=hindrance).page
    button = page.locator(".bio.words-200 button.copy")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.status').textContent.startsWith('Copied')")
    assert page.evaluate("document.activeElement.className") == "copy done"
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    text = expected(sites["real"])["words-200"]
    assert "\n\n" in text
    assert page.locator("textarea").input_value() == text


def test_where_nothing_can_be_copied_the_text_is_selected_and_told(visit, sites):
    hindrance = "Clipboard.prototype.writeText = () => Promise.reject(); Document.prototype.execCommand = () => false"
    page = visit("real", script=hindrance).page
    page.locator(".bio.tldr button.copy").click()
    page.wait_for_function("document.querySelector('.status').textContent")
    assert "Ctrl+C" in page.locator("[role=status]").inner_text()
    assert page.evaluate("getSelection().toString()").strip() == expected(sites["real"])["tldr"]
    assert page.locator(".bio.tldr button.copy").inner_text() == "Copy"


def test_without_scripts_there_is_no_button_that_does_nothing(visit):
    page = visit("real", java_script_enabled=False).page
    assert page.locator("button:visible").count() == 0
    assert page.locator(".bio").count() > 2


def test_what_is_emphasised_in_a_bio_is_set_so_and_the_text_is_the_same(sites):
    page = parsed(sites["rich"])
    texts = expected(sites["rich"])
    emphasised: set[str] = set()
    for place, text in texts.items():
        (shown,) = page.xpath(f"//article[contains(@class, 'bio {place}')]/div[@class='text']")
        assert "\n\n".join(one.text_content() for one in shown) == text
        emphasised.update(one.text_content().strip() for one in shown.iter("em"))  # see writers/markup.py
    assert emphasised == {"What the Wind Wants"}  # the title of a book


def test_each_bio_says_its_length(sites):
    bios = parsed(sites["real"]).xpath("//article")
    assert len(bios) > 2
    for bio in bios:
        text = "\n\n".join(part.text_content() for part in bio.xpath(".//div[@class='text']/p"))
        words, characters = map(int, re.findall(r"\d+", bio.xpath("string(.//p[@class='count'])")))
        assert (words, characters) == (count(text, "words"), len(text))


# --- downloads ----------------------------------------------------------------------------------------------


def test_downloads_arrive_byte_for_byte_and_say_what_they_are(visit, served, sites):
    offered = set()
    for at in range(len(parsed(sites["rich"]).xpath("//a[@download]"))):
        if at % 6 == 0:  # Chromium holds back the eleventh download from one page
            page = visit(served).page
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        link = page.locator("a[download]").nth(at)
        with page.expect_download() as download:
            link.click()
        name = link.get_attribute("href")
        arrived = Path(download.value.path()).read_bytes()
        assert arrived == (sites["rich"] / name).read_bytes() == (sites["rich"].parent / name[6:]).read_bytes()
        assert written_size(len(arrived)) in link.inner_text().replace(" kB", "\u00a0kB").replace(" MB", "\u00a0MB")
        assert re.search("Word|vCard|JPEG|SVG", link.inner_text())
        offered.add(name)
    stands = {path.relative_to(sites["rich"]).as_posix() for path in (sites["rich"] / "files").rglob("*.*")}
    assert offered == stands
    assert len(offered) == 11  # Word, vCard; print and web of one photograph and its crops; web of the other; a logo


def test_photographs_have_credit_and_terms_and_expired_ones_are_not_shown(sites):
    text = parsed(sites["rich"]).xpath("string(//section[@id='photos'])")
    for said in ("On the first pontoon, May 2023", "Photo: Aud Lunde & Co", "free for press", "Photograph: Nils Aas"):
        assert said in text
    assert "An old portrait" not in (sites["rich"] / "index.html").read_text("utf-8")


# --- what the page asks for, and who can use it -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["rich", "bare", "hostile", "long", "letters", "real", "studio"])
def test_the_page_asks_nobody_for_anything_complains_of_nothing_and_is_set_in_its_own_faces(visit, name):
    seen = visit(name)
    seen.page.evaluate("document.fonts.ready")
    loaded, broken = seen.page.evaluate(
        "['loaded', 'error'].map(state => [...document.fonts].filter(face => face.status === state)"
        ".map(face => face.family))"
    )
    assert broken == []
    assert any(("Archivo" if name == "studio" else "Instrument Serif") in family for family in loaded)
    assert any("Fallback Serif" in family for family in loaded) == (name == "letters")
    assert [url for url in seen.asked if not url.startswith("data:")] == [seen.page.url]
    assert seen.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "width"),
    [("rich", 1280), ("rich", 320), ("bare", 768), ("long", 1280), ("studio", 1280), ("studio", 320)],
)
def test_axe_finds_nothing(visit, name, width, scheme):
    page = visit(name, width=width, scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert validators.axe(page) == []


@pytest.mark.parametrize("accent", ["#ffffff", "#000000", "#ffd400", "#e4003a", "#808080"])
@pytest.mark.parametrize("look", ["editorial", "studio"])
def test_axe_finds_nothing_with_any_accent(visit, look, accent, tmp_path):
    text = RICH.replace("[kit]\n", f'[kit]\nlook = "{look}"\naccent = "{accent}"\n')
    for name in ("portrait", "tunnel", "expired"):
        drawn(tmp_path / f"{name}.jpg", (600, 800))
    shapes = '<path d="M0 0h9v9z"/>'
    (tmp_path / "wave.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shapes}</svg>')
    page = visit((built(tmp_path, text) / "index.html").as_uri()).page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.reload()  # colours fade into each other, and half way they are neither's
        assert validators.axe(page) == [], scheme


def test_a_portrait_too_small_to_lead_is_not_enlarged_and_that_is_told(here, run):
    drawn(here / "p.jpg", (200, 260))
    photo = '[[photos]]\nfile = "p.jpg"\nalt = "Ada"\nkind = "portrait"\n'
    Path("profile.toml").write_text(f'[person]\nname = "Ada Example"\n{photo}', "utf-8")
    ran = run("build", "--only", "web")
    assert 'photos[1].file: "p.jpg" has 200 × 260 pixels: it is too small to lead the web page' in ran.err
    page = parsed(Path("output/web"))
    assert page.xpath("//header//img") == []
    assert page.xpath("//header[@class='lettered']")
    for name, title, least in (("one-pager", "Press one-pager", 329), ("bio", "Biography", 300)):
        ran = run("build", "--only", name)  # told by every document that goes without it, built alone, too
        told = f"it is too small to print large, and left off “{title}”\n  name a larger file; at least {least} pixels"
        assert told in ran.err


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "name", ["rich", "hostile", "bare", "long", "letters", "czech", "studio", "bare in studio", "long in studio"]
)
def test_nothing_scrolls_sideways_or_leaves_its_field_and_no_word_of_a_name_is_broken(visit, name, width):
    page = visit(name, width=width).page
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if name == "hostile":
        return  # a name that cannot but be broken
    page.evaluate("document.querySelector('h1').style.overflowWrap = 'normal'")
    assert page.evaluate("document.querySelector('h1').scrollWidth <= document.querySelector('h1').clientWidth")


@pytest.mark.parametrize("name", ["rich", "studio"])
@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_what_stands_beside_its_date_has_room_on_a_phone_too(visit, name, width):
    page = visit(name, width=width).page
    row = page.locator(".timeline .entries > li").first.bounding_box()
    what, date = (page.locator(f".timeline {part}").first.bounding_box() for part in (".what", ".dates"))
    assert what["width"] > row["width"] * 0.5
    assert abs(what["y"] - date["y"]) < 8  # on one line, the smaller letters a little lower


def test_sources_are_numbered_and_referred_to(sites):
    page = parsed(sites["real"])
    (source,) = page.xpath("//li[@id='source-1']")
    assert source.text_content().strip() == "Igor Babuschkin: press page"
    marked = [one.getparent().getparent().text_content() for one in page.xpath("//a[@href='#source-1']")]
    assert "Selected work\xa0Source 1" in marked


def test_text_of_twice_the_size_still_fits(visit):
    page = visit("rich", width=640).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    cut = "[...document.querySelectorAll('body *:not(.unseen):not(.skip)')].filter(one => one.scrollWidth > "
    cut += "one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden').map(one => one.className)"
    assert page.evaluate(cut) == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 800)])
def test_the_person_and_the_press_contact_stand_above_the_fold(visit, width, height):
    page = visit("rich", width=width).page
    for what in ("h1", ".headline", "a[href='mailto:press@tverrfjord.example']"):
        box = page.locator(what).first.bounding_box()
        assert box["y"] + box["height"] <= height


def test_the_keyboard_alone_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(visit):
    page = visit("rich").page
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary')]"
        ".filter(one => !one.closest('details:not([open]) .files')).map(one => one.outerHTML.slice(0, 90))"
    )
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        html, outline = page.evaluate(
            "[document.activeElement.outerHTML.slice(0, 90), getComputedStyle(document.activeElement).outlineStyle]"
        )
        reached.append(html)
        assert outline != "none", html
    assert reached == wanted


def test_the_skip_link_leads_to_the_biographies(visit):
    page = visit("rich").page
    page.locator("h1").first.wait_for()  # it is shown in its own typefaces, once they are there
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["width"] > 100  # seen while it has the focus
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "copy"


def test_nothing_moves_for_those_who_asked_for_that(visit):
    page = visit("rich", reduced_motion="reduce").page
    moving = "[...document.querySelectorAll('*')].filter(one => parseFloat(getComputedStyle(one).transitionDuration)"
    moving += " || getComputedStyle(one).animationName !== 'none').length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_printed_it_has_every_text_and_no_button(visit, sites):
    page = visit("real").page
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join("".join(one.extract_text() for one in printed.pages).split())
    for bio in expected(sites["real"]).values():
        assert "".join(bio.split()) in text
    assert "Copy" not in text
    assert "Downloads" not in text
    assert 2 <= len(printed.pages) <= 5
    assert "Babuschkin" in printed.pages[0].extract_text()


# --- what the page says ---------------------------------------------------------------------------------------


def test_html_is_valid(sites, tmp_path):
    validators.require("nu")
    pages = []
    for name, site in sites.items():
        pages.append(tmp_path / f"{name}.html")
        shutil.copyfile(site / "index.html", pages[-1])
        snippet = (site / "tldr.html").read_text("utf-8")
        pages.append(tmp_path / f"{name}-tldr.html")
        head = '<!doctype html><html lang="en"><head><title>A site</title></head><body><h1>A site</h1>'
        pages[-1].write_text(f"{head}{snippet}{snippet}</body></html>", "utf-8")
    # a section may do without a heading: the snippet must not disturb the outline of a page that it knows nothing of
    found = [one for one in validators.nu(pages) if "lacks heading" not in one.message]
    assert found == []


def test_empty_sections_vanish(sites):
    page = parsed(sites["bare"])
    assert page.xpath("//h2") == []
    assert page.xpath("//section") == []
    assert page.xpath("string(//h1)") == "Ada Example"


def test_a_text_that_would_end_a_script_is_shown_as_it_is_written(visit, sites):
    text = " ".join(HOSTILE.replace("\\u2028", "\u2028").split())
    page = visit("hostile").page
    assert page.title() != "taken"
    assert page.locator("h1").inner_text() == text
    shown = " ".join(page.locator("body").inner_text().split())
    for table in ("work", "awards", "quotes", "coverage"):
        assert " ".join(page.locator(f".{table}").inner_text().split()).count("document.title='taken'") > 0
    assert "7*7" in shown
    assert not re.search(r"(?<!\d)49(?!\d| (kB|characters|words))", shown)  # a length may well be 49
    data = data_of(sites["hostile"])
    assert data["mainEntity"]["name"] == text
    assert data["mainEntity"]["worksFor"][0]["worksFor"]["name"] == text
    assert data == json.loads((sites["hostile"] / "person.jsonld").read_text("utf-8"))
    assert parsed(sites["hostile"]).xpath("count(//script)") == 2


def test_the_policy_of_the_page_lets_nothing_run_that_it_did_not_bring(visit):
    seen = visit("rich")
    seen.page.evaluate(
        "for (const [name, text] of [['script', 'window.taken = 1'], ['style', 'h1 { color: rgb(1, 2, 3) }']]) {"
        " const one = document.createElement(name); one.textContent = text; document.head.append(one) }"
        "document.querySelector('h1').setAttribute('onclick', 'window.taken = 1');"
        "document.querySelector('h1').click(); new Image().src = 'https://nowhere.example/a.png'"
    )
    assert seen.page.evaluate("window.taken") is None
    assert seen.page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
    assert len([said for said in seen.said if "Content Security Policy" in said]) >= 4


def test_linked_data_say_what_the_profile_says(sites):
    data = data_of(sites["rich"])
    person = data["mainEntity"]
    assert (data["@context"], data["@type"], data["dateModified"]) == (
        "https://schema.org",
        "ProfilePage",
        "2026-09-01",
    )
    assert (person["@type"], person["name"], person["givenName"]) == ("Person", "Maren Solvang", "Maren")
    assert person["jobTitle"] == ["chief engineer"]
    assert person["worksFor"] == [
        {
            "@type": "OrganizationRole",
            "roleName": "chief engineer",
            "startDate": "2016",
            "worksFor": {
                "@type": "Organization",
                "name": "Tverrfjord Crossings",
                "url": "https://tverrfjord.example",
            },
        }
    ]
    former = {role["alumniOf"]["name"]: role for role in person["alumniOf"]}
    assert (former["Halden & Lie"]["startDate"], former["Halden & Lie"]["endDate"]) == ("2006-04", "2016-02")
    assert former["Norwegian Institute of Bridge Building"]["roleName"] == "PhD, structural dynamics"
    assert person["sameAs"] == ["https://solvang.example", "https://code.example/solvang"]
    assert person["birthDate"] == "1971-03"
    assert data["image"] == "https://solvang.example/press/card.png"
    assert person["image"] == "https://solvang.example/press/files/photos/maren-solvang-portrait-full-web.jpg"
    assert (sites["rich"] / person["image"].removeprefix("https://solvang.example/press/")).exists()
    assert person["contactPoint"][0]["email"] == "press@tverrfjord.example"
    assert person["subjectOf"][0]["datePublished"] == "2025-06-14"
    assert person["@reverse"]["author"][0] == {
        "@type": "Book",
        "name": "What the Wind Wants",
        "publisher": {"@type": "Organization", "name": "Fjordpress"},
        "datePublished": "2019",
        "url": "https://fjordpress.example/wind",
    }
    assert json.loads((sites["rich"] / "person.jsonld").read_text("utf-8")) == data


def test_an_end_that_has_not_come_is_not_told_as_a_fact():
    from datetime import date

    from presskit.profile import read

    text = '[person]\nname = "Ada"\n[[work]]\norganization = "Bridges"\nstart = 2020\nend = 2030\n'
    person = jsonld.write(read(text), date(2026, 1, 1))["mainEntity"]
    assert person["worksFor"][0] == {
        "@type": "OrganizationRole",
        "startDate": "2020",
        "worksFor": {"@type": "Organization", "name": "Bridges"},
    }
    assert "alumniOf" not in person


def test_nothing_private_reaches_the_folder(tmp_path):
    text = profiles.TWO_JOBS + '[[contacts]]\nname = "Home"\nemail = "secret@home.example"\nprivate = true\n'
    site = built(tmp_path, text)
    made = [path for path in site.rglob("*") if path.is_file()]
    assert len(made) >= 4
    assert [path.name for path in made if b"secret@home" in path.read_bytes()] == []


def test_the_head_says_what_a_page_that_links_to_it_shows(sites):
    page = parsed(sites["rich"])

    def meta(name: str) -> str:
        return str(page.xpath(f"string(//meta[@name='{name}' or @property='{name}']/@content)"))

    assert page.xpath("string(//link[@rel='canonical']/@href)") == "https://solvang.example/press"
    assert meta("og:url") == "https://solvang.example/press"
    assert meta("og:image") == "https://solvang.example/press/card.png"
    assert 50 < len(meta("description")) <= 155
    assert meta("og:image:alt").startswith("Maren Solvang: Civil engineer of long bridges")
    assert page.xpath("string(//title)") == "Maren Solvang: Press kit"
    nowhere = parsed(sites["real"])
    assert nowhere.xpath("//link[@rel='canonical'] | //meta[@property='og:url'] | //meta[@property='og:image']") == []
    # a reader of microformats takes the only link that is a card's own child for its address
    assert nowhere.xpath("//*[contains(concat(' ',@class,' '),' h-card ')]/a[@href]") == []


@pytest.mark.parametrize("name", ["rich", "studio", "letters"])
def test_fonts_that_come_late_move_nothing(visit, name):
    page = visit(name).page
    page.wait_for_selector("html.ready")
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift == 0
    assert page.evaluate("[...document.fonts].every(face => face.status != 'loading')")


def test_the_page_is_seen_whatever_becomes_of_its_script(visit):
    page = visit("real", script="Object.defineProperty(document, 'fonts', {value: undefined})").page
    page.wait_for_timeout(1200)
    assert page.evaluate("getComputedStyle(document.body).visibility") == "visible"


def test_links_to_sources_can_be_hit_with_a_finger(visit, sites):
    page = visit("real").page
    boxes = [link.bounding_box() for link in page.locator(".marks a").all()]
    assert boxes
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_a_reader_of_microformats_finds_the_person(sites):
    (root,) = parsed(sites["rich"]).xpath("//*[contains(concat(' ',@class,' '),' h-card ')]")

    def having(name: str) -> list[Any]:
        return list(root.xpath(f".//*[contains(concat(' ',@class,' '),' {name} ')]"))

    assert [one.text_content() for one in having("p-name")] == ["Maren Solvang"]
    assert having("u-email") == []  # her own address is for the résumé: the press has one of its own
    me = root.xpath(".//a[@rel='me']/@href")
    assert me == ["https://solvang.example/press", "https://solvang.example", "https://code.example/solvang"]
    assert having("u-photo")[0].get("alt").startswith("Maren Solvang on a pontoon")


def test_the_snippet_takes_the_style_of_the_page_it_is_pasted_into(sites):
    snippet = (sites["rich"] / "tldr.html").read_text("utf-8")
    assert not re.search(r"<style|<script|\bid=|style=", snippet)
    fragment = lxml_html.fragment_fromstring(snippet)
    assert expected(sites["rich"])["tldr"] in fragment.text_content()
    assert fragment.xpath(".//a/@href") == ["https://solvang.example/press", "mailto:press@tverrfjord.example"]


@pytest.mark.parametrize("name", ["real", "bare", "czech", "studio", "letters", "hostile"])
def test_a_page_without_photographs_is_small(sites, name):
    assert (sites[name] / "index.html").stat().st_size < 150_000


def test_the_same_profile_gives_the_same_bytes(sites, tmp_path):
    again = built(tmp_path, (ROOT / "profile.toml").read_text("utf-8"))
    for path in sorted(again.rglob("*.*")):
        assert path.read_bytes() == (sites["real"] / path.relative_to(again)).read_bytes(), path.name


def test_a_text_face_brings_its_italic_only_where_something_is_emphasised(sites):
    def italic(name: str) -> bool:
        page = (sites[name] / "index.html").read_text("utf-8")
        return '@font-face{font-family:"PK Newsreader Text";font-weight:400;font-style:italic' in page

    assert (italic("rich"), italic("real")) == (True, False)


def test_the_letters_that_travel_are_those_of_the_face_that_is_shipped():
    from fontTools.ttLib import TTFont

    folder = Templates().look("editorial").folders[0] / "fonts"
    parts = sorted((folder / "web").glob("*.basic.woff2"))
    assert len(parts) == 7
    for path in parts:
        with TTFont(folder / f"{path.name.partition('.')[0]}.ttf", lazy=True) as whole, TTFont(path) as part:
            assert set(part.getBestCmap()) == fonts.BASIC & set(whole.getBestCmap())
            for code, glyph in part.getBestCmap().items():
                assert part["hmtx"][glyph][0] == whole["hmtx"][whole.getBestCmap()[code]][0], chr(code)


def test_everything_that_the_page_can_name_is_documented(monkeypatch, tmp_path):
    from presskit.writers import web

    told: dict[str, Any] = {}
    values = web._values
    monkeypatch.setattr(web, "_values", lambda *given: told.update(values(*given)) or values(*given))
    built(tmp_path, profiles.ONLY_NAME)
    guide = (
        (ROOT / "docs" / "templates.md").read_text("utf-8").partition("## A page for the web")[2].partition("\n## ")[0]
    )
    assert [name for name in told if f"`{name}`" not in guide] == []


def test_a_mistake_in_the_page_is_told_at_its_line(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.toml").write_text(profiles.ONLY_NAME)
    assert run("templates", "copy", "web").status == 0
    page = tmp_path / "templates" / "web" / "index.html"
    lines = page.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "<h1" in line)
    lines[at] = "<h1>{{ document.nome }}</h1>"
    page.write_text("\n".join(lines), "utf-8")
    told = f'templates/web/index.html:{at + 1}:1: there is no "nome" here'
    for command in (("check",), ("build", "--only", "web")):
        ran = run(*command)
        assert ran.status == 1
        assert told in ran.out + ran.err


# --- the card ---------------------------------------------------------------------------------------------------


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def made(name: str, line: str) -> Image.Image:
    return opened(card_of(name, line))


def card_of(name: str, line: str, portrait: bytes | None = None) -> bytes:
    """A card of the editorial look."""
    templates = Templates()
    look = templates.look("editorial")
    colours = look_settings(look).card
    assert colours
    spares = [templates.fallback().file(colours.fallback)]
    accents = {"deep": "#351b12", "pale": "#d7d1d0"}
    return card.write(card.CardText(name, line, "Press kit"), colours, accents, look.file, spares, portrait=portrait)


def inked(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything stands in this part of a card."""
    part = picture.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, part.getpixel((0, 0)))).getbbox() is not None


@pytest.mark.parametrize(
    "name", ["Ada Example", "Ö", "Madonna-Annunziata", "W" * 90, "Maximilian van der Overfull " * 4]
)
@pytest.mark.parametrize("line", ["", "Builder of footbridges", "Director of matters great and small " * 12, "x" * 120])
def test_every_name_and_line_stand_within_the_margins_of_the_card(name, line):
    picture = made(name, line)
    assert picture.size == (1200, 630)
    for margin in ((0, 0, 60, 630), (1150, 0, 1200, 630), (0, 0, 1200, 55), (0, 590, 1200, 630)):
        assert not inked(picture, margin), margin
    assert inked(picture, (60, 120, 1150, 590))


@pytest.mark.parametrize("name", ["Igor Babuschkin", "Dr Wren Haldorsey, CEng", "Maximilian van der Overfull " * 4])
def test_the_name_keeps_its_distance_from_the_kicker(name):
    picture = made(name, "Civil engineer of tidal barriers, movable bridges and the upkeep that lets them outlive us")
    assert inked(picture, (60, 70, 740, 101))  # the kicker
    assert not inked(picture, (60, 104, 740, 126))


def test_a_portrait_on_the_card_has_no_bands():
    """A palette of 256 colours alone would turn a sky into steps; seen from afar every place has its own colour."""
    chance = random.Random(4)
    sky = Image.linear_gradient("L").resize((480, 720)).convert("RGB")
    grain = Image.frombytes("RGB", (480, 720), chance.randbytes(480 * 720 * 3))
    data = io.BytesIO()
    Image.blend(sky, grain, 0.12).save(data, "JPEG", quality=95)
    data_of_card = card_of("Ada Example", "Builder of footbridges", portrait=data.getvalue())
    assert len(data_of_card) < 300_000
    field = opened(data_of_card).crop((800, 40, 1180, 600)).convert("L").resize((1, 140), Image.Resampling.BOX)
    shades = [field.getpixel((0, at)) for at in range(140)]
    assert len(set(shades)) > 120


def test_the_card_can_be_read_at_a_quarter_of_its_size():
    small = made("Ada Example", "Builder of footbridges").resize((300, 158), Image.Resampling.LANCZOS).convert("L")
    ink = small.crop((15, 40, 280, 150)).point(lambda value: 255 if value > 150 else 0)
    box = ink.getbbox()
    assert box is not None
    assert box[3] - box[1] > 50  # the name's two lines, and not a hairline lost to the reduction


def test_a_portrait_fills_the_field_of_the_card(sites):
    picture = opened((sites["rich"] / "card.png").read_bytes())
    pixel = picture.getpixel((990, 500))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200
    assert pixel[2] < 100  # the yellow jacket
    assert (sites["rich"] / "card.png").stat().st_size < 300_000


def test_a_name_in_letters_that_no_font_has_gets_no_card_and_is_told(tmp_path, run, machine, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.toml").write_text(
        'as_of = 2026-01-01\n[person]\nname = "王 小明"\n[kit]\nslug = "wang"\n', "utf-8"
    )
    ran = run("build", "--only", "web")
    assert ran.status == 0
    assert "profile.toml:3:8: warning: web/card.png is left out: no font has 小, 明, 王" in ran.err
    assert not (tmp_path / "output/web/card.png").exists()
    page = parsed(tmp_path / "output/web")
    assert page.xpath("string(//h1)") == "王 小明"
    assert page.xpath("//meta[@property='og:image']") == []


def test_a_name_in_greek_is_set_in_the_fallback_face(sites):
    picture = opened((sites["letters"] / "card.png").read_bytes())
    assert inked(picture, (60, 120, 740, 590))


def test_what_a_contact_is_for_keeps_its_own_spelling(tmp_path):
    contacts = "".join(
        f'[[contacts]]\nname = "A {n}"\nkind = "{kind}"\n' for n, kind in enumerate(("PR agency", "film"))
    )
    page = (built(tmp_path, f'[person]\nname = "Ada Lind"\n{contacts}') / "index.html").read_text("utf-8")
    assert "PR agency" in page
    assert "Film" in page

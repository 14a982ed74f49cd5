"""The page of `presskit edit` in a real browser: typing, clicking, dropping; by keyboard alone; and axe."""

from __future__ import annotations

import io
import re
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests import validators
from tests.test_editor import PROFILE, Editor

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("edited")
    (folder / "profile.toml").write_text(PROFILE)
    editor = Editor(folder).enter()
    yield editor
    editor.close()


@pytest.fixture
def page(chromium: Any, running: Editor) -> Iterator[Any]:
    """The page of the running editor, in a browser that has its cookie; whatever it asks of others fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    name, _, value = running.cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{running.port}"}])
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    opened = context.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda fault: said.append(str(fault)))
    opened.set_default_timeout(20_000)
    opened.goto(f"http://127.0.0.1:{running.port}/")
    opened.wait_for_selector(".said")
    yield opened
    context.close()
    assert said == []
    own = (f"http://127.0.0.1:{running.port}/", "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []


def text(running: Editor) -> str:
    return running.saved()


def until(running: Editor, part: str) -> None:
    stands(part, running.saved)


def stands(part: str, text: Callable[[], str]) -> None:
    end = time.monotonic() + 60
    while part not in text():
        assert time.monotonic() < end, (part, text())
        time.sleep(0.05)


def test_what_is_typed_is_saved_and_told_at_once(page, running):
    name = page.get_by_label("Name", exact=False).first
    name.fill("Ada Lind-Moe")
    page.wait_for_selector(".said:has-text('Ada Lind-Moe is an engineer')")
    until(running, 'name = "Ada Lind-Moe" # as on the door')
    page.wait_for_selector(".standing.good")
    page.get_by_role("button", name="Undo").click()
    until(running, 'name = "Ada Lind" # as on the door')
    from playwright.sync_api import expect

    expect(page.get_by_label("Name", exact=False).first).to_have_value("Ada Lind")
    assert running.saved() == PROFILE


def test_the_dial_turns_by_the_keyboard(page):
    dial = page.get_by_role("slider", name="At most so many words")
    dial.focus()
    page.keyboard.press("Home")
    page.wait_for_selector(".meter:has-text('5 words'), .blurb.none")
    page.keyboard.press("End")
    page.wait_for_selector(".said:has-text('listens to them')")


def test_words_are_let_go_by_clicks_and_by_keys(page, running):
    page.locator("#card-bio-0 .title").click()
    words = page.locator("#card-bio-0 .words button")
    words.get_by_text("and", exact=True).click()
    words.get_by_text("them", exact=True).click()
    until(running, "builds footbridges[ and listens to them].")
    page.wait_for_selector("#card-bio-0 .readings:has-text('Shortest')")
    first = page.locator("#card-bio-0 .word.deep").first
    first.focus()
    page.keyboard.press("Enter")
    until(running, "builds footbridges and listens to them.")
    page.locator("#card-bio-0 .title").click()


def test_cards_are_moved_by_keys(page, running):
    page.locator("#card-work-1 .title").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_selector("#card-work-0 .name:has-text('Weir')")
    text = running.saved()
    assert text.index("Weir") < text.index("Harbour Works")
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_selector("#card-work-1 .name:has-text('Weir')")
    assert running.saved() == PROFILE


def test_a_mistake_is_told_at_its_field(page, running):
    page.locator("#card-work-0 .title").click()
    start = page.locator("#card-work-0").get_by_role("textbox", name="Start")
    start.fill("once")
    page.wait_for_selector("#card-work-0 .problem:has-text('is not a date')")
    assert start.get_attribute("aria-invalid") == "true"
    start.fill("March 2019")
    page.wait_for_selector("#card-work-0 .problem", state="detached")
    until(running, 'start = "2019-03"')
    start.fill("2019")
    until(running, "start = 2019")
    page.locator("#card-work-0 .title").click()


def test_what_is_half_written_moves_nothing_below_it(page, running):
    before = running.saved()
    page.locator("#card-work-0 .title").click()
    summary = page.locator("[data-way='work.0.summary'] textarea")
    place = summary.bounding_box()
    page.locator("[data-way='work.0.end'] input").click()
    for key in "203":
        page.keyboard.type(key)
        page.wait_for_timeout(250)
        assert summary.bounding_box() == place
    page.keyboard.type("0")
    until(running, "end = 2030")
    page.mouse.click(place["x"] + 20, place["y"] + 15)
    page.keyboard.type("Built bridges.")
    until(running, "Built bridges.")
    summary.fill("")
    page.locator("[data-way='work.0.end'] input").fill("")
    stands("as before", lambda: "as before" if running.saved() == before else "")
    page.locator("#card-work-0 .title").click()


def test_the_file_is_edited_as_text(page, running):
    page.get_by_role("tab", name="File", exact=True).click()
    page.wait_for_selector(".cm-content")
    page.locator(".cm-line", has_text="own remark").click()
    page.keyboard.press("End")
    page.keyboard.type(", and another")
    until(running, "# Ada's own remark, and another\n")
    (running.folder / "profile.toml").write_text(PROFILE)
    page.wait_for_selector(".cm-line:has-text('own remark'):not(:has-text('another'))")
    page.get_by_role("tab", name="Your profile").click()


def test_a_file_that_cannot_be_read_opens_at_its_line(chromium, tmp_path):
    (tmp_path / "profile.toml").write_text('[person]\nname = "Ada Lind"\n\n[[work]\norganization = "Weir & Co"\n')
    editor = Editor(tmp_path)
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(editor.address)
        page.wait_for_selector(".cm-content:focus")
        assert "not closed" in page.inner_text(".mistakes")
        page.keyboard.press("End")
        page.keyboard.type("]")
        page.wait_for_selector(".mistakes", state="detached")
    finally:
        context.close()
        editor.close()


def test_an_entry_is_begun_found_and_filled_by_keys_alone(page, running):
    page.get_by_role("button", name="+ Add more").focus()
    page.keyboard.press("Enter")
    page.locator(".menu button", has_text="Awards").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-awards-0 :focus")
    assert running.saved() == PROFILE  # what lacks its name is no entry yet
    page.keyboard.type("Weir Prize")
    until(running, '[[awards]]\ntitle = "Weir Prize"')
    page.get_by_role("button", name="Undo").click()
    until(running, PROFILE)


def test_a_file_that_is_dropped_beside_its_place_opens_over_nothing(page):
    dropped = (
        "() => { const held = new DataTransfer(); held.items.add(new File(['x'], 'me.jpg', {type: 'image/jpeg'}));"
        " const event = new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: held});"
        " document.querySelector('header.bar').dispatchEvent(event); return event.defaultPrevented; }"
    )
    assert page.evaluate(dropped)


def test_a_tab_that_is_closed_in_the_midst_of_typing_has_sent_it(chromium, tmp_path):
    (tmp_path / "profile.toml").write_text('[person]\nname = "Ada"\n', "utf-8")
    editor = Editor(tmp_path)
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(editor.address)
        page.locator(".field input").first.focus()
        page.keyboard.press("End")
        page.keyboard.type(" Lindemann")
        page.close(run_before_unload=True)
        stands("Ada Lindemann", lambda: (tmp_path / "profile.toml").read_text("utf-8"))
    finally:
        context.close()
        editor.close()


def test_a_second_tab_sees_what_the_first_does(page, running):
    other = page.context.new_page()
    other.goto(f"http://127.0.0.1:{running.port}/")
    field = other.get_by_label("Name", exact=False).first
    page.get_by_label("Name", exact=False).first.fill("Eve")
    other.wait_for_selector("header .who:has-text('Eve')")
    assert field.input_value() == "Eve"
    running.ask("undo", {})


def test_what_is_shown_is_the_page_that_is_built_pixel_for_pixel(page, running):
    page.get_by_role("tab", name="One-pager").click()
    picture = page.locator(".sheets img").first
    picture.wait_for(timeout=60_000)
    address = picture.get_attribute("src")
    shown = Image.open(io.BytesIO(running.request("GET", address).body)).convert("RGB")
    page.get_by_role("button", name="Build", exact=True).click()
    page.wait_for_selector("a.download", timeout=120_000)
    document = pypdfium2.PdfDocument(running.folder / "output" / "ada-lind-one-pager.pdf")
    printed = document[0]
    there = printed.render(scale=shown.width / printed.get_width()).to_pil().convert("RGB")
    words = printed.get_textpage()
    name = next(
        box for box in map(words.get_rect, range(words.count_rects())) if "Lind" in words.get_text_bounded(*box)
    )
    across, down = (name[0] + name[2]) / 2 / printed.get_width(), 1 - (name[1] + name[3]) / 2 / printed.get_height()
    document.close()
    assert ImageChops.difference(shown, there).getbbox() is None
    with page.expect_download() as download:
        page.click("a.download")
    assert download.value.suggested_filename == "ada-lind-press-kit.zip"
    page.keyboard.press("Escape")
    size = picture.bounding_box()
    picture.click(position={"x": across * size["width"], "y": down * size["height"]})
    page.wait_for_selector('[data-way="person.name"] :focus')  # a click on printed words comes to their field
    page.get_by_role("tab", name=re.compile("Advice")).click()
    page.get_by_role("button", name="Since the last build").click()
    page.wait_for_selector(".changes:has-text('Nothing that it says has changed.')", timeout=60_000)
    page.get_by_label("Name", exact=False).first.fill("Ada Lind-Moe")
    until(running, "Lind-Moe")
    page.get_by_role("button", name="Since the last build").click()
    page.wait_for_selector(".changes:has-text('person: name was “Ada Lind”, is “Ada Lind-Moe”')", timeout=60_000)
    page.get_by_role("button", name="Undo").click()
    until(running, PROFILE)


def test_a_photograph_is_dropped_and_its_focus_set(page, running):
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((800, 1000)).convert("RGB").save(picture, "JPEG")
    files = [{"name": "Ada am Meer.JPG", "mimeType": "image/jpeg", "buffer": picture.getvalue()}]
    page.set_input_files(".drop input[type=file]", files)
    page.wait_for_selector("#card-photos-0 .whole img")
    assert (running.folder / "photos" / "ada-am-meer.jpg").read_bytes() == picture.getvalue()
    page.locator("#card-photos-0 .whole").click(position={"x": 20, "y": 20})
    until(running, "focus = [0.")
    page.mouse.move(0, 0)
    before = tomllib.loads(running.saved())["photos"][0]["focus"]
    box = page.locator("#card-photos-0 .crops .crop").nth(2).bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    assert page.inner_text("#card-photos-0 .frame") == "Wide"
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 10, steps=3)
    page.mouse.up()
    stands("lower", lambda: "lower" if tomllib.loads(running.saved())["photos"][0]["focus"][1] > before[1] else "")
    wrong = [{"name": "kit.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}]
    page.set_input_files(".drop input[type=file]", wrong)
    page.wait_for_selector(".drop .problem:has-text('a PDF')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 1600])
def test_axe_finds_nothing(page, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    found = {"form": axe(page)}
    card = page.locator("#card-bio-0 .title")
    if card.get_attribute("aria-expanded") != "true":
        card.click()
    found["card"] = axe(page)
    if width < 900:
        page.get_by_role("button", name="See").click()
        found["see"] = axe(page)
    page.get_by_role("tab", name=re.compile("Advice")).click()
    found["advice"] = axe(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.get_by_role("tab", name="Texts").click()
    assert {name: rules for name, rules in found.items() if rules} == {}


TABS = ("One-pager", "Press kit", "Résumé", "Web page", "Word bio")


def test_axe_finds_nothing_on_any_tab_and_at_four_times_the_size(page):
    found = {}
    for name in TABS:
        page.get_by_role("tab", name=name).click()
        page.wait_for_selector(".sheets:not(.busy) :is(img, iframe, .outline)", timeout=60_000)
        found[name] = axe(page)
    page.get_by_role("tab", name="File", exact=True).click()
    page.wait_for_selector(".cm-content")
    found["file"] = axe(page)
    page.get_by_role("tab", name="Your profile").click()
    page.set_viewport_size({"width": 320, "height": 200})  # what 400 % leaves of 1,280 by 800
    page.emulate_media(reduced_motion="reduce")
    found["enlarged"] = axe(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="See").click()
    page.get_by_role("tab", name="Texts").click()
    found["enlarged texts"] = axe(page)
    assert {name: rules for name, rules in found.items() if rules} == {}


def test_a_page_is_gone_through_by_keys_and_a_section_is_left_out_by_its_heading(page, running):
    before = running.saved()
    page.get_by_role("tab", name="One-pager").click()
    page.wait_for_selector(".sheets:not(.busy) img", timeout=60_000)
    sheet = page.locator(".sheets figure").first
    sheet.focus()
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(50)
        if "Harbour Works" in sheet.locator("[role=status]").inner_text().replace("\xa0", " "):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-work-0 .body")
    sheet.focus()
    for _ in range(60):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(50)
        if sheet.locator("[role=status]").inner_text().casefold() == "at a glance":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".choose button:focus")
    page.keyboard.press("Enter")
    until(running, 'hidden = ["facts"]')
    page.get_by_role("button", name="Show again: At a glance").click(timeout=60_000)
    stands("gone", lambda: "" if "hidden" in running.saved() else "gone")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_timeout(500)
    if running.saved() != before:  # a pause made them two steps
        page.get_by_role("button", name="Undo").click()
    stands("as before", lambda: "as before" if running.saved() == before else "")
    page.get_by_role("tab", name="Texts").click()


NAMED = {
    "button",
    "link",
    "textbox",
    "combobox",
    "slider",
    "checkbox",
    "radio",
    "tab",
    "spinbutton",
    "searchbox",
    "dialog",
}
NAMED |= {"image", "img", "tabpanel", "navigation", "ColorWell", "progressbar"}

STOP = """() => {
  const held = document.activeElement;
  const style = (one) => getComputedStyle(one);
  const shows = (one) => one && style(one).outlineStyle !== "none" && parseFloat(style(one).outlineWidth) > 0;
  const {top, bottom, left, right} = held.getBoundingClientRect();
  const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return [held.outerHTML.slice(0, 120), Boolean(shows(held) || shows(held.closest("label"))) && inSight];
}"""


def nameless(page: Any) -> list[str]:
    """What a screen reader would find without a name in Chromium's tree."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [(one["role"]["value"], one.get("name", {}).get("value", "")) for one in nodes if not one["ignored"]]
    return [role for role, name in roles if role in NAMED and not name.strip()]


def test_every_control_has_a_name_and_every_stop_of_the_keyboard_shows_itself(page):
    found = {}
    for name in TABS:
        page.get_by_role("tab", name=name).click()
        page.wait_for_selector(".sheets:not(.busy) :is(img, iframe, .outline)", timeout=60_000)
        found[name] = nameless(page)
    page.get_by_role("tab", name=re.compile("Advice")).click()
    found["advice"] = nameless(page)
    page.get_by_role("tab", name="Texts").click()
    page.locator("#card-bio-0 .title").click()
    page.locator("#card-work-0 .title").click()
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found["cards"] = nameless(page)
    assert {name: roles for name, roles in found.items() if roles} == {}
    page.locator("#left-form").focus()
    unseen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        held, shows = page.evaluate(STOP)
        if held.startswith(("<body", "<html")):
            break
        if not shows:
            unseen.append(held)
    assert unseen == []
    page.locator("#card-bio-0 .title").click()
    page.locator("#card-work-0 .title").click()


def axe(page: Any) -> list[str]:
    return validators.axe(page)


def test_the_tutorial_can_be_followed(chromium, tmp_path):
    """Its bio is pasted, what it asks for is filled in, and the files of its table are there at the end."""
    tutorial = (Path(__file__).parent.parent / "docs" / "tutorial.md").read_text("utf-8")
    (bio,) = re.findall(r"<!-- the bio -->\n\n```text\n(.*?)```", tutorial, re.DOTALL)
    editor = Editor(tmp_path, "me")
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(editor.address)
        page.wait_for_selector("#bio")
        assert axe(page) == []
        profile = tmp_path / "me" / "profile.toml"
        page.fill("#bio", bio)
        page.get_by_role("button", name="Begin with this text").click()
        page.wait_for_selector(".said:has-text('Tomke Harms is a sound artist')")
        assert "5 sentences" in page.inner_text(".welcome")
        assert page.get_by_label("What you are 1").input_value() == "sound artist"  # as the bio says
        page.locator('[data-way="person.occupations"]').get_by_role("button", name="Add another").click()
        page.get_by_label("What you are 2").fill("radio producer")
        page.get_by_role("button", name="Whom to write to", exact=True).click()
        contact = page.locator("#card-contacts-0")
        contact.get_by_role("textbox", name="Name").wait_for()
        page.wait_for_selector("#card-contacts-0 :focus")
        contact.get_by_role("textbox", name="Name").fill("Tomke Harms")
        contact.get_by_role("textbox", name="E-mail").fill("tomke@example.org")
        page.get_by_role("button", name="Add both cards").click()  # what the bio states outright
        stands('about = ["North Coast Sound Prize"]', profile.read_text)
        assert page.get_by_role("button", name="What you do", exact=True).count() == 0  # it is there
        page.locator(".jump").get_by_role("link", name="Experience").click()
        page.locator("#card-work-0 .title").click()
        work = page.locator("#card-work-0")
        assert work.get_by_role("textbox", name="Organisation").input_value() == "Studio for Slow Signals"
        work.get_by_role("textbox", name="Start").fill("May 2019")
        stands('start = "2019-05"', profile.read_text)
        text = profile.read_text("utf-8")
        assert 'occupations = ["sound artist", "radio producer"]' in text
        assert 'email = "tomke@example.org"' in text
        page.get_by_role("button", name="Build", exact=True).click()
        page.wait_for_selector("a.download", timeout=120_000)
        files = re.findall(r"^\| `(tomke[^`]*|web[^`]*)`", tutorial, re.MULTILINE)
        assert len(files) == 6
        assert [name for name in files if not (tmp_path / "me" / "output" / name).exists()] == []
    finally:
        context.close()
        editor.close()


def test_the_web_page_stays_where_it_was_scrolled_to(page, running):
    page.get_by_role("tab", name="Web page").click()
    page.wait_for_selector(".web iframe")
    shown = "document.querySelector('.web iframe:not(.next)')"
    page.wait_for_function(f"() => {shown}.contentDocument?.querySelector('h1')")
    page.evaluate(  # of any page, there is more than a low frame shows
        "() => { const sheet = new CSSStyleSheet();"
        " sheet.replaceSync('.web iframe { height: 80px !important; min-height: 0 !important }');"
        " document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"
    )
    page.evaluate(f"() => {shown}.contentWindow.scrollTo({{ top: 60, behavior: 'instant' }})")
    page.get_by_label("Name", exact=False).first.fill("Ada Lind-Moe")
    page.wait_for_function(
        f"() => {shown}.contentDocument?.querySelector('h1')?.textContent.includes('Moe')", timeout=60_000
    )
    assert page.evaluate(f"() => {shown}.contentWindow.scrollY") == 60
    running.ask("undo", {})

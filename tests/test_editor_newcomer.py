"""What people stumbled over who saw the editor for the first time, each in a real browser: they have a bio and a
photograph, and know nothing of presskit."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from tests.test_editor import Editor
from tests.test_editor_page import stands

pytestmark = pytest.mark.slow

BIO = """\
Bronagh Teale is a puppeteer from Sligo who carves her figures out of old furniture. In 2009 she founded the Tin Moon
Theatre in Galway. Her shows The Salt Orchard (2012), Nine Small Bears (2016) and A Coat for the Sea (2022) have toured
in fourteen countries. She was awarded the Corrib Arts Medal in 2018. In 2021 she carved the Undertow Dragon for the
county museum. Her best-known figures are the Heron King for St Mary’s in Trim (2017) and the Fish Bride (2019).
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    running = Editor(tmp_path_factory.mktemp("newcomer"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def page(chromium: Any, editor: Editor) -> Iterator[Any]:
    """The page of somebody who has just given it a bio as a file, and a photograph."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    opened.goto(editor.address)
    opened.wait_for_selector("#bio")
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((1500, 1000)).convert("RGB").save(picture, "JPEG")
    files = [
        {"name": "old bio.txt", "mimeType": "text/plain", "buffer": BIO.encode()},
        {"name": "DSC 42.JPG", "mimeType": "image/jpeg", "buffer": picture.getvalue()},
    ]
    opened.set_input_files("input[type=file]", files)
    opened.wait_for_selector(".said:has-text('Bronagh Teale')", timeout=60_000)
    yield opened
    context.close()


def held(editor: Editor) -> dict[str, Any]:
    return tomllib.loads((editor.folder / "profile.toml").read_text("utf-8"))


def test_the_same_file_can_be_chosen_again_also_by_keys(chromium, tmp_path):
    editor = Editor(tmp_path)
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(editor.address)
        page.wait_for_selector("#bio")
        wrong = [{"name": "bio.png.docx", "mimeType": "application/zip", "buffer": b"no Word file"}]
        page.set_input_files("input[type=file]", wrong)
        page.wait_for_selector(".problem.error")
        assert page.evaluate("document.querySelector('input[type=file]').value") == ""  # else no change would be told
        page.keyboard.press("Escape")
        page.locator("#bio").focus()
        with page.expect_file_chooser() as asked:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.type") == "file"
            assert "solid" in page.evaluate("getComputedStyle(document.querySelector('.button')).outlineStyle")
            page.keyboard.press("Enter")
        asked.value.set_files([{"name": "bio.txt", "mimeType": "text/plain", "buffer": BIO.encode()}])
        page.wait_for_selector(".said:has-text('Bronagh Teale')", timeout=60_000)
    finally:
        context.close()
        editor.close()


def test_what_is_asked_first_can_be_answered_by_keys_and_gone_back_from(chromium, tmp_path):
    editor = Editor(tmp_path)
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(editor.address)
        page.fill("#bio", "I am a lighthouse keeper. Since 2012 I have kept the light at Skarvholm.")
        page.get_by_role("button", name="Begin with this text").click()
        page.wait_for_selector("#who:focus")
        page.get_by_role("button", name="Back").click()
        assert page.input_value("#bio").startswith("I am a lighthouse keeper")
        page.get_by_role("button", name="Begin with this text").click()
        page.wait_for_selector("#who:focus")
        page.keyboard.type("Runa Holt")
        page.keyboard.press("Enter")
        page.wait_for_selector("select#pronouns:focus")
        page.select_option("#pronouns", "they")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(".said:has-text('Runa Holt')", timeout=60_000)
        assert held(editor)["person"]["pronouns"] == "they"
    finally:
        context.close()
        editor.close()


def test_nothing_in_sight_is_a_word_of_the_file(page):
    assert "profile.toml" not in page.inner_text("body")
    page.get_by_role("tab", name="Advice").click()
    page.wait_for_selector(".advice li, .calm")
    assert not set("[]{}`=") & set(page.inner_text(".see .panel"))
    page.get_by_role("tab", name="Texts").click()


def test_the_photograph_is_there_and_asks_where_the_face_is(page, editor):
    page.get_by_role("button", name="Where your face is", exact=True).click()
    whole = page.locator("#card-photos-0 .whole")
    whole.click(position={"x": 40, "y": 40})
    page.get_by_role("button", name="Where your face is", exact=True).wait_for(state="detached")
    assert held(editor)["photos"][0]["focus"][0] < 0.3


def test_it_asks_who_took_the_photograph(page, editor):
    page.get_by_role("button", name="Who took the photograph", exact=True).click()
    page.locator('[data-way="photos.0.credit"] textarea, [data-way="photos.0.credit"] input').fill("Photo: Ada Moss")
    stands("Photo: Ada Moss", lambda: held(editor)["photos"][0].get("credit") or "")
    page.get_by_role("button", name="Who took the photograph", exact=True).wait_for(state="detached")


def test_what_is_there_makes_room_for_the_pages_and_is_shown_when_asked_for(page):
    band = page.locator(".welcome")
    assert band.get_by_role("button", name="What you are").count() == 0
    band.get_by_role("button", name="there", exact=False).last.click()
    band.get_by_role("button", name="What you are (there)").wait_for()
    band.get_by_role("button", name="Hide what is there").click()
    band.get_by_role("button", name="What you are (there)").wait_for(state="detached")
    assert band.bounding_box()["height"] < 110


def test_advice_leads_to_the_field_that_lacks_something(page):
    page.get_by_role("tab", name="Advice").click()
    page.get_by_role("button", name="Show: The photo has no lic").or_(
        page.get_by_role("button", name="Show: the photo has no lic")
    ).click()
    page.wait_for_selector('[data-way="photos.0.license"] :is(input, textarea):focus')
    page.get_by_role("tab", name="Texts").click()


def test_a_sentence_that_is_opened_stays_where_it_was_clicked(page):
    page.locator("#card-bio-0 .title").click()
    page.wait_for_selector("#card-bio-0.open .readings")
    later = page.locator("#card-bio-3 .title")
    later.scroll_into_view_if_needed()
    before = later.bounding_box()["y"]
    later.click()
    page.wait_for_selector("#card-bio-3.open .readings")
    page.wait_for_timeout(200)
    assert page.locator("#card-bio-0.open").count() == 0
    assert abs(page.locator("#card-bio-3 .title").bounding_box()["y"] - before) < 3
    page.locator("#card-bio-3 .title").click()


def test_a_look_is_chosen_with_the_mouse(page, editor):
    page.get_by_role("tab", name="One-pager").click()
    look = page.locator(".toolbar select").first
    look.click()
    box = look.locator("option", has_text="Gallery").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    stands("gallery", lambda: str(held(editor).get("kit")))
    look.select_option("")
    stands("{}", lambda: str(held(editor).get("kit") or {}))
    page.get_by_role("tab", name="Texts").click()


def test_a_photograph_is_zoomed_and_zoomed_out_again(page, editor):
    before = held(editor)["photos"][0]
    zoom = page.get_by_role("slider", name="Zoom")
    zoom.fill("200")
    stands("zoom-200", lambda: held(editor)["photos"][0]["file"])
    row = held(editor)["photos"][0]
    with Image.open(editor.folder / row["file"]) as made, Image.open(editor.folder / before["file"]) as original:
        assert made.size == (750, 500)
        assert original.size == (1500, 1000)
    (editor.folder / "photos" / "dsc-42.old.jpg").write_bytes(b"no photograph")  # another file, whose name begins alike
    page.wait_for_function("document.querySelector('.zoom input').value === '200'")
    assert 0 <= row["focus"][0] <= 0.5
    zoom.fill("100")
    stands("dsc-42.jpg", lambda: held(editor)["photos"][0]["file"])
    assert held(editor)["photos"][0]["focus"] == pytest.approx(before["focus"], abs=0.02)


def test_a_zoom_by_keys_in_quick_succession_leaves_the_photograph_and_makes_one_file(page, editor):
    zoom = page.get_by_role("slider", name="Zoom")
    zoom.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    stands("zoom-180", lambda: held(editor)["photos"][0]["file"])
    page.wait_for_function("document.querySelector('.zoom input').value === '180'")
    assert page.locator(".photo .crops").is_visible()
    assert len([path for path in (editor.folder / "photos").iterdir() if "-zoom-1" in path.name]) == 1
    zoom.fill("100")
    stands("dsc-42.jpg", lambda: held(editor)["photos"][0]["file"])


def test_an_address_without_its_protocol_is_mended(page, editor):
    page.get_by_role("button", name="Links", exact=True).click()
    page.locator('[data-way="links.0.label"] textarea, [data-way="links.0.label"] input').fill("Website")
    page.locator('[data-way="links.0.url"] textarea, [data-way="links.0.url"] input').fill("www.tinmoon.example")
    stands("https://www.tinmoon.example", lambda: (editor.folder / "profile.toml").read_text("utf-8"))
    page.wait_for_timeout(1800)  # in which a mistake would be told
    assert page.locator('[data-way="links.0.url"] .problem').count() == 0


def test_cards_are_made_of_works_that_are_named_with_their_years(page, editor):
    before = page.inner_text(".said")
    page.get_by_role("button", name="Add both cards").click()
    page.get_by_role("button", name="Make a card of: Her shows").click()
    page.get_by_role("button", name="Make 3 cards").click()
    stands("A Coat for the Sea", lambda: str(held(editor)["bio"][2].get("about")))
    profile = held(editor)
    assert [(one["title"], one["date"]) for one in profile["shows"]] == [
        ("The Salt Orchard", 2012),
        ("Nine Small Bears", 2016),
        ("A Coat for the Sea", 2022),
    ]
    assert profile["bio"][2]["about"] == ["The Salt Orchard", "Nine Small Bears", "A Coat for the Sea"]
    page.get_by_role("button", name="Make a card of: Her best-known").click()
    assert page.locator(".newcard .check").all_inner_texts() == ["Heron King for St Mary’s, 2017", "Fish Bride, 2019"]
    page.locator(".newcard select").select_option("projects")  # which has no field for where it is
    assert page.locator(".newcard .check").first.inner_text() == "Heron King for St Mary’s, Trim, 2017"
    page.locator(".newcard").get_by_role("button", name="Cancel").click()
    assert page.inner_text(".said") == before  # what the sentences tell is told by them


def test_what_is_no_prize_is_not_proposed_as_one(page):
    proposed = (
        "(sentence) => import('/page/stated.js').then((made) => [made.tableOf(sentence), made.guess(sentence, 0)])"
    )
    told = "Her organ of Thornby Chapel won {} in 2023."
    for prize, found in (("a Silver Tuning Fork", ""), ("the Tin Crown Award", "Tin Crown Award")):
        assert page.evaluate(proposed, told.format(prize)) == ["awards", found]


def test_one_year_is_no_since(page, editor):
    page.get_by_role("button", name="Make a card of: In 2021").click()
    form = page.locator(".newcard")
    form.locator("select").select_option("projects")
    form.locator("input").fill("Undertow Dragon")
    form.get_by_role("button", name="Make the card").click()
    page.wait_for_selector(".made:has-text('“Undertow Dragon” is in Projects now.')")
    page.wait_for_selector("button[aria-label^='Make a card of: Her best-known']")  # one stays at the list
    page.get_by_role("button", name="Look it over: Undertow Dragon").click()
    page.wait_for_selector("#card-projects-0 .dates:has-text('2021')")
    assert page.inner_text("#card-projects-0 .dates") == "2021"
    assert held(editor)["projects"][0]["end"] == 2021


def test_a_card_that_is_called_like_another_leaves_each_sentence_its_own(page, editor):
    page.evaluate("document.querySelector('#card-bio-0 .title').click()")
    page.locator("#card-bio-0").get_by_role("button", name="Make a card of it").click()
    form = page.locator("#card-bio-0 .newcard")
    form.locator("select").select_option("projects")
    form.locator("input").fill("Tin Moon Theatre")
    form.get_by_role("button", name="Make the card").click()
    stands("tin-moon-theatre-2", lambda: str(held(editor)["bio"][0].get("about")))
    assert held(editor)["work"][0]["id"] == "tin-moon-theatre"
    assert held(editor)["bio"][1]["about"] == ["tin-moon-theatre"]
    page.wait_for_selector(".standing.good")
    assert page.locator(".mend").count() == 0


def test_a_card_that_is_called_otherwise_is_told_by_its_sentence_still(page, editor):
    told = held(editor)["bio"][2]["about"]
    page.evaluate("document.querySelector('#card-shows-1 .title').click()")
    title = page.locator('[data-way="shows.1.title"] textarea, [data-way="shows.1.title"] input')
    title.press("ControlOrMeta+a")
    title.press("Backspace")
    title.press_sequentially("Ten Small Bears")
    stands("Ten Small Bears", lambda: str(held(editor)["shows"]))
    assert held(editor)["bio"][2]["about"] == [told[0], "nine-small-bears", told[2]]
    assert held(editor)["shows"][1]["id"] == "nine-small-bears"
    page.wait_for_timeout(1800)  # in which a mistake would be told
    assert page.locator(".mend").count() == 0


def test_a_new_look_shows_at_once_that_it_comes(page, editor):
    page.get_by_role("tab", name="One-pager").click()
    page.wait_for_selector(".sheets:not(.busy) img", timeout=60_000)
    look = page.locator(".toolbar select").first
    assert "(automatic)" in look.locator("option").first.inner_text()
    first = page.locator(".sheets img").first.get_attribute("src")
    look.select_option("studio")
    page.wait_for_selector(".sheets.old")
    assert "new look" in page.inner_text(".toolbar .state")
    page.wait_for_selector(".sheets:not(.busy):not(.old) img", timeout=60_000)
    assert page.locator(".sheets img").first.get_attribute("src") != first
    look.select_option("")
    page.wait_for_selector(".sheets:not(.busy):not(.old) img", timeout=60_000)


def test_what_changed_elsewhere_is_told_beside_the_pages(page, editor):
    page.get_by_role("tab", name="Press kit").click()
    page.wait_for_selector(".sheets:not(.busy) figure:nth-of-type(2)", timeout=60_000)
    page.locator(".sheets figure").last.scroll_into_view_if_needed()
    page.locator("#card-bio-0").get_by_role("button", name="Cancel").or_(
        page.locator("#card-bio-0 .title")
    ).first.focus()
    way = '[data-way="person.occupations"] textarea'
    page.locator(way).first.fill("puppet maker")
    page.wait_for_selector(".elsewhere", timeout=60_000)
    bar, told = page.locator(".toolbar").bounding_box(), page.locator(".elsewhere").bounding_box()
    assert bar["y"] <= told["y"]
    assert told["y"] + told["height"] <= bar["y"] + bar["height"]
    pane = page.locator(".see .scroll").bounding_box()
    assert abs(bar["y"] - pane["y"]) < 2  # in sight though the pages are scrolled, and they go below it
    page.get_by_role("button", name="Show it").click()
    page.wait_for_selector(".elsewhere", state="detached")
    sheet, bar = page.locator(".sheets figure").first.bounding_box(), page.locator(".toolbar").bounding_box()
    assert sheet["y"] >= bar["y"] + bar["height"] - 1


def test_a_build_tells_how_far_it_is(page):
    page.evaluate(
        "() => { window.steps = new Set(); new MutationObserver(() => {"
        " const said = document.querySelector('dialog.kit [role=status]');"
        " if (said) window.steps.add(said.textContent);"
        " }).observe(document.querySelector('dialog.kit'), {subtree: true, childList: true, characterData: true}); }"
    )
    page.get_by_role("button", name="Build", exact=True).click()
    page.wait_for_selector("a.download", timeout=120_000)
    steps = page.evaluate("[...window.steps]")
    assert len([one for one in steps if one.startswith("Making: ")]) >= 2, steps
    assert not any("undefined" in one for one in steps)
    page.keyboard.press("Escape")


def test_what_was_read_stays_after_a_reload(page):
    page.reload()
    page.wait_for_selector(".welcome:has-text('sentences of your bio were read')")
    page.locator(".welcome").get_by_role("button", name="Close").click()
    page.reload()
    page.wait_for_selector(".said, .sheets")
    assert page.locator(".welcome").count() == 0


def test_where_somebody_was_born_is_no_card(page):
    sentence = "She was born in Alto in 1979 and learned her trade from 1997 to 2001 in the workshop of Tilde Moss."
    guess = "([sentence]) => import('/page/stated.js').then((made) => made.guess(sentence, 0))"
    assert page.evaluate(guess, [sentence]) == "Workshop of Tilde Moss"


def test_a_click_on_a_line_of_a_list_comes_to_the_card_of_which_it_is_made(page, editor):
    found = page.evaluate(
        "() => Promise.all([import('/page/sheet.js'), import('/page/store.js')]).then(([sheet, { store }]) => {"
        " const before = store.state;"
        " store.state = { ...before, sentences: [], data: { work: [{ organization: 'Oak', position: 'joiner' },"
        " { organization: 'Pike & Sons', position: 'voicer', location: 'Truro', start: 2006, end: 2013 }] } };"
        " const way = sheet.whence('Voicer, Truro, 2006–2013');"
        " store.state = before;"
        " return way; })"
    )
    assert found == ["work", 1]

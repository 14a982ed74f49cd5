"""Pages of the press kit for people of whom there is little, or much of one kind: each fills its page, and says what it
is of.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from presskit import compose, language
from presskit.layout.contents import Contents
from presskit.layout.numbers import many, share
from presskit.profile import read
from presskit.template import Templates
from tests.conftest import PERSON, Run

pytestmark = pytest.mark.slow

LOOKS = ("editorial", "studio", "gallery")

BIO = """
[[bio]]
importance = 5
text = '{they} {is} an engineer of weirs and fish ladders.'

[[bio]]
importance = 4
text = '{they} {measures} what a river loses on its way to a turbine[, and what it gets back].'
"""

SAID = """
[[quotes]]
text = "A weir is a river that has been asked to wait."
importance = 5
"""


def post(name: str, begin: int | None = None, end: int | None = None, told: str = "") -> str:
    dates = "".join(f"{key} = {year}\n" for key, year in (("start", begin), ("end", end)) if year)
    return f'[[work]]\norganization = "{name}"\nposition = "engineer"\n{dates}' + (
        f'summary = "{told}"\n' if told else ""
    )


def kit_of(text: str, look: str, here: Path, run: Run) -> pypdfium2.PdfDocument:
    (here / "profile.toml").write_text(f'{PERSON}\n{text}\n[kit]\nlook = "{look}"\n', "utf-8")
    ran = run("build", "--only", "press-kit")
    assert ran.status == 0, ran.err
    return pypdfium2.PdfDocument(next((here / "output").glob("*press-kit.pdf")))


def texts(kit: pypdfium2.PdfDocument) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in kit]


def inked(page: pypdfium2.PdfPage) -> float:
    """Down to which share of its height there is type or a picture on a page, above its number; 1 on a ground."""
    grey = page.render(scale=0.25).to_pil().convert("L")
    if grey.getpixel((2, grey.height - 3)) < 250:
        return 1.0
    marked = [y for y in range(int(grey.height * 0.94)) if any(grey.getpixel((x, y)) < 215 for x in range(grey.width))]
    return float(marked[-1] / grey.height)


def sizes(page: pypdfium2.PdfPage, said: str) -> Sequence[float]:
    """The heights of the capitals and letters of a word on a page, in points."""
    text = page.get_textpage()
    at = text.get_text_range().index(said)
    boxes = [text.get_charbox(at + n, loose=True) for n in range(len(said))]
    return [top - bottom for _, bottom, _, top in boxes]


def bars(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """From where to where of the width the fields of a page reach that are as high as a bar of a career, but for lanes,
    which are all as long as the longest.
    """
    wide, high = page.get_size()
    found = [one.get_bounds() for one in page.get_objects((2,))]  # paths
    fields = [(round(left / wide, 4), round(right / wide, 4)) for left, low, right, top in found
              if 6 < top - low < 0.06 * high and 0.05 * wide < right - left < 0.8 * wide]  # fmt: skip
    lane = max(fields, key=lambda one: one[1] - one[0], default=None)
    return [one for one in fields if one != lane]


@pytest.mark.parametrize("look", LOOKS)
def test_a_career_is_told_once_each_post_below_a_line_that_is_thick_while_it_lasted(look, here, run):
    told = "Rebuilt the ladders of eleven weirs, so that salmon came back after forty years."
    posts = post("Weir & Sons", 2017, None, told) + post("Otterburn Water", 2006, 2016, told)
    posts += f"{post('River Board', 2006, 2011)}{post('Tyne Trust')}current = false\n"
    kit = kit_of(BIO + SAID + posts + portrait(here), look, here, run)  # a cover without one would draw it
    number = next(at for at, text in enumerate(texts(kit)) if "arlier; dates not publi" in text and at)
    page = texts(kit)[number]
    for name in ("Weir & Sons", "Otterburn Water", "River Board", "Tyne Trust"):
        assert page.count(name) == 1, name
    assert page.index("Weir & Sons") < page.index("since 2017") < page.index("Otterburn Water")
    present, ten, five = bars(kit[number])
    assert present[1] >= 1.0  # off the paper
    assert ten[0] == five[0] > 0.3  # before it, what has no dates
    assert ten[1] == pytest.approx(present[0], abs=0.003)
    assert (ten[1] - ten[0]) / (five[1] - five[0]) == pytest.approx(11 / 6, abs=0.02)  # last years are whole


def portrait(here: Path) -> str:
    (here / "photos").mkdir()
    Image.new("RGB", (2000, 2500), "#7a5a48").save(here / "photos" / "a.jpg")
    return '[[photos]]\nfile = "photos/a.jpg"\nalt = "Ada Lind"\ncredit = "Photo: Rut Aalto"\nkind = "portrait"\n'


@pytest.mark.parametrize("look", LOOKS)
def test_a_career_that_the_cover_draws_has_its_bars_beside_what_there_is_to_say_too(look, here, run):
    told = "Rebuilt the ladders of eleven weirs, so that salmon came back after forty years. " * 2
    posts = "".join(post(f"Weir {n}", 2000 + 3 * n, 2003 + 3 * n, told) for n in range(6))
    kit = kit_of(BIO + SAID + posts, look, here, run)
    assert all(f"Weir {n}" in texts(kit)[0] for n in range(6))
    number = next(at for at, text in enumerate(texts(kit)) if "Rebuilt the ladders" in text and "Weir 5" in text)
    assert len(set(bars(kit[number]))) == 6
    for n in range(6):
        assert re.search(rf"Weir {n} {2000 + 3 * n}–{2003 + 3 * n} Engineer", texts(kit)[number]), n


def test_of_one_date_no_axis_is_made_and_what_is_past_without_dates_says_so(here, run):
    told = "Rebuilt the ladders of eleven weirs, so that salmon came back after forty years. " * 3
    posts = post("Weir & Sons", 2017, None, told) + f"{post('Tyne Trust', told=told)}current = false\n"
    kit = kit_of(BIO + SAID + posts, "editorial", here, run)
    [(number, page)] = [(at, text) for at, text in enumerate(texts(kit)) if "earlier; dates not published" in text]
    assert "Engineer, earlier; dates not published" in page
    assert "2017 20" not in page
    assert not bars(kit[number])


def test_a_post_or_study_of_which_only_the_end_is_known_stands_where_it_ended():
    posts = post("Otterburn Water", 1997, 2001) + post("Tyne Trust") + post("Weir & Sons", 2017)
    study = '[[education]]\ninstitution = "Tyne Polytechnic"\nend = 2006\n'
    told = compose.sections_of(read(PERSON + posts + study), language.load("en-GB"), datetime.date(2026, 1, 1))
    found = Contents(compose.document(told, Templates().get("press-kit")).draft({}))
    assert [one.name for one in found.posts] == ["Weir & Sons", "Tyne Polytechnic", "Otterburn Water", "Tyne Trust"]


def test_a_career_of_more_than_a_page_goes_on_and_loses_no_post(here, run):
    told = "Rebuilt the ladders of eleven weirs, and measured for nine years what swam through them. " * 3
    many = "".join(post(f"River Board {n}", 1980 + n, 1981 + n, told) for n in range(12))
    kit = kit_of(BIO + SAID + many + AWARDED, "editorial", here, run)
    pages = [text for text in texts(kit) if "Rebuilt the ladders" in text]
    assert len(pages) > 1
    for n in range(12):
        assert sum(f"River Board {n} {1980 + n}–{1981 + n} Engineer" in text for text in pages) == 1, n


AWARDED = "".join(f'[[awards]]\ntitle = "Weir Prize {n}"\ndate = {2000 + n}\n' for n in range(7))


@pytest.mark.parametrize("look", LOOKS)
def test_a_poet_of_one_book_and_one_saying_fills_four_pages(look, here, run):
    book = '[[publications]]\ntitle = "Fish Ladders"\nkind = "Poems"\ndate = 2024\nimportance = 5\n'
    book += 'summary = "On rivers."\n'
    asked = '[[contacts]]\nname = "Low Tide Press"\nemail = "post@example.org"\nkind = "press"\n'
    kit = kit_of(BIO + book + SAID + asked, look, here, run)
    assert len(kit) == 4
    for number, page in enumerate(kit, 1):
        assert inked(page) > 0.86, number
    work = texts(kit)[2]
    assert all(part in work for part in ("asked to wait", "Fish Ladders", "On rivers."))


@pytest.mark.parametrize("look", LOOKS)
def test_whom_to_ask_alone_on_a_page_is_as_large_as_the_page(look, here, run):
    (here / "photos").mkdir()
    shown = ""
    for n in range(6):
        Image.new("RGB", (900, 600), (40 * n, 90, 120)).save(here / "photos" / f"{n}.jpg")
        shown += f'[[photos]]\nfile = "photos/{n}.jpg"\nalt = "Weir {n}"\ncredit = "Photo: Rut Aalto"\n'
    asked = '[[contacts]]\nname = "Low Tide Press"\nemail = "post@example.org"\nkind = "press"\n'
    last = list(kit_of(BIO + shown + asked, look, here, run))[-1]
    assert "Low Tide Press" in " ".join(last.get_textpage().get_text_range().split())
    assert max(sizes(last, "Tide")) > 60


def test_a_per_cent_is_a_bar_and_nothing_else_is():
    drawn = share("61%")
    assert drawn is not None
    assert drawn.share == 61
    assert share("61") is None
    assert share("£61 m") is None


@pytest.mark.parametrize("number", [13, 38, 114, 300])
def test_a_mark_for_each_in_rows_that_a_page_holds(number):
    drawn = many(number, 178)
    assert sum(drawn.rows) == number
    assert drawn.mark >= 1.5
    assert max(drawn.rows) * (drawn.mark + drawn.gap) - drawn.gap < 178.01


FACTS = (
    post("University of Northmere"),
    '[[publications]]\ntitle = "The Slow Tide"\ndate = 2022\nkind = "Book"\nsummary = "On the edges of ice"\n',
    '[[awards]]\ntitle = "Sounding Medal"\ndate = 2020\n',
    '[[education]]\ninstitution = "Fjord Institute"\nend = 2011\n',
    post("Polar Survey", 2006, 2010, "Eleven seasons on the ice, with a drill and a sledge."),
    SAID,
)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("many", [1, 3, 6])
def test_few_facts_and_a_portrait_make_four_full_pages_at_most(many, look, here, run):
    shown = portrait(here)
    asked = '[[contacts]]\nname = "Jonas Hale"\nemail = "press@example.org"\nkind = "press"\n' if many > 1 else ""
    kit = kit_of(BIO + shown + asked + "".join(FACTS[:many]), look, here, run)
    assert 3 <= len(kit) <= 4
    for number, page in enumerate(kit, 1):
        assert inked(page) > 0.72, number
        assert covered(page) >= 0.56, number


def covered(page: pypdfium2.PdfPage) -> float:
    """The share of the cells of 8 mm between the margins in which there is ink."""
    grey = page.render(scale=0.6).to_pil().convert("L")
    cell, margin, ink = 13, 24, 0
    places = [(x, y) for y in range(margin, grey.height - margin - cell, cell)
              for x in range(margin, grey.width - margin - cell, cell)]  # fmt: skip
    for x, y in places:
        ink += grey.crop((x, y, x + cell, y + cell)).getextrema()[0] < 238
    return ink / len(places)


def test_a_post_without_dates_is_earlier_only_where_it_is_said_to_be_past(here, run):
    told = "Rebuilt the ladders of eleven weirs, so that salmon came back after forty years."
    few = post("Weir & Sons", 2019, None, told) + post("Otterburn Water", 2012, 2018, told) + post("Tyne Trust")
    kit = " ".join(texts(kit_of(BIO + SAID + few, "editorial", here, run)))
    assert "Tyne Trust" in kit
    assert "arlier; dates not publi" not in kit


def test_a_page_that_has_no_room_for_a_word_is_no_page(here, run, monkeypatch):
    monkeypatch.setattr("presskit.layout.faces.Role.height", lambda self, text, size, room: self.line(size))
    (here / "profile.toml").write_text(f"{PERSON}\n{BIO}{SAID}" + "".join(
        post(f"River Board {n}", 1980 + n, 1981 + n, "Rebuilt the ladders of a weir and measured it. " * 9)
        for n in range(5)), "utf-8")  # fmt: skip
    ran = run("build", "--only", "press-kit")
    assert ran.status == 1
    lines = (here / "profile.toml").read_text("utf-8").splitlines()
    at = max(n for n, line in enumerate(lines, 1) if line == "[[work]]")
    told = rf"profile\.toml:{at}:1: page \d of the press-kit has no room for all of its text; the longest"
    assert re.search(told, ran.err)
    assert not list((here / "output").glob("*press-kit.pdf"))


@pytest.mark.parametrize("look", LOOKS)
def test_points_inside_of_long_points_begin_lines_and_all_have_room(look, here, run):
    item = (
        r"\n- Rebuilt the ladders of a weir and measured them through three winters of high water, and trained the crew"
    )
    few = '[[contacts]]\nname = "Ines Tarn"\nemail = "ines@example.org"\n' + post("River Board", 2021)
    few += f'highlights = ["What was done:{item * 8}", "And then:{item * 6}"]\n' + post("Weir & Sons", 2009, 2021)
    many = "".join(f'[[skills]]\nname = "Trade {n}"\nkeywords = ["rope", "stone"]\n' for n in range(12))
    many += "".join(
        f'[[education]]\ninstitution = "College {n}"\nstudy_type = "BSc"\nend = {2000 + n}\n' for n in range(3)
    )
    kit = "".join(texts(kit_of(few + many, look, here, run)))
    assert kit.replace("\xad", "").replace(" ", "").count("trainedthecrew") == 14


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("count", [4, 9, 12])
def test_long_points_without_a_summary_have_room_beside_the_words_of_a_host_or_on_a_page(look, count, here, run):
    told = "Rebuilt the ladders of weir {}, measured them through three winters of high water, wrote down what passed "
    told += "in which hour, and trained the crew for it."
    few = '[[contacts]]\nname = "Ines Tarn"\nemail = "ines@example.org"\n'
    for begin, points in ((2021, range(count)), (2009, range(2))):
        told_of = ", ".join(f'"{told.format(n)}"' for n in points)
        few += post(f"River Board {begin}", begin) + f"highlights = [{told_of}]\n"
    kit = "".join(texts(kit_of(few, look, here, run)))
    assert kit.replace("\xad", "").replace(" ", "").count("trainedthecrew") == count + 2


@pytest.mark.parametrize("look", LOOKS)
def test_the_largest_count_of_a_page_is_drawn_and_all_figures_are_of_one_size(look, here, run):
    values = (38, 4, 114, '"61%"')
    figures = "".join(f'[[numbers]]\nvalue = {n}\nlabel = "weirs"\n' for n in values)
    kit = kit_of(BIO + SAID + figures + "".join(FACTS) + "".join(post(f"Weir {n}", 2000 + n) for n in range(6)),
                 look, here, run)  # fmt: skip
    [page] = [page for page in kit if all(n in page.get_textpage().get_text_range() for n in ("38", "114", "61%"))]
    drawn = [one.get_bounds() for one in page.get_objects((2,))]
    marks = [round(right - left, 1) for left, low, right, top in drawn
             if abs((right - left) - (top - low)) < 0.1 and 8 < top - low < 40]  # fmt: skip
    assert len(marks) == 114
    wide = page.get_size()[0]
    filled, whole = sorted(right - left for left, low, right, top in drawn
                           if 18 < top - low < 28 and 0.3 * wide < right - left < 0.96 * wide)[:2]  # fmt: skip
    assert filled / whole == pytest.approx(0.61, abs=0.02)
    assert len({round(sizes(page, value)[0], 1) for value in ("38", "114", "61%")}) == 1


@pytest.mark.parametrize("look", LOOKS)
def test_figures_that_cannot_be_drawn_stand_beside_what_they_count(look, here, run):
    values = ("£6 m", "€4 m", "£2 m", "£0.3 m")
    figures = "".join(f'[[numbers]]\nvalue = "{n}"\nlabel = "spent on weirs"\n' for n in values)
    kit = kit_of(BIO + SAID + figures + "".join(FACTS) + "".join(post(f"Weir {n}", 2000 + n) for n in range(6)),
                 look, here, run)  # fmt: skip
    [page] = [page for page in kit if "£0.3" in page.get_textpage().get_text_range()]
    assert max(sizes(page, "0.3")) > 60
    assert inked(page) > 0.86


@pytest.mark.parametrize("look", LOOKS)
def test_a_post_that_is_over_has_its_last_year_wherever_it_stands(look, here, run):
    posts = post("Weir & Sons", 2014) + post("Otterburn Water", 2006, 2013) + post("River Board", 1997, 2001)
    pages = " ".join(texts(kit_of(BIO + posts, look, here, run))).replace("\xa0", " ")
    assert "2006–2013" in pages
    assert "1997–2001" in pages
    assert not re.search(r"(?:2006|1997)–(?!2013|2001)", pages)

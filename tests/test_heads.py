"""The heads of pages about a person: what is measured before anything is laid out, and what stands where."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from tests import profiles

pytestmark = pytest.mark.slow

PERSON = '[person]\nname = "Ottoline van der Farrow"\nheadline = "Keeper of lighthouses"\npronouns = "she"\n'
PRESS = '[[contacts]]\nname = "Skerry Lights"\nkind = "press"\nemail = "press@skerry.example"\n'
LOOKS = ("editorial", "studio")


def boxes(path: Path) -> list[tuple[str, tuple[float, float, float, float]]]:
    """The lines of the first page, with left, bottom, right and top in points."""
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[0].get_textpage()
        found = [page.get_rect(at) for at in range(page.count_rects())]
        return [(page.get_text_bounded(*box).strip(), box) for box in found]


def made(here: Path, run, text: str, look: str = "editorial") -> Path:
    (here / "profile.toml").write_text(f'{text}[kit]\nlook = "{look}"\nslug = "o"\n', "utf-8")
    assert run("build", "--only", "one-pager").status == 0
    return here / "output" / "o-one-pager.pdf"


@pytest.mark.parametrize("look", LOOKS)
def test_without_a_photograph_the_name_goes_across_the_page_as_on_a_cover_or_up_to_the_panel(here, run, look):
    told = boxes(made(here, run, PERSON, look))
    name = [box for text, box in told if text in ("Ottoline", "van der Farrow", "Ottoline van der Farrow")]
    assert max(box[2] for box in name) - min(box[0] for box in name) > 0.6 * {"editorial": 499, "studio": 255}[look]
    assert not [text for text, _ in told if text == "OV"]  # no monogram on a bare block


@pytest.mark.parametrize("look", LOOKS)
def test_a_press_contact_is_on_the_page_however_much_there_is(here, run, look):
    text = f"{profiles.overfull()}\n{PRESS}"
    told = " ".join(text for text, _ in boxes(made(here, run, text, look)))
    assert re.search(r"\w@\w", told)


@pytest.mark.parametrize("look", ["editorial", "gallery"])  # a panel begins at the head of the page
def test_both_columns_hang_from_one_line(here, run, look):
    work = '[[work]]\norganization = "Skerry Lights"\nposition = "keeper"\nstart = 2009\n'
    told = dict(boxes(made(here, run, PERSON + work + PRESS, look)))
    lead = max(box[3] for text, box in told.items() if text.startswith("Ottoline van der Farrow is"))
    facts = max(box[3] for text, box in told.items() if text.casefold() == "at a glance")
    assert abs(lead - facts) < 6


def test_a_section_stands_in_the_column_that_has_room_for_it(here, run):
    talks = "".join(
        f'[[talks]]\ntitle = "Talk number {n}"\nevent = "Coast Week"\ndate = {2000 + n}\n' for n in range(3)
    )
    books = "".join(
        f'[[publications]]\ntitle = "Book number {n}"\nkind = "book"\ndate = {2000 + n}\n' for n in range(3)
    )
    posts = "".join(
        f'[[work]]\norganization = "Light {n}"\nposition = "keeper"\nsummary = "{"It is kept. " * 9}"\n'
        for n in range(4)
    )
    told = boxes(made(here, run, PERSON + posts + talks + books + PRESS))
    middle = 310.0
    assert [text for text, box in told if text.startswith("Talk number") and box[0] > middle]
    assert [text for text, box in told if text.startswith("Light") and box[0] < middle]


def test_a_number_says_of_itself_that_it_is_a_length_and_is_drawn_to_scale(here, run):
    lengths = (("about two kilometres", 2000), ("half of that", 1000), ("60 ft", 18.3))
    rows = "".join(
        f'[[numbers]]\nvalue = "{v}"\nlabel = "of rail {n}"\nmetres = {m}\n' for n, (v, m) in enumerate(lengths)
    )
    more = "".join(f'[[awards]]\ntitle = "Prize {n}"\ndate = {2000 + n}\n' for n in range(8))
    (here / "profile.toml").write_text(f'{PERSON}{rows}{more}{PRESS}[kit]\nslug = "o"\n', "utf-8")
    assert run("build", "--only", "press-kit").status == 0
    with pypdfium2.PdfDocument(here / "output" / "o-press-kit.pdf") as opened:
        pages = [page.get_textpage().get_text_range() for page in opened]
    assert any("one scale" in page and "half of that" in page for page in pages)
    (here / "profile.toml").write_text(f'{PERSON}[[numbers]]\nvalue = "1"\nlabel = "a"\nmetres = -3\n', "utf-8")
    assert "profile.toml:8:10: numbers[1].metres" in run("check").out


def test_a_quotation_is_broken_where_its_sense_is(here, run):
    quote = '[[quotes]]\ntext = "A lamp tells you when it is ready. The work is to believe it."\n'
    told = [text for text, _ in boxes(made(here, run, PERSON + quote + PRESS))]
    assert [text for text in told if text.endswith("it is ready.")]
    assert [text for text in told if text.startswith("The work is to believe it.")]


@pytest.mark.parametrize("look", LOOKS)
def test_where_nobody_is_named_to_ask_the_site_is(here, run, look):
    site = PERSON.replace("pronouns", 'url = "https://farrow.example/"\npronouns')
    assert "farrow.example" in [text for text, _ in boxes(made(here, run, site, look))]
    assert "farrow.example" not in [text for text, _ in boxes(made(here, run, site + PRESS, look))]


def test_a_name_that_is_large_enough_in_one_line_is_not_broken_on_a_speakers_sheet(here, run):
    name = PERSON.replace("Ottoline van der Farrow", "Wren Halloran")
    talks = '[[topics]]\ntitle = "Lamps"\n[[talks]]\ntitle = "On lamps"\ndate = 2020\n'
    for look in ("editorial", "gallery"):  # in a panel it has two lines
        (here / "profile.toml").write_text(f'{name}{talks}[kit]\nlook = "{look}"\nslug = "o"\n', "utf-8")
        assert run("build", "--only", "one-sheet").status == 0
        with pypdfium2.PdfDocument(here / "output" / "o-one-sheet.pdf") as opened:
            assert "Wren Halloran" in opened[0].get_textpage().get_text_range().splitlines()


def test_no_line_ends_after_the_beginning_of_a_word_with_a_hyphen(here, run):
    text = "Lights are kept by those who co-founded the trust. " * 18
    work = f'[[work]]\norganization = "Skerry Lights"\nposition = "keeper"\nsummary = "{text}"\n'
    told = boxes(made(here, run, PERSON + work + PRESS))
    assert len([text for text, _ in told if "co-founded" in text]) > 5
    assert not [text for text, _ in told if text.endswith("co-")]


@pytest.mark.parametrize("look", ["editorial", "studio", "gallery"])
def test_where_there_is_nothing_to_see_a_short_quotation_is_as_large_as_a_picture(here, run, look):
    quote = '[[quotes]]\ntext = "A lamp tells you when it is ready."\n'
    drawn = "".join(f'[[numbers]]\nvalue = "{n} km"\nlabel = "of rope {n}"\nmetres = {n}000\n' for n in (2, 5))
    for more, large in (("", True), (PRESS, True), (PRESS + drawn, look == "studio")):
        told = boxes(made(here, run, PERSON + quote + more, look))
        said = [box for text, box in told if "lamp" in text]
        assert len(said) == 1
        assert (said[0][3] - said[0][1] > 26) is large, (more[:20], said)


def test_facts_are_as_large_as_text_and_where_somebody_lives_stays_before_a_nationality(here, run):
    more = "".join(
        f'{name} = "{value}"\n'
        for name, value in {
            "origin": "Orrery", "nationality": "Skerrish", "location": "North Mole", "born": "1971", "ipa": "ˈɒtəliːn",
        }.items()
    )  # fmt: skip
    facts = PERSON + more + 'known_for = ["lamps"]\n[[languages]]\nlanguage = "Norse"\n' + PRESS
    work = '[[work]]\norganization = "Skerry Lights"\nposition = "keeper"\nstart = 2009\n'
    told = [text.replace("\N{NO-BREAK SPACE}", " ") for text, _ in boxes(made(here, run, facts + work))]
    assert "North Mole" in told
    assert "Skerrish" not in told

"""What a page is told of its look's display type: the widths of texts, and where their lines should end."""

from __future__ import annotations

from typing import Any

import pytest

from presskit import layout
from presskit.layout.faces import MM
from presskit.layout.setting import Setting, TextBox
from presskit.template import Templates, look_settings
from presskit.writers.measures import APART, EMPTY, Display


@pytest.fixture
def display() -> Display:
    return Display(Templates().look("editorial"))


def test_a_wide_letter_is_wider_than_a_narrow_one(display):
    assert display.ems("M") > display.ems("n") > display.ems("i") > 0
    assert display.ems("漢") == 1
    assert display.ems("Mi") == pytest.approx(display.ems("M") + display.ems("i"))


def test_the_longest_word_is_the_widest_of_those_that_count(display):
    assert display.longest("a few words and extraordinarily long ones") == display.ems("extraordinarily")
    assert display.longest("all are short") == 3


def test_balanced_lines_are_as_many_in_less_room(display):
    text = "We do not build machines that think; we build machines that help."
    narrow = display.balanced(text, 20)
    assert narrow < 20
    assert display.balanced(text, narrow) == pytest.approx(narrow, rel=0.05)  # it cannot be had much narrower
    assert display.balanced(text, 40, least=2) < 40 * 0.6


def test_a_name_is_set_as_large_as_its_field_allows(display):
    one, width = display.largest(["Mara", "Lindqvist"], 300, 100, 200, (1,))
    two, narrow = display.largest(["Mara", "Lindqvist"], 300, 100, 200, (1, 2))
    assert two > one
    assert narrow < width
    assert one * display.ems("Mara Lindqvist") <= 300
    assert two * 2 <= 100
    assert display.largest(["Mara"], 300, 100, 20, (1, 2))[0] == 20


def test_quotations_fill_pages_of_their_own_or_share_them(display):
    short, long = "Grease is a material.", "We asked the harbour what it wanted, and it answered with rust. " * 5
    for said in ([short] * 6, [short, long] * 3, [long] * 4):
        pages = display.spread(said, 27, 0.89, 439, 600, 31)
        assert sum(len(page.types) for page in pages) == len(said)
        for page in pages:
            assert APART[0] <= page.apart <= APART[1]
            assert 0 <= page.empty <= 600 * EMPTY
    assert display.spread([short, short], 27, 0.89, 439, 600, 31) == []  # too little for a page
    assert display.spread([short, long * 20], 27, 0.89, 439, 600, 31) == []  # too much for one


def test_quotations_are_larger_where_there_is_room(display):
    few, many = (display.spread(["A gate has one job and two enemies."] * n, 27, 0.89, 439, 600, 31) for n in (3, 5))
    assert few[0].types[0][0] > many[0].types[0][0] >= 27


def test_a_last_line_in_another_voice_is_measured_as_it_is_set():
    templates = Templates()
    look = templates.look("editorial")
    roles = layout.roles(look, look_settings(look), {})
    setting: Any = Setting(None, roles, None, None, 0.0)  # type: ignore[arg-type]  # only its roles are asked
    set_as, other = roles["head"], roles["name_beside"]
    assert other.tracking != set_as.tracking
    for name in ("Wren Haldorsey", "Wren Haldorseydddd", "Ada Maximiliane Quist-Sondergaard"):
        for width in (60.0, 78.0, 90.0):
            text = setting.display("head", f"Please welcome {name}.", TextBox(width, 40, 46, 16))
            last = text.lines[-1] if "parted" in text.tone else ""
            assert (other.face.width(last) + set_as.tracking * len(last)) * text.size * MM <= width

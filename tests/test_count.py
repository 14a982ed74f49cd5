"""Counting: every unit, where programs disagree, and the quick ways against the slow ones."""

import pytest
import regex
from hypothesis import given, strategies as st

from presskit import language
from presskit.words import UNITS, Limit, count

ENGLISH = language.load("en-GB")

KANA = "あいうえおかきくけこ"
FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "plain", "strict"),
    [
        ("", 0, 0),
        ("He left.", 2, 2),
        ("scaling—and", 2, 2),
        ("2023–2025", 2, 2),
        ("He – quietly – left", 5, 5),  # Word counts the dashes
        ("AI researcher · Founder", 4, 4),
        ("a well-known co-founder", 3, 5),
        ("researcher/engineer", 1, 2),
        ("a non\u2011breaking hyphen", 3, 4),
        ("one\u00a0two\n\nthree", 3, 3),
        ("東京で働く。", 6, 6),  # each character, and the stop: rather one too many
    ],
)
def test_words_are_the_larger_of_two_counts(text, plain, strict):
    assert count(text, "words") == plain
    assert count(text, "words-strict") == strict


@pytest.mark.parametrize(
    ("text", "characters", "utf16", "graphemes", "size"),
    [
        ("Igor", 4, 4, 4, 4),
        ("“é”", 3, 3, 3, 8),
        ("e\u0301", 2, 2, 1, 3),
        ("\U0001f431", 1, 2, 1, 4),
        (FAMILY, 5, 8, 1, 18),
        ("\u0915\u094d\u0937\u093f", 4, 4, 1, 12),  # a Devanagari conjunct
        ("a\r\nb", 4, 4, 3, 4),
    ],
)
def test_characters_are_counted_as_the_form_counts_them(text, characters, utf16, graphemes, size):
    assert count(text, "characters") == characters
    assert count(text, "utf16") == utf16
    assert count(text, "graphemes") == graphemes
    assert count(text, "bytes") == size


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Igor “quoted” – so…", 19 + 1),  # the ellipsis lies outside the light ranges
        ("see http://example.org", 4 + 23),
        ("see https://example.org/a/very/long/path?with=query&more=yes now", 4 + 23 + 4),
        ("see example.org.", 4 + 23 + 1),
        ("several: http://a.example, b.example", 9 + 23 + 2 + 23),
        ("mail me@example.org", 19),  # an address is no link
        ("e.g. this", 9),
        ("東京", 4),
        ("e\u0301", 1),  # composed first
        (FAMILY, 2),
        ("👋🏽🇩🇪1️⃣", 6),
        ("a\u200eb", 4),  # a directional mark weighs two
        ("http://" + KANA * 5 + ".com", 23),
        ("http://" + KANA * 6 + ".com", 7 + 120 + 4),  # no link: its label is over 63 once encoded
        ("x" * 60 + ".com", 64),  # longer than a link, and perhaps none
    ],
)
def test_x_weighs_characters_links_and_emoji(text, weight):
    assert count(text, "weighted") == weight


def test_seconds_follow_the_pace_and_round_up():
    assert count("word " * 70, "seconds", ENGLISH) == 30
    assert count("word " * 71, "seconds", ENGLISH) == 31


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", 0),
        ("No stop", 1),
        ("One. Two! Three?", 3),
        ("Dr. Who met J. K. Rowling. They left.", 2),
        ("He founded Yahoo! Then he left.", 2),
        ("It grew by 3.5 % at node.js.", 1),
        ("“Why?” he asked. “Because.”", 2),
        ("Ends with a quote: “Go.” Then goes on…", 2),
        ("終わり。始まり。", 2),
    ],
)
def test_sentences_of_a_text_from_elsewhere_are_estimated(text, sentences):
    assert count(text, "sentences", ENGLISH) == sentences


def test_a_limit_reads_as_people_say_it():
    assert [str(Limit(1, "words")), str(Limit(160, "characters"))] == ["1 word", "160 characters"]
    assert str(Limit(280, "weighted")) == "280 weighted characters"


TEXTS = st.text(st.sampled_from("ab é“”–—-/ \n.·क्षि🐱\u200d👧🏽🇩\u0301\u200e"), max_size=30)


@given(TEXTS)
def test_quick_ways_of_counting_agree_with_the_slow_ones(text):
    assert count(text, "graphemes") == len(regex.findall(r"\X", text))
    assert count(text, "utf16") == len(text.encode("utf-16-le")) // 2
    assert count(text, "bytes") == len(text.encode())


@given(TEXTS)
def test_stricter_units_never_count_less(text):
    assert count(text, "words-strict") >= count(text, "words") >= len(text.split())
    assert count(text, "bytes") >= count(text, "utf16") >= count(text, "characters") >= count(text, "graphemes")
    assert count(text, "weighted") >= count(text, "graphemes")


@given(TEXTS, TEXTS)
def test_a_longer_text_never_counts_less(text, more):
    for unit in set(UNITS) - {"weighted", "sentences"}:
        assert count(f"{text} {more}", unit, ENGLISH) >= count(text, unit, ENGLISH)

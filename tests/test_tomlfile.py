"""Where each thing stands in a TOML file, and what is told of one that is none."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given, settings, strategies as st

from presskit import tomlfile
from presskit.problems import Problem, Problems
from presskit.tomlfile import TomlFile

ROOT = Path(__file__).parents[1]


def parse(text: str) -> TomlFile:
    """The file; a warning would be a failure."""

    def unexpected(problem: Problem) -> None:
        raise AssertionError(problem)

    return tomlfile.parse(text, "profile.toml", unexpected)


def told(text: str) -> tuple[int | None, int | None, str]:
    """Where the error of syntax is, and what it says."""
    with pytest.raises(Problems) as caught:
        tomlfile.parse(text, "profile.toml", lambda _: None)
    (problem,) = caught.value.problems
    assert problem.code in ("syntax", "type")
    assert problem.hint
    assert "\n" not in problem.message + problem.hint
    return problem.line, problem.column, problem.message


# --- places ------------------------------------------------------------------------------------------------

PLACES = """# a remark
title = "one"

[person]
name = "Ada"  # her name
site.links.first = "x"
"quoted key" = 1
'literal' . "both" = 2
known_for = [
    "bridges", # that hum
    "walks",
]

[[work]]
organization = "Bridges"
[work.place]
city = "Oslo"
[[work.tasks]]
name = "draw"
[[work.tasks]]
name = "build"

[[work]]
organization = "Harbour"
point = { x = 1, y = [2, { z = 3 }] }
[[work.tasks]]
name = "lift"

[a.b.c]
d = 1
[a]
e = 2
"""


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("title",), (2, 9)),
        (("person", "name"), (5, 8)),
        (("person", "site", "links", "first"), (6, 20)),
        (("person", "quoted key"), (7, 16)),
        (("person", "literal", "both"), (8, 22)),
        (("person", "known_for"), (9, 13)),
        (("person", "known_for", 0), (10, 5)),
        (("person", "known_for", 1), (11, 5)),
        (("work", 0, "organization"), (15, 16)),
        (("work", 0, "place", "city"), (17, 8)),
        (("work", 0, "tasks", 0, "name"), (19, 8)),
        (("work", 0, "tasks", 1, "name"), (21, 8)),
        (("work", 1, "organization"), (24, 16)),
        (("work", 1, "point", "x"), (25, 15)),
        (("work", 1, "point", "y", 0), (25, 23)),
        (("work", 1, "point", "y", 1, "z"), (25, 32)),
        (("work", 1, "tasks", 0, "name"), (27, 8)),
        (("a", "b", "c", "d"), (30, 5)),
        (("a", "e"), (32, 5)),
    ],
)
def test_a_value_is_found(key, place):
    assert parse(PLACES).value(key) == place


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("title",), (2, 1)),
        (("person",), (4, 2)),
        (("person", "site"), (6, 1)),
        (("person", "site", "links"), (6, 6)),
        (("person", "quoted key"), (7, 1)),
        (("person", "literal", "both"), (8, 13)),
        (("work",), (14, 3)),
        (("work", 1, "point", "y", 1, "z"), (25, 28)),
        (("a", "b", "c"), (29, 6)),
    ],
)
def test_a_key_is_found_where_its_last_part_is_written(key, place):
    assert parse(PLACES).key(key) == place


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("person",), (4, 1)),
        (("person", "origin"), (4, 1)),
        (("work", 0), (14, 1)),
        (("work", 0, "position"), (14, 1)),
        (("work", 1, "start"), (23, 1)),
        (("work", 0, "place", "street"), (16, 1)),
        (("work", 0, "tasks", 1, "start"), (20, 1)),
        (("work", 1, "point", "z"), (25, 9)),
        (("nothing", "at", "all"), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_what_is_missing_is_told_at_the_header_of_its_table(key, place):
    file = parse(PLACES)
    assert file.header(key) == place
    assert file.value(key) == place or key in (("person",), ("work", 0))


STRINGS = r'''
plain = "one two"
escapes = "a\tb\"c\u00e9d\U0001F600e"
literal = 'a\tb'
several = """
first
second \
    still second
third"""
raw = \'\'\'
first
second\'\'\'
wide = "😀é漢"
empty = ""
'''.replace("\\'", "'")


@pytest.mark.parametrize(
    ("key", "character", "place"),
    [
        ("plain", "o", (2, 10)),
        ("plain", "w", (2, 15)),
        ("escapes", "b", (3, 15)),
        ("escapes", '"', (3, 16)),
        ("escapes", "c", (3, 18)),
        ("escapes", "é", (3, 19)),
        ("escapes", "d", (3, 25)),
        ("escapes", "😀", (3, 26)),
        ("escapes", "e", (3, 36)),
        ("literal", "t", (4, 14)),
        ("several", "f", (6, 1)),
        ("several", "s", (6, 4)),
        ("several", "econd", (7, 2)),
        ("several", "still", (8, 5)),
        ("several", "third", (9, 1)),
        ("raw", "second", (12, 1)),
        ("wide", "é", (13, 10)),
        ("wide", "漢", (13, 11)),
    ],
)
def test_a_character_inside_a_string_is_found(key, character, place):
    file = parse(STRINGS)
    assert file.value((key,), file.data[key].index(character)) == place


def test_a_place_behind_the_end_of_a_string_is_its_end():
    file = parse(STRINGS)
    assert file.value(("plain",), 7) == (2, 17)
    assert file.value(("plain",), 99) == (2, 17)
    assert file.value(("empty",), 0) == (14, 9)


def test_the_lines_of_a_file_are_those_that_problems_count():
    text = "a = 1\r\nb = '\u0085\u2028 x'\r\n[c]\rd = 2"
    file = tomlfile.parse(text, "profile.toml", lambda _: None)
    line, _ = file.value(("c", "d"))
    assert line == 4
    assert file.lines()[line - 1] == "d = 2"


def test_a_control_character_moves_nothing():
    warnings: list[Problem] = []
    file = tomlfile.parse('a = "x\x00y\u0007z" # \x01\nb = "\\u0001\\u0002c"', "profile.toml", warnings.append)
    assert file.data == {"a": "xyz", "b": "c"}
    assert file.value(("a",), 1) == (1, 8)
    assert file.value(("a",), 2) == (1, 10)
    assert file.value(("b",), 0) == (2, 18)
    assert [(one.line, one.column, one.message[22:28]) for one in warnings] == [
        (1, 7, "U+0000"),
        (2, 5, "U+0001"),
        (2, 5, "U+0002"),
    ]


# --- what is no TOML ---------------------------------------------------------------------------------------
# The everyday mistakes stand in tests/wrong/syntax.toml; here is what people rarely do.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello", (1, 6, "after the name of a key comes =")),
        ("= 1", (1, 1, "this line is neither a key nor a table")),
        ("\n{", (2, 1, "this is JSON, not TOML")),
        ("a = 1\n---\n", (2, 4, "after the name of a key comes =")),
        ("a = 1\n<!-- b -->\n", (2, 1, "<!-- begins no comment in TOML")),
        ('{"basics": {"name": "Ada"}}', (1, 1, "this is JSON, not TOML")),
        ("---\nname: Ada", (1, 1, "this is YAML, not TOML")),
        ("a = 1\nb: 2", (2, 2, "after the name of a key comes =, not a colon")),
        ("# x\n\n- name: Ada", (1, 1, "this is YAML, not TOML")),
        ("“a” = 1", (1, 1, "a text begins with a straight quotation mark, not a curly one")),
        ("a = [\u20091]", (1, 6, "a typographer's space stands here, which looks like a space and is none")),
        ('a = "\u00a0“b”"\nc', (2, 2, "after the name of a key comes =")),
        (
            '[a]\n"b\\x“ \\uZ \\U11000000" = 1\n[a]',
            (2, 3, 'a backslash in "…" begins an escape that TOML does not have'),
        ),
        ('[a]\n[a]\n"\\q \\xZZ \\U11000000" = 1', (2, 1, "a is set twice")),
        ("end = 2014-1", (1, 7, "2014-1 needs quotation marks")),
        ("end = 2014-19-01", (1, 7, "2014-19-01 is not a date")),
        ("[]", (1, 2, "the name of a key or table is missing here")),
        ("a. = 1", (1, 4, "the name of a key or table is missing here")),
        ("a = 1\n[a]", (2, 1, "a is set twice")),
        ("a = []\n[[a]]", (2, 1, "a is set twice")),
        ("[a.b]\nc = 1\n[a]\nb = 1", (4, 1, "b is set twice")),
        ("a.b = 1\n[a]\nc = 1", (2, 1, "this was set before, in another way")),
        ("a = 1\na = 2\nb =\n[c]\nd = ", (2, 1, "a is set twice")),
        ("a = {b = 1, b = 2}", (1, 13, "b is set twice")),
        ("a = '''x\n\nb = 1", (1, 5, "this text is never closed")),
        ('a = """x"""""""', (1, 14, "the value ends here, and the line goes on")),
        ("a = [1, 2\n[b]\nc = 1", (1, 5, "this list is never closed")),
        ("a = [[1, 2], [3\n]\nb = 2", (1, 5, "this list is never closed")),
        ("a = [{b = 1}, {b = 2", (1, 15, "this inline table is not closed on its line")),
        ("a = [1,, 2]", (1, 8, "a value is missing here")),
        ("a = 1.", (1, 5, "a text needs quotation marks")),
        ('a = x "y" z', (1, 5, "a text needs quotation marks around it")),
        ("a = 25:61:00", (1, 5, "a text needs quotation marks")),
        ("a = 2023-02-30T10:00:00", (1, 5, "there is no day 2023-02-30")),
        ('a = "\\uD800"', (1, 6, 'a backslash in "…" begins an escape that TOML does not have')),
        ("a = " + "9" * 5000, (1, 5, "this number has too many digits")),
        ("# x\na = " + "_".join("9" * 5000), (2, 5, "this number has too many digits")),
        ("a = " + "[" * 41 + "]" * 41, (1, 5, "the values are nested too deeply")),
        ("a = " + "[" * 5000 + "]" * 5000, (1, 45, "the values are nested too deeply")),
        ("a" + ".a" * 60 + " = 1", (1, 1, "the values are nested too deeply")),
    ],
)
def test_a_rare_mistake_is_told_in_our_own_words(text, expected):
    line, column, message = expected
    if text.startswith("a.a"):
        line, column = told(text)[:2]  # its table is nowhere
    assert told(text) == (line, column, message)


@pytest.mark.parametrize(
    "value", ["inf", "-inf", "nan", "10:30:00", "2023-01-01T10:00:00Z", "1e400", "0xff", "9" * 4000]
)
def test_every_value_of_toml_can_be_read(value):
    assert parse(f"a = {value}").value(("a",)) == (1, 5)


# --- properties --------------------------------------------------------------------------------------------

TEXTS = [(ROOT / name).read_text("utf-8") for name in ("profile.toml", "templates/new/profile.toml")]
TEXTS += [PLACES, STRINGS, (ROOT / "templates" / "blurbs" / "template.toml").read_text("utf-8")]
ODD = st.sampled_from(
    [*"\"'[]{}=#.,\\\n\t -_:*|\x00\x07\ufeff“”é漢😀019eETZ+", '"""', "'''", "[[", "]]", "\r\n", "\\u00"]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sound text in which something was cut, put in or doubled, a few times."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.sampled_from([0, 1, 1, 2, 7, 60])))
        put = draw(st.one_of(ODD, st.just(text[at:end] * 2), st.just("")))
        text = text[:at] + put + text[end:]
    return text


@pytest.mark.slow
@given(mutated())
@settings(max_examples=400, deadline=None)
def test_a_text_is_read_or_told_at_a_place_inside_it(text):
    warnings: list[Problem] = []
    try:
        file = tomlfile.parse(text, "profile.toml", warnings.append)
    except Problems as problems:
        (problem,) = problems.problems
        assert_inside(problem, text)
        assert "\n" not in problem.message
        assert problem.hint
    else:
        for key in keys(file.data):
            line, column = file.value(key)
            assert 1 <= line <= text.count("\n") + text.count("\r") + 1
            assert column >= 1
            assert file.header(key)[0] <= line or key[0] != "person"
    for warning in warnings:
        assert_inside(warning, text)


def assert_inside(problem: Problem, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if problem.line is not None and problem.column is not None:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def keys(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to everything in a value."""
    if isinstance(value, dict):
        return [key for name, inner in value.items() for key in (*keys(inner, (*at, name)), (*at, name))]
    if isinstance(value, list):
        return [key for row, inner in enumerate(value) for key in (*keys(inner, (*at, row)), (*at, row))]
    return []


SCALARS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029"), max_size=12),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(min_value=datetime.datetime(1000, 1, 1)),  # noqa: DTZ001 -- a local time of TOML
)
NAMES = st.text("abc_-é .\"'#", min_size=1, max_size=5)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.slow
@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_at_the_place_of_every_value_stands_that_value(tree):
    text = tomlkit.dumps(tree)
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # what tomlkit writes for some trees is no TOML
    file = parse(text)
    assert file.data == expected
    lines = text.split("\n")
    for key in keys(file.data):
        value = file.data
        for part in key:
            value = value[part]  # type: ignore[index]  # that is what a key is
        line, column = file.value(key)
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        if isinstance(value, str | int | float | datetime.date):
            assert reads_as(rest, value), (key, line, column, rest)


def reads_as(rest: str, value: object) -> bool:
    """Whether a text begins with this value."""
    for end in range(1, len(rest) + 1):
        try:
            if tomllib.loads(f"x = {rest[:end]}")["x"] == value:
                return True
        except tomllib.TOMLDecodeError:
            continue
    return False

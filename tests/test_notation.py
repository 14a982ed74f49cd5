"""The notation: its tree, its mistakes with their columns, and the way back to a string."""

import re

import pytest
from hypothesis import example, given, strategies as st

from presskit.notation import (
    DEEPEST,
    Form,
    Item,
    List,
    NotationError,
    Optional,
    Reference,
    Tensed,
    Text,
    Value,
    Verb,
    escape,
    fill,
    parse,
    source,
    walk,
)


def _own(form: Form, name: str) -> Reference:
    return Reference(form, capital=True, name=name)


def _both(text: str, last: bool = False, **kinds: bool) -> Optional:
    return Optional((Text(text),), last, **kinds)


def _item(text: str, *, ending: bool = False) -> Item:
    return Item((Text(text),), ending=ending)


def _ended(text: str) -> List:
    return List((_item("a"), _item(text, ending=True)))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Plain prose; with | signs.", (Text("Plain prose; with | signs."),)),
        ("[In 2023 ]{they} won", (Optional((Text("In 2023 "),)), Reference("they"), Text(" won"))),
        ("A [[German ]]bus", (Text("A "), Optional((Text("German "),), last=True), Text("bus"))),
        ("a[b[c]]", (Text("a"), Optional((Text("b"), Optional((Text("c"),)))))),
        ("a[[b][c]]", (Text("a"), Optional((Optional((Text("b"),)), Optional((Text("c"),)))))),
        ("a[[[b]]]", (Text("a"), Optional((Text("b"),), last=True))),
        ("{They} {has}", (Reference("they", capital=True), Text(" "), Verb("has"))),
        ("{leads|led} it", (Tensed("leads", "led"), Text(" it"))),
        ("{is leading | was leading}", (Tensed("is leading", "was leading"),)),
        ("{a; {their} b}", (List((Item((Text("a"),)), Item((Reference("their"), Text(" b"))))),)),
        ("{a [b; c]; d}", (List((Item((Text("a "), Optional((Text("b; c"),)))), Item((Text("d"),)))),)),
        (r"\[sic\] \{x\} \; \| \\", (Text("[sic] {x} ; | \\"),)),
        ("{Strand} won", (Reference("they", capital=True, name="Strand"), Text(" won"))),
        ("{Dr. Ada M. Strand}", (Reference("they", capital=True, name="Dr. Ada M. Strand"),)),
        ("{Strand’s} {James’}", (_own("their", "Strand’s"), Text(" "), _own("their", "James’"))),
        ("{Strand:them} {bell hooks : they}", (_own("them", "Strand"), Text(" "), _own("they", "bell hooks"))),
        ("{Is} {they}{’s} {'d}", (Verb("Is"), Text(" "), Reference("they"), Verb("’s"), Text(" "), Verb("'d"))),
        ("a[@, M.D.,]", (Text("a"), Optional((Text(", M.D.,"),), third=True))),
        (
            "a[& in May][[@&b]]",
            (Text("a"), _both(" in May", together=True), _both("b", True, third=True, together=True)),
        ),
        (r"a[\@ CERN][ & Co]", (Text("a"), Optional((Text("@ CERN"),)), Optional((Text(" & Co"),)))),
        ("{2+ a; b; c}", (List((_item("a"), _item("b"), _item("c")), least=2),)),
        ("{a; and elsewhere}", (List((_item("a"), _item("and elsewhere", ending=True))),)),
        (r"{a;, or b} {a; \& b}", (_ended(", or b"), Text(" "), List((_item("a"), _item("& b"))))),
        (r"5 \* 3 *so*", (Text(r"5 \* 3 *so*"),)),
        (r"{a\; b; c\|d}", (List((Item((Text("a; b"),)), Item((Text("c|d"),)))),)),
    ],
)
def test_a_sentence_becomes_a_tree(text, tree):
    assert parse(text) == tree


def test_nodes_know_where_they_stand():
    nodes = parse("[In 2023 ]{they} {has} {a; b}")
    assert [node.at for node in walk(nodes)] == [0, 1, 10, 16, 17, 22, 23, 24, 26]
    (*_, choice) = nodes
    assert isinstance(choice, List)
    assert [item.at for item in choice.items] == [24, 26]


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("in [2023", 3, "this [ is never closed"),
        ("in {a; b", 3, "this { is never closed"),
        ("in 2023]", 7, "this ] closes nothing"),
        ("a [b]] c", 5, "this ] closes nothing"),
        ("in 2023}", 7, "this } closes nothing"),
        ("a [b} c]", 4, "this } stands before the ] that must come first"),
        ("a {b] ; c}", 4, "this ] stands before the } that must come first"),
        ("a []", 2, "these brackets are empty"),
        ("a [[ ]]", 3, "these brackets are empty"),
        ("a {}", 2, "these braces are empty"),
        ("a { }", 2, "these braces are empty"),
        ("a {b; ; c}", 5, "an item of this list is empty"),
        ("a {b;}", 5, "an item of this list is empty"),
        ("a {;b}", 3, "an item of this list is empty"),
        ("a {b; {c; d}}", 5, "a list stands inside a list"),
        ("a {b|c|d}", 2, "these braces hold 3 forms"),
        ("a {b|}", 5, "a tense is empty, or holds brackets"),
        ("a {is|[was]}", 6, "a tense is empty, or holds brackets"),
        ("a {b|c; d}", 2, "these braces hold both ; and |"),
        ("in {4+ a; b; and c}", 3, "this list asks for 4 of its 2 items"),
        ("in {0+ a; b}", 3, "this list asks for 0 of its 2 items"),
        ("in {2+ a}", 3, "“2+” stands before a list, and these braces hold none"),
        ("a [&]", 2, "these brackets are empty"),
        ("{Oslo, Bonn}", 0, "{Oslo, Bonn} has no ; between its items"),
        ("{He}", 0, "{He} is not in the notation"),
        ("a {leads and runs} it", 2, "{leads and runs} holds several words"),
        ("{he} won", 0, "{he} is not in the notation"),
        ("{thier} team", 0, "{thier} is not in the notation"),
        ("in {2023}", 3, "{2023} is neither {they} nor a verb"),
        ("a {[b]}", 2, "these braces hold brackets, and no list"),
        ("a {=name}", 2, "{=name} stands only in language files"),
        (r"a \n b", 2, "a backslash stands before “n”, which needs none"),
        ("a b\\", 3, "a backslash ends the text"),
        ("so *bold[ly* done]", 8, "this bracket holds one star of a pair"),
        ("{a; *b} c*", 3, "this item holds one star of a pair"),
        ("[All of it.]", 0, "everything in this sentence stands in brackets, so it could become empty"),
        ("[All of it].", 0, "everything in this sentence stands in brackets, so it could become empty"),
        (" . ", 0, "this sentence says nothing"),
        ("x" + "[a" * (DEEPEST + 1), 1 + 2 * DEEPEST, f"brackets stand more than {DEEPEST} deep here"),
        ("x" + "[" * 50_000, 1 + DEEPEST, f"brackets stand more than {DEEPEST} deep here"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_remedy(text, offset, message):
    with pytest.raises(NotationError) as caught:
        parse(text)
    assert (caught.value.offset, caught.value.message) == (offset, message)
    assert caught.value.hint
    assert not re.search(r"[.]$", f"{caught.value.message}{caught.value.hint}")


def test_the_remedy_names_what_was_meant():
    for text, remedy in [
        ("{his} team", "write {their}"),
        ("{tehy} won", "write {they}"),
        ("{leads and runs}", "did you mean {leads} and runs?"),
        ("a {diver, baker}", "write {diver; baker}"),
        ("a {diver, baker and poet}", "write {diver; baker; poet}"),
        ("{sails/sailed} boats", "write {sails|sailed} for present and past"),
        ("{he/she} won", "write {they}:"),
        ("{his / her} boat", "write {their}:"),
        ("{{they}} won", "write {they}, with one pair"),
        ("a {{diver; baker}}", "write {diver; baker}, with one pair"),
    ]:
        with pytest.raises(NotationError) as caught:
            parse(text)
        assert remedy in str(caught.value.hint)


def test_values_are_for_patterns_only():
    assert parse("{=occupations}.", values=True) == (Value("occupations"), Text("."))
    with pytest.raises(NotationError, match="this is no value"):
        parse("{=Two words}", values=True)


PATTERN = parse("{They} {is} {=jobs}[, known for {=fame}][ ({=years})].", values=True)


def test_values_fill_a_pattern_and_brackets_without_theirs_go():
    filled = fill(PATTERN, {"jobs": ("pilot", "cook [retired]"), "fame": "speed; depth"})
    assert filled is not None
    assert source(filled) == r"{They} {is} {pilot; cook \[retired\]}[, known for speed\; depth]."
    assert parse(source(filled))


def test_a_pattern_without_its_value_cannot_be_used():
    assert fill(PATTERN, {"fame": "speed", "jobs": ()}) is None


MARKS = ["[", "]", "{", "}", ";", "|", "*", "\\", "[[", "]]", "\\*", "@", "&", "\\&", ":", ",", "2+ "]
WORDS = [
    "{Strand}",
    "{Strand’s:them}",
    "{’s}",
    "[@, x]",
    "[& y]",
    "{2+ a; b; and c}",
    "{a; \\& b}",
    "Dr",
    "and ",
    ".",
    "a",
    " word",
    "{they}",
    "{Their}",
    "{has}",
    "{leads|led}",
    "{a; b}",
    "[x]",
]
PIECES = st.lists(st.sampled_from(MARKS + WORDS), max_size=12).map("".join)


@pytest.mark.slow
@given(PIECES)
@example("{a ;b}")
def test_what_parses_can_be_written_again(text):
    try:
        tree = parse(text)
    except NotationError:
        return
    assert parse(source(tree)) == tree


@given(PIECES)
def test_whatever_does_not_parse_is_refused_with_a_place_in_it(text):
    try:
        parse(text)
    except NotationError as fault:
        place = fault.offset
    else:
        place = 0
    assert 0 <= place <= len(text)


@given(st.text())
def test_escaped_text_is_plain(text):
    tree = parse("x" + escape(text.replace("\\*", "*")))
    assert tree == (Text("x" + text.replace("\\*", "*")),)


@pytest.mark.parametrize("word", ["hey", "thier", "tehy", "thm", "themm", "theirr", "Hey"])
def test_a_misprint_of_the_person_is_told_with_its_remedy(word):
    with pytest.raises(NotationError, match="is not in the notation") as caught:
        parse(f"and {{{word}}} won")
    assert caught.value.offset == 4
    assert str(caught.value.hint).startswith("write {the")


@pytest.mark.parametrize("word", ["has", "leads", "hems", "heats", "tends", "ends"])
def test_a_verb_is_no_misprint(word):
    assert parse(f"she {{{word}}} it")

"""A second language is a data file and a small grammar: a German that holds just enough, an engine that knows none.

The German is not shipped. It has what English lacks: its own marks, a genitive without an apostrophe, articles by
gender, nouns with a capital, dates with a stop.
"""

from __future__ import annotations

import ast
import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

import pytest

from presskit import language, words
from presskit.document import plain
from presskit.grammar import PERSON, Called, Clause, Doubt, Facts, Grammar, Line, Piece, Theme, Voice, Way
from presskit.grammar.wording import listed, told, worded
from presskit.language import Language
from presskit.notation import FORMS
from presskit.profile import Person, Profile, read
from presskit.words import UNITS, Limit, count, write

GERMAN = r"""
grammar = "tests.test_another_language:German"
stop = "."
comma = ","
space = " "
quotes = ["„", "“", "‚", "‘"]
apostrophe = "’"
abbreviations = '\b(Dr|Prof|[a-z]|\d{1,2})\.(?=\s)'
understands_prose = false
nouns_have_capitals = true
words_per_minute = 120

[possessive]
forms = [['[sxzß]$', "{=name}’"], ["", "{=name}s"]]
ending = "s|['’]"
ended = "['’]$"

[joints]
pair = " und "
between = ", "
last = " und "
clear = " und "

[dates]
months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
  "September", "Oktober", "November", "Dezember"]

[pronouns]
he = { they = "er", them = "ihn", their = "sein", theirs = "seiner", themselves = "sich" }
she = { they = "sie", them = "sie", their = "ihr", theirs = "ihrer", themselves = "sich" }
first = { they = "ich", them = "mich", their = "mein", theirs = "meiner", themselves = "mich" }

[verbs]
plural_with = ["first"]
endings = [['et$', 'e']]
relatives = ["der", "die", "das"]
plural = {}
first = { ist = "bin", war = "war", schrieb = "schrieb" }

[mc]
welcome = "Begrüßen Sie mit mir {=name}."
first = { they = "unser nächster Gast", their = "unseres nächsten Gastes" }
later = { they = "unser Gast", their = "unseres Gastes" }
guest = { they = "unser Gast", their = "unseres Gastes" }

[tagline]
joint = " · "
joint_of_words = "; "
former = "früher {=posts}"

[alike]
common = ["universität"]
companies = ["gmbh"]
being = " (?:ist|war) (?:eine?r? )?"
in = "in"
definite = "die"

[lengths]
short = 10
long = 30
stub = 7
whole = 10
step = 8
enough = 36
paragraphs = 110
paragraphs_characters = 700
sentence_words = 15
sentence_characters = 100
sentence_seconds = 7

[prices]
word = 20
authors_word = 40
parts_word = 80
sentence = 250
missing_word = 60
word_too_many = 60
stubs_word = 200
person_first = 200
"""


class German:
    """The grammar: an opening, posts with the article that their place takes, works between quotation marks."""

    tenses: Mapping[str, str] = {"ist": "war", "arbeitet": "arbeitete"}

    def __init__(self, spoken: Language) -> None:
        self._quotes = spoken.quotes

    def tell(self, facts: Facts) -> Iterator[Theme]:
        profile, opening, closing = facts.profile, *self._quotes[:2]
        yield from _theme(PERSON, f"{told(PERSON)}{{They}} {{ist}} {listed(profile.person.occupations)}.", opens=True)
        for job in profile.work:
            yield from _theme("work", f"{told(job.key)}{{They}} {{arbeitet}} {_at(job.organization)}.")
        for book in profile.publications:
            yield from _theme("publications", f"{told(book.key)}{{They}} {{schrieb}} {opening}{book.title}{closing}.")

    def line(self, facts: Facts) -> Line:
        former = [Piece(job.organization, job.key, job.importance) for job in facts.profile.work]
        return Line(facts.profile.person.occupations, [], former, [], lambda text, each: each in text)

    def doubts(self, facts: Facts) -> Sequence[Doubt]:
        return ()

    def least(self, predicate: str) -> str:
        return predicate

    def ways(self, clauses: Sequence[Clause], called: Called) -> Iterator[Way]:
        one, *others = clauses
        if not others:
            yield Way(one.text if one.whole else f"{called.they} {one.text}")

    def names(self, text: str) -> frozenset[str]:
        return frozenset()

    def named_before(self, text: str, name: str, others: Iterable[str]) -> str:
        return text

    def founds(self, position: str) -> bool:
        return position.startswith("Gründer")


_: type[Grammar] = German


def _theme(table: str, text: str, *, opens: bool = False) -> Iterator[Theme]:
    wording = worded(text, opens=opens, leans=re.compile("^Zuvor"), linked=re.compile("^Zuvor"))
    assert wording
    yield Theme(table, (wording,))


def _at(name: str) -> str:
    """„am CERN“, „an der Universität Oslo“, „bei Harbour Works“."""
    if re.search(r"^(?:Universität|Hochschule|Oper)\b", name):
        return f"an der {name}"
    return f"am {name}" if name.isupper() else f"bei {name}"


ENGLISH = language.load("en-GB")
TONGUE = Language("de", tomllib.loads(GERMAN))
DAY = datetime.date(2026, 1, 1)
ADA = """
[person]
name = "Ada Strand"
pronouns = "she"
occupations = ["Ingenieurin", "Autorin"]
[[work]]
organization = "CERN"
start = 2021
[[work]]
organization = "Universität Oslo"
start = 2018
[[publications]]
title = "Der geduldige Bogen"
"""


def german(profile: str, *limits: Limit, voice: Voice = "third") -> str:
    return plain(write(read(profile), limits, voice=voice, as_of=DAY, language=TONGUE).text)


def test_facts_are_told_with_its_own_marks_articles_and_verbs():
    assert german(ADA) == (
        "Ada Strand ist Ingenieurin und Autorin. Sie arbeitet am CERN. Sie arbeitet an der Universität Oslo. "
        "Strand schrieb „Der geduldige Bogen“."
    )


def test_every_voice_has_its_verbs_and_its_host():
    assert german(ADA, Limit(9, "words"), voice="first") == "Ich bin Ingenieurin und Autorin. Ich arbeite am CERN."
    host = german(ADA, Limit(13, "words"), voice="mc")
    assert host == "Unser Gast ist Ingenieurin und Autorin. Begrüßen Sie mit mir Ada Strand."
    line = german(ADA, Limit(60, "characters"), voice="tagline")
    assert line == "Ingenieurin und Autorin · früher CERN und Universität Oslo"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ada Strand", "{Their} Buch {ist} ein 'Glücksfall'.", "Ada Strands Buch ist ein ‚Glücksfall‘."),
        ("Hans Kruse", 'Kruses Brücken, sagt die Zeitung, "summen".',
         "Hans Kruses Brücken, sagt die Zeitung, „summen“."),
        ("Ada Moss", "{Their} Brücken summen, und Ada Moss weiß, warum's so ist.",
         "Ada Moss’ Brücken summen, und Moss weiß, warum’s so ist."),
        ("Ada Strand", "In Oslo baute Strand Brücken.", "In Oslo baute Ada Strand Brücken."),
    ],
)  # fmt: skip
def test_an_authors_sentence_has_its_quotation_marks_genitive_and_names(name, text, expected):
    sentence = f"[[bio]]\ntext = '''{text}'''\n[words]\nown = 'only'\n"
    assert german(f'[person]\nname = "{name}"\npronouns = "she"\n{sentence}') == expected


def test_its_abbreviations_and_dates_end_no_sentence():
    text = "Dr. Ada Strand leitet z. B. das Museum. Sie kam am 3. Mai 2021 nach Bern. „Gern.“ Sie blieb."
    assert count(text, "sentences", TONGUE) == 4
    assert count("Am 3. Mai kam sie.", "sentences", TONGUE) == 1 < count("Am 3. Mai kam sie.", "sentences", ENGLISH)
    assert count("wort " * 120, "seconds", TONGUE) == 60


# --- the engine -----------------------------------------------------------------------------------

ENGINE = Path(words.__file__).parent

KEYS = {
    *Profile.model_fields, *Person.model_fields, *UNITS, *FORMS, *get_args(Voice), "singular", "plural",
    "start", "end", "date", "current", "position", "location", "area", "study_type",  # fields of tables
    "earlier", "founded",                       # tables of themes
    "name", "pronoun", "bare",                  # kinds of a mention
    "only", "first",                            # [words] own
    "author", "former", "national", "life",     # pieces of a line, by their keys in the language's file
    ".short",                                   # the key of a shorter wording
    "early", "plain", "needs",                  # why a sentence is silent
    "little",                                   # the order of bytes
    "strict words", "UTF-16 units", "weighted characters",  # units, as a message names them
    "word", "Leaf",                             # names in the code
    "utf-8", "surrogatepass", "punycode", "NFC", "xn--", "protocol", "host",
}  # fmt: skip
"""What the engine calls things by; nothing of it gets into a text."""

REGULAR_EXPRESSION = re.compile(r"\\p\{\w+\}|\\\w|\(\?P<\w+>|\[[^\]]*\]|\w-\w|https\?|www")
MARKS = re.compile(r"[“”‘’„«»]|'s|^, $")


def constants(source: str) -> Iterator[str]:
    """The texts of a module that are no documentation, no exported name and no part of an annotation."""
    tree = ast.parse(source)
    documentation = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    exported = {
        each
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for each in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation | exported:
            yield node.value


def of_a_language(text: str) -> bool:
    """Whether a text holds a word or a mark that belongs to some language."""
    if text in KEYS or re.fullmatch(r"\w+\[|person\.\w+|\w+T", text):  # keys of facts, names of types
        return False
    return bool(re.search(r"[^\W\d_]{2,}", REGULAR_EXPRESSION.sub("", text)) or MARKS.search(text))


@pytest.mark.parametrize("module", sorted(ENGINE.rglob("*.py")), ids=lambda path: path.stem)
def test_the_engine_holds_no_word_and_no_mark_of_a_language(module):
    found = [text for text in constants(module.read_text("utf-8")) if of_a_language(text)]
    assert not found


@pytest.mark.parametrize("text", [" and ", "is", "Earlier, ", "the ", "“", "['’]s", ", ", "(?:Dr|Mr)\\.", "by"])
def test_a_word_or_mark_of_a_language_would_be_seen(text):
    assert of_a_language(text)


def test_the_engine_asks_for_no_language_by_name():
    for module in ENGINE.rglob("*.py"):
        tree = ast.parse(module.read_text("utf-8"))
        names = [
            name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (getattr(node, "module", None) or "", *(each.name for each in node.names))
        ]
        assert not [name for name in names if re.search(r"\benglish\b", name)], module

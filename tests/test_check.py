"""Advice: every rule finds its wrong example and leaves its right one alone; good texts hear nothing."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from presskit import check, profile
from presskit.check import RULES
from presskit.cli import run
from presskit.problems import Problem, Problems

ROOT = Path(__file__).parents[1]
CODES = {rule.code for rule in RULES}

EXAMPLES: dict[str, dict[str, str]] = {
    code: {name: text.removesuffix("\n") for name, text in example.items()}
    for code, example in tomllib.loads(Path(__file__).with_name("advice.toml").read_text("utf-8")).items()
}
"""For each rule a profile in which it finds something (`wrong`), and one in which it does not (`right`)."""

ASKED = {"unsourced", "no-bio", "no-photo", "half-empty", "not-first", "not-in-sentences"}
"""Codes of what nearly every example here lacks."""

HEAD = """as_of = 2026-01-01
[check]
ignore = ["no-contact", "too-little"]
[person]
name = "Ada Strand"
pronouns = "she"
"""


@pytest.fixture
def told(tmp_path):
    """What check says of a profile: its text whole, or what stands below [person]; of `ASKED` what is asked for."""

    def of(text: str, head: str = HEAD, *, about: str = "") -> list[Problem]:
        if "ada.jpg" in text:
            Image.new("RGB", (1500, 2100)).save(tmp_path / "ada.jpg")
        (tmp_path / "profile.toml").write_text(text if "[person]" in text else head + text, "utf-8")
        found = check.check(tmp_path / "profile.toml")
        return [problem for problem in found if problem.code not in ASKED or problem.code == about]

    return of


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


# --- every rule ------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_finds_its_wrong_example_and_nothing_else_does(told, rule):
    problems = told(EXAMPLES[rule.code]["wrong"], example_head(rule), about=rule.code)
    assert set(codes(problems)) == {rule.code}
    assert {problem.severity for problem in problems} == {"advice"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_nothing_is_said_of_a_rules_right_example(told, rule):
    assert told(EXAMPLES[rule.code]["right"], example_head(rule), about=rule.code) == []


def example_head(rule: check.Rule) -> str:
    if "[check]" in EXAMPLES[rule.code]["wrong"]:
        contact = '[[contacts]]\nname = "Press office"\nemail = "press@example.org"\n'
        return HEAD.replace('[check]\nignore = ["no-contact", "too-little"]\n', "") + contact
    if rule.code == "starter":
        return HEAD.replace("Ada Strand", "Bo Marsh")
    return HEAD.replace(', "too-little"', "") if rule.code == "too-little" else HEAD


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_message_is_one_sentence_with_a_remedy_and_a_line(told, rule):
    for problem in told(EXAMPLES[rule.code]["wrong"], example_head(rule), about=rule.code):
        assert not problem.message.endswith(".")
        assert problem.hint
        assert (problem.line is None) == (rule.code in ("no-contact", "no-bio", "no-photo"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_code_can_be_silenced_for_the_profile(told, rule):
    wrong = EXAMPLES[rule.code]["wrong"]
    if "[person]" in wrong:
        assert told(f'{wrong}\n[check]\nignore = ["{rule.code}"]') == []
    elif "[check]" not in wrong:
        head = HEAD.replace('"no-contact", "too-little"', f'"no-contact", "too-little", "{rule.code}"')
        assert told(wrong, head, about=rule.code) == []


def test_claims_without_a_source_come_last_and_the_strongest_first(told):
    rows = [
        '[[sources]]\nid = "port"\ntitle = "The port"',
        '[[quotes]]\nspeaker = "Kim Vale"\ntext = "The best I know."',
        '[[numbers]]\nvalue = 40\nlabel = "cranes"',
        '[[work]]\norganization = "Harbour Works"\nsummary = "Raised 350 cranes, 14 of them in 1990, for €90,000."',
        '[[work]]\norganization = "Old Quay"\nsummary = "Norway’s leading yard, and the largest on the fjord."',
        '[[work]]\norganization = "New Pier"\nsummary = "Built “the best” pier in 1990, for most of a year."',
        '[[work]]\norganization = "Far Pier"\nsources = ["port"]\nsummary = "The first on the fjord, with 300 berths."',
        "[[bio]]\ntext = '{they} {is} a world-class engineer, and the only one at the yard.'",
        "[[bio]]\nabout = \"Far Pier\"\ntext = 'At the oldest pier {they} drew 500 cranes.'",
        "[[bio]]\nsources = [\"port\"]\ntext = '{they} drew the tallest, the longest and the first crane in Norway.'",
    ]
    problems = told(
        "\n\n".join(rows), HEAD.replace("name =", 'known_for = ["the largest crane"]\nname ='), about="unsourced"
    )
    assert [problem.message.removesuffix(" is claimed without a source") for problem in problems] == [
        "bio[1].text: “world-class” is praise that nobody can check",
        "person.known_for[1]: “largest”",
        "work[2].summary: “leading”",
        "work[2].summary: “largest”",
        "bio[1].text: “only”",
        "work[1].summary: “€90,000”",
        "work[1].summary: “350”",
        "numbers[1]: “40 cranes”",
        "quotes[1]: Kim Vale is quoted without a source",
    ]


@pytest.mark.parametrize("line", ['sources = ["site"]', 'url = "https://example.org"', 'context = "at a fair"'])
def test_a_quotation_of_another_says_where_it_comes_from(told, line):
    site = '[[sources]]\nid = "site"\ntitle = "The site"\n'
    quote = '[[quotes]]\nspeaker = "Kim Vale"\ntext = "It hums."\n'
    assert [problem.message for problem in told(site + quote, about="unsourced")] == [
        "quotes[1]: Kim Vale is quoted without a source"
    ]
    assert told(site + quote + line, about="unsourced") == []
    assert told(site + quote.replace("Kim Vale", "Ada Strand"), about="unsourced") == []


def test_plain_facts_without_a_source_are_one_note_to_who_keeps_sources(told):
    row = '[[work]]\norganization = "Yard {n}"\n'
    sourced = "".join(row.format(n=n) + 'sources = ["site"]\n' for n in range(3))
    site = '[[sources]]\nid = "site"\ntitle = "The site"\n'
    (note,) = told(sourced + row.format(n=9) + site, about="unsourced")
    assert note.message == "no source is named for work[4]"
    assert told(row.format(n=9) * 1 + site, about="unsourced") == []


def test_every_rule_has_a_code_of_its_own_and_says_what_it_finds():
    assert len(CODES) == len(RULES)
    assert EXAMPLES.keys() == CODES
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
        assert rule.find.__doc__


def test_every_rule_is_documented_with_its_examples():
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    for rule in RULES:
        assert f"## `{rule.code}`\n" in page
        assert all(text in page for text in EXAMPLES[rule.code].values())


# --- good texts hear nothing -----------------------------------------------------------------------------------


GALLERY = ["examples/chef/profile.toml", "examples/engineer/profile.toml"]


@pytest.mark.parametrize("path", ["profile.toml", "templates/new/profile.toml", *GALLERY])
def test_the_profiles_that_come_with_presskit_hear_no_advice(path):
    assert set(codes(check.check(ROOT / path))) <= {"no-contact", "no-photo", "half-empty"}


GOOD, SENTENCES = (ROOT / "tests/wrong/advice-good.toml").read_text("utf-8").split("# --- sentences\n\n[[bio]]\n")
SENTENCES = SENTENCES.replace("[[bio]]\n", "")


@pytest.mark.slow
@pytest.mark.parametrize("sentence", SENTENCES.splitlines())
def test_a_good_sentence_hears_no_advice(told, sentence):
    assert [f"{problem.code}: {problem.message}" for problem in told(f"{GOOD}\n[[bio]]\n{sentence}\n", "")] == []


# --- brackets --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("{they} {designs} bridges and[ paths].", 29, "the sentence ends in “and”"),
        ("{they} {designs} a[ bridge].", 19, "the sentence ends in “a”"),
        ("{they} {is} known for[ bridges].", 22, "the sentence ends in “for”"),
        ("{they} {is} known for[ bridges], and {sails}.", 22, "a part of the sentence ends in “for”"),
        ("{they} {draws} piers or[ cranes][, all of oak].", 24, "the sentence ends in “or”"),
        ("{they} {sails} and[ rows and] swims.", None, None),
        ("{they} {sails} and[ rows] and swims.", 19, "“and” stands before “and”"),
        ("{they} drew the[ longest] of all.", 16, "“the” stands before “of”"),
        ("[In 2014 {they} came ]and {they} stayed.", 1, "begins with “and”"),
        ("[{they} came to Bristol][, where it rains, and] {they} stayed.", 1, "begins with “where”"),
        ("{they} worked[ at ]Northwater.", 14, "“worked” and the word after it run together"),
        ("{they} joined xAI[in 2023].", 18, "with this bracket “in” runs into the word before it"),
        ("[In 2023]{they} joined xAI.", 1, "with this bracket “2023” runs into the word after it"),
        ("{their} pier[, of oak], {has} stood.", 13, "a comma stands before “has”"),
        ("{their} pier[, of oak], was closed.", 13, "a comma stands before “was”"),
        ("{their} pier[, of oak,] was closed.", None, None),
        ("{they}[ {is} an engineer] from Norway.", 7, "the sentence has no verb"),
        ("{they}[ {draws}] piers.", 7, "the sentence has no verb"),
        ("{their} gallery visits schools[, and {they} {has} a boat].", None, None),
        ("{their} firm dredges harbours[ and {is} glad].", None, None),
        ("Anna paints piers[; {they} {is} glad].", None, None),
        ("{they} {is} an engineer[ who {sails}[ in winter]].", None, None),
        ("{they} {draws} a pier[ and[ a crane]].", 27, "the sentence ends in “and”"),
        ("The firm {they} {works} for[, in Bristol].", None, None),
        ("The firm {they} {works} for[ in Bristol].", None, None),
        ("The foot[bridge]s that {they} drew.", None, None),
    ],
)
def test_a_bracket_that_breaks_the_sentence_is_told_at_its_place(told, text, column, message):
    problems = told(f"[[bio]]\ntext = '{text}'")
    if message is None:
        assert problems == []
    else:
        (problem,) = problems
        assert problem.code == "broken-bracket"
        assert problem.column == len("text = '") + column
        assert message in problem.message


def test_a_verb_that_only_the_word_before_its_bracket_tells_is_a_verb(told):
    problems = told("[[bio]]\ntext = 'The committee [visits] Norway with {them}.'")
    said = "without what stands in brackets the sentence has no verb"
    assert [(one.message.partition(": ")[2], one.column) for one in problems] == [(said, 23)]


@pytest.mark.slow
def test_a_sentence_with_many_brackets_is_looked_at_in_a_moment(told):
    text = "{they} {draws} bridges" + "".join(f"[, No {number}]" for number in range(40)) + " and[ cranes]."
    assert codes(told(f"[[bio]]\ntext = '{text}'")) == ["broken-bracket"]


# --- pronouns --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pronouns", "text", "code", "hint"),
    [
        ("she", "{they} took her boat.", "bare-pronoun", "write {their},"),
        ("she", "{they} built the pier that made her famous.", "bare-pronoun", "write {their},"),
        ("she", "{they} won: the jury chose her in 2020.", "bare-pronoun", "write {them},"),
        ("she", "{they} won: the jury chose her.", "bare-pronoun", "write {them},"),
        ("she", "{they} {says} the boat is hers.", "bare-pronoun", "write {theirs},"),
        ("she", "{they} taught herself.", "bare-pronoun", "write {themselves},"),
        ("he", "{they} took his boat.", "bare-pronoun", "write {their},"),
        ("he", "{they} {says} the boat is his.", "bare-pronoun", "write {theirs},"),
        ("she", "{they} took his boat.", "pronouns", "write {their},"),
        ("he", "The jury chose her[ for a prize].", "pronouns", "write {them},"),
        ("name", "{they} took his boat.", "pronouns", "write {their},"),
        ("they", "{they} took his boat.", "pronouns", "write {their},"),
        ("they", "In 2020 they took {their} boat.", "bare-pronoun", "write {they},"),
        ("she", "In 2020 I took a boat.", "pronouns", "write {they},"),
        ("she", "In August I took a boat.", "pronouns", "write {they},"),
        ("she", "{they} took my boat.", "pronouns", "write {their},"),
        ("they", "{they} {draws} bridges, and they hum.", None, None),
        ("she", "{they} {draws} bridges, and they hum.", None, None),
        ("name", "{they} {draws} bridges, and they hum.", None, None),
        ("she", "At the Jaime I Prize {they} spoke.", None, None),
        ("she", "“He took my boat,” {they} {says}.", None, None),
        ("she", "My boat is with {them}.", "pronouns", "write {their},"),
        ("she", "In My Fair Boat {they} rowed.", None, None),
        ("she", "In World War I {their} boat sank.", None, None),
        ("she", "In phase I {they} rowed.", None, None),
        ("she", "With Dr. Vale {they} took his boat.", None, None),
        ("she", "With Dr Ada Strand came his boat.", "pronouns", "write {their},"),
        ("she", "The Footbridge Prize went to his boat.", "pronouns", "write {their},"),
        ("she", "As an author {they} rowed his boat.", "pronouns", "write {their},"),
        ("she", "With an author {they} rowed his boat.", None, None),
        ("she", "In Bergen Ada rowed his boat.", "pronouns", "write {their},"),
        ("she", "Kim Vale took his boat.", None, None),
        ("she", "Her boat is hers, and she rows it.", None, None),
        ("she", "She {rows} her boat.", "bare-pronoun", "write {they},"),
        ("she", "New York took his boat.", "pronouns", "write {their},"),
        ("she", "Ada Strand took his boat.", "pronouns", "write {their},"),
    ],
)
def test_a_pronoun_is_told_from_one_that_means_somebody_else(told, pronouns, text, code, hint):
    problems = told(f"[[bio]]\ntext = '{text}'", HEAD.replace('"she"', f'"{pronouns}"'))
    assert set(codes(problems)) == ({code} if code else set())
    if hint:
        assert problems[0].hint.startswith(hint)


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("{they} are the author of a book.", "plain-verb", 8, "write {is}"),
        ("{they} write books.", "plain-verb", 8, "write {writes}"),
        ("{they} often teach sailing.", "plain-verb", 14, "write {teaches}"),
        ("{they} study tides.", "plain-verb", 8, "write {studies}"),
        ("In Bergen {they} have a boat.", "plain-verb", 18, "write {has}"),
        ("{they} often sails.", "plain-verb", 14, "write {sails}"),
        ("{they} {write} books.", "idle-braces", 8, "write {writes}"),
        ("{they} {teach} sailing.", "idle-braces", 8, "write {teaches}"),
        ("{them} wrote a book.", "wrong-case", 1, "write {they}"),
        ("{them} {writes} books.", "wrong-case", 1, "write {they}"),
        ("In 2020 {them} wrote a book.", "wrong-case", 9, "write {they}"),
        ("{their} is the author of a book.", "wrong-case", 1, "write {they}"),
        ("[they] wrote a book.", "bracketed-pronoun", 1, "write {they}"),
        ("{they} wrote [their] books.", "bracketed-pronoun", 14, "write {their}"),
        ("(they) wrote a book.", "bracketed-pronoun", 1, "write {they}"),
        ("{they} wrote a book.", None, None, None),
        ("{they} put a boat on the fjord.", None, None, None),
        ("The jury asked what {they} read.", None, None, None),
        ("The prize that let {them} write came late.", None, None, None),
        ("With {them} came a boat.", None, None, None),
        ("{their} lead hangs in the harbour.", None, None, None),
        ("{they} wrote for the stage (Act I).", None, None, None),
    ],
)
def test_a_slip_in_the_notation_is_told_with_what_was_meant(here, run, text, code, column, hint):
    (here / "profile.toml").write_text(f"{HEAD}\n[[bio]]\ntext = '{text}'\n", "utf-8")
    told = [one for one in json.loads(run("check", "--format", "json").out) if one["code"] not in ASKED]
    assert [one["code"] for one in told] == ([code] if code else [])
    if code:
        assert told[0]["column"] == len("text = '") + column
        assert told[0]["hint"] == hint


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("{they} {is} a {diver, baker}.", "write {diver; baker}, a list"),
        ("{they} {sails/sailed} boats.", "write {sails|sailed} for present and past"),
        ("{he/she} sailed.", "write {they}: it becomes"),
        ("{{they}} sailed.", "write {they}, with one pair"),
    ],
)
def test_a_mistake_in_braces_is_told_with_what_was_meant(here, run, text, remedy):
    (here / "profile.toml").write_text(f"{HEAD}\n[[bio]]\ntext = '{text}'\n", "utf-8")
    ran = run("check")
    assert ran.status == 1
    assert remedy in ran.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('name = "Ada Strand and Kim Vale"', "make a profile for each"),
        ('name = "Ada Strand & Kim Vale"', "make a profile for each"),
        ('occupations = ["diver, baker"]', 'of its own: "diver", "baker"'),
        ('occupations = ["diver / baker"]', 'of its own: "diver", "baker"'),
        ('occupations = ["She is a diver"]', 'write "diver"'),
        ('occupations = ["I’m a diver."]', 'write "diver"'),
        ('known_for = ["Best known for boats"]', 'write "boats"'),
        ('origin = "born in Bergen"', 'write "Bergen"'),
        ('origin = "She comes from Bergen"', 'write "Bergen"'),
        ('location = "based in Bergen"', 'write "Bergen"'),
        ('occupations = ["a cappella singer", "editor-in-chief"]', ""),
        ('occupations = ["producer and director"]', ""),
        ('known_for = ["boats, and the people who row them"]', ""),
        ('origin = "Fromelles"', ""),
        ('name = "Andrea Strand-Sandel"', ""),
    ],
)
def test_a_phrase_in_a_field_is_told_with_what_to_write(here, run, line, told):
    head = HEAD if not line.startswith("name") else HEAD.replace('name = "Ada Strand"\n', "")
    (here / "profile.toml").write_text(f"{head}{line}\n", "utf-8")
    found = [one for one in json.loads(run("check", "--format", "json").out) if one["code"] not in ASKED]
    assert len(found) == bool(told)
    assert not told or told in found[0]["hint"]


def test_a_whole_biography_in_one_entry_is_told(here, run):
    whole = "{they} {draws} bridges. [In 2019 ]{they} came to Bergen. “It hums. It sings,” {they} {says}. {They} left."
    (here / "profile.toml").write_text(f"{HEAD}\n[[bio]]\ntext = '{whole}'\n", "utf-8")
    said = run("check").out
    assert "it holds 4 sentences" in said
    assert "give each sentence an entry of its own: [[bio]] and text = '…'" in said


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("{they} wrote **Slow Boats**.", 14, "write *Slow Boats*,"),
        ("{they} wrote *Slow Boats.", 14, "put a * behind"),
        ("{they} wrote <b>Slow Boats.", 14, "take it out; *one star*"),
        ("{they} wrote Slow<br/>Boats.", 18, "take it out"),
        ("{they} sailed &amp; rowed.", 15, "write “&”"),
        ("{they} sailed&nbsp;fast.", 14, "write a space"),
        ("{they} sailed to MÃ¡laga.", 19, "write “á”"),
        ("{they} sailed to Maelâ€™s inn.", 22, "write “’”"),
        ("{they} wrote *Slow Boats* and *Fast Boats*.", None, None),
        ("{they} sailed 5 * 3 miles at A* speed.", None, None),
        ("{they} sailed to Château-d’Œx and São Paulo.", None, None),
        ("{they} sailed. {they} rowed.", None, None),
        ("{they} sailed with Dr. Vale, J. R. Moss and St. John.", None, None),
    ],
)
def test_marks_of_other_programs_are_told_in_a_sentence(here, run, text, column, hint):
    (here / "profile.toml").write_text(f"{HEAD}\n[[bio]]\ntext = '{text}'\n", "utf-8")
    found = [one for one in json.loads(run("check", "--format", "json").out) if one["code"] not in ASKED]
    assert [(one["code"], one["column"]) for one in found] == (
        [("foreign-marks", len("text = '") + column)] if hint else []
    )
    assert not hint or found[0]["hint"].startswith(hint)


def test_a_link_in_a_sentence_is_told_as_blurbs_print_it(here, run):
    sentence = "{they} drew [a pier](https://pier.example)."
    (here / "profile.toml").write_text(f"{HEAD}\n[[bio]]\ntext = '{sentence}'\n", "utf-8")
    said = run("check").out
    assert "holds no links, and prints “(https://pier.example)”" in said
    assert "write “a pier” alone" in said


def test_a_pronoun_may_mean_the_person_of_the_sentence_that_is_needed(told):
    told_of = "[[bio]]\nid = \"vale\"\ntext = 'With Kim Vale {they} built a pier.'\n"
    assert told(told_of + "[[bio]]\nneeds = [\"vale\"]\ntext = 'The pier bears his name.'") == []
    assert codes(told(told_of + "[[bio]]\ntext = 'The pier bears his name.'")) == ["pronouns"]


def test_a_pinned_text_keeps_its_own_pronouns_and_hears_of_others(told):
    row = '[[pinned]]\nwords = 10\ntext = "Ada Strand builds bridges from {} boat."'
    assert told(row.format("her")) == []
    assert codes(told(row.format("his"))) == ["pronouns"]
    assert told('[[pinned]]\nwords = 10\nvoice = "first"\ntext = "I build bridges from my boat."') == []


# --- what leans on another sentence ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("{they} also {draws} cranes.", [8]),
        ("There {they} {draws} cranes.", [1]),
        ("This made {them} famous.", [1]),
        ("For this {they} won a prize.", [5]),
        ("[{they} moved to Bristol ]and there {they} {draws} cranes.", [31]),
        ("{they} moved to Bristol[ and there {draws} cranes].", []),
        ("{they} {draws} piers and also cranes.", []),
        ("There {is} no pier that {they} would not cross.", []),
        ("There are piers that {they} would not cross.", []),
    ],
)
def test_a_word_that_leans_on_what_can_be_left_out_is_told(told, text, columns):
    found = [problem.column for problem in told(f"[[bio]]\ntext = '{text}'") if problem.code == "loses-reference"]
    assert found == [len("text = '") + column for column in columns]


@pytest.mark.parametrize(
    ("first", "second", "told_twice"),
    [
        ('about = "hw"', 'about = "hw"', True),
        ("", "", True),
        ('about = "hw"', "", False),
        ('about = "hw"\nid = "one"', 'about = "hw"\nneeds = ["one"]', False),
        ('id = "one"', 'needs = ["one"]', False),
        ('about = "hw"', 'about = ["hw", "dw"]', True),
    ],
)
def test_an_organisation_is_told_twice_only_where_neither_sentence_needs_the_other(told, first, second, told_twice):
    jobs = '[[work]]\nid = "hw"\norganization = "Harbour Works"\n[[work]]\nid = "dw"\norganization = "Deep Water"\n'
    text = f"[[bio]]\n{first}\ntext = '{{they}} began at Harbour Works.'\n"
    text += f"[[bio]]\n{second}\ntext = 'At Harbour Works {{they}} drew cranes.'"
    assert codes(told(jobs + text)) == ["told-twice"] * told_twice


# --- names, dates, words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("At Open AI {they} {draws}.", "Open AI"),
        ("At Openai {they} {draws}.", "Openai"),
        ("At Open-AI’s yard {they} {draws}.", "Open-AI"),
        ("At OpenAI’s yard {they} {draws}.", None),
        ("In the open, {they} {draws}.", None),
        ("At Piers Inc. {they} {draws}.", None),
        ("“Open AI”, {they} {says}, is no yard.", None),
        ("At Harbourworks {they} {draws}.", "Harbourworks"),
        ("At harbour works of many kinds {they} {draws}.", None),
        ("Strandberg is a town that {they} {draws}.", None),
        ("Babuschkins came, and so did {they}.", None),
        ("Babushkin {draws}.", "Babushkin"),
        ("Babuschkni {draws}.", "Babuschkni"),
        ("Babuschkiin’s boat {draws}.", "Babuschkiin"),
        ("Bebuschkin {draws}.", "Bebuschkin"),
        ("Babuschkim {draws}.", "Babuschkim"),
        ("Baubschkin {draws}.", "Baubschkin"),
        ("Babbschkun {draws}.", None),
        ("Babusckhen {draws}.", None),
        ("Gabuschkin {draws}.", None),
        ("Babuskin {draws}.", None),
    ],
)
def test_a_name_is_spelt_as_in_its_own_entry(told, text, written):
    facts = "".join(f'[[work]]\norganization = "{name}"\n' for name in ("Piers Inc.", "OpenAI", "Harbour Works"))
    problems = told(f"{facts}[[bio]]\ntext = '{text}'", HEAD.replace("Ada Strand", "Igor Babuschkin"))
    assert codes(problems) == ["two-spellings"] * (written is not None)
    assert all(f"“{written}”" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("language", "text", "code", "hint"),
    [
        ("en-GB", "Opened on March 3, 2021.", "date-form", "write 3 March 2021"),
        ("en-GB", "Opened on March 3.", "date-form", "write 3 March"),
        ("en-US", "Opened on 3 March 2021.", "date-form", "write March 3, 2021"),
        ("en-US", "Opened on March 3, 2021.", None, None),
        ("en-GB", "Opened on 3 March 2021, in May 2022 and on 4–5 June.", None, None),
        ("en-GB", "Opened on 2021-03-03.", "date-form", "write the month as a word: 3 March 2021"),
        ("en-US", "Opened on 03/03/2021.", "date-form", "write the month as a word: March 3, 2021"),
        ("en-GB", "Opened on 3.4.2021.", "date-form", "write the month as a word: 3 March 2021"),
        ("en-GB", "Opened in March 2021, version 1.2.3 of it.", None, None),
        ("en-GB", "Opened on 3rd March.", "ordinal", "write the day as 3"),
        ("en-GB", "Opened on the 3rd of March.", "ordinal", "write the day as 3"),
        ("en-US", "Opened on March 21st.", "ordinal", "write the day as 21"),
        ("en-GB", "Opened in the 21st century, on 3rd Street.", None, None),
    ],
)
def test_a_date_is_written_as_the_kit_writes_dates(told, language, text, code, hint):
    head = HEAD.replace("[check]", f'language = "{language}"\n[check]')
    problems = told(f'[[work]]\norganization = "Harbour Works"\nsummary = "{text}"', head)
    assert codes(problems) == ([code] if code else [])
    assert [problem.hint for problem in problems] == ([hint] if hint else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A thought leader of piers.", "puffery"),
        ("An award‑free, award-winning pier.", "puffery"),
        ("A leader. Thought, leader of piers.", None),
        ("Closed last year.", "relative-time"),
        ("In the last, year after year.", None),
        ("Raised $2.5M.", "shorthand"),
        ("Raised 10k.", "shorthand"),
        ("Ran 10 km, sent 5 MB and flew an A320B.", None),
        ("Paid by the ACME board.", "acronym"),
        ("Paid by A Company Making Everything (ACME), which ACME denies.", None),
        ("Paid by NASA.", None),
        ("A pier — and -- a crane.", "double-hyphen"),
        ("A pier --- long.", "double-hyphen"),
        ("A pier ---- long.", None),
        ("A pier - and a long one.", "double-hyphen"),
        ("A pier 3 - 4 metres long, well-built.", None),
        ("A 5' pier.", None),
        ('"Old" is the pier.', "straight-quotes"),
        ('A 5" pier.', None),
        ("The 'old' pier.", "straight-quotes"),
    ],
)
def test_the_words_of_a_text_are_read_as_an_editor_reads_them(told, text, code):
    problems = told(f"[[work]]\norganization = \"Harbour Works\"\nsummary = '''{text}'''")
    assert codes(problems) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "remedy"),
    [("$10k", "$10,000"), ("2.5k", "2.5 thousand"), ("€2M+", "€2 million"), ("3bn", "3 billion"), ("4B", "4 billion")],
)
def test_a_figure_in_shorthand_is_written_out(told, text, remedy):
    (problem,) = told(f'[[work]]\norganization = "Harbour Works"\nsummary = "Raised {text}."')
    assert (problem.code, problem.hint) == ("shorthand", f"write {remedy}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("For {them} “a bridge is a promise” to keep.", ["nobody is said to have said “a bridge is a …”"]),
        ("{they} {sails}. “A bridge is a promise.” {they} {rows}, as {they} says.", ["“A bridge is a …”"]),
        ("{they} says so. “A bridge is a promise” is heard.", ["“A bridge is a …”"]),
        ("For {them} “a bridge is” there.", []),
        ("For {them} “The Bridge Of Promises” is a book.", []),
        ("“A bridge is a promise”, {they} {says}.", []),
    ],
)
def test_a_quotation_needs_its_speaker_in_its_own_sentence(told, text, found):
    problems = [problem for problem in told(f"[[bio]]\ntext = '{text}'") if problem.code == "unattributed-quote"]
    assert len(problems) == len(found)
    assert all(words in problem.message for problem, words in zip(problems, found, strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{they} {is} the CEO.", True),
        ("{they} {is} CEO and author.", True),
        ("At Harbour Works {they} {is} CEO.", False),
        ("{they} {is} the CEO of a yard.", False),
        ("{they} {is} Harbour Works’s president.", False),
        ("{they} {is} president and Ada Strand.", True),
    ],
)
def test_a_rank_needs_its_organisation(told, text, found):
    problems = told(f"[[work]]\norganization = \"Harbour Works\"\n[[bio]]\ntext = '{text}'")
    assert codes(problems) == ["rank-alone"] * found


@pytest.mark.parametrize(
    ("position", "remedy"),
    [
        ("Teacher", "teacher"),
        ("Managing Director", "managing director"),
        ("Senior Software Engineer", "senior software engineer"),
        ("Head of Research & Development", "head of research & development"),
        ("Co-Founder and Chair", "co-founder and chair"),
        ("teacher", None),
        ("CEO", None),
        ("CTO and Co-Founder", None),
        ("Head of AI", None),
        ("Ruby Developer", None),
        ("Go Developer", None),
        ("German Teacher", None),
        ("Director of the Tate", None),
        ("Professor of English", None),
        ("Major General", None),
        ("Lecturer in Paris", None),
        ("iOS Engineer", None),
    ],
)
def test_capitals_of_a_position_are_told_where_none_of_its_words_can_be_a_name(told, position, remedy):
    contact = f'[[contacts]]\nname = "Pia Moor"\nrole = "{position}"\n'
    problems = told(f'[[work]]\norganization = "Harbour Works"\nposition = "{position}"\n{contact}')
    assert [problem.hint for problem in problems] == ([f'write "{remedy}", unless it is a name'] if remedy else [])
    assert all((problem.line, problem.column) == (9, 12) for problem in problems)


@pytest.mark.parametrize(("times", "found"), [(4, False), (5, True)])
def test_a_word_is_repeated_from_its_fifth_time_in_a_paragraph(told, times, found):
    sentence = "[[bio]]\ntext = '{they} {builds} a pier.'\n"
    assert codes(told(sentence * times)) == ["repeated-word"] * found
    assert told(sentence * 4 + sentence.replace("text", "paragraph = true\ntext")) == []


def test_a_kit_that_asks_for_more_than_there_is_hears_how_much_is_missing(told):
    bio = '[kit]\nplaces = ["words-50", "mc-30", "linkedin-about", "words-10"]\n'
    bio += "[[bio]]\ntext = '{they} {builds} bridges that hum to the wind.'"
    problems = told(bio, HEAD.replace(', "too-little"', ""))
    assert codes(problems) == ["too-little"] * 2
    assert "words-50 has room for 50 words, and the profile holds 9" in problems[0].message
    assert problems[0].hint.startswith("add 3 sentences")
    assert "mc-30 has room for 70 words" in problems[1].message
    other = '\n[[pinned]]\nwords = 60\ntext = "' + "Ada Strand builds bridges and piers, " * 6 + '"'
    assert codes(told(bio + other, HEAD.replace(', "too-little"', ""))).count("too-little") == 2
    pinned = '\n[[pinned]]\nplace = "mc-30"\nvoice = "mc"\ntext = "Please welcome Ada Strand."'
    pinned += '\n[[pinned]]\nwords = 50\ntext = "' + "Ada Strand builds bridges and piers, " * 5 + '"'
    assert "too-little" not in codes(told(bio + pinned, HEAD.replace(', "too-little"', "")))


@pytest.mark.parametrize(("sentences", "found"), [(1, True), (5, True), (6, False), (20, False)])
def test_a_biography_below_what_any_programme_asks_for_is_told(told, sentences, found):
    bio = "".join(f"[[bio]]\ntext = '{{they}} once[ quietly] built pier {number}.'\n" for number in range(sentences))
    head = HEAD.replace(', "too-little"', ', "repeated-word"')
    assert codes(told(bio, head)) == ["too-little"] * found
    private = "[[bio]]\nprivate = true\ntext = 'Among friends {they} {sings} of piers.'\n" * 5
    assert codes(told(bio + private, head)) == ["too-little"] * found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ('place = "x"', "characters = 280", False),
        ('words = 50\nvoice = "mc"', "words = 100", False),
        ("words = 50", "words = 100", True),
        ("characters = 160", "characters = 280", True),
        ('place = "conference-50"', 'place = "conference-100"', True),
        ("words = 100", "words = 50", False),
    ],
)
def test_pinned_texts_grow_with_their_places(told, first, second, found):
    long, short = "Ada Strand builds bridges that hum.", "Ada Strand builds piers."
    rows = f'[[pinned]]\n{first}\ntext = "{long}"\n[[pinned]]\n{second}\ntext = "{short}"\n'
    assert ("pinned-order" in codes(told(rows))) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{they} {is} now at sea.", "relative-time"),
        ("By now the pier hummed, as it had until now and then.", None),
        ("{they} {speaks} of then and now.", None),
        ("{their} latest pier hums.", "relative-time"),
        ("At the latest in 2019 the pier hummed.", None),
        ("Two years ago {they} left.", "relative-time"),
        ("In the last year of {their} studies {they} left.", None),
        ("Over the past three decades {they} drew piers.", "relative-time"),
        ("{they} {reads} USA Today on piers.", None),
        ("Ada Strand, a 42-year-old engineer, draws.", "age"),
        ("{they} {is} in {their} late forties.", "age"),
        ("In 2005, a 22-year-old engineer, {they} drew piers.", None),
        ("{they} was a 22-year-old engineer with a pier.", None),
        ("As a 19-year-old {they} drew piers.", None),
        ("{they} {teaches} 12-year-old children to swim.", None),
        ("{they} mended a 200-year-old pier.", None),
        ("In the last November of the war {they} left.", None),
        ("{they} left last November.", "relative-time"),
        ("In the coming months {they} {draws} piers.", "relative-time"),
        ("{they} drew Strand, 42, a pier.", "age"),
        ("{they} drew pier 12, 42, and 43.", None),
        ("In 2024 {they} {plans} to open a pier.", None),
        ("The yard plans to open a pier in 2024.", "past-event"),
        ("For ten years {they} {has} drawn piers.", "duration"),
        ("{they} {is} an engineer with over twenty years of experience.", "duration"),
        ("{they} {is} a thirty-year veteran of piers.", "duration"),
        ("For ten years {they} drew piers.", None),
        ("{they} had drawn piers for ten years before {they} left.", None),
        ("{they} {has} drawn piers since 2014.", None),
        ("On 3 May 2025 {they} will open a pier.", "past-event"),
        ("The pier {is} due to open in 2024.", "past-event"),
        ("{their} forthcoming book of 2024 {tells} of piers.", "past-event"),
        ("In 2028 {they} will open a pier.", None),
        ("In 2019 {they} said that the pier will stand.", None),
        ("{they} left a will in 2019, of {their} own free will.", None),
        ("{they} {is} a trustee of Old Quay.", "ended-role"),
        ("{they} {chairs} Old Quay.", "ended-role"),
        ("{they} teaches at Old Quay.", "ended-role"),
        ("At Old Quay {they} {leads} sixty people.", "ended-role"),
        ("{they} {is} a former trustee of Old Quay.", None),
        ("{they} {is} the founder of Old Quay.", None),
        ("{they} {leads} New Pier, which bought Old Quay.", None),
        ("{they} {leads} the yard that bought Old Quay.", None),
        ("{they} {runs} a yard built by Old Quay.", None),
        ("{they} {chairs} New Pier.", None),
        ("{they} {chairs} Both Yards.", None),
        ("{they} {leads|led} a team at Old Quay.", None),
    ],
)
def test_what_grows_old_is_told_from_what_does_not(told, text, code):
    jobs = '[[work]]\norganization = "Old Quay"\nend = 2019\n[[work]]\norganization = "New Pier"\nstart = 2020\n'
    jobs += '[[work]]\norganization = "Both Yards"\nend = 2019\n[[work]]\norganization = "Both Yards"\nstart = 2021\n'
    timed = {rule.code for rule in check.times.RULES}
    assert [one for one in codes(told(f"{jobs}[[bio]]\ntext = '{text}'")) if one in timed] == [code] * bool(code)


@pytest.mark.parametrize(
    ("summary", "ends", "found"),
    [
        ("Leads a team of nine.", 2019, True),
        ("Leads a team of nine.", None, False),
        ("Led a team of nine.", 2019, False),
        ("Studies of kelp in winter.", 2019, False),
        ("The yard leads.", 2019, False),
    ],
)
def test_the_summary_of_what_is_over_does_not_open_in_the_present(told, summary, ends, found):
    end = f"end = {ends}\n" if ends else ""
    problems = told(f'[[work]]\norganization = "Old Quay"\n{end}summary = "{summary}"')
    assert codes(problems) == ["ended-role"] * found


SECRET = '[[awards]]\nid = "vane"\ntitle = "Vane Prize"\n{}\n'


@pytest.mark.parametrize(
    ("hidden", "text", "found"),
    [
        ("private = true", "[[bio]]\ntext = '{they} won the Vane Prize.'", "awards[1] is withheld: private"),
        ("embargo = 2026-03-01", "[[bio]]\ntext = '{they} won the Vane Prize.'", "under embargo until 2026-03-01"),
        ("embargo = 2025-03-01", "[[bio]]\ntext = '{they} won the Vane Prize.'", None),
        ('audiences = ["press"]', "[[bio]]\ntext = '{they} won the Vane Prize.'", "for press only"),
        ('audiences = ["press"]', "[[bio]]\naudiences = ['press']\ntext = '{they} won the Vane Prize.'", None),
        (
            'audiences = ["press"]',
            "[[bio]]\naudiences = ['jury']\ntext = '{they} won the Vane Prize.'",
            "for press only",
        ),
        ("private = true", "[[bio]]\nabout = 'vane'\ntext = '{they} won the Vane Prize.'", None),
        ("private = true", "[[bio]]\nprivate = true\ntext = '{they} won the Vane Prize.'", None),
        (
            "private = true",
            "[[quotes]]\ntext = 'It hums.'\ncontext = 'at the Vane Prize'",
            "quotes[1].context: it names",
        ),
        ("private = true", "[[talks]]\ntitle = 'On the Vane Prize'", "talks[1].title: it names"),
        (
            "private = true",
            "[[work]]\norganization = 'A'\nhighlights = ['Won the Vane Prize.']",
            "highlights[1]: it names",
        ),
        ("private = true", "[[projects]]\nname = 'Vane Prize'", None),
        ("private = true", "[[bio]]\ntext = 'At the Vane Prizes {they} spoke.'", None),
    ],
)
def test_what_is_withheld_is_not_named_where_its_readers_are_others(told, hidden, text, found):
    problems = [problem for problem in told(SECRET.format(hidden) + text) if problem.code == "tells-hidden"]
    assert len(problems) == (found is not None)
    assert all(found in problem.message for problem in problems)


# --- places and silence ----------------------------------------------------------------------------------------


def test_advice_points_into_a_text_of_several_lines(told):
    problems = told("[[bio]]\ntext = '''\n  {they}   {is} an\n  engineer, and   his own critic.'''".replace("\\", ""))
    assert [(problem.line, problem.column) for problem in problems] == [(HEAD.count("\n") + 4, 19)]


def test_advice_points_at_an_item_of_a_list(told):
    problems = told('[[work]]\norganization = "A"\nhighlights = [\n    "Good.",\n    "So renowned.",\n]')
    assert [(problem.line, problem.column) for problem in problems] == [(HEAD.count("\n") + 5, 9)]
    assert problems[0].message.startswith("work[1].highlights[2]: ")


@pytest.mark.parametrize(
    ("header", "end"),
    [("", " # presskit: ignore pronouns"), (" # presskit: ignore puffery, pronouns", "")],
)
def test_a_remark_silences_its_line_or_the_entry_that_it_heads(told, header, end):
    text = f"[[bio]]{header}\ntext = '{{they}} took his boat.'{end}\n"
    assert told(text) == []
    assert codes(told(text + "[[bio]]\ntext = '{they} took his boat.'")) == ["pronouns"]


def test_a_remark_silences_no_other_code(told):
    assert codes(told("[[bio]]\ntext = '{they} took his boat.' # presskit: ignore puffery")) == ["pronouns"]


def test_errors_and_advice_are_told_together(told):
    problems = told('[[pinned]]\nwords = 3\ntext = "Ada Strand, a renowned engineer."')
    assert codes(problems) == ["pinned-too-long", "puffery"]


def test_a_language_that_there_is_not_hides_no_other_fault(told):
    assert codes(told("", HEAD.replace("[check]", 'language = "tlh"\n[check]'))) == ["language"]


def test_advice_is_no_failure_even_when_check_is_strict(tmp_path, capsys):
    (tmp_path / "profile.toml").write_text(
        HEAD.replace('-little"', '-little", "no-photo"') + "[[bio]]\ntext = '{they} took his boat.'"
    )
    assert run(["check", str(tmp_path / "profile.toml"), "--strict", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["severity"], row["code"], row["column"]) == ("advice", "pronouns", 21)


def test_a_language_without_lists_of_words_hears_what_needs_none(told, monkeypatch):
    monkeypatch.setattr("presskit.check.context._lists", lambda code: {})
    check.context._by_first_word.cache_clear()
    try:
        said = codes(check.check(PLANTED))
    finally:
        check.context._by_first_word.cache_clear()
    assert "pronouns" in said
    assert not {"puffery", "relative-time", "acronym", "unattributed-quote"}.intersection(said)


# --- planted faults --------------------------------------------------------------------------------------------

PLANTED = ROOT / "tests" / "wrong" / "advice-planted.toml"


@pytest.mark.parametrize("name", ["advice-planted", "advice-prose", "advice-stage", "advice-start-up"])
def test_of_the_faults_planted_in_a_bio_every_one_is_found_at_its_line_and_nothing_else(name):
    planted = ROOT / "tests" / "wrong" / f"{name}.toml"
    wanted = {
        (number, code)
        for number, line in enumerate(planted.read_text("utf-8").splitlines(), 1)
        if (remark := re.search(r"# advice: (.*)$", line))
        for code in remark[1].split(", ")
    }
    found = {
        (problem.line, problem.code) for problem in check.check(planted) if problem.code not in ASKED - {"unsourced"}
    }
    assert found == wanted
    assert len(wanted) >= 20


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "wrong").glob("advice-clean-*.toml")), ids=lambda path: path.stem
)
def test_a_bio_of_hundreds_of_words_without_faults_hears_nothing(path):
    assert [problem for problem in check.check(path) if problem.code not in ASKED] == []


# --- any text --------------------------------------------------------------------------------------------------

NOTATION = [
    "{they}",
    "{Their}",
    "{has}",
    "{leads|led}",
    "{a; b}",
    "[",
    "]",
    " ",
    ", ",
    ".",
    "“",
    "”",
    '"',
    "*",
    "--",
    "'s",
]
WORDS = [
    "and",
    "where",
    "her",
    "his",
    "I",
    "they",
    "there",
    "also",
    "in 2023",
    "3rd March",
    "March 3",
    "OpenAI",
    "Deepmind",
]
MORE = ["CEO", "OECD", "2M", "world-class", "this year", "Ada Strand", "Ω", "👩‍🚀"]
BITS = st.sampled_from([*NOTATION, *WORDS, *MORE])


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(BITS, min_size=1, max_size=25).map("".join))
def test_advice_on_any_text_points_into_it_and_breaks_nothing(text):
    literal = json.dumps(text, ensure_ascii=False).replace("\\u007f", "")
    for row in (
        "[[bio]]\ntext = ",
        "[[pinned]]\nwords = 20\ntext = ",
        '[[work]]\norganization = "DeepMind"\nsummary = ',
    ):
        try:
            whole = profile.read(HEAD + row + literal)
        except Problems:
            continue
        for problem in check.notes(whole):
            assert problem.message
            if problem.line == HEAD.count("\n") + row.count("\n") + 1:
                assert problem.column is not None
                begins = len(row.rpartition("\n")[2])
                assert begins < problem.column <= begins + len(literal)

"""Texts of other tools come in clean: what a profile can show stays, no mark is printed, the order is the source's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from presskit.importers import texts
from presskit.importers.places import place
from presskit.profile import read as read_profile
from tests.leaves import leaves, missing

LINES = {
    "Atelier <Nord>": ("Atelier <Nord>", []),
    "Map<Key, Value> & List<T>": ("Map<Key, Value> & List<T>", []),
    "a < b and c > d": ("a < b and c > d", []),
    "I <3 R&D at AT&T": ("I <3 R&D at AT&T", []),
    "https://fell.example/?a=1&copy=2": ("https://fell.example/?a=1&copy=2", []),
    "<b>Fell</b> &amp; Sons": ("Fell & Sons", []),
    "[Fell](https://fell.example)": ("Fell", ["https://fell.example"]),
    "[Fell](fell.example/a_b_c)": ("Fell", ["https://fell.example/a_b_c"]),
    "[Fell](our-site)": ("Fell (our-site)", []),
    "<a href='https://fell.example'>Fell</a> Works": ("Fell Works", ["https://fell.example"]),
    "**Head** _of_ __Knots__ ~~Ropes~~ `code`": ("Head of Knots Ropes code", []),
    "snake_case_stays 2 * 3 * 4": ("snake_case_stays 2 \\* 3 \\* 4", []),
    "C++ / C# / F#, [sic]": ("C++ / C# / F#, [sic]", []),
    "Creep $A\\tau^{n}$ and $a^{n+1}\\beta_{ij}$": ("Creep Aτⁿ and aⁿ⁺¹βᵢⱼ", []),
    "\\emph{Old} ice by {\\v S}t\\v{e}p\\'an, Ren\\'ee~Sj\\\"oberg": ("Old ice by Štěpán, Renée Sjöberg", []),
    'he said \\"only\\" once, in C:\\new\\text': ('he said \\"only\\" once, in C:\\new\\text', []),
    "Long $\\alpha$-helices in H$_2$O at \\(\\sqrt{s}\\)": ("Long α-helices in H₂O at √s", []),
    "10$^{-3}$ m, x$_{ij}$, $a \\leq b$": ("10⁻³ m, xᵢⱼ, a ≤ b", []),
    "it cost $5 and $6_000": ("it cost $5 and $6_000", []),
    '#link("https://fell.example/x")[repo] #strong[and] #emph[more]': ("repo and more", ["https://fell.example/x"]),
    "one\u2028two\u000bthree\u0085four": ("one two three four", []),
    "H<sub>2</sub>O, 10<sup>3</sup>": ("H₂O, 10³", []),
    "never <b closed": ("never <b closed", []),
    "&lt;always&gt; &#8212; &nbsp;so": ("<always> — so", []),
}  # fmt: skip


@pytest.mark.parametrize("text", LINES)
def test_a_name_holds_no_marks_and_its_link_leads_elsewhere(text):
    said, addresses = texts.titled(text)
    assert (said, addresses) == LINES[text]
    assert texts.line(said) == said  # once is as good as twice


PROSE = {
    "paragraphs of HTML": ("<p>One <b>two</b>.</p><p>Three<br>four.</p>", "One **two**.\n\nThree\n\nfour.", []),
    "a list": ("Ships:\n- Wrote a map\n- Wrote a list", "Ships:", ["Wrote a map", "Wrote a list"]),
    "headings between lists": ("Ships:\n- A map\n- A list\nShore:\n- A server\nLeft for the sea.", "",
    ["Ships:\n- A map\n- A list", "Shore:\n- A server", "Left for the sea."]),
    "prose before and after": ("Sails.\n\nNow:\n* one\n\nThen came the wind.", "Sails.",
    ["Now:\n- one", "Then came the wind."]),
    "nested": ("- a\n  - b\n    - c\n- d", "", ["a\n- b\n- c", "d"]),
    "nested HTML": ("<ul><li><p>Boats</p><ul><li>Small <i>ones</i></li></ul></li><li>Birds</li></ul>", "",
    ["Boats\n- Small *ones*", "Birds"]),
    "a point goes on": ("- one\n  and more\n- two", "", ["one and more", "two"]),
    "a dash in prose":
    ("We tracked a bird\n– a wide one – to find it.", "We tracked a bird\n\n– a wide one – to find it.",
    []),
    "dashes as bullets": ("– one\n– two", "", ["one", "two"]),
    "numbers in order": ("1. one\n2. two", "", ["one", "two"]),
    "a number that counts": ("3. Liga was won", "3. Liga was won", []),
    "links and addresses": ("See [it](https://fell.example/a_b), https://fell.example/c_d_e, <https://fell.example>.",
    "See [it](https://fell.example/a_b), https://fell.example/c_d_e, https://fell.example.", []),
    "a picture": ("![A knot](https://fell.example/k.png)", "[A knot](https://fell.example/k.png)", []),
    "headings and rules": ("# Knots\n\nAll.\n\n---\n\n> Said.", "Knots\n\nAll.\n\nSaid.", []),
    "a table": ("| a | b |\n|---|---|\n| c | d |", "a, b\n\nc, d", []),
    "emphasis of both kinds": ("_one_ __two__ ***three***", "*one* **two** ***three***", []),
    "a script": ("<p>Text</p><script>alert(1)</script><style>p {}</style>", "Text", []),
    "a star": ("5 * 3 and \\*", "5 \\* 3 and \\*", []),
}  # fmt: skip


@pytest.mark.parametrize("case", PROSE.values(), ids=PROSE)
def test_a_text_keeps_its_order_and_the_marks_that_a_profile_has(case):
    text, prose, points = case
    assert texts.paragraphs(text) == (prose, points)


@pytest.mark.parametrize(
    ("parts", "code", "said"),
    [
        (("Geneve",), "CH", "Geneve, Switzerland"), (("Asunción", "PY"), "PY", "Asunción, Paraguay"),
        (("Asunción, PY",), "py", "Asunción, Paraguay"), (("Paraguay",), "PY", "Paraguay"),
        (("Bergen",), "Norway", "Bergen, Norway"), (("Tacoma, WA",), "US", "Tacoma, WA, United States"),
        (("Bergen",), "", "Bergen"), ((), "FI", "Finland"), (("Rome", "Rome"), "IT", "Rome, Italy"), ((), "", ""),
    ],
)  # fmt: skip
def test_a_country_is_told_by_its_name_and_once(parts, code, said):
    assert place(*parts, code=code) == said


def imported(run, name: str, data: str | bytes, *arguments: str):
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    ran = run("import", name, *arguments)
    assert ran.status == 0, ran.err
    assert missing(leaves(name, Path(name).read_bytes()), ran.out + ran.err) == []
    return read_profile(ran.out), ran


def test_text_and_points_of_a_summary_take_turns_as_they_did(here, run):
    lists = "<p>Now:</p><ul><li>A reef</li></ul><p>Before:</p><ul><li>A hitch</li></ul>"
    summary = f"<p>I tie knots.</p>{lists}<p>Write!</p>"
    profile, _ = imported(run, "r.json", json.dumps({"basics": {"name": "Oda Fell", "summary": summary}}))
    assert [(row.text, row.points) for row in profile.sections[0].entries] == [
        ("I tie knots.\n\nNow:", ("A reef",)), ("Before:", ("A hitch",)), ("Write!", ()),
    ]  # fmt: skip


def test_a_link_in_a_name_is_the_address_of_the_entry(here, run):
    sections = {
        "experience": [
            {"company": "[Fell](https://fell.example)", "position": "**Cook**", "highlights": ["Cut - a - b"]}
        ],
        "projects": [{"name": "[Reef](https://reef.example)", "url": "https://other.example", "date": "2020"}],
    }
    profile, ran = imported(run, "cv.yaml", json.dumps({"cv": {"name": "Oda Fell", "sections": sections}}))
    job, project = profile.work[0], profile.projects[0]
    assert (job.organization, job.position, job.url) == ("Fell", "Cook", "https://fell.example")
    assert job.highlights == ("Cut\n- a\n- b",)
    assert (project.name, project.url) == ("Reef", "https://other.example")
    assert "name (the entry has another address): https://reef.example\n" in ran.out
    assert "name" in ran.err.partition("No place for")[2]


def test_profiles_with_one_address_are_all_kept(here, run):
    same = {"username": "odaf", "url": "https://fell.example"}
    profiles = [{"network": name, **same} for name in ("LinkedIn", "GitHub", "X")]
    profiles.append({"network": "Radio", "username": "@oda", "url": "https://radio.example"})
    profile, _ = imported(run, "r.json", json.dumps({"basics": {"name": "Oda Fell", "profiles": profiles}}))
    assert [row.label for row in profile.links] == ["LinkedIn", "GitHub", "X", "Radio (@oda)"]


SECTIONS = """
cv:
  name: Oda Fell
  sections:
    experience:
    - {company: Fell Works, position: cook}
    Volunteer Experience:
    - {company: Lifeboat, position: rower}
    Academic experience:
    - {company: Fell School, position: reader, start_date: 2018, end_date: 2019}
    publications:
    - {title: On knots, authors: [Oda Fell], doi: 10.1000/knot, date: 2020}
    patents:
    - {title: A knot, authors: [Oda Fell, Nils Moor], date: 2021-03}
"""


def test_each_section_keeps_its_own_title(here, run):
    profile, ran = imported(run, "cv.yaml", SECTIONS)
    assert [row.organization for row in profile.work] == ["Fell Works", "Fell School"]  # bios tell both
    assert [row.organization for row in profile.volunteering] == ["Lifeboat"]
    assert [(row.title, row.url) for row in profile.publications] == [("On knots", "https://doi.org/10.1000/knot")]
    assert dict(profile.kit.sections.titles) == {"volunteering": "Volunteer Experience"}
    own = {row.title: row.entries[0] for row in profile.sections}
    assert list(own) == ["Patents"]
    assert (own["Patents"].title, own["Patents"].text) == ("A knot", "Oda Fell, Nils Moor")
    assert "Academic experience stands with the other entries of work" in ran.err
    assert "Patents is a section of its own" in ran.err


def test_headings_of_reactive_resume_are_kept(here, run):
    section = {"name": "Auf See", "items": [{"id": "a", "company": "Fell Works", "position": "Koch"}]}
    value = {"basics": {"name": "Oda Fell"}, "sections": {"experience": section}}
    profile, _ = imported(run, "r.json", json.dumps(value))
    assert dict(profile.kit.sections.titles) == {"work": "Auf See"}


BIB = """@article{a, title = {The {$\\beta$}-knot in {H$_2$O}: 40\\% \\& more}, year = 2020, doi = {10.1000/knot},
 author = {Fell, Oda and {Knot Group} and others}, journal = {Knots \\\\& Ropes},
 abstract = {We tied a knot
             – the wide one – and
             another. See \\href{https://fell.example/a_b}{the data}.}}
"""


def test_bibtex_is_text_and_others_are_et_al(here, run):
    profile, _ = imported(run, "a.bib", BIB.replace("\\\\&", "\\&"), "--name", "Oda Fell")
    (row,) = profile.publications
    assert (row.title, row.publisher) == ("The β-knot in H₂O: 40% & more", "Knots & Ropes")
    assert row.authors == ("Oda Fell", "Knot Group", "et al.")
    assert row.url == "https://doi.org/10.1000/knot"
    assert row.summary == "We tied a knot – the wide one – and another. See [the data](https://fell.example/a_b)."


def test_an_ampersand_of_bibtex_stays_however_a_program_exports_it(here, run):
    Path("p.bib").write_text(
        "@article{a, author={Fell, Oda and Reed & Moor and {Wool &amp; Sons}}, \n"
        "title={Bogs &amp; fens \\&amp; {R\\&D}, caf&eacute;}, journal={Rope & Tide}, year=2018, url={https://moor.example/a?b=1&amp;c=2}}\n"
    )
    (row,) = read_profile(run("import", "p.bib", "--name", "Oda Fell").out).publications
    assert row.title == "Bogs & fens & R&D, café"
    assert row.authors == ("Oda Fell", "Reed & Moor", "Wool & Sons")
    assert (row.publisher, row.url) == ("Rope & Tide", "https://moor.example/a?b=1&c=2")


def test_separators_of_lines_are_spaces_in_a_profile_too(here, run):
    Path("profile.toml").write_text(
        '[person]\nname = "Oda\\u2028Fell"\nheadline = "cook\\u000Bof knots"\norigin = "a\u2029b"\n', "utf-8"
    )
    ran = run("check")
    person = read_profile(Path("profile.toml").read_text("utf-8")).person
    assert (person.name, person.headline, person.origin) == ("Oda Fell", "cook of knots", "a b")
    assert "the control character U+2028 was read as a space" in ran.out + ran.err


def test_a_public_key_is_named_as_one(here, run):
    key = "KEY;MEDIATYPE=application/pgp-keys:https://fell.example/oda.asc"
    _, ran = imported(run, "key.vcf", f"BEGIN:VCARD\nVERSION:4.0\nFN:Oda Fell\n{key}\nEND:VCARD\n")
    told = "# KEY (a public key, with which others write to the person in secret): https://fell.example/oda.asc\n"
    assert told in ran.out


def test_an_import_ends_with_what_was_read_kept_left_and_to_look_at_in_that_order(here, run):
    work = [{"name": "Fell Works", "startDate": "when it rained in 2019", "zeal": "much"}]
    value = {"basics": {"name": "Oda Fell", "email": "oda@fell.example"}, "work": work, "knots": ["reef"]}
    Path("r.json").write_text(json.dumps(value))
    ran = run("import", "r.json", "-o", "profile.toml")
    assert ran.err.splitlines() == [
        "Read r.json as JSON Resume: work (1), contacts (1), sections (1).",
        "No place for 2 values, kept as comments: work[1].startDate, work[1].zeal.",
        "  knots has no table; it is a section of its own now",
        "Look first at:",
        "  dates that nobody can read for certain: work[1].startDate",
        "  [[contacts]], which are printed: private = true keeps one in this file",
        "  [person]: pronouns and occupations, with which bios begin",
        "Wrote profile.toml. Read it through, then: presskit check && presskit build",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("said", ['"""', 'He said """"', '"""""" and on', 'A "word"', 'C:\\new "x" """'])
def test_quotation_marks_in_a_text_of_several_lines_do_not_end_it(said, here, run):
    summary = f"First line.\n{said}\nLast line, which ends so: {said}"
    made = {"basics": {"name": "Ada Lind"}, "work": [{"name": "Mill", "summary": summary}]}
    Path("cv.json").write_text(json.dumps(made), "utf-8")
    ran = run("import", "cv.json", "-o", "profile.toml")
    assert ran.status == 0, ran.err
    told = "".join(Path("profile.toml").read_text("utf-8").split()).replace("\\", "")
    assert "".join(said.split()).replace("\\", "") in told

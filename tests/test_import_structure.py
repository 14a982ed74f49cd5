"""What a file is, is known by how it is built: parsed once, then recognised, or refused with what it looks like."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from presskit.importers import IMPORTERS
from presskit.importers.parsing import parse
from presskit.profile import read as read_profile

RECOGNISED = {
    "basics that are indented":
    ("---\n  basics:\n    name: Oda Fell\n  work:\n    - name: Fell Works\n", "JSON Resume"),
    "JSON with quoted keys in YAML": ('"basics":\n  "name": "Oda Fell"\n"work":\n  - "name": "Fell Works"\n',
    "JSON Resume"),
    "JSON that is YAML": ('# mine\n{"basics": {"name": "Oda Fell"}, "work": [{"name": "Fell Works"}]}', "JSON Resume"),
    "a comment before JSON": ('// mine\n{"basics": {"name": "Oda Fell"}, "work": [{"name": "Fell Works"}]}',
    "JSON Resume"),
    "several documents": ("basics:\n  name: Oda Fell\n---\nwork:\n- name: Fell Works\n", "JSON Resume"),
    "RenderCV as JSON":
    ('{"cv": {"name": "Oda Fell", "sections": {"experience": [{"company": "Fell Works", "position": '
    '"cook"}]}}}', "RenderCV"),
    "RenderCV after its design": ("design:\n  theme: classic\ncv:\n  name: Oda Fell\n  sections:\n    experience:\n"
    "    - company: Fell Works\n      position: cook\n", "RenderCV"),
    "no basics": ('{"name": "Oda Fell", "work": [{"company": "Fell Works", "position": "cook"}]}', "JSON Resume"),
    "fullname": ('{"basics": {"fullname": "Oda Fell"}, "work": [{"company": "Fell Works"}]}', "JSON Resume"),
    "profile.full_name": ('{"profile": {"full_name": "Oda Fell"}, "experience": [{"company": "Fell Works", "position": '
    '"cook"}]}', "JSON Resume"),
    "a name in two parts": ('{"basics": {"firstName": "Oda", "lastName": "Fell"}, "work": [{"name": "Fell Works"}]}',
    "JSON Resume"),
    "below a name of its own": ('{"resume": {"basics": {"name": "Oda Fell"}, "work": [{"name": "Fell Works"}]}}',
    "JSON Resume"),
}  # fmt: skip


@pytest.mark.parametrize("case", RECOGNISED.values(), ids=RECOGNISED)
def test_a_file_is_known_by_its_structure(case, here, run):
    text, kind = case
    Path("file").write_text(text, "utf-8")
    ran = run("import", "file")
    assert ran.status == 0, ran.err
    assert f"Read file as {kind}: work (1)" in ran.err
    profile = read_profile(ran.out)
    assert (profile.person.name, profile.work[0].organization) == ("Oda Fell", "Fell Works")


LOOKS_LIKE = {
    "another schema": ("name:\n  first: Oda\n  last: Fell\nstyle: banking\neducation:\n- school: Fell School\n"
    "  dates: 2018\nskills:\n- title: Knots\n  details: all\n",
    "it looks like a résumé of a schema that presskit does not"),
    "a website's cv.yml":
    ("- title: General\n  type: map\n  contents:\n  - name: Oda\n- title: Work\n  type: time_table\n"
    "  contents: []\n", "it looks like the cv.yml of a website"),
    "package.json": ('{"name": "fell", "version": "1", "dependencies": {}}', "it looks like a package.json of Node"),
    "a theme": ("colors:\n  text: red\nfonts:\n- Arial\nname: fell\n", "it looks like a theme configuration"),
    "a design": ("design:\n  theme: classic\n", "it looks like the design of RenderCV without the person"),
    "pyproject": ('[project]\nname = "fell"\n', "it looks like a pyproject.toml of Python"),
    "a JSON Schema":
    ('{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {}}', "it looks like a JSON"),
    "a key": ("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n", "this is a public key (PGP) and no contact card"),
    "LaTeX": ("\\documentclass{moderncv}\n\\begin{document}\n", "this is the source of a LaTeX document"),
    "a drawing": ('<svg xmlns="http://www.w3.org/2000/svg"/>', "it is a drawing"),
    "a calendar": ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "this is a calendar"),
    "a table": ("Knot,Use\nReef,Sails\n", "this is a table with the keys Knot, Use"),
}  # fmt: skip


@pytest.mark.parametrize("case", LOOKS_LIKE.values(), ids=LOOKS_LIKE)
def test_a_schema_that_nobody_knows_is_refused_with_what_it_looks_like(case, here, run):
    text, told = case
    Path("file").write_text(text, "utf-8")
    ran = run("import", "file", "-o", "profile.toml")
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert len(ran.err.strip().splitlines()) == 2  # one sentence and its remedy
    assert not Path("profile.toml").exists()


def test_null_is_nothing_and_a_quoted_null_is_a_text(here, run):
    Path("r.yaml").write_text(
        'basics:\n  name: Oda Fell\n  label: ~\n  summary: "null"\nwork:\n- name: Fell\n  url: null\n'
    )
    ran = run("import", "r.yaml")
    profile = read_profile(ran.out)
    assert profile.person.headline is None
    assert profile.work[0].url is None
    assert profile.sections[0].entries[0].text == "null"
    assert "No place" not in ran.err


CARD = "BEGIN:VCARD\nVERSION:{}\nFN:{}\nORG:{}\nEND:VCARD\n"

ENCODED = {
    "UTF-32": (json.dumps({"basics": {"name": "Øda Fæll"}}, ensure_ascii=False), "utf-32", "Øda Fæll", None),
    "UTF-32 without a mark": ('{"basics": {"name": "Øda Fæll"}}', "utf-32-le", "Øda Fæll", None),
    "UTF-16 without a mark": ('{"basics": {"name": "Øda Fæll"}}', "utf-16-be", "Øda Fæll", None),
    "Latin-1": ("cv:\n  name: Jörg Fällén\n", "latin-1", "Jörg Fällén", "it was read as Windows-1252 (Western Europe)"),
    "curly quotes": ("cv:\n  name: Sean O’Fell\n", "cp1252", "Sean O’Fell", "it was read as Windows-1252"),
    "Shift-JIS": (CARD.format("2.1", "山本 さくら", "さくら"), "cp932", "山本 さくら", "it was read as Shift-JIS"),
    "EUC-JP": (CARD.format("2.1", "山本 さくら", "株式会社さくら"), "euc_jp", "山本 さくら", "it was read as EUC-JP"),
    "EUC-KR": (CARD.format("2.1", "김서연", "한강 건설"), "euc_kr", "김서연", "it was read as EUC-KR"),
    "Windows-1251": (CARD.format("2.1", "Олег Фелл", "Верфь"), "cp1251", "Олег Фелл", "it was read as Windows-1251"),
    "declared": ("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=GB2312:王小明\nEND:VCARD\n", "gb2312", "王小明", None),
    "declared by JabRef": ("% Encoding: ISO8859_2\n@book{a, title={Łódź}, year=2001}", "iso8859_2", None, None),
}  # fmt: skip


@pytest.mark.parametrize("case", ENCODED.values(), ids=ENCODED)
def test_letters_are_read_in_the_encoding_that_they_are_written_in(case, here, run):
    text, encoding, name, told = case
    Path("file").write_bytes(text.encode(encoding))
    ran = run("import", "file", *(() if name else ("--name", "Oda Fell")))
    assert ran.status == 0, ran.err
    assert read_profile(ran.out).person.name == (name or "Oda Fell")
    assert ("the file is not UTF-8" in ran.err) == bool(told)
    assert (told or "") in ran.err
    assert "Łódź" in ran.out or name


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("王小明在北京大学工作", "gb18030"), ("王小明", "big5"), ("山本健人", "shift-jis"), ("中野", "shift-jis")],
)
def test_an_encoding_that_nobody_can_tell_is_refused_with_what_it_may_be(text, encoding, here, run):
    Path("a.vcf").write_bytes(CARD.format("2.1", text, text).encode(encoding))
    ran = run("import", "a.vcf")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("a.vcf:3:4: the file is not UTF-8; it may be ")
    assert encoding in ran.err.lower()


def profiles(**people: str) -> None:
    with zipfile.ZipFile("both.zip", "w") as archive:
        for folder, name in people.items():
            first, last = name.split()
            archive.writestr(
                f"{folder}/Profile.csv", f"First Name,Last Name,Headline\n{first},{last},Cook of {folder}\n"
            )
            archive.writestr(f"{folder}/Positions.csv", f"Company Name,Title\n{folder} Ltd,cook\n")


def test_of_two_people_in_one_archive_one_is_chosen(here, run):
    profiles(Fell="Oda Fell", Moor="Nils Moor")
    ran = run("import", "both.zip")
    assert (ran.status, ran.out) == (1, "")
    assert "it is about 2 people: Oda Fell, Nils Moor" in ran.err
    ran = run("import", "both.zip", "--name", "Nils Moor")
    assert ran.status == 0, ran.err
    assert [row.organization for row in read_profile(ran.out).work] == ["Moor Ltd"]
    assert "Oda" not in ran.out


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_people_in_one_folder_of_an_archive_are_refused(here, run):
    with zipfile.ZipFile("both.zip", "w") as archive:
        for name in ("Oda,Fell", "Nils,Moor"):
            archive.writestr("Profile.csv", f"First Name,Last Name\n{name}\n")
    ran = run("import", "both.zip")
    assert (ran.status, ran.out) == (1, "")
    assert "its Profile.csv are about 2 people: Oda Fell, Nils Moor" in ran.err


def test_the_table_has_one_row_a_kind():
    assert len({importer.name for importer in IMPORTERS}) == len(IMPORTERS)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("keys", "dear: hello\n" * 250_000),
        ("yaml", "basics:\n  name: Oda\n" + "  x: 1\n" * 250_000),
        ("lists", '{"basics": {"name": "Oda"}, "x": [' + "[]," * 250_000 + "[]]}"),
        ("text", "a" * 13_000_000),
    ],
)
def test_what_holds_more_than_a_person_has_is_refused_at_once(name, text, here, run):
    Path("file").write_text(text)
    ran = run("import", "file")
    assert (ran.status, ran.out) == (1, "")
    assert "it holds more than" in ran.err


@pytest.mark.parametrize(
    "text",
    [
        "Oda Fell is the author of two books: Salt and Reed.",
        "Oda Fell is the author of two books: Salt (Quay, 2019); and Reed: A Life. She teaches one thing: rivers.",
        "Oda Fell is a poet. She lives by one rule: none.\nHer last book: Reed.\nShe teaches: rivers, reeds.",
    ],
)
def test_prose_with_colons_is_no_yaml(text, here, run):
    Path("bio.txt").write_text(text)
    ran = run("import", "bio.txt", "-o", "p.toml")
    assert (ran.status, "as prose: bio" in ran.err) == (0, True), ran.err


@pytest.mark.slow
def test_marks_without_end_are_read_in_time(here, run):
    said = ["**a " * 2_000, "[a](" * 2_000, "<b" * 3_000, "$x_{" * 2_000, "*a " * 2_000]
    Path("r.json").write_text(json.dumps({"basics": {"name": "Oda Fell"}, "work": [{"name": "F", "highlights": said}]}))
    ran = run("import", "r.json")
    assert ran.status == 0, ran.err


def test_the_importer_of_the_documentation_reads_its_files_and_loses_nothing():
    page = (Path(__file__).parents[1] / "docs" / "write-an-importer.md").read_text("utf-8")
    module: dict[str, Any] = {}
    exec(page.split("```python\n")[1].split("```")[0], module)
    card = {"cardfile": 1, "mail": "oda@example.org", "who": "Oda Fell", "hair": "grey"}
    card["jobs"] = [{"as": "glazier", "at": "Fell & Sons", "years": "2014-2019", "colour": "blue"}]
    file = parse(json.dumps(card).encode(), "cards.json", lambda problem: None)
    assert module["is_it"](file.value)
    found = module["read"](file)
    assert found.person == {"name": "Oda Fell"}
    (job,), (contact,) = found.tables["work"], found.tables["contacts"]
    assert job == {"position": "glazier", "organization": "Fell & Sons", "start": "2014", "end": "2019"}
    assert (contact["name"], contact["email"]) == ("Oda Fell", "oda@example.org")
    assert {(one.way, one.text, one.table) for one in found.left} == {
        ("jobs[1].colour", "blue", "work"),
        ("hair", "grey", ""),
    }


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Geneve, CH", "Geneve, Switzerland"), ("Lund, SE", "Lund, Sweden"), ("Portland, OR", "Portland, OR"),
        ("Fresno, CA", "Fresno, CA"), ("Dover, DE", "Dover, DE"), ("Hall, it", "Hall, it"), ("CH", "CH"),
    ],
)  # fmt: skip
def test_the_code_of_a_country_at_the_end_of_a_place_is_its_name(here, run, said, kept):
    work = [{"name": "Tarn Works", "position": "rigger", "location": said}]
    Path("r.json").write_text(json.dumps({"basics": {"name": "Ines Tarn"}, "work": work}))
    assert f'location = "{kept}"' in run("import", "r.json").out
    section = f"cv:\n  name: Ines Tarn\n  location: '{said}'\n  sections:\n    experience:\n"
    Path("r.yaml").write_text(f"{section}      - {{company: Tarn Works, position: rigger, location: '{said}'}}\n")
    assert run("import", "r.yaml").out.count(f'location = "{kept}"') == 2


@pytest.mark.parametrize("department", ["Mosses", "National Herbarium"])
def test_a_department_is_told_beside_its_house_and_a_house_once(here, run, department):
    file = (Path(__file__).parent / "imports" / "europass-today.xml").read_text("utf-8")
    Path("cv.xml").write_text(file.replace("<Department>Mosses<", f"<Department>{department}<"), "utf-8")
    named = "National Herbarium, Mosses" if department == "Mosses" else "National Herbarium"
    assert f'organization = "{named}"' in run("import", "cv.xml").out


def test_a_title_that_a_section_keeps_is_not_named_as_left_over(here, run):
    job = {"company": "Tarn Works", "position": "Rigger", "period": "2019 – 2021"}
    sections = {"experience": {"title": "On ropes", "items": [job]}, "awards": {"title": "Cups", "items": []}}
    Path("r.json").write_text(json.dumps({"basics": {"name": "Ines Tarn"}, "sections": sections}))
    ran = run("import", "r.json")
    assert 'work = "On ropes"' in ran.out
    assert "sections.experience.title" not in ran.out + ran.err
    assert "# sections.awards.title: Cups" in ran.out
    assert "sections.awards.title" in ran.err


def test_a_date_that_is_told_otherwise_is_not_called_one_that_nobody_can_read(here, run):
    Path("p.bib").write_text("@book{a, title={Ropes}, author={Tarn, Ines}, date={2019-07-03}, year={2019}}\n")
    ran = run("import", "p.bib", "--name", "Ines Tarn")
    assert "a.year" in ran.err
    assert "nobody can read" not in ran.err
    Path("p.bib").write_text("@book{a, title={Ropes}, author={Tarn, Ines}, date={about 1900}}\n")
    assert "nobody can read for certain: a.date" in run("import", "p.bib", "--name", "Ines Tarn").err

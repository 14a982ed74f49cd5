"""What is not for an audience appears nowhere: every byte of every file of its kit is searched, decompressed.

One profile has, in every table, an entry for everyone and one of each kind of secret; every text, address, id, number,
picture and file name of an entry carries a word that nothing else has, such as `Zqprivate`.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, PngImagePlugin

import presskit
from presskit.kit import products
from presskit.profile.model import TABLES
from presskit.template import Templates
from tests.conftest import PERSON, files
from tests.search import OWNERS, Read, in_text, squashed

DAY = "2026-01-10"
KINDS = {
    "open": "",
    "private": "private = true",
    "press": 'audiences = ["press"]',
    "jury": 'audiences = ["jury"]',
    "embargo": "embargo = 2026-03-01",
}
"""The lines that make an entry what its word says."""

NUMBERS = {"open": 3101, "private": 3271, "press": 3343, "jury": 3463, "embargo": 3529}
"""What stands in the figures, telephone numbers and coordinates of each kind, which cannot carry a word."""

BUILDS = {
    "everyone": ({}, {"open"}),
    "press": ({"audience": "press"}, {"open", "press"}),
    "later": ({"as_of": datetime.date(2026, 3, 1)}, {"open", "embargo"}),
}
"""For each build what is asked for, and the kinds of entries that it may show."""

PLACES = dict(zip(KINDS, ("words-75", "tldr", "words-25", "bluesky", "words-50"), strict=True))
DATED = {"start": "2019-02", "end": "2024-05", "date": "2023-04-05", "accessed": "2025-01-02", "founded": "1999"}
LEFT_OUT = {
    "importance",
    "private",
    "audiences",
    "embargo",
    "current",
    "the",
    "focus",
    "expires",
    "paragraph",
    "voice",
    "metres",
}
"""Fields that hold no words."""


def word(kind: str, table: str, field: str) -> str:
    """`Zqprivateworksummary`: of which kind, and where it comes from."""
    return f"Zq{kind}{table}{field}".replace("_", "")


def value(kind: str, table: str, field: str, annotation: str) -> str | None:
    """A field in TOML; None for one that says nothing."""
    marker, number = word(kind, table, field), NUMBERS[kind]
    special: dict[tuple[str, str], str | None] = {
        (table, "id"): f"'zq{kind}-{table}'",
        (table, "url"): f"'https://example.org/{marker}'",
        (table, "video"): f"'https://example.org/{marker}'",
        (table, "email"): f"'{marker}@example.org'",
        (table, "phone"): f"'+44 20 7946 {number}'",
        (table, "file"): f"'pictures/{marker}.{'jpg' if table == 'photos' else 'png'}'",
        (table, "sources"): None if table == "sources" else f"['zq{kind}-sources']",
        (table, "entries"): f"[{{title = '{marker}title', text = '{marker}text.', points = ['{marker}points']}}]",
        ("numbers", "value"): f"'{number}'",
        ("contacts", "kind"): "'personal'" if kind == "private" else "'press'",
        ("bio", "text"): f"'{{they}} {{has}} {marker} too[, and {marker}more].'",
        ("shows", "date"): None,  # it has a start and an end
        ("bio", "short"): None,  # a text is told by the one or by the other
        ("bio", "about"): f"'zq{kind}-work'",
        ("bio", "needs"): None,
        ("pinned", "text"): f"'Ada Lind is {marker}.'",
        ("pinned", "place"): f"'{PLACES[kind]}'",
    }
    if (table, field) in special:
        return special[table, field]
    if field in LEFT_OUT or (table == "pinned" and field in ("words", "characters", "sentences")):
        return None
    if field in DATED:
        return f"'{DATED[field]}'"
    if (table, field) in (("sections", "page"), ("sections", "photos")):
        return None  # how it is shown, and nothing of its own
    assert "str" in annotation, f"{table}.{field}: say here what it may hold"
    return f"['{marker}']" if annotation.startswith("tuple") else f"'{marker}'"


def entry(kind: str, table: str) -> str:
    """An entry of this kind with every field of its table."""
    rows = [f"[[{table}]]", KINDS[kind]]
    for field, info in TABLES[table].model_fields.items():
        written = value(kind, table, field, str(info.annotation))
        rows += [f"{field} = {written}"] if written else []
    return "\n".join(rows)


SECRETS = [kind for kind in KINDS if kind != "open"]
PROFILE = "\n".join(
    [
        f"as_of = {DAY}",
        '[person]\nname = "Ada Lind"\npronouns = "she"\noccupations = ["engineer"]',
        f"sources = {[f'zq{kind}-sources' for kind in KINDS]}",
        "[kit]\nwebsite = 'https://example.org/ada'\nrights = 'Free for all.'",
        f"places = {sorted({*PLACES.values(), 'words-100', 'wikidata', 'conference-50'})}",
        f"[kit.sections]\norder = {['Zqprivatesectionstitle', 'work', 'Zqopensectionstitle', 'Zqjurysectionstitle']}",
        "hidden = ['Zqembargosectionstitle']",
        "[kit.sections.titles]\nZqprivatesectionstitle = 'Zqprivateheading'\nZqjurysectionstitle = 'Zqjuryheading'",
        *(entry(kind, table) for kind in KINDS for table in TABLES if table != "person"),
        # what tells of a secret without being one
        *(f"[[bio]]\nabout = 'zq{kind}-awards'\ntext = '{{they}} won Zq{kind}tells.'" for kind in SECRETS),
        *(f"[[bio]]\nneeds = ['zq{kind}-bio']\ntext = '{{they}} went on to Zq{kind}goeson.'" for kind in SECRETS),
        *(
            f"[[sources]]\nid = 'zq{kind}-cited'\ntitle = 'Zq{kind}cited'\nsources = ['zq{kind}-deep']\n"
            f"[[sources]]\nid = 'zq{kind}-deep'\ntitle = 'Zq{kind}deep'"
            for kind in SECRETS
        ),
        *(
            f"[[awards]]\n{KINDS[kind]}\ntitle = 'Zq{kind}second'\nsources = ['zq{kind}-cited', 'zqopen-sources']"
            for kind in SECRETS
        ),
    ]
)  # fmt: skip


def draw(folder: Path) -> None:
    """The pictures that the profile names, with words of their owner's in all that a picture can carry beside it."""
    for number, kind in enumerate(KINDS):
        for table, size in (("photos", (640, 800)), ("logos", (300, 120))):
            marker = word(kind, table, "file")
            owner = f"Zqowner{marker}"
            picture = Image.new("RGB", size, (40 * number, 90, 200 - 40 * number))
            exif = Image.Exif()
            exif[0x010E], exif[0x013B], exif[0x8298] = owner, owner, owner  # description, artist, copyright
            exif[0x9C9C] = owner.encode("utf-16-le")  # a comment, as Windows writes it
            if table == "photos":
                picture.save(
                    folder / f"{marker}.jpg",
                    exif=exif,
                    comment=owner.encode(),
                    icc_profile=owner.encode() * 20,
                    xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{owner}</x:xmpmeta>".encode(),
                )
            else:
                texts = PngImagePlugin.PngInfo()
                texts.add_text("Comment", owner)
                texts.add_text("Title", owner, zip=True)
                picture.save(folder / f"{marker}.png", exif=exif, pnginfo=texts)


# --- the kits, each built once ---


class Kit(Read):
    """A kit that is read, and the kinds of entries that it may show."""

    def __init__(self, folder: Path, shown: set[str]) -> None:
        super().__init__(folder)
        self.shown = shown
        self.hidden = set(KINDS) - shown


@pytest.fixture(scope="module")
def owners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the profile and its pictures."""
    folder = tmp_path_factory.mktemp("audiences")
    (folder / "pictures").mkdir()
    draw(folder / "pictures")
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def kits(owners: Path) -> dict[str, Kit]:
    """The kit of each build, read."""
    found = {}
    for name, (asked, shown) in BUILDS.items():
        presskit.build(owners / "profile.toml", output=owners / name, **asked)  # type: ignore[arg-type]
        found[name] = Kit(owners / name, shown)
    return found


every_build = pytest.mark.parametrize("name", BUILDS)


@every_build
def test_what_is_not_for_an_audience_appears_nowhere(kits, name):
    kit = kits[name]
    told = {kind: [*kit.where(f"zq{kind}"), *kit.where(f"7946{NUMBERS[kind]}")] for kind in kit.hidden}
    assert told == {kind: [] for kind in kit.hidden}
    figures = re.compile(rf"(?<![\d.#])(?:{'|'.join(str(NUMBERS[kind]) for kind in kit.hidden)})(?!\d)")
    written = re.compile(r"\(page \d+\)$|\.(?:txt|json|md|vcf|jsonld|html|xml)$")  # others are full of numbers
    assert [where for where, text in kit.pieces if written.search(where) and figures.search(text)] == []


@every_build
def test_the_search_finds_every_entry_that_is_for_the_audience(kits, name):
    """A search that finds nothing at all would prove nothing."""
    kit = kits[name]
    unseen = {
        kind: [table for table in TABLES if table not in ("person", "pinned") and not kit.where(f"zq{kind}{table}")]
        for kind in kit.shown
    }
    assert unseen == {kind: [] for kind in kit.shown}
    for kind in kit.shown:
        assert f"Zq{kind}pinnedtext" in (kit.folder / f"blurbs/{PLACES[kind]}.txt").read_text("utf-8")
        assert any("(code on page" in where for where in kit.where("vcard"))
        for there in (
            ".pdf (page",
            ".docx >",
            ".zip >",
            "web/index.html",
            ".vcf",
            "blurbs/",
            ".jpg (metadata)",
            "SOURCES.csv",
        ):
            assert any(there in where for where in kit.where(f"zq{kind}")), there
        assert any(".pdf (page" in where for where in kit.where(f"7946{NUMBERS[kind]}"))


@every_build
def test_nothing_that_the_owner_calls_things_by_is_told(kits, name):
    kit = kits[name]
    assert kit.where("zqowner") == []  # what the originals of the pictures carry
    files = [word(kind, table, "file").lower() for kind in KINDS for table in ("photos", "logos")]
    assert {file: kit.where(file) for file in files} == {file: [] for file in files}
    keys = re.compile(rf"\b(?:{'|'.join(TABLES)})\[\d+\]")
    assert [(where, found[0]) for where, text in kit.pieces if (found := keys.search(text))] == []


@every_build
def test_what_is_for_the_owner_only_stays_at_home_and_tells_no_secret_either(kits, name):
    kit = kits[name]
    assert [where for where, _ in kit.pieces if re.search("manifest|claims", where)] == []
    assert all((kit.folder / owners).is_file() for owners in OWNERS)
    claims = (kit.folder / "claims.json").read_text("utf-8").lower()
    assert [kind for kind in KINDS if f"zq{kind}" in claims] == [kind for kind in KINDS if kind in kit.shown]
    assert [kind for kind in kit.hidden if str(NUMBERS[kind]) in claims] == []
    told = (kit.folder / "manifest.json").read_text("utf-8").lower()
    assert [kind for kind in KINDS if f"zq{kind}" in told] == [kind for kind in KINDS if kind in kit.shown]


@every_build
def test_every_product_was_searched(kits, owners, name):
    rows = json.loads((kits[name].folder / "manifest.json").read_text("utf-8"))["files"]
    there = {*products.names(Templates(owners)), "claims"} - {"cover-letter"}  # for which there is no [letter]
    assert {row["product"] for row in rows.values()} == there


PRINTED = [
    *(["export", "--to", form] for form in ("json-resume", "vcard", "json-ld", "markdown", "text")),
    ["sources"],
    *(["blurb", "--words", "200", "--voice", voice] for voice in ("third", "first", "mc")),
]
EVERY_PRINTED = [(name, command) for name in BUILDS for command in PRINTED] + [("press", ["changes", "everyone"])]


@pytest.mark.parametrize(("name", "command"), EVERY_PRINTED)
def test_nothing_that_is_printed_tells_a_secret(kits, owners, name, command, run, monkeypatch):
    monkeypatch.chdir(owners)
    asked, shown = BUILDS[name]
    assert isinstance(asked, dict)
    options = [f"--{option.replace('_', '-')}={value}" for option, value in asked.items()]
    ran = run(*command, *options)
    assert ran.status == 0, ran.err
    printed = ran.out + "".join(meant for _, meant in in_text("", ran.out, set()))
    letters = squashed(printed)
    assert [kind for kind in KINDS if kind not in shown and f"zq{kind}" in letters] == []
    assert not re.search("|".join(f"7946{NUMBERS[kind]}" for kind in set(KINDS) - shown), letters)
    if command[0] != "changes":
        assert [kind for kind in shown if f"zq{kind}" not in letters] == []


@pytest.mark.slow
@pytest.mark.parametrize("line", ["embargo = 2026-03-01", "private = true"])
def test_a_part_of_a_kit_is_not_built_beside_files_that_tell_what_is_withheld_now(here, run, line):
    """Else the ZIP would pack the texts of the day on which all was told."""
    prize = "[[awards]]\ntitle = 'Pier Prize'\n"
    Path("profile.toml").write_text(PERSON + "[kit]\ntemplates = ['blurbs', 'zip']\nplaces = ['words-50']\n" + prize)
    assert run("build", "--as-of", "2026-03-01").status == 0
    before = files(here / "output")
    Path("profile.toml").write_text(Path("profile.toml").read_text() + line)
    ran = run("build", "--only", "zip", "--as-of", DAY)
    assert ran.status == 1
    assert "awards[1]: it is withheld (" in ran.err
    assert "build the whole kit, without --only" in ran.err
    assert files(here / "output") == before
    assert run("build", "--as-of", DAY).status == 0
    assert b"Pier Prize" in before["ada-lind-press-kit.zip"]
    assert not any(b"Pier Prize" in data for data in files(here / "output").values())
    assert run("build", "--only", "zip", "--as-of", DAY).status == 0


def test_an_entry_that_is_hidden_now_is_told_from_one_that_stood_in_its_place(here, run):
    """awards[1] is withheld both times; but what it is now stood in the texts that would be packed."""
    head = PERSON + "[kit]\ntemplates = ['blurbs', 'zip']\nplaces = ['words-50']\n"
    pier, quay = "[[awards]]\ntitle = 'Pier Prize'\n", "[[awards]]\ntitle = 'Quay Prize'\n"
    Path("profile.toml").write_text(head + pier + "private = true\n" + quay)
    assert run("build", "--as-of", DAY).status == 0
    Path("profile.toml").write_text(head + quay + "private = true\n" + pier)
    ran = run("build", "--only", "zip", "--as-of", DAY)
    assert ran.status == 1
    assert "awards[1]: it is withheld (private)" in ran.err


def test_an_entry_that_was_hidden_before_may_move(here, run):
    head = PERSON + "[kit]\ntemplates = ['blurbs', 'zip']\nplaces = ['words-50']\n"
    pier, quay = "[[awards]]\ntitle = 'Pier Prize'\nprivate = true\n", "[[awards]]\ntitle = 'Quay Prize'\n"
    Path("profile.toml").write_text(head + pier + quay)
    assert run("build", "--as-of", DAY).status == 0
    Path("profile.toml").write_text(head + quay + pier.replace("private = true", "audiences = ['jury']"))
    assert run("build", "--only", "zip", "--as-of", DAY).status == 0


CONTACT = """[[contacts]]
name = 'Press office'
kind = 'press'
email = 'press@example.org'
phone = '+44 20 7946 0958'
"""


def test_a_telephone_number_is_kept_from_all_but_one_audience(here, run):
    Path("profile.toml").write_text(PERSON + CONTACT + 'audiences = { phone = ["jury"] }\n')
    everyone, jury = run("export", "--to", "text"), run("export", "--to", "text", "--audience", "jury")
    assert "press@example.org" in everyone.out
    assert "7946" not in everyone.out
    assert "7946" in jury.out
    ran = run("build", "--only", "vcard")
    assert "Nobody who gets this kit sees contacts[1].phone (for jury only)." in ran.err
    assert "7946" not in Path("output/ada-lind.vcf").read_text("utf-8")


@pytest.mark.slow
def test_a_field_that_is_withheld_now_stops_what_would_pack_the_files_that_tell_it(here, run):
    head = PERSON + "[kit]\ntemplates = ['vcard', 'zip']\n" + CONTACT
    Path("profile.toml").write_text(head)
    assert run("build", "--as-of", DAY).status == 0
    Path("profile.toml").write_text(head + "private = ['phone']\n")
    ran = run("build", "--only", "zip", "--as-of", DAY)
    assert ran.status == 1
    assert "profile.toml:11:9: contacts[1].phone: it is withheld (private)" in ran.err
    assert run("build", "--as-of", DAY).status == 0
    assert run("build", "--only", "zip", "--as-of", DAY).status == 0
    assert not any(b"7946" in data for data in files(here / "output").values())
    Path("profile.toml").write_text(head + "private = true\n")  # more than before
    assert run("build", "--only", "zip", "--as-of", DAY).status == 1
    assert run("build", "--as-of", DAY).status == 0
    Path("profile.toml").write_text(head + "private = ['phone', 'email']\n")  # what was withheld is part of it
    assert run("build", "--only", "zip", "--as-of", DAY).status == 0


def test_a_job_is_over_though_its_end_is_withheld(here, run):
    job = "[[work]]\norganization = 'Pier'\nposition = 'engineer'\nstart = 2019\nend = 2022\nprivate = ['end']\n"
    Path("profile.toml").write_text(PERSON + job)
    ran = run("blurb", "--words", "50")
    assert "was an engineer at Pier" in ran.out
    assert "2022" not in ran.out


def test_what_has_not_begun_stays_away_when_its_date_does(here, run):
    talk = "[[talks]]\ntitle = 'Humming'\ndate = '2026-05-01'\nprivate = ['date']\n"
    Path("profile.toml").write_text(PERSON + talk)
    assert "Humming" not in run("export", "--to", "markdown", "--as-of", DAY).out
    assert "Humming" in run("export", "--to", "markdown", "--as-of", "2026-06-01").out


def test_a_source_that_only_a_withheld_citation_names_goes_with_it(here, run):
    prize = "[[awards]]\ntitle = 'Pier Prize'\nsources = ['a', 'b']\nprivate = ['sources[2]']\n"
    cited = "".join(f"[[sources]]\nid = '{id}'\ntitle = '{title}'\n" for id, title in (("a", "Open"), ("b", "Secret")))
    Path("profile.toml").write_text(PERSON + prize + cited)
    ran = run("sources")
    assert "Open" in ran.out
    assert "Secret" not in ran.out


def test_a_text_that_names_what_is_withheld_of_an_entry_is_advice(here, run):
    told = "[[bio]]\ntext = '{they} {lives} in Bristol and {answers} at +44 20 7946 0958.'\n"
    person = PERSON + "location = 'Bristol'\nprivate = ['location']\n"
    Path("profile.toml").write_text(person + CONTACT + "private = ['phone']\n" + told)
    ran = run("check")
    assert "bio[1].text: it names “Bristol”, and person.location is withheld: private" in ran.out
    assert "bio[1].text: it names “+44 20 7946 0958”, and contacts[1].phone is withheld: private" in ran.out


# --- whom a reader may write to ---

PERSONAL = (
    "[[contacts]]\nname = 'Ada Lind'\nkind = 'personal'\nemail = 'ada@home.example'\nphone = '+44 117 496 0123'\n"
)


def test_a_personal_contact_stands_in_the_resume_only(here, run):
    Path("profile.toml").write_text(PERSON + PERSONAL + CONTACT)
    assert run("build", "--as-of", DAY).status == 0
    kit = Read(here / "output")
    assert any("resume.pdf (page 1)" in where for where in kit.where("adahome"))
    assert any("resume.docx > word/document.xml" in where for where in kit.where("adahome"))
    assert all("resume" in where for where in kit.where("adahome"))
    assert kit.where("pressexample")
    for form, stands in {
        "json-resume": True,
        "text": True,
        "vcard": False,
        "json-ld": False,
        "markdown": False,
    }.items():
        assert ("ada@home.example" in run("export", "--to", form).out) is stands, form
    assert "personal-contact" not in run("check", "--format", "json").out


def test_a_personal_contact_that_is_the_only_one_stands_everywhere_and_check_says_so(here, run):
    Path("profile.toml").write_text(PERSON + PERSONAL + CONTACT + "audiences = ['press']\n")
    told = "contacts[1]: there is no other contact, so its e-mail address and telephone number stand in the press kit"
    assert told in run("check").out
    assert "ada@home.example" in run("export", "--to", "vcard").out
    assert "ada@home.example" not in run("export", "--to", "vcard", "--audience", "press").out


def test_a_kit_without_a_contact_is_advice_for_each_audience(here, run):
    Path("profile.toml").write_text(
        PERSON + CONTACT + "audiences = ['press']\n[[quotes]]\ntext = 'x'\naudiences = ['jury']\n"
    )
    ran = run("check")
    assert (
        'the kit for everyone and the kit for the audience "jury" name nobody to ask: '
        "contacts[1] is withheld (for press only)" in ran.out
    )
    Path("profile.toml").write_text(PERSON + CONTACT + "private = ['email', 'phone']\n")
    assert "the kit for everyone names nobody to ask: contacts[1].email is withheld (private)" in run("check").out
    Path("profile.toml").write_text(PERSON + CONTACT)
    assert "nobody to ask" not in run("check").out


def test_the_heading_says_what_the_contact_of_an_audience_is_for(here, run):
    investors = (
        CONTACT.replace("press", "investors").replace("Press office", "Kim Vale") + "audiences = ['investors']\n"
    )
    unknown = "[[contacts]]\nname = 'Archive'\nkind = 'film_archive'\nemail = 'a@example.org'\n"
    Path("profile.toml").write_text(
        PERSON + "[kit]\ntemplates = ['press-kit', 'web', 'vcard']\n" + CONTACT + investors + unknown
    )
    assert run("build", "--audience", "investors").status == 0
    assert run("build").status == 0
    cover = {name: _cover(here / "output" / name / "ada-lind-press-kit.pdf") for name in ("", "investors")}
    assert "Kim Vale" in cover["investors"]
    assert "INVESTOR RELATIONS" in cover["investors"].upper()
    assert "PRESS CONTACT" not in cover["investors"].upper()
    assert "PRESS CONTACT" in cover[""].upper()
    page = (here / "output" / "web" / "index.html").read_text("utf-8")
    assert "<h2>Film archive</h2>" in page
    card = (here / "output" / "investors" / "ada-lind.vcf").read_text("utf-8").replace("\r\n ", "")
    assert "Investor relations: Kim Vale" in card


def _cover(path: Path) -> str:
    with pypdfium2.PdfDocument(path.read_bytes()) as pages:
        return str(pages[0].get_textpage().get_text_range())


@pytest.mark.slow
def test_a_part_of_a_kit_of_one_person_is_not_put_into_the_kit_of_another(here, run):
    Path("a.toml").write_text(PERSON + "[kit]\ntemplates = ['blurbs', 'vcard']\nplaces = ['words-50']\n")
    Path("b.toml").write_text(Path("a.toml").read_text().replace("Ada Lind", "Bo Marsh"))
    assert run("build", "a.toml").status == 0
    before = files(here / "output")
    ran = run("build", "b.toml", "--only", "blurbs")
    assert ran.status == 1
    assert "b.toml:2:8: the kit in output is of Ada Lind, and this profile of Bo Marsh" in ran.err
    assert "presskit build b.toml --output output-b" in ran.err
    assert files(here / "output") == before
    assert run("build", "b.toml", "--only", "blurbs", "--output", "b").status == 0
    assert run("build", "a.toml", "--only", "blurbs").status == 0
    assert run("build", "b.toml").status == 1  # the whole of it neither: the kit of Ada would be gone

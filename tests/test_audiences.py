"""What is not for an audience appears nowhere: every byte of every file of its kit is searched, decompressed.

One profile has, in every table, an entry for everyone and one of each kind of secret; every text, address, id, number,
picture and file name of an entry carries a word that nothing else has, such as `Zqprivate`.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import hashlib
import html
import io
import json
import re
import urllib.parse
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, PngImagePlugin
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject, NullObject, StreamObject, TextStringObject

import presskit
from presskit.kit.makers import products
from presskit.profile.model import TABLES
from presskit.template import Templates
from tests.conftest import PERSON, files

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

OWNERS = ("manifest.json", "claims.json")
PLACES = dict(zip(KINDS, ("words-75", "tldr", "words-25", "bluesky", "words-50"), strict=True))
DATED = {"start": "2019-02", "end": "2024-05", "date": "2023-04-05", "accessed": "2025-01-02", "founded": "1999"}
LEFT_OUT = {"importance", "private", "audiences", "embargo", "current", "focus", "expires", "paragraph", "voice"}
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


# --- everything that a file says ---


def pieces(where: str, data: bytes, read: set[bytes]) -> Iterator[tuple[str, str]]:
    """Every text in a file, its name and bytes first, then what it holds packed, encoded or embedded.

    What was `read` once, as most of the ZIP was beside it, is not taken apart again.
    """
    yield where, where
    if (digest := hashlib.sha256(data).digest()) in read:
        return
    read.add(digest)
    yield where, data.replace(b"\0", b"").decode("utf-8", "replace")  # without zeros, UTF-16 reads as ASCII
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{where} (comment)", archive.comment.decode("latin-1")
            for member in archive.infolist():
                yield where, f"{member.comment!r} {member.extra!r}"
                yield from pieces(f"{where} > {member.filename}", archive.read(member), read)
    elif data.startswith(b"%PDF"):
        yield from in_pdf(where, data, read)
    elif data.startswith((b"\xff\xd8\xff", b"\x89PNG")):
        yield from in_picture(where, data)
    else:
        yield from in_text(where, data.decode("utf-8", "replace"), read)


def in_picture(where: str, data: bytes) -> Iterator[tuple[str, str]]:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        exif = picture.getexif()
        held: list[Any] = [*picture.info.items(), *exif.items(), *getattr(picture, "text", {}).items()]
        held += [exif.get_ifd(number) for number in (0x8769, 0x8825, 0xA005)]
    for one in held:
        for part in one if isinstance(one, tuple) else (one,):
            text = part.replace(b"\0", b"").decode("latin-1") if isinstance(part, bytes) else str(part)
            yield f"{where} (metadata)", text


def in_text(where: str, text: str, read: set[bytes]) -> Iterator[tuple[str, str]]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for meant in {way(unfolded) for way in (html.unescape, urllib.parse.unquote, _unslashed)} - {text}:
        yield f"{where} (unescaped)", meant
    for found in re.findall(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}={0,2}", unfolded):
        try:
            decoded = base64.b64decode(found + "=" * (-len(found) % 4))
        except binascii.Error:
            continue
        if decoded.startswith((b"\xff\xd8\xff", b"\x89PNG", b"%PDF", b"PK\x03\x04")):
            yield from pieces(f"{where} (base64)", decoded, read)
        else:
            yield f"{where} (base64)", decoded.replace(b"\0", b"").decode("latin-1")


def _unslashed(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text).replace("\\", "")


def in_pdf(where: str, data: bytes, read: set[bytes]) -> Iterator[tuple[str, str]]:
    """All objects: strings, names, decoded streams, strings in hexadecimal; what pages and their codes to scan read."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        if found is None or isinstance(found, NullObject):
            continue
        yield from in_object(f"{where} (object {number})", found, read)
    yield f"{where} (metadata)", str(reader.metadata)
    with pypdfium2.PdfDocument(data) as pages:
        for number, page in enumerate(pages, 1):
            yield f"{where} (page {number})", page.get_textpage().get_text_range()
            if re.search("press-kit", where):
                for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil().convert("L")):
                    yield f"{where} (code on page {number})", code.text


def in_object(where: str, found: Any, read: set[bytes]) -> Iterator[tuple[str, str]]:
    if isinstance(found, StreamObject):
        stream = found.get_data()
        yield from pieces(where, stream, read)
        for hexed in re.findall(rb"<([0-9A-Fa-f]{8,})>", stream):
            yield where, bytes.fromhex(hexed.decode() + "0" * (len(hexed) % 2)).replace(b"\0", b"").decode("latin-1")
    if isinstance(found, DictionaryObject):
        for name in found:
            yield where, str(name)
            yield from in_object(where, found.raw_get(name), read)  # what is a reference is an object of its own
    elif isinstance(found, list):
        for inner in list.__iter__(found):
            yield from in_object(where, inner, read)
    elif isinstance(found, TextStringObject | NameObject):
        yield where, str(found)
    elif isinstance(found, ByteStringObject):
        yield where, found.replace(b"\0", b"").decode("latin-1")


# --- the kits, each built once ---


class Read:
    """A kit, and every text in the files of it that leave their owner."""

    def __init__(self, folder: Path, shown: set[str]) -> None:
        self.folder, self.shown = folder, shown
        self.hidden = set(KINDS) - shown
        read: set[bytes] = set()
        self.pieces = [
            piece
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in OWNERS
            for piece in pieces(path.relative_to(folder).as_posix(), path.read_bytes(), read)
        ]
        self.squashed: dict[str, list[str]] = {}
        for where, text in self.pieces:  # a word that is broken over two lines, or written in a name, is one again
            self.squashed.setdefault(where, []).append(re.sub(r"[^a-z0-9]", "", text.lower()))

    def where(self, sought: str) -> list[str]:
        """The places in which a word of letters and digits stands."""
        return [where for where, texts in self.squashed.items() if any(sought in text for text in texts)]


@pytest.fixture(scope="module")
def owners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the profile and its pictures."""
    folder = tmp_path_factory.mktemp("audiences")
    (folder / "pictures").mkdir()
    draw(folder / "pictures")
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def kits(owners: Path) -> dict[str, Read]:
    """The kit of each build, read."""
    found = {}
    for name, (asked, shown) in BUILDS.items():
        presskit.build(owners / "profile.toml", output=owners / name, **asked)  # type: ignore[arg-type]
        found[name] = Read(owners / name, shown)
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
    assert {row["product"] for row in rows.values()} == {*products(Templates(owners)), "claims"}


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
    squashed = re.sub(r"[^a-z0-9]", "", printed.lower())
    assert [kind for kind in KINDS if kind not in shown and f"zq{kind}" in squashed] == []
    assert not re.search("|".join(f"7946{NUMBERS[kind]}" for kind in set(KINDS) - shown), squashed)
    if command[0] != "changes":
        assert [kind for kind in shown if f"zq{kind}" not in squashed] == []


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

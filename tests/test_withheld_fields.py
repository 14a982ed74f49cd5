"""What is withheld by field or by point appears nowhere: every byte of a kit and of every export is searched.

One profile has three entries of every table: of the first every field is private that can be, of the second every field
is for an audience, of the third the first point of every list is private. Each field holds a word that nothing else
has, such as `Zqfieldworksummar`, or a year. The same profile without its lines of privacy proves that the search
would find them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import presskit
from presskit.kit.export import EXPORTS, export
from presskit.problems import unheard
from presskit.profile import TABLES, Entry, FreeEntry
from tests.search import OWNERS, Read, in_text, squashed

pytestmark = pytest.mark.slow

DAY = datetime.date(2026, 1, 10)
MODES = ("field", "whom", "point")
RULES = ("id", "importance", "private", "audiences", "embargo")
"""Fields that say how an entry is dealt with."""

DATES = ("start", "end", "date", "born", "founded", "accessed")
PLACES = dict(zip(MODES, ("tldr", "words-25", "bluesky"), strict=True))

NEVER = {
    "bio.url": "a sentence leads nowhere",
    "pinned.url": "a text leads nowhere",
}
"""What nothing shows though it is not withheld, and why."""


def _short(name: str, field: str) -> str:
    """A field in so few letters that pages have room for a hundred of them."""
    return f"{name[:4]}{field.replace('_', '')[:6]}"


def hidable(table: type[Entry]) -> list[str]:
    """The fields of a table that can be withheld by themselves."""
    fields = table.model_fields.items()
    kept = (*RULES, *table.bound, *table.named_by[:1])  # one that says what it is must stay
    return [name for name, info in fields if name not in kept and not info.is_required()]


class Written:
    """The text of a profile, and its secrets: where each stands, and the word, the number or the year that it is."""

    def __init__(self, *, withheld: bool) -> None:
        self.secrets: dict[str, str] = {}
        self._withheld = withheld
        self._number = 1510
        self._cited: list[str] = []
        tables = [self._entry(mode, name) for name in TABLES if name != "person" for mode in MODES]
        head = [f"as_of = {DAY}", self._entry("field", "person"), "[kit]\nwebsite = 'https://example.org/ada'"]
        self.text = "\n".join([*head, f"places = {sorted([*PLACES.values(), 'words-100'])}", *tables, *self._cited])

    def _entry(self, mode: str, name: str) -> str:
        table, hidden = TABLES[name], dict[str, str]()
        rows = [f"[[{name}]]" if name != "person" else "[person]"]
        for at, (field, info) in enumerate(table.model_fields.items()):
            kind = str(info.annotation)
            many = "tuple" in kind and field not in ("focus", "entries")
            way = "point" if many and name == "person" else "whom" if name == "person" and at % 2 else mode
            secret = field in hidable(table) and (way != "point" or many or field == "entries")
            written: str | None
            if field == "entries":
                written, names = self._free(mode)
                hidden |= dict.fromkeys(names, way)
            elif many and secret and way == "point":
                shown = self._value(mode, name, field, kind, secret=False)
                written = f"[{self._value(mode, name, field, kind, secret=True)}, {shown}]"
                hidden[f"{field}[1]"] = way
            else:
                value = self._value(mode, name, field, kind, secret=secret)
                written = f"[{value}]" if value and many else value
                hidden |= {field: way} if secret and value else {}
            rows += [f"{field} = {written}"] if written else []
        private = [field for field, way in hidden.items() if way != "whom"]
        whom = ", ".join(f"'{field}' = ['jury']" for field, way in hidden.items() if way == "whom")
        if self._withheld:
            rows += [f"private = {private}"] if private else []
            rows += [f"audiences = {{ {whom} }}"] if whom else []
        return "\n".join(rows)

    def _value(self, mode: str, name: str, field: str, kind: str, *, secret: bool) -> str | None:
        """A field in TOML; None for one that holds nothing to tell."""
        marker = f"Zq{mode if secret else 'shown' + mode}{_short(name, field)}"
        said, value = marker.lower(), f"'{marker}'"
        if (name, field) == ("person", "name"):
            return "'Ada Lind'"
        if (name, field) in (("contacts", "kind"), ("pinned", "place")):
            return "'press'" if field == "kind" else f"'{PLACES[mode]}'"
        if name == "shows" and field in (("date",) if mode == "field" else ("start", "end")):
            return None  # a show has one date, or lasts
        if (name, field) in (("sections", "page"), ("sections", "photos")):
            return None  # how it is shown, and nothing of its own
        if field in ("metres", "told_as"):
            return None  # which is drawn, and not written; which goes with any field that is withheld (test_told_as.py)
        if field in (*RULES, *TABLES[name].bound):
            return value if field == "id" and name == "sources" else None
        if field in DATES:
            said = value = self._year()
        elif field == "phone":
            self._number += 1
            said, value = f"7946{self._number}", f"'+44 20 7946 {self._number}'"
        elif field == "pronouns":
            said, value = "theythem", "'they'"
        elif field in ("url", "video"):
            value = f"'https://example.org/{marker}'"
        elif field == "email":
            value = f"'{marker}@example.org'"
        elif field == "file":
            value = "'a.png'"
        elif field == "sources":
            id = f"a{len(self._cited)}"
            self._cited.append(f"[[sources]]\nid = '{id}'\ntitle = '{marker}'")
            value = f"'{id}'"
        elif name == "bio" and field in ("text", "short"):
            value = f"'{{they}} {{has}} {marker} too.'"
        else:
            assert "str" in kind, f"{name}.{field}: say here what it may hold"
        if secret:
            self.secrets[f"{mode} {name}.{field}"] = said
        return value

    def _year(self) -> str:
        """A year that nothing else has; none that the scale of a career, which counts by fives, names of itself."""
        self._number += 2 if self._number % 5 == 4 else 1
        return str(self._number)

    def _free(self, mode: str) -> tuple[str, list[str]]:
        """The entries of a section, and what of them to withhold: all of them, or each part of the first."""
        parts = []
        for field in FreeEntry.model_fields:
            marker = f"Zq{mode}free{field}"
            said, value = marker.lower(), f"'{marker}'"
            if field in DATES:
                said = value = self._year()
            self.secrets[f"{mode} sections.entries.{field}"] = said
            parts.append(f"{field} = [{value}, 'Zqshownfreepoint']" if field == "points" else f"{field} = {value}")
        names = [f"entries[1].{field}{'[1]' if field == 'points' else ''}" for field in FreeEntry.model_fields]
        written = f"[{{ {', '.join(parts)} }}, {{ title = 'Zqshown{mode}free' }}]"
        return written, names if mode == "point" else ["entries"]


class Searched:
    """A kit with the exports and the texts of its profile."""

    def __init__(self, folder: Path, *, withheld: bool) -> None:
        self.written = Written(withheld=withheld)
        path = folder / "profile.toml"
        folder.mkdir()
        Image.new("RGB", (600, 750), (90, 90, 90)).save(folder / "a.png")
        path.write_text(self.written.text, "utf-8")
        self.kit = presskit.build(path)
        read, profile = Read(folder / "output"), presskit.load(path)
        exports = {form: export(path, form, warn=unheard).text for form in EXPORTS}
        blurbs = {voice: presskit.blurb(profile, words=300, voice=voice).text for voice in ("third", "first", "mc")}
        self.pieces = [*read.pieces, *exports.items(), *blurbs.items()]
        self.pieces += [(name, meant) for name, text in exports.items() for _, meant in in_text(name, text, set())]
        self.letters = "\n".join(squashed(text) for _, text in self.pieces)
        self.figures = {figure for where, text in self.pieces for figure in figures(where, text)}
        self.owners = "\n".join((folder / "output" / name).read_text("utf-8") for name in OWNERS)

    def told(self, secret: str) -> bool:
        return secret in (self.figures if len(secret) == 4 else self.letters)


def figures(where: str, text: str) -> Iterator[str]:
    """The numbers of four figures that a reader sees; styles, fonts and files' innards are full of others."""
    if where.endswith("document.xml"):
        text = re.sub(r"<[^>]*>", " ", text)
    elif where not in EXPORTS and not re.search(WRITTEN, where) and not text.startswith("{"):
        return
    text = re.sub(r'(?s)<style.*?</style>|"bytes": \d+|\d+\xa0characters', " ", text)  # a size tells no year
    yield from re.findall(r"(?<![\w.#+/=])[1-9]\d{3}(?![\w+/=])", text)


WRITTEN = r"\(page \d+\)$|\.(?:txt|json|md|vcf|jsonld|html|csv)$"


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    return Searched(tmp_path_factory.mktemp("fields") / "withheld", withheld=True)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    return Searched(tmp_path_factory.mktemp("fields") / "shown", withheld=False)


def test_no_field_that_is_withheld_is_told(withheld):
    assert len(withheld.written.secrets) > 250
    assert [where for where, secret in withheld.written.secrets.items() if withheld.told(secret)] == []
    owners = squashed(withheld.owners)
    assert [
        where for where, secret in withheld.written.secrets.items() if not secret.isdigit() and secret in owners
    ] == []


def test_the_search_finds_every_field_that_is_not_withheld(shown):
    unseen = [where for where, secret in shown.written.secrets.items() if not shown.told(secret)]
    assert unseen == [f"{mode} {field}" for field in NEVER for mode in ("field", "whom")]


def test_what_an_entry_must_have_and_what_is_not_withheld_of_a_list_stays(withheld):
    words = set(re.findall(r"Zqshown\w+", withheld.written.text)) - {"Zqshownfieldfree", "Zqshownwhomfree"}
    assert len(words) > 100
    never = [f"Zqshownpoint{_short(*field.split('.'))}" for field in NEVER]
    assert [word for word in sorted(words) if not withheld.told(word.lower())] == never


def test_the_owner_hears_of_each_by_its_key(withheld):
    keys = withheld.kit.withheld
    assert {"person.headline", "person.known_for[1]", "contacts[1].phone", "work[3].highlights[1]"} <= keys.keys()
    assert {"sections[3].entries[1].points[1]", "work[2].summary"} <= keys.keys()
    assert keys["work[2].summary"] == "for jury only"
    assert keys["work[1].summary"] == "private"

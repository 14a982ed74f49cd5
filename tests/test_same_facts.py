"""What a kit says is what the profile says: text is taken back out of every file and compared, word, date and number.

The real profile and the two of examples/ are built once, without the photographs and the ZIP, which holds the same
files. A file may show less than the profile, and says so in manifest.json; it may not show anything else, nor spell it
otherwise.
"""

from __future__ import annotations

import csv
import html
import html.parser
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import docx
import icalendar
import pypdf
import pypdfium2
import pytest

import presskit
from presskit.kit import products
from presskit.profile.model import Profile
from presskit.profile.values import PartialDate
from presskit.template import Templates

ROOT = Path(__file__).parent.parent
PEOPLE = {
    "real": ROOT / "profile.toml",
    "chef": ROOT / "examples" / "chef" / "profile.toml",
    "engineer": ROOT / "examples" / "engineer" / "profile.toml",
}
LANGUAGE = tomllib.loads((ROOT / "src" / "presskit" / "languages" / "en.toml").read_text("utf-8"))
ENGLISH = sorted(file for file in (ROOT / "src" / "presskit" / "english").iterdir() if file.is_file())
GRAMMAR = " ".join(file.read_text("utf-8") for file in ENGLISH)
PLACES = tomllib.loads((ROOT / "templates" / "blurbs" / "template.toml").read_text("utf-8"))

DOCUMENTS = ("one-pager.pdf", "press-kit.pdf", "bio.docx", "resume.pdf", "resume.docx", "index.html")
"""The files that show a profile entry by entry, by the end of their names."""


class Kit(NamedTuple):
    """A kit, what it was made of, and the text of each of its files by its path."""

    profile: Profile
    facts: str
    folder: Path
    texts: dict[str, str]
    left_out: dict[str, list[str]]
    hidden: list[str]


@pytest.fixture(scope="module", params=PEOPLE)
def kit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    path = PEOPLE[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    profile, templates = presskit.load(path), Templates(path.parent)
    lacking = {
        name
        for name in templates.names()
        if (needs := templates.get(name).settings.needs) and not any(getattr(profile, table, None) for table in needs)
    }
    spoken = [name for name in products.names(templates) if name not in {"photos", "zip"} | lacking]
    presskit.build(path, output=folder, only=spoken)
    assert profile.as_of is not None
    shown = profile.for_audience(None, profile.as_of)
    inside = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    texts = {name: text for file in inside if (name := named(file, folder)) and (text := told(file))}
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    facts = " ".join(strings(shown.model_dump(mode="json", exclude_none=True)))
    left_out = {name: made.get("left_out", []) for name, made in files.items()}
    withheld = [contact for contact in profile.contacts if contact not in shown.contacts]
    hidden = [text for contact in withheld for text in (contact.email, contact.phone) if text]
    return Kit(shown, facts, folder, texts, left_out, hidden)


def named(file: Path, folder: Path) -> str:
    """The path of what presskit says something in: not of the copies in web/files/, nor of what only the owner sees."""
    name = file.relative_to(folder).as_posix()
    return "" if name.startswith("web/files/") or name in ("manifest.json", "claims.json") else name


# --- text out of files ---------------------------------------------------------------------------------------------


def told(file: Path) -> str:
    """What a reader sees in a file, a line for each line or paragraph; nothing for a picture."""
    match file.suffix:
        case ".pdf":
            return "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
        case ".docx":
            return "\n".join(paragraphs(file))
        case ".html":
            page = Page()
            page.feed(file.read_text("utf-8"))
            return "\n".join(re.sub(" +", " ", line) for line in page.lines)
        case ".jsonld" | ".json":
            return "\n".join(linked(json.loads(file.read_text("utf-8"))))
        case ".vcf":
            return "\n".join(carded(file.read_text("utf-8")))
        case ".txt" | ".md":
            return file.read_text("utf-8")
        case ".csv":
            with file.open(encoding="utf-8-sig", newline="") as opened:
                return "\n".join(cell for row in csv.reader(opened) for cell in row)
        case ".ics":
            events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
            fields = [(event, name) for event in events for name in ("SUMMARY", "DESCRIPTION")]
            return "\n".join(str(event[name]) for event, name in fields if name in event)
        case ".png" | ".jpg" | ".svg" | ".css" | ".js" | ".woff2" | ".zip":
            return ""
    raise AssertionError(f"nobody reads {file.name}: a kind of file whose words no test would see")


def paragraphs(file: Path) -> Iterator[str]:
    """The paragraphs of a Word file, those of tables, headers and footers included; tabs and line ends are spaces, a
    hyphen at which no line ends is a hyphen.
    """
    document = docx.Document(str(file))
    parts = [part for section in document.sections for part in (section.header, section.footer)]
    for root in [document.element.body, *(part._element for part in parts)]:
        for paragraph in root.iter("{*}p"):
            if paragraph.tag.startswith("{http://schemas.openxmlformats.org/wordprocessingml"):
                runs = paragraph.iter("{*}t", "{*}tab", "{*}br", "{*}noBreakHyphen")
                yield "".join(_shown(run) for run in runs)


def _shown(run: Any) -> str:
    if run.tag.endswith("}t"):
        return run.text or ""
    return "-" if run.tag.endswith("}noBreakHyphen") else "\n"


class Page(html.parser.HTMLParser):
    """The text of a page as a browser shows it, a line for each element, and its alternative texts."""

    SILENT = ("script", "style", "template")
    INSIDE = ("a", "abbr", "b", "cite", "em", "i", "q", "span", "strong", "time", "wbr", "br", "bdi")

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag not in self.INSIDE:
            self.lines += [value for name, value in attrs if name in ("alt", "title", "aria-label") and value]
            self.lines.append("")
        if tag == "br":
            self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT
        if tag not in self.INSIDE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += re.sub(r"[ \n\t]+", " ", data)


def linked(data: Any) -> Iterator[str]:
    """The values of linked data that a person wrote: without types, addresses and dates in digits."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not key.startswith("@") and key not in ("rule", "id", "file", "source", "confidence", "limits", "voice"):
                yield from linked(value)
    elif isinstance(data, list):
        for value in data:
            yield from linked(value)
    elif isinstance(data, str):
        yield data


def carded(card: str) -> Iterator[str]:
    """The values of a vCard that a person wrote (RFC 6350: long lines are folded, commas escaped)."""
    for line in card.replace("\r\n ", "").replace("\n ", "").splitlines():
        name, _, value = line.partition(":")
        if name.partition(";")[0] in ("FN", "N", "TITLE", "ROLE", "ORG", "NOTE", "PRONOUNS"):
            parts = re.split(r"(?<!\\);", value)
            text = " ".join(part for part in parts if part)
            yield re.sub(r"\\([,;n\\])", lambda found: " " if found[1] == "n" else found[1], text)


def strings(data: object) -> Iterator[str]:
    """Everything that is written in a tree of tables and lists, the keys included."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from strings(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings(value)
    else:
        yield str(data)


def plain(text: str) -> str:
    """On one line, with spaces that break."""
    return " ".join(text.split())


# --- what is said --------------------------------------------------------------------------------------------------


def words(text: str) -> set[str]:
    """The words of a text in small letters, each half of a compound by itself."""
    found = re.findall(r"[^\W\d_ˈ]+(?:[’'](?!s\b)[^\W\d_ˈ]+)?", re.sub(r"\b[\w-]+(?:[.@/][\w-]+)+\S*", " ", text))
    return {word.lower().replace("'", "’") for word in found}


def test_no_file_says_a_word_that_neither_the_profile_nor_the_language_has(kit):
    """A misspelt name, title or organisation is such a word; so is an invented one."""
    known = words(kit.facts) | words(" ".join(strings(LANGUAGE))) | words(GRAMMAR) | words(" ".join(strings(PLACES)))
    verbs = re.findall(r"\{(\w+)", kit.facts) + list(words(GRAMMAR))
    known |= {form for verb in verbs for form in (verb.removesuffix("s"), verb.removesuffix("es"))}  # they teach
    known |= {"".join(name[0] for name in kit.profile.person.name.split()).lower(), "s"}  # the monogram
    known |= {one for file in kit.folder.rglob("*") for one in words(file.suffix)}  # "DOCX", beside a download
    known |= {"px", "icalendar"}  # pixels, beside a photograph; the format of the talks
    strange = {name: words(text) - known for name, text in kit.texts.items()}
    for name in (name for name in strange if name.endswith(".pdf")):
        strange[name] &= words(drawn(kit.folder / name))
    assert {name: sorted(found) for name, found in strange.items() if found} == {}


def drawn(file: Path) -> str:
    """The text of a PDF as PDFium puts it together: it parts spaced capitals, where pypdf joins what stands close.

    A word that both of them find is one.
    """
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


MONTHS = {name: at for names in ("months", "short_months") for at, name in enumerate(LANGUAGE["dates"][names], 1)}
COUNTS = re.compile(
    r"\d[\d,.]*\s*(?:words?|characters?|sentences?|seconds?|pages?|[kKM]B|px|pixels?|dpi)\b"
    r"|\d+\s*[×/]\s*\d+|https?://\S+|\S+@\S+|\S+\.example\.org\S*|\+\d[\d ()-]+"
)
"""What presskit counts itself, and addresses: no facts of the profile."""

NOTED = re.compile(r"((?:19|20)\d\d)[.,]?\d{1,2}")
FIGURE = re.compile(r"(?<![\w.-])\d+(?:,\d{3})*(?:\.\d+)?")


def test_no_file_gives_a_year_or_a_figure_that_the_profile_does_not_have(kit):
    known = set(FIGURE.findall(kit.facts)) | set(re.findall(r"\d{4}", kit.facts))
    small = range(1, max(32, len(kit.profile.sources) + 1))  # pages, notes, questions and days are counted, too
    wrong = {}
    for name, text in kit.texts.items():
        found = set(FIGURE.findall(COUNTS.sub(" ", text))) if not name.startswith("blurbs/blurbs.") else set()
        if name.endswith("press-kit.pdf"):  # the years on the axis of a career, or of talks
            found -= {str(year) for year in range(1900, 2100) if year % 2 == 0 or year % 5 == 0}
        # the number of a note stands close to a year, and readers of PDF run the two together
        found = {year[1] if (year := NOTED.fullmatch(one)) and year[1] in known else one for one in found}
        if strange := sorted(found - known - {str(number) for number in small}):
            wrong[name] = strange
    assert wrong == {}


def test_every_date_and_every_span_of_a_file_is_one_of_the_profile(kit):
    dates, spans = set(), set()
    for entry in entries(kit.profile):
        start, end = getattr(entry, "start", None), getattr(entry, "end", None)
        for date in (start, end, *(getattr(entry, field, None) for field in ("date", "founded", "accessed", "born"))):
            if isinstance(date, PartialDate):
                dates |= {(date.year, date.month, date.day), (date.year, date.month, None)}
        if start and end:
            spans |= {(start.year, end.year)}
    works = [entry for entry in kit.profile.work if entry.start]
    spans |= {(a.start.year, b.end.year) for a in works for b in works if b.end and a.organization == b.organization}
    dates |= {(kit.profile.as_of.year, kit.profile.as_of.month, kit.profile.as_of.day)}
    spans |= {
        (entry.start.year, kit.profile.as_of.year) for entry in (*works, *kit.profile.education) if entry.start
    }  # of the career
    posts = [entry for entry in (*works, *kit.profile.volunteering, *kit.profile.education) if entry.start]
    ends = {kit.profile.as_of.year, *(entry.end.year for entry in posts if entry.end)}
    spans |= {(entry.start.year, end) for entry in posts for end in ends}  # of the axes of a career over two pages
    months = "|".join(MONTHS)
    day_first = r"\b(?:(\d\d?) )?" if kit.profile.language == "en-GB" else r"\b()"
    wrong: list[tuple[object, ...]] = []
    for name, text in kit.texts.items():
        text = plain(text)
        for day, month, year in re.findall(rf"{day_first}({months})\.? (\d{{4}})\b", text):
            wrong += [(name, day, month, year)] * ((int(year), MONTHS[month], int(day) if day else None) not in dates)
        for month, day, year in re.findall(rf"\b({months}) (\d\d?), (\d{{4}})\b", text):
            wrong += [(name, day, month, year)] * ((int(year), MONTHS[month], int(day)) not in dates)
        for first, last in re.findall(r"\b((?:19|20)\d\d) ?[–-] ?((?:19|20)\d\d)\b", text):
            wrong += [(name, first, last)] * ((int(first), int(last)) not in spans)
        for first in re.findall(r"\b[Ss]ince (?:\w+ )?((?:19|20)\d\d)", text):
            wrong += [(name, "since", first)] * (not any(date[0] == int(first) for date in dates))
    assert wrong == []


def entries(profile: Profile) -> Iterator[Any]:
    """Every entry, those of the sections of one's own included."""
    yield from profile.entries()
    for section in profile.sections:
        yield from section.entries


def test_a_resume_gives_each_position_with_its_own_dates(kit):
    short = {number: name for name, number in MONTHS.items() if name in LANGUAGE["dates"]["short_months"]}

    def month(date: PartialDate) -> str:
        return f"{short[date.month]} {date.year}" if date.month else str(date.year)

    resumes = [name for name in kit.texts if "resume" in name]
    assert len(resumes) == 2
    for name in resumes:
        text, left_out = plain(kit.texts[name]).lower(), " ".join(kit.left_out[name])
        for work in (work for work in kit.profile.work if work.position and work.start):
            if f"{work.key} " in left_out:
                continue
            dates = f"{month(work.start)} – {month(work.end) if work.end else 'present'}".lower()
            places = [found.end() for found in re.finditer(re.escape(work.position.lower()), text)]
            assert any(dates in text[at : at + 140] for at in places), (name, work.position, dates)


# --- what is essential ---------------------------------------------------------------------------------------------


def test_what_is_essential_stands_in_every_document_or_is_named_as_left_out(kit):
    missing = []
    for name in (name for name in kit.texts if name.endswith(DOCUMENTS)):
        text, left_out = squeezed(kit.texts[name]), kit.left_out[name]
        for entry in kit.profile.entries():
            if entry.importance < 5 or type(entry).__name__ in ("Bio", "Pinned", "Photo"):
                continue
            table = entry.key.partition("[")[0]
            told_by = [entry.key, f"{entry.key} ", f"{table} ("]
            if any(one == told_by[0] or one.startswith(tuple(told_by[1:])) for one in left_out):
                continue
            shown = entry.text if table == "quotes" else entry.name_of
            missing += [(name, entry.key, shown)] * (squeezed(shown) not in text)
    assert missing == []


def squeezed(text: str) -> str:
    """Letters and digits only: where a line or a page ends within a name is nobody's fault."""
    return re.sub(r"[\W_]+", "", text).lower()


def test_the_linked_data_says_who_the_person_is_as_the_profile_does(kit):
    data = json.loads((kit.folder / "web" / "person.jsonld").read_text("utf-8"))
    person = next(found for found in nodes(data) if found.get("@type") == "Person" and "name" in found)
    assert squeezed(kit.profile.person.name) in squeezed(person["name"])
    said = {squeezed(text) for text in linked(data)}
    known = squeezed(kit.facts)
    assert [text for text in linked(data) if "://" not in text and strange(text, known, kit)] == []
    for award in kit.profile.awards:
        assert any(squeezed(award.title) in one for one in said), award.title


def strange(text: str, known: str, kit: Kit) -> bool:
    """Whether a value of linked data is neither a text of the profile nor made of its words and dates."""
    return squeezed(text) not in known and bool(words(text) - words(kit.facts) - words(" ".join(strings(LANGUAGE))))


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of linked data."""
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from nodes(value)


def test_the_card_gives_the_name_the_position_and_the_public_contact_of_the_profile(kit):
    (card,) = [text for name, text in kit.texts.items() if name.endswith(".vcf")]
    assert kit.profile.person.name in card
    now = [work for work in kit.profile.work if not work.past(kit.profile.as_of)]
    assert now[0].organization in card
    assert "private" not in card


# --- how it is written ---------------------------------------------------------------------------------------------


MARKS = {
    "a mark of the notation": re.compile(r"[{}]|\[\[|\]\]|(?<=\w)\[(?=[^\]]*\])|\{(?:they|their|them)"),
    "a template tag": re.compile(r"\{\{|\}\}|\{%|%\}|&(?:amp|lt|gt|quot|#\d+);"),
    "an asterisk of emphasis": re.compile(r"(?<!\*)\*\w|\w\*(?!\*)"),
    "None": re.compile(r"\bNone\b|\bnull\b|\bTrue\b|\bFalse\b|\bundefined\b|\bNaN\b|datetime\.|PartialDate"),
    "a space before a comma or stop": re.compile(r"\w [,.;:!?](?=\s|$)"),
    "two stops": re.compile(r"[,;:][,.;]|(?<!\.)\.\.(?!\.)|\(\)|“”"),
    "a straight quotation mark": re.compile(r"\w'\w|\"\w|\w\""),
}


def test_no_file_shows_how_it_was_made(kit):
    found = [
        (name, fault, line[max(0, match.start() - 30) : match.end() + 30])
        for name, text in kit.texts.items()
        if not name.endswith("blurbs.json")
        for line in text.splitlines()
        for fault, mark in MARKS.items()
        if (match := mark.search(line)) and not (name.endswith(".md") and fault.startswith("an asterisk"))
    ]
    assert found == []


def test_no_line_holds_two_spaces_in_a_row(kit):
    texts = {name: text for name, text in kit.texts.items() if not name.endswith((".pdf", ".md", "README.txt"))}
    lines = [(name, line) for name, text in texts.items() for line in text.splitlines()]
    assert [(name, line) for name, line in lines if re.search(r"\S[ \u00a0]{2,}\S", line)] == []


def test_every_quotation_that_opens_is_closed(kit):
    for name, text in kit.texts.items():
        depth = 0
        for mark in re.findall("[“”]", text):
            depth += 1 if mark == "“" else -1
            assert depth in (0, 1), (name, mark)
        assert depth == 0, name


def test_what_is_private_is_said_nowhere(kit):
    said = squeezed(" ".join(kit.texts.values()))
    assert [address for address in kit.hidden if squeezed(address) in said] == []


# --- claims.json: what every sentence rests on ------------------------------------------------------------------------


def claims_of(kit: Kit) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads((kit.folder / "claims.json").read_text("utf-8"))["files"]
    return found


def squashed(text: str) -> str:
    """Only its letters and figures, so that lines, hyphens and quotation marks do not matter."""
    text = re.sub("[\u00ad\ufffe\u2010-]\\s*\n\\s*", "", text)
    return re.sub(r"[\W_]", "", text.casefold())


def sentences(text: str) -> list[str]:
    """The sentences in a text that have a verb's worth of words, without headings and addresses."""
    split = re.split(r"(?<=[.!?])[”’)]?\s+(?=[A-ZÀ-Þ“])|\n", text)
    return [one for one in split if len(one.split()) >= 5 and re.search(r"[.!][”’)]?$", one.strip())]


def test_every_sentence_of_every_text_is_claimed_for_its_file(kit):
    claims = claims_of(kit)
    photos = [text for photo in kit.profile.photos for text in (photo.caption, photo.alt, photo.license) if text]
    topics = [text for row in kit.profile.topics for text in (row.title, row.summary or "")]
    offered = [*photos, *topics, kit.profile.kit.rights or "", *(row.text for row in kit.profile.questions)]
    nobody = squashed(" ".join(offered))
    everything = {one for rows in claims.values() for row in rows for one in sentences(row["text"])}
    for name, text in kit.texts.items():
        claimed = squashed(" ".join(row["text"] for row in claims.get(name, ())))
        there = squashed(text)
        said = [one for one in everything if squashed(one) in there]
        said += [] if name.endswith(".pdf") else sentences(text)  # a line of a PDF may be the end of one, or the middle
        unclaimed = [one for one in said if squashed(one) not in claimed and squashed(one) not in nobody]
        assert unclaimed == [], name
        assert claimed, name


def test_what_is_claimed_for_a_file_stands_in_it(kit):
    """A sentence whole; of an entry at least its name, for a page need not show all that is known of it."""
    for name, rows in claims_of(kit).items():
        if name in kit.texts:
            hidden = html.unescape((kit.folder / name).read_text("utf-8")) if name.startswith("web/") else ""
            there = squashed(kit.texts[name] + hidden)
            said = [row["text"] if row["text"].endswith(".") else re.split(r"[.,;:] ", row["text"])[0] for row in rows]
            assert [one for one in said if squashed(one) not in there] == [], name


def test_every_claim_names_entries_that_there_are_and_their_sources(kit):
    known = {entry.key: entry.sources for entry in kit.profile.entries()} | {"kit": ()}
    for name, rows in claims_of(kit).items():
        for row in rows:
            assert row["facts"], (name, row["text"])
            entries = {key.partition(".")[0] for key in row["facts"]}  # of person.location the person
            assert entries <= set(known), (name, row["text"])
            assert set(row["sources"]) == {id for key in entries for id in known[key]}, (name, row["text"])


@pytest.mark.parametrize("end", [*DOCUMENTS, "card.png", ".vcf"])
def test_the_line_under_the_name_is_claimed(kit, end):
    (rows,) = [rows for name, rows in claims_of(kit).items() if name.endswith(end)]
    assert kit.profile.person.headline.casefold() in {row["text"].casefold() for row in rows}


def test_every_number_in_the_press_kit_leads_to_its_source_and_every_source_is_referred_to(kit):
    (path,) = kit.folder.glob("*-press-kit.pdf")
    reader = pypdf.PdfReader(path)
    pages = {id: number for number, page in enumerate(reader.pages) if (id := page.indirect_reference)}
    there = {name: pages[place.page] for name, place in reader.named_destinations.items()}  # type: ignore[index]
    rows = json.loads((kit.folder / "claims.json").read_text("utf-8"))["files"][path.name]
    cited = {id for row in rows for id in row["sources"]}
    titles = [source.title for source in kit.profile.sources if source.id in cited]
    seen = set()
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(reader.pages):
            words = document[number].get_textpage()
            for link in (note.get_object() for note in page.get("/Annots", ())):
                name = str(link.get("/Dest", ""))
                if not name.startswith("source-"):
                    continue
                left, bottom, right, top = map(float, link["/Rect"])
                shown = words.get_text_bounded(left - 0.2, bottom - 1, right + 1, top + 1).strip(
                    " ,–\n\r"
                )  # of a run, 1–3, its ends
                assert name == f"source-{shown}", (number + 1, shown)
                listed = squashed(document[there[name]].get_textpage().get_text_range())
                assert any(squashed(shown + title) in listed for title in titles), name
                seen.add(name)
    assert seen == {f"source-{number}" for number in range(1, len(titles) + 1)}
    last = "\n".join(document_page(path, page) for page in sorted({there[name] for name in seen}))
    assert [title for title in titles if squashed(title) not in squashed(last)] == []


def document_page(path: Path, number: int) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[number].get_textpage().get_text_range())

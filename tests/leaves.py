"""Every text of another tool's file, by parsers that are not presskit's, and which of them a profile does not have.

In: the name and the bytes of a file. Out: texts that a person wrote, dates and figures too; not what a format says of
itself. The oracle of the promise that an import loses nothing.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import math
import quopri
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from presskit import periods
from presskit.importers import languages, texts
from presskit.importers.places import country, spelled

ORCIDS_OWN = (
    "put-code", "path", "host", "visibility", "last-modified-date", "created-date", "type", "external-id-type",
    "disambiguated-organization", "source", "display-index", "external-ids", "history", "preferences",
    "orcid-identifier",
)  # fmt: skip
"""What ORCID's bookkeeping is called."""

PAGES_OWN = (
    "id", "visible", "icon", "columns", "separateLinks", "hidden", "iconColor", "showLinkInTitle", "options", "type",
    "inlineLink", "keepTogether", "startOnNewPage",
)  # fmt: skip
"""What Reactive Resume keeps for its pages."""

_LOOK = ("css", "layout", "layouts", "page", "theme", "typography")
"""What other programs call how their pages look."""

_CODES = {
    "telephone", "email", "social media", "web", "other", "mobile", "home", "linkedin", "it", "ita",
    "true", "false", "x", "owner", "direct", "orcid.org",
    "language", "digital_skill", "cv-formal", "default",
}  # fmt: skip
"""What a Europass file says in codes and about itself."""

_LINKEDIN_READS = (
    "profile", "profile summary", "positions", "education", "skills", "languages", "certifications", "publications",
    "patents", "projects", "honors", "volunteering", "organizations", "courses",
)  # fmt: skip
_LINKEDIN_COLUMNS = (
    "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry", "Zip Code",
    "Geo Location", "Twitter Handles", "Websites", "Instant Messengers", "Company Name", "Title", "Description",
    "Location", "Started On", "Finished On", "School Name", "Start Date", "End Date", "Notes", "Degree Name",
    "Activities", "Name", "Proficiency", "Url", "Authority", "License Number", "Publisher", "Published On",
    "Issued On", "Role", "Cause", "Position", "Number", "Profile Summary",
)  # fmt: skip
"""What the tables of the examples call their columns."""

_LINKEDIN_KEEPS = ("address", "birth date", "zip code", "instant messengers", "maiden name", "geo location")


def leaves(name: str, data: bytes) -> Iterator[str]:
    """Every text of a file that a person wrote; nothing of a file that these parsers cannot read."""
    ending = name.rpartition(".")[2]
    try:
        found = list(_READERS[ending](data)) if ending in _READERS else []
    except Exception:  # it is not right enough for a strict parser
        found = []
    seen = ("".join(sign for sign in text if unicodedata.category(sign) != "Cf") for text in found)  # soft hyphens …
    yield from (text for text in seen if text.strip() and text.strip().lower() not in _NOTHING)


_NOTHING = {"null", "~", "_$!<homepage>!$_"}
"""How YAML says that there is nothing, and Apple that an address is a home page's."""


def missing(leaves: Iterable[str], text: str) -> list[str]:
    """The texts of which something is not in `text`."""
    there = squeezed(unescaped(text)) + squeezed(text)  # comments, and what is said, are not escaped
    told = list(sentences(text))
    return [
        leaf
        for leaf in leaves
        if not all(part in there or any(one.search(part) for one in told) for part in parts(leaf))
        and not _is_told(leaf, there, told)
        and squeezed(leaf) not in there
        and squeezed(spelled(country(leaf))) not in there  # codes of countries and languages become their names
        and squeezed(languages.name(leaf)) not in there
        and squeezed(_begun(leaf)) not in there
    ]


def _is_told(leaf: str, there: str, told: Sequence[re.Pattern[str]]) -> bool:
    """Whether of each line of a text there is what is left when the sentences of [[bio]] are taken out of it."""
    for line in texts.plain(leaf).splitlines():
        rest = squeezed(line)
        for one in told:
            rest = one.sub("\0", rest)
        if not all(piece in there for piece in rest.split("\0")):
            return False
    return True


def _begun(leaf: str) -> str:
    """How a comment names octets written in letters, or what looks like them: how they begin, and how many they are."""
    text = leaf.strip()
    return f"{text[:40]}… ({len(text):,} characters)"


def sentences(text: str) -> Iterator[re.Pattern[str]]:
    """The sentences of [[bio]], squeezed, with anything in the place of whoever is meant and of what they do."""
    for entry in re.findall(r"(?m)^\[\[bio\]\]\n(?:[^\n]+\n)*", text):
        said = re.findall(r"(?m)^text = ['\"](.*)['\"]$", entry)[-1]
        bare = re.sub(r"\[[@&]*|\]|\\|(?<=\{)\d+\+ ", "", re.sub(r"\{[^{};]*\}", "\0", said))
        pieces = [re.escape(squeezed(piece)) for piece in re.sub(r"[{}]", "", bare.replace(";", " and ")).split("\0")]
        yield re.compile(".{0,40}".join(pieces).replace("and", "(?:and)?"))


# --- formats -----------------------------------------------------------------------------------------------


def _json(data: bytes) -> Iterator[str]:
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    text = re.sub(_NO_JSON, lambda found: found[1] or "", text)
    text = re.sub(_NO_JSON, lambda found: found[1] or "", text)  # a comma before a comment
    value = json.loads(text, object_pairs_hook=_pairs, strict=False)
    if isinstance(value, list) and value[:1] == ["vcard"]:  # its names, parameters and types are the format's
        value = [row[3:] for row in value[1] if row[0] != "version"]
    value = _without_look(value)
    own: Sequence[str] = ORCIDS_OWN if '"orcid-identifier"' in text or '"put-code"' in text else ()
    own = PAGES_OWN if isinstance(value, dict) and "basics" in value and "sections" in value else own
    yield from (leaf for leaf in _of(value, own) if leaf != "article-journal")


_NO_JSON = r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*[\s\S]*?\*/|,(?=\s*[\]}])'
"""Comments and commas too many; texts, which stay."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Also what stands under a name that comes again."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        while name in found:
            name += " again"
        found[name] = value
    return found


def _yaml(data: bytes) -> Iterator[str]:
    import yaml

    yield from _of(_without_look(yaml.load(data, Loader=yaml.CBaseLoader)))


def _without_look(value: Any) -> Any:
    """A résumé without the settings of how its pages look, of which it is said how many they are."""
    if not isinstance(value, dict):
        return value
    found = {
        name: {key: one for key, one in inner.items() if key not in _LOOK}
        if name in ("meta", "metadata") and isinstance(inner, dict)
        else inner
        for name, inner in value.items()
    }
    if isinstance(layouts := found.get("layouts"), list) and "content" in found:  # what it calls the sections is told
        found["layouts"] = [one.get("sections") for one in layouts if isinstance(one, dict)]
    return found


def _of(value: Any, own: Sequence[str] = ()) -> Iterator[str]:
    if isinstance(value, dict):
        if own is ORCIDS_OWN and value.get("visibility", "public") not in ("public", None):
            return  # ORCID shows it to nobody else
        for name, inner in value.items():
            if name not in own:
                yield from _of(inner, own)
    elif isinstance(value, list):
        for inner in value:
            yield from _of(inner, own)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        if isinstance(value, float):
            whole = value.is_integer() and abs(value) < 1e15
            yield from [str(int(value)) if whole else repr(value)] if math.isfinite(value) else []
        else:
            yield str(value)


def _xml(data: bytes) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(data, parser)
    for element in root.xpath("//*[@visibility and @visibility != 'public']"):
        element.getparent().remove(element)  # ORCID shows it to nobody else
    if b"orcid.org/ns" in data:
        for element in root.xpath("|".join(f"//*[local-name() = '{name}']" for name in ORCIDS_OWN)):
            if element.getparent() is not None:
                element.getparent().remove(element)
    for text in root.itertext():
        if text.strip() and text.strip().lower() not in _CODES and "CEF-" not in text:
            yield text


def _ris(data: bytes) -> Iterator[str]:
    for value in re.findall(r"(?m)^(?!TY|ER)[A-Z][A-Z0-9]  - (.*)$", data.decode()):
        yield from value.strip().split(", ")


def _bib(data: bytes) -> Iterator[str]:
    pattern = r"(?<=[\s,])\w+\s*=\s*(?:\{([^{}\\$~\"]{3,})\}|\"([^{}\\$~\"]{3,})\")(?=\s*[,}\n])"
    for braced, quoted in re.findall(pattern, data.decode()):
        yield from (name for name in re.split(r"\s+and\s+", braced or quoted) if name != "others")  # who are et al.


def _vcf(data: bytes) -> Iterator[str]:
    """The values of the first card: what a reader of RFC 6350 sees, its lines unfolded; what is no line, as it is."""
    cards = re.split(r"(?im)^END:VCARD[ \t]*\r?$", data.decode("utf-8-sig"))
    card = "".join([cards[0], *itertools.takewhile(lambda part: "BEGIN:VCARD" not in part.upper(), cards[1:])])
    lines: list[str] = []
    for row in re.split(r"\r*\n|\r", card):
        if lines and lines[-1].endswith("=") and _is_quoted(lines[-1]):
            lines[-1] = lines[-1][:-1] + row  # a soft line break, which only quoted-printable has
        elif lines and row.startswith((" ", "\t")):
            lines[-1] += row[1:]
        else:
            lines.append(row)
    for line in lines:
        head, colon, value = line.partition(":")
        if '"' in head:
            continue
        if not colon or not re.fullmatch(r"\s*(?:[\w-]+\.)?[\w-]+(?:;.*)?", head):
            yield _unescaped(line)
            continue
        name = head.strip().rpartition(".")[2].partition(";")[0].upper()
        if name in ("BEGIN", "VERSION", "PRODID", "REV", "UID", "KIND", "SOURCE", "END", "X-ABUID"):
            continue
        if _is_quoted(line):
            coding = re.search(r"(?i)charset=([\w-]+)", head)
            value = quopri.decodestring(value).decode(coding[1] if coding else "utf-8")
        if name not in ("PHOTO", "LOGO", "SOUND", "KEY"):  # bytes
            between = {"FN": r"[,/\s]+", "PRONOUNS": r"[,/\s]+", "X-ABLABEL": r"\Z"}.get(name, r"(?<!\\)[;,]")
            yield from map(_unescaped, re.split(between, value))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _zip(data: bytes) -> Iterator[str]:
    """The cells of LinkedIn's tables, but for what is nobody's business."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            name = info.filename.rpartition("/")[2].lower().removesuffix(".csv").replace("_", " ")
            if name not in _LINKEDIN_READS or info.file_size > 8_000_000:
                continue
            rows = list(csv.reader(io.StringIO(archive.read(info).decode("utf-8-sig"))))
            columns = next((row for row in rows[:10] if _are_columns(row)), rows[0] if rows else [])
            for row in rows:
                for column, cell in itertools.zip_longest(columns, row if row is not columns else (), fillvalue=""):
                    if column.lower() in ("websites", "twitter handles"):  # [COMPANY:https://…,PORTFOLIO:https://…]
                        yield from re.split(r"[\[\],]|\b[A-Z_]+:", cell)
                    elif " ".join(column.lower().split()) not in _LINKEDIN_KEEPS:
                        yield cell


def _are_columns(row: list[str]) -> bool:
    """Whether a row has the names of LinkedIn's columns, of which damage may have spoilt some."""
    cells = [" ".join(cell.split()) for cell in row if cell.strip()]
    return sum(cell in _LINKEDIN_COLUMNS for cell in cells) * 2 > len(cells)


_READERS = {"json": _json, "yaml": _yaml, "yml": _yaml, "xml": _xml, "bib": _bib, "ris": _ris, "vcf": _vcf, "zip": _zip}


# --- finding them again ------------------------------------------------------------------------------------


def parts(text: str) -> list[str]:
    """What must be found again of a text: of a date its years, of anything else each line."""
    text = re.sub(r"[\0-\x08\x0e-\x1f\x7f\ud800-\udfff]", "", text)  # which no profile holds, not in a date either
    text = re.sub(r"^https?://(?:dx\.)?doi\.org/", "", text)  # addresses of DOIs are all written alike
    text = re.sub(r"https?://(?:dx\.)?doi\.org/", "https://doi.org/", text)
    text = texts.plain(text).removeprefix("tel:").removeprefix("mailto:")
    if re.fullmatch(r"data:\S+|[A-Za-z0-9+/=]{200,}", text):
        text = text[:40]  # a picture or a key, of which the beginning is named
    if periods.is_open(text):
        return []
    if periods.span(text) or re.fullmatch(r"[\d\s/.,:–—-]+(?:present)?", text, re.IGNORECASE):
        return re.findall(r"\d{4}", text)[:1]
    if text.lower() in _MONTHS or text == "至今":
        return []
    # a name on Mastodon, @who@where, becomes an address; that of a link may stand beside what it is called
    return [part for piece in re.split(r"[\n,;@]|\((?=https?:)", text) if (part := squeezed(piece))]


_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "present", "until",
)  # fmt: skip


def squeezed(text: str) -> str:
    """Letters and figures only."""
    return "".join(letter for letter in unicodedata.normalize("NFC", text.casefold()) if letter.isalnum())


def unescaped(text: str) -> str:
    """A text of TOML as it is meant."""
    return re.sub(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", _meant, text)


def _meant(found: re.Match[str]) -> str:
    if code := found[1] or found[2]:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else found[0]
    return found[3] if found[3] in '"\\' else " " if found[3] in "ntrfb" else found[0]

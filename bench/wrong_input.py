"""Wrong input, made from right input: what bench/fuzz.py tries, each case from its kind, its number and a seed.

In: the profiles, the other tools' files and the templates of this repository. Out: `Case`s: files in a folder, and
the commands that somebody runs there. The same seed makes the same cases.
"""

from __future__ import annotations

import copy
import io
import json
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench import hostile
from bench.hostile import LAUGHS, LOGO, NO_PICTURES, OUTSIDE, PERSON, packed
from bench.mutate import FRAGMENTS, TEXTS, VALUES, Random, damaged, rewritten, shaken, way_into

ROOT = Path(__file__).parents[1]
IMPORTS = ROOT / "tests" / "imports"

Command = list[str]


@dataclass
class Case:
    """Files in a folder, the commands that are run there in turn, and the file whose texts must all come in."""

    kind: str
    number: int
    files: dict[str, bytes] = field(default_factory=dict)
    commands: list[Command] = field(default_factory=list)
    source: str = ""
    kit: bool = True

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"


def case(kind: str, number: int, seed: int) -> Case:
    """The case of this kind and number."""
    draw = Random(f"{seed}:{kind}:{number}")
    made = Case(kind, number)
    KINDS[kind].make(made, draw)
    return made


# --- files -------------------------------------------------------------------------------------------------


@cache
def profiles() -> tuple[tuple[str, dict[str, Any]], ...]:
    """The text and the values of every right profile of the repository."""
    paths = [
        ROOT / "profile.toml",
        ROOT / "docs" / "example.toml",
        ROOT / "templates" / "new" / "profile.toml",
        *sorted((ROOT / "tests" / "people").glob("*.toml")),
        *sorted((ROOT / "tests" / "careers").glob("*.toml")),
        *sorted((ROOT / "examples").glob("*/profile.toml")),
    ]
    return tuple((path.read_text("utf-8"), tomllib.loads(path.read_text("utf-8"))) for path in paths)


@cache
def wrong() -> tuple[str, ...]:
    """The wrong profiles that tests know."""
    from tests.corpus import cases

    return tuple(one.profile for one in cases())


def toml(data: Mapping[str, Any]) -> bytes:
    """Values as TOML, also those that no profile has; None is left away."""
    flat = {key: value for key, value in data.items() if not (isinstance(value, dict) or _is_rows(value))}
    head = "".join(f"{_name(key)} = {_toml(value)}\n" for key, value in flat.items())
    return (head + "".join(_tables(data))).encode("utf-8", "surrogatepass")


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _tables(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield f"\n[{_name(key)}]\n" + "".join(f"{_name(name)} = {_toml(inner)}\n" for name, inner in value.items())
        elif _is_rows(value):
            for row in value:
                yield f"\n[[{_name(key)}]]\n"
                yield from (f"{_name(name)} = {_toml(inner)}\n" for name, inner in row.items())


def _toml(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_name(key)} = {_toml(inner)}" for key, inner in value.items()) + " }"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _name(key: Any) -> str:
    return json.dumps(str(key))


@cache
def _linkedin() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((IMPORTS / "linkedin").glob("*.csv"))}


@cache
def _imports(*endings: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(IMPORTS.iterdir()) if path.name.endswith(endings))


@cache
def picture(kind: str, width: int = 320, height: int = 400) -> bytes:
    """A picture with something in it."""
    from PIL import Image

    shade = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (shade, shade.rotate(180), shade.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    data = io.BytesIO()
    image.save(data, kind)
    return data.getvalue()


@cache
def issued() -> tuple[dict[str, bytes], bytes]:
    """The files of a kit's ZIP and one of its PDFs."""
    import tempfile

    import presskit

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.toml"
        path.write_bytes(NO_PICTURES)
        presskit.build(path, only=["one-pager", "blurbs", "zip"])
        data = next((Path(folder) / "output").glob("*.zip")).read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {info.filename: archive.read(info) for info in archive.infolist()}
    return files, next(text for name, text in files.items() if name.endswith(".pdf"))


# --- commands ----------------------------------------------------------------------------------------------

_PLACES = ("tldr", "tagline", "words-50", "characters-160", "bluesky", "x", "linkedin-about", "orcid", "nowhere")


def _blurb(draw: Random) -> Command:
    limit = str(draw.choice((1, 5, 8, 12, 20, 25, 40, 50, 75, 100, 150, 200, 280, 500)))
    asked = draw.choice((["--words", limit], ["--characters", str(int(limit) * 6)], ["--sentences", "3"]))
    if draw.random() < 0.3:
        asked = ["--place", draw.choice(_PLACES)]
    voice = ["--voice", draw.choice(("third", "first", "mc", "tagline"))] if draw.random() < 0.5 else []
    return ["blurb", *asked, *voice, *(["--explain"] if draw.random() < 0.2 else [])]


def _export(draw: Random) -> Command:
    return ["export", "--to", draw.choice(("json-resume", "vcard", "json-ld", "markdown", "text"))]


ONLY = ("one-pager", "press-kit", "resume", "bio", "web", "photos", "vcard", "zip")


def asked(draw: Random, whole: float = 0.03) -> list[Command]:
    """What is asked of a profile: mostly what is quick, sometimes a kit."""
    chance = draw.random()
    if chance < whole:
        paper = ["--paper", draw.choice(("a4", "letter"))] if draw.random() < 0.3 else []
        return [["build", *paper, *(["--only", draw.choice(ONLY)] if draw.random() < 0.7 else [])]]
    if chance < whole + 0.07:
        return [["build", "--only", "blurbs"]]
    if chance < whole + 0.52:
        form = ["--format", draw.choice(("text", "json", "github"))] if draw.random() < 0.2 else []
        return [["check", *form]]
    if chance < whole + 0.74:
        return [_blurb(draw)]
    if chance < whole + 0.82:
        return [_export(draw)]
    return [draw.choice((["sources"], ["stale"], ["stale", "--within", "9999"], ["draft"], ["sources", "--missing"]))]


# --- the kinds ---------------------------------------------------------------------------------------------


def _profile(made: Case, draw: Random) -> None:
    """Keys dropped, doubled, renamed; values of other types; texts and dates that nobody expects."""
    _, data = draw.choice(profiles())
    made.files["profile.toml"] = toml(shaken(data, draw, draw.choice((1, 1, 2, 3, 8))))
    made.commands = asked(draw)


def _gentle(made: Case, draw: Random) -> None:
    """Texts only, so that most profiles stay right and go all the way."""
    _, data = draw.choice(profiles())
    data = copy.deepcopy(data)
    for _ in range(draw.choice((1, 2, 5))):
        way = way_into(data, draw)
        holder: Any = data
        for key in way[:-1]:
            holder = holder[key]
        if way and isinstance(holder[way[-1]], str):
            holder[way[-1]] = draw.choice((rewritten(holder[way[-1]], draw), draw.choice(TEXTS)))
    made.files["profile.toml"] = toml(data)
    made.commands = asked(draw, 0.06)


def _bytes_of_profile(made: Case, draw: Random) -> None:
    """The text of a right or a wrong profile with bytes damaged."""
    text = draw.choice(wrong()) if draw.random() < 0.3 else draw.choice(profiles())[0]
    other = draw.choice(profiles())[0].encode()
    made.files["profile.toml"] = damaged(text.encode(), draw, draw.choice((1, 1, 2, 4)), other)
    made.commands = asked(draw, 0.01)


_PIECES = (
    "[", "]", "[[", "]]", "{", "}", ";", "|", "*", "\\", " ", ", ", ".", "!", "?", "{they}", "{They}", "{their}",
    "{them}",
    "{themselves}", "{has}", "{is}", "{leads|led}", "{a; b}", "{a; b; c}", "{=organization}", "she", "Ada", "Strand",
    "I",
    "In 2019", "founded", "Northwater", "the bridges", ", which sing", " and", "before that", "also", "“", "”", "(",
    ")", "\n\n",
)  # fmt: skip


def _phrase(draw: Random, depth: int) -> str:
    """A text in the notation, right in itself, if not in English."""
    parts = []
    for _ in range(draw.choice((1, 2, 3, 5))):
        act = draw.randrange(6) if depth < 4 else 5
        if act == 0:
            parts.append(f"[{_phrase(draw, depth + 1)}]")
        elif act == 1:
            parts.append(f"[[{_phrase(draw, depth + 1)}]]")
        elif act == 2:
            parts.append("{" + "; ".join(_phrase(draw, depth + 2) for _ in range(draw.choice((2, 3, 7)))) + "}")
        elif act == 3:
            parts.append(draw.choice(("{they}", "{their} work", "{They} {has} gone", "{them}", "{themselves}")))
        else:
            parts.append(
                draw.choice(
                    (" and Ada", " the bridge", ", which sings,", " (2019)", ".", " I", " “so”", " 3.5%", " Inc.", "")
                )
            )
    return "".join(parts)


def _notation(made: Case, draw: Random) -> None:
    """Sentences of the author's made of pieces of the notation."""
    _, data = draw.choice(profiles())
    data = copy.deepcopy(data)
    rows: list[dict[str, Any]] = data.get("bio", [])
    for _ in range(draw.choice((1, 3, 12))):
        text = "".join(draw.choice(_PIECES) for _ in range(draw.choice((3, 8, 25))))
        text = text if draw.random() < 0.25 else _phrase(draw, 0)
        if rows and draw.random() < 0.6:
            row = draw.choice(rows)
            old = str(row.get("text", ""))
            at = draw.randrange(len(old) + 1)
            row["text"] = draw.choice((text, old[:at] + draw.choice(_PIECES) + old[at:]))
        else:
            rows = [*rows, {"text": text, "importance": draw.randrange(1, 6)}]
    data["bio"] = rows
    made.files["profile.toml"] = toml(data)
    made.commands = [draw.choice((["check"], _blurb(draw), _blurb(draw), ["build", "--only", "blurbs"], ["sources"]))]


def _settings(made: Case, draw: Random) -> None:
    """[kit], [check], pinned texts, sections."""
    _, data = draw.choice(profiles())
    data = copy.deepcopy(data)
    data["kit"] = shaken(
        {
            "slug": "ada", "paper": "a4", "look": "studio", "accent": "#1f4e9c", "fonts": [],
            "templates": ["one-pager"],
            "places": ["tldr"], "website": "https://example.org", "rights": "Free to use.", "resume_pages": 2,
            "sections": {"order": ["work"], "titles": {"work": "Jobs"}, "hidden": ["skills"]},
        }, draw, draw.choice((0, 1, 1, 3)),
    )  # fmt: skip
    if draw.random() < 0.2:
        data["check"] = shaken({"ignore": ["puffery"]}, draw, 1)
    if draw.random() < 0.3:
        rows = [{"words": 50, "text": "Ada is an engineer."}, {"place": "tldr", "text": "Ada builds."}]
        data["pinned"] = shaken(rows, draw, 1)
    if draw.random() < 0.3:
        entry = {"title": "x", "start": 2020, "text": "y", "points": ["z"]}
        data["sections"] = shaken([{"title": "More", "entries": [entry]}], draw, 1)
    made.files["profile.toml"] = toml(data)
    made.commands = asked(draw, 0.05)


def _import(made: Case, draw: Random, name: str, data: bytes, *options: str) -> None:
    made.files[name] = data
    made.source = name
    made.commands = [["import", name, "-o", "new.toml", *options], ["check", "new.toml"]]
    if draw.random() < 0.15:
        made.commands.append(["build", "new.toml", "--only", "blurbs"])
    elif draw.random() < 0.015:
        made.commands.append(["build", "new.toml"])
    if draw.random() < 0.05:
        made.files["profile.toml"] = PERSON.encode()
        made.commands.append(["import", name, "--into", "profile.toml"])
    made.kit = False


def _json_resume(made: Case, draw: Random) -> None:
    """JSON Resumes whose tree is shaken, or whose text is damaged."""
    base = draw.choice([data for data in _imports(".json") if b"orcid-identifier" not in data])
    if draw.random() < 0.7:
        from presskit.importers.parsing import parse

        value = parse(base, "", lambda problem: None).value
        value = shaken(value, draw, draw.choice((1, 2, 5, 12)))
        data = json.dumps(value, ensure_ascii=draw.random() < 0.5, indent=draw.choice((None, 1)), default=str)
        coding = draw.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16"))
        _import(made, draw, "resume.json", data.encode(coding, "surrogatepass"))
    else:
        _import(made, draw, "resume.json", damaged(base, draw, draw.choice((1, 2, 4))))


def _yaml(made: Case, draw: Random) -> None:
    """RenderCV's YAML and JSON Resumes as YAML, with anchors, tags and odd indentation put in."""
    base = draw.choice(_imports(".yaml"))
    if draw.random() < 0.6:
        import yaml

        value = shaken(yaml.load(base, Loader=yaml.CBaseLoader), draw, draw.choice((1, 2, 5, 12)))
        _import(
            made,
            draw,
            "cv.yaml",
            yaml.dump(_plain(value), allow_unicode=True, sort_keys=False).encode("utf-8", "replace"),
        )
    else:
        _import(made, draw, "cv.yaml", damaged(base, draw, draw.choice((1, 2, 4))))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _linkedin_zip(made: Case, draw: Random) -> None:
    """LinkedIn's ZIP: cells, headers and bytes of its tables, names of members, the archive itself."""
    import csv

    members = dict(_linkedin())
    for name in draw.sample(sorted(members), draw.choice((1, 2, 4))):
        if draw.random() < 0.5:
            rows = list(csv.reader(io.StringIO(members[name].decode())))
            for _ in range(3):
                row = draw.choice(rows)
                if row:
                    row[draw.randrange(len(row))] = draw.choice(TEXTS)
                if draw.random() < 0.2:
                    draw.choice(rows).append(draw.choice(TEXTS))
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            members[name] = text.getvalue().encode("utf-8", "replace")
        else:
            members[name] = damaged(members[name], draw, 2)
        if draw.random() < 0.2:
            way = draw.choice(("../../{}", "/{}", "a/{}", "C:\\{}", "{}_1", "x/../{}", "\x00{}", "./{}", "{}\n"))
            members[way.format(name)] = members.pop(name)
    data = packed(members)
    if draw.random() < 0.3:
        data = damaged(data, draw, draw.choice((1, 2, 5)))
    _import(made, draw, "linkedin.zip", data, *(["--name", "Ada Lind"] if draw.random() < 0.3 else []))


def _vcard(made: Case, draw: Random) -> None:
    """vCards with lines damaged, doubled, folded and moved."""
    base = draw.choice(_imports(".vcf"))
    if draw.random() < 0.6:
        lines = base.decode("utf-8", "replace").splitlines()
        for _ in range(draw.choice((1, 3, 6))):
            at = draw.randrange(1, max(2, len(lines) - 1))
            if at < len(lines):
                name, _, value = lines[at].partition(":")
                lines[at] = draw.choice(
                    (f"{name}:{draw.choice(FRAGMENTS)}", f"{draw.choice(_PROPERTIES)}:{value}",
                     f"{name};TYPE=home;X=\"a:b;c\":{rewritten(value, draw)}", f" {lines[at]}", f"item1.{lines[at]}")
                )  # fmt: skip
        base = draw.choice(("\r\n", "\n")).join(lines).encode("utf-8", "surrogatepass")
    else:
        base = damaged(base, draw, draw.choice((1, 2, 4)))
    _import(made, draw, "card.vcf", base, *(["--name", "Ada Lind"] if draw.random() < 0.3 else []))


_PROPERTIES = (
    "FN", "N", "EMAIL", "TEL", "ORG", "TITLE", "ROLE", "URL", "NOTE", "ADR", "BDAY", "LANG", "PHOTO", "PRONOUNS",
    "NICKNAME",
    "IMPP", "CATEGORIES", "GEO", "TZ", "X-TWITTER", "SOCIALPROFILE", "RELATED", "EXPERTISE", "HOBBY", "INTEREST",
    "ANNIVERSARY",
    "NOTE;ENCODING=QUOTED-PRINTABLE", "NOTE;CHARSET=LATIN1;ENCODING=QUOTED-PRINTABLE",
    "NOTE;CHARSET=zlib;ENCODING=QUOTED-PRINTABLE",
)  # fmt: skip


def _europass(made: Case, draw: Random) -> None:
    """Europass XML with elements dropped, doubled, moved and rewritten, or bytes damaged; as a file or inside a PDF."""
    base = draw.choice(_imports(".xml"))
    if draw.random() < 0.6:
        from lxml import etree

        root = etree.fromstring(base)
        for _ in range(draw.choice((1, 3, 8))):
            element = draw.choice(list(root.iter("*")))
            act = draw.randrange(5)
            parent = element.getparent()
            if act == 0 and parent is not None:
                parent.remove(element)
            elif act == 1 and parent is not None:
                parent.append(copy.deepcopy(element))
            elif act == 2 and not len(element):
                element.text = "".join(c for c in draw.choice(TEXTS) if c.isprintable() or c in "\n\t")
            elif act == 3 and not len(element):
                element.text = "".join(c for c in rewritten(element.text or "", draw) if c.isprintable())
            elif act == 4:
                element.tag = draw.choice(list(root.iter("*"))).tag
        base = etree.tostring(root)
    else:
        base = damaged(base, draw, draw.choice((1, 2, 4)))
    if draw.random() < 0.3:
        import pypdf

        writer = pypdf.PdfWriter()
        writer.add_blank_page(200, 200)
        writer.add_attachment("attachment.xml", base)
        data = io.BytesIO()
        writer.write(data)
        pdf = data.getvalue()
        _import(made, draw, "cv.pdf", damaged(pdf, draw, draw.choice((1, 3))) if draw.random() < 0.6 else pdf)
    else:
        _import(made, draw, "cv.xml", base)


def _orcid(made: Case, draw: Random) -> None:
    """Records of ORCID whose tree is shaken."""
    base = json.loads(draw.choice([data for data in _imports(".json") if b"orcid-identifier" in data]))
    _import(made, draw, "orcid.json", json.dumps(shaken(base, draw, draw.choice((1, 3, 8))), default=str).encode())


def _bibtex(made: Case, draw: Random) -> None:
    """BibTeX with braces, commands of LaTeX and bytes damaged."""
    text = damaged(draw.choice(_imports(".bib")), draw, draw.choice((1, 2, 4)))
    _import(made, draw, "papers.bib", text, "--name", "Ada Lind")


def _changes(made: Case, draw: Random) -> None:
    """What was issued, damaged: its ZIP, a file in it, the names of its members, a PDF, its facts."""
    files, pdf = issued()
    made.files["profile.toml"] = NO_PICTURES
    if draw.random() < 0.4:
        old, name = draw.choice((pdf, pdf, _facts_shaken(pdf, draw))), "old.pdf"
        old = damaged(old, draw, draw.choice((1, 3, 9))) if draw.random() < 0.7 else old
    else:
        members, name = dict(files), "old.zip"
        for member in draw.sample(sorted(members), 2):
            members[member] = damaged(members[member], draw, 2)
        if draw.random() < 0.3:
            members[draw.choice(("../../../x.pdf", "/x/blurbs/a.txt", "x/blurbs/\x00.txt", "blurbs/"))] = b"x"
        old = packed(members)
        old = damaged(old, draw, draw.choice((1, 3, 9))) if draw.random() < 0.5 else old
    made.files[name] = old
    made.commands = [["changes", name]]
    made.kit = False


def _facts_shaken(pdf: bytes, draw: Random) -> bytes:
    """The PDF with other facts inside."""
    import pypdf

    facts = json.loads(pypdf.PdfReader(io.BytesIO(pdf)).attachments["profile.json"][0])
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("profile.json", json.dumps(shaken(facts, draw, draw.choice((1, 4))), default=str).encode())
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


TEMPLATE_FILES = (
    "one-pager/page.html", "one-pager/template.toml", "press-kit/page.html", "press-kit/items.html",
    "press-kit/template.toml",
    "resume/page.html", "resume/template.toml", "web/index.html", "web/page.css", "web/tldr.html", "web/template.toml",
    "blurbs/template.toml", "bio/template.toml", "bio/bio.docx", "resume/resume.docx", "parts/type.html",
    "looks/studio/look.toml", "looks/studio/look.css", "looks/editorial/look.toml", "looks/editorial/look.css",
)  # fmt: skip


def _templates(made: Case, draw: Random) -> None:
    """A user's own copy of a template or of a look, damaged."""
    file = draw.choice(TEMPLATE_FILES)
    source = ROOT / "templates" / file
    data = source.read_bytes()
    folder = file.rpartition("/")[0]
    for other in source.parent.iterdir():
        if other.is_file() and other.suffix != ".py":
            made.files[f"templates/{folder}/{other.name}"] = other.read_bytes()
    if file.endswith(".docx"):
        data = _word_shaken(data, draw)
    elif file.endswith(".toml") and draw.random() < 0.6:
        data = toml(shaken(tomllib.loads(data.decode()), draw, draw.choice((1, 2, 4))))
    else:
        data = damaged(data, draw, draw.choice((1, 2, 4)))
    made.files[f"templates/{file}"] = data
    look = ["", 'look = "studio"', 'look = "editorial"']["studio" in file or 2 * ("editorial" in file)]
    made.files["profile.toml"] = NO_PICTURES + f"[kit]\n{look}\n".encode()
    product = folder if not folder.startswith(("looks", "parts")) else "one-pager"
    made.commands = [["check"]]
    if draw.random() < 0.25:
        made.commands.append(["build", "--only", product])
    elif draw.random() < 0.3:
        made.commands.append(draw.choice((["places"], ["templates"], ["blurb", "--words", "30"])))


_TAGS = (
    b"{{ person.name }}", b"{{ nobody }}", b"{% for x in y %}", b"{% endfor %}", b"{%p if x %}", b"{{ x", b"}}",
    b"{{r x }}",
    b"{{ 1 / 0 }}", b"{% while %}", b"{{ ''.__class__ }}", b"{%tr for a in b %}", b"&lt;",
    b"{{ person.name | nofilter }}", b"{#",
    b"{% set x = range(99999999) %}{% for a in x %}{% endfor %}", b"{% include 'x' %}", b"{{ lipsum() }}",
)  # fmt: skip


def _word_shaken(data: bytes, draw: Random) -> bytes:
    """A Word file: tags put into its text, its XML damaged, members dropped, or the archive damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    act = draw.random()
    if act < 0.5:
        body = members["word/document.xml"]
        parts = body.split(b"</w:t>")
        for _ in range(draw.choice((1, 2))):
            at = draw.randrange(len(parts))
            parts[at] += draw.choice(_TAGS)
        members["word/document.xml"] = b"</w:t>".join(parts)
    elif act < 0.7:
        name = draw.choice(sorted(members))
        members[name] = damaged(members[name], draw, draw.choice((1, 3)))
    elif act < 0.8:
        del members[draw.choice(sorted(members))]
    elif act < 0.9:
        return damaged(packed(members), draw, draw.choice((1, 5)))
    else:
        name = draw.choice(("word/document.xml", "[Content_Types].xml", "word/styles.xml"))
        members[name] = b"<?xml version='1.0'?>" + draw.choice((LAUGHS, OUTSIDE, b"<x/>", b"", b"<a>" * 10_000))
    return packed(members)


def _pictures(made: Case, draw: Random) -> None:
    """Photographs and drawings, damaged, of odd sizes and kinds."""
    kind = draw.choice(("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"))
    data = picture(kind, *draw.choice(((320, 400), (1, 1), (900, 1200), (2000, 20), (64, 64))))
    made.files["portrait.jpg"] = damaged(data, draw, draw.choice((0, 1, 1, 3, 20)))
    drawing = damaged(LOGO, draw, draw.choice((0, 1, 2, 4)))
    if draw.random() < 0.2:
        drawing = draw.choice(
            (LAUGHS, OUTSIDE, b"<svg/>", b"", b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 10_000)
        )
    made.files["logo.svg"] = drawing
    made.files["profile.toml"] = PERSON.encode()
    only = draw.choice((["--only", "photos"], ["--only", "one-pager"], ["--only", "vcard"], []))
    made.commands = [["check"]] if draw.random() < 0.6 else [["build", *only]]


_COMMANDS = (
    "new", "check", "build", "blurb", "draft", "places", "templates", "import", "export", "sources", "stale",
    "changes", "schema",
    "doctor", "chekc", "", "-h", "--version", "--nope",
)  # fmt: skip
_OPTIONS = (
    "--words", "--characters", "--sentences", "--place", "--voice", "--audience", "--as-of", "--explain", "--output",
    "-o",
    "--only", "--paper", "--strict", "--format", "--to", "--force", "--into", "--name", "--within", "--missing", "-h",
    "--",
    "copy", "profile.toml", "nowhere.toml", "one-pager", "looks/studio", "resume.json", "me", "--help",
)  # fmt: skip


def _arguments(made: Case, draw: Random) -> None:
    """Commands with limits, places, dates and names that nobody expects."""
    made.files["profile.toml"] = NO_PICTURES
    made.files["resume.json"] = b'{"basics": {"name": "Ada Lind"}, "work": [{"name": "Harbour Works"}]}'
    pieces = [draw.choice(_COMMANDS)]
    for _ in range(draw.randrange(5)):
        text = draw.choice((draw.choice(_OPTIONS), draw.choice(_OPTIONS), draw.choice(TEXTS), str(draw.choice(VALUES))))
        pieces.append(text.replace("\x00", "")[:2000])
    # where files may be written, it is in this folder
    pieces = [piece.replace("/etc/passwd", "x").replace("../", "") for piece in pieces]
    made.commands = [pieces]


def _hostile(made: Case, draw: Random) -> None:
    """Bombs, paths, entities, nesting, anchors and tags: what is made to hurt."""
    deep = draw.choice((100, 1000, 10_000, 100_000))
    if draw.random() < 0.75:
        files = hostile.imports(deep, draw)
        name = draw.choice(sorted(files))
        _import(made, draw, name, files[name](), *(["--name", "Ada"] if name.endswith("bib") else []))
        if deep > 100 and name.endswith((".json", ".yaml", ".xml")):
            made.source = ""  # nothing is left over of what is refused
        if name.endswith(".zip") and draw.random() < 0.3:
            made.files["profile.toml"] = NO_PICTURES
            made.commands = [["changes", name]]
            made.source = ""
    else:
        profiles = hostile.profiles(deep)
        made.files["profile.toml"] = profiles[draw.choice(sorted(profiles))]()
        made.files["portrait.jpg"] = hostile.HUGE_PICTURE
        made.files["logo.svg"] = draw.choice((LAUGHS, OUTSIDE, LOGO))
        made.commands = [
            draw.choice((["check"], ["blurb", "--words", "100"], ["build", "--only", "blurbs"], ["draft"]))
        ]


@dataclass(frozen=True)
class Kind:
    """How cases of a kind are made, and how many of a hundred are of it."""

    make: Callable[[Case, Random], None]
    share: float


KINDS: Mapping[str, Kind] = {
    "profile": Kind(_profile, 16),
    "texts": Kind(_gentle, 9),
    "bytes": Kind(_bytes_of_profile, 11),
    "notation": Kind(_notation, 7),
    "settings": Kind(_settings, 5),
    "json-resume": Kind(_json_resume, 14),
    "yaml": Kind(_yaml, 7),
    "linkedin": Kind(_linkedin_zip, 6),
    "vcard": Kind(_vcard, 5),
    "europass": Kind(_europass, 5),
    "orcid": Kind(_orcid, 3),
    "bibtex": Kind(_bibtex, 3),
    "changes": Kind(_changes, 2),
    "templates": Kind(_templates, 2.5),
    "pictures": Kind(_pictures, 1.5),
    "arguments": Kind(_arguments, 2),
    "hostile": Kind(_hostile, 1),
}
"""Every kind of wrong input."""


def plan(count: int) -> list[tuple[str, int]]:
    """The kinds and numbers of `count` cases in the shares of the kinds, well mixed."""
    whole = sum(kind.share for kind in KINDS.values())
    numbers = {name: max(1, round(count * kind.share / whole)) for name, kind in KINDS.items()}
    cases = [(name, number) for name, most in numbers.items() for number in range(most)]
    Random(0).shuffle(cases)
    return cases

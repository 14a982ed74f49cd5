"""What is made to hurt: bombs, paths, entities, nesting, anchors and tags; and the right profile that stands beside.

In: how deep, how many. Out: files by their names, made when they are asked for.
"""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

Files = dict[str, Callable[[], bytes]]

PERSON = """as_of = 2026-01-01
[person]
name = "Ada Lind"
pronouns = "she"
occupations = ["engineer"]
[[work]]
organization = "Harbour Works"
position = "chief engineer"
start = 2021
[[photos]]
file = "portrait.jpg"
alt = "Ada Lind on a bridge"
[[logos]]
file = "logo.svg"
alt = "A wave"
organization = "Harbour Works"
"""

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">
<defs><linearGradient id="g"><stop offset="0" stop-color="#123456"/><stop offset="1" stop-color="#abcdef"/>
</linearGradient></defs>
<g fill="url(#g)" transform="translate(2 3) rotate(10)"><path d="M0 0 L10 10 C 20 20 30 5 40 10 z"/>
<circle cx="5" cy="5" r="4"/></g>
<text x="50" y="20" style="font-size: 12px">Wave</text><use href="#g"/></svg>
"""
NO_PICTURES = PERSON.partition("[[photos]]")[0].encode()


def packed(members: Mapping[str, bytes]) -> bytes:
    """A ZIP, its names as they come."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name or "x"), text, zipfile.ZIP_DEFLATED)
    return data.getvalue()


LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><x>&a11;</x>"
)
"""A billion laughs, and a hundred times as many."""
OUTSIDE = (
    b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'><!ENTITY h SYSTEM 'http://127.0.0.1:9/x'>]><x>&e;&h;</x>"
)


_PATHS = (
    "../../../Profile.csv", "/Profile.csv", "C:\\Profile.csv", "..\\..\\Profile.csv", "a/../../Profile.csv",
    "Profile.csv/",
    "~/Profile.csv", "Profile.csv\x00.txt", "\u202eProfile.csv", "con/Profile.csv", "." * 200 + "/Profile.csv",
)  # fmt: skip

_HEAD = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
HUGE_PICTURE = (
    b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + _HEAD + struct.pack(">I", zlib.crc32(b"IHDR" + _HEAD))
)
"""The head of a picture of 3,600 megapixels."""


def _bomb(size: int, name: str) -> bytes:
    """A ZIP with one member of many zeros; its head may lie about the size."""
    return packed({name: b"First Name,Last Name\n" + b"a" * size})


def _lying(data: bytes) -> bytes:
    """The ZIP with the sizes of its central directory set to one."""
    raw, at = bytearray(data), data.find(b"PK\x01\x02")
    if at >= 0:
        raw[at + 24 : at + 28] = struct.pack("<I", 1)
    return bytes(raw)


def imports(deep: int, draw: random.Random) -> Files:
    """Other tools' files."""
    mark = draw.choice(("[", "{", "mixed"))
    opened, closed = {"[": ("[", "]"), "{": ('{"a":', "}"), "mixed": ('[{"a":', "}]")}[mark]
    laughing = "\n".join(f"  l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12))
    return {
        "deep.json": lambda: f'{{"basics": {{"name": "A"}}, "work": {opened * deep}1{closed * deep}}}'.encode(),
        "open.json": lambda: f'{{"basics": {opened * deep}'.encode(),
        "deep.yaml": lambda: f"cv:\n  name: A\n  sections: {'[' * deep}{']' * deep}\n".encode(),
        "blocks.yaml": lambda: ("cv:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, min(deep, 2000)))).encode(),
        "flow.yaml": lambda: f"cv: {'{a: ' * deep}".encode(),
        "dashes.yaml": lambda: b"cv:\n  sections:\n    " + b"- " * deep + b"x",
        "anchors.yaml": lambda: f"cv:\n  name: x\n  l0: &l0 [a, a]\n{laughing}\n".encode(),
        "self.yaml": lambda: b"cv: &a\n  name: x\n  sections:\n    x: [*a]\n",
        "merge.yaml": lambda: b"cv:\n  <<: &a {name: x}\n  sections: {<<: *a, x: [*a]}\n",
        "tags.yaml": lambda: b"cv:\n  name: !!python/object/apply:os.system ['touch x']\n  x: !!binary aGk=\n",
        "keys.yaml": lambda: b"cv:\n  name: x\n  ? [a, b]\n  : c\n  ? {a: b}\n  : d\n",
        "deep.xml": lambda: b"<Candidate>" + b"<a>" * deep + b"</a>" * deep + b"</Candidate>",
        "wide.xml": lambda: b"<Candidate>" + b"<a>x</a>" * deep + b"</Candidate>",
        "laughs.xml": lambda: LAUGHS,
        "outside.xml": lambda: OUTSIDE,
        "parameter.xml": lambda: b"<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]><Candidate/>",
        "quadratic.xml": lambda: b"<!DOCTYPE x [<!ENTITY a '%s'>]><x>%s</x>" % (b"a" * 50_000, b"&a;" * 50_000),
        "bomb.zip": lambda: _bomb(draw.choice((9, 40)) * 1_000_000, "Profile.csv"),
        "lying.zip": lambda: _lying(_bomb(9_000_000, "Profile.csv")),
        "many.zip": lambda: packed({f"Positions_{n}.csv": b"Company Name\nx\n" for n in range(min(deep, 10_000))}),
        "many-large.zip": lambda: packed({f"Positions_{n}.csv": b"Title\n" + b"x" * 7_000_000 for n in range(9)}),
        "nested.zip": lambda: packed({"a.zip": _bomb(10_000, "Profile.csv")}),
        "paths.zip": lambda: packed(dict.fromkeys(_PATHS, b"First Name,Last Name\nA,B\n")),
        "rows.zip": lambda: packed({"Positions.csv": b"Company Name,Title\n" + b"a,b\n" * deep}),
        "columns.zip": lambda: packed({"Positions.csv": b"Company Name," + b"x," * deep + b"\n" + b"a," * deep}),
        "lines.vcf": lambda: b"BEGIN:VCARD\nFN:A\n" + b"NOTE:x\n" * deep + b"END:VCARD\n",
        "folded.vcf": lambda: b"BEGIN:VCARD\nFN:A\nNOTE:" + b"\n x" * deep + b"\nEND:VCARD\n",
        "quoted.vcf": lambda: b"BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:" + b"x=\n" * deep + b"\nEND:VCARD\n",
        "semicolons.vcf": lambda: b"BEGIN:VCARD\nFN:A\nN" + b";" * deep + b":x\nADR:" + b";" * deep + b"\nEND:VCARD\n",
        "quotes.vcf": lambda: b'BEGIN:VCARD\nFN:A\nX-A;X="' + b'";"' * min(deep, 10_000) + b"\nEND:VCARD\n",
        "braces.bib": lambda: b"@article{a, title = " + b"{" * deep + b"x" + b"}" * deep + b"}",
        "commands.bib": lambda: b"@article{a, title = {" + b"\\emph{" * min(deep, 5000) + b"x" + b"}" * min(deep,
        5000) + b"}}",
        "entries.bib": lambda: b"".join(b"@book{k%d, title={T}}\n" % n for n in range(min(deep, 3000))),
        "math.bib": lambda: b"@article{a, title = {" + b"$\\frac{1}{2}" * 300 + b"}}",
        "tags.json": lambda: json.dumps({"basics": {"name": "A",
        "summary": "<b" * deep + "<li>" * deep + "&" * deep}}).encode(),
        "stars.json": lambda: json.dumps({"basics": {"name": "A",
        "summary": "*a" * deep + "**" * deep + "[" * deep}}).encode(),
        "dates.json": lambda: json.dumps({"basics": {"name": "A"}, "work": [{"name": "x",
        "startDate": "1-" * deep + "to"}]}).encode(),
        "comments.json": lambda: b'{"basics": {"name": "A"},' + b"/* " * deep + b"// x\n" * deep + b"," * min(deep,
        10_000) + b"}",
        "strings.json": lambda: b'{"basics": {"name": "A' + b'\\"' * deep + b"," * deep + b"]",
        "number.json": lambda: b'{"basics": {"name": "A", "x": ' + b"9" * deep + b"}}",
    }  # fmt: skip


def profiles(deep: int) -> Files:
    """Profiles."""
    return {
        "lists": lambda: NO_PICTURES + b"x = " + b"[" * deep + b"]" * deep,
        "tables": lambda: NO_PICTURES + b"x = " + b"{a = " * deep + b"1" + b"}" * deep,
        "dotted": lambda: NO_PICTURES + b"[" + b"a." * deep + b"a]\n",
        "keys": lambda: NO_PICTURES + b"".join(b"k%d = 1\n" % n for n in range(min(deep, 10_000))),
        "rows": lambda: NO_PICTURES + b'[[awards]]\ntitle = "x"\n' * min(deep, 3000),
        "sentences": lambda: NO_PICTURES + b"[[bio]]\ntext = '{they} went[ far[ and on]][ and back]'\n" * min(deep,
        300),
        "brackets": lambda: NO_PICTURES + b"[[bio]]\ntext = 'x " + b"[ a" * min(deep, 3000) + b"]" * min(deep,
        3000) + b"'\n",
        "lists of words": lambda: NO_PICTURES + b"[[bio]]\ntext = 'x {" + b"a; " * min(deep, 3000) + b"b}'\n",
        "needs": lambda: NO_PICTURES + b"".join(
            b"[[bio]]\nid = 's%d'\ntext = 'It goes on %d'\nneeds = ['s%d']\n" % (n, n, (n + 1) % 50) for n in range(50)
        ),
        "picture": lambda: PERSON.encode(),
    }  # fmt: skip

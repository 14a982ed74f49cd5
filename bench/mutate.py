"""Right things made wrong: trees shaken, texts rewritten, bytes damaged.

In: a tree of dicts and lists, or bytes, and a random source. Out: another one; the same source makes the same.
"""

from __future__ import annotations

import copy
import datetime
import random
from collections.abc import Sequence
from typing import Any

Random = random.Random

# --- texts and values that nobody expects ------------------------------------------------------------------

TEXTS = (
    "", " ", "\n\n", "\t", "x", "I", "A.", "!", "...", "-", "--", "Inc.", "St.", "a" * 190, "x" * 2001, "y" * 10_001,
    "word " * 400, "Wolfeschlegelsteinhausenbergerdorff" * 4, "مرحبا بالعالم", "שלום", "\u202eright to left\u202c",
    "\u2066isolate", "e\u0301\u0327" * 20, "Z\u0338\u0348\u035d" * 30, "👩‍👩‍👧‍👦", "🇳🇴🏳️‍🌈", "日本語の文章です。",
    "ภาษาไทย", "한국어",
    "\ue000\uf8ff", "\ufdd0", "\ufeff", "\u200b", "\u00ad", "\u2028", "\u2029", "\x00", "\x07bell", "\x1b[31mred",
    "\x7f",
    "\x85", "\U0010ffff", "\U000e0041", "ﷺ", "ſß", "İı", "ǆ", "½", "²", "[", "]", "{", "}", "[[", "]]", "[a]", "[a[b]]",
    "[[a]] b", "{they}", "{They} {has}", "{them", "{}", "{a; b; c}", "{a;}", "{;;}", "{leads|led}", "{|}", "{=name}",
    "{=x}",
    "*", "**", "*a*", "*a", "\\", "\\\\", "\\[", "\\x", ";", "|", "{{ 7*7 }}", "{% raw %}", "{% endfor %}", "{#",
    "<script>",
    "</p>", "<b>b</b>", "&amp;", "&#x0;", "]]>", "<!--", "%s", "%n", "${x}", "$(id)", "`id`", "'", '"', "“", "’", "'''",
    '"""', "#", "# presskit: ignore x", "../../x", "/etc/passwd", "C:\\x", "~", ".", "..", "nul", "a/b", "null", "true",
    "http://[x", "https://example.org", "http://", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x",
    "mailto:", "tel:", "www.example.org", "https://example.org/" + "a" * 300, "a@b.c", "@", "+44 20 7946 0958",
    "0", "-1", "1e999", "inf", "2023", "2023-13", "2023-02-30", "0000", "9999-12-31", "0001-01-01", "10000", "spring",
    "Present", "12/2019 - 13/2020", "en", "en-GB", "de", "xx-YY", "he", "she", "they", "name", "it", "press", "a4",
    "#000000",
    "#ffffff", "#7f7f7f", "red", "studio", "editorial", "one-pager", "words-50", "third", "4.0", "1.2 million", "£1",
    "1,000",
)  # fmt: skip
"""Texts that trip programs over: too long, too short, of other scripts, notation, markup, paths, links, numbers."""

FRAGMENTS = tuple(text for text in TEXTS if text and len(text) < 40)

VALUES: tuple[Any, ...] = (
    *TEXTS, 0, 1, -1, 7, 2023, 10_000, 2**63 - 1, -(2**63), 10**30, 0.0, -0.0, 0.5, 1e308, 1e-300, float("inf"),
    float("nan"),
    True, False, None, datetime.date(1, 1, 1), datetime.date(9999, 12, 31), datetime.date(2024, 2, 29),
    datetime.time(1, 2, 3),
    datetime.datetime(2024, 2, 29, 1, 2, 3, tzinfo=datetime.UTC), [], {}, [[]], [{}], [""], [None], ["a", 1, True],
    {"": ""},
    {"a": {"b": {"c": []}}}, [["a"], ["b"]], [{"name": "x"}], {"name": "x", "text": "y"}, list(range(60)), ["a"] * 300,
)  # fmt: skip

NAMES = (
    "name", "title", "text", "id", "organization", "company", "position", "start", "end", "date", "startDate",
    "endDate",
    "summary", "highlights", "url", "website", "kind", "file", "alt", "label", "value", "sources", "about", "needs",
    "private", "audiences", "embargo", "importance", "current", "level", "keywords", "words", "place", "voice",
    "zodiac",
    "x", "", " ", "a.b", "__class__", "é", "name ", "NAME", "constructor", "model_config", "copy", "json", "dict",
    "self",
)  # fmt: skip


def shaken(value: Any, draw: Random, times: int) -> Any:
    """A tree of dicts and lists with some of it dropped, doubled, renamed, retyped, swapped, nested or rewritten."""
    value = copy.deepcopy(value)
    for _ in range(times):
        way = way_into(value, draw)
        if way:
            _shake(value, way, draw)
    return value


def way_into(value: Any, draw: Random) -> list[Any]:
    """The way to something in the tree."""
    way: list[Any] = []
    while isinstance(value, dict | list) and value and (not way or draw.random() < 0.8):
        key = draw.choice(list(value) if isinstance(value, dict) else range(len(value)))
        way.append(key)
        value = value[key]
    return way


def _shake(root: Any, way: Sequence[Any], draw: Random) -> None:
    holder = root
    for key in way[:-1]:
        holder = holder[key]
    key, value = way[-1], holder[way[-1]]
    act = draw.choice(_ACTS)
    if act == "drop":
        del holder[key]
    elif act == "text" and isinstance(value, str):
        holder[key] = rewritten(value, draw)
    elif act == "rename" and isinstance(holder, dict):
        holder[draw.choice(NAMES)] = holder.pop(key)
    elif act == "more":
        new = copy.deepcopy(draw.choice(VALUES))  # into one that is shared the next case would look, too
        if isinstance(holder, dict):
            holder[draw.choice(NAMES)] = new
        else:
            holder.insert(draw.randrange(len(holder) + 1), new)
    elif act == "double":
        if isinstance(holder, list):
            holder[key:key] = [copy.deepcopy(value) for _ in range(draw.choice((1, 1, 2, 30)))]
        else:
            holder[key] = [value, copy.deepcopy(value)]
    elif act == "swap":
        other = way_into(root, draw)
        there = root
        for part in other[:-1]:
            there = there[part]
        # a copy each, for a tree may not hold itself
        holder[key], there[other[-1]] = copy.deepcopy(there[other[-1]]), copy.deepcopy(value)
    elif act == "nest":
        holder[key] = draw.choice(([value], {"name": value}, [[value]], {"x": [value]}))
    elif act == "deep":
        for _ in range(draw.choice((5, 50, 90))):
            value = [value] if draw.random() < 0.5 else {"a": value}
        holder[key] = value
    else:
        holder[key] = copy.deepcopy(draw.choice(VALUES))


_ACTS = (
    "drop",
    "text",
    "text",
    "text",
    "rename",
    "more",
    "double",
    "swap",
    "nest",
    "retype",
    "retype",
    "retype",
    "deep",
)


def rewritten(text: str, draw: Random) -> str:
    at = draw.randrange(len(text) + 1)
    act = draw.randrange(6)
    if act == 0:
        return text[:at]
    if act == 1:
        return text[:at] + draw.choice(FRAGMENTS) + text[at:]
    if act == 2:
        return text[:at] + text[at + draw.randrange(1, 9) :]
    if act == 3:
        return (text + " ") * draw.choice((2, 3, 10, 100))
    if act == 4:
        return draw.choice((str.upper, str.lower, str.title, str.swapcase))(text)
    return " ".join(draw.choice(FRAGMENTS) if draw.random() < 0.2 else word for word in text.split())


TOKENS = (
    b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b'"', b"'", b'"""', b"'''", b"#", b",", b".", b"\n", b"\r", b"\r\n",
    b"\t",
    b"\\", b"\\u", b"\\ud800", b"\x00", b"\x07", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe",
    b"[person]",
    b"[[work]]", b"inf", b"nan", b"0x", b"1_", b"1979-05-27T07:32:00Z", b"9" * 5000, b"[" * 300, b"{a=" * 200, b"&a ",
    b"*a",
    b"!!python/object/apply:os.system ['id']", b"!!binary x", b"!", b"%YAML 1.2\n---\n", b"---\n", b"...\n", b": ",
    b"- ", b"? ",
    b"<<: *a", b"|\n", b">-\n", b"@", b"`", b"<", b">", b"</", b"<!--", b"<![CDATA[", b"]]>", b"<?xml?>", b"&amp;",
    b"&x;",
    b"&#0;", b"<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", b"//", b"/*", b"*/", b"null", b"NaN", b"1e999",
    b"BEGIN:VCARD\n", b"END:VCARD\n", b";", b";ENCODING=QUOTED-PRINTABLE", b"=\n", b"@article{", b"@string{",
    b"@comment",
    b"\\'", b"$", b"obj", b"endobj", b"stream", b"xref", b"{{", b"}}", b"{%", b"%}", b"{# ", b"{{ 1/0 }}",
    b"{% for x in y %}",
    b"url(", b"@import ", b"@page{", b"/*", b"calc(", b"var(--x)", b"99999999999", b"-1", b"NaN%", "é".encode(),
    "🙂".encode(),
    "\u202e".encode(), "\u2028".encode(), "\x85".encode(), b"x" * 70_000,
)  # fmt: skip
"""Pieces of the languages that files are written in."""


def damaged(data: bytes, draw: Random, times: int, other: bytes = b"") -> bytes:
    """Bytes with some cut, doubled, overwritten, moved, or with pieces put in between."""
    raw = bytearray(data)
    for _ in range(times):
        at = draw.randrange(len(raw) + 1)
        act = draw.randrange(12)
        if act == 0:
            del raw[at : at + draw.choice((1, 1, 3, 30, 300))]
        elif act == 1 and at < len(raw):
            raw[at] = draw.randrange(256)
        elif act == 2 and draw.random() < 0.3:
            del raw[at:]
        elif act == 3:
            raw[at:at] = raw[at : at + draw.choice((1, 20, 200, 2000))]
        elif act == 4 and other:
            start = draw.randrange(len(other))
            raw[at:at] = other[start : start + draw.choice((10, 100, 1000))]
        elif act == 5:
            lines = raw.split(b"\n")
            draw.shuffle(lines) if draw.random() < 0.1 else lines.insert(draw.randrange(len(lines)), draw.choice(lines))
            raw = bytearray(b"\n".join(lines))
        elif act == 6:
            lines = raw.split(b"\n")
            del lines[draw.randrange(len(lines))]
            raw = bytearray(b"\n".join(lines))
        elif act == 7 and at < len(raw):
            raw[at] ^= 1 << draw.randrange(8)
        elif act == 8:
            raw[at:at] = draw.choice(TEXTS).encode("utf-8", "surrogatepass")
        else:
            raw[at:at] = draw.choice(TOKENS)
    return bytes(raw)

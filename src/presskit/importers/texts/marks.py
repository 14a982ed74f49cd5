"""The marks of Markdown and Typst within a line: as a profile's text has them, or taken off.

In: a line. Out: the line; the addresses of its links.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from presskit.importers.texts.links import link

_INNER = r"(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\])*"
_ADDRESS = r"[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*"

_TOKEN = re.compile(
    r"\\(?P<plain>[\\`*_{}\[\]()#+\-.!~<>|&$%])"
    r"|`(?P<code>[^`\n]+)`"
    rf"|!?\[(?P<label>{_INNER})\]\(\s*<?(?P<to>{_ADDRESS})>?(?:\s+[\"'](?P<remark>[^\"'\n]*)[\"'])?\s*\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
    r"|(?P<bare>(?:https?://|www\.)[^\s<>\[\]\"*`]+)"
    r"|(?P<both>\*\*\*)(?=[^\s*])(?P<strongest>[^*\n]{1,1000}?)(?<=[^\s*])\*\*\*"
    r"|(?P<strong>\*\*|(?<!\w)__)(?=\S)(?P<bold>[^\n]{1,1000}?)(?<=\S)(?P=strong)(?!\w(?<=_\w))"
    r"|(?<![\w*])\*(?=[^\s*])(?P<star>[^*\n]*?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<low>[^_\n]*?)(?<=[^\s_])_(?![\w_])"
    r"|~~(?=\S)(?P<struck>[^~\n]+?)~~"
    r"|(?P<lone>\*)"
)  # fmt: skip

_LEADS = re.compile(r"(?i)(?:https?://[^\s/?#]+\S*|mailto:[^\s@]+@\S+|tel:\+?[\d().-]+)")
"""Addresses that a profile can lead to."""


def to_profile(text: str) -> str:
    """The line with the marks that a profile's text can hold; other marks are taken off, a lone star is plain."""
    return _each(text, _kept)


def plain(text: str) -> str:
    """The line without marks, links as `label (address)`."""
    return _each(text, _bare)


def unlinked(text: str) -> tuple[str, list[str]]:
    """The line without marks and without its links, and their addresses; stars are plain stars, as names have them."""
    addresses = list[str]()

    def told(match: re.Match[str]) -> str:
        if match["to"] is not None:
            label, address = _each(match["label"], told), link(match["to"])
            if not label:
                return address
            if not _LEADS.fullmatch(address):
                return f"{label} ({address})" if address else label
            addresses.append(address)
            return label + (f" ({match['remark']})" if match["remark"] else "")
        if match["lone"] or match["plain"] == "*":
            return "\\*"
        if match["code"]:
            return match["code"].replace("*", "\\*")
        return _off(match, told)

    return _each(text, told), addresses


def _each(text: str, told: Callable[[re.Match[str]], str]) -> str:
    return _TOKEN.sub(told, text) if re.search(r"[*_`~\[\]<\\]|://|www\.", text) else text


def _off(match: re.Match[str], inner: Callable[[re.Match[str]], str]) -> str:
    """What stands between marks, without them."""
    if match["plain"]:
        return match["plain"]
    for name in ("strongest", "bold", "star", "low", "struck"):
        if match[name]:
            return _each(match[name], inner)
    return match["code"] or match["auto"] or match["bare"] or match["lone"] or ""


def _bare(match: re.Match[str]) -> str:
    if match["to"] is not None:
        label = _each(match["label"], _bare) + (f" ({match['remark']})" if match["remark"] else "")
        return label if label == match["to"] else f"{label} ({match['to']})"
    return _off(match, _bare)


def _kept(match: re.Match[str]) -> str:
    if match["to"] is not None:
        return _link(match)
    if plain := match["plain"]:
        return f"\\{plain}" if plain in "*[]" else plain
    if match["code"]:
        return match["code"].replace("*", "\\*")
    if match["strongest"]:
        return f"***{_each(match['strongest'], _bare)}***"
    if match["bold"]:
        inner = _each(match["bold"], _kept)
        return f"**{inner}**" if "**" not in inner else inner
    if inner := match["star"] or match["low"]:
        told = _each(inner, _kept)
        return told if "*" in told else f"*{told}*"
    return "\\*" if match["lone"] else _off(match, _kept)


def _link(match: re.Match[str]) -> str:
    label, address = _each(match["label"], _kept).strip(), link(match["to"])
    label += f" ({match['remark']})" if match["remark"] else ""
    if not _LEADS.fullmatch(address):
        return f"{label} ({address})" if address else label
    return f"[{label}]({address})" if label and label != address else address


# --- Typst -------------------------------------------------------------------------------------------------

_BODY = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
_TYPST = (
    (re.compile(rf"#link\(\s*\"([^\"]*)\"\s*\)(?:{_BODY})?"), lambda match: f"[{match[2] or match[1]}]({match[1]})"),
    (re.compile(rf"#strong{_BODY}"), lambda match: f"**{match[1]}**"),
    (re.compile(rf"#emph{_BODY}"), lambda match: f"*{match[1]}*"),
    (
        re.compile(rf"#(?:text|underline|box|highlight|smallcaps|strike|super|sub)(?:\([^()]*\))?{_BODY}"),
        lambda match: match[1],
    ),
    (re.compile(r"#(?:h|v)\([^()]*\)|#(?:linebreak|parbreak)\(\)"), lambda found: " "),
)  # fmt: skip
"""The functions of Typst that people write into a RenderCV file, as marks of Markdown."""


def from_typst(text: str) -> str:
    """The text with its calls of Typst as Markdown; calls may stand in one another."""
    for _ in range(4):
        before = text
        for pattern, told in _TYPST:
            text = pattern.sub(told, text)
        if text == before:
            break
    return text

"""The markup that a profile's texts can hold: `*emphasis*`, `**strong**`, `[label](https://…)`, and lines with `- `.

In: a text of the profile. Out: runs in one style each, with where they lead; the text without its marks. Addresses
that stand in a text by themselves lead there, too. Names and titles hold no links: `runs(text, links=False)`. A
backslash before a star or a bracket makes it plain. Anything else stands as written; no mark reaches beyond another of
its kind, so that the time to read a text grows with its length alone.

Source of the spelling: CommonMark 0.31, of which this is the part that people write in résumés.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text in one style; `url` is where it leads."""

    text: str
    emphasis: bool = False
    strong: bool = False
    url: str = ""


# A star opens emphasis before a character that is not a space, and closes it after one; between them stands
# no other star. A backslash makes a star plain.
_EMPHASIS = re.compile(r"\\\*|(?<!\\)\*(?=[^\s*])((?:\\\*|[^*])*?[^\s*\\])\*")

_ADDRESS = r"(?:https?://|mailto:|tel:)(?:[^\s()<>]|\([^\s()<>]*\))+"
_LINK = rf"\[(?P<label>(?:[^\[\]\\\n]|\\[^\n])+)\]\(\s?<?(?P<to>{_ADDRESS})>?\s?\)"
# By itself an address ends before what cannot be part of one, or would rather belong to the sentence.
_BARE = (
    r"(?<![\w@/])(?P<bare>https?://(?:[^\s()<>\[\]{}\"“”„«»*\\。、，；：！？）」』】》]|\([^\s()<>]*\))+)"
    r"|(?<![\w.+@/-])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_STYLED = (
    r"\\(?P<plain>[*\[\]])"
    r"|\*\*\*(?=[^\s*])(?P<both>(?:\\[^\n]|[^*\\])+)(?<!\s)\*\*\*"
    r"|\*\*(?=[^\s*])(?P<strong>(?:\\[^\n]|[^*\\]|\*(?!\*))+)(?<!\s)\*\*"
    r"|\*(?=[^\s*])(?P<emphasis>(?:\\\*|[^*])*?[^\s*\\])\*"
)
_TOKENS = {
    links: re.compile(f"{_STYLED}|{_LINK}|{_BARE}" if links else _STYLED, re.IGNORECASE) for links in (True, False)
}
_LOOSE = ".,;:!?'’…"
"""What ends a sentence rather than the address before it."""

_MARKS = re.compile(r"[*\\]|\]\(")
"""What a text without any markup but addresses by themselves does not have."""

ITEM = "- "
"""What a line begins with that is a point below the others."""


def runs(text: str, *, links: bool = True) -> tuple[Run, ...]:
    """The text in runs. Without `links`, as in names and titles, only emphasis and strong are read."""
    return tuple(_joined(_runs(text, Run(""), links)))


def _runs(text: str, style: Run, links: bool) -> Iterator[Run]:
    at = 0
    for match in _TOKENS[links].finditer(text):
        kind, found = match.lastgroup or "", match[match.lastgroup or 0]
        yield style._replace(text=text[at : match.start()])
        at = match.end()
        if kind == "plain":
            yield style._replace(text=found)
        elif kind in ("both", "strong", "emphasis"):
            strong, emphasis = kind != "emphasis", kind != "strong"
            more = style._replace(strong=style.strong or strong, emphasis=style.emphasis or emphasis)
            yield from _runs(found, more, links)
        elif kind == "to":
            yield from _runs(match["label"], style._replace(url=found), links=False)
        else:
            address = found.rstrip(_LOOSE)
            at -= len(found) - len(address)
            yield style._replace(text=address, url=address if kind == "bare" else f"mailto:{address}")
    yield style._replace(text=text[at:])


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs that say something, neighbours of one style together."""
    for style, alike in groupby((run for run in runs if run.text), key=lambda run: run[1:]):
        yield Run("".join(run.text for run in alike), *style)


def plain(text: str) -> str:
    """The text without its marks, as a form field takes it: `the report (https://example.org/r)`."""
    if not _MARKS.search(text):
        return text
    result = ""
    for url, parts in groupby(runs(text), key=lambda run: run.url):
        label = "".join(run.text for run in parts)
        address = url.removeprefix("mailto:").removeprefix("tel:")
        result += label if not url or same_address(label, address) else f"{label} ({address})"
    return result


def same_address(label: str, address: str) -> bool:
    """Whether the words of a link are its address, as people write one."""
    return _bare(label) == _bare(address)


def _bare(address: str) -> str:
    address = address.split("://", 1)[-1].removeprefix("mailto:").removeprefix("www.").removesuffix("/").casefold()
    return re.sub(r"[\s().-]", "", address) if re.fullmatch(r"[\d\s().+-]+", address) else address


def outline(text: str) -> tuple[str, tuple[str, ...]]:
    """A paragraph or point: what it says first, and the points below it, its lines that begin with a hyphen."""
    head, *items = re.split(rf"(?:^|\n){ITEM}", text)
    return head, tuple(items)


def lone_stars(text: str) -> str:
    """A name or a sentence with a backslash before every star that marks no emphasis, so that it pairs with none."""
    found, at = "", 0
    for match in _EMPHASIS.finditer(text):
        found += text[at : match.start()].replace("*", "\\*") + match[0]
        at = match.end()
    return found + text[at:].replace("*", "\\*")


def as_written(text: str) -> str:
    """A name or title in which two stars mean nothing, as a text of a document has it: `**` stays `**`."""
    return text.replace("**", r"\*\*") if "**" in text else text


def unlinked(text: str) -> str:
    """A text in which brackets mean nothing, as sentences of a biography, as a text of a document has it."""
    return text.replace("](", r"\](") if "](" in text else text

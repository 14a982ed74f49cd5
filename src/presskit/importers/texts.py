"""Other tools' texts as presskit writes them: without HTML and Markdown, in paragraphs and points; and links.

In: a text as another tool holds it. Out: plain texts. Dates in them are read by `presskit.periods`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_BREAK = re.compile(r"(?i)<\s*(?:br|/p|/div|/h\d|/ul|/ol|/tr)\b[^>]*>")
_ITEM = re.compile(r"(?i)<\s*li\b[^>]*>")
_TAG = re.compile(r"<\s*/?\s*[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_STYLE = re.compile(r"(?is)<\s*(script|style)\b[^>]*>.*?<\s*/\s*\1\s*>")
_ANCHOR = re.compile(
    r"""(?is)<\s*a\b[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s<>"']+))[^<>]*>(.*?)<\s*/\s*a\s*>"""
)
_LINK = re.compile(r"!?\[([^\]\[]+)\]\((\S+?)(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_PAIR = r"(?<![\w*\\])\*(?=[^\s*])[^*\n]*?(?<=[^\s*])\*(?![\w*])"
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*?)(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_BULLET = re.compile(r"^\s*(?:[•‣▪◦●○∙·*+–—-]|\d{1,2}[.)])\s+(?=\S)")


def plain(text: str) -> str:
    """The text without HTML and Markdown; its line ends stay."""
    if "<" in text or "&" in text:
        text = _ANCHOR.sub(_named_link, _STYLE.sub(" ", text))
        text = _TAG.sub("", _ITEM.sub("\n- ", _BREAK.sub("\n", text)))
        text = html.unescape(text)
    text = _STRONG.sub(r"\2", text)
    text = _LINK.sub(lambda found: found[1] if found[1] == found[2] else f"{found[1]} ({found[2]})", text)
    text = _CODE.sub(r"\1", text)
    return text.replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n").strip()


def _named_link(found: re.Match[str]) -> str:
    """A link of HTML as its words and its address."""
    address, words = (found[1] or found[2] or found[3] or "").strip(), found[4]
    said = _TAG.sub("", words).strip()
    bare = re.sub(r"(?i)^(?:https?://(?:www\.)?|mailto:|tel:)|/$", "", address)
    return words if not address or address in said or (bare and bare in said) else f"{words} ({address})"


def line(text: str) -> str:
    """The text on one line, without emphasis; its other stars as plain stars."""
    return " ".join(_EMPHASIS.sub(r"\1", plain(text)).split()).replace("*", "\\*")


def paragraphs(text: str) -> tuple[str, list[str]]:
    """The text in paragraphs, and the points of its bullet list, if it has one."""
    prose, points = list[str](), list[str]()
    for row in plain(text).split("\n"):
        if _BULLET.match(row):
            points.append(_starless(" ".join(_BULLET.sub("", row).split())))
        else:
            prose.append(" ".join(row.split()))
    told = re.sub(r"\n{3,}", "\n\n", "\n".join(prose)).strip()
    # a single line end is a new line in the other tool: a new paragraph here, where a space would run lines together
    return _starless("\n\n".join(part for part in told.split("\n") if part)), [point for point in points if point]


def _starless(text: str) -> str:
    """The text with its emphasis, which Markdown marks as presskit does, and its other stars as plain stars."""
    parts = re.split(rf"({_PAIR})", text)
    return "".join(part if at % 2 else part.replace("*", "\\*") for at, part in enumerate(parts))


# --- links -------------------------------------------------------------------------------------------------

HOMES = {
    "Bluesky": "https://bsky.app/profile/{}",
    "Facebook": "https://www.facebook.com/{}",
    "GitHub": "https://github.com/{}",
    "GitLab": "https://gitlab.com/{}",
    "Google Scholar": "https://scholar.google.com/citations?user={}",
    "IMDB": "https://www.imdb.com/name/{}",
    "Instagram": "https://www.instagram.com/{}",
    "LeetCode": "https://leetcode.com/u/{}",
    "LinkedIn": "https://www.linkedin.com/in/{}",
    "Medium": "https://medium.com/@{}",
    "Reddit": "https://www.reddit.com/user/{}",
    "Telegram": "https://t.me/{}",
    "ORCID": "https://orcid.org/{}",
    "ResearchGate": "https://www.researchgate.net/profile/{}",
    "StackOverflow": "https://stackoverflow.com/users/{}",
    "Twitter": "https://twitter.com/{}",
    "X": "https://x.com/{}",
    "YouTube": "https://www.youtube.com/@{}",
}
"""Where a network has the page of a user name; the networks whose addresses are this simple."""


def network(name: str) -> str:
    """The network's name as it writes it itself, if it is a known one."""
    return next((known for known in (*HOMES, "Mastodon") if known.lower() == " ".join(name.lower().split())), "")


def home(name: str, user: str) -> str | None:
    """The address of a user's page, where a name is enough to know it."""
    pattern = HOMES.get(network(name))
    handle = user.strip().removeprefix("@")
    if name.strip().lower() == "mastodon" and (found := re.fullmatch(r"([\w.-]+)@([\w-]+(?:\.[\w-]+)+)", handle)):
        return f"https://{found[2]}/@{found[1]}"
    return pattern.format(handle) if pattern and re.fullmatch(r"[\w.\-/]+", handle) else None


def link(text: str) -> str:
    """An address with its scheme: `example.org` is `https://example.org`."""
    text = text.strip()
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", text):
        return f"https://{text}"
    return text


def joined(parts: Sequence[str]) -> str:
    """The parts that say something, with commas."""
    return ", ".join(part for part in parts if part)

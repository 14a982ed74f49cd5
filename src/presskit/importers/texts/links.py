"""Addresses: of the pages that networks give to a user's name, and of what people write without a scheme.

In: texts. Out: addresses.
"""

from __future__ import annotations

import re

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
    if pattern and (host := _host(pattern)) and _host(handle) == host:
        return f"https://{re.sub(r'^https?://', '', handle)}"
    if name.strip().lower() == "mastodon" and (match := re.fullmatch(r"([\w.-]+)@([\w-]+(?:\.[\w-]+)+)", handle)):
        return f"https://{match[2]}/@{match[1]}"
    return pattern.format(handle) if pattern and re.fullmatch(r"[\w.\-/]+", handle) else None


_FILES = ("htm", "html", "php", "aspx", "pdf", "docx", "md", "txt", "json", "png", "jpg", "jpeg", "svg")
"""How a file's name ends, which is no address without its host."""


def network_at(address: str) -> str:
    """The network whose page an address is, if it is a known one."""
    return next((name for name, pattern in HOMES.items() if _host(pattern) == _host(address)), "")


def _host(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).partition("/")[0]


def link(text: str) -> str:
    """An address with its scheme: `example.org` is `https://example.org`, `10.1000/x` is `https://doi.org/10.1000/x`."""
    text = text.strip()
    if match := re.fullmatch(r"(?i)(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", text):
        return f"https://doi.org/{match[1]}"
    host = re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.([\w-]+)(?:[/?#]\S*)?", text)
    return f"https://{text}" if host and host[1].lower() not in _FILES else text

"""A biography that somebody wrote, as sentences in the notation.

In: a text as it was pasted, and what is known of the person. Out: `Bio`: the sentences, each doubt with its line, what
is no prose. Rules and word lists alone (`en.toml`); every reading of a sentence is made of its author's own words.

Whoever asks for a word list (`presskit.prose.english`) loads nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presskit.prose.bio import Bio, Sentence, read
    from presskit.prose.identify import two_people
    from presskit.prose.passages import Aside, Note

__all__ = ["Aside", "Bio", "Note", "Sentence", "read", "two_people"]

_HOMES = {
    "Bio": "bio", "Sentence": "bio", "read": "bio", "Aside": "passages", "Note": "passages", "two_people": "identify",
}  # fmt: skip
"""The module of each name."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

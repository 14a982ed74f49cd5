"""A biography that somebody wrote, as sentences in the notation.

In: a text as it was pasted, and what is known of the person. Out: `Bio`: the sentences, each doubt with its line, what
is no prose. Rules and word lists alone (`en.toml`); every reading of a sentence is made of its author's own words.
Nothing is loaded until it is used, for `check` asks for the word lists only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presskit.prose.bio import Bio, Sentence, read
    from presskit.prose.passages import Aside, Note
    from presskit.prose.person import two_people

__all__ = ["Aside", "Bio", "Note", "Sentence", "read", "two_people"]

_WHERE = {
    "Aside": "passages",
    "Bio": "bio",
    "Note": "passages",
    "Sentence": "bio",
    "read": "bio",
    "two_people": "person",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'presskit.prose' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"presskit.prose.{_WHERE[name]}"), name)

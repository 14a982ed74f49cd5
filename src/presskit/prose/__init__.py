"""A biography that somebody wrote, as sentences in the notation.

In: a text as it was pasted, and what is known of the person. Out: `Bio`: the sentences, each doubt with its line, what
is no prose. Rules and word lists alone (`en.toml`); every reading of a sentence is made of its author's own words.
"""

from presskit.prose.bio import Bio, Sentence, read
from presskit.prose.passages import Aside, Note
from presskit.prose.person import two_people

__all__ = ["Aside", "Bio", "Note", "Sentence", "read", "two_people"]

"""A sentence in plain prose, without a mark of the notation, understood for the voice that needs one.

In: the sentence and its person. Out: its tree with references and verbs in the place of names, pronouns and verbs, or
None where its words leave any doubt: then the first person cannot tell it.
"""

from __future__ import annotations

from functools import lru_cache

from presskit.grammar import Language
from presskit.notation import Mention, Nodes, NotationError, Reference, Text, parse, walk
from presskit.profile import Person
from presskit.words.mentions import Finder


def understood(text: str, person: Person, language: Language, finder: Finder) -> Nodes | None:
    """The tree of a sentence that has no marks."""
    if not language.understands_prose or any(not isinstance(node, Text) for node in walk(parse(text))):
        return None
    try:
        nodes = finder.mark(parse(_in_notation(text, person.name, person.pronoun_set, language.tag)))
    except NotationError:  # nothing in it was prose
        return None
    found = [*walk(nodes)]
    doubtful = any(isinstance(node, Mention) for node in found)
    return None if doubtful or not any(isinstance(node, Reference) for node in found) else nodes


@lru_cache(maxsize=256)
def _in_notation(text: str, name: str, pronouns: str, tag: str) -> str:
    from presskit import prose  # its word lists are for sentences of this kind only

    return " ".join(
        sentence.written for sentence in prose.read(text, name=name, pronouns=pronouns, language=tag).sentences
    )

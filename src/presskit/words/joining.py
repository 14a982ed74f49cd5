"""Two sentences of presskit's in one: "She studied in Alto and designed bridges for Brio."

In: the sentences of a text in their words. Out: the same, of which some have taken in the one behind them. Only what
was done is joined, of one topic or one path, where both are short and plain; never two verbs of the present, nor three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from presskit.grammar import Language
from presskit.grammar.said import said
from presskit.markup import plain
from presskit.notation import Node, Nodes, Optional, Reference, Text, Verb
from presskit.words.count import words
from presskit.words.realise import Manner
from presskit.words.sentence import Pick
from presskit.words.topics import table_of, topic_of

LONGEST: Final = 26
"""Words of two that become one."""

PATH: Final = ("work", "volunteering", "education")
"""Tables that tell somebody's path."""


def joined(picks: Sequence[Pick], texts: Sequence[str], manner: Manner) -> list[str]:
    """The texts of these sentences, "" for one that the sentence before it has taken in."""
    found = list(texts)
    for at in range(2, len(picks)):
        one, other = found[at - 1], found[at]
        if one == texts[at - 1] and (both := _joined(picks[at - 1], picks[at], one, other, manner)):
            found[at - 1 : at + 1] = [both, ""]
    return found


def _joined(first: Pick, second: Pick, one: str, other: str, manner: Manner) -> str:
    language, keys = manner.language, (first[0].key, second[0].key)
    pronouns = "first" if manner.voice == "first" else manner.pronouns
    if first[0].written or second[0].written or pronouns not in language.pronouns:
        return ""
    begins = re.match(rf"{re.escape(language.pronoun(pronouns, 'they'))} ", other, re.IGNORECASE)
    alike = topic_of(keys[0]) == topic_of(keys[1]) or all(table_of(key) in PATH for key in keys)
    if not begins or not alike or words(plain(f"{one} {other}")) > LONGEST:
        return ""
    verbs = [_deed(sentence.nodes, language) for sentence, _ in (first, second)]
    if not all(verbs) or verbs[0] == verbs[1] or not (_is_plain(one, language) and _is_plain(other, language)):
        return ""
    both = said(plain(one), language) & said(plain(other), language)
    if len(both) > 1 or any(each.isdigit() for each in both):
        return ""  # a name, or a year, twice
    years = [re.findall(r"\b\d{4}\b", each) for each in (one, other)]
    in_order = all(years) and years[0][-1] <= years[1][0]
    if table_of(keys[0]) == table_of(keys[1]) == PATH[0] and any(years) and not in_order:
        return ""  # of posts nobody knows which came first
    if table_of(keys[0]) != table_of(keys[1]) and isinstance(_behind(second[0].nodes), Verb):
        return ""  # studied at A, and was dean of B
    return f"{one[:-1]}{language.joints(['', ''])[0]}{other[begins.end() :]}"


def _is_plain(text: str, language: Language) -> bool:
    """Whether a sentence has one clause and one stop, at its end."""
    bare = re.sub(r"\*[^*]*\*", "", text)
    said = frozenset(re.findall(r"\w+", bare.casefold()))
    return text.endswith(".") and not re.search(r"[,;:()–]", bare) and said.isdisjoint(language.alike.joined)


def _behind(nodes: Nodes) -> Node | None:
    """What stands behind the person."""
    flat = [node for each in nodes for node in (each.body if isinstance(each, Optional) else (each,))]
    at = next((at for at, node in enumerate(flat) if isinstance(node, Reference)), len(flat))
    after = [node for node in flat[at + 1 : at + 3] if not isinstance(node, Text) or node.text.strip()]
    return after[0] if after else None


def _deed(nodes: Nodes, language: Language) -> str:
    """The verb of what was done, behind the person; "" for what goes on."""
    verb = _behind(nodes)
    if isinstance(verb, Verb):
        return verb.word if verb.word in language.grammar.tenses.values() else ""
    return verb.text.split()[0] if isinstance(verb, Text) and verb.text.startswith(" ") else ""

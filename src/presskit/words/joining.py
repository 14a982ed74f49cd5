"""How presskit's sentences go on from one another: two in one, "She studied in Alto and designed bridges for Brio", and
now and then a date before the person, "In 2019 she founded Brio".

In: the sentences of a text in their words. Out: the same, of which some have taken in the one behind them. Joined are
what was done, of one topic or one path, the later behind the earlier, and two posts that are held; never three.
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

LONGEST: Final = 30
"""Words of two that become one."""

PATH: Final = ("work", "volunteering", "education", "certificates")
"""Tables that tell somebody's path."""

ALIKE: Final = 1
"""Words besides years that two sentences may have in common: with more, a name would stand there twice."""


def joined(picks: Sequence[Pick], texts: Sequence[str], manner: Manner) -> list[str]:
    """The texts of these sentences, "" for one that the sentence before it has taken in."""
    subjects = _subjects(manner)
    if not subjects:
        return list(texts)
    found = list(texts)
    for at in range(2, len(picks)):
        one, other = found[at - 1], found[at]
        if one == texts[at - 1] and (both := _joined(picks[at - 1], picks[at], one, other, subjects, manner.language)):
            found[at - 1 : at + 1] = [both, ""]
    return _dated_first(picks, found, texts, subjects, manner.language)


def _subjects(manner: Manner) -> tuple[str, ...]:
    """The person as a sentence begins with them once they are named; none where nothing stands for the name."""
    language, pronouns = manner.language, "first" if manner.voice == "first" else manner.pronouns
    if pronouns not in language.pronouns or manner.voice == "mc":
        return ()
    return (language.pronoun(pronouns, "they"), manner.short_name)


def _joined(first: Pick, second: Pick, one: str, other: str, subjects: Sequence[str], language: Language) -> str:
    keys = (first[0].key, second[0].key)
    begins = _begins(other, subjects)
    on_the_path = all(table_of(key) in PATH for key in keys)
    alike = topic_of(keys[0]) == topic_of(keys[1]) or on_the_path
    if first[0].written or second[0].written or not begins or not alike or words(plain(f"{one} {other}")) > LONGEST:
        return ""
    verbs = [_verb(sentence.nodes) for sentence, _ in (first, second)]
    done = [_is_done(verb, language) for verb in verbs]
    if verbs[0] == verbs[1] or not all(verbs) or done[0] != done[1]:
        return ""
    if not done[0] and not all(table_of(key) in PATH[:2] for key in keys):
        return ""  # what somebody is and what they have won
    if not (_is_plain(one, language) and _is_plain(re.sub(r", .*\.$", ".", other), language)):
        return ""
    if on_the_path and (both := language.grammar.went_on(one, other, begins)):
        return both
    alike_words = said(plain(one), language) & said(plain(other), language)
    if sum(not each.isdigit() for each in alike_words) > ALIKE:
        return ""
    years = [re.findall(r"\b\d{4}\b", each) for each in (one, other)]
    in_order = all(years) and years[0][-1] <= years[1][0]
    if on_the_path and not in_order and (all(years) or (any(years) and table_of(keys[0]) == table_of(keys[1]))):
        return ""  # nobody knows which came first, or that it is over
    if any(each.isdigit() for each in alike_words) and not on_the_path:
        return ""
    if table_of(keys[0]) != table_of(keys[1]) and not any(years) and isinstance(_behind(second[0].nodes)[0], Verb):
        return ""  # studied at A, and was dean of B
    return f"{one[:-1]}{language.joints(['', ''])[0]}{other[len(begins) + 1 :]}"


def _dated_first(
    picks: Sequence[Pick], found: list[str], texts: Sequence[str], subjects: Sequence[str], language: Language
) -> list[str]:
    """The sentences, of which every third that begins with the person has its date before them, if it has one."""
    row = 0
    for at, text in enumerate(found):
        if not text:
            continue
        begins = _begins(text, subjects) if at and not picks[at][0].written and text == texts[at] else ""
        row = row + 1 if begins else 0
        if row > 1 and (dated := language.grammar.dated_first(text, begins)):
            found[at], row = dated, 0
    return found


def _begins(text: str, subjects: Sequence[str]) -> str:
    """With which of the names of its subject a sentence begins; "" with none."""
    return next((text[: len(each)] for each in subjects if text.casefold().startswith(f"{each.casefold()} ")), "")


def _is_plain(text: str, language: Language) -> bool:
    """Whether a sentence has one clause and one stop, at its end."""
    bare = re.sub(r"\*[^*]*\*", "", text)
    said = frozenset(re.findall(r"\w+", bare.casefold()))
    return text.endswith(".") and not re.search(r"[,;:()–]", bare) and said.isdisjoint(language.alike.joined)


def _behind(nodes: Nodes) -> Sequence[Node | None]:
    """What stands behind the person; None for nothing."""
    flat = [node for each in nodes for node in (each.body if isinstance(each, Optional) else (each,))]
    at = next((at for at, node in enumerate(flat) if isinstance(node, Reference)), len(flat))
    return [node for node in flat[at + 1 : at + 4] if not isinstance(node, Text) or node.text.strip()] or [None]


def _verb(nodes: Nodes) -> tuple[str, str]:
    """The verb behind the person, in the present where its form hangs on them, and the word behind it."""
    verb, *after = _behind(nodes)
    if isinstance(verb, Verb):
        follows = after[0].text.split()[:1] if after and isinstance(after[0], Text) else []
        return verb.word, "".join(follows)
    return (verb.text.split()[0], "") if isinstance(verb, Text) and verb.text.startswith(" ") else ("", "")


def _is_done(verb: tuple[str, str], language: Language) -> bool:
    """Whether a verb tells what was done; of two words, or of a form that hangs on the person, only "was"."""
    return verb[1] == "" or verb[0] in language.grammar.tenses.values()

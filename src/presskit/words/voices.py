"""What one voice cannot say as others do: what stands beside the person, a trade before the name, the name too soon.

In: the tree of a sentence as its author wrote it. Out: whether a voice tells it, and how.
"""

from __future__ import annotations

import re
from typing import Final

from presskit.grammar import Language, Voice
from presskit.notation import Mention, Nodes, Optional, Reference, Text, Verb, walk
from presskit.words.parts import Part, everything, parts
from presskit.words.realise import Manner, State, realise


def is_in(short: Nodes, nodes: Nodes) -> bool:
    """Whether a sentence says in every voice what its shorter wording says."""
    said = "".join(node.text for node in short if isinstance(node, Text)).strip(" .")
    shown = (node for node in nodes if not (isinstance(node, Optional) and node.third))
    told = "".join(part.text for part in walk(tuple(shown)) if isinstance(part, Text))
    _, _, trade = said.partition(" ")  # behind its article
    again = re.search(rf"\b{trade}\b", told) if trade.isalpha() else None  # is first violinist of the Alto Quartet
    return said[:_ALIKE] in told or again is not None


_ALIKE: Final = 25
"""Letters in which two sentences that say the same are alike."""


def joined_by_is(short: Nodes, nodes: Nodes, language: Language) -> Nodes | None:
    """ "Soprano {Lind} {is} the winner …" without its trade before the name: {Lind} {is} a soprano and the winner …"""
    shown = [node for node in nodes if not (isinstance(node, Optional) and node.third)]
    match short, shown:
        case (_, _, Verb() as says, Text(trade)), [Reference(), _, Verb() as verb, Text(rest, at), *more] if (
            says == verb
        ):
            trade, joint = trade.rstrip(" ."), language.joints(("", ""))[0].rstrip()
            apart = "," if f"{joint} " in trade else ""  # an advocate and writer, and director of Alto
            said = f"{trade}{apart}{joint}{rest}"
            return (*shown[:3], Text(said, at), *more)
    return None


def gives_away(nodes: Nodes, spoken: Manner) -> bool:
    """Whether a sentence says the name that a host keeps for the end, or speaks of "our speaker" within itself."""
    if spoken.pronouns == "name":
        return False
    text = realise(nodes, everything(parts(nodes)), spoken, state=State(named=True))[0]
    names = {part for part in (*spoken.name.split()[:1], *spoken.short_name.split()) if len(part) > 2}  # not: Ai
    again = spoken.introduced("they", again=True)
    said = re.compile("|".join(rf"(?<![\w@/.-]){re.escape(name)}(?![\w-]| [A-ZÀ-Þ])" for name in names) or "(?!)")
    found = (match for match in said.finditer(text) if not re.search(r"[A-ZÀ-Þ][\w.]* $", text[: match.start()]))
    return again in text or next(found, None) is not None


def within_a_name(nodes: Nodes) -> bool:
    """Whether a name in plain prose stands beside other capitals: Rabbi Ada Lind PhD; Lind and Vik’s film."""
    return any(
        isinstance(node, Mention)
        and node.kind == "name"
        and (
            (isinstance(before, Text) and re.search(r"[A-ZÀ-Þ][\w.]* $", before.text))
            or (isinstance(after, Text) and re.match(r" (?:\w{1,3} )?[A-ZÀ-Þ]", after.text))
        )
        for before, node, after in zip((None, *nodes), nodes, (*nodes[1:], None), strict=False)
    )


def after_a_trade(nodes: Nodes, language: Language) -> bool:
    """Whether a trade stands before the person that only the third person says: "Soprano Lind has been hailed"."""
    if len(nodes) < 2:
        return False
    front = isinstance(nodes[0], Optional) and nodes[0].third and isinstance(nodes[1], Reference)
    return front or (
        isinstance(nodes[0], Reference) and isinstance(nodes[1], Optional) and says_what(nodes[1], language)
    )


def says_what(node: Optional, language: Language) -> bool:
    """Whether a bracket of the third person holds what somebody is, and not only letters: ", nun and physician,"."""
    text = "".join(part.text for part in walk(node.body) if isinstance(part, Text))
    return node.third and language.verbs.says_what(text)


def stands_beside(nodes: Nodes, voice: Voice) -> bool:
    """Whether the person stands beside a noun that says what they are: "the historian, Lind, is"; "Lind, a nurse, is".

    Nobody says "the historian, I, am", nor "I, a nurse, am"; a host says neither of the first kind.
    """
    shown = [node for node in nodes if not (isinstance(node, Optional) and node.third)]
    for at, node in enumerate(shown):
        if isinstance(node, Reference | Mention) and node.form == "they" and at + 1 < len(shown):
            before, after = shown[at - 1] if at else None, shown[at + 1]
            behind = isinstance(after, Text) and after.text.lstrip().startswith((",", "—", "–"))
            noun = isinstance(before, Text) and before.text.rstrip().endswith(",")
            if behind and (noun or voice == "first"):
                return True
    return False


def of_every_voice(nodes: Nodes, voice: Voice) -> tuple[Part, ...]:
    """The parts without those that only the third person tells, and what is not read aloud: what stands in brackets."""
    third = {
        node.at
        for node in walk(nodes)
        if isinstance(node, Optional) and (node.third or (voice == "mc" and _in_round_brackets(node)))
    }
    if voice == "mc" and isinstance(nodes[0], Optional) and not _mentions(nodes[:1]):
        third.add(nodes[0].at)  # a front, behind which nobody is introduced
    result: list[Part] = []
    for part in parts(nodes):
        if part.at in third or part.within in third:
            third.add(part.at)
        else:
            result.append(part)
    return tuple(result)


def _in_round_brackets(node: Optional) -> bool:
    first, last = (node.body[0], node.body[-1]) if node.body else (None, None)
    opened = isinstance(first, Text) and first.text.lstrip(" ,").startswith("(")
    return opened and isinstance(last, Text) and last.text.rstrip(" ,").endswith(")")


def _mentions(nodes: Nodes) -> bool:
    return any(isinstance(node, Reference | Mention) for node in walk(nodes))

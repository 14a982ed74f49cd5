"""The person's name and pronouns in plain prose, found so that they can be told from the notation's own.

In: the tree of a sentence, the person's names and pronouns, what else the profile names. Out: the tree with
a `Mention` where a text names the person. A name inside another name ("Babuschkin Ventures") or a quotation
is left alone. For the first person, a sentence without any mark is `understood` as if it had them, or not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from presskit.grammar import Language
from presskit.notation import (
    Form,
    List,
    Mention,
    Node,
    Nodes,
    NotationError,
    Optional,
    Reference,
    Text,
    parse,
    walk,
)
from presskit.profile import Person
from presskit.profile.names import are_letters

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_SPACES_TO_NAME = re.compile(rf"\s+(?:&|[{_CAPITAL}])")
_COLON_TO_NAME = re.compile(rf": [{_CAPITAL}]")
_TITLE_BEFORE = re.compile(rf"\w [{_CAPITAL}]\w{{0,2}} (?:[{_CAPITAL}]\w* )+\w{{2,3}} $")
"""What makes a name the end of a title, which opens with an article: The Best of Ada Strand."""
_AGE = re.compile(r"\d+-\w[\w-]* $")
"""An age right before a name, which only goes with a name."""


class Finder:
    """Finds the mentions of one person."""

    def __init__(self, names: Sequence[str], pronouns: str, others: Sequence[str], language: Language) -> None:
        """`names` of the person, the full one first; `others`: what else the profile names."""
        self.full = names[0]
        self.pronouns = _pronouns(pronouns, language)
        own = "|".join(re.escape(name) for name in names)
        words = "|".join(self.pronouns) or "(?!)"
        apostrophes = f"'{language.typography.apostrophe}"
        self.pattern = re.compile(
            rf"(?<![\w@/.&-])(?:(?P<name>{own})(?P<s>{language.possessive_ending})?(?![\w@]|[-.]\w)"
            rf"|(?P<word>(?i:{words}))(?![\w/{apostrophes}-]))"
        )
        # Mikhail, M., Dr.; not OpenAI
        self.given_name = re.compile(
            rf"(?:^|(?<=\s))[{_CAPITAL}](?:[^\WA-Z\d_]|[{apostrophes}-]|\.(?=[{_CAPITAL}]\.)|(?<=\.)[{_CAPITAL}])*\.?\s$"
        )
        capitals = rf"(?:[{_CAPITAL}][\w.{apostrophes}-]* ){{1,4}}"
        given = re.escape(names[0].split()[0])  # Mara Strand was born, who is Mara Lind today
        self.opened = re.compile(
            rf"(?:{capitals}(?:{own})|{given} {capitals.rstrip()}) (?![{_CAPITAL}])|.*?(?<!\w)(?:{own}|{given}) [a-z]"
        )
        self.quoted = language.typography.quoted
        self.capitals = not language.nouns_have_capitals
        self.others = [other for other in others if re.search(own, other)]
        self.known = (*others, *language.months)  # "In May Babuschkin won": a capital, but no longer name

    def names(self, text: str) -> bool:
        """Whether a text that has no mention names the person all the same, as far as its letters tell."""
        return self.opened.match(text) is not None

    def mark(self, nodes: Nodes) -> Nodes:
        """The tree with its mentions.

        Behind a reference in braces a plain pronoun is none: whoever wrote the braces has marked all that is the
        person, and "her" is the girl's of whom she wrote.
        """
        marked = (node.at for node in walk(nodes) if isinstance(node, Reference))
        return self._marked(nodes, min(marked, default=None))

    def _marked(self, nodes: Nodes, reference: int | None) -> Nodes:
        marked: list[Node] = []
        for node in nodes:
            if isinstance(node, Text):
                marked += self._split(node, reference)
            elif isinstance(node, Optional):
                marked.append(replace(node, body=self._marked(node.body, reference)))
            elif isinstance(node, List):
                items = (replace(item, body=self._marked(item.body, reference)) for item in node.items)
                marked.append(replace(node, items=tuple(items)))
            else:
                marked.append(node)
        return tuple(marked)

    def _split(self, node: Text, reference: int | None) -> Iterable[Text | Mention]:
        text, at = node.text, 0
        taken = [match.span() for match in self.quoted.finditer(text)]
        taken += [match.span() for other in self.others for match in re.finditer(re.escape(other), text)]
        for match in self.pattern.finditer(text):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if match["name"] and self._longer(text, match):
                continue
            if match["word"] and reference is not None and node.at + match.start() > reference:
                continue
            if match.start() > at:
                yield Text(text[at : match.start()], node.at + at)
            yield self._mention(match, node.at + match.start())
            at = match.end()
        if at < len(text):
            yield Text(text[at:], node.at + at)

    def _mention(self, match: re.Match[str], at: int) -> Mention:
        if match["name"]:
            return Mention(match[0], "their" if match["s"] else "they", "name", at)
        form = self.pronouns[match["word"].lower()]
        return Mention(match[0], form or "they", "pronoun" if form else "bare", at)

    def _longer(self, text: str, match: re.Match[str]) -> bool:
        """Whether the name is part of a longer one: "Babuschkin Ventures", "Mikhail Babuschkin"."""
        if not self.capitals:
            return False
        if _SPACES_TO_NAME.match(text, match.end()) and not are_letters(text[match.end() :].split(maxsplit=1)[0]):
            return True
        if match.start() and _COLON_TO_NAME.match(text, match.end()):
            return True  # her book Ada Strand: Tides of the North
        if _AGE.search(text, 0, match.start()) or _TITLE_BEFORE.search(text, 0, match.start()):
            return True
        if match["name"] == self.full:
            return False
        before = self.given_name.search(text, 0, match.start())
        if before is None or not before.start():
            return False  # "In Babuschkin's view": the first word has a capital anyway
        return not text[: match.start()].rstrip().endswith(self.known)


def _pronouns(pronouns: str, language: Language) -> dict[str, Form | None]:
    """The pronouns that may mean the person, with their form; None where a name could not take their place.

    It could not where a word has two forms ("her"), where the verb would change ("they have"), and for a
    person who is known by name only, whose texts should hold none.
    """
    table = language.pronouns
    if pronouns == "name":
        singular = (name for name in table if language.verbs.number(name) == "singular")
        return {word: None for name in singular for word in table[name].values()}
    result: dict[str, Form | None] = {}
    for form, word in table[pronouns].items():
        if language.verbs.number(pronouns) != "singular":
            result[word] = None
        elif word not in result:
            result[word] = form
        elif (result[word], form) != ("their", "theirs"):
            result[word] = None
    return result


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

"""A sentence read: its tree, or a `NotationError` that points into the string and says what to write."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NoReturn, cast

from presskit.notation.tree import (
    FORMS,
    Form,
    Item,
    List,
    Node,
    Nodes,
    Optional,
    Reference,
    Tensed,
    Text,
    Value,
    Verb,
    walk,
)
from presskit.problems import Hint, replacement

SPECIAL: Final = "[]{};|*@&\\"
"""What a backslash makes plain."""

DEEPEST: Final = 12
"""Levels of brackets. A sentence that a person can still read has three."""

# What people write for {they}, {them} … when they think of one person.
_PRONOUNS: Final[Mapping[str, Form]] = {
    "i": "they", "he": "they", "she": "they", "name": "they",
    "me": "them", "him": "them", "her": "their", "his": "their", "my": "their",
    "hers": "theirs", "mine": "theirs",
    "himself": "themselves", "herself": "themselves", "myself": "themselves", "themself": "themselves",
}  # fmt: skip

_BECOMES = "it becomes what the pronouns and the voice require"

_PLAIN = re.compile(r"[^\[\]{};|\\]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FIELD = re.compile(r"[a-z][a-z_]*")
_STAR = re.compile(r"(?<!\\)\*")
_KINDS = re.compile(r"[@&]*")
LEAST = re.compile(r"\s*(\d+)\+\s+")
_ENDING = re.compile(r"\s*,?\s*(?:and|or|nor|&)\s")
_CONTRACTED = re.compile(r"['’](?:s|re|m|ve|ll|d)")
_NAME = re.compile(r"([^\W\d_][^\\*:|;]*?)(?:\s*:\s*(they|them|their|theirs|themselves))?")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")

# Verbs that people write with a capital, where a question or a heading begins; any other word with one is a name.
_AUXILIARIES: Final = frozenset(
    {"is", "was", "has", "does", "are", "were", "have", "do", "am", "will", "isn't", "wasn't", "hasn't", "doesn't"}
)


class NotationError(Exception):
    """What is wrong in a string: `offset` counts its characters from 0, `hint` is the remedy."""

    def __init__(self, offset: int, message: str, hint: Hint) -> None:
        self.offset = offset
        self.message = message
        self.hint = hint
        super().__init__(f"{message} ({hint})")


def parse(text: str, *, values: bool = False) -> Nodes:
    """The tree of a sentence; `values` allows `{=field}`. Raises NotationError."""
    nodes = _Reader(text, values).nodes("", 0)
    if not any(_says_something(node) for node in nodes):
        if any(isinstance(node, Optional) for node in nodes):
            raise NotationError(
                0,
                "everything in this sentence stands in brackets, so it could become empty",
                "leave what must always be said outside the brackets",
            )
        raise NotationError(0, "this sentence says nothing", "write some words")
    return nodes


class _Reader:
    """Recursive descent, one character at a time; `pos` is the next character."""

    def __init__(self, text: str, values: bool) -> None:
        self.text = text
        self.pos = 0
        self.values = values

    def nodes(self, end: str, depth: int) -> Nodes:
        """What stands before one of the characters of `end`, or before the end of the string."""
        result: list[Node] = []
        words, at = "", self.pos
        while self.pos < len(self.text) and (char := self.text[self.pos]) not in end:
            if char in "[{":
                if words:
                    result.append(Text(words, at))
                result.append(self.optional(depth + 1) if char == "[" else self.braces(depth + 1))
                words, at = "", self.pos
            elif char in "]}":
                self.stray(char, end)
            elif plain := _PLAIN.match(self.text, self.pos):
                words += plain[0]
                self.pos = plain.end()
            else:
                words += self.character()
        if words:
            result.append(Text(words, at))
        return tuple(result)

    def character(self) -> str:
        """One plain character; a star keeps its backslash."""
        char = self.text[self.pos]
        self.pos += 1
        if char != "\\":
            return char
        escaped = self.text[self.pos : self.pos + 1]
        if not escaped or escaped not in SPECIAL:
            what = (
                f"stands before {'a line end' if escaped.isspace() else f'“{escaped}”'}, which needs none"
                if escaped
                else "ends the text"
            )
            self.fail(self.pos - 1, f"a backslash {what}", "take it out, or write \\\\ for a backslash")
        self.pos += 1
        return "\\*" if escaped == "*" else escaped

    def optional(self, depth: int) -> Optional:
        at = self.open(depth)
        kinds = self.taken(_KINDS)
        third, together = "@" in kinds, "&" in kinds
        body = self.nodes("]", depth)
        self.close(at, "]", "add a ] where it ends, or write \\[ for a plain bracket")
        if not body or not any(_prints(node) for node in body):
            self.fail(at, "these brackets are empty", "put something between them, or take them out")
        self.paired(body, at, "bracket")
        if len(body) == 1 and isinstance(inner := body[0], Optional):
            return Optional(inner.body, True, at, third or inner.third, together or inner.together)
        return Optional(body, False, at, third, together)

    def taken(self, pattern: re.Pattern[str]) -> str:
        """What the pattern finds here, and is then read."""
        match = pattern.match(self.text, self.pos)
        self.pos = match.end() if match else self.pos
        return match[0] if match else ""

    def braces(self, depth: int) -> Node:
        at = self.open(depth)
        if self.text.startswith("=", self.pos):
            return self.value(at)
        least = self.taken(LEAST).strip(" \t\r\n+")
        pieces, separators = [self.item(depth)], set[str]()
        while self.pos < len(self.text) and self.text[self.pos] != "}":
            separators.add(self.text[self.pos])
            self.pos += 1
            pieces.append(self.item(depth))
        self.close(at, "}", "add a }, or write \\{ for a plain brace")
        if len(separators) == 2:
            self.fail(at, "these braces hold both ; and |", "put ; between items, | between present and past")
        if separators == {"|"} and not least:
            return self.tensed(pieces, at)
        if separators:
            return self.several(pieces, at, int(least or 1))
        if least:
            self.fail(at, f"“{least}+” stands before a list, and these braces hold none", "put ; between the items")
        return self.word(pieces[0].body, at)

    def item(self, depth: int) -> Item:
        at = self.pos
        return Item(_stripped(self.nodes(";|}", depth)), at)

    def several(self, pieces: list[Item], at: int, least: int) -> List:
        for piece in pieces:
            if not any(_prints(node) for node in piece.body):
                self.fail(piece.at, "an item of this list is empty", "take a ; out, or write \\; for a plain one")
            if any(isinstance(node, List) for node in walk(piece.body)):
                self.fail(piece.at, "a list stands inside a list", "write the inner one out, with commas")
            self.paired(piece.body, piece.at, "item")
        if _ENDING.match(self.text, pieces[-1].at):
            pieces[-1] = replace(pieces[-1], ending=True)
        free = sum(not piece.ending for piece in pieces)
        if not 1 <= least <= free:
            hint = f"write a number from 1 to {free}" if free > 1 else "take the number out"
            self.fail(at, f"this list asks for {least} of its {free} item{'s' * (free != 1)}", hint)
        return List(tuple(pieces), at, least)

    def tensed(self, pieces: list[Item], at: int) -> Tensed:
        if len(pieces) != 2:
            self.fail(at, f"these braces hold {len(pieces)} forms", "write present and past: {leads|led}")
        forms = []
        for piece in pieces:
            if len(piece.body) != 1 or not isinstance(piece.body[0], Text):
                self.fail(piece.at, "a tense is empty, or holds brackets", "write two plain forms: {leads|led}")
            forms.append(piece.body[0].text)
        return Tensed(forms[0], forms[1], at)

    def word(self, body: Nodes, at: int) -> Node:
        """`{they}` or `{has}`."""
        inner = self.text[at + 1 : self.pos - 1].strip()
        if not inner:
            self.fail(at, "these braces are empty", "write {they}, a verb: {has}, or a list: {one; two}")
        if not all(isinstance(node, Text) for node in body):
            if len(body) == 1 and not isinstance(body[0], Optional):
                self.fail(at, "these braces are doubled", f"write {{{inner.strip('{ }')}}}, with one pair")
            self.fail(at, "these braces hold brackets, and no list", "put ; between the items of a list")
        if named := named_by(inner, at):
            return named
        self.separated(inner, at)
        first, _, rest = inner.partition(" ")
        if rest:
            self.fail(
                at,
                f"{{{inner}}} holds several words",
                f"did you mean {{{first}}} {rest}? Else take the braces out; a list has ; between its items",
            )
        if inner.lower() in FORMS:
            return Reference(cast(Form, inner.lower()), inner[0].isupper(), at)
        if form := _form(inner):
            hint = replacement(f"{{{inner}}}", f"{{{form}}}", f": {_BECOMES}")
            self.fail(at, f"{{{inner}}} is not in the notation", hint)
        if not (_WORD.fullmatch(inner) or _CONTRACTED.fullmatch(inner)):
            self.fail(at, f"{{{inner}}} is neither {{they}} nor a verb", "write \\{ and \\} for plain braces")
        return Verb(inner, at)

    def separated(self, inner: str, at: int) -> None:
        """What stands between commas or strokes: a list, the two tenses of a verb, or {he/she}."""
        strokes = [part.strip() for part in inner.split("/")]
        if len(strokes) > 1 and all(map(_WORD.fullmatch, strokes)):
            forms = {form for part in strokes if (form := _form(part))}
            if forms:
                hint = replacement(f"{{{inner}}}", _meant_by(strokes), f": {_BECOMES}")
                self.fail(at, f"{{{inner}}} is not in the notation", hint)
            if len(strokes) == 2:
                tenses, items = (f"{{{sign.join(strokes)}}}" for sign in ("|", "; "))
                hint = replacement(f"{{{inner}}}", tenses, f" for present and past, or {items} for a list")
                self.fail(at, f"{{{inner}}} holds a stroke, which divides nothing", hint)
        parts = [part.strip() for part in re.split(r",(?: and| or)? |[,/]|(?<=\w) and (?=\w)", inner)]
        if re.search(r"[,/]", inner) and len(parts) > 1 and all(part and not part[0].isdigit() for part in parts):
            message = f"{{{inner}}} has no ; between its items"
            listed = f"{{{'; '.join(parts)}}}"
            hint = replacement(f"{{{inner}}}", listed, ", a list of which the first ones are kept")
            self.fail(at, message, hint)

    def value(self, at: int) -> Value:
        end = self.text.find("}", at)
        name = self.text[at + 2 : end if end >= 0 else None].strip()
        if not self.values:
            self.fail(at, f"{{={name}}} stands only in language files", "write the words themselves")
        if end < 0 or not _FIELD.fullmatch(name):
            self.fail(at, "this is no value", "write the name of a field: {=organization}")
        self.pos = end + 1
        return Value(name, at)

    def open(self, depth: int) -> int:
        if depth > DEEPEST:
            self.fail(self.pos, f"brackets stand more than {DEEPEST} deep here", "make two sentences of it")
        self.pos += 1
        return self.pos - 1

    def close(self, at: int, end: str, hint: Hint) -> None:
        if self.pos >= len(self.text):
            self.fail(at, f"this {self.text[at]} is never closed", hint)
        assert self.text[self.pos] == end  # nodes() stops at nothing else
        self.pos += 1

    def stray(self, char: str, end: str) -> NoReturn:
        opener = "[" if char == "]" else "{"
        if end:
            self.fail(
                self.pos,
                f"this {char} stands before the {end[-1]} that must come first",
                f"close what was opened last, or write \\{char} for a plain one",
            )
        hint = f"add a {opener} before it, or write \\{char} for a plain one"
        self.fail(self.pos, f"this {char} closes nothing", hint)

    def paired(self, body: Nodes, at: int, what: str) -> None:
        """One star of a pair in a part that may be left out would open emphasis and never end it."""
        stars = sum(len(_STAR.findall(node.text)) for node in body if isinstance(node, Text))
        if stars % 2:
            hint = "let *emphasis* begin and end in the same place, or write \\* for a plain star"
            self.fail(at, f"this {what} holds one star of a pair", hint)

    def fail(self, offset: int, message: str, hint: Hint) -> NoReturn:
        raise NotationError(offset, message, hint)


def named_by(inner: str, at: int) -> Reference | None:
    """What stands in braces as a name: with a form, {bell hooks:they}, or with a capital, {Strand}, {Strand’s}."""
    match = _NAME.fullmatch(" ".join(inner.split()))
    if match is None:
        return None
    name = match[1]
    if match[2]:
        return Reference(cast(Form, match[2]), True, at, name)
    low = name.lower().replace("’", "'")
    if not name[0].isupper() or re.search("[,/]", name) or low in _AUXILIARIES or _form(name):
        return None
    return Reference(form_of(name), True, at, name)


def form_of(name: str) -> Form:
    """The form of a name in braces that gives none."""
    return "their" if _POSSESSIVE.search(name) else "they"


def _form(word: str) -> Form | None:
    """The form that a word in braces stands for, as it is spelt or as people spell it."""
    low = word.lower()
    return low if low in FORMS else _PRONOUNS.get(low) or _misspelt(low)


def _meant_by(words: Sequence[str]) -> str:
    """The reference for pronouns side by side: he/she, him/her, his/her; she/her/hers is a whole set, and {they}."""
    low = {word.lower() for word in words}
    if low & {"he", "she", "they", "i", "name"}:
        return "{they}"
    if low & {"him", "them", "me"}:
        return "{them}"
    return f"{{{next(form for word in words if (form := _form(word)))}}}"


def _misspelt(word: str) -> Form | None:
    """The form whose letters these are, in another order or but for one: {thier}, {hey}."""
    others = ("theme", "then", "these", "hem", "heir", "hers")  # words of their own

    def near(form: str) -> bool:
        fewer = {form[:at] + form[at + 1 :] for at in range(len(form))}
        return (
            sorted(form) == sorted(word)
            or word in fewer
            or form in {word[:at] + word[at + 1 :] for at in range(len(word))}
        )

    return next((form for form in FORMS if near(form) and word not in others and len(word) > 2), None)


def _prints(node: Node) -> bool:
    return not isinstance(node, Text) or bool(node.text.strip())


def _says_something(node: Node) -> bool:
    """Whether the node leaves a word behind when everything that may be left out is."""
    if isinstance(node, Text):
        return any(char.isalnum() for char in node.text)
    return not isinstance(node, Optional)


def _stripped(body: Nodes) -> Nodes:
    """An item without the spaces beside its semicolons."""
    nodes = list(body)
    if nodes and isinstance(first := nodes[0], Text):
        nodes[0] = Text(first.text.lstrip(), first.at)
    if nodes and isinstance(last := nodes[-1], Text):
        nodes[-1] = Text(last.text.rstrip(), last.at)
    return tuple(node for node in nodes if not (isinstance(node, Text) and not node.text))

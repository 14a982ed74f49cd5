r"""The notation of `[[bio]]` sentences and of the patterns in language files.

In: one string. Out: a small immutable tree, or a `NotationError` that points into the string. What a
node means in a text is settled later, by `words`; here is only its form:

    [In 2023 ]          Optional: may be left out; an inner one only together with its outer one
    [[German ]]         Optional(last=True): the last to be used
    {Grok; Aurora}      List: the first ones are kept, as many as there is room for
    {they} {Their}      Reference to the person: they, them, their, theirs, themselves
    {has}               Verb that agrees with the person
    {leads|led}         Tensed: present or past, by the dates of the fact
    {=field}            Value: filled in from the profile; in language files only
    \[                  plain: a backslash before [ ] { } ; | * \

`*emphasis*` is no part of it: stars stay in the text, an escaped one as `\*`, for whoever draws the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NoReturn, cast, get_args

Form = Literal["they", "them", "their", "theirs", "themselves"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)

SPECIAL: Final = "[]{};|*\\"
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
_TO_ESCAPE = re.compile(r"\\\*|[\[\]{};|\\]")
_STAR = re.compile(r"(?<!\\)\*")


class NotationError(Exception):
    """What is wrong in a string: `offset` counts its characters from 0, `hint` is the remedy."""

    def __init__(self, offset: int, message: str, hint: str) -> None:
        self.offset = offset
        self.message = message
        self.hint = hint
        super().__init__(f"{message} ({hint})")


# --- the tree ------------------------------------------------------------------------------------
# `at` is the offset in the string. It tells two brackets of one sentence apart and places advice; two
# trees that differ in nothing else are equal.


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are; a star that is no emphasis stands as `\\*`."""

    text: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """The person, as the voice and what was said before require."""

    form: Form
    capital: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the third person singular, to agree with the person."""

    word: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Tensed:
    """Present while the fact lasts, past when it has ended."""

    present: str
    past: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    body: Nodes
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class List:
    """Items of which the first is always said, each further one only after the one before it."""

    items: tuple[Item, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Optional:
    """What may be left out; `last`: only used when nothing else would fill the room."""

    body: Nodes
    last: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Value:
    """A field to be filled in."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """The person in plain prose, `written` as it stands there; the words engine finds it, not `parse`.

    kind "name": one of the person's names; "pronoun": one that may give way to the name; "bare": one that
    may not, so that the name has to stand before it.
    """

    written: str
    form: Form
    kind: Literal["name", "pronoun", "bare"]
    at: int = field(default=0, compare=False)


Node = Text | Reference | Verb | Tensed | List | Optional | Value | Mention
Nodes = tuple[Node, ...]

Filling = str | Sequence[str | Nodes]
"""What a `Value` becomes: words, or several things that make a list."""


def walk(nodes: Nodes) -> Iterator[Node]:
    """Every node, an outer one before its inner ones, in the order of the string."""
    for node in nodes:
        yield node
        if isinstance(node, Optional):
            yield from walk(node.body)
        elif isinstance(node, List):
            for item in node.items:
                yield from walk(item.body)


# --- reading -------------------------------------------------------------------------------------


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
        found: list[Node] = []
        words, at = "", self.pos
        while self.pos < len(self.text) and (char := self.text[self.pos]) not in end:
            if char in "[{":
                if words:
                    found.append(Text(words, at))
                found.append(self.optional(depth + 1) if char == "[" else self.braces(depth + 1))
                words, at = "", self.pos
            elif char in "]}":
                self.stray(char, end)
            elif plain := _PLAIN.match(self.text, self.pos):
                words += plain[0]
                self.pos = plain.end()
            else:
                words += self.character()
        if words:
            found.append(Text(words, at))
        return tuple(found)

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
        body = self.nodes("]", depth)
        self.close(at, "]", "add a ] where it ends, or write \\[ for a plain bracket")
        if not body or not any(_prints(node) for node in body):
            self.fail(at, "these brackets are empty", "put something between them, or take them out")
        self.paired(body, at, "bracket")
        if len(body) == 1 and isinstance(body[0], Optional):
            return Optional(body[0].body, last=True, at=at)
        return Optional(body, at=at)

    def braces(self, depth: int) -> Node:
        at = self.open(depth)
        if self.text.startswith("=", self.pos):
            return self.value(at)
        pieces, separators = [self.item(depth)], set[str]()
        while self.pos < len(self.text) and self.text[self.pos] != "}":
            separators.add(self.text[self.pos])
            self.pos += 1
            pieces.append(self.item(depth))
        self.close(at, "}", "add a }, or write \\{ for a plain brace")
        if len(separators) == 2:
            self.fail(at, "these braces hold both ; and |", "put ; between items, | between present and past")
        if separators == {"|"}:
            return self.tensed(pieces, at)
        return self.several(pieces, at) if separators else self.word(pieces[0].body, at)

    def item(self, depth: int) -> Item:
        at = self.pos
        return Item(_stripped(self.nodes(";|}", depth)), at)

    def several(self, pieces: list[Item], at: int) -> List:
        for piece in pieces:
            if not any(_prints(node) for node in piece.body):
                self.fail(piece.at, "an item of this list is empty", "take a ; out, or write \\; for a plain one")
            if any(isinstance(node, List) for node in walk(piece.body)):
                self.fail(piece.at, "a list stands inside a list", "write the inner one out, with commas")
            self.paired(piece.body, piece.at, "item")
        return List(tuple(pieces), at)

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
            hint = f"write {{{form}}}: {_BECOMES}"
            self.fail(at, f"{{{inner}}} is not in the notation", hint)
        if not _WORD.fullmatch(inner):
            self.fail(at, f"{{{inner}}} is neither {{they}} nor a verb", "write \\{ and \\} for plain braces")
        return Verb(inner, at)

    def separated(self, inner: str, at: int) -> None:
        """What stands between commas or strokes: a list, the two tenses of a verb, or {he/she}."""
        strokes = [part.strip() for part in inner.split("/")]
        if len(strokes) > 1 and all(map(_WORD.fullmatch, strokes)):
            forms = {form for part in strokes if (form := _form(part))}
            if forms:
                self.fail(at, f"{{{inner}}} is not in the notation", f"write {_meant_by(strokes)}: {_BECOMES}")
            if len(strokes) == 2:
                tenses, items = "|".join(strokes), "; ".join(strokes)
                hint = f"write {{{tenses}}} for present and past, or {{{items}}} for a list"
                self.fail(at, f"{{{inner}}} holds a stroke, which divides nothing", hint)
        parts = [part.strip() for part in re.split(r",(?: and| or)? |[,/]|(?<=\w) and (?=\w)", inner)]
        if re.search(r"[,/]", inner) and len(parts) > 1 and all(part and not part[0].isdigit() for part in parts):
            message = f"{{{inner}}} has no ; between its items"
            self.fail(at, message, f"write {{{'; '.join(parts)}}}, a list of which the first ones are kept")

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

    def close(self, at: int, end: str, hint: str) -> None:
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

    def fail(self, offset: int, message: str, hint: str) -> NoReturn:
        raise NotationError(offset, message, hint)


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


# --- writing -------------------------------------------------------------------------------------


def source(nodes: Nodes) -> str:
    """The string of a tree: `parse(source(tree)) == tree`."""
    return "".join(_written(node) for node in nodes)


def _written(node: Node) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Reference(form, capital):
            return f"{{{form.capitalize() if capital else form}}}"
        case Verb(word):
            return f"{{{word}}}"
        case Tensed(present, past):
            return f"{{{escape(present)}|{escape(past)}}}"
        case List(items):
            return "{" + "; ".join(source(item.body) for item in items) + "}"
        case Optional(body, last):
            return f"[[{source(body)}]]" if last else f"[{source(body)}]"
        case Value(name):
            return f"{{={name}}}"
        case Mention(written):
            return escape(written)


def escape(text: str) -> str:
    """Text that the notation leaves alone; `*emphasis*` in it stays emphasis."""
    return _TO_ESCAPE.sub(lambda found: found[0] if found[0] == "\\*" else "\\" + found[0], text)


def fill(nodes: Nodes, values: Mapping[str, Filling]) -> Nodes | None:
    """The tree with its values: several become a list, and a bracket without its value goes.

    None when a value is missing outside brackets: then this pattern cannot be used.
    """
    filled: list[Node] = []
    for node in nodes:
        if isinstance(node, Value):
            value = values.get(node.name)
            if not value:
                return None
            filled += _one(value) if isinstance(value, str) or len(value) == 1 else (_several(value),)
        elif isinstance(node, Optional):
            if body := fill(node.body, values):
                filled.append(replace(node, body=body))
        elif isinstance(node, List):
            items = [Item(body) for item in node.items if (body := fill(item.body, values))]
            if not items:
                return None
            filled.append(List(tuple(items)))
        else:
            filled.append(node)
    return merged(filled)


def merged(nodes: Iterable[Node]) -> Nodes:
    """Neighbouring words as one node, as they are read from a string."""
    merged: list[Node] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(last := merged[-1], Text):
            merged[-1] = Text(last.text + node.text, last.at)
        else:
            merged.append(node)
    return tuple(merged)


def _one(value: Filling) -> Nodes:
    (only,) = (value,) if isinstance(value, str) else value
    return (Text(only),) if isinstance(only, str) else only


def _several(values: Filling) -> List:
    return List(tuple(Item(_one((value,))) for value in values))


def placed(nodes: Nodes, at: int = 0) -> Nodes:
    """The tree with a different offset for every part that may be left out, as if it had been read from a string."""
    return _placed(nodes, itertools.count(at))


def _placed(nodes: Nodes, numbers: Iterator[int]) -> Nodes:
    found: list[Node] = []
    for node in nodes:
        at = next(numbers)
        if isinstance(node, Optional):
            found.append(replace(node, body=_placed(node.body, numbers), at=at))
        elif isinstance(node, List):
            items = tuple(Item(_placed(item.body, numbers), next(numbers)) for item in node.items)
            found.append(replace(node, items=items, at=at))
        else:
            found.append(node)
    return tuple(found)


def in_tense(nodes: Nodes, *, past: bool) -> Nodes:
    """The tree with its {leads|led} settled: what several facts of different dates need in one sentence."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Tensed):
            found.append(Verb(node.past if past else node.present, node.at))
        elif isinstance(node, Optional):
            found.append(replace(node, body=in_tense(node.body, past=past)))
        elif isinstance(node, List):
            items = (replace(item, body=in_tense(item.body, past=past)) for item in node.items)
            found.append(replace(node, items=tuple(items)))
        else:
            found.append(node)
    return tuple(found)

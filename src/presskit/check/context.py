"""What a rule of advice sees: the texts of a profile, cut into words, with what is not theirs to judge hidden.

In: a profile, its language, the places, the day. Out: a `CheckContext` of `Piece`s. In the `view` of a piece the
notation, addresses, other people's words (in quotation marks) and titles (`*emphasis*`, names of entries) are blanked,
character for character, so that a rule finds only the author's own words, and every offset is an offset in the text.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from presskit.language import Language, read_words
from presskit.notation import Nodes, parse
from presskit.problems import Hint
from presskit.profile import Bio, Entry, FreeSection, Pinned, Profile, Source
from presskit.template import Place
from presskit.tomlfile import Key

PROSE: Final = ("summary", "highlights", "description", "text", "caption", "headline", "focus", "known_for")
"""The fields that hold sentences, or parts of them. What others said (quotes, references) is theirs."""

NOT_OURS: Final = frozenset({"quotes", "references", "questions", "photos.focus"})

MARK, QUOTE, NAME = "\x01", "\x02", "\x03"
"""What blanks the notation, other people's words, and names and titles. No text holds control characters."""

_MARKS = re.compile(r"\\|\[|\]|\{[^{};|\[\]]*(?:\|[^{};\[\]]*)?\}|[{};]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|‘[^’]*’(?!\w)")
_TITLE = re.compile(r"(?<![\\*])\*(?=[^\s*])[^*]*[^\s*\\]\*")
_ADDRESS = re.compile(r"(?<=\])\((?:https?://|mailto:|tel:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)|https?://\S+")
_BRACE = re.compile(r"\{([^{}|;\[\]\s]+)\}")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Note(NamedTuple):
    """What a rule found: the entry, the way to the text in it, the character, one sentence, the remedy.

    Without a key it is about the whole profile; without a field about the whole entry. `day` is the one from which it
    holds, where that is not every day.
    """

    key: str
    message: str
    hint: Hint
    field: Key = ()
    offset: int | None = None
    day: datetime.date | None = None


@dataclass(frozen=True)
class Rule:
    """One row of `RULES`: a code, and the function that finds it. tests/advice.toml has its examples."""

    code: str
    find: Callable[[CheckContext], Iterator[Note]]


class Token(NamedTuple):
    """A word: as written, in lower case with a straight apostrophe, and where it begins."""

    text: str
    low: str
    at: int

    @property
    def end(self) -> int:
        return self.at + len(self.text)


@dataclass(frozen=True)
class Piece:
    """One text of the profile. `words` blanks notation and quotations, `view` names and titles too."""

    entry: Entry
    field: Key
    text: str
    words: str
    view: str

    @property
    def name(self) -> str:
        """How a message calls it: `bio[2].text`."""
        parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in self.field]
        return self.entry.key + "".join(parts)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The author's own words."""
        return _tokens(self.view)

    @cached_property
    def all_tokens(self) -> tuple[Token, ...]:
        """The same with names and titles."""
        return _tokens(self.words)

    @cached_property
    def spelt(self) -> str:
        """`words` with what stands in braces by itself, verbs and {they}; what follows the dates stays blank."""
        found = list(self.words)
        for brace in _BRACE.finditer(self.text) if isinstance(self.entry, Bio) else ():
            found[brace.start(1) : brace.end(1)] = brace[1]
        return "".join(found)

    def opens(self, at: int) -> bool:
        """Whether no word of the sentence stands before this place."""
        start, _ = sentence_around(self.view, at)
        return not any(char.isalnum() for char in self.view[start:at])

    def matches(self, patterns: Iterable[re.Pattern[str]]) -> Iterator[re.Match[str]]:
        """Where the patterns match the author's own words."""
        for pattern in patterns:
            yield from pattern.finditer(self.view)

    def note(self, at: int, message: str, hint: Hint) -> Note:
        """A note on the character at `at`."""
        return Note(self.entry.key, f"{self.name}: {message}", hint, self.field, at)

    def phrases(self, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> Iterator[tuple[str, int]]:
        """Each of the phrases that occurs, as written, the longest where several begin; and where."""
        tokens, at = self.tokens, 0
        while at < len(tokens):
            found = next((phrase for phrase in phrases.get(tokens[at].low, ()) if self._begins(phrase, at)), None)
            if found:
                end = tokens[at + len(found) - 1].end
                yield self.text[tokens[at].at : end], tokens[at].at
            at += len(found) if found else 1

    def _begins(self, phrase: tuple[str, ...], at: int) -> bool:
        tokens = self.tokens[at : at + len(phrase)]
        between = self.view[tokens[0].at : tokens[-1].end]
        return tuple(token.low for token in tokens) == phrase and not re.search(r"[.,;:!?()]", between)


@dataclass(frozen=True)
class CheckContext:
    """A profile as the rules of advice see it."""

    profile: Profile
    language: Language
    places: Mapping[str, Place]
    as_of: datetime.date

    def named(self, reference: str) -> Entry | None:
        """The entry that a sentence calls so, as `Profile.named` finds it."""
        return self._references.get(reference)

    @cached_property
    def _references(self) -> dict[str, Entry]:
        return self.profile.by_reference()

    def terms(self, name: str) -> frozenset[str]:
        """A list of words; empty for a language that has none."""
        return frozenset(_lists(self._code).get(name, ()))

    def phrases(self, name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """A list of phrases by their first word, longer ones first."""
        return _by_first_word(self._code, name)

    def patterns(self, name: str) -> tuple[re.Pattern[str], ...]:
        """A list of regular expressions; empty for a language that has none."""
        return _compiled(self._code, name)

    @property
    def other_languages(self) -> Mapping[str, frozenset[str]]:
        """Small words of other languages by their names; empty for a language that has no such lists."""
        return {name: frozenset(words) for name, words in _others(self._code).items() if words}

    @property
    def language_name(self) -> str:
        """What the language of the profile is called in itself; the one of `other_languages` without words."""
        return next((name for name, words in _others(self._code).items() if not words), self.language.tag)

    @property
    def _code(self) -> str:
        return self.language.tag.replace("_", "-").partition("-")[0].lower()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every text of the author's."""
        return tuple(self._piece(*found) for entry in self.profile.entries() for found in _texts(entry))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The `[[bio]]` sentences."""
        return tuple(
            Sentence(piece, piece.entry, parse(piece.entry.text))
            for piece in self.pieces
            if isinstance(piece.entry, Bio)
        )

    @cached_property
    def pinned(self) -> tuple[Piece, ...]:
        """The pinned texts."""
        return tuple(piece for piece in self.pieces if isinstance(piece.entry, Pinned))

    @cached_property
    def organizations(self) -> tuple[str, ...]:
        """The names of organisations, the longest first."""
        profile = self.profile
        jobs: tuple[Entry, ...] = (*profile.work, *profile.volunteering, *profile.memberships, *profile.organizations)
        schools = (row for row in profile.education if row.institution)
        return tuple(sorted({entry.name_of for entry in (*jobs, *schools)}, key=lambda name: (-len(name), name)))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """People other than the one whom the profile is about."""
        profile = self.profile
        named = {quote.speaker for quote in profile.quotes} | {row.name for row in profile.references}
        named |= {author for row in profile.publications for author in row.authors}
        named |= {name for made in (profile.projects, profile.shows) for row in made for name in row.collaborators}
        named |= {name for row in profile.education for name in row.teachers}
        return tuple(sorted(name for name in named if name and name != profile.person.name))

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """What the person is called, the full name first."""
        person = self.profile.person
        return tuple(dict.fromkeys((person.name, person.surname, person.given_name or person.surname)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the entries are called that have a name: organisations, works, prizes; the longest first."""
        person = self.profile.person
        named = {
            entry.name_of
            for entry in self.profile.entries()
            if entry.shape and not isinstance(entry, Source | FreeSection) and entry is not person
            if entry.table not in ("quotes", "questions", "milestones", "numbers", "contacts", "links")
        }
        return tuple(sorted((name for name in named if name != name.lower()), key=lambda name: (-len(name), name)))

    @cached_property
    def _all_names(self) -> re.Pattern[str] | None:
        return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in self.names)) if self.names else None

    def _piece(self, entry: Entry, field: Key, text: str) -> Piece:
        words = text
        if isinstance(entry, Bio):
            words = _MARKS.sub(lambda match: MARK * len(match[0]), words)
        words = _QUOTED.sub(_quoted, _ADDRESS.sub(lambda match: NAME * len(match[0]), words))
        view = _TITLE.sub(lambda match: NAME * len(match[0]), words)
        if self._all_names:
            view = self._all_names.sub(lambda match: NAME * len(match[0]), view)
        return Piece(entry, field, text, words, view)


@dataclass(frozen=True)
class Sentence:
    """A `[[bio]]` sentence with its tree."""

    piece: Piece
    entry: Bio
    nodes: Nodes


def _quoted(match: re.Match[str]) -> str:
    """A blanked quotation; a stop at its end may end the sentence around it, and is kept."""
    length, last = len(match[0]), match[0][-2]
    return f"{QUOTE * (length - 2)}{last}{QUOTE}" if last in ".!?" and length > 2 else QUOTE * length


def names_in(text: str, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Which of the names stand in the text as whole words, and where; a name inside a longer one does not count.

    `names`: the longest first.
    """
    for name in names:
        pattern = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
        for match in re.finditer(pattern, text):
            yield name, match.start()
        text = re.sub(pattern, lambda hit: NAME * len(hit[0]), text)


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence of a place begins and ends."""
    stops, starts = _breaks(text)
    before, after = bisect_right(starts, at), bisect_left(stops, at)
    return (starts[before - 1] if before else 0), (stops[after] + 1 if after < len(stops) else len(text))


@lru_cache(maxsize=256)
def _breaks(text: str) -> tuple[list[int], list[int]]:
    """Where sentences stop, and where the ones after them start."""
    found = list(re.finditer(r"[.!?][”\"’)\x02]*\s+(?=[A-Z\x01\x02\x03])|\n\n", text))
    return [one.start() for one in found], [one.end() for one in found]


def _texts(entry: Entry) -> Iterator[tuple[Entry, Key, str]]:
    table = entry.table
    if table in NOT_OURS:
        return
    for field in PROSE:
        if f"{table}.{field}" in NOT_OURS:
            continue
        value = getattr(entry, field, None)
        if isinstance(value, str):
            yield entry, (field,), value
        elif isinstance(value, tuple):
            yield from ((entry, (field, row), text) for row, text in enumerate(value))
    if isinstance(entry, FreeSection):
        for row, free in enumerate(entry.entries):
            if free.text:
                yield entry, ("entries", row, "text"), free.text
            yield from ((entry, ("entries", row, "points", at), point) for at, point in enumerate(free.points))


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(match[0], match[0].lower().replace("’", "'"), match.start()) for match in _TOKEN.finditer(text))


@lru_cache
def _file(code: str) -> Mapping[str, Any]:
    """What the file of a language says; `code` has a file in languages/, so it is a safe name."""
    file = Path(__file__).parent / f"{code}.toml"
    return read_words(file) if file.is_file() else {}


def _lists(code: str) -> Mapping[str, list[str]]:
    return _file(code)


def _others(code: str) -> Mapping[str, list[str]]:
    return cast("Mapping[str, list[str]]", _file(code).get("other_languages", {}))


@lru_cache
def _by_first_word(code: str, name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    result: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(_lists(code).get(name, ()), key=lambda phrase: -len(phrase.split())):
        first, *_ = words = phrase.split()
        result[first] = (*result.get(first, ()), tuple(words))
    return result


@lru_cache
def _compiled(code: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _lists(code).get(name, ()))

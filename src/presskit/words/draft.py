"""A text that is settled, with what it tells and what it leaves out; and how it is put together.

In: sentences with the parts that are kept. Out: a `Draft`. A draft counts itself, by every unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from presskit.grammar import Language
from presskit.markup import plain
from presskit.notation import FORMS, Optional, Text
from presskit.words.composing import Sentence as Composed, composed
from presskit.words.count import Limit, Unit, count, words
from presskit.words.order import facts_of
from presskit.words.parts import Kept
from presskit.words.realise import LONGEST_RUN, Manner, State, realise, realise_in
from presskit.words.sentence import Pick, Sentence, Slot


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a text: where in the profile it stands, its words, the facts that it tells.

    `about` are ids or names as a profile uses them, `facts` the keys of their entries, `work[2]`. `sentences`: how
    many an entry of the author's really holds.
    """

    key: str
    text: str
    about: tuple[str, ...]
    facts: tuple[str, ...] = ()
    sentences: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A text. `*emphasis*` is still marked in it, and is not counted; `left_out` are keys of entries."""

    text: str
    sentences: tuple[Told, ...]
    left_out: tuple[str, ...] = ()
    language: Language | None = field(default=None, compare=False, repr=False)

    def count(self, unit: Unit) -> int:
        """How many of `unit` the text has; sentences are those that were put together."""
        if unit == "sentences":
            return sum(told.sentences for told in self.sentences)
        return count(plain(self.text), unit, self.language)

    def within(self, limits: Sequence[Limit]) -> bool:
        """Whether it keeps every limit."""
        return all(self.count(limit.unit) <= limit.max for limit in limits)


class Unfit(Exception):
    """No text keeps the limits. `shortest` is the shortest that there is.

    None: there is nothing to say yet: neither a `[[bio]]` sentence that may be told in this voice, nor a fact that
    makes one; for a tagline, neither headline nor occupations nor work.
    """

    def __init__(self, shortest: Draft | None) -> None:
        self.shortest = shortest
        super().__init__(shortest.text if shortest else "")


class Wording(NamedTuple):
    """A variant after what was said before: its text, how it mentions the person ("", "name", "pronoun"), whether it
    begins with them.

    `words`: how many it has after the name; what it is worth must not hang on what comes before it, or one more
    sentence could take more from the next one than it brings.
    """

    text: str
    words: int
    mention: Literal["", "name", "pronoun"]
    first: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to tell a sentence, in each of the three states of reference."""

    pick: Pick
    unnamed: Wording
    named: Wording
    tired: Wording


_STOP_INSIDE: Final = re.compile(r"[.!?…。！？].*\w", re.DOTALL)


class Writer:
    """Puts sentences together for one manner. It remembers what it has worded."""

    def __init__(
        self,
        manner: Manner,
        left_out: Callable[[Sequence[Pick]], tuple[str, ...]] = lambda picks: (),
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`left_out`: the keys of what the profile holds and a text does not tell; `names` of the entries."""
        self._names = names
        self.manner = manner
        self.closing = (_welcome(manner).text,) if manner.voice == "mc" else ()
        self._left_out = left_out
        self._stopped = sorted({name for name in names.values() if name[-1:] in (".", "!", "?")}, key=len)[::-1]
        self._begins = _beginnings(manner)
        self._last: tuple[Sequence[Pick], str] = (), ""
        self._worded: dict[tuple[int, Kept, State], tuple[str, State]] = {}
        self._variants: dict[tuple[int, Kept], Variant] = {}

    def variant(self, sentence: Sentence, kept: Kept) -> Variant:
        """The words of a sentence with these parts, whatever is said before it."""
        key = (id(sentence), kept)
        if key not in self._variants:
            states = (NAMED, UNNAMED) if sentence.opens else STATES  # nothing stands before an opening
            said = realise_in(sentence.nodes, kept, self.manner, past=sentence.past, states=states)
            self._worded.update((((*key, state), each) for state, each in zip(states, said, strict=True)))
            length = words(plain(said[0][0]))
            begins = {text: self._begins.match(text) is not None for text, _ in said}
            named, unnamed, *tired = (
                Wording(text, length, _mention(state, after), begins[text])
                for state, (text, after) in zip(states, said, strict=True)
            )
            self._variants[key] = Variant((sentence, kept), unnamed, named, tired[0] if tired else named)
        return self._variants[key]

    def word(self, pick: Pick, state: State) -> tuple[str, State]:
        """The words of one sentence after what was said before, and the state after it."""
        sentence, kept = pick
        key = (id(sentence), kept, state)
        if key not in self._worded:
            self._worded[key] = realise(sentence.nodes, kept, self.manner, past=sentence.past, state=state)
        return self._worded[key]

    def sentences(self, pick: Pick) -> int:
        """As how many sentences it counts: one that presskit made is one, an author's entry may hold several."""
        if not pick[0].written:
            return 1
        text, _ = self.word(pick, NAMED)
        for name in self._stopped:
            text = text.replace(name, name[:-1])
        return max(count(plain(text), "sentences", self.manner.language), 1) if _STOP_INSIDE.search(text) else 1

    def as_written(self, slots: Sequence[Slot], picks: Sequence[Pick], limits: Sequence[Limit] = ()) -> Draft | None:
        """The text as its author would have it, if nothing of theirs is left out and it keeps the limits; else None.

        The first mention of the person is the author's own, and without a limit so are the paragraphs.
        """
        if not tells_all_written(slots, picks):
            return None
        draft = self.draft(picks, whole=True, paragraphs=not limits)
        return draft if draft.within(limits) else None

    def draft(
        self,
        picks: Sequence[Pick],
        *,
        whole: bool = False,
        paragraphs: bool = False,
        apart: Collection[str] = (),
    ) -> Draft:
        """The text of these sentences, in this order; for `whole` and `paragraphs` see `as_written`. `apart`: keys of
        those before which something is left out, where a pronoun stands for a name right behind a name."""
        texts, text = self._set(picks, whole=whole, paragraphs=paragraphs, apart=apart)
        return self._draft([Composed((pick,), each) for pick, each in zip(picks, texts, strict=False)], text)

    def composed(self, picks: Sequence[Pick], importance: Mapping[str, int], *, with_names: bool = True) -> Draft:
        """The text of what presskit's sentences tell, in an order and in sentences of its own; see `composing`."""
        texts = self._texts(picks)
        by_pronoun, by_name = (
            [*texts[:1], *(self.word(pick, state)[0] for pick in picks[1:])] for state in (NAMED, TIRED)
        )
        by_pronoun = by_pronoun if self.manner.voice != "mc" else texts
        known = dict.fromkeys(self._names.values())
        sentences = composed(picks, by_pronoun, by_name, self.manner, known, importance, with_names=with_names)
        return self._draft(
            sentences, self.manner.language.space.join([*(each.text for each in sentences), *self.closing])
        )

    def _draft(self, sentences: Sequence[Composed], text: str) -> Draft:
        told = [
            Told(
                each.picks[0][0].key,
                each.text,
                tuple(name for pick in each.picks for name in pick[0].about or self._called(pick[0].told(pick[1]))),
                tuple(fact for pick in each.picks for fact in facts_of(*pick)),
                self.sentences(each.picks[0]),
            )
            for each in sentences
        ]
        told += [_welcome(self.manner)] if self.closing else []
        picks = [pick for each in sentences for pick in each.picks]
        return Draft(text, tuple(told), self._left_out(picks), self.manner.language)

    def _called(self, facts: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._names[fact] for fact in facts if fact in self._names)

    def fits(self, picks: Sequence[Pick], limits: Sequence[Limit]) -> bool:
        """Whether the text of these sentences keeps every limit."""
        return all(self.count(picks, limit.unit) <= limit.max for limit in limits)

    def count(self, picks: Sequence[Pick], unit: Unit) -> int:
        """How many of `unit` the text of these sentences has."""
        if unit == "sentences":
            return sum(map(self.sentences, picks)) + len(self.closing)
        return count(plain(self.text(picks)), unit, self.manner.language)

    def text(self, picks: Sequence[Pick]) -> str:
        """The text of these sentences; the last one is remembered, as it is measured and then handed out."""
        if self._last[0] is not picks:
            self._last = picks, self._set(picks)[1]
        return self._last[1]

    def _texts(self, picks: Sequence[Pick], *, whole: bool = False, apart: Collection[str] = ()) -> list[str]:
        """The sentences in their words, the host's last one with them."""
        state = State(whole=whole)
        texts: list[str] = []
        for pick in picks:
            text, state = self.word(pick, state._replace(apart=pick[0].key in apart))
            state = state._replace(run=min(state.run, TIRED.run), apart=False)
            texts.append(text)
        return [*texts, *self.closing]

    def _set(
        self, picks: Sequence[Pick], *, whole: bool = False, paragraphs: bool = False, apart: Collection[str] = ()
    ) -> tuple[Sequence[str], str]:
        """The sentences in their words, and the text that they make."""
        texts, space = self._texts(picks, whole=whole, apart=apart), self.manner.language.space
        starts = [place for place, (sentence, _) in enumerate(picks) if place and sentence.paragraph]
        if starts and not paragraphs and words(plain(space.join(texts))) <= self.manner.language.lengths.paragraphs:
            starts = []
        bounds = [0, *starts, len(texts)]
        for end in bounds[1:]:
            if 0 < end <= len(picks):
                texts[end - 1] = without_added_stop(texts[end - 1], picks[end - 1][0])
        return texts, "\n\n".join(space.join(texts[start:end]) for start, end in pairwise(bounds))


def tells_all_written(slots: Sequence[Slot], picks: Sequence[Pick]) -> bool:
    """Whether nothing is left out of what the author wrote, if they wrote anything."""
    told = {sentence.key: len(kept) for sentence, kept in picks if not (sentence.opens or sentence.instead)}
    own = [each for slot in slots for each in slot if each.written and not (each.opens or each.instead)]
    return bool(own) and all(told.get(each.key) == len(each.parts) for each in own)


def without_added_stop(text: str, sentence: Sentence) -> str:
    """What ends a paragraph, without the stop that was put behind an address: “Find her at @strand”."""
    last = sentence.nodes[-1] if sentence.written and sentence.nodes else None
    while isinstance(last, Optional) and last.body:
        last = last.body[-1]
    own = isinstance(last, Text) and _ADDRESS.search(last.text.rstrip())
    return text[:-1] if own and text.endswith(".") else text


_ADDRESS: Final = re.compile(
    r"""[\s(](?:@[\w.]*\w | (?:https?://|www\.)\S*[^\s.] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | [\w.-]+\.[a-z]{2,}/\S*[^\s.])$
    | :\s[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$""",
    re.VERBOSE,
)
"""A handle, a web or a mail address, at the end of a text that has no stop."""


def _mention(before: State, after: State) -> Literal["", "name", "pronoun"]:
    return "" if after == before else "pronoun" if after.run else "name"


NAMED: Final = State(named=True, run=1)
UNNAMED: Final = State()
TIRED: Final = State(named=True, run=LONGEST_RUN)
STATES: Final = (NAMED, UNNAMED, TIRED)
"""The three states in which a sentence can be worded differently."""


def _beginnings(manner: Manner) -> re.Pattern[str]:
    """A sentence that begins with the person."""
    language, forms = manner.language, ("they", "their")
    pronouns = "first" if manner.voice == "first" else manner.pronouns
    names = [manner.name, manner.short_name]
    if pronouns in language.pronouns:
        names += [language.pronoun(pronouns, form) for form in FORMS if form in forms]
    if manner.voice == "mc":
        names += [manner.introduced(form, again=again) for form in FORMS if form in forms for again in (False, True)]
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


def _welcome(manner: Manner) -> Told:
    """The host's last sentence, with the name as the author's sentences have it."""
    name = manner.titled(manner.title)
    return Told("person.name", manner.language.typography.finish(manner.language.welcome(name)), (manner.name,))

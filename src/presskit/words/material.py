"""What can be said of a person in running text: every sentence of a profile, ready to choose from.

In: a profile that was filtered for its audience. Out: `Material`: slots in the order of the text, the author's
sentences in the order of the file and between them those that the facts make. What a day or a voice forbids is not
among them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final, TypeVar

from presskit.language import Language
from presskit.notation import Mention, Nodes, Optional, Reference, Tensed, Text, Verb, parse, placed, source, walk
from presskit.profile import Entry, PartialDate, Person, Profile
from presskit.words.bounds import bounded
from presskit.words.facts import Teller
from presskit.words.making import Made
from presskit.words.mentions import Finder
from presskit.words.parts import Part, everything, parts
from presskit.words.realise import Manner, State, Voice, realise
from presskit.words.sentence import PERSON, Pick, Sentence, Slot

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True)
class Material:
    """The slots of a text; the keys of the author's sentences and of the facts; what each entry is called; the keys of
    facts that are too many to choose from."""

    slots: tuple[Slot, ...]
    bio: tuple[str, ...]
    facts: tuple[str, ...]
    names: Mapping[str, str]
    weak: tuple[str, ...] = ()

    def left_out(self, picks: Sequence[Pick]) -> tuple[str, ...]:
        """The author's sentences, and the facts that no sentence of the author's tells, that these picks leave out."""
        told = {sentence.key for sentence, _ in picks}
        told.update(fact for sentence, kept in picks for fact in sentence.told(kept))
        authors = {fact for slot in self.slots for sentence in slot if sentence.written for fact in sentence.facts}
        keys = (*self.bio, *(fact for fact in (*self.facts, *self.weak) if fact not in authors))
        return tuple(key for key in keys if key not in told)


def manner(profile: Profile, voice: Voice, language: Language) -> Manner:
    """How the person is spoken of in this voice."""
    person = profile.person
    chosen = any(isinstance(node, Reference) and node.name for row in profile.bio for node in walk(parse(row.text)))
    return Manner(person.name, person.surname, person.pronoun_set, voice, language, chosen)


def written(
    profile: Profile, voice: Voice, as_of: datetime.date, language: Language, without: AbstractSet[str] = frozenset()
) -> tuple[Sentence, ...]:
    """Every sentence of the author's that may be told on that day in that voice and tells nothing of `without`."""
    finder = _finder(profile, language)
    keys = {entry.id: entry.key for entry in profile.bio if entry.id}
    named, references = _nameable(profile), profile.by_reference()
    dead = profile.person.has_died(as_of)
    spoken = manner(profile, "third", language)
    found: list[Sentence] = []
    introduced = False
    silent = set[str]()  # what this voice cannot tell, nor need
    for entry in _strongest(profile.bio, MOST_SENTENCES):
        nodes = finder.mark(parse(entry.text))
        about = [references[name] for name in entry.about if name in references]
        if voice == "first" and _plain_mentions(nodes):
            silent.add(entry.key)
            continue
        if not _begun(about, nodes, as_of):
            continue
        text = realise(nodes, everything(parts(nodes)), spoken, state=State())[0]
        facts = _told_by(text, about, named, profile)
        free = parts(nodes) if voice == "third" else _of_every_voice(nodes)
        if not without.isdisjoint(facts):
            quiet = _silent(nodes, free, spoken, about, named, profile, without)
            if quiet is None:
                continue
            free = quiet
            facts = [fact for fact in facts if fact not in without]
        if not introduced and _introduces(text, profile.person):
            facts, introduced = [PERSON, *(fact for fact in facts if fact != PERSON)], True
        found.append(
            Sentence(
                key=entry.key,
                nodes=nodes,
                parts=free,
                importance=entry.importance,
                facts=tuple(facts),
                about=entry.about,
                needs=tuple(key for name in entry.needs if (key := keys.get(name, "")) not in silent),
                paragraph=entry.paragraph,
                past=dead or (len(about) == 1 and over(about[0], as_of)),
                leans=_leans(nodes),
                of=max((fact.importance for fact in about), default=0),
            )
        )
    return _with_their_needs(found)


def _of_every_voice(nodes: Nodes) -> tuple[Part, ...]:
    """The parts without those that only the third person tells."""
    third = {node.at for node in walk(nodes) if isinstance(node, Optional) and node.third}
    found: list[Part] = []
    for part in parts(nodes):
        if part.at in third or part.within in third:
            third.add(part.at)
        else:
            found.append(part)
    return tuple(found)


_POSTS = ("work[", "volunteering[")


def _nameable(profile: Profile) -> dict[str, str]:
    """What a sentence may tell by naming it: the names by their keys."""
    rows: tuple[Entry, ...] = (*profile.education, *profile.awards, *profile.publications, *profile.projects)
    return {row.key: row.name_of for row in (*rows, *profile.work, *profile.volunteering)}


def _told_by(text: str, about: Sequence[Entry], named: Mapping[str, str], profile: Profile) -> list[str]:
    """The facts that a sentence tells: what it is about; prizes, works and studies that it names; what it quotes.

    A position that it names counts only where it is about nothing in particular: "{they} left xAI to found …" does
    not say that they founded xAI.
    """
    told = [key for key, name in named.items() if not (about and key.startswith(_POSTS)) and _names(text, name)]
    return list(dict.fromkeys([*(fact.key for fact in about), *told, *_quoted_in(text, profile)]))


def _names(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _silent(
    nodes: Nodes,
    free: tuple[Part, ...],
    spoken: Manner,
    about: Sequence[Entry],
    named: Mapping[str, str],
    profile: Profile,
    without: AbstractSet[str],
) -> tuple[Part, ...] | None:
    """The parts of which none tells any of these facts; None if the sentence tells one even at its barest."""

    def tells(kept: frozenset[int]) -> bool:
        text = realise(nodes, kept, spoken, state=State())[0]
        return not without.isdisjoint(_told_by(text, about, named, profile))

    if tells(frozenset()):
        return None
    kept: tuple[Part, ...] = ()
    for part in free:
        within = {each.at for each in kept}
        if (part.within is None or part.within in within) and not tells(frozenset((*within, part.at))):
            kept += (part,)
    all_together = {part.at for part in free if part.together} <= {part.at for part in kept}
    return kept if all_together else tuple(part for part in kept if not part.together)


def _quoted_in(text: str, profile: Profile) -> list[str]:
    """The quotations that a sentence holds, in one piece or in several: “A bridge,” she says, “is a promise.”"""
    said, pieces = _bare(text), _bare(" ".join(re.findall("“([^”]*)”", text)))
    quoted = ((row.key, _bare(row.text)) for row in profile.quotes)
    return [key for key, words in quoted if words.strip() and (words in said or words in pieces)]


def _bare(text: str) -> str:
    """The words of a text without their punctuation, to be found whole: a space on either side of each."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return f" {' '.join(words)} "


def _introduces(text: str, person: Person) -> bool:
    """Whether the sentence says who the person is: their name, and one of their occupations."""
    said, name = (each.replace("’", "'").casefold() for each in (text, person.name))
    occupations = (each.replace("’", "'").casefold() for each in person.occupations)
    return said.startswith(name) and any(each in said for each in occupations)


def _finder(profile: Profile, language: Language) -> Finder:
    person = profile.person
    others = {entry.name_of for entry in profile.entries() if entry is not person}
    shorter = {person.surname, person.given_name or person.surname} - {person.name}
    names = [person.name, *sorted(shorter, key=lambda name: (-len(name), name))]
    return Finder(names, person.pronoun_set, sorted(others.difference(names)), language)


def _begun(facts: Sequence[Entry], nodes: Nodes, as_of: datetime.date) -> bool:
    """Whether the facts have begun: a sentence is not true before them.

    A sentence with {speaks|spoke} may stand before the day of its talk: it follows the dates.
    """
    tensed = any(isinstance(node, Tensed) for node in walk(nodes))
    days = [getattr(fact, field, None) for fact in facts for field in (("start",) if tensed else ("start", "date"))]
    return all(day is None or day.first_day() <= as_of for day in days)


def to_come(profile: Profile, as_of: datetime.date) -> tuple[str, ...]:
    """The keys of the author's sentences that are not told yet: they are about what has not begun on that day."""
    by_name = profile.by_reference()
    told = ((row.key, [by_name[name] for name in row.about if name in by_name], row.text) for row in profile.bio)
    return tuple(key for key, about, text in told if about and not _begun(about, parse(text), as_of))


def over(fact: Entry, as_of: datetime.date) -> bool:
    """Whether {leads|led} reads "led": the fact has ended, or its day has passed."""
    day: PartialDate | None = getattr(fact, "date", None)
    return fact.past(as_of) or (day is not None and day.last_day() < as_of)


def _plain_mentions(nodes: Nodes) -> bool:
    """Whether plain prose names the person: turning it into "I" would take a grammar."""
    return any(isinstance(node, Mention) for node in walk(nodes))


def _leans(nodes: Nodes) -> bool:
    first = next((node for node in walk(nodes) if isinstance(node, Reference | Mention)), None)
    return isinstance(first, Mention) and first.kind == "bare"


def _with_their_needs(found: list[Sentence]) -> tuple[Sentence, ...]:
    """Without those whose needs are not among the sentences before them."""
    kept: dict[str, Sentence] = {}
    for sentence in found:
        if all(key in kept for key in sentence.needs):
            kept[sentence.key] = sentence
    return tuple(kept.values())


def gathered(
    profile: Profile, voice: Voice, as_of: datetime.date, language: Language, without: AbstractSet[str] = frozenset()
) -> Material:
    """Everything that can be said on that day in that voice, in the order of the text.

    `without`: keys of facts that are told elsewhere, `quotes[1]`; nothing here tells them.
    """
    weak = _weakest(profile)
    sentences = written(profile, voice, as_of, language, without)
    authors = frozenset(fact for sentence in sentences for fact in sentence.facts)
    unsaid = {*without, *weak}
    teller = Teller(_less(profile, unsaid) if unsaid else profile, voice, as_of, language, authors)
    made = [*teller.made()]
    facts = dict.fromkeys(fact for each in made for fact in each.facts if fact != PERSON)
    names = {entry.key: entry.id or entry.name_of for entry in profile.entries()}
    alone = not sentences or PERSON in authors or voice == "first"
    first = () if alone else tuple(_introducing(sentences[0], teller))
    bio = tuple(entry.key for entry in profile.bio)
    return Material(bounded(_in_order(sentences, first, made)), bio, tuple(facts), names, weak)


MOST_FACTS: Final = 120
MOST_SENTENCES: Final = 120
"""What a text is chosen from; 500 words hold some 60 facts, and the time to choose grows with the square."""

_TOLD = ("work", "volunteering", "education", "projects", "publications", "awards", "talks", "quotes")
"""The tables that may be long and are told in prose."""


def foremost(profile: Profile) -> Profile:
    """The profile without the facts that are too many to choose from, the least important."""
    weak = _weakest(profile)
    return _less(profile, frozenset(weak)) if weak else profile


def _weakest(profile: Profile) -> tuple[str, ...]:
    told = [row for table in _TOLD for row in getattr(profile, table)]
    kept = {row.key for row in _strongest(told, MOST_FACTS)} if len(told) > MOST_FACTS else None
    return () if kept is None else tuple(row.key for row in told if row.key not in kept)


def _strongest(entries: Sequence[EntryT], most: int) -> Sequence[EntryT]:
    """The most important ones in their order, of those alike the first."""
    if len(entries) <= most:
        return entries
    kept = sorted(range(len(entries)), key=lambda at: -entries[at].importance)[:most]
    return [entries[at] for at in sorted(kept)]


def _introducing(sentence: Sentence, teller: Teller) -> Iterator[Sentence]:
    """The sentence with who the person is behind their name: "Gerd van 't Hoff, an astronomer, directed …".

    Only where it begins with the person, or with a bracket and then the person.
    """
    before = [*takewhile(lambda node: isinstance(node, Optional), sentence.nodes)]
    person, *rest = sentence.nodes[len(before) :] or (None,)
    if sentence.needs or not isinstance(person, Reference) or person.form != "they" or not rest:
        return
    who = teller.apposition(source(sentence.nodes))
    if who is None or not isinstance(rest[0], Text | Verb | Tensed):
        return
    if teller.voice == "mc":
        before = []  # "In 2017 our next speaker …" is no way to begin
    nodes = (*before, person, *placed(who, at=FAR), *rest)
    yield replace(sentence, nodes=nodes, parts=parts(nodes), facts=(PERSON, *sentence.facts), opens=True)


FAR: Final = 1_000_000
"""Past the end of every sentence: where the parts begin that are put into one."""


def _less(profile: Profile, without: AbstractSet[str]) -> Profile:
    """The profile without some of its entries; the others keep their keys."""
    tables = dict.fromkeys(key.split("[")[0] for key in sorted(without) if "[" in key)
    return profile.model_copy(
        update={name: tuple(row for row in getattr(profile, name) if row.key not in without) for name in tables}
    )


YIELDS: Final = 1
"""Steps of importance that a fact without a sentence of the author's gives way by, where the author wrote any: what
somebody took the trouble to write comes before what a table happens to hold. Read at 1 and 2: at 2 a small thing that
fits was told while a greater one was left out."""


SMALL: Final = ("talks", "languages")
"""Tables of which none holds anything that goes before a sentence of the author's: where one has spoken, and what else
one speaks."""


def _behind_the_authors(made: Made, authors: AbstractSet[str]) -> Made:
    if made.table == PERSON or not authors.isdisjoint(made.facts):
        return made
    if made.table in SMALL:
        return replace(made, slot=tuple(replace(each, importance=0) for each in made.slot))
    slot = tuple(replace(each, importance=max(1, each.importance - YIELDS)) for each in made.slot)
    return replace(made, slot=slot)


RANKS = {PERSON: 0, "work": 1, "projects": 2, "volunteering": 2, "education": 3, "publications": 4, "awards": 5,
         "talks": 6, "languages": 7, "quotes": 8}  # fmt: skip
"""The order of the tables in a text; those of one number make one topic."""


UNRANKED: Final = 6.5
"""The place of an author's sentence about nothing that a table holds: "She swims in every month of the year." It comes
after the works and the honours, before where the person lives and what they say."""

GREATER: Final = 2
"""Steps of importance by which an author's sentence goes before a smaller thing of another table."""


def _in_order(sentences: Sequence[Sentence], first: Slot, made: Sequence[Made]) -> tuple[Slot, ...]:
    """The author's sentences as they stand, the others where they belong.

    `first`: other wordings of the first, which can only open a text: they are told where nothing comes before it.

    What tells a fact of the author's stands before the first sentence about it; what else there is, after the last
    of the author's sentences that belongs to its table or to one before it; but before all of its table if it is
    more important than each of them, and behind what is far more important than it is.
    """
    authors = frozenset(fact for sentence in sentences for fact in sentence.facts)
    ranks = _ranks(sentences)
    about = {fact: place for place, each in reversed([*enumerate(sentences)]) for fact in each.facts if fact != PERSON}
    before: dict[int, list[Slot]] = {place: [] for place in range(len(sentences) + 1)}
    for each in made:
        told = [about[fact] for fact in each.facts if fact in about]
        if each.table == PERSON:
            place = 0
        elif told:
            place = min(told)
        else:
            place = _place_of(each, sentences, ranks)
        before[place].append((_behind_the_authors(each, authors) if sentences else each).slot)
    own: list[Slot] = [(sentence,) for sentence in sentences]
    if first and all(each.plainer or each.opens for slot in before[0] for each in slot):
        own[0] = (*own[0], *first)
    slots = [slot for place, some in before.items() for slot in (*some, *own[place : place + 1])]
    return tuple(slots)


def _place_of(made: Made, sentences: Sequence[Sentence], ranks: Sequence[float]) -> int:
    """Before which of the author's sentences something stands that none of them tells."""
    rank, importance = RANKS[made.table], max(each.importance for each in made.slot)
    same = [place for place, other in enumerate(ranks) if other == rank]
    if same and all(sentences[place].importance < importance for place in same):
        return same[0]
    place = max((place + 1 for place, other in enumerate(ranks) if other <= rank), default=0)
    while place < len(sentences) and (
        sentences[place].importance >= importance + GREATER or _goes_on(sentences[place])
    ):
        place += 1
    return place


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence belongs to the one before it, so that nothing comes between: it needs it, or names nobody."""
    return bool(sentence.needs) or not _mentions(sentence.nodes)


def _mentions(nodes: Nodes) -> bool:
    return any(isinstance(node, Reference | Mention) for node in walk(nodes))


def _ranks(sentences: Sequence[Sentence]) -> list[float]:
    """The topic of each of the author's sentences; of one that goes on from the one before, its topic."""
    ranks: list[float] = []
    for sentence in sentences:
        own = [RANKS.get(fact.split("[")[0], 9) for fact in sentence.facts]
        ranks.append(own[0] if own else ranks[-1] if ranks and _goes_on(sentence) else UNRANKED if ranks else 0)
    return ranks

"""What can be said of a person in running text: every sentence of a profile, ready to choose from.

In: a profile that was filtered for its audience. Out: `Material`: slots in the order of the text, the author's
sentences in the order of the file and between them those that the facts make, where the author's are few or the profile
asks for it. What a day or a voice forbids is not among them, nor a second sentence about what the author tells.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final

from presskit.grammar import (
    FIRST_OCCUPATION,
    FIRST_SENTENCE,
    KNOWN_FOR,
    LAST_CLAUSE,
    LOCATION,
    OCCUPATIONS,
    PERSON,
    THIRD_OCCUPATION,
    Doubt,
    Facts,
    Language,
    Voice,
)
from presskit.grammar.said import said
from presskit.markup import plain
from presskit.notation import Mention, Nodes, Optional, Reference, Tensed, parse, walk
from presskit.profile import Bio, Entry, PartialDate, Person, Profile
from presskit.profile.names import title_of
from presskit.words.bounds import MOST_SENTENCES, less, strongest, weakest, with_short_lists
from presskit.words.count import words
from presskit.words.facts import Made, made
from presskit.words.mentions import Finder, understood
from presskit.words.order import GREAT, GREATEST, SHORT, Standing
from presskit.words.parts import Part, everything, parts
from presskit.words.realise import Manner, State, realise, usual_name
from presskit.words.repeats import told_once
from presskit.words.sentence import Pick, Sentence, Slot, has_front
from presskit.words.telling import Telling
from presskit.words.topics import OF_NO_TABLE, topic_of
from presskit.words.voices import (
    after_a_trade,
    gives_away,
    is_in,
    joined_by_is,
    of_every_voice,
    says_what,
    stands_beside,
    within_a_name,
)

Short = tuple[Nodes, tuple[Part, ...]]
"""The author's shorter wording of a sentence, with its parts."""


@dataclass(frozen=True, slots=True)
class Material:
    """The slots of a text; the keys of the author's sentences and of the facts; what each entry is called; the keys of
    facts that are too many to choose from; how each fact stands.

    `only`: nothing is told but the author's sentences.
    """

    slots: tuple[Slot, ...]
    bio: tuple[str, ...]
    facts: tuple[str, ...]
    names: Mapping[str, str]
    weak: tuple[str, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    only: bool = False

    def left_out(self, picks: Sequence[Pick]) -> tuple[str, ...]:
        """The author's sentences, and the facts that no sentence of the author's tells, that these picks leave out."""
        told = {sentence.key for sentence, _ in picks}
        told.update(fact for sentence, kept in picks for fact in sentence.told(kept))
        return tuple(key for key in (*self.bio, *self.facts, *self.weak) if key not in told)


def _is_titled(person: Person, language: Language) -> bool:
    """Whether the full name has the title before it: Sir Ole Lind; and Dr Ole Lind, whom texts later call Dr Lind."""
    title = person.honorific_prefix or ""
    later = person.surname.startswith(f"{title} ") or title in language.alike.styles
    return bool(title) and later and not person.name.startswith(title)


def manner(profile: Profile, voice: Voice, language: Language) -> Manner:
    """How the person is spoken of in this voice."""
    person = profile.person
    nodes = (node for row in profile.bio for text in (row.text, row.short) if text for node in walk(parse(text)))
    chosen = [node.name for node in nodes if isinstance(node, Reference) and node.name]
    usual = usual_name(chosen, person.name, language)
    title = next(filter(None, map(title_of, chosen)), "")
    name = (
        f"{person.honorific_prefix} {person.name}" if _is_titled(person, language) and not profile.bio else person.name
    )
    speaks = bool(profile.talks or profile.topics)
    trade = person.occupations[0].split()[-1] if person.occupations and person.pronoun_set == "name" else ""
    trade = trade if trade.islower() and person.occupations[0].islower() else ""
    return Manner(name, person.surname, person.pronoun_set, voice, language, bool(chosen), usual, title, speaks, trade)


def written(
    profile: Profile, voice: Voice, as_of: datetime.date, language: Language, without: AbstractSet[str] = frozenset()
) -> tuple[Sentence, ...]:
    """Every sentence of the author's that may be told on that day in that voice and tells nothing of `without`."""
    finder, telling = _finder(profile, language), Telling(profile, language)
    keys = {entry.id: entry.key for entry in profile.bio if entry.id}
    references = profile.by_reference()
    dead = profile.person.has_died(as_of)
    spoken = manner(profile, "third", language)
    sentences: list[Sentence] = []
    introduced = False
    silent = set[str]()  # what this voice cannot tell, nor need
    for entry in strongest(profile.bio, MOST_SENTENCES):
        nodes = finder.mark(parse(entry.text))
        about = [references[name] for name in entry.about if name in references]
        short = _shorter(entry, finder, voice) if entry.short is not None else None
        if not _begun(about, nodes, as_of):
            continue
        trade = short
        told, short, opening = _in_voice(entry, nodes, short, voice, profile.person, language, finder)
        if short is not None and opening:
            sentences.append(_opening(entry, short))
            short = None
        needed = tuple(keys.get(name, "") for name in entry.needs)
        given_away = told is not None and voice == "mc" and gives_away(told, manner(profile, voice, language))
        if told is None or given_away or (not _mentions(told) and not silent.isdisjoint(needed)):
            silent.add(entry.key)  # and with it what only goes on from it
            continue
        nodes = _with_what_one_is(told, entry, voice, language)
        text = realise(nodes, everything(parts(nodes)), spoken, state=State())[0]
        facts = telling.told(text, about)
        facts += [LOCATION] if telling.places(text) else []
        told_anyway = facts
        free = parts(nodes) if voice == "third" else of_every_voice(nodes, voice)
        if not without.isdisjoint(facts):
            quiet = _silent(nodes, free, spoken, about, telling, without)
            if quiet is None:
                continue
            free = quiet
            facts = [fact for fact in facts if fact not in without]
        if not introduced and telling.introduces(text):
            facts, introduced = [PERSON, *(fact for fact in facts if fact != PERSON)], True
        sentences.append(
            Sentence(
                key=entry.key,
                nodes=nodes,
                parts=free,
                importance=entry.importance,
                facts=tuple(facts),
                about=entry.about,
                needs=tuple(key for key in needed if key not in silent),
                paragraph=entry.paragraph,
                past=dead or (len(about) == 1 and over(about[0], as_of)),
                leans=_leans(nodes) or (voice == "mc" and has_front(nodes)),
                wordings=_wordings(entry, finder, voice, trade, language) if without.isdisjoint(told_anyway) else (),
                short=short if without.isdisjoint(told_anyway) else None,
                row=entry.row,
            )
        )
    return _with_their_needs([*_able_to_open(sentences)] if voice == "mc" else sentences)


def _able_to_open(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What a host reads aloud, with a sentence that can be the first: no host begins "In 1990, our next speaker", if
    anything else tells of the person."""
    able = any(_mentions(each.nodes) and not (each.leans or each.needs) for each in sentences)
    for each in sentences:
        yield each if able or _leans(each.nodes) else replace(each, leans=False)


def _shorter(entry: Bio, finder: Finder, voice: Voice) -> tuple[Nodes, tuple[Part, ...]] | None:
    """The author's shorter wording of a sentence, in every voice but where it leaves a doubt of who "I" is."""
    if entry.short is None:
        return None
    nodes = finder.mark(parse(entry.short))
    if voice == "first" and _plain_mentions(nodes):
        return None
    return nodes, parts(nodes) if voice == "third" else of_every_voice(nodes, voice)


def _wordings(
    entry: Bio, finder: Finder, voice: Voice, short: Short | None, language: Language
) -> tuple[tuple[Nodes, tuple[Part, ...]], ...]:
    """The shorter ways to tell a sentence that this voice can tell."""
    result = list[tuple[Nodes, tuple[Part, ...]]]()
    for text in entry.wordings:
        nodes = finder.mark(parse(text))
        if voice != "third" and short and after_a_trade(nodes, language) and not is_in(short[0], nodes):
            nodes = joined_by_is(short[0], nodes, language) or nodes
        if (voice != "first" or not _plain_mentions(nodes)) and not stands_beside(nodes, voice):
            result.append((nodes, parts(nodes) if voice == "third" else of_every_voice(nodes, voice)))
    return tuple(result)


def _in_voice(
    entry: Bio, nodes: Nodes, short: Short | None, voice: Voice, person: Person, language: Language, finder: Finder
) -> tuple[Nodes | None, Short | None, bool]:
    """The tree of a sentence as a voice tells it, None where it cannot; its shorter wording, and whether that is told
    by itself, since the voice does not say what stands before the name."""
    if voice == "third":
        return nodes, short, False
    if voice == "first" and _plain_mentions(nodes):
        known = understood(entry.text, person, language, finder)
        if known is None:
            return None, short, True
        nodes = known
    if voice == "first" and short and language.verbs.boasts(re.sub(r"[{}]", "", entry.text)):
        return None, short, True
    if stands_beside(nodes, voice):
        shorter = [each for each, _ in _wordings(entry, finder, voice, short, language)][:1]
        return short[0] if short else next(iter(shorter), None), None, False
    if (not _mentions(nodes) and finder.names(entry.text)) or (voice == "mc" and within_a_name(nodes)):
        return None, short, False
    fronted = voice == "mc" and has_front(nodes)
    if fronted and short and entry.importance == GREATEST and is_in(short[0], nodes):
        return short[0], None, False  # nobody is introduced behind a year
    opens = (fronted or after_a_trade(nodes, language)) and not (short and is_in(short[0], nodes))
    if opens and short and (both := joined_by_is(short[0], nodes, language)):
        return both, short, False
    return nodes, short, opens


def _with_what_one_is(nodes: Nodes, entry: Bio, voice: Voice, language: Language) -> Nodes:
    """The sentence that says who the person is, with the trade beside the name, if it is short enough to have it."""
    bare = entry.text
    while (less := re.sub(r"\[(?!@)[^\[\]]*\]", "", bare)) != bare:
        bare = less
    short = len(bare.split()) <= SHORT
    if voice != "third" or entry.importance < GREATEST or not short:
        return nodes
    return tuple(
        part
        for node in nodes
        for part in (node.body if isinstance(node, Optional) and says_what(node, language) else (node,))
    )


def _opening(entry: Bio, short: Short) -> Sentence:
    """The shorter wording as a sentence of its own, before the one that it belongs to."""
    nodes, free = short
    return Sentence(f"{entry.key}.short", nodes, free, GREATEST, (PERSON,), opens=True, row=entry.row)


def unheard(profile: Profile, language: Language) -> tuple[str, ...]:
    """The keys of the author's sentences that no text in the first person can tell: plain prose that leaves a doubt."""
    finder = _finder(profile, language)
    marked = [(row, finder.mark(parse(row.text))) for row in profile.bio]
    beside = {row.key for row, nodes in marked if row.short is None and stands_beside(nodes, "first")}
    beside |= {row.key for row, nodes in marked if not _mentions(nodes) and finder.names(row.text)}
    doubtful = {row.key for row, nodes in marked if _plain_mentions(nodes)}
    doubtful = {row.key for row, _ in marked
                if row.key in doubtful and understood(row.text, profile.person, language, finder) is None}  # fmt: skip
    return tuple(row.key for row, _ in marked if row.key in beside | doubtful)


def _silent(
    nodes: Nodes,
    free: tuple[Part, ...],
    spoken: Manner,
    about: Sequence[Entry],
    telling: Telling,
    without: AbstractSet[str],
) -> tuple[Part, ...] | None:
    """The parts of which none tells any of these facts; None if the sentence tells one even at its barest."""

    def tells(kept: frozenset[int]) -> bool:
        text = realise(nodes, kept, spoken, state=State())[0]
        return not without.isdisjoint(telling.told(text, about))

    if tells(frozenset()):
        return None
    kept: tuple[Part, ...] = ()
    for part in free:
        within = {each.at for each in kept}
        if (part.within is None or part.within in within) and not tells(frozenset((*within, part.at))):
            kept += (part,)
    all_together = {part.at for part in free if part.together} <= {part.at for part in kept}
    return kept if all_together else tuple(part for part in kept if not part.together)


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
    """Whether plain prose names the person."""
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
    sentences = written(profile, voice, as_of, language, without)
    own = profile.words.own or _enough(sentences, manner(profile, voice, language))
    bio = tuple(entry.key for entry in profile.bio)
    if sentences and own == "only":
        # without an occupation to look for, who they are is what its author holds greatest, not the first that "is a …"
        if not profile.person.occupations and any(each.importance == GREATEST for each in sentences):
            sentences = tuple(replace(each, facts=tuple(f for f in each.facts if f != PERSON)) for each in sentences)
        sentences = _introduced(sentences)
        told = {fact for sentence in sentences for fact in sentence.facts}
        standings = _standings(profile, as_of, language, told)
        return Material(tuple((each,) for each in sentences), bio, (), _names(profile), (), standings, only=True)
    weak = weakest(profile)
    profile = with_short_lists(profile)
    authors = frozenset(fact for sentence in sentences for fact in sentence.facts)
    left = Facts(less(profile, {*without, *weak, *_told_too(profile, authors)}), voice, as_of, authors)
    ours = [each for each in made(left, language) if not authors.intersection(each.facts)]
    ours = told_once(ours, manner(profile, voice, language))
    ours = [*map(_yielding, ours)] if sentences else ours
    if sentences and PERSON not in authors and not any(each.table == PERSON for each in ours):
        sentences = _introduced(sentences)
    facts = dict.fromkeys(fact for each in ours for fact in each.facts if fact != PERSON)
    standings = _standings(profile, as_of, language, {*facts, *authors}, yields=bool(sentences))
    slots = _in_order(sentences, ours)
    return Material(slots, bio, tuple(facts), _names(profile), weak, standings)


def untold(profile: Profile, as_of: datetime.date, language: Language) -> Sequence[Doubt]:
    """The facts that no text tells, for nobody could be certain how; none where the author's sentences are enough."""
    sentences = written(profile, "third", as_of, language)
    own = profile.words.own or _enough(sentences, manner(profile, "third", language))
    if sentences and own == "only":
        return ()
    authors = frozenset(fact for sentence in sentences for fact in sentence.facts)
    left = less(profile, _told_too(profile, authors))
    return language.grammar.doubts(Facts(left, "third", as_of, authors))


def _names(profile: Profile) -> dict[str, str]:
    return {entry.key: entry.id or entry.name_of for entry in profile.entries()}


def _enough(sentences: Sequence[Sentence], spoken: Manner) -> str:
    """Whether the sentences, with all their parts, are enough: "only", or "first".

    A bio of some length says what its author wants said.
    """
    said = (realise(each.nodes, everything(each.parts), spoken, past=each.past, state=State()) for each in sentences)
    return "only" if sum(words(plain(text)) for text, _ in said) >= spoken.language.lengths.enough else "first"


def _introduced(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences; where none of them says in so many words who the person is, the first one about them does."""
    if any(PERSON in each.facts for each in sentences):
        return sentences
    able = [each for each in sentences if not each.needs and not each.leans and _mentions(each.nodes)]
    first = max(able, key=lambda each: each.importance, default=None)
    return tuple(replace(each, facts=(PERSON, *each.facts)) if each is first else each for each in sentences)


def _told_too(profile: Profile, authors: AbstractSet[str]) -> set[str]:
    """The facts that the author tells, and what else there is of the same post."""
    places = {row.organization for row in profile.work if row.key in authors}
    return {*authors} | {row.key for row in profile.work if row.organization in places}


def _standings(
    profile: Profile, as_of: datetime.date, language: Language, told: AbstractSet[str], *, yields: bool = False
) -> dict[str, Standing]:
    """How the facts stand that a text may tell; `yields`: they give way to what the author wrote."""
    result = {PERSON: Standing(5), OCCUPATIONS: Standing(5), FIRST_OCCUPATION: Standing(4), LOCATION: Standing(1),
             KNOWN_FOR: Standing(4), FIRST_SENTENCE: Standing(5), THIRD_OCCUPATION: Standing(3),
             LAST_CLAUSE: Standing(4, as_of.toordinal(), now=True)}  # fmt: skip
    first = profile.person.told_as or ""
    begun = said(first, language)
    held = any(row.organization in first and not row.past(as_of) for row in profile.work)
    for row in profile.entries():
        table = row.table
        if row.key not in told or table == PERSON:
            continue
        small = SMALL.get(table, 5)
        importance = row.importance if table == "education" and row.importance >= GREAT else min(row.importance, small)
        little = table == "work" and _adds_little(row, begun, language)
        named = little or row.name_of in (profile.person.told_as or "")
        own = not little and row.importance > GREAT and getattr(row, "told_as", None)
        # who founded something that is over did not hold a post there
        position = getattr(row, "position", None) or ""
        founded = language.grammar.founds(position)
        own = own and not (founded and said(position, language) <= begun)  # a founder of it is said to have founded it
        if named and not own:  # there is no more than something to add
            importance = min(importance, GREAT if importance > GREAT else ADDED)
        now = not row.past(as_of) and table in ("work", "volunteering") and not profile.person.has_died(as_of)
        post = table == "work" and not named and (now or not founded)
        post = post and not (now and held and importance < GREAT)  # the first sentence says what they do now
        last = as_of if now else row.latest.last_day() if row.latest else None
        start = getattr(row, "start", None) if now else None  # of what goes on, the latest begun is the newest
        result[row.key] = Standing(
            importance - YIELDS if yields and 1 < importance < GREAT else importance,
            (last.toordinal() if last else 0) + (start.first_day().toordinal() if start else 0),
            post,
            now,
        )
    return result


def _adds_little(row: Entry, begun: AbstractSet[str], language: Language) -> bool:
    """Whether what an author wrote of a post says hardly more than their first sentence: a word, and since when."""
    words = said(getattr(row, "told_as", None) or "", language)
    return bool(words & begun) and len([word for word in words - begun if not word.isdigit()]) < LEAST_TO_ADD


LEAST_TO_ADD: Final = 2
"""Words that something adds to what was said before, besides years."""

ADDED: Final = 3
"""The most importance of what the author's first sentence names, where a sentence of its own tells more of it."""

SMALL: Final = {"education": 2, "languages": 1, "quotes": 1, "interests": 1, "talks": 2}
"""The most importance of what never stands in for a post: what one speaks, says and likes, where one has spoken."""


YIELDS: Final = 1
"""Steps of importance that a lesser fact gives way by where the author wrote any sentence: what somebody took the
trouble to write comes before what a table happens to hold. Read at 1 and 2: at 2 a small thing that fits was told while
a greater one was left out. (The great ones stand behind the author's of the same importance: `order`.)"""


def _yielding(made: Made) -> Made:
    if made.table == PERSON:
        return made
    return replace(made, slot=tuple(replace(each, importance=max(1, each.importance - YIELDS)) for each in made.slot))


GREATER: Final = 2
"""Steps of importance by which an author's sentence goes before a smaller thing of another table."""


def _in_order(sentences: Sequence[Sentence], made: Sequence[Made]) -> tuple[Slot, ...]:
    """The author's sentences as they stand, the others where they belong.

    What the facts make stands after the last of the author's sentences that belongs to its table or to one before it;
    but before all of its table if it is more important than each of them, and behind what is far more important.
    """
    ranks = _ranks(sentences)
    before: dict[int, list[Slot]] = {place: [] for place in range(len(sentences) + 1)}
    for each in made:
        place = 0 if each.table == PERSON else _place_of(each, sentences, ranks)
        before[place].append(each.slot)
    own: list[Slot] = [(sentence,) for sentence in sentences]
    slots = [slot for place, some in before.items() for slot in (*some, *own[place : place + 1])]
    return tuple(slots)


def _place_of(made: Made, sentences: Sequence[Sentence], ranks: Sequence[float]) -> int:
    """Before which of the author's sentences something stands that none of them tells."""
    rank, importance = topic_of(made.table).place, max(each.importance for each in made.slot)
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
        own = [topic_of(fact).place for fact in sentence.facts]
        ranks.append(own[0] if own else ranks[-1] if ranks and _goes_on(sentence) else OF_NO_TABLE if ranks else 0)
    return ranks

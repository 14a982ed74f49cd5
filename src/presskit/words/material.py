"""What can be said of a person in running text: the sentences of a profile, read and ready to choose from.

In: a profile that was filtered for its audience. Out: `Sentence`s in the order of the file, or the opening
sentence made from facts where the author wrote none. What a day or a voice forbids is not among them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presskit.language import Language
from presskit.notation import Mention, Nodes, Reference, Tensed, fill, parse, source, walk
from presskit.profile import Entry, PartialDate, Person, Profile
from presskit.words.mentions import Finder
from presskit.words.parts import Part, parts
from presskit.words.realise import Manner, Voice


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with all that may be left out of it.

    `needs` are keys of sentences that must be told before it. `leans`: it opens with a pronoun that no name
    can replace, so it cannot be the first. `past`: the fact that it tells has ended.
    """

    key: str
    nodes: Nodes
    parts: tuple[Part, ...]
    importance: int
    about: tuple[str, ...]
    needs: tuple[str, ...] = ()
    paragraph: bool = False
    past: bool = False
    leans: bool = False


def manner(person: Person, voice: Voice, language: Language) -> Manner:
    """How this person is spoken of in this voice."""
    return Manner(person.name, person.surname, person.pronouns or "name", voice, language)


def sentences(profile: Profile, voice: Voice, as_of: datetime.date, language: Language) -> tuple[Sentence, ...]:
    """Every sentence that may be told on that day in that voice."""
    finder = _finder(profile, language)
    keys = {entry.id: entry.key for entry in profile.bio if entry.id}
    dead = _dead(profile.person, as_of)
    found: list[Sentence] = []
    for entry in profile.bio:
        nodes = finder.mark(parse(entry.text))
        facts = [fact for name in entry.about if (fact := profile.named(name))]
        if not _begun(facts, nodes, as_of) or (voice == "first" and _plain_mentions(nodes)):
            continue
        found.append(
            Sentence(
                key=entry.key,
                nodes=nodes,
                parts=parts(nodes),
                importance=entry.importance,
                about=entry.about,
                needs=tuple(keys.get(name, "") for name in entry.needs),
                paragraph=entry.paragraph,
                past=dead or (len(facts) == 1 and _over(facts[0], as_of)),
                leans=_leans(nodes),
            )
        )
    return _with_their_needs(found)


def opening(profile: Profile, voice: Voice, as_of: datetime.date, language: Language) -> tuple[Sentence, ...]:
    """Who the person is, from the facts, in one sentence; nothing if the profile holds no more than the name."""
    values = dict(_values(profile.person, profile, as_of, language))
    patterns = language.openings if voice == "first" else (*language.openings, language.fragment)
    filled = next((nodes for pattern in patterns if (nodes := fill(pattern, values))), None)
    if filled is None:
        return ()
    nodes = parse(source(filled))  # so that every bracket has an offset of its own
    about = profile.person.id or profile.person.name
    return (Sentence("person", nodes, parts(nodes), 5, (about,), past=_dead(profile.person, as_of)),)


def _values(
    person: Person, profile: Profile, as_of: datetime.date, language: Language
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    if person.occupations:
        yield "occupations", person.occupations
        yield "article", language.article(person.occupations[0])
    if person.known_for:
        yield "known_for", person.known_for
    if person.headline:
        yield "headline", person.headline
    current = [job for job in profile.work if job.position and job.begun(as_of) and not job.past(as_of)]
    if job := max(current, key=lambda job: job.importance, default=None):
        yield "position", job.position or ""
        yield "organization", job.organization


def _finder(profile: Profile, language: Language) -> Finder:
    person = profile.person
    others = {entry.name_of for entry in profile.entries() if entry is not person}
    shorter = {person.surname, person.given_name or person.surname} - {person.name}
    names = [person.name, *sorted(shorter, key=lambda name: (-len(name), name))]
    return Finder(names, person.pronouns or "name", sorted(others.difference(names)), language)


def _begun(facts: Sequence[Entry], nodes: Nodes, as_of: datetime.date) -> bool:
    """Whether the facts have begun: a sentence is not true before them.

    A sentence with {speaks|spoke} may stand before the day of its talk: it follows the dates.
    """
    tensed = any(isinstance(node, Tensed) for node in walk(nodes))
    days = [getattr(fact, field, None) for fact in facts for field in (("start",) if tensed else ("start", "date"))]
    return all(day is None or day.first_day() <= as_of for day in days)


def _over(fact: Entry, as_of: datetime.date) -> bool:
    """Whether {leads|led} reads "led": the fact has ended, or its day has passed."""
    day: PartialDate | None = getattr(fact, "date", None)
    return fact.past(as_of) or (day is not None and day.last_day() < as_of)


def _dead(person: Person, as_of: datetime.date) -> bool:
    return person.died is not None and person.died.first_day() <= as_of


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

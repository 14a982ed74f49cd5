"""Running text about a person, at any length: a profile and limits in, the best text within them out.

    write(profile, [Limit(50, "words")], as_of=today, language=language).text

A text never exceeds a limit, is never cut, names the person before any pronoun, and says nothing that the
profile does not say. `material` gathers what can be said, `choose` settles what is told, `realise` how it is worded,
`count` how long it is. docs/words.md explains how.
"""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from presskit.grammar import Language, Voice
from presskit.profile import Profile
from presskit.words.blurb import Blurb
from presskit.words.bounds import facts_alone
from presskit.words.choice.engine import LADDER, Engine
from presskit.words.count import UNITS, Limit, Unit, count
from presskit.words.draft import Draft, Told, Unfit, Writer
from presskit.words.material import gathered, manner, to_come, unheard, untold
from presskit.words.realise import Manner, State, as_written, realise

if TYPE_CHECKING:
    from presskit.words.tagline import Taglines

__all__ = [
    "LADDER",
    "UNITS",
    "Blurb",
    "Draft",
    "Limit",
    "Manner",
    "State",
    "Told",
    "Unfit",
    "Unit",
    "Voice",
    "as_written",
    "count",
    "engine_of",
    "material",
    "realise",
    "to_come",
    "unheard",
    "untold",
    "write",
]


def write(
    profile: Profile,
    limits: Sequence[Limit],
    *,
    voice: Voice = "third",
    as_of: datetime.date,
    language: Language,
    without: frozenset[str] = frozenset(),
) -> Draft:
    """The best text within all `limits`; without limits, everything that there is to say.

    `without`: keys of facts that stand beside the text already, such as `quotes[1]`, and that it is not to tell.
    Pinned texts are the caller's. Raises Unfit if nothing keeps the limits, or if there is nothing to say.
    """
    return _texts(profile, voice, as_of, language, without).draft(limits)


def material(profile: Profile, *, voice: Voice = "third", as_of: datetime.date, language: Language) -> Draft | None:
    """Everything that there is to say: no text, however long its limit, is longer. None if there is nothing."""
    return _texts(profile, voice, as_of, language).material


def engine_of(
    profile: Profile, voice: Voice, as_of: datetime.date, language: Language, without: frozenset[str] = frozenset()
) -> Engine:
    """A new engine for a profile: what `write` asks, for whoever wants to look inside."""
    language = language.in_the_style_of([getattr(row, "told_as", None) or "" for row in profile.entries()])
    told = gathered(profile, voice, as_of, language, without)

    def facts() -> Engine:
        return engine_of(facts_alone(profile), voice, as_of, language, without)

    writer = Writer(manner(profile, voice, language), told.left_out, told.names)
    return Engine(told.slots, writer, told.standings, facts if profile.bio else None, _measure(profile, told.only))


def _measure(profile: Profile, only: bool) -> Callable[[str], int] | None:
    """What counts the things in a sentence that make a person known, where its author's are told by clauses."""
    if not only or not any(row.wordings for row in profile.bio):
        return None
    from presskit.prose.known import gems

    return gems


_KEPT: Final = 8
"""How many are remembered: four voices of two profiles, or of one for two audiences."""

_known: OrderedDict[tuple[object, ...], tuple[Profile, Engine | Taglines]] = OrderedDict()


def _texts(
    profile: Profile, voice: Voice, as_of: datetime.date, language: Language, without: frozenset[str] = frozenset()
) -> Engine | Taglines:
    """What makes the texts of a profile, made once: its tables serve every limit. Profiles are frozen."""
    key = (id(profile), voice, as_of, language.tag, without)
    if key not in _known or _known[key][0] is not profile:
        _known[key] = (profile, _made(profile, voice, as_of, language, without))
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return _known[key][1]


def _made(
    profile: Profile, voice: Voice, as_of: datetime.date, language: Language, without: frozenset[str]
) -> Engine | Taglines:
    if voice != "tagline":
        return engine_of(profile, voice, as_of, language, without)
    from presskit.words.tagline import Taglines

    return Taglines(profile, as_of, language)

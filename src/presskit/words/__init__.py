"""Running text about a person, at any length: a profile and limits in, the best text within them out.

    write(profile, [Limit(50, "words")], as_of=today, language=language).text

A text never exceeds a limit, is never cut, names the person before any pronoun, and says nothing that the
profile does not say. `choose` settles what is told; `realise` how it is worded; `count` how long it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from presskit.language import Language
from presskit.profile import Profile
from presskit.words import material
from presskit.words.blurb import Blurb
from presskit.words.choose import choose, shortest
from presskit.words.count import UNITS, Limit, Unit, count
from presskit.words.draft import Draft, Told, Unfit, Writer
from presskit.words.realise import Manner, State, Voice, capitalised, realise, tidy

__all__ = [
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
    "count",
    "realise",
    "write",
]


def write(
    profile: Profile,
    limits: Sequence[Limit],
    *,
    voice: Voice = "third",
    as_of: datetime.date,
    language: Language,
) -> Draft:
    """The best text within all `limits`; without limits, everything that there is to say.

    Pinned texts are the caller's. Raises Unfit if nothing keeps the limits, or if there is nothing to say.
    """
    if voice == "tagline":
        return _tagline(profile, limits, language)
    writer = Writer(material.manner(profile.person, voice, language), limits, [entry.key for entry in profile.bio])
    unfit: list[Draft] = []
    for source in (material.sentences, material.opening):
        if sentences := source(profile, voice, as_of, language):
            if picks := choose(sentences, writer):
                return writer.draft(picks)
            least = shortest(sentences, writer)
            unfit += [writer.draft(least)] if least else []
    raise Unfit(min(unfit, key=lambda draft: draft.count("characters"), default=None))


def _tagline(profile: Profile, limits: Sequence[Limit], language: Language) -> Draft:
    """The headline, or the occupations, as many as there is room for: no name, no stop."""
    person = profile.person
    lists = [language.join(person.occupations[:number]) for number in range(len(person.occupations), 0, -1)]
    texts = [(person.headline, "person.headline")] if person.headline else []
    texts += [(capitalised(text), "person.occupations") for text in lists]
    drafts = []
    for text, key in texts:
        told = Told(key, tidy(text, language), (person.id or person.name,))
        drafts.append(Draft(told.text, (told,), (), language.words_per_minute))
    for draft in drafts:
        if draft.within(limits):
            return draft
    raise Unfit(min(drafts, key=lambda draft: draft.count("characters"), default=None))

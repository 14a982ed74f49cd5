"""One line about a person, without name and stop: the headline, or what fits of occupations.

In: a profile and limits. Out: a `Draft` with one `Told`; Unfit if not even the first occupation fits.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from presskit.language import Language
from presskit.profile import Profile
from presskit.words.count import Limit
from presskit.words.draft import Draft, Told, Unfit
from presskit.words.realise import capitalised, tidy


def tagline(profile: Profile, limits: Sequence[Limit], as_of: datetime.date, language: Language) -> Draft:
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

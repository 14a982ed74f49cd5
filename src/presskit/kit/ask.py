"""One text for one request, and what its sentences can become: what `presskit blurb` and `presskit readings` answer.

In: a profile and a length or a place, or neither. Out: a `Blurb`. Nothing is written.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from presskit import compose, language
from presskit.kit.reading import check_audience, day_of
from presskit.problems import WrongArgument, did_you_mean
from presskit.profile import Profile
from presskit.words import Blurb, Limit, Unit, Voice

if TYPE_CHECKING:
    from presskit.words.readings import Readings


def blurb(
    profile: Profile,
    *,
    words: int | None = None,
    characters: int | None = None,
    sentences: int | None = None,
    place: str | None = None,
    voice: Voice | None = None,
    as_of: datetime.date | None = None,
    audience: str | None = None,
) -> Blurb:
    """The best text for a length or a place: one of `words`, `characters`, `sentences`, `place`; else all there is.

    `voice` None is the place's own, else the third person; `as_of` None is the profile's day, else today.
    Raises ValueError for wrong arguments, Problems if nothing fits.
    """
    lengths: dict[Unit, int | None] = {"words": words, "characters": characters, "sentences": sentences}
    given = {unit: most for unit, most in lengths.items() if most is not None}
    if len(given) + (place is not None) > 1:
        raise WrongArgument("ask for one of words, characters, sentences, place, or for none of them")
    for unit, most in given.items():
        if most < 1:
            raise WrongArgument(f"{unit} must be at least 1, not {most}; for all that there is, ask without --{unit}")
    if voice not in (None, "third", "first", "mc", "tagline"):
        raise WrongArgument(f'there is no voice "{voice}"; there are third, first, mc, tagline')
    check_audience(profile, audience)
    day = day_of(profile, as_of)
    spoken = language.load(profile.language, path=profile.display_path, at=lambda: profile.place("language"))
    public = profile.for_audience(audience, day)
    if place is None:
        limits = [Limit(most, unit) for unit, most in given.items()]
        return compose.blurb(public, limits, voice=voice, as_of=day, language=spoken)
    from presskit.template import Templates, place_meant  # which loads the models of templates

    templates = Templates(profile.folder)
    places = templates.places()
    if place not in places:
        meant, known = place_meant(place, places), "there are " + ", ".join(places)
        hint = f"{meant} ({known})" if meant else f"for any length write --words 50, say; {known}"
        raise WrongArgument(f'there is no place "{place}"; {hint}')
    return compose.for_place(public, places[place], voice=voice, as_of=day, language=spoken)


def readings(
    profile: Profile, which: Sequence[str] = (), *, voice: Voice = "third", as_of: datetime.date | None = None
) -> list[Readings]:
    """What each of the author's sentences can become, or those of these ids, keys (`bio[2]`) or numbers.

    Raises ValueError for a sentence that there is not.
    """
    from presskit.words.readings import readings as readings_of

    day = day_of(profile, as_of)
    spoken = language.load(profile.language, path=profile.display_path, at=lambda: profile.place("language"))
    found = readings_of(profile.for_audience(None, day), voice, day, spoken)
    known = {name: one for one in found for name in _called(one)}
    if lost := next((name for name in which if name not in known), None):
        names = [one.entry.id or one.entry.key for one in found]
        meant = did_you_mean(lost, list(known)) or f"there are {', '.join(names)}" if names else "the profile has none"
        raise WrongArgument(f'there is no sentence "{lost}"; {meant}')
    return [known[name] for name in dict.fromkeys(which)] if which else found


def _called(one: Readings) -> list[str]:
    """What a sentence may be asked for by: its id, its key, its number."""
    key = one.entry.key
    return [*filter(None, [one.entry.id]), key, key.removeprefix("bio[").removesuffix("]")]

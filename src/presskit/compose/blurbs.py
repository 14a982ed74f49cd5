"""Texts for places and lengths.

In: a profile, the limits of a place. Out: a `Blurb`, the pinned text where the profile has one for it, else
the best draft of the words engine; Problems where nothing fits or a pinned text is over its limit.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from presskit import words
from presskit.language import Language
from presskit.markup import plain
from presskit.problems import Problem, Problems, error
from presskit.profile import Pinned, Profile
from presskit.words import Blurb, Limit, Told, Unfit, Unit, Voice

if TYPE_CHECKING:
    from presskit.template import Place

NEARLY_FULL = 0.9
"""A text that fills so much of its room leaves nothing to tell about what the profile lacks."""


def blurb(
    profile: Profile,
    limits: Sequence[Limit],
    *,
    voice: Voice | None = None,
    own: Voice = "third",
    as_of: datetime.date,
    language: Language,
    place: str = "",
) -> Blurb:
    """The best text within all `limits`, in `voice`, or where that is None in the place's `own`.

    Raises Problems if nothing fits, with what the shortest text needs.
    """
    voice = voice or own
    if row := pinned_for(profile, limits, voice=voice, own=own, place=place):
        if over := over_limit(row.text, limits, language):
            raise Problems([_too_long(profile, row.key, over)])
        told = (Told(row.key, plain(row.text), ()),)
        return _blurb(row.text, told, (), limits, voice, place, language, pinned=True)
    if voice in ("first", "mc") and profile.person.has_died(as_of):
        raise Problems([_dead(profile, voice)])
    try:
        draft = words.write(profile, limits, voice=voice, as_of=as_of, language=language)
    except Unfit as unfit:
        raise Problems([_unfit(profile, unfit, limits, voice)]) from None
    made = _blurb(draft.text, draft.sentences, draft.left_out, limits, voice, place, language)
    if any(draft.count(limit.unit) >= NEARLY_FULL * limit.max for limit in limits):
        return made
    whole = words.material(profile, voice=voice, as_of=as_of, language=language)
    unit = made.room.unit if made.room else "words"
    if whole is None or not whole.within(limits):
        return made
    holds = whole.count(unit)
    return replace(made, holds=holds, sentences_missing=_missing(made.room, holds, language))


def _missing(room: Limit | None, holds: int, language: Language) -> int:
    """How many sentences of usual length the room takes besides."""
    lengths = language.lengths
    by_words = {"words": lengths.sentence_words, "words-strict": lengths.sentence_words}
    usual = {**by_words, "seconds": lengths.sentence_seconds}
    return max(-(-(room.max - holds) // usual.get(room.unit, lengths.sentence_characters)), 0) if room else 0


def pinned_for(profile: Profile, limits: Sequence[Limit], *, voice: Voice, own: Voice, place: str) -> Pinned | None:
    """The text that the profile has for this place, or for exactly this length, in this voice."""
    return next((row for row in profile.pinned if _is_for(row, limits, place) and (row.voice or own) == voice), None)


def for_place(
    profile: Profile, place: Place, *, voice: Voice | None = None, as_of: datetime.date, language: Language
) -> Blurb:
    """The text for a place, in its own voice unless another is asked for."""
    limits = limits_of(place)
    return blurb(profile, limits, voice=voice, own=place.voice, as_of=as_of, language=language, place=place.id)


def bios(
    profile: Profile, places: Sequence[Place], *, as_of: datetime.date, language: Language, headings: Mapping[str, str]
) -> dict[str, tuple[str, Blurb]]:
    """By the id of its place, what each text is called and the text, as blurbs/ has it; `headings` are those of the
    page, by the ids of places.

    A place for which nothing fits has none, nor one whose text is the same as another's before it.
    """
    result: dict[str, tuple[str, Blurb]] = {}
    for place in places:
        try:
            made = for_place(profile, place, as_of=as_of, language=language)
        except Problems:  # told where the blurbs are made
            continue
        if made.text not in {blurb.text for _, blurb in result.values()}:
            result[place.id] = (language.heading("web", place.id) or headings.get(place.id, place.name), made)
    return result


def limits_of(place: Place) -> tuple[Limit, ...]:
    """The limits of a place, as the words engine takes them."""
    return tuple(Limit(limit.max, limit.unit) for limit in place.limits)


def faults_of_pinned(profile: Profile, places: dict[str, Place], language: Language) -> list[Problem]:
    """Every pinned text that is over its limit or is for a place that there is not."""
    from presskit.template import place_meant  # which loads the models of templates: no text needs them

    result = []
    for row in profile.pinned:
        if row.place is not None and row.place not in places:
            hint = place_meant(row.place, places) or "`presskit places` lists the places that there are"
            at = profile.place(row.key, "place")
            result.append(error(profile.display_path, at, "place", f'{row.key}: there is no place "{row.place}"', hint))
            continue
        limits = limits_of(places[row.place]) if row.place else _own_limit(row)
        if over := over_limit(row.text, limits, language):
            result.append(_too_long(profile, row.key, over))
    return result


def over_limit(text: str, limits: Sequence[Limit], language: Language) -> str | None:
    """`it has 54 words, 50 are the most` for the first limit that the text breaks."""
    for limit in limits:
        length = words.count(plain(text), limit.unit, language)
        if length > limit.max:
            return f"it has {Limit(length, limit.unit)}, {limit.max} are the most"
    return None


def _own_limit(row: Pinned) -> tuple[Limit, ...]:
    units: tuple[Unit, ...] = ("words", "characters", "sentences")
    return tuple(Limit(most, unit) for unit in units if (most := getattr(row, unit)) is not None)


def _is_for(row: Pinned, limits: Sequence[Limit], place: str) -> bool:
    """Whether a pinned text is for this place, or for exactly this length and no other."""
    return row.place == place if row.place is not None else _own_limit(row) == tuple(limits)


def _too_long(profile: Profile, key: str, over: str) -> Problem:
    hint = "shorten it, or pin it for a longer place"
    return error(profile.display_path, profile.place(key, "text"), "pinned-too-long", f"{key}: {over}", hint)


def _dead(profile: Profile, voice: Voice) -> Problem:
    does = "speaks in the first person" if voice == "first" else "is introduced to an audience"
    message = f"{profile.person.name} has died, and nobody who has died {does}"
    hint = "ask for the third person: --voice third; or pin a text of your own for this place"
    return error(profile.display_path, profile.place("person", "died"), "dead-voice", message, hint)


def _unfit(profile: Profile, unfit: Unfit, limits: Sequence[Limit], voice: Voice) -> Problem:
    asked = " and ".join(map(str, limits))
    if unfit.shortest is None:
        hint = 'add person.occupations, or a sentence: [[bio]] with text = "{they} …"'
        message = "the profile has no sentence to tell"
        if voice == "tagline":
            hint, message = "add person.headline or person.occupations", "the profile has nothing to make a line of"
        return error(profile.display_path, profile.place("person"), "nothing-to-say", message, hint)
    needs = " and ".join(str(Limit(unfit.shortest.count(limit.unit), limit.unit)) for limit in limits)
    message = f"no sentence of the profile fits in {asked}; the shortest needs {needs}"
    hint = "ask for more, put [brackets] around what a sentence can do without, or pin a text for this length"
    return error(profile.display_path, profile.place("bio[1]") if profile.bio else None, "nothing-fits", message, hint)


def _blurb(
    marked: str,
    told: tuple[Told, ...],
    left_out: tuple[str, ...],
    limits: Sequence[Limit],
    voice: Voice,
    place: str,
    language: Language,
    *,
    pinned: bool = False,
) -> Blurb:
    count, text = words.count, plain(marked)
    sentences = count(text, "sentences", language) if pinned else sum(each.sentences for each in told)
    counts = (count(text, "words"), len(text), sentences)
    made = Blurb(text, *counts, left_out, told, tuple(limits), voice, place, pinned, marked=marked)
    return replace(made, fills=count(text, made.room.unit, language)) if made.room else made

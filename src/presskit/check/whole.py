"""Advice on the profile as a whole: what a kit lacks, what has run out, which pinned text stands in whose way.

In: a `CheckContext`. Out: notes that point at an entry or one of its fields, or at nothing where something is missing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from presskit import words
from presskit.check.context import CheckContext, Note, Piece, Rule
from presskit.document import plain
from presskit.language import Language
from presskit.problems import Problems, Remedy, did_you_mean
from presskit.profile import Entry, Pinned
from presskit.template import Place
from presskit.words import Limit, Unit

LEAST_BIO = 35
"""Words below which a profile fills no programme: organisers ask for 35 to 60, and for 75 to 100."""

FULL_ENOUGH = 0.8
"""How full a text for a length has to be that the kit asks for."""

A_SENTENCE = 17
"""Words of a sentence in a speaker's bio, about (193 of them: 18.9 in the third person, 15 to 20 are the aim)."""


def photo_without_rights(context: CheckContext) -> Iterator[Note]:
    """A photograph that nobody may print as long as its rights are unknown."""
    for photo in context.profile.photos:
        lacks = [name for name in ("credit", "license") if not getattr(photo, name)]
        if lacks:
            message = f"{photo.key}: the photo has no {' and no '.join(lacks)}"
            hint = {"credit": "say whom to credit", "license": "say on what terms it may be printed"}
            yield Note(photo.key, message, Remedy(" and ".join(hint[name] for name in lacks), field=lacks[0]))


def doubtful_family_name(context: CheckContext) -> Iterator[Note]:
    """A name of which another part may be the family name than the one that texts use after the first mention."""
    person = context.profile.person
    parts = person.parts
    if not parts.doubt or person.short_name:
        return
    if ", " in parts.name:
        message = f"“{person.name}” is written as in a list, and stands like this in every text"
        yield Note("person", message, f'write name = "{parts.given} {parts.family}"', ("name",))
        return
    message = f"after the first mention texts say “{parts.family}”"
    other = f'if the family name is {parts.doubt}, write family_name = "{parts.doubt}"'
    hint = f'{other}; if not, family_name = "{parts.family}"'
    yield Note("person", message, hint, ("name",))


def insecure_link(context: CheckContext) -> Iterator[Note]:
    """A link without https, which browsers warn of."""
    for entry in context.profile.entries():
        for field in ("url", "video"):
            link = getattr(entry, field, None)
            if link and link.lower().startswith("http://"):
                hint = f"write https://{link[len('http://') :]}, if that page answers"
                yield Note(entry.key, f"{entry.key}.{field}: the link is not https", hint, (field,))
    website = context.profile.kit.website
    if website and website.lower().startswith("http://"):
        yield Note(
            "kit", "kit.website: the link is not https", f"write https://{website[len('http://') :]}", ("website",)
        )


def two_audiences(context: CheckContext) -> Iterator[Note]:
    """An audience called as another but for a letter: who asks for the one does not see what is for the other."""
    named = Counter(name for entry in context.profile.entries() for _, name in entry.named_audiences())
    if len(named) < 2:
        return
    from rapidfuzz.distance import Levenshtein  # as for "did you mean"

    usual: list[str] = []
    for name, _ in named.most_common():
        near = next((other for other in usual if Levenshtein.distance(name.lower(), other.lower()) <= 1), None)
        if near is None or not (name + near).isalpha():  # team-a and team-b are two
            usual.append(name)
            continue
        for entry in context.profile.entries():
            for way, other in entry.named_audiences():
                if other == name:
                    message = f'{entry.key}: the audience "{name}" is called "{near}" elsewhere'
                    yield Note(entry.key, message, Remedy(f'write "{near}", if it is the same', name, near), way)


_LINKS = frozenset({"and", "for", "in", "of", "the", "to"})


def capital_position(context: CheckContext) -> Iterator[Note]:
    """A position in capitals of which every word is an everyday one: in a sentence it has small letters. One with a
    word that may be a name ("German teacher", "Head of AI", "CEO") is left alone."""
    everyday = context.terms("callings")
    profile = context.profile
    posts: tuple[Entry, ...] = (*profile.work, *profile.volunteering, *profile.memberships)
    for entry in (profile.person, *posts, *profile.projects, *profile.shows):
        for field in ("position", "role", "occupations"):
            said = getattr(entry, field, None) or ()
            for row, name in enumerate(said if isinstance(said, tuple) else (said,)):
                words = re.findall(r"[^\W\d_]+", name)
                capitals = [word for word in words if word != word.lower()]
                if capitals and all(word in everyday or word in _LINKS for word in map(str.lower, words)):
                    where = (field, row) if isinstance(said, tuple) else (field,)
                    message = f'{entry.key}.{field}: "{name}" has capitals in the middle of a sentence'
                    low = name.lower()
                    yield Note(entry.key, message, Remedy(f'write "{low}", unless it is a name', name, low), where)


def unknown_code(context: CheckContext) -> Iterator[Note]:
    """A code in `[check] ignore` that no rule has, so that it silences nothing."""
    from presskit.check import RULES

    known = [rule.code for rule in RULES]
    for row, code in enumerate(context.profile.check.ignore):
        if code not in known and (hint := did_you_mean(code, known)):
            yield Note("check", f'check.ignore: there is no advice "{code}"', hint, ("ignore", row))


def pinned_out_of_order(context: CheckContext) -> Iterator[Note]:
    """A pinned text that is longer than the pinned text of a place with more room."""
    for piece, longer in permutations(context.pinned, 2):
        if _voice(context, piece) != _voice(context, longer):
            continue
        theirs = {limit.unit: limit.max for limit in _limits(context, longer)}
        for limit in _limits(context, piece):
            room = theirs.get(limit.unit, 0)
            length, other = (_count(one, limit.unit, context.language) for one in (piece, longer))
            if room > limit.max and length > other:
                theirs_is = f"{longer.entry.key}, which may have {room}, has {other}"
                message = f"{piece.name}: it has {Limit(length, limit.unit)}, and {theirs_is}"
                yield Note(piece.entry.key, message, "exchange the two, or tell more in the longer one", piece.field, 0)
                break


def pinned_short(context: CheckContext) -> Iterator[Note]:
    """A pinned text that leaves half of its room empty: whoever asks for 100 words prints 100."""
    for piece in context.pinned:
        for limit in _limits(context, piece)[:1]:
            length = _count(piece, limit.unit, context.language)
            if getattr(piece.entry, "words", None) and length * 2 < limit.max:
                message = f"{piece.name}: it has {Limit(length, limit.unit)}, and is for {limit.max}"
                yield Note(piece.entry.key, message, "tell more, or pin it for a shorter length", piece.field, 0)


def no_sentence(context: CheckContext) -> Iterator[Note]:
    """A profile without a sentence of its author's: every bio of it is made of facts alone."""
    if not context.profile.bio and not context.profile.pinned:
        yield Note("", "the profile has no sentence of its own: texts are made of its facts alone", _DRAFT)


_DRAFT = "let presskit draft write sentences into it, and edit them"


def no_portrait(context: CheckContext) -> Iterator[Note]:
    """A profile without a photograph: organisers and editors ask for one with every bio."""
    if not context.profile.photos:
        hint = 'add [[photos]] with file = "…", alt = "…" (what it shows), credit = "…" (who took it)'
        hint += ' and license = "…" (the terms of use)'
        message = "the profile has no photo, and whoever prints a bio asks for one"
        yield Note("", message, Remedy(hint, table="photos"))


def little_of_a_place(context: CheckContext) -> Iterator[Note]:
    """A place whose text fills less than half of its room, with as many sentences as the profile has."""
    if context.profile.kit.places:
        return  # `too_little` tells of those that are asked for
    wanted = {place.id: most for place in context.places.values() if (most := _wanted_words(place, context))}
    written = sum(len(sentence.piece.text.split()) for sentence in context.sentences if not sentence.entry.private)
    if not wanted or written >= max(wanted.values()):
        return  # whatever stands in brackets, half of it is there: most profiles need no text for this
    holds = _material(context)
    short = {name: most for name, most in wanted.items() if LEAST_BIO <= holds < most / 2}
    if short:
        names = ", ".join(short)
        message = f"the profile holds {holds} words, and these places stay half empty: {names}"
        more = math.ceil((max(short.values()) / 2 - holds) / A_SENTENCE)
        hint = f"add {more} {'sentence' if more == 1 else 'sentences'}, or name in [kit] places what you need"
        yield Note("bio[1]" if context.profile.bio else "", message, hint)


def _wanted_words(place: Place, context: CheckContext) -> int:
    """How many words a place has room for; 0 for one that is asked for otherwise, or has a pinned text."""
    pinned = {entry.place for entry in context.profile.pinned}
    if len(place.limits) != 1 or place.limits[0].unit not in ("words", "words-strict", "seconds") or place.id in pinned:
        return 0
    (limit,) = place.limits
    wanted = limit.max if limit.unit != "seconds" else limit.max * context.language.words_per_minute // 60
    return 0 if any(entry.words == wanted for entry in context.profile.pinned) else wanted


def too_little(context: CheckContext) -> Iterator[Note]:
    """Too few sentences for a length that `[kit] places` asks for, or for any programme at all."""
    asked = [
        (row, context.places[name])
        for row, name in enumerate(context.profile.kit.places or ())
        if name in context.places
    ]
    holds: int | None = None
    for row, place in asked:
        if not (wanted := _wanted_words(place, context)):
            continue
        holds = _material(context) if holds is None else holds
        if holds < wanted * FULL_ENOUGH:
            more = math.ceil((wanted - holds) / A_SENTENCE)
            message = f"kit.places: {place.id} has room for {wanted} words, and the profile holds {holds}"
            hint = f"add {more} {'sentence' if more == 1 else 'sentences'}: [[bio]] with text = '…' for each"
            yield Note("kit", message, hint, ("places", row))
    # twice as many written words leave enough, whatever stands in brackets: most profiles need no text for this
    written = sum(
        len(sentence.piece.text.split()) for sentence in context.sentences if sentence.entry.private is not True
    )
    if not asked and 0 < written < 2 * LEAST_BIO and (holds := _material(context)) < LEAST_BIO:
        message = f"the profile holds {holds} words of biography, and programmes ask for {LEAST_BIO} to 100"
        yield Note("bio[1]", message, "add a sentence of your own: [[bio]] with text = '…'")


def _material(context: CheckContext) -> int:
    """How many words the profile can tell everyone, all in all."""
    try:
        public = context.profile.for_audience(None, context.as_of)
        draft = words.write(public, (), as_of=context.as_of, language=context.language)
    except (words.Unfit, Problems):  # Problems: the person is not for everyone, and so is no text
        return 0
    return draft.count("words")


def _limits(context: CheckContext, piece: Piece) -> tuple[Limit, ...]:
    entry = piece.entry
    assert isinstance(entry, Pinned)
    if entry.place is not None:
        place = context.places.get(entry.place)
        return tuple(Limit(limit.max, limit.unit) for limit in place.limits) if place else ()
    units: tuple[Unit, ...] = ("words", "characters", "sentences")
    return tuple(Limit(most, unit) for unit in units if (most := getattr(entry, unit)) is not None)


def _voice(context: CheckContext, piece: Piece) -> str:
    entry = piece.entry
    assert isinstance(entry, Pinned)
    place = context.places.get(entry.place or "")
    return entry.voice or (place.voice if place else "third")


def _count(piece: Piece, unit: Unit, language: Language) -> int:
    return words.count(plain(piece.text), unit, language)


RULES: tuple[Rule, ...] = (
    Rule("photo-rights", photo_without_rights),
    Rule("family-name", doubtful_family_name),
    Rule("no-bio", no_sentence),
    Rule("no-photo", no_portrait),
    Rule("half-empty", little_of_a_place),
    Rule("http-link", insecure_link),
    Rule("capital-position", capital_position),
    Rule("two-audiences", two_audiences),
    Rule("unknown-code", unknown_code),
    Rule("pinned-order", pinned_out_of_order),
    Rule("pinned-short", pinned_short),
    Rule("too-little", too_little),
)

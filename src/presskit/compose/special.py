"""The sections that no table holds: texts of a set length, terms of use, pictures, codes to scan.

In: `Sections`. Out: a `Section`, or None where there is nothing to show. Texts are the same as those in blurbs/: the
pinned one where the profile has one for that place or length, else the best draft of the words engine.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from presskit import words
from presskit.compose.blurbs import limits_of, pinned_for
from presskit.compose.sections import Sections
from presskit.document import Claim, Entry, Link, Picture, Section, bare_address, plain
from presskit.language import Language
from presskit.markup import unlinked
from presskit.profile import TABLES, PartialDate, Profile
from presskit.template import Place
from presskit.words import Draft, Limit, Unfit, Voice

LENGTHS = {"short": 50, "medium": 100, "long": 200}
"""Words of the three biographies of a kit, as organisers ask for them."""

INTRODUCTION = "mc-60"
"""The place whose text a host reads out: at most a minute."""

CODE = "code:"
"""What the names of pictures begin with that are codes to scan; they are drawn when a page is."""


class SettledText(NamedTuple):
    """A text that is settled: where it stands or begins in the profile, and what it rests on."""

    key: str
    text: str
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]
    last: str = ""


def tldr(sections: Sections) -> Section | None:
    """Two sentences that say who the person is."""
    text = _at_place(sections, "tldr", "third")
    return _prose(sections, "tldr", _entry(text)) if text else None


def biography(sections: Sections, id: str) -> Section | None:
    """One of the three biographies, with its length as a detail; None if it says no more than a shorter one."""
    text = _biography(sections, id)
    shorter = [_biography(sections, other) for other, most in LENGTHS.items() if most < LENGTHS[id]]
    if text is None or any(other and other.text == text.text for other in shorter):
        return None
    count = sections.language.phrase("words", count=str(words.count(plain(text.text), "words")))
    return _prose(sections, id, replace(_entry(text), details=(count,)))


def introduction(sections: Sections) -> Section | None:
    """What a host reads out, with the seconds that it takes and how the name is spoken; the name comes last."""
    text = _at_place(sections, INTRODUCTION, "mc")
    if text is None:
        return None
    language, person = sections.language, sections.profile.person
    seconds = words.count(plain(text.text), "seconds", language)
    said = text.text
    if text.last and (body := said.removesuffix(text.last).rstrip()) != said:
        said = f"{body}\n\n{text.last}"  # the name stands on a line of its own, where no host overlooks it
    entry = Entry(
        text.key,
        subtitle=person.pronunciation or "",
        details=(language.phrase("aloud", seconds=str(seconds)),),
        text=said,
        sources=text.sources,
        claims=text.claims,
    )
    return _prose(sections, "introduction", entry)


def rights(sections: Sections) -> Section | None:
    """On what terms the kit may be used."""
    terms = sections.profile.kit.rights
    return _prose(sections, "rights", Entry("kit", text=terms)) if terms else None


def letter(sections: Sections) -> Section | None:
    """The cover letter: whom it goes to in `details`, its greeting above the text, its closing in `label`."""
    row = sections.profile.letter
    if row is None:
        return None
    date = sections.language.date(PartialDate.of(row.date or sections.as_of))
    entry = Entry("letter", row.subject or "", row.greeting or "", date, row.to, row.text, label=row.closing or "")
    return Section("letter", "", "prose", (entry,))


def photos(sections: Sections) -> Section | None:
    """Every photograph whose licence has not run out, with caption, credit and terms."""
    language = sections.language
    entries = tuple(
        Entry(
            row.key,
            title=row.caption or row.alt,
            details=tuple(filter(None, (row.credit or row.creator, row.license))),
            dates=language.date(row.expires),
            importance=row.importance,
            picture=Picture(
                row.file,
                row.alt,
                sections.sizes.get(row.file),
                row.point,
                row.kind or "",
                row.credit or row.creator or "",
                row.license or "",
            ),
        )
        for row in sections.profile.photos
        if not sections.expired(row)
    )
    return Section("photos", sections.heading("photos"), "pictures", entries) if entries else None


def logos(sections: Sections) -> Section | None:
    """Every logo of which it is known how large it is; other drawings are handed on as files."""
    entries = tuple(
        Entry(
            row.key,
            title=row.organization or row.alt,
            details=(row.license,) if row.license else (),
            importance=row.importance,
            picture=Picture(row.file, row.alt, sections.sizes.get(row.file)),
        )
        for row in sections.profile.logos
        if row.file in sections.sizes
    )
    return Section("logos", sections.heading("logos"), "pictures", entries) if entries else None


MOST_NAME, MOST_ADDRESS = 180, 420
"""Bytes of a name or an address in a code to scan: a contact has the name twice. With more, a code of 30 mm has modules
that a telephone cannot tell apart (writers/codes.py)."""


def too_long_to_scan(profile: Profile) -> list[tuple[str, str, str, int]]:
    """The codes that are left out: the entry and the field that is too long, what the code is for, the most bytes."""
    result = []
    if len(profile.person.name.encode()) > MOST_NAME:
        result.append(("person", "name", "the contact", MOST_NAME))
    key, field, address = _page(profile)
    if len(address.encode()) > MOST_ADDRESS:
        result.append((key, field, "the web page", MOST_ADDRESS))
    return result


def _page(profile: Profile) -> tuple[str, str, str]:
    """The web page that a code leads to, after the entry and the field that name it; empty without one."""
    for key, field, address in (("kit", "website", profile.kit.website), ("person", "url", profile.person.url)):
        if address:
            return key, field, address
    return next(((link.key, "url", link.url) for link in profile.links), ("kit", "website", ""))


def codes(sections: Sections) -> Section | None:
    """Codes to scan: the person as a contact, where there is more to it than a name, and the web page."""
    language, profile = sections.language, sections.profile
    name = profile.person.name
    page = _page(profile)[2]
    left_out = {what for _, _, what, _ in too_long_to_scan(profile)}
    entries = []
    personal = any(row.is_personal and (row.email or row.phone) for row in profile.contacts)
    if (page or personal) and "the contact" not in left_out:
        alt = language.phrase("code_card", name=name)
        entries.append(Entry("person", language.label("code_card"), text=name, picture=Picture(f"{CODE}card", alt)))
    if page and "the web page" not in left_out:
        shown = bare_address(page)
        alt = language.phrase("code_page", url=shown)
        picture = Picture(f"{CODE}{page}", alt)
        entries.append(Entry("kit", language.label("code_page"), links=(Link(shown, page),), picture=picture))
    return Section("codes", sections.heading("codes"), "pictures", tuple(entries)) if entries else None


def sources(sections: Sections) -> Section | None:
    """Where the facts come from; each entry names itself as its source, and so has the number that others refer to."""
    language = sections.language
    entries = tuple(
        Entry(
            row.key,
            row.title,
            row.publisher or "",
            language.date(row.date),
            (language.phrase("accessed", date=language.date(row.accessed)),) if row.accessed else (),
            links=(Link(bare_address(row.url), row.url),) if row.url else (),
            importance=row.importance,
            sources=(row.id,),
        )
        for row in sections.profile.sources
    )
    return Section("sources", sections.heading("sources"), "list", entries) if entries else None


SECTIONS: dict[str, Callable[[Sections], Section | None]] = {
    "tldr": tldr,
    **{id: partial(biography, id=id) for id in LENGTHS},
    "introduction": introduction,
    "letter": letter,
    "photos": photos,
    "logos": logos,
    "sources": sources,
    "rights": rights,
    "codes": codes,
}
"""What makes each section, by the name that a template gives it."""

SPECIAL = ("facts", "timeline", "biography", "summary", *(id for id in SECTIONS if id not in TABLES))
"""Sections that are no table's own."""


def sections_of(
    profile: Profile,
    language: Language,
    as_of: datetime.date,
    sizes: Mapping[str, tuple[int, int]] | None = None,
    places: Mapping[str, Place] | None = None,
) -> Sections:
    """Everything that a profile has to tell on one day: its tables, and the sections above."""
    return Sections(profile, language, as_of, sizes, places, SECTIONS)


def _entry(text: SettledText) -> Entry:
    return Entry(text.key, text=text.text, sources=text.sources, claims=text.claims)


def _prose(sections: Sections, id: str, entry: Entry) -> Section:
    return Section(id, sections.heading(id), "prose", (entry,))


def _biography(sections: Sections, id: str) -> SettledText | None:
    limits = (Limit(LENGTHS[id], "words"),)
    return _settled(sections, limits, f"words-{LENGTHS[id]}", "third", lambda: sections.biography(LENGTHS[id]))


def _at_place(sections: Sections, place: str, voice: Voice) -> SettledText | None:
    limits = limits_of(sections.places[place])

    def draft() -> Draft | None:
        try:
            return words.write(sections.profile, limits, voice=voice, as_of=sections.as_of, language=sections.language)
        except Unfit:
            return None

    return _settled(sections, limits, place, voice, draft)


def _settled(
    sections: Sections, limits: Sequence[Limit], place: str, voice: Voice, draft: Callable[[], Draft | None]
) -> SettledText | None:
    """The pinned text for this place or length, else the draft."""
    if row := pinned_for(sections.profile, limits, voice=voice, own=voice, place=place):
        return SettledText(row.key, row.text, row.sources, (sections.claim(row.text, (row.key,)),))
    if (made := draft()) is None:
        return None
    claims = sections.claims(made)
    sources = dict.fromkeys(id for claim in claims for id in claim.sources)
    return SettledText(
        made.sentences[0].key, unlinked(made.text), tuple(sources), claims, unlinked(made.sentences[-1].text)
    )

"""The one colour of a kit: the profile's, else one that its portrait or its logo is remembered by, else the look's.

In: a profile as its audience may see it, its folder, the portrait. Out: the colour and where it comes from. What was
sampled is kept, so that the next build decodes nothing for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from presskit import colour, disk_cache
from presskit.profile import Profile
from presskit.profile.files import Unreadable, kind_of

SAMPLED = 64
"""Pixels of the longer side of a picture of which the colour is taken: more change nothing but the time."""


class Accent(NamedTuple):
    """A colour as `#rrggbb`, and the picture that it was taken from; nothing where it was set."""

    colour: str
    file: str = ""


def accent(profile: Profile, portrait: str | None, folder: Path, hashes: Mapping[str, str], own: str) -> Accent:
    """The colour of a kit; `own` is that of its look, `hashes` are those of all that a build reads, by their names."""
    if profile.kit.accent:
        return Accent(profile.kit.accent)
    logo = profile.kit.logo or (profile.logos[0].file if len(profile.logos) == 1 else None)
    there = {row.file for row in profile.photos} | {row.file for row in profile.logos}
    for file, people in ((portrait, True), (logo, False)):
        if file in there and file and (found := _kept(folder / file, hashes, file, people=people)):
            return Accent(found, file)
    return Accent(own)


def _kept(path: Path, hashes: Mapping[str, str], file: str, *, people: bool) -> str:
    def make() -> bytes:
        return (_sampled(path, people=people) or "").encode()

    return disk_cache.cached_bytes(
        ("accent", hashes.get("presskit", ""), hashes.get(file, ""), str(people)), make
    ).decode()


def _sampled(path: Path, *, people: bool) -> str | None:
    """The colour of a picture; of a drawing, of which the areas are not known, its most vivid."""
    from presskit.writers import pictures, svg

    if kind_of(path) == "SVG":
        drawing = svg.plain(path.read_bytes())
        found = map(channels, svg.paints(drawing[2])) if drawing else ()
        return colour.sampled({one: 1 for one in found if one}, people=False)
    try:
        small = pictures.read(path, lambda size: SAMPLED / max(size))
    except Unreadable:  # told where it is used
        return None
    return colour.sampled(small.colours(), people=people)


def channels(paint: str) -> tuple[int, int, int] | None:
    """Red, green and blue of a colour of a drawing; None for a word that is no colour of its own."""
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(paint)[:3]
    except ValueError:
        return (0, 0, 0) if re.fullmatch("(?i)currentcolor", paint) else None
    return red, green, blue

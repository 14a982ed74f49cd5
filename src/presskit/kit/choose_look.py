"""The look of a kit: the profile's, else the one that suits what the profile has.

In: a profile as its audience may see it, its folder. Out: the profile with a look, and why it has that one.
"""

from __future__ import annotations

from pathlib import Path

from presskit.profile import Profile
from presskit.template import Templates

LARGE = (1_200, 2_500_000)
"""Pixels of the shorter side, and all of them, of a photograph that fills half a page at 150 dots to an inch."""

LEADING = 3
"""So many large photographs carry a kit; so many figures fill a page."""

SHORT = 7
"""Characters of a figure that can be set large."""


def templates_of(profile: Profile, folder: Path | None) -> Templates:
    """The templates that a profile may use, with those of installed packages that it asks for."""
    return Templates(folder, frozenset({*(profile.kit.templates or ()), f"looks/{profile.kit.look}"}))


def with_look(profile: Profile, folder: Path) -> Profile:
    """The profile with its own look or, if it names none, with the one that suits it."""
    if profile.kit.look:
        return profile
    return profile.model_copy(
        update={"kit": profile.kit.model_copy(update={"look": best_look_for(profile, folder)[0]})}
    )


def best_look_for(profile: Profile, folder: Path) -> tuple[str, str]:
    """The look that suits a profile, and why: gallery for what has photographs, studio for what has figures and a good
    line and no book, editorial for everything else.
    """
    large = _large(profile, folder)
    if large >= LEADING:
        return "gallery", f"for {large} large photographs"
    figures = sum(1 for one in profile.numbers if len(one.value) <= SHORT)
    lines = [one for one in profile.quotes if one.importance >= 4 and not one.speaker and len(one.text.split()) <= 40]
    books = [one for one in profile.publications if "book" in (one.kind or "").lower()]
    if figures >= LEADING and lines and not books:
        return "studio", f"for {figures} figures and a line to quote"
    return "editorial", ""


def _large(profile: Profile, folder: Path) -> int:
    """How many photographs are large."""
    if len(profile.photos) < LEADING:
        return 0
    from presskit.writers import pictures

    sizes = [size for row in profile.photos if (size := pictures.size(folder / row.file))]
    return sum(1 for size in sizes if min(size) >= LARGE[0] and size[0] * size[1] >= LARGE[1])

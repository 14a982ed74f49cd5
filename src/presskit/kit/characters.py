"""What pages can draw of a profile, and what is reported of the rest, before anything is laid out.

In: a profile as its audience may see it, the user's fonts. Out: what draws each character (`Coverage`); problems for
what nothing can draw, warnings for what only a font of this machine can, each at the value in which it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from pydantic import BaseModel

from presskit.problems import Problem, error, warning
from presskit.profile import Profile
from presskit.profile.values import spoken
from presskit.writers import coverage as drawn
from presskit.writers.coverage import Coverage, named
from presskit.writers.installed import Installed, script_of

NEVER_DRAWN = frozenset({"id", "about", "needs", "sources", "file", "kind", "audiences", "slug", "templates", "fonts"})
"""Fields that no page shows."""

OWN_FONT = '[kit] fonts = ["fonts/NAME.ttf"]'
CJK = "pip install noto-cjk-sans-otc"
"""What the extra [cjk] brings, by its own name: it holds for a checkout and for the package alike."""

CJK_FONTS = (
    "Debian, Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf install google-noto-sans-cjk-fonts; "
    "macOS: brew install --cask font-noto-sans-cjk"
)
OTHER_FONTS = "Debian, Ubuntu: apt-get install fonts-noto-core"
"""The fonts of the systems, with the commands that bring them."""

MOST_LINES = 8
"""Lines that are named one by one where one remedy holds for all."""

Text = tuple[str, tuple[str | int, ...], str]
"""A text of the profile: the key of its entry, the way from there, and what it says."""


def coverage(profile: Profile, fonts: Sequence[Path]) -> Coverage:
    """What draws the characters of a profile that no font of presskit has."""
    return drawn.coverage("".join(text for _, _, text in _texts(profile)), fonts, profile.language)


def letters(profile: Profile) -> frozenset[int]:
    """The characters that pages may show, figures among them whatever the profile says."""
    return frozenset(map(ord, "".join(["0123456789", *(text for _, _, text in _texts(profile))])))


def remarks(profile: Profile, found: Coverage) -> list[Problem]:
    """What is to be told of the characters that no font of presskit has, in the order of the file."""
    if found == drawn.NOTHING:
        return []
    texts = list(_texts(profile))
    told = list(_missing(profile, texts, found.missing))
    for font in dict.fromkeys(found.installed.values()):
        letters = frozenset(letter for letter, by in found.installed.items() if by == font)
        if not font.extra and (at := next((text for text in texts if letters & set(text[2])), None)):
            told.append(_installed(profile, at, font, letters))
    if at := next((text for text in texts if found.private & set(text[2])), None):
        told.append(_private(profile, at, found.private))
    ignored = profile.check.ignore
    return [problem for problem in told if problem.severity == "error" or problem.code not in ignored]


def _texts(profile: Profile) -> Iterator[Text]:
    """Every text that a page may show, in the order of the tables; what never leaves the profile is none."""
    for entry in profile.entries():
        if getattr(entry, "private", False) is not True:
            yield from ((entry.key, way, text) for way, text in _within(entry))
    kit = profile.kit
    yield "kit", ("rights",), kit.rights or ""
    yield from (("kit", ("sections", "titles", name), title) for name, title in kit.sections.titles.items())


def _within(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, tuple | list):
        for at, one in enumerate(value):
            yield from _within(one, (*way, at))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NEVER_DRAWN:
                yield from _within(getattr(value, name), (*way, name))


def _missing(profile: Profile, texts: Sequence[Text], missing: frozenset[str]) -> Iterator[Problem]:
    """That nothing can draw something: once for each script, where it is met first, since one font mends it all."""
    met: dict[str, list[Text]] = {}
    for text in texts:
        for script in dict.fromkeys(script_of(letter) for letter in text[2] if letter in missing):
            met.setdefault(script, []).append(text)
    for script, (text, *others) in met.items():
        key, way, said = text
        letters = frozenset(letter for letter in missing.intersection(said) if script_of(letter) == script)
        first, shown, _ = _quoted(said, letters)
        install = (
            f"install a font ({CJK_FONTS if script == 'CJK' else 'Debian, Ubuntu: apt-get install fonts-noto-core'})"
        )
        hint = ", or ".join([install, *([CJK] if script == "CJK" else []), f"name one beside the profile: {OWN_FONT}"])
        message = f"{spoken((key, *way))}: no font on this machine has {shown}{_elsewhere(profile, others)}"
        yield error(profile.display_path, profile.place(key, *way, offset=first), "missing-glyph", message, hint)


def _elsewhere(profile: Profile, texts: Sequence[Text]) -> str:
    """The lines on which more of that script stands, as many as one reads."""
    places = [profile.place(key, *way) for key, way, _ in texts]
    lines = list(dict.fromkeys(str(at[0]) for at in places if at))
    if not lines:
        return ""
    more = [f"{len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
    return f"; the same goes for line{'s' if len(lines) > 1 else ''} {', '.join([*lines[:MOST_LINES], *more])}"


def _installed(profile: Profile, text: Text, font: Installed, letters: frozenset[str]) -> Problem:
    """That a font of this machine draws something that begins in this value."""
    key, way, said = text
    first, shown, several = _quoted(said, letters)
    message = (
        f"{spoken((key, *way))}: {shown} {'are' if several else 'is'} drawn with {font.family}, "
        "a font of this machine; on another the kit will look different"
    )
    hint = f"to make it look the same everywhere, put a font beside the profile: {OWN_FONT}"
    hint += f", or {CJK}" if script_of(said[first]) == "CJK" else ""
    return warning(profile.display_path, profile.place(key, *way, offset=first), "installed-font", message, hint)


def _private(profile: Profile, text: Text, letters: frozenset[str]) -> Problem:
    """That pages leave something out that only one font has a meaning for."""
    key, way, said = text
    first, shown, several = _quoted(said, letters)
    verb, one = ("mean", "them") if several else ("means", "it")
    message = f"{spoken((key, *way))}: {shown} {verb} something in one font only, and pages leave {one} out"
    hint = f"take {one} out, or name the font made for {one}: {OWN_FONT}"
    return warning(profile.display_path, profile.place(key, *way, offset=first), "private-use", message, hint)


def _quoted(said: str, letters: frozenset[str]) -> tuple[int, str, bool]:
    """Where the first of these letters stands in a text, the words made of them there, with how many more there are;
    and whether that is more than one thing.
    """
    first = next(at for at, letter in enumerate(said) if letter in letters)
    run = "".join(takewhile(lambda letter: letter in letters or drawn.unseen(ord(letter)), said[first:])).strip()
    more = len(letters.difference(run))
    others = f" and {more} more {'character' if more == 1 else 'characters'}" if more else ""
    shown = f"“{run}”" if len(run) > 1 and run.isprintable() else named(run)
    return first, shown + others, bool(more)

"""What is reported of pages that cannot be made: they hold too much, or no font has a letter of theirs.

In: the profile, and what was found. Out: the problems, each with its place in the profile.
"""

from __future__ import annotations

import unicodedata

from presskit.document import Document, plain
from presskit.fit import Overfull
from presskit.kit.context import BuildContext
from presskit.problems import Problem, error
from presskit.profile import Profile
from presskit.template import Template
from presskit.weasy.boxes import Overflow


def overfull_page(context: BuildContext, template: Template, overfull: Overfull) -> Problem:
    """What is reported of a page on which even the barest draft has no room."""
    keys = [entry.key for section in overfull.sections for entry in section.entries]
    longest = list(dict.fromkeys(keys))[:3] or ["person"]
    message = f"even the shortest {template.name} does not fit on its page; too long are {', '.join(longest)}"
    hint = "shorten them, or hide a section with [kit.sections] hidden"
    return error(context.profile.display_path, context.profile.place(longest[0]), "overfull", message, hint)


def lost_text(context: BuildContext, template: Template, document: Document, lost: Overflow) -> Problem:
    """What is reported of a composed page that has no room for all of its text, however it is composed: at the longest
    of what was to stand there.
    """
    told = _letters(lost.told)
    entries = [entry for section in document.sections for whole in section.entries for entry in whole.each()]
    said = [(len(text), entry) for entry in entries
            for one in (entry.title, entry.subtitle, *entry.paragraphs, *entry.points)
            for text in [_letters(plain(one))] if text and text in told]  # fmt: skip
    _, longest = max(said, key=lambda one: one[0], default=(0, None))
    place = context.profile.place(longest.key if longest else "person")
    message = f"page {lost.page} of the {template.name} has no room for all of its text"
    if longest:
        message += f"; the longest there is {longest.key}"
    hint = "shorten what stands there, or hide a section with [kit.sections] hidden"
    return error(context.profile.display_path, place, "overfull", message, hint)


def _letters(text: str) -> str:
    """A text without what a page adds to it or takes from it: spaces, and signs that tie or part."""
    return "".join(letter for letter in text if letter.isalnum())


def missing_glyphs(profile: Profile, characters: str) -> list[Problem]:
    """For each line of the profile with characters that no font has, one problem that names them."""
    hint = 'add a font that has them: [kit] fonts = ["fonts/NAME.ttf"]'
    problems, told = [], set[str]()
    for number, line in enumerate(profile.lines(), 1):
        here = [character for character in dict.fromkeys(line) if character in characters]
        if not told.issuperset(here):
            message = f"no font of this look has {', '.join(map(_named, here))}"
            problems.append(
                error(profile.display_path, (number, line.index(here[0]) + 1), "missing-glyph", message, hint)
            )
            told.update(here)
    if rest := [character for character in characters if character not in told]:
        message = f"no font of this look has {', '.join(map(_named, rest))}"
        problems.append(error(profile.display_path, None, "missing-glyph", message, hint))
    return problems


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{character} ({unicodedata.name(character, code)})" if character.isprintable() else code

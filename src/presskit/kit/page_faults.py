"""What is reported of pages that cannot be made: they hold too much, or no font has a letter of theirs.

In: the profile, and what was found. Out: the problems, each with its place in the profile.
"""

from __future__ import annotations

import unicodedata

from presskit.fit import Overfull
from presskit.kit.context import BuildContext
from presskit.problems import Problem, error
from presskit.profile import Profile
from presskit.template import Template


def overfull_page(context: BuildContext, template: Template, overfull: Overfull) -> Problem:
    """What is reported of a page on which even the barest draft has no room."""
    keys = [entry.key for section in overfull.sections for entry in section.entries]
    longest = list(dict.fromkeys(keys))[:3] or ["person"]
    message = f"even the shortest {template.name} does not fit on its page; too long are {', '.join(longest)}"
    hint = "shorten them, or hide a section with [kit.sections] hidden"
    return error(context.profile.display_path, context.profile.place(longest[0]), "overfull", message, hint)


def lost_text(context: BuildContext, template: Template, page: int) -> Problem:
    """What is reported of a composed page that has no room for all of its text, however it is composed."""
    message = f"page {page} of the {template.name} has no room for all of its text"
    hint = "shorten what stands there, or hide a section with [kit.sections] hidden"
    return error(context.profile.display_path, None, "overfull", message, hint)


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

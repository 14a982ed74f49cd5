"""Every text that an editor should read: each standard length and place, and the voices that no place has.

`python -m bench.reading` prints them for the real profile, the examples and the invented people; with paths or names,
for those. A text that several places share is printed once. docs/decisions/words-reading.md holds what a reader said.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from pathlib import Path

from bench.evaluate import PEOPLE, REAL, ROOT, Case
from presskit.compose.blurbs import blurb, limits_of
from presskit.problems import Problems
from presskit.template import Templates
from presskit.words import LADDER, Limit, Voice

EXAMPLES = sorted((ROOT / "examples").glob("*/profile.toml"))
BESIDES: tuple[tuple[int, Voice], ...] = ((25, "first"), (50, "first"), (100, "first"), (50, "mc"))
"""Lengths and voices that no place asks for, and people do."""


def asked() -> Iterator[tuple[str, Voice, tuple[Limit, ...]]]:
    """What is asked for: its name, the voice, the limits."""
    for words in LADDER:
        yield f"words-{words}", "third", (Limit(words, "words"),)
    for place in Templates(ROOT).places().values():
        if not place.id.startswith("words-"):
            yield place.id, place.voice, limits_of(place)
    for words, voice in BESIDES:
        yield f"{voice}-{words}", voice, (Limit(words, "words"),)


def texts(case: Case) -> dict[str, list[str]]:
    """By each text, what it is for; what nothing fits has none."""
    found: dict[str, list[str]] = {}
    for name, voice, limits in asked():
        try:
            made = blurb(case.profile, limits, own=voice, as_of=case.day, language=case.tongue, place=name)
        except Problems:
            continue
        found.setdefault(made.text, []).append(name)
    return found


def main() -> None:
    """Print them, numbered, so that a note can name one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("profile", nargs="*", help="A profile.toml, or the name of an invented person.")
    known = {**{path.stem: path for path in PEOPLE}, **{f"examples/{path.parent.name}": path for path in EXAMPLES}}
    known = {"real": REAL, **known}
    named = parser.parse_args().profile or [*known]
    for name in named:
        case = Case.of(known.get(name) or Path(name))
        found = texts(case)
        print(f"\n=== {name}: {len(found)} texts")
        for number, (text, uses) in enumerate(found.items(), 1):
            heading = f"{number}. {', '.join(uses)} ({len(text.split())} words, {len(text)} characters)"
            print(f"\n{heading}\n{textwrap.indent(textwrap.fill(text, 116), '  ')}")


if __name__ == "__main__":
    main()

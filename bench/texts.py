"""Every text that the profiles at hand give, one a line: to see that a change changes none but those it means.

`python -m bench.texts > before`, the change, `python -m bench.texts > after`, `diff before after`. With `--every 5` a
fifth of the lengths; with paths, for those profiles.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.evaluate import LIMITS, PEOPLE, REAL, ROOT, VOICES, Case
from bench.reading import EXAMPLES, asked
from presskit.compose.blurbs import blurb
from presskit.problems import Problems
from presskit.words import Limit

OTHERS = sorted((ROOT / "tests" / "careers").glob("*.toml"))


def main() -> None:
    """Print them: whose, the voice, the limit, the text; nothing for a limit that nothing keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the lengths, each of so many")
    parser.add_argument("profile", nargs="*", type=Path)
    given = parser.parse_args()
    for path in given.profile or [REAL, *PEOPLE, *EXAMPLES, *OTHERS]:
        case = Case.of(path)
        name = f"{path.parent.name}/{path.stem}"
        for voice in VOICES:
            for unit, lengths in LIMITS.items():
                for length in lengths[:: given.every]:
                    draft = case.write(Limit(length, unit), voice)
                    if draft:
                        print(f"{name} {voice} {length} {unit}: {draft.text!r}")
        for place, voice, limits in asked():
            try:
                made = blurb(case.profile, limits, own=voice, as_of=case.day, language=case.tongue, place=place)
            except Problems:
                continue
            print(f"{name} {place}: {made.text!r}; left out: {', '.join(made.left_out)}")


if __name__ == "__main__":
    main()

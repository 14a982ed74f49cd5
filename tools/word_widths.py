"""Make `src/presskit/writers/docx/widths.json`: how wide the letters of the fonts are that come with Word.

In:  their stand-ins of the same widths, from the folders of Debian's fonts-crosextra-caladea, fonts-crosextra-carlito
     and fonts-liberation, or from those that are named: `tools/word_widths.py [FOLDER …]`.
Out: the file, which says of each family and style which letters have which width, in thousandths of an em.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDERS = ("/usr/share/fonts/truetype/crosextra", "/usr/share/fonts/truetype/liberation")
FILE = Path(__file__).parents[1] / "src" / "presskit" / "writers" / "docx" / "widths.json"

# The family, its stand-in, and how high a line of it is in ems: of the family itself, of which Caladea is 0.02 short.
FAMILIES = {"Cambria": ("Caladea", 1.172), "Calibri": ("Carlito", 1.2207), "Arial": ("LiberationSans", 1.15)}
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")

# Latin with its accents, Greek, Cyrillic, punctuation and signs of money.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x386, 0x3CF), *range(0x401, 0x460), *range(0x2010, 0x20BE)]


def widths(file: Path) -> dict[str, str]:
    """The letters of a font by their width."""
    found: defaultdict[str, str] = defaultdict(str)
    with TTFont(file) as font:
        em, names = font["head"].unitsPerEm, font.getBestCmap()
        for code in LETTERS:
            if code in names:
                found[str(round(font["hmtx"][names[code]][0] / em * 1000))] += chr(code)
    return dict(sorted(found.items(), key=lambda pair: int(pair[0])))


def main(folders: list[Path]) -> None:
    """Read the fonts and write the file."""
    made = {}
    for family, (stand_in, high) in FAMILIES.items():
        files = {style: f"{stand_in}-{style}.ttf" for style in STYLES}
        paths = {style: next(path for folder in folders for path in folder.glob(name)) for style, name in files.items()}
        made[family] = {"line": high, **{style.lower(): widths(path) for style, path in paths.items()}}
    FILE.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:] or FOLDERS])

"""A built-in Word file in another look: its families, the colours of its theme, its styles.

In: a filled python-docx document, what the look says of Word files, and the accent. Out: the same document restyled.
Its paragraphs are as they were: all their formatting is that of their styles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presskit.template import Letters, Word
from presskit.writers.docx.wordml import Element, w

STAND_INS = {"Cambria": "Caladea", "Calibri": "Carlito", "Arial": "Liberation Sans"}
"""Families of the same widths for where Word's own are missing."""

THEME = {
    "ink": ("dk1", "text1"),
    "paper": ("lt1", "background1"),
    "quiet": ("dk2", "text2"),
    "field": ("lt2", "background2"),
    "accent": ("accent1", "accent1"),
    "hairline": ("accent2", "accent2"),
    "links": ("hlink", "hyperlink"),
    "visited": ("folHlink", "followedHyperlink"),
}
"""The colours of the theme: by what a look calls them, their name in the theme, and in styles."""


def apply_look(word: Any, look: Word, name: str, accent: str) -> None:
    """The document of the template `name` in a look; `accent` is `#rrggbb`."""
    said = {"ink": look.ink, "quiet": look.quiet, "field": look.field, "hairline": look.hairline}
    said |= {"accent": accent, "links": accent, "visited": accent, "paper": "#ffffff"}
    colours = {of: value.removeprefix("#").upper() for of, value in said.items()}
    families = {"major": look.labels, "minor": look.text}
    ours = look.styles.get(name, {})
    for style in word.styles.element.style_lst if ours else ():
        if letters := ours.get(style.find(w("name")).get(w("val"))):
            _restyle(style, letters)
    for part in word.part.package.iter_parts():
        if part.partname.startswith("/word/theme/"):
            part._blob = _themed(part.blob.decode(), colours, families).encode()
        elif part.partname.endswith("/fontTable.xml"):
            part._blob = _fonts(look).encode()
        elif hasattr(part, "element"):
            _coloured(part.element, {THEME[of][1]: value for of, value in colours.items()})


def _themed(theme: str, colours: Mapping[str, str], families: Mapping[str, str]) -> str:
    for of, value in colours.items():
        place = THEME[of][0]
        theme = re.sub(rf'(<a:{place}>\s*<a:srgbClr val=")[0-9A-Fa-f]{{6}}', rf"\g<1>{value}", theme)
    for place, family in families.items():
        theme = re.sub(rf'(<a:{place}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{family}", theme)
    return theme


def _fonts(look: Word) -> str:
    """The table of fonts, each with what stands in for it."""
    fonts = "".join(
        f'<w:font w:name="{family}"><w:altName w:val="{STAND_INS.get(family, family)}"/><w:charset w:val="00"/>'
        f'<w:pitch w:val="variable"/></w:font>'
        for family in dict.fromkeys((look.text, look.labels))
    )
    namespace = w("")[1:-1]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'


def _coloured(root: Element, colours: Mapping[str, str]) -> None:
    """The values that stand beside the names of the theme's colours, for programs that know no themes."""
    for element in root.iter(w("color"), w("shd"), w("top"), w("bottom"), w("left")):
        for theme, value in ((w("themeColor"), w("val")), (w("themeFill"), w("fill"))):
            if colour := colours.get(element.get(theme, "")):
                # of a line "val" is its kind
                element.set(value if element.tag in (w("color"), w("shd")) else w("color"), colour)


# --- styles ----------------------------------------------------------------------------------------------------------


def _restyle(style: Element, letters: Letters) -> None:
    """What the look says of a style, in it."""
    run = style.get_or_add_rPr()
    for tag, value in _characters(letters):
        for old in run.findall(w(tag)):
            run.remove(old)
        run.append(run.makeelement(w(tag), value))
    run[:] = sorted(run, key=lambda child: _IN_ORDER.index(child.tag))
    if (spacing := style.find(f"{w('pPr')}/{w('spacing')}")) is not None:
        for name, points, of in (
            ("before", letters.before, 20),
            ("after", letters.after, 20),
            ("line", letters.line, 240),
        ):
            if points is not None:
                spacing.set(w(name), str(round(points * of)))
    if letters.rule is not None:
        for side in style.iter(w("top"), w("bottom")):
            side.set(w("sz"), str(round(letters.rule * 8)))


def _characters(letters: Letters) -> list[tuple[str, dict[str, str]]]:
    """The elements that say it."""
    result: list[tuple[str, dict[str, str]]] = []
    for tags, switch in ((("b", "bCs"), letters.bold), (("i", "iCs"), letters.italic), (("caps",), letters.caps)):
        if switch is not None:
            result += [(tag, {} if switch else {w("val"): "0"}) for tag in tags]
    if letters.colour is not None:
        result.append(("color", {w("val"): "000000", w("themeColor"): THEME[letters.colour][1]}))
    if letters.spacing is not None:
        result.append(("spacing", {w("val"): str(round(letters.spacing * 20))}))
    if letters.size is not None:
        result += [(tag, {w("val"): str(round(letters.size * 2))}) for tag in ("sz", "szCs")]
    return result


# The order in which the schema wants what a run says of itself (ECMA-376, part 1, 17.3.2.28), as far as styles say it.
_NAMES = ("rFonts", "b", "bCs", "i", "iCs", "caps", "color", "spacing", "sz", "szCs", "u", "lang")
_IN_ORDER = [w(tag) for tag in _NAMES]

"""Make the font files that travel with presskit: static TrueType files and their licences.

In:  the npm packages named below, all under the SIL Open Font License, none with a Reserved Font Name.
     `@expo-google-fonts/*` holds whole static faces; `@fontsource-variable/newsreader` has the axis of
     optical sizes, and `@fontsource-variable/archivo` that of widths, but cut into one file per script.
Out: `templates/looks/*/fonts/` and `templates/fallback/`: a TTF per face, an `OFL-<Family>.txt` per family; in
     `fonts/web/`, for the web page, the letters of English of some faces as WOFF2; `templates/fallback/covered.json`,
     which characters the fallback faces have, so that nobody has to open them to know.

Run `python tools/fonts.py`; it needs npm, fonttools and brotli. The same packages give the same bytes.
"""

from __future__ import annotations

import copy
import json
import subprocess
import tarfile
import tempfile
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import regex
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib import instancer

from presskit.writers.web.fonts import BASIC, ranges

# Before every family name: in WeasyPrint, an installed font of the same name would win over the file here.
PREFIX = "PK"
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

NEWSREADER = "@expo-google-fonts/newsreader@0.4.1"
NEWSREADER_CUTS = "@fontsource-variable/newsreader@5.3.0"
INSTRUMENT = "@expo-google-fonts/instrument-sans@0.4.2"
NOTO_SERIF = "@expo-google-fonts/noto-serif@0.4.2"
SCHIBSTED = "@expo-google-fonts/schibsted-grotesk@0.4.2"
INSTRUMENT_SERIF_PACKAGE = "@expo-google-fonts/instrument-serif@0.4.1"
ARCHIVO = "@fontsource-variable/archivo@5.3.0"
HANKEN = "@expo-google-fonts/hanken-grotesk@0.4.3"
INTER = "@expo-google-fonts/inter@0.4.2"
MATH = "@expo-google-fonts/noto-sans-math@0.4.2"
SYMBOLS = "@expo-google-fonts/noto-sans-symbols@0.4.1"
SYMBOLS_2 = "@expo-google-fonts/noto-sans-symbols-2@0.4.1"
EMOJI = "@expo-google-fonts/noto-emoji@0.4.7"

# Optical sizes, in points. Newsreader's whole static faces are drawn for 16 pt: small and light as text.
TEXT = 12  # stands at 9 to 13 pt; 10 is too broad for a column of 110 mm
DISPLAY = 44  # the name, the largest type of a page, stands at 43 to 46 pt
QUOTE = 24  # the display italic stands at 13 to 24 pt (subtitle, quotes): hairlines made for 44 are too thin

# Of the usual width: large type of a poster, in which a name of two words fills a line.
CONDENSED = 78

# A fallback letter stands between letters of the look, and Noto Serif and Inter are larger on their body than
# Newsreader and Instrument Sans. Halfway from equal x-heights (0.87, 0.93) to equal capitals (0.97, 0.99).
SERIF_SCALE = 0.92
SANS_SCALE = 0.96
# A fallback letter must not open its line: no taller, in ems, than the least of the looks' own line metrics
# (Newsreader 0.735 up, Instrument Sans 0.25 down; Noto Serif has 0.98 and 0.27 after scaling).
FALLBACK_ASCENT = 0.73
FALLBACK_DESCENT = 0.25

# Signs stand between letters like letters: an arrow as wide as in Inter, a star as high as a capital. An emoji fills
# its em and a quarter more, and would stand out of the line by as much.
SIGNS_SCALE = 0.96
EMOJI_SCALE = 0.86

PRIVATE_USE = {*range(0xE000, 0xF900), *range(0xF0000, 0x110000)}
FALLBACK_RANGES = (
    (0x0020, 0x052F),  # Latin, IPA, modifier letters, combining marks, Greek, Cyrillic and its supplement
    (0x1C80, 0x1C8F),  # Cyrillic Extended-C
    (0x1D00, 0x1DBF),  # phonetic extensions
    (0x1DC4, 0x1DCA),  # combining marks of phonetic transcription
    (0x1E00, 0x1FFF),  # Latin Extended Additional (Vietnamese too), polytonic Greek
    (0x2000, 0x214F),  # punctuation, super- and subscripts, currency, letterlike
    (0x2150, 0x27BF),  # fractions, arrows, operators, shapes, dingbats: what the family has of them
    (0x2C60, 0x2C7F),  # Latin Extended-C
    (0xA640, 0xA69F),  # Cyrillic Extended-B
    (0xA717, 0xA71F),  # tone letters
    (0xA78B, 0xA78E),  # saltillo and other letters of living orthographies
    (0xFEFF, 0xFEFF),  # zero-width no-break space, drawn as nothing
)
# Of a family for text that has other scripts too: these come from its fallback, in every look in the same way.
LATIN_RANGES = (
    (0x0020, 0x024F),  # Latin, Latin Extended-A and -B
    (0x02B0, 0x036F),  # modifier letters, combining marks
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x214F),  # punctuation, super- and subscripts, currency, letterlike
    (0x2150, 0x22FF),  # fractions, arrows, operators
)
# Signs: what people put between words, and not games, alchemy, music or pieces of computer terminals.
SIGN_RANGES = (
    (0x2010, 0x27FF),  # punctuation, currency, arrows, mathematics, technical signs, shapes, dingbats
    (0x2800, 0x28FF),  # Braille
    (0x2900, 0x2BFF),  # more arrows, mathematics and shapes
    (0x1D400, 0x1D7FF),  # letters of mathematics, which people also write their names in
    (0x1F100, 0x1F1FF),  # letters and figures in circles and squares
    (0x1F300, 0x1F6FF),  # pictures that are no emoji
    (0x1F780, 0x1F8FF),  # more shapes and arrows
)
# A space after a sign is taken from the sign's font: of an emoji's as wide as an emoji, were it not for this.
SPACES = {0x20, 0xA0}
SPACE = 0.25  # of an em
# Readers of a PDF tell two words apart by the room between them: poppler 26, in the order of the file, from a fifth of
# an em on, and tracking takes some of it. Condensed and display faces have narrower spaces.
LEAST_SPACE = 0.232
# What shapes text and figures; no small capitals or stylistic sets, which would bring many more glyphs.
TEXT_FEATURES = ["case", "ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "onum", "pnum", "tnum"]

WEIGHTS = {300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}


@dataclass(frozen=True)
class Family:
    """Where a family's glyphs come from, what CSS calls it (after PREFIX), and where it goes."""

    name: str
    package: str
    prefix: str  # of the package's file names
    folder: str  # below TEMPLATES
    scale: float = 1.0
    fallback: bool = False
    ranges: tuple[tuple[int, int], ...] = ((0, 0x10FFFF),)  # of what the package has, what is kept

    signs: bool = False  # only for what no fallback before it has

    @property
    def codes(self) -> set[int]:
        return {code for first, last in self.ranges for code in range(first, last + 1)} - PRIVATE_USE

    @property
    def whole(self) -> bool:
        return self.ranges == ((0, 0x10FFFF),)


@dataclass(frozen=True)
class Face:
    """One file to make."""

    family: Family
    weight: int = 400
    italic: bool = False
    optical: int | None = None  # the optical size to graft from NEWSREADER_CUTS
    width: int | None = None  # per cent of the usual: the face is put together from the variable font's parts
    web: bool = False  # whether a web page uses it

    @property
    def source(self) -> str:
        part = f"{self.weight}{WEIGHTS[self.weight]}{'_Italic' if self.italic else ''}"
        return f"{part}/{self.family.prefix}_{part}.ttf"

    @property
    def style(self) -> str:
        upright = "" if self.weight == 400 and self.italic else WEIGHTS[self.weight]
        return f"{upright} Italic".strip() if self.italic else upright

    @property
    def file(self) -> str:
        return f"{self.family.name}-{self.style}".replace(" ", "")


EDITORIAL = "looks/editorial/fonts"
NEWSREADER_TEXT = Family("Newsreader Text", NEWSREADER, "Newsreader", EDITORIAL)
NEWSREADER_DISPLAY = Family("Newsreader Display", NEWSREADER, "Newsreader", EDITORIAL)
INSTRUMENT_SANS = Family("Instrument Sans", INSTRUMENT, "InstrumentSans", EDITORIAL)
INSTRUMENT_SERIF = Family("Instrument Serif", INSTRUMENT_SERIF_PACKAGE, "InstrumentSerif", EDITORIAL)
FALLBACK_SERIF = Family("Fallback Serif", NOTO_SERIF, "NotoSerif", "fallback", SERIF_SCALE, True, FALLBACK_RANGES)
FALLBACK_SANS = Family("Fallback Sans", INTER, "Inter", "fallback", SANS_SCALE, True, FALLBACK_RANGES)

STUDIO = "looks/studio/fonts"
SCHIBSTED_GROTESK = Family("Schibsted Grotesk", SCHIBSTED, "SchibstedGrotesk", STUDIO)
ARCHIVO_CONDENSED = Family("Archivo Condensed", ARCHIVO, "Archivo", STUDIO, ranges=LATIN_RANGES)
INTER_TEXT = Family("Inter", INTER, "Inter", STUDIO, ranges=LATIN_RANGES)

GALLERY = "looks/gallery/fonts"
HANKEN_GROTESK = Family("Hanken Grotesk", HANKEN, "HankenGrotesk", GALLERY, ranges=LATIN_RANGES)
FACES = (
    Face(NEWSREADER_TEXT, 400, optical=TEXT, web=True),
    Face(NEWSREADER_TEXT, 400, italic=True, optical=TEXT, web=True),
    Face(NEWSREADER_TEXT, 600, optical=TEXT, web=True),
    Face(NEWSREADER_DISPLAY, 400, optical=DISPLAY),
    Face(NEWSREADER_DISPLAY, 500, optical=DISPLAY),
    Face(NEWSREADER_DISPLAY, 400, italic=True, optical=QUOTE),
    Face(INSTRUMENT_SERIF, 400, web=True),
    Face(INSTRUMENT_SERIF, 400, italic=True, web=True),
    Face(INSTRUMENT_SANS, 400, web=True),
    Face(INSTRUMENT_SANS, 500),
    Face(INSTRUMENT_SANS, 600, web=True),
    Face(SCHIBSTED_GROTESK, 600),
    Face(SCHIBSTED_GROTESK, 500),
    Face(SCHIBSTED_GROTESK, 500, italic=True),
    Face(ARCHIVO_CONDENSED, 700, width=CONDENSED, web=True),
    Face(ARCHIVO_CONDENSED, 800, width=CONDENSED, web=True),
    Face(INTER_TEXT, 400, web=True),
    Face(INTER_TEXT, 400, italic=True, web=True),
    Face(INTER_TEXT, 500),
    Face(INTER_TEXT, 600, web=True),
    Face(HANKEN_GROTESK, 300, web=True),
    Face(HANKEN_GROTESK, 300, italic=True),
    Face(HANKEN_GROTESK, 400, web=True),
    Face(HANKEN_GROTESK, 400, italic=True, web=True),
    Face(HANKEN_GROTESK, 600, web=True),
    Face(FALLBACK_SERIF, 400),
    Face(FALLBACK_SERIF, 400, italic=True),
    Face(FALLBACK_SERIF, 500),
    Face(FALLBACK_SERIF, 600),
    Face(FALLBACK_SANS, 400),
    Face(FALLBACK_SANS, 500),
    Face(FALLBACK_SANS, 600),
)

# In this order: each has only what those before it, and the letters, lack. Families of their own: WeasyPrint takes two
# files of one family, weight and slant for the same font.
MATH_SIGNS = Family("Signs Math", MATH, "NotoSansMath", "fallback", SIGNS_SCALE, True, SIGN_RANGES, signs=True)
SYMBOL_SIGNS = replace(MATH_SIGNS, name="Signs Symbols", package=SYMBOLS, prefix="NotoSansSymbols")
SYMBOL_SIGNS_2 = replace(MATH_SIGNS, name="Signs Symbols 2", package=SYMBOLS_2, prefix="NotoSansSymbols2")
EMOJI_SIGNS = Family("Emoji", EMOJI, "NotoEmoji", "fallback", EMOJI_SCALE, True, signs=True)
SIGNS = (Face(MATH_SIGNS), Face(SYMBOL_SIGNS_2), Face(SYMBOL_SIGNS), Face(EMOJI_SIGNS))


def fetch(package: str, into: Path) -> Path:
    """Download and unpack one npm package; return its folder."""
    folder = into / package.rpartition("@")[0].replace("/", "-")
    folder.mkdir()
    subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def cuts_of(face: Face, package: Path) -> list[TTFont]:
    """The face at its optical size, as the three overlapping parts in which fontsource has it."""
    slope = "italic" if face.italic else "normal"
    place = {"opsz": face.optical, "wght": face.weight}
    parts = [f"newsreader-{part}-opsz-{slope}.woff2" for part in ("latin", "latin-ext", "vietnamese")]
    return [instancer.instantiateVariableFont(TTFont(package / "files" / part), place) for part in parts]


def subtables(font: TTFont, kind: int) -> list[Any]:
    """The positioning subtables of one kind (2 kerning, 4 marks on bases, 6 marks on marks), in order."""
    lookups = font["GPOS"].table.LookupList.Lookup
    tables = [getattr(table, "ExtSubTable", table) for lookup in lookups for table in lookup.SubTable]
    return [table for table in tables if table.LookupType == kind]


def pair_records(table: Any) -> dict[tuple[str, str], Any]:
    """The records of a subtable that kerns pairs of glyphs."""
    return {
        (left, record.SecondGlyph): record
        for left, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True)
        for record in pairs.PairValueRecord
    }


def class_value(table: Any, left: str, right: str) -> Any:
    """What a subtable that kerns classes says of two glyphs; nothing unless it names both."""
    if left not in table.Coverage.glyphs or right not in table.ClassDef2.classDefs:
        return None
    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
    return row.Class2Record[table.ClassDef2.classDefs[right]].Value1


def graft_kerning(font: TTFont, cut: TTFont) -> None:
    """Give the kerning the cut's values, for the pairs and classes that the cut's kerning names.

    A cut also has glyphs of other scripts, as parts of its own; its kerning does not name them.
    """
    cut_pairs: dict[tuple[str, str], Any] = {}
    for table in subtables(cut, 2):
        if table.Format == 1:
            cut_pairs = pair_records(table) | cut_pairs
    (cut_classes,) = (table for table in subtables(cut, 2) if table.Format == 2)
    for table in subtables(font, 2):
        if table.Format == 1:
            for pair, record in pair_records(table).items():
                found = cut_pairs.get(pair)
                record.Value1 = found.Value1 if found else class_value(cut_classes, *pair) or record.Value1
            continue
        # One glyph speaks for its class. Right class 0 is "any other glyph": there is no kerning in it.
        named = cut_classes.ClassDef2.classDefs
        lefts = {
            table.ClassDef1.classDefs.get(glyph, 0): glyph
            for glyph in table.Coverage.glyphs
            if glyph in cut_classes.Coverage.glyphs
        }
        rights = {number: glyph for glyph, number in table.ClassDef2.classDefs.items() if glyph in named}
        for first, left in lefts.items():
            for second, right in rights.items():
                value = class_value(cut_classes, left, right)
                table.Class1Record[first].Class2Record[second].Value1 = value


def graft_anchors(table: Any, cut: Any, mark: str, base: str) -> None:
    """Give a mark attachment subtable the anchors of the same one in a cut, by glyph and mark class."""

    def parts(of: Any) -> tuple[dict[str, Any], dict[str, list[Any]]]:
        marks = getattr(of, f"{mark}Array").MarkRecord
        bases = getattr(getattr(of, f"{base}Array"), f"{base}Record")
        anchors = [getattr(record, f"{base}Anchor") for record in bases]
        return (
            dict(zip(getattr(of, f"{mark}Coverage").glyphs, marks, strict=True)),
            dict(zip(getattr(of, f"{base}Coverage").glyphs, anchors, strict=True)),
        )

    marks, bases = parts(table)
    cut_marks, cut_bases = parts(cut)
    shared = marks.keys() & cut_marks.keys()
    same_class = {marks[glyph].Class: cut_marks[glyph].Class for glyph in shared}
    for glyph in shared:
        marks[glyph].MarkAnchor = cut_marks[glyph].MarkAnchor
    for glyph in bases.keys() & cut_bases.keys():
        for own, other in same_class.items():
            if bases[glyph][own] and cut_bases[glyph][other]:
                bases[glyph][own] = cut_bases[glyph][other]


def graft(font: TTFont, cuts: list[TTFont]) -> None:
    """Give a whole static face the outlines, widths, kerning and anchors of another optical size.

    The cuts hold nearly all letters, but each only its own script: merged, they would have no kerning across
    them ("T" before "ě") and no alternates. The whole face has every glyph, substitution and class. What no
    cut has (marks alone, a few signs, forms for capitals, some pairs) stays at 16 pt.
    """
    for cut in cuts:
        for glyph in set(font.getGlyphOrder()) & set(cut.getGlyphOrder()):
            font["glyf"][glyph] = copy.deepcopy(cut["glyf"][glyph])
            font["hmtx"][glyph] = cut["hmtx"][glyph]
        graft_kerning(font, cut)
        for kind, mark, base in ((4, "Mark", "Base"), (6, "Mark1", "Mark2")):
            for table, other in zip(subtables(font, kind), subtables(cut, kind), strict=True):
                graft_anchors(table, other, mark, base)


def add_copy(font: TTFont, code: int, of: str, width: int | None = None) -> None:
    """Map a code point to a glyph of its own, a copy of another with its class kerning.

    Not to the other's own glyph: the PDF takes a glyph's text from its first use, so that the hyphens of
    addresses could come out of it as non-breaking ones.
    """
    if code not in font.getBestCmap():
        add(font, code, copy.deepcopy(font["glyf"][of]), of, width)


def add(font: TTFont, code: int, glyph: Glyph, like: str, width: int | None = None) -> None:
    """Map a code point to a new glyph with the width, unless it is given, and the class kerning of another."""
    name = f"uni{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["hmtx"][name] = (width or font["hmtx"][like][0], font["hmtx"][like][1])
    for table in font["cmap"].tables:
        table.cmap[code] = name
    for table in subtables(font, 2):
        if table.Format == 2:
            if like in table.Coverage.glyphs:
                table.Coverage.glyphs.append(name)
            for numbers in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
                if like in numbers:
                    numbers[name] = numbers[like]


DOTLESS = {"i": "ı", "j": "ȷ"}


def compose(font: TTFont) -> None:
    """Give the font each Latin letter with a mark that it lacks but has the parts of, as one glyph.

    Else one Pango takes it from the fallback and another puts it together itself, and of two glyphs that are one letter
    readers of PDFs make two, or a space between them.
    """
    glyphs = font["glyf"]
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter, *marks = [
            chr(int(part, 16)) for part in unicodedata.decomposition(chr(code)).split() if part[0] != "<"
        ] or [""]
        cmap = font.getBestCmap()
        if code in cmap or len(marks) != 1:
            continue
        above = unicodedata.combining(marks[0]) == 230
        base, mark = (cmap.get(ord(part)) for part in (DOTLESS.get(letter, letter) if above else letter, marks[0]))
        at = attached(font, base, mark)
        # on "h" some fonts have a mark stand beside the ascender, and so in it if it is wide
        if at and not (above and glyphs[mark].yMin + at[1] < glyphs[base].yMax):
            pen = TTGlyphPen(glyphs)
            pen.addComponent(base, (1, 0, 0, 1, 0, 0))
            pen.addComponent(mark, (1, 0, 0, 1, *at))
            made = pen.glyph()
            made.recalcBounds(glyphs)
            add(font, code, made, base)
            font["hmtx"][f"uni{code:04X}"] = (font["hmtx"][base][0], made.xMin)


def attached(font: TTFont, base: str | None, mark: str | None) -> tuple[int, int] | None:
    """Where a mark stands on a base; nothing if the font does not say."""
    for table in subtables(font, 4):
        marks = dict(zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True))
        bases = dict(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True))
        if mark in marks and base in bases and (anchor := bases[base].BaseAnchor[marks[mark].Class]):
            own = marks[mark].MarkAnchor
            return anchor.XCoordinate - own.XCoordinate, anchor.YCoordinate - own.YCoordinate
    return None


def complete(font: TTFont) -> None:
    """Add the hyphens and thin spaces that good setting needs, so that they do not come from a fallback."""
    thin = font["head"].unitsPerEm // 5
    add_copy(font, 0x2010, "hyphen")
    add_copy(font, 0x2011, "hyphen")  # non-breaking
    add_copy(font, 0x2009, "space", thin)
    add_copy(font, 0x202F, "space", thin)  # non-breaking


def part_words(font: TTFont) -> None:
    """Let a space be as wide as it says, in every language and beside every letter: kerning makes it narrower, of some
    pairs by half, and a font put together of several has those of the others, too.
    """
    spaces = {font.getBestCmap()[code] for code in SPACES & font.getBestCmap().keys()}
    for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
        for table in (getattr(table, "ExtSubTable", table) for table in lookup.SubTable):
            if table.LookupType == 1:
                table.mapping = {one: other for one, other in table.mapping.items() if one not in spaces}
    for table in subtables(font, 2) if "GPOS" in font else ():
        covered = table.Coverage.glyphs
        if table.Format == 1:
            kept = [pairs for glyph, pairs in zip(covered, table.PairSet, strict=True) if glyph not in spaces]
            for pairs in kept:
                pairs.PairValueRecord = [pair for pair in pairs.PairValueRecord if pair.SecondGlyph not in spaces]
                pairs.PairValueCount = len(pairs.PairValueRecord)
            table.PairSet, table.PairSetCount = kept, len(kept)
        else:
            for glyph in spaces:
                table.ClassDef1.classDefs.pop(glyph, None)
                table.ClassDef2.classDefs.pop(glyph, None)
        table.Coverage.glyphs = [glyph for glyph in covered if glyph not in spaces]


def reduce(font: TTFont, family: Family, others: set[int]) -> None:
    """Drop private use, hints (only a switch for smoothing), what is not kept of a family, and what others have."""
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, recalc_timestamp=False)
    options.layout_features = ["*"] if family.whole else TEXT_FEATURES
    if family.signs:
        options.layout_features = ["ccmp"]  # flags, families and tones of skin out of several emoji
    options.drop_tables += ["STAT", "MATH", "vhea", "vmtx"]  # axes of the variable font; formulas; columns of text
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    kept = family.codes - others | (SPACES if family.signs else set())
    subsetter.populate(unicodes=set(font.getBestCmap()) & kept)
    subsetter.subset(font)


def label(font: TTFont, face: Face) -> None:
    """Write the face's own names, weight, slope and scale."""
    names, os2, head = font["name"], font["OS/2"], font["head"]
    family, scale = f"{PREFIX} {face.family.name}", face.family.scale
    version = names.getDebugName(5)
    if face.optical:
        version += f"; presskit: optical size {face.optical} pt"
    if scale != 1:
        version += f"; presskit: reduced, scaled by {scale:g}"
    plain = face.weight == 400
    slope = "Italic" if face.italic else "Regular"
    names.names = [name for name in names.names if name.nameID in (0, 7, 8, 9, 11, 12, 13, 14)]
    texts = {
        1: family if plain else f"{family} {WEIGHTS[face.weight]}",
        2: slope,
        3: f"presskit;{PREFIX}{face.file}",
        4: f"{family} {face.style}",
        5: version,
        6: f"{PREFIX}{face.file}",
    }
    if not plain:
        texts |= {16: family, 17: face.style}
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)  # Windows, Unicode, English
    os2.usWeightClass = face.weight
    # Bit 0 italic, bit 6 regular, bit 7 line metrics from this table; never bit 5, bold.
    os2.fsSelection = 0x80 | (0x01 if face.italic else 0x40)
    head.macStyle = 0x02 if face.italic else 0
    letters = font.getBestCmap()
    if not face.family.signs:
        os2.sxHeight = font["glyf"][letters[ord("x")]].yMax
        os2.sCapHeight = font["glyf"][letters[ord("H")]].yMax
    head.unitsPerEm = round(head.unitsPerEm / scale)
    for glyph in {letters[code] for code in SPACES & letters.keys()}:
        wide = font["hmtx"][glyph][0] / head.unitsPerEm
        font["hmtx"][glyph] = (round((SPACE if face.family.signs else max(wide, LEAST_SPACE)) * head.unitsPerEm), 0)
    if face.family.fallback:
        os2.sTypoAscender = font["hhea"].ascent = round(FALLBACK_ASCENT * head.unitsPerEm)
        os2.sTypoDescender = font["hhea"].descent = -round(FALLBACK_DESCENT * head.unitsPerEm)


def joined(face: Face, package: Path, temporary: Path) -> TTFont:
    """The face at its width and weight, of the parts in which fontsource has it, each its own script.

    The parts overlap in the Latin letters, which are those of the first; there is no kerning across parts.
    """
    files = []
    for part in ("latin", "latin-ext", "vietnamese"):
        font = TTFont(package / "files" / f"archivo-{part}-wdth-normal.woff2", recalcTimestamp=False)
        font = instancer.instantiateVariableFont(font, {"wdth": face.width, "wght": face.weight})
        font.flavor = None
        files.append(temporary / f"{face.file}-{part}.ttf")
        font.save(files[-1])
    whole = Merger().merge([str(file) for file in files])
    whole.recalcTimestamp = False
    return whole


def make(face: Face, packages: dict[str, Path], others: frozenset[int] = frozenset()) -> Path:
    """Make one file; `others` are the characters that it need not have."""
    if face.width:
        with tempfile.TemporaryDirectory() as temporary:
            font = joined(face, packages[face.family.package], Path(temporary))
    else:
        font = TTFont(packages[face.family.package] / face.source, recalcTimestamp=False)
    if face.optical:
        graft(font, cuts_of(face, packages[NEWSREADER_CUTS]))
    if not face.family.fallback:
        complete(font)
        compose(font)
    part_words(font)
    reduce(font, face.family, set(others))
    label(font, face)
    target = TEMPLATES / face.family.folder / f"{face.file}.ttf"
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)
    return target


def for_web(target: Path) -> Path:
    """Make the part of a face that travels with every web page."""
    font = TTFont(target, recalcTimestamp=False)
    options = Options(hinting=False, glyph_names=False, notdef_outline=False, name_IDs=[], recalc_timestamp=False)
    options.layout_features = ["kern", "liga"]
    options.drop_tables += ["GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=BASIC)
    subsetter.subset(font)
    font.flavor = "woff2"
    file = target.parent / "web" / f"{target.stem}.basic.woff2"
    file.parent.mkdir(exist_ok=True)
    font.save(file)
    return file


def characters(file: Path) -> frozenset[int]:
    """What a font has of its own, spaces and controls apart."""
    with TTFont(file, lazy=True) as font:
        return frozenset(code for code in font.getBestCmap() if code > 0x20 and code != 0xA0)


def make_signs(packages: dict[str, Path]) -> list[Path]:
    """Make the faces of signs, and covered.json."""
    fallback = TEMPLATES / "fallback"
    covered: dict[str, frozenset[int]] = {}
    for family in (FALLBACK_SERIF, FALLBACK_SANS):
        faces = [characters(fallback / f"{face.file}.ttf") for face in FACES if face.family is family]
        covered[f"{family.name.replace(' ', '')}-Regular.ttf"] = frozenset.intersection(*faces)
    emoji = characters(packages[EMOJI] / SIGNS[-1].source)
    # what is a picture unless told otherwise (Unicode, emoji-data.txt), and pictures that would be there twice
    pictures = {code for code in emoji if code >= 0x1F300 or regex.match(r"\p{Emoji_Presentation}", chr(code))}
    made = []
    for face in SIGNS:
        has = frozenset[int]() if face.family is EMOJI_SIGNS else frozenset(pictures).union(*covered.values())
        made.append(make(face, packages, has))
        covered[made[-1].name] = characters(made[-1])
    rows = {name: ranges(codes) for name, codes in covered.items()}
    (fallback / "covered.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return made


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        names = sorted({face.family.package for face in (*FACES, *SIGNS)} | {NEWSREADER_CUTS})
        packages = {name: fetch(name, Path(temporary)) for name in names}
        for face in FACES:
            target = make(face, packages)
            for file in (target, *([for_web(target)] if face.web else [])):
                print(f"{file.stat().st_size:>8,}  {file.relative_to(TEMPLATES)}")
        for file in make_signs(packages):
            print(f"{file.stat().st_size:>8,}  {file.relative_to(TEMPLATES)}")
        for family in {face.family for face in (*FACES, *SIGNS)}:
            package = packages[family.package]
            licence = next(file for name in ("LICENSE_FONT", "LICENSE") if (file := package / name).is_file())
            text = licence.read_text(encoding="utf-8")
            (TEMPLATES / family.folder / f"OFL-{family.prefix}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

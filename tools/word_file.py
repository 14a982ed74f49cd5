"""What the scripts that make the built-in Word templates share: styles, theme, and the paragraphs with their tags.

In: a table of styles, a table of paragraphs, two families of letters. Out: a Word file, the same bytes each time. Not
needed to use presskit: whoever wants another look edits the Word file itself.

Every colour and every family is the theme's, so that Design › Fonts and Design › Colours in Word restyle the whole; no
paragraph carries formatting of its own.
"""

from __future__ import annotations

import datetime
import io
import re
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips

# The theme's colours, by their names in Word: the accent and the greys of the editorial look.
COLOURS = {
    "dk1": "1D1B19",  # ink: never pure black
    "lt1": "FFFFFF",
    "dk2": "68625C",  # quiet: labels; 6.0:1 on white
    "lt2": "F5F0E8",  # the field under the monogram
    "accent1": "9C3B22",
    "accent2": "CFC8BF",  # hairlines
    "hlink": "9C3B22",
    "folHlink": "9C3B22",
}
NAMES = {"dk1": "text1", "lt1": "background1", "dk2": "text2", "lt2": "background2", "hlink": "hyperlink"}

PAGE = (11906, 16838)
"""A4 in twips, as Word has it."""


class Family(NamedTuple):
    """A family of letters that comes with Word, and one of the same widths where it is missing."""

    name: str
    stand_in: str


class Page(NamedTuple):
    """The margins of a page, and how far header and footer stand from its edges; all in twips."""

    left: int
    right: int
    top: int
    bottom: int
    header: int
    footer: int


def mm(length: float) -> int:
    """Millimetres in twips, Word's twentieths of a point."""
    return round(length / 25.4 * 1440)


# --- styles ------------------------------------------------------------------------------------------------


def colour(name: str, element: str = "color", attribute: str = "val") -> str:
    """A colour of the theme, with its value for programs that know no themes."""
    theme = {"color": "themeColor", "shd": "themeFill"}[element]
    more = ' w:val="clear" w:color="auto"' if element == "shd" else ""
    return f'<w:{element}{more} w:{attribute}="{COLOURS[name]}" w:{theme}="{NAMES.get(name, name)}"/>'


def line(side: str, *, points: float = 0.5, space: int = 1, of: str = "accent2") -> str:
    """A rule at one side of a paragraph: `points` thick, `space` points away from the text."""
    return (
        f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="{space}"'
        f' w:color="{COLOURS[of]}" w:themeColor="{NAMES.get(of, of)}"/>'
    )


def letters(
    *,
    sans: bool = False,
    size: float = 0,
    of: str = "",
    bold: bool | None = None,
    italic: bool | None = None,
    caps: bool | None = None,
    spacing: float | None = None,
) -> str:
    """What a style says of its characters, in the order that the schema wants; `size` and `spacing` in points."""
    switches = {"b": bold, "bCs": bold, "i": italic, "iCs": italic, "caps": caps}
    numbers = {"sz": size * 2, "szCs": size * 2} if size else {}
    return "".join(
        (
            family("major") if sans else "",
            *(f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>' for name, on in switches.items() if on is not None),
            colour(of) if of else "",
            f'<w:spacing w:val="{round(spacing * 20)}"/>' if spacing is not None else "",
            *(f'<w:{name} w:val="{round(number)}"/>' for name, number in numbers.items()),
        )
    )


def family(place: str) -> str:
    """One of the theme's two families: major (sans) or minor (serif)."""
    scripts = {"asciiTheme": "HAnsi", "hAnsiTheme": "HAnsi", "eastAsiaTheme": "EastAsia", "cstheme": "Bidi"}
    return f"<w:rFonts{attributes({name: place + script for name, script in scripts.items()})}/>"


def attributes(values: dict[str, str]) -> str:
    """Attributes of WordprocessingML."""
    return "".join(f' w:{name}="{value}"' for name, value in values.items())


def block(
    *,
    before: float = 0,
    after: float = 0,
    leading: float = 0,
    exactly: int = 0,
    left: int = 0,
    right: int = 0,
    hanging: int = 0,
    keep: str = "",
    frame: str = "",
    numbered: int = 0,
    rule: str = "",
    field: str = "",
    tab: str = "",
    contextual: bool = False,
    centred: bool = False,
    level: int | None = None,
) -> str:
    """What a style says of its paragraphs, in the order that the schema wants: points, and twips for widths.

    `leading` is a multiple of the font's own line height, `exactly` a height in twips; `keep` is "lines" or "next",
    which is both, or "apart" where the style that it is based on says "next". `contextual` has no room between two of
    the same style.
    """
    space = f' w:line="{round(leading * 240)}" w:lineRule="auto"' if leading else ""
    space = f' w:line="{exactly}" w:lineRule="exact"' if exactly else space
    return "".join(
        (
            {"next": "<w:keepNext/>", "apart": '<w:keepNext w:val="0"/>'}.get(keep, ""),
            "<w:keepLines/>" if keep else "",
            frame,
            f'<w:numPr><w:numId w:val="{numbered}"/></w:numPr>' if numbered else "",
            f"<w:pBdr>{rule}</w:pBdr>" if rule else "",
            field,
            f"<w:tabs>{tab}</w:tabs>" if tab else "",
            f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{space}/>',
            f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>' if left or right or hanging else "",
            "<w:contextualSpacing/>" if contextual else "",
            '<w:jc w:val="center"/>' if centred else "",
            f'<w:outlineLvl w:val="{level}"/>' if level is not None else "",
        )
    )


def style(
    name: str,
    paragraph: str = "",
    characters: str = "",
    *,
    kind: str = "paragraph",
    based: str = "Normal",
    next: str = "",
    default: bool = False,
) -> str:
    """One style; its id is its name without spaces. Names that are not Word's own make styles of ours."""
    flags = (' w:default="1"' if default else "") + ("" if name in WORDS_OWN else ' w:customStyle="1"')
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>" if name in HIDDEN else "<w:qFormat/>"
    return "".join(
        (
            f'<w:style w:type="{kind}"{flags} w:styleId="{identifier(name)}"><w:name w:val="{name}"/>',
            f'<w:basedOn w:val="{identifier(based)}"/>' if not default else "",
            f'<w:next w:val="{identifier(next)}"/>' if next else "",
            f'<w:uiPriority w:val="1"/>{hidden}',
            f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
            f"<w:rPr>{characters}</w:rPr>" if characters else "",
            "</w:style>",
        )
    )


def identifier(name: str) -> str:
    return (name.title() if name[0].islower() else name).replace(" ", "")


HIDDEN = ("Default Paragraph Font", "Normal Table", "No List")
WORDS_OWN = (
    *HIDDEN,
    *(
        "Normal",
        "Title",
        "Subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "Body Text",
        "Quote",
        "List Bullet",
        "List Bullet 2",
        "caption",
    ),
    *("header", "footer", "Hyperlink", "Emphasis", "Strong"),
)


def mark(width: int) -> str:
    """The style of a block of the accent, 14 mm wide, at the left of a column of this width in twips."""
    field = colour("accent1", "shd", "fill")
    return style(
        "Mark", block(after=6, exactly=mm(2.4), right=width - mm(14), field=field, keep="next"), letters(size=4)
    )


def styles(found: Sequence[str], size: float) -> str:
    """The styles, with those that every file has, and the letters that hold where none says otherwise."""
    own = [
        style("Default Paragraph Font", kind="character", default=True),
        style("Normal Table", kind="table", default=True),
        style("No List", kind="numbering", default=True),
    ]
    defaults = (
        f"<w:rPrDefault><w:rPr>{family('minor')}{colour('dk1')}"
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
    )
    # Word offers its own hundreds of styles only where a document asks for them.
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
    )
    all_of_them = "".join((*found, *own))
    return f"<w:styles {nsdecls('w')}><w:docDefaults>{defaults}</w:docDefaults>{latent}{all_of_them}</w:styles>"


# --- the other parts ---------------------------------------------------------------------------------------


def numbering(mark: str, indent: int) -> str:
    """Two lists, of points and of those below one: a mark that hangs to the left of the text, so many twips."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{(at + 1) * indent}" w:hanging="{indent}"/></w:pPr>'
        f"<w:rPr>{colour('accent1')}</w:rPr></w:lvl></w:abstractNum>"
        for at, style in enumerate(("ListBullet", "ListBullet2"))
    )
    numbers = "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(2))
    return f"<w:numbering {nsdecls('w')}>{lists}{numbers}</w:numbering>"


def settings() -> str:
    """As today's Word lays out, without the compatibility of an older one (mode 15)."""
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    where = "http://schemas.microsoft.com/office/word"
    compat = "".join(f'<w:compatSetting w:name="{n}" w:uri="{where}" w:val="{value}"/>' for n, value in modes.items())
    names = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    names |= {name: name for name in (*(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink")}
    return (
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>'
        '<w:themeFontLang w:val="en-GB"/>'
        f"<w:clrSchemeMapping{attributes(names)}/>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table(serif: Family, sans: Family) -> str:
    """The families, each with the one that has the same widths where it is missing."""
    fonts = "".join(
        f'<w:font w:name="{family.name}"><w:altName w:val="{family.stand_in}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/></w:font>'
        for family, kind in ((serif, "roman"), (sans, "swiss"))
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'


def theme(xml: str, serif: Family, sans: Family) -> str:
    """Office's own theme with our families (headings: sans, text: serif) and colours."""
    for place, family in (("major", sans.name), ("minor", serif.name)):
        xml = re.sub(rf'(<a:{place}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{family}", xml)
        # names for some thirty other scripts, which Word chooses well without being told
        xml = re.sub(rf'(<a:{place}Font>.*?)(?:\s*<a:font script="[^>]*>)+', r"\1", xml, flags=re.DOTALL)
    for name, value in COLOURS.items():
        new = f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", new, xml, flags=re.DOTALL)
    return re.sub(r' name="Office[^"]*"', ' name="presskit"', xml)


# --- the paragraphs ----------------------------------------------------------------------------------------

_PIECE = re.compile(r"\[([A-Z][\w ]+)\|(.*?[%}]\})\]|<([A-Z]+)>|([^\[<]+|.)")


Paragraphs = Sequence["tuple[str, str] | Row"]
"""Style and text, or a row of columns. `{%p … %}` takes its whole paragraph away; [Style|text] is a stretch in a
character style."""


class Column(NamedTuple):
    """A cell of a row: how wide it is, in twips, what stands in it, how far from its left and its right edge; `ground`
    is a colour of the theme, `middle` whether it stands in the middle of the row's height.
    """

    width: int
    paragraphs: Sequence[tuple[str, str]]
    left: int = 0
    right: int = 0
    ground: str = ""
    middle: bool = False


class Row(NamedTuple):
    """Columns beside each other, a table of one row: `high` at least, `left` from the text's left edge, in twips; with
    a rule above, if `ruled`.
    """

    columns: Sequence[Column]
    high: int = 0
    left: int = 0
    ruled: bool = False


def fill(place: Any, paragraphs: Paragraphs, frames: Mapping[str, str]) -> None:
    """Put the paragraphs into a body, a cell, a header or a footer, in place of what stands there."""
    for paragraph in list(place.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    for told in paragraphs:
        if isinstance(told, Row):
            place.element.body.insert(len(place.element.body) - 1, parse_xml(table(told)))
            for cell, column in zip(place.tables[-1].rows[0].cells, told.columns, strict=True):
                fill(cell, column.paragraphs, frames)
            continue
        name, text = told
        paragraph = place.add_paragraph(style=name)
        if name in frames:  # LibreOffice reads frames of paragraphs, not of styles
            paragraph._element.get_or_add_pPr().append(parse_xml(frames[name]))
        plain = ""
        for styled, tag, page, other in _PIECE.findall(text):
            if other:
                plain += other
                continue
            if plain:
                paragraph.add_run(plain)
                plain = ""
            if styled:
                paragraph.add_run(tag, style=styled)
            else:
                paragraph._element.append(number(page))
        if plain:
            paragraph.add_run(plain)


def table(row: Row) -> str:
    """A table of this one row, with its cells still empty."""
    width = sum(column.width for column in row.columns)
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in row.columns)
    none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    ruled = f"<w:tblBorders>{line('top', of='dk1', space=0)}</w:tblBorders>" if row.ruled else ""
    high = f'<w:trHeight w:val="{row.high}" w:hRule="atLeast"/>' if row.high else ""
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{row.left}" w:type="dxa"/>{ruled}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{none}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr>{high}</w:trPr>{''.join(map(cell, row.columns))}</w:tr></w:tbl>"
    )


def cell(column: Column) -> str:
    """A cell, still empty."""
    edges = (("left", column.left), ("right", column.right))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in edges)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/>'
        f"{colour(column.ground, 'shd', 'fill') if column.ground else ''}<w:tcMar>{margins}</w:tcMar>"
        f'<w:vAlign w:val="{"center" if column.middle else "top"}"/></w:tcPr><w:p/></w:tc>'
    )


def number(field: str) -> Any:
    """The number of this page or of all; Word counts it when it opens the file."""
    return parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def replace(part: Any, xml: str) -> None:
    """Give a part other contents."""
    if hasattr(part, "_element"):
        part._element = parse_xml(xml)
    else:
        part._blob = xml.encode()


def drop(relationships: Any, *kinds: str) -> None:
    """Leave parts of python-docx's own template out."""
    for id, found in list(relationships.items()):
        if found.reltype.rsplit("/", 1)[-1] in kinds:
            del relationships[id]


def asked_for(usual: Path) -> Path:
    """The file that a script was asked for on its command line, else its usual one."""
    return Path(*sys.argv[1:]) if sys.argv[1:] else usual


def write(
    file: Path,
    *,
    title: str,
    styles: str,
    numbering: str,
    families: tuple[Family, Family],
    page: Page,
    body: Paragraphs,
    header: tuple[Paragraphs, Paragraphs] = ((), ()),
    footer: tuple[Paragraphs, Paragraphs] = ((), ()),
    frames: Mapping[str, str] = {},
) -> None:
    """The Word file; `header` and `footer` are those of the first page and of the others, `families` serif and sans."""
    document = docx.Document()
    part = document.part
    drop(part.rels, "stylesWithEffects", "customXml", "webSettings")
    drop(part.package.rels, "thumbnail")
    parts = {found.reltype.rsplit("/", 1)[-1]: found.target_part for found in part.rels.values()}
    replace(parts["styles"], styles)
    replace(parts["numbering"], numbering)
    replace(parts["settings"], settings())
    replace(parts["fontTable"], font_table(*families))
    replace(parts["theme"], theme(parts["theme"].blob.decode(), *families))

    section = document.sections[0]
    section.page_width, section.page_height = map(Twips, PAGE)
    section.left_margin, section.right_margin, section.gutter = Twips(page.left), Twips(page.right), Twips(0)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.header_distance, section.footer_distance = Twips(page.header), Twips(page.footer)
    section.different_first_page_header_footer = True
    for place, paragraphs in (
        (section.first_page_header, header[0]),
        (section.header, header[1]),
        (section.first_page_footer, footer[0]),
        (section.footer, footer[1]),
        (document, body),
    ):
        if paragraphs:
            fill(place, paragraphs, frames)

    properties = document.core_properties
    properties.title, properties.author = title, "presskit"
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    save(document, file)


def save(document: Any, file: Path) -> None:
    """Write the file with the same dates each time."""
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)

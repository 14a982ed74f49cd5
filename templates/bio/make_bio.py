"""Makes bio.docx, the built-in Word template: `python templates/bio/make_bio.py`.

In: the tables of styles and of paragraphs below. Out: bio.docx beside this file, the same bytes each time. Not
needed to use presskit: whoever wants another look edits bio.docx in Word or LibreOffice.

Every colour and every family is the theme's, so that Design › Fonts and Design › Colours in Word restyle the whole;
no paragraph carries formatting of its own. Georgia and Arial are on every Windows and every Mac, and Gelasio and
Liberation Sans, which stand in for them elsewhere, have the same widths.

The page: a column of text, and to its left a narrower one for labels, dates and the portrait. The left margin is wide
and labels reach out into it with negative indents, so that the text itself has no indent and can be pasted anywhere.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips

FILE = Path(__file__).with_name("bio.docx")

SERIF, SANS = "Georgia", "Arial"
STAND_INS = {SERIF: "Gelasio", SANS: "Liberation Sans"}  # of the same widths

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


def mm(length: float) -> int:
    """Millimetres in twips, Word's twentieths of a point."""
    return round(length / 25.4 * 1440)


# A4 in twips, as Word has it; presskit sets Letter by moving the outer margins, the columns stay as they are.
PAGE = (11906, 16838)
TEXT = mm(124)  # the column of text: about 68 characters of Georgia at 10.5 points
LABELS = mm(42)  # the column to its left, with the gutter
RIGHT = mm(22)
LEFT = PAGE[0] - TEXT - RIGHT
TOP, BOTTOM, HEADER, FOOTER = mm(32), mm(27), mm(18), mm(12)
PORTRAIT = 32  # millimetres, as a template says it; ends above the first rule even without a subtitle

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


def run(
    *, sans: bool = False, size: float = 0, of: str = "", bold: bool | None = None, italic: bool = False, caps: bool = False,
    spacing: float = 0, more: str = "",
) -> str:  # fmt: skip
    """What a style says of its characters; `size` and `spacing` in points."""
    return "".join((
        '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>' if sans else "",
        {True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>', None: ""}[bold],
        "<w:i/><w:iCs/>" if italic else "",
        "<w:caps/>" if caps else "",
        colour(of) if of else "",
        f'<w:spacing w:val="{round(spacing * 20)}"/>' if spacing else "",
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
        more,
    ))  # fmt: skip


def block(
    *, before: float = 0, after: float = 0, leading: float = 0, left: int = 0, hanging: int = 0, right: int = 0,
    keep_next: bool = False, keep_lines: bool = False, frame: str = "", numbered: int = 0, lines: str = "",
    field: str = "", tabs: str = "", contextual: bool = False, level: int | None = None,
    exactly: int = 0, centred: bool = False,
) -> str:  # fmt: skip
    """What a style says of its paragraphs, in the order that the schema wants: points, and twips for widths.

    `leading` is a multiple of the font's own line height, `exactly` a height in twips.
    """
    space = f' w:line="{round(leading * 240)}" w:lineRule="auto"' if leading else ""
    space = f' w:line="{exactly}" w:lineRule="exact"' if exactly else space
    return "".join((
        "<w:keepNext/>" if keep_next else "",
        "<w:keepLines/>" if keep_lines else "",
        frame,
        f'<w:numPr><w:numId w:val="{numbered}"/></w:numPr>' if numbered else "",
        f"<w:pBdr>{lines}</w:pBdr>" if lines else "",
        field,
        f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{space}/>',
        f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>' if left or right or hanging else "",
        "<w:contextualSpacing/>" if contextual else "",
        '<w:jc w:val="center"/>' if centred else "",
        f'<w:outlineLvl w:val="{level}"/>' if level is not None else "",
    ))  # fmt: skip


def style(
    name: str, properties: str = "", characters: str = "", *, kind: str = "paragraph", based: str = "Normal",
    next: str = "", default: bool = False, built_in: bool = True, shown: bool = True,
) -> str:  # fmt: skip
    """One style; its id is its name without spaces."""
    id = re.sub(r"\W", "", name.title() if name[0].islower() else name)
    flags = (' w:default="1"' if default else "") + ("" if built_in else ' w:customStyle="1"')
    return "".join((
        f'<w:style w:type="{kind}"{flags} w:styleId="{id}"><w:name w:val="{name}"/>',
        f'<w:basedOn w:val="{based}"/>' if based and not default else "",
        f'<w:next w:val="{next}"/>' if next else "",
        '<w:uiPriority w:val="1"/>' + ("<w:qFormat/>" if shown else ""),
        f"<w:pPr>{properties}</w:pPr>" if properties else "",
        f"<w:rPr>{characters}</w:rPr>" if characters else "",
        "</w:style>",
    ))  # fmt: skip


# In the column of labels, beside the name, level with the head of the page.
BESIDE = (
    f'<w:framePr {nsdecls("w")} w:w="{mm(PORTRAIT)}" w:hSpace="0" w:wrap="around"'
    f' w:hAnchor="margin" w:vAnchor="page" w:x="{-LABELS}" w:y="{HEADER}"/>'
)
FRAMED = ("Monogram", "Portrait")


AT_RIGHT = f'<w:tab w:val="right" w:pos="{TEXT}"/>'
LABEL = {"sans": True, "size": 8, "of": "dk2"}
WIDE = {"left": -LABELS}  # from the left edge of the labels to the right edge of the text
DATED = {"hanging": LABELS, "tabs": '<w:tab w:val="left" w:pos="0"/>'}  # a label, a tab, and the text in its column


def styles() -> str:
    """The type scale of the editorial look: 34, 14, 12.5, 10.5 and 8 points."""
    def custom(name: str, properties: str = "", characters: str = "", based: str = "Normal", next: str = "") -> str:
        return style(name, properties, characters, based=based, next=next, built_in=False)

    def character(name: str, characters: str, *, built_in: bool = False) -> str:
        return style(name, "", characters, kind="character", based="DefaultParagraphFont", built_in=built_in)

    found = [
        style("Normal", block(leading=1.25), default=True),
        style("Body Text", block(after=7, leading=1.25)),
        style("Title", block(after=6, leading=0.98, keep_next=True, keep_lines=True), run(size=34, spacing=-0.4), next="Subtitle"),
        custom("Title Long", block(after=6, leading=1.05, keep_next=True, keep_lines=True), run(size=20, spacing=-0.2), based="Title", next="Subtitle"),
        style("Subtitle", block(after=10, leading=1.15, keep_lines=True), run(size=14, italic=True, of="dk2"), next="BodyText"),
        custom("Lead", block(after=8, leading=1.28), run(size=12.5), based="BodyText"),
        style("heading 1", block(before=21, after=8, leading=1.1, keep_next=True, keep_lines=True, lines=line("top", space=7, of="dk1"), tabs=AT_RIGHT, level=0, **WIDE),
              run(sans=True, size=8, bold=True, caps=True, spacing=0.8), next="BodyText"),
        style("heading 2", block(before=9, after=1, leading=1.15, keep_next=True, keep_lines=True, level=1, **DATED),
              run(size=11, bold=True), next="EntryDetail"),
        custom("Entry Detail", block(after=1, leading=1.2), run(size=10.5), next="BodyText"),
        custom("Fact", block(after=5, leading=1.2, keep_lines=True, **DATED), run(size=10.5)),
        style("Quote", block(before=4, after=5, leading=1.18, right=mm(20), keep_next=True, keep_lines=True), run(size=15, italic=True, of="accent1"), next="QuoteSource"),
        custom("Quote Source", block(after=12, leading=1.15, keep_lines=True), run(**LABEL), next="Quote"),
        style("List Bullet", block(after=3, leading=1.22, left=284, hanging=284, numbered=1, contextual=False), based="BodyText"),
        style("caption", block(before=3, after=7, leading=1.15, keep_lines=True), run(**LABEL)),
        custom("Kicker", block(leading=1.0), run(sans=True, size=8, bold=True, caps=True, spacing=0.8, of="accent1"), next="Title"),
        custom("Monogram", block(exactly=mm(PORTRAIT), frame=BESIDE, field=colour("lt2", "shd", "fill"), centred=True), run(size=40, of="accent1"), next="Kicker"),
        custom("Portrait", block(leading=1.0, frame=BESIDE), next="Title"),
        style("header", block(leading=1.0, tabs=AT_RIGHT, **WIDE), run(**LABEL)),
        style("footer", block(leading=1.0, lines=line("top", space=6), tabs=AT_RIGHT, **WIDE), run(**LABEL)),
        custom("Tag", block(leading=1.0), run(sans=True, size=7, of="dk2"), next="Tag"),
        style("Default Paragraph Font", kind="character", default=True, shown=False),
        character("Emphasis", run(italic=True), built_in=True),
        character("Strong", run(bold=True), built_in=True),
        character("Hyperlink", colour("hlink") + '<w:u w:val="single"/>', built_in=True),
        character("Fact Label", run(bold=False, **LABEL)),
        character("Count", run(sans=True, size=8, of="dk2", more="")),
        character("Figure", run(size=15, of="accent1")),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    ]  # fmt: skip
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{colour("dk1")}<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    # Word shows its own hundreds of styles only where a document asks for them.
    latent = '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    return f"<w:styles {nsdecls('w')}>{defaults}{latent}{''.join(found)}</w:styles>"


# --- the other parts ---------------------------------------------------------------------------------------


def numbering() -> str:
    """One list: a bullet that hangs to the left of the text."""
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr><w:rPr>{colour("accent1")}</w:rPr></w:lvl>'
    )
    return (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>{bullet}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings() -> str:
    """As today's Word lays out, without the compatibility of an older one (mode 15)."""
    def compat(name: str, value: int) -> str:
        return f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'

    modes = compat("compatibilityMode", 15) + "".join(
        compat(name, 1)
        for name in (
            "overrideTableStyleFontSizeAndJustification",
            "enableOpenTypeFeatures",
            "doNotFlipMirrorIndents",
            "differentiateMultirowTableHeaders",
        )
    )
    scheme = "".join(f' w:{name}="{name}"' for name in (*(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink"))
    return (
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modes}</w:compat><w:themeFontLang w:val="en-GB"/>'
        f'<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"{scheme}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """The families, each with the one that has the same widths where it is missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{STAND_INS[name]}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, family in ((SERIF, "roman"), (SANS, "swiss"))
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'


def theme(xml: str) -> str:
    """Office's own theme with our families (headings: SANS, text: SERIF) and colours."""
    for place, family in (("major", SANS), ("minor", SERIF)):
        xml = re.sub(rf'(<a:{place}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{family}", xml)
        # names for some thirty other scripts, which Word chooses well without being told
        xml = re.sub(rf'(<a:{place}Font>.*?)(?:\s*<a:font script="[^>]*>)+', r"\1", xml, flags=re.DOTALL)
    for name, value in COLOURS.items():
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', xml, flags=re.DOTALL)
    return re.sub(r' name="Office[^"]*"', ' name="presskit"', xml)


# --- the paragraphs ----------------------------------------------------------------------------------------

# (style, text). `{%p … %}` takes its whole paragraph away; [Style|text] is a stretch in a character style.
HEADER_OF_FIRST_PAGE = [
    ("Tag", "{%p if not portrait %}"),
    ("Monogram", "{{ document.portrait.initials }}"),
    ("Tag", "{%p endif %}"),
    ("Kicker", "{{ document.kicker }}"),
]
HEADER_OF_OTHERS = [("header", "{{ document.title }}\t{{ document.kicker }}")]
FOOT = [("footer", '{{ document.footer | join(" · ") }}\t<PAGE> / <NUMPAGES>')]

BODY = [
    ("Tag", "{#p A Word template of presskit. Change its styles, its order, its pictures as you like; what stands in braces is filled in by “presskit build”. docs/templates.md lists what there is to name. #}"),
    ("Tag", "{%p if portrait %}"),
    ("Portrait", f"{{{{ portrait.wide({PORTRAIT}) }}}}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if document.title | length < 48 %}"),
    ("Title", "{{ document.title }}"),
    ("Tag", "{%p else %}"),
    ("Title Long", "{{ document.title }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if document.subtitle %}"),
    ("Subtitle", "{{ document.subtitle | rich }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for section in document.sections %}"),
    ("Tag", "{%p if section.heading %}"),
    ("heading 1", "{{ section.heading }}{% if section.kind == \"prose\" and section.entries[0].details %}\t[Count|{{ section.entries[0].details | join(\", \") }}]{% endif %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for entry in section.entries %}"),
    # prose: the short biography as a lead, the others as text
    ("Tag", "{%p if section.kind == \"prose\" %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Tag", "{%p if section.id == \"short\" %}"),
    ("Lead", "{{ text | rich }}"),
    ("Tag", "{%p else %}"),
    ("Body Text", "{{ text | rich }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p elif section.kind == \"facts\" %}"),
    ("Fact", "[Fact Label|{{ entry.title }}]\t{{ entry.text | rich }}"),
    ("Tag", "{%p elif section.kind == \"numbers\" %}"),
    ("Fact", "[Figure|{{ entry.title }}]\t{{ (entry.subtitle or entry.text) | rich }}"),
    ("Tag", "{%p elif section.kind == \"quotes\" %}"),
    ("Quote", "{{ entry.text | rich }}"),
    ("Quote Source", "{{ entry.title or document.title }}{% for detail in entry.details %}, {{ detail }}{% endfor %}"),
    ("Tag", "{%p elif section.kind == \"list\" %}"),
    ("List Bullet", "{{ entry | link }}{% for more in [entry.subtitle, entry.dates] if more %}, {{ more }}{% endfor %}{% for detail in entry.details %}, {{ detail }}{% endfor %}{% if entry.text %}: {{ entry.text | rich }}{% endif %}"),
    # everything else: dates beside the title, then what there is to say
    ("Tag", "{%p else %}"),
    ("Tag", "{%p if entry.title or entry.dates %}"),
    ("heading 2", "[Fact Label|{{ entry.dates }}]\t{{ entry | link }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if entry.subtitle %}"),
    ("Entry Detail", "{{ entry.subtitle | capital | rich }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for detail in entry.details %}"),
    ("Entry Detail", "{{ detail | capital | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Body Text", "{{ text | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p for point in entry.points %}"),
    ("List Bullet", "{{ point | rich }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p for link in entry.links if link.label != entry.title %}"),
    ("Entry Detail", "{{ link | link }}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
]  # fmt: skip

_PIECE = re.compile(r"\[([A-Z][\w ]+)\|(.*?\}\})\]|<([A-Z]+)>")


def fill(place, paragraphs: list[tuple[str, str]]) -> None:  # type: ignore[no-untyped-def]
    """Put the paragraphs into a body, a header or a footer, in place of what stands there."""
    for paragraph in list(place.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    names = {found.name.lower(): found for found in place.part.document.styles if found.name} if hasattr(place.part, "document") else None
    for name, text in paragraphs:
        paragraph = place.add_paragraph("", style=name if names is None else names[docx.styles.BabelFish.internal2ui(name).lower()])
        if name in FRAMED:  # LibreOffice reads frames of paragraphs, not of styles
            paragraph._element.get_or_add_pPr().append(parse_xml(BESIDE))
        at = 0
        for piece in _PIECE.finditer(text):
            if piece.start() > at:
                paragraph.add_run(text[at : piece.start()])
            if piece[1]:
                paragraph.add_run(piece[2], style=piece[1])
            else:
                paragraph._element.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{piece[3]}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
            at = piece.end()
        if at < len(text):
            paragraph.add_run(text[at:])


def replace(part, xml: str) -> None:  # type: ignore[no-untyped-def]
    """Give a part other contents."""
    if hasattr(part, "_element"):
        part._element = parse_xml(xml)
    else:
        part._blob = xml.encode()


def drop(relationships, *kinds: str) -> None:  # type: ignore[no-untyped-def]
    """Leave parts of python-docx's own template out."""
    for id in [id for id, found in relationships.items() if found.reltype.rsplit("/", 1)[-1] in kinds]:
        del relationships[id]


def main() -> None:
    document = docx.Document()
    part = document.part
    drop(part.rels, "stylesWithEffects", "customXml", "webSettings")
    drop(part.package.rels, "thumbnail")
    parts = {found.reltype: found.target_part for found in part.rels.values()}
    replace(parts[RELATIONSHIP_TYPE.STYLES], styles())
    replace(parts[RELATIONSHIP_TYPE.NUMBERING], numbering())
    replace(parts[RELATIONSHIP_TYPE.SETTINGS], settings())
    replace(parts[RELATIONSHIP_TYPE.FONT_TABLE], font_table())
    replace(parts[RELATIONSHIP_TYPE.THEME], theme(parts[RELATIONSHIP_TYPE.THEME].blob.decode()))

    section = document.sections[0]
    section.page_width, section.page_height = map(Twips, PAGE)
    section.left_margin, section.right_margin, section.gutter = Twips(LEFT), Twips(RIGHT), Twips(0)
    section.top_margin, section.bottom_margin = Twips(TOP), Twips(BOTTOM)
    section.header_distance, section.footer_distance = Twips(HEADER), Twips(FOOTER)
    section.different_first_page_header_footer = True
    fill(section.first_page_header, HEADER_OF_FIRST_PAGE)
    fill(section.header, HEADER_OF_OTHERS)
    fill(section.first_page_footer, FOOT)
    fill(section.footer, FOOT)
    fill(document, BODY)

    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.last_modified_by = "Word bio", "presskit", "", ""
    properties.created = properties.modified = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    save(document)


def save(document) -> None:  # type: ignore[no-untyped-def]
    """Write the file with the same dates each time."""
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(FILE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()

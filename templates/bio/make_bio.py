"""Makes bio.docx, the built-in Word template: `python templates/bio/make_bio.py [FILE]`.

In: the tables of styles and of paragraphs below. Out: FILE, or bio.docx beside this one, the same bytes each time. Not
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
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
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
BULLET = mm(5)
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


def letters(
    *,
    sans: bool = False,
    size: float = 0,
    of: str = "",
    bold: bool | None = None,
    italic: bool = False,
    caps: bool | None = None,
    spacing: float | None = None,
) -> str:
    """What a style says of its characters, in the order that the schema wants; `size` and `spacing` in points."""
    switches = {"b": bold, "bCs": bold, "i": italic or None, "iCs": italic or None, "caps": caps}
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
    """One of the theme's two families: major (SANS) or minor (SERIF)."""
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
    centred: bool = False,
    level: int | None = None,
) -> str:
    """What a style says of its paragraphs, in the order that the schema wants: points, and twips for widths.

    `leading` is a multiple of the font's own line height, `exactly` a height in twips; `keep` is "lines" or "next",
    which is both.
    """
    space = f' w:line="{round(leading * 240)}" w:lineRule="auto"' if leading else ""
    space = f' w:line="{exactly}" w:lineRule="exact"' if exactly else space
    return "".join(
        (
            "<w:keepNext/>" if keep == "next" else "",
            "<w:keepLines/>" if keep else "",
            frame,
            f'<w:numPr><w:numId w:val="{numbered}"/></w:numPr>' if numbered else "",
            f"<w:pBdr>{rule}</w:pBdr>" if rule else "",
            field,
            f"<w:tabs>{tab}</w:tabs>" if tab else "",
            f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{space}/>',
            f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>' if left or right or hanging else "",
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
    *("Normal", "Title", "Subtitle", "heading 1", "heading 2", "Body Text", "Quote", "List Bullet", "caption"),
    *("header", "footer", "Hyperlink", "Emphasis", "Strong"),
)

# The styles that stand in the column of labels, beside the name, level with the head of the page: with their heights,
# so that the long tag in the template's own monogram does not run down the page.
FRAMES = {
    name: f'<w:framePr {nsdecls("w")} w:w="{mm(PORTRAIT)}" w:h="{mm(PORTRAIT)}" w:hRule="{height}" w:hSpace="0"'
    f' w:wrap="around" w:hAnchor="margin" w:vAnchor="page" w:x="{-LABELS}" w:y="{HEADER}"/>'
    for name, height in (("Monogram", "exact"), ("Portrait", "atLeast"))
}

AT_RIGHT = f'<w:tab w:val="right" w:pos="{TEXT}"/>'
WIDE = {"left": -LABELS}  # from the left edge of the labels to the right edge of the text
DATED = {"hanging": LABELS, "tab": '<w:tab w:val="left" w:pos="0"/>'}  # a label, a tab, and the text in its column

LABEL = {"sans": True, "size": 8, "of": "dk2"}
CAPITALS = {"sans": True, "size": 8, "bold": True, "caps": True, "spacing": 0.8}


def styles() -> str:
    """The type scale of the editorial look: 34, 15, 14, 12.5, 10.5 and 8 points."""
    ruled = line("top", space=7, of="dk1")
    found = [
        style("Normal", block(leading=1.25), default=True),
        style("Body Text", block(after=7, leading=1.25)),
        style("Title", block(after=6, leading=0.98, keep="next"), letters(size=34, spacing=-0.4), next="Subtitle"),
        style("Subtitle", block(after=10, leading=1.15, keep="lines"), letters(size=14, italic=True, of="dk2")),
        style("Lead", block(after=8, leading=1.28), letters(size=12.5), based="Body Text"),
        style(
            "heading 1",
            block(before=21, after=8, leading=1.1, keep="next", rule=ruled, tab=AT_RIGHT, level=0, **WIDE),
            letters(**CAPITALS),
            next="Body Text",
        ),
        style(
            "heading 2",
            block(before=9, after=1, leading=1.15, keep="next", level=1, **DATED),
            letters(size=11, bold=True),
            next="Entry Detail",
        ),
        style("Entry Detail", block(after=1, leading=1.2), next="Body Text"),
        style("Fact", block(after=5, leading=1.2, keep="lines", **DATED)),
        style(
            "Quote",
            block(before=4, after=5, leading=1.18, right=mm(20), keep="next"),
            letters(size=15, italic=True, of="accent1"),
            next="Quote Source",
        ),
        style("Quote Source", block(after=12, leading=1.15, keep="lines"), letters(**LABEL), next="Quote"),
        style("List Bullet", block(after=3, leading=1.22, left=BULLET, hanging=BULLET, numbered=1), based="Body Text"),
        style("caption", block(before=3, after=7, leading=1.15, keep="lines"), letters(**LABEL)),
        style("Kicker", block(leading=1), letters(**CAPITALS, of="accent1"), next="Title"),
        style(
            "Monogram",
            block(exactly=mm(PORTRAIT), frame=FRAMES["Monogram"], field=colour("lt2", "shd", "fill"), centred=True),
            letters(size=40, of="accent1"),
            next="Kicker",
        ),
        style("Portrait", block(leading=1, frame=FRAMES["Portrait"]), next="Title"),
        style("header", block(leading=1, tab=AT_RIGHT, **WIDE), letters(**LABEL)),
        style("footer", block(leading=1, rule=line("top", space=6), tab=AT_RIGHT, **WIDE), letters(**LABEL)),
        style("Tag", block(leading=1), letters(sans=True, size=7, of="dk2")),
        style("Default Paragraph Font", kind="character", default=True),
        *(
            style(name, characters=characters, kind="character", based="Default Paragraph Font")
            for name, characters in (
                ("Emphasis", letters(italic=True)),
                ("Strong", letters(bold=True)),
                ("Hyperlink", colour("hlink") + '<w:u w:val="single"/>'),
                ("Inline Tag", letters(sans=True, size=7, of="dk2", italic=False)),
                ("Long Title", letters(size=20, spacing=-0.2)),
                ("Fact Label", letters(bold=False, **LABEL)),
                ("Count", letters(bold=False, caps=False, spacing=0, **LABEL)),
                ("Figure", letters(size=15, of="accent1")),
            )
        ),
        style("Normal Table", kind="table", default=True),
        style("No List", kind="numbering", default=True),
    ]
    defaults = (
        f'<w:rPrDefault><w:rPr>{family("minor")}{colour("dk1")}<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
    )
    # Word offers its own hundreds of styles only where a document asks for them.
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
    )
    return f"<w:styles {nsdecls('w')}><w:docDefaults>{defaults}</w:docDefaults>{latent}{''.join(found)}</w:styles>"


# --- the other parts ---------------------------------------------------------------------------------------


def numbering() -> str:
    """One list: a bullet that hangs to the left of the text."""
    bullet = (
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{BULLET}" w:hanging="{BULLET}"/></w:pPr>'
        f"<w:rPr>{colour('accent1')}</w:rPr>"
    )
    return (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0">{bullet}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


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
        new = f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", new, xml, flags=re.DOTALL)
    return re.sub(r' name="Office[^"]*"', ' name="presskit"', xml)


# --- the paragraphs ----------------------------------------------------------------------------------------

# (style, text). `{%p … %}` takes its whole paragraph away; [Style|text] is a stretch in a character style.
# Whoever edits the file in LibreOffice ties a framed paragraph to the next one: that must not be a tag, which vanishes.
HEADER_OF_FIRST_PAGE = [
    ("Tag", "{%p if not portrait %}"),
    ("Monogram", "{{ document.portrait.initials }}"),
    ("Kicker", "{{ document.kicker }}"),
    ("Tag", "{%p else %}"),
    ("Kicker", "{{ document.kicker }}"),
    ("Tag", "{%p endif %}"),
]
HEADER_OF_OTHERS = [("Header", "{{ document.title }}\t{{ document.kicker }}")]
FOOT = [("Footer", '{{ document.footer | join(" · ") }}\t<PAGE> / <NUMPAGES>')]

NOTE = (
    "{#p This is a template of presskit: change its styles, its order and its pictures as you like. “presskit build”"
    " fills in what stands in braces; docs/templates.md lists what there is to name. #}"
)
TITLE = (
    "[Inline Tag|{% if document.title | length < 48 %}]{{ document.title }}[Inline Tag|{% else %}]"
    "[Long Title|{{ document.title }}][Inline Tag|{% endif %}]"
)
COUNT = "[Count|{{ section.entries[0].details | join(', ') }}]"
LINE_OF_LIST = (
    "[Inline Tag|{% if entry.text and not entry.links %}][Strong|{{ entry.title | rich }}]"
    "[Inline Tag|{% else %}]{{ entry | link }}[Inline Tag|{% endif %}]{% for more in (entry.subtitle, entry.dates) if more %}, {{ more }}{% endfor %}"  # noqa: E501 -- a tag cannot be broken
    "{% for detail in entry.details %}, {{ detail }}{% endfor %}{% if entry.text %}: {{ entry.text | rich }}{% endif %}"
)
BRIEF = 'section.id in ("work", "education") and document.section("timeline")'
# As the page has them; where a language is not named, as in English. Escaped: in a tag Word's quotes become straight.
MARKS = {"de": "„“", "cs": "„“", "sk": "„“", "pl": "„”", "fr": "«»", "el": "«»", "ru": "«»", "uk": "«»", "es": "«»"}
QUOTES = ascii(MARKS) + ".get(document.language[:2], " + ascii("“”") + ")"

BODY = [
    ("Tag", NOTE),
    ("Tag", "{%p if portrait %}"),
    ("Portrait", f"{{{{ portrait.wide({PORTRAIT}) }}}}"),
    ("Title", TITLE),
    ("Tag", "{%p else %}"),
    ("Title", TITLE),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if document.subtitle %}"),
    ("Subtitle", "{{ document.subtitle | rich }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p if portrait and document.portrait.credit %}"),
    ("Caption", "{{ document.portrait.credit }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p for section in document.sections %}"),
    # a biography: its length at the end of the heading's line; the short one as a lead
    ("Tag", '{%p if section.kind == "prose" %}'),
    ("Heading 1", "{{ section.heading }}\t" + COUNT),
    ("Tag", "{%p for entry in section.entries %}"),
    ("Tag", "{%p for text in entry.paragraphs %}"),
    ("Tag", '{%p if section.id == "short" %}'),
    ("Lead", "{{ text | rich }}"),
    ("Tag", "{%p else %}"),
    ("Body Text", "{{ text | rich }}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p endfor %}"),
    ("Tag", "{%p else %}"),
    # what the timeline tells is not told again: of these only those of which there is more to say
    ("Tag", f"{{%p if not ({BRIEF}) or section.entries | map(attribute='text') | select | list %}}"),
    ("Heading 1", "{{ section.heading }}"),
    ("Tag", f"{{%p for entry in section.entries if entry.text or not ({BRIEF}) %}}"),
    ("Tag", '{%p if section.kind == "facts" %}'),
    ("Fact", "[Fact Label|{{ entry.title }}]\t{{ entry.text | rich }}"),
    ("Tag", '{%p elif section.kind == "numbers" %}'),
    ("Fact", "[Figure|{{ entry.title }}]\t{{ (entry.subtitle or entry.text) | rich }}"),
    ("Tag", '{%p elif section.kind == "quotes" %}'),
    ("Quote", f"{{{{ ({QUOTES})[0] }}}}{{{{ entry.text | rich }}}}{{{{ ({QUOTES})[1] }}}}"),
    ("Quote Source", "{{ entry.title or document.title }}{% for detail in entry.details %}, {{ detail }}{% endfor %}"),
    ("Tag", '{%p elif section.kind == "list" %}'),
    ("List Bullet", LINE_OF_LIST),
    # everything else: dates beside the title, then what there is to say
    ("Tag", "{%p else %}"),
    ("Tag", "{%p if entry.title or entry.dates %}"),
    ("Heading 2", "[Fact Label|{{ entry.dates }}]\t{{ entry | link }}"),
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
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endif %}"),
    ("Tag", "{%p endfor %}"),
]

_PIECE = re.compile(r"\[([A-Z][\w ]+)\|(.*?[%}]\})\]|<([A-Z]+)>|([^\[<]+|.)")


def fill(place: Any, paragraphs: list[tuple[str, str]]) -> None:
    """Put the paragraphs into a body, a header or a footer, in place of what stands there."""
    for paragraph in list(place.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    for name, text in paragraphs:
        paragraph = place.add_paragraph(style=name)
        if name in FRAMES:  # LibreOffice reads frames of paragraphs, not of styles
            paragraph._element.get_or_add_pPr().append(parse_xml(FRAMES[name]))
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


def main(file: Path) -> None:
    document = docx.Document()
    part = document.part
    drop(part.rels, "stylesWithEffects", "customXml", "webSettings")
    drop(part.package.rels, "thumbnail")
    parts = {found.reltype.rsplit("/", 1)[-1]: found.target_part for found in part.rels.values()}
    replace(parts["styles"], styles())
    replace(parts["numbering"], numbering())
    replace(parts["settings"], settings())
    replace(parts["fontTable"], font_table())
    replace(parts["theme"], theme(parts["theme"].blob.decode()))

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
    properties.title, properties.author = "Word bio", "presskit"
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


if __name__ == "__main__":
    main(Path(*sys.argv[1:]) if sys.argv[1:] else FILE)

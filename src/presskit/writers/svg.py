"""A drawing made safe to hand on: an SVG that shows the same, runs nothing, and asks for nothing from elsewhere.

In: the bytes of an SVG file. Out: an SVG of nothing but allowed elements and attributes, and what was taken out; or
`Unusable`, with line and column. The file is read as a stream of tags: no entity is ever expanded, no file is ever
opened, and depth costs nothing. What editors leave in a file for themselves (names of folders among it), comments and
metadata go without a word. Source of the names: SVG 1.1 (second edition) and SVG 2; what is not here is not shipped.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import defaultdict
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from presskit.profile.files import Unreadable, kind_of
from presskit.writers import pictures

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

DEEPEST = 200
"""Elements within one another; drawing programs nest some twenty."""

DEEPEST_USE = 20
MOST_DRAWN = 100_000
"""Elements once every <use> is drawn: ten of ten of ten … would keep a reader busy for years."""

ELEMENTS = frozenset(
    """svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath title desc
    linearGradient radialGradient stop clipPath mask pattern marker image style filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905 -- a list literal of these would be two screens long
)

PROPERTIES = frozenset(
    """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering direction display dominant-baseline fill fill-opacity fill-rule filter
    flood-color flood-opacity font font-family font-feature-settings font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering isolation kerning letter-spacing lighting-color line-height marker
    marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering transform transform-origin
    unicode-bidi vector-effect visibility white-space word-spacing writing-mode""".split()  # noqa: SIM905 -- a list literal of these would be two screens long
)

ATTRIBUTES = PROPERTIES | frozenset(
    """lang version baseProfile viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points
    pathLength preserveAspectRatio gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits
    maskContentUnits patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY
    orient dx dy rotate textLength lengthAdjust startOffset method spacing type media requiredFeatures systemLanguage
    role aria-label aria-labelledby aria-describedby aria-hidden filterUnits primitiveUnits in in2 result mode
    values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength
    preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle azimuth elevation
    pointsAtX pointsAtY pointsAtZ z scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency
    numOctaves seed stitchTiles tableValues slope intercept amplitude exponent""".split()  # noqa: SIM905 -- a list literal of these would be two screens long
)

FUNCTIONS = frozenset(
    """url rgb rgba hsl hsla calc matrix translate translatex translatey scale scalex scaley rotate skewx skewy
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia rect""".split()  # noqa: SIM905 -- a list literal of these would be two screens long
)
"""What may be called in a value; url() only for something in the same file."""

TOLD = {
    "script": "a script",
    "foreignObject": "foreign content (foreignObject)",
    "a": "a link",
    "animate": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
}
"""What is taken out, in words; anything else by its name."""

_EDITORS = re.compile(
    r"inkscape|sodipodi|adobe|rdf-syntax|creativecommons|web\.resource|purl\.org/dc|sketch|figma|serif"
)
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_VIEW_BOX = re.compile(rb'viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"')
_NOT_PLAIN = re.compile(rb"<(text|image|filter|mask|pattern|style)\b")
_LOCAL = re.compile(r"""url\(\s*(['"]?)#[\w.:-]+\1\s*\)""", re.IGNORECASE)
_CALLED = re.compile(r"([\w-]*)\s*\(")
_AT_RULE = re.compile(r"(@[\w-]*)[^;{}]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|$)")
_RULE = re.compile(r"([^{}@;<]+)\{([^{}]*)\}")


class Unusable(Exception):
    """Why a drawing cannot be made safe, and where: line and column count from 1."""

    def __init__(self, line: int, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message, self.hint = line, column, message, hint


@dataclass(frozen=True)
class Drawing:
    """A safe SVG, and what it had to lose, in words, each once."""

    data: bytes
    removed: tuple[str, ...]


def clean(data: bytes) -> Drawing:
    """The drawing without what is not allowed; raises Unusable."""
    return _Cleaner().clean(data)


def plain(data: bytes) -> tuple[float, float, bytes] | None:
    """Width, height and bytes of a safe drawing without type, pictures and effects, which not all programs draw alike.

    None for any other, and for one that does not say how wide and high it is by its viewBox: `obstacle` says why.
    """
    try:
        drawing = clean(data).data
    except Unusable:
        return None
    box = _VIEW_BOX.search(drawing)
    if box is None or _NOT_PLAIN.search(drawing):
        return None
    wide, high = float(box[1]), float(box[2])
    return (wide, high, drawing) if wide and high else None


def obstacle(data: bytes) -> tuple[str, str]:
    """Why `plain` has nothing of a drawing, and the remedy."""
    try:
        match = _NOT_PLAIN.search(clean(data).data)
    except Unusable as fault:
        return f"{fault.message} (its line {fault.line}, column {fault.column})", fault.hint
    if match and match[1] == b"text":
        message = "it has type, for which it does not bring the font"
        return message, "turn type into outlines (Inkscape: Path, Object to Path; Illustrator: Create Outlines)"
    if match:
        message = f"it has a {match[1].decode()}, which not all programs draw alike"
        return message, "save the logo as shapes with plain colours, or as a PNG file"
    return (
        "it has no viewBox that says how wide and high it is",
        'add viewBox="0 0 WIDTH HEIGHT" to its svg element, or save it as a PNG file',
    )


def paints(drawing: bytes) -> set[str]:
    """The colours in which a drawing of plain shapes is painted, as SVG writes them: `#14365c`, `navy`."""
    from xml.etree import ElementTree

    found = set[str]()

    def look(element: ElementTree.Element, fill: str, stroke: str) -> None:
        name = element.tag.rpartition("}")[2]
        own = dict(part.split(":", 1) for part in element.get("style", "").split(";") if ":" in part)
        fill, stroke = (
            (own.get(key) or element.get(key) or above).strip() for key, above in (("fill", fill), ("stroke", stroke))
        )
        if name in _SHAPES:
            found.update((fill, stroke))
        elif name == "stop":
            found.add((own.get("stop-color") or element.get("stop-color") or "black").strip())
        for child in element:
            look(child, fill, stroke)

    look(ElementTree.fromstring(drawing), "black", "none")  # no entity is left in a cleaned drawing
    return {colour for colour in found if colour != "none" and not colour.startswith("url(")}


class _Cleaner:
    """One file on its way through: the tags that come in, and what of them goes out."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.removed: dict[str, None] = {}
        self.depth = 0
        self.skipped: int | None = None  # the depth of the element that is left out, with all in it
        self.open: list[str] = []  # the tags to close; nothing for a link, of which the content stays
        self.style: list[str] | None = None
        self.ids: list[str] = []  # of the open elements
        self.drawn: defaultdict[str, int] = defaultdict(int)
        self.used: defaultdict[str, list[str]] = defaultdict(list)

    def clean(self, data: bytes) -> Drawing:
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = lambda name, _: self._remove(f"an entity (&{name};)")
        try:
            parser.Parse(data, True)
        except expat.ExpatError as fault:
            message = f"this is not XML: {expat.ErrorString(fault.code)}"
            raise Unusable(fault.lineno, fault.offset + 1, message, "save or export the drawing again") from None
        except (ValueError, LookupError):  # an encoding that nobody knows
            raise self._unusable("its encoding is unknown", "save it as UTF-8") from None
        self._count("", 0, {})
        return Drawing(("".join(self.out) + "\n").encode(), tuple(self.removed))

    # --- what the parser calls ---

    def _entity(self, *_: object) -> None:
        hint = "save the logo as a plain SVG (Inkscape: Plain SVG; Illustrator: Export As)"
        raise self._unusable("it declares entities, which can be a trap", hint)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            hint = "ungroup the drawing, or save it as a PNG file"
            raise self._unusable(f"its elements are nested more than {DEEPEST} deep", hint)
        if self.skipped is not None:
            return
        space, _, name = tag.rpartition(" ")
        if self.depth == 1 and (name != "svg" or space not in ("", SVG)):
            raise self._unusable("this is not an SVG", "save it as an SVG or PNG file")
        if space in ("", SVG) and name == "a":
            self._remove(TOLD["a"])
            self.open.append("")
            self.ids.append("")
        elif space not in ("", SVG) or name not in ELEMENTS:
            self.skipped = self.depth
            if name != "metadata" and not _EDITORS.search(space):
                self._remove(TOLD.get(name, f"an element ({name})"))
        else:
            self._element(name, attributes)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if (reference := attributes.get(f"{XLINK} href", attributes.get("href"))) is not None:
            reference = self._reference(name, reference.strip())
            if name in ("image", "use") and reference is None:
                self.skipped = self.depth
                return
        kept = {key: value for key, value in map(self._attribute, attributes, attributes.values()) if value is not None}
        if reference is not None:
            kept["xlink:href"] = reference
        identifier = kept.get("id", "")
        self.ids.append(identifier)
        for owner in ("", *filter(None, self.ids)):
            self.drawn[owner] += 1
            if name == "use" and reference:
                self.used[owner].append(reference[1:])
        if self.depth == 1:
            kept = {"xmlns": SVG, "xmlns:xlink": XLINK, **kept}
        self.out.append(f"<{name}" + "".join(f" {key}={quoteattr(value)}" for key, value in kept.items()) + ">")
        self.open.append(name)
        if name == "style":
            self.style = []

    def _end(self, _: str) -> None:
        if self.skipped is None:
            name = self.open.pop()
            self.ids.pop()
            if self.style is not None and name == "style":
                self.out.append(escape(self._rules("".join(self.style))))
                self.style = None
            if name:
                self.out.append(f"</{name}>")
        elif self.skipped == self.depth:
            self.skipped = None
        self.depth -= 1

    def _text(self, text: str) -> None:
        if self.skipped is None:
            (self.out if self.style is None else self.style).append(escape(text) if self.style is None else text)

    # --- what is allowed ---

    def _attribute(self, key: str, value: str) -> tuple[str, str | None]:
        space, _, name = key.rpartition(" ")
        if space == XML and name in ("space", "lang"):
            return f"xml:{name}", value
        if space or name == "href" or name.startswith("data-") or name == "enable-background":
            return key, None
        if name.lower().startswith("on"):
            self._remove(f"an event handler ({name})")
        elif name == "style":
            return name, self._declarations(value) or None
        elif self._plain(name, value):
            return name, value
        elif name not in PROPERTIES:  # of those, `_safe` has told it
            self._remove(f"an attribute ({name})")
        return name, None

    def _plain(self, name: str, value: str) -> bool:
        if name in ("id", "class"):
            return re.fullmatch(r"[\w.: -]*", value) is not None
        return name in ATTRIBUTES and (name not in PROPERTIES or self._safe(value))

    def _reference(self, name: str, target: str) -> str | None:
        """A link to something in the same file, or the picture that is written into it; None for anything else."""
        if re.fullmatch(r"#[\w.:-]+", target):
            return target
        if name == "image" and (match := re.match(r"data:image/[\w.+-]+;base64,", target)):
            try:
                return _raster(base64.b64decode("".join(target[match.end() :].split()), validate=True))
            except (Unreadable, binascii.Error):
                self._remove("a picture that cannot be read")
                return None
        self._remove("a picture from elsewhere" if name == "image" else "a reference to another file")
        return None

    def _rules(self, css: str) -> str:
        """Of a style sheet the plain rules; @import and its like go."""
        css = re.sub(r"/\*.*?\*/", " ", css, flags=re.DOTALL)
        for name in _AT_RULE.findall(css):
            self._remove(f"a style rule ({name})")
        css = _AT_RULE.sub("", css).replace("<!--", "").replace("-->", "")
        rules = [(selector.strip(), self._declarations(body)) for selector, body in _RULE.findall(css)]
        return "".join(f"{name}{{{body}}}" for name, body in rules if body and re.fullmatch(r"[\w\s.#,>*:()-]+", name))

    def _declarations(self, css: str) -> str:
        kept = []
        for declaration in css.split(";"):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if self._safe(value) and name.lower() in PROPERTIES:
                kept.append(f"{name}:{value}")
        return ";".join(kept)

    def _safe(self, value: str) -> bool:
        """Whether a value of a property asks for nothing from elsewhere; what does is reported."""
        rest = _LOCAL.sub("", value)
        called = {name.lower() for name in _CALLED.findall(rest)}
        if "\\" in rest or "@" in rest or "url" in called or not called <= FUNCTIONS | {""}:
            self._remove("a style that asks for another file" if "url" in called else "a style that is not plain")
            return False
        return not any(rest.count(quote) % 2 for quote in "\"'")

    # --- messages ---

    def _remove(self, what: str) -> None:
        self.removed[what] = None

    def _unusable(self, message: str, hint: str) -> Unusable:
        return Unusable(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, message, hint)

    def _count(self, owner: str, depth: int, known: dict[str, int]) -> int:
        """How many elements are drawn for `owner` ("" is the whole) once every <use> in it is."""
        if owner not in known:
            hint = "save the logo as a PNG file"
            if depth > DEEPEST_USE:
                raise Unusable(1, 1, "it uses itself, or parts within parts without end", hint)
            known[owner] = self.drawn[owner] + sum(self._count(part, depth + 1, known) for part in self.used[owner])
            if known[owner] > MOST_DRAWN:
                raise Unusable(1, 1, f"it draws more than {MOST_DRAWN:,} parts", hint)
        return known[owner]


def _raster(data: bytes) -> str:
    """A picture that is written into a drawing, encoded anew: what the camera wrote into it is gone."""
    picture = pictures.read(data, lambda _: 1)
    if kind_of(data) == "JPEG":
        kind, made = "jpeg", picture.jpeg(quality=95)
    else:
        kind, made = "png", picture.png()
    return f"data:image/{kind};base64,{base64.b64encode(made).decode()}"

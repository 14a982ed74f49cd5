"""What WeasyPrint does again and again, done once: styles, lines, objects of a PDF; and dates beside what they date.

In: nothing. Out: a context in which WeasyPrint, which is loaded, remembers; its pages are the same to the byte, but for
the dates that `rows` is about. What is remembered goes with the fonts that pages are set in.
docs/decisions/importing-weasyprint.md tells why, what each patch saves, and why it is safe.
"""

from __future__ import annotations

import contextlib
import copy
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from presskit.weasy import reading_order, versions


class Replacement(NamedTuple):
    """What takes the place of an attribute meanwhile."""

    owner: Any
    name: str
    own: Any
    ours: Any


@contextlib.contextmanager
def applied() -> Iterator[None]:
    """Let WeasyPrint remember meanwhile, if it is a version that this was tested with; afterwards it is as it was.

    Contexts may stand in each other, and in several threads: each patch leaves all results as they are, at any moment.
    """
    global _contexts
    if not versions.are_tested():
        yield
        return
    with _lock:
        _contexts += 1
        if _contexts == 1:
            for one in _replacements():
                setattr(one.owner, one.name, one.ours)
    try:
        yield
    finally:
        with _lock:
            _contexts -= 1
            if not _contexts:
                for one in _replacements():
                    setattr(one.owner, one.name, one.own)


_lock = threading.Lock()
_contexts = 0


@cache
def _replacements() -> tuple[Replacement, ...]:
    return tuple(one for patch in PATCHES for one in patch())


# --- the style of an element ------------------------------------------------------------------------------


_SIDES = ("top", "right", "bottom", "left")


def styles() -> Iterator[Replacement]:
    """Let properties that no rule sets have their initial or inherited values at once, and values with variables be
    worked out once for all elements in which the variables are the same.

    Of the 220 properties that WeasyPrint may ask an element for, sheets set about ten; at each of the others it looks
    for variables, calculations and logical names (weasyprint/css/__init__.py, `ComputedStyle.__missing__`). And a
    shorthand with a variable is expanded again for every property that it stands for. Saves 3.7 % of a kit.
    """
    from weasyprint.css import AnonymousStyle, ComputedStyle, computed_values, properties
    from weasyprint.css.tokens import Pending

    physical, inherited = computed_values.PHYSICAL_FUNCTIONS, properties.INHERITED
    depends = {*properties.INITIAL_NOT_COMPUTED, "position", "float", "display", "page"}
    plain = {
        name: value
        for name, value in properties.INITIAL_VALUES.items()
        if name not in depends and not name.startswith("text_decoration_")
    }
    initial = {name: value for name, value in plain.items() if name not in inherited}
    widths = {f"{line}_style": f"{line}_width" for line in ("outline", *(f"border_{side}" for side in _SIDES))}
    initial |= dict.fromkeys(widths.values(), 0)  # of a line whose style is none, as by itself it is
    bare = {name: value for name, value in initial.items() if name not in physical}
    logical = {name(block="ttb", inline=inline) for name in physical.values() for inline in ("ltr", "rtl")}
    missing, begin = ComputedStyle.__missing__, AnonymousStyle.__init__

    def find(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name in cascaded:
            value, weight = cascaded[name]
            if isinstance(value, Pending) and name in properties.INITIAL_VALUES:
                cascaded[name] = (_solved(style, name.replace("_", "-"), value), weight)
            return missing(style, name)
        if name == "anchor":  # the only one that is asked for of the 16 margins of a page, most of which hold nothing
            return style.setdefault(name, initial[name])
        if name in initial:
            known = dict(style)
            style.update(initial if logical.isdisjoint(cascaded) else bare)
            for one in cascaded:
                style.pop(one, None)
                style.pop(widths.get(one), None)
            style.update(known)
            return style[name] if name in style else missing(style, name)
        if name in inherited and name in plain and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
            return value
        return missing(style, name)

    def begin_filled(style: Any, parent_style: Any) -> None:
        style.update(initial)
        begin(style, parent_style)

    yield Replacement(ComputedStyle, "__missing__", missing, find)
    yield Replacement(AnonymousStyle, "__init__", begin, begin_filled)


def _solved(style: Any, name: str, pending: Any) -> Any:
    """What a value with variables comes to for the property `name`; the value itself if that is not valid."""
    from weasyprint.css import resolve_var
    from weasyprint.css.tokens import InvalidValues
    from weasyprint.css.validation.expanders import PendingExpander

    known = vars(style.font_config).setdefault("solved", {})
    variables = [style[variable] for variable in _variables(pending, known)]
    key = (id(pending), *map(id, variables))
    if key not in known:
        tokens: list[Any] = []
        for token in pending.tokens:
            resolved = resolve_var(style, token, style.parent_style)
            tokens.extend((token,) if resolved is None else resolved)
        known[key] = (tokens, {}, pending, variables)  # the last two, so that no others come to have their ids
    tokens, values, *_ = known[key]
    if name not in values:
        try:
            if tokens and isinstance(pending, PendingExpander):
                for part, value in pending.validator(tokens):
                    values[f"{pending.name}{part}" if part.startswith("-") else part] = value
            elif tokens:
                values[name] = pending.validate(tokens, name, style.base_url)
        except InvalidValues:
            pass  # it is reported when WeasyPrint comes to the same
    return values.get(name, pending)


def _variables(pending: Any, known: dict[Any, Any]) -> tuple[str, ...]:
    """The names of the variables in a value, as WeasyPrint writes them in a style."""
    if id(pending) not in known:
        known[id(pending)] = tuple(dict.fromkeys(_named(pending.tokens))), pending
    names: tuple[str, ...] = known[id(pending)][0]
    return names


def _named(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "ident" and token.value.startswith("--"):
            yield token.value.replace("-", "_")
        yield from _named(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


# --- lines ------------------------------------------------------------------------------------------------

_READ = itemgetter(
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size",
    "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_position", "font_variation_settings",
    "font_weight", "hyphens", "lang", "letter_spacing", "overflow_wrap", "white_space", "word_break", "word_spacing",
)  # fmt: skip
"""What breaking a line reads of a style, where it neither hyphenates nor underlines nor has tabs."""

_FONT = itemgetter(
    "font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position",
    "font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings", "font_variation_settings", "font_language_override", "lang",
)  # fmt: skip
"""What the height of an empty line depends on, besides sizes."""

_SIZED = itemgetter("font_size", "line_height")

_RARE = re.compile("[\t\N{SOFT HYPHEN}]")


def lines() -> Iterator[Replacement]:
    """Let WeasyPrint break the same text, in the same style and room, once for all pages in the same typefaces.

    Of the lines of a kit half come again: when a page is laid out anew with other spaces, a box once more inside its
    parent. A break depends on nothing else (weasyprint/text/line_break.py, `split_first_line`). Saves 3.2 % of a kit.
    """
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    key_of, split = line_break._font_style_cache_key, inline.split_first_line

    def font_key(style: Any, include_size: bool = False) -> Any:  # by itself, all of it written out as text
        return (_FONT(style), _SIZED(style)) if include_size else _FONT(style)

    def remembered(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        given = (text, style, context, max_width, justification_spacing, is_line_start, minimum)
        if style["hyphens"] == "auto" or style["text_decoration_line"] != "none" or _RARE.search(text):
            return split(*given)
        known = vars(style.font_config).setdefault("lines", {})
        key = (text, max_width, justification_spacing, is_line_start, minimum, _READ(style))
        if key not in known:
            known[key] = split(*given)
        layout, *line = known[key]
        return copy.copy(layout), *line  # which box it is drawn in is written to it

    yield Replacement(line_break, "_font_style_cache_key", key_of, font_key)
    yield Replacement(inline, "split_first_line", split, remembered)
    yield Replacement(preferred, "split_first_line", split, remembered)


# --- objects ----------------------------------------------------------------------------------------------


def objects() -> Iterator[Replacement]:
    """Let pydyf write out, and compress, every object of a PDF once: by itself once for the file, and once more for the
    hash that identifies it. Saves 4.6 % of a kit.
    """
    import pydyf

    write = pydyf.PDF.write

    def once(data: property, known: dict[int, bytes]) -> property:
        def made(thing: Any) -> bytes:
            if thing.number is None:  # it stands in another
                return data.__get__(thing)  # type: ignore[no-any-return]
            if thing.number not in known:
                known[thing.number] = data.__get__(thing)
            return known[thing.number]

        return property(made)

    def write_once(pdf: Any, *arguments: Any, **named: Any) -> None:
        known: dict[int, bytes] = {}
        plain = {kind: kind.data for kind in (pydyf.Dictionary, pydyf.Stream)}
        for kind, data in plain.items():
            kind.data = once(data, known)
        try:
            write(pdf, *arguments, **named)
        finally:
            for kind, data in plain.items():
                kind.data = data

    yield Replacement(pydyf.PDF, "write", write, write_once)


# --- what is read beside each other -------------------------------------------------------------------------


def dates() -> Iterator[Replacement]:
    """Let a date at the right edge be read in the line of what it dates, and a line below a large name apart from
    it (see `rows`). Nothing else looks different.
    """
    import pydyf
    from weasyprint import draw

    draw_text = draw.draw_text

    def drawn(stream: Any, box: Any, *where: Any) -> None:
        white, small = reading_order.white_before(stream, box), reading_order.is_much_smaller(stream, box)
        if not white:
            begin = len(stream.stream)
            draw_text(stream, box, *where)
            if small:
                reading_order.place_after_size(stream.stream, begin)
            return
        stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(box.text)}))
        begin = len(stream.stream)
        draw_text(stream, box, *where)
        reading_order.widen_space(stream.stream, begin, white, box.style["font_size"])
        stream.end_marked_content()

    yield Replacement(draw, "draw_text", draw_text, drawn)


PATCHES: tuple[Callable[[], Iterator[Replacement]], ...] = (styles, lines, objects, dates)

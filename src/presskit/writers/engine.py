"""WeasyPrint, loaded in half the time that it takes by itself, fetching nothing, and heard when it complains.

In: nothing. Out: the module; a fetcher of prepared bytes; what is logged while it works.
docs/decisions/importing-weasyprint.md tells what is put in the way of loading it, and why that is safe.
"""

from __future__ import annotations

import contextlib
import copy
import importlib
import io
import logging
import marshal
import pickle
import re
import sys
import tempfile
import types
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from presskit import kept

SCHEME = "presskit:/"
"""The private scheme under which WeasyPrint is served; nothing else can be fetched."""


def weasyprint() -> Any:
    """The module `weasyprint`.

    Of the 420 ms that it takes by itself, more than half is spent on looking for libraries, on reading C declarations,
    on its own style sheets, and on parts of fontTools for which there is no use with HarfBuzz-subset and static fonts.
    """
    if "weasyprint" not in sys.modules:
        _defer("fontTools.subset", "Options", "Subsetter")
        _defer("fontTools.varLib.instancer", "instantiateVariableFont")
        _defer("fontTools.ttLib.woff2", "decompress")
        import cffi
        import tinycss2

        own, parse = cffi.FFI, tinycss2.parse_stylesheet
        if sys.platform == "linux":
            cffi.FFI = Declared
        tinycss2.parse_stylesheet = lambda *_, **__: []
        try:
            import weasyprint
        finally:
            cffi.FFI, tinycss2.parse_stylesheet = own, parse
        _dress(weasyprint)
        _remember_lines()
    import weasyprint

    return weasyprint


def _dress(weasyprint: Any) -> None:
    """Give WeasyPrint its own style sheets, which were empty while it was imported."""
    from weasyprint import CSS, html

    styles = html.UA_COUNTER_STYLE

    def parsed() -> tuple[Any, ...]:
        sheets = (CSS(string=text, counter_style=styles) for text in (html.UA, html.UA_FORM))
        return *sheets, CSS(string=html.PH), styles

    agent, form, hints, known = _kept("weasyprint-sheets", html.UA + html.UA_FORM + html.PH, parsed)
    styles.update(known)
    for module in (weasyprint, html):
        module.UA_STYLESHEET, module.UA_FORM_STYLESHEET, module.PH_STYLESHEET = agent, form, hints


def sheet(text: str, fetcher: Any, keep: str = "") -> Any:
    """A style sheet for pages; under a name to keep it by, one that travels with presskit is parsed only once."""
    from weasyprint import CSS

    def parsed() -> Any:
        return CSS(string=text, base_url=SCHEME, url_fetcher=fetcher)

    return _kept(keep, text, parsed) if keep else parsed()


def _kept(name: str, text: str, parse: Callable[[], Any]) -> Any:
    """What was made of style sheets, from an earlier process: parsing takes twenty times as long as reading it."""
    import cssselect2
    import tinycss2
    import weasyprint

    versions = (weasyprint.__version__, cssselect2.VERSION, tinycss2.VERSION)
    return kept.thing(name, (text, *versions), parse, write=_pickled, read=pickle.loads)


def _pickled(sheets: Any) -> bytes:
    file = io.BytesIO()
    _Pickler(file, protocol=5).dump(sheets)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Writes the tests of selectors, too, which cssselect2 compiles from source that it does not keep."""

    def reducer_override(self, thing: Any) -> Any:
        if isinstance(thing, types.FunctionType) and thing.__name__ == "<lambda>":
            return _test, (marshal.dumps(thing.__code__),)
        return NotImplemented


def _test(code: bytes) -> types.FunctionType:
    """The test of a selector, with the names that cssselect2 gives it."""
    from cssselect2 import compiler

    names = ("split_whitespace", "ascii_lower", "urlparse")
    return types.FunctionType(marshal.loads(code), {name: getattr(compiler, name) for name in names})


_READ = itemgetter(
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size",
    "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_position", "font_variation_settings",
    "font_weight", "hyphens", "lang", "letter_spacing", "overflow_wrap", "white_space", "word_break", "word_spacing",
)  # fmt: skip
"""What breaking a line reads of a style, where it neither hyphenates nor underlines nor has tabs."""

_RARE = re.compile("[\t\N{SOFT HYPHEN}]")


def _remember_lines() -> None:
    """Let WeasyPrint break the same text, in the same style and room, once for all pages in the same typefaces.

    Of the lines of a kit half come again: when a page is laid out anew with other spaces, a box once more inside its
    parent. A break depends on nothing else (weasyprint/text/line_break.py, `split_first_line`).
    """
    from weasyprint.layout import inline, preferred

    split = inline.split_first_line

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

    inline.split_first_line = preferred.split_first_line = remembered


def fetcher(read: Callable[[str], bytes]) -> Any:
    """A URL fetcher that serves the bytes that `read` has under `presskit:/name`, and refuses everything else: files,
    http, data.
    """
    from email.message import EmailMessage, Message

    from weasyprint.urls import URLFetcher, URLFetcherResponse

    # with the plain policy: the one that an EmailMessage has by itself takes 15 ms to load
    no_headers: Any = EmailMessage(policy=Message().policy)

    class Prepared(URLFetcher):  # type: ignore[misc]  # weasyprint is not typed
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(SCHEME):
                raise ValueError(f"{url} is not served")
            return URLFetcherResponse(url, read(url.removeprefix(SCHEME)), no_headers)

    return Prepared(allow_redirects=False, fail_on_errors=True)


@contextlib.contextmanager
def heard() -> Iterator[list[str]]:
    """What WeasyPrint logs meanwhile, as a warning or worse."""
    listener = _Listener()
    log = logging.getLogger("weasyprint")
    log.addHandler(listener)
    try:
        yield listener.texts
    finally:
        log.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


class Declared:
    """In the place of `cffi.FFI`: declarations as cffi compiles them, kept from one process to the next.

    By itself cffi parses 500 lines of C when WeasyPrint is imported, and all their names again for every type that it
    is asked for (together 70 ms); and it looks each library up by running gcc and ld when the first of several names
    fails, 20 times, before the loader finds it under one that follows (180 ms).
    """

    def cdef(self, declarations: str) -> None:
        """Declare; the only time."""
        import cffi

        made_of = (declarations, cffi.__version__)
        module: dict[str, Any] = {}
        exec(kept.code("weasyprint-declarations", made_of, lambda: _compiled(declarations)), module)
        ffi = module["ffi"]
        self.__dict__ |= {name: getattr(ffi, name) for name in dir(ffi) if not name.startswith("_")}


def _compiled(declarations: str) -> types.CodeType:
    """The module that cffi makes of declarations, in its documented "out-of-line, ABI level" mode."""
    from cffi.api import FFI

    ffi = FFI()
    ffi.cdef(declarations)
    ffi.set_source("weasyprint_declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "declarations.py")
        with contextlib.redirect_stdout(io.StringIO()):  # it says what it generates
            ffi.emit_python_code(str(source))
        return compile(source.read_text("utf-8"), "weasyprint-declarations", "exec")


def _defer(name: str, *callables: str) -> None:
    """Put a module in the place of `name` that loads the real one when one of its `callables` is called, or when it is
    asked for anything else.
    """
    if name in sys.modules:
        return

    def real() -> types.ModuleType:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return importlib.import_module(name)

    def late(attribute: str) -> Any:
        return lambda *arguments, **named: getattr(real(), attribute)(*arguments, **named)

    def other(attribute: str) -> Any:
        if attribute.startswith("__"):  # the import system looks, and wants nothing
            raise AttributeError(attribute)
        return getattr(real(), attribute)

    stand_in = types.ModuleType(name, f"stands in for {name} until it is needed")
    for attribute in callables:
        setattr(stand_in, attribute, late(attribute))
    stand_in.__getattr__ = other  # type: ignore[method-assign]  # PEP 562
    sys.modules[name] = stand_in

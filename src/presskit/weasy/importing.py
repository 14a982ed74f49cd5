"""WeasyPrint imported in a third of the time that it takes by itself, and style sheets that are parsed once.

In: nothing. Out: the module is loaded; style sheets as an earlier process has parsed them. Nothing of what takes the
place of something else meanwhile is left behind.
docs/decisions/importing-weasyprint.md tells why, what it saves, and why it is safe.
"""

from __future__ import annotations

import contextlib
import io
import marshal
import pickle
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from presskit import disk_cache
from presskit.lazy_imports import deferred
from presskit.weasy import versions


def load() -> None:
    """Import `weasyprint`, unless this process has it already.

    Of the 420 ms that it takes by itself, more than half is spent on looking for libraries, on reading C declarations,
    on its own style sheets, and on parts of fontTools for which there is no use with HarfBuzz-subset and static fonts.
    """
    if "weasyprint" in sys.modules:
        return
    if not versions.are_tested():
        import weasyprint

        return
    import cffi
    import tinycss2

    own, parse = cffi.FFI, tinycss2.parse_stylesheet
    if sys.platform == "linux":
        cffi.FFI = Declared
    tinycss2.parse_stylesheet = lambda *_, **__: []
    try:
        with deferred(_UNUSED):
            import weasyprint
    finally:
        cffi.FFI, tinycss2.parse_stylesheet = own, parse
    _give_style_sheets(weasyprint)


_UNUSED = {
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
    "fontTools.ttLib.woff2": ("decompress",),
}
"""What WeasyPrint imports of fontTools, and needs without HarfBuzz-subset or for variable fonts. Saves 8.8 %
of a kit.
"""


# --- what is imported -------------------------------------------------------------------------------------


class Declared:
    """In the place of `cffi.FFI`: declarations as cffi compiles them, kept from one process to the next.

    By itself cffi parses 500 lines of C when WeasyPrint is imported, and all their names again for every type that it
    is asked for (together 70 ms); and it looks each library up by running gcc and ld when the first of several names
    fails, 20 times, before the loader finds it under one that follows (180 ms). Saves 7.2 % of a kit.
    """

    def cdef(self, declarations: str) -> None:
        """Declare; the only time."""
        import cffi

        made_of = (declarations, cffi.__version__)
        module: dict[str, Any] = {}
        exec(disk_cache.cached_code("weasyprint-declarations", made_of, lambda: _compiled(declarations)), module)
        ffi = module["ffi"]
        self.__dict__ |= {name: getattr(ffi, name) for name in dir(ffi) if not name.startswith("_")}


def _compiled(declarations: str) -> types.CodeType:
    """The module that cffi makes of declarations, in its documented "out-of-line, ABI level" mode."""
    import tempfile

    from cffi.api import FFI

    ffi = FFI()
    ffi.cdef(declarations)
    ffi.set_source("weasyprint_declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "declarations.py")
        with contextlib.redirect_stdout(io.StringIO()):  # it says what it generates
            ffi.emit_python_code(str(source))
        return compile(source.read_text("utf-8"), "weasyprint-declarations", "exec")


# --- style sheets -----------------------------------------------------------------------------------------


def _give_style_sheets(weasyprint: Any) -> None:
    """Give WeasyPrint its own style sheets, which were empty while it was imported. Saves 3.7 % of a kit."""
    from weasyprint import CSS, html

    styles = html.UA_COUNTER_STYLE

    def parsed() -> tuple[Any, ...]:
        sheets = (CSS(string=text, counter_style=styles) for text in (html.UA, html.UA_FORM))
        return *sheets, CSS(string=html.PH), styles

    agent, form, hints, known = cached_sheets("weasyprint-sheets", html.UA + html.UA_FORM + html.PH, parsed)
    styles.update(known)
    for module in (weasyprint, html):
        module.UA_STYLESHEET, module.UA_FORM_STYLESHEET, module.PH_STYLESHEET = agent, form, hints


def cached_sheets(name: str, text: str, parse: Callable[[], Any]) -> Any:
    """What was made of style sheets, from an earlier process: parsing takes twenty times as long as reading it."""
    import cssselect2
    import tinycss2
    import weasyprint

    made_of = (text, weasyprint.__version__, cssselect2.VERSION, tinycss2.VERSION)
    return (
        disk_cache.cached_object(name, made_of, parse, write=_pickled, read=pickle.loads)
        if versions.are_tested()
        else parse()
    )


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

"""What is put in the way of WeasyPrint while it is imported, so that it is there in a third of the time.

In: nothing. Out: the module is loaded; style sheets as they were parsed once.
docs/decisions/importing-weasyprint.md tells why, what it saves, and why it is safe.
"""

from __future__ import annotations

import contextlib
import io
import marshal
import pickle
import sys
import tempfile
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from presskit import kept
from presskit.late import defer
from presskit.writers import once


def load() -> None:
    """Import `weasyprint`.

    Of the 420 ms that it takes by itself, more than half is spent on looking for libraries, on reading C declarations,
    on its own style sheets, and on parts of fontTools for which there is no use with HarfBuzz-subset and static fonts.
    """
    defer("fontTools.subset", "Options", "Subsetter")
    defer("fontTools.varLib.instancer", "instantiateVariableFont")
    defer("fontTools.ttLib.woff2", "decompress")
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
    once.teach()


# --- what is imported -------------------------------------------------------------------------------------


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


# --- style sheets -----------------------------------------------------------------------------------------


def _dress(weasyprint: Any) -> None:
    """Give WeasyPrint its own style sheets, which were empty while it was imported."""
    from weasyprint import CSS, html

    styles = html.UA_COUNTER_STYLE

    def parsed() -> tuple[Any, ...]:
        sheets = (CSS(string=text, counter_style=styles) for text in (html.UA, html.UA_FORM))
        return *sheets, CSS(string=html.PH), styles

    agent, form, hints, known = kept_sheets("weasyprint-sheets", html.UA + html.UA_FORM + html.PH, parsed)
    styles.update(known)
    for module in (weasyprint, html):
        module.UA_STYLESHEET, module.UA_FORM_STYLESHEET, module.PH_STYLESHEET = agent, form, hints


def kept_sheets(name: str, text: str, parse: Callable[[], Any]) -> Any:
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

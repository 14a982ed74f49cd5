"""WeasyPrint, loaded in half the time that it takes by itself.

In: nothing. Out: the module. docs/decisions/importing-weasyprint.md tells what is put in the way, and why it is safe.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
import tempfile
import types
from pathlib import Path
from typing import Any

from presskit import kept


def weasyprint() -> Any:
    """The module `weasyprint`.

    Of the 420 ms that it takes by itself, half is spent on looking for libraries, on reading C declarations, and on
    fontTools' subsetter and variable fonts, for which there is no use with HarfBuzz-subset and static fonts.
    """
    if "weasyprint" not in sys.modules:
        _defer("fontTools.subset", "Options", "Subsetter")
        _defer("fontTools.varLib.instancer", "instantiateVariableFont")
        import cffi

        own = cffi.FFI
        if sys.platform == "linux":
            cffi.FFI = Declared
        try:
            import weasyprint
        finally:
            cffi.FFI = own
    import weasyprint

    return weasyprint


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
    """Put a module in the place of `name` whose callables load the real one when they are first called."""
    if name in sys.modules:
        return

    def late(attribute: str) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
            return getattr(importlib.import_module(name), attribute)(*arguments, **named)

        return call

    stand_in = types.ModuleType(name, f"stands in for {name} until it is needed")
    for attribute in callables:
        setattr(stand_in, attribute, late(attribute))
    sys.modules[name] = stand_in

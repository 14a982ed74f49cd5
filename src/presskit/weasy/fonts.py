"""The fonts that pages are set in, as WeasyPrint and Pango look them up.

In: rules of Fontconfig, and font files. Out: a configuration to render pages with. Fonts are declared to Fontconfig
once for all pages: as `@font-face` rules, WeasyPrint would copy each file into a temporary folder, which a process that
ends at once leaves behind.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from presskit import machine
from presskit.weasy import importing


class UnreadableFont(Exception):
    """A font file that Fontconfig cannot read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def configuration(rules: bytes, files: Sequence[Path]) -> Any:
    """WeasyPrint's FontConfiguration with these rules, an XML document of Fontconfig, and these files besides the fonts
    of the machine; raises UnreadableFont.
    """
    importing.load()
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    made = FontConfiguration()
    fontconfig.FcConfigParseAndLoadFromMemory(made._config, rules, True)
    for path in files:
        if not fontconfig.FcConfigAppFontAddFile(made._config, os.fsencode(path)):
            raise UnreadableFont(path)
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", made.font_map))
    return made


@contextlib.contextmanager
def current(configuration: Any) -> Iterator[None]:
    """Let this configuration be that of the process meanwhile; afterwards it is that of the machine again.

    Pango looks fonts up in the configuration of its font map, and the rules for it in that of the process
    (pangoft2-fontmap.c).
    """
    from weasyprint.text.ffi import ffi

    library = machine.load("libfontconfig.so.1")
    assert library is not None  # WeasyPrint has loaded it
    library.FcConfigSetCurrent(ctypes.c_void_p(int(ffi.cast("uintptr_t", configuration._config))))
    try:
        yield
    finally:
        library.FcConfigSetCurrent(None)  # read anew when somebody asks for it


def weight(number: int) -> int:
    """A font-weight of CSS, such as 400, as Fontconfig counts it."""
    importing.load()
    from weasyprint.text.constants import FONTCONFIG_WEIGHT

    result: int = FONTCONFIG_WEIGHT[number]
    return result


def slant(style: str) -> str:
    """A font-style of CSS, as Fontconfig calls it."""
    importing.load()
    from weasyprint.text.constants import FONTCONFIG_STYLE

    name: str = FONTCONFIG_STYLE[style]
    return name

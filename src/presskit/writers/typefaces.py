"""The typefaces that pages are set in: a look's, those that it falls back on, and the user's.

In: a look, and the files that the profile names. Out: `Typefaces`, which declares them to Fontconfig once for all
pages of a kit. As `@font-face` rules, WeasyPrint would copy each file into a temporary folder, which a process that
ends at once leaves behind.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from presskit.problems import Problem, Problems, error
from presskit.template import Face, Templates, look_settings, shown


class Typefaces:
    """The typefaces of one look; `fonts` are files of the user's for scripts that it lacks.

    A process that has laid out a page with them must not part: Pango's thread would stay behind.
    """

    def __init__(self, templates: Templates, look: str, fonts: Sequence[Path] = ()) -> None:
        self.look = templates.look(look)
        self.settings = look_settings(self.look)
        self._fallback = templates.fallback()
        self._fonts = fonts

    @cached_property
    def configuration(self) -> Any:
        """What WeasyPrint looks fonts up in; raises Problems for a font that cannot be read."""
        from weasyprint.text.ffi import ffi, fontconfig, pangoft2
        from weasyprint.text.fonts import FontConfiguration

        configuration = FontConfiguration()
        config, names = configuration._config, b"".join(_named(face, path) for face, path in self._faces)
        fontconfig.FcConfigParseAndLoadFromMemory(config, _RULES % names, True)
        for face, path in self._faces:
            if not fontconfig.FcConfigAppFontAddFile(config, os.fsencode(path)):
                raise Problems([self._unreadable(face, path)])
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", configuration.font_map))
        return configuration

    @property
    def rules(self) -> str:
        """A style sheet that names the user's fonts as `--user`.

        A look names its families as var(--serif) and var(--sans), so that the user's come last in each.
        """
        users = ", ".join(f'"User {at + 1}"' for at in range(len(self._fonts)))
        return f":root {{ --user: {users} }}" if users else ""

    def _unreadable(self, face: Face, path: Path) -> Problem:
        if path in self._fonts:
            message = "this is not a font that can be used"
            hint = "name a TrueType or OpenType font in [kit] fonts, or take this one out"
            return error(str(path), None, "font", message, hint)
        message = f'a font of the family "{face.family}" is damaged and cannot be read'
        hint = "put a whole TrueType or OpenType file in its place"
        return error(shown(self.look.file("look.toml")), None, "font", message, hint)

    @property
    def families(self) -> frozenset[str]:
        """The names under which they are declared."""
        return frozenset(face.family for face, _ in self._faces)

    @cached_property
    def _faces(self) -> list[tuple[Face, Path]]:
        """Each face and its file."""
        return [
            *((face, self.look.file(face.file)) for face in self.settings.fonts),
            *((face, self._fallback.file(face.file)) for face in look_settings(self._fallback).fonts),
            *((Face(family=f"User {at + 1}", file=path.name), path) for at, path in enumerate(self._fonts)),
        ]


_RULES = b'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>%b</fontconfig>'


def _named(face: Face, path: Path) -> bytes:
    """The rule that a file has the family, the weight and the slant of a face, whatever it says itself."""
    from weasyprint.text.constants import FONTCONFIG_STYLE, FONTCONFIG_WEIGHT

    return b"".join(
        (
            b'<match target="scan"><test name="file" compare="eq"><string>%b</string></test>'
            % _quoted(os.fsencode(path)),
            b'<edit name="family" mode="prepend"><string>%b</string></edit>' % _quoted(face.family.encode()),
            b'<edit name="slant" mode="assign_replace"><const>%b</const></edit>'
            % FONTCONFIG_STYLE[face.style].encode(),
            b'<edit name="weight" mode="assign_replace"><int>%d</int></edit></match>' % FONTCONFIG_WEIGHT[face.weight],
        )
    )


def _quoted(text: bytes) -> bytes:
    return escape(text.decode("latin-1")).encode("latin-1")  # the bytes of a path need not be UTF-8

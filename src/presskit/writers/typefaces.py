"""The typefaces that pages are set in: a look's, those that it falls back on, and the user's.

In: a look, and the files that the profile names. Out: `Typefaces`, which declares them to WeasyPrint once for all pages
of a kit. (It writes each font into a folder of its own and has it read: a twentieth of the time of a page.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from presskit.problems import Problems, error
from presskit.template import Face, Templates, look_settings, shown
from presskit.writers import engine


class Declared(NamedTuple):
    """Where WeasyPrint finds the fonts, and the style sheet that names them."""

    configuration: Any
    sheet: Any


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
    def declared(self) -> Declared:
        """Raises Problems for a font that cannot be read."""
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        configuration = FontConfiguration()
        fetcher = engine.fetcher(self._read)
        with engine.heard() as said:
            sheet = CSS(string=self._rules, base_url=engine.SCHEME, url_fetcher=fetcher, font_config=configuration)
        for text in said:
            self.complain(text)
        return Declared(configuration, sheet)

    def complain(self, said: str) -> None:
        """Raise Problems if what WeasyPrint logged is that it cannot read a font."""
        if user := re.match("Font-face 'User (\\d+)' cannot be loaded", said):
            message = "this is not a font that can be used"
            hint = "name a TrueType or OpenType font in [kit] fonts, or take this one out"
            raise Problems([error(str(self._fonts[int(user[1]) - 1]), None, "font", message, hint)])
        if family := re.match("Font-face '([^']+)' cannot be loaded", said):
            message = f'a font of the family "{family[1]}" is damaged and cannot be read'
            hint = "put a whole TrueType or OpenType file in its place"
            raise Problems([error(shown(self.look.file("look.toml")), None, "font", message, hint)])

    @property
    def families(self) -> frozenset[str]:
        """The names under which they are declared."""
        return frozenset(face.family for face, _ in self._faces)

    @property
    def _faces(self) -> list[tuple[Face, str]]:
        """Each face and its address."""
        return [
            *((face, f"look/{face.file}") for face in self.settings.fonts),
            *((face, f"fallback/{face.file}") for face in look_settings(self._fallback).fonts),
            *((Face(family=f"User {at + 1}", file=path.name), f"user/{at}") for at, path in enumerate(self._fonts)),
        ]

    @property
    def _rules(self) -> str:
        rules = [
            f'@font-face {{ font-family: "{face.family}"; src: url("{engine.SCHEME}{address}");'
            f" font-weight: {face.weight}; font-style: {face.style} }}"
            for face, address in self._faces
        ]
        users = ", ".join(f'"User {at + 1}"' for at in range(len(self._fonts)))
        # a look names its families as var(--serif) and var(--sans), so that the user's come last in each
        return "\n".join(rules) + (f":root {{ --user: {users} }}" if users else "")

    def _read(self, address: str) -> bytes:
        folder, _, file = address.partition("/")
        if folder == "user":
            return self._fonts[int(file)].read_bytes()
        path = {"look": self.look, "fallback": self._fallback}[folder].find(file)
        if path is None:
            raise KeyError(address)
        return path.read_bytes()

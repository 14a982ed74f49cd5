"""The typefaces that pages are set in: a look's, the user's, those that both fall back on, and those of the machine.

In: a look, the files that the profile names, and what draws the rest. Out: `Typefaces`, which declares them to
Fontconfig once for all pages of a kit, in that order, whatever families a style sheet names.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from presskit.problems import Problem, Problems, error
from presskit.template import Face, Templates, display_path, look_settings
from presskit.weasy import fonts
from presskit.writers.brand import stand_ins
from presskit.writers.coverage import NOTHING, Coverage


class Typefaces:
    """The typefaces of one look; `fonts` are files of the user's for what it lacks, and `coverage` tells the rest.
    `display` and `text` are files of the user's that stand in for those of the look.

    A process that has laid out a page with them must not part: Pango's thread would stay behind.
    """

    def __init__(
        self,
        templates: Templates,
        look: str,
        fonts: Sequence[Path] = (),
        coverage: Coverage = NOTHING,
        *,
        display: Sequence[Path] = (),
        text: Sequence[Path] = (),
    ) -> None:
        self.look = templates.look(look)
        self.settings = look_settings(self.look)
        self._fallback = templates.fallback()
        self._fonts = fonts
        self.coverage = coverage
        self.stand_ins = stand_ins(self.settings, display, text) if display or text else {}

    @cached_property
    def configuration(self) -> Any:
        """What WeasyPrint looks fonts up in; raises Problems for a font that cannot be read."""
        names = b"".join(_named(face, path) for face, path in self._faces)
        extra = {font for font in self.coverage.installed.values() if font.extra}
        names += b"".join(_EXTRA % (_quoted(os.fsencode(font.file)), _quoted(font.family.encode())) for font in extra)
        files = [*(font.file for font in extra), *(path for _, path in self._faces)]
        try:
            return fonts.configuration(_RULES % (names + self._order()), files)
        except fonts.UnreadableFont as fault:
            face = next((face for face, path in self._faces if path == fault.path), None)
            raise Problems([self._unreadable(face, fault.path)]) from None

    def _order(self) -> bytes:
        """The rules that put other families behind those that a page names, each before what is less near to them.

        The user's come before the letters that presskit falls back on. For what is shown as a picture Pango asks for
        the family "emoji" and no other, and the rules of most machines would rather have any font in colours than one
        that is asked for by name.
        """
        users = [face.family for face, path in self._faces if path in self._fonts]
        letters = list(dict.fromkeys(face.family for face in look_settings(self._fallback).fonts))
        machine = dict.fromkeys(CJK if font.extra else font.family for font in self.coverage.installed.values())
        before = [_PUT % (_quoted(family.encode()), b"prepend", _strings(users)) for family in letters[:2] if users]
        behind = [_PUT_LAST % _strings([*users, *letters, *machine])]
        families = dict[str, list[Face]]()
        for face in self.settings.fonts:
            families.setdefault(face.family, []).append(face)
        # of a family that is replaced as a whole, whatever weight a style sheet asks for
        brand = [
            _PUT % (_quoted(family.encode()), b"prepend", _strings([_brand(self.stand_ins[faces[0].file])]))
            for family, faces in families.items()
            if all(face.file in self.stand_ins for face in faces)
        ]
        brand += [
            _INSTEAD % (_quoted(face.family.encode()), *_cut(face), _quoted(_brand(self.stand_ins[face.file]).encode()))
            for face in self.settings.fonts
            if face.file in self.stand_ins
        ]
        emoji = _PUT % (b"emoji", b"prepend_first", _strings([*users, EMOJI]))
        return b"".join([*brand, *before, *behind, emoji, _WHATEVER_COLOUR])

    def _unreadable(self, face: Face | None, path: Path) -> Problem:
        if path in (*self._fonts, *self.stand_ins.values()):
            message = "this is not a font that can be used"
            hint = "name a TrueType or OpenType font in [kit] fonts, or take this one out"
            return error(str(path), None, "font", message, hint)
        message = f'a font of the family "{face.family if face else CJK}" is damaged and cannot be read'
        hint = "put a whole TrueType or OpenType file in its place"
        return error(display_path(self.look.file("look.toml")), None, "font", message, hint)

    @property
    def families(self) -> frozenset[str]:
        """The names under which they are declared, and those of the machine that are taken for what they lack."""
        installed = (font.family for font in self.coverage.installed.values())
        return frozenset([CJK, *(face.family for face, _ in self._faces), *installed])

    @cached_property
    def _faces(self) -> list[tuple[Face, Path]]:
        """Each face and its file."""
        return [
            *((face, self.look.file(face.file)) for face in self.settings.fonts),
            *((face, self._fallback.file(face.file)) for face in look_settings(self._fallback).fonts),
            *((Face(family=_brand(path), file=path.name), path) for path in dict.fromkeys(self.stand_ins.values())),
            *((Face(family=f"User {at + 1}", file=path.name), path) for at, path in enumerate(self._fonts)),
        ]


EMOJI = "PK Emoji"
"""The family of templates/fallback/ with pictures in one colour."""

CJK = "PK CJK"
"""What the one face of presskit-toolkit[cjk] is called that has the forms of the language."""

_RULES = b'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>%b</fontconfig>'


_PUT = (
    b'<match target="pattern"><test name="family" compare="eq"><string>%b</string></test>'
    b'<edit name="family" mode="%b" binding="strong">%b</edit></match>'
)
_PUT_LAST = b'<match target="pattern"><edit name="family" mode="append_last" binding="strong">%b</edit></match>'
_WHATEVER_COLOUR = b'<match target="pattern"><edit name="color" mode="delete_all"/></match>'
_INSTEAD = (
    b'<match target="pattern"><test name="family" compare="eq"><string>%b</string></test>'
    b'<test name="weight" compare="eq"><int>%d</int></test><test name="slant" compare="eq"><const>%b</const></test>'
    b'<edit name="family" mode="prepend" binding="strong"><string>%b</string></edit></match>'
)
_EXTRA = (
    b'<match target="scan"><test name="file" compare="eq"><string>%b</string></test>'
    b'<test name="family" compare="eq"><string>%b</string></test>'
    b'<edit name="family" mode="prepend"><string>PK CJK</string></edit></match>'
)


def _brand(path: Path) -> str:
    """The family under which a file of a brand is declared: of its own, so that no other is taken for it."""
    return f"Brand {path.stem} {len(path.name)}"


def _cut(face: Face) -> tuple[int, bytes]:
    """Its weight and its slant, as Fontconfig has them."""
    return fonts.weight(face.weight), fonts.slant(face.style).encode()


def _strings(families: Sequence[str]) -> bytes:
    return b"".join(b"<string>%b</string>" % _quoted(family.encode()) for family in families)


def _named(face: Face, path: Path) -> bytes:
    """The rule that a file has the family, the weight and the slant of a face, whatever it says itself."""
    weight, slant = _cut(face)
    return b"".join(
        (
            b'<match target="scan"><test name="file" compare="eq"><string>%b</string></test>'
            % _quoted(os.fsencode(path)),
            b'<edit name="family" mode="prepend"><string>%b</string></edit>' % _quoted(face.family.encode()),
            b'<edit name="slant" mode="assign_replace"><const>%b</const></edit>' % slant,
            b'<edit name="weight" mode="assign_replace"><int>%d</int></edit></match>' % weight,
        )
    )


def _quoted(text: bytes) -> bytes:
    return escape(text.decode("latin-1")).encode("latin-1")  # the bytes of a path need not be UTF-8

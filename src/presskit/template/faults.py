"""What is wrong in a user's own templates and looks, as far as it shows without a profile.

In: the templates that there are. Out: Problems, each in its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from presskit import colour, tomlfile
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, did_you_mean, error
from presskit.template.families import unknown_families
from presskit.template.folders import Template, Templates, look_settings
from presskit.template.pages import environment, template_errors
from presskit.template.settings import Look, display_path, read
from presskit.tomlfile import Key, TomlFile

_FONTS = (b"\0\1\0\0", b"OTTO", b"true")
"""How a font file begins (OpenType 1.9, "Organization of an OpenType Font"; "true" of old Macintosh ones)."""


def faults_of_templates(templates: Templates) -> list[Problem]:
    """What is wrong in the user's own templates and looks."""
    result: list[Problem] = []
    for name in templates.own():
        try:
            if name.startswith("looks/"):
                look = templates.look(name.removeprefix("looks/"))
                _look_through_look(look)
                result += _of_measures(look, templates)
                result += _of_word(look)
                result += _of_families(look, [look], templates)
            else:
                template = templates.get(name)
                _look_through(template)
                result += _of_families(template, [templates.look(name) for name in templates.looks()], templates)
        except Problems as problems:
            result += problems.problems
    return result


def missing_style_sheets(templates: Templates, name: str, pages: Iterable[str]) -> list[Problem]:
    """The style sheets that a look lacks: it has one for every page that comes with presskit."""
    look, problems = templates.look(name), []
    for template in pages:
        formats = set(templates.get(template).settings.formats)
        if (builtin() / template).is_dir() and formats & {"pdf", "web"} and not look.find(f"{template}.css"):
            path = display_path(look.folders[0] / f"{template}.css")
            message = f"the look has no style sheet for the template {template}"
            hint = "copy that of a built-in look, or leave the template out of [kit] templates"
            problems.append(error(path, None, "file", message, hint))
    return problems


def _of_measures(look: Template, templates: Templates) -> list[Problem]:
    """Measures that no template asks for."""
    problems, file = [], read(look.file("look.toml"))
    for name, own in look_settings(look).measures.items():
        if name not in templates.names():
            problem = templates.unknown(name, "templates", templates.names(), file.display_path)
            problems.append(_at_key(problem, file, ("measures", name)))
            continue
        there = templates.get(name).settings.measures
        for measure in own.keys() - there.keys():
            hint = did_you_mean(measure, there) or f"there are {', '.join(there) or 'none'}"
            message = f'the template {name} asks for no measure "{measure}"'
            problem = error(file.display_path, None, "unknown-key", message, hint)
            problems.append(_at_key(problem, file, ("measures", name, measure)))
    return problems


def _of_word(look: Template) -> list[Problem]:
    """Styles for the built-in Word files that these do not have."""
    import zipfile

    problems, file = [], read(look.file("look.toml"))
    files = {path.stem: path for path in builtin().glob("*/*.docx")}
    for name, styles in look_settings(look).word.styles.items():
        if name not in files:
            hint = did_you_mean(name, files) or f"there are {', '.join(sorted(files))}"
            problem = error(file.display_path, None, "unknown-key", f'there is no built-in Word file "{name}"', hint)
            problems.append(_at_key(problem, file, ("word", "styles", name)))
            continue
        with zipfile.ZipFile(files[name]) as word:
            there = re.findall(r'<w:name w:val="([^"]*)"', word.read("word/styles.xml").decode())
        for style in styles.keys() - set(there):
            hint = did_you_mean(style, there) or f"there are {', '.join(there)}"
            problem = error(file.display_path, None, "unknown-key", f'{name}.docx has no style "{style}"', hint)
            problems.append(_at_key(problem, file, ("word", "styles", name, style)))
    return problems


def _of_families(of: Template, looks: Iterable[Template], templates: Templates) -> list[Problem]:
    """Families that the style sheets of a look, or of a template for these looks, name and nobody brings."""
    own = sorted({face.family for look in looks for face in look_settings(look).fonts})
    shared = sorted({face.family for face in look_settings(templates.fallback()).fonts})
    return [
        problem
        for path in (sheet for folder in of.folders for sheet in sorted(folder.glob("*.css")))
        for problem in unknown_families(
            tomlfile.read_text(path, display_path(path)),
            display_path(path),
            own,
            shared,
            on_paper=path.name != "web.css" and of.find("look.toml") is not None,
        )
    ]


def _look_through(template: Template) -> None:
    """Raises Problems for settings that cannot be, and for a page that cannot be parsed."""
    if {"pdf", "web"}.intersection(template.settings.formats):
        page = template.settings.page
        path = template.file(page)
        with template_errors(template, page):
            environment(template, {}).parse(tomlfile.read_text(path, display_path(path)), page)


def _look_through_look(look: Template) -> None:
    """Raises Problems for an accent that cannot be read, and for files that are missing or no fonts."""
    settings, file, found = look_settings(look), read(look.file("look.toml")), []
    if fault := accent_fault(settings.accent, settings):
        line, column = file.value(("accent",))
        found.append(replace(fault, path=file.display_path, line=line, column=column))
    for at, face in enumerate(settings.fonts):
        path = look.find(face.file)
        place = file.value(("fonts", at, "file"))
        if path is None:
            hint = "put the font there, or take the line out"
            found.append(error(file.display_path, place, "file", f'there is no file "{face.file}" in this look', hint))
        elif path.read_bytes()[:4] not in _FONTS:
            hint = "a look takes TrueType and OpenType files, .ttf and .otf"
            found.append(error(file.display_path, place, "font", f'"{face.file}" is not a font that can be used', hint))
    if look.find("look.css") is None:
        hint = "write one, with the families and the sizes of the look, or copy that of a built-in look"
        found.append(
            error(display_path(look.folders[0] / "look.css"), None, "file", "this file of the look is missing", hint)
        )
    if found:
        raise Problems(found)


def _at_key(problem: Problem, file: TomlFile, key: Key) -> Problem:
    line, column = file.key(key)
    return replace(problem, line=line, column=column)


def accent_fault(accent: str, look: Look, name: str = "accent") -> Problem | None:
    """The Problem, with no place, of an accent that cannot be read in a look; with the nearest one that can."""
    if colour.readable(accent, [look.light]):
        return None
    least = f"{colour.READABLE:g}"
    ratio = f"{int(colour.contrast(accent, look.light) * 100) / 100:g}"  # 4.499 is not 4.5
    message = f"{name}: {accent} on {look.light} has a contrast of {ratio}, and text needs {least}"
    found = colour.nearest(accent, [look.light])
    hint = f'the nearest colour that can be read is "{found}"' if found else "let light be a lighter ground"
    return error("", None, "accent", message, hint)

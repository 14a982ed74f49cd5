"""What is wrong in a user's own templates and looks, as far as it shows without a profile.

In: the templates that there are. Out: Problems, each in its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from presskit import colour, tomlfile
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, did_you_mean, error, warning
from presskit.template.families import custom_properties, unknown_families
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
                result += _of_families_below(look)
            else:
                template = templates.get(name)
                _look_through(template)
                result += _of_families(template, [templates.look(name) for name in templates.looks()], templates)
        except Problems as problems:
            result += problems.problems
    return result


def missing_style_sheets(templates: Templates, name: str, pages: Iterable[str]) -> list[Problem]:
    """The style sheets that neither a look nor its base has, of pages for which a look that comes with presskit has
    one; such a page has what the template and `look.css` say.
    """
    look, problems = templates.look(name), []
    for template in pages:
        sheet = f"{template}.css"
        usual = sorted(path.parent.name for path in (builtin() / "looks").glob(f"*/{sheet}"))
        if usual and not look.find(sheet):
            path = display_path(look.folders[0] / sheet)
            message = f"the look has no style sheet for the template {template}, whose page is set as look.css has it"
            hint = f'copy that of another look, or rest on one that has it: base = "{usual[0]}"'
            problems.append(warning(path, None, "file", message, hint))
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


def _of_families_below(look: Template) -> list[Problem]:
    """Families of the base that its sheets name at their head, and a look with other fonts neither has nor replaces."""
    if look.base is None:
        return []
    settings, file, problems = look_settings(look), read(look.file("look.toml")), []
    gone = {face.family for face in look_settings(look.base).fonts} - {face.family for face in settings.fonts}
    for sheet in ("look.css", "web.css") if settings.fonts else ():
        stacks = dict[str, list[str]]()
        for path in look.sheets(sheet):  # its own last
            stacks |= custom_properties(tomlfile.read_text(path, display_path(path)))
        if left := {name: families for name, families in stacks.items() if gone.intersection(families)}:
            message = f"{sheet} of {look.base.name} sets type in fonts that this look does not have: {', '.join(left)}"
            rules = "; ".join(_refaced(name, families, settings) for name, families in left.items())
            hint = f"write in {display_path(look.folders[0] / sheet)} :root {{ {rules} }}"
            problems.append(error(file.display_path, file.value(("fonts",)), "font", message, hint))
    return problems


def _refaced(name: str, families: list[str], look: Look) -> str:
    """A custom property with a family of a look's own, and behind it what travels with presskit."""
    own = look.fonts[0 if name in ("--name", "--display") else -1].family
    stack = ", ".join(f'"{one}"' for one in (own, *(one for one in families if one.startswith("PK Fallback"))))
    return f"{name}: {stack}"


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
    files = [face.file for face in settings.fonts]
    for name, role in settings.pages.type.items():
        if role.font not in files:
            message = f'pages.type.{name}: "{role.font}" is none of the fonts of this look'
            near = did_you_mean(role.font, files) or f"list it under fonts, or name one of those: {', '.join(files)}"
            found.append(error(file.display_path, file.value(("pages", "type", name, "font")), "font", message, near))
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

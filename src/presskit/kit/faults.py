"""What is wrong between a profile and the templates, places, looks and languages that there are.

In: a profile that is right in itself, or its path. Out: the problems of whatever it names that there is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from presskit import colour, compose, language
from presskit.kit import characters, products
from presskit.kit.choose_look import templates_of, with_look
from presskit.kit.reading import check_audience, load
from presskit.problems import Problem, Problems, Warn, advice, did_you_mean, error, warning
from presskit.profile import TABLES, Profile
from presskit.template import (
    Templates,
    accent_fault,
    faults_of_templates,
    look_settings,
    missing_style_sheets,
    on_light,
)


def load_valid(path: Path, audience: str | None, warn: Warn) -> Profile:
    """The profile at `path`, in which nothing is wrong; raises Problems, ValueError for an unknown audience."""
    profile = load(path, warn)
    check_audience(profile, audience)
    faults = faults_of(profile)
    if errors := [one for one in faults if one.severity == "error"]:
        raise Problems([*errors, *(one for one in characters_of(profile) if one.severity == "error")])
    for one in faults:
        warn(one)
    return profile


def faults_of(profile: Profile) -> list[Problem]:
    """What is wrong between a profile and the templates, places, looks and languages that there are."""
    templates = templates_of(profile, profile.folder)
    if faults := faults_of_templates(templates):
        return faults
    try:
        spoken = language.load(profile.language, path=profile.display_path, at=lambda: profile.place("language"))
        places = templates.places()
    except Problems as problems:
        return list(problems.problems)
    return [
        *compose.faults_of_pinned(profile, places, spoken),
        *_unknown_names(seen := with_look(profile, profile.folder or Path()), templates),
        *_missing_style_sheets(seen, templates),
        *_accent(seen, templates),
        *_brand_fonts(seen, templates),
        *_unknown_sections(profile),
    ]


def characters_of(profile: Profile) -> list[Problem]:
    """What a build would say of characters that no font of presskit has."""
    fonts = [profile.folder / name for name in profile.kit.fonts] if profile.folder else []
    return characters.remarks(profile, characters.coverage(profile, fonts))


def codes_of(profile: Profile) -> list[Problem]:
    """What a build would say of codes to scan that cannot hold what they should."""
    problems = []
    for key, field, what, most in compose.too_long_to_scan(profile):
        message = (
            f"{key}.{field}: it is too long for a code to scan, which takes {most} bytes: that for {what} is left out"
        )
        hint = "write it shorter, if the code matters"
        problems.append(warning(profile.display_path, profile.place(key, field), "code", message, hint))
    return problems


def _unknown_names(profile: Profile, templates: Templates) -> list[Problem]:
    kit, problems = profile.kit, []
    checks: list[tuple[str, Iterable[str], list[str]]] = [
        ("look", [kit.look], templates.looks()),
        ("templates", kit.templates or (), products.names(templates)),
        ("places", kit.places or (), list(templates.places())),
    ]
    for field, asked, there in checks:
        for at, name in enumerate(asked):
            if name not in there:
                problem = templates.unknown(name, field, there, profile.display_path)
                place = profile.place("kit", field) if field == "look" else profile.place("kit", field, at)
                line, column = place or (None, None)
                message = f"kit.{field}: {problem.message}"
                problems.append(replace(problem, line=line, column=column, message=message))
    return problems


def _missing_style_sheets(profile: Profile, templates: Templates) -> list[Problem]:
    asked, look = profile.kit.templates, profile.kit.look
    pages = [name for name in templates.names() if asked is None or name in asked]
    return missing_style_sheets(templates, look, pages) if f"looks/{look}" in templates.own() else []


def _accent(profile: Profile, templates: Templates) -> list[Problem]:
    kit = profile.kit
    if kit.accent is None or kit.look not in templates.looks():
        return []
    look = look_settings(templates.look(kit.look))
    fault, place = accent_fault(kit.accent, look, "kit.accent"), profile.place("kit", "accent")
    if colour.faint(kit.accent):
        area = colour.area(kit.accent)
        message = (
            f"kit.accent: {kit.accent} is hardly seen on paper: areas, marks and type have {area}, the dark of its hue"
        )
        return [
            advice(
                profile.display_path, place, "accent", message, f'to choose the dark yourself, write accent = "{area}"'
            )
        ]
    shade = on_light(kit.accent, look, map(look_settings, map(templates.look, templates.looks())))
    if fault is None or shade is None:
        line, column = place or (None, None)
        return [replace(fault, path=profile.display_path, line=line, column=column)] if fault else []
    message = (
        f"{fault.message}: type has the nearest shade that can be read, {shade}, areas and marks the colour itself"
    )
    hint = f'if all is to have one colour, write accent = "{shade}", which can be read in every look'
    return [advice(profile.display_path, place, "accent", message, hint)]


def _brand_fonts(profile: Profile, templates: Templates) -> list[Problem]:
    """What the fonts of a brand lack, and the look's own face draws in their place."""
    kit, folder = profile.kit, profile.folder
    if not (kit.display_fonts or kit.text_fonts) or kit.look not in templates.looks() or folder is None:
        return []
    from presskit.writers import brand
    from presskit.writers.coverage import named, unseen

    look = look_settings(templates.look(kit.look))
    display, text = ([folder / name for name in names] for names in (kit.display_fonts, kit.text_fonts))
    found = brand.stand_ins(look, display, text)
    letters = frozenset(code for code in characters.letters(profile) if not unseen(code))
    told = []
    for field, names in (("display_fonts", kit.display_fonts), ("text_fonts", kit.text_fonts)):
        lacks = brand.lacking({name: folder / name for name in names if folder / name in found.values()}, letters)
        for at, name in enumerate(names):
            left = lacks.get(folder / name)
            if left and left not in [lacks.get(folder / other) for other in names[:at]]:
                what = named(map(chr, sorted(left)))
                message = f'kit.{field}: "{name}" lacks {what}: the look\'s own face draws them'
                hint = "name a file of the brand that has them, or leave it so"
                told.append(warning(profile.display_path, profile.place("kit", field, at), "brand-font", message, hint))
    if kit.text_fonts:
        for what, missing in brand.without(look, found).items():
            message = f"kit.text_fonts: none of them is {what}: what is {what} is set in {missing}, the look's own"
            hint = f"name the {what} file of the brand, too"
            told.append(warning(profile.display_path, profile.place("kit", "text_fonts"), "brand-font", message, hint))
    return [one for one in told if one.code not in profile.check.ignore]


def _unknown_sections(profile: Profile) -> list[Problem]:
    sections = profile.kit.sections
    known = [*TABLES, *compose.SPECIAL, *(row.title for row in profile.sections)]
    asked: list[tuple[str, str | int, str]] = [
        *(("titles", name, name) for name in sections.titles),
        *(("order", at, name) for at, name in enumerate(sections.order)),
        *(("hidden", at, name) for at, name in enumerate(sections.hidden)),
    ]
    problems = []
    for field, at, name in asked:
        if name not in known:
            place = profile.place("kit", "sections", field, at)
            message = f'kit.sections.{field}: there is no section "{name}"'
            hint = did_you_mean(name, known) or "write the name of a table, or the title of a [[sections]] entry"
            problems.append(error(profile.display_path, place, "section", message, hint))
    return problems

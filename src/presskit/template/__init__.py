"""Templates, looks and places: what the folders in templates/ say, the user's own before the built-in ones.

In: the name of a template and the folder of the profile. Out: its settings, checked, with problems that point
into `template.toml`; its files, found first beside the profile and then among the built-in ones; and a Jinja2
environment in which every mistake of a template's author becomes a Problem at the template's own line.

A template chooses looks, never words.
"""

from presskit.template.faults import accent_fault, faults_of_templates, missing_style_sheets
from presskit.template.folders import Template, Templates, look_settings, on_brand, on_dark, on_light, place_meant
from presskit.template.pages import environment, template_errors
from presskit.template.settings import (
    DISPLAY,
    Card,
    Face,
    Fit,
    Lettering,
    Letters,
    Look,
    Pages,
    Papers,
    Place,
    PlaceLimit,
    Settings,
    Unit,
    Word,
    display_path,
)

__all__ = [
    "DISPLAY",
    "Card",
    "Face",
    "Fit",
    "Lettering",
    "Letters",
    "Look",
    "Pages",
    "Papers",
    "Place",
    "PlaceLimit",
    "Settings",
    "Template",
    "Templates",
    "Unit",
    "Word",
    "accent_fault",
    "display_path",
    "environment",
    "faults_of_templates",
    "look_settings",
    "missing_style_sheets",
    "on_brand",
    "on_dark",
    "on_light",
    "place_meant",
    "template_errors",
]

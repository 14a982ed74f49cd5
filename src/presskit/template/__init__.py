"""Templates, looks and places: what the folders in templates/ say, the user's own before the built-in ones.

In: the name of a template and the folder of the profile. Out: its settings, checked, with problems that point
into `template.toml`; its files, found first beside the profile and then among the built-in ones; and a Jinja2
environment in which every mistake of a template's author becomes a Problem at the template's own line.

A template chooses looks, never words.
"""

from presskit.template.faults import (
    accent_fault as accent_fault,
    faults_of_templates as faults_of_templates,
    missing_style_sheets as missing_style_sheets,
)
from presskit.template.folders import (
    Template as Template,
    Templates as Templates,
    look_settings as look_settings,
    on_brand as on_brand,
    on_dark as on_dark,
    on_light as on_light,
    place_meant as place_meant,
)
from presskit.template.pages import environment as environment, template_errors as template_errors
from presskit.template.settings import (
    DISPLAY as DISPLAY,
    Card as Card,
    Face as Face,
    Fit as Fit,
    Lettering as Lettering,
    Letters as Letters,
    Look as Look,
    Pages as Pages,
    Papers as Papers,
    Place as Place,
    PlaceLimit as PlaceLimit,
    Settings as Settings,
    Unit as Unit,
    Word as Word,
    display_path as display_path,
)

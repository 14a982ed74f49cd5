"""presskit: one checked profile of a person, and everything that others ask that person for.

    profile = presskit.load("profile.toml")
    presskit.blurb(profile, words=50).text
    presskit.build("profile.toml").files

The command line and the documents stand on the same three functions. Nothing heavy is loaded until one is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presskit.problems import Missing, Problem, Problems

if TYPE_CHECKING:
    from presskit.kit.ask import blurb
    from presskit.kit.build import Kit, build
    from presskit.kit.reading import load
    from presskit.profile import Profile
    from presskit.words import Blurb

__version__ = "0.1.0"
"""Of the distribution `presskit-toolkit`, which takes it from here."""

__all__ = ["Blurb", "Kit", "Missing", "Problem", "Problems", "Profile", "blurb", "build", "load"]

_WHERE = {
    "Blurb": "presskit.words",
    "Kit": "presskit.kit.build",
    "Profile": "presskit.profile",
    "blurb": "presskit.kit.ask",
    "build": "presskit.kit.build",
    "load": "presskit.kit.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'presskit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)

"""Where the files lie that travel with presskit, and those of templates and looks that other packages bring.

In: nothing, or a name. Out: paths. On the ground floor, so that a kit can be found unchanged without the models of
templates.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache
def builtin() -> Path:
    """The folder of the built-in templates: in the wheel beside this file, in a checkout at its top."""
    beside = Path(__file__).parent / "templates"
    return beside if beside.is_dir() else Path(__file__).parents[2] / "templates"


def installed(name: str, roots: Iterable[Path]) -> Path | None:
    """The folder of a template ("poster") or look ("looks/zine") that an installed package brings, where none of the
    `roots` has one of that name; None if no package has it.

    A package names it as an entry point of `presskit.templates` or `presskit.looks`, whose value is the package that is
    the folder. Nothing of it is imported, but what such a package stands in.
    """
    if not _NAME.fullmatch(name) or any((root / name).is_dir() for root in roots):
        return None
    return _of_packages(name)


_NAME = re.compile(r"(?:looks/)?[A-Za-z0-9][\w-]{0,79}")


@lru_cache
def _of_packages(name: str) -> Path | None:
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    kind, _, own = name.rpartition("/")
    for point in entry_points(group=f"presskit.{kind or 'templates'}", name=own):
        with contextlib.suppress(ImportError, ValueError):
            spec = find_spec(point.value)
            for folder in (spec and spec.submodule_search_locations) or ():
                if Path(folder).is_dir():
                    return Path(folder)
    return None


def travels(name: Any) -> bool:
    """Whether a file, which may be named as an `OSError` names one, is one of presskit's own."""
    if not isinstance(name, (str, bytes, os.PathLike)):
        return False
    path = Path(os.fsdecode(name)).absolute()
    return any(path.is_relative_to(folder) for folder in (Path(__file__).parent, builtin()))


def code() -> list[Path]:
    """Every file that decides what presskit makes, apart from the templates: its modules and its languages."""
    here = Path(__file__).parent
    return sorted([*here.rglob("*.py"), *(here / "languages").iterdir()])

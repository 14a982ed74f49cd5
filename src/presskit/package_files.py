"""Where the files that travel with presskit lie.

In: nothing. Out: paths. On the ground floor, so that a kit can be found unchanged without the models of templates.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache
def builtin() -> Path:
    """The folder of the built-in templates: in the wheel beside this file, in a checkout at its top."""
    beside = Path(__file__).parent / "templates"
    return beside if beside.is_dir() else Path(__file__).parents[2] / "templates"


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

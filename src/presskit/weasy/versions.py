"""The versions of WeasyPrint, and of what it stands on, that presskit's patches of them were tested with.

In: nothing. Out: whether these are installed. With any other version every patch is off: pages take longer, and are
right.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from functools import cache
from pathlib import Path

TESTED = {
    "weasyprint": ("70.0",),
    "pydyf": ("0.13.0",),
    "tinycss2": ("1.5.1",),
    "cssselect2": ("0.10.1",),
    "cffi": ("2.1.1",),
}
"""`make test` has to pass with a version before it is written here; tests/test_weasy.py says what it looks at."""


@cache
def are_tested() -> bool:
    """Whether every library of the table is installed in a version that stands in it."""
    return all(version_of(library) in versions for library, versions in TESTED.items())


@cache
def version_of(library: str) -> str:
    """The version of an installed library, read in its source and without importing it; nothing where none is said."""
    spec = importlib.util.find_spec(library)
    if spec is None or spec.origin is None:
        return ""
    source = Path(spec.origin).read_text("utf-8")
    match = re.search(r"""^(?:VERSION = )?__version__ = ['"]([^'"]+)""", source, re.MULTILINE)
    return match[1] if match else ""

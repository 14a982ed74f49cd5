"""Jinja2 as the tags of a Word file have it: in a sandbox, and with strict names.

In: a list to note in. Out: the environment that fills the tags in, which notes a `Missed` for each name that there is
not; where filling them in breaks off, `Failed`.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Any

from presskit.writers.docx.names import CONTEXT, FILTERS


class Failed(Exception):
    """Rendering broke off; `source` is what docxtpl made of the part in which it did."""

    def __init__(self, fault: Exception, source: str) -> None:
        self.fault = fault
        self.source = source
        super().__init__(str(fault))

    @property
    def line(self) -> int | None:
        """The line of the source; Jinja2 writes it into the traceback."""
        from jinja2 import TemplateSyntaxError

        if isinstance(self.fault, TemplateSyntaxError):
            return self.fault.lineno
        frames = traceback.extract_tb(self.fault.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
        return lines[-1] if lines else None


@dataclass
class Missed:
    """A name that a template uses and that there is not."""

    name: str
    line: int | None
    known: Sequence[str]
    of_nothing: bool
    source: str = ""


def environment(missed: list[Missed]) -> Any:
    """Sandboxed and escaping; a name that there is not goes to `missed`, so that all of them are told at once."""
    from jinja2 import ChainableUndefined
    from jinja2.sandbox import SandboxedEnvironment
    from jinja2.utils import missing

    class Missing(ChainableUndefined):
        """Strict wherever it is used; `is defined` and `default` may ask for it."""

        __slots__ = ()

        def _note(self) -> None:
            if isinstance(self._undefined_name, str):
                line, variables = _where()
                of = self._undefined_obj
                known = (*CONTEXT, *variables) if of is missing else [name for name in dir(of) if name[0] != "_"]
                missed.append(Missed(self._undefined_name, line, known, of_nothing=of is None))

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __bool__(self) -> bool:
            self._note()
            return False

        def __len__(self) -> int:
            self._note()
            return 0

        def __call__(self, *_: Any, **__: Any) -> Any:
            self._note()
            return self

        def __eq__(self, other: object) -> bool:
            self._note()
            return False

        def __hash__(self) -> int:
            self._note()
            return 0

    sandbox = SandboxedEnvironment(undefined=Missing, autoescape=True)
    sandbox.filters.update(FILTERS)
    for there, name in ((sandbox.globals, "lipsum"), (sandbox.filters, "random")):  # the same profile, the same bytes
        del there[name]
    return sandbox


def _where() -> tuple[int | None, list[str]]:
    """The line of the template that is being rendered, and the names of its loops there."""
    from jinja2.utils import missing

    frame: FrameType | None = sys._getframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and frame.f_code.co_filename == template.filename:
            # Jinja2 compiles a loop's `entry` to l_2_entry, and what it does not find to a `missing` of that name
            there = [name for name, value in frame.f_locals.items() if value is not missing]
            names = [match[1] for name in there if (match := re.fullmatch(r"l_\d+_(\w+)", name))]
            return template.get_corresponding_lineno(frame.f_lineno), names
        frame = frame.f_back
    return None, []

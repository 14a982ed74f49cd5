"""What takes long to compile, kept for the next process as Python keeps its modules.

In: a name, everything that the thing is made of, and how to make it. Out: the thing: what an earlier process kept, if
it was made of the very same, else made anew and kept.

It lies in the `__pycache__` of presskit's own modules, under the rules that Python has for them: whoever may write
there may change presskit itself, PYTHONPYCACHEPREFIX and PYTHONDONTWRITEBYTECODE are heeded, and where it cannot be
written it is compiled each time. So only what travels with presskit is kept, nothing of a user's.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import hashlib
import importlib.util
import marshal
import os
import pickle
import sys
import typing
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import TypeVar

Thing = TypeVar("Thing")


def code(name: str, made_of: tuple[str, ...], compile: Callable[[], CodeType]) -> CodeType:
    """The code of this name, a file name; `made_of` is all that it depends on, the versions of its makers too."""
    made: CodeType = thing(name, made_of, compile, write=marshal.dumps, read=marshal.loads)
    return made


def thing(
    name: str,
    made_of: tuple[str, ...],
    make: Callable[[], Thing],
    *,
    write: Callable[[Thing], bytes],
    read: Callable[[bytes], Thing],
) -> Thing:
    """As `code`, anything that can be written as bytes and read again."""
    path, digest = _path(name), _digest(made_of)
    if path is None:
        return make()
    with contextlib.suppress(*_UNREADABLE):
        data = path.read_bytes()
        if data.startswith(digest):
            return read(data[len(digest) :])
    made = make()
    _keep(path, digest + write(made))
    return made


class Sources:
    """What the standard library compiles from text in every process, for dataclasses, named tuples and annotations:
    a thousand short texts, the same every time, and a sixth of the time of a short command.
    """

    def __init__(self) -> None:
        self._new = False

    def serve(self) -> None:
        """Stand in for `exec`, `eval` and `compile` in the modules that do this, and nowhere else."""
        dataclasses.exec = lambda text, *names: exec(self._code(text, "exec"), *names)  # type: ignore[attr-defined]
        collections.eval = lambda text, *names: eval(self._code(text, "eval"), *names)  # type: ignore[attr-defined]
        typing.compile = lambda text, _, mode: self._code(text, mode)  # type: ignore[attr-defined]

    def keep(self) -> None:
        """Keep what was compiled and had not been."""
        if self._new and (path := _path("sources")):
            _keep(path, _digest(()) + marshal.dumps(self._codes))

    @cached_property
    def _codes(self) -> dict[str, bytes]:
        return thing("sources", (), dict, write=marshal.dumps, read=marshal.loads)

    def _code(self, text: str, mode: str) -> CodeType:
        key = f"{mode} {text}"
        code: CodeType
        if key in self._codes:
            code = marshal.loads(self._codes[key])
        else:
            code = compile(text, "<string>", mode, dont_inherit=True)
            self._codes[key] = marshal.dumps(code)
            self._new = True
        return code


_UNREADABLE = (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError, AttributeError, ImportError)
"""What a damaged file brings, or one that names what another version of presskit had."""


def _path(name: str) -> Path | None:
    try:
        beside = Path(importlib.util.cache_from_source(__file__))
    except NotImplementedError:  # a Python that keeps nothing
        return None
    return beside.with_name(f"{name}.{sys.implementation.cache_tag}.pyc")


def _digest(made_of: tuple[str, ...]) -> bytes:
    return hashlib.sha256(repr((importlib.util.MAGIC_NUMBER, made_of)).encode()).digest()


def _keep(path: Path, data: bytes) -> None:
    """Write it for the next process, where that may be."""
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            _write(path, data)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: two processes may do this at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise

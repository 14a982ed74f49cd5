"""Modules that are imported with others, and seldom needed: the real ones are loaded when they are.

In: the name of a module, and what others take from it. Out: a stand-in in its place; or, for a package, what finds each
of its names when somebody asks for it.
"""

from __future__ import annotations

import importlib
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any


def defer(name: str, *callables: str) -> None:
    """Put a module in the place of `name` that loads the real one when one of its `callables` is called, or when it is
    asked for anything else.
    """
    if name in sys.modules:
        return
    package, _, own = name.rpartition(".")

    def real() -> types.ModuleType:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return importlib.import_module(name)

    def late(attribute: str) -> Any:
        return lambda *arguments, **named: getattr(real(), attribute)(*arguments, **named)

    def other(attribute: str) -> Any:
        if attribute.startswith("__"):  # the import system looks, and wants nothing
            raise AttributeError(attribute)
        return getattr(real(), attribute)

    stand_in = types.ModuleType(name, f"stands in for {name} until it is needed")
    for attribute in callables:
        setattr(stand_in, attribute, late(attribute))
    stand_in.__getattr__ = other  # type: ignore[method-assign]  # PEP 562
    sys.modules[name] = stand_in
    if package in sys.modules:
        setattr(sys.modules[package], own, stand_in)


def names_of(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562) that loads a name's module when the name is asked for.

    `homes`: for each name its module within the package, which may not be called as the name is. Type checkers take the
    names from imports under TYPE_CHECKING.
    """

    def found(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(importlib.import_module(f"{package}.{homes[name]}"), name)

    return found

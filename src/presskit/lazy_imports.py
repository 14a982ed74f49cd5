"""Modules that are imported with others, and seldom needed: the real ones are loaded when they are.

In: the name of a module, and what others take from it. Out: a stand-in in its place; or, for a package, what finds each
of its names when somebody asks for it.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any


@contextlib.contextmanager
def deferred(modules: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """What is imported meanwhile gets stand-ins for these modules, as `defer` makes them; what is imported afterwards
    gets the real ones.
    """
    stand_ins = [stand_in for name, callables in modules.items() if (stand_in := defer(name, *callables))]
    try:
        yield
    finally:
        for stand_in in stand_ins:
            name, (package, _, own) = stand_in.__name__, stand_in.__name__.rpartition(".")
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
            if vars(sys.modules.get(package, stand_in)).get(own) is stand_in:
                delattr(sys.modules[package], own)


def defer(name: str, *callables: str) -> types.ModuleType | None:
    """Put a module in the place of `name` that loads the real one when one of its `callables` is called, or when it is
    asked for anything else; that module, or None where the real one is loaded.
    """
    if name in sys.modules:
        return None
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
    return stand_in


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

# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Public names that import their module when they are first used (PEP 562)."""

from __future__ import annotations

import importlib
import sys
import types
from collections.abc import Callable, Mapping


def lazy_exports(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Makes `__getattr__`, `__dir__` and `__all__` of a package's `__init__.py`.

    Importing TensorFlow takes seconds; a program that prints its flags, or an
    interpreter that only needs LiteRT, must not pay for it.

    A function may have the name of its module: the import system would bind the
    package's attribute to the module, and here it does not.

    Args:
        package: the package's `__name__`.
        modules: public name -> module below the package that defines it.

    Returns:
        The three objects, in that order. `__getattr__` raises AttributeError
        for names that are not in `modules`.
    """

    def getattr_(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{package}.{modules[name]}"), name)
        vars(sys.modules[package])[name] = value
        return value

    def dir_() -> list[str]:
        return sorted(set(vars(sys.modules[package])) | set(modules))

    sys.modules[package].__class__ = _LazyPackage
    return getattr_, dir_, sorted(modules)


class _LazyPackage(types.ModuleType):
    """A package whose public names are not hidden by its modules."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, types.ModuleType) and name in self.__all__):
            super().__setattr__(name, value)

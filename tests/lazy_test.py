# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Lazy names import their module on first use, once, and only that one."""

import importlib
import sys

import pytest


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package `lazy_example` with two lazy names, imported afresh."""
    folder = tmp_path / "lazy_example"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from mobilebert_tf._lazy import lazy_exports\n"
        "__getattr__, __dir__, __all__ = lazy_exports(__name__, {'Two': 'two', 'One': 'one'})\n"
    )
    (folder / "one.py").write_text("class One: pass\n")
    (folder / "two.py").write_text("raise ImportError('two is broken')\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("lazy_example")
    for name in [name for name in sys.modules if name.startswith("lazy_example")]:
        del sys.modules[name]


def test_imports_a_module_when_its_name_is_used(package):
    assert "lazy_example.one" not in sys.modules
    assert package.One.__name__ == "One"
    assert "lazy_example.one" in sys.modules


def test_a_used_name_is_an_ordinary_attribute(package):
    assert package.One is vars(package)["One"]


def test_lists_names_without_importing_them(package):
    assert package.__all__ == ["One", "Two"]
    assert {"One", "Two"} <= set(dir(package))
    assert "lazy_example.two" not in sys.modules


def test_unknown_name_is_an_attribute_error(package):
    with pytest.raises(AttributeError, match=r"module 'lazy_example' has no attribute 'Three'"):
        _ = package.Three


def test_a_broken_module_says_so_itself(package):
    with pytest.raises(ImportError, match=r"two is broken"):
        _ = package.Two


def test_a_function_is_not_hidden_by_the_module_of_its_name(tmp_path, monkeypatch):
    # Importing the module first used to bind the package's attribute to it.
    folder = tmp_path / "lazy_twin"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from mobilebert_tf._lazy import lazy_exports\n"
        "__getattr__, __dir__, __all__ = lazy_exports(__name__, {'fold': 'fold'})\n"
    )
    (folder / "fold.py").write_text("def fold(): return 7\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("lazy_twin.fold")
    try:
        assert sys.modules["lazy_twin"].fold() == 7
    finally:
        del sys.modules["lazy_twin"], sys.modules["lazy_twin.fold"]

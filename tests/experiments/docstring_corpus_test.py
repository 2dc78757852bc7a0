# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Docstrings become documents; packages are found but not imported."""

import sys
import textwrap

import pytest

from experiments.pretraining.docstring_corpus import (
    PACKAGES,
    ModuleText,
    comparable,
    docstring_documents,
    read_docstrings,
)

SOURCES = {
    "__init__.py": 'raise RuntimeError("a package must not be imported")',
    "one.py": '''
        """The first module has a docstring."""
        class A:
            """The class A is about the letter."""
            def f(self):
                """This method of it returns a number."""
                def inner():
                    """This inner function is of no concern."""
            async def g(self): "This one is not in triple quotes."
        def f():
            """The first module, has a docstring!"""
        ''',
    "sub/two.py": '''
        """The first module has a docstring."""
        r"""This string is not a docstring at all."""
        def f():
            """A second module is in a folder."""
        ''',
    "broken.py": 'def f(:\n  """This file is not Python at all."""',
    "plain.py": "x = 1",
    "tests/three.py": '"""The tests of the package are passed over."""',
    "two_test.py": '"""The tests of the package are passed over."""',
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    for name, source in SOURCES.items():
        path = tmp_path / "some_package" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(source))
    monkeypatch.syspath_prepend(tmp_path)
    return "some_package"


def test_modules_classes_and_functions_once_each(package):
    assert read_docstrings([package, "not_installed_package"]) == [
        ModuleText(
            package,
            (
                "The first module has a docstring.",
                "The class A is about the letter.",
                "This method of it returns a number.",
                "This one is not in triple quotes.",
            ),
        ),
        ModuleText(package, ("A second module is in a folder.",)),
    ]
    assert package not in sys.modules


def test_progress_counts_files(package):
    reports = []
    read_docstrings([package], reports.append)
    assert sum(reports) == 5


def test_documents_have_enough_to_say(package):
    modules = [
        ModuleText("p", ("Ten words are in this one, it is short still.",) * 3),
        ModuleText("p", ("Only this is here to say.",)),
    ]
    assert docstring_documents(modules) == [list(modules[0].paragraphs)]


def test_no_package_is_one_sentence():
    with pytest.raises(ValueError, match=r"`packages` must be installed.*not_installed_package"):
        read_docstrings(["not_installed_package"])


def test_comparable_leaves_words_only():
    assert comparable("  It's\tNumPy -- (again)! ") == "it s numpy again"


def test_an_installed_package_reads_the_same_twice():
    package = "numpy"
    assert package in PACKAGES
    first, second = read_docstrings([package]), read_docstrings([package])
    assert first == second
    paragraphs = [paragraph for module in first for paragraph in module.paragraphs]
    assert len(paragraphs) > 1000
    assert len({comparable(paragraph) for paragraph in paragraphs}) == len(paragraphs)
    characters = "".join(paragraphs)
    assert ">>>" not in characters and "```" not in characters and "http" not in characters

# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Each module has a test file of its name, and pytest collects each test file."""

import ast
import pathlib

from tests.architecture.source_tree import (
    LIBRARY,
    PROGRAM_FOLDERS,
    REPOSITORY,
    python_files,
    syntax_tree,
)

SHORT = 30  # lines; what is shorter may be tested through its users


def _lines(path: pathlib.Path) -> int:
    return len((REPOSITORY / path).read_text("utf-8").splitlines())


def _defines_tests(path: pathlib.Path) -> bool:
    return any(
        (isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))
        or (isinstance(node, ast.ClassDef) and node.name.startswith("Test"))
        for node in syntax_tree(path).body
    )


def _test_file(path: pathlib.Path) -> pathlib.Path:
    return pathlib.Path("tests", *path.parts[1:-1], f"{path.stem.lstrip('_')}_test.py")


def test_modules_have_test_files():
    modules = [path for path in python_files(LIBRARY) if path.name != "__init__.py"]
    long = [path for path in modules if _lines(path) > SHORT]
    tests = python_files("tests")
    assert [str(path) for path in long if _test_file(path) not in tests] == []


def test_files_with_tests_are_those_pytest_collects():
    collected = {str(path): path.name.endswith("_test.py") for path in python_files("tests")}
    assert {str(path): _defines_tests(path) for path in python_files("tests")} == collected


def test_tests_live_only_below_tests():
    elsewhere = python_files(LIBRARY, *PROGRAM_FOLDERS)
    assert [str(path) for path in elsewhere if path.stem.endswith("_test")] == []

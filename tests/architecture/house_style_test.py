# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Files and functions stay short enough to read, and say what they are."""

import ast

from tests.architecture.source_tree import (
    LIBRARY,
    PROGRAM_FOLDERS,
    REPOSITORY,
    python_files,
    syntax_tree,
)

LICENSE_LINE = (
    "# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0."
)
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
# Function -> why it may be longer.
LONG_FOR_A_REASON = {
    "mobilebert_tf/models/mobilebert_backbone.py: __init__": (
        "the whole functional graph under KerasHub's three banners, and its many arguments"
    ),
}
# Keras documents these; ours only say more where they do more.
KERAS_METHODS = {
    "apply_gradients",
    "build",
    "call",
    "compute_output_shape",
    "compute_output_spec",
    "from_config",
    "get_config",
    "update_step",
}
OURS = python_files(LIBRARY, *PROGRAM_FOLDERS)
EVERYTHING = python_files(LIBRARY, *PROGRAM_FOLDERS, "tests")
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def _functions(path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(syntax_tree(path)) if isinstance(node, FUNCTION)]


def _lines(function: ast.FunctionDef) -> int:
    """Returns the function's length without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    docstring = first.end_lineno - first.lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - docstring


def _undocumented(body, inside="") -> list[str]:
    names = []
    for node in body:
        if not isinstance(node, (*FUNCTION, ast.ClassDef)) or node.name.startswith("_"):
            continue
        inherited = inside and node.name in KERAS_METHODS
        overloads = {ast.unparse(decorator) for decorator in node.decorator_list}
        setter = any(name.endswith(".setter") for name in overloads)
        if not (ast.get_docstring(node) or inherited or setter):
            names.append(inside + node.name)
        if isinstance(node, ast.ClassDef):
            names += _undocumented(node.body, f"{node.name}.")
    return names


def _source_lines(path) -> list[str]:
    return (REPOSITORY / path).read_text("utf-8").splitlines()


def test_files_start_with_the_license_and_a_docstring():
    assert [str(path) for path in EVERYTHING if _source_lines(path)[:1] != [LICENSE_LINE]] == []
    assert [str(path) for path in EVERYTHING if not ast.get_docstring(syntax_tree(path))] == []


def test_files_are_short():
    lengths = {str(path): len(_source_lines(path)) for path in EVERYTHING}
    assert {path: lines for path, lines in lengths.items() if lines > MAX_FILE_LINES} == {}


def test_functions_are_short():
    lengths = {f"{path}: {f.name}": _lines(f) for path in EVERYTHING for f in _functions(path)}
    long = {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION_LINES}
    assert {name: lines for name, lines in long.items() if name not in LONG_FOR_A_REASON} == {}
    assert set(LONG_FOR_A_REASON) - set(long) == set(), "short again: remove the reason"


def test_public_names_have_docstrings():
    missing = {str(path): _undocumented(syntax_tree(path).body) for path in OURS}
    assert {path: names for path, names in missing.items() if names} == {}

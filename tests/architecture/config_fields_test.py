# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every field of every frozen dataclass is read by something: no dead switches."""

import ast
import functools

from tests.architecture.source_tree import (
    LIBRARY,
    PROGRAM_FOLDERS,
    python_files,
    syntax_tree,
)


def _is_frozen_dataclass(node: ast.AST) -> bool:
    calls = [d for d in getattr(node, "decorator_list", []) if isinstance(d, ast.Call)]
    return isinstance(node, ast.ClassDef) and any(
        ast.unparse(call.func).endswith("dataclass")
        and any(k.arg == "frozen" and ast.unparse(k.value) == "True" for k in call.keywords)
        for call in calls
    )


@functools.cache
def _frozen_dataclasses():
    return [
        (path, node)
        for path in python_files(LIBRARY, *PROGRAM_FOLDERS)
        for node in ast.walk(syntax_tree(path))
        if _is_frozen_dataclass(node)
    ]


def _fields(definition: ast.ClassDef) -> set[str]:
    annotated = [node for node in definition.body if isinstance(node, ast.AnnAssign)]
    return {node.target.id for node in annotated if "ClassVar" not in ast.unparse(node.annotation)}


def _attributes_read(tree: ast.AST) -> set[str]:
    """Returns the names read as `something.name`, but for those only validated."""
    if isinstance(tree, ast.FunctionDef) and tree.name == "__post_init__":
        return set()
    read = set()
    if isinstance(tree, ast.Attribute) and isinstance(tree.ctx, ast.Load):
        read.add(tree.attr)
    return read.union(*map(_attributes_read, ast.iter_child_nodes(tree)))


@functools.cache
def _names(path) -> set[str]:
    """Returns every name, attribute and import of a file."""
    return {
        getattr(node, kind, "")
        for node in ast.walk(syntax_tree(path))
        for kind in ("id", "attr", "name")
    }


@functools.cache
def _read_in(path) -> set[str]:
    return _attributes_read(syntax_tree(path))


def _readers(path, name: str):
    """Returns the files that could hold an instance: neighbours, and whoever names the class.

    A library's config is only read by the library; what it returns, a program may read.
    """
    library_config = path.parts[0] == LIBRARY and name.endswith("Config")
    folders = (LIBRARY,) if library_config else (LIBRARY, *PROGRAM_FOLDERS)
    files = python_files(*folders)
    return [file for file in files if file.parent == path.parent or name in _names(file)]


def _heirs(definition: ast.ClassDef):
    """Returns the dataclass and those derived from it, whose readers read its fields too."""
    for path, other in _frozen_dataclasses():
        if other.name == definition.name:
            yield path, other.name
        elif any(getattr(base, "id", "") == definition.name for base in other.bases):
            yield from _heirs(other)


def test_every_field_is_read():
    unread = {}
    for path, definition in _frozen_dataclasses():
        files = {file for heir in _heirs(definition) for file in _readers(*heir)}
        read = set().union(*map(_read_in, files))
        unread[f"{path}: {definition.name}"] = sorted(_fields(definition) - read)
    assert {name: fields for name, fields in unread.items() if fields} == {}


def test_a_field_that_is_only_validated_counts_as_unread():
    tree = ast.parse(
        "class C:\n"
        "  def __post_init__(self):\n    assert self.dead\n"
        "  def use(self):\n    return self.alive\n"
    )
    assert _attributes_read(tree) == {"alive"}

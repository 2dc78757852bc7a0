# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every field of every frozen dataclass is read by something: no dead switches."""

import ast

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


def _frozen_dataclasses():
    for path in python_files(LIBRARY, *PROGRAM_FOLDERS):
        for node in ast.walk(syntax_tree(path)):
            if _is_frozen_dataclass(node):
                yield path, node


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


def _readers(path, name: str):
    """Returns the files that could hold an instance: neighbours, and whoever names the class.

    A library's config is only read by the library; what it returns, a program may read.
    """
    library_config = path.parts[0] == LIBRARY and name.endswith("Config")
    folders = (LIBRARY,) if library_config else (LIBRARY, *PROGRAM_FOLDERS)
    for file in python_files(*folders):
        tree = syntax_tree(file)
        if file.parent == path.parent or any(
            name in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", ""))
            for node in ast.walk(tree)
        ):
            yield tree


def test_every_field_is_read():
    unread = {}
    for path, definition in _frozen_dataclasses():
        read = set().union(*map(_attributes_read, _readers(path, definition.name)))
        unread[f"{path}: {definition.name}"] = sorted(_fields(definition) - read)
    assert {name: fields for name, fields in unread.items() if fields} == {}


def test_a_field_that_is_only_validated_counts_as_unread():
    tree = ast.parse(
        "class C:\n"
        "  def __post_init__(self):\n    assert self.dead\n"
        "  def use(self):\n    return self.alive\n"
    )
    assert _attributes_read(tree) == {"alive"}

# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The repository's files and what their syntax trees say, for the tests of this folder."""

import ast
import functools
import pathlib
import subprocess
from collections.abc import Iterator

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = "mobilebert_tf"
PROGRAM_FOLDERS = ("export", "experiments", "android_bench")


@functools.cache
def repository_files() -> tuple[pathlib.Path, ...]:
    """Returns the files that git tracks or would offer to add, relative to the root.

    Raises:
        RuntimeError: outside a git working tree.
    """
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    if listing.returncode:
        raise RuntimeError(f"These tests need a git checkout. git says: {listing.stderr}")
    paths = (pathlib.Path(name) for name in listing.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if (REPOSITORY / path).is_file()))


def python_files(*folders: str) -> list[pathlib.Path]:
    """Returns the Python files below `folders`, relative to the root."""
    return [
        path for path in repository_files() if path.suffix == ".py" and path.parts[0] in folders
    ]


@functools.cache
def syntax_tree(path: pathlib.Path) -> ast.Module:
    """Returns the parsed file at `path`, relative to the root."""
    return ast.parse((REPOSITORY / path).read_text("utf-8"), filename=str(path))


def module_name(path: pathlib.Path) -> str:
    """Returns the dotted name: `a/b.py` is `a.b` and `a/__init__.py` is `a`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_names(path: pathlib.Path) -> Iterator[str]:
    """Yields what the file imports, anywhere in it: `from a import b` yields `a.b`."""
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute_base(path, node)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imported_folders(path: pathlib.Path, package: str) -> set[str]:
    """Returns the children of `package` the file imports from; "" for the package itself.

    `from package import Name` needs the package itself unless `Name` is a child.
    """
    folder = REPOSITORY / package
    children = {child.stem for child in folder.iterdir()} if folder.is_dir() else set()
    parts = [name.split(".") for name in imported_names(path)]
    names = {part[1] if len(part) > 1 else "" for part in parts if part[0] == package}
    return {name if name in children else "" for name in names}


def _absolute_base(path: pathlib.Path, node: ast.ImportFrom) -> str:
    """Returns the module after `from`, with leading dots resolved."""
    if not node.level:
        return node.module or ""
    package = path.parts[: len(path.parts) - node.level]
    return ".".join([*package, *([node.module] if node.module else [])])

# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The reference of the library's public names, made of their docstrings.

The sources are read and not imported (by griffe).
"""

from __future__ import annotations

import ast
from pathlib import Path

import griffe

from experiments.reference_entry import reference_entry

REPOSITORY = Path(__file__).parents[1]
REFERENCE = REPOSITORY / "docs" / "reference"
_LIBRARY = "mobilebert_tf"
_NOTE = "<!-- Written by `python -m experiments.reference`; change the docstrings instead. -->"


def stale_pages() -> dict[Path, str | None]:
    """Returns what pages should hold that hold something else; None for one too many."""
    fresh = reference_pages()
    there = {path: path.read_text("utf-8") for path in REFERENCE.glob("*.md")}
    stale: dict[Path, str | None] = {
        path: text for path, text in fresh.items() if there.get(path) != text
    }
    return stale | dict.fromkeys(there.keys() - fresh.keys())


def reference_pages() -> dict[Path, str]:
    """Returns every page's text."""
    library = griffe.load(
        _LIBRARY,
        search_paths=[REPOSITORY],
        allow_inspection=False,
        docstring_parser="google",
        docstring_options={"warnings": False},
    )
    packages = {
        path.parent.name: exports
        for path in sorted((REPOSITORY / _LIBRARY).glob("*/__init__.py"))
        if (exports := lazy_names(path))
    }
    pages = {
        REFERENCE / f"{name}.md": _page(library[name], exports)
        for name, exports in packages.items()
    }
    return pages | {REFERENCE / "README.md": _index(library, packages)}


def lazy_names(path: Path) -> dict[str, str]:
    """Returns public name -> module, as the package's `lazy_exports` has them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "lazy_exports":
            return ast.literal_eval(node.args[1])
    return {}


def _page(package: griffe.Module, exports: dict[str, str]) -> str:
    entries = [
        reference_entry(package[module][name], f"{package.path}.{name}")
        for name, module in sorted(exports.items(), key=lambda item: item[0].lower())
    ]
    head = [f"# `{package.path}`", _NOTE, package.docstring.value]
    return "\n\n".join([*head, *entries]) + "\n"


def _index(library: griffe.Module, packages: dict[str, dict[str, str]]) -> str:
    lines = [
        "# Reference",
        "",
        _NOTE,
        "",
        "The public names of each sub-package, `from mobilebert_tf.PACKAGE import NAME`. What is",
        "not here may change without a word.",
        "",
        "| package | what it is | names |",
        "|---|---|---|",
    ]
    for name, exports in packages.items():
        summary = library[name].docstring.value.partition("\n\n")[0].replace("\n", " ")
        names = ", ".join(f"`{export}`" for export in sorted(exports, key=str.lower))
        lines.append(f"| [`{name}`]({name}.md) | {summary} | {names} |")
    return "\n".join(lines) + "\n"

# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A corpus that needs no download: the English in the docstrings of installed packages.

The packages are those that this project's own dependencies bring along. They are
found and parsed as files; none is imported. With TensorFlow 2.20, Keras 3.15,
KerasHub 0.32, NumPy 2, SciPy 1, pandas 3, scikit-learn 1 and matplotlib 3 this
is about 7.7 MB of text in 2,500 documents, read in a quarter of a minute.
"""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import gc
import importlib.util
import pathlib
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from experiments.pretraining.docstring_prose import docstring_paragraphs

PACKAGES = (
    "keras",
    "keras_hub",
    "matplotlib",
    "numpy",
    "pandas",
    "scipy",
    "sklearn",
    "tensorflow",
)

# Tests and aliases say nothing new; TensorFlow keeps an old copy of Keras, and
# the wrappers it generates repeat the text of the functions that use them.
_PASSED_OVER = re.compile(
    r"(?:^|/)(?:tests?|testing|test_utils|_api|_tf_keras|_vendor|_?externals?|gen_[^/]*\.py"
    r"|test_[^/]*\.py|[^/]*_test\.py|conftest\.py)(?:/|$)|^python/keras/"
)

_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

_MIN_DOCUMENT_WORDS = 30


@dataclasses.dataclass(frozen=True)
class ModuleText:
    """The English of a module.

    Attributes:
        package: top-level name, such as `scipy`.
        paragraphs: in the order of the file, without those that an earlier
            module has too.
    """

    package: str
    paragraphs: tuple[str, ...]


def read_docstrings(
    packages: Sequence[str] = PACKAGES, progress: Callable[[int], Any] | None = None
) -> list[ModuleText]:
    """Reads the docstrings of those packages that are installed.

    Docstrings of modules, of classes, and of functions and methods that are not
    inside a function. Paragraphs that repeat an earlier one in everything but
    case and punctuation are left out, over all packages. The result
    depends on the installed versions and on nothing else.

    Args:
        packages: top-level names.
        progress: called with the number of files each time some were read.

    Returns:
        Modules with any text, in the order of `packages` and of their paths.

    Raises:
        ValueError: if none of the packages is installed.
    """
    folders = {package: folder for package in packages if (folder := _folder(package))}
    if not folders:
        raise ValueError(
            f"`packages` must be installed to read their docstrings. Received: "
            f"packages={tuple(packages)}. Install one, or give the quickstart your own text."
        )
    seen: set[str] = set()
    modules = []
    with _no_collection():
        for package, folder in folders.items():
            for file in _source_files(folder):
                if paragraphs := tuple(_unseen(_paragraphs(file), seen)):
                    modules.append(ModuleText(package, paragraphs))
                if progress:
                    progress(1)
    return modules


def docstring_documents(modules: Iterable[ModuleText]) -> list[list[str]]:
    """A document for each module that has more than a sentence or two to say."""
    documents = (list(module.paragraphs) for module in modules)
    return [
        document for document in documents if len(" ".join(document).split()) >= _MIN_DOCUMENT_WORDS
    ]


def _folder(package: str) -> pathlib.Path | None:
    """Where a package lies; finding a top-level name imports nothing."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return None
    locations = spec.submodule_search_locations if spec else None
    return pathlib.Path(next(iter(locations))) if locations else None


def _source_files(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(
        file
        for file in folder.rglob("*.py")
        if not _PASSED_OVER.search(file.relative_to(folder).as_posix())
    )


def _paragraphs(file: pathlib.Path) -> Iterator[str]:
    source = file.read_bytes()
    if b'"""' not in source and b"'''" not in source:
        return
    try:
        with warnings.catch_warnings():
            # Other people's escape sequences are not our concern.
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    for docstring in _docstrings(tree):
        yield from docstring_paragraphs(docstring)


def _docstrings(node: ast.AST) -> Iterator[str]:
    """Docstrings of a module or class and of what is defined directly in it."""
    if docstring := ast.get_docstring(node, clean=False):
        yield docstring
    if isinstance(node, (ast.Module, ast.ClassDef)):
        for child in node.body:
            if isinstance(child, _DEFINITIONS):
                yield from _docstrings(child)


def _unseen(paragraphs: Iterable[str], seen: set[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        key = comparable(paragraph)
        if key not in seen:
            seen.add(key)
            yield paragraph


def comparable(text: str) -> str:
    """The letters and digits of a text in lower case, a blank between words."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Syntax trees are millions of short-lived objects: collecting doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
